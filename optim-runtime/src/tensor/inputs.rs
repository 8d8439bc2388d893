//! What a step is given beside weights and gradient.

use std::borrow::Cow;
use std::marker::PhantomData;

use smallvec::SmallVec;

use crate::door::meta::RuleMeta;
use crate::error::Error;
use crate::machine::noise;
use crate::value::element::Element;
use crate::value::erased::Family;

/// What one tensor is given in a step beside weights and gradient: values for each weight and numbers that its rule
/// declares (`update(w, g, h: input, loss: input scalar)`), and where its random numbers come from.
///
/// A parameter of an [`Optimizer`](crate::Optimizer) is given its own by [`Param::with_input`](crate::Param::with_input);
/// this is for [`Update::update_given`](crate::Update::update_given), without an optimizer:
///
/// ```
/// use optim_runtime::{Exec, Inputs, Update, optimizer};
///
/// optimizer! {
///     /// Newton's method with the diagonal of the curvature.
///     pub struct Newton {
///         lr = 1.0 where lr >= 0,
///         eps = 1e-8 where eps > 0,
///     }
///     update(w, g, h: input) {
///         w -= lr * g / max(abs(h), eps);
///     }
/// }
///
/// let rule = Newton::default();
/// let mut state = rule.init::<f64>(2)?;
/// let mut w = [3.0, -1.0];
/// let inputs = Inputs::new().with("h", &[2.0, 4.0]);
/// rule.update_given(&Exec::default(), &mut w, &[6.0, -4.0], &inputs, &mut state)?;
/// assert_eq!(w, [0.0, 0.0]);
/// # Ok::<(), optim_runtime::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Inputs<'a, T: Element> {
    values: Vec<(Cow<'a, str>, Cow<'a, [T]>)>,
    numbers: Vec<(Cow<'a, str>, f64)>,
    /// Of the random numbers.
    pub(crate) key: u64,
}

/// What the step to come is given beside its parameters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    pub(crate) seed: u64,
    /// Numbers by their names.
    pub(crate) numbers: Vec<(String, f64)>,
}

impl Given {
    /// The number of this name.
    pub(crate) fn number(&self, name: &str) -> Option<f64> {
        let mut numbers = self.numbers.iter();
        numbers
            .find(|(given, _)| given == name)
            .map(|(_, number)| *number)
    }
}

/// [`Inputs`].
pub(crate) struct InputFamily<'a>(PhantomData<&'a ()>);

impl<'a> Family for InputFamily<'a> {
    type Of<T: Element> = Cow<'a, [T]>;
}

impl<T: Element> Default for Inputs<'_, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a, T: Element> Inputs<'a, T> {
    /// Nothing. Random numbers are those of seed 0 and a parameter without a name.
    pub fn new() -> Self {
        Self {
            values: Vec::new(),
            numbers: Vec::new(),
            key: noise::key(0, ""),
        }
    }

    /// With these values under the name that the rule has for them, one for each weight and in the order of the weights.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'a, str>>, values: &'a [T]) -> Self {
        self.values.push((name.into(), Cow::Borrowed(values)));
        self
    }

    /// With this number under the name that the rule has for it.
    #[must_use]
    pub fn with_number(mut self, name: impl Into<Cow<'a, str>>, number: f64) -> Self {
        self.numbers.push((name.into(), number));
        self
    }

    /// With the random numbers that a parameter of this name has in an optimizer of this
    /// [seed](crate::Optimizer::with_seed).
    #[must_use]
    pub fn with_noise(mut self, seed: u64, parameter: &str) -> Self {
        self.key = noise::key(seed, parameter);
        self
    }

    pub(crate) fn push(&mut self, name: Cow<'a, str>, values: Cow<'a, [T]>) {
        self.values.push((name, values));
    }

    /// The values of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&[T]> {
        let mut values = self.values.iter();
        let found = values.find(|(given, _)| given == name);
        found.map(|(_, values)| &**values)
    }

    /// All values, by their names.
    pub(crate) fn values(&self) -> impl Iterator<Item = (&str, &[T])> {
        self.values
            .iter()
            .map(|(name, values)| (&**name, &**values))
    }

    /// The number of this name.
    pub(crate) fn number(&self, name: &str) -> Option<f64> {
        let mut numbers = self.numbers();
        numbers
            .find(|(given, _)| *given == name)
            .map(|(_, number)| number)
    }

    /// All numbers, by their names.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = (&str, f64)> {
        self.numbers.iter().map(|(name, number)| (&**name, *number))
    }
}

/// The numbers that a rule declares, as they are given by their names, at the places of its inputs; nothing if it
/// declares none.
///
/// # Errors
/// [`Error::MissingNumber`].
pub(crate) fn numbers_of(
    meta: &RuleMeta,
    given: impl Fn(&str) -> Option<f64>,
) -> Result<SmallVec<[f64; 1]>, Error> {
    if !meta.inputs.iter().any(|input| input.scalar) {
        return Ok(SmallVec::new());
    }
    let numbers = meta.inputs.iter().map(|input| match input.scalar {
        false => Ok(0.0),
        true => given(input.name).ok_or(Error::MissingNumber {
            rule: meta.name,
            input: input.name,
        }),
    });
    numbers.collect()
}
