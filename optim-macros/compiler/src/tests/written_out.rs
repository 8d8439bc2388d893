//! Built-in rules as if they had no modifiers: what these make of the equations stands in the text.

use std::fmt::Write as _;

use super::rule_tokens;
use crate::diag::Errors;
use crate::language::literal::Literal;
use crate::modify::assemble::{self, Assembled};
use crate::syntax::ast::{Allow, RuleDef, Stmt};

/// The text inside `optimizer! { … }` of a built-in rule without comments and indentation, one statement a line.
pub(super) fn written_out(file: &str) -> String {
    let (_, inside) = file.split_once("optimizer! {").expect("a rule");
    let (inside, _) = inside.split_once("\n}").expect("the end of a rule");
    let lines = inside.lines().map(str::trim);
    let lines: Vec<_> = lines.filter(|line| !line.starts_with("//")).collect();
    let text = lines.join("\n");
    let Some((text, _)) = text.split_once("\n\nwith ") else {
        return text;
    };
    let errors = Errors::default();
    let assembled = assemble::read(rule_tokens(file), &[], false, &errors);
    assert!(errors.take().is_empty(), "a built-in rule has errors");
    let Assembled::Rule { def, .. } = assembled else {
        panic!("a built-in rule is made of no other");
    };
    let (head, update) = text.split_once("\nupdate(").expect("equations");
    let (header, _) = update.split_once('\n').expect("a header");
    let eval = update.split_once("\neval(");
    let eval = eval.map_or(String::new(), |(_, eval)| format!("\n\neval({eval}"));
    let head = beginning(head, &def);
    let mut body = String::new();
    write(&def.update.as_ref().expect("an update").body, &mut body);
    format!("{head}\nupdate({header}\n{body}}}{eval}")
}

/// What stands above the equations, with the hyper-parameters of modifiers, and states that begin as they say.
fn beginning(head: &str, def: &RuleDef) -> String {
    let (name, rest) = head.split_once("{\n").expect("hyper-parameters");
    let mut new = String::new();
    for param in &def.params {
        let word = &param.name.word;
        if !rest.contains(&format!("{word} = ")) {
            let Some(Literal::Flag(flag)) = param.default else {
                panic!("{word} is a flag");
            };
            writeln!(new, "{word} = {flag},").expect("a string");
        }
    }
    let mut rest = rest.to_owned();
    for state in &def.states {
        if let Some(initial) = &state.initial {
            let line = format!("{} = g,", state.name.word);
            rest = rest.replace(&line, &format!("{} = {initial},", state.name.word));
        }
    }
    format!("{name}{{\n{new}{rest}")
}

fn write(body: &[Stmt], text: &mut String) {
    for statement in body {
        let (allows, bare) = statement.bare();
        for Allow { lint, .. } in allows {
            let lint = lint.expect("a lint").id.replace('-', "_");
            writeln!(text, "#[allow({lint})]").expect("a string");
        }
        match bare {
            Stmt::If {
                condition,
                then,
                otherwise,
            } => {
                writeln!(text, "if {condition} {{").expect("a string");
                write(then, text);
                if !otherwise.is_empty() {
                    text.push_str("} else {\n");
                    write(otherwise, text);
                }
                text.push_str("}\n");
            }
            Stmt::For { over, body, .. } => {
                writeln!(text, "for {over} {{").expect("a string");
                write(body, text);
                text.push_str("}\n");
            }
            other => writeln!(text, "{other}").expect("a string"),
        }
    }
}
