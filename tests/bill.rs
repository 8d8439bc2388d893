//! What a step moves and keeps is stated as a constant, and it is what the papers' equations need.

use optim_runtime::{
    AdaGrad, Adam, AdamW, Cost, Dtype, GradientDescent, Lion, Momentum, RmsProp, Rule, Sgd,
    SignDescent,
};

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

/// No built-in rule reads, writes or keeps more than its equations name: the weight, the
/// gradient, and at the defaults as many states as stand here.
#[test]
fn bills_of_the_built_in_rules() {
    fn bill<R: Rule>(cost: Cost, states: usize, operations: usize) {
        let expected = Cost {
            reads: 2 + states,
            writes: 1 + states,
            states,
            operations,
            passes: 1,
        };
        assert_eq!(cost, expected, "{}", R::META.name);
        for dtype in [Dtype::F32, Dtype::F64] {
            assert_eq!(cost.read_bytes(dtype), cost.reads * dtype.size());
            assert_eq!(cost.write_bytes(dtype), cost.writes * dtype.size());
            assert_eq!(cost.state_bytes(dtype), cost.states * dtype.size());
            let moved = cost.read_bytes(dtype) + cost.write_bytes(dtype);
            assert_eq!(cost.bytes(dtype), moved);
        }
    }
    bill::<GradientDescent>(GradientDescent::COST, 0, 2);
    bill::<SignDescent>(SignDescent::COST, 0, 3);
    bill::<Sgd>(Sgd::COST, 0, 4);
    bill::<Momentum>(Momentum::COST, 1, 5);
    bill::<AdaGrad>(AdaGrad::COST, 1, 9);
    bill::<RmsProp>(RmsProp::COST, 1, 11);
    bill::<Lion>(Lion::COST, 1, 10);
    bill::<Adam>(Adam::COST, 2, 15);
    bill::<AdamW>(AdamW::COST, 2, 14);
}
