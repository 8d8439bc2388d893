//! Settings, rules and tensors of others than an optimizer was moved with: what does not fit is refused, and nothing has
//! changed.

use std::mem::swap;

use optim_gpu::optim_runtime::device::Shape;
use optim_gpu::optim_runtime::{
    Adafactor, Adam, AnyRule, Error as Refused, Optimizer, Rule, Update,
};
use optim_gpu::{CudaBuffer, CudaDevice, CudaOptimizer, CudaParams, Error};

use crate::pair::Pair;
use crate::standin::{device, folder};

/// Rules of one name and the same equations, whose states stand in another order: a vector is in the place of a matrix.
mod turned {
    pub(crate) mod one {
        use optim_gpu::optim_runtime::optimizer;

        optimizer! {
            /// Momentum by rows.
            pub(crate) struct ByRows {
                lr = 0.01 where lr >= 0,
                beta = 0.9 where 0 <= beta < 1,
            }
            state {
                m,
                r: row,
            }
            update(w, g) {
                m = ema(beta, g);
                r = ema(beta, row_mean(abs(g)));
                w -= lr * m / (r + 1);
            }
        }
    }

    pub(crate) mod two {
        use optim_gpu::optim_runtime::optimizer;

        optimizer! {
            /// The same.
            pub(crate) struct ByRows {
                lr = 0.01 where lr >= 0,
                beta = 0.9 where 0 <= beta < 1,
            }
            state {
                r: row,
                m,
            }
            update(w, g) {
                m = ema(beta, g);
                r = ema(beta, row_mean(abs(g)));
                w -= lr * m / (r + 1);
            }
        }
    }
}

#[test]
fn a_rule_with_states_in_another_order() {
    let Some(held) = device() else { return };
    let (one, two) = (
        turned::one::ByRows::default(),
        turned::two::ByRows::default(),
    );
    assert_eq!(
        turned::one::ByRows::META.fingerprint,
        turned::two::ByRows::META.fingerprint
    );
    let mut state = one.init_shape::<f32>(&[2, 3]).expect("a state");
    let (mut w, g) = ([1.0; 6], [0.5; 6]);
    one.update(&mut w, &g, &mut state).expect("a step");
    let refused = two.update(&mut w, &g, &mut state);
    assert!(
        matches!(refused, Err(Refused::StateOfOtherRule { .. })),
        "{refused:?}"
    );
    let (one, two): (AnyRule, AnyRule) = (one.into(), two.into());
    let host = Optimizer::new(one.clone()).expect("a valid rule");
    let mut pair = Pair::<f32>::of(&held.device, host, &[("w", &[300, 20])]);
    pair.step();
    let on_device = pair.cuda.settings_mut().set_rule(two.clone());
    let on_host = pair.host.set_rule(two);
    for refused in [on_device, on_host] {
        let refused = refused.expect_err("states stand elsewhere");
        assert!(
            matches!(refused, Refused::StateOfOtherRule { .. }),
            "{refused}"
        );
    }
    pair.step();
    pair.compare("behind another rule");
    pair.cuda
        .settings_mut()
        .set_rule(one)
        .expect("its own rule");
}

/// Launches of shapes that nobody compiles to, or whose blocks of threads meet no weights.
#[test]
fn shapes_of_launches() {
    let Some(held) = device() else { return };
    let of = |threads: u32, unroll: u32, lanes_each: u32| {
        held.device.with_shape(Shape {
            threads,
            unroll,
            lanes_each,
        })
    };
    let wrong = [
        (0, 2, 1, "threads"),
        (16, 2, 1, "threads"),
        (96, 2, 1, "threads"),
        (2048, 2, 1, "threads"),
        (u32::MAX, 2, 1, "threads"),
        (128, 0, 1, "unroll"),
        (128, 17, 1, "unroll"),
        (128, 2, 0, "lanes_each"),
        (128, 2, 3, "lanes_each"),
        (128, 2, 32, "lanes_each"),
    ];
    for (threads, unroll, lanes_each, field) in wrong {
        let refused = of(threads, unroll, lanes_each).expect_err("no shape");
        let Error::Optimizer(Refused::LaunchShape { what, .. }) = &refused else {
            panic!("{refused}")
        };
        assert_eq!(*what, field, "{refused}");
    }
    for (threads, unroll, lanes_each) in [(32, 1, 1), (1024, 1, 16), (64, 16, 2)] {
        let device = of(threads, unroll, lanes_each).expect("a shape of launches");
        let host = Optimizer::new(Adafactor::default()).expect("a valid rule");
        let mut pair = Pair::<f32>::new(&device, host);
        pair.step();
        pair.compare("of another shape");
    }
}

/// A buffer knows its device, and no other reads it; a device that is opened twice is one.
#[test]
fn tensors_of_another_device() {
    let Some(held) = device() else { return };
    let Ok(other) = CudaDevice::open(1) else {
        println!("!! SKIPPED: there is one device");
        return;
    };
    let again = CudaDevice::open(0).expect("a device");
    let host = Optimizer::new(Adam::default()).expect("a valid rule");
    let mut cuda = CudaOptimizer::from_host(&held.device, &host).expect("a move");
    let own = |device: &CudaDevice| device.buffer(&[0.5_f32; 40]).expect("memory");
    let (here, same, elsewhere) = (own(&held.device), own(&again), own(&other));
    let of = |name: &str| match name {
        "here" => here.tensor(),
        "same" => same.tensor(),
        _ => elsewhere.tensor(),
    };
    for (w, g) in [("here", "same"), ("same", "here")] {
        let mut params = CudaParams::new();
        params
            .push("w", &[40], of(w), Some(of(g)))
            .expect("of one shape");
        cuda.step(&params).expect("a step");
    }
    for (w, g, wrong) in [
        ("elsewhere", "here", "weights"),
        ("here", "elsewhere", "gradient"),
    ] {
        let mut params = CudaParams::new();
        params
            .push("w", &[40], of(w), Some(of(g)))
            .expect("of one shape");
        let file = folder().join(format!("elsewhere-{}.safetensors", std::process::id()));
        let answers = [
            cuda.step(&params).map(drop),
            cuda.accumulate(&params),
            cuda.eval_weights(&params),
            cuda.train_weights(&params),
            cuda.save_with_weights(&file, &params),
        ];
        for answer in answers {
            let Err(Error::OtherDevice { parameter, what }) = &answer else {
                panic!("{answer:?}")
            };
            assert_eq!((parameter.as_str(), what.as_str()), ("w", wrong));
        }
        // It becomes one of the device's.
        params
            .set(0, of("here"), Some(of("same")))
            .expect("of one shape");
        cuda.step(&params).expect("a step");
        params.set(0, of(w), Some(of(g))).expect("of one shape");
        let answer = cuda.step(&params);
        assert!(
            matches!(answer, Err(Error::OtherDevice { .. })),
            "{answer:?}"
        );
    }
    assert_eq!(cuda.settings().steps(), 4);
}

/// Settings of an optimizer of the same parameters fit, and their next step is of the list that it is given.
#[test]
fn settings_of_one_of_the_same_shape() {
    let Some(held) = device() else { return };
    let host = Optimizer::new(Adam::default()).expect("a valid rule");
    let of = || CudaOptimizer::from_host(&held.device, &host).expect("a move");
    let buffer = |x: f32| held.device.buffer(&[x; 40]).expect("memory");
    let ((w, v), g) = ((buffer(0.5), buffer(0.5)), buffer(0.1));
    let (mut one, mut two) = (CudaParams::new(), CudaParams::new());
    for (params, w) in [(&mut one, &w), (&mut two, &v)] {
        let pushed = params.push("w", &[40], w.tensor(), Some(g.tensor()));
        pushed.expect("of one shape");
    }
    let (mut a, mut b) = (of(), of());
    for (cuda, params) in [(&mut a, &one), (&mut b, &two)] {
        // As any, and as one of a list that stays.
        (0..3).for_each(|_| drop(cuda.step(params).expect("a step")));
    }
    swap(a.settings_mut(), b.settings_mut());
    let read = |w: &CudaBuffer| w.read::<f32>().expect("memory");
    let before = (read(&w), read(&v));
    a.step(&two).expect("a step");
    assert_eq!(read(&w), before.0, "what is not in the list");
    assert_ne!(read(&v), before.1);
    // Which is what the other would have come to, for the states are the same.
    b.step(&one).expect("a step");
    assert_eq!(read(&w), read(&v));
}

/// Two optimizers whose settings are put in one another's place have states of other lengths, which is found before anything is
/// launched.
#[test]
fn settings_of_another_optimizer() {
    let Some(held) = device() else { return };
    let pair = |shape: &'static [usize]| {
        let host = Optimizer::new(Adam::default()).expect("a valid rule");
        let mut pair = Pair::<f32>::of(&held.device, host, &[("w", shape)]);
        pair.step();
        pair
    };
    let (mut small, mut large) = (pair(&[8]), pair(&[100_000]));
    let exchange =
        |a: &mut CudaOptimizer, b: &mut CudaOptimizer| swap(a.settings_mut(), b.settings_mut());
    exchange(&mut small.cuda, &mut large.cuda);
    let (of_small, of_large) = (vec![small.gradient(0)], vec![large.gradient(0)]);
    // The settings know the parameter as a large one, and the device has a small one's states; and the other way round.
    swap(&mut small.cuda, &mut large.cuda);
    for (pair, gradients) in [(&mut small, &of_small), (&mut large, &of_large)] {
        let refused = pair.with_params(gradients, |cuda, params| cuda.step(params));
        let refused = refused.expect_err("states of another length");
        assert!(
            matches!(refused, Error::Optimizer(Refused::DeviceValues { .. })),
            "{refused}"
        );
        assert!(!pair.cuda.settings().is_torn());
        let refused = pair.cuda.to_host().expect_err("states of another length");
        assert!(
            matches!(refused, Error::Optimizer(Refused::DeviceValues { .. })),
            "{refused}"
        );
    }
    exchange(&mut small.cuda, &mut large.cuda);
    swap(&mut small.cuda, &mut large.cuda);
    for mut pair in [small, large] {
        pair.compare("with its own settings again");
        pair.step();
        pair.compare("a step with its own settings");
    }
}
