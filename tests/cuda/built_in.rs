//! All built-in rules under all settings.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use optim_tests::builtins::Builtin;
use optim_tests::cuda::{Case, Device, Options, Way, compile, compiler, texts, ways};
use optim_tests::every_builtin;
use optim_tests::inputs::Knobs;
use optim_tests::real::Real;

/// The device of all built-in rules, compiled once.
fn program() -> Option<&'static PathBuf> {
    macro_rules! metas {
        ([] $($name:ident: $rule:ident,)*) => { [$(<optim_runtime::$rule as optim_runtime::Rule>::META),*] };
    }
    static PROGRAM: OnceLock<Option<PathBuf>> = OnceLock::new();
    let made = PROGRAM.get_or_init(|| {
        let metas = optim_runtime::any_shape_rules! { metas };
        let texts = texts(&metas, 6);
        Some(compile(
            compiler()?,
            Path::new(env!("CARGO_TARGET_TMPDIR")),
            "built_in",
            &texts,
            Options::default(),
        ))
    });
    made.as_ref()
}

fn knobs() -> Knobs {
    Knobs {
        lr: 0.013,
        fast: 0.87,
        slow: 0.983,
        eps: 1e-7,
        decay: 0.021,
    }
}

fn has_the_bits_of_the_cpu<R: Builtin + Default, T: Real>() {
    let Some(program) = program() else { return };
    let mut device = Device::new(program);
    let ways = ways(T::SIZE);
    let (mut runs, mut values) = (0, 0);
    let mut compare = |way: Way, rule: &R, case: &Case| {
        match optim_tests::cuda::compare::<R, T>(&mut device, way, rule, case) {
            Ok(compared) => values += compared,
            Err(difference) => panic!("{difference}"),
        }
        runs += 1;
    };
    let rule = R::default();
    for (at, len) in [1, 15, 1023, 1024, 1025, 65_537].into_iter().enumerate() {
        compare(ways[at % 3], &rule, &Case::flat(len));
    }
    for (at, rule) in R::variants(&knobs()).iter().enumerate() {
        let case = Case {
            shape: vec![3, 700],
            ..Case::flat(0)
        };
        compare(ways[at % 3], rule, &case);
        let wild = Case {
            wild: true,
            moves: 7,
            ..Case::flat(1100)
        };
        compare(ways[(at + 1) % 3], rule, &wild);
    }
    println!("{runs} runs, {values} values");
}
every_builtin! { has_the_bits_of_the_cpu }
