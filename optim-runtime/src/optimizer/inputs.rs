//! What the steps of an optimizer are given beside gradients: numbers, and the seed of random numbers.

use super::Optimizer;
use crate::door::meta::InputMeta;
use crate::error::{Error, nearest, quoted};
use crate::tensor::param::{AnyData, Param};

impl Optimizer {
    /// The seed of random numbers, for rules that draw them (`normal()`, `uniform()`); 0 if it is not given. The numbers are
    /// a function of the seed, the parameter's name, its step, and the place of the weight, by Philox4x32-10: they are the
    /// same on any number of threads and every instruction set, and in a run that goes on from a checkpoint, which keeps the
    /// seed.
    #[must_use]
    pub fn with_seed(mut self, seed: u64) -> Self {
        self.given.seed = seed;
        self
    }

    /// The seed of random numbers.
    pub fn seed(&self) -> u64 {
        self.given.seed
    }

    /// Gives the next step a number that a rule declares (`loss: input scalar`). It is for that step alone: the one behind
    /// it must be given its own. A step that could not begin leaves it for another try; one that is
    /// [skipped](crate::LossScale) takes it.
    ///
    /// # Errors
    /// [`Error::UnknownInput`] if no rule declares such a number; [`Error::InputNotFinite`].
    pub fn set_input(&mut self, input: &str, number: f64) -> Result<(), Error> {
        self.known_input("", input, true)?;
        if !number.is_finite() {
            return Err(Error::InputNotFinite {
                input: input.to_owned(),
                value: number,
            });
        }
        let numbers = &mut self.given.numbers;
        numbers.retain(|(name, _)| name != input);
        numbers.push((input.to_owned(), number));
        Ok(())
    }

    /// Whether some rule asks for what each parameter is given beside its gradient.
    pub(super) fn check_inputs(&self, params: &[Param<'_>]) -> Result<(), Error> {
        for param in params {
            opened!(AnyData(&param.data), data => {
                for (input, _) in data.inputs.iter().flat_map(|inputs| inputs.values()) {
                    self.known_input(param.name(), input, false)?;
                }
            });
        }
        Ok(())
    }

    fn known_input(&self, parameter: &str, input: &str, scalar: bool) -> Result<(), Error> {
        let inputs = || {
            let rules = self
                .groups
                .list
                .iter()
                .filter_map(|group| group.rule.meta());
            let inputs = rules.flat_map(|meta| meta.inputs);
            inputs
                .filter(move |input| input.scalar == scalar)
                .map(|input: &InputMeta| input.name)
        };
        if inputs().any(|known| known == input) {
            return Ok(());
        }
        Err(Error::UnknownInput {
            parameter: parameter.to_owned(),
            input: input.to_owned(),
            known: quoted(inputs()),
            nearest: nearest(input, inputs()),
        })
    }
}
