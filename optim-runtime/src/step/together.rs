//! Those who take a step together: the seam at which several machines meet.

use crate::error::Error;
use crate::reduce::model_sums::ModelSums;

/// Those who share a model, each with tensors of its own. All of them call the same of these in the same order; an error is
/// an error of all.
pub(crate) trait Together {
    /// Behind all checks, and before the first weight is written.
    fn agree(&mut self) -> Result<(), Error>;
    /// Brings the sums over the model of all together, and tells whether anybody waits for some.
    fn complete(&mut self, sums: &mut ModelSums) -> Result<bool, Error>;
    /// What was measured of own gradients, and behind it what others have measured of theirs.
    fn measured(&mut self, own: Vec<f64>) -> Result<Vec<f64>, Error>;
    /// What is told of a value that is not finite, which one of them has found.
    fn not_finite(&mut self, own: Error) -> Result<Error, Error>;
}

/// This process has the whole model.
pub(crate) struct Alone;

impl Together for Alone {
    fn agree(&mut self) -> Result<(), Error> {
        Ok(())
    }
    fn complete(&mut self, sums: &mut ModelSums) -> Result<bool, Error> {
        Ok(!sums.is_empty())
    }
    fn measured(&mut self, own: Vec<f64>) -> Result<Vec<f64>, Error> {
        Ok(own)
    }
    fn not_finite(&mut self, own: Error) -> Result<Error, Error> {
        Ok(own)
    }
}
