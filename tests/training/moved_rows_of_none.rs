//! Tensors without weights: rows come to them and go from them, and what is kept of them is what the shape asks for.

use std::sync::Arc;

use optim_runtime::device::{DeviceState, Next};
use optim_runtime::{
    Average, Clip, Error, Exec, Inputs, Optimizer, Param, Rule, Update, optimizer,
};
use optim_tests::beside;
use optim_tests::published::preconditioned::{Conda, ScalableShampoo, Shampoo};
use optim_tests::squares::{Basis, Products, Roots};

optimizer! {
    /// A number of the tensor is made of how many weights there are.
    pub struct Shares {
        /// Learning rate.
        lr = 0.5 where lr >= 0,
    }

    state {
        /// Sum of the weights' shares in the tensor.
        s: scalar,
    }

    update(w, g) {
        s = prev(s) + 1 / len(w);
        w -= lr * s * g;
    }
}

optimizer! {
    /// Such a number of a rule that reduces.
    pub struct Means {
        /// Learning rate.
        lr = 0.5 where lr >= 0,
    }

    state {
        /// Sum of means and shares.
        s: scalar,
    }

    update(w, g) {
        s = prev(s) + mean(g^2) + 1 / len(w);
        w -= lr * s * g;
    }
}

optimizer! {
    /// Such a number of a rule that is evaluated by it.
    pub struct Evaluated {
        /// Learning rate.
        lr = 0.5 where lr >= 0,
    }

    state {
        /// Sum of the weights' shares in the tensor.
        s: scalar,
    }

    update(w, g) {
        s = prev(s) + 1 / len(w);
        w -= lr * s * g;
    }

    eval(w) {
        w = w / s;
    }
}

optimizer! {
    /// A number that has nothing to do with the weights.
    pub struct Counted {
        /// Learning rate.
        lr = 0.5 where lr >= 0,
    }

    state {
        /// Number of steps.
        s: scalar,
    }

    update(w, g) {
        s = prev(s) + 1;
        w -= lr * g / s;
    }
}

/// Rows of nothing, and what is given beside it.
fn none<'a>(name: &'a str, w: &'a mut [f64]) -> Param<'a> {
    let param = Param::new(name, w, &[]).unwrap();
    param.with_shape(&[0, 2]).unwrap()
}

fn scalar(optimizer: &Optimizer, parameter: &str) -> f64 {
    let s = optimizer.state(parameter).unwrap().get("s").unwrap();
    s.to_vec()[0]
}

const SHAPES: [&[usize]; 14] = [
    &[3, 0],
    &[0, 4],
    &[0, 0],
    &[1, 1],
    &[1, 0],
    &[2, 3],
    &[0],
    &[3],
    &[2, 0, 3],
    &[2, 3, 0],
    &[0, 2, 3],
    &[1, 2, 2],
    &[2, 2, 3],
    &[0, 0, 1, 2],
];

/// Rows of a parameter of so many, which move.
fn lists(rows: usize) -> Vec<Vec<Option<usize>>> {
    let all: Vec<_> = (0..rows).map(Some).collect();
    vec![
        Vec::new(),
        vec![None],
        vec![None; 3],
        all.iter().copied().take(1).collect(),
        all.iter().copied().rev().collect(),
        all.iter().copied().chain([None]).collect(),
        all.iter().copied().skip(1).collect(),
        all.iter().chain(&all).copied().collect(),
    ]
}

/// A step of a parameter of this shape; its weights.
fn step<R: Rule>(optimizer: &mut Optimizer, shape: &[usize]) -> Result<Vec<f64>, Error> {
    let len = shape.iter().product();
    let value = |i: usize| ((i * 37 % 11) as f64 - 4.5) * 0.1;
    let mut w: Vec<_> = (0..len).map(|i| 1.0 + value(i)).collect();
    let g: Vec<_> = (0..len).map(|i| value(i + 3)).collect();
    beside::numbers(&R::META, optimizer);
    let param = Param::new("m", &mut w, &g)?.with_shape(shape)?;
    optimizer.step(&mut [beside::param(&R::META, param, &g)?])?;
    Ok(w)
}

/// Each state of a parameter, with the number of its values.
fn lengths(optimizer: &Optimizer) -> Vec<(&'static str, usize)> {
    let state = optimizer.state("m").unwrap().typed::<f64>().unwrap();
    let names = state.names();
    names
        .map(|name| (name, state.get(name).unwrap().to_vec().len()))
        .collect()
}

fn bits(w: &[f64]) -> Vec<u64> {
    w.iter().map(|w| w.to_bits()).collect()
}

/// All lists of rows of a shape under a rule; how many of them were gone through to the end.
fn moves<R: Rule + Default>(shape: &[usize]) -> usize {
    let new = || Optimizer::new(R::default()).unwrap();
    let mut done = 0;
    for rows in lists(shape[0]) {
        let of = format!("{} {shape:?} {rows:?}", R::META.name);
        let (mut moved, mut fresh) = (new(), new());
        if step::<R>(&mut moved, shape).is_err() {
            // It is for other tensors.
            return done;
        }
        let other = [&[rows.len()], &shape[1..]].concat();
        let expected = step::<R>(&mut fresh, &other);
        match moved.move_rows("m", &rows) {
            Err(Error::RowsFromWeights { .. }) if rows.contains(&None) => continue,
            done => done.unwrap_or_else(|error| panic!("{of}: {error}")),
        }
        // What is written behind the move is read, too.
        let mut read = new();
        let write = |optimizer: &Optimizer| {
            let mut bytes = Vec::new();
            optimizer.write_to(&mut bytes, &[]).unwrap();
            bytes
        };
        read.read_from(&write(&moved)[..])
            .unwrap_or_else(|error| panic!("{of}: {error}"));
        if let Err(refused) = expected {
            let error = step::<R>(&mut moved, &other).expect_err(&of);
            assert_eq!(error.to_string(), refused.to_string(), "{of}");
            continue;
        }
        let w = step::<R>(&mut moved, &other).unwrap_or_else(|error| panic!("{of}: {error}"));
        assert!(w.iter().all(|w| w.is_finite()), "{of}: {w:?}");
        assert_eq!(lengths(&moved), lengths(&fresh), "{of}");
        assert_eq!(
            bits(&step::<R>(&mut read, &other).unwrap()),
            bits(&w),
            "{of}"
        );
        let mut read = new();
        read.read_from(&write(&moved)[..])
            .unwrap_or_else(|error| panic!("{of}: {error}"));
        let both = [&mut moved, &mut read].map(|it| step::<R>(it, &other).unwrap());
        assert_eq!(bits(&both[0]), bits(&both[1]), "{of}");
        assert_eq!(moved.state("m").unwrap().step(), 3, "{of}");
        done += 1;
    }
    done
}

fn all_moves<R: Rule + Default>() {
    let done: usize = SHAPES.into_iter().map(moves::<R>).sum();
    // Rules of matrices refuse batches and vectors, and those whose states start at the weights refuse new rows.
    assert!(done >= 30, "{}: {done}", R::META.name);
}

#[test]
fn rows_of_small_tensors_move_under_every_rule() {
    macro_rules! check_all {
        ([] $($name:ident: $rule:ident,)*) => { $(all_moves::<optim_runtime::$rule>();)* };
    }
    optim_runtime::built_in_rules! { check_all }
    all_moves::<Shares>();
    all_moves::<Means>();
}

#[test]
fn rows_of_small_tensors_move_under_rules_of_square_matrices() {
    all_moves::<Shampoo>();
    all_moves::<ScalableShampoo>();
    all_moves::<Conda>();
    all_moves::<Products>();
    all_moves::<Roots>();
    all_moves::<Basis>();
}

/// What a state starts at, where there was nothing.
#[test]
fn states_of_what_was_none_start_as_those_of_a_new_tensor() {
    let mut optimizer = Optimizer::new(Shampoo::default()).unwrap();
    step::<Shampoo>(&mut optimizer, &[0, 3]).unwrap();
    optimizer.move_rows("m", &[None, None]).unwrap();
    let of = |optimizer: &Optimizer, state: &str| {
        let state = optimizer.state("m").unwrap().get(state).unwrap();
        state.to_vec()
    };
    let e = 1e-6;
    assert_eq!(of(&optimizer, "l"), [e, 0.0, 0.0, e]);
    let r = [e, 0.0, 0.0, 0.0, e, 0.0, 0.0, 0.0, e];
    assert_eq!(of(&optimizer, "r"), r);
    assert_eq!(of(&optimizer, "r_root"), [0.0; 9]);
    optimizer.move_rows("m", &[]).unwrap();
    for state in ["l", "r", "l_root", "r_root"] {
        assert_eq!(of(&optimizer, state).len(), 0, "{state}");
    }
}

/// Weights of this shape after so many steps beside others, and what the rule keeps of them.
fn beside_others<R: Rule>(rule: &R, exec: Exec, with_none: bool) -> (Vec<u64>, Option<Optimizer>) {
    let mut optimizer = Optimizer::new(rule.clone()).unwrap().with_exec(exec);
    let (mut a, mut b) = (vec![1.0_f64; 4], vec![2.0_f64; 6]);
    let (of_a, of_b) = ([0.25; 4], [0.5; 6]);
    for _ in 0..3 {
        let (mut first, mut last): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
        let mut params = Vec::new();
        if with_none {
            let none = Param::new("first", &mut first, &[]).unwrap();
            params.push(none.with_shape(&[0, 2]).unwrap());
        }
        params.push(Param::new("a", &mut a, &of_a).unwrap());
        if with_none {
            let none = Param::new("last", &mut last, &[]).unwrap();
            params.push(none.with_shape(&[2, 0]).unwrap());
        }
        params.push(Param::new("b", &mut b, &of_b).unwrap());
        optimizer.step(&mut params).unwrap();
    }
    let all = [bits(&a), bits(&b)].concat();
    (all, with_none.then_some(optimizer))
}

fn numbers_of_none<R: Rule + Default>() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
    let pool = Arc::new(pool.unwrap());
    let several = |block| {
        let exec = Exec::default().with_pool(Arc::clone(&pool));
        exec.with_parallel_from(0).with_block(block).unwrap()
    };
    let rule = R::default();
    for exec in [Exec::serial(), several(1), several(5), several(1_000)] {
        let (alone, _) = beside_others(&rule, exec.clone(), false);
        let (together, optimizer) = beside_others(&rule, exec, true);
        assert_eq!(alone, together, "{}", R::META.name);
        let mut optimizer = optimizer.unwrap();
        for name in ["first", "last"] {
            let state = optimizer.state(name).unwrap();
            assert_eq!(state.get("s").unwrap().to_vec(), [0.0]);
            assert_eq!(state.step(), 3);
        }
        optimizer.move_rows("first", &[None, None]).unwrap();
        let mut w = vec![1.0_f64; 4];
        let param = Param::new("first", &mut w, &[0.5; 4]).unwrap();
        optimizer
            .step(&mut [param.with_shape(&[2, 2]).unwrap()])
            .unwrap();
        let s = optimizer.state("first").unwrap().get("s").unwrap();
        let s = s.to_vec()[0];
        assert!(s > 0.0 && s.is_finite());
        assert_eq!(w, [1.0 - 0.5 * s * 0.5; 4]);
    }
    // A tensor whose state the caller keeps.
    for exec in [Exec::serial(), several(1)] {
        let mut state = rule.init_shape::<f64>(&[0, 2]).unwrap();
        rule.update_with(&exec, &mut [], &[], &mut state).unwrap();
        rule.update_given(&exec, &mut [], &[], &Inputs::new(), &mut state)
            .unwrap();
        assert_eq!(state.get("s").unwrap().to_vec(), [0.0]);
        assert_eq!(state.step(), 2);
        rule.eval_weights_with(&exec, &[], &state, &mut []).unwrap();
    }
    // One whose values would lie on a device.
    let mut state = DeviceState::<f64>::new(&rule, &[0, 2]).unwrap();
    for _ in 0..2 {
        let mut step = state.begin(&rule, &Inputs::new()).unwrap();
        assert!(matches!(step.next(), Next::Done), "{}", R::META.name);
    }
    assert_eq!((state.scalar("s"), state.step()), (Some(0.0), 2));
    assert!(state.eval(&rule).unwrap().is_none());
}

/// Nothing is made of the size of a tensor that has none.
#[test]
fn numbers_of_no_weights_stay_as_they_are() {
    numbers_of_none::<Shares>();
    numbers_of_none::<Means>();
    numbers_of_none::<Evaluated>();
}

/// The other ways to a step: gradients that were gathered, clipped, scaled, averaged weights.
#[test]
fn numbers_of_no_weights_stay_with_the_toolkit() {
    fn check<R: Rule + Default>() {
        let optimizer = Optimizer::new(R::default()).unwrap();
        let optimizer = optimizer.with_clip(Clip::global_norm(1.0)).unwrap();
        let optimizer = optimizer.with_average(Average::ema(0.5)).unwrap();
        let mut optimizer = optimizer.with_statistics(true);
        let (mut w, mut other) = (Vec::new(), [1.0_f64]);
        for _ in 0..2 {
            for _ in 0..2 {
                let beside = Param::new("other", &mut other, &[0.25]).unwrap();
                optimizer.accumulate(&[none("m", &mut w), beside]).unwrap();
            }
            let beside = Param::new("other", &mut other, &[0.25]).unwrap();
            optimizer.step(&mut [none("m", &mut w), beside]).unwrap();
        }
        assert_eq!(optimizer.state("m").unwrap().step(), 2);
        assert_eq!(scalar(&optimizer, "m"), 0.0);
        assert!(scalar(&optimizer, "other") >= 2.0);
        let mut params = [none("m", &mut w)];
        optimizer.eval_weights(&mut params).unwrap();
        optimizer.train_weights(&mut params).unwrap();
    }
    check::<Shares>();
    check::<Means>();
    check::<Evaluated>();
}

/// What is made of neither weights nor their number goes on without them.
#[test]
fn other_numbers_go_on_without_weights() {
    let mut optimizer = Optimizer::new(Counted::default()).unwrap();
    let mut w = Vec::new();
    for _ in 0..3 {
        optimizer.step(&mut [none("m", &mut w)]).unwrap();
    }
    assert_eq!(scalar(&optimizer, "m"), 3.0);
    optimizer.move_rows("m", &[None]).unwrap();
    let mut w = vec![1.0_f64; 2];
    let param = Param::new("m", &mut w, &[0.5; 2]).unwrap();
    optimizer
        .step(&mut [param.with_shape(&[1, 2]).unwrap()])
        .unwrap();
    assert_eq!(w, [1.0 - 0.5 * 0.5 / 4.0; 2]);
    let mut state = DeviceState::<f64>::new(&Counted::default(), &[0, 2]).unwrap();
    let rule = Counted::default();
    for _ in 0..3 {
        state.begin(&rule, &Inputs::new()).unwrap().next();
    }
    assert_eq!(state.scalar("s"), Some(3.0));
}
