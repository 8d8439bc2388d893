//! What other packages call the built-in rules and their parts, and the doors for their files.

mod torch;
