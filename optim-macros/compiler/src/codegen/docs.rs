//! Documentation from the equations themselves, so that it cannot drift from them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Attribute;

use super::fields::{Field, fields};
use super::{Rule, stages};
use crate::ir::cost::Cost;
use crate::language::literal::Literal;
use crate::language::number::write_number;
use crate::language::storage::Storage;
use crate::notation::{Notation, Parts};
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
    head.push_str("\n# Update\n\n");
    let (plain, drawn) = equations(&notation.unicode, &notation.mathml, notation.parts.as_ref());
    // The empty line ends the block of MathML.
    let modifiers = modifiers(def);
    let tables = format!("\n\n{}", tables(rule));
    let eval = evaluation(notation);
    Docs {
        // Only rustdoc, whose pages a browser shows, sets `doc`; an editor's hover draws no MathML.
        rule: quote! {
            #[doc = #head]
            #[cfg_attr(doc, doc = #drawn)]
            #[cfg_attr(not(doc), doc = #plain)]
            #eval
            #modifiers
            #[doc = #tables]
        },
        params: params(def),
    }
}

/// What changes the equations, in the order in which that is done. It stands below them, so that a page begins with the
/// update.
fn modifiers(def: &RuleDef) -> TokenStream {
    let with = &def.with;
    if with.modifiers.is_empty() {
        return TokenStream::new();
    }
    let lines = with.modifiers.iter().zip(&with.docs).map(|(used, docs)| {
        let about = docs
            .split("\n\n")
            .next()
            .unwrap_or_default()
            .replace('\n', " ");
        format!("* `{}`: {about}\n", used.path.text)
    });
    let of = match &with.base {
        Some(base) => format!("the equations of `{}`", base.text),
        None => "the rule's own equations".to_owned(),
    };
    let section = format!(
        "\n\n# Modifiers\n\nAbove, {of} are changed by\n\n{}",
        lines.collect::<String>()
    );
    quote!(#[doc = #section])
}

/// The equations of `eval`.
fn evaluation(notation: &Notation) -> TokenStream {
    let Some(eval) = &notation.eval else {
        return TokenStream::new();
    };
    let head = "\n\n# Evaluation\n\nThe weights to evaluate with are others than those that steps \
                are taken from:\n\n";
    let (plain, drawn) = equations(&eval.unicode, &eval.mathml, eval.parts.as_ref());
    quote! {
        #[doc = #head]
        #[cfg_attr(doc, doc = #drawn)]
        #[cfg_attr(not(doc), doc = #plain)]
    }
}

/// Equations as text and for a browser. Those with options are first what they are at the defaults, then what each
/// option changes, and at the end all in one.
fn equations(unicode: &str, mathml: &str, parts: Option<&Parts>) -> (String, String) {
    let text = |unicode: &str| format!("```text\n{unicode}```\n");
    let Some(parts) = parts else {
        return (text(unicode), mathml.to_owned());
    };
    let mut plain = format!("{DEFAULTS}{}", text(&parts.defaults.unicode));
    // The empty lines end blocks of MathML.
    let mut drawn = format!("{DEFAULTS}{}", parts.defaults.mathml);
    if !parts.options.is_empty() {
        plain.push_str(OPTIONS);
        drawn.push_str(OPTIONS);
    }
    for (title, lines) in &parts.options {
        plain.push_str(&format!("\n{title}:\n\n{}", text(&lines.unicode)));
        drawn.push_str(&format!("\n{title}:\n\n{}", lines.mathml));
    }
    plain.push_str(&format!("\n{WHOLE}:\n\n{}", text(unicode)));
    drawn.push_str(&format!(
        "\n<details>\n<summary>{WHOLE}</summary>\n\n{mathml}\n</details>\n"
    ));
    (plain, drawn)
}

const DEFAULTS: &str = "At the default hyper-parameters:\n\n";
const OPTIONS: &str = "\nOptions change these lines, all else at its default; those that are not named together \
                       add up:\n";
const WHOLE: &str = "With all options at once";

fn tables(rule: &Rule) -> String {
    let sections = [
        hyper_parameters(&rule.def, &rule.notation),
        states(&rule.def, &rule.notation),
        inputs(rule),
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
    let mut all = notation.params.iter();
    for field in fields(def) {
        let Some(param) = field.params.first() else {
            continue;
        };
        let symbols: Vec<_> = all.by_ref().take(field.params.len()).collect();
        let Some(written) = symbols.first() else {
            continue;
        };
        let name = field.name;
        let symbol = symbols.iter().filter(|it| param.name != it.symbol);
        let symbol = symbol.map(|it| cell(&it.symbol)).collect::<Vec<_>>();
        let symbol = symbol.join(", ");
        let domain = match (&written.domain, param.default) {
            (Some(domain), _) if field.params.len() > 1 => {
                format!("{}, so each", cell(domain))
            }
            (Some(domain), _) => cell(domain),
            (None, Some(Literal::Flag(_))) => "`true` or `false`".to_owned(),
            (None, Some(Literal::Count(_))) => "any whole number".to_owned(),
            (None, _) => "any finite number".to_owned(),
        };
        let (default, meaning) = (defaults(&field), first_line(&param.attrs));
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
        if !state.name.begins() {
            continue;
        }
        let per = state.storage.per();
        let (per, bytes) = if state.storage == Storage::Scalar {
            (format!("one `f64` per {per}"), format!("8 per {per}"))
        } else {
            (format!("one value per {per}"), format!("4 per {per}"))
        };
        let condition = condition.as_ref();
        let condition = condition.map_or_else(String::new, |c| format!(", if {}", cell(c)));
        let elements = def
            .states
            .iter()
            .filter(|it| it.name.is_beside(&state.name));
        let names: Vec<_> = elements.map(|it| format!("`{}`", it.name)).collect();
        let each = if names.len() > 1 { ", each" } else { "" };
        let (names, initial) = (names.join(", "), cell(initial));
        let meaning = first_line(&state.attrs);
        section.push_str(&format!(
            "| {names} | {initial} | {per}{each}{condition} | {bytes}{each} | {meaning} |\n"
        ));
    }
    section
}

/// What the rule asks for beside the gradient, and whether it draws.
fn inputs(rule: &Rule) -> String {
    let inputs = rule.def.update.iter().flat_map(|update| &update.inputs);
    let rows = inputs.map(|input| {
        let (name, what) = match input.scalar {
            true => (
                &input.name,
                "one number for each step, by `Optimizer::set_input`",
            ),
            false => (
                &input.name,
                "one value per weight, in the steps that read it, by `Param::with_input`",
            ),
        };
        format!("| `{name}` | {what} |\n")
    });
    let mut section: String = rows.collect();
    if !section.is_empty() {
        section.insert_str(0, "# Inputs\n\n| name | given |\n|---|---|\n");
    }
    if rule.program.loops.iter().any(stages::draws) {
        let begin = if section.is_empty() { "# Noise\n" } else { "" };
        section.push_str(begin);
        section.push_str(
            "\nRandom numbers are those of the optimizer's seed, `Optimizer::with_seed`.\n",
        );
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
        scratch,
        squares,
    } = Cost::of(&rule.program);
    let mut section = "# Bill\n\nFor each weight, at the default hyper-parameters:\n\n\
        | | values | bytes in `f32` | bytes in `f64` |\n|---|---|---|---|\n"
        .to_owned();
    let rows = [
        ("read in a step", reads),
        ("written in a step", writes),
        ("kept as state", states),
        ("kept while a step runs", scratch),
    ];
    let rows = rows
        .into_iter()
        .filter(|(what, values)| *values > 0 || !what.ends_with("runs"));
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
    let each = [("rows", squares[0]), ("columns", squares[1])];
    let each = each.into_iter().filter(|(_, values)| *values > 0);
    let each: Vec<_> = each
        .map(|(what, values)| format!("{values} values for each pair of {what}"))
        .collect();
    if !each.is_empty() {
        section.push_str(&format!(
            "\nBeside these there are square matrices: while a step runs, {} are kept.\n",
            each.join(" and ")
        ));
    }
    if scratch > 0 {
        section.push_str(
            "\nProducts of matrices come to that. While one is computed, about three more values per weight are kept for it.\n",
        );
    }
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
    let doc = |field: Field<'_>| {
        let (written, domain) = match field.params.first() {
            Some(first) => (&*first.attrs, first.domain.as_ref()),
            None => (&[][..], None),
        };
        let fallback = text(written)
            .is_empty()
            .then(|| format!(" Hyper-parameter `{}`.", field.name));
        let fallback = fallback.map(|fallback| quote!(#[doc = #fallback]));
        let default = defaults(&field);
        let facts = match domain {
            Some(domain) if field.is_list => format!(" Default `{default}`; for each `{domain}`."),
            Some(domain) => format!(" Default `{default}`; `{domain}`."),
            None => format!(" Default `{default}`."),
        };
        quote!(#(#written)* #fallback #[doc = ""] #[doc = #facts])
    };
    fields(def).map(doc).collect()
}

/// A default as it is written; those of a list in brackets.
fn defaults(field: &Field<'_>) -> String {
    let each: Vec<_> = field.params.iter().map(default).collect();
    match field.is_list {
        true => format!("[{}]", each.join(", ")),
        false => each.concat(),
    }
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
