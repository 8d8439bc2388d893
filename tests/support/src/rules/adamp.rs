use optim_runtime::AdamP;

use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::tensorwise::{Tensor, Tensorwise, Whole, norm};

impl Builtin for AdamP {
    const USE: &'static str = "as AdamW, where normalisations follow the layers: the weights' length does not eat the learning rate";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], eps_hat: SWITCH, delta: [0.1, 3.0], wd_ratio: [0.3], nesterov: SWITCH,
        }
    }
}

/// What is left of steps without their part along the weights, of rows or of all, if the gradient is nearly
/// orthogonal to these; and whether it was.
pub(super) fn projected(
    u: &[f64],
    g: &[f64],
    w: &[f64],
    width: usize,
    delta: f64,
    eps: f64,
) -> (Vec<f64>, bool) {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    for width in [width, w.len()] {
        let parts = || u.chunks(width).zip(g.chunks(width)).zip(w.chunks(width));
        let cosine = |g: &[f64], w: &[f64]| dot(g, w).abs() / (norm(g).max(eps) * norm(w).max(eps));
        let cosines = parts().map(|((_, g), w)| cosine(g, w));
        if cosines.fold(0.0, f64::max) < delta / (width as f64).sqrt() {
            let tangent = parts().flat_map(|((u, _), w)| {
                let along = dot(u, w) / (norm(w) + eps).powi(2);
                u.iter().zip(w).map(move |(u, w)| u - along * w)
            });
            return (tangent.collect(), true);
        }
    }
    (u.to_vec(), false)
}

impl Tensorwise for AdamP {
    fn step(&self, t: i32, model: &mut [Tensor], _: &mut Whole) {
        let (c1, c2) = (1.0 - self.beta1.powi(t), (1.0 - self.beta2.powi(t)).sqrt());
        for tensor in model {
            let mut u = Vec::new();
            for (i, g) in tensor.g.iter().enumerate() {
                let (m, v) = (&mut tensor.m[i], &mut tensor.v[i]);
                *m = self.beta1 * *m + (1.0 - self.beta1) * g;
                *v = self.beta2 * *v + (1.0 - self.beta2) * g * g;
                let root = if self.eps_hat {
                    (v.sqrt() + self.eps) / c2
                } else {
                    v.sqrt() / c2 + self.eps
                };
                let direction = if self.nesterov {
                    self.beta1 * *m + (1.0 - self.beta1) * g
                } else {
                    *m
                };
                u.push(direction / c1 / root);
            }
            let (step, share) = if tensor.is_matrix() {
                projected(
                    &u,
                    &tensor.g,
                    &tensor.w,
                    tensor.columns.len(),
                    self.delta,
                    self.eps,
                )
            } else {
                (u, false)
            };
            let share = if share { self.wd_ratio } else { 1.0 };
            for (w, step) in tensor.w.iter_mut().zip(step) {
                *w = *w * (1.0 - self.lr * self.weight_decay * share) - self.lr * step;
            }
        }
    }
}
