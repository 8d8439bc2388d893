use optim_runtime::RmsProp;

use crate::bounded::Bounded;
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall, variance};
use crate::real::Real;

impl Builtin for RmsProp {
    const USE: &'static str =
        "recurrent networks and reinforcement learning: gradients whose scale drifts";
    const LR: f64 = 0.005;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        let mut all: Vec<Self> = combinations! {
            lr: [knobs.lr], alpha: [knobs.slow], eps: [knobs.eps], momentum: [0.0, 0.01 + knobs.fast],
            initial_square: [knobs.fast], weight_decay: [knobs.decay],
            centered: SWITCH, eps_in_root: SWITCH, nesterov: SWITCH, maximize: SWITCH,
        };
        // These select no loop.
        all.extend(all.clone().into_iter().step_by(3).map(|rule| Self {
            bias_correction: true,
            initial_square: 0.0,
            lr_in_momentum: true,
            weight_decay: 0.0,
            ..rule
        }));
        all
    }
}

impl Naive for RmsProp {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let (w, g) = Extras::coupled(self.maximize, self.weight_decay).apply(w, g);
        past.gradients.push(g);
        let mean_square = if self.centered {
            variance(
                self.alpha,
                t,
                self.bias_correction,
                self.initial_square,
                &past.gradients,
            )
        } else {
            let so_far = if t == 1 {
                number(self.initial_square)
            } else {
                past.v
            };
            past.v = average(self.alpha, so_far, g.squared());
            if self.bias_correction {
                past.v / shortfall(self.alpha, t)
            } else {
                past.v
            }
        };
        let eps = number(self.eps);
        let root = if self.eps_in_root {
            (mean_square + eps).sqrt()
        } else {
            mean_square.sqrt() + eps
        };
        let (lr, momentum) = (number(self.lr), number(self.momentum));
        if self.momentum == 0.0 {
            return w - lr * g / root;
        }
        let (summed, outside) = if self.lr_in_momentum {
            (lr * g / root, number(1.0))
        } else {
            (g / root, lr)
        };
        past.m = momentum * past.m + summed;
        if self.nesterov {
            return w - (lr * g / root + outside * momentum * past.m);
        }
        w - outside * past.m
    }
}
