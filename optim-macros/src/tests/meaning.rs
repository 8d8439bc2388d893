//! Lints find what is most likely a mistake, however it is spelled, and leave published rules alone.

use quote::quote;

use super::{errors_of, ids_of};

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
        quote!(m = g; w -= lr * prev(m);),
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
    assert!(rule.lowered.contains("prev state 0"), "{}", rule.lowered);
}

/// Rules as their papers have them: none needs an `allow`.
#[test]
fn published_rules_are_accepted() {
    let adam = "lr = 1e-3 where lr >= 0, beta1 = 0.9 where 0 <= beta1 < 1, \
                beta2 = 0.999 where 0 <= beta2 < 1, eps = 1e-8 where eps > 0,";
    for (name, more, state, body) in [
        (
            "AdaDelta",
            "rho = 0.9 where 0 <= rho < 1,",
            "v, u",
            "v = ema(rho, g^2); let d = sqrt(prev(u) + eps) / sqrt(v + eps) * g; u = ema(rho, d^2); w -= lr * d;",
        ),
        (
            "AdaMax",
            "",
            "m, u",
            "m = ema(beta1, g); u = max(beta2 * prev(u), abs(g) + eps); w -= lr * debias(m) / u;",
        ),
        (
            "NAdam",
            "psi = 0.004 where psi >= 0,",
            "m, v, product: scalar = 1",
            "let mu = beta1 * (1 - 0.5 * 0.96^(psi * t)); let next = beta1 * (1 - 0.5 * 0.96^(psi * (t + 1))); \
          product = prev(product) * mu; m = ema(beta1, g); v = ema(beta2, g^2); \
          let root = sqrt(debias(v)) + eps; \
          w -= lr * (1 - mu) / (1 - product) * g / root + lr * next / (1 - product * next) * m / root;",
        ),
        (
            "RAdam",
            "",
            "m, v",
            "m = ema(beta1, g); v = ema(beta2, g^2); let most = 2 / (1 - beta2) - 1; \
          let length = most - 2 * t * beta2^t / (1 - beta2^t); \
          let rest = (most - 4) * (most - 2) * length; \
          w -= lr * debias(m) * if length > 5 { sqrt(max((length - 4) * (length - 2) * most / if rest > 0 { rest } else { 1 }, 0)) \
            * sqrt(1 - beta2^t) / (sqrt(v) + eps) } else { 1 };",
        ),
        (
            "Rprop",
            "up = 1.2 where up > 1, down = 0.5 where 0 < down < 1,",
            "last, size = lr",
            "let same = g * prev(last); \
          size = clamp(prev(size) * if same > 0 { up } else { if same < 0 { down } else { 1 } }, 1e-6, 50); \
          let d = if same < 0 { 0 } else { g }; last = d; w -= size * sign(d);",
        ),
        (
            "AdaBelief",
            "",
            "m, s",
            "m = ema(beta1, g); s = beta2 * prev(s) + (1 - beta2) * (g - m)^2 + eps; \
          w -= lr * debias(m) / (sqrt(s / (1 - beta2^t)) + eps);",
        ),
        (
            "Adan",
            "beta3 = 0.99 where 0 <= beta3 < 1,",
            "m, d, n, last = g",
            "let change = g - prev(last); m = ema(beta1, g); d = ema(beta2, change); \
          n = ema(beta3, (g + beta2 * change)^2); last = g; \
          w -= lr * (debias(m) + beta2 * debias(d)) / (sqrt(debias(n)) + eps);",
        ),
        (
            "Adopt",
            "",
            "m, v = g^2",
            "let scaled = if t == 1 { 0 } else { g / max(sqrt(prev(v)), eps) }; \
          m = ema(beta1, scaled); v = if t == 1 { prev(v) } else { beta2 * prev(v) + (1 - beta2) * g^2 }; w -= lr * m;",
        ),
        (
            "Yogi",
            "",
            "m, v = 1e-6",
            "m = ema(beta1, g); v = max(prev(v) - (1 - beta2) * sign(prev(v) - g^2) * g^2, 0); \
          w -= lr * debias(m) / (sqrt(v / (1 - beta2^t)) + eps);",
        ),
        (
            "Asgd",
            "decay = 0 where decay >= 0, lambda = 1e-4 where lambda >= 0, alpha = 0.75 where alpha >= 0, start = 1e6 where start >= 0,",
            "average = w, eta: scalar = lr, mu: scalar = 1",
            "let d = g + decay * w; let shrunk = w * (1 - lambda * prev(eta)) - prev(eta) * d; \
          average = prev(average) + prev(mu) * (shrunk - prev(average)); \
          eta = lr / (1 + lambda * lr * t)^alpha; mu = 1 / max(1, t - start); w = shrunk + 0 * average;",
        ),
        (
            "Signum",
            "decay = 0 where decay >= 0,",
            "m",
            "m = ema(beta1, g); w = (1 - lr * decay) * w - lr * sign(m);",
        ),
        (
            "ScheduleFree",
            "",
            "z = w, v",
            "v = ema(beta2, g^2); z = prev(z) - lr * g / (sqrt(debias(v)) + eps); \
          let share = 1 / t; w = (1 - share) * w + share * (beta1 * w + (1 - beta1) * z);",
        ),
        (
            "AdafactorRate",
            "",
            "v",
            "let rate = 1 - t^-0.8; v = ema(1 - t^-0.8, g^2 + 1e-30); w -= lr * rate * g / sqrt(v + eps);",
        ),
    ] {
        let whole = format!("{state} {body}");
        let params: String = format!("{adam} {more}")
            .split(',')
            .filter(|param| {
                let name = param.split('=').next().unwrap_or_default().trim();
                !name.is_empty() && whole.contains(name)
            })
            .map(|param| format!("{}, ", param.trim_end_matches(',')))
            .collect();
        let text = format!(
            "struct {name} {{ {params} }} state {{ {state} }} update(w, g, t) {{ {body} }}"
        );
        let errors = errors_of(text.parse().expect("tokens"));
        let messages: Vec<_> = errors.iter().map(|error| &error.message).collect();
        assert!(messages.is_empty(), "{name}: {messages:#?}\n{text}");
    }
}
