//! From a schedule to what stands in a file.

use super::words::{METHODS, PRODUCT};
use crate::schedule::curve::{Curve, Knot};
use crate::schedule::cycles::{Cyclic, Restarts, Swell};
use crate::schedule::node::Node;
use crate::schedule::{Anneal, Level};
use crate::value::document::Value;

/// A table that grows: the keys so far, and the place of the last method among [`METHODS`].
struct Form {
    entries: Vec<(String, Value)>,
    last: Option<usize>,
}

pub(super) fn schedule(node: &Node) -> Result<Value, String> {
    Ok(Value::Table(form(node)?.entries))
}

impl Form {
    fn new(kind: &str, value: Value) -> Self {
        Self {
            entries: vec![(kind.to_owned(), value)],
            last: None,
        }
    }

    fn with(mut self, key: &str, value: Value) -> Self {
        self.entries.push((key.to_owned(), value));
        self
    }

    /// With an argument, unless it is what it is where nothing is said.
    fn with_level(self, key: &str, level: Level, default: f64) -> Self {
        if level == Level::Factor(default) {
            self
        } else {
            self.with(key, of_level(level))
        }
    }

    fn with_number(self, key: &str, number: f64, default: f64) -> Self {
        if number == default {
            self
        } else {
            self.with(key, Value::Number(number))
        }
    }

    /// With a method. One that acts before those that are there needs a table around them.
    fn method(self, method: &str, value: Value) -> Self {
        let place = METHODS.iter().position(|name| *name == method);
        let form = if self.last < place {
            self
        } else {
            Self::new("sequence", Value::List(vec![Value::Table(self.entries)]))
        };
        Self {
            last: place,
            ..form.with(method, value)
        }
    }
}

fn form(node: &Node) -> Result<Form, String> {
    Ok(match node {
        Node::Constant(level) => Form::new("constant", of_level(*level)),
        Node::Curve(curve) => of_curve(curve),
        Node::Exponential {
            gamma,
            every,
            staircase: false,
        } => Form::new("exponential", Value::Number(*gamma)).with_number("every", *every, 1.0),
        Node::Exponential { gamma, every, .. } => {
            Form::new("step", of_steps(*every)).with("gamma", Value::Number(*gamma))
        }
        Node::MultiStep { milestones, gamma } => {
            let milestones = milestones.iter().map(|at| Value::Count(*at)).collect();
            Form::new("multi_step", Value::List(milestones)).with("gamma", Value::Number(*gamma))
        }
        Node::Inverse { steps, power } if *power == 0.5 => {
            Form::new("inverse_sqrt", of_steps(*steps))
        }
        Node::Inverse { steps, power } => {
            Form::new("inverse_power", of_steps(*steps)).with("power", Value::Number(*power))
        }
        Node::Cyclic(cyclic) => of_cyclic(cyclic)?,
        Node::Restarts(restarts) => of_restarts(restarts),
        Node::Table(factors) => {
            let factors = factors
                .iter()
                .map(|factor| Value::Number(*factor))
                .collect();
            Form::new("table", Value::List(factors))
        }
        Node::Function(_) => {
            return Err("a schedule made by `from_fn` is a function and cannot be written".into());
        }
        Node::Sequence(parts) => {
            let parts = parts.iter().map(|(_, part)| part);
            of_list("sequence", "then", parts.collect())?
        }
        Node::Product(parts) => {
            // Behind something else one of values is the product's other way round.
            let late = parts.iter().skip(1).any(Node::is_absolute);
            let method = if late { "" } else { "times" };
            of_list(PRODUCT, method, parts.iter().collect())?
        }
        Node::Repeat { inner, times, .. } => match times {
            Some(times) => form(inner)?.method("repeat", Value::Count(*times)),
            None => form(inner)?.method("cycle", Value::Flag(true)),
        },
        Node::Held { inner, steps } => form(inner)?.method("by_epoch", Value::Count(*steps)),
        Node::Skipped { inner, steps } => form(inner)?.method("from_step", Value::Count(*steps)),
        Node::Delayed { inner, steps } => form(inner)?.method("delayed", Value::Count(*steps)),
        Node::Limited { inner, steps } => form(inner)?.method("for_steps", Value::Count(*steps)),
        Node::Bounded { inner, least, most } => {
            let mut bounded = form(inner)?;
            for (method, level) in [("at_least", least), ("at_most", most)] {
                if let Some(level) = level {
                    bounded = bounded.method(method, of_level(*level));
                }
            }
            bounded
        }
        Node::Of { inner, own } if *own == 1.0 => {
            form(inner)?.method("absolute", Value::Flag(true))
        }
        Node::Of { inner, own } => form(inner)?.method("of", Value::Number(*own)),
    })
}

/// Two by a method, more as a list.
fn of_list(kind: &str, method: &str, parts: Vec<&Node>) -> Result<Form, String> {
    match parts.as_slice() {
        [first, second] if METHODS.contains(&method) => {
            Ok(form(first)?.method(method, schedule(second)?))
        }
        parts => {
            let parts = parts.iter().map(|part| schedule(part));
            let parts = parts.collect::<Result<_, _>>()?;
            Ok(Form::new(kind, Value::List(parts)))
        }
    }
}

fn of_level(level: Level) -> Value {
    match level {
        Level::Factor(factor) => Value::Number(factor),
        Level::Value(value) => Value::Table(vec![("value".to_owned(), Value::Number(value))]),
    }
}

/// A number of steps that is kept as a real number.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number of this range"
)]
fn of_steps(steps: f64) -> Value {
    if steps.fract() == 0.0 && (0.0..1e15).contains(&steps) {
        Value::Count(steps as u64)
    } else {
        Value::Number(steps)
    }
}

fn of_anneal(anneal: Anneal) -> Value {
    let with = |name: &str, number| Value::Table(vec![(name.to_owned(), Value::Number(number))]);
    let name = match anneal {
        Anneal::Hold => "hold",
        Anneal::Linear => "linear",
        Anneal::Cosine => "cosine",
        Anneal::CosinePower(power) => return with("cosine_power", power),
        Anneal::Waves(cycles) => return with("waves", cycles),
        Anneal::Polynomial(power) => return with("polynomial", power),
        Anneal::Sqrt => "sqrt",
        Anneal::Square => "square",
        Anneal::Rex => "rex",
        Anneal::Geometric => "geometric",
    };
    Value::Text(name.to_owned())
}

fn of_curve(curve: &Curve) -> Form {
    if let [
        Knot {
            at,
            level: to,
            anneal,
        },
    ] = curve.knots.as_slice()
        && *at >= 1.0
        && at.fract() == 0.0
    {
        let (from, to, steps) = (curve.start, *to, of_steps(*at));
        let of_one_to_zero = |form: Form| {
            form.with_level("up_from", from, 1.0)
                .with_level("down_to", to, 0.0)
        };
        return match anneal {
            Anneal::Linear if (from, to) == (Level::Factor(0.0), Level::Factor(1.0)) => {
                Form::new("warmup", steps)
            }
            Anneal::Cosine => of_one_to_zero(Form::new("cosine", steps)),
            Anneal::Polynomial(power) => {
                let form = Form::new("polynomial", steps).with("power", Value::Number(*power));
                of_one_to_zero(form)
            }
            _ => {
                let form = Form::new("linear", steps);
                let form = form.with_level("from", from, 1.0).with_level("to", to, 0.0);
                match anneal {
                    Anneal::Linear => form,
                    anneal => form.with("shaped", of_anneal(*anneal)),
                }
            }
        };
    }
    let first = Value::List(vec![Value::Count(0), of_level(curve.start)]);
    let rest = curve.knots.iter().map(|knot| {
        let mut point = vec![of_steps(knot.at), of_level(knot.level)];
        if knot.anneal != Anneal::Linear {
            point.push(of_anneal(knot.anneal));
        }
        Value::List(point)
    });
    Form::new(
        "piecewise",
        Value::List([first].into_iter().chain(rest).collect()),
    )
}

fn of_cyclic(cyclic: &Cyclic) -> Result<Form, String> {
    let steps = [cyclic.up, cyclic.down].map(Value::Count).to_vec();
    let form = Form::new("cyclic", Value::List(steps));
    let form = form
        .with_level("low", cyclic.low, 0.0)
        .with_level("high", cyclic.high, 1.0);
    Ok(match &cyclic.swell {
        Swell::Same => form,
        Swell::Halving => form.with("swell", Value::Text("halving".to_owned())),
        Swell::PerStep(factor) => form.with("swell", Value::Number(*factor)),
        Swell::OfCycle(_) | Swell::OfStep(_) => {
            return Err("cycles that are scaled by a function cannot be written".into());
        }
    })
}

fn of_restarts(restarts: &Restarts) -> Form {
    let Restarts {
        first,
        up,
        growth,
        shrink,
        low,
        high,
    } = restarts;
    let form = Form::new("restarts", Value::Count(*first));
    let form = if *up == 0 {
        form
    } else {
        form.with("up", Value::Count(*up))
    };
    form.with_number("growth", *growth, 1.0)
        .with_number("shrink", *shrink, 1.0)
        .with_level("low", *low, 0.0)
        .with_level("high", *high, 1.0)
}
