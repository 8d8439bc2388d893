//! Steps at the ends of what hyper-parameters and gradients can be, beside the same steps in more precision: `f32`
//! beside the rule's own `f64`, and that beside its NumPy text in the extended precision of x86 (64 bits, and
//! exponents that no square leaves).
//!
//! Each setting that [`held`](crate::held) steps is here, one hyper-parameter after the other, under gradients of
//! every size. A weight may be off by so many roundings of what it is and of how far it has gone. What does not come up
//! to that stands in [`OFF`], with its reason. Of hyper-parameters, squares and products that the type does not hold with
//! all digits it is only asked that no NaN comes of them where there is a number.

mod known;

use std::collections::BTreeSet;

use optim_runtime::{Dtype, Error, HyperValue, Optimizer, Param, Rule};
use optim_tests::beside;
use optim_tests::python::{self, Trial};
use optim_tests::real::Real;

use self::known::{OFF, Off, known};
use crate::held::VALUES;

const SHAPE: [usize; 2] = [2, 3];
const WEIGHTS: [f64; 6] = [0.5, -1.0, 0.0, 2.0, 1.0, -0.25];
const ORDINARY: [[f64; 6]; 3] = [
    [0.125, 0.0, 0.25, 0.375, 0.75, -0.125],
    [-0.5, 2.0, 0.0, 0.0625, -3.0, 0.5],
    [0.75, 0.25, -0.5, 1.0, 0.125, 0.0],
];

/// Roundings of the element type that a weight may be off by, in units of its size and its way: a power of 1,000, which
/// some hyper-parameter is, makes 1,000 of one.
const ROUNDINGS: f64 = 1024.0;

/// A size of gradients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Size {
    Zero,
    Ordinary,
    /// Their squares are the smallest that have all digits.
    Tiny,
    /// Their squares, and sums of such, are the largest.
    Huge,
    /// All three in one tensor.
    Mixed,
    /// Below the normal numbers: their squares vanish.
    Vanishing,
    /// The largest there are: their squares are infinite.
    Overflowing,
}

impl Size {
    const ALL: [Self; 7] = [
        Self::Zero,
        Self::Ordinary,
        Self::Tiny,
        Self::Huge,
        Self::Mixed,
        Self::Vanishing,
        Self::Overflowing,
    ];

    /// Whether squares are what they are in exact arithmetic.
    fn is_squarable(self) -> bool {
        !matches!(self, Self::Vanishing | Self::Overflowing)
    }

    fn gradients<T: Real>(self) -> Vec<Vec<f64>> {
        // Powers of two, so that only rounding to the type's own digits is left.
        let near = |x: f64| 2_f64.powi(x.log2().round() as i32);
        let (tiny, huge) = (near(T::NORMAL.sqrt()) * 64.0, near(T::SQUARABLE));
        let scale = |index: usize| match self {
            Self::Zero => 0.0,
            Self::Ordinary => 1.0,
            Self::Tiny => tiny,
            Self::Huge => huge,
            Self::Mixed => [tiny, 1.0, huge][index % 3],
            Self::Vanishing => T::NORMAL / 64.0,
            Self::Overflowing => 1.0 / (T::NORMAL * 4.0),
        };
        let step = |g: &[f64; 6]| g.iter().enumerate().map(|(k, g)| g * scale(k)).collect();
        ORDINARY.iter().map(step).collect()
    }
}

/// The weights behind each step, as far as steps are not refused and all are numbers that the type holds with room above.
fn run<R: Rule, T: Real>(rule: &R, gradients: &[Vec<f64>]) -> Result<Vec<Vec<f64>>, String> {
    let mut optimizer = Optimizer::new(rule.clone()).map_err(|error| error.to_string())?;
    let mut w = WEIGHTS.map(T::from_f64);
    let mut steps = Vec::new();
    for g in gradients {
        let g: Vec<_> = g.iter().copied().map(T::from_f64).collect();
        // Without a name, as a bare tensor, whose random numbers NumPy is given.
        let param = Param::new("", &mut w, &g).expect("equal lengths");
        let param = param.with_shape(&SHAPE).expect("six weights");
        let param = beside::param(&R::META, param, &g).expect("equal lengths");
        match optimizer.step(&mut [param]) {
            Ok(_) => steps.push(w.iter().map(|w| w.to_f64()).collect()),
            Err(
                Error::NumberOutOfRange { .. }
                | Error::InitialOutOfRange { .. }
                | Error::Diverges { .. },
            ) => break,
            Err(error) => return Err(error.to_string()),
        }
    }
    Ok(steps)
}

/// Every setting in which one hyper-parameter is at an end.
fn settings<R: Rule + Default>() -> Vec<(&'static str, R)> {
    let mut settings = vec![("", R::default())];
    for hyper in R::META.hypers {
        for value in VALUES.into_iter().flat_map(|value| [value, -value]) {
            let value = match hyper.default {
                HyperValue::Number(_) => HyperValue::Number(value),
                _ => continue,
            };
            let mut rule = R::default();
            if rule.set_hyper(hyper.name, value).is_ok() && rule.validate().is_ok() {
                settings.push((hyper.name, rule));
            }
        }
        if let HyperValue::Flag(value) = hyper.default {
            let mut rule = R::default();
            let turned = HyperValue::Flag(!value);
            if rule.set_hyper(hyper.name, turned).is_ok() && rule.validate().is_ok() {
                settings.push((hyper.name, rule));
            }
        }
    }
    settings
}

/// Whether the type has all digits of a hyper-parameter, of its square, and of its products with these gradients.
fn is_held<T: Real>(value: Option<HyperValue>, size: Size) -> bool {
    let Some(HyperValue::Number(value)) = value else {
        return true;
    };
    let least = match size {
        Size::Tiny | Size::Mixed => T::NORMAL.sqrt(),
        _ => T::NORMAL,
    };
    value == 0.0 || (64.0 * least..=T::SQUARABLE).contains(&value.abs())
}

/// By how many roundings the steps are off from those in more precision, which end where numbers do not fit.
fn off<T: Real>(found: &[Vec<f64>], wanted: &[Vec<Option<f64>>]) -> Option<(f64, String)> {
    let most = 1.0 / (T::NORMAL.sqrt() * 64.0);
    let mut worst: Option<(f64, String)> = None;
    let mut way = [0.0_f64; 6];
    let mut before: Vec<f64> = WEIGHTS.to_vec();
    for (step, (found, wanted)) in found.iter().zip(wanted).enumerate() {
        let fits = |w: &Option<f64>| w.is_some_and(|w| w.abs() < most);
        if !wanted.iter().all(fits) {
            break;
        }
        let wanted: Vec<f64> = wanted.iter().map(|w| w.unwrap_or_default()).collect();
        for (k, (found, wanted)) in found.iter().zip(&wanted).enumerate() {
            way[k] += (wanted - before[k]).abs();
            // Below the normal numbers nothing has all its digits.
            let beyond = ((found - wanted).abs() - 4.0 * T::NORMAL).max(0.0);
            let mut error = beyond / (T::ROUNDING * (wanted.abs() + way[k])).max(T::SMALLEST);
            if found.is_nan() {
                error = f64::INFINITY;
            }
            if worst.as_ref().is_none_or(|worst| error > worst.0) {
                let place = format!(
                    "weight {k} of step {} is {found:e}, not {wanted:e}",
                    step + 1
                );
                worst = Some((error, place));
            }
        }
        before = wanted;
    }
    worst
}

/// One trial: a setting under gradients of some size.
struct Case {
    what: String,
    /// Whether digits are asked for, and not only numbers.
    is_held: bool,
    known: Option<usize>,
    found: Vec<Vec<f64>>,
}

fn cases<R: Rule + Default, T: Real>(mut each: impl FnMut(&R, &[Vec<f64>], Case)) {
    for (hyper, rule) in settings::<R>() {
        for size in Size::ALL {
            let gradients = size.gradients::<T>();
            let value = rule.hyper(hyper);
            let what = format!(
                "{} {}, {hyper} = {value:?}, {size:?}",
                R::META.name,
                T::DTYPE
            );
            let found = match run::<R, T>(&rule, &gradients) {
                Ok(found) => found,
                Err(error) => panic!("{what}: {error}"),
            };
            let case = Case {
                what,
                is_held: size.is_squarable() && is_held::<T>(value, size),
                known: known(R::META.name, T::DTYPE, hyper, size),
                found,
            };
            each(&rule, &gradients, case);
        }
    }
}

/// What came out of the trials of a type.
#[derive(Default)]
struct Found {
    trials: usize,
    refused: usize,
    wrong: Vec<String>,
    /// Positions of what is known that some trial has shown.
    shown: BTreeSet<usize>,
}

impl Found {
    /// Looks at a trial beside these steps in more precision.
    fn judge<T: Real>(&mut self, case: &Case, wanted: &[Vec<Option<f64>>]) {
        self.trials += 1;
        self.refused += usize::from(case.found.is_empty());
        let Some((error, place)) = off::<T>(&case.found, wanted) else {
            return;
        };
        if error <= if case.is_held { ROUNDINGS } else { f64::MAX } {
            return;
        }
        match case.known {
            Some(known) => {
                self.shown.insert(known);
            }
            None => self
                .wrong
                .push(format!("{}: {error:.1e}: {place}", case.what)),
        }
    }

    fn assert(&self, dtype: Dtype) {
        let (trials, wrong) = (self.trials, &self.wrong);
        println!("{trials} trials in {dtype}, {} refused", self.refused);
        assert!(
            wrong.is_empty(),
            "{} of {trials}:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
        // What is known is there, or it is to be deleted.
        let other = OFF
            .iter()
            .enumerate()
            .filter(|(index, off)| self.shown.contains(index) != off.types.contains(&dtype));
        let other: Vec<_> = other
            .map(|(_, off)| {
                let Off {
                    rule,
                    hypers,
                    sizes,
                    reason,
                    ..
                } = off;
                format!("{rule} in {dtype}, {hypers:?} under {sizes:?}: {reason}")
            })
            .collect();
        assert!(
            other.is_empty(),
            "shown, or not shown, against the table:\n{}",
            other.join("\n")
        );
    }
}

fn single<R: Rule + Default>(all: &mut Found) {
    cases::<R, f32>(|rule, gradients, case| {
        let wanted = match run::<R, f64>(rule, gradients) {
            Ok(wanted) => wanted,
            Err(error) => panic!("{}: {error}", case.what),
        };
        let some = |steps: &Vec<f64>| steps.iter().map(|w| w.is_finite().then_some(*w)).collect();
        let wanted: Vec<Vec<_>> = wanted.iter().map(some).collect();
        all.judge::<f32>(&case, &wanted);
    });
}

fn double<R: Rule + Default>(trials: &mut Vec<Trial>, list: &mut Vec<Case>) {
    cases::<R, f64>(|rule, gradients, case| {
        trials.push(Trial::new(rule, &SHAPE, &WEIGHTS, gradients));
        list.push(case);
    });
}

macro_rules! sweeps {
    ([] $($name:ident: $rule:ident),* $(,)?) => {
        #[test]
        fn single_precision_is_that_of_double_rounded() {
            let mut all = Found::default();
            $(single::<optim_runtime::$rule>(&mut all);)*
            all.assert(Dtype::F32);
        }

        #[test]
        fn double_precision_is_that_of_extended_rounded() {
            let (mut trials, mut list) = (Vec::new(), Vec::new());
            $(double::<optim_runtime::$rule>(&mut trials, &mut list);)*
            let outcomes = match python::extended(&trials) {
                Ok(outcomes) => outcomes,
                Err(reason) => {
                    let test = "double_precision_is_that_of_extended_rounded";
                    return python::say_skipped(test, &reason);
                }
            };
            assert_eq!(outcomes.len(), list.len());
            let mut all = Found::default();
            for (case, wanted) in list.iter().zip(&outcomes) {
                all.judge::<f64>(case, wanted);
            }
            all.assert(Dtype::F64);
        }
    };
}
optim_runtime::built_in_rules! { sweeps }
