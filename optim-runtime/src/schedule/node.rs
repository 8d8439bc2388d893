//! What a schedule is made of, and its value at a step.

use std::fmt;
use std::sync::Arc;

use super::curve::{Curve, Level};
use super::cycles::{Cyclic, Restarts};
use crate::value::functions::pow;

/// A function of the step that a caller gave. Two are equal if they are the same one.
#[derive(Clone)]
pub(super) struct Function(pub(super) Arc<dyn Fn(u64) -> f64 + Send + Sync>);

impl Function {
    pub(super) fn at(&self, step: u64) -> f64 {
        (self.0)(step)
    }
}

impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a function")
    }
}

/// A schedule, or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Constant(Level),
    Curve(Curve),
    /// γ to the power of step/every, or of its whole part.
    Exponential {
        gamma: f64,
        every: f64,
        staircase: bool,
    },
    /// γ to the power of how many milestones are past.
    MultiStep {
        milestones: Arc<[u64]>,
        gamma: f64,
    },
    /// (1 + step/steps)⁻ᵖ.
    Inverse {
        steps: f64,
        power: f64,
    },
    Cyclic(Cyclic),
    Restarts(Restarts),
    /// Factors, one a step; the last one stays.
    Table(Arc<[f64]>),
    Function(Function),
    /// One after another, each with the step at which it begins.
    Sequence(Vec<(u64, Node)>),
    /// Each has for the hyper-parameter's own value what those before it make of it.
    Product(Vec<Node>),
    Repeat {
        inner: Box<Node>,
        period: u64,
        /// For ever, if it is not said.
        times: Option<u64>,
    },
    /// Each of its steps so many times.
    Held {
        inner: Box<Node>,
        steps: u64,
    },
    /// From this step of its own on.
    Skipped {
        inner: Box<Node>,
        steps: u64,
    },
    /// The first value for so many steps more.
    Delayed {
        inner: Box<Node>,
        steps: u64,
    },
    /// So many steps and no more.
    Limited {
        inner: Box<Node>,
        steps: u64,
    },
    Bounded {
        inner: Box<Node>,
        least: Option<Level>,
        most: Option<Level>,
    },
    /// With this for the hyper-parameter's own value.
    Of {
        inner: Box<Node>,
        own: f64,
    },
}

impl Node {
    /// The value at a step, for a hyper-parameter whose own is this.
    #[allow(
        clippy::cast_precision_loss,
        reason = "beyond 2^53 one step more is no difference"
    )]
    pub(super) fn at(&self, own: f64, step: u64) -> f64 {
        match self {
            Self::Constant(level) => level.of(own),
            Self::Curve(curve) => curve.at(own, step),
            Self::Exponential {
                gamma,
                every,
                staircase,
            } => {
                let times = step as f64 / every;
                let times = if *staircase { times.floor() } else { times };
                own * pow(*gamma, times)
            }
            Self::MultiStep { milestones, gamma } => {
                let past = milestones.partition_point(|milestone| *milestone <= step);
                own * pow(*gamma, past as f64)
            }
            Self::Inverse { steps, power } => own * inverse(step as f64 / steps, *power),
            Self::Cyclic(cyclic) => cyclic.at(own, step),
            Self::Restarts(restarts) => restarts.at(own, step),
            Self::Table(factors) => own * factors[index(step).min(factors.len() - 1)],
            Self::Function(function) => own * function.at(step),
            Self::Sequence(parts) => {
                let next = parts.partition_point(|(begin, _)| *begin <= step);
                // The first begins at 0.
                let (begin, part) = &parts[next - 1];
                part.at(own, step - begin)
            }
            Self::Product(parts) => parts.iter().fold(own, |own, part| part.at(own, step)),
            Self::Repeat {
                inner,
                period,
                times,
            } => {
                let over = times.is_some_and(|times| step / period >= times);
                inner.at(own, if over { *period } else { step % period })
            }
            Self::Held { inner, steps } => inner.at(own, step / (*steps).max(1)),
            Self::Skipped { inner, steps } => inner.at(own, step.saturating_add(*steps)),
            Self::Delayed { inner, steps } => inner.at(own, step.saturating_sub(*steps)),
            Self::Limited { inner, steps } => inner.at(own, inner.limited(*steps, step)),
            Self::Bounded { inner, least, most } => {
                let value = inner.at(own, step);
                // A NaN comes through.
                let value = match least.map(|least| least.of(own)) {
                    Some(least) if value < least => least,
                    _ => value,
                };
                match most.map(|most| most.of(own)) {
                    Some(most) if value > most => most,
                    _ => value,
                }
            }
            Self::Of { inner, own } => inner.at(*own, step),
        }
    }

    /// The step of this that stands for one of it limited to so many steps: what it comes to by itself within them, it
    /// stays at, and otherwise at what it has in the last of them.
    pub(super) fn limited(&self, steps: u64, step: u64) -> u64 {
        let ends = self.length().is_some_and(|length| length <= steps);
        if ends {
            step
        } else {
            step.min(steps.saturating_sub(1))
        }
    }

    /// The number of steps after which the next may begin; `None` if it goes on for ever.
    pub(super) fn length(&self) -> Option<u64> {
        match self {
            Self::Curve(curve) => Some(curve.length()),
            Self::MultiStep { milestones, .. } => Some(milestones.last().copied().unwrap_or(0)),
            Self::Table(factors) => Some(factors.len() as u64),
            Self::Constant(_)
            | Self::Exponential { .. }
            | Self::Inverse { .. }
            | Self::Cyclic(_)
            | Self::Restarts(_)
            | Self::Function(_) => None,
            Self::Sequence(parts) => {
                let (begin, last) = parts.last()?;
                Some(begin.saturating_add(last.length()?))
            }
            Self::Product(parts) => {
                // A constant factor is there as long as the others are.
                let changing = parts
                    .iter()
                    .filter(|part| !matches!(part, Self::Constant(_)));
                let lengths: Option<Vec<u64>> = changing.map(Self::length).collect();
                lengths?.into_iter().max()
            }
            Self::Repeat { period, times, .. } => Some(period.saturating_mul((*times)?)),
            Self::Held { inner, steps } => Some(inner.length()?.saturating_mul(*steps)),
            Self::Skipped { inner, steps } => Some(inner.length()?.saturating_sub(*steps)),
            Self::Delayed { inner, steps } => Some(inner.length()?.saturating_add(*steps)),
            Self::Limited { steps, .. } => Some(*steps),
            Self::Bounded { inner, .. } | Self::Of { inner, .. } => inner.length(),
        }
    }

    /// Whether its values are the same whatever the hyper-parameter's own value.
    pub(super) fn is_absolute(&self) -> bool {
        match self {
            Self::Constant(level) => level.is_absolute(),
            Self::Curve(curve) => curve.is_absolute(),
            Self::Cyclic(Cyclic { low, high, .. }) | Self::Restarts(Restarts { low, high, .. }) => {
                low.is_absolute() && high.is_absolute()
            }
            Self::Exponential { .. }
            | Self::MultiStep { .. }
            | Self::Inverse { .. }
            | Self::Table(_)
            | Self::Function(_) => false,
            Self::Sequence(parts) => parts.iter().all(|(_, part)| part.is_absolute()),
            Self::Product(parts) => parts.iter().any(Self::is_absolute),
            Self::Bounded { inner, least, most } => {
                let mut bounds = least.iter().chain(most);
                inner.is_absolute() && bounds.all(|level| level.is_absolute())
            }
            Self::Repeat { inner, .. }
            | Self::Held { inner, .. }
            | Self::Skipped { inner, .. }
            | Self::Delayed { inner, .. }
            | Self::Limited { inner, .. } => inner.is_absolute(),
            Self::Of { .. } => true,
        }
    }

    /// The function that makes it, or the method.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Constant(_) => "constant",
            Self::Curve(_) => "piecewise",
            Self::Exponential {
                staircase: true, ..
            } => "step",
            Self::Exponential { .. } => "exponential",
            Self::MultiStep { .. } => "multi_step",
            Self::Inverse { .. } => "inverse_power",
            Self::Cyclic(_) => "cyclic",
            Self::Restarts(_) => "restarts",
            Self::Table(_) => "table",
            Self::Function(_) => "from_fn",
            Self::Sequence(_) => "then",
            Self::Product(_) => "times",
            Self::Repeat { .. } => "repeat",
            Self::Held { .. } => "by_epoch",
            Self::Skipped { .. } => "from_step",
            Self::Delayed { .. } => "delayed",
            Self::Limited { .. } => "for_steps",
            Self::Bounded { .. } => "at_least",
            Self::Of { .. } => "of",
        }
    }
}

/// (1 + x)⁻ᵖ. Roots and reciprocals are rounded rightly.
fn inverse(x: f64, power: f64) -> f64 {
    if power == 0.5 {
        1.0 / (1.0 + x).sqrt()
    } else if power == 1.0 {
        1.0 / (1.0 + x)
    } else {
        pow(1.0 + x, -power)
    }
}

/// A place in a list; beyond all lists if the step is.
fn index(step: u64) -> usize {
    usize::try_from(step).unwrap_or(usize::MAX)
}
