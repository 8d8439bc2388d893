//! `lookahead(k = 10)`: other defaults of a modifier's hyper-parameters, and what the rule has in their place.

use std::collections::{HashMap, HashSet};

use proc_macro2::Ident;

use crate::diag::{Errors, did_you_mean, findings, near};
use crate::language::literal::Literal;
use crate::syntax::ast::{Argument, Given, ModifierDef, ModifierUse, ParamDecl, RuleDef, Stmt};

/// Values of the rule that stand for hyper-parameters of a modifier.
pub(super) struct Values {
    /// By the names that these have in the modifier.
    pub(super) own: HashMap<String, Ident>,
    /// Whether one is none, or does not fit. What was meant is not known, so nothing is said of what is unused.
    pub(super) lost: bool,
}

/// Gives a modifier what stands in its parentheses: new defaults, and by their names the hyper-parameters that are
/// values of the rule. These are declared by the rule alone, and gone here.
pub(super) fn given(
    used: &ModifierUse,
    modifier: &mut ModifierDef,
    rule: &RuleDef,
    base: &str,
    errors: &Errors,
) -> Values {
    let mut seen = HashSet::new();
    let mut own = HashMap::new();
    let mut lost = false;
    let name = modifier.name.to_string();
    for argument in &used.arguments {
        let is_value = matches!(argument.value, Given::Own(_));
        let meant = argument.name.clone();
        let meant = meant.unwrap_or_else(|| modifier.name.clone());
        let at = argument.name.as_ref().map_or(argument.source, Into::into);
        let word = meant.to_string();
        let place = modifier
            .params
            .iter()
            .position(|param| param.name.word == word.as_str());
        let is_rate = word == "lr" && place.is_none();
        if place.is_none() && !is_rate {
            lost |= is_value;
            errors.report(
                &findings::MODIFIER_ARGUMENT,
                at,
                format!("`{name}` has no hyper-parameter `{word}`"),
                known(modifier, &word, argument),
            );
            continue;
        }
        if let Some(param) = place.map(|place| &modifier.params[place])
            && param.name.element.is_some()
        {
            lost |= is_value;
            errors.report(
                &findings::MODIFIER_ARGUMENT,
                at,
                format!("`{word}` of `{name}` is a list"),
                format!(
                    "leave it out, and set it where the rule is used: `with_{name}_{word}([…])`"
                ),
            );
            continue;
        }
        if !seen.insert(word.clone()) {
            lost |= is_value;
            errors.report(
                &findings::MODIFIER_ARGUMENT,
                at,
                format!("`{word}` is given a second time"),
                "remove one of the two",
            );
            continue;
        }
        match (&argument.value, place) {
            (Given::Own(value), place) => {
                let param = place.map(|place| &modifier.params[place]);
                if is_below(value, &word, modifier, rule, errors) {
                    lost = true;
                } else if is_had(value, param, used, rule, base, errors) {
                    own.insert(word, value.clone());
                } else {
                    lost = true;
                }
            }
            (Given::Default(new), Some(place)) => {
                set_default(&mut modifier.params[place], *new, &name, argument, errors);
            }
            (Given::Default(_), None) => {
                errors.report(
                    &findings::MODIFIER_ARGUMENT,
                    argument.source,
                    format!("the learning rate of `{name}` is a value of the rule"),
                    "name one: `lr = rate`",
                );
            }
        }
    }
    let is_left = |param: &ParamDecl| !own.contains_key(&param.name.word.to_string());
    modifier.params.retain(is_left);
    Values { own, lost }
}

fn set_default(
    param: &mut ParamDecl,
    new: Literal,
    modifier: &str,
    argument: &Argument,
    errors: &Errors,
) {
    if let Some(new) = param.default.and_then(|old| alike(old, new)) {
        param.default = Some(new);
        param.default_source = argument.source;
        return;
    }
    let (what, example) = kind(param.default);
    let word = &param.name.word;
    errors.report(
        &findings::MODIFIER_ARGUMENT,
        argument.source,
        format!("`{word}` of `{modifier}` is {what}"),
        format!("write `{word} = {example}`"),
    );
}

/// What a default is, and another such.
fn kind(default: Option<Literal>) -> (&'static str, String) {
    match default {
        Some(Literal::Flag(old)) => ("a flag", (!old).to_string()),
        Some(Literal::Count(old)) => ("a count", old.to_string()),
        _ => ("a number", "0.5".to_owned()),
    }
}

/// Whether a value is an intermediate of the rule that is not known yet where the modifier computes with it, which is
/// reported.
fn is_below(
    value: &Ident,
    word: &str,
    modifier: &ModifierDef,
    rule: &RuleDef,
    errors: &Errors,
) -> bool {
    let above = [
        ("gradient", &modifier.gradient),
        ("penalty", &modifier.penalty),
    ];
    let uses = above.into_iter().find(|(_, part)| {
        let mut body = part.iter().flat_map(|part| &part.body);
        body.any(|statement| statement.mentions(&|name| name == word))
    });
    let Some((section, _)) = uses else {
        return false;
    };
    let declared = rule.params.iter().any(|param| param.name.word == *value);
    if declared || intermediates(rule).all(|name| value != &name) {
        return false;
    }
    errors.report(
        &findings::MODIFIER_ARGUMENT,
        value,
        format!(
            "`{value}` is computed below `{section}` of `{}`, which takes it for `{word}`",
            modifier.name
        ),
        "name a hyper-parameter",
    );
    true
}

/// The names that a rule gives values outside of branches.
fn intermediates(rule: &RuleDef) -> impl Iterator<Item = String> + '_ {
    let body = rule.update.iter().flat_map(|update| &update.body);
    body.filter_map(|statement| match statement.bare().1 {
        Stmt::Let { name, .. } => Some(name.to_string()),
        _ => None,
    })
}

/// Whether a rule has a value of this name that can stand for a hyper-parameter, or for the learning rate; what is wrong
/// is reported.
fn is_had(
    value: &Ident,
    param: Option<&ParamDecl>,
    used: &ModifierUse,
    rule: &RuleDef,
    base: &str,
    errors: &Errors,
) -> bool {
    let declared = rule.params.iter().map(|param| param.name.word.to_string());
    let names: Vec<_> = declared.chain(intermediates(rule)).collect();
    let report = |fact: String, help: String| {
        errors.report(&findings::MODIFIER_ARGUMENT, value, fact, help);
        false
    };
    if names.iter().all(|name| value != name) {
        // Nothing is said of what may be lost.
        if rule.gaps.names {
            return false;
        }
        let near = did_you_mean(&near(&value.to_string(), names.iter().map(String::as_str)));
        return report(
            format!("`{base}` has no hyper-parameter and no intermediate `{value}`"),
            near.unwrap_or_else(|| match param {
                Some(param) => format!(
                    "name one that it has, or write a default: `{} = {}`",
                    param.name.word,
                    kind(param.default).1
                ),
                None => "name one that it has, or leave `lr` out".to_owned(),
            }),
        );
    }
    let Some(had) = rule.params.iter().find(|had| had.name.word == *value) else {
        return true;
    };
    let modifier = &used.path.text;
    let wanted = param.map_or(Some(Literal::Number(0.0)), |param| param.default);
    let word = param.map_or("lr".to_owned(), |param| param.name.word.to_string());
    if let Some(element) = &had.name.element {
        if element.doubtful {
            return false;
        }
        return report(
            format!(
                "`{value}` is a list, and `{word}` of `{modifier}` is {}",
                kind(wanted).0
            ),
            format!("name another value for `{word}`, or leave it out"),
        );
    }
    let fits = match (wanted, had.default) {
        (Some(Literal::Number(_)), Some(had)) => !matches!(had, Literal::Flag(_)),
        (Some(wanted), Some(had)) => {
            std::mem::discriminant(&wanted) == std::mem::discriminant(&had)
        }
        // One of them could not be read.
        _ => true,
    };
    fits || report(
        format!(
            "`{value}` is {}, and `{word}` of `{modifier}` is {}",
            kind(had.default).0,
            kind(wanted).0
        ),
        format!("name another value for `{word}`, or leave it out"),
    )
}

/// The argument as a default of the same kind.
fn alike(old: Literal, new: Literal) -> Option<Literal> {
    // As many as a number of 64 bits tells apart.
    const MOST: f64 = 9_007_199_254_740_992.0;
    match (old, new) {
        (Literal::Number(_), Literal::Count(count)) if count <= 1 << 53 => {
            #[allow(clippy::cast_precision_loss, reason = "it is no larger than 2⁵³")]
            let number = count as f64;
            Some(Literal::Number(number))
        }
        (Literal::Count(_), Literal::Number(number))
            if number.fract() == 0.0 && (0.0..=MOST).contains(&number) =>
        {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it is a whole number from 0 to 2⁵³"
            )]
            let count = number as u64;
            Some(Literal::Count(count))
        }
        (Literal::Number(_), new @ Literal::Number(_))
        | (Literal::Flag(_), new @ Literal::Flag(_))
        | (Literal::Count(_), new @ Literal::Count(_)) => Some(new),
        _ => None,
    }
}

/// What the modifier does have.
fn known(modifier: &ModifierDef, word: &str, argument: &Argument) -> String {
    let names: Vec<_> = modifier
        .params
        .iter()
        .filter(|param| param.name.begins())
        .map(|param| param.name.word.to_string())
        .collect();
    if names.is_empty() {
        return format!("it has none: write `{}` alone", modifier.name);
    }
    if argument.name.is_none() {
        let Given::Own(value) = &argument.value else {
            return format!("write `{} = …`", names[0]);
        };
        return format!(
            "say which `{value}` is: `{}({} = {value})`",
            modifier.name, names[0]
        );
    }
    did_you_mean(&near(word, names.iter().map(String::as_str))).unwrap_or_else(|| {
        let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
        format!("it has {}", names.join(", "))
    })
}
