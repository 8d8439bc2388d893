use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Muon (K. Jordan et al., 2024), <https://kellerjordan.github.io/posts/muon/>: momentum whose step is the nearest
    /// matrix with orthonormal rows or columns, so that every direction of a matrix moves as far.
    ///
    /// It is for matrices alone: a parameter of fewer than two axes (a bias, a gain) is refused with
    /// [`Error::NotAMatrix`](crate::Error::NotAMatrix). Such parameters, and by custom embeddings and the last layer,
    /// have a rule of their own in a group: see [below](#with-adamw-for-the-rest). Axes before the last two are a batch
    /// of matrices, each of which moves by itself.
    ///
    /// Frameworks differ in the scale that the shape gives ([`by_columns`](Self::by_columns), [`rms`](Self::rms)), in
    /// ε, and in whether the momentum is corrected. PyTorch and pytorch_optimizer compute the products in `bf16`
    /// whatever the weights are, which is off by some percent; here they are computed in the weights' type, by fused
    /// multiply-adds in a fixed order, with the same bits on every machine.
    ///
    /// # With AdamW for the rest
    ///
    /// ```
    /// use optim_runtime::{AdamW, Muon, Optimizer, Param, names};
    ///
    /// let mut optimizer = Optimizer::new(Muon::default().with_lr(0.02))?
    ///     .with_group("embeddings", AdamW::default(), names(["embed.*", "head.*"]))?
    ///     .with_group("rest", AdamW::default(), |p: &Param<'_>| p.ndim() < 2)?;
    ///
    /// let (mut weight, mut bias) = ([0.5_f32; 12], [0.0_f32; 4]);
    /// optimizer.step(&mut [
    ///     Param::new("fc.weight", &mut weight, &[0.1; 12])?.with_shape(&[4, 3])?,
    ///     Param::new("fc.bias", &mut bias, &[0.1; 4])?.with_shape(&[4])?,
    /// ])?;
    /// # Ok::<(), optim_runtime::Error>(())
    /// ```
    ///
    /// In a file, for `OptimizerConfig`:
    ///
    /// ```toml
    /// rule = { name = "muon", lr = 0.02 }
    ///
    /// [[groups]]
    /// name = "rest"
    /// ndim = 1
    /// rule = { name = "adamw" }
    /// ```
    pub struct Muon {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate μ of the momentum.
        momentum = 0.95 where 0 <= momentum < 1,
        /// Weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 0.1 where weight_decay >= 0,
        /// Orthogonalizes the gradient and the momentum together, as Nesterov's momentum has it.
        nesterov = true,
        /// Divides the momentum by 1 − μᵗ, and for Nesterov's that of the next step.
        bias_correction = false,
        /// Steps of the Newton–Schulz iteration.
        ns_steps = 5u64 where ns_steps <= 100,
        /// First coefficient of the iteration.
        ns_a = 3.4445 where 0 <= ns_a <= 8,
        /// Second coefficient of the iteration.
        ns_b = -4.775 where -16 <= ns_b <= 0,
        /// Third coefficient of the iteration.
        ns_c = 2.0315 where 0 <= ns_c <= 8,
        /// Least norm that the matrix is divided by.
        eps = 1e-7 where eps >= 0,
        /// Adds ε to the norm instead.
        eps_added = false,
        /// Root mean square of the entries of a full step, at a learning rate of 1; 0 for a step that is scaled by
        /// √max(1, rows/columns) instead.
        rms = 0 where rms >= 0,
        /// Scales by √max(1, columns/rows) instead, for layers that compute x·W.
        by_columns = false,
    }

    state {
        /// Momentum: EMA of the gradient.
        m,
    }

    update(w, g, t) {
        m = ema(momentum, g);
        let kept = if bias_correction { momentum / (1 - momentum^(t + 1)) } else { momentum };
        let given = (1 - momentum) / (if bias_correction { 1 - momentum^t } else { 1 });
        let whole = if bias_correction { 1 / (1 - momentum^t) } else { 1 };
        let u = if nesterov { kept * m + given * g } else { whole * m };
        let o = orthogonalize(
            u,
            steps = ns_steps,
            a = ns_a,
            b = ns_b,
            c = ns_c,
            eps = if eps_added { eps } else { 0 },
            least = if eps_added { 0 } else { eps },
        );
        let ratio = if by_columns { cols(w) / rows(w) } else { rows(w) / cols(w) };
        let scale = if rms > 0 { rms * sqrt(max(rows(w), cols(w))) } else { sqrt(max(1, ratio)) };
        w -= lr * scale * o;
    }

    with maximize(maximize = false), decoupled_weight_decay(weight_decay);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl Muon {
    /// optax' `contrib.muon`: a corrected momentum, ε added to the norm, and a scale for layers that compute x·W.
    pub fn optax() -> Self {
        Self {
            bias_correction: true,
            weight_decay: 0.0,
            eps: 1e-8,
            eps_added: true,
            by_columns: true,
            ..Self::default()
        }
    }

    /// pytorch_optimizer's `Muon`, which computes the products in `bf16`.
    pub fn pytorch_optimizer() -> Self {
        Self {
            lr: 0.02,
            weight_decay: 0.0,
            ..Self::default()
        }
    }

    /// K. Jordan's own program: ε added to the norm, and no weight decay. It computes the products in `bf16`.
    pub fn keller_jordan() -> Self {
        Self {
            lr: 0.02,
            weight_decay: 0.0,
            eps_added: true,
            ..Self::default()
        }
    }
}
