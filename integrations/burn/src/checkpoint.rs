//! Checkpoints, with the digits that parameters in half precision have not.

use std::io::Write;
use std::path::Path;

use burn_core::module::Module;
use optim_runtime::{Frozen, Loaded, Optimizer, Param};

use crate::error::Error;
use crate::half::Masters;
use crate::lend::AllMasters;
use crate::optimizer::BurnOptimizer;

impl BurnOptimizer {
    /// Writes a checkpoint of the optimizer, for who keeps the weights as burn saves them: see [`Optimizer::save`]. Of
    /// parameters in half precision it has the weights in `f32`, so that a run goes on with the same bits. Two files are
    /// not written at once; [`save_with_weights`](Self::save_with_weights) writes one.
    ///
    /// # Errors
    /// Those of [`Optimizer::save`].
    pub fn save(&mut self, path: impl AsRef<Path>) -> Result<(), Error> {
        let params = params(&mut self.masters)?;
        Ok(self.optimizer.save_with_weights(path, &params)?)
    }

    /// Writes a checkpoint of the optimizer and all weights: see [`Optimizer::save_with_weights`].
    ///
    /// # Errors
    /// Those of [`Optimizer::save_with_weights`] and [`with_weights`](Self::with_weights).
    pub fn save_with_weights<M: Module>(
        &mut self,
        path: impl AsRef<Path>,
        module: &mut M,
    ) -> Result<(), Error> {
        self.with_weights(module, |optimizer, params| {
            optimizer.save_with_weights(path, params)
        })
    }

    /// Writes what [`save`](Self::save) writes to anything.
    ///
    /// # Errors
    /// Those of [`save`](Self::save). What was written by then is no checkpoint.
    pub fn write_to(&mut self, to: impl Write) -> Result<(), Error> {
        let params = params(&mut self.masters)?;
        Ok(self.optimizer.write_to(to, &params)?)
    }

    /// Writes what [`save_with_weights`](Self::save_with_weights) writes to anything.
    ///
    /// # Errors
    /// Those of [`save_with_weights`](Self::save_with_weights). What was written by then is no checkpoint.
    pub fn write_with_weights_to<M: Module>(
        &mut self,
        to: impl Write,
        module: &mut M,
    ) -> Result<(), Error> {
        self.with_weights(module, |optimizer, params| optimizer.write_to(to, params))
    }

    /// Goes on from a checkpoint of the optimizer: see [`Optimizer::load`]. The weights are loaded into the module as burn
    /// does it, before or after. A parameter in half precision gets its digits back where its weight is what the
    /// checkpoint's is rounded to; where it is another, the module's holds.
    ///
    /// # Errors
    /// Those of [`Optimizer::load`]. Nothing has changed then.
    pub fn load(&mut self, path: impl AsRef<Path>) -> Result<(), Error> {
        let path = path.as_ref();
        self.load_state(
            |optimizer| optimizer.load(path),
            |optimizer, masters| optimizer.load_matching(path, masters),
        )
    }

    /// Goes on from a checkpoint of the optimizer and all weights: see [`Optimizer::load_with_weights`].
    ///
    /// # Errors
    /// Those of [`Optimizer::load_with_weights`] and [`with_weights`](Self::with_weights). Nothing has changed then.
    pub fn load_with_weights<M: Module>(
        &mut self,
        path: impl AsRef<Path>,
        module: &mut M,
    ) -> Result<(), Error> {
        self.with_weights(module, |optimizer, params| {
            optimizer.load_with_weights(path, params)
        })
    }

    /// Takes what fits of a checkpoint, weights too where it has them, and says what it left out: see
    /// [`Optimizer::load_matching`].
    ///
    /// # Errors
    /// Those of [`Optimizer::load_matching`] and [`with_weights`](Self::with_weights). Nothing has changed then.
    pub fn load_matching<M: Module>(
        &mut self,
        path: impl AsRef<Path>,
        module: &mut M,
    ) -> Result<Loaded, Error> {
        self.with_weights(module, |optimizer, params| {
            optimizer.load_matching(path, params)
        })
    }

    /// [`load`](Self::load) from bytes in memory.
    ///
    /// # Errors
    /// Those of [`load`](Self::load).
    pub fn read_from(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.load_state(
            |optimizer| optimizer.read_from(bytes),
            |optimizer, masters| optimizer.read_matching_from(bytes, masters),
        )
    }

    /// [`load_with_weights`](Self::load_with_weights) from bytes in memory.
    ///
    /// # Errors
    /// Those of [`load_with_weights`](Self::load_with_weights).
    pub fn read_with_weights_from<M: Module>(
        &mut self,
        bytes: &[u8],
        module: &mut M,
    ) -> Result<(), Error> {
        self.with_weights(module, |optimizer, params| {
            optimizer.read_with_weights_from(bytes, params)
        })
    }

    /// [`load_matching`](Self::load_matching) from bytes in memory.
    ///
    /// # Errors
    /// Those of [`load_matching`](Self::load_matching).
    pub fn read_matching_from<M: Module>(
        &mut self,
        bytes: &[u8],
        module: &mut M,
    ) -> Result<Loaded, Error> {
        self.with_weights(module, |optimizer, params| {
            optimizer.read_matching_from(bytes, params)
        })
    }

    /// Loads the state, which must fit, and the weights in `f32` that it finds. The latter are read into other memory first,
    /// by an optimizer that has nothing to lose.
    fn load_state(
        &mut self,
        load: impl FnOnce(&mut Optimizer) -> Result<(), optim_runtime::Error>,
        load_matching: impl FnOnce(
            &mut Optimizer,
            &mut [Param<'_>],
        ) -> Result<Loaded, optim_runtime::Error>,
    ) -> Result<(), Error> {
        let mut found = self.masters.clone();
        let mut taken = Vec::new();
        if !found.is_empty() {
            let mut params = params(&mut found)?;
            taken = load_matching(&mut Optimizer::new(Frozen)?, &mut params)?.weights;
        }
        load(&mut self.optimizer)?;
        for path in taken {
            if let Some(masters) = found.remove(&path) {
                self.masters.insert(path, masters);
            }
        }
        Ok(())
    }
}

fn params(masters: &mut AllMasters) -> Result<Vec<Param<'_>>, optim_runtime::Error> {
    let mut params = Vec::with_capacity(masters.len());
    for (path, Masters { weights, shape }) in masters {
        params.push(Param::weights(path.as_str(), weights)?.with_shape(shape)?);
    }
    Ok(params)
}
