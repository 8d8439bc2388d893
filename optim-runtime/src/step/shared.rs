//! A step of a rule without reductions on several threads: large tensors are cut into blocks, and small ones are made ready
//! and computed in runs, each by the thread that takes it.
//!
//! To write down what is to be done with a small tensor takes longer than to do it.

use std::sync::{Mutex, PoisonError};

use super::batches::{Batches, OneOfEach};
use super::erased::tensors;
use super::members::{BySize, Members};
use super::run_each;
use super::steady;
use crate::door::rule::Rule;
use crate::lens::Around;
use crate::machine::exec::{Exec, Turn};

/// Computes all of these, which may be known to share the plan of batches.
pub(super) fn run<R: Rule>(
    rule: &R,
    exec: &Exec,
    turn: &mut Turn<'_>,
    shared: Option<&OneOfEach<'_>>,
    mut members: Members<'_, '_>,
    around: Around<'_>,
) {
    let mut room = BySize::default();
    let (large, runs) = members.sorted(exec.block, &mut room);
    if large.len() > 0 {
        let mut batches = OneOfEach::default();
        for tensor in tensors(exec, large, around) {
            batches.push(rule, exec, tensor);
        }
        batches.share(exec, turn);
    }
    // Nobody else asks for the lock of a run.
    let runs: Vec<_> = runs.into_iter().map(|run| Mutex::new(Some(run))).collect();
    turn.share(runs.len(), &|run| {
        let run = runs[run]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let Some(run) = run else { return };
        if let Some(plans) = shared {
            steady::run(plans, run);
            return;
        }
        let mut batches = OneOfEach::default();
        run_each(rule, exec, &mut batches, tensors(exec, run, around));
    });
}
