//! What the compiler knows of a function of numbers.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::interval::Range;
use crate::language::domain::Domain;

/// A function of numbers, such as `sqrt` or `max`: each of its files has one.
#[derive(Clone, Copy)]
pub(crate) struct Pointwise(pub(super) &'static Definition);

/// All of a function. Whatever is left out does not compile.
pub(crate) struct Definition {
    /// What it is called in the language.
    pub(crate) name: &'static str,
    /// How it is called there: `max(x, y)`.
    pub(crate) form: &'static str,
    /// The operator that is written between its arguments in the place of a call.
    pub(crate) operator: Option<&'static str>,
    pub(crate) meaning: Meaning,
    /// The function of NumPy.
    pub(crate) numpy: &'static str,
    /// Those of the texts for PyTorch and optax.
    pub(crate) torch: Torch,
    /// How it is drawn in Unicode, LaTeX and MathML.
    pub(crate) notation: Notation,
}

/// A function where numbers, tensors and lists of tensors are apart. One that begins with `_` is defined where it is used.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(feature = "text"), allow(dead_code, reason = "nothing is printed"))]
pub(crate) struct Torch {
    /// Of a number of Python.
    pub(crate) number: &'static str,
    /// Of a tensor of PyTorch.
    pub(crate) tensor: &'static str,
    /// Of lists of tensors, if PyTorch has it.
    pub(crate) list: Option<&'static str>,
}

/// What a function does, by the number of its arguments.
pub(crate) enum Meaning {
    Unary {
        value: fn(f64) -> f64,
        /// Holds every result for arguments in the given range, of which it takes the part in the domain.
        range: fn(&Range) -> Range,
        /// Outside of it the result is no finite number.
        domain: Domain,
        /// The function of `Element`, at step scope of `f64`.
        method: &'static str,
    },
    Binary {
        value: fn(f64, f64) -> f64,
        range: fn(&Range, &Range) -> Range,
        /// Whether it divides by the second, which must not be zero.
        divides: bool,
        method: &'static str,
    },
    /// Other functions of its arguments, into which it is lowered.
    Composed { arguments: usize, term: Term },
}

/// A function of arguments, made of others.
pub(crate) enum Term {
    Argument(usize),
    Call(Pointwise, &'static [Self]),
}

/// How a call is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    /// `name(x, y)`, where LaTeX has a command of that name: `\ln`.
    Command,
    /// `name(x, y)` in upright letters.
    Word,
    /// √x, ∛x: the degree.
    Root(u8),
    /// |x|, ⌊x⌋.
    Fenced(Fence),
    /// `x mod y`: the word, which stands between as an operator does.
    Between(&'static str),
}

/// What stands around an operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fence {
    pub(crate) open: &'static str,
    pub(crate) close: &'static str,
    /// The commands of LaTeX.
    pub(crate) latex: [&'static str; 2],
}

impl Pointwise {
    /// How many numbers it takes.
    pub(crate) fn arguments(self) -> usize {
        match self.meaning {
            Meaning::Unary { .. } => 1,
            Meaning::Binary { .. } => 2,
            Meaning::Composed { arguments, .. } => arguments,
        }
    }

    /// Its value.
    pub(crate) fn value(self, x: &[f64]) -> f64 {
        match (&self.meaning, x) {
            (Meaning::Unary { value, .. }, [x]) => value(*x),
            (Meaning::Binary { value, .. }, [x, y]) => value(*x, *y),
            (Meaning::Composed { term, .. }, x) => {
                term.fold(x, &mut |function, x| function.value(x))
            }
            (_, x) => self.miscounted(x.len()),
        }
    }

    /// What it can be of arguments in these ranges.
    pub(crate) fn range(self, x: &[Range]) -> Range {
        match (&self.meaning, x) {
            (Meaning::Unary { range, .. }, [x]) => range(x),
            (Meaning::Binary { range, .. }, [x, y]) => range(x, y),
            (Meaning::Composed { term, .. }, x) => {
                term.fold(x, &mut |function, x| function.range(x))
            }
            (_, x) => self.miscounted(x.len()),
        }
    }

    /// Where its argument must lie.
    pub(crate) fn domain(self) -> Domain {
        match self.meaning {
            Meaning::Unary { domain, .. } => domain,
            Meaning::Binary { .. } | Meaning::Composed { .. } => Domain::FINITE,
        }
    }

    /// Whether it divides by its last argument.
    pub(crate) fn divides(self) -> bool {
        match self.meaning {
            Meaning::Binary { divides, .. } => divides,
            Meaning::Unary { .. } | Meaning::Composed { .. } => false,
        }
    }

    /// Whether it is zero for no other argument than zero, if it is zero there.
    pub(crate) fn vanishes_at_zero(self) -> bool {
        match self.meaning {
            Meaning::Unary { value, .. } => value(0.0) == 0.0,
            Meaning::Binary { .. } | Meaning::Composed { .. } => false,
        }
    }

    fn miscounted(self, given: usize) -> ! {
        panic!("a bug in optim: {self:?} of {given} arguments")
    }
}

impl Term {
    /// The term for these arguments, where `call` says what a function makes of its own.
    pub(crate) fn fold<T: Copy>(
        &self,
        arguments: &[T],
        call: &mut impl FnMut(Pointwise, &[T]) -> T,
    ) -> T {
        match self {
            Self::Argument(index) => arguments[*index],
            Self::Call(function, terms) => {
                let terms: Vec<_> = terms
                    .iter()
                    .map(|term| term.fold(arguments, call))
                    .collect();
                call(*function, &terms)
            }
        }
    }
}

impl std::ops::Deref for Pointwise {
    type Target = Definition;

    fn deref(&self) -> &Definition {
        self.0
    }
}

// Names are unique, which a test holds.
impl PartialEq for Pointwise {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Pointwise {}

impl Hash for Pointwise {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl fmt::Debug for Pointwise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
