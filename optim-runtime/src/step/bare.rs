//! One tensor without an optimizer, for people who keep its state themselves.

use super::alone::step_alone;
use super::batch::Beside;
use super::together::Alone;
use super::{Batch, Begun, Tensor, begin, eval, finish, most_bytes};
use crate::door::rule::Rule;
use crate::error::{Error, nearest, quoted};
use crate::lens::gradient::Gradient;
use crate::machine::exec::Exec;
use crate::tensor::inputs::{Inputs, numbers_of};
use crate::tensor::layout::Layout;
use crate::tensor::matrix::MatrixLayout;
use crate::tensor::state::TensorState;
use crate::value::element::Element;

/// Steps of one tensor under any [`Rule`], its state kept by the caller.
///
/// ```
/// use optim_runtime::{Adam, Update};
///
/// let adam = Adam::default();
/// let (mut w, g) = ([1.0_f32, -2.0], [0.5_f32, 0.0]);
/// let mut state = adam.init::<f32>(w.len())?;
/// adam.update(&mut w, &g, &mut state)?;
/// # Ok::<(), optim_runtime::Error>(())
/// ```
pub trait Update: Rule {
    /// State for one tensor of `len` weights, before its first step.
    ///
    /// # Errors
    /// Those of [`validate`](Rule::validate); [`Error::ShapeUnsaid`] for a rule that speaks of rows, columns or
    /// the number of axes, which is told them by [`init_shape`](Self::init_shape).
    fn init<T: Element>(&self, len: usize) -> Result<TensorState<T>, Error> {
        self.validate()?;
        if Self::USES_SHAPE {
            return Err(Error::ShapeUnsaid {
                rule: Self::META.name,
                parameter: String::new(),
                len,
            });
        }
        Ok(TensorState::new(self, MatrixLayout::flat(len)))
    }

    /// State for one tensor of this shape, whose last axis is the fastest, before its first step. It matters to
    /// rules that speak of rows, columns or the number of axes.
    ///
    /// # Errors
    /// Those of [`validate`](Rule::validate); [`Error::ShapeTooLarge`] if no memory could hold so many
    /// weights.
    fn init_shape<T: Element>(&self, shape: &[usize]) -> Result<TensorState<T>, Error> {
        self.validate()?;
        let layout = Layout::contiguous(shape)?;
        let matrix = MatrixLayout::of(&layout)
            .unwrap_or_else(|| panic!("a bug in optim: {shape:?} without holes has no rows"));
        Ok(TensorState::new(self, matrix))
    }

    /// [`init_shape`](Self::init_shape) of one matrix, whose rows lie one after the other.
    ///
    /// # Errors
    /// Those of [`init_shape`](Self::init_shape).
    fn init_matrix<T: Element>(
        &self,
        rows: usize,
        columns: usize,
    ) -> Result<TensorState<T>, Error> {
        self.init_shape(&[rows, columns])
    }

    /// One step of one tensor: `w` and `state` become their new values. What a rule reduces over the
    /// whole model is reduced over this tensor.
    ///
    /// # Errors
    /// Those of [`validate`](Rule::validate); [`Error::LengthMismatch`],
    /// [`Error::StateOfOtherRule`], [`Error::NoMemory`], [`Error::NoMemoryForStep`], [`Error::InitialOutOfRange`],
    /// [`Error::BatchOfMatrices`] and [`Error::NumberOutOfRange`]. Nothing is written then.
    fn update<T: Element>(
        &self,
        w: &mut [T],
        g: &[T],
        state: &mut TensorState<T>,
    ) -> Result<(), Error> {
        self.update_with(&Exec::default(), w, g, state)
    }

    /// [`update`](Self::update), run in a chosen way.
    ///
    /// # Errors
    /// Those of [`update`](Self::update).
    fn update_with<T: Element>(
        &self,
        exec: &Exec,
        w: &mut [T],
        g: &[T],
        state: &mut TensorState<T>,
    ) -> Result<(), Error> {
        one(self, exec, w, &Gradient::plain(g), state)
    }

    /// [`update_with`](Self::update_with) of a rule that asks for more than a gradient, or for random numbers.
    ///
    /// # Errors
    /// Those of [`update`](Self::update), also for an input that is not as long as the weights; [`Error::UnknownInput`].
    fn update_given<T: Element>(
        &self,
        exec: &Exec,
        w: &mut [T],
        g: &[T],
        inputs: &Inputs<'_, T>,
        state: &mut TensorState<T>,
    ) -> Result<(), Error> {
        let names = |scalar| {
            let inputs = Self::META.inputs.iter();
            inputs
                .filter(move |input| input.scalar == scalar)
                .map(|input| input.name)
        };
        let values = inputs.values().map(|(name, values)| (name, Some(values)));
        let numbers = inputs.numbers().map(|(name, _)| (name, None));
        for (name, values) in values.chain(numbers) {
            if names(values.is_none()).all(|known| known != name) {
                return Err(Error::UnknownInput {
                    parameter: String::new(),
                    input: name.to_owned(),
                    known: quoted(names(values.is_none())),
                    nearest: nearest(name, names(values.is_none())),
                });
            }
            same_length("input", w.len(), values.map_or(w.len(), <[T]>::len))?;
        }
        if let Some((name, value)) = inputs.numbers().find(|(_, value)| !value.is_finite()) {
            return Err(Error::InputNotFinite {
                input: name.to_owned(),
                value,
            });
        }
        one(
            self,
            exec,
            w,
            &Gradient::plain(g).beside(Some(inputs)),
            state,
        )
    }

    /// Writes to `out` the weights that one tensor is to be evaluated with: what the rule's `eval` makes
    /// of its weights `w` and its state. These are the weights themselves if the rule has no `eval`, or if
    /// no step was taken.
    ///
    /// # Errors
    /// Those of [`validate`](Rule::validate); [`Error::LengthMismatch`] and
    /// [`Error::StateOfOtherRule`]; [`Error::StateNotKeptYet`] if a state that is needed was switched on
    /// since the last step; [`Error::NumberOutOfRange`]. Nothing is written then.
    fn eval_weights<T: Element>(
        &self,
        w: &[T],
        state: &TensorState<T>,
        out: &mut [T],
    ) -> Result<(), Error> {
        self.eval_weights_with(&Exec::default(), w, state, out)
    }

    /// [`eval_weights`](Self::eval_weights), run in a chosen way.
    ///
    /// # Errors
    /// Those of [`eval_weights`](Self::eval_weights).
    fn eval_weights_with<T: Element>(
        &self,
        exec: &Exec,
        w: &[T],
        state: &TensorState<T>,
        out: &mut [T],
    ) -> Result<(), Error> {
        self.validate()?;
        state.check::<Self>(w.len())?;
        same_length("output", w.len(), out.len())?;
        eval::one(self, exec, w, state, out)
    }
}

impl<R: Rule> Update for R {}

/// One step of one tensor.
fn one<R: Rule, T: Element>(
    rule: &R,
    exec: &Exec,
    w: &mut [T],
    g: &Gradient<'_, T>,
    state: &mut TensorState<T>,
) -> Result<(), Error> {
    rule.validate()?;
    state.check::<R>(w.len())?;
    same_length("gradient", w.len(), g.values.len())?;
    let numbers = numbers_of(const { &R::META }, |name| g.beside?.number(name))?;
    if !numbers.is_empty() {
        state.give(numbers);
    }
    state.allocate(rule, w, g.values)?;
    let bytes = most_bytes::<R>(size_of_val(w));
    if !R::REDUCES && exec.is_alone(bytes) {
        let done = step_alone(rule, exec, w, g, state);
        if done.is_err() {
            state.forget_changes();
        }
        return done;
    }
    let mut batch = Batch::default();
    let beside = Beside {
        parameter: "",
        inputs: g.beside,
    };
    if let Err(error) = batch.check(rule, exec, state, beside) {
        state.forget_changes();
        return Err(error);
    }
    let tensor = std::iter::once(Tensor {
        w,
        g: *g,
        state,
        behind: None,
        #[cfg(feature = "sharded")]
        segment: None,
    });
    begin::<Batch<'_, T>, _>(rule, exec, bytes, &mut batch, tensor);
    let mut begun = Begun {
        rule,
        exec,
        batches: batch,
        steady: false,
    };
    finish(&mut [&mut begun], &mut Alone)
}

fn same_length(what: &'static str, expected: usize, given: usize) -> Result<(), Error> {
    if given == expected {
        return Ok(());
    }
    Err(Error::LengthMismatch {
        what,
        expected,
        given,
    })
}
