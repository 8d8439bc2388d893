//! What does not fit is said in full, and nothing has changed; what fits can be taken.

use optim_runtime::{
    Adam, AnyRule, CheckpointFault, Difference, Dtype, Error, LossScale, Optimizer, Param,
    Rule as _, Sgd, names,
};

use super::{bytes, bytes_with, fault};

fn adam() -> Optimizer {
    Optimizer::new(Adam::default().with_lr(0.1)).unwrap()
}

/// Two parameters of an optimizer after a step, and its checkpoint with their weights.
fn stepped(mut optimizer: Optimizer) -> (Optimizer, Vec<u8>) {
    let (mut a, mut b) = (vec![1.0_f32; 6], vec![2.0_f64; 3]);
    let shaped = |param: Param<'_>| param.len();
    let (ga, gb) = ([0.5; 6], [0.25; 3]);
    let mut params = [
        Param::new("a", &mut a, &ga)
            .unwrap()
            .with_shape(&[2, 3])
            .unwrap(),
        Param::new("b", &mut b, &gb).unwrap(),
    ];
    optimizer.step(&mut params).unwrap();
    let saved = bytes_with(&optimizer, &params);
    assert_eq!(params.map(shaped), [6, 3]);
    (optimizer, saved)
}

fn differences(fault: CheckpointFault) -> Vec<Difference> {
    match fault {
        CheckpointFault::Differs(differences) => differences,
        other => panic!("{other:?}"),
    }
}

/// Another rule: the group's, and that of each state.
#[test]
fn another_rule() {
    let (_, saved) = stepped(adam());
    let sgd = Sgd::default();
    let mut other = Optimizer::new(sgd).unwrap();
    let before = bytes(&other);
    let found = differences(fault(other.read_from(&saved)));
    assert!(!found[0].to_string().contains("equations"), "{}", found[0]);
    assert!(
        matches!(
            &found[..],
            [
                Difference::Rule {
                    optimizer: "Sgd",
                    ..
                },
                Difference::StateOfOtherRule {
                    optimizer: "Sgd",
                    ..
                },
                Difference::StateOfOtherRule { .. },
            ]
        ),
        "{found:#?}"
    );
    assert_eq!(bytes(&other), before);
}

/// A rule that was changed and has its name still: it is said that it is not the one of the file.
#[test]
fn a_rule_of_other_equations() {
    mod old {
        optim_runtime::optimizer! {
            pub struct Changing { lr = 0.1 where lr >= 0 }
            update(w, g) { w -= lr * g; }
        }
    }
    mod new {
        optim_runtime::optimizer! {
            pub struct Changing { lr = 0.1 where lr >= 0 }
            update(w, g) { w -= lr * sign(g); }
        }
    }
    let (_, saved) = stepped(Optimizer::new(old::Changing::default()).unwrap());
    let mut other = Optimizer::new(new::Changing::default()).unwrap();
    let found = differences(fault(other.read_from(&saved)));
    let text = found[0].to_string();
    let help = "; if they compute the same, the rule's author may name that fingerprint before it: `#[formerly(0x…)]`";
    assert!(
        text.ends_with(&format!(", whose equations are others{help}")),
        "{text}"
    );
}

/// A rule that names the fingerprint of another text goes on with its states, bit by bit.
#[test]
fn a_rule_written_anew_reads_what_it_made_before() {
    mod old {
        optim_runtime::optimizer! {
            pub struct Heavy { lr = 0.1 where lr >= 0 }
            state { m }
            update(w, g) { m = ema(0.5, g); w -= lr * m; }
        }
    }
    mod new {
        optim_runtime::optimizer! {
            #[formerly(1, 0xf3b4_387b_1a4f_c25d)]
            pub struct Heavy { lr = 0.1 where lr >= 0 }
            state { m }
            update(w, g) { m = ema(0.5, g); w = w - m * lr; }
        }
    }
    let old = old::Heavy::META;
    assert_eq!(new::Heavy::META.former_fingerprints, [1, old.fingerprint]);
    assert_ne!(new::Heavy::META.fingerprint, old.fingerprint);
    let (mut before, saved) = stepped(Optimizer::new(old::Heavy::default()).unwrap());
    let mut after = Optimizer::new(new::Heavy::default()).unwrap();
    after.read_from(&saved).unwrap();
    for optimizer in [&mut before, &mut after] {
        let mut w = vec![1.0_f32; 6];
        let param = Param::new("a", &mut w, &[0.5; 6]).unwrap();
        let param = param.with_shape(&[2, 3]).unwrap();
        optimizer.step(&mut [param]).unwrap();
    }
    let state = |it: &Optimizer| it.state("a").unwrap().get("m").unwrap().to_vec();
    assert_eq!(state(&before), state(&after));
}

/// Groups and settings that only one of the two has.
#[test]
fn other_groups_and_settings() {
    let rule = || Adam::default();
    let built = adam().with_group("one", rule(), names(["b"])).unwrap();
    let (_, saved) = stepped(built.with_mean_of_accumulated(true));
    let mut other = adam()
        .with_group("two", rule(), names(["b"]))
        .and_then(|it| it.with_loss_scale(LossScale::fixed(2.0)))
        .unwrap();
    let before = bytes(&other);
    let found = differences(fault(other.read_from(&saved)));
    let group = |name: &str| name.to_owned();
    assert!(
        matches!(
            &found[..],
            [
                Difference::Setting { what: "the loss scale", .. },
                Difference::Setting { what: "the mean of accumulated gradients", .. },
                Difference::MissingGroup { group: missing },
                Difference::UnknownGroup { group: unknown },
            ] if *missing == group("two") && *unknown == group("one")
        ),
        "{found:#?}"
    );
    assert_eq!(bytes(&other), before);
}

/// A value that the rule does not allow.
#[test]
fn hyper_parameters_are_checked() {
    let (_, saved) = stepped(adam());
    let text = String::from_utf8_lossy(&saved[8..]).into_owned();
    let place = 8 + text.find("beta1\\\":\\\"0.9").expect("it is written so");
    let mut wrong = saved.clone();
    let value = place + "beta1\\\":\\\"".len();
    wrong[value..value + 3].copy_from_slice(b"1.9");
    let mut other = adam();
    let before = bytes(&other);
    let found = differences(fault(other.read_from(&wrong)));
    let [Difference::Hyper { group, fault }] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(group, "default");
    assert!(
        matches!(**fault, Error::OutsideDomain { hyper: "beta1", .. }),
        "{fault}"
    );
    assert_eq!(bytes(&other), before);
}

/// Other shapes, types, orders and names of the parameters that are given.
#[test]
fn other_parameters() {
    let (_, saved) = stepped(adam());
    let mut other = adam();
    let before = bytes(&other);
    let (mut a, mut b, mut c) = (vec![7.0_f32; 6], vec![7.0_f32; 3], vec![7.0_f32; 1]);
    let mut params = [
        Param::weights("a", &mut a)
            .unwrap()
            .with_shape(&[3, 2])
            .unwrap(),
        Param::weights("b", &mut b).unwrap(),
        Param::weights("c", &mut c).unwrap(),
    ];
    let found = differences(fault(other.read_with_weights_from(&saved, &mut params)));
    let name = |name: &str| name.to_owned();
    let want = [
        Difference::Shape {
            parameter: name("a"),
            checkpoint: vec![2, 3],
            given: vec![3, 2],
        },
        Difference::Dtype {
            parameter: name("b"),
            checkpoint: Dtype::F64,
            given: Dtype::F32,
        },
        Difference::MissingParameter {
            parameter: name("c"),
        },
    ];
    assert_eq!(found, want);
    assert_eq!(bytes(&other), before);

    // One is not given, and one lies in another order.
    let mut turned = ndarray::Array2::from_elem((3, 2), 7.0_f32).reversed_axes();
    let mut params = [Param::weights("a", &mut turned).unwrap()];
    let found = differences(fault(other.read_with_weights_from(&saved, &mut params)));
    let want = [
        Difference::Strides {
            parameter: name("a"),
            shape: vec![2, 3],
            checkpoint: vec![3, 1],
            given: vec![1, 2],
        },
        Difference::UnknownParameter {
            parameter: name("b"),
        },
    ];
    assert_eq!(found, want);
    assert_eq!(bytes(&other), before);
    let sevens = |w: &[f32]| w.iter().all(|w| *w == 7.0);
    assert!(sevens(&a) && sevens(&b) && sevens(&c) && turned.iter().all(|w| *w == 7.0));
}

/// Parameters that the optimizer knows already, or has on a list.
#[test]
fn parameters_that_the_optimizer_knows() {
    let (optimizer, saved) = stepped(adam());
    let mut moved = optimizer.clone();
    moved.rename("a", "z").unwrap();
    let before = bytes(&moved);
    let found = differences(fault(moved.read_from(&saved)));
    let name = |name: &str| name.to_owned();
    let want = [
        Difference::UnknownParameter {
            parameter: name("a"),
        },
        Difference::MissingParameter {
            parameter: name("z"),
        },
    ];
    assert_eq!(found, want);
    assert_eq!(bytes(&moved), before);

    let mut listed = adam().with_strict_names(["a", "c"]);
    let found = differences(fault(listed.read_from(&saved)));
    let want = [Difference::UnknownParameter {
        parameter: name("b"),
    }];
    assert_eq!(found, want);

    // Going back to an earlier step of the same run.
    let mut later = optimizer.clone();
    later.set_hyper("lr", 0.5).unwrap();
    later.read_from(&saved).unwrap();
    assert_eq!(bytes(&later), bytes(&optimizer));
}

/// What fits is taken, the rest told and left as it was.
#[test]
fn what_fits_is_taken() {
    let (optimizer, saved) = stepped(adam());
    let mut other = adam();
    let (mut a, mut b, mut c) = (vec![7.0_f32; 6], vec![7.0_f64; 2], vec![7.0_f32; 1]);
    let gb = [1.0; 2];
    other
        .step(&mut [Param::new("b", &mut b, &gb).unwrap()])
        .unwrap();
    let kept = other.state("b").unwrap().get("m").unwrap().to_vec();
    let (before_b, before_c) = (b.clone(), c.clone());
    let mut params = [
        Param::weights("a", &mut a)
            .unwrap()
            .with_shape(&[2, 3])
            .unwrap(),
        Param::weights("b", &mut b).unwrap(),
        Param::weights("c", &mut c).unwrap(),
    ];
    let loaded = other.read_matching_from(&saved, &mut params).unwrap();
    assert_eq!(loaded.parameters, ["a"]);
    assert_eq!(loaded.weights, ["a"]);
    assert_eq!(loaded.differences.len(), 2, "{loaded:?}");
    assert!(a.iter().all(|w| *w != 7.0));
    assert_eq!((b, c), (before_b, before_c));
    let state = |optimizer: &Optimizer, name: &str| {
        optimizer.state(name).unwrap().get("m").unwrap().to_vec()
    };
    assert_eq!(state(&other, "b"), kept);
    assert_eq!(state(&other, "a"), state(&optimizer, "a"));
    // Both go on.
    let (mut a, ga, mut b) = (vec![1.0_f32; 6], [1.0; 6], vec![1.0; 2]);
    other
        .step(&mut [
            Param::new("b", &mut b, &gb).unwrap(),
            Param::new("a", &mut a, &ga)
                .unwrap()
                .with_shape(&[2, 3])
                .unwrap(),
        ])
        .unwrap();
    assert_eq!(other.state("a").unwrap().step(), 2);
}

/// Another rule fits nothing.
#[test]
fn of_another_rule_nothing_fits() {
    let (_, saved) = stepped(adam());
    let mut other = Optimizer::new(AnyRule::from(Sgd::default())).unwrap();
    let loaded = other.read_matching_from(&saved, &mut []).unwrap();
    assert!(
        loaded.parameters.is_empty() && loaded.differences.len() == 3,
        "{loaded:?}"
    );
    assert!(other.state("a").is_err());
}

/// In evaluation mode, given twice, and where there is no file.
#[test]
fn what_is_refused() {
    let (mut optimizer, saved) = stepped(adam());
    let mut w = vec![1.0_f32; 6];
    let mut twice = vec![1.0_f32; 6];
    let mut params = [
        Param::weights("a", &mut w)
            .unwrap()
            .with_shape(&[2, 3])
            .unwrap(),
        Param::weights("a", &mut twice)
            .unwrap()
            .with_shape(&[2, 3])
            .unwrap(),
    ];
    let refused = Err(Error::DuplicateParameter {
        parameter: "a".into(),
    });
    assert_eq!(optimizer.write_to(Vec::new(), &params), refused);
    assert_eq!(
        optimizer.read_with_weights_from(&saved, &mut params),
        refused
    );
    let mut other = Param::weights("a", &mut w).unwrap();
    let shape = optimizer.write_to(Vec::new(), std::slice::from_ref(&other));
    assert!(
        matches!(shape, Err(Error::ShapeChanged { .. })),
        "{shape:?}"
    );
    other = other.with_shape(&[2, 3]).unwrap();
    optimizer.eval_weights(&mut [other]).unwrap();
    assert_eq!(
        fault(optimizer.write_to(Vec::new(), &[])),
        CheckpointFault::Evaluating
    );
    assert_eq!(
        fault(optimizer.read_from(&saved)),
        CheckpointFault::Evaluating
    );
    let nowhere = std::env::temp_dir().join("optim-no-such-folder/run.safetensors");
    let (mut fresh, before) = (adam(), bytes(&adam()));
    for fault in [fault(fresh.save(&nowhere)), fault(fresh.load(&nowhere))] {
        let CheckpointFault::Io { kind, .. } = fault else {
            panic!("{fault}");
        };
        assert_eq!(kind, std::io::ErrorKind::NotFound);
    }
    assert_eq!(bytes(&fresh), before);
    let told = fresh.load(&nowhere).unwrap_err().to_string();
    assert!(told.contains("optim-no-such-folder"), "{told}");
}
