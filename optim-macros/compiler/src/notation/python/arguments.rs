//! Hyper-parameters as arguments: a list of them is one.

use super::{Python, default};
use crate::language::domain::Domain;
use crate::notation::formula::{Formula, Symbol};

/// A hyper-parameter, or a list of them.
pub(super) struct Argument {
    /// As it is called here and in groups of parameters.
    pub(super) name: String,
    pub(super) default: String,
    /// What it must satisfy, or each in a list.
    pub(super) domain: Option<String>,
    /// How many there are in a list.
    pub(super) count: Option<usize>,
    /// The first of them among all hyper-parameters.
    #[cfg_attr(
        not(any(test, feature = "text")),
        allow(dead_code, reason = "files ask")
    )]
    pub(super) first: usize,
}

impl Python<'_> {
    pub(super) fn arguments(&mut self, domains: &[Option<Domain>]) -> Vec<Argument> {
        let mut arguments = Vec::new();
        for (id, param) in self.model.def.params.iter().enumerate() {
            let element = param.name.element.as_ref();
            if element.is_some_and(|element| element.index > 0) {
                continue;
            }
            let count = element.map(|element| element.count);
            let list = self.model.def.params.iter().skip(id);
            let defaults: Vec<_> = list
                .take(count.unwrap_or(1))
                .map(|param| default(param.default))
                .collect();
            let default = match count {
                None => defaults.concat(),
                // One value in parentheses is no tuple.
                Some(1) => format!("({},)", defaults.concat()),
                Some(_) => format!("({})", defaults.join(", ")),
            };
            let domain = Formula::domain(Symbol::Param(id), domains[id]);
            let domain = domain.map(|domain| self.of_known(&domain).replace("[0]", ""));
            arguments.push(Argument {
                name: self.names.params[id].trim_end_matches("[0]").to_owned(),
                default,
                domain,
                count,
                first: id,
            });
        }
        arguments
    }

    /// An expression where all hyper-parameters are known.
    pub(super) fn of_known(&mut self, formula: &Formula) -> String {
        let all = (0..self.model.def.params.len()).collect();
        let fixed = std::mem::replace(&mut self.fixed, all);
        let text = self.expression(formula);
        self.fixed = fixed;
        text
    }
}
