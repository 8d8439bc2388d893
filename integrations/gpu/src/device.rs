//! A device: its context, and the loops that are compiled for it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::ptr::from_ref;
use std::sync::{Arc, Mutex, PoisonError};

use optim_runtime::device::{DeviceMeta, Shape, tools};
use optim_runtime::{Dtype, Source};

use crate::buffer::{CudaBuffer, Number};
use crate::cache;
use crate::compiler;
use crate::driver::{Context, Function, Memory, Module, Stream, fill, read, write};
use crate::error::{Error, Fault};

/// A CUDA device, with the loops that were compiled for it. Its clones are the same device.
#[derive(Clone, Debug)]
pub struct CudaDevice(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    context: Arc<Context>,
    shape: Shape,
    cache: Option<PathBuf>,
    texts: Mutex<Texts>,
    /// By their texts and types.
    codes: Mutex<HashMap<Place, Arc<Code>>>,
}

/// The texts of rules that were met. Nothing but the text tells what code is of: rules of one name and one fingerprint may
/// differ in their `eval`, and in the order of their states.
#[derive(Debug, Default)]
struct Texts {
    numbers: HashMap<String, usize>,
    /// By where a rule's text is kept, which stays as long as the program runs, so that texts are put together once.
    known: HashMap<usize, usize>,
}

impl Texts {
    fn number(&mut self, device: &'static DeviceMeta) -> usize {
        let Self { numbers, known } = self;
        let new = || {
            let next = numbers.len();
            *numbers.entry(device.text()).or_insert(next)
        };
        *known.entry(from_ref(device).addr()).or_insert_with(new)
    }
}

/// The loops of a rule, compiled and loaded.
#[derive(Debug)]
pub(crate) struct Code {
    pub(crate) what: String,
    module: Module,
    functions: Mutex<HashMap<String, Function>>,
}

impl Code {
    /// A kernel.
    pub(crate) fn function(&self, name: &str) -> Result<Function, Error> {
        let mut functions = (self.functions.lock()).unwrap_or_else(PoisonError::into_inner);
        if let Some(function) = functions.get(name) {
            return Ok(*function);
        }
        let found = self
            .module
            .function(name)
            .map_err(|fault| Error::NoKernel {
                what: self.what.clone(),
                kernel: name.to_owned(),
                fault,
            })?;
        functions.insert(name.to_owned(), found);
        Ok(found)
    }
}

impl CudaDevice {
    /// The device of this number, from 0. Its primary context is used, as by PyTorch, candle and the CUDA runtime.
    ///
    /// # Errors
    /// [`Error::NoLibrary`] without a driver, [`Error::MissingSymbol`] with one that is too old, [`Error::NoDevice`],
    /// [`Error::Driver`].
    pub fn open(ordinal: usize) -> Result<Self, Error> {
        Ok(Self(Arc::new(Inner {
            context: Context::open(ordinal)?,
            shape: Shape::default(),
            cache: cache::folder(),
            texts: Mutex::default(),
            codes: Mutex::default(),
        })))
    }

    fn with(&self, change: impl FnOnce(&mut Inner)) -> Self {
        let mut inner = Inner {
            context: Arc::clone(&self.0.context),
            shape: self.0.shape,
            cache: self.0.cache.clone(),
            texts: Mutex::default(),
            codes: Mutex::default(),
        };
        change(&mut inner);
        Self(Arc::new(inner))
    }

    /// The same device with compiled code kept in this folder, or nowhere. At first that is `$OPTIM_GPU_CACHE`, or
    /// `optim-gpu` in the user's folder for caches.
    #[must_use]
    pub fn with_cache(&self, folder: Option<&Path>) -> Self {
        self.with(|inner| inner.cache = folder.map(Path::to_owned))
    }

    /// The same device with launches of this shape. No shape shows in a result.
    ///
    /// # Errors
    /// [`Error::Optimizer`] with [`LaunchShape`](optim_runtime::Error::LaunchShape) for one that none can have. One that is too
    /// large for this device and a rule is [`Error::Launch`] of the first step, which has changed nothing.
    pub fn with_shape(&self, shape: Shape) -> Result<Self, Error> {
        shape.check()?;
        Ok(self.with(|inner| inner.shape = shape))
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.0.context.name
    }

    /// Its compute capability, as 90 for 9.0.
    pub fn compute_capability(&self) -> u32 {
        self.0.context.arch
    }

    /// Bytes of its memory that are held here: buffers, and what optimizers keep.
    pub fn held_bytes(&self) -> usize {
        self.0.context.held()
    }

    /// Memory with these values.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`], [`Error::Driver`].
    pub fn buffer<T: Number>(&self, values: &[T]) -> Result<CudaBuffer, Error> {
        let buffer = CudaBuffer::new(&self.0.context, values.len(), T::DTYPE)?;
        buffer.write(values)?;
        Ok(buffer)
    }

    /// Waits for all that was asked of it.
    ///
    /// # Errors
    /// [`Error::Driver`].
    pub fn synchronize(&self) -> Result<(), Error> {
        self.0.context.synchronize()
    }

    pub(crate) fn context(&self) -> &Arc<Context> {
        &self.0.context
    }

    pub(crate) fn shape(&self) -> Shape {
        self.0.shape
    }

    fn options(&self) -> Vec<String> {
        let Shape {
            threads,
            unroll,
            lanes_each,
        } = self.0.shape;
        vec![
            format!("--gpu-architecture=sm_{}", self.0.context.arch),
            "--std=c++17".to_owned(),
            // What the same bits rest on.
            "--fmad=false".to_owned(),
            "--prec-div=true".to_owned(),
            "--prec-sqrt=true".to_owned(),
            "--ftz=false".to_owned(),
            format!("-DTHREADS={threads}"),
            format!("-DUNROLL={unroll}"),
            format!("-DLANES_EACH={lanes_each}"),
        ]
    }

    /// Where the code of this text for a type is kept.
    pub(crate) fn place(&self, source: Source, dtype: Dtype) -> Result<Place, Error> {
        let text = match source {
            Source::Rule(meta) => {
                let device = meta.device()?;
                let mut texts = (self.0.texts.lock()).unwrap_or_else(PoisonError::into_inner);
                Some(texts.number(device))
            }
            _ => None,
        };
        Ok((text, dtype == Dtype::F32))
    }

    /// The loops of this text for a type, compiled if they are not yet, in this process or an earlier one.
    pub(crate) fn code(&self, source: Source, dtype: Dtype) -> Result<Arc<Code>, Error> {
        let place = self.place(source, dtype)?;
        let mut codes = (self.0.codes.lock()).unwrap_or_else(PoisonError::into_inner);
        if let Some(code) = codes.get(&place) {
            return Ok(Arc::clone(code));
        }
        let (what, text) = match source {
            Source::Rule(meta) => (meta.name, meta.cuda()?),
            _ => ("what stands around rules", tools()),
        };
        let code = Arc::new(self.load(what, &text, dtype)?);
        codes.insert(place, Arc::clone(&code));
        Ok(code)
    }

    fn load(&self, what: &str, text: &str, dtype: Dtype) -> Result<Code, Error> {
        let mut options = self.options();
        options.push(match dtype {
            Dtype::F32 => "-DONLY_F32".to_owned(),
            _ => "-DONLY_F64".to_owned(),
        });
        let (major, minor) = compiler::version()?;
        let version = format!("NVRTC {major}.{minor}");
        let parts = options.iter().map(String::as_bytes);
        let key = cache::hash(parts.chain([version.as_bytes(), text.as_bytes()]));
        let folder = self.0.cache.as_deref();
        let kept = folder.and_then(|folder| cache::get(folder, key));
        // One that the driver refuses is compiled again, too.
        let module = kept.and_then(|image| Module::load(self.context(), &image).ok());
        let module = match module {
            Some(module) => module,
            None => {
                let image = compiler::compile(what, text, &options)?;
                let module =
                    Module::load(self.context(), &image).map_err(|fault| Error::Driver {
                        call: "cuModuleLoadData",
                        fault,
                    })?;
                if let Some(folder) = folder {
                    // Without it the next process compiles again.
                    cache::put(folder, key, &image).ok();
                }
                module
            }
        };
        let code = Code {
            what: what.to_owned(),
            module,
            functions: Mutex::default(),
        };
        self.check(&code)?;
        Ok(code)
    }

    /// Whether the code neither contracts products and sums nor loses subnormal numbers.
    fn check(&self, code: &Code) -> Result<(), Error> {
        let context = self.context();
        let _entered = context.enter()?;
        let stream = Stream::default();
        let x = [
            1.0 + 2_f64.powi(-30),
            1.0 + 2_f64.powi(-30),
            -(1.0 + 2_f64.powi(-29)),
        ];
        let tiny = [2_f32.powi(-148)];
        let function = code.function("optim_check")?;
        let memory = Memory::new(context, 64, "a check")?;
        let addresses = [memory.at, memory.at + 32, memory.at + 48];
        let mut wrong = [0_u32];
        #[allow(unsafe_code, reason = "what is copied to and launched is foreign")]
        // SAFETY: there are 64 bytes: three `f64`, an `f32` from 32 on, a `u32` from 48 on. The kernel takes three
        // addresses.
        unsafe {
            write(addresses[0], &x, stream)?;
            write(addresses[1], &tiny, stream)?;
            fill(addresses[2], 0, 1, stream)?;
            let mut arguments = addresses;
            let mut arguments = arguments.each_mut().map(|at| std::ptr::from_mut(at).cast());
            let launched = function.launch(1, self.shape().threads, stream, &mut arguments);
            launched.map_err(|fault| launch_fault("optim_check", 1, fault))?;
            read(&mut wrong, addresses[2], stream)?;
        }
        let why = match wrong[0] {
            0 => return Ok(()),
            1 => "a product and a sum are one rounded operation",
            2 => "numbers below the smallest normal one become 0",
            _ => {
                "products and sums are contracted, and numbers below the smallest normal one become 0"
            }
        };
        Err(Error::OtherBits {
            what: code.what.clone(),
            why,
        })
    }
}

/// What tells a text apart: the number of the rule's, nothing for what stands around rules, and whether it is compiled for
/// `f32`.
pub(crate) type Place = (Option<usize>, bool);

pub(crate) fn launch_fault(kernel: &str, blocks: u64, fault: Fault) -> Error {
    Error::Launch {
        kernel: kernel.to_owned(),
        blocks,
        fault,
    }
}
