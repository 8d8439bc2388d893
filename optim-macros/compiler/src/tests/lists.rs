//! Lists: what they are written out as, and that a mistake among them is told once, in the author's words.

use proc_macro2::TokenStream;

use super::{errors_of, has_shape, optimized};

/// A rule with these declarations and equations.
fn rule(params: &str, states: &str, body: &str) -> TokenStream {
    let rule = format!(
        "struct R {{ lr = 1e-3 where lr >= 0, {params} }} state {{ {states} }} update(w, g, t) {{ {body} }}"
    );
    rule.parse().expect("tokens")
}

/// The arithmetic of a rule in which elements are called as other names can be.
fn arithmetic(rule: TokenStream) -> String {
    let text = format!("{:#}", optimized(rule).program);
    text.replace('[', "_").replace(']', "")
}

const BETAS: &str = "betas = [0.5, 0.9, 0.99] where 0 <= betas < 1";

const WRITTEN_OUT: &str = "betas_0 = 0.5 where 0 <= betas_0 < 1, betas_1 = 0.9 where 0 <= betas_1 < 1, \
                           betas_2 = 0.99 where 0 <= betas_2 < 1";

/// What is meant by equations over a list, and the same without one.
const MEANT: [(&str, &str, &str, &str); 7] = [
    (
        "m[betas]",
        "for beta in betas { m[beta] = trace(beta, g); } w -= lr * sum(beta in betas: m[beta]);",
        "m_0, m_1, m_2",
        "m_0 = trace(betas_0, g); m_1 = trace(betas_1, g); m_2 = trace(betas_2, g); \
         w -= lr * (m_0 + m_1 + m_2);",
    ),
    (
        "m[betas]: scalar = 2",
        "for beta in betas { m[beta] = prev(m[beta]) * beta; } \
         w -= lr * product(beta in betas: m[beta]) * g;",
        "m_0: scalar = 2, m_1: scalar = 2, m_2: scalar = 2",
        "m_0 = prev(m_0) * betas_0; m_1 = prev(m_1) * betas_1; m_2 = prev(m_2) * betas_2; \
         w -= lr * (m_0 * m_1 * m_2) * g;",
    ),
    (
        "m[betas] = g",
        "for beta in betas { let d = g * (1 - beta); m[beta] = ema(beta, d); } \
         w -= lr * max(beta in betas: m[beta]);",
        "m_0 = g, m_1 = g, m_2 = g",
        "let d0 = g * (1 - betas_0); m_0 = ema(betas_0, d0); let d1 = g * (1 - betas_1); \
         m_1 = ema(betas_1, d1); let d2 = g * (1 - betas_2); m_2 = ema(betas_2, d2); \
         w -= lr * max(max(m_0, m_1), m_2);",
    ),
    (
        "m[betas]",
        "for beta in betas { m[beta] = ema(beta, g); } \
         w -= lr * mean(beta in betas: debias(m[beta])) / (1 + len(betas));",
        "m_0, m_1, m_2",
        "m_0 = ema(betas_0, g); m_1 = ema(betas_1, g); m_2 = ema(betas_2, g); \
         w -= lr * ((debias(m_0) + debias(m_1) + debias(m_2)) / 3) / (1 + 3);",
    ),
    (
        "m[betas] if lr > 0",
        "if lr > 0 { for beta in betas { m[beta] = ema(beta, g); } w -= lr * (m[2] * m[0] - m[1]); } \
         else { w -= betas[0] * g; }",
        "m_0 if lr > 0, m_1 if lr > 0, m_2 if lr > 0",
        "if lr > 0 { m_0 = ema(betas_0, g); m_1 = ema(betas_1, g); m_2 = ema(betas_2, g); \
         w -= lr * (m_2 * m_0 - m_1); } else { w -= betas_0 * g; }",
    ),
    (
        "m[betas]",
        "for beta in betas { if t == 1 { m[beta] = g; } else { m[beta] = beta * prev(m[beta]) + g; } } \
         w -= lr * min(b in betas: sum(c in betas: b * c * m[c]));",
        "m_0, m_1, m_2",
        "if t == 1 { m_0 = g; } else { m_0 = betas_0 * prev(m_0) + g; } \
         if t == 1 { m_1 = g; } else { m_1 = betas_1 * prev(m_1) + g; } \
         if t == 1 { m_2 = g; } else { m_2 = betas_2 * prev(m_2) + g; } \
         w -= lr * min(min(\
         betas_0 * betas_0 * m_0 + betas_0 * betas_1 * m_1 + betas_0 * betas_2 * m_2, \
         betas_1 * betas_0 * m_0 + betas_1 * betas_1 * m_1 + betas_1 * betas_2 * m_2), \
         betas_2 * betas_0 * m_0 + betas_2 * betas_1 * m_1 + betas_2 * betas_2 * m_2);",
    ),
    (
        "m[betas], s[betas]: scalar",
        "for beta in betas { s[beta] = running_sum(norm(g) * beta); m[beta] = ema(beta, g); } \
         w -= lr * sum(beta in betas: m[beta] / (1 + s[beta]));",
        "m_0, m_1, m_2, s_0: scalar, s_1: scalar, s_2: scalar",
        "s_0 = running_sum(norm(g) * betas_0); m_0 = ema(betas_0, g); \
         s_1 = running_sum(norm(g) * betas_1); m_1 = ema(betas_1, g); \
         s_2 = running_sum(norm(g) * betas_2); m_2 = ema(betas_2, g); \
         w -= lr * (m_0 / (1 + s_0) + m_1 / (1 + s_1) + m_2 / (1 + s_2));",
    ),
];

#[test]
fn a_list_is_what_it_is_written_out_as() {
    for (states, body, plain_states, plain_body) in MEANT {
        assert_eq!(
            arithmetic(rule(BETAS, states, body)),
            arithmetic(rule(WRITTEN_OUT, plain_states, plain_body)),
            "{body}"
        );
    }
}

#[test]
fn lists_of_one_length_are_gone_over_together() {
    let params = format!("{BETAS}, shares = [0.5, 0.25, 0.25] where shares >= 0");
    let together = rule(
        &params,
        "m[betas]",
        "for (beta, share) in (betas, shares) { m[beta] = ema(beta, share * g); } \
         w -= lr * sum(beta in betas: m[beta] + shares[beta]);",
    );
    let params = format!(
        "{WRITTEN_OUT}, shares_0 = 0.5 where shares_0 >= 0, shares_1 = 0.25 where shares_1 >= 0, \
         shares_2 = 0.25 where shares_2 >= 0"
    );
    let plain = rule(
        &params,
        "m_0, m_1, m_2",
        "m_0 = ema(betas_0, shares_0 * g); m_1 = ema(betas_1, shares_1 * g); \
         m_2 = ema(betas_2, shares_2 * g); \
         w -= lr * (m_0 + shares_0 + (m_1 + shares_1) + (m_2 + shares_2));",
    );
    assert_eq!(arithmetic(together), arithmetic(plain));
}

/// Declarations and equations with a mistake each: what is written, the rule it breaks, the text under the error, and the
/// message.
#[test]
fn a_mistake_is_told_once_in_the_words_of_the_author() {
    let mut wrong = String::new();
    let table = include_str!("lists.txt");
    for line in table.lines() {
        let parts: Vec<_> = line.split(" ┃ ").collect();
        let &[params, states, body, id, place, message] = parts.as_slice() else {
            panic!("six parts: {line}")
        };
        let step = "w -= lr * mean(beta in betas: m[beta]);";
        let body = &body.replace("STEP", step);
        let params = params.replace("BETAS", BETAS);
        let text = rule(&params, states, body).to_string();
        let errors = errors_of(text.parse().expect("tokens"));
        let told: Vec<_> = errors
            .iter()
            .map(|error| {
                has_shape(error);
                let (start, end) = (error.source.start, error.source.end);
                let at = text.get(start.byte_range().start..end.byte_range().end);
                let at = at.expect("a place in the rule").replace(' ', "");
                let message = error.message.replace('\n', " · ");
                [error.rule.id.to_owned(), at, message]
            })
            .collect();
        let expected = [id, place, message].map(str::to_owned);
        if told != [expected] {
            wrong.push_str(&format!("{params} ┃ {states} ┃ {body}\n"));
            for [id, at, message] in told {
                wrong.push_str(&format!(" ┃ {id} ┃ {at} ┃ {message}\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Nothing of a list makes the compiler panic, whatever is left out of it.
#[test]
fn pieces_of_a_rule_with_lists_are_read() {
    let whole = rule(
        &format!("{BETAS}, shares = [0.5, 0.25, 1/4]"),
        "m[betas]: scalar = 1 if lr > 0",
        "for (beta, share) in (betas, shares) { m[beta] = prev(m[beta]) * share; } \
         w -= sum(beta in betas: m[beta] * g * betas[0]) * len(betas);",
    );
    let tokens: Vec<_> = flat(whole);
    for leave in 0..tokens.len() {
        let mut rest = tokens.clone();
        rest.remove(leave);
        let text = rest.join(" ");
        // Of a delimiter that is left out nothing can be read.
        if let Ok(tokens) = text.parse::<TokenStream>() {
            for error in errors_of(tokens) {
                has_shape(&error);
                assert!(!error.message.contains("a bug"), "{text}");
            }
        }
    }
}

fn flat(tokens: TokenStream) -> Vec<String> {
    let text = tokens.to_string();
    text.split_whitespace().map(str::to_owned).collect()
}

/// What may stand before an `=` is looked at ahead and then read: both see the same, whatever stands there.
#[test]
fn what_is_assigned_is_read_as_it_was_seen() {
    let mut refused = 0;
    for target in ["m", "n", "w", "g", "betas", "lr", "other"] {
        for index in [
            "", "[0]", "[betas]", "(0)", "(b, g)", "{ 0 }", "[0][0]", "(0)[0]", ".x",
        ] {
            for op in ["=", "+=", "==", "<-", ":="] {
                for place in [
                    "STATEMENT",
                    "for b in betas { STATEMENT }",
                    "if lr > 1 { STATEMENT }",
                ] {
                    let statement = format!("{target}{index} {op} ema(0.9, g);");
                    let text = format!(
                        "struct R {{ lr = 0.1 where lr >= 0, betas = [0.5, 0.9] where 0 <= betas < 1 }}
                        state {{ m[betas], n }} update(w, g) {{ {} w -= lr * g; }}",
                        place.replace("STATEMENT", &statement)
                    );
                    let messages = errors_of(text.parse().expect("tokens"));
                    assert!(!messages.is_empty(), "{text}");
                    refused += 1;
                }
            }
        }
    }
    assert_eq!(refused, 7 * 9 * 5 * 3);
}
