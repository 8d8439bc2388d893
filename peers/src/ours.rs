//! This project's `Optimizer` with its built-in rule.
//!
//! Timed: `Optimizer::step` and, as in a user's loop, making the list of `Param`s for it. On one
//! thread it is told so; else it uses rayon's global pool, which is its default.

use optim_runtime::{Adam, Exec, Optimizer, Param};

use crate::{BETA1, BETA2, Case, Contender, EPS, LR};

pub(crate) struct Ours {
    case: Case,
    names: Vec<String>,
    weights: Vec<Vec<f32>>,
    gradients: Vec<Vec<f32>>,
    optimizer: Optimizer,
}

impl Ours {
    pub(crate) fn new(case: &Case) -> Self {
        let rule = Adam::default()
            .with_lr(LR)
            .with_beta1(BETA1)
            .with_beta2(BETA2)
            .with_eps(EPS);
        let optimizer = Optimizer::new(rule).expect("all are in their domains");
        let exec = if rayon::current_num_threads() == 1 {
            Exec::serial()
        } else {
            Exec::default()
        };
        Self {
            case: case.clone(),
            names: (0..case.lens.len())
                .map(|i| format!("layer{i}.weight"))
                .collect(),
            weights: case.weights(),
            gradients: case.gradients(1.0),
            optimizer: optimizer.with_exec(exec),
        }
    }
}

impl Contender for Ours {
    fn set_gradients(&mut self, scale: f32) {
        self.gradients = self.case.gradients(scale);
    }

    fn step(&mut self) {
        let mut params: Vec<_> = self
            .names
            .iter()
            .zip(&mut self.weights)
            .zip(&self.gradients)
            .map(|((name, w), g)| Param::new(name, w, g).expect("equal lengths"))
            .collect();
        self.optimizer
            .step(&mut params)
            .expect("nothing has changed");
    }

    fn weights(&self) -> Vec<f32> {
        self.weights.concat()
    }
}
