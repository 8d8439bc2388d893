//! Checkpoints between hosts and devices.

use optim_gpu::optim_runtime::{Adam, AnyRule, Average, Clip, Lamb, Optimizer};
use optim_gpu::{CudaOptimizer, CudaParams};

use crate::pair::{Pair, bits, written};
use crate::standin::{device, folder};

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

/// A list of parameters is used again with other tensors, and what does not fit is refused.
#[test]
fn lists_are_used_again() {
    let Some(held) = device() else { return };
    let device = &held.device;
    let mut cuda =
        CudaOptimizer::from_host(device, Optimizer::new(Adam::default()).expect("a rule"))
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
    let refused = params.push("v", &[3], w.tensor(), None).map(drop);
    assert!(
        refused
            .expect_err("another length")
            .to_string()
            .contains("has 2 values")
    );
}
