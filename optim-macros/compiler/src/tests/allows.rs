//! What an `#[allow(…)]` covers, and that it silences nothing else.

use quote::quote;

use super::{errors_of, ids_of};

#[test]
fn an_allow_silences_its_lint_on_its_statement_alone() {
    let rule = |above: proc_macro2::TokenStream, last: proc_macro2::TokenStream| {
        ids_of(quote! {
            struct R { lr = 1 where lr >= 0, beta = 0.9 where 0 <= beta < 1 }
            state { m }
            update(w, g) {
                #above
                m = (1 - beta) * prev(m) + beta * g;
                #last
                w -= lr * m;
            }
        })
    };
    let allow = || quote!(#[allow(reversed_ema)]);
    assert_eq!(rule(quote!(), quote!()), ["reversed-ema"]);
    assert!(rule(allow(), quote!()).is_empty());
    assert_eq!(rule(quote!(), allow()), ["reversed-ema", "unused-allow"]);
    assert_eq!(rule(allow(), allow()), ["unused-allow"]);
    assert_eq!(
        rule(quote!(#[allow(possible_nan, reversed_ema)]), quote!()),
        ["unused-allow"]
    );
}

#[test]
fn an_allow_on_a_declaration_or_branch_covers_what_is_in_it() {
    let rule = quote! {
        struct R {
            lr = 1 where lr >= 0,
            #[allow(low_decay_rate)]
            beta = 0.1 where 0 <= beta < 1,
            #[allow(unused_parameter)]
            old = 1,
            flag = false,
        }
        state {
            m,
            #[allow(unused_state)]
            v,
        }
        update(w, g) {
            v = g;
            #[allow(possible_nan)]
            if flag {
                m = ema(beta, sqrt(g));
            } else {
                m = ema(beta, g / w);
            }
            #[allow(unused_intermediate)]
            let x = g;
            #[allow(read_before_update)]
            let early = m;
            w -= lr * (m + early);
        }
    };
    // `early` stands below the update of `m`, so nothing is read too early.
    assert_eq!(ids_of(rule), ["unused-allow"]);
}

#[test]
fn an_allow_on_a_state_covers_its_initial_value() {
    let rule = |state: proc_macro2::TokenStream| {
        ids_of(quote! {
            struct R { lr = 1 where lr >= 0 }
            state { #state }
            update(w, g) { m = prev(m) + abs(g); w -= lr * sign(g) * m; }
        })
    };
    assert_eq!(rule(quote!(m = sqrt(w))), ["possible-nan"]);
    assert!(
        rule(quote!(
            #[allow(possible_nan)]
            m = sqrt(w)
        ))
        .is_empty()
    );
    assert_eq!(
        rule(quote!(
            #[allow(possible_nan)]
            m = w
        )),
        ["unused-allow"]
    );
}

#[test]
fn an_allow_stands_above_initial_values_and_in_branches() {
    let rule = quote! {
        struct R { lr = 1 where lr >= 0, flag = false }
        state {
            #[allow(possible_nan)]
            s = sqrt(g),
        }
        update(w, g) {
            s = prev(s);
            let x = if flag {
                #[allow(possible_nan, unused_intermediate)]
                let y = ln(g);
                2 * g
            } else {
                #[allow(possible_nan)]
                let y = 1 / g;
                y
            };
            w -= lr * (s + x);
        }
    };
    // The logarithm is not used, so it gives no NaN.
    let errors = errors_of(rule);
    let told: Vec<_> = errors.iter().map(|error| error.rule.id).collect();
    assert_eq!(told, ["unused-allow"], "{errors:?}");
    let rule = quote! {
        struct R { lr = 1 where lr >= 0, flag = false }
        update(w, g) { w -= if flag { #[allow(possible_nan)] lr / g } else { lr * g }; }
    };
    assert_eq!(ids_of(rule), ["unsupported-attribute", "possible-nan"]);
}

#[test]
fn allowed_a_state_read_early_is_last_steps_value() {
    let early = |name: proc_macro2::TokenStream| {
        super::sound(quote! {
            struct R { lr = 1 where lr >= 0 }
            state { m }
            update(w, g) {
                #[allow(read_before_update)]
                let x = #name;
                m = g;
                w -= lr * (x + m);
            }
        })
    };
    let errors = errors_of(quote! {
        struct R { lr = 1 where lr >= 0 }
        state { m }
        update(w, g) { #[allow(read_before_update)] let x = prev(m); m = g; w -= lr * (x + m); }
    });
    assert_eq!(errors.len(), 1, "an `allow` for nothing");
    let rule = early(quote!(m));
    let lowered = format!("{:#}", rule.program);
    assert!(lowered.contains("prev(m)"), "{lowered}");
}
