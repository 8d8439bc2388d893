//! Random rules with reductions, written by a test of the compiler.
// No line is by hand: see `optim-macros/compiler/src/tests/random_rules.rs`.

use optim_runtime::optimizer;

optimizer! {
    pub struct Reducing0 { lr = 0.085 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w -= lr * g / (abs(g) + eps) + lr * s0 + lr * (((clamp(g, -1, 1)) / (sum(abs((1.9147) + w) + eps))) / ((sqrt(abs((1 - 0.9^t))) + eps)));
    }
    eval(w) {
        if s0 < 0.9 {
            w *= eps;
        } else {
            w = s0;
        }
    }
}

optimizer! {
    pub struct Reducing1 { lr = 0.1472 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9891 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1, s2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = ema(beta0, ((w)^3) / (mean(abs((w) + w) + eps)));
        let x1 = norm((s1) * g);
        s2 = min(prev(s2) + 1, (beta0)^0.3 * (s1 * (g)));
        let x2 = abs((s0) / (abs(s2) + eps));
        w -= lr * g + 0.1 * x1 + lr * x2 + lr * ((x2) / ((clamp(w, 0, 1) + 1 / (1 + t))));
    }
}

optimizer! {
    pub struct Reducing2 { lr = 0.1347 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * ((min(w, w) * (norm((1.0639) - g * w))) / (exp(clamp((g - w), -3, 3))));
    }
}

optimizer! {
    pub struct Reducing3 { lr = 0.335 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0, s1, s2 }
    update(w, g, t) {
        s0 = running_max(0.9, ((if flag && g <= g { 0.2339 } else { g }) + eps));
        s1 = running_max(0.9, (max_abs((s0) - g * w))^2);
        s2 = trace(0.9 - 0.4 / t, (g)^2 * ((1 - clamp(prev(s0), -1, 1)^2)));
        w = 0.99 * w - (lr * g + 0.1 * s1 + lr * s2 + 0.1 * prev(s2) + lr * (prev(s2)));
    }
}

optimizer! {
    pub struct Reducing4 { lr = 0.2408 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (tensor_max((((-1.6527) / (eps)) / (abs((g) / (abs(w) + eps)) + eps)) + w)));
    }
}

optimizer! {
    pub struct Reducing5 { lr = 0.2481 where lr >= 0, beta0 = 0.8597 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 = g^2 }
    update(w, g) {
        s0 = (beta0) * prev(s0) + (1 - (beta0)) * (w);
        s1 = ema(0.9, tensor_min((beta0) * g) * (dot((s0) - g * w, g)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * s1 + lr * (beta0));
    }
}

optimizer! {
    pub struct Reducing6 { lr = 0.1412 where lr >= 0, eps = 1e-6 where eps > 0, n = 8u64 , }
    state { s0 = 0.1, s1 = lr, s2 }
    update(w, g, t) {
        s0 = running_max(0.6, (abs(g) + dot((g) * g, (g) * g)));
        let x0 = row_sum(abs((ln(eps)) - g * w));
        s1 = trace(0.6, ((w - w)) / (0.6713 * (eps)));
        let x1 = exp(clamp((-0.4211) / (abs(s0) + eps), -3, 3));
        s2 = trace(0.9 - 0.4 / t, s1 * ((g)^3));
        w = 0.99 * w - (lr * g + 0.1 * x0 + lr * prev(s1) + lr * x1 + lr * s2 + lr * ((((if x1 > x0 { s2 } else { lr }))^3) / ((x1 + 1 / (1 + t)))));
    }
    eval(w) {
        w = (-(atan2(n, s1))) / ((sqrt(abs(-1.0377)) + eps));
    }
}

optimizer! {
    pub struct Reducing7 { lr = 0.4441 where lr >= 0, eps = 1e-6 where eps > 0, flag = true , }
    state { s0, s1 }
    update(w, g, t) {
        s0 = (0.6) * prev(s0) + (1 - (0.6)) * (min((1.6873) / (eps), (w - w)));
        s1 = (0.75) * prev(s1) + (1 - (0.75)) * (row_sum(abs((w * (prev(s0))) + w)));
        w -= lr * sign(g) + 0.5 * lr * s1 + lr * (clamp((if 1 / t >= 1 && 1 / t <= 8 { ln(1 / t) } else { (0.2028) / ((if new(s0) { 2 } else { 3 })) }), -1, 1));
    }
    eval(w) {
        if flag {
            w = w + lr * ((s0 * ((s0) / (abs(0.6953) + eps))) / ((abs(s1) + eps)));
        } else {
            w = (s0 - min(s0 * (eps), min(lr, -0.454)));
        }
    }
}

optimizer! {
    pub struct Reducing8 { lr = 0.1387 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9817 where 0 <= beta0 < 1, }
    state { s0 = g^2, s1 }
    update(w, g, t) {
        s0 = ema(beta0, clamp((w - -1.3459), -1, 1));
        s1 = running_max(0.9, row_mean(abs((eps) - g * w)));
        let x1 = ((s1)^2 + 1 / (1 + t));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * x1 + lr * ((if row_max_abs((lr) * g) > -0.7543 { norm(row_norm(((s1) / (x1)) * g)) } else { (x1) / (max(x1, eps)) })));
    }
    eval(w) {
        w += 0.5 * (s1 * (min(s0, w)) - w);
    }
}

optimizer! {
    pub struct Reducing9 { lr = 0.0439 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0: scalar = 1, s1 = g^2 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        s1 = ema(0.9, sqrt(t));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.1 * s0 + lr * s1 + lr * (min((s1) / (eps), (g) / (eps)) * (mean(row_norm((w) * g)))));
    }
}

optimizer! {
    pub struct Reducing10 { lr = 0.0779 where lr >= 0, }
    update(w, g, t) {
        w -= lr * sign(g) + lr * (norm(row_max_abs((expm1(clamp(sqrt(t) * (w), -3, 3))) + w)));
    }
}

optimizer! {
    pub struct Reducing11 { lr = 0.016 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = running_max(0.9 - 0.4 / t, (min(1.0846, (1 - 0.9^t)))^3);
        let x0 = (eps + (sqrt(eps) + eps));
        s1 = running_max(0.6, ((if x0 >= 1 && x0 <= 8 { ln(x0) } else { s0 }) + (s0) / (eps)));
        w -= lr * clamp(g, -1, 1) + 0.5 * lr * s1 + 0.1 * prev(s1) + lr * ((s1) / (abs(dot(row_max((min(x0, prev(s1))) + w), g)) + eps));
    }
}

optimizer! {
    pub struct Reducing12 { lr = 0.0574 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9035 where 0 <= beta0 < 1, n = 11u64 , flag = false , }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * ((if flag { min((g) / (eps), ln(eps)) } else { (ln(eps)) / (sum(abs(row_min(abs((g) - g * w) + eps)) + eps)) })));
    }
    eval(w) {
        let y = atan2(w, beta0) * ((w)^3);
        if flag {
            w *= (1 + ((y) / (abs(y) + eps))^2);
        } else {
            w = -((y * (n) - w));
        }
    }
}

optimizer! {
    pub struct Reducing13 { lr = 0.0149 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6759 where 0 <= beta0 < 1, beta1 = 0.5307 where 0 <= beta1 < 1, }
    state { s0, s1 = lr, s2 }
    update(w, g) {
        s0 = ema(beta1, sum(row_dot(((w + g)) * g, g)));
        s1 = ema(0.9, (1 - clamp((beta1 - 1.0986), -1, 1)^2));
        s2 = max(prev(s2), (beta0)^2);
        let x2 = abs((s1) / (eps));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * debias(s0) + lr * s2 + 0.5 * lr * x2 + lr * (((s1) / (exp(clamp(s1, -3, 3))))^3));
    }
}

optimizer! {
    pub struct Reducing14 { lr = 0.2657 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7801 where 0 <= beta0 < 1, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = trace(0.9 - 0.4 / t, (if g > 0 { sqrt(g) } else { -1.3623 }) * (g));
        let x0 = sqrt(sum(abs(col_sum(abs((s0) + w)))) + eps);
        s1 = min(prev(s1) + 1, ((-1.9869 + beta0)) / (col_mean(abs((g) * g) + eps)));
        w -= lr * clamp(g, -1, 1) + lr * prev(s0) + 0.1 * x0 + 0.1 * s1 + lr * (-(prev(s0) * (x0 * (prev(s0)))));
    }
    eval(w) {
        w = ((if 0.3483 > s1 { s1 } else { 0.0953 }) * (ln(eps))) / ((1 + (min(s1, s0))^2));
    }
}

optimizer! {
    pub struct Reducing15 { lr = 0.2006 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0, s1, s2 = 0.1 }
    update(w, g) {
        s0 = trace(0.9, eps);
        s1 = max(prev(s1), 1.9882);
        s2 = max(prev(s2), col_mean(abs((norm(col_norm((w) * g))) - g * w)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + 0.5 * lr * prev(s0) + 0.1 * s1 + 0.5 * lr * s2 + lr * ((((s1 - g) + col_max_abs((g) - g * w)) - clamp(min(w, s1), -1, 1))));
    }
    eval(w, t) {
        if flag {
            w = w + lr * ((clamp((s2) / (eps), -1, 1) + min(t, round(-0.1294))));
        } else {
            w += 0.5 * (ln((1 + (s1)^2)) - w);
        }
    }
}

optimizer! {
    pub struct Reducing16 { lr = 0.2457 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.7927 where c >= 1, }
    state { s0, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(0.9, (1 - clamp((g) / (abs(w) + eps), -1, 1)^2));
        s1 = running_max(0.9 - 0.4 / t, (rows(w) - cols(w)));
        s2 = (0.9 - 0.4 / t) * prev(s2) + (1 - (0.9 - 0.4 / t)) * (((len(w) - ndim(w))) / (col_norm(abs((c) + w) + eps)));
        let x2 = ((if s1 >= 1 && s1 <= 8 { ln(s1) } else { s2 }))^2;
        w = 0.99 * w - (lr * g + lr * s0 + lr * debias(s0) + 0.5 * lr * prev(s1) + 0.1 * x2 + lr * (max(dot(col_max_abs((-1.4589) * g), g), 0)));
    }
}

optimizer! {
    pub struct Reducing17 { lr = 0.2514 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.9553 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1, s2 }
    update(w, g) {
        s0 = prev(s0) * (0.9);
        s1 = ema(beta0, (min(g, s0) + (rows(w) - cols(w))));
        s2 = running_max(beta0, clamp(col_max_abs((w) - g * w), -1, 1));
        let x2 = (min(w, s1) + (s1) / (eps));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s2 + 0.5 * lr * prev(s2) + 0.5 * lr * x2 + lr * ((if s1 > 0 { sqrt(s1) } else { clamp(s1, -1, 1) })));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = s0;
        w += 0.5 * (s1 - w);
    }
}

optimizer! {
    pub struct Reducing18 { lr = 0.4304 where lr >= 0, eps = 1e-6 where eps > 0, c = 1.7041 where c >= 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * ((if (if g > 0 { sqrt(g) } else { w }) >= eps { col_max(((c)^3) + w) } else { (clamp(g, -1, 1)) / (eps * (eps)) })));
    }
}

optimizer! {
    pub struct Reducing19 { lr = 0.1324 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7555 where 0 <= beta0 < 1, c = 1.5111 , }
    state { s0 }
    update(w, g) {
        s0 = min(prev(s0) + 1, abs(ln(eps)));
        let x0 = (if -0.4491 > 0 { sqrt(-0.4491) } else { col_min((beta0) * g) });
        w -= lr * clamp(g, -1, 1) + 0.1 * s0 + 0.5 * lr * x0 + lr * (min((if (if 0.5266 < -0.5 { (-1.6184) / (0.5266) } else { 0 }) <= eps { col_dot((x0) + w, g) } else { (if g < -0.5 { (-0.0403) / (g) } else { 0 }) }), c));
    }
}

optimizer! {
    pub struct Reducing20 { lr = 0.2115 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6377 where 0 <= beta0 < 1, }
    state { s0: scalar = 1, s1 = lr, s2 = w }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 1 / (t + 1));
        let x0 = -0.6975 * ((1.2 - -0.5486));
        s1 = ema(0.9, g);
        let x1 = max((if g != 0 { 1 / (g) } else { g }), eps);
        s2 = ema(0.9 - 0.4 / t, (rows(w) - cols(w)));
        let x2 = round((s0 - x0));
        w = 0.99 * w - (lr * g + 0.5 * lr * s1 + lr * prev(s1) + 0.5 * lr * x1 + 0.5 * lr * s2 + lr * x2 + lr * (col_dot(((if beta0 < s0 { x0 } else { x2 })) - g * w, g) * (model_sum(((if x2 >= s1 { s0 } else { 0.526 })) + w))));
    }
}

optimizer! {
    pub struct Reducing21 { lr = 0.4325 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = g^2, s2 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, (-(w)) / (eps));
        let x0 = (sqrt((eps + eps)) + eps);
        s1 = (0.9 - 0.4 / t) * prev(s1) + (1 - (0.9 - 0.4 / t)) * (model_sum(abs(((1.2637) / (x0)) - g * w)));
        s2 = ema(0.75, (len(w) - ndim(w)));
        w = 0.99 * w - (lr * sign(g) + lr * s0 + 0.1 * debias(s0) + 0.5 * lr * s1 + 0.1 * s2 + lr * prev(s2) + lr * (round(-1.5683)));
    }
}

optimizer! {
    pub struct Reducing22 { lr = 0.2782 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.6455 where 0 <= beta0 < 1, }
    state { s0 = 0.1 }
    update(w, g, t) {
        s0 = ema(0.9 - 0.4 / t, model_norm((beta0 * (g)) - g * w));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + 0.5 * lr * prev(s0) + lr * (clamp(-((prev(s0) + eps)), -1, 1));
    }
}

optimizer! {
    pub struct Reducing23 { lr = 0.4848 where lr >= 0, beta1 = 0.5584 where 0 <= beta1 < 1, }
    update(w, g) {
        w -= lr * sign(g) + lr * (clamp(sum((beta1) - g * w), 0, 1));
    }
}

optimizer! {
    pub struct Reducing24 { lr = 0.3394 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5367 where 0 <= beta0 < 1, beta1 = 0.7303 where 0 <= beta1 < 1, }
    state { s0 = lr, s1 = g^2, s2 = lr }
    update(w, g) {
        s0 = min(prev(s0) + 1, w);
        let x0 = (sqrt((beta1 + eps)) + eps);
        s1 = ema(beta0, ln(x0));
        s2 = ema(beta0, abs(mean((0.3574) - g * w)));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * s1 + lr * s2 + lr * prev(s2) + lr * ((lr) / (0.896)));
    }
    eval(w) {
        w *= exp(clamp((if s1 < -0.5 { (s0) / (s1) } else { 0 }), -3, 3));
    }
}

optimizer! {
    pub struct Reducing25 { lr = 0.1704 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = lr, s1 = 0.1, s2 = 0.1 }
    update(w, g) {
        s0 = running_max(0.9, ((if 0.4336 < -0.5 { (g) / (0.4336) } else { 0 })) / (exp(clamp(eps, -3, 3))));
        let x0 = eps * (eps);
        s1 = running_max(0.9, (if prev(s0) <= prev(s0) { norm((x0) - g * w) } else { (s0)^3 }));
        s2 = trace(0.9, g * (s0) * ((x0)^3));
        let x2 = rem(max_abs((s2) + w), (1 / cols(w)));
        w = 0.99 * w - (lr * sign(g) + 0.1 * s1 + 0.1 * prev(s1) + 0.5 * lr * x2 + lr * (((if new(s2) { 2 } else { 3 }) + atan2(-(s2), w))));
    }
}

optimizer! {
    pub struct Reducing26 { lr = 0.028 where lr >= 0, flag = false , }
    state { s0 = lr, s1, s2 = 0.1 }
    update(w, g, t) {
        s0 = (0.75) * prev(s0) + (1 - (0.75)) * (g);
        s1 = trace(0.9, ((rows(w) - cols(w))) / ((lr + 1 / (1 + t))));
        let x1 = max_abs(((if s1 < -0.5 { (g) / (s1) } else { 0 })) - g * w);
        s2 = ema(0.75, (if !flag { (x1 + s0) } else { (g + x1) }));
        let x2 = (if s2 != 0 { 1 / (s2) } else { (x1) / (1.3798) });
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * x2 + lr * (prev(s0)));
    }
}

optimizer! {
    pub struct Reducing27 { lr = 0.3374 where lr >= 0, }
    update(w, g, t) {
        w -= lr * g + lr * ((if tensor_max((1 / t) + w) <= w { -(1.715 * (g)) } else { atan2(1.9898, min(0.0609, g)) }));
    }
}

optimizer! {
    pub struct Reducing28 { lr = 0.4273 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0 = 0.1, s1, s2 = g^2 }
    update(w, g, t) {
        s0 = min(prev(s0) + 1, (min(w, g))^2);
        s1 = min(prev(s1) + 1, abs(eps));
        let x1 = tensor_min((expm1(clamp(-0.018, -3, 3))) - g * w);
        s2 = trace(0.9 - 0.4 / t, clamp((prev(s0))^3, 0, 1));
        w -= lr * g + 0.5 * lr * s1 + 0.1 * x1 + 0.1 * s2 + lr * prev(s2) + lr * (dot((min((prev(s0) + prev(s2)), -(1.3334))) + w, g));
    }
}

optimizer! {
    pub struct Reducing29 { lr = 0.432 where lr >= 0, eps = 1e-6 where eps > 0, flag = false , }
    state { s0 = 0.1, s1 }
    update(w, g) {
        s0 = running_max(0.6, (sqrt(1.0169) + (2 - sign(g))));
        let x0 = (if flag && (lr) / (eps) >= g { -(prev(s0)) } else { min(s0, 1.8741) });
        s1 = ema(0.9, (dot((lr) + w, (lr) + w) + eps));
        w -= lr * g + lr * x0 + lr * s1 + 0.1 * prev(s1) + lr * ((s0)^3);
    }
    eval(w, t) {
        #[allow(unused_intermediate)]
        let y = (sqrt((w)^2) + eps);
        if t > 2 {
            w *= (s0 + eps);
        } else {
            w = log1p((sqrt(abs(0.6169)) + eps));
        }
    }
}

optimizer! {
    pub struct Reducing30 { lr = 0.4479 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * clamp(g, -1, 1) + lr * (log1p((sqrt(row_sum(abs((w) + w))) + eps))));
    }
}

optimizer! {
    pub struct Reducing31 { lr = 0.4752 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (ln(sqrt(eps + eps)) * (row_mean((eps) * g)));
    }
}

optimizer! {
    pub struct Reducing32 { lr = 0.2525 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.867 where 0 <= beta0 < 1, }
    state { s0, s1, s2: scalar = 1 }
    update(w, g, t) {
        s0 = running_max(0.9 - 0.4 / t, g);
        let x0 = eps;
        s1 = min(prev(s1) + 1, clamp(sin(g), 0, 1));
        s2 = prev(s2) * (1 - 0.5^t);
        w -= lr * g + 0.5 * lr * s0 + 0.1 * x0 + lr * s1 + lr * s2 + lr * (((w * (beta0) - row_norm((prev(s1)) + w))) / ((1 - 0.9^t)));
    }
    eval(w) {
        #[allow(unused_intermediate)]
        let y = w;
        w = w + lr * (-0.0411);
    }
}

optimizer! {
    pub struct Reducing33 { lr = 0.0708 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 = w }
    update(w, g, t) {
        s0 = ema(0.9, (row_max_abs((w) + w)) / (abs(floor(sqrt(t))) + eps));
        let x0 = -1.4834;
        s1 = ema(0.9 - 0.4 / t, min(w, debias(s0)));
        let x1 = (sqrt(eps * (eps)) + eps);
        w -= lr * g / (abs(g) + eps) + 0.5 * lr * x0 + lr * s1 + lr * x1 + lr * ((clamp(s0, -1, 1) - (1.7087)^3) * (row_max(((w) / (eps)) - g * w)));
    }
}

optimizer! {
    pub struct Reducing34 { lr = 0.2598 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * ((mean(row_max((eps) + w)))^3));
    }
}

optimizer! {
    pub struct Reducing35 { lr = 0.4588 where lr >= 0, }
    state { s0: scalar = 1 }
    update(w, g, t) {
        s0 = prev(s0) * (1 - 0.5^t);
        w = 0.99 * w - (lr * sign(g) + 0.1 * s0 + lr * ((row_min((1.6245) - g * w))^3));
    }
}

optimizer! {
    pub struct Reducing36 { lr = 0.4665 where lr >= 0, }
    update(w, g) {
        w -= lr * g + lr * ((if g < -0.5 { (0.0332) / (g) } else { 0 }) * (row_dot(((w)^3) + w, g)));
    }
}

optimizer! {
    pub struct Reducing37 { lr = 0.158 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7829 where 0 <= beta0 < 1, beta1 = 0.6815 where 0 <= beta1 < 1, }
    state { s0 = 0.1, s1 = 0.1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, (1.238) / (eps));
        s1 = (beta1) * prev(s1) + (1 - (beta1)) * (min(ln(eps), (-0.8619) / (abs(-0.3071) + eps)));
        let x1 = exp(clamp((g) / (abs(eps) + eps), -3, 3));
        s2 = running_max(0.9 - 0.4 / t, (ln(eps)) / ((eps + eps)));
        let x2 = exp(clamp(ln(eps), -3, 3));
        w = 0.99 * w - (lr * clamp(g, -1, 1) + 0.5 * lr * s0 + lr * s1 + lr * x1 + 0.5 * lr * s2 + lr * prev(s2) + 0.1 * x2 + lr * ((((prev(s2)) / (abs(0.0215) + eps)) / (eps) + max(tensor_min(col_sum((g) - g * w)), x1))));
    }
}

optimizer! {
    pub struct Reducing38 { lr = 0.3349 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w = 0.99 * w - (lr * g / (abs(g) + eps) + lr * (min(norm(col_norm((w) * g)), g)));
    }
}

optimizer! {
    pub struct Reducing39 { lr = 0.1384 where lr >= 0, eps = 1e-6 where eps > 0, }
    update(w, g) {
        w -= lr * g / (abs(g) + eps) + lr * (-(min(norm(col_norm((w) - g * w)), w)));
    }
}

optimizer! {
    pub struct Reducing40 { lr = 0.1342 where lr >= 0, beta0 = 0.7941 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1: scalar = 1 }
    update(w, g, t) {
        s0 = running_max(beta0, ((2 - sign(w)))^0.5);
        let x0 = min(col_max_abs((s0) + w), prev(s0));
        s1 = prev(s1) * (1 - 0.5^t);
        let x1 = dot(col_max((dot(col_min((prev(s0)) + w), g)) - g * w), g);
        w -= lr * g + 0.1 * x0 + 0.1 * s1 + lr * x1 + lr * (min(x1 * (1.2287), x1 * (x1)) * (x0));
    }
}

optimizer! {
    pub struct Reducing41 { lr = 0.4587 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.5025 where 0 <= beta0 < 1, }
    state { s0 = 0.1, s1 = 0.1, s2 = g^2 }
    update(w, g, t) {
        s0 = ema(beta0, col_max((col_min((w) + w)) * g));
        s1 = max(prev(s1), (2 - sign((if s0 >= s0 { 0.9833 } else { g }))));
        let x1 = prev(s1);
        s2 = ema(0.9 - 0.4 / t, (if model_sum((w) - g * w) <= g { (x1) / (eps) } else { norm(col_dot((g) + w, g)) }));
        w -= lr * sign(g) + 0.1 * prev(s0) + 0.5 * lr * s2 + lr * (-((g) / (abs(1.2119) + eps)));
    }
}

optimizer! {
    pub struct Reducing42 { lr = 0.0558 where lr >= 0, eps = 1e-6 where eps > 0, n = 2u64 , }
    state { s0 = lr, s1 }
    update(w, g, t) {
        s0 = running_max(0.9 - 0.4 / t, (2 - sign((n) / (eps))));
        s1 = running_max(0.9 - 0.4 / t, mean(abs(col_min(abs((s0) - g * w)))));
        w = 0.99 * w - (lr * sign(g) + 0.5 * lr * s1 + lr * (mean(col_dot((ln((s0 + 1 / (1 + t)))) + w, g))));
    }
}

optimizer! {
    pub struct Reducing43 { lr = 0.1311 where lr >= 0, }
    update(w, g) {
        w -= lr * clamp(g, -1, 1) + lr * (col_dot((model_sum(((if g <= w { g } else { w })) - g * w)) + w, g));
    }
}

optimizer! {
    pub struct Reducing44 { lr = 0.3441 where lr >= 0, eps = 1e-6 where eps > 0, }
    state { s0, s1 }
    update(w, g, t) {
        s0 = running_max(0.9 - 0.4 / t, (1 - clamp(1.7242, -1, 1)^2));
        let x0 = max((rows(w) - cols(w)), eps);
        s1 = ema(0.9, model_sum((ln(x0)) - g * w));
        w = 0.99 * w - (lr * g / (abs(g) + eps) + 0.5 * lr * s0 + 0.5 * lr * s1 + lr * (w));
    }
    eval(w, t) {
        let y = s0;
        w *= (y + 1 / (1 + t));
    }
}

optimizer! {
    pub struct Reducing45 { lr = 0.2611 where lr >= 0, eps = 1e-6 where eps > 0, beta0 = 0.7598 where 0 <= beta0 < 1, }
    state { s0 }
    update(w, g) {
        s0 = trace(beta0, ln(max(0.8248, eps)));
        w -= lr * g / (abs(g) + eps) + 0.1 * s0 + lr * (model_norm((((w) / (eps)) / ((1 / cols(w)))) + w));
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_reducing_rule {
    ($call:ident) => {
        $call! { Reducing0 Reducing1 Reducing2 Reducing3 Reducing4 Reducing5 Reducing6 Reducing7 Reducing8 Reducing9 Reducing10 Reducing11 Reducing12 Reducing13 Reducing14 Reducing15 Reducing16 Reducing17 Reducing18 Reducing19 Reducing20 Reducing21 Reducing22 Reducing23 Reducing24 Reducing25 Reducing26 Reducing27 Reducing28 Reducing29 Reducing30 Reducing31 Reducing32 Reducing33 Reducing34 Reducing35 Reducing36 Reducing37 Reducing38 Reducing39 Reducing40 Reducing41 Reducing42 Reducing43 Reducing44 Reducing45 }
    };
}
