//! The intermediate representation: what a rule computes, as arithmetic without duplicates.
//!
//! A rule becomes one loop for each setting of its switches that computes something else. `phase` says what a graph can
//! have at which point of the compiler.

mod body;
pub(crate) mod cost;
pub(crate) mod fingerprint;
mod graph;
mod hash;
mod op;
mod phase;
mod print;
mod program;
pub(crate) mod rounding;
mod shrinking;

pub(crate) use self::body::{Body, Ends, Stage, StageEnds, Stages};
pub(crate) use self::graph::{Graph, Origin};
pub(crate) use self::op::{Axis, NodeId, Op, Unary};
pub(crate) use self::phase::{
    Draft, Made, Matrix, Nothing, Operand, Phase, Reduce, Slot, Staged, Whole,
};
pub(crate) use self::program::{Eval, Initial, Input, Loop, Param, Program, State};
pub(crate) use self::shrinking::shrinks;
