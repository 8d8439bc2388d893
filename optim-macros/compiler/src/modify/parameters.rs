//! `lookahead(k = 10)`: other defaults of a modifier's hyper-parameters.

use std::collections::HashSet;

use crate::diag::{Errors, did_you_mean, findings, near};
use crate::language::literal::Literal;
use crate::syntax::ast::{Argument, ModifierDef, ModifierUse, ParamDecl};

pub(super) fn set_defaults(used: &ModifierUse, modifier: &mut ModifierDef, errors: &Errors) {
    let mut seen = HashSet::new();
    let name = modifier.name.to_string();
    for argument in &used.arguments {
        let word = argument.name.to_string();
        let is_meant = |param: &&mut ParamDecl| param.name.word == word.as_str();
        let Some(param) = modifier.params.iter_mut().find(is_meant) else {
            errors.report(
                &findings::MODIFIER_ARGUMENT,
                &argument.name,
                format!("`{name}` has no hyper-parameter `{word}`"),
                known(modifier, &word),
            );
            continue;
        };
        if param.name.element.is_some() {
            errors.report(
                &findings::MODIFIER_ARGUMENT,
                &argument.name,
                format!("`{word}` of `{name}` is a list"),
                format!(
                    "leave it out, and set it where the rule is used: `with_{name}_{word}([…])`"
                ),
            );
            continue;
        }
        if !seen.insert(word.clone()) {
            errors.report(
                &findings::MODIFIER_ARGUMENT,
                &argument.name,
                format!("`{word}` is given a second time"),
                "remove one of the two",
            );
            continue;
        }
        match param.default.and_then(|old| alike(old, argument)) {
            Some(new) => {
                param.default = Some(new);
                param.default_source = argument.source;
            }
            None => {
                let (what, example) = match param.default {
                    Some(Literal::Flag(old)) => ("a flag", (!old).to_string()),
                    Some(Literal::Count(old)) => ("a count", old.to_string()),
                    _ => ("a number", "0.5".to_owned()),
                };
                errors.report(
                    &findings::MODIFIER_ARGUMENT,
                    argument.source,
                    format!("`{word}` of `{name}` is {what}"),
                    format!("write `{word} = {example}`"),
                );
            }
        }
    }
}

/// The argument as a default of the same kind.
fn alike(old: Literal, argument: &Argument) -> Option<Literal> {
    // As many as a number of 64 bits tells apart.
    const MOST: f64 = 9_007_199_254_740_992.0;
    match (old, argument.value) {
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
fn known(modifier: &ModifierDef, word: &str) -> String {
    let names: Vec<_> = modifier
        .params
        .iter()
        .filter(|param| param.name.begins())
        .map(|param| param.name.word.to_string())
        .collect();
    if names.is_empty() {
        return format!("it has none: write `{}` alone", modifier.name);
    }
    did_you_mean(&near(word, names.iter().map(String::as_str))).unwrap_or_else(|| {
        let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
        format!("it has {}", names.join(", "))
    })
}
