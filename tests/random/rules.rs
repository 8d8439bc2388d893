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
        s0 = beta1 * prev(s0) + (1 - beta1) * (max(eps, w * (beta0)));
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
        s0 = ema(beta0, ((if w <= g { w } else { w }) - tanh(-1.2098)));
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
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * (floor((min(g, g)) / ((1.478 + 1 / (1 + t)))));
    }
    eval(w) {
        w += 0.5 * (abs(n) - w);
    }
}

optimizer! {
    pub struct Random6 { lr = 0.0626 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0, s1 = lr, s2 = 0.1 }
    update(w, g) {
        s0 = max(prev(s0), (eps + eps));
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
    pub struct Random7 { lr = 0.0977 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8836 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.9, ((g - w)) / (eps));
        let x0 = abs(cbrt(-0.0873));
        s1 = ema(beta0, abs(-0.4502 * (x0)));
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
        s0 = 0.75 * prev(s0) + (1 - 0.75) * ((tanh(w))^2);
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
    pub struct Random13 { lr = 0.1406 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (((if flag { w * (w) } else { sin(g) })) / ((eps * (eps) + eps))));
    }
}

optimizer! {
    pub struct Random14 { lr = 0.4212 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1, s2 }
    update(w, g) {
        s0 = min(prev(s0) + 1, clamp(w, -1, 1));
        s1 = trace(0.75, (clamp(g, -1, 1))^2);
        let x1 = sqrt((sqrt(s1) + eps));
        s2 = ema(0.6, min((1.3257) / (abs(w) + eps), (-1.9158) / (eps)));
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * prev(s1) + lr * x1 + 0.1 * s2 + lr * (((eps) / (eps) + min(s0, x1)) * (expm1(clamp(clamp(-0.4181, -1, 1), -3, 3))));
    }
}

optimizer! {
    pub struct Random15 { lr = 0.0676 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6188 where 0 <= beta0 < 1, c = 1.9445 where -2 <= c <= 2, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, (0.6953) / (eps) * ((w) / (1.0968)));
        let x0 = (2 - clamp(lr, -1, 1)) * (eps);
        w = 0.99 * w - (lr * g + lr * s0 + lr * x0 + lr * (clamp(((c) / (0.8799)) / (max(w, eps)), -1, 1)));
    }
}

optimizer! {
    pub struct Random16 { lr = 0.1235 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5747 where 0 <= beta1 < 1, c = 1.2386 where c >= 0, }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = ema(0.9, sqrt(abs(w)));
        let x0 = prev(s0);
        s1 = beta1 * prev(s1) + (1 - beta1) * ((2 - sign(eps)));
        s2 = running_max(0.9, (ln(0.6804)) / (abs(s1) + eps));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * x0 + 0.5 * lr * s2 + lr * (beta1));
    }
    eval(w, t) {
        let y = (if s0 > 0 { sqrt(s0) } else { s2 }) * ((c + beta1));
        if t > 2 {
            w = log1p((2 - clamp((s1)^3, -1, 1)));
        } else {
            w = (if lr <= s0 { s1 } else { c }) * (max(s1, y)) * (lr);
        }
    }
}

optimizer! {
    pub struct Random17 { lr = 0.0046 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((((w) / (eps))^3) / (abs(((w - g)) / ((eps + eps))) + eps));
    }
}

optimizer! {
    pub struct Random18 { lr = 0.2459 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.0956 where c >= 0, n = 14u64 , }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.6, (min(n, w) - clamp(sqrt(t), -1, 1)));
        w -= lr * g + lr * s0 + lr * ((c) / ((2 - clamp((-0.8738) / (abs(w) + eps), -1, 1))));
    }
}

optimizer! {
    pub struct Random19 { lr = 0.3193 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9828 where 0 <= beta0 < 1, }
    state { s0 = w, s1 = w, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, (w + 0.8412) * (clamp(g, -1, 1)));
        s1 = min(prev(s1) + 1, (w * (eps) + (-0.3371) / (abs(g) + eps)));
        let x1 = clamp(s0, -1, 1);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w -= lr * sign(g) + 0.1 * s1 + 0.1 * x1 + 0.1 * s2 + lr * (clamp(((if s1 >= 1 && s1 <= 8 { ln(s1) } else { s2 })) / ((sqrt(s2) + eps)), -1, 1));
    }
    eval(w) {
        w *= (sqrt(s2 * (1.7905)) + eps);
    }
}

optimizer! {
    pub struct Random20 { lr = 0.0164 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g + lr * s0 + lr * ((abs((if w >= 1 && w <= 8 { ln(w) } else { g })) + ((w) / (eps))^3));
    }
}

optimizer! {
    pub struct Random21 { lr = 0.4505 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5902 where -2 <= c <= 2, flag = true , }
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
    pub struct Random22 { lr = 0.2634 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9, (g * (g)) / (abs(min(g, g)) + eps));
        w -= lr * g + 0.1 * s0 + 0.1 * debias(s0) + lr * ((-((t + lr)) - min((s0)^3, eps)));
    }
}

optimizer! {
    pub struct Random23 { lr = 0.4939 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (clamp((clamp(w, -1, 1)) / (abs((-0.8601 - w)) + eps), -1, 1)));
    }
}

optimizer! {
    pub struct Random24 { lr = 0.0512 where lr >= 0, eps = 1e-6 where eps > 0, n = 6u64 , }
    update(w, g) {
        w -= lr * sign(g) + lr * ((if (g) / (abs(w) + eps) >= n { (1.9378 + n) } else { (w) / (abs(w) + eps) }) * (-(w * (w))));
    }
}

optimizer! {
    pub struct Random25 { lr = 0.0662 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6067 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = trace(beta0, abs((w)^3));
        w -= lr * sign(g) + lr * s0 + lr * ((min(min(s0, g), s0))^3);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (max(0.9187, 0))^0.5;
        if t > 2 {
            w += 0.5 * ((w - ln(eps)) - w);
        } else {
            w = s0;
        }
    }
}

optimizer! {
    pub struct Random26 { lr = 0.4813 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8063 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(0.9, sqrt(1.8399));
        s1 = ema(beta0, ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { (t + 1) }) + ln(eps)));
        s2 = min(prev(s2) + 1, ((if eps > 0 { sqrt(eps) } else { s0 })) / (1.1824 * (eps)));
        w -= lr * g + lr * debias(s0) + 0.1 * s1 + 0.5 * lr * s2 + lr * (s0);
    }
}

optimizer! {
    pub struct Random27 { lr = 0.0986 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6014 where 0 <= beta1 < 1, flag = true , }
    state { s0 = lr }
    update(w, g, t) {
        s0 = trace(0.9, (if flag && w > 1 / t { (w)^3 } else { eps }));
        let x0 = (if flag && s0 > beta1 { g * (w) } else { (if w > 0 { sqrt(w) } else { w }) });
        w = 0.99 * w - (lr * g + 0.5 * lr * x0 + lr * (((x0 + 1.6453) * (floor(g))) / ((1 + ((-1.6884) / (abs(x0) + eps))^2))));
    }
}

optimizer! {
    pub struct Random28 { lr = 0.4128 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7174 where 0 <= beta0 < 1, }
    state { s0, s1 = lr, s2 }
    update(w, g, t) {
        s0 = max(prev(s0), abs(abs(w)));
        s1 = running_max(beta0, ((s0) / (eps)) / ((lr + 1 / (1 + t))));
        let x1 = s1;
        s2 = ema(beta0, ((if s0 < g { w } else { w }))^2);
        w -= lr * g + lr * x1 + lr * s2 + lr * ((if s1 < x1 { (-1.6081)^2 } else { (clamp(s1, -1, 1))^3 }));
    }
    eval(w) {
        w += 0.5 * (ln(eps) - w);
    }
}

optimizer! {
    pub struct Random29 { lr = 0.167 where lr >= 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((1.5371 - ((g) / ((1 - 0.9^t)))^3)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (1 - clamp(w, -1, 1)^2) * ((1 - clamp(w, -1, 1)^2));
        w *= (2 - clamp(sign(w), -1, 1));
    }
}

optimizer! {
    pub struct Random30 { lr = 0.3299 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6829 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, (clamp(w, -1, 1)) / ((2 - clamp(eps, -1, 1))));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * debias(s0) + lr * (((if -0.4061 != 0 { 1 / (-0.4061) } else { (1.7512 + 0.5222) }) + (g * (s0)) / (eps))));
    }
}

optimizer! {
    pub struct Random31 { lr = 0.4297 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5484 where 0 <= beta0 < 1, flag = true , }
    state { s0, s1 = g^2 }
    update(w, g) {
        s0 = trace(beta0, (eps) / (abs((if beta0 > g { w } else { w })) + eps));
        s1 = ema(beta0, sqrt((1.0367)^1.5));
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * prev(s0) + 0.5 * lr * s1 + lr * ((if s1 != 0 { 1 / (s1) } else { (s0 * (s0)) / ((sqrt(0.6804) + eps)) }));
    }
    eval(w) {
        if flag {
            w = (-(w) * (beta0)) / ((1 + ((1.1664)^3)^2));
        } else {
            w *= exp(clamp(-(s1), -3, 3));
        }
    }
}

optimizer! {
    pub struct Random32 { lr = 0.0776 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g) {
        s0 = max(prev(s0), 1.115);
        let x0 = ((s0 + eps) + min(s0, w));
        s1 = prev(s1) * (0.9);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * ((ln((2 - clamp(-1.632, -1, 1))))^3);
    }
    eval(w, t) {
        w = w + lr * ((ln((sqrt(s1) + eps)) - (eps) / ((1 + (sqrt(t))^2))));
    }
}

optimizer! {
    pub struct Random33 { lr = 0.192 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.3501 where c >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((if min(g, w) >= g { (sqrt(0.357) + eps) } else { ((if lr <= w { w } else { c }))^3 }));
    }
}

optimizer! {
    pub struct Random34 { lr = 0.4836 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.831 where 0 <= beta0 < 1, }
    state { s0 = lr, s1, s2 = w }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, max(eps, 0));
        s1 = 0.9 * prev(s1) + (1 - 0.9) * (0.5761);
        s2 = ema(beta0, ((w + g)) / (abs(g) + eps));
        let x2 = min(min(s2, sqrt(t)), (beta0) / (1 / t));
        w -= lr * g + 0.1 * s0 + 0.1 * s1 + lr * x2 + lr * ((tanh(lr) * ((s0 - -0.337))) / (abs(sign(s2)) + eps));
    }
}

optimizer! {
    pub struct Random35 { lr = 0.2359 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (min(ln(eps * (eps)), (if w != 0 { 1 / (w) } else { eps })));
    }
}

optimizer! {
    pub struct Random36 { lr = 0.338 where lr >= 0, eps = 1e-6 where eps > 0, n = 8u64 , }
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
    pub struct Random37 { lr = 0.1332 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5552 where 0 <= beta0 < 1, flag = false , }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = ema(beta0, (g) / (abs(-1.7392) + eps) * (eps));
        let x0 = (sqrt((w)^2) + eps);
        s1 = ema(0.9, eps);
        s2 = running_max(beta0, abs(g * (debias(s0))));
        let x2 = clamp((s2) / (eps), 0, 1);
        w = 0.99 * w - (lr * sign(g) + lr * x0 + lr * s1 + lr * prev(s1) + 0.5 * lr * x2 + lr * (((g)^3 * ((-1.0375) / (eps)) + expm1(clamp((1 / t) / (eps), -3, 3)))));
    }
    eval(w) {
        let y = abs((if flag { s0 } else { beta0 }));
        w += 0.5 * (min((if y >= eps { 1.482 } else { s1 }), w * (-0.7598)) - w);
    }
}

optimizer! {
    pub struct Random38 { lr = 0.1785 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (((1 + (1.7107)^2)) / ((2 - clamp((g) / (eps), -1, 1))));
    }
}

optimizer! {
    pub struct Random39 { lr = 0.0616 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, (log1p(eps) - (w + g)));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * debias(s0) + lr * (log1p(eps));
    }
}

optimizer! {
    pub struct Random40 { lr = 0.4304 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((if (if g < w { g } else { w }) >= eps { ln(sqrt(0.914 + eps)) } else { (abs(0.6021) + -(g)) })));
    }
}

optimizer! {
    pub struct Random41 { lr = 0.1324 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random42 { lr = 0.1806 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9075 where 0 <= beta0 < 1, beta1 = 0.5212 where 0 <= beta1 < 1, }
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
    pub struct Random43 { lr = 0.4271 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8182 where 0 <= beta0 < 1, }
    state { s0 = w, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = running_max(beta0, (if g > -0.6975 { g } else { w }) * (w));
        s1 = ema(beta0, beta0);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * s1 + 0.5 * lr * debias(s1) + 0.1 * s2 + lr * ((g - ((debias(s1)) / (abs(1.642) + eps)) / ((1 + (g)^2)))));
    }
}

optimizer! {
    pub struct Random44 { lr = 0.235 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6872 where 0 <= beta1 < 1, }
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
    pub struct Random45 { lr = 0.437 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (g);
    }
}

optimizer! {
    pub struct Random46 { lr = 0.3882 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (w);
    }
}

optimizer! {
    pub struct Random47 { lr = 0.3586 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (((-(-0.1522) + (if g >= 1 && g <= 8 { ln(g) } else { w })))^3);
    }
}

optimizer! {
    pub struct Random48 { lr = 0.2885 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = max(prev(s0), abs(w * (w)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (ln(eps)));
    }
}

optimizer! {
    pub struct Random49 { lr = 0.3283 where lr >= 0, eps = 1e-6 where eps > 0, n = 4u64 , }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((w + (clamp(1.732, -1, 1) - min(n, w))));
    }
}

optimizer! {
    pub struct Random50 { lr = 0.4048 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6844 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = running_max(beta0, eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * (g);
    }
}

optimizer! {
    pub struct Random51 { lr = 0.0777 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, -((w + g)));
        s1 = prev(s1) * (1 - 0.5^t);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * prev(s0) + 0.5 * lr * s1 + lr * ((if prev(s0) >= 1 && prev(s0) <= 8 { ln(prev(s0)) } else { (-(1.8088))^3 }));
    }
}

optimizer! {
    pub struct Random52 { lr = 0.4586 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random53 { lr = 0.2654 where lr >= 0, c = 1.6617 where c >= 1, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = (s0)^1.5 * (lr * ((1 - 0.9^t)));
        s1 = min(prev(s1) + 1, (if s0 >= 1 && s0 <= 8 { ln(s0) } else { sign(1 / t) }));
        w -= lr * sign(g) + lr * x0 + 0.5 * lr * s1 + lr * (w * (g * (c)) * (x0));
    }
    eval(w) {
        w = w + lr * (lr);
    }
}

optimizer! {
    pub struct Random54 { lr = 0.453 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = eps;
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * x0 + lr * ((if (if g > 0 { sqrt(g) } else { g }) < -0.4733 { -1.936 } else { sqrt(1.0425) }));
    }
}

optimizer! {
    pub struct Random55 { lr = 0.351 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * (s0);
    }
}

optimizer! {
    pub struct Random56 { lr = 0.0144 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (clamp(-0.2688, 0, 1) * ((ln(0.3272)) / (eps * (eps)))));
    }
}

optimizer! {
    pub struct Random57 { lr = 0.0174 where lr >= 0, beta0 = 0.8477 where 0 <= beta0 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (-((beta0 * (g) - (g - g)))));
    }
}

optimizer! {
    pub struct Random58 { lr = 0.262 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (1.8894);
    }
}

optimizer! {
    pub struct Random59 { lr = 0.0322 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
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
    pub struct Random60 { lr = 0.0279 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5676 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = lr, s2 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (2 - sign(min(lr, lr))));
        s1 = running_max(0.9, (cbrt(s0)) / (sqrt(s0 + eps)));
        s2 = ema(beta0, ((w)^2)^1.5);
        w -= lr * sign(g) + 0.5 * lr * s1 + lr * s2 + 0.5 * lr * prev(s2) + lr * (((if prev(s2) < -0.5 { ((s0) / (0.3256)) / (prev(s2)) } else { 0 }) - clamp(s2 * (s2), -1, 1)));
    }
}

optimizer! {
    pub struct Random61 { lr = 0.2014 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
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
    pub struct Random62 { lr = 0.1223 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8275 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (clamp((lr) / (abs(w) + eps), expm1(clamp(-0.7843, -3, 3)), eps));
        let x0 = (1 + ((w) / (eps))^2);
        s1 = ema(beta0, ((s0) / (x0) + exp(clamp(w, -3, 3))));
        let x1 = max(-(w), eps);
        w -= lr * g + lr * s1 + 0.1 * prev(s1) + lr * x1 + lr * (((x1) / (x0)) / (max(prev(s0), eps)));
    }
}

optimizer! {
    pub struct Random63 { lr = 0.0371 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.901 where 0 <= beta0 < 1, }
    state { s0 = w }
    update(w, g, t) {
        s0 = ema(beta0, -((1 / t) / (eps)));
        let x0 = sqrt(eps + eps) * ((2 - clamp(g, -1, 1)));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * x0 + lr * ((0.6718) / (abs((clamp(w, -1, 1)) / (abs(-(g)) + eps)) + eps));
    }
    eval(w) {
        w = w + lr * (w);
    }
}

optimizer! {
    pub struct Random64 { lr = 0.2125 where lr >= 0, beta0 = 0.6352 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = w, s2 }
    update(w, g, t) {
        s0 = ema(0.9, sin(g * (t)));
        let x0 = clamp((w - w), 0, 1);
        s1 = 0.9 * prev(s1) + (1 - 0.9) * ((s0)^3 * ((x0 - x0)));
        s2 = running_max(beta0, g);
        let x2 = (1 - clamp(s0, -1, 1)^2);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + lr * s2 + 0.5 * lr * prev(s2) + lr * x2 + lr * (-((t + g) * ((lr + w))));
    }
}

optimizer! {
    pub struct Random65 { lr = 0.4841 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, clamp(min(lr, g), -1, 1));
        let x0 = g;
        s1 = trace(0.9, ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { s0 }))^2);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * x0 + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * ((0.8929) / (max(w, eps)) * ((if ln(eps) <= x0 { prev(s1) } else { sign(eps) }))));
    }
}

optimizer! {
    pub struct Random66 { lr = 0.177 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8166 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (exp(clamp((w) / (eps), -3, 3)));
        let x0 = (2 - clamp(ln(eps), -1, 1));
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.1 * x0 + lr * (-((s0) / (abs(x0) + eps) * ((-0.6136)^3))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = min((lr) / (eps), (w) / (abs(w) + eps));
        w += 0.5 * ((1 - clamp(s0, -1, 1)^2) - w);
    }
}

optimizer! {
    pub struct Random67 { lr = 0.496 where lr >= 0, }
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
    pub struct Random68 { lr = 0.4105 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.75, (1 - clamp(ln(eps), -1, 1)^2));
        let x0 = w;
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((2 - sign((g)^3)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.1 * prev(s0) + lr * x0 + 0.1 * s1 + lr * ((if (if prev(s1) >= (t + 1) { prev(s1) } else { w }) >= s0 { (if (s0 + prev(s1)) <= s1 { x0 } else { ln(eps) }) } else { floor(prev(s0)) })));
    }
}

optimizer! {
    pub struct Random69 { lr = 0.1592 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random70 { lr = 0.0306 where lr >= 0, beta1 = 0.6361 where 0 <= beta1 < 1, }
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
    pub struct Random71 { lr = 0.412 where lr >= 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * ((g + (1.2962 + g)) * ((if g < -0.5 { ((1 - 0.9^t) * (w)) / (g) } else { 0 })));
    }
}

optimizer! {
    pub struct Random72 { lr = 0.2173 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6798 where 0 <= beta0 < 1, }
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
    pub struct Random73 { lr = 0.1453 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9722 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = ema(beta0, eps * (abs(g)));
        s1 = trace(beta0, sqrt((0.9839)^0.5 + eps));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * s1 + lr * prev(s1) + lr * ((1.5953 + (ln(eps) + min(s1, s0)))));
    }
}

optimizer! {
    pub struct Random74 { lr = 0.4102 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6689 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1, s2 = g^2 }
    update(w, g) {
        s0 = running_max(beta0, 1.5328);
        s1 = ema(0.9, (if (w)^3 >= w { (s0 + s0) } else { s0 * (s0) }));
        s2 = min(prev(s2) + 1, (-(0.2215) + clamp(s1, -1, 1)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * prev(s1) + 0.1 * s2 + lr * (min(min((s0) / (1.2994), (s2 - 0.7684)), (prev(s1) + g) * ((-0.5822 + beta0))));
    }
}

optimizer! {
    pub struct Random75 { lr = 0.3942 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (ln(eps));
    }
}

optimizer! {
    pub struct Random76 { lr = 0.1858 where lr >= 0, beta0 = 0.8721 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * g + lr * (abs(clamp(beta0 * (g), -1, 1)));
    }
}

optimizer! {
    pub struct Random77 { lr = 0.4287 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.4637 where c >= 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(0.9, eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * (((ln(eps)) / (abs(sqrt(c)) + eps) - ((w) / (eps) - (0.2374) / (abs(w) + eps))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = w;
        w *= (1 + ((s0 - s0))^2);
    }
}

optimizer! {
    pub struct Random78 { lr = 0.239 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr }
    update(w, g) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * (ln(exp(clamp(g, -3, 3))));
        let x0 = (if round(prev(s0)) >= g { -(s0) } else { (s0) / (abs(0.0215) + eps) });
        w = 0.99 * w - (lr * g + lr * x0 + lr * (x0));
    }
    eval(w) {
        w = (if lr > 0 { sqrt(lr) } else { ((if s0 > w { 0.5436 } else { s0 }) - min(w, -0.0201)) });
    }
}

optimizer! {
    pub struct Random79 { lr = 0.0546 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8577 where 0 <= beta0 < 1, c = 1.0433 where c >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (clamp((if beta0 >= 1 && beta0 <= 8 { ln(beta0) } else { c }), -1, 1));
    }
    eval(w) {
        w *= (1 + ((w) / (abs(c) + eps))^2);
    }
}

optimizer! {
    pub struct Random80 { lr = 0.3885 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (floor(-(w) * (ln(eps))));
    }
}

optimizer! {
    pub struct Random81 { lr = 0.3449 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((ln(sqrt(lr + eps)))^3);
    }
}

optimizer! {
    pub struct Random82 { lr = 0.2865 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * ((if w > 0 { sqrt(w) } else { (w + w) * ((w) / (eps)) })));
    }
}

optimizer! {
    pub struct Random83 { lr = 0.2015 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 = lr }
    update(w, g) {
        s0 = max(prev(s0), clamp((w - w), 0, 1));
        let x0 = s0;
        s1 = ema(0.75, ((w + x0) - (if 0.4587 >= 1 && 0.4587 <= 8 { ln(0.4587) } else { x0 })));
        let x1 = (sqrt((x0)^2) + eps);
        w -= lr * g + lr * s1 + 0.1 * x1 + lr * (ln(exp(clamp(-(g), -3, 3))));
    }
}

optimizer! {
    pub struct Random84 { lr = 0.0334 where lr >= 0, }
    state { s0: scalar = 1, s1: scalar = 1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        s2 = prev(s2) * (1 - 0.5^t);
        w -= lr * g + 0.5 * lr * s0 + 0.1 * s1 + lr * s2 + lr * ((if 0.3407 >= 1 && 0.3407 <= 8 { ln(0.3407) } else { (min(s2, s2)) / (exp(clamp(g, -3, 3))) }));
    }
}

optimizer! {
    pub struct Random85 { lr = 0.0419 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * (abs(clamp(g, -1, 1)));
        s1 = ema(0.6, ((-1.4997)^2 + 1 / (1 + t)));
        let x1 = eps;
        w -= lr * sign(g) + 0.1 * s0 + 0.5 * lr * s1 + 0.1 * debias(s1) + lr * x1 + lr * ((if (1 / t + g) > s1 { ln(x1) } else { -1.9163 }) * (((g) / (abs(x1) + eps) + (debias(s1)) / (eps))));
    }
}

optimizer! {
    pub struct Random86 { lr = 0.3202 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5351 , }
    state { s0 = 0.1, s1: scalar = 1 }
    update(w, g) {
        s0 = ema(0.6, (ln(eps))^3);
        s1 = prev(s1) * (0.9);
        let x1 = min((if g >= s0 { 0.4984 } else { w }), ln(0.2827));
        w -= lr * clamp(g, -1, 1) + 0.1 * s1 + 0.1 * x1 + lr * ((-(s1)) / (abs((if s1 != 0 { 1 / (s1) } else { (s1) / (0.6858) })) + eps));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (min(s1, c) + (w)^2);
        w += 0.5 * (s0 - w);
    }
}

optimizer! {
    pub struct Random87 { lr = 0.3971 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8932 where 0 <= beta0 < 1, beta1 = 0.5358 where 0 <= beta1 < 1, n = 18u64 , }
    state { s0 = g^2, s1 = lr, s2 = g^2 }
    update(w, g) {
        s0 = ema(beta0, exp(clamp((if 1.149 != 0 { 1 / (1.149) } else { n }), -3, 3)));
        s1 = ema(0.9, sqrt((prev(s0) + prev(s0))));
        s2 = min(prev(s2) + 1, -(min(-0.3252, beta1)));
        let x2 = (1 + ((s2) / (abs(w) + eps))^2);
        w -= lr * clamp(g, -1, 1) + lr * s1 + 0.5 * lr * prev(s1) + 0.1 * x2 + lr * (ln((1 + ((if beta1 < -0.5 { (prev(s0)) / (beta1) } else { 0 }))^2)));
    }
}

optimizer! {
    pub struct Random88 { lr = 0.405 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9877 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((((beta0) / (eps) + (lr) / (eps)) - w));
    }
}

optimizer! {
    pub struct Random89 { lr = 0.4737 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5717 where 0 <= beta0 < 1, flag = false , }
    state { s0 = lr, s1 = lr, s2 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, (w + w * (-0.1162)));
        s1 = ema(0.9, (prev(s0))^3 * (-(w)));
        s2 = ema(beta0, (g) / (eps) * (g * (prev(s0))));
        let x2 = exp(clamp(min(s0, prev(s2)), -3, 3));
        w -= lr * sign(g) + lr * s1 + 0.1 * x2 + lr * (s1);
    }
    eval(w) {
        if flag {
            w = abs(0.6354);
        } else {
            w += 0.5 * ((min(s1, s1) - cos(s0)) - w);
        }
    }
}

optimizer! {
    pub struct Random90 { lr = 0.4106 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (w);
    }
}

optimizer! {
    pub struct Random91 { lr = 0.4403 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1, s2 }
    update(w, g, t) {
        s0 = running_max(0.75, atan2(-1.8065, (w)^3));
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = running_max(0.9, abs(s1 * (s1)));
        let x2 = ln(sqrt(s1 + eps));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.1 * prev(s0) + lr * s2 + 0.5 * lr * x2 + lr * (ln(eps)));
    }
}

optimizer! {
    pub struct Random92 { lr = 0.1702 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8741 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1, s2 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * ((if g < -0.5 { ((if beta0 > 0 { sqrt(beta0) } else { w })) / (g) } else { 0 }));
        s1 = ema(beta0, (w) / (eps));
        s2 = ema(0.9, (w * (w)) / (1.463));
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + 0.1 * s1 + 0.1 * s2 + lr * prev(s2) + lr * ((((0.8748) / (abs(-1.5604) + eps))^3) / (abs(s2 * ((-0.5896 + w))) + eps)));
    }
}

optimizer! {
    pub struct Random93 { lr = 0.3812 where lr >= 0, eps = 1e-6 where eps > 0, n = 14u64 , }
    state { s0, s1, s2: scalar = 1 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (abs(sign(g)));
        let x0 = (1 - clamp((-1.5131) / (eps), -1, 1)^2);
        s1 = 0.6 * prev(s1) + (1 - 0.6) * (-1.2743 * ((if s0 < -0.5 { (g) / (s0) } else { 0 })));
        s2 = prev(s2) * (0.9);
        let x2 = clamp(min(lr, s0), 0, 1);
        w = 0.99 * w - (lr * sign(g) + lr * x0 + 0.5 * lr * s1 + lr * s2 + lr * x2 + lr * (prev(s1) * (((n)^3) / (abs(atan2(prev(s1), s0)) + eps))));
    }
}

optimizer! {
    pub struct Random94 { lr = 0.3026 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((if g != 0 { 1 / (g) } else { (if w >= 1 && w <= 8 { ln(w) } else { -(w) }) }));
    }
}

optimizer! {
    pub struct Random95 { lr = 0.0528 where lr >= 0, beta1 = 0.5992 where 0 <= beta1 < 1, }
    state { s0 = w, s1 }
    update(w, g, t) {
        s0 = ema(beta1, (if (if w >= w { g } else { w }) < g { (g - g) } else { 1.8961 }));
        s1 = ema(beta1, (2 - clamp(min((t + 1), s0), -1, 1)));
        w -= lr * sign(g) + lr * s1 + 0.5 * lr * prev(s1) + lr * (min((max(s1, prev(s1))) / (0.7898), clamp(min(prev(s1), w), -1, 1)));
    }
}

optimizer! {
    pub struct Random96 { lr = 0.4065 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (clamp(w * ((w)^3), -1, 1));
    }
}

optimizer! {
    pub struct Random97 { lr = 0.2527 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((if -1.6137 < -0.5 { ((g) / (eps) * ((g) / (abs(eps) + eps))) / (-1.6137) } else { 0 }));
    }
}

optimizer! {
    pub struct Random98 { lr = 0.2377 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random99 { lr = 0.1771 where lr >= 0, beta1 = 0.6004 where 0 <= beta1 < 1, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * ((if (g)^3 > g { sqrt(beta1) } else { (min(g, (1 - 0.9^t))) / ((1 + (-1.2167)^2)) }));
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
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * ((if g != 0 { 1 / (g) } else { (if expm1(clamp(lr, -3, 3)) < prev(s0) { (if eps < -0.5 { (prev(s0)) / (eps) } else { 0 }) } else { (w)^3 }) }));
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
    pub struct Random103 { lr = 0.3206 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w }
    update(w, g) {
        s0 = trace(0.9, (-(-0.2473)) / (max(g, eps)));
        let x0 = (g + eps);
        w -= lr * g + 0.1 * s0 + 0.1 * x0 + lr * ((g) / ((2 - clamp(round(0.8703), -1, 1))));
    }
}

optimizer! {
    pub struct Random104 { lr = 0.3612 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7684 where 0 <= beta0 < 1, }
    state { s0 = lr, s1, s2 }
    update(w, g, t) {
        s0 = ema(beta0, (clamp(eps, -1, 1) + (w + 1.1802)));
        let x0 = ((if g >= 1 && g <= 8 { ln(g) } else { s0 })) / (abs(1.8075) + eps);
        s1 = ema(beta0, (if (lr) / (abs(x0) + eps) > x0 { cos(g) } else { g }));
        s2 = trace(beta0, w);
        w = 0.99 * w - (lr * sign(g) + 0.1 * s1 + 0.5 * lr * s2 + lr * ((1.237) / ((sqrt(eps) + eps)) * (clamp(((t + 1) - s0), -1, 1))));
    }
}

optimizer! {
    pub struct Random105 { lr = 0.3103 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9177 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * g + lr * (-((round(g)) / (abs(ln(0.6188)) + eps)));
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
    pub struct Random106 { lr = 0.4474 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6439 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, max(w * (w), 0));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (beta0);
    }
}

optimizer! {
    pub struct Random107 { lr = 0.1921 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((exp(clamp(w * (g), -3, 3)) - ((g) / (abs(w) + eps)) / (abs((w - 0.3112)) + eps)));
    }
}

optimizer! {
    pub struct Random108 { lr = 0.2268 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.7332 where c >= 1, n = 6u64 , }
    update(w, g) {
        w -= lr * sign(g) + lr * (((if ln(eps) <= g { 0.4743 } else { 0.0914 * (w) }) - (w * (c) - (0.7383)^3)));
    }
    eval(w) {
        w += 0.5 * (-((w + n)) - w);
    }
}

optimizer! {
    pub struct Random109 { lr = 0.3505 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = w;
        s1 = trace(0.6, (0.2953) / (abs(x0) + eps));
        s2 = ema(0.6, abs(min(-0.2789, s0)));
        let x2 = sqrt(clamp(g, 0, 1) + eps);
        w = 0.99 * w - (lr * g + lr * s1 + lr * prev(s1) + 0.1 * s2 + 0.5 * lr * prev(s2) + lr * x2 + lr * (prev(s2)));
    }
    eval(w, t) {
        if s0 < 0.9 {
            w = w + lr * (min(min((if s1 < w { s2 } else { s0 }), w * (w)), ((s2) / (sqrt(t)) + eps)));
        } else {
            w = w + lr * (s0);
        }
    }
}

optimizer! {
    pub struct Random110 { lr = 0.199 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g, t) {
        s0 = ema(0.9, min(clamp(g, -1, 1), min(g, w)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * (clamp((sqrt(t) + eps), -1, 1)));
    }
    eval(w) {
        w = w + lr * (ln((sqrt(eps) + eps)));
    }
}

optimizer! {
    pub struct Random111 { lr = 0.4312 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 = 0.1, s1 = g^2, s2: scalar = 1 }
    update(w, g, t) {
        s0 = running_max(0.9, (if flag && g * (lr) > w { ln(t) } else { (if -0.4639 > 0 { sqrt(-0.4639) } else { w }) }));
        s1 = running_max(0.9, (eps)^2);
        s2 = prev(s2) * (1 - 0.5^t);
        w = 0.99 * w - (lr * sign(g) + lr * s0 + lr * prev(s0) + lr * s1 + lr * s2 + lr * (exp(clamp(-((prev(s0)) / ((1 - 0.9^t))), -3, 3))));
    }
}

optimizer! {
    pub struct Random112 { lr = 0.0552 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.744 where 0 <= beta0 < 1, n = 8u64 , }
    state { s0, s1, s2 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, abs(w));
        s1 = ema(beta0, (s0 + 1.0272));
        let x1 = clamp(s1, prev(s0), n) * (1.9461 * (eps));
        s2 = beta0 * prev(s2) + (1 - beta0) * ((x1)^3);
        w -= lr * g + 0.5 * lr * prev(s1) + 0.5 * lr * s2 + lr * (floor((prev(s1) * (s0)) / ((2 - clamp(s1, -1, 1)))));
    }
}

optimizer! {
    pub struct Random113 { lr = 0.0602 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1, s2 = 0.1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, clamp((w)^3, 0, 1));
        s1 = prev(s1) * (1 - 1 / (t + 1));
        let x1 = (min(eps, 1 / t) + eps);
        s2 = trace(0.9, (if 1 / t > 0 { sqrt(1 / t) } else { 0.6083 }));
        w -= lr * g + 0.5 * lr * s0 + 0.5 * lr * s1 + lr * x1 + lr * s2 + lr * (tanh(((1.1821 + lr)) / (abs(s2) + eps)));
    }
}

optimizer! {
    pub struct Random114 { lr = 0.0838 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g, t) {
        s0 = max(prev(s0), (abs(w) + 1 / (1 + t)));
        let x0 = (if 1.69 >= 1 && 1.69 <= 8 { ln(1.69) } else { cos(g) });
        w -= lr * sign(g) + 0.1 * s0 + lr * x0 + lr * (x0 * ((lr * (g)) / (eps)));
    }
}

optimizer! {
    pub struct Random115 { lr = 0.1668 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9049 where 0 <= beta0 < 1, beta1 = 0.8786 where 0 <= beta1 < 1, }
    state { s0, s1 = lr, s2 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * ((w + g) * (clamp(-1.7872, -1, 1)));
        s1 = ema(beta0, (sqrt((s0)^2) + eps));
        s2 = trace(beta0, eps);
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + lr * s2 + 0.1 * prev(s2) + lr * ((if (g - g) < beta1 { (if -(w) <= w { (if s1 > w { s0 } else { s0 }) } else { (g + s1) }) } else { (if s2 < prev(s1) { s0 } else { (beta1) / (eps) }) }));
    }
}

optimizer! {
    pub struct Random116 { lr = 0.0466 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6689 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (((w) / (eps))^3);
        w -= lr * sign(g) + lr * s0 + lr * ((clamp((s0) / (eps), -1, 1) + ((g) / (abs(s0) + eps) + (s0) / (abs(s0) + eps))));
    }
}

optimizer! {
    pub struct Random117 { lr = 0.2691 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6445 where 0 <= beta1 < 1, flag = false , }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, (1 - clamp(lr, -1, 1)^2) * ((2 - sign(g))));
        let x0 = ((debias(s0)) / (eps) + (g - beta1));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * prev(s0) + 0.1 * x0 + lr * ((if sign(-1.2591) >= s0 { (g) / (eps) } else { (debias(s0)) / (eps) }) * ((if (lr) / (eps) > debias(s0) { w } else { g }))));
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
    pub struct Random118 { lr = 0.272 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random119 { lr = 0.2988 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.3003 where c >= 0, flag = false , }
    state { s0 = lr, s1 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (((w)^3) / ((-0.9435 + 1.3)));
        s1 = min(prev(s1) + 1, (2 - sign((if c > 0 { sqrt(c) } else { g }))));
        let x1 = ((w + prev(s0))) / (exp(clamp(w, -3, 3)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s1 + lr * x1 + lr * ((if !flag { clamp(prev(s0), -1, 1) } else { prev(s0) })));
    }
}

optimizer! {
    pub struct Random120 { lr = 0.2511 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8004 where 0 <= beta0 < 1, c = 1.7125 where c >= 0, }
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
        w *= (cos(y)) / ((2 - clamp(s1, -1, 1)));
    }
}

optimizer! {
    pub struct Random121 { lr = 0.4325 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((if g < -0.5 { (w) / (g) } else { 0 }));
    }
    eval(w) {
        w = -1.8712;
    }
}

optimizer! {
    pub struct Random122 { lr = 0.2762 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random123 { lr = 0.4671 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8289 where 0 <= beta0 < 1, c = 1.2165 where c >= 1, }
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
        let y = sqrt(sign(lr));
        if t > 2 {
            w = w + lr * (w);
        } else {
            w *= (sqrt(sqrt(c)) + eps);
        }
    }
}

optimizer! {
    pub struct Random124 { lr = 0.2327 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6301 where 0 <= beta0 < 1, beta1 = 0.9633 where 0 <= beta1 < 1, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, eps);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * debias(s0) + 0.5 * lr * s1 + lr * (((sqrt(t) * ((t + 1)))^3 - -(min(w, beta1))));
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
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * s1 + lr * (((min(beta0, s1)) / (exp(clamp(s1, -3, 3)))) / (exp(clamp(-1.7849, -3, 3)))));
    }
}

optimizer! {
    pub struct Random130 { lr = 0.1809 where lr >= 0, flag = true , }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (((w)^3 * (-(-1.7686)) - -((if flag && w < w { lr } else { w }))));
    }
}

optimizer! {
    pub struct Random131 { lr = 0.2349 where lr >= 0, beta1 = 0.7079 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = trace(beta1, beta1);
        let x0 = ((2 - sign(t)) + sqrt(prev(s0)));
        w -= lr * sign(g) + 0.1 * x0 + lr * ((clamp(g, -1, 1) - (if g < -0.5 { ((x0)^3) / (g) } else { 0 })));
    }
}

optimizer! {
    pub struct Random132 { lr = 0.1106 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((clamp(w, 0, 1) - ((lr + -1.5336) - clamp(w, -1, 1))));
    }
}

optimizer! {
    pub struct Random133 { lr = 0.196 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = g^2 }
    update(w, g) {
        s0 = ema(0.9, (eps)^3);
        s1 = ema(0.9, max((s0) / (abs(s0) + eps), 0));
        w -= lr * sign(g) + 0.1 * prev(s0) + lr * s1 + lr * (s0);
    }
}

optimizer! {
    pub struct Random134 { lr = 0.4409 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * sign(g) + lr * ((((if sqrt(t) > 0 { sqrt(sqrt(t)) } else { g })) / ((1 + (g)^2))) / ((eps + 1 / (1 + t))));
    }
}

optimizer! {
    pub struct Random135 { lr = 0.0726 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8287 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, (w)^3);
        let x0 = clamp((debias(s0) + debias(s0)), -1, 1);
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * x0 + lr * (((clamp(lr, -1, 1))^3) / (abs((1 - 0.9^t)) + eps)));
    }
}

optimizer! {
    pub struct Random136 { lr = 0.3743 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (min(eps, (w) / (abs(eps) + eps)) * (min(-(w), -(lr)))));
    }
}

optimizer! {
    pub struct Random137 { lr = 0.0489 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5573 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, beta1);
        w -= lr * g + lr * s0 + 0.1 * prev(s0) + 0.1 * debias(s0) + lr * ((if ln(eps) <= s0 { (exp(clamp(debias(s0), -3, 3))) / (max(-1.0887, eps)) } else { eps }));
    }
}

optimizer! {
    pub struct Random138 { lr = 0.3374 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6515 where 0 <= beta0 < 1, beta1 = 0.9651 where 0 <= beta1 < 1, c = 1.0566 where c >= 1, flag = true , }
    state { s0 = g^2, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.9, sqrt(t));
        let x0 = ((beta1)^3 + 1 / (1 + t));
        s1 = ema(beta0, ((-1.0951) / (x0) + ln(eps)));
        s2 = trace(beta0, clamp((x0) / (x0), 0, 1));
        let x2 = max(clamp(g, -1, 1), eps);
        w -= lr * g + lr * s0 + 0.1 * s1 + 0.5 * lr * debias(s1) + lr * s2 + 0.1 * x2 + lr * (clamp(min(x0 * (x2), x0), -1, 1));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ((s2) / (eps))^2;
        if flag {
            w += 0.5 * (lr * (s2) - w);
        } else {
            w = ((-(s2) - s1)) / (c);
        }
    }
}

optimizer! {
    pub struct Random139 { lr = 0.396 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w }
    update(w, g) {
        s0 = ema(0.9, (-0.4906 * (g) - -(g)));
        w -= lr * sign(g) + lr * s0 + lr * (expm1(clamp((s0) / (eps), -3, 3)) * ((1.8015)^0.5));
    }
    eval(w) {
        w *= exp(clamp(ln(eps), -3, 3));
    }
}

optimizer! {
    pub struct Random140 { lr = 0.4623 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8189 where 0 <= beta0 < 1, flag = true , }
    state { s0 = w, s1 = g^2 }
    update(w, g) {
        s0 = ema(beta0, (if g > 0 { sqrt(g) } else { min(-0.5505, w) }));
        let x0 = (clamp(w, 0, 1))^0.3;
        s1 = running_max(beta0, beta0);
        w -= lr * sign(g) + 0.1 * s0 + 0.5 * lr * x0 + 0.5 * lr * s1 + 0.1 * prev(s1) + lr * ((abs(g)) / (sqrt(1.7237 + eps)));
    }
    eval(w) {
        if flag {
            w *= eps;
        } else {
            w = w + lr * (s0);
        }
    }
}

optimizer! {
    pub struct Random141 { lr = 0.176 where lr >= 0, }
    state { s0: scalar = 1, s1 = 0.1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = running_max(0.75, -(min(w, w)));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * s1 + lr * (max(min(max(0.1888, s0), (s1)^3), 0.5925));
    }
}

optimizer! {
    pub struct Random142 { lr = 0.2784 where lr >= 0, n = 1u64 , }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, clamp(min(w, n), -1, 1));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.1 * prev(s0) + lr * (((if prev(s0) < -0.5 { (n * (prev(s0))) / (prev(s0)) } else { 0 }))^3));
    }
}

optimizer! {
    pub struct Random143 { lr = 0.3629 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = lr, s2 }
    update(w, g, t) {
        s0 = ema(0.9, w);
        s1 = running_max(0.9, (eps + 1 / (1 + t)));
        s2 = max(prev(s2), abs(-(s1)));
        w -= lr * g + lr * s0 + 0.1 * prev(s0) + 0.5 * lr * prev(s1) + lr * s2 + lr * ((sign(g) - (-(prev(s1))) / (abs(s1) + eps)));
    }
}

optimizer! {
    pub struct Random144 { lr = 0.4609 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * g + lr * ((eps) / ((sqrt(1 / t) + 1 / (1 + t))));
    }
}

optimizer! {
    pub struct Random145 { lr = 0.3748 where lr >= 0, eps = 1e-6 where eps > 0, n = 17u64 , flag = false , }
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
    pub struct Random146 { lr = 0.1543 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = lr }
    update(w, g, t) {
        s0 = ema(0.75, lr);
        let x0 = (sqrt((2 - sign(s0))) + eps);
        s1 = min(prev(s1) + 1, (1 / t + exp(clamp(-0.485, -3, 3))));
        let x1 = clamp((if s1 < prev(s0) { debias(s0) } else { t }), -1, 1);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * x0 + 0.1 * x1 + lr * (x1));
    }
}

optimizer! {
    pub struct Random147 { lr = 0.0531 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1 = lr }
    update(w, g) {
        s0 = running_max(0.9, (2 - sign(ln(0.8798))));
        s1 = min(prev(s1) + 1, prev(s0));
        let x1 = exp(clamp(-(w), -3, 3));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s1 + 0.5 * lr * x1 + lr * (clamp((-1.6691) / ((sqrt(prev(s1)) + eps)), -1, 1)));
    }
}

optimizer! {
    pub struct Random148 { lr = 0.4898 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * (eps);
        s1 = ema(0.9, (s0 + w) * (prev(s0)));
        let x1 = (1 + ((if flag { g } else { -0.4766 }))^2);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w -= lr * g + lr * s1 + 0.5 * lr * x1 + lr * s2 + lr * (ln(((2 - sign(w)) + eps)));
    }
}

optimizer! {
    pub struct Random149 { lr = 0.3807 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5059 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g, t) {
        s0 = running_max(0.9, (w * (1 / t) + (beta0)^3));
        s1 = ema(0.9, ((w)^3) / ((2 - clamp(prev(s0), -1, 1))));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s1 + 0.1 * prev(s1) + 0.1 * debias(s1) + lr * (ln(max((-1.2053) / (eps), eps))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = clamp((0.689 + debias(s1)), 0, 1);
        w = w + lr * (((if s1 >= 1 && s1 <= 8 { ln(s1) } else { debias(s1) }) + -(beta0 * ((1 - 0.9^t)))));
    }
}

optimizer! {
    pub struct Random150 { lr = 0.3317 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.6, (ln(eps))^2);
        let x0 = (max(-1.0921, 0) + eps);
        s1 = ema(0.75, -(eps * ((1 - 0.9^t))));
        let x1 = -(x0 * (-0.8714));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.1 * prev(s0) + 0.5 * lr * s1 + lr * x1 + lr * (((x1 + -1.9732) + clamp(s1, -1, 1)) * (x0)));
    }
    eval(w, t) {
        if t > 2 {
            w += 0.5 * (w - w);
        } else {
            w *= (2 - clamp(ln(eps), -1, 1));
        }
    }
}

optimizer! {
    pub struct Random151 { lr = 0.419 where lr >= 0, beta0 = 0.7711 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, (g * (1.9394))^2);
        s1 = trace(0.9, prev(s0));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s1 + lr * ((((-0.1634) / (1.6724))^3) / (0.5879)));
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
        w = w + lr * (abs(y));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_random_rule {
    ($call:ident) => {
        $call! { Random0 Random1 Random2 Random3 Random4 Random5 Random6 Random7 Random8 Random9 Random10 Random11 Random12 Random13 Random14 Random15 Random16 Random17 Random18 Random19 Random20 Random21 Random22 Random23 Random24 Random25 Random26 Random27 Random28 Random29 Random30 Random31 Random32 Random33 Random34 Random35 Random36 Random37 Random38 Random39 Random40 Random41 Random42 Random43 Random44 Random45 Random46 Random47 Random48 Random49 Random50 Random51 Random52 Random53 Random54 Random55 Random56 Random57 Random58 Random59 Random60 Random61 Random62 Random63 Random64 Random65 Random66 Random67 Random68 Random69 Random70 Random71 Random72 Random73 Random74 Random75 Random76 Random77 Random78 Random79 Random80 Random81 Random82 Random83 Random84 Random85 Random86 Random87 Random88 Random89 Random90 Random91 Random92 Random93 Random94 Random95 Random96 Random97 Random98 Random99 Random100 Random101 Random102 Random103 Random104 Random105 Random106 Random107 Random108 Random109 Random110 Random111 Random112 Random113 Random114 Random115 Random116 Random117 Random118 Random119 Random120 Random121 Random122 Random123 Random124 Random125 Random126 Random127 Random128 Random129 Random130 Random131 Random132 Random133 Random134 Random135 Random136 Random137 Random138 Random139 Random140 Random141 Random142 Random143 Random144 Random145 Random146 Random147 Random148 Random149 Random150 Random151 Random152 Random153 Random154 Random155 Random156 Random157 Random158 Random159 }
    };
}
