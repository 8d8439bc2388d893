//! Relatives of Muon: the step of a matrix is the nearest one with orthonormal rows or columns.

use optim_runtime::optimizer;

optimizer! {
    /// AdaGO (Zhang et al., 2025), <https://arxiv.org/abs/2509.02981>: Muon whose rate falls with the squared lengths of all
    /// gradients so far.
    pub struct AdaGo {
        /// Learning rate.
        lr = 0.05 where lr >= 0,
        /// Decay rate of the momentum.
        momentum = 0.95 where 0 <= momentum < 1,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// The length beyond which a gradient counts as no longer.
        gamma = 10 where gamma > 0,
        /// The sum of squared lengths at the beginning.
        initial = 1e-6 where initial > 0,
        /// Least rate.
        eps = 5e-4 where eps > 0,
        /// Takes the gradient and the momentum together.
        nesterov = false,
    }

    state {
        /// Momentum.
        m,
        /// Sum of squared lengths.
        v: scalar = initial,
    }

    update(w, g) {
        m = ema(momentum, g);
        v = prev(v) + min(norm(g), gamma)^2;
        let u = if nesterov { (1 - momentum) * g + momentum * m } else { m };
        let length = if nesterov { norm(u) } else { norm(g) };
        let rate = max(lr * sqrt(max(1, rows(w) / cols(w))) * min(length, gamma) / v, eps);
        w = (1 - lr * weight_decay) * w - rate * orthogonalize(u);
    }
}

optimizer! {
    /// AdaMuon (Si et al., 2025), <https://arxiv.org/abs/2507.11005>: Muon's step divided by the root mean square that each
    /// of its entries has had, with the length that it had.
    pub struct AdaMuon {
        /// Learning rate.
        lr = 0.02 where lr >= 0,
        /// Decay rate of the momentum.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the squared entries.
        beta2 = 0.95 where 0 <= beta2 < 1,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the divisors.
        eps = 1e-10 where eps > 0,
        /// Root mean square of the entries of a step; 0 for a step scaled by √max(1, rows/columns).
        rms = 0.2 where rms >= 0,
    }

    state {
        /// Momentum.
        m,
        /// Mean squared entry of the orthogonal matrix.
        v,
    }

    update(w, g) {
        m = ema(beta1, g);
        let o = orthogonalize(m);
        v = ema(beta2, o^2);
        let u = o / (sqrt(debias(v)) + eps);
        let length = sqrt(min(rows(w), cols(w)));
        let scale = if rms > 0 { rms * sqrt(max(rows(w), cols(w))) } else { sqrt(max(1, rows(w) / cols(w))) };
        w = (1 - lr * weight_decay) * w - lr * scale * length / (norm(u) + eps) * u;
    }
}

optimizer! {
    /// NorMuon (Li et al., 2025), <https://arxiv.org/abs/2510.05491>: Muon whose rows, the neurons, move by the root mean
    /// square that each has had.
    pub struct NorMuon {
        /// Learning rate.
        lr = 0.02 where lr >= 0,
        /// Decay rate of the momentum.
        momentum = 0.95 where 0 <= momentum < 1,
        /// Decay rate of the rows' mean squares.
        beta2 = 0.95 where 0 <= beta2 < 1,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the divisors.
        eps = 1e-10 where eps > 0,
        /// Root mean square of the entries of a step; 0 for the length of Muon's step.
        rms = 0 where rms >= 0,
        /// Takes the gradient and the momentum together.
        nesterov = true,
    }

    state {
        /// Momentum.
        m,
        /// Mean square of a row of the orthogonal matrix.
        r: row,
    }

    update(w, g) {
        m = ema(momentum, g);
        let o = orthogonalize(if nesterov { (1 - momentum) * g + momentum * m } else { m });
        r = ema(beta2, row_mean(o^2));
        let u = o / (sqrt(r) + eps);
        let length = if rms > 0 { rms * sqrt(len(w)) } else { sqrt(max(1, rows(w) / cols(w))) * norm(o) };
        w = (1 - lr * weight_decay) * w - lr * length / (norm(u) + eps) * u;
    }
}

optimizer! {
    /// SCION (Pethick et al., 2025), <https://arxiv.org/abs/2502.07529>: each tensor moves to the farthest point of a ball
    /// against its momentum. The ball is that of the spectral norm for matrices, of the root mean square for vectors.
    pub struct Scion {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Share of the new gradient.
        momentum = 0.1 where 0 < momentum <= 1,
        /// The ball's radius.
        scale = 1 where scale > 0,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Keeps weights within the ball.
        constraint = false,
        /// Sums gradients instead of averaging them, as a program does that keeps the momentum where gradients are added.
        light = false,
    }

    state {
        /// Momentum.
        m,
    }

    update(w, g) {
        if light {
            m = (1 - momentum) * prev(m) + g;
        } else {
            m = ema(1 - momentum, g);
        }
        let u = if ndim(w) > 1 { sqrt(rows(w) / cols(w)) * orthogonalize(m) } else { m / (sqrt(mean(m^2)) + 1e-8) };
        w = (1 - lr * (if constraint { 1 } else { weight_decay })) * w - lr * scale * u;
    }
}
