//! A hash of operations: graphs ask for it at each node, and nobody chooses operations to make it slow.

use std::hash::{BuildHasherDefault, Hasher};

/// Of maps whose keys are operations.
pub(super) type OfOperations = BuildHasherDefault<Mixed>;

/// Each number is mixed in by one multiplication.
#[derive(Clone, Copy, Default)]
pub(super) struct Mixed(u64);

/// An odd number without a pattern: 2⁶⁴ over the golden ratio.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        // Tables take the upper bits and the lower ones, and products have what is mixed best in the middle.
        self.0.rotate_left(26)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(FACTOR);
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }
}
