//! Random rules, written by a test of the compiler.
// No line is by hand: see `optim-macros/compiler/src/tests/random_rules.rs`.

use optim_runtime::optimizer;

optimizer! {
    pub struct Random0 { lr = 0.4734 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9486 where 0 <= beta0 < 1, flag = true , }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, eps);
        s1 = prev(s1) * (1 - 0.5^t);
        let x1 = abs(ln(eps));
        w -= lr * g + 0.1 * s0 + 0.1 * prev(s0) + lr * s1 + 0.5 * lr * x1 + lr * ((x1)^3);
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (if s0 >= 1 && s0 <= 8 { ln(s0) } else { (s0 - 1.4208) });
        if flag {
            w = w + lr * ((if s0 < -0.5 { (s0 * (s0) * ((s1 - s0))) / (s0) } else { 0 }));
        } else {
            w *= eps;
        }
    }
}

optimizer! {
    pub struct Random1 { lr = 0.1229 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (-((w) / (eps)) * (ln((sqrt(eps) + eps)))));
    }
}

optimizer! {
    pub struct Random2 { lr = 0.0311 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9587 where 0 <= beta0 < 1, beta1 = 0.8797 where 0 <= beta1 < 1, flag = true , }
    state { s0 = g^2, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = ema(beta1, abs(w * (w)));
        let x0 = s0;
        s1 = trace(beta0, (2 - clamp((g) / (abs(beta0) + eps), -1, 1)));
        let x1 = (if beta0 > 0.6669 { g } else { (s1 + 1.2405) });
        s2 = ema(0.9, (clamp(beta0, -1, 1)) / ((1 + (x1)^2)));
        let x2 = clamp(ln((t + 1)), 0, 1);
        w -= lr * g + lr * x0 + 0.1 * s2 + lr * x2 + lr * (((if flag { sqrt(t) } else { min(lr, s1) })) / (abs((ln(eps) + (s0 + t))) + eps));
    }
}

optimizer! {
    pub struct Random3 { lr = 0.0408 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6693 where 0 <= beta1 < 1, n = 16u64 , }
    state { s0, s1 = w, s2 = 0.1 }
    update(w, g) {
        s0 = ema(beta1, abs(eps));
        let x0 = (n) / (1.68 * (eps));
        s1 = min(prev(s1) + 1, ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { x0 }) + lr));
        s2 = min(prev(s2) + 1, abs(clamp(prev(s0), -1, 1)));
        let x2 = (max(1.5984, 0))^1.5;
        w -= lr * sign(g) + 0.1 * debias(s0) + 0.5 * lr * s1 + 0.5 * lr * s2 + 0.5 * lr * x2 + lr * (abs(((x2) / (eps) + beta1)));
    }
    eval(w) {
        w = debias(s0);
    }
}

optimizer! {
    pub struct Random4 { lr = 0.0944 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9513 where 0 <= beta0 < 1, }
    state { s0, s1: scalar = 1, s2 = 0.1 }
    update(w, g) {
        s0 = ema(0.9, g);
        let x0 = (eps + abs(lr));
        s1 = prev(s1) * (0.9);
        s2 = ema(beta0, ln(eps));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + lr * prev(s0) + 0.5 * lr * x0 + 0.1 * s1 + 0.5 * lr * s2 + 0.5 * lr * prev(s2) + lr * (ln(sqrt((s1)^0.5 + eps)));
    }
}

optimizer! {
    pub struct Random5 { lr = 0.1151 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * sign(g) + lr * ((abs(-1.6671) + ln((t + eps)))));
    }
}

optimizer! {
    pub struct Random6 { lr = 0.1733 where lr >= 0, eps = 1e-6 where eps > 0, n = 13u64 , }
    state { s0 }
    update(w, g, t) {
        s0 = max(prev(s0), ((-0.18)^2 + (eps + eps)));
        let x0 = sqrt(s0 + eps);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * x0 + lr * (((if s0 > s0 { n } else { g }) * ((t + s0))) / ((2 - clamp((if s0 > 0 { sqrt(s0) } else { (1 - 0.9^t) }), -1, 1)))));
    }
}

optimizer! {
    pub struct Random7 { lr = 0.4687 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9014 where 0 <= beta0 < 1, }
    state { s0, s1 = w, s2 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (w);
        s1 = ema(beta0, w);
        s2 = ema(0.9, (w) / (eps));
        let x2 = abs(cbrt(-0.0873));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * s1 + lr * s2 + 0.1 * debias(s2) + 0.5 * lr * x2 + lr * ((g * (min(beta0, lr))) / ((sqrt(sqrt(x2)) + eps)));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = exp(clamp((if debias(s2) < -0.5 { (w) / (debias(s2)) } else { 0 }), -3, 3));
        if t > 2 {
            w = -(s1 * (0.8191));
        } else {
            w = debias(s2);
        }
    }
}

optimizer! {
    pub struct Random8 { lr = 0.0721 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.1706 where c >= 1, n = 5u64 , }
    state { s0 = 0.1, s1 }
    update(w, g, t) {
        s0 = ema(0.9, eps * ((1 - 0.9^t)) * (sqrt(t)));
        let x0 = ((1.7867) / (eps)) / (abs((s0 - w)) + eps);
        s1 = running_max(0.6, (min(x0, -1.8374) - -(c)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * prev(s0) + lr * s1 + lr * (-((if (1 - 0.9^t) < -0.5 { (n) / ((1 - 0.9^t)) } else { 0 }))));
    }
    eval(w) {
        w = (if log1p(eps) <= n { w } else { (w - clamp(w, -1, 1)) });
    }
}

optimizer! {
    pub struct Random9 { lr = 0.0045 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, (g * (-0.406) + (w) / (abs(w) + eps)));
        w -= lr * g + 0.5 * lr * s0 + lr * (ln(0.3386));
    }
}

optimizer! {
    pub struct Random10 { lr = 0.0505 where lr >= 0, beta0 = 0.655 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (g * (g) * ((1 - clamp(g, -1, 1)^2)));
        let x0 = (2 - clamp(s0 * (g), -1, 1));
        w = 0.99 * w - (lr * sign(g) + 0.1 * x0 + lr * (s0));
    }
}

optimizer! {
    pub struct Random11 { lr = 0.1515 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9031 where 0 <= beta0 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (g));
    }
    eval(w) {
        w = (-(atan2(beta0, w))) / ((sqrt(abs(-1.0377)) + eps));
    }
}

optimizer! {
    pub struct Random12 { lr = 0.2566 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.898 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = ema(beta0, (w) / (abs(g) + eps) * (g));
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * ((if t < -0.5 { ((s0 * (-1.9158)) / (max(s0, eps))) / (t) } else { 0 }));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (1 - clamp((-1.9329) / (eps), -1, 1)^2);
        w = (((if 1 / t < -0.5 { (s0) / (1 / t) } else { 0 })) / ((eps + 1.0279))) / (abs(((1.3389 - lr))^3) + eps);
    }
}

optimizer! {
    pub struct Random13 { lr = 0.2447 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * sign(g) + lr * ((if 1 / t > 0 { sqrt(1 / t) } else { clamp(eps, -1, 1) }) * (w));
    }
}

optimizer! {
    pub struct Random14 { lr = 0.3787 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * ((g) / ((2 - clamp(0.0984, -1, 1)) * ((1 + (g)^2))));
    }
}

optimizer! {
    pub struct Random15 { lr = 0.3578 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5355 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (if (-1.5598) / (abs(w) + eps) <= w { (w) / (eps) } else { (g)^3 }));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * ((((beta0 - s0)) / ((eps + 1 / (1 + t))) + w)));
    }
}

optimizer! {
    pub struct Random16 { lr = 0.4185 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = running_max(0.6, max((g) / (abs(w) + eps), 0));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + lr * (((if s0 > s0 { 1.1984 } else { (if g > w { s0 } else { w }) }))^3));
    }
}

optimizer! {
    pub struct Random17 { lr = 0.4396 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6829 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(0.9, clamp(w, -1, 1) * (g));
        s1 = ema(beta0, (1 - clamp(sqrt(t) * (g), -1, 1)^2));
        let x1 = (s1 + (-0.3166) / (abs(-0.5988) + eps));
        s2 = ema(beta0, ((0.0177)^2 + eps));
        let x2 = (sqrt((s1)^0.3) + eps);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * x1 + 0.1 * s2 + lr * prev(s2) + lr * x2 + lr * ((((if x2 < -0.5 { (prev(s2)) / (x2) } else { 0 }) + w) + ((x1)^3)^3));
    }
}

optimizer! {
    pub struct Random18 { lr = 0.0209 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (min(w, g * (-(w))));
    }
}

optimizer! {
    pub struct Random19 { lr = 0.3511 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5031 where 0 <= beta0 < 1, beta1 = 0.8511 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = trace(beta0, lr);
        s1 = ema(beta1, s0 * ((-1.0398) / (eps)));
        w -= lr * g + lr * s1 + lr * ((min((s1) / (abs(g) + eps), (g) / (eps))) / ((s0 + eps) * ((1 + (t)^2))));
    }
}

optimizer! {
    pub struct Random20 { lr = 0.4195 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5421 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = w }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * ((((t + 1)) / (0.365) - g * (g)));
        s1 = running_max(beta0, expm1(clamp(ln(eps), -3, 3)));
        let x1 = clamp(eps, 0, 1);
        s2 = ema(beta0, s0);
        let x2 = (floor(s1) + s0);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * x1 + lr * s2 + 0.1 * prev(s2) + lr * x2 + lr * (clamp(prev(s2) * (eps), -1, 1) * ((min(1.0846, (1 - 0.9^t)))^3));
    }
}

optimizer! {
    pub struct Random21 { lr = 0.3974 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g + lr * s0 + lr * ((exp(clamp((if w >= 1 && w <= 8 { ln(w) } else { g }), -3, 3)) + ((w) / (eps))^3));
    }
}

optimizer! {
    pub struct Random22 { lr = 0.4505 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5902 where -2 <= c <= 2, flag = true , }
    state { s0: scalar = 1, s1: scalar = 1, s2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = prev(s1) * (0.9);
        s2 = running_max(0.9, s1);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + lr * s2 + lr * (-(min(g, c * (w))));
    }
    eval(w) {
        if s0 < 0.9 {
            w += 0.5 * ((if flag && s2 * (s2) > s0 { ln(eps) } else { (if s0 < s2 { w } else { s1 }) }) - w);
        } else {
            w += 0.5 * (((0.7593 + w))^3 - w);
        }
    }
}

optimizer! {
    pub struct Random23 { lr = 0.2634 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9, (g * (g)) / (abs(min(g, g)) + eps));
        w -= lr * g + 0.1 * s0 + 0.1 * debias(s0) + lr * ((-((t + lr)) - min((s0)^3, eps)));
    }
}

optimizer! {
    pub struct Random24 { lr = 0.46 where lr >= 0, eps = 1e-6 where eps > 0, n = 16u64 , }
    state { s0, s1 = lr, s2 }
    update(w, g) {
        s0 = trace(0.9, (clamp(g, -1, 1)) / ((eps + eps)));
        s1 = ema(0.9, abs((g) / (abs(g) + eps)));
        s2 = trace(0.6, abs(s0));
        let x2 = max((n)^3, eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + lr * prev(s1) + 0.5 * lr * s2 + lr * x2 + lr * ((if w > 0 { sqrt(w) } else { n * ((w)^3) }));
    }
}

optimizer! {
    pub struct Random25 { lr = 0.2927 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (g);
    }
}

optimizer! {
    pub struct Random26 { lr = 0.1114 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = (if s0 <= g { clamp(g, -1, 1) } else { (if s0 > 0 { sqrt(s0) } else { eps }) });
        s1 = ema(0.9, ((t + 1)) / (abs(s0) + eps));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * s1 + lr * ((g) / (sqrt(1.0953 * (1.2154) + eps))));
    }
}

optimizer! {
    pub struct Random27 { lr = 0.1408 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5494 where 0 <= beta0 < 1, beta1 = 0.8898 where 0 <= beta1 < 1, }
    state { s0 = lr, s1, s2 = lr }
    update(w, g, t) {
        s0 = beta1 * prev(s0) + (1 - beta1) * (min((w) / (abs(w) + eps), g));
        let x0 = w;
        s1 = max(prev(s1), max((1 - 0.9^t), 0));
        s2 = ema(beta0, (-(beta0) + (s1)^3));
        let x2 = (x0 - s0 * ((t + 1)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s2 + 0.5 * lr * prev(s2) + lr * x2 + lr * (eps));
    }
}

optimizer! {
    pub struct Random28 { lr = 0.2731 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (lr);
        let x0 = (1 - clamp((g) / (abs(g) + eps), -1, 1)^2);
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.1 * x0 + lr * ((x0 * ((s0)^3)) / (eps * (eps * (eps)))));
    }
    eval(w, t) {
        let y = max(1 / t, 0) * ((w)^2);
        w *= sqrt((y)^1.5 + eps);
    }
}

optimizer! {
    pub struct Random29 { lr = 0.2431 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8995 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (sqrt((lr)^1.5) + eps));
        let x0 = abs(g) * (abs((t + 1)));
        s1 = ema(beta0, (prev(s0))^2);
        let x1 = (1 / t) / (abs(ln(eps)) + eps);
        w -= lr * sign(g) + 0.1 * x0 + 0.1 * s1 + 0.5 * lr * x1 + lr * ((prev(s0)) / (1.1134 * (eps)) * (((if prev(s0) > 0 { sqrt(prev(s0)) } else { x1 }))^3));
    }
}

optimizer! {
    pub struct Random30 { lr = 0.2843 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5682 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = ema(beta0, ((if 1 / t >= 1 && 1 / t <= 8 { ln(1 / t) } else { g }) - -0.9326));
        let x0 = eps;
        w -= lr * g + 0.1 * s0 + lr * x0 + lr * (1.9752);
    }
}

optimizer! {
    pub struct Random31 { lr = 0.4666 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5174 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, w);
        w -= lr * g + lr * s0 + 0.5 * lr * prev(s0) + lr * ((w * (-1.6483) * ((s0 + g)) - -((s0) / (eps))));
    }
    eval(w, t) {
        w *= (eps + 1 / (1 + t)) * (clamp(s0, -1, 1));
    }
}

optimizer! {
    pub struct Random32 { lr = 0.3424 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7776 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, clamp(g, -1, 1));
        s1 = ema(beta0, (w + -1.8498) * (prev(s0)));
        let x1 = 0.9885;
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * ((if clamp(s1, -1, 1) < w { (-(0.2742) - eps) } else { round(s0 * (eps)) }));
    }
    eval(w) {
        w = ln((clamp(eps, -1, 1))^3);
    }
}

optimizer! {
    pub struct Random33 { lr = 0.1456 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6569 where 0 <= beta0 < 1, n = 5u64 , }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, (eps + exp(clamp(g, -3, 3))));
        s1 = running_max(beta0, (s0) / (eps) * ((prev(s0)) / ((1 - 0.9^t))));
        let x1 = exp(clamp((s1) / (abs(s1) + eps), -3, 3));
        s2 = ema(beta0, ln(sqrt(x1 + eps)));
        let x2 = abs(prev(s2));
        w -= lr * g + lr * prev(s1) + lr * x2 + lr * (abs(prev(s0)) * (((prev(s2) + eps)) / (abs((if n > prev(s1) { s0 } else { s0 })) + eps)));
    }
}

optimizer! {
    pub struct Random34 { lr = 0.3169 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (g);
    }
}

optimizer! {
    pub struct Random35 { lr = 0.247 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (g));
    }
}

optimizer! {
    pub struct Random36 { lr = 0.484 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.623 where 0 <= beta0 < 1, }
    state { s0, s1: scalar = 1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, max(g * (w), eps));
        s1 = prev(s1) * (0.9);
        s2 = prev(s2) * (1 - 0.5^t);
        let x2 = ((prev(s0) + beta0) + min(s1, s2));
        w -= lr * clamp(g, -1, 1) + 0.1 * debias(s0) + 0.1 * x2 + lr * (ln((sqrt(max(t, 0)) + eps)));
    }
}

optimizer! {
    pub struct Random37 { lr = 0.05 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g + 0.5 * lr * s0 + lr * ((min(-(s0), (g)^3)) / (abs((if g >= 1 && g <= 8 { ln(g) } else { sign(-1.6733) })) + eps));
    }
}

optimizer! {
    pub struct Random38 { lr = 0.1753 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (sqrt((1 - clamp(g, -1, 1)^2))));
    }
}

optimizer! {
    pub struct Random39 { lr = 0.3705 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (((if g > w { eps } else { w * (0.1113) }))^3);
    }
}

optimizer! {
    pub struct Random40 { lr = 0.4113 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * g + lr * (ln((eps + 1 / (1 + t)) * ((1 + (1 / t)^2)))));
    }
}

optimizer! {
    pub struct Random41 { lr = 0.4518 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8838 where 0 <= beta0 < 1, beta1 = 0.8182 where 0 <= beta1 < 1, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (if w < -1.9653 { beta1 } else { beta0 }) * ((if g < -0.5 { (1.5045) / (g) } else { 0 })));
        let x0 = clamp(clamp(s0, -1, 1), -1, 1);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * (-(clamp(w * (beta1), -1, 1))));
    }
}

optimizer! {
    pub struct Random42 { lr = 0.2757 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8749 where 0 <= beta0 < 1, c = 1.1551 where c >= 0, }
    state { s0 = g^2, s1 }
    update(w, g, t) {
        s0 = ema(beta0, ((lr) / (abs(w) + eps) - (t) / (1 / t)));
        s1 = ema(0.9, abs((if c <= g { w } else { eps })));
        w -= lr * sign(g) + 0.1 * s0 + lr * s1 + lr * debias(s1) + lr * ((s0 * (-0.1286))^3 * ((debias(s1) * (beta0)) / ((2 - clamp(w, -1, 1)))));
    }
}

optimizer! {
    pub struct Random43 { lr = 0.4298 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.75, ((w) / (abs(w) + eps))^2);
        s1 = running_max(0.6, (abs(g))^1.5);
        let x1 = (t + 1);
        s2 = prev(s2) * (0.9);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * prev(s0) + 0.1 * s1 + lr * prev(s1) + 0.1 * x1 + lr * s2 + lr * ((ln(eps)) / (max(s2, eps)) * (abs(-(x1)))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (1 - clamp(s2, -1, 1)^2);
        w *= (2 - clamp((s2) / (abs(1.8173) + eps), -1, 1));
    }
}

optimizer! {
    pub struct Random44 { lr = 0.4007 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7757 where 0 <= beta0 < 1, }
    state { s0 = w, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, ln(max(w, eps)));
        s1 = ema(beta0, 0.8701);
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.1 * s1 + lr * prev(s1) + lr * debias(s1) + lr * (-((atan2(w, s0))^3)));
    }
}

optimizer! {
    pub struct Random45 { lr = 0.1928 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1, s2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = ema(0.6, (abs(-1.151) + abs(s0)));
        s2 = ema(0.9, abs((if s0 != 0 { 1 / (s0) } else { 1.8646 })));
        w -= lr * clamp(g, -1, 1) + 0.1 * s1 + lr * prev(s1) + 0.1 * s2 + lr * ((sin(clamp(g, -1, 1)) - ln(eps)));
    }
}

optimizer! {
    pub struct Random46 { lr = 0.346 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * (-1.986);
    }
}

optimizer! {
    pub struct Random47 { lr = 0.0214 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    update(w, g, t) {
        w -= lr * sign(g) + lr * ((min(eps, sin(g))) / ((lr + 1 / (1 + t))));
    }
    eval(w) {
        let y = (if clamp(w, -1, 1) >= -0.227 { (if w > 0 { sqrt(w) } else { w }) } else { -(w) });
        if flag {
            w += 0.5 * (w * ((w) / (eps)) - w);
        } else {
            w *= max(-(y), eps);
        }
    }
}

optimizer! {
    pub struct Random48 { lr = 0.1702 where lr >= 0, eps = 1e-6 where eps > 0, n = 19u64 , }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * ((((n) / (eps) + clamp(w, -1, 1)))^3));
    }
    eval(w) {
        let y = (w)^2;
        w *= ((y)^0.3 + eps);
    }
}

optimizer! {
    pub struct Random49 { lr = 0.3259 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6036 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = ema(beta0, clamp(min(w, eps), w, sqrt(t) * (w)));
        let x0 = (clamp(g, -1, 1) + 1 / (1 + t));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.1 * x0 + lr * (max(lr, 0)));
    }
}

optimizer! {
    pub struct Random50 { lr = 0.3959 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (((g) / (eps * (eps))) / (abs(ln(exp(clamp(g, -3, 3)))) + eps));
    }
}

optimizer! {
    pub struct Random51 { lr = 0.3424 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * ((if w >= 1 && w <= 8 { ln(w) } else { abs(-(g)) }));
    }
}

optimizer! {
    pub struct Random52 { lr = 0.2885 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = max(prev(s0), abs(w * (w)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (ln(eps)));
    }
}

optimizer! {
    pub struct Random53 { lr = 0.3283 where lr >= 0, eps = 1e-6 where eps > 0, n = 4u64 , }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((w + (clamp(1.732, -1, 1) - min(n, w))));
    }
}

optimizer! {
    pub struct Random54 { lr = 0.4048 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6844 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = running_max(beta0, eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * (g);
    }
}

optimizer! {
    pub struct Random55 { lr = 0.0777 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, -((w + g)));
        s1 = prev(s1) * (1 - 0.5^t);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * prev(s0) + 0.5 * lr * s1 + lr * ((if prev(s0) >= 1 && prev(s0) <= 8 { ln(prev(s0)) } else { (-(1.8088))^3 }));
    }
}

optimizer! {
    pub struct Random56 { lr = 0.4586 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (clamp(g, -1, 1));
    }
    eval(w, t) {
        if t > 2 {
            w += 0.5 * (w * (sqrt(t) * (w)) - w);
        } else {
            w *= eps;
        }
    }
}

optimizer! {
    pub struct Random57 { lr = 0.2654 where lr >= 0, c = 1.6617 where c >= 1, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = (s0)^1.5 * (lr * ((1 - 0.9^t)));
        s1 = min(prev(s1) + 1, (if s0 >= 1 && s0 <= 8 { ln(s0) } else { ln(1 / t) }));
        w -= lr * sign(g) + lr * x0 + 0.5 * lr * s1 + lr * (w * (g * (c)) * (x0));
    }
    eval(w) {
        w = w + lr * (lr);
    }
}

optimizer! {
    pub struct Random58 { lr = 0.453 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = eps;
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * x0 + lr * ((if (if g > 0 { sqrt(g) } else { g }) < -0.4733 { -1.936 } else { sqrt(1.0425) }));
    }
}

optimizer! {
    pub struct Random59 { lr = 0.351 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * (s0);
    }
}

optimizer! {
    pub struct Random60 { lr = 0.0144 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (clamp(-0.2688, 0, 1) * ((ln(0.3272)) / (eps * (eps)))));
    }
}

optimizer! {
    pub struct Random61 { lr = 0.0174 where lr >= 0, beta0 = 0.8477 where 0 <= beta0 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (-((beta0 * (g) - (g - g)))));
    }
}

optimizer! {
    pub struct Random62 { lr = 0.4001 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7833 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1: scalar = 1, s2 = w }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = (sign(w) - min(beta0, w));
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = ema(0.9, (ln(eps) - (g)^3));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * x0 + lr * s1 + 0.5 * lr * s2 + lr * (-1.5556);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = ln((s0 + 1 / (1 + t)));
        w = w + lr * (s2);
    }
}

optimizer! {
    pub struct Random63 { lr = 0.3425 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.9014 , }
    state { s0 = 0.1, s1 }
    update(w, g, t) {
        s0 = ema(0.6, min((if w > 0 { sqrt(w) } else { 1.4057 }), min(-0.3543, g)));
        let x0 = ((c)^3) / (eps);
        s1 = trace(0.6, min(((t + 1)) / (eps), ln(eps)));
        let x1 = eps;
        w = 0.99 * w - (lr * g + 0.1 * s0 + lr * x0 + 0.1 * s1 + lr * prev(s1) + 0.1 * x1 + lr * (ln((2 - clamp(-(lr), -1, 1)))));
    }
    eval(w) {
        w += 0.5 * (round((s1 - lr)) - w);
    }
}

optimizer! {
    pub struct Random64 { lr = 0.2366 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6903 where 0 <= beta0 < 1, c = 1.3177 where -2 <= c <= 2, flag = true , }
    state { s0 = g^2, s1 = 0.1, s2 = lr }
    update(w, g) {
        s0 = trace(0.9, (-(g)) / ((2 - clamp(0.2328, -1, 1))));
        let x0 = ((if flag { s0 } else { g }))^2;
        s1 = beta0 * prev(s1) + (1 - beta0) * (((-0.2596) / (eps) + min(c, x0)));
        s2 = beta0 * prev(s2) + (1 - beta0) * (1.3333);
        w = 0.99 * w - (lr * g + lr * s1 + lr * s2 + lr * ((if x0 > 0 { sqrt(x0) } else { (if prev(s2) > g { (if w > prev(s2) { -1.0851 } else { s2 }) } else { w * (s2) }) })));
    }
}

optimizer! {
    pub struct Random65 { lr = 0.4168 where lr >= 0, }
    state { s0 = lr }
    update(w, g) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * (clamp(g, 0, 1) * ((0.6243)^0.3));
        w -= lr * g + 0.5 * lr * s0 + lr * ((if g != 0 { 1 / (g) } else { w }));
    }
}

optimizer! {
    pub struct Random66 { lr = 0.3371 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5924 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, max(w, 0));
        let x0 = (w) / (t) * ((w) / (eps));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * x0 + lr * ((if sin(1 / t) > s0 { ln((sqrt(eps) + eps)) } else { ((-1.2568) / (abs(1.524) + eps))^3 }));
    }
    eval(w) {
        w = (w) / (abs(((if w <= 1.8741 { s0 } else { w }) - (s0) / (eps))) + eps);
    }
}

optimizer! {
    pub struct Random67 { lr = 0.457 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9623 where 0 <= beta0 < 1, beta1 = 0.5442 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g) {
        s0 = running_max(beta1, abs((g + w)));
        let x0 = sqrt((2 - sign(beta0)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * x0 + lr * (((if w >= 1 && w <= 8 { ln(w) } else { x0 }) - s0)));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = ((w + beta1))^3;
        if t > 2 {
            w *= (s0 + eps);
        } else {
            w = cbrt(min(clamp(w, -1, 1), (w) / (eps)));
        }
    }
}

optimizer! {
    pub struct Random68 { lr = 0.2559 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * ((g - -((lr + w))));
    }
}

optimizer! {
    pub struct Random69 { lr = 0.4841 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, clamp(min(lr, g), -1, 1));
        let x0 = g;
        s1 = trace(0.9, ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { s0 }))^2);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * x0 + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * ((0.8929) / (max(w, eps)) * ((if ln(eps) <= x0 { prev(s1) } else { floor(eps) }))));
    }
}

optimizer! {
    pub struct Random70 { lr = 0.177 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8166 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, sqrt((eps + eps)));
        w = 0.99 * w - (lr * g + lr * s0 + lr * ((min(s0, 1.2331) + ln(eps)) * (-(eps))));
    }
}

optimizer! {
    pub struct Random71 { lr = 0.1442 where lr >= 0, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (2 - sign(-(w))));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * (g);
    }
    eval(w) {
        w += 0.5 * (clamp((if w > s0 { w } else { w }), -1, 1) - w);
    }
}

optimizer! {
    pub struct Random72 { lr = 0.4105 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.75, (1 - clamp(ln(eps), -1, 1)^2));
        let x0 = w;
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((2 - sign((g)^3)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.1 * prev(s0) + lr * x0 + 0.1 * s1 + lr * ((if (if prev(s1) >= (t + 1) { prev(s1) } else { w }) >= s0 { (if (s0 + prev(s1)) <= s1 { x0 } else { ln(eps) }) } else { abs(prev(s0)) })));
    }
}

optimizer! {
    pub struct Random73 { lr = 0.1592 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (g);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (eps) / ((t + eps));
        w += 0.5 * ((-1.8716 - atan2(w, w)) - w);
    }
}

optimizer! {
    pub struct Random74 { lr = 0.0306 where lr >= 0, beta1 = 0.6361 where 0 <= beta1 < 1, }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = running_max(beta1, g);
        s1 = min(prev(s1) + 1, sqrt((w)^2));
        s2 = min(prev(s2) + 1, s1);
        let x2 = 1.1903;
        w -= lr * g + 0.5 * lr * s0 + 0.1 * s2 + lr * x2 + lr * (ln((2 - clamp((if x2 <= -0.2311 { lr } else { -1.7666 }), -1, 1))));
    }
    eval(w) {
        w = w + lr * (-0.0411);
    }
}

optimizer! {
    pub struct Random75 { lr = 0.412 where lr >= 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * ((g + (1.2962 + g)) * ((if g < -0.5 { ((1 - 0.9^t) * (w)) / (g) } else { 0 })));
    }
}

optimizer! {
    pub struct Random76 { lr = 0.2173 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6798 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = lr }
    update(w, g) {
        s0 = ema(beta0, eps);
        let x0 = (2 - sign(min(s0, 0.2093)));
        s1 = trace(beta0, clamp(min(prev(s0), lr), 0, 1));
        let x1 = ((s1)^3)^2;
        w = 0.99 * w - (lr * g + 0.1 * x0 + 0.5 * lr * x1 + lr * (s0));
    }
    eval(w) {
        w = (0.0968) / (abs((if (w)^3 <= w { clamp(eps, -1, 1) } else { clamp(w, -1, 1) })) + eps);
    }
}

optimizer! {
    pub struct Random77 { lr = 0.1453 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9722 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = ema(beta0, eps * (abs(g)));
        s1 = trace(beta0, sqrt((0.9839)^0.5 + eps));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * s1 + lr * prev(s1) + lr * ((1.5953 + (ln(eps) + min(s1, s0)))));
    }
}

optimizer! {
    pub struct Random78 { lr = 0.4102 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6689 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1, s2 = g^2 }
    update(w, g) {
        s0 = running_max(beta0, 1.5328);
        s1 = ema(0.9, (if (w)^3 >= w { (s0 + s0) } else { s0 * (s0) }));
        s2 = min(prev(s2) + 1, (-(0.2215) + clamp(s1, -1, 1)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * prev(s1) + 0.1 * s2 + lr * (min(min((s0) / (1.2994), (s2 - 0.7684)), (prev(s1) + g) * ((-0.5822 + beta0))));
    }
}

optimizer! {
    pub struct Random79 { lr = 0.3942 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (ln(eps));
    }
}

optimizer! {
    pub struct Random80 { lr = 0.1858 where lr >= 0, beta0 = 0.8721 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * g + lr * (cos(clamp(beta0 * (g), -1, 1)));
    }
}

optimizer! {
    pub struct Random81 { lr = 0.4287 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.4637 where c >= 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(0.9, eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * (((ln(eps)) / (abs(round(c)) + eps) - ((w) / (eps) - (0.2374) / (abs(w) + eps))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = w;
        w *= (1 + ((s0 - s0))^2);
    }
}

optimizer! {
    pub struct Random82 { lr = 0.239 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr }
    update(w, g, t) {
        s0 = ema(0.75, ln(sqrt(t + eps)));
        let x0 = -(ln(eps));
        w = 0.99 * w - (lr * g + lr * s0 + 0.1 * x0 + lr * ((2 - sign((w) / (eps)))));
    }
}

optimizer! {
    pub struct Random83 { lr = 0.3773 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5233 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = max(prev(s0), (g * (beta0))^2);
        let x0 = s0;
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * x0 + lr * (clamp((ln(eps)) / ((sqrt(lr) + eps)), -1, 1)));
    }
}

optimizer! {
    pub struct Random84 { lr = 0.1097 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (ln(eps * (eps)) * ((g)^3)));
    }
}

optimizer! {
    pub struct Random85 { lr = 0.0253 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5713 where 0 <= beta0 < 1, beta1 = 0.7194 where 0 <= beta1 < 1, c = 1.6204 where c >= 0, }
    state { s0 = 0.1, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.9, abs((if w > 0.7721 { w } else { c })));
        s1 = trace(beta1, -(log1p(eps)));
        let x1 = sqrt((-0.7687)^2 + eps);
        s2 = running_max(beta1, w);
        let x2 = (s0)^0.3 * ((-0.2526)^2);
        w -= lr * clamp(g, -1, 1) + 0.1 * s1 + 0.5 * lr * prev(s1) + 0.5 * lr * x1 + 0.1 * s2 + lr * x2 + lr * (ln((s0 + 1 / (1 + t))));
    }
    eval(w) {
        let y = clamp(0.8143, -1, 1);
        w = min(sqrt(sqrt(1.7727)), (y) / (abs(w) + eps) * ((s0) / (abs(beta0) + eps)));
    }
}

optimizer! {
    pub struct Random86 { lr = 0.1247 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = w, s2 }
    update(w, g) {
        s0 = trace(0.9, ((w) / (eps)) / ((sqrt(eps) + eps)));
        s1 = running_max(0.6, ln((1 + (g)^2)));
        s2 = ema(0.6, eps);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + lr * prev(s0) + lr * s1 + 0.1 * prev(s1) + 0.5 * lr * s2 + 0.5 * lr * prev(s2) + 0.5 * lr * debias(s2) + lr * ((sign((g - prev(s2)))) / (abs((if min(debias(s2), lr) > s0 { (-1.0593 + 1.4125) } else { 0.9833 })) + eps)));
    }
}

optimizer! {
    pub struct Random87 { lr = 0.0449 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6962 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1: scalar = 1, s2 }
    update(w, g, t) {
        s0 = running_max(beta0, (eps)^3);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        let x1 = clamp((if s0 <= s0 { prev(s0) } else { w }), 0, 1);
        s2 = min(prev(s2) + 1, (-1.8944 + -(x1)));
        w -= lr * g + 0.5 * lr * s1 + 0.5 * lr * s2 + lr * ((if s0 < -0.5 { (-((prev(s0)) / (eps))) / (s0) } else { 0 }));
    }
}

optimizer! {
    pub struct Random88 { lr = 0.1924 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, g);
        s1 = ema(0.75, ((2 - sign(debias(s0))))^0.3);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w -= lr * sign(g) + 0.1 * prev(s0) + 0.5 * lr * s1 + 0.1 * s2 + lr * (min(-(s2), ((w) / (eps)) / (abs((s2) / (eps)) + eps)));
    }
}

optimizer! {
    pub struct Random89 { lr = 0.4263 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w }
    update(w, g) {
        s0 = ema(0.75, abs(g));
        w -= lr * g + 0.5 * lr * s0 + lr * prev(s0) + lr * ((prev(s0)) / (abs((w) / ((1 + (w)^2))) + eps));
    }
}

optimizer! {
    pub struct Random90 { lr = 0.3949 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9193 where 0 <= beta0 < 1, c = 1.4002 , }
    state { s0, s1 = g^2, s2 = 0.1 }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (beta0);
        s1 = ema(beta0, (abs(prev(s0)))^0.5);
        let x1 = abs(clamp(c, -1, 1));
        s2 = ema(beta0, x1);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + 0.5 * lr * s2 + lr * ((clamp(eps, -1, 1))^3 * ((atan2(w, 1 / t))^3));
    }
}

optimizer! {
    pub struct Random91 { lr = 0.3803 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9486 where 0 <= beta0 < 1, c = 1.2516 where c >= 1, flag = false , }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, (c * (w))^2);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * ((((s0) / (abs(s0) + eps) + (if flag { w } else { s0 })) + s0));
    }
}

optimizer! {
    pub struct Random92 { lr = 0.3919 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        let x0 = abs(0.6354);
        s1 = min(prev(s1) + 1, clamp(sqrt(t) * (g), -1, 1));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * x0 + lr * s1 + lr * ((1 - 0.9^t)));
    }
}

optimizer! {
    pub struct Random93 { lr = 0.3934 where lr >= 0, eps = 1e-6 where eps > 0, n = 20u64 , }
    state { s0, s1 }
    update(w, g) {
        s0 = running_max(0.9, abs(g * (g)));
        let x0 = ln(sqrt(s0 + eps));
        s1 = 0.75 * prev(s1) + (1 - 0.75) * (w);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * x0 + 0.1 * s1 + lr * (((if n < -0.5 { ((g) / (eps)) / (n) } else { 0 }))^3));
    }
    eval(w, t) {
        if t > 2 {
            w = (if s1 != 0 { 1 / (s1) } else { ln((s0 + eps)) });
        } else {
            w = w + lr * (((min(w, s0) - (0.9004) / (1.2118))) / (exp(clamp((s1)^3, -3, 3))));
        }
    }
}

optimizer! {
    pub struct Random94 { lr = 0.3754 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5774 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1, s2: scalar = 1 }
    update(w, g) {
        s0 = ema(beta0, (g) / (abs(beta0) + eps) * (clamp(w, -1, 1)));
        let x0 = ((w) / (eps))^2;
        s1 = max(prev(s1), x0);
        s2 = prev(s2) * (0.9);
        let x2 = (1 + ((x0)^3)^2);
        w -= lr * sign(g) + lr * s0 + 0.5 * lr * s1 + lr * s2 + lr * x2 + lr * ((if 0.9721 < -0.5 { (((w + s0) + g)) / (0.9721) } else { 0 }));
    }
    eval(w, t) {
        let y = exp(clamp(-0.8683, -3, 3));
        w = w + lr * ((t * (clamp(s0, -1, 1)) + ((s0)^3 - (y)^3)));
    }
}

optimizer! {
    pub struct Random95 { lr = 0.3065 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5678 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * sign(g) + lr * (((max(g, beta0)) / (sqrt(0.7026 + eps)) - ln((1 + (g)^2))));
    }
}

optimizer! {
    pub struct Random96 { lr = 0.2932 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6771 where 0 <= beta0 < 1, }
    state { s0 = lr, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = max(prev(s0), abs(g));
        let x0 = (1 - 0.9^t);
        s1 = running_max(beta0, x0 * (s0 * (beta0)));
        s2 = trace(0.9, -((-1.5131) / (eps)));
        let x2 = -1.2743;
        w -= lr * g / (abs(g) + eps) + lr * s1 + 0.5 * lr * s2 + lr * x2 + lr * (x2);
    }
}

optimizer! {
    pub struct Random97 { lr = 0.4372 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5424 where 0 <= beta0 < 1, beta1 = 0.8228 where 0 <= beta1 < 1, }
    state { s0 = w, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, ((if g > w { -1.6103 } else { -0.267 }) + (w) / (eps)));
        s1 = ema(beta1, (g) / (eps) * (g));
        s2 = prev(s2) * (1 - 0.5^t);
        let x2 = (ln(0.178) + g * (g));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * prev(s0) + lr * s1 + 0.5 * lr * debias(s1) + 0.1 * s2 + 0.1 * x2 + lr * ((if debias(s1) > 0 { sqrt(debias(s1)) } else { t }));
    }
}

optimizer! {
    pub struct Random98 { lr = 0.4599 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, eps);
        w -= lr * sign(g) + 0.1 * s0 + 0.1 * prev(s0) + lr * (s0);
    }
}

optimizer! {
    pub struct Random99 { lr = 0.321 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9637 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, (1 - clamp(ln(eps), -1, 1)^2));
        let x0 = s0 * (abs(s0));
        w -= lr * g + 0.1 * x0 + lr * ((if x0 > 0 { sqrt(x0) } else { (if s0 < -0.5 { (g) / (s0) } else { 0 }) * ((if s0 > 0 { sqrt(s0) } else { s0 })) }));
    }
}

optimizer! {
    pub struct Random100 { lr = 0.0976 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.954 , }
    state { s0, s1 = 0.1, s2 }
    update(w, g) {
        s0 = trace(0.75, ln((2 - clamp(-0.211, -1, 1))));
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((1 - clamp(eps, -1, 1)^2));
        s2 = running_max(0.9, (clamp(g, -1, 1) + (if w > 0 { sqrt(w) } else { prev(s0) })));
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + 0.1 * s2 + lr * prev(s2) + lr * ((min(log1p(1.4247), (c - lr)) + ln(sign(eps))));
    }
}

optimizer! {
    pub struct Random101 { lr = 0.0983 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6471 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, eps * (sign(g)));
        let x0 = -((s0) / (0.6019));
        s1 = beta0 * prev(s1) + (1 - beta0) * ((abs(s0))^1.5);
        w -= lr * g + lr * x0 + lr * s1 + lr * ((if lr > 0 { sqrt(lr) } else { (g)^3 }));
    }
    eval(w, t) {
        if t > 2 {
            w = s1 * ((clamp(w, -1, 1)) / ((1 + (s1)^2)));
        } else {
            w = w + lr * (lr);
        }
    }
}

optimizer! {
    pub struct Random102 { lr = 0.3508 where lr >= 0, beta1 = 0.6114 where 0 <= beta1 < 1, }
    update(w, g) {
        w -= lr * g + lr * ((w - w * (0.6829)) * (min(clamp(beta1, -1, 1), lr * (w))));
    }
    eval(w) {
        w = w;
    }
}

optimizer! {
    pub struct Random103 { lr = 0.1262 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9455 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(beta0, w);
        let x0 = (1 + ((1 - 0.9^t) * (s0))^2);
        s1 = ema(0.9, sqrt((sqrt(lr) + eps)));
        s2 = ema(0.9, (-(beta0) - min(s1, prev(s1))));
        w -= lr * clamp(g, -1, 1) + 0.1 * prev(s0) + 0.5 * lr * x0 + 0.5 * lr * s2 + lr * (((s1) / (exp(clamp(w, -3, 3))))^3);
    }
    eval(w) {
        w = w + lr * ((((beta0) / (eps) + (s2 + eps)))^3);
    }
}

optimizer! {
    pub struct Random104 { lr = 0.3411 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6158 where 0 <= beta0 < 1, flag = true , }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, min((if flag && w > w { beta0 } else { g }), (if w > 1.0773 { w } else { g })));
        s1 = ema(beta0, g);
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * s1 + lr * ((if flag { (eps + (if eps < -0.5 { (s1) / (eps) } else { 0 })) } else { ((s1) / (eps) - (g)^3) }));
    }
}

optimizer! {
    pub struct Random105 { lr = 0.0995 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, -0.9442);
        let x0 = exp(clamp(1 / t, -3, 3));
        s1 = 0.9 * prev(s1) + (1 - 0.9) * (ln(sqrt(x0 + eps)));
        let x1 = x0;
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * s1 + 0.5 * lr * x1 + lr * (0.7039 * ((x1 * (lr) + (lr) / (1.4656))));
    }
    eval(w) {
        w = w + lr * ((min(-0.0822 * (eps), (s1) / (abs(eps) + eps))) / (abs(s1 * (s1) * ((lr) / (eps))) + eps));
    }
}

optimizer! {
    pub struct Random106 { lr = 0.081 where lr >= 0, eps = 1e-6 where eps > 0, n = 7u64 , }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (expm1(clamp(g * (g) * ((n) / (eps)), -3, 3))));
    }
}

optimizer! {
    pub struct Random107 { lr = 0.2255 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w }
    update(w, g) {
        s0 = trace(0.9, (-(-0.2473)) / (max(g, eps)));
        let x0 = (g + eps);
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.1 * x0 + lr * ((g) / ((2 - clamp(atan2(0.8703, g), -1, 1)))));
    }
}

optimizer! {
    pub struct Random108 { lr = 0.2038 where lr >= 0, eps = 1e-6 where eps > 0, n = 14u64 , }
    state { s0 = w, s1 = lr, s2 }
    update(w, g) {
        s0 = ema(0.6, g);
        let x0 = (1.1802 - s0) * ((if g >= 1 && g <= 8 { ln(g) } else { s0 }));
        s1 = min(prev(s1) + 1, sqrt(sqrt(eps + eps)));
        let x1 = n;
        s2 = max(prev(s2), (1 - clamp((s0 + 0.1249), -1, 1)^2));
        w = 0.99 * w - (lr * sign(g) + lr * x0 + lr * s1 + 0.1 * x1 + 0.1 * s2 + lr * (-0.8733));
    }
}

optimizer! {
    pub struct Random109 { lr = 0.3669 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w, s1: scalar = 1 }
    update(w, g) {
        s0 = trace(0.75, clamp((if w >= 1 && w <= 8 { ln(w) } else { lr }), -1, 1));
        let x0 = eps;
        s1 = prev(s1) * (0.9);
        let x1 = abs((s1 - 1.2));
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.1 * prev(s0) + lr * x0 + 0.5 * lr * x1 + lr * (((x1) / (sqrt(x1 + eps)))^3);
    }
    eval(w, t) {
        let y = (ln(sqrt(t)))^2;
        if t > 2 {
            w *= max((if s1 <= -1.2704 { t } else { -1.8522 }), eps);
        } else {
            w = (min((1 / t) / (eps), min(s1, w))) / ((sqrt((2 - sign(y))) + eps));
        }
    }
}

optimizer! {
    pub struct Random110 { lr = 0.3548 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5166 where 0 <= beta0 < 1, }
    update(w, g, t) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * ((if beta0 <= -1.2704 { -0.8825 } else { (t + 1) }) * (((w + g) + w))));
    }
}

optimizer! {
    pub struct Random111 { lr = 0.4944 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((ln((2 - clamp(w, -1, 1)))) / (abs(((if w > 0.933 { g } else { w })) / (max(g, eps))) + eps));
    }
}

optimizer! {
    pub struct Random112 { lr = 0.3097 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8706 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2, s2 = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, clamp((beta0) / (eps), 0, 1));
        s1 = trace(0.9, s0 * (exp(clamp(eps, -3, 3))));
        s2 = ema(0.9, ((0.3953 - w)) / (abs((w + prev(s1))) + eps));
        w -= lr * clamp(g, -1, 1) + 0.1 * s2 + lr * (s0);
    }
}

optimizer! {
    pub struct Random113 { lr = 0.2157 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.2713 where -2 <= c <= 2, n = 3u64 , }
    state { s0, s1 = g^2, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.9, clamp((t) / (abs(g) + eps), -1, 1));
        let x0 = (sqrt(sqrt(eps)) + eps);
        s1 = ema(0.6, clamp(min(x0, w), -1, 1));
        s2 = ema(0.75, (1 - clamp(n * (c), -1, 1)^2));
        w -= lr * g + 0.5 * lr * s0 + 0.1 * debias(s0) + 0.1 * s1 + 0.5 * lr * s2 + lr * (abs(((if x0 >= 1 && x0 <= 8 { ln(x0) } else { -0.7849 }))^3));
    }
    eval(w) {
        w = cos(-(w)) * ((s1) / (exp(clamp(s2, -3, 3))));
    }
}

optimizer! {
    pub struct Random114 { lr = 0.0091 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6082 where 0 <= beta0 < 1, n = 1u64 , }
    state { s0 = g^2, s1 = lr }
    update(w, g, t) {
        s0 = ema(0.9, clamp(n, 0, 1));
        s1 = ema(beta0, clamp(clamp(g, -1, 1), -1, 1));
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.1 * prev(s0) + lr * s1 + 0.5 * lr * prev(s1) + lr * (((if g < -0.5 { (atan2(t, 0.3268)) / (g) } else { 0 })) / (eps));
    }
    eval(w) {
        w += 0.5 * (((n) / (eps)) / (abs(ln(eps)) + eps) - w);
    }
}

optimizer! {
    pub struct Random115 { lr = 0.3873 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (((if w < -0.5 { (-(1.0478)) / (w) } else { 0 })) / (eps)));
    }
}

optimizer! {
    pub struct Random116 { lr = 0.2715 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w -= lr * sign(g) + lr * s0 + lr * ((g) / (abs(((w) / (abs(lr) + eps)) / (eps)) + eps));
    }
}

optimizer! {
    pub struct Random117 { lr = 0.3734 where lr >= 0, eps = 1e-6 where eps > 0, n = 2u64 , }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, (max(g, g)) / (abs((n + w)) + eps));
        w -= lr * sign(g) + 0.1 * s0 + lr * ((w) / ((sqrt(abs(w)) + eps)));
    }
    eval(w) {
        w = w + lr * ((ln((2 - clamp(s0, -1, 1))))^3);
    }
}

optimizer! {
    pub struct Random118 { lr = 0.1404 where lr >= 0, }
    update(w, g, t) {
        w -= lr * sign(g) + lr * ((if (g)^3 >= 0.7296 { ln((0.8729 + 1 / (1 + t))) } else { sign(-1.5859 * (w)) }));
    }
}

optimizer! {
    pub struct Random119 { lr = 0.4746 where lr >= 0, }
    state { s0 = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, (atan2(g, g))^2);
        w -= lr * g + 0.5 * lr * s0 + lr * ((if w < -0.5 { (w) / (w) } else { 0 }));
    }
}

optimizer! {
    pub struct Random120 { lr = 0.3705 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8062 where 0 <= beta0 < 1, c = 1.7691 , }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = trace(beta0, abs((g - w)));
        s1 = ema(beta0, round((w) / (eps)));
        w -= lr * sign(g) + lr * s0 + 0.1 * s1 + 0.1 * prev(s1) + 0.1 * debias(s1) + lr * (((c) / (abs(prev(s1)) + eps))^3 * (-((g) / (1.5656))));
    }
    eval(w, t) {
        let y = (-(w)) / ((eps + 1 / (1 + t)));
        w = ((w) / (abs(-0.2536) + eps) * ((y - -0.1284))) / ((sqrt(abs(w)) + eps));
    }
}

optimizer! {
    pub struct Random121 { lr = 0.2732 where lr >= 0, beta0 = 0.5515 where 0 <= beta0 < 1, }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (g - -(g)));
        s1 = ema(beta0, (1 - clamp(g, -1, 1)^2));
        s2 = beta0 * prev(s2) + (1 - beta0) * ((if prev(s1) > 0 { sqrt(prev(s1)) } else { clamp(w, -1, 1) }));
        w = 0.99 * w - (lr * g + lr * s0 + 0.1 * debias(s1) + 0.1 * s2 + lr * ((ln(0.9963 * (1.2059)))^3));
    }
}

optimizer! {
    pub struct Random122 { lr = 0.4198 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9561 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, (t + 1));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + lr * ((sqrt(clamp(beta0, 0, 1)) + eps)));
    }
}

optimizer! {
    pub struct Random123 { lr = 0.3741 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.918 where 0 <= beta0 < 1, beta1 = 0.7038 where 0 <= beta1 < 1, }
    state { s0 = w, s1 = 0.1 }
    update(w, g) {
        s0 = ema(beta1, (-(1.3102)) / (abs(min(g, g)) + eps));
        let x0 = (w + clamp(w, -1, 1));
        s1 = ema(beta0, (eps)^3);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.1 * prev(s0) + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * (clamp(ln(max(1.3629, eps)), -1, 1)));
    }
}

optimizer! {
    pub struct Random124 { lr = 0.3129 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = max(prev(s0), abs(0.0187 * (w)));
        let x0 = (0.8204) / (abs((g) / (abs(-0.8399) + eps)) + eps);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * x0 + lr * (ln((2 - clamp((x0) / (eps), -1, 1))));
    }
    eval(w) {
        w += 0.5 * (clamp(w * (s0), -1, 1) - w);
    }
}

optimizer! {
    pub struct Random125 { lr = 0.1729 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (-((g * (w) - clamp(w, -1, 1))));
    }
}

optimizer! {
    pub struct Random126 { lr = 0.3248 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (abs((g) / (abs(-0.4905) + eps) * ((g)^3)));
    }
}

optimizer! {
    pub struct Random127 { lr = 0.3208 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0, s1 = 0.1 }
    update(w, g) {
        s0 = trace(0.6, max(atan2(w, g), 0));
        s1 = ema(0.6, clamp((s0 + g), w, w));
        w -= lr * sign(g) + 0.5 * lr * s1 + lr * (sqrt((s0)^2) * (clamp(w, -1, 1)));
    }
    eval(w) {
        let y = s0;
        if flag {
            w *= (atan2(y, 0.431)) / (sqrt(1.9322 + eps));
        } else {
            w = w;
        }
    }
}

optimizer! {
    pub struct Random128 { lr = 0.4325 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((if g < -0.5 { (w) / (g) } else { 0 }));
    }
    eval(w) {
        w = -1.8712;
    }
}

optimizer! {
    pub struct Random129 { lr = 0.2762 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (abs(w))^1.5);
        let x0 = (sqrt(s0) + 1 / (1 + t));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * x0 + lr * (g));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = s0 * ((s0 + eps));
        w = w + lr * ((eps) / ((1 + (0.8019)^2)));
    }
}

optimizer! {
    pub struct Random130 { lr = 0.4671 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8289 where 0 <= beta0 < 1, c = 1.2165 where c >= 1, }
    state { s0, s1, s2 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, abs(ln(eps)));
        let x0 = (2 - clamp((if s0 < -0.5 { (w) / (s0) } else { 0 }), -1, 1));
        s1 = min(prev(s1) + 1, (1 - clamp(1.7787, -1, 1)^2));
        s2 = 0.9 * prev(s2) + (1 - 0.9) * (-(ln(c)));
        w -= lr * sign(g) + lr * prev(s0) + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * s2 + lr * ((if (if x0 <= prev(s0) { s0 } else { 1.4613 }) <= w { 0.328 } else { s0 * (min(-1.8084, w)) }));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = min(min(0.5785, s0), (1.2554 - sqrt(t)));
        w += 0.5 * ((sqrt(t) * ((t + 1)))^3 - w);
    }
}

optimizer! {
    pub struct Random131 { lr = 0.2327 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6301 where 0 <= beta0 < 1, beta1 = 0.9633 where 0 <= beta1 < 1, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, eps);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * debias(s0) + 0.5 * lr * s1 + lr * (((sqrt(t) * ((t + 1)))^3 - -(min(w, beta1))));
    }
}

optimizer! {
    pub struct Random132 { lr = 0.2318 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * (w);
    }
    eval(w) {
        w *= (if w >= 1 && w <= 8 { ln(w) } else { clamp(w, w, w) });
    }
}

optimizer! {
    pub struct Random133 { lr = 0.1868 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8277 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, (if w >= 1 && w <= 8 { ln(w) } else { w }) * (-(lr)));
        s1 = ema(beta0, (sqrt(eps))^0.3);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.5 * lr * s1 + 0.1 * s2 + lr * ((((if s0 > w { s0 } else { s2 })) / ((sqrt(s1) + eps))) / (1.339)));
    }
}

optimizer! {
    pub struct Random134 { lr = 0.486 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = (if w * (w) < s0 { (1.322) / (eps) } else { s0 });
        s1 = max(prev(s1), (1 - clamp(1.6072, -1, 1)^2));
        w -= lr * g + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * (((min(s0, s1))^3)^3);
    }
}

optimizer! {
    pub struct Random135 { lr = 0.4534 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8749 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (1 - clamp(1.9459, -1, 1)^2) * ((w) / (abs(g) + eps)));
        let x0 = (if (if s0 > w { w } else { g }) >= g { (w - prev(s0)) } else { s0 });
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * x0 + lr * (min(-((if beta0 >= 1 && beta0 <= 8 { ln(beta0) } else { w })), (if beta0 < -0.5 { ((w + -1.6384)) / (beta0) } else { 0 }))));
    }
}

optimizer! {
    pub struct Random136 { lr = 0.4167 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = lr, s2 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (g * (g)) / (abs((0.5781) / (eps)) + eps));
        s1 = ema(0.75, (if s0 >= 1 && s0 <= 8 { ln(s0) } else { (-1.4183) / (eps) }));
        let x1 = (sqrt(1.9301) + eps);
        s2 = ema(0.75, max((s1 + s1), 0));
        w -= lr * clamp(g, -1, 1) + 0.1 * x1 + lr * s2 + lr * ((s1 - (if (if prev(s0) < x1 { 0.8783 } else { prev(s0) }) <= prev(s0) { (s2)^3 } else { s2 })));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = 1.7604;
        w += 0.5 * (1.293 - w);
    }
}

optimizer! {
    pub struct Random137 { lr = 0.3134 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.4617 where c >= 1, }
    state { s0, s1 = g^2 }
    update(w, g) {
        s0 = ema(0.6, abs((w) / (c)));
        let x0 = (sqrt(s0) + eps);
        s1 = ema(0.9, log1p(exp(clamp(0.2523, -3, 3))));
        w = 0.99 * w - (lr * sign(g) + 0.1 * debias(s0) + lr * x0 + 0.5 * lr * s1 + 0.1 * prev(s1) + lr * ((((g) / (abs(s0) + eps))^3)^3));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = ((1 - 0.9^t) + (debias(s0) + debias(s0)));
        w = w + lr * (((s1)^3 + clamp(ln(eps), -1, 1)));
    }
}

optimizer! {
    pub struct Random138 { lr = 0.4421 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8644 where 0 <= beta0 < 1, c = 1.4096 where -2 <= c <= 2, flag = true , }
    state { s0 = lr }
    update(w, g) {
        s0 = trace(0.9, (sign(c)) / (eps));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (s0 * ((2 - sign(w))));
    }
    eval(w, t) {
        w = (if !flag { -((if flag && w < w { beta0 } else { w })) } else { ((w - sqrt(t))) / (1.201) });
    }
}

optimizer! {
    pub struct Random139 { lr = 0.0254 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6601 where 0 <= beta0 < 1, flag = true , }
    state { s0 = lr, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, w);
        s1 = beta0 * prev(s1) + (1 - beta0) * (eps);
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.1 * s1 + lr * (w));
    }
    eval(w, t) {
        if flag {
            w *= (sqrt((2 - sign((1 - 0.9^t)))) + eps);
        } else {
            w = w + lr * ((-(s0)) / ((sqrt(s1) + eps)));
        }
    }
}

optimizer! {
    pub struct Random140 { lr = 0.2902 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 = lr }
    update(w, g) {
        s0 = ema(0.6, w);
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((sqrt(eps) + eps));
        s2 = max(prev(s2), (prev(s0))^2);
        w -= lr * sign(g) + lr * debias(s0) + 0.1 * s1 + 0.5 * lr * s2 + lr * (((-(prev(s0)) + max(w, s1)))^3);
    }
}

optimizer! {
    pub struct Random141 { lr = 0.1544 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1 }
    update(w, g) {
        s0 = ema(0.75, (-1.5336 - (-1.3007) / (0.2042)));
        s1 = ema(0.9, ln(sqrt(eps + eps)));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * debias(s0) + 0.5 * lr * s1 + lr * prev(s1) + lr * (prev(s1));
    }
    eval(w) {
        w *= (2 - clamp(clamp(w, -1, 1), -1, 1));
    }
}

optimizer! {
    pub struct Random142 { lr = 0.4843 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (min((-1.8548 - (g - w)), (if w > 0 { sqrt(w) } else { (g) / (eps) })));
    }
}

optimizer! {
    pub struct Random143 { lr = 0.0106 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 = 0.1, s1 = lr, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.6, (max(-1.4939, w)) / (eps));
        let x0 = (if flag && clamp(lr, -1, 1) <= w { (eps) / (0.7551) } else { (prev(s0)) / (abs(0.4546) + eps) });
        s1 = min(prev(s1) + 1, (if w < -0.5 { (x0) / (w) } else { 0 }));
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.1 * s2 + lr * ((w) / ((sqrt(1.2161) + eps)));
    }
}

optimizer! {
    pub struct Random144 { lr = 0.2616 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (g);
    }
}

optimizer! {
    pub struct Random145 { lr = 0.3046 where lr >= 0, beta0 = 0.7111 where 0 <= beta0 < 1, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g + lr * s0 + lr * (((if -0.5504 <= w { (if -1.592 >= 1 && -1.592 <= 8 { ln(-1.592) } else { s0 }) } else { beta0 * (w) }))^3);
    }
}

optimizer! {
    pub struct Random146 { lr = 0.0015 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, ((1 - 0.9^t) - g) * ((eps + sqrt(t))));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + lr * (ln((clamp(-1.1743, 0, 1) + eps))));
    }
}

optimizer! {
    pub struct Random147 { lr = 0.1748 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9231 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = w, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, (1 - clamp((t - lr), -1, 1)^2));
        let x0 = sqrt(s0);
        s1 = ema(beta0, ln((s0 + eps)));
        let x1 = x0;
        s2 = running_max(beta0, lr);
        let x2 = (eps * (sqrt(t))) / (abs(clamp(g, -1, 1)) + eps);
        w -= lr * g + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * x1 + 0.1 * s2 + 0.1 * x2 + lr * (clamp((clamp(prev(s1), -1, 1)) / (sqrt(s2 + eps)), -1, 1));
    }
}

optimizer! {
    pub struct Random148 { lr = 0.4955 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(0.75, ((eps)^1.5 + sqrt(eps)));
        let x0 = clamp((if w <= s0 { g } else { lr }), -1, 1);
        w -= lr * sign(g) + 0.1 * x0 + lr * (clamp(ln(eps), 0, 1));
    }
    eval(w, t) {
        let y = clamp((s0) / (abs(w) + eps), -1, 1);
        w += 0.5 * (y * (1 / t) * ((if s0 <= lr { eps } else { lr })) - w);
    }
}

optimizer! {
    pub struct Random149 { lr = 0.3272 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = ema(0.9, ((w + w))^2);
        let x0 = (1 + ((prev(s0)) / (eps))^2);
        w -= lr * sign(g) + lr * x0 + lr * (log1p(((w)^2 + eps)));
    }
}

optimizer! {
    pub struct Random150 { lr = 0.3152 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (((1 - clamp(0.2108, -1, 1)^2))^3));
    }
}

optimizer! {
    pub struct Random151 { lr = 0.0932 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5789 where 0 <= beta0 < 1, c = 1.1627 , }
    update(w, g) {
        w -= lr * g + lr * (atan2(c, g) * (ln((sqrt(beta0) + eps))));
    }
}

optimizer! {
    pub struct Random152 { lr = 0.2647 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1, s2 = w }
    update(w, g, t) {
        s0 = ema(0.75, ((t + g))^2);
        s1 = prev(s1) * (0.9);
        let x1 = min(ln(eps), w);
        s2 = trace(0.6, cos(clamp(s0, -1, 1)));
        let x2 = (w * (s0))^3;
        w -= lr * g + 0.5 * lr * debias(s0) + 0.1 * s1 + 0.5 * lr * x1 + 0.5 * lr * s2 + lr * x2 + lr * (clamp(s0 * (min(s0, eps)), -1, 1));
    }
    eval(w) {
        w *= eps;
    }
}

optimizer! {
    pub struct Random153 { lr = 0.1343 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5888 where 0 <= beta0 < 1, }
    state { s0 = w, s1 = lr, s2: scalar = 1 }
    update(w, g, t) {
        s0 = running_max(beta0, ln(eps * (eps)));
        let x0 = eps * (((t + 1) + beta0));
        s1 = trace(beta0, (x0 + 1 / (1 + t)));
        s2 = prev(s2) * (1 - 0.5^t);
        let x2 = ((s2) / (eps))^2;
        w = 0.99 * w - (lr * g + lr * s0 + 0.1 * s1 + 0.5 * lr * x2 + lr * (-(-(ln(0.5746)))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (0.6319)^0.5;
        if t > 2 {
            w *= exp(clamp((s1) / (1.6435), -3, 3));
        } else {
            w *= eps;
        }
    }
}

optimizer! {
    pub struct Random154 { lr = 0.1362 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1, s2 = g^2 }
    update(w, g, t) {
        s0 = running_max(0.6, -(eps) * ((if w >= w { 1.2494 } else { eps })));
        let x0 = (sqrt(abs(w)) + eps);
        s1 = prev(s1) * (1 - 0.5^t);
        let x1 = max(((t + 1))^3, 0);
        s2 = trace(0.9, x1);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.1 * prev(s0) + lr * x0 + 0.1 * s1 + 0.5 * lr * s2 + lr * ((-(ln(x0)) + (lr) / (sqrt(s1 + eps))));
    }
}

optimizer! {
    pub struct Random155 { lr = 0.2728 where lr >= 0, }
    state { s0 = 0.1, s1, s2 = lr }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (1 - clamp(cos(-0.485), -1, 1)^2));
        let x0 = clamp((if s0 < s0 { s0 } else { t }), -1, 1);
        s1 = 0.75 * prev(s1) + (1 - 0.75) * (((1 - clamp(w, -1, 1)^2))^1.5);
        s2 = running_max(0.9, (2 - sign(ln(0.8798))));
        w = 0.99 * w - (lr * g + 0.1 * x0 + 0.5 * lr * s1 + 0.1 * s2 + 0.1 * prev(s2) + lr * ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { ln((s0 + 1 / (1 + t))) })));
    }
}

optimizer! {
    pub struct Random156 { lr = 0.0505 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = (w) / (eps);
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * x0 + lr * (max(x0 * (x0), 0));
    }
    eval(w, t) {
        if t > 2 {
            w = (exp(clamp(s0, -3, 3)) + (s0 + s0));
        } else {
            w = abs(lr * (-0.7645));
        }
    }
}

optimizer! {
    pub struct Random157 { lr = 0.0806 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = max(prev(s0), 0.1235);
        s1 = running_max(0.9, s0);
        let x1 = (sqrt((s0 + s0)) + eps);
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.1 * prev(s1) + lr * x1 + lr * (ln((sqrt(s0) + 1 / (1 + t))));
    }
    eval(w) {
        w += 0.5 * (s0 - w);
    }
}

optimizer! {
    pub struct Random158 { lr = 0.1776 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9185 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, g);
        s1 = running_max(beta0, (g) / (eps) * ((-1.9515) / (abs(-1.7093) + eps)));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.1 * s1 + lr * (((min(s1, s0)) / (exp(clamp(beta0, -3, 3))))^3);
    }
    eval(w, t) {
        if t > 2 {
            w = w + lr * (w);
        } else {
            w += 0.5 * (min(s0, s0) * (s0) - w);
        }
    }
}

optimizer! {
    pub struct Random159 { lr = 0.0957 where lr >= 0, beta0 = 0.5974 where 0 <= beta0 < 1, beta1 = 0.9374 where 0 <= beta1 < 1, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = trace(beta0, -(g));
        s1 = ema(beta1, (if g >= 1 && g <= 8 { ln(g) } else { s0 }));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + lr * ((-((1 - 0.9^t)) + (s1 - w) * (s0)));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_random_rule {
    ($call:ident) => {
        $call! { Random0 Random1 Random2 Random3 Random4 Random5 Random6 Random7 Random8 Random9 Random10 Random11 Random12 Random13 Random14 Random15 Random16 Random17 Random18 Random19 Random20 Random21 Random22 Random23 Random24 Random25 Random26 Random27 Random28 Random29 Random30 Random31 Random32 Random33 Random34 Random35 Random36 Random37 Random38 Random39 Random40 Random41 Random42 Random43 Random44 Random45 Random46 Random47 Random48 Random49 Random50 Random51 Random52 Random53 Random54 Random55 Random56 Random57 Random58 Random59 Random60 Random61 Random62 Random63 Random64 Random65 Random66 Random67 Random68 Random69 Random70 Random71 Random72 Random73 Random74 Random75 Random76 Random77 Random78 Random79 Random80 Random81 Random82 Random83 Random84 Random85 Random86 Random87 Random88 Random89 Random90 Random91 Random92 Random93 Random94 Random95 Random96 Random97 Random98 Random99 Random100 Random101 Random102 Random103 Random104 Random105 Random106 Random107 Random108 Random109 Random110 Random111 Random112 Random113 Random114 Random115 Random116 Random117 Random118 Random119 Random120 Random121 Random122 Random123 Random124 Random125 Random126 Random127 Random128 Random129 Random130 Random131 Random132 Random133 Random134 Random135 Random136 Random137 Random138 Random139 Random140 Random141 Random142 Random143 Random144 Random145 Random146 Random147 Random148 Random149 Random150 Random151 Random152 Random153 Random154 Random155 Random156 Random157 Random158 Random159 }
    };
}
