//! What steps leave behind, bit by bit.

use optim_runtime::{Exec, Rule, StateValue, TensorState, Update};

use crate::beside;
use crate::real::{Real, bits};

/// Weights and state of one tensor after some steps, as bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Steps taken.
    pub step: u64,
    /// The weights.
    pub weights: Vec<u64>,
    /// Every state per weight that is kept, by name.
    pub states: Vec<(&'static str, Vec<u64>)>,
    /// Every state per tensor that is kept, by name.
    pub scalars: Vec<(&'static str, u64)>,
}

impl Outcome {
    /// What a tensor and its state are now.
    pub fn of<T: Real>(weights: &[T], state: &TensorState<T>) -> Self {
        let mut outcome = Self {
            step: state.step(),
            weights: bits(weights),
            states: Vec::new(),
            scalars: Vec::new(),
        };
        for name in state.names() {
            match state.get(name).expect("a state that is kept") {
                StateValue::PerWeight(values)
                | StateValue::PerRow(values)
                | StateValue::PerColumn(values)
                | StateValue::PerRowPair(values)
                | StateValue::PerColumnPair(values) => outcome.states.push((name, bits(values))),
                StateValue::Scalar(value) => outcome.scalars.push((name, value.bits())),
                other => panic!("a kind of value that this knows: {other:?}"),
            }
        }
        outcome
    }

    /// Two neighbouring pieces of a tensor as one.
    #[must_use]
    pub fn followed_by(mut self, next: Self) -> Self {
        assert_eq!((self.step, &self.scalars), (next.step, &next.scalars));
        self.weights.extend(next.weights);
        for ((name, values), (next_name, next_values)) in self.states.iter_mut().zip(next.states) {
            assert_eq!(*name, next_name);
            values.extend(next_values);
        }
        self
    }
}

/// What a tensor becomes when it takes one step for each gradient.
pub fn run<'g, R: Rule, T: Real>(
    rule: &R,
    exec: &Exec,
    weights: &[T],
    gradients: impl IntoIterator<Item = &'g [T]>,
) -> Outcome {
    let mut w = weights.to_vec();
    let mut state = rule.init_shape(&[w.len()]).expect("a valid rule");
    for g in gradients {
        beside::update(rule, exec, &mut w, g, &mut state)
            .expect("a gradient as long as the weights");
    }
    Outcome::of(&w, &state)
}
