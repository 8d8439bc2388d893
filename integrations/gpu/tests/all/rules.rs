//! Rules of all kinds: weight by weight, with sums, rows and columns, sums over the model, random numbers, further inputs.

use optim_gpu::Number;
use optim_gpu::optim_runtime::device::Shape;
use optim_gpu::optim_runtime::{
    AdaHessian, Adafactor, Adam, AdamW, AnyRule, Lamb, Lars, Lion, Optimizer, Prodigy, RmsProp,
    Rule, ScheduleFreeSgd, Sgd, names, optimizer,
};

use crate::pair::{Pair, bits};
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

/// Two rules of one name and the same equations, which differ in the order of their states and in what models are
/// evaluated with: as many numbers more, and fewer states.
mod twins {
    pub(crate) mod one {
        use optim_gpu::optim_runtime::optimizer;

        optimizer! {
            /// Evaluated a few steps ahead.
            pub(crate) struct Twin {
                lr = 0.01 where lr >= 0,
                beta1 = 0.9 where 0 <= beta1 < 1,
                beta2 = 0.99 where 0 <= beta2 < 1,
                ahead = 3 where 0 <= ahead <= 10,
            }
            state {
                m,
                v,
            }
            update(w, g) {
                m = ema(beta1, g);
                v = ema(beta2, g^2);
                w -= lr * m / (sqrt(v) + 1);
            }
            eval(w) {
                w -= lr * ahead * m / (sqrt(v) + 1);
            }
        }
    }

    pub(crate) mod two {
        use optim_gpu::optim_runtime::optimizer;

        optimizer! {
            /// Evaluated with another sign.
            pub(crate) struct Twin {
                lr = 0.01 where lr >= 0,
                beta1 = 0.9 where 0 <= beta1 < 1,
                beta2 = 0.99 where 0 <= beta2 < 1,
            }
            state {
                v,
                m,
            }
            update(w, g) {
                m = ema(beta1, g);
                v = ema(beta2, g^2);
                w -= lr * m / (sqrt(v) + 1);
            }
            eval(w) {
                w = -w;
            }
        }
    }
}

/// Rules are told apart by their texts, in whichever order they are met.
#[test]
fn rules_of_one_name() {
    let Some(held) = device() else { return };
    let (one, two) = (twins::one::Twin::default(), twins::two::Twin::default());
    assert_eq!(
        (
            twins::one::Twin::META.name,
            twins::one::Twin::META.fingerprint
        ),
        (
            twins::two::Twin::META.name,
            twins::two::Twin::META.fingerprint
        ),
    );
    let rules: [[AnyRule; 2]; 2] = [
        [one.clone().into(), two.clone().into()],
        [two.into(), one.into()],
    ];
    for [all, some] in rules {
        let host =
            Optimizer::new(all).and_then(|it| it.with_group("some", some, names(["*.weight"])));
        let device = held.device.with_shape(Shape::default()).expect("its own");
        let mut pair = Pair::<f32>::new(&device, host.expect("a sound optimizer"));
        (0..3).for_each(|_| drop(pair.step()));
        pair.compare("rules of one name");
        pair.with_params(&[], |cuda, params| cuda.eval_weights(params))
            .expect("weights");
        pair.with_host(&[], |host, params| host.eval_weights(params))
            .expect("weights");
        for tensor in &pair.tensors {
            let found = tensor.on_device.read::<f32>().expect("memory");
            assert_eq!(bits(&found), bits(&tensor.w), "{}", tensor.name);
        }
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
