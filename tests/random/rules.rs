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
        s0 = ema(beta1, clamp(eps, w * (beta0), sin(1.3262)));
        s1 = max(prev(s1), abs(min(s0, eps)));
        let x1 = abs(c * (s1));
        s2 = trace(beta1, (if -(g) <= prev(s1) { (0.657 + -1.9723) } else { (1.5984) / (abs(x1) + eps) }));
        w -= lr * g + 0.5 * lr * s2 + lr * (-(((s1 - beta1) - expm1(clamp(-1.2098, -3, 3)))));
    }
}

optimizer! {
    pub struct Random4 { lr = 0.0614 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (((ln(0.2581) + -(w))) / (eps)));
    }
}

optimizer! {
    pub struct Random5 { lr = 0.2209 where lr >= 0, eps = 1e-6 where eps > 0, }
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
        let x0 = abs(cbrt(-0.0873));
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
    pub struct Random13 { lr = 0.1406 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (((if flag { w * (w) } else { round(g) })) / ((eps * (eps) + eps))));
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
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * prev(s1) + lr * x1 + 0.1 * s2 + lr * (((eps) / (eps) + min(s0, x1)) * (max(clamp(-0.4181, -1, 1), ln(eps)))));
    }
}

optimizer! {
    pub struct Random15 { lr = 0.4175 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5509 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 = g^2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        s1 = running_max(0.9, abs(-(0.0984)));
        w -= lr * g + lr * s0 + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + lr * ((if clamp(s0, -1, 1) >= g { (clamp(-1.3459, -1, 1) - (prev(s1)) / (eps)) } else { (if (-1.5598) / (abs(s1) + eps) <= g { beta0 } else { (s1)^3 }) }));
    }
}

optimizer! {
    pub struct Random16 { lr = 0.4239 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr }
    update(w, g) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * (sqrt(abs(w)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * (((lr) / (eps)) / (abs((-0.7543) / (abs(prev(s0)) + eps)) + eps) * ((if s0 > s0 { (if g > 0 { sqrt(g) } else { g }) } else { (if w > w { prev(s0) } else { s0 }) }))));
    }
}

optimizer! {
    pub struct Random17 { lr = 0.3305 where lr >= 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = running_max(0.9, max(clamp(w, -1, 1), 0));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * (ln(0.7273) * (clamp(lr, -1, 1) * (min(s0, 0.5182))));
    }
}

optimizer! {
    pub struct Random18 { lr = 0.3989 where lr >= 0, beta1 = 0.5035 where 0 <= beta1 < 1, }
    update(w, g) {
        w -= lr * g + lr * ((g + ((beta1 + lr))^3));
    }
}

optimizer! {
    pub struct Random19 { lr = 0.4278 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8516 where 0 <= beta0 < 1, }
    update(w, g, t) {
        w -= lr * g + lr * ((((if w < w { g } else { lr }) - (if w != 0 { 1 / (w) } else { sqrt(t) })) + ((t) / (eps)) / ((2 - clamp(beta0, -1, 1)))));
    }
}

optimizer! {
    pub struct Random20 { lr = 0.159 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.7789 where -2 <= c <= 2, flag = false , }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = ema(0.9, (0.5548)^2);
        s1 = ema(0.6, ((if flag && w <= c { s0 } else { g })) / (abs(w) + eps));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s1 + lr * (clamp(s0, -1, 1)));
    }
}

optimizer! {
    pub struct Random21 { lr = 0.0811 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7937 where 0 <= beta0 < 1, }
    state { s0, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = trace(beta0, (if g >= 1 && g <= 8 { ln(g) } else { cos(sqrt(t)) }));
        let x0 = (if w >= 1 && w <= 8 { ln(w) } else { -(-1.8009) });
        s1 = ema(beta0, (2 - clamp(-0.6045, -1, 1)));
        let x1 = abs(w);
        s2 = prev(s2) * (1 - 0.5^t);
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * x0 + 0.5 * lr * s1 + 0.5 * lr * x1 + 0.1 * s2 + lr * (((-1.5258)^3)^3);
    }
    eval(w) {
        let y = (2 - sign(clamp(-1.6225, -1, 1)));
        if s2 < 0.9 {
            w += 0.5 * ((if w < -0.5 { (ln(eps)) / (w) } else { 0 }) - w);
        } else {
            w = (if 1.1852 >= s2 { ((y) / (eps))^3 } else { s2 * (0.3332) * (s2) });
        }
    }
}

optimizer! {
    pub struct Random22 { lr = 0.1455 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.847 where 0 <= beta0 < 1, c = 1.9579 where c >= 1, flag = true , }
    state { s0 = g^2 }
    update(w, g) {
        s0 = running_max(beta0, (eps * (eps) + (1 - clamp(w, -1, 1)^2)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * ((if flag { ((w) / (eps))^3 } else { c * (0.3332) * (w) }));
    }
    eval(w, t) {
        w = w + lr * (((w) / (abs(s0 * (1 / t)) + eps) - (if flag && s0 * (s0) > s0 { ln(eps) } else { (if s0 < s0 { w } else { w }) })));
    }
}

optimizer! {
    pub struct Random23 { lr = 0.4119 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6615 where 0 <= beta0 < 1, c = 1.0801 , flag = true , }
    state { s0 = g^2, s1 = 0.1 }
    update(w, g) {
        s0 = trace(0.9, eps * (eps * (eps)));
        s1 = ema(beta0, ((s0) / (abs(g) + eps))^3);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + lr * (s0);
    }
    eval(w) {
        if flag {
            w = (if s1 * (s0) >= -1.0698 { ln((1 + (w)^2)) } else { -((c) / (eps)) });
        } else {
            w += 0.5 * ((clamp(s1, -1, 1) + clamp(beta0, -1, 1)) - w);
        }
    }
}

optimizer! {
    pub struct Random24 { lr = 0.0549 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (g));
    }
}

optimizer! {
    pub struct Random25 { lr = 0.0499 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (-((g) / (eps)) * ((g * (eps) - w))));
    }
}

optimizer! {
    pub struct Random26 { lr = 0.193 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.606 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = ((g)^2 + eps);
        s1 = ema(beta0, (sqrt(max(w, 0)) + eps));
        let x1 = x0;
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * s1 + 0.1 * x1 + lr * (abs(clamp(ln(x1), -1, 1)));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = sqrt((s0)^2);
        if s0 < 0.9 {
            w *= sqrt(max(w, 0) + eps);
        } else {
            w += 0.5 * (((if s0 > 0 { sqrt(s0) } else { s0 })) / ((s1 + 1 / (1 + t))) - w);
        }
    }
}

optimizer! {
    pub struct Random27 { lr = 0.4201 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * (g * (clamp(w, -1, 1)));
        let x0 = abs(g * (s0));
        s1 = min(prev(s1) + 1, tanh(w) * (((t + 1)) / (abs((t + 1)) + eps)));
        s2 = running_max(0.6, (-(s0)) / ((sqrt(eps) + eps)));
        w -= lr * g + lr * x0 + 0.1 * s1 + lr * s2 + 0.1 * prev(s2) + lr * (clamp(-(x0), 0, 1));
    }
}

optimizer! {
    pub struct Random28 { lr = 0.2048 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * g + lr * (((-(g) - (g - g))) / (abs(((0.9187) / (0.8373)) / ((eps + 1 / (1 + t)))) + eps)));
    }
}

optimizer! {
    pub struct Random29 { lr = 0.2634 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5368 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = running_max(beta1, 1.09);
        s1 = ema(beta1, (ln(eps) + ln(eps)));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.1 * prev(s0) + 0.1 * s1 + lr * (((0.0978 * (0.3941)) / (eps * (eps))) / (exp(clamp(prev(s0) * (prev(s0)), -3, 3))));
    }
}

optimizer! {
    pub struct Random30 { lr = 0.0986 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6014 where 0 <= beta1 < 1, flag = true , }
    state { s0 = lr }
    update(w, g, t) {
        s0 = trace(0.9, (if flag && w > 1 / t { (w)^3 } else { eps }));
        let x0 = (if flag && s0 > beta1 { g * (w) } else { (if w > 0 { sqrt(w) } else { w }) });
        w = 0.99 * w - (lr * g + 0.5 * lr * x0 + lr * (clamp((x0 + 1.6453) * (max(g, w)), -1, 1)));
    }
    eval(w, t) {
        let y = (2 - sign(w));
        if flag {
            w = (if (1.2781) / (eps) < beta1 { ((t + 1) + -0.3993) * (min(s0, y)) } else { min(s0, y) * ((1 / t) / (eps)) });
        } else {
            w = (ln(1.0585)) / (eps) * (s0);
        }
    }
}

optimizer! {
    pub struct Random31 { lr = 0.0655 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * ((if w > 0 { sqrt(w) } else { -0.8185 })));
    }
}

optimizer! {
    pub struct Random32 { lr = 0.2007 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = ema(0.75, clamp((-1.7917) / (abs(g) + eps), 0, 1));
        let x0 = eps;
        s1 = ema(0.75, (1.9882)^0.3 * (x0 * (s0)));
        let x1 = (sqrt(s0 * (x0)) + eps);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * prev(s0) + 0.5 * lr * s1 + 0.1 * x1 + lr * (s1);
    }
}

optimizer! {
    pub struct Random33 { lr = 0.4128 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7174 where 0 <= beta0 < 1, }
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
    pub struct Random34 { lr = 0.0816 where lr >= 0, eps = 1e-6 where eps > 0, }
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
            w = (cbrt(min(debias(s1), w))) / (((eps + eps) + 1 / (1 + t)));
        }
    }
}

optimizer! {
    pub struct Random35 { lr = 0.2475 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((cbrt(g))^2);
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
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + lr * x0 + lr * ((if sqrt(t) != 0 { 1 / (sqrt(t)) } else { (x0) / (eps) * (max(s0, x0)) }));
    }
}

optimizer! {
    pub struct Random42 { lr = 0.104 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6601 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g, t) {
        s0 = running_max(beta0, ((if g >= 1 && g <= 8 { ln(g) } else { w })) / ((2 - clamp(0.8479, -1, 1))));
        s1 = trace(beta0, (if g != 0 { 1 / (g) } else { eps }));
        let x1 = (clamp(0.5432, -1, 1) - g * (s0));
        w -= lr * g / (abs(g) + eps) + lr * s1 + lr * prev(s1) + lr * x1 + lr * ((w - (w - s0) * (cos((t + 1)))));
    }
}

optimizer! {
    pub struct Random43 { lr = 0.1896 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
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
    pub struct Random44 { lr = 0.1785 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (((1 + (1.7107)^2)) / ((2 - clamp((g) / (eps), -1, 1))));
    }
}

optimizer! {
    pub struct Random45 { lr = 0.0616 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9, ln((eps + 1 / (1 + t))));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * debias(s0) + lr * ((if debias(s0) < (t + 1) { ((w) / (abs(s0) + eps) + s0 * (-1.9619)) } else { cbrt((t + 1)) })));
    }
    eval(w) {
        if flag {
            w += 0.5 * (-((debias(s0)) / (abs(debias(s0)) + eps)) - w);
        } else {
            w = w + lr * (((if -1.1089 < -0.5 { (w) / (-1.1089) } else { 0 }) - -(debias(s0))) * (0.2504));
        }
    }
}

optimizer! {
    pub struct Random46 { lr = 0.1155 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * (exp(clamp((ln(eps)) / (abs(min(1 / t, w)) + eps), -3, 3)));
    }
}

optimizer! {
    pub struct Random47 { lr = 0.4475 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8728 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * ((if w < -0.5 { (eps) / (w) } else { 0 }));
        s1 = trace(beta0, (1 - clamp((1.5043)^3, -1, 1)^2));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * s1 + lr * ((lr + g));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (sqrt(s1)) / (abs((-0.2444) / (eps)) + eps);
        if t > 2 {
            w *= eps;
        } else {
            w += 0.5 * (s1 * ((w) / (eps)) - w);
        }
    }
}

optimizer! {
    pub struct Random48 { lr = 0.0465 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, clamp(g, 0, 1));
        s1 = trace(0.6, s0);
        w -= lr * g + 0.1 * debias(s0) + lr * s1 + lr * (((s1) / (eps) * (sqrt(s0)) + ln(eps) * ((if s0 > s1 { w } else { s1 }))));
    }
}

optimizer! {
    pub struct Random49 { lr = 0.3738 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.6, g);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * (-((w * (s0)) / (abs(-(1.0441)) + eps)));
    }
    eval(w) {
        w = w + lr * (((w) / ((sqrt(eps) + eps))) / (abs((-(-1.0889) + clamp(w, -1, 1))) + eps));
    }
}

optimizer! {
    pub struct Random50 { lr = 0.1702 where lr >= 0, eps = 1e-6 where eps > 0, n = 19u64 , }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * ((((n) / (eps) + clamp(w, -1, 1)))^3));
    }
    eval(w) {
        let y = (w)^2;
        w *= ((y)^0.3 + eps);
    }
}

optimizer! {
    pub struct Random51 { lr = 0.3259 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6036 where 0 <= beta0 < 1, n = 12u64 , }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, rem(min(w, eps), eps));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * ((min((1.2 - -0.5486), w * (n)))^3));
    }
    eval(w, t) {
        if t > 2 {
            w += 0.5 * ((1 - clamp(n, -1, 1)^2) - w);
        } else {
            w *= (1 + ((1 / t) / (eps))^2);
        }
    }
}

optimizer! {
    pub struct Random52 { lr = 0.3242 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5968 where 0 <= beta1 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(0.9, (eps) / (abs(lr) + eps));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + lr * ((s0 + beta1) * ((if s0 > w { lr } else { s0 })) * ((2 - sign(1.1341))));
    }
    eval(w) {
        w *= eps;
    }
}

optimizer! {
    pub struct Random53 { lr = 0.2353 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * ((if -(g) < w { lr } else { 1.7047 }));
    }
}

optimizer! {
    pub struct Random54 { lr = 0.3835 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7242 where 0 <= beta0 < 1, }
    state { s0 = w }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (w);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * ((1 - clamp(beta0 * (w), -1, 1)^2));
    }
}

optimizer! {
    pub struct Random55 { lr = 0.0989 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5294 where c >= 0, }
    state { s0 = w, s1 = 0.1, s2 }
    update(w, g) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * (min((g)^3, (if c <= eps { w } else { w })));
        s1 = ema(0.75, prev(s0));
        s2 = 0.75 * prev(s2) + (1 - 0.75) * (-(exp(clamp(prev(s0), -3, 3))));
        w = 0.99 * w - (lr * g + 0.5 * lr * s1 + lr * prev(s1) + 0.5 * lr * s2 + lr * (min(prev(s0), s2)));
    }
}

optimizer! {
    pub struct Random56 { lr = 0.1928 where lr >= 0, beta0 = 0.8657 where 0 <= beta0 < 1, c = 1.9791 where -2 <= c <= 2, }
    update(w, g) {
        w -= lr * g + lr * (w * (min(w, c)) * ((w + (beta0 - g))));
    }
}

optimizer! {
    pub struct Random57 { lr = 0.4059 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * (clamp(g, -1, 1) * (((if eps < w { g } else { g })) / ((2 - clamp(t, -1, 1)))));
    }
}

optimizer! {
    pub struct Random58 { lr = 0.135 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (w);
    }
}

optimizer! {
    pub struct Random59 { lr = 0.1448 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8288 where 0 <= beta0 < 1, beta1 = 0.7094 where 0 <= beta1 < 1, flag = true , }
    state { s0, s1 = w }
    update(w, g, t) {
        s0 = beta0 * prev(s0) + (1 - beta0) * ((if w >= 1 && w <= 8 { ln(w) } else { atan2(1 / t, g) }));
        let x0 = clamp((s0) / (eps), -1, 1);
        s1 = running_max(beta1, (w) / ((sqrt(0.955) + eps)));
        w -= lr * sign(g) + 0.5 * lr * x0 + lr * s1 + lr * (min((if (if g > 0 { sqrt(g) } else { s1 }) < -0.4733 { prev(s0) } else { (if flag { (t + 1) } else { x0 }) }), ((if t > sqrt(t) { 0.6021 } else { x0 })) / (abs(x0 * (s0)) + eps)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = clamp(eps, 0, 1);
        w *= eps;
    }
}

optimizer! {
    pub struct Random60 { lr = 0.1865 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * ((min(g, w) * (ln(0.3272))) / ((sqrt(eps) + eps) * ((eps + eps)))));
    }
    eval(w) {
        w *= (sqrt((eps)^2) + eps);
    }
}

optimizer! {
    pub struct Random61 { lr = 0.0839 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, clamp(w, -1, 1) * (w));
        s1 = prev(s1) * (1 - 1 / (t + 1));
        let x1 = ((eps)^2 + eps);
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.1 * s1 + lr * x1 + lr * (g));
    }
}

optimizer! {
    pub struct Random62 { lr = 0.266 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0, s1 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (-1.719);
        s1 = ema(0.9, w);
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * s1 + 0.5 * lr * debias(s1) + lr * (((s1)^3) / (exp(clamp(-0.4229, -3, 3))) * (ln((sqrt(eps) + eps)))));
    }
    eval(w) {
        if flag {
            w += 0.5 * ((if w > 0 { sqrt(w) } else { 0.5222 }) - w);
        } else {
            w += 0.5 * ((debias(s1) - -(1.7574)) - w);
        }
    }
}

optimizer! {
    pub struct Random63 { lr = 0.1673 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5213 where 0 <= beta0 < 1, beta1 = 0.5841 where 0 <= beta1 < 1, c = 1.9724 where -2 <= c <= 2, }
    state { s0 = 0.1, s1, s2 }
    update(w, g) {
        s0 = running_max(beta0, (1 - clamp(g, -1, 1)^2) * (g * (-1.3547)));
        let x0 = prev(s0);
        s1 = ema(beta0, (prev(s0) + s0));
        s2 = running_max(beta1, sqrt((s1)^2));
        let x2 = (2 - clamp(-(eps), -1, 1));
        w = 0.99 * w - (lr * sign(g) + lr * x0 + lr * prev(s1) + lr * s2 + 0.5 * lr * prev(s2) + 0.1 * x2 + lr * (((if s1 < -0.5 { ((s2 - c)) / (s1) } else { 0 }))^3));
    }
}

optimizer! {
    pub struct Random64 { lr = 0.3928 where lr >= 0, c = 1.2475 where c >= 0, }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = ema(0.75, -(g));
        s1 = ema(0.9, lr);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * s1 + lr * prev(s1) + lr * (c);
    }
}

optimizer! {
    pub struct Random65 { lr = 0.3126 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5197 where -2 <= c <= 2, }
    state { s0, s1, s2 = 0.1 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (clamp(1.9898, -1, 1));
        s1 = ema(0.6, (prev(s0)) / (max(g, eps)));
        let x1 = ((prev(s0)) / (abs(prev(s0)) + eps)) / ((sqrt(eps) + eps));
        s2 = ema(0.9, (min(w, w) - -1.6273));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s1 + 0.1 * x1 + 0.5 * lr * s2 + 0.1 * prev(s2) + lr * ((clamp((c) / (eps), -1, 1) + (if s0 >= 1 && s0 <= 8 { ln(s0) } else { -(s1) }))));
    }
    eval(w) {
        let y = sqrt((s0)^2);
        w *= sqrt(y + eps) * ((sqrt(y) + eps));
    }
}

optimizer! {
    pub struct Random66 { lr = 0.2499 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = 0.1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = running_max(0.6, ((g) / (eps) + (if eps != 0 { 1 / (eps) } else { -1.2769 })));
        s1 = ema(0.6, (eps)^2);
        s2 = prev(s2) * (1 - 0.5^t);
        w -= lr * sign(g) + lr * s0 + 0.1 * prev(s0) + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + 0.5 * lr * s2 + lr * ((if prev(s0) != 0 { 1 / (prev(s0)) } else { prev(s1) }));
    }
}

optimizer! {
    pub struct Random67 { lr = 0.3371 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5924 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, max(w, 0));
        let x0 = (w) / (t) * ((w) / (eps));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * x0 + lr * ((if clamp(1 / t, s0, x0) > s0 { floor(clamp(s0, -1, 1)) } else { ((-1.2568) / (abs(1.524) + eps))^3 }));
    }
}

optimizer! {
    pub struct Random68 { lr = 0.2028 where lr >= 0, eps = 1e-6 where eps > 0, }
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
            w = log1p((sqrt(abs(0.6169)) + eps));
        }
    }
}

optimizer! {
    pub struct Random69 { lr = 0.2559 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * ((g - -((lr + w))));
    }
}

optimizer! {
    pub struct Random70 { lr = 0.4841 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, clamp(min(lr, g), -1, 1));
        let x0 = g;
        s1 = trace(0.9, ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { s0 }))^2);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * x0 + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * ((0.8929) / (max(w, eps)) * ((if ln(eps) <= x0 { prev(s1) } else { tanh(eps) }))));
    }
}

optimizer! {
    pub struct Random71 { lr = 0.177 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8166 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = trace(beta0, max((w) / (eps), clamp(w, w, w)));
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * ((if (s0) / (abs(s0) + eps) > s0 { -(beta0 * (lr)) } else { ((s0) / (eps)) / ((1 + (g)^2)) }));
    }
}

optimizer! {
    pub struct Random72 { lr = 0.0558 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8969 where 0 <= beta0 < 1, n = 16u64 , }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, (1 - clamp(ln(eps), -1, 1)^2));
        let x0 = w;
        s1 = beta0 * prev(s1) + (1 - beta0) * (((prev(s0))^3)^3);
        w -= lr * clamp(g, -1, 1) + lr * x0 + 0.1 * s1 + lr * ((((n) / (eps)) / (abs(s1 * (s0)) + eps))^3);
    }
}

optimizer! {
    pub struct Random73 { lr = 0.071 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.3407 where c >= 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.6, (w + ln(c)));
        let x0 = (if g < (t + 1) { (debias(s0))^3 } else { w * (debias(s0)) });
        w -= lr * g / (abs(g) + eps) + lr * x0 + lr * (clamp(((if 0.1535 <= g { debias(s0) } else { x0 }) - floor(x0)), -1, 1));
    }
    eval(w) {
        w = w + lr * (rem(exp(clamp(s0 * (debias(s0)), -3, 3)), (1 + ((-0.436) / (eps))^2)));
    }
}

optimizer! {
    pub struct Random74 { lr = 0.09 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = 1.1903;
        w -= lr * g + 0.5 * lr * s0 + 0.1 * x0 + lr * (ln(1 / t));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (-1.7666 * (w)) / (abs(w) + eps);
        w = w + lr * (-0.0411);
    }
}

optimizer! {
    pub struct Random75 { lr = 0.2335 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = max(prev(s0), eps);
        let x0 = (s0) / ((eps + eps));
        s1 = max(prev(s1), sqrt(t));
        let x1 = (0.3454 + sqrt(s0));
        w -= lr * clamp(g, -1, 1) + 0.1 * x0 + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * ((s0 - (s0)^0.3));
    }
    eval(w) {
        w = w + lr * ((1 - clamp(1.7469, -1, 1)^2));
    }
}

optimizer! {
    pub struct Random76 { lr = 0.2766 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7422 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.9, beta0);
        s1 = min(prev(s1) + 1, (lr - 1 / t));
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.1 * s1 + lr * (clamp(clamp(eps, -1, 1), -1, 1));
    }
}

optimizer! {
    pub struct Random77 { lr = 0.3784 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * ((g) / (abs(w) + eps) * (clamp((w)^3, -1, 1))));
    }
}

optimizer! {
    pub struct Random78 { lr = 0.4495 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7955 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 = lr }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = ema(beta0, ln((s0 + eps)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s1 + lr * ((1.5328)^3));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = clamp((s1 + s1), 0, 1);
        if s0 < 0.9 {
            w *= ((if s0 != 0 { 1 / (s0) } else { w }) + 1 / (1 + t));
        } else {
            w = w + lr * ((w + -(-(s1))));
        }
    }
}

optimizer! {
    pub struct Random79 { lr = 0.4665 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (cbrt((w + clamp(1.0048, -1, 1))));
    }
    eval(w) {
        let y = abs(cbrt(w));
        w *= (y + eps) * (sqrt(lr + eps));
    }
}

optimizer! {
    pub struct Random80 { lr = 0.3146 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1, s2 = lr }
    update(w, g, t) {
        s0 = ema(0.75, clamp(clamp(g, -1, 1), 0, 1));
        let x0 = (tanh(s0))^2;
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = ema(0.9, x0 * (ln(eps)));
        w -= lr * sign(g) + lr * prev(s0) + 0.5 * lr * debias(s0) + 0.5 * lr * s1 + lr * s2 + 0.1 * prev(s2) + lr * (exp(clamp((x0) / (abs((s1) / (eps)) + eps), -3, 3)));
    }
}

optimizer! {
    pub struct Random81 { lr = 0.3247 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7741 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * ((ln(eps)) / (abs(cbrt(w)) + eps));
        let x0 = g;
        s1 = max(prev(s1), abs(-(s0)));
        let x1 = s1;
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * x0 + 0.5 * lr * x1 + lr * (clamp((if g != 0 { 1 / (g) } else { (1.4299) / (abs(s0) + eps) }), -1, 1)));
    }
}

optimizer! {
    pub struct Random82 { lr = 0.1575 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (w));
    }
}

optimizer! {
    pub struct Random83 { lr = 0.2015 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.1419 where c >= 0, }
    state { s0 = 0.1, s1 = lr }
    update(w, g) {
        s0 = max(prev(s0), clamp((w - w), 0, 1));
        let x0 = s0;
        s1 = ema(0.75, ((w + x0) - (if 0.4587 >= 1 && 0.4587 <= 8 { ln(0.4587) } else { x0 })));
        let x1 = (sqrt((x0)^2) + eps);
        w -= lr * g + lr * s1 + 0.1 * x1 + lr * (min(ln((sqrt(c) + eps)), clamp(-(-1.8115), -1, 1)));
    }
}

optimizer! {
    pub struct Random84 { lr = 0.4587 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5025 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1: scalar = 1, s2 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, ln((eps + 1 / (1 + t))));
        let x0 = (ln(0.5468) + s0);
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = trace(beta0, (1 - clamp((lr) / (eps), -1, 1)^2));
        w -= lr * sign(g) + 0.5 * lr * x0 + lr * s1 + 0.5 * lr * s2 + lr * prev(s2) + lr * ((if -1.8944 <= s0 { (if exp(clamp(s1, -3, 3)) <= s0 { (w + prev(s2)) } else { (-1.4997 - g) }) } else { ln((t + 1) * (eps)) }));
    }
}

optimizer! {
    pub struct Random85 { lr = 0.1986 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7061 where 0 <= beta0 < 1, flag = false , }
    state { s0, s1: scalar = 1 }
    update(w, g) {
        s0 = ema(beta0, (ln(eps) + (w) / (eps)));
        s1 = prev(s1) * (0.9);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * debias(s0) + 0.5 * lr * s1 + lr * (-((if !flag { debias(s0) * (s0) } else { beta0 })));
    }
}

optimizer! {
    pub struct Random86 { lr = 0.2249 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5025 where 0 <= beta1 < 1, }
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
    pub struct Random87 { lr = 0.0445 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (min((if g > 0 { sqrt(g) } else { w }) * (g), eps * (eps)));
    }
}

optimizer! {
    pub struct Random88 { lr = 0.0601 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6195 where 0 <= beta0 < 1, }
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
    pub struct Random89 { lr = 0.1246 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * g / (abs(g) + eps) + lr * (1 / t);
    }
    eval(w) {
        w = -(w);
    }
}

optimizer! {
    pub struct Random90 { lr = 0.0107 where lr >= 0, beta0 = 0.5862 where 0 <= beta0 < 1, }
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
    pub struct Random91 { lr = 0.4403 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random92 { lr = 0.1158 where lr >= 0, beta0 = 0.804 where 0 <= beta0 < 1, }
    state { s0, s1: scalar = 1, s2 = 0.1 }
    update(w, g, t) {
        s0 = beta0 * prev(s0) + (1 - beta0) * ((2 - sign((-1.2124 + g))));
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = running_max(0.9, s0);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + lr * s2 + 0.1 * prev(s2) + lr * (min(min(min(prev(s2), w), (g - 1.1969)), (((t + 1) + beta0)) / ((0.2797 + 1 / (1 + t)))));
    }
}

optimizer! {
    pub struct Random93 { lr = 0.0319 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6638 where 0 <= beta0 < 1, beta1 = 0.8607 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = trace(beta1, (-(1.0961))^2);
        s1 = ema(beta0, 0.9232);
        w -= lr * sign(g) + lr * s0 + lr * s1 + lr * (g * (((beta0)^3) / (abs(abs(g)) + eps)));
    }
}

optimizer! {
    pub struct Random94 { lr = 0.1964 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6132 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, ln(eps));
        let x0 = (1 + (-(g))^2);
        w -= lr * g + 0.1 * s0 + lr * x0 + lr * (s0);
    }
}

optimizer! {
    pub struct Random95 { lr = 0.0502 where lr >= 0, beta1 = 0.6674 where 0 <= beta1 < 1, c = 1.5462 where c >= 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta1, (2 - sign(min(g, w))));
        let x0 = s0 * (1.1473);
        w -= lr * g + 0.1 * x0 + lr * (min((if c > 0 { sqrt(c) } else { s0 }), ((g + x0) - (s0)^3)));
    }
}

optimizer! {
    pub struct Random96 { lr = 0.27 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w }
    update(w, g, t) {
        s0 = running_max(0.9, (-(-1.2259)) / (abs(eps) + eps));
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * prev(s0) + lr * (((2 - sign(t)))^0.5);
    }
    eval(w) {
        w *= eps;
    }
}

optimizer! {
    pub struct Random97 { lr = 0.2576 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((min(eps, (g) / (eps))) / ((eps * (eps) + 1 / (1 + t)))));
    }
}

optimizer! {
    pub struct Random98 { lr = 0.4874 where lr >= 0, }
    update(w, g, t) {
        w -= lr * sign(g) + lr * ((1 - 0.9^t));
    }
}

optimizer! {
    pub struct Random99 { lr = 0.2134 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9505 where 0 <= beta0 < 1, flag = false , }
    state { s0 = lr, s1 = w, s2 }
    update(w, g) {
        s0 = max(prev(s0), (2 - sign(ln(eps))));
        let x0 = max(g, 0);
        s1 = trace(beta0, 0.8979);
        s2 = ema(0.9, 1.3474);
        w -= lr * g + lr * s0 + lr * x0 + 0.5 * lr * s1 + 0.1 * s2 + 0.1 * prev(s2) + lr * (min((if flag { g } else { s1 }) * (lr), x0));
    }
}

optimizer! {
    pub struct Random100 { lr = 0.3679 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.4623 where c >= 1, flag = false , }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = max(prev(s0), ((lr + g)) / (abs((if g >= w { g } else { g })) + eps));
        s1 = trace(0.9, ((c)^0.3)^0.5);
        s2 = min(prev(s2) + 1, prev(s1));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * s2 + lr * ((if !flag { prev(s1) } else { w }));
    }
}

optimizer! {
    pub struct Random101 { lr = 0.2589 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    update(w, g, t) {
        w -= lr * g / (abs(g) + eps) + lr * ((min(w, 1 / t)) / (abs((if !flag { eps } else { 0.7939 })) + eps) * (w * (1.4327)));
    }
    eval(w) {
        let y = ln(eps) * ((w) / (0.4116));
        w *= (1 + ((-0.1055) / (abs(y) + eps))^2);
    }
}

optimizer! {
    pub struct Random102 { lr = 0.1447 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8312 where 0 <= beta0 < 1, }
    update(w, g, t) {
        w -= lr * g / (abs(g) + eps) + lr * (ln((clamp(-1.332, 0, 1) + 1 / (1 + t))));
    }
    eval(w) {
        w += 0.5 * (((w) / (abs(beta0) + eps)) / (abs(-(w)) + eps) - w);
    }
}

optimizer! {
    pub struct Random103 { lr = 0.3166 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.1145 , }
    state { s0, s1 }
    update(w, g) {
        s0 = running_max(0.6, (g * (g))^2);
        let x0 = (2 - sign(min(c, lr)));
        s1 = min(prev(s1) + 1, (if 1.2416 > prev(s0) { 1.0234 } else { -0.2473 }) * (lr));
        let x1 = (1 + ((prev(s0)) / (abs(lr) + eps))^2);
        w -= lr * sign(g) + lr * x0 + 0.1 * s1 + 0.1 * x1 + lr * (((0.7289 * (prev(s0)) + (prev(s1)) / (x1)) - clamp((x0 - eps), -1, 1)));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_random_rule {
    ($call:ident) => {
        $call! { Random0 Random1 Random2 Random3 Random4 Random5 Random6 Random7 Random8 Random9 Random10 Random11 Random12 Random13 Random14 Random15 Random16 Random17 Random18 Random19 Random20 Random21 Random22 Random23 Random24 Random25 Random26 Random27 Random28 Random29 Random30 Random31 Random32 Random33 Random34 Random35 Random36 Random37 Random38 Random39 Random40 Random41 Random42 Random43 Random44 Random45 Random46 Random47 Random48 Random49 Random50 Random51 Random52 Random53 Random54 Random55 Random56 Random57 Random58 Random59 Random60 Random61 Random62 Random63 Random64 Random65 Random66 Random67 Random68 Random69 Random70 Random71 Random72 Random73 Random74 Random75 Random76 Random77 Random78 Random79 Random80 Random81 Random82 Random83 Random84 Random85 Random86 Random87 Random88 Random89 Random90 Random91 Random92 Random93 Random94 Random95 Random96 Random97 Random98 Random99 Random100 Random101 Random102 Random103 }
    };
}
