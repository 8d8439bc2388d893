//! What a step costs, told before it is taken.

use std::fmt;

use super::Optimizer;
use super::any_rule::AnyRule;
use super::seat::Factors;
use crate::step::erased::{AskedFor, Counts};
use crate::tensor::matrix::MatrixLayout;
use crate::tensor::param::Param;
use crate::tensor::state::AnyState;
use crate::value::stage::Axis;

/// What an optimizer keeps of some parameters, and what a step of them moves: see [`Optimizer::bill`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Bill {
    /// Each group that has some of the parameters.
    pub groups: Vec<GroupBill>,
    /// Bytes that an [average](Optimizer::with_average) keeps.
    pub average_bytes: u64,
    /// Bytes that gradients take which were [accumulated](Optimizer::accumulate), if that is done.
    pub accumulated_bytes: u64,
}

/// The part of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GroupBill {
    /// The group's name.
    pub group: String,
    /// Its rule.
    pub rule: &'static str,
    /// Parameters of it.
    pub parameters: usize,
    /// Weights in these.
    pub weights: u64,
    /// Bytes that are kept between steps, under the present hyper-parameters.
    pub state_bytes: u64,
    /// Bytes that a step reads from memory, with what clips, loss scale and average read.
    pub read_bytes: u64,
    /// Bytes that a step writes to memory.
    pub written_bytes: u64,
    /// Passes over memory, with those that measure gradients.
    pub passes: usize,
    /// Bytes that a step takes before it begins and gives back behind it, under a rule that reduces values per row or column
    /// or makes matrices: what is kept between its passes, and room to compute matrices in. There is room for the largest
    /// matrix, and for as many small ones as threads compute at once; how much it is depends on the instruction set too.
    pub scratch_bytes: u64,
}

impl Bill {
    fn sum(&self, of: impl Fn(&GroupBill) -> u64) -> u64 {
        self.groups.iter().map(of).fold(0, u64::saturating_add)
    }

    /// Weights of all groups.
    pub fn weights(&self) -> u64 {
        self.sum(|group| group.weights)
    }

    /// Bytes that are kept of all groups.
    pub fn state_bytes(&self) -> u64 {
        self.sum(|group| group.state_bytes)
    }

    /// Bytes that a step reads and writes in all groups: what it moves, and, divided by what memory moves in a second, how
    /// long it takes at least, where tensors are too large for the cache.
    pub fn moved_bytes(&self) -> u64 {
        self.sum(|group| group.read_bytes.saturating_add(group.written_bytes))
    }
}

/// A line for each group.
impl fmt::Display for Bill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for it in &self.groups {
            let s = |count: usize| if count == 1 { "" } else { "s" };
            writeln!(
                f,
                "{}: {}, {} parameter{}, {} weights, {} bytes of state; a step reads {} bytes and writes {} in {} pass{}",
                it.group,
                it.rule,
                it.parameters,
                s(it.parameters),
                it.weights,
                it.state_bytes,
                it.read_bytes,
                it.written_bytes,
                it.passes,
                if it.passes == 1 { "" } else { "es" }
            )?;
            if it.scratch_bytes > 0 {
                writeln!(f, "  and keeps {} bytes while it runs", it.scratch_bytes)?;
            }
        }
        Ok(())
    }
}

impl Optimizer {
    /// What these parameters cost: bytes of state, bytes that a step moves, passes over memory, group by group. Nothing is
    /// allocated, and no step need have been taken.
    ///
    /// ```
    /// use optim_runtime::{AdamW, Optimizer, Param};
    ///
    /// let optimizer = Optimizer::new(AdamW::default())?;
    /// let mut w = vec![0.0_f32; 1_000];
    /// let bill = optimizer.bill(&[Param::weights("w", &mut w)?]);
    /// assert_eq!((bill.state_bytes(), bill.moved_bytes()), (8_000, 28_000));
    /// # Ok::<(), optim_runtime::Error>(())
    /// ```
    pub fn bill(&self, params: &[Param<'_>]) -> Bill {
        let mut bill = Bill {
            groups: Vec::new(),
            average_bytes: 0,
            accumulated_bytes: 0,
        };
        let mut groups: Vec<_> = self.groups.list.iter().map(|_| None).collect();
        let mut rooms = Vec::new();
        for param in params {
            let Place {
                group,
                factors,
                rule,
                state,
            } = self.place_of(param);
            let bytes = (param.len() as u64).saturating_mul(param.dtype().size() as u64);
            let own = groups[group].get_or_insert_with(|| GroupBill {
                group: self.groups.list[group].name.to_string(),
                rule: rule.name(),
                parameters: 0,
                weights: 0,
                state_bytes: 0,
                read_bytes: 0,
                written_bytes: 0,
                passes: 0,
                scratch_bytes: 0,
            });
            own.parameters += 1;
            own.weights = own.weights.saturating_add(param.len() as u64);
            let Some(erased) = rule.erased() else {
                continue;
            };
            let matrix = MatrixLayout::of_any(&param.layout);
            let Counts {
                per_weight,
                of_axes,
                scalars,
            } = erased.states(matrix.extent());
            let cost = erased.meta().cost;
            let size = param.dtype().size() as u64;
            // Of each of these, what one is times their number may be more than an address can tell apart.
            let all = |each: u64, count: usize| each.saturating_mul(count as u64);
            let of_axis = |axis: Axis| all(of_axes[axis.index()] as u64, matrix.count(axis));
            let lines = Axis::ALL
                .map(of_axis)
                .into_iter()
                .fold(0, u64::saturating_add);
            let kept = [
                all(bytes, per_weight),
                lines.saturating_mul(size),
                all(8, scalars),
            ];
            let kept = kept.into_iter().fold(0, u64::saturating_add);
            own.state_bytes = own.state_bytes.saturating_add(kept);
            // The cost is that of the states which there are by default; each other one is read and written.
            let switched = |values: usize| (values + per_weight).saturating_sub(cost.states) as u64;
            let (measures, average) = (self.gradients.measures(), self.average.is_some());
            let reads = switched(cost.reads) + measures as u64 + u64::from(average);
            let writes = switched(cost.writes) + u64::from(average);
            own.read_bytes = own.read_bytes.saturating_add(bytes.saturating_mul(reads));
            own.written_bytes = own
                .written_bytes
                .saturating_add(bytes.saturating_mul(writes));
            own.passes = own.passes.max(cost.passes + measures);
            let AskedFor {
                bytes: kept,
                demand,
            } = erased.asks_for(&self.exec, state, param, matrix);
            own.scratch_bytes = own.scratch_bytes.saturating_add(kept);
            // Those that sit together are computed in the same room.
            let sits = (group, factors, param.dtype());
            match rooms.iter_mut().find(|(other, _)| *other == sits) {
                Some((_, all)) => *all = demand.and(*all),
                None => rooms.push((sits, demand)),
            }
            if average {
                bill.average_bytes = bill.average_bytes.saturating_add(bytes);
            }
            if self.gradients.rounds > 0 {
                bill.accumulated_bytes = bill.accumulated_bytes.saturating_add(bytes);
            }
        }
        for ((group, _, dtype), demand) in rooms {
            if let Some(own) = &mut groups[group] {
                let bytes = demand.bytes(dtype, &self.exec);
                own.scratch_bytes = own.scratch_bytes.saturating_add(bytes);
            }
        }
        bill.groups = groups.into_iter().flatten().collect();
        bill
    }

    /// Where a parameter is, or would be.
    fn place_of(&self, param: &Param<'_>) -> Place<'_> {
        match self.registry.get(param.name()) {
            Some((entry, state)) => {
                let seat = &self.groups.seats[entry.seat];
                Place {
                    group: seat.group,
                    factors: seat.factors.clone(),
                    rule: self.groups.rule(entry.seat),
                    state,
                }
            }
            None => {
                let group = self.groups.group_of(param);
                Place {
                    group,
                    factors: self.groups.factors_of(group, param),
                    rule: &self.groups.list[group].rule,
                    state: None,
                }
            }
        }
    }
}

/// Where a parameter is among others, and what is kept of it.
struct Place<'o> {
    group: usize,
    factors: Factors,
    rule: &'o AnyRule,
    state: Option<&'o AnyState>,
}
