//! Other threads that look at variables while steps run.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use candle_core::{DType, Tensor, Var};
use optim_candle::{CandleOptimizer, Error};
use optim_runtime::GradientDescent;

use crate::common::{CPU, no_gradients, optimizer, over};

const SIDE: usize = 100;
const STEPS: u64 = 150;

/// Weights that are all the same number, and a gradient of ones: behind `t` steps each is `−t`.
fn counting(dtype: DType) -> Vec<(String, Var)> {
    ["a", "b"]
        .map(|name| {
            (
                name.to_owned(),
                Var::zeros((SIDE, SIDE), dtype, &CPU).expect("zeros"),
            )
        })
        .into()
}

fn count(optimizer: &mut CandleOptimizer, vars: &[(String, Var)]) {
    for _ in 0..STEPS {
        let mut store = no_gradients();
        for (_, var) in vars {
            store.insert(var, var.ones_like().expect("ones"));
        }
        optimizer.step(&store).expect("a step");
    }
}

/// Reads a variable by ways that candle trusts its shape in, and says whether all of it was of one step.
fn look(var: &Var, ones: &Tensor) -> candle_core::Result<bool> {
    let product = ones
        .matmul(var)?
        .to_dtype(DType::F64)?
        .flatten_all()?
        .to_vec1::<f64>()?;
    let shown = var.to_dtype(DType::F64)?.flatten_all()?.to_vec1::<f64>()?;
    let same = |values: &[f64]| values.iter().all(|&it| it == values[0]);
    Ok(same(&product) && same(&shown) && shown[0].fract() == 0.0)
}

/// Runs steps while others look; gives how many looks there were, and how many were refused.
fn looked_at(dtype: DType, readers: bool) -> (u64, u64) {
    let vars = counting(dtype);
    let rule = optimizer(GradientDescent::default().with_lr(1.0));
    let mut optimizer = over(&vars, rule).with_readers(readers);
    let ended = AtomicBool::new(false);
    let (looks, refused) = (AtomicU64::new(0), AtomicU64::new(0));
    thread::scope(|scope| {
        for (_, var) in &vars {
            let (ended, looks, refused) = (&ended, &looks, &refused);
            scope.spawn(move || {
                let ones = Tensor::ones((1, SIDE), dtype, &CPU).expect("ones");
                while !ended.load(Ordering::Relaxed) {
                    looks.fetch_add(1, Ordering::Relaxed);
                    match look(var, &ones) {
                        Ok(of_one_step) => assert!(of_one_step, "weights of two steps"),
                        Err(_) => drop(refused.fetch_add(1, Ordering::Relaxed)),
                    }
                }
            });
        }
        count(&mut optimizer, &vars);
        ended.store(true, Ordering::Relaxed);
    });
    let last = vars[0]
        .1
        .to_dtype(DType::F64)
        .and_then(|it| it.mean_all()?.to_scalar::<f64>());
    // Whole numbers, which both types have.
    assert_eq!(last.expect("a number"), -(STEPS as f64));
    (looks.into_inner(), refused.into_inner())
}

/// With a second copy of the weights a look is never refused, and sees one step.
#[test]
fn readers_see_weights_at_any_time() {
    for dtype in [DType::F32, DType::F64] {
        let (looks, refused) = looked_at(dtype, true);
        assert!(looks > 10 && refused == 0, "{refused} of {looks}");
    }
    let (looks, refused) = looked_at(DType::F16, false);
    assert!(looks > 10 && refused == 0, "{refused} of {looks}");
}

/// Without, it may be refused, and if not it sees one step. Nothing is read beyond its end, and nobody waits for ever.
#[test]
fn a_look_at_lent_weights_is_refused_or_right() {
    let (looks, refused) = looked_at(DType::F32, false);
    // Most of the time of the steps the weights are out.
    assert!(looks > 10 && refused > 0, "{refused} of {looks}");
}

/// Two optimizers over the same variables: one of them may find its weights lent, and no weight is lost.
#[test]
fn two_optimizers_lose_no_weights() {
    for readers in [false, true] {
        let vars = counting(DType::F32);
        let steps = thread::scope(|scope| {
            let runs = [0, 1].map(|_| {
                scope.spawn(|| {
                    let rule = optimizer(GradientDescent::default().with_lr(1.0));
                    let mut optimizer = CandleOptimizer::from_named(vars.clone(), rule)
                        .expect("variables that can be stepped")
                        .with_readers(readers);
                    let mut taken = 0;
                    for _ in 0..STEPS {
                        let ones = Tensor::ones((SIDE, SIDE), DType::F32, &CPU).expect("ones");
                        let mut store = no_gradients();
                        for (_, var) in &vars {
                            store.insert(var, ones.clone());
                        }
                        match optimizer.step(&store) {
                            Ok(_) => taken += 1,
                            Err(Error::Lent { .. }) => {}
                            Err(error) => panic!("{error}"),
                        }
                    }
                    taken
                })
            });
            runs.map(|run| run.join().expect("no panic"))
                .iter()
                .sum::<u64>()
        });
        let w = vars[0]
            .1
            .flatten_all()
            .and_then(|it| it.to_vec1::<f32>())
            .expect("weights");
        assert!(w.iter().all(|&it| it == w[0]));
        // With second copies the steps of one may hide those of the other, as with candle's own.
        let all = -(steps as f32);
        assert!(
            if readers {
                w[0] >= all && w[0] < 0.0
            } else {
                w[0] == all
            },
            "{} {all}",
            w[0]
        );
    }
}

/// An optimizer may be made in one thread and step in another.
#[test]
fn an_optimizer_goes_to_another_thread() {
    fn goes<T: Send + Sync>() {}
    goes::<CandleOptimizer>();
    goes::<Error>();
}
