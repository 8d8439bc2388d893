//! Rules that keep square matrices: of what rows, and columns, of the gradient have in common.

use optim_runtime::optimizer;

optimizer! {
    /// Shampoo (Gupta, Koren & Singer, 2018), <https://arxiv.org/abs/1802.09568>, algorithm 1: the gradient between the
    /// inverse fourth roots of the sums of its products.
    pub struct Shampoo {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Share of the last step in the gradient.
        momentum = 0 where 0 <= momentum < 1,
        /// Coupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Every so many steps roots are computed.
        every = 1u64 where every > 0,
        /// What the diagonals begin at.
        eps = 1e-6 where eps > 0,
    }

    state {
        /// Sum of the products of rows.
        l: row * row = eps,
        /// Sum of the products of columns.
        r: col * col = eps,
        /// Inverse root of `l`.
        l_root: row * row,
        /// Inverse root of `r`.
        r_root: col * col,
        /// The last step.
        last = g if momentum > 0,
    }

    update(w, g, t) {
        let g = if momentum > 0 { (1 - momentum) * g + momentum * prev(last) } else { g };
        let g = g + weight_decay * w;
        l = running_sum(matmul(g, transpose(g)));
        r = running_sum(matmul(transpose(g), g));
        if t % every == 0 {
            l_root = inverse_root(l, 4);
            r_root = inverse_root(r, 4);
        } else {
            l_root = prev(l_root);
            r_root = prev(r_root);
        }
        let step = matmul(matmul(l_root, g), r_root);
        if momentum > 0 {
            last = step;
        }
        w -= lr * step;
    }
}

optimizer! {
    /// Shampoo at scale (Anil et al., 2020), <https://arxiv.org/abs/2002.09018>: averages in the place of sums, roots now and
    /// then, and steps of the length that gradient descent's have. Vectors are stepped as by that.
    pub struct ScalableShampoo {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the momentum.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the averages of products.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Coupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// The first step that is not gradient descent's.
        start = 25u64,
        /// Every so many steps roots are computed.
        every = 1000u64 where every > 0,
        /// What the diagonals begin at.
        eps = 1e-6 where eps > 0,
        /// Looks ahead.
        nesterov = true,
    }

    state {
        /// Average of the products of rows.
        l: row * row = eps if ndim(w) > 1,
        /// Average of the products of columns.
        r: col * col = eps if ndim(w) > 1,
        /// Inverse root of `l`.
        l_root: row * row = 1 if ndim(w) > 1,
        /// Inverse root of `r`.
        r_root: col * col = 1 if ndim(w) > 1,
        /// Momentum of steps.
        m,
        /// Momentum of gradient descent.
        plain,
    }

    update(w, g, t) {
        if ndim(w) > 1 {
            l = ema(beta2, matmul(g, transpose(g)));
            r = ema(beta2, matmul(transpose(g), g));
            if t % every == 0 {
                l_root = inverse_root(l, 4);
                r_root = inverse_root(r, 4);
            } else {
                l_root = prev(l_root);
                r_root = prev(r_root);
            }
        }
        let step = if ndim(w) > 1 { matmul(matmul(l_root, g), r_root) } else { g };
        let grafted = norm(g) / (norm(step) + 1e-16) * step + weight_decay * w;
        let descent = g + weight_decay * w;
        m = trace(beta1, grafted);
        plain = trace(beta1, descent);
        let last = if t >= start { grafted } else { descent };
        let momentum = if t >= start { m } else { plain };
        w -= lr * if nesterov { beta1 * momentum + last } else { momentum };
    }
}

optimizer! {
    /// Conda (Wang et al., 2025), <https://arxiv.org/abs/2509.24218>: Adam whose second moments are those of the gradient in
    /// the basis of its average's singular vectors, of the shorter side.
    pub struct Conda {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Every so many steps the basis is computed.
        every = 2000u64 where every > 0,
        /// Length of the step of a matrix.
        scale = 1 where scale >= 0,
        /// Added to the denominator.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// First moment.
        m,
        /// Second moment, in the basis.
        v,
        /// The basis of a wide matrix.
        left: row * row if ndim(w) > 1 && rows(w) < cols(w),
        /// The basis of a high one.
        right: col * col if ndim(w) > 1 && rows(w) >= cols(w),
    }

    update(w, g, t) {
        m = ema(beta1, g);
        if ndim(w) > 1 && rows(w) < cols(w) {
            if t == 1 || t % every == 0 {
                left = eigenvectors(matmul(m, transpose(m)));
            } else {
                left = prev(left);
            }
        }
        if ndim(w) > 1 && rows(w) >= cols(w) {
            if t == 1 || t % every == 0 {
                right = eigenvectors(matmul(transpose(m), m));
            } else {
                right = prev(right);
            }
        }
        let wide = ndim(w) > 1 && rows(w) < cols(w);
        let high = ndim(w) > 1 && rows(w) >= cols(w);
        let turned_g = if wide { matmul(transpose(left), g) } else { if high { matmul(g, right) } else { g } };
        let turned_m = if wide { matmul(transpose(left), m) } else { if high { matmul(m, right) } else { m } };
        v = ema(beta2, turned_g^2);
        let u = turned_m / (sqrt(v) + eps);
        let step = if wide { scale * matmul(left, u) } else { if high { scale * matmul(u, transpose(right)) } else { u } };
        // The decay comes behind the step, as the package has it.
        #[allow(decay_after_step)]
        w = (1 - lr * weight_decay) * (w - lr * sqrt(1 - beta2^t) / (1 - beta1^t) * step);
    }
}
