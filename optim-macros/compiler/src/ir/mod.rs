//! The intermediate representation: what a rule computes, as arithmetic without duplicates.

pub(crate) mod cost;
pub(crate) mod fingerprint;
mod graph;
mod print;
mod program;

pub(crate) use self::graph::{Axis, Binary, Graph, NodeId, Op, Origin, Unary};
pub(crate) use self::program::{Body, Eval, Initial, Loop, Output, Param, Program, Stage, State};
