//! A list of parameters that stays is not looked at again in each step. Whatever happens between its steps, the result
//! is that of parameters which have an optimizer each.

use std::sync::Arc;

use optim_runtime::{Adam, Error, Exec, Optimizer, Param};

/// Parameters of a model, together in one optimizer and each in one of its own.
struct Pair {
    together: Optimizer,
    apart: Vec<Optimizer>,
    names: Vec<String>,
    /// Weights that take their steps together, and apart.
    weights: [Vec<Vec<f32>>; 2],
    steps: usize,
}

const LENS: [usize; 4] = [5, 1, 70, 5];

impl Pair {
    fn new(make: &dyn Fn() -> Optimizer) -> Self {
        let weights: Vec<_> = LENS.iter().map(|len| vec![1.0_f32; *len]).collect();
        Self {
            together: make(),
            apart: LENS.iter().map(|_| make()).collect(),
            names: (0..LENS.len()).map(|index| format!("w{index}")).collect(),
            weights: [weights.clone(), weights],
            steps: 0,
        }
    }

    /// Does the same with the optimizer of all and with each of the others.
    fn all(&mut self, change: impl Fn(&mut Optimizer)) {
        change(&mut self.together);
        self.apart.iter_mut().for_each(change);
    }

    /// Does the same with the optimizer of all and with that of one parameter.
    fn one(&mut self, index: usize, change: impl Fn(&mut Optimizer, &str)) {
        change(&mut self.together, &self.names[index]);
        change(&mut self.apart[index], &self.names[index]);
    }

    /// A step of these, or gradients that are kept for one.
    fn give(&mut self, which: &[usize], accumulate: bool) {
        self.steps += 1;
        let gradient = |index: usize| {
            let angle = |k: usize| (self.steps * 31 + index * 7 + k) as f32;
            (0..LENS[index]).map(|k| angle(k).sin()).collect::<Vec<_>>()
        };
        let gradients: Vec<_> = (0..LENS.len()).map(gradient).collect();
        let [together, apart] = &mut self.weights;
        let mut params = Vec::new();
        for (index, w) in together.iter_mut().enumerate() {
            if which.contains(&index) {
                params.push(Param::slices(&self.names[index], w, &gradients[index]).unwrap());
            }
        }
        params.sort_by_key(|param| which.iter().position(|i| self.names[*i] == param.name()));
        let go = |optimizer: &mut Optimizer, params: &mut [Param<'_>]| match accumulate {
            true => optimizer.accumulate(params).unwrap(),
            false => drop(optimizer.step(params).unwrap()),
        };
        go(&mut self.together, &mut params);
        for &index in which {
            let w = &mut apart[index];
            let param = Param::slices(&self.names[index], w, &gradients[index]).unwrap();
            go(&mut self.apart[index], &mut [param]);
        }
    }

    /// A step of all that is refused.
    fn refused(&mut self) {
        let [weights, _] = &mut self.weights;
        let gradients = LENS.map(|len| vec![1.0; len]);
        let params = self.names.iter().zip(weights).zip(&gradients);
        let params = params.map(|((name, w), g)| Param::slices(name, w, g).unwrap());
        let error = self.together.step(&mut params.collect::<Vec<_>>());
        assert!(error.is_err(), "refused");
    }

    /// Three steps of all, so that what is found of a list is used.
    fn steps(&mut self, after: &str) {
        for step in 0..3 {
            self.give(&[0, 1, 2, 3], false);
            let bits = |weights: &[Vec<f32>]| -> Vec<u32> {
                weights.concat().iter().map(|w| w.to_bits()).collect()
            };
            let [together, apart] = &self.weights;
            assert_eq!(bits(together), bits(apart), "step {step} after {after}");
        }
    }
}

/// What happens between two steps of a list, by name.
type Event = (&'static str, fn(&mut Pair));

const EVENTS: &[Event] = &[
    ("nothing", |_| {}),
    ("one that begins again", |pair| {
        pair.one(1, |optimizer, name| optimizer.reset(name).unwrap());
    }),
    ("a state that is switched on", |pair| {
        pair.all(|optimizer| optimizer.set_hyper("amsgrad", true).unwrap());
    }),
    ("a state that is switched on and off", |pair| {
        pair.all(|optimizer| optimizer.set_hyper("amsgrad", true).unwrap());
        pair.steps("a state that is switched on");
        pair.all(|optimizer| optimizer.set_hyper("amsgrad", false).unwrap());
    }),
    ("a rate that changes", |pair| {
        pair.all(|optimizer| optimizer.set_hyper("beta1", 0.5).unwrap());
    }),
    ("a rate that changed, and another order", |pair| {
        pair.all(|optimizer| optimizer.set_hyper("beta1", 0.5).unwrap());
        pair.steps("a rate that changes");
        pair.give(&[3, 2, 1, 0], false);
    }),
    ("one that is a step ahead", |pair| pair.give(&[2], false)),
    ("two that are two steps ahead", |pair| {
        pair.give(&[3, 0], false);
        pair.give(&[0, 3], false);
    }),
    ("gradients that were accumulated of all", |pair| {
        pair.give(&[0, 1, 2, 3], true);
    }),
    ("gradients that were accumulated of two", |pair| {
        pair.give(&[1, 2], true);
    }),
    ("another order", |pair| pair.give(&[3, 2, 1, 0], false)),
    ("one that is forgotten", |pair| {
        pair.one(2, |optimizer, name| optimizer.forget(name).unwrap());
    }),
    ("rows that were moved", |pair| {
        pair.one(0, |optimizer, name| {
            let turned: Vec<_> = (0..LENS[0]).rev().map(Some).collect();
            optimizer.move_rows(name, &turned).unwrap();
        });
    }),
    ("another name", |pair| {
        pair.one(3, |optimizer, name| optimizer.rename(name, "w9").unwrap());
        pair.names[3] = "w9".to_owned();
    }),
    ("a step that was refused", |pair| {
        pair.all(|optimizer| {
            optimizer.set_hyper("eps", 1e-200).unwrap();
            // To an optimizer of another parameter this one is new, and is refused as well.
            let mut w = [1.0_f32];
            let error = optimizer.step(&mut [Param::new("w1", &mut w, &[1.0]).unwrap()]);
            let is_it = |error: &Error| matches!(error, Error::NumberOutOfRange { .. });
            assert!(error.as_ref().is_err_and(is_it), "{error:?}");
            optimizer.set_hyper("eps", 1e-8).unwrap();
        });
    }),
    ("a state switched on in a step that was refused", |pair| {
        pair.all(|optimizer| {
            optimizer.set_hyper("amsgrad", true).unwrap();
            optimizer.set_hyper("eps", 1e-200).unwrap();
        });
        pair.refused();
        pair.all(|optimizer| optimizer.set_hyper("eps", 1e-8).unwrap());
    }),
    ("a checkpoint of one step before", |pair| {
        let bytes = |optimizer: &Optimizer| {
            let mut bytes = Vec::new();
            optimizer.write_to(&mut bytes, &[]).unwrap();
            bytes
        };
        let (together, apart) = (bytes(&pair.together), pair.apart.iter().map(bytes));
        let apart: Vec<_> = apart.collect();
        pair.give(&[0, 1, 2, 3], false);
        pair.together.read_from(&together).unwrap();
        for (optimizer, bytes) in pair.apart.iter_mut().zip(apart) {
            optimizer.read_from(&bytes).unwrap();
        }
    }),
];

#[test]
fn a_list_that_stays_takes_the_steps_of_its_parameters() {
    let adam = || Optimizer::new(Adam::default()).unwrap();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
    let exec = Exec::default().with_pool(Arc::new(pool.unwrap()));
    let on_threads = exec.with_parallel_from(0).with_block(8).unwrap();
    for exec in [Exec::serial(), on_threads] {
        for (name, happen) in EVENTS {
            let mut pair = Pair::new(&|| adam().with_exec(exec.clone()));
            pair.steps("the beginning");
            happen(&mut pair);
            pair.steps(name);
        }
    }
}
