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
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (eps)^0.5);
        let x0 = (n) / (1.68 * (eps));
        s1 = min(prev(s1) + 1, ((if w >= 1 && w <= 8 { ln(w) } else { prev(s0) }) + lr));
        s2 = min(prev(s2) + 1, abs(clamp(x0, -1, 1)));
        let x2 = (max(1.5984, 0))^1.5;
        w -= lr * sign(g) + 0.1 * s1 + 0.5 * lr * s2 + 0.5 * lr * x2 + lr * (sqrt(max(ln((t + 1)), 0)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ((if s2 >= 1 && s2 <= 8 { ln(s2) } else { s1 }))^2;
        w *= (sqrt(min(beta1, beta1)) + eps);
    }
}

optimizer! {
    pub struct Random4 { lr = 0.302 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, ((if w >= 1 && w <= 8 { ln(w) } else { w }) + clamp(g, -1, 1)));
        s1 = ema(0.9, ((w)^2 + ln(eps)));
        let x1 = min((s0) / (eps), (if s0 > 0 { sqrt(s0) } else { (1 - 0.9^t) }));
        s2 = ema(0.9, ln((sqrt(t) + eps)));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s1 + lr * x1 + 0.1 * s2 + 0.1 * prev(s2) + lr * ((if x1 >= 1 && x1 <= 8 { ln(x1) } else { -((if w != 0 { 1 / (w) } else { 0.697 })) })));
    }
}

optimizer! {
    pub struct Random5 { lr = 0.4101 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, -(eps));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.1 * prev(s0) + lr * debias(s0) + lr * (w);
    }
    eval(w) {
        w *= sqrt((1.9734)^2 + eps);
    }
}

optimizer! {
    pub struct Random6 { lr = 0.0543 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.75, (cos(g)) / ((2 - clamp(w, -1, 1))));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + lr * ((min((if sqrt(t) != 0 { 1 / (sqrt(t)) } else { (1 - 0.9^t) }), -1.3638) - (round(w) + s0))));
    }
    eval(w) {
        w = w + lr * (s0 * ((eps * (s0) + (-1.7842) / (abs(-1.4951) + eps))));
    }
}

optimizer! {
    pub struct Random7 { lr = 0.2493 where lr >= 0, beta0 = 0.7295 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, max((w)^3, 0));
        let x0 = 1.0132;
        w = 0.99 * w - (lr * g + lr * s0 + lr * x0 + lr * ((x0) / (x0 * (exp(clamp(g, -3, 3))))));
    }
}

optimizer! {
    pub struct Random8 { lr = 0.028 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5574 where c >= 0, }
    state { s0, s1 = w }
    update(w, g) {
        s0 = trace(0.75, (clamp(w, -1.3044, eps))^2);
        let x0 = (2 - clamp((-1.114 + 0.6668), -1, 1));
        s1 = min(prev(s1) + 1, g);
        w -= lr * sign(g) + 0.1 * s0 + lr * x0 + 0.5 * lr * s1 + lr * (clamp(c, -1, 1));
    }
}

optimizer! {
    pub struct Random9 { lr = 0.0043 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * ((-((g + g)))^3));
    }
}

optimizer! {
    pub struct Random10 { lr = 0.0513 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random12 { lr = 0.1515 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9031 where 0 <= beta0 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (g));
    }
    eval(w) {
        w = (-(max(beta0, w))) / ((sqrt(abs(-1.0377)) + eps));
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
        s1 = running_max(beta0, exp(clamp(ln(eps), -3, 3)));
        let x1 = clamp(eps, 0, 1);
        s2 = ema(beta0, s0);
        let x2 = (cos(s1) + s0);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * x1 + lr * s2 + 0.1 * prev(s2) + lr * x2 + lr * (clamp(prev(s2) * (eps), -1, 1) * ((min(1.0846, (1 - 0.9^t)))^3));
    }
}

optimizer! {
    pub struct Random22 { lr = 0.3974 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w = 0.99 * w - (lr * g + lr * s0 + lr * (ln(exp(clamp(min(g, w), -3, 3)))));
    }
}

optimizer! {
    pub struct Random23 { lr = 0.117 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (cos(ln(eps) * (ln(eps))));
    }
    eval(w, t) {
        w *= ((1 - clamp(w, -1, 1)^2) + 1 / (1 + t));
    }
}

optimizer! {
    pub struct Random24 { lr = 0.3003 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8603 where 0 <= beta0 < 1, c = 1.7176 where -2 <= c <= 2, }
    state { s0 = w, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = running_max(beta0, (w)^2);
        s1 = trace(beta0, eps);
        let x1 = abs(cos(g));
        s2 = prev(s2) * (1 - 0.5^t);
        let x2 = x1;
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + 0.1 * s1 + 0.5 * lr * s2 + 0.5 * lr * x2 + lr * ((if abs(g) >= x1 { (c)^3 * (clamp(s1, -1, 1)) } else { (if -1.9869 > 0 { sqrt(-1.9869) } else { (c) / (eps) }) })));
    }
}

optimizer! {
    pub struct Random25 { lr = 0.271 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8504 where 0 <= beta0 < 1, }
    state { s0 = w, s1, s2 }
    update(w, g, t) {
        s0 = trace(beta0, (if g < -0.5 { ((lr) / (abs(g) + eps)) / (g) } else { 0 }));
        s1 = beta0 * prev(s1) + (1 - beta0) * (((g) / (eps)) / (abs(min(g, g)) + eps));
        let x1 = s0;
        s2 = max(prev(s2), max((1 - 0.9^t), 0));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s1 + 0.1 * x1 + 0.1 * s2 + lr * (min((-(x1) + (s1)^3), 1.09)));
    }
    eval(w) {
        w *= (sqrt(s2) + eps) * ((sqrt(s2) + eps));
    }
}

optimizer! {
    pub struct Random26 { lr = 0.2423 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7294 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2 }
    update(w, g) {
        s0 = ema(0.9, sqrt(sqrt(0.8162)));
        s1 = beta0 * prev(s1) + (1 - beta0) * (clamp(lr * (lr), 0, 1));
        let x1 = (1 - clamp((w) / (abs(g) + eps), -1, 1)^2);
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.1 * prev(s0) + 0.1 * s1 + 0.1 * x1 + lr * (x1);
    }
}

optimizer! {
    pub struct Random27 { lr = 0.1043 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9382 where 0 <= beta0 < 1, flag = false , }
    state { s0 = lr }
    update(w, g, t) {
        s0 = ema(beta0, ((if 1.261 < g { g } else { w }) + (sqrt(t)) / (eps)));
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * prev(s0) + lr * (((if flag { w } else { prev(s0) })) / (eps) * (s0 * (round(prev(s0)))));
    }
    eval(w, t) {
        let y = (2 - sign((s0) / (abs(s0) + eps)));
        if flag {
            w += 0.5 * (((-1.6884) / (abs(s0) + eps)) / (abs((0.1335) / (eps)) + eps) - w);
        } else {
            w = w + lr * ((if w <= 1.2781 { ((y + w) + max(-0.8185, (t + 1))) } else { (if 1 / t < -0.5 { ((w - 1.3111)) / (1 / t) } else { 0 }) }));
        }
    }
}

optimizer! {
    pub struct Random28 { lr = 0.1486 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.9, ((g + -1.6884)) / (abs(1.1134) + eps));
        s1 = min(prev(s1) + 1, (sqrt(eps * (eps)) + eps));
        let x1 = (w) / (exp(clamp(w, -3, 3)));
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.5 * lr * s1 + 0.1 * x1 + lr * (s0 * ((1 / t) / (eps)) * (lr)));
    }
    eval(w) {
        w *= eps;
    }
}

optimizer! {
    pub struct Random29 { lr = 0.3468 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7859 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = running_max(beta0, ln((sqrt(eps) + eps)));
        let x0 = ln((sqrt(s0) + eps));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * x0 + lr * (-(x0));
    }
    eval(w, t) {
        w *= (s0 + 1 / (1 + t)) * (eps);
    }
}

optimizer! {
    pub struct Random30 { lr = 0.3424 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7776 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, clamp(g, -1, 1));
        s1 = ema(beta0, (w + -1.8498) * (prev(s0)));
        let x1 = 0.9885;
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * ((if clamp(s1, -1, 1) < w { (-(0.2742) - eps) } else { sign(s0 * (eps)) }));
    }
    eval(w) {
        w = (if w > 0 { sqrt(w) } else { (ln(eps))^3 });
    }
}

optimizer! {
    pub struct Random31 { lr = 0.1456 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6569 where 0 <= beta0 < 1, }
    state { s0, s1: scalar = 1, s2 = g^2 }
    update(w, g, t) {
        s0 = running_max(0.9, (eps + ln(eps)));
        let x0 = max((g) / (eps), 0);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        s2 = ema(beta0, ln(exp(clamp(x0, -3, 3))));
        w -= lr * sign(g) + lr * s0 + 0.1 * s1 + 0.5 * lr * s2 + 0.5 * lr * prev(s2) + lr * (clamp(ln(sqrt(x0 + eps)), -1, 1));
    }
}

optimizer! {
    pub struct Random32 { lr = 0.3721 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9375 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = running_max(beta0, w);
        w = 0.99 * w - (lr * g + lr * s0 + lr * (s0 * (s0) * ((s0) / (eps)) * ((sqrt(eps) + eps))));
    }
}

optimizer! {
    pub struct Random33 { lr = 0.3703 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5493 where 0 <= beta1 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((eps - (lr)^3) * ((-0.3517) / (1.3269) * ((beta1)^3))));
    }
}

optimizer! {
    pub struct Random34 { lr = 0.484 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.623 where 0 <= beta0 < 1, }
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
    pub struct Random35 { lr = 0.0685 where lr >= 0, n = 16u64 , }
    state { s0: scalar = 1, s1 = 0.1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = (1 + (min(s0, s0))^2);
        s1 = 0.6 * prev(s1) + (1 - 0.6) * (min(x0 * (g), 1.244 * (n)));
        let x1 = (lr)^1.5 * ((2 - sign(x0)));
        w -= lr * clamp(g, -1, 1) + lr * s1 + 0.5 * lr * x1 + lr * ((g)^2 * (min(min(w, sqrt(t)), (n) / (1 / t))));
    }
}

optimizer! {
    pub struct Random36 { lr = 0.2931 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * ((if w != 0 { 1 / (w) } else { ((if g < w { eps } else { w }) + (if (t + 1) < -0.5 { (sqrt(t)) / ((t + 1)) } else { 0 })) }));
    }
}

optimizer! {
    pub struct Random37 { lr = 0.2529 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8626 where 0 <= beta0 < 1, c = 1.1505 where c >= 1, }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = ema(beta0, (w)^3 * ((-1.4425) / (0.4739)));
        let x0 = (sqrt(abs(w)) + eps);
        s1 = running_max(beta0, (sign(g) - -(w)));
        let x1 = min(min(w, x0), (s1 - g));
        s2 = max(prev(s2), ((x0) / (0.9003) - (eps + x0)));
        w -= lr * g + 0.1 * s0 + lr * x1 + lr * s2 + lr * ((if (w) / (0.8272) >= g { max((t + 1) * (s1), (c - lr)) } else { (s2 - (x1) / (abs(s2) + eps)) }));
    }
}

optimizer! {
    pub struct Random38 { lr = 0.1896 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0, s1, s2 = w }
    update(w, g, t) {
        s0 = ema(0.75, (w)^2);
        s1 = ema(0.75, (if w < -0.5 { ((-1.0032) / (eps)) / (w) } else { 0 }));
        s2 = ema(0.6, (debias(s1) + clamp(lr, -1, 1)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * prev(s1) + lr * s2 + lr * (((s1) / (eps) * ((-1.0375) / (eps)) + floor((1 / t) / (eps)))));
    }
    eval(w) {
        let y = abs((if flag { s0 } else { eps }));
        w += 0.5 * (min((if y >= lr { 1.482 } else { debias(s1) }), w * (-0.7598)) - w);
    }
}

optimizer! {
    pub struct Random39 { lr = 0.1785 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (((1 + (1.7107)^2)) / ((2 - clamp((g) / (eps), -1, 1))));
    }
}

optimizer! {
    pub struct Random40 { lr = 0.2021 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8816 where 0 <= beta0 < 1, c = 1.8408 where c >= 0, }
    state { s0 = lr, s1 }
    update(w, g, t) {
        s0 = running_max(beta0, ln((0.5233 + 1 / (1 + t))));
        let x0 = -(s0) * (0.2504);
        s1 = ema(beta0, max(ln(eps), 0));
        w -= lr * g / (abs(g) + eps) + lr * prev(s0) + lr * x0 + 0.1 * s1 + lr * debias(s1) + lr * (((c + s0) - eps * (s0)));
    }
}

optimizer! {
    pub struct Random41 { lr = 0.289 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.6, (1 / t + eps));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + lr * (min((s0) / (eps) * (clamp(s0, -1, 1)), 1.8646)));
    }
    eval(w) {
        w *= (2 - clamp((s0) / (abs(w) + eps), -1, 1));
    }
}

optimizer! {
    pub struct Random42 { lr = 0.0998 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9, eps * (0.2154) * ((if 1 / t < -0.5 { (w) / (1 / t) } else { 0 })));
        let x0 = -0.4491 * (w);
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + 0.1 * prev(s0) + 0.5 * lr * x0 + lr * ((if -0.0403 < x0 { sqrt(prev(s0)) } else { -(clamp(w, -1, 1)) })));
    }
    eval(w) {
        w = w + lr * (clamp(eps, -1, 1));
    }
}

optimizer! {
    pub struct Random43 { lr = 0.1806 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9075 where 0 <= beta0 < 1, beta1 = 0.5212 where 0 <= beta1 < 1, }
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
    pub struct Random44 { lr = 0.4271 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8182 where 0 <= beta0 < 1, }
    state { s0 = w, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = running_max(beta0, (if g > -0.6975 { g } else { w }) * (w));
        s1 = ema(beta0, beta0);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * s1 + 0.5 * lr * debias(s1) + 0.1 * s2 + lr * ((g - ((debias(s1)) / (abs(1.642) + eps)) / ((1 + (g)^2)))));
    }
}

optimizer! {
    pub struct Random45 { lr = 0.235 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6872 where 0 <= beta1 < 1, }
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
    pub struct Random46 { lr = 0.437 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (g);
    }
}

optimizer! {
    pub struct Random47 { lr = 0.3882 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (w);
    }
}

optimizer! {
    pub struct Random48 { lr = 0.3586 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (((-(-0.1522) + (if g >= 1 && g <= 8 { ln(g) } else { w })))^3);
    }
}

optimizer! {
    pub struct Random49 { lr = 0.2885 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = max(prev(s0), abs(w * (w)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (ln(eps)));
    }
}

optimizer! {
    pub struct Random50 { lr = 0.3283 where lr >= 0, eps = 1e-6 where eps > 0, n = 4u64 , }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((w + (clamp(1.732, -1, 1) - min(n, w))));
    }
}

optimizer! {
    pub struct Random51 { lr = 0.4048 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6844 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = running_max(beta0, eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * (g);
    }
}

optimizer! {
    pub struct Random52 { lr = 0.0777 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, -((w + g)));
        s1 = prev(s1) * (1 - 0.5^t);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * prev(s0) + 0.5 * lr * s1 + lr * ((if prev(s0) >= 1 && prev(s0) <= 8 { ln(prev(s0)) } else { (-(1.8088))^3 }));
    }
}

optimizer! {
    pub struct Random53 { lr = 0.4586 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random54 { lr = 0.2654 where lr >= 0, c = 1.6617 where c >= 1, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = (s0)^1.5 * (lr * ((1 - 0.9^t)));
        s1 = min(prev(s1) + 1, (if s0 >= 1 && s0 <= 8 { ln(s0) } else { abs(1 / t) }));
        w -= lr * sign(g) + lr * x0 + 0.5 * lr * s1 + lr * (w * (g * (c)) * (x0));
    }
    eval(w) {
        w = w + lr * (lr);
    }
}

optimizer! {
    pub struct Random55 { lr = 0.453 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = eps;
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * x0 + lr * ((if (if g > 0 { sqrt(g) } else { g }) < -0.4733 { -1.936 } else { sqrt(1.0425) }));
    }
}

optimizer! {
    pub struct Random56 { lr = 0.351 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * (s0);
    }
}

optimizer! {
    pub struct Random57 { lr = 0.0144 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (clamp(-0.2688, 0, 1) * ((ln(0.3272)) / (eps * (eps)))));
    }
}

optimizer! {
    pub struct Random58 { lr = 0.0174 where lr >= 0, beta0 = 0.8477 where 0 <= beta0 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (-((beta0 * (g) - (g - g)))));
    }
}

optimizer! {
    pub struct Random59 { lr = 0.262 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (1.8894);
    }
}

optimizer! {
    pub struct Random60 { lr = 0.0322 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0: scalar = 1, s1: scalar = 1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = g * (-1.3547) * ((if g >= 1 && g <= 8 { ln(g) } else { -0.0648 }));
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * x0 + 0.1 * s1 + 0.5 * lr * s2 + lr * ((clamp(s0, 0, 1) + clamp(w, -1, 1)));
    }
    eval(w) {
        if flag {
            w = s2 * ((ln(eps) + -(lr)));
        } else {
            w = w + lr * (sqrt((s1)^2));
        }
    }
}

optimizer! {
    pub struct Random61 { lr = 0.0279 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5676 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = lr, s2 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (2 - sign(min(lr, lr))));
        s1 = running_max(0.9, (sign(s0)) / (sqrt(s0 + eps)));
        s2 = ema(beta0, ((w)^2)^1.5);
        w -= lr * sign(g) + 0.5 * lr * s1 + lr * s2 + 0.5 * lr * prev(s2) + lr * (((if prev(s2) < -0.5 { ((s0) / (0.3256)) / (prev(s2)) } else { 0 }) - clamp(s2 * (s2), -1, 1)));
    }
}

optimizer! {
    pub struct Random62 { lr = 0.2014 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(0.9, -(g) * (-1.922));
        w -= lr * g + 0.5 * lr * s0 + lr * (((w * (w))^3) / (abs((if s0 > w { 1.4135 } else { g * (w) })) + eps));
    }
    eval(w, t) {
        if flag {
            w = w + lr * ((if (1 - 0.9^t) != 0 { 1 / ((1 - 0.9^t)) } else { w }));
        } else {
            w *= clamp(s0, -1, 1);
        }
    }
}

optimizer! {
    pub struct Random63 { lr = 0.1223 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8275 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = max(prev(s0), floor((lr) / (abs(w) + eps)));
        let x0 = (g + (if lr < w { g } else { 1.9403 }));
        s1 = running_max(beta0, (if x0 > x0 { lr * (g) } else { -(x0) }));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * s1 + lr * ((if g != 0 { 1 / (g) } else { s0 }));
    }
}

optimizer! {
    pub struct Random64 { lr = 0.3371 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5924 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, max(w, 0));
        let x0 = (w) / (t) * ((w) / (eps));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * x0 + lr * ((if cos(1 / t) > s0 { exp(clamp(clamp(s0, -1, 1), -3, 3)) } else { ((-1.2568) / (abs(1.524) + eps))^3 }));
    }
    eval(w) {
        w = (w) / (abs(((if w <= 1.8741 { s0 } else { w }) - (s0) / (eps))) + eps);
    }
}

optimizer! {
    pub struct Random65 { lr = 0.457 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9623 where 0 <= beta0 < 1, beta1 = 0.5442 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g) {
        s0 = running_max(beta1, abs((g + w)));
        let x0 = sqrt((2 - sign(beta0)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * x0 + lr * (((if w >= 1 && w <= 8 { ln(w) } else { x0 }) - s0)));
    }
    eval(w, t) {
        let y = ((w + beta1))^3;
        if t > 2 {
            w *= (s0 + eps);
        } else {
            w = clamp(min(clamp(w, -1, 1), (w) / (eps)), (min(lr, s0)) / ((s0 + 1 / (1 + t))), (s0 - min(beta1, y)));
        }
    }
}

optimizer! {
    pub struct Random66 { lr = 0.2559 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * ((g - -((lr + w))));
    }
}

optimizer! {
    pub struct Random67 { lr = 0.4841 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, clamp(min(lr, g), -1, 1));
        let x0 = g;
        s1 = trace(0.9, ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { s0 }))^2);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * x0 + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * ((0.8929) / (max(w, eps)) * ((if ln(eps) <= x0 { prev(s1) } else { sqrt(eps) }))));
    }
}

optimizer! {
    pub struct Random68 { lr = 0.177 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, max((w) / (eps), sqrt(eps)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * (sqrt(abs(s0)) * (-(eps))));
    }
}

optimizer! {
    pub struct Random69 { lr = 0.1442 where lr >= 0, }
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
    pub struct Random70 { lr = 0.4105 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.75, (1 - clamp(ln(eps), -1, 1)^2));
        let x0 = w;
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((2 - sign((g)^3)));
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.1 * prev(s0) + lr * x0 + 0.1 * s1 + lr * ((if (w)^3 > prev(s1) { (if (s0 + prev(s1)) <= s1 { x0 } else { ln(eps) }) } else { min(prev(s0), (if prev(s1) >= (t + 1) { prev(s1) } else { w })) }));
    }
    eval(w, t) {
        let y = s0 * (s0);
        if t > 2 {
            w = -((s0) / (eps) * (w));
        } else {
            w = (if y < -0.5 { (min(-(s0), s1 * (0.7001))) / (y) } else { 0 });
        }
    }
}

optimizer! {
    pub struct Random71 { lr = 0.1903 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7804 where 0 <= beta0 < 1, c = 1.7998 where c >= 0, flag = false , }
    state { s0 = lr, s1, s2 }
    update(w, g) {
        s0 = ema(0.9, clamp((if flag { g } else { g }), -1, 1));
        s1 = ema(beta0, clamp(ln(eps), 0, 1));
        let x1 = 1.1903;
        s2 = trace(beta0, min(-(w), x1 * (0.7001)));
        let x2 = ((if flag && g >= lr { g } else { c })) / (abs(-0.0411) + eps);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * s1 + 0.5 * lr * prev(s1) + 0.5 * lr * debias(s1) + lr * s2 + lr * prev(s2) + 0.1 * x2 + lr * (ln(eps));
    }
}

optimizer! {
    pub struct Random72 { lr = 0.3492 where lr >= 0, eps = 1e-6 where eps > 0, n = 20u64 , }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(0.75, w);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.1 * prev(s0) + lr * (min((-1.9312)^3, eps) * (n * (w) * ((g - s0))));
    }
    eval(w) {
        w = w + lr * (s0);
    }
}

optimizer! {
    pub struct Random73 { lr = 0.0738 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((w + (if (if g >= 1 && g <= 8 { ln(g) } else { w }) <= g { (-1.1464) / (eps) } else { g * (1.4167) })));
    }
}

optimizer! {
    pub struct Random74 { lr = 0.1922 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = abs(clamp(g, -1, 1));
        s1 = prev(s1) * (1 - 0.5^t);
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + lr * x0 + lr * s1 + lr * ((w) / (max(s0, eps))));
    }
}

optimizer! {
    pub struct Random75 { lr = 0.4102 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6689 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1, s2 = g^2 }
    update(w, g) {
        s0 = running_max(beta0, 1.5328);
        s1 = ema(0.9, (if (w)^3 >= w { (s0 + s0) } else { s0 * (s0) }));
        s2 = min(prev(s2) + 1, (-(0.2215) + clamp(s1, -1, 1)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * prev(s1) + 0.1 * s2 + lr * (min(min((s0) / (1.2994), (s2 - 0.7684)), (prev(s1) + g) * ((-0.5822 + beta0))));
    }
}

optimizer! {
    pub struct Random76 { lr = 0.3942 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (ln(eps));
    }
}

optimizer! {
    pub struct Random77 { lr = 0.1858 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (sqrt((eps + (1 - clamp(w, -1, 1)^2))));
    }
}

optimizer! {
    pub struct Random78 { lr = 0.3665 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((w) / (abs(((w) / (eps))^3) + eps));
    }
}

optimizer! {
    pub struct Random79 { lr = 0.2164 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6317 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2 }
    update(w, g) {
        s0 = trace(0.9, sqrt((w)^2));
        let x0 = ln(0.3241) * (-(g));
        s1 = beta0 * prev(s1) + (1 - beta0) * ((1 - clamp(clamp(g, -1, 1), -1, 1)^2));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + 0.5 * lr * x0 + lr * s1 + lr * (((if (if g != 0 { 1 / (g) } else { x0 }) > w { s1 * (prev(s0)) } else { (g) / (eps) }))^3);
    }
}

optimizer! {
    pub struct Random80 { lr = 0.3653 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5552 where 0 <= beta0 < 1, flag = false , }
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
    pub struct Random81 { lr = 0.0487 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.8085 , }
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
    pub struct Random82 { lr = 0.416 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (g));
    }
}

optimizer! {
    pub struct Random83 { lr = 0.0718 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (-(ln(eps)));
    }
}

optimizer! {
    pub struct Random84 { lr = 0.3421 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, 1.2464);
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + 0.1 * prev(s0) + 0.1 * debias(s0) + 0.1 * s1 + 0.1 * s2 + lr * ((ln((2 - clamp(s0, -1, 1))) + ln((sqrt(eps) + eps)))));
    }
}

optimizer! {
    pub struct Random85 { lr = 0.2766 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g + 0.5 * lr * s0 + lr * ((min((g)^3, (0.9835 - 1.2145))) / (((1 - clamp(-0.9472, -1, 1)^2) + 1 / (1 + t))));
    }
}

optimizer! {
    pub struct Random86 { lr = 0.3614 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (max(ln(eps), 0));
    }
}

optimizer! {
    pub struct Random87 { lr = 0.3725 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (-((if -0.1175 != 0 { 1 / (-0.1175) } else { w * (0.4984) })));
    }
}

optimizer! {
    pub struct Random88 { lr = 0.3596 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (((if eps < -0.5 { (g * (g)) / (eps) } else { 0 }) + (2 - sign(g))));
    }
}

optimizer! {
    pub struct Random89 { lr = 0.1549 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = min(prev(s0) + 1, abs((g) / (eps)));
        s1 = ema(0.75, clamp(-(prev(s0)), -1, 1));
        s2 = 0.75 * prev(s2) + (1 - 0.75) * ((1 - clamp(prev(s0), -1, 1)^2));
        w -= lr * g + lr * s1 + 0.5 * lr * prev(s1) + 0.5 * lr * debias(s1) + 0.5 * lr * s2 + lr * ((2 - clamp((if -0.3993 >= 1 && -0.3993 <= 8 { ln(-0.3993) } else { g }), -1, 1)));
    }
}

optimizer! {
    pub struct Random90 { lr = 0.0265 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9512 where 0 <= beta0 < 1, beta1 = 0.8205 where 0 <= beta1 < 1, c = 1.9661 where c >= 1, flag = true , }
    state { s0 = 0.1, s1 = 0.1, s2 }
    update(w, g) {
        s0 = ema(beta1, abs(clamp(g, -1, 1)));
        let x0 = abs(clamp(c, -1, 1));
        s1 = ema(beta0, g);
        s2 = trace(beta0, (clamp(eps, -1, 1))^3);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * x0 + lr * s1 + 0.5 * lr * s2 + lr * ((1.0909)^3 * ((cos(s1) + s0 * (-0.1162))));
    }
    eval(w) {
        w = (-((if s2 > 0 { sqrt(s2) } else { s2 })) + (if flag && w >= s1 { (w + w) } else { w * (s1) }));
    }
}

optimizer! {
    pub struct Random91 { lr = 0.4076 where lr >= 0, beta0 = 0.9643 where 0 <= beta0 < 1, }
    state { s0 = lr, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, (-(w) + (w + g)));
        let x0 = (s0 * (-1.0217) + -(g));
        s1 = ema(beta0, (2 - sign(w)));
        let x1 = clamp(ln((t + 1)), -1, 1);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g + 0.1 * x0 + 0.1 * s1 + 0.5 * lr * x1 + 0.1 * s2 + lr * (min((min(x1, s1) - min(g, x0)), -1.8065)));
    }
}

optimizer! {
    pub struct Random92 { lr = 0.3934 where lr >= 0, eps = 1e-6 where eps > 0, n = 20u64 , }
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
    pub struct Random93 { lr = 0.3754 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5774 where 0 <= beta0 < 1, }
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
        let y = sign(-0.8683);
        w = w + lr * ((t * (clamp(s0, -1, 1)) + ((s0)^3 - (y)^3)));
    }
}

optimizer! {
    pub struct Random94 { lr = 0.2896 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random95 { lr = 0.0388 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (ln(max(eps, eps))));
    }
}

optimizer! {
    pub struct Random96 { lr = 0.1142 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
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
    pub struct Random97 { lr = 0.0312 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (g);
    }
}

optimizer! {
    pub struct Random98 { lr = 0.2439 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.75, (-(w) + w));
        w -= lr * g + 0.1 * s0 + lr * (ln((sqrt((2 - sign(s0))) + eps)));
    }
    eval(w, t) {
        let y = (s0) / (abs(w) + eps) * ((-0.1437) / (eps));
        if t > 2 {
            w = cos((y * (w) + clamp(s0, -1, 1)));
        } else {
            w = eps;
        }
    }
}

optimizer! {
    pub struct Random99 { lr = 0.4468 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6541 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.9, (min(g, g)) / (abs(g) + eps));
        let x0 = abs(prev(s0) * (g));
        s1 = ema(beta0, max(clamp(debias(s0), -1, 1), 0));
        w -= lr * g + lr * x0 + 0.5 * lr * s1 + lr * (cos(((if beta0 != 0 { 1 / (beta0) } else { t })) / (max(s1, eps))));
    }
}

optimizer! {
    pub struct Random100 { lr = 0.0359 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w, s1, s2 }
    update(w, g) {
        s0 = running_max(0.9, (lr - w));
        s1 = ema(0.75, eps);
        s2 = running_max(0.6, sqrt((s1)^2));
        let x2 = (1 - clamp((s1 + -1.8796), -1, 1)^2);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * prev(s0) + lr * s2 + 0.5 * lr * prev(s2) + 0.1 * x2 + lr * (((2 - sign(prev(s0))) + clamp(prev(s0), -1, 1)));
    }
}

optimizer! {
    pub struct Random101 { lr = 0.1248 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = running_max(0.9, (sqrt(max(w, 0)) + eps));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * ((if g != 0 { 1 / (g) } else { (if round(lr) < prev(s0) { (if eps < -0.5 { (prev(s0)) / (eps) } else { 0 }) } else { (w)^3 }) }));
    }
}

optimizer! {
    pub struct Random102 { lr = 0.1555 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6165 where 0 <= beta0 < 1, }
    state { s0 = w }
    update(w, g) {
        s0 = ema(beta0, w);
        let x0 = (if g < -0.5 { (eps) / (g) } else { 0 });
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * x0 + lr * ((x0) / (abs(0.7108) + eps) * (1.4089));
    }
}

optimizer! {
    pub struct Random103 { lr = 0.4901 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.4878 where c >= 0, n = 3u64 , }
    state { s0, s1 = 0.1, s2 = g^2 }
    update(w, g) {
        s0 = running_max(0.6, (1 + (g)^2) * (0.6015 * (eps)));
        let x0 = (2 - clamp(0.0623, -1, 1));
        s1 = 0.9 * prev(s1) + (1 - 0.9) * (ln(sqrt(s0 + eps)));
        let x1 = x0;
        s2 = ema(0.75, sqrt((if prev(s1) > 0 { sqrt(prev(s1)) } else { lr })));
        w -= lr * g / (abs(g) + eps) + lr * x1 + lr * s2 + lr * ((min(-0.0822 * (eps), (x1) / (abs(c) + eps))) / (abs(s2 * (s2) * ((n) / (x1))) + eps));
    }
}

optimizer! {
    pub struct Random104 { lr = 0.3206 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w }
    update(w, g) {
        s0 = trace(0.9, (-(-0.2473)) / (max(g, eps)));
        let x0 = (g + eps);
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.1 * x0 + lr * ((g) / ((2 - clamp(min(0.8703, g), -1, 1)))));
    }
}

optimizer! {
    pub struct Random105 { lr = 0.2038 where lr >= 0, eps = 1e-6 where eps > 0, n = 14u64 , }
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
    pub struct Random106 { lr = 0.3669 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random107 { lr = 0.3548 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5166 where 0 <= beta0 < 1, }
    update(w, g, t) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * ((if beta0 <= -1.2704 { -0.8825 } else { (t + 1) }) * (((w + g) + w))));
    }
}

optimizer! {
    pub struct Random108 { lr = 0.4944 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((ln((2 - clamp(w, -1, 1)))) / (abs(((if w > 0.933 { g } else { w })) / (max(g, eps))) + eps));
    }
}

optimizer! {
    pub struct Random109 { lr = 0.3097 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8706 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2, s2 = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, clamp((beta0) / (eps), 0, 1));
        s1 = trace(0.9, s0 * (abs(eps)));
        s2 = ema(0.9, ((0.3953 - w)) / (abs((w + prev(s1))) + eps));
        w -= lr * clamp(g, -1, 1) + 0.1 * s2 + lr * (s0);
    }
}

optimizer! {
    pub struct Random110 { lr = 0.2157 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.2713 where -2 <= c <= 2, n = 3u64 , }
    state { s0, s1 = g^2, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.9, clamp((t) / (abs(g) + eps), -1, 1));
        let x0 = (sqrt(sqrt(eps)) + eps);
        s1 = ema(0.6, clamp(min(x0, w), -1, 1));
        s2 = ema(0.75, (1 - clamp(n * (c), -1, 1)^2));
        w -= lr * g + 0.5 * lr * s0 + 0.1 * debias(s0) + 0.1 * s1 + 0.5 * lr * s2 + lr * (clamp(((if x0 >= 1 && x0 <= 8 { ln(x0) } else { -0.7849 }))^3, -1.4183, ln((x0 + 1 / (1 + t)))));
    }
}

optimizer! {
    pub struct Random111 { lr = 0.0103 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.75, ((sqrt(t)) / (eps) + g));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * (((s0)^3) / (1.2052) * ((if g <= w { g } else { w * (0.8576) })));
    }
}

optimizer! {
    pub struct Random112 { lr = 0.0842 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5684 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, (if (w) / (abs(w) + eps) < g { 1.1301 } else { (if -1.1705 < -0.5 { (g) / (-1.1705) } else { 0 }) }));
        s1 = min(prev(s1) + 1, (if s0 >= 1 && s0 <= 8 { ln(s0) } else { min(eps, w) }));
        let x1 = (s0 * (-0.2495) - (beta0) / (eps));
        w = 0.99 * w - (lr * g + 0.5 * lr * debias(s0) + 0.5 * lr * s1 + 0.1 * x1 + lr * (ln((2 - clamp((beta0 + debias(s0)), -1, 1)))));
    }
}

optimizer! {
    pub struct Random113 { lr = 0.0641 where lr >= 0, beta0 = 0.9707 where 0 <= beta0 < 1, beta1 = 0.6886 where 0 <= beta1 < 1, }
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
    pub struct Random114 { lr = 0.3286 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (-1.687));
    }
}

optimizer! {
    pub struct Random115 { lr = 0.1809 where lr >= 0, beta0 = 0.9262 where 0 <= beta0 < 1, }
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
    pub struct Random116 { lr = 0.475 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.7899 where -2 <= c <= 2, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = ema(0.6, abs(max(s0, s0)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + lr * debias(s1) + lr * (debias(s1) * ((c * (prev(s1))) / (eps)));
    }
}

optimizer! {
    pub struct Random117 { lr = 0.1668 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9049 where 0 <= beta0 < 1, beta1 = 0.8786 where 0 <= beta1 < 1, }
    state { s0, s1 = lr, s2 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * ((w + g) * (clamp(-1.7872, -1, 1)));
        s1 = ema(beta0, (sqrt((s0)^2) + eps));
        s2 = trace(beta0, eps);
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + lr * s2 + 0.1 * prev(s2) + lr * ((if (g - g) < beta1 { (if -(w) <= w { (if s1 > w { s0 } else { s0 }) } else { (g + s1) }) } else { (if s2 < prev(s1) { s0 } else { (beta1) / (eps) }) }));
    }
}

optimizer! {
    pub struct Random118 { lr = 0.0466 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6689 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (((w) / (eps))^3);
        w -= lr * sign(g) + lr * s0 + lr * ((clamp((s0) / (eps), -1, 1) + ((g) / (abs(s0) + eps) + (s0) / (abs(s0) + eps))));
    }
}

optimizer! {
    pub struct Random119 { lr = 0.2691 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6445 where 0 <= beta1 < 1, flag = false , }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, (1 - clamp(lr, -1, 1)^2) * ((2 - sign(g))));
        let x0 = ((debias(s0)) / (eps) + (g - beta1));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * prev(s0) + 0.1 * x0 + lr * ((if floor(-1.2591) >= s0 { (g) / (eps) } else { (debias(s0)) / (eps) }) * ((if (lr) / (eps) > debias(s0) { w } else { g }))));
    }
    eval(w, t) {
        let y = ((1 - clamp(debias(s0), -1, 1)^2) + abs(w));
        if flag {
            w = (if flag { (if w >= 1 && w <= 8 { ln(w) } else { w }) } else { (w) / (eps) }) * (y);
        } else {
            w *= ((0.5203) / (abs(beta1) + eps) + 1 / (1 + t));
        }
    }
}

optimizer! {
    pub struct Random120 { lr = 0.272 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * ((((g) / (0.8721) + 1.719) - (if (lr)^3 < w { (if g > w { g } else { g }) } else { min(eps, eps) }))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = ((w) / (1.0589))^2;
        w = (if t != 0 { 1 / (t) } else { (if lr >= 1 && lr <= 8 { ln(lr) } else { (w) / (abs(-1.6014) + eps) }) });
    }
}

optimizer! {
    pub struct Random121 { lr = 0.2988 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.3003 where c >= 0, flag = false , }
    state { s0 = lr, s1 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (((w)^3) / ((-0.9435 + 1.3)));
        s1 = min(prev(s1) + 1, (2 - sign((if c > 0 { sqrt(c) } else { g }))));
        let x1 = ((w + prev(s0))) / (exp(clamp(w, -3, 3)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s1 + lr * x1 + lr * ((if !flag { clamp(prev(s0), -1, 1) } else { prev(s0) })));
    }
}

optimizer! {
    pub struct Random122 { lr = 0.2511 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8004 where 0 <= beta0 < 1, c = 1.7125 where c >= 0, }
    state { s0 = w, s1, s2 }
    update(w, g, t) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (min((1 - 0.9^t) * (w), (w) / (eps)));
        let x0 = exp(clamp((w) / (abs(s0) + eps), -3, 3));
        s1 = trace(0.9, x0);
        s2 = ema(beta0, ((if lr < beta0 { s1 } else { x0 })) / (abs(s0) + eps));
        let x2 = max((c) / (0.5867), eps);
        w -= lr * clamp(g, -1, 1) + lr * s2 + 0.5 * lr * x2 + lr * (clamp(ln((s1 + eps)), -1, 1));
    }
    eval(w) {
        let y = s1;
        w *= (sign(y)) / ((2 - clamp(s1, -1, 1)));
    }
}

optimizer! {
    pub struct Random123 { lr = 0.4325 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((if g < -0.5 { (w) / (g) } else { 0 }));
    }
    eval(w) {
        w = -1.8712;
    }
}

optimizer! {
    pub struct Random124 { lr = 0.2762 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random125 { lr = 0.4671 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8289 where 0 <= beta0 < 1, c = 1.2165 where c >= 1, }
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
    pub struct Random126 { lr = 0.2327 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6301 where 0 <= beta0 < 1, beta1 = 0.9633 where 0 <= beta1 < 1, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, eps);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * debias(s0) + 0.5 * lr * s1 + lr * (((sqrt(t) * ((t + 1)))^3 - -(min(w, beta1))));
    }
}

optimizer! {
    pub struct Random127 { lr = 0.1868 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8277 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, (if w >= 1 && w <= 8 { ln(w) } else { w }) * (-(lr)));
        s1 = ema(beta0, (sqrt(eps))^0.3);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.5 * lr * s1 + 0.1 * s2 + lr * ((((if s0 > w { s0 } else { s2 })) / ((sqrt(s1) + eps))) / (1.339)));
    }
}

optimizer! {
    pub struct Random128 { lr = 0.486 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = (if w * (w) < s0 { (1.322) / (eps) } else { s0 });
        s1 = max(prev(s1), (1 - clamp(1.6072, -1, 1)^2));
        w -= lr * g + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * (((min(s0, s1))^3)^3);
    }
}

optimizer! {
    pub struct Random129 { lr = 0.4534 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8749 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (1 - clamp(1.9459, -1, 1)^2) * ((w) / (abs(g) + eps)));
        let x0 = (if (if s0 > w { w } else { g }) >= g { (w - prev(s0)) } else { s0 });
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * x0 + lr * (min(-((if beta0 >= 1 && beta0 <= 8 { ln(beta0) } else { w })), (if beta0 < -0.5 { ((w + -1.6384)) / (beta0) } else { 0 }))));
    }
}

optimizer! {
    pub struct Random130 { lr = 0.4167 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random131 { lr = 0.4598 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.711 where 0 <= beta0 < 1, flag = false , }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(beta0, min(1.9382, -0.0962));
        let x0 = ((sqrt(t) + eps) + 1 / (1 + t));
        s1 = min(prev(s1) + 1, x0);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * s1 + lr * (((min(beta0, s1)) / (clamp(s1, prev(s1), t))) / (abs(1.466 * (clamp(-0.9044, s0, s1))) + eps)));
    }
    eval(w, t) {
        let y = w;
        if flag {
            w = w + lr * (y);
        } else {
            w *= (abs(w) + 1 / (1 + t));
        }
    }
}

optimizer! {
    pub struct Random132 { lr = 0.1765 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.9565 where -2 <= c <= 2, flag = false , }
    state { s0 = lr, s1, s2 }
    update(w, g) {
        s0 = ema(0.9, (-(-1.7686) - w * (c)));
        s1 = ema(0.9, ((if flag { -0.0197 } else { g }))^3);
        let x1 = (min(debias(s1), w) + exp(clamp(-1.4197, -3, 3)));
        s2 = 0.9 * prev(s2) + (1 - 0.9) * (-(x1 * (x1)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * prev(s0) + 0.1 * s2 + lr * (((w) / (eps))^2));
    }
    eval(w) {
        w += 0.5 * ((debias(s1)) / (abs(s2) + eps) * (ln(1.2349)) - w);
    }
}

optimizer! {
    pub struct Random133 { lr = 0.0571 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5555 where 0 <= beta0 < 1, }
    state { s0 = w, s1 }
    update(w, g, t) {
        s0 = ema(0.9, (0.3215 - (-1.3007) / (0.2042)));
        let x0 = clamp((t - 1.7666), 0, 1);
        s1 = running_max(beta0, (2 - clamp(w, -1, 1)) * (sqrt(1.2602 + eps)));
        let x1 = ln((1 / t + 1 / (1 + t)));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * x0 + 0.5 * lr * s1 + 0.1 * x1 + lr * ((clamp(s1, 0, 1) - ((lr + -1.5336) - clamp(s0, -1, 1))));
    }
}

optimizer! {
    pub struct Random134 { lr = 0.0106 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(0.6, (ln(0.3404)) / (sqrt(0.7787 + eps)));
        let x0 = ((t + 1) * (eps))^3;
        s1 = ema(0.6, s0);
        s2 = max(prev(s2), eps);
        w -= lr * g + 0.1 * x0 + lr * s1 + lr * s2 + lr * (((s2 * (w)) / (abs(clamp(1 / t, -1, 1)) + eps) - ln(eps) * (((t + 1)) / (eps))));
    }
}

optimizer! {
    pub struct Random135 { lr = 0.1272 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = max(prev(s0), ((g) / (eps))^2);
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * ((clamp((1 - 0.9^t), -1, 1))^3 * (clamp(eps * (g), -1, 1)));
    }
}

optimizer! {
    pub struct Random136 { lr = 0.1818 where lr >= 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (clamp(lr, -1, 1))^3);
        s1 = prev(s1) * (1 - 0.5^t);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * s1 + lr * (s1);
    }
}

optimizer! {
    pub struct Random137 { lr = 0.4201 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * ((if eps != 0 { 1 / (eps) } else { (w) / ((sqrt(0.9734) + eps)) })));
    }
}

optimizer! {
    pub struct Random138 { lr = 0.1748 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9231 where 0 <= beta0 < 1, }
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
    pub struct Random139 { lr = 0.4955 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random140 { lr = 0.2578 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    update(w, g, t) {
        w -= lr * g + lr * ((min(w, w)) / (sqrt(1 / t)) * (eps * ((0.4735)^3)));
    }
    eval(w, t) {
        if flag {
            w *= ((1 - clamp(w, -1, 1)^2) + 1 / (1 + t));
        } else {
            w *= max(w, eps) * (1.7237 * (eps));
        }
    }
}

optimizer! {
    pub struct Random141 { lr = 0.4034 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((abs(g)) / (sqrt(1.7237 + eps)));
    }
}

optimizer! {
    pub struct Random142 { lr = 0.176 where lr >= 0, }
    state { s0: scalar = 1, s1 = 0.1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = running_max(0.75, -(min(w, w)));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * s1 + lr * (round(clamp(ln(1.1397), -1, 1)));
    }
}

optimizer! {
    pub struct Random143 { lr = 0.4242 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5664 where 0 <= beta0 < 1, beta1 = 0.9049 where 0 <= beta1 < 1, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, (eps)^3);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (-(min(clamp(beta1, -1, 1), (g)^3)));
    }
}

optimizer! {
    pub struct Random144 { lr = 0.4124 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (clamp(w, -1, 1) * (g * (w)) * (eps * (clamp(1.1576, -1, 1)))));
    }
}

optimizer! {
    pub struct Random145 { lr = 0.2008 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0 = w, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * (ln(eps * (eps)));
        s1 = ema(0.6, (if sqrt(t) * (s0) > -1.4714 { eps } else { (t + 1) }));
        s2 = prev(s2) * (1 - 0.5^t);
        let x2 = (sqrt((eps) / (eps)) + eps);
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + lr * s2 + 0.5 * lr * x2 + lr * ((-0.3279) / ((sqrt((1 - clamp(s2, -1, 1)^2)) + eps)));
    }
    eval(w) {
        let y = (2 - sign((1.0715)^3));
        if flag {
            w = (sign((s2 + lr)) + (exp(clamp(s0, -3, 3))) / (abs(s2) + eps));
        } else {
            w += 0.5 * (((s2 - y))^3 - w);
        }
    }
}

optimizer! {
    pub struct Random146 { lr = 0.4453 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1 = lr, s2 }
    update(w, g, t) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * ((if w > 0 { sqrt(w) } else { (g + lr) }));
        let x0 = (sqrt((2 - sign(g))) + eps);
        s1 = min(prev(s1) + 1, (1 / t + cos(-0.485)));
        let x1 = clamp((if s0 < s1 { s1 } else { t }), -1, 1);
        s2 = 0.75 * prev(s2) + (1 - 0.75) * (((1 - clamp(g, -1, 1)^2))^1.5);
        w = 0.99 * w - (lr * sign(g) + 0.1 * x0 + 0.5 * lr * x1 + 0.5 * lr * s2 + lr * (ln(t)));
    }
}

optimizer! {
    pub struct Random147 { lr = 0.179 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8313 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = lr }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * ((1 - clamp(ln(1.7301), -1, 1)^2));
        let x0 = (sqrt((1 - clamp(w, -1, 1)^2)) + eps);
        s1 = ema(0.9, (-(0.7814))^2);
        let x1 = min(clamp(-1.2149, -1, 1), w);
        w = 0.99 * w - (lr * g + lr * s0 + 0.1 * x0 + 0.5 * lr * s1 + 0.1 * x1 + lr * ((if x1 > -0.0288 { -(-(w)) } else { max(g, (if 0.4198 != 0 { 1 / (0.4198) } else { x1 })) })));
    }
}

optimizer! {
    pub struct Random148 { lr = 0.4431 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, sqrt((w)^2));
        let x0 = (1 + (s0)^2);
        w -= lr * sign(g) + 0.5 * lr * x0 + lr * ((((x0 - s0)) / (abs((t) / (x0)) + eps)) / ((sqrt(x0) + eps) * ((2 - clamp(x0, -1, 1)))));
    }
    eval(w) {
        w *= (sqrt(s0) + eps);
    }
}

optimizer! {
    pub struct Random149 { lr = 0.1102 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7809 where 0 <= beta0 < 1, c = 1.0026 where -2 <= c <= 2, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, (if w >= 1 && w <= 8 { ln(w) } else { w }));
        let x0 = (0.5145 * (w) + -(s0));
        w = 0.99 * w - (lr * sign(g) + lr * x0 + lr * (ln(((lr) / (eps) + 1 / (1 + t)))));
    }
    eval(w) {
        w = ((clamp(s0, -1, 1) - c)) / ((sqrt(eps) + eps));
    }
}

optimizer! {
    pub struct Random150 { lr = 0.1267 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (ln((abs(1.9394) + eps)));
    }
}

optimizer! {
    pub struct Random151 { lr = 0.0422 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5165 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = eps;
        s1 = ema(beta0, x0);
        let x1 = -(w) * ((eps - s1));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * x1 + lr * (s0);
    }
}

optimizer! {
    pub struct Random152 { lr = 0.3842 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8199 where 0 <= beta0 < 1, c = 1.2129 where c >= 0, }
    state { s0 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (abs(g * (c)));
        let x0 = 1.685;
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * x0 + lr * (((beta0) / (eps)) / (abs((if x0 != 0 { 1 / (x0) } else { -0.8654 })) + eps) * ((s0) / (eps))));
    }
}

optimizer! {
    pub struct Random153 { lr = 0.0026 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, ((if g >= 1 && g <= 8 { ln(g) } else { g }))^2);
        s1 = ema(0.9, (2 - sign(ln(eps))));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * s1 + 0.1 * prev(s1) + lr * (s0);
    }
}

optimizer! {
    pub struct Random154 { lr = 0.4128 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random155 { lr = 0.4765 where lr >= 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * sign(g) + lr * (min((t + 1) * (1.3888), (0.9946) / (0.1228)) * (((if g <= lr { g } else { sqrt(t) })) / (exp(clamp(w, -3, 3))))));
    }
}

optimizer! {
    pub struct Random156 { lr = 0.3282 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (g));
    }
}

optimizer! {
    pub struct Random157 { lr = 0.4556 where lr >= 0, beta0 = 0.6295 where 0 <= beta0 < 1, }
    update(w, g, t) {
        w -= lr * g + lr * ((((if sqrt(t) > -0.4709 { w } else { w }) + (beta0 + w)))^3);
    }
}

optimizer! {
    pub struct Random158 { lr = 0.1023 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7963 where 0 <= beta0 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (((if beta0 > 0 { sqrt(beta0) } else { g })) / (abs(g) + eps)));
    }
}

optimizer! {
    pub struct Random159 { lr = 0.4614 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1, s2 }
    update(w, g) {
        s0 = ema(0.75, (min(w, g))^3);
        let x0 = ((debias(s0) + -0.9083))^3;
        s1 = running_max(0.75, (s0) / ((2 - clamp(w, -1, 1))));
        let x1 = sqrt(eps * (1.755));
        s2 = min(prev(s2) + 1, clamp((if s1 > s0 { debias(s0) } else { debias(s0) }), 0, 1));
        w -= lr * g + lr * x0 + 0.5 * lr * prev(s1) + 0.1 * x1 + 0.1 * s2 + lr * (-((if 1.7621 >= 1 && 1.7621 <= 8 { ln(1.7621) } else { x1 })));
    }
    eval(w) {
        let y = (sqrt(max(s0, 0)) + eps);
        w = w + lr * (sqrt(y));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_random_rule {
    ($call:ident) => {
        $call! { Random0 Random1 Random2 Random3 Random4 Random5 Random6 Random7 Random8 Random9 Random10 Random11 Random12 Random13 Random14 Random15 Random16 Random17 Random18 Random19 Random20 Random21 Random22 Random23 Random24 Random25 Random26 Random27 Random28 Random29 Random30 Random31 Random32 Random33 Random34 Random35 Random36 Random37 Random38 Random39 Random40 Random41 Random42 Random43 Random44 Random45 Random46 Random47 Random48 Random49 Random50 Random51 Random52 Random53 Random54 Random55 Random56 Random57 Random58 Random59 Random60 Random61 Random62 Random63 Random64 Random65 Random66 Random67 Random68 Random69 Random70 Random71 Random72 Random73 Random74 Random75 Random76 Random77 Random78 Random79 Random80 Random81 Random82 Random83 Random84 Random85 Random86 Random87 Random88 Random89 Random90 Random91 Random92 Random93 Random94 Random95 Random96 Random97 Random98 Random99 Random100 Random101 Random102 Random103 Random104 Random105 Random106 Random107 Random108 Random109 Random110 Random111 Random112 Random113 Random114 Random115 Random116 Random117 Random118 Random119 Random120 Random121 Random122 Random123 Random124 Random125 Random126 Random127 Random128 Random129 Random130 Random131 Random132 Random133 Random134 Random135 Random136 Random137 Random138 Random139 Random140 Random141 Random142 Random143 Random144 Random145 Random146 Random147 Random148 Random149 Random150 Random151 Random152 Random153 Random154 Random155 Random156 Random157 Random158 Random159 }
    };
}
