//! The element type holds the numbers that a step needs, or the step is refused before it begins: whatever
//! the hyper-parameters are, ordinary gradients make no NaN and no infinity.

use optim_runtime::{
    AdaGrad, Adafactor, Adam, AdamW, Dtype, Error, GradientDescent, HyperValue, Optimizer, Param,
    Rprop, Rule, ScheduleFreeSgd, Update, optimizer,
};
use optim_tests::beside;
use optim_tests::real::Real;

/// At the ends of domains and of element types, and near 0 and 1, where many domains end. Negative ones too.
pub(crate) const VALUES: [f64; 26] = [
    0.0,
    5e-324,
    1e-310,
    1e-300,
    1e-200,
    1e-160,
    1e-46,
    1e-45,
    1e-39,
    1e-38,
    1e-30,
    1e-23,
    1e-20,
    1e-10,
    0.25,
    0.5,
    0.999_999_999_999_999_9,
    1.0,
    1.000_000_1,
    2.0,
    3.5,
    1e3,
    1e10,
    3.5e38,
    1e100,
    1e300,
];

/// What is neither tiny nor huge, with zeros among it.
const GRADIENTS: [[f64; 6]; 3] = [
    [0.0; 6],
    [0.1, 0.0, 0.2, 0.3, 0.0, -0.1],
    [-0.5, 2.0, 0.0, 1e-3, -4.0, 0.0],
];

/// Steps a matrix from ordinary weights until they leave the range in which products of them can be held, as
/// they do at a rate of 1e10, and tells what came of it: `false` if a step was refused.
fn outcome<R: Rule, T: Real>(rule: &R) -> Result<bool, String> {
    let mut optimizer = Optimizer::new(rule.clone()).expect("a rule that was checked");
    let mut w: Vec<T> = [0.5, -1.0, 0.0, 2.0, 1.0, -0.25].map(T::from_f64).to_vec();
    for step in 0..6 {
        let g = GRADIENTS[(step + 1) % 3].map(T::from_f64);
        let before = w.clone();
        let param = Param::new("w", w.as_mut_slice(), &g).expect("equal lengths");
        let param = param.with_shape(&[2, 3]).expect("six weights");
        let param = beside::param(&R::META, param, &g).expect("equal lengths");
        let taken = optimizer.step(&mut [param]);
        match taken {
            Ok(_) => {}
            Err(
                error @ (Error::NumberOutOfRange { .. }
                | Error::InitialOutOfRange { .. }
                | Error::Diverges { .. }),
            ) => {
                if w != before {
                    return Err(format!("{error}, and weights were written"));
                }
                return Ok(false);
            }
            Err(error) => return Err(error.to_string()),
        }
        let values: Vec<_> = w.iter().map(|value| value.to_f64()).collect();
        let most = if T::DTYPE == Dtype::F32 { 1e12 } else { 1e60 };
        if values
            .iter()
            .any(|value| value.is_infinite() || value.abs() > most)
        {
            return Ok(true);
        }
        if values.iter().any(|value| value.is_nan()) {
            return Err(format!("step {} gives {values:?}", step + 1));
        }
    }
    Ok(true)
}

/// How many settings of a rule step, and how many are refused; those that go wrong in words.
fn swept<R: Rule + Default, T: Real>() -> (usize, usize, Vec<String>) {
    let (mut taken, mut refused, mut wrong) = (0, 0, Vec::new());
    for hyper in R::META.hypers {
        for value in VALUES.into_iter().flat_map(|value| [value, -value]) {
            let mut rule = R::default();
            let value = match hyper.default {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                HyperValue::Count(_) if value.fract() == 0.0 && (0.0..1e15).contains(&value) => {
                    HyperValue::Count(value as u64)
                }
                HyperValue::Number(_) => HyperValue::Number(value),
                _ => continue,
            };
            if rule.set_hyper(hyper.name, value).is_err() {
                continue;
            }
            match outcome::<R, T>(&rule) {
                Ok(true) => taken += 1,
                Ok(false) => refused += 1,
                Err(what) => wrong.push(format!("{}: {what}", setting(&rule, hyper.name))),
            }
        }
    }
    (taken, refused, wrong)
}

fn setting<R: Rule>(rule: &R, hyper: &str) -> String {
    let value = rule.hyper(hyper).expect("a hyper-parameter");
    format!("{} with {hyper} = {value:?}", R::META.name)
}

macro_rules! sweeps {
    ([] $($name:ident: $rule:ident),* $(,)?) => {
        #[test]
        fn no_setting_makes_a_nan_of_ordinary_gradients() {
            let mut wrong = Vec::new();
            $(
                for (dtype, (taken, refused, found)) in [
                    ("f32", swept::<optim_runtime::$rule, f32>()),
                    ("f64", swept::<optim_runtime::$rule, f64>()),
                ] {
                    println!("{} in {dtype}: {taken} taken, {refused} refused", stringify!($rule));
                    wrong.extend(found.into_iter().map(|what| format!("{dtype}, {what}")));
                }
            )*
            assert!(wrong.is_empty(), "{} settings:\n{}", wrong.len(), wrong.join("\n"));
        }
    };
}
optim_runtime::built_in_rules! { sweeps }

optimizer! {
    /// Divides by what a literal keeps above zero.
    struct Tiny { lr = 0.1 where lr >= 0 }
    state { v }
    update(w, g) {
        v = prev(v) + g^2;
        w -= lr * g / (sqrt(v) + 1e-60);
    }
}

optimizer! {
    /// Numbers that may vanish or be infinite in a loop: a rate, bounds, what something is divided by.
    struct Bounded {
        lr = 0.1 where lr >= 0,
        most = 1e300 where most > 0,
        least = -1e300 where least < 0,
        scale = 1e300 where scale > 0,
    }
    update(w, g) {
        let step = max(min(g, most), least);
        w -= if step > most { step } else { lr * step + step / scale };
    }
}

optimizer! {
    /// What a later stage divides by, an earlier one keeps above zero.
    struct Rows { lr = 0.1 where lr >= 0, eps = 1e-8 where eps > 0 }
    update(w, g) { let size = max(sqrt(row_mean(g^2)), eps);
        w -= lr * g / size; }
}

optimizer! {
    /// Evaluated at weights that a number of its own makes.
    struct Evaluated { lr = 0.1 where lr >= 0, far = 1 where far >= 0 }
    update(w, g) { w -= lr * g; }
    eval(w) { w = w * far; }
}

optimizer! {
    /// Numbers of the shape, which divide by its sizes.
    struct Sized { lr = 0.1 where lr >= 0 }
    update(w, g) { w -= lr * sqrt(rows(w) / cols(w)) / len(w) * g; }
}

optimizer! {
    /// The same beside a sum.
    struct Summed { lr = 0.1 where lr >= 0 }
    update(w, g) { w -= lr * sqrt(rows(w) / cols(w)) / len(w) * (g - mean(g)); }
}

/// No weight is stepped with the numbers of a tensor that has none, whatever they are, and those beside it are.
#[test]
fn a_tensor_of_no_weights_is_stepped() {
    fn check<R: Rule + Default>() {
        let mut optimizer = Optimizer::new(R::default()).expect("defaults");
        for shapes in [[[3, 0], [2, 2]], [[2, 2], [0, 3]], [[0, 0], [2, 2]]] {
            let mut weights = shapes.map(|shape| vec![1.0_f64; shape.iter().product()]);
            let gradients = shapes.map(|shape| {
                (0..shape.iter().product::<usize>())
                    .map(|index| index as f64)
                    .collect::<Vec<_>>()
            });
            let each = weights.iter_mut().zip(&gradients).zip(shapes);
            let mut params: Vec<_> = each
                .map(|((w, g), shape)| {
                    let param = Param::new(format!("{shape:?}"), w, g).expect("equal lengths");
                    param.with_shape(&shape).expect("as many")
                })
                .collect();
            optimizer
                .step(&mut params)
                .unwrap_or_else(|error| panic!("{shapes:?}: {error}"));
            let moved = weights.iter().flatten().filter(|w| **w != 1.0).count();
            assert!(
                moved >= 3 && weights.iter().flatten().all(|w| w.is_finite()),
                "{weights:?}"
            );
        }
    }
    check::<Sized>();
    check::<Summed>();
    check::<optim_runtime::Muon>();
}

fn lost(hypers: &'static [&'static str], value: f64, rounded: f64) -> impl Fn(Error) -> bool {
    move |error| {
        matches!(error, Error::NumberOutOfRange { hypers: h, value: v, rounded: r, dtype: Dtype::F32, .. }
            if h == hypers && v == value && r == rounded)
    }
}

/// One step of a rule by itself, from a weight of 1.
fn step<R: Rule, T: Real>(rule: &R, g: f64) -> Result<f64, Error> {
    let (mut w, g) = ([T::from_f64(1.0)], [T::from_f64(g)]);
    let mut state = rule.init_shape::<T>(&[1])?;
    let taken = rule.update(&mut w, &g, &mut state);
    if taken.is_err() {
        assert_eq!(w, [T::from_f64(1.0)], "nothing is written");
        assert_eq!(state.step(), 0, "nothing is counted");
        assert!(
            state
                .names()
                .all(|name| state.get(name).is_ok_and(|it| it.as_slice().is_none()))
        );
    }
    taken.map(|()| w[0].to_f64())
}

#[test]
fn a_divisor_that_vanishes_is_refused() {
    let eps = |eps| Adam {
        eps,
        ..Adam::default()
    };
    assert!(step::<_, f32>(&eps(1e-46), 0.0).is_err_and(lost(
        &["beta2", "eps", "eps_hat"],
        1e-46,
        0.0
    )));
    assert_eq!(step::<_, f32>(&eps(1e-44), 0.0), Ok(1.0));
    assert_eq!(step::<_, f64>(&eps(1e-46), 0.0), Ok(1.0));
    assert!(step::<_, f32>(&Tiny::default(), 0.0).is_err_and(lost(&[], 1e-60, 0.0)));
    assert_eq!(step::<_, f64>(&Tiny::default(), 0.0), Ok(1.0));
    let rows = Rows {
        eps: 1e-50,
        ..Rows::default()
    };
    assert!(step::<_, f32>(&rows, 0.0).is_err_and(lost(&["eps"], 1e-50, 0.0)));
    assert_eq!(step::<_, f32>(&Rows::default(), 0.0), Ok(1.0));
}

#[test]
fn a_number_that_overflows_is_refused() {
    let descent = |lr| GradientDescent { lr };
    assert!(step::<_, f32>(&descent(1e39), 0.0).is_err_and(lost(&["lr"], 1e39, f64::INFINITY)));
    assert_eq!(step::<_, f64>(&descent(1e39), 0.0), Ok(1.0));
    // The weight t^r of a step, in f64, on a step that is not the first.
    let rule = ScheduleFreeSgd {
        r: 400.0,
        lr: 0.1,
        ..ScheduleFreeSgd::default()
    };
    let (mut w, mut state) = ([1.0_f64], rule.init::<f64>(1).expect("memory"));
    let mut taken = 0;
    let error = loop {
        let before = (w, state.clone());
        match rule.update(&mut w, &[0.5], &mut state) {
            Ok(()) => taken += 1,
            Err(error) => {
                assert_eq!(w, before.0);
                assert_eq!(format!("{state:?}"), format!("{:?}", before.1));
                break error;
            }
        }
        assert!(w[0].is_finite() && taken < 8, "{w:?} after {taken}");
    };
    assert!(error.to_string().contains("`r`"), "{error}");
}

#[test]
fn a_number_may_vanish_or_be_infinite_where_that_does_no_harm() {
    let rule = Bounded {
        lr: 1e-50,
        ..Bounded::default()
    };
    assert_eq!(step::<_, f32>(&rule, 2.0), Ok(1.0));
    let rule = Bounded {
        lr: 0.25,
        ..Bounded::default()
    };
    assert_eq!(step::<_, f32>(&rule, 2.0), Ok(0.5));
}

#[test]
fn what_is_evaluated_is_held_too() {
    let rule = Evaluated::default().with_far(1e39);
    let (mut w, mut state) = ([1.0_f32], rule.init(1).expect("memory"));
    rule.update(&mut w, &[0.0], &mut state).expect("a step");
    let mut out = [7.0];
    let refused = rule.eval_weights(&w, &state, &mut out);
    assert!(refused.is_err_and(lost(&["far"], 1e39, f64::INFINITY)));
    assert_eq!(out, [7.0]);
}

/// Whatever comes first in a step: nothing is written, nothing counted, no new parameter known.
#[test]
fn on_an_error_nothing_has_changed() {
    let mut optimizer = Optimizer::new(Adam::default()).expect("defaults");
    let (mut a, mut b) = ([1.0_f64, 2.0], [1.0_f32, 2.0]);
    optimizer
        .step(&mut [Param::new("a", &mut a, &[0.5, 0.5]).expect("two")])
        .expect("a step");
    optimizer.set_hyper("eps", 1e-46).expect("above zero");
    let before = (a, b, format!("{:?}", optimizer.state("a")));
    let mut params = [
        Param::new("a", &mut a, &[0.5, 0.5]).expect("two"),
        Param::new("b", &mut b, &[0.5, 0.5]).expect("two"),
    ];
    let error = optimizer.step(&mut params).expect_err("1e-46 is no f32");
    assert_eq!(
        error.to_string(),
        "Adam: step 1 makes a number of `beta2`, `eps`, `eps_hat` that is 1e-46, which is 0 in f32, \
         and something is divided by it"
    );
    assert_eq!((a, b, format!("{:?}", optimizer.state("a"))), before);
    assert!(optimizer.state("b").is_err());
    optimizer.set_hyper("eps", 1e-8).expect("above zero");
    let params = &mut [
        Param::new("a", &mut a, &[0.5, 0.5]).expect("two"),
        Param::new("b", &mut b, &[0.5, 0.5]).expect("two"),
    ];
    optimizer.step(params).expect("a step");
}

/// AdaGrad's first sum is a hyper-parameter.
#[test]
fn what_a_state_starts_at_is_held() {
    let rule = AdaGrad {
        initial_sum: 1e-46,
        ..AdaGrad::default()
    };
    let refused = step::<_, f32>(&rule, 0.0);
    assert!(
        matches!(
            refused,
            Err(Error::InitialOutOfRange {
                state: "s",
                dtype: Dtype::F32,
                value: 1e-46,
                rounded: 0.0,
                ..
            })
        ),
        "{refused:?}"
    );
    assert!(step::<_, f64>(&rule, 0.0).is_ok());
}

/// Adafactor and Rprop do not depend on the size of the gradient.
#[test]
fn products_do_not_leave_the_range_before_the_result_does() {
    let steps = |scale: f32, eps1: f64| {
        let rule = Adafactor {
            eps1,
            ..Adafactor::default()
        };
        let mut optimizer = Optimizer::new(rule).expect("a rule");
        let (mut w, g) = ([1.0_f32; 4], [scale, -scale, scale, 0.5 * scale]);
        let param = Param::new("w", &mut w, &g)
            .expect("four")
            .with_shape(&[2, 2])
            .expect("four");
        optimizer.step(&mut [param]).expect("a step");
        w
    };
    for scale in [1e-10, 1e-5, 1e5, 1e10, 1e18] {
        for (got, wanted) in steps(scale, 1e-30).into_iter().zip(steps(1.0, 1e-30)) {
            assert!((got - wanted).abs() < 2e-7, "at {scale}: {got}, {wanted}");
        }
    }
    let mut optimizer = Optimizer::new(Adafactor::default().with_eps1(1e-30)).expect("a rule");
    let (mut w, g) = ([0.5_f32; 6], [0.1, 0.0, 0.2, 0.3, 0.0, -0.1]);
    let param = Param::new("emb", &mut w, &g)
        .expect("six")
        .with_shape(&[2, 3])
        .expect("six");
    optimizer.step(&mut [param]).expect("a step");
    let right = [0.497_261, 0.5, 0.492_254, 0.494_191, 0.5, 0.502_739];
    for (got, right) in w.into_iter().zip(right) {
        assert!((got - right).abs() < 1e-6, "{got}, {right}");
    }
    for g in [1.0, 1e-23, 1e-38] {
        let mut optimizer = Optimizer::new(Rprop::default()).expect("defaults");
        let mut w = [0.0_f32];
        for _ in 0..4 {
            optimizer
                .step(&mut [Param::new("w", &mut w, &[g]).expect("one")])
                .expect("a step");
        }
        assert!((w[0] + 0.053_68).abs() < 1e-7, "{w:?} at {g}");
    }
}

/// Decay of 1e-7 a step is what it is, although 1 − 1e-7 is no `f32`.
#[test]
fn decay_does_not_round_away() {
    let rule = AdamW {
        lr: 1e-5,
        weight_decay: 1e-2,
        ..AdamW::default()
    };
    let mut state = rule.init::<f32>(1).expect("memory");
    // Of a weight of 1.5 a step takes 1.5e-7, which is 1.26 units in its last place.
    let mut w = [1.5_f32];
    rule.update(&mut w, &[0.0], &mut state).expect("a step");
    assert_eq!(w, [1.5 - f32::EPSILON]);
    // Beside a step of 1e-5 it is taken with that, to the weight's own rounding.
    let mut with = [1.5_f32];
    rule.update(&mut with, &[1.0], &mut rule.init(1).expect("memory"))
        .expect("a step");
    let exact = 1.5 - 1e-5 * (1.0 / (1.0 + 1e-8)) - 1e-7 * 1.5;
    assert!(
        (f64::from(with[0]) - exact).abs() <= f64::from(f32::EPSILON) / 2.0,
        "{with:?}, {exact}"
    );
}
