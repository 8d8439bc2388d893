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
        s0 = ema(beta1, cos(eps));
        let x0 = (n) / (1.68 * (eps));
        s1 = min(prev(s1) + 1, ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { x0 }) + lr));
        s2 = min(prev(s2) + 1, abs(clamp(prev(s0), -1, 1)));
        let x2 = (max(1.5984, 0))^1.5;
        w -= lr * sign(g) + 0.1 * debias(s0) + 0.5 * lr * s1 + 0.5 * lr * s2 + 0.5 * lr * x2 + lr * (cos(((x2) / (eps) + beta1)));
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
        s2 = trace(beta0, abs(prev(s0)));
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
        w -= lr * sign(g) + 0.1 * s0 + lr * ((ln(eps * (c)) - (if s0 <= 0.7706 { w } else { w }) * (round(g))));
    }
}

optimizer! {
    pub struct Random8 { lr = 0.1433 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5523 where 0 <= beta1 < 1, }
    state { s0, s1 = 0.1, s2 = w }
    update(w, g, t) {
        s0 = ema(beta1, sqrt(eps) * ((w)^3));
        s1 = min(prev(s1) + 1, (if s0 > 0 { sqrt(s0) } else { 1.244 }));
        let x1 = (if lr != 0 { 1 / (lr) } else { exp(clamp(-1.8374, -3, 3)) });
        s2 = min(prev(s2) + 1, prev(s0));
        w = 0.99 * w - (lr * g + 0.5 * lr * s1 + 0.5 * lr * x1 + 0.1 * s2 + lr * (((1 - 0.9^t) + beta1 * (ln(eps)))));
    }
}

optimizer! {
    pub struct Random9 { lr = 0.1598 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8673 where 0 <= beta0 < 1, }
    state { s0, s1: scalar = 1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, (beta0)^1.5 * (max(g, 0)));
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = trace(beta0, -((w) / (eps)));
        let x2 = (abs(prev(s0)) + 1 / (1 + t));
        w -= lr * clamp(g, -1, 1) + 0.1 * s1 + 0.1 * s2 + lr * prev(s2) + 0.1 * x2 + lr * ((s0 * ((if x2 >= 1 && x2 <= 8 { ln(x2) } else { x2 })))^3);
    }
}

optimizer! {
    pub struct Random10 { lr = 0.0045 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, (g * (-0.406) + (w) / (abs(w) + eps)));
        w -= lr * g + 0.5 * lr * s0 + lr * (ln(0.3386));
    }
}

optimizer! {
    pub struct Random11 { lr = 0.0505 where lr >= 0, beta0 = 0.655 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (g * (g) * ((1 - clamp(g, -1, 1)^2)));
        let x0 = (2 - clamp(s0 * (g), -1, 1));
        w = 0.99 * w - (lr * sign(g) + 0.1 * x0 + lr * (s0));
    }
}

optimizer! {
    pub struct Random12 { lr = 0.1515 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (g));
    }
    eval(w, t) {
        if t > 2 {
            w = (if w < -0.5 { ((-1.8131 + lr) * (cos(w))) / (w) } else { 0 });
        } else {
            w = abs(w * (w));
        }
    }
}

optimizer! {
    pub struct Random13 { lr = 0.2566 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.898 where 0 <= beta0 < 1, }
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
    pub struct Random14 { lr = 0.2447 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * sign(g) + lr * ((if 1 / t > 0 { sqrt(1 / t) } else { clamp(eps, -1, 1) }) * (w));
    }
}

optimizer! {
    pub struct Random15 { lr = 0.3787 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * ((g) / ((2 - clamp(0.0984, -1, 1)) * ((1 + (g)^2))));
    }
}

optimizer! {
    pub struct Random16 { lr = 0.3578 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5355 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (if (-1.5598) / (abs(w) + eps) <= w { (w) / (eps) } else { (g)^3 }));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * ((((beta0 - s0)) / ((eps + 1 / (1 + t))) + w)));
    }
}

optimizer! {
    pub struct Random17 { lr = 0.4185 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = running_max(0.6, max((g) / (abs(w) + eps), 0));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + lr * (((if s0 > s0 { 1.1984 } else { (if g > w { s0 } else { w }) }))^3));
    }
}

optimizer! {
    pub struct Random18 { lr = 0.4396 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6829 where 0 <= beta0 < 1, }
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
    pub struct Random19 { lr = 0.0209 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (min(w, g * (-(w))));
    }
}

optimizer! {
    pub struct Random20 { lr = 0.3511 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5031 where 0 <= beta0 < 1, beta1 = 0.8511 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = trace(beta0, lr);
        s1 = ema(beta1, s0 * ((-1.0398) / (eps)));
        w -= lr * g + lr * s1 + lr * ((min((s1) / (abs(g) + eps), (g) / (eps))) / ((s0 + eps) * ((1 + (t)^2))));
    }
}

optimizer! {
    pub struct Random21 { lr = 0.4195 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5421 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = w }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * ((((t + 1)) / (0.365) - g * (g)));
        s1 = running_max(beta0, sign(ln(eps)));
        let x1 = clamp(eps, 0, 1);
        s2 = ema(beta0, s0);
        let x2 = (sin(s1) + s0);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * x1 + lr * s2 + 0.1 * prev(s2) + lr * x2 + lr * (clamp(prev(s2) * (eps), -1, 1) * ((min(1.0846, (1 - 0.9^t)))^3));
    }
}

optimizer! {
    pub struct Random22 { lr = 0.3974 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g + lr * s0 + lr * ((abs((if w >= 1 && w <= 8 { ln(w) } else { g })) + ((w) / (eps))^3));
    }
}

optimizer! {
    pub struct Random23 { lr = 0.4505 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5902 where -2 <= c <= 2, flag = true , }
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
    pub struct Random24 { lr = 0.2634 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9, (g * (g)) / (abs(min(g, g)) + eps));
        w -= lr * g + 0.1 * s0 + 0.1 * debias(s0) + lr * ((-((t + lr)) - min((s0)^3, eps)));
    }
}

optimizer! {
    pub struct Random25 { lr = 0.46 where lr >= 0, eps = 1e-6 where eps > 0, n = 16u64 , }
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
    pub struct Random26 { lr = 0.2927 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (g);
    }
}

optimizer! {
    pub struct Random27 { lr = 0.1114 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = (if s0 <= g { clamp(g, -1, 1) } else { (if s0 > 0 { sqrt(s0) } else { eps }) });
        s1 = ema(0.9, ((t + 1)) / (abs(s0) + eps));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * s1 + lr * ((g) / (sqrt(1.0953 * (1.2154) + eps))));
    }
}

optimizer! {
    pub struct Random28 { lr = 0.1408 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5494 where 0 <= beta0 < 1, beta1 = 0.8898 where 0 <= beta1 < 1, }
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
    pub struct Random29 { lr = 0.2731 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random30 { lr = 0.2431 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8995 where 0 <= beta0 < 1, }
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
    pub struct Random31 { lr = 0.2843 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5682 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = ema(beta0, ((if 1 / t >= 1 && 1 / t <= 8 { ln(1 / t) } else { g }) - -0.9326));
        let x0 = eps;
        w -= lr * g + 0.1 * s0 + lr * x0 + lr * (1.9752);
    }
}

optimizer! {
    pub struct Random32 { lr = 0.4666 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5174 where 0 <= beta0 < 1, }
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
    pub struct Random33 { lr = 0.3424 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7776 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, clamp(g, -1, 1));
        s1 = ema(beta0, (w + -1.8498) * (prev(s0)));
        let x1 = 0.9885;
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * ((if clamp(s1, -1, 1) < w { (-(0.2742) - eps) } else { abs(s0 * (eps)) }));
    }
    eval(w) {
        w = ln((clamp(eps, -1, 1))^3);
    }
}

optimizer! {
    pub struct Random34 { lr = 0.1456 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6569 where 0 <= beta0 < 1, n = 5u64 , }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, (eps + abs(g)));
        s1 = running_max(beta0, (s0) / (eps) * ((prev(s0)) / ((1 - 0.9^t))));
        let x1 = exp(clamp((s1) / (abs(s1) + eps), -3, 3));
        s2 = ema(beta0, ln(sqrt(x1 + eps)));
        let x2 = floor(prev(s2));
        w -= lr * g + lr * prev(s1) + lr * x2 + lr * (abs(prev(s0)) * (((prev(s2) + eps)) / (abs((if n > prev(s1) { s0 } else { s0 })) + eps)));
    }
}

optimizer! {
    pub struct Random35 { lr = 0.3169 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (g);
    }
}

optimizer! {
    pub struct Random36 { lr = 0.247 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (g));
    }
}

optimizer! {
    pub struct Random37 { lr = 0.484 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.623 where 0 <= beta0 < 1, }
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
    pub struct Random38 { lr = 0.0685 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = 0.1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = (1 + (min(s0, s0))^2);
        s1 = running_max(0.6, ln((sqrt(x0) + eps)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + lr * (-(ln(exp(clamp(w, -3, 3)))));
    }
}

optimizer! {
    pub struct Random39 { lr = 0.1448 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.9663 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * ((2 - sign((if g <= 1.333 { w } else { beta1 }))));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (-((t + 1)) * (((1 / t) / (eps)) / (eps * (eps)))));
    }
}

optimizer! {
    pub struct Random40 { lr = 0.0257 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0, s1 }
    update(w, g) {
        s0 = running_max(0.75, (if flag && (-1.0692 + g) < w { (-1.2806) / (eps) } else { w * (-1.4833) }));
        let x0 = ((g)^3) / (max(lr, eps));
        s1 = ema(0.75, (s0)^3 * ((-1.4425) / (0.4739)));
        let x1 = (sqrt(abs(w)) + eps);
        w -= lr * clamp(g, -1, 1) + lr * x0 + 0.1 * s1 + 0.5 * lr * x1 + lr * (((cos(g) - -(s1)))^3);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (clamp(w, s1, s1)) / (exp(clamp(s0, -3, 3)));
        if flag {
            w = w + lr * ((if (-0.3392) / (eps) <= 1.1769 { ((lr + eps) + (if w < -0.5 { (w) / (w) } else { 0 })) } else { (if (t + 1) != 0 { 1 / ((t + 1)) } else { (w + lr) }) }));
        } else {
            w = (max((-0.469) / ((t + 1)), -(eps)))^3;
        }
    }
}

optimizer! {
    pub struct Random41 { lr = 0.0788 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6181 where 0 <= beta1 < 1, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (clamp(beta1, 0, 1) * (((-0.3151 - w)) / (abs(0.7278 * (w)) + eps)));
    }
}

optimizer! {
    pub struct Random42 { lr = 0.3481 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (g);
    }
}

optimizer! {
    pub struct Random43 { lr = 0.4981 where lr >= 0, eps = 1e-6 where eps > 0, n = 16u64 , flag = false , }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, eps);
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.1 * prev(s0) + 0.5 * lr * debias(s0) + lr * ((min(g, s0) * ((prev(s0))^3)) / (eps)));
    }
    eval(w) {
        let y = (-(w))^3;
        if flag {
            w = (if n >= 1 && n <= 8 { ln(n) } else { (ln(eps)) / (eps) });
        } else {
            w += 0.5 * (sign(n) * (s0 * (y)) - w);
        }
    }
}

optimizer! {
    pub struct Random44 { lr = 0.1332 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5552 where 0 <= beta0 < 1, flag = false , }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = ema(beta0, (g) / (abs(-1.7392) + eps) * (eps));
        let x0 = (sqrt((w)^2) + eps);
        s1 = ema(0.9, eps);
        s2 = running_max(beta0, abs(g * (debias(s0))));
        let x2 = clamp((s2) / (eps), 0, 1);
        w = 0.99 * w - (lr * sign(g) + lr * x0 + lr * s1 + lr * prev(s1) + 0.5 * lr * x2 + lr * (((g)^3 * ((-1.0375) / (eps)) + cos((1 / t) / (eps)))));
    }
    eval(w) {
        let y = abs((if flag { s0 } else { beta0 }));
        w += 0.5 * (min((if y >= eps { 1.482 } else { s1 }), w * (-0.7598)) - w);
    }
}

optimizer! {
    pub struct Random45 { lr = 0.1785 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (((1 + (1.7107)^2)) / ((2 - clamp((g) / (eps), -1, 1))));
    }
}

optimizer! {
    pub struct Random46 { lr = 0.0616 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9, ln((eps + 1 / (1 + t))));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * debias(s0) + lr * ((if -1.0102 * (s0) <= w { ((w) / (abs(s0) + eps) + s0 * (-1.9619)) } else { max((t + 1), debias(s0)) }));
    }
}

optimizer! {
    pub struct Random47 { lr = 0.371 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6752 where 0 <= beta1 < 1, }
    state { s0 = w, s1, s2: scalar = 1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (g)^3);
        let x0 = ln(eps) * (sign(-1.8774));
        s1 = beta1 * prev(s1) + (1 - beta1) * (floor(ln(eps)));
        let x1 = exp(clamp((lr + g), -3, 3));
        s2 = prev(s2) * (0.9);
        w = 0.99 * w - (lr * g + lr * s0 + 0.5 * lr * x0 + lr * s1 + 0.5 * lr * x1 + 0.1 * s2 + lr * (0.3086));
    }
}

optimizer! {
    pub struct Random48 { lr = 0.1928 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1, s2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = ema(0.6, (abs(-1.151) + abs(s0)));
        s2 = ema(0.9, abs((if s0 != 0 { 1 / (s0) } else { 1.8646 })));
        w -= lr * clamp(g, -1, 1) + 0.1 * s1 + lr * prev(s1) + 0.1 * s2 + lr * ((sign(clamp(g, -1, 1)) - ln(eps)));
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
        s1 = beta0 * prev(s1) + (1 - beta0) * ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { max(1 / t, x0) }));
        let x1 = clamp((s0) / (eps), -1, 1);
        w -= lr * clamp(g, -1, 1) + lr * s1 + 0.5 * lr * x1 + lr * ((((-1.2962) / (abs(s0) + eps) + -0.1999))^3);
    }
}

optimizer! {
    pub struct Random63 { lr = 0.4463 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.896 where 0 <= beta0 < 1, }
    state { s0 = lr, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, w);
        s1 = ema(0.9, (-0.0158)^3 * (eps * (w)));
        s2 = beta0 * prev(s2) + (1 - beta0) * (max(t, 0));
        let x2 = clamp(min(g, w), min(s2, s0), ln(0.3272));
        w = 0.99 * w - (lr * sign(g) + 0.1 * prev(s0) + 0.5 * lr * s1 + 0.5 * lr * x2 + lr * ((s2)^2));
    }
}

optimizer! {
    pub struct Random64 { lr = 0.1572 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = (2 - sign((0.5486 + s0)));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * x0 + lr * (-0.7094);
    }
    eval(w) {
        let y = ((s0) / (abs(w) + eps)) / ((sqrt(s0) + eps));
        w += 0.5 * (ln(eps) * ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { y })) - w);
    }
}

optimizer! {
    pub struct Random65 { lr = 0.4654 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = max(prev(s0), ((g) / (eps))^2);
        s1 = running_max(0.6, (clamp(prev(s0), prev(s0), -0.7223))^2);
        w -= lr * sign(g) + 0.1 * s1 + lr * ((1.1993) / (((eps)^2 + eps)));
    }
}

optimizer! {
    pub struct Random66 { lr = 0.1345 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * ((((1.0619) / (abs(g) + eps)) / (abs(-1.719) + eps)) / ((abs(0.7299) + eps))));
    }
}

optimizer! {
    pub struct Random67 { lr = 0.2996 where lr >= 0, beta0 = 0.5053 where 0 <= beta0 < 1, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * ((w * (-1.5556))^2);
        let x0 = (cos(s0)) / ((if w > 0 { sqrt(w) } else { 1.4057 }));
        w -= lr * g + 0.1 * x0 + lr * (beta0);
    }
    eval(w) {
        w = ln(1.0192);
    }
}

optimizer! {
    pub struct Random68 { lr = 0.4809 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = trace(0.75, eps);
        let x0 = (s0) / (abs((0.5329)^3) + eps);
        s1 = ema(0.75, (2 - sign(sqrt(t))));
        let x1 = sqrt(max(s0, 0));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * prev(s0) + 0.1 * x0 + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * ((((if 0.7989 > s1 { x1 } else { g }))^3 + min((x0 - lr), ln(eps)))));
    }
}

optimizer! {
    pub struct Random69 { lr = 0.1164 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6081 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, (g) / ((2 - clamp(lr, -1, 1))));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.1 * prev(s0) + lr * (min((eps - ln(eps)), (prev(s0) * (prev(s0))) / (eps))));
    }
}

optimizer! {
    pub struct Random70 { lr = 0.2581 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8809 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = g^2 }
    update(w, g) {
        s0 = running_max(beta0, (2 - sign((if w != 0 { 1 / (w) } else { -1.0851 }))));
        s1 = trace(beta0, ((if s0 < w { 0.7653 } else { s0 })) / ((1 + (1.3629)^2)));
        let x1 = eps;
        s2 = max(prev(s2), round((lr) / (abs(w) + eps)));
        let x2 = (g + (if eps < w { g } else { 1.9403 }));
        w -= lr * sign(g) + lr * s1 + 0.5 * lr * x1 + 0.5 * lr * s2 + lr * x2 + lr * (clamp(s1, -1, 1));
    }
}

optimizer! {
    pub struct Random71 { lr = 0.3887 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7188 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, (clamp(g, -1, 1))^3);
        s1 = ema(beta0, eps);
        s2 = ema(0.9, min(eps, (if w != 0 { 1 / (w) } else { beta0 })));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.1 * prev(s0) + 0.1 * s1 + lr * prev(s1) + 0.5 * lr * debias(s1) + 0.5 * lr * s2 + lr * (ln(exp(clamp(min(g, beta0), -3, 3))));
    }
}

optimizer! {
    pub struct Random72 { lr = 0.3343 where lr >= 0, beta0 = 0.5337 where 0 <= beta0 < 1, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = ema(beta0, abs(w));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * ((clamp(s0, -1, 1))^3);
    }
    eval(w, t) {
        let y = ((if w < w { s0 } else { s0 }) - (w)^3);
        if t > 2 {
            w = w + lr * (clamp(y, -1, 1) * ((0.9587 + -1.7687)) * (((y) / (1.3892) + (1 - 0.9^t))));
        } else {
            w += 0.5 * ((t)^2 - w);
        }
    }
}

optimizer! {
    pub struct Random73 { lr = 0.4718 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.642 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g) {
        s0 = running_max(beta1, abs((g + w)));
        let x0 = sqrt((2 - sign(eps)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * x0 + lr * (((if w >= 1 && w <= 8 { ln(w) } else { x0 }) - s0)));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = ((w + eps))^3;
        if t > 2 {
            w *= (s0 + eps);
        } else {
            w = atan2(min(clamp(w, -1, 1), (w) / (eps)), (min(beta1, s0)) / ((s0 + 1 / (1 + t))));
        }
    }
}

optimizer! {
    pub struct Random74 { lr = 0.2559 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * ((g - -((lr + w))));
    }
}

optimizer! {
    pub struct Random75 { lr = 0.4841 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, clamp(min(lr, g), -1, 1));
        let x0 = g;
        s1 = trace(0.9, ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { s0 }))^2);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * x0 + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * ((0.8929) / (max(w, eps)) * ((if (x0) / (eps) <= s0 { prev(s1) } else { clamp(eps, w, prev(s1)) }))));
    }
}

optimizer! {
    pub struct Random76 { lr = 0.1614 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.0348 where c >= 1, }
    update(w, g, t) {
        w -= lr * g / (abs(g) + eps) + lr * ((if ln(c) < w { (g) / (eps) } else { (min(g, g)) / ((c + 1 / (1 + t))) }));
    }
}

optimizer! {
    pub struct Random77 { lr = 0.1202 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (1 - clamp(min(w, g), -1, 1)^2));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * (g);
    }
    eval(w) {
        w += 0.5 * ((if eps < -0.5 { ((if w <= s0 { 1.7615 } else { -0.5806 })) / (eps) } else { 0 }) - w);
    }
}

optimizer! {
    pub struct Random78 { lr = 0.4105 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.75, (1 - clamp(ln(eps), -1, 1)^2));
        let x0 = w;
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((2 - sign((g)^3)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.1 * prev(s0) + lr * x0 + 0.1 * s1 + lr * ((if (if prev(s1) >= (t + 1) { prev(s1) } else { w }) >= s0 { (if (s0 + prev(s1)) <= s1 { x0 } else { ln(eps) }) } else { sqrt(s1) })));
    }
}

optimizer! {
    pub struct Random79 { lr = 0.1592 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (g);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (eps) / ((t + eps));
        w += 0.5 * ((-1.8716 - min(w, w)) - w);
    }
}

optimizer! {
    pub struct Random80 { lr = 0.0306 where lr >= 0, beta1 = 0.6361 where 0 <= beta1 < 1, }
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
    pub struct Random81 { lr = 0.412 where lr >= 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * ((g + (1.2962 + g)) * ((if g < -0.5 { ((1 - 0.9^t) * (w)) / (g) } else { 0 })));
    }
}

optimizer! {
    pub struct Random82 { lr = 0.2173 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6798 where 0 <= beta0 < 1, }
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
    pub struct Random83 { lr = 0.1453 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9722 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = ema(beta0, eps * (abs(g)));
        s1 = trace(beta0, sqrt((0.9839)^0.5 + eps));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * s1 + lr * prev(s1) + lr * ((1.5953 + (ln(eps) + min(s1, s0)))));
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
    pub struct Random86 { lr = 0.1858 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (sqrt((eps + (1 - clamp(w, -1, 1)^2))));
    }
}

optimizer! {
    pub struct Random87 { lr = 0.3665 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((w) / (abs(((w) / (eps))^3) + eps));
    }
}

optimizer! {
    pub struct Random88 { lr = 0.2164 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6317 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2 }
    update(w, g) {
        s0 = trace(0.9, sqrt((w)^2));
        let x0 = ln(0.3241) * (-(g));
        s1 = beta0 * prev(s1) + (1 - beta0) * ((1 - clamp(clamp(g, -1, 1), -1, 1)^2));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + 0.5 * lr * x0 + lr * s1 + lr * (((if (if g != 0 { 1 / (g) } else { x0 }) > w { s1 * (prev(s0)) } else { (g) / (eps) }))^3);
    }
}

optimizer! {
    pub struct Random89 { lr = 0.3653 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5552 where 0 <= beta0 < 1, flag = false , }
    state { s0 = g^2, s1: scalar = 1 }
    update(w, g) {
        s0 = ema(0.9, (if g > g { (if beta0 != 0 { 1 / (beta0) } else { g }) } else { eps }));
        s1 = prev(s1) * (0.9);
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.1 * s1 + lr * (((s0) / (eps) + g * (s1)) * (w));
    }
    eval(w) {
        if flag {
            w += 0.5 * ((min(lr, s1) - (-1.0149 + w)) - w);
        } else {
            w += 0.5 * (s1 * (w) - w);
        }
    }
}

optimizer! {
    pub struct Random90 { lr = 0.0487 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.8085 , }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = running_max(0.6, c);
        let x0 = lr;
        s1 = ema(0.6, sqrt((c)^2));
        let x1 = (sqrt((s1 + eps)) + eps);
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.5 * lr * x0 + lr * x1 + lr * (s1));
    }
    eval(w) {
        w += 0.5 * (-(s0) - w);
    }
}

optimizer! {
    pub struct Random91 { lr = 0.416 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (g));
    }
}

optimizer! {
    pub struct Random92 { lr = 0.0718 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (-(ln(eps)));
    }
}

optimizer! {
    pub struct Random93 { lr = 0.3421 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, 1.2464);
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + 0.1 * prev(s0) + 0.1 * debias(s0) + 0.1 * s1 + 0.1 * s2 + lr * ((ln((2 - clamp(s0, -1, 1))) + ln((sqrt(eps) + eps)))));
    }
}

optimizer! {
    pub struct Random94 { lr = 0.2766 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g + 0.5 * lr * s0 + lr * ((min((g)^3, (0.9835 - 1.2145))) / (((1 - clamp(-0.9472, -1, 1)^2) + 1 / (1 + t))));
    }
}

optimizer! {
    pub struct Random95 { lr = 0.3614 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (max(ln(eps), 0));
    }
}

optimizer! {
    pub struct Random96 { lr = 0.3725 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (-((if -0.1175 != 0 { 1 / (-0.1175) } else { w * (0.4984) })));
    }
}

optimizer! {
    pub struct Random97 { lr = 0.3596 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (clamp((clamp(-1.6154, g, w)) / (max(w, eps)), -1, 1));
    }
}

optimizer! {
    pub struct Random98 { lr = 0.0369 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.75, g);
        let x0 = lr;
        s1 = min(prev(s1) + 1, abs((g) / (eps)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * (ln((sqrt(x0) + 1 / (1 + t))));
    }
    eval(w) {
        w *= max((if s1 >= 1 && s1 <= 8 { ln(s1) } else { 0.0848 }), eps);
    }
}

optimizer! {
    pub struct Random99 { lr = 0.0618 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * (min((g) / (abs(eps) + eps), ((w)^3) / ((0.8603 + 1 / (1 + t)))));
    }
}

optimizer! {
    pub struct Random100 { lr = 0.0738 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9143 where 0 <= beta0 < 1, }
    state { s0 = lr, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = trace(beta0, -(min((1 - 0.9^t), w)));
        s1 = max(prev(s1), abs((w) / (abs(g) + eps)));
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w -= lr * sign(g) + lr * s0 + lr * s1 + lr * s2 + lr * (((s2) / (0.2941) * (beta0)) / (abs(1.4195) + eps));
    }
}

optimizer! {
    pub struct Random101 { lr = 0.2696 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = w }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = min(prev(s1) + 1, (if (s0)^3 >= eps { s0 } else { min(s0, (1 - 0.9^t)) }));
        let x1 = (s0) / (eps) * (0.2905);
        w -= lr * sign(g) + 0.5 * lr * s1 + lr * x1 + lr * (((s0) / (abs(0.7668) + eps))^3 * ((if s0 >= w { -0.9827 } else { 1.7242 }) * ((sqrt(t))^3)));
    }
}

optimizer! {
    pub struct Random102 { lr = 0.0101 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9852 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = running_max(beta0, eps);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * ((s0) / (abs(min(beta0 * (w), g)) + eps)));
    }
}

optimizer! {
    pub struct Random103 { lr = 0.0619 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8845 where 0 <= beta0 < 1, c = 1.6191 , }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = ema(beta0, (g) / (eps));
        s1 = ema(0.9, (s0 * (w)) / (1.463));
        w -= lr * g + 0.5 * lr * s1 + 0.1 * prev(s1) + lr * ((((w + c)) / (abs((0.9721 - s1)) + eps) + ((if g >= 1 && g <= 8 { ln(g) } else { s1 }) + exp(clamp(1.1238, -3, 3)))));
    }
    eval(w, t) {
        w += 0.5 * (t - w);
    }
}

optimizer! {
    pub struct Random104 { lr = 0.1762 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (clamp(g, -1, 1));
    }
}

optimizer! {
    pub struct Random105 { lr = 0.1242 where lr >= 0, }
    state { s0 }
    update(w, g, t) {
        s0 = max(prev(s0), (1 + (-(1 / t))^2));
        let x0 = 0.567;
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * x0 + lr * (((min(1 / t, w) + 0.5038) + prev(s0)));
    }
}

optimizer! {
    pub struct Random106 { lr = 0.3255 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.91 where c >= 1, }
    state { s0 }
    update(w, g) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * (g);
        let x0 = (1 - clamp((-1.5131) / (c), -1, 1)^2);
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * x0 + lr * ((-1.2743 * ((if s0 < -0.5 { (g) / (s0) } else { 0 }))) / ((sqrt(sqrt(x0)) + eps)));
    }
}

optimizer! {
    pub struct Random107 { lr = 0.0498 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5477 where 0 <= beta0 < 1, c = 1.4332 , }
    state { s0 }
    update(w, g) {
        s0 = running_max(beta0, min((w) / (eps), eps));
        let x0 = abs((c - 0.7605));
        w -= lr * sign(g) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * x0 + lr * ((if w != 0 { 1 / (w) } else { (if prev(s0) >= 1 && prev(s0) <= 8 { ln(prev(s0)) } else { -(x0) }) }));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = sqrt(max(s0, 0));
        w = lr;
    }
}

optimizer! {
    pub struct Random108 { lr = 0.0528 where lr >= 0, beta1 = 0.5992 where 0 <= beta1 < 1, }
    state { s0 = w, s1 }
    update(w, g, t) {
        s0 = ema(beta1, (if (if w >= w { g } else { w }) < g { (g - g) } else { 1.8961 }));
        s1 = ema(beta1, (2 - clamp(min((t + 1), s0), -1, 1)));
        w -= lr * sign(g) + lr * s1 + 0.5 * lr * prev(s1) + lr * (min((atan2(s1, prev(s1))) / (0.7898), clamp(min(prev(s1), w), -1, 1)));
    }
}

optimizer! {
    pub struct Random109 { lr = 0.4065 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (clamp(w * ((w)^3), -1, 1));
    }
}

optimizer! {
    pub struct Random110 { lr = 0.2527 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((if -1.6137 < -0.5 { ((g) / (eps) * ((g) / (abs(eps) + eps))) / (-1.6137) } else { 0 }));
    }
}

optimizer! {
    pub struct Random111 { lr = 0.2377 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = w }
    update(w, g) {
        s0 = ema(0.9, -0.5323);
        let x0 = ((g + g) + 1.8494);
        s1 = ema(0.9, -(x0));
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.5 * lr * prev(s0) + 0.5 * lr * s1 + lr * (((if s0 > 0 { sqrt(s0) } else { (s1) / (abs(s1) + eps) }))^3));
    }
    eval(w) {
        w += 0.5 * (s1 - w);
    }
}

optimizer! {
    pub struct Random112 { lr = 0.1771 where lr >= 0, beta1 = 0.6004 where 0 <= beta1 < 1, c = 1.5362 where c >= 1, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * ((if ((1 - 0.9^t)) / (1 / t) < (1 - 0.9^t) { sqrt(beta1) } else { c }));
    }
}

optimizer! {
    pub struct Random113 { lr = 0.1057 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = running_max(0.75, -(g));
        s1 = min(prev(s1) + 1, abs((g + s0)));
        s2 = min(prev(s2) + 1, (t + 1));
        w -= lr * g / (abs(g) + eps) + 0.1 * prev(s0) + lr * s1 + lr * s2 + lr * (((s2 + prev(s1) * (w))) / (abs(((s0) / (0.2104)) / (sqrt(s1 + eps))) + eps));
    }
    eval(w) {
        w += 0.5 * ((-(lr) - min(s1, w)) - w);
    }
}

optimizer! {
    pub struct Random114 { lr = 0.1565 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.6219 , }
    state { s0: scalar = 1, s1 = 0.1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((2 - sign((g - s0))));
        w = 0.99 * w - (lr * g + lr * s1 + lr * (ln((sqrt((1 - clamp(c, -1, 1)^2)) + eps))));
    }
}

optimizer! {
    pub struct Random115 { lr = 0.4559 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g) {
        s0 = ema(0.75, abs((g)^3));
        s1 = prev(s1) * (0.9);
        let x1 = abs(-(w));
        w = 0.99 * w - (lr * g + lr * s0 + lr * prev(s0) + lr * s1 + lr * x1 + lr * ((w) / (abs(x1 * ((s1)^3)) + eps)));
    }
    eval(w, t) {
        w = (((s1)^3) / ((sqrt(s0) + eps)) - ((if s1 > 0 { sqrt(s1) } else { sqrt(t) })) / (abs((lr + s1)) + eps));
    }
}

optimizer! {
    pub struct Random116 { lr = 0.1522 where lr >= 0, eps = 1e-6 where eps > 0, n = 11u64 , }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (((if 1.5773 * (n) <= 0.6832 { (0.2135 + n) } else { ln(eps) }) + (if (w) / (eps) >= g { min(1.0834, g) } else { w * (g) })));
    }
}

optimizer! {
    pub struct Random117 { lr = 0.4049 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 = w }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (((lr)^3) / (abs(w) + eps));
        let x0 = ((t + 1) + g) * (ln(eps));
        w -= lr * sign(g) + 0.1 * s0 + 0.5 * lr * x0 + lr * (min((min(w, 1 / t)) / (abs((if !flag { lr } else { 0.7939 })) + eps), eps));
    }
}

optimizer! {
    pub struct Random118 { lr = 0.3159 where lr >= 0, eps = 1e-6 where eps > 0, n = 6u64 , }
    update(w, g, t) {
        w -= lr * g / (abs(g) + eps) + lr * (((if w < -0.5 { ((-1.344 - lr)) / (w) } else { 0 }) + min((1 - 0.9^t) * (n), (w) / (abs(lr) + eps))));
    }
}

optimizer! {
    pub struct Random119 { lr = 0.0585 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * ((((lr) / (eps)) / ((lr + 1 / (1 + t)))) / ((sqrt(clamp(w, 0, 1)) + eps)));
    }
    eval(w, t) {
        if t > 2 {
            w += 0.5 * ((if w > 0 { sqrt(w) } else { w }) - w);
        } else {
            w = w + lr * (round(w));
        }
    }
}

optimizer! {
    pub struct Random120 { lr = 0.1511 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.4968 , flag = false , }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = ema(0.6, w);
        s1 = 0.75 * prev(s1) + (1 - 0.75) * (clamp((w) / (eps), -1, 1));
        let x1 = max((g)^3, 0);
        w -= lr * g + lr * s0 + lr * prev(s0) + lr * s1 + 0.1 * x1 + lr * (((g - s1) - (if flag && s1 > c { -1.7702 } else { s0 })) * (((s1) / (abs(s1) + eps)) / ((sqrt(1.3227) + eps))));
    }
}

optimizer! {
    pub struct Random121 { lr = 0.4574 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (if eps * (g) <= eps { -1.4416 * (g) } else { (w) / (abs(g) + eps) }));
        let x0 = (eps + 1 / (1 + t));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.1 * x0 + lr * (clamp((w) / ((0.2847 + eps)), -1, 1)));
    }
    eval(w) {
        let y = abs(eps) * (lr);
        w += 0.5 * (exp(clamp((y)^3, -3, 3)) - w);
    }
}

optimizer! {
    pub struct Random122 { lr = 0.3107 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * (eps);
        let x0 = abs((s0 - 1.2));
        s1 = prev(s1) * (1 - 0.5^t);
        w -= lr * g + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * ((s1) / (sqrt(abs(w) + eps)));
    }
}

optimizer! {
    pub struct Random123 { lr = 0.0179 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6801 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 }
    update(w, g) {
        s0 = max(prev(s0), abs(abs(-1.4939)));
        let x0 = min(eps, (w + g));
        s1 = ema(beta0, (w) / (eps) * (clamp(g, -1, 1)));
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * x0 + 0.1 * s1 + lr * (atan2(beta0, clamp((if g <= w { x0 } else { -0.831 }), -1, 1)));
    }
}

optimizer! {
    pub struct Random124 { lr = 0.4474 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (g * (ln(eps))));
    }
}

optimizer! {
    pub struct Random125 { lr = 0.4577 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9576 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 = 0.1 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        s1 = ema(beta0, (2 - sign(abs(s0))));
        let x1 = (t + 1);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + 0.1 * x1 + lr * (max(eps, 0));
    }
}

optimizer! {
    pub struct Random126 { lr = 0.0509 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9121 where 0 <= beta0 < 1, }
    state { s0, s1: scalar = 1, s2 }
    update(w, g) {
        s0 = trace(0.9, (w) / (sqrt(eps + eps)));
        s1 = prev(s1) * (0.9);
        let x1 = sqrt(abs(w));
        s2 = trace(beta0, w);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + lr * s1 + lr * x1 + lr * s2 + 0.5 * lr * prev(s2) + lr * (x1));
    }
}

optimizer! {
    pub struct Random127 { lr = 0.2238 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6069 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = max(prev(s0), ((2 - sign(w)) + eps));
        let x0 = clamp(s0 * (w), -1, 1);
        w -= lr * sign(g) + lr * x0 + lr * (clamp((if beta1 >= s0 { (if (t + 1) > 0 { sqrt((t + 1)) } else { w }) } else { (s0 + w) }), -1, 1));
    }
}

optimizer! {
    pub struct Random128 { lr = 0.0842 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5684 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, (if (w) / (abs(w) + eps) < g { 1.1301 } else { (if -1.1705 < -0.5 { (g) / (-1.1705) } else { 0 }) }));
        s1 = min(prev(s1) + 1, (if s0 >= 1 && s0 <= 8 { ln(s0) } else { min(eps, w) }));
        let x1 = (s0 * (-0.2495) - (beta0) / (eps));
        w = 0.99 * w - (lr * g + 0.5 * lr * debias(s0) + 0.5 * lr * s1 + 0.1 * x1 + lr * (ln((2 - clamp((beta0 + debias(s0)), -1, 1)))));
    }
}

optimizer! {
    pub struct Random129 { lr = 0.0641 where lr >= 0, beta0 = 0.9707 where 0 <= beta0 < 1, beta1 = 0.6886 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = trace(0.9, g);
        s1 = ema(beta0, abs(-(g)));
        w -= lr * g + 0.5 * lr * s0 + lr * s1 + lr * prev(s1) + 0.5 * lr * debias(s1) + lr * (beta0);
    }
    eval(w) {
        w = w + lr * (min(beta1, -1.687 * (ln(1.0086))));
    }
}

optimizer! {
    pub struct Random130 { lr = 0.3286 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (-1.687));
    }
}

optimizer! {
    pub struct Random131 { lr = 0.1809 where lr >= 0, beta0 = 0.9262 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = trace(beta0, w);
        let x0 = (-(s0))^2;
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * x0 + lr * ((if s0 <= 0.0959 { (s0)^3 } else { g }));
    }
    eval(w) {
        w = (if s0 > 0 { sqrt(s0) } else { min(clamp(s0, -1, 1), clamp(w, -1, 1)) });
    }
}

optimizer! {
    pub struct Random132 { lr = 0.475 where lr >= 0, eps = 1e-6 where eps > 0, n = 17u64 , }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = min(prev(s1) + 1, abs(clamp(s0, s0, sqrt(t))));
        let x1 = (sqrt((2 - sign(g))) + eps);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + 0.1 * x1 + lr * ((sqrt(x1)) / ((2 - clamp(-(n), -1, 1))));
    }
}

optimizer! {
    pub struct Random133 { lr = 0.2463 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.2913 where c >= 1, }
    update(w, g) {
        w -= lr * sign(g) + lr * (clamp((if c > w { c } else { g }) * (eps), -1, 1));
    }
}

optimizer! {
    pub struct Random134 { lr = 0.3749 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (w);
    }
}

optimizer! {
    pub struct Random135 { lr = 0.4914 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = running_max(0.9, (-1.3889 * (g)) / ((eps + 1 / (1 + t))));
        s1 = running_max(0.9, -0.2536);
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.1 * s1 + lr * prev(s1) + lr * ((clamp((w) / (eps), -1, 1) + ((s1) / (abs(g) + eps) + (s1) / (abs(w) + eps))));
    }
}

optimizer! {
    pub struct Random136 { lr = 0.2691 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6445 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, (1 - clamp(lr, -1, 1)^2) * ((2 - sign(g))));
        let x0 = ((debias(s0)) / (eps) + (g - beta1));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * prev(s0) + 0.1 * x0 + lr * ((if debias(s0) * (prev(s0)) > -1.4547 { (if clamp(-1.2591, s0, w) > eps { (g) / (eps) } else { (debias(s0)) / (eps) }) } else { ln(eps) })));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ((beta1 - eps)) / (sqrt(lr + eps));
        w += 0.5 * (((s0 - w)) / ((1 + (lr)^2)) - w);
    }
}

optimizer! {
    pub struct Random137 { lr = 0.428 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9586 where 0 <= beta0 < 1, beta1 = 0.6763 where 0 <= beta1 < 1, flag = true , }
    state { s0 = 0.1, s1, s2 }
    update(w, g, t) {
        s0 = running_max(beta1, (if flag { (if w >= 1 && w <= 8 { ln(w) } else { w }) } else { (w) / (eps) }));
        s1 = running_max(0.9, w * (g) * ((s0) / (1.0589)));
        let x1 = ((t + 1.3))^2;
        s2 = ema(beta0, beta0);
        w -= lr * g + lr * prev(s0) + lr * s1 + 0.5 * lr * x1 + lr * s2 + lr * ((((w) / (abs(-1.6014) + eps))^3 - exp(clamp(s1, -3, 3))));
    }
    eval(w, t) {
        if t > 2 {
            w = w + lr * (-((s2 * (w) - clamp(w, -1, 1))));
        } else {
            w *= (1 + (clamp(eps, -1, 1))^2);
        }
    }
}

optimizer! {
    pub struct Random138 { lr = 0.4807 where lr >= 0, eps = 1e-6 where eps > 0, n = 2u64 , }
    state { s0, s1 = g^2, s2 = lr }
    update(w, g) {
        s0 = ema(0.75, w);
        s1 = min(prev(s1) + 1, ((if s0 >= g { 1.3551 } else { s0 }))^2);
        let x1 = max(-0.4905 * (w), 0);
        s2 = max(prev(s2), ((prev(s1))^2)^1.5);
        let x2 = (sqrt(abs(w)) + eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * x1 + lr * s2 + 0.5 * lr * x2 + lr * (sign((lr + n) * (g)));
    }
}

optimizer! {
    pub struct Random139 { lr = 0.3395 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7294 where 0 <= beta0 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * ((((-1.3581 + g)) / (sqrt(beta0 + eps))) / ((sqrt((2 - clamp(g, -1, 1))) + eps))));
    }
    eval(w) {
        w += 0.5 * (w - w);
    }
}

optimizer! {
    pub struct Random140 { lr = 0.2973 where lr >= 0, eps = 1e-6 where eps > 0, n = 14u64 , }
    state { s0: scalar = 1, s1 = w }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = eps;
        s1 = 0.6 * prev(s1) + (1 - 0.6) * (sin((w - x0)));
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * s1 + lr * (n * (((if s1 >= 1 && s1 <= 8 { ln(s1) } else { x0 }))^3));
    }
}

optimizer! {
    pub struct Random141 { lr = 0.4866 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7088 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta1, clamp((w) / (eps), 0, 1));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (((g)^3) / ((sqrt((s0)^0.5) + eps)));
    }
}

optimizer! {
    pub struct Random142 { lr = 0.2762 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random143 { lr = 0.4671 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8289 where 0 <= beta0 < 1, c = 1.2165 where c >= 1, flag = false , }
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
        let y = floor(min(0.5785, s0));
        if flag {
            w += 0.5 * (s2 - w);
        } else {
            w *= (1 + (sqrt(t) * ((t + 1)))^2);
        }
    }
}

optimizer! {
    pub struct Random144 { lr = 0.2327 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6301 where 0 <= beta0 < 1, beta1 = 0.9633 where 0 <= beta1 < 1, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, eps);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * debias(s0) + 0.5 * lr * s1 + lr * (((sqrt(t) * ((t + 1)))^3 - -(min(w, beta1))));
    }
}

optimizer! {
    pub struct Random145 { lr = 0.1868 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8277 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, (if w >= 1 && w <= 8 { ln(w) } else { w }) * (-(lr)));
        s1 = ema(beta0, (sqrt(eps))^0.3);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.5 * lr * s1 + 0.1 * s2 + lr * ((((if s0 > w { s0 } else { s2 })) / ((sqrt(s1) + eps))) / (1.339)));
    }
}

optimizer! {
    pub struct Random146 { lr = 0.486 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = (if w * (w) < s0 { (1.322) / (eps) } else { s0 });
        s1 = max(prev(s1), (1 - clamp(1.6072, -1, 1)^2));
        w -= lr * g + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * (((min(s0, s1))^3)^3);
    }
}

optimizer! {
    pub struct Random147 { lr = 0.4534 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8749 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (1 - clamp(1.9459, -1, 1)^2) * ((w) / (abs(g) + eps)));
        let x0 = (if (if s0 > w { w } else { g }) >= g { (w - prev(s0)) } else { s0 });
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * x0 + lr * (min(-((if beta0 >= 1 && beta0 <= 8 { ln(beta0) } else { w })), (if beta0 < -0.5 { ((w + -1.6384)) / (beta0) } else { 0 }))));
    }
}

optimizer! {
    pub struct Random148 { lr = 0.4167 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random149 { lr = 0.2344 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1, s2 }
    update(w, g, t) {
        s0 = running_max(0.6, (1 - clamp((if w < w { lr } else { w }), -1, 1)^2));
        s1 = prev(s1) * (0.9);
        let x1 = (1 + (min(sqrt(t), 0.318))^2);
        s2 = running_max(0.75, (1 - clamp(((1 - 0.9^t) + g), -1, 1)^2));
        let x2 = x1;
        w -= lr * sign(g) + 0.1 * s0 + lr * prev(s0) + 0.5 * lr * s1 + lr * s2 + lr * x2 + lr * (((clamp(s1, -1, 1) + s0))^3);
    }
    eval(w) {
        let y = -(s1);
        if s1 < 0.9 {
            w = (atan2((y) / (eps), y * (y))) / ((1 + (1.0687)^2));
        } else {
            w += 0.5 * (clamp(y, -1, 1) - w);
        }
    }
}

optimizer! {
    pub struct Random150 { lr = 0.1916 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.75, atan2((g) / (eps), w * (w)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * (lr));
    }
}

optimizer! {
    pub struct Random151 { lr = 0.2952 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1, s2 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (clamp(ln(eps), 0, 1));
        s1 = trace(0.9, (min(s0, w) - (-0.2887 - prev(s0))));
        s2 = min(prev(s2) + 1, max((g) / (abs(s1) + eps), 0));
        w -= lr * sign(g) + lr * s2 + lr * (sin((-(g) - min(prev(s2), 1.7539))));
    }
}

optimizer! {
    pub struct Random152 { lr = 0.3619 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (ln(eps)));
    }
}

optimizer! {
    pub struct Random153 { lr = 0.2769 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (-((g)^2));
    }
}

optimizer! {
    pub struct Random154 { lr = 0.0743 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = trace(0.9, ln(max(0.3822, eps)));
        let x0 = abs((if sqrt(t) < w { s0 } else { w }));
        w -= lr * clamp(g, -1, 1) + lr * x0 + lr * (((-(x0))^3 + (1 - clamp(w, -1, 1)^2)));
    }
}

optimizer! {
    pub struct Random155 { lr = 0.4019 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5244 where 0 <= beta1 < 1, c = 1.9969 where -2 <= c <= 2, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta1, abs(c));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (min(beta1, s0));
    }
    eval(w) {
        w = min((min(beta1, beta1))^3, w);
    }
}

optimizer! {
    pub struct Random156 { lr = 0.4813 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.9807 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1 = g^2 }
    update(w, g, t) {
        s0 = max(prev(s0), eps);
        let x0 = ((0.1367)^0.5 + 1 / (1 + t));
        s1 = min(prev(s1) + 1, (w * (s0))^2);
        let x1 = abs(-(-0.5712));
        w -= lr * sign(g) + 0.5 * lr * x0 + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * (((0.9932 * (beta1))^3) / (exp(clamp(s0, -3, 3))));
    }
}

optimizer! {
    pub struct Random157 { lr = 0.1781 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7062 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, (0.8129 * (1 / t))^0.5);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * (clamp((clamp(g, -1, 1)) / (max(beta0, eps)), -1, 1));
    }
}

optimizer! {
    pub struct Random158 { lr = 0.2252 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(0.6, exp(clamp((w) / (abs(g) + eps), -3, 3)));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * (((if w > 0 { sqrt(w) } else { -(lr) }) - g));
    }
}

optimizer! {
    pub struct Random159 { lr = 0.398 where lr >= 0, }
    state { s0: scalar = 1, s1, s2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = (g)^2;
        s1 = trace(0.9, (min(g, -0.1598) + -(lr)));
        s2 = max(prev(s2), (x0)^2 * ((2 - sign(g))));
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * s1 + 0.1 * prev(s1) + lr * s2 + lr * (x0);
    }
    eval(w, t) {
        w *= sqrt(t);
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_random_rule {
    ($call:ident) => {
        $call! { Random0 Random1 Random2 Random3 Random4 Random5 Random6 Random7 Random8 Random9 Random10 Random11 Random12 Random13 Random14 Random15 Random16 Random17 Random18 Random19 Random20 Random21 Random22 Random23 Random24 Random25 Random26 Random27 Random28 Random29 Random30 Random31 Random32 Random33 Random34 Random35 Random36 Random37 Random38 Random39 Random40 Random41 Random42 Random43 Random44 Random45 Random46 Random47 Random48 Random49 Random50 Random51 Random52 Random53 Random54 Random55 Random56 Random57 Random58 Random59 Random60 Random61 Random62 Random63 Random64 Random65 Random66 Random67 Random68 Random69 Random70 Random71 Random72 Random73 Random74 Random75 Random76 Random77 Random78 Random79 Random80 Random81 Random82 Random83 Random84 Random85 Random86 Random87 Random88 Random89 Random90 Random91 Random92 Random93 Random94 Random95 Random96 Random97 Random98 Random99 Random100 Random101 Random102 Random103 Random104 Random105 Random106 Random107 Random108 Random109 Random110 Random111 Random112 Random113 Random114 Random115 Random116 Random117 Random118 Random119 Random120 Random121 Random122 Random123 Random124 Random125 Random126 Random127 Random128 Random129 Random130 Random131 Random132 Random133 Random134 Random135 Random136 Random137 Random138 Random139 Random140 Random141 Random142 Random143 Random144 Random145 Random146 Random147 Random148 Random149 Random150 Random151 Random152 Random153 Random154 Random155 Random156 Random157 Random158 Random159 }
    };
}
