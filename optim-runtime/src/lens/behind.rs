//! What is done with weights while they are still in the cache, once a step has written them.

use super::Around;
use super::average::Averaging;
use super::gradient::Gradient;
use super::watch::Watching;
use crate::machine::exec::Exec;
use crate::machine::scale::Room;
use crate::tensor::kept::{Averaged, Watched};
use crate::value::element::Element;

/// What takes in the weights that a step writes.
#[derive(Debug)]
pub(crate) struct Behind<'a, T: Element> {
    pub(crate) average: Option<Averaging<'a, T>>,
    pub(crate) watching: Option<Watching<'a, T>>,
}

impl<'a, T: Element> Behind<'a, T> {
    /// Of a tensor; none if nothing is.
    #[inline]
    pub(crate) fn of(
        exec: &Exec,
        around: Around<'_>,
        average: &'a mut Averaged,
        watched: &'a mut Watched,
    ) -> Option<Box<Self>> {
        if around.average.is_none() && !around.watches {
            return None;
        }
        Some(Box::new(Self {
            average: Averaging::of(exec, around.average, average),
            watching: around.watches.then(|| Watching::new(exec, watched)),
        }))
    }

    /// Before the loop over the block that begins here; gives its weights, if they are wanted behind it.
    pub(super) fn before<'r>(
        &mut self,
        start: usize,
        w: &[T],
        g: &[T],
        room: &'r mut Room<T>,
    ) -> Option<&'r mut [T]> {
        let watching = self.watching.as_mut()?;
        Some(watching.before(start, w, g, room))
    }

    /// Behind the loop over the block that begins here.
    pub(super) fn after(&mut self, start: usize, w: &[T], before: Option<&mut [T]>) {
        if let Some(average) = &mut self.average {
            average.take_in(start, w);
        }
        if let (Some(watching), Some(before)) = (&mut self.watching, before) {
            watching.after(start, w, before);
        }
    }

    /// Before the first of several loops over all weights.
    pub(crate) fn before_all(&mut self, w: &[T], g: &Gradient<'_, T>) {
        if let Some(watching) = &mut self.watching {
            watching.before_all(w, g);
        }
    }

    /// Behind the last.
    pub(crate) fn after_all(&mut self, w: &[T]) {
        if let Some(average) = &mut self.average {
            average.take_in(0, w);
        }
        if let Some(watching) = &mut self.watching {
            watching.after_all(w);
        }
    }
}
