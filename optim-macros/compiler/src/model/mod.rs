//! The resolved rule: every name has a meaning, every expression a kind and a scope.

pub(crate) mod averages;
pub(crate) mod defaults;
pub(crate) mod resolve;
pub(crate) mod switches;
pub(crate) mod visit;

use crate::language::ids::{InputId, LetId, ParamId, StateId, Target};
use crate::language::kind::Kind;
use crate::language::scope::Scope;
use crate::model::visit::each_assign;
use std::cell::Cell;
use std::fmt::Write as _;
use std::ops::Range;

use proc_macro2::Ident;

use crate::diag::Source;
use crate::diag::findings::Finding;
use crate::functions::{Pointwise, Recurrence};
use crate::language::matrix::MatrixFunction;
use crate::language::measure::Measure;
use crate::language::noise::{Distribution, Noise};
use crate::language::number::write_number;
use crate::language::operators::{AssignOp, BinaryOp, CompareOp};
use crate::language::reduction::Reduction;
use crate::language::storage::Storage;
use crate::syntax::ast::{self, RuleDef};
use crate::syntax::lists::Index;
use crate::syntax::print::assigned;

/// A rule whose names are resolved.
pub(crate) struct Model<'a> {
    pub(crate) def: &'a RuleDef,
    /// For each state of the declaration what its names resolved to.
    pub(crate) states: Vec<StateInfo>,
    pub(crate) lets: Vec<LetInfo>,
    /// The conditions of `require`, in order.
    pub(crate) requires: Vec<Expr>,
    pub(crate) body: Vec<Stmt>,
    pub(crate) eval: Option<Eval>,
    /// For each hyper-parameter whether anything reads it.
    pub(crate) used_params: Vec<bool>,
    /// For each further input whether anything reads it.
    pub(crate) used_inputs: Vec<bool>,
    /// What each call draws that asks for random numbers, in reading order.
    pub(crate) noise: Vec<Distribution>,
    pub(crate) open: Open,
    /// Every `#[allow(…)]`.
    pub(crate) allows: Vec<Allow>,
}

/// What parts without a meaning may stand for. Of that nothing is said: it would be the same mistake again.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Open {
    /// Some part may read any name, so nothing is known to be unused.
    pub(crate) uses: bool,
    /// Some part may assign any name, so nothing is known to be missing.
    pub(crate) targets: bool,
}

/// What `eval` makes of the weights. There a state's name is what the last step left, and the step
/// number the number of steps taken.
#[derive(Debug)]
pub(crate) struct Eval {
    pub(crate) body: Vec<Stmt>,
    /// The first of its intermediates; those of `update` stand before.
    pub(crate) first_let: LetId,
}

/// One id of an `#[allow(…)]`, and what it is written above.
#[derive(Debug)]
pub(crate) struct Allow {
    /// `None` for what names no lint: it silences any.
    pub(crate) lint: Option<&'static Finding>,
    pub(crate) source: Source,
    /// Several of a list, or in a loop.
    pub(crate) covers: Vec<Covers>,
    /// Whether it has silenced anything.
    pub(crate) used: Cell<bool>,
}

/// What an `#[allow(…)]` stands above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Covers {
    /// A statement, and all places in it.
    Places(Range<usize>),
    Param(ParamId),
    /// A state, and the places of its initial value and condition.
    State(StateId, Range<usize>),
}

/// What a lint speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Place {
    /// An expression or assignment, by the number of its place.
    At(usize),
    Param(ParamId),
    State(StateId),
}

#[derive(Debug)]
pub(crate) struct StateInfo {
    pub(crate) storage: Storage,
    pub(crate) initial: Option<Expr>,
    pub(crate) condition: Option<Expr>,
    /// Whether anything but its own update reads it.
    pub(crate) used: bool,
}

#[derive(Debug)]
pub(crate) struct LetInfo {
    pub(crate) name: String,
    pub(crate) source: Source,
    pub(crate) kind: Kind,
    pub(crate) scope: Scope,
    pub(crate) used: bool,
    pub(crate) place: usize,
    /// Whether its value has no meaning. Then none of its uses has.
    pub(crate) unknown: bool,
    /// Whether it takes the gradient's name, as its new value.
    pub(crate) of_gradient: bool,
    /// For which element of each loop around it, from the outside.
    pub(crate) iteration: Vec<usize>,
}

#[derive(Clone, Debug)]
pub(crate) struct Expr {
    pub(crate) node: Node,
    pub(crate) kind: Kind,
    pub(crate) scope: Scope,
    pub(crate) source: Source,
    /// The expression as written, for messages.
    pub(crate) text: String,
    /// Distinguishes places, so that what several loops share is reported once.
    pub(crate) place: usize,
}

#[derive(Clone, Debug)]
pub(crate) enum Node {
    Number(f64),
    Flag(bool),
    Param(ParamId),
    Weight,
    Grad,
    /// What a caller gives beside the gradient.
    Input(InputId),
    /// Random numbers, one for each weight.
    Noise(Noise),
    /// The step number.
    Step,
    /// A number of the tensor.
    Measure(Measure),
    /// This step's value of a state.
    State(StateId),
    /// Last step's value of a state.
    Prev(StateId),
    Let(LetId),
    Neg(Box<Expr>),
    Not(Box<Expr>),
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    Compare(CompareOp, Box<Expr>, Box<Expr>),
    /// A function of numbers.
    Call(Pointwise, Vec<Expr>),
    /// One value of many: of its argument, or of both.
    Reduce(Reduction, Vec<Expr>),
    /// A function of whole matrices: of values per weight, and its settings.
    Matrix(MatrixFunction, Vec<Expr>),
    Debias(StateId),
    /// One minus the product of the rates at which a state has forgotten so far.
    BiasCorrection(StateId),
    /// Whether this step makes the state.
    New(StateId),
    If {
        condition: Box<Expr>,
        then: Branch,
        otherwise: Branch,
    },
    Error,
}

#[derive(Clone, Debug)]
pub(crate) struct Branch {
    pub(crate) lets: Vec<(LetId, Expr)>,
    pub(crate) value: Box<Expr>,
}

#[derive(Debug)]
pub(crate) enum Stmt {
    Let(LetId, Expr),
    Assign(Assign),
    If {
        condition: Expr,
        then: Vec<Stmt>,
        otherwise: Vec<Stmt>,
    },
}

#[derive(Debug)]
pub(crate) struct Assign {
    pub(crate) target: Target,
    pub(crate) value: Update,
    /// The name on the left.
    pub(crate) source: Source,
    pub(crate) place: usize,
    /// As it was written.
    pub(crate) written: Box<Written>,
}

/// An assignment as it was written, for messages.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) name: Ident,
    /// Which element, of a list.
    pub(crate) index: Option<Index>,
    /// What the loop around it goes over.
    pub(crate) around: Option<String>,
    pub(crate) op: AssignOp,
    pub(crate) value: ast::Expr,
}

impl Written {
    /// What is assigned.
    pub(crate) fn target(&self) -> String {
        assigned(&self.name, self.index.as_ref())
    }
}

/// The right side of an assignment.
#[derive(Debug)]
pub(crate) enum Update {
    Plain(Expr),
    Average(Average),
}

/// One of the recurrences that define a state.
#[derive(Debug)]
pub(crate) struct Average {
    pub(crate) form: Form,
    pub(crate) x: Expr,
}

/// Which recurrence it is, with what it takes beside the value.
#[derive(Debug)]
pub(crate) enum Form {
    Ema {
        rate: Expr,
    },
    EmaVar {
        rate: Expr,
        mean: StateId,
        /// Where the mean is named.
        named: Source,
    },
    Trace {
        rate: Expr,
    },
    RunningSum,
    RunningMax {
        rate: Option<Expr>,
    },
}

impl Average {
    /// What it is called.
    pub(crate) fn function(&self) -> Recurrence {
        match &self.form {
            Form::Ema { .. } => Recurrence::Ema,
            Form::EmaVar { .. } => Recurrence::EmaVar,
            Form::Trace { .. } => Recurrence::Trace,
            Form::RunningSum => Recurrence::RunningSum,
            Form::RunningMax { .. } => Recurrence::RunningMax,
        }
    }

    /// The share of the old value that is kept, where one is given.
    pub(crate) fn rate(&self) -> Option<&Expr> {
        match &self.form {
            Form::Ema { rate } | Form::EmaVar { rate, .. } | Form::Trace { rate } => Some(rate),
            Form::RunningMax { rate } => rate.as_ref(),
            Form::RunningSum => None,
        }
    }

    /// Whether some part of it has no meaning.
    pub(crate) fn has_error(&self) -> bool {
        self.x.has_error() || self.rate().is_some_and(Expr::has_error)
    }

    /// The rate at which the old value is forgotten in a mean, for which `debias` corrects.
    pub(crate) fn rate_of_mean(&self) -> Option<&Expr> {
        match &self.form {
            Form::Ema { rate } | Form::EmaVar { rate, .. } => Some(rate),
            Form::Trace { .. } | Form::RunningSum | Form::RunningMax { .. } => None,
        }
    }
}

impl Covers {
    fn includes(&self, place: Place) -> bool {
        match (self, place) {
            (Self::Places(range), Place::At(place)) => range.contains(&place),
            (Self::Param(id), Place::Param(other)) => *id == other,
            (Self::State(id, _), Place::State(other)) => *id == other,
            (Self::State(_, places), Place::At(place)) => places.contains(&place),
            _ => false,
        }
    }
}

impl Model<'_> {
    /// Whether the author has allowed what this lint finds at this place. Asked only where it is
    /// found: an `#[allow(…)]` that is never asked for is an error.
    pub(crate) fn allows(&self, lint: &'static Finding, place: Place) -> bool {
        let mut allowed = false;
        for allow in &self.allows {
            let named = allow.lint.is_none_or(|named| named.id == lint.id);
            if named && allow.covers.iter().any(|covers| covers.includes(place)) {
                allow.used.set(true);
                allowed = true;
            }
        }
        allowed
    }

    pub(crate) fn state_name(&self, id: StateId) -> String {
        self.def.states[id].name.to_string()
    }

    /// Whether the rule has this name for something.
    pub(crate) fn has_name(&self, name: &str) -> bool {
        let params = self.def.params.iter().map(|it| &it.name.word);
        let states = self.def.states.iter().map(|it| &it.name.word);
        params.chain(states).any(|it| it == name) || self.lets.iter().any(|it| it.name == name)
    }

    /// The further inputs as they are declared.
    pub(crate) fn inputs(&self) -> &[ast::InputDecl] {
        let update = self.def.update.as_ref();
        update.map_or(&[], |update| &update.inputs)
    }

    /// Whether a state is one number for the whole tensor.
    pub(crate) fn is_scalar(&self, id: StateId) -> bool {
        self.states[id].storage == Storage::Scalar
    }

    /// Every average that is assigned to this state, on whatever path.
    pub(crate) fn averages_of(&self, id: StateId) -> Vec<&Average> {
        let mut found = Vec::new();
        each_assign(&self.body, &mut |assign| {
            if let (Target::State(state), Update::Average(average)) = (assign.target, &assign.value)
                && state == id
            {
                found.push(average);
            }
        });
        found
    }
}

impl Expr {
    /// The expressions directly inside this one.
    pub(crate) fn children(&self) -> Vec<&Expr> {
        match &self.node {
            Node::Neg(x) | Node::Not(x) => vec![x],
            Node::Binary(_, a, b) | Node::Compare(_, a, b) => vec![a, b],
            Node::Call(_, arguments) | Node::Reduce(_, arguments) | Node::Matrix(_, arguments) => {
                arguments.iter().collect()
            }
            Node::If {
                condition,
                then,
                otherwise,
            } => {
                let mut list: Vec<&Expr> = vec![condition];
                for branch in [then, otherwise] {
                    list.extend(branch.lets.iter().map(|(_, value)| value));
                    list.push(&branch.value);
                }
                list
            }
            _ => Vec::new(),
        }
    }

    /// Calls `visit` on this expression and every one inside it, outside first.
    pub(crate) fn each<'e>(&'e self, visit: &mut impl FnMut(&'e Expr)) {
        visit(self);
        for child in self.children() {
            child.each(visit);
        }
    }

    /// Whether some part could not be read or has no meaning.
    pub(crate) fn has_error(&self) -> bool {
        let mut found = false;
        self.each(&mut |expr| found |= matches!(expr.node, Node::Error));
        found
    }

    /// A text that equal expressions share.
    pub(crate) fn key(&self) -> String {
        let mut text = String::new();
        self.write_key(&mut text);
        text
    }

    fn write_key(&self, out: &mut String) {
        // Writing to a string cannot fail.
        let _ok = match &self.node {
            Node::Number(value) => write_number(out, *value),
            Node::Flag(value) => write!(out, "{value}"),
            Node::Param(id) => write!(out, "param{id}"),
            Node::Weight => write!(out, "w"),
            Node::Grad => write!(out, "g"),
            Node::Input(id) => write!(out, "input{id}"),
            Node::Noise(noise) => write!(out, "noise{}", noise.call),
            Node::Step => write!(out, "t"),
            Node::Measure(measure) => write!(out, "{}", measure.name()),
            Node::State(id) => write!(out, "state{id}"),
            Node::Prev(id) => write!(out, "prev{id}"),
            Node::Let(id) => write!(out, "let{id}"),
            Node::Neg(_) => write!(out, "neg"),
            Node::Not(_) => write!(out, "not"),
            Node::Binary(op, ..) => write!(out, "{}", op.symbol()),
            Node::Compare(op, ..) => write!(out, "{}", op.symbol()),
            Node::Call(function, _) => write!(out, "{}", function.name),
            Node::Reduce(reduction, _) => write!(out, "{}", reduction.name()),
            Node::Matrix(function, _) => write!(out, "{}", function.name()),
            Node::Debias(id) => write!(out, "debias{id}"),
            Node::BiasCorrection(id) => write!(out, "bias_correction{id}"),
            Node::New(id) => write!(out, "new{id}"),
            Node::If { .. } => write!(out, "if"),
            Node::Error => write!(out, "error"),
        };
        let children = self.children();
        if !children.is_empty() {
            out.push('(');
            for child in children {
                child.write_key(out);
                out.push(' ');
            }
            out.push(')');
        }
    }
}
