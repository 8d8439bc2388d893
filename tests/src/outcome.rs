//! What steps leave behind, bit by bit.

use optim_runtime::{Exec, Rule, StateValue, TensorState};

use crate::real::{Real, bits};

/// Weights and state of one tensor after some steps, as bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Steps taken.
    pub step: u64,
    /// The weights.
    pub weights: Vec<u64>,
    /// Every state that is kept, by name.
    pub states: Vec<(&'static str, Vec<u64>)>,
}

impl Outcome {
    /// What a tensor and its state are now.
    pub fn of<T: Real>(weights: &[T], state: &TensorState<T>) -> Self {
        let values = |name| match state.get(name).expect("a state that is kept") {
            StateValue::PerWeight(values)
            | StateValue::PerRow(values)
            | StateValue::PerColumn(values) => bits(values),
            StateValue::Scalar(value) => vec![value.bits()],
        };
        Self {
            step: state.step(),
            weights: bits(weights),
            states: state.names().map(|name| (name, values(name))).collect(),
        }
    }

    /// Two neighbouring pieces of a tensor as one.
    #[must_use]
    pub fn followed_by(mut self, next: Self) -> Self {
        assert_eq!(self.step, next.step);
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
    let mut state = rule.init(w.len()).expect("a valid rule");
    for g in gradients {
        rule.update_with(exec, &mut w, g, &mut state)
            .expect("a gradient as long as the weights");
    }
    Outcome::of(&w, &state)
}
