//! What an optimizer tells `tracing`, with the feature of that name; without it, nothing.
//!
//! A step is a `debug` event, and costs a load and a comparison where nobody listens; what a person should look at is `warn`.

use super::Report;

/// A step was taken or skipped.
#[inline]
pub(super) fn stepped(report: &Report) {
    #[cfg(feature = "tracing")]
    {
        let Report {
            steps,
            gradient_norm,
            clipped,
            skipped,
            ref unmatched,
            ..
        } = *report;
        if skipped {
            tracing::warn!(target: "optim", steps, "skipped a step: its gradients are not finite");
        } else {
            tracing::debug!(target: "optim", steps, gradient_norm, clipped, "took a step");
        }
        for (group, pattern) in unmatched {
            tracing::warn!(target: "optim", %group, %pattern, "no parameter matches a pattern");
        }
    }
    #[cfg(not(feature = "tracing"))]
    let _ = report;
}

/// A checkpoint was written.
#[cfg(feature = "checkpoint")]
pub(super) fn saved(path: &std::path::Path, steps: u64) {
    #[cfg(feature = "tracing")]
    tracing::info!(target: "optim", path = %path.display(), steps, "saved a checkpoint");
    #[cfg(not(feature = "tracing"))]
    let _ = (path, steps);
}

/// A checkpoint was read, and so much of it left out.
#[cfg(feature = "checkpoint")]
pub(super) fn loaded(path: &std::path::Path, steps: u64, differences: usize) {
    #[cfg(feature = "tracing")]
    if differences == 0 {
        tracing::info!(target: "optim", path = %path.display(), steps, "loaded a checkpoint");
    } else {
        tracing::warn!(target: "optim", path = %path.display(), steps, differences, "loaded a part of a checkpoint");
    }
    #[cfg(not(feature = "tracing"))]
    let _ = (path, steps, differences);
}
