//! What a device does for an optimizer.

use crate::device::AnyLaunch;
use crate::door::meta::RuleMeta;
use crate::error::Error;
use crate::tensor::view::Values;
use crate::value::dtype::Dtype;
use crate::value::room::Room;

/// Values of either type.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum RoomValues {
    /// Of an `f32` parameter.
    F32(Vec<f32>),
    /// Of an `f64` parameter.
    F64(Vec<f64>),
}

impl RoomValues {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Self::F32(values) => values.len(),
            Self::F64(values) => values.len(),
        }
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Their type.
    pub fn dtype(&self) -> Dtype {
        match self {
            Self::F32(_) => Dtype::F32,
            Self::F64(_) => Dtype::F64,
        }
    }

    pub(super) fn first_not_finite(&self) -> Option<(usize, f64)> {
        match self {
            Self::F32(values) => {
                let found = values.iter().position(|x| !x.is_finite());
                found.map(|index| (index, values[index].into()))
            }
            Self::F64(values) => {
                let found = values.iter().position(|x| !x.is_finite());
                found.map(|index| (index, values[index]))
            }
        }
    }
}

/// Where the text of a loop is.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Source {
    /// In [that of a rule](RuleMeta::cuda).
    Rule(&'static RuleMeta),
    /// In that of [what stands around rules](crate::device::tools).
    Tools,
}

/// One loop over one parameter.
#[derive(Debug)]
#[non_exhaustive]
pub struct Job {
    /// The parameter, by its position among all that the optimizer knows.
    pub parameter: usize,
    /// Where it stands among those of the call.
    pub place: usize,
    /// Where the loop's text is.
    pub source: Source,
    /// The loop. Its weights are the parameter's.
    pub launch: AnyLaunch,
    /// What it is given as the gradient.
    pub gradient: Room,
    /// What its states are, where they are not the rule's.
    pub states: Option<[Room; 2]>,
}

/// What a device does for a [`DeviceOptimizer`](super::DeviceOptimizer): it has memory, and runs loops over it in the order
/// in which it is asked.
///
/// It knows a parameter by its position among all that the optimizer knows, and by where it stands among those of the call
/// at hand, which the caller's memory is found by.
pub trait Accelerator {
    /// What goes wrong here, and what the optimizer finds wrong.
    type Error: From<Error>;

    /// A call begins: what is made from here on is given back by [`undo`](Self::undo).
    fn begin(&mut self);

    /// Gives back what was made since [`begin`](Self::begin), for nothing came of it.
    fn undo(&mut self);

    /// Has the loops of a text ready for tensors of a type, so that no more can fail when they are run than must.
    ///
    /// # Errors
    /// If they cannot be compiled.
    fn ready(&mut self, source: Source, dtype: Dtype) -> Result<(), Self::Error>;

    /// Has memory for so many values, unless it has it already.
    ///
    /// # Errors
    /// If there is none.
    fn make(
        &mut self,
        parameter: usize,
        room: Room,
        len: usize,
        dtype: Dtype,
    ) -> Result<(), Self::Error>;

    /// Gives memory back that may be there.
    fn free(&mut self, parameter: usize, room: Room);

    /// Fills memory with a value.
    ///
    /// # Errors
    /// If that cannot be done.
    fn fill(&mut self, parameter: usize, room: Room, value: f64) -> Result<(), Self::Error>;

    /// Copies all values of a parameter, which stands so among those of the call.
    ///
    /// # Errors
    /// If that cannot be done.
    fn copy(
        &mut self,
        parameter: usize,
        place: usize,
        from: Room,
        to: Room,
    ) -> Result<(), Self::Error>;

    /// The values of an input of the parameter that stands here.
    ///
    /// # Errors
    /// If they cannot be copied.
    fn input(&mut self, place: usize, input: &str) -> Result<RoomValues, Self::Error>;

    /// The values there: as many as were made, and of that type. Others are refused with [`Error::DeviceValues`], and never
    /// used.
    ///
    /// # Errors
    /// If they cannot be copied.
    fn download(
        &mut self,
        parameter: usize,
        place: usize,
        room: Room,
    ) -> Result<RoomValues, Self::Error>;

    /// Has memory with these values.
    ///
    /// # Errors
    /// If there is none, or they cannot be copied.
    fn upload(
        &mut self,
        parameter: usize,
        room: Room,
        values: Values<'_>,
    ) -> Result<(), Self::Error>;

    /// Runs these loops, which do not wait for one another, and gives what the [trees](AnyLaunch::trees) of all come to,
    /// loop by loop. `began` becomes true with the first that is asked for and writes weights or states; what fails before has
    /// changed nothing.
    ///
    /// # Errors
    /// If one cannot be run.
    fn run(&mut self, jobs: &[Job], began: &mut bool) -> Result<Vec<f64>, Self::Error>;

    /// Runs the loops of the last [`run`](Self::run) again over the same tensors, which lie where they lay, with the numbers
    /// of these: each is that of a rule's parameters, with the first of their positions. False, and nothing is run, where
    /// that cannot be done.
    ///
    /// # Errors
    /// As of [`run`](Self::run).
    fn again(
        &mut self,
        launches: &[(usize, AnyLaunch)],
        began: &mut bool,
    ) -> Result<bool, Self::Error> {
        let _ = (launches, began);
        Ok(false)
    }
}
