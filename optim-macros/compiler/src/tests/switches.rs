//! The conditions that select a loop, and their combinations.

use quote::quote;

use super::modelled;
use crate::model::switches::Switches;

/// The switches as written, and the settings that can occur.
fn switches(tokens: proc_macro2::TokenStream) -> (Vec<String>, Vec<String>) {
    let mut found = (Vec::new(), Vec::new());
    modelled(tokens, |model| {
        let switches = Switches::of(model);
        found.0 = switches.list.iter().map(|s| s.expr.text.clone()).collect();
        let settings = switches.settings(model);
        found.1 = settings
            .iter()
            .map(|setting| switches.describe(setting))
            .collect();
    });
    found
}

#[test]
fn conditions_are_taken_apart() {
    let (found, settings) = switches(quote! {
        struct R { a = false, b = false, lr = 1 }
        update(w, g, t) {
            let c = a && !(b || t == 1);
            w -= if c { lr * g } else { g };
        }
    });
    assert_eq!(found, ["a", "b", "t == 1"]);
    assert_eq!(settings.len(), 8);
    assert_eq!(settings[5], "`a` and not `b` and `t == 1`");
}

#[test]
fn a_comparison_and_its_opposites_are_one_switch() {
    let (found, _) = switches(quote! {
        struct R { a = 0, b = 1 }
        update(w, g) {
            let x = if a < b { g } else { 0 };
            let y = if b > a { g } else { x };
            let z = if !(a >= b) { g } else { y };
            let u = if b <= a { g } else { z };
            let v = if a == b { g } else { u };
            w -= if a != b { g } else { v };
        }
    });
    assert_eq!(found, ["a < b", "a == b"]);
}

#[test]
fn an_opposite_is_told_as_it_is_written() {
    let (_, settings) = switches(quote! {
        struct R { a = 0 }
        update(w, g) { w -= if a >= 1 { g } else { 0 }; }
    });
    assert_eq!(settings, ["`a >= 1`", "not `a >= 1`"]);
}

#[test]
fn require_excludes_settings() {
    let (_, settings) = switches(quote! {
        struct R { nesterov = false, mu = 0 }
        require !nesterov || mu > 0, "text";
        state { b if mu > 0 }
        update(w, g) {
            if mu > 0 {
                b = trace(mu, g);
                w -= if nesterov { g + mu * b } else { b };
            } else {
                w -= g;
            }
        }
    });
    assert_eq!(
        settings,
        [
            "not `mu > 0` and not `nesterov`",
            "`mu > 0` and not `nesterov`",
            "`mu > 0` and `nesterov`",
        ]
    );
}

#[test]
fn a_choice_between_numbers_of_a_step_needs_no_loop() {
    let (found, settings) = switches(quote! {
        struct R { lr = 1 }
        update(w, g, t) {
            let factor = if t < 10 { t / 10 } else { 1 };
            w -= lr * factor * g;
        }
    });
    assert!(found.is_empty());
    assert_eq!(settings, [""]);
}

#[test]
fn the_default_setting_is_that_of_late_steps() {
    let rule = quote! {
        struct R { a = true, b = 0 }
        update(w, g, t) { w -= if t == 1 || a || b > 0 { g } else { 0 }; }
    };
    modelled(rule, |model| {
        let switches = Switches::of(model);
        assert_eq!(switches.default_setting(model), [false, true, false]);
    });
}
