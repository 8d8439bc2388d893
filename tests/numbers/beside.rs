//! Rules that are given more than a gradient: inputs per weight, numbers of a step, random numbers.

use optim_runtime::{
    AdaHessian, Clip, Error, Exec, Inputs, Optimizer, Param, Rule, Sgld, Sophia, Update, optimizer,
};
use optim_tests::own::MomoAdam;
use optim_tests::philox;
use optim_tests::real::{Real, bits};
use optim_tests::recorded::Files;
use optim_tests::ways::{every_way, plainest};
use serde_json::Value;

#[derive(serde::Deserialize)]
struct Manifest {
    stored_steps: Vec<usize>,
    cases: Vec<Case>,
}

#[derive(serde::Deserialize)]
struct Case {
    id: String,
    rule: String,
    kwargs: Value,
    dtype: String,
    p0: String,
    grads: String,
    hessians: Option<String>,
    losses: Option<Vec<f64>>,
    p: String,
    tol: f64,
}

impl Case {
    fn number(&self, name: &str, default: f64) -> f64 {
        let given = self.kwargs.get(name);
        given.map_or(default, |it| it.as_f64().expect("a number"))
    }

    fn count(&self, name: &str, default: u64) -> u64 {
        let given = self.kwargs.get(name);
        given.map_or(default, |it| it.as_u64().expect("a count"))
    }

    fn betas(&self, default: [f64; 2]) -> [f64; 2] {
        let given = self.kwargs.get("betas");
        given.map_or(default, |it| {
            [0, 1].map(|i| it[i].as_f64().expect("a rate"))
        })
    }

    fn sophia(&self) -> Sophia {
        let [beta1, beta2] = self.betas([0.96, 0.99]);
        let clip = self.number("p", 1e-2);
        Sophia {
            lr: self.number("lr", 6e-2) * clip,
            beta1,
            beta2,
            gamma: clip,
            eps: self.number("eps", 1e-12) * clip,
            update_period: self.count("update_period", 10),
            // Theirs goes by their rate.
            weight_decay: self.number("weight_decay", 0.0) / clip,
        }
    }

    fn adahessian(&self) -> AdaHessian {
        let [beta1, beta2] = self.betas([0.9, 0.999]);
        AdaHessian {
            lr: self.number("lr", 1e-1),
            beta1,
            beta2,
            eps: self.number("eps", 1e-16),
            hessian_power: self.number("hessian_power", 1.0),
            update_period: self.count("update_period", 1),
            weight_decay: self.number("weight_decay", 0.0),
        }
    }

    fn momo(&self) -> MomoAdam {
        assert_eq!(self.kwargs["adapt_lower_bound"], false);
        MomoAdam {
            lr: self.number("learning_rate", 1e-2),
            beta1: self.number("b1", 0.9),
            beta2: self.number("b2", 0.999),
            eps: self.number("eps", 1e-8),
            lower_bound: self.number("lower_bound", 0.0),
            weight_decay: self.number("weight_decay", 0.0),
        }
    }
}

/// Replays a case; every input is given in the steps that read it, and in no other.
fn replay<R: Rule, T: Real>(case: &Case, rule: &R, period: u64, files: &Files, steps: &[usize]) {
    const FILE: &str = "tensors.safetensors";
    let start = files.values::<T>(FILE, &case.p0);
    let (len, grads) = (start.len(), files.values::<T>(FILE, &case.grads));
    let hessians = case.hessians.as_ref();
    let hessians = hessians.map(|name| files.values::<T>(FILE, name));
    let want = files.numbers(FILE, &case.p);
    let all = start.iter().map(|w| w.to_f64()).chain(want.iter().copied());
    let scale = all.fold(0.0, |most: f64, w| most.max(w.abs()));
    for way in every_way(&[8]) {
        let mut w = start.clone();
        let mut optimizer = Optimizer::new(rule.clone())
            .expect("sound")
            .with_exec(way.exec);
        let mut stored = Vec::new();
        for (step, g) in grads.chunks_exact(len).enumerate() {
            let mut param = Param::new("w", &mut w, g).expect("equal lengths");
            if let Some(hessians) = &hessians
                && (step as u64).is_multiple_of(period)
            {
                let hessian = &hessians[step * len..][..len];
                param = param.with_input("hessian", hessian).expect("equal lengths");
            }
            if let Some(losses) = &case.losses {
                optimizer.set_input("loss", losses[step]).expect("a loss");
            }
            optimizer.step(&mut [param]).expect("a step");
            if steps.contains(&(step + 1)) {
                stored.extend(w.iter().map(|w| w.to_f64()));
            }
        }
        assert_eq!(stored.len(), want.len(), "{}", case.id);
        for (place, (found, want)) in stored.iter().zip(&want).enumerate() {
            let off = (found - want).abs() / scale;
            assert!(
                off <= case.tol,
                "{} ({}), {place}: {found:e}, {want:e}",
                case.id,
                way.name
            );
        }
    }
}

#[test]
fn recorded_cases_give_their_numbers() {
    let mut files = Files::of("golden/beside");
    files.read("tensors.safetensors");
    let manifest: Manifest = files.json("manifest.json");
    for case in &manifest.cases {
        let steps = &manifest.stored_steps;
        macro_rules! both {
            ($rule:expr, $period:expr) => {
                match case.dtype.as_str() {
                    "f32" => replay::<_, f32>(case, &$rule, $period, &files, steps),
                    _ => replay::<_, f64>(case, &$rule, $period, &files, steps),
                }
            };
        }
        match case.rule.as_str() {
            "SophiaH" => both!(case.sophia(), case.sophia().update_period),
            "AdaHessian" => both!(case.adahessian(), case.adahessian().update_period),
            "contrib.momo_adam" => both!(case.momo(), 1),
            other => panic!("{other}"),
        }
    }
    assert_eq!(manifest.cases.len(), 16);
}

optimizer! {
    /// Weights become what is drawn.
    struct Drawn {
        first = true,
    }
    update(w, g) {
        let both = 0 * (w + g);
        if first {
            w = both + normal();
        } else {
            w = both + uniform();
        }
    }
}

optimizer! {
    /// The same among sums over rows, columns and the tensor, with an input between them.
    struct Summed {
        lr = 1 where lr >= 0,
    }
    state { r: row }
    update(w, g, h: input) {
        r = ema(0.5, row_sum(normal() * h));
        let share = col_mean(h + uniform()) + mean(normal());
        w -= lr * (g + r * share + normal());
    }
}

/// The runtime's numbers are those of a plain reading of its documentation, of any parameter, step and place.
#[test]
fn what_is_drawn_is_what_the_documentation_says() {
    for (first, call) in [(true, 0), (false, 1)] {
        for (seed, name) in [(0, "w"), (u64::MAX, "layer.0/bias"), (77, "")] {
            let rule = Drawn { first };
            let mut optimizer = Optimizer::new(rule).expect("sound").with_seed(seed);
            let (mut w, mut single) = (vec![0.0_f64; 3_000], vec![0.0_f32; 3_000]);
            for t in 1..=3 {
                let g = vec![0.0; w.len()];
                optimizer
                    .step(&mut [Param::new(name, &mut w, &g).expect("equal lengths")])
                    .expect("a step");
                for (place, found) in w.iter().enumerate() {
                    let want = philox::drawn(first, seed, name, t, call, place);
                    let off = (found - want).abs();
                    assert!(off < 1e-14, "{seed} {name} {t} {place}: {found}, {want}");
                }
            }
            let mut state = rule_state(first);
            let inputs = Inputs::new().with_noise(seed, name);
            let g = vec![0.0_f32; single.len()];
            let rule = Drawn { first };
            rule.update_given(&Exec::default(), &mut single, &g, &inputs, &mut state)
                .expect("a step");
            let most = if first { 8.5 } else { 1.0 };
            for (place, found) in single.iter().enumerate() {
                let want = philox::drawn(first, seed, name, 1, call, place);
                assert!((f64::from(*found) - want).abs() < 1e-6 && f64::from(*found) < most);
            }
        }
    }
}

fn rule_state(first: bool) -> optim_runtime::TensorState<f32> {
    Drawn { first }.init(3_000).expect("sound")
}

/// With inputs and noise in a rule of several passes, every way gives the same bits; so does one that sees gradients through a
/// clip, and inputs are not clipped.
#[test]
fn inputs_and_noise_have_the_same_bits_in_every_way() {
    fn run<T: Real>(exec: Exec, clipped: bool) -> Vec<u64> {
        let optimizer = Optimizer::new(Summed::default()).expect("sound");
        let mut optimizer = optimizer.with_exec(exec).with_seed(5);
        if clipped {
            optimizer = optimizer.with_clip(Clip::global_norm(1e-3)).expect("sound");
        }
        let mut w: Vec<T> = vec![T::ZERO; 37 * 61];
        let h: Vec<T> = (0..w.len())
            .map(|i| T::from_f64((i % 11) as f64 - 4.0))
            .collect();
        for _ in 0..3 {
            let g = vec![T::ZERO; w.len()];
            let param = Param::new("w", &mut w, &g).and_then(|it| it.with_shape(&[37, 61]));
            let param = param
                .and_then(|it| it.with_input("h", &h))
                .expect("a matrix");
            optimizer.step(&mut [param]).expect("a step");
        }
        bits(&w)
    }
    let plain = [run::<f32>(plainest(), false), run::<f64>(plainest(), false)];
    for way in every_way(&[8, 50, 4096]) {
        for clipped in [false, true] {
            let found = [
                run::<f32>(way.exec.clone(), clipped),
                run::<f64>(way.exec.clone(), clipped),
            ];
            assert!(found == plain, "{}, clipped: {clipped}", way.name);
        }
    }
}

/// A quadratic bowl's weights become samples of its posterior, N(0, 1/c) but for what a finite rate adds: η of it is
/// 1/(c·(1 − η·c/2)).
#[test]
fn sgld_samples_the_posterior() {
    const LEN: usize = 20_000;
    for (curvature, temperature) in [(0.5, 1.0), (2.0, 0.25)] {
        let lr = 0.1;
        let rule = Sgld {
            lr,
            temperature,
            weight_decay: curvature,
        };
        let mut optimizer = Optimizer::new(rule).expect("sound").with_seed(3);
        let (mut w, g) = (vec![0.0_f64; LEN], vec![0.0; LEN]);
        for _ in 0..400 {
            let param = Param::new("w", &mut w, &g).expect("equal lengths");
            optimizer.step(&mut [param]).expect("a step");
        }
        let mean = w.iter().sum::<f64>() / LEN as f64;
        let variance = w.iter().map(|w| w * w).sum::<f64>() / LEN as f64;
        let want = temperature / (curvature * (1.0 - lr * curvature / 2.0));
        // Six standard deviations.
        assert!(mean.abs() < 6.0 * (want / LEN as f64).sqrt(), "{mean}");
        assert!(
            (variance / want - 1.0).abs() < 6.0 * (2.0 / LEN as f64).sqrt(),
            "{variance}, {want}"
        );
    }
}

/// A run that goes on from a checkpoint draws what it would have drawn, whatever seed it was built with.
#[test]
fn a_resumed_run_draws_the_same_numbers() {
    let built = |seed| {
        let optimizer = Optimizer::new(Sgld::default()).expect("sound");
        optimizer.with_seed(seed)
    };
    let step = |optimizer: &mut Optimizer, w: &mut Vec<f32>| {
        let param = Param::new("w", w, &[0.5; 40]).expect("equal lengths");
        optimizer.step(&mut [param]).expect("a step");
    };
    let (mut whole, mut w) = (built(u64::MAX - 3), vec![1.0_f32; 40]);
    step(&mut whole, &mut w);
    let mut saved = Vec::new();
    whole.write_to(&mut saved, &[]).expect("memory");
    let mut again = built(12);
    let mut resumed = w.clone();
    again.read_from(&saved).expect("the same rule");
    assert_eq!(again.seed(), u64::MAX - 3);
    step(&mut whole, &mut w);
    step(&mut again, &mut resumed);
    assert_eq!(bits(&w), bits(&resumed));
    // Another seed draws others.
    let (mut other, mut elsewhere) = (built(12), vec![1.0_f32; 40]);
    step(&mut other, &mut elsewhere);
    step(&mut other, &mut elsewhere);
    assert_ne!(bits(&w), bits(&elsewhere));
}

/// What is wrong with an input is told, and nothing has changed.
#[test]
fn what_is_wrong_with_an_input() {
    let mut optimizer = Optimizer::new(Sophia::default().with_update_period(2)).expect("sound");
    let mut w = vec![1.0_f32; 3];
    let mut step = |optimizer: &mut Optimizer, given: Option<&str>| {
        let param = Param::new("w", &mut w, &[1.0; 3]).expect("equal lengths");
        let param = match given {
            Some(name) => param
                .with_input(name, &[1.0_f32; 3])
                .expect("equal lengths"),
            None => param,
        };
        let taken = optimizer.step(&mut [param]).map(drop);
        (taken.map_err(|error| error.to_string()), w[0])
    };
    let missing = "parameter `w`: step 1 of Sophia reads the input `hessian`, which was not given";
    assert_eq!(step(&mut optimizer, None), (Err(missing.to_owned()), 1.0));
    let unknown = "parameter `w`: no rule asks for the input `hesian`; there are `hessian`; did you mean `hessian`?";
    assert_eq!(
        step(&mut optimizer, Some("hesian")),
        (Err(unknown.to_owned()), 1.0)
    );
    assert_eq!(optimizer.steps(), 0);
    assert!(step(&mut optimizer, Some("hessian")).0.is_ok());
    // The second step reads none, and is given one all the same; the third reads one.
    assert!(step(&mut optimizer, Some("hessian")).0.is_ok());
    let missing = missing.replace("step 1", "step 3");
    assert_eq!(step(&mut optimizer, None).0, Err(missing));

    let mut v = vec![1.0_f32; 3];
    macro_rules! of {
        () => {
            Param::new("v", &mut v, &[1.0; 3]).expect("equal lengths")
        };
    }
    let shape = of!().with_input("h", &[1.0_f32; 2]).unwrap_err();
    assert!(matches!(shape, Error::InputShape { given, .. } if given == [2]));
    assert!(matches!(
        of!().with_input("h", &[1.0_f64; 3]),
        Err(Error::InputDtype { .. })
    ));
    let twice = of!()
        .with_input("h", &[1.0_f32; 3])
        .and_then(|it| it.with_input("h", &[1.0_f32; 3]));
    assert!(matches!(twice, Err(Error::DuplicateInput { .. })));
    let mut guarded = Optimizer::new(AdaHessian::default())
        .expect("sound")
        .with_guard(true);
    let infinite = of!()
        .with_input("hessian", &[1.0, f32::INFINITY, 1.0])
        .expect("equal lengths");
    let refused = guarded.step(&mut [infinite]).map(drop);
    assert!(matches!(
        refused,
        Err(Error::NonFinite {
            what: "input",
            index: 1,
            ..
        })
    ));

    // A bare tensor.
    let (rule, exec) = (AdaHessian::default(), Exec::default());
    let (mut w, mut state) = ([1.0_f64; 2], rule.init::<f64>(2).expect("sound"));
    let mut update = |inputs: &Inputs<'_, f64>| {
        let taken = rule.update_given(&exec, &mut w, &[1.0; 2], inputs, &mut state);
        (taken, w[0], state.step())
    };
    let missing = update(&Inputs::new());
    assert!(matches!(missing, (Err(Error::MissingInput { .. }), 1.0, 0)));
    let short = update(&Inputs::new().with("hessian", &[1.0]));
    assert!(matches!(
        short,
        (Err(Error::LengthMismatch { what: "input", .. }), 1.0, 0)
    ));
    let number = update(&Inputs::new().with_number("hessian", 1.0));
    assert!(matches!(number, (Err(Error::UnknownInput { .. }), 1.0, 0)));
    assert!(update(&Inputs::new().with("hessian", &[1.0; 2])).0.is_ok());
}

/// A number is for one step: it is asked for in each, and taken by the step that is taken.
#[test]
fn a_number_is_for_one_step() {
    let mut optimizer = Optimizer::new(MomoAdam::default()).expect("sound");
    let mut w = vec![1.0_f64; 3];
    let mut step = |optimizer: &mut Optimizer| {
        let param = Param::new("w", &mut w, &[1.0; 3]).expect("equal lengths");
        optimizer.step(&mut [param]).map(drop)
    };
    let missing = Error::MissingNumber {
        rule: "MomoAdam",
        input: "loss",
    };
    assert_eq!(step(&mut optimizer), Err(missing.clone()));
    optimizer.set_input("loss", 2.0).expect("it is declared");
    assert_eq!(step(&mut optimizer), Ok(()));
    assert_eq!(step(&mut optimizer), Err(missing));
    let unknown = optimizer.set_input("los", 2.0).unwrap_err().to_string();
    assert_eq!(
        unknown,
        "no rule asks for the input `los`; there are `loss`; did you mean `loss`?"
    );
    let infinite = optimizer
        .set_input("loss", f64::NAN)
        .unwrap_err()
        .to_string();
    assert_eq!(infinite, "the number `loss` must be finite, but is NaN");
}
