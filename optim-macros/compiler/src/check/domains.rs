//! Domains of hyper-parameters, and that the defaults fulfil what the rule demands.

use crate::language::domain::{Bound, Domain};
use std::collections::HashMap;

use crate::diag::{Errors, Reported, findings, nearest};
use crate::language::literal::Literal;
use crate::language::operators::{BinaryOp, CompareOp};
use crate::model::Model;
use crate::model::defaults::Defaults;
use crate::syntax::ast::{Expr, ExprKind, ParamDecl};

/// Gives the domain of each hyper-parameter, unless it has an error.
pub(crate) fn check(model: &Model<'_>, errors: &Errors) -> Vec<Option<Domain>> {
    let mut defaults_stand = true;
    let mut domains = Vec::new();
    for param in &model.def.params {
        let domain = domain(param, errors).ok();
        domains.push(domain);
        let Some(domain) = domain else {
            defaults_stand = false;
            continue;
        };
        let default = match param.default {
            Some(Literal::Number(value)) => value,
            #[allow(clippy::cast_precision_loss, reason = "as at run time")]
            Some(Literal::Count(value)) => value as f64,
            _ => continue,
        };
        if !domain.contains(default) {
            let written = param
                .domain
                .as_ref()
                .map_or_else(String::new, ToString::to_string);
            errors.report(
                &findings::DEFAULT_OUTSIDE_DOMAIN,
                param.default_source,
                format!("the default of `{}` lies outside `{written}`", param.name),
                format!("change the default, or the domain `where {written}`"),
            );
            defaults_stand = false;
            // Either may be what is wrong.
            domains.pop();
            domains.push(None);
        }
    }
    if defaults_stand {
        requires(model, errors);
    }
    domains
}

fn requires(model: &Model<'_>, errors: &Errors) {
    let defaults = Defaults {
        model,
        step: 1.0,
        lets: &HashMap::new(),
    };
    for (condition, declared) in model.requires.iter().zip(&model.def.requires) {
        if defaults.condition(condition) == Some(false) {
            errors.report(
                &findings::DEFAULT_BREAKS_REQUIRE,
                declared.condition.source,
                format!("`{}` does not hold for the defaults", declared.condition),
                "change a default or the condition",
            );
        }
    }
}

/// The domain that a `where` clause states.
fn domain(param: &ParamDecl, errors: &Errors) -> Result<Domain, Reported> {
    let Some(written) = &param.domain else {
        return Ok(Domain::FINITE);
    };
    if matches!(written.kind, ExprKind::Error) {
        return Err(errors.already());
    }
    if let Some(Literal::Flag(_)) = param.default {
        return Err(errors.report(
            &findings::DOMAIN_OF_FLAG,
            written.source,
            format!("`{}` is a flag, it is true or false", param.name),
            "remove the `where`; conditions across several hyper-parameters go into `require`",
        ));
    }
    let domain = read(param, written).ok_or_else(|| {
        errors.report(
            &findings::DOMAIN_FORM,
            written.source,
            format!("`{written}` is no chain of comparisons of `{}` with numbers", param.name.word),
            chain(param, written).or_else(|| misspelled(param, written)).unwrap_or_else(|| {
                format!(
                    "write limits as in `0 <= {0} < 1` or `{0} > 0`; what compares with another \
                     hyper-parameter goes into `require`",
                    param.name.word
                )
            }),
        )
    })?;
    if domain.is_empty() {
        return Err(errors.report(
            &findings::EMPTY_DOMAIN,
            written.source,
            format!("no number fulfils `{written}`"),
            format!(
                "write the smaller limit first: `{}`",
                swapped(param, domain)
            ),
        ));
    }
    Ok(domain)
}

/// `low <= x && x < high` as the chain it means.
fn chain(param: &ParamDecl, written: &Expr) -> Option<String> {
    let ExprKind::Binary(BinaryOp::And, a, b) = &written.kind else {
        return None;
    };
    let (a, b) = (read(param, a)?, read(param, b)?);
    let (lower, upper) = match (a, b) {
        (
            Domain {
                upper: Bound::Unbounded,
                lower,
            },
            Domain {
                lower: Bound::Unbounded,
                upper,
            },
        )
        | (
            Domain {
                lower: Bound::Unbounded,
                upper,
            },
            Domain {
                upper: Bound::Unbounded,
                lower,
            },
        ) => (lower, upper),
        _ => return None,
    };
    let (low, first) = limit(lower)?;
    let (high, second) = limit(upper)?;
    Some(format!(
        "write `{low} {first} {} {second} {high}`",
        param.name.word
    ))
}

/// A chain whose only name is near to that of its hyper-parameter.
fn misspelled(param: &ParamDecl, written: &Expr) -> Option<String> {
    let name = param.name.word.to_string();
    let mut meant = written.clone();
    let ExprKind::Chain(operands, _) = &mut meant.kind else {
        return None;
    };
    for operand in operands {
        if let ExprKind::Name(word) = &mut operand.kind {
            nearest(&word.to_string(), [name.as_str()])?;
            *word = param.name.word.clone();
        }
    }
    read(param, &meant).map(|_| format!("write `{meant}`"))
}

/// A limit and the comparison that it stands for.
fn limit(bound: Bound) -> Option<(f64, &'static str)> {
    match bound {
        Bound::Unbounded => None,
        Bound::Inclusive(limit) => Some((limit, "<=")),
        Bound::Exclusive(limit) => Some((limit, "<")),
    }
}

/// An empty domain with its limits exchanged.
fn swapped(param: &ParamDecl, domain: Domain) -> String {
    let name = &param.name.word;
    match (limit(domain.lower), limit(domain.upper)) {
        (Some((low, _)), Some((high, _))) if low == high => format!("{low} <= {name} <= {high}"),
        (Some((low, first)), Some((high, second))) => {
            format!("{high} {first} {name} {second} {low}")
        }
        _ => format!("0 <= {name} < 1"),
    }
}

/// Reads `low < name <= high`, `name > low` and the like.
fn read(param: &ParamDecl, written: &Expr) -> Option<Domain> {
    let ExprKind::Chain(operands, ops) = &written.kind else {
        return None;
    };
    let is_name =
        |expr: &Expr| matches!(&expr.kind, ExprKind::Name(name) if *name == param.name.word);
    let mut domain = Domain::FINITE;
    match (operands.as_slice(), ops.as_slice()) {
        ([left, right], [op]) => {
            if is_name(left) {
                narrow(&mut domain, *op, constant(right)?)?;
            } else if is_name(right) {
                narrow(&mut domain, mirrored(*op), constant(left)?)?;
            } else {
                return None;
            }
        }
        ([left, middle, right], [first, second]) if is_name(middle) => {
            let rising = |op| matches!(op, CompareOp::Less | CompareOp::LessEqual);
            if rising(*first) != rising(*second) {
                return None;
            }
            narrow(&mut domain, mirrored(*first), constant(left)?)?;
            narrow(&mut domain, *second, constant(right)?)?;
        }
        _ => return None,
    }
    Some(domain)
}

/// Limits the domain to values `x` with `x op limit`.
fn narrow(domain: &mut Domain, op: CompareOp, limit: f64) -> Option<()> {
    match op {
        CompareOp::Less => domain.upper = Bound::Exclusive(limit),
        CompareOp::LessEqual => domain.upper = Bound::Inclusive(limit),
        CompareOp::Greater => domain.lower = Bound::Exclusive(limit),
        CompareOp::GreaterEqual => domain.lower = Bound::Inclusive(limit),
        CompareOp::Equal | CompareOp::NotEqual => return None,
    }
    Some(())
}

fn mirrored(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Less => CompareOp::Greater,
        CompareOp::LessEqual => CompareOp::GreaterEqual,
        CompareOp::Greater => CompareOp::Less,
        CompareOp::GreaterEqual => CompareOp::LessEqual,
        same => same,
    }
}

/// A number, perhaps negative.
fn constant(expr: &Expr) -> Option<f64> {
    match &expr.kind {
        ExprKind::Number(value) => Some(*value),
        ExprKind::Neg(operand) => constant(operand).map(|value| -value),
        _ => None,
    }
}
