//! What stands between memory and a rule's loop: block by block, values are read, added to what was gathered,
//! scaled and bounded, and handed to the same loop. No loop is compiled twice for it, and no pass writes gradients.
//!
//! Storage that is smaller than the type a rule computes in will be read and written here, too.

pub(crate) mod average;
pub(crate) mod behind;
pub(crate) mod gradient;
pub(crate) mod measure;
pub(crate) mod units;
pub(crate) mod watch;

use self::average::Share;
use self::gradient::Seen;

/// What is done around the loops of a step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around<'a> {
    pub(crate) seen: Seen<'a>,
    /// What the weights mean to their averages, if those take them in.
    pub(crate) average: Option<Share>,
    /// Whether norms are measured of what the step does.
    pub(crate) watches: bool,
}

impl Around<'_> {
    /// Whether loops run over what stands in memory and nothing else is done.
    pub(crate) fn is_nothing(self) -> bool {
        matches!(self.seen, Seen::Plain) && self.average.is_none() && !self.watches
    }
}
