//! Functions of whole matrices.
//!
//! A transposed matrix is nowhere made where it is multiplied: a product takes its operands as they lie, and is told
//! which of them are meant transposed.

use super::equations::Lower;
use crate::ir::{Draft, Matrix, NodeId, Op, Operand};
use crate::language::matrix::{self, MOST_MATRICES, MOST_SETTINGS, MatrixFunction};
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;
use crate::model::Expr;

impl Lower<'_> {
    pub(super) fn matrix(&mut self, function: MatrixFunction, arguments: &[Expr]) -> NodeId {
        let nodes: Vec<_> = arguments.iter().map(|x| self.expr(x)).collect();
        let (of, settings) = nodes.split_at(function.matrices());
        let operands = of
            .iter()
            .zip(arguments)
            .map(|(node, x)| self.operand(*node, x.scope));
        let operands: Vec<_> = operands.collect();
        match (function, operands.as_slice()) {
            (MatrixFunction::Product, [a, b]) => self.product(*a, *b),
            (MatrixFunction::Transpose, [x]) => self.transposed(*x),
            (MatrixFunction::InverseRoot, [x]) => {
                let &[p, eps, least] = settings else {
                    panic!("a bug in optim: the parser puts in all settings");
                };
                // As a power, so that it is proven that nothing is divided by zero.
                let one = self.graph.number(-1.0);
                let exponent = self.graph.binary(BinaryOp::Div, one, p);
                if let Some(written) = arguments.get(1) {
                    self.graph.operand_written(exponent, written);
                    self.graph.originate(exponent, || written.into());
                }
                self.of_one(function, of[0], *x, &[exponent, eps, least])
            }
            (_, [x]) => self.of_one(function, of[0], *x, settings),
            (function, operands) => panic!(
                "a bug in optim: {function:?} of {} matrices",
                operands.len()
            ),
        }
    }

    /// A matrix as it lies, and whether it is meant transposed.
    fn operand(&self, node: NodeId, scope: Scope) -> Operand {
        match self.graph.op(node) {
            Op::Own(Draft::Matrix(Matrix {
                function: MatrixFunction::Transpose,
                of: [Some(inner), None],
                ..
            })) => Operand {
                turned: true,
                ..inner
            },
            _ => Operand {
                node,
                scope,
                turned: false,
            },
        }
    }

    /// What a function makes of one matrix, `written` as it is. One that is known to be symmetric is not transposed for it; of
    /// others the function reads one triangle, so which one matters.
    fn of_one(
        &mut self,
        function: MatrixFunction,
        written: NodeId,
        x: Operand,
        settings: &[NodeId],
    ) -> NodeId {
        let node = match x.turned && !self.is_symmetric(x.node) {
            true => written,
            false => x.node,
        };
        let x = Operand {
            node,
            turned: false,
            ..x
        };
        self.made(function, &[x], settings, x.scope)
    }

    /// Whether a matrix has the same bits on both sides of its diagonal, whatever it is made of.
    fn is_symmetric(&self, node: NodeId) -> bool {
        match self.graph.op(node) {
            Op::Own(Draft::Matrix(matrix)) => match matrix.function {
                MatrixFunction::Product => matrix.is_of_itself(),
                MatrixFunction::InverseRoot => true,
                _ => false,
            },
            _ => false,
        }
    }

    fn product(&mut self, a: Operand, b: Operand) -> NodeId {
        let scope = |x: Operand| {
            if x.turned {
                matrix::turned(x.scope)
            } else {
                x.scope
            }
        };
        match matrix::product(scope(a), scope(b)) {
            // It is the transpose of a product of the tensor's own shape.
            Some(Scope::Turned) => {
                let [b, a] = [b, a].map(|x| Operand {
                    turned: !x.turned,
                    ..x
                });
                let own = self.made(MatrixFunction::Product, &[b, a], &[], Scope::Element);
                self.transposed(self.operand(own, Scope::Element))
            }
            Some(gives) => self.made(MatrixFunction::Product, &[a, b], &[], gives),
            None => self.graph.add(Op::Own(Draft::Unknown)),
        }
    }

    fn transposed(&mut self, x: Operand) -> NodeId {
        if x.turned {
            return x.node;
        }
        self.made(
            MatrixFunction::Transpose,
            &[x],
            &[],
            matrix::turned(x.scope),
        )
    }

    fn made(
        &mut self,
        function: MatrixFunction,
        operands: &[Operand],
        settings: &[NodeId],
        gives: Scope,
    ) -> NodeId {
        let mut of = [None; MOST_MATRICES];
        of.iter_mut()
            .zip(operands)
            .for_each(|(place, operand)| *place = Some(*operand));
        let mut all = [None; MOST_SETTINGS];
        all.iter_mut()
            .zip(settings)
            .for_each(|(place, setting)| *place = Some(*setting));
        self.graph.add(Op::Own(Draft::Matrix(Matrix {
            function,
            of,
            settings: all,
            gives,
        })))
    }
}
