//! `docs/rules.md`, the index of the built-in rules, says what they are.
//!
//! `UPDATE_PAGES=1 cargo test -p optim-tests --test structure rules_page` writes it anew.

use optim_runtime::{Cost, Dtype, HyperMeta, StateMeta};
use optim_tests::builtins::Builtin;
use optim_tests::page;

use crate::names::NAMES;

/// What the page tells of one rule.
struct Entry {
    name: &'static str,
    index: String,
    section: String,
}

fn entry<R: Builtin>(module: &str, cost: Cost) -> Entry {
    let name = R::META.name;
    let bytes = |of: fn(&Cost, Dtype) -> usize| of(&cost, Dtype::F32);
    let known = NAMES.iter().find(|(rule, _)| *rule == name);
    let (_, known) = known.unwrap_or_else(|| panic!("tests/structure/names.rs has no {name}"));
    let index = format!(
        "| [`{name}`](#{}) | {known} | {} | {} | {} | {} | {} |\n",
        name.to_lowercase(),
        R::USE,
        bytes(Cost::state_bytes),
        bytes(Cost::bytes),
        cost.operations,
        cost.passes,
    );
    let mut section = format!(
        "## {name}\n\n[`rules/{module}.rs`](../optim-runtime/src/rules/{module}.rs) has its paper.\n\n\
         ```text\n"
    );
    for equation in R::META.equations {
        section.push_str(&indented(equation));
    }
    section
        .push_str("```\n\n| hyper-parameter | default | domain | meaning |\n|---|---|---|---|\n");
    for hyper in R::META.hypers {
        section.push_str(&hyper_row(hyper));
    }
    for require in R::META.requires {
        section.push_str(&format!(
            "\nRequired is `{}`: {}.\n",
            require.condition, require.message
        ));
    }
    if !R::META.states.is_empty() {
        section.push_str("\n| state | starts at | kept | meaning |\n|---|---|---|---|\n");
    }
    for state in R::META.states {
        section.push_str(&state_row(state));
    }
    section.push('\n');
    Entry {
        name,
        index,
        section,
    }
}

/// An equation as it was written, the statements in its blocks a line each.
fn indented(equation: &str) -> String {
    let mut text = String::new();
    let mut depth = 0_usize;
    // Whether each open block holds statements.
    let mut blocks = Vec::new();
    let mut rest = equation.chars();
    while let Some(c) = rest.next() {
        let new_line = |text: &mut String, depth: usize| {
            text.truncate(text.trim_end().len());
            text.push('\n');
            text.push_str(&"    ".repeat(depth));
        };
        match c {
            '{' => {
                let statements = holds_statements(rest.as_str());
                blocks.push(statements);
                text.push('{');
                if statements {
                    depth += 1;
                    new_line(&mut text, depth);
                }
            }
            '}' if blocks.pop() == Some(true) => {
                depth -= 1;
                new_line(&mut text, depth);
                text.push('}');
            }
            ';' if blocks.last() == Some(&true) => {
                text.push(';');
                new_line(&mut text, depth);
            }
            ' ' if text.ends_with([' ', '\n']) => {}
            _ => text.push(c),
        }
    }
    text.push('\n');
    text
}

/// Whether the block that this text follows has a `;` of its own or in a block of its own.
fn holds_statements(text: &str) -> bool {
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return false,
            '}' => depth -= 1,
            ';' => return true,
            _ => {}
        }
    }
    false
}

fn hyper_row(hyper: &HyperMeta) -> String {
    let domain = match hyper.default.kind() {
        "flag" => "true, false".to_owned(),
        _ => format!("`{}`", hyper.domain.describe(hyper.name)),
    };
    let doc = one_line(hyper.doc);
    format!(
        "| `{}` | `{}` | {domain} | {doc} |\n",
        hyper.name, hyper.default
    )
}

fn state_row(state: &StateMeta) -> String {
    let per = state.storage.per();
    let when = state
        .condition
        .map_or(String::new(), |it| format!(" if `{it}`"));
    let doc = one_line(state.doc);
    format!(
        "| `{}` | `{}` | per {per}{when} | {doc} |\n",
        state.name, state.initial
    )
}

/// A documentation text in a cell: in one line, its links as names.
fn one_line(doc: &str) -> String {
    let mut text = String::new();
    let mut rest = doc;
    while let Some((before, after)) = rest.split_once("](") {
        text.push_str(before);
        rest = after.split_once(')').map_or("", |(_, it)| it);
    }
    text.push_str(rest);
    let text = text.replace('[', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_index_of_rules_is_current() {
    macro_rules! entries {
        ([] $($name:ident: $rule:ident,)*) => {
            [$(entry::<optim_runtime::$rule>(stringify!($name), optim_runtime::$rule::COST)),*]
        };
    }
    let mut entries = optim_runtime::built_in_rules! { entries };
    entries.sort_by_key(|entry| entry.name);
    for (rule, _) in NAMES {
        let known = entries.iter().any(|entry| entry.name == *rule);
        assert!(known, "`{rule}` of tests/structure/names.rs is no rule");
    }
    let mut index = String::from(
        "| rule | known as | for | state | moved | operations | passes |\n\
         |---|---|---|---|---|---|---|\n",
    );
    let mut sections = String::new();
    for entry in &entries {
        index.push_str(&entry.index);
        sections.push_str(&entry.section);
    }
    page::holds("docs/rules.md", &[("index", index), ("rules", sections)]);
}
