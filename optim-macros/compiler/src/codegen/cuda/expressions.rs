//! Prints nodes of a loop as C++ expressions, with the parentheses they need.

use std::collections::HashMap;

use crate::functions::Meaning;
use crate::ir::{Graph, NodeId, Op, Staged, Unary};
use crate::language::operators::BinaryOp;
use crate::language::precedence::{Operator, Precedence};

/// Prints the nodes of one loop.
pub(super) struct Printer<'a> {
    pub(super) graph: &'a Graph<Staged>,
    /// Nodes that are in a variable already.
    pub(super) variables: HashMap<NodeId, String>,
}

impl Printer<'_> {
    /// The node as an expression.
    pub(super) fn print(&self, node: NodeId) -> String {
        self.text(node).0
    }

    /// The node as what its own variable begins with.
    pub(super) fn definition(&self, node: NodeId) -> String {
        self.operation(node).0
    }

    fn text(&self, node: NodeId) -> (String, Precedence) {
        match self.variables.get(&node) {
            Some(variable) => (variable.clone(), Precedence::Atom),
            None => self.operation(node),
        }
    }

    /// The node beside an operator: in parentheses if it holds together less tightly.
    fn beside(&self, node: NodeId, least: Precedence) -> String {
        let (text, own) = self.text(node);
        if own < least {
            format!("({text})")
        } else {
            text
        }
    }

    fn operation(&self, node: NodeId) -> (String, Precedence) {
        match self.graph.op(node) {
            // Rounded to `double` first, as `T::from_f64` has it, and then once.
            Op::Number(bits) => (format!("T({:?})", bits.get()), Precedence::Atom),
            Op::Truth(value) => (value.to_string(), Precedence::Atom),
            // `--x` would be something else.
            Op::Unary(Unary::Neg, a) => (
                format!("-{}", self.beside(a, Precedence::Power)),
                Precedence::Sign,
            ),
            Op::Unary(Unary::Not, a) => (
                format!("!{}", self.beside(a, Precedence::Sign)),
                Precedence::Sign,
            ),
            Op::Binary(BinaryOp::Pow, a, b) => self.call("powf", &[a, b]),
            Op::Binary(op, a, b) => self.operator(Operator::Binary(op), a, b),
            Op::Compare(op, a, b) => self.operator(Operator::Compare(op), a, b),
            Op::OneMinusPow(a, b) => self.call("one_minus_powf", &[a, b]),
            op @ Op::Call(function, _) => {
                let method = match function.meaning {
                    Meaning::Unary { method, .. } | Meaning::Binary { method, .. } => method,
                    Meaning::Composed { .. } => {
                        panic!("a bug in optim: {function:?} is not lowered")
                    }
                };
                let arguments: Vec<_> = op.operands().collect();
                self.call(method, &arguments)
            }
            Op::Select(condition, a, b) => {
                let [condition, a, b] = [condition, a, b].map(|x| self.beside(x, Precedence::Or));
                (format!("{condition} ? {a} : {b}"), Precedence::Choice)
            }
            // Loads and arguments are in variables before anything is printed.
            op => panic!("a bug in optim: {node} = {op} is printed"),
        }
    }

    /// A function of the prelude, by the name of the method of `Element`.
    fn call(&self, method: &str, arguments: &[NodeId]) -> (String, Precedence) {
        let arguments: Vec<_> = arguments.iter().map(|x| self.print(*x)).collect();
        let call = format!("{}({})", function(method), arguments.join(", "));
        (call, Precedence::Atom)
    }

    fn operator(&self, operator: Operator, a: NodeId, b: NodeId) -> (String, Precedence) {
        let [left, right] = operator.operands();
        let (left, right) = (self.beside(a, left), self.beside(b, right));
        let symbol = operator.symbol();
        (format!("{left} {symbol} {right}"), operator.precedence())
    }
}

/// What the prelude calls a method of `Element`.
fn function(method: &str) -> String {
    match method {
        "sqrt" => "root".to_owned(),
        "abs" => "size".to_owned(),
        "powf" => "pow_of".to_owned(),
        "one_minus_powf" => "one_minus_pow_of".to_owned(),
        other => format!("{other}_of"),
    }
}
