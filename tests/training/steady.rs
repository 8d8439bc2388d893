//! A list of parameters that stays is not looked at again in each step. Whatever happens between its steps, the result
//! is that of parameters which have an optimizer each.

use std::sync::Arc;

use optim_runtime::{Adam, Error, Exec, Optimizer, Param};

/// Parameters of a model, together in one optimizer and each in one of its own.
struct Pair {
    together: Optimizer,
    /// What is given to every optimizer that is made.
    make: Box<dyn Fn() -> Optimizer>,
    apart: Vec<Optimizer>,
    names: Vec<String>,
    /// Weights that take their steps together, and apart.
    weights: [Vec<Vec<f32>>; 2],
    steps: usize,
}

const LENS: [usize; 4] = [5, 1, 70, 5];

impl Pair {
    fn new(make: impl Fn() -> Optimizer + 'static) -> Self {
        let weights: Vec<_> = LENS.iter().map(|len| vec![1.0_f32; *len]).collect();
        Self {
            together: make(),
            apart: LENS.iter().map(|_| make()).collect(),
            make: Box::new(make),
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

#[test]
fn a_list_that_stays_takes_the_steps_of_its_parameters() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
    let pool = Arc::new(pool.unwrap());
    let on_threads = move || {
        let exec = Exec::default().with_pool(Arc::clone(&pool));
        let exec = exec.with_parallel_from(0).with_block(8).unwrap();
        Optimizer::new(Adam::default()).unwrap().with_exec(exec)
    };
    for mut pair in [
        Pair::new(|| {
            Optimizer::new(Adam::default())
                .unwrap()
                .with_exec(Exec::serial())
        }),
        Pair::new(on_threads),
    ] {
        pair.steps("nothing");
        pair.one(1, |optimizer, name| optimizer.reset(name).unwrap());
        pair.steps("one that begins again");
        pair.all(|optimizer| optimizer.set_hyper("amsgrad", true).unwrap());
        pair.steps("a state that is switched on");
        pair.all(|optimizer| optimizer.set_hyper("amsgrad", false).unwrap());
        pair.steps("a state that is switched off");
        pair.all(|optimizer| optimizer.set_hyper("beta1", 0.5).unwrap());
        pair.steps("a rate that changes");
        pair.give(&[2], false);
        pair.steps("one that is a step ahead");
        pair.give(&[3, 0], false);
        pair.give(&[0, 3], false);
        pair.steps("two that are two steps ahead");
        pair.give(&[0, 1, 2, 3], true);
        pair.steps("gradients that were accumulated of all");
        pair.give(&[1, 2], true);
        pair.steps("gradients that were accumulated of two");
        pair.give(&[3, 2, 1, 0], false);
        pair.steps("another order");
        pair.one(2, |optimizer, name| optimizer.forget(name).unwrap());
        pair.steps("one that is forgotten");
        pair.one(0, |optimizer, name| {
            let turned: Vec<_> = (0..LENS[0]).rev().map(Some).collect();
            optimizer.move_rows(name, &turned).unwrap();
        });
        pair.steps("rows that were moved");
        pair.one(3, |optimizer, name| optimizer.rename(name, "w9").unwrap());
        pair.names[3] = "w9".to_owned();
        pair.steps("another name");
        pair.all(|optimizer| {
            optimizer.set_hyper("eps", 1e-200).unwrap();
            let mut w = [1.0_f32];
            let error = optimizer.step(&mut [Param::new("w1", &mut w, &[1.0]).unwrap()]);
            let is_it = |error: &Error| matches!(error, Error::NumberOutOfRange { .. });
            // An optimizer that has another parameter alone takes up this one, and is refused as well.
            assert!(error.as_ref().is_err_and(is_it), "{error:?}");
            optimizer.set_hyper("eps", 1e-8).unwrap();
        });
        pair.steps("a step that was refused");
        let stored: Vec<_> = std::iter::once(&pair.together)
            .chain(&pair.apart)
            .map(|optimizer| {
                let mut bytes = Vec::new();
                optimizer.write_to(&mut bytes, &[]).unwrap();
                bytes
            })
            .collect();
        pair.give(&[0, 1], false);
        let mut optimizers = vec![&mut pair.together];
        optimizers.extend(&mut pair.apart);
        for (optimizer, bytes) in optimizers.into_iter().zip(stored) {
            optimizer.read_from(&bytes).unwrap();
        }
        pair.steps("a checkpoint that was read");
        pair.together = (pair.make)();
        pair.apart = LENS.iter().map(|_| (pair.make)()).collect();
        pair.steps("a new optimizer");
    }
}
