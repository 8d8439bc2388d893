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
        s0 = ema(beta1, abs(eps));
        let x0 = (n) / (1.68 * (eps));
        s1 = min(prev(s1) + 1, ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { x0 }) + lr));
        s2 = min(prev(s2) + 1, abs(clamp(prev(s0), -1, 1)));
        let x2 = (max(1.5984, 0))^1.5;
        w -= lr * sign(g) + 0.1 * debias(s0) + 0.5 * lr * s1 + 0.5 * lr * s2 + 0.5 * lr * x2 + lr * (abs(((x2) / (eps) + beta1)));
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
        s2 = ema(beta0, ln(eps));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + lr * prev(s0) + 0.5 * lr * x0 + 0.1 * s1 + 0.5 * lr * s2 + 0.5 * lr * prev(s2) + lr * (ln(sqrt((s1)^0.5 + eps)));
    }
}

optimizer! {
    pub struct Random5 { lr = 0.1151 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * sign(g) + lr * ((abs(-1.6671) + ln((t + eps)))));
    }
}

optimizer! {
    pub struct Random6 { lr = 0.1733 where lr >= 0, eps = 1e-6 where eps > 0, n = 13u64 , }
    state { s0 }
    update(w, g, t) {
        s0 = max(prev(s0), ((-0.18)^2 + (eps + eps)));
        let x0 = sqrt(s0 + eps);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * x0 + lr * (((if s0 > s0 { n } else { g }) * ((t + s0))) / ((2 - clamp((if s0 > 0 { sqrt(s0) } else { (1 - 0.9^t) }), -1, 1)))));
    }
}

optimizer! {
    pub struct Random7 { lr = 0.4687 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9014 where 0 <= beta0 < 1, }
    state { s0, s1 = w, s2 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (w);
        s1 = ema(beta0, w);
        s2 = ema(0.9, (w) / (eps));
        let x2 = abs(min(-0.0873, s2));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * s1 + 0.1 * debias(s2) + lr * x2 + lr * (g));
    }
}

optimizer! {
    pub struct Random8 { lr = 0.1426 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6469 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = running_max(beta0, sqrt((1 / t)^0.5));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.1 * prev(s0) + lr * (clamp(prev(s0), -1, 1));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (1 - clamp((if w != 0 { 1 / (w) } else { 0.5692 }), -1, 1)^2);
        w += 0.5 * (-1.3638 - w);
    }
}

optimizer! {
    pub struct Random9 { lr = 0.0088 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (0.8191);
    }
    eval(w) {
        let y = max(1.5521, 0);
        w = sqrt(y);
    }
}

optimizer! {
    pub struct Random10 { lr = 0.3852 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.959 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (((2 - clamp(g, -1, 1)) + (1 - clamp(w, -1, 1)^2)));
        let x0 = (((t + 1)) / (eps) - 1.7008);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * x0 + lr * ((if w != 0 { 1 / (w) } else { (-1.8131 + beta0) * (max(g, x0)) }));
    }
    eval(w) {
        w = w + lr * (min(ln(eps), ((if w > 0 { sqrt(w) } else { s0 })) / (s0)));
    }
}

optimizer! {
    pub struct Random11 { lr = 0.136 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5882 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g) {
        s0 = trace(beta1, sqrt((sqrt(eps) + eps)));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * (max(g, 0)));
    }
}

optimizer! {
    pub struct Random12 { lr = 0.3578 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5355 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (if (-1.5598) / (abs(w) + eps) <= w { (w) / (eps) } else { (g)^3 }));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * ((((beta0 - s0)) / ((eps + 1 / (1 + t))) + w)));
    }
}

optimizer! {
    pub struct Random13 { lr = 0.4185 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = running_max(0.6, max((g) / (abs(w) + eps), 0));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + lr * (((if s0 > s0 { 1.1984 } else { (if g > w { s0 } else { w }) }))^3));
    }
}

optimizer! {
    pub struct Random14 { lr = 0.4396 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6829 where 0 <= beta0 < 1, }
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
    pub struct Random15 { lr = 0.0209 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (min(w, g * (-(w))));
    }
}

optimizer! {
    pub struct Random16 { lr = 0.3511 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5031 where 0 <= beta0 < 1, beta1 = 0.8511 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = trace(beta0, lr);
        s1 = ema(beta1, s0 * ((-1.0398) / (eps)));
        w -= lr * g + lr * s1 + lr * ((min((s1) / (abs(g) + eps), (g) / (eps))) / ((s0 + eps) * ((1 + (t)^2))));
    }
}

optimizer! {
    pub struct Random17 { lr = 0.4195 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5421 where 0 <= beta0 < 1, }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * ((((t + 1)) / (0.365) - g * (g)));
        s1 = ema(beta0, max(ln(eps), -(lr)));
        let x1 = s1;
        s2 = ema(beta0, prev(s1) * (eps));
        w -= lr * g + 0.5 * lr * s0 + 0.5 * lr * x1 + lr * s2 + 0.1 * prev(s2) + lr * debias(s2) + lr * (clamp(debias(s2) * (eps), -1, 1) * ((min(1.0846, (1 - 0.9^t)))^3));
    }
}

optimizer! {
    pub struct Random18 { lr = 0.3974 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g + lr * s0 + lr * ((exp(clamp((if w >= 1 && w <= 8 { ln(w) } else { g }), -3, 3)) + ((w) / (eps))^3));
    }
}

optimizer! {
    pub struct Random19 { lr = 0.4505 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5902 where -2 <= c <= 2, flag = true , }
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
    pub struct Random20 { lr = 0.2634 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9, (g * (g)) / (abs(min(g, g)) + eps));
        w -= lr * g + 0.1 * s0 + 0.1 * debias(s0) + lr * ((-((t + lr)) - min((s0)^3, eps)));
    }
}

optimizer! {
    pub struct Random21 { lr = 0.46 where lr >= 0, eps = 1e-6 where eps > 0, n = 16u64 , }
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
    pub struct Random22 { lr = 0.2927 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (g);
    }
}

optimizer! {
    pub struct Random23 { lr = 0.1114 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = (if s0 <= g { clamp(g, -1, 1) } else { (if s0 > 0 { sqrt(s0) } else { eps }) });
        s1 = ema(0.9, ((t + 1)) / (abs(s0) + eps));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * s1 + lr * ((g) / (sqrt(1.0953 * (1.2154) + eps))));
    }
}

optimizer! {
    pub struct Random24 { lr = 0.1408 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5494 where 0 <= beta0 < 1, beta1 = 0.8898 where 0 <= beta1 < 1, }
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
    pub struct Random25 { lr = 0.2731 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random26 { lr = 0.2431 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8995 where 0 <= beta0 < 1, }
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
    pub struct Random27 { lr = 0.2843 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5682 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = ema(beta0, ((if 1 / t >= 1 && 1 / t <= 8 { ln(1 / t) } else { g }) - -0.9326));
        let x0 = eps;
        w -= lr * g + 0.1 * s0 + lr * x0 + lr * (1.9752);
    }
}

optimizer! {
    pub struct Random28 { lr = 0.4666 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5174 where 0 <= beta0 < 1, }
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
    pub struct Random29 { lr = 0.3424 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7776 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, clamp(g, -1, 1));
        s1 = ema(beta0, (w + -1.8498) * (prev(s0)));
        let x1 = 0.9885;
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * ((if clamp(s1, -1, 1) < w { (-(0.2742) - eps) } else { abs(s0 * (eps)) }));
    }
    eval(w, t) {
        if t > 2 {
            w = (max((if s0 > 0 { sqrt(s0) } else { w }), exp(clamp(w, -3, 3))) + s1);
        } else {
            w += 0.5 * (ln(eps) - w);
        }
    }
}

optimizer! {
    pub struct Random30 { lr = 0.1456 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6569 where 0 <= beta0 < 1, n = 5u64 , }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, (eps + exp(clamp(g, -3, 3))));
        s1 = running_max(beta0, (s0) / (eps) * ((prev(s0)) / ((1 - 0.9^t))));
        let x1 = exp(clamp((s1) / (abs(s1) + eps), -3, 3));
        s2 = ema(beta0, ln(sqrt(x1 + eps)));
        let x2 = abs(prev(s2));
        w -= lr * g + lr * prev(s1) + lr * x2 + lr * (abs(prev(s0)) * (((prev(s2) + eps)) / (abs((if n > prev(s1) { s0 } else { s0 })) + eps)));
    }
}

optimizer! {
    pub struct Random31 { lr = 0.3169 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (g);
    }
}

optimizer! {
    pub struct Random32 { lr = 0.247 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (g));
    }
}

optimizer! {
    pub struct Random33 { lr = 0.484 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.623 where 0 <= beta0 < 1, }
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
    pub struct Random34 { lr = 0.05 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g + 0.5 * lr * s0 + lr * ((min(-(s0), (g)^3)) / (abs((if g >= 1 && g <= 8 { ln(g) } else { sign(-1.6733) })) + eps));
    }
}

optimizer! {
    pub struct Random35 { lr = 0.1753 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (sqrt((1 - clamp(g, -1, 1)^2))));
    }
}

optimizer! {
    pub struct Random36 { lr = 0.3705 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (((if g > w { eps } else { w * (0.1113) }))^3);
    }
}

optimizer! {
    pub struct Random37 { lr = 0.4113 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * g + lr * (ln((eps + 1 / (1 + t)) * ((1 + (1 / t)^2)))));
    }
}

optimizer! {
    pub struct Random38 { lr = 0.4518 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8838 where 0 <= beta0 < 1, beta1 = 0.8182 where 0 <= beta1 < 1, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (if w < -1.9653 { beta1 } else { beta0 }) * ((if g < -0.5 { (1.5045) / (g) } else { 0 })));
        let x0 = clamp(clamp(s0, -1, 1), -1, 1);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * (-(clamp(w * (beta1), -1, 1))));
    }
}

optimizer! {
    pub struct Random39 { lr = 0.2757 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8749 where 0 <= beta0 < 1, c = 1.1551 where c >= 0, }
    state { s0 = g^2, s1 }
    update(w, g, t) {
        s0 = ema(beta0, ((lr) / (abs(w) + eps) - (t) / (1 / t)));
        s1 = ema(0.9, abs((if c <= g { w } else { eps })));
        w -= lr * sign(g) + 0.1 * s0 + lr * s1 + lr * debias(s1) + lr * ((s0 * (-0.1286))^3 * ((debias(s1) * (beta0)) / ((2 - clamp(w, -1, 1)))));
    }
}

optimizer! {
    pub struct Random40 { lr = 0.4298 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.75, ((w) / (abs(w) + eps))^2);
        s1 = running_max(0.6, (abs(g))^1.5);
        let x1 = (t + 1);
        s2 = prev(s2) * (0.9);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * prev(s0) + 0.1 * s1 + lr * prev(s1) + 0.1 * x1 + lr * s2 + lr * ((ln(eps)) / (max(s2, eps)) * (abs(-(x1)))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (1 - clamp(s2, -1, 1)^2);
        w *= (2 - clamp((s2) / (abs(1.8173) + eps), -1, 1));
    }
}

optimizer! {
    pub struct Random41 { lr = 0.4007 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7757 where 0 <= beta0 < 1, }
    state { s0 = w, s1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, ln(max(w, eps)));
        s1 = ema(beta0, 0.8701);
        w -= lr * sign(g) + lr * s0 + 0.1 * s1 + lr * prev(s1) + lr * debias(s1) + lr * ((if 0.6021 <= prev(s0) { ln(eps) * ((1 / t) / (eps)) } else { debias(s1) * ((g + s1)) }));
    }
}

optimizer! {
    pub struct Random42 { lr = 0.0337 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.6, ((if eps != 0 { 1 / (eps) } else { 1.8646 }) - (g + w)));
        let x0 = exp(clamp(ln(eps), -3, 3));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + 0.5 * lr * x0 + lr * (s0);
    }
}

optimizer! {
    pub struct Random43 { lr = 0.1003 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * (-1.986);
    }
}

optimizer! {
    pub struct Random44 { lr = 0.0214 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    update(w, g, t) {
        w -= lr * sign(g) + lr * ((min(eps, exp(clamp(g, -3, 3)))) / ((lr + 1 / (1 + t))));
    }
    eval(w) {
        let y = (if clamp(w, -1, 1) >= -0.227 { (if w > 0 { sqrt(w) } else { w }) } else { -(w) });
        if flag {
            w += 0.5 * (w * ((w) / (eps)) - w);
        } else {
            w *= max(-(y), eps);
        }
    }
}

optimizer! {
    pub struct Random45 { lr = 0.1702 where lr >= 0, eps = 1e-6 where eps > 0, n = 19u64 , }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * ((((n) / (eps) + clamp(w, -1, 1)))^3));
    }
    eval(w) {
        let y = (w)^2;
        w *= ((y)^0.3 + eps);
    }
}

optimizer! {
    pub struct Random46 { lr = 0.3259 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6036 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = ema(beta0, clamp(min(w, eps), w, sqrt(t) * (w)));
        let x0 = (clamp(g, -1, 1) + 1 / (1 + t));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.1 * x0 + lr * (max(lr, 0)));
    }
}

optimizer! {
    pub struct Random47 { lr = 0.3959 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (((g) / (eps * (eps))) / (abs(ln(exp(clamp(g, -3, 3)))) + eps));
    }
}

optimizer! {
    pub struct Random48 { lr = 0.3424 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * ((if w >= 1 && w <= 8 { ln(w) } else { abs(-(g)) }));
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
        s1 = min(prev(s1) + 1, (if s0 >= 1 && s0 <= 8 { ln(s0) } else { ln(1 / t) }));
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
    pub struct Random59 { lr = 0.4001 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7833 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1: scalar = 1, s2 = w }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = (sign(w) - min(beta0, w));
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = ema(0.9, (ln(eps) - (g)^3));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * x0 + lr * s1 + 0.5 * lr * s2 + lr * (-1.5556);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = ln((s0 + 1 / (1 + t)));
        w = w + lr * (s2);
    }
}

optimizer! {
    pub struct Random60 { lr = 0.3425 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.9014 , }
    state { s0 = 0.1, s1 }
    update(w, g, t) {
        s0 = ema(0.6, min((if w > 0 { sqrt(w) } else { 1.4057 }), min(-0.3543, g)));
        let x0 = ((c)^3) / (eps);
        s1 = trace(0.6, min(((t + 1)) / (eps), ln(eps)));
        let x1 = eps;
        w = 0.99 * w - (lr * g + 0.1 * s0 + lr * x0 + 0.1 * s1 + lr * prev(s1) + 0.1 * x1 + lr * (ln((2 - clamp(-(lr), -1, 1)))));
    }
    eval(w) {
        w += 0.5 * (abs((s1 - lr)) - w);
    }
}

optimizer! {
    pub struct Random61 { lr = 0.2366 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6903 where 0 <= beta0 < 1, c = 1.3177 where -2 <= c <= 2, flag = true , }
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
    pub struct Random62 { lr = 0.4168 where lr >= 0, }
    state { s0 = lr }
    update(w, g) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * (clamp(g, 0, 1) * ((0.6243)^0.3));
        w -= lr * g + 0.5 * lr * s0 + lr * ((if g != 0 { 1 / (g) } else { w }));
    }
}

optimizer! {
    pub struct Random63 { lr = 0.3371 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5924 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, max(w, 0));
        let x0 = (w) / (t) * ((w) / (eps));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * x0 + lr * ((if exp(clamp(1 / t, -3, 3)) > s0 { ln((sqrt(eps) + eps)) } else { ((-1.2568) / (abs(1.524) + eps))^3 }));
    }
    eval(w) {
        w = (w) / (abs(((if w <= 1.8741 { s0 } else { w }) - (s0) / (eps))) + eps);
    }
}

optimizer! {
    pub struct Random64 { lr = 0.457 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9623 where 0 <= beta0 < 1, beta1 = 0.5442 where 0 <= beta1 < 1, }
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
            w = min(min(clamp(w, -1, 1), (w) / (eps)), (min(lr, s0)) / ((s0 + 1 / (1 + t))));
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
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * x0 + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * ((0.8929) / (max(w, eps)) * ((if ln(eps) <= x0 { prev(s1) } else { sqrt(eps) }))));
    }
}

optimizer! {
    pub struct Random67 { lr = 0.177 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8166 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, sqrt((eps + eps)));
        w = 0.99 * w - (lr * g + lr * s0 + lr * ((min(s0, 1.2331) + ln(eps)) * (-(eps))));
    }
}

optimizer! {
    pub struct Random68 { lr = 0.1442 where lr >= 0, }
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
    pub struct Random69 { lr = 0.4105 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.75, (1 - clamp(ln(eps), -1, 1)^2));
        let x0 = w;
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((2 - sign((g)^3)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.1 * prev(s0) + lr * x0 + 0.1 * s1 + lr * ((if (if prev(s1) >= (t + 1) { prev(s1) } else { w }) >= s0 { (if (s0 + prev(s1)) <= s1 { x0 } else { ln(eps) }) } else { abs(prev(s0)) })));
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
        w += 0.5 * ((-1.8716 - ln(eps)) - w);
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
    pub struct Random77 { lr = 0.1858 where lr >= 0, beta0 = 0.8721 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * g + lr * (sign(clamp(beta0 * (g), -1, 1)));
    }
}

optimizer! {
    pub struct Random78 { lr = 0.4287 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.4637 where c >= 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(0.9, eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * (((ln(eps)) / (abs(abs(c)) + eps) - ((w) / (eps) - (0.2374) / (abs(w) + eps))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = w;
        w *= (1 + ((s0 - s0))^2);
    }
}

optimizer! {
    pub struct Random79 { lr = 0.3501 where lr >= 0, beta0 = 0.9703 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = running_max(beta0, clamp((w + w), -1, 1));
        let x1 = sqrt((s1)^2);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * x1 + lr * (-(sqrt(s1))));
    }
}

optimizer! {
    pub struct Random80 { lr = 0.3861 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7212 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = ema(0.9, (1 - clamp(w * (eps), -1, 1)^2));
        s1 = ema(beta0, max((-1.4178)^3, 0));
        let x1 = (2 - clamp(beta0, -1, 1));
        w = 0.99 * w - (lr * g + lr * s0 + 0.5 * lr * s1 + lr * prev(s1) + lr * debias(s1) + 0.1 * x1 + lr * (((ln(1.4167)) / (abs(s1) + eps)) / ((sqrt((s0 + eps)) + eps))));
    }
}

optimizer! {
    pub struct Random81 { lr = 0.1575 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (w));
    }
}

optimizer! {
    pub struct Random82 { lr = 0.2015 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.1419 where c >= 0, }
    state { s0 = 0.1, s1 = lr }
    update(w, g, t) {
        s0 = max(prev(s0), clamp((w - w), 0, 1));
        let x0 = s0;
        s1 = ema(0.75, ((w + x0) - (if 0.4587 >= 1 && 0.4587 <= 8 { ln(0.4587) } else { x0 })));
        let x1 = (sqrt((x0)^2) + eps);
        w = 0.99 * w - (lr * g + lr * s1 + 0.1 * x1 + lr * (clamp(ln((sqrt(c) + eps)), clamp(-(-1.8115), -1, 1), sqrt(t))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = clamp(-(c), -1, 1);
        w = sign(ln(eps));
    }
}

optimizer! {
    pub struct Random83 { lr = 0.4549 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (min(0.3407, (min(w, w)) / (exp(clamp(w, -3, 3)))));
    }
}

optimizer! {
    pub struct Random84 { lr = 0.2954 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6421 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = lr }
    update(w, g, t) {
        s0 = trace(beta0, (clamp(g, -1, 1)) / ((sqrt(eps) + eps)));
        let x0 = (((1 - 0.9^t) - g)) / (eps);
        s1 = trace(0.9, max(1 / t, g * (s0)));
        let x1 = ((w)^3 + (w) / (eps));
        w -= lr * sign(g) + lr * x0 + 0.5 * lr * s1 + 0.1 * x1 + lr * (-((s1) / (eps)) * (x1));
    }
}

optimizer! {
    pub struct Random85 { lr = 0.2639 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        let x0 = ((1.1444 + s0) + 1 / (1 + t));
        w = 0.99 * w - (lr * sign(g) + lr * x0 + lr * ((max(x0, 0) + (-0.1175)^2)));
    }
}

optimizer! {
    pub struct Random86 { lr = 0.2929 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6308 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, ln(eps));
        let x0 = s0 * (s0) * (w * (prev(s0)));
        s1 = running_max(beta1, sqrt((1.6248 + eps)));
        let x1 = s1;
        w -= lr * g + lr * x0 + 0.1 * x1 + lr * (s1);
    }
    eval(w) {
        w *= sqrt(sqrt(s1) + eps);
    }
}

optimizer! {
    pub struct Random87 { lr = 0.4041 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = lr, s2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = ema(0.6, ((if 0.424 < -0.3252 { w } else { s0 }))^2);
        s2 = 0.75 * prev(s2) + (1 - 0.75) * (g);
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.1 * prev(s1) + 0.5 * lr * s2 + lr * ((-((w - g))) / (abs((t * (1.8888))^3) + eps));
    }
    eval(w) {
        if s0 < 0.9 {
            w = w + lr * (w);
        } else {
            w = w + lr * (clamp(((w - s2)) / ((sqrt(s0) + eps)), -1, 1));
        }
    }
}

optimizer! {
    pub struct Random88 { lr = 0.2344 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.831 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1, s2 }
    update(w, g, t) {
        s0 = running_max(beta1, clamp(ln(eps), -1, 1));
        s1 = ema(beta1, ((s0) / (abs(w) + eps)) / (eps));
        s2 = ema(0.9, (sqrt(1 / t) + (debias(s1))^2));
        let x2 = clamp(ln(eps), -1, 1);
        w -= lr * g + 0.5 * lr * s2 + 0.5 * lr * x2 + lr * ((s2)^3 * (sqrt((s2)^0.3)));
    }
}

optimizer! {
    pub struct Random89 { lr = 0.0892 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((eps) / (eps));
    }
}

optimizer! {
    pub struct Random90 { lr = 0.3039 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0: scalar = 1, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = running_max(0.75, (if !flag { w } else { w }));
        s2 = trace(0.75, clamp(s1 * (s0), -1, 1));
        let x2 = exp(clamp(min(w, s1), -3, 3));
        w = 0.99 * w - (lr * g + 0.1 * s2 + lr * x2 + lr * ((clamp(lr, -1, 1)) / (abs(((s2) / (abs(g) + eps)) / ((2 - clamp(s1, -1, 1)))) + eps)));
    }
    eval(w, t) {
        let y = (min(w, w))^3;
        if t > 2 {
            w += 0.5 * (((-1.5604)^3) / (abs((0.9721 - s2)) + eps) - w);
        } else {
            w += 0.5 * ((y)^3 * ((s2)^3) - w);
        }
    }
}

optimizer! {
    pub struct Random91 { lr = 0.359 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = lr }
    update(w, g, t) {
        s0 = max(prev(s0), sqrt(max(w, 0)));
        let x0 = (prev(s0) + 1 / (1 + t));
        s1 = ema(0.9, abs((1 / t) / (0.5372)));
        w = 0.99 * w - (lr * g + 0.5 * lr * x0 + lr * s1 + 0.1 * prev(s1) + lr * ((t * (clamp(w, -1, 1)) + ((s1)^3 - (s1)^3))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (if s0 >= 1 && s0 <= 8 { ln(s0) } else { -1.0169 });
        w += 0.5 * (min((s1 - 1.1969), (w) / (abs(0.5038) + eps)) - w);
    }
}

optimizer! {
    pub struct Random92 { lr = 0.0375 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1: scalar = 1, s2 }
    update(w, g, t) {
        s0 = running_max(0.9, exp(clamp((t + 1) * (w), -3, 3)));
        s1 = prev(s1) * (0.9);
        let x1 = (((t + 1) + s1)) / ((0.2797 + 1 / (1 + t)));
        s2 = ema(0.75, max(-0.7449 * (s1), eps));
        let x2 = ln((sqrt(0.2175) + eps));
        w -= lr * sign(g) + 0.1 * s0 + lr * x1 + 0.5 * lr * s2 + lr * x2 + lr * (x2);
    }
}

optimizer! {
    pub struct Random93 { lr = 0.4372 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5424 where 0 <= beta0 < 1, beta1 = 0.8228 where 0 <= beta1 < 1, }
    state { s0 = w, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, ((if g > w { -1.6103 } else { -0.267 }) + (w) / (eps)));
        s1 = ema(beta1, (g) / (eps) * (g));
        s2 = prev(s2) * (1 - 0.5^t);
        let x2 = (ln(0.178) + g * (g));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * prev(s0) + lr * s1 + 0.5 * lr * debias(s1) + 0.1 * s2 + 0.1 * x2 + lr * ((if debias(s1) > 0 { sqrt(debias(s1)) } else { t }));
    }
}

optimizer! {
    pub struct Random94 { lr = 0.4599 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, eps);
        w -= lr * sign(g) + 0.1 * s0 + 0.1 * prev(s0) + lr * (s0);
    }
}

optimizer! {
    pub struct Random95 { lr = 0.321 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9637 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, (1 - clamp(ln(eps), -1, 1)^2));
        let x0 = s0 * (abs(s0));
        w -= lr * g + 0.1 * x0 + lr * ((if x0 > 0 { sqrt(x0) } else { (if s0 < -0.5 { (g) / (s0) } else { 0 }) * ((if s0 > 0 { sqrt(s0) } else { s0 })) }));
    }
}

optimizer! {
    pub struct Random96 { lr = 0.0976 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.954 , }
    state { s0, s1 = 0.1, s2 }
    update(w, g) {
        s0 = trace(0.75, ln((2 - clamp(-0.211, -1, 1))));
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((1 - clamp(eps, -1, 1)^2));
        s2 = running_max(0.9, (clamp(g, -1, 1) + (if w > 0 { sqrt(w) } else { prev(s0) })));
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + 0.1 * s2 + lr * prev(s2) + lr * (((clamp(0.7888, -0.5323, c) - (-1.5569 - prev(s2))) - prev(s2) * (ln(eps))));
    }
}

optimizer! {
    pub struct Random97 { lr = 0.2084 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5956 where 0 <= beta0 < 1, c = 1.6621 , }
    state { s0, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, c * (sign(g)));
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
    pub struct Random98 { lr = 0.3508 where lr >= 0, beta1 = 0.6114 where 0 <= beta1 < 1, }
    update(w, g) {
        w -= lr * g + lr * ((w - w * (0.6829)) * (min(clamp(beta1, -1, 1), lr * (w))));
    }
    eval(w) {
        w = w;
    }
}

optimizer! {
    pub struct Random99 { lr = 0.1262 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9455 where 0 <= beta0 < 1, }
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
    pub struct Random100 { lr = 0.3411 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6158 where 0 <= beta0 < 1, flag = true , }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, min((if flag && w > w { beta0 } else { g }), (if w > 1.0773 { w } else { g })));
        s1 = ema(beta0, g);
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * s1 + lr * ((if flag { (eps + (if eps < -0.5 { (s1) / (eps) } else { 0 })) } else { ((s1) / (eps) - (g)^3) }));
    }
}

optimizer! {
    pub struct Random101 { lr = 0.0995 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random102 { lr = 0.081 where lr >= 0, eps = 1e-6 where eps > 0, n = 7u64 , }
    update(w, g) {
        w -= lr * sign(g) + lr * (max(g * (g) * ((n) / (eps)), w));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (min(w, 1 / t))^2;
        w += 0.5 * (-(w) * (min(-1.4993, 0.0728)) - w);
    }
}

optimizer! {
    pub struct Random103 { lr = 0.4235 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8635 where 0 <= beta0 < 1, }
    state { s0, s1 = w, s2 }
    update(w, g, t) {
        s0 = max(prev(s0), 0.6715);
        s1 = beta0 * prev(s1) + (1 - beta0) * ((if w < s0 { w } else { clamp((1 - 0.9^t), -1, 1) }));
        s2 = ema(beta0, max((w)^3, 0));
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + 0.1 * s2 + 0.5 * lr * prev(s2) + lr * ((clamp((if sqrt(t) < -0.5 { (w) / (sqrt(t)) } else { 0 }), -1, 1)) / ((prev(s2) + 1 / (1 + t)) * (sqrt((t + 1) + eps))));
    }
}

optimizer! {
    pub struct Random104 { lr = 0.3517 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + lr * ((if -(w) >= -1.8166 { (s0)^1.5 } else { -(w) * ((g) / (abs(w) + eps)) })));
    }
}

optimizer! {
    pub struct Random105 { lr = 0.3669 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random106 { lr = 0.3548 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5166 where 0 <= beta0 < 1, }
    update(w, g, t) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * ((if beta0 <= -1.2704 { -0.8825 } else { (t + 1) }) * (((w + g) + w))));
    }
}

optimizer! {
    pub struct Random107 { lr = 0.4944 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((ln((2 - clamp(w, -1, 1)))) / (abs(((if w > 0.933 { g } else { w })) / (max(g, eps))) + eps));
    }
}

optimizer! {
    pub struct Random108 { lr = 0.3097 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8706 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2, s2 = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, clamp((beta0) / (eps), 0, 1));
        s1 = trace(0.9, s0 * (exp(clamp(eps, -3, 3))));
        s2 = ema(0.9, ((0.3953 - w)) / (abs((w + prev(s1))) + eps));
        w -= lr * clamp(g, -1, 1) + 0.1 * s2 + lr * (s0);
    }
}

optimizer! {
    pub struct Random109 { lr = 0.2157 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.2713 where -2 <= c <= 2, n = 3u64 , }
    state { s0, s1 = g^2, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.9, clamp((t) / (abs(g) + eps), -1, 1));
        let x0 = (sqrt(sqrt(eps)) + eps);
        s1 = ema(0.6, clamp(min(x0, w), -1, 1));
        s2 = ema(0.75, (1 - clamp(n * (c), -1, 1)^2));
        w -= lr * g + 0.5 * lr * s0 + 0.1 * debias(s0) + 0.1 * s1 + 0.5 * lr * s2 + lr * (abs(((if x0 >= 1 && x0 <= 8 { ln(x0) } else { -0.7849 }))^3));
    }
    eval(w) {
        w = sign(-(w)) * ((s1) / (exp(clamp(s2, -3, 3))));
    }
}

optimizer! {
    pub struct Random110 { lr = 0.0091 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6082 where 0 <= beta0 < 1, beta1 = 0.6475 where 0 <= beta1 < 1, n = 1u64 , }
    state { s0 = g^2, s1 = lr }
    update(w, g, t) {
        s0 = ema(0.9, clamp(n, 0, 1));
        s1 = ema(beta0, clamp(clamp(g, -1, 1), -1, 1));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.1 * prev(s0) + lr * s1 + 0.5 * lr * prev(s1) + lr * (((if g > 0 { sqrt(g) } else { ln(t) })) / (abs(((if w <= n { -1.8367 } else { w }))^3) + eps)));
    }
    eval(w, t) {
        if t > 2 {
            w *= eps;
        } else {
            w = (if (w) / (abs(beta1) + eps) >= beta1 { -((1 - 0.9^t)) * (1.1301) } else { min((s0) / (eps), 0.3979 * (s1)) });
        }
    }
}

optimizer! {
    pub struct Random111 { lr = 0.3746 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * ((2 - clamp(-0.0082, -1, 1)) * (clamp(eps, -1, 1)));
        let x0 = (sqrt(s0) + eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * ((((w) / (x0)) / ((sqrt(prev(s0)) + eps))) / ((2 - clamp(-(g), -1, 1))));
    }
    eval(w) {
        w *= (2 - sign(s0));
    }
}

optimizer! {
    pub struct Random112 { lr = 0.2194 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5194 where 0 <= beta0 < 1, beta1 = 0.7994 where 0 <= beta1 < 1, n = 11u64 , }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta1, ((w) / (sqrt(t)) - (beta0) / (eps)));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + lr * (((n * (g))^3)^3));
    }
}

optimizer! {
    pub struct Random113 { lr = 0.2892 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * (max((g * (w)) / ((2 - clamp(w, -1, 1))), (w * (g) + g)));
    }
}

optimizer! {
    pub struct Random114 { lr = 0.2094 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = (min(s0, 1 / t) + eps);
        w -= lr * clamp(g, -1, 1) + 0.1 * x0 + lr * (g);
    }
}

optimizer! {
    pub struct Random115 { lr = 0.0223 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.524 where 0 <= beta0 < 1, c = 1.3376 where -2 <= c <= 2, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = running_max(beta0, ((g) / (eps)) / (eps));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * (g);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (min(w, c) + 1 / (1 + t));
        w = (if s0 <= 0.0959 { ((t + 1) * (s0))^3 } else { s0 });
    }
}

optimizer! {
    pub struct Random116 { lr = 0.3938 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, min((eps)^3, ln(eps)));
        s1 = prev(s1) * (1 - 1 / (t + 1));
        let x1 = eps;
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * s1 + 0.1 * x1 + lr * (clamp(s0, -1, 1));
    }
}

optimizer! {
    pub struct Random117 { lr = 0.0568 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (eps + (if 1.69 >= 1 && 1.69 <= 8 { ln(1.69) } else { w })));
        let x0 = (if prev(s0) <= prev(s0) { 0.4256 } else { (prev(s0) + -0.9445) });
        w = 0.99 * w - (lr * sign(g) + lr * x0 + lr * (((prev(s0) * (w)) / (abs(sqrt(eps)) + eps) - (if (g) / (eps) > s0 { w * (w) } else { sqrt(eps) }))));
    }
}

optimizer! {
    pub struct Random118 { lr = 0.1533 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8947 where 0 <= beta0 < 1, beta1 = 0.5019 where 0 <= beta1 < 1, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = trace(beta0, ((g) / (abs(g) + eps) + (g) / (abs(w) + eps)));
        let x0 = ((w + 0.5384))^2;
        w -= lr * g + 0.1 * s0 + lr * x0 + lr * ((((if x0 < beta1 { lr } else { x0 }))^3 + ((g + w))^3));
    }
    eval(w) {
        let y = (1 - clamp(w, -1, 1)^2) * ((s0) / (abs(w) + eps));
        w *= (y)^3;
    }
}

optimizer! {
    pub struct Random119 { lr = 0.3482 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7434 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.9, (if exp(clamp(-1.2591, -3, 3)) >= w { -(-1.1513) } else { (w) / (eps) }));
        let x0 = (if beta0 > g { lr } else { w }) * ((sqrt(t)) / (abs(g) + eps));
        s1 = ema(0.9, ((x0) / (0.8721) + 1.719));
        w -= lr * g + 0.1 * s0 + lr * prev(s0) + 0.5 * lr * debias(s0) + 0.5 * lr * s1 + lr * ((if 1 / t < -0.5 { ((0.8733 * (eps)) / (abs((if s1 > 0 { sqrt(s1) } else { t })) + eps)) / (1 / t) } else { 0 }));
    }
}

optimizer! {
    pub struct Random120 { lr = 0.0507 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7743 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, abs(beta0));
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + lr * (clamp((s0) / (abs(w) + eps) * (w * (g)), -1, 1)));
    }
    eval(w, t) {
        if t > 2 {
            w = w + lr * ((if 1.3663 < -0.5 { (clamp(eps, (1 - 0.9^t) * (w), w)) / (1.3663) } else { 0 }));
        } else {
            w *= eps;
        }
    }
}

optimizer! {
    pub struct Random121 { lr = 0.4316 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, (if (w - w) < w { (if 1.3663 != 0 { 1 / (1.3663) } else { eps }) } else { ln(eps) }));
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + lr * (w));
    }
    eval(w) {
        let y = -((if w > 0 { sqrt(w) } else { s0 }));
        w = w + lr * ((if y * (eps) < s0 { (if 0.7583 < w { (s0 - y) } else { (if lr < lr { y } else { w }) }) } else { (s0) / (eps) * (sqrt(eps)) }));
    }
}

optimizer! {
    pub struct Random122 { lr = 0.1918 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8999 where 0 <= beta0 < 1, flag = true , }
    state { s0 = lr }
    update(w, g) {
        s0 = trace(beta0, (if w >= 1 && w <= 8 { ln(w) } else { (if flag { w } else { g }) }));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * (ln(((1 - clamp(w, -1, 1)^2) + eps))));
    }
}

optimizer! {
    pub struct Random123 { lr = 0.3511 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (clamp(((g) / (1.8901)) / ((1 + (w)^2)), -1, 1));
    }
}

optimizer! {
    pub struct Random124 { lr = 0.3851 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5784 where 0 <= beta0 < 1, flag = true , }
    state { s0, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = trace(beta0, min((g) / (0.191), (eps) / (sqrt(t))));
        let x0 = max((if flag { s0 } else { w }), eps);
        s1 = min(prev(s1) + 1, x0);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + lr * s2 + lr * (((s2) / (x0) + s2) * (((if w >= 1 && w <= 8 { ln(w) } else { -0.1496 }))^3));
    }
}

optimizer! {
    pub struct Random125 { lr = 0.4759 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5464 where 0 <= beta0 < 1, flag = true , }
    state { s0: scalar = 1, s1, s2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = sqrt(abs(-1.1821) + eps);
        s1 = 0.9 * prev(s1) + (1 - 0.9) * (max(x0 * (x0), (x0) / (abs(w) + eps)));
        s2 = ema(beta0, (min(0.0237, s1)) / (1.1243));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * s2 + 0.5 * lr * prev(s2) + 0.1 * debias(s2) + lr * ((if flag { prev(s2) } else { ((1 - 0.9^t) + s0) }));
    }
    eval(w) {
        if flag {
            w = debias(s2);
        } else {
            w *= (sqrt(s0) + eps) * ((sqrt(beta0) + eps));
        }
    }
}

optimizer! {
    pub struct Random126 { lr = 0.102 where lr >= 0, flag = true , }
    state { s0 = g^2, s1 = g^2, s2 = lr }
    update(w, g) {
        s0 = ema(0.75, min((if 1.5649 >= 1 && 1.5649 <= 8 { ln(1.5649) } else { g }), -(g)));
        s1 = max(prev(s1), (1 - clamp(1.6072, -1, 1)^2));
        s2 = max(prev(s2), s1 * (0.8697) * ((2 - sign(s0))));
        w -= lr * sign(g) + lr * s2 + lr * (clamp(s0, -1, 1));
    }
    eval(w, t) {
        if flag {
            w *= (abs(s0) + 1 / (1 + t));
        } else {
            w = w + lr * (s0);
        }
    }
}

optimizer! {
    pub struct Random127 { lr = 0.0823 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7843 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = running_max(beta0, ln(exp(clamp(g, -3, 3))));
        let x0 = ((if w > s0 { w } else { w })) / ((1 + (s0)^2));
        s1 = ema(beta0, (beta0 - min(x0, x0)));
        w -= lr * g + 0.1 * s1 + 0.1 * debias(s1) + lr * (exp(clamp((debias(s1)) / (abs(g) + eps) * (s0 * (0.5781)), -3, 3)));
    }
}

optimizer! {
    pub struct Random128 { lr = 0.4148 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9329 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1, s2 = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, clamp(eps, -1, 1));
        let x0 = sqrt(1.7526 + eps) * ((sqrt(1.7618) + eps));
        s1 = ema(beta0, max((s0 + w), 0));
        s2 = ema(0.9, x0);
        let x2 = (sqrt((s1)^2) + eps);
        w -= lr * g / (abs(g) + eps) + 0.1 * s2 + 0.1 * prev(s2) + 0.1 * x2 + lr * (-((x0 + (-0.117)^3)));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = 0.1942;
        w = min(ln(exp(clamp(1 / t, -3, 3))), -0.0962);
    }
}

optimizer! {
    pub struct Random129 { lr = 0.169 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9282 where 0 <= beta0 < 1, c = 1.0496 where -2 <= c <= 2, }
    state { s0: scalar = 1, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = ema(0.9, (min(-1.5687, (1 - 0.9^t)) - (if w != 0 { 1 / (w) } else { s0 })));
        s2 = ema(beta0, (c * ((t + 1)) + (0.7529)^3));
        w -= lr * g + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + lr * s2 + lr * ((s2) / (eps) * ((t) / (abs((1 - 0.9^t)) + eps)) * ((min(prev(s1), -0.9044)) / (abs((if -0.2403 >= 1 && -0.2403 <= 8 { ln(-0.2403) } else { -1.0972 })) + eps)));
    }
}

optimizer! {
    pub struct Random130 { lr = 0.0531 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1, s2 }
    update(w, g, t) {
        s0 = ema(0.6, abs(min(w, eps)));
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = running_max(0.75, (abs(w))^1.5);
        let x2 = (sqrt(max(w, 0)) + eps);
        w = 0.99 * w - (lr * g + lr * s0 + 0.1 * s1 + 0.5 * lr * s2 + 0.5 * lr * prev(s2) + 0.1 * x2 + lr * (min(sign(min(-1.1466, w)), ln((prev(s2) + 1 / (1 + t))))));
    }
}

optimizer! {
    pub struct Random131 { lr = 0.1809 where lr >= 0, flag = true , }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (((w)^3 * (-(-1.7686)) - -((if flag && w < w { lr } else { w }))));
    }
}

optimizer! {
    pub struct Random132 { lr = 0.3625 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7587 where 0 <= beta0 < 1, flag = true , }
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
    pub struct Random133 { lr = 0.3362 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(0.6, clamp(g, (g) / (0.98), g));
        let x0 = clamp((s0)^3, 0, 1);
        s1 = ema(0.9, (1 - clamp(g, -1, 1)^2));
        s2 = trace(0.9, ln(max(0.3822, eps)));
        let x2 = abs((if sqrt(t) < prev(s0) { g } else { s1 }));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * x0 + 0.1 * debias(s1) + 0.1 * s2 + 0.1 * x2 + lr * ((sqrt((x0)^1.5))^3));
    }
}

optimizer! {
    pub struct Random134 { lr = 0.0183 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * ((ln(max(g, eps))) / (eps)));
    }
}

optimizer! {
    pub struct Random135 { lr = 0.0031 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9245 where 0 <= beta0 < 1, c = 1.249 where c >= 0, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = running_max(beta0, (c)^2);
        let x0 = sqrt(eps + eps);
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * prev(s0) + 0.1 * x0 + lr * (prev(s0) * (g * (prev(s0)) * (min(s0, s0))));
    }
}

optimizer! {
    pub struct Random136 { lr = 0.2106 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6072 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, clamp((if g != 0 { 1 / (g) } else { -0.8566 }), 0, 1));
        s1 = ema(beta0, clamp(-1.5605, -1, 1));
        s2 = ema(beta0, (s0 * (w)) / (abs(clamp(1 / t, -1, 1)) + eps));
        w -= lr * clamp(g, -1, 1) + 0.1 * s1 + 0.5 * lr * prev(s1) + 0.5 * lr * s2 + 0.5 * lr * prev(s2) + lr * ((((prev(s2)) / (eps)) / (abs(s0) + eps))^3);
    }
    eval(w, t) {
        if t > 2 {
            w *= eps;
        } else {
            w += 0.5 * ((if (if s1 > 0 { sqrt(s1) } else { s1 }) < w { w * (s1) } else { clamp(w, -1, 1) }) - w);
        }
    }
}

optimizer! {
    pub struct Random137 { lr = 0.4106 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.75, (max(g, 0) + (1 - clamp(g, -1, 1)^2)));
        let x0 = (if eps > 0 { sqrt(eps) } else { ln(eps) });
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + lr * debias(s0) + 0.5 * lr * x0 + lr * (clamp(((x0 - w) + (w - x0)), -1, 1)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (if (debias(s0)) / (eps) >= w { (if w > -0.7545 { -1.0887 } else { debias(s0) }) } else { ln(eps) });
        w = -1.2231;
    }
}

optimizer! {
    pub struct Random138 { lr = 0.22 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.0047 where c >= 0, }
    state { s0 = lr, s1 = 0.1 }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (0.7643);
        let x0 = (min(s0, s0) - (t + 1));
        s1 = running_max(0.6, ((if eps > 0 { sqrt(eps) } else { x0 }) - lr));
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
    pub struct Random139 { lr = 0.03 where lr >= 0, beta0 = 0.9182 where 0 <= beta0 < 1, beta1 = 0.8976 where 0 <= beta1 < 1, flag = true , }
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
    pub struct Random140 { lr = 0.226 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (((w + -0.4906) * ((if g <= lr { eps } else { lr })) - (if min(eps, g) > w { exp(clamp(g, -3, 3)) } else { clamp(w, g, w) })));
    }
}

optimizer! {
    pub struct Random141 { lr = 0.3626 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6817 where 0 <= beta0 < 1, c = 1.5146 where c >= 1, }
    state { s0 = 0.1, s1, s2 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, min(g * (beta0), eps));
        let x0 = ((s0)^2 + 1 / (1 + t));
        s1 = ema(beta0, (min(g, prev(s0)))^2);
        s2 = ema(0.9, (1 + (s1 * (1.4183))^2));
        let x2 = (min((1 - 0.9^t), x0) + min(s2, -0.0474));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * prev(s2) + lr * x2 + lr * (clamp(min(s0, c), -1, 1) * (sign(clamp(x2, -1, 1)))));
    }
}

optimizer! {
    pub struct Random142 { lr = 0.0899 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((((-1.3312 - w) + eps))^3));
    }
}

optimizer! {
    pub struct Random143 { lr = 0.0932 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8833 where 0 <= beta0 < 1, beta1 = 0.9019 where 0 <= beta1 < 1, flag = false , }
    state { s0, s1, s2: scalar = 1 }
    update(w, g) {
        s0 = running_max(beta0, (if flag && clamp(w, -1, 1) < g { (w)^3 } else { (g + w) }));
        s1 = min(prev(s1) + 1, s0);
        s2 = prev(s2) * (0.9);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s1 + lr * s2 + lr * (beta1));
    }
}

optimizer! {
    pub struct Random144 { lr = 0.4609 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = ema(0.6, -(min(g, w)));
        s1 = ema(0.9, -(ln(0.5746)));
        let x1 = clamp(ln(eps), -1, 1);
        s2 = running_max(0.6, eps * ((s1)^2));
        let x2 = (sqrt(abs(s2)) + eps);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + lr * prev(s1) + 0.1 * debias(s1) + 0.5 * lr * x1 + lr * prev(s2) + lr * x2 + lr * (((g)^3 + (if prev(s2) > s2 { debias(s1) } else { debias(s1) }))));
    }
    eval(w, t) {
        w = min(t, (-(s1)) / (abs(s2) + eps));
    }
}

optimizer! {
    pub struct Random145 { lr = 0.2168 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = running_max(0.9, (w - g) * ((-1.3119 + w)));
        let x0 = (if w < -0.5 { ((s0)^3) / (w) } else { 0 });
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * x0 + lr * (ln(t)));
    }
}

optimizer! {
    pub struct Random146 { lr = 0.179 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8313 where 0 <= beta0 < 1, flag = false , }
    state { s0 = lr, s1 = lr }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * ((1 - clamp(ln(1.7301), -1, 1)^2));
        let x0 = (sqrt((1 - clamp(w, -1, 1)^2)) + eps);
        s1 = ema(0.9, (-(0.7814))^2);
        let x1 = ln(x0);
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.5 * lr * s1 + 0.1 * x1 + lr * ((if g > w { -(-(w)) } else { clamp(g, (if 0.4198 != 0 { 1 / (0.4198) } else { x1 }), x1) })));
    }
    eval(w, t) {
        if flag {
            w += 0.5 * ((if (t + 1) < -0.5 { (clamp(w, -1, 1)) / ((t + 1)) } else { 0 }) - w);
        } else {
            w *= (sqrt(abs(s0)) + eps);
        }
    }
}

optimizer! {
    pub struct Random147 { lr = 0.0764 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (w));
    }
    eval(w) {
        let y = eps * (abs(w));
        w = -(((w) / (abs(y) + eps)) / (abs(ln(eps)) + eps));
    }
}

optimizer! {
    pub struct Random148 { lr = 0.3314 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6944 where 0 <= beta0 < 1, }
    state { s0, s1 = w }
    update(w, g, t) {
        s0 = ema(beta0, ((w - w)) / (abs((t) / (eps)) + eps));
        s1 = running_max(0.9, max(s0, g) * ((-1.9515) / (abs(-1.7093) + eps)));
        w -= lr * g / (abs(g) + eps) + 0.1 * prev(s0) + 0.1 * s1 + lr * (((min(g, prev(s0))) / (exp(clamp(beta0, -3, 3))))^3);
    }
    eval(w, t) {
        if t > 2 {
            w = w + lr * (w);
        } else {
            w += 0.5 * (min(s0, s0) * (s0) - w);
        }
    }
}

optimizer! {
    pub struct Random149 { lr = 0.0957 where lr >= 0, beta0 = 0.5974 where 0 <= beta0 < 1, beta1 = 0.9374 where 0 <= beta1 < 1, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = trace(beta0, -(g));
        s1 = ema(beta1, (if g >= 1 && g <= 8 { ln(g) } else { s0 }));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + lr * ((-((1 - 0.9^t)) + (s1 - w) * (s0)));
    }
}

optimizer! {
    pub struct Random150 { lr = 0.3648 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7294 where 0 <= beta0 < 1, flag = true , }
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
    pub struct Random151 { lr = 0.4797 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (1.3345);
    }
}

optimizer! {
    pub struct Random152 { lr = 0.1503 where lr >= 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = max(prev(s0), (abs(g) + 1.5513));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + lr * ((if 1.685 >= lr { g } else { abs(s0) })));
    }
}

optimizer! {
    pub struct Random153 { lr = 0.4695 where lr >= 0, }
    state { s0 = 0.1, s1 = lr }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (clamp(-(g), -1, 1));
        let x0 = ln((2 - clamp(g, -1, 1)));
        s1 = max(prev(s1), (clamp(w, -1, 1))^2);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * x0 + 0.5 * lr * s1 + lr * (w);
    }
    eval(w, t) {
        if t > 2 {
            w = (if s1 >= 1 && s1 <= 8 { ln(s1) } else { (s0 - s0) * (lr) });
        } else {
            w = w + lr * (((if w > 0 { sqrt(w) } else { (s0 - 0.2978) }) + -((lr) / (1.954))));
        }
    }
}

optimizer! {
    pub struct Random154 { lr = 0.2597 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.6, (2 - sign((w + w))));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * (g * (lr) * ((if (w - s0) < w { w } else { (g) / (abs(-0.0784) + eps) })));
    }
    eval(w) {
        w = w;
    }
}

optimizer! {
    pub struct Random155 { lr = 0.0578 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * g / (abs(g) + eps) + lr * (((1 - 0.9^t)) / (abs((min(g, w) - clamp(-1.6454, -1, 1))) + eps));
    }
}

optimizer! {
    pub struct Random156 { lr = 0.2498 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = lr, s2 }
    update(w, g) {
        s0 = running_max(0.9, sqrt(clamp(0.7643, 0, 1)));
        s1 = 0.75 * prev(s1) + (1 - 0.75) * (clamp((s0) / (eps), 0, 1));
        s2 = ema(0.75, 0.7506);
        w -= lr * g + 0.1 * s1 + lr * s2 + lr * prev(s2) + lr * debias(s2) + lr * ((-((debias(s2))^3)) / (abs((if (g) / (eps) > -0.2811 { -0.5382 * (eps) } else { min(eps, s0) })) + eps));
    }
    eval(w) {
        w += 0.5 * (((1.7979) / (1.0919) - s1) - w);
    }
}

optimizer! {
    pub struct Random157 { lr = 0.184 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr }
    update(w, g, t) {
        s0 = ema(0.6, sqrt((2 - sign(w))));
        let x0 = s0;
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * x0 + lr * ((s0 * (1.3634)) / ((eps + 1 / (1 + t))) * ((if w > 0 { sqrt(w) } else { s0 }))));
    }
}

optimizer! {
    pub struct Random158 { lr = 0.1514 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8841 where 0 <= beta0 < 1, }
    state { s0 = lr, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, eps);
        s1 = running_max(beta0, (ln(eps) - ln(0.665)));
        let x1 = ((s0 + 1.8958)) / ((sqrt(0.7967) + eps));
        s2 = max(prev(s2), ((1.3641)^0.5 + (s1)^2));
        let x2 = (-(s2)) / ((0.865 + eps));
        w = 0.99 * w - (lr * g + 0.1 * prev(s0) + 0.1 * prev(s1) + 0.1 * x1 + 0.5 * lr * x2 + lr * (ln((s0 + 1 / (1 + t)) * (sqrt(1.5388 + eps)))));
    }
    eval(w, t) {
        w *= (s2 + 1 / (1 + t));
    }
}

optimizer! {
    pub struct Random159 { lr = 0.2339 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9852 where 0 <= beta0 < 1, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = trace(beta0, eps);
        w = 0.99 * w - (lr * g + lr * s0 + lr * (w));
    }
    eval(w) {
        w *= (sqrt(s0) + eps);
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_random_rule {
    ($call:ident) => {
        $call! { Random0 Random1 Random2 Random3 Random4 Random5 Random6 Random7 Random8 Random9 Random10 Random11 Random12 Random13 Random14 Random15 Random16 Random17 Random18 Random19 Random20 Random21 Random22 Random23 Random24 Random25 Random26 Random27 Random28 Random29 Random30 Random31 Random32 Random33 Random34 Random35 Random36 Random37 Random38 Random39 Random40 Random41 Random42 Random43 Random44 Random45 Random46 Random47 Random48 Random49 Random50 Random51 Random52 Random53 Random54 Random55 Random56 Random57 Random58 Random59 Random60 Random61 Random62 Random63 Random64 Random65 Random66 Random67 Random68 Random69 Random70 Random71 Random72 Random73 Random74 Random75 Random76 Random77 Random78 Random79 Random80 Random81 Random82 Random83 Random84 Random85 Random86 Random87 Random88 Random89 Random90 Random91 Random92 Random93 Random94 Random95 Random96 Random97 Random98 Random99 Random100 Random101 Random102 Random103 Random104 Random105 Random106 Random107 Random108 Random109 Random110 Random111 Random112 Random113 Random114 Random115 Random116 Random117 Random118 Random119 Random120 Random121 Random122 Random123 Random124 Random125 Random126 Random127 Random128 Random129 Random130 Random131 Random132 Random133 Random134 Random135 Random136 Random137 Random138 Random139 Random140 Random141 Random142 Random143 Random144 Random145 Random146 Random147 Random148 Random149 Random150 Random151 Random152 Random153 Random154 Random155 Random156 Random157 Random158 Random159 }
    };
}
