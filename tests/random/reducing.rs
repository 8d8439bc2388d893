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
    pub struct Reducing2 { lr = 0.3979 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7269 where 0 <= beta0 < 1, n = 13u64 , flag = false , }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, g);
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * ((col_mean((clamp(s0, -1, 1)) - g * w) + eps)));
    }
    eval(w) {
        if flag {
            w = s0;
        } else {
            w += 0.5 * ((if -(s0) <= w { atan2(n, -1.9723) } else { (1.5984) / (abs(s0) + eps) }) - w);
        }
    }
}

optimizer! {
    pub struct Reducing3 { lr = 0.1403 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = g^2, s2 = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, (cbrt(eps)) / (ln(1.5732)));
        let x0 = ln(exp(clamp(g, -3, 3)));
        s1 = min(prev(s1) + 1, (min(x0, x0))^3);
        let x1 = ln(1.085) * (g);
        s2 = max(prev(s2), (2 - sign(s0)));
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + 0.5 * lr * x1 + lr * s2 + lr * ((if w >= 1 && w <= 8 { ln(w) } else { ((s2)^3) / (max_abs(abs((s1) * g) + eps)) }));
    }
}

optimizer! {
    pub struct Reducing4 { lr = 0.0652 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9143 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, ((eps + eps) + abs(g)));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * debias(s0) + lr * (mean(((s0)^2) + w));
    }
    eval(w, t) {
        w *= eps * ((s0 + 1 / (1 + t)));
    }
}

optimizer! {
    pub struct Reducing5 { lr = 0.2002 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7571 where 0 <= beta0 < 1, beta1 = 0.9149 where 0 <= beta1 < 1, n = 18u64 , }
    state { s0, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, ((if w >= -0.454 { -1.7753 } else { (1 - 0.9^t) })) / (eps));
        s1 = running_max(beta0, (2 - sign(-(prev(s0)))));
        s2 = beta1 * prev(s2) + (1 - beta1) * (abs(prev(s0) * (w)));
        let x2 = row_mean(abs(((n + beta1)) * g));
        w -= lr * sign(g) + 0.1 * s1 + lr * s2 + 0.1 * x2 + lr * ((if s0 * (x2) > prev(s0) { (x2) / (eps) * (t * (s0)) } else { (s2)^3 }));
    }
}

optimizer! {
    pub struct Reducing6 { lr = 0.1458 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (col_mean((abs(g) * (g)) - g * w)));
    }
}

optimizer! {
    pub struct Reducing7 { lr = 0.2856 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0, s1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, sqrt(mean(abs((-0.6045) + w))));
        let x0 = ((eps)^0.3 + 1 / (1 + t));
        s1 = min(prev(s1) + 1, (if s0 >= 1 && s0 <= 8 { ln(s0) } else { g }) * ((0.2793 + prev(s0))));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * ((if flag { s0 * (s1) } else { dot((x0) + w, g) * (w) }));
    }
    eval(w, t) {
        w = w + lr * (((w) / (abs(s1 * (1 / t)) + eps) - (if flag && s0 * (w) > s0 { ln(eps) } else { (if s0 < s1 { s1 } else { s1 }) })));
    }
}

optimizer! {
    pub struct Reducing8 { lr = 0.4119 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6615 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = max(prev(s0), dot((w) + w, (w) + w));
        s1 = running_max(0.9, (ln(eps)) / ((norm((w) - g * w) + eps)));
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.1 * s1 + 0.1 * prev(s1) + lr * ((s0 - ((if beta0 > 0 { sqrt(beta0) } else { g }) + clamp(w, -1, 1)))));
    }
}

optimizer! {
    pub struct Reducing9 { lr = 0.4987 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * ((min(g, g) + eps));
        w = 0.99 * w - (lr * g + lr * s0 + lr * (atan2((if min(s0, prev(s0)) <= w { w * (0.7126) } else { -(w) }), (if g != 0 { 1 / (g) } else { col_mean((eps) - g * w) }))));
    }
}

optimizer! {
    pub struct Reducing10 { lr = 0.0513 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.923 where 0 <= beta0 < 1, c = 1.7451 where -2 <= c <= 2, n = 12u64 , flag = true , }
    state { s0 = lr, s1 = w, s2 = 0.1 }
    update(w, g, t) {
        s0 = beta0 * prev(s0) + (1 - beta0) * ((g + w) * (min(0.3707, n)));
        s1 = min(prev(s1) + 1, dot((atan2(eps, s0)) + w, g));
        s2 = min(prev(s2) + 1, prev(s0));
        let x2 = (if col_mean((s0) - g * w) < s0 { prev(s2) } else { (prev(s0)) / (abs(prev(s2)) + eps) });
        w -= lr * g / (abs(g) + eps) + lr * s1 + lr * x2 + lr * ((min(cbrt(c), sum((s0) * g))) / (abs(1 / t) + eps));
    }
    eval(w, t) {
        if flag {
            w = w + lr * (-(n));
        } else {
            w = (if (t + 1) > 0 { sqrt((t + 1)) } else { (ln(1.896) + -(w)) });
        }
    }
}

optimizer! {
    pub struct Reducing11 { lr = 0.027 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6214 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1 }
    update(w, g) {
        s0 = ema(0.9, eps);
        let x0 = clamp(s0, 0, 1) * (prev(s0));
        s1 = trace(beta0, (x0 * (w) + mean((x0) - g * w)));
        w -= lr * g / (abs(g) + eps) + lr * s1 + 0.1 * prev(s1) + lr * (clamp(w, 0, 1) * ((x0) / (abs(prev(s0)) + eps)));
    }
}

optimizer! {
    pub struct Reducing12 { lr = 0.3509 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9, dot(((-1.0692 + g)) * g, g));
        let x0 = ((s0)^3) / (exp(clamp(1.0689, -3, 3)));
        w -= lr * clamp(g, -1, 1) + lr * debias(s0) + 0.5 * lr * x0 + lr * (tanh((sqrt(t))^3) * (max((s0)^3, (w) / (eps))));
    }
}

optimizer! {
    pub struct Reducing13 { lr = 0.4832 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7549 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1, s2 = lr }
    update(w, g) {
        s0 = running_max(0.9, ((w) / (abs(0.8479) + eps))^2);
        s1 = min(prev(s1) + 1, (if g < -0.5 { (s0) / (g) } else { 0 }));
        s2 = ema(beta0, ((0.4436)^3)^2);
        let x2 = (abs(s0) + eps);
        w -= lr * sign(g) + 0.1 * s1 + 0.5 * lr * s2 + 0.1 * prev(s2) + 0.5 * lr * x2 + lr * ((mean((s2) * g) * (-(s1)))^3);
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = sqrt(clamp(w, -1, 1));
        w += 0.5 * (ln((2 - clamp(-1.9653, -1, 1))) - w);
    }
}

optimizer! {
    pub struct Reducing14 { lr = 0.1984 where lr >= 0, beta0 = 0.6149 where 0 <= beta0 < 1, n = 3u64 , }
    state { s0 = w, s1, s2 = 0.1 }
    update(w, g) {
        s0 = ema(beta0, row_mean(abs((n) * g)));
        s1 = ema(beta0, sign(s0) * ((s0 + g)));
        let x1 = (s1)^2 * (abs(lr));
        s2 = min(prev(s2) + 1, x1);
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s2 + lr * (s1));
    }
}

optimizer! {
    pub struct Reducing15 { lr = 0.2592 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (rem(-(w), (1 + (w)^2)) * (row_mean((g) - g * w)));
    }
}

optimizer! {
    pub struct Reducing16 { lr = 0.4653 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6778 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 = w, s2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = abs((if g != 0 { 1 / (g) } else { g }));
        s1 = min(prev(s1) + 1, dot((eps) * g, g));
        let x1 = round(g) * (g);
        s2 = trace(beta0, sqrt(dot((w) - g * w, (w) - g * w)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * x1 + 0.5 * lr * s2 + lr * ((prev(s1)) / (max_abs(abs((clamp(-1.6105, -1, 1)) + w) + eps))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ((s1) / (eps))^0.3;
        if s0 < 0.9 {
            w *= (s0 * (s0) + eps);
        } else {
            w = (if (if w >= 1 && w <= 8 { ln(w) } else { lr }) > s0 { clamp((if eps < -0.5 { (w) / (eps) } else { 0 }), -1, 1) } else { s2 });
        }
    }
}

optimizer! {
    pub struct Reducing17 { lr = 0.488 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = trace(0.9, norm((clamp(g, -1, 1)) * g));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * (ln(eps)));
    }
}

optimizer! {
    pub struct Reducing18 { lr = 0.0938 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (((ln(eps))^3) / ((norm((lr) + w) + eps)));
    }
}

optimizer! {
    pub struct Reducing19 { lr = 0.3531 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.6, (g * (1.6018))^3);
        s1 = min(prev(s1) + 1, sum((((s0)^3) - g * w)^2));
        s2 = trace(0.9, w * (prev(s0)) * ((s0)^3));
        let x2 = ((if debias(s0) >= 1 && debias(s0) <= 8 { ln(debias(s0)) } else { s2 }))^2;
        w = 0.99 * w - (lr * sign(g) + 0.1 * s1 + lr * x2 + lr * (((1.1993) / (t * (eps)) + atan2(-(s1), w))));
    }
}

optimizer! {
    pub struct Reducing20 { lr = 0.028 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 = lr, s1, s2 }
    update(w, g) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * (g);
        s1 = min(prev(s1) + 1, norm((0.289 * (0.5329)) - g * w));
        let x1 = (sqrt(1.1) + eps) * ((sqrt(s1) + eps));
        s2 = 0.6 * prev(s2) + (1 - 0.6) * (sum(((x1 * (w)) + w)^2));
        let x2 = lr;
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * s2 + 0.5 * lr * x2 + lr * (round(((if s2 < x1 { x2 } else { s2 }) + (prev(s0)) / (1.3798)))));
    }
    eval(w) {
        if flag {
            w *= sqrt(abs(1.7498) + eps);
        } else {
            w += 0.5 * ((if s2 * (s1) > s2 { 0.4741 } else { (if eps != 0 { 1 / (eps) } else { s0 }) }) - w);
        }
    }
}

optimizer! {
    pub struct Reducing21 { lr = 0.4581 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9469 where 0 <= beta0 < 1, c = 1.0107 where c >= 0, }
    state { s0 = w, s1 = lr, s2 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (g);
        let x0 = mean((ln(eps)) * g);
        s1 = ema(beta0, (if max(g, c) < x0 { ln(eps) } else { clamp(beta0, -1, 1) }));
        s2 = ema(beta0, sin(c * (c)));
        let x2 = min(eps, x0) * ((eps + eps));
        w -= lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * s1 + 0.5 * lr * s2 + lr * debias(s2) + lr * x2 + lr * ((clamp((if s0 > g { s1 } else { debias(s2) }), -1, 1) + row_mean((mean((w) + w)) * g)));
    }
    eval(w, t) {
        if t > 2 {
            w *= (sqrt((beta0 + eps)) + eps);
        } else {
            w = w + lr * ((if (s0) / (0.6466) < lr { w } else { (if s1 >= 1 && s1 <= 8 { ln(s1) } else { w }) * ((if w >= w { s2 } else { lr })) }));
        }
    }
}

optimizer! {
    pub struct Reducing22 { lr = 0.4277 where lr >= 0, beta1 = 0.654 where 0 <= beta1 < 1, }
    state { s0 = w, s1 }
    update(w, g, t) {
        s0 = running_max(beta1, (g - g) * (w));
        s1 = ema(0.9, (1 - clamp((0.1535) / (sqrt(t)), -1, 1)^2));
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.5 * lr * s1 + lr * (rem((if s1 > 0 { sqrt(s1) } else { -(g) }), (2 - clamp(sum((t) - g * w), -1, 1)))));
    }
}

optimizer! {
    pub struct Reducing23 { lr = 0.4102 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6689 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1, s2 }
    update(w, g) {
        s0 = running_max(beta0, 1.5328);
        s1 = trace(0.9, (min(s0, g)) / ((mean(((s0) - g * w)^2) + eps)));
        s2 = ema(beta0, (w + -(s0)));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s1 + lr * s2 + lr * ((-(s2) * (col_mean((0.5251) + w)))^3));
    }
    eval(w) {
        w *= (1 + (0.649)^2) * ((1 + (s1)^2));
    }
}

optimizer! {
    pub struct Reducing24 { lr = 0.2295 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.508 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, (g) / (eps));
        s1 = running_max(beta0, max_abs((sum((w) + w)) - g * w));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * s1 + lr * ((sum(((g) / (eps)) * g) + (w) / (abs(s0) + eps) * (col_mean((s1) * g))));
    }
}

optimizer! {
    pub struct Reducing25 { lr = 0.2435 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (mean(((0.8484)^3) + w));
        w -= lr * g + 0.1 * s0 + lr * (-(eps * (prev(s0)) * (w)));
    }
}

optimizer! {
    pub struct Reducing26 { lr = 0.3721 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9181 where 0 <= beta0 < 1, beta1 = 0.8962 where 0 <= beta1 < 1, }
    state { s0, s1 = lr }
    update(w, g, t) {
        s0 = running_max(beta0, eps);
        let x0 = beta1;
        s1 = ema(beta0, (col_mean((((1 - 0.9^t)) + w)^2))^1.5);
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + lr * x0 + 0.5 * lr * s1 + lr * (((if -0.3925 > 0 { sqrt(-0.3925) } else { sum((g) - g * w) }))^3));
    }
}

optimizer! {
    pub struct Reducing27 { lr = 0.2286 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.52 where 0 <= beta0 < 1, flag = false , }
    state { s0 = 0.1, s1 = g^2, s2 = g^2 }
    update(w, g) {
        s0 = trace(beta0, (g * (g))^2);
        s1 = ema(0.9, (len(w) - ndim(w)));
        let x1 = col_mean(((s0) / (eps)) + w);
        s2 = trace(beta0, (if g != 0 { 1 / (g) } else { s1 }) * ((lr) / (eps)));
        w -= lr * sign(g) + 0.5 * lr * x1 + lr * s2 + 0.5 * lr * prev(s2) + lr * ((((s0) / (eps)) / (eps))^3);
    }
    eval(w, t) {
        w = w + lr * ((if !flag { s0 } else { ln((t + 1) * (eps)) }));
    }
}

optimizer! {
    pub struct Reducing28 { lr = 0.335 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (clamp(row_mean((w) - g * w), -1, 1));
        let x0 = mean(abs((1.2119) + w));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + lr * x0 + lr * (((x0 + x0)) / (max_abs(abs(((len(w) - ndim(w))) + w) + eps))));
    }
    eval(w, t) {
        if t > 2 {
            w *= eps;
        } else {
            w = w + lr * ((clamp(ln(eps), -1, 1)) / (exp(clamp((if 0.559 < -0.5 { (w) / (0.559) } else { 0 }), -3, 3))));
        }
    }
}

optimizer! {
    pub struct Reducing29 { lr = 0.3596 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((dot(((-0.5448) / (abs(g) + eps)) + w, g)) / (max(w * (w), eps)));
    }
}

optimizer! {
    pub struct Reducing30 { lr = 0.0265 where lr >= 0, beta0 = 0.9512 where 0 <= beta0 < 1, beta1 = 0.8205 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1, s2 }
    update(w, g) {
        s0 = beta1 * prev(s0) + (1 - beta1) * (abs((w - g)));
        s1 = running_max(0.9, abs(mean((g) + w)));
        let x1 = -1.5914 * (0.5115) * (floor(g));
        s2 = beta0 * prev(s2) + (1 - beta0) * (clamp(col_mean((prev(s0)) + w), 0, 1));
        w -= lr * g + 0.1 * s1 + lr * prev(s1) + 0.5 * lr * x1 + 0.5 * lr * s2 + lr * (g);
    }
}

optimizer! {
    pub struct Reducing31 { lr = 0.4667 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5502 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = lr, s2 }
    update(w, g, t) {
        s0 = running_max(beta0, eps);
        s1 = trace(beta0, s0);
        let x1 = (if s1 > 0 { sqrt(s1) } else { sum((lr) + w) });
        s2 = ema(0.9, ((s1) / (eps)) / ((t + 1)));
        w -= lr * g + lr * x1 + 0.1 * s2 + lr * ((sqrt(t))^3);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (s1 + 1 / (1 + t));
        w = w + lr * (s0 * ((-(-1.4465)) / (eps)));
    }
}

optimizer! {
    pub struct Reducing32 { lr = 0.4167 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.0732 , }
    state { s0, s1 = 0.1, s2 = g^2 }
    update(w, g, t) {
        s0 = trace(0.9, 0.567 * (g * (-1.4023)));
        let x0 = (0.5038 + s0);
        s1 = running_max(0.6, sqrt(max(c, eps)));
        s2 = trace(0.9, min(g, sqrt(t)));
        w -= lr * sign(g) + 0.5 * lr * x0 + lr * s1 + 0.5 * lr * s2 + lr * (-(clamp(c, -1, 1)) * ((min(lr, x0)) / ((norm((w) - g * w) + eps))));
    }
}

optimizer! {
    pub struct Reducing33 { lr = 0.04 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8543 where 0 <= beta0 < 1, c = 1.7286 where c >= 0, flag = false , }
    state { s0, s1 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, abs(0.4174 * (eps)));
        let x0 = (-(w) + min(s0, w));
        s1 = ema(beta0, ((if flag && x0 >= x0 { c } else { w }) - (g) / (0.4882)));
        let x1 = (if -0.5849 < -0.5 { ((1 - 0.9^t)) / (-0.5849) } else { 0 });
        w -= lr * clamp(g, -1, 1) + 0.1 * prev(s0) + 0.1 * s1 + lr * prev(s1) + 0.5 * lr * x1 + lr * (0.0064 * ((prev(s0) + prev(s0))) * ((ln(1.9352)) / (sum(exp(clamp((c) + w, -3, 3))))));
    }
}

optimizer! {
    pub struct Reducing34 { lr = 0.3157 where lr >= 0, beta0 = 0.7523 where 0 <= beta0 < 1, beta1 = 0.9569 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta1, 0.7898);
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + lr * debias(s0) + lr * ((if sum((beta0) - g * w) >= -0.4866 { (-(beta1) + (lr) / (0.2611)) } else { ((debias(s0) - s0)) / ((2 - clamp(s0, -1, 1))) })));
    }
}

optimizer! {
    pub struct Reducing35 { lr = 0.4657 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = 0.1 }
    update(w, g) {
        s0 = trace(0.75, clamp(-0.211, 0, 1));
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((dot((prev(s0)) - g * w, g))^2);
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + lr * ((abs(g) + s1));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_reducing_rule {
    ($call:ident) => {
        $call! { Reducing0 Reducing1 Reducing2 Reducing3 Reducing4 Reducing5 Reducing6 Reducing7 Reducing8 Reducing9 Reducing10 Reducing11 Reducing12 Reducing13 Reducing14 Reducing15 Reducing16 Reducing17 Reducing18 Reducing19 Reducing20 Reducing21 Reducing22 Reducing23 Reducing24 Reducing25 Reducing26 Reducing27 Reducing28 Reducing29 Reducing30 Reducing31 Reducing32 Reducing33 Reducing34 Reducing35 }
    };
}
