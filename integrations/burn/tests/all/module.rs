//! What becomes of a module.

use burn_core as burn;
use burn_core::module::{Module, Param, ParamId};
use burn_core::tensor::{DType, Device, Tensor, TensorData};
use burn_nn::{BatchNorm, BatchNormConfig, Linear, LinearConfig};
use burn_optim::{GradientsParams, MultiGradientsParams};
use optim_burn::Error;
use optim_runtime::{AdamW, GradientDescent};

use crate::common::{
    PATHS, device, each, flat, gradients, gradients_of, net, optimizer, over, tensor,
};

fn descent() -> GradientDescent {
    GradientDescent::default().with_lr(1.0)
}

/// Names are the paths of the module, as burn's groups have them.
#[test]
fn names_are_paths() {
    let mut module = net(DType::F32, 1);
    let mut it = over(&module, optimizer(AdamW::default()));
    let g = gradients(&module, 1);
    it.step(&mut module, g).expect("a step");
    let mut paths = PATHS.to_vec();
    paths.sort_unstable();
    assert_eq!(it.parameters().collect::<Vec<_>>(), paths);
}

/// Ids, gradients, autodiff and checkpointing are as before, so that training goes on.
#[test]
fn a_stepped_module_can_be_trained_on() {
    for device in [device(), device().gradient_checkpointing()] {
        let mut model = LinearConfig::new(4, 3).init(&device);
        let id = model.weight.id;
        let mut it = over(&model, optimizer(AdamW::default()));
        let x = || Tensor::<2>::ones([2, 4], &device);
        for _ in 0..3 {
            let before = flat(&model);
            let loss = model.forward(x()).sum();
            it.backward_step(&mut model, loss).expect("a step");
            assert!(flat(&model) != before && model.weight.id == id);
            let weight = model.weight.val();
            assert!(weight.is_require_grad() && weight.is_autodiff());
            assert_eq!(
                weight.gradient_checkpointing_strategy(),
                device.gradient_checkpointing_strategy()
            );
            assert_eq!(weight.dims(), [4, 3]);
        }
    }
}

/// What is frozen has no gradient and stays, and is frozen still.
#[test]
fn frozen_parameters_stay() {
    let device = device();
    let mut model = vec![
        LinearConfig::new(4, 4).init(&device),
        LinearConfig::new(4, 4).init(&device).no_grad(),
    ];
    let before = each(&model);
    let mut it = over(&model, optimizer(descent()));
    let x = Tensor::<2>::ones([2, 4], &device);
    let loss = model[1].forward(model[0].forward(x)).sum();
    it.backward_step(&mut model, loss).expect("a step");
    let after = each(&model);
    assert!(after[0] != before[0] && after[1] != before[1]);
    assert_eq!(after[2..], before[2..]);
    assert!(!model[1].weight.is_require_grad() && model[0].weight.is_require_grad());
    let known: Vec<_> = it.parameters().collect();
    assert_eq!(known, ["0.bias", "0.weight"]);
}

/// A parameter that burn has not made yet is not made by a step that it takes no part in.
#[test]
fn what_takes_no_part_is_left_alone() {
    let device = device();
    let lazy = Param::uninitialized(
        ParamId::new(),
        |device, _| Tensor::<1>::ones([3], device),
        device.clone(),
        true,
        [3].into(),
    );
    let mut module = (lazy, LinearConfig::new(2, 2).init(&device));
    let mut it = optimizer_of_nothing();
    let g = gradients(&module.1, 1);
    it.step(&mut module, g).expect("a step");
    assert!(!module.0.is_initialized());
}

fn optimizer_of_nothing() -> optim_burn::BurnOptimizer {
    let nothing: Vec<Linear> = Vec::new();
    over(&nothing, optimizer(descent()))
}

/// A clone of the module keeps its weights, and the step has the right ones.
#[test]
fn a_clone_is_not_stepped() {
    let (mut a, mut b) = (net(DType::F32, 1), net(DType::F32, 1));
    let clone = a.clone();
    let before = flat(&a);
    let (mut one, mut other) = (
        over(&a, optimizer(descent())),
        over(&b, optimizer(descent())),
    );
    let g = gradients(&a, 1);
    one.step(&mut a, g).expect("a step");
    let g = gradients(&b, 1);
    other.step(&mut b, g).expect("a step");
    assert_eq!(flat(&clone), before);
    assert_eq!(flat(&a), flat(&b));
}

/// The memory of weights that nobody else holds is the same behind a step.
#[test]
fn weights_are_not_copied() {
    let values = vec![1.0_f32; 5000];
    let place = values.as_ptr();
    let data = TensorData::new(values, [5000]);
    let weights = Tensor::<1>::from_data(data, &Device::flex());
    let mut module = Param::from_tensor(Tensor::from_inner(weights).require_grad());
    let mut it = over(&module, optimizer(descent()));
    let g = gradients(&module, 1);
    it.step(&mut module, g).expect("a step");
    it.with_weights(&mut module, |_, _| Ok(()))
        .expect("the weights");
    let after = module.into_value().inner().into_data();
    assert_eq!(after.as_slice::<f32>().expect("weights").as_ptr(), place);
    assert!(after.iter::<f32>().any(|w| w != 1.0));
}

/// A tensor that lies in memory in another order is stepped as what it is.
#[test]
fn an_order_in_memory_does_not_matter() {
    let turned = tensor::<2>(1, [5, 3], DType::F64).transpose();
    let plain = Tensor::from_data(turned.to_data(), (&Device::flex(), DType::F64));
    let of = |value| Param::from_tensor(Tensor::<2>::from_inner(value).require_grad());
    let (mut a, mut b) = (of(turned), of(plain));
    for module in [&mut a, &mut b] {
        let mut it = over(module, optimizer(AdamW::default()));
        let mut g = GradientsParams::new();
        g.register(module.id, tensor::<2>(2, [5, 3], DType::F64).transpose());
        it.step(module, g).expect("a step");
    }
    assert_eq!(flat(&a), flat(&b));
}

/// Burn has one gradient for two parameters of one id, so which of them is meant cannot be known.
#[test]
fn a_parameter_in_two_places_is_an_error() {
    let layer = LinearConfig::new(3, 3).init(&device());
    let mut module = vec![layer.clone(), layer];
    let before = flat(&module);
    let mut it = optimizer_of_nothing();
    let g = gradients(&module, 1);
    match it.step(&mut module, g) {
        Err(Error::SameParameter { parameter, other }) => {
            assert_eq!((&*parameter, &*other), ("1.weight", "0.weight"));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(flat(&module), before);
    let made = optim_burn::BurnOptimizer::from_module(&module, optimizer(descent()));
    assert!(matches!(made, Err(Error::SameParameter { .. })));
}

#[derive(Module, Debug)]
struct Normed {
    linear: Linear,
    norm: BatchNorm,
}

/// Running means are no parameters of a step, but weights of a checkpoint; a walk leaves them as they are.
#[test]
fn running_values_are_kept() {
    let device = device();
    let mut model = Normed {
        linear: LinearConfig::new(4, 3).init(&device),
        norm: BatchNormConfig::new(3).init(&device),
    };
    let mut it = over(&model, optimizer(AdamW::default()));
    let x = || tensor::<2>(5, [8, 4], DType::F32).autodiff();
    for _ in 0..3 {
        let y: Tensor<2> = model.norm.forward(model.linear.forward(x()));
        let loss = (y.clone() * y.clone() * y).sum();
        it.backward_step(&mut model, loss).expect("a step");
    }
    let mean = model.norm.running_mean.value_sync().into_data();
    assert!(mean.iter::<f32>().any(|it| it != 0.0));
    assert!(it.parameters().all(|name| !name.contains("running")));
    let names = it.with_weights(&mut model, |_, params| {
        Ok(params
            .iter()
            .map(|it| it.name().to_owned())
            .collect::<Vec<_>>())
    });
    assert!(
        names
            .expect("names")
            .contains(&"norm.running_mean".to_owned())
    );
    let after = model.norm.running_mean.value_sync().into_data();
    assert_eq!(
        mean.iter::<f32>().collect::<Vec<_>>(),
        after.iter::<f32>().collect::<Vec<_>>()
    );
}

/// Gradients of several devices are added up, as burn does it.
#[test]
fn gradients_of_several_devices_are_added() {
    let mut a = net(DType::F64, 1);
    let before = flat(&a);
    let parts = [1, 2].map(|seed| (gradients(&a, seed), Device::flex()));
    let mut it = over(&a, optimizer(descent()));
    let grads = MultiGradientsParams {
        grads: parts.into(),
    };
    it.step(&mut a, grads).expect("a step");
    let mut b = net(DType::F64, 1);
    let mut one = over(&b, optimizer(descent()));
    for seed in [1, 2] {
        let g = gradients(&b, seed);
        one.step(&mut b, g).expect("a step");
    }
    assert!(flat(&a) != before);
    assert!(crate::common::apart(&flat(&a), &flat(&b)) < 1e-15);
}

/// A parameter without a gradient rests, and is one step behind from then on.
#[test]
fn a_parameter_without_a_gradient_rests() {
    let mut module = net(DType::F32, 1);
    let mut it = over(&module, optimizer(AdamW::default()));
    let before = each(&module);
    let g = gradients_of(&module, 1, |place| place == 0);
    it.step(&mut module, g).expect("a step");
    assert_eq!(each(&module)[1..], before[1..]);
    let g = gradients(&module, 2);
    it.step(&mut module, g).expect("a step");
    let steps = ["embed", "cube"].map(|name| it.state(name).expect("a state").step());
    assert_eq!((steps, it.steps()), ([2, 1], 2));
}

/// A module without autodiff stays without.
#[test]
fn a_plain_module_stays_plain() {
    let mut module = net(DType::F32, 1).valid();
    let before = flat(&module);
    let g = gradients(&module, 1);
    let mut it = over(&module, optimizer(descent()));
    it.step(&mut module, g).expect("a step");
    assert!(flat(&module) != before);
    assert!(!module.embed.val().is_autodiff());
    assert!(module.train().embed.is_require_grad());
}
