//! Random rules of matrices, written by a test of the compiler.
// No line is by hand: see `optim-macros/compiler/src/tests/random_rules.rs`.

use optim_runtime::optimizer;

optimizer! {
    pub struct Matrix0 { lr = 0.189 where lr >= 0, c = 1.7234 where c >= 1, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * (orthogonalize((ln(c) * (g)) + g, 2, 1.5, -0.5, 0));
    }
}

optimizer! {
    pub struct Matrix1 { lr = 0.2835 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7372 where 0 <= beta1 < 1, }
    update(w, g, t) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((if 1 / t >= beta1 { (if eps > w { orthogonalize((-0.8644) + g, steps = 2) } else { (g)^3 }) } else { eps })));
    }
}

optimizer! {
    pub struct Matrix2 { lr = 0.3591 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9836 where 0 <= beta0 < 1, n = 17u64 , flag = true , }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = ema(beta0, ((w)^2 + max(1.3422, 0)));
        let x0 = ((g) / (abs(1 / t) + eps))^2;
        s1 = (beta0) * prev(s1) + (1 - (beta0)) * (clamp(s0, 0, 1));
        let x1 = orthogonalize(((if w >= x0 { x0 } else { eps })) + g, steps = 2);
        w -= lr * g + lr * s1 + 0.5 * lr * x1 + lr * (s1);
    }
    eval(w, t) {
        if t > 2 {
            w = w + lr * ((if -1.5968 * (w) >= s0 { (if n >= 1 && n <= 8 { ln(n) } else { (n)^3 }) } else { n }));
        } else {
            w = (((if flag { s0 } else { w }))^3) / (abs(ln(0.8373)) + eps);
        }
    }
}

optimizer! {
    pub struct Matrix3 { lr = 0.4168 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.8291 where c >= 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.75, sqrt((eps + 1 / (1 + t))));
        s1 = ema(0.75, max_abs((c) - g * w));
        let x1 = (2 - clamp(s1 * (s1), -1, 1));
        w -= lr * g + 0.5 * lr * s0 + 0.5 * lr * prev(s1) + 0.5 * lr * x1 + lr * ((orthogonalize((eps) + g, c = 0.375, a = 1.875, b = -1.25, steps = 3)) / ((abs(prev(s1)) + 1 / (1 + t))));
    }
    eval(w) {
        w = w + lr * (s1);
    }
}

optimizer! {
    pub struct Matrix4 { lr = 0.0795 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9583 where 0 <= beta0 < 1, }
    state { s0 = g^2 }
    update(w, g) {
        s0 = trace(beta0, orthogonalize((1.1134) + g, steps = 2));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * (clamp((if w > 0 { sqrt(w) } else { -0.8185 }), -1, 1)));
    }
}

optimizer! {
    pub struct Matrix5 { lr = 0.14 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.9, min((if g != 0 { 1 / (g) } else { g }), ((t + 1) - g)));
        let x0 = abs(g * (s0));
        s1 = ema(0.6, ln((1 + (debias(s0))^2)));
        let x1 = (s1)^3;
        w -= lr * g + 0.1 * x0 + lr * x1 + lr * (orthogonalize((sin((w) / (eps))) + g, eps = eps, least = 0, steps = 1));
    }
}

optimizer! {
    pub struct Matrix6 { lr = 0.2675 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8398 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2, s2 }
    update(w, g, t) {
        s0 = ema(beta0, (abs(w))^0.5);
        s1 = trace(0.9 - 0.4 / t, dot((orthogonalize(((if new(s0) { 2 } else { 3 })) + g, eps = eps, least = 0, steps = 1)) + w, (orthogonalize(((if new(s0) { 2 } else { 3 })) + g, eps = eps, least = 0, steps = 1)) + w));
        let x1 = (sqrt(abs((if new(s0) { 2 } else { 3 }))) + eps);
        s2 = (0.9 - 0.4 / t) * prev(s2) + (1 - (0.9 - 0.4 / t)) * (abs(orthogonalize(((x1) / (eps)) + g, 2, 1.5, -0.5, 0)));
        let x2 = (orthogonalize((eps) + g, steps = 2))^3;
        w = 0.99 * w - (lr * sign(g) + lr * s1 + lr * prev(s1) + 0.5 * lr * s2 + 0.1 * x2 + lr * ((if (if new(s0) { 2 } else { 3 }) >= w { ((if x2 >= 1 && x2 <= 8 { ln(x2) } else { x1 })) / (sqrt((if new(s0) { 2 } else { 3 }) + eps)) } else { (prev(s1) + prev(s1)) })));
    }
    eval(w) {
        let y = (beta0 * (s0))^3;
        w = w + lr * (-((0.2387) / (abs(y) + eps) * ((s0 - s0))));
    }
}

optimizer! {
    pub struct Matrix7 { lr = 0.4464 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = running_max(0.9, abs(orthogonalize(((w)^3) + g, steps = 2)));
        s1 = prev(s1) * (1 - 0.5^t);
        let x1 = (1 + (0.3648)^2);
        w -= lr * sign(g) + lr * s0 + lr * s1 + 0.1 * x1 + lr * ((row_sum(((s1) / (x1)) * g)) / (exp(clamp((s0)^3, -3, 3))));
    }
    eval(w) {
        if flag {
            w = (eps + min(min(s0, s0), (s1 - w)));
        } else {
            w += 0.5 * (min(lr * (s0), (s1) / (abs(lr) + eps)) - w);
        }
    }
}

optimizer! {
    pub struct Matrix8 { lr = 0.0455 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.956 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 = w, s2 = g^2 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        let x0 = abs((if g != 0 { 1 / (g) } else { g }));
        s1 = (0.9 - 0.4 / t) * prev(s1) + (1 - (0.9 - 0.4 / t)) * (orthogonalize((abs(g)) + g, steps = 2));
        let x1 = x0;
        s2 = ema(beta0, abs(-(g)));
        let x2 = exp(clamp((s0) / (abs(s0) + eps), -3, 3));
        w -= lr * g + 0.1 * s1 + 0.1 * x1 + 0.5 * lr * s2 + lr * prev(s2) + 0.1 * x2 + lr * (orthogonalize(((orthogonalize((x1) + g, eps = eps, least = 0, steps = 1) - s1 * (w))) + g, eps = eps, least = 0, steps = 1));
    }
}

optimizer! {
    pub struct Matrix9 { lr = 0.3956 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (min((if -1.7908 < -0.5 { (abs(g)) / (-1.7908) } else { 0 }), (g) / ((orthogonalize((lr) + g, 2, 1.5, -0.5, 0)^2 + eps))));
    }
}

optimizer! {
    pub struct Matrix10 { lr = 0.4305 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (((-0.018 + orthogonalize((w) + g, steps = 2))) / (abs((abs(g) - -(1.9403))) + eps));
    }
}

optimizer! {
    pub struct Matrix11 { lr = 0.37 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (-((orthogonalize((lr) + g, c = 0.375, a = 1.875, b = -1.25, steps = 3)) / (max(g, eps))));
    }
}

optimizer! {
    pub struct Matrix12 { lr = 0.3231 where lr >= 0, beta0 = 0.5622 where 0 <= beta0 < 1, }
    state { s0, s1 = lr }
    update(w, g) {
        s0 = ema(beta0, log1p((2 - clamp(0.8929, -1, 1))));
        s1 = ema(beta0, ((if w < -0.5 { (debias(s0)) / (w) } else { 0 }))^2);
        w -= lr * sign(g) + lr * s1 + lr * (ln(exp(clamp(orthogonalize((w) + g, steps = 2), -3, 3))));
    }
}

optimizer! {
    pub struct Matrix13 { lr = 0.0479 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7812 where 0 <= beta0 < 1, c = 1.1444 where c >= 0, }
    state { s0 = 0.1, s1 = lr, s2 }
    update(w, g, t) {
        s0 = trace(0.9 - 0.4 / t, (log1p(eps) + 1.5082 * (g)));
        let x0 = max(c, eps);
        s1 = ema(beta0, w);
        s2 = trace(beta0, lr);
        let x2 = abs(orthogonalize((g) + g, eps = eps, least = 0, steps = 1));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * x0 + 0.1 * s1 + 0.5 * lr * s2 + 0.5 * lr * prev(s2) + 0.1 * x2 + lr * (x2));
    }
}

optimizer! {
    pub struct Matrix14 { lr = 0.4588 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + lr * (clamp(orthogonalize((1.6245) + g, 2, 1.5, -0.5, 0), -1, 1)));
    }
}

optimizer! {
    pub struct Matrix15 { lr = 0.3624 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (min(0.4135, orthogonalize((w) + g, 2, 1.5, -0.5, 0)));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_matrix_rule {
    ($call:ident) => {
        $call! { Matrix0 Matrix1 Matrix2 Matrix3 Matrix4 Matrix5 Matrix6 Matrix7 Matrix8 Matrix9 Matrix10 Matrix11 Matrix12 Matrix13 Matrix14 Matrix15 }
    };
}
