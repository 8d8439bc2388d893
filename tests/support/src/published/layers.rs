//! Rules that go by rows, columns and layers.

use optim_runtime::optimizer;

optimizer! {
    /// Nero (Liu et al., 2021), <https://arxiv.org/abs/2102.07227>: every neuron, a row, has mean 0 and length 1, and a
    /// learning rate by its own gradient.
    pub struct Nero {
        /// Learning rate.
        lr = 0.01 where lr >= 0,
        /// Decay rate of the squared length of gradients.
        beta = 0.999 where 0 <= beta < 1,
        /// Added to the divisors.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// Mean squared length of a row's gradient.
        r: row if ndim(w) > 1,
        /// Mean squared gradient of a vector's weight.
        v if ndim(w) <= 1,
        /// Mean length of rows at the beginning.
        scale: scalar,
    }

    update(w, g, t) {
        let centred = w - row_mean(w);
        let start = if t == 1 && ndim(w) > 1 { centred / (row_norm(centred) + eps) } else { w };
        let length = if ndim(w) > 1 { mean(row_norm(start)) } else { mean(abs(w)) };
        scale = if t == 1 { (if length > 0 { length } else { 0.01 }) } else { prev(scale) };
        if ndim(w) > 1 {
            r = ema(beta, row_norm(g)^2);
            let stepped = start - lr * scale * g / (sqrt(debias(r)) + eps);
            let off = stepped - row_mean(stepped);
            w = off / (row_norm(off) + eps);
        } else {
            v = ema(beta, g^2);
            w = w - lr * scale * g / (sqrt(debias(v)) + eps);
        }
    }
}

optimizer! {
    /// SGD-SaI (Xu et al., 2024): SGD whose rate is set at the first step, by the signal-to-noise ratio of each tensor's
    /// gradient.
    pub struct SgdSai {
        /// Learning rate.
        lr = 0.01 where lr >= 0,
        /// Decay rate of the momentum.
        momentum = 0.9 where 0 <= momentum < 1,
        /// Decoupled weight decay.
        weight_decay = 0.01 where weight_decay >= 0,
        /// Added to the spread.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// Average of gradients.
        m,
        /// Length of the first gradient over its spread.
        ratio: scalar,
    }

    update(w, g, t) {
        let spread = if ndim(w) > 1 && rows(w) > 1 { sqrt(sum((g - mean(g))^2) / max(len(w) - 1, 1)) } else { 0 };
        let first = if spread > 0 { norm(g) / (spread + eps) } else { norm(g) };
        ratio = if t == 1 { first } else { prev(ratio) };
        m = ema(momentum, g);
        w = (1 - lr * weight_decay) * w - lr * ratio * m;
    }
}

optimizer! {
    /// RACS (Gong et al., 2025), <https://arxiv.org/abs/2502.07752>: scaled by rows and by columns, with a bound on how fast
    /// steps grow. A vector is a column.
    pub struct Racs {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of both scales.
        beta = 0.9 where 0 <= beta < 1,
        /// Factor of the learning rate.
        alpha = 0.05 where alpha >= 0,
        /// How much longer a step may be than the last one.
        gamma = 1.01 where gamma > 0,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to scales and to the last length.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// Mean square of a row.
        s: row if ndim(w) > 1,
        /// Mean square of a column.
        q: col = 1 if ndim(w) > 1,
        /// Mean square of a vector's weight.
        own if ndim(w) <= 1,
        /// Mean square of a vector.
        whole: scalar = 1 if ndim(w) <= 1,
        /// Length of the last step.
        last: scalar,
    }

    update(w, g, t) {
        if ndim(w) > 1 {
            s = ema(beta, row_mean(g^2));
            q = ema(beta, col_mean(g^2));
        } else {
            own = ema(beta, g^2);
            whole = ema(beta, mean(g^2));
        }
        let d = if ndim(w) > 1 { g / sqrt(s + eps) / sqrt(q + eps) } else { g / sqrt(own + eps) / sqrt(whole + eps) };
        let length = norm(d);
        let share = if t == 1 { 1 } else { gamma / max(length / (prev(last) + eps), gamma) };
        last = share * length;
        w = (1 - lr * weight_decay) * w - lr * alpha * share * d;
    }
}

optimizer! {
    /// ROSE, as pytorch_optimizer has it: without state, scaled by the range of each row, which is drawn to the ranges' mean
    /// the more they spread.
    pub struct Rose {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Coupled weight decay.
        weight_decay = 1e-4 where weight_decay >= 0,
    }

    update(w, g) {
        let d = g + weight_decay * w;
        let c = if ndim(w) > 1 { d - row_mean(d) } else { d };
        let range = if ndim(w) > 1 { abs(row_max(c)) - row_min(c) } else { abs(tensor_max(c)) - tensor_min(c) };
        let middle = mean(range);
        let spread = sqrt(mean((range - middle)^2));
        let trust = if middle > 0 { middle / (spread + middle) } else { 1 };
        let drawn = if ndim(w) > 1 { middle + trust * (range - middle) } else { range };
        w -= lr * (if drawn > 0 { c / drawn } else { c });
    }
}

optimizer! {
    /// Amos (Tian & Parikh, 2022), <https://arxiv.org/abs/2210.11693>: the decay of weights and of the rate follow from the
    /// scale that weights should have.
    pub struct Amos {
        /// Learning rate.
        lr = 1e-3 where lr > 0,
        /// Decay rate of the mean square.
        beta = 0.999 where 0 <= beta < 1,
        /// Decay rate of the momentum; 0: none.
        momentum = 0 where 0 <= momentum < 1,
        /// How fast the decay falls.
        c_coef = 0.25 where c_coef >= 0,
        /// How fast the step falls.
        d_coef = 0.25 where d_coef >= 0,
        /// Added to the mean square.
        eps = 1e-18 where eps > 0,
    }

    state {
        /// Mean square of the tensor's gradient.
        v: scalar,
        /// How far the decay has come.
        decay: scalar,
        /// Average of steps.
        m if momentum > 0,
    }

    update(w, g) {
        let scale = if ndim(w) > 1 { sqrt(2 / cols(w)) } else { 0.5 };
        let first = lr * scale;
        let square = mean(g^2);
        v = ema(beta, square);
        let inverse = correction(v) / (v + eps);
        let gamma = lr^2 * inverse * square / sqrt(1 + c_coef * sqrt(lr) * prev(decay));
        let slower = 1 / (1 + d_coef * sqrt(first) * prev(decay));
        let step = slower * (gamma / 2 * w + first * sqrt(inverse) * g);
        decay = prev(decay) * (1 + gamma) + gamma;
        if momentum > 0 {
            m = ema(momentum, step);
            w -= m;
        } else {
            w -= step;
        }
    }
}

optimizer! {
    /// Apollo (Ma, 2020), <https://arxiv.org/abs/2009.13586>: quasi-Newton with a diagonal that fits the last change of the
    /// gradient.
    pub struct ApolloDqn {
        /// Learning rate.
        lr = 0.01 where lr >= 0,
        /// Learning rate that the warm-up begins with.
        init_lr = 1e-5 where init_lr >= 0,
        /// Decay rate of the gradient.
        beta = 0.9 where 0 <= beta < 1,
        /// Least magnitude of the diagonal.
        rebound = 0.01 where rebound > 0,
        /// Coupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Steps of the warm-up.
        warmup_steps = 500u64 where warmup_steps >= 1,
        /// Added to the step's length.
        eps = 1e-4 where eps > 0,
    }

    state {
        /// Average gradient.
        m,
        /// Diagonal of the Hessian.
        b,
        /// Last step, over the learning rate.
        step,
    }

    update(w, g, t) {
        let rate = if t >= warmup_steps { lr } else { (lr - init_lr) * t / warmup_steps + init_lr };
        // This is the corrected average itself, step by step.
        #[allow(corrected_state, corrected_twice)]
        let alpha = (1 - beta) / (1 - beta^t);
        let change = g + weight_decay * w - prev(m);
        m = prev(m) + alpha * change;
        let length = sum(prev(step)^4)^0.25 + eps / 0.01;
        let way = prev(step) / length;
        let wanted = -alpha * sum(change / length * way) - sum(prev(b) * way^2);
        b = prev(b) + wanted * way^2;
        step = m / max(abs(b), rebound);
        w -= rate * step;
    }
}

optimizer! {
    /// Adalite, as pytorch_optimizer has it: second moments of rows and columns, and a momentum of rank one.
    pub struct Adalite {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the momentum.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the variance.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Decoupled weight decay.
        weight_decay = 0.01 where weight_decay >= 0,
        /// Least length of a gradient.
        g_norm_min = 1e-10 where g_norm_min > 0,
        /// Least ratio of weights and gradient.
        ratio_min = 1e-4 where ratio_min >= 0,
        /// Temperature of what counts in the momentum.
        tau = 1 where tau > 0,
        /// Added to the variance.
        eps1 = 1e-6 where eps1 > 0,
        /// Least divisor.
        eps2 = 1e-10 where eps2 > 0,
    }

    state {
        /// Variances of rows.
        v_row: row if ndim(w) > 1,
        /// Shares of columns in it.
        v_col: col if ndim(w) > 1,
        /// The momentum's rows.
        m_row: row if ndim(w) > 1,
        /// The momentum's columns.
        m_col: col if ndim(w) > 1,
        /// The momentum's size.
        m_size: scalar if ndim(w) > 1,
        /// Momentum of a vector.
        m if ndim(w) <= 1,
        /// Variance of a vector.
        v if ndim(w) <= 1,
    }

    update(w, g, t) {
        let ratio = if len(w) > 1 { max(norm(w) / max(norm(g), g_norm_min), ratio_min) } else { 1 };
        let d = ratio * g;
        if ndim(w) > 1 {
            let v_all = max(sum(prev(v_row)), eps2);
            let near = beta1 * prev(m_row) * prev(m_size) * prev(m_col) + (1 - beta1) * d;
            let variance = beta2 * prev(v_row) * prev(v_col) / v_all + (1 - beta2) * (d - near)^2;
            let rows_weight = exp(row_mean(variance) - max_abs(row_mean(variance)));
            let cols_weight = exp(col_mean(variance) - max_abs(col_mean(variance)));
            let part = rows_weight / max(sum(rows_weight), eps2) * (cols_weight / max(sum(cols_weight), eps2));
            let kept = part * near + (1 - part) * d;
            v_row = row_sum(variance);
            v_col = col_sum(variance) / max(sum(variance), eps2);
            let rows_hot = exp((row_mean(variance) - max_abs(row_mean(variance))) / tau);
            let cols_hot = exp((col_mean(variance) - max_abs(col_mean(variance))) / tau);
            m_row = row_sum(kept * (cols_hot / max(sum(cols_hot), eps2)));
            m_col = col_sum(kept * (rows_hot / max(sum(rows_hot), eps2)));
            m_size = sum(m_row * kept * m_col) / max(sum(m_row^2) * sum(m_col^2), eps2);
            let step = beta1 * kept + (1 - beta1) * d;
            w = (1 - lr * weight_decay) * w - lr * step / sqrt(max(variance / (1 - beta2^t), 0) + eps1);
        } else {
            m = ema(beta1, d);
            v = ema(beta2, (d - m)^2);
            let step = beta1 * m + (1 - beta1) * d;
            #[allow(lonely_debias)]
            w = (1 - lr * weight_decay) * w - lr * step / sqrt(debias(v) + eps1);
        }
    }
}

optimizer! {
    /// AdaLOMO's update (Lv et al., 2023), <https://arxiv.org/abs/2310.10195>: Adafactor without momentum. That it is done
    /// within the backward pass is the framework's.
    pub struct AdaLomo {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Largest root mean square of a step before it is scaled.
        clip = 1 where clip > 0,
        /// Power of the step number in the share that a step has in the averages.
        decay_rate = -0.8 where -1 <= decay_rate <= 0,
        /// Added to the squared gradient.
        eps1 = 1e-30 where eps1 >= 1e-36,
        /// Least root mean square of weights that steps are in proportion to.
        eps2 = 1e-3 where eps2 >= 0,
    }

    state {
        /// Mean squares of rows.
        r: row = eps1 if ndim(w) > 1,
        /// Mean squares of columns.
        c: col = eps1 if ndim(w) > 1,
        /// Mean squares of a vector's weights.
        v = eps1 if ndim(w) <= 1,
    }

    update(w, g, t) {
        let beta2 = 1 - t^decay_rate;
        let square = g^2 + eps1;
        if ndim(w) > 1 {
            r = ema(beta2, row_mean(square));
            c = ema(beta2, col_mean(square));
        } else {
            v = ema(beta2, square);
        }
        let u = if ndim(w) > 1 { g * sqrt(mean(r)) / sqrt(r) / sqrt(c) } else { g / sqrt(v) };
        let rate = lr * max(sqrt(mean(w^2)), eps2);
        w = (1 - rate * weight_decay) * w - rate / max(1, sqrt(mean(u^2)) / clip) * u;
    }
}

optimizer! {
    /// AdamSN (Nguyen & Nguyen, 2024), <https://arxiv.org/abs/2411.07120>, whose subsets are rows: Adam with one second moment
    /// for each.
    pub struct AdamSn {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Weight decay, behind the step.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the root.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// First moment.
        m,
        /// Sum of a row's squared gradients, on average.
        r: row,
    }

    update(w, g) {
        m = ema(beta1, g);
        r = ema(beta2, row_sum(g^2));
        let rate = lr * sqrt(correction(r)) / correction(m);
        #[allow(decay_after_step)]
        w = (1 - lr * weight_decay) * (w - rate * m / (sqrt(r) + eps));
    }
}
