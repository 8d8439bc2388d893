//! [`Collective`]: how ranks speak with each other.

use std::sync::Arc;

use crate::error::Error;

/// How the ranks of a [`ShardedOptimizer`](super::ShardedOptimizer) speak with each other: processes on one machine or on many.
/// All of them [gather](Self::gather) in the same order, and [start](Self::start) in the same order; but one may have started more than
/// another when both gather, so neither waits for the other. Nothing is said about what bytes mean.
///
/// What is sent is owned, so that a rank that is waited for no longer leaves nothing that is borrowed.
///
/// # Errors
/// [`Error::RankLost`] where a rank is not there any more, or has not answered for longer than the collective waits. From then
/// on every call gives an error.
pub trait Collective {
    /// The number of this one, from 0.
    fn rank(&self) -> usize;
    /// How many there are.
    fn ranks(&self) -> usize;
    /// Tells all ranks something, and gives what each has told, this one included, in the order of ranks. Lengths differ.
    fn gather(&mut self, own: &[u8]) -> Result<Vec<Vec<u8>>, Error>;
    /// Begins to send each rank its bytes, which may be the same for several, and to take from each as many as there are in the
    /// vector that is given for them, whatever is in it. Both have an entry for this rank, of no bytes. It does not wait.
    fn start(&mut self, send: Vec<Arc<Vec<u8>>>, receive: Vec<Vec<u8>>) -> Result<(), Error>;
    /// Whether [`finish`](Self::finish) would not wait, of what was started first of what has not ended, if anything was. What is on its
    /// way may go on by it. One that always says no leaves all waiting to the step.
    fn has_come(&mut self) -> Result<bool, Error> {
        Ok(false)
    }
    /// Ends what was [started](Self::start) first of what has not ended, and gives what came from each rank, in the vectors that were
    /// given for it. It lets go of what was sent: their memory is used again.
    fn finish(&mut self) -> Result<Vec<Vec<u8>>, Error>;
}

/// One rank, which has everything: a program for many machines runs on one.
#[derive(Clone, Copy, Debug, Default)]
pub struct OneRank;

impl Collective for OneRank {
    fn rank(&self) -> usize {
        0
    }
    fn ranks(&self) -> usize {
        1
    }
    fn gather(&mut self, own: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
        Ok(vec![own.to_vec()])
    }
    fn start(&mut self, _send: Vec<Arc<Vec<u8>>>, _receive: Vec<Vec<u8>>) -> Result<(), Error> {
        Ok(())
    }
    fn finish(&mut self) -> Result<Vec<Vec<u8>>, Error> {
        Ok(vec![Vec::new()])
    }
}
