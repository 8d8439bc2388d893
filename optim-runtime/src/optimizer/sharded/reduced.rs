//! What ranks tell each other in the middle of a step: parts of what is reduced over the model, and what the blocks of segments have come
//! to, of parameters that are cut.

use std::collections::BTreeMap;

use super::measured::numbered;
use crate::reduce::held::Reduced;
use crate::reduce::model_sums::{ModelSums, Place};

/// Where something is not reduced over the model, in the place of the place.
const NO_PLACE: u64 = u64::MAX;

/// What a rank tells: how many parts, and each with its place; then all blocks of each segment.
pub(super) fn told(sums: &ModelSums) -> Vec<u64> {
    let mut words = vec![sums.parts().len() as u64];
    for ((rule, place), part) in sums.parts() {
        words.extend([*rule, *place as u64, part.to_bits()]);
    }
    for blocks in sums.held() {
        let (rule, place) = blocks
            .place
            .map_or((0, NO_PLACE), |(rule, place)| (rule, place as u64));
        let count = blocks.sums.len() as u64;
        words.extend([blocks.of.0, blocks.of.1, rule, place, blocks.first, count]);
        words.extend(blocks.sums.iter().map(|sum| sum.to_bits()));
    }
    words
}

/// What is told of a parameter that is cut.
#[derive(Default)]
struct Cut {
    /// Where it is reduced over the model, if it is.
    place: Option<Place>,
    /// What blocks have come to, with their numbers.
    blocks: Vec<(u64, f64)>,
}

/// What all ranks have told.
#[derive(Default)]
pub(super) struct Told {
    /// Parts of whole parameters of other ranks.
    others: Vec<(Place, f64)>,
    /// Of each number that is reduced of a parameter that is cut.
    cut: BTreeMap<Reduced, Cut>,
    /// Whether anybody waits for something.
    waits: bool,
}

impl Told {
    /// Takes what a rank has told, in the order of ranks. False if that is nonsense.
    pub(super) fn hear(&mut self, words: &[u64], is_own: bool) -> bool {
        let Some((parts, words)) = words.split_first() else {
            return false;
        };
        let len = usize::try_from(*parts)
            .ok()
            .and_then(|parts| parts.checked_mul(3));
        let Some((parts, mut words)) = len.and_then(|len| words.split_at_checked(len)) else {
            return false;
        };
        self.waits |= !parts.is_empty() || !words.is_empty();
        let place_of = |rule: u64, place: u64| Some((rule, usize::try_from(place).ok()?));
        for part in parts.chunks_exact(3) {
            if let (false, Some(place)) = (is_own, place_of(part[0], part[1])) {
                self.others.push((place, f64::from_bits(part[2])));
            }
        }
        while let [of, index, rule, place, first, count, rest @ ..] = words {
            let count = usize::try_from(*count).ok();
            let Some((sums, rest)) = count.and_then(|count| rest.split_at_checked(count)) else {
                return false;
            };
            words = rest;
            let cut = self.cut.entry((*of, *index)).or_default();
            cut.place = place_of(*rule, *place).filter(|_| *place != NO_PLACE);
            cut.blocks.extend(numbered(*first, sums));
        }
        words.is_empty()
    }

    pub(super) fn is_something(&self) -> bool {
        self.waits
    }

    /// Puts what others have told beside what there is.
    pub(super) fn put(self, sums: &mut ModelSums) {
        for (place, part) in self.others {
            sums.add_others(place, part);
        }
        for (of, Cut { place, mut blocks }) in self.cut {
            blocks.sort_by_key(|(block, _)| *block);
            let blocks: Vec<_> = blocks.into_iter().map(|(_, sum)| sum).collect();
            sums.add_blocks(of, place, &blocks);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduce::held::Blocks;
    use crate::value::stage::Fold;

    const OF: Reduced = (3, 1);

    fn blocks(place: Option<Place>, first: u64, sums: &[f64]) -> Blocks {
        Blocks {
            of: OF,
            place,
            first,
            sums: sums.to_vec(),
        }
    }

    /// Of what is cut each rank that asks has the whole, and of the model every part is there once.
    #[test]
    fn segments_and_parts_meet() {
        let (place, sums) = ((7, 0), [0.1, 0.7, 1e17, -1e17, 0.3]);
        for of_model in [None, Some(place)] {
            let mut ranks: [ModelSums; 3] = Default::default();
            ranks[0].add(place, Fold::Sum, 2.0);
            ranks[0].hold(Fold::Sum, blocks(of_model, 2, &sums[2..]));
            ranks[1].hold(Fold::Sum, blocks(of_model, 0, &sums[..2]));
            ranks[2].add(place, Fold::Sum, 4.0);
            let told: Vec<_> = ranks.iter().map(told).collect();
            let whole = Fold::Sum.combine(&sums, 1);
            for (rank, mut own) in ranks.into_iter().enumerate() {
                let mut all = Told::default();
                for (from, words) in told.iter().enumerate() {
                    assert!(all.hear(words, from == rank));
                }
                assert!(all.is_something());
                all.put(&mut own);
                let (segment, model) = match of_model {
                    None => ((rank < 2).then_some(whole), (rank != 1).then_some(6.0)),
                    Some(_) => (None, Some(6.0 + whole)),
                };
                assert_eq!(
                    (own.whole(OF), own.get(place)),
                    (segment, model),
                    "rank {rank}"
                );
            }
        }
    }

    #[test]
    fn nonsense_is_no_bug() {
        let mut own = ModelSums::default();
        own.add((7, 0), Fold::Norm, 2.0);
        own.hold(Fold::Norm, blocks(None, 0, &[1.0, 2.0]));
        let words = told(&own);
        for len in 0..words.len() {
            assert_eq!(
                Told::default().hear(&words[..len], false),
                len == 4,
                "{len}"
            );
            let mut other = words.clone();
            other[len] = u64::MAX - 1;
            let mut all = Told::default();
            all.hear(&other, false);
            let mut sums = ModelSums::default();
            sums.hold(Fold::Norm, blocks(None, 0, &[1.0]));
            all.put(&mut sums);
        }
    }
}
