//! A resumed run has the bits of one that never stopped.

use optim_runtime::{AnyRule, Average, Exec, Frozen, Optimizer, Param, Sgd};
use optim_tests::builtins::Builtin;
use optim_tests::every_builtin;
use optim_tests::inputs::Knobs;
use optim_tests::real::{Real, bits};
use optim_tests::ways::{plainest, two_threads};

use super::run::{EVENTS, NAMES, Run, built, params};
use super::{bytes, bytes_with};

/// Numbers of a run, and again somewhat beyond.
const KNOBS: [Knobs; 2] = [
    Knobs {
        lr: 0.05,
        fast: 0.9,
        slow: 0.99,
        eps: 1e-8,
        decay: 0.01,
    },
    Knobs {
        lr: 0.3,
        fast: 0.0,
        slow: 0.6,
        eps: 1e-3,
        decay: 0.2,
    },
];

/// Whenever a run of any rule is saved, under whichever of its settings, and however it was run and is run from there on:
/// weights, states, histories, the scale of the loss, what was accumulated and averaged are the same to the bit. The
/// checkpoint has all that an optimizer is made of, so two with equal checkpoints are the same.
fn a_resumed_run_has_the_same_bits<R: Builtin, T: Real>() {
    for (place, rule) in KNOBS.iter().flat_map(R::variants).enumerate() {
        let rule = AnyRule::from(rule);
        let averaged = place % 2 == 0;
        let mut whole = Run::<T>::new(&rule, averaged).with_exec(plainest());
        let mut saved = Vec::new();
        for at in 0..=EVENTS {
            let Run { optimizer, weights } = &mut whole;
            saved.push(bytes_with(optimizer, &params(weights)));
            if at < EVENTS {
                whole.event(at);
            }
        }
        let end = saved.last().unwrap();
        for (at, saved) in saved.iter().enumerate() {
            // Each variant at two places, all places in the course of all variants.
            if (at + place) % 4 != 0 {
                continue;
            }
            let exec = if at % 2 == 0 {
                two_threads(2)
            } else {
                Exec::serial()
            };
            let mut resumed = Run::<T>::new(&rule, averaged).with_exec(exec);
            let Run { optimizer, weights } = &mut resumed;
            weights.iter_mut().flatten().for_each(|w| *w = T::ZERO);
            let mut given = params(weights);
            optimizer.read_with_weights_from(saved, &mut given).unwrap();
            assert_eq!(bytes_with(optimizer, &given), *saved, "{rule:?} at {at}");
            for event in at..EVENTS {
                resumed.event(event);
            }
            let Run { optimizer, weights } = &mut resumed;
            assert_eq!(
                bytes_with(optimizer, &params(weights)),
                *end,
                "{rule:?} from {at} on"
            );
        }
    }
}

every_builtin!(a_resumed_run_has_the_same_bits);

/// Hyper-parameters are those of the file, whatever the optimizer was built with.
#[test]
fn hyper_parameters_come_from_the_file() {
    let build = |lr: f64| Optimizer::new(Sgd::default().with_lr(lr).with_momentum(lr)).unwrap();
    let mut optimizer = build(0.25);
    optimizer.set_hyper("dampening", 0.125).unwrap();
    let mut other = build(0.5);
    other.read_from(&bytes(&optimizer)).unwrap();
    assert_eq!(other.rule::<Sgd>(), optimizer.rule::<Sgd>());
}

/// A group that rests when it is saved rests when it is loaded, and its state waits.
#[test]
fn a_group_that_rests() {
    let sgd = || Sgd::default().with_momentum(0.9);
    let build = || Optimizer::new(sgd()).unwrap();
    let step = |optimizer: &mut Optimizer, w: &mut Vec<f64>| {
        let param = Param::new("w", w, &[1.0, 2.0]).unwrap();
        optimizer.step(&mut [param]).unwrap();
    };
    let (mut optimizer, mut w) = (build(), vec![1.0, 2.0]);
    step(&mut optimizer, &mut w);
    optimizer.set_rule(Frozen).unwrap();
    let mut again = build();
    again.read_from(&bytes(&optimizer)).unwrap();
    let mut v = w.clone();
    for (optimizer, w) in [(&mut optimizer, &mut w), (&mut again, &mut v)] {
        let before = w.clone();
        step(optimizer, w);
        assert_eq!(*w, before, "it rests");
        optimizer.set_rule(sgd()).unwrap();
        step(optimizer, w);
    }
    assert_eq!(bits(&w), bits(&v));
    assert_eq!(bytes(&optimizer), bytes(&again));
}

/// A state that a setting has switched off keeps its values and goes on from them.
#[test]
fn a_state_that_rests() {
    let build = || Optimizer::new(Sgd::default().with_momentum(0.9)).unwrap();
    let (mut optimizer, mut w) = (build(), vec![1.0_f32, 2.0]);
    let step = |optimizer: &mut Optimizer, w: &mut Vec<f32>| {
        optimizer
            .step(&mut [Param::new("w", w, &[1.0, 2.0]).unwrap()])
            .unwrap();
    };
    step(&mut optimizer, &mut w);
    optimizer.set_hyper("momentum", 0.0).unwrap();
    step(&mut optimizer, &mut w);
    let (mut again, mut v) = (build(), w.clone());
    again.read_from(&bytes(&optimizer)).unwrap();
    assert_eq!(
        again
            .state("w")
            .unwrap()
            .typed::<f32>()
            .unwrap()
            .names()
            .count(),
        0
    );
    for (optimizer, w) in [(&mut optimizer, &mut w), (&mut again, &mut v)] {
        optimizer.set_hyper("momentum", 0.9).unwrap();
        step(optimizer, w);
    }
    assert_eq!(bits(&w), bits(&v));
}

/// Infinities and NaNs of states and numbers come back to the bit.
#[test]
fn numbers_that_are_none_come_back() {
    let build = || {
        Optimizer::new(optim_runtime::Adam::default())
            .and_then(|it| it.with_average(Average::swa()))
            .unwrap()
    };
    let mut optimizer = build();
    let mut w = vec![1.0_f64, 2.0, 3.0];
    let g = [f64::NAN, f64::INFINITY, -f64::from_bits(1)];
    optimizer
        .step(&mut [Param::new("w", &mut w, &g).unwrap()])
        .unwrap();
    let saved = bytes_with(&optimizer, &[Param::weights("w", &mut w).unwrap()]);
    let mut again = build();
    let mut v = vec![0.0; 3];
    let mut params = [Param::weights("w", &mut v).unwrap()];
    again.read_with_weights_from(&saved, &mut params).unwrap();
    assert_eq!(bytes_with(&again, &params), saved);
    let raw = |w: &[f64]| w.iter().map(|w| w.to_bits()).collect::<Vec<_>>();
    assert_eq!(raw(&v), raw(&w));
}

/// A pattern that was matched before is not told as unmatched, and is no error of a strict optimizer.
#[test]
fn patterns_stay_matched() {
    let build = || {
        let sgd = Sgd::default();
        Optimizer::new(sgd.clone())
            .and_then(|it| it.with_group("bias", sgd, optim_runtime::names(["*.bias"])))
            .unwrap()
            .with_strict_groups(true)
    };
    let (mut optimizer, mut w) = (build(), vec![1.0]);
    optimizer
        .step(&mut [Param::new("a.bias", &mut w, &[1.0]).unwrap()])
        .unwrap();
    let mut again = build();
    again.read_from(&bytes(&optimizer)).unwrap();
    let report = again.step(&mut [Param::new("a.bias", &mut w, &[1.0]).unwrap()]);
    assert!(report.unwrap().unmatched.is_empty());
}

/// The same through a file, whose folder is the working folder too.
#[test]
fn a_file_is_what_bytes_are() {
    let rule = AnyRule::from(Sgd::default().with_momentum(0.9));
    let mut run = Run::<f32>::new(&rule, true);
    run.event(0);
    let folder = std::env::temp_dir().join(format!("optim-checkpoint-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("run ä.safetensors");
    for at in 1..EVENTS {
        let Run { optimizer, weights } = &mut run;
        let given = params(weights);
        optimizer.save_with_weights(&file, &given).unwrap();
        assert_eq!(std::fs::read(&file).unwrap(), bytes_with(optimizer, &given));
        drop(given);
        let (mut again, mut read) = (built(&rule, true), weights_of_zeros(weights));
        again
            .load_with_weights(&file, &mut params(&mut read))
            .unwrap();
        assert_eq!(
            again.state(NAMES[0]).unwrap().step(),
            optimizer.state(NAMES[0]).unwrap().step()
        );
        assert_eq!(read, *weights);
        run.event(at);
    }
    let names = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(names, 1, "nothing else is left");
    std::fs::remove_dir_all(&folder).unwrap();
}

fn weights_of_zeros(weights: &[Vec<f32>]) -> Vec<Vec<f32>> {
    weights.iter().map(|w| vec![0.0; w.len()]).collect()
}
