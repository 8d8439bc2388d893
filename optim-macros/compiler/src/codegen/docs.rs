//! Documentation from the equations themselves, so that it cannot drift from them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Attribute;

use super::Rule;
use crate::ir::cost::Cost;
use crate::language::literal::Literal;
use crate::language::number::write_number;
use crate::language::storage::Storage;
use crate::notation::Notation;
use crate::syntax::ast::{ParamDecl, RuleDef};
use crate::syntax::docs::text;

/// The documentation of a rule and of each of its fields.
pub(super) struct Docs {
    /// What stands below the author's own words: attributes.
    pub(super) rule: TokenStream,
    pub(super) params: Vec<TokenStream>,
}

pub(super) fn rule(rule: &Rule) -> Docs {
    let Rule { def, notation, .. } = rule;
    let mut head = String::new();
    if text(&def.attrs).is_empty() {
        head.push_str(&match &def.with.base {
            Some(base) => format!("`{}`: `{}`, modified.\n", def.name, base.text),
            None => format!("The update rule `{}`.\n", def.name),
        });
    }
    head.push_str(&modifiers(def));
    head.push_str("\n# Update\n\n");
    let plain = format!("```text\n{}```\n", notation.unicode);
    let drawn = &notation.mathml;
    // The empty line ends the block of MathML.
    let tables = format!("\n\n{}", tables(rule));
    let eval = evaluation(notation);
    Docs {
        // Only rustdoc, whose pages a browser shows, sets `doc`; an editor's hover draws no MathML.
        rule: quote! {
            #[doc = #head]
            #[cfg_attr(doc, doc = #drawn)]
            #[cfg_attr(not(doc), doc = #plain)]
            #eval
            #[doc = #tables]
        },
        params: params(def),
    }
}

/// What changes the equations, in the order in which that is done.
fn modifiers(def: &RuleDef) -> String {
    let with = &def.with;
    if with.modifiers.is_empty() {
        return String::new();
    }
    let lines = with.modifiers.iter().zip(&with.docs).map(|(used, docs)| {
        let about = docs
            .split("\n\n")
            .next()
            .unwrap_or_default()
            .replace('\n', " ");
        format!("* `{}`: {about}\n", used.path.text)
    });
    let base = match &with.base {
        Some(base) => format!("The equations of `{}`, changed by\n\n", base.text),
        None => "Its equations are changed by\n\n".to_owned(),
    };
    format!("\n{base}{}", lines.collect::<String>())
}

/// The equations of `eval`.
fn evaluation(notation: &Notation) -> TokenStream {
    let Some(eval) = &notation.eval else {
        return TokenStream::new();
    };
    let head = "\n\n# Evaluation\n\nThe weights to evaluate with are others than those that steps \
                are taken from:\n\n";
    let plain = format!("```text\n{}```\n", eval.unicode);
    let drawn = &eval.mathml;
    quote! {
        #[doc = #head]
        #[cfg_attr(doc, doc = #drawn)]
        #[cfg_attr(not(doc), doc = #plain)]
    }
}

fn tables(rule: &Rule) -> String {
    let sections = [
        hyper_parameters(&rule.def, &rule.notation),
        states(&rule.def, &rule.notation),
        bill(rule),
    ];
    let sections = sections.into_iter().filter(|section| !section.is_empty());
    sections.collect::<Vec<_>>().join("\n")
}

fn hyper_parameters(def: &RuleDef, notation: &Notation) -> String {
    let mut section = String::new();
    if def.params.is_empty() {
        return section;
    }
    section.push_str(
        "# Hyper-parameters\n\n| name | symbol | default | domain | meaning |\n|---|---|---|---|---|\n",
    );
    for (param, written) in def.params.iter().zip(&notation.params) {
        let name = param.name.to_string();
        let symbol = if written.symbol == name {
            String::new()
        } else {
            cell(&written.symbol)
        };
        let domain = match (&written.domain, param.default) {
            (Some(domain), _) => cell(domain),
            (None, Some(Literal::Flag(_))) => "`true` or `false`".to_owned(),
            (None, Some(Literal::Count(_))) => "any whole number".to_owned(),
            (None, _) => "any finite number".to_owned(),
        };
        let (default, meaning) = (default(param), first_line(&param.attrs));
        section.push_str(&format!(
            "| `{name}` | {symbol} | `{default}` | {domain} | {meaning} |\n"
        ));
    }
    for require in &def.requires {
        section.push_str(&format!(
            "\nRequired is `{}`: {}.\n",
            require.condition, require.message
        ));
    }
    section
}

fn states(def: &RuleDef, notation: &Notation) -> String {
    let mut section = String::new();
    if def.states.is_empty() {
        return section;
    }
    section.push_str(
        "# State\n\n| name | starts at | kept | bytes in `f32` | meaning |\n|---|---|---|---|---|\n",
    );
    let initials = notation.initials.iter().zip(&notation.conditions);
    for (state, (initial, condition)) in def.states.iter().zip(initials) {
        let per = state.storage.per();
        let (per, bytes) = if state.storage == Storage::Scalar {
            (format!("one `f64` per {per}"), format!("8 per {per}"))
        } else {
            (format!("one value per {per}"), format!("4 per {per}"))
        };
        let condition = condition.as_ref();
        let condition = condition.map_or_else(String::new, |c| format!(", if {}", cell(c)));
        let (name, initial) = (&state.name, cell(initial));
        let meaning = first_line(&state.attrs);
        section.push_str(&format!(
            "| `{name}` | {initial} | {per}{condition} | {bytes} | {meaning} |\n"
        ));
    }
    section
}

/// What a step costs, at the defaults.
fn bill(rule: &Rule) -> String {
    let Cost {
        reads,
        writes,
        states,
        operations,
        passes,
    } = Cost::of(&rule.program);
    let mut section = "# Bill\n\nFor each weight, at the default hyper-parameters:\n\n\
        | | values | bytes in `f32` | bytes in `f64` |\n|---|---|---|---|\n"
        .to_owned();
    let rows = [
        ("read in a step", reads),
        ("written in a step", writes),
        ("kept as state", states),
    ];
    for (what, values) in rows {
        section.push_str(&format!(
            "| {what} | {values} | {} | {} |\n",
            4 * values,
            8 * values
        ));
    }
    section.push_str(&format!(
        "\nA step is {} over memory and does {operations} operation{} per weight.\n",
        match passes {
            1 => "one pass".to_owned(),
            2 => "two passes".to_owned(),
            3 => "three passes".to_owned(),
            passes => format!("{passes} passes"),
        },
        if operations == 1 { "" } else { "s" },
    ));
    section
}

/// A formula in a cell of a table: a bar would end it, and a narrow column would break it.
fn cell(formula: &str) -> String {
    let unbroken = if formula.chars().count() < 24 {
        "\u{a0}"
    } else {
        " "
    };
    format!("`{}`", formula.replace('|', "\\|").replace(' ', unbroken))
}

/// The documentation of a rule that has errors.
pub(super) fn stub(def: &RuleDef) -> Docs {
    Docs {
        rule: TokenStream::new(),
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

/// What fits into a cell of a table: the first paragraph.
fn first_line(attrs: &[Attribute]) -> String {
    let text = text(attrs);
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    paragraph.replace('\n', " ").replace('|', "\\|")
}
