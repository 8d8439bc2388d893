//! Prints expressions and statements back in the language, in one canonical form: for messages,
//! documentation and metadata, and to compare expressions.

use crate::language::number::write_number;
use std::fmt;

use super::ast::{Block, Expr, ExprKind, Foreign, Stmt};

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_expr(f, self, 0)
    }
}

/// Writes an expression that stands beside an operator of precedence `outer`.
fn write_expr(f: &mut fmt::Formatter<'_>, expr: &Expr, outer: u8) -> fmt::Result {
    let own = precedence(expr);
    if own < outer {
        f.write_str("(")?;
        write_bare(f, expr, own)?;
        f.write_str(")")
    } else {
        write_bare(f, expr, own)
    }
}

fn precedence(expr: &Expr) -> u8 {
    match &expr.kind {
        ExprKind::Binary(op, ..) => op.precedence(),
        ExprKind::Chain(..) => 3,
        ExprKind::Neg(_) | ExprKind::Not(_) => 6,
        ExprKind::If { .. } => 0,
        _ => 9,
    }
}

fn write_bare(f: &mut fmt::Formatter<'_>, expr: &Expr, own: u8) -> fmt::Result {
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
        ExprKind::Binary(op, left, right) => {
            let power = op.symbol() == "^";
            // `a - (b - c)` keeps its parentheses; `a^b^c` is `a^(b^c)`.
            write_expr(f, left, if power { own + 1 } else { own })?;
            if power {
                f.write_str("^")?;
            } else {
                write!(f, " {} ", op.symbol())?;
            }
            // What stands behind `^` begins with its own sign: `a^-2`.
            write_expr(f, right, if power { own - 1 } else { own + 1 })
        }
        ExprKind::Chain(operands, ops) => {
            for (index, operand) in operands.iter().enumerate() {
                if let Some(op) = index.checked_sub(1).and_then(|before| ops.get(before)) {
                    write!(f, " {} ", op.symbol())?;
                }
                write_expr(f, operand, own + 1)?;
            }
            Ok(())
        }
        ExprKind::Call(function, arguments) => {
            write!(f, "{function}(")?;
            for (index, argument) in arguments.iter().enumerate() {
                if index > 0 {
                    f.write_str(", ")?;
                }
                write_expr(f, argument, 0)?;
            }
            f.write_str(")")
        }
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

fn write_foreign(f: &mut fmt::Formatter<'_>, foreign: &Foreign) -> fmt::Result {
    match foreign {
        Foreign::Indexed {
            value,
            index,
            subscript,
        } => {
            write_expr(f, value, 9)?;
            if *subscript {
                write!(f, "_{{{index}}}")
            } else {
                write!(f, "[{index}]")
            }
        }
        Foreign::Field { value, field } => {
            write_expr(f, value, 9)?;
            write!(f, ".{field}")
        }
        Foreign::Method {
            value,
            method,
            arguments,
        } => {
            write_expr(f, value, 9)?;
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
            Self::Assign { target, op, value } => write!(f, "{target} {} {value};", op.symbol()),
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
            Self::Allowed { statement, .. } => write!(f, "{statement}"),
        }
    }
}
