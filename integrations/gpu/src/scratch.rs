//! Memory of a run of loops, and the lists of tensors that were sent.

use std::sync::Arc;

use crate::driver::write;
use crate::error::Error;
use crate::launches::Last;
use crate::on_cuda::OnCuda;
use crate::rooms::Arena;

/// Memory of a run of loops.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// Sums of blocks, of columns, and what they come to.
    pub(crate) sums: Arena,
    /// Numbers that differ from tensor to tensor.
    pub(crate) numbers: Arena,
    /// Lists of tensors, as they were sent, for those that come again.
    pub(crate) lists: Vec<(Vec<u64>, Arena)>,
    /// The list that is overwritten next.
    next: usize,
    /// The last run, as far as it can be run again.
    pub(crate) last: Option<Last>,
}

/// Lists that are kept: as many as runs of a step, nearly always.
const LISTS: usize = 12;

impl Scratch {
    pub(crate) fn bytes(&self) -> usize {
        let lists = self.lists.iter().map(|(_, arena)| arena.bytes());
        self.sums.bytes() + self.numbers.bytes() + lists.sum::<usize>()
    }

    pub(crate) fn free(&mut self) {
        self.sums.free();
        self.numbers.free();
        self.lists.clear();
        self.next = 0;
        self.last = None;
    }
}

impl OnCuda {
    /// Where these words lie on the device: where they lay before, if they are the same.
    pub(crate) fn send(&mut self, words: Vec<u64>) -> Result<u64, Error> {
        if words.is_empty() {
            return Ok(0);
        }
        let context = Arc::clone(self.device.context());
        let Scratch { lists, next, .. } = &mut self.scratch;
        if let Some((sent, arena)) = lists.iter_mut().find(|(sent, _)| *sent == words) {
            return arena.room(&context, size_of_val(&sent[..]), "a list of tensors");
        }
        if lists.len() < LISTS {
            *next = lists.len();
            lists.push(Default::default());
        }
        let place = *next;
        *next = (place + 1) % LISTS;
        let (sent, arena) = &mut lists[place];
        sent.clear();
        if arena.is_shared() {
            arena.free();
        }
        let at = arena.room(&context, size_of_val(&words[..]), "a list of tensors")?;
        #[allow(unsafe_code, reason = "memory of a device is written")]
        // SAFETY: there is room for all of them; launches before it in the stream have read what was there.
        unsafe {
            write(at, &words, self.stream)?;
        }
        *sent = words;
        Ok(at)
    }
}
