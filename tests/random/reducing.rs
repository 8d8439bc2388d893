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
            w += 0.5 * (round(clamp(n, -1, 1)) - w);
        }
    }
}

optimizer! {
    pub struct Reducing3 { lr = 0.1403 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = g^2, s2 = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, (abs(eps)) / (ln(1.5732)));
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
    pub struct Reducing5 { lr = 0.2881 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (floor(sum((dot((w) - g * w, g)) + w)));
    }
    eval(w) {
        w *= ((w) / (abs(0.6953) + eps)) / ((eps + eps));
    }
}

optimizer! {
    pub struct Reducing6 { lr = 0.2523 where lr >= 0, beta0 = 0.6023 where 0 <= beta0 < 1, beta1 = 0.7091 where 0 <= beta1 < 1, c = 1.2441 , }
    state { s0, s1 = g^2, s2 = g^2 }
    update(w, g) {
        s0 = ema(beta0, (1 - clamp(g, -1, 1)^2));
        s1 = beta1 * prev(s1) + (1 - beta1) * (abs(s0 * (w)));
        let x1 = row_mean(abs(((c + beta1)) * g));
        s2 = 0.9 * prev(s2) + (1 - 0.9) * (sqrt((0.194 + x1)));
        w = 0.99 * w - (lr * sign(g) + lr * s1 + 0.5 * lr * s2 + lr * ((1 - clamp((-0.3185)^3, -1, 1)^2)));
    }
}

optimizer! {
    pub struct Reducing7 { lr = 0.4396 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6829 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 = g^2, s2 }
    update(w, g, t) {
        s0 = trace(0.9, (t - g) * (eps));
        let x0 = clamp(0.6059, 0, 1) * (clamp(0.0877, 0, 1));
        s1 = ema(beta0, row_mean(((if g > 0 { sqrt(g) } else { x0 })) * g));
        s2 = ema(beta0, (lr)^2 * (max(x0, 0)));
        let x2 = exp(clamp(abs(s2), -3, 3));
        w -= lr * g + 0.1 * s0 + lr * s1 + 0.5 * lr * prev(s1) + lr * prev(s2) + 0.5 * lr * debias(s2) + lr * x2 + lr * ((((1.0493) / (eps)) / ((2 - clamp(-0.8738, -1, 1)))) / (abs(g * (x2) * (debias(s2) * (w))) + eps));
    }
    eval(w, t) {
        if t > 2 {
            w += 0.5 * (clamp(-(debias(s2)), -1, 1) - w);
        } else {
            w = w + lr * ((s1 * ((-1.0398) / (eps)) + (abs(s1))^3));
        }
    }
}

optimizer! {
    pub struct Reducing8 { lr = 0.2814 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (-(eps) * (dot(((w + w)) + w, g))));
    }
}

optimizer! {
    pub struct Reducing9 { lr = 0.0992 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.936 where 0 <= beta0 < 1, beta1 = 0.7415 where 0 <= beta1 < 1, }
    state { s0 = lr, s1 = lr }
    update(w, g, t) {
        s0 = trace(0.9, (if g >= 1 && g <= 8 { ln(g) } else { (w) / (abs(sqrt(t)) + eps) }));
        let x0 = (1.2724) / ((mean(((s0) - g * w)^2) + eps));
        s1 = ema(beta0, norm((-0.9713) + w));
        w -= lr * g / (abs(g) + eps) + lr * x0 + lr * s1 + lr * ((clamp(beta1, -1, 1) * (min(1.0846, (1 - 0.9^t))))^3);
    }
}

optimizer! {
    pub struct Reducing10 { lr = 0.4168 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = ema(0.9, sqrt((eps + 1 / (1 + t))));
        s1 = 0.9 * prev(s1) + (1 - 0.9) * (row_mean((g) - g * w) * ((eps)^3));
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.1 * s1 + lr * (-(col_mean((g) - g * w)) * ((len(w) - ndim(w)) * (clamp(s0, -1, 1)))));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (1.261 * (lr) + (sqrt(t)) / (eps));
        w += 0.5 * (lr - w);
    }
}

optimizer! {
    pub struct Reducing11 { lr = 0.3333 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0, s1 = g^2 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, 1 / t);
        s1 = max(prev(s1), (2 - sign((if flag { w } else { prev(s0) }))));
        w -= lr * g + 0.5 * lr * s1 + lr * (sum(((row_mean((prev(s1)) * g)) / (max_abs(abs((1 / t) * g) + eps))) - g * w));
    }
}

optimizer! {
    pub struct Reducing12 { lr = 0.0686 where lr >= 0, eps = 1e-6 where eps > 0, }
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
        w *= exp(clamp(clamp(y, w, s1), -3, 3));
    }
}

optimizer! {
    pub struct Reducing13 { lr = 0.4884 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5544 where 0 <= beta1 < 1, c = 1.3103 , }
    state { s0 = lr, s1, s2 = 0.1 }
    update(w, g) {
        s0 = ema(0.9, (1 - clamp(sign(g), -1, 1)^2));
        s1 = max(prev(s1), s0);
        s2 = running_max(beta1, min((w) / (eps), (0.8479)^3));
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + lr * s2 + lr * (sign(mean(abs((s1) + w))));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ((lr - c))^2;
        w *= (2 - clamp((if s2 < -0.5 { (s0) / (s2) } else { 0 }), -1, 1));
    }
}

optimizer! {
    pub struct Reducing14 { lr = 0.2644 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (dot((((-0.3392) / (eps) + (if w < -0.5 { (g) / (w) } else { 0 }))) + w, g));
    }
}

optimizer! {
    pub struct Reducing15 { lr = 0.3552 where lr >= 0, beta0 = 0.6828 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = trace(beta0, -(sum((g) * g)));
        let x0 = ((g)^2 + 1 / (1 + t));
        s1 = ema(beta0, (1.0534)^2);
        w = 0.99 * w - (lr * g + 0.1 * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * (((if w < -0.5 { (lr) / (w) } else { 0 }) - (s0 * (-0.1286))^3)));
    }
}

optimizer! {
    pub struct Reducing16 { lr = 0.3989 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2, s2 = g^2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = ema(0.6, max((if 1.8173 <= g { g } else { s0 }), 0));
        let x1 = w;
        s2 = ema(0.6, clamp(-0.6447 * (g), 0, 1));
        let x2 = prev(s2);
        w -= lr * g + 0.1 * s1 + lr * x1 + lr * x2 + lr * (mean((-(s0)) - g * w) * ((min(0.6021, w)) / ((sqrt(s1) + eps))));
    }
}

optimizer! {
    pub struct Reducing17 { lr = 0.474 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7724 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, clamp(clamp(w, -1, 1), -1, 1));
        let x0 = ln(0.7125) * (w);
        s1 = ema(beta0, dot(((g + x0)) * g, ((g + x0)) * g));
        w -= lr * g + lr * s0 + lr * s1 + lr * (((1 / t) / (abs(g) + eps)) / (sqrt(s1 + eps)) * (((beta0) / (eps) - s0)));
    }
    eval(w) {
        w *= eps;
    }
}

optimizer! {
    pub struct Reducing18 { lr = 0.0455 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.956 where 0 <= beta0 < 1, c = 1.4126 where c >= 1, }
    state { s0: scalar = 1, s1 = w, s2 = w }
    update(w, g, t) {
        s0 = prev(s0) * (0.9);
        let x0 = exp(clamp((if g != 0 { 1 / (g) } else { g }), -3, 3));
        s1 = min(prev(s1) + 1, dot((lr) * g, g));
        let x1 = (clamp(g, lr, s0)) / (abs((g - c)) + eps);
        s2 = trace(beta0, (ln(c)) / ((s0 + 1 / (1 + t))));
        let x2 = mean((-(prev(s2))) - g * w);
        w -= lr * g / (abs(g) + eps) + 0.1 * x0 + 0.1 * s1 + lr * x1 + 0.1 * x2 + lr * (max(round(dot((x0) * g, g)), ((x2)^3) / ((2 - clamp(x2, -1, 1)))));
    }
}

optimizer! {
    pub struct Reducing19 { lr = 0.0824 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5558 , }
    state { s0 = lr }
    update(w, g) {
        s0 = running_max(0.9, abs(g));
        let x0 = eps;
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * x0 + lr * (col_mean(((col_mean((w) + w)) / (abs((c)^3) + eps)) * g));
    }
}

optimizer! {
    pub struct Reducing20 { lr = 0.0145 where lr >= 0, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = (1 / len(w));
        s1 = ema(0.9, (2 - sign((x0)^3)));
        let x1 = (if -1.7908 < -0.5 { (clamp(debias(s1), g, -1.2962)) / (-1.7908) } else { 0 });
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * x1 + lr * (dot((lr) + w, g));
    }
    eval(w, t) {
        w = (if s0 > 0 { sqrt(s0) } else { (min(w, w) - (if t > sqrt(t) { 0.6021 } else { w })) });
    }
}

optimizer! {
    pub struct Reducing21 { lr = 0.3531 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.6, (g * (1.6018))^3);
        s1 = min(prev(s1) + 1, sum((((s0)^3) - g * w)^2));
        s2 = trace(0.9, w * (prev(s0)) * ((s0)^3));
        let x2 = ((if debias(s0) >= 1 && debias(s0) <= 8 { ln(debias(s0)) } else { s2 }))^2;
        w = 0.99 * w - (lr * sign(g) + 0.1 * s1 + lr * x2 + lr * (((1.1993) / (t * (eps)) + max(-(s1), w))));
    }
}

optimizer! {
    pub struct Reducing22 { lr = 0.028 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1, s2 }
    update(w, g) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * (g);
        s1 = min(prev(s1) + 1, norm((0.289 * (0.5329)) - g * w));
        let x1 = (sqrt(1.1) + eps) * ((sqrt(s1) + eps));
        s2 = 0.6 * prev(s2) + (1 - 0.6) * (sum(((x1 * (w)) + w)^2));
        let x2 = lr;
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * s2 + 0.5 * lr * x2 + lr * (min(((if s2 < x1 { x2 } else { s2 }) + (prev(s0)) / (1.3798)), ((x2) / (x1)) / (x1)));
    }
}

optimizer! {
    pub struct Reducing23 { lr = 0.172 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 = w }
    update(w, g) {
        s0 = ema(0.6, dot((min(g, w)) * g, g));
        let x0 = max(prev(s0), eps);
        s1 = running_max(0.9, x0);
        s2 = ema(0.75, min((x0) / (x0), -(g)));
        w -= lr * g / (abs(g) + eps) + lr * s1 + 0.5 * lr * s2 + lr * (s1);
    }
}

optimizer! {
    pub struct Reducing24 { lr = 0.1489 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, min((len(w) - ndim(w)), mean((-1.1819) + w)));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * (((w - (t) / (abs(g) + eps))) / ((t + eps) * (sum(exp(clamp((-1.8716) - g * w, -3, 3))))));
    }
}

optimizer! {
    pub struct Reducing25 { lr = 0.041 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Reducing26 { lr = 0.0708 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7167 where 0 <= beta0 < 1, beta1 = 0.9419 where 0 <= beta1 < 1, }
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
    pub struct Reducing27 { lr = 0.0659 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.146 where c >= 0, }
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
    pub struct Reducing28 { lr = 0.1846 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * sign(g) + lr * ((col_mean(((w - w)) - g * w) + ((g) / (abs(g) + eps)) / (1 / t * (1.0292)))));
    }
}

optimizer! {
    pub struct Reducing29 { lr = 0.2295 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.508 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, (g) / (eps));
        s1 = running_max(beta0, max_abs((sum((w) + w)) - g * w));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * s1 + lr * ((sum(((g) / (eps)) * g) + (w) / (abs(s0) + eps) * (col_mean((s1) * g))));
    }
}

optimizer! {
    pub struct Reducing30 { lr = 0.2435 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (mean(((0.8484)^3) + w));
        w -= lr * g + 0.1 * s0 + lr * (-(eps * (prev(s0)) * (w)));
    }
}

optimizer! {
    pub struct Reducing31 { lr = 0.3721 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9181 where 0 <= beta0 < 1, beta1 = 0.8962 where 0 <= beta1 < 1, }
    state { s0, s1 = lr }
    update(w, g, t) {
        s0 = running_max(beta0, eps);
        let x0 = beta1;
        s1 = ema(beta0, (col_mean((((1 - 0.9^t)) + w)^2))^1.5);
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * x0 + 0.5 * lr * s1 + lr * (-(min(sign(s1), s1)));
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
    pub struct Reducing32 { lr = 0.3728 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9615 where 0 <= beta0 < 1, c = 1.9618 where -2 <= c <= 2, n = 2u64 , }
    state { s0 = lr, s1 }
    update(w, g) {
        s0 = running_max(beta0, (2 - sign((c) / (eps))));
        s1 = ema(beta0, (col_mean((n) - g * w)) / ((s0 + eps)));
        let x1 = clamp(ln(eps), -1, 1);
        w -= lr * g + lr * s1 + 0.1 * prev(s1) + lr * x1 + lr * ((prev(s1)) / (abs(ln((sqrt(s0) + eps))) + eps));
    }
    eval(w, t) {
        w = -(((t + 1))^3 * (lr));
    }
}

optimizer! {
    pub struct Reducing33 { lr = 0.2216 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, -((w) / (eps)));
        let x0 = eps;
        w -= lr * sign(g) + 0.1 * s0 + lr * x0 + lr * (mean((-(s0)) + w) * (clamp(ln(eps), -1, 1)));
    }
}

optimizer! {
    pub struct Reducing34 { lr = 0.4977 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6134 where 0 <= beta0 < 1, beta1 = 0.7147 where 0 <= beta1 < 1, }
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
    pub struct Reducing35 { lr = 0.1328 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((w * (w) + (w) / (eps)) * (row_mean((w) + w) * (g))));
    }
}

optimizer! {
    pub struct Reducing36 { lr = 0.143 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5306 where c >= 0, flag = false , }
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
    pub struct Reducing37 { lr = 0.2716 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (row_mean(((g + (g)^3)) - g * w));
    }
}

optimizer! {
    pub struct Reducing38 { lr = 0.0652 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Reducing39 { lr = 0.3081 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7888 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, (1 - 0.9^t));
        s1 = running_max(0.9, ((-0.7449)^2)^0.3);
        s2 = trace(0.9, min(g, sqrt(t)));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * prev(s0) + 0.5 * lr * s1 + lr * s2 + lr * (-(clamp(w, -1, 1)) * ((min(eps, prev(s0))) / ((norm((w) - g * w) + eps))));
    }
}

optimizer! {
    pub struct Reducing40 { lr = 0.04 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8543 where 0 <= beta0 < 1, c = 1.7286 where c >= 0, flag = false , }
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
    pub struct Reducing41 { lr = 0.3157 where lr >= 0, beta0 = 0.7523 where 0 <= beta0 < 1, beta1 = 0.9569 where 0 <= beta1 < 1, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta1, 0.7898);
        w = 0.99 * w - (lr * g + 0.5 * lr * s0 + lr * debias(s0) + lr * ((if sum((beta0) - g * w) >= -0.4866 { (-(beta1) + (lr) / (0.2611)) } else { ((debias(s0) - s0)) / ((2 - clamp(s0, -1, 1))) })));
    }
}

optimizer! {
    pub struct Reducing42 { lr = 0.4657 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 = 0.1 }
    update(w, g) {
        s0 = trace(0.75, clamp(-0.211, 0, 1));
        s1 = 0.6 * prev(s1) + (1 - 0.6) * ((dot((prev(s0)) - g * w, g))^2);
        w -= lr * g / (abs(g) + eps) + 0.1 * s1 + lr * ((abs(g) + s1));
    }
}

optimizer! {
    pub struct Reducing43 { lr = 0.3042 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.6171 where 0 <= beta1 < 1, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = ema(beta1, row_mean(abs(((0.6322) / (eps)) * g)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * ((len(w) - ndim(w)) * (((if prev(s0) < -0.5 { (w) / (prev(s0)) } else { 0 })) / ((1 + (prev(s0))^2)))));
    }
}

optimizer! {
    pub struct Reducing44 { lr = 0.1555 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6165 where 0 <= beta0 < 1, }
    state { s0 = w }
    update(w, g, t) {
        s0 = ema(beta0, w);
        let x0 = (min(w, g)) / ((sqrt(eps) + eps));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * x0 + lr * (exp(clamp(mean(((if 1 / t < -0.5 { (1.9208) / (1 / t) } else { 0 })) + w), -3, 3))));
    }
    eval(w, t) {
        if t > 2 {
            w += 0.5 * (min((w)^3, s0) - w);
        } else {
            w = w + lr * ((if (if 1.4327 >= t { 0.056 } else { s0 }) < s0 { (sqrt(eps) - ln(eps)) } else { ((beta0) / (eps)) / (abs(round(-1.3206)) + eps) }));
        }
    }
}

optimizer! {
    pub struct Reducing45 { lr = 0.4569 where lr >= 0, beta0 = 0.8593 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = trace(beta0, (w * (g))^2);
        w -= lr * sign(g) + lr * s0 + lr * (row_mean(((if 0.3102 < -0.5 { (s0) / (0.3102) } else { 0 })) * g));
    }
    eval(w) {
        w = -(lr);
    }
}

optimizer! {
    pub struct Reducing46 { lr = 0.3694 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9527 where 0 <= beta0 < 1, }
    state { s0 = lr }
    update(w, g) {
        s0 = trace(beta0, row_mean(abs((sum((1.6797) * g)) - g * w)));
        let x0 = min((lr - -0.9146), clamp(s0, -1, 1));
        w -= lr * clamp(g, -1, 1) + lr * prev(s0) + lr * x0 + lr * ((-1.1883) / (abs((row_mean((prev(s0)) * g) + (g - x0))) + eps));
    }
}

optimizer! {
    pub struct Reducing47 { lr = 0.0933 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = ((s0 + s0) + 1 / (1 + t));
        s1 = max(prev(s1), (ln(x0))^2);
        s2 = prev(s2) * (1 - 1 / (t + 1));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * s2 + lr * (min(row_mean((0.3268) * g), (ln(eps)) / ((s1 + eps)))));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_reducing_rule {
    ($call:ident) => {
        $call! { Reducing0 Reducing1 Reducing2 Reducing3 Reducing4 Reducing5 Reducing6 Reducing7 Reducing8 Reducing9 Reducing10 Reducing11 Reducing12 Reducing13 Reducing14 Reducing15 Reducing16 Reducing17 Reducing18 Reducing19 Reducing20 Reducing21 Reducing22 Reducing23 Reducing24 Reducing25 Reducing26 Reducing27 Reducing28 Reducing29 Reducing30 Reducing31 Reducing32 Reducing33 Reducing34 Reducing35 Reducing36 Reducing37 Reducing38 Reducing39 Reducing40 Reducing41 Reducing42 Reducing43 Reducing44 Reducing45 Reducing46 Reducing47 }
    };
}
