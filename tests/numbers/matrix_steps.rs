//! Steps of rules for matrices: of one alone, of a batch taken apart, of one that lies otherwise in memory.

use ndarray::{Array2, ShapeBuilder as _};
use optim_runtime::{Exec, Optimizer, Param, Rule};
use optim_tests::inputs::{random, random_gradients};
use optim_tests::real::{Real, bits};
use optim_tests::ways::{every_way, plainest};

pub(crate) fn narrowed<T: Real>(values: &[f64]) -> Vec<T> {
    values.iter().map(|x| T::from_f64(*x)).collect()
}

/// The largest distance of two values; NaN if one is.
pub(crate) fn furthest(a: &[f64], b: &[f64]) -> f64 {
    assert_eq!(a.len(), b.len());
    let distances = a.iter().zip(b).map(|(a, b)| (a - b).abs());
    distances.fold(0.0, |most: f64, x| {
        if most.is_nan() || x.is_nan() {
            f64::NAN
        } else {
            most.max(x)
        }
    })
}

/// The weights after these gradients.
pub(crate) fn run<T: Real, R: Rule>(
    rule: &R,
    exec: &Exec,
    shape: &[usize],
    gradients: &[Vec<f64>],
) -> Vec<T> {
    let mut w = narrowed::<T>(&random(shape.iter().product(), 1));
    let optimizer = Optimizer::new(rule.clone()).expect("valid");
    let mut optimizer = optimizer.with_exec(exec.clone());
    for g in gradients {
        let g = narrowed::<T>(g);
        let param = Param::new("w", &mut w, &g).and_then(|param| param.with_shape(shape));
        optimizer
            .step(&mut [param.expect("that many")])
            .expect("valid");
    }
    w
}

/// The same of a batch of so many matrices, each of which is a parameter of its own.
pub(crate) fn run_apart<R: Rule>(
    rule: &R,
    exec: &Exec,
    [count, rows, columns]: [usize; 3],
    gradients: &[Vec<f64>],
) -> Vec<f64> {
    let len = rows * columns;
    let mut w = random(count * len, 1);
    let optimizer = Optimizer::new(rule.clone()).expect("valid");
    let mut optimizer = optimizer.with_exec(exec.clone());
    for g in gradients {
        let parts = w.chunks_exact_mut(len).zip(g.chunks_exact(len)).enumerate();
        let mut params: Vec<_> = parts
            .map(|(i, (w, g))| {
                let param = Param::new(format!("{i}"), w, g).expect("equal lengths");
                param.with_shape(&[rows, columns]).expect("that many")
            })
            .collect();
        optimizer.step(&mut params).expect("valid");
    }
    w
}

/// The same of a matrix whose columns lie one after the other; the weights are told row by row.
pub(crate) fn run_by_columns<R: Rule>(
    rule: &R,
    shape: [usize; 2],
    gradients: &[Vec<f64>],
) -> Vec<f64> {
    let plain = Array2::from_shape_vec(shape, random(shape[0] * shape[1], 1));
    let mut w = Array2::zeros(shape.f());
    w.assign(&plain.expect("that many"));
    let mut optimizer = Optimizer::new(rule.clone()).expect("valid");
    for g in gradients {
        let g = Array2::from_shape_vec(shape, g.clone()).expect("that many");
        let param = Param::new("w", &mut w, &g).expect("equal shapes");
        optimizer.step(&mut [param]).expect("valid");
    }
    w.iter().copied().collect()
}

/// Every way to run a rule gives the bits of the plainest, on each of these shapes.
pub(crate) fn every_way_is_alike<T: Real, R: Rule>(rule: &R, shapes: &[&[usize]]) {
    for shape in shapes {
        let gradients = random_gradients(shape.iter().product(), 3);
        let wanted = bits(&run::<T, R>(rule, &plainest(), shape, &gradients));
        for way in every_way(&[10, 1000]) {
            let ours = run::<T, R>(rule, &way.exec, shape, &gradients);
            assert!(bits(&ours) == wanted, "{rule:?} of {shape:?}, {}", way.name);
        }
    }
}
