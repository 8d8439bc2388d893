//! What a step tells of all ranks.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::super::statistics::{self, Statistics};
use super::super::{Optimizer, Report};
use super::meeting::Meeting;
use super::owners::Placed;
use crate::error::Error;
use crate::machine::sums::BLOCK;
use crate::tensor::param::Param;

/// In the place of a block's number: what is told is of the whole parameter.
const WHOLE: u64 = u64::MAX;

/// Makes the report of a step that of all ranks.
pub(super) fn bring_together(
    report: &mut Report,
    meeting: &mut Meeting<'_>,
    optimizer: &Optimizer,
    (params, placed): (&[Param<'_>], &[Placed]),
) -> Result<(), Error> {
    let places: HashMap<_, _> = (params.iter().enumerate())
        .map(|(place, param)| (param.name(), place))
        .collect();
    let mut own = vec![[u64::from(report.clipped), 0, 0, 0, 0]];
    for it in report.statistics.iter() {
        let place = places[it.parameter.as_str()];
        let mut tell = |block: u64, [w, g, u]: [f64; 3]| {
            own.push([place as u64, block, w.to_bits(), g.to_bits(), u.to_bits()]);
        };
        let home = placed[place].on(meeting.rank());
        let Some(home) = home.filter(|_| placed[place].homes.len() > 1) else {
            tell(WHOLE, [it.weight_norm, it.gradient_norm, it.update_norm]);
            continue;
        };
        let first = (home.from / BLOCK) as u64;
        let kept = optimizer.registry.kept_of(&it.parameter);
        let blocks = kept.map_or(&[][..], |kept| &kept.watched.0);
        for (block, sums) in (first..).zip(blocks) {
            tell(block, *sums);
        }
    }
    let mut norms: BTreeMap<usize, [f64; 3]> = BTreeMap::new();
    let mut blocks: BTreeMap<usize, Vec<[f64; 3]>> = BTreeMap::new();
    for of_rank in meeting.numbers(&own)? {
        let Some(([clipped, ..], told)) = of_rank.split_first() else {
            continue;
        };
        report.clipped |= *clipped == 1;
        for [place, block, numbers @ ..] in told {
            let place = usize::try_from(*place).unwrap_or(usize::MAX);
            let Some(param) = params.get(place) else {
                continue;
            };
            let numbers = numbers.map(f64::from_bits);
            if *block == WHOLE {
                norms.insert(place, numbers);
                continue;
            }
            let of_all = blocks.entry(place);
            let of_all = of_all.or_insert_with(|| vec![[0.0; 3]; param.len().div_ceil(BLOCK)]);
            let block = usize::try_from(*block).unwrap_or(usize::MAX);
            if let Some(sums) = of_all.get_mut(block) {
                *sums = numbers;
            }
        }
    }
    norms.extend((blocks.iter()).map(|(place, blocks)| (*place, statistics::norms(blocks))));
    let groups = &optimizer.groups;
    let each = norms.into_iter().map(|(place, [w, g, u])| Statistics {
        parameter: params[place].name().to_owned(),
        group: Arc::clone(&groups.list[groups.seats[placed[place].seat].group].name),
        weight_norm: w,
        gradient_norm: g,
        update_norm: u,
    });
    report.statistics = each.collect();
    Ok(())
}
