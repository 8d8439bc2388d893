//! Whether what is done with whole matrices comes to an end.

use crate::error::Error;
use crate::machine::dispatch::Plan;
use crate::machine::matrix::orthogonalize::Iteration;
use crate::value::element::Element;
use crate::value::stage::Matrix;

/// Whether the iterations of a rule's plan stay bounded. `other` is the plan that other numbers would make where the plan's
/// are not known yet: of an iteration that differs in it nothing can be said.
///
/// # Errors
/// [`Error::Diverges`].
pub(super) fn converges<T: Element>(
    rule: &'static str,
    plan: &Plan<T>,
    other: impl Fn() -> Option<Plan<T>>,
) -> Result<(), Error> {
    let made = plan.stage.map_or(&[][..], |stage| stage.matrices);
    for (place, (matrix, numbers)) in made.iter().zip(&plan.matrices).enumerate() {
        let Matrix::Orthogonalize(_) = matrix else {
            continue;
        };
        let iteration = Iteration::of(*numbers);
        let Some([singular, large]) = iteration.diverges() else {
            continue;
        };
        if other().is_some_and(|other| other.matrices.get(place) == Some(numbers)) {
            return Err(Error::Diverges {
                rule,
                coefficients: [iteration.a, iteration.b, iteration.c],
                steps: iteration.steps,
                singular,
                large,
            });
        }
    }
    Ok(())
}
