//! Candle's trait, for loops that are generic over it.

use candle_core::backprop::GradStore;
use candle_core::{Tensor, Var};
use optim_runtime::{HyperValue, Optimizer};

use crate::optimizer::CandleOptimizer;

impl candle_nn::Optimizer for CandleOptimizer {
    type Config = Optimizer;

    /// Without names there are no checkpoints ([`Error::NoNames`](crate::Error::NoNames)), and groups see positions in the list, counted from 0:
    /// [`from_varmap`](Self::from_varmap) and [`from_named`](Self::from_named) have names.
    fn new(variables: Vec<Var>, optimizer: Optimizer) -> candle_core::Result<Self> {
        let numbered = variables.into_iter().enumerate();
        let numbered = numbered.map(|(place, var)| (place.to_string(), var));
        let mut this = Self::from_named(numbered, optimizer)?;
        this.named = false;
        Ok(this)
    }

    fn step(&mut self, gradients: &GradStore) -> candle_core::Result<()> {
        self.report = Some(self.step(gradients)?);
        Ok(())
    }

    /// With the loss scale, if there is one.
    fn backward_step(&mut self, loss: &Tensor) -> candle_core::Result<()> {
        self.report = Some(self.backward_step(loss)?);
        Ok(())
    }

    /// The default group's own rate, before schedules and factors: what
    /// [`set_learning_rate`](candle_nn::Optimizer::set_learning_rate) sets. NaN for a rule without one.
    fn learning_rate(&self) -> f64 {
        let rule = self.optimizer.group_rule("default");
        match rule.ok().and_then(|rule| rule.hyper("lr")) {
            Some(HyperValue::Number(rate)) => rate,
            _ => f64::NAN,
        }
    }

    /// Sets the default group's own rate. One that the rule refuses is the error of the steps to come, until it is given
    /// another.
    fn set_learning_rate(&mut self, rate: f64) {
        self.refused = self.optimizer.set_hyper("lr", rate).err();
    }
}
