//! Rules of all kinds: weight by weight, with sums, rows and columns, sums over the model, random numbers, further inputs.

use optim_gpu::Number;
use optim_gpu::optim_runtime::{
    AdaHessian, Adafactor, Adam, AdamW, AnyRule, Lamb, Lars, Lion, Optimizer, Prodigy, RmsProp,
    ScheduleFreeSgd, Sgd, optimizer,
};

use crate::pair::Pair;
use crate::standin::device;

optimizer! {
    /// Langevin dynamics, with a mask of its weights.
    struct Noisy {
        lr = 1e-3 where lr >= 0,
        scale = 0.1 where scale >= 0,
    }
    update(w, g, mask: input) {
        w -= lr * (g + scale * normal() * min(mask, 1));
    }
}

fn run<T: Number>(rule: impl Into<AnyRule>, inputs: &'static [&'static str])
where
    for<'a> &'a mut Vec<T>: optim_gpu::optim_runtime::IntoWeights<'a, Elem = T>,
    for<'a> &'a Vec<T>: optim_gpu::optim_runtime::IntoGradient<'a, Elem = T>,
{
    let rule = rule.into();
    let what = format!("{rule:?}, {}", T::DTYPE);
    let Some(held) = device() else { return };
    let host = Optimizer::new(rule).expect("a valid rule").with_seed(5);
    let mut pair = Pair::<T>::new(&held.device, host);
    pair.inputs = inputs;
    for t in 1..=12 {
        pair.step();
        // Both go on from the other's.
        if t % 5 == 0 {
            pair.compare(&what);
            pair.swap();
        }
    }
    pair.compare(&what);
}

macro_rules! rules {
    ($($name:ident: $rule:expr, $inputs:expr;)*) => {$(
        #[test]
        fn $name() {
            run::<f32>($rule, $inputs);
            run::<f64>($rule, $inputs);
        }
    )*};
}

rules! {
    adam: Adam::default(), &[];
    adam_with_amsgrad: Adam::default().with_amsgrad(true).with_weight_decay(0.1), &[];
    adamw: AdamW::default(), &[];
    lion: Lion::default(), &[];
    sgd: Sgd::default().with_momentum(0.9).with_nesterov(true), &[];
    rmsprop: RmsProp::default().with_momentum(0.5), &[];
    schedule_free: ScheduleFreeSgd::default(), &[];
    lars: Lars::default(), &[];
    lamb: Lamb::default(), &[];
    lamb_over_the_model: Lamb::default().with_max_grad_norm(1.0), &[];
    adafactor: Adafactor::default(), &[];
    prodigy: Prodigy::default(), &[];
    adahessian: AdaHessian::default(), &["hessian"];
    noisy: Noisy::default(), &["mask"];
}
