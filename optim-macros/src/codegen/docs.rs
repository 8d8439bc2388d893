//! Documentation from the equations themselves, so that it cannot drift from them.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, Expr, ExprLit, Lit, Meta};

use super::items::Cost;
use crate::ir::Program;
use crate::syntax::ast::{Literal, ParamDecl, RuleDef, Stmt};
use crate::syntax::print::write_number;

/// The documentation of a rule and of each of its fields.
pub(super) struct Docs {
    /// What stands below the author's own words.
    pub(super) rule: String,
    pub(super) params: Vec<TokenStream>,
}

pub(super) fn rule(def: &RuleDef, program: &Program) -> Docs {
    let mut rule = String::new();
    if text(&def.attrs).is_empty() {
        rule.push_str(&format!("The update rule `{}`.\n", def.name));
    }
    rule.push_str("\n# Update\n\n```text\n");
    for statement in def.update.iter().flat_map(|update| &update.body) {
        write_statement(&mut rule, statement, 0);
    }
    rule.push_str("```\n");
    if !def.params.is_empty() {
        rule.push_str(
            "\n# Hyper-parameters\n\n| name | default | domain | meaning |\n|---|---|---|---|\n",
        );
        for param in &def.params {
            let domain = param.domain.as_ref();
            let domain = domain.map_or_else(String::new, |domain| format!("`{domain}`"));
            let (name, default) = (&param.name, default(param));
            let meaning = first_line(&param.attrs);
            rule.push_str(&format!(
                "| `{name}` | `{default}` | {domain} | {meaning} |\n"
            ));
        }
    }
    for require in &def.requires {
        rule.push_str(&format!(
            "\n`{}`: {}.\n",
            require.condition, require.message
        ));
    }
    if !def.states.is_empty() {
        rule.push_str("\n# State\n\n| name | kept | starts at | meaning |\n|---|---|---|---|\n");
        for state in &def.states {
            let per = if state.scalar {
                "per tensor"
            } else {
                "per weight"
            };
            let condition = state.condition.as_ref();
            let condition = condition.map_or_else(String::new, |c| format!(", if `{c}`"));
            let initial = state
                .initial
                .as_ref()
                .map_or("0".to_owned(), ToString::to_string);
            let (name, meaning) = (&state.name, first_line(&state.attrs));
            rule.push_str(&format!(
                "| `{name}` | {per}{condition} | `{initial}` | {meaning} |\n"
            ));
        }
    }
    let Cost {
        reads,
        writes,
        states,
        operations,
    } = Cost::of(program);
    rule.push_str(&format!(
        "\n# Cost\n\nAt the defaults a step reads {reads} and writes {writes} values per weight \
         (in `f32` {} and {} bytes) in one pass, does {operations} operations, and keeps {states} \
         state value{} per weight.\n",
        4 * reads,
        4 * writes,
        if states == 1 { "" } else { "s" },
    ));
    Docs {
        rule,
        params: params(def),
    }
}

/// The documentation of a rule that has errors.
pub(super) fn stub(def: &RuleDef) -> Docs {
    Docs {
        rule: String::new(),
        params: params(def),
    }
}

fn params(def: &RuleDef) -> Vec<TokenStream> {
    let doc = |param: &ParamDecl| {
        let written = &param.attrs;
        let fallback = text(written)
            .is_empty()
            .then(|| format!(" Hyper-parameter `{}`.", param.name));
        let fallback = fallback.map(|fallback| quote!(#[doc = #fallback]));
        let facts = match &param.domain {
            Some(domain) => format!(" Default `{}`; `{domain}`.", default(param)),
            None => format!(" Default `{}`.", default(param)),
        };
        quote!(#(#written)* #fallback #[doc = ""] #[doc = #facts])
    };
    def.params.iter().map(doc).collect()
}

fn default(param: &ParamDecl) -> String {
    match param.default {
        Some(Literal::Number(value)) => {
            let mut text = String::new();
            // Writing to a string cannot fail.
            let _ok = write_number(&mut text, value);
            text
        }
        Some(Literal::Flag(value)) => value.to_string(),
        Some(Literal::Count(value)) => value.to_string(),
        None => String::new(),
    }
}

fn write_statement(out: &mut String, statement: &Stmt, depth: usize) {
    let indent = "    ".repeat(depth);
    match statement {
        Stmt::If {
            condition,
            then,
            otherwise,
        } => {
            out.push_str(&format!("{indent}if {condition} {{\n"));
            for statement in then {
                write_statement(out, statement, depth + 1);
            }
            if !otherwise.is_empty() {
                out.push_str(&format!("{indent}}} else {{\n"));
                for statement in otherwise {
                    write_statement(out, statement, depth + 1);
                }
            }
            out.push_str(&format!("{indent}}}\n"));
        }
        simple => out.push_str(&format!("{indent}{simple}\n")),
    }
}

/// The text of documentation comments.
pub(super) fn text(attrs: &[Attribute]) -> String {
    let line = |attr: &Attribute| {
        let Meta::NameValue(pair) = &attr.meta else {
            return None;
        };
        match &pair.value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) if pair.path.is_ident("doc") => Some(text.value().trim().to_owned()),
            other => pair
                .path
                .is_ident("doc")
                .then(|| other.to_token_stream().to_string()),
        }
    };
    let lines: Vec<_> = attrs.iter().filter_map(line).collect();
    lines.join("\n").trim().to_owned()
}

/// What fits into a cell of a table: the first paragraph.
fn first_line(attrs: &[Attribute]) -> String {
    let text = text(attrs);
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    paragraph.replace('\n', " ").replace('|', "\\|")
}
