//! Like is compared with like: all contenders compute the same.

use crate::{Case, LR, ours, peers};

/// Panics unless every peer's weights are ours after three steps.
///
/// The gradients change from step to step: with constant ones the corrected moments would not
/// depend on β₁ and β₂. Weights may differ by 1e-4 of the way they went, which is 1e-4 relative
/// to the update and far stricter than that relative to the weight.
pub fn check() {
    const STEPS: [f32; 3] = [1.0, -0.3, 0.5];
    let case = Case {
        name: "check",
        lens: vec![1_000, 1, 37],
    };
    let start: Vec<f32> = case.weights().concat();
    let after = |mut contender: Box<dyn crate::Contender>| {
        for scale in STEPS {
            contender.set_gradients(scale);
            contender.step();
        }
        contender.weights()
    };
    let expected = after(ours(&case));
    assert!(
        start.iter().zip(&expected).all(|(a, b)| a != b),
        "every weight moves"
    );
    let tolerance = 1e-4 * STEPS.len() as f32 * LR as f32;
    for (name, make, _) in peers() {
        let weights = after(make(&case));
        assert_eq!(weights.len(), expected.len(), "{name}: number of weights");
        for (i, (theirs, ours)) in weights.iter().zip(&expected).enumerate() {
            assert!(
                (theirs - ours).abs() <= tolerance,
                "{name}: weight {i} is {theirs} and {ours} by ours"
            );
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn all_compute_the_same() {
        super::check();
    }
}
