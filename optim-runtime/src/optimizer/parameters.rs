//! What a user may do with the state of a parameter between steps.

use super::Optimizer;
use crate::error::{Error, nearest};
use crate::tensor::kept::{AnyBuffer, Averaged, BufferFamily, Gathered, Kept};
use crate::tensor::layout::Layout;
use crate::tensor::matrix::MatrixLayout;
use crate::tensor::rows::{Rows, moved};
use crate::tensor::state::{AnyState, StateFamily, TensorState};
use crate::value::element::Element;
use crate::value::erased::Erased;

impl Optimizer {
    /// Lists the names that parameters may have: one of another name is an error when it begins, where `fc1.wieght`
    /// would quietly begin a new parameter.
    #[must_use]
    pub fn with_strict_names<S: Into<String>>(
        mut self,
        names: impl IntoIterator<Item = S>,
    ) -> Self {
        let mut names: Vec<_> = names.into_iter().map(Into::into).collect();
        names.sort_unstable();
        self.names = Some(names);
        self
    }

    /// Forgets a parameter: its state, its place among the groups, its shape. If it comes again it begins anew.
    ///
    /// # Errors
    /// [`Error::UnknownParameter`]; [`Error::StepWhileEvaluating`] in evaluation mode.
    pub fn forget(&mut self, parameter: &str) -> Result<(), Error> {
        self.find(parameter)?;
        self.registry.remove(parameter);
        Ok(())
    }

    /// Lets a parameter begin again in its next step, with the group, shape and type that it has: its state, average and
    /// accumulated gradients are gone.
    ///
    /// # Errors
    /// As of [`forget`](Self::forget).
    pub fn reset(&mut self, parameter: &str) -> Result<(), Error> {
        let index = self.find(parameter)?;
        let (_, kept) = self.registry.entry_mut(index);
        *kept = Kept::default();
        Ok(())
    }

    /// Gives a parameter another name; its state and its group stay with it.
    ///
    /// # Errors
    /// As of [`forget`](Self::forget); [`Error::NameTaken`].
    pub fn rename(&mut self, parameter: &str, to: &str) -> Result<(), Error> {
        let index = self.find(parameter)?;
        if parameter != to && self.registry.index(to).is_some() {
            return Err(Error::NameTaken {
                parameter: to.to_owned(),
            });
        }
        self.registry.rename(index, to);
        Ok(())
    }

    /// Grows, shrinks or permutes a parameter along its first axis, and its state with it: each entry of `rows` is one
    /// row of the parameter as it will be given from now on, and says which row it was, or `None` for a new one. States
    /// of new rows start as those of a new parameter do, and gradients that were accumulated are 0 in them. An average
    /// of the weights begins again if there are new rows.
    ///
    /// ```
    /// use optim_runtime::{Adam, Optimizer, Param};
    ///
    /// // A vocabulary of two words gets a third.
    /// let mut optimizer = Optimizer::new(Adam::default())?;
    /// let mut words = vec![0.1_f32, 0.2, 0.3, 0.4];
    /// let g = [1.0, 2.0, 3.0, 4.0];
    /// optimizer.step(&mut [Param::new("words", &mut words, &g)?.with_shape(&[2, 2])?])?;
    /// optimizer.move_rows("words", &[Some(0), Some(1), None])?;
    /// words.extend([0.5, 0.6]);
    /// let g = [1.0; 6];
    /// optimizer.step(&mut [Param::new("words", &mut words, &g)?.with_shape(&[3, 2])?])?;
    /// # Ok::<(), optim_runtime::Error>(())
    /// ```
    ///
    /// # Errors
    /// As of [`forget`](Self::forget); [`Error::UnknownRow`]; [`Error::RowsApart`] if the first axis is not the slowest in
    /// memory; [`Error::RowsFromWeights`]; [`Error::RowsWithoutRule`] for new rows in a group that was
    /// [frozen](crate::Frozen) behind its first steps; [`Error::NoMemory`]. Nothing has changed then.
    pub fn move_rows(&mut self, parameter: &str, rows: &[Option<usize>]) -> Result<(), Error> {
        let index = self.find(parameter)?;
        let (entry, kept) = self.registry.entry_mut(index);
        let count = entry.layout.shape().first().copied().unwrap_or(0);
        if let Some(row) = rows.iter().flatten().find(|row| **row >= count) {
            return Err(Error::UnknownRow {
                parameter: parameter.to_owned(),
                rows: count,
                row: *row,
            });
        }
        let (layout, matrix) =
            with_rows(&entry.layout, rows.len()).ok_or_else(|| Error::RowsApart {
                parameter: parameter.to_owned(),
                shape: entry.layout.shape().to_vec(),
                strides: entry.layout.strides(),
            })?;
        let rule = self.groups.rule(entry.seat).erased();
        if rule.is_none() && kept.state.is_some() && rows.iter().any(Option::is_none) {
            let group = self.groups.seats[entry.seat].group;
            return Err(Error::RowsWithoutRule {
                parameter: parameter.to_owned(),
                group: self.groups.list[group].name.as_ref().to_owned(),
            });
        }
        let initial = |index: usize| rule.and_then(|rule| rule.initial(index));
        let state = kept.state.as_ref().map(|state| {
            fn of<T: Element>(
                state: &TensorState<T>,
                matrix: MatrixLayout,
                rows: Rows<'_>,
                initial: impl Fn(usize) -> Option<f64>,
            ) -> Result<AnyState, Error> {
                Ok(T::erase::<StateFamily>(
                    state.with_rows(matrix, rows, initial)?,
                ))
            }
            opened!(AnyState(state), state => of(state, matrix, rows, initial))
        });
        let (state, no_memory) = (state.transpose()?, || Error::NoMemoryForGradients {
            parameter: parameter.to_owned(),
        });
        let gathered = kept.gathered.get().map(|sum| {
            let sum = opened!(Erased(sum), sum => buffer_with_rows(sum, matrix.len(), rows));
            sum.ok_or_else(no_memory)
        });
        let average = kept.average.values.as_ref().map(|values| {
            let values =
                opened!(Erased(values), values => buffer_with_rows(values, matrix.len(), rows));
            values.ok_or_else(|| Error::NoMemoryForAverage {
                parameter: parameter.to_owned(),
            })
        });
        let (gathered, average) = (gathered.transpose()?, average.transpose()?);
        let all_known = rows.iter().all(Option::is_some);
        entry.layout = layout;
        kept.state = state;
        kept.gathered = Gathered {
            count: if gathered.is_some() {
                kept.gathered.count
            } else {
                0
            },
            sum: gathered,
        };
        kept.average = match average {
            Some(values) if all_known => Averaged {
                values: Some(values),
                count: kept.average.count,
            },
            _ => Averaged::default(),
        };
        Ok(())
    }

    /// Position of a parameter that may be changed now.
    fn find(&self, parameter: &str) -> Result<usize, Error> {
        if self.saved.is_some() {
            return Err(Error::StepWhileEvaluating);
        }
        let known = self
            .registry
            .entries()
            .map(|(entry, _)| entry.name.as_str());
        let index = self.registry.index(parameter);
        index.ok_or_else(|| Error::UnknownParameter {
            parameter: parameter.to_owned(),
            nearest: nearest(parameter, known),
        })
    }
}

/// How a tensor lies with other rows.
fn with_rows(layout: &Layout, rows: usize) -> Option<(Layout, MatrixLayout)> {
    let layout = layout.with_rows(rows)?;
    let matrix = MatrixLayout::of(&layout)?;
    Some((layout, matrix))
}

/// The values of a tensor that has so many weights with these rows.
fn buffer_with_rows<T: Element>(values: &[T], len: usize, rows: Rows<'_>) -> Option<AnyBuffer> {
    let chunk = len.checked_div(rows.len()).unwrap_or(0);
    let moved = moved(values, chunk, rows, T::ZERO)?;
    Some(T::erase::<BufferFamily>(moved))
}
