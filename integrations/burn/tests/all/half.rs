//! Parameters in half precision learn, and notice what others write to them.

use burn_core::module::Param;
use burn_core::tensor::{DType, Device, Tensor, TensorData};
use burn_optim::{AdamWConfig, GradientsParams, ModuleOptimizer};
use optim_burn::Ruled;
use optim_runtime::{AdamW, ScheduleFreeSgd, Sgd, rules};

use crate::common::{apart, each, flat, gradients, net, optimizer, over, tensor, values};

const HALVES: [DType; 2] = [DType::BF16, DType::F16];

type One = Param<Tensor<1>>;

fn of(values: Vec<f64>, dtype: DType) -> Tensor<1> {
    let len = values.len();
    let data = TensorData::new(values, [len]).convert_dtype(dtype);
    Tensor::from_data(data, (&Device::flex(), dtype))
}

fn ones(dtype: DType, len: usize) -> One {
    Param::from_tensor(Tensor::from_inner(of(vec![1.0; len], dtype)).require_grad())
}

fn one(module: &One, g: Tensor<1>) -> GradientsParams {
    let mut grads = GradientsParams::new();
    grads.register(module.id, g);
    grads
}

/// Steps of 1e-3, beside those of the same gradients in `f64`; by both ways.
#[test]
fn small_steps_add_up() {
    for dtype in HALVES {
        let len = 1024;
        let (mut half, mut exact) = (ones(dtype, len), ones(DType::F64, len));
        let mut other = ones(dtype, len);
        let rule = AdamW::default().with_lr(1e-3).with_weight_decay(0.0);
        let mut ours = over(&half, optimizer(rule.clone()));
        let mut reference = over(&exact, optimizer(rule.clone()));
        let mut ruled = ModuleOptimizer::from(Ruled::new(rule).expect("a rule"));
        for t in 0..500 {
            let g: Vec<_> = values(t, len).iter().map(|g| g + 0.3).collect();
            let g = of(g, dtype);
            let wide = of(g.to_data().iter::<f64>().collect(), DType::F64);
            let grads = one(&half, g.clone());
            ours.step(&mut half, grads).expect("a step");
            let grads = one(&exact, wide);
            reference.step(&mut exact, grads).expect("a step");
            let grads = one(&other, g);
            other = ruled.step(1e-3, other, grads);
        }
        assert_eq!(flat(&half), flat(&other));
        let (half, exact) = (flat(&half), flat(&exact));
        let moved = apart(&exact, &vec![1.0; len]);
        // Half a unit in the last place of numbers below 1.
        let unit = match dtype {
            DType::BF16 => 2f64.powi(-9),
            _ => 2f64.powi(-12),
        };
        assert!(
            moved > 0.1 && apart(&half, &exact) <= unit * 1.01,
            "{dtype:?}"
        );
    }
}

/// What weights beside are for: burn's own AdamW never moves a weight of 1 in `bf16` at this rate. Should burn mend that,
/// this test says so.
#[test]
fn burns_own_does_not_train_them() {
    let mut module = ones(DType::BF16, 8);
    let mut theirs = AdamWConfig::new().with_weight_decay(0.0).init();
    for _ in 0..20 {
        let grads = one(&module, of(vec![0.5; 8], DType::BF16));
        module = theirs.step(1e-3, module, grads);
    }
    assert_eq!(flat(&module), [1.0; 8]);
}

/// A weight that was set from outside is what the next step is taken from, and its neighbours keep their digits.
#[test]
fn what_others_set_is_taken_over() {
    for dtype in HALVES {
        let make =
            || Param::from_tensor(Tensor::from_inner(tensor(1, [100], dtype)).require_grad());
        let (mut a, mut b): (One, One) = (make(), make());
        let rule = || optimizer(Sgd::default().with_lr(1e-4));
        let (mut touched, mut left) = (over(&a, rule()), over(&b, rule()));
        for t in 0..200 {
            if t == 10 {
                let mut set = flat(&a);
                set[7] = 4.0;
                a = a.map(|_| Tensor::from_inner(of(set, dtype)).require_grad());
            }
            let g = gradients(&a, t);
            touched.step(&mut a, g).expect("a step");
            let g = gradients(&b, t);
            left.step(&mut b, g).expect("a step");
        }
        let (a, b) = (flat(&a), flat(&b));
        assert!((a[7] - 4.0).abs() < 0.02, "{}", a[7]);
        for (i, (a, b)) in a.iter().zip(&b).enumerate() {
            assert!(i == 7 || a == b, "{dtype:?} {i}");
        }
    }
}

/// Gradients that were added up in `f32` need not be rounded.
#[test]
fn a_gradient_may_be_in_f32() {
    let (mut a, mut b) = (ones(DType::BF16, 4), ones(DType::BF16, 4));
    for (module, dtype) in [(&mut a, DType::BF16), (&mut b, DType::F32)] {
        let g = tensor::<1>(3, [4], DType::BF16)
            .to_data()
            .convert_dtype(dtype);
        let g = Tensor::from_data(g, (&Device::flex(), dtype));
        let grads = one(module, g);
        let mut it = over(module, optimizer(Sgd::default().with_lr(1.0)));
        it.step(module, grads).expect("a step");
    }
    assert_eq!(flat(&a), flat(&b));
    assert_ne!(flat(&a), [1.0; 4]);
}

/// Types may stand beside each other.
#[test]
fn a_module_of_several_types() {
    let mut module = (net(DType::F32, 1), net(DType::BF16, 2), net(DType::F64, 3));
    let before = each(&module);
    let mut it = over(&module, optimizer(AdamW::default().with_lr(0.1)));
    for t in 0..3 {
        let g = gradients(&module, t);
        it.step(&mut module, g).expect("a step");
    }
    let after = each(&module);
    assert!(before.iter().zip(&after).all(|(a, b)| a != b));
    assert_eq!(module.1.embed.val().dtype(), DType::BF16);
}

/// What was changed before something went wrong is in the module, whatever its type: weights and what stands beside
/// them do not part.
#[test]
fn changes_before_an_error_or_a_panic_are_written() {
    for dtype in [DType::F32, DType::BF16, DType::F16] {
        let stepped = || {
            let mut module = ones(dtype, 64);
            let rule = ScheduleFreeSgd::default().with_lr(0.5);
            let mut ours = over(&module, optimizer(rule));
            for seed in 0..4 {
                let grads = one(&module, of(values(seed, 64), dtype));
                ours.step(&mut module, grads).expect("a step");
            }
            (module, ours)
        };
        let (mut wanted, mut ours) = stepped();
        let before = flat(&wanted);
        ours.eval_weights(&mut wanted)
            .expect("weights to evaluate with");
        assert_ne!(flat(&wanted), before, "{dtype:?}");
        let (mut module, mut ours) = stepped();
        let failed = ours.with_weights(&mut module, |optimizer, params| {
            optimizer.eval_weights(params)?;
            rules::by_name("no such rule").map(drop)
        });
        failed.expect_err("no such rule");
        assert_eq!(flat(&module), flat(&wanted), "{dtype:?}");
        let (mut module, mut ours) = stepped();
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            ours.with_weights(&mut module, |optimizer, params| -> Result<(), _> {
                optimizer.eval_weights(params)?;
                panic!("as a callback may")
            })
        }));
        panicked
            .expect_err("it panics")
            .downcast::<&str>()
            .expect("its text");
        assert_eq!(flat(&module), flat(&wanted), "{dtype:?}");
    }
}
