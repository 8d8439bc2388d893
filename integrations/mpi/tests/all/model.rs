//! A model of several tensors, its gradients, and optimizers for it.

use optim_runtime::schedule::cosine;
use optim_runtime::{Adam, Clip, LossScale, Optimizer, Param, Prodigy, Rule};

/// Shapes of what is trained.
const SHAPES: [&[usize]; 7] = [
    &[33, 70],
    &[7, 5],
    &[1, 1],
    &[0, 3],
    &[13],
    &[2, 3, 4],
    &[3, 1100],
];

/// The same, of which each large one is spread over all of four ranks: what backward makes last has something for each.
const LARGE: [&[usize]; 5] = [&[260, 260], &[7, 5], &[260, 300], &[0, 3], &[270, 250]];

/// Weights, or gradients of them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Model {
    shapes: &'static [&'static [usize]],
    pub(crate) tensors: Vec<Vec<f32>>,
}

impl Model {
    pub(crate) fn new(seed: usize) -> Self {
        Self::of(&SHAPES, seed)
    }

    pub(crate) fn large(seed: usize) -> Self {
        Self::of(&LARGE, seed)
    }

    /// Numbers that look like chance.
    fn of(shapes: &'static [&'static [usize]], seed: usize) -> Self {
        let value = |index: usize| {
            let mixed = (seed * 1_000_003 + index * 7_919 + 12_345) % 10_007;
            mixed as f32 / 5_003.5 - 1.0
        };
        let tensor = |(place, shape): (usize, &&[usize])| {
            let len: usize = shape.iter().product();
            (0..len).map(|index| value(place * 4_001 + index)).collect()
        };
        Self {
            tensors: shapes.iter().enumerate().map(tensor).collect(),
            shapes,
        }
    }

    /// Gradients of a step's micro-batch at some weights.
    pub(crate) fn gradients(&self, step: usize, micro: usize) -> Self {
        let mut gradients = Self::of(self.shapes, 100 + 17 * step + micro);
        for (g, w) in gradients.tensors.iter_mut().zip(&self.tensors) {
            for (g, w) in g.iter_mut().zip(w) {
                *g += 0.1 * *w;
            }
        }
        gradients
    }

    pub(crate) fn params<'p>(&'p mut self, gradients: &'p Self) -> Vec<Param<'p>> {
        let shapes = self.shapes;
        let all = self.tensors.iter_mut().zip(&gradients.tensors).zip(shapes);
        all.enumerate()
            .map(|(place, ((w, g), shape))| {
                let param = Param::new(format!("p{place}"), w, g).expect("as many");
                param.with_shape(shape).expect("as many")
            })
            .collect()
    }

    /// Each value with 8 bits of precision, halfway between two the even one.
    pub(crate) fn rounded(mut self) -> Self {
        for value in self.tensors.iter_mut().flatten().filter(|it| **it != 0.0) {
            let unit = 2.0_f64.powi(f64::from(value.abs()).log2().floor() as i32 - 7);
            *value = ((f64::from(*value) / unit).round_ties_even() * unit) as f32;
        }
        self
    }

    /// A number of all bits.
    pub(crate) fn digest(&self) -> u64 {
        digest(
            self.tensors
                .iter()
                .flatten()
                .map(|w| u64::from(w.to_bits())),
        )
    }
}

fn digest(words: impl Iterator<Item = u64>) -> u64 {
    words.fold(0xcbf2_9ce4_8422_2325, |hash, word| {
        (hash ^ word)
            .wrapping_mul(0x0000_0100_0000_01b3)
            .rotate_left(7)
    })
}

/// Gradients added in the tree that is promised.
pub(crate) fn tree(all: &[Model]) -> Model {
    let [one] = all else {
        let (before, behind) = all.split_at(all.len().next_power_of_two() / 2);
        let (mut sum, behind) = (tree(before), tree(behind));
        for (a, b) in sum
            .tensors
            .iter_mut()
            .flatten()
            .zip(behind.tensors.iter().flatten())
        {
            *a += b;
        }
        return sum;
    };
    one.clone()
}

/// Optimizers by name.
pub(crate) fn optimizer(name: &str) -> Optimizer {
    let adam = || Optimizer::new(Adam::default().with_lr(0.05)).unwrap();
    match name {
        "adam" | "rounded" => (adam().with_clip(Clip::global_norm(0.5)).unwrap())
            .with_schedule("lr", cosine(6))
            .unwrap()
            .with_mean_of_accumulated(true)
            .with_statistics(true),
        "prodigy" => Optimizer::new(Prodigy::default()).unwrap(),
        "scaled" => {
            let scale = LossScale::dynamic().starting_at(8.0).growing(2.0, 2);
            adam().with_loss_scale(scale).unwrap()
        }
        "plain" => adam(),
        _ => panic!("no optimizer has the name {name}"),
    }
}

/// A parameter may be cut at multiples of so many weights.
const BLOCK: usize = 1024;

/// What an optimizer has of each parameter that is at home with it, of which it is told the first weight that is: for so many values of
/// each state a number of their bits.
pub(crate) fn states(optimizer: &Optimizer, first: impl Fn(&str) -> usize) -> Vec<(String, u64)> {
    let names = (Adam::META.states.iter()).chain(Prodigy::META.states);
    let names: Vec<_> = names.map(|state| state.name).collect();
    let mut all = Vec::new();
    for parameter in optimizer.parameters() {
        let state = optimizer.state(parameter).expect("a state");
        for name in &names {
            let Ok(values) = state.get(name) else {
                continue;
            };
            let values = values.to_vec();
            if let [number] = values[..] {
                // One for all weights, which all have that have some of them, or of a parameter of one weight.
                all.push((format!("{name} of {parameter}"), number.to_bits()));
                continue;
            }
            for (block, values) in (first(parameter) / BLOCK..).zip(values.chunks(BLOCK)) {
                let bits = digest(values.iter().copied().map(f64::to_bits));
                all.push((format!("{name} of {parameter}, block {block}"), bits));
            }
        }
    }
    all
}
