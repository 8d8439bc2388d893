//! Checkpoints, with the digits that variables in half precision have not.

use std::io::Write;
use std::path::Path;

use optim_runtime::{Frozen, Loaded, Optimizer, Param};

use crate::error::Error;
use crate::optimizer::CandleOptimizer;
use crate::variable::Variable;

impl CandleOptimizer {
    /// Writes a checkpoint of the optimizer, for who keeps the weights by [`VarMap::save`](candle_nn::VarMap::save): see
    /// [`Optimizer::save`]. Of variables in half precision it has the weights in `f32`, so that a run goes on with
    /// the same bits. Two files are not written at once; [`save_with_weights`](Self::save_with_weights) writes one.
    ///
    /// # Errors
    /// Those of [`Optimizer::save`]; [`Error::NoNames`]; [`Error::Lent`].
    pub fn save(&mut self, path: impl AsRef<Path>) -> Result<(), Error> {
        self.check_names()?;
        self.with_weights_of(Variable::is_half, |optimizer, masters| {
            optimizer.save_with_weights(path, masters)
        })
    }

    /// Writes a checkpoint of the optimizer and all weights: see [`Optimizer::save_with_weights`].
    ///
    /// # Errors
    /// Those of [`Optimizer::save_with_weights`]; [`Error::NoNames`]; [`Error::Lent`].
    pub fn save_with_weights(&mut self, path: impl AsRef<Path>) -> Result<(), Error> {
        self.check_names()?;
        self.with_weights(|optimizer, params| optimizer.save_with_weights(path, params))
    }

    /// Writes what [`save`](Self::save) writes to anything.
    ///
    /// # Errors
    /// Those of [`save`](Self::save). What was written by then is no checkpoint.
    pub fn write_to(&mut self, to: impl Write) -> Result<(), Error> {
        self.check_names()?;
        self.with_weights_of(Variable::is_half, |optimizer, masters| {
            optimizer.write_to(to, masters)
        })
    }

    /// Writes what [`save_with_weights`](Self::save_with_weights) writes to anything.
    ///
    /// # Errors
    /// Those of [`save_with_weights`](Self::save_with_weights). What was written by then is no checkpoint.
    pub fn write_with_weights_to(&mut self, to: impl Write) -> Result<(), Error> {
        self.check_names()?;
        self.with_weights(|optimizer, params| optimizer.write_to(to, params))
    }

    /// Goes on from a checkpoint of the optimizer: see [`Optimizer::load`]. The weights are loaded by
    /// [`VarMap::load`](candle_nn::VarMap::load), before or after. A variable in half precision gets its digits back where
    /// its weight is what the checkpoint's is rounded to; where it is another, the variable's holds.
    ///
    /// # Errors
    /// Those of [`Optimizer::load`]; [`Error::NoNames`]. Nothing has changed then.
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
    /// Those of [`Optimizer::load_with_weights`]; [`Error::NoNames`]; [`Error::Lent`]. Nothing has changed then.
    pub fn load_with_weights(&mut self, path: impl AsRef<Path>) -> Result<(), Error> {
        self.check_names()?;
        self.with_weights(|optimizer, params| optimizer.load_with_weights(path, params))
    }

    /// Takes what fits of a checkpoint, weights too where it has them, and says what it left out: see
    /// [`Optimizer::load_matching`].
    ///
    /// # Errors
    /// Those of [`Optimizer::load_matching`]; [`Error::NoNames`]; [`Error::Lent`]. Nothing has changed then.
    pub fn load_matching(&mut self, path: impl AsRef<Path>) -> Result<Loaded, Error> {
        self.check_names()?;
        self.with_weights(|optimizer, params| optimizer.load_matching(path, params))
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
    pub fn read_with_weights_from(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.check_names()?;
        self.with_weights(|optimizer, params| optimizer.read_with_weights_from(bytes, params))
    }

    /// [`load_matching`](Self::load_matching) from bytes in memory.
    ///
    /// # Errors
    /// Those of [`load_matching`](Self::load_matching).
    pub fn read_matching_from(&mut self, bytes: &[u8]) -> Result<Loaded, Error> {
        self.check_names()?;
        self.with_weights(|optimizer, params| optimizer.read_matching_from(bytes, params))
    }

    fn check_names(&self) -> Result<(), Error> {
        if self.named {
            Ok(())
        } else {
            Err(Error::NoNames)
        }
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
        self.check_names()?;
        let mut found = Vec::new();
        for (place, variable) in self.variables.iter_mut().enumerate() {
            if let Some(masters) = variable.masters_mut() {
                found.push((place, masters.weights.clone()));
            }
        }
        let mut taken = Vec::new();
        if !found.is_empty() {
            let mut params = Vec::with_capacity(found.len());
            for (place, weights) in &mut found {
                let variable = &self.variables[*place];
                let param = Param::weights(variable.name.as_str(), weights)?;
                params.push(param.with_shape(variable.var.dims())?);
            }
            let mut reader = Optimizer::new(Frozen)?;
            taken = load_matching(&mut reader, &mut params)?.weights;
        }
        load(&mut self.optimizer)?;
        for (place, weights) in found {
            let variable = &mut self.variables[place];
            // Sorted, as the account says.
            let is_taken = taken.binary_search(&variable.name).is_ok();
            if let Some(masters) = variable.masters_mut().filter(|_| is_taken) {
                masters.weights = weights;
            }
        }
        Ok(())
    }
}
