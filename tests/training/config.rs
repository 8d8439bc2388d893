//! An optimizer from a file is the one that is written in code, and what is wrong in a file is named.

use optim_runtime::schedule::{Plateau, cosine, linear, warmup};
use optim_runtime::{
    Adam, AdamW, AnyRule, Average, Clip, Error, Frozen, Lion, LossScale, Norm, Optimizer,
    OptimizerConfig, Param, Rule, Sgd, Units, names,
};

fn config(text: &str) -> OptimizerConfig {
    toml::from_str(text).unwrap_or_else(|error| panic!("{text}\n{error}"))
}

fn build(text: &str) -> Optimizer {
    let built = config(text).build();
    built.unwrap_or_else(|error| panic!("{text}\n{error}"))
}

const NAMES: [&str; 4] = ["embed.weight", "fc.weight", "fc.bias", "head.weight"];
const SHAPES: [&[usize]; 4] = [&[4, 3], &[3, 2], &[2], &[6]];

/// The weights behind some steps, and what an average of them is.
fn run(mut optimizer: Optimizer) -> Vec<u32> {
    let mut weights: Vec<Vec<f32>> = SHAPES
        .iter()
        .map(|shape| {
            (0..shape.iter().product())
                .map(|i| i as f32 * 0.1 - 0.2)
                .collect()
        })
        .collect();
    for step in 0..12 {
        let gradients: Vec<Vec<f32>> = weights
            .iter()
            .map(|w| w.iter().map(|w| w * 3.0 + (step as f32).sin()).collect())
            .collect();
        let each = weights.iter_mut().zip(&gradients).zip(NAMES).zip(SHAPES);
        let mut params: Vec<_> = each
            .map(|(((w, g), name), shape)| {
                Param::new(name, w, g).unwrap().with_shape(shape).unwrap()
            })
            .collect();
        optimizer.step(&mut params).unwrap();
        drop(params);
        if step % 2 == 0 {
            optimizer.observe(1.0);
        }
    }
    weights.concat().into_iter().map(f32::to_bits).collect()
}

/// Every key does what the method of its name does.
#[test]
fn a_file_says_what_code_says() {
    let plain = || Optimizer::new(AdamW::default().with_lr(0.05)).unwrap();
    let rule = "rule = { name = \"adam-w\", lr = 0.05 }\n";
    let cases: Vec<(&str, Optimizer)> = vec![
        ("", plain()),
        (
            "[schedules]\nlr = { warmup = 3, then = { cosine = 9 } }",
            plain()
                .with_schedule("lr", warmup(3).then(cosine(9)))
                .unwrap(),
        ),
        (
            "plateaus = { lr = { factor = 0.5, patience = 1, at_least = { value = 0.02 } } }",
            plain()
                .with_plateau(
                    "lr",
                    Plateau::new(0.5)
                        .with_patience(1)
                        .at_least(optim_runtime::schedule::Level::Value(0.02)),
                )
                .unwrap(),
        ),
        (
            "[[groups]]\nname = \"no decay\"\nparameters = [\"*.bias\"]\nrule = { weight_decay = 0.5 }",
            plain()
                .with_group(
                    "no decay",
                    AdamW::default().with_lr(0.05).with_weight_decay(0.5),
                    names(["*.bias"]),
                )
                .unwrap(),
        ),
        (
            "[[groups]]\nname = \"matrices\"\nndim = 2\nrule = { name = \"lion\", lr = 0.01 }\n\
             schedules = { lr = { linear = 10 } }\n\
             [[groups]]\nname = \"head\"\nparameters = [\"head.*\"]\nrule = \"frozen\"",
            plain()
                .with_group(
                    "matrices",
                    Lion::default().with_lr(0.01),
                    |p: &Param<'_>| p.ndim() == 2,
                )
                .and_then(|it| it.with_group("head", Frozen, names(["head.*"])))
                .and_then(|it| it.with_group_schedule("matrices", "lr", linear(1.0, 0.0, 10)))
                .unwrap(),
        ),
        (
            "[[groups]]\nname = \"some\"\nndim = 2\nparameters = [\"fc.*\"]\nrule = { name = \"sgd\", nesterov = true, momentum = 0.5, lr = 0.1 }",
            plain()
                .with_group(
                    "some",
                    Sgd {
                        lr: 0.1,
                        momentum: 0.5,
                        nesterov: true,
                        ..Sgd::default()
                    },
                    names(["fc.weight"]),
                )
                .unwrap(),
        ),
        (
            "factors = [{ hyper = \"lr\", factor = 0.1, parameters = [\"embed.*\"] }]",
            plain()
                .with_factor("lr", |p| {
                    if p.name().starts_with("embed") {
                        0.1
                    } else {
                        1.0
                    }
                })
                .unwrap(),
        ),
        (
            "clip = { value = 0.3 }",
            plain().with_clip(Clip::value(0.3)).unwrap(),
        ),
        (
            "clip = { global_norm = 1, norm = \"max\", eps = 1e-6 }",
            plain()
                .with_clip(Clip::global(Norm::Max, 1.0).with_eps(1e-6))
                .unwrap(),
        ),
        (
            "clip = [{ tensor_norm = 2.0, norm = \"l1\" }, { tensor_rms = 0.5 }]",
            plain()
                .with_clip(Clip::tensor(Norm::L1, 2.0))
                .and_then(|it| it.with_clip(Clip::tensor_rms(0.5)))
                .unwrap(),
        ),
        (
            "clip = { adaptive = 0.01, units = \"optax\", least = 1e-2 }",
            plain()
                .with_clip(Clip::adaptive(Units::Optax, 0.01, 1e-2))
                .unwrap(),
        ),
        (
            "loss_scale = 8",
            plain().with_loss_scale(LossScale::fixed(8.0)).unwrap(),
        ),
        (
            "loss_scale = \"dynamic\"",
            plain().with_loss_scale(LossScale::dynamic()).unwrap(),
        ),
        (
            "loss_scale = { start = 3, growth = 4, interval = 2, backoff = 0.25, floor = 0.1 }",
            plain()
                .with_loss_scale(
                    LossScale::dynamic()
                        .starting_at(3.0)
                        .growing(4.0, 2)
                        .backing_off(0.25)
                        .with_floor(0.1),
                )
                .unwrap(),
        ),
    ];
    let mut seen = Vec::new();
    for (text, by_hand) in cases {
        let weights = run(build(&format!("{rule}{text}")));
        assert_eq!(weights, run(by_hand), "{text}");
        // A scale that is a power of two changes nothing of Adam but through its epsilon.
        assert!(!seen.contains(&weights), "{text} changes nothing");
        seen.push(weights);
    }
}

/// Settings that change no weight are taken, too.
#[test]
fn settings_are_taken() {
    let rule = "rule = \"adam\"\n";
    let (mut w, g) = ([1.0_f32], [f32::NAN]);
    let mut step = |text: &str, name: &str| {
        let mut optimizer = build(&format!("{rule}{text}"));
        let stepped = optimizer.step(&mut [Param::new(name, &mut w, &g).unwrap()]);
        (stepped, optimizer)
    };
    assert!(step("", "w").0.is_ok());
    assert!(matches!(
        step("guard = true", "w").0,
        Err(Error::NonFinite { .. })
    ));
    let listed = "strict_names = [\"fc.weight\"]";
    assert!(matches!(
        step(listed, "fc.wieght").0,
        Err(Error::UnlistedParameter { .. })
    ));
    let group =
        "strict_groups = true\ngroups = [{ name = \"a\", parameters = [\"b*\"], rule = {} }]";
    assert!(matches!(
        step(group, "w").0,
        Err(Error::UnmatchedPattern { .. })
    ));

    for (text, average) in [
        ("{ ema = 0.9 }", Average::ema(0.9)),
        (
            "{ debiased_ema = 0.9, first = 2, every = 3 }",
            Average::debiased_ema(0.9).of_steps(2, 3),
        ),
        (
            "{ swa = true, from_initial_weights = true }",
            Average::swa().from_initial_weights(),
        ),
    ] {
        let averaged = |mut optimizer: Optimizer| {
            let mut w = [1.0_f64, -2.0];
            for step in 0..7 {
                let g = w.map(|w| w + f64::from(step));
                optimizer
                    .step(&mut [Param::new("w", &mut w, &g).unwrap()])
                    .unwrap();
            }
            optimizer
                .averaged("w")
                .map(|(values, count)| (format!("{values:?}"), count))
        };
        let by_hand = Optimizer::new(Adam::default()).and_then(|it| it.with_average(average));
        let found = averaged(build(&format!("{rule}average = {text}")));
        assert!(found.is_some());
        assert_eq!(found, averaged(by_hand.unwrap()), "{text}");
    }
    let mean = |text: &str| {
        let mut optimizer = build(&format!("rule = {{ name = \"sgd\", lr = 1.0 }}\n{text}"));
        let mut w = [0.0_f64];
        optimizer
            .accumulate(&[Param::new("w", &mut w, &[1.0]).unwrap()])
            .unwrap();
        optimizer
            .step(&mut [Param::new("w", &mut w, &[3.0]).unwrap()])
            .unwrap();
        w[0]
    };
    assert_eq!((mean(""), mean("mean_of_accumulated = true")), (-4.0, -2.0));
}

/// What does not fit is refused when the file is read, and the message says where.
#[test]
fn files_with_mistakes_are_refused() {
    let cases = [
        ("lr = 1", "an optimizer has no `lr`"),
        (
            "ruel = \"adam\"",
            "an optimizer has no `ruel`; did you mean `rule`?",
        ),
        ("guard = true", "an optimizer has a `rule` with a `name`"),
        (
            "rule = { lr = 1 }",
            "an optimizer has a `rule` with a `name`",
        ),
        ("rule = 3", "`rule` is a table, not 3"),
        ("rule = { name = 3 }", "`rule`: `name` is a text, not 3"),
        (
            "rule = { name = \"adam\", lr = \"big\" }",
            "`rule`: `lr` is a number, a count or a flag, not \"big\"",
        ),
        (
            "rule = \"adam\"\nguard = 1",
            "an optimizer: `guard` is true or false, not 1",
        ),
        ("rule = \"adam\"\nclip = 1.0", "`clip` is a table, not 1.0"),
        (
            "rule = \"adam\"\nclip = { global_nrm = 1.0 }",
            "`clip` has no `global_nrm`; did you mean `global_norm`?",
        ),
        (
            "rule = \"adam\"\nclip = { eps = 1.0 }",
            "`clip` says what it is; there are `value`",
        ),
        (
            "rule = \"adam\"\nclip = { value = 1, tensor_rms = 1 }",
            "`clip`: `value` and `tensor_rms` are two",
        ),
        (
            "rule = \"adam\"\nclip = { value = 1, eps = 1 }",
            "`clip` by `value` has no `eps`",
        ),
        (
            "rule = \"adam\"\nclip = { tensor_norm = 1, norm = \"l3\" }",
            "`norm` is no \"l3\"; did you mean `l1`?",
        ),
        (
            "rule = \"adam\"\nclip = { tensor_norm = 1, norm = 2 }",
            "`norm` is a word, not 2",
        ),
        (
            "rule = \"adam\"\nloss_scale = \"dynamik\"",
            "`loss_scale` is \"dynamic\", a number or a table, not \"dynamik\"",
        ),
        (
            "rule = \"adam\"\nloss_scale = { initial = 3 }",
            "`loss_scale` has no `initial`",
        ),
        (
            "rule = \"adam\"\naverage = { swa = false }",
            "`average`: `swa` is true",
        ),
        (
            "rule = \"adam\"\naverage = { ema = true }",
            "`ema` is a number, not true",
        ),
        (
            "rule = \"adam\"\nplateaus = { lr = { patience = 3 } }",
            "the plateau of `lr` needs a `factor`",
        ),
        (
            "rule = \"adam\"\nplateaus = { lr = { factor = 1, patince = 3 } }",
            "did you mean `patience`?",
        ),
        (
            "rule = \"adam\"\nschedules = { lr = { cosin = 3 } }",
            "the schedule of `lr`: `cosin` is no schedule; did you mean `cosine`?",
        ),
        (
            "rule = \"adam\"\ngroups = 3",
            "`groups` is a list of tables, not 3",
        ),
        (
            "rule = \"adam\"\ngroups = [{ parameters = [\"a\"], rule = {} }]",
            "`groups`, number 1 has no `name`",
        ),
        (
            "rule = \"adam\"\ngroups = [{ name = \"a\", rule = {} }]",
            "group `a` says by `parameters` or `ndim`",
        ),
        (
            "rule = \"adam\"\ngroups = [{ name = \"a\", ndim = 2 }]",
            "group `a`: it has no `rule`",
        ),
        (
            "rule = \"adam\"\ngroups = [{ name = \"a\", parameters = \"a\", rule = {} }]",
            "`parameters` is a list of texts, and \"a\" is none",
        ),
        (
            "rule = \"adam\"\nfactors = [{ hyper = \"lr\", ndim = 2 }]",
            "`factors`, number 1 has no `factor`",
        ),
        (
            "rule = \"adam\"\nstrict_names = [1]",
            "`strict_names` is a list of texts, and 1 is none",
        ),
    ];
    for (text, wanted) in cases {
        let error = toml::from_str::<OptimizerConfig>(text)
            .expect_err(text)
            .to_string();
        assert!(error.contains(wanted), "{text}\n{error}");
    }
    let twice = r#"{"rule": "adam", "guard": true, "guard": false}"#;
    let error = serde_json::from_str::<OptimizerConfig>(twice)
        .unwrap_err()
        .to_string();
    assert!(error.contains("`guard` is there twice"), "{error}");
}

/// Values are looked at when it is built; the error says in which group they stand.
#[test]
fn values_that_may_not_be_are_refused() {
    let cases = [
        (
            "rule = \"adm\"",
            "there is no rule `adm`; did you mean `Adam`?",
        ),
        (
            "rule = { name = \"adam\", lrr = 1 }",
            "Adam has no hyper-parameter `lrr`",
        ),
        (
            "rule = { name = \"adam\", beta1 = 1 }",
            "Adam: `beta1` must satisfy",
        ),
        ("rule = { name = \"sgd\", nesterov = true }", "nesterov"),
        (
            "rule = \"adam\"\ngroups = [{ name = \"a\", ndim = 2, rule = { beta1 = 7 } }]",
            "group `a`: Adam: `beta1` must satisfy 0 <= beta1 < 1, but is 7",
        ),
        (
            "rule = \"adam\"\ngroups = [{ name = \"a\", ndim = 2, rule = \"adamax2\" }]",
            "group `a`: there is no rule `adamax2`; did you mean `AdaMax`?",
        ),
        (
            "rule = \"adam\"\ngroups = [{ name = \"a\", parameters = [\"[\"], rule = {} }]",
            "group `a`: `[` is no pattern",
        ),
        (
            "rule = \"adam\"\ngroups = [{ name = \"default\", ndim = 2, rule = {} }]",
            "group `default`: there is a group `default` already",
        ),
        (
            "rule = \"adam\"\ngroups = [{ name = \"a\", ndim = 2, rule = {}, schedules = { beta1 = { constant = 2 } } }]",
            "group `a`: ",
        ),
        ("rule = \"adam\"\nschedules = { lrr = 1 }", "`lrr`"),
        (
            "rule = \"adam\"\nfactors = [{ hyper = \"lr\", factor = 1, parameters = [\"[\"] }]",
            "`[` is no pattern",
        ),
        ("rule = \"adam\"\nclip = { value = -1 }", "limit"),
        ("rule = \"adam\"\nloss_scale = 0", "LossScale"),
        ("rule = \"adam\"\naverage = { ema = 2 }", "Average"),
    ];
    for (text, wanted) in cases {
        let error = config(text).build().expect_err(text).to_string();
        assert!(error.contains(wanted), "{text}\n{error}");
    }
}

/// It is written as it was read, and read again the same.
#[test]
fn files_survive_a_round_trip() {
    let text = r#"{"clip":[{"value":1}],"groups":[{"name":"a","ndim":2,"rule":{"lr":1}}],"guard":true,"rule":{"lr":0.0003,"name":"adamw"}}"#;
    let read: OptimizerConfig = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
    let toml = toml::to_string(&read).unwrap();
    assert_eq!(config(&toml), read, "{toml}");
}

/// Muon for matrices and AdamW for the rest, as the documentation of `Muon` has it.
#[test]
fn matrices_and_the_rest_have_rules_of_their_own() {
    let text = include_str!("../../optim-runtime/src/rules/muon.rs");
    let (_, rest) = text.split_once("```toml\n").unwrap();
    let (lines, _) = rest.split_once("    /// ```").unwrap();
    let lines = lines
        .lines()
        .map(|line| line.trim().trim_start_matches("///").trim_start());
    let read = config(&lines.collect::<Vec<_>>().join("\n"));
    let mut optimizer = read.build().unwrap();
    let (mut weight, mut bias) = ([0.5_f32; 6], [0.5_f32; 3]);
    let weight = Param::new("fc.weight", &mut weight, &[0.1; 6]).unwrap();
    let bias = Param::new("fc.bias", &mut bias, &[0.1; 3]).unwrap();
    let mut params = [
        weight.with_shape(&[2, 3]).unwrap(),
        bias.with_shape(&[3]).unwrap(),
    ];
    optimizer.step(&mut params).unwrap();
    let rules = optimizer.groups(&params);
    assert_eq!(
        rules,
        [("default", vec!["fc.weight"]), ("rest", vec!["fc.bias"])]
    );
    assert_eq!(optimizer.group_rule("default").unwrap().name(), "Muon");
    assert_eq!(optimizer.group_rule("rest").unwrap().name(), "AdamW");
}

/// A rule of whatever type is written with its name, and read by it.
#[test]
fn rules_are_read_by_their_names() {
    let rules: Vec<AnyRule> = serde_json::from_str(
        r#"["lion", "frozen", {"nesterov": true, "name": "SGD", "momentum": 0.9}]"#,
    )
    .unwrap();
    assert_eq!(rules[0].downcast_ref(), Some(&Lion::default()));
    assert!(rules[1].is_frozen());
    let sgd = Sgd {
        momentum: 0.9,
        nesterov: true,
        ..Sgd::default()
    };
    assert_eq!(rules[2].downcast_ref(), Some(&sgd));
    macro_rules! check_all {
        ([] $($name:ident: $rule:ident,)*) => {$({
            let rule = optim_runtime::$rule::default();
            let json = serde_json::to_string(&AnyRule::from(rule.clone())).unwrap();
            let read: AnyRule = serde_json::from_str(&json).unwrap();
            assert_eq!(read.downcast_ref(), Some(&rule), "{json}");
            assert_eq!(read.name(), optim_runtime::$rule::META.name);
        })*};
    }
    optim_runtime::built_in_rules! { check_all }
    for (text, wanted) in [
        (r#"{"lr": 1}"#, "a rule has a `name`"),
        (r#"{"name": "adam", "lr": -1}"#, "must satisfy"),
        (r#"{"name": "frozen", "lr": 1}"#, "lr"),
        ("true", "a rule is a table, not true"),
    ] {
        let error = serde_json::from_str::<AnyRule>(text)
            .unwrap_err()
            .to_string();
        assert!(error.contains(wanted), "{text}: {error}");
    }
}
