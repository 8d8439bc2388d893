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
        s0 = min(prev(s0) + 1, (eps)^0.5);
        let x0 = (n) / (1.68 * (eps));
        s1 = min(prev(s1) + 1, ((if w >= 1 && w <= 8 { ln(w) } else { prev(s0) }) + lr));
        s2 = min(prev(s2) + 1, abs(clamp(x0, -1, 1)));
        let x2 = (max(1.5984, 0))^1.5;
        w -= lr * sign(g) + 0.1 * s1 + 0.5 * lr * s2 + 0.5 * lr * x2 + lr * (abs(((prev(s0)) / (eps) + beta1)));
    }
    eval(w) {
        w = w;
    }
}

optimizer! {
    pub struct Random4 { lr = 0.0944 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9513 where 0 <= beta0 < 1, }
    state { s0, s1: scalar = 1, s2 = 0.1 }
    update(w, g) {
        s0 = ema(0.9, g);
        let x0 = (eps + abs(lr));
        s1 = prev(s1) * (0.9);
        s2 = trace(beta0, floor(prev(s0)));
        let x2 = -(min(s0, w));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * x0 + 0.5 * lr * s1 + 0.1 * s2 + 0.5 * lr * x2 + lr * (g));
    }
    eval(w, t) {
        if s1 < 0.9 {
            w = s2;
        } else {
            w = w + lr * ((((s0) / (eps)) / ((1 + (w)^2)) - -((if (t + 1) > 0 { sqrt((t + 1)) } else { w }))));
        }
    }
}

optimizer! {
    pub struct Random5 { lr = 0.4241 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.9, (w * (w)) / (sqrt(eps + eps)));
        s1 = min(prev(s1) + 1, eps);
        let x1 = ((if t < -0.5 { (1 / t) / (t) } else { 0 }))^2;
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * s1 + lr * x1 + lr * ((if s0 != 0 { 1 / (s0) } else { (if -0.3708 >= g { w } else { x1 }) * (-(s1)) }));
    }
}

optimizer! {
    pub struct Random6 { lr = 0.0859 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = running_max(0.75, (eps + eps));
        s1 = ema(0.9, eps);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * s1 + lr * (s0);
    }
}

optimizer! {
    pub struct Random7 { lr = 0.2768 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9235 where 0 <= beta0 < 1, c = 1.8389 where c >= 1, }
    state { s0 = w }
    update(w, g) {
        s0 = ema(beta0, w);
        w -= lr * sign(g) + 0.1 * s0 + lr * ((ln(eps * (c)) - (if s0 <= 0.7706 { w } else { w }) * (max(g, s0))));
    }
    eval(w) {
        w *= sqrt((1.9734)^2 + eps);
    }
}

optimizer! {
    pub struct Random8 { lr = 0.0543 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.75, sqrt(eps) * ((w)^3));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * (((if s0 > 0 { sqrt(s0) } else { 1.244 })) / (abs(1.5521) + eps));
    }
}

optimizer! {
    pub struct Random9 { lr = 0.4307 where lr >= 0, c = 1.4292 where -2 <= c <= 2, }
    update(w, g, t) {
        w -= lr * sign(g) + lr * ((min(w, -1.8374) - -(c)) * ((if (1 - 0.9^t) < -0.5 { (c) / ((1 - 0.9^t)) } else { 0 })));
    }
}

optimizer! {
    pub struct Random10 { lr = 0.3433 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.75, (g - clamp(g, -1, 1)));
        let x0 = floor((g - eps));
        s1 = min(prev(s1) + 1, (2 - clamp((-1.114 + 0.6668), -1, 1)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + lr * debias(s0) + 0.5 * lr * x0 + lr * s1 + lr * (((if s0 != 0 { 1 / (s0) } else { s1 * (w) }) + (s1)^3)));
    }
}

optimizer! {
    pub struct Random11 { lr = 0.0513 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, (g * (-0.406) + (w) / (abs(w) + eps)));
        w -= lr * g + 0.5 * lr * s0 + lr * (ln(0.3386));
    }
}

optimizer! {
    pub struct Random12 { lr = 0.0505 where lr >= 0, beta0 = 0.655 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (g * (g) * ((1 - clamp(g, -1, 1)^2)));
        let x0 = (2 - clamp(s0 * (g), -1, 1));
        w = 0.99 * w - (lr * sign(g) + 0.1 * x0 + lr * (s0));
    }
}

optimizer! {
    pub struct Random13 { lr = 0.1515 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (g));
    }
    eval(w, t) {
        if t > 2 {
            w = (if w < -0.5 { ((-1.8131 + lr) * (sign(w))) / (w) } else { 0 });
        } else {
            w = abs(w * (w));
        }
    }
}

optimizer! {
    pub struct Random14 { lr = 0.2566 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.898 where 0 <= beta0 < 1, }
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
    pub struct Random15 { lr = 0.2447 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * sign(g) + lr * ((if 1 / t > 0 { sqrt(1 / t) } else { clamp(eps, -1, 1) }) * (w));
    }
}

optimizer! {
    pub struct Random16 { lr = 0.3787 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * ((g) / ((2 - clamp(0.0984, -1, 1)) * ((1 + (g)^2))));
    }
}

optimizer! {
    pub struct Random17 { lr = 0.3578 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5355 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (if (-1.5598) / (abs(w) + eps) <= w { (w) / (eps) } else { (g)^3 }));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * ((((beta0 - s0)) / ((eps + 1 / (1 + t))) + w)));
    }
}

optimizer! {
    pub struct Random18 { lr = 0.4185 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = running_max(0.6, max((g) / (abs(w) + eps), 0));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + lr * (((if s0 > s0 { 1.1984 } else { (if g > w { s0 } else { w }) }))^3));
    }
}

optimizer! {
    pub struct Random19 { lr = 0.4396 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6829 where 0 <= beta0 < 1, }
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
    pub struct Random20 { lr = 0.0209 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (min(w, g * (-(w))));
    }
}

optimizer! {
    pub struct Random21 { lr = 0.3511 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5031 where 0 <= beta0 < 1, beta1 = 0.8511 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = trace(beta0, lr);
        s1 = ema(beta1, s0 * ((-1.0398) / (eps)));
        w -= lr * g + lr * s1 + lr * ((min((s1) / (abs(g) + eps), (g) / (eps))) / ((s0 + eps) * ((1 + (t)^2))));
    }
}

optimizer! {
    pub struct Random22 { lr = 0.4195 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5421 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = w }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * ((((t + 1)) / (0.365) - g * (g)));
        s1 = running_max(beta0, cos(ln(eps)));
        let x1 = clamp(eps, 0, 1);
        s2 = ema(beta0, s0);
        let x2 = (floor(s1) + s0);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * x1 + lr * s2 + 0.1 * prev(s2) + lr * x2 + lr * (clamp(prev(s2) * (eps), -1, 1) * ((min(1.0846, (1 - 0.9^t)))^3));
    }
}

optimizer! {
    pub struct Random23 { lr = 0.3974 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g + lr * s0 + lr * ((exp(clamp((if w >= 1 && w <= 8 { ln(w) } else { g }), -3, 3)) + ((w) / (eps))^3));
    }
}

optimizer! {
    pub struct Random24 { lr = 0.4505 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5902 where -2 <= c <= 2, flag = true , }
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
    pub struct Random25 { lr = 0.2634 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9, (g * (g)) / (abs(min(g, g)) + eps));
        w -= lr * g + 0.1 * s0 + 0.1 * debias(s0) + lr * ((-((t + lr)) - min((s0)^3, eps)));
    }
}

optimizer! {
    pub struct Random26 { lr = 0.46 where lr >= 0, eps = 1e-6 where eps > 0, n = 16u64 , }
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
    pub struct Random27 { lr = 0.2927 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (g);
    }
}

optimizer! {
    pub struct Random28 { lr = 0.1114 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = (if s0 <= g { clamp(g, -1, 1) } else { (if s0 > 0 { sqrt(s0) } else { eps }) });
        s1 = ema(0.9, ((t + 1)) / (abs(s0) + eps));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * s1 + lr * ((g) / (sqrt(1.0953 * (1.2154) + eps))));
    }
}

optimizer! {
    pub struct Random29 { lr = 0.1408 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5494 where 0 <= beta0 < 1, beta1 = 0.8898 where 0 <= beta1 < 1, }
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
    pub struct Random30 { lr = 0.2731 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random31 { lr = 0.2431 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8995 where 0 <= beta0 < 1, }
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
    pub struct Random32 { lr = 0.2843 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5682 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = ema(beta0, ((if 1 / t >= 1 && 1 / t <= 8 { ln(1 / t) } else { g }) - -0.9326));
        let x0 = eps;
        w -= lr * g + 0.1 * s0 + lr * x0 + lr * (1.9752);
    }
}

optimizer! {
    pub struct Random33 { lr = 0.4666 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5174 where 0 <= beta0 < 1, }
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
    pub struct Random34 { lr = 0.3424 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7776 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, clamp(g, -1, 1));
        s1 = ema(beta0, (w + -1.8498) * (prev(s0)));
        let x1 = 0.9885;
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * ((if clamp(s1, -1, 1) < w { (-(0.2742) - eps) } else { round(s0 * (eps)) }));
    }
    eval(w, t) {
        if t > 2 {
            w = (max((if s0 > 0 { sqrt(s0) } else { w }), sin(w)) + s1);
        } else {
            w += 0.5 * (ln(eps) - w);
        }
    }
}

optimizer! {
    pub struct Random35 { lr = 0.1456 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6569 where 0 <= beta0 < 1, n = 5u64 , }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, (eps + sin(g)));
        s1 = running_max(beta0, (s0) / (eps) * ((prev(s0)) / ((1 - 0.9^t))));
        let x1 = exp(clamp((s1) / (abs(s1) + eps), -3, 3));
        s2 = ema(beta0, ln(sqrt(x1 + eps)));
        let x2 = round(prev(s2));
        w -= lr * g + lr * prev(s1) + lr * x2 + lr * (cos(-(g)) * ((x2 * (eps) + (g) / (abs(n) + eps))));
    }
}

optimizer! {
    pub struct Random36 { lr = 0.0807 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6892 where 0 <= beta0 < 1, }
    state { s0, s1: scalar = 1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = trace(beta0, g);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        s2 = prev(s2) * (1 - 0.5^t);
        w -= lr * g + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + 0.1 * s1 + 0.1 * s2 + lr * (((s1) / (abs(w) + eps) * ((if 1.9715 >= prev(s0) { prev(s0) } else { g })) - (s2 * (0.1368)) / ((sqrt(s2) + eps))));
    }
    eval(w, t) {
        if t > 2 {
            w = (if s2 != 0 { 1 / (s2) } else { (ln(eps) + s0) });
        } else {
            w = w + lr * ((ln((sqrt(s2) + eps)) - (s2) / ((1 + (sqrt(t))^2))));
        }
    }
}

optimizer! {
    pub struct Random37 { lr = 0.2827 where lr >= 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = max(prev(s0), 1.6436);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + lr * (ln((2 - clamp(s0, -1, 1))));
    }
}

optimizer! {
    pub struct Random38 { lr = 0.0497 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (ln((sqrt(eps) + eps))));
    }
}

optimizer! {
    pub struct Random39 { lr = 0.0041 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0: scalar = 1, s1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = (2 - sign(s0 * (s0)));
        s1 = 0.6 * prev(s1) + (1 - 0.6) * (s0 * (0.238) * (0.5761));
        w -= lr * sign(g) + 0.5 * lr * x0 + 0.1 * s1 + lr * (s1);
    }
    eval(w, t) {
        if t > 2 {
            w += 0.5 * ((if flag { eps } else { (t) / (eps) }) - w);
        } else {
            w = -(((w) / (eps)) / (eps * (eps)));
        }
    }
}

optimizer! {
    pub struct Random40 { lr = 0.3644 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.798 where 0 <= beta1 < 1, c = 1.8419 where -2 <= c <= 2, }
    state { s0 = g^2 }
    update(w, g, t) {
        s0 = running_max(beta1, eps * (-((t + 1))));
        let x0 = (lr + 1 / (1 + t));
        w -= lr * g + 0.5 * lr * s0 + 0.1 * prev(s0) + lr * x0 + lr * (-((c * (w)) / (abs((-0.337) / (abs(prev(s0)) + eps)) + eps)));
    }
}

optimizer! {
    pub struct Random41 { lr = 0.0907 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (w);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = ((if flag && sqrt(t) > w { w } else { -1.8869 }))^3;
        w = eps;
    }
}

optimizer! {
    pub struct Random42 { lr = 0.149 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.6, (ln(eps))^3);
        let x0 = (1 + (g)^2) * (eps);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + lr * x0 + lr * ((if sqrt(t) > 0 { sqrt(sqrt(t)) } else { (x0) / (eps) * (sqrt(x0)) }));
    }
}

optimizer! {
    pub struct Random43 { lr = 0.3756 where lr >= 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * (sqrt(t));
    }
}

optimizer! {
    pub struct Random44 { lr = 0.2606 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (min(ln(eps * (eps)), (if w != 0 { 1 / (w) } else { eps })));
    }
}

optimizer! {
    pub struct Random45 { lr = 0.338 where lr >= 0, eps = 1e-6 where eps > 0, n = 8u64 , }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, eps);
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.1 * prev(s0) + 0.5 * lr * debias(s0) + lr * ((min(g, s0) * ((prev(s0))^3)) / (eps)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (-(w))^3;
        w = (if n >= 1 && n <= 8 { ln(n) } else { (ln(eps)) / (eps) });
    }
}

optimizer! {
    pub struct Random46 { lr = 0.1332 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5552 where 0 <= beta0 < 1, flag = false , }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = ema(beta0, (g) / (abs(-1.7392) + eps) * (eps));
        let x0 = (sqrt((w)^2) + eps);
        s1 = ema(0.9, eps);
        s2 = running_max(beta0, abs(g * (debias(s0))));
        let x2 = clamp((s2) / (eps), 0, 1);
        w = 0.99 * w - (lr * sign(g) + lr * x0 + lr * s1 + lr * prev(s1) + 0.5 * lr * x2 + lr * (((g)^3 * ((-1.0375) / (eps)) + floor((1 / t) / (eps)))));
    }
    eval(w) {
        let y = abs((if flag { s0 } else { beta0 }));
        w += 0.5 * (min((if y >= eps { 1.482 } else { s1 }), w * (-0.7598)) - w);
    }
}

optimizer! {
    pub struct Random47 { lr = 0.1785 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (((1 + (1.7107)^2)) / ((2 - clamp((g) / (eps), -1, 1))));
    }
}

optimizer! {
    pub struct Random48 { lr = 0.4684 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1: scalar = 1 }
    update(w, g, t) {
        s0 = running_max(0.75, ((lr) / (eps)) / ((sqrt(eps) + eps)));
        s1 = prev(s1) * (1 - 0.5^t);
        w -= lr * sign(g) + 0.1 * s0 + 0.5 * lr * prev(s0) + 0.1 * s1 + lr * (((prev(s0)) / (1.169)) / (abs(0.1583) + eps) * (ln(max(prev(s0), eps))));
    }
    eval(w) {
        w = w + lr * ((s0 * (s1))^3);
    }
}

optimizer! {
    pub struct Random49 { lr = 0.346 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * (-1.986);
    }
}

optimizer! {
    pub struct Random50 { lr = 0.0214 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((if g != 0 { 1 / (g) } else { w }));
    }
}

optimizer! {
    pub struct Random51 { lr = 0.1806 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9075 where 0 <= beta0 < 1, beta1 = 0.5212 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1 = g^2, s2 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, ((w)^2 + (g)^2));
        let x0 = (if (if beta0 < beta1 { 1.7919 } else { (1 - 0.9^t) }) > w { (w) / (abs(s0) + eps) } else { w * (1.1604) });
        s1 = ema(0.9, -(-(1.0441)));
        s2 = min(prev(s2) + 1, -((0.8812) / (eps)));
        w -= lr * sign(g) + 0.5 * lr * x0 + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + 0.1 * s2 + lr * (abs(s0));
    }
}

optimizer! {
    pub struct Random52 { lr = 0.4271 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8182 where 0 <= beta0 < 1, }
    state { s0 = w, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = running_max(beta0, (if g > -0.6975 { g } else { w }) * (w));
        s1 = ema(beta0, beta0);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * s1 + 0.5 * lr * debias(s1) + 0.1 * s2 + lr * ((g - ((debias(s1)) / (abs(1.642) + eps)) / ((1 + (g)^2)))));
    }
}

optimizer! {
    pub struct Random53 { lr = 0.235 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6872 where 0 <= beta1 < 1, }
    state { s0 = lr, s1 = 0.1 }
    update(w, g) {
        s0 = running_max(beta1, g);
        let x0 = max(min(s0, s0), eps);
        s1 = ema(0.9, (ln(eps)) / (max(-1.2333, eps)));
        w -= lr * sign(g) + lr * x0 + lr * s1 + 0.1 * prev(s1) + lr * (1.7047);
    }
    eval(w, t) {
        if t > 2 {
            w = s0;
        } else {
            w = w + lr * (s1);
        }
    }
}

optimizer! {
    pub struct Random54 { lr = 0.437 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (g);
    }
}

optimizer! {
    pub struct Random55 { lr = 0.3882 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (w);
    }
}

optimizer! {
    pub struct Random56 { lr = 0.3586 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (((-(-0.1522) + (if g >= 1 && g <= 8 { ln(g) } else { w })))^3);
    }
}

optimizer! {
    pub struct Random57 { lr = 0.2885 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = max(prev(s0), abs(w * (w)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (ln(eps)));
    }
}

optimizer! {
    pub struct Random58 { lr = 0.3283 where lr >= 0, eps = 1e-6 where eps > 0, n = 4u64 , }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((w + (clamp(1.732, -1, 1) - min(n, w))));
    }
}

optimizer! {
    pub struct Random59 { lr = 0.4048 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6844 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = running_max(beta0, eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * (g);
    }
}

optimizer! {
    pub struct Random60 { lr = 0.0777 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, -((w + g)));
        s1 = prev(s1) * (1 - 0.5^t);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * prev(s0) + 0.5 * lr * s1 + lr * ((if prev(s0) >= 1 && prev(s0) <= 8 { ln(prev(s0)) } else { (-(1.8088))^3 }));
    }
}

optimizer! {
    pub struct Random61 { lr = 0.4586 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random62 { lr = 0.2654 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6261 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = (s0)^1.5 * (lr * ((1 - 0.9^t)));
        s1 = running_max(beta0, ln(max(t, eps)));
        let x1 = (if -1.7908 < -0.5 { (min(g, x0)) / (-1.7908) } else { 0 });
        w -= lr * sign(g) + 0.1 * s1 + lr * prev(s1) + lr * x1 + lr * (s0);
    }
    eval(w) {
        w = w + lr * (lr);
    }
}

optimizer! {
    pub struct Random63 { lr = 0.453 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = eps;
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * x0 + lr * ((if (if g > 0 { sqrt(g) } else { g }) < -0.4733 { -1.936 } else { sqrt(1.0425) }));
    }
}

optimizer! {
    pub struct Random64 { lr = 0.351 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * (s0);
    }
}

optimizer! {
    pub struct Random65 { lr = 0.0144 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (clamp(-0.2688, 0, 1) * ((ln(0.3272)) / (eps * (eps)))));
    }
}

optimizer! {
    pub struct Random66 { lr = 0.0174 where lr >= 0, beta0 = 0.8477 where 0 <= beta0 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (-((beta0 * (g) - (g - g)))));
    }
}

optimizer! {
    pub struct Random67 { lr = 0.0043 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1: scalar = 1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = ((s0)^2 + eps);
        s1 = prev(s1) * (0.9);
        s2 = prev(s2) * (1 - 0.5^t);
        w -= lr * g / (abs(g) + eps) + 0.1 * x0 + 0.1 * s1 + lr * s2 + lr * ((if (sqrt(t)) / (0.7519) < w { (min(eps, w)) / (x0) } else { (min(w, s1) - (if s0 > s0 { s2 } else { s0 })) }));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (if w > 0 { sqrt(w) } else { 0.5222 });
        w = s0;
    }
}

optimizer! {
    pub struct Random68 { lr = 0.0395 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7126 where 0 <= beta0 < 1, beta1 = 0.66 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1, s2 = 0.1 }
    update(w, g) {
        s0 = running_max(beta1, 0.5341);
        s1 = running_max(0.9, clamp(-(1.7574), -1, 1));
        s2 = running_max(beta0, max(-0.0648, 0));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * s1 + lr * prev(s1) + 0.5 * lr * s2 + 0.5 * lr * prev(s2) + lr * (clamp(ln((s2 + eps)), -1, 1));
    }
}

optimizer! {
    pub struct Random69 { lr = 0.3371 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.978 where 0 <= beta0 < 1, beta1 = 0.9327 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g) {
        s0 = trace(beta1, g);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * ((min(lr, lr)) / (abs(-(w)) + eps) * (-(s0)));
    }
    eval(w) {
        let y = ((w)^3 + (1 - clamp(w, -1, 1)^2));
        w += 0.5 * (((if w >= beta0 { y } else { s0 })) / ((2 - clamp(lr, -1, 1))) - w);
    }
}

optimizer! {
    pub struct Random70 { lr = 0.2181 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6878 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1, s2 }
    update(w, g) {
        s0 = ema(0.9, -(w) * ((w - eps)));
        s1 = ema(0.9, -(s0) * (-1.922));
        s2 = ema(beta0, (if min(s0, s1) >= lr { round(debias(s0)) } else { 1.4135 }));
        w -= lr * g + 0.1 * prev(s0) + lr * s2 + 0.5 * lr * prev(s2) + lr * debias(s2) + lr * (s2);
    }
}

optimizer! {
    pub struct Random71 { lr = 0.1793 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(0.6, g);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.1 * prev(s0) + lr * (clamp(ln(eps * (eps)), -1, 1));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = max((w) / (eps), 0);
        if flag {
            w += 0.5 * ((-(1.3334) - (s0) / (eps)) - w);
        } else {
            w += 0.5 * (clamp(sin(s0), -1, 1) - w);
        }
    }
}

optimizer! {
    pub struct Random72 { lr = 0.437 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5123 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * sign(g) + lr * (-((g) / (abs(beta0) + eps) * ((g - g))));
    }
}

optimizer! {
    pub struct Random73 { lr = 0.1639 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8142 where 0 <= beta0 < 1, c = 1.7736 where c >= 1, flag = false , }
    state { s0 = lr, s1, s2 = lr }
    update(w, g) {
        s0 = ema(beta0, max((g) / (eps), 0));
        s1 = ema(beta0, ((w - prev(s0)))^2);
        s2 = trace(beta0, ((c) / (eps))^3);
        w -= lr * g + lr * s1 + 0.5 * lr * s2 + lr * (ln((2 - clamp((s0) / (1.7192), -1, 1))));
    }
    eval(w, t) {
        if flag {
            w = w + lr * (cos(min(ln(eps), s1)));
        } else {
            w = w + lr * ((if s0 > s1 { 1.8741 } else { s2 }) * ((0.9587 + -1.7687)) * (((s1) / (1.3892) + (1 - 0.9^t))));
        }
    }
}

optimizer! {
    pub struct Random74 { lr = 0.0471 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * sign(g) + lr * (clamp(cos(g * (t)), (eps - min(w, 1.8741)), (lr) / (eps) * ((g - g))));
    }
}

optimizer! {
    pub struct Random75 { lr = 0.2608 where lr >= 0, eps = 1e-6 where eps > 0, n = 19u64 , }
    update(w, g) {
        w -= lr * sign(g) + lr * (((-1.0339) / (eps))^2);
    }
    eval(w) {
        let y = clamp(w, 0, 1);
        w = w + lr * (min(((eps)^3 - y * (n)), clamp(-(y), -1, 1)));
    }
}

optimizer! {
    pub struct Random76 { lr = 0.4876 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 = w, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (g);
        let x0 = sign(ln(eps));
        s1 = min(prev(s1) + 1, abs((if -1.7248 > s0 { g } else { s0 })));
        s2 = prev(s2) * (1 - 0.5^t);
        let x2 = (if flag && min(s0, 1.2331) <= s1 { x0 } else { min(g, g) });
        w -= lr * g / (abs(g) + eps) + 0.1 * s2 + 0.1 * x2 + lr * ((if !flag { -((-0.6136)^3) } else { ((s1) / (eps)) / ((1 + (s2)^2)) }));
    }
}

optimizer! {
    pub struct Random77 { lr = 0.4052 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9, w * (w));
        let x0 = max((prev(s0))^3, 0);
        w -= lr * sign(g) + lr * x0 + lr * ((if (if !flag { g } else { x0 }) >= s0 { (if s0 != 0 { 1 / (s0) } else { eps * (prev(s0)) }) } else { min(w, (if w >= (t + 1) { s0 } else { w })) }));
    }
}

optimizer! {
    pub struct Random78 { lr = 0.3609 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (w));
    }
    eval(w, t) {
        w *= (max(w, 0) + 1 / (1 + t));
    }
}

optimizer! {
    pub struct Random79 { lr = 0.3877 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (round(0.2954));
    }
}

optimizer! {
    pub struct Random80 { lr = 0.2638 where lr >= 0, eps = 1e-6 where eps > 0, n = 7u64 , }
    state { s0 = lr, s1: scalar = 1, s2 }
    update(w, g, t) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * (ln((2 - clamp(g, -1, 1))));
        s1 = prev(s1) * (0.9);
        s2 = min(prev(s2) + 1, s1);
        let x2 = (s2 + 1 / (1 + t));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + lr * x2 + lr * (ln(x2)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = -1.4834;
        w = clamp(min(clamp(s1, -1, 1), (n) / (abs(s0) + eps)), -1, 1);
    }
}

optimizer! {
    pub struct Random81 { lr = 0.1748 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(0.75, w);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.1 * prev(s0) + lr * (min((-1.9312)^3, eps) * (lr * (w) * ((g - s0))));
    }
    eval(w) {
        w = w + lr * (s0);
    }
}

optimizer! {
    pub struct Random82 { lr = 0.0738 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((w + (if (if g >= 1 && g <= 8 { ln(g) } else { w }) <= g { (-1.1464) / (eps) } else { g * (1.4167) })));
    }
}

optimizer! {
    pub struct Random83 { lr = 0.1922 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = abs(clamp(g, -1, 1));
        s1 = prev(s1) * (1 - 0.5^t);
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + lr * x0 + lr * s1 + lr * ((w) / (max(s0, eps))));
    }
}

optimizer! {
    pub struct Random84 { lr = 0.4102 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6689 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1, s2 = g^2 }
    update(w, g) {
        s0 = running_max(beta0, 1.5328);
        s1 = ema(0.9, (if (w)^3 >= w { (s0 + s0) } else { s0 * (s0) }));
        s2 = min(prev(s2) + 1, (-(0.2215) + clamp(s1, -1, 1)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * prev(s1) + 0.1 * s2 + lr * (min(min((s0) / (1.2994), (s2 - 0.7684)), (prev(s1) + g) * ((-0.5822 + beta0))));
    }
}

optimizer! {
    pub struct Random85 { lr = 0.3942 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (ln(eps));
    }
}

optimizer! {
    pub struct Random86 { lr = 0.1858 where lr >= 0, beta0 = 0.8721 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * g + lr * (cos(clamp(beta0 * (g), -1, 1)));
    }
}

optimizer! {
    pub struct Random87 { lr = 0.4287 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.4637 where c >= 1, }
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
    pub struct Random88 { lr = 0.3501 where lr >= 0, beta0 = 0.9703 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = running_max(beta0, clamp((w + w), -1, 1));
        let x1 = sqrt((s1)^2);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * x1 + lr * (-(sqrt(s1))));
    }
}

optimizer! {
    pub struct Random89 { lr = 0.3861 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7212 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = ema(0.9, (1 - clamp(w * (eps), -1, 1)^2));
        s1 = ema(beta0, max((-1.4178)^3, 0));
        let x1 = (2 - clamp(beta0, -1, 1));
        w = 0.99 * w - (lr * g + lr * s0 + 0.5 * lr * s1 + lr * prev(s1) + lr * debias(s1) + 0.1 * x1 + lr * (((ln(1.4167)) / (abs(s1) + eps)) / ((sqrt((s0 + eps)) + eps))));
    }
}

optimizer! {
    pub struct Random90 { lr = 0.1575 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (w));
    }
}

optimizer! {
    pub struct Random91 { lr = 0.2015 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.1419 where c >= 0, }
    state { s0 = 0.1, s1 = lr }
    update(w, g) {
        s0 = max(prev(s0), clamp((w - w), 0, 1));
        let x0 = s0;
        s1 = ema(0.75, ((w + x0) - (if 0.4587 >= 1 && 0.4587 <= 8 { ln(0.4587) } else { x0 })));
        let x1 = (sqrt((x0)^2) + eps);
        w = 0.99 * w - (lr * g + lr * s1 + 0.1 * x1 + lr * (sin(ln((sqrt(c) + eps)))));
    }
}

optimizer! {
    pub struct Random92 { lr = 0.2766 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g + 0.5 * lr * s0 + lr * ((min((g)^3, (0.9835 - 1.2145))) / (((1 - clamp(-0.9472, -1, 1)^2) + 1 / (1 + t))));
    }
}

optimizer! {
    pub struct Random93 { lr = 0.3614 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (max(ln(eps), 0));
    }
}

optimizer! {
    pub struct Random94 { lr = 0.3725 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (-((if -0.1175 != 0 { 1 / (-0.1175) } else { w * (0.4984) })));
    }
}

optimizer! {
    pub struct Random95 { lr = 0.3596 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((if 0.1726 < -0.5 { (-(g)) / (0.1726) } else { 0 }));
    }
}

optimizer! {
    pub struct Random96 { lr = 0.3732 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8217 where 0 <= beta0 < 1, beta1 = 0.5353 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, g);
        let x0 = beta1;
        s1 = min(prev(s1) + 1, (exp(clamp(s0, -3, 3)) + (1 - clamp(g, -1, 1)^2)));
        w = 0.99 * w - (lr * g + 0.1 * x0 + 0.1 * s1 + lr * ((if w != 0 { 1 / (w) } else { min(-(eps), 0.6153) })));
    }
}

optimizer! {
    pub struct Random97 { lr = 0.056 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = lr, s2 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (2 - sign(eps)));
        let x0 = eps;
        s1 = trace(0.9, -(min(-1.4166, s0)));
        s2 = max(prev(s2), abs((s1) / (abs(x0) + eps)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s2 + lr * (((s0)^3) / (eps));
    }
}

optimizer! {
    pub struct Random98 { lr = 0.3143 where lr >= 0, }
    update(w, g, t) {
        w -= lr * g + lr * ((1 / t)^3);
    }
}

optimizer! {
    pub struct Random99 { lr = 0.3803 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9486 where 0 <= beta0 < 1, c = 1.2516 where c >= 1, flag = false , }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, (c * (w))^2);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * ((((s0) / (abs(s0) + eps) + (if flag { w } else { s0 })) + s0));
    }
}

optimizer! {
    pub struct Random100 { lr = 0.3919 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        let x0 = abs(0.6354);
        s1 = min(prev(s1) + 1, clamp(sqrt(t) * (g), -1, 1));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * x0 + lr * s1 + lr * ((1 - 0.9^t)));
    }
}

optimizer! {
    pub struct Random101 { lr = 0.3934 where lr >= 0, eps = 1e-6 where eps > 0, n = 20u64 , }
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
    pub struct Random102 { lr = 0.3754 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5774 where 0 <= beta0 < 1, }
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
    pub struct Random103 { lr = 0.3065 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (round(ln((0.2372 + eps))));
    }
}

optimizer! {
    pub struct Random104 { lr = 0.3649 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = g^2, s2 = g^2 }
    update(w, g, t) {
        s0 = running_max(0.75, 0.567);
        let x0 = (min(1 / t, s0) + 0.5038);
        s1 = ema(0.9, s0);
        s2 = ema(0.6, clamp(-0.7449 * (s1), 0, 1));
        w = 0.99 * w - (lr * sign(g) + lr * x0 + 0.1 * prev(s1) + 0.1 * s2 + lr * (ln((sqrt(0.4447) + eps))));
    }
}

optimizer! {
    pub struct Random105 { lr = 0.0388 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (ln(max(eps, eps))));
    }
}

optimizer! {
    pub struct Random106 { lr = 0.1142 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (clamp(clamp(g, -1, 1), -1, 1));
        w -= lr * sign(g) + lr * s0 + lr * (ln(eps));
    }
    eval(w) {
        let y = (-(-0.9766))^2;
        w = ((if flag { (y - w) } else { (s0 + y) })) / (abs(y * (1.4247)) + eps);
    }
}

optimizer! {
    pub struct Random107 { lr = 0.0312 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (g);
    }
}

optimizer! {
    pub struct Random108 { lr = 0.2439 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.75, (-(w) + w));
        w -= lr * g + 0.1 * s0 + lr * (cos(((-1.5569 - w) - (0.7653) / (eps))));
    }
}

optimizer! {
    pub struct Random109 { lr = 0.2128 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.881 where 0 <= beta1 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (((g) / (abs(1.0258) + eps)) / ((sqrt(beta1) + eps)) * ((w * (g)) / (abs((w)^3) + eps))));
    }
}

optimizer! {
    pub struct Random110 { lr = 0.1771 where lr >= 0, beta1 = 0.6004 where 0 <= beta1 < 1, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * ((if 0.804 >= g { sqrt(beta1) } else { (clamp(g, (1 - 0.9^t), w))^3 }));
    }
}

optimizer! {
    pub struct Random111 { lr = 0.3559 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.985 where 0 <= beta0 < 1, }
    state { s0 = w, s1 = g^2, s2: scalar = 1 }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (w * (0.6829) * (g * (w)));
        let x0 = (1 + ((w) / (eps))^2);
        s1 = min(prev(s1) + 1, (t + 1));
        s2 = prev(s2) * (0.9);
        let x2 = (1 + ((1 - 0.9^t) * (s0))^2);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * x0 + 0.1 * s1 + 0.5 * lr * s2 + 0.1 * x2 + lr * ((if w * (s2) >= s2 { (ln(x2))^3 } else { ln(min(x0, sqrt(t))) })));
    }
    eval(w) {
        w = (min(lr, s1) * ((beta0) / (eps)) + ((if w > w { eps } else { s2 })) / (max(w, eps)));
    }
}

optimizer! {
    pub struct Random112 { lr = 0.0172 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.551 where 0 <= beta0 < 1, beta1 = 0.9505 where 0 <= beta1 < 1, flag = true , }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(beta0, (2 - sign(g)));
        s1 = trace(beta1, g * (debias(s0)) * (eps));
        let x1 = min(w * ((t + 1)), ln(eps));
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + lr * prev(s1) + 0.1 * x1 + lr * ((if flag { (x1 * (prev(s1)) + (-0.7882 - -0.3764)) } else { ((s0) / (eps) - (debias(s0))^3) }));
    }
}

optimizer! {
    pub struct Random113 { lr = 0.0995 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random114 { lr = 0.081 where lr >= 0, eps = 1e-6 where eps > 0, n = 7u64 , }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (cos(g * (g) * ((n) / (eps)))));
    }
}

optimizer! {
    pub struct Random115 { lr = 0.2255 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w }
    update(w, g) {
        s0 = trace(0.9, (-(-0.2473)) / (max(g, eps)));
        let x0 = (g + eps);
        w -= lr * g + 0.1 * s0 + 0.1 * x0 + lr * ((g) / ((2 - clamp(sqrt(1.4634), -1, 1))));
    }
}

optimizer! {
    pub struct Random116 { lr = 0.3612 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7684 where 0 <= beta0 < 1, }
    state { s0 = lr, s1, s2 }
    update(w, g, t) {
        s0 = ema(beta0, (clamp(eps, -1, 1) + (w + 1.1802)));
        let x0 = ((if g >= 1 && g <= 8 { ln(g) } else { s0 })) / (abs(1.8075) + eps);
        s1 = ema(beta0, (if (lr) / (abs(x0) + eps) > x0 { sin(g) } else { g }));
        s2 = trace(beta0, w);
        w = 0.99 * w - (lr * sign(g) + 0.1 * s1 + 0.5 * lr * s2 + lr * ((1.237) / ((sqrt(eps) + eps)) * (clamp(((t + 1) - s0), -1, 1))));
    }
}

optimizer! {
    pub struct Random117 { lr = 0.3103 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9177 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * g + lr * (-((cos(g)) / (abs(ln(0.6188)) + eps)));
    }
    eval(w, t) {
        if t > 2 {
            w = w + lr * (clamp(((-1.4181 - w)) / ((eps + eps)), -1, 1));
        } else {
            w = ((if beta0 > 0 { sqrt(beta0) } else { eps })) / (((1 + (lr)^2) + 1 / (1 + t)));
        }
    }
}

optimizer! {
    pub struct Random118 { lr = 0.4474 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6439 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, max(w * (w), 0));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (beta0);
    }
}

optimizer! {
    pub struct Random119 { lr = 0.1921 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((clamp(w * (g), (w) / (abs(w) + eps), (w) / (eps)) - w));
    }
}

optimizer! {
    pub struct Random120 { lr = 0.1267 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5717 , }
    update(w, g) {
        w -= lr * sign(g) + lr * (((if ln(eps) <= g { 0.4743 } else { 0.0914 * (w) }) - (w * (c) - (0.7383)^3)));
    }
    eval(w) {
        w += 0.5 * (-((w + c)) - w);
    }
}

optimizer! {
    pub struct Random121 { lr = 0.3505 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = w;
        s1 = trace(0.6, (0.2953) / (abs(x0) + eps));
        s2 = 0.6 * prev(s2) + (1 - 0.6) * (abs(sign(-0.2789)));
        let x2 = (t + s0);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + 0.1 * prev(s1) + lr * s2 + lr * x2 + lr * (min(x0, clamp(-(prev(s1)), -1, 1)));
    }
}

optimizer! {
    pub struct Random122 { lr = 0.4981 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * (-(clamp((if g != 0 { 1 / (g) } else { g }), -1, 1)));
    }
}

optimizer! {
    pub struct Random123 { lr = 0.4804 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = g^2, s2 = w }
    update(w, g) {
        s0 = ema(0.75, max(w, 0));
        s1 = min(prev(s1) + 1, abs(min(-0.5511, 1.2026)));
        let x1 = sqrt(lr + eps);
        s2 = ema(0.75, debias(s0));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * x1 + 0.5 * lr * s2 + 0.1 * prev(s2) + lr * ((if lr * (w) <= debias(s0) { ln(x1 * (0.5524)) } else { ((s1)^3) / (1.2052) })));
    }
    eval(w, t) {
        w = w + lr * (-((2 - sign((1 - 0.9^t)))));
    }
}

optimizer! {
    pub struct Random124 { lr = 0.3199 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.6, abs((w) / (1.5477)));
        let x0 = clamp(lr, -1, 1);
        s1 = min(prev(s1) + 1, abs(s0));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * x0 + 0.1 * s1 + lr * (-((s0 + 1.0272)));
    }
}

optimizer! {
    pub struct Random125 { lr = 0.3718 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, w);
        let x0 = clamp((g - 1.8865), 0, 1);
        w -= lr * g + 0.1 * s0 + 0.5 * lr * debias(s0) + lr * x0 + lr * ((if (debias(s0)) / (abs(w) + eps) >= w { (debias(s0)) / ((sqrt(x0) + eps)) } else { (0.585)^3 * ((g)^3) }));
    }
}

optimizer! {
    pub struct Random126 { lr = 0.2432 where lr >= 0, eps = 1e-6 where eps > 0, n = 19u64 , }
    state { s0, s1 = lr, s2 }
    update(w, g, t) {
        s0 = ema(0.75, (eps + eps));
        s1 = ema(0.6, -(0.4304 * (prev(s0))));
        let x1 = (max(n, 0) + 1 / (1 + t));
        s2 = ema(0.75, min(eps, (-1.2922) / (abs(x1) + eps)));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s1 + 0.1 * prev(s1) + lr * s2 + lr * prev(s2) + 0.5 * lr * debias(s2) + lr * (0.0613));
    }
}

optimizer! {
    pub struct Random127 { lr = 0.1404 where lr >= 0, }
    update(w, g, t) {
        w -= lr * sign(g) + lr * ((if (g)^3 >= 0.7296 { ln((0.8729 + 1 / (1 + t))) } else { sign(-1.5859 * (w)) }));
    }
}

optimizer! {
    pub struct Random128 { lr = 0.4746 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8967 where 0 <= beta0 < 1, beta1 = 0.5598 where 0 <= beta1 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, (floor(g))^2);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * (round(ln(eps) * ((g) / (abs(s0) + eps)))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (s0)^2;
        w *= (2 - clamp(-(beta1), -1, 1));
    }
}

optimizer! {
    pub struct Random129 { lr = 0.3827 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, abs(-(lr)));
        s1 = 0.75 * prev(s1) + (1 - 0.75) * ((if max(w, lr) > g { s0 * (lr) } else { (s0)^3 }));
        s2 = prev(s2) * (0.9);
        let x2 = s0;
        w -= lr * clamp(g, -1, 1) + lr * s1 + 0.1 * s2 + 0.5 * lr * x2 + lr * (abs((if 1.527 < s1 { t } else { s2 })));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = 1.1885 * ((s1) / (eps));
        w += 0.5 * ((s0 + s1) * ((s1)^3) - w);
    }
}

optimizer! {
    pub struct Random130 { lr = 0.1639 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5794 where 0 <= beta0 < 1, flag = true , }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((if !flag { ((eps) / (eps)) / (abs(g * (w)) + eps) } else { (if !flag { -(1.0856) } else { beta0 }) }));
    }
}

optimizer! {
    pub struct Random131 { lr = 0.1585 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9467 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = lr, s2 = lr }
    update(w, g) {
        s0 = ema(beta0, abs((if g > g { w } else { g })));
        s1 = ema(0.9, ((w + 0.5384))^2);
        s2 = trace(beta0, ((prev(s1)) / (0.9963))^2);
        let x2 = ((w + s0))^2;
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s2 + lr * prev(s2) + lr * x2 + lr * ((s1) / (abs((prev(s2)) / (eps) * (min(x2, w))) + eps)));
    }
}

optimizer! {
    pub struct Random132 { lr = 0.0059 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (eps)^1.5);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * ((-1.4547) / (abs(-((if s0 > 0 { sqrt(s0) } else { s0 }))) + eps));
    }
}

optimizer! {
    pub struct Random133 { lr = 0.2319 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = 0.1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = trace(0.6, clamp(min(w, g), -1, 1));
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.1 * s1 + lr * prev(s1) + 0.5 * lr * s2 + lr * (s1);
    }
    eval(w, t) {
        w *= (sqrt(sqrt(1 / t)) + eps);
    }
}

optimizer! {
    pub struct Random134 { lr = 0.0741 where lr >= 0, beta0 = 0.6697 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g) {
        s0 = trace(0.9, g);
        let x0 = (if w != 0 { 1 / (w) } else { sqrt(1.6675) });
        s1 = trace(beta0, (1 - clamp((s0 + prev(s0)), -1, 1)^2));
        w = 0.99 * w - (lr * g + 0.5 * lr * x0 + lr * s1 + lr * (beta0));
    }
}

optimizer! {
    pub struct Random135 { lr = 0.0969 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (clamp(((w) / (eps) + g), -1, 1)));
    }
    eval(w) {
        w = w + lr * ((if 1.3663 >= 1 && 1.3663 <= 8 { ln(1.3663) } else { sin(eps) }));
    }
}

optimizer! {
    pub struct Random136 { lr = 0.4316 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, (if (w - w) < w { (if 1.3663 != 0 { 1 / (1.3663) } else { eps }) } else { ln(eps) }));
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + lr * (w));
    }
    eval(w) {
        let y = -((if w > 0 { sqrt(w) } else { s0 }));
        w = w + lr * ((if y * (eps) < s0 { (if 0.7583 < w { (s0 - y) } else { (if lr < lr { y } else { w }) }) } else { (s0) / (eps) * (ln(eps)) }));
    }
}

optimizer! {
    pub struct Random137 { lr = 0.1918 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8999 where 0 <= beta0 < 1, flag = true , }
    state { s0 = lr }
    update(w, g) {
        s0 = trace(beta0, (if w >= 1 && w <= 8 { ln(w) } else { (if flag { w } else { g }) }));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * (ln(((1 - clamp(w, -1, 1)^2) + eps))));
    }
}

optimizer! {
    pub struct Random138 { lr = 0.3511 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (clamp(((g) / (1.8901)) / ((1 + (w)^2)), -1, 1));
    }
}

optimizer! {
    pub struct Random139 { lr = 0.3219 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7932 where 0 <= beta0 < 1, flag = true , }
    state { s0, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = max(prev(s0), abs(g * (w)));
        s1 = 0.9 * prev(s1) + (1 - 0.9) * (((g - g)) / (abs((w) / ((t + 1))) + eps));
        let x1 = (1 + (s0)^2);
        s2 = beta0 * prev(s2) + (1 - beta0) * (floor(ln(x1)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s1 + 0.5 * lr * s2 + lr * (g));
    }
    eval(w) {
        if flag {
            w = w + lr * (clamp(((s2) / (eps)) / (sqrt(s0 + eps)), -1, 1));
        } else {
            w = w + lr * (((s1) / (eps) + (if s0 < -1.8084 { 0.328 } else { lr })));
        }
    }
}

optimizer! {
    pub struct Random140 { lr = 0.2879 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (cos(-(g * (lr))));
    }
}

optimizer! {
    pub struct Random141 { lr = 0.4551 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, eps);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.5 * lr * prev(s0) + 0.1 * s1 + lr * ((((if s0 > w { s0 } else { s1 })) / ((sqrt(prev(s0)) + eps))) / (1.339)));
    }
}

optimizer! {
    pub struct Random142 { lr = 0.486 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = (if w * (w) < s0 { (1.322) / (eps) } else { s0 });
        s1 = max(prev(s1), (1 - clamp(1.6072, -1, 1)^2));
        w -= lr * g + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * (((min(s0, s1))^3)^3);
    }
}

optimizer! {
    pub struct Random143 { lr = 0.4534 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8749 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (1 - clamp(1.9459, -1, 1)^2) * ((w) / (abs(g) + eps)));
        let x0 = (if (if s0 > w { w } else { g }) >= g { (w - prev(s0)) } else { s0 });
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * x0 + lr * (min(-((if beta0 >= 1 && beta0 <= 8 { ln(beta0) } else { w })), (if beta0 < -0.5 { ((w + -1.6384)) / (beta0) } else { 0 }))));
    }
}

optimizer! {
    pub struct Random144 { lr = 0.4167 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random145 { lr = 0.4598 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.711 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(beta0, min(1.9382, -0.0962));
        let x0 = ((sqrt(t) + eps) + 1 / (1 + t));
        s1 = min(prev(s1) + 1, x0);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * s1 + lr * (((min(beta0, s1)) / (sqrt(x0))) / (exp(clamp(-1.7849, -3, 3)))));
    }
}

optimizer! {
    pub struct Random146 { lr = 0.3134 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.4617 where c >= 1, }
    state { s0, s1 = g^2 }
    update(w, g) {
        s0 = ema(0.6, abs((w) / (c)));
        let x0 = (sqrt(s0) + eps);
        s1 = ema(0.9, exp(clamp((w)^3, -3, 3)));
        w = 0.99 * w - (lr * sign(g) + 0.1 * debias(s0) + lr * x0 + 0.5 * lr * s1 + 0.1 * prev(s1) + lr * ((((g) / (abs(s0) + eps))^3)^3));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = ((1 - 0.9^t) + (debias(s0) + debias(s0)));
        w = w + lr * (((s1)^3 + clamp(ln(eps), -1, 1)));
    }
}

optimizer! {
    pub struct Random147 { lr = 0.4421 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8644 where 0 <= beta0 < 1, c = 1.4096 where -2 <= c <= 2, flag = true , }
    state { s0 = lr }
    update(w, g) {
        s0 = trace(0.9, (cos(c)) / (eps));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (s0 * ((2 - sign(w))));
    }
    eval(w, t) {
        w = (if !flag { -((if flag && w < w { beta0 } else { w })) } else { ((w - sqrt(t))) / (1.201) });
    }
}

optimizer! {
    pub struct Random148 { lr = 0.0254 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6601 where 0 <= beta0 < 1, flag = true , }
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
    pub struct Random149 { lr = 0.2902 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 = lr }
    update(w, g) {
        s0 = ema(0.6, w);
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((sqrt(eps) + eps));
        s2 = max(prev(s2), (prev(s0))^2);
        w -= lr * sign(g) + lr * debias(s0) + 0.1 * s1 + 0.5 * lr * s2 + lr * (((-(prev(s0)) + sign(w))) / ((sqrt(lr * (1.1368)) + eps)));
    }
}

optimizer! {
    pub struct Random150 { lr = 0.3625 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7587 where 0 <= beta0 < 1, flag = true , }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = running_max(beta0, abs(w));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * (-((clamp(s0, -1, 1))^3));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (if flag { (if s0 < -0.5 { (w) / (s0) } else { 0 }) } else { -(w) });
        if t > 2 {
            w = w + lr * (w);
        } else {
            w = w;
        }
    }
}

optimizer! {
    pub struct Random151 { lr = 0.3362 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1, s2 = w }
    update(w, g, t) {
        s0 = ema(0.6, exp(clamp(g, -3, 3)));
        s1 = running_max(0.9, eps);
        let x1 = (s1 + 1 / (1 + t)) * (eps);
        s2 = ema(0.9, (if g < -0.5 { (round(g)) / (g) } else { 0 }));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.1 * x1 + 0.5 * lr * s2 + lr * ((if floor((1 - 0.9^t)) < (t + 1) { s1 } else { max(w * (-0.2202), ln(x1)) })));
    }
}

optimizer! {
    pub struct Random152 { lr = 0.1922 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5534 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = w }
    update(w, g, t) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (((eps + 1.4496) + ((t + 1))^3));
        s1 = ema(0.9, clamp(eps, -1, 1));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + lr * s1 + 0.5 * lr * prev(s1) + lr * ((ln(eps) - (beta0) / (eps)) * ((if cos(-1.4939) <= s1 { (prev(s0)) / (abs(s0) + eps) } else { s0 * (s0) }))));
    }
    eval(w, t) {
        if t > 2 {
            w *= (1 + ((t + 1) * (lr))^2);
        } else {
            w *= exp(clamp(s1, -3, 3));
        }
    }
}

optimizer! {
    pub struct Random153 { lr = 0.1792 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1 }
    update(w, g, t) {
        s0 = running_max(0.9, (2 - sign(clamp(g, -1, 1))));
        let x0 = (ln(eps) - (if w > 0 { sqrt(w) } else { -1.4288 }));
        s1 = ema(0.9, clamp((s0) / (abs(w) + eps), -1, 1));
        w = 0.99 * w - (lr * g + lr * prev(s0) + 0.1 * x0 + 0.5 * lr * s1 + 0.5 * lr * debias(s1) + lr * ((min(((t + 1)) / (eps), (if sqrt(t) > 0 { sqrt(sqrt(t)) } else { debias(s1) }))) / ((1 + (clamp(sqrt(t), -1, 1))^2))));
    }
    eval(w, t) {
        w = w + lr * (clamp(((if debias(s1) >= 1 && debias(s1) <= 8 { ln(debias(s1)) } else { s1 })) / (abs(clamp(1 / t, -1, 1)) + eps), -1, 1));
    }
}

optimizer! {
    pub struct Random154 { lr = 0.4221 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6134 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (clamp((sin(-0.4991)) / (eps), -1, 1));
    }
    eval(w) {
        w = clamp(((w) / (abs(w) + eps)) / (max(beta0, eps)), -1, 1);
    }
}

optimizer! {
    pub struct Random155 { lr = 0.3059 where lr >= 0, beta1 = 0.5917 where 0 <= beta1 < 1, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (clamp(beta1, -1, 1))^3);
        s1 = prev(s1) * (1 - 0.5^t);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * s1 + lr * (s1);
    }
}

optimizer! {
    pub struct Random156 { lr = 0.4201 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * ((if eps != 0 { 1 / (eps) } else { (w) / ((sqrt(0.9734) + eps)) })));
    }
}

optimizer! {
    pub struct Random157 { lr = 0.1748 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9231 where 0 <= beta0 < 1, }
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
    pub struct Random158 { lr = 0.4955 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random159 { lr = 0.4535 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5246 where 0 <= beta0 < 1, beta1 = 0.8551 where 0 <= beta1 < 1, }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = max(prev(s0), abs((if g > 0 { sqrt(g) } else { eps })));
        let x0 = (2 - clamp(1 / t * (prev(s0)), -1, 1));
        s1 = trace(beta1, ((0.4735)^3)^3);
        s2 = ema(beta0, sqrt(sqrt(s1)));
        w -= lr * sign(g) + 0.1 * x0 + 0.1 * s2 + 0.1 * prev(s2) + lr * ((1.4183 + -(eps) * (s0)));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_random_rule {
    ($call:ident) => {
        $call! { Random0 Random1 Random2 Random3 Random4 Random5 Random6 Random7 Random8 Random9 Random10 Random11 Random12 Random13 Random14 Random15 Random16 Random17 Random18 Random19 Random20 Random21 Random22 Random23 Random24 Random25 Random26 Random27 Random28 Random29 Random30 Random31 Random32 Random33 Random34 Random35 Random36 Random37 Random38 Random39 Random40 Random41 Random42 Random43 Random44 Random45 Random46 Random47 Random48 Random49 Random50 Random51 Random52 Random53 Random54 Random55 Random56 Random57 Random58 Random59 Random60 Random61 Random62 Random63 Random64 Random65 Random66 Random67 Random68 Random69 Random70 Random71 Random72 Random73 Random74 Random75 Random76 Random77 Random78 Random79 Random80 Random81 Random82 Random83 Random84 Random85 Random86 Random87 Random88 Random89 Random90 Random91 Random92 Random93 Random94 Random95 Random96 Random97 Random98 Random99 Random100 Random101 Random102 Random103 Random104 Random105 Random106 Random107 Random108 Random109 Random110 Random111 Random112 Random113 Random114 Random115 Random116 Random117 Random118 Random119 Random120 Random121 Random122 Random123 Random124 Random125 Random126 Random127 Random128 Random129 Random130 Random131 Random132 Random133 Random134 Random135 Random136 Random137 Random138 Random139 Random140 Random141 Random142 Random143 Random144 Random145 Random146 Random147 Random148 Random149 Random150 Random151 Random152 Random153 Random154 Random155 Random156 Random157 Random158 Random159 }
    };
}
