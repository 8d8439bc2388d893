//! Rules that are given more than a gradient: an input per weight, a number of the step, and random numbers.

use super::{Generator, Sign, generate, mentions};
use crate::tests::random::Random;

/// The text of a rule that reads some of them.
pub(in crate::tests) fn given_rule(name: &str, random: &mut Random) -> String {
    let text = generate(
        name,
        random,
        None,
        false,
        &[
            ("h", Sign::Any),
            ("abs(h)", Sign::NotNegative),
            ("normal()", Sign::Any),
            ("uniform()", Sign::NotNegative),
            ("(uniform() + eps)", Sign::Positive),
        ],
    );
    with_inputs(&text)
}

/// What of these names a text has, declared in its header.
fn with_inputs(text: &str) -> String {
    let mut inputs = String::new();
    if mentions(text, "h") {
        inputs.push_str(", h: input");
    }
    if mentions(text, "loss") {
        inputs.push_str(", loss: input scalar");
    }
    text.replacen("update(w, g, t", &format!("update(w, g, t{inputs}"), 1)
        .replacen("update(w, g)", &format!("update(w, g{inputs})"), 1)
}

impl Generator<'_> {
    /// The numbers that such a rule can read beside its own.
    pub(super) fn add_given(&mut self) {
        self.numbers.push(("loss".into(), Sign::Any));
        self.numbers.push(("abs(loss)".into(), Sign::NotNegative));
    }

    /// Takes away what only a step has.
    pub(super) fn lose_given(&mut self) {
        let is_given = |name: &str| {
            ["h", "loss", "normal", "uniform"]
                .iter()
                .any(|word| mentions(name, word))
        };
        self.names.retain(|(name, _)| !is_given(name));
        self.numbers.retain(|(name, _)| !is_given(name));
    }
}
