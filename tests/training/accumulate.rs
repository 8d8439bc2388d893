//! Gradients that are gathered over several calls.

use optim_runtime::{Error, GradientDescent, Optimizer, Param};
use optim_tests::real::Real;
use optim_tests::training::{Case, Training};

use crate::runs::{Model, each_case, optimizer_of};

fn run<T: Real>(training: &Training, case: &Case) {
    let mut optimizer = optimizer_of(case).with_mean_of_accumulated(case.text("how") == "mean");
    let mut model = Model::<T>::of(training, case);
    let each = case.count("micro_batches");
    for step in 1..=case.count("steps") {
        for part in 0..each {
            let gradients = model.row((step - 1) * each + part);
            if part + 1 < each {
                let all = model.names.iter().zip(&mut model.weights).zip(&gradients);
                let params = all.map(|((name, w), g)| Param::new(name, w, g));
                let params: Result<Vec<_>, Error> = params
                    .zip(&model.shapes)
                    .map(|(param, shape)| param?.with_shape(shape))
                    .collect();
                optimizer.accumulate(&params.unwrap()).unwrap();
            } else {
                let gradients: Vec<_> = gradients.into_iter().map(Some).collect();
                model.step(&mut optimizer, &gradients).unwrap();
            }
        }
        model.check(training, case, step);
    }
}

#[test]
fn accumulated_gradients_are_those_of_torch_and_optax() {
    let count = each_case!("accumulate", |_| true, run);
    println!("{count} recorded runs that accumulate");
    assert_eq!(count, 12);
}

fn descent(mean: bool) -> Optimizer {
    Optimizer::new(GradientDescent::default().with_lr(1.0))
        .unwrap()
        .with_mean_of_accumulated(mean)
}

/// A step of what was gathered needs no gradient of its own, and what was gathered is gone after it.
#[test]
fn a_step_takes_what_was_accumulated_once() {
    let mut optimizer = descent(true);
    let mut w = [0.0_f32, 0.0];
    for g in [[1.0, 2.0], [3.0, 6.0]] {
        optimizer
            .accumulate(&[Param::new("w", &mut w, &g).unwrap()])
            .unwrap();
    }
    optimizer
        .step(&mut [Param::weights("w", &mut w).unwrap()])
        .unwrap();
    assert_eq!(w, [-2.0, -4.0]);
    let error = optimizer.step(&mut [Param::weights("w", &mut w).unwrap()]);
    assert_eq!(
        error.unwrap_err(),
        Error::NoGradient {
            parameter: "w".to_owned()
        }
    );
    optimizer
        .step(&mut [Param::new("w", &mut w, &[1.0, 1.0]).unwrap()])
        .unwrap();
    assert_eq!(w, [-3.0, -5.0]);
}

/// Equal parts, gathered, are one step with the whole, to the bit.
#[test]
fn equal_parts_are_one_step() {
    let g: Vec<f32> = (0..3_000)
        .map(|i| ((i * 37 % 101) as f32 - 50.0) * 0.013)
        .collect();
    let run = |parts: usize| {
        let adam = optim_runtime::Adam::default();
        let mut optimizer = Optimizer::new(adam).unwrap().with_mean_of_accumulated(true);
        let mut w = vec![0.5_f32; g.len()];
        for _ in 0..3 {
            for _ in 1..parts {
                optimizer
                    .accumulate(&[Param::new("w", &mut w, &g).unwrap()])
                    .unwrap();
            }
            optimizer
                .step(&mut [Param::new("w", &mut w, &g).unwrap()])
                .unwrap();
        }
        w.iter().map(|w| w.to_bits()).collect::<Vec<_>>()
    };
    for parts in [2, 4, 8] {
        assert_eq!(run(parts), run(1), "{parts} parts");
    }
}

/// What is wrong with one parameter stops the whole call.
#[test]
fn nothing_is_added_if_one_parameter_is_wrong() {
    let mut optimizer = descent(false);
    let (mut a, mut b) = ([0.0_f32], [0.0_f32; 2]);
    optimizer
        .accumulate(&[Param::new("b", &mut b, &[1.0, 1.0]).unwrap()])
        .unwrap();
    let mut short = [0.0_f32];
    let error = optimizer.accumulate(&[
        Param::new("a", &mut a, &[1.0]).unwrap(),
        Param::new("b", &mut short, &[1.0]).unwrap(),
    ]);
    assert!(
        matches!(error, Err(Error::ShapeChanged { .. })),
        "{error:?}"
    );
    let error = optimizer.accumulate(&[
        Param::new("a", &mut a, &[1.0]).unwrap(),
        Param::weights("b", &mut b).unwrap(),
    ]);
    assert!(matches!(error, Err(Error::NoGradient { .. })), "{error:?}");
    let (one, two) = ([1.0], [1.0, 1.0]);
    optimizer
        .step(&mut [
            Param::new("a", &mut a, &one).unwrap(),
            Param::new("b", &mut b, &two).unwrap(),
        ])
        .unwrap();
    assert_eq!((a, b), ([-1.0], [-2.0, -2.0]));
}
