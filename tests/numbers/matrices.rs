//! Functions of whole matrices: what their equations say, with the same bits in every way to run them.

use optim_runtime::{AdamW, Error, Exec, Muon, Optimizer, Param, Rule, Update, names, optimizer};
use optim_tests::builtins::Builtin;
use optim_tests::inputs::{Knobs, random, random_gradients};
use optim_tests::matrices::{DEFAULT, NorMuon, Orthogonal, Told, Twice, orthogonalized};
use optim_tests::python::{self, Outcome, Trial};
use optim_tests::real::{Real, bits};
use optim_tests::ways::two_threads;

use crate::matrix_steps::{every_way_is_alike, furthest, narrowed, run, run_apart, run_by_columns};

/// One row, one column, odd and even sides, wide and high, several tiles and more than one part of a sum; batches.
const SHAPES: [&[usize]; 14] = [
    &[1, 1],
    &[1, 9],
    &[9, 1],
    &[3, 5],
    &[5, 3],
    &[16, 16],
    &[65, 33],
    &[33, 65],
    &[24, 64],
    &[7, 600],
    &[600, 7],
    &[3, 4, 6],
    &[2, 2, 13, 5],
    &[61, 97],
];

/// The iteration of each matrix of a batch.
fn each(values: &[f64], shape: &[usize], told: Told) -> Vec<f64> {
    let columns = shape[shape.len() - 1];
    let len = shape[shape.len() - 2] * columns;
    let matrices = values.chunks_exact(len);
    matrices
        .flat_map(|matrix| orthogonalized(matrix, columns, told))
        .collect()
}

#[test]
fn a_matrix_becomes_what_the_iteration_says() {
    let rules = [
        (Orthogonal::default(), DEFAULT),
        (
            Orthogonal::default()
                .with_steps(9)
                .with_a(2.0)
                .with_b(-1.5)
                .with_c(0.5)
                .with_eps(0.25)
                .with_least(0.0),
            Told {
                steps: 9,
                coefficients: [2.0, -1.5, 0.5],
                eps: 0.25,
                least: 0.0,
            },
        ),
        (
            Orthogonal::default().with_steps(0),
            Told {
                steps: 0,
                ..DEFAULT
            },
        ),
    ];
    for shape in SHAPES {
        let len = shape.iter().product();
        let g = random(len, 7);
        for (rule, told) in &rules {
            let mut state = rule.init_shape::<f64>(shape).expect("valid");
            let mut w = vec![0.0; len];
            rule.update(&mut w, &g, &mut state).expect("equal lengths");
            let ours: Vec<_> = w.iter().map(|w| -w).collect();
            let error = furthest(&ours, &each(&g, shape, *told));
            assert!(error < 1e-12, "{shape:?}, {told:?}: {error:e}");
        }
    }
}

/// With the coefficients that converge, singular values become 1: rows are orthonormal.
#[test]
fn rows_become_orthonormal() {
    let rule = Orthogonal::default()
        .with_a(1.875)
        .with_b(-1.25)
        .with_c(0.375)
        .with_steps(30);
    let (rows, columns) = (12, 40);
    let g = random(rows * columns, 3);
    let mut state = rule.init_matrix::<f64>(rows, columns).expect("valid");
    let mut w = vec![0.0; g.len()];
    rule.update(&mut w, &g, &mut state).expect("equal lengths");
    for i in 0..rows {
        for j in 0..rows {
            let (a, b) = (&w[i * columns..][..columns], &w[j * columns..][..columns]);
            let product: f64 = a.iter().zip(b).map(|(a, b)| a * b).sum();
            let wanted = f64::from(u8::from(i == j));
            assert!((product - wanted).abs() < 1e-12, "{i}, {j}: {product}");
        }
    }
}

/// A matrix of zeros, with rows of zeros, and of numbers whose squares vanish or overflow.
#[test]
fn no_matrix_of_numbers_makes_a_nan() {
    fn check<T: Real>(largest: f64, smallest: f64) {
        for shape in SHAPES {
            let len: usize = shape.iter().product();
            let columns = shape[shape.len() - 1];
            let mixed = random(len, 5);
            let rows = |x: &f64, i: usize| {
                if (i / columns).is_multiple_of(2) {
                    0.0
                } else {
                    *x
                }
            };
            let cases: [Vec<f64>; 5] = [
                vec![0.0; len],
                mixed.iter().enumerate().map(|(i, x)| rows(x, i)).collect(),
                vec![largest; len],
                vec![smallest; len],
                mixed.iter().map(|x| x * largest).collect(),
            ];
            for g in cases {
                let g = narrowed::<T>(&g);
                for least in [0.0, 1e-7] {
                    let rule = Orthogonal::default().with_least(least);
                    let mut state = rule.init_shape::<T>(shape).expect("valid");
                    let mut w = vec![T::ZERO; len];
                    rule.update(&mut w, &g, &mut state).expect("equal lengths");
                    let finite = w.iter().all(|w| w.is_finite());
                    assert!(finite, "{shape:?} of {:?}: {w:?}", g.first());
                    if g.iter().all(|g| *g == T::ZERO) {
                        assert!(w.iter().all(|w| *w == T::ZERO), "{shape:?}: zeros stay");
                    }
                }
            }
        }
    }
    check::<f32>(3e38, 1e-45);
    check::<f64>(1e308, 5e-324);
}

optimizer! {
    /// A coefficient of one's own, behind a reduction and without one.
    struct Coefficient { lr = 0.1 where lr >= 0, c = 2.0315 where 0 <= c <= 8, bounded = false }
    update(w, g) {
        let d = if bounded { g / max(norm(g), 1) } else { g };
        w -= lr * orthogonalize(d, c = c);
    }
}

/// An iteration that goes to infinity is an error before anything is written, whatever stands before it.
#[test]
fn an_iteration_that_diverges_is_refused() {
    for bounded in [false, true] {
        for (c, diverges) in [(2.0315, false), (2.05, false), (3.5, true), (8.0, true)] {
            let rule = Coefficient {
                c,
                bounded,
                ..Coefficient::default()
            };
            let mut w = [1.0_f32; 6];
            let mut state = rule.init_shape(&[2, 3]).expect("valid");
            let taken = rule.update(&mut w, &[0.5, 1.0, -0.25, 2.0, 0.0, 0.125], &mut state);
            if !diverges {
                assert!(
                    taken.is_ok() && w.iter().all(|w| w.is_finite()),
                    "{c}: {taken:?}"
                );
                continue;
            }
            let error = taken.expect_err("it diverges");
            let Error::Diverges {
                rule,
                coefficients: [.., last],
                steps,
                ..
            } = error
            else {
                panic!("{error}")
            };
            assert_eq!((rule, last, steps), ("Coefficient", c, 5));
            assert_eq!((w, state.step()), ([1.0; 6], 0));
        }
    }
}

/// Instruction sets, threads and blocks change no bit, of `f32` and of `f64`, of wide and of high matrices and of batches.
fn every_way_gives_the_same_bits<T: Real>() {
    every_way_is_alike::<T, _>(&Muon::default(), &SHAPES);
    every_way_is_alike::<T, _>(&NorMuon::default(), &SHAPES);
    every_way_is_alike::<T, _>(&Twice::default(), &SHAPES);
}

#[test]
fn every_way_gives_the_same_bits_in_f32() {
    every_way_gives_the_same_bits::<f32>();
}

#[test]
fn every_way_gives_the_same_bits_in_f64() {
    every_way_gives_the_same_bits::<f64>();
}

/// Large enough to be cut into parts that threads share, of which each has several tiles.
#[test]
fn large_matrices_have_the_same_bits_on_two_threads() {
    for shape in [[300, 320], [520, 280]] {
        let gradients = random_gradients(shape.iter().product(), 1);
        let rule = Muon::default().with_ns_steps(2);
        let run = |exec: &Exec| bits(&run::<f32, _>(&rule, exec, &shape, &gradients));
        let wanted = run(&Exec::serial());
        assert!(run(&two_threads(1000)) == wanted, "{shape:?}");
        assert!(run(&Exec::default()) == wanted, "{shape:?}");
    }
}

/// A matrix in a batch, or beside others in a step, becomes what it becomes alone.
#[test]
fn matrices_do_not_see_each_other() {
    let (shape, exec) = ([5, 6, 11], two_threads(50));
    let gradients = random_gradients(shape.iter().product(), 3);
    let batch = run::<f64, _>(&Muon::default(), &exec, &shape, &gradients);
    let apart = run_apart(&Muon::default(), &exec, shape, &gradients);
    assert_eq!(bits(&apart), bits(&batch));
}

/// Rows are rows, whichever axis is the faster one in memory.
#[test]
fn the_order_of_axes_in_memory_does_not_matter() {
    for shape in [[4, 7], [7, 4], [5, 5]] {
        let gradients = random_gradients(shape[0] * shape[1], 3);
        let rule = NorMuon::default();
        let wanted = run::<f64, _>(&rule, &Exec::serial(), &shape, &gradients);
        let ours = run_by_columns(&rule, shape, &gradients);
        assert!(furthest(&ours, &wanted) < 1e-12, "{shape:?}");
    }
}

/// What is no matrix is refused by name before anything is written, and a group with another rule takes it.
#[test]
fn vectors_are_refused_unless_a_group_has_them() {
    let (mut weight, mut bias) = (random(12, 1), random(4, 2));
    let g = random(12, 3);
    let before = (weight.clone(), bias.clone());
    let mut optimizer = Optimizer::new(Muon::default()).expect("valid");
    let step = |optimizer: &mut Optimizer, weight: &mut Vec<f64>, bias: &mut Vec<f64>| {
        let weight = Param::new("fc.weight", weight, &g).and_then(|it| it.with_shape(&[4, 3]));
        let bias = Param::new("fc.bias", bias, &g[..4]).and_then(|it| it.with_shape(&[4]));
        optimizer.step(&mut [weight.expect("a matrix"), bias.expect("a vector")])
    };
    let error = step(&mut optimizer, &mut weight, &mut bias).expect_err("a vector");
    assert!(matches!(&error, Error::NotAMatrix { ndim: 1, .. }));
    assert_eq!(
        error.to_string(),
        "Muon is for matrices, and parameter `fc.bias` has one axis: give it to a group with another rule, such \
         as AdamW"
    );
    assert_eq!((&weight, &bias), (&before.0, &before.1));
    let mut optimizer = Optimizer::new(Muon::default())
        .and_then(|it| it.with_group("rest", AdamW::default(), names(["*bias"])))
        .expect("valid");
    step(&mut optimizer, &mut weight, &mut bias).expect("each has a rule");
    assert_ne!((weight[0], bias[0]), (before.0[0], before.1[0]));
    let mut state = Muon::default().init_shape::<f64>(&[4]).expect("valid");
    let error = Muon::default().update(&mut bias, &g[..4], &mut state);
    assert_eq!(
        error.expect_err("a vector").to_string(),
        "Muon is for matrices, and this tensor has one axis: give it to a group with another rule, such as AdamW"
    );
}

fn knobs() -> Knobs {
    Knobs {
        lr: 0.03,
        fast: 0.8,
        slow: 0.97,
        eps: 1e-6,
        decay: 0.05,
    }
}

/// The NumPy text of rules of matrices computes what the loops compute.
#[test]
fn numpy_gives_the_same() {
    const STEPS: usize = 4;
    let (mut trials, mut wanted) = (Vec::new(), Vec::new());
    fn add<R: Rule>(
        rule: &R,
        shape: &[usize],
        trials: &mut Vec<Trial>,
        wanted: &mut Vec<Vec<Vec<f64>>>,
    ) {
        let len = shape.iter().product();
        let (mut w, gradients) = (random(len, 1), random_gradients(len, STEPS));
        trials.push(Trial::new(rule, shape, &w, &gradients));
        let mut state = rule.init_shape(shape).expect("valid");
        let steps = gradients.iter().map(|g| {
            rule.update(&mut w, g, &mut state).expect("equal lengths");
            w.clone()
        });
        wanted.push(steps.collect());
    }
    for shape in [&[3, 4][..], &[4, 3], &[2, 3, 2]] {
        for rule in Muon::variants(&knobs()) {
            add(&rule, shape, &mut trials, &mut wanted);
        }
        add(&Orthogonal::default(), shape, &mut trials, &mut wanted);
    }
    for shape in [[3, 4], [4, 3]] {
        add(&NorMuon::default(), &shape, &mut trials, &mut wanted);
        add(&Twice::default(), &shape, &mut trials, &mut wanted);
    }
    let outcomes = match python::run(&trials) {
        Ok(outcomes) => outcomes,
        Err(reason) => return python::say_skipped("numpy_gives_the_same", &reason),
    };
    assert_eq!(outcomes.len(), trials.len());
    for ((trial, outcome), wanted) in trials.iter().zip(&outcomes).zip(&wanted) {
        let steps = match outcome {
            Outcome::Steps(steps) => steps,
            Outcome::Raised(error) => panic!("{}: {error}", trial.name),
        };
        assert_eq!(steps.len(), STEPS);
        for (step, wanted) in steps.iter().zip(wanted) {
            let error = furthest(&step.w, wanted);
            assert!(error < 1e-11, "{}: {error:e}", trial.name);
        }
    }
}
