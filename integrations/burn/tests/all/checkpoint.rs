//! A run that goes on from a checkpoint has the bits of one that never stopped.

use burn_core::module::Module;
use burn_core::store::ModuleRecord;
use burn_core::tensor::DType;
use optim_burn::{BurnOptimizer, Error};
use optim_runtime::schedule::cosine;
use optim_runtime::{AdamW, Average, Optimizer, names};

use crate::common::{Net, Scratch, flat, gradients, net, optimizer as one, over};

type Both = (Net, Net, Net);

/// Modules of three types.
fn both(seed: u64) -> Both {
    (
        net(DType::F32, seed),
        net(DType::BF16, seed + 100),
        net(DType::F64, seed + 200),
    )
}

fn built(module: &Both) -> BurnOptimizer {
    let rule = AdamW::default().with_lr(1e-3);
    let build = Optimizer::new(rule.clone())
        .and_then(|it| it.with_group("no decay", rule.with_weight_decay(0.0), names(["*.bias"])))
        .and_then(|it| it.with_schedule("lr", cosine(40)))
        .and_then(|it| it.with_average(Average::ema(0.9)));
    over(module, build.expect("good settings"))
}

fn run(optimizer: &mut BurnOptimizer, module: &mut Both, steps: std::ops::Range<u64>) {
    for t in steps {
        let g = gradients(module, t);
        optimizer.step(module, g).expect("a step");
    }
}

/// The weights at the end, and the evaluation weights, which are an average in all digits.
fn ends(optimizer: &mut BurnOptimizer, module: &mut Both) -> (Vec<f64>, Vec<f64>) {
    let last = flat(&*module);
    optimizer.eval_weights(module).expect("an average");
    (last, flat(&*module))
}

fn unstopped() -> (Vec<f64>, Vec<f64>) {
    let mut module = both(1);
    let mut optimizer = built(&module);
    run(&mut optimizer, &mut module, 0..30);
    ends(&mut optimizer, &mut module)
}

/// Beside burn's own file of the weights, which is loaded before or after. The digits of parameters in half precision
/// are in ours.
#[test]
fn a_run_resumes_beside_burns_record() {
    let (state, weights) = (
        Scratch::new("state.safetensors"),
        Scratch::new("weights.bpk"),
    );
    let mut module = both(1);
    let mut optimizer = built(&module);
    run(&mut optimizer, &mut module, 0..12);
    optimizer.save(&state.0).expect("a checkpoint");
    module
        .clone()
        .into_record()
        .save(&weights.0)
        .expect("burn's file");
    for before in [true, false] {
        let mut module = both(50);
        let load = |module: Both| {
            let record = ModuleRecord::load(&weights.0).expect("burn's file");
            module.try_load_record(record).expect("the same module")
        };
        if before {
            module = load(module);
        }
        let mut optimizer = built(&module);
        optimizer.load(&state.0).expect("a checkpoint");
        if !before {
            module = load(module);
        }
        assert_eq!(optimizer.steps(), 12);
        run(&mut optimizer, &mut module, 12..30);
        assert!(ends(&mut optimizer, &mut module) == unstopped());
    }
}

/// One file with the weights.
#[test]
fn a_run_resumes_from_one_file() {
    let file = Scratch::new("whole.safetensors");
    let mut module = both(1);
    let mut optimizer = built(&module);
    run(&mut optimizer, &mut module, 0..12);
    optimizer
        .save_with_weights(&file.0, &mut module)
        .expect("a checkpoint");
    let mut bytes = Vec::new();
    optimizer
        .write_with_weights_to(&mut bytes, &mut module)
        .expect("bytes");
    // Saving changes nothing.
    run(&mut optimizer, &mut module, 12..30);
    assert!(ends(&mut optimizer, &mut module) == unstopped());
    for from_file in [true, false] {
        let mut module = both(50);
        let mut optimizer = built(&module);
        match from_file {
            true => optimizer.load_with_weights(&file.0, &mut module),
            false => optimizer.read_with_weights_from(&bytes, &mut module),
        }
        .expect("a checkpoint");
        assert!(module.0.embed.val().is_require_grad());
        run(&mut optimizer, &mut module, 12..30);
        assert!(ends(&mut optimizer, &mut module) == unstopped());
    }
}

/// In memory, without the weights.
#[test]
fn bytes_do_what_files_do() {
    let mut module = both(1);
    let mut optimizer = built(&module);
    run(&mut optimizer, &mut module, 0..12);
    let mut bytes = Vec::new();
    optimizer.write_to(&mut bytes).expect("bytes");
    let mut again = built(&module);
    again.read_from(&bytes).expect("a checkpoint");
    run(&mut again, &mut module, 12..30);
    assert!(ends(&mut again, &mut module) == unstopped());
}

/// What fits is taken, and what does not is told.
#[test]
fn what_fits_is_taken() {
    let mut module = both(1);
    let mut optimizer = built(&module);
    run(&mut optimizer, &mut module, 0..3);
    let mut bytes = Vec::new();
    optimizer
        .write_with_weights_to(&mut bytes, &mut module)
        .expect("bytes");
    let mut part = (net(DType::F32, 9), net(DType::F32, 10));
    let rule = Optimizer::new(AdamW::default());
    let mut it = over(&part, rule.expect("a rule"));
    let taken = it.read_matching_from(&bytes, &mut part).expect("a part");
    assert!(taken.weights.iter().any(|name| name == "0.embed"));
    assert!(!taken.differences.is_empty());
    assert_eq!(flat(&part.0), flat(&module.0));
}

/// A file that is none, and one of another model, change nothing.
#[test]
fn what_does_not_fit_changes_nothing() {
    let mut module = both(1);
    let mut optimizer = built(&module);
    run(&mut optimizer, &mut module, 0..3);
    let before = flat(&module);
    assert!(matches!(
        optimizer.read_from(b"none"),
        Err(Error::Optimizer(_))
    ));
    let mut other = net(DType::F32, 1);
    let mut it = over(&other, one(AdamW::default()));
    let g = gradients(&other, 1);
    it.step(&mut other, g).expect("a step");
    let mut bytes = Vec::new();
    it.write_with_weights_to(&mut bytes, &mut other)
        .expect("bytes");
    assert!(
        optimizer
            .read_with_weights_from(&bytes, &mut module)
            .is_err()
    );
    assert_eq!((flat(&module), optimizer.steps()), (before, 3));
    run(&mut optimizer, &mut module, 3..30);
    assert!(ends(&mut optimizer, &mut module) == unstopped());
}
