//! Each function of the language and each fold alone, other shapes of launches, and what must be noticed.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use optim_runtime::device::{END, PRELUDE, Shape};
use optim_runtime::{
    Adafactor, Adam, AdamMini, Came, Error, Lamb, Lars, Muon, Rule, RuleMeta, Sgld, Sm3, Update,
};
use optim_tests::cuda::{
    Case, Device, List, Options, compare, compile, compiler, gradient, texts, ways, weights,
};
use optim_tests::folds::{OfChosen, OfDot, OfMax, OfMaxAbs, OfMean, OfMin, OfModel, OfNorm, OfSum};
use optim_tests::real::{Real, bits};
use optim_tests::{every_function, functions};

pub(crate) fn made(name: &str, texts: &[String], options: Options) -> Option<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    Some(compile(compiler()?, target, name, texts, options))
}

macro_rules! metas {
    ($($rule:ident)*) => { [$(<functions::$rule as Rule>::META),*] };
}

/// A rule for each function.
pub(crate) fn of_functions() -> Option<&'static PathBuf> {
    static PROGRAM: OnceLock<Option<PathBuf>> = OnceLock::new();
    let made = PROGRAM.get_or_init(|| {
        let metas = every_function!(metas);
        made("functions", &texts(&metas, 2), Options::default())
    });
    made.as_ref()
}

fn fold_metas() -> [RuleMeta; 9] {
    [
        OfSum::META,
        OfMean::META,
        OfNorm::META,
        OfMaxAbs::META,
        OfMax::META,
        OfMin::META,
        OfDot::META,
        OfChosen::META,
        OfModel::META,
    ]
}

fn same<R: Rule, T: Real>(device: &mut Device, rule: &R, case: &Case) {
    for way in ways(T::SIZE) {
        if let Err(difference) = compare::<R, T>(device, way, rule, case) {
            panic!("{difference}");
        }
    }
}

#[test]
fn every_function_has_the_bits_of_the_cpu() {
    fn of<R: Rule + Default, T: Real>(device: &mut Device) {
        for wild in [false, true] {
            let case = Case {
                steps: 4,
                wild,
                ..Case::flat(40_000)
            };
            same::<R, T>(device, &R::default(), &case);
        }
    }
    let Some(program) = of_functions() else {
        return;
    };
    let mut device = Device::new(program);
    macro_rules! each {
        ($($rule:ident)*) => {$(
            of::<functions::$rule, f32>(&mut device);
            of::<functions::$rule, f64>(&mut device);
        )*};
    }
    every_function!(each);
}

/// Of tensors that are cut into panels, and of values whose squares leave the range of `f64`.
#[test]
fn every_fold_has_the_bits_of_the_cpu() {
    fn of<R: Rule, T: Real>(device: &mut Device, rule: &R) {
        let shapes: [&[usize]; 7] = [
            &[1],
            &[1025],
            &[1, 40],
            &[40, 1],
            &[3, 5],
            &[70, 1000],
            &[1000, 70],
        ];
        for shape in shapes {
            // Of squares alone it makes a difference how large they are.
            let scales = match R::META.name {
                "OfNorm" => [1.0, 1e-200, 1e180].as_slice(),
                _ => &[1.0],
            };
            for (wild, scale) in (scales.iter().map(|scale| (false, *scale))).chain([(true, 1.0)]) {
                let case = Case {
                    shape: shape.to_vec(),
                    steps: 2,
                    wild,
                    scale,
                    ..Case::flat(0)
                };
                same::<R, T>(device, rule, &case);
            }
        }
    }
    let Some(program) = made("folds", &texts(&fold_metas(), 2), Options::default()) else {
        return;
    };
    let device = &mut Device::new(&program);
    macro_rules! each {
        ($($rule:expr),* $(,)?) => {$(
            of::<_, f32>(device, &$rule);
            of::<_, f64>(device, &$rule);
        )*};
    }
    each! {
        OfSum::default(),
        OfMean::default(),
        OfNorm::default(),
        OfMaxAbs::default(),
        OfMax::default(),
        OfMin::default(),
        OfDot::default(),
        OfChosen::default(),
        OfChosen { by_row: true, ..OfChosen::default() },
        OfModel::default(),
    }
}

/// Rules of rows and columns, on batches of matrices and with other shapes of launches: several lanes a thread, one vector a turn.
#[test]
fn matrices_have_the_bits_of_the_cpu_however_kernels_are_compiled() {
    fn of<R: Rule, T: Real>(device: &mut Device, rule: &R, lanes_each: u32, unroll: u32) {
        let shapes: [&[usize]; 4] = [&[5, 31, 17], &[2, 3, 150, 90], &[2, 300, 130], &[400, 260]];
        for (shape, mut way) in shapes.iter().zip(ways(T::SIZE).into_iter().cycle()) {
            way.shape = Shape {
                lanes_each,
                unroll,
                ..way.shape
            };
            let case = Case {
                shape: shape.to_vec(),
                steps: 3,
                moves: 1,
                ..Case::flat(0)
            };
            if let Err(difference) = compare::<R, T>(device, way, rule, &case) {
                panic!("{difference}");
            }
        }
    }
    let metas = [
        Adafactor::META,
        Came::META,
        Sm3::META,
        AdamMini::META,
        Lars::META,
    ];
    for (lanes_each, unroll) in [(1, 2), (4, 1), (16, 3)] {
        let options = Options {
            unroll,
            lanes_each,
            ..Options::default()
        };
        let name = format!("matrices{lanes_each}");
        let Some(program) = made(&name, &texts(&metas, 2), options) else {
            return;
        };
        let device = &mut Device::new(&program);
        macro_rules! each {
            ($($rule:ident)*) => {$(
                of::<_, f32>(device, &$rule::default(), lanes_each, unroll);
                of::<_, f64>(device, &$rule::default(), lanes_each, unroll);
            )*};
        }
        each! { Adafactor Came Sm3 AdamMini Lars }
    }
}

/// Tensors of all lengths share each launch, and each has numbers and sums of its own.
#[test]
fn tensors_share_launches() {
    fn of<R: Rule + Default, T: Real>(device: &mut Device, expected: usize) {
        let lens = [1, 1025, 15, 5000, 1023, 1024, 2048, 16, 10_000];
        let w: Vec<_> = lens.iter().map(|len| weights::<T>(*len)).collect();
        for threads in [64, 128] {
            let shape = Shape {
                threads,
                ..Shape::default()
            };
            let rule = R::default();
            let mut list = List::new(device, shape, &rule, &w);
            let mut alone: Vec<_> = w
                .iter()
                .map(|w| {
                    (
                        w.clone(),
                        rule.init_shape::<T>(&[1, w.len()]).expect("a sound rule"),
                    )
                })
                .collect();
            for t in 1..=3 {
                let g: Vec<_> = lens
                    .iter()
                    .map(|len| gradient::<T>(*len, t, false))
                    .collect();
                assert_eq!(list.step(&rule, &g), expected);
                for ((w, state), g) in alone.iter_mut().zip(&g) {
                    rule.update(w, g, state).expect("a sound step");
                }
            }
            let found = list.weights();
            for (found, (wanted, _)) in found.iter().zip(&alone) {
                assert_eq!(bits(found), bits(wanted), "{rule:?}");
            }
        }
    }
    let metas = [Adam::META, Lars::META];
    let Some(program) = made("lists", &texts(&metas, 1), Options::default()) else {
        return;
    };
    let device = &mut Device::new(&program);
    of::<Adam, f32>(device, 1);
    of::<Adam, f64>(device, 1);
    // Sums, their trees, and the loop that stores.
    of::<Lars, f32>(device, 3);
    of::<Lars, f64>(device, 3);
}

/// A rule that asks for what no device has yet says so; every other one has a whole file.
#[test]
fn what_keeps_a_rule_from_a_device_is_told() {
    let refused = Muon::META.cuda().expect_err("a product of matrices");
    assert_eq!(
        refused,
        Error::NotOnDevice {
            rule: "Muon",
            word: "orthogonalize"
        }
    );
    assert_eq!(
        refused.to_string(),
        "`Muon` does not run on a device: nothing there does `orthogonalize`"
    );
    for meta in [Adam::META, Lamb::META, Sgld::META] {
        let file = meta.cuda().expect("a rule for devices");
        assert!(file.starts_with(PRELUDE) && file.ends_with(END));
    }
}
