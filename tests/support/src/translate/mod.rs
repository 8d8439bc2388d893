//! Other packages' rules, arguments and state names in ours.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use optim_runtime::{Momentum, Rule};
use serde_json::Value;

use crate::recorded::Case;

mod contrib;
mod further;
mod optax;
mod prodigyopt;
mod pytorch_optimizer;
mod torch;

/// The arguments of a recorded case. Each must be used: see `finish`.
struct Arguments<'a> {
    case: &'a str,
    unused: BTreeMap<&'a str, &'a Value>,
}

impl<'a> Arguments<'a> {
    /// All arguments of a case.
    fn of(case: &'a Case) -> Self {
        let entries = case.hyperparams.iter();
        Self {
            case: &case.id,
            unused: entries
                .map(|(name, value)| (name.as_str(), value))
                .collect(),
        }
    }

    fn take(&mut self, name: &str) -> &'a Value {
        let value = self.unused.remove(name);
        value.unwrap_or_else(|| panic!("{}: no argument {name}", self.case))
    }

    fn number(&mut self, name: &str) -> f64 {
        let value = self.take(name);
        let number = value.as_f64();
        number.unwrap_or_else(|| panic!("{}: {name} = {value} is no number", self.case))
    }

    fn count(&mut self, name: &str) -> u64 {
        let value = self.take(name);
        let count = value.as_u64();
        count.unwrap_or_else(|| panic!("{}: {name} = {value} is no count", self.case))
    }

    /// A number, or 0 where nothing was given.
    fn number_or_none(&mut self, name: &str) -> f64 {
        match self.unused.get(name) {
            Some(Value::Null) => {
                self.take(name);
                0.0
            }
            _ => self.number(name),
        }
    }

    fn flag(&mut self, name: &str) -> bool {
        let value = self.take(name);
        let flag = value.as_bool();
        flag.unwrap_or_else(|| panic!("{}: {name} = {value} is no flag", self.case))
    }

    fn numbers<const N: usize>(&mut self, name: &str) -> [f64; N] {
        self.numbers_or(name, None)
    }

    /// A list of numbers, in which this one stands for what was not given.
    fn numbers_or<const N: usize>(
        &mut self,
        name: &str,
        instead: impl Into<Option<f64>>,
    ) -> [f64; N] {
        let value = self.take(name);
        let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
        let instead = instead.into();
        let number = |value: &Value| value.as_f64().or(instead.filter(|_| value.is_null()));
        let numbers: Vec<f64> = list.iter().filter_map(number).collect();
        let numbers = numbers.try_into();
        numbers.unwrap_or_else(|_| panic!("{}: {name} = {value}", self.case))
    }

    /// Arguments that no rule of ours has a field for must have the value that makes them do
    /// nothing.
    fn neutral<const N: usize>(&mut self, names: [&str; N], value: &Value) -> Result<(), String> {
        for name in names {
            let given = self.take(name);
            let same = given == value || given.as_f64().is_some_and(|n| Some(n) == value.as_f64());
            if !same {
                return Err(format!("nothing of ours is `{name} = {given}`"));
            }
        }
        Ok(())
    }

    /// No argument may be left over: it would have been ignored.
    fn finish(self) {
        assert!(
            self.unused.is_empty(),
            "{}: unused {:?}",
            self.case,
            self.unused
        );
    }
}

/// What we keep for a recorded state.
#[derive(Clone)]
pub enum Kept {
    /// The number of steps.
    Steps,
    /// Nothing: a number that they compute in each step and note for whoever looks.
    Nothing,
    /// The state of this name.
    State(&'static str),
    /// What these states make, each weight by itself.
    Made(&'static [&'static str], Maker),
}

/// Makes a value of theirs from those of ours.
pub type Maker = Arc<dyn Fn(&[f64]) -> f64 + Send + Sync>;

impl Kept {
    fn made(
        of: &'static [&'static str],
        by: impl Fn(&[f64]) -> f64 + Send + Sync + 'static,
    ) -> Self {
        Self::Made(of, Arc::new(by))
    }

    /// Whether the state of this name is part of it.
    pub fn reads(&self, name: &str) -> bool {
        match self {
            Self::Steps | Self::Nothing => false,
            Self::State(state) => *state == name,
            Self::Made(states, _) => states.contains(&name),
        }
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Steps => write!(f, "the number of steps"),
            Self::Nothing => write!(f, "nothing"),
            Self::State(name) => write!(f, "{name}"),
            Self::Made(names, _) => write!(f, "made of {names:?}"),
        }
    }
}

/// Our form of a recorded case.
#[derive(Clone, Debug)]
pub struct Trial<R> {
    /// The rule.
    pub rule: R,
    /// Our learning rate for one of theirs.
    pub lr_scale: f64,
    /// Their state names, without the place that optax adds to them, and what is ours for each.
    pub states: Vec<(&'static str, Kept)>,
    /// States of ours that they do not keep.
    pub unrecorded: Vec<&'static str>,
}

impl<R> Trial<R> {
    fn new<const N: usize>(rule: R, states: [(&'static str, Kept); N]) -> Self {
        Self {
            rule,
            lr_scale: 1.0,
            states: states.to_vec(),
            unrecorded: Vec::new(),
        }
    }
}

/// What is done with our form of a case.
pub trait Visit {
    /// Called for each rule of ours that is the recorded one.
    fn trial<R: Rule>(&mut self, trial: Trial<R>);
}

/// Gives our forms of a case to `visit`: mostly one, and several where a rule of ours is another's
/// special case. An error says what of the case nothing of ours is.
///
/// # Panics
/// If the case has an argument or lacks one that the recorded rule is not known to have.
pub fn translate(case: &Case, visit: &mut impl Visit) -> Result<(), String> {
    let of = Arguments::of(case);
    match (case.framework.as_str(), case.rule.as_str()) {
        ("torch", rule) => torch::translate(rule, of, case.dtype(), visit),
        ("optax", rule) if optax::knows(rule) => optax::translate(rule, of, case.steps, visit),
        ("optax", _) => contrib::translate(case, of, visit),
        ("pytorch_optimizer", rule) if pytorch_optimizer::knows(rule) => {
            pytorch_optimizer::translate(rule, of, visit)
        }
        ("pytorch_optimizer", _) => further::translate(case, of, visit),
        ("prodigyopt", rule) => prodigyopt::translate(rule, of, visit),
        (other, _) => Err(format!("`{other}` is not a package we know")),
    }
}

fn unknown(rule: &str) -> Result<(), String> {
    Err(format!("`{rule}` is not a rule we have"))
}

/// A momentum that sums is one that averages, at a learning rate larger by `1 / (1 − β)`.
fn averaging(lr: f64, beta: f64, buffer: &'static str) -> Trial<Momentum> {
    let lr_scale = 1.0 / (1.0 - beta);
    let lr = lr * lr_scale;
    let kept = Kept::made(&["m"], move |ours| ours[0] / (1.0 - beta));
    Trial {
        lr_scale,
        ..Trial::new(Momentum { lr, beta }, [(buffer, kept)])
    }
}
