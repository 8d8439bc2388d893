//! What a step moves and keeps is stated as a constant, and it is what the papers' equations need.

use optim_runtime::{Adafactor, Adam, Cost, Dtype, Lamb, Lars, Prodigy, Rule, StateValue, Update};

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
}

/// No rule in which each weight goes its own way reads, writes or keeps more than its equations name: the weight, the gradient,
/// and as many states as there are at the defaults. `docs/rules.md` has the numbers.
#[test]
fn bills_of_the_built_in_rules() {
    fn bill<R: Rule + Default>(cost: Cost) {
        let rule = R::default();
        let mut states = rule.init_shape::<f32>(&[1]).expect("defaults are valid");
        rule.update(&mut [1.0], &[1.0], &mut states)
            .expect("equal lengths");
        let per_weight = |name: &&str| matches!(states.get(name), Ok(StateValue::PerWeight(_)));
        let states = states.names().filter(per_weight).count();
        let name = R::META.name;
        assert_eq!((cost.states, cost.writes), (states, 1 + states), "{name}");
        // A state that is only written need not be read.
        assert!(cost.reads <= 2 + states, "{name}: {cost:?}");
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
