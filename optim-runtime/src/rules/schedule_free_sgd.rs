use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Schedule-free SGD (Defazio et al., 2024), <https://arxiv.org/abs/2405.15682>: an average of all
    /// iterates in place of a falling learning rate.
    ///
    /// The weights are the point y at which gradients are taken; the model is evaluated with the average
    /// x, which [`Optimizer::eval_weights`](crate::Optimizer::eval_weights) gives. Equal to its authors' code and to
    /// pytorch_optimizer's `ScheduleFreeSGD`; the momentum of optax' `schedule_free` is its `b1`.
    pub struct ScheduleFreeSgd {
        /// Learning rate η.
        lr = 1 where lr >= 0,
        /// Share β of the average x in the point y.
        momentum = 0.9 where 0 < momentum < 1,
        /// Weight decay λ, added to the gradient where it is taken.
        weight_decay = 0 where weight_decay >= 0,
        /// Steps over which the learning rate grows from 0.
        warmup_steps = 0u64,
        /// Power of the step number in a step's weight.
        r = 0 where r >= 0,
        /// Power of the largest learning rate so far in a step's weight.
        weight_lr_power = 2 where weight_lr_power >= 0,
    }

    state {
        /// Where plain steps would have led.
        z = w,
        /// Largest learning rate so far.
        lr_max: scalar,
        /// Sum of the weights of all steps.
        weight_sum: scalar,
        /// Share of the average in the weights, as the last step has left them.
        blend: scalar = momentum,
    }

    update(w, g, t) {
        let rate = if t < warmup_steps { lr * t / warmup_steps } else { lr };
        lr_max = running_max(rate);
        let weight = t^r * lr_max^weight_lr_power;
        weight_sum = running_sum(weight);
        let share = if weight_sum > 0 { weight / weight_sum } else { 0 };
        // Where the blend stays the same this is the share.
        let kept = momentum / prev(blend) * (1 - share);
        let pull = if momentum == prev(blend) { share } else { 1 - kept };
        let blended = w + pull * (prev(z) - w);
        blend = momentum;
        z = prev(z) - rate * g;
        w = blended - rate * (1 - momentum * (1 - share)) * g;
    }

    eval(w) {
        w += (1 - 1 / blend) * (z - w);
    }

    with maximize(maximize = false), coupled_weight_decay(weight_decay);
}
