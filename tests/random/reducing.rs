//! Random rules with reductions, written by a test of the compiler.
// No line is by hand: see `optim-macros/compiler/src/tests/random_rules.rs`.

use optim_runtime::optimizer;

optimizer! {
    pub struct Reducing0 { lr = 0.085 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.6209 where c >= 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * (((clamp(g, -1, 1)) / ((mean(((1 / t) - g * w)^2) + eps))) / (abs(((if c > 0.6669 { w } else { 1.6591 }))^3) + eps)));
    }
}

optimizer! {
    pub struct Reducing1 { lr = 0.0976 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.558 where 0 <= beta0 < 1, n = 19u64 , }
    update(w, g, t) {
        w -= lr * clamp(g, -1, 1) + lr * (min((row_mean((g) * g) + ln((t + 1))), col_mean(((if lr < w { n } else { g })) - g * w)));
    }
    eval(w) {
        let y = (if beta0 != 0 { 1 / (beta0) } else { w }) * (ln(eps));
        w = w + lr * (y);
    }
}

optimizer! {
    pub struct Reducing2 { lr = 0.0425 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5328 where 0 <= beta0 < 1, }
    state { s0 = lr, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, g);
        let x0 = (2 - clamp(ln(eps), -1, 1));
        s1 = ema(beta0, abs(g));
        s2 = min(prev(s2) + 1, sum((t) + w));
        let x2 = (clamp(s2, 0, 1) + eps);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + 0.1 * x0 + 0.1 * s1 + 0.1 * x2 + lr * (clamp(((if prev(s0) <= w { x2 } else { beta0 }) - (s2) / (x0)), -1, 1)));
    }
}

optimizer! {
    pub struct Reducing3 { lr = 0.1663 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6288 where 0 <= beta0 < 1, beta1 = 0.8297 where 0 <= beta1 < 1, flag = true , }
    state { s0 = w, s1, s2 }
    update(w, g, t) {
        s0 = running_max(beta0, ((g - g)) / (abs((w) / (abs(g) + eps)) + eps));
        s1 = (beta1) * prev(s1) + (1 - (beta1)) * ((len(w) - ndim(w)));
        let x1 = clamp(clamp(prev(s1), -1, 1), -1, 1);
        s2 = ema(beta1, ((w)^2 + min(x1, eps)));
        let x2 = abs(clamp(s0, -1, 1));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s2 + lr * prev(s2) + 0.5 * lr * x2 + lr * (col_mean(((s0) / (abs(1.9734) + eps) * (1 / t)) * g));
    }
    eval(w, t) {
        if flag {
            w = w + lr * (clamp(s2, -1, 1) * ((if sqrt(t) < -0.5 { ((1.0447 - s1)) / (sqrt(t)) } else { 0 })));
        } else {
            w *= ((0.1566)^2 + eps);
        }
    }
}

optimizer! {
    pub struct Reducing4 { lr = 0.1693 where lr >= 0, c = 1.5478 where -2 <= c <= 2, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (mean((cbrt((c - w))) - g * w));
    }
}

optimizer! {
    pub struct Reducing5 { lr = 0.2071 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, row_mean(abs(((lr + lr)) * g)));
        let x0 = max(clamp(eps, -1, 1), eps);
        w -= lr * clamp(g, -1, 1) + lr * s0 + 0.1 * x0 + lr * (dot(((if lr > 0 { sqrt(lr) } else { x0 }) * (s0)) + w, g));
    }
    eval(w, t) {
        if t > 2 {
            w = min(((if -0.6909 >= 1 && -0.6909 <= 8 { ln(-0.6909) } else { -1.44 }))^3, (min(s0, t) - (s0 + w)));
        } else {
            w = (sqrt(s0) + eps) * (0.5182);
        }
    }
}

optimizer! {
    pub struct Reducing6 { lr = 0.1206 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (col_mean((abs(g) * (g)) - g * w)));
    }
}

optimizer! {
    pub struct Reducing7 { lr = 0.1084 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, max((if w < w { g } else { lr }), 0));
        s1 = ema(0.9 - 0.4 / t, g);
        let x1 = eps;
        w -= lr * g + 0.5 * lr * s0 + 0.1 * s1 + 0.5 * lr * x1 + lr * (mean((ln(x1 * (x1))) + w));
    }
}

optimizer! {
    pub struct Reducing8 { lr = 0.0399 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (((if w >= 1 && w <= 8 { ln(w) } else { g }) - w) * (mean(((if 0.4682 <= w { w } else { 0.6775 })) - g * w)));
    }
}

optimizer! {
    pub struct Reducing9 { lr = 0.2407 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.933 where 0 <= beta0 < 1, c = 1.2614 where -2 <= c <= 2, }
    state { s0, s1 }
    update(w, g) {
        s0 = (beta0) * prev(s0) + (1 - (beta0)) * ((if -1.5258 != 0 { 1 / (-1.5258) } else { g * (w) }));
        s1 = ema(beta0, sqrt((eps + 1.0718) + eps));
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * s1 + lr * ((c * (c) * (s0)) / (abs(col_mean((1.1852) * g)) + eps));
    }
}

optimizer! {
    pub struct Reducing10 { lr = 0.331 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9317 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 = lr }
    update(w, g, t) {
        s0 = ema(0.9, sqrt((1.2441 + eps) + eps));
        let x0 = max((if g < s0 { s0 } else { s0 }), eps);
        s1 = running_max(beta0, ((g) / (abs(t) + eps) + row_mean((x0) + w)));
        w -= lr * clamp(g, -1, 1) + lr * s1 + lr * (eps);
    }
}

optimizer! {
    pub struct Reducing11 { lr = 0.46 where lr >= 0, eps = 1e-6 where eps > 0, n = 16u64 , }
    state { s0, s1 = 0.1, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, -(w) * (g * (eps)));
        s1 = running_max(0.6, clamp(dot((lr) - g * w, g), 0, 1));
        let x1 = (2 - clamp((n)^3, -1, 1));
        s2 = (0.9) * prev(s2) + (1 - (0.9)) * ((2 - sign(s1)));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.1 * prev(s0) + 0.5 * lr * prev(s1) + 0.1 * x1 + 0.1 * s2 + lr * ((n * (min(g, s0)) + (n * (-1.3994))^3));
    }
}

optimizer! {
    pub struct Reducing12 { lr = 0.4168 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.75, sqrt((eps + 1 / (1 + t))));
        s1 = (0.75) * prev(s1) + (1 - (0.75)) * (row_mean(((0.3941) / (eps)) - g * w));
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.1 * s1 + lr * (-((s0) / (eps)) * ((len(w) - ndim(w)) * (clamp(s0, -1, 1)))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (1.261 * (lr) + (sqrt(t)) / (eps));
        w += 0.5 * (lr - w);
    }
}

optimizer! {
    pub struct Reducing13 { lr = 0.2006 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = trace(0.9, eps);
        s1 = max(prev(s1), 1.9882);
        s2 = ema(0.75, norm((1.3098 * (eps)) + w));
        let x2 = ln(sqrt(s2 + eps));
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + 0.1 * prev(s0) + 0.1 * s1 + 0.1 * x2 + lr * (ln((sqrt(abs((t + 1))) + eps))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (round(-0.1294) - lr);
        if t > 2 {
            w *= max(eps, eps);
        } else {
            w += 0.5 * ((s2) / (abs(s1) + eps) * (tanh(lr)) - w);
        }
    }
}

optimizer! {
    pub struct Reducing14 { lr = 0.0205 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = running_max(0.9 - 0.4 / t, (sqrt(1.7801) + (w)^2));
        s1 = max(prev(s1), (sqrt(s0) + eps) * ((2 - sign(s0))));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * prev(s0) + 0.5 * lr * s1 + lr * ((if -0.4061 > 0 { sqrt(-0.4061) } else { col_mean(((0.5222 - 0.0537)) - g * w) }));
    }
}

optimizer! {
    pub struct Reducing15 { lr = 0.0866 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7651 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, abs((w) / (eps)));
        s1 = ema(beta0, ln((mean(((s0) + w)^2) + eps)));
        s2 = max(prev(s2), (col_mean((w) - g * w))^3);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + lr * s2 + lr * ((((if 1.9715 >= w { s0 } else { g }) - s2 * (0.1368))) / ((norm(((w + eps)) - g * w) + eps)));
    }
}

optimizer! {
    pub struct Reducing16 { lr = 0.024 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8795 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = trace(beta0, 1.1898);
        s1 = ema(0.9 - 0.4 / t, sqrt((2 - sign(w))));
        s2 = ema(0.9, mean((mean((eps) * g)) * g));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.1 * s1 + lr * s2 + lr * prev(s2) + lr * ((log1p((2 - clamp(0.4757, -1, 1)))) / (abs(clamp((s0) / (abs(s2) + eps), -1, 1)) + eps));
    }
}

optimizer! {
    pub struct Reducing17 { lr = 0.4464 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8162 where 0 <= beta1 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = running_max(0.9, col_mean(((ln(eps)) - g * w)^2));
        s1 = trace(beta1, tanh((sqrt(t))^3));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * s1 + lr * prev(s1) + lr * (((0.0634 * (s0))^3 - ((0.0293)^3) / (eps)));
    }
}

optimizer! {
    pub struct Reducing18 { lr = 0.2606 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (((w) / (abs(0.8479) + eps))^3 * ((if -1.7455 > 0 { sqrt(-1.7455) } else { row_mean((g) - g * w) }))));
    }
}

optimizer! {
    pub struct Reducing19 { lr = 0.1491 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5888 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = trace(0.9 - 0.4 / t, (1 - clamp(sum((g) * g), -1, 1)^2));
        s1 = trace(beta0, (if s0 < -0.5 { (prev(s0)) / (s0) } else { 0 }) * ((eps) / (0.189)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s1 + lr * (min(ln(eps), min(s1, g)) * ((ln(eps)) / (eps))));
    }
    eval(w) {
        let y = (max(s1, 0) + abs(s0));
        w *= (1 + ((y + y))^2);
    }
}

optimizer! {
    pub struct Reducing20 { lr = 0.4016 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = 0.1 }
    update(w, g) {
        s0 = trace(0.6, clamp(clamp(w, -1, 1), -1, 1));
        s1 = max(prev(s1), (1 / len(w)));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + lr * s1 + lr * ((((-1.0375) / (eps) + dot((w) * g, g))) / (max_abs(abs(((w)^3) - g * w) + eps)));
    }
    eval(w) {
        w += 0.5 * ((if s0 < -0.5 { (lr) / (s0) } else { 0 }) - w);
    }
}

optimizer! {
    pub struct Reducing21 { lr = 0.221 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8748 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(0.9, min(row_mean((w) + w), -(beta0)));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * prev(s0) + 0.5 * lr * debias(s0) + lr * ((if -1.1089 < -0.5 { ((1.9881 + eps)) / (-1.1089) } else { 0 }));
    }
    eval(w) {
        w = w + lr * (s0 * (min((debias(s0) + s0), ln(eps))));
    }
}

optimizer! {
    pub struct Reducing22 { lr = 0.3918 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7711 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, row_mean(((g - beta0)) + w));
        s1 = running_max(beta0, (1 - clamp((g + beta0), -1, 1)^2));
        let x1 = (abs(-0.1799) + eps);
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * prev(s0) + 0.1 * s1 + 0.1 * x1 + lr * (ln(sqrt(max(prev(s0), 0) + eps)));
    }
    eval(w, t) {
        let y = (1 - clamp(w * (w), -1, 1)^2);
        w = w + lr * (min((if 1 / t != 0 { 1 / (1 / t) } else { clamp(s1, -1, 1) }), y));
    }
}

optimizer! {
    pub struct Reducing23 { lr = 0.036 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = trace(0.9, ((if w > g { w } else { g }))^3);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * ((if s0 > 0 { sqrt(s0) } else { -(row_mean((g) * g)) }));
    }
    eval(w, t) {
        if t > 2 {
            w *= eps;
        } else {
            w += 0.5 * (w * ((w) / (eps)) - w);
        }
    }
}

optimizer! {
    pub struct Reducing24 { lr = 0.0455 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.956 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 = w, s2 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        let x0 = abs((if g != 0 { 1 / (g) } else { g }));
        s1 = min(prev(s1) + 1, dot((lr) * g, g));
        s2 = (0.9) * prev(s2) + (1 - (0.9)) * (sqrt(1.8769 + eps) * ((s0 + 1 / (1 + t))));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * x0 + 0.1 * s1 + lr * s2 + lr * (atan2(eps, w));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = abs((if w <= -0.9345 { 1.0664 } else { w }));
        w = (1 - clamp(beta0 * (s0), -1, 1)^2);
    }
}

optimizer! {
    pub struct Reducing25 { lr = 0.4505 where lr >= 0, beta0 = 0.8242 where 0 <= beta0 < 1, flag = true , }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        s1 = ema(beta0, g);
        let x1 = (1 / len(w));
        w = 0.99 * w - (lr * g + 0.1 * s0 + lr * s1 + 0.1 * x1 + lr * ((x1 + (if flag && mean((s1) - g * w) >= s0 { t * (0.6189) } else { min(x1, 1.6565) }))));
    }
}

optimizer! {
    pub struct Reducing26 { lr = 0.1704 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1 = 0.1, s2 = 0.1 }
    update(w, g) {
        s0 = running_max(0.9, ((if 0.4336 < -0.5 { (g) / (0.4336) } else { 0 })) / (exp(clamp(eps, -3, 3))));
        let x0 = eps * (eps);
        s1 = running_max(0.9, (if prev(s0) <= prev(s0) { dot((w) - g * w, g) } else { (s0)^3 }));
        s2 = trace(0.9, g * (s0) * ((x0)^3));
        let x2 = rem(mean((w) - g * w), max_abs(abs((1.1993) + w) + eps));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s1 + 0.5 * lr * prev(s1) + 0.5 * lr * s2 + 0.5 * lr * x2 + lr * (dot(((if prev(s0) != 0 { 1 / (prev(s0)) } else { -(s2) })) - g * w, g)));
    }
    eval(w) {
        w = w + lr * (-1.719);
    }
}

optimizer! {
    pub struct Reducing27 { lr = 0.2063 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.778 where 0 <= beta0 < 1, }
    state { s0 = lr, s1, s2 }
    update(w, g, t) {
        s0 = (beta0) * prev(s0) + (1 - (beta0)) * (g);
        s1 = trace(0.9, min(col_mean((g) - g * w), -(1.2003)));
        let x1 = row_mean(((g + g)) + w);
        s2 = (beta0) * prev(s2) + (1 - (beta0)) * (((prev(s0)) / (eps))^3);
        w -= lr * g + 0.5 * lr * s1 + lr * x1 + lr * s2 + lr * ((round(-(g))) / (sqrt((1 - 0.9^t) + eps) * (exp(clamp(x1, -3, 3)))));
    }
}

optimizer! {
    pub struct Reducing28 { lr = 0.3371 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, col_mean(((-0.2596) / (eps)) * g));
        s1 = ema(0.75, abs((w - eps)));
        let x1 = (col_mean((prev(s1)) * g))^2;
        s2 = min(prev(s2) + 1, (w * (prev(s0)))^3);
        w -= lr * g + lr * debias(s1) + 0.5 * lr * x1 + 0.1 * s2 + lr * (clamp(ln((0.9185 + 1 / (1 + t))), -1, 1));
    }
}

optimizer! {
    pub struct Reducing29 { lr = 0.4305 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (((-0.018 + sum((w) * g))) / (abs((abs(g) - -(1.9403))) + eps));
    }
}

optimizer! {
    pub struct Reducing30 { lr = 0.37 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * ((if g >= 1 && g <= 8 { ln(g) } else { (rem(w, eps)) / ((norm((lr) * g) + eps)) }));
    }
}

optimizer! {
    pub struct Reducing31 { lr = 0.0652 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.1896 where -2 <= c <= 2, }
    state { s0, s1 = lr }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, sin(c * (lr)));
        s1 = running_max(0.9 - 0.4 / t, eps);
        let x1 = min((g + w), (g + w));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * debias(s0) + lr * s1 + lr * x1 + lr * (-((clamp(s1, -1, 1) + row_mean((t) + w)))));
    }
}

optimizer! {
    pub struct Reducing32 { lr = 0.4511 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9035 where 0 <= beta0 < 1, }
    state { s0, s1 = lr }
    update(w, g) {
        s0 = trace(0.9, row_mean((g) - g * w) * (g * (lr)));
        let x0 = max_abs((-1.4834) * g);
        s1 = running_max(beta0, (x0 + clamp(-1.9312, 0, 1)));
        let x1 = ((2 - sign(0.2093)))^1.5;
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * prev(s0) + lr * s1 + 0.1 * x1 + lr * ((if s1 >= 1 && s1 <= 8 { ln(s1) } else { sum(((if prev(s0) >= 1 && prev(s0) <= 8 { ln(prev(s0)) } else { x0 })) * g) }));
    }
}

optimizer! {
    pub struct Reducing33 { lr = 0.0926 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1 = lr, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, (g)^2);
        let x0 = max_abs(abs(((if g > 0 { sqrt(g) } else { 0.6621 })) + w) + eps);
        s1 = min(prev(s1) + 1, abs(s0));
        let x1 = (norm((w) + w) + eps) * (eps);
        s2 = running_max(0.9, (1 - clamp(clamp(1.4283, -1, 1), -1, 1)^2));
        let x2 = x1;
        w = 0.99 * w - (lr * g + 0.1 * prev(s0) + 0.5 * lr * x0 + 0.1 * s1 + lr * s2 + 0.5 * lr * prev(s2) + 0.5 * lr * x2 + lr * (exp(clamp((s1 * (g)) / (exp(clamp(prev(s2), -3, 3))), -3, 3))));
    }
}

optimizer! {
    pub struct Reducing34 { lr = 0.3233 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7168 where 0 <= beta0 < 1, flag = false , }
    state { s0 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, (eps * (eps) + 1 / (1 + t)));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * ((if !flag { g } else { clamp(row_mean((w) - g * w), -1, 1) }));
    }
    eval(w) {
        w += 0.5 * ((w)^2 - w);
    }
}

optimizer! {
    pub struct Reducing35 { lr = 0.0629 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * ((dot((-1.6154) + w, (-1.6154) + w)) / (sum(exp(clamp((w * (w)) + w, -3, 3))))));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_reducing_rule {
    ($call:ident) => {
        $call! { Reducing0 Reducing1 Reducing2 Reducing3 Reducing4 Reducing5 Reducing6 Reducing7 Reducing8 Reducing9 Reducing10 Reducing11 Reducing12 Reducing13 Reducing14 Reducing15 Reducing16 Reducing17 Reducing18 Reducing19 Reducing20 Reducing21 Reducing22 Reducing23 Reducing24 Reducing25 Reducing26 Reducing27 Reducing28 Reducing29 Reducing30 Reducing31 Reducing32 Reducing33 Reducing34 Reducing35 }
    };
}
