//! Rules on a device: their loops as CUDA C++, and what a host does around them.
//!
//! Nothing here speaks to a device. A host, such as the crate `optim-gpu`, compiles the text of a rule
//! ([`RuleMeta::cuda`]), keeps weights and states in the device's memory, and asks [`DeviceState`] for each step which
//! kernels are to be launched with which numbers. The numbers of a step are computed here, in `f64`, by the same code that
//! computes them for loops on the CPU.
//!
//! ```
//! use optim_runtime::{Adam, Rule, device::{DeviceState, Next, Shape}, Inputs};
//!
//! assert!(Adam::META.cuda()?.contains("struct adam_0"));
//!
//! let adam = Adam::default();
//! let mut state = DeviceState::<f32>::new(&adam, &[1000])?;
//! let mut step = state.begin(&adam, &Inputs::new())?;
//! // Both averages begin at zero, in memory that the host asks for.
//! assert_eq!(step.made().len(), 2);
//! let Next::Launch(launch) = step.next() else { panic!("a loop over the weights") };
//! assert_eq!(launch.numbers().len(), launch.meta().numbers.len());
//! assert_eq!(launch.name(launch.kernels(Shape::default())[0].kernel), "adam_0_each_f32");
//! assert!(matches!(step.next(), Next::Done));
//! # Ok::<(), optim_runtime::Error>(())
//! ```
//!
//! # What is promised
//!
//! Weights, states and numbers have, after each step, the bits that they have on the CPU, whatever the shapes of
//! launches; of a NaN it is promised that it is one. So a run may move to a device and back in mid-run.

mod erased;
mod joins;
mod launch;
mod shape;
mod state;
mod tools;

pub use self::erased::AnyLaunch;
pub(crate) use self::erased::{AnyNext, AnyStart, Going, OnDevice, key_of, vtable};
pub use self::joins::{Join, Tree};
pub use self::launch::{Addresses, Launch};
pub use self::shape::{Grid, Kernel, Shape};
pub use self::state::{DeviceState, Made, ModelSums, Next, Slot, Start, Step};
pub use self::tools::tools;
pub use crate::door::device::{DeviceMeta, LoopMeta, Slice};
pub use crate::value::stage::{Axis, Fold, Over};

use crate::door::meta::RuleMeta;
use crate::error::Error;

/// What is the same for all rules: it stands before a rule's own text, once, however many rules are compiled together.
///
/// It must be compiled with `-fmad=false`; its kernel `optim_check` tells whether it was. `THREADS`, `UNROLL` and
/// `LANES_EACH` may be defined before: see [`Shape`]; and `ONLY_F32` or `ONLY_F64`, by a host that launches no others.
pub const PRELUDE: &str = concat!(
    include_str!("head.cu"),
    "\n",
    include_str!("functions.cu"),
    "\n",
    include_str!("libm.cu"),
    "\n",
    include_str!("powers.cu"),
    "\n",
    include_str!("folds.cu"),
    "\n",
    include_str!("walk.cu"),
    "\n",
    include_str!("reduce.cu"),
    "\n",
    include_str!("entries.cu"),
);

/// What ends the text.
pub const END: &str = "\n}  // namespace optim\n";

impl RuleMeta {
    /// The rule's loops as a whole file of CUDA C++, which `nvcc -fmad=false` compiles: for `f32` and `f64`, all settings of
    /// the hyper-parameters, reductions included.
    ///
    /// # Errors
    /// [`Error::NotOnDevice`] for a rule that asks for what no device has yet.
    pub fn cuda(&self) -> Result<String, Error> {
        Ok([PRELUDE, "\n", &self.device()?.text(), END].concat())
    }

    /// The rule's own part of [`cuda`](Self::cuda), and what a host must know of its loops.
    ///
    /// # Errors
    /// As of [`cuda`](Self::cuda).
    pub fn device(&self) -> Result<&'static DeviceMeta, Error> {
        let without = |word| Error::NotOnDevice {
            rule: self.name,
            word,
        };
        let device = self.device.ok_or_else(|| without("update"))?;
        match device.without {
            Some(word) => Err(without(word)),
            None => Ok(device),
        }
    }
}
