//! What a step did to each parameter, measured in its own pass.

use std::sync::Arc;

use super::Optimizer;
use super::group::Groups;
use super::registry::Registry;
use crate::machine::sums::BLOCK;
use crate::tensor::param::Param;
use crate::value::stage::Fold;

/// What a step did to a parameter: see [`Optimizer::with_statistics`]. Norms are roots of sums of squares, in `f64`, with the
/// same bits on any number of threads.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Statistics {
    /// The parameter's name.
    pub parameter: String,
    /// Its group.
    pub group: Arc<str>,
    /// The norm of its weights before the step.
    pub weight_norm: f64,
    /// The norm of its gradient as the rule saw it: scaled, clipped, with what was accumulated.
    pub gradient_norm: f64,
    /// The norm of what the step added to the weights.
    pub update_norm: f64,
}

impl Optimizer {
    /// With it on, each step measures the norms of weights, gradients and updates of every parameter, which are the
    /// [report's](crate::Report::statistics). They are measured block by block while the step has these in the cache, so
    /// nothing more is read from memory, but for rules that go over the weights several times: for these the weights are
    /// copied. It is off at first.
    ///
    /// ```
    /// use optim_runtime::{GradientDescent, Optimizer, Param};
    ///
    /// let mut optimizer = Optimizer::new(GradientDescent::default().with_lr(0.5))?.with_statistics(true);
    /// let mut w = [3.0_f32, 4.0];
    /// let report = optimizer.step(&mut [Param::new("w", &mut w, &[0.0, 2.0])?])?;
    /// let of_w = &report.statistics[0];
    /// assert_eq!((of_w.weight_norm, of_w.gradient_norm, of_w.update_norm), (5.0, 2.0, 1.0));
    /// # Ok::<(), optim_runtime::Error>(())
    /// ```
    #[must_use]
    pub fn with_statistics(mut self, on: bool) -> Self {
        self.set_statistics(on);
        self
    }

    /// [`with_statistics`](Self::with_statistics) between steps, so that a few of them can be looked at.
    pub fn set_statistics(&mut self, on: bool) {
        self.statistics = on;
    }
}

/// Room for the sums of the parameters of a step that move.
pub(super) fn make_room(registry: &mut Registry, params: &[Param<'_>]) {
    for (param, kept) in registry.moved_mut(params) {
        let sums = &mut kept.watched.0;
        sums.clear();
        sums.resize(param.len().div_ceil(BLOCK), [0.0; 3]);
    }
}

/// The norms of weights, gradient and update of a parameter whose blocks have come to these.
pub(super) fn norms(blocks: &[[f64; 3]]) -> [f64; 3] {
    let sums = blocks.as_flattened();
    [0, 1, 2].map(|which| {
        let sums = sums.get(which..).unwrap_or_default();
        Fold::Norm.finish(Fold::Norm.combine(sums, 3), blocks.len())
    })
}

/// What was measured, in the order of the parameters of the step.
pub(super) fn of_step(
    groups: &Groups,
    registry: &Registry,
    params: &[Param<'_>],
) -> Vec<Statistics> {
    let mut measured: Vec<_> = registry
        .moved(params)
        .map(|(place, param, kept)| {
            let [weight_norm, gradient_norm, update_norm] = norms(&kept.watched.0);
            let seat = registry
                .get(param.name())
                .map_or(0, |(entry, _)| entry.seat);
            let statistics = Statistics {
                parameter: param.name().to_owned(),
                group: Arc::clone(&groups.list[groups.seats[seat].group].name),
                weight_norm,
                gradient_norm,
                update_norm,
            };
            (place, statistics)
        })
        .collect();
    measured.sort_unstable_by_key(|(place, _)| *place);
    measured
        .into_iter()
        .map(|(_, statistics)| statistics)
        .collect()
}
