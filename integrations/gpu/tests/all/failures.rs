//! What fails on the way: each ends as an error that names it, and a run goes on from where it was, or says that it cannot.

use optim_gpu::optim_runtime::{Adafactor, Adam, AdamW, AnyRule, Average, Clip, Lamb, Optimizer};
use optim_gpu::{CudaOptimizer, Error};

use crate::pair::Pair;
use crate::standin::{Call, Held, StandIn, device};

fn build(rule: impl Into<AnyRule>) -> Optimizer {
    let optimizer = Optimizer::new(rule)
        .expect("a valid rule")
        .with_statistics(true);
    let optimizer = optimizer
        .with_clip(Clip::global_norm(0.5))
        .expect("a sound optimizer");
    optimizer
        .with_average(Average::ema(0.9))
        .expect("a sound optimizer")
}

fn standin(held: &Held) -> Option<&'static StandIn> {
    if held.standin.is_none() {
        println!("!! SKIPPED: a real driver does not fail when it is told to");
    }
    held.standin
}

/// Fails the n-th call of a kind in the first and in the third step, for every n that there is.
fn every_failure(call: Call, expected: impl Fn(&Error) -> bool) {
    let Some(held) = device() else { return };
    let Some(standin) = standin(&held) else {
        return;
    };
    let rules: [AnyRule; 3] = [
        Adam::default().into(),
        Lamb::default().into(),
        Adafactor::default().into(),
    ];
    for rule in rules {
        // Whatever is compiled is there.
        Pair::<f32>::new(&held.device, build(rule.clone())).step();
        let (mut torn, mut whole, mut less) = (0, 0, 0);
        for before in [0, 2] {
            let mut nth = 0;
            loop {
                nth += 1;
                let mut pair = Pair::<f32>::new(&held.device, build(rule.clone()));
                (0..before).for_each(|_| drop(pair.step()));
                let gradients: Vec<_> = (0..pair.tensors.len())
                    .map(|at| pair.gradient(at))
                    .collect();
                // Buffers of gradients are made by the test.
                let (stepped, calls) = pair.with_params(&gradients, |cuda, params| {
                    let calls = standin.calls(call);
                    standin.fail(call, nth);
                    let stepped = cuda.step(params);
                    standin.fail(call, 0);
                    (stepped, standin.calls(call) - calls)
                });
                if calls < nth {
                    break;
                }
                let Err(error) = stepped else {
                    // It was asked for less, and that was there.
                    pair.with_host(&gradients, |host, params| host.step(params))
                        .expect("a sound step");
                    pair.compare("a step with less");
                    less += 1;
                    continue;
                };
                assert!(expected(&error), "{rule:?}: {error}");
                if pair.cuda.settings().is_torn() {
                    torn += 1;
                    let refused = pair.cuda.to_host().expect_err("nothing to go on from");
                    assert!(refused.to_string().contains("of two steps"), "{refused}");
                    continue;
                }
                whole += 1;
                pair.compare("behind an error");
                pair.step();
                pair.compare("a step behind an error");
            }
        }
        println!(
            "{}: {whole} went on, {torn} ended on their way, {less} did with less",
            rule.name()
        );
        assert!(whole > 0);
    }
}

#[test]
fn no_memory() {
    every_failure(
        Call::Allocate,
        |error| matches!(error, Error::OutOfMemory { bytes, .. } if *bytes > 0),
    );
}

#[test]
fn no_launch() {
    every_failure(
        Call::Launch,
        |error| matches!(error, Error::Launch { kernel, fault, .. } if !kernel.is_empty() && fault.code() == 719),
    );
}

#[test]
fn no_copy() {
    every_failure(
        Call::Copy,
        |error| matches!(error, Error::Driver { fault, .. } if fault.code() == 700),
    );
}

/// A move that fails leaves nothing behind.
#[test]
fn no_memory_for_a_move() {
    let Some(held) = device() else { return };
    let Some(standin) = standin(&held) else {
        return;
    };
    let mut pair = Pair::<f32>::new(&held.device, build(Adam::default()));
    pair.step();
    let live = standin.live_bytes();
    for nth in 1.. {
        let host = pair.host.clone();
        standin.fail(Call::Allocate, nth);
        let moved = CudaOptimizer::from_host(&held.device, host);
        standin.fail(Call::Allocate, 0);
        match moved {
            Ok(_) => {
                assert!(nth > 10, "three values of each tensor");
                break;
            }
            Err(error) => assert!(matches!(error, Error::OutOfMemory { .. }), "{error}"),
        }
        assert_eq!(standin.live_bytes(), live);
    }
}

/// A text that does not compile, and one that is compiled to other bits.
#[test]
fn no_code() {
    let Some(held) = device() else { return };
    let Some(standin) = standin(&held) else {
        return;
    };
    let without = held.device.with_cache(None);
    let mut pair = Pair::<f32>::new(
        &without,
        Optimizer::new(AdamW::default()).expect("a valid rule"),
    );
    let gradients: Vec<_> = (0..pair.tensors.len())
        .map(|at| pair.gradient(at))
        .collect();
    standin.fail_compile(1);
    let error = pair
        .with_params(&gradients, |cuda, params| cuda.step(params))
        .expect_err("no code");
    let Error::Compile {
        what, log, arch, ..
    } = &error
    else {
        panic!("{error}")
    };
    assert_eq!(
        (what.as_str(), arch.as_str()),
        ("AdamW", "--gpu-architecture=sm_90")
    );
    assert!(log.contains("asked"), "{log}");
    pair.compare("behind a text that does not compile");
    if cfg!(target_arch = "x86_64") && std::arch::is_x86_feature_detected!("fma") {
        standin.contract(true);
        let error = pair
            .with_params(&gradients, |cuda, params| cuda.step(params))
            .expect_err("other bits");
        standin.contract(false);
        assert!(matches!(error, Error::OtherBits { .. }), "{error}");
    } else {
        println!("!! SKIPPED: this processor has no fused operation to contract to");
    }
    pair.step();
    pair.compare("a step behind both");
}
