//! Running a rule's loop under the instruction set of this machine.
//!
//! A rule's loop is plain Rust, `#[inline(always)]`. Here it is inlined into one function per
//! instruction set, each carrying its `#[target_feature]`, so that the compiler vectorises the
//! same source for each. A function pointer to the right one is picked when a step is planned;
//! the call through it costs about a nanosecond a block.

use std::mem::MaybeUninit;

use smallvec::SmallVec;

use super::noise::{self, Distribution, Stream};
use super::scale::{self, Room, Scaling};
use super::spread::{self, Spread};
use super::{settle, sums};
use crate::value::element::Element;
use crate::value::instruction_set::Detected;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
use crate::value::instruction_set::InstructionSet;
use crate::value::number::{Lost, Number, lost};
use crate::value::stage::{Fold, Stage};

/// One loop of a rule, for `S` state tensors and `K` numbers that are the same for all weights.
///
/// Implemented by generated code only.
pub trait Kernel<T: Element, const S: usize, const K: usize> {
    /// Position among the loops of the rule's text for devices, if it has one.
    const PLACE: usize = 0;

    /// Updates every weight and its state. All slices are equally long.
    fn run(w: &mut [T], g: &[T], states: [&mut [T]; S], scalars: [T; K]);
}

/// One loop of a rule's `eval`, for `S` states and `K` numbers that are the same for all weights.
///
/// Implemented by generated code only. That evaluating changes no state is a matter of types.
pub trait EvalKernel<T: Element, const S: usize, const K: usize> {
    /// As of [`Kernel`].
    const PLACE: usize = 0;

    /// Changes every weight. All slices are equally long.
    fn run(w: &mut [T], states: [&[T]; S], scalars: [T; K]);
}

/// A loop with its counts erased, compiled for one instruction set.
///
/// Safety: it may be called where that instruction set was detected, and nowhere else.
type LoopEntry<T> = unsafe fn(&mut [T], &[T], &mut [&mut [T]], &[T]);

/// A loop of `eval` with its counts erased, compiled for one instruction set.
///
/// Safety: as of [`LoopEntry`].
type EvalEntry<T> = unsafe fn(&mut [T], &[&[T]], &[T]);

/// [`sums::pieces`], compiled for one instruction set.
///
/// Safety: as of [`LoopEntry`].
type FoldEntry<T> = unsafe fn(Fold, &[T], &[T], usize, &mut [f64]);

/// [`sums::lines`], compiled for one instruction set.
///
/// Safety: as of [`LoopEntry`].
type LineEntry<T> = unsafe fn(Fold, &mut [f64], &[T], &[T]);

/// [`spread::lines`], compiled for one instruction set.
///
/// Safety: as of [`LoopEntry`].
type SpreadEntry<T> = unsafe fn(&mut [T], Spread<'_, T>);

/// [`scale::scaled`], compiled for one instruction set.
///
/// Safety: as of [`LoopEntry`].
type ScaleEntry<T> = unsafe fn(&mut [MaybeUninit<T>], &[T], &[T], Scaling<T>);

/// [`noise::draw`], compiled for one instruction set.
///
/// Safety: as of [`LoopEntry`].
type DrawEntry<T> = unsafe fn(Distribution, Stream, usize, &mut [T]);

/// [`scale::averaged`], compiled for one instruction set.
///
/// Safety: as of [`LoopEntry`].
type AverageEntry<T> = unsafe fn(&mut [T], &[T], T);

/// Compiles code once for each instruction set, and gives a function that picks the entry for one.
macro_rules! compiled_for_each_set {
    ($(
        $pick:ident [$($parameter:tt)*] [$($name:ident),*] -> $entry:ty
        where { $($bounds:tt)* }
        ($($argument:ident: $type:ty),*) $(-> $output:ty)? $body:block
    )*) => {$(
        fn $pick<$($parameter)*>(set: Detected) -> $entry
        where
            $($bounds)*
        {
            fn baseline<$($parameter)*>($($argument: $type),*) $(-> $output)? where $($bounds)* $body

            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2")]
            fn avx2<$($parameter)*>($($argument: $type),*) $(-> $output)? where $($bounds)* $body

            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx512f,avx512dq,avx512vl")]
            fn avx512<$($parameter)*>($($argument: $type),*) $(-> $output)? where $($bounds)* $body

            #[cfg(target_arch = "aarch64")]
            #[target_feature(enable = "neon")]
            fn neon<$($parameter)*>($($argument: $type),*) $(-> $output)? where $($bounds)* $body

            match set.get() {
                #[cfg(target_arch = "x86_64")]
                InstructionSet::Avx512 => avx512::<$($name),*>,
                #[cfg(target_arch = "x86_64")]
                InstructionSet::Avx2 => avx2::<$($name),*>,
                #[cfg(target_arch = "aarch64")]
                InstructionSet::Neon => neon::<$($name),*>,
                _ => baseline::<$($name),*>,
            }
        }
    )*};
}

// Counts are restored that the entries have erased. They agree because plans and the layout of states
// come from one generated rule. These are functions of their own because there is one of each for a count,
// and not one for every loop under every set, which a build without optimisation would feel.

#[inline(always)]
fn counted<'s, T, const S: usize>(states: &'s mut [&mut [T]]) -> [&'s mut [T]; S] {
    let states = <&mut [&mut [T]; S]>::try_from(states).expect("one slice per active state");
    states.each_mut().map(|state| &mut **state)
}

#[inline(always)]
fn counted_scalars<T: Copy, const K: usize>(scalars: &[T]) -> [T; K] {
    *<&[T; K]>::try_from(scalars).expect("the scalars that were planned")
}

compiled_for_each_set! {
    loop_entry [L, T, const S: usize, const K: usize] [L, T, S, K] -> LoopEntry<T>
    where { L: Kernel<T, S, K>, T: Element }
    (w: &mut [T], g: &[T], states: &mut [&mut [T]], scalars: &[T]) {
        L::run(w, g, counted(states), counted_scalars(scalars));
    }

    eval_entry [L, T, const S: usize, const K: usize] [L, T, S, K] -> EvalEntry<T>
    where { L: EvalKernel<T, S, K>, T: Element }
    (w: &mut [T], states: &[&[T]], scalars: &[T]) {
        let states = <&[&[T]; S]>::try_from(states).expect("one slice per state that is read");
        L::run(w, *states, counted_scalars(scalars));
    }

    fold_entry [T] [T] -> FoldEntry<T>
    where { T: Element }
    (fold: Fold, x: &[T], y: &[T], every: usize, found: &mut [f64]) {
        sums::pieces(fold, x, y, every, found);
    }

    line_entry [T] [T] -> LineEntry<T>
    where { T: Element }
    (fold: Fold, sums: &mut [f64], x: &[T], y: &[T]) {
        sums::lines(fold, sums, x, y);
    }

    spread_entry [T] [T] -> SpreadEntry<T>
    where { T: Element }
    (room: &mut [T], of: Spread<'_, T>) {
        spread::lines(room, of);
    }

    scale_entry [T] [T] -> ScaleEntry<T>
    where { T: Element }
    (room: &mut [MaybeUninit<T>], values: &[T], gathered: &[T], scaling: Scaling<T>) {
        scale::scaled(room, values, gathered, scaling);
    }

    draw_entry [T] [T] -> DrawEntry<T>
    where { T: Element }
    (distribution: Distribution, stream: Stream, from: usize, room: &mut [T]) {
        noise::draw(distribution, stream, from, room);
    }

    average_entry [T] [T] -> AverageEntry<T>
    where { T: Element }
    (average: &mut [T], w: &[T], share: T) {
        scale::averaged(average, w, share);
    }
}

/// Turns the loop that a rule chose for a step into a [`Plan`].
#[derive(Clone, Copy, Debug)]
pub struct Planner {
    set: Detected,
}

impl Planner {
    pub(crate) fn new(set: Detected) -> Self {
        Self { set }
    }

    /// The loop `L` with its numbers, which are rounded, once, to the element type.
    /// What must be left of them then is told by `numbers`.
    pub fn plan<L, T, const S: usize, const K: usize>(
        self,
        scalars: [f64; K],
        numbers: &'static [Number],
    ) -> Plan<T>
    where
        L: Kernel<T, S, K>,
        T: Element,
    {
        Plan {
            entry: loop_entry::<L, T, S, K>(self.set),
            fold: fold_entry::<T>(self.set),
            line: line_entry::<T>(self.set),
            spread: spread_entry::<T>(self.set),
            stage: None,
            lost: lost::<T>(numbers, &scalars),
            scalars: SmallVec::from_slice(&scalars.map(T::from_f64)),
            of_matrices: Vec::new(),
            settles: &[],
            matrices: Vec::new(),
            draw: draw_entry::<T>(self.set),
            given: &[],
            step: 0,
            #[cfg(feature = "cuda")]
            place: L::PLACE,
        }
    }

    /// The loop `L` of `eval` with the positions of the states it reads, and its numbers, which are
    /// rounded, once, to the element type. What must be left of them then is told by `numbers`.
    pub fn plan_eval<L, T, const S: usize, const K: usize>(
        self,
        states: &'static [usize; S],
        scalars: [f64; K],
        numbers: &'static [Number],
    ) -> EvalPlan<T>
    where
        L: EvalKernel<T, S, K>,
        T: Element,
    {
        EvalPlan {
            entry: eval_entry::<L, T, S, K>(self.set),
            states,
            lost: lost::<T>(numbers, &scalars),
            scalars: SmallVec::from_slice(&scalars.map(T::from_f64)),
            #[cfg(feature = "cuda")]
            place: L::PLACE,
        }
    }
}

/// What is read, scaled and added up outside of a rule's loops, for one instruction set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tools<T> {
    scale: ScaleEntry<T>,
    fold: FoldEntry<T>,
    average: AverageEntry<T>,
}

#[allow(unsafe_code, reason = "as in `Plan::run`")]
impl<T: Element> Tools<T> {
    pub(crate) fn new(set: Detected) -> Self {
        Self {
            scale: scale_entry::<T>(set),
            fold: fold_entry::<T>(set),
            average: average_entry::<T>(set),
        }
    }

    /// [`scale::averaged`].
    pub(crate) fn average(&self, average: &mut [T], w: &[T], share: T) {
        // SAFETY: as in `scale`.
        unsafe { (self.average)(average, w, share) }
    }

    /// [`scale::scaled`].
    pub(crate) fn scale<'r>(
        &self,
        room: &'r mut Room<T>,
        values: &[T],
        gathered: &[T],
        scaling: Scaling<T>,
    ) -> &'r mut [T] {
        let room = room.first(values.len());
        // SAFETY: as in `Plan::run`: `new` took the entry from the instruction set of a `Detected`. It writes all of
        // `room`, whose values are read only behind that.
        unsafe {
            (self.scale)(room, values, gathered, scaling);
            room.assume_init_mut()
        }
    }

    /// What the values of a block add up to.
    pub(crate) fn fold(&self, fold: Fold, x: &[T]) -> f64 {
        let mut found = [0.0];
        // SAFETY: as in `scale`.
        unsafe { (self.fold)(fold, x, x, x.len().max(1), &mut found) };
        found[0]
    }
}

/// A loop made ready for one step of one tensor: which one, and its numbers.
#[derive(Debug)]
pub struct Plan<T> {
    entry: LoopEntry<T>,
    fold: FoldEntry<T>,
    line: LineEntry<T>,
    spread: SpreadEntry<T>,
    /// The stage it is of; none for the one loop of a rule without reductions.
    pub(crate) stage: Option<&'static Stage>,
    /// A number that the step needs and the element type does not hold.
    pub(crate) lost: Option<Lost>,
    scalars: SmallVec<[T; 12]>,
    /// The numbers of each matrix of a batch, one matrix after the other; nothing if all have the same.
    of_matrices: Vec<T>,
    /// Positions of the states whose smallest values become 0 behind the loop: nearly always none.
    settles: &'static [usize],
    /// What each of [`Stage::matrices`] is given of the step.
    pub(crate) matrices: Vec<[f64; 6]>,
    draw: DrawEntry<T>,
    /// What the loop is given for each weight behind its states: nearly always nothing.
    pub(crate) given: &'static [Given],
    /// The step that it is for, where random numbers are drawn.
    step: u64,
    /// [`Kernel::PLACE`].
    #[cfg(feature = "cuda")]
    place: usize,
}

/// What a loop is given for each weight beside gradient and states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// What a caller gives under this name.
    Input(&'static str),
    /// Random numbers of the call at this place among those of the rule.
    Normal(u32),
    /// The same, from 0 to 1.
    Uniform(u32),
}

/// What a device needs of a plan.
#[cfg(feature = "cuda")]
pub(crate) struct OnDevice<'p, T> {
    /// Position of the loop in the rule's text.
    pub(crate) place: usize,
    /// Its numbers; those of each matrix one after the other, if these differ.
    pub(crate) numbers: &'p [T],
    /// Positions of the states whose smallest values become 0.
    pub(crate) settles: &'static [usize],
    /// The step that random numbers are drawn for.
    pub(crate) step: u64,
}

impl<T: Element> Plan<T> {
    #[cfg(feature = "cuda")]
    pub(crate) fn on_device(&self) -> OnDevice<'_, T> {
        OnDevice {
            place: self.place,
            numbers: match self.differs() {
                true => &self.of_matrices,
                false => &self.scalars,
            },
            settles: self.settles,
            step: self.step,
        }
    }

    /// The plans of the matrices of a batch as one: they have the same loop, each with numbers of its own.
    /// `None` of no matrices.
    pub(crate) fn of_matrices(plans: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut plans = plans.into_iter();
        let mut first = plans.next()?;
        let mut all = first.scalars.to_vec();
        plans.for_each(|plan| all.extend_from_slice(&plan.scalars));
        let mut each = all.chunks_exact(first.scalars.len().max(1));
        let bits = |number: &T| number.to_f64().to_bits();
        if each.any(|numbers| !numbers.iter().map(bits).eq(first.scalars.iter().map(bits))) {
            first.of_matrices = all;
        }
        Some(first)
    }

    /// Whether matrices of a batch have numbers of their own.
    pub(crate) fn differs(&self) -> bool {
        !self.of_matrices.is_empty()
    }

    /// Runs the loop over a part of one matrix, with its numbers.
    #[allow(unsafe_code, reason = "as in `run`")]
    pub(crate) fn run_matrix(&self, of: usize, w: &mut [T], g: &[T], states: &mut [&mut [T]]) {
        let count = self.scalars.len();
        let numbers = &self.of_matrices[of * count..(of + 1) * count];
        // SAFETY: as in `run`.
        unsafe { (self.entry)(w, g, states, numbers) }
        self.settle(states);
    }

    /// The same, where these states shrink by a factor at every step, at step `t` of the tensor.
    #[must_use]
    pub fn settling(self, t: f64, states: &'static [usize]) -> Self {
        Self {
            settles: if settle::is_due(t) { states } else { &[] },
            ..self
        }
    }

    /// The same, where matrices are made behind the loop, and each is given these numbers. One that is orthogonalized takes
    /// the number of steps, the three coefficients, what is added to the norm and its least value; an inverse root its
    /// exponent, what is added of the largest eigenvalue, and the least that counts.
    #[must_use]
    pub fn with_matrices(self, matrices: &[[f64; 6]]) -> Self {
        Self {
            matrices: matrices.to_vec(),
            ..self
        }
    }

    /// The same, where the loop is given this beside gradient and states, at step `t` of the tensor.
    #[must_use]
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "steps are counted"
    )]
    pub fn given(self, t: f64, given: &'static [Given]) -> Self {
        Self {
            given,
            step: t as u64,
            ..self
        }
    }

    /// Random numbers of the call at this place, for a parameter with this key and the weights from `from` on.
    #[allow(unsafe_code, reason = "as in `run`")]
    pub(crate) fn draw(
        &self,
        distribution: Distribution,
        key: u64,
        call: u32,
        from: usize,
        room: &mut [T],
    ) {
        let stream = Stream {
            key,
            step: self.step,
            call,
        };
        // SAFETY: as in `run`.
        unsafe { (self.draw)(distribution, stream, from, room) }
    }

    /// The same as one stage of several.
    #[must_use]
    pub fn in_stage(self, stage: &'static Stage) -> Self {
        Self {
            stage: Some(stage),
            ..self
        }
    }

    /// Runs the loop over one block: equally long pieces of weights, gradient and state.
    #[allow(
        unsafe_code,
        reason = "a door into code for a detected instruction set"
    )]
    pub(crate) fn run(&self, w: &mut [T], g: &[T], states: &mut [&mut [T]]) {
        // SAFETY: `Planner` took the entry from the instruction set of a `Detected`, and one of those exists
        // only for a set that this processor has.
        unsafe { (self.entry)(w, g, states, &self.scalars) }
        self.settle(states);
    }

    #[inline]
    fn settle(&self, states: &mut [&mut [T]]) {
        for state in self.settles {
            settle::settle(states[*state]);
        }
    }

    /// What each piece of this many values adds up to; the last may be shorter.
    #[allow(unsafe_code, reason = "as in `run`")]
    pub(crate) fn fold(&self, fold: Fold, x: &[T], y: &[T], every: usize, found: &mut [f64]) {
        // SAFETY: as in `run`.
        unsafe { (self.fold)(fold, x, y, every, found) }
    }

    /// Gives each weight of lines the value of its row or column.
    #[allow(unsafe_code, reason = "as in `run`")]
    pub(crate) fn spread(&self, room: &mut [T], of: Spread<'_, T>) {
        // SAFETY: as in `run`.
        unsafe { (self.spread)(room, of) }
    }

    /// Adds lines to the sums of their columns.
    #[allow(unsafe_code, reason = "as in `run`")]
    pub(crate) fn add_lines(&self, fold: Fold, sums: &mut [f64], x: &[T], y: &[T]) {
        // SAFETY: as in `run`.
        unsafe { (self.line)(fold, sums, x, y) }
    }
}

/// A loop of `eval` made ready for one tensor: which one, the states it reads, and its numbers.
#[derive(Debug)]
pub struct EvalPlan<T> {
    entry: EvalEntry<T>,
    /// Positions among the rule's states.
    pub(crate) states: &'static [usize],
    /// As in [`Plan`].
    pub(crate) lost: Option<Lost>,
    scalars: SmallVec<[T; 12]>,
    /// [`EvalKernel::PLACE`].
    #[cfg(feature = "cuda")]
    place: usize,
}

impl<T: Element> EvalPlan<T> {
    /// Position of the loop in the text for devices, and its numbers.
    #[cfg(feature = "cuda")]
    pub(crate) fn on_device(&self) -> (usize, &[T]) {
        (self.place, &self.scalars)
    }

    /// Runs the loop over one block: equally long pieces of weights and states.
    #[allow(unsafe_code, reason = "as in `Plan::run`")]
    pub(crate) fn run(&self, w: &mut [T], states: &[&[T]]) {
        // SAFETY: as in `Plan::run`.
        unsafe { (self.entry)(w, states, &self.scalars) }
    }
}
