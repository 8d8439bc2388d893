//! Relatives of Adam with numbers of the whole tensor.

use optim_runtime::optimizer;

optimizer! {
    /// AdaNorm (Dubey et al., 2022), <https://arxiv.org/abs/2210.06364>: short gradients are made as long as they are on
    /// average.
    pub struct AdaNorm {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.99 where 0 <= beta2 < 1,
        /// Decay rate of the length.
        r = 0.95 where 0 <= r < 1,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the root.
        eps = 1e-8 where eps > 0,
        /// Added under the root.
        eps_root = 1e-15 where eps_root >= 0,
    }

    state {
        /// Average length of gradients.
        length: scalar,
        /// First moment.
        m,
        /// Second moment.
        v,
    }

    update(w, g) {
        let size = norm(g);
        length = ema(r, size);
        m = ema(beta1, if size > 0 && length > size { length / size * g } else { g });
        v = ema(beta2, g^2);
        let rate = lr * sqrt(correction(v)) / correction(m);
        w = (1 - lr * weight_decay) * w - rate * m / (sqrt(v + eps_root) + eps);
    }
}

optimizer! {
    /// Aida (Zhang et al., 2022), <https://arxiv.org/abs/2203.13273>: AdaBelief on what two projections leave of gradient
    /// and momentum.
    pub struct Aida {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the variance.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to squared lengths.
        xi = 1e-20 where xi > 0,
        /// Coupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the root, and to the variance in each step.
        eps = 1e-8 where eps > 0,
        /// Added under the root.
        eps_root = 1e-15 where eps_root >= 0,
    }

    state {
        /// First moment.
        m,
        /// Mean square of the difference of the projections.
        s,
    }

    update(w, g) {
        let d = g + weight_decay * w;
        m = ema(beta1, d);
        let both = dot(d, m);
        let dd = dot(d, d);
        let mm = dot(m, m);
        let d1 = both / (dd + xi);
        let m1 = both / (mm + xi);
        let product = d1 * m1 * both;
        let d2 = d1 * product / (d1^2 * dd + xi);
        let m2 = m1 * product / (m1^2 * mm + xi);
        s = beta2 * prev(s) + (1 - beta2) * (m2 * m - d2 * d)^2 + eps;
        let rate = lr * sqrt(correction(s)) / correction(m);
        w -= rate * m / (sqrt(s + eps_root) + eps);
    }
}

optimizer! {
    /// AdaShift (Zhou et al., 2018), <https://arxiv.org/abs/1810.00143>, that keeps four gradients: the second moment is of
    /// the one that leaves, and so has nothing to do with the first. Each gradient that is kept is a state.
    pub struct AdaShift4 {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the root.
        eps = 1e-10 where eps > 0,
    }

    state {
        /// The last gradient.
        q1,
        /// The one before.
        q2,
        /// The one before that.
        q3,
        /// The oldest one.
        q4,
        /// Mean of the last four gradients, older ones counting less.
        m,
        /// Second moment of the tensor's largest gradient, four steps ago.
        v: scalar,
    }

    update(w, g, t) {
        let all = 1 + beta1 + beta1^2 + beta1^3;
        q1 = g;
        q2 = prev(q1);
        q3 = prev(q2);
        q4 = prev(q3);
        if t > 4 {
            let old = prev(q4);
            m = beta1 * (prev(m) - beta1^3 / all * old) + g / all;
            v = ema(beta2, tensor_max(old^2));
            w -= lr * m / (sqrt(v / (1 - beta2^(t - 4))) + eps);
        } else {
            m = beta1 * prev(m) + g / all;
            v = prev(v);
            w = w;
        }
    }
}

optimizer! {
    /// FAdam (Hwang, 2024), <https://arxiv.org/abs/2405.12807>: Adam as a natural gradient by the diagonal of the Fisher
    /// information, with clipped gradient and decay.
    pub struct FAdam {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the momentum.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the Fisher information.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Weight decay, of the natural weights.
        weight_decay = 0.1 where weight_decay >= 0,
        /// Largest root mean square of gradient and decay.
        clip = 1 where clip > 0,
        /// Power of the Fisher information that divides.
        power = 0.5 where 0 < power <= 1,
        /// Most that is added to the divisor, to a power.
        eps = 1e-8 where eps > 0,
        /// What is added, as a share of the gradient's root mean square.
        eps2 = 1e-2 where eps2 > 0,
    }

    state {
        /// Momentum of natural gradients.
        m,
        /// Fisher information.
        fim,
    }

    update(w, g, t) {
        let rate = clamp(beta2 * (1 - beta2^(t - 1)) / (1 - beta2^t), 0, beta2);
        fim = ema(rate, g^2);
        let size = sqrt(mean(g^2));
        let added = (if size > 0 && eps2 * size < eps { eps2 * size } else { eps })^(2 * power);
        let root = fim^power + added;
        #[allow(possible_nan)]
        let step = g / root;
        m = ema(beta1, step / max(1, sqrt(mean(step^2)) / clip));
        #[allow(possible_nan)]
        let decay = w / root;
        w -= lr * (m + weight_decay * decay / max(1, sqrt(mean(decay^2)) / clip));
    }
}

optimizer! {
    /// StableSPAM (Huang et al., 2025), <https://arxiv.org/abs/2502.17055>: gradients are clipped and made as long as they
    /// are on average, and the moments begin anew now and then.
    pub struct StableSpam {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Decay rate of the length.
        gamma1 = 0.7 where 0 <= gamma1 < 1,
        /// Decay rate of the squared length.
        gamma2 = 0.9 where 0 <= gamma2 < 1,
        /// Decay rate of the largest gradient.
        theta = 0.999 where 0 <= theta < 1,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// After how many steps the moments begin anew.
        interval = 1000u64 where interval >= 1,
        /// Added to the roots.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// First moment.
        m,
        /// Second moment.
        v,
        /// Average length.
        size: scalar,
        /// Average squared length.
        square: scalar,
        /// Average of the largest gradient.
        top: scalar,
    }

    update(w, g, t) {
        let largest = max_abs(g);
        top = ema(theta, largest);
        let bound = debias(top);
        let clipped = if abs(g) > bound { bound / max(largest, 1e-30) * g } else { g };
        let length = norm(clipped);
        size = ema(gamma1, length);
        square = ema(gamma2, length^2);
        let wanted = debias(size) / (sqrt(debias(square)) + eps);
        let d = if length > 0 { wanted / length * clipped } else { clipped };
        let kept = if t % interval == 0 { 0 } else { 1 };
        let since = if t >= interval { t % interval + 1 } else { t };
        m = beta1 * kept * prev(m) + (1 - beta1) * d;
        v = beta2 * kept * prev(v) + (1 - beta2) * d^2;
        let root = sqrt(v / (1 - beta2^since)) + eps;
        w = (1 - lr * weight_decay) * w - lr * m / (1 - beta1^since) / root;
    }
}

optimizer! {
    /// SPAM (Huang et al., 2025), <https://arxiv.org/abs/2501.06842>, of all weights: gradients that stand out are clipped,
    /// and the moments begin anew now and then, with a warm-up.
    pub struct Spam {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Weight decay, behind the step.
        weight_decay = 0 where weight_decay >= 0,
        /// Steps of the warm-up.
        warmup = 50u64 where warmup >= 1,
        /// Largest square of a gradient, as a multiple of the second moment.
        threshold = 5000 where threshold > 0,
        /// Steps without a bound behind a new beginning.
        free = 20u64,
        /// After how many steps the moments begin anew.
        interval = 500u64 where interval >= 1,
        /// Added to the root.
        eps = 1e-6 where eps > 0,
    }

    state {
        /// First moment.
        m,
        /// Second moment.
        v,
    }

    update(w, g, t) {
        let kept = if t % interval == 0 { 0 } else { 1 };
        let since = t % interval;
        let before = kept * prev(v);
        let bounded = since >= free && abs(g) > sqrt(threshold * before);
        let d = if bounded { sign(g) * sqrt(threshold * before) } else { g };
        m = beta1 * kept * prev(m) + (1 - beta1) * d;
        v = beta2 * before + (1 - beta2) * d^2;
        let angle = 3.141592653589793 * (since + 1) / (warmup + 1);
        let death = if t >= interval && since < warmup { 0.495 * (1 + cos(angle)) } else { 0 };
        let rate = lr * sqrt(1 - beta2^t) / (1 - beta1^t) * (1 - death);
        #[allow(decay_after_step)]
        w = (1 - lr * weight_decay) * (w - rate * m / (sqrt(v) + eps));
    }
}

optimizer! {
    /// SWATS (Keskar & Socher, 2017), <https://arxiv.org/abs/1712.07628>: Adam, which becomes SGD for good when it has found
    /// the rate of an SGD that would do the same. Each tensor switches for itself.
    pub struct Swats {
        /// Learning rate of Adam.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment, and of SGD's momentum.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment, and of the rate that is found.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Coupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the root; how near to its average a rate is the same.
        eps = 1e-6 where eps > 0,
        /// Added under the root.
        eps_root = 1e-15 where eps_root >= 0,
    }

    state {
        /// First moment.
        m,
        /// Second moment.
        v,
        /// Momentum of SGD.
        b,
        /// Average of the rate.
        average: scalar,
        /// The rate of SGD, once it is found.
        rate: scalar,
    }

    update(w, g, t) {
        let d = g + weight_decay * w;
        if prev(rate) > 0 {
            m = prev(m);
            v = prev(v);
            b = trace(beta1, d);
            average = prev(average);
            rate = prev(rate);
            w -= rate * (1 - beta1) * b;
        } else {
            m = ema(beta1, d);
            v = ema(beta2, d^2);
            b = prev(b);
            let adams = lr * sqrt(1 - beta2^t) / (1 - beta1^t);
            let step = adams * m / (sqrt(v + eps_root) + eps);
            let slope = dot(step, d);
            let found = if slope != 0 { dot(step, step) / slope } else { 0 };
            average = if slope != 0 { beta2 * prev(average) + (1 - beta2) * found } else { prev(average) };
            let mean_rate = average / (1 - beta2^t);
            let near = abs(mean_rate - found) <= 1e-8 + eps * abs(found);
            rate = if slope != 0 && t > 1 && mean_rate > 0 && near { mean_rate } else { 0 };
            w -= step;
        }
    }
}

optimizer! {
    /// GrokFast's AdamW (Lee et al., 2024), <https://arxiv.org/abs/2405.20233>: the slow part of the gradient counts more.
    pub struct GrokFastAdamW {
        /// Learning rate; the package divides its by 1 + λ.
        lr = 1e-4 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.99 where 0 <= beta2 < 1,
        /// Decay rate of the slow part.
        alpha = 0.98 where 0 <= alpha < 1,
        /// Weight λ of the slow part.
        lamb = 2 where lamb >= 0,
        /// Steps before it counts.
        after = 0u64,
        /// Decoupled weight decay.
        weight_decay = 1 where weight_decay >= 0,
        /// Least divisor.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// Slow part of the gradient; it begins with the first one.
        slow = g,
        /// First moment.
        m,
        /// Second moment.
        v,
    }

    update(w, g, t) {
        if t > after {
            slow = ema(alpha, g);
        } else {
            slow = prev(slow);
        }
        let d = g + (if t > after { lamb } else { 0 }) * slow;
        m = ema(beta1, d);
        v = ema(beta2, d^2);
        w = (1 - lr * weight_decay) * w - lr * debias(m) / max(sqrt(debias(v)), eps);
    }
}

optimizer! {
    /// SaRA (Hu et al., 2024), <https://arxiv.org/abs/2409.06633>, without its constraint on the rank: AdamW of those weights
    /// alone that were small in the beginning.
    pub struct Sara {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Below this a weight is small.
        threshold = 1e-3 where threshold >= 0,
        /// The step that leaves out those that have grown; 0: none does.
        narrow_at = 0u64,
        /// Decoupled weight decay.
        weight_decay = 1e-2 where weight_decay >= 0,
        /// Added to the root.
        eps = 1e-8 where eps > 0,
        /// Divide by the largest second moment.
        amsgrad = false,
    }

    state {
        /// 1 for weights that learn, 0 for others.
        free = if abs(w) < threshold { 1 } else { 0 },
        /// First moment.
        m,
        /// Second moment.
        v,
        /// Largest second moment.
        v_max if amsgrad,
    }

    update(w, g, t) {
        free = if t == narrow_at && abs(w) >= threshold { 0 } else { prev(free) };
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        if amsgrad {
            v_max = running_max(v);
        }
        let square = if amsgrad { v_max } else { v };
        let step = debias(m) / (sqrt(square / correction(v)) + eps);
        w = if free > 0 { (1 - lr * weight_decay) * w - lr * step } else { w };
    }
}

optimizer! {
    /// Schedule-free RAdam (Defazio et al., 2024), <https://arxiv.org/abs/2405.15682>, which rests while its variance is not
    /// known.
    pub struct ScheduleFreeRAdam {
        /// Learning rate.
        lr = 2.5e-3 where lr >= 0,
        /// How near to the average gradients are taken.
        beta1 = 0.9 where 0 < beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0.9 <= beta2 < 1,
        /// Weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Power of the step number in the weights of the average.
        r = 0 where r >= 0,
        /// Power of the learning rate in the weights of the average.
        weight_lr_power = 2 where weight_lr_power >= 0,
        /// Added to the root.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// Where steps without averaging lead.
        z = w,
        /// Second moment.
        v,
        /// Largest rate so far.
        lr_max: scalar,
        /// Sum of the weights of the average.
        weight_sum: scalar,
    }

    update(w, g, t) {
        let limit = 2 / (1 - beta2) - 1;
        let length = limit - 2 * t * beta2^t / (1 - beta2^t);
        let known = max(length, 4);
        let most = max(limit, 5);
        let variance = (known - 4) / (most - 4) * (known - 2) / known * most / (most - 2);
        let rate = if length > 4 { lr * sqrt(variance) } else { 0 };
        lr_max = running_max(rate);
        let weight = t^r * lr_max^weight_lr_power;
        weight_sum = running_sum(weight);
        let share = if weight_sum > 0 { weight / weight_sum } else { 0 };
        v = ema(beta2, g^2);
        let n = if length > 4 { g / (sqrt(debias(v)) + eps) } else { g };
        #[allow(scaled_decay)]
        let d = n + weight_decay * w;
        // While the rate is 0 the weights rest.
        #[allow(late_gradient)]
        w = w + share * (prev(z) - w) - rate * (1 - beta1 * (1 - share)) * d;
        z = prev(z) - rate * d;
    }

    eval(w) {
        w += (1 - 1 / beta1) * (z - w);
    }
}
