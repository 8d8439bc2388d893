//! Averages of weights, brought up to date while the weights that a step has written still lie in the cache.

use crate::machine::dispatch::Tools;
use crate::machine::exec::Exec;
use crate::tensor::kept::Averaged;
use crate::value::element::Element;
use crate::value::functions::one_minus_pow;

/// How far an average goes towards the weights of a step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Towards<T> {
    tools: Tools<T>,
    share: T,
}

/// What the weights of a step mean to an average.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Share {
    /// The average goes this share of the way to them.
    Always(f64),
    /// The same, but the first weights it becomes itself.
    AfterFirst(f64),
    /// It forgets at this rate, and is a mean of what it was given.
    Debiased(f64),
    /// It is the mean of all.
    Mean,
}

impl Share {
    /// Of the way to weights, if there are so many in the average.
    #[allow(clippy::cast_precision_loss, reason = "nobody takes 2^53 steps")]
    pub(crate) fn of(self, count: u64) -> f64 {
        let next = (count + 1) as f64;
        match self {
            Self::Always(share) => share,
            Self::AfterFirst(_) if count == 0 => 1.0,
            Self::AfterFirst(share) => share,
            Self::Debiased(rate) => (1.0 - rate) / one_minus_pow(rate, next),
            Self::Mean => 1.0 / next,
        }
    }
}

/// An average that takes in the weights of a step.
#[derive(Debug)]
pub(crate) struct Averaging<'a, T: Element> {
    pub(crate) values: &'a mut [T],
    pub(crate) towards: Towards<T>,
}

impl<T: Element> Towards<T> {
    fn new(exec: &Exec, share: f64) -> Self {
        Self {
            tools: Tools::new(exec.set),
            share: T::from_f64(share),
        }
    }
}

impl<'a, T: Element> Averaging<'a, T> {
    /// Counts the weights that it is going to take in; none if there is no average.
    pub(crate) fn of(exec: &Exec, share: Option<Share>, average: &'a mut Averaged) -> Option<Self> {
        let (share, values) = (share?, average.values.as_mut()?);
        let towards = Towards::new(exec, share.of(average.count));
        average.count += 1;
        let values = T::open_mut(values)?;
        Some(Self { values, towards })
    }
}

impl<T: Element> Averaging<'_, T> {
    /// Takes in some of the weights.
    pub(crate) fn take_in(&mut self, from: usize, w: &[T]) {
        let Towards { tools, share } = self.towards;
        tools.average(&mut self.values[from..from + w.len()], w, share);
    }
}
