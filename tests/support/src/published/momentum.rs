//! Relatives of gradient descent with momentum.

use optim_runtime::optimizer;

optimizer! {
    /// Accelerated SGD (Jain et al., 2017), <https://arxiv.org/abs/1704.08227>.
    pub struct AccSgd {
        /// Learning rate of the short step.
        lr = 1e-3 where lr >= 0,
        /// Ratio of the long step to the short one.
        kappa = 1000 where kappa > 0,
        /// Statistical advantage.
        xi = 10 where xi > 0,
        /// A constant below 1.
        constant = 0.7 where 0 < constant < 1,
        /// Coupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// Average of what long steps lead to.
        long = w,
    }

    update(w, g) {
        let d = g + weight_decay * w;
        let beta = xi * constant^2 / kappa;
        let share = constant / (constant + beta);
        long = (1 - beta) * prev(long) + beta * (w - lr * kappa / constant * d);
        w = share * (w - lr * d) + (1 - share) * long;
    }
}

optimizer! {
    /// Positive-negative momentum (Xie et al., 2021), <https://arxiv.org/abs/2103.17182>: two averages, of odd and of even
    /// steps, of which the older one is taken away.
    pub struct Pnm {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate, for two steps the square of it.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Weight of what is taken away.
        beta2 = 1 where beta2 >= 0,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// Average of odd steps.
        odd,
        /// Average of even steps.
        even,
    }

    update(w, g, t) {
        let rate = lr / sqrt((1 + beta2)^2 + beta2^2);
        if t % 2 == 1 {
            odd = ema(beta1^2, g);
            even = prev(even);
        } else {
            odd = prev(odd);
            even = ema(beta1^2, g);
        }
        let step = if t % 2 == 1 { (1 + beta2) * odd - beta2 * even } else { (1 + beta2) * even - beta2 * odd };
        w = (1 - lr * weight_decay) * w - rate * step;
    }
}

optimizer! {
    /// PID (An et al., 2018): proportional, integral and derivative control by the gradient.
    pub struct Pid {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of both sums.
        momentum = 0.9 where 0 <= momentum < 1,
        /// What a gradient lacks in the integral.
        dampening = 0 where 0 <= dampening <= 1,
        /// Weight of the derivative.
        derivative = 10 where derivative >= 0,
        /// Weight of the integral.
        integral = 5 where integral >= 0,
        /// Coupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// Last gradient.
        last,
        /// Sum of gradients.
        i,
        /// Average of their changes.
        change,
    }

    update(w, g, t) {
        let d = g + weight_decay * w;
        i = trace(momentum, (1 - dampening) * d);
        change = ema(momentum, if t > 1 { d - prev(last) } else { 0 });
        last = d;
        w -= lr * (d + integral * i + derivative * change);
    }
}

optimizer! {
    /// SRMM (Lyu, 2022), <https://arxiv.org/abs/2201.01652>: averages of gradients and of weights, with a
    /// memory that begins anew.
    pub struct Srmm {
        /// Learning rate.
        lr = 0.01 where lr >= 0,
        /// Power of the step number.
        beta = 0.5 where 0 < beta <= 1,
        /// After how many steps the memory begins anew.
        memory_length = 100u64 where memory_length >= 1,
    }

    state {
        /// Average of gradients.
        m,
        /// Average of weights, behind the step.
        average,
    }

    update(w, g, t) {
        let share = (t % memory_length + 1)^(-beta);
        m = ema(1 - share, g);
        average = (1 - share) * prev(average) + share * w - lr * m;
        w = average;
    }
}

optimizer! {
    /// M-SVAG (Balles & Hennig, 2018), <https://arxiv.org/abs/1705.07774>: momentum, less where it varies more.
    pub struct MSvag {
        /// Learning rate.
        lr = 0.01 where lr >= 0,
        /// Decay rate of both moments.
        beta = 0.9 where 0 < beta < 1,
    }

    state {
        /// First moment.
        m,
        /// Second moment.
        v,
    }

    update(w, g, t) {
        m = ema(beta, g);
        v = ema(beta, g^2);
        let plain = (1 + beta^t) * (1 - beta) / ((1 - beta^t) * (1 + beta));
        let rho = min(plain, 0.9999);
        let square = debias(m)^2;
        let spread = (debias(v) - square) / max(1 - rho, 9e-5);
        let all = rho * spread + square;
        w -= lr * (if all > 0 { min(square / all, 1) } else { 0 }) * debias(m);
    }
}

optimizer! {
    /// Gravity (Bahrami & Zadeh, 2021), <https://arxiv.org/abs/2101.09192>, whose velocity begins with 0 and not with noise.
    pub struct Gravity {
        /// Learning rate.
        lr = 0.01 where lr >= 0,
        /// What the velocity's decay rate goes to.
        beta = 0.9 where 0 <= beta < 1,
    }

    state {
        /// Velocity.
        velocity,
    }

    update(w, g, t) {
        let rate = clamp((beta * t + 1) / (t + 2), 0, max(beta, 0.5));
        velocity = ema(rate, g / (1 + (g * max_abs(g))^2));
        w -= lr * velocity;
    }
}

optimizer! {
    /// A2Grad (Deng et al., 2018), <https://arxiv.org/abs/1810.00553>: accelerated, with the deviation of gradients from
    /// their mean in the step size.
    pub struct A2Grad {
        /// Weight of the deviation.
        beta = 10 where beta >= 0,
        /// Lipschitz constant.
        lips = 10 where lips > 0,
        /// Decay rate of the deviation, if it decays.
        rho = 0.5 where 0 <= rho < 1,
        /// Older deviations count less with the square of the step number.
        incremental = false,
        /// The deviation is the largest of an average.
        exponential = false,
    }

    require !(incremental && exponential), "of the weights of deviations only one can be";

    state {
        /// Mean gradient.
        average,
        /// Where steps without momentum lead.
        x = w,
        /// Sum of squared deviations.
        v: scalar,
        /// Their average.
        recent: scalar if exponential,
        /// Last share of `x` in the weights.
        alpha: scalar = 1,
    }

    update(w, g, t) {
        average = ema(1 - 1 / t, g);
        let deviation = sum((g - average)^2);
        if exponential {
            recent = ema(rho, deviation);
            v = max(prev(v), recent);
        } else {
            v = (if incremental { (t / (t + 1))^2 } else { 1 }) * prev(v) + deviation;
        }
        let growth = if incremental || exponential { sqrt(t + 1) } else { 1 };
        let rate = 1 / (max(2 * lips / (t + 1), 1e-100) + beta * growth * sqrt(v));
        x = prev(x) - rate * g;
        alpha = 2 / (t + 3);
        w = w + alpha * (x - w) - (1 - alpha) * prev(alpha) * rate * g;
    }
}

optimizer! {
    /// Gradient descent that looks at where the gradient goes, as optax has it: for games (Mokhtari et al., 2019),
    /// <https://arxiv.org/abs/1901.08511>.
    pub struct OptimisticDescent {
        /// Learning rate.
        lr = 0.01 where lr >= 0,
        /// Weight of the gradient.
        alpha = 1 where alpha >= 0,
        /// Weight of its change.
        beta = 1 where beta >= 0,
    }

    state {
        /// Last gradient.
        last = g,
    }

    update(w, g) {
        let step = (alpha + beta) * g - beta * prev(last);
        last = g;
        w -= lr * step;
    }
}

optimizer! {
    /// Adam with Nesterov's momentum that looks at where its step goes, as optax has it (Daskalakis et al., 2018),
    /// <https://arxiv.org/abs/1711.00141>.
    pub struct OptimisticAdam {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Weight of the step.
        alpha = 1 where alpha >= 0,
        /// Weight of its change.
        beta = 1 where beta >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the root.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// First moment.
        m,
        /// Second moment.
        v,
        /// Last step.
        last,
    }

    update(w, g, t) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        let ahead = beta1 * m / (1 - beta1^(t + 1)) + (1 - beta1) * g / (1 - beta1^t);
        last = ahead / (sqrt(debias(v)) + eps);
        let before = if new(last) { last } else { prev(last) };
        w -= lr * ((alpha + beta) * last - beta * before);
    }
}

optimizer! {
    /// Torque-aware momentum (Malviya et al., 2024), <https://arxiv.org/abs/2412.18790>: a gradient counts by its angle
    /// with the momentum.
    pub struct Tam {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the momentum.
        momentum = 0.9 where 0 <= momentum < 1,
        /// Decay rate of the correlation.
        decay_rate = 0.9 where 0 <= decay_rate < 1,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to a gradient's weight.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// Correlation of gradient and momentum.
        s,
        /// Momentum; it begins with the first gradient.
        b = g,
    }

    update(w, g) {
        let b_size = if ndim(w) > 1 { col_norm(prev(b)) } else { norm(prev(b)) };
        let g_size = if ndim(w) > 1 { col_norm(g) } else { norm(g) };
        s = ema(decay_rate, prev(b) / max(b_size, 1e-12) * (g / max(g_size, 1e-12)));
        b = trace(momentum, ((1 + s) / 2 + eps) * g);
        w = (1 - lr * weight_decay) * w - lr * b;
    }
}

optimizer! {
    /// Adam's form of torque-aware momentum (Malviya et al., 2024), <https://arxiv.org/abs/2412.18790>.
    pub struct AdaTam {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the momentum.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Decay rate of the correlation.
        decay_rate = 0.9 where 0 <= decay_rate < 1,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to a gradient's weight, and to the root.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// Correlation of gradient and momentum.
        s,
        /// Momentum.
        b,
        /// Second moment.
        v,
    }

    update(w, g) {
        let b_size = if ndim(w) > 1 { col_norm(prev(b)) } else { norm(prev(b)) };
        let g_size = if ndim(w) > 1 { col_norm(g) } else { norm(g) };
        s = ema(decay_rate, prev(b) / max(b_size, 1e-12) * (g / max(g_size, 1e-12)));
        b = trace(beta1, ((1 + s) / 2 + eps) * g);
        v = ema(beta2, g^2);
        w = (1 - lr * weight_decay) * w - lr * b / (sqrt(v) + eps);
    }
}

optimizer! {
    /// Rprop as optax has it: a step is done in the step after the one that found it, unless the gradient has turned.
    pub struct OptaxRprop {
        /// First step size.
        lr = 0.01 where lr >= 0,
        /// Factor of a step size where the gradient turns.
        eta_minus = 0.5 where 0 < eta_minus < 1,
        /// Factor where it does not.
        eta_plus = 1.2 where eta_plus > 1,
        /// Least step size.
        step_min = 1e-6 where step_min >= 0,
        /// Largest step size.
        step_max = 50 where step_max >= 0,
    }

    state {
        /// Step size.
        size = lr,
        /// The step that was found.
        step,
    }

    update(w, g) {
        let turn = sign(g) * sign(prev(step));
        let factor = if turn > 0 { eta_plus } else { eta_minus };
        size = if turn == 0 { prev(size) } else { clamp(prev(size) * factor, step_min, step_max) };
        step = if turn < 0 { 0 } else { size * sign(g) };
        #[allow(late_gradient)]
        w -= if turn < 0 { 0 } else { prev(step) };
    }
}
