//! Wherever a run of any rule is stopped, what follows is the same to the bit.

use optim_runtime::schedule::{cosine, warmup};
use optim_runtime::{Average, Exec, Optimizer, Param, names};
use optim_tests::beside;
use optim_tests::builtins::Builtin;
use optim_tests::every_builtin;
use optim_tests::inputs::{BLOCK, Knobs, for_all, knobs, random};
use optim_tests::real::Real;
use optim_tests::ways::two_threads;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::bytes_with;

/// Runs of each rule, for each element type.
const RUNS: u32 = 60;

/// A run and where it stops.
#[derive(Clone, Debug)]
struct Plan {
    knobs: Knobs,
    /// Which of the rule's settings.
    variant: Index,
    /// Of each parameter, and whether it is said.
    shapes: Vec<(Vec<usize>, bool)>,
    events: Vec<Event>,
    stop: Index,
    /// Whether the run is on two threads before and behind it.
    two_threads: [bool; 2],
    averages: bool,
    mean: bool,
}

/// A step, or gradients that are kept for one.
#[derive(Clone, Debug)]
struct Event {
    accumulates: bool,
    /// A bit for each parameter that is there.
    there: u8,
    seed: u64,
    /// The power of ten of its gradients.
    magnitude: i32,
}

fn plans() -> impl Strategy<Value = Plan> {
    let shape = prop_oneof![
        vec(0..5_usize, 0..4),
        vec(BLOCK - 1..2 * BLOCK + 2, 1..2),
        vec(7..12_usize, 2..3),
    ];
    let event = (0..4_u8, any::<u8>(), 0..1_000_u64, -6..7_i32);
    let event = event.prop_map(|(kind, there, seed, magnitude)| Event {
        accumulates: kind == 0,
        there,
        seed,
        magnitude,
    });
    let around = (any::<[bool; 2]>(), any::<bool>(), any::<bool>());
    (
        (knobs(), any::<Index>(), any::<Index>()),
        vec((shape, prop::bool::weighted(0.9)), 0..7),
        vec(event, 0..7),
        around,
    )
        .prop_map(|((knobs, variant, stop), shapes, events, around)| Plan {
            knobs,
            variant,
            shapes,
            events,
            stop,
            two_threads: around.0,
            averages: around.1,
            mean: around.2,
        })
}

impl Plan {
    fn exec(&self, behind: bool) -> Exec {
        if self.two_threads[usize::from(behind)] {
            two_threads(BLOCK)
        } else {
            Exec::serial()
        }
    }

    fn built<R: Builtin>(&self) -> Optimizer {
        let variants = R::variants(&self.knobs);
        let rule = self.variant.get(&variants).clone();
        let optimizer = Optimizer::new(rule.clone())
            .and_then(|it| it.with_group("odd", rule, names(["p1*", "p3*", "p5*"])))
            .and_then(|it| it.with_factor("lr", |p| if p.len() < 4 { 0.5 } else { 1.0 }))
            .map(|it| {
                // Of rules whose rate may be 0, which is all but FTRL.
                let schedule = warmup(2).up_from(0.5).then(cosine(4));
                it.clone().with_schedule("lr", schedule).unwrap_or(it)
            })
            .unwrap()
            .with_mean_of_accumulated(self.mean);
        if self.averages {
            return optimizer.with_average(Average::ema(0.9)).unwrap();
        }
        optimizer
    }

    fn weights<T: Real>(&self) -> Vec<Vec<T>> {
        let each = self.shapes.iter().zip(0..);
        each.map(|((shape, _), seed)| values(shape, seed, 0))
            .collect()
    }

    /// Parameters with these weights and gradients.
    fn params<'a, T: Real>(
        &self,
        weights: &'a mut [Vec<T>],
        gradients: &'a [Vec<T>],
    ) -> Vec<Param<'a>> {
        let each = self.shapes.iter().zip(weights).zip(gradients).enumerate();
        each.map(|(index, (((shape, is_said), w), g))| {
            let param = Param::new(format!("p{index}.w"), w, g).unwrap();
            // Of a plain slice only the length is known.
            if *is_said || shape.len() != 1 {
                param.with_shape(shape).unwrap()
            } else {
                param
            }
        })
        .collect()
    }

    /// Takes part in an event; an error, as of a rule that must know shapes, is one of what follows.
    fn take<T: Real>(
        &self,
        event: &Event,
        optimizer: &mut Optimizer,
        weights: &mut [Vec<T>],
    ) -> String {
        let each = self.shapes.iter().zip(event.seed..);
        let gradients: Vec<_> = each
            .map(|((shape, _), seed)| values(shape, 100 + seed, event.magnitude))
            .collect();
        let all = self.params(weights, &gradients).into_iter().enumerate();
        let there = all.filter(|(index, _)| event.there & 1 << index != 0);
        let rule = optimizer.group_rule("default").unwrap();
        let meta = rule.meta().unwrap();
        let there = there.map(|(index, param)| beside::param(meta, param, &gradients[index]));
        let mut params: Vec<_> = there.map(Result::unwrap).collect();
        if event.accumulates {
            format!("{:?}", optimizer.accumulate(&params))
        } else {
            format!("{:?}", optimizer.step(&mut params))
        }
    }

    fn checkpoint<T: Real>(&self, optimizer: &Optimizer, weights: &mut [Vec<T>]) -> Vec<u8> {
        let gradients = weights.to_vec();
        bytes_with(optimizer, &self.params(weights, &gradients))
    }
}

/// So many numbers as a shape has.
fn values<T: Real>(shape: &[usize], seed: u64, magnitude: i32) -> Vec<T> {
    let numbers = random(shape.iter().product(), seed).into_iter();
    let numbers = numbers.map(|number| T::from_f64(number * 10_f64.powi(magnitude)));
    numbers.collect()
}

/// A run that is saved at any moment, and another that goes on from the file, on one thread or two: reports, errors,
/// weights and all that a checkpoint has are the same, whatever parameters there are, in whatever steps they take part.
fn stopping_changes_nothing<R: Builtin, T: Real>() {
    for_all(RUNS, &plans(), |plan| {
        let (mut whole, mut weights) = (plan.built::<R>(), plan.weights::<T>());
        whole = whole.with_exec(plan.exec(false));
        let stop = plan.stop.index(plan.events.len() + 1);
        let (before, behind) = plan.events.split_at(stop);
        for event in before {
            plan.take(event, &mut whole, &mut weights);
        }
        let saved = plan.checkpoint(&whole, &mut weights);

        let mut again = plan.built::<R>().with_exec(plan.exec(true));
        let mut read = weights.clone();
        read.iter_mut().flatten().for_each(|w| *w = T::ZERO);
        let gradients = read.clone();
        let mut params = plan.params(&mut read, &gradients);
        again.read_with_weights_from(&saved, &mut params).unwrap();
        drop(params);
        prop_assert!(plan.checkpoint(&again, &mut read) == saved, "another file");

        for (place, event) in behind.iter().enumerate() {
            let told = plan.take(event, &mut whole, &mut weights);
            let told_again = plan.take(event, &mut again, &mut read);
            prop_assert_eq!(told, told_again, "event {} behind the stop", place);
        }
        let ends = [
            plan.checkpoint(&whole, &mut weights),
            plan.checkpoint(&again, &mut read),
        ];
        prop_assert!(ends[0] == ends[1], "another end");
        Ok(())
    });
}

every_builtin!(stopping_changes_nothing);
