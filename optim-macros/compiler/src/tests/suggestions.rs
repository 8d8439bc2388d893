//! Suggestions are of the right kind: where a state is expected no hyper-parameter is suggested,
//! and so on. One mistake is told once, independent ones all together.

use quote::quote;

use super::{errors_of, ids_of};

/// The first `fact` and `help` of a rule that has `states`, this body and these extra parts.
fn helps(rule: proc_macro2::TokenStream) -> Vec<String> {
    let help = |message: &str| {
        message
            .split_once("\nhelp: ")
            .map(|(_, help)| help.to_owned())
    };
    let errors = errors_of(rule);
    errors
        .iter()
        .filter_map(|error| help(&error.message))
        .collect()
}

#[test]
fn functions_for_functions() {
    // `momentum` is as near as `mim`, and no function.
    let rule = quote! {
        struct R { mix = 1 }
        update(w, g) { w -= mix * mim(g, 1); }
    };
    assert_eq!(helps(rule), ["did you mean `min`?"]);
}

#[test]
fn states_where_a_state_is_expected() {
    for call in [quote!(prev(avg_qq)), quote!(debias(avg_qq))] {
        let rule = quote! {
            struct R { avg_q = 0.9 where 0 <= avg_q < 1 }
            state { avg_sq }
            update(w, g) { avg_sq = ema(avg_q, g^2); w -= #call; }
        };
        assert_eq!(helps(rule), ["did you mean `avg_sq`?"]);
    }
    let rule = quote! {
        struct R { means = 0.9 where 0 <= means < 1 }
        state { meanz, v }
        update(w, g) { meanz = ema(means, g); v = ema_var(means, g, meanx); w -= v; }
    };
    assert_eq!(helps(rule), ["did you mean `meanz`?"]);
}

#[test]
fn states_or_the_weights_for_what_is_assigned() {
    let rule = quote! {
        struct R { moment = 0.9 }
        state { momant }
        update(weight, g) {
            let momint = moment * g;
            momunt = momint;
            weigth -= momant;
        }
    };
    assert_eq!(
        helps(rule),
        ["did you mean `momant`?", "write `weight`, the weights"]
    );
}

#[test]
fn hyper_parameters_where_only_they_may_be_named() {
    let rule = quote! {
        struct R { steps = 1, flag = false }
        require stepz > 0, "text";
        state { stepx = stepy, flagg if flags }
        update(w, g) {
            stepx = prev(stepx);
            if flag { flagg = g; }
            w -= if flag { flagg } else { stepx };
        }
    };
    // `stepx` and `flagg` are as near and cannot be used there.
    let expected = [
        "did you mean `steps`?",
        "did you mean `steps`?",
        "did you mean `flag`?",
    ];
    let mut helps = helps(rule);
    helps.sort();
    let mut expected = expected.map(str::to_owned);
    expected.sort();
    assert_eq!(helps, expected);
}

#[test]
fn anything_readable_for_values() {
    let rule = quote! {
        struct R { warmup = 1, decay = 1 }
        state { moment }
        update(w, g) {
            moment = g;
            let direction = momentt * warmups;
            w -= directions * decays;
        }
    };
    let helps = helps(rule);
    let meant = ["moment", "warmup", "direction", "decay"];
    assert_eq!(helps, meant.map(|name| format!("did you mean `{name}`?")));
}

#[test]
fn a_synonym_is_suggested_if_it_is_the_only_one() {
    let rule = |params: proc_macro2::TokenStream| {
        quote! {
            struct R { #params }
            update(w, g) { w -= η * g; }
        }
    };
    assert_eq!(helps(rule(quote!(lr = 1))), ["did you mean `lr`?"]);
    assert_eq!(helps(rule(quote!(alpha = 1))), ["did you mean `alpha`?"]);
    let declare = "declare it: `η = 1e-3 where η >= 0`";
    assert_eq!(helps(rule(quote!(eps = 1))), [declare]);
    let both = helps(rule(quote!(lr = 1, alpha = 1)));
    assert!(
        both.iter().all(|help| !help.starts_with("did you mean")),
        "{both:?}"
    );
}

#[test]
fn a_missing_declaration_is_told_once_and_each_misspelling() {
    let rule = quote! {
        struct R { rate = 1 }
        update(w, g) {
            let a = zeta * g + zeta;
            w -= (zeta + a) * ratee + rtae;
        }
    };
    assert_eq!(ids_of(rule), ["undeclared-name"; 3]);
}

#[test]
fn errors_come_in_the_order_of_the_source() {
    // A stage each: domains, names, paths, the parser, kinds.
    let text = "struct R { a = 2 where a < 1, flag = false }
        state { m }
        update(w, g) {
            let d = zeta * m;
            m = g ** 2;
            w -= d + flag
        }";
    let errors = errors_of(text.parse().expect("tokens"));
    let ids: Vec<_> = errors.iter().map(|error| error.rule.id).collect();
    let expected = [
        "default-outside-domain",
        "undeclared-name",
        "read-before-update",
        "unknown-operator",
        // At the same token, in the order of the stages.
        "missing-semicolon",
        "flag-as-number",
    ];
    assert_eq!(ids, expected);
}
