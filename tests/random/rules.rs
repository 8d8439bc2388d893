//! Random rules, written by a test of the compiler.
// No line is by hand: see `optim-macros/compiler/src/tests/random_rules.rs`.

use optim_runtime::optimizer;

optimizer! {
    pub struct Random0 { lr = 0.4699 where lr >= 0, eps = 1e-6 where eps > 0, n = 13u64 , betas = [0.5164, 0.9508] where 0 <= betas < 1, shares = [0.7996, 1.617] where shares > 0, }
    state { s0 = 0.1, m[betas] = g^2 }
    update(w, g) {
        s0 = ema(0.75, ((g) / (abs(g) + eps))^3);
        for (b, x) in (betas, shares) { let d = eps; m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w -= lr * sign(g) + 0.1 * s0 + 0.5 * lr * min(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[1] + lr * prev(m[1]) + lr * ((if (-0.5272) / (eps) > w { n } else { 1.6803 }));
    }
    eval(w, t) {
        if t > 2 {
            w = (((min(b in betas: m[b])) / (eps) + -(s0)) - min(b in betas: m[b]));
        } else {
            w += 0.5 * (n - w);
        }
    }
}

optimizer! {
    pub struct Random1 { lr = 0.0869 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = lr, s2: scalar = 1 }
    update(w, g) {
        s0 = ema(0.9, floor((-0.5961) / (eps)));
        s1 = ema(0.9, min(ln((if new(s0) { 2 } else { 3 })), (g) / (1.1717)));
        s2 = prev(s2) * (0.9);
        let x2 = exp(clamp(g * (s0), -3, 3));
        w = 0.99 * w - (lr * g + lr * prev(s0) + lr * s1 + 0.5 * lr * s2 + 0.1 * x2 + lr * ((ln((sqrt(s2) + eps)) + prev(s0))));
    }
    eval(w, t) {
        if t > 2 {
            w *= max(clamp(s0, -1, 1), eps);
        } else {
            w = (((if s0 > 0 { sqrt(s0) } else { s1 }) - s1) + (ln(eps)) / (abs((-1.4225) / (1.255)) + eps));
        }
    }
}

optimizer! {
    pub struct Random2 { lr = 0.3833 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.7357 , }
    update(w, g) {
        w -= lr * sign(g) + lr * ((cbrt((w + c))) / (abs(lr) + eps));
    }
}

optimizer! {
    pub struct Random3 { lr = 0.0977 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, eps);
        s1 = ema(0.9, 0.8714);
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.1 * s1 + lr * ((ln(sqrt(lr + eps))) / (exp(clamp((s0) / (0.12), -3, 3))));
    }
    eval(w) {
        w += 0.5 * ((s0) / (eps * (eps)) - w);
    }
}

optimizer! {
    pub struct Random4 { lr = 0.2887 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6255 where 0 <= beta0 < 1, betas = [0.6194, 0.9622] where 0 <= betas < 1, shares = [1.7259, 1.7648] where shares > 0, }
    state { s0, m[betas] }
    update(w, g, t) {
        s0 = trace(beta0, abs(w));
        for b in betas { let d = (((beta0 + g))^2) * shares[b]; m[b] = ema(b, d); }
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * sum(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[1] + 0.1 * prev(m[1]) + lr * ((min((w) / (abs(betas[1]) + eps), ln(eps)) + ((sqrt(t) - s0)) / (exp(clamp(sum(b in betas: m[b]), -3, 3)))));
    }
}

optimizer! {
    pub struct Random5 { lr = 0.2896 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((g) / (abs((w)^2) + eps));
    }
}

optimizer! {
    pub struct Random6 { lr = 0.3042 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (clamp(g, -1, 1));
    }
}

optimizer! {
    pub struct Random7 { lr = 0.112 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = max(prev(s0), max(w, 0) * (clamp(g, 0, 1)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (ln(sqrt((s0 + s0) + eps))));
    }
    eval(w) {
        w *= sqrt(clamp(lr, 0, 1) + eps);
    }
}

optimizer! {
    pub struct Random8 { lr = 0.3023 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6619 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = 0.1 }
    update(w, g, t) {
        s0 = (0.9 - 0.4 / t) * prev(s0) + (1 - (0.9 - 0.4 / t)) * (((if -1.2098 > 0 { sqrt(-1.2098) } else { lr }))^2);
        let x0 = (2 - sign(cbrt(1.8331)));
        s1 = running_max(beta0, ((w - -1.2402) - clamp(g, -1, 1)));
        w -= lr * sign(g) + lr * s0 + lr * x0 + 0.5 * lr * s1 + 0.1 * prev(s1) + lr * (ln(max((1.1653) / (eps), eps)));
    }
    eval(w, t) {
        if t > 2 {
            w *= exp(clamp((s0 - w), -3, 3));
        } else {
            w = w + lr * (ln(exp(clamp((s1) / (eps), -3, 3))));
        }
    }
}

optimizer! {
    pub struct Random9 { lr = 0.0344 where lr >= 0, betas = [0.5556] where 0 <= betas < 1, shares = [0.3302] where shares > 0, }
    state { m[betas] }
    update(w, g) {
        for (b, x) in (betas, shares) { let d = ((if w <= g { 0.6262 } else { w }))^2; m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w -= lr * sign(g) + 0.1 * min(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[0] + 0.1 * prev(m[0]) + lr * ((clamp((if sum((b, x) in (betas, shares): x * m[b] / (1 + b)) > prev(m[0]) { prev(m[0]) } else { g }), -1, 1)) / ((1 + (min(b in betas: m[b]))^2)));
    }
}

optimizer! {
    pub struct Random10 { lr = 0.2124 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9875 where 0 <= beta0 < 1, c = 1.655 , flag = true , }
    state { s0, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, g);
        let x0 = ((0.5354 + beta0) + 1 / (1 + t));
        s1 = trace(0.9 - 0.4 / t, (-(w))^3);
        s2 = min(prev(s2) + 1, ((if !flag { prev(s1) } else { c }) - clamp(g, -1, 1)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * x0 + 0.5 * lr * s2 + lr * ((if s2 != 0 { 1 / (s2) } else { (w) / (abs((x0) / (1.5729)) + eps) }));
    }
}

optimizer! {
    pub struct Random11 { lr = 0.1305 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 }
    update(w, g, t) {
        s0 = max(prev(s0), max((-1.1309) / (abs(w) + eps), 0));
        s1 = ema(0.9 - 0.4 / t, sqrt(lr));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * s1 + 0.5 * lr * debias(s1) + lr * ((prev(s0))^3);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = abs(-0.4502 * (s1));
        if t > 2 {
            w *= eps;
        } else {
            w = s1;
        }
    }
}

optimizer! {
    pub struct Random12 { lr = 0.4039 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * (((w)^3 * ((eps) / (eps))) / ((sqrt((1 / t)^0.5) + eps)));
    }
}

optimizer! {
    pub struct Random13 { lr = 0.2943 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9718 where 0 <= beta0 < 1, flag = true , betas = [0.5587, 0.8673, 0.5425] where 0 <= betas < 1, shares = [1.9176, 0.2029, 0.5735] where shares > 0, }
    state { s0 = 0.1, s1, m[betas] = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, (if w > 0 { sqrt(w) } else { 1.244 }));
        s1 = running_max(beta0, min(w, s0) * ((w - prev(s0))));
        let x1 = ((w + -1.7842))^2;
        for b in betas { let d = ((if new(s0) { 2 } else { 3 }) * (ln(eps))) * shares[b]; m[b] = trace(b, d); }
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s1 + lr * prev(s1) + lr * x1 + 0.5 * lr * sum(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[2] + lr * prev(m[2]) + lr * (len(betas)));
    }
    eval(w) {
        if flag {
            w = (if flag { sum(b in betas: m[b]) } else { (sum(b in betas: m[b]) - clamp(sum(b in betas: m[b]), -1, 1)) });
        } else {
            w = w + lr * (-((cbrt(sum((b, x) in (betas, shares): x * m[b] / (1 + b))) + (if eps < -0.5 { (0.6668) / (eps) } else { 0 }))));
        }
    }
}

optimizer! {
    pub struct Random14 { lr = 0.0204 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5983 where 0 <= beta0 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((if g > 0 { sqrt(g) } else { clamp(w, -1, 1) }) * (w)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = abs((w)^3);
        w += 0.5 * (((w - w)) / (sqrt(beta0 + eps)) - w);
    }
}

optimizer! {
    pub struct Random15 { lr = 0.3678 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((((if w > 0 { sqrt(w) } else { w })) / (sqrt(lr + eps)))^3);
    }
    eval(w) {
        let y = (w * (eps)) / ((2 - clamp(w, -1, 1)));
        w = w + lr * (y * ((w)^3 * ((y + lr))));
    }
}

optimizer! {
    pub struct Random16 { lr = 0.0432 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.9315, 0.9031] where 0 <= betas < 1, shares = [1.7767, 1.4463] where shares > 0, }
    state { s0: scalar = 1, s1, s2 = lr, m[betas] }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        s1 = ema(0.9 - 0.4 / t, -((g) / (eps)));
        s2 = max(prev(s2), max((s1) / (eps), 0));
        for (b, x) in (betas, shares) { let d = w; m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w = 0.99 * w - (lr * g + lr * s0 + lr * s2 + 0.5 * lr * max(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[1] + 0.1 * prev(m[1]) + lr * (s2));
    }
}

optimizer! {
    pub struct Random17 { lr = 0.1515 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9031 where 0 <= beta0 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (g));
    }
    eval(w) {
        w = (-(atan2(beta0, w))) / ((sqrt(abs(-1.0377)) + eps));
    }
}

optimizer! {
    pub struct Random18 { lr = 0.2566 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.898 where 0 <= beta0 < 1, flag = false , }
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
    pub struct Random19 { lr = 0.2476 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6354 where 0 <= beta0 < 1, beta1 = 0.766 where 0 <= beta1 < 1, flag = false , }
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
    pub struct Random20 { lr = 0.122 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.9628 where 0 <= beta1 < 1, betas = [0.7774] where 0 <= betas < 1, shares = [1.0197] where shares > 0, }
    state { s0: scalar = 1, m[betas] }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        for (b, x) in (betas, shares) { let d = ln(eps) * (g); m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * min(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[0] + 0.1 * prev(m[0]) + lr * ((ln(len(betas)) * (m[0]) - min(w * (beta1), min(lr, -0.454))));
    }
}

optimizer! {
    pub struct Random21 { lr = 0.1427 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * sign(g) + lr * (ln(eps) * ((if t >= 1 && t <= 8 { ln(t) } else { g })) * (((1 / t + 0.0216)) / (eps))));
    }
    eval(w) {
        let y = (w) / (eps);
        w += 0.5 * (((y) / (abs(w) + eps))^3 - w);
    }
}

optimizer! {
    pub struct Random22 { lr = 0.0452 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0 }
    update(w, g, t) {
        s0 = running_max(0.9 - 0.4 / t, max((g) / (abs(w) + eps), 0));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * ((s0) / (eps) * ((if lr > 0 { sqrt(lr) } else { s0 })) * (ln((2 - clamp(w, -1, 1)))));
    }
    eval(w, t) {
        let y = ((-1.44)^3)^2;
        if flag {
            w = ((min(s0, t) - (y + s0))) / ((sqrt((-0.6793)^2) + eps));
        } else {
            w += 0.5 * (clamp(w, -1, 1) * (min(y, 0.5182)) - w);
        }
    }
}

optimizer! {
    pub struct Random23 { lr = 0.2213 where lr >= 0, beta0 = 0.6497 where 0 <= beta0 < 1, beta1 = 0.8816 where 0 <= beta1 < 1, }
    state { s0 = g^2, s1 = 0.1, s2 = lr }
    update(w, g, t) {
        s0 = ema(0.9, clamp(w, -1, 1) * (g));
        let x0 = g * (sqrt(t)) * (min(g, beta0));
        s1 = ema(beta0, beta1);
        let x1 = (clamp(-1.9534, -1, 1) - s0 * (s0));
        s2 = running_max(0.9 - 0.4 / t, x1);
        w -= lr * g + 0.5 * lr * x0 + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + 0.5 * lr * s2 + lr * ((atan2((-0.9407)^3, (s1 - x0)))^3);
    }
}

optimizer! {
    pub struct Random24 { lr = 0.0209 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (min(w, g * (-(w))));
    }
}

optimizer! {
    pub struct Random25 { lr = 0.3511 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5031 where 0 <= beta0 < 1, betas = [0.8959, 0.6876, 0.62] where 0 <= betas < 1, shares = [0.3363, 0.906, 0.5462] where shares > 0, }
    state { s0 = w, s1 = lr, m[betas] }
    update(w, g) {
        s0 = ema(beta0, ln((sqrt(eps) + eps)));
        s1 = ema(beta0, ((prev(s0)) / (eps)) / (abs(g) + eps));
        for b in betas { let d = ((s0 - (g) / (abs(w) + eps))) * shares[b]; m[b] = running_max(b, d); }
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + 0.5 * lr * mean(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[2] + 0.1 * prev(m[2]) + lr * ((if sum((b, x) in (betas, shares): x * m[b] / (1 + b)) < -0.5 { ((if prev(s0) < -0.5 { (-(s0)) / (prev(s0)) } else { 0 })) / (sum((b, x) in (betas, shares): x * m[b] / (1 + b))) } else { 0 }));
    }
}

optimizer! {
    pub struct Random26 { lr = 0.4224 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5074 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1: scalar = 1, s2 = w }
    update(w, g, t) {
        s0 = ema(beta0, sqrt((2 - sign(-0.6045))));
        let x0 = abs(w);
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = ema(beta0, s0);
        let x2 = (1 - clamp(g, -1, 1)^2);
        w -= lr * g + 0.5 * lr * x0 + lr * s1 + lr * s2 + 0.1 * prev(s2) + 0.5 * lr * x2 + lr * (((if s0 > 0 { sqrt(s0) } else { eps })) / (abs(s1 * (lr) * (prev(s2))) + eps));
    }
}

optimizer! {
    pub struct Random27 { lr = 0.288 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.9, g);
        let x0 = (w) / (abs(s0 * (1 / t)) + eps);
        s1 = (0.9) * prev(s1) + (1 - (0.9)) * ((if flag && x0 * (x0) > g { clamp(s0, -1, 1) } else { (if g < x0 { w } else { s0 }) }));
        w -= lr * sign(g) + 0.5 * lr * s1 + lr * ((atan2(w, eps) * ((s0)^3)) / ((1 + ((x0) / (abs(g) + eps))^2)));
    }
    eval(w) {
        let y = s1 * (-1.0698) * (min(1.0986, s0));
        if flag {
            w = w + lr * (atan2(((if flag { s1 } else { s0 })) / (exp(clamp(y, -3, 3))), atan2((w - s1), correction(s0))));
        } else {
            w *= (2 - clamp(eps, -1, 1));
        }
    }
}

optimizer! {
    pub struct Random28 { lr = 0.4873 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = lr }
    update(w, g) {
        s0 = max(prev(s0), eps);
        let x0 = (1 + (ln(eps))^2);
        s1 = ema(0.9, abs(g) * ((sqrt(s0) + eps)));
        let x1 = sqrt(prev(s1));
        w -= lr * clamp(g, -1, 1) + lr * x0 + lr * x1 + lr * (sign((min(x1, w) + (s1) / (0.4029))));
    }
    eval(w, t) {
        let y = log1p(eps * (eps));
        if t > 2 {
            w += 0.5 * (((if s0 > 0 { sqrt(s0) } else { eps })) / ((s0 + 1 / (1 + t))) - w);
        } else {
            w = w + lr * ((if lr * (w) <= -0.3301 { s0 } else { y }));
        }
    }
}

optimizer! {
    pub struct Random29 { lr = 0.0489 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8379 where 0 <= beta1 < 1, flag = true , }
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
    pub struct Random30 { lr = 0.4087 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.7294] where 0 <= betas < 1, shares = [1.6752] where shares > 0, }
    state { s0, s1, s2, m[betas] }
    update(w, g, t) {
        s0 = running_max(0.75, (-(w)) / ((sqrt(lr) + eps)));
        let x0 = eps;
        s1 = (0.9 - 0.4 / t) * prev(s1) + (1 - (0.9 - 0.4 / t)) * ((1 - clamp(w, -1, 1)^2) * (max(s0, eps)));
        let x1 = (-(prev(s0)) - (g - s1));
        s2 = trace(0.9 - 0.4 / t, (-0.4478) / ((s1 + 1 / (1 + t))));
        for b in betas { let d = (max(-1.5347, 0)) * shares[b]; m[b] = if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }; }
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * x1 + lr * s2 + 0.1 * mean(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[0] + 0.5 * lr * prev(m[0]) + lr * ((1.09)^3);
    }
}

optimizer! {
    pub struct Random31 { lr = 0.4168 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.75, max((-0.9787 - w), eps));
        s1 = running_max(0.75, cos((g) / (eps)));
        w -= lr * sign(g) + lr * s0 + 0.1 * s1 + 0.1 * prev(s1) + lr * ((min(clamp(eps, -1, 1), (prev(s1) + t)))^3);
    }
}

optimizer! {
    pub struct Random32 { lr = 0.2498 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = lr, s2 = lr }
    update(w, g, t) {
        s0 = ema(0.6, clamp(w * (w), -1, 1));
        let x0 = (sqrt((lr)^1.5) + eps);
        s1 = max(prev(s1), abs(x0) * (abs((t + 1))));
        let x1 = abs(cos(prev(s1)));
        s2 = ema(0.6, (2 - sign((g) / (abs(x1) + eps))));
        let x2 = (1.1134) / (max(lr, eps));
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.5 * lr * debias(s0) + lr * s2 + 0.1 * x2 + lr * ((((t + 1) + s1)) / (exp(clamp((1 / t - s2), -3, 3)))));
    }
}

optimizer! {
    pub struct Random33 { lr = 0.027 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6214 where 0 <= beta0 < 1, }
    state { s0, s1 = lr }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, eps);
        s1 = trace(beta0, clamp(g * (beta0), 0, 1));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * prev(s0) + 0.5 * lr * s1 + 0.1 * prev(s1) + lr * ((-(ln(eps)))^3);
    }
}

optimizer! {
    pub struct Random34 { lr = 0.2846 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((-((w - w))) / (abs(clamp(g * (g), -1, 1)) + eps));
    }
}

optimizer! {
    pub struct Random35 { lr = 0.3193 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.6912, 0.6416] where 0 <= betas < 1, shares = [0.9885, 1.5372] where shares > 0, }
    state { m[betas] = lr }
    update(w, g, t) {
        for b in betas { let d = (g) * shares[b]; m[b] = if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }; }
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * mean(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[1] + lr * prev(m[1]) + lr * (min(0.67, (ln(eps) + (g) / (eps))));
    }
    eval(w) {
        w = w + lr * (min(round(sum((b, x) in (betas, shares): x * m[b] / (1 + b)) * (eps)), (m[1] - betas[1]) * ((w) / (eps))));
    }
}

optimizer! {
    pub struct Random36 { lr = 0.0874 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.905 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * g + lr * ((ln((2 - clamp(beta0, -1, 1)))) / ((2 - clamp(eps, -1, 1)) * ((eps + eps))));
    }
}

optimizer! {
    pub struct Random37 { lr = 0.14 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (clamp(g, -1, 1))^3);
        s1 = trace(0.9, max((g) / (eps), 0));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * s1 + lr * prev(s1) + lr * ((if -0.3714 != 0 { 1 / (-0.3714) } else { (prev(s1) * (w)) / (exp(clamp(w, -3, 3))) }));
    }
    eval(w) {
        let y = s1;
        w = w + lr * (sqrt(abs(y)));
    }
}

optimizer! {
    pub struct Random38 { lr = 0.1713 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9795 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, sqrt((eps)^1.5));
        s1 = running_max(beta0, ((0.5222 - 0.0537) + (lr - w)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * prev(s0) + lr * debias(s0) + 0.5 * lr * s1 + lr * ((((s0) / (eps) + (w) / (abs(s0) + eps))) / ((sqrt(abs(s0)) + eps))));
    }
}

optimizer! {
    pub struct Random39 { lr = 0.3484 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.5155] where 0 <= betas < 1, shares = [1.844] where shares > 0, }
    state { m[betas] = lr }
    update(w, g) {
        for (b, x) in (betas, shares) { let d = eps; m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w -= lr * sign(g) + 0.5 * lr * min(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[0] + 0.1 * prev(m[0]) + lr * ((clamp(prev(m[0]), -1, 1)) / (eps));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = clamp((sum((b, x) in (betas, shares): x * m[b] / (1 + b))) / (abs(w) + eps), 0, 1);
        w = w + lr * (clamp(((sum((b, x) in (betas, shares): x * m[b] / (1 + b)))^3)^3, -1, 1));
    }
}

optimizer! {
    pub struct Random40 { lr = 0.1231 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6893 where 0 <= beta0 < 1, beta1 = 0.9863 where 0 <= beta1 < 1, betas = [0.5304, 0.971, 0.781] where 0 <= betas < 1, shares = [0.3891, 1.2834, 1.2086] where shares > 0, }
    state { s0, s1, m[betas] = g^2 }
    update(w, g, t) {
        s0 = trace(beta0, eps);
        s1 = (beta0) * prev(s1) + (1 - (beta0)) * (abs(clamp(s0, -1, 1)));
        let x1 = (-(beta1) + s0);
        for b in betas { let d = (-((sqrt(t)) / (eps))) * shares[b]; m[b] = ema(b, d); }
        w -= lr * sign(g) + lr * s1 + 0.5 * lr * x1 + 0.1 * min(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[2] + 0.5 * lr * prev(m[2]) + lr * ((((if x1 >= 1 && x1 <= 8 { ln(x1) } else { prev(s1) })) / ((s0 + 1 / (1 + t)))) / (sqrt(sqrt(s0) + eps)));
    }
}

optimizer! {
    pub struct Random41 { lr = 0.3682 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9562 where 0 <= beta0 < 1, c = 1.4258 where -2 <= c <= 2, }
    state { s0 = g^2, s1 = g^2, s2 }
    update(w, g, t) {
        s0 = (0.9) * prev(s0) + (1 - (0.9)) * ((lr) / ((1 + (sqrt(t))^2)));
        let x0 = (abs(g) + abs(g));
        s1 = ema(beta0, (0.4757) / (abs(x0) + eps) * (s0 * (g)));
        s2 = (beta0) * prev(s2) + (1 - (beta0)) * ((-(s1)) / (0.5761));
        w -= lr * g + 0.1 * s2 + lr * (x0);
    }
    eval(w, t) {
        if t > 2 {
            w += 0.5 * ((if w < -0.8191 { c } else { (t) / (eps) }) - w);
        } else {
            w += 0.5 * (min(clamp(w, -1, 1), (if s0 > w { 0.3419 } else { w })) - w);
        }
    }
}

optimizer! {
    pub struct Random42 { lr = 0.3644 where lr >= 0, c = 1.8419 where -2 <= c <= 2, }
    state { s0 = lr }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, (2 - sign(max(-0.8191, w))));
        let x0 = (lr + 1 / (1 + t));
        w -= lr * g + 0.5 * lr * s0 + 0.1 * x0 + lr * ((if s0 != 0 { 1 / (s0) } else { ((if g < s0 { c } else { w }) + (if (t + 1) < -0.5 { (sqrt(t)) / ((t + 1)) } else { 0 })) }));
    }
}

optimizer! {
    pub struct Random43 { lr = 0.2529 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8626 where 0 <= beta0 < 1, }
    state { s0, s1 = lr, s2 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, (w)^3 * ((-1.4425) / (0.4739)));
        s1 = ema(beta0, max(ln(eps), (w) / ((if new(s0) { 2 } else { 3 }))));
        s2 = trace(beta0, sqrt(eps) * ((2 - sign(w))));
        let x2 = ((0.2209 + lr) + 1 / (1 + t));
        w -= lr * sign(g) + 0.5 * lr * s1 + lr * s2 + 0.5 * lr * x2 + lr * ((if (t + 1) != 0 { 1 / ((t + 1)) } else { (w * (0.4436))^3 }));
    }
    eval(w) {
        w *= (clamp(w, 0, 1) + eps);
    }
}

optimizer! {
    pub struct Random44 { lr = 0.1854 where lr >= 0, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = (0.9) * prev(s0) + (1 - (0.9)) * (clamp((w)^3, 0, 1));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + lr * (s0));
    }
}

optimizer! {
    pub struct Random45 { lr = 0.1317 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.6796 where c >= 1, }
    state { s0 = w }
    update(w, g) {
        s0 = ema(0.75, min(ln(eps), (if g < -0.5 { (-1.7157) / (g) } else { 0 })));
        let x0 = w;
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.1 * x0 + lr * ((clamp(s0, -1, 1) - s0 * (s0) * (eps)));
    }
    eval(w, t) {
        w = ((s0) / (c)) / (abs((s0)^3) + eps) * ((if s0 > 0 { sqrt(s0) } else { (t) / (1 / t) }));
    }
}

optimizer! {
    pub struct Random46 { lr = 0.3622 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * sign(g) + lr * (((g) / (eps) * ((-1.0375) / (eps)) + floor((1 / t) / (eps)))));
    }
}

optimizer! {
    pub struct Random47 { lr = 0.1785 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (((1 + (1.7107)^2)) / ((2 - clamp((g) / (eps), -1, 1))));
    }
}

optimizer! {
    pub struct Random48 { lr = 0.0616 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.6, ln((eps + 1 / (1 + t))));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * debias(s0) + lr * (abs(s0));
    }
}

optimizer! {
    pub struct Random49 { lr = 0.2258 where lr >= 0, eps = 1e-6 where eps > 0, n = 4u64 , flag = true , }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = (0.9) * prev(s0) + (1 - (0.9)) * ((max(w, g)) / ((2 - clamp(n, -1, 1))));
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * (exp(clamp((if !flag { prev(s0) * (1.9749) } else { min(-1.8774, prev(s0)) }), -3, 3)));
    }
}

optimizer! {
    pub struct Random50 { lr = 0.2972 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((ln(max(w, eps)))^3);
    }
}

optimizer! {
    pub struct Random51 { lr = 0.4248 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9183 where 0 <= beta0 < 1, }
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
    pub struct Random52 { lr = 0.4263 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5165 where 0 <= beta1 < 1, c = 1.4192 where c >= 0, }
    state { s0, s1 = lr }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, eps);
        s1 = max(prev(s1), (1 - clamp((if prev(s0) > 0 { sqrt(prev(s0)) } else { prev(s0) }), -1, 1)^2));
        w -= lr * sign(g) + lr * s1 + lr * (((beta1) / (abs((if 1.6495 < -0.5 { (prev(s0)) / (1.6495) } else { 0 })) + eps)) / (sqrt(c + eps) * ((1 + (prev(s1))^2))));
    }
}

optimizer! {
    pub struct Random53 { lr = 0.1122 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.5635, 0.8116] where 0 <= betas < 1, shares = [0.3903, 1.1585] where shares > 0, }
    state { s0, m[betas] }
    update(w, g) {
        s0 = min(prev(s0) + 1, abs(g * (g)));
        for b in betas { let d = (w) * shares[b]; m[b] = trace(b, d); }
        w -= lr * g + lr * s0 + lr * mean(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[1] + lr * prev(m[1]) + lr * ((prev(m[1])) / (sqrt((eps + s0) + eps)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = s0;
        w += 0.5 * (cos(product(b in betas: shares[b] * shares[b])) * ((if len(betas) > 0 { sqrt(len(betas)) } else { s0 })) - w);
    }
}

optimizer! {
    pub struct Random54 { lr = 0.2113 where lr >= 0, eps = 1e-6 where eps > 0, n = 15u64 , betas = [0.5334, 0.5437, 0.892] where 0 <= betas < 1, shares = [0.7894, 0.8839, 1.3468] where shares > 0, }
    state { s0, s1, s2, m[betas] = lr }
    update(w, g, t) {
        s0 = (0.6) * prev(s0) + (1 - (0.6)) * ((-0.7106 * (0.8812)) / ((sqrt(n) + eps)));
        s1 = ema(0.9 - 0.4 / t, (-1.1545)^2);
        s2 = ema(0.9 - 0.4 / t, ((s0) / (abs(g) + eps)) / ((2 - clamp(s1, -1, 1))));
        for b in betas { let d = (-0.6975) * shares[b]; m[b] = ema(b, d); }
        w -= lr * clamp(g, -1, 1) + lr * s2 + 0.5 * lr * mean(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[2] + 0.1 * prev(m[2]) + lr * (-0.6975 * (min((1.2 - -0.5486), s2 * (lr))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = s1 * (s1) * ((s1)^0.5);
        w = w + lr * ((1.642) / ((1 + ((if s2 < -1.5739 { betas[2] } else { mean(b in betas: m[b]) }))^2)));
    }
}

optimizer! {
    pub struct Random55 { lr = 0.3509 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9305 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, (g - tanh(1.642)));
        let x0 = (s0) / (eps) * (eps * (g));
        s1 = trace(beta0, (-(g) - (-0.9323)^3));
        let x1 = min(floor(s1), 0.022 * (eps));
        w -= lr * g / (abs(g) + eps) + 0.1 * x0 + lr * x1 + lr * ((eps) / (abs(-((if s1 <= -0.9345 { 1.0664 } else { s0 }))) + eps));
    }
}

optimizer! {
    pub struct Random56 { lr = 0.3639 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9445 where 0 <= beta0 < 1, betas = [0.6621] where 0 <= betas < 1, shares = [1.4205] where shares > 0, }
    state { s0, m[betas] = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, (g - (beta0 + beta0)));
        for (b, x) in (betas, shares) { let d = (if -1.1291 <= g { 0.1023 } else { g }) * (clamp(s0, -1, 1)); m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w -= lr * clamp(g, -1, 1) + 0.1 * max(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[0] + 0.1 * prev(m[0]) + lr * (min((1 / t * (m[0]) + w * (prev(m[0]))), ((s0) / (abs(g) + eps) - (if max(b in betas: m[b]) <= betas[0] { beta0 } else { 1.2637 }))));
    }
}

optimizer! {
    pub struct Random57 { lr = 0.0396 where lr >= 0, eps = 1e-6 where eps > 0, n = 17u64 , }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((-(exp(clamp(g, -3, 3)))) / ((abs(n) + eps)));
    }
}

optimizer! {
    pub struct Random58 { lr = 0.2231 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8256 where 0 <= beta0 < 1, betas = [0.6601] where 0 <= betas < 1, shares = [0.8733] where shares > 0, }
    state { s0 = 0.1, s1, s2, m[betas]: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, (abs(eps) + abs(w)));
        s1 = running_max(beta0, ((lr - w))^2);
        let x1 = sqrt((eps + eps) + eps);
        s2 = ema(beta0, s1);
        let x2 = (2 - clamp((if s1 >= 0.0127 { w } else { s1 }), -1, 1));
        for b in betas { m[b] = prev(m[b]) * shares[b] / (1 + shares[b]); }
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * x1 + 0.1 * s2 + 0.1 * prev(s2) + 0.1 * x2 + 0.5 * lr * min(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[0] + lr * prev(m[0]) + lr * ((g * (x2) * ((0.1177) / (x1))) / ((2 - clamp(betas[0], -1, 1))));
    }
}

optimizer! {
    pub struct Random59 { lr = 0.2243 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.814 where 0 <= beta0 < 1, betas = [0.9748, 0.9796] where 0 <= betas < 1, shares = [0.421, 0.9955] where shares > 0, }
    state { s0 = g^2, s1: scalar = 1, s2 = 0.1, m[betas] }
    update(w, g, t) {
        s0 = ema(beta0, clamp(w, -1, 1) * ((w + beta0)));
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = min(prev(s2) + 1, ((s1) / (eps)) / ((2 - clamp(-0.2906, -1, 1))));
        let x2 = s1;
        for b in betas { let d = (-1.2198) * shares[b]; m[b] = if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }; }
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.1 * s2 + 0.1 * x2 + lr * max(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[1] + 0.1 * prev(m[1]) + lr * (s2);
    }
}

optimizer! {
    pub struct Random60 { lr = 0.4894 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (g);
    }
}

optimizer! {
    pub struct Random61 { lr = 0.453 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = eps;
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * x0 + lr * ((if (if g > 0 { sqrt(g) } else { g }) < -0.4733 { -1.936 } else { sqrt(1.0425) }));
    }
}

optimizer! {
    pub struct Random62 { lr = 0.351 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * (s0);
    }
}

optimizer! {
    pub struct Random63 { lr = 0.0144 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (clamp(-0.2688, 0, 1) * ((ln(0.3272)) / (eps * (eps)))));
    }
}

optimizer! {
    pub struct Random64 { lr = 0.0174 where lr >= 0, betas = [0.54, 0.874, 0.9346] where 0 <= betas < 1, shares = [1.9558, 0.5201, 0.8999] where shares > 0, }
    state { m[betas]: scalar = 1 }
    update(w, g) {
        for b in betas { m[b] = prev(m[b]) * shares[b] / (1 + shares[b]); }
        w -= lr * sign(g) + 0.5 * lr * max(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[2] + 0.5 * lr * prev(m[2]) + lr * (g);
    }
}

optimizer! {
    pub struct Random65 { lr = 0.4076 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = max(prev(s0), (w)^2 * (eps));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (clamp((eps + prev(s0)), -1, 1) * (prev(s0))));
    }
}

optimizer! {
    pub struct Random66 { lr = 0.1163 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9898 where 0 <= beta0 < 1, betas = [0.6069] where 0 <= betas < 1, shares = [1.1091] where shares > 0, }
    state { s0, s1 = lr, m[betas] }
    update(w, g, t) {
        s0 = ema(0.9, (if g < -0.5 { (-1.2862) / (g) } else { 0 }) * (eps));
        s1 = (beta0) * prev(s1) + (1 - (beta0)) * (sqrt(abs(1.1993)));
        for b in betas { let d = (w) * shares[b]; m[b] = if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }; }
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * s1 + lr * min(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[0] + 0.5 * lr * prev(m[0]) + lr * (w);
    }
}

optimizer! {
    pub struct Random67 { lr = 0.4809 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.8587] where 0 <= betas < 1, shares = [0.4709] where shares > 0, }
    state { s0 = 0.1, m[betas] = g^2 }
    update(w, g) {
        s0 = (0.6) * prev(s0) + (1 - (0.6)) * (((-0.3654)^3) / ((eps + eps)));
        for (b, x) in (betas, shares) { let d = abs(min(w, s0)); m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * min(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[0] + 0.1 * prev(m[0]) + lr * (((w)^3 - ln(eps)) * (g)));
    }
    eval(w, t) {
        let y = (if w > 0 { sqrt(w) } else { (t + 1) }) * (min(sqrt(t), lr));
        w = w + lr * ((clamp(len(betas), -1, 1) * (y)) / (eps));
    }
}

optimizer! {
    pub struct Random68 { lr = 0.3499 where lr >= 0, beta0 = 0.9417 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * g + lr * ((if w > 0 { sqrt(w) } else { 0.5222 }) * (beta0));
    }
}

optimizer! {
    pub struct Random69 { lr = 0.2366 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6903 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = 0.1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = trace(beta0, (-(g)) / ((2 - clamp(0.2328, -1, 1))));
        s1 = (0.9) * prev(s1) + (1 - (0.9)) * (((g) / (1.3798) - (eps)^3));
        let x1 = eps;
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.1 * s1 + 0.5 * lr * x1 + lr * s2 + lr * (eps);
    }
}

optimizer! {
    pub struct Random70 { lr = 0.3126 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = g^2, s2 }
    update(w, g, t) {
        s0 = (0.9 - 0.4 / t) * prev(s0) + (1 - (0.9 - 0.4 / t)) * (clamp(1.9898, -1, 1));
        s1 = (0.9) * prev(s1) + (1 - (0.9)) * (prev(s0));
        s2 = running_max(0.9, abs((eps)^3));
        w -= lr * g + lr * s1 + lr * s2 + lr * (s1 * (ln(max(eps, eps))));
    }
}

optimizer! {
    pub struct Random71 { lr = 0.4305 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * (min(g, ((if lr < w { g } else { 1.9403 }))^3));
    }
}

optimizer! {
    pub struct Random72 { lr = 0.1336 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = ema(0.9, ((if g != 0 { 1 / (g) } else { g }))^3);
        s1 = ema(0.9, (ln(eps))^3);
        s2 = max(prev(s2), ((eps + eps) + abs(s1)));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + 0.1 * prev(s1) + lr * s2 + lr * ((1 - clamp(ln(eps), -1, 1)^2));
    }
}

optimizer! {
    pub struct Random73 { lr = 0.3165 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.1724 , betas = [0.8638, 0.834] where 0 <= betas < 1, shares = [1.9394, 0.6265] where shares > 0, }
    state { s0 = lr, s1 = g^2, m[betas] }
    update(w, g, t) {
        s0 = trace(0.75, ((w) / (abs(g) + eps))^3);
        let x0 = clamp(1 / t, g, s0) * (min(t, lr));
        s1 = ema(0.75, (w - g) * ((g) / (abs(s0) + eps)));
        let x1 = (if g >= 1 && g <= 8 { ln(g) } else { (if x0 != 0 { 1 / (x0) } else { -1.0339 }) });
        for b in betas { let d = ((t + (w) / (abs(lr) + eps))) * shares[b]; m[b] = running_max(b, d); }
        w -= lr * clamp(g, -1, 1) + lr * s1 + lr * x1 + 0.1 * max(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[1] + 0.1 * prev(m[1]) + lr * (s0 * ((w + x0) * ((c + s0))));
    }
}

optimizer! {
    pub struct Random74 { lr = 0.2329 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, (if g < -0.5 { ((w - 1.7036)) / (g) } else { 0 }));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (log1p((1 + (0.8929)^2)));
    }
}

optimizer! {
    pub struct Random75 { lr = 0.1442 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
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
    pub struct Random76 { lr = 0.4968 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random77 { lr = 0.1707 where lr >= 0, eps = 1e-6 where eps > 0, n = 18u64 , flag = false , betas = [0.9416, 0.8246] where 0 <= betas < 1, shares = [1.141, 1.5277] where shares > 0, }
    state { s0, s1, m[betas]: scalar = 1 }
    update(w, g, t) {
        s0 = ema(0.75, abs(w));
        s1 = (0.9) * prev(s1) + (1 - (0.9)) * (clamp(prev(s0), 0, 1));
        let x1 = (1 + ((prev(s0)) / (eps))^2);
        for b in betas { m[b] = prev(m[b]) * (1 - b / t); }
        w -= lr * sign(g) + 0.1 * s1 + 0.1 * x1 + lr * sum(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[1] + lr * prev(m[1]) + lr * ((if lr >= s1 { g } else { (if flag { n } else { 1.9588 }) }));
    }
    eval(w, t) {
        if flag {
            w = ln(sqrt(((1 - 0.9^t))^2 + eps));
        } else {
            w *= ((w) / (eps) + eps);
        }
    }
}

optimizer! {
    pub struct Random78 { lr = 0.0129 where lr >= 0, eps = 1e-6 where eps > 0, n = 10u64 , }
    state { s0, s1 }
    update(w, g, t) {
        s0 = trace(0.9 - 0.4 / t, w);
        s1 = ema(0.75, sqrt(clamp(n, 0, 1)));
        let x1 = clamp((s1) / (eps), 0, 1);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * x1 + lr * ((((sqrt(t))^3 - (if s0 <= x1 { x1 } else { s1 }))) / (((s1 + s1) + eps)));
    }
}

optimizer! {
    pub struct Random79 { lr = 0.0801 where lr >= 0, }
    state { s0 = g^2, s1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (-(0.2215) + clamp(w, -1, 1)));
        s1 = ema(0.75, sqrt(min(0.5251, (t + 1))));
        w -= lr * sign(g) + 0.1 * s0 + lr * s1 + lr * prev(s1) + 0.1 * debias(s1) + lr * ((clamp(clamp(lr, -1, 1), 0.0332, s0 * (s0)) + s0));
    }
    eval(w) {
        w += 0.5 * ((s1 + clamp(s0, -1, 1)) - w);
    }
}

optimizer! {
    pub struct Random80 { lr = 0.158 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7829 where 0 <= beta0 < 1, beta1 = 0.6815 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1 = lr, s2 }
    update(w, g, t) {
        s0 = ema(beta0, ln(sqrt(lr + eps)));
        s1 = ema(beta1, prev(s0) * (ln(eps)));
        let x1 = ((eps)^1.5 + eps);
        s2 = (0.9 - 0.4 / t) * prev(s2) + (1 - (0.9 - 0.4 / t)) * ((ln(1.0305) + abs(lr)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + 0.5 * lr * x1 + 0.5 * lr * s2 + lr * ((if prev(s1) >= 1 && prev(s1) <= 8 { ln(prev(s1)) } else { ln(sqrt(prev(s2) + eps)) })));
    }
}

optimizer! {
    pub struct Random81 { lr = 0.0972 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * (((w - (s0) / (eps)))^3));
    }
}

optimizer! {
    pub struct Random82 { lr = 0.2126 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.8527, 0.6023, 0.884] where 0 <= betas < 1, shares = [1.9218, 1.1287, 1.7209] where shares > 0, }
    state { s0, s1 = lr, m[betas] = g^2 }
    update(w, g, t) {
        s0 = trace(0.9, clamp(g, -1, 1) * (g));
        s1 = running_max(0.9 - 0.4 / t, ln(eps));
        for (b, x) in (betas, shares) { let d = 1.2118; m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + 0.5 * lr * s1 + lr * prev(s1) + 0.5 * lr * sum(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[2] + lr * prev(m[2]) + lr * (m[2]));
    }
}

optimizer! {
    pub struct Random83 { lr = 0.1052 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.975 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = trace(beta0, (1 - clamp((lr) / (eps), -1, 1)^2));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * s1 + lr * prev(s1) + lr * ((if -1.8944 <= s1 { (if exp(clamp(w, -3, 3)) <= w { (w) / (eps) } else { (-1.4997 - s0) }) } else { ln((t + 1) * (eps)) }));
    }
}

optimizer! {
    pub struct Random84 { lr = 0.1986 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7061 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 }
    update(w, g) {
        s0 = max(prev(s0), clamp((g + g), 0, 1));
        s1 = ema(beta0, (min(beta0, s0)) / (exp(clamp(w, -3, 3))));
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + 0.1 * prev(s1) + 0.1 * debias(s1) + lr * (s0);
    }
}

optimizer! {
    pub struct Random85 { lr = 0.1489 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Random86 { lr = 0.3821 where lr >= 0, eps = 1e-6 where eps > 0, n = 14u64 , }
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
    pub struct Random87 { lr = 0.1227 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5022 where 0 <= beta0 < 1, betas = [0.5862, 0.9486] where 0 <= betas < 1, shares = [0.578, 1.9785] where shares > 0, }
    state { s0, s1, s2 = lr, m[betas] }
    update(w, g, t) {
        s0 = (0.9 - 0.4 / t) * prev(s0) + (1 - (0.9 - 0.4 / t)) * (beta0);
        let x0 = (w)^3;
        s1 = ema(beta0, ln((prev(s0) + 1 / (1 + t))));
        s2 = ema(0.9, ((w)^3) / (eps));
        for b in betas { let d = ((1.0909)^3) * shares[b]; m[b] = ema(b, d); }
        w -= lr * g / (abs(g) + eps) + 0.1 * x0 + 0.1 * s1 + 0.5 * lr * s2 + lr * sum(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[1] + 0.5 * lr * prev(m[1]) + lr * ((1 / t)^3);
    }
}

optimizer! {
    pub struct Random88 { lr = 0.3803 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 = lr }
    update(w, g, t) {
        s0 = running_max(0.9, -(clamp(1 / t, -1, 1)));
        w -= lr * g + 0.1 * s0 + 0.1 * prev(s0) + lr * ((min(-(s0), ln(eps)) + (w) / (eps) * (s0 * (w))));
    }
    eval(w) {
        let y = (min(s0, s0))^2;
        if flag {
            w *= y * (clamp(y, -1, 1));
        } else {
            w *= eps;
        }
    }
}

optimizer! {
    pub struct Random89 { lr = 0.3976 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = ema(0.75, (g * (g))^3);
        let x0 = prev(s0);
        w -= lr * sign(g) + 0.5 * lr * x0 + lr * ((ln((sqrt(0.8243) + eps))) / ((sqrt(lr) + eps) * (eps)));
    }
}

optimizer! {
    pub struct Random90 { lr = 0.1317 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.6643 where -2 <= c <= 2, }
    state { s0, s1 = w, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, eps * ((c - w)));
        s1 = trace(0.9 - 0.4 / t, ln((eps + eps)));
        s2 = ema(0.9, (prev(s0)) / (correction(s0)));
        w -= lr * g + 0.5 * lr * s1 + lr * prev(s1) + 0.5 * lr * s2 + lr * ((((s1) / (eps)) / ((t + 1)) + ((prev(s0) - prev(s1)) + (-1.5604)^3)));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (eps + 1 / (1 + t));
        w = -(s0 * ((1 / t) / (0.5372)));
    }
}

optimizer! {
    pub struct Random91 { lr = 0.0018 where lr >= 0, eps = 1e-6 where eps > 0, n = 11u64 , betas = [0.9011, 0.7074] where 0 <= betas < 1, shares = [0.2859, 0.137] where shares > 0, }
    state { s0 = lr, m[betas] }
    update(w, g) {
        s0 = trace(0.75, max(w, eps) * (min(w, g)));
        let x0 = 0.7353;
        for b in betas { let d = (abs((w) / (abs(1.0961) + eps))) * shares[b]; m[b] = trace(b, d); }
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * x0 + 0.5 * lr * min(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[1] + lr * prev(m[1]) + lr * (-((n) / (abs(1.0961) + eps)) * (0.9232));
    }
}

optimizer! {
    pub struct Random92 { lr = 0.2143 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5927 where 0 <= beta0 < 1, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((((beta0)^3) / (abs(abs(g)) + eps))^3);
    }
}

optimizer! {
    pub struct Random93 { lr = 0.3938 where lr >= 0, betas = [0.5367, 0.9353] where 0 <= betas < 1, shares = [1.803, 0.4097] where shares > 0, }
    state { m[betas] = g^2 }
    update(w, g) {
        for b in betas { let d = ((ln(0.178) + g * (g))) * shares[b]; m[b] = trace(b, d); }
        w -= lr * clamp(g, -1, 1) + 0.1 * max(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[1] + lr * prev(m[1]) + lr * ((if sum((b, x) in (betas, shares): x * m[b] / (1 + b)) != 0 { 1 / (sum((b, x) in (betas, shares): x * m[b] / (1 + b))) } else { (if w >= 1 && w <= 8 { ln(w) } else { -(max(b in betas: m[b])) }) }));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = sqrt(max(max(b in betas: m[b]), 0));
        w = lr;
    }
}

optimizer! {
    pub struct Random94 { lr = 0.1083 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5014 where 0 <= beta0 < 1, beta1 = 0.5596 where 0 <= beta1 < 1, }
    state { s0 = g^2, s1 = g^2 }
    update(w, g, t) {
        s0 = trace(beta0, eps);
        let x0 = (1.041 + 1 / (1 + t)) * (0.3531);
        s1 = trace(beta1, ln(1.053));
        let x1 = g * ((if s0 > 0 { sqrt(s0) } else { 1.8635 }));
        w = 0.99 * w - (lr * g + lr * x0 + 0.5 * lr * s1 + lr * x1 + lr * (g));
    }
}

optimizer! {
    pub struct Random95 { lr = 0.2776 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = trace(0.9 - 0.4 / t, (2 - sign(((t + 1)) / (abs(1 / t) + eps))));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + lr * ((cos(w))^3 * ((-(w)) / (exp(clamp(g, -3, 3)))));
    }
}

optimizer! {
    pub struct Random96 { lr = 0.009 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.585, 0.8109] where 0 <= betas < 1, shares = [1.1677, 1.4904] where shares > 0, }
    state { m[betas] }
    update(w, g, t) {
        for b in betas { let d = (abs(clamp(1.4069, -1, 1))) * shares[b]; m[b] = trace(b, d); }
        w -= lr * g / (abs(g) + eps) + lr * mean(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[1] + lr * prev(m[1]) + lr * (tanh(min((sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 1 / t), m[1] * (-1.999))));
    }
}

optimizer! {
    pub struct Random97 { lr = 0.422 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.6502 where c >= 1, n = 6u64 , }
    state { s0: scalar = 1, s1 = lr, s2 = lr }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = ema(0.9, min(s0, -(s0)));
        s2 = trace(0.9, (sqrt(c))^0.3);
        let x2 = (2 - sign((-1.6137) / (eps)));
        w -= lr * g + 0.5 * lr * s1 + 0.1 * s2 + 0.1 * prev(s2) + lr * x2 + lr * ((s0 * (w) * ((prev(s2) + w)) - (if (n) / (abs(g) + eps) < s0 { (w) / (abs(s0) + eps) } else { g * (prev(s2)) })));
    }
}

optimizer! {
    pub struct Random98 { lr = 0.1864 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.9113, 0.7191] where 0 <= betas < 1, shares = [0.6791, 1.5311] where shares > 0, }
    state { s0 = w, m[betas] = g^2 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, ln((2 - clamp((t + 1), -1, 1))));
        for b in betas { let d = (max(g, eps)) * shares[b]; m[b] = trace(b, d); }
        w -= lr * g + lr * s0 + lr * prev(s0) + 0.1 * sum(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[1] + lr * prev(m[1]) + lr * (exp(clamp((-(w) + sum(b in betas: m[b])), -3, 3)));
    }
}

optimizer! {
    pub struct Random99 { lr = 0.1896 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.5515, 0.8381] where 0 <= betas < 1, shares = [1.9147, 0.3105] where shares > 0, }
    state { m[betas] = g^2 }
    update(w, g) {
        for b in betas { let d = ((min(w, -0.5323))^2) * shares[b]; m[b] = running_max(b, d); }
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * mean(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[1] + lr * prev(m[1]) + lr * ((if min(len(betas), prev(m[1])) <= mean(b in betas: m[b]) { (w)^2 } else { (prev(m[1]) * (0.7653)) / ((lr + eps)) }));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (if sum((b, x) in (betas, shares): x * m[b] / (1 + b)) > 0 { sqrt(sum((b, x) in (betas, shares): x * m[b] / (1 + b))) } else { (m[1]) / (abs(mean(b in betas: m[b])) + eps) });
        w = min(-(m[1]), sqrt(betas[1]));
    }
}

optimizer! {
    pub struct Random100 { lr = 0.4417 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8707 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = 0.1 }
    update(w, g) {
        s0 = trace(beta0, (w) / (abs(w) + eps) * ((g + w)));
        s1 = ema(beta0, ((g) / (abs(g) + eps))^2);
        let x1 = 1.8987 * (-(s0));
        w -= lr * g + lr * s1 + lr * x1 + lr * ((beta0) / (abs((0.804) / (max(x1, eps))) + eps));
    }
}

optimizer! {
    pub struct Random101 { lr = 0.1187 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5248 where 0 <= beta0 < 1, beta1 = 0.6028 where 0 <= beta1 < 1, betas = [0.5963, 0.8865, 0.937] where 0 <= betas < 1, shares = [0.8795, 1.559, 1.2614] where shares > 0, }
    state { s0 = lr, s1, m[betas] }
    update(w, g, t) {
        s0 = ema(0.9, lr);
        let x0 = exp(clamp(lr * (w), -3, 3));
        s1 = (0.9) * prev(s1) + (1 - (0.9)) * (s0);
        for b in betas { let d = ((if beta1 >= 1 && beta1 <= 8 { ln(beta1) } else { 0.1709 * (s0) })) * shares[b]; m[b] = if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }; }
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * x0 + 0.1 * s1 + 0.1 * min(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[2] + 0.1 * prev(m[2]) + lr * ((if eps < -0.5 { ((if tanh(prev(m[2])) >= w { x0 } else { (m[2]) / (abs(s1) + eps) })) / (eps) } else { 0 })));
    }
    eval(w) {
        w *= min(clamp(beta0, -1, 1), (eps - s0));
    }
}

optimizer! {
    pub struct Random102 { lr = 0.3142 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8047 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, clamp((if g < w { w } else { w }), 0, 1));
        let x0 = sqrt((2 - sign(g)) + eps);
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.1 * debias(s0) + lr * x0 + lr * ((if debias(s0) != 0 { 1 / (debias(s0)) } else { debias(s0) }) * (min(exp(clamp(debias(s0), -3, 3)), min(g, 1.3474))));
    }
    eval(w) {
        w += 0.5 * ((w) / (abs(s0) + eps) - w);
    }
}

optimizer! {
    pub struct Random103 { lr = 0.1875 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7182 where 0 <= beta0 < 1, betas = [0.8181, 0.8792] where 0 <= betas < 1, shares = [0.5376, 0.2894] where shares > 0, }
    state { s0, s1, m[betas] }
    update(w, g, t) {
        s0 = (0.9) * prev(s0) + (1 - (0.9)) * ((g * (g) + (-0.7882 - -0.3764)));
        s1 = ema(beta0, (s0 - -(w)));
        for b in betas { let d = (eps) * shares[b]; m[b] = if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }; }
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + 0.5 * lr * debias(s1) + lr * min(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[1] + 0.5 * lr * prev(m[1]) + lr * (m[1]);
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ln((sqrt(min(b in betas: m[b])) + eps));
        w += 0.5 * ((clamp(eps, -1, 1) - tanh(debias(s1))) - w);
    }
}

optimizer! {
    pub struct Given0 { lr = 0.2038 where lr >= 0, eps = 1e-6 where eps > 0, n = 14u64 , }
    state { s0 = w, s1 = lr, s2: scalar = 1 }
    update(w, g, t, h: input, loss: input scalar) {
        s0 = ema(0.9, h);
        let x0 = -(normal()) * ((if (uniform() + eps) >= 1 && (uniform() + eps) <= 8 { ln((uniform() + eps)) } else { abs(h) }));
        s1 = min(prev(s1) + 1, sqrt(sqrt(n + eps)));
        s2 = prev(s2) * (1 - 0.5^t);
        let x2 = (sqrt(abs(uniform())) + eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * s2 + 0.1 * x2 + lr * ((if abs(loss) >= 1 && abs(loss) <= 8 { ln(abs(loss)) } else { (-1.9445 - clamp(g, -1, 1)) }));
    }
}

optimizer! {
    pub struct Given1 { lr = 0.4264 where lr >= 0, }
    update(w, g, h: input) {
        w -= lr * g + lr * abs(h) + 0.1 * uniform() + lr * (w);
    }
}

optimizer! {
    pub struct Given2 { lr = 0.4768 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (-1.8645);
    }
}

optimizer! {
    pub struct Given3 { lr = 0.1844 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8245 where 0 <= beta1 < 1, c = 1.0988 , flag = true , }
    state { s0 = g^2, s1 = 0.1, s2 }
    update(w, g, t, h: input, loss: input scalar) {
        s0 = ema(0.9 - 0.4 / t, (if w <= -1.2704 { t } else { -1.8522 }) * (min(normal(), (uniform() + eps))));
        s1 = min(prev(s1) + 1, ln((2 - clamp(w, -1, 1))));
        let x1 = (prev(s1) * (1.0184)) / ((sqrt((uniform() + eps)) + eps));
        s2 = min(prev(s2) + 1, (if new(s0) { 2 } else { 3 }));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * abs(h) + 0.1 * x1 + 0.1 * s2 + lr * ((if !flag { (clamp(-0.902, -1, 1)) / (((uniform() + eps) + eps)) } else { (abs(loss))^3 }));
    }
    eval(w, t) {
        let y = (sqrt(t) * (s2))^0.5;
        if flag {
            w = w + lr * (round(-((beta1 - -0.9146))));
        } else {
            w += 0.5 * (((if w >= 1 && w <= 8 { ln(w) } else { 0.7305 })) / (abs((y + c)) + eps) - w);
        }
    }
}

optimizer! {
    pub struct Given4 { lr = 0.2745 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.7177] where 0 <= betas < 1, shares = [0.7184] where shares > 0, }
    state { s0: scalar = 1, s1 = w, s2, m[betas]: scalar = 1 }
    update(w, g, t, h: input) {
        s0 = prev(s0) * (0.9);
        s1 = running_max(0.9, clamp((w + normal()), -1, 1));
        s2 = min(prev(s2) + 1, (t + 1) * ((if g >= 1 && g <= 8 { ln(g) } else { 0.7305 })));
        for b in betas { m[b] = prev(m[b]) * shares[b] / (1 + shares[b]); }
        w = 0.99 * w - (lr * sign(g) + lr * h + 0.1 * abs(h) + 0.5 * lr * uniform() + lr * (uniform() + eps) + 0.1 * s0 + lr * s1 + lr * s2 + 0.5 * lr * max(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[0] + lr * prev(m[0]) + lr * (-(min(clamp(prev(m[0]), -1, 1), min(abs(h), uniform())))));
    }
}

optimizer! {
    pub struct Given5 { lr = 0.1774 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 }
    update(w, g, h: input) {
        s0 = running_max(0.75, abs(h));
        let x0 = max(w, 0);
        w -= lr * sign(g) + 0.5 * lr * uniform() + 0.5 * lr * (uniform() + eps) + 0.5 * lr * s0 + 0.1 * x0 + lr * ((clamp((if flag { eps } else { abs(h) }), -1, 1)) / (exp(clamp(round(uniform()), -3, 3))));
    }
    eval(w) {
        if flag {
            w = (0.594) / ((s0 + eps));
        } else {
            w *= (if w != 0 { 1 / (w) } else { s0 });
        }
    }
}

optimizer! {
    pub struct Given6 { lr = 0.3448 where lr >= 0, }
    state { s0, s1 = w }
    update(w, g, t, h: input) {
        s0 = ema(0.9, (1 - clamp(-0.048, -1, 1)^2));
        s1 = ema(0.9 - 0.4 / t, (2 - sign(abs(h))));
        let x1 = (max(0.5703, 0) + max(w, 0));
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.1 * prev(s0) + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * (ln((2 - clamp((correction(s0) + abs(h)), -1, 1)))));
    }
}

optimizer! {
    pub struct Given7 { lr = 0.2772 where lr >= 0, beta0 = 0.6767 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t, h: input) {
        s0 = running_max(0.9 - 0.4 / t, (min(w, beta0) + 1 / (1 + t)));
        w -= lr * clamp(g, -1, 1) + lr * h + 0.5 * lr * normal() + lr * uniform() + lr * s0 + lr * (g);
    }
}

optimizer! {
    pub struct Given8 { lr = 0.0794 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5795 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1, s2 }
    update(w, g, t, h: input) {
        s0 = min(prev(s0) + 1, (2 - sign((abs(h) - normal()))));
        s1 = (beta0) * prev(s1) + (1 - (beta0)) * ((floor((uniform() + eps)))^2);
        s2 = (0.9 - 0.4 / t) * prev(s2) + (1 - (0.9 - 0.4 / t)) * (prev(s1) * ((w) / (1.9343)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + lr * s2 + lr * (ln((sqrt(clamp(eps, 0, 1)) + eps))));
    }
}

optimizer! {
    pub struct Given9 { lr = 0.3546 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6287 where 0 <= beta0 < 1, n = 16u64 , betas = [0.8805, 0.7645, 0.7034] where 0 <= betas < 1, shares = [0.4532, 1.2398, 0.8186] where shares > 0, }
    state { s0, s1, m[betas] }
    update(w, g, h: input) {
        s0 = ema(beta0, clamp(-1.3338, -1, 1) * ((normal()) / (1.5682)));
        s1 = ema(0.9, abs((if uniform() > w { debias(s0) } else { g })));
        let x1 = max(-(s1), 0);
        for b in betas { let d = (uniform()) * shares[b]; m[b] = running_max(b, d); }
        w = 0.99 * w - (lr * g + 0.1 * abs(h) + lr * prev(s0) + 0.1 * x1 + lr * max(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[2] + 0.5 * lr * prev(m[2]) + lr * (ln(max((x1) / (1.5656), eps))));
    }
    eval(w, t) {
        let y = product(b in betas: shares[b]);
        if t > 2 {
            w *= (sqrt((n + 1.1532)) + eps);
        } else {
            w = (-(sin(sum((b, x) in (betas, shares): x * m[b] / (1 + b)))) - y);
        }
    }
}

optimizer! {
    pub struct Given10 { lr = 0.1344 where lr >= 0, eps = 1e-6 where eps > 0, n = 13u64 , }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * (uniform() + eps) + lr * ((clamp(n, 0, 1) + (uniform()) / (abs(log1p(eps)) + eps))));
    }
}

optimizer! {
    pub struct Given11 { lr = 0.2931 where lr >= 0, }
    update(w, g, h: input) {
        w = 0.99 * w - (lr * g + 0.5 * lr * h + lr * abs(h) + 0.5 * lr * normal() + 0.1 * uniform() + lr * (w));
    }
}

optimizer! {
    pub struct Given12 { lr = 0.0221 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 = g^2, s1 = g^2 }
    update(w, g, t, h: input, loss: input scalar) {
        s0 = ema(0.9 - 0.4 / t, h);
        s1 = ema(0.9, ((w)^3 + 1.719));
        w -= lr * g + 0.1 * (uniform() + eps) + lr * s0 + 0.5 * lr * prev(s0) + 0.5 * lr * s1 + lr * ((if flag { (if loss >= 1.6726 { -1.2501 } else { s1 }) * (s1) } else { (min(w, 0.5203)) / (abs(0.8733 * (eps)) + eps) }));
    }
    eval(w) {
        w = ((1 - clamp(s0, -1, 1)^2))^3;
    }
}

optimizer! {
    pub struct Given13 { lr = 0.4127 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7743 where 0 <= beta1 < 1, }
    state { s0 = w }
    update(w, g, t, h: input) {
        s0 = ema(0.9 - 0.4 / t, min(-0.1094 * (normal()), (-1.6014)^3));
        w = 0.99 * w - (lr * g + 0.1 * abs(h) + 0.1 * (uniform() + eps) + 0.5 * lr * s0 + lr * ((atan2(s0 * (normal()), w)) / ((sqrt((1.699 + beta1)) + eps))));
    }
}

optimizer! {
    pub struct Given14 { lr = 0.3565 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.7386] where 0 <= betas < 1, shares = [1.6254] where shares > 0, }
    state { m[betas] }
    update(w, g, h: input) {
        for (b, x) in (betas, shares) { let d = (if (-0.2267 + abs(h)) > abs(h) { -0.4905 * (normal()) } else { uniform() }); m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w -= lr * clamp(g, -1, 1) + lr * (uniform() + eps) + lr * mean(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[0] + 0.1 * prev(m[0]) + lr * ((atan2(1.191 * (mean(b in betas: m[b])), cos(mean(b in betas: m[b])))) / (sqrt(abs(h) + eps)));
    }
}

optimizer! {
    pub struct Given15 { lr = 0.1652 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5671 where 0 <= beta0 < 1, beta1 = 0.7111 where 0 <= beta1 < 1, betas = [0.54, 0.6356, 0.6659] where 0 <= betas < 1, shares = [1.2547, 0.8124, 1.7829] where shares > 0, }
    state { s0 = 0.1, s1, m[betas] }
    update(w, g, t, h: input) {
        s0 = ema(0.9 - 0.4 / t, abs((h + w)));
        let x0 = ((g - beta1))^2;
        s1 = running_max(beta0, (uniform() + eps));
        for (b, x) in (betas, shares) { let d = (clamp(h, -1, 1)) / (eps * (1.4495)); m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * prev(s1) + 0.1 * max(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[2] + lr * prev(m[2]) + lr * ((if prev(m[2]) * (max(b in betas: m[b])) > -1.8712 { normal() } else { (prev(s1) - (-1.6732) / (abs((1 - 0.9^t)) + eps)) }));
    }
}

optimizer! {
    pub struct Given16 { lr = 0.14 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5966 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, h: input, loss: input scalar) {
        s0 = (beta0) * prev(s0) + (1 - (beta0)) * ((lr)^3);
        let x0 = -0.5222;
        s1 = trace(beta0, sqrt((abs(loss))^1.5));
        let x1 = sqrt(sqrt(abs(h)) + eps);
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * normal() + 0.1 * (uniform() + eps) + 0.1 * s0 + lr * x0 + lr * s1 + 0.5 * lr * prev(s1) + 0.5 * lr * x1 + lr * ((if uniform() > 0 { sqrt(uniform()) } else { g })));
    }
}

optimizer! {
    pub struct Given17 { lr = 0.11 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5418 where 0 <= beta0 < 1, }
    state { s0, s1 = lr, s2 }
    update(w, g, t, h: input) {
        s0 = min(prev(s0) + 1, ((h - abs(h))) / (abs((uniform()) / (abs(uniform()) + eps)) + eps));
        let x0 = (uniform()) / ((sqrt(uniform()) + eps));
        s1 = ema(0.9, ((-1.3253)^3 - (h) / (abs(g) + eps)));
        let x1 = (1.8066) / ((-0.8981 + -1.3707));
        s2 = ema(beta0, sqrt(abs(-1.1821)));
        let x2 = sqrt((s2)^1.5 + eps);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * (uniform() + eps) + lr * s0 + lr * x0 + 0.5 * lr * s1 + 0.5 * lr * x1 + 0.5 * lr * x2 + lr * (((s0 - (if h >= x1 { normal() } else { 0.0237 })) + min((uniform() + eps), (sqrt(t)) / (0.4751))));
    }
}

optimizer! {
    pub struct Given18 { lr = 0.4831 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 }
    update(w, g, t, loss: input scalar) {
        s0 = min(prev(s0) + 1, ((-1.0934) / ((uniform() + eps)) - -1.891 * (uniform())));
        let x0 = ln((1 + (-0.0722)^2));
        s1 = ema(0.9 - 0.4 / t, -(-1.5002 * (g)));
        let x1 = (1 - clamp(1.6072, -1, 1)^2);
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * x1 + lr * (min((clamp(s1, -1, 1) - (uniform() + eps)), clamp((1.9595 + loss), -1, 1))));
    }
}

optimizer! {
    pub struct Given19 { lr = 0.4655 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1 }
    update(w, g, t, h: input, loss: input scalar) {
        s0 = (0.9 - 0.4 / t) * prev(s0) + (1 - (0.9 - 0.4 / t)) * ((1 - clamp(abs(loss), -1, 1)^2));
        s1 = prev(s1) * (0.9);
        let x1 = (1 + (((uniform() + eps)) / ((uniform() + eps)))^2);
        w -= lr * clamp(g, -1, 1) + lr * h + lr * normal() + 0.5 * lr * s0 + lr * s1 + 0.1 * x1 + lr * (g);
    }
}

optimizer! {
    pub struct Given20 { lr = 0.2757 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6669 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1: scalar = 1 }
    update(w, g, h: input) {
        s0 = ema(beta0, clamp(abs(h), 0, 1));
        s1 = prev(s1) * (0.9);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * normal() + lr * s0 + 0.1 * s1 + lr * (((normal()) / (abs((w) / (abs(0.7529) + eps)) + eps))^3));
    }
}

optimizer! {
    pub struct Given21 { lr = 0.1268 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.8418, 0.5254] where 0 <= betas < 1, shares = [1.4271, 1.9424] where shares > 0, }
    state { s0, m[betas] }
    update(w, g, t, h: input) {
        s0 = running_max(0.9, abs((t) / (abs((1 - 0.9^t)) + eps)));
        for b in betas { let d = (min(((1 - 0.9^t) + sqrt(t)), -1.3247)) * shares[b]; m[b] = trace(b, d); }
        w = 0.99 * w - (lr * sign(g) + 0.1 * h + lr * abs(h) + lr * s0 + 0.1 * min(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[1] + 0.5 * lr * prev(m[1]) + lr * (sqrt(t)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = max((sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + min(b in betas: m[b])), 0);
        w += 0.5 * (log1p(exp(clamp(0.2523, -3, 3))) - w);
    }
}

optimizer! {
    pub struct Given22 { lr = 0.4979 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5827 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = lr }
    update(w, g, t, h: input, loss: input scalar) {
        s0 = ema(beta0, log1p(exp(clamp(0.2523, -3, 3))));
        let x0 = (abs(g))^1.5;
        s1 = trace(0.9 - 0.4 / t, abs(ln(sqrt(t))));
        let x1 = (1 + (normal() * (abs(loss)))^2);
        w = 0.99 * w - (lr * g + lr * abs(h) + 0.5 * lr * (uniform() + eps) + lr * s0 + 0.1 * prev(s0) + 0.1 * x0 + 0.5 * lr * s1 + 0.1 * x1 + lr * ((log1p((1 + (prev(s0))^2)))^3));
    }
}

optimizer! {
    pub struct Given23 { lr = 0.2344 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = lr, s2 }
    update(w, g, h: input) {
        s0 = running_max(0.9, (1 - clamp((if (uniform() + eps) < h { lr } else { g }), -1, 1)^2));
        let x0 = abs(0.2703);
        s1 = min(prev(s1) + 1, (s0 + eps) * (abs(-1.4659)));
        s2 = (0.75) * prev(s2) + (1 - (0.75)) * (-(g * (prev(s0))));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * normal() + lr * x0 + 0.1 * s1 + 0.1 * s2 + lr * (((prev(s0)) / (eps))^2));
    }
    eval(w) {
        w += 0.5 * ((w) / (abs(s2) + eps) * (ln(1.2349)) - w);
    }
}

optimizer! {
    pub struct Modified0 { lr = 0.0053 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, (1 - clamp(g, -1, 1)^2));
        s1 = ema(0.9 - 0.4 / t, ((s0)^3) / (eps));
        let x1 = (sqrt(1.9484) + eps) * ((1.1421 + eps));
        s2 = min(prev(s2) + 1, abs(clamp(w, -1, 1)));
        let x2 = (abs(s0) + 1 / (1 + t));
        w = 0.99 * w - (lr * g + 0.5 * lr * debias(s0) + 0.1 * s1 + 0.5 * lr * x1 + 0.5 * lr * s2 + 0.5 * lr * x2 + lr * ((ln(max(debias(s0), eps))) / (eps)));
    }
    with maximize, independent_weight_decay;
}

optimizer! {
    pub struct Modified1 { lr = 0.2554 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.7288, 0.5855] where 0 <= betas < 1, shares = [0.6782, 0.7569] where shares > 0, }
    state { s0 = 0.1, m[betas] }
    update(w, g, t) {
        s0 = running_max(0.6, (eps)^2);
        for b in betas { let d = (clamp(clamp(-1.9227, -1, 1), 0, 1)) * shares[b]; m[b] = if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }; }
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * prev(s0) + 0.1 * max(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[1] + lr * prev(m[1]) + lr * (cbrt((if m[1] != 0 { 1 / (m[1]) } else { (betas[1]) / (0.7551) }))));
    }
    eval(w) {
        w = (if w != 0 { 1 / (w) } else { (sum((b, x) in (betas, shares): x * m[b] / (1 + b))) / (eps) });
    }
    with decoupled_weight_decay;
}

optimizer! {
    pub struct Modified2 { lr = 0.1442 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5295 where 0 <= beta0 < 1, beta1 = 0.8007 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1 = w }
    update(w, g) {
        s0 = (beta0) * prev(s0) + (1 - (beta0)) * (((w)^3) / (eps));
        let x0 = prev(s0);
        s1 = ema(beta1, prev(s0));
        let x1 = ((prev(s0))^3) / (max(x0, eps));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s1 + lr * x1 + lr * (((1 + (w)^2)) / (0.3088)));
    }
    with grokfast;
}

optimizer! {
    pub struct Modified3 { lr = 0.358 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, ln(eps) * ((w + w)));
        let x0 = ((if g >= 1 && g <= 8 { ln(g) } else { g })) / (max(g, eps));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + 0.5 * lr * debias(s0) + 0.5 * lr * x0 + lr * (lr * (debias(s0))));
    }
    with sign;
}

optimizer! {
    pub struct Modified4 { lr = 0.2825 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * ((lr + w)));
    }
    with schedule_free;
}

optimizer! {
    pub struct Modified5 { lr = 0.0093 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6986 where 0 <= beta0 < 1, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = ema(0.9, eps);
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + lr * prev(s0) + lr * ((g)^3));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ((1.7497 + s0))^2;
        w = ln((sqrt(abs(beta0)) + eps));
    }
    with maximize, independent_weight_decay, decoupled_weight_decay;
}

optimizer! {
    pub struct Modified6 { lr = 0.1928 where lr >= 0, beta0 = 0.6585 where 0 <= beta0 < 1, betas = [0.6059] where 0 <= betas < 1, shares = [0.3601] where shares > 0, }
    state { s0: scalar = 1, s1 = g^2, s2 = 0.1, m[betas]: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        s1 = ema(beta0, clamp(1.6923, 0, 1));
        s2 = (beta0) * prev(s2) + (1 - (beta0)) * ((2 - sign((s1)^3)));
        for b in betas { m[b] = prev(m[b]) * (1 - b / t); }
        w -= lr * g + lr * s0 + 0.1 * s2 + 0.5 * lr * min(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[0] + lr * prev(m[0]) + lr * (cos(clamp(prev(m[0]), -1, 1)) * (clamp(0.1888, -1, 1)));
    }
    with nesterov;
}

optimizer! {
    pub struct Modified7 { lr = 0.0686 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = trace(0.9, sqrt(eps * (eps)));
        s1 = ema(0.9, ((prev(s0))^3)^2);
        w -= lr * sign(g) + 0.1 * s1 + lr * ((if flag && (-0.4497) / (eps) > s0 { ln(eps) * ((prev(s0))^3) } else { min((eps)^3, min(lr, w)) }));
    }
    with ema_weights, either_weight_decay;
}

optimizer! {
    pub struct Modified8 { lr = 0.4792 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9, ((w)^3) / (abs(min(g, (t + 1))) + eps));
        let x0 = clamp(ln(eps), -1, 1);
        w -= lr * g + lr * s0 + 0.1 * debias(s0) + lr * x0 + lr * ((1 - clamp(s0 * (1 / t), -1, 1)^2));
    }
    with schedule_free;
}

optimizer! {
    pub struct Modified9 { lr = 0.4728 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (-1.3119 + w) * (ln(0.8196)));
        s1 = (0.9 - 0.4 / t) * prev(s1) + (1 - (0.9 - 0.4 / t)) * (min(g, w) * (eps));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * s1 + lr * (ln(t)));
    }
    with nesterov;
}

optimizer! {
    pub struct Modified10 { lr = 0.1996 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.2681 where c >= 0, }
    state { s0 }
    update(w, g, t) {
        s0 = trace(0.75, (clamp(w, -1, 1))^2);
        let x0 = max(g, eps);
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.1 * prev(s0) + 0.1 * x0 + lr * ((if (t + 1) < -0.5 { (min(c * (s0), (x0 - s0))) / ((t + 1)) } else { 0 }));
    }
    with decoupled_weight_decay, sign, lookahead;
}

optimizer! {
    pub struct Modified11 { lr = 0.0603 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0 = w, s1 }
    update(w, g) {
        s0 = trace(0.9, (cos(w)) / (sqrt(eps + eps)));
        s1 = min(prev(s1) + 1, (2 - clamp((if !flag { g } else { eps }), -1, 1)));
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * s1 + lr * (min(clamp(g * (g), -1, 1), (if (-1.2053) / (eps) <= lr { (-1.6243) / (eps) } else { (s0) / (eps) })));
    }
    eval(w, t) {
        let y = (1 - clamp(s0 * (eps), -1, 1)^2);
        if flag {
            w = (w) / (((2 - sign(lr)) + eps));
        } else {
            w = (-((1 - 0.9^t)) + (y - w) * (s1));
        }
    }
    with decoupled_weight_decay;
}

optimizer! {
    pub struct Modified12 { lr = 0.1248 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9092 where 0 <= beta0 < 1, betas = [0.9134, 0.5934] where 0 <= betas < 1, shares = [0.9724, 0.7295] where shares > 0, }
    state { s0 = lr, m[betas] = g^2 }
    update(w, g, t) {
        s0 = trace(beta0, 1.4576);
        for b in betas { let d = (abs((sqrt(t)) / (eps))) * shares[b]; m[b] = trace(b, d); }
        w -= lr * sign(g) + 0.1 * s0 + 0.5 * lr * max(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[1] + 0.5 * lr * prev(m[1]) + lr * (clamp((if w < -0.5 { (m[1]) / (w) } else { 0 }), 0, 1));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = abs((max(b in betas: m[b]))^3);
        w = (max(b in betas: m[b])) / (abs(min(clamp(-0.195, w, w), clamp(sum((b, x) in (betas, shares): x * m[b] / (1 + b)), -1, 1))) + eps);
    }
    with maximize;
}

optimizer! {
    pub struct Modified13 { lr = 0.2204 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.762] where 0 <= betas < 1, shares = [1.0851] where shares > 0, }
    state { s0, m[betas] }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, g);
        for b in betas { let d = ((ln(eps)) / (abs((w) / (eps)) + eps)) * shares[b]; m[b] = ema(b, d); }
        w -= lr * g + 0.1 * s0 + lr * debias(s0) + lr * sum(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[0] + lr * prev(m[0]) + lr * (clamp(((-0.2872) / (abs(w) + eps)) / (abs((sum(b in betas: m[b])) / (eps)) + eps), -1, 1));
    }
    with coupled_weight_decay, nesterov, decoupled_weight_decay;
}

optimizer! {
    pub struct Modified14 { lr = 0.3295 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * g / (abs(g) + eps) + lr * (((1 - 0.9^t)) / (abs((min(g, w) - clamp(-1.6454, -1, 1))) + eps));
    }
    with lookahead, independent_weight_decay, coupled_weight_decay;
}

optimizer! {
    pub struct Modified15 { lr = 0.3125 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.9278] where 0 <= betas < 1, shares = [0.1977] where shares > 0, }
    state { m[betas]: scalar = 1 }
    update(w, g) {
        for b in betas { m[b] = prev(m[b]) * shares[b] / (1 + shares[b]); }
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * sum(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[0] + 0.1 * prev(m[0]) + lr * (sum(b in betas: m[b])));
    }
    eval(w) {
        w *= ((sum((b, x) in (betas, shares): x * m[b] / (1 + b)))^0.3 + eps);
    }
    with nesterov;
}

optimizer! {
    pub struct Modified16 { lr = 0.3578 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((if g > 0 { sqrt(g) } else { (g) / (abs(w) + eps) }) * (eps * ((w - w)))));
    }
    with sign;
}

optimizer! {
    pub struct Modified17 { lr = 0.2925 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , betas = [0.9653, 0.8566, 0.6078] where 0 <= betas < 1, shares = [0.7369, 0.5567, 1.8478] where shares > 0, }
    state { m[betas]: scalar = 1 }
    update(w, g) {
        for b in betas { m[b] = prev(m[b]) * b; }
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * sum(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[2] + 0.5 * lr * prev(m[2]) + lr * ((sign(-(prev(m[2])))) / (abs((if flag { (1.2083) / (eps) } else { betas[2] })) + eps)));
    }
    with either_weight_decay;
}

optimizer! {
    pub struct Modified18 { lr = 0.4971 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.7709, 0.6823] where 0 <= betas < 1, shares = [1.4853, 1.0462] where shares > 0, }
    state { m[betas] = g^2 }
    update(w, g) {
        for b in betas { let d = (eps) * shares[b]; m[b] = running_max(b, d); }
        w -= lr * g + 0.1 * mean(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[1] + lr * prev(m[1]) + lr * ((if sum((b, x) in (betas, shares): x * m[b] / (1 + b)) >= 1 && sum((b, x) in (betas, shares): x * m[b] / (1 + b)) <= 8 { ln(sum((b, x) in (betas, shares): x * m[b] / (1 + b))) } else { (if w >= w { prev(m[1]) } else { sum((b, x) in (betas, shares): x * m[b] / (1 + b)) }) }) * (((prev(m[1]) + len(betas)))^3));
    }
    with sign;
}

optimizer! {
    pub struct Modified19 { lr = 0.0899 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9721 where 0 <= beta0 < 1, beta1 = 0.9094 where 0 <= beta1 < 1, flag = false , }
    state { s0, s1 }
    update(w, g, t) {
        s0 = trace(0.9 - 0.4 / t, eps);
        s1 = ema(beta0, (2 - sign((if flag && g <= s0 { s0 } else { s0 }))));
        w -= lr * clamp(g, -1, 1) + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * (min(max(prev(s1) * (s0), (s0) / (abs(prev(s1)) + eps)), min(min(w, w), g)));
    }
    eval(w) {
        if flag {
            w = w + lr * (((if !flag { w } else { beta1 }))^3 * (clamp(s1, -1, 1) * ((s0) / (abs(s1) + eps))));
        } else {
            w += 0.5 * ((s1)^0.5 - w);
        }
    }
    with either_weight_decay, sign, nesterov;
}

optimizer! {
    pub struct Modified20 { lr = 0.0031 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((w * (g) * (g * (w))) / ((sqrt((2 - sign(w))) + eps))));
    }
    with weight_decay, sign, ema_weights;
}

optimizer! {
    pub struct Modified21 { lr = 0.3456 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8775 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = trace(beta0, max(w, w));
        let x0 = sqrt(abs(s0) + eps);
        s1 = ema(beta0, s0);
        s2 = trace(0.9, abs(clamp(beta0, -1, 1)));
        let x2 = eps;
        w = 0.99 * w - (lr * sign(g) + lr * x0 + lr * s1 + 0.5 * lr * prev(s1) + 0.5 * lr * s2 + 0.1 * x2 + lr * ((if (if w > x0 { x2 } else { x0 }) >= s1 { (beta0 - -0.7163) } else { ((1 - 0.9^t) + s0) }) * (w * (lr) * (clamp(x0, prev(s1), s1)))));
    }
    with sign;
}

optimizer! {
    pub struct Modified22 { lr = 0.252 where lr >= 0, beta0 = 0.922 where 0 <= beta0 < 1, c = 1.6567 , betas = [0.6163, 0.6196, 0.5826] where 0 <= betas < 1, shares = [0.4494, 0.8954, 0.6256] where shares > 0, }
    state { m[betas] }
    update(w, g, t) {
        for b in betas { let d = (-(beta0)) * shares[b]; m[b] = if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }; }
        w = 0.99 * w - (lr * sign(g) + 0.1 * min(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[2] + 0.5 * lr * prev(m[2]) + lr * (min((if c != 0 { 1 / (c) } else { (if m[2] > 0 { sqrt(m[2]) } else { sum((b, x) in (betas, shares): x * m[b] / (1 + b)) }) }), clamp(ln(1.6439), -1, 1))));
    }
    eval(w, t) {
        w = (if min(b in betas: m[b]) > 0 { sqrt(min(b in betas: m[b])) } else { ((if product(b in betas: shares[b] * shares[b]) != 0 { 1 / (product(b in betas: shares[b] * shares[b])) } else { product(b in betas: shares[b] * shares[b]) }) + (if sum((b, x) in (betas, shares): x * m[b] / (1 + b)) > sum((b, x) in (betas, shares): x * m[b] / (1 + b)) { beta0 } else { 1 / t })) });
    }
    with sign, maximize, independent_weight_decay;
}

optimizer! {
    pub struct Modified23 { lr = 0.0163 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5097 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g, t) {
        s0 = (0.9 - 0.4 / t) * prev(s0) + (1 - (0.9 - 0.4 / t)) * (expm1(clamp((if 1.356 >= 1 && 1.356 <= 8 { ln(1.356) } else { g }), -3, 3)));
        let x0 = (prev(s0) - abs(beta0));
        w -= lr * sign(g) + 0.1 * x0 + lr * ((-((s0 + s0))) / (abs(((1.8327) / (eps) + -(w))) + eps));
    }
    with ema_weights;
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_random_rule {
    ($call:ident) => {
        $call! { Random0 Random1 Random2 Random3 Random4 Random5 Random6 Random7 Random8 Random9 Random10 Random11 Random12 Random13 Random14 Random15 Random16 Random17 Random18 Random19 Random20 Random21 Random22 Random23 Random24 Random25 Random26 Random27 Random28 Random29 Random30 Random31 Random32 Random33 Random34 Random35 Random36 Random37 Random38 Random39 Random40 Random41 Random42 Random43 Random44 Random45 Random46 Random47 Random48 Random49 Random50 Random51 Random52 Random53 Random54 Random55 Random56 Random57 Random58 Random59 Random60 Random61 Random62 Random63 Random64 Random65 Random66 Random67 Random68 Random69 Random70 Random71 Random72 Random73 Random74 Random75 Random76 Random77 Random78 Random79 Random80 Random81 Random82 Random83 Random84 Random85 Random86 Random87 Random88 Random89 Random90 Random91 Random92 Random93 Random94 Random95 Random96 Random97 Random98 Random99 Random100 Random101 Random102 Random103 Given0 Given1 Given2 Given3 Given4 Given5 Given6 Given7 Given8 Given9 Given10 Given11 Given12 Given13 Given14 Given15 Given16 Given17 Given18 Given19 Given20 Given21 Given22 Given23 Modified0 Modified1 Modified2 Modified3 Modified4 Modified5 Modified6 Modified7 Modified8 Modified9 Modified10 Modified11 Modified12 Modified13 Modified14 Modified15 Modified16 Modified17 Modified18 Modified19 Modified20 Modified21 Modified22 Modified23 }
    };
}
