//! Prints nodes as Rust expressions, with the parentheses they need and no more.
//!
//! Step scope is written as `f64` arithmetic on `self`, element scope on a generic `T`.

use std::collections::HashMap;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::fields;
use super::paths::Runtime;
use crate::functions::Meaning;
use crate::ir::{Graph, NodeId, Nothing, Op, Param, Phase, Staged, Unary};
use crate::language::ids::StateId;
use crate::language::literal;
use crate::language::operators::BinaryOp;
use crate::language::precedence::{Operator, Precedence};

/// Where an expression is computed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Once a step or tensor, in `f64`.
    Host,
    /// The same behind a step, for `eval`.
    Behind,
    /// In a loop, in the element type.
    Loop,
}

/// What a phase has alone, printed.
pub(super) trait Printed: Phase {
    fn print(self) -> TokenStream;
}

impl Printed for Staged {
    fn print(self) -> TokenStream {
        match self {
            Self::Reduced(index) => {
                let index = Literal::usize_unsuffixed(index);
                quote!(__reduced[#index])
            }
            // Arguments and loads are in variables before anything is printed.
            own => panic!("a bug in optim: {own:?} is printed"),
        }
    }
}

impl Printed for Nothing {
    fn print(self) -> TokenStream {
        match self {}
    }
}

/// Prints the nodes of one graph at one place.
pub(super) struct Printer<'a, P> {
    pub(super) runtime: &'a Runtime,
    pub(super) graph: &'a Graph<P>,
    pub(super) params: &'a [Param],
    /// States whose history is kept.
    pub(super) tracked: &'a [StateId],
    pub(super) side: Side,
    /// Nodes that are in a variable already.
    pub(super) variables: HashMap<NodeId, Ident>,
}

impl<P: Printed> Printer<'_, P> {
    /// The node as an expression.
    pub(super) fn print(&self, node: NodeId) -> TokenStream {
        self.tokens(node).0
    }

    /// The node as the right side of its own `let`.
    pub(super) fn definition(&self, node: NodeId) -> TokenStream {
        self.operation(node).0
    }

    fn tokens(&self, node: NodeId) -> (TokenStream, Precedence) {
        match self.variables.get(&node) {
            Some(variable) => (quote!(#variable), Precedence::Atom),
            None => self.operation(node),
        }
    }

    /// The node beside an operator: in parentheses if it holds together less tightly.
    fn beside(&self, node: NodeId, least: Precedence) -> TokenStream {
        let (tokens, own) = self.tokens(node);
        if own < least {
            quote!((#tokens))
        } else {
            tokens
        }
    }

    fn operation(&self, node: NodeId) -> (TokenStream, Precedence) {
        let atom = |tokens| (tokens, Precedence::Atom);
        match self.graph.op(node) {
            Op::Number(bits) => self.number(bits.get()),
            Op::Truth(value) => atom(quote!(#value)),
            Op::Param(id) => {
                let param = &self.params[id];
                let field = fields::place(&param.name);
                match param.default {
                    literal::Literal::Count(_) => {
                        atom(quote!((self.#field as ::core::primitive::f64)))
                    }
                    _ => atom(quote!(self.#field)),
                }
            }
            Op::Step => atom(quote!(__t)),
            Op::New(id) => {
                let history = self.history(id);
                atom(quote!(#history.is_new(__t)))
            }
            Op::BiasCorrection(id, _) if self.side == Side::Behind => {
                let history = self.history(id);
                atom(quote!(#history.after(__t)))
            }
            Op::BiasCorrection(id, rate) => {
                let (history, rate) = (self.history(id), self.print(rate));
                atom(quote!(#history.correction(__t, #rate)))
            }
            Op::Measure(measure) => {
                let field = Ident::new(measure.name(), Span::call_site());
                atom(quote!(__tensor.#field))
            }
            Op::InputNumber(id) => {
                let index = Literal::usize_unsuffixed(id);
                atom(quote!(__numbers.given[#index]))
            }
            Op::Own(own) => atom(own.print()),
            Op::Unary(op, a) => self.unary(op, a),
            Op::Binary(BinaryOp::Pow, a, b) => atom(self.call("powf", &[a, b])),
            Op::Binary(op, a, b) => self.operator(Operator::Binary(op), a, b),
            Op::Compare(op, a, b) => self.operator(Operator::Compare(op), a, b),
            Op::OneMinusPow(a, b) => atom(self.call("one_minus_powf", &[a, b])),
            op @ Op::Call(function, _) => {
                let method = match function.meaning {
                    Meaning::Unary { method, .. } | Meaning::Binary { method, .. } => method,
                    Meaning::Composed { .. } => {
                        panic!("a bug in optim: {function:?} is not lowered")
                    }
                };
                let arguments: Vec<_> = op.operands().collect();
                atom(self.call(method, &arguments))
            }
            Op::Select(condition, a, b) => {
                let condition = self.print(condition);
                let (a, b) = (self.print(a), self.print(b));
                let select = quote!(if #condition { #a } else { #b });
                (select, Precedence::Choice)
            }
            // Only where a switch asks for it: elsewhere it is in a variable.
            Op::ScalarState(id) => {
                let index = Literal::usize_unsuffixed(id);
                atom(quote!(__numbers.scalars[#index]))
            }
            // Loads are in variables before anything is printed.
            op @ (Op::Weight
            | Op::Grad
            | Op::Input(_)
            | Op::Noise(_)
            | Op::State(_)
            | Op::AxisState(..)) => {
                panic!("a bug in optim: {node} = {op} is printed")
            }
        }
    }

    pub(super) fn history(&self, id: StateId) -> TokenStream {
        let Some(position) = self.tracked.iter().position(|tracked| *tracked == id) else {
            panic!("a bug in optim: state {id} is not tracked")
        };
        let position = Literal::usize_unsuffixed(position);
        quote!(__numbers.histories[#position])
    }

    fn number(&self, value: f64) -> (TokenStream, Precedence) {
        let literal = Literal::f64_unsuffixed(value.abs());
        match self.side {
            Side::Host | Side::Behind if value.is_sign_negative() => {
                (quote!(-#literal), Precedence::Sign)
            }
            Side::Host | Side::Behind => (quote!(#literal), Precedence::Atom),
            Side::Loop => {
                let tokens = if value.to_bits() == 0.0_f64.to_bits() {
                    quote!(T::ZERO)
                } else if value.to_bits() == 1.0_f64.to_bits() {
                    quote!(T::ONE)
                } else if value.is_sign_negative() {
                    quote!(T::from_f64(-#literal))
                } else {
                    quote!(T::from_f64(#literal))
                };
                (tokens, Precedence::Atom)
            }
        }
    }

    fn unary(&self, op: Unary, a: NodeId) -> (TokenStream, Precedence) {
        let a = self.beside(a, Precedence::Sign);
        let tokens = match op {
            Unary::Neg => quote!(-#a),
            Unary::Not => quote!(!#a),
        };
        (tokens, Precedence::Sign)
    }

    /// A function of the element type. Step scope uses that of `f64`, so that a rule means the
    /// same at both.
    fn call(&self, name: &str, arguments: &[NodeId]) -> TokenStream {
        let name = Ident::new(name, Span::call_site());
        let arguments = arguments.iter().map(|argument| self.print(*argument));
        match self.side {
            Side::Loop => quote!(T::#name(#(#arguments),*)),
            Side::Host | Side::Behind => {
                let runtime = self.runtime;
                quote!(<::core::primitive::f64 as #runtime::Element>::#name(#(#arguments),*))
            }
        }
    }

    fn operator(&self, operator: Operator, a: NodeId, b: NodeId) -> (TokenStream, Precedence) {
        // Rust writes it as the language does.
        let symbol = match operator.symbol().parse::<TokenStream>() {
            Ok(symbol) => symbol,
            Err(error) => panic!("a bug in optim: `{}`: {error}", operator.symbol()),
        };
        let [left, right] = operator.operands();
        let (left, right) = (self.beside(a, left), self.beside(b, right));
        (quote!(#left #symbol #right), operator.precedence())
    }
}

/// How often each of these nodes is an operand of another one or a root: what is used more than once
/// gets a variable.
pub(super) fn count_uses(
    graph: &Graph<Staged>,
    nodes: &[NodeId],
    roots: impl Iterator<Item = NodeId>,
) -> HashMap<NodeId, usize> {
    let mut uses: HashMap<NodeId, usize> = nodes.iter().map(|node| (*node, 0)).collect();
    let operands = nodes.iter().flat_map(|node| graph.op(*node).operands());
    for node in operands.chain(roots) {
        *uses.entry(node).or_default() += 1;
    }
    uses
}
