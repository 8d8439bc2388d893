//! Random rules with reductions, written by a test of the compiler.
// No line is by hand: see `optim-macros/compiler/src/tests/random_rules.rs`.

use optim_runtime::optimizer;

optimizer! {
    pub struct Reducing0 { lr = 0.259 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.8016 , flag = false , }
    state { s0, s1: scalar = 1, s2 = lr }
    update(w, g, t) {
        s0 = ema(0.6, sum((clamp(w, -1, 1)) + w));
        s1 = prev(s1) * (1 - 1 / (t + 1));
        s2 = min(prev(s2) + 1, (col_mean((s0) * g)) / (abs((s0) / (abs(w) + eps)) + eps));
        let x2 = (1 - 0.9^t);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * prev(s0) + lr * s1 + 0.5 * lr * s2 + lr * x2 + lr * ((sum(((if s0 != 0 { 1 / (s0) } else { c })) - g * w)) / (abs(ln(eps)) + eps));
    }
    eval(w) {
        if flag {
            w = w + lr * (w);
        } else {
            w = ((if s0 >= 1 && s0 <= 8 { ln(s0) } else { s0 }) - (0.2562 + s0)) * (ln(eps * (eps)));
        }
    }
}

optimizer! {
    pub struct Reducing1 { lr = 0.1217 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.7257 where 0 <= beta1 < 1, c = 1.9362 where c >= 1, flag = true , }
    state { s0 = lr }
    update(w, g, t) {
        s0 = ema(0.9, g * (g) * ((if !flag { g } else { w })));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * ((if (if -0.978 > beta1 { -1.226 } else { s0 }) < s0 { dot(((0.4317 - t)) - g * w, g) } else { (((1 - 0.9^t) - -1.6506)) / (eps) }));
    }
    eval(w, t) {
        if flag {
            w = w + lr * ((if flag { min(ln((t + 1)), c) } else { (s0 + w) * (s0) }));
        } else {
            w += 0.5 * (((if flag { s0 } else { lr }))^3 - w);
        }
    }
}

optimizer! {
    pub struct Reducing2 { lr = 0.2398 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.531 where 0 <= beta0 < 1, flag = false , }
    state { s0 }
    update(w, g) {
        s0 = trace(0.9, col_mean(((clamp(beta0, -1, 1)) * g)^2));
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * prev(s0) + lr * ((len(w) - ndim(w)));
    }
    eval(w) {
        if flag {
            w = w;
        } else {
            w += 0.5 * (((s0) / (eps))^3 - w);
        }
    }
}

optimizer! {
    pub struct Reducing3 { lr = 0.2963 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr }
    update(w, g, t) {
        s0 = ema(0.9, ln((eps + 1 / (1 + t))));
        let x0 = exp(clamp((if w <= 0.697 { w } else { -0.1273 }), -3, 3));
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.1 * x0 + lr * ((if x0 >= w { sum((clamp(w, -1, 1)) * g) } else { g }));
    }
}

optimizer! {
    pub struct Reducing4 { lr = 0.2458 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = lr }
    update(w, g) {
        s0 = running_max(0.75, abs(-(eps)));
        let x0 = (prev(s0)) / (0.3268) * (s0);
        s1 = ema(0.9, 1.4391);
        let x1 = (-1.3638 - cos(prev(s0)));
        w = 0.99 * w - (lr * g + lr * x0 + 0.5 * lr * s1 + 0.1 * prev(s1) + 0.5 * lr * x1 + lr * (-(mean((x1) + w) * (sum((s0) + w)))));
    }
}

optimizer! {
    pub struct Reducing5 { lr = 0.108 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6842 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = max(prev(s0), sqrt((eps)^0.3 + eps));
        s1 = ema(beta0, g);
        let x1 = dot(((if sqrt(t) < beta0 { g } else { g })) - g * w, ((if sqrt(t) < beta0 { g } else { g })) - g * w);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * s1 + lr * x1 + lr * ((min(mean((s0) - g * w), (len(w) - ndim(w))) + ((lr - w)) / (abs(-(s1)) + eps)));
    }
}

optimizer! {
    pub struct Reducing6 { lr = 0.4706 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (dot((((-1.9148) / (abs(g) + eps)) / (0.7629)) + w, g));
    }
    eval(w) {
        let y = max((w) / (eps), 0);
        w = w + lr * ((y * (1.2646)) / (abs((y * (w)) / (eps)) + eps));
    }
}

optimizer! {
    pub struct Reducing7 { lr = 0.1975 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8473 where 0 <= beta1 < 1, }
    state { s0 = lr, s1 }
    update(w, g, t) {
        s0 = running_max(beta1, clamp(eps, -1, 1) * (min(1.0846, (1 - 0.9^t))));
        s1 = ema(beta1, mean(abs(((beta1 - s0)) * g)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + lr * (row_mean((min(lr, (if 0.3841 < w { s1 } else { s1 }))) + w));
    }
}

optimizer! {
    pub struct Reducing8 { lr = 0.46 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = ema(0.9, -(w) * (g * (eps)));
        s1 = ema(0.9, ln((sqrt(1.471) + eps)));
        s2 = 0.6 * prev(s2) + (1 - 0.6) * ((sqrt(exp(clamp(prev(s0), -3, 3))) + eps));
        w -= lr * g / (abs(g) + eps) + lr * s1 + lr * debias(s1) + lr * s2 + lr * ((if debias(s1) >= 1 && debias(s1) <= 8 { ln(debias(s1)) } else { dot((col_mean((s0) - g * w)) * g, g) }));
    }
}

optimizer! {
    pub struct Reducing9 { lr = 0.3492 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.9115 where 0 <= beta1 < 1, }
    update(w, g) {
        w -= lr * g + lr * ((clamp((beta1) / (abs(w) + eps), -1, 1)) / (abs(row_mean((clamp(w, -1, 1)) * g)) + eps));
    }
}

optimizer! {
    pub struct Reducing10 { lr = 0.0892 where lr >= 0, eps = 1e-6 where eps > 0, n = 2u64 , }
    state { s0: scalar = 1, s1 = lr }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        let x0 = clamp(ln(eps), -1, 1);
        s1 = ema(0.9, min(n, n) * (w));
        let x1 = (-(g) + eps);
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * x0 + 0.1 * s1 + 0.1 * prev(s1) + lr * x1 + lr * ((((if (t + 1) > 0 { sqrt((t + 1)) } else { x1 })) / (sum(exp(clamp((x1) * g, -3, 3))))) / (sum(exp(clamp(((1.1987) / (abs(s1) + eps)) + w, -3, 3)))));
    }
}

optimizer! {
    pub struct Reducing11 { lr = 0.0686 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(0.6, (len(w) - ndim(w)));
        let x0 = eps;
        s1 = running_max(0.75, (sum(((g) + w)^2) + sqrt(x0)));
        let x1 = (mean((((if s0 >= 1 && s0 <= 8 { ln(s0) } else { s0 })) - g * w)^2) + eps);
        s2 = min(prev(s2) + 1, (g * (s1)) / ((sqrt(x1) + eps)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * prev(s0) + 0.1 * s2 + lr * ((mean((ln(x0)) + w)) / ((1.3682 * (lr) + 1 / (1 + t))));
    }
    eval(w) {
        let y = ((0.8217) / (abs(s0) + eps)) / (exp(clamp(eps, -3, 3)));
        w *= exp(clamp(cos(y), -3, 3));
    }
}

optimizer! {
    pub struct Reducing12 { lr = 0.1091 where lr >= 0, beta0 = 0.5493 where 0 <= beta0 < 1, beta1 = 0.5303 where 0 <= beta1 < 1, }
    state { s0, s1 = lr, s2 = lr }
    update(w, g, t) {
        s0 = trace(beta0, (w + g) * ((-0.3517) / (1.3269)));
        s1 = 0.9 * prev(s1) + (1 - 0.9) * (max(w * (g), 0));
        s2 = running_max(beta1, ((if 0.1368 > 1.8213 { w } else { prev(s0) })) / ((1.6041 + 1 / (1 + t))));
        w = 0.99 * w - (lr * g + 0.5 * lr * s1 + 0.1 * s2 + 0.5 * lr * prev(s2) + lr * (-(-(mean((1.2497) * g)))));
    }
}

optimizer! {
    pub struct Reducing13 { lr = 0.1707 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.971 where 0 <= beta0 < 1, }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = ema(beta0, ln((sqrt(eps) + eps)));
        let x0 = min(0.9314, row_mean((g) - g * w));
        s1 = min(prev(s1) + 1, (w + clamp(prev(s0), prev(s0), s0)));
        s2 = trace(beta0, x0);
        w = 0.99 * w - (lr * sign(g) + lr * debias(s0) + lr * s1 + 0.1 * s2 + lr * (1 / t));
    }
}

optimizer! {
    pub struct Reducing14 { lr = 0.1613 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8904 where 0 <= beta0 < 1, flag = false , }
    state { s0 = g^2 }
    update(w, g) {
        s0 = ema(beta0, (1 - clamp(g, -1, 1)^2));
        let x0 = sum((-(s0)) + w);
        w -= lr * g + lr * x0 + lr * (g);
    }
    eval(w, t) {
        if flag {
            w += 0.5 * ((w) / (eps) - w);
        } else {
            w *= (0.1537 + 1 / (1 + t));
        }
    }
}

optimizer! {
    pub struct Reducing15 { lr = 0.288 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (sqrt(eps) + eps));
        s1 = min(prev(s1) + 1, max(-(1.0689), 0));
        w -= lr * sign(g) + 0.1 * s0 + 0.1 * s1 + lr * (ln((norm((s1) - g * w) + eps)));
    }
}

optimizer! {
    pub struct Reducing16 { lr = 0.3552 where lr >= 0, beta0 = 0.6828 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = trace(beta0, -(sum((g) * g)));
        let x0 = ((g)^2 + 1 / (1 + t));
        s1 = ema(beta0, (1.0534)^2);
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * (((if w < -0.5 { (lr) / (w) } else { 0 }) - (s0 * (-0.1286))^3)));
    }
}

optimizer! {
    pub struct Reducing17 { lr = 0.3989 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2, s2 = g^2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = ema(0.6, max((if 1.8173 <= g { g } else { s0 }), 0));
        let x1 = w;
        s2 = ema(0.6, clamp(-0.6447 * (g), 0, 1));
        let x2 = prev(s2);
        w -= lr * g + 0.1 * s1 + lr * x1 + lr * x2 + lr * (mean((-(s0)) - g * w) * ((abs(0.6021) + (x2) / (eps))));
    }
}

optimizer! {
    pub struct Reducing18 { lr = 0.0214 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5343 where 0 <= beta0 < 1, c = 1.1905 where -2 <= c <= 2, flag = false , }
    update(w, g) {
        w -= lr * sign(g) + lr * (-((mean((g) - g * w) + (g) / (eps))));
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
    pub struct Reducing19 { lr = 0.0455 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.956 where 0 <= beta0 < 1, c = 1.4126 where c >= 1, }
    state { s0: scalar = 1, s1 = w, s2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = expm1(clamp((if g != 0 { 1 / (g) } else { g }), -3, 3));
        s1 = min(prev(s1) + 1, dot((lr) * g, g));
        let x1 = expm1(clamp(g, -3, 3)) * (g);
        s2 = trace(beta0, sqrt(dot((w) - g * w, (w) - g * w)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * x1 + 0.5 * lr * s2 + lr * ((prev(s1)) / (max_abs(abs((clamp(-1.6105, -1, 1)) + w) + eps))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ((s1) / (c))^0.3;
        if s0 < 0.9 {
            w *= (s0 * (s0) + eps);
        } else {
            w = (if (if w >= 1 && w <= 8 { ln(w) } else { beta0 }) > s0 { clamp((if s0 < -0.5 { (w) / (s0) } else { 0 }), -1, 1) } else { s2 });
        }
    }
}

optimizer! {
    pub struct Reducing20 { lr = 0.4209 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9538 where 0 <= beta0 < 1, }
    state { s0, s1: scalar = 1, s2 = w }
    update(w, g, t) {
        s0 = ema(0.9, clamp((w) / (0.6061), -1, 1));
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = ema(beta0, clamp(dot((s1) * g, g), abs((1 - 0.9^t)), (if lr > g { g } else { w })));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + lr * s2 + lr * ((sqrt(abs(s1)) + eps)));
    }
}

optimizer! {
    pub struct Reducing21 { lr = 0.0824 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5558 , }
    state { s0 = lr }
    update(w, g) {
        s0 = running_max(0.9, abs(g));
        let x0 = eps;
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * x0 + lr * (col_mean(((col_mean((w) + w)) / (abs((c)^3) + eps)) * g));
    }
}

optimizer! {
    pub struct Reducing22 { lr = 0.0145 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.4352 , }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = (1 / len(w));
        s1 = ema(0.9, (2 - sign((x0)^3)));
        let x1 = (if -1.7908 < -0.5 { (sin(debias(s1))) / (-1.7908) } else { 0 });
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + 0.1 * x1 + lr * ((-1.0431) / (0.7973) * (row_mean((c) + w)) * ((sum((-1.936) * g) - (s1) / (abs(g) + eps)))));
    }
}

optimizer! {
    pub struct Reducing23 { lr = 0.281 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6741 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, (1 / len(w)));
        let x0 = (max_abs((-1.719) + w))^0.5;
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * x0 + lr * (w);
    }
}

optimizer! {
    pub struct Reducing24 { lr = 0.0858 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(0.6, clamp(w, 0, 1));
        let x0 = row_mean(((g + g)) + w);
        s1 = 0.6 * prev(s1) + (1 - 0.6) * (((x0) / (eps))^3);
        let x1 = eps;
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * debias(s0) + 0.5 * lr * s1 + 0.1 * x1 + lr * (clamp(mean((clamp(prev(s1), -1, 1)) - g * w), -1, 1));
    }
}

optimizer! {
    pub struct Reducing25 { lr = 0.2023 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7451 where 0 <= beta0 < 1, beta1 = 0.974 where 0 <= beta1 < 1, n = 8u64 , }
    state { s0 = 0.1, s1 = g^2 }
    update(w, g) {
        s0 = ema(beta1, exp(clamp((n)^3, -3, 3)));
        s1 = beta0 * prev(s1) + (1 - beta0) * ((if prev(s0) != 0 { 1 / (prev(s0)) } else { min(beta1, prev(s0)) }));
        let x1 = 1.3333;
        w = 0.99 * w - (lr * sign(g) + 0.1 * s1 + 0.1 * x1 + lr * (((col_mean((x1) * g) - (if lr <= s1 { s0 } else { prev(s0) }))) / (sqrt(prev(s0) + eps))));
    }
}

optimizer! {
    pub struct Reducing26 { lr = 0.4581 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9469 where 0 <= beta0 < 1, c = 1.0107 where c >= 0, }
    state { s0 = w, s1 = lr, s2 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (g);
        let x0 = mean((ln(eps)) * g);
        s1 = ema(beta0, (if exp(clamp(g, -3, 3)) <= c { ln(eps) } else { clamp(beta0, -1, 1) }));
        s2 = ema(0.9, ((s0) / (abs(s0) + eps) - c * (c)));
        let x2 = min(eps, x0) * ((eps + eps));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * s2 + 0.5 * lr * debias(s2) + lr * x2 + lr * (clamp(((if beta0 > 0 { sqrt(beta0) } else { s0 }))^3, -1, 1)));
    }
}

optimizer! {
    pub struct Reducing27 { lr = 0.1489 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, min((len(w) - ndim(w)), mean((-1.1819) + w)));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * (((w - (t) / (abs(g) + eps))) / ((t + eps) * (sum(exp(clamp((-1.8716) - g * w, -3, 3))))));
    }
}

optimizer! {
    pub struct Reducing28 { lr = 0.041 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w }
    update(w, g, t) {
        s0 = ema(0.75, (len(w) - ndim(w)));
        let x0 = sqrt(norm((1 / t) + w) + eps);
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * x0 + lr * ((1 - 0.9^t));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = w;
        w = w + lr * (-0.0411);
    }
}

optimizer! {
    pub struct Reducing29 { lr = 0.0708 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7167 where 0 <= beta0 < 1, beta1 = 0.9419 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = trace(0.9, row_mean((g) - g * w) * (g * (eps)));
        s1 = running_max(beta1, 0.6785);
        let x1 = max(ln(eps), 0);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * prev(s0) + lr * s1 + 0.1 * x1 + lr * (clamp(min(x1 * (s0), beta0 * (s0)), -1, 1)));
    }
    eval(w, t) {
        let y = (if s1 > 0 { sqrt(s1) } else { (s1)^3 });
        if t > 2 {
            w *= -((eps - 1.8403));
        } else {
            w += 0.5 * ((if (s1)^3 <= y { (w) / (eps) } else { clamp(w, -1, 1) }) - w);
        }
    }
}

optimizer! {
    pub struct Reducing30 { lr = 0.0659 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.146 where c >= 0, }
    state { s0, s1 = lr, s2 }
    update(w, g) {
        s0 = ema(0.75, (if (w) / (eps) >= 0.4577 { (if -1.1464 >= -1.3377 { 1.4672 } else { c }) } else { 0.0968 }));
        s1 = running_max(0.9, ln((0.9839 + eps)));
        let x1 = (sqrt(mean(abs((g) * g))) + eps);
        s2 = ema(0.9, max((if s0 < s1 { 1.2095 } else { lr }), 0));
        w -= lr * sign(g) + lr * x1 + 0.5 * lr * s2 + lr * (min(clamp(clamp(s0, -1, 1), -1, 1), -((g) / (x1))));
    }
}

optimizer! {
    pub struct Reducing31 { lr = 0.1846 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * sign(g) + lr * ((col_mean(((w - w)) - g * w) + ((g) / (abs(g) + eps)) / (1 / t * (1.0292)))));
    }
}

optimizer! {
    pub struct Reducing32 { lr = 0.2295 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.508 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, (g) / (eps));
        s1 = running_max(beta0, max_abs((sum((w) + w)) - g * w));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * s1 + lr * ((sum(((g) / (eps)) * g) + (w) / (abs(s0) + eps) * (col_mean((s1) * g))));
    }
}

optimizer! {
    pub struct Reducing33 { lr = 0.2435 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (mean(((0.8484)^3) + w));
        w -= lr * g + 0.1 * s0 + lr * (-(eps * (prev(s0)) * (w)));
    }
}

optimizer! {
    pub struct Reducing34 { lr = 0.3721 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9181 where 0 <= beta0 < 1, beta1 = 0.8962 where 0 <= beta1 < 1, }
    state { s0, s1 = lr }
    update(w, g, t) {
        s0 = running_max(beta0, eps);
        let x0 = beta1;
        s1 = ema(beta0, (col_mean((((1 - 0.9^t)) + w)^2))^1.5);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * x0 + 0.5 * lr * s1 + lr * (-(min(floor(s1), s1)));
    }
    eval(w, t) {
        let y = ((s0)^1.5)^0.5;
        if t > 2 {
            w = -(ln(eps));
        } else {
            w *= (sqrt(y) + eps);
        }
    }
}

optimizer! {
    pub struct Reducing35 { lr = 0.1342 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7941 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 }
    update(w, g, t) {
        s0 = running_max(0.9, ((2 - sign(w)))^0.5);
        let x0 = ((-1.6199)^3 + min(1 / t, eps));
        s1 = beta0 * prev(s1) + (1 - beta0) * (sum(((ln(eps)) * g)^2));
        let x1 = max_abs(abs((s1 * (g)) + w) + eps);
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.5 * lr * prev(s0) + 0.5 * lr * x0 + lr * x1 + lr * ((min(clamp(lr, -1, 1), sum((x1) - g * w))) / (abs((beta0 * (lr)) / ((sqrt(sqrt(t)) + eps))) + eps));
    }
}

optimizer! {
    pub struct Reducing36 { lr = 0.1542 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((if !flag { 0.9833 } else { (lr) / ((mean(((g) - g * w)^2) + eps)) }));
    }
}

optimizer! {
    pub struct Reducing37 { lr = 0.1306 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = row_mean(abs((min(s0, lr)) * g));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * ((g) / (abs(1.2119) + eps));
    }
}

optimizer! {
    pub struct Reducing38 { lr = 0.4254 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8651 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = trace(beta0, ((lr - g) + w * (w)));
        let x0 = sum((((len(w) - ndim(w))) + w)^2);
        s1 = ema(beta0, ln((x0 + 1 / (1 + t))));
        w -= lr * g + lr * s0 + 0.5 * lr * s1 + lr * debias(s1) + lr * ((max(eps, 0))^3);
    }
}

optimizer! {
    pub struct Reducing39 { lr = 0.0629 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * ((dot((-1.6154) + w, (-1.6154) + w)) / (sum(exp(clamp((w * (w)) + w, -3, 3))))));
    }
}

optimizer! {
    pub struct Reducing40 { lr = 0.4427 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5025 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = trace(beta0, g);
        s1 = beta0 * prev(s1) + (1 - beta0) * ((clamp(lr, -1, 1)) / ((sqrt(beta0) + eps)));
        w -= lr * sign(g) + lr * s0 + 0.1 * prev(s0) + 0.1 * s1 + lr * (col_mean((((len(w) - ndim(w))) - g * w)^2));
    }
}

optimizer! {
    pub struct Reducing41 { lr = 0.2216 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, -((w) / (eps)));
        let x0 = eps;
        w -= lr * sign(g) + 0.1 * s0 + lr * x0 + lr * (mean((-(s0)) + w) * (clamp(ln(eps), -1, 1)));
    }
}

optimizer! {
    pub struct Reducing42 { lr = 0.4977 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6134 where 0 <= beta0 < 1, beta1 = 0.7147 where 0 <= beta1 < 1, }
    state { s0, s1: scalar = 1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, (row_mean((g) * g)) / ((norm((1.4195) - g * w) + eps)));
        s1 = prev(s1) * (1 - 1 / (t + 1));
        s2 = ema(beta1, w);
        w -= lr * g + lr * s0 + lr * debias(s0) + 0.1 * s1 + lr * s2 + lr * (-(s2));
    }
    eval(w, t) {
        if t > 2 {
            w = (min(w * (s2), ln(eps)) + (s0) / (eps) * (s0 * (s1)));
        } else {
            w = w + lr * (s2);
        }
    }
}

optimizer! {
    pub struct Reducing43 { lr = 0.1328 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((w * (w) + (w) / (eps)) * (row_mean((w) + w) * (g))));
    }
}

optimizer! {
    pub struct Reducing44 { lr = 0.143 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5306 where c >= 0, flag = false , }
    state { s0 = lr, s1: scalar = 1 }
    update(w, g, t) {
        s0 = trace(0.9, (ln(0.2597) + -(1.054)));
        s1 = prev(s1) * (1 - 1 / (t + 1));
        let x1 = sqrt(sqrt(s1));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * x1 + lr * (sum(((if c < -0.5 { ((x1) / (eps)) / (c) } else { 0 })) - g * w));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (s1)^2;
        if flag {
            w = ln(exp(clamp((w + s1), -3, 3)));
        } else {
            w += 0.5 * (w - w);
        }
    }
}

optimizer! {
    pub struct Reducing45 { lr = 0.2716 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (row_mean(((g + (g)^3)) - g * w));
    }
}

optimizer! {
    pub struct Reducing46 { lr = 0.0652 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = 0.1, s2 = lr }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        s1 = min(prev(s1) + 1, ((0.8748) / (abs(-1.5604) + eps))^3);
        let x1 = (s1)^2;
        s2 = ema(0.9, (dot((0.6671) + w, g))^2);
        let x2 = 0.6375;
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * x1 + 0.5 * lr * s2 + 0.1 * x2 + lr * (1.8846);
    }
}

optimizer! {
    pub struct Reducing47 { lr = 0.3081 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7888 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, (1 - 0.9^t));
        s1 = running_max(0.9, ((-0.7449)^2)^0.3);
        s2 = trace(0.9, min(g, sqrt(t)));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * prev(s0) + 0.5 * lr * s1 + lr * s2 + lr * (-(clamp(w, -1, 1)) * ((min(eps, prev(s0))) / ((norm((w) - g * w) + eps))));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_reducing_rule {
    ($call:ident) => {
        $call! { Reducing0 Reducing1 Reducing2 Reducing3 Reducing4 Reducing5 Reducing6 Reducing7 Reducing8 Reducing9 Reducing10 Reducing11 Reducing12 Reducing13 Reducing14 Reducing15 Reducing16 Reducing17 Reducing18 Reducing19 Reducing20 Reducing21 Reducing22 Reducing23 Reducing24 Reducing25 Reducing26 Reducing27 Reducing28 Reducing29 Reducing30 Reducing31 Reducing32 Reducing33 Reducing34 Reducing35 Reducing36 Reducing37 Reducing38 Reducing39 Reducing40 Reducing41 Reducing42 Reducing43 Reducing44 Reducing45 Reducing46 Reducing47 }
    };
}
