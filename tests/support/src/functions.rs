//! A rule for each function of numbers, written by a test of the compiler.
// No line is by hand: see `optim-macros/compiler/src/tests/functions.rs`.

use optim_runtime::optimizer;

optimizer! {
    /// One function, for each weight and once a step: OfSqrt.
    pub struct OfSqrt { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + sqrt(abs(c / t) + 0);
        w -= lr * (sqrt(abs(8 * g) + 0) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfAbs.
    pub struct OfAbs { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + abs(c / t);
        w -= lr * (abs(8 * g) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfSign.
    pub struct OfSign { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + sign(c / t);
        w -= lr * (sign(8 * g) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfExp.
    pub struct OfExp { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + exp(c / t);
        w -= lr * (exp(8 * g) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfLn.
    pub struct OfLn { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + ln(abs(c / t) + 0.01);
        w -= lr * (ln(abs(8 * g) + 0.01) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfMin.
    pub struct OfMin { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + min(c / t, 1 - c * t);
        w -= lr * (min(8 * g, w) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfMax.
    pub struct OfMax { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + max(c / t, 1 - c * t);
        w -= lr * (max(8 * g, w) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfClamp.
    pub struct OfClamp { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + clamp(c / t, 1 - c * t, c);
        w -= lr * (clamp(8 * g, w, w + 1) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfFloor.
    pub struct OfFloor { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + floor(c / t);
        w -= lr * (floor(8 * g) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfRound.
    pub struct OfRound { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + round(c / t);
        w -= lr * (round(8 * g) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfCos.
    pub struct OfCos { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + cos(c / t);
        w -= lr * (cos(8 * g) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfSin.
    pub struct OfSin { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + sin(c / t);
        w -= lr * (sin(8 * g) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfAtan2.
    pub struct OfAtan2 { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + atan2(c / t, 1 - c * t);
        w -= lr * (atan2(8 * g, w) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfCbrt.
    pub struct OfCbrt { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + cbrt(c / t);
        w -= lr * (cbrt(8 * g) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfExpm1.
    pub struct OfExpm1 { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + expm1(c / t);
        w -= lr * (expm1(8 * g) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfLog1p.
    pub struct OfLog1p { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + log1p(abs(c / t) + -0.99);
        w -= lr * (log1p(abs(8 * g) + -0.99) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfTanh.
    pub struct OfTanh { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + tanh(c / t);
        w -= lr * (tanh(8 * g) + total);
    }
}

optimizer! {
    /// One function, for each weight and once a step: OfRem.
    pub struct OfRem { lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }
    state { total: scalar }
    update(w, g, t) {
        total = prev(total) + rem(c / t, abs(1 - c * t) + 0.5);
        w -= lr * (rem(8 * g, abs(w) + 0.5) + total);
    }
}

/// Calls a macro with the name of every rule.
#[macro_export]
macro_rules! every_function {
    ($call:ident) => {
        $call! { OfSqrt OfAbs OfSign OfExp OfLn OfMin OfMax OfClamp OfFloor OfRound OfCos OfSin OfAtan2 OfCbrt OfExpm1 OfLog1p OfTanh OfRem }
    };
}
