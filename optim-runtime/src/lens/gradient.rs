//! A gradient as a loop reads it.

use smallvec::SmallVec;

use super::behind::Behind;
use super::units::UnitFactors;
use crate::machine::dispatch::{Given, Plan, Tools};
use crate::machine::exec::Exec;
use crate::machine::noise::Distribution;
use crate::machine::scale::{Room, Scaling};
use crate::machine::sums::BLOCK;
use crate::tensor::Slices;
use crate::tensor::inputs::Inputs;
use crate::tensor::kept::Gathered;
use crate::value::element::Element;
use crate::value::erased::{Family, ForEach};

/// A gradient in memory, seen as it is or through a lens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gradient<'a, T: Element> {
    pub(crate) values: &'a [T],
    /// What is seen added to it, which is as long; empty for nothing, and without a lens.
    pub(crate) gathered: &'a [T],
    /// Where in the tensor it begins.
    pub(crate) start: usize,
    pub(crate) lens: Option<&'a Lens<T>>,
    /// What else a caller gives; its values are of the whole tensor, and no lens stands before them.
    pub(crate) beside: Option<&'a Inputs<'a, T>>,
    /// How many values are seen at a time.
    block: usize,
}

/// How many values of a tensor of so many are seen at a time. In memory all streams are to go on side by side, for the
/// processor fetches each ahead; in the cache fewer calls are quicker.
fn block_of(len: usize) -> usize {
    const IN_CACHE: usize = 1 << 16;
    if len > IN_CACHE { BLOCK / 2 } else { BLOCK }
}

/// What is done with a gradient before a loop sees it.
#[derive(Clone, Debug)]
pub(crate) struct Lens<T> {
    tools: Tools<T>,
    scaling: Scaling<T>,
    /// What the weights of each unit are multiplied by behind that.
    units: Option<UnitFactors<T>>,
}

/// [`Lens`].
pub(crate) struct LensFamily;

impl Family for LensFamily {
    type Of<T: Element> = Lens<T>;
}

/// A lens for elements of each type.
pub(crate) type Lenses = ForEach<LensFamily>;

impl Lenses {
    pub(crate) fn new(
        exec: &Exec,
        scaling: Scaling<f64>,
        units: Option<&UnitFactors<f64>>,
    ) -> Self {
        fn of<T: Element>(
            exec: &Exec,
            scaling: Scaling<f64>,
            units: Option<&UnitFactors<f64>>,
        ) -> Lens<T> {
            Lens {
                tools: Tools::new(exec.set),
                scaling: scaling.of(),
                units: units.map(|units| UnitFactors {
                    layout: units.layout,
                    factors: units.factors.iter().map(|x| T::from_f64(*x)).collect(),
                }),
            }
        }
        Self {
            f32: of(exec, scaling, units),
            f64: of(exec, scaling, units),
        }
    }
}

impl<'a, T: Element> Gradient<'a, T> {
    /// As it is.
    pub(crate) fn plain(values: &'a [T]) -> Self {
        Self {
            values,
            gathered: &[],
            start: 0,
            lens: None,
            beside: None,
            block: block_of(values.len()),
        }
    }

    /// A part of it.
    pub(crate) fn part(&self, from: usize, to: usize) -> Self {
        let gathered = match self.gathered {
            [] => self.gathered,
            gathered => &gathered[from..to],
        };
        Self {
            values: &self.values[from..to],
            gathered,
            start: self.start + from,
            lens: self.lens,
            beside: self.beside,
            block: self.block,
        }
    }

    /// A block of it, at most [`BLOCK`] long, as the loop reads it; `room` is where that is written, if it is another than
    /// what stands in memory.
    pub(crate) fn read<'r>(&self, room: &'r mut Room<T>) -> &'r [T]
    where
        'a: 'r,
    {
        let Some(lens) = self.lens else {
            return self.values;
        };
        let seen = (lens.tools).scale(room, self.values, self.gathered, lens.scaling);
        if let Some(units) = &lens.units {
            units.apply(self.start, seen);
        }
        seen
    }

    /// The same with what else a caller gives.
    pub(crate) fn beside(self, beside: Option<&'a Inputs<'a, T>>) -> Self {
        Self { beside, ..self }
    }

    /// Writes what a loop is given for these weights beside gradient and states: one after the other, each with so much
    /// room.
    pub(crate) fn give(&self, plan: &Plan<T>, rooms: &mut [T], room: usize) {
        let len = self.values.len();
        // Of a bare tensor without inputs.
        let none = Inputs::new();
        let beside = self.beside.unwrap_or(&none);
        for (given, room) in plan.given.iter().zip(rooms.chunks_exact_mut(room)) {
            let room = &mut room[..len];
            match *given {
                Given::Input(name) => {
                    let Some(values) = beside.get(name) else {
                        panic!("a bug in optim: a loop runs without its input `{name}`")
                    };
                    room.copy_from_slice(&values[self.start..][..len]);
                }
                Given::Normal(call) => {
                    plan.draw(Distribution::Normal, beside.key, call, self.start, room);
                }
                Given::Uniform(call) => {
                    plan.draw(Distribution::Uniform, beside.key, call, self.start, room);
                }
            }
        }
    }

    /// Runs the loop of a plan over all of it, block by block if it is seen through a lens, something takes in the weights
    /// behind it or the loop is given more, and else in one go.
    #[inline]
    pub(crate) fn each(
        &self,
        plan: &Plan<T>,
        w: &mut [T],
        states: &mut [&mut [T]],
        behind: Option<&mut Behind<'_, T>>,
        mut run: impl FnMut(usize, &mut [T], &[T], &mut [&mut [T]]),
    ) {
        if self.lens.is_none() && behind.is_none() && plan.given.is_empty() {
            run(0, w, self.values, states);
        } else {
            self.each_block(plan, w, states, behind, run);
        }
    }

    #[inline(never)]
    fn each_block(
        &self,
        plan: &Plan<T>,
        w: &mut [T],
        states: &mut [&mut [T]],
        mut behind: Option<&mut Behind<'_, T>>,
        mut run: impl FnMut(usize, &mut [T], &[T], &mut [&mut [T]]),
    ) {
        let (mut room, mut old) = (Room::new(), Room::new());
        let watches = behind.as_ref().is_some_and(|it| it.watching.is_some());
        // What is measured is measured of whole blocks.
        let block = if watches { BLOCK } else { self.block };
        let of_each = block.min(w.len());
        let mut rooms = vec![T::ZERO; plan.given.len() * of_each];
        let mut start = 0;
        for w in w.chunks_mut(block) {
            let end = start + w.len();
            let mut slices: Slices<'_, T> = SmallVec::new();
            slices.extend(states.iter_mut().map(|state| &mut state[start..end]));
            let seen = self.part(start, end);
            if !plan.given.is_empty() {
                seen.give(plan, &mut rooms, of_each);
                slices.extend(
                    rooms
                        .chunks_exact_mut(of_each)
                        .map(|room| &mut room[..w.len()]),
                );
            }
            let seen = seen.read(&mut room);
            let before = behind
                .as_mut()
                .and_then(|it| it.before(start, w, seen, &mut old));
            run(start, w, seen, &mut slices);
            if let Some(behind) = &mut behind {
                behind.after(start, w, before);
            }
            start = end;
        }
    }
}

/// How the gradients of a step are seen.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Seen<'a> {
    /// As they are.
    Plain,
    /// All through one, or each through what stands at its place among the parameters of the step.
    Through(&'a [Lenses]),
}

impl<'a> Seen<'a> {
    /// The gradient of the parameter at this place: `own`, or nothing if it has none, and what was gathered.
    #[inline]
    pub(crate) fn through<T: Element>(
        self,
        place: usize,
        own: &'a [T],
        gathered: &'a Gathered,
    ) -> Gradient<'a, T> {
        let Self::Through(lenses) = self else {
            return Gradient::plain(own);
        };
        let lenses = match lenses {
            [all] => all,
            each => &each[place],
        };
        let gathered = gathered.get().and_then(|sum| T::open(sum));
        let gathered = gathered.map_or(&[][..], |sum| sum);
        let (values, gathered) = match own {
            [] => (gathered, own),
            own => (own, gathered),
        };
        let lens: &Lens<T> = T::of(lenses);
        let as_it_is = gathered.is_empty() && lens.scaling.is_none() && lens.units.is_none();
        Gradient {
            values,
            gathered,
            start: 0,
            lens: (!as_it_is).then_some(lens),
            beside: None,
            block: block_of(values.len()),
        }
    }
}
