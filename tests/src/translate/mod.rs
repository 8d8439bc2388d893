//! Other packages' arguments and state names in ours.

use std::collections::BTreeMap;

use optim_runtime::Momentum;
use serde_json::Value;

use crate::recorded::Case;

pub mod optax;
pub mod pytorch_optimizer;
pub mod torch;

/// The arguments of a recorded case. Each must be used: see `finish`.
pub struct Arguments<'a> {
    case: &'a str,
    unused: BTreeMap<&'a str, &'a Value>,
}

impl<'a> Arguments<'a> {
    /// All arguments of a case.
    pub fn of(case: &'a Case) -> Self {
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

    fn flag(&mut self, name: &str) -> bool {
        let value = self.take(name);
        let flag = value.as_bool();
        flag.unwrap_or_else(|| panic!("{}: {name} = {value} is no flag", self.case))
    }

    fn betas(&mut self) -> (f64, f64) {
        let value = self.take("betas");
        let pair = |value: &Value| Some((value.get(0)?.as_f64()?, value.get(1)?.as_f64()?));
        pair(value).unwrap_or_else(|| panic!("{}: betas = {value}", self.case))
    }

    /// Arguments that our rule has no field for must have the value that makes them do nothing.
    fn neutral<const N: usize>(&mut self, names: [&str; N], value: &Value) {
        for name in names {
            let given = self.take(name);
            let same = given == value || given.as_f64().is_some_and(|n| Some(n) == value.as_f64());
            assert!(same, "{}: nothing of ours is {name} = {given}", self.case);
        }
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
#[derive(Clone, Copy, Debug)]
pub enum Kept {
    /// The number of steps.
    Steps,
    /// The state of this name.
    State(&'static str),
    /// The scalar state of this name, which is `f64` whatever the weights are.
    Scalar(&'static str),
    /// The state of this name, divided by that number.
    Over(&'static str, f64),
    /// The state of the first name, plus the square of that of the second.
    PlusSquare(&'static str, &'static str),
}

impl Kept {
    /// Whether the state of this name is part of it.
    pub fn reads(self, name: &str) -> bool {
        match self {
            Self::Steps => false,
            Self::State(state) | Self::Scalar(state) | Self::Over(state, _) => state == name,
            Self::PlusSquare(state, root) => state == name || root == name,
        }
    }
}

/// Our form of a recorded case.
pub struct Trial<R> {
    /// The rule.
    pub rule: R,
    /// Our learning rate for one of theirs.
    pub lr_scale: f64,
    /// Their state names, and what is ours for each.
    pub states: Vec<(&'static str, Kept)>,
}

impl<R> Trial<R> {
    fn new<const N: usize>(rule: R, states: [(&'static str, Kept); N]) -> Self {
        Self {
            rule,
            lr_scale: 1.0,
            states: states.to_vec(),
        }
    }
}

/// A momentum that sums is one that averages, at a learning rate larger by `1 / (1 − β)`.
fn averaging(lr: f64, beta: f64, buffer: &'static str) -> Trial<Momentum> {
    let lr_scale = 1.0 / (1.0 - beta);
    let lr = lr * lr_scale;
    Trial {
        lr_scale,
        ..Trial::new(
            Momentum { lr, beta },
            [(buffer, Kept::Over("m", 1.0 - beta))],
        )
    }
}
