//! Those who take a step together: the seam at which several machines meet.

use crate::error::Error;
use crate::reduce::model_sums::ModelSums;
use crate::tensor::param::Param;
#[cfg(feature = "sharded")]
use crate::tensor::param::Segment;
use crate::value::stage::Fold;

/// Those who share a model, each with tensors of its own. All of them call the same of these in the same order; an error is
/// an error of all.
pub(crate) trait Together {
    /// Behind all checks, and before the first weight is written.
    fn agree(&mut self) -> Result<(), Error>;
    /// Brings the sums over the model of all together, and tells whether anybody waits for some.
    fn complete(&mut self, sums: &mut ModelSums) -> Result<bool, Error>;
    /// What was measured of own gradients, parameter by parameter, and behind it what others have measured of theirs.
    fn measured(&mut self, fold: Fold, own: Vec<Measured>) -> Result<Vec<f64>, Error>;
    /// What is told of a value that is not finite, which one of them has found.
    fn not_finite(&mut self, own: Error) -> Result<Error, Error>;
    /// Weights behind which they are told of what was [written](Self::written); nothing if they need not know before the end.
    #[cfg(feature = "sharded")]
    fn portion(&self) -> Option<usize> {
        None
    }
    /// Parameters whose weights are written, each at its place in the step.
    #[cfg(feature = "sharded")]
    fn written(
        &mut self,
        params: &mut dyn Iterator<Item = (usize, &Param<'_>)>,
    ) -> Result<(), Error> {
        let _ = params;
        Ok(())
    }
}

/// What was measured of a gradient, as its fold keeps it.
#[derive(Debug)]
pub(crate) enum Measured {
    Whole(f64),
    /// Of a segment what its blocks have come to, from its first weight on; others have the rest.
    #[cfg(feature = "sharded")]
    Blocks(Segment, Vec<f64>),
}

impl Measured {
    /// What the blocks of a parameter have come to.
    pub(crate) fn of(param: &Param<'_>, fold: Fold, sums: &[f64]) -> Self {
        #[cfg(feature = "sharded")]
        if let Some(segment) = param.segment {
            return Self::Blocks(segment, sums.to_vec());
        }
        let _ = param;
        Self::Whole(fold.combine(sums, 1))
    }

    /// Where nobody else has anything of it.
    pub(crate) fn alone(self, fold: Fold) -> f64 {
        let _ = fold;
        match self {
            Self::Whole(sum) => sum,
            #[cfg(feature = "sharded")]
            Self::Blocks(_, sums) => fold.combine(&sums, 1),
        }
    }
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
    fn measured(&mut self, fold: Fold, own: Vec<Measured>) -> Result<Vec<f64>, Error> {
        Ok(own.into_iter().map(|of| of.alone(fold)).collect())
    }
    fn not_finite(&mut self, own: Error) -> Result<Error, Error> {
        Ok(own)
    }
}
