//! What ends on one rank ends on all.
