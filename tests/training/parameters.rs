//! What can be done with the state of a parameter between steps.

use optim_runtime::{
    Adafactor, Adam, Average, Error, Frozen, Optimizer, Param, ScheduleFreeSgd, Sgd, rules,
};

/// Steps of one matrix, whose rows have gradients of their own.
fn step(optimizer: &mut Optimizer, w: &mut Vec<f64>, rows: &[f64]) {
    let g: Vec<f64> = rows
        .iter()
        .flat_map(|row| [*row, 2.0 * row, -row])
        .collect();
    let shape = [rows.len(), 3];
    let param = Param::new("m", w, &g).unwrap().with_shape(&shape).unwrap();
    optimizer.step(&mut [param]).unwrap();
}

fn adam() -> Optimizer {
    Optimizer::new(Adam::default().with_lr(0.1)).unwrap()
}

fn row(w: &[f64], row: usize) -> &[f64] {
    &w[3 * row..3 * (row + 1)]
}

/// Rows that are kept go on as if the others had never been or gone, wherever they move to. New ones have the states that
/// a new parameter has, at the step that the parameter is at.
#[test]
fn state_moves_with_its_rows() {
    let mut optimizer = adam();
    let mut w = vec![1.0; 9];
    step(&mut optimizer, &mut w, &[0.1, 0.2, 0.3]);
    step(&mut optimizer, &mut w, &[0.3, 0.1, -0.2]);
    // Without the change.
    let (mut alone, mut kept) = (optimizer.clone(), w.clone());
    step(&mut alone, &mut kept, &[0.5, 0.4, 0.3]);

    optimizer.move_rows("m", &[Some(2), None, Some(0)]).unwrap();
    let mut w = [row(&w, 2), &[1.0; 3], row(&w, 0)].concat();
    let m = optimizer.state("m").unwrap().get("m").unwrap().to_vec();
    assert_eq!(row(&m, 1), [0.0; 3], "a new row");
    step(&mut optimizer, &mut w, &[0.3, 0.7, 0.5]);
    assert_eq!(row(&w, 0), row(&kept, 2));
    assert_eq!(row(&w, 2), row(&kept, 0));
    assert_eq!(optimizer.state("m").unwrap().step(), 3);
    assert!(row(&w, 1).iter().all(|w| *w != 1.0));
}

/// What is kept per row moves, and what is kept per column stays.
#[test]
fn rows_and_columns_of_a_factored_state() {
    let mut optimizer = Optimizer::new(Adafactor::default()).unwrap();
    let mut w = vec![1.0; 9];
    step(&mut optimizer, &mut w, &[0.1, 0.2, 0.3]);
    let of = |optimizer: &Optimizer, state: &str| {
        let state = optimizer.state("m").unwrap().get(state).unwrap();
        state.to_vec()
    };
    let (r, c) = (of(&optimizer, "r"), of(&optimizer, "c"));
    optimizer
        .move_rows("m", &[Some(1), Some(0), None, Some(2)])
        .unwrap();
    let moved = of(&optimizer, "r");
    assert_eq!([moved[0], moved[1], moved[3]], [r[1], r[0], r[2]]);
    assert_eq!(of(&optimizer, "c"), c);
}

/// Gradients that were accumulated move too, and an average that has no values for new rows begins again.
#[test]
fn what_else_is_kept_moves_too() {
    let make = || {
        let sgd = Sgd::default().with_lr(1.0);
        Optimizer::new(sgd)
            .and_then(|it| it.with_average(Average::swa()))
            .unwrap()
    };
    let mut optimizer = make();
    let mut w = vec![0.0_f64, 0.0];
    optimizer
        .step(&mut [Param::new("v", &mut w, &[1.0, 2.0]).unwrap()])
        .unwrap();
    optimizer
        .accumulate(&[Param::new("v", &mut w, &[10.0, 20.0]).unwrap()])
        .unwrap();
    optimizer.move_rows("v", &[Some(1), Some(0)]).unwrap();
    assert_eq!(optimizer.averaged("v").unwrap().0.to_vec(), [-2.0, -1.0]);
    optimizer.move_rows("v", &[Some(0), None]).unwrap();
    assert_eq!(optimizer.averaged("v"), None);
    let mut w = vec![0.0_f64, 0.0];
    optimizer
        .step(&mut [Param::new("v", &mut w, &[1.0, 1.0]).unwrap()])
        .unwrap();
    assert_eq!(w, [-21.0, -1.0]);
}

#[test]
fn rows_can_go_to_none_and_come_back() {
    let mut optimizer = adam();
    let mut w = vec![1.0; 6];
    step(&mut optimizer, &mut w, &[0.1, 0.2]);
    optimizer.move_rows("m", &[]).unwrap();
    step(&mut optimizer, &mut Vec::new(), &[]);
    optimizer.move_rows("m", &[None, None, None]).unwrap();
    let mut w = vec![1.0; 9];
    step(&mut optimizer, &mut w, &[0.1, 0.2, 0.3]);
    assert!(w.iter().all(|w| *w != 1.0));
}

#[test]
fn rows_that_cannot_move_are_refused_and_nothing_changes() {
    let mut optimizer = adam();
    let mut w = vec![1.0; 6];
    step(&mut optimizer, &mut w, &[0.1, 0.2]);
    let error = optimizer.move_rows("m", &[Some(0), Some(2)]).unwrap_err();
    assert_eq!(error.to_string(), "parameter `m` has 2 rows, and no row 2");
    let error = optimizer.move_rows("n", &[]).unwrap_err();
    assert!(matches!(error, Error::UnknownParameter { .. }), "{error}");
    step(&mut optimizer, &mut w, &[0.1, 0.2]);
    // Its average starts at the weights.
    let mut optimizer = Optimizer::new(ScheduleFreeSgd::default()).unwrap();
    step(&mut optimizer, &mut w, &[0.1, 0.2]);
    let error = optimizer.move_rows("m", &[Some(0), None]).unwrap_err();
    assert!(matches!(error, Error::RowsFromWeights { .. }), "{error}");
    optimizer.move_rows("m", &[Some(1), Some(0)]).unwrap();
    step(&mut optimizer, &mut w, &[0.1, 0.2]);
    // What its state starts at is not known while it rests.
    let mut optimizer = adam();
    step(&mut optimizer, &mut w, &[0.1, 0.2]);
    optimizer.set_group_rule("default", Frozen).unwrap();
    let error = optimizer.move_rows("m", &[Some(0), None]).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("parameter `m` rests in the frozen group `default`"),
        "{error}"
    );
    optimizer.move_rows("m", &[Some(1), Some(0)]).unwrap();
    optimizer
        .set_group_rule("default", Adam::default())
        .unwrap();
    optimizer.move_rows("m", &[Some(0), None]).unwrap();
}

/// What is forgotten or reset begins as a new parameter does; what is renamed goes on.
#[test]
fn forget_reset_and_rename() {
    let fresh = {
        let mut w = vec![1.0; 6];
        step(&mut adam(), &mut w, &[0.1, 0.2]);
        w
    };
    for change in [Optimizer::forget, Optimizer::reset] {
        let mut optimizer = adam();
        for _ in 0..3 {
            step(&mut optimizer, &mut vec![1.0; 6], &[0.5, 0.2]);
        }
        change(&mut optimizer, "m").unwrap();
        assert!(optimizer.state("m").is_err());
        let mut w = vec![1.0; 6];
        step(&mut optimizer, &mut w, &[0.1, 0.2]);
        assert_eq!(w, fresh);
    }
    let mut optimizer = adam();
    let mut other = [1.0];
    optimizer
        .step(&mut [Param::new("n", &mut other, &[1.0]).unwrap()])
        .unwrap();
    step(&mut optimizer, &mut vec![1.0; 6], &[0.5, 0.2]);
    let error = optimizer.rename("m", "n").unwrap_err();
    assert_eq!(
        error,
        Error::NameTaken {
            parameter: "n".to_owned()
        }
    );
    // Only a forgotten parameter may come in another shape.
    optimizer.forget("n").unwrap();
    optimizer.rename("m", "n").unwrap();
    assert_eq!(optimizer.state("n").unwrap().step(), 1);
    step(&mut optimizer, &mut vec![1.0; 3], &[0.5]);
    assert_eq!(optimizer.parameters().collect::<Vec<_>>(), ["m", "n"]);
}

#[test]
fn a_name_that_was_not_listed_is_an_error() {
    let mut optimizer = adam().with_strict_names(["fc1.weight", "fc1.bias"]);
    let mut w = [1.0];
    let error = optimizer.step(&mut [Param::new("fc1.wieght", &mut w, &[1.0]).unwrap()]);
    assert_eq!(
        error.unwrap_err().to_string(),
        "no parameter `fc1.wieght` was listed; did you mean `fc1.weight`?"
    );
    let error = optimizer.accumulate(&[Param::new("fc", &mut w, &[1.0]).unwrap()]);
    assert!(
        matches!(error, Err(Error::UnlistedParameter { .. })),
        "{error:?}"
    );
    optimizer
        .step(&mut [Param::new("fc1.weight", &mut w, &[1.0]).unwrap()])
        .unwrap();
}

/// Every built-in rule is found by its name in any style, with its defaults.
#[test]
fn rules_are_found_by_name() {
    macro_rules! found {
        ([] $($module:ident: $rule:ident,)*) => {$(
            for name in [stringify!($rule), stringify!($module), &stringify!($module).replace('_', "-")] {
                let rule = rules::by_name(name).unwrap();
                assert_eq!(rule.downcast_ref(), Some(&rules::$rule::default()), "{name}");
            }
        )*};
    }
    optim_runtime::built_in_rules! { found }
    assert_eq!(
        rules::by_name("adamv").unwrap_err().to_string(),
        "there is no rule `adamv`; did you mean `Adam`?"
    );
}
