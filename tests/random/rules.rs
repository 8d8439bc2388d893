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
        s0 = ema(beta1, round(eps));
        let x0 = (n) / (1.68 * (eps));
        s1 = min(prev(s1) + 1, ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { x0 }) + lr));
        s2 = min(prev(s2) + 1, abs(clamp(prev(s0), -1, 1)));
        let x2 = (max(1.5984, 0))^1.5;
        w -= lr * sign(g) + 0.1 * debias(s0) + 0.5 * lr * s1 + 0.5 * lr * s2 + 0.5 * lr * x2 + lr * (cbrt(((x2) / (eps) + beta1)));
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
        s2 = trace(beta0, cos(prev(s0)));
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
        w -= lr * sign(g) + 0.1 * s0 + lr * ((ln(eps * (c)) - (if s0 <= 0.7706 { w } else { w }) * (sqrt(eps))));
    }
    eval(w) {
        w += 0.5 * (-(w) - w);
    }
}

optimizer! {
    pub struct Random8 { lr = 0.0839 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7877 where 0 <= beta0 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (-(beta0) * (g) * ((g) / (0.3268) * (ln(eps)))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = sqrt(t);
        w = 0.5692;
    }
}

optimizer! {
    pub struct Random9 { lr = 0.059 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (0.5692);
    }
}

optimizer! {
    pub struct Random10 { lr = 0.2316 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9639 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = ema(beta0, (sqrt(eps) + eps) * ((sqrt(eps) + eps)));
        let x0 = (w) / (abs((s0)^3) + eps);
        w -= lr * clamp(g, -1, 1) + 0.1 * x0 + lr * ((1 - 0.9^t));
    }
}

optimizer! {
    pub struct Random11 { lr = 0.1693 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((if cbrt(g) >= -0.8834 { g } else { (g - clamp(g, -1, 1)) }));
    }
}

optimizer! {
    pub struct Random12 { lr = 0.3338 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * ((if w >= 1 && w <= 8 { ln(w) } else { (eps) / (eps) }) * ((g) / (abs(ln(eps)) + eps))));
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
    pub struct Random15 { lr = 0.1406 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    update(w, g, t) {
        w -= lr * g + lr * (((if flag { w * (w) } else { min(g, 1 / t) }) + (w) / (abs(g) + eps) * (g)));
    }
}

optimizer! {
    pub struct Random16 { lr = 0.1211 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9289 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, ((if w < -0.5 { (g) / (w) } else { 0 }) - min(sqrt(t), g)));
        s1 = beta0 * prev(s1) + (1 - beta0) * (((prev(s0))^2)^0.3);
        w -= lr * clamp(g, -1, 1) + 0.1 * s1 + lr * ((if -(prev(s0)) < s1 { ln(eps) } else { ln(eps) }) * (-((1.1591) / (eps))));
    }
    eval(w, t) {
        w += 0.5 * ((s0) / ((lr + 1 / (1 + t))) - w);
    }
}

optimizer! {
    pub struct Random17 { lr = 0.39 where lr >= 0, beta1 = 0.5045 where 0 <= beta1 < 1, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = beta1 * prev(s0) + (1 - beta1) * (abs((g) / (1.3732)));
        let x0 = (w) / (exp(clamp(-0.4204, -3, 3)));
        w -= lr * sign(g) + 0.1 * s0 + lr * x0 + lr * (w);
    }
}

optimizer! {
    pub struct Random18 { lr = 0.2134 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (ln((2 - clamp((if g != 0 { 1 / (g) } else { eps }), -1, 1)))));
    }
}

optimizer! {
    pub struct Random19 { lr = 0.2718 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1, s2 = g^2 }
    update(w, g) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * (eps);
        s1 = running_max(0.9, (ln(0.6804)) / (abs(s0) + eps));
        s2 = ema(0.75, ((s0 - -0.3166)) / (abs(lr) + eps));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s1 + 0.1 * s2 + lr * prev(s2) + lr * ((s0)^3));
    }
}

optimizer! {
    pub struct Random20 { lr = 0.1084 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7083 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, ((eps)^0.3)^0.5);
        s1 = ema(beta0, (min(beta0, w) - clamp(sqrt(t), -1, 1)));
        w -= lr * g + lr * s0 + lr * s1 + lr * (lr);
    }
}

optimizer! {
    pub struct Random21 { lr = 0.3735 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = w }
    update(w, g, t) {
        s0 = ema(0.9, ln(eps) * (w * (w)));
        let x0 = exp(clamp(-(s0), -3, 3));
        s1 = min(prev(s1) + 1, (g * (eps) + (-0.3371) / (abs(g) + eps)));
        let x1 = clamp(w, -1, 1);
        w -= lr * g + 0.5 * lr * prev(s0) + 0.1 * x0 + lr * s1 + 0.1 * x1 + lr * ((if (w) / (eps) >= w { clamp(s1 * (t), (s0 + x1), x0) } else { ((-1.4421 - x1))^3 }));
    }
}

optimizer! {
    pub struct Random22 { lr = 0.3817 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (-(ln(max(lr, eps)))));
    }
    eval(w) {
        w += 0.5 * (ln(eps) - w);
    }
}

optimizer! {
    pub struct Random23 { lr = 0.1587 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.8445 where c >= 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.6, ((-1.9148) / (abs(g) + eps)) / (0.7629));
        let x0 = abs(w);
        w -= lr * sign(g) + lr * s0 + 0.1 * x0 + lr * ((1 - clamp(min(c, x0), -1, 1)^2));
    }
}

optimizer! {
    pub struct Random24 { lr = 0.1967 where lr >= 0, eps = 1e-6 where eps > 0, n = 9u64 , }
    state { s0 = w, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (if -(0.3841) > n { min(g, g) } else { g }));
        let x0 = sqrt(abs(s0));
        s1 = ema(0.75, atan2(1.8525, s0) * (1.2441));
        w = 0.99 * w - (lr * g + 0.1 * x0 + lr * s1 + lr * (((x0) / (abs(s0) + eps) * ((s1) / (eps)))^3));
    }
}

optimizer! {
    pub struct Random25 { lr = 0.3587 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (-(eps));
    }
}

optimizer! {
    pub struct Random26 { lr = 0.0549 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (g));
    }
}

optimizer! {
    pub struct Random27 { lr = 0.0499 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (-((g) / (eps)) * ((g * (eps) - w))));
    }
}

optimizer! {
    pub struct Random28 { lr = 0.193 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.606 where 0 <= beta0 < 1, beta1 = 0.8413 where 0 <= beta1 < 1, flag = false , }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = ((g)^2 + eps);
        s1 = ema(beta0, (sqrt(max(w, 0)) + eps));
        let x1 = x0;
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + lr * s1 + 0.1 * x1 + lr * (cbrt((max(g, -1.3623)) / ((2 - clamp(s0, -1, 1))))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (beta1)^3 * (clamp(s0, -1, 1));
        if flag {
            w *= (s0 + eps) * (eps);
        } else {
            w += 0.5 * (s0 - w);
        }
    }
}

optimizer! {
    pub struct Random29 { lr = 0.4495 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0 }
    update(w, g, t) {
        s0 = max(prev(s0), max((1 - 0.9^t), 0));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * ((if flag && -(g) <= w { ln(sqrt(s0 + eps)) } else { lr }));
    }
    eval(w) {
        let y = eps;
        w += 0.5 * ((if !flag { (y - w) } else { 0.0978 * (0.3941) }) - w);
    }
}

optimizer! {
    pub struct Random30 { lr = 0.3658 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7253 where 0 <= beta0 < 1, c = 1.3769 where c >= 0, }
    state { s0 = g^2, s1 }
    update(w, g, t) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (clamp(lr * (lr), 0, 1));
        let x0 = (1 - clamp((g) / (abs(g) + eps), -1, 1)^2);
        s1 = running_max(beta0, ((s0 + t))^2);
        w -= lr * sign(g) + 0.1 * x0 + 0.5 * lr * s1 + lr * prev(s1) + lr * ((((if 1.261 < x0 { prev(s1) } else { s1 }) + (sqrt(t)) / (eps)) + c));
    }
}

optimizer! {
    pub struct Random31 { lr = 0.3198 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = running_max(0.9, ((w) / (1.1321)) / (exp(clamp(w, -3, 3))));
        let x0 = ((g)^3 + 1.1987);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * x0 + lr * ((clamp((g) / (eps), -1, 1) + g)));
    }
    eval(w) {
        w = w;
    }
}

optimizer! {
    pub struct Random32 { lr = 0.4128 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7174 where 0 <= beta0 < 1, }
    state { s0, s1 = lr, s2 }
    update(w, g, t) {
        s0 = max(prev(s0), abs(cos(w)));
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
    pub struct Random33 { lr = 0.167 where lr >= 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((1.5371 - ((g) / ((1 - 0.9^t)))^3)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (1 - clamp(w, -1, 1)^2) * ((1 - clamp(w, -1, 1)^2));
        w *= (2 - clamp(atan2(w, w), -1, 1));
    }
}

optimizer! {
    pub struct Random34 { lr = 0.3299 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6829 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, (clamp(w, -1, 1)) / ((2 - clamp(eps, -1, 1))));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * debias(s0) + lr * (((if -0.4061 != 0 { 1 / (-0.4061) } else { (1.7512 + 0.5222) }) + (g * (s0)) / (eps))));
    }
}

optimizer! {
    pub struct Random35 { lr = 0.4297 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5484 where 0 <= beta0 < 1, flag = true , }
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
    pub struct Random36 { lr = 0.0776 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random37 { lr = 0.192 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.3501 where c >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((if min(g, w) >= g { (sqrt(0.357) + eps) } else { ((if lr <= w { w } else { c }))^3 }));
    }
}

optimizer! {
    pub struct Random38 { lr = 0.4836 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.831 where 0 <= beta0 < 1, }
    state { s0 = lr, s1, s2 = w }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, max(eps, 0));
        s1 = 0.9 * prev(s1) + (1 - 0.9) * (0.5761);
        s2 = ema(beta0, ((w + g)) / (abs(g) + eps));
        let x2 = min(min(s2, sqrt(t)), (beta0) / (1 / t));
        w -= lr * g + 0.1 * s0 + 0.1 * s1 + lr * x2 + lr * (((atan2(lr, g))^3) / (abs((if s2 >= 1 && s2 <= 8 { ln(s2) } else { cos(-1.6733) })) + eps));
    }
}

optimizer! {
    pub struct Random39 { lr = 0.1753 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (sqrt((1 - clamp(g, -1, 1)^2))));
    }
}

optimizer! {
    pub struct Random40 { lr = 0.3705 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (((if g > w { eps } else { w * (0.1113) }))^3);
    }
}

optimizer! {
    pub struct Random41 { lr = 0.4113 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * (floor(min(-1.5493, -(g))));
    }
}

optimizer! {
    pub struct Random42 { lr = 0.3401 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8814 where 0 <= beta0 < 1, n = 3u64 , }
    state { s0 = w, s1, s2 }
    update(w, g) {
        s0 = ema(beta0, min(w, 0.5469) * (eps));
        let x0 = cbrt(w * (g));
        s1 = ema(beta0, clamp(w * (n), -1, 1));
        s2 = min(prev(s2) + 1, abs(w * (lr)));
        let x2 = prev(s2);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.1 * x0 + 0.5 * lr * s1 + 0.5 * lr * x2 + lr * (x2));
    }
}

optimizer! {
    pub struct Random43 { lr = 0.3037 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 = lr }
    update(w, g) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * (((1 - clamp(w, -1, 1)^2))^1.5);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * (abs(w));
    }
    eval(w, t) {
        let y = abs((lr) / (eps));
        if flag {
            w *= (sqrt((lr + 1 / (1 + t))) + eps);
        } else {
            w = (-(y) * (0.2504)) / (abs((clamp(-1.8774, w, lr)) / (abs(s0) + eps)) + eps);
        }
    }
}

optimizer! {
    pub struct Random44 { lr = 0.3896 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (g * ((if -1.1089 >= 1 && -1.1089 <= 8 { ln(-1.1089) } else { -(lr) }))));
    }
}

optimizer! {
    pub struct Random45 { lr = 0.1004 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7723 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = trace(beta0, max((g) / (abs(1.8173) + eps), 0));
        w = 0.99 * w - (lr * sign(g) + lr * s0 + lr * prev(s0) + lr * ((ln(eps)) / ((sqrt(1.7351) + eps))));
    }
    eval(w, t) {
        w += 0.5 * ((if (if s0 > 0 { sqrt(s0) } else { 0.6021 }) <= s0 { (1 / t) / (eps) } else { cbrt(-0.2863) }) - w);
    }
}

optimizer! {
    pub struct Random46 { lr = 0.4118 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * ((if g * (w) <= w { cbrt(-0.2863) } else { (if 1 / t != 0 { 1 / (1 / t) } else { w }) }));
        let x0 = ((sqrt(eps) + eps) + abs(prev(s0)));
        w -= lr * sign(g) + 0.1 * x0 + lr * (round((ln(eps)) / (abs(min(1 / t, x0)) + eps)));
    }
    eval(w) {
        w *= (sqrt(0.1066) + eps);
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
        let y = (floor(s0)) / (abs((-0.2444) / (eps)) + eps);
        if t > 2 {
            w *= eps;
        } else {
            w += 0.5 * (s1 * ((w) / (eps)) - w);
        }
    }
}

optimizer! {
    pub struct Random48 { lr = 0.0465 where lr >= 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, clamp(g, 0, 1));
        s1 = trace(0.6, s0);
        w -= lr * g + 0.1 * debias(s0) + lr * s1 + lr * ((-(g))^2);
    }
}

optimizer! {
    pub struct Random49 { lr = 0.0335 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (sin((g) / (sqrt(eps + eps))));
    }
}

optimizer! {
    pub struct Random50 { lr = 0.279 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((if w != 0 { 1 / (w) } else { (-0.7106 * (0.8812)) / ((sqrt(lr) + eps)) }));
    }
}

optimizer! {
    pub struct Random51 { lr = 0.0838 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (g);
    }
    eval(w, t) {
        w *= ((eps + eps) + 1 / (1 + t));
    }
}

optimizer! {
    pub struct Random52 { lr = 0.2809 where lr >= 0, c = 1.4393 where c >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (min(min(w, c), w) * (-0.6975 * ((lr + w)))));
    }
}

optimizer! {
    pub struct Random53 { lr = 0.2405 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7674 where 0 <= beta0 < 1, n = 16u64 , flag = false , }
    state { s0, s1 = g^2, s2 }
    update(w, g) {
        s0 = ema(beta0, ((1 - clamp(n, -1, 1)^2))^1.5);
        s1 = beta0 * prev(s1) + (1 - beta0) * (clamp((g) / (abs(g) + eps), 0, 1));
        s2 = min(prev(s2) + 1, ((1.7409) / (abs(w) + eps))^2);
        w -= lr * sign(g) + lr * s0 + lr * s1 + 0.1 * s2 + lr * ((s2) / (abs((2 - sign(1.1341))) + eps));
    }
    eval(w) {
        if flag {
            w *= eps;
        } else {
            w += 0.5 * ((clamp(-1.6105, -1, 1)) / ((sqrt(1.8598) + eps)) - w);
        }
    }
}

optimizer! {
    pub struct Random54 { lr = 0.2353 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * ((if -(g) < w { lr } else { 1.7047 }));
    }
}

optimizer! {
    pub struct Random55 { lr = 0.3835 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7242 where 0 <= beta0 < 1, }
    state { s0 = w }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (w);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * ((1 - clamp(beta0 * (w), -1, 1)^2));
    }
}

optimizer! {
    pub struct Random56 { lr = 0.0989 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5294 where c >= 0, }
    state { s0 = w, s1 = 0.1, s2 }
    update(w, g) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * (min((g)^3, (if c <= eps { w } else { w })));
        s1 = ema(0.75, prev(s0));
        s2 = 0.75 * prev(s2) + (1 - 0.75) * (-(exp(clamp(prev(s0), -3, 3))));
        w = 0.99 * w - (lr * g + 0.5 * lr * s1 + lr * prev(s1) + 0.5 * lr * s2 + lr * (min(prev(s0), s2)));
    }
}

optimizer! {
    pub struct Random57 { lr = 0.1928 where lr >= 0, beta0 = 0.8657 where 0 <= beta0 < 1, c = 1.9791 where -2 <= c <= 2, }
    update(w, g) {
        w -= lr * g + lr * (w * (min(w, c)) * ((w + (beta0 - g))));
    }
}

optimizer! {
    pub struct Random58 { lr = 0.4059 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * (clamp(g, -1, 1) * (((if eps < w { g } else { g })) / ((2 - clamp(t, -1, 1)))));
    }
}

optimizer! {
    pub struct Random59 { lr = 0.135 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (w);
    }
}

optimizer! {
    pub struct Random60 { lr = 0.1448 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8288 where 0 <= beta0 < 1, beta1 = 0.7094 where 0 <= beta1 < 1, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = running_max(beta0, ln(max(t, eps)));
        let x0 = (if -1.7908 < -0.5 { (min(g, prev(s0))) / (-1.7908) } else { 0 });
        s1 = prev(s1) * (0.9);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * x0 + 0.1 * s1 + lr * (((s0) / (eps) - beta1) * ((if clamp(g, -1, 1) >= x0 { s0 * (-1.936) } else { (s1)^3 }))));
    }
}

optimizer! {
    pub struct Random61 { lr = 0.3939 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * ((if -0.7408 >= 1 && -0.7408 <= 8 { ln(-0.7408) } else { min(w, w) }));
    }
}

optimizer! {
    pub struct Random62 { lr = 0.2599 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (min(0.4336, (g)^3)));
    }
}

optimizer! {
    pub struct Random63 { lr = 0.0174 where lr >= 0, beta0 = 0.8477 where 0 <= beta0 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (-((beta0 * (g) - (g - g)))));
    }
}

optimizer! {
    pub struct Random64 { lr = 0.1791 where lr >= 0, beta1 = 0.5481 where 0 <= beta1 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((if w < -0.5 { ((beta1)^3 * (clamp(g, -1, 1))) / (w) } else { 0 })));
    }
}

optimizer! {
    pub struct Random65 { lr = 0.1862 where lr >= 0, beta0 = 0.8235 where 0 <= beta0 < 1, beta1 = 0.6567 where 0 <= beta1 < 1, c = 1.8827 where c >= 0, flag = true , }
    state { s0, s1 = 0.1, s2 = lr }
    update(w, g, t) {
        s0 = running_max(beta0, (if g < -0.5 { ((g - c)) / (g) } else { 0 }));
        s1 = ema(beta1, ((g)^2)^1.5);
        s2 = ema(beta0, -((if sqrt(t) != 0 { 1 / (sqrt(t)) } else { s1 })));
        let x2 = g * (s2) * ((w - beta1));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * prev(s1) + lr * x2 + lr * (min(x2, -(-0.2598 * (0.142))));
    }
    eval(w, t) {
        if flag {
            w += 0.5 * ((-(s2) + s2) - w);
        } else {
            w = w + lr * (sqrt((min(t, -1.0857))^2));
        }
    }
}

optimizer! {
    pub struct Random66 { lr = 0.0383 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = trace(0.9, ((w) / (eps))^2);
        s1 = ema(0.9, (min(w, w) - -1.6273));
        s2 = prev(s2) * (1 - 0.5^t);
        let x2 = ln(eps);
        w -= lr * g + lr * s0 + 0.1 * s1 + lr * prev(s1) + 0.1 * s2 + 0.5 * lr * x2 + lr * (s2);
    }
    eval(w) {
        if s2 < 0.9 {
            w = w + lr * ((cbrt(s0) + clamp(clamp(s0, -1, 1), -1, 1)));
        } else {
            w = w + lr * ((min((w) / (eps), (lr - s2))) / (max(-(s2), eps)));
        }
    }
}

optimizer! {
    pub struct Random67 { lr = 0.0623 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = trace(0.75, (-(g))^3);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * (sign((if w < -0.5 { ((if s0 <= 1.8741 { w } else { w })) / (w) } else { 0 })));
    }
}

optimizer! {
    pub struct Random68 { lr = 0.244 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1: scalar = 1, s2 = w }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = 0.9 * prev(s2) + (1 - 0.9) * ((0.7141 + 0.1037) * (w));
        w = 0.99 * w - (lr * g + lr * s0 + lr * s1 + 0.1 * s2 + lr * (ln(eps)));
    }
    eval(w) {
        if s0 < 0.9 {
            w += 0.5 * ((min(1.7103, s1)) / (abs((if s1 >= s0 { -1.0838 } else { s2 })) + eps) - w);
        } else {
            w = w + lr * ((min(clamp(s1, -1, 1), (w) / (eps)) + min((-1.4498)^3, (s0) / (abs(s1) + eps))));
        }
    }
}

optimizer! {
    pub struct Random69 { lr = 0.4172 where lr >= 0, eps = 1e-6 where eps > 0, n = 1u64 , flag = false , }
    state { s0 = g^2 }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (min(g, w) * ((if flag { w } else { g })));
        let x0 = exp(clamp(min(s0, s0), -3, 3));
        w -= lr * clamp(g, -1, 1) + lr * x0 + lr * ((s0 - clamp(min(g, n), x0 * (lr), sqrt(t))));
    }
    eval(w) {
        let y = ((s0) / (abs(s0) + eps)) / ((sqrt(eps) + eps));
        if flag {
            w *= (sqrt(abs(s0)) + eps);
        } else {
            w = w + lr * ((if -(y) > w { (n - n) } else { eps }) * (ln(eps)));
        }
    }
}

optimizer! {
    pub struct Random70 { lr = 0.422 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (sign((w) / (eps)));
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
    pub struct Random71 { lr = 0.496 where lr >= 0, }
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
        w -= lr * g + lr * (sign(clamp(beta0 * (g), -1, 1)));
    }
}

optimizer! {
    pub struct Random81 { lr = 0.4287 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.4637 where c >= 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(0.9, eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * (((ln(eps)) / (abs(exp(clamp(c, -3, 3))) + eps) - ((w) / (eps) - (0.2374) / (abs(w) + eps))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = w;
        w *= (1 + ((s0 - s0))^2);
    }
}

optimizer! {
    pub struct Random82 { lr = 0.335 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8139 where 0 <= beta0 < 1, beta1 = 0.8428 where 0 <= beta1 < 1, }
    state { s0 = w }
    update(w, g) {
        s0 = ema(0.9, w);
        w -= lr * g + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * (clamp((if beta0 >= 1 && beta0 <= 8 { ln(beta0) } else { beta1 }), -1, 1));
    }
    eval(w) {
        w *= (1 + ((s0) / (abs(beta1) + eps))^2);
    }
}

optimizer! {
    pub struct Random83 { lr = 0.3885 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (floor(-(w) * (ln(eps))));
    }
}

optimizer! {
    pub struct Random84 { lr = 0.3449 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((ln(sqrt(lr + eps)))^3);
    }
}

optimizer! {
    pub struct Random85 { lr = 0.2865 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * ((if w > 0 { sqrt(w) } else { (w + w) * ((w) / (eps)) })));
    }
}

optimizer! {
    pub struct Random86 { lr = 0.2015 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.1419 where c >= 0, }
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
    pub struct Random87 { lr = 0.4587 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5025 where 0 <= beta0 < 1, }
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
    pub struct Random88 { lr = 0.1986 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7061 where 0 <= beta0 < 1, flag = false , }
    state { s0, s1: scalar = 1 }
    update(w, g) {
        s0 = ema(beta0, (ln(eps) + (w) / (eps)));
        s1 = prev(s1) * (0.9);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * debias(s0) + 0.5 * lr * s1 + lr * (-((if !flag { debias(s0) * (s0) } else { beta0 })));
    }
}

optimizer! {
    pub struct Random89 { lr = 0.0375 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (((w + w) * ((lr) / (eps)) - min((w) / (eps), eps)));
    }
}

optimizer! {
    pub struct Random90 { lr = 0.3861 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (g);
    }
}

optimizer! {
    pub struct Random91 { lr = 0.2216 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = running_max(0.75, max(w, eps));
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.1 * prev(s0) + lr * ((ln((1 + (w)^2))) / (abs(w * (g) * ((s0 - w))) + eps));
    }
}

optimizer! {
    pub struct Random92 { lr = 0.208 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * (max((1.0909)^3, g));
    }
}

optimizer! {
    pub struct Random93 { lr = 0.1467 where lr >= 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * g + lr * ((-(clamp(1 / t, -1, 1)))^3));
    }
}

optimizer! {
    pub struct Random94 { lr = 0.3976 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g, t) {
        s0 = ema(0.75, (g * (g))^3);
        let x0 = ((if g < -0.5 { (s0) / (g) } else { 0 })) / (sqrt(t));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * prev(s0) + 0.1 * x0 + lr * (((if lr < -0.5 { ((g) / (eps)) / (lr) } else { 0 }))^3));
    }
    eval(w) {
        w = (if s0 < -0.5 { (ln((eps + eps))) / (s0) } else { 0 });
    }
}

optimizer! {
    pub struct Random95 { lr = 0.3754 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5774 where 0 <= beta0 < 1, }
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
        let y = abs(-0.8683);
        w = w + lr * ((t * (clamp(s0, -1, 1)) + ((s0)^3 - (y)^3)));
    }
}

optimizer! {
    pub struct Random96 { lr = 0.3065 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (sin(ln((0.2372 + eps))));
    }
}

optimizer! {
    pub struct Random97 { lr = 0.3649 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random98 { lr = 0.0388 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (ln(max(eps, eps))));
    }
}

optimizer! {
    pub struct Random99 { lr = 0.1142 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
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
    pub struct Random100 { lr = 0.0312 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (g);
    }
}

optimizer! {
    pub struct Random101 { lr = 0.2439 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.75, (-(w) + w));
        w -= lr * g + 0.1 * s0 + lr * (atan2(((-1.5569 - w) - (0.7653) / (eps)), min((1.6829 - w), g)));
    }
    eval(w) {
        w = w + lr * ((1.0258) / ((sqrt(lr) + eps)) * ((w * (s0)) / (abs((w)^3) + eps)));
    }
}

optimizer! {
    pub struct Random102 { lr = 0.1271 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (lr * (atan2(g, w)));
        s1 = ema(0.6, s0);
        let x1 = sqrt(eps);
        w -= lr * sign(g) + lr * s1 + lr * debias(s1) + 0.5 * lr * x1 + lr * ((eps) / (abs((0.804) / (max(x1, eps))) + eps));
    }
}

optimizer! {
    pub struct Random103 { lr = 0.0359 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random104 { lr = 0.1248 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = running_max(0.9, (sqrt(max(w, 0)) + eps));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * ((if g != 0 { 1 / (g) } else { (if sqrt(lr) < prev(s0) { (if eps < -0.5 { (prev(s0)) / (eps) } else { 0 }) } else { (w)^3 }) }));
    }
}

optimizer! {
    pub struct Random105 { lr = 0.1555 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6165 where 0 <= beta0 < 1, }
    state { s0 = w }
    update(w, g) {
        s0 = ema(beta0, w);
        let x0 = (if g < -0.5 { (eps) / (g) } else { 0 });
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * x0 + lr * ((x0) / (abs(0.7108) + eps) * (1.4089));
    }
}

optimizer! {
    pub struct Random106 { lr = 0.4901 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.4878 where c >= 0, }
    state { s0, s1 = 0.1, s2 = g^2 }
    update(w, g, t) {
        s0 = running_max(0.6, (1 + (g)^2) * (0.6015 * (eps)));
        let x0 = (2 - clamp(0.0623, -1, 1));
        s1 = 0.9 * prev(s1) + (1 - 0.9) * (ln(sqrt(s0 + eps)));
        let x1 = x0;
        s2 = 0.75 * prev(s2) + (1 - 0.75) * (cbrt((-1.5117) / (1.5212)));
        w -= lr * g + 0.1 * s1 + 0.1 * x1 + 0.5 * lr * s2 + lr * ((s0 + min((1 - 0.9^t) * (eps), (x1) / (abs(c) + eps))));
    }
}

optimizer! {
    pub struct Random107 { lr = 0.0585 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * ((((lr) / (eps)) / ((lr + 1 / (1 + t)))) / ((sqrt(clamp(w, 0, 1)) + eps)));
    }
    eval(w, t) {
        if t > 2 {
            w += 0.5 * ((if w > 0 { sqrt(w) } else { w }) - w);
        } else {
            w = w + lr * (max(w, ((w)^3 - (if sqrt(t) < -0.5 { (w) / (sqrt(t)) } else { 0 }))));
        }
    }
}

optimizer! {
    pub struct Random108 { lr = 0.1511 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.4968 , flag = false , }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = ema(0.6, w);
        s1 = 0.75 * prev(s1) + (1 - 0.75) * (clamp((w) / (eps), -1, 1));
        let x1 = max((g)^3, 0);
        w -= lr * g + lr * s0 + lr * prev(s0) + lr * s1 + 0.1 * x1 + lr * (((g - s1) - (if flag && s1 > c { -1.7702 } else { s0 })) * (((s1) / (abs(s1) + eps)) / ((sqrt(1.3227) + eps))));
    }
}

optimizer! {
    pub struct Random109 { lr = 0.4574 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (if eps * (g) <= eps { -1.4416 * (g) } else { (w) / (abs(g) + eps) }));
        let x0 = (eps + 1 / (1 + t));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.1 * x0 + lr * (clamp((w) / ((0.2847 + eps)), -1, 1)));
    }
    eval(w) {
        let y = abs(eps) * (lr);
        w += 0.5 * (floor((y)^3) - w);
    }
}

optimizer! {
    pub struct Random110 { lr = 0.3107 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * (eps);
        let x0 = abs((s0 - 1.2));
        s1 = prev(s1) * (1 - 0.5^t);
        w -= lr * g + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * ((s1) / (sqrt(abs(w) + eps)));
    }
}

optimizer! {
    pub struct Random111 { lr = 0.0179 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1: scalar = 1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, abs(min(-1.4939, -1.8522)));
        s1 = prev(s1) * (1 - 0.5^t);
        let x1 = (min(s1, w) - (-0.4964) / (eps));
        w -= lr * g + 0.1 * s0 + lr * x1 + lr * (ln((2 - clamp((w) / (abs(s1) + eps), -1, 1))));
    }
    eval(w, t) {
        let y = round(s1) * (ln(1.5369));
        if t > 2 {
            w += 0.5 * (ln((sqrt(s1) + eps)) - w);
        } else {
            w *= max((if y < -0.199 { w } else { t }), eps);
        }
    }
}

optimizer! {
    pub struct Random112 { lr = 0.2513 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w }
    update(w, g) {
        s0 = ema(0.9, (if ln(eps) <= g { 0.4743 } else { 0.0914 * (w) }));
        w -= lr * sign(g) + lr * s0 + 0.1 * prev(s0) + lr * (min(g, prev(s0)));
    }
}

optimizer! {
    pub struct Random113 { lr = 0.2257 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5567 where 0 <= beta0 < 1, }
    state { s0, s1 = w }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (eps);
        let x0 = 0.2953;
        s1 = running_max(beta0, clamp((w + g), -1, 1));
        let x1 = ((-0.2789) / (eps)) / (abs(lr) + eps);
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + lr * x0 + lr * s1 + 0.1 * x1 + lr * ((ln(eps))^3));
    }
}

optimizer! {
    pub struct Random114 { lr = 0.1634 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5109 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, (min(g, w))^2);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * prev(s0) + lr * ((sqrt(t) + (min(prev(s0), 1.1656) + eps)));
    }
    eval(w) {
        w = (if -0.4639 >= 1 && -0.4639 <= 8 { ln(-0.4639) } else { cos(ln(0.6394)) });
    }
}

optimizer! {
    pub struct Random115 { lr = 0.479 where lr >= 0, beta0 = 0.8003 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, 0.3763);
        w = 0.99 * w - (lr * g + lr * s0 + 0.5 * lr * prev(s0) + lr * (s0));
    }
}

optimizer! {
    pub struct Random116 { lr = 0.2238 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6069 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = max(prev(s0), ((2 - sign(w)) + eps));
        let x0 = clamp(s0 * (w), -1, 1);
        w -= lr * sign(g) + lr * x0 + lr * (clamp((if beta1 >= s0 { (if (t + 1) > 0 { sqrt((t + 1)) } else { w }) } else { (s0 + w) }), -1, 1));
    }
}

optimizer! {
    pub struct Random117 { lr = 0.0842 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5684 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, (if (w) / (abs(w) + eps) < g { 1.1301 } else { (if -1.1705 < -0.5 { (g) / (-1.1705) } else { 0 }) }));
        s1 = min(prev(s1) + 1, (if s0 >= 1 && s0 <= 8 { ln(s0) } else { min(eps, w) }));
        let x1 = (s0 * (-0.2495) - (beta0) / (eps));
        w = 0.99 * w - (lr * g + 0.5 * lr * debias(s0) + 0.5 * lr * s1 + 0.1 * x1 + lr * (ln((2 - clamp((beta0 + debias(s0)), -1, 1)))));
    }
}

optimizer! {
    pub struct Random118 { lr = 0.0641 where lr >= 0, beta0 = 0.9707 where 0 <= beta0 < 1, beta1 = 0.6886 where 0 <= beta1 < 1, }
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
    pub struct Random119 { lr = 0.3286 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (-1.687));
    }
}

optimizer! {
    pub struct Random120 { lr = 0.1809 where lr >= 0, beta0 = 0.9262 where 0 <= beta0 < 1, }
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
    pub struct Random121 { lr = 0.475 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = ema(0.6, abs(cbrt(s0)));
        let x1 = s0;
        w -= lr * g / (abs(g) + eps) + lr * s1 + lr * x1 + lr * ((ln(eps) * ((w) / (abs(w) + eps))) / (eps));
    }
    eval(w) {
        w = ((s1 + 0.2011))^0.3;
    }
}

optimizer! {
    pub struct Random122 { lr = 0.1207 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((min(eps, min(w, g))) / (eps * ((sqrt(eps) + eps))));
    }
}

optimizer! {
    pub struct Random123 { lr = 0.112 where lr >= 0, beta0 = 0.7855 where 0 <= beta0 < 1, beta1 = 0.9365 where 0 <= beta1 < 1, }
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
    pub struct Random124 { lr = 0.0932 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (clamp(((if g > w { g } else { g }) - g), -1, 1)));
    }
}

optimizer! {
    pub struct Random125 { lr = 0.372 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7823 where 0 <= beta0 < 1, }
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
    pub struct Random126 { lr = 0.3574 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5488 where 0 <= beta0 < 1, }
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
    pub struct Random127 { lr = 0.3032 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.0378 where c >= 1, }
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
    pub struct Random128 { lr = 0.3149 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8385 where 0 <= beta0 < 1, flag = false , }
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
    pub struct Random129 { lr = 0.0911 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * sign(g) + lr * (-(max(((1 - 0.9^t)) / (eps), 0.327)));
    }
}

optimizer! {
    pub struct Random130 { lr = 0.3517 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = max(prev(s0), eps);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * (min(ln(eps) * ((g) / (1.8964)), (0.6294)^1.5)));
    }
}

optimizer! {
    pub struct Random131 { lr = 0.2879 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (sign(-(g * (lr))));
    }
}

optimizer! {
    pub struct Random132 { lr = 0.4551 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, eps);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.5 * lr * prev(s0) + 0.1 * s1 + lr * ((((if s0 > w { s0 } else { s1 })) / ((sqrt(prev(s0)) + eps))) / (1.339)));
    }
}

optimizer! {
    pub struct Random133 { lr = 0.486 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = (if w * (w) < s0 { (1.322) / (eps) } else { s0 });
        s1 = max(prev(s1), (1 - clamp(1.6072, -1, 1)^2));
        w -= lr * g + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * (((min(s0, s1))^3)^3);
    }
}

optimizer! {
    pub struct Random134 { lr = 0.4534 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8749 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (1 - clamp(1.9459, -1, 1)^2) * ((w) / (abs(g) + eps)));
        let x0 = (if (if s0 > w { w } else { g }) >= g { (w - prev(s0)) } else { s0 });
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * x0 + lr * (min(-((if beta0 >= 1 && beta0 <= 8 { ln(beta0) } else { w })), (if beta0 < -0.5 { ((w + -1.6384)) / (beta0) } else { 0 }))));
    }
}

optimizer! {
    pub struct Random135 { lr = 0.4167 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random136 { lr = 0.4598 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.711 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(beta0, min(1.9382, -0.0962));
        let x0 = ((sqrt(t) + eps) + 1 / (1 + t));
        s1 = min(prev(s1) + 1, x0);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * s1 + lr * ((if -0.103 < -0.5 { (clamp((1 - 0.9^t) * (s1), -1, 1)) / (-0.103) } else { 0 })));
    }
    eval(w, t) {
        w = w + lr * ((min(((1 - 0.9^t) + sqrt(t)), -1.3247))^3);
    }
}

optimizer! {
    pub struct Random137 { lr = 0.1584 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5356 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g, t) {
        s0 = running_max(0.9, (clamp(1 / t, -1, 1))^3);
        let x0 = (max(s0, 0) + 1 / (1 + t));
        s1 = trace(beta0, ((w)^3) / (eps));
        w -= lr * g / (abs(g) + eps) + lr * prev(s0) + 0.1 * x0 + lr * s1 + lr * ((0.5054 + x0) * (x0));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = s0 * (w * (w));
        w = (-(min(s1, -1.7686)) - ((if w < s1 { lr } else { w }))^3);
    }
}

optimizer! {
    pub struct Random138 { lr = 0.3222 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1, s2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        s1 = running_max(0.9, max(g * (s0), 0));
        let x1 = (-(g)) / (eps * (1.9058));
        s2 = 0.6 * prev(s2) + (1 - 0.6) * (max(eps, 0));
        w -= lr * sign(g) + lr * s1 + 0.1 * x1 + lr * s2 + lr * ((if (-0.1535 + g) > -1.4659 { -(0.318) } else { clamp(-(w), -1, 1) }));
    }
    eval(w) {
        w += 0.5 * (s1 - w);
    }
}

optimizer! {
    pub struct Random139 { lr = 0.4398 where lr >= 0, eps = 1e-6 where eps > 0, n = 14u64 , }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.6, (clamp(n, -1, 1) + eps));
        let x0 = (-(-0.5072))^2;
        s1 = trace(0.9, (1 - clamp(w, -1, 1)^2));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + lr * x0 + 0.5 * lr * s1 + lr * ((if n != 0 { 1 / (n) } else { (if s1 >= 1 && s1 <= 8 { ln(s1) } else { -1.8706 }) }) * ((ln(eps)) / (sqrt(1.9939 + eps))));
    }
}

optimizer! {
    pub struct Random140 { lr = 0.0498 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g + 0.1 * s0 + lr * ((abs(clamp(s0, -1, 1)) - clamp(g, 0, 1)));
    }
    eval(w) {
        w = w;
    }
}

optimizer! {
    pub struct Random141 { lr = 0.3073 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.54 where 0 <= beta0 < 1, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = ema(beta0, max(1.0323, 0));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * ((((eps) / (eps)) / (abs((if lr < g { beta0 } else { s0 })) + eps)) / (abs((w)^2) + eps));
    }
}

optimizer! {
    pub struct Random142 { lr = 0.1145 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = trace(0.9, ln(max(0.3822, eps)));
        let x0 = abs((if sqrt(t) < w { s0 } else { w }));
        w -= lr * clamp(g, -1, 1) + lr * x0 + lr * (((-(x0))^3 + (1 - clamp(w, -1, 1)^2)));
    }
}

optimizer! {
    pub struct Random143 { lr = 0.4019 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5244 where 0 <= beta1 < 1, c = 1.9969 where -2 <= c <= 2, }
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
    pub struct Random144 { lr = 0.4813 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.9807 where 0 <= beta1 < 1, }
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
    pub struct Random145 { lr = 0.1781 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7062 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, (0.8129 * (1 / t))^0.5);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * (clamp((clamp(g, -1, 1)) / (max(beta0, eps)), -1, 1));
    }
}

optimizer! {
    pub struct Random146 { lr = 0.2252 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(0.6, exp(clamp((w) / (abs(g) + eps), -3, 3)));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * (((if w > 0 { sqrt(w) } else { -(lr) }) - g));
    }
}

optimizer! {
    pub struct Random147 { lr = 0.398 where lr >= 0, }
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
    pub struct Random148 { lr = 0.3505 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9228 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1, s2 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (clamp(1.9518, -1, 1) + min(g, w)));
        s1 = beta0 * prev(s1) + (1 - beta0) * ((2 - sign((w) / (0.7298))));
        s2 = ema(beta0, clamp((prev(s1)) / (eps), 0, 1));
        w -= lr * g + lr * s0 + 0.5 * lr * s2 + lr * (g * (((s0 + prev(s1))) / ((1 + (s0)^2))));
    }
}

optimizer! {
    pub struct Random149 { lr = 0.0902 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 }
    update(w, g) {
        s0 = max(prev(s0), ((g) / (eps))^2);
        let x0 = s0;
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * ((clamp((if flag && x0 <= s0 { x0 } else { w }), -1, 1))^3));
    }
}

optimizer! {
    pub struct Random150 { lr = 0.4034 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((abs(g)) / (sqrt(1.7237 + eps)));
    }
}

optimizer! {
    pub struct Random151 { lr = 0.176 where lr >= 0, }
    state { s0: scalar = 1, s1 = 0.1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = running_max(0.75, -(min(w, w)));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * s1 + lr * (cos(clamp(ln(1.1397), -1, 1)));
    }
}

optimizer! {
    pub struct Random152 { lr = 0.4242 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5664 where 0 <= beta0 < 1, beta1 = 0.9049 where 0 <= beta1 < 1, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, (eps)^3);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (-(min(clamp(beta1, -1, 1), (g)^3)));
    }
}

optimizer! {
    pub struct Random153 { lr = 0.4124 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (clamp(w, -1, 1) * (g * (w)) * (eps * (clamp(1.1576, -1, 1)))));
    }
}

optimizer! {
    pub struct Random154 { lr = 0.2008 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.4542 , flag = true , }
    state { s0 = w, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * (ln(eps * (eps)));
        s1 = ema(0.6, (if sqrt(t) * (s0) > -1.4714 { eps } else { (t + 1) }));
        s2 = prev(s2) * (1 - 0.5^t);
        let x2 = (sqrt((eps) / (eps)) + eps);
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + lr * s2 + 0.5 * lr * x2 + lr * ((-0.3279) / ((sqrt((1 - clamp(s2, -1, 1)^2)) + eps)));
    }
    eval(w, t) {
        let y = (2 - sign((1.0715)^3));
        if t > 2 {
            w = (floor((s2 + lr)) + -(ln(eps)));
        } else {
            w = w + lr * (((if -0.451 != 0 { 1 / (-0.451) } else { w }) - (if y > 0 { sqrt(y) } else { c })) * ((if !flag { clamp(y, s2, w) } else { y })));
        }
    }
}

optimizer! {
    pub struct Random155 { lr = 0.4453 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1 = lr, s2 }
    update(w, g, t) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * ((if w > 0 { sqrt(w) } else { (g + lr) }));
        let x0 = (sqrt((2 - sign(g))) + eps);
        s1 = min(prev(s1) + 1, (1 / t + sign(-0.485)));
        let x1 = clamp((if s0 < s1 { s1 } else { t }), -1, 1);
        s2 = 0.75 * prev(s2) + (1 - 0.75) * (((1 - clamp(g, -1, 1)^2))^1.5);
        w = 0.99 * w - (lr * sign(g) + 0.1 * x0 + 0.5 * lr * x1 + 0.5 * lr * s2 + lr * (ln(t)));
    }
}

optimizer! {
    pub struct Random156 { lr = 0.179 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8313 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = lr }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * ((1 - clamp(ln(1.7301), -1, 1)^2));
        let x0 = (sqrt((1 - clamp(w, -1, 1)^2)) + eps);
        s1 = ema(0.9, (-(0.7814))^2);
        let x1 = floor(clamp(-1.2149, -1, 1));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * x0 + lr * s1 + lr * x1 + lr * (-(-(ln(x0)))));
    }
    eval(w) {
        w = w + lr * (ln(sqrt((s0 + s1) + eps)));
    }
}

optimizer! {
    pub struct Random157 { lr = 0.3196 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6314 where 0 <= beta0 < 1, flag = true , }
    state { s0: scalar = 1, s1 = w, s2 = w }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = min(prev(s1) + 1, ln(max(-0.0288, eps)));
        s2 = ema(0.9, -((if s0 >= 1 && s0 <= 8 { ln(s0) } else { s0 })));
        let x2 = ln((s0 + 1 / (1 + t)));
        w -= lr * clamp(g, -1, 1) + 0.1 * s1 + 0.5 * lr * s2 + lr * x2 + lr * (clamp((if ln(eps) > s2 { x2 } else { 1.4289 }), -1, 1));
    }
    eval(w, t) {
        let y = beta0 * (s1) * (s2);
        if flag {
            w += 0.5 * ((y * (1 / t) + (beta0)^3) - w);
        } else {
            w += 0.5 * (min(s0, min(s1, y)) - w);
        }
    }
}

optimizer! {
    pub struct Random158 { lr = 0.1102 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7809 where 0 <= beta0 < 1, c = 1.0026 where -2 <= c <= 2, }
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
    pub struct Random159 { lr = 0.1267 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (ln((abs(1.9394) + eps)));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_random_rule {
    ($call:ident) => {
        $call! { Random0 Random1 Random2 Random3 Random4 Random5 Random6 Random7 Random8 Random9 Random10 Random11 Random12 Random13 Random14 Random15 Random16 Random17 Random18 Random19 Random20 Random21 Random22 Random23 Random24 Random25 Random26 Random27 Random28 Random29 Random30 Random31 Random32 Random33 Random34 Random35 Random36 Random37 Random38 Random39 Random40 Random41 Random42 Random43 Random44 Random45 Random46 Random47 Random48 Random49 Random50 Random51 Random52 Random53 Random54 Random55 Random56 Random57 Random58 Random59 Random60 Random61 Random62 Random63 Random64 Random65 Random66 Random67 Random68 Random69 Random70 Random71 Random72 Random73 Random74 Random75 Random76 Random77 Random78 Random79 Random80 Random81 Random82 Random83 Random84 Random85 Random86 Random87 Random88 Random89 Random90 Random91 Random92 Random93 Random94 Random95 Random96 Random97 Random98 Random99 Random100 Random101 Random102 Random103 Random104 Random105 Random106 Random107 Random108 Random109 Random110 Random111 Random112 Random113 Random114 Random115 Random116 Random117 Random118 Random119 Random120 Random121 Random122 Random123 Random124 Random125 Random126 Random127 Random128 Random129 Random130 Random131 Random132 Random133 Random134 Random135 Random136 Random137 Random138 Random139 Random140 Random141 Random142 Random143 Random144 Random145 Random146 Random147 Random148 Random149 Random150 Random151 Random152 Random153 Random154 Random155 Random156 Random157 Random158 Random159 }
    };
}
