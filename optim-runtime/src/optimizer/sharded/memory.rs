//! Memory that a step needs for a while, and the next step again: memory that is new costs the system's time.

use std::collections::VecDeque;
use std::fmt;

use super::buckets::{Bucket, bytes_of};
use super::owners::Placed;
use super::sums::{Sum, Values};
use super::wire::Wire;
use crate::machine::matrix::workspace::filled;
use crate::value::dtype::Dtype;
use crate::value::erased::Erased;

/// Buffers of buckets, and sums of gradients.
#[derive(Default)]
pub(in crate::optimizer) struct Memory {
    /// Those that nothing is in.
    buffers: Vec<Vec<u8>>,
    /// Bytes of each rank's buckets, for which they were made.
    loads: Vec<usize>,
    /// In the order of their parameters.
    sums: VecDeque<Values>,
}

impl Memory {
    /// Frees the buffers if other buckets were exchanged than are now.
    pub(super) fn fit(&mut self, buckets: &[Vec<Bucket>], placed: &[Placed]) {
        let of = |bucket: &Bucket| bytes_of(bucket, placed, Wire::Same);
        let of_rank = |list: &Vec<Bucket>| list.iter().map(of).sum();
        let loads: Vec<usize> = buckets.iter().map(of_rank).collect();
        if loads != self.loads {
            self.buffers.clear();
            self.loads = loads;
        }
    }

    /// A buffer of so many bytes, whatever they are; `None` if there is no memory. There are never more than were in use at one time.
    pub(super) fn buffer(&mut self, bytes: usize) -> Option<Vec<u8>> {
        if bytes == 0 {
            return Some(Vec::new());
        }
        let all = || self.buffers.iter().enumerate();
        let fitting = all().filter(|(_, it)| it.capacity() >= bytes);
        let Some((place, _)) = fitting.min_by_key(|(_, it)| it.capacity()) else {
            // A new one takes the place of the next smaller one.
            let largest = all()
                .max_by_key(|(_, it)| it.capacity())
                .map(|(place, _)| place);
            drop(largest.map(|place| self.buffers.swap_remove(place)));
            // Buckets of several types are some bytes longer or shorter.
            let mut new = filled(0, bytes.next_multiple_of(64))?;
            new.truncate(bytes);
            return Some(new);
        };
        let mut buffer = self.buffers.swap_remove(place);
        buffer.resize(bytes, 0);
        Some(buffer)
    }

    /// Keeps a buffer that nothing is in any more.
    pub(super) fn keep(&mut self, buffer: Vec<u8>) {
        if buffer.capacity() > 0 {
            self.buffers.push(buffer);
        }
    }

    /// Room for a sum of so many values, whatever they are, if there was one in the step before.
    pub(super) fn sum(&mut self, dtype: Dtype, len: usize) -> Option<Values> {
        let fits =
            |sum: &Values| sum.dtype() == dtype && opened!(Erased(sum), sum => sum.len()) == len;
        let place = self.sums.iter().position(fits)?;
        self.sums.remove(place)
    }

    /// Keeps the sums of a step, and none beside.
    pub(super) fn keep_sums(&mut self, sums: Vec<Option<Sum>>) {
        self.sums.clear();
        let sums = sums.into_iter().flatten();
        self.sums.extend(sums.map(|sum| sum.values));
    }

    /// Frees all.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Bytes that are kept.
    fn bytes(&self) -> usize {
        let buffers = self.buffers.iter().map(Vec::capacity);
        let of = |sum: &Values| opened!(Erased(sum), of => size_of_val(&of[..]));
        buffers.sum::<usize>() + self.sums.iter().map(of).sum::<usize>()
    }
}

impl fmt::Debug for Memory {
    /// Its size, for there is nothing in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memory")
            .field("bytes", &self.bytes())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::super::homes::Home;
    use super::*;
    use crate::value::erased::{Sealed, VecFamily};

    fn home(len: usize) -> Home {
        Home {
            rank: 0,
            from: 0,
            to: len,
        }
    }

    fn placed(len: usize) -> Placed {
        Placed {
            homes: [home(len)].into_iter().collect(),
            seat: 0,
            rests: false,
            len,
            dtype: Dtype::F32,
        }
    }

    fn fit(memory: &mut Memory, len: usize) {
        let placed = [placed(len)];
        memory.fit(&super::super::buckets::cut(&placed, 2, 1000), &placed);
    }

    #[test]
    fn a_buffer_comes_back_as_long_as_is_asked_for() {
        let mut memory = Memory::default();
        let (large, small) = (memory.buffer(1000).unwrap(), memory.buffer(100).unwrap());
        let places = [large.as_ptr(), small.as_ptr()];
        memory.keep(large);
        memory.keep(small);
        let (small, large) = (memory.buffer(90).unwrap(), memory.buffer(1004).unwrap());
        assert_eq!((small.len(), large.len()), (90, 1004));
        assert_eq!([large.as_ptr(), small.as_ptr()], places);
        assert_eq!(memory.bytes(), 0);
    }

    #[test]
    fn no_more_buffers_are_kept_than_were_in_use_at_one_time() {
        let mut memory = Memory::default();
        for bytes in (0..50).map(|at| 100 * at) {
            let two = [
                memory.buffer(bytes).unwrap(),
                memory.buffer(bytes / 2).unwrap(),
            ];
            two.into_iter().for_each(|it| memory.keep(it));
            assert!(memory.buffers.len() <= 2);
        }
        assert!(memory.bytes() <= 2 * 4992);
    }

    #[test]
    fn buffers_are_freed_where_others_are_exchanged() {
        let mut memory = Memory::default();
        fit(&mut memory, 100);
        let buffer = memory.buffer(400).unwrap();
        memory.keep(buffer);
        fit(&mut memory, 100);
        assert_eq!(memory.bytes(), 448);
        fit(&mut memory, 99);
        assert_eq!(memory.bytes(), 0);
    }

    #[test]
    fn sums_are_kept_for_one_step() {
        let sum = |len| Some(Sum::of(f32::erase::<VecFamily>(vec![1.0; len]), home(len)));
        let mut memory = Memory::default();
        memory.keep_sums(vec![sum(3), None, sum(4)]);
        assert!(memory.sum(Dtype::F64, 4).is_none() && memory.sum(Dtype::F32, 5).is_none());
        assert!(memory.sum(Dtype::F32, 4).is_some());
        assert_eq!(memory.bytes(), 12);
        memory.keep_sums(vec![sum(4)]);
        assert_eq!(memory.bytes(), 16);
        memory.clear();
        assert_eq!(memory.bytes(), 0);
    }
}
