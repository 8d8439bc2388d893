//! Sums over a parameter of which others have segments: what the blocks of each have come to is brought together, and then added as
//! the blocks of a whole tensor are.

use super::model_sums::{ModelSums, Place};
use crate::machine::sums::BLOCK;
use crate::tensor::param::Segment;
use crate::value::stage::{Fold, Over};

/// A number that is reduced of a parameter: the parameter's place in the step, which is the same on all ranks, and the position among what
/// its rule reduces.
pub(crate) type Reduced = (u64, u64);

/// What blocks of a segment have come to.
#[derive(Clone, Debug)]
pub(crate) struct Blocks {
    pub(crate) of: Reduced,
    /// Where it is reduced over the model, if it is.
    pub(crate) place: Option<Place>,
    /// Number of the first block in the parameter.
    pub(crate) first: u64,
    pub(crate) sums: Vec<f64>,
}

/// What a segment holds back.
#[derive(Debug)]
pub(super) struct Held {
    segment: Segment,
    list: Vec<(usize, Fold, Over, Vec<f64>)>,
}

impl Held {
    pub(super) fn new(segment: Segment) -> Self {
        Self {
            segment,
            list: Vec::new(),
        }
    }

    /// What blocks have come to, for the number at this position among what is reduced.
    pub(super) fn put(&mut self, index: usize, fold: Fold, over: Over, sums: Vec<f64>) {
        self.list.push((index, fold, over, sums));
    }

    pub(super) fn waits(&self) -> bool {
        !self.list.is_empty()
    }

    fn reduced(&self, index: usize) -> Reduced {
        (self.segment.place as u64, index as u64)
    }

    /// Tells of all.
    pub(super) fn contribute(&self, rule: u64, sums: &mut ModelSums) {
        for (index, fold, over, blocks) in &self.list {
            let blocks = Blocks {
                of: self.reduced(*index),
                place: place_of(rule, *over),
                first: (self.segment.from / BLOCK) as u64,
                sums: blocks.clone(),
            };
            sums.hold(*fold, blocks);
        }
    }

    /// Takes what they have come to.
    pub(super) fn receive(&mut self, rule: u64, sums: &ModelSums, reduced: &mut [f64]) {
        for (index, fold, over, _) in std::mem::take(&mut self.list) {
            let found = match place_of(rule, over) {
                Some(place) => sums.get(place),
                None => {
                    let whole = sums.whole(self.reduced(index));
                    whole.map(|sum| fold.finish(sum, self.segment.of))
                }
            };
            reduced[index] = found.expect("a bug in optim: a sum that was told of is there");
        }
    }
}

fn place_of(rule: u64, over: Over) -> Option<Place> {
    match over {
        Over::Model(place) => Some((rule, place)),
        _ => None,
    }
}
