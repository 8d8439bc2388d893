//! Loops and steps of tensors of either type, under rules whose type is not known.

use std::fmt;
use std::marker::PhantomData;

use super::joins::{Join, Tree};
use super::launch::{Addresses, Launch};
use super::shape::{Grid, Kernel, Shape};
use super::state::{self, ModelSums, Next, Start, Step};
use crate::door::device::LoopMeta;
use crate::door::rule::Rule;
use crate::error::Error;
use crate::machine::dispatch::Planner;
use crate::machine::exec::Exec;
use crate::machine::noise;
use crate::step::erased::ErasedRule;
use crate::step::members::Alike;
use crate::step::steady::alike_under;
use crate::tensor::inputs::{Given, Inputs, numbers_of};
use crate::tensor::param::{AnyData, Param};
use crate::tensor::state::AnyState;
use crate::value::dtype::Dtype;
use crate::value::element::Element;
use crate::value::erased::{Erased, Family};

/// [`Launch`].
struct LaunchFamily;

impl Family for LaunchFamily {
    type Of<T: Element> = Launch<T>;
}

/// One loop of a step for one tensor of either element type: a [`Launch`].
#[derive(Clone, Debug)]
pub struct AnyLaunch(Erased<LaunchFamily>);

impl<T: Element> From<Launch<T>> for AnyLaunch {
    fn from(launch: Launch<T>) -> Self {
        Self(T::erase::<LaunchFamily>(launch))
    }
}

macro_rules! of_launch {
    ($(fn $name:ident($($argument:ident: $of:ty),*) -> $gives:ty;)*) => {$(
        #[doc = concat!("[`Launch::", stringify!($name), "`].")]
        pub fn $name(&self $(, $argument: $of)*) -> $gives {
            opened!(Erased(&self.0), launch => launch.$name($($argument),*))
        }
    )*};
}

impl AnyLaunch {
    /// Element type of the tensor.
    pub fn dtype(&self) -> Dtype {
        self.0.dtype()
    }

    of_launch! {
        fn meta() -> &'static LoopMeta;
        fn needs_numbers() -> bool;
        fn settles() -> u64;
        fn step() -> u64;
        fn len() -> usize;
        fn is_empty() -> bool;
        fn slice_len(slice: usize) -> usize;
        fn name(kernel: Kernel) -> String;
        fn kernels(shape: Shape) -> Vec<Grid>;
        fn sums_len() -> u64;
        fn columns_len() -> u64;
        fn trees() -> Vec<Tree>;
        fn joins() -> Vec<Join>;
        fn record(at: &Addresses, first: u32) -> Vec<u64>;
    }

    /// The [numbers](Launch::numbers), as bytes of the element type.
    pub fn numbers(&self) -> Vec<u8> {
        match &self.0 {
            Erased::F32(launch) => bytes(launch.numbers(), |x| x.to_le_bytes()),
            Erased::F64(launch) => bytes(launch.numbers(), |x| x.to_le_bytes()),
        }
    }
}

fn bytes<T: Copy, const N: usize>(values: &[T], of: impl Fn(T) -> [u8; N]) -> Vec<u8> {
    values.iter().flat_map(|value| of(*value)).collect()
}

/// A state that a step makes.
#[derive(Debug)]
pub(crate) struct AnyMade {
    /// Its position among the rule's.
    pub(crate) state: usize,
    pub(crate) len: usize,
    pub(crate) start: AnyStart,
}

/// What it starts at.
#[derive(Debug)]
pub(crate) enum AnyStart {
    /// The same for all of its values.
    Value(f64),
    Launch(AnyLaunch),
}

/// What comes next of a tensor.
#[derive(Debug)]
pub(crate) enum AnyNext {
    Launch(AnyLaunch),
    /// It waits for what is reduced over all.
    Model,
    Done,
}

/// A tensor on its way through a step.
pub(crate) trait Going {
    fn next(&mut self) -> AnyNext;
    fn give(&mut self, sums: &[f64]);
    fn contribute(&self, sums: &mut ModelSums);
    fn receive(&mut self, sums: &ModelSums);
}

impl<R: Rule, T: Element> Going for Step<'_, R, T> {
    fn next(&mut self) -> AnyNext {
        match Step::next(self) {
            Next::Launch(launch) => AnyNext::Launch(launch.into()),
            Next::Model => AnyNext::Model,
            Next::Sums => panic!("a bug in optim: what a loop has reduced was not given"),
            Next::Done => AnyNext::Done,
        }
    }

    fn give(&mut self, sums: &[f64]) {
        Step::give(self, sums);
    }

    fn contribute(&self, sums: &mut ModelSums) {
        Step::contribute(self, sums);
    }

    fn receive(&mut self, sums: &ModelSums) {
        Step::receive(self, sums);
    }
}

/// What is done on a device with the states of a rule whose type is not known. The rule that it is given must be of that
/// type.
pub(crate) trait OnDevice: fmt::Debug + Send + Sync {
    /// Does all of a step to come that can fail, and tells which states are made for it.
    fn prepare(
        &self,
        rule: &dyn ErasedRule,
        exec: &Exec,
        state: &mut AnyState,
        param: &Param<'_>,
        given: &Given,
    ) -> Result<Vec<AnyMade>, Error>;
    /// Begins a step that was prepared.
    fn begin<'s>(
        &self,
        rule: &'s dyn ErasedRule,
        exec: &Exec,
        state: &'s mut AnyState,
        key: u64,
    ) -> Box<dyn Going + 's>;
    /// What tensors have in common that share a plan; nothing under a rule that asks each.
    fn alike(&self, rule: &dyn ErasedRule) -> Option<Alike>;
    /// The loop that makes of weights those to evaluate with, if there is one.
    fn eval(&self, rule: &dyn ErasedRule, state: &AnyState) -> Result<Option<AnyLaunch>, Error>;
}

/// Rules of one type.
#[derive(Debug)]
struct Of<R>(PhantomData<fn() -> R>);

impl<R: Rule> Of<R> {
    const IT: &'static dyn OnDevice = &Self(PhantomData);
}

/// What is done with rules of this type.
pub(crate) fn vtable<R: Rule>() -> &'static dyn OnDevice {
    Of::<R>::IT
}

fn typed<R: Rule>(rule: &dyn ErasedRule) -> &R {
    let rule = rule.as_any().downcast_ref();
    rule.expect("a bug in optim: a rule stands beside another's functions")
}

/// The key of the random numbers of a parameter.
pub(crate) fn key_of(given: &Given, param: &Param<'_>) -> u64 {
    noise::key(given.seed, param.name())
}

impl<R: Rule> OnDevice for Of<R> {
    fn prepare(
        &self,
        rule: &dyn ErasedRule,
        exec: &Exec,
        state: &mut AnyState,
        param: &Param<'_>,
        given: &Given,
    ) -> Result<Vec<AnyMade>, Error> {
        let rule = typed::<R>(rule);
        let key = key_of(given, param);
        let numbers = numbers_of(const { &R::META }, |name| given.number(name))?;
        opened_alike!(AnyState(state), AnyData(&param.data), (state, data) => {
            let mut inputs = Inputs::new();
            for (name, _) in data.inputs.iter().flat_map(|inputs| inputs.values()) {
                inputs.push(name.into(), (&[]).into());
            }
            for (input, number) in R::META.inputs.iter().zip(&numbers) {
                if input.scalar {
                    inputs = inputs.with_number(input.name, *number);
                }
            }
            state::prepare(state, rule, exec, param.name(), &inputs)?;
            let made = state::made(state, rule, Planner::new(exec.set), key);
            let made = made.into_iter().map(|it| AnyMade {
                state: it.state,
                len: it.len,
                start: match it.start {
                    Start::Value(value) => AnyStart::Value(value.to_f64()),
                    Start::Launch(launch) => AnyStart::Launch(launch.into()),
                },
            });
            Ok(made.collect())
        })
    }

    fn begin<'s>(
        &self,
        rule: &'s dyn ErasedRule,
        exec: &Exec,
        state: &'s mut AnyState,
        key: u64,
    ) -> Box<dyn Going + 's> {
        let (rule, planner) = (typed::<R>(rule), Planner::new(exec.set));
        opened!(AnyState(state), state => Box::new(state::start(state, rule, planner, key, Vec::new())))
    }

    fn alike(&self, rule: &dyn ErasedRule) -> Option<Alike> {
        alike_under(typed::<R>(rule))
    }

    fn eval(&self, rule: &dyn ErasedRule, state: &AnyState) -> Result<Option<AnyLaunch>, Error> {
        let rule = typed::<R>(rule);
        opened!(AnyState(state), state => Ok(state::eval(state, rule)?.map(AnyLaunch::from)))
    }
}
