//! `let g = …;` is a name and nothing else: a rule that gives the gradient a new value is the rule in which that
//! value has a name of its own, to the fingerprint and to what is said of its mistakes.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::quote;

use super::{built_in_files, errors_of, ids_of, optimized, parsed, rule_tokens};

/// A word in the place of another, everywhere.
fn renamed(tokens: TokenStream, from: &Ident, to: &TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|token| match token {
        TokenTree::Ident(word) if word == *from => to.clone(),
        TokenTree::Group(group) => {
            let inside = renamed(group.stream(), from, to);
            TokenStream::from(TokenTree::Group(Group::new(group.delimiter(), inside)))
        }
        token => token.into(),
    });
    tokens.collect()
}

/// The rule with other equations: what `new` makes of the body of `update`.
fn with_body(tokens: &TokenStream, new: impl Fn(TokenStream) -> TokenStream) -> TokenStream {
    let mut section = String::new();
    let mut groups = 0;
    let tokens = tokens.clone().into_iter().map(|token| match token {
        TokenTree::Ident(word) => {
            groups = 0;
            section = word.to_string();
            TokenTree::Ident(word)
        }
        TokenTree::Group(group) if section == "update" => {
            groups += 1;
            match groups {
                2 => Group::new(group.delimiter(), new(group.stream())).into(),
                _ => group.into(),
            }
        }
        token => token,
    });
    tokens.collect()
}

#[test]
fn a_new_value_is_a_name() {
    let (mut sound, mut refused) = (0, 0);
    for (index, (rule, file)) in built_in_files().into_iter().enumerate() {
        let tokens = rule_tokens(&file);
        let update = parsed(tokens.clone()).update.expect("an update");
        let (w, g) = (&update.w, &update.g);
        let apart = quote!(another_value);
        let values = [
            quote!(#g + 0.01 * #w),
            quote!(-#g),
            quote!(sign(#g)),
            quote!(#g - 0.01 * #w),
            quote!(2 * #g),
            quote!(#g^2),
            quote!(zeta * #g),
            quote!(#w),
        ];
        // Each rule has two of them, and each value some rules.
        for value in [&values[index % 8], &values[(3 * index + 2) % 8]] {
            let anew = with_body(&tokens, |body| quote!(let #g = #value; #body));
            let named = with_body(&tokens, |body| {
                let body = renamed(body, g, &apart);
                quote!(let #apart = #value; #body)
            });
            let (ids, expected) = (ids_of(anew.clone()), ids_of(named.clone()));
            assert_eq!(ids, expected, "{rule}: {value}");
            if ids.is_empty() {
                sound += 1;
                let [anew, named] = [anew, named].map(|rule| optimized(rule).fingerprint);
                assert_eq!(anew, named, "{rule}: {value}");
            } else {
                refused += 1;
            }
            // Twice is once and once more.
            let twice = with_body(&tokens, |body| quote!(let #g = #value; let #g = #g; #body));
            assert_eq!(ids_of(twice), expected, "{rule}: {value}, twice");
        }
    }
    println!("{sound} sound, {refused} refused");
    assert!(sound > 15 && refused > 15);
}

/// It stands outside of branches. What is written instead is said, and compiles.
#[test]
fn in_a_branch_the_choice_is_offered() {
    let rule = |body: &str| {
        format!(
            "struct R {{ lr = 1 where lr >= 0, k = 0.1 where k >= 0 }}
             state {{ m }} update(w, g, t) {{ {body} m = ema(0.9, g); w -= lr * m; }}"
        )
    };
    let sound = |text: &str| errors_of(text.parse().expect("tokens"));
    for (written, offered) in [
        ("g = g + k * w;", "let g = g + k * w;"),
        ("g += k * w;", "let g = g + k * w;"),
        ("g -= k * mean(g);", "let g = g - k * mean(g);"),
        ("let g = g; g /= 1 + k;", "let g = g / (1 + k);"),
        (
            "if k > 0 { g += k * w; }",
            "let g = if k > 0 { g + k * w } else { g };",
        ),
        (
            "if k > 0 { let g = g + k * w; }",
            "let g = if k > 0 { g + k * w } else { g };",
        ),
        (
            "if k > 0 { } else { let g = 2 * g; }",
            "let g = if k > 0 { g } else { 2 * g };",
        ),
        (
            "if k > 0 { if t == 1 { } else { g *= 2; } }",
            "let g = if k > 0 { if t == 1 { g } else { g * 2 } } else { g };",
        ),
    ] {
        let errors = sound(&rule(written));
        let told: Vec<_> = errors.iter().map(|error| &error.message).collect();
        let [message] = told.as_slice() else {
            panic!("{written}: {told:?}")
        };
        let help = format!("write `{offered}`");
        assert!(message.contains(&help), "{written}: {message}");
        let text = rule(offered);
        assert!(sound(&text).is_empty(), "{offered}: {:?}", sound(&text));
    }
    // Made of what the branch defines it cannot stand above.
    let errors = sound(&rule("if k > 0 { let pull = k * w; g += pull; }"));
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(errors[0].message.contains("name the value otherwise"));
}

/// In a branch of a value names end with it, and `eval` has no gradient.
#[test]
fn elsewhere_the_name_is_taken() {
    let rule = |body: &str, eval: &str| {
        let text = format!(
            "struct R {{ lr = 1 where lr >= 0 }} state {{ m }}
             update(w, g) {{ m = ema(0.9, w); {body} }} eval(w) {{ {eval} }}"
        );
        ids_of(text.parse().expect("tokens"))
    };
    let step = "w -= lr * g;";
    assert!(rule(&format!("let g = g + m; {step}"), "w = m;").is_empty());
    let inside = "w -= lr * if m > 0 { let g = 2 * g; g } else { g };";
    assert_eq!(rule(inside, "w = m;"), ["duplicate-name"]);
    let of_eval = rule(step, "let g = m; w = m;");
    assert!(of_eval.starts_with(&["duplicate-name"]), "{of_eval:?}");
    // The header's names are no new values, and neither are other intermediates.
    assert_eq!(
        rule("let d = g; let d = d; w -= lr * d;", "w = m;"),
        ["duplicate-name"]
    );
    assert_eq!(
        rule(&format!("let w = 2 * w; {step}"), "w = m;"),
        ["duplicate-name"]
    );
}

/// In mathematics a new value has a tilde, then strokes; in NumPy a number. An initial value is made of the gradient
/// as it comes.
#[test]
fn each_value_has_a_notation_of_its_own() {
    let rule = |name: &str| {
        let text = format!(
            "struct R {{ lr = 1, k = 0.1 }} state {{ m = {name} }}
             update(w, {name}) {{ let {name} = {name} + k * w; let {name} = -{name}; m = {name}; w -= lr * m; }}"
        );
        super::notation::notation(&text)
    };
    let letter = rule("g");
    assert_eq!(
        letter.unicode,
        "g\u{303}ₜ = gₜ + k·wₜ₋₁\ng\u{303}′ₜ = −g\u{303}ₜ\nmₜ = g\u{303}′ₜ\nwₜ = wₜ₋₁ − η·mₜ\n"
    );
    assert_eq!(letter.initials, ["m₀ = g₁"]);
    assert!(
        letter
            .python
            .contains("    g_2 = g + k * w\n    g_3 = -g_2\n    m = g_3\n")
    );
    let word = rule("grad");
    assert!(
        word.unicode.starts_with("grad′ₜ = gradₜ + k·wₜ₋₁\n"),
        "{}",
        word.unicode
    );
}
