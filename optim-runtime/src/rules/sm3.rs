use crate::optimizer;

optimizer! {
    #[macro_export]
    /// SM3-II (Anil et al., 2019), <https://arxiv.org/abs/1901.11150>, of the cover by rows and columns: AdaGrad whose sum
    /// for each weight is bounded by the least of what its row and its column keep.
    ///
    /// Tensors of one axis keep a sum for each weight. Axes before the last two are a batch of matrices; in other packages
    /// each axis has a bound of its own. optax adds 1e-8 under the root where the others add next to nothing
    /// ([`Sm3::optax`]); pytorch_optimizer has no momentum ([`Sm3::pytorch_optimizer`]). A slice must be
    /// given its shape.
    pub struct Sm3 {
        /// Learning rate η.
        lr = 0.1 where lr >= 0,
        /// Decay rate of the momentum, an average; 0 keeps none.
        momentum = 0.9 where 0 <= momentum < 1,
        /// Decay rate β of the bounds; 0 for sums, which never fall.
        beta = 0 where 0 <= beta < 1,
        /// Added under the square root.
        eps = 1e-30 where eps > 0,
    }

    state {
        /// Largest bound in each row.
        r: row if ndim(w) > 1,
        /// Largest bound in each column.
        c: col if ndim(w) > 1,
        /// Bound of each weight of what is no matrix.
        s if ndim(w) <= 1,
        /// EMA of the steps.
        m if momentum > 0,
    }

    update(w, g) {
        let least = if ndim(w) > 1 { min(prev(r), prev(c)) } else { prev(s) };
        let bound = (if beta > 0 { beta } else { 1 }) * least + (1 - beta) * g^2;
        let kept = if beta > 0 { 1 } else { 0 };
        if ndim(w) > 1 {
            r = max(kept * prev(r), row_max(bound));
            c = max(kept * prev(c), col_max(bound));
        } else {
            s = max(kept * prev(s), bound);
        }
        let u = g / sqrt(bound + eps);
        if momentum > 0 {
            m = ema(momentum, u);
        }
        w -= lr * if momentum > 0 { m } else { u };
    }
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl Sm3 {
    /// optax' `sm3`: 1e-8 is added under the root.
    pub fn optax() -> Self {
        Self {
            eps: 1e-8,
            ..Self::default()
        }
    }

    /// pytorch_optimizer's `SM3`: no momentum.
    pub fn pytorch_optimizer() -> Self {
        Self {
            momentum: 0.0,
            ..Self::default()
        }
    }
}
