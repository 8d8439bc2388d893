//! Random rules, written by a test of the compiler.
// No line is by hand: see `optim-macros/compiler/src/tests/random_rules.rs`.

use optim_runtime::optimizer;

optimizer! {
    pub struct Random0 { lr = 0.1785 where lr >= 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, ((if w < -0.5 { (w) / (w) } else { 0 }))^2);
        w -= lr * sign(g) + lr * s0 + lr * (s0);
    }
}

optimizer! {
    pub struct Random1 { lr = 0.2809 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((abs(eps))^3);
    }
}

optimizer! {
    pub struct Random2 { lr = 0.4611 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (-((w) / (eps)) * (ln((sqrt(eps) + eps)))));
    }
}

optimizer! {
    pub struct Random3 { lr = 0.0311 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9587 where 0 <= beta0 < 1, beta1 = 0.8797 where 0 <= beta1 < 1, flag = true , }
    state { s0 = 0.1, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, (if !flag { g * (w) } else { (g + eps) }));
        let x0 = (lr * (beta1)) / (abs((if (1 - 0.9^t) > 0 { sqrt((1 - 0.9^t)) } else { beta0 })) + eps);
        s1 = min(prev(s1) + 1, abs((t + 1)) * ((x0)^0.3));
        s2 = ema(0.9, ((t + 1))^2);
        w -= lr * sign(g) + 0.1 * s0 + 0.5 * lr * prev(s0) + 0.1 * s1 + lr * s2 + 0.1 * prev(s2) + 0.5 * lr * debias(s2) + lr * (s2 * (min(s1, prev(s0))));
    }
}

optimizer! {
    pub struct Random4 { lr = 0.1714 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.6, (ln(eps) + (w + t)));
        let x0 = clamp((g - g), 0, 1);
        s1 = ema(0.9, (clamp(lr, 0, 1))^0.5);
        let x1 = (lr) / (1.68 * (eps));
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.1 * x0 + lr * s1 + 0.5 * lr * x1 + lr * (-(clamp((lr + g), -1, 1))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ((2 - clamp(s1, -1, 1)) + clamp(w, 0, 1));
        w *= sqrt(s1 + eps);
    }
}

optimizer! {
    pub struct Random5 { lr = 0.4212 where lr >= 0, beta0 = 0.8678 where 0 <= beta0 < 1, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, max((w)^3, 0));
        let x0 = s0;
        s1 = prev(s1) * (1 - 0.5^t);
        w = 0.99 * w - (lr * sign(g) + 0.1 * x0 + 0.5 * lr * s1 + lr * (-((if s0 <= s1 { (if 0.9208 > 0 { sqrt(0.9208) } else { w }) } else { (s1)^3 }))));
    }
}

optimizer! {
    pub struct Random6 { lr = 0.257 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * ((if w >= 1 && w <= 8 { ln(w) } else { ((w - -1.2402) - clamp(g, -1, 1)) })));
    }
    eval(w) {
        w *= (2 - clamp(eps, -1, 1));
    }
}

optimizer! {
    pub struct Random7 { lr = 0.4552 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0, s1 = w, s2 }
    update(w, g, t) {
        s0 = ema(0.9, clamp((if eps >= g { w } else { -1.1935 }), -1, 1));
        let x0 = abs(w * (-0.3339));
        s1 = running_max(0.9 - 0.4 / t, (if w <= g { 0.6262 } else { s0 }) * ((g) / (eps)));
        s2 = max(prev(s2), ((g) / (eps))^2);
        w -= lr * clamp(g, -1, 1) + 0.1 * x0 + 0.1 * s1 + 0.1 * prev(s1) + 0.5 * lr * s2 + lr * (t);
    }
    eval(w, t) {
        let y = (if ln(eps) >= s0 { ((t + 1)) / (eps) } else { ln(0.9645) });
        if flag {
            w *= eps;
        } else {
            w = w + lr * (((-(s2) - clamp(y, -1, 1))) / (abs(w) + eps));
        }
    }
}

optimizer! {
    pub struct Random8 { lr = 0.4179 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0 }
    update(w, g, t) {
        s0 = trace(0.9 - 0.4 / t, (-(w))^3);
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.1 * prev(s0) + lr * ((((if !flag { prev(s0) } else { eps }) - clamp(g, -1, 1))) / (abs(s0) + eps));
    }
}

optimizer! {
    pub struct Random9 { lr = 0.1321 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7836 where 0 <= beta1 < 1, }
    state { s0, s1 = lr, s2 }
    update(w, g) {
        s0 = trace(0.9, (1 - clamp((g - 1.9404), -1, 1)^2));
        s1 = min(prev(s1) + 1, (min(prev(s0), w) + (if prev(s0) < s0 { beta1 } else { s0 })));
        s2 = ema(beta1, sqrt(lr));
        w -= lr * g + 0.1 * s1 + 0.5 * lr * s2 + 0.5 * lr * debias(s2) + lr * ((w)^3);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = abs(-0.4502 * (debias(s2)));
        if t > 2 {
            w *= eps;
        } else {
            w = debias(s2);
        }
    }
}

optimizer! {
    pub struct Random10 { lr = 0.4039 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * (((w)^3 * ((eps) / (eps))) / ((sqrt((1 / t)^0.5) + eps)));
    }
}

optimizer! {
    pub struct Random11 { lr = 0.2943 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9718 where 0 <= beta0 < 1, beta1 = 0.867 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (if w > 0 { sqrt(w) } else { 1.244 }));
        s1 = running_max(beta0, min(w, s0) * ((w - prev(s0))));
        let x1 = ((w + -1.7842))^2;
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + lr * prev(s1) + lr * x1 + lr * (beta1);
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = clamp(w, 0, 1) * (max(w, 0));
        w *= (sqrt((s1)^2) + eps);
    }
}

optimizer! {
    pub struct Random12 { lr = 0.071 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, (g - clamp(g, -1, 1)));
        let x0 = (floor(w))^2;
        s1 = prev(s1) * (1 - 0.5^t);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.1 * debias(s0) + lr * x0 + lr * s1 + lr * ((ln(0.5209) + debias(s0)) * ((g) / (abs(ln(eps)) + eps))));
    }
}

optimizer! {
    pub struct Random13 { lr = 0.2446 where lr >= 0, }
    state { s0 = w, s1 }
    update(w, g, t) {
        s0 = running_max(0.9 - 0.4 / t, (w * (g) + (g)^3));
        let x0 = (if s0 <= w { g } else { w }) * (s0);
        s1 = ema(0.9 - 0.4 / t, abs((if s0 >= 1 && s0 <= 8 { ln(s0) } else { 1.4654 })));
        w -= lr * clamp(g, -1, 1) + lr * x0 + 0.1 * s1 + lr * (w);
    }
}

optimizer! {
    pub struct Random14 { lr = 0.1588 where lr >= 0, }
    state { s0 }
    update(w, g) {
        s0 = (0.9) * prev(s0) + (1 - (0.9)) * (g * (g) * ((1 - clamp(g, -1, 1)^2)));
        let x0 = (2 - clamp(s0 * (g), -1, 1));
        w = 0.99 * w - (lr * sign(g) + 0.1 * x0 + lr * (s0));
    }
}

optimizer! {
    pub struct Random15 { lr = 0.1515 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9031 where 0 <= beta0 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (g));
    }
    eval(w) {
        w = (-(atan2(beta0, w))) / ((sqrt(abs(-1.0377)) + eps));
    }
}

optimizer! {
    pub struct Random16 { lr = 0.2566 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.898 where 0 <= beta0 < 1, flag = false , }
    state { s0 = g^2 }
    update(w, g) {
        s0 = running_max(beta0, ((w)^3)^2);
        let x0 = prev(s0);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * (expm1(clamp(abs(x0), -3, 3)));
    }
    eval(w, t) {
        if flag {
            w = ((beta0 + s0) + ((if -1.9329 < 1 / t { lr } else { beta0 })) / (abs(log1p(eps)) + eps));
        } else {
            w = w + lr * (lr);
        }
    }
}

optimizer! {
    pub struct Random17 { lr = 0.2476 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6354 where 0 <= beta0 < 1, beta1 = 0.766 where 0 <= beta1 < 1, flag = false , }
    state { s0: scalar = 1, s1 = 0.1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        s1 = ema(beta0, g * (clamp(lr, s0, -1.9329)));
        w -= lr * g + lr * s1 + lr * prev(s1) + lr * (clamp(s0 * ((if 0.4749 <= -0.4181 { -1.1627 } else { 0.2028 })), -1, 1));
    }
    eval(w) {
        if flag {
            w = w + lr * ((s0 * ((s0) / (abs(0.6953) + eps))) / ((abs(s1) + eps)));
        } else {
            w = (s0 - min(s0 * (beta1), min(lr, -0.454)));
        }
    }
}

optimizer! {
    pub struct Random18 { lr = 0.122 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * ((g) / ((2 - clamp(0.0984, -1, 1)) * ((1 + (g)^2))));
    }
}

optimizer! {
    pub struct Random19 { lr = 0.2542 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = running_max(0.9 - 0.4 / t, eps);
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.1 * prev(s0) + lr * (w));
    }
}

optimizer! {
    pub struct Random20 { lr = 0.2404 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 }
    update(w, g, t) {
        s0 = ema(0.75, min(ln(eps), lr));
        s1 = (0.9 - 0.4 / t) * prev(s1) + (1 - (0.9 - 0.4 / t)) * ((2 - sign(lr)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * prev(s0) + 0.5 * lr * s1 + lr * (((s0 - w) - clamp(s0, -1, 1)) * ((clamp(prev(s0), -1, 1)) / (eps))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (if s1 > 0 { sqrt(s1) } else { s0 }) * ((lr + lr));
        w = sin(clamp(s0 * (sqrt(t)), -1, 1));
    }
}

optimizer! {
    pub struct Random21 { lr = 0.0046 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((((w) / (eps))^3) / (abs(((w - g)) / ((eps + eps))) + eps));
    }
}

optimizer! {
    pub struct Random22 { lr = 0.2459 where lr >= 0, eps = 1e-6 where eps > 0, n = 14u64 , }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.75, (min(n, w) - clamp(sqrt(t), -1, 1)));
        let x0 = eps;
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + 0.1 * x0 + lr * (x0 * (-(s0)) * (min(clamp(x0, -1, 1), ln(x0)))));
    }
    eval(w, t) {
        if t > 2 {
            w = w + lr * (exp(clamp(s0, -3, 3)) * (-(s0)) * ((w) / (abs(s0) + eps)));
        } else {
            w = w + lr * ((min((s0) / (abs(s0) + eps), (s0) / (eps))) / ((eps + eps) * ((sqrt(eps) + eps))));
        }
    }
}

optimizer! {
    pub struct Random23 { lr = 0.0936 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((max(g, 0)) / (exp(clamp(g, -3, 3))));
    }
}

optimizer! {
    pub struct Random24 { lr = 0.2143 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((g - (clamp(w, g, g)) / ((sqrt(eps) + eps))));
    }
    eval(w, t) {
        w = ((eps - sqrt(t)) - (if w > 0 { sqrt(w) } else { min(w, w) }));
    }
}

optimizer! {
    pub struct Random25 { lr = 0.0439 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = ema(0.9, sqrt(t));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + lr * s1 + lr * ((if s0 < -0.5 { (ln(eps) * ((-1.4632) / (eps))) / (s0) } else { 0 })));
    }
    eval(w, t) {
        let y = (cbrt(s1) + (s0) / (1.5543));
        w += 0.5 * ((sqrt(t) * (w)) / (abs((y)^3) + eps) - w);
    }
}

optimizer! {
    pub struct Random26 { lr = 0.4687 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9138 where 0 <= beta0 < 1, }
    state { s0, s1 = w }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (max(1.0616, 0) + eps));
        let x0 = ((prev(s0))^2 + 1 / (1 + t));
        s1 = min(prev(s1) + 1, x0 * (1.2646));
        w -= lr * sign(g) + lr * s1 + lr * ((cbrt(beta0) - ln(x0)) * (ln(x0) * (min(eps, prev(s0)))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = ((s0)^0.3 + 1 / (1 + t));
        if t > 2 {
            w *= eps;
        } else {
            w = ln(eps);
        }
    }
}

optimizer! {
    pub struct Random27 { lr = 0.1927 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((w) / (abs(min(g, g) * ((w + w))) + eps));
    }
}

optimizer! {
    pub struct Random28 { lr = 0.1973 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9719 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(beta0, w);
        s1 = (0.9 - 0.4 / t) * prev(s1) + (1 - (0.9 - 0.4 / t)) * ((sqrt(eps))^0.5);
        let x1 = (2 - sign(min(g, w)));
        w -= lr * sign(g) + 0.1 * s0 + 0.1 * prev(s0) + 0.5 * lr * debias(s0) + 0.5 * lr * s1 + 0.1 * x1 + lr * ((if beta0 != 0 { 1 / (beta0) } else { ((g)^3) / ((1 + (s1)^2)) }));
    }
}

optimizer! {
    pub struct Random29 { lr = 0.0899 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5214 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, (1 - clamp((g) / (eps), -1, 1)^2));
        w -= lr * sign(g) + lr * s0 + 0.1 * debias(s0) + lr * ((if s0 > 0 { sqrt(s0) } else { (g + s0) }) * ((debias(s0)) / (1.5235) * (min(g, s0))));
    }
}

optimizer! {
    pub struct Random30 { lr = 0.1954 where lr >= 0, c = 1.8914 , }
    update(w, g) {
        w -= lr * sign(g) + lr * (c * ((min(g, g) + (g) / (0.4029))));
    }
}

optimizer! {
    pub struct Random31 { lr = 0.0489 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8379 where 0 <= beta1 < 1, flag = true , }
    state { s0 = lr }
    update(w, g) {
        s0 = trace(beta1, w);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * (eps);
    }
    eval(w, t) {
        let y = (s0) / (eps) * (min(lr, s0));
        if t > 2 {
            w += 0.5 * (clamp(y, 0, 1) - w);
        } else {
            w = (((if flag { s0 } else { w }))^3) / (abs(ln(0.8373)) + eps);
        }
    }
}

optimizer! {
    pub struct Random32 { lr = 0.4087 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = running_max(0.75, (-(w)) / ((sqrt(lr) + eps)));
        let x0 = eps;
        s1 = (0.9 - 0.4 / t) * prev(s1) + (1 - (0.9 - 0.4 / t)) * ((1 - clamp(w, -1, 1)^2) * (max(s0, eps)));
        let x1 = (-(prev(s0)) - (g - s1));
        s2 = trace(0.9 - 0.4 / t, (-0.4478) / ((s1 + 1 / (1 + t))));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * x1 + lr * s2 + lr * (ln((1 + (-(w))^2)));
    }
    eval(w, t) {
        let y = (1 - clamp(exp(clamp(w, -3, 3)), -1, 1)^2);
        if t > 2 {
            w *= (eps * (y)) / (1.1824 * (eps));
        } else {
            w = w + lr * (-((w) / (eps)) * ((t)^3 * ((0.8506) / (eps))));
        }
    }
}

optimizer! {
    pub struct Random33 { lr = 0.2772 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7746 where 0 <= beta0 < 1, flag = false , }
    state { s0 = g^2, s1 = w }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, ((if lr > 0 { sqrt(lr) } else { g })) / (1.1824 * (eps)));
        let x0 = (sqrt(max(prev(s0), 0)) + eps);
        s1 = ema(beta0, eps * (cbrt(lr)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * x0 + 0.1 * s1 + lr * (((1 / t) / (abs(w) + eps)) / (abs((if flag && s1 > lr { round(w) } else { (if prev(s0) > 0 { sqrt(prev(s0)) } else { w }) })) + eps));
    }
}

optimizer! {
    pub struct Random34 { lr = 0.3777 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((1.1987) / (abs((clamp(w, -1, 1)) / (abs(clamp(w, -1, 1)) + eps)) + eps)));
    }
    eval(w, t) {
        let y = (2 - sign(w));
        w = (if (1.2781) / (eps) < lr { ((t + 1) + -0.3993) * (min(y, y)) } else { min(w, w) * ((1 / t) / (eps)) });
    }
}

optimizer! {
    pub struct Random35 { lr = 0.0655 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * ((if w > 0 { sqrt(w) } else { -0.8185 })));
    }
}

optimizer! {
    pub struct Random36 { lr = 0.2007 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g) {
        s0 = ema(0.75, clamp((-1.7917) / (abs(g) + eps), 0, 1));
        let x0 = ((lr) / (eps)) / (abs(sign(prev(s0))) + eps);
        s1 = ema(0.75, clamp(x0, 0, 1) * (s0));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + 0.1 * prev(s1) + lr * (ln((sqrt(prev(s0)) + eps)) * (eps * (eps)));
    }
    eval(w) {
        w += 0.5 * ((ln(eps)) / (abs((s1) / (eps)) + eps) - w);
    }
}

optimizer! {
    pub struct Random37 { lr = 0.2929 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = g^2 }
    update(w, g, t) {
        s0 = ema(0.6, eps);
        s1 = running_max(0.9, eps);
        let x1 = (0.9885 + 1 / (1 + t));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * s1 + 0.1 * x1 + lr * (clamp((if eps < -0.5 { ((x1 - eps)) / (eps) } else { 0 }), -1, 1)));
    }
}

optimizer! {
    pub struct Random38 { lr = 0.3921 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * ((sqrt((s0)^0.5) + eps)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (w)^2;
        w *= ((2 - sign(w)) + eps);
    }
}

optimizer! {
    pub struct Random39 { lr = 0.466 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.6, (w + g) * ((eps) / (abs(w) + eps)));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * (-((if (if 0.1368 > 1.8213 { g } else { prev(s0) }) >= 1.1457 { ln(eps) } else { sqrt(t) * (prev(s0)) })));
    }
    eval(w, t) {
        if t > 2 {
            w = (if s0 != 0 { 1 / (s0) } else { (ln(eps) + s0) });
        } else {
            w = w + lr * ((sqrt(eps) + eps));
        }
    }
}

optimizer! {
    pub struct Random40 { lr = 0.2827 where lr >= 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = max(prev(s0), 1.6436);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * (0.2942);
    }
}

optimizer! {
    pub struct Random41 { lr = 0.2099 where lr >= 0, eps = 1e-6 where eps > 0, n = 6u64 , }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(0.6, ln((sqrt(eps) + eps)));
        let x0 = eps;
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.1 * x0 + lr * (n);
    }
    eval(w) {
        w += 0.5 * (clamp(s0 * (s0), 1.244 * (lr), s0) - w);
    }
}

optimizer! {
    pub struct Random42 { lr = 0.0627 where lr >= 0, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, abs(w * (w)));
        let x0 = (2 - sign(s0 * (g)));
        w -= lr * clamp(g, -1, 1) + lr * x0 + lr * (g);
    }
}

optimizer! {
    pub struct Random43 { lr = 0.4917 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((if ln(1.8436) >= -1.1063 { -0.9977 } else { (ln(eps))^3 }));
    }
}

optimizer! {
    pub struct Random44 { lr = 0.4114 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8771 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1: scalar = 1 }
    update(w, g, t) {
        s0 = trace(beta0, abs((w) / (eps)));
        let x0 = (clamp(s0, 0, 1) + eps);
        s1 = prev(s1) * (1 - 0.5^t);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * prev(s0) + lr * x0 + 0.1 * s1 + lr * (s1));
    }
}

optimizer! {
    pub struct Random45 { lr = 0.1916 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, (2 - sign((sqrt(t))^3)));
        s1 = prev(s1) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * prev(s0) + 0.1 * s1 + lr * ((sqrt(prev(s0)) - (if sqrt(t) != 0 { 1 / (sqrt(t)) } else { (g)^3 }))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (1 - clamp(min(w, w), -1, 1)^2);
        if flag {
            w = w + lr * ((if flag && min(s1, w) < -1.7455 { ((w) / (eps) + s1 * (1.4788)) } else { clamp(lr, 0, 1) }));
        } else {
            w *= ((w)^2 + 1 / (1 + t));
        }
    }
}

optimizer! {
    pub struct Random46 { lr = 0.2 where lr >= 0, eps = 1e-6 where eps > 0, n = 9u64 , }
    update(w, g) {
        w -= lr * g + lr * ((if g < n { (if w >= 1 && w <= 8 { ln(w) } else { min(g, n) }) } else { ((w + eps) - w * (g)) }));
    }
}

optimizer! {
    pub struct Random47 { lr = 0.4728 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = lr }
    update(w, g, t) {
        s0 = trace(0.6, max((g)^3, 0));
        s1 = ema(0.75, min(lr, (w) / (abs(g) + eps)));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * s1 + lr * prev(s1) + lr * (eps * (sqrt(t)) * (sin(lr)) * ((s1 * (w) + (s1)^3)));
    }
}

optimizer! {
    pub struct Random48 { lr = 0.1877 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * sign(g) + lr * (((g) / (eps) * ((-1.0375) / (eps)) + floor((1 / t) / (eps)))));
    }
}

optimizer! {
    pub struct Random49 { lr = 0.1785 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (((1 + (1.7107)^2)) / ((2 - clamp((g) / (eps), -1, 1))));
    }
}

optimizer! {
    pub struct Random50 { lr = 0.0616 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.6, ln((eps + 1 / (1 + t))));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * debias(s0) + lr * (abs(s0));
    }
}

optimizer! {
    pub struct Random51 { lr = 0.2258 where lr >= 0, eps = 1e-6 where eps > 0, n = 4u64 , flag = true , }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = (0.9) * prev(s0) + (1 - (0.9)) * ((max(w, g)) / ((2 - clamp(n, -1, 1))));
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * (exp(clamp((if !flag { prev(s0) * (1.9749) } else { min(-1.8774, prev(s0)) }), -3, 3)));
    }
}

optimizer! {
    pub struct Random52 { lr = 0.2972 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((ln(max(w, eps)))^3);
    }
}

optimizer! {
    pub struct Random53 { lr = 0.4248 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9183 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1, s2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = ema(beta0, ((if s0 <= s0 { s0 } else { 0.6021 })) / ((sqrt(s0) + eps)));
        let x1 = clamp((1 - 0.9^t), -1, 1);
        s2 = ema(beta0, ((prev(s1))^2 + sqrt(s0)));
        let x2 = max(min(-0.0945, s2), eps);
        w -= lr * sign(g) + lr * x1 + lr * prev(s2) + 0.5 * lr * x2 + lr * (min(-0.4491 * (g), sqrt(s2)));
    }
}

optimizer! {
    pub struct Random54 { lr = 0.4263 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5165 where 0 <= beta1 < 1, c = 1.4192 where c >= 0, }
    state { s0, s1 = lr }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, eps);
        s1 = max(prev(s1), (1 - clamp((if prev(s0) > 0 { sqrt(prev(s0)) } else { prev(s0) }), -1, 1)^2));
        w -= lr * sign(g) + lr * s1 + lr * (((beta1) / (abs((if 1.6495 < -0.5 { (prev(s0)) / (1.6495) } else { 0 })) + eps)) / (sqrt(c + eps) * ((1 + (prev(s1))^2))));
    }
}

optimizer! {
    pub struct Random55 { lr = 0.1122 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, abs(g * (g)));
        w = 0.99 * w - (lr * g + lr * s0 + lr * ((1.3686) / (eps)));
    }
    eval(w, t) {
        w = w + lr * (clamp(clamp(min((t + 1), w), -1, 1), -1, 1));
    }
}

optimizer! {
    pub struct Random56 { lr = 0.172 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1, s2 = 0.1 }
    update(w, g) {
        s0 = ema(0.9, -((g) / (abs(lr) + eps)));
        s1 = running_max(0.6, atan2((lr + w), (if -1.1545 > 0 { sqrt(-1.1545) } else { w })));
        s2 = ema(0.75, rem(min(s1, lr), eps));
        let x2 = (1 - clamp((1.2 - -0.5486), -1, 1)^2);
        w -= lr * g + 0.5 * lr * s0 + 0.1 * prev(s0) + lr * s2 + lr * prev(s2) + 0.1 * x2 + lr * (clamp(lr, -1, 1));
    }
    eval(w, t) {
        if t > 2 {
            w = (((w + lr)) / (max(s1, eps))) / (abs(eps) + eps);
        } else {
            w = w + lr * ((if (if eps < w { s1 } else { s2 }) >= 0.022 { ((w) / (eps) + (if s2 < -0.5 { (1.7409) / (s2) } else { 0 })) } else { ((w) / (eps) - (-0.9323)^3) }));
        }
    }
}

optimizer! {
    pub struct Random57 { lr = 0.376 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(0.9, (eps) / (abs(eps) + eps));
        let x0 = (1 - clamp(g * (-1.5739), -1, 1)^2);
        w -= lr * g + 0.1 * s0 + lr * x0 + lr * ((g)^3);
    }
    eval(w) {
        w += 0.5 * ((w * (w)) / (abs((-1.4071 + w)) + eps) - w);
    }
}

optimizer! {
    pub struct Random58 { lr = 0.372 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9057 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, sqrt(eps));
        let x0 = eps;
        w -= lr * g + 0.1 * s0 + 0.1 * x0 + lr * (x0);
    }
    eval(w) {
        w = w + lr * (exp(clamp(s0 * (w) * (s0), -3, 3)));
    }
}

optimizer! {
    pub struct Random59 { lr = 0.0967 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((if eps > w { g * (w) * (g) } else { clamp(-(g), -1, 1) }));
    }
}

optimizer! {
    pub struct Random60 { lr = 0.0326 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.512 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = (beta0) * prev(s0) + (1 - (beta0)) * (((if g >= 1 && g <= 8 { ln(g) } else { w }))^3);
        w -= lr * g + 0.5 * lr * s0 + lr * (1.6988 * ((eps) / ((sqrt(eps) + eps))));
    }
    eval(w) {
        w *= (2 - clamp(clamp(eps, lr, lr), -1, 1));
    }
}

optimizer! {
    pub struct Random61 { lr = 0.2885 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.0445 , flag = false , }
    state { s0 = g^2 }
    update(w, g) {
        s0 = max(prev(s0), abs(w * (w)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + lr * (s0));
    }
    eval(w) {
        if flag {
            w = ((c - s0) * (sin(s0)) + clamp(s0, -1, 1));
        } else {
            w += 0.5 * ((if (s0) / (eps) > w { s0 * (w) } else { (s0) / (eps) }) - w);
        }
    }
}

optimizer! {
    pub struct Random62 { lr = 0.0613 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = (0.9 - 0.4 / t) * prev(s0) + (1 - (0.9 - 0.4 / t)) * (eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * ((round(0.5126)) / (abs(ln(1.056)) + eps) * (min(round(g), s0 * (g))));
    }
}

optimizer! {
    pub struct Random63 { lr = 0.2486 where lr >= 0, }
    state { s0: scalar = 1, s1 = w, s2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = ema(0.6, (if s0 >= 1 && s0 <= 8 { ln(s0) } else { (s0)^3 }));
        let x1 = (2 - clamp(g, -1, 1));
        s2 = min(prev(s2) + 1, s0);
        let x2 = exp(clamp(sqrt(t) * (s2), -3, 3));
        w -= lr * g + 0.5 * lr * s1 + 0.1 * x1 + 0.5 * lr * x2 + lr * ((x2)^3);
    }
    eval(w) {
        if s0 < 0.9 {
            w *= max(-0.1804, 0);
        } else {
            w = w + lr * (s1);
        }
    }
}

optimizer! {
    pub struct Random64 { lr = 0.456 where lr >= 0, c = 1.0183 where c >= 1, }
    state { s0: scalar = 1, s1 = 0.1, s2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        s1 = (0.75) * prev(s1) + (1 - (0.75)) * (min(min(s0, -0.4733), round(g)));
        s2 = max(prev(s2), (w * (s1))^2);
        w -= lr * g + lr * s2 + lr * ((if ln(0.3272) >= prev(s2) { (clamp(prev(s2), -1, 1))^3 } else { s0 }));
    }
    eval(w) {
        w = ((if lr != 0 { 1 / (lr) } else { s0 }) * (c * (s2)) - (s0)^1.5);
    }
}

optimizer! {
    pub struct Random65 { lr = 0.4206 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8656 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 = lr, s2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = (clamp(w, -1, 1)) / (eps * (eps));
        s1 = ema(beta0, (s0 + (s0) / (eps)));
        s2 = trace(0.9, (2 - clamp(prev(s1), -1, 1)) * (0.713));
        w -= lr * sign(g) + 0.5 * lr * x0 + lr * s2 + 0.1 * prev(s2) + lr * (min((s2)^3, ln(correction(s2)) * ((if prev(s2) >= 1 && prev(s2) <= 8 { ln(prev(s2)) } else { x0 }))));
    }
}

optimizer! {
    pub struct Random66 { lr = 0.3348 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9213 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1, s2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = max((-1.6256 + s0), 0);
        s1 = ema(0.9 - 0.4 / t, abs((if g <= (t + 1) { g } else { beta0 })));
        let x1 = (x0)^2 * (abs(s0));
        s2 = trace(0.9, min((sqrt(t)) / (0.7519), expm1(clamp(s0, -3, 3))));
        let x2 = (g) / (abs(0.5341) + eps) * (eps);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s1 + 0.1 * x1 + 0.1 * s2 + 0.5 * lr * x2 + lr * ((((-1.3547)^3)^3) / (eps)));
    }
    eval(w, t) {
        let y = (s1) / (abs((0.5329)^3) + eps);
        if t > 2 {
            w += 0.5 * (ln((s0 + eps)) - w);
        } else {
            w = w + lr * (((if y != 0 { 1 / (y) } else { (w)^3 }))^3);
        }
    }
}

optimizer! {
    pub struct Random67 { lr = 0.0858 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = trace(0.75, abs(-(1.2003)));
        let x0 = (s0 + w);
        s1 = running_max(0.9 - 0.4 / t, sqrt((x0)^2));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + lr * ((eps) / (abs(-(w)) + eps) * (-(s0)));
    }
    eval(w) {
        let y = ((w)^3 + (1 - clamp(s0, -1, 1)^2));
        w += 0.5 * (((if y >= lr { s1 } else { w })) / ((2 - clamp(lr, -1, 1))) - w);
    }
}

optimizer! {
    pub struct Random68 { lr = 0.4756 where lr >= 0, beta1 = 0.6609 where 0 <= beta1 < 1, flag = false , }
    state { s0 = w }
    update(w, g, t) {
        s0 = ema(beta1, (if flag { ((1 - 0.9^t) + w) } else { (lr)^3 }));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.1 * prev(s0) + lr * (clamp((lr - sign(w)), -1, 1));
    }
}

optimizer! {
    pub struct Random69 { lr = 0.086 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7575 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, (if (1 - 0.9^t) != 0 { 1 / ((1 - 0.9^t)) } else { w }));
        let x0 = g * (-(g));
        s1 = ema(beta1, sqrt((g)^2));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * prev(s1) + 0.5 * lr * debias(s1) + lr * (((-(1.3334) - (w) / (eps)) - min(g, g) * (expm1(clamp(s1, -3, 3))))));
    }
    eval(w) {
        w = w + lr * ((debias(s1)) / (eps) * (((w - debias(s1)) - (if s0 <= s0 { s0 } else { s0 }))));
    }
}

optimizer! {
    pub struct Random70 { lr = 0.1179 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    update(w, g) {
        w -= lr * g + lr * ((if (if flag { g } else { w }) <= g { sqrt(eps + eps) } else { max(w, 0) }));
    }
}

optimizer! {
    pub struct Random71 { lr = 0.4907 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (0.6718);
    }
}

optimizer! {
    pub struct Random72 { lr = 0.0353 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = ema(0.9, abs(w));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + lr * ((if w != 0 { 1 / (w) } else { ((w - w)) / (abs((if w > g { 1.8741 } else { g })) + eps) })));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = min(w, (if w >= 1 && w <= 8 { ln(w) } else { (1 - 0.9^t) }));
        w += 0.5 * ((t)^2 - w);
    }
}

optimizer! {
    pub struct Random73 { lr = 0.2452 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (((g - -0.1056))^3);
    }
}

optimizer! {
    pub struct Random74 { lr = 0.0704 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((g - -((eps + w))));
    }
}

optimizer! {
    pub struct Random75 { lr = 0.4841 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, clamp(min(lr, g), -1, 1));
        let x0 = eps * (eps) * (eps * (eps));
        s1 = min(prev(s1) + 1, (1 - clamp((if s0 > 0 { sqrt(s0) } else { 0.8929 }), -1, 1)^2));
        w -= lr * sign(g) + 0.1 * x0 + 0.5 * lr * s1 + lr * ((if w * (s0) <= x0 { prev(s1) } else { (min(s0, correction(s0))) / (sqrt(correction(s0) + eps)) }));
    }
}

optimizer! {
    pub struct Random76 { lr = 0.1012 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (g);
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (2 - sign((w) / (abs(w) + eps)));
        w = w + lr * (ln(max((w) / (0.5537), eps)));
    }
}

optimizer! {
    pub struct Random77 { lr = 0.4752 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8647 where 0 <= beta1 < 1, c = 1.6975 where c >= 1, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * ((min(w, 1.2331) + ln(c)) * (-(beta1))));
    }
}

optimizer! {
    pub struct Random78 { lr = 0.1442 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (2 - sign(-(w))));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * (ln(max((g) / (1.7095), eps))));
    }
    eval(w) {
        if flag {
            w += 0.5 * ((w * (eps))^3 - w);
        } else {
            w *= sqrt(clamp(s0, 0, 1) + eps);
        }
    }
}

optimizer! {
    pub struct Random79 { lr = 0.4968 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = w, s2 = lr }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, max(-(g), 0));
        s1 = (0.9 - 0.4 / t) * prev(s1) + (1 - (0.9 - 0.4 / t)) * (ln((2 - clamp(g, -1, 1))));
        let x1 = (lr + sqrt(eps + eps));
        s2 = ema(0.75, x1);
        w -= lr * g + 0.5 * lr * s0 + lr * s1 + lr * s2 + lr * ((if new(s2) { 2 } else { 3 }));
    }
    eval(w) {
        w *= (1 + (1.6002 * (s0))^2);
    }
}

optimizer! {
    pub struct Random80 { lr = 0.1707 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.6978 , }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.75, abs(w));
        s1 = (0.9) * prev(s1) + (1 - (0.9)) * (clamp(prev(s0), 0, 1));
        let x1 = (1 + ((prev(s0)) / (eps))^2);
        w -= lr * sign(g) + 0.1 * s1 + 0.1 * x1 + lr * (c);
    }
}

optimizer! {
    pub struct Random81 { lr = 0.0279 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7685 where 0 <= beta0 < 1, beta1 = 0.8682 where 0 <= beta1 < 1, }
    state { s0: scalar = 1, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = (0.9) * prev(s1) + (1 - (0.9)) * (beta0);
        s2 = ema(beta1, eps * (abs(prev(s1))));
        let x2 = g;
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * s2 + 0.1 * x2 + lr * (w * (clamp((g)^3, -1, 1))));
    }
    eval(w) {
        w *= ((w) / (eps) + eps);
    }
}

optimizer! {
    pub struct Random82 { lr = 0.4495 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = lr }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = ema(0.9 - 0.4 / t, ln((s0 + eps)));
        w -= lr * sign(g) + lr * s1 + lr * (1.5328);
    }
}

optimizer! {
    pub struct Random83 { lr = 0.4665 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (cbrt((w + clamp(1.0048, -1, 1))));
    }
    eval(w) {
        let y = abs(cbrt(w));
        w *= (y + eps) * (sqrt(lr + eps));
    }
}

optimizer! {
    pub struct Random84 { lr = 0.0682 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7253 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = (beta0) * prev(s0) + (1 - (beta0)) * ((0.6546 * (w))^2);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * (ln(sqrt(max(w, 0) + eps))));
    }
}

optimizer! {
    pub struct Random85 { lr = 0.08 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7026 where 0 <= beta0 < 1, beta1 = 0.9859 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(beta0, max(eps, eps));
        s1 = running_max(0.9 - 0.4 / t, sqrt((g)^2));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + lr * ((max(-0.0201, beta1))^3 * (g)));
    }
}

optimizer! {
    pub struct Random86 { lr = 0.3899 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0 = lr, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = running_max(0.6, abs((if g != 0 { 1 / (g) } else { lr })));
        let x0 = (eps)^3;
        s1 = (0.9) * prev(s1) + (1 - (0.9)) * (abs((if flag && s0 > 0.7721 { w } else { eps })));
        let x1 = ln((sqrt(s1) + eps));
        s2 = ema(0.9 - 0.4 / t, -(prev(s1)));
        w -= lr * clamp(g, -1, 1) + 0.1 * x0 + lr * x1 + 0.1 * s2 + 0.1 * prev(s2) + 0.5 * lr * debias(s2) + lr * ((if g <= w { ln(x0) } else { (clamp(g, 1 / t, debias(s2))) / (x0) }));
    }
}

optimizer! {
    pub struct Random87 { lr = 0.4014 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7919 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1 = lr }
    update(w, g, t) {
        s0 = max(prev(s0), eps);
        s1 = trace(beta1, prev(s0));
        let x1 = clamp(w, 0, 1);
        w -= lr * g + 0.1 * s1 + 0.5 * lr * x1 + lr * ((min((1.3474) / (abs(s1) + eps), x1 * (eps))) / ((2 - clamp((sqrt(t) + prev(s0)), -1, 1))));
    }
    eval(w) {
        w += 0.5 * (s1 - w);
    }
}

optimizer! {
    pub struct Random88 { lr = 0.4847 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9698 where 0 <= beta0 < 1, n = 5u64 , }
    state { s0 }
    update(w, g, t) {
        s0 = trace(beta0, (1 - clamp((n) / (eps), -1, 1)^2));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * prev(s0) + lr * ((if -1.8944 <= s0 { (if exp(clamp(g, -3, 3)) <= s0 { (w + prev(s0)) } else { (-1.4997 - g) }) } else { ln((t + 1) * (eps)) }));
    }
}

optimizer! {
    pub struct Random89 { lr = 0.1986 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7061 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 }
    update(w, g) {
        s0 = max(prev(s0), clamp((g + g), 0, 1));
        s1 = ema(beta0, (min(beta0, s0)) / (exp(clamp(w, -3, 3))));
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + 0.1 * prev(s1) + 0.1 * debias(s1) + lr * (s0);
    }
}

optimizer! {
    pub struct Random90 { lr = 0.1489 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w -= lr * g + 0.5 * lr * s0 + lr * (min(ln((s0 + eps)), -(s0) * (0.9757)));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = s0;
        w = w + lr * ((if eps > 0 { sqrt(eps) } else { ln((s0 + 1 / (1 + t))) }));
    }
}

optimizer! {
    pub struct Random91 { lr = 0.3821 where lr >= 0, eps = 1e-6 where eps > 0, n = 14u64 , }
    state { s0 = lr, s1 = g^2, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, (min(g, n)) / (eps));
        let x0 = s0 * (s0) * (w * (prev(s0)));
        s1 = min(prev(s1) + 1, (if lr < s0 { eps } else { eps }) * ((prev(s0)) / (eps)));
        let x1 = min(s0, (w - g));
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w -= lr * g + lr * x0 + 0.5 * lr * s1 + 0.1 * x1 + 0.5 * lr * s2 + lr * (min(clamp((if 0.424 < -0.3252 { prev(s1) } else { s0 }), -1, 1), s2 * (s2)));
    }
}

optimizer! {
    pub struct Random92 { lr = 0.1227 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5022 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = lr }
    update(w, g, t) {
        s0 = (0.9 - 0.4 / t) * prev(s0) + (1 - (0.9 - 0.4 / t)) * (beta0);
        let x0 = (w)^3;
        s1 = ema(beta0, ln((prev(s0) + 1 / (1 + t))));
        s2 = ema(0.9, ((w)^3) / (eps));
        w -= lr * g / (abs(g) + eps) + 0.1 * x0 + 0.1 * s1 + 0.5 * lr * s2 + lr * (((w) / (0.7032)) / (eps * (0.6548)) * ((x0 + w * (-0.1162))));
    }
    eval(w) {
        w = (-((if s2 > 0 { sqrt(s2) } else { s2 })) + (if w >= s1 { (w + w) } else { w * (s1) }));
    }
}

optimizer! {
    pub struct Random93 { lr = 0.4076 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9643 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = w, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.9, (-(w) + (w + g)));
        let x0 = (g * (w) + (sqrt(t) - w));
        s1 = trace(beta0, (if s0 < -0.5 { (min(lr, w)) / (s0) } else { 0 }));
        s2 = ema(0.9 - 0.4 / t, (if 1.189 >= s0 { -(w) } else { clamp(s0, (1 - 0.9^t), s1) }));
        let x2 = sqrt((g)^2 + eps);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * x0 + 0.1 * s2 + 0.5 * lr * x2 + lr * (x0));
    }
    eval(w) {
        w = w + lr * (s1);
    }
}

optimizer! {
    pub struct Random94 { lr = 0.3464 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6264 where 0 <= beta0 < 1, }
    state { s0 = lr, s1: scalar = 1 }
    update(w, g, t) {
        s0 = running_max(beta0, sqrt((w)^2));
        let x0 = (-(lr) + ln(eps));
        s1 = prev(s1) * (1 - 1 / (t + 1));
        let x1 = ((s1 - x0))^2;
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * x1 + lr * (x0);
    }
}

optimizer! {
    pub struct Random95 { lr = 0.454 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = max(prev(s0), clamp(min(w, g), 0, 1));
        w = 0.99 * w - (lr * g + 0.1 * s0 + lr * ((g) / (abs(((g) / (abs(g) + eps)) / ((2 - clamp(w, -1, 1)))) + eps)));
    }
    eval(w, t) {
        let y = (min(w, w))^3;
        if t > 2 {
            w += 0.5 * (((-1.5604)^3) / (abs((0.9721 - s0)) + eps) - w);
        } else {
            w += 0.5 * ((w)^3 * ((y)^3) - w);
        }
    }
}

optimizer! {
    pub struct Random96 { lr = 0.359 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8983 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = 0.1 }
    update(w, g, t) {
        s0 = max(prev(s0), sqrt(max(w, 0)));
        s1 = running_max(beta0, (2 - sign((eps - s0))));
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * ((ln(t * (eps))) / ((if prev(s0) != 0 { 1 / (prev(s0)) } else { (if 1.9778 > s1 { (t + 1) } else { eps }) })));
    }
    eval(w, t) {
        let y = (max(1 / t, 0))^0.3;
        if t > 2 {
            w = (y) / (abs(s1) + eps) * (-0.7449 * (w));
        } else {
            w *= (min(w, y) + 1 / (1 + t));
        }
    }
}

optimizer! {
    pub struct Random97 { lr = 0.2638 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6204 where 0 <= beta0 < 1, }
    state { s0, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, abs((1 - 0.9^t)));
        let x0 = (2 - sign(-1.5131));
        s1 = running_max(0.9, (2 - sign((s0) / (0.7353))));
        let x1 = (2 - clamp((x0) / (eps), -1, 1));
        s2 = prev(s2) * (0.9);
        let x2 = clamp(min(lr, prev(s0)), 0, 1);
        w -= lr * sign(g) + lr * s1 + 0.5 * lr * x1 + lr * s2 + lr * x2 + lr * (s0 * (((beta0)^3) / (abs(abs(w)) + eps)));
    }
}

optimizer! {
    pub struct Random98 { lr = 0.1964 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7961 where 0 <= beta1 < 1, flag = false , }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9, ln(eps));
        let x0 = (if w >= 1 && w <= 8 { ln(w) } else { -(s0) });
        w = 0.99 * w - (lr * sign(g) + lr * x0 + lr * ((-1.5132 + (if flag && (if g < g { beta1 } else { t }) <= -0.5849 { cbrt(eps) } else { (w) / (0.4882) }))));
    }
}

optimizer! {
    pub struct Random99 { lr = 0.0665 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (0.0064);
    }
}

optimizer! {
    pub struct Random100 { lr = 0.394 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = running_max(0.6, min((w) / (abs(w) + eps), (1.5561) / (abs(g) + eps)));
        s1 = min(prev(s1) + 1, ((prev(s0)) / (eps))^2);
        let x1 = clamp(w * (prev(s0)), -1, 1);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s1 + 0.1 * x1 + 0.1 * s2 + lr * (-(min((prev(s1)) / (eps), (w) / (abs(-1.9361) + eps)))));
    }
}

optimizer! {
    pub struct Random101 { lr = 0.2911 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, ((t) / (abs(g) + eps)) / (sqrt(eps + eps)));
        w = 0.99 * w - (lr * g + 0.1 * s0 + lr * prev(s0) + lr * (clamp(((s0)^3) / (abs((g) / (eps)) + eps), -1, 1)));
    }
    eval(w, t) {
        w = w + lr * ((eps * (eps) + (1.6249 + 1 / t)));
    }
}

optimizer! {
    pub struct Random102 { lr = 0.3137 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((if min(lr, g) <= w { (w)^2 } else { (g * (0.7653)) / ((lr + eps)) }));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ((-1.009) / (abs(w) + eps) - w * (w));
        w = w + lr * (-(clamp(w * (w), -1, 1)));
    }
}

optimizer! {
    pub struct Random103 { lr = 0.237 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (w);
    }
}

optimizer! {
    pub struct Given0 { lr = 0.2574 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5213 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t, h: input) {
        s0 = ema(beta0, max(clamp(abs(h), -1, 1), 0));
        let x0 = sqrt(eps);
        w -= lr * sign(g) + 0.5 * lr * uniform() + 0.5 * lr * s0 + lr * x0 + lr * (((if beta0 != 0 { 1 / (beta0) } else { t })) / (max(x0, eps)) * ((clamp(w, -1, 1)) / ((1 + (h)^2))));
    }
}

optimizer! {
    pub struct Given1 { lr = 0.1719 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.653 where 0 <= beta0 < 1, }
    state { s0 = w, s1: scalar = 1, s2 }
    update(w, g, t, h: input) {
        s0 = running_max(beta0, min((eps) / ((uniform() + eps)), min(lr, h)));
        let x0 = max(ln((uniform() + eps)), 0);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        s2 = min(prev(s2) + 1, s1 * (uniform()) * (s1));
        w -= lr * sign(g) + 0.1 * s0 + 0.5 * lr * x0 + 0.1 * s2 + lr * (1.3474);
    }
    eval(w) {
        w += 0.5 * ((w) / (abs(s1) + eps) - w);
    }
}

optimizer! {
    pub struct Given2 { lr = 0.1875 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7182 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, h: input) {
        s0 = (0.9) * prev(s0) + (1 - (0.9)) * (((uniform() + eps) * (uniform()) + (-0.7882 - -0.3764)));
        s1 = ema(beta0, (w - -(prev(s0))));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * h + lr * abs(h) + 0.5 * lr * normal() + 0.5 * lr * s1 + 0.1 * debias(s1) + lr * (clamp((if debias(s1) < -0.5 { (abs(h)) / (debias(s1)) } else { 0 }) * (h * (normal())), -1, 1));
    }
}

optimizer! {
    pub struct Given3 { lr = 0.4899 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g, t, h: input) {
        s0 = trace(0.6, (t + 1));
        s1 = (0.6) * prev(s1) + (1 - (0.6)) * ((abs(h))^2);
        s2 = ema(0.9 - 0.4 / t, ((1 - clamp(s0, -1, 1)^2) + clamp(lr, 0, 1)));
        let x2 = ln((if new(s1) { 2 } else { 3 }) * ((if new(s2) { 2 } else { 3 })));
        w -= lr * g / (abs(g) + eps) + lr * (uniform() + eps) + 0.1 * prev(s0) + 0.5 * lr * x2 + lr * (((-1.6386 - t))^2);
    }
}

optimizer! {
    pub struct Given4 { lr = 0.0712 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        w -= lr * g + 0.1 * normal() + 0.5 * lr * s0 + lr * (min((w + -0.0822 * (s0)), tanh(-(normal()))));
    }
}

optimizer! {
    pub struct Given5 { lr = 0.0971 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t, h: input) {
        s0 = running_max(0.9 - 0.4 / t, (normal())^2);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * h + lr * abs(h) + lr * uniform() + lr * s0 + lr * ((-(h) * (ln((uniform() + eps)))) / (exp(clamp((normal()) / ((uniform() + eps)), -3, 3))));
    }
}

optimizer! {
    pub struct Given6 { lr = 0.2176 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t, h: input) {
        s0 = (0.75) * prev(s0) + (1 - (0.75)) * (w);
        let x0 = (if sqrt(t) > 0 { sqrt(sqrt(t)) } else { clamp(h, -1, 1) });
        w -= lr * g / (abs(g) + eps) + 0.1 * normal() + 0.1 * uniform() + 0.5 * lr * (uniform() + eps) + lr * s0 + lr * x0 + lr * ((ln(sqrt((1 - 0.9^t) + eps))) / ((2 - clamp((if uniform() >= -1.4416 { (uniform() + eps) } else { g }), -1, 1))));
    }
}

optimizer! {
    pub struct Given7 { lr = 0.4923 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8085 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 = g^2, s2 }
    update(w, g, h: input) {
        s0 = ema(beta0, normal());
        s1 = min(prev(s1) + 1, (abs(h) + uniform() * ((uniform() + eps))));
        s2 = max(prev(s2), (uniform() + eps));
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.5 * lr * s1 + lr * s2 + lr * (cos(((uniform() + eps)) / (sqrt(s1 + eps)))));
    }
}

optimizer! {
    pub struct Given8 { lr = 0.3117 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t, h: input) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * abs(h) + lr * normal() + lr * (((if w <= -1.2704 { t } else { -1.8522 }) * (min(normal(), (uniform() + eps))) - ((uniform() + eps)) / (abs((uniform()) / ((uniform() + eps))) + eps))));
    }
}

optimizer! {
    pub struct Given9 { lr = 0.4356 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, h: input) {
        s0 = ema(0.75, (1.5337 + eps));
        s1 = min(prev(s1) + 1, (uniform())^0.3);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (uniform() + eps) + 0.1 * s0 + 0.1 * prev(s0) + lr * s1 + lr * (((if 0.3102 < -0.5 { (uniform()) / (0.3102) } else { 0 })) / (abs(((abs(h))^3 + (if s0 >= -0.2192 { 0.1925 } else { h }))) + eps)));
    }
    eval(w) {
        w = w + lr * (s0);
    }
}

optimizer! {
    pub struct Given10 { lr = 0.46 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1: scalar = 1, s2 = 0.1 }
    update(w, g, t, h: input) {
        s0 = min(prev(s0) + 1, round(log1p(eps)));
        s1 = prev(s1) * (1 - 0.5^t);
        let x1 = (sqrt(s1) + eps);
        s2 = ema(0.75, (g)^2);
        w -= lr * clamp(g, -1, 1) + lr * h + lr * (uniform() + eps) + 0.5 * lr * s0 + lr * x1 + lr * s2 + lr * (-(min(abs(h) * (abs(h)), abs(h) * (-0.8179))));
    }
}

optimizer! {
    pub struct Given11 { lr = 0.4804 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, max(w, 0));
        let x0 = (uniform() + eps);
        s1 = ema(0.9, normal());
        s2 = running_max(0.6, max(-(s0), 0));
        let x2 = (2 - sign(1.9753 * (sqrt(t))));
        w -= lr * sign(g) + 0.5 * lr * debias(s0) + 0.1 * x0 + lr * s1 + lr * s2 + 0.1 * prev(s2) + lr * x2 + lr * ((ln((2 - clamp((t + 1), -1, 1)))) / (abs((if prev(s2) <= eps { -1.8367 } else { debias(s0) }) * (clamp(s0, -1, 1))) + eps));
    }
}

optimizer! {
    pub struct Given12 { lr = 0.0842 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5684 where 0 <= beta0 < 1, }
    state { s0 = w, s1 = w }
    update(w, g, h: input) {
        s0 = (beta0) * prev(s0) + (1 - (beta0)) * (uniform() * (normal()));
        s1 = (0.9) * prev(s1) + (1 - (0.9)) * (((h)^3) / (abs(((uniform() + eps)) / ((uniform() + eps))) + eps));
        w -= lr * sign(g) + lr * s0 + 0.1 * s1 + lr * (-((abs(h))^3));
    }
    eval(w) {
        w *= (2 - sign(w));
    }
}

optimizer! {
    pub struct Given13 { lr = 0.2194 where lr >= 0, }
    state { s0 }
    update(w, g, h: input) {
        s0 = ema(0.9, clamp((g - 1.8865), 0, 1));
        w -= lr * g + 0.5 * lr * s0 + lr * ((min(abs(h), 0.585))^3 * (tanh(w)));
    }
    eval(w) {
        w = w + lr * (expm1(clamp((s0 * (w)) / ((2 - clamp(w, -1, 1))), -3, 3)));
    }
}

optimizer! {
    pub struct Given14 { lr = 0.1403 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1, s2 }
    update(w, g, t, h: input, loss: input scalar) {
        s0 = ema(0.6, (abs(h) + (2 - clamp(h, -1, 1))));
        let x0 = abs(g);
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = trace(0.6, loss);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * normal() + lr * s0 + lr * x0 + lr * s1 + 0.1 * s2 + 0.1 * prev(s2) + lr * ((g) / (max(0.2075, eps)) * (0.0613)));
    }
}

optimizer! {
    pub struct Given15 { lr = 0.1404 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * normal() + 0.1 * uniform() + lr * (expm1(clamp((-1.5859 * (g))^3, -3, 3))));
    }
}

optimizer! {
    pub struct Given16 { lr = 0.4968 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6568 where 0 <= beta0 < 1, beta1 = 0.8803 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1: scalar = 1, s2 }
    update(w, g, t, h: input) {
        s0 = running_max(beta0, -(w));
        let x0 = (1 - clamp((uniform() + eps), -1, 1)^2);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        s2 = ema(beta1, clamp((if t > 0 { sqrt(t) } else { normal() }), -1, 1));
        let x2 = (sqrt((2 - sign(s0))) + eps);
        w -= lr * clamp(g, -1, 1) + 0.1 * h + 0.5 * lr * abs(h) + lr * x0 + 0.1 * s1 + lr * s2 + lr * prev(s2) + 0.5 * lr * x2 + lr * ((if lr < -0.5 { (-((h - s1))) / (lr) } else { 0 }));
    }
}

optimizer! {
    pub struct Given17 { lr = 0.4355 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, h: input) {
        s0 = min(prev(s0) + 1, abs(h));
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * ((clamp((abs(h)) / ((uniform() + eps)), -1, 1) - ln((2 - clamp(g, -1, 1)))));
    }
}

optimizer! {
    pub struct Given18 { lr = 0.1072 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8199 where 0 <= beta0 < 1, beta1 = 0.8963 where 0 <= beta1 < 1, }
    state { s0 = g^2, s1, s2 }
    update(w, g, t) {
        s0 = (0.9) * prev(s0) + (1 - (0.9)) * ((abs(uniform()) + uniform()));
        s1 = ema(beta0, (uniform() + 1 / (1 + t)) * (clamp(normal(), 0, 1)));
        s2 = (beta1) * prev(s2) + (1 - (beta1)) * (max((if -1.2833 > -1.3889 { eps } else { 1.5168 }), 0));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (uniform() + eps) + 0.5 * lr * s0 + 0.1 * s1 + 0.5 * lr * prev(s1) + 0.1 * s2 + lr * (((((uniform() + eps)) / ((uniform() + eps))) / (max(-0.1284, eps))) / ((sqrt(abs((uniform() + eps))) + eps))));
    }
    eval(w) {
        w = w + lr * ((if s1 != 0 { 1 / (s1) } else { min((s0 + 0.5384), (s0) / (abs(beta0) + eps)) }));
    }
}

optimizer! {
    pub struct Given19 { lr = 0.1336 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5804 where 0 <= beta1 < 1, }
    state { s0 = 0.1 }
    update(w, g, t, h: input) {
        s0 = ema(0.9 - 0.4 / t, (2 - sign((if w != 0 { 1 / (w) } else { beta1 }))));
        let x0 = ((if prev(s0) < lr { (if new(s0) { 2 } else { 3 }) } else { prev(s0) }))^2;
        w -= lr * clamp(g, -1, 1) + lr * x0 + lr * ((if (if w != 0 { 1 / (w) } else { lr }) > uniform() { ln((uniform() + eps)) * (((if new(s0) { 2 } else { 3 }) + (1 - 0.9^t))) } else { log1p((if new(s0) { 2 } else { 3 })) * (min(abs(h), w)) }));
    }
}

optimizer! {
    pub struct Given20 { lr = 0.2774 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = 0.1 }
    update(w, g, h: input) {
        s0 = prev(s0) * (0.9);
        let x0 = -((if g > 0 { sqrt(g) } else { g }));
        s1 = min(prev(s1) + 1, abs(h));
        let x1 = (0.9741) / (1.8445) * ((lr)^3);
        w = 0.99 * w - (lr * sign(g) + lr * uniform() + 0.1 * s0 + 0.1 * x0 + lr * s1 + lr * x1 + lr * ((if h > 0 { sqrt(h) } else { (-0.9435 + abs(h)) })));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (1 - clamp(s0 * (s0), -1, 1)^2);
        if s0 < 0.9 {
            w += 0.5 * (((w) / (abs(-1.6014) + eps))^3 - w);
        } else {
            w = w + lr * ((-(w)) / (exp(clamp(w, -3, 3))) * (ln(sqrt(s0 + eps))));
        }
    }
}

optimizer! {
    pub struct Given21 { lr = 0.4316 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, h: input) {
        s0 = running_max(0.75, (if ((uniform() + eps)) / ((uniform() + eps)) <= g { (if 1.3663 != 0 { 1 / (1.3663) } else { eps }) } else { ln((uniform() + eps)) }));
        w = 0.99 * w - (lr * sign(g) + lr * h + 0.1 * s0 + lr * (s0));
    }
    eval(w) {
        w *= sqrt(1.6254 + eps) * (w * (s0));
    }
}

optimizer! {
    pub struct Given22 { lr = 0.3149 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8385 where 0 <= beta0 < 1, flag = false , }
    state { s0, s1, s2: scalar = 1 }
    update(w, g, t, h: input) {
        s0 = ema(beta0, ((if flag { abs(h) } else { abs(h) }))^2);
        s1 = ema(0.9, (if flag && normal() < -1.3581 { ln((uniform() + eps)) } else { (normal()) / ((uniform() + eps)) }));
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w -= lr * g + 0.1 * s0 + lr * debias(s0) + 0.1 * s1 + lr * prev(s1) + lr * s2 + lr * (prev(s1));
    }
}

optimizer! {
    pub struct Given23 { lr = 0.272 where lr >= 0, eps = 1e-6 where eps > 0, n = 5u64 , }
    state { s0, s1 }
    update(w, g, h: input) {
        s0 = ema(0.9, (-(n) - (uniform() + eps)));
        s1 = running_max(0.9, n);
        w -= lr * g + lr * h + 0.1 * s0 + lr * s1 + lr * ((clamp(min(-0.4215, w), -1, 1)) / (0.6672));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_random_rule {
    ($call:ident) => {
        $call! { Random0 Random1 Random2 Random3 Random4 Random5 Random6 Random7 Random8 Random9 Random10 Random11 Random12 Random13 Random14 Random15 Random16 Random17 Random18 Random19 Random20 Random21 Random22 Random23 Random24 Random25 Random26 Random27 Random28 Random29 Random30 Random31 Random32 Random33 Random34 Random35 Random36 Random37 Random38 Random39 Random40 Random41 Random42 Random43 Random44 Random45 Random46 Random47 Random48 Random49 Random50 Random51 Random52 Random53 Random54 Random55 Random56 Random57 Random58 Random59 Random60 Random61 Random62 Random63 Random64 Random65 Random66 Random67 Random68 Random69 Random70 Random71 Random72 Random73 Random74 Random75 Random76 Random77 Random78 Random79 Random80 Random81 Random82 Random83 Random84 Random85 Random86 Random87 Random88 Random89 Random90 Random91 Random92 Random93 Random94 Random95 Random96 Random97 Random98 Random99 Random100 Random101 Random102 Random103 Given0 Given1 Given2 Given3 Given4 Given5 Given6 Given7 Given8 Given9 Given10 Given11 Given12 Given13 Given14 Given15 Given16 Given17 Given18 Given19 Given20 Given21 Given22 Given23 }
    };
}
