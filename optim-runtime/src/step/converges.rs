//! Whether what is done with whole matrices comes to an end.

use crate::error::Error;
use crate::machine::dispatch::Plan;
use crate::machine::matrix::orthogonalize::Iteration;
use crate::value::element::Element;
use crate::value::stage::Matrix;

/// Whether the iterations of a rule's plan stay bounded. Their settings are numbers of the step, which are known before it.
///
/// # Errors
/// [`Error::Diverges`].
pub(super) fn converges<T: Element>(rule: &'static str, plan: &Plan<T>) -> Result<(), Error> {
    let made = plan.stage.map_or(&[][..], |stage| stage.matrices);
    for (matrix, numbers) in made.iter().zip(&plan.matrices) {
        let Matrix::Orthogonalize(_) = matrix else {
            continue;
        };
        let iteration = Iteration::of(*numbers);
        if let Some([singular, large]) = iteration.diverges() {
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
