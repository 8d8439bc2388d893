//! A state taken apart into what any format of files can hold, and put together again.

use std::collections::BTreeMap;

use super::layout::Layout;
use super::matrix::MatrixLayout;
use super::memory::Buffer;
use super::state::{TensorState, values_of};
use crate::door::meta::{RuleMeta, StateMeta, Storage};
use crate::door::rule::Rule;
use crate::error::Error;
use crate::value::element::Element;
use crate::value::history::{History, Numbers};

/// All that a [`TensorState`] is made of, for who keeps it in a file of their own. [`TensorState::parts`] takes one apart,
/// and [`TensorState::from_parts`] puts it together again.
///
/// ```
/// use optim_runtime::{Adam, TensorState, Update};
///
/// let adam = Adam::default();
/// let (mut w, g) = (vec![1.0_f32; 6], [0.5_f32; 6]);
/// let mut state = adam.init_matrix::<f32>(2, 3)?;
/// adam.update(&mut w, &g, &mut state)?;
///
/// let parts = state.parts();
/// assert_eq!(parts.step, 1);
/// assert_eq!(parts.values[0].name, "m");
///
/// let mut again = TensorState::from_parts::<Adam>(&[2, 3], parts)?;
/// let mut w_again = w.clone();
/// adam.update(&mut w, &g, &mut state)?;
/// adam.update(&mut w_again, &g, &mut again)?;
/// assert_eq!(w, w_again);
/// # Ok::<(), optim_runtime::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct StateParts<T> {
    /// The rule's [fingerprint](RuleMeta::fingerprint).
    pub fingerprint: u64,
    /// Steps taken.
    pub step: u64,
    /// The states that have values, in the order of the rule's. One that did not exist so far is not among them.
    pub values: Vec<StatePart<T>>,
    /// What is kept in numbers, whatever type the values have: the scalar states in the order of the rule's, and then how old
    /// states are and how much they have forgotten, where the rule asks for it.
    pub numbers: Vec<f64>,
}

/// The values of a state.
#[derive(Clone, Debug, PartialEq)]
pub struct StatePart<T> {
    /// The state's name.
    pub name: String,
    /// One for each weight, row or column, as [`StateMeta::storage`](crate::StateMeta::storage) says.
    pub values: Vec<T>,
    /// Whether it does not exist under the hyper-parameters of the last step, and waits until it does.
    pub rests: bool,
}

impl<T: Element> TensorState<T> {
    /// Copies all that this is made of.
    pub fn parts(&self) -> StateParts<T> {
        let (meta, kept) = (self.meta(), self.numbers());
        let values = self.slots().map(|(index, values, rests)| StatePart {
            name: meta.states[index].name.to_owned(),
            values: values.to_vec(),
            rests,
        });
        let scalars = meta.states.iter().zip(&kept.scalars);
        let scalars = scalars.filter(|(state, _)| state.storage == Storage::Scalar);
        let mut numbers: Vec<_> = scalars.map(|(_, value)| *value).collect();
        numbers.extend(kept.histories.iter().flat_map(|history| history.parts()));
        StateParts {
            fingerprint: meta.fingerprint,
            step: self.step(),
            values: values.collect(),
            numbers,
        }
    }

    /// The state of a tensor of this shape, whose last axis is the fastest, that was taken apart. It goes on with the bits
    /// of the one that was.
    ///
    /// # Errors
    /// [`Error::StateParts`] if these are not the parts of such a state under rule `R`; [`Error::ShapeTooLarge`];
    /// [`Error::NoMemory`].
    pub fn from_parts<R: Rule>(shape: &[usize], parts: StateParts<T>) -> Result<Self, Error> {
        let meta = const { &R::META };
        let fault = |what: String| Error::StateParts {
            rule: meta.name,
            what,
        };
        if !meta.reads(parts.fingerprint) {
            return Err(fault("they are of a rule with other equations".to_owned()));
        }
        // Beyond, steps could not be told apart any more.
        if parts.step >= 1 << 53 {
            return Err(fault(format!("nobody has taken {} steps", parts.step)));
        }
        let layout = Layout::contiguous(shape)?;
        let matrix = MatrixLayout::of_any(&layout);
        let given = parts.values.len();
        let values = parts.values.into_iter();
        let mut values: BTreeMap<_, _> = values
            .map(|part| (part.name, (part.values, part.rests)))
            .collect();
        if values.len() < given {
            return Err(fault("a state is given twice".to_owned()));
        }
        let mut slots = Vec::with_capacity(meta.states.len());
        let mut streams = Vec::new();
        for state in meta.states {
            let expected = values_of(matrix, state.storage);
            let slot = match (expected, values.remove(state.name)) {
                (_, None) => None,
                (Some(expected), Some((own, rests))) if own.len() == expected => {
                    let buffer = Buffer::filled(T::from_f64(0.0), expected, &streams);
                    let mut buffer = buffer.ok_or(Error::NoMemory {
                        rule: meta.name,
                        state: state.name,
                        values: expected,
                    })?;
                    buffer.copy_from_slice(&own);
                    streams.push(buffer.as_ptr() as usize);
                    Some((buffer, rests))
                }
                (_, Some((own, _))) => {
                    let (name, given) = (state.name, own.len());
                    let expected = expected.unwrap_or(0);
                    return Err(fault(format!(
                        "state `{name}` has {expected} values, and {given} are given"
                    )));
                }
            };
            slots.push(slot);
        }
        if let Some(name) = values.keys().next() {
            return Err(fault(format!("it has no state `{name}`")));
        }
        let numbers = numbers(meta, parts.step, &parts.numbers).map_err(fault)?;
        let slots = slots.into_iter();
        Self::restored(meta, parts.step, matrix, slots, numbers)
    }
}

/// The numbers of a state of this rule, as [`TensorState::parts`] lists them.
fn numbers(meta: &RuleMeta, step: u64, given: &[f64]) -> Result<Numbers, String> {
    let is_scalar = |state: &&StateMeta| state.storage == Storage::Scalar;
    let scalars = meta.states.iter().filter(is_scalar).count();
    let expected = scalars + 4 * meta.tracked.len();
    if given.len() != expected {
        let given = given.len();
        return Err(format!(
            "it keeps {expected} numbers, and {given} are given"
        ));
    }
    let (scalars, histories) = given.split_at(scalars);
    let mut numbers = Numbers::default();
    if !scalars.is_empty() {
        let mut scalars = scalars.iter().copied();
        let states = meta.states.iter();
        let values = states.map(|state| match is_scalar(&state) {
            true => scalars.next().unwrap_or_default(),
            false => 0.0,
        });
        numbers.scalars.extend(values);
    }
    for (parts, index) in histories.chunks_exact(4).zip(meta.tracked) {
        let parts = parts.try_into().unwrap_or_default();
        let name = meta.states[*index].name;
        let none = || format!("no state has come to be as the numbers of `{name}` say");
        let history = History::from_parts(parts, step).ok_or_else(none)?;
        numbers.histories.push(history);
    }
    Ok(numbers)
}
