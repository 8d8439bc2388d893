//! What ranks have measured of gradients, as numbers: of a whole parameter one, of a segment those of its blocks, which meet here in the
//! order of the whole.

use std::collections::BTreeMap;

use crate::machine::sums::BLOCK;
use crate::step::together::Measured;
use crate::value::stage::Fold;

/// In the place of a parameter's: one number follows, of a whole one.
const WHOLE: u64 = u64::MAX;

/// What a rank tells: of a segment the parameter's place, which is the same on all ranks, the number of its first block, how many there
/// are, and each.
pub(super) fn told(own: &[Measured]) -> Vec<u64> {
    let mut words = Vec::with_capacity(2 * own.len());
    for measured in own {
        match measured {
            Measured::Whole(sum) => words.extend([WHOLE, sum.to_bits()]),
            Measured::Blocks(segment, sums) => {
                let first = segment.from / BLOCK;
                words.extend([segment.place, first, sums.len()].map(|number| number as u64));
                words.extend(sums.iter().map(|sum| sum.to_bits()));
            }
        }
    }
    words
}

/// What blocks have come to, with their numbers, by the number of the first.
pub(super) fn numbered(first: u64, sums: &[u64]) -> impl Iterator<Item = (u64, f64)> {
    let sums = (0..).zip(sums.iter().copied().map(f64::from_bits));
    // A rank that lies may tell of more than there can be.
    sums.map(move |(index, sum)| (first.saturating_add(index), sum))
}

/// What all ranks have told.
#[derive(Default)]
pub(super) struct Told {
    /// Of whole parameters of other ranks.
    others: Vec<f64>,
    /// Of each that is cut the blocks with their numbers.
    cut: BTreeMap<u64, Vec<(u64, f64)>>,
}

impl Told {
    /// Takes what a rank has told, in the order of ranks. False if that is nonsense.
    pub(super) fn hear(&mut self, mut words: &[u64], is_own: bool) -> bool {
        while let [place, number, rest @ ..] = words {
            if *place == WHOLE {
                words = rest;
                if !is_own {
                    self.others.push(f64::from_bits(*number));
                }
                continue;
            }
            let Some((count, rest)) = rest.split_first() else {
                return false;
            };
            let count = usize::try_from(*count).ok();
            let Some((sums, rest)) = count.and_then(|count| rest.split_at_checked(count)) else {
                return false;
            };
            words = rest;
            let blocks = numbered(*number, sums);
            self.cut.entry(*place).or_default().extend(blocks);
        }
        words.is_empty()
    }

    /// What own gradients come to, each as a whole, and behind it those of which nothing is here.
    pub(super) fn combine(mut self, fold: Fold, own: Vec<Measured>) -> Vec<f64> {
        let whole = |mut blocks: Vec<(u64, f64)>| {
            blocks.sort_by_key(|(block, _)| *block);
            let sums: Vec<_> = blocks.into_iter().map(|(_, sum)| sum).collect();
            fold.combine(&sums, 1)
        };
        let mut all = Vec::with_capacity(own.len() + self.others.len());
        for measured in own {
            all.push(match measured {
                Measured::Whole(sum) => sum,
                Measured::Blocks(segment, _) => {
                    whole(self.cut.remove(&(segment.place as u64)).unwrap_or_default())
                }
            });
        }
        all.append(&mut self.others);
        all.extend(self.cut.into_values().map(whole));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tensor::param::Segment;

    fn blocks(place: usize, from: usize, sums: &[f64]) -> Measured {
        let segment = Segment {
            place,
            seat: 0,
            from,
            of: 5 * BLOCK,
        };
        Measured::Blocks(segment, sums.to_vec())
    }

    /// What is cut is added as the whole is, once, wherever its segments are.
    #[test]
    fn segments_meet_in_their_order() {
        let sums = [0.1, 0.7, 1e17, -1e17, 0.3];
        let ranks = [
            vec![Measured::Whole(2.0), blocks(3, 2 * BLOCK, &sums[2..])],
            vec![blocks(3, 0, &sums[..2]), Measured::Whole(4.0)],
            vec![],
        ];
        let told: Vec<_> = ranks.iter().map(|own| told(own)).collect();
        let whole = Fold::Sum.combine(&sums, 1);
        let expected = [
            vec![2.0, whole, 4.0],
            vec![whole, 4.0, 2.0],
            vec![2.0, 4.0, whole],
        ];
        for ((rank, own), expected) in ranks.into_iter().enumerate().zip(expected) {
            let mut all = Told::default();
            for (from, words) in told.iter().enumerate() {
                assert!(all.hear(words, from == rank));
            }
            assert_eq!(all.combine(Fold::Sum, own), expected, "rank {rank}");
        }
    }

    /// A rank that lies is found out, whatever it speaks of, or its numbers are taken for numbers.
    #[test]
    fn nonsense_is_no_bug() {
        let words = told(&[Measured::Whole(2.0), blocks(3, 0, &[1.0, 2.0])]);
        for len in 0..words.len() {
            let is_whole = [0, 2].contains(&len);
            assert_eq!(
                Told::default().hear(&words[..len], false),
                is_whole,
                "{len}"
            );
            let mut other = words.clone();
            other[len] = u64::MAX - 1;
            let mut all = Told::default();
            all.hear(&other, false);
            all.combine(Fold::Norm, vec![blocks(3, 0, &[1.0])]);
        }
    }
}
