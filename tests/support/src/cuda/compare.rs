//! A rule on both: the CPU's loops and the text for CUDA.

use optim_runtime::device::{END, PRELUDE, Shape};
use optim_runtime::{Exec, RuleMeta, Update};

use super::device::Device;
use super::host::{Tensor, Way};
use super::values::{gradient, weights};
use crate::beside;
use crate::outcome::Outcome;
use crate::real::{Real, bits};

const STEPS: u64 = 20;

/// The texts of these rules, in so many files of about the same length.
#[must_use]
pub fn texts(metas: &[RuleMeta], files: usize) -> Vec<String> {
    let texts = metas.iter().filter_map(|meta| meta.device().ok());
    let mut texts: Vec<_> = texts.map(|device| device.text()).collect();
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    let mut parts = vec![String::new(); files];
    for text in texts {
        let part = parts.iter_mut().min_by_key(|part| part.len());
        part.expect("a file").push_str(&text);
    }
    let whole = |part: String| [PRELUDE, &part, END].concat();
    parts.into_iter().map(whole).collect()
}

/// Shapes of launches, places in memory.
#[must_use]
pub fn ways(size: usize) -> [Way; 3] {
    let way = |threads, off, numbers_in_memory| Way {
        shape: Shape {
            threads,
            ..Shape::default()
        },
        off,
        numbers_in_memory,
    };
    [way(128, 0, false), way(32, size, true), way(256, 0, true)]
}

/// What is compared, and how.
#[derive(Clone, Debug)]
pub struct Case {
    /// The tensor's.
    pub shape: Vec<usize>,
    /// How many are taken.
    pub steps: u64,
    /// Whether some gradients are infinite or NaN.
    pub wild: bool,
    /// What gradients are multiplied with.
    pub scale: f64,
    /// The last step in which there is a gradient; 0 behind it.
    pub last: u64,
    /// The step behind which a run moves from the CPU to the device.
    pub moves: u64,
}

impl Case {
    /// A tensor of one axis, on the device from its first step.
    #[must_use]
    pub fn flat(len: usize) -> Self {
        Self {
            shape: vec![len],
            steps: STEPS,
            wild: false,
            scale: 1.0,
            last: u64::MAX,
            moves: 0,
        }
    }
}

/// Runs a rule on both. Gives the number of values that were compared.
///
/// # Errors
/// Where they differ: what does.
pub fn compare<R: optim_runtime::Rule, T: Real>(
    device: &mut Device,
    way: Way,
    rule: &R,
    case: &Case,
) -> Result<usize, String> {
    let len = case.shape.iter().product();
    let exec = Exec::serial();
    let mut w = weights::<T>(len);
    let mut state = rule.init_shape::<T>(&case.shape).expect("a valid rule");
    let gradient = |t| {
        let scale = if t > case.last { 0.0 } else { case.scale };
        let values = gradient::<T>(len, t, case.wild).into_iter();
        let scaled = values.map(|x| {
            if scale == 1.0 {
                x
            } else {
                T::from_f64(x.to_f64() * scale)
            }
        });
        scaled.collect::<Vec<_>>()
    };
    let on_host = |t: u64, w: &mut [T], state: &mut optim_runtime::TensorState<T>| {
        beside::update(rule, &exec, w, &gradient(t), state).expect("a sound step");
    };
    for t in 1..=case.moves {
        on_host(t, &mut w, &mut state);
    }
    let mut tensor = Tensor::new(device, way, &w, &state);
    for t in case.moves + 1..=case.steps {
        tensor.step(rule, &gradient(t));
        on_host(t, &mut w, &mut state);
    }
    let (found, wanted) = (tensor.outcome(), Outcome::of(&w, &state));
    let mut evaluated = w.clone();
    rule.eval_weights_with(&exec, &w, &state, &mut evaluated)
        .expect("as many");
    let evals = (bits(&tensor.evaluated(rule)), bits(&evaluated));
    tensor.end();
    let what = || {
        format!(
            "{rule:?}, {}, {case:?}, {way:?}",
            std::any::type_name::<T>()
        )
    };
    if found != wanted {
        return Err(format!("{}: {}", what(), difference(&found, &wanted)));
    }
    if evals.0 != evals.1 {
        return Err(format!("{}: eval", what()));
    }
    let of_states = wanted.states.iter().map(|(_, values)| values.len());
    Ok(2 * len + of_states.sum::<usize>() + wanted.scalars.len())
}

fn difference(found: &Outcome, wanted: &Outcome) -> String {
    let differ = |name: &str, a: &[u64], b: &[u64]| {
        let both = a.iter().zip(b).enumerate();
        let mut places = both.filter(|(_, (a, b))| a != b);
        let first = places.next()?;
        let (at, (a, b)) = first;
        Some(format!(
            "{name}[{at}] is {a:x}, not {b:x}; {} more. ",
            places.count()
        ))
    };
    let mut text = String::new();
    text.extend(differ("w", &found.weights, &wanted.weights));
    for ((name, a), (_, b)) in found.states.iter().zip(&wanted.states) {
        text.extend(differ(name, a, b));
    }
    if found.scalars != wanted.scalars {
        text += &format!("{:x?}, not {:x?}", found.scalars, wanted.scalars);
    }
    text
}
