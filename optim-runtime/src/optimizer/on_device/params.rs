//! The parameters of a step that lie on a device.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::Error;
use crate::tensor::layout::Layout;
use crate::tensor::param::Param;
use crate::value::dtype::Dtype;

/// What is known on the host of parameters that lie on a device: names, shapes, element types. Where they lie, the
/// [`Accelerator`](super::Accelerator) knows. A list can be used for any number of steps.
#[derive(Debug)]
pub struct DeviceParams {
    pub(super) list: Vec<Param<'static>>,
    stamp: u64,
}

fn stamp() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

impl Default for DeviceParams {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            stamp: stamp(),
        }
    }
}

impl DeviceParams {
    /// None.
    pub fn new() -> Self {
        Self::default()
    }

    /// One more, whose last axis is the fastest in memory, and what it is given beside the gradient.
    ///
    /// # Errors
    /// [`Error::ShapeTooLarge`].
    pub fn push(
        &mut self,
        name: impl Into<String>,
        dtype: Dtype,
        shape: &[usize],
        has_gradient: bool,
        inputs: &[&str],
    ) -> Result<(), Error> {
        let layout = Layout::contiguous(shape)?;
        let param = Param::hollow(name.into(), dtype, layout, has_gradient, inputs);
        self.list.push(param);
        self.touch();
        Ok(())
    }

    /// Tells that some lie elsewhere from now on. Until then a step may rely on it that they lie where they lay.
    pub fn touch(&mut self) {
        self.stamp = stamp();
    }

    /// A number that no other list has, nor this one once it has changed or was [touched](Self::touch).
    pub fn stamp(&self) -> u64 {
        self.stamp
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The number of values that one has.
    pub fn len_of(&self, place: usize) -> usize {
        self.list[place].len()
    }

    /// The element type of one.
    pub fn dtype_of(&self, place: usize) -> Dtype {
        self.list[place].dtype()
    }

    /// The shape of one.
    pub fn shape_of(&self, place: usize) -> &[usize] {
        self.list[place].shape()
    }

    /// The name of one.
    pub fn name_of(&self, place: usize) -> &str {
        self.list[place].name()
    }
}
