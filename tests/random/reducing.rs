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
    pub struct Reducing2 { lr = 0.3979 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7269 where 0 <= beta0 < 1, n = 13u64 , flag = false , }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, g);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * ((col_mean((clamp(s0, -1, 1)) - g * w) + eps)));
    }
    eval(w) {
        if flag {
            w = s0;
        } else {
            w += 0.5 * (round(clamp(n, -1, 1)) - w);
        }
    }
}

optimizer! {
    pub struct Reducing3 { lr = 0.2428 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8147 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = max(prev(s0), eps);
        let x0 = (g - g) * (eps * (g));
        s1 = max(prev(s1), (-0.0775 + sum((lr) * g)));
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * ((x0 - clamp(exp(clamp(lr, -3, 3)), -1, 1)));
    }
    eval(w, t) {
        let y = max((w) / (eps), 0);
        if t > 2 {
            w = w + lr * ((clamp(eps, s1, y) * ((1.1015) / (abs(beta0) + eps)) - ln((2 - clamp(y, -1, 1)))));
        } else {
            w = round(s1);
        }
    }
}

optimizer! {
    pub struct Reducing4 { lr = 0.1403 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.8973 , }
    state { s0 = g^2, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, clamp(eps, w, g) * (col_mean((g) - g * w)));
        s1 = trace(0.75, sum((w * (g)) - g * w));
        s2 = ema(0.6, (if g > 0 { sqrt(g) } else { (if c >= 1 && c <= 8 { ln(c) } else { (1 - 0.9^t) }) }));
        let x2 = ((lr) / (abs(1.4654) + eps))^2;
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * s1 + lr * s2 + lr * x2 + lr * ((clamp(-1.4977, -1, 1)) / ((mean((((-0.4211) / (abs(s0) + eps)) - g * w)^2) + eps)));
    }
}

optimizer! {
    pub struct Reducing5 { lr = 0.1458 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (col_mean((round(g) * (g)) - g * w)));
    }
}

optimizer! {
    pub struct Reducing6 { lr = 0.0286 where lr >= 0, c = 1.3914 where -2 <= c <= 2, }
    update(w, g) {
        w -= lr * g + lr * (min(mean((min(c, 1.3382)) + w), min(w, sum((g) * g))));
    }
}

optimizer! {
    pub struct Reducing7 { lr = 0.3193 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9828 where 0 <= beta0 < 1, }
    state { s0 = w, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (ln((1 + (g)^2)));
        s1 = min(prev(s1) + 1, (sum((s0) + w) + -(s0)));
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + 0.1 * s2 + lr * ((sqrt(s2) * ((w) / (eps)))^3);
    }
    eval(w, t) {
        w = ((if (s0) / (eps) >= s1 { s2 } else { ((t + 1) - s2) })) / ((2 - clamp((if sqrt(t) >= -1.479 { w } else { s1 }), -1, 1)));
    }
}

optimizer! {
    pub struct Reducing8 { lr = 0.4706 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (dot((((-1.9148) / (abs(g) + eps)) / (0.7629)) + w, g));
    }
    eval(w) {
        let y = max((w) / (eps), 0);
        w = w + lr * ((y * (1.2646)) / (abs((y * (w)) / (eps)) + eps));
    }
}

optimizer! {
    pub struct Reducing9 { lr = 0.1975 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8473 where 0 <= beta1 < 1, }
    state { s0 = lr, s1 }
    update(w, g, t) {
        s0 = running_max(beta1, clamp(eps, -1, 1) * (min(1.0846, (1 - 0.9^t))));
        s1 = ema(beta1, mean(abs(((beta1 - s0)) * g)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + lr * (row_mean((min(lr, (if 0.3841 < w { s1 } else { s1 }))) + w));
    }
}

optimizer! {
    pub struct Reducing10 { lr = 0.46 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = ema(0.9, -(w) * (g * (eps)));
        s1 = ema(0.9, ln((sqrt(1.471) + eps)));
        s2 = 0.6 * prev(s2) + (1 - 0.6) * ((sqrt(exp(clamp(prev(s0), -3, 3))) + eps));
        w -= lr * g / (abs(g) + eps) + lr * s1 + lr * debias(s1) + lr * s2 + lr * ((if debias(s1) >= 1 && debias(s1) <= 8 { ln(debias(s1)) } else { dot((col_mean((s0) - g * w)) * g, g) }));
    }
}

optimizer! {
    pub struct Reducing11 { lr = 0.3492 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.9115 where 0 <= beta1 < 1, }
    update(w, g) {
        w -= lr * g + lr * ((clamp((beta1) / (abs(w) + eps), -1, 1)) / (abs(row_mean((clamp(w, -1, 1)) * g)) + eps));
    }
}

optimizer! {
    pub struct Reducing12 { lr = 0.0892 where lr >= 0, eps = 1e-6 where eps > 0, n = 2u64 , }
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
    pub struct Reducing13 { lr = 0.0686 where lr >= 0, eps = 1e-6 where eps > 0, }
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
        w *= exp(clamp(sign(y), -3, 3));
    }
}

optimizer! {
    pub struct Reducing14 { lr = 0.3937 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6259 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1, s2 = g^2 }
    update(w, g) {
        s0 = running_max(beta0, eps);
        let x0 = eps;
        s1 = max(prev(s1), (1 - clamp(s0, -1, 1)^2));
        let x1 = abs(row_mean((-1.8869) + w));
        s2 = trace(0.9, (min(x0, s0)) / ((x0 + eps)));
        let x2 = x0;
        w -= lr * g + lr * s1 + lr * x1 + 0.5 * lr * s2 + 0.1 * prev(s2) + 0.1 * x2 + lr * ((min((prev(s2)) / (x0), (s0)^3) - ((0.0293)^3) / (x2)));
    }
}

optimizer! {
    pub struct Reducing15 { lr = 0.2359 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (((w) / (abs(0.8479) + eps))^3 * ((if -1.7455 > 0 { sqrt(-1.7455) } else { row_mean((g) - g * w) }))));
    }
}

optimizer! {
    pub struct Reducing16 { lr = 0.1491 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5888 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = running_max(beta0, mean(abs((sum((g) * g)) * g)));
        s1 = trace(0.9, (w - (w - s0)));
        w -= lr * sign(g) + lr * s1 + lr * (((s0)^3) / ((sqrt(max(s0, eps)) + eps)));
    }
}

optimizer! {
    pub struct Reducing17 { lr = 0.3544 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7808 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 }
    update(w, g, t) {
        s0 = trace(beta0, ((len(w) - ndim(w))) / ((eps + eps)));
        let x0 = sum(exp(clamp((abs(t)) - g * w, -3, 3)));
        s1 = min(prev(s1) + 1, row_mean(((if 1.8173 <= w { s0 } else { s0 })) + w));
        let x1 = 0.8701 * (max_abs(abs((s0) * g) + eps));
        w -= lr * g + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * x1 + lr * (s1);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (0.3086) / ((w)^3);
        if t > 2 {
            w = w + lr * ((((if s1 <= -1.151 { -0.2863 } else { w }) + -(s0))) / (exp(clamp(s0, -3, 3)) * ((1 + (s1)^2))));
        } else {
            w += 0.5 * (1.8646 - w);
        }
    }
}

optimizer! {
    pub struct Reducing18 { lr = 0.4512 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, ((-1.757 - 0.0615) + min(1 / t, w)));
        let x0 = row_mean((-1.986) + w);
        s1 = ema(0.6, clamp(min(prev(s0), lr), 0, 1));
        s2 = ema(0.75, clamp((eps + 0.6988), (if w > g { (1 - 0.9^t) } else { s0 }), s1));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * x0 + lr * s2 + lr * debias(s2) + lr * (s2));
    }
}

optimizer! {
    pub struct Reducing19 { lr = 0.2592 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((exp(clamp(-(w), -3, 3))) / ((mean((((w - -0.6975)) * g)^2) + eps)));
    }
    eval(w) {
        w *= eps;
    }
}

optimizer! {
    pub struct Reducing20 { lr = 0.0455 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.956 where 0 <= beta0 < 1, c = 1.4126 where c >= 1, }
    state { s0: scalar = 1, s1 = w, s2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = round((if g != 0 { 1 / (g) } else { g }));
        s1 = min(prev(s1) + 1, dot((lr) * g, g));
        let x1 = exp(clamp(g, -3, 3)) * (g);
        s2 = trace(beta0, sqrt(dot((w) - g * w, (w) - g * w)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * x1 + 0.5 * lr * s2 + lr * ((prev(s1)) / (max_abs(abs((clamp(-1.6105, -1, 1)) + w) + eps))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ((s1) / (c))^0.3;
        if s0 < 0.9 {
            w *= (s0 * (s0) + eps);
        } else {
            w = (if (if w >= 1 && w <= 8 { ln(w) } else { beta0 }) > s0 { clamp((if s0 < -0.5 { (w) / (s0) } else { 0 }), -1, 1) } else { s2 });
        }
    }
}

optimizer! {
    pub struct Reducing21 { lr = 0.488 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = trace(0.9, norm((clamp(g, -1, 1)) * g));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * (ln(eps)));
    }
}

optimizer! {
    pub struct Reducing22 { lr = 0.0938 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (((ln(eps))^3) / ((norm((lr) + w) + eps)));
    }
}

optimizer! {
    pub struct Reducing23 { lr = 0.3531 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Reducing24 { lr = 0.4809 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1 }
    update(w, g) {
        s0 = trace(0.75, eps);
        let x0 = sum((0.289 * (0.5329)) - g * w);
        s1 = ema(0.6, (2 - sign(max(g, w))));
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.1 * prev(s0) + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * (sign(((if prev(s0) < x0 { s1 } else { s1 })) / (abs(clamp(s1, -1, 1)) + eps)));
    }
    eval(w) {
        w *= max(clamp(w, -1, 1), eps);
    }
}

optimizer! {
    pub struct Reducing25 { lr = 0.4581 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9469 where 0 <= beta0 < 1, c = 1.0107 where c >= 0, flag = false , }
    state { s0 = w, s1 = lr, s2 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (g);
        let x0 = mean((ln(eps)) * g);
        s1 = ema(beta0, (if max(g, c) < x0 { ln(eps) } else { clamp(beta0, -1, 1) }));
        s2 = running_max(beta0, sqrt(sqrt(eps)));
        let x2 = g;
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.1 * s1 + 0.5 * lr * s2 + lr * x2 + lr * (-(s1)));
    }
    eval(w) {
        if flag {
            w += 0.5 * ((ln(eps)) / (abs(s0) + eps) - w);
        } else {
            w = clamp(((if beta0 > 0 { sqrt(beta0) } else { s1 }))^3, -1, 1);
        }
    }
}

optimizer! {
    pub struct Reducing26 { lr = 0.0856 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (row_mean((ln((eps + eps))) + w)));
    }
}

optimizer! {
    pub struct Reducing27 { lr = 0.4237 where lr >= 0, c = 1.0194 where c >= 0, }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = ema(0.75, max((g)^3, 0));
        s1 = trace(0.9, sqrt((prev(s0))^2));
        w = 0.99 * w - (lr * g + 0.5 * lr * s1 + lr * (((c * (s0) - w) + min((len(w) - ndim(w)), mean((-1.1819) + w)))));
    }
}

optimizer! {
    pub struct Reducing28 { lr = 0.3577 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6286 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(beta0, (((t + 1)) / (eps)) / (eps * (1.7243)));
        s1 = beta0 * prev(s1) + (1 - beta0) * ((1 - clamp((w) / (abs(s0) + eps), -1, 1)^2));
        let x1 = (if prev(s0) >= 1 && prev(s0) <= 8 { ln(prev(s0)) } else { (if prev(s1) <= eps { s1 } else { s0 }) });
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * debias(s0) + 0.1 * x1 + lr * ((dot((dot(((1 - 0.9^t)) + w, g)) - g * w, g)) / ((1.0305 + eps))));
    }
    eval(w) {
        w += 0.5 * (((lr)^3 + (1.2962 + s1)) - w);
    }
}

optimizer! {
    pub struct Reducing29 { lr = 0.0191 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8142 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, row_mean((col_mean((g) * g)) * g));
        let x0 = exp(clamp(clamp(w, g, 0.6621), -3, 3));
        w -= lr * g + lr * s0 + lr * x0 + lr * (mean((abs(x0)) + w));
    }
    eval(w, t) {
        w *= (eps + eps) * ((0.5961 + 1 / (1 + t)));
    }
}

optimizer! {
    pub struct Reducing30 { lr = 0.3542 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, exp(clamp(ln(eps), -3, 3)));
        let x0 = ln((eps + 1 / (1 + t)));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * x0 + lr * ((ln(eps) + cos(col_mean((w) - g * w))));
    }
}

optimizer! {
    pub struct Reducing31 { lr = 0.2504 where lr >= 0, }
    state { s0 = lr }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (col_mean(((if g >= 0.1714 { g } else { 0.5436 })) * g));
        w = 0.99 * w - (lr * sign(g) + lr * s0 + lr * (((len(w) - ndim(w)))^3 * (w)));
    }
}

optimizer! {
    pub struct Reducing32 { lr = 0.4042 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((eps * (min(g, g)) + dot(((w) / (eps)) - g * w, g)));
    }
}

optimizer! {
    pub struct Reducing33 { lr = 0.2525 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (if w < -0.5 { (g * (g)) / (w) } else { 0 }));
        let x0 = (1 - clamp((if s0 <= s0 { 0.6859 } else { -1.9795 }), -1, 1)^2);
        s1 = min(prev(s1) + 1, dot(((1.2145) / (eps)) + w, g));
        let x1 = sqrt(sqrt(x0 + eps));
        w -= lr * g + 0.5 * lr * s1 + lr * x1 + lr * (((min(0.3147, x0)) / (sqrt(x0 + eps)) + ((lr)^3)^3));
    }
}

optimizer! {
    pub struct Reducing34 { lr = 0.2841 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Reducing35 { lr = 0.3596 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((dot(((-0.5448) / (abs(g) + eps)) + w, g)) / (max(w * (w), eps)));
    }
}

optimizer! {
    pub struct Reducing36 { lr = 0.0265 where lr >= 0, beta0 = 0.9512 where 0 <= beta0 < 1, beta1 = 0.8205 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1, s2 }
    update(w, g) {
        s0 = beta1 * prev(s0) + (1 - beta1) * (abs((w - g)));
        s1 = running_max(0.9, abs(mean((g) + w)));
        let x1 = -1.5914 * (0.5115) * (abs(g));
        s2 = beta0 * prev(s2) + (1 - beta0) * (clamp(col_mean((prev(s0)) + w), 0, 1));
        w -= lr * g + 0.1 * s1 + lr * prev(s1) + 0.5 * lr * x1 + 0.5 * lr * s2 + lr * (g);
    }
}

optimizer! {
    pub struct Reducing37 { lr = 0.4667 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5502 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = lr, s2 }
    update(w, g, t) {
        s0 = running_max(beta0, eps);
        s1 = trace(beta0, s0);
        let x1 = (if s1 > 0 { sqrt(s1) } else { sum((lr) + w) });
        s2 = ema(0.9, ((s1) / (eps)) / ((t + 1)));
        w -= lr * g + lr * x1 + 0.1 * s2 + lr * ((sqrt(t))^3);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (s1 + 1 / (1 + t));
        w = w + lr * (s0 * ((-(-1.4465)) / (eps)));
    }
}

optimizer! {
    pub struct Reducing38 { lr = 0.4167 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.0732 , }
    state { s0, s1 = 0.1, s2 = g^2 }
    update(w, g, t) {
        s0 = trace(0.9, 0.567 * (g * (-1.4023)));
        let x0 = (0.5038 + s0);
        s1 = running_max(0.6, sqrt(max(c, eps)));
        s2 = trace(0.9, min(g, sqrt(t)));
        w -= lr * sign(g) + 0.5 * lr * x0 + lr * s1 + 0.5 * lr * s2 + lr * (-(clamp(c, -1, 1)) * ((min(lr, x0)) / ((norm((w) - g * w) + eps))));
    }
}

optimizer! {
    pub struct Reducing39 { lr = 0.04 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8543 where 0 <= beta0 < 1, c = 1.7286 where c >= 0, flag = false , }
    state { s0, s1 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, abs(0.4174 * (eps)));
        let x0 = (-(w) + max(s0, w));
        s1 = ema(beta0, ((if flag && x0 >= x0 { c } else { w }) - (g) / (0.4882)));
        let x1 = (if -0.5849 < -0.5 { ((1 - 0.9^t)) / (-0.5849) } else { 0 });
        w -= lr * clamp(g, -1, 1) + 0.1 * prev(s0) + 0.1 * s1 + lr * prev(s1) + 0.5 * lr * x1 + lr * (0.0064 * ((prev(s0) + prev(s0))) * ((ln(1.9352)) / (sum(exp(clamp((c) + w, -3, 3))))));
    }
}

optimizer! {
    pub struct Reducing40 { lr = 0.3157 where lr >= 0, beta0 = 0.7523 where 0 <= beta0 < 1, beta1 = 0.9569 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta1, 0.7898);
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + lr * debias(s0) + lr * ((if sum((beta0) - g * w) >= -0.4866 { (-(beta1) + (lr) / (0.2611)) } else { ((debias(s0) - s0)) / ((2 - clamp(s0, -1, 1))) })));
    }
}

optimizer! {
    pub struct Reducing41 { lr = 0.4657 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = 0.1 }
    update(w, g) {
        s0 = trace(0.75, clamp(-0.211, 0, 1));
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((dot((prev(s0)) - g * w, g))^2);
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + lr * ((abs(g) + s1));
    }
}

optimizer! {
    pub struct Reducing42 { lr = 0.4664 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5253 where -2 <= c <= 2, }
    state { s0 = g^2, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, (g * (0.7653)) / ((1 + (1.6829)^2)));
        s1 = ema(0.9, (min(s0, prev(s0)))^2);
        let x1 = abs((s0) / (abs(w) + eps));
        s2 = ema(0.6, -(prev(s0)));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * x1 + lr * s2 + lr * prev(s2) + 0.1 * debias(s2) + lr * ((cos((if c != 0 { 1 / (c) } else { t }))) / ((mean(((1.9594 * (s0)) * g)^2) + eps))));
    }
}

optimizer! {
    pub struct Reducing43 { lr = 0.3469 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5845 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1, s2 = lr }
    update(w, g, t) {
        s0 = max(prev(s0), (len(w) - ndim(w)));
        s1 = ema(beta1, (1 - clamp(beta1, -1, 1)^2));
        let x1 = (len(w) - ndim(w));
        s2 = ema(beta1, (2 - sign(clamp(s0, -1, 1))));
        let x2 = sqrt(0.4173 + eps);
        w -= lr * g + 0.5 * lr * s1 + 0.1 * debias(s1) + lr * x1 + 0.1 * s2 + 0.1 * x2 + lr * ((if col_mean((x1) - g * w) > x2 { (if t >= 1 && t <= 8 { ln(t) } else { (s1) / (x2) }) } else { w }));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = debias(s1);
        w *= (sqrt(clamp(w, 0, 1)) + eps);
    }
}

optimizer! {
    pub struct Reducing44 { lr = 0.2159 where lr >= 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = max(prev(s0), (2 - sign(floor(w))));
        w = 0.99 * w - (lr * g + 0.1 * s0 + lr * (ln(sum(exp(clamp((s0) + w, -3, 3)))) * (0.2867)));
    }
}

optimizer! {
    pub struct Reducing45 { lr = 0.0531 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.6, ((if g <= g { w } else { -0.831 })) / (max(eps, eps)));
        let x0 = (2 - sign((prev(s0))^3));
        s1 = prev(s1) * (1 - 0.5^t);
        let x1 = w;
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * x0 + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * (dot((0.2953) * g, g)));
    }
}

optimizer! {
    pub struct Reducing46 { lr = 0.1337 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6826 where 0 <= beta1 < 1, }
    update(w, g, t) {
        w -= lr * sign(g) + lr * (sum((min((w + w), (t + 1))) - g * w));
    }
    eval(w, t) {
        if t > 2 {
            w += 0.5 * (w - w);
        } else {
            w *= sqrt(beta1 + eps);
        }
    }
}

optimizer! {
    pub struct Reducing47 { lr = 0.4473 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7933 where 0 <= beta0 < 1, flag = false , }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(beta0, eps);
        s1 = running_max(beta0, (min(w, w)) / (eps));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * prev(s0) + 0.1 * s1 + lr * ((if flag { row_mean(((if t < -0.5 { (0.3268) / (t) } else { 0 })) + w) } else { min(g * (0.8576), lr) })));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_reducing_rule {
    ($call:ident) => {
        $call! { Reducing0 Reducing1 Reducing2 Reducing3 Reducing4 Reducing5 Reducing6 Reducing7 Reducing8 Reducing9 Reducing10 Reducing11 Reducing12 Reducing13 Reducing14 Reducing15 Reducing16 Reducing17 Reducing18 Reducing19 Reducing20 Reducing21 Reducing22 Reducing23 Reducing24 Reducing25 Reducing26 Reducing27 Reducing28 Reducing29 Reducing30 Reducing31 Reducing32 Reducing33 Reducing34 Reducing35 Reducing36 Reducing37 Reducing38 Reducing39 Reducing40 Reducing41 Reducing42 Reducing43 Reducing44 Reducing45 Reducing46 Reducing47 }
    };
}
