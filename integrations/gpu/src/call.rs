//! What a device does for a call of an optimizer: memory of its own beside the caller's, and loops over both.

use std::sync::Arc;

use optim_runtime::device::{AnyLaunch, Slice};
use optim_runtime::{Accelerator, Dtype, Job, Room, RoomValues, Source, Values};

use crate::buffer::CudaTensor;
use crate::driver::{GraphExec, Stream, copy, fill, read, write};
use crate::error::Error;
use crate::launches::CapturedStep;
use crate::on_cuda::OnCuda;
use crate::params::CudaParams;
use crate::rooms::Own;
use crate::run::left;

/// A call of an optimizer.
pub(crate) struct Call<'c, 'b> {
    on: &'c mut OnCuda,
    params: &'c CudaParams<'b>,
    /// A graph that is to run the loops.
    graph: Option<(&'c mut CapturedStep, GraphExec)>,
}

impl<'c, 'b> Call<'c, 'b> {
    pub(crate) fn new(on: &'c mut OnCuda, params: &'c CudaParams<'b>) -> Self {
        Call {
            on,
            params,
            graph: None,
        }
    }

    /// It with loops that a graph runs.
    pub(crate) fn in_graph(
        on: &'c mut OnCuda,
        params: &'c CudaParams<'b>,
        captured: &'c mut CapturedStep,
        graph: GraphExec,
    ) -> Self {
        Call {
            on,
            params,
            graph: Some((captured, graph)),
        }
    }
}

/// Where a tensor of the caller's or the optimizer's lies.
#[derive(Clone, Copy)]
struct Place {
    at: u64,
    len: usize,
    dtype: Dtype,
}

impl From<CudaTensor<'_>> for Place {
    fn from(tensor: CudaTensor<'_>) -> Self {
        let CudaTensor { at, len, dtype, .. } = tensor;
        Self { at, len, dtype }
    }
}

impl Place {
    fn bytes(self) -> usize {
        self.len.saturating_mul(self.dtype.size())
    }
}

fn missing(what: &str) -> Error {
    Error::Tensor {
        parameter: String::new(),
        what: what.to_owned(),
        why: "lies nowhere".to_owned(),
    }
}

fn place_of(
    on: &OnCuda,
    params: &CudaParams<'_>,
    parameter: usize,
    place: usize,
    room: Room,
) -> Result<Place, Error> {
    let lies = params.lie.get(place);
    match room {
        Room::Weights => lies.map(|lies| lies.weights.into()),
        Room::Gradient => lies.and_then(|lies| lies.gradient).map(Place::from),
        room => (on.rooms.get(parameter, Own::Room(room))).map(|held| Place {
            at: held.memory.at,
            len: held.len,
            dtype: held.dtype,
        }),
    }
    .ok_or_else(|| missing(&format!("{room:?}")))
}

impl Call<'_, '_> {
    fn place(&self, parameter: usize, place: usize, room: Room) -> Result<Place, Error> {
        place_of(self.on, self.params, parameter, place, room)
    }

    fn values(&self, place: Place) -> Result<RoomValues, Error> {
        fn of<T: Copy + Default>(place: Place, stream: Stream) -> Result<Vec<T>, Error> {
            let mut values = vec![T::default(); place.len];
            #[allow(unsafe_code, reason = "memory of a device is read")]
            // SAFETY: as many values lie there, and any bytes are a number.
            unsafe {
                read(&mut values, place.at, stream)?;
            }
            Ok(values)
        }
        let _entered = self.on.device.context().enter()?;
        Ok(match place.dtype {
            Dtype::F32 => RoomValues::F32(of(place, self.on.stream)?),
            Dtype::F64 => RoomValues::F64(of(place, self.on.stream)?),
            _ => return Err(missing("a tensor of another type")),
        })
    }
}

impl Call<'_, '_> {
    /// The weights of the parameter that stands here.
    pub(crate) fn read_weights(&self, place: usize) -> Result<RoomValues, Error> {
        self.values(self.place(usize::MAX, place, Room::Weights)?)
    }

    /// Writes the weights of the parameter that stands here.
    pub(crate) fn write_weights(&self, place: usize, values: &RoomValues) -> Result<(), Error> {
        let to = self.place(usize::MAX, place, Room::Weights)?;
        if values.len() != to.len {
            return Err(missing("what is copied"));
        }
        let _entered = self.on.device.context().enter()?;
        #[allow(unsafe_code, reason = "memory of a device is written")]
        // SAFETY: as many values lie there.
        unsafe {
            match (values, to.dtype) {
                (RoomValues::F32(values), Dtype::F32) => write(to.at, values, self.on.stream),
                (RoomValues::F64(values), Dtype::F64) => write(to.at, values, self.on.stream),
                _ => Err(missing("what is copied")),
            }
        }
    }
}

impl Accelerator for Call<'_, '_> {
    type Error = Error;

    fn begin(&mut self) {
        // What was launched last may lie elsewhere from here on.
        self.on.scratch.last = None;
        self.on.rooms.begin();
    }

    fn undo(&mut self) {
        self.on.rooms.undo();
    }

    fn ready(&mut self, source: Source, dtype: Dtype) -> Result<(), Error> {
        if self.graph.is_some() {
            // What a graph runs is the last step again, and this is any.
            return Err(Error::NotCaptured);
        }
        self.on.device.code(source, dtype).map(drop)
    }

    fn make(
        &mut self,
        parameter: usize,
        room: Room,
        len: usize,
        dtype: Dtype,
    ) -> Result<(), Error> {
        let context = Arc::clone(self.on.device.context());
        let made = (self.on.rooms).make(&context, parameter, Own::Room(room), len, dtype);
        made.map(drop)
    }

    fn free(&mut self, parameter: usize, room: Room) {
        self.on.rooms.free(parameter, Own::Room(room));
    }

    fn fill(&mut self, parameter: usize, room: Room, value: f64) -> Result<(), Error> {
        let place = self.place(parameter, usize::MAX, room)?;
        let stream = self.on.stream;
        let _entered = self.on.device.context().enter()?;
        #[allow(
            clippy::cast_possible_truncation,
            reason = "it was a value of that type"
        )]
        let word = match place.dtype {
            Dtype::F32 => Some(((value as f32).to_bits(), place.len)),
            // Both halves of +0 are 0.
            _ if value.to_bits() == 0 => Some((0, 2 * place.len)),
            _ => None,
        };
        #[allow(unsafe_code, reason = "memory of a device is written")]
        // SAFETY: the room has as many values.
        unsafe {
            match word {
                Some((word, count)) => fill(place.at, word, count, stream),
                None => write(place.at, &vec![value; place.len], stream),
            }
        }
    }

    fn copy(&mut self, parameter: usize, place: usize, from: Room, to: Room) -> Result<(), Error> {
        let from = self.place(parameter, place, from)?;
        let to = self.place(parameter, place, to)?;
        if (from.len, from.dtype) != (to.len, to.dtype) {
            return Err(missing("what is copied"));
        }
        let _entered = self.on.device.context().enter()?;
        #[allow(unsafe_code, reason = "memory of a device is written")]
        // SAFETY: both are as long.
        unsafe {
            copy(to.at, from.at, to.bytes(), self.on.stream)
        }
    }

    fn input(&mut self, place: usize, input: &str) -> Result<RoomValues, Error> {
        let lies = self.params.lie.get(place);
        let mut inputs = lies.into_iter().flat_map(|lies| &lies.inputs);
        let found = inputs.find(|(name, _)| name == input);
        let (_, tensor) = found.ok_or_else(|| missing(input))?;
        self.values((*tensor).into())
    }

    fn download(
        &mut self,
        parameter: usize,
        place: usize,
        room: Room,
    ) -> Result<RoomValues, Error> {
        self.values(self.place(parameter, place, room)?)
    }

    fn upload(&mut self, parameter: usize, room: Room, values: Values<'_>) -> Result<(), Error> {
        let (len, dtype) = match values {
            Values::F32(values) => (values.len(), Dtype::F32),
            Values::F64(values) => (values.len(), Dtype::F64),
            _ => return Err(missing("a number")),
        };
        self.make(parameter, room, len, dtype)?;
        let (place, stream) = (self.place(parameter, usize::MAX, room)?, self.on.stream);
        let _entered = self.on.device.context().enter()?;
        #[allow(unsafe_code, reason = "memory of a device is written")]
        // SAFETY: memory for as many was made.
        unsafe {
            match values {
                Values::F32(values) => write(place.at, values, stream),
                Values::F64(values) => write(place.at, values, stream),
                _ => Ok(()),
            }
        }
    }

    fn run(&mut self, jobs: &[Job], began: &mut bool) -> Result<Vec<f64>, Error> {
        let params = self.params;
        // Loops trust these numbers, whatever an optimizer was told meanwhile.
        let room_of = |on: &OnCuda, job: &Job, room: Room, len: usize| {
            let place = place_of(on, params, job.parameter, job.place, room)?;
            let dtype = job.launch.dtype();
            if (place.len, place.dtype) == (len, dtype) {
                return Ok(place.at);
            }
            Err(Error::Optimizer(optim_runtime::Error::DeviceValues {
                parameter: params.name_of(job.place),
                room,
                expected: len,
                expected_dtype: dtype,
                given: place.len,
                given_dtype: place.dtype,
            }))
        };
        let address = |on: &OnCuda, job: &Job, at: usize, slice: Slice| {
            let (len, dtype) = (job.launch.slice_len(at), job.launch.dtype());
            match slice {
                Slice::State(state) => {
                    let room = match job.states {
                        Some(rooms) => rooms[state.min(1)],
                        None => Room::State(state),
                    };
                    room_of(on, job, room, len)
                }
                Slice::Input(name) => {
                    let inputs = params.lie.get(job.place).map(|lies| &lies.inputs);
                    let mut inputs = inputs.into_iter().flatten();
                    let found = inputs.find(|(given, it)| given == name && it.is_of(len, dtype));
                    found
                        .map(|(_, tensor)| tensor.at)
                        .ok_or_else(|| missing(name))
                }
                slice => match left(slice) {
                    Some((axis, index)) => {
                        let held = on.rooms.get(job.parameter, Own::Left(axis, index));
                        let held = held.filter(|held| (held.len, held.dtype) == (len, dtype));
                        held.map(|held| held.memory.at)
                            .ok_or_else(|| missing("what an earlier loop has left"))
                    }
                    None => Ok(0),
                },
            }
        };
        let own = |on: &OnCuda, job: &Job| {
            let meta = job.launch.meta();
            let of = |room, reads: bool| match reads {
                true => room_of(on, job, room, job.launch.len()),
                false => Ok(0),
            };
            Ok([
                of(Room::Weights, meta.reads_weights || meta.writes_weights)?,
                of(job.gradient, meta.reads_gradient)?,
            ])
        };
        self.on
            .run_jobs(params.known.stamp(), jobs, address, own, began)
    }

    fn again(&mut self, launches: &[(usize, AnyLaunch)], began: &mut bool) -> Result<bool, Error> {
        if let Some((captured, graph)) = &mut self.graph {
            let _entered = self.on.device.context().enter()?;
            let list = self.params.known.stamp();
            captured.set(self.on, list, *graph, launches)?;
            return Ok(true);
        }
        let list = self.params.known.stamp();
        self.on.run_again(list, launches, began)
    }
}
