//! What a tensor on its way through the stages has made of matrices: where the operands lie, and where what is made is put.
//!
//! One after the other, for each may need what those before it gave; the matrices of a batch, and those of other tensors,
//! at once.

use super::forms::{Form, is_turned};
use super::matrices::{self, Job, Jobs, JobsFamily, Work};
use super::progress::Progress;
use super::stock::values_of;
use super::workspaces::Workspaces;
use crate::machine::dispatch::Plan;
use crate::machine::exec::Exec;
use crate::machine::matrix::multiply::View;
use crate::machine::matrix::orthogonalize::Iteration;
use crate::machine::matrix::symmetric::Power;
use crate::value::element::Element;
use crate::value::stage::{Matrix, Slot};

impl<T: Element> Progress<'_, T> {
    /// Makes all that a stage makes of matrices.
    pub(super) fn make_matrices(
        &mut self,
        plan: &Plan<T>,
        exec: &Exec,
        workspaces: &Workspaces<T>,
    ) {
        for round in 0.. {
            let list = self.jobs(plan, round);
            if list.is_empty() {
                return;
            }
            let jobs = Jobs { list, workspaces };
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
        self.made = match matrix {
            Matrix::Orthogonalize(index) => std::mem::take(&mut self.kept[index]),
            _ => self.stock.own.take(values_of(matrix, layout)),
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
        let iteration = Iteration::of(given);
        let form = Form::of(matrix, layout, iteration.steps);
        let of_one = self.made.len() / layout.matrices;
        let each = self.made.chunks_exact_mut(of_one).enumerate();
        let jobs = each.map(|(index, into)| {
            let work = match matrix {
                Matrix::Orthogonalize(_) => Work::Orthogonalize(plan, width, iteration),
                Matrix::Product([a, _], _) if matches!(form, Form::Gram { .. }) => {
                    Work::Gram(view(a.0, a.1, index))
                }
                Matrix::Product([a, b], into) => {
                    let (a, b) = (view(a.0, a.1, index), view(b.0, b.1, index));
                    if is_turned(into, layout) {
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
            Job { form, work, into }
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
            Slot::Kept(index) => {
                let before = std::mem::replace(&mut self.kept[index], values);
                self.stock.own.give_back(before);
            }
            Slot::Register(axis, index) => {
                let registers = &mut self.registers[axis.index()];
                assert_eq!(registers.len(), index, "a bug in optim: a register is lost");
                registers.push(values);
            }
        }
    }
}
