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
    pub struct Reducing2 { lr = 0.0712 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.877 where 0 <= beta0 < 1, beta1 = 0.8753 where 0 <= beta1 < 1, }
    state { s0 = lr, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, (abs(w))^0.3);
        let x0 = row_mean(((s0) / (abs(s0) + eps)) + w);
        s1 = 0.9 * prev(s1) + (1 - 0.9) * ((s0)^3);
        let x1 = (sqrt(eps * (prev(s0))) + eps);
        s2 = ema(beta0, (2 - sign(s1)));
        let x2 = (beta1 + (if x1 >= 1 && x1 <= 8 { ln(x1) } else { prev(s1) }));
        w -= lr * sign(g) + lr * x0 + 0.1 * s2 + lr * x2 + lr * (row_mean(((min(prev(s0), x2) + clamp(sqrt(t), -1, 1))) + w));
    }
}

optimizer! {
    pub struct Reducing3 { lr = 0.0537 where lr >= 0, n = 7u64 , }
    state { s0 = lr, s1 }
    update(w, g) {
        s0 = ema(0.9, 1.9358);
        let x0 = (len(w) - ndim(w)) * ((prev(s0))^3);
        s1 = ema(0.75, abs(lr));
        w = 0.99 * w - (lr * sign(g) + 0.1 * x0 + lr * s1 + 0.1 * debias(s1) + lr * (((if n > 0 { sqrt(n) } else { (g + x0) }) + debias(s1) * (lr) * (col_mean((debias(s1)) + w)))));
    }
    eval(w, t) {
        w *= exp(clamp((t + 1.9864), -3, 3));
    }
}

optimizer! {
    pub struct Reducing4 { lr = 0.2992 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr }
    update(w, g) {
        s0 = max(prev(s0), (w - eps) * (min(g, g)));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * (min((w - s0), (w)^3) * (sum(((g + g)) * g)));
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = clamp((-0.1788) / (eps), -1, 1);
        w *= (sqrt((1 / t)^0.5) + eps);
    }
}

optimizer! {
    pub struct Reducing5 { lr = 0.1943 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8608 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (clamp(col_mean((0.4153) - g * w), -1, 1));
        s1 = ema(beta0, (eps)^0.5);
        s2 = running_max(beta0, (s1)^0.5);
        w -= lr * g + lr * s0 + 0.5 * lr * s2 + lr * (((lr) / (eps)) / ((2 - clamp(s1, -1, 1))) * ((exp(clamp(s0, -3, 3))) / ((1 + ((t + 1))^2))));
    }
}

optimizer! {
    pub struct Reducing6 { lr = 0.108 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6842 where 0 <= beta0 < 1, }
    state { s0, s1 = 0.1 }
    update(w, g, t) {
        s0 = max(prev(s0), sqrt((eps)^0.3 + eps));
        s1 = ema(beta0, g);
        let x1 = dot(((if sqrt(t) < beta0 { g } else { g })) - g * w, ((if sqrt(t) < beta0 { g } else { g })) - g * w);
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * s1 + lr * x1 + lr * ((min(mean((s0) - g * w), (len(w) - ndim(w))) + ((lr - w)) / (abs(-(s1)) + eps)));
    }
}

optimizer! {
    pub struct Reducing7 { lr = 0.4706 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (dot((((-1.9148) / (abs(g) + eps)) / (0.7629)) + w, g));
    }
    eval(w) {
        let y = max((w) / (eps), 0);
        w = w + lr * ((y * (1.2646)) / (abs((y * (w)) / (eps)) + eps));
    }
}

optimizer! {
    pub struct Reducing8 { lr = 0.1975 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8473 where 0 <= beta1 < 1, }
    state { s0 = lr, s1 }
    update(w, g, t) {
        s0 = running_max(beta1, clamp(eps, -1, 1) * (min(1.0846, (1 - 0.9^t))));
        s1 = ema(beta1, mean(abs(((beta1 - s0)) * g)));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + lr * (row_mean((min(lr, (if 0.3841 < w { s1 } else { s1 }))) + w));
    }
}

optimizer! {
    pub struct Reducing9 { lr = 0.46 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = ema(0.9, -(w) * (g * (eps)));
        s1 = ema(0.9, ln((sqrt(1.471) + eps)));
        s2 = 0.6 * prev(s2) + (1 - 0.6) * ((sqrt(exp(clamp(prev(s0), -3, 3))) + eps));
        w -= lr * g / (abs(g) + eps) + lr * s1 + lr * debias(s1) + lr * s2 + lr * ((if debias(s1) >= 1 && debias(s1) <= 8 { ln(debias(s1)) } else { dot((col_mean((s0) - g * w)) * g, g) }));
    }
}

optimizer! {
    pub struct Reducing10 { lr = 0.3492 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.9115 where 0 <= beta1 < 1, }
    update(w, g) {
        w -= lr * g + lr * ((clamp((beta1) / (abs(w) + eps), -1, 1)) / (abs(row_mean((clamp(w, -1, 1)) * g)) + eps));
    }
}

optimizer! {
    pub struct Reducing11 { lr = 0.0892 where lr >= 0, eps = 1e-6 where eps > 0, n = 2u64 , }
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
        w *= exp(clamp(round(y), -3, 3));
    }
}

optimizer! {
    pub struct Reducing13 { lr = 0.3921 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s0 + lr * ((s0 * (w * (lr)) + ln((mean(((s0) + w)^2) + eps))));
    }
}

optimizer! {
    pub struct Reducing14 { lr = 0.0049 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0, s1, s2 }
    update(w, g) {
        s0 = max(prev(s0), eps);
        let x0 = (sqrt(abs(lr)) + eps);
        s1 = 0.75 * prev(s1) + (1 - 0.75) * (sum(((g) * g)^2));
        s2 = max(prev(s2), 1.115);
        let x2 = ((1.1664)^3) / (exp(clamp(s0, -3, 3)));
        w = 0.99 * w - (lr * g + 0.1 * x0 + lr * s1 + 0.1 * s2 + 0.1 * x2 + lr * (clamp((ln(eps) + g), -1, 1)));
    }
    eval(w) {
        if flag {
            w += 0.5 * (ln((sqrt(s1) + eps)) - w);
        } else {
            w = lr;
        }
    }
}

optimizer! {
    pub struct Reducing15 { lr = 0.4017 where lr >= 0, eps = 1e-6 where eps > 0, n = 12u64 , }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (min((if col_mean((n) + w) >= w { -(g) } else { mean((eps) * g) }), exp(clamp((g)^3, -3, 3))));
    }
}

optimizer! {
    pub struct Reducing16 { lr = 0.2868 where lr >= 0, eps = 1e-6 where eps > 0, n = 15u64 , }
    state { s0 = g^2, s1 = 0.1, s2 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, n);
        s1 = max(prev(s1), abs((1 / t) / (eps)));
        s2 = min(prev(s2) + 1, col_mean(((w)^3) - g * w));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * s1 + lr * s2 + lr * (lr);
    }
}

optimizer! {
    pub struct Reducing17 { lr = 0.0147 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6445 where 0 <= beta0 < 1, c = 1.5185 where c >= 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, eps);
        s1 = ema(beta0, mean((row_mean((sqrt(t)) - g * w)) - g * w));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * s1 + lr * ((s1 * (c) * ((-0.3151 - w))) / (abs((len(w) - ndim(w))) + eps));
    }
}

optimizer! {
    pub struct Reducing18 { lr = 0.1145 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8844 where 0 <= beta0 < 1, beta1 = 0.9454 where 0 <= beta1 < 1, }
    state { s0 = lr, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta1, (if w > 0 { sqrt(w) } else { (1.8843 - w) }));
        let x0 = (-1.0102 * (s0)) / ((eps + 1 / (1 + t)));
        s1 = prev(s1) * (0.9);
        let x1 = (if -1.1089 < -0.5 { ((1.1893 - w)) / (-1.1089) } else { 0 });
        w -= lr * clamp(g, -1, 1) + 0.1 * prev(s0) + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * x1 + lr * ((mean((beta0 * (g)) - g * w)) / (abs(prev(s0)) + eps));
    }
}

optimizer! {
    pub struct Reducing19 { lr = 0.2592 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((sin(-(w))) / ((mean((((w - -0.6975)) * g)^2) + eps)));
    }
    eval(w) {
        w *= eps;
    }
}

optimizer! {
    pub struct Reducing20 { lr = 0.4209 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9538 where 0 <= beta0 < 1, c = 1.6964 , flag = false , }
    state { s0, s1: scalar = 1, s2 = w }
    update(w, g, t) {
        s0 = ema(0.9, clamp((w) / (0.6061), -1, 1));
        s1 = prev(s1) * (1 - 0.5^t);
        s2 = running_max(beta0, min(dot((s1) * g, g), clamp((1 - 0.9^t), s0, 1 / t)));
        w -= lr * g + 0.1 * s2 + lr * prev(s2) + lr * ((if (if eps > s0 { c } else { g }) >= s2 { min((g)^3, min(prev(s2), s0)) } else { ((if flag { s1 } else { -1.4045 })) / (sqrt(s1 + eps)) }));
    }
    eval(w) {
        if flag {
            w = ((-1.5683 + ln(0.6541))) / (abs((if -0.3035 > 0 { sqrt(-0.3035) } else { 0.1698 }) * (-(0.4841))) + eps);
        } else {
            w += 0.5 * ((clamp(1.732, -1, 1) - min(s1, s1)) - w);
        }
    }
}

optimizer! {
    pub struct Reducing21 { lr = 0.3483 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g + lr * (abs(eps * (lr)) * ((sum((g) + w) - sin(g)))));
    }
}

optimizer! {
    pub struct Reducing22 { lr = 0.1178 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w, s1 = lr }
    update(w, g) {
        s0 = ema(0.6, w);
        let x0 = (if ln(0.3272) >= w { eps } else { s0 });
        s1 = ema(0.75, (row_mean((prev(s0)) - g * w)) / ((1 + (eps)^2)));
        let x1 = (sqrt(eps) + eps) * (sqrt(eps + eps));
        w = 0.99 * w - (lr * g + 0.5 * lr * x0 + lr * s1 + lr * x1 + lr * (dot(((sum((-1.8173) - g * w)) / (exp(clamp(prev(s0), -3, 3)))) + w, g)));
    }
}

optimizer! {
    pub struct Reducing23 { lr = 0.4139 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (clamp(mean(((g) / (abs(-0.3654) + eps)) * g), -1, 1)));
    }
}

optimizer! {
    pub struct Reducing24 { lr = 0.4726 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = 0.6 * prev(s0) + (1 - 0.6) * (((w)^3 - (w) / (sqrt(t))));
        let x0 = (if w > 0 { sqrt(w) } else { (t + 1) }) * (min(1.4057, w));
        s1 = running_max(0.6, clamp(dot((s0) * g, g), -1, 1));
        let x1 = eps;
        s2 = prev(s2) * (1 - 1 / (t + 1));
        let x2 = max_abs((ln(eps)) + w);
        w -= lr * g / (abs(g) + eps) + 0.1 * x0 + 0.5 * lr * s1 + 0.1 * prev(s1) + lr * x1 + 0.1 * s2 + lr * x2 + lr * (((lr)^3 * (ln(eps)) + (lr) / (abs(x2 * (s2)) + eps)));
    }
    eval(w) {
        w *= 1.938 * (eps) * (eps);
    }
}

optimizer! {
    pub struct Reducing25 { lr = 0.3806 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w, s1 = g^2 }
    update(w, g, t) {
        s0 = ema(0.9, w * (col_mean((w) - g * w)));
        s1 = running_max(0.9, s0);
        let x1 = (t + prev(s1)) * ((if s0 >= prev(s1) { -1.0838 } else { g }));
        w -= lr * g / (abs(g) + eps) + 0.1 * prev(s0) + 0.1 * x1 + lr * (clamp(-(mean((prev(s0)) * g)), -1, 1));
    }
}

optimizer! {
    pub struct Reducing26 { lr = 0.496 where lr >= 0, }
    state { s0 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (abs(w))^0.3);
        let x0 = (2 - clamp((if lr > 0 { sqrt(lr) } else { s0 }), -1, 1));
        w -= lr * clamp(g, -1, 1) + 0.1 * x0 + lr * (min(sum((row_mean((t) + w)) + w), (if (if s0 >= 1 && s0 <= 8 { ln(s0) } else { w }) <= s0 { (g)^3 } else { (if w != 0 { 1 / (w) } else { w }) })));
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
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + lr * x0 + 0.5 * lr * s1 + lr * (((if -0.3925 > 0 { sqrt(-0.3925) } else { sum((g) - g * w) }))^3));
    }
}

optimizer! {
    pub struct Reducing35 { lr = 0.2286 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.52 where 0 <= beta0 < 1, flag = false , }
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
    pub struct Reducing36 { lr = 0.335 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Reducing37 { lr = 0.3596 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * ((dot(((-0.5448) / (abs(g) + eps)) + w, g)) / (max(w * (w), eps)));
    }
}

optimizer! {
    pub struct Reducing38 { lr = 0.0265 where lr >= 0, beta0 = 0.9512 where 0 <= beta0 < 1, beta1 = 0.8205 where 0 <= beta1 < 1, }
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
    pub struct Reducing39 { lr = 0.4667 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5502 where 0 <= beta0 < 1, }
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
    pub struct Reducing40 { lr = 0.2013 where lr >= 0, }
    update(w, g, t) {
        w -= lr * g + lr * (min(dot((sin(0.6671)) + w, g), (row_mean((-0.8683) * g) + t)));
    }
}

optimizer! {
    pub struct Reducing41 { lr = 0.3081 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7888 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, (1 - 0.9^t));
        s1 = running_max(0.9, ((-0.7449)^2)^0.3);
        s2 = trace(0.9, min(g, sqrt(t)));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * prev(s0) + 0.5 * lr * s1 + lr * s2 + lr * (-(clamp(w, -1, 1)) * ((min(eps, prev(s0))) / ((norm((w) - g * w) + eps))));
    }
}

optimizer! {
    pub struct Reducing42 { lr = 0.04 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8543 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2 }
    update(w, g) {
        s0 = ema(beta0, abs(0.4174 * (eps)));
        let x0 = (-(w) + sin(s0));
        s1 = trace(beta0, mean((-(w)) * g));
        let x1 = (clamp(s0, -1, 1))^2;
        w = 0.99 * w - (lr * sign(g) + lr * prev(s0) + 0.5 * lr * x0 + 0.5 * lr * s1 + 0.1 * prev(s1) + 0.1 * x1 + lr * ((g) / ((norm((row_mean((-1.4673) * g)) - g * w) + eps))));
    }
}

optimizer! {
    pub struct Reducing43 { lr = 0.0269 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = running_max(0.9, mean(((if w >= w { g } else { w })) + w));
        let x0 = max(g, eps);
        w -= lr * sign(g) + lr * s0 + 0.5 * lr * x0 + lr * (mean((ln((sqrt(x0) + eps))) * g));
    }
}

optimizer! {
    pub struct Reducing44 { lr = 0.242 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8191 where 0 <= beta0 < 1, beta1 = 0.8098 where 0 <= beta1 < 1, c = 1.3996 where -2 <= c <= 2, }
    state { s0 }
    update(w, g) {
        s0 = ema(beta0, g);
        w -= lr * g + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * (dot((-((g)^3)) + w, g));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (w * (beta1) + 1.7591);
        w = w + lr * (min((if c >= 1 && c <= 8 { ln(c) } else { eps }), (w - s0) * (ln(eps))));
    }
}

optimizer! {
    pub struct Reducing45 { lr = 0.3252 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (mean(((if flag { eps } else { (if w > 0 { sqrt(w) } else { g }) })) * g)));
    }
}

optimizer! {
    pub struct Reducing46 { lr = 0.3469 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.5845 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1, s2 = lr }
    update(w, g, t) {
        s0 = max(prev(s0), (len(w) - ndim(w)));
        s1 = ema(beta1, (1 - clamp(beta1, -1, 1)^2));
        let x1 = (len(w) - ndim(w));
        s2 = ema(beta1, (2 - sign(clamp(s0, -1, 1))));
        let x2 = sqrt(0.4173 + eps);
        w -= lr * g + 0.5 * lr * s1 + 0.1 * debias(s1) + lr * x1 + 0.1 * s2 + 0.1 * x2 + lr * ((if col_mean((x1) - g * w) > x2 { (if t >= 1 && t <= 8 { ln(t) } else { (s1) / (x2) }) } else { w }));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = debias(s1);
        w *= (sqrt(clamp(w, 0, 1)) + eps);
    }
}

optimizer! {
    pub struct Reducing47 { lr = 0.0654 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8942 where 0 <= beta1 < 1, }
    state { s0 = g^2, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta1, w);
        s1 = prev(s1) * (1 - 0.5^t);
        let x1 = max(g * (g), eps);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.1 * prev(s0) + 0.5 * lr * s1 + 0.1 * x1 + lr * ((col_mean((-0.8733) * g) * ((s0 - g)) - (w) / (max(w, eps))));
    }
    eval(w) {
        w *= (2 - clamp((s1) / (eps), -1, 1));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_reducing_rule {
    ($call:ident) => {
        $call! { Reducing0 Reducing1 Reducing2 Reducing3 Reducing4 Reducing5 Reducing6 Reducing7 Reducing8 Reducing9 Reducing10 Reducing11 Reducing12 Reducing13 Reducing14 Reducing15 Reducing16 Reducing17 Reducing18 Reducing19 Reducing20 Reducing21 Reducing22 Reducing23 Reducing24 Reducing25 Reducing26 Reducing27 Reducing28 Reducing29 Reducing30 Reducing31 Reducing32 Reducing33 Reducing34 Reducing35 Reducing36 Reducing37 Reducing38 Reducing39 Reducing40 Reducing41 Reducing42 Reducing43 Reducing44 Reducing45 Reducing46 Reducing47 }
    };
}
