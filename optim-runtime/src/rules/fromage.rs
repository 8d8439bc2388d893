use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Fromage (Bernstein et al., 2020), <https://arxiv.org/abs/2002.03432>: gradient descent whose steps are, tensor by
    /// tensor, as long as a share η of the weights, and weights that are kept from growing by it.
    ///
    /// As in its authors' code and pytorch_optimizer a tensor whose gradient or weights are 0 takes a plain step; optax
    /// has norms of no less than 1e-6 instead.
    pub struct Fromage {
        /// Learning rate η: length of a step in lengths of the weights.
        lr = 1e-2 where lr >= 0,
    }

    update(w, g) {
        let w_norm = norm(w);
        let g_norm = norm(g);
        let ratio = if w_norm > 0 && g_norm > 0 { w_norm / g_norm } else { 1 };
        let kept = 1 / sqrt(1 + lr^2);
        w = kept * w - kept * lr * ratio * g;
    }
}
