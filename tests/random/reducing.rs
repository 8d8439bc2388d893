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
            w += 0.5 * (floor(clamp(n, -1, 1)) - w);
        }
    }
}

optimizer! {
    pub struct Reducing3 { lr = 0.1403 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = g^2, s2 = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, (ln(eps)) / (ln(1.5732)));
        let x0 = ln(exp(clamp(g, -3, 3)));
        s1 = min(prev(s1) + 1, (min(x0, x0))^3);
        let x1 = ln(1.085) * (g);
        s2 = max(prev(s2), (2 - sign(s0)));
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + 0.5 * lr * x1 + lr * s2 + lr * ((if w >= 1 && w <= 8 { ln(w) } else { ((s2)^3) / (max_abs(abs((s1) * g) + eps)) }));
    }
}

optimizer! {
    pub struct Reducing4 { lr = 0.0652 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9143 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, ((eps + eps) + abs(g)));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * debias(s0) + lr * (mean(((s0)^2) + w));
    }
    eval(w, t) {
        w *= eps * ((s0 + 1 / (1 + t)));
    }
}

optimizer! {
    pub struct Reducing5 { lr = 0.2523 where lr >= 0, beta0 = 0.6023 where 0 <= beta0 < 1, beta1 = 0.7091 where 0 <= beta1 < 1, c = 1.2441 , }
    state { s0, s1 = g^2, s2 = g^2 }
    update(w, g) {
        s0 = ema(beta0, (1 - clamp(g, -1, 1)^2));
        s1 = beta1 * prev(s1) + (1 - beta1) * (abs(s0 * (w)));
        let x1 = row_mean(abs(((c + beta1)) * g));
        s2 = 0.9 * prev(s2) + (1 - 0.9) * (sqrt((0.194 + x1)));
        w = 0.99 * w - (lr * sign(g) + lr * s1 + 0.5 * lr * s2 + lr * ((1 - clamp((-0.3185)^3, -1, 1)^2)));
    }
}

optimizer! {
    pub struct Reducing6 { lr = 0.4396 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6829 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = g^2, s2 }
    update(w, g, t) {
        s0 = trace(0.9, (t - g) * (eps));
        let x0 = clamp(0.6059, 0, 1) * (clamp(0.0877, 0, 1));
        s1 = ema(beta0, row_mean(((if g > 0 { sqrt(g) } else { x0 })) * g));
        s2 = ema(beta0, (lr)^2 * (max(x0, 0)));
        let x2 = exp(clamp(sign(s2), -3, 3));
        w -= lr * g + 0.1 * s0 + lr * s1 + 0.5 * lr * prev(s1) + lr * prev(s2) + 0.5 * lr * debias(s2) + lr * x2 + lr * ((((1.0493) / (eps)) / ((2 - clamp(-0.8738, -1, 1)))) / (abs(g * (x2) * (debias(s2) * (w))) + eps));
    }
    eval(w, t) {
        if t > 2 {
            w += 0.5 * (clamp(-(debias(s2)), -1, 1) - w);
        } else {
            w = w + lr * ((s1 * ((-1.0398) / (eps)) + (exp(clamp(s1, -3, 3)))^3));
        }
    }
}

optimizer! {
    pub struct Reducing7 { lr = 0.2814 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (-(eps) * (dot(((w + w)) + w, g))));
    }
}

optimizer! {
    pub struct Reducing8 { lr = 0.1979 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = trace(0.6, clamp(g, -1, 1) * (w * (lr)));
        let x0 = (1.2724) / ((mean(((s0) - g * w)^2) + eps));
        w -= lr * g + 0.5 * lr * x0 + lr * (-(norm((-0.9713) + w)));
    }
}

optimizer! {
    pub struct Reducing9 { lr = 0.205 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w, s1, s2 = w }
    update(w, g) {
        s0 = ema(0.9, col_mean((w * (1.0846)) * g));
        s1 = ema(0.75, eps);
        let x1 = (exp(clamp(s1, -3, 3)) + eps);
        s2 = running_max(0.75, s1 * ((if g >= lr { s1 } else { w })));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + lr * prev(s0) + 0.5 * lr * x1 + lr * s2 + lr * prev(s2) + lr * (-(prev(s0))));
    }
}

optimizer! {
    pub struct Reducing10 { lr = 0.4168 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.9, sqrt((eps + 1 / (1 + t))));
        s1 = 0.9 * prev(s1) + (1 - 0.9) * (row_mean((g) - g * w) * ((eps)^3));
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.1 * s1 + lr * (-(col_mean((g) - g * w)) * ((len(w) - ndim(w)) * (clamp(s0, -1, 1)))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (1.261 * (lr) + (sqrt(t)) / (eps));
        w += 0.5 * (lr - w);
    }
}

optimizer! {
    pub struct Reducing11 { lr = 0.3333 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0, s1 = g^2 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, 1 / t);
        s1 = max(prev(s1), (2 - sign((if flag { w } else { prev(s0) }))));
        w -= lr * g + 0.5 * lr * s1 + lr * (sum(((row_mean((prev(s1)) * g)) / (max_abs(abs((1 / t) * g) + eps))) - g * w));
    }
}

optimizer! {
    pub struct Reducing12 { lr = 0.0686 where lr >= 0, eps = 1e-6 where eps > 0, }
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
        #[allow(unused_intermediate)]
        let y = ((0.8217) / (abs(s0) + eps)) / (exp(clamp(eps, -3, 3)));
        w *= exp(clamp(sqrt(s1), -3, 3));
    }
}

optimizer! {
    pub struct Reducing13 { lr = 0.2108 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7518 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, g);
        let x0 = (ln(eps))^2;
        s1 = max(prev(s1), (x0 * (w))^2);
        s2 = ema(beta0, ln((mean(((prev(s1)) + w)^2) + eps)));
        let x2 = dot(((-0.3517) / (1.3269)) + w, ((-0.3517) / (1.3269)) + w);
        w -= lr * g + 0.5 * lr * s0 + 0.1 * s2 + 0.1 * x2 + lr * ((eps * (g)) / ((sqrt(1.9865) + eps)) * (((if 0.1368 > 1.8213 { g } else { x0 })) / ((1.6041 + 1 / (1 + t)))));
    }
    eval(w) {
        w += 0.5 * ((min(s1, w))^3 - w);
    }
}

optimizer! {
    pub struct Reducing14 { lr = 0.4698 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (col_mean((g) - g * w)));
    }
}

optimizer! {
    pub struct Reducing15 { lr = 0.1707 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.971 where 0 <= beta0 < 1, }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = ema(beta0, ln((sqrt(eps) + eps)));
        let x0 = min(0.9314, row_mean((g) - g * w));
        s1 = min(prev(s1) + 1, (w + clamp(prev(s0), prev(s0), s0)));
        s2 = trace(beta0, x0);
        w = 0.99 * w - (lr * sign(g) + lr * debias(s0) + lr * s1 + 0.1 * s2 + lr * (1 / t));
    }
}

optimizer! {
    pub struct Reducing16 { lr = 0.1613 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8904 where 0 <= beta0 < 1, flag = false , }
    state { s0 = g^2 }
    update(w, g) {
        s0 = ema(beta0, (1 - clamp(g, -1, 1)^2));
        let x0 = sum((-(s0)) + w);
        w -= lr * g + lr * x0 + lr * (g);
    }
    eval(w, t) {
        if flag {
            w += 0.5 * ((w) / (eps) - w);
        } else {
            w *= (0.1537 + 1 / (1 + t));
        }
    }
}

optimizer! {
    pub struct Reducing17 { lr = 0.288 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (sqrt(eps) + eps));
        s1 = min(prev(s1) + 1, max(-(1.0689), 0));
        w -= lr * sign(g) + 0.1 * s0 + 0.1 * s1 + lr * (ln((norm((s1) - g * w) + eps)));
    }
}

optimizer! {
    pub struct Reducing18 { lr = 0.3552 where lr >= 0, beta0 = 0.6828 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = trace(beta0, -(sum((g) * g)));
        let x0 = ((g)^2 + 1 / (1 + t));
        s1 = ema(beta0, (1.0534)^2);
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * (((if w < -0.5 { (lr) / (w) } else { 0 }) - (s0 * (-0.1286))^3)));
    }
}

optimizer! {
    pub struct Reducing19 { lr = 0.3989 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2, s2 = g^2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = ema(0.6, max((if 1.8173 <= g { g } else { s0 }), 0));
        let x1 = w;
        s2 = ema(0.6, clamp(-0.6447 * (g), 0, 1));
        let x2 = prev(s2);
        w -= lr * g + 0.1 * s1 + lr * x1 + lr * x2 + lr * (mean((-(s0)) - g * w) * ((min(0.6021, w)) / ((sqrt(s1) + eps))));
    }
}

optimizer! {
    pub struct Reducing20 { lr = 0.474 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7724 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, clamp(clamp(w, -1, 1), -1, 1));
        let x0 = ln(0.7125) * (w);
        s1 = ema(beta0, dot(((g + x0)) * g, ((g + x0)) * g));
        w -= lr * g + lr * s0 + lr * s1 + lr * (((1 / t) / (abs(g) + eps)) / (sqrt(s1 + eps)) * (((beta0) / (eps) - s0)));
    }
    eval(w) {
        w *= eps;
    }
}

optimizer! {
    pub struct Reducing21 { lr = 0.0455 where lr >= 0, beta0 = 0.956 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 = w, s2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = abs((if g != 0 { 1 / (g) } else { g }));
        s1 = min(prev(s1) + 1, dot((lr) * g, g));
        let x1 = sqrt(x0) * (g);
        s2 = trace(beta0, sqrt(dot((w) - g * w, (w) - g * w)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * s1 + 0.1 * x1 + lr * s2 + lr * (w));
    }
}

optimizer! {
    pub struct Reducing22 { lr = 0.157 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7477 where 0 <= beta0 < 1, beta1 = 0.9763 where 0 <= beta1 < 1, }
    state { s0, s1 = lr }
    update(w, g) {
        s0 = ema(beta0, 1.8598);
        let x0 = (sqrt(clamp(s0, 0, 1)) + eps);
        s1 = min(prev(s1) + 1, (1 - clamp(-0.8015 * (w), -1, 1)^2));
        w = 0.99 * w - (lr * g + lr * x0 + lr * s1 + lr * (clamp((-(-0.1522) + col_mean((beta1) - g * w)), -1, 1)));
    }
    eval(w) {
        w *= sqrt(sqrt(1.0986) + eps);
    }
}

optimizer! {
    pub struct Reducing23 { lr = 0.459 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.22 where -2 <= c <= 2, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, eps);
        s1 = max(prev(s1), s0);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s1 + lr * (min(1.1306, -(0.4841)) * ((sum((s0) + w) - sign(s0)))));
    }
    eval(w) {
        let y = ((if c > 0 { sqrt(c) } else { -0.4008 })) / (s1);
        w += 0.5 * ((if s1 >= 1 && s1 <= 8 { ln(s1) } else { y }) - w);
    }
}

optimizer! {
    pub struct Reducing24 { lr = 0.0938 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (((ln(eps))^3) / ((norm((lr) + w) + eps)));
    }
}

optimizer! {
    pub struct Reducing25 { lr = 0.3531 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.6, (g * (1.6018))^3);
        s1 = min(prev(s1) + 1, sum((((s0)^3) - g * w)^2));
        s2 = trace(0.9, w * (prev(s0)) * ((s0)^3));
        let x2 = ((if debias(s0) >= 1 && debias(s0) <= 8 { ln(debias(s0)) } else { s2 }))^2;
        w = 0.99 * w - (lr * sign(g) + 0.1 * s1 + lr * x2 + lr * (((1.1993) / (t * (eps)) + exp(clamp(-(s1), -3, 3)))));
    }
}

optimizer! {
    pub struct Reducing26 { lr = 0.4809 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = trace(0.75, eps);
        let x0 = sum((0.289 * (0.5329)) - g * w);
        s1 = ema(0.6, (2 - sign(sqrt(prev(s0)))));
        w = 0.99 * w - (lr * sign(g) + lr * x0 + lr * s1 + lr * ((if (s1) / (eps) < 1.8694 { (len(w) - ndim(w)) } else { (mean((eps) + w) + t * (prev(s0))) })));
    }
    eval(w) {
        w = w + lr * (min((if ln(eps) < s1 { (s0 + s1) } else { (eps)^3 }), ((-0.2596) / (eps) + min(lr, s1))));
    }
}

optimizer! {
    pub struct Reducing27 { lr = 0.0229 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8974 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = running_max(beta0, row_mean(abs(((w) / (abs(g) + eps)) * g)));
        let x0 = clamp(clamp(g, -1, 1), -1, 1);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * prev(s0) + 0.1 * x0 + lr * ((-((g + 1.3334)) - -((prev(s0) - s0))));
    }
}

optimizer! {
    pub struct Reducing28 { lr = 0.1639 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8142 where 0 <= beta0 < 1, c = 1.7736 where c >= 1, }
    state { s0 = lr, s1 = w, s2 }
    update(w, g) {
        s0 = ema(beta0, (dot((c) * g, (c) * g))^1.5);
        let x0 = ((w - prev(s0)) - (if w != 0 { 1 / (w) } else { c }));
        s1 = ema(beta0, max(prev(s0), (x0) / (abs(lr) + eps)));
        let x1 = col_mean((x0) * g);
        s2 = ema(beta0, (min(s0, c)) / (abs((prev(s0)) / (abs(-0.0697) + eps)) + eps));
        let x2 = (sqrt((prev(s1))^2) + eps);
        w -= lr * sign(g) + lr * x1 + lr * s2 + 0.1 * x2 + lr * ((((lr - lr)) / ((2 - clamp(x1, -1, 1))) - min(s2, (if -0.078 >= g { w } else { c }))));
    }
}

optimizer! {
    pub struct Reducing29 { lr = 0.4996 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Reducing30 { lr = 0.2286 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.52 where 0 <= beta0 < 1, flag = false , }
    state { s0 = 0.1, s1 = g^2, s2 = g^2 }
    update(w, g) {
        s0 = trace(beta0, (g * (g))^2);
        s1 = ema(0.9, (len(w) - ndim(w)));
        let x1 = col_mean(((s0) / (eps)) + w);
        s2 = trace(beta0, (if g != 0 { 1 / (g) } else { s1 }) * ((lr) / (eps)));
        w -= lr * sign(g) + 0.5 * lr * x1 + lr * s2 + 0.5 * lr * prev(s2) + lr * ((((s0) / (eps)) / (eps))^3);
    }
    eval(w, t) {
        w = w + lr * ((if !flag { s0 } else { ln((t + 1) * (eps)) }));
    }
}

optimizer! {
    pub struct Reducing31 { lr = 0.335 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (clamp(row_mean((w) - g * w), -1, 1));
        let x0 = mean(abs((1.2119) + w));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + lr * x0 + lr * (((x0 + x0)) / (max_abs(abs(((len(w) - ndim(w))) + w) + eps))));
    }
    eval(w, t) {
        if t > 2 {
            w *= eps;
        } else {
            w = w + lr * ((clamp(ln(eps), -1, 1)) / (exp(clamp((if 0.559 < -0.5 { (w) / (0.559) } else { 0 }), -3, 3))));
        }
    }
}

optimizer! {
    pub struct Reducing32 { lr = 0.3087 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w, s1 }
    update(w, g) {
        s0 = ema(0.9, (if w < -0.5 { (min(g, w)) / (w) } else { 0 }));
        s1 = running_max(0.75, -0.1565);
        let x1 = s0;
        w -= lr * g / (abs(g) + eps) + lr * s1 + 0.1 * prev(s1) + 0.1 * x1 + lr * ((if 0.1726 > 0 { sqrt(0.1726) } else { sum((s0 * (s0)) + w) }));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ((s1 - s1)) / (eps * (eps));
        w += 0.5 * ((-(s0)) / (abs((w) / (abs(s1) + eps)) + eps) - w);
    }
}

optimizer! {
    pub struct Reducing33 { lr = 0.1311 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (row_mean(((w) / ((sqrt(eps) + eps))) - g * w));
    }
}

optimizer! {
    pub struct Reducing34 { lr = 0.428 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5982 where 0 <= beta0 < 1, beta1 = 0.6961 where 0 <= beta1 < 1, }
    state { s0 = lr, s1, s2 }
    update(w, g, t) {
        s0 = max(prev(s0), beta1);
        let x0 = ((prev(s0) + prev(s0)) + eps);
        s1 = running_max(0.9, min(min(x0, 0.6426), s0));
        let x1 = (if beta1 >= 1 && beta1 <= 8 { ln(beta1) } else { x0 });
        s2 = ema(0.9, dot((s1 * (s0)) * g, (s1 * (s0)) * g));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * x1 + 0.5 * lr * s2 + 0.1 * prev(s2) + lr * (min(min(x1, x0) * (clamp(s1, -1, 1)), ((prev(s2) + beta0) + (sqrt(t) - w)))));
    }
    eval(w) {
        w = w + lr * (ln((sqrt((2 - sign(w))) + eps)));
    }
}

optimizer! {
    pub struct Reducing35 { lr = 0.1446 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6895 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1, s2 = lr }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = running_max(beta0, (dot((t) + w, g)) / (abs(w) + eps));
        let x1 = sum(((if g < s0 { s1 } else { s1 })) + w);
        s2 = 0.9 * prev(s2) + (1 - 0.9) * (abs(s0));
        w -= lr * g + 0.5 * lr * x1 + lr * s2 + lr * (sum((ln((sqrt(s0) + eps))) - g * w));
    }
    eval(w) {
        w = -((s0)^2);
    }
}

optimizer! {
    pub struct Reducing36 { lr = 0.1912 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.0518 , }
    state { s0 = lr, s1 = 0.1 }
    update(w, g) {
        s0 = ema(0.9, g);
        let x0 = eps;
        s1 = ema(0.6, eps * (clamp(-0.7444, 0, 1)));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * (sum(((if lr < -0.5 { ((s1) / (eps)) / (lr) } else { 0 })) - g * w));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (s1)^2;
        w = ln(exp(clamp((w + c), -3, 3)));
    }
}

optimizer! {
    pub struct Reducing37 { lr = 0.2716 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (row_mean(((g + (g)^3)) - g * w));
    }
}

optimizer! {
    pub struct Reducing38 { lr = 0.0652 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Reducing39 { lr = 0.3081 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7888 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, (1 - 0.9^t));
        s1 = running_max(0.9, ((-0.7449)^2)^0.3);
        s2 = trace(0.9, min(g, sqrt(t)));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * prev(s0) + 0.5 * lr * s1 + lr * s2 + lr * (-(clamp(w, -1, 1)) * ((min(eps, prev(s0))) / ((norm((w) - g * w) + eps))));
    }
}

optimizer! {
    pub struct Reducing40 { lr = 0.04 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8543 where 0 <= beta0 < 1, c = 1.7286 where c >= 0, flag = false , }
    state { s0, s1 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, abs(0.4174 * (eps)));
        let x0 = (-(w) + min(s0, w));
        s1 = ema(beta0, ((if flag && x0 >= x0 { c } else { w }) - (g) / (0.4882)));
        let x1 = (if -0.5849 < -0.5 { ((1 - 0.9^t)) / (-0.5849) } else { 0 });
        w -= lr * clamp(g, -1, 1) + 0.1 * prev(s0) + 0.1 * s1 + lr * prev(s1) + 0.5 * lr * x1 + lr * (0.0064 * ((prev(s0) + prev(s0))) * ((ln(1.9352)) / (sum(exp(clamp((c) + w, -3, 3))))));
    }
}

optimizer! {
    pub struct Reducing41 { lr = 0.3157 where lr >= 0, beta0 = 0.7523 where 0 <= beta0 < 1, beta1 = 0.9569 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta1, 0.7898);
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + lr * debias(s0) + lr * ((if sum((beta0) - g * w) >= -0.4866 { (-(beta1) + (lr) / (0.2611)) } else { ((debias(s0) - s0)) / ((2 - clamp(s0, -1, 1))) })));
    }
}

optimizer! {
    pub struct Reducing42 { lr = 0.4657 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = 0.1 }
    update(w, g) {
        s0 = trace(0.75, clamp(-0.211, 0, 1));
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((dot((prev(s0)) - g * w, g))^2);
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + lr * ((abs(g) + s1));
    }
}

optimizer! {
    pub struct Reducing43 { lr = 0.4664 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5253 where -2 <= c <= 2, }
    state { s0 = g^2, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, (g * (0.7653)) / ((1 + (1.6829)^2)));
        s1 = ema(0.9, (min(s0, prev(s0)))^2);
        let x1 = abs((s0) / (abs(w) + eps));
        s2 = ema(0.6, -(prev(s0)));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * x1 + lr * s2 + lr * prev(s2) + 0.1 * debias(s2) + lr * ((abs((if c != 0 { 1 / (c) } else { t }))) / ((mean(((1.9594 * (s0)) * g)^2) + eps))));
    }
}

optimizer! {
    pub struct Reducing44 { lr = 0.3872 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr }
    update(w, g, t) {
        s0 = trace(0.75, ((w) / (eps))^2);
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * (max(mean(((if 1 / t < -0.5 { (1.9208) / (1 / t) } else { 0 })) + w), g));
    }
}

optimizer! {
    pub struct Reducing45 { lr = 0.0575 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7922 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, mean((w) - g * w));
        let x0 = 1.0796;
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + lr * x0 + lr * (ln(((1 - clamp(-0.2597, -1, 1)^2) + 1 / (1 + t)))));
    }
}

optimizer! {
    pub struct Reducing46 { lr = 0.3979 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = w }
    update(w, g, t) {
        s0 = running_max(0.6, clamp(eps, 0, 1));
        let x0 = eps * ((mean(((g) - g * w)^2) + eps));
        s1 = ema(0.9, (-0.7969) / ((x0 + 1 / (1 + t))));
        w -= lr * g + 0.1 * s0 + 0.1 * prev(s0) + lr * s1 + lr * prev(s1) + lr * (w);
    }
}

optimizer! {
    pub struct Reducing47 { lr = 0.3669 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w, s1 = 0.1 }
    update(w, g, t) {
        s0 = trace(0.75, min((0.3936) / (eps), clamp(-1.6112, -1, 1)));
        let x0 = -(ln(eps));
        s1 = ema(0.6, (row_mean((1.2) * g) + (g) / (abs(lr) + eps)));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.1 * prev(s0) + lr * x0 + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + lr * ((if eps <= -1.2704 { sqrt(sqrt(t)) } else { sqrt(0.3404) }) * (min((1 / t) / (eps), abs(s0))));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_reducing_rule {
    ($call:ident) => {
        $call! { Reducing0 Reducing1 Reducing2 Reducing3 Reducing4 Reducing5 Reducing6 Reducing7 Reducing8 Reducing9 Reducing10 Reducing11 Reducing12 Reducing13 Reducing14 Reducing15 Reducing16 Reducing17 Reducing18 Reducing19 Reducing20 Reducing21 Reducing22 Reducing23 Reducing24 Reducing25 Reducing26 Reducing27 Reducing28 Reducing29 Reducing30 Reducing31 Reducing32 Reducing33 Reducing34 Reducing35 Reducing36 Reducing37 Reducing38 Reducing39 Reducing40 Reducing41 Reducing42 Reducing43 Reducing44 Reducing45 Reducing46 Reducing47 }
    };
}
