//! Rules as entries of one list, whatever their types.

use optim_runtime::{Error, HyperValue, Rule};

use crate::fashion::Fashion;
use crate::training::{Run, Settings, train};

/// A rule with its hyper-parameters, ready to train. Every [`Rule`] is one.
pub trait Contestant {
    /// The rule's name.
    fn name(&self) -> &'static str;

    /// Gives the rule another learning rate.
    ///
    /// # Errors
    /// Those of [`Rule::set_hyper`]: the rate lies outside the rule's domain.
    fn set_lr(&mut self, lr: f64) -> Result<(), Error>;

    /// Trains a new network; calls `after_batch` after every step.
    ///
    /// # Errors
    /// Those of [`train`].
    fn train(
        &self,
        data: &Fashion,
        settings: Settings,
        after_batch: &dyn Fn(),
    ) -> Result<Run, Error>;
}

impl<R: Rule> Contestant for R {
    fn name(&self) -> &'static str {
        R::META.name
    }

    fn set_lr(&mut self, lr: f64) -> Result<(), Error> {
        self.set_hyper("lr", HyperValue::Number(lr))
    }

    fn train(
        &self,
        data: &Fashion,
        settings: Settings,
        after_batch: &dyn Fn(),
    ) -> Result<Run, Error> {
        train(self.clone(), data, settings, after_batch)
    }
}

/// A rule was asked for that is not in the list.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no rule `{name}`; choose from {known}")]
pub struct UnknownRule {
    name: String,
    known: String,
}

/// Keeps the rules of these names, in any case, in the list's order. No names keep all.
///
/// # Errors
/// [`UnknownRule`] for a name that no rule has.
pub fn select(
    rules: Vec<Box<dyn Contestant>>,
    names: &[String],
) -> Result<Vec<Box<dyn Contestant>>, UnknownRule> {
    let all: Vec<&str> = rules.iter().map(|rule| rule.name()).collect();
    let is_known = |name: &&String| all.iter().any(|known| known.eq_ignore_ascii_case(name));
    if let Some(unknown) = names.iter().find(|name| !is_known(name)) {
        return Err(UnknownRule {
            name: unknown.clone(),
            known: all.join(", "),
        });
    }
    let is_named = |rule: &str| names.iter().any(|name| name.eq_ignore_ascii_case(rule));
    Ok(rules
        .into_iter()
        .filter(|rule| names.is_empty() || is_named(rule.name()))
        .collect())
}

#[cfg(test)]
mod tests {
    use optim_runtime::rules::{Adam, Lion, SignDescent};

    use super::{Contestant, select};

    fn rules() -> Vec<Box<dyn Contestant>> {
        vec![
            Box::new(SignDescent::default()),
            Box::new(Adam::default()),
            Box::new(Lion::default()),
        ]
    }

    fn selected(names: &[&str]) -> Result<Vec<&'static str>, String> {
        let names: Vec<_> = names.iter().map(|&name| name.to_owned()).collect();
        match select(rules(), &names) {
            Ok(chosen) => Ok(chosen.iter().map(|rule| rule.name()).collect()),
            Err(unknown) => Err(unknown.to_string()),
        }
    }

    #[test]
    fn names_are_found_in_any_case_and_once() {
        assert_eq!(
            selected(&["lion", "SIGNDESCENT", "Lion"]),
            Ok(vec!["SignDescent", "Lion"])
        );
        assert_eq!(selected(&[]).map(|all| all.len()), Ok(3));
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_list() {
        assert_eq!(
            selected(&["adam", "Adma"]),
            Err("there is no rule `Adma`; choose from SignDescent, Adam, Lion".to_owned())
        );
    }

    #[test]
    fn rates_outside_the_domain_are_refused_with_the_rule_s_name() {
        let mut adam = Adam::default();
        for bad in [-1.0, f64::NAN, f64::INFINITY] {
            let error = adam.set_lr(bad).expect_err("outside the domain");
            assert!(error.to_string().contains("Adam"), "{error}");
        }
        assert_eq!(adam, Adam::default());
        assert!(adam.set_lr(0.1).is_ok());
        assert_eq!(adam.lr, 0.1);
    }
}
