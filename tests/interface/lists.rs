//! Lists of hyper-parameters: an array in Rust, a list in files, and elements with names of their own elsewhere.

use optim_runtime::schedule::cosine;
use optim_runtime::{
    AggMo, AnyRule, Domain, Error, HyperValue, Optimizer, OptimizerConfig, Param, Rule, Update,
    explain, optimizer,
};

optimizer! {
    /// An average for each rate, with a share of its own.
    pub struct Averages {
        lr = 0.5 where lr >= 0,
        /// Rates of the averages.
        betas = [0.5, 0.75] where 0 <= betas < 1,
        /// Shares of them.
        shares = [1, 0.25],
        /// Keeps averages at all.
        averages = true,
    }

    require shares[0] > 0, "the first share must be positive";

    state {
        /// An average.
        m[betas] if averages,
        /// Product of its rate.
        left[betas]: scalar = 1,
    }

    update(w, g) {
        for beta in betas {
            left[beta] = prev(left[beta]) * beta;
        }
        if averages {
            for beta in betas {
                m[beta] = ema(beta, g);
            }
            w -= lr * sum((beta, share) in (betas, shares): share * m[beta] / (1 - left[beta]));
        } else {
            w -= lr * g * len(betas);
        }
    }

    eval(w) {
        w = w - mean(beta in betas: left[beta]);
    }
}

const GRADIENTS: [[f64; 2]; 3] = [[1.0, -0.5], [0.25, 2.0], [-1.5, 0.125]];

/// The weights behind the steps, as the equations say without a list.
fn by_hand(lr: f64, betas: [f64; 2], shares: [f64; 2]) -> [f64; 2] {
    let mut w = [1.0, 2.0];
    let mut m = [[0.0; 2]; 2];
    for (step, g) in (1..).zip(GRADIENTS) {
        for weight in 0..2 {
            let mut sum = 0.0;
            for (m, (beta, share)) in m.iter_mut().zip(betas.iter().zip(shares)) {
                m[weight] = beta * m[weight] + (1.0 - beta) * g[weight];
                sum += share * m[weight] / (1.0 - f64::powi(*beta, step));
            }
            w[weight] -= lr * sum;
        }
    }
    w
}

fn stepped(optimizer: &mut Optimizer, w: &mut [f64; 2], gradients: &[[f64; 2]]) {
    for g in gradients {
        let mut params = [Param::new("w", &mut *w, g).unwrap()];
        optimizer.step(&mut params).unwrap();
    }
}

fn close(found: &[f64], wanted: &[f64]) {
    for (found, wanted) in found.iter().zip(wanted) {
        assert!((found - wanted).abs() < 1e-14, "{found} is not {wanted}");
    }
    assert_eq!(found.len(), wanted.len());
}

#[test]
fn each_element_has_its_own_state() {
    let rule = Averages::default()
        .with_betas([0.25, 0.875])
        .with_shares([2, 1]);
    let mut optimizer = Optimizer::new(rule).unwrap();
    let mut w = [1.0, 2.0];
    stepped(&mut optimizer, &mut w, &GRADIENTS);
    close(&w, &by_hand(0.5, [0.25, 0.875], [2.0, 1.0]));
    let state = optimizer.state("w").unwrap();
    for name in ["m[0]", "m[1]", "left[0]"] {
        state.get(name).unwrap();
    }
    assert_eq!(state.get("left[1]").unwrap().to_vec(), [0.875_f64.powi(3)]);
    let trained = w;
    optimizer
        .eval_weights(&mut [Param::weights("w", &mut w).unwrap()])
        .unwrap();
    let mean = (0.25_f64.powi(3) + 0.875_f64.powi(3)) / 2.0;
    close(&w, &[trained[0] - mean, trained[1] - mean]);
}

#[test]
fn metadata_has_each_element() {
    let names: Vec<_> = Averages::META
        .hypers
        .iter()
        .map(|hyper| hyper.name)
        .collect();
    assert_eq!(
        names,
        [
            "lr",
            "betas[0]",
            "betas[1]",
            "shares[0]",
            "shares[1]",
            "averages"
        ]
    );
    assert_eq!(Averages::BETAS, ["betas[0]", "betas[1]"]);
    let second = &Averages::META.hypers[2];
    assert_eq!(second.default, HyperValue::Number(0.75));
    assert_eq!(second.doc, "Rates of the averages.");
    assert_ne!(second.domain, Domain::FINITE);
    assert_eq!(
        Averages::META.equations[0],
        "for beta in betas { left[beta] = prev(left[beta]) * beta; }"
    );
    assert_eq!(
        Averages::COST.states,
        2,
        "a value per weight for each average"
    );
    let text = format!("{:?}", Averages::default());
    assert_eq!(
        text,
        "Averages { lr: 0.5, betas: [0.5, 0.75], shares: [1.0, 0.25], averages: true }"
    );
}

#[test]
fn an_element_is_set_by_its_name() {
    let mut rule = Averages::default();
    rule.set_hyper("betas[1]", 0.125).unwrap();
    rule.set_hyper(Averages::SHARES[0], 3).unwrap();
    assert_eq!((rule.betas, rule.shares), ([0.5, 0.125], [3.0, 0.25]));
    assert_eq!(rule.hyper("betas[1]"), Some(HyperValue::Number(0.125)));
    for (name, value, wanted) in [
        (
            "betas[0]",
            1.0,
            "Averages: `betas[0]` must satisfy 0 <= betas[0] < 1, but is 1.0",
        ),
        (
            "shares[0]",
            0.0,
            "Averages: the first share must be positive",
        ),
        (
            "betas[2]",
            0.5,
            "Averages has no hyper-parameter `betas[2]`; it has `lr`, `betas[0]`, `betas[1]`, `shares[0]`, `shares[1]`, `averages`; \
             did you mean `betas[0]`?",
        ),
    ] {
        let error = rule.set_hyper(name, value).unwrap_err();
        assert_eq!(error.to_string(), wanted);
    }
    assert_eq!(rule.betas, [0.5, 0.125]);
    let error = Optimizer::new(Averages::default().with_betas([0.5, f64::NAN])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Averages: `betas[1]` must satisfy 0 <= betas[1] < 1, but is NaN"
    );
}

#[test]
fn an_element_is_scheduled_by_its_name() {
    let plain = || Optimizer::new(Averages::default()).unwrap();
    let scheduled = || {
        plain()
            .with_schedule(Averages::SHARES[1], cosine(2))
            .unwrap()
    };
    let run = |mut optimizer: Optimizer, steps: usize| {
        let mut w = [1.0, 2.0];
        stepped(&mut optimizer, &mut w, &GRADIENTS[..steps]);
        w
    };
    assert_eq!(run(scheduled(), 1), run(plain(), 1));
    assert_ne!(run(scheduled(), 2), run(plain(), 2));
    let error = plain().with_schedule("betas[2]", cosine(2)).unwrap_err();
    assert!(error.to_string().contains("`betas[2]`"), "{error}");
}

#[test]
fn in_files_a_list_is_a_list() {
    let rule = Averages::default().with_betas([0.25, 0.5]);
    let json = serde_json::to_string(&rule).unwrap();
    assert_eq!(
        json,
        r#"{"lr":0.5,"betas":[0.25,0.5],"shares":[1.0,0.25],"averages":true}"#
    );
    assert_eq!(serde_json::from_str::<Averages>(&json).unwrap(), rule);
    let read = |json: &str| {
        serde_json::from_str::<Averages>(json)
            .unwrap_err()
            .to_string()
    };
    assert!(read(r#"{"betas":[0.5]}"#).contains("invalid length 1"));
    let error = read(r#"{"betas":[0.5,1.5]}"#);
    assert!(
        error.starts_with("Averages: `betas[1]` must satisfy"),
        "{error}"
    );

    let any: AnyRule = AggMo::default().with_betas([0.0, 0.5, 0.75]).into();
    let json = serde_json::to_string(&any).unwrap();
    assert!(
        json.contains(r#""betas":[0.0,0.5,0.75],"weight_decay":0.0"#),
        "{json}"
    );
    let again: AnyRule = serde_json::from_str(&json).unwrap();
    assert_eq!(again.hyper("betas[2]"), Some(HyperValue::Number(0.75)));
    assert_eq!(serde_json::to_string(&again).unwrap(), json);
}

fn config(text: &str) -> Result<Optimizer, Error> {
    let config: OptimizerConfig = toml::from_str(text).expect("a table");
    config.build()
}

#[test]
fn a_config_has_lists_and_schedules_of_elements() {
    let text = "rule = { name = \"agg-mo\", lr = 0.1, betas = [0, 0.5, 0.75] }\n\
                [schedules]\n\"betas[2]\" = { cosine = 9 }\n";
    let optimizer = config(text).unwrap();
    let rule = optimizer.group_rule("default").unwrap();
    assert_eq!(rule.hyper("betas[1]"), Some(HyperValue::Number(0.5)));
    // An element by itself is set, too.
    let text = "rule = { name = \"agg-mo\", \"betas[1]\" = 0.25 }";
    let rule = config(text).unwrap();
    let rule = rule.group_rule("default").unwrap();
    assert_eq!(rule.hyper("betas[1]"), Some(HyperValue::Number(0.25)));
    assert_eq!(rule.hyper("betas[2]"), Some(HyperValue::Number(0.99)));
    for (text, wanted) in [
        (
            "rule = { name = \"agg-mo\", betas = [0.5, 0.5] }",
            "AggMo: `betas` has 3 elements, but 2 were given",
        ),
        (
            "rule = { name = \"agg-mo\", lr = [0.5, 0.5] }",
            "AggMo: `lr` is a number, but a list was given",
        ),
        (
            "rule = { name = \"agg-mo\", betas = [0.5, 0.5, 1] }",
            "AggMo: `betas[2]` must satisfy 0 <= betas[2] < 1, but is 1.0",
        ),
        (
            "rule = { name = \"agg-mo\", betas = [0.5, 0.5, true] }",
            "AggMo: `betas[2]` is a number, but a flag was given",
        ),
    ] {
        let error = config(text).unwrap_err().to_string();
        assert!(error.contains(wanted), "{error}");
    }
}

#[test]
fn a_checkpoint_goes_on_where_it_was() {
    let rule = || Averages::default().with_betas([0.25, 0.875]);
    let mut whole = [1.0, 2.0];
    let mut optimizer = Optimizer::new(rule()).unwrap();
    stepped(&mut optimizer, &mut whole, &GRADIENTS);

    let mut w = [1.0, 2.0];
    let mut first = Optimizer::new(rule()).unwrap();
    stepped(&mut first, &mut w, &GRADIENTS[..2]);
    let mut saved = Vec::new();
    first.write_to(&mut saved, &[]).unwrap();
    let mut second = Optimizer::new(rule()).unwrap();
    second.read_from(&saved).unwrap();
    stepped(&mut second, &mut w, &GRADIENTS[2..]);
    assert_eq!(w.map(f64::to_bits), whole.map(f64::to_bits));
}

#[test]
fn explain_names_what_differs() {
    let text = explain(
        &AggMo::default(),
        &AggMo::default().with_betas([0.0, 0.9, 0.999]),
    );
    assert!(
        text.contains("`betas[2]` is 0.99 in the first, 0.999 in the second"),
        "{text}"
    );
    assert!(!text.contains("betas[1]"), "{text}");
}

/// `AggMo` of pytorch_optimizer 3.8.0 on PyTorch 2.15.0, in `f64`: the weights after five steps.
#[test]
fn aggregated_momentum_is_what_others_compute() {
    let rule = || AggMo::default().with_lr(0.1);
    let decayed = || rule().with_weight_decay(0.1);
    let decoupled = || decayed().with_decoupled_weight_decay(true);
    for (rule, wanted) in [
        (
            rule(),
            [
                0.854_320_091_5,
                -0.701_706_662_499_999_9,
                1.122_970_182_999_999_4,
            ],
        ),
        (
            decayed().with_betas([0.5, 0.75, 0.999]),
            [
                0.753_959_049_895_335_7,
                -0.652_894_374_559_565,
                0.902_124_066_457_337_8,
            ],
        ),
        (
            decoupled(),
            [
                0.810_047_980_4,
                -0.675_569_124_949_999_9,
                1.038_045_960_799_999_4,
            ],
        ),
        (
            decoupled().with_fixed_decay(true).with_maximize(true),
            [
                0.693_178_343_500_000_1,
                -0.109_242_962_500_000_03,
                1.936_726_687_000_000_8,
            ],
        ),
    ] {
        let mut w = [1.0, -0.5, 2.0];
        let mut state = rule.init(3).unwrap();
        for step in 0..5 {
            let k = f64::from(step);
            let g = [0.5 - 0.25 * k, 0.125 * k, 1.0 - 0.5 * (k % 2.0)];
            rule.update(&mut w, &g, &mut state).unwrap();
        }
        close(&w, &wanted);
    }
}
