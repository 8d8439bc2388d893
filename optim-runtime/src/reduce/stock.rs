//! Memory for what a tensor keeps from one stage of a step to the next: taken before the step begins, when it may still fail.
//!
//! How much it is depends on the stages and the tensor's form alone. So the stages are walked through before, with lengths in
//! the place of values, and what is asked for then is what the step asks for.

use super::forms::Form;
use super::partition::Share;
use super::workspaces::Demand;
use crate::machine::exec::Exec;
use crate::machine::matrix::orthogonalize::Iteration;
use crate::machine::matrix::workspace::filled;
use crate::tensor::matrix::MatrixLayout;
use crate::value::dtype::Dtype;
use crate::value::element::Element;
use crate::value::stage::{Matrix, Slot, Stage};

/// Values of one type that are not in use, in slices of the lengths that are asked for.
#[derive(Debug)]
pub(crate) struct Spare<V> {
    free: Vec<Vec<V>>,
}

impl<V> Default for Spare<V> {
    fn default() -> Self {
        Self { free: Vec::new() }
    }
}

impl<V: Copy> Spare<V> {
    /// `None` if there is not so much memory.
    fn of(value: V, lens: &[usize]) -> Option<Self> {
        let free = lens.iter().map(|len| filled(value, *len));
        Some(Self {
            free: free.collect::<Option<_>>()?,
        })
    }

    /// One of this length, with whatever is in it.
    pub(crate) fn take(&mut self, len: usize) -> Vec<V> {
        if len == 0 {
            return Vec::new();
        }
        let at = self.free.iter().position(|values| values.len() == len);
        let at = at.expect("a bug in optim: memory that a step needs was not taken before it");
        self.free.swap_remove(at)
    }

    pub(crate) fn give_back(&mut self, values: Vec<V>) {
        if !values.is_empty() {
            self.free.push(values);
        }
    }
}

/// Lengths in the place of slices.
#[derive(Debug, Default)]
struct Lengths {
    free: Vec<usize>,
    /// All that were asked for.
    all: Vec<usize>,
}

impl Lengths {
    fn take(&mut self, len: usize) {
        match self.free.iter().position(|free| *free == len) {
            _ if len == 0 => {}
            Some(at) => _ = self.free.swap_remove(at),
            None => self.all.push(len),
        }
    }

    fn give_back(&mut self, len: usize) {
        if len > 0 {
            self.free.push(len);
        }
    }

    fn bytes(&self, size: usize) -> u64 {
        let each = self.all.iter();
        let each = each.map(|len| (*len as u64).saturating_mul(size as u64));
        each.fold(0, u64::saturating_add)
    }
}

/// What a tensor's step asks for, as far as its stages were walked through.
#[derive(Debug)]
pub(crate) struct Asked {
    matrix: MatrixLayout,
    own: Lengths,
    /// In `f64`.
    wide: Lengths,
    /// Which of what is kept for each weight there is.
    kept: Vec<bool>,
    /// Of the places where matrices are computed.
    pub(crate) demand: Demand,
}

impl Asked {
    /// Before the first stage.
    pub(crate) fn of(matrix: MatrixLayout) -> Self {
        Self {
            matrix,
            own: Lengths::default(),
            wide: Lengths::default(),
            kept: Vec::new(),
            demand: Demand::default(),
        }
    }

    /// Goes through a stage of a tensor of this type as [`Progress`](super::progress::Progress) does. Each of the matrices that
    /// are made is given these numbers.
    pub(crate) fn go_through(
        &mut self,
        stage: &Stage,
        matrices: &[[f64; 6]],
        dtype: Dtype,
        exec: &Exec,
    ) {
        let Some(axis) = stage.axis else {
            self.keep(stage);
            let sums = sums_of_axes(self.matrix, stage);
            sums.clone().for_each(|len| self.wide.take(len));
            self.make_matrices(stage, matrices, dtype, exec);
            for (_, over) in stage.outputs {
                if let Some(axis) = over.axis() {
                    self.own.take(self.matrix.count(axis));
                }
            }
            sums.for_each(|len| self.wide.give_back(len));
            return;
        };
        let count = self.matrix.count(axis);
        let own = &mut self.own;
        (0..1 + stage.rooms + stage.registers).for_each(|_| own.take(count));
        (0..1 + stage.rooms).for_each(|_| own.give_back(count));
        self.make_matrices(stage, matrices, dtype, exec);
    }

    fn keep(&mut self, stage: &Stage) {
        for index in stage.kept {
            if !self.has(*index) {
                self.own.take(self.matrix.len());
                self.kept[*index] = true;
            }
        }
    }

    /// Whether something is kept there.
    fn has(&mut self, index: usize) -> bool {
        if self.kept.len() <= index {
            self.kept.resize(index + 1, false);
        }
        self.kept[index]
    }

    fn make_matrices(&mut self, stage: &Stage, matrices: &[[f64; 6]], dtype: Dtype, exec: &Exec) {
        for (matrix, given) in stage.matrices.iter().zip(matrices) {
            let form = Form::of(*matrix, self.matrix, Iteration::of(*given).steps);
            self.demand.make(form, self.matrix.matrices, dtype, exec);
            if let Matrix::Orthogonalize(_) = matrix {
                continue;
            }
            self.own.take(values_of(*matrix, self.matrix));
            if let Slot::Kept(index) = matrix.result() {
                if self.has(index) {
                    self.own.give_back(self.matrix.len());
                }
                self.kept[index] = true;
            }
        }
    }

    /// Bytes that are kept from stage to stage, of a tensor of this type.
    pub(crate) fn bytes<T>(&self) -> u64 {
        let (own, wide) = (size_of::<T>(), size_of::<f64>());
        self.own.bytes(own).saturating_add(self.wide.bytes(wide))
    }

    /// Takes the memory; `None` if there is not so much.
    pub(crate) fn stock<T: Element>(&self) -> Option<Stock<T>> {
        Some(Stock {
            own: Spare::of(T::ZERO, &self.own.all)?,
            wide: Spare::of(0.0, &self.wide.all)?,
        })
    }
}

/// Values of what is made of all matrices of a tensor.
pub(super) fn values_of(matrix: Matrix, layout: MatrixLayout) -> usize {
    match matrix.result() {
        Slot::Kept(_) => layout.len(),
        Slot::Register(axis, _) => layout.count(axis),
    }
}

/// How many sums a loop over weights has for each output per row or column.
pub(super) fn sums_of_axes(
    matrix: MatrixLayout,
    stage: &Stage,
) -> impl Iterator<Item = usize> + Clone + use<> {
    let all = Share::of(matrix, stage, 0, matrix.len()).axes;
    all.into_iter().map(|(_, len)| len)
}

/// The memory of one tensor.
#[derive(Debug)]
pub(crate) struct Stock<T> {
    pub(crate) own: Spare<T>,
    pub(crate) wide: Spare<f64>,
}

impl<T> Default for Stock<T> {
    fn default() -> Self {
        Self {
            own: Spare::default(),
            wide: Spare::default(),
        }
    }
}
