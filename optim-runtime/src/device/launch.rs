//! One loop of a step for one tensor: its kernels, their arguments, and what is done with what they leave.

use super::joins::{Join, Tree};
use super::shape::{Grid, Kernel, Shape};
use crate::door::device::{LoopMeta, Slice};
use crate::door::rule::Rule;
use crate::machine::dispatch::Plan;
use crate::machine::sums::BLOCK;
use crate::reduce::partition::Cuts;
use crate::tensor::matrix::MatrixLayout;
use crate::value::dtype::Dtype;
use crate::value::element::Element;
use crate::value::stage::{Axis, Fold, Over, Stage};

/// Where in the device's memory lies what a loop is given. What it is not given is 0.
#[derive(Clone, Debug, Default)]
pub struct Addresses {
    /// The weights.
    pub weights: u64,
    /// The gradient.
    pub gradient: u64,
    /// The [slices](LoopMeta::slices) of the loop, in their order; 0 for random numbers.
    pub slices: Vec<u64>,
    /// The [numbers](Launch::numbers) of this tensor, if they are not an argument of the launch.
    pub numbers: u64,
    /// Room for as many `f64` as [`Launch::sums_len`] says.
    pub sums: u64,
    /// Room for as many `f64` as [`Launch::columns_len`] says.
    pub columns: u64,
}

/// One loop of a step for one tensor.
#[derive(Clone, Debug)]
pub struct Launch<T> {
    meta: &'static LoopMeta,
    numbers: Vec<T>,
    differs: bool,
    settles: u64,
    step: u64,
    key: u64,
    matrix: MatrixLayout,
    cuts: [u64; 2],
}

fn whole(number: usize) -> u64 {
    number as u64
}

impl<T: Element> Launch<T> {
    pub(super) fn of_plan<R: Rule>(plan: &Plan<T>, matrix: MatrixLayout, key: u64) -> Self {
        let it = plan.on_device();
        let settles = it.settles.iter().fold(0, |mask, state| mask | 1 << state);
        Self {
            numbers: it.numbers.to_vec(),
            differs: plan.differs(),
            settles,
            step: it.step,
            key,
            ..Self::new::<R>(it.place, matrix, plan.stage)
        }
    }

    pub(super) fn of_eval<R: Rule>(place: usize, numbers: &[T], matrix: MatrixLayout) -> Self {
        Self {
            numbers: numbers.to_vec(),
            ..Self::new::<R>(place, matrix, None)
        }
    }

    pub(super) fn of_loop(meta: &'static LoopMeta, numbers: Vec<T>, matrix: MatrixLayout) -> Self {
        Self {
            numbers,
            ..Self::over(meta, matrix, None)
        }
    }

    fn new<R: Rule>(place: usize, matrix: MatrixLayout, stage: Option<&'static Stage>) -> Self {
        let loops = const { R::META }
            .device
            .map_or(&[][..], |device| device.loops);
        Self::over(&loops[place], matrix, stage)
    }

    fn over(meta: &'static LoopMeta, matrix: MatrixLayout, stage: Option<&'static Stage>) -> Self {
        let cuts = match (meta.axis, stage) {
            // Of each matrix its own.
            (Some(axis), _) => [whole(matrix.count(axis) / matrix.matrices.max(1)).max(1); 2],
            (None, Some(stage)) => Cuts::of(matrix, stage).lengths().map(whole),
            (None, None) => [u64::MAX, whole(BLOCK)],
        };
        Self {
            meta,
            numbers: Vec::new(),
            differs: false,
            settles: 0,
            step: 0,
            key: 0,
            matrix,
            cuts,
        }
    }

    /// What is known of the loop.
    pub fn meta(&self) -> &'static LoopMeta {
        self.meta
    }

    /// Its numbers, rounded to the element type: the last argument of its kernels, or in memory. If each matrix of a batch
    /// has its own, they stand one matrix after the other, and [must](Self::needs_numbers) lie in memory.
    pub fn numbers(&self) -> &[T] {
        &self.numbers
    }

    /// Whether the numbers must lie in memory: they are not the same for all weights of the tensor.
    pub fn needs_numbers(&self) -> bool {
        self.differs
    }

    /// The third argument of its kernels: which states have what is smaller than the smallest normal number made 0. Tensors
    /// of one launch agree in it.
    pub fn settles(&self) -> u64 {
        self.settles
    }

    /// The fourth argument of its kernels: the step that random numbers are drawn for. Tensors of one launch agree in it, if
    /// the loop draws some.
    pub fn step(&self) -> u64 {
        self.step
    }

    /// Weights, or rows or columns, that the loop goes over.
    pub fn len(&self) -> usize {
        match self.meta.axis {
            None => self.matrix.len(),
            Some(axis) => self.matrix.count(axis),
        }
    }

    /// True if it goes over nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Values that the slice at this position has.
    pub fn slice_len(&self, slice: usize) -> usize {
        match self.meta.slices[slice] {
            Slice::State(_) => self.len(),
            Slice::Input(_) | Slice::Normal(_) | Slice::Uniform(_) => self.matrix.len(),
            Slice::Read(axis, _) | Slice::Left(axis, _) => self.matrix.count(axis),
        }
    }

    /// What a kernel is called in this element type.
    pub fn name(&self, kernel: Kernel) -> String {
        let dtype = match T::DTYPE {
            Dtype::F32 => "f32",
            Dtype::F64 => "f64",
        };
        format!("{}_{}_{dtype}", self.meta.name, kernel.ending())
    }

    /// The kernels to launch, in their order.
    pub fn kernels(&self, shape: Shape) -> Vec<Grid> {
        let mut kernels = Vec::new();
        let groups = u64::from(shape.threads * shape.lanes_each / 16);
        let threads = u64::from(shape.threads);
        let mut push = |kernel, blocks: u64| kernels.push(Grid { kernel, blocks });
        if self.is_empty() {
            return kernels;
        }
        let outputs = |wanted: &dyn Fn(Axis) -> bool| {
            let mut outputs = self.meta.outputs.iter();
            outputs.any(|(_, over)| over.axis().is_some_and(wanted))
        };
        if outputs(&|axis| self.matrix.is_outer(axis)) {
            let lines = whole(self.matrix.matrices * self.matrix.outer);
            push(Kernel::Lines, lines.div_ceil(groups));
        }
        if outputs(&|axis| !self.matrix.is_outer(axis)) {
            let columns = whole(self.matrix.matrices * self.matrix.inner) * self.sets();
            push(Kernel::Columns, columns.div_ceil(threads));
        }
        if self.number_outputs().next().is_some() {
            push(Kernel::Sums, self.blocks().div_ceil(groups));
        } else if self.meta.stores {
            let of_block = threads * u64::from(shape.unroll) * (16 / size_of::<T>() as u64);
            push(Kernel::Each, whole(self.len()).div_ceil(of_block));
        }
        kernels
    }

    fn number_outputs(&self) -> impl Iterator<Item = Fold> + use<T> {
        let outputs = self.meta.outputs.iter();
        let numbers = outputs.filter(|(_, over)| over.axis().is_none());
        numbers.map(|(fold, _)| *fold)
    }

    /// Blocks of values.
    fn blocks(&self) -> u64 {
        let [span, panel] = self.cuts;
        let block = whole(BLOCK);
        let in_panels = |weights: u64| {
            weights / panel * panel.div_ceil(block) + (weights % panel).div_ceil(block)
        };
        let len = whole(self.len());
        let spans = len / span;
        let before = if spans > 0 {
            spans * in_panels(span)
        } else {
            0
        };
        before + in_panels(len % span)
    }

    /// Panels of each matrix.
    fn sets(&self) -> u64 {
        whole(self.matrix.matrix_len()).div_ceil(self.cuts[1])
    }

    /// How many `f64` the sums of blocks are.
    pub fn sums_len(&self) -> u64 {
        whole(self.number_outputs().count()) * self.blocks()
    }

    /// How many `f64` the sums of columns are.
    pub fn columns_len(&self) -> u64 {
        let outputs = self.meta.outputs.iter();
        let of_axes = outputs.filter(|(_, over)| over.axis().is_some()).count();
        let across =
            |(_, over): &(Fold, Over)| over.axis().is_some_and(|axis| !self.matrix.is_outer(axis));
        match self.meta.outputs.iter().any(across) {
            true => whole(of_axes) * self.set_columns(),
            false => 0,
        }
    }

    fn set_columns(&self) -> u64 {
        whole(self.matrix.matrices * self.matrix.inner) * self.sets()
    }

    /// The sums of blocks that meet behind the kernels, in the order in which a step is [given](super::Step::give) what they
    /// come to.
    pub fn trees(&self) -> Vec<Tree> {
        let blocks = self.blocks();
        // What a loop over rows or columns reduces is a number of each matrix.
        let of_each = match self.meta.axis {
            Some(_) if self.matrix.matrices > 1 && !self.is_of_model() => self.matrix.matrices,
            _ => 1,
        };
        let each = blocks / whole(of_each);
        let outputs = self.number_outputs().enumerate();
        let trees = outputs.flat_map(|(output, fold)| {
            let of_matrices = (0..of_each).map(move |matrix| Tree {
                from: whole(output) * blocks + whole(matrix) * each,
                count: each,
                fold,
            });
            of_matrices.collect::<Vec<_>>()
        });
        trees.collect()
    }

    fn is_of_model(&self) -> bool {
        let mut outputs = self.meta.outputs.iter();
        outputs.any(|(_, over)| matches!(over, Over::Model(_)))
    }

    /// The panels of columns that meet behind the kernels.
    pub fn joins(&self) -> Vec<Join> {
        let MatrixLayout {
            matrices,
            outer,
            inner,
            ..
        } = self.matrix;
        let slices = self.meta.slices.iter().enumerate();
        let left = slices.filter(|(_, slice)| matches!(slice, Slice::Left(..)));
        let outputs = self.meta.outputs.iter();
        let of_axes = outputs.filter_map(|(fold, over)| Some((*fold, over.axis()?)));
        let both = of_axes.zip(left).enumerate();
        let across = both.filter(|(_, ((_, axis), _))| !self.matrix.is_outer(*axis));
        let joins = across.map(|(output, ((fold, _), (slice, _)))| Join {
            from: whole(output) * self.set_columns(),
            slice,
            form: [whole(matrices), self.sets(), whole(inner), whole(outer)],
            fold,
        });
        joins.collect()
    }

    /// The tensor as the first argument of the kernels lists it, in numbers of 64 bits: `first` is the number of its first
    /// block of threads among those of the launch.
    pub fn record(&self, at: &Addresses, first: u32) -> Vec<u64> {
        let MatrixLayout {
            outer, inner, rows, ..
        } = self.matrix;
        let mut record = vec![at.weights, at.gradient];
        match self.meta.slices.len() {
            0 => record.push(0),
            count => {
                record.extend((0..count).map(|slice| at.slices.get(slice).copied().unwrap_or(0)))
            }
        }
        let of_matrix = match self.meta.axis {
            None => self.matrix.matrix_len(),
            Some(axis) => self.matrix.count(axis) / self.matrix.matrices.max(1),
        };
        let slices = self.meta.slices.iter().zip(&at.slices);
        let vectors = slices
            .filter(|(slice, _)| !matches!(slice, Slice::Read(..)) || self.meta.axis.is_some());
        let addresses = [at.weights, at.gradient].into_iter();
        let aligned = addresses
            .chain(vectors.map(|(_, at)| *at))
            .all(|at| at % 16 == 0);
        let flags = u64::from(aligned) | u64::from(rows) << 1 | u64::from(self.differs) << 2;
        let [span, panel] = self.cuts;
        record.extend([
            at.numbers,
            at.sums,
            at.columns,
            whole(self.len()),
            whole(of_matrix.max(1)),
            whole(outer.max(1)),
            whole(inner.max(1)),
            span,
            panel,
            self.blocks(),
            self.key,
            u64::from(first) | flags << 32,
        ]);
        record
    }
}
