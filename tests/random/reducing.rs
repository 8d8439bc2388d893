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
            w += 0.5 * (expm1(clamp(clamp(n, -1, 1), -3, 3)) - w);
        }
    }
}

optimizer! {
    pub struct Reducing3 { lr = 0.2428 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g) {
        s0 = max(prev(s0), eps);
        let x0 = (g - g) * (eps * (g));
        s1 = max(prev(s1), (-0.0775 + sum((lr) * g)));
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * x0 + 0.1 * s1 + lr * ((x0 - floor((w - eps))));
    }
}

optimizer! {
    pub struct Reducing4 { lr = 0.0505 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.655 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = running_max(beta0, (eps)^1.5);
        w -= lr * clamp(g, -1, 1) + lr * s0 + lr * (dot((g * (g)) * g, (g * (g)) * g));
    }
}

optimizer! {
    pub struct Reducing5 { lr = 0.3247 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = lr }
    update(w, g, t) {
        s0 = trace(0.6, (1 - clamp(ln(eps), -1, 1)^2));
        let x0 = ((w) / (eps))^2;
        s1 = ema(0.6, ((-1.0398) / (eps) + max(g, 0.2756)));
        let x1 = (clamp(s0, g, w))^2;
        w = 0.99 * w - (lr * g + 0.1 * x0 + 0.1 * s1 + 0.5 * lr * x1 + lr * (max_abs((sqrt(t)) - g * w)));
    }
}

optimizer! {
    pub struct Reducing6 { lr = 0.2479 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.89 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = running_max(beta0, ((2 - sign(g)) + sqrt(0.3367)));
        w -= lr * g + 0.1 * s0 + lr * (col_mean((-((if beta0 < -0.5 { (g) / (beta0) } else { 0 }))) - g * w));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (s0) / (abs((if s0 < -0.5 { (s0) / (s0) } else { 0 })) + eps);
        w += 0.5 * (clamp(eps, -1, 1) * (1.2646) - w);
    }
}

optimizer! {
    pub struct Reducing7 { lr = 0.0116 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5095 where 0 <= beta0 < 1, }
    state { s0, s1: scalar = 1 }
    update(w, g, t) {
        s0 = ema(beta0, abs(exp(clamp(g, -3, 3))));
        let x0 = (if -1.5258 != 0 { 1 / (-1.5258) } else { g * (w) });
        s1 = prev(s1) * (1 - 0.5^t);
        w = 0.99 * w - (lr * g + lr * s0 + 0.5 * lr * x0 + lr * s1 + lr * (((if g > 0 { sqrt(g) } else { (s0 + w) })) / (abs(ln((mean(((s0) - g * w)^2) + eps))) + eps)));
    }
}

optimizer! {
    pub struct Reducing8 { lr = 0.4794 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (col_mean((min(round(g), -(1.1349))) + w)));
    }
}

optimizer! {
    pub struct Reducing9 { lr = 0.2938 where lr >= 0, }
    update(w, g) {
        w -= lr * sign(g) + lr * (-(row_mean((g) - g * w)));
    }
}

optimizer! {
    pub struct Reducing10 { lr = 0.193 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.606 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 = w }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        let x0 = (mean((((if g != 0 { 1 / (g) } else { g })) + w)^2) + eps);
        s1 = ema(beta0, (min(s0, x0)) / (max(s0, eps)));
        w -= lr * clamp(g, -1, 1) + 0.1 * s1 + 0.1 * prev(s1) + lr * ((dot((col_mean((s0) - g * w)) * g, g))^3);
    }
}

optimizer! {
    pub struct Reducing11 { lr = 0.3492 where lr >= 0, eps = 1e-6 where eps > 0, beta1 = 0.9115 where 0 <= beta1 < 1, }
    update(w, g) {
        w -= lr * g + lr * ((clamp((beta1) / (abs(w) + eps), -1, 1)) / (abs(row_mean((clamp(w, -1, 1)) * g)) + eps));
    }
}

optimizer! {
    pub struct Reducing12 { lr = 0.0892 where lr >= 0, eps = 1e-6 where eps > 0, n = 2u64 , }
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
    pub struct Reducing13 { lr = 0.0686 where lr >= 0, eps = 1e-6 where eps > 0, }
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
        w *= exp(clamp(atan2(y, w), -3, 3));
    }
}

optimizer! {
    pub struct Reducing14 { lr = 0.2108 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7518 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, g);
        let x0 = (ln(eps))^2;
        s1 = max(prev(s1), (x0 * (w))^2);
        s2 = ema(beta0, ln((mean(((prev(s1)) + w)^2) + eps)));
        let x2 = dot(((-0.3517) / (1.3269)) + w, ((-0.3517) / (1.3269)) + w);
        w -= lr * g + 0.5 * lr * s0 + 0.1 * s2 + 0.1 * x2 + lr * ((eps * (g)) / ((sqrt(1.9865) + eps)) * (((if 0.1368 > 1.8213 { g } else { x0 })) / ((1.6041 + 1 / (1 + t)))));
    }
    eval(w) {
        w += 0.5 * ((min(s1, w))^3 - w);
    }
}

optimizer! {
    pub struct Reducing15 { lr = 0.4698 where lr >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (col_mean((g) - g * w)));
    }
}

optimizer! {
    pub struct Reducing16 { lr = 0.2606 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * sign(g) + lr * (((w) / (abs(0.8479) + eps))^3 * ((if -1.7455 > 0 { sqrt(-1.7455) } else { row_mean((g) - g * w) }))));
    }
}

optimizer! {
    pub struct Reducing17 { lr = 0.1491 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5888 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = running_max(beta0, mean(abs((sum((g) * g)) * g)));
        s1 = trace(0.9, (w - (w - s0)));
        w -= lr * sign(g) + lr * s1 + lr * (((s0)^3) / ((sqrt(max(s0, eps)) + eps)));
    }
}

optimizer! {
    pub struct Reducing18 { lr = 0.4684 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = g^2, s1 }
    update(w, g, t) {
        s0 = trace(0.75, ((len(w) - ndim(w))) / ((eps + eps)));
        let x0 = sum(exp(clamp((sin(t)) - g * w, -3, 3)));
        s1 = min(prev(s1) + 1, row_mean(((if 1.8173 <= w { s0 } else { s0 })) + w));
        let x1 = 0.8701 * (max_abs(abs((s0) * g) + eps));
        w -= lr * g + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * x1 + lr * (s1);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (0.3086) / ((w)^3);
        if t > 2 {
            w = w + lr * ((((if s1 <= -1.151 { -0.2863 } else { w }) + -(s0))) / (exp(clamp(s0, -3, 3)) * ((1 + (s1)^2))));
        } else {
            w += 0.5 * (1.8646 - w);
        }
    }
}

optimizer! {
    pub struct Reducing19 { lr = 0.4512 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = ema(0.9, ((-1.757 - 0.0615) + min(1 / t, w)));
        let x0 = row_mean((-1.986) + w);
        s1 = ema(0.6, clamp(min(prev(s0), lr), 0, 1));
        s2 = ema(0.75, expm1(clamp((eps + 0.6988), -3, 3)));
        let x2 = (2 - sign(g)) * (max_abs((s1) + w));
        w = 0.99 * w - (lr * sign(g) + lr * x0 + 0.5 * lr * s2 + lr * prev(s2) + lr * debias(s2) + lr * x2 + lr * (w));
    }
}

optimizer! {
    pub struct Reducing20 { lr = 0.2592 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * ((expm1(clamp(-(w), -3, 3))) / ((mean((((w - -0.6975)) * g)^2) + eps)));
    }
    eval(w) {
        w *= eps;
    }
}

optimizer! {
    pub struct Reducing21 { lr = 0.2687 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (((g - -(-0.1522)) + mean(((len(w) - ndim(w))) * g))));
    }
}

optimizer! {
    pub struct Reducing22 { lr = 0.0824 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.5558 , }
    state { s0 = lr }
    update(w, g) {
        s0 = running_max(0.9, abs(g));
        let x0 = eps;
        w -= lr * g / (abs(g) + eps) + lr * s0 + 0.5 * lr * x0 + lr * (col_mean(((col_mean((w) + w)) / (abs((c)^3) + eps)) * g));
    }
}

optimizer! {
    pub struct Reducing23 { lr = 0.0145 where lr >= 0, }
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
    pub struct Reducing24 { lr = 0.3531 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Reducing25 { lr = 0.028 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1, s2 }
    update(w, g) {
        s0 = 0.75 * prev(s0) + (1 - 0.75) * (g);
        s1 = min(prev(s1) + 1, norm((0.289 * (0.5329)) - g * w));
        let x1 = (sqrt(1.1) + eps) * ((sqrt(s1) + eps));
        s2 = 0.6 * prev(s2) + (1 - 0.6) * (sum(((x1 * (w)) + w)^2));
        let x2 = lr;
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * s0 + lr * s2 + 0.5 * lr * x2 + lr * (sqrt(sqrt(row_mean(abs((x1) - g * w))))));
    }
}

optimizer! {
    pub struct Reducing26 { lr = 0.406 where lr >= 0, beta0 = 0.9682 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, g);
        s1 = ema(0.9, lr);
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * s1 + 0.5 * lr * prev(s1) + lr * (sum((clamp(floor(s1), -1, 1)) - g * w));
    }
}

optimizer! {
    pub struct Reducing27 { lr = 0.4305 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g + lr * (((-0.018 + sum((w) * g))) / (abs(-(clamp(g, g, 1.9403))) + eps));
    }
}

optimizer! {
    pub struct Reducing28 { lr = 0.0808 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (sqrt(row_mean(abs((cbrt(g)) + w))));
    }
}

optimizer! {
    pub struct Reducing29 { lr = 0.3619 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6627 where 0 <= beta0 < 1, beta1 = 0.5201 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1 = w, s2 = w }
    update(w, g, t) {
        s0 = ema(beta0, (dot((w) + w, g)) / (exp(clamp(g, -3, 3))));
        s1 = ema(beta1, ln((1.6221 + 1 / (1 + t))));
        let x1 = (1 + ((w) / (abs(g) + eps))^2);
        s2 = trace(beta0, (x1) / (abs(x1) + eps) * ((len(w) - ndim(w))));
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.5 * lr * s1 + lr * s2 + lr * (ln((abs(s1) + 1 / (1 + t)))));
    }
}

optimizer! {
    pub struct Reducing30 { lr = 0.1489 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, min((len(w) - ndim(w)), mean((-1.1819) + w)));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * (((w - (t) / (abs(g) + eps))) / ((t + eps) * (sum(exp(clamp((-1.8716) - g * w, -3, 3))))));
    }
}

optimizer! {
    pub struct Reducing31 { lr = 0.041 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Reducing32 { lr = 0.0708 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7167 where 0 <= beta0 < 1, beta1 = 0.9419 where 0 <= beta1 < 1, }
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
    pub struct Reducing33 { lr = 0.0659 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.146 where c >= 0, }
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
    pub struct Reducing34 { lr = 0.1846 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g, t) {
        w = 0.99 * w - (lr * sign(g) + lr * ((col_mean(((w - w)) - g * w) + ((g) / (abs(g) + eps)) / (1 / t * (1.0292)))));
    }
}

optimizer! {
    pub struct Reducing35 { lr = 0.2295 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.508 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g) {
        s0 = ema(beta0, (g) / (eps));
        s1 = running_max(beta0, max_abs((sum((w) + w)) - g * w));
        w -= lr * g + 0.1 * s0 + 0.5 * lr * s1 + lr * ((sum(((g) / (eps)) * g) + (w) / (abs(s0) + eps) * (col_mean((s1) * g))));
    }
}

optimizer! {
    pub struct Reducing36 { lr = 0.2435 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 }
    update(w, g) {
        s0 = 0.9 * prev(s0) + (1 - 0.9) * (mean(((0.8484)^3) + w));
        w -= lr * g + 0.1 * s0 + lr * (-(eps * (prev(s0)) * (w)));
    }
}

optimizer! {
    pub struct Reducing37 { lr = 0.3721 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9181 where 0 <= beta0 < 1, beta1 = 0.8962 where 0 <= beta1 < 1, }
    state { s0, s1 = lr }
    update(w, g, t) {
        s0 = running_max(beta0, eps);
        let x0 = beta1;
        s1 = ema(beta0, (col_mean((((1 - 0.9^t)) + w)^2))^1.5);
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s0 + lr * x0 + 0.5 * lr * s1 + lr * (((if -0.3925 > 0 { sqrt(-0.3925) } else { sum((g) - g * w) }))^3));
    }
}

optimizer! {
    pub struct Reducing38 { lr = 0.2525 where lr >= 0, eps = 1e-6 where eps > 0, n = 5u64 , }
    state { s0, s1 = 0.1 }
    update(w, g) {
        s0 = min(prev(s0) + 1, (if w < -0.5 { (g * (g)) / (w) } else { 0 }));
        let x0 = (1 - clamp((if s0 <= s0 { 0.6859 } else { -1.9795 }), -1, 1)^2);
        s1 = min(prev(s1) + 1, dot(((1.2145) / (eps)) + w, g));
        let x1 = ln(max(x0, eps));
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * s1 + 0.5 * lr * x1 + lr * ((((n) / (eps)) / (sqrt(x0 + eps)) + ((lr)^3)^3));
    }
}

optimizer! {
    pub struct Reducing39 { lr = 0.2841 where lr >= 0, eps = 1e-6 where eps > 0, }
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
    pub struct Reducing40 { lr = 0.3087 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = w, s1 }
    update(w, g) {
        s0 = ema(0.9, (if w < -0.5 { (min(g, w)) / (w) } else { 0 }));
        s1 = running_max(0.75, -0.1565);
        let x1 = s0;
        w -= lr * g / (abs(g) + eps) + lr * s1 + 0.1 * prev(s1) + 0.1 * x1 + lr * ((if 0.1726 > 0 { sqrt(0.1726) } else { sum((s0 * (s0)) + w) }));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = ((s1 - s1)) / (eps * (eps));
        w += 0.5 * ((-(s0)) / (abs((w) / (abs(s1) + eps)) + eps) - w);
    }
}

optimizer! {
    pub struct Reducing41 { lr = 0.1311 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (row_mean(((w) / ((sqrt(eps) + eps))) - g * w));
    }
}

optimizer! {
    pub struct Reducing42 { lr = 0.428 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5982 where 0 <= beta0 < 1, beta1 = 0.6961 where 0 <= beta1 < 1, }
    state { s0 = lr, s1, s2 }
    update(w, g, t) {
        s0 = max(prev(s0), beta1);
        let x0 = ((prev(s0) + prev(s0)) + eps);
        s1 = running_max(0.9, min(min(x0, 0.6426), s0));
        let x1 = (if beta1 >= 1 && beta1 <= 8 { ln(beta1) } else { x0 });
        s2 = ema(0.9, dot((s1 * (s0)) * g, (s1 * (s0)) * g));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.1 * x1 + 0.5 * lr * s2 + 0.1 * prev(s2) + lr * (min(min(x1, x0) * (clamp(s1, -1, 1)), ((prev(s2) + beta0) + (sqrt(t) - w)))));
    }
    eval(w) {
        w = w + lr * (ln((sqrt((2 - sign(w))) + eps)));
    }
}

optimizer! {
    pub struct Reducing43 { lr = 0.1446 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6895 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1, s2 = lr }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        s1 = running_max(beta0, (dot((t) + w, g)) / (abs(w) + eps));
        let x1 = sum(((if g < s0 { s1 } else { s1 })) + w);
        s2 = 0.9 * prev(s2) + (1 - 0.9) * (abs(s0));
        w -= lr * g + 0.5 * lr * x1 + lr * s2 + lr * (sum((ln((sqrt(s0) + eps))) - g * w));
    }
    eval(w) {
        w = -((s0)^2);
    }
}

optimizer! {
    pub struct Reducing44 { lr = 0.1912 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.0518 , }
    state { s0 = lr, s1 = 0.1 }
    update(w, g) {
        s0 = ema(0.9, g);
        let x0 = eps;
        s1 = ema(0.6, eps * (clamp(-0.7444, 0, 1)));
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * x0 + 0.5 * lr * s1 + lr * (sum(((if lr < -0.5 { ((s1) / (eps)) / (lr) } else { 0 })) - g * w));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = (s1)^2;
        w = ln(exp(clamp((w + c), -3, 3)));
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
