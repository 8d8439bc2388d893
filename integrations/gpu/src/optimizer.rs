//! [`CudaOptimizer`]: an optimizer whose steps run on a device.

use std::path::Path;

use optim_runtime::{DeviceOptimizer, Dtype, Optimizer, Param, Report, RoomValues};

use crate::call::Call;
use crate::device::CudaDevice;
use crate::driver::{GraphExec, Stream};
use crate::error::Error;
use crate::launches::CapturedStep;
use crate::on_cuda::OnCuda;
use crate::params::CudaParams;
use crate::rooms::MemoryBytes;

/// An optimizer whose parameters, gradients and states lie on a device, and whose steps run there, with the bits that they
/// have on the CPU.
///
/// It is made of an [`Optimizer`], with all that is said to one: groups with rules of their own, schedules, factors, clips,
/// a loss scale, an average of the weights, frozen groups, checkpoints. A run may begin on the host and go on here, and the
/// other way round, between any two steps.
///
/// Everything is done in the order of one [stream](Self::with_stream); a step returns when it is asked for, not when it is
/// done, unless it has to know a norm or a sum.
#[derive(Debug)]
pub struct CudaOptimizer {
    optimizer: DeviceOptimizer,
    on: OnCuda,
}

impl CudaOptimizer {
    /// Moves an optimizer to a device, with a copy of the states that it has: before its first step or in mid-run. The host's
    /// stays as it is, and may be dropped.
    ///
    /// # Errors
    /// [`Error::Optimizer`] with [`NotOnDevice`](optim_runtime::Error::NotOnDevice) or
    /// [`SettingNotOnDevice`](optim_runtime::Error::SettingNotOnDevice) for what no device does yet, or in evaluation mode;
    /// [`Error::OutOfMemory`]; [`Error::Driver`].
    pub fn from_host(device: &CudaDevice, optimizer: &Optimizer) -> Result<Self, Error> {
        let mut on = OnCuda::new(device, Stream::default());
        let none = CudaParams::new();
        let optimizer = DeviceOptimizer::from_host(optimizer, &mut on.with(&none))?;
        // What fails is told while the host's is all that there is.
        on.wait()?;
        Ok(Self { optimizer, on })
    }

    /// The same in this stream, behind what was asked for in the one before, which it waits for; an error of that is told by the
    /// next call. What weights and gradients are made by is in this stream, or has been waited for.
    #[must_use]
    pub fn with_stream(mut self, stream: Stream) -> Self {
        self.on.change_stream(stream);
        self
    }

    /// An [`Optimizer`] on the host that goes on from here, with a copy of all states. It waits for the stream.
    ///
    /// # Errors
    /// [`Error::Driver`]; [`Error::Capturing`]; [`Error::Optimizer`] in evaluation mode and behind a step that was
    /// [torn](optim_runtime::Error::StepTorn).
    pub fn to_host(&mut self) -> Result<Optimizer, Error> {
        self.on.check_stream()?;
        let none = CudaParams::new();
        self.optimizer.to_host(&mut self.on.with(&none))
    }

    /// One step of every parameter given, as [`Optimizer::step`] takes it.
    ///
    /// # Errors
    /// [`Error::Optimizer`] with what an optimizer refuses; [`Error::Compile`] and its like at the first step under a rule;
    /// [`Error::OutOfMemory`], [`Error::Launch`], [`Error::Driver`]; [`Error::Capturing`] while the stream is being captured;
    /// [`Error::OtherDevice`]. Nothing has changed then, but for what [`DeviceOptimizer::step`] says of a step that ends on its way.
    pub fn step(&mut self, params: &CudaParams<'_>) -> Result<Report, Error> {
        self.on.check(params)?;
        self.optimizer
            .step(&params.known, &mut self.on.with(params))
    }

    /// Puts the step of a list into the graph that the [stream](Self::with_stream) is being captured into, behind what was captured
    /// before it, such as a backward pass. It is not counted, and nothing is run: each launch of the graph takes a step, and
    /// [`advance`](Self::advance) must be called before each.
    ///
    /// The step before it must have been of the same list, outside of a capture; and it must be one of rules' loops alone that
    /// reduce nothing: no clip, no average, no loss scale.
    ///
    /// # Errors
    /// [`Error::NotCaptured`] if it is not so; [`Error::Launch`]; [`Error::MissingSymbol`] with a driver before CUDA 12.3. Behind the
    /// second the graph may have a part of the step, and is of no use.
    pub fn capture(&mut self, params: &CudaParams<'_>) -> Result<CapturedStep, Error> {
        self.on.tell()?;
        if !self.optimizer.is_steady(&params.known) {
            return Err(Error::NotCaptured);
        }
        self.on.capture(params.known.stamp())
    }

    /// Takes a step on the host, and gives the graph its numbers: schedules go on, and checkpoints count it. The graph is to be
    /// launched once behind it.
    ///
    /// # Safety
    /// `graph` is an instance of the graph that the step was captured into. It is not launched after this optimizer or `captured`
    /// was dropped, nor after a checkpoint was loaded, nor after the list's tensors have gone.
    ///
    /// # Errors
    /// [`Error::NotCaptured`] if the list has changed, `captured` is another optimizer's or of what a checkpoint has replaced, or
    /// more is to be done than was captured; nothing has changed then, and a step outside of the graph can be taken. Those of
    /// [`step`](Self::step). Behind any of them the graph is not launched before another call has given it its numbers.
    #[allow(unsafe_code, reason = "what is said of a graph cannot be looked at")]
    // SAFETY: the caller's, as said above: the driver is handed arguments of a graph that is there.
    pub unsafe fn advance(
        &mut self,
        params: &CudaParams<'_>,
        captured: &mut CapturedStep,
        graph: GraphExec,
    ) -> Result<Report, Error> {
        self.on.tell()?;
        self.on.check_tensors(params)?;
        let mut call = Call::in_graph(&mut self.on, params, captured, graph);
        self.optimizer.step(&params.known, &mut call)
    }

    /// Adds gradients to those of the step to come: [`Optimizer::accumulate`].
    ///
    /// # Errors
    /// As of [`step`](Self::step).
    pub fn accumulate(&mut self, params: &CudaParams<'_>) -> Result<(), Error> {
        self.on.check(params)?;
        (self.optimizer).accumulate(&params.known, &mut self.on.with(params))
    }

    /// Makes weights those that the model is to be evaluated with: [`Optimizer::eval_weights`].
    ///
    /// # Errors
    /// As of [`step`](Self::step).
    pub fn eval_weights(&mut self, params: &CudaParams<'_>) -> Result<(), Error> {
        self.on.check(params)?;
        (self.optimizer).eval_weights(&params.known, &mut self.on.with(params))
    }

    /// Gives back the training weights: [`Optimizer::train_weights`].
    ///
    /// # Errors
    /// As of [`step`](Self::step).
    pub fn train_weights(&mut self, params: &CudaParams<'_>) -> Result<(), Error> {
        self.on.check(params)?;
        (self.optimizer).train_weights(&params.known, &mut self.on.with(params))
    }

    /// What is decided on the host: rules, hyper-parameters, numbers of steps.
    pub fn settings(&self) -> &DeviceOptimizer {
        &self.optimizer
    }

    /// The same, to change it between steps.
    pub fn settings_mut(&mut self) -> &mut DeviceOptimizer {
        &mut self.optimizer
    }

    /// Bytes that it holds on the device.
    pub fn memory(&self) -> MemoryBytes {
        self.on.bytes()
    }

    /// Gives back what is needed within a step alone. The next step asks for it again, outside of a graph.
    pub fn free_scratch(&mut self) {
        self.optimizer.begin_anew();
        self.on.rooms.free_scratch();
        self.on.scratch.free();
    }

    /// Writes a checkpoint: that of the optimizer on the host, which loads it as well as one on a device does.
    ///
    /// # Errors
    /// Those of [`Optimizer::save`] and of [`to_host`](Self::to_host).
    pub fn save(&mut self, path: impl AsRef<Path>) -> Result<(), Error> {
        Ok(self.to_host()?.save(path)?)
    }

    /// The same, and the weights of these parameters.
    ///
    /// # Errors
    /// Those of [`Optimizer::save_with_weights`] and of [`to_host`](Self::to_host).
    pub fn save_with_weights(
        &mut self,
        path: impl AsRef<Path>,
        params: &CudaParams<'_>,
    ) -> Result<(), Error> {
        let host = self.to_host()?;
        let mut weights = self.weights(params)?;
        let lent = lent(params, &mut weights)?;
        Ok(host.save_with_weights(path, &lent)?)
    }

    /// Goes on from a checkpoint, of a run on the host or on a device: [`Optimizer::load`].
    ///
    /// # Errors
    /// Those of [`Optimizer::load`], of [`to_host`](Self::to_host) and [`from_host`](Self::from_host). Nothing has changed
    /// then.
    pub fn load(&mut self, path: impl AsRef<Path>) -> Result<(), Error> {
        let mut host = self.to_host()?;
        host.load(path)?;
        *self = self.moved_beside(&host)?;
        Ok(())
    }

    /// The same, and the weights of these parameters.
    ///
    /// # Errors
    /// Those of [`Optimizer::load_with_weights`]; else as of [`load`](Self::load). Nothing has changed then, unless the device fails
    /// to take back the weights that it had: every call from then on is
    /// [`StepTorn`](optim_runtime::Error::StepTorn).
    pub fn load_with_weights(
        &mut self,
        path: impl AsRef<Path>,
        params: &CudaParams<'_>,
    ) -> Result<(), Error> {
        let mut host = self.to_host()?;
        let before = self.weights(params)?;
        let mut weights = before.clone();
        host.load_with_weights(path, &mut lent(params, &mut weights)?)?;
        let taken = self.moved_beside(&host)?;
        if let Err(error) = self.write_weights(params, &weights) {
            if self.write_weights(params, &before).is_err() {
                self.optimizer.tear();
            }
            return Err(error);
        }
        *self = taken;
        Ok(())
    }

    /// Another one on the same device and in the same stream.
    fn moved_beside(&self, host: &Optimizer) -> Result<Self, Error> {
        Ok(Self::from_host(&self.on.device, host)?.with_stream(self.on.stream))
    }

    /// Writes the weights of these parameters, and waits.
    fn write_weights(
        &mut self,
        params: &CudaParams<'_>,
        weights: &[RoomValues],
    ) -> Result<(), Error> {
        for (place, weights) in weights.iter().enumerate() {
            self.on.with(params).write_weights(place, weights)?;
        }
        self.on.wait()
    }

    fn weights(&mut self, params: &CudaParams<'_>) -> Result<Vec<RoomValues>, Error> {
        self.on.check_tensors(params)?;
        let places = 0..params.len();
        places
            .map(|place| self.on.with(params).read_weights(place))
            .collect()
    }
}

/// Weights on the host as parameters.
fn lent<'w>(
    params: &'w CudaParams<'_>,
    weights: &'w mut [RoomValues],
) -> Result<Vec<Param<'w>>, Error> {
    let weights = weights.iter_mut().enumerate();
    let lent = weights.map(|(place, weights)| {
        let name = params.known.name_of(place);
        let param = match weights {
            RoomValues::F32(values) => Param::weights(name, values),
            RoomValues::F64(values) => Param::weights(name, values),
            _ => return Err(other_type(params.known.dtype_of(place))),
        };
        Ok(param?.with_shape(params.known.shape_of(place))?)
    });
    lent.collect()
}

fn other_type(dtype: Dtype) -> Error {
    Error::Tensor {
        parameter: String::new(),
        what: "weights".to_owned(),
        why: format!("are of {dtype}"),
    }
}
