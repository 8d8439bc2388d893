//! Rules of one's own that have what no built-in rule has: state that starts from the weights, a
//! scalar state, a whole number and a reduction of the rate by it, a number that is given in each step.

use optim_runtime::optimizer;

optimizer! {
    /// Gradient descent that is drawn back to where it began.
    pub struct Anchored {
        /// Learning rate η.
        lr = 0.25 where lr >= 0,
        /// Strength of the pull towards the anchor.
        pull = 0.5 where 0 <= pull <= 1,
        /// The learning rate is divided by this.
        parts = 2u64 where parts >= 1,
        /// Pulls less from step to step.
        fading = true,
    }

    state {
        /// Where each weight began.
        anchor = w,
        /// What is left of the pull.
        left: scalar = pull,
    }

    update(w, g) {
        anchor = prev(anchor);
        left = if fading { prev(left) / 2 } else { prev(left) };
        w -= lr / parts * g + left * (w - anchor);
    }
}

optimizer! {
    /// Schedule-free gradient descent (Defazio et al., 2024), <https://arxiv.org/abs/2405.15682>: the
    /// weights that are stored are those where gradients are taken, and the model is evaluated with an
    /// average.
    pub struct Averaged {
        /// Learning rate η.
        lr = 0.1 where lr >= 0,
        /// How near to the average gradients are taken.
        beta = 0.9 where 0 < beta <= 1,
    }

    state {
        /// Where plain gradient descent would be.
        z = y,
        /// Largest learning rate so far.
        lr_max: scalar,
        /// Sum of the weights of the average.
        weight_sum: scalar,
    }

    update(y, g) {
        lr_max = max(prev(lr_max), lr);
        weight_sum = prev(weight_sum) + lr_max^2;
        let c = if weight_sum > 0 { lr_max^2 / weight_sum } else { 0 };
        y = y + c * (prev(z) - y) + lr * (beta * (1 - c) - 1) * g;
        z = prev(z) - lr * g;
    }

    eval(y) {
        y += (1 - 1 / beta) * (z - y);
    }
}

optimizer! {
    /// Gradient descent that is evaluated with averages of its weights: everything that `eval` can do.
    pub struct Polyak {
        /// Learning rate η.
        lr = 0.1 where lr >= 0,
        /// Decay rate of the average.
        decay = 0.75 where 0 <= decay < 1,
        /// Averages at all.
        averaged = true,
        /// Number of steps after which the average is used.
        burn_in = 3u64,
    }

    state {
        /// Average of the weights.
        average if averaged,
        /// Sum of the steps' numbers.
        count: scalar,
    }

    update(w, g, t) {
        w -= lr * g / sqrt(t);
        if averaged {
            average = ema(decay, w);
        }
        count = prev(count) + t;
    }

    eval(x, k) {
        // 0 before the first step, and never after one.
        let share = 1 - 1 / (1 + count) + 1 / count;
        if averaged && k >= burn_in && count > 5 {
            let near = x + share * (debias(average) - x);
            x = if abs(near) > 1e6 { 0 } else { near };
        } else {
            x *= 1;
        }
    }
}

optimizer! {
    /// Momo's form of Adam (Schaipp et al., 2023), <https://arxiv.org/abs/2305.07583>: Adam whose learning rate is as much as the
    /// loss value allows, and `lr` at most.
    pub struct MomoAdam {
        /// Largest learning rate η.
        lr = 1e-2 where lr >= 0,
        /// Decay rate β₁ of the averages of loss and gradient.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the denominator, outside the square root.
        eps = 1e-8 where eps > 0,
        /// What the loss is never below.
        lower_bound = 0,
        /// Decoupled weight decay λ.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// EMA of the loss.
        f: scalar,
        /// EMA of the gradient's product with the weights.
        gamma: scalar,
        /// First moment.
        m,
        /// Second moment.
        v,
    }

    update(w, g, loss: input scalar) {
        f = ema(beta1, loss);
        gamma = ema(beta1, dot(g, w));
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        // The mean is corrected in the rate.
        #[allow(lonely_debias)]
        let q = m / (sqrt(debias(v)) + eps);
        let size = dot(m, q);
        let shrunk = 1 + lr * weight_decay;
        let gap = shrunk * (f - correction(m) * lower_bound - gamma) + dot(m, w);
        let most = if size > 2.2e-16 { max(gap, 0) / size } else { 0 };
        w -= lr * weight_decay / shrunk * w + min(lr / correction(m), most) * q;
    }
}
