//! Random rules with reductions, written by a test of the compiler.
// No line is by hand: see `optim-macros/compiler/src/tests/random_rules.rs`.

use optim_runtime::optimizer;

optimizer! {
    pub struct Reducing0 { lr = 0.085 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.8892] where 0 <= betas < 1, shares = [1.5119] where shares > 0, }
    state { s0: scalar = 1, m[betas] = g^2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        for b in betas { let d = ((1 - clamp(sum((lr) - g * w), -1, 1)^2)) * shares[b]; m[b] = if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }; }
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.1 * min(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[0] + lr * prev(m[0]) + lr * ((((-1.4225) / (1.255) - (1.1772) / (abs(s0) + eps))) / (abs(((1.6591 - -1.6506)) / (eps)) + eps)));
    }
}

optimizer! {
    pub struct Reducing1 { lr = 0.3038 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.753] where 0 <= betas < 1, shares = [0.7487] where shares > 0, }
    state { s0 = g^2, s1: scalar = 1, m[betas] }
    update(w, g, t) {
        s0 = trace(0.6, (max(g, 0))^0.5);
        let x0 = mean(abs((w) + w));
        s1 = prev(s1) * (1 - 0.5^t);
        for b in betas { let d = (norm((ln(eps)) + w)) * shares[b]; m[b] = ema(b, d); }
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * prev(s0) + 0.5 * lr * x0 + 0.1 * s1 + lr * max(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[0] + 0.5 * lr * prev(m[0]) + lr * (x0));
    }
}

optimizer! {
    pub struct Reducing2 { lr = 0.3 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * g / (abs(g) + eps) + lr * ((((w) / (0.4535)) / (abs(ln(eps)) + eps) + (norm((t) - g * w)) / (sqrt(eps + eps))));
    }
}

optimizer! {
    pub struct Reducing3 { lr = 0.2896 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * g / (abs(g) + eps) + lr * (max_abs((((1 - 0.9^t))^2) * g));
    }
    eval(w, t) {
        w *= (clamp(w, 0, 1) + 1 / (1 + t));
    }
}

optimizer! {
    pub struct Reducing4 { lr = 0.385 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7388 where 0 <= beta0 < 1, n = 8u64 , }
    state { s0 = lr, s1: scalar = 1, s2 = lr }
    update(w, g, t) {
        s0 = ema(beta0, (tensor_max((w) - g * w))^2);
        s1 = prev(s1) * (1 - 0.5^t);
        let x1 = max(tensor_min((prev(s0)) + w), 0);
        s2 = running_max(beta0, max(w, 0));
        let x2 = (sqrt(n * (prev(s0))) + eps);
        w -= lr * g + 0.5 * lr * s1 + 0.5 * lr * x1 + 0.1 * s2 + lr * x2 + lr * (-(((g - s0) + (rows(w) - cols(w)))));
    }
}

optimizer! {
    pub struct Reducing5 { lr = 0.0828 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.3951 where -2 <= c <= 2, }
    state { s0: scalar = 1, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = trace(0.6, tensor_min(((t + 1)) * g) * ((s0)^3));
        s2 = ema(0.9, (clamp(prev(s1), -1, 1)) / ((1 + (g)^2)));
        let x2 = ln(eps) * ((g + prev(s1)));
        w -= lr * g + lr * s2 + 0.5 * lr * prev(s2) + 0.1 * x2 + lr * ((if dot((w) + w, g) >= s0 { (s0 * (c) + ln(eps)) } else { (rows(w) - cols(w)) }));
    }
}

optimizer! {
    pub struct Reducing6 { lr = 0.2428 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8147 where 0 <= beta0 < 1, c = 1.9467 where -2 <= c <= 2, betas = [0.5865] where 0 <= betas < 1, shares = [1.6484] where shares > 0, }
    state { s0, s1, m[betas]: scalar = 1 }
    update(w, g, t) {
        s0 = max(prev(s0), eps);
        s1 = trace(beta0, dot((-(c)) - g * w, (-(c)) - g * w));
        for b in betas { m[b] = prev(m[b]) * (1 - b / t); }
        w -= lr * g + 0.5 * lr * s0 + 0.5 * lr * s1 + 0.1 * min(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[0] + lr * prev(m[0]) + lr * (-0.0775);
    }
}

optimizer! {
    pub struct Reducing7 { lr = 0.1693 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.7902, 0.6444, 0.8003] where 0 <= betas < 1, shares = [0.3526, 1.4947, 0.6304] where shares > 0, }
    state { m[betas] }
    update(w, g) {
        for (b, x) in (betas, shares) { let d = sqrt((eps + eps)); m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * max(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[2] + 0.5 * lr * prev(m[2]) + lr * ((cbrt((product(b in betas: (1 - b)) - max(b in betas: m[b]))) + (dot(row_sum((len(betas)) + w), g)) / ((2 - clamp(betas[2], -1, 1))))));
    }
}

optimizer! {
    pub struct Reducing8 { lr = 0.3337 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7275 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = lr }
    update(w, g) {
        s0 = ema(0.9, cos(w) * ((eps + eps)));
        s1 = (beta0) * prev(s1) + (1 - (beta0)) * ((w)^3);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.1 * s1 + lr * (mean(row_mean(((-1.1989)^3) - g * w)));
    }
    eval(w) {
        w = ln(0.3386);
    }
}

optimizer! {
    pub struct Reducing9 { lr = 0.4441 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.9177, 0.9045, 0.6679] where 0 <= betas < 1, shares = [1.5813, 0.5896, 0.6424] where shares > 0, }
    state { s0, s1, m[betas]: scalar = 1 }
    update(w, g, t) {
        s0 = (0.6) * prev(s0) + (1 - (0.6)) * (min((1.6873) / (eps), (w - w)));
        s1 = (0.75) * prev(s1) + (1 - (0.75)) * (row_norm((w * (prev(s0))) + w));
        for b in betas { m[b] = prev(m[b]) * shares[b] / (1 + shares[b]); }
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * min(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[2] + 0.5 * lr * prev(m[2]) + lr * ((((if 1 / t < -0.5 { (sum((b, x) in (betas, shares): x * m[b] / (1 + b))) / (1 / t) } else { 0 })) / (clamp(0.1261, -1, 1)) + m[2]));
    }
    eval(w) {
        w *= ((s0) / (abs(0.6953) + eps)) / ((s1 + eps));
    }
}

optimizer! {
    pub struct Reducing10 { lr = 0.0647 where lr >= 0, }
    state { s0 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (w * (w)) / ((2 - clamp(w, -1, 1))));
        w = 0.99 * w - (lr * g + lr * s0 + lr * ((min(row_max_abs((-1.44) * g), min(prev(s0), t)) - ((if prev(s0) < -0.5 { (s0) / (prev(s0)) } else { 0 }) - prev(s0)))));
    }
}

optimizer! {
    pub struct Reducing11 { lr = 0.4403 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5359 where 0 <= beta0 < 1, betas = [0.6127, 0.7781, 0.9122] where 0 <= betas < 1, shares = [1.2255, 1.5016, 1.3909] where shares > 0, }
    state { s0, s1 = lr, m[betas] }
    update(w, g) {
        s0 = ema(beta0, eps);
        s1 = trace(0.9, -((if g > 0 { sqrt(g) } else { s0 })));
        for (b, x) in (betas, shares) { let d = ln(row_max(abs((eps) * g) + eps)); m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + lr * sum(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[2] + 0.5 * lr * prev(m[2]) + lr * (-(row_max((s1) - g * w)) * (m[2]));
    }
}

optimizer! {
    pub struct Reducing12 { lr = 0.288 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1 }
    update(w, g) {
        s0 = ema(0.9, g);
        let x0 = mean(row_min((-(1.1349)) + w));
        s1 = trace(0.75, (eps)^0.5 * ((eps)^0.5));
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * (ln((dot(col_sum(abs((x0) * g) + eps), col_sum(abs((x0) * g) + eps)) + eps)));
    }
}

optimizer! {
    pub struct Reducing13 { lr = 0.2001 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, row_dot((w) - g * w, g));
        s1 = min(prev(s1) + 1, ((2 - clamp(eps, -1, 1)) + eps));
        s2 = prev(s2) * (1 - 1 / (t + 1));
        let x2 = (if s0 > 0 { sqrt(s0) } else { (s0) / (eps) });
        w -= lr * sign(g) + lr * s1 + lr * s2 + 0.1 * x2 + lr * ((1 - clamp((-0.3301) / (eps), -1, 1)^2));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = max((if -1.5968 < s2 { 0.0953 } else { s2 }), 0);
        if t > 2 {
            w = min((clamp(s1, -1, 1)) / ((sqrt(s2) + eps)), s1);
        } else {
            w = ln(0.8373);
        }
    }
}

optimizer! {
    pub struct Reducing14 { lr = 0.1325 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5767 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = trace(beta0, col_sum((w) * g) * ((0.3228 + eps)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + 0.1 * prev(s0) + lr * (sign(clamp(ln(eps), -1, 1))));
    }
}

optimizer! {
    pub struct Reducing15 { lr = 0.4017 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (((if (len(w) - ndim(w)) <= g { -(g) } else { tensor_max(col_mean((1.0139) - g * w)) }))^3);
    }
}

optimizer! {
    pub struct Reducing16 { lr = 0.1692 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8116 where 0 <= beta0 < 1, beta1 = 0.6621 where 0 <= beta1 < 1, }
    state { s0, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = running_max(0.9, -((w - g)));
        s1 = (beta1) * prev(s1) + (1 - (beta1)) * (eps);
        s2 = ema(beta0, (if ln(1.8436) >= -1.1063 { 1 / t } else { ln(eps) }));
        let x2 = (min(lr, correction(s2))) / ((1.2124 + 1 / (1 + t)));
        w -= lr * sign(g) + lr * s0 + 0.1 * s1 + 0.1 * debias(s2) + 0.5 * lr * x2 + lr * ((((-1.8017 - w))^3) / (abs(col_norm((ln(correction(s2))) - g * w)) + eps));
    }
}

optimizer! {
    pub struct Reducing17 { lr = 0.4099 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.7445] where 0 <= betas < 1, shares = [1.226] where shares > 0, }
    state { s0, s1, m[betas] = lr }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, eps);
        s1 = running_max(0.9 - 0.4 / t, mean(col_max_abs((sqrt(t)) - g * w)));
        for (b, x) in (betas, shares) { let d = (ln(eps))^2; m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * s1 + 0.5 * lr * prev(s1) + 0.1 * sum(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[0] + lr * prev(m[0]) + lr * ((if s1 != 0 { 1 / (s1) } else { prev(s0) * (w * (0.5432)) })));
    }
    eval(w) {
        w = w + lr * (s0);
    }
}

optimizer! {
    pub struct Reducing18 { lr = 0.4016 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = 0.1 }
    update(w, g) {
        s0 = trace(0.6, clamp(clamp(w, -1, 1), -1, 1));
        s1 = trace(0.9, col_max(abs((ln(eps)) + w)));
        let x1 = ((lr) / (abs(w) + eps) - 1.0534);
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.1 * s1 + 0.1 * x1 + lr * (ln((2 - clamp(w * (1.0765), -1, 1)))));
    }
}

optimizer! {
    pub struct Reducing19 { lr = 0.252 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (col_min(((g * (-0.1286))^3) * g));
    }
}

optimizer! {
    pub struct Reducing20 { lr = 0.2884 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1, s2 }
    update(w, g) {
        s0 = running_max(0.6, (2 - sign(min(w, g))));
        let x0 = ((w) / (abs(s0) + eps) + prev(s0) * (s0));
        s1 = ema(0.6, clamp(w, -1, 1));
        let x1 = prev(s0);
        s2 = trace(0.6, (abs(prev(s0)) + s0 * (s0)));
        let x2 = (col_dot((-(x1)) * g, (-(x1)) * g) + eps);
        w -= lr * g / (abs(g) + eps) + lr * x0 + 0.5 * lr * s1 + lr * s2 + 0.5 * lr * x2 + lr * (s1);
    }
}

optimizer! {
    pub struct Reducing21 { lr = 0.4332 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.6, eps);
        let x0 = (sqrt(prev(s0))) / (abs(model_sum((w) + w)) + eps);
        w -= lr * sign(g) + lr * debias(s0) + 0.5 * lr * x0 + lr * (model_norm((w) * g));
    }
}

optimizer! {
    pub struct Reducing22 { lr = 0.4237 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.7724] where 0 <= betas < 1, shares = [1.3371] where shares > 0, }
    state { s0, m[betas]: scalar = 1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, round(w) * (g * (g)));
        let x0 = clamp((g - w), 0, 1);
        for b in betas { m[b] = prev(m[b]) * (1 - b / t); }
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * x0 + lr * min(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[0] + lr * prev(m[0]) + lr * (model_norm(((if -(1.0441) <= w { prev(s0) } else { floor(min(b in betas: m[b])) })) - g * w));
    }
}

optimizer! {
    pub struct Reducing23 { lr = 0.0987 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8325 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1, s2 = lr }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = min(prev(s1) + 1, max(1.2935, 0));
        s2 = ema(beta0, min(1.7078 * (s0), (s0) / (eps)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s1 + lr * s2 + lr * ((g) / (abs((sum((w) - g * w)) / (abs((s0)^3) + eps)) + eps)));
    }
}

optimizer! {
    pub struct Reducing24 { lr = 0.4165 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.7073, 0.6304, 0.7094] where 0 <= betas < 1, shares = [0.9643, 1.2282, 1.9023] where shares > 0, }
    state { s0, m[betas] = g^2 }
    update(w, g, t) {
        s0 = (0.9) * prev(s0) + (1 - (0.9)) * (eps);
        let x0 = s0 * ((0.4792 - s0));
        for b in betas { let d = ((mean((-1.1214) + w)) / (0.896)) * shares[b]; m[b] = if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }; }
        w -= lr * clamp(g, -1, 1) + lr * x0 + 0.5 * lr * sum(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[2] + lr * prev(m[2]) + lr * (m[2]);
    }
}

optimizer! {
    pub struct Reducing25 { lr = 0.4076 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.421 where c >= 0, betas = [0.5814] where 0 <= betas < 1, shares = [0.5058] where shares > 0, }
    state { s0, m[betas] = lr }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, (max(eps, 0))^0.5);
        let x0 = norm((clamp(prev(s0), -1, 1)) * g);
        for b in betas { let d = (g * (prev(s0)) * ((g)^3)) * shares[b]; m[b] = ema(b, d); }
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * min(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[0] + 0.1 * prev(m[0]) + lr * ((m[0]) / (eps) * ((min(b in betas: m[b]))^3) * (len(betas) * (sin(prev(m[0])))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = sqrt(abs(1.1993));
        w *= ((c)^2 + eps);
    }
}

optimizer! {
    pub struct Reducing26 { lr = 0.2063 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.778 where 0 <= beta0 < 1, flag = false , }
    state { s0 = lr, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = (beta0) * prev(s0) + (1 - (beta0)) * (g);
        s1 = trace(0.9, ((rows(w) - cols(w))) / ((eps + 1 / (1 + t))));
        let x1 = max_abs(((if s1 < -0.5 { (g) / (s1) } else { 0 })) - g * w);
        s2 = ema(beta0, (if !flag { (x1 + s0) } else { (g + x1) }));
        let x2 = (if s2 != 0 { 1 / (s2) } else { (x1) / (1.3798) });
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * x2 + lr * (prev(s0)));
    }
}

optimizer! {
    pub struct Reducing27 { lr = 0.3374 where lr >= 0, }
    update(w, g, t) {
        w -= lr * g + lr * ((if tensor_max((1 / t) + w) <= w { -(1.715 * (g)) } else { atan2(1.9898, min(0.0609, g)) }));
    }
}

optimizer! {
    pub struct Reducing28 { lr = 0.4273 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (min(w, g))^2);
        s1 = min(prev(s1) + 1, abs(eps));
        let x1 = tensor_min((expm1(clamp(-0.018, -3, 3))) - g * w);
        s2 = trace(0.9 - 0.4 / t, clamp((prev(s0))^3, 0, 1));
        w -= lr * g + 0.5 * lr * s1 + 0.1 * x1 + 0.1 * s2 + lr * prev(s2) + lr * (dot((min((prev(s0) + prev(s2)), -(1.3334))) + w, g));
    }
}

optimizer! {
    pub struct Reducing29 { lr = 0.432 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = running_max(0.6, (sqrt(1.0169) + (2 - sign(g))));
        let x0 = (if flag && (lr) / (eps) >= g { -(prev(s0)) } else { min(s0, 1.8741) });
        s1 = ema(0.9, (dot((lr) + w, (lr) + w) + eps));
        w -= lr * g + lr * x0 + lr * s1 + 0.1 * prev(s1) + lr * ((s0)^3);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (sqrt((w)^2) + eps);
        if t > 2 {
            w *= (s0 + eps);
        } else {
            w = log1p((sqrt(abs(0.6169)) + eps));
        }
    }
}

optimizer! {
    pub struct Reducing30 { lr = 0.3715 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7277 where 0 <= beta1 < 1, }
    state { s0, s1: scalar = 1, s2 }
    update(w, g) {
        s0 = ema(beta1, -((0.6169 - g)));
        s1 = prev(s1) * (0.9);
        s2 = trace(beta1, sqrt(abs(s1)));
        let x2 = ((s1 - -1.3498) - s1);
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.1 * s2 + 0.5 * lr * x2 + lr * (row_sum(((tanh(eps)) / (exp(clamp(x2, -3, 3)))) * g));
    }
}

optimizer! {
    pub struct Reducing31 { lr = 0.2004 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.1075 , betas = [0.8365, 0.8421] where 0 <= betas < 1, shares = [1.1871, 1.2399] where shares > 0, }
    state { s0, s1, s2 = lr, m[betas] = lr }
    update(w, g, t) {
        s0 = (0.6) * prev(s0) + (1 - (0.6)) * (row_mean(((w + g)) + w));
        s1 = (0.6) * prev(s1) + (1 - (0.6)) * ((1 - clamp(row_norm((1.3884) * g), -1, 1)^2));
        s2 = trace(0.9, (if (t + 1) >= 1 && (t + 1) <= 8 { ln((t + 1)) } else { s1 }) * ((prev(s0)) / (eps)));
        let x2 = row_max_abs(((if g >= g { prev(s0) } else { c })) + w);
        for b in betas { let d = ((0.4886 + clamp(x2, 0, 1))) * shares[b]; m[b] = running_max(b, d); }
        w = 0.99 * w - (lr * sign(g) + 0.1 * s2 + 0.5 * lr * prev(s2) + lr * min(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[1] + 0.1 * prev(m[1]) + lr * ((-(-1.1819))^3));
    }
}

optimizer! {
    pub struct Reducing32 { lr = 0.2097 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.838 where 0 <= beta0 < 1, beta1 = 0.7214 where 0 <= beta1 < 1, }
    state { s0 = lr, s1 = 0.1 }
    update(w, g) {
        s0 = running_max(0.9, ln(eps));
        s1 = ema(beta0, (if 0.2919 != 0 { 1 / (0.2919) } else { -(g) }));
        let x1 = (1 - clamp(beta1, -1, 1)^2);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * s1 + lr * prev(s1) + 0.5 * lr * x1 + lr * (((row_max_abs((x1) + w))^3 - dot(row_max((beta0) - g * w), g) * ((x1) / (eps)))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = w;
        w = w + lr * (s0);
    }
}

optimizer! {
    pub struct Reducing33 { lr = 0.3885 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.8377] where 0 <= betas < 1, shares = [0.4019] where shares > 0, }
    state { m[betas] }
    update(w, g, t) {
        for b in betas { let d = (((w) / (eps) + (g) / (eps))) * shares[b]; m[b] = if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }; }
        w -= lr * clamp(g, -1, 1) + 0.1 * sum(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[0] + 0.1 * prev(m[0]) + lr * (norm(row_max_abs(((w) / (eps)) + w)) * ((if g > 0 { sqrt(g) } else { row_max((g) * g) })));
    }
}

optimizer! {
    pub struct Reducing34 { lr = 0.3624 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.7442, 0.8734, 0.8783] where 0 <= betas < 1, shares = [1.6246, 0.93, 0.9666] where shares > 0, }
    state { m[betas] }
    update(w, g) {
        for b in betas { let d = (max_abs(row_max((w) - g * w))) * shares[b]; m[b] = running_max(b, d); }
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * sum(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[2] + 0.5 * lr * prev(m[2]) + lr * ((max_abs(row_max((sum(b in betas: m[b])) - g * w)))^3));
    }
    eval(w) {
        w *= (2 - clamp((w)^3, -1, 1));
    }
}

optimizer! {
    pub struct Reducing35 { lr = 0.3233 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7168 where 0 <= beta0 < 1, }
    state { s0 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, (eps * (eps) + 1 / (1 + t)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + lr * ((if ln(eps) < g { g } else { (if (1.0257 - s0) > g { row_min((s0) + w) } else { -1.9163 }) })));
    }
}

optimizer! {
    pub struct Reducing36 { lr = 0.1705 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.8471, 0.5541, 0.9463] where 0 <= betas < 1, shares = [1.6126, 1.429, 1.1509] where shares > 0, }
    state { s0 = lr, s1 = g^2, m[betas] = lr }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, row_dot((ln(0.5907)) + w, g));
        let x0 = ((1.5958 + eps) + -(w));
        s1 = ema(0.9 - 0.4 / t, ((rows(w) - cols(w)) + x0));
        for b in betas { let d = (x0) * shares[b]; m[b] = trace(b, d); }
        w -= lr * g + lr * s0 + 0.5 * lr * prev(s0) + 0.5 * lr * s1 + 0.5 * lr * sum(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[2] + lr * prev(m[2]) + lr * (s0 * (-((g) / (abs(m[2]) + eps))));
    }
}

optimizer! {
    pub struct Reducing37 { lr = 0.0032 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.6687, 0.9642] where 0 <= betas < 1, shares = [1.9064, 0.7032] where shares > 0, }
    state { s0 = 0.1, s1, m[betas] = g^2 }
    update(w, g) {
        s0 = trace(0.75, clamp(col_sum((g) - g * w), -1, 1));
        s1 = ema(0.75, (if g > 0 { sqrt(g) } else { (w) / (abs(s0) + eps) }));
        for b in betas { let d = (clamp((len(w) - ndim(w)), 0, 1)) * shares[b]; m[b] = running_max(b, d); }
        w -= lr * g + 0.1 * s1 + lr * debias(s1) + 0.1 * max(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[1] + lr * prev(m[1]) + lr * ((floor(1.0909))^3);
    }
}

optimizer! {
    pub struct Reducing38 { lr = 0.3441 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = running_max(0.9 - 0.4 / t, (1 - clamp(1.7242, -1, 1)^2));
        let x0 = max((rows(w) - cols(w)), eps);
        s1 = ema(0.9, col_mean((ln(x0)) - g * w));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * s1 + lr * (ln((sqrt((2 - sign(x0))) + eps))));
    }
}

optimizer! {
    pub struct Reducing39 { lr = 0.2792 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (col_norm((col_max_abs(((w) / (abs(g) + eps)) - g * w)) + w)));
    }
}

optimizer! {
    pub struct Reducing40 { lr = 0.3092 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7458 where 0 <= beta0 < 1, betas = [0.5586] where 0 <= betas < 1, shares = [1.1072] where shares > 0, }
    state { s0, s1 = lr, m[betas] }
    update(w, g, t) {
        s0 = trace(0.9 - 0.4 / t, ((w)^3 - (g + -1.7112)));
        s1 = running_max(beta0, abs((rows(w) - cols(w))));
        for b in betas { let d = (((1.1996 + lr)) / ((sqrt(s1) + eps))) * shares[b]; m[b] = trace(b, d); }
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * mean(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[0] + 0.5 * lr * prev(m[0]) + lr * (((1.1996 + col_max_abs((product(b in betas: (1 - b))) * g)))^3);
    }
}

optimizer! {
    pub struct Reducing41 { lr = 0.1901 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * g / (abs(g) + eps) + lr * (min((w) / (abs(w) + eps), sqrt(t)) * ((col_max((w) * g)) / ((1.5707 + eps))));
    }
}

optimizer! {
    pub struct Reducing42 { lr = 0.1942 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.6, mean(col_min(((g) / (eps)) + w)));
        let x0 = max(eps * (g), 0);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + lr * debias(s0) + 0.1 * x0 + lr * (max((g + correction(s0)), eps));
    }
}

optimizer! {
    pub struct Reducing43 { lr = 0.4312 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8982 where 0 <= beta0 < 1, flag = true , betas = [0.8391, 0.9062, 0.7108] where 0 <= betas < 1, shares = [0.5136, 0.8059, 0.8332] where shares > 0, }
    state { s0 = lr, s1 = g^2, s2 = 0.1, m[betas] }
    update(w, g, t) {
        s0 = ema(0.9, col_dot(((if flag && w >= w { g } else { g })) - g * w, g));
        let x0 = 1.7591 * ((0.2835)^1.5);
        s1 = min(prev(s1) + 1, w);
        s2 = (beta0) * prev(s2) + (1 - (beta0)) * (abs(g * (s1)));
        for b in betas { let d = (sqrt(sqrt(prev(s2)))) * shares[b]; m[b] = trace(b, d); }
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + lr * prev(s0) + lr * x0 + 0.5 * lr * max(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[2] + lr * prev(m[2]) + lr * (((if 1.2104 >= 1 / t { sum((b, x) in (betas, shares): x * m[b] / (1 + b)) } else { sum((b, x) in (betas, shares): x * m[b] / (1 + b)) }))^2));
    }
    eval(w) {
        let y = (1.5282) / (exp(clamp(s1, -3, 3)));
        w += 0.5 * (y * (log1p(eps)) - w);
    }
}

optimizer! {
    pub struct Reducing44 { lr = 0.1896 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.6579, 0.7797] where 0 <= betas < 1, shares = [1.6851, 0.5667] where shares > 0, }
    state { m[betas] }
    update(w, g) {
        for b in betas { let d = ((2 - sign(min(0.7888, w)))) * shares[b]; m[b] = ema(b, d); }
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * sum(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[1] + lr * prev(m[1]) + lr * ((model_sum(abs((len(betas)) * g)) - (sum(b in betas: m[b]) * (prev(m[1]))) / (abs(min(len(betas), prev(m[1]))) + eps)));
    }
}

optimizer! {
    pub struct Reducing45 { lr = 0.1508 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (model_norm(((w * (g)) / (abs((g + w)) + eps)) + w)));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_reducing_rule {
    ($call:ident) => {
        $call! { Reducing0 Reducing1 Reducing2 Reducing3 Reducing4 Reducing5 Reducing6 Reducing7 Reducing8 Reducing9 Reducing10 Reducing11 Reducing12 Reducing13 Reducing14 Reducing15 Reducing16 Reducing17 Reducing18 Reducing19 Reducing20 Reducing21 Reducing22 Reducing23 Reducing24 Reducing25 Reducing26 Reducing27 Reducing28 Reducing29 Reducing30 Reducing31 Reducing32 Reducing33 Reducing34 Reducing35 Reducing36 Reducing37 Reducing38 Reducing39 Reducing40 Reducing41 Reducing42 Reducing43 Reducing44 Reducing45 }
    };
}
