//! The built-in rules, each with all of its switches, for tests that hold for every rule.

use optim_runtime::{Exec, Rule, Update};

use crate::beside;
use crate::inputs::Knobs;

/// A rule of the runtime, as the tests see it. Each implements it in a file of `rules/`.
pub trait Builtin: Rule {
    /// When to use it, as `docs/rules.md` says.
    const USE: &'static str;

    /// The learning rate that reaches every goal of `convergence.rs`.
    const LR: f64;

    /// The rate in the bowl, where another one cannot be avoided.
    const BOWL_LR: f64 = Self::LR;

    /// The rate in the valley, where another one cannot be avoided.
    const VALLEY_LR: f64 = Self::LR;

    /// How low it comes in the valley.
    const VALLEY: f64 = 1e-2;

    /// Whether it may meet another part of the data in each step.
    const BATCHES: bool = true;

    /// The rule at its defaults but for the learning rate, as it is to reach the goals.
    fn at(lr: f64) -> Self
    where
        Self: Default,
    {
        let mut rule = Self::default();
        rule.set_hyper("lr", lr).expect("a valid learning rate");
        rule
    }

    /// The rule with these numbers: one for every loop that its switches select.
    fn variants(knobs: &Knobs) -> Vec<Self>;
}

/// Both settings of a flag.
pub const SWITCH: [bool; 2] = [false, true];

/// Every combination of the given values of some fields, as far as the rule allows it; the other
/// fields have their defaults.
#[macro_export]
macro_rules! combinations {
    ($($field:ident: $values:expr),* $(,)?) => {{
        let mut all = vec![Self::default()];
        $(
            all = all
                .into_iter()
                .flat_map(|rule| {
                    $values.map(|value| {
                        let mut rule = rule.clone();
                        rule.$field = value;
                        rule
                    })
                })
                .collect();
        )*
        all.retain(|rule| optim_runtime::Rule::validate(rule).is_ok());
        all
    }};
}

/// Writes a test for every built-in rule that takes tensors of any shape, which calls `$property::<Rule, T>()` for `f32` and
/// `f64`; with `weightwise` for those in which each weight goes its own way.
#[macro_export]
macro_rules! every_builtin {
    ($property:ident) => { optim_runtime::any_shape_rules! { every_builtin $property } };
    (weightwise $property:ident) => {
        optim_runtime::weightwise_rules! { every_builtin $property }
    };
    ([$property:ident] $($test:ident: $rule:ident),* $(,)?) => {
        mod $property {
            $(
                #[test]
                fn $test() {
                    super::$property::<optim_runtime::$rule, f32>();
                    super::$property::<optim_runtime::$rule, f64>();
                }
            )*
        }
    };
}

/// One step of a rule on one weight, whatever the type.
fn step_once<R: Rule + Default>() {
    fn on<R: Rule + Default, T: crate::real::Real>() {
        let rule = R::default();
        let mut state = rule.init_shape::<T>(&[1, 1]).expect("defaults are valid");
        let exec = Exec::default();
        beside::update(&rule, &exec, &mut [T::ONE], &[T::ONE], &mut state).expect("equal lengths");
    }
    on::<R, f32>();
    on::<R, f64>();
}

macro_rules! every_loop {
    ([] $($name:ident: $rule:ident,)*) => {
        /// Does a step of every rule. That this stands here makes the compiler write the rules' loops
        /// once, in this crate, and not again in each test program.
        pub fn every_loop() {
            $(step_once::<optim_runtime::$rule>();)*
        }
    };
}
optim_runtime::built_in_rules! { every_loop }
