//! Random rules as CUDA: the text does what the loops do, to the bit.

use std::path::Path;

use optim_runtime::{HyperValue, Rule};
use optim_tests::cuda::{Case, Device, Options, compare, compile, compiler, texts, ways};
use optim_tests::real::Real;

use crate::{every_random_rule, every_reducing_rule, reducing, rules};

/// A rule at its defaults, or with every flag turned over.
fn with_flags<R: Rule + Default>(flipped: bool) -> R {
    let mut rule = R::default();
    for hyper in R::META.hypers {
        if let (HyperValue::Flag(value), true) = (hyper.default, flipped) {
            rule.set_hyper(hyper.name, !value).expect("a flag");
        }
    }
    rule
}

fn same<R: Rule + Default, T: Real>(device: &mut Device, at: usize) {
    for flipped in [false, true] {
        let rule = with_flags::<R>(flipped);
        for (shape, moves) in [([30, 90], 0), ([1, 1500], 2)] {
            let case = Case {
                shape: shape.to_vec(),
                steps: 4,
                moves,
                ..Case::flat(0)
            };
            let way = ways(T::SIZE)[(at + shape[0]) % 3];
            if let Err(difference) = compare::<R, T>(device, way, &rule, &case) {
                panic!("{difference}");
            }
        }
    }
}

#[test]
fn random_rules_have_the_bits_of_the_cpu_in_cuda() {
    let Some(compiler) = compiler() else { return };
    macro_rules! metas {
        ($($rule:ident)*) => { vec![$(<rules::$rule as Rule>::META),*] };
    }
    macro_rules! reducing_metas {
        ($($rule:ident)*) => { vec![$(<reducing::$rule as Rule>::META),*] };
    }
    let mut metas = every_random_rule!(metas);
    metas.extend(every_reducing_rule!(reducing_metas));
    let texts = texts(&metas, 4);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let program = compile(compiler, target, "random", &texts, Options::default());
    let device = &mut Device::new(&program);
    let mut at = 0;
    macro_rules! each {
        ($($rule:ident)*) => {$(
            same::<rules::$rule, f32>(device, at);
            same::<rules::$rule, f64>(device, at);
            at += 1;
        )*};
    }
    every_random_rule!(each);
    macro_rules! each_reducing {
        ($($rule:ident)*) => {$(
            same::<reducing::$rule, f32>(device, at);
            same::<reducing::$rule, f64>(device, at);
            at += 1;
        )*};
    }
    every_reducing_rule!(each_reducing);
    println!("{at} rules");
}
