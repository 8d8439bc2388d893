//! A linear model that linfa trains by any rule of the runtime: linfa's data sets, traits and metrics, whose arrays are
//! those of `ndarray` 0.16, and the weights are stepped where they lie.

use linfa::dataset::{AsSingleTargets, DatasetBase, Records as _};
use linfa::traits::{Fit, PredictInplace};
use ndarray::{Array0, Array1, ArrayBase, Axis, Data, Ix2, Zip, s};
use optim_runtime::schedule::cosine;
use optim_runtime::{Optimizer, Param, Rule};
use rand::seq::SliceRandom as _;
use rand::{SeedableRng as _, rngs::SmallRng};

/// What can be wrong with a fit.
#[derive(Debug, thiserror::Error)]
pub enum FitError {
    /// Of the rule or of a step.
    #[error(transparent)]
    Step(#[from] optim_runtime::Error),
    /// Of the data set.
    #[error(transparent)]
    Data(#[from] linfa::Error),
    /// There is nothing to learn from, or in batches of no samples.
    #[error(
        "a fit needs samples, and batches of at least one: {samples} samples in batches of {batch}"
    )]
    Nothing {
        /// Samples of the data set.
        samples: usize,
        /// Samples of a batch.
        batch: usize,
    },
}

/// Least squares by steps of a rule: what linfa calls a model's parameters. Its `fit` gives a [`LinearModel`].
#[derive(Clone, Debug)]
pub struct LeastSquares<R> {
    /// The rule; its rate falls to nothing by a cosine over the whole fit.
    pub rule: R,
    /// How often all samples are seen.
    pub epochs: usize,
    /// Samples of a step. The last batch of an epoch has what is left.
    pub batch: usize,
    /// Of the order in which samples are seen.
    pub seed: u64,
}

/// Predicts `x·weight + bias`.
#[derive(Clone, Debug, PartialEq)]
pub struct LinearModel {
    /// A coefficient for each feature.
    pub weight: Array1<f64>,
    /// What is predicted where all features are 0.
    pub bias: Array0<f64>,
}

impl<R, D, T> Fit<ArrayBase<D, Ix2>, T, FitError> for LeastSquares<R>
where
    R: Rule,
    D: Data<Elem = f64>,
    T: AsSingleTargets<Elem = f64>,
{
    type Object = LinearModel;

    fn fit(&self, data: &DatasetBase<ArrayBase<D, Ix2>, T>) -> Result<LinearModel, FitError> {
        let (x, y) = (data.records(), data.as_single_targets());
        let (samples, batch) = (x.nrows(), self.batch);
        if samples == 0 || batch == 0 {
            return Err(FitError::Nothing { samples, batch });
        }
        let steps = self.epochs * samples.div_ceil(batch);
        let mut optimizer = Optimizer::new(self.rule.clone())?
            .with_schedule("lr", cosine(steps.try_into().unwrap_or(u64::MAX)))?;
        let mut model = LinearModel {
            weight: Array1::zeros(x.nfeatures()),
            bias: Array0::zeros(()),
        };
        let mut order: Vec<_> = (0..samples).collect();
        let mut random = SmallRng::seed_from_u64(self.seed);
        for _ in 0..self.epochs {
            order.shuffle(&mut random);
            for chosen in order.chunks(batch) {
                let (x, y) = (x.select(Axis(0), chosen), y.select(Axis(0), chosen));
                let error = x.dot(&model.weight) + &model.bias - y;
                // Gradients of half the mean of squared errors.
                let scale = 1.0 / chosen.len() as f64;
                let weight_gradient = x.t().dot(&error) * scale;
                let bias_gradient = Array0::from_elem((), error.sum() * scale);
                optimizer.step(&mut [
                    Param::new("weight", &mut model.weight, &weight_gradient)?,
                    Param::new("bias", &mut model.bias, &bias_gradient)?,
                ])?;
            }
        }
        Ok(model)
    }
}

impl<D: Data<Elem = f64>> PredictInplace<ArrayBase<D, Ix2>, Array1<f64>> for LinearModel {
    fn predict_inplace(&self, x: &ArrayBase<D, Ix2>, y: &mut Array1<f64>) {
        y.assign(&(x.dot(&self.weight) + &self.bias));
    }

    fn default_target(&self, x: &ArrayBase<D, Ix2>) -> Array1<f64> {
        Array1::zeros(x.nsamples())
    }
}

/// Brings every feature to mean 0 and variance 1, by the first so many samples.
pub fn standardise(data: &mut linfa::Dataset<f64, f64, ndarray::Ix1>, by: usize) {
    let seen = data.records.slice(s![..by, ..]);
    let Some(mean) = seen.mean_axis(Axis(0)) else {
        return;
    };
    let deviation = seen.std_axis(Axis(0), 0.0);
    for mut sample in data.records.rows_mut() {
        Zip::from(&mut sample)
            .and(&mean)
            .and(&deviation)
            .for_each(|x, mean, deviation| {
                // A feature that is the same everywhere says nothing.
                *x = if *deviation > 0.0 {
                    (*x - mean) / deviation
                } else {
                    0.0
                };
            });
    }
}

#[cfg(test)]
mod tests {
    use super::{FitError, LeastSquares, standardise};
    use linfa::Dataset;
    use linfa::prelude::{Fit as _, Predict as _, SingleTargetRegression as _};
    use linfa_linear::LinearRegression;
    use ndarray::{Array1, Array2};
    use optim_runtime::{Adam, GradientDescent, Rule, Sgd};

    fn diabetes() -> Dataset<f64, f64, ndarray::Ix1> {
        let mut data = linfa_datasets::diabetes();
        let samples = data.records.nrows();
        standardise(&mut data, samples);
        data
    }

    /// By all samples at once the minimum is found that linfa solves for.
    #[test]
    fn whole_batches_come_to_the_solution() -> Result<(), Box<dyn std::error::Error>> {
        let data = diabetes();
        let rule = Sgd::default()
            .with_lr(0.2)
            .with_momentum(0.95)
            .with_nesterov(true);
        let ours = LeastSquares {
            rule,
            epochs: 2_000,
            batch: usize::MAX,
            seed: 0,
        }
        .fit(&data)?;
        let solved = LinearRegression::default().fit(&data)?;
        assert!((ours.bias[()] - solved.intercept()).abs() < 1e-9);
        for (ours, solved) in ours.weight.iter().zip(solved.params()) {
            assert!((ours - solved).abs() < 1e-6, "{ours} and {solved}");
        }
        Ok(())
    }

    /// Small batches come close: what is explained differs by less than a hundredth.
    #[test]
    fn small_batches_explain_as_much() -> Result<(), Box<dyn std::error::Error>> {
        let data = diabetes();
        let solved = LinearRegression::default()
            .fit(&data)?
            .predict(&data)
            .r2(&data)?;
        fn explained(
            rule: impl Rule,
            data: &Dataset<f64, f64, ndarray::Ix1>,
        ) -> Result<f64, Box<dyn std::error::Error>> {
            let model = LeastSquares {
                rule,
                epochs: 100,
                batch: 32,
                seed: 1,
            }
            .fit(data)?;
            Ok(model.predict(data).r2(data)?)
        }
        for ours in [
            explained(Adam::default().with_lr(2.0), &data)?,
            explained(GradientDescent::default().with_lr(0.1), &data)?,
        ] {
            assert!(ours <= solved && solved - ours < 0.01, "{ours} of {solved}");
        }
        Ok(())
    }

    #[test]
    fn nothing_to_learn_from_is_an_error() {
        let none = Dataset::new(Array2::<f64>::zeros((0, 3)), Array1::<f64>::zeros(0));
        let fit = |batch, data| {
            LeastSquares {
                rule: Adam::default(),
                epochs: 1,
                batch,
                seed: 0,
            }
            .fit(data)
        };
        assert!(matches!(
            fit(8, &none),
            Err(FitError::Nothing { samples: 0, .. })
        ));
        assert!(matches!(
            fit(0, &diabetes()),
            Err(FitError::Nothing { batch: 0, .. })
        ));
    }
}
