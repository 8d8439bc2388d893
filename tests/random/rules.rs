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
    pub struct Random3 { lr = 0.0408 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8268 where 0 <= beta0 < 1, beta1 = 0.6693 where 0 <= beta1 < 1, }
    state { s0, s1, s2 = 0.1 }
    update(w, g) {
        s0 = beta1 * prev(s0) + (1 - beta1) * (min(eps, w * (beta0)));
        s1 = 0.9 * prev(s1) + (1 - 0.9) * ((prev(s0) * (prev(s0)))^2);
        s2 = ema(0.9, clamp(s0, -1, 1));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s1 + 0.5 * lr * s2 + lr * ((prev(s0)) / (eps * (eps) * (eps))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (if 0.9208 != 0 { 1 / (0.9208) } else { (if s1 <= s0 { w } else { s1 }) });
        if t > 2 {
            w *= (sqrt(max(-1.2098, 0)) + eps);
        } else {
            w *= ((s1 + eps) + 1 / (1 + t));
        }
    }
}

optimizer! {
    pub struct Random4 { lr = 0.0607 where lr >= 0, beta0 = 0.9746 where 0 <= beta0 < 1, flag = true , }
    state { s0, s1 = lr, s2 = w }
    update(w, g) {
        s0 = ema(beta0, ((if w <= g { w } else { w }) - ln(0.4753)));
        s1 = ema(0.9, w);
        let x1 = clamp(g, 0, 1);
        s2 = ema(0.9, (min(g, x1) + x1));
        w -= lr * g + lr * s0 + 0.5 * lr * prev(s0) + 0.5 * lr * s1 + lr * s2 + lr * ((((if flag && g <= prev(s0) { 0.2339 } else { w }) + g * (s2)))^3);
    }
    eval(w) {
        w = s0;
    }
}

optimizer! {
    pub struct Random5 { lr = 0.3365 where lr >= 0, eps = 1e-6 where eps > 0, n = 2u64 , }
    state { s0 = lr }
    update(w, g, t) {
        s0 = trace(0.6, g);
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * (round((min(g, g)) / ((1.478 + 1 / (1 + t)))));
    }
    eval(w) {
        w += 0.5 * (abs(n) - w);
    }
}

optimizer! {
    pub struct Random6 { lr = 0.0626 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0, s1 = lr, s2 = 0.1 }
    update(w, g) {
        s0 = max(prev(s0), ln(eps));
        let x0 = ((g) / (0.8738))^2;
        s1 = min(prev(s1) + 1, (-(g) - clamp(g, -1, 1)));
        s2 = running_max(0.75, ((2 - clamp(s1, -1, 1)) + sqrt(s0)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * x0 + 0.5 * lr * s2 + lr * ((prev(s1)) / (abs(clamp((if !flag { w } else { x0 }), -1, 1)) + eps)));
    }
    eval(w) {
        if flag {
            w = w + lr * (ln((sqrt(s2) + eps) * ((sqrt(s2) + eps))));
        } else {
            w = w + lr * ((s0 + (s0 + s1) * (min(eps, lr))));
        }
    }
}

optimizer! {
    pub struct Random7 { lr = 0.0977 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.9, ((g - w)) / (eps));
        let x0 = abs(min(-0.0873, w));
        s1 = ema(0.9, x0 * (min(lr, eps)));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * debias(s0) + 0.5 * lr * s1 + lr * (-(1 / t));
    }
    eval(w, t) {
        w = w + lr * ((if sqrt(t) > 0 { sqrt(sqrt(t)) } else { clamp(0.5692, -1, 1) }));
    }
}

optimizer! {
    pub struct Random8 { lr = 0.2943 where lr >= 0, beta0 = 0.9718 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (if w > 0 { sqrt(w) } else { 1.244 }));
        let x0 = (round(w) + s0);
        s1 = ema(beta0, s0 * (s0 * (x0)));
        w -= lr * clamp(g, -1, 1) + 0.1 * s1 + 0.1 * debias(s1) + lr * ((1 - 0.9^t));
    }
}

optimizer! {
    pub struct Random9 { lr = 0.1693 where lr >= 0, beta0 = 0.8695 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((if min(g, -0.8834) > beta0 { g } else { (g - clamp(g, -1, 1)) }));
    }
}

optimizer! {
    pub struct Random10 { lr = 0.287 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = g^2 }
    update(w, g, t) {
        s0 = trace(0.9, -((w) / (eps)));
        let x0 = (abs(prev(s0)) + 1 / (1 + t));
        s1 = ema(0.9, -(g * (w)));
        w -= lr * g + 0.1 * x0 + lr * s1 + lr * (((-(s1))^3)^3);
    }
}

optimizer! {
    pub struct Random11 { lr = 0.0045 where lr >= 0, eps = 1e-6 where eps > 0, }
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
        s1 = running_max(beta0, floor(ln(eps)));
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
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * ((if (w) / (eps) >= lr { (-(0.2742) - eps) } else { clamp(s0 * (eps), clamp(s1, -1, 1), s0 * (-0.6484)) }));
    }
}

optimizer! {
    pub struct Random35 { lr = 0.2782 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (w * (((if g != 0 { 1 / (g) } else { g })) / ((2 - clamp(1.5371, -1, 1))))));
    }
}

optimizer! {
    pub struct Random36 { lr = 0.2879 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (clamp(g, -1, 1)));
    }
}

optimizer! {
    pub struct Random37 { lr = 0.4017 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (ln((sqrt(eps) + eps))));
    }
}

optimizer! {
    pub struct Random38 { lr = 0.0041 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
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
    pub struct Random39 { lr = 0.3644 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.798 where 0 <= beta1 < 1, c = 1.8419 where -2 <= c <= 2, }
    state { s0 = g^2 }
    update(w, g, t) {
        s0 = running_max(beta1, eps * (-((t + 1))));
        let x0 = (lr + 1 / (1 + t));
        w -= lr * g + 0.5 * lr * s0 + 0.1 * prev(s0) + lr * x0 + lr * (-((c * (w)) / (abs((-0.337) / (abs(prev(s0)) + eps)) + eps)));
    }
}

optimizer! {
    pub struct Random40 { lr = 0.0907 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
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
    pub struct Random41 { lr = 0.149 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.6, (ln(eps))^3);
        let x0 = (1 + (g)^2) * (eps);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + lr * x0 + lr * ((if sqrt(t) > 0 { sqrt(sqrt(t)) } else { (x0) / (eps) * (ln(x0)) }));
    }
}

optimizer! {
    pub struct Random42 { lr = 0.3756 where lr >= 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * (sqrt(t));
    }
}

optimizer! {
    pub struct Random43 { lr = 0.2606 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (min(ln(eps * (eps)), (if w != 0 { 1 / (w) } else { eps })));
    }
}

optimizer! {
    pub struct Random44 { lr = 0.338 where lr >= 0, eps = 1e-6 where eps > 0, n = 8u64 , }
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
    pub struct Random45 { lr = 0.1332 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5552 where 0 <= beta0 < 1, }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = ema(beta0, (g) / (abs(-1.7392) + eps) * (eps));
        let x0 = (sqrt((w)^2) + eps);
        s1 = ema(0.9, eps);
        s2 = running_max(beta0, abs(g * (debias(s0))));
        let x2 = clamp((s2) / (eps), 0, 1);
        w = 0.99 * w - (lr * sign(g) + lr * x0 + lr * s1 + lr * prev(s1) + 0.5 * lr * x2 + lr * (((g)^3 * ((-1.0375) / (eps)) + sqrt(max(-1.407, 0)))));
    }
}

optimizer! {
    pub struct Random46 { lr = 0.2019 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1: scalar = 1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * ((eps)^0.5 * (sqrt(eps)));
        s1 = prev(s1) * (1 - 1 / (t + 1));
        s2 = prev(s2) * (1 - 0.5^t);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.1 * s1 + 0.1 * s2 + lr * (ln((sqrt((2 - sign(s1))) + eps))));
    }
    eval(w, t) {
        if t > 2 {
            w += 0.5 * (((s2) / (eps)) / (abs((s0 + s1)) + eps) - w);
        } else {
            w += 0.5 * ((if w >= 1 && w <= 8 { ln(w) } else { round(-1.8647) }) - w);
        }
    }
}

optimizer! {
    pub struct Random47 { lr = 0.0111 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (((g) / (eps)) / (abs((w - w)) + eps) * (w));
    }
}

optimizer! {
    pub struct Random48 { lr = 0.2258 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = max(prev(s0), min(sqrt(eps), (w - g)));
        let x0 = -(g) * ((w + s0));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * x0 + lr * ((if w > 0 { sqrt(w) } else { x0 })));
    }
}

optimizer! {
    pub struct Random49 { lr = 0.3183 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * ((-(0.1099))^2);
        let x0 = (sqrt(s0) + eps);
        w -= lr * g / (abs(g) + eps) + 0.1 * x0 + lr * ((if -(0.8306) > x0 { (min(0.6021, w)) / (sqrt(x0 + eps)) } else { ((if g <= (1 - 0.9^t) { g } else { s0 }) - (x0 + s0)) }));
    }
}

optimizer! {
    pub struct Random50 { lr = 0.0083 where lr >= 0, beta0 = 0.7681 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2 }
    update(w, g) {
        s0 = ema(beta0, sqrt(max(g, 0)));
        let x0 = clamp(lr, -1, 1) * ((g + w));
        s1 = ema(0.9, (2 - sign(s0)));
        let x1 = (2 - sign((if 0.5266 < -0.5 { (-1.6184) / (0.5266) } else { 0 })));
        w = 0.99 * w - (lr * g + 0.1 * debias(s0) + 0.5 * lr * x0 + 0.1 * s1 + 0.5 * lr * x1 + lr * ((w)^2));
    }
}

optimizer! {
    pub struct Random51 { lr = 0.3667 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7151 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, ln(exp(clamp(w, -3, 3))));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * (((0.1597 + prev(s0)) + w * (s0)) * ((min(beta0, prev(s0))) / (exp(clamp(g, -3, 3))))));
    }
}

optimizer! {
    pub struct Random52 { lr = 0.0639 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (((ln(eps) + w * (g))) / (abs((if w >= 1 && w <= 8 { ln(w) } else { ln(eps) })) + eps)));
    }
}

optimizer! {
    pub struct Random53 { lr = 0.492 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7912 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, (g) / (eps));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + lr * ((if (beta0) / (eps) > s0 { round(min(g, eps)) } else { (s0 - -0.6975) * ((beta0 + s0)) }));
    }
}

optimizer! {
    pub struct Random54 { lr = 0.3474 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (g);
    }
}

optimizer! {
    pub struct Random55 { lr = 0.135 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1 }
    update(w, g) {
        s0 = running_max(0.6, (2 - sign((if g < -1.5739 { g } else { w }))));
        s1 = running_max(0.9, (sqrt((2 - sign(w))) + eps));
        let x1 = ((-1.4071 + s1)) / (abs((1.1341) / (abs(-1.493) + eps)) + eps);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * prev(s1) + 0.1 * x1 + lr * (ln(eps));
    }
}

optimizer! {
    pub struct Random56 { lr = 0.1213 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * (-(g));
    }
}

optimizer! {
    pub struct Random57 { lr = 0.459 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, eps);
        s1 = max(prev(s1), s0);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s1 + lr * ((if -0.3035 < -0.5 { (prev(s0)) / (-0.3035) } else { 0 }) * (round((w - g)))));
    }
}

optimizer! {
    pub struct Random58 { lr = 0.4484 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9344 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * g + lr * ((((if beta0 > 0 { sqrt(beta0) } else { -0.4008 })) / (eps)) / ((2 - clamp((0.5126) / (abs(w) + eps), -1, 1))));
    }
}

optimizer! {
    pub struct Random59 { lr = 0.135 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (w);
    }
}

optimizer! {
    pub struct Random60 { lr = 0.1448 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7094 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (if w >= 1 && w <= 8 { ln(w) } else { sqrt(1 / t) }));
        s1 = trace(beta1, w);
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.1 * s1 + lr * ((s1) / ((1 + ((w) / (eps))^2)));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = ((s1)^3) / (abs(-1.936) + eps);
        w *= (abs(w) + 1 / (1 + t));
    }
}

optimizer! {
    pub struct Random61 { lr = 0.4043 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8273 where 0 <= beta0 < 1, }
    state { s0 = lr, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, w);
        s1 = ema(0.9, (-0.0158)^3 * (lr * (w)));
        s2 = beta0 * prev(s2) + (1 - beta0) * (max(t, 0));
        let x2 = (sqrt(1.9542))^3;
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * prev(s0) + lr * s1 + 0.5 * lr * s2 + 0.5 * lr * x2 + lr * (min(prev(s2), -(s0)) * ((min((1 - 0.9^t), eps) - abs(g))));
    }
    eval(w) {
        let y = (s0)^2;
        w = (if ln(eps) > s0 { min((if s0 != 0 { 1 / (s0) } else { w }), s2) } else { clamp(s2, -1, 1) * (y) });
    }
}

optimizer! {
    pub struct Random62 { lr = 0.1333 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6948 where 0 <= beta0 < 1, beta1 = 0.8308 where 0 <= beta1 < 1, }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = beta1 * prev(s0) + (1 - beta1) * ((eps)^1.5);
        let x0 = eps * (clamp(w, 0, 1));
        s1 = ema(beta0, ln((2 - clamp(g, -1, 1))));
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * x0 + 0.1 * s1 + 0.1 * debias(s1) + lr * (((x0)^3 * (floor(x0)) - x0 * (debias(s1))));
    }
}

optimizer! {
    pub struct Random63 { lr = 0.0064 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6009 where 0 <= beta1 < 1, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(beta1, (w * (-1.5556)) / (eps));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * ((if g > 0 { sqrt(g) } else { 0.5222 })));
    }
    eval(w) {
        w += 0.5 * (((s0)^3) / ((sqrt(0.4065) + eps)) - w);
    }
}

optimizer! {
    pub struct Random64 { lr = 0.1642 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5265 where 0 <= beta0 < 1, flag = false , }
    state { s0 = lr, s1, s2 }
    update(w, g, t) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (g);
        s1 = ema(0.9, clamp(((t + 1)) / (eps), 0, 1));
        let x1 = (sqrt((debias(s1) + s1)) + eps);
        s2 = beta0 * prev(s2) + (1 - beta0) * (((if !flag { x1 } else { -1.2267 }))^3);
        let x2 = lr;
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * s2 + 0.5 * lr * x2 + lr * (((2 - sign(s1)) + max(0.6943, 0))));
    }
    eval(w) {
        if flag {
            w *= sqrt(abs(1.7498) + eps);
        } else {
            w += 0.5 * ((if w * (s0) > debias(s1) { 0.4741 } else { (if beta0 != 0 { 1 / (beta0) } else { s2 }) }) - w);
        }
    }
}

optimizer! {
    pub struct Random65 { lr = 0.3466 where lr >= 0, beta0 = 0.5208 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = lr }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (0.4741);
        s1 = beta0 * prev(s1) + (1 - beta0) * ((2 - sign(1 / t)));
        w -= lr * g + lr * s0 + lr * s1 + lr * ((if prev(s1) != 0 { 1 / (prev(s1)) } else { ((if s1 > prev(s1) { -1.0851 } else { s1 }))^3 }));
    }
}

optimizer! {
    pub struct Random66 { lr = 0.2926 where lr >= 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * g + lr * ((if (1 - 0.9^t) != 0 { 1 / ((1 - 0.9^t)) } else { w })));
    }
}

optimizer! {
    pub struct Random67 { lr = 0.3047 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = trace(0.6, abs((w)^3));
        w -= lr * sign(g) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * (min((ln(eps)) / ((sqrt(s0) + eps)), (-(1.3334) - (g) / (eps))));
    }
    eval(w) {
        w = -(s0) * (-((w) / (eps)));
    }
}

optimizer! {
    pub struct Random68 { lr = 0.4212 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = running_max(0.9, (eps)^0.3);
        s1 = running_max(0.75, eps);
        let x1 = ((g + w) - min(g, g));
        w -= lr * sign(g) + lr * s0 + 0.1 * s1 + lr * x1 + lr * (clamp(t * (g), (x1) / (abs(eps) + eps), (if sqrt(t) >= 1 && sqrt(t) <= 8 { ln(sqrt(t)) } else { s0 })));
    }
}

optimizer! {
    pub struct Random69 { lr = 0.4769 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = running_max(0.9, w);
        let x0 = ln(eps * (0.6508));
        s1 = ema(0.9, ((g - g)) / (abs((if g > s0 { 1.8741 } else { x0 })) + eps));
        let x1 = (if s0 >= 1 && s0 <= 8 { ln(s0) } else { (if s0 != 0 { 1 / (s0) } else { -1.0339 }) });
        s2 = min(prev(s2) + 1, ((-0.7961)^3)^2);
        w -= lr * g + lr * s1 + 0.1 * debias(s1) + lr * x1 + 0.1 * s2 + lr * (-((s2 - x1) * (ln(eps))));
    }
}

optimizer! {
    pub struct Random70 { lr = 0.3724 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5983 where 0 <= beta0 < 1, beta1 = 0.8418 where 0 <= beta1 < 1, }
    state { s0, s1 = 0.1 }
    update(w, g) {
        s0 = trace(beta1, ((1.2331 + g))^3);
        let x0 = clamp(lr, 0, 1);
        s1 = running_max(0.9, abs(-(0.2994)));
        let x1 = (abs(w) + eps);
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * x1 + lr * (min((if (s1) / (1.7095) <= 1.7615 { x0 } else { sign(x0) }), (s0 * (beta0))^3)));
    }
}

optimizer! {
    pub struct Random71 { lr = 0.4968 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, max(-(g), 0));
        let x0 = ((eps - 1 / t))^2;
        s1 = min(prev(s1) + 1, (-1.7666 * (s0)) / (abs(w) + eps));
        let x1 = (prev(s1) + 1 / (1 + t));
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * x0 + lr * x1 + lr * s2 + lr * ((if x0 < -0.5 { ((1 - 0.9^t) * (x1)) / (x0) } else { 0 }) * (min(s0, x1))));
    }
}

optimizer! {
    pub struct Random72 { lr = 0.3989 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7279 where 0 <= beta0 < 1, c = 1.219 where c >= 1, flag = false , }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, c * (w) * ((g - w)));
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.1 * prev(s0) + lr * (min((if (s0 + g) >= 0.4577 { 1.7469 } else { (if flag { 1.0617 } else { -1.1464 }) }), min((s0)^3, (eps) / (eps))));
    }
}

optimizer! {
    pub struct Random73 { lr = 0.3232 where lr >= 0, beta0 = 0.9741 where 0 <= beta0 < 1, }
    state { s0 = lr, s1, s2 = g^2 }
    update(w, g) {
        s0 = ema(0.9, 1.8078);
        s1 = ema(beta0, abs(min(w, prev(s0))));
        let x1 = sqrt(sqrt(s0));
        s2 = running_max(beta0, (1 - clamp((if beta0 > x1 { s0 } else { w }), -1, 1)^2));
        w -= lr * sign(g) + 0.1 * s1 + 0.1 * s2 + lr * ((s0 + -(-(g))));
    }
}

optimizer! {
    pub struct Random74 { lr = 0.4832 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6136 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(beta0, ((0.5251)^2 + (t + 1)));
        s1 = ema(0.9, g);
        let x1 = (1 + (s1)^2) * (1.3645 * (eps));
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * prev(s0) + lr * debias(s0) + lr * prev(s1) + 0.1 * x1 + lr * (ln((prev(s0) + 1 / (1 + t))) * ((debias(s0) + clamp(g, -1, 1))));
    }
    eval(w, t) {
        let y = (ln(eps))^2;
        if t > 2 {
            w += 0.5 * (debias(s0) - w);
        } else {
            w = w + lr * (min(y * (ln(eps)), (if (beta0) / (abs(1.2024) + eps) < beta0 { (-0.8619) / (abs(-0.3071) + eps) } else { (s0) / (eps) })));
        }
    }
}

optimizer! {
    pub struct Random75 { lr = 0.3984 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8996 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, ((-1.8418) / (abs(w) + eps))^3);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * prev(s0) + lr * ((min(g, min(beta0, s0)))^3);
    }
}

optimizer! {
    pub struct Random76 { lr = 0.1097 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (ln(eps * (eps)) * ((g)^3)));
    }
}

optimizer! {
    pub struct Random77 { lr = 0.0253 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5713 where 0 <= beta0 < 1, beta1 = 0.7194 where 0 <= beta1 < 1, c = 1.6204 where c >= 0, }
    state { s0 = 0.1, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.9, abs((if w > 0.7721 { w } else { c })));
        s1 = ema(beta1, sign((g) / (eps)));
        let x1 = (2 - clamp(min(prev(s1), s0), -1, 1));
        s2 = ema(beta0, (w * ((1 - 0.9^t)) - (lr + w)));
        w -= lr * g + 0.1 * x1 + lr * s2 + lr * prev(s2) + lr * (s2);
    }
}

optimizer! {
    pub struct Random78 { lr = 0.3521 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (min(max(w, 1.5215), (w + g)) * (g));
    }
}

optimizer! {
    pub struct Random79 { lr = 0.1476 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5075 where 0 <= beta0 < 1, beta1 = 0.6359 where 0 <= beta1 < 1, }
    state { s0, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = ema(beta1, eps);
        s1 = ema(0.9, (if ln(0.5468) > lr { max(prev(s0), w) } else { 0.3407 }));
        s2 = trace(beta0, (1 - clamp((lr) / (eps), -1, 1)^2));
        w -= lr * sign(g) + 0.5 * lr * debias(s0) + lr * s1 + 0.5 * lr * s2 + lr * prev(s2) + lr * ((if -1.8944 <= s0 { (if abs(s1) <= s0 { (w + prev(s2)) } else { (-1.4997 - g) }) } else { ln((t + 1) * (eps)) }));
    }
}

optimizer! {
    pub struct Random80 { lr = 0.1986 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7061 where 0 <= beta0 < 1, flag = false , }
    state { s0, s1: scalar = 1 }
    update(w, g) {
        s0 = ema(beta0, (ln(eps) + (w) / (eps)));
        s1 = prev(s1) * (0.9);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * debias(s0) + 0.5 * lr * s1 + lr * (-((if !flag { debias(s0) * (s0) } else { beta0 })));
    }
}

optimizer! {
    pub struct Random81 { lr = 0.2249 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5025 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = trace(beta1, g);
        s1 = min(prev(s1) + 1, -(clamp(s0, -1, 1)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * prev(s0) + 0.1 * s1 + lr * (clamp((s1) / (abs(-(s1)) + eps), -1, 1)));
    }
    eval(w, t) {
        let y = abs(s1);
        if t > 2 {
            w += 0.5 * (eps - w);
        } else {
            w += 0.5 * (y * (y) - w);
        }
    }
}

optimizer! {
    pub struct Random82 { lr = 0.0445 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (min((if g > 0 { sqrt(g) } else { w }) * (g), eps * (eps)));
    }
}

optimizer! {
    pub struct Random83 { lr = 0.0601 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6195 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = running_max(beta0, (1 - clamp((w) / (eps), -1, 1)^2));
        let x0 = (abs(g))^0.5;
        s1 = running_max(0.9, abs(clamp(lr, -1, 1)));
        w = 0.99 * w - (lr * g + lr * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * (clamp(((w) / (abs(s1) + eps)) / (eps), -1, 1)));
    }
    eval(w) {
        w = w + lr * (floor((1.0909)^3));
    }
}

optimizer! {
    pub struct Random84 { lr = 0.1246 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * g / (abs(g) + eps) + lr * (1 / t);
    }
    eval(w) {
        w = -(w);
    }
}

optimizer! {
    pub struct Random85 { lr = 0.0107 where lr >= 0, beta0 = 0.5862 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, ((g)^2 + (1 + (g)^2)));
        s1 = trace(beta0, (g * (s0) + (if g < -0.5 { (s0) / (g) } else { 0 })));
        let x1 = clamp(g, 0, 1);
        s2 = ema(0.9, s0);
        let x2 = clamp(ln((t + 1)), -1, 1);
        w -= lr * g + 0.5 * lr * s1 + lr * x1 + 0.5 * lr * s2 + 0.1 * x2 + lr * (s1);
    }
}

optimizer! {
    pub struct Random86 { lr = 0.4403 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = ema(0.75, ln(0.1919));
        let x0 = -((0.2926) / (abs(s0) + eps));
        s1 = ema(0.75, abs((x0)^3));
        let x1 = x0;
        s2 = trace(0.75, s0);
        let x2 = 1.869;
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s1 + 0.1 * prev(s1) + 0.5 * lr * debias(s1) + lr * x1 + 0.1 * s2 + 0.1 * x2 + lr * ((if lr != 0 { 1 / (lr) } else { (if (s0) / (eps) > x0 { min(g, x1) } else { eps }) })));
    }
}

optimizer! {
    pub struct Random87 { lr = 0.1158 where lr >= 0, beta0 = 0.804 where 0 <= beta0 < 1, }
    state { s0, s1: scalar = 1, s2 = 0.1 }
    update(w, g, t) {
        s0 = beta0 * prev(s0) + (1 - beta0) * ((2 - sign((-1.2124 + g))));
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = running_max(0.9, s0);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + lr * s2 + 0.1 * prev(s2) + lr * (min(min(min(prev(s2), w), (g - 1.1969)), (((t + 1) + beta0)) / ((0.2797 + 1 / (1 + t)))));
    }
}

optimizer! {
    pub struct Random88 { lr = 0.0319 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6638 where 0 <= beta0 < 1, beta1 = 0.8607 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = trace(beta1, (-(1.0961))^2);
        s1 = ema(beta0, 0.9232);
        w = 0.99 * w - (lr * sign(g) + lr * s0 + lr * s1 + lr * (g * (((beta0)^3) / (abs(clamp(g, s0, 0.4174)) + eps))));
    }
}

optimizer! {
    pub struct Random89 { lr = 0.0521 where lr >= 0, beta0 = 0.8382 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 }
    update(w, g, t) {
        s0 = ema(beta0, min(-(g), (w)^3));
        s1 = ema(beta0, 0.3312);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * s1 + lr * (ln(t)));
    }
}

optimizer! {
    pub struct Random90 { lr = 0.321 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9637 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, (1 - clamp(ln(eps), -1, 1)^2));
        let x0 = s0 * (abs(s0));
        w -= lr * g + 0.1 * x0 + lr * ((if x0 > 0 { sqrt(x0) } else { (if s0 < -0.5 { (g) / (s0) } else { 0 }) * ((if s0 > 0 { sqrt(s0) } else { s0 })) }));
    }
}

optimizer! {
    pub struct Random91 { lr = 0.0976 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.954 , }
    state { s0, s1 = 0.1, s2 }
    update(w, g) {
        s0 = trace(0.75, ln((2 - clamp(-0.211, -1, 1))));
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((1 - clamp(eps, -1, 1)^2));
        s2 = running_max(0.9, (clamp(g, -1, 1) + (if w > 0 { sqrt(w) } else { prev(s0) })));
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + 0.1 * s2 + lr * prev(s2) + lr * (((clamp(0.7888, -0.5323, c) - (-1.5569 - prev(s2))) - prev(s2) * (ln(eps))));
    }
}

optimizer! {
    pub struct Random92 { lr = 0.2084 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5956 where 0 <= beta0 < 1, c = 1.6621 , }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, c * (ln(eps)));
        let x0 = -((s0) / (0.6019));
        s1 = beta0 * prev(s1) + (1 - beta0) * ((abs(s0))^1.5);
        w -= lr * g + lr * x0 + lr * s1 + lr * ((if eps > 0 { sqrt(eps) } else { (g)^3 }));
    }
    eval(w, t) {
        if t > 2 {
            w = s1 * ((clamp(w, -1, 1)) / ((1 + (s1)^2)));
        } else {
            w = w + lr * (c);
        }
    }
}

optimizer! {
    pub struct Random93 { lr = 0.3508 where lr >= 0, beta1 = 0.6114 where 0 <= beta1 < 1, }
    update(w, g) {
        w -= lr * g + lr * ((w - w * (0.6829)) * (min(clamp(beta1, -1, 1), lr * (w))));
    }
    eval(w) {
        w = w;
    }
}

optimizer! {
    pub struct Random94 { lr = 0.1262 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9455 where 0 <= beta0 < 1, }
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
    pub struct Random95 { lr = 0.3411 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6158 where 0 <= beta0 < 1, flag = true , }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, min((if flag && w > w { beta0 } else { g }), (if w > 1.0773 { w } else { g })));
        s1 = ema(beta0, g);
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * s1 + lr * ((if flag { (eps + (if eps < -0.5 { (s1) / (eps) } else { 0 })) } else { ((s1) / (eps) - (g)^3) }));
    }
}

optimizer! {
    pub struct Random96 { lr = 0.0995 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random97 { lr = 0.081 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * sign(g) + lr * (sqrt((sqrt(eps) + 1 / (1 + t)))));
    }
}

optimizer! {
    pub struct Random98 { lr = 0.3027 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5102 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = running_max(beta0, g);
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * (g);
    }
    eval(w, t) {
        if t > 2 {
            w += 0.5 * ((if w > 0 { sqrt(w) } else { s0 }) - w);
        } else {
            w = w + lr * (max(w, ((w)^3 - (if sqrt(t) < -0.5 { (w) / (sqrt(t)) } else { 0 }))));
        }
    }
}

optimizer! {
    pub struct Random99 { lr = 0.1511 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.4968 , flag = false , }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = ema(0.6, w);
        s1 = 0.75 * prev(s1) + (1 - 0.75) * (clamp((w) / (eps), -1, 1));
        let x1 = max((g)^3, 0);
        w -= lr * g + lr * s0 + lr * prev(s0) + lr * s1 + 0.1 * x1 + lr * (((g - s1) - (if flag && s1 > c { -1.7702 } else { s0 })) * (((s1) / (abs(s1) + eps)) / ((sqrt(1.3227) + eps))));
    }
}

optimizer! {
    pub struct Random100 { lr = 0.4574 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (if eps * (g) <= eps { -1.4416 * (g) } else { (w) / (abs(g) + eps) }));
        let x0 = (eps + 1 / (1 + t));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.1 * x0 + lr * (clamp((w) / ((0.2847 + eps)), -1, 1)));
    }
    eval(w) {
        let y = abs(eps) * (lr);
        w += 0.5 * (max((y)^3, y) - w);
    }
}

optimizer! {
    pub struct Random101 { lr = 0.3107 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * (eps);
        let x0 = abs((s0 - 1.2));
        s1 = prev(s1) * (1 - 0.5^t);
        w -= lr * g + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * ((s1) / (sqrt(abs(w) + eps)));
    }
}

optimizer! {
    pub struct Random102 { lr = 0.0179 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6801 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 }
    update(w, g) {
        s0 = max(prev(s0), abs(exp(clamp(-1.4939, -3, 3))));
        let x0 = min(eps, (w + g));
        s1 = ema(beta0, (w) / (eps) * (clamp(g, -1, 1)));
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * x0 + 0.1 * s1 + lr * (sqrt(beta0));
    }
    eval(w) {
        w = ((w) / ((1 + (s0)^2)))^3;
    }
}

optimizer! {
    pub struct Random103 { lr = 0.1259 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9263 where 0 <= beta0 < 1, beta1 = 0.9027 where 0 <= beta1 < 1, n = 11u64 , }
    state { s0, s1 }
    update(w, g) {
        s0 = trace(beta1, (0.2953) / (abs(g) + eps));
        s1 = ema(beta1, (abs(g)) / (abs(w * (beta0)) + eps));
        let x1 = (clamp(s1, -1, 1) + (s1 + w));
        w = 0.99 * w - (lr * g + lr * s0 + 0.5 * lr * prev(s0) + 0.5 * lr * x1 + lr * ((if prev(s0) < -0.5 { ((beta1 * (n) - (s0) / (eps))) / (prev(s0)) } else { 0 })));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (2 - sign(clamp(s1, -1, 1)));
        if t > 2 {
            w *= eps;
        } else {
            w = w + lr * (s1);
        }
    }
}

optimizer! {
    pub struct Random104 { lr = 0.3651 where lr >= 0, beta0 = 0.7004 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, 0.3763);
        w = 0.99 * w - (lr * g + lr * s0 + 0.5 * lr * prev(s0) + lr * (s0));
    }
}

optimizer! {
    pub struct Random105 { lr = 0.2238 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6069 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = max(prev(s0), ((2 - sign(w)) + eps));
        let x0 = clamp(s0 * (w), -1, 1);
        w -= lr * sign(g) + lr * x0 + lr * (clamp((if beta1 >= s0 { (if (t + 1) > 0 { sqrt((t + 1)) } else { w }) } else { (s0 + w) }), -1, 1));
    }
}

optimizer! {
    pub struct Random106 { lr = 0.0842 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5684 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, (if (w) / (abs(w) + eps) < g { 1.1301 } else { (if -1.1705 < -0.5 { (g) / (-1.1705) } else { 0 }) }));
        s1 = min(prev(s1) + 1, (if s0 >= 1 && s0 <= 8 { ln(s0) } else { min(eps, w) }));
        let x1 = (s0 * (-0.2495) - (beta0) / (eps));
        w = 0.99 * w - (lr * g + 0.5 * lr * debias(s0) + 0.5 * lr * s1 + 0.1 * x1 + lr * (ln((2 - clamp((beta0 + debias(s0)), -1, 1)))));
    }
}

optimizer! {
    pub struct Random107 { lr = 0.0641 where lr >= 0, beta0 = 0.9707 where 0 <= beta0 < 1, beta1 = 0.6886 where 0 <= beta1 < 1, }
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
    pub struct Random108 { lr = 0.3286 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (-1.687));
    }
}

optimizer! {
    pub struct Random109 { lr = 0.1809 where lr >= 0, beta0 = 0.9262 where 0 <= beta0 < 1, }
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
    pub struct Random110 { lr = 0.475 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = ema(0.6, abs(abs(s0)));
        let x1 = s0;
        w -= lr * g / (abs(g) + eps) + lr * s1 + lr * x1 + lr * ((ln(eps) * ((w) / (abs(w) + eps))) / (eps));
    }
    eval(w) {
        w = ((s1 + 0.2011))^0.3;
    }
}

optimizer! {
    pub struct Random111 { lr = 0.1207 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((min(eps, min(w, g))) / (eps * ((sqrt(eps) + eps))));
    }
}

optimizer! {
    pub struct Random112 { lr = 0.112 where lr >= 0, beta0 = 0.7855 where 0 <= beta0 < 1, beta1 = 0.9365 where 0 <= beta1 < 1, }
    state { s0, s1 = lr, s2 }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (-(0.5031));
        let x0 = sqrt(beta1);
        s1 = ema(0.9, w);
        s2 = running_max(beta0, (clamp(x0, -1, 1))^2);
        let x2 = (max(prev(s1), 0) + 1 / (1 + t));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * s2 + 0.5 * lr * x2 + lr * (((clamp(s1, -1, 1) - -(s1)))^3);
    }
}

optimizer! {
    pub struct Random113 { lr = 0.0932 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (clamp(((if g > w { g } else { g }) - g), -1, 1)));
    }
}

optimizer! {
    pub struct Random114 { lr = 0.372 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7823 where 0 <= beta0 < 1, }
    state { s0 = w }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, 0.5203);
        let x0 = ((g - g) + 1 / (1 + t));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + lr * x0 + lr * (-0.9435));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = clamp(beta0, 0, 1);
        w = (ln(exp(clamp(w, -3, 3)))) / (abs(w) + eps);
    }
}

optimizer! {
    pub struct Random115 { lr = 0.3574 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5488 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, (-0.1094 * (g))^2);
        let x0 = ((w + debias(s0))) / (exp(clamp(w, -3, 3)));
        s1 = ema(beta0, debias(s0));
        let x1 = sqrt(s0);
        w = 0.99 * w - (lr * g + 0.1 * x0 + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * (ln((2 - clamp((x1) / (eps), -1, 1)))));
    }
}

optimizer! {
    pub struct Random116 { lr = 0.3032 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.0378 where c >= 1, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + lr * (w));
    }
    eval(w) {
        if s0 < 0.9 {
            w *= sqrt(1.6254 + eps) * (w * (s0));
        } else {
            w *= (1 + ((if w <= -0.7085 { s0 } else { c }))^2);
        }
    }
}

optimizer! {
    pub struct Random117 { lr = 0.3149 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8385 where 0 <= beta0 < 1, flag = false , }
    state { s0, s1: scalar = 1, s2 }
    update(w, g, t) {
        s0 = ema(beta0, ((if flag { w } else { g }))^2);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        s2 = ema(beta0, 0.3501);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * debias(s0) + lr * s1 + lr * s2 + 0.1 * prev(s2) + 0.5 * lr * debias(s2) + lr * ((s1) / ((sqrt(max(debias(s0), 0)) + eps)));
    }
    eval(w) {
        w += 0.5 * ((s0 + 0.9652) * (ln(eps)) - w);
    }
}

optimizer! {
    pub struct Random118 { lr = 0.0911 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6335 where 0 <= beta0 < 1, flag = false , }
    update(w, g) {
        w -= lr * sign(g) + lr * ((ln(sqrt(1.2547 + eps))) / (sqrt(eps + eps)));
    }
    eval(w) {
        if flag {
            w = w + lr * ((if beta0 >= 1 && beta0 <= 8 { ln(beta0) } else { (if w >= 1 && w <= 8 { ln(w) } else { w }) }));
        } else {
            w *= max((-1.1444)^3, eps);
        }
    }
}

optimizer! {
    pub struct Random119 { lr = 0.0606 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9867 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * sign(g) + lr * (((g)^3) / ((beta0 + eps)) * (((if w >= 1 && w <= 8 { ln(w) } else { g }))^3));
    }
}

optimizer! {
    pub struct Random120 { lr = 0.4866 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7088 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta1, clamp((w) / (eps), 0, 1));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (((g)^3) / ((sqrt((s0)^0.5) + eps)));
    }
}

optimizer! {
    pub struct Random121 { lr = 0.2762 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random122 { lr = 0.4671 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8289 where 0 <= beta0 < 1, c = 1.2165 where c >= 1, flag = false , }
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
        let y = round(min(0.5785, s0));
        if flag {
            w += 0.5 * (s2 - w);
        } else {
            w *= (1 + (sqrt(t) * ((t + 1)))^2);
        }
    }
}

optimizer! {
    pub struct Random123 { lr = 0.2327 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6301 where 0 <= beta0 < 1, beta1 = 0.9633 where 0 <= beta1 < 1, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, eps);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * debias(s0) + 0.5 * lr * s1 + lr * (((sqrt(t) * ((t + 1)))^3 - -(min(w, beta1))));
    }
}

optimizer! {
    pub struct Random124 { lr = 0.2318 where lr >= 0, flag = true , }
    update(w, g) {
        w -= lr * g + lr * (w);
    }
    eval(w) {
        if flag {
            w *= (if w > 0 { sqrt(w) } else { min(w, w) });
        } else {
            w = w;
        }
    }
}

optimizer! {
    pub struct Random125 { lr = 0.1868 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8277 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, (if w >= 1 && w <= 8 { ln(w) } else { w }) * (-(lr)));
        s1 = ema(beta0, (sqrt(eps))^0.3);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.5 * lr * s1 + 0.1 * s2 + lr * ((((if s0 > w { s0 } else { s2 })) / ((sqrt(s1) + eps))) / (1.339)));
    }
}

optimizer! {
    pub struct Random126 { lr = 0.486 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = (if w * (w) < s0 { (1.322) / (eps) } else { s0 });
        s1 = max(prev(s1), (1 - clamp(1.6072, -1, 1)^2));
        w -= lr * g + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * (((min(s0, s1))^3)^3);
    }
}

optimizer! {
    pub struct Random127 { lr = 0.4534 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8749 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (1 - clamp(1.9459, -1, 1)^2) * ((w) / (abs(g) + eps)));
        let x0 = (if (if s0 > w { w } else { g }) >= g { (w - prev(s0)) } else { s0 });
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * x0 + lr * (min(-((if beta0 >= 1 && beta0 <= 8 { ln(beta0) } else { w })), (if beta0 < -0.5 { ((w + -1.6384)) / (beta0) } else { 0 }))));
    }
}

optimizer! {
    pub struct Random128 { lr = 0.4167 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random129 { lr = 0.4598 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.711 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(beta0, min(1.9382, -0.0962));
        let x0 = ((sqrt(t) + eps) + 1 / (1 + t));
        s1 = min(prev(s1) + 1, x0);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * s1 + lr * (((min(beta0, s1)) / (sqrt(x0))) / (exp(clamp(-1.7849, -3, 3)))));
    }
}

optimizer! {
    pub struct Random130 { lr = 0.1809 where lr >= 0, flag = true , }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (((w)^3 * (-(-1.7686)) - -((if flag && w < w { lr } else { w }))));
    }
}

optimizer! {
    pub struct Random131 { lr = 0.3625 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7587 where 0 <= beta0 < 1, flag = true , }
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
    pub struct Random132 { lr = 0.3362 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(0.6, clamp(g, (g) / (0.98), g));
        let x0 = clamp((s0)^3, 0, 1);
        s1 = ema(0.9, (1 - clamp(g, -1, 1)^2));
        s2 = trace(0.9, ln(max(0.3822, eps)));
        let x2 = abs((if sqrt(t) < prev(s0) { g } else { s1 }));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * x0 + 0.1 * debias(s1) + 0.1 * s2 + 0.1 * x2 + lr * ((floor(min(0.2075, (t + 1)))) / ((sqrt((x2)^0.5) + eps))));
    }
    eval(w) {
        w = w + lr * (min(((debias(s1)) / (eps)) / (eps), min((lr - eps), s0)));
    }
}

optimizer! {
    pub struct Random133 { lr = 0.4985 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7344 where 0 <= beta0 < 1, beta1 = 0.9402 where 0 <= beta1 < 1, c = 1.0859 where -2 <= c <= 2, }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, (if (0.7322) / (eps) < g { (-1.983)^3 } else { g }));
        s1 = ema(beta1, abs(g));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + lr * prev(s0) + lr * s1 + lr * prev(s1) + lr * (min((if w != 0 { 1 / (w) } else { (c) / (0.7551) }), clamp(clamp(s0, -1, 1), -1, 1))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = clamp(w, -1, 1) * ((s0)^3);
        w += 0.5 * (s0 - w);
    }
}

optimizer! {
    pub struct Random134 { lr = 0.0843 where lr >= 0, flag = true , }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = clamp(w, 0, 1);
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + 0.1 * x0 + lr * (x0 * ((clamp(1 / t, -1, 1) - (t + x0)))));
    }
    eval(w, t) {
        let y = (if s0 >= 1 && s0 <= 8 { ln(s0) } else { s0 });
        if flag {
            w *= (1 + ((if flag { y } else { -1.5605 }))^2);
        } else {
            w = clamp(clamp(min(-0.4991, 1 / t), -1, 1), -1, 1);
        }
    }
}

optimizer! {
    pub struct Random135 { lr = 0.2072 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7878 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1, s2 = lr }
    update(w, g, t) {
        s0 = ema(beta0, ((g + w))^3);
        let x0 = (eps + 1 / (1 + t));
        s1 = ema(0.9, (x0 * (x0)) / (abs(clamp(1 / t, -1, 1)) + eps));
        s2 = 0.9 * prev(s2) + (1 - 0.9) * (max((g) / (x0), eps));
        let x2 = ((1 - 0.9^t) - prev(s1));
        w = 0.99 * w - (lr * g + 0.1 * s0 + lr * s2 + lr * x2 + lr * (min(clamp(s1, -1, 1), (s1) / (abs(eps) + eps)) * (min(-(s1), -(lr)))));
    }
}

optimizer! {
    pub struct Random136 { lr = 0.0489 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5573 where 0 <= beta1 < 1, n = 20u64 , flag = true , }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, beta1);
        w = 0.99 * w - (lr * g + lr * s0 + 0.1 * prev(s0) + 0.1 * debias(s0) + lr * ((if w != 0 { 1 / (w) } else { -0.6014 })));
    }
    eval(w) {
        if flag {
            w = min(ln((eps + eps)), (beta1)^2);
        } else {
            w = w + lr * ((((w - debias(s0)))^3 + ((w - -1.7797)) / (abs((n - w)) + eps)));
        }
    }
}

optimizer! {
    pub struct Random137 { lr = 0.4832 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((if w >= 1 && w <= 8 { ln(w) } else { (lr)^2 }));
    }
}

optimizer! {
    pub struct Random138 { lr = 0.2074 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (min((-(1.507)) / ((2 - clamp(g, -1, 1))), g));
    }
}

optimizer! {
    pub struct Random139 { lr = 0.2341 where lr >= 0, beta0 = 0.5017 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 = 0.1, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.9, (1.4183 + min(g, w)));
        s1 = running_max(beta0, -(min(w, prev(s0))));
        s2 = min(prev(s2) + 1, (t + 1) * (prev(s0)));
        w -= lr * sign(g) + 0.1 * s1 + 0.5 * lr * s2 + lr * (clamp(t, -1, 1));
    }
}

optimizer! {
    pub struct Random140 { lr = 0.4242 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5664 where 0 <= beta0 < 1, beta1 = 0.9049 where 0 <= beta1 < 1, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, (eps)^3);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (-(min(clamp(beta1, -1, 1), (g)^3)));
    }
}

optimizer! {
    pub struct Random141 { lr = 0.4124 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (clamp(w, -1, 1) * (g * (w)) * (eps * (clamp(1.1576, -1, 1)))));
    }
}

optimizer! {
    pub struct Random142 { lr = 0.2008 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0 = w, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * (ln(eps * (eps)));
        s1 = ema(0.6, (if sqrt(t) * (s0) > -1.4714 { eps } else { (t + 1) }));
        s2 = prev(s2) * (1 - 0.5^t);
        let x2 = (sqrt((eps) / (eps)) + eps);
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + lr * s2 + 0.5 * lr * x2 + lr * ((-0.3279) / ((sqrt((1 - clamp(s2, -1, 1)^2)) + eps)));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (2 - sign((1.0715)^3));
        if flag {
            w = ln((sqrt(s2) + eps)) * (t);
        } else {
            w *= (sqrt(lr) + eps) * ((0.4268 + eps));
        }
    }
}

optimizer! {
    pub struct Random143 { lr = 0.4453 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1 = lr, s2 }
    update(w, g, t) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * ((if w > 0 { sqrt(w) } else { (g + lr) }));
        let x0 = (sqrt((2 - sign(g))) + eps);
        s1 = min(prev(s1) + 1, (1 / t + ln(0.8196)));
        let x1 = clamp((if s0 < s1 { s1 } else { t }), -1, 1);
        s2 = 0.75 * prev(s2) + (1 - 0.75) * (((1 - clamp(g, -1, 1)^2))^1.5);
        w = 0.99 * w - (lr * sign(g) + 0.1 * x0 + 0.5 * lr * x1 + 0.5 * lr * s2 + lr * (ln(t)));
    }
}

optimizer! {
    pub struct Random144 { lr = 0.179 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8313 where 0 <= beta0 < 1, flag = false , }
    state { s0 = lr, s1 = lr }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * ((1 - clamp(ln(1.7301), -1, 1)^2));
        let x0 = (sqrt((1 - clamp(w, -1, 1)^2)) + eps);
        s1 = ema(0.9, (-(0.7814))^2);
        let x1 = (ln(x0)) / (abs(s0 * (-1.2149)) + eps);
        w -= lr * sign(g) + 0.1 * s1 + lr * x1 + lr * (-(s0 * ((if flag { x0 } else { -0.4766 }))));
    }
}

optimizer! {
    pub struct Random145 { lr = 0.0072 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (((if (w) / (abs(w) + eps) > w { clamp(w, -1, 1) } else { clamp(w, w, w) }) + clamp(min(g, w), -1, 1)));
    }
}

optimizer! {
    pub struct Random146 { lr = 0.0688 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5447 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, ((lr + 1 / (1 + t)) + eps));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * ((s0) / (0.4236) * ((s0 + beta0)) * (min(g, min(w, g))));
    }
}

optimizer! {
    pub struct Random147 { lr = 0.4113 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (g);
        s1 = min(prev(s1) + 1, min(clamp(w, -1, 1), clamp(eps, -1, 1)));
        s2 = ema(0.9, (eps)^0.5);
        let x2 = -((g - s2));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + lr * s1 + lr * prev(s2) + lr * debias(s2) + 0.1 * x2 + lr * (ln(eps)));
    }
}

optimizer! {
    pub struct Random148 { lr = 0.303 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (min(w, max(lr, (g + w)))));
    }
}

optimizer! {
    pub struct Random149 { lr = 0.419 where lr >= 0, beta0 = 0.7711 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, (g * (1.9394))^2);
        s1 = trace(0.9, prev(s0));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s1 + lr * ((((-0.1634) / (1.6724))^3) / (0.5879)));
    }
}

optimizer! {
    pub struct Random150 { lr = 0.3842 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8199 where 0 <= beta0 < 1, c = 1.2129 where c >= 0, }
    state { s0 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (abs(g * (c)));
        let x0 = 1.685;
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * x0 + lr * (((beta0) / (eps)) / (abs((if x0 != 0 { 1 / (x0) } else { -0.8654 })) + eps) * ((s0) / (eps))));
    }
}

optimizer! {
    pub struct Random151 { lr = 0.0026 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, ((if g >= 1 && g <= 8 { ln(g) } else { g }))^2);
        s1 = ema(0.9, (2 - sign(ln(eps))));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * s1 + 0.1 * prev(s1) + lr * (s0);
    }
}

optimizer! {
    pub struct Random152 { lr = 0.4128 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, g);
        let x0 = eps;
        w = 0.99 * w - (lr * sign(g) + lr * s0 + lr * x0 + lr * (clamp(g, -1, 1)));
    }
    eval(w, t) {
        let y = ((w - s0))^3;
        if t > 2 {
            w = (if y >= 1 && y <= 8 { ln(y) } else { -(w) });
        } else {
            w += 0.5 * (1.5443 - w);
        }
    }
}

optimizer! {
    pub struct Random153 { lr = 0.4765 where lr >= 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * sign(g) + lr * (min((t + 1) * (1.3888), (0.9946) / (0.1228)) * (((if g <= lr { g } else { sqrt(t) })) / (exp(clamp(w, -3, 3))))));
    }
}

optimizer! {
    pub struct Random154 { lr = 0.3282 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (g));
    }
}

optimizer! {
    pub struct Random155 { lr = 0.4556 where lr >= 0, beta0 = 0.6295 where 0 <= beta0 < 1, }
    update(w, g, t) {
        w -= lr * g + lr * ((((if sqrt(t) > -0.4709 { w } else { w }) + (beta0 + w)))^3);
    }
}

optimizer! {
    pub struct Random156 { lr = 0.1023 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7963 where 0 <= beta0 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (((if beta0 > 0 { sqrt(beta0) } else { g })) / (abs(g) + eps)));
    }
}

optimizer! {
    pub struct Random157 { lr = 0.2528 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (max(g, eps * (0.0426) * ((-0.5664) / (eps)))));
    }
}

optimizer! {
    pub struct Random158 { lr = 0.3479 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (0.9325));
    }
}

optimizer! {
    pub struct Random159 { lr = 0.3741 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = lr, s2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = max(clamp(1 / t, -1, 1), eps);
        s1 = max(prev(s1), (1 - clamp(clamp(w, w, x0), -1, 1)^2));
        s2 = ema(0.6, clamp(clamp(-1.7382, -1, 1), -1, 1));
        let x2 = s0;
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s1 + 0.1 * s2 + lr * x2 + lr * (x2));
    }
    eval(w) {
        if s0 < 0.9 {
            w *= (sqrt(s0) + eps);
        } else {
            w = s2;
        }
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_random_rule {
    ($call:ident) => {
        $call! { Random0 Random1 Random2 Random3 Random4 Random5 Random6 Random7 Random8 Random9 Random10 Random11 Random12 Random13 Random14 Random15 Random16 Random17 Random18 Random19 Random20 Random21 Random22 Random23 Random24 Random25 Random26 Random27 Random28 Random29 Random30 Random31 Random32 Random33 Random34 Random35 Random36 Random37 Random38 Random39 Random40 Random41 Random42 Random43 Random44 Random45 Random46 Random47 Random48 Random49 Random50 Random51 Random52 Random53 Random54 Random55 Random56 Random57 Random58 Random59 Random60 Random61 Random62 Random63 Random64 Random65 Random66 Random67 Random68 Random69 Random70 Random71 Random72 Random73 Random74 Random75 Random76 Random77 Random78 Random79 Random80 Random81 Random82 Random83 Random84 Random85 Random86 Random87 Random88 Random89 Random90 Random91 Random92 Random93 Random94 Random95 Random96 Random97 Random98 Random99 Random100 Random101 Random102 Random103 Random104 Random105 Random106 Random107 Random108 Random109 Random110 Random111 Random112 Random113 Random114 Random115 Random116 Random117 Random118 Random119 Random120 Random121 Random122 Random123 Random124 Random125 Random126 Random127 Random128 Random129 Random130 Random131 Random132 Random133 Random134 Random135 Random136 Random137 Random138 Random139 Random140 Random141 Random142 Random143 Random144 Random145 Random146 Random147 Random148 Random149 Random150 Random151 Random152 Random153 Random154 Random155 Random156 Random157 Random158 Random159 }
    };
}
