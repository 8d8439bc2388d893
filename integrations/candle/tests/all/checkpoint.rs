//! A run that goes on from a checkpoint has the bits of one that never stopped.

use candle_core::{DType, Var};
use candle_nn::VarMap;
use optim_candle::{CandleOptimizer, Error};
use optim_runtime::schedule::cosine;
use optim_runtime::{AdamW, Average, CheckpointFault, Optimizer, names};

use crate::common::{Scratch, flat, gradients, optimizer, over, var, vars};

/// A map with variables of three types, whose values depend on the seed.
fn map(seed: u64) -> VarMap {
    let map = VarMap::new();
    let mut data = map.data().lock().expect("a new map");
    for (i, dtype) in [DType::F32, DType::BF16, DType::F16, DType::F64]
        .into_iter()
        .enumerate()
    {
        data.insert(
            format!("{i}.weight"),
            var(seed + i as u64, &[20, 60], dtype),
        );
        data.insert(format!("{i}.bias"), var(seed + 10 + i as u64, &[20], dtype));
    }
    drop(data);
    map
}

fn sorted(map: &VarMap) -> Vec<(String, Var)> {
    let data = map.data().lock().expect("nobody panicked");
    let mut vars: Vec<_> = data.iter().map(|(n, v)| (n.clone(), v.clone())).collect();
    vars.sort_by(|a, b| a.0.cmp(&b.0));
    vars
}

fn built(map: &VarMap) -> CandleOptimizer {
    let build = || -> Result<Optimizer, optim_runtime::Error> {
        Optimizer::new(AdamW::default().with_lr(1e-3))?
            .with_group(
                "no decay",
                AdamW::default().with_weight_decay(0.0),
                names(["*.bias"]),
            )?
            .with_schedule("lr", cosine(40))?
            .with_average(Average::ema(0.9))
    };
    CandleOptimizer::from_varmap(map, build().expect("good settings")).expect("good variables")
}

fn run(optimizer: &mut CandleOptimizer, map: &VarMap, steps: std::ops::Range<u64>) {
    let vars = sorted(map);
    for t in steps {
        optimizer.step(&gradients(&vars, t)).expect("a step");
    }
}

/// The weights of a run that does not stop, and its evaluation weights, which are an average in all digits.
fn unstopped() -> (Vec<f64>, Vec<f64>) {
    let map = map(1);
    let mut optimizer = built(&map);
    run(&mut optimizer, &map, 0..30);
    ends(&mut optimizer, &map)
}

fn ends(optimizer: &mut CandleOptimizer, map: &VarMap) -> (Vec<f64>, Vec<f64>) {
    let last = flat(&sorted(map));
    optimizer.eval_weights().expect("an average");
    (last, flat(&sorted(map)))
}

/// Beside candle's own file of the weights, which is loaded before or after. The digits of variables in half precision
/// are in ours.
#[test]
fn a_run_resumes_beside_varmap() {
    let (state, weights) = (Scratch::new("state"), Scratch::new("weights"));
    let first = map(1);
    let mut optimizer = built(&first);
    run(&mut optimizer, &first, 0..12);
    optimizer.save(&state.0).expect("a checkpoint");
    first.save(&weights.0).expect("candle's file");
    for weights_first in [true, false] {
        let mut second = map(100);
        let mut again = built(&second);
        if weights_first {
            second.load(&weights.0).expect("the weights");
        }
        again.load(&state.0).expect("the same groups");
        if !weights_first {
            second.load(&weights.0).expect("the weights");
        }
        assert_eq!(again.steps(), 12);
        run(&mut again, &second, 12..30);
        assert_eq!(ends(&mut again, &second), unstopped());
    }
}

/// Without the digits it would be another run: the test above would fail.
#[test]
fn the_digits_matter() {
    let weights = Scratch::new("rounded");
    let first = map(1);
    let mut optimizer = built(&first);
    run(&mut optimizer, &first, 0..12);
    first.save(&weights.0).expect("candle's file");
    let mut second = map(100);
    second.load(&weights.0).expect("the weights");
    let mut bytes = Vec::new();
    // The runtime's own method knows nothing of what stands beside variables.
    Optimizer::write_to(&optimizer, &mut bytes, &[]).expect("a checkpoint");
    let mut again = built(&second);
    Optimizer::read_from(&mut again, &bytes).expect("the same groups");
    run(&mut again, &second, 12..30);
    assert_ne!(ends(&mut again, &second), unstopped());
}

#[test]
fn a_run_resumes_from_one_file() {
    let file = Scratch::new("whole");
    let first = map(1);
    let mut optimizer = built(&first);
    run(&mut optimizer, &first, 0..12);
    optimizer.save_with_weights(&file.0).expect("a checkpoint");
    let saved = flat(&sorted(&first));
    let second = map(100);
    let mut again = built(&second);
    again
        .load_with_weights(&file.0)
        .expect("the same groups and shapes");
    assert_eq!(flat(&sorted(&second)), saved);
    run(&mut again, &second, 12..30);
    assert_eq!(ends(&mut again, &second), unstopped());
}

#[test]
fn a_run_resumes_from_memory() {
    let first = map(1);
    let mut optimizer = built(&first);
    run(&mut optimizer, &first, 0..12);
    let (mut state, mut whole) = (Vec::new(), Vec::new());
    optimizer.write_to(&mut state).expect("a checkpoint");
    optimizer
        .write_with_weights_to(&mut whole)
        .expect("a checkpoint");
    assert!(state.len() < whole.len());
    let second = map(100);
    let mut again = built(&second);
    again.read_with_weights_from(&whole).expect("the same");
    // The weights are there now, so the state alone fits too.
    again.read_from(&state).expect("the same");
    run(&mut again, &second, 12..30);
    assert_eq!(ends(&mut again, &second), unstopped());
}

/// What differs is told, and nothing has changed.
#[test]
fn another_checkpoint_changes_nothing() {
    let (file, half) = (Scratch::new("other"), [DType::BF16]);
    let small = vars(&[vec![3]], half[0], 1);
    let mut other = over(&small, optimizer(optim_runtime::Lion::default()));
    other.step(&gradients(&small, 1)).expect("a step");
    other.save(&file.0).expect("a checkpoint");

    let map = map(1);
    let mut optimizer = built(&map);
    run(&mut optimizer, &map, 0..12);
    let refused = optimizer.load(&file.0);
    let Err(Error::Optimizer(optim_runtime::Error::Checkpoint { fault, .. })) = refused else {
        panic!("{refused:?}");
    };
    assert!(matches!(*fault, CheckpointFault::Differs(_)));
    assert!(optimizer.load_with_weights(&file.0).is_err());
    run(&mut optimizer, &map, 12..30);
    assert_eq!(ends(&mut optimizer, &map), unstopped());
}

/// What fits is taken, and the account says what was not.
#[test]
fn a_part_is_taken() {
    let file = Scratch::new("part");
    let first = map(1);
    let mut optimizer = built(&first);
    run(&mut optimizer, &first, 0..3);
    optimizer.save_with_weights(&file.0).expect("a checkpoint");
    let second = map(100);
    let replaced = var(7, &[5], DType::F32);
    second
        .data()
        .lock()
        .expect("nobody panicked")
        .insert("0.bias".to_owned(), replaced);
    let mut again = built(&second);
    assert!(again.load_with_weights(&file.0).is_err());
    let loaded = again.load_matching(&file.0).expect("a good file");
    assert_eq!(loaded.weights.len(), 7);
    assert_eq!(loaded.differences.len(), 1);
}

/// Positions are no names: those of `VarMap::all_vars` are others in each run.
#[test]
fn without_names_there_is_no_checkpoint() {
    let own = map(1).all_vars();
    let mut optimizer: CandleOptimizer =
        candle_nn::Optimizer::new(own, optimizer(AdamW::default())).expect("good variables");
    let file = Scratch::new("nameless");
    assert!(matches!(optimizer.save(&file.0), Err(Error::NoNames)));
    assert!(matches!(optimizer.load(&file.0), Err(Error::NoNames)));
    assert!(!file.0.exists());
}

/// The order in which a map gives its variables changes no bit.
#[test]
fn the_order_of_variables_is_nothing() {
    let [a, b] = [0, 1].map(|_| vars(&vec![vec![30]; 5], DType::F32, 1));
    let rule = || optimizer(AdamW::default()).with_clip(optim_runtime::Clip::global_norm(0.1));
    let mut forward = over(&a, rule().expect("a clip"));
    let backward: Vec<_> = b.iter().rev().cloned().collect();
    let mut backward = over(&backward, rule().expect("a clip"));
    for t in 0..5 {
        forward.step(&gradients(&a, t)).expect("a step");
        backward.step(&gradients(&b, t)).expect("a step");
    }
    assert_eq!(flat(&a), flat(&b));
}
