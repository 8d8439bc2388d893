//! Random rules of matrices, written by a test of the compiler.
// No line is by hand: see `optim-macros/compiler/src/tests/random_rules.rs`.

use optim_runtime::optimizer;

optimizer! {
    pub struct Matrix0 { lr = 0.3679 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.937] where 0 <= betas < 1, shares = [1.8036] where shares > 0, }
    state { s0: row * row = eps, s1, m[betas]: scalar = 1 }
    update(w, g, t) {
        s0 = trace(0.5, matmul((sum((w) * g)) + g, transpose((sum((w) * g)) + g)) / (1 + norm(g)^2));
        let x0 = clamp((if eps != 0 { 1 / (eps) } else { g }), 0, 1);
        s1 = trace(0.9 - 0.4 / t, w * (min(x0, 0.1327)));
        for b in betas { m[b] = prev(m[b]) * b; }
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * matmul(eigenvectors(s0), matmul(transpose(eigenvectors(s0)), g)) + lr * s1 + lr * prev(s1) + 0.1 * sum(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[0] + 0.5 * lr * prev(m[0]) + lr * (clamp(((sum(b in betas: m[b])) / (abs(matmul(eigenvectors(s0), matmul(transpose(eigenvectors(s0)), g))) + eps) + orthogonalize((len(betas)) + g, steps = 2)), -1, 1)));
    }
}

optimizer! {
    pub struct Matrix1 { lr = 0.1612 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w -= lr * g / (abs(g) + eps) + lr * (matmul(transpose(transpose(matmul(g, transpose(g))) / (1 + norm(g))^2), ((((1 - 0.9^t))^2) + g)));
    }
}

optimizer! {
    pub struct Matrix2 { lr = 0.4978 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: row * row = 0.5 }
    update(w, g) {
        s0 = trace(0.5, matmul((matmul(g, inverse_root(matmul(transpose(((w) + g)), ((w) + g)), eps = 1, p = 3, least = eps))) + g, transpose((matmul(g, inverse_root(matmul(transpose(((w) + g)), ((w) + g)), eps = 1, p = 3, least = eps))) + g)) / (1 + norm(g)^2));
        let x0 = (eps + eps);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * matmul(eigenvectors(s0), matmul(transpose(eigenvectors(s0)), g)) + 0.5 * lr * x0 + lr * ((((1.958 - g) - (if -1.2098 > 0 { sqrt(-1.2098) } else { eps }))) / (((w)^2 + eps))));
    }
}

optimizer! {
    pub struct Matrix3 { lr = 0.2345 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8891 where 0 <= beta0 < 1, }
    state { s0: col * col = 0.5, s1: col * col = eps }
    update(w, g) {
        s0 = ema(0.9, matmul(transpose((clamp(w, -1, 1)) + g), (clamp(w, -1, 1)) + g));
        let x0 = ((w)^2 + min(matmul(matmul(g, eigenvectors(s0)), transpose(eigenvectors(s0))), lr));
        s1 = trace(0.5, matmul(transpose(((if -0.4502 > matmul(matmul(g, eigenvectors(s0)), transpose(eigenvectors(s0))) { 0.7706 } else { g })) + g), ((if -0.4502 > matmul(matmul(g, eigenvectors(s0)), transpose(eigenvectors(s0))) { 0.7706 } else { g })) + g) / (1 + norm(g)^2));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * x0 + 0.1 * matmul(matmul(g, eigenvectors(s1)), transpose(eigenvectors(s1))) + lr * (-(beta0) * (x0) * (min(w, x0) * ((g) / (eps))));
    }
}

optimizer! {
    pub struct Matrix4 { lr = 0.3329 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.9315, 0.9031] where 0 <= betas < 1, shares = [1.7767, 1.4463] where shares > 0, }
    state { s0 = g^2, s1, s2, m[betas] }
    update(w, g, t) {
        s0 = ema(0.9, abs(orthogonalize((eps) + g, eps = eps, least = 0, steps = 1)));
        s1 = max(prev(s1), prev(s0));
        s2 = ema(0.6, (max(g, 0) + sqrt(prev(s0))));
        for (b, x) in (betas, shares) { let d = w; m[b] = b * prev(m[b]) + x * (1 - b) * d; }
        w -= lr * g + lr * s1 + lr * s2 + 0.5 * lr * debias(s2) + lr * max(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[1] + lr * prev(m[1]) + lr * (-(((prev(s0))^3) / ((0.143 + 1 / (1 + t)))));
    }
    eval(w) {
        let y = sqrt(s0) * (s0 * (s0));
        w = (y) / ((1 + (sign(m[1]))^2));
    }
}

optimizer! {
    pub struct Matrix5 { lr = 0.4905 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1 }
    update(w, g, t) {
        s0 = max(prev(s0), max(matmul(inverse_root(matmul(((g) + g), transpose(((g) + g))), 2, eps = 0.5), g), 0));
        s1 = ema(0.6, ((g) / (1.5543))^2);
        let x1 = (((if new(s0) { 2 } else { 3 }))^0.3 + 1 / (1 + t));
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + 0.5 * lr * x1 + lr * (((min(1.0846, (1 - 0.9^t)))^3)^3);
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (2 - sign(clamp(-1.6225, -1, 1)));
        w += 0.5 * ((if s1 < -0.5 { (ln(eps)) / (s1) } else { 0 }) - w);
    }
}

optimizer! {
    pub struct Matrix6 { lr = 0.1655 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5392 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta1, 1.099);
        s1 = running_max(beta1, ((w) / (eps))^2);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * s1 + lr * (((w - -1.0577) + matmul(transpose(transpose(matmul(g, transpose(g))) / (1 + norm(g))^2), ((g) + g))) * (((if w >= g { -1.4511 } else { s1 })) / ((s1 + eps))));
    }
}

optimizer! {
    pub struct Matrix7 { lr = 0.1114 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: col * col = eps, s1 }
    update(w, g, t) {
        s0 = trace(0.5, matmul(transpose((orthogonalize((w) + g, 2, 1.5, -0.5, 0)) + g), (orthogonalize((w) + g, 2, 1.5, -0.5, 0)) + g) / (1 + norm(g)^2));
        s1 = ema(0.9 - 0.4 / t, w);
        w -= lr * g + 0.1 * matmul(matmul(g, eigenvectors(s0)), transpose(eigenvectors(s0))) + 0.5 * lr * s1 + lr * ((((if -0.3233 != 0 { 1 / (-0.3233) } else { w }))^3) / ((max(w, 0) + 1 / (1 + t))));
    }
}

optimizer! {
    pub struct Matrix8 { lr = 0.2379 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5575 where 0 <= beta0 < 1, betas = [0.8891] where 0 <= betas < 1, shares = [1.7665] where shares > 0, }
    state { s0, s1 = g^2, m[betas] = g^2 }
    update(w, g) {
        s0 = ema(0.9, (1 - clamp(ln(eps), -1, 1)^2));
        s1 = ema(beta0, sqrt(abs(transpose(matmul(matmul(transpose(((w) + g)), g), transpose(w))))));
        for b in betas { let d = (((2 - sign(w)))^0.3) * shares[b]; m[b] = trace(b, d); }
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.1 * debias(s0) + 0.1 * s1 + 0.1 * prev(s1) + 0.5 * lr * max(b in betas: m[b]) + 0.5 * lr * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + 0.1 * m[0] + lr * prev(m[0]) + lr * (-((matmul(eigenvectors(matmul(((prev(s1)) + g), transpose(((prev(s1)) + g)))), matmul(transpose(eigenvectors(matmul(((prev(s1)) + g), transpose(((prev(s1)) + g))))), g))) / (abs(w * (g)) + eps))));
    }
}

optimizer! {
    pub struct Matrix9 { lr = 0.1571 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: col * col = eps }
    update(w, g) {
        s0 = ema(0.9, ln(tensor_max(abs(row_norm(abs((g) - g * w) + eps)) + eps)));
        s1 = trace(0.5, matmul(transpose((row_max_abs((prev(s0)) * g)) + g), (row_max_abs((prev(s0)) * g)) + g) / (1 + norm(g)^2));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * debias(s0) + lr * matmul(matmul(g, eigenvectors(s1)), transpose(eigenvectors(s1))) + lr * (clamp(((debias(s0))^3)^3, -1, 1));
    }
}

optimizer! {
    pub struct Matrix10 { lr = 0.2028 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5141 where 0 <= beta0 < 1, }
    state { s0 = lr, s1: row * row = 0.5 }
    update(w, g, t) {
        s0 = (0.9 - 0.4 / t) * prev(s0) + (1 - (0.9 - 0.4 / t)) * (beta0);
        let x0 = eps;
        s1 = ema(0.9, matmul((g * (w)) + g, transpose((g * (w)) + g)));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * x0 + 0.5 * lr * matmul(inverse_root(s1, 4, eps = 0.3), g) + lr * (0.2942);
    }
}

optimizer! {
    pub struct Matrix11 { lr = 0.3183 where lr >= 0, eps = 1e-6 where eps > 0, betas = [0.769] where 0 <= betas < 1, shares = [1.7761] where shares > 0, }
    state { m[betas] = lr }
    update(w, g, t) {
        for b in betas { let d = (sqrt(sqrt(eps))) * shares[b]; m[b] = if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }; }
        w = 0.99 * w - (lr * g + 0.5 * lr * min(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[0] + 0.1 * prev(m[0]) + lr * ((orthogonalize((prev(m[0])) + g, c = 0.375, a = 1.875, b = -1.25, steps = 3) * (1.244 * (betas[0]))) / (exp(clamp((m[0]) / (0.238), -3, 3)))));
    }
    eval(w, t) {
        if t > 2 {
            w *= max((eps)^3, eps);
        } else {
            w += 0.5 * ((if min(sum((b, x) in (betas, shares): x * m[b] / (1 + b)), sqrt(t)) >= w { (product(b in betas: shares[b] * shares[b])) / (abs(w) + eps) } else { 1.8134 }) - w);
        }
    }
}

optimizer! {
    pub struct Matrix12 { lr = 0.0972 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0: scalar = 1, s1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        s1 = trace(0.9, matmul(matmul((((if flag { s0 } else { s0 })) + g), transpose(w)), g));
        w -= lr * g + 0.5 * lr * s1 + lr * (clamp(((s1) / (eps)) / (abs((s1) / (abs(s1) + eps)) + eps), -1, 1));
    }
}

optimizer! {
    pub struct Matrix13 { lr = 0.2069 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7352 where 0 <= beta1 < 1, n = 6u64 , flag = false , }
    state { s0: col * col = eps, s1 = w, s2 }
    update(w, g, t) {
        s0 = trace(0.5, matmul(transpose((-(0.7771)) + g), (-(0.7771)) + g) / (1 + norm(g)^2));
        let x0 = eps;
        s1 = ema(beta1, matmul(inverse_root(matmul(((abs(g)) + g), transpose(((abs(g)) + g))), 2, eps = 0.5), g));
        let x1 = max((matmul(g, inverse_root(s0, 2, eps = 0.3)))^3, eps);
        s2 = trace(0.9 - 0.4 / t, (x0 + clamp(x1, 0, 1)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + 0.1 * s2 + 0.1 * prev(s2) + lr * (x0);
    }
    eval(w) {
        if flag {
            w = w + lr * (exp(clamp(s2 * (w) * (s2), -3, 3)));
        } else {
            w += 0.5 * (-(lr) * (min(n, s1)) - w);
        }
    }
}

optimizer! {
    pub struct Matrix14 { lr = 0.0913 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8881 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = 0.1, s2: row * row = eps }
    update(w, g) {
        s0 = ema(beta0, (orthogonalize((w) + g, steps = 2) + (w) / (abs(w) + eps)));
        s1 = trace(0.9, ((rows(w) - cols(w)) + (g + g)));
        s2 = ema(0.9, matmul((s1) + g, transpose((s1) + g)));
        w -= lr * sign(g) + lr * s0 + 0.1 * prev(s0) + 0.5 * lr * matmul(inverse_root(s2, 4, eps = 0.3), g) + lr * (prev(s0));
    }
}

optimizer! {
    pub struct Matrix15 { lr = 0.1295 where lr >= 0, betas = [0.721] where 0 <= betas < 1, shares = [0.9955] where shares > 0, }
    state { s0: row * row = 0.5, s1: row * row = 0.5, m[betas] }
    update(w, g) {
        s0 = trace(0.5, matmul((g) + g, transpose((g) + g)) / (1 + norm(g)^2));
        s1 = ema(0.9, matmul((round(g)) + g, transpose((round(g)) + g)));
        for b in betas { let d = (matmul(eigenvectors(s1), matmul(transpose(eigenvectors(s1)), g))) * shares[b]; m[b] = running_max(b, d); }
        w -= lr * sign(g) + 0.1 * matmul(eigenvectors(s0), matmul(transpose(eigenvectors(s0)), g)) + 0.1 * mean(abs(prev(s0))) + lr * max(b in betas: m[b]) + 0.1 * sum((b, x) in (betas, shares): x * m[b] / (1 + b)) + lr * m[0] + 0.1 * prev(m[0]) + lr * (g);
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_matrix_rule {
    ($call:ident) => {
        $call! { Matrix0 Matrix1 Matrix2 Matrix3 Matrix4 Matrix5 Matrix6 Matrix7 Matrix8 Matrix9 Matrix10 Matrix11 Matrix12 Matrix13 Matrix14 Matrix15 }
    };
}
