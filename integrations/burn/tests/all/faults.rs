//! Whatever is wrong, module and states are what they were.

use std::panic::{AssertUnwindSafe, catch_unwind};

use burn_core::tensor::{DType, Tensor};
use burn_nn::LinearConfig;
use burn_optim::{GradientsParams, ModuleOptimizer};
use optim_burn::{BurnOptimizer, Error, Ruled};
use optim_runtime::{AdamW, Lamb, Lion, Prodigy, optimizer as rule};

use crate::common::{Net, device, flat, gradients, net, optimizer, over, tensor};

/// This fails, says so, and changes nothing; the next step is as if it had not been.
fn refused(
    mut fail: impl FnMut(&mut BurnOptimizer, &mut Net) -> Result<(), Error>,
    is_it: impl Fn(&Error) -> bool,
    says: &str,
) {
    let (mut a, mut b) = (net(DType::F32, 1), net(DType::F32, 1));
    let (mut one, mut other) = (
        over(&a, optimizer(AdamW::default())),
        over(&b, optimizer(AdamW::default())),
    );
    let g = gradients(&a, 1);
    one.step(&mut a, g).expect("a step");
    let g = gradients(&b, 1);
    other.step(&mut b, g).expect("a step");
    let before = flat(&a);
    let error = fail(&mut one, &mut a).expect_err("what fails");
    assert!(is_it(&error), "{error:?}");
    assert!(error.to_string().contains(says), "{error}");
    assert_eq!(flat(&a), before);
    assert!(a.embed.val().is_require_grad());
    let g = gradients(&a, 2);
    one.step(&mut a, g).expect("a step");
    let g = gradients(&b, 2);
    other.step(&mut b, g).expect("a step");
    assert_eq!(flat(&a), flat(&b));
}

#[test]
fn a_gradient_of_another_shape() {
    refused(
        |it, module| {
            let mut g = gradients(module, 2);
            g.register(
                module.layers[1].bias.as_ref().expect("a bias").id,
                tensor::<1>(1, [5], DType::F32),
            );
            it.step(module, g).map(|_| ())
        },
        |error| {
            matches!(
                error,
                Error::Optimizer(optim_runtime::Error::ShapeMismatch { .. })
            )
        },
        "`layers.1.bias`",
    );
}

#[test]
fn a_gradient_of_another_type() {
    refused(
        |it, module| {
            let mut g = gradients(module, 2);
            g.register(module.scale.id, tensor::<1>(1, [64], DType::F64));
            it.step(module, g).map(|_| ())
        },
        |error| {
            matches!(
                error,
                Error::GradientType {
                    expected: DType::F32,
                    given: DType::F64,
                    ..
                }
            )
        },
        "`scale` is of type F32",
    );
}

/// The runtime looks at everything before it writes.
#[test]
fn a_gradient_that_is_not_finite_under_the_guard() {
    let mut module = net(DType::F32, 1);
    let before = flat(&module);
    let mut it = over(&module, optimizer(AdamW::default()).with_guard(true));
    let mut g = gradients(&module, 1);
    let nan = tensor::<1>(1, [64], DType::F32) / 0.0 * 0.0;
    g.register(module.scale.id, nan);
    let error = it.step(&mut module, g).expect_err("a NaN");
    assert!(error.to_string().contains("scale"), "{error}");
    assert_eq!((flat(&module), it.steps()), (before, 0));
}

#[test]
fn a_rate_that_the_rule_refuses() {
    let module = net(DType::F32, 1);
    let mut it = over(&module, optimizer(AdamW::default()));
    let error = it.set_hyper("lr", -1.0).expect_err("a negative rate");
    assert!(error.to_string().contains("lr"), "{error}");
}

#[test]
fn a_loss_without_a_graph() {
    refused(
        |it, module| {
            let loss = tensor::<1>(1, [1], DType::F32);
            it.backward_step(module, loss).map(|_| ())
        },
        |error| matches!(error, Error::NoAutodiff),
        "autodiff",
    );
}

/// A panic in the middle of a step, in what the program gave it, leaves the weights in the module.
#[test]
fn a_panic_loses_nothing() {
    let mut module = net(DType::F32, 1);
    let before = flat(&module);
    let mut it = over(&module, optimizer(AdamW::default()));
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        it.with_weights(&mut module, |_, params| {
            assert!(params.is_empty(), "as meant");
            Ok(())
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(flat(&module), before);
    let g = gradients(&module, 1);
    it.step(&mut module, g).expect("a step");
    assert!(flat(&module) != before);
}

/// Burn itself panics for a gradient of another number of axes, before anything is touched.
#[test]
fn burns_own_panic_loses_nothing() {
    let mut module = net(DType::F32, 1);
    let before = flat(&module);
    let mut it = over(&module, optimizer(AdamW::default()));
    let mut g = gradients(&module, 1);
    g.register(module.scale.id, tensor::<2>(1, [8, 8], DType::F32));
    let panicked = catch_unwind(AssertUnwindSafe(|| it.step(&mut module, g).map(|_| ())));
    assert!(panicked.is_err());
    assert_eq!(flat(&module), before);
}

rule! {
    /// A rule whose rate has another name.
    pub struct Other {
        /// The rate.
        eta = 0.1 where eta >= 0,
    }
    update(w, g) {
        w -= eta * g;
    }
}

/// Burn gives a rate, and shows a tensor at a time.
#[test]
fn rules_that_burn_cannot_take_are_refused() {
    let name = |error: Error| error.to_string();
    assert!(matches!(
        Ruled::new(Prodigy::default()),
        Err(Error::OverModel { .. })
    ));
    let error = Ruled::new(Lamb::default()).expect_err("a rule over the model");
    assert!(name(error).contains("`BurnOptimizer`"));
    let error = Ruled::new(Other::default()).expect_err("a rule without `lr`");
    assert!(matches!(error, Error::NoLearningRate { rule: "Other" }));
    let error = Ruled::new(Lion::default().with_beta1(2.0)).expect_err("no such rule");
    assert!(name(error).contains("beta1"));
}

/// Burn's trait cannot fail, so it panics with the text of the error.
#[test]
#[should_panic(expected = "`lr` must satisfy lr >= 0")]
fn ruled_panics_with_the_error() {
    let device = device();
    let model = LinearConfig::new(2, 2).init(&device);
    let mut it = ModuleOptimizer::from(Ruled::new(Lion::default()).expect("a rule"));
    let g = gradients(&model, 1);
    it.step(-1.0, model, g);
}

/// Nothing to step is a step.
#[test]
fn no_gradients_at_all() {
    let mut module = net(DType::F32, 1);
    let before = flat(&module);
    let mut it = over(&module, optimizer(AdamW::default()));
    it.step(&mut module, GradientsParams::new())
        .expect("a step");
    assert_eq!(flat(&module), before);
    let _: Tensor<1> = module.scale.val();
}
