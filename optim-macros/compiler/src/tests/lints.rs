//! Lints find what is most likely a mistake, however it is spelled, and leave published rules alone.

use quote::quote;

use super::ids_of;

/// A rule with the usual hyper-parameters and states around these equations. What they leave out
/// is used in a sum that no lint has a word for.
fn ids(body: &proc_macro2::TokenStream) -> Vec<&'static str> {
    ids_of(quote! {
        struct R {
            lr = 1e-3 where lr >= 0,
            beta = 0.9 where 0 <= beta < 1,
            eps = 1e-8 where eps > 0,
            decay = 0.01 where decay >= 0,
        }
        state { m, v }
        update(w, g, t) {
            #body
        }
    })
    .into_iter()
    .filter(|id| !id.starts_with("unused-"))
    .collect()
}

#[test]
fn swapped_weights_are_found_in_every_spelling() {
    for body in [
        quote!(m = (1 - beta) * prev(m) + beta * g;),
        quote!(m = beta * g + prev(m) * (1 - beta);),
        quote!(m = ema(1 - beta, g);),
        quote!(let share = 1 - beta; m = share * prev(m) + beta * g;),
        quote!(m = prev(m) + beta * (g - prev(m));),
        quote!(m += beta * (g - prev(m));),
    ] {
        let found = ids(&quote!(v = prev(v); #body w -= lr * m;));
        assert_eq!(found, ["reversed-ema"], "{body}");
    }
    for body in [
        quote!(m = beta * prev(m) + (1 - beta) * g;),
        quote!(m = prev(m) + (1 - beta) * (g - prev(m));),
        quote!(m = beta * prev(m) + beta * g;),
        quote!(m = 0.1 * prev(m) + 0.9 * g;),
    ] {
        assert!(
            ids(&quote!(v = prev(v); #body w -= lr * m;)).is_empty(),
            "{body}"
        );
    }
}

#[test]
fn eps_belongs_to_the_divisor() {
    let with = |step: proc_macro2::TokenStream| {
        ids(&quote!(m = ema(beta, g); v = ema(beta, g^2); w -= lr * (#step);))
    };
    for step in [
        quote!(m / sqrt(v) + eps),
        quote!(eps + m / sqrt(v)),
        quote!(m / sqrt(debias(v)) * 2 + eps),
        quote!(sqrt(abs(m) + eps) / sqrt(v) * g),
    ] {
        assert!(with(step.clone()).contains(&"misplaced-eps"), "{step}");
        // The division by zero is the same mistake, told once.
        assert!(!with(step.clone()).contains(&"possible-nan"), "{step}");
    }
    for step in [
        quote!(m / (sqrt(v) + eps)),
        quote!(m / sqrt(v + eps)),
        quote!(m / (sqrt(v) + eps) + eps),
        quote!(sqrt(abs(m) + eps) / sqrt(v + eps) * g),
    ] {
        assert!(with(step.clone()).is_empty(), "{step}");
    }
}

#[test]
fn of_two_averages_both_are_debiased_or_neither() {
    let with = |step: proc_macro2::TokenStream| {
        ids(&quote!(m = ema(beta, g); v = ema(beta, g^2); w -= lr * #step;))
    };
    for step in [
        quote!(debias(m) / (sqrt(v) + eps)),
        quote!(m / (sqrt(debias(v)) + eps)),
        quote!(m / (1 - beta ^ t) / (sqrt(v) + eps)),
        quote!((beta * debias(m) + g) / (sqrt(v) + eps)),
    ] {
        assert_eq!(with(step.clone()), ["lonely-debias"], "{step}");
    }
    for step in [
        quote!(m / (sqrt(v) + eps)),
        quote!(debias(m) / (sqrt(debias(v)) + eps)),
        quote!(debias(m) / (sqrt(v / (1 - beta ^ t)) + eps)),
        // One correction for both, as in RAdam.
        quote!(sqrt(1 - beta ^ t) * debias(m) / (sqrt(v) + eps)),
        quote!(g / (sqrt(debias(v)) + eps)),
    ] {
        assert!(with(step.clone()).is_empty(), "{step}");
    }
    // An orthogonal matrix is the same whatever the average is multiplied by.
    assert!(
        ids(&quote!(
            m = ema(beta, g);
            let o = orthogonalize(m);
            v = ema(beta, o^2);
            w -= lr * o / (sqrt(debias(v)) + eps);
        ))
        .is_empty()
    );
}

#[test]
fn weights_follow_the_gradient_if_only_through_states() {
    let moved = |body: proc_macro2::TokenStream| ids(&quote!(v = prev(v); #body));
    for body in [
        quote!(m = prev(m); w -= lr * w;),
        quote!(m = ema(beta, w); w -= lr * m;),
        quote!(m = ema(beta, g); w -= lr * w;),
    ] {
        assert_eq!(moved(body.clone()), ["gradient-unused"], "{body}");
    }
    for body in [
        quote!(m = ema(beta, g); w -= lr * m;),
        quote!(m = g; #[allow(late_gradient)] w -= lr * prev(m);),
        quote!(m = prev(m); w = if t == 1 { w } else { w - lr * g };),
    ] {
        assert!(moved(body.clone()).is_empty(), "{body}");
    }
}

#[test]
fn weights_decay_in_one_place() {
    let with = |body: proc_macro2::TokenStream| ids(&quote!(v = prev(v); #body));
    for body in [
        quote!(m = ema(beta, g + decay * w); w = (1 - lr * decay) * w - lr * m;),
        quote!(m = ema(beta, g + decay * w); w = w - lr * decay * w - lr * m;),
        quote!(m = ema(beta, g + w * decay); w -= lr * (m + decay * w);),
        quote!(let d = g + decay * w; m = ema(beta, d); w -= lr * m + lr * decay * w;),
    ] {
        assert_eq!(with(body.clone()), ["decayed-twice"], "{body}");
    }
    for body in [
        quote!(m = ema(beta, g + decay * w); w -= lr * m;),
        quote!(m = ema(beta, g); w = (1 - lr * decay) * w - lr * m;),
        quote!(m = ema(beta, g); w -= lr * (m + decay * w);),
        quote!(m = prev(m); w -= lr * (g + decay * w);),
    ] {
        assert!(with(body.clone()).is_empty(), "{body}");
    }
}

/// What is chosen between by a condition of each weight, of the tensor or of the step decays once in each branch.
#[test]
fn steps_that_are_chosen_between_decay_once_each() {
    let with = |body: proc_macro2::TokenStream| ids(&quote!(v = prev(v); m = ema(beta, g); #body));
    for condition in [quote!(g > 0), quote!(norm(g) > 1), quote!(lr > 0.5)] {
        for (first, second) in [
            (
                quote!((1 - lr * decay) * w - lr * m),
                quote!((1 - lr * decay) * w - lr * g),
            ),
            (
                quote!((1 - lr * decay) * w - lr * m),
                quote!((1 - lr * decay) * w),
            ),
            (
                quote!((1 - lr * decay) * w - lr * m),
                quote!(w - lr * (g + decay * w)),
            ),
            (
                quote!((1 - lr * decay) * w - lr * sign(g)),
                quote!(w - lr * decay * w - lr * g),
            ),
        ] {
            let body = quote!(w = if #condition { #first } else { #second };);
            assert!(with(body.clone()).is_empty(), "{body}");
        }
    }
    // In one of them both are there.
    let body = quote!(
        w = if g > 0 { (1 - lr * decay) * w - lr * (g + decay * w) } else { w - lr * g };
    );
    assert_eq!(with(body.clone()), ["decayed-twice"], "{body}");
}

#[test]
fn a_flag_may_choose_the_kind_of_decay() {
    let rule = quote! {
        struct R {
            lr = 1e-3 where lr >= 0,
            beta = 0.9 where 0 <= beta < 1,
            decay = 0.01 where decay >= 0,
            decoupled = false,
        }
        state { m }
        update(w, g) {
            let d = if decoupled { g } else { g + decay * w };
            m = ema(beta, d);
            let kept = if decoupled { (1 - lr * decay) * w } else { w };
            w = kept - lr * m;
        }
    };
    assert!(ids_of(rule).is_empty());
}

#[test]
fn a_low_default_is_found_by_the_name_of_a_decay() {
    let with = |name: &str, default: &str| {
        let text = format!(
            "struct R {{ lr = 1 where lr >= 0, {name} = {default} where 0 <= {name} < 1 }} state {{ m }} \
             update(w, g) {{ m = ema({name}, g); w -= lr * m; }}"
        );
        ids_of(text.parse().expect("tokens"))
    };
    assert_eq!(with("beta1", "0.1"), ["low-decay-rate"]);
    assert_eq!(with("rho", "0.05"), ["low-decay-rate"]);
    assert!(with("beta1", "0.5").is_empty());
    // As for adversarial networks.
    assert!(with("beta1", "0").is_empty());
    assert!(with("share", "0.1").is_empty());
}

/// Which way a rule goes is read off its arithmetic and not off the sign that is written.
#[test]
fn a_rule_climbs_by_what_it_computes() {
    let with = |body: proc_macro2::TokenStream| {
        let ids = ids_of(quote! {
            struct R { lr = 1e-3 where lr >= 0, beta = 0.9 where 0 <= beta < 1, flag = false, maximize = false }
            state { m }
            update(w, g) { #body }
        });
        let ids = ids.into_iter().filter(|id| !id.starts_with("unused-"));
        ids.collect::<Vec<_>>()
    };
    for body in [
        quote!(m = ema(beta, g); w += lr * m;),
        quote!(m = beta * prev(m) + lr * g; w += m;),
        quote!(m = beta * prev(m) - lr * g; w -= m;),
        quote!(m = ema(beta, -g); w -= lr * sign(m);),
        quote!(m = prev(m) + g^2; w -= -lr * g / (1 + sqrt(m));),
        quote!(m = g; w -= if maximize { lr * m } else { -lr * m };),
        quote!(m = g; if flag { w += lr * m; } else { w -= lr * m; }),
    ] {
        assert_eq!(with(body.clone()), ["climbs"], "{body}");
    }
    for body in [
        quote!(m = beta * prev(m) - lr * g; w += m;),
        quote!(m = ema(beta, -g); w += lr * m;),
        quote!(m = g; w -= if maximize { -lr * m } else { lr * m };),
        quote!(m = g; w -= if flag { -lr * m } else { lr * m };),
        quote!(m = ema(beta, g); w -= lr * (2 * g - m);),
        quote!(m = ema(beta, g); w = lr * m;),
        quote!(m = ema(beta, g); w += lr * (w - m);),
    ] {
        assert!(with(body.clone()).is_empty(), "{body}");
    }
}

#[test]
fn a_third_name_counts_steps() {
    let named = |name: &str| {
        let rule = format!(
            "struct R {{ lr = 1 where lr >= 0 }} update(w, g, {name}) {{ w -= lr * g / {name}; }}"
        );
        ids_of(rule.parse().expect("tokens"))
    };
    for name in ["t", "k", "n", "i", "step", "iteration", "global_step", "τ"] {
        assert!(named(name).is_empty(), "{name}");
    }
    for name in ["hessian", "h", "curvature", "v", "g2", "noise"] {
        assert!(named(name).contains(&"step-name"), "{name}");
    }
}
