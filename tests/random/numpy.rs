//! Random rules with reductions, compiled: their loops do what their NumPy text says, with the same bits on
//! every instruction set and for any cut. So do those of each function alone.
//!
//! `reducing.rs` is written by a test of the compiler. The NumPy text is printed from the equations
//! before these are cut into passes, so it knows nothing of stages. Without NumPy that half is skipped.

use optim_runtime::{Element, Error, Exec, Rule, Update};
use optim_tests::every_function;
use optim_tests::python::{self, Outcome, Trial};
use optim_tests::ways::{every_way, plainest};

use crate::{
    every_matrix_rule, every_modified_rule, every_reducing_rule, matrices, modified,
    reducing as rules,
};

const STEPS: usize = 3;

/// A vector, a small matrix, and one of several blocks.
const SHAPES: [&[usize]; 3] = [&[19], &[5, 7], &[61, 37]];

/// What rules of matrices are tried on.
const MATRICES: [&[usize]; 4] = [&[1, 19], &[5, 7], &[7, 5], &[2, 13, 11]];

/// A rule's steps, run in a way on a shape: the weights after each.
type Run<'a> = dyn Fn(&Exec, &[usize]) -> Vec<Vec<f64>> + 'a;

/// Numbers that both element types have, around 1, some of them zero.
fn numbers(len: usize, seed: usize) -> Vec<f64> {
    let number = |index: usize| {
        let place = ((seed * 7919 + index) as f64 * 0.618_033_988_749_895).fract();
        let rounded = ((place - 0.5) * 4096.0).round() / 1024.0;
        if index % 11 == 5 { 0.0 } else { rounded }
    };
    (1..=len).map(number).collect()
}

fn gradients(len: usize) -> Vec<Vec<f64>> {
    (1..=STEPS).map(|step| numbers(len, 10 * step)).collect()
}

fn narrowed<T: Element>(list: &[f64]) -> Vec<T> {
    list.iter().map(|x| T::from_f64(*x)).collect()
}

fn widened<T: Element>(list: &[T]) -> Vec<f64> {
    list.iter().map(|x| x.to_f64()).collect()
}

fn run<R: Rule, T: Element>(rule: &R, exec: &Exec, shape: &[usize]) -> Vec<Vec<f64>> {
    let len = shape.iter().product();
    let mut w: Vec<T> = narrowed(&numbers(len, 1));
    let mut state = rule.init_shape(shape).expect("defaults are valid");
    let mut steps = Vec::new();
    for g in gradients(len) {
        rule.update_with(exec, &mut w, &narrowed(&g), &mut state)
            .expect("lengths agree");
        steps.push(widened(&w));
    }
    steps
}

/// Those of the shapes that a rule takes: one with a number for the tensor that it keeps takes single matrices alone.
fn taken<R: Rule>(rule: &R) -> Vec<&'static [usize]> {
    let takes = |shape: &&[usize]| {
        let mut state = rule.init_shape(shape).expect("defaults are valid");
        let g = numbers(shape.iter().product(), 1);
        let taken = rule.update(&mut g.clone(), &g, &mut state);
        !matches!(taken, Err(Error::BatchOfMatrices { .. }))
    };
    MATRICES.into_iter().filter(takes).collect()
}

fn bits(steps: &[Vec<f64>]) -> Vec<u64> {
    steps.iter().flatten().map(|x| x.to_bits()).collect()
}

#[test]
fn every_way_gives_the_same_bits() {
    fn check(name: &str, shapes: &[&[usize]], run: &Run<'_>) {
        for &shape in shapes {
            let plain = bits(&run(&plainest(), shape));
            for way in every_way(&[8, 4096]) {
                let ours = bits(&run(&way.exec, shape));
                assert!(ours == plain, "{name} of {shape:?}, {}", way.name);
            }
        }
    }
    macro_rules! each {
        ($($rule:ident)*) => {$(
            let (name, rule) = (rules::$rule::META.name, rules::$rule::default());
            check(name, &SHAPES, &|exec, shape| run::<_, f32>(&rule, exec, shape));
            check(name, &SHAPES, &|exec, shape| run::<_, f64>(&rule, exec, shape));
        )*};
    }
    every_reducing_rule!(each);
    {
        use modified as rules;
        macro_rules! each {
            ($($rule:ident)*) => {$(
                let (name, rule) = (rules::$rule::META.name, rules::$rule::default());
                check(name, &SHAPES, &|exec, shape| run::<_, f32>(&rule, exec, shape));
                check(name, &SHAPES, &|exec, shape| run::<_, f64>(&rule, exec, shape));
            )*};
        }
        every_modified_rule!(each);
    }
    macro_rules! each_of_matrices {
        ($($rule:ident)*) => {$(
            let (name, rule) = (matrices::$rule::META.name, matrices::$rule::default());
            let shapes = taken(&rule);
            check(name, &shapes, &|exec, shape| run::<_, f32>(&rule, exec, shape));
            check(name, &shapes, &|exec, shape| run::<_, f64>(&rule, exec, shape));
        )*};
    }
    every_matrix_rule!(each_of_matrices);
}

#[test]
fn loops_do_what_numpy_says() {
    let (mut trials, mut found) = (Vec::new(), Vec::new());
    macro_rules! each {
        ($($rule:ident)*) => {$(
            let rule = rules::$rule::default();
            for shape in SHAPES {
                let len = shape.iter().product();
                trials.push(Trial::new(&rule, shape, &numbers(len, 1), &gradients(len)));
                found.push(run::<_, f64>(&rule, &Exec::serial(), shape));
            }
        )*};
    }
    every_reducing_rule!(each);
    {
        use modified as rules;
        macro_rules! each {
            ($($rule:ident)*) => {$(
                let rule = rules::$rule::default();
                for shape in SHAPES {
                    let len = shape.iter().product();
                    trials.push(Trial::new(&rule, shape, &numbers(len, 1), &gradients(len)));
                    found.push(run::<_, f64>(&rule, &Exec::serial(), shape));
                }
            )*};
        }
        every_modified_rule!(each);
    }
    macro_rules! each_of_matrices {
        ($($rule:ident)*) => {$(
            let rule = matrices::$rule::default();
            for shape in taken(&rule) {
                let len = shape.iter().product();
                trials.push(Trial::new(&rule, shape, &numbers(len, 1), &gradients(len)));
                found.push(run::<_, f64>(&rule, &Exec::serial(), shape));
            }
        )*};
    }
    every_matrix_rule!(each_of_matrices);
    {
        use optim_tests::functions as rules;
        macro_rules! each {
            ($($rule:ident)*) => {$(
                let rule = rules::$rule::default();
                let (w, g) = (numbers(19, 1), gradients(19));
                trials.push(Trial::new(&rule, &[19], &w, &g));
                found.push(run::<_, f64>(&rule, &Exec::serial(), &[19]));
            )*};
        }
        every_function!(each);
    }
    let outcomes = match python::run(&trials) {
        Ok(outcomes) => outcomes,
        Err(reason) => return python::say_skipped("loops_do_what_numpy_says", &reason),
    };
    let (mut values, mut worst) = (0, 0.0_f64);
    for ((trial, outcome), found) in trials.iter().zip(outcomes).zip(&found) {
        let steps = match outcome {
            Outcome::Steps(steps) => steps,
            Outcome::Raised(error) => panic!("{}: {error}", trial.name),
        };
        for (t, (theirs, ours)) in (1..).zip(steps.iter().zip(found)) {
            assert_eq!(theirs.w.len(), ours.len());
            for (index, (theirs, ours)) in theirs.w.iter().zip(ours).enumerate() {
                let error = (theirs - ours).abs() / (1.0 + theirs.abs());
                assert!(
                    error < 1e-9,
                    "{}, step {t}, weight {index}: NumPy gives {theirs:e}, the rule {ours:e}",
                    trial.name
                );
                worst = worst.max(error);
                values += 1;
            }
        }
    }
    println!(
        "{} trials, {values} values, largest difference {worst:.1e}",
        trials.len()
    );
    assert!(values > 10_000);
}
