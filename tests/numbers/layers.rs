//! What holds for the built-in rules that reduce over tensors or over the model.

use optim_runtime::{Exec, Optimizer, Param, Prodigy};
use optim_tests::inputs::{Knobs, scattered};
use optim_tests::tensorwise::{Tensor, Tensorwise, Whole};
use optim_tests::ways::{every_way, two_threads};

const STEPS: i32 = 12;

/// A matrix, what is no matrix, a single row and a tensor of several blocks.
const SHAPES: [&[usize]; 4] = [&[7, 5], &[300], &[1, 33], &[40, 70]];

fn model() -> Vec<Tensor> {
    let tensor = |(seed, shape): (usize, &&[usize])| {
        let len = shape.iter().product();
        Tensor::new(shape, scattered(len, seed))
    };
    SHAPES.iter().enumerate().map(tensor).collect()
}

/// Gradients that depend on the weights a little, so that they have somewhere to go.
fn gradients(model: &[Tensor], step: i32) -> Vec<Vec<f64>> {
    let of = |(seed, tensor): (usize, &Tensor)| {
        let noise = scattered(tensor.w.len(), 100 * step as usize + seed);
        let slopes = tensor.w.iter().zip(noise);
        slopes.map(|(w, noise)| 0.5 * (w - 0.3) + noise).collect()
    };
    model.iter().enumerate().map(of).collect()
}

fn knobs() -> [Knobs; 2] {
    let first = Knobs {
        lr: 0.03,
        fast: 0.8,
        slow: 0.97,
        eps: 1e-6,
        decay: 0.05,
    };
    let second = Knobs {
        lr: 0.2,
        fast: 0.6,
        slow: 0.85,
        eps: 1e-3,
        decay: 0.01,
    };
    [first, second]
}

/// A step of the optimizer with these gradients.
fn take(optimizer: &mut Optimizer, weights: &mut [Vec<f64>], gradients: &[Vec<f64>]) {
    let parts = weights.iter_mut().zip(gradients).zip(SHAPES).enumerate();
    let mut params: Vec<_> = parts
        .map(|(i, ((w, g), shape))| {
            let param = Param::new(format!("{i}"), w, g).expect("equal lengths");
            param.with_shape(shape).expect("as many weights")
        })
        .collect();
    optimizer.step(&mut params).expect("a valid step");
}

/// Every step of every variant is what the paper's equations say.
fn steps_follow_the_paper<R: Tensorwise + Default>() {
    let variants = knobs().into_iter().flat_map(|knobs| R::variants(&knobs));
    for rule in variants.chain([R::default()]) {
        let optimizer = Optimizer::new(rule.clone()).expect("a valid rule");
        let mut optimizer = optimizer.with_exec(Exec::serial());
        let (mut model, mut whole) = (model(), Whole::default());
        let mut weights: Vec<_> = model.iter().map(|tensor| tensor.w.clone()).collect();
        for t in 1..=STEPS {
            let gradients = gradients(&model, t);
            take(&mut optimizer, &mut weights, &gradients);
            for (tensor, g) in model.iter_mut().zip(gradients) {
                tensor.g = g;
            }
            rule.step(t, &mut model, &mut whole);
            for (tensor, ours) in model.iter().zip(&weights) {
                for (i, (ours, wanted)) in ours.iter().zip(&tensor.w).enumerate() {
                    let error = (ours - wanted).abs();
                    assert!(
                        error <= 1e-11 * wanted.abs().max(0.1),
                        "{rule:?}: weight {i} of {:?} after step {t} is {ours}, not {wanted}",
                        tensor.shape
                    );
                }
            }
        }
    }
}

/// Instruction set, threads and blocks change no bit of a model.
fn every_way_gives_the_same_bits<R: Tensorwise + Default>() {
    let run = |rule: &R, exec: &Exec| {
        let optimizer = Optimizer::new(rule.clone()).expect("a valid rule");
        let mut optimizer = optimizer.with_exec(exec.clone());
        let model = model();
        let mut weights: Vec<_> = model.iter().map(|tensor| tensor.w.clone()).collect();
        for t in 1..=3 {
            take(&mut optimizer, &mut weights, &gradients(&model, t));
        }
        let bits = weights.into_iter().flatten().map(f64::to_bits);
        bits.collect::<Vec<_>>()
    };
    let ways = every_way(&[100, 1024]);
    let variants = R::variants(&knobs()[0]);
    for rule in variants.into_iter().chain([R::default()]) {
        let wanted = run(&rule, &Exec::serial());
        for way in &ways {
            assert!(run(&rule, &way.exec) == wanted, "{rule:?}, {}", way.name);
        }
    }
}

macro_rules! tests {
    ([$property:ident] $($name:ident: $rule:ident,)*) => {
        mod $property {
            $(
                #[test]
                fn $name() {
                    super::$property::<optim_runtime::$rule>();
                }
            )*
        }
    };
}
optim_runtime::reducing_rules! { tests steps_follow_the_paper }
optim_runtime::reducing_rules! { tests every_way_gives_the_same_bits }

/// Prodigy's estimate is the same number for all parameters that took every step, and that of one that
/// joins late gets near it.
#[test]
fn a_late_parameter_finds_the_estimate_of_the_others() {
    let optimizer = Optimizer::new(Prodigy::default()).expect("defaults are valid");
    let mut optimizer = optimizer.with_exec(two_threads(64));
    let (mut early, mut also, mut late) = ([5.0, -3.0], [2.0], [1.0, 4.0, -1.0]);
    let slope = |w: &f64| w - 0.5;
    for t in 0..3_000 {
        let gradients = [
            early.iter().map(slope).collect::<Vec<_>>(),
            also.iter().map(slope).collect(),
            late.iter().map(slope).collect(),
        ];
        let mut params = vec![
            Param::new("early", &mut early, &gradients[0]).expect("equal lengths"),
            Param::new("also", &mut also, &gradients[1]).expect("equal lengths"),
        ];
        if t >= 20 {
            params.push(Param::new("late", &mut late, &gradients[2]).expect("equal lengths"));
        }
        optimizer.step(&mut params).expect("a valid step");
    }
    let estimate = |name: &str| {
        let state = optimizer.state(name).expect("it took steps");
        state.get("d").expect("it is kept").to_vec()[0]
    };
    assert_eq!(estimate("early"), estimate("also"));
    let (whole, late_one) = (estimate("early"), estimate("late"));
    let near = 0.2..5.0;
    assert!(near.contains(&(late_one / whole)), "{late_one} and {whole}");
    for w in early.iter().chain(&also).chain(&late) {
        assert!((w - 0.5).abs() < 1e-2, "{w}");
    }
}
