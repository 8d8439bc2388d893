//! What rules ask for beside the gradient, in tests that hold for every rule: each input is the gradient with its sign
//! turned, each number half of the step's, and random numbers are those of a bare tensor.

use optim_runtime::{
    Element, Error, Exec, Inputs, Optimizer, Param, Rule, RuleMeta, TensorState, Update,
};

/// The input per weight that goes with a gradient.
pub fn input<T: Element>(g: &[T]) -> Vec<T> {
    g.iter().map(|g| -*g).collect()
}

/// The number that goes with step `t`.
#[must_use]
pub fn number(t: u64) -> f64 {
    t as f64 / 2.0
}

/// What a rule is given with this gradient in step `t`; `values` are those of [`input`].
#[must_use]
pub fn inputs<'a, T: Element>(meta: &RuleMeta, values: &'a [T], t: u64) -> Inputs<'a, T> {
    let mut inputs = Inputs::new();
    for input in meta.inputs {
        inputs = match input.scalar {
            true => inputs.with_number(input.name, number(t)),
            false => inputs.with(input.name, values),
        };
    }
    inputs
}

/// [`Update::update_with`] of any rule.
///
/// # Errors
/// Those of the rule's.
pub fn update<R: Rule, T: Element>(
    rule: &R,
    exec: &Exec,
    w: &mut [T],
    g: &[T],
    state: &mut TensorState<T>,
) -> Result<(), Error> {
    if R::META.inputs.is_empty() {
        return rule.update_with(exec, w, g, state);
    }
    let values = input(g);
    let inputs = inputs(&R::META, &values, state.step() + 1);
    rule.update_given(exec, w, g, &inputs, state)
}

/// A parameter with what its rule asks for.
///
/// # Errors
/// None, if the parameter is sound.
pub fn param<'a, T: Element>(
    meta: &RuleMeta,
    param: Param<'a>,
    g: &[T],
) -> Result<Param<'a>, Error> {
    let mut inputs = meta.inputs.iter().filter(|input| !input.scalar);
    inputs.try_fold(param, |param, of| param.with_input(of.name, input(g)))
}

/// Gives an optimizer the numbers that its rule asks for in the step to come.
pub fn numbers(meta: &RuleMeta, optimizer: &mut Optimizer) {
    let t = optimizer.steps() + 1;
    for input in meta.inputs.iter().filter(|input| input.scalar) {
        let set = optimizer.set_input(input.name, number(t));
        set.expect("a number that the rule declares");
    }
}

/// What a rule's NumPy text is given behind the gradient, in its order: inputs, numbers, random numbers.
#[must_use]
pub fn arguments(meta: &RuleMeta, g: &[f64], t: u64) -> Vec<Argument> {
    let mut arguments = Vec::new();
    let mut calls = 0;
    let (_, inside) = meta.python.split_once('(').expect("a function");
    let names = inside.split(',').map(str::trim).skip(2);
    for name in names.take_while(|name| *name != "state") {
        arguments.push(match meta.inputs.iter().find(|input| input.name == name) {
            Some(input) if input.scalar => Argument::Number(number(t)),
            Some(_) => Argument::Values(input(g)),
            None => {
                let normal = name.starts_with("normal");
                assert!(normal || name.starts_with("uniform"), "{name}");
                let draw = |place| crate::philox::drawn(normal, 0, "", t, calls, place);
                let drawn = (0..g.len()).map(draw).collect();
                calls += 1;
                Argument::Values(drawn)
            }
        });
    }
    arguments
}

/// An argument of a NumPy text.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(untagged)]
pub enum Argument {
    /// One for the step.
    Number(f64),
    /// One for each weight.
    Values(Vec<f64>),
}
