//! Square matrices: products, inverse roots and eigenvectors are what they are called, with the same bits in every way to
//! run them, and states of them are kept, saved and moved as others are.

use optim_runtime::{Error, Exec, InstructionSet, Optimizer, Param, Rule, Update};
use optim_tests::inputs::{random, random_gradients};
use optim_tests::published::preconditioned::{Conda, ScalableShampoo, Shampoo};
use optim_tests::python::{self, Outcome, Trial};
use optim_tests::real::{Real, bits};
use optim_tests::squares::{Basis, Products, Roots, product, turned};
use optim_tests::ways::{plainest, two_threads};

use crate::matrix_steps::{every_way_is_alike, furthest, narrowed, run, run_apart, run_by_columns};

/// One row, one column, odd and even sides, wide and high, several tiles; batches.
const SHAPES: [&[usize]; 10] = [
    &[1, 1],
    &[1, 9],
    &[9, 1],
    &[3, 5],
    &[5, 3],
    &[16, 16],
    &[33, 20],
    &[20, 33],
    &[3, 4, 6],
    &[2, 2, 7, 5],
];

/// What two matrices become, value by value.
fn each(a: &[f64], b: &[f64], of: impl Fn(f64, f64) -> f64) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| of(*a, *b)).collect()
}

/// Of magnitudes; NaN if one is.
fn largest(x: &[f64]) -> f64 {
    furthest(x, &vec![0.0; x.len()])
}

/// What is compared with `largest` is not fine by a NaN.
#[test]
fn no_nan_is_left_out_of_magnitudes() {
    let (nan, few) = (f64::NAN, [0.5, -2.0, 1.0]);
    assert_eq!(largest(&few), 2.0);
    for place in 0..few.len() {
        let mut few = few;
        few[place] = nan;
        assert!(largest(&few).is_nan(), "{few:?}");
    }
}

fn norm(x: &[f64]) -> f64 {
    x.iter().map(|x| x * x).sum::<f64>().sqrt()
}

/// Steps of [`Products`] in plain loops over one matrix.
fn products(w: &mut [f64], gradients: &[Vec<f64>], rows: usize) {
    let columns = w.len() / rows;
    let (lr, beta) = (0.05, 0.75);
    let mut l = vec![0.0; rows * rows];
    l.iter_mut().step_by(rows + 1).for_each(|x| *x = 0.5);
    let mut r = vec![0.0; columns * columns];
    for g in gradients {
        let (old_l, old_r) = (l.clone(), r.clone());
        let shared = product(g, &turned(w, rows), columns);
        l = each(&l, &shared, |l, x| beta * l + (1.0 - beta) * x);
        let shared = product(&turned(w, rows), g, rows);
        let size = 1.0 + norm(w) * norm(g);
        r = each(&r, &shared, |r, x| r + x / size);
        let left = each(
            &product(&l, g, rows),
            &product(&turned(&old_l, rows), w, rows),
            |a, b| a - b,
        );
        let sum = each(&turned(&r, columns), &old_r, |a, b| a + b);
        let right = product(g, &sum, columns);
        let across = product(&product(&r, &turned(g, rows), columns), &l, rows);
        let across = turned(&across, columns);
        let cube = product(&product(&l, &product(&l, &l, rows), rows), w, rows);
        let most = 1.0 + largest(&l);
        for (at, w) in w.iter_mut().enumerate() {
            *w -= lr * (left[at] + right[at] + across[at] / most + cube[at]);
        }
    }
}

#[test]
fn products_are_what_plain_loops_make() {
    for shape in SHAPES.into_iter().filter(|shape| shape.len() == 2) {
        let gradients = random_gradients(shape.iter().product(), 3);
        let ours = run::<f64, _>(&Products::default(), &plainest(), shape, &gradients);
        let mut wanted = random(shape.iter().product(), 1);
        products(&mut wanted, &gradients, shape[0]);
        let error = furthest(&ours, &wanted) / (1.0 + largest(&wanted));
        assert!(error < 1e-12, "{shape:?}: {error:e}");
    }
}

/// The state of one step from these gradients.
fn state_of<R: Rule>(rule: &R, shape: &[usize], g: &[f64], state: &str) -> Vec<f64> {
    let mut kept = rule.init_shape::<f64>(shape).expect("valid");
    let mut w = vec![0.0; g.len()];
    rule.update(&mut w, g, &mut kept).expect("equal lengths");
    kept.get(state).expect("it has that").to_vec()
}

/// `x` to the power of a whole number.
fn power(x: &[f64], side: usize, exponent: usize) -> Vec<f64> {
    (1..exponent).fold(x.to_vec(), |power, _| product(&power, x, side))
}

/// The power of a root times the matrix is 1.
#[test]
fn a_root_is_one() {
    for [rows, columns] in [[1, 1], [1, 4], [4, 6], [7, 7], [20, 33], [60, 80]] {
        let g = random(rows * columns, 5);
        let gram = product(&g, &turned(&g, rows), columns);
        for p in [1, 2, 3, 4] {
            let rule = Roots::default().with_p(p);
            let root = state_of(&rule, &[rows, columns], &g, "l");
            let one = product(&power(&root, rows, p), &gram, rows);
            for (at, one) in one.iter().enumerate() {
                let wanted = f64::from(u8::from(at % (rows + 1) == 0));
                let error = (one - wanted).abs();
                assert!(error < 1e-8, "{rows} x {columns}, {p}, {at}: {error:e}");
            }
            // And symmetric, to the last bit.
            assert_eq!(bits(&root), bits(&turned(&root, rows)));
        }
    }
}

/// What is added and what counts: a matrix whose eigenvalues are known.
#[test]
fn a_root_is_told_what_counts() {
    // The products of columns are the same diagonal matrix, for each row has one value.
    let g = [3.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0];
    let diagonal = |rule: Roots| {
        let root = state_of(&rule, &[3, 3], &g, "l");
        [root[0], root[4], root[8]]
    };
    let close = |ours: [f64; 3], wanted: [f64; 3]| {
        let error = furthest(&ours, &wanted);
        assert!(error < 1e-14, "{ours:?}, {wanted:?}");
    };
    let root = |x: f64| x.powf(-0.5);
    let of = Roots::default().with_p(2);
    // Of none of the eigenvalues 9, 1, 0 the last has a root.
    close(diagonal(of.clone()), [root(9.0), 1.0, 0.0]);
    close(diagonal(of.clone().with_least(1.0)), [root(9.0), 0.0, 0.0]);
    close(
        diagonal(of.clone().with_eps(0.5)),
        [root(13.5), root(5.5), root(4.5)],
    );
    close(
        diagonal(of.with_eps(0.5).with_least(5.0)),
        [root(13.5), root(5.5), 0.0],
    );
}

/// Columns are orthonormal, make a diagonal matrix, and their largest entries are positive.
#[test]
fn eigenvectors_are_those() {
    for [rows, columns] in [[1, 3], [2, 3], [6, 9], [33, 40], [64, 64]] {
        let g = random(rows * columns, 9);
        let rule = Basis::default().with_every(1);
        let q = state_of(&rule, &[rows, columns], &g, "q");
        let l = state_of(&rule, &[rows, columns], &g, "l");
        let turned_q = turned(&q, rows);
        let one = product(&turned_q, &q, rows);
        let diagonal = product(&product(&turned_q, &l, rows), &q, rows);
        let size = largest(&l);
        for at in 0..rows * rows {
            let on_it = at % (rows + 1) == 0;
            let wanted = f64::from(u8::from(on_it));
            assert!((one[at] - wanted).abs() < 1e-13, "{rows}: {}", one[at]);
            assert!(on_it || diagonal[at].abs() < 1e-13 * size * rows as f64);
        }
        let values: Vec<_> = (0..rows).map(|i| diagonal[i * (rows + 1)]).collect();
        assert!(values.is_sorted(), "{values:?}");
        for column in turned_q.chunks_exact(rows) {
            let most = largest(column);
            let first = column.iter().find(|x| x.abs() == most);
            assert!(first.is_some_and(|x| *x > 0.0), "{column:?}");
        }
    }
}

/// A matrix of zeros, with equal rows, and of numbers whose squares vanish.
#[test]
fn no_matrix_of_numbers_makes_a_nan() {
    fn check<T: Real>(largest: f64, smallest: f64) {
        for shape in SHAPES {
            let len: usize = shape.iter().product();
            let mixed = random(len, 5);
            let cases: [Vec<f64>; 5] = [
                vec![0.0; len],
                vec![1.0; len],
                vec![smallest; len],
                mixed.iter().map(|x| x * largest).collect(),
                mixed.iter().map(|x| x * smallest).collect(),
            ];
            for g in cases {
                let g = narrowed::<T>(&g);
                let mut w = vec![T::ZERO; len];
                let rule = Roots::default().with_p(2).with_eps(1e-3);
                let mut state = rule.init_shape::<T>(shape).expect("valid");
                rule.update(&mut w, &g, &mut state).expect("equal lengths");
                assert!(w.iter().all(|w| w.is_finite()), "{shape:?}: {g:?}: {w:?}");
                let rule = Basis::default().with_every(1);
                let mut state = rule.init_shape::<T>(shape).expect("valid");
                rule.update(&mut w, &g, &mut state).expect("equal lengths");
                assert!(w.iter().all(|w| w.is_finite()), "{shape:?}: {g:?}: {w:?}");
            }
        }
    }
    check::<f32>(1e15, 1e-45);
    check::<f64>(1e150, 5e-324);
}

/// What is not finite is handed on, and nothing waits for it to become so.
#[test]
fn what_is_not_finite_comes_through() {
    for value in [f64::NAN, f64::INFINITY] {
        let mut g = random(12, 3);
        g[5] = value;
        for state in ["l", "r"] {
            let root = state_of(&Roots::default(), &[3, 4], &g, state);
            assert!(root.iter().all(|x| x.is_nan()), "{state}: {root:?}");
        }
        let basis = state_of(&Basis::default().with_every(1), &[3, 4], &g, "q");
        assert!(basis.iter().all(|x| x.is_nan()), "{basis:?}");
    }
}

/// Instruction sets, threads and blocks change no bit, of `f32` and of `f64`, of wide and of high matrices and of batches.
fn every_way_gives_the_same_bits<T: Real>() {
    every_way_is_alike::<T, _>(&Roots::default().with_eps(1e-6), &SHAPES);
    every_way_is_alike::<T, _>(&Basis::default(), &SHAPES);
    every_way_is_alike::<T, _>(&Shampoo::default().with_every(2), &SHAPES);
    every_way_is_alike::<T, _>(&Products::default(), &SHAPES);
    every_way_is_alike::<T, _>(&Shampoo::default(), &[&[50, 70]]);
}

#[test]
fn every_way_gives_the_same_bits_in_f32() {
    every_way_gives_the_same_bits::<f32>();
}

#[test]
fn every_way_gives_the_same_bits_in_f64() {
    every_way_gives_the_same_bits::<f64>();
}

/// A matrix in a batch, or beside others in a step, becomes what it becomes alone.
#[test]
fn matrices_do_not_see_each_other() {
    let (shape, exec) = ([5, 6, 11], two_threads(50));
    let gradients = random_gradients(shape.iter().product(), 3);
    let batch = run::<f64, _>(&Shampoo::default(), &exec, &shape, &gradients);
    let apart = run_apart(&Shampoo::default(), &exec, shape, &gradients);
    assert_eq!(bits(&apart), bits(&batch));
}

/// Rows are rows, whichever axis is the faster one in memory, to the last bit.
#[test]
fn the_order_of_axes_in_memory_does_not_matter() {
    fn check<R: Rule>(rule: &R) {
        for shape in [[4, 7], [7, 4], [5, 5]] {
            let gradients = random_gradients(shape[0] * shape[1], 3);
            let wanted = run::<f64, _>(rule, &Exec::serial(), &shape, &gradients);
            let ours = run_by_columns(rule, shape, &gradients);
            assert_eq!(bits(&ours), bits(&wanted), "{rule:?}, {shape:?}");
        }
    }
    check(&Shampoo::default());
    check(&Basis::default());
    check(&Conda::default());
}

/// A vector has no square matrices, and a rule that asks for them refuses it before anything is kept or written.
#[test]
fn vectors_are_refused() {
    let (mut w, g) = (random(5, 1), random(5, 2));
    let before = w.clone();
    let mut state = Shampoo::default().init_shape::<f64>(&[5]).expect("valid");
    let error = Shampoo::default().update(&mut w, &g, &mut state);
    assert!(matches!(error, Err(Error::NotAMatrix { ndim: 1, .. })));
    assert_eq!((w, state.step()), (before, 0));
    // One that says what becomes of a vector takes it.
    let rule = ScalableShampoo::default().with_lr(0.1);
    let ours = run::<f64, _>(&rule, &Exec::serial(), &[5], &random_gradients(5, 2));
    assert_ne!(ours, random(5, 1));
}

/// What is kept, between steps and while one runs, is on the bill: of the gradient a copy for its products, one for each
/// product that has the tensor's shape, and one while a product comes in another's place; of each side the products, their
/// root, and what the loop over them has in the place of weights; and one matrix's room to compute in.
#[test]
fn the_bill_has_square_matrices() {
    let cost = Roots::COST;
    assert_eq!((cost.passes, cost.scratch, cost.squares), (4, 3, [2, 2]));
    let exec = Exec::serial().with_instruction_set(InstructionSet::Baseline);
    let optimizer = Optimizer::new(Roots::default()).expect("valid");
    let optimizer = optimizer.with_exec(exec.expect("everywhere"));
    let mut w = vec![0.0_f64; 2 * 12];
    let param = Param::weights("w", &mut w).and_then(|param| param.with_shape(&[2, 3, 4]));
    let bill = optimizer.bill(&[param.expect("that many")]);
    let squares = 2 * (9 + 16);
    assert_eq!(bill.state_bytes(), 8 * squares);
    let kept = 4 * 24 + 3 * squares;
    // Of the larger side three matrices, three values a row and its place; panels of four lines, of this and of the product
    // of three rows.
    let computed = (3 * 16 + 3 * 4 + 4) + 2 * 4 * 4 + 2 * 4 * 4;
    assert_eq!(bill.groups[0].scratch_bytes, 8 * (kept + computed));
}

/// A run that goes on from a file has the bits of one that never stopped.
#[test]
fn a_resumed_run_has_the_same_bits() {
    fn check<T: Real>(rule: &impl Rule, shape: &[usize]) {
        let gradients = random_gradients(shape.iter().product(), 6);
        let wanted = run::<T, _>(rule, &Exec::serial(), shape, &gradients);
        let mut w = narrowed::<T>(&random(shape.iter().product(), 1));
        let mut bytes = Vec::new();
        for part in gradients.chunks(3) {
            let mut optimizer = Optimizer::new(rule.clone()).expect("valid");
            if !bytes.is_empty() {
                optimizer.read_from(&bytes).expect("what was written");
            }
            for g in part {
                let g = narrowed::<T>(g);
                let param = Param::new("w", &mut w, &g).and_then(|it| it.with_shape(shape));
                optimizer
                    .step(&mut [param.expect("that many")])
                    .expect("valid");
            }
            bytes.clear();
            optimizer.write_to(&mut bytes, &[]).expect("it is kept");
        }
        assert_eq!(bits(&w), bits(&wanted), "{rule:?}, {shape:?}");
    }
    for shape in [&[3, 5][..], &[2, 4, 3]] {
        check::<f64>(&Shampoo::default().with_every(4), shape);
        check::<f32>(&Basis::default(), shape);
    }
}

/// Of rows that are moved, what two of them that stay have had in common stays, and a new one has nothing in common with others.
#[test]
fn moved_rows_take_their_products_along() {
    let rule = Shampoo::default().with_eps(0.5).with_every(100);
    let mut optimizer = Optimizer::new(rule).expect("valid");
    let (mut w, g) = (vec![0.0; 6], [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    let param = Param::new("w", &mut w, &g).and_then(|param| param.with_shape(&[3, 2]));
    optimizer
        .step(&mut [param.expect("that many")])
        .expect("valid");
    let values = |optimizer: &Optimizer, name| {
        let state = optimizer.state("w").expect("it took a step");
        state.get(name).expect("it has that").to_vec()
    };
    let (l, r) = (values(&optimizer, "l"), values(&optimizer, "r"));
    assert_eq!(l, [5.5, 11.0, 17.0, 11.0, 25.5, 39.0, 17.0, 39.0, 61.5]);
    optimizer
        .move_rows("w", &[Some(2), None, Some(0)])
        .expect("rows that it has");
    assert_eq!(
        values(&optimizer, "l"),
        [61.5, 0.0, 17.0, 0.0, 0.5, 0.0, 17.0, 0.0, 5.5]
    );
    assert_eq!(values(&optimizer, "r"), r);
    // Of a batch, matrices are moved.
    let rule = Shampoo::default().with_eps(0.5).with_every(100);
    let mut optimizer = Optimizer::new(rule).expect("valid");
    let param = Param::new("w", &mut w, &g).and_then(|param| param.with_shape(&[3, 1, 2]));
    optimizer
        .step(&mut [param.expect("that many")])
        .expect("valid");
    optimizer
        .move_rows("w", &[None, Some(1)])
        .expect("rows that it has");
    assert_eq!(values(&optimizer, "l"), [0.5, 25.5]);
    assert_eq!(
        values(&optimizer, "r"),
        [0.5, 0.0, 0.0, 0.5, 9.5, 12.0, 12.0, 16.5]
    );
}

/// Numbers of `f32` in a matrix of `f32` are summed in its products in their order, and roots are taken in `f64`.
#[test]
fn the_steps_of_f32_are_near_those_of_f64() {
    let rule = Shampoo::default().with_lr(0.1).with_eps(1e-2);
    for shape in [[6, 9], [30, 12]] {
        let gradients = random_gradients(shape.iter().product(), 6);
        let wide = run::<f64, _>(&rule, &Exec::serial(), &shape, &gradients);
        let narrow = run::<f32, _>(&rule, &Exec::serial(), &shape, &gradients);
        let narrow: Vec<_> = narrow.iter().map(|x| f64::from(*x)).collect();
        let error = furthest(&wide, &narrow);
        assert!(error < 1e-4, "{shape:?}: {error:e}");
        assert!(error > 0.0, "{shape:?}");
    }
}

/// The NumPy text computes what the loops compute.
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
    for shape in [&[3, 4][..], &[4, 3], &[2, 3, 3]] {
        add(
            &Roots::default().with_eps(0.1),
            shape,
            &mut trials,
            &mut wanted,
        );
        add(&Shampoo::default(), shape, &mut trials, &mut wanted);
        let scalable = ScalableShampoo::default().with_start(2).with_every(2);
        add(&scalable, shape, &mut trials, &mut wanted);
        if shape != [4, 3] {
            // Of a high matrix of fewer columns some of the eigenvectors are any.
            add(&Basis::default(), shape, &mut trials, &mut wanted);
        }
    }
    for shape in [[3, 4], [4, 3]] {
        add(&Products::default(), &shape, &mut trials, &mut wanted);
        add(&Conda::default(), &shape, &mut trials, &mut wanted);
    }
    // A number of each matrix of a batch beside one of the tensor.
    add(&Products::default(), &[2, 3, 4], &mut trials, &mut wanted);
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
            assert!(error < 1e-9, "{}: {error:e}", trial.name);
        }
    }
}
