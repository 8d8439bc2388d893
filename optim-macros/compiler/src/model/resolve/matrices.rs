//! Functions of whole matrices.

use super::{Resolver, Section};
use crate::diag::findings;
use crate::language::kind::Kind;
use crate::language::matrix::{self, MatrixFunction};
use crate::language::scope::Scope;
use crate::model::{Expr, Node};
use crate::syntax::ast;

impl Resolver<'_> {
    /// `matmul(a, b)`, or `orthogonalize(x)`, whose settings the parser has put in their places. It has not where a call was
    /// written as none, by another error: there all of them have their defaults.
    pub(super) fn matrix(
        &mut self,
        written: &ast::Expr,
        arguments: &[ast::Expr],
        function: MatrixFunction,
    ) -> (Node, Kind, Scope) {
        let count = function.matrices();
        let given = arguments.len().saturating_sub(count);
        let left_out = function.settings().iter().skip(given);
        let left_out = left_out.map(|it| ast::Expr::number(it.default, written.source));
        let arguments: Vec<_> = arguments.iter().cloned().chain(left_out).collect();
        let arguments: Vec<_> = arguments.iter().map(|x| self.expr(x)).collect();
        let unknown = (Node::Error, Kind::Unknown, Scope::Element);
        let name = function.name();
        let broken = arguments.iter().any(Expr::has_error);
        let state = if function.is_of_square() {
            "o: row * row"
        } else {
            "o"
        };
        if (broken && self.section != Section::Update)
            || (!broken && !self.may_pass(written, name, state))
        {
            return unknown;
        }
        let (matrices, settings) = arguments.split_at(count);
        let mut known = !broken;
        for x in matrices.iter().filter(|x| !x.has_error()) {
            known &= self.is_matrix(x, function);
        }
        for (setting, declared) in settings.iter().zip(function.settings()) {
            if !setting.has_error() && setting.scope != Scope::Step {
                self.errors.report(
                    &findings::MATRIX_OPERAND,
                    setting.source,
                    format!(
                        "the setting `{}` of `{name}` is a number of the step, and `{}` differs within it",
                        declared.name, setting.text
                    ),
                    format!(
                        "make it of hyper-parameters, the step number and numbers, such as `{} = {}`",
                        declared.name, declared.default
                    ),
                );
                known = false;
            }
        }
        if !known {
            return unknown;
        }
        let scope = match (function, matrices) {
            (MatrixFunction::Product, [a, b]) => self.product(written, a, b),
            (MatrixFunction::Transpose, [x]) => Some(matrix::turned(x.scope)),
            (_, [x]) => Some(x.scope),
            (function, _) => panic!("a bug in optim: {function:?} of nothing"),
        };
        let Some(scope) = scope else {
            return unknown;
        };
        (Node::Matrix(function, arguments), Kind::Number, scope)
    }

    /// Whether these values are a matrix that the function takes; reports it if not.
    fn is_matrix(&self, x: &Expr, function: MatrixFunction) -> bool {
        let name = function.name();
        let (fact, help) = match x.scope {
            Scope::RowPair | Scope::ColumnPair if function != MatrixFunction::Orthogonalize => {
                return true;
            }
            Scope::Element | Scope::Turned if function.is_of_square() => (
                format!(
                    "`{name}` takes a symmetric matrix, and `{}` is none: it has {} and {}",
                    x.text,
                    side(x.scope, "row"),
                    side(x.scope, "column"),
                ),
                format!(
                    "give it a product such as `matmul({0}, transpose({0}))`, or a state of `: row * row`",
                    x.text
                ),
            ),
            Scope::Element => return true,
            Scope::Turned if function != MatrixFunction::Orthogonalize => return true,
            Scope::Turned => (
                format!(
                    "`{name}` takes a matrix as the tensor has it, and `{}` is transposed",
                    x.text
                ),
                format!("transpose what it gives: `transpose({name}(x))`"),
            ),
            scope => {
                let what = match scope {
                    Scope::Row => "is one value per row",
                    Scope::Column => "is one value per column",
                    Scope::RowPair => "is one value per pair of rows",
                    Scope::ColumnPair => "is one value per pair of columns",
                    _ => "is the same for all weights",
                };
                let (takes, example) = match function {
                    MatrixFunction::Orthogonalize => ("values per weight", "g"),
                    MatrixFunction::Product => ("matrices", "g, transpose(g)"),
                    MatrixFunction::Transpose => ("a matrix", "g"),
                    MatrixFunction::InverseRoot | MatrixFunction::Eigenvectors => {
                        ("a symmetric matrix", "matmul(g, transpose(g))")
                    }
                };
                (
                    format!("`{name}` takes {takes}, and `{}` {what}", x.text),
                    match function {
                        MatrixFunction::Orthogonalize => {
                            format!("give it values per weight, such as `{name}({example})`")
                        }
                        _ => format!("give it {takes}, such as `{name}({example})`"),
                    },
                )
            }
        };
        self.errors
            .report(&findings::MATRIX_OPERAND, x.source, fact, help);
        false
    }

    /// The scope of a product; `None`, and a report, if the matrices do not fit.
    fn product(&self, written: &ast::Expr, a: &Expr, b: &Expr) -> Option<Scope> {
        let scope = matrix::product(a.scope, b.scope);
        if scope.is_none() {
            let turned = |x: &Expr| match &x.node {
                Node::Matrix(MatrixFunction::Transpose, inside) => inside[0].text.clone(),
                _ => format!("transpose({})", x.text),
            };
            let candidates = [
                (a.scope, matrix::turned(b.scope), a.text.clone(), turned(b)),
                (matrix::turned(a.scope), b.scope, turned(a), b.text.clone()),
                (b.scope, a.scope, b.text.clone(), a.text.clone()),
            ];
            let fitting = |wanted: fn(Scope) -> bool| {
                let mut candidates = candidates.iter();
                candidates.find(|(a, b, ..)| matrix::product(*a, *b).is_some_and(wanted))
            };
            // A transposed result is of no use by itself.
            let meant = fitting(|scope| scope != Scope::Turned).or_else(|| fitting(|_| true));
            let help = match meant {
                Some((.., a, b)) => format!("write `matmul({a}, {b})`"),
                None => "multiply by a matrix with as many rows as this has columns".to_owned(),
            };
            self.errors.report(
                &findings::MATRIX_SHAPES,
                written.source,
                format!(
                    "`{}` has {}, and `{}` has {}",
                    a.text,
                    side(a.scope, "column"),
                    b.text,
                    side(b.scope, "row"),
                ),
                help,
            );
        }
        scope
    }

    /// Whether values that are computed together, one with one, have places of their own in matrices of other shapes; reports
    /// it if so.
    pub(super) fn misfits(&self, node: &Node, written: &ast::Expr) -> bool {
        let together: Vec<&Expr> = match node {
            Node::Neg(x) | Node::Not(x) => vec![x],
            Node::Binary(_, a, b) | Node::Compare(_, a, b) => vec![a, b],
            Node::Call(_, list) | Node::Reduce(_, list) => list.iter().collect(),
            Node::If {
                condition,
                then,
                otherwise,
            } => vec![condition, &then.value, &otherwise.value],
            _ => return false,
        };
        if together.iter().any(|x| x.has_error()) {
            return false;
        }
        if let Some(x) = together.iter().find(|x| x.scope == Scope::Turned) {
            self.errors.report(
                &findings::MATRIX_SHAPES,
                x.source,
                format!(
                    "`{}` is transposed, with {} and {}, and stands in `matmul` alone",
                    x.text,
                    side(x.scope, "row"),
                    side(x.scope, "column"),
                ),
                "compute with the matrix as the tensor has it, and transpose where it is multiplied: \
                 `matmul(a, transpose(x))`",
            );
            return true;
        }
        let pairs = together
            .iter()
            .enumerate()
            .flat_map(|(index, a)| together[index + 1..].iter().map(move |b| (a, b)));
        let mut pairs = pairs.filter(|(a, b)| !a.scope.meets(b.scope));
        let Some((a, b)) = pairs.next() else {
            return false;
        };
        self.errors.report(
            &findings::MATRIX_SHAPES,
            written.source,
            format!(
                "`{}` is one value per {}, and `{}` one per {}",
                a.text,
                a.scope.per(),
                b.text,
                b.scope.per()
            ),
            match matrix::product(a.scope, b.scope) {
                Some(_) => format!("multiply the matrices: `matmul({}, {})`", a.text, b.text),
                None => match matrix::product(b.scope, a.scope) {
                    Some(_) => format!("multiply the matrices: `matmul({}, {})`", b.text, a.text),
                    None => "compute with matrices of one shape".to_owned(),
                },
            },
        );
        true
    }
}

/// How many rows or columns a matrix has: `rows(w) columns`.
fn side(scope: Scope, what: &str) -> String {
    match matrix::shape(scope) {
        Some((rows, columns)) => {
            let side = if what == "row" { rows } else { columns };
            format!("`{}` {what}s", side.measure())
        }
        None => format!("no {what}s"),
    }
}
