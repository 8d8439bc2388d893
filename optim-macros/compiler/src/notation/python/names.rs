//! Names in Python: those of the rule wherever they can be.

use std::collections::HashSet;

use super::dialect::Dialect;
use super::words::{identifier, reserved};
use crate::language::noise::Distribution;
use crate::model::Model;
use crate::notation::formula::{Symbol, When};

/// A name for each quantity, no two alike.
pub(super) struct Names {
    pub(super) weight: String,
    pub(super) grad: String,
    pub(super) inputs: Vec<String>,
    /// What each call draws that asks for random numbers.
    pub(super) noise: Vec<String>,
    pub(super) step: String,
    pub(super) params: Vec<String>,
    pub(super) states: Vec<String>,
    /// Last step's values.
    pub(super) old: Vec<String>,
    corrected: Vec<String>,
    /// Products of the rates at which states have forgotten.
    pub(super) retained: Vec<String>,
    lets: Vec<String>,
    taken: HashSet<String>,
    #[cfg(any(test, feature = "text"))]
    dialect: Dialect,
}

/// Names of a method that sees what is given beside the gradient, and nothing else of the rule.
#[cfg(any(test, feature = "text"))]
pub(super) struct Locals {
    taken: HashSet<String>,
}

#[cfg(any(test, feature = "text"))]
impl Locals {
    /// A name that nothing has, like this one.
    pub(super) fn fresh(&mut self, wanted: &str) -> String {
        fresh(&mut self.taken, wanted)
    }
}

impl Names {
    pub(super) fn of(model: &Model<'_>, dialect: Dialect) -> Self {
        let mut taken: HashSet<String> = reserved(dialect).map(ToString::to_string).collect();
        // The class of the state stands beside what the transformation is given.
        #[cfg(any(test, feature = "text"))]
        if dialect == Dialect::Jax {
            taken.insert(super::optax::state_class(&model.def.name.to_string()));
        }
        let mut fresh = |wanted: &str| fresh(&mut taken, &identifier(wanted, dialect));
        let def = model.def;
        let update = def.update.as_ref();
        let Some(update) = update else {
            panic!("a bug in optim: a rule without `update` is written out")
        };
        let weight = fresh(&update.w.to_string());
        let grad = fresh(&update.g.to_string());
        let inputs = model.inputs().iter();
        let inputs = inputs.map(|input| fresh(&input.name.to_string())).collect();
        let mut lists: Vec<String> = Vec::new();
        let params = def.params.iter().map(|param| match &param.name.element {
            None => fresh(&param.name.to_string()),
            // A list is one argument.
            Some(element) => {
                if element.index == 0 {
                    lists.push(fresh(&param.name.word.to_string()));
                }
                let list = lists.last().map_or("", String::as_str);
                format!("{list}[{}]", element.index)
            }
        });
        let params = params.collect();
        let states: Vec<_> = def
            .states
            .iter()
            .map(|state| identifier(&word(&state.name.to_string()), dialect))
            .collect();
        let new = states.iter().map(|name| fresh(name)).collect();
        let mut renewed = 1;
        let lets = model.lets.iter().map(|info| {
            if info.of_gradient {
                renewed += 1;
                return fresh(&format!("{}_{renewed}", info.name));
            }
            let numbers = info.iteration.iter().map(|at| format!("_{at}"));
            fresh(&format!("{}{}", info.name, numbers.collect::<String>()))
        });
        let lets = lets.collect();
        let step = update.t.as_ref();
        let step = step.or(def.eval.as_ref().and_then(|eval| eval.t.as_ref()));
        let step = fresh(&step.map_or_else(|| "t".to_owned(), ToString::to_string));
        let mut seen = Vec::new();
        let noise = model.noise.iter().map(|distribution| {
            seen.push(*distribution);
            let of_kind =
                |calls: &[Distribution]| calls.iter().filter(|it| *it == distribution).count();
            let name = distribution.name();
            match of_kind(&model.noise) {
                1 => fresh(name),
                _ => fresh(&format!("{name}_{}", of_kind(&seen))),
            }
        });
        let noise = noise.collect();
        // Names that the rule does not have come last, so that they give way.
        let old = states
            .iter()
            .map(|name| fresh(&format!("{name}_prev")))
            .collect();
        let corrected = states
            .iter()
            .map(|name| fresh(&format!("{name}_hat")))
            .collect();
        let retained = states
            .iter()
            .map(|name| fresh(&format!("{name}_retained")))
            .collect();
        Self {
            weight,
            grad,
            inputs,
            noise,
            step,
            params,
            old,
            corrected,
            states: new,
            retained,
            lets,
            taken,
            #[cfg(any(test, feature = "text"))]
            dialect,
        }
    }

    /// A name that nothing has, like this one.
    pub(super) fn fresh(&mut self, wanted: &str) -> String {
        fresh(&mut self.taken, wanted)
    }

    /// Those of a method beside what it is given.
    #[cfg(any(test, feature = "text"))]
    pub(super) fn locals(&self) -> Locals {
        let words = reserved(self.dialect).map(ToString::to_string);
        Locals {
            taken: words.chain(self.inputs.iter().cloned()).collect(),
        }
    }

    pub(super) fn of_symbol(&self, symbol: Symbol) -> &str {
        match symbol {
            Symbol::Param(id) => &self.params[id],
            Symbol::State(id, When::Now) => &self.states[id],
            Symbol::State(id, _) => &self.old[id],
            Symbol::Corrected(id) => &self.corrected[id],
            Symbol::Weight(_) | Symbol::Tensor | Symbol::Evaluated => &self.weight,
            Symbol::Grad(_) => &self.grad,
            Symbol::Input(id) => &self.inputs[id],
            Symbol::Noise(noise) => &self.noise[noise.call],
            Symbol::Step => &self.step,
            Symbol::Let(id, _) => &self.lets[id],
        }
    }
}

fn fresh(taken: &mut HashSet<String>, wanted: &str) -> String {
    let mut name = wanted.to_owned();
    while !taken.insert(name.clone()) {
        name.push('_');
    }
    name
}

/// `m[0]` as `m_0`.
fn word(name: &str) -> String {
    name.replace('[', "_").replace(']', "")
}
