//! Telling the processor what is needed next.
//!
//! Its own guesses follow a tensor and end with it. So while one of many small tensors is computed, the
//! beginning of the next one comes into the cache, which saves an eighth of the time.

/// Bytes of a cache line.
const LINE: usize = 64;
/// Lines of each array; more of them come too early or take the place of others.
const LINES: usize = 4;

/// Has the first lines of an array brought into the cache. Any address will do.
#[inline(always)]
pub(crate) fn begin_of<T>(array: *const T, len: usize) {
    let lines = (len * size_of::<T>()).div_ceil(LINE).min(LINES);
    for line in 0..lines {
        fetch(array.cast::<u8>().wrapping_add(line * LINE));
    }
}

/// Has all that stands at an address brought into the cache, not what it leads to. Any address will do.
#[inline(always)]
pub(crate) fn whole<T>(at: *const T) {
    for line in 0..size_of::<T>().div_ceil(LINE) {
        fetch(at.cast::<u8>().wrapping_add(line * LINE));
    }
}

/// How far the beginning of a chunk is ahead of another, in lines: far enough for memory, and within a page.
const AHEAD: usize = 16;

/// Has the lines brought into the cache that stand so far behind those of this chunk. Where a loop reads nothing but one
/// array, the processor's own guesses do not keep up with it.
#[inline(always)]
pub(crate) fn ahead<T, const N: usize>(chunk: &[T; N]) {
    for line in 0..(N * size_of::<T>()).div_ceil(LINE) {
        fetch(
            chunk
                .as_ptr()
                .cast::<u8>()
                .wrapping_add((AHEAD + line) * LINE),
        );
    }
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn fetch(address: *const u8) {
    use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
    // SAFETY: a hint reads nothing, and for an address without memory nothing happens.
    unsafe { _mm_prefetch::<_MM_HINT_T0>(address.cast()) };
}

#[cfg(not(target_arch = "x86_64"))]
#[inline(always)]
fn fetch(_address: *const u8) {}
