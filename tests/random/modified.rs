//! Random rules with modifiers that reduce, written by a test of the compiler.
// No line is by hand: see `optim-macros/compiler/src/tests/random_rules.rs`.

use optim_runtime::optimizer;

optimizer! {
    pub struct ReducingModified0 { lr = 0.0576 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (g);
    }
    with agc, centralize;
}

optimizer! {
    pub struct ReducingModified1 { lr = 0.4099 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8281 where 0 <= beta0 < 1, c = 1.8901 where c >= 0, betas = [0.5956] where 0 <= betas < 1, shares = [0.8332] where shares > 0, }
    state { s0, s1: scalar = 1, m[betas] = lr }
    update(w, g, t) {
        s0 = running_max(beta0, clamp(tanh(w), -1, 1));
        s1 = prev(s1) * (1 - 0.5^t);
        for b in betas { let d = ((if min(s0, w) > g { g * (s1) } else { (lr)^3 })) * shares[b]; m[b] = if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }; }
        w = 0.99 * w - (lr * g + lr * min(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[0] + 0.1 * prev(m[0]) + lr * (min((g) / (eps) * (prev(m[0]) * (s1)), min(w, -1.1195) * ((if s0 < min(b in betas: m[b]) { 1.654 } else { c })))));
    }
    with cautious, centralize;
}

optimizer! {
    pub struct ReducingModified2 { lr = 0.162 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.5745] where 0 <= betas < 1, shares = [0.5578] where shares > 0, }
    state { m[betas]: scalar = 1 }
    update(w, g, t) {
        for b in betas { m[b] = prev(m[b]) * (1 - b / t); }
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * min(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[0] + 0.1 * prev(m[0]) + lr * (eps);
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ((2 - sign(m[0])) + abs(1.4208));
        w = min(b in betas: m[b]);
    }
    with independent_weight_decay, centralize, agc;
}

optimizer! {
    pub struct ReducingModified3 { lr = 0.0977 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, eps);
        s1 = ema(0.9, 0.8714);
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.1 * s1 + lr * ((ln(sqrt(lr + eps))) / (exp(clamp((s0) / (0.12), -3, 3))));
    }
    eval(w) {
        w += 0.5 * ((s0) / (eps * (eps)) - w);
    }
    with maximize, clip_update, coupled_weight_decay, cautious;
}

optimizer! {
    pub struct ReducingModified4 { lr = 0.2608 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7321 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = trace(beta0, ((eps)^1.5)^1.5);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * prev(s0) + lr * ((min(beta0, ln(eps)) + ((sqrt(t) - prev(s0))) / (exp(clamp(w, -3, 3)))));
    }
    with independent_weight_decay, trust_ratio;
}

optimizer! {
    pub struct ReducingModified5 { lr = 0.0398 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9802 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((w)^2 * ((beta0) / (1.68 * (eps))));
    }
    with schedule_free, agc;
}

optimizer! {
    pub struct ReducingModified6 { lr = 0.4971 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (w);
    }
    with cautious, coupled_weight_decay, decoupled_weight_decay, clip_update;
}

optimizer! {
    pub struct ReducingModified7 { lr = 0.2765 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w }
    update(w, g) {
        s0 = running_max(0.9, (if w < -0.5 { ((if lr >= 1 && lr <= 8 { ln(lr) } else { g })) / (w) } else { 0 }));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * ((g)^3);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = abs(-0.4502 * (w));
        if t > 2 {
            w *= eps;
        } else {
            w = s0;
        }
    }
    with centralize, grokfast, maximize;
}

optimizer! {
    pub struct ReducingModified8 { lr = 0.1483 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        w -= lr * g + 0.5 * lr * s0 + lr * (g);
    }
    with clip_update, trust_ratio;
}

optimizer! {
    pub struct ReducingModified9 { lr = 0.2911 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8667 where 0 <= beta0 < 1, n = 17u64 , betas = [0.662, 0.9372] where 0 <= betas < 1, shares = [1.2645, 1.8543] where shares > 0, }
    state { s0 = w, s1, s2, m[betas] = lr }
    update(w, g) {
        s0 = ema(0.9, min(-1.5226 * (g), (w) / (eps)));
        let x0 = min(1.244, -1.3638);
        s1 = running_max(beta0, cos(x0));
        let x1 = ((w + -1.7842))^2;
        s2 = ema(0.9, n);
        for (b, x) in (betas, shares) { let d = max((prev(s1)) / (abs(prev(s1)) + eps), 0); m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w -= lr * g + 0.5 * lr * s0 + 0.5 * lr * x1 + 0.1 * s2 + lr * prev(s2) + 0.5 * lr * debias(s2) + 0.1 * min(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[1] + lr * prev(m[1]) + lr * (((if 1.3673 >= prev(s2) { (s0)^3 } else { expm1(clamp(prev(s1), -3, 3)) }) + x1));
    }
    with trust_ratio;
}

optimizer! {
    pub struct ReducingModified10 { lr = 0.3329 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0, s1 = w, s2 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, (0.3386 + eps));
        let x0 = eps;
        s1 = running_max(0.9, (-(w) + -(x0)));
        s2 = ema(0.9, ((lr) / (eps)) / ((sqrt(x0) + eps)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * s1 + 0.1 * s2 + lr * prev(s2) + lr * (atan2(((if s1 > 0 { sqrt(s1) } else { (t + 1) }) - w), expm1(clamp((s1 + s0), -3, 3))));
    }
    eval(w) {
        if flag {
            w *= (2 - clamp(s2, -1, 1)) * ((sqrt(eps) + eps));
        } else {
            w *= (sqrt((s2)^2) + eps);
        }
    }
    with agc, sign, independent_weight_decay;
}

optimizer! {
    pub struct ReducingModified11 { lr = 0.1009 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.8158, 0.711, 0.5288] where 0 <= betas < 1, shares = [1.1931, 1.505, 0.3492] where shares > 0, }
    state { m[betas] = g^2 }
    update(w, g, t) {
        for b in betas { let d = (min((t) / (abs(g) + eps), (-1.9158) / (eps))) * shares[b]; m[b] = if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }; }
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * max(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[2] + 0.5 * lr * prev(m[2]) + lr * ((((t)^3) / (abs(max(b in betas: m[b]) * (-1.9158)) + eps)) / (max(m[2] * (lr), eps))));
    }
    with cautious, trust_ratio;
}

optimizer! {
    pub struct ReducingModified12 { lr = 0.2362 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6865 where 0 <= beta0 < 1, beta1 = 0.6303 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = (0.9) * prev(s0) + (1 - (0.9)) * ((if 0.4749 <= -0.4181 { -1.1627 } else { 0.2028 }) * ((beta0) / (abs(lr) + eps)));
        s1 = trace(0.9 - 0.4 / t, abs((g + s0)));
        w -= lr * g + lr * s1 + lr * (min(s0 * (lr), min(beta1, -0.454)) * ((if (prev(s0)) / (abs(g) + eps) >= s1 { prev(s0) } else { clamp(s0, -1, 1) })));
    }
    with grokfast, centralize, agc;
}

optimizer! {
    pub struct ReducingModified13 { lr = 0.4239 where lr >= 0, flag = false , }
    state { s0 = lr }
    update(w, g, t) {
        s0 = (0.9 - 0.4 / t) * prev(s0) + (1 - (0.9 - 0.4 / t)) * (sqrt(abs(w)));
        let x0 = exp(clamp((if flag { -0.2929 } else { g }), -3, 3));
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.1 * x0 + lr * (((if x0 > prev(s0) { 1.1984 } else { (if prev(s0) > x0 { x0 } else { g }) }))^3));
    }
    with clip_update, nesterov;
}

optimizer! {
    pub struct ReducingModified14 { lr = 0.3896 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6012 where 0 <= beta0 < 1, flag = true , }
    state { s0, s1 = lr, s2: scalar = 1 }
    update(w, g) {
        s0 = ema(beta0, (1 - clamp(w, -1, 1)^2));
        let x0 = max(clamp(lr, -1, 1), 0);
        s1 = trace(0.9, clamp(eps, -1, 1));
        let x1 = (if new(s1) { 2 } else { 3 });
        s2 = prev(s2) * (0.9);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * prev(s0) + lr * x0 + 0.1 * prev(s1) + 0.5 * lr * x1 + 0.1 * s2 + lr * ((((-1.139 - g) - (s2) / (eps)) + (if flag && atan2(s2, prev(s1)) < g { clamp(prev(s0), -1, 1) } else { clamp(-0.6915, -1, 1) })));
    }
    with trust_ratio, nesterov;
}

optimizer! {
    pub struct ReducingModified15 { lr = 0.2611 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * ((round((if g >= 1 && g <= 8 { ln(g) } else { w })) + ((w) / (eps))^3));
    }
    with agc;
}

optimizer! {
    pub struct ReducingModified16 { lr = 0.4139 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.6583, 0.5719] where 0 <= betas < 1, shares = [0.8348, 0.1483] where shares > 0, }
    state { s0: scalar = 1, s1: scalar = 1, s2, m[betas] }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = prev(s1) * (0.9);
        s2 = running_max(0.75, s1);
        let x2 = (g)^2;
        for b in betas { let d = (((1 / t - w)) / (exp(clamp(s1, -3, 3)))) * shares[b]; m[b] = if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }; }
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.1 * s2 + lr * x2 + lr * mean(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[1] + 0.5 * lr * prev(m[1]) + lr * (ln(max(sum((b, x) in (betas, shares): x * m[b] / (1 + b)) * (prev(m[1])), eps))));
    }
    with weight_decay, cautious, agc;
}

optimizer! {
    pub struct ReducingModified17 { lr = 0.3587 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (-(eps));
    }
    with weight_decay, centralize;
}

optimizer! {
    pub struct ReducingModified18 { lr = 0.1049 where lr >= 0, eps = 1e-6 where eps > 0, n = 20u64 , flag = true , }
    state { s0 = lr, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = ema(0.6, (1 - clamp(-(w), -1, 1)^2));
        s1 = ema(0.6, abs(w * (g)));
        let x1 = min(min(lr, prev(s1)), n);
        s2 = ema(0.9 - 0.4 / t, (1.9882)^0.3 * (prev(s1) * (s0)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * x1 + 0.1 * s2 + lr * (ln((sqrt(sqrt(s0)) + eps))));
    }
    eval(w, t) {
        if flag {
            w = ((if s0 != 0 { 1 / (s0) } else { s2 })) / (abs(clamp(w * (s2), -1, 1)) + eps);
        } else {
            w += 0.5 * (t - w);
        }
    }
    with clip_update;
}

optimizer! {
    pub struct ReducingModified19 { lr = 0.4794 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8352 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, clamp(g, -1, 1));
        let x0 = (clamp(prev(s0), -1, 1) + -1.8498 * (0.67));
        s1 = ema(beta0, ln((1 + (x0)^2)));
        w -= lr * sign(g) + 0.1 * s1 + 0.5 * lr * debias(s1) + lr * ((clamp(min(eps, x0), -1, 1))^3);
    }
    with trust_ratio;
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_modified_rule {
    ($call:ident) => {
        $call! { ReducingModified0 ReducingModified1 ReducingModified2 ReducingModified3 ReducingModified4 ReducingModified5 ReducingModified6 ReducingModified7 ReducingModified8 ReducingModified9 ReducingModified10 ReducingModified11 ReducingModified12 ReducingModified13 ReducingModified14 ReducingModified15 ReducingModified16 ReducingModified17 ReducingModified18 ReducingModified19 }
    };
}
