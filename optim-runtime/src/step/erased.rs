//! A rule of whatever type, as an optimizer has it: what one table of calls holds, a few for each step.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;

use super::eval::{Evaluation, Job};
use super::members::{Alike, Members, Moved};
use super::{AnyTensor, Begun, OneOfEach, Passes, Tensor, TensorFamily, begin, stages, steady};
use crate::door::meta::{RuleMeta, Storage};
use crate::door::rule::Rule;
use crate::error::Error;
use crate::lens::Around;
use crate::lens::behind::Behind;
use crate::machine::exec::Exec;
#[cfg(feature = "rayon")]
use crate::machine::habits::Doing;
use crate::machine::noise;
use crate::reduce::workspaces::Demand;
use crate::tensor::inputs::{Given, numbers_of};
use crate::tensor::matrix::MatrixLayout;
use crate::tensor::param::{AnyData, Data, Param};
use crate::tensor::state::{AnyState, StateFamily, TensorState, axis_of};
use crate::value::element::Element;
use crate::value::erased::{Family, ForEach, Sealed};
use crate::value::extent::Extent;
use crate::value::hyper::HyperValue;
use crate::value::stage::OfAxes;

/// How many states a tensor has.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) per_weight: usize,
    pub(crate) of_axes: OfAxes<usize>,
    pub(crate) scalars: usize,
}

/// A [`Rule`] whose type is not known.
pub(crate) trait ErasedRule: fmt::Debug + Send + Sync {
    fn meta(&self) -> &'static RuleMeta;
    fn as_any(&self) -> &dyn Any;
    fn cloned(&self) -> Box<dyn ErasedRule>;
    /// Whether it must be told a tensor's shape, and whether it speaks of rows or columns.
    fn asks(&self) -> Asks;
    fn validate(&self) -> Result<(), Error>;
    fn hyper_at(&self, index: usize) -> Option<HyperValue>;
    /// [`Rule::set_hyper`].
    fn set_hyper(&mut self, name: &str, value: HyperValue) -> Result<(), Error>;
    /// The same for several, by their positions, which are checked together.
    fn set_hypers(&mut self, values: &[(usize, HyperValue)]) -> Result<(), Error>;
    /// How many states a tensor has under the present hyper-parameters.
    fn states(&self, extent: Extent) -> Counts;
    /// [`Rule::state_is_active`].
    #[cfg(feature = "checkpoint")]
    fn state_is_active(&self, index: usize, extent: Extent) -> bool;
    /// What a step of a parameter asks for, which lies so, and has this state if it took steps.
    fn asks_for(
        &self,
        exec: &Exec,
        state: Option<&AnyState>,
        param: &Param<'_>,
        matrix: MatrixLayout,
    ) -> AskedFor;
    /// [`Rule::initial`].
    fn initial(&self, index: usize) -> Option<f64>;
    /// The state of a parameter before its first step.
    fn new_state(&self, param: &Param<'_>, matrix: MatrixLayout) -> AnyState;
    /// Puts a parameter that has taken steps among those that are to be evaluated, if the rule says how.
    fn evaluate<'a>(
        &self,
        exec: &Exec,
        state: &'a AnyState,
        data: &'a mut AnyData<'_>,
        jobs: &mut Jobs<'a>,
    ) -> Result<(), Error>;
    /// Does something with a step of this rule, which stands on the stack. It is for a step of one rule, where a
    /// small one should not ask for memory.
    fn with_step<'a>(
        &'a self,
        exec: &'a Exec,
        then: &mut dyn FnMut(&mut (dyn ErasedStep<'a> + 'a)) -> Result<(), Error>,
    ) -> Result<(), Error>;
    /// A step of this rule, beside those of others.
    fn step<'a>(&'a self, exec: &'a Exec) -> Box<dyn ErasedStep<'a> + 'a>;
}

/// Memory that a step takes before it begins and gives back behind it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AskedFor {
    /// Of the tensor.
    pub(crate) bytes: u64,
    /// For all tensors together.
    pub(crate) demand: Demand,
}

/// What a rule asks of a tensor.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asks {
    pub(crate) shape: bool,
    pub(crate) axes: bool,
    /// Whether a segment of its weights may be stepped by itself.
    #[cfg(feature = "sharded")]
    pub(crate) cuts: bool,
    /// Whether its step has several stages.
    #[cfg(feature = "sharded")]
    pub(crate) reduces: bool,
}

/// A step of one rule.
pub(crate) trait ErasedStep<'a>: Passes {
    /// Has memory for every state that the step needs, and checks the numbers of each tensor's step. On an error
    /// the states are to forget what was to change. It is told what was found of the same parameters in the step before, and
    /// tells what holds of them when the step is taken.
    fn prepare(
        &mut self,
        members: Members<'_, '_>,
        given: &Given,
        known: Option<Alike>,
    ) -> Result<Option<Alike>, Error>;
    /// Whether a parameter's step waits for nothing, so that the step may be taken in [portions](Self::portion).
    #[cfg(feature = "sharded")]
    fn has_portions(&self) -> bool;
    /// Takes the step of some parameters, of so many bytes of weights.
    #[cfg(feature = "sharded")]
    fn portion(&mut self, weights: usize, members: Members<'_, '_>, around: Around<'_>);
    /// Begins the step, which moves this rule's and others' weights, so many bytes in all, with these around its loops.
    fn begin(&mut self, weights: usize, members: Members<'a, '_>, around: Around<'a>);
}

/// Tensors that are to be evaluated.
pub(crate) struct JobsFamily<'a>(PhantomData<&'a ()>);

impl<'a> Family for JobsFamily<'a> {
    type Of<T: Element> = Vec<Job<'a, T>>;
}

/// Those of each type.
pub(crate) type Jobs<'a> = ForEach<JobsFamily<'a>>;

impl<R: Rule> ErasedRule for R {
    fn meta(&self) -> &'static RuleMeta {
        const { &R::META }
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn cloned(&self) -> Box<dyn ErasedRule> {
        Box::new(self.clone())
    }

    fn asks(&self) -> Asks {
        Asks {
            shape: R::USES_SHAPE,
            axes: R::USES_AXES,
            #[cfg(feature = "sharded")]
            cuts: !(R::USES_EXTENT || R::USES_AXES || R::USES_SHAPE || R::META.draws_noise),
            #[cfg(feature = "sharded")]
            reduces: R::REDUCES,
        }
    }

    fn validate(&self) -> Result<(), Error> {
        Rule::validate(self)
    }

    fn hyper_at(&self, index: usize) -> Option<HyperValue> {
        Rule::hyper_at(self, index)
    }

    fn set_hyper(&mut self, name: &str, value: HyperValue) -> Result<(), Error> {
        Rule::set_hyper(self, name, value)
    }

    fn set_hypers(&mut self, values: &[(usize, HyperValue)]) -> Result<(), Error> {
        let mut changed = self.clone();
        for (index, value) in values {
            changed.set_position(*index, *value)?;
        }
        Rule::validate(&changed)?;
        *self = changed;
        Ok(())
    }

    fn states(&self, extent: Extent) -> Counts {
        let mut counts = Counts::default();
        for (index, state) in R::META.states.iter().enumerate() {
            if Rule::state_is_active(self, index, extent) {
                *match (state.storage, axis_of(state.storage)) {
                    (_, Some(axis)) => &mut counts.of_axes[axis.index()],
                    (Storage::Scalar, None) => &mut counts.scalars,
                    (_, None) => &mut counts.per_weight,
                } += 1;
            }
        }
        counts
    }

    #[cfg(feature = "checkpoint")]
    fn state_is_active(&self, index: usize, extent: Extent) -> bool {
        Rule::state_is_active(self, index, extent)
    }

    fn asks_for(
        &self,
        exec: &Exec,
        state: Option<&AnyState>,
        param: &Param<'_>,
        matrix: MatrixLayout,
    ) -> AskedFor {
        fn of<R: Rule, T: Element>(rule: &R, exec: &Exec, state: &TensorState<T>) -> AskedFor {
            let asked = stages::asked(rule, exec, state);
            AskedFor {
                bytes: asked.bytes::<T>(),
                demand: asked.demand,
            }
        }
        let state = state.filter(|state| {
            state.dtype() == param.dtype()
                && opened!(AnyState(*state), state => state.matrix() == matrix)
        });
        match state {
            Some(state) => opened!(AnyState(state), state => of(self, exec, state)),
            None => {
                opened!(AnyState(&self.new_state(param, matrix)), state => of(self, exec, state))
            }
        }
    }

    fn initial(&self, index: usize) -> Option<f64> {
        Rule::initial(self, index)
    }

    fn new_state(&self, param: &Param<'_>, matrix: MatrixLayout) -> AnyState {
        fn of<R: Rule, T: Element>(
            rule: &R,
            _data: &Data<'_, T>,
            matrix: MatrixLayout,
        ) -> AnyState {
            T::erase::<StateFamily>(TensorState::new(rule, matrix))
        }
        opened!(AnyData(&param.data), data => of(self, data, matrix))
    }

    fn evaluate<'a>(
        &self,
        exec: &Exec,
        state: &'a AnyState,
        data: &'a mut AnyData<'_>,
        jobs: &mut Jobs<'a>,
    ) -> Result<(), Error> {
        opened_alike!(AnyState(state), AnyData(data), (state, data) => {
            let evaluation = Evaluation::of(self, exec, state)?;
            let job = evaluation.map(|evaluation| evaluation.of_weights(data.w));
            Sealed::among(jobs).extend(job);
        });
        Ok(())
    }

    fn with_step<'a>(
        &'a self,
        exec: &'a Exec,
        then: &mut dyn FnMut(&mut (dyn ErasedStep<'a> + 'a)) -> Result<(), Error>,
    ) -> Result<(), Error> {
        then(&mut Begun::of_each(self, exec))
    }

    fn step<'a>(&'a self, exec: &'a Exec) -> Box<dyn ErasedStep<'a> + 'a> {
        Box::new(Begun::of_each(self, exec))
    }
}

impl<'a, R> Begun<'a, R, OneOfEach<'a>> {
    fn of_each(rule: &'a R, exec: &'a Exec) -> Self {
        Self {
            rule,
            exec,
            batches: OneOfEach::default(),
            steady: false,
        }
    }
}

impl<'a, R: Rule> ErasedStep<'a> for Begun<'a, R, OneOfEach<'a>> {
    fn prepare(
        &mut self,
        mut members: Members<'_, '_>,
        given: &Given,
        known: Option<Alike>,
    ) -> Result<Option<Alike>, Error> {
        let alike = steady::alike_under(self.rule);
        // What one of them needs, and what becomes of its numbers, is so of all.
        let looked_at = if alike.is_some() && alike == known {
            members.first()
        } else {
            members
        };
        let numbers = numbers_of(const { &R::META }, |name| given.number(name))?;
        for Moved { param, state, .. } in looked_at {
            opened_alike!(AnyState(&mut *state), AnyData(&mut param.data), (state, data) => {
                if !numbers.is_empty() {
                    state.give(numbers.clone());
                }
                if R::META.draws_noise {
                    data.inputs.get_or_insert_default().key = noise::key(given.seed, &param.name);
                }
                state.allocate(self.rule, data.w, &data.g)?;
            });
            let checked =
                (self.batches).check(self.rule, self.exec, state, &param.name, &param.data);
            checked.map_err(|error| match error {
                Error::NotAMatrix { rule, ndim, .. } => Error::NotAMatrix {
                    rule,
                    parameter: param.name().to_owned(),
                    ndim,
                },
                other => other,
            })?;
        }
        self.steady = alike.is_some() && self.batches.share_one_plan();
        Ok(alike.filter(|_| self.steady))
    }

    #[cfg(feature = "sharded")]
    fn has_portions(&self) -> bool {
        !R::REDUCES
    }

    #[cfg(feature = "sharded")]
    fn portion(&mut self, weights: usize, members: Members<'_, '_>, around: Around<'_>) {
        let (rule, exec) = (self.rule, self.exec);
        let bytes = super::most_bytes::<R>(weights);
        let plans = (self.steady && around.is_nothing()).then_some(&self.batches);
        let here = |members| match plans {
            Some(plans) => steady::run(plans, members),
            None => {
                let tensors = tensors(exec, members, around);
                super::run_each(rule, exec, &mut OneOfEach::default(), tensors);
            }
        };
        #[cfg(feature = "rayon")]
        if !exec.is_alone(bytes) {
            exec.pass(Doing::Loop, members.weights(), bytes, |turn| {
                if turn.is_shared() {
                    super::shared::run(rule, exec, turn, plans, members, around);
                } else {
                    here(members);
                }
            });
            return;
        }
        let _ = bytes;
        here(members);
    }

    fn begin(&mut self, weights: usize, members: Members<'a, '_>, around: Around<'a>) {
        let (rule, exec) = (self.rule, self.exec);
        let bytes = super::most_bytes::<R>(weights);
        let steady = self.steady && around.is_nothing();
        #[cfg(feature = "rayon")]
        if !R::REDUCES && !exec.is_alone(bytes) {
            let batches = &mut self.batches;
            exec.pass(Doing::Loop, members.weights(), bytes, |turn| {
                if turn.is_shared() {
                    let plans = steady.then_some(&*batches);
                    super::shared::run(rule, exec, turn, plans, members, around);
                } else if steady {
                    steady::run(batches, members);
                } else {
                    super::run_each(rule, exec, batches, tensors(exec, members, around));
                }
            });
            return;
        }
        if steady && exec.is_alone(bytes) {
            steady::run(&self.batches, members);
            return;
        }
        let tensors = tensors(exec, members, around);
        begin(rule, exec, bytes, &mut self.batches, tensors);
    }
}

/// Parameters as a step computes them, with these around its loops.
pub(super) fn tensors<'a>(
    exec: &'a Exec,
    members: Members<'a, '_>,
    around: Around<'a>,
) -> impl ExactSizeIterator<Item = AnyTensor<'a>> {
    members.map(move |moved| {
        let Moved {
            place,
            param,
            state,
            gathered,
            average,
            watched,
        } = moved;
        opened_alike!(AnyData(&mut param.data), AnyState(state), (Data { w, g, inputs }, state) => {
            let g = around.seen.through(place, g, gathered).beside(inputs.as_deref());
            let behind = Behind::of(exec, around, average, watched);
            Sealed::erase::<TensorFamily<'_>>(Tensor {
                w,
                g,
                state,
                behind,
                #[cfg(feature = "sharded")]
                segment: param.segment,
            })
        })
    })
}
