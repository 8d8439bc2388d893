//! Schedules made of others.

use super::arguments::{above_zero, finite, not_zero};
use super::curve::{Anneal, Curve, Level};
use super::node::Node;
use super::{DEEPEST, Schedule};
use crate::error::Error;

impl Schedule {
    /// This one, and from its end on the other, which begins with its own step 0.
    ///
    /// A fault if this one goes on for ever: [`for_steps`](Self::for_steps) says how long it is wanted.
    #[must_use]
    pub fn then(self, other: Self) -> Self {
        let ends = match self.length() {
            Some(begin) => Ok(begin),
            None => Err(Error::EndlessSchedule { method: "then" }),
        };
        self.joined(other, is_sequence, |this, other| {
            let begin = ends?;
            let mut parts = match this {
                Node::Sequence(parts) => parts,
                one => vec![(0, one)],
            };
            match other {
                Node::Sequence(more) => {
                    let shifted = |(at, part): (u64, Node)| (begin.saturating_add(at), part);
                    parts.extend(more.into_iter().map(shifted));
                }
                one => parts.push((begin, one)),
            }
            Ok(Node::Sequence(parts))
        })
    }

    /// The product with another: both at the same step. At most one of them may be of values. Where one has single
    /// [levels that are values](Level::Value), it is given what the other one makes of the hyper-parameter.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        match (self.is_absolute(), other.is_absolute()) {
            (false, true) => other.times(self),
            (true, true) => self.joined(other, is_product, |_, _| {
                Err(Error::ProductOfAbsoluteSchedules)
            }),
            (_, false) => self.on(other),
        }
    }

    /// The other one, of what this one makes of the hyper-parameter.
    pub(super) fn on(self, other: Self) -> Self {
        self.joined(other, is_product, |this, other| {
            let mut parts = match this {
                Node::Product(parts) => parts,
                one => vec![one],
            };
            match other {
                Node::Product(more) => parts.extend(more),
                one => parts.push(one),
            }
            Ok(Node::Product(parts))
        })
    }

    /// Two in one. The parts of one that is made in the same way lie beside the others then, and no deeper than before.
    fn joined(
        self,
        other: Self,
        is_alike: fn(&Node) -> bool,
        join: impl FnOnce(Node, Node) -> Result<Node, Error>,
    ) -> Self {
        let depth = |it: &Self| it.depth + usize::from(!is_alike(&it.node));
        let depth = depth(&self).max(depth(&other));
        if let Some(fault) = self.fault.or(other.fault) {
            return Self::faulty(fault);
        }
        if depth > DEEPEST {
            return Self::faulty(Error::ScheduleTooDeep { most: DEEPEST });
        }
        match join(self.node, other.node) {
            Ok(node) => Self {
                node,
                depth,
                fault: None,
            },
            Err(fault) => Self::faulty(fault),
        }
    }

    /// So many times in a row. A fault if it goes on for ever, or has no steps.
    #[must_use]
    pub fn repeat(self, times: u64) -> Self {
        self.repeated("repeat", Some(times))
    }

    /// Again and again, for ever. A fault if it goes on for ever by itself, or has no steps.
    #[must_use]
    pub fn cycle(self) -> Self {
        self.repeated("cycle", None)
    }

    fn repeated(self, method: &'static str, times: Option<u64>) -> Self {
        let period = self.length();
        let fault = match period {
            None => Some(Error::EndlessSchedule { method }),
            Some(steps) => not_zero(method, "steps", steps)
                .or_else(|| times.and_then(|times| not_zero(method, "times", times))),
        };
        let period = period.unwrap_or(1);
        self.wrapped(fault, |inner| Node::Repeat {
            inner,
            period,
            times,
        })
    }

    /// Each of its values for so many steps: a schedule of epochs of this length, as torch's are mostly used.
    #[must_use]
    pub fn by_epoch(self, steps: u64) -> Self {
        let fault = not_zero("by_epoch", "steps", steps);
        self.wrapped(fault, |inner| Node::Held { inner, steps })
    }

    /// Without its first steps: it begins at this one of its own.
    #[must_use]
    pub fn from_step(self, step: u64) -> Self {
        self.wrapped(None, |inner| Node::Skipped { inner, steps: step })
    }

    /// Its first value for so many steps, and then all of it.
    #[must_use]
    pub fn delayed(self, steps: u64) -> Self {
        self.wrapped(None, |inner| Node::Delayed { inner, steps })
    }

    /// So many steps: a longer one is cut, and stays at the value of the last of them; a shorter one stays at what it has
    /// come to.
    #[must_use]
    pub fn for_steps(self, steps: u64) -> Self {
        let fault = not_zero("for_steps", "steps", steps);
        self.wrapped(fault, |inner| Node::Limited { inner, steps })
    }

    /// Never below this: a factor of the hyper-parameter's own value, or of a schedule of values a value.
    #[must_use]
    pub fn at_least(self, level: impl Into<Level>) -> Self {
        let least = self.level(level.into());
        let fault = finite("at_least", "level", least.number());
        self.wrapped(fault, |inner| Node::Bounded {
            inner,
            least: Some(least),
            most: None,
        })
    }

    /// Never above this: a factor of the hyper-parameter's own value, or of a schedule of values a value.
    #[must_use]
    pub fn at_most(self, level: impl Into<Level>) -> Self {
        let most = self.level(level.into());
        let fault = finite("at_most", "level", most.number());
        self.wrapped(fault, |inner| Node::Bounded {
            inner,
            least: None,
            most: Some(most),
        })
    }

    /// Its factors as values: what the hyper-parameter's own value is does not matter any more.
    #[must_use]
    pub fn absolute(self) -> Self {
        self.of(1.0)
    }

    /// Values: its factors of this number, whatever the hyper-parameter's own value is.
    ///
    /// ```
    /// use optim_runtime::schedule::cosine;
    ///
    /// let rate = cosine(10_000).down_to(0.1).of(3e-4);
    /// assert!(rate.is_absolute());
    /// assert_eq!(rate.apply(0.5, 0), 3e-4);
    /// ```
    #[must_use]
    pub fn of(self, own: f64) -> Self {
        let fault = finite("of", "own", own);
        self.wrapped(fault, |inner| Node::Of { inner, own })
    }

    /// With another last level: where a cosine ends that would end at 0. It is that of the last part of a schedule that
    /// has several; a fault if that has no last level. A number is a factor, or of a schedule of values a value.
    #[must_use]
    pub fn down_to(self, level: impl Into<Level>) -> Self {
        let level = self.level(level.into());
        let fault = finite("down_to", "level", level.number());
        self.changed("down_to", "at_least", fault, |node| set_end(node, level))
    }

    /// With another first level: where a warm-up begins that would begin at 0. It is that of the first part of a schedule
    /// that has several; a fault if that has no first level. A number is a factor, or of a schedule of values a value.
    #[must_use]
    pub fn up_from(self, level: impl Into<Level>) -> Self {
        let level = self.level(level.into());
        let fault = finite("up_from", "level", level.number());
        self.changed("up_from", "then", fault, |node| set_start(node, level))
    }

    /// With another way to its last level: `linear(1.0, 0.1, 500).shaped(Anneal::Sqrt)`. It is that of the last part of a
    /// schedule that has several; a fault if that has none.
    #[must_use]
    pub fn shaped(self, anneal: Anneal) -> Self {
        let parameter = anneal.parameter();
        let fault = parameter.and_then(|(what, value)| above_zero("shaped", what, value));
        self.changed("shaped", "piecewise", fault, |node| {
            set_anneal(node, anneal)
        })
    }

    /// A number given to a schedule of values is a value.
    fn level(&self, level: Level) -> Level {
        match level {
            Level::Factor(value) if self.is_absolute() => Level::Value(value),
            level => level,
        }
    }

    fn changed(
        mut self,
        method: &'static str,
        instead: &'static str,
        fault: Option<Error>,
        change: impl FnOnce(&mut Node) -> Result<(), &'static str>,
    ) -> Self {
        let fault = self.fault.take().or(fault);
        let changed = match fault {
            Some(fault) => Err(fault),
            None => change(&mut self.node).map_err(|schedule| Error::NotOfSchedule {
                method,
                schedule,
                instead,
            }),
        };
        match changed {
            Ok(()) => self,
            Err(fault) => Self::faulty(fault),
        }
    }
}

fn is_sequence(node: &Node) -> bool {
    matches!(node, Node::Sequence(_))
}

fn is_product(node: &Node) -> bool {
    matches!(node, Node::Product(_))
}

/// The curve that a schedule ends with, or what else it ends with.
fn last(node: &mut Node) -> Result<&mut Node, &'static str> {
    match node {
        Node::Curve(_) | Node::Restarts(_) => Ok(node),
        Node::Sequence(parts) => match parts.last_mut() {
            Some((_, part)) => last(part),
            None => Err("then"),
        },
        Node::Repeat { inner, .. }
        | Node::Held { inner, .. }
        | Node::Skipped { inner, .. }
        | Node::Delayed { inner, .. }
        | Node::Limited { inner, .. }
        | Node::Bounded { inner, .. }
        | Node::Of { inner, .. } => last(inner),
        other => Err(other.name()),
    }
}

/// The curve that a schedule begins with, or what else it begins with.
fn first(node: &mut Node) -> Result<&mut Curve, &'static str> {
    match node {
        Node::Curve(curve) => Ok(curve),
        Node::Sequence(parts) => match parts.first_mut() {
            Some((_, part)) => first(part),
            None => Err("then"),
        },
        Node::Repeat { inner, .. }
        | Node::Held { inner, .. }
        | Node::Skipped { inner, .. }
        | Node::Delayed { inner, .. }
        | Node::Limited { inner, .. }
        | Node::Bounded { inner, .. }
        | Node::Of { inner, .. } => first(inner),
        other => Err(other.name()),
    }
}

fn set_end(node: &mut Node, level: Level) -> Result<(), &'static str> {
    match last(node)? {
        Node::Restarts(restarts) => restarts.low = level,
        Node::Curve(curve) => match curve.knots.last_mut() {
            Some(knot) => knot.level = level,
            None => return Err("piecewise"),
        },
        other => return Err(other.name()),
    }
    Ok(())
}

fn set_start(node: &mut Node, level: Level) -> Result<(), &'static str> {
    let curve = first(node)?;
    match curve.knots.first() {
        Some(knot) if knot.anneal != Anneal::Hold => curve.start = level,
        _ => return Err("piecewise"),
    }
    Ok(())
}

fn set_anneal(node: &mut Node, anneal: Anneal) -> Result<(), &'static str> {
    match last(node)? {
        Node::Curve(curve) => match curve.knots.last_mut() {
            Some(knot) => knot.anneal = anneal,
            None => return Err("piecewise"),
        },
        other => return Err(other.name()),
    }
    Ok(())
}
