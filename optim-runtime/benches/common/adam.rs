//! Adam in `f32` by hand: what the library's loop is held against.

use optim_runtime::InstructionSet;

/// The numbers of one step, folded as far as they can be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbers {
    beta1: f32,
    rate1: f32,
    beta2: f32,
    rate2: f32,
    /// 1 / (1 − β₂ᵗ).
    debias2: f32,
    /// η / (1 − β₁ᵗ).
    lr: f32,
    eps: f32,
}

impl Numbers {
    /// Those of step `t` with default hyper-parameters.
    pub(crate) fn of_step(t: i32) -> Self {
        let (beta1, beta2) = (0.9_f64, 0.999_f64);
        Self {
            beta1: beta1 as f32,
            rate1: (1.0 - beta1) as f32,
            beta2: beta2 as f32,
            rate2: (1.0 - beta2) as f32,
            debias2: (1.0 / (1.0 - beta2.powi(t))) as f32,
            lr: (1e-3 / (1.0 - beta1.powi(t))) as f32,
            eps: 1e-8,
        }
    }
}

/// A loop as one would write it, but with its numbers folded.
#[inline(always)]
fn body(w: &mut [f32], g: &[f32], m: &mut [f32], v: &mut [f32], k: Numbers) {
    let n = w.len();
    let (g, m, v) = (&g[..n], &mut m[..n], &mut v[..n]);
    for i in 0..n {
        m[i] = k.beta1 * m[i] + k.rate1 * g[i];
        v[i] = k.beta2 * v[i] + k.rate2 * (g[i] * g[i]);
        w[i] -= k.lr * m[i] / ((k.debias2 * v[i]).sqrt() + k.eps);
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512dq,avx512vl")]
fn under_avx512(w: &mut [f32], g: &[f32], m: &mut [f32], v: &mut [f32], k: Numbers) {
    body(w, g, m, v, k);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn under_avx2(w: &mut [f32], g: &[f32], m: &mut [f32], v: &mut [f32], k: Numbers) {
    body(w, g, m, v, k);
}

/// The bare kernel: a plain loop, compiled for the best instruction set there is.
#[allow(unsafe_code, reason = "calls code for a detected instruction set")]
pub(crate) fn bare(w: &mut [f32], g: &[f32], m: &mut [f32], v: &mut [f32], k: Numbers) {
    #[cfg(target_arch = "x86_64")]
    {
        if InstructionSet::Avx512.is_available() {
            // SAFETY: the processor has it.
            return unsafe { under_avx512(w, g, m, v, k) };
        }
        if InstructionSet::Avx2.is_available() {
            // SAFETY: the processor has it.
            return unsafe { under_avx2(w, g, m, v, k) };
        }
    }
    body(w, g, m, v, k);
}

/// The kernel written in instructions; false where the processor lacks them.
#[allow(unsafe_code, reason = "calls code for a detected instruction set")]
pub(crate) fn by_hand(w: &mut [f32], g: &[f32], m: &mut [f32], v: &mut [f32], k: Numbers) -> bool {
    #[cfg(target_arch = "x86_64")]
    if InstructionSet::Avx512.is_available() {
        // SAFETY: the processor has it.
        unsafe { in_instructions(w, g, m, v, k) };
        return true;
    }
    let _ = (w, g, m, v, k);
    false
}

/// Fused multiply-additions, which the library must not use, two vectors at a time, a mask at the end.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512dq,avx512vl")]
#[allow(unsafe_code, reason = "loads and stores are through pointers")]
fn in_instructions(w: &mut [f32], g: &[f32], m: &mut [f32], v: &mut [f32], k: Numbers) {
    use std::arch::x86_64::{
        __mmask16, _mm512_add_ps, _mm512_div_ps, _mm512_fmadd_ps, _mm512_fnmadd_ps,
        _mm512_mask_storeu_ps, _mm512_maskz_loadu_ps, _mm512_mul_ps, _mm512_set1_ps,
        _mm512_sqrt_ps,
    };

    const VECTOR: usize = 16;
    let n = w.len();
    assert!(g.len() == n && m.len() == n && v.len() == n);
    let (w, g, m, v) = (w.as_mut_ptr(), g.as_ptr(), m.as_mut_ptr(), v.as_mut_ptr());
    let [beta1, rate1, beta2, rate2, debias2, lr, eps] =
        [k.beta1, k.rate1, k.beta2, k.rate2, k.debias2, k.lr, k.eps].map(|x| _mm512_set1_ps(x));
    let vector = |at: usize, lanes: __mmask16| {
        // SAFETY: the lanes of the mask lie in the slices, of which each has `n` elements; others are
        // neither read nor written.
        unsafe {
            let g = _mm512_maskz_loadu_ps(lanes, g.add(at));
            let m_old = _mm512_maskz_loadu_ps(lanes, m.add(at));
            let v_old = _mm512_maskz_loadu_ps(lanes, v.add(at));
            let w_old = _mm512_maskz_loadu_ps(lanes, w.add(at));
            let m_new = _mm512_fmadd_ps(beta1, m_old, _mm512_mul_ps(rate1, g));
            let v_new = _mm512_fmadd_ps(beta2, v_old, _mm512_mul_ps(rate2, _mm512_mul_ps(g, g)));
            let root = _mm512_sqrt_ps(_mm512_mul_ps(debias2, v_new));
            let direction = _mm512_div_ps(m_new, _mm512_add_ps(root, eps));
            let w_new = _mm512_fnmadd_ps(lr, direction, w_old);
            _mm512_mask_storeu_ps(m.add(at), lanes, m_new);
            _mm512_mask_storeu_ps(v.add(at), lanes, v_new);
            _mm512_mask_storeu_ps(w.add(at), lanes, w_new);
        }
    };
    let whole = n / (2 * VECTOR) * (2 * VECTOR);
    for at in (0..whole).step_by(2 * VECTOR) {
        vector(at, !0);
        vector(at + VECTOR, !0);
    }
    for at in (whole..n).step_by(VECTOR) {
        let left = (n - at).min(VECTOR);
        vector(at, ((1_u32 << left) - 1) as __mmask16);
    }
}
