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
    pub struct Reducing2 { lr = 0.3741 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7069 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = ema(0.9, norm((w) - g * w));
        s1 = beta0 * prev(s1) + (1 - beta0) * (abs((-0.5155 + w)));
        let x1 = max(g, 0);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * prev(s0) + lr * s1 + lr * x1 + lr * (((if 0.9208 < -0.5 { ((eps) / (abs(prev(s0)) + eps)) / (0.9208) } else { 0 }) - sqrt(x1)));
    }
    eval(w) {
        w *= ((2 - clamp(eps, -1, 1)) + eps);
    }
}

optimizer! {
    pub struct Reducing3 { lr = 0.362 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (dot(((0.0318 * (w) - w)) - g * w, g)));
    }
}

optimizer! {
    pub struct Reducing4 { lr = 0.2231 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7849 where 0 <= beta0 < 1, n = 17u64 , flag = false , }
    state { s0 = w, s1 = g^2, s2 }
    update(w, g, t) {
        s0 = running_max(beta0, clamp(g, -1, 1));
        let x0 = s0 * (0.8191);
        s1 = min(prev(s1) + 1, row_mean(abs((1.5521) - g * w)));
        let x1 = eps;
        s2 = running_max(beta0, sqrt((s0)^2));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * x0 + 0.5 * lr * s1 + 0.1 * x1 + 0.1 * s2 + lr * prev(s2) + lr * (-((if (1 - 0.9^t) < -0.5 { (n) / ((1 - 0.9^t)) } else { 0 }))));
    }
    eval(w, t) {
        if flag {
            w = (if flag { s2 } else { (s0 - clamp(s0, -1, 1)) });
        } else {
            w *= ((1 - clamp(beta0, -1, 1)^2) + 1 / (1 + t));
        }
    }
}

optimizer! {
    pub struct Reducing5 { lr = 0.4978 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.652 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, ((w)^2 + eps));
        s1 = ema(beta0, s0);
        let x1 = (norm(((w) / (eps)) + w) + eps);
        s2 = trace(0.9, w);
        let x2 = (sqrt(abs(prev(s0))) + eps);
        w -= lr * g / (abs(g) + eps) + lr * s1 + 0.1 * prev(s1) + 0.5 * lr * x1 + 0.1 * s2 + 0.5 * lr * prev(s2) + 0.1 * x2 + lr * (sign((x1 * (g) + (s2)^3)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = clamp((s0) / (eps), -1, 1);
        w += 0.5 * (min(ln(eps), s1 * (s1)) - w);
    }
}

optimizer! {
    pub struct Reducing6 { lr = 0.4185 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.8725 , flag = true , }
    state { s0 }
    update(w, g) {
        s0 = running_max(0.6, ((-0.7543) / (abs(g) + eps))^2);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * (min(-((if g < c { 0.3124 } else { w })), min((s0 + g), dot((w) + w, g))));
    }
    eval(w, t) {
        let y = eps;
        if flag {
            w = ((min(s0, t) - (y + s0))) / ((sqrt((-0.6793)^2) + eps));
        } else {
            w += 0.5 * (clamp(w, -1, 1) * (min(y, 0.5182)) - w);
        }
    }
}

optimizer! {
    pub struct Reducing7 { lr = 0.0614 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * ((if (-0.9407)^3 < w { sum(((w)^3) + w) } else { sign(eps) })));
    }
}

optimizer! {
    pub struct Reducing8 { lr = 0.4465 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8484 where 0 <= beta1 < 1, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = beta1 * prev(s0) + (1 - beta1) * (abs((g + g)));
        let x0 = s0;
        s1 = prev(s1) * (1 - 1 / (t + 1));
        let x1 = (sqrt((s0 + s0)) + eps);
        w = 0.99 * w - (lr * sign(g) + lr * x0 + 0.1 * s1 + lr * x1 + lr * ((col_mean((((1 - 0.9^t))^3) - g * w)) / (x1)));
    }
}

optimizer! {
    pub struct Reducing9 { lr = 0.2222 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w }
    update(w, g) {
        s0 = trace(0.75, -((g) / (abs(0.0458) + eps)));
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * (((if s0 >= 0.3841 { g } else { -1.7883 }) * (g)) / (abs(col_mean((1.1852) * g)) + eps));
    }
}

optimizer! {
    pub struct Reducing10 { lr = 0.331 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9317 where 0 <= beta0 < 1, }
    state { s0 = w, s1 = 0.1 }
    update(w, g) {
        s0 = trace(beta0, min(1.2441, ln(eps)));
        s1 = running_max(beta0, -(g * (lr)));
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * s1 + lr * (ln((norm((sum((s1) * g)) + w) + eps)));
    }
}

optimizer! {
    pub struct Reducing11 { lr = 0.4741 where lr >= 0, beta1 = 0.7275 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta1, (g * (beta1) - w));
        w = 0.99 * w - (lr * g + lr * s0 + 0.5 * lr * debias(s0) + lr * (sign(sum((sign(w)) * g))));
    }
}

optimizer! {
    pub struct Reducing12 { lr = 0.0579 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (((g) / (1.5235) * ((w) / (eps))) / (abs(((g) / (eps) + col_mean((w) - g * w))) + eps)));
    }
}

optimizer! {
    pub struct Reducing13 { lr = 0.0513 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.923 where 0 <= beta0 < 1, n = 12u64 , }
    state { s0 = lr, s1 = w, s2 = w }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * ((g + w) * (min(0.3707, n)));
        s1 = ema(beta0, mean((sign(prev(s0))) * g));
        s2 = ema(beta0, sign((s0) / (abs(prev(s0)) + eps)));
        w -= lr * sign(g) + lr * s1 + lr * s2 + 0.1 * prev(s2) + lr * ((s2) / (abs(-((w) / (eps))) + eps));
    }
}

optimizer! {
    pub struct Reducing14 { lr = 0.4 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (mean((g) * g)) / (abs((len(w) - ndim(w))) + eps));
        w -= lr * sign(g) + 0.1 * s0 + lr * ((if s0 <= 1.2781 { sum((g) * g) } else { ((if 1 / t >= prev(s0) { prev(s0) } else { w }) - -0.9326) }));
    }
}

optimizer! {
    pub struct Reducing15 { lr = 0.2507 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6082 where 0 <= beta0 < 1, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = ema(beta0, 1.7801);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * (mean((beta0) + w) * (min((g) / (eps), sign(s0))));
    }
}

optimizer! {
    pub struct Reducing16 { lr = 0.4893 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = g^2 }
    update(w, g) {
        s0 = running_max(0.9, (if -0.4061 > 0 { sqrt(-0.4061) } else { (len(w) - ndim(w)) }));
        s1 = trace(0.6, min(mean((w) - g * w), ln(eps)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * s1 + lr * (clamp(-(mean((w) * g)), -1, 1)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (1 - clamp(lr, -1, 1)^2) * ((w)^2);
        w *= ((2 - sign(s1)) + eps);
    }
}

optimizer! {
    pub struct Reducing17 { lr = 0.0318 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7102 where 0 <= beta0 < 1, beta1 = 0.939 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.9, (-1.2031 * (beta1))^2);
        let x0 = max((s0) / (abs(s0) + eps), eps);
        s1 = beta0 * prev(s1) + (1 - beta0) * (clamp(sqrt(t) * (x0), 0, 1));
        w -= lr * sign(g) + 0.1 * s1 + lr * ((0.1368) / ((norm(((w + eps)) - g * w) + eps)));
    }
}

optimizer! {
    pub struct Reducing18 { lr = 0.024 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8795 where 0 <= beta0 < 1, beta1 = 0.9359 where 0 <= beta1 < 1, c = 1.3315 , }
    state { s0 = 0.1, s1, s2 = 0.1 }
    update(w, g) {
        s0 = trace(beta0, 1.1898);
        s1 = ema(beta1, sqrt((2 - sign(w))));
        s2 = ema(0.9, (dot((c) * g, g))^3);
        let x2 = g;
        w -= lr * sign(g) + 0.1 * s0 + lr * s1 + lr * s2 + 0.5 * lr * prev(s2) + lr * x2 + lr * (((0.2387) / (abs(s1) + eps) * ((s2)^3)) / (abs(clamp((s1) / (abs(s1) + eps), -1, 1)) + eps));
    }
}

optimizer! {
    pub struct Reducing19 { lr = 0.2719 where lr >= 0, beta0 = 0.7871 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (0.5761);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * (dot(((1 - clamp(t, -1, 1)^2)) + w, g));
    }
    eval(w, t) {
        w = w + lr * (-((t + 1)));
    }
}

optimizer! {
    pub struct Reducing20 { lr = 0.1967 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6011 where 0 <= beta0 < 1, flag = true , }
    state { s0, s1 = 0.1, s2 = lr }
    update(w, g) {
        s0 = running_max(0.9, clamp((if lr < w { w } else { g }), 0, 1));
        s1 = min(prev(s1) + 1, (if g < -0.5 { (s0) / (g) } else { 0 }));
        s2 = ema(beta0, ((0.4436)^3)^2);
        let x2 = (abs(s0) + eps);
        w -= lr * sign(g) + 0.1 * s1 + 0.5 * lr * s2 + 0.1 * prev(s2) + 0.5 * lr * x2 + lr * ((mean((s2) * g) * (-(s1)))^3);
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = sqrt(clamp(w, -1, 1));
        if flag {
            w += 0.5 * (ln((2 - clamp(-1.9653, -1, 1))) - w);
        } else {
            w = (lr - w);
        }
    }
}

optimizer! {
    pub struct Reducing21 { lr = 0.1984 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6149 where 0 <= beta0 < 1, n = 3u64 , }
    state { s0 = w, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, row_mean(abs((n) * g)));
        s1 = ema(beta0, sign(g) * (eps));
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w -= lr * sign(g) + 0.1 * s0 + 0.1 * s1 + lr * prev(s1) + lr * s2 + lr * (((s2) / (eps) * ((if s1 < -0.5 { (s0) / (s1) } else { 0 }))) / ((sqrt((2 - sign((1 - 0.9^t)))) + eps)));
    }
    eval(w) {
        w += 0.5 * ((if s0 < -0.5 { (s2) / (s0) } else { 0 }) - w);
    }
}

optimizer! {
    pub struct Reducing22 { lr = 0.2812 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * ((len(w) - ndim(w)));
        let x0 = eps;
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * x0 + lr * ((sign(row_mean((w) * g))) / ((2 - clamp(x0, -1, 1)))));
    }
}

optimizer! {
    pub struct Reducing23 { lr = 0.223 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8844 where 0 <= beta1 < 1, }
    state { s0 = lr, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta1, (if w > 0 { sqrt(w) } else { (1.8843 - w) }));
        let x0 = (-1.0102 * (s0)) / ((eps + 1 / (1 + t)));
        s1 = prev(s1) * (0.9);
        let x1 = (if -1.1089 < -0.5 { ((1.1893 - w)) / (-1.1089) } else { 0 });
        w -= lr * clamp(g, -1, 1) + 0.1 * prev(s0) + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * x1 + lr * ((mean((beta1 * (g)) - g * w)) / (abs(prev(s0)) + eps));
    }
}

optimizer! {
    pub struct Reducing24 { lr = 0.0326 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (row_mean((w) + w)));
    }
    eval(w) {
        w = w + lr * (clamp(eps, -1, 1));
    }
}

optimizer! {
    pub struct Reducing25 { lr = 0.474 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7724 where 0 <= beta0 < 1, }
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
    pub struct Reducing26 { lr = 0.4632 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9281 where 0 <= beta0 < 1, flag = false , }
    state { s0, s1: scalar = 1, s2 = w }
    update(w, g, t) {
        s0 = ema(0.9, clamp((w) / (0.6061), -1, 1));
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = ema(beta0, sign(col_mean((g) * g)));
        let x2 = (w) / ((1 + (lr)^2));
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + lr * s1 + 0.1 * s2 + lr * x2 + lr * (((x2 + min(g, s2))) / (sqrt((sqrt(eps) + eps) + eps))));
    }
    eval(w) {
        let y = sqrt((eps)^2);
        if flag {
            w = y;
        } else {
            w = (-(sign(y))) / (sqrt(abs(-0.8312) + eps));
        }
    }
}

optimizer! {
    pub struct Reducing27 { lr = 0.0824 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5558 , }
    state { s0 = lr }
    update(w, g) {
        s0 = running_max(0.9, abs(g));
        let x0 = eps;
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * x0 + lr * (col_mean(((col_mean((w) + w)) / (abs((c)^3) + eps)) * g));
    }
}

optimizer! {
    pub struct Reducing28 { lr = 0.1148 where lr >= 0, c = 1.8605 where -2 <= c <= 2, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((if c < -0.5 { (max_abs((w) + w)) / (c) } else { 0 }));
    }
}

optimizer! {
    pub struct Reducing29 { lr = 0.4437 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8349 where 0 <= beta0 < 1, c = 1.6047 where c >= 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, (if -0.1197 <= w { row_mean((g) + w) } else { g }));
        let x0 = exp(clamp(s0, -3, 3)) * (abs(c));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * debias(s0) + lr * x0 + lr * ((min(0.4336, sum((g) + w)) + sum(((lr) / (eps)) - g * w))));
    }
}

optimizer! {
    pub struct Reducing30 { lr = 0.0975 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7004 where 0 <= beta1 < 1, }
    state { s0 = g^2, s1 = lr, s2 = g^2 }
    update(w, g) {
        s0 = min(prev(s0) + 1, beta1);
        s1 = trace(0.9, (s0 - sum((w) - g * w)));
        let x1 = (2 - sign((g) / (1.3798)));
        s2 = ema(0.9, clamp((g) / (1.5255), -1, 1));
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.1 * x1 + 0.5 * lr * s2 + lr * prev(s2) + lr * (eps);
    }
}

optimizer! {
    pub struct Reducing31 { lr = 0.3126 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 = w }
    update(w, g, t) {
        s0 = running_max(0.9, sign(ln(eps)));
        s1 = ema(0.6, (-1.922 - (if eps <= g { s0 } else { w })));
        let x1 = w;
        s2 = trace(0.75, clamp(col_mean((x1) * g), -1, 1));
        w -= lr * sign(g) + lr * s1 + 0.5 * lr * s2 + lr * ((clamp(min((1 - 0.9^t), x1), -1, 1) + (-0.018 + sum((x1) * g))));
    }
    eval(w) {
        w = (if s0 <= s2 { sign(-0.7843) } else { ((if eps < w { s0 } else { 1.9403 })) / ((sqrt(eps) + eps)) });
    }
}

optimizer! {
    pub struct Reducing32 { lr = 0.4406 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9761 where 0 <= beta0 < 1, }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = ema(beta0, ((len(w) - ndim(w))) / (max(w, eps)));
        let x0 = eps;
        s1 = min(prev(s1) + 1, (x0)^2);
        s2 = ema(0.9, -(sum((eps) * g)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + lr * prev(s0) + lr * debias(s0) + lr * s1 + lr * s2 + lr * prev(s2) + 0.5 * lr * debias(s2) + lr * (clamp(((if w != 0 { 1 / (w) } else { beta0 }) - min(g, 0.8275)), -1, 1)));
    }
    eval(w, t) {
        if t > 2 {
            w = ((s1) / (max(s2, eps))) / (abs((min(s0, beta0) + (s1)^3)) + eps);
        } else {
            w += 0.5 * (min((if w >= s2 { debias(s2) } else { w }), sign(w)) - w);
        }
    }
}

optimizer! {
    pub struct Reducing33 { lr = 0.3234 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6261 where 0 <= beta0 < 1, flag = false , }
    state { s0 = lr, s1 = g^2, s2 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, ((1 + (beta0)^2) + col_mean((g) * g)));
        s1 = min(prev(s1) + 1, clamp((1.524)^3, 0, 1));
        s2 = min(prev(s2) + 1, s1);
        let x2 = (if flag && (lr) / (eps) >= g { (if s1 >= 1 && s1 <= 8 { ln(s1) } else { g }) } else { min(w, 1.8741) });
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * s2 + lr * x2 + lr * (((2 - sign(-1.0339))) / (((t)^2 + eps))));
    }
    eval(w) {
        w += 0.5 * ((min(1.7103, s1)) / (abs((if s1 >= s0 { -1.0838 } else { s2 })) + eps) - w);
    }
}

optimizer! {
    pub struct Reducing34 { lr = 0.489 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((sum((min(g, w)) + w) - ln(sqrt(eps + eps))));
    }
}

optimizer! {
    pub struct Reducing35 { lr = 0.1739 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (-(sum((min(w, w)) - g * w)));
    }
}

optimizer! {
    pub struct Reducing36 { lr = 0.1828 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((ln((eps + eps)) + row_mean((mean((w) + w)) * g)));
    }
}

optimizer! {
    pub struct Reducing37 { lr = 0.4102 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6689 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1, s2 }
    update(w, g) {
        s0 = running_max(beta0, 1.5328);
        s1 = trace(0.9, (min(s0, g)) / ((mean(((s0) - g * w)^2) + eps)));
        s2 = ema(beta0, (w + -(s0)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s1 + lr * s2 + lr * ((-(s2) * (col_mean((0.5251) + w)))^3));
    }
    eval(w) {
        w *= (1 + (0.649)^2) * ((1 + (s1)^2));
    }
}

optimizer! {
    pub struct Reducing38 { lr = 0.2295 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.508 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, (g) / (eps));
        s1 = running_max(beta0, max_abs((sum((w) + w)) - g * w));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * s1 + lr * ((sum(((g) / (eps)) * g) + (w) / (abs(s0) + eps) * (col_mean((s1) * g))));
    }
}

optimizer! {
    pub struct Reducing39 { lr = 0.2435 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (mean(((0.8484)^3) + w));
        w -= lr * g + 0.1 * s0 + lr * (-(eps * (prev(s0)) * (w)));
    }
}

optimizer! {
    pub struct Reducing40 { lr = 0.3721 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9181 where 0 <= beta0 < 1, beta1 = 0.8962 where 0 <= beta1 < 1, n = 20u64 , }
    state { s0, s1 = lr }
    update(w, g, t) {
        s0 = running_max(beta0, eps);
        let x0 = beta1;
        s1 = ema(beta0, (col_mean((((1 - 0.9^t)) + w)^2))^1.5);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * x0 + 0.5 * lr * s1 + lr * ((sign(n) * (min(x0, g)) + dot(((s0) / (eps)) - g * w, g)));
    }
}

optimizer! {
    pub struct Reducing41 { lr = 0.2525 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (if w < -0.5 { (g * (g)) / (w) } else { 0 }));
        let x0 = (1 - clamp((if s0 <= s0 { 0.6859 } else { -1.9795 }), -1, 1)^2);
        s1 = min(prev(s1) + 1, dot(((1.2145) / (eps)) + w, g));
        let x1 = sign(eps);
        w -= lr * g + lr * x0 + lr * s1 + 0.5 * lr * x1 + lr * (ln((x0 * (eps) + 1 / (1 + t))));
    }
    eval(w) {
        w = w + lr * ((if ln(eps) <= 1.0257 { s0 } else { clamp(ln(eps), -1, 1) }));
    }
}

optimizer! {
    pub struct Reducing42 { lr = 0.0064 where lr >= 0, beta1 = 0.8537 where 0 <= beta1 < 1, flag = true , }
    state { s0: scalar = 1, s1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        s1 = min(prev(s1) + 1, sqrt(abs(-1.5746)));
        let x1 = (2 - clamp(dot((s1) - g * w, g), -1, 1));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * x1 + lr * (((1 / len(w)) - clamp(beta1, -1, 1)));
    }
    eval(w, t) {
        let y = (exp(clamp(w, -3, 3)) + (1 - clamp(w, -1, 1)^2));
        if flag {
            w = w + lr * (ln((sqrt(s0) + 1 / (1 + t))));
        } else {
            w += 0.5 * ((if s0 < -0.5 { (y) / (s0) } else { 0 }) - w);
        }
    }
}

optimizer! {
    pub struct Reducing43 { lr = 0.4605 where lr >= 0, beta0 = 0.9473 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1, s2 = lr }
    update(w, g, t) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (abs((w - g)));
        s1 = running_max(0.9, abs(mean((g) + w)));
        let x1 = -1.5914 * (0.5115) * (sign(t));
        s2 = ema(beta0, dot((-(1.0409)) * g, g));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * s1 + lr * prev(s1) + lr * x1 + lr * s2 + lr * ((-(g))^3));
    }
}

optimizer! {
    pub struct Reducing44 { lr = 0.4667 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5502 where 0 <= beta0 < 1, }
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
    pub struct Reducing45 { lr = 0.2013 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.122 where c >= 0, }
    update(w, g) {
        w -= lr * g + lr * (-(dot((sign(g)) - g * w, g)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = sqrt(lr);
        w = 1.8846 * (((c) / (eps)) / (eps));
    }
}

optimizer! {
    pub struct Reducing46 { lr = 0.117 where lr >= 0, eps = 1e-6 where eps > 0, n = 4u64 , }
    state { s0 = lr, s1, s2 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, col_mean((w) * g));
        let x0 = ((len(w) - ndim(w)))^3;
        s1 = ema(0.6, (dot((x0) + w, g))^2);
        let x1 = min((s0 - 1.1969), ((t + 1) + n));
        s2 = running_max(0.75, x1);
        w -= lr * sign(g) + lr * s1 + 0.1 * debias(s1) + lr * s2 + lr * prev(s2) + lr * (ln((0.7353 + eps)));
    }
}

optimizer! {
    pub struct Reducing47 { lr = 0.0973 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5594 where 0 <= beta0 < 1, c = 1.1453 where -2 <= c <= 2, }
    state { s0, s1, s2 = 0.1 }
    update(w, g) {
        s0 = trace(beta0, eps);
        s1 = ema(beta0, 0.9232);
        s2 = beta0 * prev(s2) + (1 - beta0) * ((min(w, s1)) / (abs((s0) / (eps)) + eps));
        w -= lr * g / (abs(g) + eps) + 0.1 * s2 + lr * (clamp(sign(sum((c) - g * w)), -1, 1));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_reducing_rule {
    ($call:ident) => {
        $call! { Reducing0 Reducing1 Reducing2 Reducing3 Reducing4 Reducing5 Reducing6 Reducing7 Reducing8 Reducing9 Reducing10 Reducing11 Reducing12 Reducing13 Reducing14 Reducing15 Reducing16 Reducing17 Reducing18 Reducing19 Reducing20 Reducing21 Reducing22 Reducing23 Reducing24 Reducing25 Reducing26 Reducing27 Reducing28 Reducing29 Reducing30 Reducing31 Reducing32 Reducing33 Reducing34 Reducing35 Reducing36 Reducing37 Reducing38 Reducing39 Reducing40 Reducing41 Reducing42 Reducing43 Reducing44 Reducing45 Reducing46 Reducing47 }
    };
}
