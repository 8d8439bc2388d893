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
        s0 = ema(beta1, cos(eps));
        let x0 = (n) / (1.68 * (eps));
        s1 = min(prev(s1) + 1, ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { x0 }) + lr));
        s2 = min(prev(s2) + 1, abs(clamp(prev(s0), -1, 1)));
        let x2 = (max(1.5984, 0))^1.5;
        w -= lr * sign(g) + 0.1 * debias(s0) + 0.5 * lr * s1 + 0.5 * lr * s2 + 0.5 * lr * x2 + lr * (ln(max(ln((t + 1)), eps)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ((if s2 >= 1 && s2 <= 8 { ln(s2) } else { s0 }))^2;
        w *= (sqrt(min(beta1, beta1)) + eps);
    }
}

optimizer! {
    pub struct Random4 { lr = 0.47 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7472 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = 0.1, s2 }
    update(w, g) {
        s0 = trace(beta0, min((if g > 0 { sqrt(g) } else { g }), min(g, eps)));
        let x0 = (g)^2;
        s1 = ema(beta0, min(x0, clamp(g, -1, 1)));
        s2 = trace(beta0, (1 + (-0.3339)^2) * ((x0)^1.5));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.1 * s1 + 0.1 * s2 + lr * ((1 - clamp(min(s1, g), -1, 1)^2));
    }
}

optimizer! {
    pub struct Random5 { lr = 0.3194 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5153 where 0 <= beta0 < 1, c = 1.3951 where -2 <= c <= 2, n = 3u64 , }
    state { s0: scalar = 1, s1, s2 = lr }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = max(prev(s1), ln(eps));
        let x1 = ((g) / (0.8738))^2;
        s2 = ema(beta0, (2 - sign(s1)));
        w -= lr * sign(g) + lr * s0 + 0.5 * lr * x1 + 0.5 * lr * s2 + lr * ((((g) / (abs(s1) + eps) + (x1 + s1))) / (exp(clamp(n * (c), -3, 3))));
    }
}

optimizer! {
    pub struct Random6 { lr = 0.4098 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((0.6053 + g));
    }
}

optimizer! {
    pub struct Random7 { lr = 0.477 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.9, ((g - w)) / (eps));
        let x0 = abs(cos(-0.0873));
        s1 = ema(0.75, abs(-0.4502 * (x0)));
        w -= lr * g + 0.5 * lr * s0 + 0.5 * lr * debias(s0) + 0.1 * s1 + 0.1 * prev(s1) + lr * debias(s1) + lr * ((if debias(s1) > 0 { sqrt(debias(s1)) } else { (if sqrt(t) < -0.5 { ((1.0447 - prev(s1))) / (sqrt(t)) } else { 0 }) }));
    }
}

optimizer! {
    pub struct Random8 { lr = 0.2063 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (w));
    }
}

optimizer! {
    pub struct Random9 { lr = 0.2493 where lr >= 0, beta0 = 0.7295 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, max((w)^3, 0));
        let x0 = 1.0132;
        w = 0.99 * w - (lr * g + lr * s0 + lr * x0 + lr * ((x0) / (x0 * (exp(clamp(g, -3, 3))))));
    }
}

optimizer! {
    pub struct Random10 { lr = 0.028 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * ((floor(w))^2);
        s1 = prev(s1) * (1 - 0.5^t);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.1 * s1 + lr * (-((eps) / (eps)) * ((g) / (abs(ln(eps)) + eps))));
    }
}

optimizer! {
    pub struct Random11 { lr = 0.2446 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7542 where 0 <= beta0 < 1, }
    state { s0 = w, s1: scalar = 1 }
    update(w, g, t) {
        s0 = running_max(0.9, (w * (g) + (g)^3));
        s1 = prev(s1) * (1 - 1 / (t + 1));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.1 * s1 + lr * (((clamp(beta0, -1, 1) + ((1 - 0.9^t))^3) + (if w >= 1 && w <= 8 { ln(w) } else { (w) / (eps) })));
    }
    eval(w) {
        if s1 < 0.9 {
            w = (clamp(-1.4977, -1, 1)) / (exp(clamp((beta0) / (eps), -3, 3)));
        } else {
            w *= (2 - clamp(-1.6461 * (s1), -1, 1));
        }
    }
}

optimizer! {
    pub struct Random12 { lr = 0.0261 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8942 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (eps);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * ((clamp(beta0, -1, 1) * ((g) / (abs(s0) + eps)))^3);
    }
}

optimizer! {
    pub struct Random13 { lr = 0.1406 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5645 where 0 <= beta0 < 1, }
    update(w, g, t) {
        w -= lr * g + lr * (((if -(1 / t) >= (t + 1) { w * (w) } else { sqrt(eps) }) - ((if beta0 >= 1 && beta0 <= 8 { ln(beta0) } else { w })) / ((sqrt(eps) + eps))));
    }
    eval(w) {
        w = ln(eps);
    }
}

optimizer! {
    pub struct Random14 { lr = 0.2618 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = trace(0.6, (clamp(g, -1, 1) - w));
        let x0 = exp(clamp(s0, -3, 3));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * x0 + lr * ((if t != 0 { 1 / (t) } else { min(g, eps) }) * ((s0 * (lr) - (eps) / (x0))));
    }
}

optimizer! {
    pub struct Random15 { lr = 0.172 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (eps * (w));
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
        s1 = running_max(beta0, cbrt(ln(eps)));
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
    pub struct Random26 { lr = 0.0502 where lr >= 0, eps = 1e-6 where eps > 0, n = 7u64 , }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9, (2 - sign(w)) * (abs(w)));
        let x0 = max((g - debias(s0)), eps);
        w -= lr * g / (abs(g) + eps) + lr * x0 + lr * (((1 - 0.9^t)) / (((debias(s0) + debias(s0)) + 1 / (1 + t))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (1 - clamp(min(0.3707, n), -1, 1)^2);
        w *= ((1 - clamp((t + 1), -1, 1)^2) + 1 / (1 + t));
    }
}

optimizer! {
    pub struct Random27 { lr = 0.0493 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * (-1.5347);
    }
}

optimizer! {
    pub struct Random28 { lr = 0.4168 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.8291 where c >= 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, max((-0.9787 - w), eps));
        s1 = ema(0.9, (if (if s0 != 0 { 1 / (s0) } else { 1.0333 }) >= 0.0484 { c * (c) } else { (-0.0526 - eps) }));
        let x1 = eps;
        w = 0.99 * w - (lr * sign(g) + 0.1 * s1 + 0.1 * prev(s1) + 0.5 * lr * x1 + lr * (((if (c) / (x1) > w { (w)^3 } else { x1 }) - (if x1 > eps { prev(s1) * (w) } else { (if s1 > 0 { sqrt(s1) } else { w }) }))));
    }
}

optimizer! {
    pub struct Random29 { lr = 0.4727 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (1.474));
    }
}

optimizer! {
    pub struct Random30 { lr = 0.3032 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (((-1.6884) / (abs(g) + eps)) / (abs((0.1335) / (eps)) + eps));
        let x0 = sqrt((2 - sign(w)) + eps);
        s1 = ema(0.6, (-0.8185 + g));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * ((((1 / t) / (abs(s1) + eps) - -0.9326)) / (exp(clamp(eps, -3, 3)))));
    }
    eval(w) {
        w *= eps;
    }
}

optimizer! {
    pub struct Random31 { lr = 0.3468 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7859 where 0 <= beta0 < 1, }
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
    pub struct Random32 { lr = 0.3424 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7776 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, clamp(g, -1, 1));
        s1 = ema(beta0, (w + -1.8498) * (prev(s0)));
        let x1 = 0.9885;
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * ((if s0 * (-0.6484) < s1 { (-(0.2742) - eps) } else { atan2(s0 * (eps), clamp(s1, -1, 1)) }));
    }
}

optimizer! {
    pub struct Random33 { lr = 0.0896 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8786 where 0 <= beta1 < 1, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta1, (eps + eps));
        let x0 = max((g) / (eps), 0);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * ((if -0.3714 < -0.5 { ((s1) / (eps)) / (-0.3714) } else { 0 }) * (expm1(clamp((if w >= 1 && w <= 8 { ln(w) } else { s1 }), -3, 3))));
    }
    eval(w, t) {
        if t > 2 {
            w += 0.5 * ((if -0.4061 != 0 { 1 / (-0.4061) } else { (1.7512 + 0.5222) }) - w);
        } else {
            w = abs((s1) / (eps));
        }
    }
}

optimizer! {
    pub struct Random34 { lr = 0.2475 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (ln((1 + ((if w != 0 { 1 / (w) } else { w }))^2)));
    }
}

optimizer! {
    pub struct Random35 { lr = 0.0409 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, ((sqrt(t) + eps))^0.5);
        s1 = ema(0.9, (s0 + g) * ((eps) / (abs(s0) + eps)));
        s2 = 0.9 * prev(s2) + (1 - 0.9) * ((eps * (s0)) / ((sqrt(0.6804) + eps)));
        let x2 = (2 - sign(-(s1)));
        w -= lr * clamp(g, -1, 1) + 0.1 * prev(s1) + 0.1 * s2 + lr * x2 + lr * (((s1 + x2)) / (exp(clamp(-(s1), -3, 3))));
    }
    eval(w, t) {
        let y = (min(s0, 1.8451))^3;
        w = w + lr * (((if y * (y) >= s0 { (-1.632)^3 } else { min(s1, y) }) - (lr) / ((1 + (sqrt(t))^2))));
    }
}

optimizer! {
    pub struct Random36 { lr = 0.0159 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr }
    update(w, g, t) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * (((-1.632)^3)^2);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * ((ln((sqrt(prev(s0)) + eps)) - (eps) / ((1 + (sqrt(t))^2))));
    }
}

optimizer! {
    pub struct Random37 { lr = 0.1117 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5606 where 0 <= beta0 < 1, }
    state { s0, s1: scalar = 1, s2 }
    update(w, g, t) {
        s0 = ema(beta0, (0.2387) / (abs(w) + eps) * ((w - g)));
        let x0 = eps * (eps);
        s1 = prev(s1) * (0.9);
        let x1 = (2 - clamp(ln(x0), -1, 1));
        s2 = ema(beta0, (g)^2);
        let x2 = (sqrt(s1) + eps);
        w -= lr * sign(g) + 0.1 * s0 + 0.1 * x1 + 0.5 * lr * s2 + 0.1 * debias(s2) + 0.5 * lr * x2 + lr * (((1 / t) / (eps)) / (x0 * (eps)) * ((min((t + 1), x0))^3));
    }
    eval(w) {
        w += 0.5 * ((if s1 < -0.5 { (-(-1.4833)) / (s1) } else { 0 }) - w);
    }
}

optimizer! {
    pub struct Random38 { lr = 0.011 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9, (w) / (eps));
        let x0 = 0.1537;
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * x0 + lr * ((sign((g) / (x0))) / ((if sqrt(t) != 0 { 1 / (sqrt(t)) } else { (x0)^3 }))));
    }
    eval(w) {
        let y = (1 - clamp(min(w, w), -1, 1)^2);
        w = w + lr * ((if min(s0, y) < -1.7455 { ((w) / (eps) + y * (1.4788)) } else { clamp(lr, 0, 1) }));
    }
}

optimizer! {
    pub struct Random39 { lr = 0.2 where lr >= 0, eps = 1e-6 where eps > 0, n = 9u64 , }
    update(w, g) {
        w -= lr * g + lr * ((if g < n { (if w >= 1 && w <= 8 { ln(w) } else { min(g, n) }) } else { ((w + eps) - w * (g)) }));
    }
}

optimizer! {
    pub struct Random40 { lr = 0.4728 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = trace(0.75, max((g)^3, 0));
        s1 = ema(0.75, ((g) / (eps)) / (abs(w) + eps));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.1 * s1 + lr * ((if s1 >= 1 && s1 <= 8 { ln(s1) } else { ln((sqrt(s0) + eps)) })));
    }
}

optimizer! {
    pub struct Random41 { lr = 0.2009 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7449 where 0 <= beta1 < 1, }
    state { s0 = lr, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, ((g) / (eps)) / ((eps + 1 / (1 + t))));
        let x0 = ((w)^2 + eps);
        s1 = max(prev(s1), clamp(cbrt(prev(s0)), 0, 1));
        let x1 = abs((if beta1 <= x0 { prev(s1) } else { eps }));
        s2 = max(prev(s2), (prev(s0)) / (x0) * (prev(s0)));
        let x2 = (w)^2;
        w -= lr * g + lr * x1 + lr * s2 + lr * x2 + lr * (((min(prev(s0), w))^3) / ((sqrt((x2)^2) + eps)));
    }
}

optimizer! {
    pub struct Random42 { lr = 0.373 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7796 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (ln((t + 1)));
        s1 = max(prev(s1), ((s0 - g))^2);
        let x1 = -(s1) * ((w + g));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * x1 + lr * (ln((clamp(-0.3788, 0, 1) + 1 / (1 + t))));
    }
    eval(w) {
        let y = sqrt(abs(s0));
        w += 0.5 * ((y) / ((0.3086) / (eps)) - w);
    }
}

optimizer! {
    pub struct Random43 { lr = 0.2883 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1: scalar = 1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        s1 = prev(s1) * (1 - 0.5^t);
        let x1 = (s1 + 1 / (1 + t));
        s2 = prev(s2) * (1 - 0.5^t);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * x1 + lr * s2 + lr * (((1 / t + s0)) / (sqrt((x1)^2 + eps)));
    }
}

optimizer! {
    pub struct Random44 { lr = 0.1155 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (atan2((ln(eps)) / (abs(min(1 / t, w)) + eps), clamp(w, min(g, g), (if 1.0748 != 0 { 1 / (1.0748) } else { w })))));
    }
}

optimizer! {
    pub struct Random45 { lr = 0.0819 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9176 where 0 <= beta0 < 1, }
    state { s0 = w }
    update(w, g) {
        s0 = ema(beta0, ((if 0.5266 < -0.5 { (-1.6184) / (0.5266) } else { 0 }) + g));
        let x0 = (0.9376)^2 * ((eps + eps));
        w -= lr * sign(g) + lr * s0 + lr * prev(s0) + 0.5 * lr * x0 + lr * ((eps) / (abs(max((prev(s0) - x0), (0.1597 + w))) + eps));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ((w)^2)^1.5;
        w *= exp(clamp((if w < -0.4283 { s0 } else { s0 }), -3, 3));
    }
}

optimizer! {
    pub struct Random46 { lr = 0.3479 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.821 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = trace(0.9, (1 - clamp((g) / (eps), -1, 1)^2));
        s1 = ema(0.9, (if (s0 + s0) <= w { sqrt(t) } else { (0.2436 - beta0) }));
        let x1 = ln(sqrt(s0 + eps));
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + 0.5 * lr * prev(s1) + 0.5 * lr * x1 + lr * (abs(s0));
    }
}

optimizer! {
    pub struct Random47 { lr = 0.4271 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8182 where 0 <= beta0 < 1, }
    state { s0 = w, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = running_max(beta0, (if g > -0.6975 { g } else { w }) * (w));
        s1 = ema(beta0, beta0);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * s1 + 0.5 * lr * debias(s1) + 0.1 * s2 + lr * ((g - ((debias(s1)) / (abs(1.642) + eps)) / ((1 + (g)^2)))));
    }
}

optimizer! {
    pub struct Random48 { lr = 0.235 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6872 where 0 <= beta1 < 1, }
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
    pub struct Random49 { lr = 0.437 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (g);
    }
}

optimizer! {
    pub struct Random50 { lr = 0.3882 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (w);
    }
}

optimizer! {
    pub struct Random51 { lr = 0.3586 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (((-(-0.1522) + (if g >= 1 && g <= 8 { ln(g) } else { w })))^3);
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
        s1 = min(prev(s1) + 1, (if s0 >= 1 && s0 <= 8 { ln(s0) } else { sqrt(1 / t) }));
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
    pub struct Random62 { lr = 0.4516 where lr >= 0, }
    state { s0: scalar = 1, s1: scalar = 1, s2 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        s1 = prev(s1) * (1 - 0.5^t);
        let x1 = (g)^2;
        s2 = ema(0.6, (x1 + x1));
        w = 0.99 * w - (lr * g + lr * s0 + lr * s1 + lr * s2 + lr * prev(s2) + lr * (ln((2 - clamp(-(s1), -1, 1)))));
    }
    eval(w) {
        w += 0.5 * (sqrt((s2)^2) - w);
    }
}

optimizer! {
    pub struct Random63 { lr = 0.2366 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6903 where 0 <= beta0 < 1, c = 1.3177 where -2 <= c <= 2, flag = true , }
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
    pub struct Random64 { lr = 0.4168 where lr >= 0, }
    state { s0 = lr }
    update(w, g) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * (clamp(g, 0, 1) * ((0.6243)^0.3));
        w -= lr * g + 0.5 * lr * s0 + lr * ((if g != 0 { 1 / (g) } else { w }));
    }
}

optimizer! {
    pub struct Random65 { lr = 0.3371 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5924 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, max(w, 0));
        let x0 = (w) / (t) * ((w) / (eps));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * x0 + lr * ((if ln(1 / t) > s0 { sin(clamp(s0, -1, 1)) } else { ((-1.2568) / (abs(1.524) + eps))^3 }));
    }
    eval(w) {
        w = (w) / (abs(((if w <= 1.8741 { s0 } else { w }) - (s0) / (eps))) + eps);
    }
}

optimizer! {
    pub struct Random66 { lr = 0.457 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9623 where 0 <= beta0 < 1, beta1 = 0.5442 where 0 <= beta1 < 1, }
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
            w = atan2(min(clamp(w, -1, 1), (w) / (eps)), (min(lr, s0)) / ((s0 + 1 / (1 + t))));
        }
    }
}

optimizer! {
    pub struct Random67 { lr = 0.2559 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * ((g - -((lr + w))));
    }
}

optimizer! {
    pub struct Random68 { lr = 0.4841 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, clamp(min(lr, g), -1, 1));
        let x0 = g;
        s1 = trace(0.9, ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { s0 }))^2);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * x0 + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * ((0.8929) / (max(w, eps)) * ((if ln(eps) <= x0 { prev(s1) } else { abs(eps) }))));
    }
}

optimizer! {
    pub struct Random69 { lr = 0.177 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8166 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, sqrt((eps + eps)));
        w = 0.99 * w - (lr * g + lr * s0 + lr * ((min(s0, 1.2331) + ln(eps)) * (-(eps))));
    }
}

optimizer! {
    pub struct Random70 { lr = 0.1442 where lr >= 0, }
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
    pub struct Random71 { lr = 0.4105 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.75, (1 - clamp(ln(eps), -1, 1)^2));
        let x0 = w;
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((2 - sign((g)^3)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.1 * prev(s0) + lr * x0 + 0.1 * s1 + lr * ((if (if prev(s1) >= (t + 1) { prev(s1) } else { w }) >= s0 { (if (s0 + prev(s1)) <= s1 { x0 } else { ln(eps) }) } else { expm1(clamp(prev(s0), -3, 3)) })));
    }
}

optimizer! {
    pub struct Random72 { lr = 0.1592 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (g);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (eps) / ((t + eps));
        w += 0.5 * ((-1.8716 - expm1(clamp(w, -3, 3))) - w);
    }
}

optimizer! {
    pub struct Random73 { lr = 0.0306 where lr >= 0, beta1 = 0.6361 where 0 <= beta1 < 1, }
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
    pub struct Random74 { lr = 0.412 where lr >= 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * ((g + (1.2962 + g)) * ((if g < -0.5 { ((1 - 0.9^t) * (w)) / (g) } else { 0 })));
    }
}

optimizer! {
    pub struct Random75 { lr = 0.2173 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6798 where 0 <= beta0 < 1, }
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
    pub struct Random76 { lr = 0.1453 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9722 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = ema(beta0, eps * (abs(g)));
        s1 = trace(beta0, sqrt((0.9839)^0.5 + eps));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * s1 + lr * prev(s1) + lr * ((1.5953 + (ln(eps) + min(s1, s0)))));
    }
}

optimizer! {
    pub struct Random77 { lr = 0.4102 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6689 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1, s2 = g^2 }
    update(w, g) {
        s0 = running_max(beta0, 1.5328);
        s1 = ema(0.9, (if (w)^3 >= w { (s0 + s0) } else { s0 * (s0) }));
        s2 = min(prev(s2) + 1, (-(0.2215) + clamp(s1, -1, 1)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * prev(s1) + 0.1 * s2 + lr * (min(min((s0) / (1.2994), (s2 - 0.7684)), (prev(s1) + g) * ((-0.5822 + beta0))));
    }
}

optimizer! {
    pub struct Random78 { lr = 0.3942 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (ln(eps));
    }
}

optimizer! {
    pub struct Random79 { lr = 0.1858 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (ln((eps + eps)));
    }
}

optimizer! {
    pub struct Random80 { lr = 0.3559 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 = lr }
    update(w, g) {
        s0 = running_max(0.75, (1 - clamp((if !flag { lr } else { w }), -1, 1)^2));
        let x0 = max((eps) / (eps), eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * x0 + lr * ((clamp(expm1(clamp(s0, -3, 3)), -1, 1) + (0.6546 * (s0)) / ((1 + (s0)^2))));
    }
}

optimizer! {
    pub struct Random81 { lr = 0.2505 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w, s1 = g^2 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (ln(eps) - (if g > g { g } else { w })));
        s1 = ema(0.6, (1 - clamp(max(-1.8098, s0), -1, 1)^2));
        w -= lr * g + 0.5 * lr * s1 + lr * (clamp((if lr >= 1 && lr <= 8 { ln(lr) } else { eps }), -1, 1));
    }
    eval(w) {
        w *= (1 + ((s0) / (abs(eps) + eps))^2);
    }
}

optimizer! {
    pub struct Random82 { lr = 0.3885 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (max(-(w) * (ln(eps)), w));
    }
}

optimizer! {
    pub struct Random83 { lr = 0.0487 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.8085 , }
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
    pub struct Random84 { lr = 0.416 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (g));
    }
}

optimizer! {
    pub struct Random85 { lr = 0.0718 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (-(ln(eps)));
    }
}

optimizer! {
    pub struct Random86 { lr = 0.3421 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, 1.2464);
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + 0.1 * prev(s0) + 0.1 * debias(s0) + 0.1 * s1 + 0.1 * s2 + lr * ((ln((2 - clamp(s0, -1, 1))) + ln((sqrt(eps) + eps)))));
    }
}

optimizer! {
    pub struct Random87 { lr = 0.2766 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g + 0.5 * lr * s0 + lr * ((min((g)^3, (0.9835 - 1.2145))) / (((1 - clamp(-0.9472, -1, 1)^2) + 1 / (1 + t))));
    }
}

optimizer! {
    pub struct Random88 { lr = 0.3614 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (max(ln(eps), 0));
    }
}

optimizer! {
    pub struct Random89 { lr = 0.3725 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (-((if -0.1175 != 0 { 1 / (-0.1175) } else { w * (0.4984) })));
    }
}

optimizer! {
    pub struct Random90 { lr = 0.3596 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((if 0.1726 < -0.5 { (-(g)) / (0.1726) } else { 0 }));
    }
}

optimizer! {
    pub struct Random91 { lr = 0.3732 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8217 where 0 <= beta0 < 1, beta1 = 0.5353 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, g);
        let x0 = beta1;
        s1 = min(prev(s1) + 1, (exp(clamp(s0, -3, 3)) + (1 - clamp(g, -1, 1)^2)));
        w = 0.99 * w - (lr * g + 0.1 * x0 + 0.1 * s1 + lr * ((if w != 0 { 1 / (w) } else { min(-(eps), 0.6153) })));
    }
}

optimizer! {
    pub struct Random92 { lr = 0.056 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random93 { lr = 0.3143 where lr >= 0, }
    update(w, g, t) {
        w -= lr * g + lr * ((1 / t)^3);
    }
}

optimizer! {
    pub struct Random94 { lr = 0.3803 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9486 where 0 <= beta0 < 1, c = 1.2516 where c >= 1, flag = false , }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, (c * (w))^2);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * ((((s0) / (abs(s0) + eps) + (if flag { w } else { s0 })) + s0));
    }
}

optimizer! {
    pub struct Random95 { lr = 0.3919 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        let x0 = abs(0.6354);
        s1 = min(prev(s1) + 1, clamp(sqrt(t) * (g), -1, 1));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * x0 + lr * s1 + lr * ((1 - 0.9^t)));
    }
}

optimizer! {
    pub struct Random96 { lr = 0.3934 where lr >= 0, eps = 1e-6 where eps > 0, n = 20u64 , }
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
    pub struct Random97 { lr = 0.3754 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5774 where 0 <= beta0 < 1, }
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
    pub struct Random98 { lr = 0.3065 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (atan2(ln((0.2372 + eps)), -(eps)));
    }
}

optimizer! {
    pub struct Random99 { lr = 0.0481 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5199 where 0 <= beta0 < 1, }
    state { s0, s1: scalar = 1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, (clamp(0.5038, 0, 1) + eps));
        let x0 = (if s0 <= -1.5131 { prev(s0) } else { (prev(s0)) / (eps) });
        s1 = prev(s1) * (1 - 1 / (t + 1));
        s2 = trace(beta0, 0.4447);
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * x0 + lr * s1 + 0.5 * lr * s2 + lr * (clamp(max(ln(eps), sqrt(t)), -1, 1)));
    }
}

optimizer! {
    pub struct Random100 { lr = 0.298 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (eps)^3);
        w -= lr * sign(g) + 0.1 * s0 + lr * ((0.4174 * (eps) + s0) * (((if w >= 1 && w <= 8 { ln(w) } else { prev(s0) })) / ((sqrt(eps) + eps))));
    }
    eval(w) {
        w *= -(-(w));
    }
}

optimizer! {
    pub struct Random101 { lr = 0.2319 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 }
    update(w, g, t) {
        s0 = running_max(0.75, (t + ln(eps)));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * (((if !flag { (lr - s0) } else { -0.0354 * (g) }) + ((1.6595) / (1.5964) - (if s0 < prev(s0) { (1 - 0.9^t) } else { 1.6038 })))));
    }
}

optimizer! {
    pub struct Random102 { lr = 0.483 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (ln((1 + (g)^2) * (eps)));
    }
}

optimizer! {
    pub struct Random103 { lr = 0.2682 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7472 where 0 <= beta0 < 1, flag = true , }
    state { s0 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, (g * (-0.4866) + 1 / (1 + t)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + lr * (-(w)));
    }
    eval(w) {
        let y = (max(s0, 0))^0.5;
        if flag {
            w += 0.5 * (((s0 + w) - (s0)^3) - w);
        } else {
            w *= sqrt(sqrt(y + eps) + eps);
        }
    }
}

optimizer! {
    pub struct Random104 { lr = 0.1159 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1, s2 = lr }
    update(w, g, t) {
        s0 = trace(0.75, (ln(eps) + (g) / (eps)));
        s1 = 0.75 * prev(s1) + (1 - 0.75) * (sqrt(sqrt(eps) + eps));
        s2 = ema(0.75, prev(s1));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * s2 + lr * prev(s2) + lr * (((2 - sign(t)))^0.5);
    }
    eval(w) {
        w *= eps;
    }
}

optimizer! {
    pub struct Random105 { lr = 0.4121 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((ln(exp(clamp(eps, -3, 3))))^3);
    }
}

optimizer! {
    pub struct Random106 { lr = 0.1271 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, lr * (expm1(clamp(g, -3, 3))));
        let x0 = -((s0) / (0.6019));
        s1 = ema(0.6, ((g) / (eps) + x0));
        let x1 = (eps + 1 / (1 + t));
        w -= lr * clamp(g, -1, 1) + lr * s1 + 0.5 * lr * x1 + lr * (min(sin((if 0.9151 < (1 - 0.9^t) { t } else { x1 })), (1.999 * (s0))^3));
    }
    eval(w) {
        w = w + lr * (-(s1));
    }
}

optimizer! {
    pub struct Random107 { lr = 0.0359 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random108 { lr = 0.1248 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = running_max(0.9, (sqrt(max(w, 0)) + eps));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * ((if g >= 1 && g <= 8 { ln(g) } else { (if min(lr, prev(s0)) <= s0 { (if eps < -0.5 { (prev(s0)) / (eps) } else { 0 }) } else { (w)^3 }) }));
    }
    eval(w, t) {
        let y = min(s0, (w - w));
        if t > 2 {
            w = sqrt(sqrt((lr)^2));
        } else {
            w *= (sqrt(abs(y)) + eps);
        }
    }
}

optimizer! {
    pub struct Random109 { lr = 0.4454 where lr >= 0, eps = 1e-6 where eps > 0, n = 16u64 , flag = false , }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.6, max((g + 1.9231), 0));
        s1 = trace(0.6, n);
        s2 = ema(0.6, ((1 - 0.9^t))^2);
        let x2 = (s0 * (n) + (n) / (1.4656));
        w -= lr * sign(g) + 0.5 * lr * prev(s0) + lr * s1 + lr * s2 + 0.1 * prev(s2) + 0.1 * debias(s2) + 0.1 * x2 + lr * (-1.332);
    }
    eval(w) {
        if flag {
            w += 0.5 * (((s0) / (abs(n) + eps)) / (abs(-(s2)) + eps) - w);
        } else {
            w += 0.5 * (((w) / (eps)) / (sqrt(s0 + eps)) - w);
        }
    }
}

optimizer! {
    pub struct Random110 { lr = 0.3166 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.1145 , }
    state { s0, s1 }
    update(w, g) {
        s0 = running_max(0.6, (g * (g))^2);
        let x0 = (2 - sign(min(c, lr)));
        s1 = min(prev(s1) + 1, (if 1.2416 > prev(s0) { 1.0234 } else { -0.2473 }) * (lr));
        let x1 = (1 + ((prev(s0)) / (abs(lr) + eps))^2);
        w -= lr * sign(g) + lr * x0 + 0.1 * s1 + 0.1 * x1 + lr * (((0.7289 * (prev(s0)) + (prev(s1)) / (x1)) - clamp((x0 - eps), -1, 1)));
    }
}

optimizer! {
    pub struct Random111 { lr = 0.1337 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((((w) / (abs(w) + eps)) / ((sqrt(1.3227) + eps)))^3);
    }
}

optimizer! {
    pub struct Random112 { lr = 0.0966 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.6, (1 - clamp(lr, -1, 1)^2));
        let x0 = (w) / (eps) * (min(prev(s0), t));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * debias(s0) + 0.1 * x0 + lr * ((s0) / ((s0 + eps)));
    }
    eval(w) {
        if flag {
            w *= (2 - clamp((debias(s0)) / (eps), -1, 1));
        } else {
            w = (-(debias(s0)))^2;
        }
    }
}

optimizer! {
    pub struct Random113 { lr = 0.1224 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9692 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = lr }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, clamp((g) / (t), 0, 1));
        s1 = ema(beta0, s0);
        w -= lr * sign(g) + 0.5 * lr * s1 + lr * ((if -0.8825 > 0 { sqrt(-0.8825) } else { (if beta0 > 0 { sqrt(beta0) } else { eps }) }));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = min((s0 + w), min(s1, w));
        if t > 2 {
            w += 0.5 * ((s1) / (abs(s1) + eps) * (ln(eps)) - w);
        } else {
            w = (sqrt(s0) * (ln(1.5369)) + ln((sqrt(s0) + eps)));
        }
    }
}

optimizer! {
    pub struct Random114 { lr = 0.3169 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * g + lr * (abs((min(w, sqrt(t))) / (abs(sqrt(eps)) + eps)));
    }
}

optimizer! {
    pub struct Random115 { lr = 0.0645 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7865 where 0 <= beta1 < 1, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = beta1 * prev(s0) + (1 - beta1) * (g);
        s1 = prev(s1) * (1 - 0.5^t);
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + lr * s1 + lr * (((if 0.3102 >= 1 && 0.3102 <= 8 { ln(0.3102) } else { 0.7383 }))^3 * (ln(eps))));
    }
}

optimizer! {
    pub struct Random116 { lr = 0.4577 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9576 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 = 0.1 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        s1 = ema(beta0, (2 - sign(sqrt(s0))));
        let x1 = (t + 1);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + 0.1 * x1 + lr * ((cbrt(ln(eps)) + (clamp(x1, -1, 1) - clamp(x1, -1, 1))));
    }
}

optimizer! {
    pub struct Random117 { lr = 0.2792 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (g);
    }
}

optimizer! {
    pub struct Random118 { lr = 0.0242 where lr >= 0, eps = 1e-6 where eps > 0, n = 15u64 , }
    state { s0 = 0.1, s1 = g^2 }
    update(w, g) {
        s0 = min(prev(s0) + 1, g);
        s1 = 0.75 * prev(s1) + (1 - 0.75) * ((2 - sign(clamp(w, -1, 1))));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * s1 + lr * (w);
    }
    eval(w, t) {
        if t > 2 {
            w += 0.5 * (w - w);
        } else {
            w *= sqrt(n + eps);
        }
    }
}

optimizer! {
    pub struct Random119 { lr = 0.4473 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7933 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, eps);
        s1 = beta0 * prev(s1) + (1 - beta0) * (min(clamp(g, -1, 1), w));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.1 * prev(s0) + 0.5 * lr * s1 + lr * (prev(s0));
    }
}

optimizer! {
    pub struct Random120 { lr = 0.2679 where lr >= 0, }
    state { s0 = lr, s1: scalar = 1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, 0.9603);
        s1 = prev(s1) * (1 - 0.5^t);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * s1 + lr * ((2 - sign(s1 * (s1)))));
    }
}

optimizer! {
    pub struct Random121 { lr = 0.2715 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w -= lr * sign(g) + lr * s0 + lr * ((g) / (abs(((w) / (abs(lr) + eps)) / (eps)) + eps));
    }
}

optimizer! {
    pub struct Random122 { lr = 0.3734 where lr >= 0, eps = 1e-6 where eps > 0, n = 2u64 , }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, (min(g, g)) / (abs((n + w)) + eps));
        w -= lr * sign(g) + 0.1 * s0 + lr * ((w) / ((sqrt(abs(w)) + eps)));
    }
    eval(w) {
        w = w + lr * ((ln((2 - clamp(s0, -1, 1))))^3);
    }
}

optimizer! {
    pub struct Random123 { lr = 0.1404 where lr >= 0, }
    update(w, g, t) {
        w -= lr * sign(g) + lr * ((if (g)^3 >= 0.7296 { ln((0.8729 + 1 / (1 + t))) } else { sin(-1.5859 * (w)) }));
    }
}

optimizer! {
    pub struct Random124 { lr = 0.4746 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8967 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, (sin(g))^2);
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * (atan2(ln(eps) * ((g) / (abs(s0) + eps)), (if eps != 0 { 1 / (eps) } else { (g + g) })));
    }
}

optimizer! {
    pub struct Random125 { lr = 0.4251 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.9267 where 0 <= beta1 < 1, }
    update(w, g) {
        w -= lr * sign(g) + lr * (clamp((if eps > w { beta1 } else { g }) * (eps), -1, 1));
    }
}

optimizer! {
    pub struct Random126 { lr = 0.3749 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (w);
    }
}

optimizer! {
    pub struct Random127 { lr = 0.4914 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = running_max(0.9, (-1.3889 * (g)) / ((eps + 1 / (1 + t))));
        s1 = running_max(0.9, -0.2536);
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.1 * s1 + lr * prev(s1) + lr * ((clamp((w) / (eps), -1, 1) + ((s1) / (abs(g) + eps) + (s1) / (abs(w) + eps))));
    }
}

optimizer! {
    pub struct Random128 { lr = 0.2691 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6445 where 0 <= beta1 < 1, flag = false , }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, (1 - clamp(lr, -1, 1)^2) * ((2 - sign(g))));
        let x0 = ((debias(s0)) / (eps) + (g - beta1));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * prev(s0) + 0.1 * x0 + lr * ((if cbrt(-1.2591) >= s0 { (g) / (eps) } else { (debias(s0)) / (eps) }) * ((if (lr) / (eps) > debias(s0) { w } else { g }))));
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
    pub struct Random129 { lr = 0.272 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random130 { lr = 0.2988 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.3003 where c >= 0, flag = false , }
    state { s0 = lr, s1 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (((w)^3) / ((-0.9435 + 1.3)));
        s1 = min(prev(s1) + 1, (2 - sign((if c > 0 { sqrt(c) } else { g }))));
        let x1 = ((w + prev(s0))) / (exp(clamp(w, -3, 3)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s1 + lr * x1 + lr * ((if !flag { clamp(prev(s0), -1, 1) } else { prev(s0) })));
    }
}

optimizer! {
    pub struct Random131 { lr = 0.2511 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8004 where 0 <= beta0 < 1, c = 1.7125 where c >= 0, }
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
        w *= (expm1(clamp(y, -3, 3))) / ((2 - clamp(s1, -1, 1)));
    }
}

optimizer! {
    pub struct Random132 { lr = 0.4325 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((if g < -0.5 { (w) / (g) } else { 0 }));
    }
    eval(w) {
        w = -1.8712;
    }
}

optimizer! {
    pub struct Random133 { lr = 0.2762 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random134 { lr = 0.4671 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8289 where 0 <= beta0 < 1, c = 1.2165 where c >= 1, }
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
        let y = ln(sqrt(lr));
        if t > 2 {
            w = w + lr * (w);
        } else {
            w *= (sqrt(sqrt(c)) + eps);
        }
    }
}

optimizer! {
    pub struct Random135 { lr = 0.2327 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6301 where 0 <= beta0 < 1, beta1 = 0.9633 where 0 <= beta1 < 1, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, eps);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * debias(s0) + 0.5 * lr * s1 + lr * (((sqrt(t) * ((t + 1)))^3 - -(min(w, beta1))));
    }
}

optimizer! {
    pub struct Random136 { lr = 0.2318 where lr >= 0, flag = true , }
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
    pub struct Random137 { lr = 0.1868 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8277 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, (if w >= 1 && w <= 8 { ln(w) } else { w }) * (-(lr)));
        s1 = ema(beta0, (sqrt(eps))^0.3);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.5 * lr * s1 + 0.1 * s2 + lr * ((((if s0 > w { s0 } else { s2 })) / ((sqrt(s1) + eps))) / (1.339)));
    }
}

optimizer! {
    pub struct Random138 { lr = 0.486 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = (if w * (w) < s0 { (1.322) / (eps) } else { s0 });
        s1 = max(prev(s1), (1 - clamp(1.6072, -1, 1)^2));
        w -= lr * g + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * (((min(s0, s1))^3)^3);
    }
}

optimizer! {
    pub struct Random139 { lr = 0.4534 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8749 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (1 - clamp(1.9459, -1, 1)^2) * ((w) / (abs(g) + eps)));
        let x0 = (if (if s0 > w { w } else { g }) >= g { (w - prev(s0)) } else { s0 });
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * x0 + lr * (min(-((if beta0 >= 1 && beta0 <= 8 { ln(beta0) } else { w })), (if beta0 < -0.5 { ((w + -1.6384)) / (beta0) } else { 0 }))));
    }
}

optimizer! {
    pub struct Random140 { lr = 0.4167 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random141 { lr = 0.4598 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.711 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(beta0, min(1.9382, -0.0962));
        let x0 = ((sqrt(t) + eps) + 1 / (1 + t));
        s1 = min(prev(s1) + 1, x0);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * s1 + lr * (((min(beta0, s1)) / (sqrt(x0))) / (exp(clamp(-1.7849, -3, 3)))));
    }
}

optimizer! {
    pub struct Random142 { lr = 0.3134 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.4617 where c >= 1, }
    state { s0, s1 = g^2 }
    update(w, g) {
        s0 = ema(0.6, abs((w) / (c)));
        let x0 = (sqrt(s0) + eps);
        s1 = ema(0.9, sqrt((1.1698)^0.5));
        let x1 = (abs(x0))^1.5;
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * debias(s0) + lr * s1 + lr * x1 + lr * (((if 1.3487 >= 1 && 1.3487 <= 8 { ln(1.3487) } else { clamp(g, -1, 1) })) / (abs((if w >= 1 && w <= 8 { ln(w) } else { -0.5393 }) * (clamp(s0, -1, 1))) + eps)));
    }
}

optimizer! {
    pub struct Random143 { lr = 0.022 where lr >= 0, n = 18u64 , }
    state { s0 = lr, s1 }
    update(w, g) {
        s0 = ema(0.9, ln((2 - clamp(n, -1, 1))));
        s1 = ema(0.75, (if (-1.6416) / (0.9724) <= -0.657 { (if w >= 1 && w <= 8 { ln(w) } else { s0 }) } else { (g) / (1.1013) }));
        let x1 = abs(w);
        w -= lr * g + lr * s1 + lr * prev(s1) + lr * x1 + lr * ((if -0.8023 > 0 { sqrt(-0.8023) } else { expm1(clamp(s1, -3, 3)) }));
    }
}

optimizer! {
    pub struct Random144 { lr = 0.4709 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7637 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(0.9, eps);
        s1 = ema(beta0, ln((1 / t + 1 / (1 + t))));
        s2 = trace(beta0, clamp(s0, 0, 1));
        let x2 = ((beta0 + -1.5336) - clamp(s0, -1, 1));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * s2 + 0.1 * x2 + lr * (((if w >= x2 { (if w < -0.5 { (prev(s1)) / (w) } else { 0 }) } else { -(s0) })) / (eps)));
    }
}

optimizer! {
    pub struct Random145 { lr = 0.2769 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (-((g)^2));
    }
}

optimizer! {
    pub struct Random146 { lr = 0.0743 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = trace(0.9, ln(max(0.3822, eps)));
        let x0 = abs((if sqrt(t) < w { s0 } else { w }));
        w -= lr * clamp(g, -1, 1) + lr * x0 + lr * (((-(x0))^3 + (1 - clamp(w, -1, 1)^2)));
    }
}

optimizer! {
    pub struct Random147 { lr = 0.4019 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5244 where 0 <= beta1 < 1, c = 1.9969 where -2 <= c <= 2, }
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
    pub struct Random148 { lr = 0.4813 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.9807 where 0 <= beta1 < 1, }
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
    pub struct Random149 { lr = 0.1781 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7062 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, (0.8129 * (1 / t))^0.5);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * (clamp((clamp(g, -1, 1)) / (max(beta0, eps)), -1, 1));
    }
}

optimizer! {
    pub struct Random150 { lr = 0.2252 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(0.6, exp(clamp((w) / (abs(g) + eps), -3, 3)));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * (((if w > 0 { sqrt(w) } else { -(lr) }) - g));
    }
}

optimizer! {
    pub struct Random151 { lr = 0.398 where lr >= 0, }
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

optimizer! {
    pub struct Random152 { lr = 0.3505 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9228 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1, s2 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (clamp(1.9518, -1, 1) + min(g, w)));
        s1 = beta0 * prev(s1) + (1 - beta0) * ((2 - sign((w) / (0.7298))));
        s2 = ema(beta0, clamp((prev(s1)) / (eps), 0, 1));
        w -= lr * g + lr * s0 + 0.5 * lr * s2 + lr * (g * (((s0 + prev(s1))) / ((1 + (s0)^2))));
    }
}

optimizer! {
    pub struct Random153 { lr = 0.0902 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 }
    update(w, g) {
        s0 = max(prev(s0), ((g) / (eps))^2);
        let x0 = s0;
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * ((clamp((if flag && x0 <= s0 { x0 } else { w }), -1, 1))^3));
    }
}

optimizer! {
    pub struct Random154 { lr = 0.2074 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (min((-(1.507)) / ((2 - clamp(g, -1, 1))), g));
    }
}

optimizer! {
    pub struct Random155 { lr = 0.2341 where lr >= 0, beta0 = 0.5017 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 = 0.1, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.9, (1.4183 + min(g, w)));
        s1 = running_max(beta0, -(min(w, prev(s0))));
        s2 = min(prev(s2) + 1, (t + 1) * (prev(s0)));
        w -= lr * sign(g) + 0.1 * s1 + 0.5 * lr * s2 + lr * (clamp(t, -1, 1));
    }
}

optimizer! {
    pub struct Random156 { lr = 0.4242 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5664 where 0 <= beta0 < 1, beta1 = 0.9049 where 0 <= beta1 < 1, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, (eps)^3);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (-(min(clamp(beta1, -1, 1), (g)^3)));
    }
}

optimizer! {
    pub struct Random157 { lr = 0.4124 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (clamp(w, -1, 1) * (g * (w)) * (eps * (clamp(1.1576, -1, 1)))));
    }
}

optimizer! {
    pub struct Random158 { lr = 0.2008 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * (ln(eps * (eps)));
        s1 = ema(0.6, (if sqrt(t) * (s0) > -1.4714 { eps } else { (t + 1) }));
        s2 = prev(s2) * (1 - 0.5^t);
        let x2 = (sqrt((eps) / (eps)) + eps);
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + lr * s2 + 0.5 * lr * x2 + lr * ((-0.3279) / ((sqrt((1 - clamp(s2, -1, 1)^2)) + eps)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (2 - sign((1.0715)^3));
        w = (round((s2 + lr)) + (min(s0, s1)) / ((1 + (eps)^2)));
    }
}

optimizer! {
    pub struct Random159 { lr = 0.4453 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1 = lr, s2 }
    update(w, g, t) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * ((if w > 0 { sqrt(w) } else { (g + lr) }));
        let x0 = (sqrt((2 - sign(g))) + eps);
        s1 = min(prev(s1) + 1, (1 / t + round(-0.485)));
        let x1 = clamp((if s0 < s1 { s1 } else { t }), -1, 1);
        s2 = 0.75 * prev(s2) + (1 - 0.75) * (((1 - clamp(g, -1, 1)^2))^1.5);
        w = 0.99 * w - (lr * sign(g) + 0.1 * x0 + 0.5 * lr * x1 + 0.5 * lr * s2 + lr * (ln(t)));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_random_rule {
    ($call:ident) => {
        $call! { Random0 Random1 Random2 Random3 Random4 Random5 Random6 Random7 Random8 Random9 Random10 Random11 Random12 Random13 Random14 Random15 Random16 Random17 Random18 Random19 Random20 Random21 Random22 Random23 Random24 Random25 Random26 Random27 Random28 Random29 Random30 Random31 Random32 Random33 Random34 Random35 Random36 Random37 Random38 Random39 Random40 Random41 Random42 Random43 Random44 Random45 Random46 Random47 Random48 Random49 Random50 Random51 Random52 Random53 Random54 Random55 Random56 Random57 Random58 Random59 Random60 Random61 Random62 Random63 Random64 Random65 Random66 Random67 Random68 Random69 Random70 Random71 Random72 Random73 Random74 Random75 Random76 Random77 Random78 Random79 Random80 Random81 Random82 Random83 Random84 Random85 Random86 Random87 Random88 Random89 Random90 Random91 Random92 Random93 Random94 Random95 Random96 Random97 Random98 Random99 Random100 Random101 Random102 Random103 Random104 Random105 Random106 Random107 Random108 Random109 Random110 Random111 Random112 Random113 Random114 Random115 Random116 Random117 Random118 Random119 Random120 Random121 Random122 Random123 Random124 Random125 Random126 Random127 Random128 Random129 Random130 Random131 Random132 Random133 Random134 Random135 Random136 Random137 Random138 Random139 Random140 Random141 Random142 Random143 Random144 Random145 Random146 Random147 Random148 Random149 Random150 Random151 Random152 Random153 Random154 Random155 Random156 Random157 Random158 Random159 }
    };
}
