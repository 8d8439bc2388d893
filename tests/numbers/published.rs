//! Published rules that go by rows and columns do what their authors' equations say, with the same bits in every way to run.

use optim_runtime::{Element, Exec, Optimizer, Param, Rule};
use optim_tests::inputs::scattered;
use optim_tests::published::{self, Agc, OptaxAdafactor, Sm3};
use optim_tests::reducing::Matrix;
use optim_tests::ways::every_way;

const STEPS: usize = 8;

/// Square, wide, high, a vector; some large enough both ways for Adafactor's factors, some not in one.
const SHAPES: [&[usize]; 8] = [
    &[7, 5],
    &[1, 33],
    &[300],
    &[127, 200],
    &[128, 128],
    &[131, 1025],
    &[5000, 3],
    &[128, 130],
];

/// Scattered numbers, some of them zero.
fn values(len: usize, seed: usize) -> Vec<f64> {
    let mut values = scattered(len, seed);
    values.iter_mut().skip(3).step_by(13).for_each(|x| *x = 0.0);
    values
}

fn gradients(len: usize) -> Vec<Vec<f64>> {
    // Of growing and falling size, so that clipping comes and goes.
    let step = |step: usize| {
        let size = [1.0, 1e-3, 10.0, 0.01][step % 4];
        values(len, 100 + step)
            .into_iter()
            .map(|x| x * size)
            .collect()
    };
    (0..STEPS).map(step).collect()
}

fn run<R: Rule + Default, T: Element>(exec: &Exec, shape: &[usize]) -> Vec<f64> {
    let len = shape.iter().product();
    let narrow = |x: &[f64]| x.iter().map(|x| T::from_f64(*x)).collect::<Vec<_>>();
    let mut w = narrow(&values(len, 1));
    let optimizer = Optimizer::new(R::default()).expect("valid");
    let mut optimizer = optimizer.with_exec(exec.clone());
    for g in gradients(len) {
        let g = narrow(&g);
        let param = Param::new("w", &mut w, &g).expect("equal lengths");
        let param = param.with_shape(shape).expect("that many");
        optimizer.step(&mut [param]).expect("valid");
    }
    w.iter().map(|w| w.to_f64()).collect()
}

fn follows<R: Rule + Default>(reference: fn(Matrix, &[Vec<f64>]) -> Vec<f64>) {
    for shape in SHAPES {
        let len = shape.iter().product::<usize>();
        let columns = shape[shape.len() - 1];
        let matrix = Matrix {
            rows: len / columns,
            columns,
            values: values(len, 1),
        };
        let wanted = reference(matrix, &gradients(len));
        let ours = run::<R, f64>(&Exec::serial(), shape);
        let narrow = run::<R, f32>(&Exec::serial(), shape);
        let moved = values(len, 1)
            .iter()
            .zip(&wanted)
            .filter(|(a, b)| a != b)
            .count();
        assert!(moved * 2 > len, "{} of {shape:?} moves", R::META.name);
        for (k, wanted) in wanted.iter().enumerate() {
            for (found, tolerance) in [(ours[k], 1e-12), (narrow[k], 1e-4)] {
                let error = (found - wanted).abs() / wanted.abs().max(0.1);
                assert!(
                    error < tolerance,
                    "{}: weight {k} of {shape:?} is {found}, not {wanted}",
                    R::META.name
                );
            }
        }
        for way in every_way(&[1000, 8192]) {
            let same = run::<R, f64>(&way.exec, shape)
                .iter()
                .zip(&ours)
                .all(|(a, b)| a.to_bits() == b.to_bits());
            assert!(same, "{} of {shape:?}, {}", R::META.name, way.name);
        }
    }
}

#[test]
fn sm3_follows_the_paper() {
    follows::<Sm3>(published::sm3);
}

#[test]
fn adaptive_gradient_clipping_follows_the_paper() {
    follows::<Agc>(published::agc);
}

#[test]
fn adafactor_of_optax_follows_its_documentation() {
    follows::<OptaxAdafactor>(published::optax_adafactor);
}

/// A matrix that is large both ways keeps a value a row and a column, and any other tensor one a weight.
#[test]
fn only_large_matrices_are_factored() {
    for shape in SHAPES {
        let len = shape.iter().product::<usize>();
        let columns = shape[shape.len() - 1];
        let (mut w, g) = (values(len, 1), values(len, 2));
        let mut optimizer = Optimizer::new(OptaxAdafactor::default()).expect("valid");
        let param = Param::new("w", &mut w, &g).expect("equal lengths");
        let param = param.with_shape(shape).expect("that many");
        optimizer.step(&mut [param]).expect("valid");
        let state = optimizer.state("w").expect("it took a step");
        let kept: Vec<_> = ["r", "c", "v"]
            .iter()
            .filter_map(|name| state.get(name).ok())
            .map(|values| values.to_vec().len())
            .collect();
        let (rows, factored) = (len / columns, columns >= 128 && len / columns >= 128);
        let wanted = if factored {
            vec![rows, columns]
        } else {
            vec![len]
        };
        assert_eq!(kept, wanted, "{shape:?}");
    }
}
