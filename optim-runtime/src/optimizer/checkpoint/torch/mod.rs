//! Optimizer states of PyTorch, in and out, as `torch.distributed.checkpoint` flattens them: `state.PARAMETER.STATE` tensors
//! and, in the metadata, `param_groups.PARAMETER.OPTION` in JSON.

mod archive;
pub(crate) mod names;
mod options;
mod read;
mod write;

use std::fs::File;
use std::io::{Cursor, Write};
use std::path::Path;

use self::names::Names;
use super::{Optimizer, check_names, events, file, header, in_file};
use crate::error::Error;
use crate::tensor::param::Param;
use crate::value::hyper::HyperValue;

/// What was taken of a state of PyTorch's.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TorchLoaded {
    /// Parameters that go on with the state of the file, in the order in which they were given.
    pub parameters: Vec<String>,
    /// Those that the file has no state of, which begin anew, as they would in PyTorch.
    pub fresh: Vec<String>,
    /// Options in which the file differs from the hyper-parameters here, which hold.
    pub differences: Vec<TorchDifference>,
}

/// An option of a parameter that is another in the file.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TorchDifference {
    /// The parameter.
    pub parameter: String,
    /// PyTorch's name of the option.
    pub option: &'static str,
    /// Its value in the file, in JSON.
    pub theirs: String,
    /// The hyper-parameter here.
    pub hyper: &'static str,
    /// Its value.
    pub ours: HyperValue,
}

/// PyTorch's names for a rule of this name, if it has that rule.
pub(crate) type NamesOf = fn(&str) -> Option<&'static Names>;

impl Optimizer {
    pub(crate) fn load_torch_named(
        &mut self,
        path: &Path,
        params: &[Param<'_>],
        names: NamesOf,
    ) -> Result<TorchLoaded, Error> {
        check_names(params)?;
        let mut load = || {
            let mut file = File::open(path).map_err(header::io("opening"))?;
            let len = file.metadata().map_err(header::io("opening"))?.len();
            read::load(self, &mut file, len, params, names)
        };
        let loaded = load().map_err(in_file(Some(path)))?;
        events::loaded(path, self.steps, 0);
        Ok(loaded)
    }

    pub(crate) fn read_torch_named(
        &mut self,
        bytes: &[u8],
        params: &[Param<'_>],
        names: NamesOf,
    ) -> Result<TorchLoaded, Error> {
        check_names(params)?;
        let mut source = Cursor::new(bytes);
        read::load(self, &mut source, bytes.len() as u64, params, names).map_err(in_file(None))
    }

    pub(crate) fn load_torch_archive(
        &mut self,
        path: &Path,
        order: &[&str],
        params: &[Param<'_>],
        names: NamesOf,
    ) -> Result<TorchLoaded, Error> {
        let bytes = std::fs::read(path).map_err(header::io("reading"));
        let bytes = bytes.map_err(in_file(Some(path)))?;
        let loaded = self.read_torch_archive(&bytes, order, params, names);
        let loaded = loaded.map_err(|error| match error {
            Error::Checkpoint { fault, .. } => in_file(Some(path))(*fault),
            other => other,
        })?;
        events::loaded(path, self.steps, 0);
        Ok(loaded)
    }

    pub(crate) fn read_torch_archive(
        &mut self,
        bytes: &[u8],
        order: &[&str],
        params: &[Param<'_>],
        names: NamesOf,
    ) -> Result<TorchLoaded, Error> {
        let flat = archive::flattened(bytes, order, params.len()).map_err(in_file(None))?;
        self.read_torch_named(&flat, params, names)
    }

    pub(crate) fn save_torch_named(&self, path: &Path, names: NamesOf) -> Result<(), Error> {
        let save = || file::replace(path, |file, _| write::write(self, file, names));
        save().map_err(in_file(Some(path)))?;
        events::saved(path, self.steps);
        Ok(())
    }

    pub(crate) fn write_torch_named(
        &self,
        mut to: impl Write,
        names: NamesOf,
    ) -> Result<(), Error> {
        write::write(self, &mut to, names).map_err(in_file(None))
    }
}
