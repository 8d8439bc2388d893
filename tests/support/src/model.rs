//! A small model in training, to see that what is refused changes nothing.

use optim_runtime::{Adam, Error, Optimizer, Param};

use crate::outcome::Outcome;
use crate::real::{Real, bits};

/// The words of a refusal.
pub fn message<T>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => panic!("this must be refused"),
        Err(error) => error.to_string(),
    }
}

/// Two parameters that have taken two steps of Adam, and one that is new.
pub struct Model {
    /// Its parameters are `a` and `b`.
    pub optimizer: Optimizer,
    /// Weights of `a`.
    pub a: Vec<f32>,
    /// Weights of `b`.
    pub b: Vec<f64>,
    /// Weights of `new`, which has not taken a step.
    pub new: Vec<f32>,
}

/// Weights, gradients and state of a [`Model`] as bits.
#[derive(Debug, PartialEq)]
pub struct Snapshot {
    a: Outcome,
    b: Outcome,
    new: Vec<u64>,
    names: Vec<String>,
    rule: Adam,
}

impl Model {
    /// The model after its two steps.
    pub fn new(guard: bool) -> Self {
        let optimizer = Optimizer::new(Adam::default()).expect("the defaults are valid");
        let mut model = Self {
            optimizer: optimizer.with_guard(guard),
            a: vec![1.0, -0.0, 3.0],
            b: vec![0.5; 4],
            new: vec![7.0, 8.0],
        };
        for gradient in [0.25, -1.0] {
            let (for_a, for_b) = ([gradient as f32; 3], [gradient; 4]);
            let a = Param::new("a", &mut model.a, &for_a).expect("equal lengths");
            let b = Param::new("b", &mut model.b, &for_b).expect("equal lengths");
            model.optimizer.step(&mut [a, b]).expect("a valid step");
        }
        model
    }

    /// All that a step might change.
    pub fn snapshot(&self) -> Snapshot {
        fn outcome<T: Real>(optimizer: &Optimizer, name: &str, w: &[T]) -> Outcome {
            let state = optimizer.state(name).expect("it took steps");
            Outcome::of(w, state.typed().expect("its own type"))
        }
        Snapshot {
            a: outcome(&self.optimizer, "a", &self.a),
            b: outcome(&self.optimizer, "b", &self.b),
            new: bits(&self.new),
            names: self.optimizer.parameters().map(str::to_owned).collect(),
            rule: self
                .optimizer
                .rule::<Adam>()
                .expect("it has this rule")
                .clone(),
        }
    }

    /// A step of all that is right and then `wrong` is refused in these words and does nothing.
    pub fn refuses(mut self, wrong: Param<'_>, words: &str) {
        let before = self.snapshot();
        let right = [
            Param::new("a", &mut self.a, &[1.0_f32; 3]).expect("equal lengths"),
            Param::new("new", &mut self.new, &[1.0_f32; 2]).expect("equal lengths"),
        ];
        let mut params: Vec<_> = right.into_iter().chain([wrong]).collect();
        assert_eq!(message(self.optimizer.step(&mut params)), words);
        assert_eq!(self.snapshot(), before);
    }
}
