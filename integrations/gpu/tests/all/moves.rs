//! Checkpoints between hosts and devices.

use optim_gpu::optim_runtime::schedule::cosine;
use optim_gpu::optim_runtime::{Adam, AdamW, AnyRule, Average, Clip, Lamb, Optimizer, names};
use optim_gpu::{CudaOptimizer, CudaParams};

use crate::pair::{Pair, bits, written};
use crate::standin::{Call, device, folder};

fn build(rule: impl Into<AnyRule>) -> Optimizer {
    let optimizer = Optimizer::new(rule).expect("a valid rule");
    let optimizer = optimizer
        .with_clip(Clip::global_norm(0.5))
        .expect("a sound optimizer");
    optimizer
        .with_average(Average::ema(0.9))
        .expect("a sound optimizer")
}

/// A run on a device is saved, and goes on on the host and in another optimizer on the device, with its weights.
#[test]
fn checkpoints_go_either_way() {
    let Some(held) = device() else { return };
    let rules: [AnyRule; 2] = [Adam::default().into(), Lamb::default().into()];
    for rule in rules {
        let mut pair = Pair::<f32>::new(&held.device, build(rule.clone()));
        (0..3).for_each(|_| drop(pair.step()));
        let file = folder().join(format!(
            "{}-{}.safetensors",
            rule.name(),
            std::process::id()
        ));
        pair.with_params(&[], |cuda, params| cuda.save_with_weights(&file, params))
            .expect("a file");
        // The host's own file is the same, byte for byte.
        let own = file.with_extension("host");
        pair.with_host(&[], |host, params| host.save_with_weights(&own, params))
            .expect("a file");
        let (a, b) = (
            std::fs::read(&file).expect("a file"),
            std::fs::read(&own).expect("a file"),
        );
        assert!(a == b, "the files differ");
        let mut again = Pair::<f32>::new(&held.device, build(rule));
        again
            .with_params(&[], |cuda, params| cuda.load_with_weights(&own, params))
            .expect("a checkpoint");
        again
            .with_host(&[], |host, params| host.load_with_weights(&file, params))
            .expect("a checkpoint");
        again.t = pair.t;
        for _ in 0..3 {
            pair.step();
            again.step();
        }
        again.compare("loaded");
        pair.compare("not stopped");
        for (a, b) in again.tensors.iter().zip(&pair.tensors) {
            assert_eq!(bits(&a.w), bits(&b.w), "{}", a.name);
        }
        assert_eq!(written(&again.host), written(&pair.host));
        for file in [file, own] {
            std::fs::remove_file(file).ok();
        }
    }
}

/// A checkpoint that cannot be gone on from changes neither weights nor states, whatever fails on the way; if even the old weights
/// cannot be written, the run says so.
#[test]
fn nothing_is_half_loaded() {
    let Some(held) = device() else { return };
    let Some(standin) = held.standin else {
        println!("!! SKIPPED: a real driver does not fail when it is told to");
        return;
    };
    let file = folder().join(format!("half-{}.safetensors", std::process::id()));
    let mut pair = Pair::<f32>::new(&held.device, build(Adam::default()));
    pair.step();
    pair.with_host(&[], |host, params| host.save_with_weights(&file, params))
        .expect("a file");
    pair.step();
    let mut failed = 0;
    for call in [Call::Allocate, Call::Copy] {
        let live = standin.live_bytes();
        for nth in 1.. {
            let (done, calls) = pair.with_params(&[], |cuda, params| {
                let calls = standin.calls(call);
                standin.fail(call, nth);
                let done = cuda.load_with_weights(&file, params);
                standin.fail(call, 0);
                (done, standin.calls(call) - calls)
            });
            if calls < nth {
                break;
            }
            done.expect_err("no device");
            failed += 1;
            assert_eq!(standin.live_bytes(), live);
            pair.compare("behind no checkpoint");
        }
        // It was loaded in the end.
        pair.with_host(&[], |host, params| host.load_with_weights(&file, params))
            .expect("a checkpoint");
        pair.compare("a checkpoint");
        pair.step();
        pair.compare("a step behind a checkpoint");
    }
    assert!(failed > 40, "states, weights: {failed}");
    pair.with_params(&[], |cuda, params| {
        // Two states, an average and the weights are read, and the first three sent, of five that are not empty.
        standin.fail(Call::Copy, -(5 * 7 + 2));
        cuda.load_with_weights(&file, params).expect_err("no copy");
        standin.fail(Call::Copy, 0);
        assert!(cuda.settings().is_torn(), "weights of two kinds");
    });
    std::fs::remove_file(file).ok();
}

/// Memory is counted, and all given back.
#[test]
fn memory_is_counted() {
    let Some(held) = device() else { return };
    let before = held.device.held_bytes();
    let live = held.standin.map(|it| it.live_bytes());
    {
        let mut pair = Pair::<f32>::of(&held.device, build(Adam::default()), &[("w", &[4096])]);
        pair.step();
        let memory = pair.cuda.memory();
        // Two states, an average, and the gradient as the rule sees it.
        assert_eq!(
            (memory.states, memory.averages, memory.gathered),
            (2 * 16_384, 16_384, 0)
        );
        assert!((16_384..32_768).contains(&memory.scratch), "{memory:?}");
        // The weights beside.
        assert_eq!(held.device.held_bytes() - before, memory.total() + 16_384);
        pair.cuda.free_scratch();
        assert_eq!(pair.cuda.memory().scratch, 0);
        pair.step();
        pair.compare("behind memory that was given back");
    }
    assert_eq!(held.device.held_bytes(), before);
    assert_eq!(held.standin.map(|it| it.live_bytes()), live);
}

/// The steps of a list that stays send nothing but numbers, and have the bits of any others: over many steps, with a
/// schedule and two groups, and with something else in between.
#[test]
fn lists_that_stay() {
    let Some(held) = device() else { return };
    let host = Optimizer::new(AdamW::default())
        .and_then(|it| {
            it.with_group(
                "bias",
                AdamW::default().with_weight_decay(0.0),
                names(["*.bias"]),
            )
        })
        .and_then(|it| it.with_schedule("lr", cosine(100)));
    let mut pair = Pair::<f32>::new(&held.device, host.expect("a sound optimizer"));
    let gradients: Vec<_> = (0..pair.tensors.len())
        .map(|at| pair.gradient(at))
        .collect();
    let lie: Vec<_> = gradients
        .iter()
        .map(|g| held.device.buffer(g).expect("memory"))
        .collect();
    let mut params = CudaParams::new();
    let weights: Vec<_> = pair
        .tensors
        .iter()
        .map(|tensor| held.device.buffer(&tensor.w).expect("memory"))
        .collect();
    for ((tensor, w), g) in pair.tensors.iter().zip(&weights).zip(&lie) {
        params
            .push(
                tensor.name.as_str(),
                &tensor.shape,
                w.tensor(),
                Some(g.tensor()),
            )
            .expect("of one shape");
    }
    for t in 1..=140 {
        let calls = held.standin.map(|it| {
            [
                it.calls(Call::Copy),
                it.calls(Call::Launch),
                it.calls(Call::Allocate),
            ]
        });
        if t == 90 {
            pair.cuda
                .settings_mut()
                .set_hyper("beta1", 0.8)
                .expect("a hyper-parameter");
            pair.host
                .set_hyper("beta1", 0.8)
                .expect("a hyper-parameter");
        }
        let report = pair.cuda.step(&params).expect("a step");
        let again = held.standin.map(|it| {
            [
                it.calls(Call::Copy),
                it.calls(Call::Launch),
                it.calls(Call::Allocate),
            ]
        });
        if let (3.., Some([copies, launches, made]), Some(again)) = (t, calls, again) {
            assert_eq!(again, [copies, launches + 2, made], "step {t}");
        }
        let host = pair
            .with_host(&gradients, |host, params| host.step(params))
            .expect("a step");
        assert_eq!(
            (report, pair.cuda.settings().steps_of("empty")),
            (host, Some(t))
        );
        if t == 70 || t == 140 {
            assert_eq!(
                written(&pair.cuda.to_host().expect("a copy")),
                written(&pair.host)
            );
            for (w, tensor) in weights.iter().zip(&pair.tensors) {
                assert_eq!(
                    bits(&w.read::<f32>().expect("memory")),
                    bits(&tensor.w),
                    "{} at {t}",
                    tensor.name
                );
            }
        }
    }
}

/// A list of parameters is used again with other tensors, and what does not fit is refused.
#[test]
fn lists_are_used_again() {
    let Some(held) = device() else { return };
    let device = &held.device;
    let mut cuda =
        CudaOptimizer::from_host(device, &Optimizer::new(Adam::default()).expect("a rule"))
            .expect("a move");
    let (w, g) = (
        device.buffer(&[1.0_f32, 2.0]).expect("memory"),
        device.buffer(&[0.5_f32, 0.1]).expect("memory"),
    );
    let other = device.buffer(&[0.25_f64, 0.1]).expect("memory");
    let h = device.buffer(&[-0.5_f32, 0.3]).expect("memory");
    let mut params = CudaParams::new();
    params
        .push("w", &[2], w.tensor(), Some(g.tensor()))
        .expect("of one shape");
    cuda.step(&params).expect("a step");
    params
        .set(0, w.tensor(), Some(h.tensor()))
        .expect("of one shape");
    cuda.step(&params).expect("a step");
    assert_eq!(cuda.settings().steps_of("w"), Some(2));
    let refused = params.set(0, w.tensor(), Some(other.tensor()));
    assert!(
        refused
            .expect_err("another type")
            .to_string()
            .contains("f64")
    );
    let refused = params.set(1, w.tensor(), Some(g.tensor()));
    assert!(
        refused
            .expect_err("no parameter")
            .to_string()
            .contains("there are 1")
    );
    // The product of these is 2 in as many bits as there are.
    let refused = params.push("v", &[1 << 63, 2, 2, 1 << 62, 2], w.tensor(), None);
    let refused = refused.map(drop).expect_err("no memory has so many");
    assert!(refused.to_string().contains("shape"), "{refused}");
    let refused = params.push("v", &[3], w.tensor(), None).map(drop);
    assert!(
        refused
            .expect_err("another length")
            .to_string()
            .contains("has 2 values")
    );
}
