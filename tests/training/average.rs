//! Averages of weights.

use optim_runtime::{Adam, Average, Error, Exec, Lamb, Optimizer, Param, optimizer};
use optim_tests::real::Real;
use optim_tests::training::{Case, Training, number};

use crate::runs::{Model, each_case};

optimizer! {
    /// Weights are what they are told to be.
    struct Told {
        lr = 1 where 0 <= lr <= 1,
    }

    update(w, g) {
        #[allow(climbs)]
        w = g + (1 - lr) * w;
    }
}

fn average_of(case: &Case) -> Average {
    let arguments = case.get("kwargs");
    let decay = arguments.get("decay").map(number);
    let average = match (case.text("how"), decay) {
        ("swa", _) => Average::swa(),
        ("ema", Some(decay)) if case.framework == "optax" => match arguments.get("debias") {
            Some(debias) if debias == false => Average::ema(decay).from_initial_weights(),
            _ => Average::debiased_ema(decay),
        },
        ("ema", Some(decay)) => Average::ema(decay),
        ("incremental_update", _) => {
            Average::ema(1.0 - number(&arguments["step_size"])).from_initial_weights()
        }
        other => panic!("{case}: {other:?}"),
    };
    match arguments.get("start") {
        Some(start) => average.of_steps(
            start.as_u64().unwrap(),
            arguments["every"].as_u64().unwrap(),
        ),
        None => average,
    }
}

fn run<T: Real>(training: &Training, case: &Case) {
    // torch averages the weights of Adam, optax the recorded sequence itself.
    let optimizer = match case.get("kwargs").get("lr") {
        Some(lr) => Optimizer::new(Adam::default().with_lr(number(lr))),
        None => Optimizer::new(Told::default()),
    };
    let mut optimizer = optimizer
        .and_then(|it| it.with_average(average_of(case)))
        .unwrap();
    let mut model = Model::<T>::of(training, case);
    if case.framework == "optax" && case.text("how") == "ema" {
        // It begins at 0 there.
        model.weights.iter_mut().for_each(|w| w.fill(T::ZERO));
    }
    let counts = case
        .more
        .contains_key("n_averaged")
        .then(|| training.numbers(case, "n_averaged"));
    let stored = case.counts("stored_steps");
    let tol = case.tol.unwrap();
    for step in 1..=case.count("steps") {
        let gradients: Vec<_> = model.row(step - 1).into_iter().map(Some).collect();
        model.step(&mut optimizer, &gradients).unwrap();
        for (parameter, tensors) in case.params.iter().enumerate() {
            let average = optimizer.averaged(&tensors.name);
            if let Some(counts) = &counts {
                let count = average.map_or(0, |(_, count)| count);
                assert_eq!(
                    count as f64,
                    counts[step - 1],
                    "{case}: averaged after step {step}"
                );
            }
            let Some(row) = stored.iter().position(|stored| *stored == step) else {
                continue;
            };
            let want: Vec<T> = training.result(case, tensors, "average");
            let len = model.weights[parameter].len();
            let want = &want[row * len..(row + 1) * len];
            // Before the first there is none; torch has the initial weights then.
            let initial: Vec<T> = training.input(tensors, "p0");
            let have = average.map_or_else(
                || initial.iter().map(|w| w.to_f64()).collect(),
                |(values, _)| values.to_vec(),
            );
            let sizes = have.iter().copied().chain(want.iter().map(|x| x.to_f64()));
            let scale = sizes
                .map(f64::abs)
                .fold(1e-25, f64::max)
                .max(model.largest(parameter));
            for (have, want) in have.iter().zip(want) {
                let want = want.to_f64();
                assert!(
                    (have - want).abs() <= tol * scale,
                    "{case}: {} after step {step} is {have}, recorded {want}",
                    tensors.name
                );
            }
        }
    }
}

#[test]
fn averages_are_those_of_torch_and_optax() {
    let count = each_case!("average", |_| true, run);
    println!("{count} recorded averages");
    assert_eq!(count, 18);
}

const LENS: [usize; 4] = [3, 1_000, 30_000, 1];

/// Steps of a model whose weights are averaged, and all averages.
fn averages(rule: &optim_runtime::AnyRule, exec: Exec) -> (Vec<Vec<f32>>, Vec<Vec<f64>>) {
    let mut optimizer = Optimizer::new(rule.clone())
        .and_then(|it| it.with_average(Average::ema(0.9)))
        .unwrap()
        .with_exec(exec);
    let value = |i: usize| ((i * 37 % 101) as f32 - 50.0) * 0.013;
    let mut weights: Vec<Vec<f32>> = LENS.map(|len| (0..len).map(value).collect()).into();
    let names = ["a", "b", "c", "d"];
    for step in 1..5 {
        let gradients = LENS.map(|len| (0..len).map(|i| value(i * step + 1)).collect::<Vec<_>>());
        let all = names.iter().zip(&mut weights).zip(&gradients);
        let mut params: Vec<_> = all
            .map(|((n, w), g)| Param::new(*n, w, g).unwrap())
            .collect();
        optimizer.step(&mut params).unwrap();
    }
    let averages = names.map(|name| optimizer.averaged(name).unwrap().0.to_vec());
    (weights, averages.into())
}

/// An average is the same in every way to run, and changes nothing of the weights; also of a rule that reduces.
#[test]
fn no_way_to_run_shows_in_an_average() {
    for rule in [Adam::default().into(), Lamb::default().into()] {
        let (weights, want) = averages(&rule, Exec::serial());
        // Each is near its weights, which go on.
        for (w, average) in weights.iter().zip(&want) {
            assert!(w.iter().zip(average).any(|(w, a)| f64::from(*w) != *a));
            assert!(
                w.iter()
                    .zip(average)
                    .all(|(w, a)| (f64::from(*w) - a).abs() < 0.01)
            );
        }
        for block in [1_000, 8_192] {
            let exec = Exec::default()
                .with_parallel_from(0)
                .with_block(block)
                .unwrap();
            assert_eq!(
                averages(&rule, exec),
                (weights.clone(), want.clone()),
                "{}",
                rule.name()
            );
        }
    }
}

/// A model is evaluated with the averages, and trained on with its weights.
#[test]
fn a_model_is_evaluated_with_its_average() {
    let mut optimizer = Optimizer::new(Told::default())
        .and_then(|it| it.with_average(Average::swa().of_steps(2, 1)))
        .unwrap();
    let (mut a, mut b) = ([0.0_f32, 0.0], [5.0_f32]);
    for g in [[9.0, 9.0], [1.0, 2.0], [3.0, 6.0]] {
        optimizer
            .step(&mut [Param::new("a", &mut a, &g).unwrap()])
            .unwrap();
    }
    optimizer.eval_weights(&mut both(&mut a, &mut b)).unwrap();
    assert_eq!(
        (a, b),
        ([2.0, 4.0], [5.0]),
        "a parameter without an average is as it is"
    );
    optimizer.train_weights(&mut both(&mut a, &mut b)).unwrap();
    assert_eq!((a, b), ([3.0, 6.0], [5.0]));
}

fn both<'a>(a: &'a mut [f32; 2], b: &'a mut [f32; 1]) -> [Param<'a>; 2] {
    [
        Param::weights("a", a).unwrap(),
        Param::weights("b", b).unwrap(),
    ]
}

#[test]
fn an_average_that_cannot_be_is_refused() {
    for (what, average) in [
        ("decay", Average::ema(1.0)),
        ("decay", Average::ema(-0.1)),
        ("decay", Average::debiased_ema(f64::NAN)),
        ("first", Average::swa().of_steps(0, 1)),
        ("every", Average::swa().of_steps(1, 0)),
    ] {
        let optimizer = Optimizer::new(Adam::default()).unwrap();
        match optimizer.with_average(average) {
            Err(Error::InvalidSetting {
                of: "Average",
                what: named,
                ..
            }) => assert_eq!(named, what),
            other => panic!("{what}: {other:?}"),
        }
    }
}
