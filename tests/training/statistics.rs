//! Statistics of a step: what they say is so, and asking for them changes nothing.

use optim_runtime::{AnyRule, Average, Clip, Exec, Frozen, Optimizer, Param, Statistics, names};
use optim_tests::beside;
use optim_tests::builtins::Builtin;
use optim_tests::inputs::Knobs;
use optim_tests::real::{Real, bits};
use optim_tests::ways::{plainest, two_threads};

/// Around a block of 1,024 weights, and several of them.
const SHAPES: Shapes = [&[1], &[1_023], &[4, 256], &[5, 205], &[60, 50], &[0]];
/// The same of matrices, and batches of them.
const MATRICES: Shapes = [
    &[1, 1],
    &[33, 31],
    &[4, 256],
    &[2, 10, 50],
    &[60, 50],
    &[3, 0],
];

type Shapes = [&'static [usize]; 6];

fn weights<T: Real>(shapes: Shapes) -> Vec<Vec<T>> {
    let of = |shape: &&[usize]| {
        let values = 0..shape.iter().product::<usize>();
        values
            .map(|i| T::from_f64((i as f64 * 0.7).sin() + 0.1))
            .collect()
    };
    shapes.iter().map(of).collect()
}

/// What three steps come to: the statistics of the last, and the weights before and behind it.
struct Steps<T> {
    statistics: Vec<Statistics>,
    before: Vec<Vec<T>>,
    after: Vec<Vec<T>>,
}

fn steps<T: Real>(mut optimizer: Optimizer, shapes: Shapes) -> Steps<T> {
    let meta = optimizer.group_rule("default").unwrap().meta().unwrap();
    let mut after = weights::<T>(shapes);
    let mut before = Vec::new();
    let mut statistics = Vec::new();
    for step in 0..3 {
        before.clone_from(&after);
        let gradients = gradients(&before, step);
        let names: Vec<_> = (0..shapes.len()).map(|at| format!("w{at}")).collect();
        let each = after.iter_mut().zip(&gradients).zip(shapes).zip(&names);
        let mut params: Vec<_> = each
            .map(|(((w, g), shape), name)| {
                let param = Param::new(name, w, g).unwrap().with_shape(shape).unwrap();
                beside::param(meta, param, g).unwrap()
            })
            .collect();
        statistics = optimizer.step(&mut params).unwrap().statistics.into();
    }
    Steps {
        statistics,
        before,
        after,
    }
}

fn gradients<T: Real>(weights: &[Vec<T>], step: u32) -> Vec<Vec<T>> {
    let of = |w: &Vec<T>| {
        w.iter()
            .map(|w| T::from_f64(w.to_f64() * 0.3 + 0.01 * f64::from(step)))
            .collect()
    };
    weights.iter().map(of).collect()
}

fn norm(values: impl Iterator<Item = f64>) -> f64 {
    values.map(|x| x * x).sum::<f64>().sqrt()
}

fn check<R: Builtin, T: Real>(shapes: Shapes) {
    let knobs = Knobs {
        lr: 0.05,
        fast: 0.9,
        slow: 0.99,
        eps: 1e-8,
        decay: 0.01,
    };
    // Products of matrices take their time, in debug builds most of all; an odd distance meets both values of each flag.
    let apart = if shapes[0].len() == 2 { 9 } else { 1 };
    let rules = R::variants(&knobs).into_iter().step_by(apart);
    for (place, rule) in rules.enumerate() {
        let rule = AnyRule::from(rule);
        let build = |exec: Exec, on: bool| {
            let optimizer = Optimizer::new(rule.clone())
                .and_then(|it| it.with_group("rest", Frozen, names(["w0"])));
            let mut optimizer = optimizer.unwrap().with_exec(exec).with_statistics(on);
            if place % 2 == 0 {
                optimizer = optimizer.with_average(Average::ema(0.5)).unwrap();
            }
            optimizer
        };
        let off = steps::<T>(build(plainest(), false), shapes);
        assert!(off.statistics.is_empty());
        let on = steps::<T>(build(plainest(), true), shapes);
        let of = |all: &[Vec<T>]| all.iter().map(|w| bits(w)).collect::<Vec<_>>();
        assert_eq!(
            of(&on.after),
            of(&off.after),
            "{rule:?}: looking changes nothing"
        );
        let g = gradients(&on.before, 2);
        assert_eq!(on.statistics.len(), shapes.len() - 1);
        for (at, found) in on.statistics.iter().enumerate() {
            let at = at + 1;
            assert_eq!(
                (found.parameter.as_str(), &*found.group),
                (&*format!("w{at}"), "default")
            );
            let wide = |values: &[T]| values.iter().map(|x| x.to_f64()).collect::<Vec<_>>();
            let (before, after) = (wide(&on.before[at]), wide(&on.after[at]));
            let near = |found: f64, wanted: f64| {
                (found - wanted).abs() <= 1e-6 * wanted.abs() || found == wanted
            };
            assert!(
                near(found.weight_norm, norm(before.iter().copied())),
                "{rule:?}: {found:?}"
            );
            assert!(
                near(found.gradient_norm, norm(wide(&g[at]).into_iter())),
                "{rule:?}: {found:?}"
            );
            // A difference of near numbers has their last digits only.
            let update = norm(before.iter().zip(&after).map(|(a, b)| b - a));
            let noise = 1e-6 * norm(before.iter().copied());
            assert!(
                (found.update_norm - update).abs() <= noise,
                "{rule:?}: {found:?}, {update}"
            );
        }
        for exec in [Exec::serial(), two_threads(2), two_threads(1 << 12)] {
            let again = steps::<T>(build(exec, true), shapes);
            assert_eq!(again.statistics, on.statistics, "{rule:?}: the same bits");
            assert_eq!(of(&again.after), of(&off.after), "{rule:?}");
        }
    }
}

/// For each rule, in both types, norms are those of the weights before and behind, of the parameters that move, with the same
/// bits in every way to run; and the step has the bits that it has without.
#[test]
fn statistics_are_what_a_step_did() {
    macro_rules! check_all {
        ([$shapes:ident] $($name:ident: $rule:ident,)*) => {$(
            check::<optim_runtime::$rule, f32>($shapes);
            check::<optim_runtime::$rule, f64>($shapes);
        )*};
    }
    optim_runtime::any_shape_rules! { check_all SHAPES }
    optim_runtime::matrix_rules! { check_all MATRICES }
}

/// The gradient is that which the rule sees, behind a clip, and parameters stand in the order in which they are given.
#[test]
fn gradients_are_as_the_rule_sees_them() {
    let rule = optim_runtime::GradientDescent::default().with_lr(1.0);
    let mut optimizer = Optimizer::new(rule)
        .and_then(|it| it.with_clip(Clip::tensor(optim_runtime::Norm::L2, 1.0)))
        .unwrap()
        .with_statistics(true);
    let (mut a, mut b) = ([0.0_f64; 2], [0.0_f64]);
    for order in [["a", "b"], ["b", "a"]] {
        let mut params = [
            Param::new("a", &mut a, &[3.0, 4.0]).unwrap(),
            Param::new("b", &mut b, &[0.5]).unwrap(),
        ];
        if order[0] == "b" {
            params.reverse();
        }
        let report = optimizer.step(&mut params).unwrap();
        let found: Vec<_> = report
            .statistics
            .iter()
            .map(|it| it.parameter.as_str())
            .collect();
        assert_eq!(found, order);
        for it in &report.statistics {
            let wanted = if it.parameter == "a" { 1.0 } else { 0.5 };
            assert!((it.gradient_norm - wanted).abs() < 1e-15, "{it:?}");
            assert!((it.update_norm - wanted).abs() < 1e-15, "{it:?}");
        }
    }
    optimizer.set_statistics(false);
    let report = optimizer
        .step(&mut [Param::new("a", &mut a, &[3.0, 4.0]).unwrap()])
        .unwrap();
    assert!(report.statistics.is_empty());
}
