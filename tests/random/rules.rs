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
    pub struct Random3 { lr = 0.0408 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8268 where 0 <= beta0 < 1, beta1 = 0.6693 where 0 <= beta1 < 1, c = 1.3211 , }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = ema(beta1, clamp(eps, w * (beta0), sign(1.3262)));
        s1 = max(prev(s1), abs(min(s0, eps)));
        let x1 = abs(c * (s1));
        s2 = trace(beta1, (if -(g) <= prev(s1) { (0.657 + -1.9723) } else { (1.5984) / (abs(x1) + eps) }));
        w = 0.99 * w - (lr * g + 0.5 * lr * s2 + lr * ((((s1 - beta1) - min(-1.2098, beta1)) + ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { g })) / ((sqrt(beta1) + eps)))));
    }
    eval(w) {
        w *= eps;
    }
}

optimizer! {
    pub struct Random4 { lr = 0.4619 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((if -(g) < g { clamp(-0.3344, -1, 1) } else { (eps) / (abs(sign(-0.1965)) + eps) }));
    }
}

optimizer! {
    pub struct Random5 { lr = 0.4877 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (ln(exp(clamp((g) / (eps), -3, 3))));
    }
}

optimizer! {
    pub struct Random6 { lr = 0.0614 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (((ln(0.2581) + -(w))) / (eps)));
    }
}

optimizer! {
    pub struct Random7 { lr = 0.2209 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w, s1, s2 }
    update(w, g) {
        s0 = ema(0.75, w);
        let x0 = (1 + (prev(s0))^2) * ((2 - clamp(s0, -1, 1)));
        s1 = running_max(0.9, ((prev(s0)) / (x0))^2);
        s2 = trace(0.6, (x0 * (s0))^2);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + lr * s2 + lr * ((((x0) / (x0))^3) / (exp(clamp(lr * (eps), -3, 3))));
    }
}

optimizer! {
    pub struct Random8 { lr = 0.4098 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((0.6053 + g));
    }
}

optimizer! {
    pub struct Random9 { lr = 0.477 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.9, ((g - w)) / (eps));
        let x0 = abs(ln(1.0085));
        s1 = ema(0.75, abs(-0.4502 * (x0)));
        w -= lr * g + 0.5 * lr * s0 + 0.5 * lr * debias(s0) + 0.1 * s1 + 0.1 * prev(s1) + lr * debias(s1) + lr * ((if debias(s1) > 0 { sqrt(debias(s1)) } else { (if sqrt(t) < -0.5 { ((1.0447 - prev(s1))) / (sqrt(t)) } else { 0 }) }));
    }
}

optimizer! {
    pub struct Random10 { lr = 0.2063 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (w));
    }
}

optimizer! {
    pub struct Random11 { lr = 0.2493 where lr >= 0, beta0 = 0.7295 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, max((w)^3, 0));
        let x0 = 1.0132;
        w = 0.99 * w - (lr * g + lr * s0 + lr * x0 + lr * ((x0) / (x0 * (exp(clamp(g, -3, 3))))));
    }
}

optimizer! {
    pub struct Random12 { lr = 0.028 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * ((floor(w))^2);
        s1 = prev(s1) * (1 - 0.5^t);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.1 * s1 + lr * (-((eps) / (eps)) * ((g) / (abs(ln(eps)) + eps))));
    }
}

optimizer! {
    pub struct Random13 { lr = 0.2446 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7542 where 0 <= beta0 < 1, }
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
    pub struct Random14 { lr = 0.0261 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8942 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (eps);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * ((clamp(beta0, -1, 1) * ((g) / (abs(s0) + eps)))^3);
    }
}

optimizer! {
    pub struct Random15 { lr = 0.1406 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5645 where 0 <= beta0 < 1, }
    update(w, g, t) {
        w -= lr * g + lr * (((if -(1 / t) >= (t + 1) { w * (w) } else { sqrt(eps) }) - ((if beta0 >= 1 && beta0 <= 8 { ln(beta0) } else { w })) / ((sqrt(eps) + eps))));
    }
    eval(w) {
        w = ln(eps);
    }
}

optimizer! {
    pub struct Random16 { lr = 0.2618 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = trace(0.6, (clamp(g, -1, 1) - w));
        let x0 = exp(clamp(s0, -3, 3));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * x0 + lr * ((if t != 0 { 1 / (t) } else { min(g, eps) }) * ((s0 * (lr) - (eps) / (x0))));
    }
}

optimizer! {
    pub struct Random17 { lr = 0.172 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (eps * (w));
    }
}

optimizer! {
    pub struct Random18 { lr = 0.3787 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * ((g) / ((2 - clamp(0.0984, -1, 1)) * ((1 + (g)^2))));
    }
}

optimizer! {
    pub struct Random19 { lr = 0.3578 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5355 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (if (-1.5598) / (abs(w) + eps) <= w { (w) / (eps) } else { (g)^3 }));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * ((((beta0 - s0)) / ((eps + 1 / (1 + t))) + w)));
    }
}

optimizer! {
    pub struct Random20 { lr = 0.4185 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = running_max(0.6, max((g) / (abs(w) + eps), 0));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + lr * (((if s0 > s0 { 1.1984 } else { (if g > w { s0 } else { w }) }))^3));
    }
}

optimizer! {
    pub struct Random21 { lr = 0.4396 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6829 where 0 <= beta0 < 1, }
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
    pub struct Random22 { lr = 0.0209 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (min(w, g * (-(w))));
    }
}

optimizer! {
    pub struct Random23 { lr = 0.3511 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5031 where 0 <= beta0 < 1, beta1 = 0.8511 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = trace(beta0, lr);
        s1 = ema(beta1, s0 * ((-1.0398) / (eps)));
        w -= lr * g + lr * s1 + lr * ((min((s1) / (abs(g) + eps), (g) / (eps))) / ((s0 + eps) * ((1 + (t)^2))));
    }
}

optimizer! {
    pub struct Random24 { lr = 0.4195 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5421 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = w }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * ((((t + 1)) / (0.365) - g * (g)));
        s1 = running_max(beta0, abs(ln(eps)));
        let x1 = clamp(eps, 0, 1);
        s2 = ema(beta0, s0);
        let x2 = (min(s1, 1.535))^3;
        w -= lr * g / (abs(g) + eps) + lr * x1 + 0.5 * lr * s2 + 0.5 * lr * prev(s2) + lr * x2 + lr * ((if -1.5258 > 0 { sqrt(-1.5258) } else { (s2 * (s0)) / (eps) }));
    }
}

optimizer! {
    pub struct Random25 { lr = 0.194 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6695 where 0 <= beta0 < 1, c = 1.0214 where c >= 1, }
    state { s0 = w, s1, s2 }
    update(w, g) {
        s0 = ema(beta0, (clamp(w, -1, 1)) / (abs(1.4107) + eps));
        s1 = beta0 * prev(s1) + (1 - beta0) * (ln((1 + (w)^2)));
        s2 = min(prev(s2) + 1, (if g < -0.5 { (s0) / (g) } else { 0 }) * (min(1.0986, g)));
        let x2 = (sqrt((c) / (1.471)) + eps);
        w -= lr * g + 0.1 * s1 + 0.1 * s2 + lr * x2 + lr * (((if x2 > g { s2 * (0.7126) } else { (s2 + g) })) / (abs(sign((s0)^3)) + eps));
    }
}

optimizer! {
    pub struct Random26 { lr = 0.3492 where lr >= 0, beta1 = 0.9115 where 0 <= beta1 < 1, flag = false , }
    update(w, g) {
        w -= lr * g + lr * (g * ((if flag { w } else { (beta1)^3 })));
    }
}

optimizer! {
    pub struct Random27 { lr = 0.2542 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (clamp(((if -0.3233 != 0 { 1 / (-0.3233) } else { w }))^3, eps * (-(w)), g));
    }
}

optimizer! {
    pub struct Random28 { lr = 0.1598 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * (g);
    }
}

optimizer! {
    pub struct Random29 { lr = 0.0513 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = lr, s2 = lr }
    update(w, g) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * (((if g != 0 { 1 / (g) } else { w }))^3);
        s1 = 0.75 * prev(s1) + (1 - 0.75) * (((g)^2)^1.5);
        let x1 = sqrt(1.8399);
        s2 = trace(0.6, (-1.5347) / (eps * (eps)));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * s2 + lr * ((if (0.2788) / (abs(prev(s0)) + eps) <= w { (eps + exp(clamp(s2, -3, 3))) } else { abs((s1) / (eps)) }));
    }
    eval(w, t) {
        if t > 2 {
            w *= eps;
        } else {
            w = w + lr * (min((0.7882) / (eps) * (ln(eps)), clamp(s1, -1, 1)));
        }
    }
}

optimizer! {
    pub struct Random30 { lr = 0.4248 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w, s1 }
    update(w, g, t) {
        s0 = ema(0.6, eps * (ln(eps)));
        let x0 = max(1 / t, 0) * ((s0)^2);
        s1 = trace(0.75, ((x0 + g))^3);
        w -= lr * sign(g) + 0.1 * s1 + lr * ((if max(x0, g) >= s1 { ln(eps) } else { ((w)^3 + 1.1987) }));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (1 - clamp((s0) / (eps), -1, 1)^2);
        if t > 2 {
            w += 0.5 * ((-(w) + abs(-0.8185)) - w);
        } else {
            w *= (1 + ((w) / (abs(1 / t) + eps))^2);
        }
    }
}

optimizer! {
    pub struct Random31 { lr = 0.4128 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7174 where 0 <= beta0 < 1, }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (abs(max(w, g)));
        s1 = ema(beta0, (sqrt(prev(s0)))^0.5);
        let x1 = sqrt(abs(sqrt(t)) + eps);
        s2 = beta0 * prev(s2) + (1 - beta0) * ((-(0.2742) - eps));
        w -= lr * g / (abs(g) + eps) + lr * s1 + 0.5 * lr * prev(s1) + 0.1 * x1 + 0.1 * s2 + lr * (((ln(x1) + prev(s1))) / ((sqrt(0.742) + eps) * ((1.2363 + 1 / (1 + t)))));
    }
}

optimizer! {
    pub struct Random32 { lr = 0.0816 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (clamp(g, -1, 1))^3);
        s1 = ema(0.9, (w * (s0))^3);
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + 0.1 * debias(s1) + lr * ((if -0.3714 < -0.5 { ((w) / (eps)) / (-0.3714) } else { 0 }) * (sign((if s0 >= 1 && s0 <= 8 { ln(s0) } else { g }))));
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
    pub struct Random33 { lr = 0.2475 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (ln((1 + ((if w != 0 { 1 / (w) } else { w }))^2)));
    }
}

optimizer! {
    pub struct Random34 { lr = 0.0409 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random35 { lr = 0.0159 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr }
    update(w, g, t) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * (((-1.632)^3)^2);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * ((ln((sqrt(prev(s0)) + eps)) - (eps) / ((1 + (sqrt(t))^2))));
    }
}

optimizer! {
    pub struct Random36 { lr = 0.1117 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5606 where 0 <= beta0 < 1, }
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
    pub struct Random37 { lr = 0.011 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random38 { lr = 0.2 where lr >= 0, eps = 1e-6 where eps > 0, n = 9u64 , }
    update(w, g) {
        w -= lr * g + lr * ((if g < n { (if w >= 1 && w <= 8 { ln(w) } else { min(g, n) }) } else { ((w + eps) - w * (g)) }));
    }
}

optimizer! {
    pub struct Random39 { lr = 0.4728 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = trace(0.75, max((g)^3, 0));
        s1 = ema(0.75, ((g) / (eps)) / (abs(w) + eps));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.1 * s1 + lr * ((if s1 >= 1 && s1 <= 8 { ln(s1) } else { ln((sqrt(s0) + eps)) })));
    }
}

optimizer! {
    pub struct Random40 { lr = 0.2009 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5672 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, ((g) / (eps)) / ((eps + 1 / (1 + t))));
        let x0 = ((w)^2 + eps);
        s1 = ema(0.9, clamp(clamp(prev(s0), (1 - 0.9^t), s0), 0, 1));
        s2 = ema(beta0, abs(s0));
        let x2 = s0;
        w = 0.99 * w - (lr * sign(g) + lr * x0 + 0.1 * s1 + 0.5 * lr * s2 + 0.1 * debias(s2) + 0.1 * x2 + lr * (exp(clamp(((debias(s2) + debias(s2)) - s2), -3, 3))));
    }
}

optimizer! {
    pub struct Random41 { lr = 0.223 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8844 where 0 <= beta1 < 1, }
    state { s0 = lr, s1 = 0.1 }
    update(w, g, t) {
        s0 = beta1 * prev(s0) + (1 - beta1) * (ln((t + 1)));
        s1 = max(prev(s1), ((s0 - g))^2);
        let x1 = -(s1) * ((w + g));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * x1 + lr * (((if (w) / (abs(1.8173) + eps) <= w { g * (1.9749) } else { min(-1.8774, g) }) - -((if w >= 1 && w <= 8 { ln(w) } else { -0.3788 }))));
    }
}

optimizer! {
    pub struct Random42 { lr = 0.4734 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * ((-(0.1099))^2);
        let x0 = (sqrt(s0) + eps);
        w -= lr * g / (abs(g) + eps) + 0.1 * x0 + lr * ((if -(0.8306) > x0 { (min(0.6021, w)) / (sqrt(x0 + eps)) } else { ((if g <= (1 - 0.9^t) { g } else { s0 }) - (x0 + s0)) }));
    }
}

optimizer! {
    pub struct Random43 { lr = 0.0083 where lr >= 0, beta0 = 0.7681 where 0 <= beta0 < 1, }
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
    pub struct Random44 { lr = 0.3667 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7151 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, ln(exp(clamp(w, -3, 3))));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * (((0.1597 + prev(s0)) + w * (s0)) * ((min(beta0, prev(s0))) / (exp(clamp(g, -3, 3))))));
    }
}

optimizer! {
    pub struct Random45 { lr = 0.0639 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (((ln(eps) + w * (g))) / (abs((if w >= 1 && w <= 8 { ln(w) } else { ln(eps) })) + eps)));
    }
}

optimizer! {
    pub struct Random46 { lr = 0.492 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7912 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, (g) / (eps));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + lr * ((if (beta0) / (eps) > s0 { floor(min(g, eps)) } else { (s0 - -0.6975) * ((beta0 + s0)) }));
    }
}

optimizer! {
    pub struct Random47 { lr = 0.3474 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (g);
    }
}

optimizer! {
    pub struct Random48 { lr = 0.135 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1 }
    update(w, g) {
        s0 = running_max(0.6, (2 - sign((if g < -1.5739 { g } else { w }))));
        s1 = running_max(0.9, (sqrt((2 - sign(w))) + eps));
        let x1 = ((-1.4071 + s1)) / (abs((1.1341) / (abs(-1.493) + eps)) + eps);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * prev(s1) + 0.1 * x1 + lr * (ln(eps));
    }
}

optimizer! {
    pub struct Random49 { lr = 0.1213 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * (-(g));
    }
}

optimizer! {
    pub struct Random50 { lr = 0.459 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, eps);
        s1 = max(prev(s1), s0);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s1 + lr * ((if -0.3035 < -0.5 { (prev(s0)) / (-0.3035) } else { 0 }) * (abs((w - g)))));
    }
}

optimizer! {
    pub struct Random51 { lr = 0.4484 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9344 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * g + lr * ((((if beta0 > 0 { sqrt(beta0) } else { -0.4008 })) / (eps)) / ((2 - clamp((0.5126) / (abs(w) + eps), -1, 1))));
    }
}

optimizer! {
    pub struct Random52 { lr = 0.135 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (w);
    }
}

optimizer! {
    pub struct Random53 { lr = 0.1448 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7094 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (if w >= 1 && w <= 8 { ln(w) } else { exp(clamp(1 / t, -3, 3)) }));
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
    pub struct Random54 { lr = 0.4043 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8273 where 0 <= beta0 < 1, }
    state { s0 = lr, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, w);
        s1 = ema(0.9, (-0.0158)^3 * (lr * (w)));
        s2 = beta0 * prev(s2) + (1 - beta0) * (max(t, 0));
        let x2 = -(clamp(1.9035, prev(s0), -0.7408));
        w = 0.99 * w - (lr * g + lr * s1 + lr * s2 + lr * x2 + lr * (clamp(((1.024) / (eps)) / ((beta0 + 1 / (1 + t))), ((g) / (eps))^3, (s2 + (s0) / (eps)))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ((if s0 >= -1.867 { w } else { s1 }))^2;
        w = w + lr * ((clamp(s0, 0, 1))^3);
    }
}

optimizer! {
    pub struct Random55 { lr = 0.3089 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((if w >= 1 && w <= 8 { ln(w) } else { (w) / (abs(w) + eps) }) * ((w)^3 * (sign(w))));
    }
}

optimizer! {
    pub struct Random56 { lr = 0.3781 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.931 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = lr }
    update(w, g, t) {
        s0 = running_max(beta0, (-(g))^2);
        s1 = ema(beta0, eps);
        w = 0.99 * w - (lr * g + lr * s0 + lr * prev(s0) + 0.1 * s1 + lr * (((-(s1) - (s0 - (t + 1)))) / ((abs(0.7299) + eps))));
    }
}

optimizer! {
    pub struct Random57 { lr = 0.2996 where lr >= 0, beta0 = 0.5053 where 0 <= beta0 < 1, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * ((w * (-1.5556))^2);
        let x0 = (abs(s0)) / ((if w > 0 { sqrt(w) } else { 1.4057 }));
        w -= lr * g + 0.1 * x0 + lr * (beta0);
    }
    eval(w) {
        w = ln(1.0192);
    }
}

optimizer! {
    pub struct Random58 { lr = 0.4809 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = trace(0.75, eps);
        let x0 = (s0) / (abs((0.5329)^3) + eps);
        s1 = ema(0.75, (2 - sign(sqrt(t))));
        let x1 = sqrt(max(s0, 0));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * prev(s0) + 0.1 * x0 + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * ((((if 0.7989 > s1 { x1 } else { g }))^3 + sqrt((prev(s0))^2)));
    }
}

optimizer! {
    pub struct Random59 { lr = 0.4837 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6339 where 0 <= beta0 < 1, flag = false , }
    update(w, g) {
        w -= lr * g + lr * (((clamp(g, -1, 1)) / (eps))^3);
    }
    eval(w, t) {
        if flag {
            w = w + lr * ((if beta0 < -0.5 { (clamp(sign(w), -1, 1)) / (beta0) } else { 0 }));
        } else {
            w *= (2 - clamp((if w >= w { 1 / t } else { 0.0609 }), -1, 1));
        }
    }
}

optimizer! {
    pub struct Random60 { lr = 0.0222 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + lr * ((if flag { -(1.715 * (g)) } else { (if w < -0.5 { (ln(eps)) / (w) } else { 0 }) })));
    }
    eval(w, t) {
        if t > 2 {
            w *= (sqrt(s0) + 1 / (1 + t));
        } else {
            w = ((if s0 < -0.5 { (min(t, -1.0857)) / (s0) } else { 0 })) / (abs(w) + eps);
        }
    }
}

optimizer! {
    pub struct Random61 { lr = 0.277 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (w * (sign(-1.6273)));
    }
    eval(w, t) {
        w = w + lr * ((if (1 - 0.9^t) != 0 { 1 / ((1 - 0.9^t)) } else { w }));
    }
}

optimizer! {
    pub struct Random62 { lr = 0.1223 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8275 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = max(prev(s0), abs((lr) / (abs(w) + eps)));
        let x0 = (g + (if lr < w { g } else { 1.9403 }));
        s1 = running_max(beta0, (if x0 > x0 { lr * (g) } else { -(x0) }));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * s1 + lr * ((if g != 0 { 1 / (g) } else { s0 }));
    }
}

optimizer! {
    pub struct Random63 { lr = 0.3371 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5924 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, max(w, 0));
        let x0 = (w) / (t) * ((w) / (eps));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * x0 + lr * ((if clamp(1 / t, s0, x0) > s0 { floor(clamp(s0, -1, 1)) } else { ((-1.2568) / (abs(1.524) + eps))^3 }));
    }
}

optimizer! {
    pub struct Random64 { lr = 0.2028 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, ((g + w))^3);
        s1 = ema(0.6, min(eps * (s0), (if s0 >= 1 && s0 <= 8 { ln(s0) } else { (1 - 0.9^t) })));
        s2 = prev(s2) * (1 - 0.5^t);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s1 + lr * s2 + lr * (s1));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = ((w + eps))^3;
        if t > 2 {
            w *= (s2 + eps);
        } else {
            w = max(min(clamp(s2, -1, 1), (w) / (eps)), (min(s2, w)) / ((s2 + 1 / (1 + t))));
        }
    }
}

optimizer! {
    pub struct Random65 { lr = 0.2559 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * ((g - -((lr + w))));
    }
}

optimizer! {
    pub struct Random66 { lr = 0.4841 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, clamp(min(lr, g), -1, 1));
        let x0 = g;
        s1 = trace(0.9, ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { s0 }))^2);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * x0 + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * ((0.8929) / (max(w, eps)) * ((if (x0) / (eps) <= s0 { prev(s1) } else { clamp(eps, w, prev(s1)) }))));
    }
}

optimizer! {
    pub struct Random67 { lr = 0.1614 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.0348 where c >= 1, }
    update(w, g, t) {
        w -= lr * g / (abs(g) + eps) + lr * ((if ln(c) < w { (g) / (eps) } else { (min(g, g)) / ((c + 1 / (1 + t))) }));
    }
}

optimizer! {
    pub struct Random68 { lr = 0.1202 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random69 { lr = 0.4105 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.75, (1 - clamp(ln(eps), -1, 1)^2));
        let x0 = w;
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((2 - sign((g)^3)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.1 * prev(s0) + lr * x0 + 0.1 * s1 + lr * ((if (if prev(s1) >= (t + 1) { prev(s1) } else { w }) >= s0 { (if (s0 + prev(s1)) <= s1 { x0 } else { ln(eps) }) } else { floor(prev(s0)) })));
    }
}

optimizer! {
    pub struct Random70 { lr = 0.1592 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (g);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (eps) / ((t + eps));
        w += 0.5 * ((-1.8716 - floor(w)) - w);
    }
}

optimizer! {
    pub struct Random71 { lr = 0.0306 where lr >= 0, beta1 = 0.6361 where 0 <= beta1 < 1, }
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
    pub struct Random72 { lr = 0.412 where lr >= 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * ((g + (1.2962 + g)) * ((if g < -0.5 { ((1 - 0.9^t) * (w)) / (g) } else { 0 })));
    }
}

optimizer! {
    pub struct Random73 { lr = 0.2173 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6798 where 0 <= beta0 < 1, }
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
    pub struct Random74 { lr = 0.1453 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9722 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = ema(beta0, eps * (abs(g)));
        s1 = trace(beta0, sqrt((0.9839)^0.5 + eps));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * s1 + lr * prev(s1) + lr * ((1.5953 + (ln(eps) + min(s1, s0)))));
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
    pub struct Random77 { lr = 0.1858 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8721 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * g + lr * (clamp(clamp(beta0 * (g), -1, 1), g, min(ln(eps), min(beta0, w))));
    }
}

optimizer! {
    pub struct Random78 { lr = 0.0307 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (min((clamp(0.6818, -1, 1) - min(w, -0.0201)), g));
    }
    eval(w) {
        let y = (w) / (abs(w) + eps) * (ln(eps));
        w = ((if y > 0 { sqrt(y) } else { w }) * (0.5679) + min(min(-0.3623, lr), -1.4972 * (w)));
    }
}

optimizer! {
    pub struct Random79 { lr = 0.2263 where lr >= 0, beta0 = 0.8304 where 0 <= beta0 < 1, beta1 = 0.6087 where 0 <= beta1 < 1, }
    state { s0, s1 = 0.1 }
    update(w, g) {
        s0 = max(prev(s0), clamp((g)^3, 0, 1));
        s1 = trace(0.9, abs((beta1 - 0.4814)));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * (beta0);
    }
}

optimizer! {
    pub struct Random80 { lr = 0.1719 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5616 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (0.2903);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * (exp(clamp(prev(s0), -3, 3)) * (s0) * ((min(g, prev(s0)) + (0.4005) / (eps)))));
    }
    eval(w) {
        w += 0.5 * ((min(s0, lr) - 1.4761) - w);
    }
}

optimizer! {
    pub struct Random81 { lr = 0.2113 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (g));
    }
    eval(w) {
        w = 0.7341;
    }
}

optimizer! {
    pub struct Random82 { lr = 0.2171 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w = 0.99 * w - (lr * g + 0.1 * s0 + lr * (min(0.4135, -(-1.008)) * (clamp(0.8143, -1, 1))));
    }
    eval(w, t) {
        if t > 2 {
            w = w + lr * (w);
        } else {
            w += 0.5 * (ln((2 - clamp(w, -1, 1))) - w);
        }
    }
}

optimizer! {
    pub struct Random83 { lr = 0.2525 where lr >= 0, eps = 1e-6 where eps > 0, n = 5u64 , }
    state { s0, s1 }
    update(w, g) {
        s0 = running_max(0.9, min(min(eps, 1.5215), (w + g)));
        s1 = ema(0.75, -(g * (-1.8115)));
        let x1 = (sqrt((2 - sign(s1))) + eps);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + 0.5 * lr * prev(s1) + 0.5 * lr * x1 + lr * (clamp(ln(x1), (x1 - lr), ((n) / (x1) - ln(x1))));
    }
    eval(w, t) {
        if t > 2 {
            w *= eps;
        } else {
            w = ln(exp(clamp(clamp(-1.7183, -1, 1), -3, 3)));
        }
    }
}

optimizer! {
    pub struct Random84 { lr = 0.3725 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (-((if -0.1175 != 0 { 1 / (-0.1175) } else { w * (0.4984) })));
    }
}

optimizer! {
    pub struct Random85 { lr = 0.3596 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((if 0.1726 < -0.5 { (-(g)) / (0.1726) } else { 0 }));
    }
}

optimizer! {
    pub struct Random86 { lr = 0.3732 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8217 where 0 <= beta0 < 1, beta1 = 0.5353 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, g);
        let x0 = beta1;
        s1 = min(prev(s1) + 1, (exp(clamp(s0, -3, 3)) + (1 - clamp(g, -1, 1)^2)));
        w = 0.99 * w - (lr * g + 0.1 * x0 + 0.1 * s1 + lr * ((if w != 0 { 1 / (w) } else { min(-(eps), 0.6153) })));
    }
}

optimizer! {
    pub struct Random87 { lr = 0.056 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random88 { lr = 0.3143 where lr >= 0, }
    update(w, g, t) {
        w -= lr * g + lr * ((1 / t)^3);
    }
}

optimizer! {
    pub struct Random89 { lr = 0.3803 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9486 where 0 <= beta0 < 1, c = 1.2516 where c >= 1, flag = false , }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, (c * (w))^2);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * ((((s0) / (abs(s0) + eps) + (if flag { w } else { s0 })) + s0));
    }
}

optimizer! {
    pub struct Random90 { lr = 0.3919 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        let x0 = abs(0.6354);
        s1 = min(prev(s1) + 1, clamp(sqrt(t) * (g), -1, 1));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * x0 + lr * s1 + lr * ((1 - 0.9^t)));
    }
}

optimizer! {
    pub struct Random91 { lr = 0.3934 where lr >= 0, eps = 1e-6 where eps > 0, n = 20u64 , }
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
    pub struct Random92 { lr = 0.3754 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5774 where 0 <= beta0 < 1, }
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
        let y = max(-0.8683, (s2) / (abs(1.2715) + eps));
        if t > 2 {
            w = w + lr * (ln((s2 + eps)));
        } else {
            w = ((if y >= 1 && y <= 8 { ln(y) } else { -1.0169 }) + min((s0 - 1.1969), (s1) / (abs(0.5038) + eps)));
        }
    }
}

optimizer! {
    pub struct Random93 { lr = 0.2896 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random94 { lr = 0.0388 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (ln(max(eps, eps))));
    }
}

optimizer! {
    pub struct Random95 { lr = 0.1142 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
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
    pub struct Random96 { lr = 0.0312 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (g);
    }
}

optimizer! {
    pub struct Random97 { lr = 0.2439 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.75, (-(w) + w));
        w -= lr * g + 0.1 * s0 + lr * (abs(((-1.5569 - w) - (0.7653) / (eps))));
    }
}

optimizer! {
    pub struct Random98 { lr = 0.2128 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.881 where 0 <= beta1 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (((g) / (abs(1.0258) + eps)) / ((sqrt(beta1) + eps)) * ((w * (g)) / (abs((w)^3) + eps))));
    }
}

optimizer! {
    pub struct Random99 { lr = 0.1771 where lr >= 0, beta1 = 0.6004 where 0 <= beta1 < 1, c = 1.5362 where c >= 1, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * ((if ((1 - 0.9^t)) / (1 / t) < (1 - 0.9^t) { sqrt(beta1) } else { c }));
    }
}

optimizer! {
    pub struct Random100 { lr = 0.1057 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random101 { lr = 0.1565 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.6219 , }
    state { s0: scalar = 1, s1 = 0.1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((2 - sign((g - s0))));
        w = 0.99 * w - (lr * g + lr * s1 + lr * (ln((sqrt((1 - clamp(c, -1, 1)^2)) + eps))));
    }
}

optimizer! {
    pub struct Random102 { lr = 0.4559 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random103 { lr = 0.1522 where lr >= 0, eps = 1e-6 where eps > 0, n = 11u64 , }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (((if 1.5773 * (n) <= 0.6832 { (0.2135 + n) } else { ln(eps) }) + (if (w) / (eps) >= g { min(1.0834, g) } else { w * (g) })));
    }
}

optimizer! {
    pub struct Random104 { lr = 0.4049 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 = w }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (((lr)^3) / (abs(w) + eps));
        let x0 = ((t + 1) + g) * (ln(eps));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + 0.5 * lr * x0 + lr * (sign((min(w, 1 / t)) / (abs((if !flag { lr } else { 0.7939 })) + eps))));
    }
}

optimizer! {
    pub struct Random105 { lr = 0.2181 where lr >= 0, eps = 1e-6 where eps > 0, n = 17u64 , }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * ((ln(eps) * ((g) / (0.4116)) - (s0 + w * (-1.332))));
    }
    eval(w) {
        w += 0.5 * (((w) / (abs(n) + eps)) / (abs(-(w)) + eps) - w);
    }
}

optimizer! {
    pub struct Random106 { lr = 0.3166 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.1145 , }
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
    pub struct Random107 { lr = 0.1337 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((((w) / (abs(w) + eps)) / ((sqrt(1.3227) + eps)))^3);
    }
}

optimizer! {
    pub struct Random108 { lr = 0.0966 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
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
    pub struct Random109 { lr = 0.1224 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9692 where 0 <= beta0 < 1, }
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
    pub struct Random110 { lr = 0.3169 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * g + lr * (abs((min(w, sqrt(t))) / (abs(sqrt(eps)) + eps)));
    }
}

optimizer! {
    pub struct Random111 { lr = 0.0645 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7865 where 0 <= beta1 < 1, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = beta1 * prev(s0) + (1 - beta1) * (g);
        s1 = prev(s1) * (1 - 0.5^t);
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + lr * s1 + lr * (((if 0.3102 >= 1 && 0.3102 <= 8 { ln(0.3102) } else { 0.7383 }))^3 * (ln(eps))));
    }
}

optimizer! {
    pub struct Random112 { lr = 0.4577 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9576 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 = 0.1 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        s1 = ema(beta0, (2 - sign(sqrt(s0))));
        let x1 = (t + 1);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s1 + 0.1 * x1 + lr * ((if s1 < -0.5 { ((lr * (beta0) - (w) / (eps))) / (s1) } else { 0 })));
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
    pub struct Random113 { lr = 0.3651 where lr >= 0, beta0 = 0.7004 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, 0.3763);
        w = 0.99 * w - (lr * g + lr * s0 + 0.5 * lr * prev(s0) + lr * (s0));
    }
}

optimizer! {
    pub struct Random114 { lr = 0.2238 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6069 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = max(prev(s0), ((2 - sign(w)) + eps));
        let x0 = clamp(s0 * (w), -1, 1);
        w -= lr * sign(g) + lr * x0 + lr * (clamp((if beta1 >= s0 { (if (t + 1) > 0 { sqrt((t + 1)) } else { w }) } else { (s0 + w) }), -1, 1));
    }
}

optimizer! {
    pub struct Random115 { lr = 0.0842 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5684 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, (if (w) / (abs(w) + eps) < g { 1.1301 } else { (if -1.1705 < -0.5 { (g) / (-1.1705) } else { 0 }) }));
        s1 = min(prev(s1) + 1, (if s0 >= 1 && s0 <= 8 { ln(s0) } else { min(eps, w) }));
        let x1 = (s0 * (-0.2495) - (beta0) / (eps));
        w = 0.99 * w - (lr * g + 0.5 * lr * debias(s0) + 0.5 * lr * s1 + 0.1 * x1 + lr * (ln((2 - clamp((beta0 + debias(s0)), -1, 1)))));
    }
}

optimizer! {
    pub struct Random116 { lr = 0.0641 where lr >= 0, beta0 = 0.9707 where 0 <= beta0 < 1, beta1 = 0.6886 where 0 <= beta1 < 1, }
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
    pub struct Random117 { lr = 0.3286 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (-1.687));
    }
}

optimizer! {
    pub struct Random118 { lr = 0.1809 where lr >= 0, beta0 = 0.9262 where 0 <= beta0 < 1, }
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
    pub struct Random119 { lr = 0.475 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.7899 where -2 <= c <= 2, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = ema(0.6, abs(min(s0, s0)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + lr * debias(s1) + lr * (debias(s1) * ((c * (prev(s1))) / (eps)));
    }
}

optimizer! {
    pub struct Random120 { lr = 0.1668 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9049 where 0 <= beta0 < 1, beta1 = 0.8786 where 0 <= beta1 < 1, }
    state { s0, s1 = lr, s2 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * ((w + g) * (clamp(-1.7872, -1, 1)));
        s1 = ema(beta0, (sqrt((s0)^2) + eps));
        s2 = trace(beta0, eps);
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + lr * s2 + 0.1 * prev(s2) + lr * ((if (g - g) < beta1 { (if -(w) <= w { (if s1 > w { s0 } else { s0 }) } else { (g + s1) }) } else { (if s2 < prev(s1) { s0 } else { (beta1) / (eps) }) }));
    }
}

optimizer! {
    pub struct Random121 { lr = 0.0466 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6689 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (((w) / (eps))^3);
        w -= lr * sign(g) + lr * s0 + lr * ((clamp((s0) / (eps), -1, 1) + ((g) / (abs(s0) + eps) + (s0) / (abs(s0) + eps))));
    }
}

optimizer! {
    pub struct Random122 { lr = 0.2691 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6445 where 0 <= beta1 < 1, flag = false , }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, (1 - clamp(lr, -1, 1)^2) * ((2 - sign(g))));
        let x0 = ((debias(s0)) / (eps) + (g - beta1));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * prev(s0) + 0.1 * x0 + lr * ((if abs(-1.2591) >= s0 { (g) / (eps) } else { (debias(s0)) / (eps) }) * ((if (lr) / (eps) > debias(s0) { w } else { g }))));
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
    pub struct Random123 { lr = 0.272 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random124 { lr = 0.2988 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.3003 where c >= 0, flag = false , }
    state { s0 = lr, s1 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (((w)^3) / ((-0.9435 + 1.3)));
        s1 = min(prev(s1) + 1, (2 - sign((if c > 0 { sqrt(c) } else { g }))));
        let x1 = ((w + prev(s0))) / (exp(clamp(w, -3, 3)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s1 + lr * x1 + lr * ((if !flag { clamp(prev(s0), -1, 1) } else { prev(s0) })));
    }
}

optimizer! {
    pub struct Random125 { lr = 0.2511 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8004 where 0 <= beta0 < 1, c = 1.7125 where c >= 0, }
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
    pub struct Random126 { lr = 0.4325 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((if g < -0.5 { (w) / (g) } else { 0 }));
    }
    eval(w) {
        w = -1.8712;
    }
}

optimizer! {
    pub struct Random127 { lr = 0.2762 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random128 { lr = 0.2327 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6301 where 0 <= beta0 < 1, beta1 = 0.9633 where 0 <= beta1 < 1, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, eps);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * debias(s0) + 0.5 * lr * s1 + lr * (((sqrt(t) * ((t + 1)))^3 - -(min(w, beta1))));
    }
}

optimizer! {
    pub struct Random129 { lr = 0.2318 where lr >= 0, flag = true , }
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
    pub struct Random130 { lr = 0.1868 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8277 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, (if w >= 1 && w <= 8 { ln(w) } else { w }) * (-(lr)));
        s1 = ema(beta0, (sqrt(eps))^0.3);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.5 * lr * s1 + 0.1 * s2 + lr * ((((if s0 > w { s0 } else { s2 })) / ((sqrt(s1) + eps))) / (1.339)));
    }
}

optimizer! {
    pub struct Random131 { lr = 0.486 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = (if w * (w) < s0 { (1.322) / (eps) } else { s0 });
        s1 = max(prev(s1), (1 - clamp(1.6072, -1, 1)^2));
        w -= lr * g + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * (((min(s0, s1))^3)^3);
    }
}

optimizer! {
    pub struct Random132 { lr = 0.4534 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8749 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (1 - clamp(1.9459, -1, 1)^2) * ((w) / (abs(g) + eps)));
        let x0 = (if (if s0 > w { w } else { g }) >= g { (w - prev(s0)) } else { s0 });
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * x0 + lr * (min(-((if beta0 >= 1 && beta0 <= 8 { ln(beta0) } else { w })), (if beta0 < -0.5 { ((w + -1.6384)) / (beta0) } else { 0 }))));
    }
}

optimizer! {
    pub struct Random133 { lr = 0.4167 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random134 { lr = 0.4598 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.711 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(beta0, min(1.9382, -0.0962));
        let x0 = ((sqrt(t) + eps) + 1 / (1 + t));
        s1 = min(prev(s1) + 1, x0);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * s1 + lr * (((min(beta0, s1)) / (exp(clamp(s1, -3, 3)))) / (exp(clamp(-1.7849, -3, 3)))));
    }
}

optimizer! {
    pub struct Random135 { lr = 0.1809 where lr >= 0, flag = true , }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (((w)^3 * (-(-1.7686)) - -((if flag && w < w { lr } else { w }))));
    }
}

optimizer! {
    pub struct Random136 { lr = 0.2349 where lr >= 0, beta1 = 0.7079 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = trace(beta1, beta1);
        let x0 = ((2 - sign(t)) + sqrt(prev(s0)));
        w -= lr * sign(g) + 0.1 * x0 + lr * ((clamp(g, -1, 1) - (if g < -0.5 { ((x0)^3) / (g) } else { 0 })));
    }
}

optimizer! {
    pub struct Random137 { lr = 0.1106 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((clamp(w, 0, 1) - ((lr + -1.5336) - clamp(w, -1, 1))));
    }
}

optimizer! {
    pub struct Random138 { lr = 0.4884 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7992 where 0 <= beta1 < 1, }
    state { s0 = lr, s1, s2 = w }
    update(w, g, t) {
        s0 = running_max(beta1, (1 - clamp(exp(clamp(0.6833, -3, 3)), -1, 1)^2));
        s1 = running_max(0.9, beta1);
        let x1 = (s0 + 1 / (1 + t)) * (eps);
        s2 = min(prev(s2) + 1, (if g < -0.5 { (max(g, x1)) / (g) } else { 0 }));
        let x2 = (if sqrt(s0) < t { s0 } else { clamp(s2, -1, 1) });
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s1 + 0.1 * x2 + lr * ((sign(min(0.2075, (t + 1)))) / ((sqrt((x1)^0.5) + eps))));
    }
    eval(w) {
        w = w + lr * (min(((s0) / (eps)) / (eps), min((beta1 - beta1), s0)));
    }
}

optimizer! {
    pub struct Random139 { lr = 0.0763 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1 }
    update(w, g) {
        s0 = ema(0.9, sqrt(0.4162));
        s1 = trace(0.9, (eps)^3);
        let x1 = -1.864;
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.1 * s1 + lr * x1 + lr * (s0);
    }
}

optimizer! {
    pub struct Random140 { lr = 0.4409 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * sign(g) + lr * ((((if sqrt(t) > 0 { sqrt(sqrt(t)) } else { g })) / ((1 + (g)^2))) / ((eps + 1 / (1 + t))));
    }
}

optimizer! {
    pub struct Random141 { lr = 0.0726 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8287 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, (w)^3);
        let x0 = clamp((debias(s0) + debias(s0)), -1, 1);
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * x0 + lr * (((clamp(lr, -1, 1))^3) / (abs((1 - 0.9^t)) + eps)));
    }
}

optimizer! {
    pub struct Random142 { lr = 0.3743 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (min(eps, (w) / (abs(eps) + eps)) * (min(-(w), -(lr)))));
    }
}

optimizer! {
    pub struct Random143 { lr = 0.0489 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5573 where 0 <= beta1 < 1, flag = true , }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, beta1);
        w = 0.99 * w - (lr * g + lr * s0 + 0.1 * prev(s0) + 0.1 * debias(s0) + lr * (-((min(debias(s0), s0))^3)));
    }
    eval(w, t) {
        if t > 2 {
            w = w + lr * ((((if flag && debias(s0) >= s0 { t } else { debias(s0) }) - (t + 1)) + min(clamp(debias(s0), -1, 1), eps)));
        } else {
            w *= (sqrt(beta1) + eps);
        }
    }
}

optimizer! {
    pub struct Random144 { lr = 0.4996 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.0926 , flag = false , }
    state { s0 = g^2, s1 = g^2 }
    update(w, g, t) {
        s0 = trace(0.9, abs((if !flag { g } else { w })));
        let x0 = clamp(s0, 0, 1);
        s1 = running_max(0.75, eps);
        let x1 = (eps * (sqrt(t))) / (abs(clamp(x0, -1, 1)) + eps);
        w = 0.99 * w - (lr * g + 0.1 * s1 + 0.5 * lr * x1 + lr * ((x1 - (if c > x0 { (if g < w { x1 } else { s0 }) } else { g }))));
    }
    eval(w, t) {
        if t > 2 {
            w = (-((-1.2849)^3)) / (abs(abs(s1)) + eps);
        } else {
            w += 0.5 * (ln((s0 + 1 / (1 + t))) - w);
        }
    }
}

optimizer! {
    pub struct Random145 { lr = 0.03 where lr >= 0, beta0 = 0.9182 where 0 <= beta0 < 1, beta1 = 0.8976 where 0 <= beta1 < 1, flag = true , }
    state { s0: scalar = 1, s1, s2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = ema(beta1, (2 - sign(-(g))));
        let x1 = ln((s1 + 1 / (1 + t)));
        s2 = beta0 * prev(s2) + (1 - beta0) * (abs(s0));
        w = 0.99 * w - (lr * sign(g) + 0.1 * debias(s1) + 0.1 * x1 + 0.5 * lr * s2 + lr * (s0));
    }
    eval(w) {
        if flag {
            w = w + lr * (((s1 + s0) + -1.2127) * ((s0)^3));
        } else {
            w = s1;
        }
    }
}

optimizer! {
    pub struct Random146 { lr = 0.226 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (((w + -0.4906) * ((if g <= lr { eps } else { lr })) - (if eps < eps { floor(g) } else { floor(w) })));
    }
}

optimizer! {
    pub struct Random147 { lr = 0.1344 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.958 where 0 <= beta0 < 1, }
    state { s0 = w, s1 = lr, s2 = lr }
    update(w, g, t) {
        s0 = ema(beta0, (0.2108)^3);
        s1 = trace(0.9, ln((1 + (1 / t)^2)));
        s2 = beta0 * prev(s2) + (1 - beta0) * (ln((sqrt(beta0) + eps)));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * s1 + 0.1 * s2 + lr * ((((w) / (eps) - 1.4183) + -(eps) * (g)));
    }
}

optimizer! {
    pub struct Random148 { lr = 0.33 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, ((-0.4497) / (eps))^3);
        let x0 = s0;
        w -= lr * g / (abs(g) + eps) + lr * x0 + lr * ((lr)^3);
    }
}

optimizer! {
    pub struct Random149 { lr = 0.4924 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((-((if 0.3769 >= -1.0008 { w } else { -1.8786 })) - (-(w)) / (abs(g) + eps)));
    }
}

optimizer! {
    pub struct Random150 { lr = 0.4609 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * g + lr * ((eps) / ((sqrt(1 / t) + 1 / (1 + t))));
    }
}

optimizer! {
    pub struct Random151 { lr = 0.3748 where lr >= 0, eps = 1e-6 where eps > 0, n = 17u64 , flag = false , }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (ln((eps + eps))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = abs(w * (n));
        if flag {
            w = t;
        } else {
            w *= (sqrt(lr) + eps) * ((0.4268 + eps));
        }
    }
}

optimizer! {
    pub struct Random152 { lr = 0.1543 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5129 where c >= 1, }
    state { s0, s1 = lr }
    update(w, g, t) {
        s0 = ema(0.75, lr);
        let x0 = (sqrt((2 - sign(s0))) + eps);
        s1 = ema(0.6, (1 / t + max(-0.485, x0)));
        w -= lr * g / (abs(g) + eps) + 0.1 * prev(s0) + 0.5 * lr * debias(s0) + 0.1 * s1 + 0.1 * prev(s1) + lr * (clamp(s1 * (debias(s0)), -1, 1) * (((1.0296 + prev(s1))) / ((c + 1 / (1 + t)))));
    }
    eval(w, t) {
        if t > 2 {
            w = ln(t);
        } else {
            w = (if s1 >= 1 && s1 <= 8 { ln(s1) } else { ln((s0 + 1 / (1 + t))) });
        }
    }
}

optimizer! {
    pub struct Random153 { lr = 0.3754 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(0.9, ((w)^3 + min(w, w)));
        let x0 = (1 - clamp(ln(1.7301), -1, 1)^2);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * prev(s0) + lr * x0 + lr * (-(((s0) / (eps) - (g - 0.7814))));
    }
}

optimizer! {
    pub struct Random154 { lr = 0.2266 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6779 where 0 <= beta0 < 1, c = 1.5686 where c >= 0, }
    state { s0, s1 = w }
    update(w, g, t) {
        s0 = trace(beta0, ((0.4729)^0.3 + eps));
        let x0 = (sqrt(c))^0.5;
        s1 = trace(beta0, clamp(x0, -1, 1));
        w -= lr * sign(g) + 0.1 * s0 + 0.1 * prev(s0) + 0.5 * lr * s1 + lr * (((s0 + s0)) / ((2 - clamp((w + t), -1, 1))));
    }
}

optimizer! {
    pub struct Random155 { lr = 0.0939 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7043 where 0 <= beta0 < 1, beta1 = 0.6944 where 0 <= beta1 < 1, flag = true , }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta1, ((w - w)) / (abs((t) / (eps)) + eps));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * prev(s0) + lr * ((abs(s0)) / (sqrt(beta0 + eps)) * (((if flag && s0 <= s0 { s0 } else { w })) / (sqrt(eps + eps))));
    }
}

optimizer! {
    pub struct Random156 { lr = 0.0957 where lr >= 0, beta0 = 0.5974 where 0 <= beta0 < 1, beta1 = 0.9374 where 0 <= beta1 < 1, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = trace(beta0, -(g));
        s1 = ema(beta1, (if g >= 1 && g <= 8 { ln(g) } else { s0 }));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + lr * ((-((1 - 0.9^t)) + (s1 - w) * (s0)));
    }
}

optimizer! {
    pub struct Random157 { lr = 0.3648 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7294 where 0 <= beta0 < 1, flag = true , }
    state { s0 = g^2, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, ln(eps) * (clamp(g, -1, 1)));
        s1 = running_max(beta0, ln((eps + eps)));
        s2 = ema(0.9, -((sqrt(t)) / (eps)));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * prev(s0) + lr * s1 + 0.5 * lr * prev(s1) + 0.5 * lr * s2 + lr * ((if flag { -0.9727 } else { ((g) / (abs(lr) + eps) - (s1) / (eps)) }));
    }
    eval(w) {
        w += 0.5 * ((w * (-1.9654)) / ((sqrt(eps) + eps)) - w);
    }
}

optimizer! {
    pub struct Random158 { lr = 0.4797 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (1.3345);
    }
}

optimizer! {
    pub struct Random159 { lr = 0.1503 where lr >= 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = max(prev(s0), (abs(g) + 1.5513));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + lr * ((if 1.685 >= lr { g } else { abs(s0) })));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_random_rule {
    ($call:ident) => {
        $call! { Random0 Random1 Random2 Random3 Random4 Random5 Random6 Random7 Random8 Random9 Random10 Random11 Random12 Random13 Random14 Random15 Random16 Random17 Random18 Random19 Random20 Random21 Random22 Random23 Random24 Random25 Random26 Random27 Random28 Random29 Random30 Random31 Random32 Random33 Random34 Random35 Random36 Random37 Random38 Random39 Random40 Random41 Random42 Random43 Random44 Random45 Random46 Random47 Random48 Random49 Random50 Random51 Random52 Random53 Random54 Random55 Random56 Random57 Random58 Random59 Random60 Random61 Random62 Random63 Random64 Random65 Random66 Random67 Random68 Random69 Random70 Random71 Random72 Random73 Random74 Random75 Random76 Random77 Random78 Random79 Random80 Random81 Random82 Random83 Random84 Random85 Random86 Random87 Random88 Random89 Random90 Random91 Random92 Random93 Random94 Random95 Random96 Random97 Random98 Random99 Random100 Random101 Random102 Random103 Random104 Random105 Random106 Random107 Random108 Random109 Random110 Random111 Random112 Random113 Random114 Random115 Random116 Random117 Random118 Random119 Random120 Random121 Random122 Random123 Random124 Random125 Random126 Random127 Random128 Random129 Random130 Random131 Random132 Random133 Random134 Random135 Random136 Random137 Random138 Random139 Random140 Random141 Random142 Random143 Random144 Random145 Random146 Random147 Random148 Random149 Random150 Random151 Random152 Random153 Random154 Random155 Random156 Random157 Random158 Random159 }
    };
}
