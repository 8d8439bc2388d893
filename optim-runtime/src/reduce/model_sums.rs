//! What is reduced over the whole model.

#[cfg(feature = "sharded")]
use std::collections::HashMap;

#[cfg(feature = "sharded")]
use super::held::{Blocks, Reduced};
use crate::machine::exact::ExactSum;
use crate::machine::squares;
use crate::value::stage::Fold;

/// A place in a rule where something is reduced over the model: the rule's fingerprint, and the place's number in
/// it. Groups that have the same rule meet there.
pub(crate) type Place = (u64, usize);

/// For each place what was added up so far. No order in which tensors come shows in it.
#[derive(Debug, Default)]
pub(crate) struct ModelSums {
    sums: Vec<(Place, ModelSum)>,
    /// What they were made of, for other ranks.
    #[cfg(feature = "sharded")]
    parts: Vec<(Place, f64)>,
    /// Of parameters of which there are segments here.
    #[cfg(feature = "sharded")]
    held: Vec<(Fold, Blocks)>,
    /// What these parameters come to.
    #[cfg(feature = "sharded")]
    wholes: HashMap<Reduced, f64>,
}

/// What the tensors of a model come to.
#[derive(Clone, Debug)]
pub(crate) struct ModelSum {
    fold: Fold,
    /// Of folds that add.
    sum: ExactSum,
    /// Of the others.
    extreme: f64,
}

impl ModelSum {
    pub(crate) fn new(fold: Fold) -> Self {
        Self {
            fold,
            sum: ExactSum::default(),
            extreme: fold.nothing(),
        }
    }

    /// Adds a tensor's part, as the fold keeps it.
    pub(crate) fn add(&mut self, part: f64) {
        match self.fold {
            Fold::MaxAbs | Fold::Max | Fold::Min => {
                self.extreme = self.fold.add(self.extreme, part);
            }
            Fold::Norm => {
                let (squares, exponent) = squares::kept_as(part);
                self.sum.add(squares, exponent);
            }
            Fold::Sum | Fold::Mean | Fold::SumAbs | Fold::Squares | Fold::Dot => {
                self.sum.add(part, 0)
            }
        }
    }

    /// The result.
    pub(crate) fn finish(&self) -> f64 {
        match self.fold {
            Fold::MaxAbs | Fold::Max | Fold::Min => self.fold.finish(self.extreme, 1),
            Fold::Norm => self.sum.root(),
            Fold::Sum | Fold::Mean | Fold::SumAbs | Fold::Squares | Fold::Dot => self.sum.value(),
        }
    }
}

impl ModelSums {
    pub(crate) fn is_empty(&self) -> bool {
        self.sums.is_empty()
    }

    /// Adds a tensor's part.
    pub(crate) fn add(&mut self, place: Place, fold: Fold, part: f64) {
        #[cfg(feature = "sharded")]
        self.parts.push((place, part));
        self.at(place, fold).add(part);
    }

    fn at(&mut self, place: Place, fold: Fold) -> &mut ModelSum {
        let found = self.sums.iter().position(|(other, _)| *other == place);
        let index = found.unwrap_or_else(|| {
            self.sums.push((place, ModelSum::new(fold)));
            self.sums.len() - 1
        });
        &mut self.sums[index].1
    }

    /// Keeps what blocks of a segment have come to, of which others have the rest.
    #[cfg(feature = "sharded")]
    pub(crate) fn hold(&mut self, fold: Fold, blocks: Blocks) {
        if let Some(place) = blocks.place {
            self.at(place, fold);
        }
        self.held.push((fold, blocks));
    }

    /// What is [held](Self::hold).
    #[cfg(feature = "sharded")]
    pub(crate) fn held(&self) -> impl Iterator<Item = &Blocks> {
        self.held.iter().map(|(_, blocks)| blocks)
    }

    /// Takes what all blocks of a parameter have come to, in their order, as far as it is asked for here.
    #[cfg(feature = "sharded")]
    pub(crate) fn add_blocks(&mut self, of: Reduced, place: Option<Place>, blocks: &[f64]) {
        let mut held = self.held.iter().filter(|(_, blocks)| blocks.of == of);
        let fold = held.next().map(|(fold, _)| *fold);
        let mut sums = self.sums.iter_mut();
        let over_model = place.and_then(|place| sums.find(|(other, _)| *other == place));
        let Some(fold) = fold.or(over_model.as_ref().map(|(_, sum)| sum.fold)) else {
            return;
        };
        let whole = fold.combine(blocks, 1);
        match over_model {
            Some((_, sum)) => sum.add(whole),
            None => drop(self.wholes.insert(of, whole)),
        }
    }

    /// What the blocks of a parameter have come to.
    #[cfg(feature = "sharded")]
    pub(crate) fn whole(&self, of: Reduced) -> Option<f64> {
        self.wholes.get(&of).copied()
    }

    /// What tensors have added here.
    #[cfg(feature = "sharded")]
    pub(crate) fn parts(&self) -> &[(Place, f64)] {
        &self.parts
    }

    /// Adds the part of a tensor of another rank, if it is asked for here.
    #[cfg(feature = "sharded")]
    pub(crate) fn add_others(&mut self, place: Place, part: f64) {
        if let Some((_, sum)) = self.sums.iter_mut().find(|(other, _)| *other == place) {
            sum.add(part);
        }
    }

    /// The result at a place.
    pub(crate) fn get(&self, place: Place) -> Option<f64> {
        let found = self.sums.iter().find(|(other, _)| *other == place);
        found.map(|(_, sum)| sum.finish())
    }
}
