//! Where a tensor may be cut for a loop with reductions, and where the sums of each part stand.

use smallvec::SmallVec;

use crate::machine::sums::BLOCK;
use crate::tensor::matrix::MatrixLayout;
use crate::value::stage::Stage;

/// A tensor with its columns summed is cut into this many panels of whole lines at most: each needs a sum
/// for every weight of a line.
const PANELS: usize = 16;
/// Weights in a panel, at least.
const PANEL: usize = 16 * BLOCK;

/// What a loop over the weights adds up.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    /// One for each block and output that is one number, outputs of a block together.
    pub(crate) numbers: Vec<f64>,
    /// For each output per row or column: a sum for each line, or for each panel and weight of a line.
    pub(crate) axes: SmallVec<[Vec<f64>; 2]>,
}

/// How a tensor may be cut for a stage: at multiples of a panel, each of which has its sums to itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cuts {
    /// Weights in a panel.
    pub(crate) panel: usize,
}

impl Cuts {
    pub(crate) fn of(matrix: MatrixLayout, stage: &Stage) -> Self {
        let len = matrix.len();
        let across = stage.outputs.iter().any(|(_, over)| over.axis().is_some());
        if !across {
            return Self { panel: BLOCK };
        }
        let panels = (len / PANEL).clamp(1, PANELS.min(matrix.outer));
        Self {
            panel: matrix.outer.div_ceil(panels) * matrix.inner,
        }
    }

    /// Number of blocks before a cut.
    fn blocks(self, cut: usize) -> usize {
        let whole = cut / self.panel * self.panel.div_ceil(BLOCK);
        whole + (cut % self.panel).div_ceil(BLOCK)
    }

    /// Number of panels before a cut.
    fn panels(self, cut: usize) -> usize {
        cut.div_ceil(self.panel)
    }
}

/// The parts of the sums that a part of the weights has to itself: where they begin, and their lengths.
pub(crate) struct Share {
    pub(crate) numbers: (usize, usize),
    pub(crate) axes: SmallVec<[(usize, usize); 2]>,
}

impl Share {
    /// Of the weights between two cuts.
    pub(crate) fn of(matrix: MatrixLayout, stage: &Stage, from: usize, to: usize) -> Self {
        let cuts = Cuts::of(matrix, stage);
        let outputs = numbers(stage);
        let between = |place: fn(Cuts, usize) -> usize, each: usize| {
            let (from, to) = (place(cuts, from), place(cuts, to));
            (from * each, (to - from) * each)
        };
        let axes = stage.outputs.iter().filter_map(|(_, over)| over.axis());
        Self {
            numbers: between(Cuts::blocks, outputs),
            axes: axes
                .map(|axis| {
                    if matrix.is_outer(axis) {
                        (from / matrix.inner, (to - from) / matrix.inner)
                    } else {
                        between(Cuts::panels, matrix.inner)
                    }
                })
                .collect(),
        }
    }
}

/// Number of outputs that are one number for the tensor.
pub(crate) fn numbers(stage: &Stage) -> usize {
    let outputs = stage.outputs.iter();
    outputs.filter(|(_, over)| over.axis().is_none()).count()
}

impl Sums {
    /// Room for the sums of a whole tensor.
    pub(crate) fn new(matrix: MatrixLayout, stage: &Stage) -> Self {
        let share = Share::of(matrix, stage, 0, matrix.len());
        Self {
            numbers: vec![0.0; share.numbers.1],
            axes: stage
                .outputs
                .iter()
                .filter(|(_, over)| over.axis().is_some())
                .zip(&share.axes)
                .map(|((fold, _), (_, len))| vec![fold.nothing(); *len])
                .collect(),
        }
    }
}
