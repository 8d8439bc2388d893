//! Where the contenders' numbers lie, and what they are.

use std::ops::{Deref, DerefMut};

use optim_runtime::Element;

/// Bytes of a page.
const PAGE: usize = 4096;
/// Bytes of a huge page, and the smallest array that asks for them.
const HUGE: usize = 2 << 20;
/// Distance of neighbouring arrays in the low 12 bits of their addresses. Where streams nearly agree in
/// these, a processor takes a load for one of an earlier store; at this distance it does not.
const APART: usize = 512;

/// On which pages an array lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pages {
    /// On those that a `Vec` gets.
    Ordinary,
    /// On huge ones, if the array is large and the system has some.
    Huge,
}

/// Numbers at a chosen place within a page.
pub(crate) struct Array<T> {
    memory: Vec<T>,
    start: usize,
    len: usize,
}

impl<T: Element> Array<T> {
    /// The array at this position of those that are read together.
    pub(crate) fn new(
        position: usize,
        pages: Pages,
        len: usize,
        value: impl Fn(usize) -> T,
    ) -> Self {
        let size = size_of::<T>();
        let huge = pages == Pages::Huge && len * size >= HUGE;
        let unit = if huge { HUGE } else { PAGE };
        let slack = (unit + PAGE) / size;
        let mut memory: Vec<T> = Vec::with_capacity(len + slack);
        if huge {
            ask_for_huge_pages(&memory);
        }
        let begin = memory.as_ptr() as usize;
        let place = begin.next_multiple_of(unit) + position * APART % PAGE;
        let start = (place - begin) / size;
        memory.resize(start, T::ZERO);
        memory.extend((0..len).map(value));
        Self { memory, start, len }
    }
}

#[cfg(target_os = "linux")]
#[allow(unsafe_code, reason = "the system is asked directly")]
fn ask_for_huge_pages<T>(memory: &Vec<T>) {
    let begin = (memory.as_ptr() as usize).next_multiple_of(PAGE);
    let end = memory.as_ptr() as usize + memory.capacity() * size_of::<T>();
    // SAFETY: the range lies in an allocation of our own, and the advice does not change what is there.
    unsafe {
        libc::madvise(
            begin as *mut libc::c_void,
            (end - begin) / PAGE * PAGE,
            libc::MADV_HUGEPAGE,
        )
    };
}

#[cfg(not(target_os = "linux"))]
fn ask_for_huge_pages<T>(_memory: &Vec<T>) {}

impl<T> Deref for Array<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.memory[self.start..self.start + self.len]
    }
}

impl<T> DerefMut for Array<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.memory[self.start..self.start + self.len]
    }
}

/// Weights between −0.5 and 0.5.
pub(crate) fn weight<T: Element>(i: usize) -> T {
    T::from_f64((i % 1000) as f64 * 1e-3 - 0.5)
}

/// Gradients that neither overflow nor become denormal in any number of steps; none is zero.
pub(crate) fn gradient<T: Element>(i: usize) -> T {
    T::from_f64(0.1 * ((i + 7) % 1000) as f64 * 1e-3 - 0.04995)
}

/// Weights and gradient of a tensor on ordinary pages, as a user would have them.
pub(crate) fn tensor<T: Element>(len: usize) -> (Array<T>, Array<T>) {
    (
        Array::new(0, Pages::Ordinary, len, weight),
        Array::new(1, Pages::Ordinary, len, gradient),
    )
}
