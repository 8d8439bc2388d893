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
    pub struct Reducing3 { lr = 0.2316 where lr >= 0, beta0 = 0.9639 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = trace(beta0, mean(abs(((if g >= beta0 { g } else { g })) - g * w)));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + lr * ((len(w) - ndim(w)));
    }
}

optimizer! {
    pub struct Reducing4 { lr = 0.1693 where lr >= 0, c = 1.5478 where -2 <= c <= 2, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (mean((cbrt((c - w))) - g * w));
    }
}

optimizer! {
    pub struct Reducing5 { lr = 0.2218 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5852 where 0 <= beta0 < 1, }
    state { s0, s1 = lr }
    update(w, g) {
        s0 = ema(0.9, clamp((1.1015) / (abs(eps) + eps), (if beta0 < -0.5 { (w) / (beta0) } else { 0 }), w * (w)));
        s1 = ema(beta0, (w * (w))^2);
        w -= lr * sign(g) + 0.1 * s0 + 0.5 * lr * s1 + lr * ((-0.406 + ((s1) / (eps) - dot((s0) * g, g))));
    }
}

optimizer! {
    pub struct Reducing6 { lr = 0.0494 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = exp(clamp((-0.4211) / (abs(s0) + eps), -3, 3));
        s1 = trace(0.9, g * ((s0)^3));
        w -= lr * sign(g) + 0.5 * lr * x0 + lr * s1 + lr * (((if (w) / (x0) <= eps { x0 * (x0) } else { row_mean((s1) * g) })) / (x0));
    }
    eval(w) {
        if s0 < 0.9 {
            w *= (s0 * (s0) + eps);
        } else {
            w = s1;
        }
    }
}

optimizer! {
    pub struct Reducing7 { lr = 0.1516 where lr >= 0, n = 15u64 , }
    state { s0 }
    update(w, g, t) {
        s0 = ema(0.9, w * (sum((g) - g * w)));
        let x0 = (s0)^3;
        w -= lr * sign(g) + 0.5 * lr * prev(s0) + lr * x0 + lr * (mean((((1 - 0.9^t) * (prev(s0)) - n * (-1.297))) * g));
    }
}

optimizer! {
    pub struct Reducing8 { lr = 0.1282 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.8104 where 0 <= beta1 < 1, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * ((if -1.44 >= 1 && -1.44 <= 8 { ln(-1.44) } else { min(-(w), col_mean((beta1) * g)) })));
    }
}

optimizer! {
    pub struct Reducing9 { lr = 0.0594 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = lr, s2 = lr }
    update(w, g, t) {
        s0 = ema(0.9, (dot((1.559) + w, g))^3);
        s1 = trace(0.9, (if s0 >= 1 && s0 <= 8 { ln(s0) } else { (w) / (abs(sqrt(t)) + eps) }));
        let x1 = (1.2724) / ((mean(((s1) - g * w)^2) + eps));
        s2 = ema(0.75, norm((-0.9713) + w));
        w -= lr * g / (abs(g) + eps) + lr * x1 + lr * s2 + lr * ((clamp(eps, -1, 1) * (min(1.0846, (1 - 0.9^t))))^3);
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
        w *= exp(clamp(cbrt(y), -3, 3));
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
        w -= lr * clamp(g, -1, 1) + lr * (min((if col_mean((n) + w) >= w { -(g) } else { mean((eps) * g) }), round((g)^3)));
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
    pub struct Reducing19 { lr = 0.0455 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.956 where 0 <= beta0 < 1, c = 1.4126 where c >= 1, }
    state { s0: scalar = 1, s1 = w, s2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        let x0 = round((if g != 0 { 1 / (g) } else { g }));
        s1 = min(prev(s1) + 1, dot((lr) * g, g));
        let x1 = round(g) * (g);
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
    pub struct Reducing20 { lr = 0.488 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = trace(0.9, norm((clamp(g, -1, 1)) * g));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + lr * (ln(eps)));
    }
}

optimizer! {
    pub struct Reducing21 { lr = 0.0938 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (((sqrt(eps))^3) / ((norm((lr) + w) + eps)));
    }
}

optimizer! {
    pub struct Reducing22 { lr = 0.3531 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.6, (g * (1.6018))^3);
        s1 = min(prev(s1) + 1, sum((((s0)^3) - g * w)^2));
        s2 = trace(0.9, w * (prev(s0)) * ((s0)^3));
        let x2 = ((if debias(s0) >= 1 && debias(s0) <= 8 { ln(debias(s0)) } else { s2 }))^2;
        w -= lr * sign(g) + 0.1 * s1 + lr * x2 + lr * (((1.1993) / (t * (eps)) + ln(sqrt(x2 + eps))));
    }
}

optimizer! {
    pub struct Reducing23 { lr = 0.4809 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = 0.1 }
    update(w, g) {
        s0 = trace(0.75, eps);
        let x0 = sum((0.289 * (0.5329)) - g * w);
        s1 = ema(0.6, (2 - sign(sin(g))));
        w = 0.99 * w - (lr * sign(g) + lr * s0 + lr * prev(s0) + lr * x0 + lr * s1 + lr * (dot((((prev(s0)) / (eps))^3) - g * w, g)));
    }
}

optimizer! {
    pub struct Reducing24 { lr = 0.4581 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9469 where 0 <= beta0 < 1, c = 1.0107 where c >= 0, }
    state { s0 = w, s1 = lr, s2 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (g);
        let x0 = mean((ln(eps)) * g);
        s1 = ema(beta0, (if sign(g) <= c { ln(eps) } else { clamp(beta0, -1, 1) }));
        s2 = ema(0.9, ((s0) / (abs(s0) + eps) - c * (c)));
        let x2 = min(eps, x0) * ((eps + eps));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s1 + 0.5 * lr * s2 + 0.5 * lr * debias(s2) + lr * x2 + lr * (clamp(((if beta0 > 0 { sqrt(beta0) } else { s0 }))^3, -1, 1)));
    }
}

optimizer! {
    pub struct Reducing25 { lr = 0.1489 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, min((len(w) - ndim(w)), mean((-1.1819) + w)));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * (((w - (t) / (abs(g) + eps))) / ((t + eps) * (sum(exp(clamp((-1.8716) - g * w, -3, 3))))));
    }
}

optimizer! {
    pub struct Reducing26 { lr = 0.041 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Reducing27 { lr = 0.0708 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7167 where 0 <= beta0 < 1, beta1 = 0.9419 where 0 <= beta1 < 1, }
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
    pub struct Reducing28 { lr = 0.0659 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.146 where c >= 0, }
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
    pub struct Reducing29 { lr = 0.1846 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * sign(g) + lr * ((col_mean(((w - w)) - g * w) + ((g) / (abs(g) + eps)) / (1 / t * (1.0292)))));
    }
}

optimizer! {
    pub struct Reducing30 { lr = 0.2295 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.508 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, (g) / (eps));
        s1 = running_max(beta0, max_abs((sum((w) + w)) - g * w));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * s1 + lr * ((sum(((g) / (eps)) * g) + (w) / (abs(s0) + eps) * (col_mean((s1) * g))));
    }
}

optimizer! {
    pub struct Reducing31 { lr = 0.2435 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (mean(((0.8484)^3) + w));
        w -= lr * g + 0.1 * s0 + lr * (-(eps * (prev(s0)) * (w)));
    }
}

optimizer! {
    pub struct Reducing32 { lr = 0.3721 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9181 where 0 <= beta0 < 1, beta1 = 0.8962 where 0 <= beta1 < 1, }
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
    pub struct Reducing33 { lr = 0.3728 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9615 where 0 <= beta0 < 1, c = 1.9618 where -2 <= c <= 2, n = 2u64 , }
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
    pub struct Reducing34 { lr = 0.2216 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, -((w) / (eps)));
        let x0 = eps;
        w -= lr * sign(g) + 0.1 * s0 + lr * x0 + lr * (mean((-(s0)) + w) * (clamp(ln(eps), -1, 1)));
    }
}

optimizer! {
    pub struct Reducing35 { lr = 0.4977 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6134 where 0 <= beta0 < 1, beta1 = 0.7147 where 0 <= beta1 < 1, }
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
    pub struct Reducing36 { lr = 0.1328 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((w * (w) + (w) / (eps)) * (row_mean((w) + w) * (g))));
    }
}

optimizer! {
    pub struct Reducing37 { lr = 0.143 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5306 where c >= 0, flag = false , }
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
    pub struct Reducing38 { lr = 0.2716 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (row_mean(((g + (g)^3)) - g * w));
    }
}

optimizer! {
    pub struct Reducing39 { lr = 0.0652 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Reducing40 { lr = 0.3081 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7888 where 0 <= beta0 < 1, }
    state { s0, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, (1 - 0.9^t));
        s1 = running_max(0.9, ((-0.7449)^2)^0.3);
        s2 = trace(0.9, min(g, sqrt(t)));
        w -= lr * sign(g) + 0.5 * lr * s0 + lr * prev(s0) + 0.5 * lr * s1 + lr * s2 + lr * (-(clamp(w, -1, 1)) * ((min(eps, prev(s0))) / ((norm((w) - g * w) + eps))));
    }
}

optimizer! {
    pub struct Reducing41 { lr = 0.04 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.8543 where 0 <= beta0 < 1, }
    state { s0, s1 = g^2 }
    update(w, g) {
        s0 = ema(beta0, abs(0.4174 * (eps)));
        let x0 = (-(w) + abs(s0));
        s1 = trace(beta0, mean((-(w)) * g));
        let x1 = (clamp(s0, -1, 1))^2;
        w = 0.99 * w - (lr * sign(g) + lr * prev(s0) + 0.5 * lr * x0 + 0.5 * lr * s1 + 0.1 * prev(s1) + 0.1 * x1 + lr * ((g) / ((norm((row_mean((-1.4673) * g)) - g * w) + eps))));
    }
}

optimizer! {
    pub struct Reducing42 { lr = 0.0269 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = running_max(0.9, mean(((if w >= w { g } else { w })) + w));
        let x0 = max(g, eps);
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.5 * lr * x0 + lr * (dot(((min(g, eps)) / (abs((-0.4661) / (x0)) + eps)) * g, g)));
    }
    eval(w) {
        let y = (min(w, s0))^2;
        w = w + lr * (((w + (if y <= w { w } else { w })))^3);
    }
}

optimizer! {
    pub struct Reducing43 { lr = 0.0198 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7642 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 }
    update(w, g) {
        s0 = ema(beta0, sqrt((eps)^0.5));
        s1 = ema(0.9, clamp(clamp(w, -1, 1), -1, 1));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.1 * prev(s0) + 0.5 * lr * s1 + lr * prev(s1) + lr * (sum((g) + w));
    }
}

optimizer! {
    pub struct Reducing44 { lr = 0.1853 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1: scalar = 1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(0.6, sum((clamp(g, (1 - 0.9^t), w)) - g * w));
        let x0 = s0;
        s1 = prev(s1) * (1 - 1 / (t + 1));
        s2 = running_max(0.6, (if x0 != 0 { 1 / (x0) } else { (s0) / (1.8323) }));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s1 + 0.1 * s2 + lr * ((if (-1.7984 + s1) >= s0 { s0 } else { (sum(((t + 1)) * g) + g) })));
    }
    eval(w) {
        if s1 < 0.9 {
            w += 0.5 * ((atan2(s0, s1))^3 - w);
        } else {
            w += 0.5 * (clamp(ln(eps), -1, 1) - w);
        }
    }
}

optimizer! {
    pub struct Reducing45 { lr = 0.2651 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9777 where 0 <= beta0 < 1, beta1 = 0.6158 where 0 <= beta1 < 1, c = 1.5419 where c >= 1, flag = true , }
    state { s0 = 0.1, s1 }
    update(w, g, t) {
        s0 = ema(beta0, (if w >= 1 && w <= 8 { ln(w) } else { -(g) }));
        s1 = max(prev(s1), mean(((if w > 0 { sqrt(w) } else { 1.3474 })) + w));
        let x1 = ((s1 + c) + 1 / (1 + t));
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * prev(s0) + 0.1 * x1 + lr * (s1 * ((s0 - (if flag && beta1 < sqrt(t) { eps } else { s1 }))));
    }
    eval(w, t) {
        let y = (s1)^0.5;
        if t > 2 {
            w *= eps;
        } else {
            w = w + lr * ((clamp((y - eps), -1, 1) - s1 * (y) * (clamp(s1, -1, 1))));
        }
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
    pub struct Reducing47 { lr = 0.2159 where lr >= 0, }
    state { s0 = 0.1 }
    update(w, g) {
        s0 = max(prev(s0), (2 - sign(round(w))));
        w = 0.99 * w - (lr * g + 0.1 * s0 + lr * (ln(sum(exp(clamp((s0) + w, -3, 3)))) * (0.2867)));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_reducing_rule {
    ($call:ident) => {
        $call! { Reducing0 Reducing1 Reducing2 Reducing3 Reducing4 Reducing5 Reducing6 Reducing7 Reducing8 Reducing9 Reducing10 Reducing11 Reducing12 Reducing13 Reducing14 Reducing15 Reducing16 Reducing17 Reducing18 Reducing19 Reducing20 Reducing21 Reducing22 Reducing23 Reducing24 Reducing25 Reducing26 Reducing27 Reducing28 Reducing29 Reducing30 Reducing31 Reducing32 Reducing33 Reducing34 Reducing35 Reducing36 Reducing37 Reducing38 Reducing39 Reducing40 Reducing41 Reducing42 Reducing43 Reducing44 Reducing45 Reducing46 Reducing47 }
    };
}
