//! What other languages write, answered and read as what it means here.

mod expressions;
mod statements;
