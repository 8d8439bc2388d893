//! What fails on the way: each ends as an error that names it, and a run goes on from where it was, or says that it cannot.

use optim_gpu::optim_runtime::{
    Adafactor, Adam, AdamW, AnyRule, Average, Clip, Lamb, Optimizer, names,
};
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

/// Gradients are gathered or they are not: behind an error the sums are those that were there, and a move finds all of them.
#[test]
fn nothing_is_half_gathered() {
    let Some(held) = device() else { return };
    let Some(standin) = standin(&held) else {
        return;
    };
    let host = Optimizer::new(Adam::default()).expect("a valid rule");
    // Of parameters that are new, that have taken a step, and that have a sum besides.
    let begun = |before: usize| {
        let mut pair = Pair::<f32>::new(&held.device, host.clone());
        let gradients = |pair: &Pair<f32>| -> Vec<_> {
            let all = 0..pair.tensors.len();
            all.map(|at| pair.gradient(at)).collect()
        };
        if before > 0 {
            pair.step();
        }
        if before > 1 {
            let gradients = gradients(&pair);
            pair.with_params(&gradients, |cuda, params| cuda.accumulate(params))
                .expect("a sound call");
            pair.with_host(&gradients, |host, params| host.accumulate(params))
                .expect("a sound call");
            pair.t += 1;
        }
        let gradients = gradients(&pair);
        (pair, gradients)
    };
    for call in [Call::Allocate, Call::Copy, Call::Launch] {
        for before in [0, 1, 2] {
            let mut failed = 0;
            for nth in 1.. {
                let (mut pair, gradients) = begun(before);
                let (done, calls) = pair.with_params(&gradients, |cuda, params| {
                    let calls = standin.calls(call);
                    standin.fail(call, nth);
                    let done = cuda.accumulate(params);
                    standin.fail(call, 0);
                    (done, standin.calls(call) - calls)
                });
                if calls < nth {
                    break;
                }
                assert!(!pair.cuda.settings().is_torn(), "{call:?} {nth}");
                if done.is_ok() {
                    // It was asked for less, and that was there.
                    pair.with_host(&gradients, |host, params| host.accumulate(params))
                        .expect("a sound call");
                }
                failed += usize::from(done.is_err());
                pair.compare("behind gradients that were not gathered");
                pair.with_params(&gradients, |cuda, params| cuda.accumulate(params))
                    .expect("a sound call");
                pair.with_host(&gradients, |host, params| host.accumulate(params))
                    .expect("a sound call");
                pair.step();
                pair.compare("gathered behind an error");
            }
            println!("{call:?} after {before}: {failed}");
            // Sums that are there take launches, and others memory and copies.
            assert_eq!(
                failed > 0,
                matches!(call, Call::Launch) == (before == 2) || matches!(call, Call::Copy)
            );
        }
    }
}

/// What fails before anything has changed ends no run: the first launch of a step, the first weights to evaluate with; and the
/// weights to train come back by another call.
#[test]
fn nothing_is_torn_before_the_first_launch() {
    let Some(held) = device() else { return };
    let Some(standin) = standin(&held) else {
        return;
    };
    let group = Adam::default().with_lr(0.5);
    let host = Optimizer::new(Adam::default())
        .and_then(|it| it.with_group("bias", group, names(["*.bias"])))
        .expect("a sound optimizer");
    for (nth, is_torn) in [(1, false), (2, true)] {
        for before in [0, 2] {
            let mut pair = Pair::<f32>::new(&held.device, host.clone());
            (0..before).for_each(|_| drop(pair.step()));
            let gradients: Vec<_> = (0..pair.tensors.len())
                .map(|at| pair.gradient(at))
                .collect();
            pair.with_params(&gradients, |cuda, params| {
                standin.fail(Call::Launch, nth);
                let error = cuda.step(params).expect_err("no launch");
                assert!(matches!(error, Error::Launch { .. }), "{error}");
            });
            assert_eq!(pair.cuda.settings().is_torn(), is_torn);
            if !is_torn {
                if before > 0 {
                    // Else it has seen names of a pattern, and the host's has not.
                    pair.compare("behind no launch");
                }
                pair.step();
                pair.compare("a step behind no launch");
            }
        }
    }
    let averaged = host
        .with_average(Average::swa())
        .expect("a sound optimizer");
    let mut pair = Pair::<f32>::new(&held.device, averaged);
    pair.step();
    let each = pair.tensors.iter().filter(|it| !it.w.is_empty()).count();
    let each = i64::try_from(each).expect("a few");
    pair.with_params(&[], |cuda, params| {
        standin.fail(Call::Copy, each + 1);
        cuda.eval_weights(params).expect_err("no copy");
        assert!(!cuda.settings().is_torn() && !cuda.settings().is_evaluating());
    });
    pair.compare("behind no weights to evaluate with");
    pair.with_params(&[], |cuda, params| {
        cuda.eval_weights(params).expect("weights");
        for nth in [1, 3] {
            standin.fail(Call::Copy, nth);
            cuda.train_weights(params).expect_err("no copy");
            assert!(!cuda.settings().is_torn() && cuda.settings().is_evaluating());
        }
        cuda.train_weights(params).expect("weights");
    });
    pair.compare("behind weights that came back at last");
    pair.step();
    pair.compare("a step behind both");
    pair.with_params(&[], |cuda, params| {
        standin.fail(Call::Copy, each + 2);
        cuda.eval_weights(params).expect_err("no copy");
        assert!(cuda.settings().is_torn(), "weights of two kinds");
    });
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
    let (live, host) = (standin.live_bytes(), pair.host.clone());
    for nth in 1.. {
        standin.fail(Call::Allocate, nth);
        let moved = CudaOptimizer::from_host(&held.device, &host);
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
    // It goes on from there.
    pair.cuda = CudaOptimizer::from_host(&held.device, &host).expect("a move");
    pair.step();
    pair.compare("moved at last");
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
