//! The syntax tree: what was written, before any name has a meaning.

use std::rc::Rc;

use crate::language::literal::Literal;
use crate::language::operators::{AssignOp, BinaryOp, CompareOp};
use crate::language::storage::Storage;
use proc_macro2::{Ident, Span, TokenStream};
use syn::{Attribute, Visibility};

use super::lists::{Index, Name, Over};
use crate::diag::Source;
use crate::diag::findings::Finding;

/// A whole rule. Parts that could not be read are missing, and that was reported.
pub(crate) struct RuleDef {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) name: Ident,
    /// Fingerprints that it had under other texts of the same equations.
    pub(crate) former: Vec<u64>,
    pub(crate) params: Vec<ParamDecl>,
    pub(crate) requires: Vec<Require>,
    pub(crate) states: Vec<StateDecl>,
    pub(crate) update: Option<Update>,
    pub(crate) eval: Option<Eval>,
    pub(crate) with: With,
    pub(crate) gaps: Gaps,
}

/// What a rule is made of beside its own equations.
#[derive(Debug, Default)]
pub(crate) struct With {
    /// The rule whose equations it has, in the place of equations of its own.
    pub(crate) base: Option<Path>,
    pub(crate) modifiers: Vec<ModifierUse>,
    /// What each of them says of itself.
    pub(crate) docs: Vec<String>,
    /// Whether rules of other crates may be made of it: `#[macro_export]`.
    pub(crate) exported: bool,
    /// What modifiers have made of the gradient so far.
    pub(crate) gradient: NewGradient,
}

/// The gradient that a rule's own equations see, so that further changes come behind those that it has.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewGradient {
    /// How many statements above the equations make it.
    pub(crate) above: usize,
    /// What it is of the gradient as it comes, if it has changed and is one expression.
    pub(crate) value: Option<Expr>,
    /// States of the rule itself that begin with it, by their names, and how; nothing before a modifier is looked for.
    pub(crate) initials: Option<Vec<(String, Expr)>>,
    /// What penalties make of it, which only the rule's own equations see.
    pub(crate) penalty: Penalty,
}

/// The gradient of a rule's own equations, which modifiers of the step do not see.
#[derive(Clone, Debug, Default)]
pub(crate) struct Penalty {
    /// How many statements make it, behind those that change the gradient.
    pub(crate) below: usize,
    /// What it is called, if it is another one.
    pub(crate) name: Option<Ident>,
    /// What it is of the gradient, if it is one expression.
    pub(crate) value: Option<Expr>,
}

impl With {
    /// Where equations come from that are not written in the rule.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &Path> {
        let modifiers = self.modifiers.iter().map(|used| &used.path);
        self.base.iter().chain(modifiers)
    }
}

/// Where a rule or a modifier is found: `Adam`, `crate::rules::Own`.
#[derive(Clone, Debug)]
pub(crate) struct Path {
    /// As it was written, without spaces.
    pub(crate) text: String,
    pub(crate) tokens: TokenStream,
    pub(crate) source: Source,
}

impl Path {
    /// The last word.
    pub(crate) fn span(&self) -> Span {
        self.source.end
    }
}

/// A modifier in the list behind `with`: `lookahead(k = 5)`.
#[derive(Clone, Debug)]
pub(crate) struct ModifierUse {
    pub(crate) path: Path,
    pub(crate) arguments: Vec<Argument>,
}

/// `k = 5`: what a modifier's hyper-parameter is.
#[derive(Clone, Debug)]
pub(crate) struct Argument {
    /// Missing where a name stands alone: that hyper-parameter is meant which is called as the modifier is.
    pub(crate) name: Option<Ident>,
    pub(crate) value: Given,
    pub(crate) source: Source,
}

/// What is given for a modifier's hyper-parameter.
#[derive(Clone, Debug)]
pub(crate) enum Given {
    /// Another default of it.
    Default(Literal),
    /// A value that the rule has, in its place.
    Own(Ident),
}

/// A modifier, as `modifier!` declares it. Parts that could not be read are missing, and that was reported.
pub(crate) struct ModifierDef {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) name: Ident,
    pub(crate) exported: bool,
    pub(crate) params: Vec<ParamDecl>,
    pub(crate) requires: Vec<Require>,
    pub(crate) states: Vec<StateDecl>,
    /// `gradient(g, w, t)`
    pub(crate) gradient: Option<Part>,
    /// `penalty(d, w, t)`
    pub(crate) penalty: Option<Part>,
    /// `from(start, w, g, t)`
    pub(crate) from: Option<Part>,
    /// `step(u, w, g, t)`
    pub(crate) step: Option<Part>,
    /// `weights(w, old, g, t)`
    pub(crate) weights: Option<Part>,
    /// `eval(w, t)`
    pub(crate) eval: Option<Part>,
}

impl ModifierDef {
    /// The sections that change something, by the words they begin with.
    pub(crate) fn parts(&self) -> [(&'static str, &Option<Part>); 6] {
        [
            ("gradient", &self.gradient),
            ("penalty", &self.penalty),
            ("from", &self.from),
            ("step", &self.step),
            ("weights", &self.weights),
            ("eval", &self.eval),
        ]
    }
}

/// A section of a modifier: first the name of what it changes.
pub(crate) struct Part {
    pub(crate) names: Vec<Ident>,
    pub(crate) body: Vec<Stmt>,
}

/// What of a rule could not be read. Of what may stand there nothing is said.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Gaps {
    /// Some part is missing.
    pub(crate) any: bool,
    /// Among it a declaration: a name that seems undeclared may be its.
    pub(crate) names: bool,
}

/// One id of an `#[allow(id)]`: the author means what this lint finds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allow {
    /// `None` for a name that is near to none: any lint may be meant.
    pub(crate) lint: Option<&'static Finding>,
    pub(crate) source: Source,
    /// Whether it was reported: then it is not said that it silences nothing.
    pub(crate) misspelled: bool,
}

/// `name = default where domain`, or an element of a list of them.
pub(crate) struct ParamDecl {
    pub(crate) attrs: Rc<[Attribute]>,
    pub(crate) allows: Vec<Allow>,
    pub(crate) name: Name,
    /// Missing if it could not be read.
    pub(crate) default: Option<Literal>,
    pub(crate) default_source: Source,
    pub(crate) domain: Option<Expr>,
}

/// `require condition, "message";`
#[derive(Debug)]
pub(crate) struct Require {
    pub(crate) condition: Expr,
    pub(crate) message: String,
}

/// `name: storage = initial if condition`, or an element of a list of them.
pub(crate) struct StateDecl {
    pub(crate) attrs: Rc<[Attribute]>,
    pub(crate) allows: Vec<Allow>,
    pub(crate) name: Name,
    pub(crate) storage: Storage,
    pub(crate) initial: Option<Expr>,
    pub(crate) condition: Option<Expr>,
    /// Whether some of it could not be read: then nothing is said of what it may have been.
    pub(crate) unclear: bool,
}

/// `update(w, g, t, h: input) { … }`.
#[derive(Debug)]
pub(crate) struct Update {
    pub(crate) w: Ident,
    pub(crate) g: Ident,
    pub(crate) t: Option<Ident>,
    pub(crate) inputs: Vec<InputDecl>,
    pub(crate) body: Vec<Stmt>,
}

/// `h: input`, `loss: input scalar`: what a caller gives beside the gradient.
#[derive(Debug)]
pub(crate) struct InputDecl {
    pub(crate) name: Ident,
    /// Whether it is one number of the step, and not one for each weight.
    pub(crate) scalar: bool,
    /// Whether it is only taken for one, which was told.
    pub(crate) assumed: bool,
}

/// `eval(w, t) { … }`.
#[derive(Debug)]
pub(crate) struct Eval {
    pub(crate) w: Ident,
    pub(crate) t: Option<Ident>,
    pub(crate) body: Vec<Stmt>,
}

#[derive(Clone, Debug)]
pub(crate) enum Stmt {
    Let {
        name: Ident,
        value: Expr,
    },
    Assign {
        target: Ident,
        /// Which element, of a list of states.
        index: Option<Index>,
        op: AssignOp,
        value: Expr,
    },
    If {
        condition: Expr,
        then: Vec<Stmt>,
        otherwise: Vec<Stmt>,
    },
    /// `for beta in betas { … }`
    For {
        over: Over,
        body: Vec<Stmt>,
        source: Source,
    },
    /// A statement under an `#[allow(…)]`.
    Allowed {
        allows: Vec<Allow>,
        statement: Box<Stmt>,
    },
}

impl Stmt {
    /// The statement under these `#[allow(…)]`.
    pub(crate) fn allowing(self, allows: Vec<Allow>) -> Self {
        if allows.is_empty() {
            return self;
        }
        Self::Allowed {
            allows,
            statement: Box::new(self),
        }
    }

    /// What is allowed in it, and the statement itself.
    pub(crate) fn bare(&self) -> (&[Allow], &Self) {
        match self {
            Self::Allowed { allows, statement } => (allows, statement),
            statement => (&[], statement),
        }
    }
}

/// An expression and the tokens it was written with.
#[derive(Clone, Debug)]
pub(crate) struct Expr {
    pub(crate) kind: ExprKind,
    pub(crate) source: Source,
}

#[derive(Clone, Debug)]
pub(crate) enum ExprKind {
    Number(f64),
    Flag(bool),
    Name(Ident),
    Neg(Box<Expr>),
    Not(Box<Expr>),
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// `a <= b < c`: the operands, and between them the comparisons.
    Chain(Vec<Expr>, Vec<CompareOp>),
    Call(Ident, Vec<Expr>),
    /// `betas[0]`, `m[beta]`
    Element(Ident, Index),
    /// `sum(beta in betas: beta * m[beta])`
    Fold(Ident, Over, Box<Expr>),
    If {
        condition: Box<Expr>,
        then: Block,
        otherwise: Block,
    },
    /// What other languages write. It is answered where names have meanings.
    Foreign(Box<Foreign>),
    /// Could not be read, and that was reported.
    Error,
}

/// What is no expression here, and has a plain meaning.
#[derive(Clone, Debug)]
pub(crate) enum Foreign {
    /// `m[t - 1]`, or as in a paper's source `m_{t-1}`.
    Indexed {
        value: Expr,
        index: String,
        subscript: bool,
    },
    /// `a & b`, which joins conditions, unless the two are numbers.
    Joined {
        op: BinaryOp,
        left: Expr,
        right: Expr,
    },
    /// `self.lr`
    Field { value: Expr, field: Ident },
    /// `v.sqrt()`, `np.sqrt(v)` or `f32::sqrt(v)`.
    Method {
        value: Expr,
        method: Ident,
        arguments: Vec<Expr>,
    },
}

/// A name from its text, which may be a raw one.
pub(crate) fn ident(word: &str, span: Span) -> Ident {
    match word.strip_prefix("r#") {
        Some(plain) => Ident::new_raw(plain, span),
        None => Ident::new(word, span),
    }
}

impl Expr {
    pub(crate) fn new(kind: ExprKind, source: impl Into<Source>) -> Self {
        Self {
            kind,
            source: source.into(),
        }
    }

    /// A number that nobody wrote, at what it belongs to.
    pub(crate) fn number(value: f64, source: impl Into<Source>) -> Self {
        let source = source.into();
        let size = Self::new(ExprKind::Number(value.abs()), source);
        if value < 0.0 {
            Self::new(ExprKind::Neg(Box::new(size)), source)
        } else {
            size
        }
    }

    pub(crate) fn binary(op: BinaryOp, left: Self, right: Self) -> Self {
        Self {
            source: left.source.to(right.source),
            kind: ExprKind::Binary(op, Box::new(left), Box::new(right)),
        }
    }

    /// `if condition { then } else { otherwise }`
    pub(crate) fn choice(condition: Self, then: Self, otherwise: Self, source: Source) -> Self {
        let block = |value: Self| Block {
            lets: Vec::new(),
            value: Box::new(value),
        };
        Self {
            kind: ExprKind::If {
                condition: Box::new(condition),
                then: block(then),
                otherwise: block(otherwise),
            },
            source,
        }
    }
}

/// A branch of an `if` expression: intermediates and the value.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) lets: Vec<Stmt>,
    pub(crate) value: Box<Expr>,
}
