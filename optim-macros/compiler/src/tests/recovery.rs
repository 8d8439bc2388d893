//! One mistake hides no other, and is one message: what follows from it is not said.

use quote::quote;

use super::ids_of as ids;

#[test]
fn every_independent_error_is_reported() {
    let reported = ids(quote! {
        struct R {
            lr = 1e-3f32 where lr >= 0
            beta = 2 where 0 <= beta < 1,
            type = 1,
            unused = 1,
        }
        require lr > 0;
        state { m: q8, m, v if t > 1 }
        update(w, g, t) {
            m = ema(g);
            let x = lr g;
            v = erf(g)
            g += 1;
            w -= sqrt * q * (1 + );
            return w;
        }
    });
    for id in [
        "number-form",
        "missing-comma",
        "reserved-name",
        "require-form",
        "unknown-storage",
        "duplicate-name",
        "unexpected-tokens",
        "missing-semicolon",
        "expected-expression",
        "expected-statement",
        "argument-count",
        "unknown-function",
        "assign-to-input",
        "state-condition",
        "default-outside-domain",
    ] {
        assert!(reported.contains(&id), "{id} is not among {reported:?}");
    }
    // Of what may stand where nothing could be read, nothing is said.
    assert!(!reported.contains(&"unused-parameter"), "{reported:?}");
    assert!(!reported.contains(&"undeclared-name"), "{reported:?}");
}

#[test]
fn a_statement_that_cannot_be_read_loses_itself_alone() {
    let broken = quote! {
        struct R { lr = 1, beta = 0.5 where 0 <= beta < 1 }
        state { m }
        update(w, g) {
            m = ema(beta ! , g);
            let d = lr * unknown;
            w -= d
        }
    };
    assert_eq!(
        ids(broken),
        ["unexpected-tokens", "missing-semicolon", "undeclared-name"]
    );
}

#[test]
fn what_is_understood_is_read_on() {
    let update = quote!({
        w -= lr * g;
    });
    for (tokens, id) in [
        (quote!(R { lr = 1 } update(w, g) #update), "expected-struct"),
        (
            quote!(enum R { lr = 1 } update(w, g) #update),
            "expected-struct",
        ),
        (
            quote!(struct R { lr = 1 } updat(w, g) #update),
            "unexpected-section",
        ),
        (
            quote!(struct R { lr: f32 = 1 } update(w, g) #update),
            "type-annotation",
        ),
        (
            quote!(struct R { pub lr = 1 } update(w, g) #update),
            "expected-name",
        ),
        (
            quote!(struct R { lr = 1; } update(w, g) #update),
            "missing-comma",
        ),
        (
            quote!(struct R { lr = 1 } update(w, g: f32) #update),
            "type-annotation",
        ),
        (
            quote!(struct R { lr = 1 } update(w, g) { w -= lr * g;; }),
            "expected-statement",
        ),
        (
            quote!(struct R { lr = 1.0f64 } update(w, g) #update),
            "number-form",
        ),
    ] {
        assert_eq!(ids(tokens.clone()), [id], "{tokens}");
    }
}

#[test]
fn what_is_lost_is_not_missed() {
    for (tokens, id) in [
        // The state and its uses.
        (
            quote!(struct R { lr = 1 } memory { m } update(w, g) { m = ema(0.9, g); w -= lr * m; }),
            "unexpected-section",
        ),
        // The hyper-parameter and its uses.
        (
            quote!(struct R { 1 = 2 } update(w, g) { w -= lr * g; }),
            "expected-name",
        ),
        // The only use of `lr`.
        (
            quote!(struct R { lr = 1 } update(w, g) { w -= lr * ; }),
            "expected-expression",
        ),
        // The only assignment to `m`, which `debias` refers to.
        (
            quote!(struct R { lr = 1 } state { m } update(w, g) { m = ema(,); w -= lr * debias(m); }),
            "expected-expression",
        ),
        (
            quote!(struct R { lr = 1 } state { m } update(w, g) { m = ema(g); w -= lr * debias(m); }),
            "argument-count",
        ),
        (
            quote!(struct R { lr = 1 } update(w) { w -= lr * g; }),
            "update-header",
        ),
        (
            quote!(struct R { lr = 1 } update(w, g) { let 1 = 2; w -= lr * one * g; }),
            "expected-name",
        ),
    ] {
        assert_eq!(ids(tokens.clone()), [id], "{tokens}");
    }
}

#[test]
fn a_name_close_to_a_known_one_means_that_one() {
    let reported = ids(quote! {
        struct R { learning_rate = 1, beta = 0.9 where 0 <= beta < 1 }
        state { moment }
        update(w, g) {
            momnet = ema(beta, g);
            w -= learnin_rate * debias(momment);
        }
    });
    assert_eq!(reported, ["undeclared-name"; 3]);
}
