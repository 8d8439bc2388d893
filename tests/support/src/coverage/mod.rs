//! The optimizers of other packages, and by what each is had here.
//!
//! An entry that is had names a rule and, for each of the runs in `golden/published`, that rule with the run's settings. So
//! it cannot say more than was checked.

mod keras;
mod optax;
mod pytorch_optimizer;
mod run;

use std::any::type_name;

use optim_runtime::{Optimizer, Rule};

pub use run::{Case, Published};

/// A package's optimizers.
pub struct Package {
    /// Its name, as `golden/published` has it.
    pub name: &'static str,
    /// Its optimizers.
    pub entries: Vec<Entry>,
}

/// All packages.
pub fn packages() -> Vec<Package> {
    vec![
        Package {
            name: "pytorch_optimizer",
            entries: pytorch_optimizer::entries(),
        },
        Package {
            name: "optax",
            entries: optax::entries(),
        },
        Package {
            name: "keras",
            entries: keras::entries(),
        },
    ]
}

/// One optimizer.
pub struct Entry {
    /// Its name in the package.
    pub name: &'static str,
    /// By what it is had.
    pub standing: Standing,
    /// What else there is to say.
    pub note: &'static str,
}

impl Entry {
    fn note(self, note: &'static str) -> Self {
        Self { note, ..self }
    }

    /// A tolerance that is not the run's, for what the package itself computes less exactly, which the note says.
    fn loosely(mut self, tolerance: f64) -> Self {
        if let Standing::Rule(ours) = &mut self.standing {
            ours.tolerance = Tolerance::Fixed(tolerance);
        }
        self
    }

    /// This many times the run's tolerance, for what makes much of a rounding, which the note says.
    fn times(mut self, factor: f64) -> Self {
        if let Standing::Rule(ours) = &mut self.standing {
            ours.tolerance = Tolerance::OfRun(factor);
        }
        self
    }
}

/// By what an optimizer is had.
pub enum Standing {
    /// A rule.
    Rule(Ours),
    /// A rule of this name is being built in: had as soon as there is one.
    Coming(&'static str),
    /// No rule: the runtime does it, by this, around any rule.
    Runtime(&'static str),
    /// Nothing: this is missing.
    Not(&'static [Lack]),
}

/// A rule with the settings of recorded runs.
pub struct Ours {
    /// Its name.
    pub name: &'static str,
    /// Its file in `published`, if it is not built in.
    pub file: Option<&'static str>,
    /// By the label of a run.
    pub runs: Vec<(&'static str, Optimizer)>,
    /// Allowed error.
    pub tolerance: Tolerance,
}

/// Allowed error relative to the largest magnitude.
#[derive(Clone, Copy)]
pub enum Tolerance {
    /// This many times the run's.
    OfRun(f64),
    /// This, in every type.
    Fixed(f64),
}

/// What the language would need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// Matrices of other shapes than a tensor, its rows and its columns have, such as those of a given rank.
    Products,
    /// Singular vectors, QR, roots of other matrices than symmetric ones.
    Factorisation,
    /// Random numbers.
    Random,
    /// A second gradient, at other weights.
    SecondGradient,
    /// Numbers for rows or heads that the caller gives.
    RowInput,
    /// A sum over the model of what depends on a sum over a tensor.
    SumBehindSum,
    /// Several tensors that are stepped as one.
    Pairs,
    /// States in fewer bits, with a scale for a group.
    Quantised,
    /// Messages between machines.
    Messages,
    /// Many past steps, and a line search.
    LineSearch,
    /// The largest few of many values.
    TopK,
    /// Equations around those of any other rule.
    Around,
}

impl Lack {
    /// In a few words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Products => "matrices of other shapes",
            Self::Factorisation => "QR, singular vectors, other roots",
            Self::Random => "random numbers",
            Self::SecondGradient => "a second gradient at other weights",
            Self::RowInput => "a further input per row",
            Self::SumBehindSum => "a sum over the model behind one over a tensor",
            Self::Pairs => "several tensors stepped as one",
            Self::Quantised => "states in 8 bits with a scale for a group",
            Self::Messages => "messages between machines",
            Self::LineSearch => "many past steps, a line search",
            Self::TopK => "the largest few of many values",
            Self::Around => "equations around any other rule",
        }
    }
}

/// Had by a rule, with its settings for each run.
fn rule<R: Rule, const N: usize>(name: &'static str, runs: [(&'static str, R); N]) -> Entry {
    // `optim_tests::published::adam::AdaSmooth`, or of the runtime.
    let path = type_name::<R>();
    let own = path.strip_prefix("optim_tests::");
    let file = own.and_then(|it| it.strip_suffix(R::META.name)?.strip_suffix("::"));
    let optimizers = runs.map(|(label, rule)| {
        let optimizer = Optimizer::new(rule);
        (
            label,
            optimizer.unwrap_or_else(|error| panic!("{name}: {error}")),
        )
    });
    Entry {
        name,
        standing: Standing::Rule(Ours {
            name: R::META.name,
            file,
            runs: optimizers.into(),
            tolerance: Tolerance::OfRun(1.0),
        }),
        note: "",
    }
}

/// Had by a rule with one setting.
fn one<R: Rule>(name: &'static str, rule_of_run: R) -> Entry {
    rule(name, [("", rule_of_run)])
}

fn coming(name: &'static str, ours: &'static str) -> Entry {
    Entry {
        name,
        standing: Standing::Coming(ours),
        note: "",
    }
}

fn runtime(name: &'static str, by: &'static str) -> Entry {
    Entry {
        name,
        standing: Standing::Runtime(by),
        note: "",
    }
}

fn not(name: &'static str, lacks: &'static [Lack]) -> Entry {
    Entry {
        name,
        standing: Standing::Not(lacks),
        note: "",
    }
}
