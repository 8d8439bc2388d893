//! A parameter's trajectory depends on its own weights and gradients, and on nothing else.

use ndarray::{Array3, ArrayView3, ArrayViewMut3, Axis, ShapeBuilder as _};
use optim_runtime::{Adam, Exec, Optimizer, Param, Rule, RuleMeta};
use optim_tests::beside;
use optim_tests::builtins::Builtin;
use optim_tests::every_builtin;
use optim_tests::inputs::{BLOCK, Knobs, Tensor, for_all, knobs, tensor, wide};
use optim_tests::outcome::Outcome;
use optim_tests::real::{Real, bits};
use optim_tests::ways::two_threads;
use proptest::prelude::*;
use proptest::sample::Index;

const STEPS: usize = 4;

/// A parameter that is trained beside others.
struct Trained<T> {
    name: &'static str,
    tensor: Tensor<T>,
    weights: Vec<T>,
    steps: usize,
    /// Its rule.
    meta: RuleMeta,
}

impl<T: Real> Trained<T> {
    fn new<R: Rule>(name: &'static str, tensor: Tensor<T>, _: &R) -> Self {
        Self {
            name,
            weights: tensor.weights.clone(),
            tensor,
            steps: 0,
            meta: R::META,
        }
    }

    /// The parameter with its next gradient.
    fn param(&mut self) -> Param<'_> {
        self.steps += 1;
        let gradient = &self.tensor.gradients[self.steps - 1];
        let shape = [gradient.len()];
        let param = Param::new(self.name, &mut self.weights, gradient);
        param
            .and_then(|param| param.with_shape(&shape))
            .and_then(|param| beside::param(&self.meta, param, gradient))
            .expect("equal lengths")
    }

    /// What it has become under this optimizer.
    fn outcome(&self, optimizer: &Optimizer) -> Outcome {
        let state = optimizer.state(self.name).expect("it took steps");
        Outcome::of(&self.weights, state.typed().expect("its own type"))
    }

    /// What it would have become alone.
    fn alone<R: Builtin>(&self, rule: &R) -> Outcome {
        let gradients = self
            .tensor
            .gradients
            .iter()
            .take(self.steps)
            .map(Vec::as_slice);
        optim_tests::outcome::run(rule, &Exec::serial(), &self.tensor.weights, gradients)
    }
}

/// The same run twice gives the same bits, on two threads and with parameters of both types.
#[test]
fn a_run_can_be_repeated() {
    let model = (
        tensor(700, STEPS, wide::<f32>()),
        tensor(300, STEPS, wide::<f64>()),
    );
    for_all(8, &(knobs(), model), |(knobs, (first, second))| {
        for rule in Adam::variants(&knobs) {
            let run_once = || {
                let optimizer = Optimizer::new(rule.clone()).expect("a valid rule");
                let mut optimizer = optimizer.with_exec(two_threads(BLOCK));
                let mut first = Trained::new("first", first.clone(), &rule);
                let mut second = Trained::new("second", second.clone(), &rule);
                for _ in 0..STEPS {
                    let mut params = [first.param(), second.param()];
                    optimizer.step(&mut params).expect("a valid step");
                }
                (first.outcome(&optimizer), second.outcome(&optimizer))
            };
            prop_assert_eq!(run_once(), run_once());
        }
        Ok(())
    });
}

/// State belongs to a name: parameters given in another order, resting for some steps, joining
/// late, or of another element type beside them change no parameter's bits.
fn every_parameter_is_as_if_alone<R: Builtin, T: Real>() {
    let model = (
        tensor(130, STEPS, wide::<T>()),
        tensor(51, STEPS, wide::<T>()),
        tensor(17, STEPS, wide::<T>()),
        tensor(64, STEPS, wide::<f32>()),
    );
    for_all(8, &(knobs(), model), |(knobs, (a, b, c, d))| {
        for rule in R::variants(&knobs) {
            let optimizer = Optimizer::new(rule.clone()).expect("a valid rule");
            let mut optimizer = optimizer.with_exec(two_threads(BLOCK));
            let mut steady = Trained::new("steady", a.clone(), &rule);
            let mut resting = Trained::new("resting", b.clone(), &rule);
            let mut late = Trained::new("late", c.clone(), &rule);
            let mut other = Trained::new("other type", d.clone(), &rule);
            let mut first = [steady.param(), resting.param(), other.param()];
            optimizer.step(&mut first).expect("a valid step");
            let mut rested = [other.param(), steady.param()];
            optimizer.step(&mut rested).expect("a valid step");
            let mut joined = [late.param(), steady.param()];
            optimizer.step(&mut joined).expect("a valid step");
            let mut all = [resting.param(), other.param(), late.param(), steady.param()];
            optimizer.step(&mut all).expect("a valid step");

            prop_assert_eq!(
                steady.outcome(&optimizer),
                steady.alone(&rule),
                "{:?}",
                rule
            );
            prop_assert_eq!(
                resting.outcome(&optimizer),
                resting.alone(&rule),
                "{:?}",
                rule
            );
            prop_assert_eq!(late.outcome(&optimizer), late.alone(&rule), "{:?}", rule);
            prop_assert_eq!(other.outcome(&optimizer), other.alone(&rule), "{:?}", rule);
            prop_assert_eq!(
                [steady.steps, resting.steps, late.steps, other.steps],
                [4, 2, 2, 3]
            );
        }
        Ok(())
    });
}
every_builtin! { weightwise every_parameter_is_as_if_alone }

/// A tensor given in shards, each a parameter of its own, becomes what it becomes whole.
fn shards_equal_the_whole<R: Builtin, T: Real>() {
    let cuts = proptest::array::uniform3(any::<Index>());
    let input = (knobs(), tensor(333, STEPS, wide::<T>()), cuts);
    for_all(8, &input, |(knobs, tensor, cuts)| {
        let mut ends = cuts.map(|cut| cut.index(334)).to_vec();
        ends.extend([0, 333]);
        ends.sort_unstable();
        for rule in R::variants(&knobs) {
            let optimizer = Optimizer::new(rule.clone()).expect("a valid rule");
            let mut optimizer = optimizer.with_exec(two_threads(BLOCK));
            let mut weights = tensor.weights.clone();
            for g in &tensor.gradients {
                let mut rest = weights.as_mut_slice();
                let mut params = Vec::new();
                for (shard, piece) in ends.windows(2).enumerate() {
                    let (w, after) = rest.split_at_mut(piece[1] - piece[0]);
                    rest = after;
                    let name = format!("shard {shard}");
                    let g = &g[piece[0]..piece[1]];
                    let param = Param::new(name, w, g);
                    let param = param.and_then(|param| beside::param(&R::META, param, g));
                    params.push(param.expect("equal lengths"));
                }
                optimizer.step(&mut params).expect("a valid step");
            }
            let whole = tensor.run(&rule, &Exec::serial());
            prop_assert_eq!(bits(&weights), whole.weights, "{:?}", rule);
        }
        Ok(())
    });
}
every_builtin! { weightwise shards_equal_the_whole }

const SHAPE: [usize; 3] = [3, 5, 4];

/// Ways for the same array to lie in memory.
#[derive(Clone, Copy, Debug)]
enum Order {
    RowMajor,
    ColumnMajor,
    /// Row-major with the first and the last axis running backward.
    Reversed,
}

const ORDERS: [Order; 3] = [Order::RowMajor, Order::ColumnMajor, Order::Reversed];

impl Order {
    /// Memory for an array of these elements in this order; `view` gives it back.
    fn store<T: Real>(self, elements: &[T]) -> Array3<T> {
        let array = Array3::from_shape_vec(SHAPE, elements.to_vec()).expect("a whole array");
        match self {
            Self::RowMajor => array,
            Self::ColumnMajor => {
                let mut stored = Array3::from_elem(SHAPE.f(), T::ZERO);
                stored.assign(&array);
                stored
            }
            Self::Reversed => {
                let mut stored = Array3::from_elem(SHAPE, T::ZERO);
                self.view_mut(&mut stored).assign(&array);
                stored
            }
        }
    }

    fn view_mut<T>(self, stored: &mut Array3<T>) -> ArrayViewMut3<'_, T> {
        let mut view = stored.view_mut();
        if let Self::Reversed = self {
            view.invert_axis(Axis(0));
            view.invert_axis(Axis(2));
        }
        view
    }

    fn view<T>(self, stored: &Array3<T>) -> ArrayView3<'_, T> {
        let mut view = stored.view();
        if let Self::Reversed = self {
            view.invert_axis(Axis(0));
            view.invert_axis(Axis(2));
        }
        view
    }
}

/// However weights and gradients lie in memory, each weight meets its own gradient and state.
fn the_order_in_memory_does_not_matter<R: Builtin, T: Real>() {
    let len = SHAPE.iter().product();
    for_all(
        8,
        &(knobs(), tensor(len, STEPS, wide::<T>())),
        |(knobs, tensor)| {
            for rule in R::variants(&knobs) {
                let flat = tensor.run(&rule, &Exec::serial()).weights;
                for order in ORDERS {
                    let mut weights = order.store(&tensor.weights);
                    let mut optimizer = Optimizer::new(rule.clone()).expect("a valid rule");
                    // The gradient lies in another order at each step.
                    for (g, gradient_order) in
                        tensor.gradients.iter().zip(ORDERS.into_iter().cycle())
                    {
                        let stored = gradient_order.store(g);
                        let gradient = gradient_order.view(&stored);
                        let param = Param::new("w", order.view_mut(&mut weights), gradient);
                        let turned = gradient_order.store(&beside::input(g));
                        let mut inputs = R::META.inputs.iter();
                        let param = inputs.try_fold(param.expect("equal shapes"), |param, of| {
                            param.with_input(of.name, gradient_order.view(&turned))
                        });
                        optimizer
                            .step(&mut [param.expect("equal shapes")])
                            .expect("a valid step");
                    }
                    let elements: Vec<_> = order.view(&weights).iter().copied().collect();
                    prop_assert_eq!(bits(&elements), flat.clone(), "{:?} {:?}", order, rule);
                }
            }
            Ok(())
        },
    );
}
every_builtin! { weightwise the_order_in_memory_does_not_matter }

/// Weights that run backward along their only axis meet the gradient of the same index, also if
/// that is a plain slice.
#[test]
fn a_slice_is_the_gradient_of_reversed_weights_index_by_index() {
    let mut stored = ndarray::arr1(&[1.0_f64, 2.0, 3.0]);
    let gradient = [1.0, 0.0, 0.0];
    let mut view = stored.view_mut();
    view.invert_axis(Axis(0));
    let knobs = Knobs {
        lr: 0.5,
        fast: 0.9,
        slow: 0.9,
        eps: 1e-8,
        decay: 0.0,
    };
    let rule = optim_runtime::GradientDescent::variants(&knobs).remove(0);
    let mut optimizer = Optimizer::new(rule).expect("a valid rule");
    let param = Param::new("w", view, &gradient).expect("equal shapes");
    optimizer.step(&mut [param]).expect("a valid step");
    assert_eq!(stored.to_vec(), [1.0, 2.0, 2.5]);
}

/// Blocks of the usual length are cut where it suits memory, and tensors of any length stand in one row.
/// Whoever comes to help, and when, the bits are those of the caller alone.
#[test]
fn how_a_large_step_is_shared_does_not_matter() {
    const LENGTHS: [usize; 9] = [1, 1_000, 8_191, 8_192, 8_193, 0, 50_001, 300_000, 7];
    let number = |seed: usize| ((seed % 1_009) as f32 - 504.0) / 256.0;
    let train = |exec: Exec| {
        let mut tensors: Vec<Vec<f32>> = LENGTHS
            .iter()
            .map(|len| (0..*len).map(number).collect())
            .collect();
        let names: Vec<_> = (0..LENGTHS.len()).map(|i| format!("w{i}")).collect();
        let mut optimizer = Optimizer::new(Adam::default())
            .expect("defaults are valid")
            .with_exec(exec);
        for step in 1..=20 {
            let gradients: Vec<Vec<f32>> = LENGTHS
                .iter()
                .map(|len| (0..*len).map(|i| number(i * step + 7)).collect())
                .collect();
            let params = names.iter().zip(&mut tensors).zip(&gradients);
            let mut params: Vec<_> = params
                .map(|((name, w), g)| Param::new(name, w, g).expect("equal lengths"))
                .collect();
            optimizer.step(&mut params).expect("a valid step");
        }
        tensors.iter().map(|w| bits(w)).collect::<Vec<_>>()
    };
    let alone = train(Exec::serial());
    let blocks = |exec: Exec, block| exec.with_block(block).expect("not empty");
    for (how, exec) in [
        ("as the size decides", Exec::default()),
        (
            "always, late helpers",
            Exec::default().with_parallel_from(1),
        ),
        (
            "always, all take part",
            Exec::default().with_parallel_from(0),
        ),
        (
            "in blocks of 4,096",
            blocks(Exec::default().with_parallel_from(0), 4_096),
        ),
        (
            "in blocks of 4,097",
            blocks(Exec::default().with_parallel_from(0), 4_097),
        ),
        (
            "in blocks of 100",
            blocks(Exec::default().with_parallel_from(0), 100),
        ),
    ] {
        assert!(train(exec) == alone, "{how}");
    }
}
