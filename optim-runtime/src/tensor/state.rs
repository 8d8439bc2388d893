//! What a rule remembers between steps.

use smallvec::SmallVec;

use super::Slices;
use super::matrix::MatrixLayout;
use super::memory::Buffer;
use crate::door::meta::{RuleMeta, StateMeta, Storage};
use crate::door::rule::Rule;
use crate::error::{Error, quoted};
use crate::machine::prefetch;
use crate::value::element::Element;
use crate::value::erased::{Erased, Family};
use crate::value::history::{History, Numbers};
use crate::value::stage::Axis;

/// State of one tensor under one rule.
#[derive(Clone, Debug)]
pub struct TensorState<T: Element> {
    meta: &'static RuleMeta,
    /// Steps taken.
    step: u64,
    matrix: MatrixLayout,
    /// For each state of the rule its values, if it is not scalar and has existed.
    slots: Vec<Option<Slot<T>>>,
    numbers: Numbers,
    /// What changes with the step to come; nothing, nearly always.
    changes: Option<Box<Changes>>,
    /// Whether the values lie elsewhere, on a device: slots are empty then, and tell which states there are.
    #[cfg(feature = "cuda")]
    hollow: bool,
}

/// The values of a state.
#[derive(Clone, Debug)]
struct Slot<T: Element> {
    values: Buffer<T>,
    /// It does not exist under the present hyper-parameters, and keeps its values until it does.
    rests: bool,
}

impl Numbers {
    /// Before the first step of a tensor.
    pub(crate) fn new<R: Rule>(rule: &R) -> Self {
        let mut numbers = Self {
            scalars: Vec::new(),
            histories: SmallVec::from_elem(History::default(), R::META.tracked.len()),
            given: SmallVec::new(),
        };
        numbers.begin(rule);
        numbers
    }

    /// Gives every scalar state the value that it starts at.
    pub(crate) fn begin<R: Rule>(&mut self, rule: &R) {
        let scalar = |storage| storage == Storage::Scalar;
        if R::META.states.iter().any(|state| scalar(state.storage)) {
            let states = R::META.states.iter().enumerate();
            let initial = states.map(|(index, state)| match scalar(state.storage) {
                true => rule.initial(index).unwrap_or_default(),
                false => 0.0,
            });
            self.scalars = initial.collect();
        }
    }
}

/// What a state was: see [`TensorState::mark`].
#[cfg(feature = "cuda")]
#[derive(Debug)]
pub(crate) struct Mark {
    step: u64,
    numbers: Numbers,
    changes: Option<Box<Changes>>,
}

/// What a step is going to change about which states are kept.
#[derive(Clone, Debug, Default)]
struct Changes {
    /// States that were made for it.
    made: Vec<usize>,
    /// States that rest from it on, or rest no more.
    switched: Vec<usize>,
}

impl Changes {
    /// Tells the histories of the tracked states, `step` being the last step taken.
    fn tell(&self, tracked: &[usize], step: u64, histories: &mut [History]) {
        for (state, history) in tracked.iter().zip(histories) {
            if self.made.contains(state) {
                *history = History::from(step);
            } else if self.switched.contains(state) {
                history.rest(step);
            }
        }
    }
}

impl<T: Element> TensorState<T> {
    /// State before the first step. States begin with it, under the hyper-parameters that it has: until
    /// then scalar ones show what they would begin at, and the others have no memory.
    pub(crate) fn new<R: Rule>(rule: &R, matrix: MatrixLayout) -> Self {
        let meta = const { &R::META };
        Self {
            meta,
            step: 0,
            matrix,
            slots: meta.states.iter().map(|_| None).collect(),
            numbers: Numbers::new(rule),
            changes: None,
            #[cfg(feature = "cuda")]
            hollow: false,
        }
    }

    /// Number of steps taken.
    pub fn step(&self) -> u64 {
        self.step
    }

    /// Number of weights.
    pub fn len(&self) -> usize {
        self.matrix.len()
    }

    /// How the tensor lies in memory.
    pub(crate) fn matrix(&self) -> MatrixLayout {
        self.matrix
    }

    /// True for an empty tensor.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether a step of it is counted, and no more: it has no weights, and the rule makes numbers of weights or of how many
    /// there are. Its rows may be divided by no columns, and what would be made of that stays for weights that come later.
    pub(crate) fn is_only_counted<R: Rule>(&self) -> bool {
        (R::REDUCES || R::USES_EXTENT) && self.is_empty()
    }

    /// Has the beginnings of all that is kept fetched into the cache.
    pub(crate) fn fetch_ahead(&self) {
        for slot in self.slots.iter().flatten() {
            if !slot.rests {
                prefetch::begin_of(slot.values.as_ptr(), slot.values.len());
            }
        }
    }

    /// The rule that made this.
    pub(crate) fn meta(&self) -> &'static RuleMeta {
        self.meta
    }

    /// Name of the rule that made this.
    pub fn rule(&self) -> &'static str {
        self.meta.name
    }

    /// The values of a state.
    ///
    /// # Errors
    /// [`Error::UnknownState`] if the rule has no such state, or has not kept it so far.
    pub fn get(&self, state: &str) -> Result<StateValue<'_, T>, Error> {
        let index = self.meta.states.iter().position(|s| s.name == state);
        let value = index.and_then(|index| match self.meta.states[index].storage {
            Storage::Scalar => Some(StateValue::Scalar(self.numbers.scalars[index])),
            Storage::PerWeight => self.kept(index).map(StateValue::PerWeight),
            Storage::PerRow => self.kept(index).map(StateValue::PerRow),
            Storage::PerColumn => self.kept(index).map(StateValue::PerColumn),
            Storage::PerRowPair => self.kept(index).map(StateValue::PerRowPair),
            Storage::PerColumnPair => self.kept(index).map(StateValue::PerColumnPair),
        });
        value.ok_or_else(|| Error::UnknownState {
            rule: self.meta.name,
            state: state.to_owned(),
            known: quoted(self.names()),
        })
    }

    /// Names of the states that the last step had. One that rests, because a setting has switched it off, is
    /// not among them; [`get`](Self::get) has it still.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let kept = |index: usize| {
            self.meta.states[index].storage == Storage::Scalar
                || (self.slots[index].as_ref()).is_some_and(|slot| !slot.rests)
        };
        (0..self.slots.len())
            .filter(move |&index| kept(index))
            .map(|index| self.meta.states[index].name)
    }

    pub(crate) fn numbers(&self) -> &Numbers {
        &self.numbers
    }

    /// Takes the numbers that a caller gives for the step to come.
    pub(crate) fn give(&mut self, numbers: SmallVec<[f64; 1]>) {
        self.numbers.given = numbers;
    }

    /// Whether the step to come begins with the numbers as they are: it is not the first, and switches no state.
    pub(crate) fn begins_with_its_numbers(&self) -> bool {
        self.step > 0 && self.changes.is_none()
    }

    /// The numbers that the step to come begins with.
    pub(crate) fn numbers_before<R: Rule>(&self, rule: &R) -> Numbers {
        let mut numbers = self.numbers.clone();
        if self.step == 0 {
            numbers.begin(rule);
        }
        if let Some(changes) = &self.changes {
            changes.tell(R::META.tracked, self.step, &mut numbers.histories);
        }
        numbers
    }

    /// The values of a state that is not scalar, if it is kept.
    pub(crate) fn kept(&self, index: usize) -> Option<&[T]> {
        self.slots[index].as_ref().map(|slot| &*slot.values)
    }

    /// Whether rule `R` may use this for a tensor of `len` weights.
    pub(crate) fn check<R: Rule>(&self, len: usize) -> Result<(), Error> {
        if !self.meta.shares_states(const { &R::META }) {
            return Err(Error::StateOfOtherRule {
                expected: R::META.name,
                given: self.meta.name,
            });
        }
        if self.len() != len {
            return Err(Error::LengthMismatch {
                what: "state",
                expected: len,
                given: self.len(),
            });
        }
        Ok(())
    }

    /// Makes every state that exists in the step to come. One that has existed before goes on, and those that
    /// do not exist in it rest. They are read together with these weights and this gradient, which are as
    /// many as the state is for.
    ///
    /// # Errors
    /// [`Error::NoMemory`] and [`Error::InitialOutOfRange`]; then nothing has changed.
    pub(crate) fn allocate<R: Rule>(&mut self, rule: &R, w: &[T], g: &[T]) -> Result<(), Error> {
        let extent = self.matrix.extent();
        let mut both = self.meta.states.iter().zip(&self.slots).enumerate();
        if both.all(|(index, (state, slot))| {
            state.storage == Storage::Scalar
                || rule.state_is_active(index, extent)
                    == slot.as_ref().is_some_and(|slot| !slot.rests)
        }) {
            return Ok(());
        }
        for (index, state) in self.meta.states.iter().enumerate() {
            let Some(len) = values_of(self.matrix, state.storage) else {
                continue;
            };
            #[cfg(feature = "cuda")]
            let len = if self.hollow { 0 } else { len };
            let active = rule.state_is_active(index, extent);
            if let Some(slot) = &self.slots[index] {
                if slot.rests == active {
                    // It is switched when nothing can fail any more.
                    self.changes.get_or_insert_default().switched.push(index);
                }
            } else if active {
                let initial = rule.initial(index).unwrap_or_default();
                let rounded = T::from_f64(initial);
                if let Err(error) = held(self.meta, state.name, initial, rounded) {
                    self.forget_changes();
                    return Err(error);
                }
                let begin = |slice: &[T]| slice.as_ptr() as usize;
                let mut streams: SmallVec<[usize; 8]> = SmallVec::new();
                streams.extend([begin(w), begin(g)]);
                streams.extend(self.slots.iter().flatten().map(|slot| begin(&slot.values)));
                let side = axis_of(state.storage)
                    .filter(|axis| axis.is_of_pairs())
                    .map(|axis| self.matrix.side(axis));
                let beside = if side.is_some() { T::ZERO } else { rounded };
                let Some(mut values) = Buffer::filled(beside, len, &streams) else {
                    self.forget_changes();
                    return Err(Error::NoMemory {
                        rule: self.meta.name,
                        state: state.name,
                        values: len,
                    });
                };
                if let Some(side) = side {
                    set_diagonals(&mut values, side, rounded);
                }
                self.slots[index] = Some(Slot {
                    values,
                    rests: false,
                });
                self.changes.get_or_insert_default().made.push(index);
            }
        }
        Ok(())
    }

    /// Whether its values lie elsewhere.
    pub(crate) fn is_hollow(&self) -> bool {
        #[cfg(feature = "cuda")]
        return self.hollow;
        #[cfg(not(feature = "cuda"))]
        false
    }

    /// The same without its values, which lie elsewhere from now on.
    #[cfg(feature = "cuda")]
    pub(crate) fn hollow(&self) -> Result<Self, Error> {
        let slots = self.slots.iter().zip(self.meta.states);
        let slots = slots.map(|(slot, state)| {
            let Some(rests) = slot.as_ref().map(|slot| slot.rests) else {
                return Ok(None);
            };
            let values = Buffer::filled(T::ZERO, 0, &[]).ok_or(Error::NoMemory {
                rule: self.meta.name,
                state: state.name,
                values: 0,
            })?;
            Ok(Some(Slot { values, rests }))
        });
        Ok(Self {
            meta: self.meta,
            step: self.step,
            matrix: self.matrix,
            slots: slots.collect::<Result<_, Error>>()?,
            numbers: self.numbers.clone(),
            changes: None,
            hollow: true,
        })
    }

    /// What it is before a step that may not be taken to its end.
    #[cfg(feature = "cuda")]
    pub(crate) fn mark(&self) -> Mark {
        Mark {
            step: self.step,
            numbers: self.numbers.clone(),
            changes: self.changes.clone(),
        }
    }

    /// As it was, with what was to change.
    #[cfg(feature = "cuda")]
    pub(crate) fn go_back(&mut self, mark: Mark) {
        let Mark {
            step,
            numbers,
            changes,
        } = mark;
        if let (None, Some(changed)) = (&self.changes, &changes) {
            for index in &changed.switched {
                if let Some(slot) = &mut self.slots[*index] {
                    slot.rests = !slot.rests;
                }
            }
        }
        (self.step, self.numbers, self.changes) = (step, numbers, changes);
    }

    /// Whether it is where another is that took the same steps, and nothing is to change.
    #[cfg(feature = "cuda")]
    pub(crate) fn is_where(&self, other: &Self) -> bool {
        let nothing = self.changes.is_none() && other.changes.is_none();
        nothing && self.step == other.step && self.numbers == other.numbers
    }

    /// Goes where another is that took the same steps.
    #[cfg(feature = "cuda")]
    pub(crate) fn follow(&mut self, other: &Self) {
        self.step = other.step;
        self.numbers.clone_from(&other.numbers);
    }

    /// Whether the step to come switches or makes states.
    #[cfg(feature = "cuda")]
    pub(crate) fn is_to_change(&self) -> bool {
        self.changes.is_some()
    }

    /// Positions of the states that are made for the step to come.
    #[cfg(feature = "cuda")]
    pub(crate) fn made(&self) -> &[usize] {
        self.changes.as_ref().map_or(&[], |changes| &changes.made)
    }

    /// The states that have values, with their positions, and whether they rest.
    #[cfg(any(feature = "checkpoint", feature = "cuda"))]
    pub(crate) fn slots(&self) -> impl Iterator<Item = (usize, &[T], bool)> {
        let slots = self.slots.iter().enumerate();
        slots.filter_map(|(index, slot)| {
            let Slot { values, rests } = slot.as_ref()?;
            Some((index, &**values, *rests))
        })
    }

    /// State of so many steps, whose numbers and values are those of another of the same rule. For each state of the rule
    /// it is given the values, if it had some, and whether it rests.
    ///
    /// # Errors
    /// [`Error::LengthMismatch`] unless there are as many values as [`values_of`] says, and as many states as the rule has:
    /// loops go by that.
    #[cfg(any(feature = "checkpoint", feature = "cuda"))]
    pub(crate) fn restored(
        meta: &'static RuleMeta,
        step: u64,
        matrix: MatrixLayout,
        slots: impl Iterator<Item = Option<(Buffer<T>, bool)>>,
        numbers: Numbers,
    ) -> Result<Self, Error> {
        let slots = slots.map(|slot| slot.map(|(values, rests)| Slot { values, rests }));
        let slots: Vec<_> = slots.collect();
        let mismatch = |what, expected, given| Error::LengthMismatch {
            what,
            expected,
            given,
        };
        if slots.len() != meta.states.len() {
            return Err(mismatch("list of states", meta.states.len(), slots.len()));
        }
        for (slot, state) in slots.iter().zip(meta.states) {
            let expected = values_of(matrix, state.storage).unwrap_or_default();
            if let Some(slot) = slot.as_ref().filter(|slot| slot.values.len() != expected) {
                return Err(mismatch("state", expected, slot.values.len()));
            }
        }
        Ok(Self {
            meta,
            step,
            matrix,
            slots,
            numbers,
            changes: None,
            #[cfg(feature = "cuda")]
            hollow: false,
        })
    }

    /// The same for a tensor that lies so, with values of states that are made of these, where `make` makes some.
    pub(super) fn mapped(
        &self,
        matrix: MatrixLayout,
        mut make: impl FnMut(usize, &'static StateMeta, &[T]) -> Result<Option<Buffer<T>>, Error>,
    ) -> Result<Self, Error> {
        let mut slots = Vec::with_capacity(self.slots.len());
        for (index, (slot, state)) in self.slots.iter().zip(self.meta.states).enumerate() {
            slots.push(match slot {
                None => None,
                Some(slot) => Some(match make(index, state, &slot.values)? {
                    None => slot.clone(),
                    Some(values) => Slot {
                        values,
                        rests: slot.rests,
                    },
                }),
            });
        }
        Ok(Self {
            meta: self.meta,
            step: self.step,
            matrix,
            slots,
            numbers: self.numbers.clone(),
            changes: self.changes.clone(),
            #[cfg(feature = "cuda")]
            hollow: self.hollow,
        })
    }

    /// Forgets what was to change in a step that is not taken.
    pub(crate) fn forget_changes(&mut self) {
        if let Some(changes) = self.changes.take() {
            for index in changes.made {
                self.slots[index] = None;
            }
        }
    }

    /// Switches what is to change in the step to come, and gives the positions of the states that were made
    /// for it.
    pub(crate) fn change(&mut self) -> Option<Vec<usize>> {
        let changes = self.changes.take()?;
        changes.tell(self.meta.tracked, self.step, &mut self.numbers.histories);
        for index in changes.switched {
            if let Some(slot) = &mut self.slots[index] {
                slot.rests = !slot.rests;
            }
        }
        Some(changes.made)
    }

    /// Counts a step that changes nothing about which states are kept, and lends these; `after` is what it makes of the numbers,
    /// if they become others.
    #[inline]
    pub(crate) fn go_on(&mut self, after: Option<&Numbers>) -> Slices<'_, T> {
        self.step += 1;
        if let Some(after) = after {
            self.numbers.clone_from(after);
        }
        let mut kept = Slices::new();
        for slot in self.slots.iter_mut().flatten().filter(|slot| !slot.rests) {
            kept.push(&mut *slot.values);
        }
        kept
    }

    /// Counts a step and lends everything it updates: the step's number, the numbers, and the other states
    /// with their positions and what they are kept for.
    pub(crate) fn advance<R: Rule>(
        &mut self,
        rule: &R,
    ) -> (
        u64,
        &mut Numbers,
        impl Iterator<Item = (usize, Storage, &mut [T])> + use<'_, R, T>,
    ) {
        if self.step == 0 {
            self.numbers.begin(rule);
        }
        self.step += 1;
        let slots = self.slots.iter_mut().zip(self.meta.states).enumerate();
        let states = slots.filter_map(|(index, (slot, state))| {
            let slot = slot.as_mut().filter(|slot| !slot.rests)?;
            Some((index, state.storage, &mut *slot.values))
        });
        (self.step, &mut self.numbers, states)
    }
}

/// Number of values that a state of a tensor has; none if it is a number of the tensor.
pub(crate) fn values_of(matrix: MatrixLayout, storage: Storage) -> Option<usize> {
    match storage {
        Storage::Scalar => None,
        storage => Some(axis_of(storage).map_or(matrix.len(), |axis| matrix.count(axis))),
    }
}

/// The axis that a state is kept for, if it is.
pub(crate) fn axis_of(storage: Storage) -> Option<Axis> {
    match storage {
        Storage::Scalar | Storage::PerWeight => None,
        Storage::PerRow => Some(Axis::Row),
        Storage::PerColumn => Some(Axis::Column),
        Storage::PerRowPair => Some(Axis::RowPair),
        Storage::PerColumnPair => Some(Axis::ColumnPair),
    }
}

/// Sets the diagonals of square matrices that lie one after the other.
pub(super) fn set_diagonals<T: Element>(values: &mut [T], side: usize, value: T) {
    let of_matrix = (side * side).max(1);
    for matrix in values.chunks_exact_mut(of_matrix) {
        let diagonal = matrix.iter_mut().step_by(side + 1);
        diagonal.for_each(|place| *place = value);
    }
}

/// Whether the element type holds what a state starts at.
fn held<T: Element>(
    meta: &RuleMeta,
    state: &'static str,
    value: f64,
    rounded: T,
) -> Result<(), Error> {
    let rounded = rounded.to_f64();
    if rounded.is_finite() && (rounded != 0.0 || value == 0.0) {
        return Ok(());
    }
    Err(Error::InitialOutOfRange {
        rule: meta.name,
        state,
        dtype: T::DTYPE,
        value,
        rounded,
    })
}

/// The values of one state.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum StateValue<'a, T> {
    /// One value per weight, in the weights' order in memory.
    PerWeight(&'a [T]),
    /// One value per row of each matrix, a tensor of one axis being one row; in the rows' order in memory.
    PerRow(&'a [T]),
    /// One value per column of each matrix, in the columns' order in memory, one matrix after the other.
    PerColumn(&'a [T]),
    /// One value per pair of rows of each matrix: a square matrix, row after row, of each.
    PerRowPair(&'a [T]),
    /// One value per pair of columns of each matrix, alike.
    PerColumnPair(&'a [T]),
    /// One value for the tensor.
    Scalar(f64),
}

impl<'a, T: Element> StateValue<'a, T> {
    /// The values as a slice; `None` for a scalar.
    pub fn as_slice(&self) -> Option<&'a [T]> {
        match *self {
            Self::PerWeight(values)
            | Self::PerRow(values)
            | Self::PerColumn(values)
            | Self::PerRowPair(values)
            | Self::PerColumnPair(values) => Some(values),
            Self::Scalar(_) => None,
        }
    }

    /// The values as `f64`, whatever they are stored in; one value for a scalar.
    pub fn to_vec(&self) -> Vec<f64> {
        match self {
            Self::Scalar(value) => vec![*value],
            slice => {
                let values = slice.as_slice().unwrap_or_default();
                values.iter().map(|value| value.to_f64()).collect()
            }
        }
    }
}

/// [`TensorState`].
pub(crate) struct StateFamily;

impl Family for StateFamily {
    type Of<T: Element> = TensorState<T>;
}

/// State of one tensor of any element type.
pub(crate) type AnyState = Erased<StateFamily>;
