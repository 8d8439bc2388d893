use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Schedule-free AdamW (Defazio et al., 2024), <https://arxiv.org/abs/2405.15682>: the steps of
    /// RMSProp, and an average of all iterates in place of momentum and a falling learning rate.
    ///
    /// The weights are the point y at which gradients are taken; the model is evaluated with the average
    /// x, which [`Optimizer::eval_weights`](crate::Optimizer::eval_weights) gives. As in its authors' code, where
    /// pytorch_optimizer adds 1e-15 under the root besides
    /// ([`ScheduleFreeAdamW::pytorch_optimizer`]).
    pub struct ScheduleFreeAdamW {
        /// Learning rate η.
        lr = 2.5e-3 where lr >= 0,
        /// Share β₁ of the average x in the point y.
        beta1 = 0.9 where 0 < beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the denominator, outside the square root.
        eps = 1e-8 where eps > 0,
        /// Added under the square root of the corrected second moment.
        eps_root = 0 where eps_root >= 0,
        /// Weight decay λ, added to the gradient where it is taken.
        weight_decay = 0 where weight_decay >= 0,
        /// Steps over which the learning rate grows from 0.
        warmup_steps = 0u64,
        /// Power of the step number in a step's weight.
        r = 0 where r >= 0,
        /// Power of the largest learning rate so far in a step's weight.
        weight_lr_power = 2 where weight_lr_power >= 0,
        /// Scales the share of a step in the average by (1 − β₁)·decoupling; 0 leaves it as it is.
        decoupling = 0 where decoupling >= 0,
        /// Divides by the largest corrected second moment so far.
        amsgrad = false,
    }

    state {
        /// Where plain steps would have led.
        z = w,
        /// Second moment: EMA of the squared gradient.
        v,
        /// Largest corrected second moment so far.
        v_max if amsgrad,
        /// Largest learning rate so far.
        lr_max: scalar,
        /// Sum of the weights of all steps.
        weight_sum: scalar,
        /// Share of the average in the weights, as the last step has left them.
        blend: scalar = beta1,
    }

    update(w, g, t) {
        let rate = if t < warmup_steps { lr * t / warmup_steps } else { lr };
        lr_max = running_max(rate);
        let weight = t^r * lr_max^weight_lr_power;
        weight_sum = running_sum(weight);
        let plain = if weight_sum > 0 { weight / weight_sum } else { 0 };
        let scaled = min(1, plain * (1 - beta1) * decoupling);
        let share = if decoupling > 0 { scaled } else { plain };
        v = ema(beta2, g^2);
        if amsgrad {
            v_max = running_max(debias(v));
        }
        let bound = if amsgrad { v_max } else { debias(v) };
        let root = if eps_root > 0 { sqrt(bound + eps_root) } else { sqrt(bound) };
        let d = g / (root + eps) + weight_decay * w;
        // Where the blend stays the same this is the share.
        let kept = beta1 / prev(blend) * (1 - share);
        let pull = if beta1 == prev(blend) { share } else { 1 - kept };
        let blended = w + pull * (prev(z) - w);
        blend = beta1;
        z = prev(z) - rate * d;
        w = blended - rate * (1 - beta1 * (1 - share)) * d;
    }

    eval(w) {
        w += (1 - 1 / blend) * (z - w);
    }

    with maximize(maximize = false);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl ScheduleFreeAdamW {
    /// pytorch_optimizer's `ScheduleFreeAdamW`: `√(v̂ + 1e-15) + ε` in the denominator.
    pub fn pytorch_optimizer() -> Self {
        Self {
            eps_root: 1e-15,
            ..Self::default()
        }
    }
}
