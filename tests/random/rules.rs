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
        s0 = ema(beta1, (sign(1.8354) - (w - lr)));
        s1 = ema(beta0, (clamp(1.0639, -1, 1)) / (1.68 * (eps)));
        s2 = min(prev(s2) + 1, s1);
        let x2 = (s1) / (abs(c * (s1)) + eps);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.1 * s2 + 0.1 * x2 + lr * ((if -(g) <= s2 { (0.657 + -1.9723) } else { (1.5984) / (abs(x2) + eps) }) * ((clamp(-1.0185, -1, 1)) / (abs((s2 - beta1)) + eps))));
    }
    eval(w, t) {
        if t > 2 {
            w = w + lr * ((if sign(s2) <= s2 { -(-1.2098) } else { clamp(s2 * (-1.5304), -1, 1) }));
        } else {
            w += 0.5 * ((0.0318 * (w) - s1) - w);
        }
    }
}

optimizer! {
    pub struct Random4 { lr = 0.2432 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6755 where 0 <= beta0 < 1, flag = false , }
    state { s0 = 0.1, s1 = w, s2 = 0.1 }
    update(w, g) {
        s0 = running_max(beta0, ((if g >= 1 && g <= 8 { ln(g) } else { w })) / ((sqrt(beta0) + eps)));
        s1 = ema(beta0, (if flag { eps } else { (if prev(s0) < -0.5 { (s0) / (prev(s0)) } else { 0 }) }));
        s2 = beta0 * prev(s2) + (1 - beta0) * (min((g + prev(s1)), ln(eps)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s2 + lr * (((clamp(s2, -1, 1)) / ((1 + (s2)^2))) / (max((prev(s0)) / (eps), eps))));
    }
}

optimizer! {
    pub struct Random5 { lr = 0.3278 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * ((if (t + 1) > 0 { sqrt((t + 1)) } else { (clamp(g, -1, 1)) / ((0.9645 + 1 / (1 + t))) })));
    }
}

optimizer! {
    pub struct Random6 { lr = 0.1457 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7357 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (((2 - sign(0.2394)))^0.3);
        w -= lr * sign(g) + 0.1 * s0 + lr * (ln(sqrt((1 - clamp(w, -1, 1)^2) + eps)));
    }
}

optimizer! {
    pub struct Random7 { lr = 0.348 where lr >= 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * (min((1 - 0.9^t), clamp((g) / (1.5729), -1, 1)));
    }
}

optimizer! {
    pub struct Random8 { lr = 0.1305 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 = g^2 }
    update(w, g) {
        s0 = max(prev(s0), max((-1.1309) / (abs(w) + eps), 0));
        s1 = ema(0.9, -((s0) / (0.6349)));
        let x1 = s0;
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.1 * x1 + lr * (prev(s0));
    }
}

optimizer! {
    pub struct Random9 { lr = 0.3638 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * (((w)^3 * ((lr) / (eps))) / ((sqrt((1 / t)^0.5) + eps)));
    }
}

optimizer! {
    pub struct Random10 { lr = 0.2943 where lr >= 0, beta0 = 0.9718 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (if w > 0 { sqrt(w) } else { 1.244 }));
        let x0 = (sign(w) - min(w, s0));
        s1 = ema(beta0, s0 * (s0 * (x0)));
        w -= lr * clamp(g, -1, 1) + 0.1 * s1 + 0.1 * debias(s1) + lr * ((1 - 0.9^t));
    }
}

optimizer! {
    pub struct Random11 { lr = 0.1693 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((if sign(w) <= g { g } else { (g - clamp(g, -1, 1)) }));
    }
}

optimizer! {
    pub struct Random12 { lr = 0.0149 where lr >= 0, beta0 = 0.8873 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (g * (g) * ((1 - clamp(g, -1, 1)^2)));
        let x0 = (2 - clamp(s0 * (g), -1, 1));
        w = 0.99 * w - (lr * sign(g) + 0.1 * x0 + lr * (s0));
    }
}

optimizer! {
    pub struct Random13 { lr = 0.1515 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9031 where 0 <= beta0 < 1, n = 17u64 , flag = false , }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (g));
    }
    eval(w, t) {
        if flag {
            w = ((if beta0 > 0 { sqrt(beta0) } else { (w) / ((t + 1)) }) - w);
        } else {
            w += 0.5 * ((if min(n, w) > w { (if w < eps { -0.218 } else { w }) } else { ln(1.8515) }) - w);
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
        s1 = min(prev(s1) + 1, sign(s0 * (g)));
        let x1 = (0.355) / ((sqrt(eps) + eps));
        s2 = ema(beta0, s0);
        let x2 = min(sign(x1), (s0) / (abs(s0) + eps));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + lr * s2 + 0.1 * prev(s2) + lr * x2 + lr * (clamp(prev(s2) * (eps), -1, 1) * ((min(1.0846, (1 - 0.9^t)))^3));
    }
}

optimizer! {
    pub struct Random23 { lr = 0.3974 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w = 0.99 * w - (lr * g + lr * s0 + lr * (sign(s0 * (g)) * ((ln(eps)) / (abs(min(g, w)) + eps))));
    }
}

optimizer! {
    pub struct Random24 { lr = 0.117 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (sign(clamp(-(g), -1, 1)));
    }
}

optimizer! {
    pub struct Random25 { lr = 0.1755 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0 = lr, s1 = g^2, s2 }
    update(w, g) {
        s0 = running_max(0.9, abs((w) / (eps)));
        s1 = ema(0.75, sqrt(prev(s0)));
        s2 = trace(0.6, ((s0)^2)^1.5);
        w -= lr * sign(g) + 0.1 * s1 + 0.5 * lr * prev(s1) + 0.5 * lr * s2 + 0.5 * lr * prev(s2) + lr * (clamp(((if flag && prev(s0) >= eps { s0 } else { s2 }))^3, -1, 1));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = sqrt(s2 * (s1));
        if t > 2 {
            w = w + lr * ((if s2 < s0 { ((if s1 > 0 { sqrt(s1) } else { eps })) / ((s0 + 1 / (1 + t))) } else { (0.1644) / (abs((t + 1)) + eps) }));
        } else {
            w += 0.5 * (-((lr)^3) - w);
        }
    }
}

optimizer! {
    pub struct Random26 { lr = 0.1114 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = (if s0 <= g { clamp(g, -1, 1) } else { (if s0 > 0 { sqrt(s0) } else { eps }) });
        s1 = ema(0.9, ((t + 1)) / (abs(s0) + eps));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * s1 + lr * ((g) / (sqrt(1.0953 * (1.2154) + eps))));
    }
}

optimizer! {
    pub struct Random27 { lr = 0.1408 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5494 where 0 <= beta0 < 1, beta1 = 0.8898 where 0 <= beta1 < 1, }
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
    pub struct Random28 { lr = 0.2731 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random29 { lr = 0.2431 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8995 where 0 <= beta0 < 1, }
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
    pub struct Random30 { lr = 0.2843 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5682 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = ema(beta0, ((if 1 / t >= 1 && 1 / t <= 8 { ln(1 / t) } else { g }) - -0.9326));
        let x0 = eps;
        w -= lr * g + 0.1 * s0 + lr * x0 + lr * (1.9752);
    }
}

optimizer! {
    pub struct Random31 { lr = 0.4666 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5174 where 0 <= beta0 < 1, }
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
    pub struct Random32 { lr = 0.3424 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7776 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, clamp(g, -1, 1));
        s1 = ema(beta0, (w + -1.8498) * (prev(s0)));
        let x1 = 0.9885;
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * ((if ln(eps) < w { (-(0.2742) - eps) } else { sign(ln(eps)) }));
    }
    eval(w, t) {
        w *= ((s0)^2 + 1 / (1 + t));
    }
}

optimizer! {
    pub struct Random33 { lr = 0.2711 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8989 where 0 <= beta0 < 1, }
    state { s0 = w, s1, s2 = g^2 }
    update(w, g) {
        s0 = ema(beta0, sign(eps));
        s1 = running_max(beta0, g);
        s2 = running_max(beta0, ln(eps));
        w -= lr * g + lr * s0 + 0.5 * lr * s1 + lr * s2 + lr * (-1.531);
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (s0 * (s1)) / (exp(clamp(s0, -3, 3)));
        w *= (2 - clamp(sign(0.4397), -1, 1));
    }
}

optimizer! {
    pub struct Random34 { lr = 0.2239 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6995 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, (clamp(w, -1, 1)) / ((2 - clamp(beta0, -1, 1))));
        s1 = ema(beta0, sqrt((eps)^1.5));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * debias(s0) + 0.5 * lr * s1 + lr * prev(s1) + 0.5 * lr * debias(s1) + lr * (((g)^3 + sign((-1.3135 - debias(s1)))));
    }
}

optimizer! {
    pub struct Random35 { lr = 0.1908 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * ((-(g) * (eps)) / (abs(clamp(-(g), -1, 1)) + eps)));
    }
}

optimizer! {
    pub struct Random36 { lr = 0.0318 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.939 where 0 <= beta1 < 1, }
    state { s0, s1 = w }
    update(w, g) {
        s0 = ema(0.9, max((w - w), 0));
        s1 = trace(0.9, (-0.4547) / (eps) * (beta1));
        let x1 = (sqrt(debias(s0)) + eps);
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.1 * x1 + lr * (((x1 * (0.1368)) / ((sqrt(debias(s0)) + eps)) + g));
    }
}

optimizer! {
    pub struct Random37 { lr = 0.3108 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7225 where 0 <= beta0 < 1, }
    state { s0, s1: scalar = 1, s2 = w }
    update(w, g, t) {
        s0 = ema(0.9, abs((g) / (eps)));
        let x0 = sqrt(sqrt(s0) + eps);
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = ema(beta0, (t)^3);
        w -= lr * g + 0.1 * x0 + lr * s1 + 0.1 * s2 + lr * prev(s2) + lr * ((g) / ((2 - clamp((if s1 >= s0 { lr } else { s1 }), -1, 1))));
    }
}

optimizer! {
    pub struct Random38 { lr = 0.0628 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, eps);
        let x0 = 0.1537;
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * x0 + lr * (sign(sign((x0) / (x0))));
    }
    eval(w) {
        w *= (1 + ((w)^3)^2);
    }
}

optimizer! {
    pub struct Random39 { lr = 0.3183 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = ema(0.6, (clamp(g, 0, 1) + eps));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * s1 + lr * (((lr) / (0.189) * (-(eps)))^3);
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = sqrt(clamp(w, -1, 1));
        w += 0.5 * (ln((2 - clamp(-1.9653, -1, 1))) - w);
    }
}

optimizer! {
    pub struct Random40 { lr = 0.037 where lr >= 0, beta0 = 0.789 where 0 <= beta0 < 1, beta1 = 0.9265 where 0 <= beta1 < 1, }
    state { s0 = w }
    update(w, g) {
        s0 = trace(beta1, ((if w > 0 { sqrt(w) } else { beta0 })) / ((2 - clamp(g, -1, 1))));
        let x0 = (1 + ((w - s0))^2);
        w -= lr * sign(g) + 0.1 * x0 + lr * (sign((s0 + x0)) * (s0));
    }
}

optimizer! {
    pub struct Random41 { lr = 0.2258 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(0.9, min(sign(w), (w) / (eps)));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * ((ln(eps) * ((w + s0)))^3);
    }
}

optimizer! {
    pub struct Random42 { lr = 0.104 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (sign((w - w)));
    }
}

optimizer! {
    pub struct Random43 { lr = 0.2612 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1, s2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = exp(clamp(ln(eps), -3, 3));
        s1 = ema(0.75, s0);
        let x1 = (2 - clamp(-0.4491, -1, 1));
        s2 = running_max(0.6, s0);
        w -= lr * g + 0.5 * lr * x0 + 0.5 * lr * s1 + 0.5 * lr * debias(s1) + 0.1 * x1 + 0.5 * lr * s2 + 0.1 * prev(s2) + lr * (g);
    }
}

optimizer! {
    pub struct Random44 { lr = 0.2665 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1, s2 = w }
    update(w, g) {
        s0 = trace(0.6, (w - -(eps)));
        let x0 = s0;
        s1 = 0.75 * prev(s1) + (1 - 0.75) * ((0.9376)^2 * ((eps + s0)));
        let x1 = eps;
        s2 = min(prev(s2) + 1, ((1.6495) / (x1)) / (x1 * (eps)));
        w = 0.99 * w - (lr * g + lr * x0 + 0.5 * lr * s1 + lr * s2 + lr * ((if (0.2436 - eps) < lr { (if (s1) / (abs(w) + eps) < eps { -(s1) } else { min(x1, s0) }) } else { 1.3686 })));
    }
}

optimizer! {
    pub struct Random45 { lr = 0.1713 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.706 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = beta0 * prev(s1) + (1 - beta0) * ((-0.7106 * (0.8812)) / ((sqrt(s0) + eps)));
        w -= lr * g + 0.5 * lr * s1 + lr * (((if -1.1545 > 0 { sqrt(-1.1545) } else { w }) * (s0)) / (((s0)^0.3 + 1 / (1 + t))));
    }
}

optimizer! {
    pub struct Random46 { lr = 0.2903 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = running_max(0.9, max(eps, 0));
        w -= lr * sign(g) + lr * s0 + lr * prev(s0) + lr * (s0 * (prev(s0)) * ((prev(s0))^0.5));
    }
}

optimizer! {
    pub struct Random47 { lr = 0.1827 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = w }
    update(w, g) {
        s0 = ema(0.9, (if g >= 1 && g <= 8 { ln(g) } else { g }));
        s1 = min(prev(s1) + 1, s0);
        let x1 = sign(sign(s1));
        w -= lr * g / (abs(g) + eps) + lr * prev(s0) + 0.5 * lr * x1 + lr * ((if 1.7047 != 0 { 1 / (1.7047) } else { g * (w) * (x1) }));
    }
}

optimizer! {
    pub struct Random48 { lr = 0.0032 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (w);
    }
}

optimizer! {
    pub struct Random49 { lr = 0.3586 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (((-(-0.1522) + (if g >= 1 && g <= 8 { ln(g) } else { w })))^3);
    }
}

optimizer! {
    pub struct Random50 { lr = 0.2885 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = max(prev(s0), abs(w * (w)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (ln(eps)));
    }
}

optimizer! {
    pub struct Random51 { lr = 0.3283 where lr >= 0, eps = 1e-6 where eps > 0, n = 4u64 , }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((w + (clamp(1.732, -1, 1) - min(n, w))));
    }
}

optimizer! {
    pub struct Random52 { lr = 0.4048 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6844 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = running_max(beta0, eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * (g);
    }
}

optimizer! {
    pub struct Random53 { lr = 0.0777 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, -((w + g)));
        s1 = prev(s1) * (1 - 0.5^t);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * prev(s0) + 0.5 * lr * s1 + lr * ((if prev(s0) >= 1 && prev(s0) <= 8 { ln(prev(s0)) } else { (-(1.8088))^3 }));
    }
}

optimizer! {
    pub struct Random54 { lr = 0.4586 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random55 { lr = 0.2654 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6261 where 0 <= beta0 < 1, beta1 = 0.8806 where 0 <= beta1 < 1, flag = true , }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = (s0)^1.5 * (lr * ((1 - 0.9^t)));
        s1 = ema(beta0, sign(-0.1804) * (s0));
        w -= lr * sign(g) + 0.5 * lr * x0 + 0.1 * s1 + 0.1 * debias(s1) + lr * ((s1)^2);
    }
    eval(w) {
        let y = debias(s1) * (-0.6067) * ((-1.2962) / (abs(w) + eps));
        if flag {
            w += 0.5 * (-0.1999 - w);
        } else {
            w = (beta1 * ((y) / (abs(-1.6074) + eps)) + sqrt(1.0425));
        }
    }
}

optimizer! {
    pub struct Random56 { lr = 0.405 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        s1 = running_max(0.9, ((-0.1999)^3 + (1 - clamp(-0.5106, -1, 1)^2)));
        let x1 = sqrt((sqrt(s0) + eps) + eps);
        w = 0.99 * w - (lr * sign(g) + lr * s1 + 0.1 * x1 + lr * (ln((sqrt(lr) + eps)) * ((if t < -0.5 { ((if s1 < -0.5 { (s1) / (s1) } else { 0 })) / (t) } else { 0 }))));
    }
}

optimizer! {
    pub struct Random57 { lr = 0.1663 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8111 where 0 <= beta0 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * ((min(g, w) * (ln(0.3272))) / ((sqrt(eps) + eps) * ((eps + eps)))));
    }
    eval(w) {
        w *= (sqrt((beta0)^2) + eps);
    }
}

optimizer! {
    pub struct Random58 { lr = 0.1023 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.675 , }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, max((c)^3, 0));
        let x0 = (s0)^2 * (s0);
        s1 = prev(s1) * (1 - 1 / (t + 1));
        w -= lr * g / (abs(g) + eps) + 0.1 * prev(s0) + lr * x0 + 0.1 * s1 + lr * (-((w) / (abs(sign(prev(s0))) + eps)));
    }
    eval(w) {
        let y = ((w) / (abs(s0) + eps)) / ((sqrt(s1) + eps));
        w += 0.5 * (ln(eps) * ((if y >= 1 && y <= 8 { ln(y) } else { y })) - w);
    }
}

optimizer! {
    pub struct Random59 { lr = 0.4654 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = max(prev(s0), ((g) / (eps))^2);
        s1 = max(prev(s1), (sign(s0))^2);
        w -= lr * clamp(g, -1, 1) + 0.1 * s1 + lr * (((0.2444)^2)^3);
    }
}

optimizer! {
    pub struct Random60 { lr = 0.2895 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1, s2 = 0.1 }
    update(w, g) {
        s0 = ema(0.9, w);
        s1 = ema(0.9, (min(eps, w)) / (eps));
        let x1 = (s0) / ((sqrt(eps) + eps));
        s2 = 0.75 * prev(s2) + (1 - 0.75) * (min((w) / (eps), -1.5556));
        let x2 = sign(sign(s1));
        w = 0.99 * w - (lr * g + 0.5 * lr * x1 + 0.5 * lr * s2 + 0.1 * x2 + lr * ((if x1 > 0 { sqrt(x1) } else { 0.5222 })));
    }
    eval(w) {
        w += 0.5 * (((s0)^3) / ((sqrt(0.4065) + eps)) - w);
    }
}

optimizer! {
    pub struct Random61 { lr = 0.1642 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5265 where 0 <= beta0 < 1, flag = false , }
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
    pub struct Random62 { lr = 0.3466 where lr >= 0, beta0 = 0.5208 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = lr }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (0.4741);
        s1 = beta0 * prev(s1) + (1 - beta0) * ((2 - sign(1 / t)));
        w -= lr * g + lr * s0 + lr * s1 + lr * ((if prev(s1) != 0 { 1 / (prev(s1)) } else { ((if s1 > prev(s1) { -1.0851 } else { s1 }))^3 }));
    }
}

optimizer! {
    pub struct Random63 { lr = 0.2926 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * g + lr * ((sign(min(t, -1.0857))) / (abs(w) + eps));
    }
}

optimizer! {
    pub struct Random64 { lr = 0.1793 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(0.6, g);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.1 * prev(s0) + lr * (clamp(ln(eps * (eps)), -1, 1));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = max((w) / (eps), 0);
        if flag {
            w += 0.5 * ((-(1.3334) - (s0) / (eps)) - w);
        } else {
            w += 0.5 * ((2 - sign(s0)) - w);
        }
    }
}

optimizer! {
    pub struct Random65 { lr = 0.437 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5123 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * sign(g) + lr * (-((g) / (abs(beta0) + eps) * ((g - g))));
    }
}

optimizer! {
    pub struct Random66 { lr = 0.1639 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8142 where 0 <= beta0 < 1, c = 1.7736 where c >= 1, }
    state { s0 = lr, s1, s2 = lr }
    update(w, g) {
        s0 = ema(beta0, max((g) / (eps), 0));
        s1 = ema(beta0, ((w - prev(s0)))^2);
        s2 = trace(beta0, ((c) / (eps))^3);
        w -= lr * g + lr * s1 + 0.5 * lr * s2 + lr * (ln((2 - clamp((s0) / (1.7192), -1, 1))));
    }
    eval(w, t) {
        if t > 2 {
            w = w + lr * (sign((if (s1)^3 >= 1 / t { (s0) / (abs(s0) + eps) } else { (beta0) / (abs(s1) + eps) })));
        } else {
            w *= (sqrt(abs(s1)) + eps);
        }
    }
}

optimizer! {
    pub struct Random67 { lr = 0.0471 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5337 where 0 <= beta1 < 1, }
    update(w, g) {
        w -= lr * sign(g) + lr * (sign((g)^3 * ((beta1) / (abs(w) + eps))));
    }
}

optimizer! {
    pub struct Random68 { lr = 0.0218 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, ((-0.1056)^3)^2);
        let x0 = (clamp(g, 0, 1) + eps);
        w -= lr * g + 0.1 * s0 + 0.1 * x0 + lr * (ln(sqrt((s0)^2 + eps)));
    }
    eval(w) {
        let y = s0;
        if flag {
            w += 0.5 * ((ln(0.3614))^3 - w);
        } else {
            w = w + lr * ((-(sign(y))) / (abs((s0 - sign(y))) + eps));
        }
    }
}

optimizer! {
    pub struct Random69 { lr = 0.4907 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (((min(w, eps) - (g) / (eps))) / (abs((w - sign(w))) + eps)));
    }
}

optimizer! {
    pub struct Random70 { lr = 0.1623 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9476 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1, s2 }
    update(w, g) {
        s0 = ema(0.9, eps);
        s1 = trace(beta0, clamp((if beta0 >= w { s0 } else { 0.2129 }), 0, 1));
        s2 = max(prev(s2), abs((if -1.7248 > s0 { s1 } else { s1 })));
        w -= lr * g / (abs(g) + eps) + 0.1 * prev(s1) + lr * s2 + lr * (sign((if sign(g) >= eps { (1.3598)^3 } else { prev(s1) })));
    }
    eval(w) {
        w = w + lr * (ln((s1 + eps)));
    }
}

optimizer! {
    pub struct Random71 { lr = 0.0745 where lr >= 0, beta0 = 0.5285 where 0 <= beta0 < 1, beta1 = 0.6862 where 0 <= beta1 < 1, }
    state { s0: scalar = 1, s1 = 0.1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = (1 + ((g - beta0))^2);
        s1 = min(prev(s1) + 1, (ln(x0))^2);
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.1 * s1 + lr * (clamp(((if beta1 > 0 { sqrt(beta1) } else { w }))^3, -1, 1)));
    }
}

optimizer! {
    pub struct Random72 { lr = 0.2963 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * ((((g) / (eps))^3)^3));
    }
}

optimizer! {
    pub struct Random73 { lr = 0.4968 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, max(-(g), 0));
        let x0 = ((eps - 1 / t))^2;
        s1 = min(prev(s1) + 1, (-1.7666 * (s0)) / (abs(w) + eps));
        let x1 = (prev(s1) + 1 / (1 + t));
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * x0 + lr * x1 + lr * s2 + lr * (((sign(s0) + ((1 - 0.9^t) - s2))) / (0.6785));
    }
}

optimizer! {
    pub struct Random74 { lr = 0.1528 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((clamp((eps) / (abs(w) + eps), -1, 1)) / (exp(clamp(eps, -3, 3)))));
    }
}

optimizer! {
    pub struct Random75 { lr = 0.1058 where lr >= 0, n = 13u64 , }
    state { s0 = lr, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.6, min(g, n) * (-1.7847 * (g)));
        s1 = prev(s1) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g + lr * s0 + 0.5 * lr * s1 + lr * ((if (s0 + g) >= 0.4577 { s1 } else { 0.0968 })));
    }
}

optimizer! {
    pub struct Random76 { lr = 0.3089 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.59 where 0 <= beta0 < 1, }
    state { s0, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, (2 - sign(beta0)));
        s1 = min(prev(s1) + 1, sqrt(max(lr, 0)));
        s2 = prev(s2) * (1 - 0.5^t);
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.1 * prev(s0) + 0.5 * lr * debias(s0) + lr * s1 + 0.5 * lr * s2 + lr * (((if g >= 1 && g <= 8 { ln(g) } else { g }))^3 * (((if 1.238 != 0 { 1 / (1.238) } else { w }) - (s0)^3)));
    }
    eval(w, t) {
        if s2 < 0.9 {
            w *= (1 + (((t + 1) - -0.149))^2);
        } else {
            w *= (max(s2, eps) + eps);
        }
    }
}

optimizer! {
    pub struct Random77 { lr = 0.3501 where lr >= 0, beta0 = 0.9703 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = running_max(beta0, clamp((w + w), -1, 1));
        let x1 = sqrt((s1)^2);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * x1 + lr * (min(sign((lr - x1)), x1)));
    }
}

optimizer! {
    pub struct Random78 { lr = 0.1097 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (ln(eps * (eps)) * ((g)^3)));
    }
}

optimizer! {
    pub struct Random79 { lr = 0.0253 where lr >= 0, c = 1.6204 where c >= 0, }
    state { s0 = 0.1, s1, s2 = 0.1 }
    update(w, g) {
        s0 = ema(0.9, abs((if w > 0.7721 { w } else { c })));
        s1 = min(prev(s1) + 1, sqrt(lr));
        let x1 = abs(-0.3925) * ((w)^3);
        s2 = max(prev(s2), clamp((s0 - g), 0, 1));
        let x2 = x1;
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s1 + 0.1 * s2 + lr * x2 + lr * ((if s0 < -0.5 { (-(s0 * (x2))) / (s0) } else { 0 })));
    }
}

optimizer! {
    pub struct Random80 { lr = 0.4048 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6101 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, clamp(g, 0, 1));
        let x0 = (sqrt((2 - sign(g))) + eps);
        s1 = ema(beta0, ((1.2145) / (x0)) / ((1.2118 + 1 / (1 + t))));
        let x1 = (if g >= 1 && g <= 8 { ln(g) } else { s1 * (w) });
        w -= lr * g + lr * s0 + lr * x1 + lr * (clamp(max(g, 0), -1, 1));
    }
}

optimizer! {
    pub struct Random81 { lr = 0.1033 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8062 where 0 <= beta0 < 1, beta1 = 0.9664 where 0 <= beta1 < 1, }
    state { s0, s1 = 0.1, s2 }
    update(w, g) {
        s0 = beta1 * prev(s0) + (1 - beta1) * (eps);
        s1 = ema(beta1, ((s0) / (abs(s0) + eps) - (s0) / (1.6257)));
        s2 = ema(beta0, (2 - sign((s0) / (eps))));
        w = 0.99 * w - (lr * g + lr * s1 + 0.5 * lr * s2 + lr * ((((s0) / (abs(s1) + eps)) / (eps * (eps))) / (exp(clamp((s0) / (0.448), -3, 3)))));
    }
}

optimizer! {
    pub struct Random82 { lr = 0.1861 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9415 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 = g^2 }
    update(w, g, t) {
        s0 = running_max(beta0, max((if (1 - 0.9^t) > 0 { sqrt((1 - 0.9^t)) } else { w }), 0));
        s1 = running_max(0.9, ln(0.9693) * (0.9757));
        let x1 = s0;
        w -= lr * g / (abs(g) + eps) + lr * s1 + 0.1 * prev(s1) + 0.1 * x1 + lr * (-(((if 1 / t < s1 { s0 } else { -1.5746 })) / (abs(s1) + eps)));
    }
    eval(w, t) {
        w *= ((s0)^1.5 + 1 / (1 + t));
    }
}

optimizer! {
    pub struct Random83 { lr = 0.1503 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8217 where 0 <= beta1 < 1, }
    state { s0, s1 = w }
    update(w, g) {
        s0 = ema(beta1, ((if 1.21 <= g { w } else { w })) / (abs(w * (w)) + eps));
        s1 = running_max(0.9, (clamp(-0.872, -1, 1)) / ((1 + (s0)^2)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + lr * (clamp((if g > 0 { sqrt(g) } else { w * (-0.3252) }), -1, 1));
    }
}

optimizer! {
    pub struct Random84 { lr = 0.2611 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6329 where 0 <= beta1 < 1, }
    update(w, g, t) {
        w -= lr * sign(g) + lr * ((((w)^3) / ((0.8603 + 1 / (1 + t)))) / (abs(g * (t) * (beta1)) + eps));
    }
}

optimizer! {
    pub struct Random85 { lr = 0.2256 where lr >= 0, }
    state { s0 = g^2, s1, s2 }
    update(w, g, t) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * ((if w > 0 { sqrt(w) } else { min(w, 0.6426) }));
        s1 = trace(0.75, (-1.5914 * (0.5115))^2);
        s2 = ema(0.9, ((1 / t)^3 + s1));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * s2 + lr * (clamp(clamp(s0 * (-0.1162), -1, 1), -1, 1));
    }
}

optimizer! {
    pub struct Random86 { lr = 0.4738 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.75, (-(w) + (w + g)));
        let x0 = (s0 * (-1.0217) + -(g));
        s1 = ema(0.75, (2 - sign(w)));
        let x1 = clamp(ln((t + 1)), -1, 1);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g + 0.1 * x0 + 0.1 * s1 + 0.5 * lr * x1 + 0.1 * s2 + lr * (max((lr) / (eps), 0)));
    }
}

optimizer! {
    pub struct Random87 { lr = 0.0836 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7371 where 0 <= beta0 < 1, c = 1.9983 where c >= 1, }
    state { s0 = w }
    update(w, g) {
        s0 = ema(beta0, ((w) / (eps) + (w - g)));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * ((ln((sqrt(0.8243) + eps))) / ((sqrt(c) + eps) * (eps)));
    }
}

optimizer! {
    pub struct Random88 { lr = 0.1317 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.6643 where -2 <= c <= 2, }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.75, eps * ((c - w)));
        let x0 = (1 + (clamp(lr, -1, 1))^2);
        s1 = max(prev(s1), clamp(min(w, prev(s0)), 0, 1));
        s2 = min(prev(s2) + 1, s1);
        w -= lr * g + 0.5 * lr * x0 + lr * s2 + lr * ((((lr) / (eps)) / ((t + 1)) + ((prev(s0) - s1) + (-1.5604)^3)));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (s2 + 1 / (1 + t));
        w = w + lr * (s0 * ((-(-1.4465)) / (eps)));
    }
}

optimizer! {
    pub struct Random89 { lr = 0.2013 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * ((sign(1.2431 * (g)))^3);
    }
}

optimizer! {
    pub struct Random90 { lr = 0.3337 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6139 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = lr }
    update(w, g, t) {
        s0 = trace(beta0, 1.9452);
        let x0 = s0;
        s1 = running_max(beta0, ((g)^3 + g));
        s2 = running_max(beta0, ((t + 1) * (s0))^2);
        w -= lr * sign(g) + 0.1 * x0 + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + lr * s2 + lr * ((s0) / (abs(s1) + eps) * (-0.7449 * (prev(s1))));
    }
}

optimizer! {
    pub struct Random91 { lr = 0.2984 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5264 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = trace(beta0, ((w) / (0.7353))^3);
        let x0 = (2 - clamp((g) / (eps), -1, 1));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * x0 + lr * (clamp(0.9232, -1, 1)));
    }
}

optimizer! {
    pub struct Random92 { lr = 0.298 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random93 { lr = 0.2319 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 }
    update(w, g, t) {
        s0 = running_max(0.75, (t + ln(eps)));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * (((if !flag { (lr - s0) } else { -0.0354 * (g) }) + ((1.6595) / (1.5964) - (if s0 < prev(s0) { (1 - 0.9^t) } else { 1.6038 })))));
    }
}

optimizer! {
    pub struct Random94 { lr = 0.483 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (ln((1 + (g)^2) * (eps)));
    }
}

optimizer! {
    pub struct Random95 { lr = 0.2682 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7472 where 0 <= beta0 < 1, flag = true , }
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
    pub struct Random96 { lr = 0.1159 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random97 { lr = 0.1508 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((w - (w) / (abs(w) + eps) * ((g + w))));
    }
}

optimizer! {
    pub struct Random98 { lr = 0.1328 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (if w >= (t + 1) { -1.321 } else { w }) * ((if 1.3418 > 1.1803 { sqrt(t) } else { -1.5704 })));
        let x0 = min(1 / t, 1.9594) * (clamp(prev(s0), -1, 1));
        w -= lr * g + lr * x0 + lr * ((if (x0) / (eps) > w { w * (0.6829) * (prev(s0) * (x0)) } else { clamp(s0, -1, 1) }));
    }
    eval(w) {
        w = w;
    }
}

optimizer! {
    pub struct Random99 { lr = 0.0882 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * ((((w) / (abs(g) + eps) + (1.6467) / (eps)))^3));
    }
}

optimizer! {
    pub struct Random100 { lr = 0.2488 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7709 where 0 <= beta0 < 1, beta1 = 0.536 where 0 <= beta1 < 1, n = 16u64 , }
    state { s0 }
    update(w, g) {
        s0 = ema(beta1, min(g, min(g, 1.3474)));
        w = 0.99 * w - (lr * g + lr * s0 + lr * prev(s0) + lr * (((if n > 0 { sqrt(n) } else { (beta0) / (eps) }))^3));
    }
}

optimizer! {
    pub struct Random101 { lr = 0.4496 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.951 where 0 <= beta0 < 1, }
    state { s0 = w }
    update(w, g, t) {
        s0 = ema(beta0, (sqrt(t) + -1.23) * (w));
        let x0 = abs(ln(eps));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + 0.1 * prev(s0) + 0.1 * x0 + lr * ((clamp(eps, -1, 1) - sign(x0)) * (abs(g))));
    }
}

optimizer! {
    pub struct Random102 { lr = 0.0862 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7094 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (eps);
        let x0 = (1 - clamp((s0)^3, -1, 1)^2);
        w = 0.99 * w - (lr * g + 0.1 * x0 + lr * ((if 1.1886 < -0.5 { (min((s0 - s0), 0.0623)) / (1.1886) } else { 0 })));
    }
}

optimizer! {
    pub struct Random103 { lr = 0.0691 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9443 where 0 <= beta0 < 1, c = 1.6985 , }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(beta0, ((1 - 0.9^t))^2);
        let x0 = (w * (c) + (beta0) / (1.4656));
        s1 = min(prev(s1) + 1, clamp((if -1.5617 != 0 { 1 / (-1.5617) } else { prev(s0) }), -1, 1));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * debias(s0) + 0.5 * lr * x0 + lr * s1 + lr * (((eps)^3)^3));
    }
}

optimizer! {
    pub struct Random104 { lr = 0.0426 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7168 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 = w, s2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = min(ln(eps), 1.2416);
        s1 = ema(0.9, sign(lr));
        s2 = beta0 * prev(s2) + (1 - beta0) * (clamp((s1) / (eps), -1, 1));
        let x2 = max((s2)^3, 0);
        w = 0.99 * w - (lr * g + lr * s0 + lr * x0 + lr * prev(s1) + 0.1 * x2 + lr * ((((prev(s1) - s1) - (if s0 > s0 { -1.7702 } else { s0 }))) / (((0.4358 + s0) + 1 / (1 + t)))));
    }
}

optimizer! {
    pub struct Random105 { lr = 0.375 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.9146 where c >= 1, }
    state { s0 = g^2, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9, w);
        s1 = prev(s1) * (1 - 0.5^t);
        let x1 = (sqrt(abs(g)) + eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + 0.5 * lr * s1 + lr * x1 + lr * ((-((g) / (1.0675)) - (c - lr) * (sign(x1))));
    }
}

optimizer! {
    pub struct Random106 { lr = 0.1362 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = lr, s2 }
    update(w, g) {
        s0 = min(prev(s0) + 1, g);
        let x0 = -(-(lr));
        s1 = trace(0.9, sign((-1.053)^3));
        s2 = min(prev(s2) + 1, (-(s1))^2);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * x0 + 0.5 * lr * s2 + lr * ((if eps > 0 { sqrt(eps) } else { lr }));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (min(w, w)) / (abs((w) / (eps)) + eps);
        w = ((ln(eps)) / (abs((w) / (abs(s2) + eps)) + eps) - s1);
    }
}

optimizer! {
    pub struct Random107 { lr = 0.0648 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5152 , }
    update(w, g) {
        w -= lr * g + lr * (ln((2 - clamp((w) / (abs(w) + eps), -1, 1))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (sign((t + 1))) / (max(w, eps));
        if t > 2 {
            w = w + lr * (sign(c));
        } else {
            w = w + lr * (((-0.831) / (eps) * (clamp(-0.902, -1, 1))) / (((1 + (t)^2) + eps)));
        }
    }
}

optimizer! {
    pub struct Random108 { lr = 0.2513 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w }
    update(w, g) {
        s0 = ema(0.9, (if ln(eps) <= g { 0.4743 } else { 0.0914 * (w) }));
        w -= lr * sign(g) + lr * s0 + 0.1 * prev(s0) + lr * (min(g, prev(s0)));
    }
}

optimizer! {
    pub struct Random109 { lr = 0.2257 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5567 where 0 <= beta0 < 1, }
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
    pub struct Random110 { lr = 0.1634 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5109 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(beta0, (min(g, w))^2);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * prev(s0) + lr * ((sqrt(t) + (min(prev(s0), 1.1656) + eps)));
    }
    eval(w, t) {
        w = (if -0.4639 < -0.5 { (sign(ln(sqrt(t)))) / (-0.4639) } else { 0 });
    }
}

optimizer! {
    pub struct Random111 { lr = 0.479 where lr >= 0, beta0 = 0.8003 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = ema(beta0, 0.3763);
        w = 0.99 * w - (lr * g + lr * s0 + 0.5 * lr * prev(s0) + lr * (s0));
    }
}

optimizer! {
    pub struct Random112 { lr = 0.2238 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6069 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = max(prev(s0), ((2 - sign(w)) + eps));
        let x0 = clamp(s0 * (w), -1, 1);
        w -= lr * sign(g) + lr * x0 + lr * (clamp((if beta1 >= s0 { (if (t + 1) > 0 { sqrt((t + 1)) } else { w }) } else { (s0 + w) }), -1, 1));
    }
}

optimizer! {
    pub struct Random113 { lr = 0.0842 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5684 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.9, (if (w) / (abs(w) + eps) < g { 1.1301 } else { (if -1.1705 < -0.5 { (g) / (-1.1705) } else { 0 }) }));
        s1 = min(prev(s1) + 1, (if s0 >= 1 && s0 <= 8 { ln(s0) } else { min(eps, w) }));
        let x1 = (s0 * (-0.2495) - (beta0) / (eps));
        w = 0.99 * w - (lr * g + 0.5 * lr * debias(s0) + 0.5 * lr * s1 + 0.1 * x1 + lr * (ln((2 - clamp((beta0 + debias(s0)), -1, 1)))));
    }
}

optimizer! {
    pub struct Random114 { lr = 0.0641 where lr >= 0, beta0 = 0.9707 where 0 <= beta0 < 1, beta1 = 0.6886 where 0 <= beta1 < 1, }
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
    pub struct Random115 { lr = 0.3286 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (-1.687));
    }
}

optimizer! {
    pub struct Random116 { lr = 0.1809 where lr >= 0, beta0 = 0.9262 where 0 <= beta0 < 1, }
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
    pub struct Random117 { lr = 0.475 where lr >= 0, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = ema(0.6, abs(sign(s0)));
        w -= lr * sign(g) + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * debias(s1) + lr * (sign(s0));
    }
}

optimizer! {
    pub struct Random118 { lr = 0.3705 where lr >= 0, beta0 = 0.8062 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = trace(beta0, abs((g - w)));
        s1 = ema(beta0, sign((w)^3));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * s1 + lr * prev(s1) + 0.1 * debias(s1) + lr * (debias(s1));
    }
}

optimizer! {
    pub struct Random119 { lr = 0.2189 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1, s2 }
    update(w, g) {
        s0 = ema(0.9, max((if g >= 1.5168 { w } else { w }), 0));
        s1 = ema(0.75, clamp(-(s0), -1, 1));
        s2 = running_max(0.9, -0.2536);
        w -= lr * sign(g) + 0.5 * lr * prev(s0) + 0.1 * s1 + lr * prev(s1) + 0.5 * lr * s2 + lr * prev(s2) + lr * ((((prev(s0)) / (eps)) / ((sqrt(prev(s0)) + eps)) + clamp(min(s2, s0), -1, 1)));
    }
    eval(w) {
        w = w + lr * (min(sign(clamp(w, -1, 1)), clamp((s1) / (1.4543), -1, 1)));
    }
}

optimizer! {
    pub struct Random120 { lr = 0.3082 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = (ln(eps) + eps);
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.1 * x0 + lr * (w));
    }
}

optimizer! {
    pub struct Random121 { lr = 0.3659 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.75, (t + 1));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + lr * ((sqrt(clamp(eps, 0, 1)) + eps)));
    }
}

optimizer! {
    pub struct Random122 { lr = 0.3741 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.918 where 0 <= beta0 < 1, beta1 = 0.7038 where 0 <= beta1 < 1, }
    state { s0 = w, s1 = 0.1 }
    update(w, g) {
        s0 = ema(beta1, (-(1.3102)) / (abs(min(g, g)) + eps));
        let x0 = (w + clamp(w, -1, 1));
        s1 = ema(beta0, (eps)^3);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.1 * prev(s0) + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * (clamp(ln(max(1.3629, eps)), -1, 1)));
    }
}

optimizer! {
    pub struct Random123 { lr = 0.3129 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = max(prev(s0), abs(0.0187 * (w)));
        let x0 = (0.8204) / (abs((g) / (abs(-0.8399) + eps)) + eps);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * x0 + lr * (ln((2 - clamp((x0) / (eps), -1, 1))));
    }
    eval(w) {
        w += 0.5 * (clamp(w * (s0), -1, 1) - w);
    }
}

optimizer! {
    pub struct Random124 { lr = 0.1729 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (-((g * (w) - clamp(w, -1, 1))));
    }
}

optimizer! {
    pub struct Random125 { lr = 0.3248 where lr >= 0, flag = false , }
    update(w, g, t) {
        w -= lr * sign(g) + lr * (((1 - 0.9^t))^0.5 * ((if !flag { -0.4905 * (w) } else { g })));
    }
}

optimizer! {
    pub struct Random126 { lr = 0.0306 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1: scalar = 1 }
    update(w, g, t) {
        s0 = trace(0.75, -((if g < -0.5 { (g) / (g) } else { 0 })));
        s1 = prev(s1) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * g + lr * s0 + lr * prev(s0) + 0.1 * s1 + lr * ((0.3501) / (max((prev(s0)) / (eps), eps))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (-(s1)) / (sqrt(eps + eps));
        w += 0.5 * ((clamp(w, -1, 1)) / (eps * (1.4495)) - w);
    }
}

optimizer! {
    pub struct Random127 { lr = 0.1242 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7035 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, w);
        let x0 = eps;
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.1 * debias(s0) + 0.5 * lr * x0 + lr * (x0));
    }
}

optimizer! {
    pub struct Random128 { lr = 0.0171 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6916 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1, s2 }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (abs(min(beta0, g)));
        let x0 = (2 - clamp((0.7427)^3, -1, 1));
        s1 = ema(beta0, (x0)^3);
        s2 = min(prev(s2) + 1, clamp(clamp(debias(s1), -1, 1), -1, 1));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.1 * s2 + lr * ((s1)^3);
    }
    eval(w, t) {
        if t > 2 {
            w += 0.5 * (((-1.1734)^3)^3 - w);
        } else {
            w += 0.5 * ((if s1 > 0 { sqrt(s1) } else { min(s2, debias(s1)) }) - w);
        }
    }
}

optimizer! {
    pub struct Random129 { lr = 0.3281 where lr >= 0, c = 1.2066 , }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (clamp(sign(g), -1, 1) * (((if w > 0 { sqrt(w) } else { c }) - w * (g)))));
    }
}

optimizer! {
    pub struct Random130 { lr = 0.0741 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0, s1 = 0.1 }
    update(w, g) {
        s0 = ema(0.75, (2 - sign(eps)));
        s1 = running_max(0.9, lr);
        w -= lr * g + lr * s0 + 0.5 * lr * prev(s0) + 0.5 * lr * debias(s0) + lr * s1 + lr * (((if g < -0.5 { (-(debias(s0))) / (g) } else { 0 }) - g));
    }
    eval(w) {
        if flag {
            w *= max(-0.6466 * (0.9084), eps);
        } else {
            w += 0.5 * (ln(eps) * ((-1.5185)^3) - w);
        }
    }
}

optimizer! {
    pub struct Random131 { lr = 0.1606 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.75, eps);
        w -= lr * sign(g) + lr * s0 + 0.5 * lr * prev(s0) + 0.5 * lr * debias(s0) + lr * ((if (lr) / (sqrt(t)) > debias(s0) { 0.328 } else { (if s0 > 0 { sqrt(s0) } else { -1.8084 }) }) * (-((if flag { w } else { debias(s0) }))));
    }
    eval(w) {
        w = s0;
    }
}

optimizer! {
    pub struct Random132 { lr = 0.3111 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g, t) {
        s0 = ema(0.9, -(w));
        let x0 = (((t + 1))^3 - (w) / (abs(w) + eps));
        w -= lr * g + lr * s0 + 0.5 * lr * prev(s0) + 0.5 * lr * x0 + lr * ((1.8066) / ((-0.8981 + -1.3707)) * (lr));
    }
    eval(w) {
        w = w + lr * (sign(s0));
    }
}

optimizer! {
    pub struct Random133 { lr = 0.3381 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.6, (sign(g)) / (abs(g * (g)) + eps));
        let x0 = (lr) / (eps) * (ln(eps));
        w -= lr * g + lr * s0 + 0.5 * lr * debias(s0) + 0.1 * x0 + lr * (debias(s0));
    }
}

optimizer! {
    pub struct Random134 { lr = 0.1681 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * sign(g) + lr * ((((1 - 0.9^t) + eps)) / (eps));
    }
}

optimizer! {
    pub struct Random135 { lr = 0.0575 where lr >= 0, beta0 = 0.8154 where 0 <= beta0 < 1, beta1 = 0.6458 where 0 <= beta1 < 1, }
    state { s0, s1 = w }
    update(w, g) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (abs(clamp(beta1, -1, 1)));
        s1 = ema(beta0, (if g >= 1 && g <= 8 { ln(g) } else { w }));
        let x1 = s0 * (0.8697) * ((2 - sign(s0)));
        w = 0.99 * w - (lr * g + lr * s1 + lr * x1 + lr * (x1));
    }
}

optimizer! {
    pub struct Random136 { lr = 0.1061 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9553 where 0 <= beta0 < 1, c = 1.8921 , }
    state { s0 = 0.1, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, (max(g, 0) + 1 / (1 + t)));
        let x0 = (2 - clamp(beta0 * (w), -1, 1));
        s1 = ema(0.9, ln((sqrt(x0) + eps)));
        let x1 = (1 + ((s0) / ((t + 1)))^2);
        s2 = min(prev(s2) + 1, (ln(eps) - -(prev(s1))));
        w -= lr * sign(g) + 0.5 * lr * x1 + lr * s2 + lr * (clamp(clamp((c - x0), -1, 1), -1, 1));
    }
}

optimizer! {
    pub struct Random137 { lr = 0.4148 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9329 where 0 <= beta0 < 1, }
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
    pub struct Random138 { lr = 0.169 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9282 where 0 <= beta0 < 1, c = 1.0496 where -2 <= c <= 2, }
    state { s0: scalar = 1, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = ema(0.9, (min(-1.5687, (1 - 0.9^t)) - (if w != 0 { 1 / (w) } else { s0 })));
        s2 = ema(beta0, (c * ((t + 1)) + (0.7529)^3));
        w -= lr * g + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + lr * s2 + lr * ((s2) / (eps) * ((t) / (abs((1 - 0.9^t)) + eps)) * ((min(prev(s1), -0.9044)) / (abs((if -0.2403 >= 1 && -0.2403 <= 8 { ln(-0.2403) } else { -1.0972 })) + eps)));
    }
}

optimizer! {
    pub struct Random139 { lr = 0.0531 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1, s2 }
    update(w, g, t) {
        s0 = ema(0.6, abs(min(w, eps)));
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = running_max(0.75, (abs(w))^1.5);
        let x2 = (sqrt(max(w, 0)) + eps);
        w -= lr * g + lr * s0 + 0.1 * s1 + 0.5 * lr * s2 + 0.5 * lr * prev(s2) + 0.1 * x2 + lr * (sign((w)^3) * ((s1)^3));
    }
}

optimizer! {
    pub struct Random140 { lr = 0.1832 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * ((sign(w))^3);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + lr * ((if g > 0 { sqrt(g) } else { (s0 * (eps)) / ((1 + (sqrt(t))^2)) }));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = max(clamp(s0, -1, 1), 0);
        w = w;
    }
}

optimizer! {
    pub struct Random141 { lr = 0.2301 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6645 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1, s2 }
    update(w, g) {
        s0 = running_max(beta0, ((2 - sign(g)) + eps));
        s1 = ema(beta0, (if (-0.9213) / (eps) >= w { -(s0) } else { w }));
        s2 = trace(beta0, (1 - clamp(w, -1, 1)^2));
        w -= lr * clamp(g, -1, 1) + 0.1 * s1 + lr * debias(s1) + 0.5 * lr * s2 + lr * ((if eps != 0 { 1 / (eps) } else { (if s1 >= 1 && s1 <= 8 { ln(s1) } else { -1.8706 }) }) * ((ln(eps)) / (sqrt(1.9939 + eps))));
    }
}

optimizer! {
    pub struct Random142 { lr = 0.0498 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g + 0.1 * s0 + lr * (sign(-(w)) * (min((w - w), s0)));
    }
}

optimizer! {
    pub struct Random143 { lr = 0.4815 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9502 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = w }
    update(w, g) {
        s0 = ema(beta0, (2 - sign(clamp(g, -1, 1))));
        let x0 = max(lr, 0);
        s1 = ema(0.9, (-(x0)) / ((sqrt(s0) + eps)));
        let x1 = s0;
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * prev(s0) + lr * s1 + 0.1 * prev(s1) + 0.1 * x1 + lr * (ln(exp(clamp(x1 * (prev(s1)), -3, 3)))));
    }
}

optimizer! {
    pub struct Random144 { lr = 0.2688 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8305 where 0 <= beta0 < 1, }
    state { s0, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = trace(beta0, (1 - clamp(ln(eps), -1, 1)^2));
        s1 = ema(beta0, beta0);
        s2 = prev(s2) * (0.9);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * prev(s0) + 0.1 * s1 + 0.1 * s2 + lr * (abs((t + 1)));
    }
}

optimizer! {
    pub struct Random145 { lr = 0.3737 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0: scalar = 1, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = max(prev(s1), (((1 - 0.9^t) + s0))^0.5);
        let x1 = ln(eps * (t));
        s2 = 0.75 * prev(s2) + (1 - 0.75) * (max(s1, 0));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * x1 + 0.5 * lr * s2 + lr * (clamp(min(-1.4288, s2), 0, 1)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (1 - clamp(clamp(s1, -1, 1), -1, 1)^2);
        if flag {
            w = sqrt(sqrt(0.8244));
        } else {
            w += 0.5 * (((if s0 != 0 { 1 / (s0) } else { -0.8566 }) - s2 * (s0)) - w);
        }
    }
}

optimizer! {
    pub struct Random146 { lr = 0.1889 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = trace(0.9, (w * ((t + 1))) / ((s0 + eps)));
        w = 0.99 * w - (lr * g + 0.1 * s1 + lr * (clamp((g * (w)) / (0.3088), -1, 1)));
    }
    eval(w, t) {
        if s0 < 0.9 {
            w = w + lr * (clamp(((if s1 >= 1 && s1 <= 8 { ln(s1) } else { s1 })) / (abs(clamp(1 / t, -1, 1)) + eps), -1, 1));
        } else {
            w *= exp(clamp((s0) / (abs(s0) + eps), -3, 3));
        }
    }
}

optimizer! {
    pub struct Random147 { lr = 0.4221 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (eps * ((t)^3 * (sign(w)))));
    }
}

optimizer! {
    pub struct Random148 { lr = 0.4301 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.766 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = g^2, s2 = 0.1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (beta0 * (lr) - ln(sqrt(t))));
        s1 = ema(0.9, sqrt((lr)^1.5));
        s2 = ema(beta0, ln((s1 + eps)));
        let x2 = (w)^2;
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.1 * s2 + 0.5 * lr * x2 + lr * (clamp(s0, -1, 1)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (if (s0) / (eps) >= s2 { (if s2 > -0.7545 { -1.0887 } else { w }) } else { ln(eps) });
        w = -1.2231;
    }
}

optimizer! {
    pub struct Random149 { lr = 0.22 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.0047 where c >= 0, }
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
    pub struct Random150 { lr = 0.03 where lr >= 0, beta0 = 0.9182 where 0 <= beta0 < 1, beta1 = 0.8976 where 0 <= beta1 < 1, flag = true , }
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
    pub struct Random151 { lr = 0.226 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (((w + -0.4906) * ((if g <= lr { eps } else { lr })) - (sign(eps))^3));
    }
}

optimizer! {
    pub struct Random152 { lr = 0.1429 where lr >= 0, }
    state { s0 = 0.1, s1 = 0.1, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.9, (1.4183 + min(g, w)));
        s1 = running_max(0.75, -(min(w, prev(s0))));
        s2 = min(prev(s2) + 1, (t + 1) * (prev(s0)));
        w -= lr * sign(g) + 0.1 * s1 + 0.5 * lr * s2 + lr * (clamp(t, -1, 1));
    }
}

optimizer! {
    pub struct Random153 { lr = 0.4242 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5664 where 0 <= beta0 < 1, beta1 = 0.9049 where 0 <= beta1 < 1, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, (eps)^3);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (-(min(clamp(beta1, -1, 1), (g)^3)));
    }
}

optimizer! {
    pub struct Random154 { lr = 0.4124 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (clamp(w, -1, 1) * (g * (w)) * (eps * (clamp(1.1576, -1, 1)))));
    }
}

optimizer! {
    pub struct Random155 { lr = 0.4453 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1 = lr, s2 = g^2 }
    update(w, g, t) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * ((if w > 0 { sqrt(w) } else { (g + lr) }));
        let x0 = (sqrt((2 - sign(g))) + eps);
        s1 = trace(0.6, (1 / t + sign(s0)));
        let x1 = ((if s0 < -0.5 { (prev(s0)) / (s0) } else { 0 }))^3;
        s2 = min(prev(s2) + 1, ((if s1 >= w { s0 } else { x1 })) / (max(prev(s0), eps)));
        let x2 = sqrt(0.8798 + eps);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * x0 + 0.5 * lr * prev(s1) + 0.1 * s2 + 0.1 * x2 + lr * (min(sign(x1), -(g * (x0))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (-1.6691) / ((sqrt(eps) + eps));
        w += 0.5 * ((if s2 > 0 { sqrt(s2) } else { (-1.8898 - -1.0529) }) - w);
    }
}

optimizer! {
    pub struct Random156 { lr = 0.2664 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9631 where 0 <= beta0 < 1, c = 1.0827 where c >= 0, flag = false , }
    state { s0 = 0.1, s1 = g^2 }
    update(w, g) {
        s0 = ema(beta0, -((if w >= 1 && w <= 8 { ln(w) } else { c })));
        let x0 = (sign(w)) / (abs((s0 + g)) + eps);
        s1 = ema(beta0, s0);
        let x1 = -((if flag { x0 } else { -0.4766 }));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + lr * x1 + lr * ((if x1 > x1 { (ln(eps))^3 } else { x0 })));
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
    pub struct Random157 { lr = 0.0764 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (w));
    }
    eval(w) {
        let y = eps * (abs(w));
        w = -(((w) / (abs(y) + eps)) / (abs(ln(eps)) + eps));
    }
}

optimizer! {
    pub struct Random158 { lr = 0.3314 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6944 where 0 <= beta0 < 1, beta1 = 0.9858 where 0 <= beta1 < 1, }
    state { s0, s1 = w }
    update(w, g, t) {
        s0 = ema(beta0, ((w - w)) / (abs((t) / (eps)) + eps));
        s1 = ema(0.9, sign(sign(s0)));
        let x1 = (s0 + beta1) * (-(0.1679));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * prev(s0) + 0.1 * s1 + 0.5 * lr * x1 + lr * ((((s1) / (eps) + (s0)^3))^3));
    }
}

optimizer! {
    pub struct Random159 { lr = 0.0957 where lr >= 0, beta0 = 0.5974 where 0 <= beta0 < 1, beta1 = 0.9374 where 0 <= beta1 < 1, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = trace(beta0, -(g));
        s1 = ema(beta1, (if g >= 1 && g <= 8 { ln(g) } else { s0 }));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + lr * ((-((1 - 0.9^t)) + (s1 - w) * (s0)));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_random_rule {
    ($call:ident) => {
        $call! { Random0 Random1 Random2 Random3 Random4 Random5 Random6 Random7 Random8 Random9 Random10 Random11 Random12 Random13 Random14 Random15 Random16 Random17 Random18 Random19 Random20 Random21 Random22 Random23 Random24 Random25 Random26 Random27 Random28 Random29 Random30 Random31 Random32 Random33 Random34 Random35 Random36 Random37 Random38 Random39 Random40 Random41 Random42 Random43 Random44 Random45 Random46 Random47 Random48 Random49 Random50 Random51 Random52 Random53 Random54 Random55 Random56 Random57 Random58 Random59 Random60 Random61 Random62 Random63 Random64 Random65 Random66 Random67 Random68 Random69 Random70 Random71 Random72 Random73 Random74 Random75 Random76 Random77 Random78 Random79 Random80 Random81 Random82 Random83 Random84 Random85 Random86 Random87 Random88 Random89 Random90 Random91 Random92 Random93 Random94 Random95 Random96 Random97 Random98 Random99 Random100 Random101 Random102 Random103 Random104 Random105 Random106 Random107 Random108 Random109 Random110 Random111 Random112 Random113 Random114 Random115 Random116 Random117 Random118 Random119 Random120 Random121 Random122 Random123 Random124 Random125 Random126 Random127 Random128 Random129 Random130 Random131 Random132 Random133 Random134 Random135 Random136 Random137 Random138 Random139 Random140 Random141 Random142 Random143 Random144 Random145 Random146 Random147 Random148 Random149 Random150 Random151 Random152 Random153 Random154 Random155 Random156 Random157 Random158 Random159 }
    };
}
