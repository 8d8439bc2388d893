//! What is reduced over the whole model: the seam at which several machines would meet.

use crate::value::stage::Fold;

/// For each place in the rule where something is reduced over the model, what was added up so far.
#[derive(Debug, Default)]
pub(crate) struct ModelSums {
    sums: Vec<(usize, f64)>,
}

impl ModelSums {
    pub(crate) fn is_empty(&self) -> bool {
        self.sums.is_empty()
    }

    /// Adds a tensor's part.
    pub(crate) fn add(&mut self, place: usize, fold: Fold, part: f64) {
        match self.sums.iter_mut().find(|(other, _)| *other == place) {
            Some((_, sum)) => *sum = fold.combine(&[*sum, part], 1),
            None => self.sums.push((place, part)),
        }
    }

    /// What was added up at a place.
    pub(crate) fn get(&self, place: usize) -> Option<f64> {
        let found = self.sums.iter().find(|(other, _)| *other == place);
        found.map(|(_, sum)| *sum)
    }
}

/// Those who share a model: each has the sums of its own tensors and needs those of all.
pub(crate) trait Collective {
    /// Brings the sums of all together.
    fn complete(&mut self, sums: &mut ModelSums);
}

/// This process has the whole model.
pub(crate) struct ThisProcess;

impl Collective for ThisProcess {
    fn complete(&mut self, _sums: &mut ModelSums) {}
}
