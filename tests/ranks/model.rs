//! A model, its gradients, and what one process makes of it.

use optim_runtime::{Collective, Error, Optimizer, Param, Report, RuleMeta, ShardedOptimizer};
use optim_tests::beside;

/// Weights of one parameter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Weights {
    F32(Vec<f32>),
    F64(Vec<f64>),
}

impl Weights {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::F32(w) => w.len(),
            Self::F64(w) => w.len(),
        }
    }

    fn zeros(&self) -> Self {
        match self {
            Self::F32(w) => Self::F32(vec![0.0; w.len()]),
            Self::F64(w) => Self::F64(vec![0.0; w.len()]),
        }
    }
}

/// Which shapes a model has.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    All,
    Matrices,
    SmallMatrices,
}

/// Parameters of many shapes.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub(crate) list: Vec<(String, Vec<usize>, Weights)>,
}

const SHAPES: [&[usize]; 9] = [
    &[7, 5],
    &[33, 70],
    &[2, 3],
    &[1, 1],
    &[0, 3],
    &[13],
    &[2, 3, 4],
    &[1],
    &[3, 1100],
];

fn value(seed: usize, index: usize) -> f64 {
    let mixed = (seed * 1_000_003 + index * 7_919 + 12_345) % 10_007;
    mixed as f64 / 5_003.5 - 1.0
}

impl Model {
    /// All shapes, or matrices alone, or those of them whose squares are small; every third parameter is of the other type.
    pub(crate) fn new(kind: Kind) -> Self {
        let shapes = SHAPES.iter().filter(|it| match kind {
            Kind::All => true,
            Kind::Matrices => it.len() == 2,
            Kind::SmallMatrices => it.len() == 2 && it[1] < 1000,
        });
        let list = shapes.enumerate().map(|(place, shape)| {
            let len = shape.iter().product();
            let values = (0..len).map(|index| value(place, index));
            let weights = if place % 3 == 1 {
                Weights::F64(values.collect())
            } else {
                Weights::F32(values.map(|value| value as f32).collect())
            };
            (format!("p{place}"), shape.to_vec(), weights)
        });
        Self {
            list: list.collect(),
        }
    }

    /// Gradients of a micro-batch in a step.
    pub(crate) fn gradients(&self, step: usize, micro: usize) -> Vec<Weights> {
        let each = self.list.iter().enumerate().map(|(place, (.., weights))| {
            let of = |index| 0.1 * value(100 + step * 31 + micro * 7 + place, index);
            match weights {
                Weights::F32(w) => Weights::F32((0..w.len()).map(|i| of(i) as f32).collect()),
                Weights::F64(w) => Weights::F64((0..w.len()).map(of).collect()),
            }
        });
        each.collect()
    }

    /// The parameters of a step.
    pub(crate) fn params<'a>(
        &'a mut self,
        meta: Option<&RuleMeta>,
        gradients: &'a [Weights],
    ) -> Vec<Param<'a>> {
        let each = self.list.iter_mut().zip(gradients);
        each.map(|((name, shape, w), g)| {
            let param = match (w, g) {
                (Weights::F32(w), Weights::F32(g)) => param(meta, name, shape, w, g),
                (Weights::F64(w), Weights::F64(g)) => param(meta, name, shape, w, g),
                _ => panic!("weights and gradient of two types"),
            };
            param.expect("a parameter")
        })
        .collect()
    }

    /// The parameters without gradients.
    pub(crate) fn weights(&mut self) -> Vec<Param<'_>> {
        let each = self.list.iter_mut().map(|(name, shape, w)| match w {
            Weights::F32(w) => Param::weights(name.as_str(), w).unwrap().with_shape(shape),
            Weights::F64(w) => Param::weights(name.as_str(), w).unwrap().with_shape(shape),
        });
        each.map(Result::unwrap).collect()
    }

    pub(crate) fn bits(&self) -> Vec<Vec<u64>> {
        let each = self.list.iter().map(|(.., w)| match w {
            Weights::F32(w) => w.iter().map(|w| u64::from(w.to_bits())).collect(),
            Weights::F64(w) => w.iter().map(|w| w.to_bits()).collect(),
        });
        each.collect()
    }
}

fn param<'a, T: optim_runtime::Element>(
    meta: Option<&RuleMeta>,
    name: &'a str,
    shape: &[usize],
    w: &'a mut [T],
    g: &'a [T],
) -> Result<Param<'a>, Error> {
    let param = Param::slices(name, w, g)?.with_shape(shape)?;
    match meta {
        Some(meta) => beside::param(meta, param, g),
        None => Ok(param),
    }
}

/// Gradients of micro-batches added by halves, as it is said to be done.
pub(crate) fn tree(all: &[Vec<Weights>]) -> Vec<Weights> {
    let [first] = all else {
        let power = (1..).map(|k| 1 << k).take_while(|power| *power < all.len());
        let (before, behind) = all.split_at(power.last().unwrap_or(1));
        let both = tree(before).into_iter().zip(tree(behind));
        return both
            .map(|both| match both {
                (Weights::F32(a), Weights::F32(b)) => {
                    Weights::F32(a.iter().zip(&b).map(|(a, b)| a + b).collect())
                }
                (Weights::F64(a), Weights::F64(b)) => {
                    Weights::F64(a.iter().zip(&b).map(|(a, b)| a + b).collect())
                }
                _ => panic!("gradients of two types"),
            })
            .collect();
    };
    first.clone()
}

/// Takes steps in one process with the sum of so many micro-batches each.
pub(crate) fn in_one_process(
    mut optimizer: Optimizer,
    meta: Option<&RuleMeta>,
    mut model: Model,
    (steps, micros): (usize, usize),
    mut before: impl FnMut(usize, &mut Optimizer, &mut Vec<Vec<Weights>>),
) -> Result<(Model, Optimizer, Vec<Report>), Error> {
    let mut reports = Vec::new();
    for step in 0..steps {
        let mut all: Vec<_> = (0..micros).map(|m| model.gradients(step, m)).collect();
        before(step, &mut optimizer, &mut all);
        let sum = tree(&all);
        // So many gradients were gathered, though the sum is made here.
        for _ in 1..micros {
            let nothing: Vec<_> = sum.iter().map(Weights::zeros).collect();
            optimizer.accumulate(&model.params(None, &nothing))?;
        }
        if let Some(meta) = meta {
            beside::numbers(meta, &mut optimizer);
        }
        reports.push(optimizer.step(&mut model.params(meta, &sum))?);
    }
    Ok((model, optimizer, reports))
}

/// Takes the same steps as a rank that has its share of the micro-batches.
pub(crate) fn as_rank<C: Collective>(
    optimizer: &mut ShardedOptimizer<C>,
    meta: Option<&RuleMeta>,
    model: Model,
    steps: (usize, usize),
    before: impl FnMut(usize, &mut ShardedOptimizer<C>, &mut Vec<Vec<Weights>>),
) -> Result<(Model, Vec<Report>), Error> {
    as_rank_sending(optimizer, meta, model, steps, before, &|_, _| Vec::new())
}

/// Places of the parameters whose gradients are sent ahead of a step, call by call, of a rank in a step.
pub(crate) type Calls<'c> = &'c (dyn Fn(usize, usize) -> Vec<Vec<usize>> + Sync);

/// The same; before each step the gradients of its last micro-batch are sent ahead.
pub(crate) fn as_rank_sending<C: Collective>(
    optimizer: &mut ShardedOptimizer<C>,
    meta: Option<&RuleMeta>,
    mut model: Model,
    (steps, micros): (usize, usize),
    mut before: impl FnMut(usize, &mut ShardedOptimizer<C>, &mut Vec<Vec<Weights>>),
    calls: Calls<'_>,
) -> Result<(Model, Vec<Report>), Error> {
    let (rank, ranks) = (
        optimizer.collective().rank(),
        optimizer.collective().ranks(),
    );
    let own = micros / ranks;
    let mut reports = Vec::new();
    for step in 0..steps {
        let mut all: Vec<_> = (0..micros).map(|m| model.gradients(step, m)).collect();
        before(step, optimizer, &mut all);
        let own = &all[rank * own..][..own];
        let (last, first) = own.split_last().expect("a micro-batch");
        for gradients in first {
            optimizer.accumulate(&model.params(None, gradients))?;
        }
        send(optimizer, &mut model, last, calls(rank, step))?;
        if let Some(meta) = meta {
            for input in meta.inputs.iter().filter(|input| input.scalar) {
                optimizer.set_input(input.name, beside::number(optimizer.steps() + 1))?;
            }
        }
        // What a rule asks for beside is that of the sum, which one process has.
        let sum = tree(&all);
        let mut params = model.params(None, last);
        if let Some(meta) = meta {
            let with = params.drain(..).zip(&sum).map(|(param, sum)| match sum {
                Weights::F32(sum) => beside::param(meta, param, sum),
                Weights::F64(sum) => beside::param(meta, param, sum),
            });
            params = with.collect::<Result<_, _>>()?;
        }
        reports.push(optimizer.step(&mut params)?);
    }
    Ok((model, reports))
}

/// Sends gradients ahead of a step, call by call.
pub(crate) fn send<C: Collective>(
    optimizer: &mut ShardedOptimizer<C>,
    model: &mut Model,
    gradients: &[Weights],
    calls: Vec<Vec<usize>>,
) -> Result<(), Error> {
    for places in calls {
        let mut all: Vec<_> = model
            .params(None, gradients)
            .into_iter()
            .map(Some)
            .collect();
        let given = places
            .into_iter()
            .filter_map(|place| all.get_mut(place)?.take());
        optimizer.send_gradients(&given.collect::<Vec<_>>())?;
    }
    Ok(())
}
