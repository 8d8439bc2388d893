//! Random rules with reductions, written by a test of the compiler.
// No line is by hand: see `optim-macros/compiler/src/tests/random_rules.rs`.

use optim_runtime::optimizer;

optimizer! {
    pub struct Reducing0 { lr = 0.259 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0, s1, s2 = g^2 }
    update(w, g) {
        s0 = ema(0.6, sum((0.896) * g));
        s1 = running_max(0.75, abs(debias(s0)));
        s2 = ema(0.6, (if 1.6803 >= 1 && 1.6803 <= 8 { ln(1.6803) } else { mean((w) + w) }));
        w -= lr * g + 0.1 * s1 + 0.1 * s2 + lr * (ln(eps));
    }
    eval(w) {
        if flag {
            w = w + lr * (w);
        } else {
            w = ((if s1 >= 1 && s1 <= 8 { ln(s1) } else { debias(s0) }) - (0.2562 + debias(s0))) * (ln(eps * (eps)));
        }
    }
}

optimizer! {
    pub struct Reducing1 { lr = 0.0441 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((mean(((g - lr)) * g) + norm((-1.3976) + w) * (g)));
    }
}

optimizer! {
    pub struct Reducing2 { lr = 0.0045 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8607 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = running_max(beta0, norm(((g) / (abs(g) + eps)) - g * w));
        s1 = ema(beta0, eps);
        let x1 = atan2((-0.5155 + w), atan2(eps, -1.9723));
        w -= lr * sign(g) + 0.1 * s0 + lr * s1 + lr * x1 + lr * (((if 0.9208 < -0.5 { ((lr) / (abs(w) + eps)) / (0.9208) } else { 0 }) - sqrt(s1)));
    }
    eval(w) {
        w *= ((2 - clamp(eps, -1, 1)) + eps);
    }
}

optimizer! {
    pub struct Reducing3 { lr = 0.362 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (max_abs(((tensor_max((g) + w) - w)) - g * w));
    }
}

optimizer! {
    pub struct Reducing4 { lr = 0.3946 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.9102 where c >= 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(0.75, ((w) / (abs(c) + eps))^3);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * ((tensor_max((eps) + w) + tensor_min((w) + w) * (dot((s0) - g * w, g)))));
    }
}

optimizer! {
    pub struct Reducing5 { lr = 0.0141 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.612 where 0 <= beta0 < 1, }
    state { s0, s1 = w }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, ln(eps));
        let x0 = tensor_min(abs((1.9695) * g));
        s1 = ema(beta0, w);
        let x1 = (sqrt((1 - 0.9^t)) + eps) * ((x0 + eps));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * s1 + 0.5 * lr * prev(s1) + lr * x1 + lr * ((if (prev(s1))^3 >= prev(s1) { (g + lr) } else { prev(s1) * (w) }) * (((s0 - x0)) / (abs((prev(s1)) / (abs(x0) + eps)) + eps)));
    }
}

optimizer! {
    pub struct Reducing6 { lr = 0.071 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7684 where 0 <= beta0 < 1, c = 1.6417 , }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, cbrt((c - w)));
        let x0 = (dot((cbrt(eps)) + w, (cbrt(eps)) + w) + eps);
        s1 = trace(0.9, clamp(sum(row_sum((prev(s0)) - g * w)), -1, 1));
        w -= lr * g + 0.1 * x0 + lr * s1 + 0.1 * prev(s1) + lr * (((prev(s0) + g) * (min(w, w)))^3);
    }
}

optimizer! {
    pub struct Reducing7 { lr = 0.3534 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = max(prev(s0), abs(g * (g)));
        let x0 = (s0)^2;
        w -= lr * g / (abs(g) + eps) + lr * x0 + lr * (tensor_min(row_sum((-((-1.9329) / (eps))) + w)));
    }
    eval(w) {
        w = w + lr * (lr);
    }
}

optimizer! {
    pub struct Reducing8 { lr = 0.1296 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = (w)^3;
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * x0 + lr * (mean(row_mean(((0.6953) / (eps) * (ln(eps))) + w)));
    }
}

optimizer! {
    pub struct Reducing9 { lr = 0.4671 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((tensor_max(row_norm((1.1984) - g * w))) / (abs(-((-0.8913) / (eps))) + eps)));
    }
}

optimizer! {
    pub struct Reducing10 { lr = 0.1282 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((if -1.44 >= 1 && -1.44 <= 8 { ln(-1.44) } else { min(-(w), row_max_abs((1.0297) * g)) }));
    }
}

optimizer! {
    pub struct Reducing11 { lr = 0.2276 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = g^2, s2 }
    update(w, g, t) {
        s0 = running_max(0.6, 0.7273);
        s1 = running_max(0.6, s0);
        let x1 = row_max((((1 - 0.9^t)) / (abs(-0.5988) + eps)) - g * w);
        s2 = min(prev(s2) + 1, (1 - clamp((g)^3, -1, 1)^2));
        w -= lr * clamp(g, -1, 1) + lr * s1 + lr * x1 + 0.5 * lr * s2 + lr * ((row_min(((g) / (eps)) - g * w)) / (abs(x1) + eps));
    }
}

optimizer! {
    pub struct Reducing12 { lr = 0.4557 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6123 where 0 <= beta0 < 1, }
    state { s0 = lr, s1, s2 }
    update(w, g) {
        s0 = ema(beta0, sqrt((1.4919)^0.5));
        s1 = ema(0.9, ((len(w) - ndim(w))) / (eps));
        let x1 = (2 - sign(s0));
        s2 = ema(0.9, ((eps)^2 + x1 * (lr)));
        w -= lr * sign(g) + 0.5 * lr * s1 + lr * s2 + 0.5 * lr * prev(s2) + lr * ((max_abs(row_min(((g) / (abs(-0.6045) + eps)) + w)) + s0));
    }
}

optimizer! {
    pub struct Reducing13 { lr = 0.3921 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((if w > g { g } else { g }) * (sum(row_dot((g) - g * w, g))) * (((w - -1.0577) + tensor_max(col_sum((g) + w)))));
    }
}

optimizer! {
    pub struct Reducing14 { lr = 0.1954 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (col_sum((w) - g * w)));
    }
}

optimizer! {
    pub struct Reducing15 { lr = 0.2282 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * (clamp(ln(tensor_max(abs(col_mean(abs((s0) + w) + eps)) + eps)), -1, 1));
    }
}

optimizer! {
    pub struct Reducing16 { lr = 0.2108 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1, s2 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, g);
        let x0 = (cbrt(s0))^2;
        s1 = max(prev(s1), (x0 * (w))^2);
        s2 = min(prev(s2) + 1, ln(col_norm(abs((s1) * g) + eps)));
        w -= lr * clamp(g, -1, 1) + lr * s2 + lr * (prev(s2));
    }
}

optimizer! {
    pub struct Reducing17 { lr = 0.0168 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = running_max(0.9, (eps * (g)) / ((sqrt(1.9865) + eps)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * (min(col_max(abs((eps) - g * w)), -((sqrt(t)) / (eps)))));
    }
}

optimizer! {
    pub struct Reducing18 { lr = 0.2897 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5224 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = trace(beta0, tensor_min(abs(col_max(abs(((w) / (eps)) + w)))));
        s1 = ema(0.9, (lr)^2);
        let x1 = ((-0.3392) / (eps) + (if prev(s0) < -0.5 { (g) / (prev(s0)) } else { 0 }));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + lr * x1 + lr * (col_min((min(-1.5493, (prev(s0))^3)) + w));
    }
    eval(w) {
        w *= (sqrt((1 - clamp(s0, -1, 1)^2)) + eps);
    }
}

optimizer! {
    pub struct Reducing19 { lr = 0.118 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w, s1 = lr, s2 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, col_min(abs((-1.1647) * g)));
        s1 = trace(0.75, (s0 * (s0))^2);
        s2 = trace(0.6, col_dot((ln(eps)) + w, (ln(eps)) + w));
        let x2 = (1 + ((-1.0375) / (eps))^2);
        w = 0.99 * w - (lr * g + 0.1 * s1 + 0.1 * s2 + 0.1 * x2 + lr * (s1 * (prev(s0))));
    }
}

optimizer! {
    pub struct Reducing20 { lr = 0.4304 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.7041 where c >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((if (if g > 0 { sqrt(g) } else { w }) >= eps { col_dot(((c)^3) + w, g) } else { (clamp(g, -1, 1)) / (eps * (eps)) })));
    }
}

optimizer! {
    pub struct Reducing21 { lr = 0.2473 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8445 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1: scalar = 1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, model_sum(abs(((w) / (abs(beta0) + eps)) + w)));
        let x0 = max(g, eps);
        s1 = prev(s1) * (1 - 0.5^t);
        let x1 = (sqrt((1 - clamp(x0, -1, 1)^2)) + eps);
        w -= lr * sign(g) + 0.1 * s0 + 0.5 * lr * s1 + 0.1 * x1 + lr * (-(((0.1597 + x0) + ln(x1))));
    }
}

optimizer! {
    pub struct Reducing22 { lr = 0.0455 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.956 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 = w, s2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = abs((if g != 0 { 1 / (g) } else { g }));
        s1 = 0.9 * prev(s1) + (1 - 0.9) * (model_norm((abs(g)) + w));
        s2 = running_max(0.9, abs(s0));
        let x2 = (1 + ((-0.9323)^3)^2);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * s1 + 0.1 * s2 + 0.5 * lr * x2 + lr * (atan2(eps, s1));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = abs((if w <= -0.9345 { 1.0664 } else { w }));
        w = (1 - clamp(beta0 * (s0), -1, 1)^2);
    }
}

optimizer! {
    pub struct Reducing23 { lr = 0.3055 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8189 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = 0.1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, -(beta0) * (-0.8015 * (w)));
        s1 = running_max(beta0, (-(-0.1522) + sum((1.1679) + w)));
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * (min((if -1.1291 <= s1 { 0.1023 } else { prev(s1) }) * ((g)^3), (if ln(eps) < (1 - 0.9^t) { ln(eps) } else { lr })));
    }
}

optimizer! {
    pub struct Reducing24 { lr = 0.1213 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (mean((clamp(ln(eps), -1, 1)) - g * w));
    }
}

optimizer! {
    pub struct Reducing25 { lr = 0.0315 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9633 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * ((if w >= 1 && w <= 8 { ln(w) } else { g }));
        let x0 = eps;
        s1 = trace(beta0, x0 * (lr) * (norm((s0) + w)));
        let x1 = max_abs(((s1 - x0)) - g * w);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * prev(s1) + lr * x1 + lr * (clamp(exp(clamp((beta0)^3, -3, 3)), (x1)^3, dot(((1.9551) / (abs(w) + eps)) + w, g))));
    }
    eval(w, t) {
        let y = (if s0 >= 1 && s0 <= 8 { ln(s0) } else { atan2(1 / t, s1) });
        if t > 2 {
            w *= 1.8368;
        } else {
            w += 0.5 * (min(s0, y) * (y) - w);
        }
    }
}

optimizer! {
    pub struct Reducing26 { lr = 0.0975 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7004 where 0 <= beta1 < 1, }
    state { s0 = g^2, s1 = lr, s2 = g^2 }
    update(w, g) {
        s0 = min(prev(s0) + 1, beta1);
        s1 = trace(0.9, (s0 - max_abs((s0) * g)));
        let x1 = (2 - sign((g) / (1.3798)));
        s2 = ema(0.9, clamp((g) / (1.5255), -1, 1));
        w -= lr * sign(g) + 0.5 * lr * s1 + 0.1 * x1 + 0.5 * lr * s2 + lr * prev(s2) + lr * (eps);
    }
}

optimizer! {
    pub struct Reducing27 { lr = 0.1287 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9316 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = lr }
    update(w, g, t) {
        s0 = ema(beta0, (tensor_max((lr) - g * w)) / ((sqrt(eps) + eps)));
        let x0 = eps;
        s1 = ema(beta0, min(g, g) * ((w) / (eps)));
        s2 = ema(beta0, (-0.5534 * (w)) / ((x0 + 1 / (1 + t))));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * prev(s0) + 0.1 * debias(s0) + lr * s1 + lr * debias(s1) + lr * s2 + lr * (((1 / t) / (tensor_min(abs((t) * g) + eps))) / (sqrt(clamp(s1, 0, 1) + eps)));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (0.6718) / (abs((debias(s0)) / (eps)) + eps);
        if t > 2 {
            w += 0.5 * ((debias(s1) * (w) + min(s0, s2)) - w);
        } else {
            w = w + lr * ((clamp(lr, 0, 1) + 1 / (1 + t)));
        }
    }
}

optimizer! {
    pub struct Reducing28 { lr = 0.0623 where lr >= 0, eps = 1e-6 where eps > 0, n = 15u64 , }
    state { s0 = g^2 }
    update(w, g, t) {
        s0 = running_max(0.75, (g * (w) + clamp(1 / t, w, g)));
        let x0 = max((if w <= 1.8741 { prev(s0) } else { s0 }), 0);
        w -= lr * g / (abs(g) + eps) + lr * x0 + lr * (ln(tensor_min(abs((dot((n) + w, g)) - g * w) + eps)));
    }
}

optimizer! {
    pub struct Reducing29 { lr = 0.0159 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = trace(0.9, w * ((w + g)));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * prev(s0) + lr * (log1p((sqrt(dot((w) + w, (w) + w)) + eps)));
    }
    eval(w) {
        w = w + lr * ((eps - (if eps <= s0 { exp(clamp(w, -3, 3)) } else { ln(eps) })));
    }
}

optimizer! {
    pub struct Reducing30 { lr = 0.4277 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9491 where 0 <= beta0 < 1, beta1 = 0.654 where 0 <= beta1 < 1, }
    state { s0 = w, s1 }
    update(w, g, t) {
        s0 = running_max(beta1, (g - g) * (w));
        s1 = ema(0.9, (1 - clamp((0.1535) / (sqrt(t)), -1, 1)^2));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * s1 + lr * (rem((if s1 > 0 { sqrt(s1) } else { -(g) }), (2 - clamp(row_sum((beta0) * g), -1, 1))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (-1.7666 * (s1)) / (abs(s1) + eps);
        w = w + lr * (-0.0411);
    }
}

optimizer! {
    pub struct Reducing31 { lr = 0.2335 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8592 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1 }
    update(w, g) {
        s0 = max(prev(s0), eps);
        let x0 = (1.2784 * (lr))^3;
        s1 = ema(beta0, clamp(row_mean((1.8116) + w), -1, 1));
        let x1 = (1 / len(w));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * x0 + 0.1 * s1 + 0.5 * lr * x1 + lr * (min(s0, s0)));
    }
}

optimizer! {
    pub struct Reducing32 { lr = 0.3989 where lr >= 0, beta0 = 0.7279 where 0 <= beta0 < 1, c = 1.219 where c >= 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = trace(beta0, row_norm((g) + w) * (min(g, c)));
        let x0 = clamp((lr) / (1.5543), 0, 1);
        w -= lr * sign(g) + lr * s0 + 0.1 * x0 + lr * (c);
    }
}

optimizer! {
    pub struct Reducing33 { lr = 0.2626 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8199 where 0 <= beta0 < 1, }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = ema(beta0, sqrt(abs(g)));
        s1 = ema(beta0, s0 * ((s0)^3));
        s2 = running_max(0.9, row_max_abs((1.6245) - g * w));
        w -= lr * g + lr * debias(s0) + 0.5 * lr * s1 + 0.1 * prev(s1) + 0.5 * lr * debias(s1) + 0.1 * s2 + lr * (min((1.9817 + s1) * (clamp(g, -1, 1)), (s2) / (eps) * (g * (s1))));
    }
}

optimizer! {
    pub struct Reducing34 { lr = 0.0801 where lr >= 0, eps = 1e-6 where eps > 0, n = 4u64 , }
    state { s0 = g^2, s1 }
    update(w, g, t) {
        s0 = running_max(0.9, (if (g) / (abs(-1.8319) + eps) < eps { w } else { (n) / (abs(g) + eps) }));
        let x0 = abs(s0);
        s1 = min(prev(s1) + 1, (if clamp(1.0048, -1, 1) < n { (0.6621) / (eps) } else { s0 }));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * x0 + 0.1 * s1 + lr * ((ln(tensor_min(abs(row_max(abs((1.238) * g) + eps)) + eps)) - (s1 + s1) * (((t + 1) - -0.149))));
    }
    eval(w) {
        w = w + lr * (s0);
    }
}

optimizer! {
    pub struct Reducing35 { lr = 0.2901 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5978 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 }
    update(w, g, t) {
        s0 = beta0 * prev(s0) + (1 - beta0) * (((beta0) / (eps) + sqrt(eps)));
        s1 = beta0 * prev(s1) + (1 - beta0) * ((row_min((-1.5282) - g * w))^2);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * s1 + lr * (ln(((2 - sign(s0)) + 1 / (1 + t))));
    }
    eval(w, t) {
        let y = (beta0 + (s1)^3);
        if t > 2 {
            w *= (1 + ((s1)^3)^2);
        } else {
            w = ((s0 + s0 * (eps))) / ((1 + (y)^2));
        }
    }
}

optimizer! {
    pub struct Reducing36 { lr = 0.4513 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.9275 where c >= 1, flag = true , }
    state { s0, s1 = g^2 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (w)^2);
        let x0 = (if s0 >= 1 && s0 <= 8 { ln(s0) } else { (s0) / (eps) });
        s1 = trace(0.6, clamp((g - x0), -1, 1));
        let x1 = ((-1.4997 - s0)) / (eps);
        w -= lr * sign(g) + 0.1 * s1 + 0.5 * lr * x1 + lr * (ln((row_dot((s0) + w, (s0) + w) + eps)));
    }
    eval(w, t) {
        if flag {
            w = w + lr * (((s1)^2) / (abs(min((-0.3655 + c), (if s1 <= eps { w } else { s0 }))) + eps));
        } else {
            w = min(s1, (s0 + (if (1 - 0.9^t) > 0 { sqrt((1 - 0.9^t)) } else { s1 })));
        }
    }
}

optimizer! {
    pub struct Reducing37 { lr = 0.471 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = w }
    update(w, g) {
        s0 = ema(0.75, (eps + eps));
        s1 = min(prev(s1) + 1, (if g * (w) < prev(s0) { ln(eps) } else { eps }));
        w -= lr * g + 0.1 * debias(s0) + 0.1 * s1 + lr * (tensor_min(col_sum((((s0) / (eps) + ln(eps))) * g)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (ln(eps))^0.5;
        w *= (sqrt(abs(-1.5746)) + eps);
    }
}

optimizer! {
    pub struct Reducing38 { lr = 0.1526 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.7637 where c >= 1, flag = false , }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, sqrt(abs(-1.5746)));
        let x0 = (2 - clamp(col_mean((prev(s0)) - g * w), -1, 1));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * (ln(c));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = abs((s0) / (eps));
        if flag {
            w = w + lr * (clamp((w) / (abs(-(w)) + eps), -1, 1));
        } else {
            w *= sqrt(s0 + eps);
        }
    }
}

optimizer! {
    pub struct Reducing39 { lr = 0.4172 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.9107 where c >= 1, }
    state { s0 = 0.1, s1 = lr }
    update(w, g) {
        s0 = ema(0.9, -((g) / (abs(w) + eps)));
        s1 = ema(0.6, w);
        w -= lr * g + lr * s0 + 0.1 * s1 + 0.5 * lr * prev(s1) + lr * ((min(-(c), max_abs(col_norm((eps) * g)))) / ((1 + (-(s1))^2)));
    }
}

optimizer! {
    pub struct Reducing40 { lr = 0.0032 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = trace(0.75, clamp(col_max_abs((g) - g * w), -1, 1));
        s1 = ema(0.6, abs(ln(eps)));
        w -= lr * g + lr * s0 + 0.5 * lr * s1 + lr * ((((s1) / (eps) + 0.5115 * (s0)) - w));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = 1.0909;
        w = s0;
    }
}

optimizer! {
    pub struct Reducing41 { lr = 0.4737 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5717 where 0 <= beta0 < 1, }
    state { s0 = lr, s1 = lr, s2 }
    update(w, g) {
        s0 = ema(beta0, col_max((ln(eps)) * g));
        s1 = ema(0.9, (-(prev(s0))) / (abs(s0 * (w)) + eps));
        s2 = ema(beta0, (2 - sign(col_min((prev(s0)) + w))));
        w = 0.99 * w - (lr * g + 0.1 * s1 + 0.1 * s2 + 0.1 * prev(s2) + lr * (prev(s0)));
    }
}

optimizer! {
    pub struct Reducing42 { lr = 0.2574 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6482 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = g^2, s2 }
    update(w, g) {
        s0 = min(prev(s0) + 1, w);
        s1 = min(prev(s1) + 1, clamp(col_min((g) + w), -1, 1));
        s2 = ema(beta0, (rows(w) - cols(w)));
        let x2 = (w) / (eps * (eps));
        w -= lr * sign(g) + 0.1 * s0 + lr * s1 + 0.1 * s2 + 0.5 * lr * x2 + lr * (clamp(x2, -1, 1));
    }
}

optimizer! {
    pub struct Reducing43 { lr = 0.3441 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = running_max(0.75, (1 - clamp(1.7242, -1, 1)^2));
        let x0 = col_dot((g) - g * w, (g) - g * w);
        s1 = running_max(0.9, eps);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * (ln((sqrt((2 - sign(x0))) + eps))));
    }
}

optimizer! {
    pub struct Reducing44 { lr = 0.0652 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = 0.1, s2 = lr }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        s1 = min(prev(s1) + 1, ((0.8748) / (abs(-1.5604) + eps))^3);
        let x1 = (s1)^2;
        s2 = 0.9 * prev(s2) + (1 - 0.9) * (((rows(w) - cols(w)))^2);
        let x2 = ln(model_sum(abs((1.2715) + w) + eps));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + 0.1 * x1 + 0.5 * lr * s2 + lr * x2 + lr * ((clamp((-0.7315 - s0), -1, 1))^3));
    }
    eval(w) {
        let y = (if s0 >= 1 && s0 <= 8 { ln(s0) } else { -1.0169 });
        if s0 < 0.9 {
            w += 0.5 * (min((s0 - 1.1969), (s1) / (abs(0.5038) + eps)) - w);
        } else {
            w = w + lr * ((s2 + (w) / (abs(y) + eps)) * ((w) / (max(s2, eps))));
        }
    }
}

optimizer! {
    pub struct Reducing45 { lr = 0.4036 where lr >= 0, beta0 = 0.5096 where 0 <= beta0 < 1, n = 1u64 , flag = false , }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = min(prev(s0) + 1, ((if w != 0 { 1 / (w) } else { beta0 }))^3);
        s1 = ema(0.9, ((if !flag { 0.7605 } else { n }) + min(s0, w)));
        s2 = min(prev(s2) + 1, model_norm((-1.5132) + w));
        w -= lr * clamp(g, -1, 1) + lr * s1 + 0.5 * lr * debias(s1) + lr * s2 + lr * (sum((prev(s0)) * g));
    }
    eval(w, t) {
        let y = ((t)^2 + abs(s0));
        w += 0.5 * ((if lr < y { 0.3098 } else { (if beta0 < -0.5 { (w) / (beta0) } else { 0 }) }) - w);
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_reducing_rule {
    ($call:ident) => {
        $call! { Reducing0 Reducing1 Reducing2 Reducing3 Reducing4 Reducing5 Reducing6 Reducing7 Reducing8 Reducing9 Reducing10 Reducing11 Reducing12 Reducing13 Reducing14 Reducing15 Reducing16 Reducing17 Reducing18 Reducing19 Reducing20 Reducing21 Reducing22 Reducing23 Reducing24 Reducing25 Reducing26 Reducing27 Reducing28 Reducing29 Reducing30 Reducing31 Reducing32 Reducing33 Reducing34 Reducing35 Reducing36 Reducing37 Reducing38 Reducing39 Reducing40 Reducing41 Reducing42 Reducing43 Reducing44 Reducing45 }
    };
}
