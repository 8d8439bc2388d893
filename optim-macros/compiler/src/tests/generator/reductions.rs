//! Reductions and numbers of the tensor in random rules: every one that the language has.

use super::{Generator, Sign};
use crate::functions::{self, Function};
use crate::language::reduction::{Fold, Over, Reduction};

/// The reductions over one of these.
fn reductions(over: impl Fn(Over) -> bool) -> Vec<Reduction> {
    let all = functions::all().filter_map(|signature| match signature.function {
        Function::Reduction(reduction) if over(reduction.over) => Some(reduction),
        _ => None,
    });
    all.collect()
}

impl Generator<'_> {
    /// A reduction of what differs from weight to weight; now and then one of rows or columns is reduced once more.
    pub(super) fn reduction(&mut self, turn: usize, sign: Sign, depth: usize) -> String {
        if self.matrices && self.random.chance(50) {
            return self.matrix(sign, depth);
        }
        if self.random.chance(20) {
            return self.measure(sign);
        }
        let all = reductions(|_| true);
        let reduction = all[turn % all.len()];
        self.reducing = Some(turn + 1);
        let x = self.expr(Sign::Any, depth);
        let x = match self.random.below(3) {
            0 => format!("({x}) * g"),
            1 => format!("({x}) + w"),
            _ => format!("({x}) - g * w"),
        };
        let reduced = called(reduction, &x, sign);
        if !matches!(reduction.over, Over::Row | Over::Column) || self.random.chance(60) {
            return reduced;
        }
        let over_all = reductions(|over| over == Over::Tensor);
        called(over_all[self.random.below(over_all.len())], &reduced, sign)
    }

    /// A function of matrices, of few steps: many would make much of what rounding leaves.
    fn matrix(&mut self, sign: Sign, depth: usize) -> String {
        let x = self.expr(Sign::Any, depth);
        if self.random.chance(40) {
            return signed(self.product(&x), sign);
        }
        let settings = self.random.pick(&[
            "steps = 2",
            "2, 1.5, -0.5, 0",
            "eps = eps, least = 0, steps = 1",
            "c = 0.375, a = 1.875, b = -1.25, steps = 3",
        ]);
        signed(format!("orthogonalize(({x}) + g, {settings})"), sign)
    }

    /// A product of this and others that has the tensor's own shape. What is added to the eigenvalues is much, so that a
    /// root makes little of what rounding leaves.
    fn product(&mut self, x: &str) -> String {
        let x = format!("(({x}) + g)");
        match self.random.below(9) {
            0 => format!("matmul(matmul({x}, transpose(w)), g)"),
            // Whichever they are, they are orthonormal.
            6..9 => format!(
                "matmul(eigenvectors(matmul({x}, transpose({x}))), matmul(transpose(eigenvectors(matmul({x}, transpose({x})))), g))"
            ),
            1 => format!("matmul(w, matmul(transpose({x}), g))"),
            2 => format!("transpose(matmul(matmul(transpose({x}), g), transpose(w)))"),
            3 => format!("matmul(inverse_root(matmul({x}, transpose({x})), 2, eps = 0.5), g)"),
            4 => format!(
                "matmul(g, inverse_root(matmul(transpose({x}), {x}), eps = 1, p = 3, least = eps))"
            ),
            _ => format!(
                "matmul(transpose(transpose(matmul(g, transpose(g))) / (1 + norm(g))^2), {x})"
            ),
        }
    }

    /// Declares a square matrix and assigns it, where there are some.
    pub(super) fn square(&mut self, name: &str, states: &mut Vec<String>, body: &mut Vec<String>) {
        let initial = self.random.pick(&["", " = 0.5", " = eps"]);
        let x = self.expr(Sign::Any, 1);
        let (side, value, read) = if self.random.chance(50) {
            (
                "row",
                format!("matmul(({x}) + g, transpose(({x}) + g))"),
                format!("matmul(inverse_root({name}, 4, eps = 0.3), g)"),
            )
        } else {
            (
                "col",
                format!("matmul(transpose(({x}) + g), ({x}) + g)"),
                format!("matmul(g, inverse_root({name}, 2, eps = 0.3))"),
            )
        };
        // Whichever they are, they are orthonormal.
        let read = match (side, self.random.below(2)) {
            ("row", 0) => {
                format!("matmul(eigenvectors({name}), matmul(transpose(eigenvectors({name})), g))")
            }
            ("col", 0) => {
                format!("matmul(matmul(g, eigenvectors({name})), transpose(eigenvectors({name})))")
            }
            _ => read,
        };
        states.push(format!("{name}: {side} * {side}{initial}"));
        let defined = self.random.pick(&[
            "ema(0.9, _)",
            "running_sum(_)",
            "trace(0.5, _ / (1 + norm(g)^2))",
        ]);
        body.push(format!("{name} = {};", defined.replace('_', &value)));
        self.names.push((read, Sign::Any));
        if self.random.chance(30) {
            self.numbers_of_tensor(name);
        }
    }

    /// Reads a square matrix as one number.
    fn numbers_of_tensor(&mut self, name: &str) {
        let form = self
            .random
            .pick(&["norm(_)", "max_abs(_)", "mean(abs(prev(_)))"]);
        self.names
            .push((form.replace('_', name), Sign::NotNegative));
    }

    fn measure(&mut self, sign: Sign) -> String {
        let forms: &[&str] = match sign {
            Sign::Any => &["(len(w) - ndim(w))", "(rows(w) - cols(w))"],
            Sign::NotNegative => &["(1 / len(w))", "ndim(w)"],
            Sign::Positive => &["rows(w)", "(1 / cols(w))", "(2 / len(w))"],
        };
        self.random.pick(forms).to_owned()
    }
}

/// A value of any sign, so that the result has this one.
fn signed(made: String, sign: Sign) -> String {
    match sign {
        Sign::Any => made,
        Sign::NotNegative => format!("abs({made})"),
        Sign::Positive => format!("({made}^2 + eps)"),
    }
}

/// A reduction of a value of any sign, so that the result has this one.
fn called(reduction: Reduction, x: &str, sign: Sign) -> String {
    let name = reduction.name();
    match (reduction.fold, sign) {
        (Fold::Dot, Sign::Any) => format!("{name}({x}, g)"),
        (Fold::Dot, Sign::NotNegative) => format!("{name}({x}, {x})"),
        (Fold::Dot, Sign::Positive) => format!("({name}({x}, {x}) + eps)"),
        (_, Sign::Any) | (Fold::Norm | Fold::MaxAbs, Sign::NotNegative) => format!("{name}({x})"),
        (_, Sign::NotNegative) => format!("{name}(abs({x}))"),
        (_, Sign::Positive) => format!("{name}(abs({x}) + eps)"),
    }
}
