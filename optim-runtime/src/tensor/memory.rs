//! Memory for states: where it lies decides how fast it is read.
//!
//! * Large buffers ask the system for huge pages, which save a fifth of the time out of cache.
//! * A processor tells whether a load must wait for an earlier store by the low 12 bits of their addresses
//!   alone. Streams whose addresses are nearly the same in these bits stop each other, at the worst four
//!   times over. So a buffer is placed apart from the streams that it is read with.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

use crate::value::element::Element;

/// Bytes of a cache line.
const LINE: usize = 64;
/// Bytes of a page; addresses that agree in what is below it look alike to the processor.
const PAGE: usize = 4096;
/// Bytes of a huge page, and the smallest buffer that asks for them.
const HUGE: usize = 2 << 20;
/// How far apart streams must begin, within a page, not to look alike.
const APART: usize = 256;

/// A slice of its own, of fixed length.
pub(crate) struct Buffer<T> {
    /// Begin of the allocation.
    base: NonNull<u8>,
    layout: Layout,
    /// Begin of the elements.
    data: NonNull<T>,
    len: usize,
}

impl<T: Element> Buffer<T> {
    /// `len` times `value`, apart from streams that begin at these addresses. `None` if there is not so
    /// much memory.
    pub(crate) fn filled(value: T, len: usize, streams: &[usize]) -> Option<Self> {
        let bytes = len.checked_mul(size_of::<T>())?;
        let align = if bytes >= HUGE { HUGE } else { LINE };
        // Room to choose a place in, without much of it for what is small.
        let slack = PAGE.min(bytes / 4);
        let size = bytes.checked_add(slack)?.max(LINE);
        let layout = Layout::from_size_align(size, align).ok()?;
        // SAFETY: the layout's size is not zero.
        let base = NonNull::new(unsafe { alloc(layout) })?;
        if bytes >= HUGE {
            ask_for_huge_pages(base, layout.size());
        }
        let offset = place(base.as_ptr() as usize, slack, streams);
        // SAFETY: the offset is at most the slack, behind which there is room for all elements: the layout's
        // size is that of the slack and of `len` elements, multiplied and added without overflow. It is a
        // multiple of a line, so the elements are aligned.
        let data = unsafe { base.add(offset) }.cast::<T>();
        for index in 0..len {
            // SAFETY: `index` is one of the elements there is room for.
            unsafe { data.add(index).write(value) };
        }
        Some(Self {
            base,
            layout,
            data,
            len,
        })
    }
}

/// The first place within the slack that is apart from all streams, or else the one that is most so.
fn place(base: usize, slack: usize, streams: &[usize]) -> usize {
    let nearest = |offset: &usize| {
        let distance = |stream: &usize| {
            let apart = (base + offset).wrapping_sub(*stream) % PAGE;
            apart.min(PAGE - apart)
        };
        streams.iter().map(distance).min().unwrap_or(PAGE)
    };
    let mut best = 0;
    for offset in (0..=slack).step_by(APART) {
        if nearest(&offset) >= APART {
            return offset;
        }
        if nearest(&offset) > nearest(&best) {
            best = offset;
        }
    }
    best
}

/// Asks, before the memory is touched. A system that has no huge pages says no, and nothing is lost.
#[cfg(target_os = "linux")]
fn ask_for_huge_pages(base: NonNull<u8>, bytes: usize) {
    // SAFETY: the range is an allocation of our own, and the advice changes nothing of its contents.
    unsafe { libc::madvise(base.as_ptr().cast(), bytes, libc::MADV_HUGEPAGE) };
}

#[cfg(not(target_os = "linux"))]
fn ask_for_huge_pages(_base: NonNull<u8>, _bytes: usize) {}

impl<T> Drop for Buffer<T> {
    fn drop(&mut self) {
        // SAFETY: `base` came from the allocator with this layout, and elements need no drop.
        unsafe { dealloc(self.base.as_ptr(), self.layout) }
    }
}

impl<T> Deref for Buffer<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        // SAFETY: all `len` elements were written when the buffer was made.
        unsafe { std::slice::from_raw_parts(self.data.as_ptr(), self.len) }
    }
}

impl<T> DerefMut for Buffer<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        // SAFETY: as above, and the buffer is borrowed alone.
        unsafe { std::slice::from_raw_parts_mut(self.data.as_ptr(), self.len) }
    }
}

impl<T: Element> Clone for Buffer<T> {
    fn clone(&self) -> Self {
        let mut copy =
            Self::filled(T::ZERO, self.len, &[]).unwrap_or_else(|| handle_alloc_error(self.layout));
        copy.copy_from_slice(self);
        copy
    }
}

impl<T: Element> std::fmt::Debug for Buffer<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(f)
    }
}

// SAFETY: a buffer owns its elements as a `Vec` does.
unsafe impl<T: Send> Send for Buffer<T> {}
// SAFETY: as above.
unsafe impl<T: Sync> Sync for Buffer<T> {}

#[cfg(test)]
mod tests {
    use super::{APART, Buffer, PAGE};

    /// Distance of two streams as the processor sees it.
    fn apart(a: usize, b: usize) -> usize {
        let apart = a.wrapping_sub(b) % PAGE;
        apart.min(PAGE - apart)
    }

    #[test]
    fn a_buffer_is_apart_from_what_it_is_read_with() {
        for len in [0, 1, 100, 1_000, 10_000, 600_000, 1_000_000] {
            let mut streams = vec![vec![0.0_f32; len], vec![0.0; len]];
            let mut begins: Vec<_> = streams.iter().map(|s| s.as_ptr() as usize).collect();
            let mut states = Vec::new();
            for value in [1.0_f32, 2.0, 3.0] {
                let state = Buffer::filled(value, len, &begins).expect("memory");
                assert_eq!(state.len(), len);
                assert!(state.iter().all(|x| *x == value));
                // Small ones have little room to choose.
                let begin = state.as_ptr() as usize;
                let is_apart = begins.iter().all(|other| apart(*other, begin) >= APART);
                assert!(is_apart || len < 4 * PAGE / size_of::<f32>(), "{len}");
                begins.push(begin);
                states.push(state);
            }
            streams.clear();
            let copy = states[1].clone();
            drop(states);
            assert!(copy.iter().all(|x| *x == 2.0));
        }
    }
}
