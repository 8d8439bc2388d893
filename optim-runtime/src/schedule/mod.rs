//! Schedules: a value of a hyper-parameter for each step.
//!
//! ```
//! use optim_runtime::schedule::{cosine, warmup};
//!
//! // Up in 1,000 steps, then down to a tenth in 99,000, and a tenth from there on.
//! let schedule = warmup(1_000).then(cosine(99_000).down_to(0.1));
//! assert_eq!(schedule.at(0), 0.0);
//! assert_eq!(schedule.at(500), 0.5);
//! assert_eq!(schedule.at(1_000), 1.0);
//! assert_eq!(schedule.at(1_000_000), 0.1);
//! assert_eq!(schedule.length(), Some(100_000));
//! ```
//!
//! **Steps count from 0**: the first step that is taken has [`at(0)`](Schedule::at). Every schedule is a closed form of
//! the step, so a run that goes on from step 70,000 needs nothing but that number. A schedule of n steps comes to its last
//! level at step n, stays there, and is followed by another from step n on.
//!
//! **Factors or values.** A number is a factor of the hyper-parameter's own value, so one schedule serves groups with
//! other rates. [`absolute`](Schedule::absolute) makes values of the factors, [`of`](Schedule::of) values for a peak, and a
//! [`Level::Value`] may stand where a single level is not to depend on the group's rate, as torch's `eta_min`.
//!
//! **Faults.** No constructor fails: a schedule with a bad argument carries an [`Error`] that names it
//! ([`Schedule::fault`]), has NaN for all values, and is refused by [`Schedule::check`] and so by the optimizer.
//!
//! [`torch`], [`optax`] and [`pytorch_optimizer`] have constructors under the names that people know, with the numbers
//! of those packages.

mod arguments;
mod check;
mod combine;
mod curve;
mod cycles;
#[cfg(feature = "serde")]
pub(crate) mod form;
mod node;
pub mod optax;
mod plateau;
pub mod pytorch_optimizer;
mod shapes;
pub mod torch;

use crate::error::Error;

pub use curve::{Anneal, Level};
use node::Node;
pub use plateau::{Plateau, PlateauState};
pub use shapes::{
    constant, cosine, cyclic, exponential, from_fn, inverse_power, inverse_sqrt, linear,
    multi_step, noam, one_cycle, piecewise, polynomial, restarts, step, table, warmup,
    warmup_stable_decay,
};

/// A value for each step: see the [module](self).
#[derive(Clone, Debug)]
pub struct Schedule {
    node: Node,
    /// How many parts stand in one another.
    depth: usize,
    /// The first thing that is wrong with it.
    fault: Option<Error>,
}

/// Two schedules are equal if they are made of equal parts; functions are if they are the same one.
impl PartialEq for Schedule {
    fn eq(&self, other: &Self) -> bool {
        self.fault == other.fault && (self.fault.is_some() || self.node == other.node)
    }
}

/// More would not be written by hand. Evaluation takes a stack, and a file has two tables or lists for each, of which
/// readers allow some 80 to 128 in one another.
const DEEPEST: usize = 32;

impl Schedule {
    fn new(node: Node) -> Self {
        Self {
            node,
            depth: 1,
            fault: None,
        }
    }

    /// A schedule whose arguments were looked at.
    fn checked(
        faults: impl IntoIterator<Item = Option<Error>>,
        node: impl FnOnce() -> Node,
    ) -> Self {
        match faults.into_iter().flatten().next() {
            None => Self::new(node()),
            Some(fault) => Self::faulty(fault),
        }
    }

    fn faulty(fault: Error) -> Self {
        Self {
            node: Node::Constant(Level::Value(f64::NAN)),
            depth: 1,
            fault: Some(fault),
        }
    }

    /// What stands around this one.
    fn wrapped(self, fault: Option<Error>, around: impl FnOnce(Box<Node>) -> Node) -> Self {
        let deep = (self.depth >= DEEPEST).then_some(Error::ScheduleTooDeep { most: DEEPEST });
        match self.fault.or(fault).or(deep) {
            Some(fault) => Self::faulty(fault),
            None => Self {
                node: around(Box::new(self.node)),
                depth: self.depth + 1,
                fault: None,
            },
        }
    }

    /// The factor at a step, counted from 0; of a schedule of values, the value. Where both are mixed, what
    /// [`apply`](Self::apply) gives for 1.
    ///
    /// NaN if the schedule has a [`fault`](Self::fault).
    pub fn at(&self, step: u64) -> f64 {
        self.node.at(1.0, step)
    }

    /// What becomes of a hyper-parameter's own value at a step, counted from 0.
    pub fn apply(&self, own: f64, step: u64) -> f64 {
        self.node.at(own, step)
    }

    /// The number of its steps: behind them the value no longer changes, and [`then`](Self::then) goes on with the next.
    /// `None` if it goes on for ever or nobody knows, as with [`exponential`] and [`from_fn`]; also for a
    /// [`constant`], of which only [`for_steps`](Self::for_steps) says how long it is wanted.
    pub fn length(&self) -> Option<u64> {
        self.node.length()
    }

    /// Whether it gives values, whatever the hyper-parameter's own value is, and not factors of it.
    pub fn is_absolute(&self) -> bool {
        self.node.is_absolute()
    }

    /// What is wrong with its arguments, if anything is: the first thing.
    pub fn fault(&self) -> Option<&Error> {
        self.fault.as_ref()
    }

    /// [`at`](Self::at) of one step after another, without an end.
    ///
    /// ```
    /// use optim_runtime::schedule::linear;
    ///
    /// let values: Vec<_> = linear(1.0, 0.0, 4).values().take(6).collect();
    /// assert_eq!(values, [1.0, 0.75, 0.5, 0.25, 0.0, 0.0]);
    /// ```
    pub fn values(&self) -> impl Iterator<Item = f64> + '_ {
        (0..=u64::MAX).map(|step| self.at(step))
    }
}
