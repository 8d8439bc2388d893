//! What a step moves and keeps is stated as a constant, and it is what the papers' equations need.

use optim_runtime::{
    Adafactor, Adam, AnyRule, Average, Clip, Cost, Dtype, Element, Error, Exec, Frozen,
    InstructionSet, Lamb, Lars, LossScale, Muon, Optimizer, Param, Prodigy, Rule, StateValue,
    Update, names,
};
use optim_tests::beside;
use optim_tests::builtins::Builtin;
use optim_tests::inputs::Knobs;

/// Adam in `f32` reads weight, gradient and two moments, 16 bytes, and writes all but the
/// gradient, 12 bytes. Stated where a program can rest on it: at compile time.
const _: () = {
    assert!(Adam::COST.read_bytes(Dtype::F32) == 16);
    assert!(Adam::COST.write_bytes(Dtype::F32) == 12);
    assert!(Adam::COST.state_bytes(Dtype::F32) == 8);
    assert!(Adam::COST.read_bytes(Dtype::F64) == 32);
    assert!(Adam::COST.write_bytes(Dtype::F64) == 24);
    assert!(Adam::COST.state_bytes(Dtype::F64) == 16);
    assert!(Adam::COST.bytes(Dtype::F32) == 28);
};

/// What the rules with reductions move: of LARS a pass over weights and gradient, for their norms, and
/// one that steps; of LAMB the same over everything that the direction is made of; of Adafactor, whose
/// states are rows and columns, the mean squares, then the norm of the step, then the step; of Prodigy the
/// sums over the model, and the step. Values between passes are computed again and not kept.
#[test]
fn bills_of_rules_that_reduce() {
    let bill = |cost: Cost| (cost.passes, cost.reads, cost.writes, cost.states);
    assert_eq!(bill(Lars::COST), (2, 5, 2, 1));
    assert_eq!(bill(Lamb::COST), (2, 8, 3, 2));
    assert_eq!(bill(Adafactor::COST), (3, 5, 1, 0));
    assert_eq!(bill(Prodigy::COST), (2, 10, 5, 4));
    assert_eq!(Adafactor::COST.bytes(Dtype::F32), 24);
    // The momentum with the gradient, which is orthogonalized between the passes, and read with all else in the second.
    assert_eq!((bill(Muon::COST), Muon::COST.scratch), ((2, 6, 3, 1), 1));
    let exec = Exec::serial().with_instruction_set(InstructionSet::Baseline);
    let optimizer = Optimizer::new(Muon::default()).unwrap();
    let optimizer = optimizer.with_exec(exec.unwrap());
    let mut w = vec![0.0_f32; 12];
    let param = Param::weights("w", &mut w).and_then(|param| param.with_shape(&[3, 4]));
    let bill = optimizer.bill(&[param.unwrap()]);
    // What is kept; the next matrix, the products of its rows, their polynomial, and panels of four rows and of eight.
    let scratch = 4 * (12 + 12 + 2 * 9 + (4 + 8) * 4);
    assert_eq!(
        (bill.groups[0].scratch_bytes, bill.moved_bytes()),
        (scratch, 12 * 36)
    );
    assert!(
        bill.to_string()
            .ends_with("\n  and keeps 360 bytes while it runs\n")
    );
}

/// No rule in which each weight goes its own way reads, writes or keeps more than its equations name: the weight, the gradient,
/// and as many states as there are at the defaults. `docs/rules.md` has the numbers.
#[test]
fn bills_of_the_built_in_rules() {
    fn bill<R: Rule + Default>(cost: Cost) {
        let rule = R::default();
        let mut states = rule.init_shape::<f32>(&[1]).expect("defaults are valid");
        beside::update(&rule, &Exec::default(), &mut [1.0], &[1.0], &mut states)
            .expect("equal lengths");
        let inputs = R::META.inputs.iter().filter(|input| !input.scalar).count();
        let per_weight = |name: &&str| matches!(states.get(name), Ok(StateValue::PerWeight(_)));
        let states = states.names().filter(per_weight).count();
        let name = R::META.name;
        assert_eq!((cost.states, cost.writes), (states, 1 + states), "{name}");
        // A state that is only written need not be read.
        assert!(cost.reads <= 2 + states + inputs, "{name}: {cost:?}");
        assert!(cost.operations > 0 && cost.passes == 1, "{name}: {cost:?}");
        for dtype in [Dtype::F32, Dtype::F64] {
            assert_eq!(cost.read_bytes(dtype), cost.reads * dtype.size());
            assert_eq!(cost.write_bytes(dtype), cost.writes * dtype.size());
            assert_eq!(cost.state_bytes(dtype), cost.states * dtype.size());
            let moved = cost.read_bytes(dtype) + cost.write_bytes(dtype);
            assert_eq!(cost.bytes(dtype), moved);
        }
    }
    macro_rules! check_all {
        ([] $($name:ident: $rule:ident,)*) => {
            $(bill::<optim_runtime::$rule>(optim_runtime::$rule::COST);)*
        };
    }
    optim_runtime::weightwise_rules! { check_all }
}

/// The bill of an optimizer is what its parameters keep once they have taken a step, for every rule, type and shape, and
/// it can be asked before.
#[test]
fn a_bill_is_what_is_kept() {
    fn kept<T: Element>(optimizer: &Optimizer, name: &str) -> u64 {
        let view = optimizer.state(name).unwrap();
        let values = |value: StateValue<'_, T>| match value {
            StateValue::Scalar(_) => 8,
            StateValue::PerWeight(values)
            | StateValue::PerRow(values)
            | StateValue::PerColumn(values)
            | StateValue::PerRowPair(values)
            | StateValue::PerColumnPair(values) => size_of_val(values),
            other => panic!("a kind of value that this knows: {other:?}"),
        };
        let state = view.typed::<T>().unwrap();
        let names: Vec<_> = state.names().collect();
        names
            .iter()
            .map(|name| values(state.get(name).unwrap()) as u64)
            .sum()
    }
    fn check<T: Element>(rule: &AnyRule, shapes: [&[usize]; 5]) {
        let optimizer = Optimizer::new(rule.clone()).unwrap();
        let mut optimizer = optimizer
            .with_group("rest", Frozen, names(["frozen"]))
            .unwrap();
        let of = |shape: &&[usize]| vec![T::from_f64(0.5); shape.iter().product()];
        let mut weights: Vec<Vec<T>> = shapes.iter().map(of).collect();
        let gradients = weights.clone();
        let names: Vec<_> = (0..5)
            .map(|at| {
                if at == 4 {
                    "frozen".into()
                } else {
                    format!("w{at}")
                }
            })
            .collect();
        let each = weights.iter_mut().zip(&gradients).zip(shapes).zip(&names);
        let mut params: Vec<_> = each
            .map(|(((w, g), shape), name)| {
                let param = Param::new(name, w, g).unwrap().with_shape(shape).unwrap();
                beside::param(rule.meta().unwrap(), param, g).unwrap()
            })
            .collect();
        let bill = optimizer.bill(&params);
        optimizer.step(&mut params).unwrap();
        let all: u64 = names[..4]
            .iter()
            .map(|name| kept::<T>(&optimizer, name))
            .sum();
        assert_eq!(bill.state_bytes(), all, "{rule:?}");
        assert_eq!(optimizer.bill(&params), bill, "{rule:?}");
        assert_eq!(
            (bill.weights(), bill.groups.len()),
            (12 + 7 + 1 + 30 + 1, 2)
        );
        assert_eq!(
            (bill.groups[1].group.as_str(), bill.groups[1].rule),
            ("rest", "Frozen")
        );
        assert_eq!(bill.groups[1].read_bytes, 0);
    }
    fn variants<R: Builtin>(shapes: [&[usize]; 5]) {
        let knobs = Knobs {
            lr: 0.05,
            fast: 0.9,
            slow: 0.99,
            eps: 1e-8,
            decay: 0.01,
        };
        for rule in R::variants(&knobs) {
            check::<f32>(&rule.clone().into(), shapes);
            check::<f64>(&rule.into(), shapes);
        }
    }
    const ANY: [&[usize]; 5] = [&[3, 4], &[7], &[], &[2, 3, 5], &[1]];
    const MATRICES: [&[usize]; 5] = [&[3, 4], &[7, 1], &[1, 1], &[2, 3, 5], &[1, 1]];
    macro_rules! check_all {
        ([$shapes:ident] $($name:ident: $rule:ident,)*) => {
            $(variants::<optim_runtime::$rule>($shapes);)*
        };
    }
    optim_runtime::any_shape_rules! { check_all ANY }
    optim_runtime::matrix_rules! { check_all MATRICES }
}

/// What stands around the rules is on the bill: each measure reads gradients once more, an average is read and written.
#[test]
fn what_stands_around_rules_is_on_the_bill() {
    let mut w = vec![0.0_f32; 100];
    let mut bill = |around: fn(Optimizer) -> Result<Optimizer, Error>| {
        let optimizer = Optimizer::new(Adam::default()).and_then(around).unwrap();
        let bill = optimizer.bill(&[Param::weights("w", &mut w).unwrap()]);
        (
            bill.moved_bytes() / 100,
            bill.groups[0].passes,
            bill.average_bytes,
        )
    };
    assert_eq!(bill(Ok), (28, 1, 0));
    assert_eq!(bill(|it| it.with_clip(Clip::value(1.0))), (28, 1, 0));
    assert_eq!(bill(|it| it.with_clip(Clip::global_norm(1.0))), (32, 2, 0));
    assert_eq!(
        bill(|it| it.with_loss_scale(LossScale::dynamic())),
        (32, 2, 0)
    );
    let both = |it: Optimizer| {
        it.with_loss_scale(LossScale::dynamic())?
            .with_clip(Clip::global_norm(1.0))
    };
    assert_eq!(bill(both), (32, 2, 0));
    assert_eq!(bill(|it| it.with_average(Average::swa())), (36, 1, 400));
    let text = Optimizer::new(Adam::default())
        .unwrap()
        .bill(&[Param::weights("w", &mut w).unwrap()])
        .to_string();
    assert_eq!(
        text,
        "default: Adam, 1 parameter, 100 weights, 800 bytes of state; a step reads 1600 bytes and writes 1200 in 1 pass\n"
    );
}
