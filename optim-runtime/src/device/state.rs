//! What stays with the host of a tensor whose weights and states lie on a device, and its way through a step.

use crate::door::meta::RuleMeta;
use crate::door::rule::Rule;
use crate::error::{Error, nearest, quoted};
use crate::machine::dispatch::{Plan, Planner};
use crate::machine::exec::Exec;
use crate::reduce::model_sums;
use crate::reduce::progress::Progress;
use crate::reduce::stock::Stock;
use crate::step::bare::Update;
use crate::step::check_on_device;
use crate::step::eval::Evaluation;
use crate::tensor::inputs::{Inputs, numbers_of};
use crate::tensor::matrix::MatrixLayout;
use crate::tensor::memory::Buffer;
use crate::tensor::state::{TensorState, values_of};
use crate::value::element::Element;
use crate::value::stage::Stage;

use super::launch::Launch;

/// What stays with the host of a tensor whose weights and states lie on a device: how many steps it has taken, which states
/// there are, and what is kept of it in numbers.
#[derive(Clone, Debug)]
pub struct DeviceState<T: Element> {
    state: TensorState<T>,
}

impl<T: Element> DeviceState<T> {
    /// Of a tensor of this shape, whose last axis is the fastest, before its first step.
    ///
    /// # Errors
    /// Those of [`Update::init_shape`]; [`Error::NotOnDevice`].
    pub fn new<R: Rule>(rule: &R, shape: &[usize]) -> Result<Self, Error> {
        const { &R::META }.device()?;
        let state = rule.init_shape::<T>(shape)?.hollow()?;
        Ok(Self { state })
    }

    /// Of a tensor that has been on the host so far. The values of its states are still to be copied:
    /// [`slots`](Self::slots) tells which there are.
    ///
    /// # Errors
    /// [`Error::NotOnDevice`], [`Error::NoMemory`].
    pub fn from_host(state: &TensorState<T>) -> Result<Self, Error> {
        state.meta().device()?;
        let state = state.hollow()?;
        Ok(Self { state })
    }

    /// The same on the host, with the values that `values` gives of the state at each position that [`slots`](Self::slots)
    /// tells.
    ///
    /// # Errors
    /// [`Error::LengthMismatch`] if these are not as many as they must be; [`Error::NoMemory`].
    pub fn to_host(
        &self,
        mut values: impl FnMut(usize) -> Vec<T>,
    ) -> Result<TensorState<T>, Error> {
        let meta = self.state.meta();
        let mut slots: Vec<Option<(Buffer<T>, bool)>> = meta.states.iter().map(|_| None).collect();
        for Slot { state, len, rests } in self.slots() {
            let given = values(state);
            if given.len() != len {
                return Err(Error::LengthMismatch {
                    what: "state",
                    expected: len,
                    given: given.len(),
                });
            }
            let mut buffer = Buffer::filled(T::ZERO, len, &[]).ok_or(Error::NoMemory {
                rule: meta.name,
                state: meta.states[state].name,
                values: len,
            })?;
            buffer.copy_from_slice(&given);
            slots[state] = Some((buffer, rests));
        }
        TensorState::restored(
            meta,
            self.state.step(),
            self.state.matrix(),
            slots.into_iter(),
            self.state.numbers().clone(),
        )
    }

    /// Number of steps taken.
    pub fn step(&self) -> u64 {
        self.state.step()
    }

    /// Number of weights.
    pub fn len(&self) -> usize {
        self.state.len()
    }

    /// True for an empty tensor.
    pub fn is_empty(&self) -> bool {
        self.state.is_empty()
    }

    /// What is known of the rule.
    pub fn meta(&self) -> &'static RuleMeta {
        self.state.meta()
    }

    /// Name of the rule.
    pub fn rule(&self) -> &'static str {
        self.state.rule()
    }

    /// The value of the scalar state of this name.
    pub fn scalar(&self, state: &str) -> Option<f64> {
        let states = self.state.meta().states.iter();
        let index = states.into_iter().position(|it| it.name == state)?;
        self.state.numbers().scalars.get(index).copied()
    }

    /// The states that have values in the device's memory.
    pub fn slots(&self) -> impl Iterator<Item = Slot> {
        let (meta, matrix) = (self.state.meta(), self.state.matrix());
        self.state.slots().map(move |(state, _, rests)| Slot {
            state,
            len: values_of(matrix, meta.states[state].storage).unwrap_or_default(),
            rests,
        })
    }

    /// Begins a step: counts it, and does all that can fail. Nothing changes if it does.
    ///
    /// `inputs` has the numbers that the rule asks for and where random numbers come from; of values for each weight it has
    /// the names alone, with empty slices, for they lie on the device.
    ///
    /// # Errors
    /// Those of [`Update::update`]; [`Error::MissingInput`], [`Error::MissingNumber`], [`Error::UnknownInput`].
    pub fn begin<'s, R: Rule>(
        &'s mut self,
        rule: &'s R,
        inputs: &Inputs<'_, T>,
    ) -> Result<Step<'s, R, T>, Error> {
        rule.validate()?;
        let meta = const { &R::META };
        meta.device()?;
        self.state.check::<R>(self.state.len())?;
        for (name, scalar) in (inputs.values().map(|(name, _)| (name, false)))
            .chain(inputs.numbers().map(|(name, _)| (name, true)))
        {
            let known = || {
                let inputs = meta.inputs.iter();
                inputs
                    .filter(move |it| it.scalar == scalar)
                    .map(|it| it.name)
            };
            if known().all(|it| it != name) {
                return Err(Error::UnknownInput {
                    parameter: String::new(),
                    input: name.to_owned(),
                    known: quoted(known()),
                    nearest: nearest(name, known()),
                });
            }
        }
        if let Some((name, value)) = inputs.numbers().find(|(_, value)| !value.is_finite()) {
            return Err(Error::InputNotFinite {
                input: name.to_owned(),
                value,
            });
        }
        let exec = Exec::serial();
        prepare(&mut self.state, rule, &exec, "", inputs)?;
        let planner = Planner::new(exec.set);
        let made = made(&self.state, rule, planner, inputs.key);
        Ok(start(&mut self.state, rule, planner, inputs.key, made))
    }

    /// The loop that makes of the weights those that the tensor is to be evaluated with; `None` if these are the weights as
    /// they are. It changes the weights that it is given, and reads states.
    ///
    /// # Errors
    /// Those of [`Update::eval_weights`].
    pub fn eval<R: Rule>(&self, rule: &R) -> Result<Option<Launch<T>>, Error> {
        rule.validate()?;
        const { &R::META }.device()?;
        eval(&self.state, rule)
    }
}

/// Does all of a step to come that can fail; nothing changes if it does.
pub(super) fn prepare<R: Rule, T: Element>(
    state: &mut TensorState<T>,
    rule: &R,
    exec: &Exec,
    parameter: &str,
    inputs: &Inputs<'_, T>,
) -> Result<(), Error> {
    state.check::<R>(state.len())?;
    let numbers = numbers_of(const { &R::META }, |name| inputs.number(name))?;
    if !numbers.is_empty() {
        state.give(numbers);
    }
    state.allocate(rule, &[], &[])?;
    let checked = check_on_device(rule, exec, state, parameter, inputs);
    checked.inspect_err(|_| state.forget_changes())
}

/// The states that the step to come makes.
pub(super) fn made<R: Rule, T: Element>(
    state: &TensorState<T>,
    rule: &R,
    planner: Planner,
    key: u64,
) -> Vec<Made<T>> {
    let (meta, matrix) = (state.meta(), state.matrix());
    let made = state.made().iter().map(|&state| Made {
        state,
        len: values_of(matrix, meta.states[state].storage).unwrap_or_default(),
        start: match rule.plan_fill::<T>(state, planner) {
            Some(plan) => Start::Launch(Launch::of_plan::<R>(&plan, matrix, key)),
            None => Start::Value(T::from_f64(rule.initial(state).unwrap_or_default())),
        },
    });
    made.collect()
}

/// Begins a step that was prepared: counts it.
pub(super) fn start<'s, R: Rule, T: Element>(
    state: &'s mut TensorState<T>,
    rule: &'s R,
    planner: Planner,
    key: u64,
    made: Vec<Made<T>>,
) -> Step<'s, R, T> {
    let matrix = state.matrix();
    let is_only_counted = state.is_only_counted::<R>();
    state.change();
    let (t, numbers, _) = state.advance(rule);
    Step {
        rule,
        planner,
        matrix,
        key,
        made,
        progress: (!is_only_counted)
            .then(|| Progress::new(t, matrix, numbers, Default::default(), Stock::default())),
        stage: None,
    }
}

/// [`DeviceState::eval`].
pub(super) fn eval<R: Rule, T: Element>(
    state: &TensorState<T>,
    rule: &R,
) -> Result<Option<Launch<T>>, Error> {
    state.check::<R>(state.len())?;
    let evaluation = Evaluation::of(rule, &Exec::serial(), state)?;
    Ok(evaluation.map(|it| {
        let (place, numbers) = it.plan().on_device();
        Launch::of_eval::<R>(place, numbers, state.matrix())
    }))
}

/// A state that has values in the device's memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Slot {
    /// Its position among the rule's.
    pub state: usize,
    /// Number of its values.
    pub len: usize,
    /// Whether the last step did not have it: it keeps its values.
    pub rests: bool,
}

/// A state that a step makes before its first loop.
#[derive(Debug)]
#[non_exhaustive]
pub struct Made<T> {
    /// Its position among the rule's.
    pub state: usize,
    /// Number of its values.
    pub len: usize,
    /// What it starts at.
    pub start: Start<T>,
}

/// What a state starts at.
#[derive(Debug)]
pub enum Start<T> {
    /// The same for all of its values.
    Value(T),
    /// What this loop makes of weights and gradient. Its one slice is the state.
    Launch(Launch<T>),
}

/// A tensor on its way through a step.
#[derive(Debug)]
pub struct Step<'s, R, T> {
    rule: &'s R,
    planner: Planner,
    matrix: MatrixLayout,
    key: u64,
    made: Vec<Made<T>>,
    progress: Option<Progress<'s, T>>,
    /// The stage that was launched last, if it reduces numbers.
    stage: Option<&'static Stage>,
}

/// What comes next.
#[derive(Debug)]
pub enum Next<T> {
    /// This loop is to be run.
    Launch(Launch<T>),
    /// What the last loop has reduced is to be [given](Step::give).
    Sums,
    /// What is reduced over all tensors of the step is to be [added up](Step::contribute) and [received](Step::receive).
    Model,
    /// Nothing.
    Done,
}

/// What is reduced over all tensors of a step.
#[derive(Debug, Default)]
pub struct ModelSums(model_sums::ModelSums);

impl<R: Rule, T: Element> Step<'_, R, T> {
    /// The states that are made before the first loop.
    pub fn made(&self) -> &[Made<T>] {
        &self.made
    }

    /// What comes next.
    #[allow(
        clippy::should_implement_trait,
        reason = "it waits for what it is given in between"
    )]
    pub fn next(&mut self) -> Next<T> {
        let Some(progress) = &mut self.progress else {
            return Next::Done;
        };
        if self.stage.is_some() {
            return Next::Sums;
        }
        if progress.waits() {
            return Next::Model;
        }
        let plan: Option<Plan<T>> = progress.next_on_device(self.rule, self.planner);
        let Some(plan) = plan else {
            return Next::Done;
        };
        self.stage = plan.stage.filter(|stage| {
            let mut outputs = stage.outputs.iter();
            outputs.any(|(_, over)| over.axis().is_none())
        });
        Next::Launch(Launch::of_plan::<R>(&plan, self.matrix, self.key))
    }

    /// Gives what the last loop has reduced: what each of its [trees](Launch::trees) came to, in order.
    pub fn give(&mut self, sums: &[f64]) {
        if let (Some(progress), Some(stage)) = (&mut self.progress, self.stage.take()) {
            progress.take(stage, sums);
        }
    }

    /// Adds this tensor's part to what is reduced over all.
    pub fn contribute(&self, sums: &mut ModelSums) {
        if let Some(progress) = &self.progress {
            progress.contribute(const { R::META }.fingerprint, &mut sums.0);
        }
    }

    /// Takes what was reduced over all.
    pub fn receive(&mut self, sums: &ModelSums) {
        if let Some(progress) = &mut self.progress {
            progress.receive(const { R::META }.fingerprint, &sums.0);
        }
    }
}
