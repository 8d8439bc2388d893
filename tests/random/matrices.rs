//! Random rules of matrices, written by a test of the compiler.
// No line is by hand: see `optim-macros/compiler/src/tests/random_rules.rs`.

use optim_runtime::optimizer;

optimizer! {
    pub struct Matrix0 { lr = 0.3038 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 }
    update(w, g, t) {
        s0 = trace(0.6, (max(g, 0))^0.5);
        let x0 = (1 / len(w));
        s1 = ema(0.9, (clamp(s0, 0, 1) + 1 / (1 + t)));
        let x1 = orthogonalize((s1) + g, eps = eps, least = 0, steps = 1) * ((eps + g));
        w -= lr * g / (abs(g) + eps) + lr * prev(s0) + 0.1 * x0 + 0.5 * lr * x1 + lr * (clamp(-(lr), 0, 1));
    }
}

optimizer! {
    pub struct Matrix1 { lr = 0.0647 where lr >= 0, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (w * (w)) / ((2 - clamp(w, -1, 1))));
        w -= lr * g + lr * s0 + lr * (min((orthogonalize((-1.44) + g, c = 0.375, a = 1.875, b = -1.25, steps = 3))^3, clamp(s0, -1, 1) * (g)));
    }
}

optimizer! {
    pub struct Matrix2 { lr = 0.1455 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.847 where 0 <= beta0 < 1, flag = true , betas = [0.7818, 0.9749, 0.9698] where 0 <= betas < 1, shares = [0.537, 1.1784, 1.6985] where shares > 0, }
    state { s0 = lr, m[betas] }
    update(w, g) {
        s0 = trace(0.9, -((if w > 0 { sqrt(w) } else { w })));
        for (b, x) in (betas, shares) { let d = (eps) / ((sqrt(eps) + eps)); m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * min(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[2] + 0.5 * lr * prev(m[2]) + lr * ((ln((orthogonalize((product(b in betas: shares[b] * shares[b])) + g, steps = 2)^2 + eps))) / (abs(min((if !flag { beta0 } else { prev(m[2]) }), -(1.1349))) + eps));
    }
}

optimizer! {
    pub struct Matrix3 { lr = 0.4168 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.8291 where c >= 0, betas = [0.8492, 0.948, 0.5778] where 0 <= betas < 1, shares = [1.5088, 1.9334, 1.4606] where shares > 0, }
    state { s0, s1, m[betas] = lr }
    update(w, g, t) {
        s0 = ema(0.75, sqrt((eps + 1 / (1 + t))));
        s1 = ema(0.75, max_abs((c) - g * w));
        let x1 = (2 - clamp(s1 * (s1), -1, 1));
        for (b, x) in (betas, shares) { let d = lr; m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + 0.5 * lr * prev(s1) + 0.5 * lr * x1 + 0.5 * lr * max(b in betas: m[b]) + lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[2] + 0.5 * lr * prev(m[2]) + lr * (orthogonalize((len(betas)) + g, c = 0.375, a = 1.875, b = -1.25, steps = 3)));
    }
    eval(w, t) {
        let y = abs(s0);
        w += 0.5 * ((1 / t) / (abs(y) + eps) - w);
    }
}

optimizer! {
    pub struct Matrix4 { lr = 0.1561 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.884] where 0 <= betas < 1, shares = [0.8936] where shares > 0, }
    state { m[betas] }
    update(w, g) {
        for b in betas { let d = (orthogonalize((w) + g, 2, 1.5, -0.5, 0) * (tensor_max((0.5222) * g))) * shares[b]; m[b] = trace(b, d); }
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * max(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[0] + 0.1 * prev(m[0]) + lr * ((orthogonalize((max(b in betas: m[b])) + g, 2, 1.5, -0.5, 0) * (tensor_max((0.5222) * g)) + cbrt(eps)));
    }
}

optimizer! {
    pub struct Matrix5 { lr = 0.0214 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5343 where 0 <= beta0 < 1, c = 1.1905 where -2 <= c <= 2, flag = false , }
    update(w, g) {
        w -= lr * sign(g) + lr * (-((orthogonalize((w) + g, 2, 1.5, -0.5, 0) + (g) / (eps))));
    }
    eval(w) {
        if flag {
            w = w + lr * (min(-(beta0) * (min(1.7774, w)), c));
        } else {
            w = w + lr * (clamp((w) / (abs((-0.2444) / (eps)) + eps), -1, 1));
        }
    }
}

optimizer! {
    pub struct Matrix6 { lr = 0.2996 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.98 where 0 <= beta0 < 1, betas = [0.5011, 0.6266, 0.8689] where 0 <= betas < 1, shares = [1.1947, 1.6682, 1.6098] where shares > 0, }
    state { s0, s1 = lr, s2, m[betas] }
    update(w, g, t) {
        s0 = running_max(0.9 - 0.4 / t, eps);
        s1 = ema(beta0, clamp(orthogonalize((w) + g, 2, 1.5, -0.5, 0), 0, 1));
        let x1 = (sqrt((prev(s0) + s1)) + eps);
        s2 = running_max(0.9 - 0.4 / t, beta0);
        for b in betas { let d = (prev(s0)) * shares[b]; m[b] = running_max(b, d); }
        w -= lr * sign(g) + 0.5 * lr * x1 + lr * s2 + lr * prev(s2) + 0.5 * lr * max(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[2] + lr * prev(m[2]) + lr * (exp(clamp(clamp(min(s2, x1), -1, 1), -3, 3)));
    }
}

optimizer! {
    pub struct Matrix7 { lr = 0.1295 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = dot(row_sum(abs((g) + w)), row_sum(abs((g) + w)));
        s1 = prev(s1) * (1 - 1 / (t + 1));
        let x1 = abs(orthogonalize((min(g, s0)) + g, eps = eps, least = 0, steps = 1));
        w -= lr * g + 0.1 * x0 + 0.1 * s1 + lr * x1 + lr * (min((if -1.7908 < -0.5 { (abs(x1)) / (-1.7908) } else { 0 }), (x0) / ((orthogonalize((lr) + g, 2, 1.5, -0.5, 0)^2 + eps))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = s1;
        if t > 2 {
            w *= eps * ((s0 + 1 / (1 + t)));
        } else {
            w = w + lr * ((s1 * (s0 * (w)) + -((s0)^3)));
        }
    }
}

optimizer! {
    pub struct Matrix8 { lr = 0.1223 where lr >= 0, beta0 = 0.8275 where 0 <= beta0 < 1, n = 4u64 , }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (expm1(clamp(-0.018, -3, 3)) + orthogonalize((w) + g, steps = 2)));
        let x0 = orthogonalize(((w - w)) + g, 2, 1.5, -0.5, 0);
        s1 = ema(beta0, (if n != 0 { 1 / (n) } else { -1.2769 }) * ((g + x0)));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * s1 + lr * debias(s1) + lr * (debias(s1));
    }
}

optimizer! {
    pub struct Matrix9 { lr = 0.0933 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.7683, 0.8685] where 0 <= betas < 1, shares = [1.2773, 1.3792] where shares > 0, }
    state { m[betas] }
    update(w, g, t) {
        for b in betas { let d = (-((-1.3498 - -0.6719))) * shares[b]; m[b] = if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }; }
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * min(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.5 * lr * m[1] + lr * prev(m[1]) + lr * (clamp(orthogonalize((prev(m[1])) + g, steps = 2), 0, 1)));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = abs((m[1]) / (eps));
        w = w + lr * (-(((if -1.7248 > sum((b, x) in (betas, shares): x * m[b] / (1 + b)) { m[1] } else { m[1] })) / ((1.6221 + 1 / (1 + t)))));
    }
}

optimizer! {
    pub struct Matrix10 { lr = 0.0659 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.146 where c >= 0, betas = [0.8215, 0.8837, 0.8033] where 0 <= betas < 1, shares = [1.0553, 1.5509, 0.2547] where shares > 0, }
    state { s0, s1, s2 = g^2, m[betas] = g^2 }
    update(w, g, t) {
        s0 = ema(0.6, (if (w) / (eps) >= 0.4577 { (if -1.1464 >= -1.3377 { 1.4672 } else { c }) } else { 0.0968 }));
        s1 = trace(0.75, max((c - eps), 0));
        s2 = ema(0.6, prev(s1));
        for (b, x) in (betas, shares) { let d = clamp(orthogonalize((s1) + g, steps = 2), clamp(s0, -1, 1), min(s2, g)); m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w -= lr * g / (abs(g) + eps) + lr * max(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[2] + 0.5 * lr * prev(m[2]) + lr * ((row_max_abs((w * (0.512)) - g * w) + ((sqrt(t))^3 - (sum((b, x) in (betas, shares): x * m[b] / (1 + b))) / (abs(m[2]) + eps))));
    }
}

optimizer! {
    pub struct Matrix11 { lr = 0.354 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5994 where 0 <= beta0 < 1, betas = [0.5517, 0.9883] where 0 <= betas < 1, shares = [0.1751, 1.8604] where shares > 0, }
    state { s0: scalar = 1, s1 = lr, m[betas]: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        s1 = running_max(beta0, row_max((clamp(g, -1, 1)) - g * w));
        for b in betas { m[b] = prev(m[b]) * (1 - b / t); }
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * s1 + 0.5 * lr * prev(s1) + lr * sum(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[1] + 0.1 * prev(m[1]) + lr * (m[1] * (ln((orthogonalize((s0) + g, steps = 2)^2 + eps))));
    }
}

optimizer! {
    pub struct Matrix12 { lr = 0.1131 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, min(g, orthogonalize((w) + g, eps = eps, least = 0, steps = 1)));
        s1 = min(prev(s1) + 1, eps);
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * s1 + lr * ((0.3407 + (if (s0) / (eps) < s1 { (-1.0593 + 1.4125) } else { 0.9833 })));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = s1;
        if t > 2 {
            w = (ln(sqrt(s1 + eps))) / (eps);
        } else {
            w = ln(exp(clamp(clamp(-1.7183, -1, 1), -3, 3)));
        }
    }
}

optimizer! {
    pub struct Matrix13 { lr = 0.3233 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7168 where 0 <= beta0 < 1, flag = false , }
    state { s0 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, (eps * (eps) + 1 / (1 + t)));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * ((if !flag { g } else { clamp(orthogonalize((s0) + g, eps = eps, least = 0, steps = 1), -1, 1) }));
    }
    eval(w) {
        w += 0.5 * ((w)^2 - w);
    }
}

optimizer! {
    pub struct Matrix14 { lr = 0.4776 where lr >= 0, eps = 1e-6 where eps > 0, n = 4u64 , betas = [0.8515] where 0 <= betas < 1, shares = [0.1563] where shares > 0, }
    state { s0, s1, s2, m[betas] }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, abs(orthogonalize((w) + g, c = 0.375, a = 1.875, b = -1.25, steps = 3)));
        s1 = ema(0.9 - 0.4 / t, (if debias(s0) != 0 { 1 / (debias(s0)) } else { n * (s0) }));
        s2 = trace(0.9, ln(max(0.8248, eps)));
        for b in betas { let d = (abs((n) / (eps))) * shares[b]; m[b] = running_max(b, d); }
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s1 + 0.5 * lr * s2 + lr * max(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[0] + lr * prev(m[0]) + lr * ((((eps) / (eps)) / ((t + 1)) + (if sqrt(t) > 0 { sqrt(sqrt(t)) } else { orthogonalize((0.9721) + g, 2, 1.5, -0.5, 0) }))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (s2)^3 * ((sum((b, x) in (betas, shares): x * m[b] / (1 + b)))^3);
        w += 0.5 * (log1p(0.6375) - w);
    }
}

optimizer! {
    pub struct Matrix15 { lr = 0.3092 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7458 where 0 <= beta0 < 1, }
    state { s0, s1 = lr }
    update(w, g, t) {
        s0 = trace(0.9 - 0.4 / t, ((w)^3 - (g + -1.7112)));
        s1 = trace(beta0, abs(orthogonalize((s0) + g, steps = 2)));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s1 + lr * (((1.1996 + lr)) / ((sqrt(s1) + eps)) * (((s1) / (eps)) / (sqrt(s1 + eps)))));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_matrix_rule {
    ($call:ident) => {
        $call! { Matrix0 Matrix1 Matrix2 Matrix3 Matrix4 Matrix5 Matrix6 Matrix7 Matrix8 Matrix9 Matrix10 Matrix11 Matrix12 Matrix13 Matrix14 Matrix15 }
    };
}
