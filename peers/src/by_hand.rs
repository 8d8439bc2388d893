//! Adam as one would write it without a library, compiled for the baseline instruction set like
//! any crate that says nothing about its target.
//!
//! Timed: the loops over all tensors. The numbers of a step are computed once, before them.

use crate::{BETA1, BETA2, Case, Contender, EPS, LR};

/// A loop over one tensor: weights, gradient, both moments, and one minus the powers of both rates.
type Step = fn(&mut [f32], &[f32], &mut [f32], &mut [f32], f32, f32);

/// What both ways to write the loop keep.
struct Tensors {
    case: Case,
    t: i32,
    w: Vec<Vec<f32>>,
    g: Vec<Vec<f32>>,
    m: Vec<Vec<f32>>,
    v: Vec<Vec<f32>>,
}

impl Tensors {
    fn new(case: &Case) -> Self {
        let zeros = || case.lens.iter().map(|&len| vec![0.0; len]).collect();
        Self {
            case: case.clone(),
            t: 0,
            w: case.weights(),
            g: case.gradients(1.0),
            m: zeros(),
            v: zeros(),
        }
    }

    /// The next step of every tensor.
    fn each(&mut self, step: Step) {
        self.t += 1;
        let correction1 = (1.0 - BETA1.powi(self.t)) as f32;
        let correction2 = (1.0 - BETA2.powi(self.t)) as f32;
        for i in 0..self.w.len() {
            let (w, m, v) = (&mut self.w[i], &mut self.m[i], &mut self.v[i]);
            step(w, &self.g[i], m, v, correction1, correction2);
        }
    }
}

const B1: f32 = BETA1 as f32;
const B2: f32 = BETA2 as f32;

/// By index, as the equations are read. The compiler checks the lengths before the loop and
/// vectorises it all the same.
#[inline(never)]
fn by_index(w: &mut [f32], g: &[f32], m: &mut [f32], v: &mut [f32], c1: f32, c2: f32) {
    for i in 0..w.len() {
        m[i] = B1 * m[i] + (1.0 - B1) * g[i];
        v[i] = B2 * v[i] + (1.0 - B2) * g[i] * g[i];
        w[i] -= LR as f32 * (m[i] / c1) / ((v[i] / c2).sqrt() + EPS as f32);
    }
}

/// By iterators, which leaves no bounds to check.
#[inline(never)]
fn by_zip(w: &mut [f32], g: &[f32], m: &mut [f32], v: &mut [f32], c1: f32, c2: f32) {
    for (((w, g), m), v) in w.iter_mut().zip(g).zip(m).zip(v) {
        *m = B1 * *m + (1.0 - B1) * g;
        *v = B2 * *v + (1.0 - B2) * g * g;
        *w -= LR as f32 * (*m / c1) / ((*v / c2).sqrt() + EPS as f32);
    }
}

macro_rules! contender {
    ($name:ident, $step:ident) => {
        pub(crate) struct $name(Tensors);

        impl $name {
            pub(crate) fn new(case: &Case) -> Self {
                Self(Tensors::new(case))
            }
        }

        impl Contender for $name {
            fn set_gradients(&mut self, scale: f32) {
                self.0.g = self.0.case.gradients(scale);
            }

            fn step(&mut self) {
                self.0.each($step);
            }

            fn weights(&self) -> Vec<f32> {
                self.0.w.concat()
            }
        }
    };
}

contender!(ByIndex, by_index);
contender!(ByZip, by_zip);
