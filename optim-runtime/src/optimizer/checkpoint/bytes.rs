//! Elements as bytes in a file, little-endian, through one buffer.

use std::io::{Read, Write};

use super::header::{io, read_exact};
use crate::error::CheckpointFault;
use crate::value::element::Element;
use crate::value::erased::Sealed;

/// Bytes of the buffer: what saving and loading need beside the states.
const BUFFER: usize = 1 << 20;

/// The buffer.
pub(super) struct Through(Vec<u8>);

impl Through {
    pub(super) fn new() -> Self {
        Self(vec![0; BUFFER])
    }

    pub(super) fn write<T: Element>(
        &mut self,
        values: &[T],
        to: &mut impl Write,
    ) -> Result<(), CheckpointFault> {
        let size = T::DTYPE.size();
        for values in values.chunks(BUFFER / size) {
            let bytes = &mut self.0[..size * values.len()];
            for (bytes, value) in bytes.chunks_exact_mut(size).zip(values) {
                Sealed::put(*value, bytes);
            }
            to.write_all(bytes).map_err(io("writing"))?;
        }
        Ok(())
    }

    pub(super) fn read<T: Element>(
        &mut self,
        from: &mut impl Read,
        values: &mut [T],
    ) -> Result<(), CheckpointFault> {
        let size = T::DTYPE.size();
        for values in values.chunks_mut(BUFFER / size) {
            let bytes = &mut self.0[..size * values.len()];
            read_exact(from, bytes)?;
            for (bytes, value) in bytes.chunks_exact(size).zip(values) {
                *value = Sealed::take(bytes);
            }
        }
        Ok(())
    }
}
