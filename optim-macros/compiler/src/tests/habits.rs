//! Habits from papers, Python and Rust: each is one message, at its token, with the corrected code,
//! and is read as meant, so that it hides nothing.
//!
//! The tables in `habits/` have a habit a line: what is written, the rule it breaks, the text under
//! the error, and the help.

use proc_macro2::TokenStream;

use super::{errors_of, has_shape};

fn rule(param: &str, state: &str, header: &str, body: &str) -> String {
    format!(
        "struct R {{ lr = 1e-3 where lr >= 0, beta1 = 0.9 where 0 <= beta1 < 1, \
         eps = 1e-8 where eps > 0, nesterov = false, {param} }} \
         require lr > 0 && beta1 > 0 && eps > 0 || nesterov, \"so that all are used\"; \
         state {{ m, {state} }} update({header}) {{ {body} }}"
    )
}

/// An expression among equations that are right.
fn among_equations(expression: &str) -> String {
    let body = format!("m = ema(beta1, g); let d = {expression}; w -= lr * d * m / (t + eps);");
    rule("", "", "w, g, t", &body)
}

/// Of each error its rule, what it points at, and its help.
fn told(text: &str) -> Vec<[String; 3]> {
    let tokens: TokenStream = text.parse().expect("tokens");
    // That the root of any number may be NaN is another matter.
    let habits = errors_of(tokens).into_iter();
    let habits = habits.filter(|error| !["ranges", "meaning"].contains(&error.rule.topic));
    let told = habits.map(|error| {
        has_shape(&error);
        let (_, help) = error.message.split_once("\nhelp: ").expect("a help");
        let (start, end) = (error.source.start, error.source.end);
        let place = text.get(start.byte_range().start..end.byte_range().end);
        let place = place.expect("a place in the rule");
        [error.rule.id, place, help].map(str::to_owned)
    });
    told.collect()
}

/// Tries every line of a table in a rule, and shows all that are answered otherwise.
fn answered(table: &str, rule: impl Fn(&str) -> String) {
    let mut wrong = String::new();
    for line in table.lines() {
        let [written, expected @ ..] = &*line.split(" ┃ ").collect::<Vec<_>>() else {
            panic!("an empty line")
        };
        let told = told(&rule(written));
        if !matches!(told.as_slice(), [one] if one == expected) {
            wrong.push_str(&format!(
                "{written}\n  expected {expected:?}\n  told {told:?}\n"
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    println!("{} habits", table.lines().count());
}

/// Rules with a habit each, to be changed at random.
pub(super) fn rules() -> Vec<String> {
    let written = |table: &'static str| table.lines().filter_map(|line| line.split(" ┃ ").next());
    let expressions = [
        include_str!("habits/operators_and_calls.txt"),
        include_str!("habits/numbers.txt"),
        include_str!("habits/names_as_in_papers.txt"),
        include_str!("habits/methods_fields_and_modules.txt"),
    ];
    let statements = written(include_str!("habits/statements.txt"));
    let statements = statements.map(|body| rule("", "", "w, g, t", body));
    let expressions = expressions.into_iter().flat_map(written);
    expressions.map(among_equations).chain(statements).collect()
}

#[test]
fn operators_and_calls() {
    answered(
        include_str!("habits/operators_and_calls.txt"),
        among_equations,
    );
}

#[test]
fn numbers() {
    answered(include_str!("habits/numbers.txt"), among_equations);
}

#[test]
fn names_as_in_papers() {
    answered(
        include_str!("habits/names_as_in_papers.txt"),
        among_equations,
    );
}

#[test]
fn methods_fields_and_modules() {
    let table = include_str!("habits/methods_fields_and_modules.txt");
    answered(table, among_equations);
}

#[test]
fn statements() {
    let table = include_str!("habits/statements.txt");
    answered(table, |body| rule("", "", "w, g, t", body));
}

#[test]
fn declarations() {
    let body = "m = ema(beta1, g); w -= lr * m;";
    answered(include_str!("habits/parameters.txt"), |param| {
        let name = ["rate", "n"].into_iter().find(|name| param.contains(name));
        let name = name.expect("one of these");
        let condition = match ["True", "False"].iter().any(|flag| param.contains(flag)) {
            true => format!("{name} || nesterov || !nesterov"),
            false => format!("{name} == {name}"),
        };
        let uses = format!("require {condition}, \"so that it is used\"; state");
        rule(param, "", "w, g, t", body).replacen("state", &uses, 1)
    });
    let body = "m = g; m_2 = prev(m_2); w -= lr * m * m_2;";
    answered(include_str!("habits/states.txt"), |state| {
        rule("", state, "w, g, t", body)
    });
    answered(include_str!("habits/conditions.txt"), |state| {
        let condition = match state {
            "m_2 if beta1 = 0.5" => "beta1 == 0.5",
            "m_2 if not nesterov" => "!nesterov",
            "m_2 if nesterov and lr > 0" => "nesterov && lr > 0",
            _ => "nesterov",
        };
        let body = format!(
            "m = g; if {condition} {{ m_2 = prev(m_2); }} \
             w -= lr * m * if {condition} {{ m_2 }} else {{ 0 }};"
        );
        rule("", state, "w, g, t", &body)
    });
    let body = "m = g; w -= lr * m;";
    answered(include_str!("habits/headers.txt"), |header| {
        rule("", "", header, body)
    });
    for word in ["fn", "def", "pub"] {
        let rule = rule("", "", "w, g, t", body).replace("update(", &format!("{word} update("));
        let help = format!("remove `{word}`");
        assert_eq!(told(&rule), [["unexpected-section", word, &help]]);
    }
}
