//! Prints expressions and statements back in the language, in one canonical form: for messages,
//! documentation and metadata, and to compare expressions.

use std::fmt;

use proc_macro2::Ident;

use super::ast::{Block, Expr, ExprKind, Foreign, Stmt};
use super::lists::Index;
use crate::functions::{self, Function};
use crate::language::number::write_number;
use crate::language::operators::BinaryOp;
use crate::language::precedence::Precedence;

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_expr(f, self, Precedence::Choice)
    }
}

/// Writes an expression that stands beside an operator of precedence `outer`.
fn write_expr(f: &mut fmt::Formatter<'_>, expr: &Expr, outer: Precedence) -> fmt::Result {
    let own = precedence(expr);
    if own < outer {
        f.write_str("(")?;
        write_bare(f, expr, own)?;
        f.write_str(")")
    } else {
        write_bare(f, expr, own)
    }
}

fn precedence(expr: &Expr) -> Precedence {
    match &expr.kind {
        ExprKind::Binary(op, ..) => op.precedence(),
        ExprKind::Call(name, arguments) if operator(name, arguments).is_some() => {
            Precedence::Product
        }
        ExprKind::Chain(..) => Precedence::Compare,
        ExprKind::Neg(_) | ExprKind::Not(_) => Precedence::Sign,
        ExprKind::If { .. } => Precedence::Choice,
        ExprKind::Foreign(foreign) => match &**foreign {
            Foreign::Joined { op, .. } => op.precedence(),
            Foreign::Indexed { .. } | Foreign::Field { .. } | Foreign::Method { .. } => {
                Precedence::Atom
            }
        },
        ExprKind::Number(_)
        | ExprKind::Flag(_)
        | ExprKind::Name(_)
        | ExprKind::Call(..)
        | ExprKind::Element(..)
        | ExprKind::Fold(..)
        | ExprKind::Error => Precedence::Atom,
    }
}

/// The operator by which a call is written, if it has one.
fn operator(name: &Ident, arguments: &[Expr]) -> Option<&'static str> {
    match functions::function(&name.to_string())?.function {
        Function::Pointwise(function) if arguments.len() == 2 => function.operator,
        _ => None,
    }
}

fn write_bare(f: &mut fmt::Formatter<'_>, expr: &Expr, own: Precedence) -> fmt::Result {
    match &expr.kind {
        ExprKind::Number(value) => write_number(f, *value),
        ExprKind::Flag(value) => write!(f, "{value}"),
        ExprKind::Name(name) => write!(f, "{name}"),
        ExprKind::Neg(operand) => {
            f.write_str("-")?;
            write_expr(f, operand, own)
        }
        ExprKind::Not(operand) => {
            f.write_str("!")?;
            write_expr(f, operand, own)
        }
        ExprKind::Binary(op, left, right) => write_binary(f, *op, left, right),
        ExprKind::Chain(operands, ops) => {
            for (index, operand) in operands.iter().enumerate() {
                if let Some(op) = index.checked_sub(1).and_then(|before| ops.get(before)) {
                    write!(f, " {} ", op.symbol())?;
                }
                write_expr(f, operand, own.tighter())?;
            }
            Ok(())
        }
        ExprKind::Call(function, arguments) => {
            if let (Some(symbol), [left, right]) =
                (operator(function, arguments), arguments.as_slice())
            {
                write_expr(f, left, Precedence::Product)?;
                write!(f, " {symbol} ")?;
                return write_expr(f, right, Precedence::Product.tighter());
            }
            if let Some(of_matrices) = functions::of_matrices(&function.to_string())
                && let Some((matrices, settings)) =
                    arguments.split_at_checked(of_matrices.matrices())
                && settings.len() == of_matrices.settings().len()
            {
                write!(f, "{function}(")?;
                for (index, x) in matrices.iter().enumerate() {
                    if index > 0 {
                        f.write_str(", ")?;
                    }
                    write_expr(f, x, Precedence::Choice)?;
                }
                for (value, setting) in settings.iter().zip(of_matrices.settings()) {
                    if !is_number(value, setting.default) {
                        write!(f, ", {} = ", setting.name)?;
                        write_expr(f, value, Precedence::Choice)?;
                    }
                }
                return f.write_str(")");
            }
            write!(f, "{function}(")?;
            for (index, argument) in arguments.iter().enumerate() {
                if index > 0 {
                    f.write_str(", ")?;
                }
                write_expr(f, argument, Precedence::Choice)?;
            }
            f.write_str(")")
        }
        ExprKind::Element(list, index) => write!(f, "{list}[{index}]"),
        ExprKind::Fold(function, over, value) => write!(f, "{function}({over}: {value})"),
        ExprKind::If {
            condition,
            then,
            otherwise,
        } => {
            write!(f, "if {condition} {then} else ")?;
            // `else if` again, as it is written.
            if otherwise.lets.is_empty() && matches!(otherwise.value.kind, ExprKind::If { .. }) {
                write!(f, "{}", otherwise.value)
            } else {
                write!(f, "{otherwise}")
            }
        }
        ExprKind::Foreign(foreign) => write_foreign(f, foreign),
        ExprKind::Error => f.write_str("…"),
    }
}

/// Whether an expression is this number, as it is written.
fn is_number(expr: &Expr, number: f64) -> bool {
    match &expr.kind {
        ExprKind::Number(value) => *value == number,
        ExprKind::Neg(x) => is_number(x, -number),
        _ => false,
    }
}

fn write_binary(
    f: &mut fmt::Formatter<'_>,
    op: BinaryOp,
    left: &Expr,
    right: &Expr,
) -> fmt::Result {
    let [left_least, right_least] = op.operands();
    write_expr(f, left, left_least)?;
    match op {
        BinaryOp::Pow => f.write_str("^")?,
        op => write!(f, " {} ", op.symbol())?,
    }
    write_expr(f, right, right_least)
}

fn write_foreign(f: &mut fmt::Formatter<'_>, foreign: &Foreign) -> fmt::Result {
    match foreign {
        Foreign::Joined { op, left, right } => write_binary(f, *op, left, right),
        Foreign::Indexed {
            value,
            index,
            subscript,
        } => {
            write_expr(f, value, Precedence::Atom)?;
            if *subscript {
                write!(f, "_{{{index}}}")
            } else {
                write!(f, "[{index}]")
            }
        }
        Foreign::Field { value, field } => {
            write_expr(f, value, Precedence::Atom)?;
            write!(f, ".{field}")
        }
        Foreign::Method {
            value,
            method,
            arguments,
        } => {
            write_expr(f, value, Precedence::Atom)?;
            let list: Vec<_> = arguments.iter().map(ToString::to_string).collect();
            write!(f, ".{method}({})", list.join(", "))
        }
    }
}

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{ ")?;
        for statement in &self.lets {
            write!(f, "{statement} ")?;
        }
        write!(f, "{} }}", self.value)
    }
}

impl fmt::Display for Stmt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Let { name, value } => write!(f, "let {name} = {value};"),
            Self::Assign {
                target,
                index,
                op,
                value,
            } => {
                let target = assigned(target, index.as_ref());
                write!(f, "{target} {} {value};", op.symbol())
            }
            Self::If {
                condition,
                then,
                otherwise,
            } => {
                write!(f, "if {condition} {{ ")?;
                for statement in then {
                    write!(f, "{statement} ")?;
                }
                f.write_str("}")?;
                if !otherwise.is_empty() {
                    f.write_str(" else { ")?;
                    for statement in otherwise {
                        write!(f, "{statement} ")?;
                    }
                    f.write_str("}")?;
                }
                Ok(())
            }
            Self::For { over, body, .. } => {
                write!(f, "for {over} {{ ")?;
                for statement in body {
                    write!(f, "{statement} ")?;
                }
                f.write_str("}")
            }
            Self::Allowed { statement, .. } => write!(f, "{statement}"),
        }
    }
}

/// What an assignment changes.
pub(crate) fn assigned(target: &Ident, index: Option<&Index>) -> String {
    match index {
        Some(index) => format!("{target}[{index}]"),
        None => target.to_string(),
    }
}
