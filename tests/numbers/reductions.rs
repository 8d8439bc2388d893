//! Rules that reduce compute what their equations say, with the same bits in every way to run them.

use ndarray::{Array2, ShapeBuilder as _};
use optim_runtime::{Exec, Optimizer, Param, Rule};
use optim_tests::inputs::{random, random_gradients};
use optim_tests::reducing::{self, Centred, Clipped, Factored, Gated, Matrix, Trusting};
use optim_tests::ways::{every_way, two_threads};

const STEPS: usize = 5;

/// The weights that [`run`] begins with, as a reference sees them.
fn matrix(rows: usize, columns: usize) -> Matrix {
    Matrix {
        rows,
        columns,
        values: random(rows * columns, 1),
    }
}

/// The weights after all gradients.
fn run<R: Rule>(rule: &R, exec: &Exec, shape: &[usize], gradients: &[Vec<f64>]) -> Vec<f64> {
    let mut w = random(shape.iter().product(), 1);
    let optimizer = Optimizer::new(rule.clone()).expect("valid");
    let mut optimizer = optimizer.with_exec(exec.clone());
    for g in gradients {
        let param = Param::new("w", &mut w, g).expect("equal lengths");
        let param = param.with_shape(shape).expect("that many");
        optimizer.step(&mut [param]).expect("valid");
    }
    w
}

fn close(ours: &[f64], wanted: &[f64], what: &str) {
    near(ours, wanted, 1e-11, what);
}

fn near(ours: &[f64], wanted: &[f64], tolerance: f64, what: &str) {
    for (index, (ours, wanted)) in ours.iter().zip(wanted).enumerate() {
        let error = (ours - wanted).abs() / wanted.abs().max(1e-3);
        assert!(
            error < tolerance,
            "{what}: weight {index} is {ours}, not {wanted}"
        );
    }
    assert_eq!(ours.len(), wanted.len());
}

/// Around the ends of blocks and panels, square, wide, high, of one row, of one column.
const SHAPES: [[usize; 2]; 10] = [
    [1, 1],
    [1, 3000],
    [3000, 1],
    [7, 5],
    [33, 31],
    [64, 1024],
    [5, 5000],
    [5000, 3],
    [300, 300],
    [131, 1025],
];

#[test]
fn a_trust_ratio_of_two_norms() {
    for len in [1, 2, 1023, 1024, 1025, 5000, 70_001] {
        let gradients = random_gradients(len, STEPS);
        let ours = run(&Trusting::default(), &Exec::serial(), &[len], &gradients);
        let wanted = reducing::trusting(random(len, 1), &gradients);
        close(&ours, &wanted, &format!("{len} weights"));
    }
}

#[test]
fn moments_by_rows_and_columns() {
    for shape @ [rows, columns] in SHAPES {
        let gradients = random_gradients(rows * columns, STEPS);
        let ours = run(&Factored::default(), &Exec::serial(), &shape, &gradients);
        let matrix = matrix(rows, columns);
        close(
            &ours,
            &reducing::factored(matrix, &gradients),
            &format!("{shape:?}"),
        );
    }
    let gradients = random_gradients(300, STEPS);
    // What has one axis has a state of another kind.
    let ours = run(&Factored::default(), &Exec::serial(), &[300], &gradients);
    close(
        &ours,
        &reducing::unfactored(random(300, 1), &gradients),
        "one axis",
    );
}

#[test]
fn what_is_reduced_of_rows_goes_on_to_columns_and_numbers() {
    for shape @ [rows, columns] in SHAPES {
        let gradients = random_gradients(rows * columns, STEPS);
        let ours = run(&Centred::default(), &Exec::serial(), &shape, &gradients);
        let matrix = matrix(rows, columns);
        close(
            &ours,
            &reducing::centred(matrix, &gradients),
            &format!("{shape:?}"),
        );
    }
}

/// A condition of a row or a column is no number that could be kept for each.
#[test]
fn what_is_true_of_rows_and_columns_decides_over_weights() {
    for shape @ [rows, columns] in SHAPES {
        let gradients = random_gradients(rows * columns, STEPS);
        let ours = run(&Gated::default(), &Exec::serial(), &shape, &gradients);
        let wanted = reducing::gated(matrix(rows, columns), &gradients);
        close(&ours, &wanted, &format!("{shape:?}"));
    }
}

/// Rows are rows, whichever axis is the faster one in memory.
#[test]
fn the_order_of_axes_in_memory_does_not_matter() {
    for shape @ [rows, columns] in SHAPES {
        let gradients = random_gradients(rows * columns, STEPS);
        let wanted = run(&Factored::default(), &Exec::serial(), &shape, &gradients);
        let plain = Array2::from_shape_vec(shape, random(rows * columns, 1)).expect("that many");
        let mut turned = Array2::zeros(shape.f());
        turned.assign(&plain);
        let mut optimizer = Optimizer::new(Factored::default()).expect("valid");
        for g in &gradients {
            let g = Array2::from_shape_vec(shape, g.clone()).expect("that many");
            let param = Param::new("w", &mut turned, &g).expect("equal shapes");
            optimizer.step(&mut [param]).expect("valid");
        }
        let ours: Vec<_> = turned.iter().copied().collect();
        close(&ours, &wanted, &format!("{shape:?}"));
    }
}

#[test]
fn gradients_are_clipped_by_the_norm_of_all() {
    let lengths = [1, 5000, 3, 1024, 0];
    let mut wanted: Vec<_> = (0..5).map(|i| random(lengths[i], i as u64)).collect();
    let mut ours = wanted.clone();
    // One of them in `f32`, which takes part in the same sums.
    let mut narrow = vec![0.5_f32; 10];
    wanted.push(vec![0.5; 10]);
    let mut optimizer = Optimizer::new(Clipped::default()).expect("valid");
    for step in 0..STEPS as u64 {
        let mut gradients: Vec<_> = lengths.iter().map(|len| random(*len, 50 + step)).collect();
        // As it was rounded.
        wanted[5] = narrow.iter().copied().map(f64::from).collect();
        let narrow_gradient = [0.25_f32; 10];
        let mut params: Vec<_> = ours
            .iter_mut()
            .zip(&gradients)
            .enumerate()
            .map(|(i, (w, g))| Param::new(format!("{i}"), w, g).expect("equal lengths"))
            .collect();
        params.push(Param::new("narrow", &mut narrow, &narrow_gradient).expect("equal lengths"));
        optimizer.step(&mut params).expect("valid");
        gradients.push(vec![0.25; 10]);
        reducing::clipped(&mut wanted, &gradients);
    }
    for (ours, wanted) in ours.iter().zip(&wanted) {
        // The narrow one's squares are rounded before they are added up.
        near(ours, wanted, 1e-9, "clipped");
    }
    for (ours, wanted) in narrow.iter().zip(&wanted[5]) {
        assert!((f64::from(*ours) - wanted).abs() < 1e-6);
    }
}

/// Sums have fixed blocks, lanes and order.
#[test]
fn every_way_to_run_gives_the_same_bits() {
    fn check<R: Rule>(rule: &R, shape: &[usize]) {
        let gradients = random_gradients(shape.iter().product(), STEPS);
        let wanted = run(rule, &Exec::serial(), shape, &gradients);
        for way in every_way(&[1, 1000, 4096, 8192, 50_000]) {
            let ours = run(rule, &way.exec, shape, &gradients);
            let same = ours
                .iter()
                .zip(&wanted)
                .all(|(a, b)| a.to_bits() == b.to_bits());
            assert!(same, "{} of {shape:?}, {}", R::META.name, way.name);
        }
    }
    for shape in SHAPES {
        check(&Trusting::default(), &shape);
        check(&Factored::default(), &shape);
        check(&Centred::default(), &shape);
        check(&Clipped::default(), &shape);
        check(&Gated::default(), &shape);
    }
}

/// Several parameters of a step, each at its own stage with its own sums, on two threads.
#[test]
fn parameters_side_by_side_are_as_each_alone() {
    let shapes: [&[usize]; 4] = [&[300, 300], &[70_001], &[1], &[17, 900]];
    let mut weights: Vec<_> = shapes
        .iter()
        .map(|s| random(s.iter().product(), 1))
        .collect();
    let optimizer = Optimizer::new(Factored::default()).expect("valid");
    let mut optimizer = optimizer.with_exec(two_threads(4096));
    let all: Vec<_> = shapes
        .iter()
        .map(|s| random_gradients(s.iter().product(), STEPS))
        .collect();
    for step in 0..STEPS {
        let params = weights.iter_mut().zip(&all).zip(shapes).enumerate();
        let mut params: Vec<_> = params
            .map(|(i, ((w, g), shape))| {
                let param = Param::new(format!("{i}"), w, &g[step]).expect("equal lengths");
                param.with_shape(shape).expect("that many")
            })
            .collect();
        optimizer.step(&mut params).expect("valid");
    }
    for ((ours, gradients), shape) in weights.iter().zip(&all).zip(shapes) {
        let alone = run(&Factored::default(), &Exec::serial(), shape, gradients);
        assert!(
            ours.iter()
                .zip(&alone)
                .all(|(a, b)| a.to_bits() == b.to_bits())
        );
    }
}

/// The bill counts all passes, and no value of a weight is kept between them.
#[test]
fn the_bill_of_several_passes() {
    assert_eq!(Trusting::COST.passes, 2);
    assert_eq!(Trusting::COST.reads, 8);
    assert_eq!(Trusting::COST.writes, 3);
    assert_eq!(Factored::COST.passes, 3);
    assert_eq!((Factored::COST.reads, Factored::COST.writes), (5, 1));
    assert_eq!(Factored::COST.states, 0);
    assert_eq!(Clipped::COST.passes, 2);
}
