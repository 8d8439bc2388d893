use optim_runtime::Dog;

use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::tensorwise::{Tensor, Tensorwise, Whole};

impl Builtin for Dog {
    const USE: &'static str =
        "as SGD, where nothing is known of the learning rate; its weights are best averaged";
    const LR: f64 = 1.0;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], reps_rel: [0.0, 1e-3], first_distance: [0.01], eps: [knobs.eps], weight_decay: [knobs.decay], layerwise: SWITCH,
        }
    }
}

impl Tensorwise for Dog {
    fn step(&self, t: i32, model: &mut [Tensor], _: &mut Whole) {
        let square = |x: &mut dyn Iterator<Item = f64>| x.map(|x| x * x).sum::<f64>();
        let mut sums = Vec::new();
        for tensor in model.iter_mut() {
            for (d, w) in tensor.g.iter_mut().zip(&tensor.w) {
                *d += self.weight_decay * w;
            }
            let away = tensor
                .w
                .iter()
                .zip(&tensor.start)
                .map(|(w, start)| w - start);
            sums.push([
                square(&mut tensor.w.iter().copied()),
                square(&mut away.into_iter()),
                square(&mut tensor.g.iter().copied()),
            ]);
        }
        let all = sums
            .iter()
            .fold([0.0; 3], |[a, b, c], [x, y, z]| [a + x, b + y, c + z]);
        for (tensor, own) in model.iter_mut().zip(&sums) {
            let [length, away, gradient] = if self.layerwise { *own } else { all };
            let (far, total) = (&mut tensor.m[0], &mut tensor.v[0]);
            if t == 1 {
                *far = self.first_distance + self.reps_rel * (1.0 + length.sqrt());
            }
            *far = far.max(away.sqrt());
            *total += gradient;
            let rate = self.lr * *far / (*total + self.eps).sqrt();
            for (w, d) in tensor.w.iter_mut().zip(&tensor.g) {
                *w -= rate * d;
            }
        }
    }
}
