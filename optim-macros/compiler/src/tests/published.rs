//! Rules as their papers have them need no `allow`: no proof fails and no lint misfires.

use super::{built_in_files, errors_of, rule_tokens};

/// The built-in rules, which are those of the papers with the frameworks' options.
#[test]
fn built_in_rules_are_accepted() {
    for (name, file) in built_in_files() {
        let errors = errors_of(rule_tokens(&file));
        let messages: Vec<_> = errors.iter().map(|error| &error.message).collect();
        assert!(messages.is_empty(), "{name}: {messages:#?}");
    }
}

/// A decay rate that begins at 0 and grows to 1, as Adafactor has it.
#[test]
fn a_rate_that_follows_the_step_is_accepted() {
    let rule = "struct Growing { lr = 1e-3 where lr >= 0, eps = 1e-8 where eps > 0 } state { v } \
                update(w, g, t) { \
                let rate = 1 - t^-0.8; v = ema(1 - t^-0.8, g^2 + 1e-30); \
                w -= lr * rate * g / sqrt(v + eps); }";
    let errors = errors_of(rule.parse().expect("tokens"));
    let messages: Vec<_> = errors.iter().map(|error| &error.message).collect();
    assert!(messages.is_empty(), "{messages:#?}");
}
