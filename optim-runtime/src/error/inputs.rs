//! Inputs in messages.

/// Which parameter is spoken of; none if the input is one number of the step.
pub(super) fn of_parameter(parameter: &str) -> String {
    match parameter {
        "" => String::new(),
        name => format!("parameter `{name}`: "),
    }
}
