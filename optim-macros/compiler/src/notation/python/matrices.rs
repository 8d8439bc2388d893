//! Functions of matrices in NumPy, which has no function for most of them.

use super::Python;
use crate::language::matrix::MatrixFunction;
use crate::language::precedence::Precedence;
use crate::language::scope::Scope;
use crate::notation::formula::{Formula, Symbol};

const ORTHOGONALIZE: &[&str] = &[
    "def _orthogonalize(x, steps, a, b, c, eps, least):",
    "    norm = np.sqrt(np.sum(np.square(x), axis=(-2, -1), keepdims=True))",
    "    divisor = np.maximum(norm, least) + eps",
    "    x = x / np.where(divisor == 0, np.ones_like(divisor), divisor)",
    "    wide = x.shape[-2] <= x.shape[-1]",
    "    x = x if wide else np.swapaxes(x, -1, -2)",
    "    for _ in range(int(steps)):",
    "        gram = x @ np.swapaxes(x, -1, -2)",
    "        x = a * x + (b * gram + c * (gram @ gram)) @ x",
    "    return x if wide else np.swapaxes(x, -1, -2)",
];

const INVERSE_ROOT: &[&str] = &[
    "def _inverse_root(x, p, eps, least):",
    "    values, vectors = np.linalg.eigh(np.asarray(x, np.float64))",
    "    values = values + eps * np.max(values, axis=-1, keepdims=True)",
    "    there = values > np.maximum(least, 0)",
    "    values = np.where(there, np.where(there, values, 1) ** (-1 / p), 0)",
    "    root = (vectors * values[..., None, :]) @ np.swapaxes(vectors, -1, -2)",
    "    return root.astype(x.dtype)",
];

const EIGENVECTORS: &[&str] = &[
    "def _eigenvectors(x):",
    "    _, vectors = np.linalg.eigh(np.asarray(x, np.float64))",
    "    largest = np.argmax(np.abs(vectors), axis=-2)[..., None, :]",
    "    vectors = vectors * np.sign(np.take_along_axis(vectors, largest, axis=-2))",
    "    return vectors.astype(x.dtype)",
];

/// The lines that define what a function needs and NumPy has not.
pub(super) fn definition(name: &str) -> &'static [&'static str] {
    match name {
        "_orthogonalize" => ORTHOGONALIZE,
        "_inverse_root" => INVERSE_ROOT,
        "_eigenvectors" => EIGENVECTORS,
        _ => &[],
    }
}

/// What a function is called where it is defined.
fn helper(function: MatrixFunction) -> Option<&'static str> {
    match function {
        MatrixFunction::Orthogonalize => Some("_orthogonalize"),
        MatrixFunction::InverseRoot => Some("_inverse_root"),
        MatrixFunction::Eigenvectors => Some("_eigenvectors"),
        MatrixFunction::Product | MatrixFunction::Transpose => None,
    }
}

impl Python<'_> {
    pub(super) fn of_matrices(
        &mut self,
        function: MatrixFunction,
        of: &[Scope],
        arguments: &[Formula],
    ) -> (String, Precedence) {
        let helper = helper(function);
        self.helpers.extend(helper);
        let (matrices, settings) = arguments.split_at(of.len());
        if let (MatrixFunction::Product, [a, b]) = (function, matrices) {
            let a = self.matrix(a, of[0], Precedence::Product);
            let b = self.matrix(b, of[1], Precedence::Product.tighter());
            return (format!("{a} @ {b}"), Precedence::Product);
        }
        let matrices = matrices.iter().zip(of);
        let matrices = matrices.map(|(x, scope)| self.matrix(x, *scope, Precedence::Choice));
        let matrices: Vec<_> = matrices.collect();
        let settings = settings.iter().map(|x| self.expression(x));
        let all: Vec<_> = matrices.into_iter().chain(settings).collect();
        let all = all.join(", ");
        let call = match helper {
            Some(name) => format!("{name}({all})"),
            None => format!("{}({all}, -1, -2)", self.named("swapaxes")),
        };
        (call, Precedence::Atom)
    }

    /// A matrix of the whole shape of its scope, in parentheses if it does not hold together as tightly.
    fn matrix(&mut self, x: &Formula, scope: Scope, level: Precedence) -> String {
        let is_state = matches!(x, Formula::Symbol(Symbol::State(..) | Symbol::Corrected(_)));
        match scope {
            Scope::Element if self.is_plain(x) => self.full(x),
            Scope::RowPair | Scope::ColumnPair if self.is_plain(x) && !is_state => {
                let values = self.expression(x);
                self.spread(&values, scope)
            }
            _ => self.held(x, level),
        }
    }
}
