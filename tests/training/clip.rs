//! Gradients that are clipped: as torch and optax have them, and the bits of no clip where nothing is clipped.

use optim_runtime::{Clip, Error, Exec, GradientDescent, Norm, Optimizer, Param, Sgd, Units};
use optim_tests::real::Real;
use optim_tests::training::{Case, Training, number};

use crate::runs::{Model, each_case, optimizer_of, torch_norm};

/// A clip under the name that the package has for it, and whether what it gives is to be compared.
fn clip_of(case: &Case) -> Option<Clip> {
    let function = case.text("function");
    let of = |name: &str| {
        number(
            case.get("kwargs")
                .get(name)
                .unwrap_or_else(|| panic!("{case}")),
        )
    };
    Some(match function {
        "clip_grad_norm_" => torch_norm(of("max_norm"), of("norm_type")),
        "clip_grad_value_" => Clip::value(of("clip_value")),
        "clip" => Clip::value(of("max_delta")),
        "clip_by_global_norm" => Clip::global_norm(of("max_norm")),
        "clip_by_block_rms" => Clip::tensor_rms(of("threshold")),
        "agc" => Clip::adaptive(Units::PytorchOptimizer, of("agc_clip_val"), of("agc_eps")),
        "adaptive_grad_clip" => {
            let least = case.get("kwargs").get("eps").map_or(1e-3, number);
            Clip::adaptive(Units::Optax, of("clipping"), least)
        }
        "train" => return None,
        other => panic!("{case}: {other}"),
    })
}

/// The buffer of a first step with momentum is the gradient that the rule has seen.
fn once<T: Real>(training: &Training, case: &Case) {
    let clip = clip_of(case).expect("one that was chosen");
    let rule = Sgd::default().with_momentum(0.5);
    let mut optimizer = Optimizer::new(rule).unwrap().with_clip(clip).unwrap();
    let mut model = Model::<T>::of(training, case);
    let gradients: Vec<_> = model.row(0).into_iter().map(Some).collect();
    let report = model.step(&mut optimizer, &gradients);
    if case.quirk.is_some() {
        // Frameworks make NaN or nothing of it in silence.
        let named = matches!(
            report,
            Err(Error::NonFinite {
                what: "gradient",
                ..
            })
        );
        let by_value = case.text("function").ends_with("value_") || case.text("function") == "clip";
        assert!(named || by_value, "{case}: {report:?}");
        return;
    }
    let report = report.unwrap();
    if case.more.contains_key("total_norm") {
        let want = training.numbers(case, "total_norm")[0];
        let norm = report.gradient_norm.expect("it was measured");
        // Where the sum of squares overflows in the package's type, it has no norm.
        let within = (norm - want).abs() <= 1e-5 * want;
        assert!(
            within || !want.is_finite(),
            "{case}: norm {norm}, recorded {want}"
        );
        if !want.is_finite() {
            return;
        }
    }
    let tol = case.tol.expect("gradients are compared within a tolerance");
    for tensors in &case.params {
        let want: Vec<T> = training.result(case, tensors, "g");
        let largest = want.iter().map(|g| g.to_f64().abs()).fold(1e-25, f64::max);
        let state = optimizer.state(&tensors.name).unwrap();
        for (seen, want) in state.get("b").unwrap().to_vec().iter().zip(&want) {
            let want = want.to_f64();
            assert!(
                (seen - want).abs() <= tol * largest,
                "{case}: {} is {seen}, recorded {want}",
                tensors.name
            );
        }
    }
}

/// Twenty steps, each clipped.
fn train<T: Real>(training: &Training, case: &Case) {
    let mut optimizer = optimizer_of(case);
    let mut model = Model::<T>::of(training, case);
    let norms = training.numbers(case, "total_norm");
    for step in 1..=case.count("steps") {
        let gradients: Vec<_> = model.row(step - 1).into_iter().map(Some).collect();
        let report = model.step(&mut optimizer, &gradients).unwrap();
        let (norm, want) = (report.gradient_norm.unwrap(), norms[step - 1]);
        assert!(
            (norm - want).abs() <= 1e-5 * want,
            "{case}: norm {norm}, recorded {want}"
        );
        model.check(training, case, step);
    }
}

#[test]
fn clips_are_those_of_torch_and_optax() {
    let chosen = |case: &&Case| clip_of(case).is_some();
    let count = each_case!("clip", chosen, once);
    println!("{count} recorded clips");
    assert_eq!(count, 74);
}

#[test]
fn runs_with_a_clip_are_those_of_torch_and_optax() {
    let chosen = |case: &&Case| case.text("function") == "train";
    let count = each_case!("clip", chosen, train);
    println!("{count} recorded runs with a clip");
    assert_eq!(count, 16);
}

/// Adam over tensors of these lengths under a clip: the bits of all weights, and the norm.
fn adam(exec: &Exec, clip: Option<Clip>, order: &[usize]) -> (Vec<Vec<u32>>, Option<f64>) {
    let lens = [1, 900, 1_024, 5_000, 40_000, 3];
    let mut optimizer = Optimizer::new(optim_runtime::Adam::default())
        .unwrap()
        .with_exec(exec.clone());
    if let Some(clip) = clip {
        optimizer = optimizer.with_clip(clip).unwrap();
    }
    let value = |index: usize| ((index * 37 % 101) as f32 - 50.0) * 0.013;
    let mut weights: Vec<Vec<f32>> = lens.map(|len| (0..len).map(value).collect()).into();
    let names = ["a", "b", "c", "d", "e", "f"];
    let mut norm = None;
    for step in 1..4 {
        let gradients = lens.map(|len| (0..len).map(|i| value(i * step + 3)).collect::<Vec<_>>());
        let all = names.iter().zip(&mut weights).zip(&gradients);
        let mut params: Vec<_> = all
            .map(|((name, w), g)| Some(Param::new(*name, w, g).unwrap()))
            .collect();
        let mut params: Vec<_> = order
            .iter()
            .filter_map(|place| params[*place].take())
            .collect();
        norm = optimizer.step(&mut params).unwrap().gradient_norm;
    }
    let bits = |w: &Vec<f32>| w.iter().map(|w| w.to_bits()).collect();
    (weights.iter().map(bits).collect(), norm)
}

/// Neither threads nor the length of blocks nor the order of parameters show in a clipped step.
#[test]
fn no_way_to_run_a_clipped_step_shows() {
    let forward = [0, 1, 2, 3, 4, 5];
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(2)
        .build()
        .unwrap();
    let pool = std::sync::Arc::new(pool);
    for clip in [
        Clip::global_norm(0.7),
        Clip::global(Norm::L1, 3.0),
        Clip::tensor(Norm::L2, 0.1),
        Clip::value(0.2),
        Clip::adaptive(Units::FirstAxis, 0.01, 1e-3),
    ] {
        let want = adam(&Exec::serial(), Some(clip), &forward);
        assert_ne!(
            want,
            adam(&Exec::serial(), None, &forward),
            "{clip:?} clips"
        );
        assert_eq!(
            want,
            adam(&Exec::serial(), Some(clip), &[4, 0, 5, 2, 1, 3]),
            "{clip:?}"
        );
        for block in [1_000, 8_192] {
            let exec = Exec::default()
                .with_pool(pool.clone())
                .with_parallel_from(0)
                .with_block(block)
                .unwrap();
            assert_eq!(
                want,
                adam(&exec, Some(clip), &forward),
                "{clip:?} in blocks of {block}"
            );
        }
        for set in optim_runtime::InstructionSet::available() {
            let exec = Exec::serial().with_instruction_set(set).unwrap();
            assert_eq!(
                want,
                adam(&exec, Some(clip), &forward),
                "{clip:?} under {set:?}"
            );
        }
    }
}

/// The unit of a weight from its indices.
type UnitOf = fn(&[usize]) -> usize;

/// Each unit of tensors that are seen in several blocks, and whose blocks begin inside a line and inside a unit, is held to
/// its own bound: one step of gradient descent at the rate 1, beside the definition.
#[test]
fn units_go_on_from_block_to_block() {
    let shapes: [(&[usize], [UnitOf; 3]); 4] = [
        (&[700, 3], [|at| at[0], |at| at[0], |at| at[1]]),
        (&[3, 1_300], [|at| at[0], |at| at[0], |at| at[1]]),
        (
            &[5, 7, 90],
            [|at| at[0], |at| at[0] * 90 + at[2], |at| at[1] * 90 + at[2]],
        ),
        (&[2, 3, 5, 101], [|at| at[0], |at| at[0], |at| at[3]]),
    ];
    let (limit, least) = (0.05, 1e-3);
    for (shape, units) in shapes {
        let len: usize = shape.iter().product();
        let value = |index: usize, by: usize| ((index * by % 101) as f64 - 50.0) * 0.01;
        let g: Vec<f64> = (0..len).map(|index| value(index, 37)).collect();
        let before: Vec<f64> = (0..len).map(|index| value(index, 53)).collect();
        let place = |mut index: usize| {
            let mut at = vec![0; shape.len()];
            for (axis, extent) in shape.iter().enumerate().rev() {
                at[axis] = index % extent;
                index /= extent;
            }
            at
        };
        for (which, unit) in [Units::FirstAxis, Units::PytorchOptimizer, Units::Optax]
            .into_iter()
            .zip(units)
        {
            let of: Vec<usize> = (0..len).map(|index| unit(&place(index))).collect();
            let norms = |values: &[f64]| {
                let mut sums = vec![0.0; len];
                for (value, unit) in values.iter().zip(&of) {
                    sums[*unit] += value * value;
                }
                sums.into_iter().map(f64::sqrt).collect::<Vec<_>>()
            };
            let (of_w, of_g) = (norms(&before), norms(&g));
            let mut w = before.clone();
            Optimizer::new(GradientDescent::default().with_lr(1.0))
                .and_then(|it| it.with_clip(Clip::adaptive(which, limit, least)))
                .unwrap()
                .step(&mut [Param::new("w", &mut w, &g)
                    .and_then(|it| it.with_shape(shape))
                    .unwrap()])
                .unwrap();
            for (index, w) in w.iter().enumerate() {
                let (w_norm, g_norm) = (of_w[of[index]], of_g[of[index]]);
                let factor = (limit * w_norm.max(least) / g_norm).min(1.0);
                let want = before[index] - factor * g[index];
                assert!(
                    (w - want).abs() <= 1e-13,
                    "{which:?} of {shape:?} at {:?}: {w}, and by definition {want}",
                    place(index)
                );
            }
        }
    }
}

/// A limit above the norm changes no bit.
#[test]
fn what_is_not_clipped_has_the_bits_of_no_clip() {
    let order = [0, 1, 2, 3, 4, 5];
    let plain = adam(&Exec::serial(), None, &order).0;
    for clip in [
        Clip::global_norm(1e6),
        Clip::value(1e3),
        Clip::tensor_rms(1e3),
    ] {
        assert_eq!(
            plain,
            adam(&Exec::serial(), Some(clip), &order).0,
            "{clip:?}"
        );
    }
}

#[test]
fn a_limit_that_cannot_be_is_refused() {
    for limit in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        for clip in [
            Clip::value(limit),
            Clip::global_norm(limit),
            Clip::tensor_rms(limit),
        ] {
            let optimizer = Optimizer::new(GradientDescent::default()).unwrap();
            let error = optimizer.with_clip(clip).unwrap_err();
            assert!(
                matches!(
                    error,
                    Error::InvalidSetting {
                        of: "Clip",
                        what: "limit",
                        ..
                    }
                ),
                "{error}"
            );
        }
    }
    let twice = Optimizer::new(GradientDescent::default())
        .and_then(|optimizer| optimizer.with_clip(Clip::value(1.0)))
        .and_then(|optimizer| optimizer.with_clip(Clip::value(2.0)));
    let what = "they are clipped by value already";
    assert_eq!(twice.unwrap_err(), Error::ClipsDoNotCombine { what });
}
