//! Rules whose numbers of a step leave those of `f64`, and comparisons of every form.

use optim_runtime::optimizer;

optimizer! {
    /// Powers and exponentials that are infinite or zero from some step on.
    pub struct Overflowing {
        /// Learning rate η.
        lr = 0.1 where lr >= 0,
        /// The step at which the rate rises.
        start = 1000 where start >= 0,
        /// Grows with its powers.
        growth = 1e60 where growth >= 1,
        /// A whole number.
        count = 40u64 where count >= 1,
    }

    state {
        /// What is infinite from the sixth step on.
        far: scalar,
    }

    update(w, g, t) {
        let sigmoid = 1 / (1 + exp(start - t));
        let grown = 1 / growth^t;
        let whole = 1 / (1 + count^(10 * t));
        let high = 1 / (1 + t^90 + t^(100 * t) + 2^(200 * t));
        let small = 1 / (1 + expm1(300 * t));
        let fourth = 1 / (1 + t^4 * (20000 * t)^4);
        far = 1 / (1 + floor(growth^t) + round(growth^(2 * t)));
        w -= lr * g * (1 + sigmoid + grown + whole + high + small + fourth + far);
    }
}

optimizer! {
    /// Chains of comparisons, and what holds of several of them, of numbers and of weights.
    pub struct Compared {
        /// Learning rate η.
        lr = 0.1 where lr >= 0,
        /// Whether some count.
        flag = true,
    }

    state {
        /// Average of the gradient.
        m,
    }

    update(w, g, t) {
        m = ema(0.5, g);
        let n = norm(g);
        let a = if (g + w) * 2 < m < 1 { g } else { 0.5 * g };
        let b = if -g <= 0.1 < w + 2 <= 3 || !(g > m < 1) { a } else { 2 * a };
        let c = if flag && (-1 < g < w || !(g > 0)) && w > 0.2 { b } else { 0.5 * b };
        let d = if n > 0.1 < 2 * n + 1 && (n + 1) * 2 > n { c } else { 0.5 * c };
        let e = if 2 < t < 5 || n > 3 { d } else { 2 * d };
        let f = if g == m || (g != w && m >= -1 > w) { 2 * e } else { e };
        w -= lr * f;
    }
}
