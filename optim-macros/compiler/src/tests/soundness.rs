//! No value leaves the range that was computed for it, and no rule that is accepted makes a NaN.
//!
//! Random rules are run in the interpreter on inputs at the edges: zeros of both signs, numbers so
//! small that their squares vanish, numbers as large as a rule bears before it overflows; with
//! hyper-parameters at the ends of their domains, near them, and in between.

use std::collections::BTreeMap;

use super::interpreter::{Draws, Flaw, Interpreter, Trace};
use super::random::Random;
use super::{generator, mixtures};
use crate::analysis::ranges::{self, Proofs};
use crate::compile::understand;
use crate::diag::Errors;
use crate::interval::{End, Follow, Range};
use crate::ir::NodeId;
use crate::language::literal::Literal;
use crate::language::noise::MOST_NORMAL;
use crate::lower::{Lowered, Path};
use crate::modify::assemble::{self, Assembled};

/// Accepted rules that are run, and runs of each.
const RULES: usize = 4_000;
const RUNS: usize = 6;
const STEPS: usize = 12;

/// The seed of a run; another one is tried with `OPTIM_SEED=…`.
fn seed() -> u64 {
    let other = std::env::var("OPTIM_SEED").ok();
    other.map_or(20_261_125, |seed| seed.parse().expect("a whole number"))
}

/// What a rule means and what is proven of it; the ids of its errors if it is refused.
pub(super) fn understood(text: &str) -> Result<(Lowered, Proofs), Vec<&'static str>> {
    let errors = Errors::default();
    let tokens = text.parse().expect("tokens");
    let result = match assemble::read(tokens, &[], false, &errors) {
        Assembled::Rule { def, broken: false } => understand(&def, &errors),
        _ => None,
    };
    let result = result.map(|(lowered, proofs, _)| (lowered, proofs));
    let reported = errors.take();
    result.ok_or_else(|| reported.iter().map(|error| error.rule.id).collect())
}

/// A value of a hyper-parameter, often at an end of its domain.
fn hyper(default: Literal, range: &Range, random: &mut Random) -> f64 {
    match default {
        Literal::Flag(_) => return f64::from(u8::from(random.chance(50))),
        Literal::Count(count) => {
            let drawn = [0.0, 1.0, 2.0, 7.0, 1e6][random.below(5)];
            return if range.contains(drawn) {
                drawn
            } else {
                count as f64
            };
        }
        Literal::Number(_) => {}
    }
    let inside = |value: f64| {
        if range.contains(value) {
            Some(value)
        } else {
            None
        }
    };
    let toward = |end: End, inward: f64| match end.open || end.value.is_infinite() {
        // As near as a number gets, or as far as matters.
        true if end.value.is_infinite() => inward * 1e6,
        true if end.value == 0.0 => inward * -1e-30,
        true => end.value * (1.0 - inward.signum() * end.value.signum() * f64::EPSILON),
        false => end.value,
    };
    let choice = match random.below(6) {
        0 => toward(range.low, -1.0),
        1 => toward(range.high, 1.0),
        2 => 0.0,
        3 => 1.0,
        4 => (random.unit() - 0.5) * 4.0,
        _ => random.unit(),
    };
    let tries = [
        choice,
        0.5,
        1.0,
        range.low.value,
        range.low.value + 1.0,
        range.high.value - 1.0,
    ];
    let fits = tries.into_iter().find_map(inside);
    fits.expect("a domain holds one of these")
}

/// A gradient or weight: ordinary ones, and those that are nothing or nearly too much.
fn input(random: &mut Random, largest: f64) -> f64 {
    let magnitude = match random.below(8) {
        0 => 0.0,
        1 => 1e-200,
        2 => 1e-30,
        3 => 1.0,
        4 => largest,
        _ => 4.0 * random.unit(),
    };
    if random.chance(50) {
        -magnitude
    } else {
        magnitude
    }
}

/// Whether a computed value respects a range, as far as its ends promise.
fn respects(value: f64, range: &Range, rounding: f64) -> bool {
    let above = |value: f64, low: End| {
        let slack = match low.follow {
            Follow::Exactly => return value > low.value || value == low.value && !low.open,
            Follow::Touches => return value >= low.value,
            Follow::Nearly => rounding * low.value.abs(),
            Follow::AcrossZero => rounding,
        };
        value >= low.value - slack
    };
    let inside = above(value, range.low) && above(-value, range.high.negated());
    let nonzero = !range.nonzero || value != 0.0;
    let whole = !range.whole || value.fract() == 0.0;
    !range.unknown && inside && nonzero && whole
}

fn position(paths: &[Path], wanted: &Path) -> usize {
    let mut paths = paths.iter();
    let position = paths.position(|path| std::ptr::eq(path, wanted));
    position.expect("a path of the rule")
}

/// Holds every value against its range; gives how many there are.
fn within(
    trace: &Trace<'_>,
    ranges: &[(NodeId, Range)],
    rounding: f64,
    place: &impl Fn() -> String,
) -> usize {
    let mut values = 0;
    for (node, range) in ranges {
        let Some(value) = trace.values[node.index()] else {
            continue;
        };
        values += 1;
        assert!(
            respects(value.value, range, rounding),
            "{} = {} is {} and not in {range:?} in {}",
            trace.path.body.graph.origin(*node).map_or("…", |o| &o.text),
            trace.path.body.graph.op(*node),
            value.value,
            place()
        );
    }
    values
}

#[test]
fn values_stay_in_their_ranges_and_are_numbers() {
    hold(|_, random| generator::rule("R", random), RULES).is_of_whole_rules(RULES);
}

/// The same of rules with reductions, of a tensor of one weight.
#[test]
fn what_is_reduced_stays_in_its_range() {
    let held = hold(
        |turn, random| generator::reducing_rule("R", turn, random),
        RULES / 4,
    );
    held.is_of_whole_rules(RULES / 4);
}

/// The same of rules that make something of matrices, of a matrix of one weight.
#[test]
fn what_is_made_of_matrices_stays_in_its_range() {
    let held = hold(
        |turn, random| generator::matrix_rule("R", turn, random),
        RULES / 8,
    );
    held.is_of_whole_rules(RULES / 8);
}

/// The same of rules that are given more than a gradient.
#[test]
fn what_is_made_of_inputs_and_noise_stays_in_its_range() {
    let held = hold(|_, random| generator::given_rule("R", random), RULES / 4);
    held.is_of_whole_rules(RULES / 4);
}

/// The same of rules with modifiers, those that reduce among them.
#[test]
fn what_modifiers_make_stays_in_its_range() {
    let held = hold(
        |turn, random| match turn % 3 {
            0 => generator::reducing_modified_rule("R", turn / 3, random),
            _ => generator::modified_rule("R", random),
        },
        RULES / 4,
    );
    held.is_of_whole_rules(RULES / 4);
}

/// The same of mixtures of parts at the edges, by rates that are known to lie in [0, 1] and by others.
#[test]
fn mixtures_stay_between_their_parts() {
    let parts = [
        "g",
        "abs(g)",
        "w^2",
        "prev(v)",
        "max(g, 1)",
        "clamp(w, -1, 0.5)",
        "abs(w) + 0.5",
    ];
    let rule = |_, random: &mut Random| {
        let rate = if random.chance(80) {
            random.pick(&mixtures::RATES)
        } else {
            random.pick(&mixtures::NO_RATES)
        };
        let form = random.pick(&mixtures::FORMS);
        let (x, y) = (random.pick(&parts), random.pick(&parts));
        format!(
            "struct R {{ lr = 0.1 where lr >= 0, beta = 0.9 where 0 <= beta < 1, share = 0.5 where 0 <= share <= 1, \
             decay = -0.8 where -1 <= decay <= 0, k = 0.5 where -2 <= k <= 2 }}
             state {{ v = 1 }}
             update(w, g, t) {{
                 let b = {rate};
                 let c = 1 - b;
                 let x = {x};
                 let y = {y};
                 v = {form};
                 w -= lr * sign(g) / sqrt(v) + 0 * c * (x + y + beta + share + decay + k + t);
             }}"
        )
    };
    hold(rule, 600);
}

/// How much was held against its range.
struct Held {
    written: usize,
    steps: usize,
    evaluated: usize,
}

impl Held {
    /// Of rules that are written as rules are, a good part is accepted, and some have an `eval`.
    fn is_of_whole_rules(&self, accepted: usize) {
        assert!(
            accepted * 4 > self.written,
            "{accepted} of {}",
            self.written
        );
        assert!(
            self.evaluated * 20 > self.steps,
            "{} of {}",
            self.evaluated,
            self.steps
        );
    }
}

/// Runs this many rules that are accepted, and holds every value against its range. `generate` is told how many were
/// written before.
fn hold(generate: impl Fn(usize, &mut Random) -> String, rules: usize) -> Held {
    let seed = seed();
    let mut random = Random::from_seed(seed);
    let (mut accepted, mut written, mut steps, mut values) = (0, 0, 0_usize, 0_usize);
    let (mut overflown, mut evaluated) = (0, 0);
    let mut refused: BTreeMap<&str, usize> = BTreeMap::new();
    while accepted < rules {
        let text = generate(written, &mut random);
        written += 1;
        let (lowered, proofs) = match understood(&text) {
            Ok(understood) => understood,
            Err(ids) => {
                for id in ids {
                    *refused.entry(id).or_default() += 1;
                }
                continue;
            }
        };
        accepted += 1;
        let paths: Vec<_> = lowered
            .paths
            .iter()
            .map(|path| ranges::of_nodes(path, &proofs.params, &proofs.states))
            .collect();
        let of_eval: Vec<_> = lowered
            .eval
            .iter()
            .flat_map(|eval| &eval.paths)
            .map(|path| ranges::of_nodes(path, &proofs.params, &proofs.left))
            .collect();
        for _ in 0..RUNS {
            let hypers = lowered.params.iter().zip(&proofs.params);
            let hypers: Vec<_> = hypers
                .map(|(param, range)| hyper(param.default, range, &mut random))
                .collect();
            let largest = [1.0, 1e3, 1e8, 1e30][random.below(4)];
            let w = input(&mut random, largest);
            let mut interpreter = Interpreter::in_f64(&lowered, hypers.clone(), w);
            let mut rounding = 1e-9;
            if random.chance(50) {
                interpreter = interpreter.narrowed();
                rounding = 1e-4;
            }
            if random.chance(30) {
                interpreter.t = [10, 1_000, 1_000_000][random.below(3)];
            }
            for _ in 0..STEPS {
                let g = input(&mut random, largest);
                interpreter.inputs = [input(&mut random, largest), input(&mut random, largest)];
                interpreter.draws = Draws::These([
                    [-MOST_NORMAL, MOST_NORMAL, 0.0, -0.0, 1e-16, 1.0][random.below(6)],
                    [0.0, 1.0 - f64::from(f32::EPSILON), 1e-16, random.unit()][random.below(4)],
                ]);
                let place =
                    || format!("seed {seed}, rule {written}, {hypers:?}, w {w}, g {g}\n{text}");
                let trace = match interpreter.step(g) {
                    Ok(trace) => trace,
                    Err(Flaw::NotANumber) => panic!("a NaN in {}", place()),
                    Err(Flaw::OutOfBounds | Flaw::Undecided) => {
                        overflown += 1;
                        break;
                    }
                };
                steps += 1;
                let path = position(&lowered.paths, trace.path);
                values += within(&trace, &paths[path], rounding, &place);
                let Some(eval) = &lowered.eval else { continue };
                match interpreter.evaluated() {
                    Ok((_, Some(trace))) => {
                        evaluated += 1;
                        let path = position(&eval.paths, trace.path);
                        values += within(&trace, &of_eval[path], rounding, &place);
                    }
                    Err(Flaw::NotANumber) => panic!("a NaN in `eval` in {}", place()),
                    Ok((_, None)) | Err(_) => {}
                }
            }
        }
    }
    eprintln!(
        "seed {seed}: {written} rules, {accepted} accepted, {steps} steps, {evaluated} evaluated, \
         {values} values in their ranges, {overflown} runs out of bounds; refused: {refused:?}"
    );
    // The analysis is neither trusted blindly nor useless.
    assert!(refused.contains_key("possible-nan"));
    assert!(accepted * 10 > written, "{accepted} of {written}");
    assert!(overflown * 4 < accepted * RUNS, "{overflown}");
    Held {
        written,
        steps,
        evaluated,
    }
}
