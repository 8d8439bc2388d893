use crate::optimizer;

optimizer! {
    #[macro_export]
    /// AdaHessian (Yao, Gholami, Shen, Mustafa, Keutzer & Mahoney, 2021), <https://arxiv.org/abs/2006.00719>: Adam with
    /// the curvature in the place of the gradient's square.
    ///
    /// The diagonal of the Hessian is a further input, [`with_input`](crate::Param::with_input)`("hessian", …)`, in each
    /// step that reads it: the first and every `update_period`-th behind it. The paper averages it over the elements of a
    /// block, as of a convolution's kernel, which is left to who computes it.
    pub struct AdaHessian {
        /// Learning rate η.
        lr = 0.15 where lr >= 0,
        /// Decay rate β₁ of the gradient's average.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the squared curvature's average. Its correction has the present value for all steps.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the denominator, outside the root.
        eps = 1e-4 where eps > 0,
        /// Power k of the curvature that is divided by: 1 for its size, 0 for none of it.
        hessian_power = 1 where 0 <= hessian_power <= 1,
        /// Steps from one curvature to the next.
        update_period = 1u64 where update_period >= 1,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// EMA of the gradient.
        m,
        /// EMA of the squared curvature.
        v,
    }

    update(w, g, t, hessian: input) {
        m = ema(beta1, g);
        if (t - 1) % update_period == 0 {
            v = ema(beta2, hessian^2);
        } else {
            v = prev(v);
        }
        // The average forgets in the steps that give it something, and is corrected, as in published code, for all.
        let mean_square = v / (1 - beta2^t);
        let size = if hessian_power == 1 { sqrt(mean_square) } else { mean_square^(hessian_power / 2) };
        w -= lr * debias(m) / (size + eps);
    }

    with decoupled_weight_decay(weight_decay);
}

impl AdaHessian {
    /// pytorch_optimizer's `AdaHessian`: η = 0.1 and ε = 1e-16.
    pub fn pytorch_optimizer() -> Self {
        Self {
            lr: 0.1,
            eps: 1e-16,
            ..Self::default()
        }
    }
}
