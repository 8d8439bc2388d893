//! Schedules in files.

use optim_runtime::schedule::{Anneal, Level, Schedule};
use optim_runtime::schedule::{
    constant, cosine, cyclic, exponential, from_fn, inverse_sqrt, linear, multi_step, noam,
    one_cycle, piecewise, polynomial, restarts, step, table, torch, warmup, warmup_stable_decay,
};
use serde::{Deserialize, Serialize};

use super::gallery::written;

/// A file with a schedule in it.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Config {
    lr: Schedule,
}

/// What is written reads back as the same schedule, in both formats, and is written again as it was.
#[test]
fn schedules_survive_a_round_trip() {
    for lr in written() {
        let config = Config { lr };
        let json =
            serde_json::to_string(&config).unwrap_or_else(|error| panic!("{config:?}: {error}"));
        let read: Config =
            serde_json::from_str(&json).unwrap_or_else(|error| panic!("{json}: {error}"));
        assert_eq!(serde_json::to_string(&read).expect("as before"), json);
        let toml = toml::to_string(&config).unwrap_or_else(|error| panic!("{config:?}: {error}"));
        let of_toml: Config =
            toml::from_str(&toml).unwrap_or_else(|error| panic!("{toml}: {error}"));
        for read in [read, of_toml] {
            assert_eq!(read, config, "{json}");
        }
    }
}

/// As deep as a schedule may be, its file can be read.
#[test]
fn the_deepest_schedule_survives_a_round_trip() {
    let mut lr = cosine(5);
    while lr.clone().delayed(1).fault().is_none() {
        lr = lr.delayed(1);
    }
    let config = Config { lr };
    let (json, toml) = (serde_json::to_string(&config), toml::to_string(&config));
    let (json, toml) = (json.expect("can be written"), toml.expect("can be written"));
    assert_eq!(serde_json::from_str::<Config>(&json).expect(&json), config);
    assert_eq!(toml::from_str::<Config>(&toml).expect(&toml), config);
}

/// As one would write them.
#[test]
fn files_are_read_as_they_are_meant() {
    for (text, wanted) in [
        ("lr = 0.5", constant(0.5)),
        ("lr = 1", constant(1.0)),
        (
            "lr = { constant = 1, for_steps = 10 }",
            constant(1.0).for_steps(10),
        ),
        (
            "lr = { warmup = 1_000, then = { cosine = 99_000, down_to = 0.1 } }",
            warmup(1_000).then(cosine(99_000).down_to(0.1)),
        ),
        ("lr = { cosine = 1e5 }", cosine(100_000)),
        ("lr = { linear = 100 }", linear(1.0, 0.0, 100)),
        (
            "lr = { linear = 100, from = 0.1, to = 2 }",
            linear(0.1, 2.0, 100),
        ),
        (
            "lr = { polynomial = 100, power = 2, down_to = 0.1 }",
            polynomial(100, 2.0).down_to(0.1),
        ),
        ("lr = { exponential = 0.99 }", exponential(0.99)),
        ("lr = { step = 30, gamma = 0.1 }", step(30, 0.1)),
        (
            "lr = { multi_step = [30, 80], gamma = 0.1 }",
            multi_step([30, 80], 0.1),
        ),
        (
            "lr = { inverse_sqrt = 100, delayed = 5 }",
            inverse_sqrt(100).delayed(5),
        ),
        ("lr = { noam = [512, 4000] }", noam(512, 4_000)),
        ("lr = { one_cycle = 300 }", one_cycle(300)),
        (
            "lr = { cyclic = [20, 30], low = 0.1 }",
            cyclic(0.1, 1.0, 20, 30),
        ),
        (
            "lr = { cyclic = [20, 20], low = { value = 1e-3 }, high = { value = 0.1 }, swell = \"halving\" }",
            torch::cyclic_lr(1e-3, 0.1, 20).triangular2().lr(),
        ),
        (
            "lr = { restarts = 10, growth = 2, for_steps = 70 }",
            restarts(10, 2.0).for_steps(70),
        ),
        (
            "lr = { warmup_stable_decay = [10, 80, 10], shaped = \"sqrt\", down_to = 0.1 }",
            warmup_stable_decay(10, 80, 10)
                .down_to(0.1)
                .shaped(Anneal::Sqrt),
        ),
        (
            "lr = { piecewise = [[0, 0.0], [10, 1], [90, 0.1]] }",
            piecewise(Anneal::Linear, [(0, 0.0), (10, 1.0), (90, 0.1)]),
        ),
        (
            "lr = { piecewise = [[5, 1.0], [9, 0.5]], anneal = { polynomial = 2.0 } }",
            piecewise(Anneal::Polynomial(2.0), [(5, 1.0), (9, 0.5)]),
        ),
        ("lr = { table = [1, 0.5, 0.25] }", table([1.0, 0.5, 0.25])),
        (
            "[[lr.sequence]]\nwarmup = 10\n[[lr.sequence]]\nconstant = 1\nfor_steps = 80\n[[lr.sequence]]\ncosine = 10\n",
            warmup(10)
                .then(constant(1.0).for_steps(80))
                .then(cosine(10)),
        ),
        (
            "lr = { then = { cosine = 9 }, warmup = 3, repeat = 2 }",
            warmup(3).repeat(2).then(cosine(9)),
        ),
        (
            "lr = { cosine = 9, of = 3e-4, at_least = 1e-5 }",
            cosine(9).at_least(1e-5).of(3e-4),
        ),
        ("lr = { cosine = 9, absolute = true }", cosine(9).absolute()),
        (
            "lr = { cosine = 9, absolute = false, cycle = false }",
            cosine(9),
        ),
        (
            "lr = { cosine = 9, cycle = true, times = { exponential = 0.9 } }",
            cosine(9).cycle().times(exponential(0.9)),
        ),
        (
            "lr = { cosine = 9, down_to = { value = 1e-5 } }",
            cosine(9).down_to(Level::Value(1e-5)),
        ),
    ] {
        let read: Config = toml::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(read.lr, wanted, "{text}");
    }
}

/// The manual's files are schedules.
#[test]
fn the_manual_is_right() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/training.md");
    let page = std::fs::read_to_string(page).expect("a page of the project");
    let (_, section) = page.split_once("## Schedules").expect("a section");
    let (section, _) = section.split_once("\n## ").expect("another behind it");
    let (_, file) = section.split_once("```toml\n").expect("a file");
    let (file, _) = file.split_once("```").expect("its end");
    assert!(file.lines().count() > 4);
    for line in file.lines() {
        let read: Config = toml::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        assert_eq!(read.lr.fault(), None);
    }
    // The order of methods, as the section has it: what acts later stands around what acts before.
    let (_, order) = section
        .split_once("whatever the order in the file: ")
        .expect("an order");
    let order: Vec<_> = order.split('`').skip(1).step_by(2).take(13).collect();
    let mut all = serde_json::json!({ "linear": 5 });
    for method in order.iter().rev() {
        all[*method] = match *method {
            "shaped" => "cosine".into(),
            "cycle" | "absolute" => false.into(),
            "times" | "then" => serde_json::json!({ "linear": 3 }),
            _ => 2.into(),
        };
    }
    let read: Schedule = serde_json::from_value(all).expect("all methods");
    let other = || linear(1.0, 0.0, 3);
    let wanted = linear(1.0, 0.0, 5)
        .up_from(2.0)
        .down_to(2.0)
        .shaped(Anneal::Cosine)
        .repeat(2)
        .delayed(2);
    let wanted = wanted
        .for_steps(2)
        .at_least(2.0)
        .at_most(2.0)
        .times(other())
        .of(2.0)
        .then(other());
    assert_eq!(read, wanted);
}

/// What is short to say is written short.
#[test]
fn files_are_written_as_one_would() {
    for (schedule, wanted) in [
        (
            warmup(1_000).then(cosine(99_000).down_to(0.1)),
            r#"{"warmup":1000,"then":{"cosine":99000,"down_to":0.1}}"#,
        ),
        (
            constant(0.5).for_steps(7),
            r#"{"constant":0.5,"for_steps":7}"#,
        ),
        (
            exponential(0.9).delayed(3).of(0.1),
            r#"{"exponential":0.9,"delayed":3,"of":0.1}"#,
        ),
        (
            cosine(5).delayed(3).repeat(2),
            r#"{"sequence":[{"cosine":5,"delayed":3}],"repeat":2}"#,
        ),
        (
            linear(1.0, 0.1, 5).shaped(Anneal::Sqrt),
            r#"{"linear":5,"to":0.1,"shaped":"sqrt"}"#,
        ),
        (
            torch::constant_lr(0.1, 5),
            r#"{"linear":5,"from":0.1,"to":1.0,"shaped":"hold"}"#,
        ),
        (
            torch::cosine_annealing_lr(5, 0.25),
            r#"{"piecewise":[[0,1.0],[5,{"value":0.25},"cosine"],[10,1.0,"cosine"]],"cycle":true}"#,
        ),
    ] {
        assert_eq!(
            serde_json::to_string(&schedule).expect("can be written"),
            wanted
        );
    }
}

/// What cannot be read says why, with the word that is meant.
#[test]
fn files_with_mistakes_are_refused() {
    for (text, wanted) in [
        (
            r#"{"cosin": 5}"#,
            "`cosin` is no schedule; did you mean `cosine`?",
        ),
        (
            r#"{"sinus": 5}"#,
            "`sinus` is no schedule; there are `constant`, `linear`",
        ),
        (
            r#"{"cosine": 5, "downto": 0.1}"#,
            "`downto` is no setting of `cosine`; did you mean `down_to`?",
        ),
        (
            r#"{"step": 5, "gama": 0.1}"#,
            "`gama` is no setting of `step`; did you mean `gamma`?",
        ),
        (
            r#"{"cosine": 5, "power": 2.0}"#,
            "`power` is no setting of `cosine`; there are `up_from`, `down_to`",
        ),
        (
            r#"{"warmup": 5, "cosine": 9}"#,
            "`warmup` and `cosine` are two schedules: `then` puts",
        ),
        (r#"{"cosine": 5, "cosine": 9}"#, "`cosine` is there twice"),
        (
            r#"{"down_to": 0.1}"#,
            "a schedule says what it is; there are `constant`",
        ),
        (r#"{}"#, "a schedule says what it is"),
        (
            r#"{"cosine": 0}"#,
            "cosine: `steps` must be at least 1, but is 0",
        ),
        (r#"{"cosine": -5}"#, "`cosine` is a number of steps, not -5"),
        (
            r#"{"cosine": 2.5}"#,
            "`cosine` is a number of steps, not 2.5",
        ),
        (
            r#"{"cosine": "5"}"#,
            "`cosine` is a number of steps, not \"5\"",
        ),
        (
            r#"{"cosine": [5]}"#,
            "`cosine` is a number of steps, not a list",
        ),
        (
            r#"{"cosine": 5, "then": "warmup"}"#,
            "a schedule is a table or a number, not \"warmup\"",
        ),
        (
            r#"{"cosine": 5, "then": {"warmup": 0}}"#,
            "warmup: `steps` must be at least 1, but is 0",
        ),
        (
            r#"{"constant": 1, "then": {"warmup": 5}}"#,
            "`then` needs a schedule that ends",
        ),
        (
            r#"{"exponential": 0.9, "down_to": 0.1}"#,
            "`down_to` does nothing to `exponential`; there is `at_least`",
        ),
        (
            r#"{"exponential": -0.9}"#,
            "exponential: `gamma` must be at least 0",
        ),
        (
            r#"{"exponential": 0.9, "every": 0}"#,
            "exponential: `every` must be above 0",
        ),
        (
            r#"{"exponential": -0.9, "every": 0}"#,
            "exponential: `gamma` must be at least 0",
        ),
        (r#"{"step": 5}"#, "`step` needs `gamma`"),
        (
            r#"{"multi_step": 5, "gamma": 0.1}"#,
            "`multi_step` is a list of steps, not 5",
        ),
        (
            r#"{"multi_step": [5, 3], "gamma": 0.1}"#,
            "multi_step: `milestones` must be in ascending order, but is 3",
        ),
        (
            r#"{"cyclic": [5]}"#,
            "`cyclic` is a list of the steps up and the steps down",
        ),
        (
            r#"{"cyclic": [5, 5], "swell": "double"}"#,
            "`swell` is \"halving\" or a factor for each step",
        ),
        (
            r#"{"piecewise": []}"#,
            "`piecewise` is a list of at least one point",
        ),
        (
            r#"{"piecewise": [[0, 1], [5]]}"#,
            "a point of `piecewise` is a list of a step and a factor",
        ),
        (
            r#"{"piecewise": [[0, 1], 5]}"#,
            "a point of `piecewise` is a list of a step and a factor, not 5",
        ),
        (
            r#"{"piecewise": [[0, 1], [9, 1], [5, 1]]}"#,
            "`piecewise`: the steps must be in ascending order",
        ),
        (
            r#"{"piecewise": [[-1, 1], [9, 1]]}"#,
            "`piecewise`: the first step is 0 or more, not -1",
        ),
        (
            r#"{"piecewise": [[0, 1], [9, 1, "cosin"]]}"#,
            "`piecewise` is no \"cosin\"; did you mean `cosine`?",
        ),
        (
            r#"{"linear": 5, "shaped": {"polynomal": 2}}"#,
            "`shaped` is no `polynomal`; did you mean `polynomial`?",
        ),
        (
            r#"{"linear": 5, "shaped": {"polynomial": -2}}"#,
            "must be above 0",
        ),
        (
            r#"{"linear": 5, "to": {"values": 2}}"#,
            "`to` is a factor, or a table with nothing but a `value`",
        ),
        (
            r#"{"sequence": []}"#,
            "`sequence` is a list of at least one schedule",
        ),
        (
            r#"{"sequence": {"cosine": 5}}"#,
            "`sequence` is a list of schedules, not a table",
        ),
        (
            r#"{"product": []}"#,
            "`product` is a list of at least one schedule",
        ),
        (
            r#"{"cosine": 5, "cycle": 3}"#,
            "`cycle` is true or false, not 3",
        ),
        (r#"{"table": [1, "a"]}"#, "`table` is a number, not \"a\""),
        ("null", "expected a table, a list"),
        ("true", "a schedule is a table or a number, not true"),
    ] {
        let error = serde_json::from_str::<Schedule>(text)
            .expect_err(text)
            .to_string();
        assert!(error.contains(wanted), "{text}: {error}");
    }
    let nan = toml::from_str::<Config>("lr = { constant = nan }")
        .expect_err("no number")
        .to_string();
    assert!(
        nan.contains("constant: `factor` must be finite, but is NaN"),
        "{nan}"
    );
    // However deep it is, no stack overflows.
    let deep = format!(
        "{}{{\"cosine\": 1}}{}",
        "{\"cosine\": 1, \"then\": ".repeat(120),
        "}".repeat(120)
    );
    assert!(serde_json::from_str::<Schedule>(&deep).is_ok_and(|it| it.length() == Some(121)));
    let deeper = format!(
        "{}{{\"cosine\": 1}}{}",
        "{\"sequence\": [".repeat(30),
        "], \"delayed\": 1, \"repeat\": 2}".repeat(30)
    );
    let deeper = serde_json::from_str::<Schedule>(&deeper)
        .expect_err("too deep")
        .to_string();
    assert!(deeper.contains("more than 32 parts"), "{deeper}");
}

/// A function cannot be written, nor what has a fault, and both say so.
#[test]
fn what_cannot_be_written_says_so() {
    let scaled = torch::cyclic_lr(0.1, 0.2, 5).scale_cycles(|_| 1.0).lr();
    for (schedule, wanted) in [
        (
            from_fn(|_| 1.0),
            "a schedule made by `from_fn` is a function and cannot be written",
        ),
        (
            warmup(5).then(from_fn(|_| 1.0)),
            "a schedule made by `from_fn`",
        ),
        (
            scaled,
            "cycles that are scaled by a function cannot be written",
        ),
        (cosine(0), "cosine: `steps` must be at least 1"),
    ] {
        let error = serde_json::to_string(&schedule)
            .expect_err("cannot be written")
            .to_string();
        assert!(error.contains(wanted), "{error}");
    }
}
