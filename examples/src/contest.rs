//! The rules that take part, chosen by their names.

use optim_runtime::AnyRule;

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
pub fn select(rules: Vec<AnyRule>, names: &[String]) -> Result<Vec<AnyRule>, UnknownRule> {
    let all: Vec<&str> = rules.iter().map(AnyRule::name).collect();
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

    use super::{AnyRule, select};

    fn rules() -> Vec<AnyRule> {
        vec![
            SignDescent::default().into(),
            Adam::default().into(),
            Lion::default().into(),
        ]
    }

    fn selected(names: &[&str]) -> Result<Vec<&'static str>, String> {
        let names: Vec<_> = names.iter().map(|&name| name.to_owned()).collect();
        match select(rules(), &names) {
            Ok(chosen) => Ok(chosen.iter().map(AnyRule::name).collect()),
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
}
