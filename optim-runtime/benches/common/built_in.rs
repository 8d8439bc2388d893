//! The built-in rules as the benches see them: the one list of them.

use optim_runtime::__private::Extent;
use optim_runtime::rules::{
    AdEmaMix, AdaBelief, AdaBound, AdaDelta, AdaGrad, AdaMax, AdaMod, AdaPnm, Adafactor, Adam,
    AdamC, AdamMini, AdamP, AdamW, Adan, Adopt, AggMo, Asgd, Came, DAdaptAdam, DiffGrad, Dog,
    Focus, Fromage, Ftrl, GradientDescent, Grams, LaProp, Lamb, Lars, Lion, Madgrad, Mars,
    Momentum, NAdam, NovoGrad, Prodigy, QhAdam, Qhm, RAdam, Ranger, RmsProp, Rprop,
    ScheduleFreeAdamW, ScheduleFreeSgd, Sgd, Sgdp, Sgdw, SignDescent, Signum, SimplifiedAdEmaMix,
    Sm3, StableAdamW, Yogi,
};
use optim_runtime::{Cost, Dtype, Element, Exec, Rule, Storage, Update};

use super::limits::Heavy;
use super::memory::tensor;
use super::stream::Traffic;
use super::{Contender, calls};

/// A rule under hyper-parameters that choose one of its loops.
pub(crate) struct BuiltIn {
    /// Its name.
    pub(crate) rule: &'static str,
    /// The hyper-parameters that are not its defaults.
    pub(crate) setting: &'static str,
    /// Passes over memory of a step.
    #[allow(dead_code, reason = "not every bench asks")]
    pub(crate) passes: usize,
    /// What a step moves for each weight.
    pub(crate) traffic: Traffic,
    /// The square roots and divisions of a step for each weight.
    pub(crate) heavy: Heavy,
    make: Make,
    make_quiet: Make,
}

type Make = Box<dyn Fn(Dtype, Exec, usize) -> Box<dyn Contender>>;

/// A matrix, which some rules treat otherwise than a vector.
const MATRIX: Extent = Extent {
    len: 1e6,
    ndim: 2.0,
    rows: 1e3,
    cols: 1e3,
};

/// Columns of the matrices: of every length that is measured one divides it.
const COLUMNS: [usize; 2] = [1000, 1024];

impl BuiltIn {
    fn new<R: Rule + 'static>(rule: R, cost: Cost, setting: &'static str, heavy: Heavy) -> Self {
        // `COST` is of the defaults; each state more is read and written once more.
        let kept = R::META.states.iter().enumerate();
        let kept = kept.filter(|(_, state)| state.storage == Storage::PerWeight);
        let kept = kept
            .filter(|(index, _)| rule.state_is_active(*index, MATRIX))
            .count();
        let traffic = Traffic {
            reads: cost.reads + kept - cost.states,
            writes: cost.writes + kept - cost.states,
        };
        let gone = rule.clone();
        Self {
            rule: R::META.name,
            setting,
            passes: cost.passes,
            traffic,
            heavy,
            make: Box::new(move |dtype, exec, len| match dtype {
                Dtype::F32 => steps::<R, f32>(rule.clone(), exec, len),
                Dtype::F64 => steps::<R, f64>(rule.clone(), exec, len),
                other => panic!("no benches for {other}"),
            }),
            make_quiet: Box::new(move |dtype, exec, len| match dtype {
                Dtype::F32 => quiet_steps::<R, f32>(gone.clone(), exec, len),
                Dtype::F64 => quiet_steps::<R, f64>(gone.clone(), exec, len),
                other => panic!("no benches for {other}"),
            }),
        }
    }

    /// The rule on one tensor, run in some way.
    pub(crate) fn contender(&self, dtype: Dtype, exec: Exec, len: usize) -> Box<dyn Contender> {
        (self.make)(dtype, exec, len)
    }

    /// The same after its gradients have become zero, so long ago that no average shrinks any more.
    pub(crate) fn gone_quiet(&self, dtype: Dtype, exec: Exec, len: usize) -> Box<dyn Contender> {
        (self.make_quiet)(dtype, exec, len)
    }

    /// Name and setting in one word.
    pub(crate) fn name(&self) -> String {
        match self.setting {
            "" => self.rule.to_owned(),
            setting => format!("{}+{}", self.rule, setting.replace(", ", "+")),
        }
    }
}

fn steps<R: Rule, T: Element>(rule: R, exec: Exec, len: usize) -> Box<dyn Contender> {
    let (mut w, _) = tensor::<T>(len);
    let (_, g) = tensor::<T>(len + SHIFT);
    let columns = COLUMNS.into_iter().find(|it| len.is_multiple_of(*it));
    let state = match columns {
        Some(columns) => rule.init_shape::<T>(&[len / columns, columns]),
        None => rule.init_shape::<T>(&[len]),
    };
    let mut state = state.expect("settings are in their domains");
    let mut shift = 0;
    calls(move || {
        shift = SHIFT - shift;
        rule.update_with(&exec, &mut w, &g[shift..][..len], &mut state)
            .expect("lengths agree");
    })
}

/// Steps without a gradient before [`BuiltIn::gone_quiet`] is timed. An average of rate 0.9 that began at the root of the
/// smallest normal `f64` has come to its end after 3,400, and one of squares of such has been there all along.
const QUIET: usize = 4_000;

fn quiet_steps<R: Rule, T: Element>(rule: R, exec: Exec, len: usize) -> Box<dyn Contender> {
    let (mut w, mut g) = tensor::<T>(len);
    let columns = COLUMNS.into_iter().find(|it| len.is_multiple_of(*it));
    let state = match columns {
        Some(columns) => rule.init_shape::<T>(&[len / columns, columns]),
        None => rule.init_shape::<T>(&[len]),
    };
    let mut state = state.expect("settings are in their domains");
    let edge = if T::DTYPE == Dtype::F32 {
        1e-19
    } else {
        1e-154
    };
    // From ordinary gradients it would take 100,000 steps and more, to the same end.
    for value in g.iter_mut() {
        *value = *value * T::from_f64(edge);
    }
    let mut step = move |g: &[T]| {
        rule.update_with(&exec, &mut w, g, &mut state)
            .expect("lengths agree");
    };
    for _ in 0..3 {
        step(&g);
    }
    g.fill(T::ZERO);
    for _ in 0..QUIET {
        step(&g);
    }
    calls(move || step(&g))
}

/// Every other step sees the gradient of other weights, this many further on. Under a gradient that never
/// changes a variance becomes so small that processors handle it slowly, which is no rule's fault.
const SHIFT: usize = 16;

/// Name, setting, changes of the defaults, and the square roots and divisions for each weight.
macro_rules! built_ins {
    ($($rule:ident $setting:literal $(.$with:ident($value:expr))*, $roots:literal, $divisions:literal;)*) => {
        vec![$(BuiltIn::new(
            $rule::default()$(.$with($value))*,
            $rule::COST,
            $setting,
            Heavy { roots: $roots, divisions: $divisions },
        )),*]
    };
}

/// Every built-in, under each setting that chooses another loop of weight.
pub(crate) fn built_ins() -> Vec<BuiltIn> {
    let list = built_ins! {
        GradientDescent "", 0, 0;
        SignDescent "", 0, 0;
        Momentum "", 0, 0;
        Sgd "", 0, 0;
        Sgd "momentum" .with_momentum(0.9), 0, 0;
        Sgd "momentum, nesterov" .with_momentum(0.9).with_nesterov(true), 0, 0;
        AdaGrad "", 1, 1;
        RmsProp "", 1, 1;
        RmsProp "centered" .with_centered(true), 1, 1;
        RmsProp "momentum" .with_momentum(0.9), 1, 1;
        Adam "", 1, 1;
        Adam "amsgrad" .with_amsgrad(true), 1, 1;
        AdamW "", 1, 1;
        AdamW "amsgrad" .with_amsgrad(true), 1, 1;
        Lion "", 0, 0;
        AdaBelief "", 1, 1;
        AdaDelta "", 2, 1;
        AdaMax "", 0, 1;
        Adan "", 1, 1;
        Adopt "", 1, 1;
        AggMo "", 0, 0;
        Asgd "", 0, 0;
        NAdam "", 1, 1;
        RAdam "", 1, 1;
        Rprop "", 0, 0;
        ScheduleFreeAdamW "", 1, 1;
        ScheduleFreeSgd "", 0, 0;
        Signum "", 0, 0;
        Yogi "", 1, 1;
        AdEmaMix "", 1, 1;
        AdaBound "", 1, 1;
        AdaMod "", 1, 1;
        AdaPnm "", 1, 1;
        AdamC "", 1, 1;
        DiffGrad "", 1, 2;
        Focus "", 0, 0;
        Ftrl "", 2, 1;
        Grams "", 1, 1;
        LaProp "", 1, 1;
        Madgrad "", 0, 1;
        QhAdam "", 1, 1;
        Qhm "", 0, 0;
        Sgdw "", 0, 0;
        SimplifiedAdEmaMix "", 1, 1;
        // Both in each of two passes.
        Adafactor "", 2, 2;
        Lamb "", 2, 2;
        Lars "", 0, 0;
        Prodigy "", 1, 1;
        AdamMini "", 0, 1;
        AdamP "", 2, 2;
        Came "", 0, 8;
        DAdaptAdam "", 2, 2;
        Dog "", 0, 0;
        Fromage "", 0, 0;
        Mars "", 1, 1;
        NovoGrad "", 0, 0;
        Ranger "", 1, 1;
        Sgdp "", 0, 0;
        Sm3 "", 1, 1;
        StableAdamW "", 1, 2;
    };
    for rule in exported() {
        let known = list.iter().any(|built_in| built_in.rule == rule) || ELSEWHERE.contains(&rule);
        assert!(known, "`{rule}` is missing from the list of the benches");
    }
    list
}

/// Rules that need more than a gradient, or are products of matrices and little beside.
const ELSEWHERE: [&str; 4] = ["AdaHessian", "Muon", "Sgld", "Sophia"];

/// The names that `rules/mod.rs` exports.
fn exported() -> impl Iterator<Item = &'static str> {
    let exports = include_str!("../../src/rules/mod.rs")
        .split("pub use ")
        .skip(1);
    let names = exports.filter_map(|export| export.split(';').next()?.split_once("::"));
    names.flat_map(|(_, names)| {
        names
            .split(|c: char| !c.is_alphanumeric())
            .filter(|name| !name.is_empty())
    })
}
