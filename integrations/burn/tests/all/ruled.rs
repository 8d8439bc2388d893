//! A rule in burn's own optimizer: groups, clips, records.

use burn_core::module::ParamGroup;
use burn_core::tensor::DType;
use burn_nn::Linear;
use burn_optim::grad_clipping::GradientClipping;
use burn_optim::{ModuleOptimizer, OptimizerRecord};
use optim_burn::Ruled;
use optim_runtime::{
    Adafactor, AdamW, AnyRule, GradientDescent, Optimizer, RmsProp, Rprop, Rule, Sgd, names,
    optimizer as rule,
};

use crate::common::{Net, Scratch, each, flat, gradients, net, over};

fn ruled(rule: impl Rule) -> ModuleOptimizer {
    ModuleOptimizer::from(Ruled::new(rule).expect("a rule for burn"))
}

/// Burn's groups with rules of ours do what our groups do.
#[test]
fn burns_groups_take_rules() {
    let (mut a, mut b) = (net(DType::F64, 1), net(DType::F64, 1));
    let sgd = Sgd::default().with_momentum(0.9).with_lr(1e-2);
    let adamw = AdamW::default().with_lr(1e-2);
    let mut theirs = ruled(adamw.clone()).with_group(
        ParamGroup::from_predicate("bias"),
        Ruled::new(sgd.clone()).expect("a rule"),
        None,
    );
    let ours = Optimizer::new(adamw)
        .and_then(|it| it.with_group("biases", AnyRule::from(sgd), names(["*bias"])));
    let mut ours = over(&b, ours.expect("groups"));
    for t in 0..10 {
        let g = gradients(&a, t);
        a = theirs.step(1e-2, a, g);
        let g = gradients(&b, t);
        ours.step(&mut b, g).expect("a step");
    }
    assert_eq!(flat(&a), flat(&b));
}

/// Burn's clipping comes before the rule.
#[test]
fn burns_clipping_comes_before() {
    let mut module = net(DType::F64, 1);
    let before = flat(&module);
    let mut it = ruled(GradientDescent::default()).with_grad_clipping(GradientClipping::Value(0.1));
    let g = gradients(&module, 1);
    module = it.step(1.0, module, g);
    let most = crate::common::apart(&before, &flat(&module));
    assert!((most - 0.1).abs() < 1e-7, "{most}");
}

rule! {
    /// A rule that keeps something of every kind, under names that records use too.
    pub struct Keeper {
        /// The rate.
        lr = 0.1 where lr >= 0,
        /// Whether the second average is kept.
        second = true,
    }
    state {
        /// A number of the tensor.
        step: scalar,
        /// An average.
        m,
        /// Another.
        v if second,
    }
    update(w, g) {
        step = prev(step) + 0.1;
        m = ema(0.9, g);
        if second {
            v = ema(0.99, g^2);
        }
        let size = if second { sqrt(debias(v)) + 1e-3 } else { 1 };
        w -= lr * debias(m) / (size + step);
    }
}

/// A run that is stopped, written by burn and read again has the bits of one that was not.
fn resumes<R: Rule>(rule: R, dtype: DType, lr: f64) {
    let name = R::META.name;
    let start = || -> Vec<Linear> { net(dtype, 1).layers };
    let mut module = start();
    let mut it = ruled(rule.clone());
    for t in 0..20 {
        let g = gradients(&module, t);
        module = it.step(lr, module, g);
    }
    let expected = flat(&module);
    let mut module = start();
    let mut it = ruled(rule.clone());
    for t in 0..8 {
        let g = gradients(&module, t);
        module = it.step(lr, module, g);
    }
    let bytes = it.into_bytes().expect("a record in bytes");
    let file = Scratch::new(&format!("{name}-{dtype:?}.bpk"));
    it.save(&file.0).expect("a record in a file");
    let ways = [
        ruled(rule.clone()).from_bytes(bytes).expect("a record"),
        ruled(rule.clone()).load(&file.0).expect("a record"),
        ruled(rule).load_record(it.to_record()),
    ];
    for mut again in ways {
        let mut module = module.clone();
        for t in 8..20 {
            let g = gradients(&module, t);
            module = again.step(lr, module, g);
        }
        assert_eq!(flat(&module), expected, "{name} {dtype:?}");
    }
}

#[test]
fn a_run_resumes_from_burns_record() {
    for dtype in [DType::F32, DType::F64, DType::BF16, DType::F16] {
        resumes(AdamW::default().with_amsgrad(true), dtype, 1e-2);
        resumes(Keeper::default(), dtype, 1e-2);
        resumes(GradientDescent::default(), dtype, 1e-2);
    }
    resumes(Adafactor::default(), DType::F32, 1e-2);
    resumes(
        RmsProp::default().with_centered(true).with_momentum(0.5),
        DType::F32,
        1e-3,
    );
    resumes(Rprop::default(), DType::F64, 1e-2);
}

/// Of a rule with a state that is switched off and on again, the state waits in the record.
#[test]
fn a_state_that_rests_is_in_the_record() {
    let run = |stop: bool| {
        let mut module = net(DType::F32, 1);
        let mut it = ruled(Keeper::default());
        for t in 0..12 {
            let second = !(4..8).contains(&t);
            let rule = Keeper::default().with_second(second);
            if stop || t == 4 || t == 8 {
                let bytes = it.into_bytes().expect("a record");
                it = ruled(rule).from_bytes(bytes).expect("a record");
            }
            let g = gradients(&module, t);
            module = it.step(1e-2, module, g);
        }
        flat(&module)
    };
    assert_eq!(run(true), run(false));
}

/// Burn leaves a state out that cannot be read: one of other equations, and one of another type.
#[test]
fn a_record_of_another_rule_begins_anew() {
    let mut module: Net = net(DType::F32, 1);
    let mut it = ruled(AdamW::default());
    for t in 0..3 {
        let g = gradients(&module, t);
        module = it.step(1e-2, module, g);
    }
    let record = || OptimizerRecord::from_bytes(it.into_bytes().expect("bytes")).expect("a record");
    let other = Sgd::default().with_momentum(0.9);
    let (mut fresh, mut loaded) = (ruled(other.clone()), ruled(other).load_record(record()));
    let g = gradients(&module, 9);
    let a = fresh.step(1e-2, module.clone(), g);
    let g = gradients(&module, 9);
    let b = loaded.step(1e-2, module.clone(), g);
    assert_eq!(each(&a), each(&b));
    let same = ruled(AdamW::default()).load_record(record()).to_record();
    assert!(!same.is_empty());
}
