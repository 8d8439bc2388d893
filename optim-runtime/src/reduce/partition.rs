//! Where a tensor may be cut for a loop with reductions, and where the sums of each part stand.

use smallvec::SmallVec;

use super::stock::Spare;
use crate::machine::sums::BLOCK;
use crate::tensor::matrix::MatrixLayout;
use crate::value::stage::Stage;

/// A matrix with its columns summed is cut into this many panels of whole lines at most: each needs a sum
/// for every weight of a line.
const PANELS: usize = 16;
/// Weights in a panel, at least.
const PANEL: usize = 16 * BLOCK;

/// What a loop over the weights adds up.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    /// One for each block and output that is one number, outputs of a block together.
    pub(crate) numbers: Vec<f64>,
    /// For each output per row or column: a sum for each line, or for each weight of a line in each of the sets
    /// that [`Cuts::set`] speaks of.
    pub(crate) axes: SmallVec<[Vec<f64>; 2]>,
}

/// Where a tensor may be cut: it lies in spans of equal length, and each in panels, but for what is left over at
/// the end of either. Panels have their sums to themselves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cuts {
    /// Weights in a span: a matrix, or several that are small.
    span: usize,
    /// Weights in a panel: whole lines, if rows or columns are summed.
    panel: usize,
}

impl Cuts {
    /// At multiples of a number of weights.
    pub(crate) fn at_multiples(grain: usize) -> Self {
        Self {
            span: usize::MAX,
            panel: grain,
        }
    }

    pub(crate) fn of(matrix: MatrixLayout, stage: &Stage) -> Self {
        let across = stage.outputs.iter().any(|(_, over)| over.axis().is_some());
        if !across {
            return Self::at_multiples(BLOCK);
        }
        let len = matrix.matrix_len();
        if matrix.matrices > 1 && len < PANEL {
            let span = PANEL.div_ceil(len) * len;
            return Self { span, panel: span };
        }
        let panels = (len / PANEL).clamp(1, PANELS.min(matrix.outer));
        Self {
            span: len,
            panel: matrix.outer.div_ceil(panels) * matrix.inner,
        }
    }

    /// The last cut that is not behind a place. Only threads cut.
    #[cfg(feature = "rayon")]
    pub(crate) fn before(self, place: usize) -> usize {
        place - place % self.span % self.panel
    }

    /// Weights from a place to the next panel, or to the end of the last span, which may be beyond the tensor's.
    pub(crate) fn until_next(self, place: usize) -> usize {
        let inside = place % self.span;
        (self.panel - inside % self.panel).min(self.span - inside)
    }

    /// Weights in a span, and in a panel.
    #[cfg(feature = "cuda")]
    pub(crate) fn lengths(self) -> [usize; 2] {
        [self.span, self.panel]
    }

    /// Number of blocks before a cut.
    fn blocks(self, cut: usize) -> usize {
        let in_panels = |weights: usize| {
            let whole = weights / self.panel * self.panel.div_ceil(BLOCK);
            whole + (weights % self.panel).div_ceil(BLOCK)
        };
        let spans = cut / self.span;
        let whole = if spans > 0 {
            spans * in_panels(self.span)
        } else {
            0
        };
        whole + in_panels(cut % self.span)
    }

    /// Number of panels that a matrix lies in, none of which holds a part of another's lines beside.
    pub(crate) fn sets(self, matrix: MatrixLayout) -> usize {
        matrix.matrix_len().div_ceil(self.panel)
    }

    /// Where sums across lines stand: which set of as many as a line has weights belongs to a line.
    pub(crate) fn set(self, matrix: MatrixLayout, line: usize) -> usize {
        let (of, inside) = (line / matrix.outer, line % matrix.outer);
        of * self.sets(matrix) + inside * matrix.inner / self.panel
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
        let between = |from: usize, to: usize, each: usize| (from * each, (to - from) * each);
        let axes = stage.outputs.iter().filter_map(|(_, over)| over.axis());
        Self {
            numbers: between(cuts.blocks(from), cuts.blocks(to), outputs),
            axes: axes
                .map(|axis| {
                    let lines = (from / matrix.inner, to / matrix.inner);
                    if matrix.is_outer(axis) {
                        between(lines.0, lines.1, 1)
                    } else {
                        let set = |line| cuts.set(matrix, line);
                        between(set(lines.0), set(lines.1), matrix.inner)
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
    /// The sums of a whole tensor; those per row or column take what is spare.
    pub(crate) fn new(matrix: MatrixLayout, stage: &Stage, spare: &mut Spare<f64>) -> Self {
        let share = Share::of(matrix, stage, 0, matrix.len());
        Self {
            numbers: vec![0.0; share.numbers.1],
            axes: stage
                .outputs
                .iter()
                .filter(|(_, over)| over.axis().is_some())
                .zip(&share.axes)
                .map(|((fold, _), (_, len))| {
                    let mut sums = spare.take(*len);
                    sums.fill(fold.nothing());
                    sums
                })
                .collect(),
        }
    }
}
