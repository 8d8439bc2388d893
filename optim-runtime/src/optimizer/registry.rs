//! What an optimizer remembers of its parameters, found by name.
//!
//! A step names its parameters in the same order as the one before, nearly always. So each is looked for
//! where it was then, and only if another name stands there by its hash.

use crate::tensor::param::AnyData;
use crate::tensor::state::StateFamily;
use crate::value::element::Element;
use std::collections::HashMap;
use std::marker::PhantomData;

use crate::door::rule::Rule;
use crate::error::Error;
use crate::machine::exec::Exec;
use crate::step::OneOfEach;
use crate::tensor::layout::Layout;
use crate::tensor::matrix::MatrixLayout;
use crate::tensor::param::{Data, Param};
use crate::tensor::state::{AnyState, TensorState};

/// All parameters that have taken a step, in the order of their first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Registry {
    list: Vec<Entry>,
    by_name: HashMap<String, usize>,
    /// For each parameter of the last step its position in `list`.
    order: Vec<usize>,
    /// Number of steps that were asked for.
    round: u64,
}

/// What is remembered of one parameter.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) name: String,
    layout: Layout,
    pub(crate) state: AnyState,
    /// The last round that named it.
    round: u64,
}

impl Registry {
    pub(crate) fn get(&self, name: &str) -> Option<&Entry> {
        Some(&self.list[*self.by_name.get(name)?])
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|entry| entry.name.as_str())
    }

    /// The state of each parameter, in their order; of a new one it is made. The numbers of each one's step
    /// are checked by the batches that it will be run in.
    ///
    /// Everything that can be wrong with the parameters is found here. On an error nothing has changed
    /// that anybody could see.
    pub(crate) fn of<R: Rule>(
        &mut self,
        rule: &R,
        exec: &Exec,
        params: &[Param<'_>],
        batches: &mut OneOfEach<'_>,
    ) -> Result<States<'_>, Error> {
        self.round += 1;
        let known = self.list.len();
        let mut order = std::mem::take(&mut self.order);
        let found = params.iter().enumerate().try_for_each(|(position, param)| {
            let index = self.find(rule, param, order.get(position).copied())?;
            batches.check(rule, exec, &self.list[index].state)?;
            match order.get_mut(position) {
                Some(place) => *place = index,
                None => order.push(index),
            }
            Ok(())
        });
        self.order = order;
        if let Err(error) = found {
            for entry in self.list.drain(known..) {
                self.by_name.remove(&entry.name);
            }
            self.order.clear();
            for entry in &mut self.list {
                opened!(AnyState(&mut entry.state), state => state.forget_changes());
            }
            return Err(error);
        }
        self.order.truncate(params.len());
        Ok(States {
            base: self.list.as_mut_ptr(),
            len: self.list.len(),
            order: self.order.iter(),
            borrowed: PhantomData,
        })
    }

    /// Position of a parameter's entry, which is made if it has none.
    fn find<R: Rule>(
        &mut self,
        rule: &R,
        param: &Param<'_>,
        guess: Option<usize>,
    ) -> Result<usize, Error> {
        let name = param.name();
        let guess = guess.filter(|index| self.list.get(*index).is_some_and(|e| e.name == name));
        let Some(index) = guess.or_else(|| self.by_name.get(name).copied()) else {
            let index = self.list.len();
            let mut entry = Entry::new(rule, param, self.round)?;
            entry.allocate(rule, param)?;
            self.list.push(entry);
            self.by_name.insert(name.to_owned(), index);
            return Ok(index);
        };
        let entry = &mut self.list[index];
        if entry.round == self.round {
            return Err(Error::DuplicateParameter {
                parameter: name.to_owned(),
            });
        }
        entry.round = self.round;
        entry.check(param)?;
        entry.allocate(rule, param)?;
        Ok(index)
    }
}

/// The states of the parameters of one step.
pub(crate) struct States<'a> {
    base: *mut Entry,
    len: usize,
    order: std::slice::Iter<'a, usize>,
    borrowed: PhantomData<&'a mut [Entry]>,
}

impl<'a> Iterator for States<'a> {
    type Item = &'a mut AnyState;

    fn next(&mut self) -> Option<&'a mut AnyState> {
        let index = *self.order.next()?;
        assert!(index < self.len, "a position in the list");
        // SAFETY: the position lies in the list, which is borrowed for `'a`. No other reference to this
        // entry is given out: `Registry::of` found each parameter to have an entry of its own, so no
        // position comes twice in `order`.
        let entry = unsafe { &mut *self.base.add(index) };
        Some(&mut entry.state)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.order.size_hint()
    }
}

impl ExactSizeIterator for States<'_> {}

impl Entry {
    fn new<R: Rule>(rule: &R, param: &Param<'_>, round: u64) -> Result<Self, Error> {
        if R::USES_SHAPE && !param.layout.is_said() {
            return Err(Error::ShapeUnsaid {
                rule: R::META.name,
                parameter: param.name().to_owned(),
                len: param.len(),
            });
        }
        let matrix = match MatrixLayout::of(&param.layout) {
            Some(matrix) => matrix,
            None if R::USES_AXES => {
                return Err(Error::NoRows {
                    rule: R::META.name,
                    parameter: param.name().to_owned(),
                    shape: param.layout.shape().to_vec(),
                    strides: param.layout.strides(),
                });
            }
            // Nothing asks for its rows.
            None => MatrixLayout {
                ndim: param.layout.shape().len(),
                ..MatrixLayout::flat(param.len())
            },
        };
        let state = opened!(AnyData(&param.data), data => new_state(rule, data, matrix));
        Ok(Self {
            name: param.name().to_owned(),
            layout: param.layout.clone(),
            state,
            round,
        })
    }

    /// Has memory for every state that the step to come needs.
    fn allocate<R: Rule>(&mut self, rule: &R, param: &Param<'_>) -> Result<(), Error> {
        opened_alike!(AnyState(&mut self.state), AnyData(&param.data), (state, data) => {
            state.allocate(rule, data.w, &data.g)
        })
    }

    /// Whether a parameter is what it was at its first step.
    pub(crate) fn check(&self, param: &Param<'_>) -> Result<(), Error> {
        if self.layout == param.layout && self.state.dtype() == param.dtype() {
            return Ok(());
        }
        param.is_like(&self.layout, self.state.dtype())
    }
}

/// The state of a tensor of these elements.
fn new_state<R: Rule, T: Element>(rule: &R, _data: &Data<'_, T>, matrix: MatrixLayout) -> AnyState {
    T::erase::<StateFamily>(TensorState::new(rule, matrix))
}
