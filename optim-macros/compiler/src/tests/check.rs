//! What is forbidden, and what looks like it and is allowed.

use proc_macro2::TokenStream;
use quote::quote;

use super::{errors_of, ids_of as ids};

#[test]
fn a_state_may_be_assigned_once_on_each_of_several_paths() {
    let rule = quote! {
        struct R { centered = false, alpha = 0.9 where 0 <= alpha < 1 }
        state { m, v }
        update(w, g, t) {
            if t == 1 {
                m = g;
                v = g^2;
            } else if centered {
                m = ema(alpha, g);
                v = ema_var(alpha, g, m);
            } else {
                v = ema(alpha, g^2);
                m = prev(m);
            }
            w -= (m + g) / (sqrt(v) + 1);
        }
    };
    assert_eq!(ids(rule), [""; 0]);
}

#[test]
fn a_missing_path_is_told_in_as_few_conditions_as_possible() {
    let rule = quote! {
        struct R { a = false, b = false, c = false }
        state { m }
        update(w, g, t) {
            if a { m = g; } else if b { m = 2 * g; }
            w -= if c { m } else { -m };
        }
    };
    let errors = errors_of(rule);
    assert_eq!(errors.len(), 1);
    let fact = "state `m` is not assigned where `a` does not hold and `b` does not hold\n";
    assert!(errors[0].message.starts_with(fact), "{}", errors[0].message);
}

#[test]
fn what_a_require_excludes_is_no_path() {
    let rule = |require: proc_macro2::TokenStream| {
        quote! {
            struct R { a = true, b = false }
            #require
            state { m if a }
            update(w, g) {
                if a { m = g; }
                w -= if b { m } else { g };
            }
        }
    };
    assert_eq!(ids(rule(quote!())), ["absent-state"]);
    assert!(ids(rule(quote!(require a || !b, "b needs a";))).is_empty());
}

#[test]
fn old_and_new_values_may_be_read_after_the_update() {
    let rule = quote! {
        struct R { rho = 0.9 where 0 <= rho < 1, eps = 1e-6 where eps > 0 }
        state { v, u }
        update(w, g) {
            v = ema(rho, g^2);
            let d = sqrt(prev(u) + eps) / sqrt(v + eps) * g;
            u = ema(rho, d^2);
            w -= d + prev(v) - v + u - prev(u) + w;
        }
    };
    assert!(ids(rule).is_empty());
}

#[test]
fn one_wrong_name_in_two_loops_is_one_error() {
    let rule = quote! {
        struct R { a = false, b = false }
        state { m }
        update(w, g) {
            let d = if a { g + m } else { g };
            m = ema(0.9, if b { d } else { 2 * d });
            w -= m;
        }
    };
    assert_eq!(ids(rule), ["read-before-update"]);
}

#[test]
fn domains() {
    for (default, domain, expected) in [
        (quote!(0.5), quote!(0 <= x < 1), None),
        (quote!(0.5), quote!(1 > x >= 0), None),
        (quote!(-2), quote!(x <= -1), None),
        (quote!(3u64), quote!(x > 0), None),
        (
            quote!(1),
            quote!(0 <= x < 1),
            Some("default-outside-domain"),
        ),
        (quote!(0u64), quote!(0 < x), Some("default-outside-domain")),
        (quote!(0.5), quote!(x), Some("domain-form")),
        (quote!(0.5), quote!(x == 0.5), Some("domain-form")),
        (quote!(0.5), quote!(0 < y < 1), Some("domain-form")),
        (quote!(0.5), quote!(0 < x > 1), Some("domain-form")),
        (quote!(0.5), quote!(0 < x < 1 < 2), Some("domain-form")),
        (quote!(0.5), quote!(1 < x < 1), Some("empty-domain")),
        (quote!(1), quote!(1 <= x <= 1), None),
        (quote!(true), quote!(x == true), Some("domain-of-flag")),
    ] {
        let rule = quote! {
            struct R { x = #default where #domain }
            update(w, g) { w -= if x == x { g } else { 2 * g }; }
        };
        let found = ids(rule);
        match expected {
            Some(expected) => assert!(found.contains(&expected), "{domain}: {found:?}"),
            None => assert!(found.is_empty(), "{domain}: {found:?}"),
        }
    }
}

#[test]
fn a_correction_needs_a_state_that_forgets_at_one_rate_from_zero() {
    let rule = |initial: TokenStream, first: TokenStream| {
        quote! {
            struct R { a = 0.5 where 0 <= a < 1, b = 0.5 where 0 <= b < 1, c = false }
            state { m = #initial, top }
            update(w, g) {
                if c { m = #first; } else { m = ema(a, g); }
                top = running_max(m);
                w -= b * m / correction(m) + debias(top);
            }
        }
    };
    let zero = || quote!(0);
    // The factor of its last value, however the recurrence is written.
    for first in [
        quote!(ema(a, 2 * g)),
        quote!(trace(a, g)),
        quote!(a * prev(m) + g),
        quote!(g - b + prev(m) * a),
    ] {
        let told = ids(rule(zero(), first.clone()));
        // `debias` wants a mean besides.
        let mean = first.to_string().starts_with("ema");
        let expected: &[&str] = if mean { &[] } else { &["debias-needs-ema"] };
        assert_eq!(told, expected, "{first}");
    }
    for first in [quote!(ema(b, g)), quote!(max(a * prev(m), g)), quote!(g)] {
        let told = ids(rule(zero(), first.clone()));
        assert_eq!(told, ["debias-needs-ema", "debias-needs-ema"], "{first}");
    }
    let told = ids(rule(quote!(1), quote!(ema(a, g))));
    assert_eq!(told, ["debias-initial", "debias-initial"]);
}

#[test]
fn new_is_asked_in_update_alone_and_of_states_that_exist() {
    let rule = |condition: TokenStream, eval: TokenStream| {
        quote! {
            struct R { a = 0.5 where 0 <= a < 1, new = 0.1 where new >= 0 }
            state { m if a > 0, k: scalar }
            update(w, g) {
                k = if new(k) { 1 } else { prev(k) + new };
                if a > 0 {
                    m = if new(m) && g > 0 { g } else { a * prev(m) + g };
                    w -= m;
                } else {
                    w -= if #condition { k * g } else { g };
                }
            }
            #eval
        }
    };
    assert_eq!(ids(rule(quote!(g > 0), quote!())), [""; 0]);
    assert_eq!(ids(rule(quote!(new(m)), quote!())), ["absent-state"]);
    assert_eq!(ids(rule(quote!(new(w)), quote!())), ["not-a-state"]);
    let eval = quote!(eval(w) { w = if new(k) { k * w } else { w }; });
    assert_eq!(ids(rule(quote!(g > 0), eval)), ["eval-prev"]);
}

#[test]
fn debias_needs_one_rate_on_every_path() {
    let rule = |other: proc_macro2::TokenStream| {
        quote! {
            struct R {
                a = 0.9 where 0 <= a < 1,
                b = 0.8 where 0 <= b < 1,
                flag = false,
            }
            state { m }
            update(w, g) {
                if flag { m = ema(a, g); } else { m = #other; }
                w -= debias(m) * b;
            }
        }
    };
    assert!(ids(rule(quote!(ema(a, 2 * g)))).is_empty());
    assert_eq!(ids(rule(quote!(ema(b, g)))), ["debias-needs-ema"]);
    assert_eq!(ids(rule(quote!(trace(a, g)))), ["debias-needs-ema"]);
    assert_eq!(ids(rule(quote!(a * prev(m) + g))), ["debias-needs-ema"]);
}
