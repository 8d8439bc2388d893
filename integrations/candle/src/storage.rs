//! A variable's memory, lent without a copy.
//!
//! Candle gives a `&mut` to a variable's memory to an in-place operation alone, and to one variable at a time; a step needs
//! that of all. But the memory is a `Vec` in an enum, so an operation can take it out of the variable, and another can put
//! it back. Locks are held for that moment only: a step that held those of all variables would wait for a thread that
//! holds one and wants another, as a layer norm does with its weight and bias, while that thread waits for the step.
//!
//! Meanwhile something has to stand in the variable, and other threads may look. It is memory without elements of a type
//! that candle stores and computes nothing with, so that whatever reads it is refused by its type. (An empty `F32` would be
//! read beyond its end: candle's products of matrices trust the shape.)

use std::cell::RefCell;

use candle_core::{CpuStorage, InplaceOp1, Layout, Result, Var, bail};

/// What stands in a variable whose memory is lent.
fn away() -> CpuStorage {
    CpuStorage::F8E8M0(Vec::new())
}

/// Whether memory is that of a variable that is lent.
pub(crate) fn is_away(storage: &CpuStorage) -> bool {
    matches!(storage, CpuStorage::F8E8M0(_))
}

/// An in-place operation that is a closure.
struct Once<F>(RefCell<Option<F>>);

impl<F: FnOnce(&mut CpuStorage)> InplaceOp1 for Once<F> {
    fn name(&self) -> &'static str {
        "optim"
    }

    fn cpu_fwd(&self, storage: &mut CpuStorage, _: &Layout) -> Result<()> {
        let Some(run) = self.0.borrow_mut().take() else {
            bail!("an operation of optim runs once")
        };
        run(storage);
        Ok(())
    }
}

/// Runs this with the memory of a variable, which nobody else reads or writes meanwhile. It must not look at the variable
/// by another way.
///
/// # Errors
/// Candle's, if the variable is on another device.
pub(crate) fn with_storage<T>(var: &Var, run: impl FnOnce(&mut CpuStorage) -> T) -> Result<T> {
    let mut result = None;
    var.inplace_op1(&Once(RefCell::new(Some(|storage: &mut CpuStorage| {
        result = Some(run(storage));
    }))))?;
    match result {
        Some(result) => Ok(result),
        None => bail!("an in-place operation did not run"),
    }
}

/// The memory of a variable, which is out of it. It goes back whatever happens.
pub(crate) struct Taken<'v> {
    var: &'v Var,
    pub(crate) storage: CpuStorage,
}

impl<'v> Taken<'v> {
    /// Takes it out; `None` if it is out already.
    ///
    /// # Errors
    /// Those of [`with_storage`].
    pub(crate) fn from(var: &'v Var) -> Result<Option<Self>> {
        let taken = with_storage(var, |storage| {
            (!is_away(storage)).then(|| std::mem::replace(storage, away()))
        })?;
        Ok(taken.map(|storage| Self { var, storage }))
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        let own = std::mem::replace(&mut self.storage, away());
        // It came out by the same operation, which fails only for variables it could not have come out of.
        let put = with_storage(self.var, |storage| *storage = own);
        debug_assert!(put.is_ok(), "{put:?}");
    }
}
