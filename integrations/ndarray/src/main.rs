//! Learns how diabetes proceeds within a year (442 patients, 10 measurements), beside what linfa solves for.

use anyhow::Result;
use linfa::prelude::{Fit as _, Predict as _, SingleTargetRegression as _};
use linfa_linear::LinearRegression;
use optim_example_linfa::{LeastSquares, standardise};
use optim_runtime::{Adam, GradientDescent, Lion, Rule, Sgd};
use rand::{SeedableRng as _, rngs::SmallRng};

type Data = linfa::Dataset<f64, f64, ndarray::Ix1>;

/// The part of the variance that a rule's model explains of what it has learnt from, and of what it has not seen.
fn explained(rule: impl Rule, learnt: &Data, unseen: &Data) -> Result<[f64; 2]> {
    let model = LeastSquares {
        rule,
        epochs: 100,
        batch: 32,
        seed: 1,
    }
    .fit(learnt)?;
    Ok([
        model.predict(learnt).r2(learnt)?,
        model.predict(unseen).r2(unseen)?,
    ])
}

fn main() -> Result<()> {
    let mut data = linfa_datasets::diabetes().shuffle(&mut SmallRng::seed_from_u64(7));
    // The first four of five patients are learnt from.
    let samples = (data.records.nrows() * 4).div_ceil(5);
    standardise(&mut data, samples);
    let (learnt, unseen) = data.split_with_ratio(0.8);
    debug_assert_eq!(learnt.records.nrows(), samples);

    let solved = LinearRegression::default().fit(&learnt)?;
    let solved = [
        solved.predict(&learnt).r2(&learnt)?,
        solved.predict(&unseen).r2(&unseen)?,
    ];
    let momentum = Sgd::default().with_lr(0.02).with_momentum(0.9);
    let rows = [
        ("solved by linfa", solved),
        (
            "GradientDescent",
            explained(GradientDescent::default().with_lr(0.1), &learnt, &unseen)?,
        ),
        ("Sgd, momentum", explained(momentum, &learnt, &unseen)?),
        (
            "Adam",
            explained(Adam::default().with_lr(2.0), &learnt, &unseen)?,
        ),
        (
            "Lion",
            explained(Lion::default().with_lr(0.5), &learnt, &unseen)?,
        ),
    ];
    println!(
        "part of the variance that is explained, of {} patients and of {} others",
        learnt.records.nrows(),
        unseen.records.nrows()
    );
    for (name, [learnt, unseen]) in rows {
        println!("{name:<16} {learnt:.4} {unseen:.4}");
    }
    Ok(())
}
