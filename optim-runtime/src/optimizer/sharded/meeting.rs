//! What ranks tell each other about one step: that all can go on, or that one cannot, and numbers that all need.
//!
//! All ranks tell in the same order, until one of them tells that it cannot go on: that ends it for all. A rank that has an error
//! tells it where the others tell whatever comes next.

use std::sync::Arc;

use super::Collective;
use super::measured;
use super::reduced;
use crate::error::Error;
use crate::reduce::model_sums::ModelSums;
use crate::step::together::{Measured, Together};
use crate::value::stage::Fold;

/// What a rank tells begins with one of these.
const GOES_ON: u8 = 0;
const CANNOT: u8 = 1;

/// Bytes of a number.
const WORD: usize = 8;

/// Bytes before what a rank tells: whether it goes on, and how far it is ahead.
const HEAD: usize = 1 + WORD;

pub(in crate::optimizer) struct Meeting<'m> {
    collective: &'m mut dyn Collective,
    /// Whether some rule asks ranks for sums in the middle of a step: over the model, or over a parameter that is cut.
    pub(super) reduces: bool,
    /// How far this rank is ahead, which it tells whenever it tells something: see [`Ahead`](super::ahead::Ahead).
    ahead: u64,
    /// How far the one is that is ahead of all, and which it is.
    pub(super) farthest: (u64, usize),
    progress: Progress,
    /// The first error by which ranks do not hear each other any more.
    lost: Option<Error>,
}

/// How far a meeting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::optimizer) enum Progress {
    /// Nothing was written, and an error is to be told.
    Open,
    /// All have said that they take the step: weights and states are written.
    Agreed,
    /// All know that the step is not taken.
    Ended,
    /// Ranks do not hear each other any more; whether all had agreed.
    Lost(bool),
}

impl<'m> Meeting<'m> {
    pub(in crate::optimizer) fn new(collective: &'m mut dyn Collective, reduces: bool) -> Self {
        Self {
            collective,
            reduces,
            ahead: 0,
            farthest: (0, 0),
            progress: Progress::Open,
            lost: None,
        }
    }

    /// Tells how far this rank is ahead.
    pub(super) fn ahead(mut self, ahead: u64) -> Self {
        self.ahead = ahead;
        self
    }

    pub(in crate::optimizer) fn rank(&self) -> usize {
        self.collective.rank()
    }

    pub(in crate::optimizer) fn ranks(&self) -> usize {
        self.collective.ranks()
    }

    /// How far it has come, and why ranks do not hear each other any more, if they do not.
    pub(in crate::optimizer) fn end_of(&self) -> (Progress, Option<Error>) {
        (self.progress, self.lost.clone())
    }

    /// All ranks know that they do not go on.
    pub(in crate::optimizer) fn end(&mut self) {
        self.progress = Progress::Ended;
    }

    /// What all ranks tell, in their order.
    pub(in crate::optimizer) fn gather(&mut self, own: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
        self.hear(GOES_ON, own)
    }

    /// Tells that this rank cannot go on, unless all know that somebody cannot.
    pub(in crate::optimizer) fn tell(&mut self, error: &Error) {
        if self.progress == Progress::Open {
            // What others could not do does not matter any more.
            self.hear(CANNOT, error.to_string().as_bytes()).ok();
        }
    }

    fn hear(&mut self, sign: u8, own: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
        let mut words = Vec::with_capacity(HEAD + own.len());
        words.push(sign);
        words.extend_from_slice(&self.ahead.to_le_bytes());
        words.extend_from_slice(own);
        let heard = self.collective.gather(&words);
        let mut heard = self.unless_lost(heard)?;
        let mut cannot = None;
        for (rank, words) in heard.iter_mut().enumerate() {
            let told = words.split_off(HEAD.min(words.len()));
            let head = std::mem::replace(words, told);
            let [sign @ (GOES_ON | CANNOT), ahead @ ..] = &head[..] else {
                return Err(self.nonsense(rank));
            };
            let Ok(ahead) = ahead.try_into().map(u64::from_le_bytes) else {
                return Err(self.nonsense(rank));
            };
            if ahead > self.farthest.0 {
                self.farthest = (ahead, rank);
            }
            if *sign == CANNOT {
                cannot.get_or_insert(rank);
            }
        }
        match cannot {
            None => Ok(heard),
            Some(rank) => {
                self.progress = Progress::Ended;
                Err(Error::OnRank {
                    rank,
                    message: String::from_utf8_lossy(&heard[rank]).into_owned(),
                })
            }
        }
    }

    /// Begins to exchange values: see [`Collective::start`].
    pub(in crate::optimizer) fn start(
        &mut self,
        send: Vec<Arc<Vec<u8>>>,
        receive: Vec<Vec<u8>>,
    ) -> Result<(), Error> {
        let started = self.collective.start(send, receive);
        self.unless_lost(started)
    }

    /// Whether what was started first has come.
    pub(super) fn has_come(&mut self) -> Result<bool, Error> {
        let come = self.collective.has_come();
        self.unless_lost(come)
    }

    /// The values of all ranks, of these lengths.
    pub(in crate::optimizer) fn finish(
        &mut self,
        lengths: &[usize],
    ) -> Result<Vec<Vec<u8>>, Error> {
        let finished = self.collective.finish();
        let finished = self.unless_lost(finished)?;
        let mut all = finished.iter().map(Vec::len).zip(lengths).enumerate();
        if let Some((rank, _)) = all.find(|(_, (given, expected))| given != *expected) {
            return Err(self.nonsense(rank));
        }
        Ok(finished)
    }

    fn unless_lost<T>(&mut self, result: Result<T, Error>) -> Result<T, Error> {
        if let Err(error) = &result {
            self.lose(error);
        }
        result
    }

    pub(super) fn nonsense(&mut self, rank: usize) -> Error {
        let error = Error::RankLost {
            rank: Some(rank),
            what: "it does not speak of what the others speak of".to_owned(),
        };
        self.lose(&error);
        error
    }

    fn lose(&mut self, error: &Error) {
        if self.lost.is_none() {
            self.progress = Progress::Lost(self.progress == Progress::Agreed);
            self.lost = Some(error.clone());
        }
    }

    /// Numbers of all ranks, in their order.
    pub(in crate::optimizer) fn numbers<const N: usize>(
        &mut self,
        own: &[[u64; N]],
    ) -> Result<Vec<Vec<[u64; N]>>, Error> {
        let words: Vec<u8> = (own.as_flattened().iter())
            .flat_map(|number| number.to_le_bytes())
            .collect();
        let heard = self.gather(&words)?;
        let mut all = Vec::with_capacity(heard.len());
        for (rank, words) in heard.iter().enumerate() {
            if !words.len().is_multiple_of(WORD * N) {
                return Err(self.nonsense(rank));
            }
            let records = words.chunks_exact(WORD * N).map(|record| {
                let mut numbers = [0; N];
                for (number, bytes) in numbers.iter_mut().zip(record.chunks_exact(WORD)) {
                    *number = bytes
                        .iter()
                        .rev()
                        .fold(0, |number, byte| number << 8 | u64::from(*byte));
                }
                numbers
            });
            all.push(records.collect());
        }
        Ok(all)
    }
}

impl Together for Meeting<'_> {
    fn agree(&mut self) -> Result<(), Error> {
        self.gather(&[])?;
        self.progress = Progress::Agreed;
        Ok(())
    }

    fn complete(&mut self, sums: &mut ModelSums) -> Result<bool, Error> {
        if !self.reduces {
            return Ok(false);
        }
        let words: Vec<_> = reduced::told(sums).into_iter().map(|word| [word]).collect();
        let (mut all, rank) = (reduced::Told::default(), self.rank());
        for (from, words) in self.numbers(&words)?.iter().enumerate() {
            if !all.hear(words.as_flattened(), from == rank) {
                return Err(self.nonsense(from));
            }
        }
        let waits = all.is_something();
        all.put(sums);
        Ok(waits)
    }

    fn measured(&mut self, fold: Fold, own: Vec<Measured>) -> Result<Vec<f64>, Error> {
        let words: Vec<_> = measured::told(&own)
            .into_iter()
            .map(|word| [word])
            .collect();
        let (rank, mut all) = (self.rank(), measured::Told::default());
        for (from, words) in self.numbers(&words)?.iter().enumerate() {
            if !all.hear(words.as_flattened(), from == rank) {
                return Err(self.nonsense(from));
            }
        }
        Ok(all.combine(fold, own))
    }

    fn not_finite(&mut self, own: Error) -> Result<Error, Error> {
        let is_own = matches!(own, Error::NonFinite { .. });
        let words = if is_own {
            own.to_string()
        } else {
            String::new()
        };
        let heard = self.gather(words.as_bytes())?;
        self.end();
        let found = heard.iter().position(|words| !words.is_empty());
        Ok(match found {
            Some(rank) if !is_own => Error::OnRank {
                rank,
                message: String::from_utf8_lossy(&heard[rank]).into_owned(),
            },
            _ => own,
        })
    }
}
