//! What a tensor on its way through the stages has made of matrices: where the operands lie, and where what is made is put.
//!
//! One after the other, for each may need what those before it gave; the matrices of a batch, and those of other tensors,
//! at once.

use super::matrices::{self, Job, JobsFamily, Work};
use super::progress::Progress;
use crate::machine::dispatch::Plan;
use crate::machine::exec::Exec;
use crate::machine::matrix::multiply::View;
use crate::machine::matrix::orthogonalize::Iteration;
use crate::machine::matrix::symmetric::Power;
use crate::value::element::Element;
use crate::value::stage::{Matrix, Slot};

impl<T: Element> Progress<'_, T> {
    /// Makes all that a stage makes of matrices.
    pub(super) fn make_matrices(&mut self, plan: &Plan<T>, exec: &Exec) {
        for round in 0.. {
            let jobs = self.jobs(plan, round);
            if jobs.is_empty() {
                return;
            }
            matrices::run(exec, T::erase::<JobsFamily<'_>>(jobs));
            self.put(plan, round);
        }
    }

    /// What is to be made of matrices behind the loop of a stage, of all that is the one of this number: nothing if there are
    /// not so many. It must be done, and then be [put](Self::put) away.
    pub(crate) fn jobs<'p>(&'p mut self, plan: &'p Plan<T>, round: usize) -> Vec<Job<'p, T>> {
        let made = plan.stage.map_or(&[][..], |stage| stage.matrices);
        let Some(&matrix) = made.get(round) else {
            return Vec::new();
        };
        let given = plan.matrices[round];
        let (layout, width) = (self.matrix, self.matrix.inner);
        let into_len = match matrix.result() {
            Slot::Kept(_) => layout.matrix_len(),
            Slot::Register(axis, _) => layout.side(axis) * layout.side(axis),
        };
        self.made = match matrix {
            Matrix::Orthogonalize(index) => std::mem::take(&mut self.kept[index]),
            _ => vec![T::ZERO; into_len * layout.matrices],
        };
        let (kept, registers) = (&self.kept, &self.registers);
        // What one of the matrices has of it, and how long its lines are.
        let part = |slot: Slot, matrix: usize| {
            let (values, width) = match slot {
                Slot::Kept(index) => (&kept[index], width),
                Slot::Register(axis, index) => (&registers[axis.index()][index], layout.side(axis)),
            };
            let len = values.len() / layout.matrices;
            (&values[matrix * len..][..len], width)
        };
        // As the tensor has it, whatever its lines are.
        let view = |slot: Slot, turned: bool, matrix: usize| {
            let (values, width) = part(slot, matrix);
            let in_columns = matches!(slot, Slot::Kept(_)) && !layout.rows;
            View::of_rows(values, width).turned_if(in_columns != turned)
        };
        let each = self.made.chunks_exact_mut(into_len).enumerate();
        let jobs = each.map(|(index, into)| {
            let work = match matrix {
                Matrix::Orthogonalize(_) => Work::Orthogonalize(plan, width, Iteration::of(given)),
                Matrix::Product([(a, a_turned), _], _) if is_gram(matrix) => {
                    Work::Gram(view(a, a_turned, index))
                }
                Matrix::Product([a, b], into) => {
                    let (a, b) = (view(a.0, a.1, index), view(b.0, b.1, index));
                    // What lies in columns is the transpose of what is written in rows.
                    if matches!(into, Slot::Kept(_)) && !layout.rows {
                        Work::Product(b.turned(), a.turned())
                    } else {
                        Work::Product(a, b)
                    }
                }
                Matrix::Transpose(x, _) => Work::Transpose(view(x, true, index)),
                Matrix::InverseRoot(x, _) => {
                    let ((x, side), [exponent, eps, least, ..]) = (part(x, index), given);
                    let power = Power {
                        exponent,
                        eps,
                        least,
                    };
                    Work::Power(x, side, power)
                }
                Matrix::Eigenvectors(x, _) => {
                    let (x, side) = part(x, index);
                    Work::Eigenvectors(x, side)
                }
            };
            Job { work, into }
        });
        jobs.collect()
    }

    /// Puts what was made where it belongs.
    pub(crate) fn put(&mut self, plan: &Plan<T>, round: usize) {
        let made = plan.stage.map_or(&[][..], |stage| stage.matrices);
        let Some(matrix) = made.get(round) else {
            return;
        };
        let values = std::mem::take(&mut self.made);
        match matrix.result() {
            Slot::Kept(index) => self.kept[index] = values,
            Slot::Register(axis, index) => {
                let registers = &mut self.registers[axis.index()];
                assert_eq!(registers.len(), index, "a bug in optim: a register is lost");
                registers.push(values);
            }
        }
    }
}

/// Whether it is the product of a matrix with its own transpose.
fn is_gram(matrix: Matrix) -> bool {
    matches!(matrix, Matrix::Product([a, b], _) if a.0 == b.0 && a.1 != b.1)
}
