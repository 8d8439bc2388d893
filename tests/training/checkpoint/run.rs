//! A run with everything that a checkpoint must hold: groups, factors, schedules, a plateau, a scale of the loss that
//! skips a step, accumulated gradients, an average, hyper-parameters that are changed.

use optim_runtime::schedule::{Plateau, cosine, warmup};
use optim_runtime::{AnyRule, Average, Clip, Exec, LossScale, Optimizer, Param, names};
use optim_tests::beside;
use optim_tests::inputs::random;
use optim_tests::real::Real;

/// Number of events.
pub(crate) const EVENTS: usize = 8;

/// Names that files, paths and formats might stumble over.
pub(crate) const NAMES: [&str; 4] = ["", "a.b.\"w\"/\\\n", "gewicht.ä\u{1f600}\u{0}", "state.m"];
const SHAPES: [&[usize]; 4] = [&[3, 4], &[5], &[], &[0, 2]];

/// A model, and the optimizer of it.
#[derive(Clone)]
pub(crate) struct Run<T> {
    pub(crate) optimizer: Optimizer,
    pub(crate) weights: Vec<Vec<T>>,
}

/// The optimizer of a run before it begins. With `averaged` it has an average of the weights.
pub(crate) fn built(rule: &AnyRule, averaged: bool) -> Optimizer {
    let optimizer = Optimizer::new(rule.clone())
        .and_then(|it| it.with_group("some \"group\"", rule.clone(), names(["*a*"])))
        .and_then(|it| it.with_factor("lr", |p| if p.ndim() == 0 { 0.3 } else { 1.0 }))
        .map(|it| {
            // Of rules whose rate may be 0, which is all but FTRL.
            let schedule = warmup(3).then(cosine(9).down_to(0.1));
            it.clone().with_schedule("lr", schedule).unwrap_or(it)
        })
        .map(|it| {
            // Of rules that have it.
            let plateau = Plateau::new(0.5).with_patience(0);
            it.clone()
                .with_plateau("weight_decay", plateau)
                .unwrap_or(it)
        })
        .and_then(|it| it.with_clip(Clip::global_norm(0.7)))
        .and_then(|it| it.with_loss_scale(LossScale::dynamic().growing(2.0, 3)))
        .unwrap()
        .with_mean_of_accumulated(true);
    if averaged {
        let average = Average::debiased_ema(0.9).of_steps(2, 2);
        return optimizer.with_average(average).unwrap();
    }
    optimizer
}

impl<T: Real> Run<T> {
    pub(crate) fn new(rule: &AnyRule, averaged: bool) -> Self {
        let weights = SHAPES.iter().enumerate().map(|(seed, shape)| {
            let len = shape.iter().product();
            let numbers = random(len, seed as u64);
            numbers.into_iter().map(T::from_f64).collect()
        });
        Self {
            optimizer: built(rule, averaged),
            weights: weights.collect(),
        }
    }

    /// The event at this place.
    pub(crate) fn event(&mut self, at: usize) {
        let scale = self.optimizer.loss_scale().unwrap().scale();
        let mut gradients: Vec<Vec<T>> = self
            .weights
            .iter()
            .zip(11..)
            .map(|(w, seed)| {
                let numbers = random(w.len(), seed + 7 * at as u64);
                numbers
                    .into_iter()
                    .map(|g| T::from_f64(g * scale))
                    .collect()
            })
            .collect();
        if at == 3 {
            gradients[0][1] = T::from_f64(f64::NAN);
        }
        if at == 5 {
            let lr = self.optimizer.hyper_now("default", "lr").unwrap();
            let optimizer = &mut self.optimizer;
            optimizer
                .set_group_hyper("default", "lr", 0.5 * lr)
                .unwrap();
        }
        self.optimizer.observe(1.0);
        let each = NAMES
            .iter()
            .zip(SHAPES)
            .zip(&mut self.weights)
            .zip(&gradients);
        // The last one comes later.
        let each = each.take(if at < 2 { 3 } else { 4 });
        let rule = self.optimizer.group_rule("default").unwrap();
        let meta = rule.meta().unwrap();
        let mut params: Vec<_> = each
            .map(|(((name, shape), w), g)| {
                let param = Param::new(*name, w, g).unwrap().with_shape(shape).unwrap();
                beside::param(meta, param, g).unwrap()
            })
            .collect();
        if matches!(at, 1 | 4) {
            self.optimizer.accumulate(&params[1..]).unwrap();
        } else {
            self.optimizer.step(&mut params).unwrap();
        }
    }

    pub(crate) fn with_exec(self, exec: Exec) -> Self {
        Self {
            optimizer: self.optimizer.with_exec(exec),
            ..self
        }
    }
}

/// Parameters of such weights, without gradients.
pub(crate) fn params<T: Real>(weights: &mut [Vec<T>]) -> Vec<Param<'_>> {
    let each = NAMES.iter().zip(SHAPES).zip(weights);
    each.map(|((name, shape), w)| Param::weights(*name, w).unwrap().with_shape(shape).unwrap())
        .collect()
}
