//! Random rules, rules of matrices and each function alone, by their texts for PyTorch and optax.
//!
//! They are those of `numpy.rs`, on small models. Without PyTorch or JAX and optax tests say that they are skipped.

use optim_tests::every_function;
use optim_tests::texts::{Host, Trials};

use crate::{
    every_matrix_rule, every_modified_rule, every_reducing_rule, matrices, modified,
    reducing as rules,
};

/// Random rules amplify roundings as they happen to: more than those that train.
const TOLERANCE: f64 = 1e-9;

fn all(host: Host) -> Trials {
    let mut trials = Trials::of(host, TOLERANCE);
    macro_rules! each {
        ($($rule:ident)*) => {$( trials.add(&rules::$rule::default()); )*};
    }
    every_reducing_rule!(each);
    macro_rules! each_of_matrices {
        ($($rule:ident)*) => {$( trials.add(&matrices::$rule::default()); )*};
    }
    every_matrix_rule!(each_of_matrices);
    macro_rules! each_with_modifiers {
        ($($rule:ident)*) => {$( trials.add(&modified::$rule::default()); )*};
    }
    every_modified_rule!(each_with_modifiers);
    {
        use optim_tests::functions as rules;
        macro_rules! each {
            ($($rule:ident)*) => {$( trials.add(&rules::$rule::default()); )*};
        }
        every_function!(each);
    }
    trials
}

#[test]
fn torch() {
    all(Host::Torch).compare("random rules in PyTorch");
}

#[test]
fn optax() {
    all(Host::Optax { jit: false }).compare("random rules in optax");
}
