//! Random rules with reductions, written by a test of the compiler.
// No line is by hand: see `optim-macros/compiler/src/tests/random_rules.rs`.

use optim_runtime::optimizer;

optimizer! {
    pub struct Reducing0 { lr = 0.259 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.8016 , flag = false , }
    state { s0, s1: scalar = 1, s2 = lr }
    update(w, g, t) {
        s0 = ema(0.6, sum((clamp(w, -1, 1)) + w));
        s1 = prev(s1) * (1 - 1 / (t + 1));
        s2 = min(prev(s2) + 1, (col_mean((s0) * g)) / (abs((s0) / (abs(w) + eps)) + eps));
        let x2 = (1 - 0.9^t);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * prev(s0) + lr * s1 + 0.5 * lr * s2 + lr * x2 + lr * ((sum(((if s0 != 0 { 1 / (s0) } else { c })) - g * w)) / (abs(ln(eps)) + eps));
    }
    eval(w) {
        if flag {
            w = w + lr * (w);
        } else {
            w = ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { s0 }) - (0.2562 + s0)) * (ln(eps * (eps)));
        }
    }
}

optimizer! {
    pub struct Reducing1 { lr = 0.1217 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7257 where 0 <= beta1 < 1, c = 1.9362 where c >= 1, flag = true , }
    state { s0 = lr }
    update(w, g, t) {
        s0 = ema(0.9, g * (g) * ((if !flag { g } else { w })));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * ((if (if -0.978 > beta1 { -1.226 } else { s0 }) < s0 { dot(((0.4317 - t)) - g * w, g) } else { (((1 - 0.9^t) - -1.6506)) / (eps) }));
    }
    eval(w, t) {
        if flag {
            w = w + lr * ((if flag { min(ln((t + 1)), c) } else { (s0 + w) * (s0) }));
        } else {
            w += 0.5 * (((if flag { s0 } else { lr }))^3 - w);
        }
    }
}

optimizer! {
    pub struct Reducing2 { lr = 0.3723 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5046 where 0 <= beta0 < 1, n = 13u64 , flag = false , }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, g);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * ((col_mean((clamp(s0, -1, 1)) - g * w) + eps)));
    }
    eval(w) {
        if flag {
            w = s0;
        } else {
            w += 0.5 * (sin(clamp(n, -1, 1)) - w);
        }
    }
}

optimizer! {
    pub struct Reducing3 { lr = 0.2428 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8974 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = max(prev(s0), eps);
        let x0 = (g - g) * (eps * (g));
        s1 = max(prev(s1), (-0.0775 + sum((lr) * g)));
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * ((x0 - (max(lr, beta1) - (w) / (eps))));
    }
}

optimizer! {
    pub struct Reducing4 { lr = 0.3451 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, eps);
        let x0 = dot(((eps - s0)) + w, ((eps - s0)) + w);
        s1 = ema(0.6, sqrt(sqrt(x0)));
        w -= lr * clamp(g, -1, 1) + lr * s1 + 0.5 * lr * prev(s1) + lr * ((if ln(eps) > prev(s1) { (eps) / (abs(g) + eps) } else { 0.0737 * (-1.0981) }) * (((s1 - w)) / (0.6713 * (eps))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (w * (eps)) / ((2 - clamp(s0, -1, 1)));
        w = w + lr * (s0 * ((s1)^3 * ((s0 + lr))));
    }
}

optimizer! {
    pub struct Reducing5 { lr = 0.0811 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7937 where 0 <= beta0 < 1, }
    state { s0, s1 = lr, s2 = lr }
    update(w, g, t) {
        s0 = trace(beta0, (if g >= 1 && g <= 8 { ln(g) } else { (w) / (abs(sqrt(t)) + eps) }));
        let x0 = (1.2724) / ((mean(((s0) - g * w)^2) + eps));
        s1 = ema(beta0, norm((-0.9713) + w));
        s2 = running_max(beta0, clamp(eps, -1, 1) * (min(1.0846, (1 - 0.9^t))));
        w = 0.99 * w - (lr * sign(g) + lr * x0 + 0.1 * s1 + 0.5 * lr * s2 + lr * ((max_abs((s1) * g) + (s2)^2)));
    }
}

optimizer! {
    pub struct Reducing6 { lr = 0.3965 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 = lr }
    update(w, g, t) {
        s0 = ema(0.75, sum((((-1.2242) / (1.9215)) + w)^2));
        let x0 = sign(ln(eps));
        s1 = ema(0.75, 1.099);
        let x1 = max((if s1 < s0 { g } else { s0 }), eps);
        s2 = running_max(0.75, ((g) / (abs(t) + eps) + row_mean((x1) + w)));
        w -= lr * g / (abs(g) + eps) + 0.1 * x0 + lr * s2 + lr * (eps);
    }
}

optimizer! {
    pub struct Reducing7 { lr = 0.46 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = ema(0.9, -(w) * (g * (eps)));
        s1 = ema(0.9, ln((sqrt(1.471) + eps)));
        s2 = 0.6 * prev(s2) + (1 - 0.6) * ((sqrt(exp(clamp(prev(s0), -3, 3))) + eps));
        w -= lr * g / (abs(g) + eps) + lr * s1 + lr * debias(s1) + lr * s2 + lr * ((if debias(s1) >= 1 && debias(s1) <= 8 { ln(debias(s1)) } else { dot((col_mean((s0) - g * w)) * g, g) }));
    }
}

optimizer! {
    pub struct Reducing8 { lr = 0.3492 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.9115 where 0 <= beta1 < 1, }
    update(w, g) {
        w -= lr * g + lr * ((clamp((beta1) / (abs(w) + eps), -1, 1)) / (abs(row_mean((clamp(w, -1, 1)) * g)) + eps));
    }
}

optimizer! {
    pub struct Reducing9 { lr = 0.0892 where lr >= 0, eps = 1e-6 where eps > 0, n = 2u64 , }
    state { s0: scalar = 1, s1 = lr }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        let x0 = clamp(ln(eps), -1, 1);
        s1 = ema(0.9, min(n, n) * (w));
        let x1 = (-(g) + eps);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * x0 + 0.1 * s1 + 0.1 * prev(s1) + lr * x1 + lr * ((((if (t + 1) > 0 { sqrt((t + 1)) } else { x1 })) / (sum(exp(clamp((x1) * g, -3, 3))))) / (sum(exp(clamp(((1.1987) / (abs(s1) + eps)) + w, -3, 3)))));
    }
}

optimizer! {
    pub struct Reducing10 { lr = 0.0686 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(0.6, (len(w) - ndim(w)));
        let x0 = eps;
        s1 = running_max(0.75, (sum(((g) + w)^2) + sqrt(x0)));
        let x1 = (mean((((if s0 >= 1 && s0 <= 8 { ln(s0) } else { s0 })) - g * w)^2) + eps);
        s2 = min(prev(s2) + 1, (g * (s1)) / ((sqrt(x1) + eps)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * prev(s0) + 0.1 * s2 + lr * ((mean((ln(x0)) + w)) / ((1.3682 * (lr) + 1 / (1 + t))));
    }
    eval(w) {
        let y = ((0.8217) / (abs(s0) + eps)) / (exp(clamp(eps, -3, 3)));
        w *= exp(clamp(round(y), -3, 3));
    }
}

optimizer! {
    pub struct Reducing11 { lr = 0.3921 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * ((s0 * (w * (lr)) + ln((mean(((s0) + w)^2) + eps))));
    }
}

optimizer! {
    pub struct Reducing12 { lr = 0.0049 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = max(prev(s0), eps);
        let x0 = (sqrt(abs(lr)) + eps);
        s1 = 0.75 * prev(s1) + (1 - 0.75) * (sum(((g) * g)^2));
        s2 = max(prev(s2), 1.115);
        let x2 = ((1.1664)^3) / (exp(clamp(s0, -3, 3)));
        w = 0.99 * w - (lr * g + 0.1 * x0 + lr * s1 + 0.1 * s2 + 0.1 * x2 + lr * (clamp((ln(eps) + g), -1, 1)));
    }
    eval(w) {
        if flag {
            w += 0.5 * (ln((sqrt(s1) + eps)) - w);
        } else {
            w = lr;
        }
    }
}

optimizer! {
    pub struct Reducing13 { lr = 0.4017 where lr >= 0, eps = 1e-6 where eps > 0, n = 12u64 , }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (min((if col_mean((n) + w) >= w { -(g) } else { mean((eps) * g) }), exp(clamp((g)^3, -3, 3))));
    }
}

optimizer! {
    pub struct Reducing14 { lr = 0.2868 where lr >= 0, eps = 1e-6 where eps > 0, n = 15u64 , }
    state { s0 = g^2, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, n);
        s1 = max(prev(s1), abs((1 / t) / (eps)));
        s2 = min(prev(s2) + 1, col_mean(((w)^3) - g * w));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * s1 + lr * s2 + lr * (lr);
    }
}

optimizer! {
    pub struct Reducing15 { lr = 0.0628 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, eps);
        let x0 = 0.1537;
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * x0 + lr * (ln((norm((w) - g * w) + eps)));
    }
}

optimizer! {
    pub struct Reducing16 { lr = 0.3552 where lr >= 0, beta0 = 0.6828 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = trace(beta0, -(sum((g) * g)));
        let x0 = ((g)^2 + 1 / (1 + t));
        s1 = ema(beta0, (1.0534)^2);
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * (((if w < -0.5 { (lr) / (w) } else { 0 }) - (s0 * (-0.1286))^3)));
    }
}

optimizer! {
    pub struct Reducing17 { lr = 0.3989 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2, s2 = g^2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = ema(0.6, max((if 1.8173 <= g { g } else { s0 }), 0));
        let x1 = w;
        s2 = ema(0.6, clamp(-0.6447 * (g), 0, 1));
        let x2 = prev(s2);
        w -= lr * g + 0.1 * s1 + lr * x1 + lr * x2 + lr * (mean((-(s0)) - g * w) * ((cbrt(0.6021) + (x2) / (eps))));
    }
}

optimizer! {
    pub struct Reducing18 { lr = 0.0214 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5343 where 0 <= beta0 < 1, c = 1.1905 where -2 <= c <= 2, flag = false , }
    update(w, g) {
        w -= lr * sign(g) + lr * (-((mean((g) - g * w) + (g) / (eps))));
    }
    eval(w) {
        if flag {
            w = w + lr * (min(-(beta0) * (min(1.7774, w)), c));
        } else {
            w = w + lr * (clamp((w) / (abs((-0.2444) / (eps)) + eps), -1, 1));
        }
    }
}

optimizer! {
    pub struct Reducing19 { lr = 0.3509 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9305 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = ema(beta0, dot((eps) + w, g));
        s1 = ema(0.9, -(w * (s0)));
        w -= lr * g / (abs(g) + eps) + 0.1 * prev(s0) + lr * s1 + lr * (ln(eps));
    }
}

optimizer! {
    pub struct Reducing20 { lr = 0.0642 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (col_mean((w * (1.0664)) - g * w));
    }
}

optimizer! {
    pub struct Reducing21 { lr = 0.3586 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((row_mean((dot((g) * g, g)) * g))^3);
    }
}

optimizer! {
    pub struct Reducing22 { lr = 0.2706 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (sum((w) + w)));
    }
}

optimizer! {
    pub struct Reducing23 { lr = 0.0824 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5558 , }
    state { s0 = lr }
    update(w, g) {
        s0 = running_max(0.9, abs(g));
        let x0 = eps;
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * x0 + lr * (col_mean(((col_mean((w) + w)) / (abs((c)^3) + eps)) * g));
    }
}

optimizer! {
    pub struct Reducing24 { lr = 0.1148 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((atan2(row_mean((w) - g * w), col_mean((lr) - g * w))) / (abs((1.9551) / (abs(g) + eps))));
    }
}

optimizer! {
    pub struct Reducing25 { lr = 0.295 where lr >= 0, beta0 = 0.8372 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1: scalar = 1 }
    update(w, g, t) {
        s0 = trace(0.9, dot((beta0) + w, g));
        s1 = prev(s1) * (1 - 0.5^t);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * prev(s0) + 0.5 * lr * s1 + lr * (-1.936));
    }
}

optimizer! {
    pub struct Reducing26 { lr = 0.3531 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.6, (g * (1.6018))^3);
        s1 = min(prev(s1) + 1, sum((((s0)^3) - g * w)^2));
        s2 = trace(0.9, w * (prev(s0)) * ((s0)^3));
        let x2 = ((if debias(s0) >= 1 && debias(s0) <= 8 { ln(debias(s0)) } else { s2 }))^2;
        w = 0.99 * w - (lr * sign(g) + 0.1 * s1 + lr * x2 + lr * (((1.1993) / (t * (eps)) + sign(-(s1)))));
    }
}

optimizer! {
    pub struct Reducing27 { lr = 0.4809 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1 }
    update(w, g) {
        s0 = trace(0.75, eps);
        let x0 = sum((0.289 * (0.5329)) - g * w);
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((2 - sign(log1p(eps))));
        w -= lr * g + lr * s0 + lr * prev(s0) + lr * x0 + lr * s1 + lr * (prev(s0) * (((if 0.7989 > prev(s0) { prev(s0) } else { prev(s0) }))^3));
    }
    eval(w, t) {
        if t > 2 {
            w = round((-(w)) / ((2 - clamp(0.2328, -1, 1))));
        } else {
            w = (clamp(s0 * (s1), -1, 1)) / (eps);
        }
    }
}

optimizer! {
    pub struct Reducing28 { lr = 0.0968 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0: scalar = 1, s1: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        let x0 = sum((-(s0)) - g * w);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * x0 + 0.1 * s1 + lr * ((ln((mean(((s1) + w)^2) + eps)) - x0)));
    }
    eval(w) {
        if flag {
            w = (-((s1)^3) + w);
        } else {
            w = w + lr * (atan2(ln(max(s0, eps)), min((s1) / (0.1833), (s0 + s1))));
        }
    }
}

optimizer! {
    pub struct Reducing29 { lr = 0.0623 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g, t) {
        s0 = ema(0.75, (g * (w) + sin(1 / t)));
        let x0 = (sqrt((w)^2) + eps);
        w -= lr * sign(g) + lr * s0 + lr * x0 + lr * (min(((x0)^3 - -1.7687 * (w)), mean((s0) - g * w) * ((x0) / (0.5589))));
    }
}

optimizer! {
    pub struct Reducing30 { lr = 0.1115 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (sqrt(mean(abs((g) - g * w))) + eps));
        let x0 = -(ln(eps));
        s1 = ema(0.6, abs(mean((w) * g)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + lr * x0 + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + lr * (((-(w)) / (abs((s1 - g)) + eps)) / (((g)^2 + 1 / (1 + t)))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = -((s0) / (eps));
        w = ln(eps * (eps)) * (((if -1.7248 > s1 { s0 } else { s1 })) / ((1.6221 + 1 / (1 + t))));
    }
}

optimizer! {
    pub struct Reducing31 { lr = 0.4105 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.75, abs(clamp(w, -1, 1)));
        let x0 = w;
        s1 = running_max(0.6, (max(s0, 0))^0.3);
        let x1 = dot(((prev(s0)) / (eps)) + w, ((prev(s0)) / (eps)) + w);
        w -= lr * sign(g) + 0.5 * lr * x0 + 0.1 * s1 + 0.1 * x1 + lr * (sum((((if g >= x0 { w } else { g }) - (if x1 >= (t + 1) { x1 } else { w }))) + w));
    }
}

optimizer! {
    pub struct Reducing32 { lr = 0.1997 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5685 where 0 <= beta0 < 1, c = 1.9019 where -2 <= c <= 2, flag = true , }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = trace(0.9, row_mean((s0) - g * w) * (g * (eps)));
        w -= lr * sign(g) + lr * s1 + 0.1 * prev(s1) + lr * (-0.7821 * (min(clamp(s0, -1, 1), ln(eps))));
    }
    eval(w, t) {
        let y = (w) / (eps) * (min(w, 0.2093));
        if flag {
            w = (if -(-1.3377) > 1 / t { ((w) / (eps) - lr * (c)) } else { ((y)^3 + clamp(beta0, -1, 1)) });
        } else {
            w = w + lr * (s0);
        }
    }
}

optimizer! {
    pub struct Reducing33 { lr = 0.3699 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.942 where 0 <= beta0 < 1, beta1 = 0.5084 where 0 <= beta1 < 1, flag = false , }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, min(mean((w) * g), (g - w)));
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.1 * prev(s0) + lr * ((if (0.5824) / (eps) >= -0.1391 { (if flag { (lr) / (1.5543) } else { beta1 }) } else { ((s0)^3) / (abs(min(g, -0.4669)) + eps) }));
    }
    eval(w) {
        if flag {
            w *= (sqrt(1.8078) + eps);
        } else {
            w *= ((w) / (eps) + eps);
        }
    }
}

optimizer! {
    pub struct Reducing34 { lr = 0.4588 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * sign(g) + 0.1 * s0 + lr * (min(dot(((g)^3) + w, g), sqrt((sqrt(t))^2)));
    }
}

optimizer! {
    pub struct Reducing35 { lr = 0.4996 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1 }
    update(w, g, t) {
        s0 = running_max(0.9, ln(eps));
        let x0 = (eps + 1 / (1 + t));
        s1 = ema(0.6, abs(x0));
        let x1 = dot(((if 1.238 != 0 { 1 / (1.238) } else { s0 })) + w, g);
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + 0.1 * x1 + lr * (g * ((min(g, x0) - (s1)^3)));
    }
}

optimizer! {
    pub struct Reducing36 { lr = 0.2525 where lr >= 0, eps = 1e-6 where eps > 0, n = 5u64 , }
    state { s0, s1 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (if w < -0.5 { (g * (g)) / (w) } else { 0 }));
        let x0 = (1 - clamp((if s0 <= s0 { 0.6859 } else { -1.9795 }), -1, 1)^2);
        s1 = min(prev(s1) + 1, dot(((1.2145) / (eps)) + w, g));
        let x1 = atan2(min(prev(s1), lr), (n) / (eps));
        w -= lr * sign(g) + lr * x0 + lr * x1 + lr * ((s0 - (g) / (eps)));
    }
}

optimizer! {
    pub struct Reducing37 { lr = 0.319 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, clamp((g) / (eps), -1, 1));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (row_mean(((if w * (s0) < w { ln(eps) } else { lr })) * g));
    }
}

optimizer! {
    pub struct Reducing38 { lr = 0.0265 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8205 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = beta1 * prev(s0) + (1 - beta1) * (abs((w - g)));
        s1 = running_max(0.9, abs(mean((g) + w)));
        let x1 = -1.5914 * (0.5115) * (atan2(g, 1 / t));
        s2 = ema(beta1, prev(s0));
        w -= lr * g + lr * s1 + lr * prev(s1) + 0.1 * x1 + lr * s2 + lr * (-(g));
    }
    eval(w, t) {
        if t > 2 {
            w = (min(s2 * (s2), ln(eps)) + (w) / (eps) * (s1 * (w)));
        } else {
            w = w + lr * (s0);
        }
    }
}

optimizer! {
    pub struct Reducing39 { lr = 0.1328 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((w * (w) + (w) / (eps)) * (row_mean((w) + w) * (g))));
    }
}

optimizer! {
    pub struct Reducing40 { lr = 0.143 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5306 where c >= 0, flag = false , }
    state { s0 = lr, s1: scalar = 1 }
    update(w, g, t) {
        s0 = trace(0.9, (ln(0.2597) + -(1.054)));
        s1 = prev(s1) * (1 - 1 / (t + 1));
        let x1 = sqrt(sqrt(s1));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * x1 + lr * (sum(((if c < -0.5 { ((x1) / (eps)) / (c) } else { 0 })) - g * w));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (s1)^2;
        if flag {
            w = ln(exp(clamp((w + s1), -3, 3)));
        } else {
            w += 0.5 * (w - w);
        }
    }
}

optimizer! {
    pub struct Reducing41 { lr = 0.2716 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (row_mean(((g + (g)^3)) - g * w));
    }
}

optimizer! {
    pub struct Reducing42 { lr = 0.0652 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = 0.1, s2 = lr }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        s1 = min(prev(s1) + 1, ((0.8748) / (abs(-1.5604) + eps))^3);
        let x1 = (s1)^2;
        s2 = ema(0.9, (dot((0.6671) + w, g))^2);
        let x2 = 0.6375;
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * x1 + 0.5 * lr * s2 + 0.1 * x2 + lr * (1.8846);
    }
}

optimizer! {
    pub struct Reducing43 { lr = 0.3081 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7888 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, (1 - 0.9^t));
        s1 = running_max(0.9, ((-0.7449)^2)^0.3);
        s2 = trace(0.9, min(g, sqrt(t)));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * prev(s0) + 0.5 * lr * s1 + lr * s2 + lr * (-(clamp(w, -1, 1)) * ((min(eps, prev(s0))) / ((norm((w) - g * w) + eps))));
    }
}

optimizer! {
    pub struct Reducing44 { lr = 0.04 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8543 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2 }
    update(w, g) {
        s0 = ema(beta0, abs(0.4174 * (eps)));
        let x0 = (-(w) + sin(s0));
        s1 = trace(beta0, mean((-(w)) * g));
        let x1 = (clamp(s0, -1, 1))^2;
        w = 0.99 * w - (lr * sign(g) + lr * prev(s0) + 0.5 * lr * x0 + 0.5 * lr * s1 + 0.1 * prev(s1) + 0.1 * x1 + lr * ((g) / ((norm((row_mean((-1.4673) * g)) - g * w) + eps))));
    }
}

optimizer! {
    pub struct Reducing45 { lr = 0.4312 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8982 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = 0.1, s2 }
    update(w, g) {
        s0 = ema(0.9, col_mean((clamp(g, -1, 1)) + w));
        s1 = ema(beta0, sqrt(sqrt(beta0)));
        let x1 = eps;
        s2 = running_max(beta0, abs(sin(s0)));
        w -= lr * g + lr * prev(s0) + lr * s1 + 0.1 * x1 + 0.1 * s2 + lr * prev(s2) + lr * (clamp(((s0)^3) / (abs(x1) + eps), -1, 1));
    }
}

optimizer! {
    pub struct Reducing46 { lr = 0.1694 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9, sign(mean(((t + 1)) - g * w)));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * (prev(s0));
    }
}

optimizer! {
    pub struct Reducing47 { lr = 0.4173 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (-(mean((min(w, -0.1437)) * g)));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_reducing_rule {
    ($call:ident) => {
        $call! { Reducing0 Reducing1 Reducing2 Reducing3 Reducing4 Reducing5 Reducing6 Reducing7 Reducing8 Reducing9 Reducing10 Reducing11 Reducing12 Reducing13 Reducing14 Reducing15 Reducing16 Reducing17 Reducing18 Reducing19 Reducing20 Reducing21 Reducing22 Reducing23 Reducing24 Reducing25 Reducing26 Reducing27 Reducing28 Reducing29 Reducing30 Reducing31 Reducing32 Reducing33 Reducing34 Reducing35 Reducing36 Reducing37 Reducing38 Reducing39 Reducing40 Reducing41 Reducing42 Reducing43 Reducing44 Reducing45 Reducing46 Reducing47 }
    };
}
