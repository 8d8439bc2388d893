//! Checkpoints: an optimizer in a file, and another that goes on from it with the same bits.
//!
//! The file is a safetensors file, whose format is described in `docs/checkpoint.md`.

mod bounded;
mod bytes;
mod compare;
mod file;
mod header;
mod read;
mod record;
#[cfg(feature = "sharded")]
mod sharded;
mod text;
pub(crate) mod torch;
mod write;

use std::collections::HashSet;
use std::fs::File;
use std::io::{Cursor, Write};
use std::path::Path;

use self::read::{How, load};
use self::write::Written;
use super::{Optimizer, events};
use crate::error::{CheckpointFault, Difference, Error};
use crate::tensor::param::Param;

/// What was taken of a checkpoint, and what was not.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Loaded {
    /// Parameters whose state was taken, in alphabetical order.
    pub parameters: Vec<String>,
    /// Parameters whose weights were taken, in alphabetical order.
    pub weights: Vec<String>,
    /// All that differs, for which something was left out.
    pub differences: Vec<Difference>,
}

/// What a tensor in a file is. Its name begins with that, and the parameter's name follows as it is; a state's comes
/// last, which has no dot. So no two tensors have one name, whatever parameters are called.
#[derive(Clone, Copy, Debug)]
enum Kind {
    State,
    Accumulated,
    Average,
    Weights,
}

impl Kind {
    const ALL: [Self; 4] = [Self::State, Self::Accumulated, Self::Average, Self::Weights];

    fn begin(self) -> &'static str {
        match self {
            Self::State => "state.",
            Self::Accumulated => "accumulated.",
            Self::Average => "average.",
            Self::Weights => "weights.",
        }
    }

    /// The name of this tensor of a parameter.
    fn of(self, parameter: &str) -> String {
        format!("{}{parameter}", self.begin())
    }

    /// The name of a state of a parameter.
    fn state(parameter: &str, state: &str) -> String {
        format!("{}.{state}", Self::State.of(parameter))
    }
}

impl Optimizer {
    /// Writes a checkpoint: everything that the steps to come depend on but for the weights, and what the program itself
    /// says when it builds the optimizer. It is one [safetensors](https://github.com/huggingface/safetensors) file, which is
    /// written beside the one at this path, synced, and put in its place. So at any moment there is the old one or the new
    /// one, whole, and it takes a buffer of a megabyte.
    ///
    /// A run that [loads](Self::load) it goes on with the same bits as one that was never stopped, on any number of
    /// threads and any processor:
    ///
    /// ```
    /// use optim_runtime::{Adam, Error, Optimizer, Param};
    ///
    /// let build = || Optimizer::new(Adam::default().with_lr(0.1));
    /// let mut optimizer = build()?;
    /// let mut w = vec![1.0_f32, 2.0];
    /// optimizer.step(&mut [Param::new("w", &mut w, &[0.1, 0.2])?])?;
    ///
    /// let file = std::env::temp_dir().join("optim-doc-save.safetensors");
    /// optimizer.save_with_weights(&file, &[Param::weights("w", &mut w)?])?;
    ///
    /// let (mut again, mut v) = (build()?, vec![0.0_f32; 2]);
    /// again.load_with_weights(&file, &mut [Param::weights("w", &mut v)?])?;
    /// assert_eq!(v, w);
    /// assert_eq!(again.steps(), 1);
    /// # std::fs::remove_file(&file).ok();
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Checkpoint`] with the system's error; in evaluation mode, in which the weights are not those of training.
    /// The file that was there before is there still, unless the system could not sync the folder: then the new one is.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        self.save_with_weights(path, &[])
    }

    /// [`save`](Self::save), and the weights of these parameters, which need no gradient: make them by [`Param::weights`].
    ///
    /// # Errors
    /// Those of [`save`](Self::save); [`Error::DuplicateParameter`]; [`Error::DtypeMismatch`], [`Error::ShapeChanged`] or
    /// [`Error::LayoutChanged`] for a parameter that was otherwise at its first step.
    pub fn save_with_weights(
        &self,
        path: impl AsRef<Path>,
        params: &[Param<'_>],
    ) -> Result<(), Error> {
        let path = path.as_ref();
        self.check_weights(params)?;
        let save = || {
            let written = self.written(params)?;
            file::replace(path, |file, _| written.write(file))
        };
        save().map_err(in_file(Some(path)))?;
        events::saved(path, self.steps);
        Ok(())
    }

    /// Keeps a note for the program itself, which is saved as it is, and is there again behind [`load`](Self::load): the
    /// epoch, say, or the state of a generator of random numbers. `None` takes it away.
    pub fn set_note(&mut self, name: impl Into<String>, note: impl Into<Option<String>>) {
        let name = name.into();
        match note.into() {
            Some(note) => self.notes.insert(name, note),
            None => self.notes.remove(&name),
        };
    }

    /// A note of the program's.
    pub fn note(&self, name: &str) -> Option<&str> {
        self.notes.get(name).map(String::as_str)
    }

    /// Writes what [`save_with_weights`](Self::save_with_weights) writes to anything; without weights if there are no
    /// parameters.
    ///
    /// # Errors
    /// Those of [`save_with_weights`](Self::save_with_weights). What was written by then is no checkpoint.
    pub fn write_to(&self, mut to: impl Write, params: &[Param<'_>]) -> Result<(), Error> {
        self.check_weights(params)?;
        let written = self.written(params);
        let written = written.and_then(|written| written.write(&mut to));
        written.map_err(in_file(None))
    }

    /// Goes on from a checkpoint: all state, step numbers, hyper-parameters, plateaus and the loss scale are those of the file
    /// then. The optimizer is built as the one was that saved it, with the same groups, rules, schedules and clips; what
    /// hyper-parameters it is built with does not matter, and to have others than those of the file they are set behind it.
    ///
    /// Whoever wrote the file, it is read with care: what is wrong with it is an error, and nothing is larger in memory than
    /// in the file.
    ///
    /// # Errors
    /// [`Error::Checkpoint`], which says what is wrong with the file, or [all](CheckpointFault::Differs) in which it is not
    /// one of this optimizer: groups, rules by the hashes of their equations, averages, the presence of a loss scale, and
    /// names, shapes and element types of parameters, if this optimizer has taken steps or has a [list of
    /// names](Self::with_strict_names). Nothing has changed then.
    pub fn load(&mut self, path: impl AsRef<Path>) -> Result<(), Error> {
        self.load_file(path.as_ref(), None, false).map(drop)
    }

    /// [`load`](Self::load), and the weights of these parameters, which are all that the checkpoint has.
    ///
    /// # Errors
    /// Those of [`load`](Self::load), also for a parameter whose shape or type is another, that is missing here, or whose
    /// weights are missing there; [`Error::DuplicateParameter`]. No weight has changed then.
    pub fn load_with_weights(
        &mut self,
        path: impl AsRef<Path>,
        params: &mut [Param<'_>],
    ) -> Result<(), Error> {
        self.load_file(path.as_ref(), Some(params), false).map(drop)
    }

    /// [`load_with_weights`](Self::load_with_weights) that takes what fits, and says what it left out. Parameters
    /// that the checkpoint does not have, or which do not fit, keep their weights and the state that they have.
    /// What is not given is not taken, unless no parameter is given: then whatever state fits the optimizer is taken.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] for what is wrong with the file itself; [`Error::DuplicateParameter`]. Nothing has changed then.
    pub fn load_matching(
        &mut self,
        path: impl AsRef<Path>,
        params: &mut [Param<'_>],
    ) -> Result<Loaded, Error> {
        self.load_file(path.as_ref(), some(params), true)
    }

    /// [`load`](Self::load) from bytes in memory.
    ///
    /// # Errors
    /// Those of [`load`](Self::load).
    pub fn read_from(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.load_bytes(bytes, None, false).map(drop)
    }

    /// [`load_with_weights`](Self::load_with_weights) from bytes in memory.
    ///
    /// # Errors
    /// Those of [`load_with_weights`](Self::load_with_weights).
    pub fn read_with_weights_from(
        &mut self,
        bytes: &[u8],
        params: &mut [Param<'_>],
    ) -> Result<(), Error> {
        self.load_bytes(bytes, Some(params), false).map(drop)
    }

    /// [`load_matching`](Self::load_matching) from bytes in memory.
    ///
    /// # Errors
    /// Those of [`load_matching`](Self::load_matching).
    pub fn read_matching_from(
        &mut self,
        bytes: &[u8],
        params: &mut [Param<'_>],
    ) -> Result<Loaded, Error> {
        self.load_bytes(bytes, some(params), true)
    }

    fn written<'a>(&'a self, params: &'a [Param<'_>]) -> Result<Written<'a>, CheckpointFault> {
        if self.saved.is_some() {
            return Err(CheckpointFault::Evaluating);
        }
        Written::of(self, params, &|_| None)
    }

    /// Whether weights that are to be written are those of the parameters that have these names.
    fn check_weights(&self, params: &[Param<'_>]) -> Result<(), Error> {
        for param in params {
            if let Some((entry, _)) = self.registry.get(param.name()) {
                entry.check(param)?;
            }
        }
        check_names(params)
    }

    fn load_file(
        &mut self,
        path: &Path,
        params: Option<&mut [Param<'_>]>,
        matching: bool,
    ) -> Result<Loaded, Error> {
        check_names(params.as_deref().unwrap_or_default())?;
        let load = || {
            let mut file = File::open(path).map_err(header::io("opening"))?;
            let len = file.metadata().map_err(header::io("opening"))?.len();
            load(self, &mut file, len, How { params, matching })
        };
        let loaded = load().map_err(in_file(Some(path)))?;
        events::loaded(path, self.steps, loaded.differences.len());
        Ok(loaded)
    }

    fn load_bytes(
        &mut self,
        bytes: &[u8],
        params: Option<&mut [Param<'_>]>,
        matching: bool,
    ) -> Result<Loaded, Error> {
        check_names(params.as_deref().unwrap_or_default())?;
        let mut source = Cursor::new(bytes);
        let how = How { params, matching };
        load(self, &mut source, bytes.len() as u64, how).map_err(in_file(None))
    }
}

/// Parameters, if there are some.
fn some<'s, 'p>(params: &'s mut [Param<'p>]) -> Option<&'s mut [Param<'p>]> {
    (!params.is_empty()).then_some(params)
}

/// Whether all names are different.
fn check_names(params: &[Param<'_>]) -> Result<(), Error> {
    let mut names = HashSet::new();
    let twice = params.iter().find(|param| !names.insert(param.name()));
    twice.map_or(Ok(()), |param| {
        Err(Error::DuplicateParameter {
            parameter: param.name().to_owned(),
        })
    })
}

fn in_file(path: Option<&Path>) -> impl FnOnce(CheckpointFault) -> Error {
    move |fault| Error::Checkpoint {
        file: path.map(Path::to_owned),
        fault: Box::new(fault),
    }
}
