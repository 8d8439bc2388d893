//! From what stands in a file to a schedule.

use super::parts::{anneal_of, count, level, number, point_of};
use super::words::{KINDS, METHODS, PRODUCT};
use crate::error::instead;
use crate::schedule::arguments::{above_zero, finite};
use crate::schedule::curve::Curve;
use crate::schedule::cycles::{Restarts, Swell};
use crate::schedule::node::Node;
use crate::schedule::shapes::{restarting, swelling};
use crate::schedule::{self, Anneal, Level, Schedule};
use crate::value::document::Value;

/// The table of one schedule, of which every key has been looked at.
struct Table<'a> {
    kind: &'a str,
    entries: &'a [(String, Value)],
}

pub(crate) fn schedule(value: &Value) -> Result<Schedule, String> {
    let schedule = match value {
        Value::Table(entries) => Table::of(entries)?.schedule()?,
        Value::Count(_) | Value::Number(_) => schedule::constant(number(value, "constant")?),
        other => return Err(format!("a schedule is a table or a number, not {other}")),
    };
    match schedule.fault() {
        None => Ok(schedule),
        Some(fault) => Err(fault.to_string()),
    }
}

impl<'a> Table<'a> {
    /// The table with its kind.
    fn of(entries: &'a [(String, Value)]) -> Result<Self, String> {
        let kinds: Vec<&str> = KINDS
            .iter()
            .map(|(name, ..)| *name)
            .chain([PRODUCT])
            .collect();
        for (at, (key, _)) in entries.iter().enumerate() {
            if entries[..at].iter().any(|(other, _)| other == key) {
                return Err(format!("`{key}` is there twice"));
            }
        }
        let mut found = entries.iter().map(|(key, _)| key.as_str());
        let mut found = found.by_ref().filter(|key| kinds.contains(key));
        let Some(kind) = found.next() else {
            return Err(no_kind(entries, &kinds));
        };
        if let Some(other) = found.next() {
            return Err(format!(
                "`{kind}` and `{other}` are two schedules: `then` puts one behind the other, `times` multiplies them"
            ));
        }
        let arguments = KINDS.iter().find(|(name, ..)| *name == kind);
        let arguments = arguments.map_or(&[][..], |(.., arguments)| *arguments);
        for (key, _) in entries {
            let known: Vec<&str> = arguments.iter().chain(&METHODS).copied().collect();
            if key != kind && !known.contains(&key.as_str()) {
                let instead = instead(key, &known);
                return Err(format!("`{key}` is no setting of `{kind}`; {instead}"));
            }
        }
        Ok(Self { kind, entries })
    }

    fn get(&self, key: &str) -> Option<&'a Value> {
        let found = self.entries.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value)
    }

    fn number(&self, key: &str, default: f64) -> Result<f64, String> {
        self.get(key)
            .map_or(Ok(default), |value| number(value, key))
    }

    fn number_needed(&self, key: &str) -> Result<f64, String> {
        let kind = self.kind;
        let found = self.get(key);
        number(found.ok_or_else(|| format!("`{kind}` needs `{key}`"))?, key)
    }

    fn level(&self, key: &str, default: f64) -> Result<Level, String> {
        self.get(key)
            .map_or(Ok(Level::Factor(default)), |value| level(value, key))
    }

    fn count(&self, key: &str, default: u64) -> Result<u64, String> {
        self.get(key).map_or(Ok(default), |value| count(value, key))
    }

    /// What the kind's own key says.
    fn own(&self) -> &'a Value {
        // It was found by it.
        self.get(self.kind).unwrap_or(&Value::Flag(false))
    }

    fn steps(&self) -> Result<u64, String> {
        count(self.own(), self.kind)
    }

    fn list(&self) -> Result<&'a [Value], String> {
        match self.own() {
            Value::List(list) => Ok(list),
            other => {
                let (kind, what) = (self.kind, self.says());
                Err(format!("`{kind}` is {what}, not {other}"))
            }
        }
    }

    fn says(&self) -> &'static str {
        let found = KINDS.iter().find(|(name, ..)| *name == self.kind);
        found.map_or("a list of schedules", |(_, says, _)| *says)
    }

    fn counts<const N: usize>(&self) -> Result<[u64; N], String> {
        let list = self.list()?.iter().map(|value| count(value, self.kind));
        let list: Vec<u64> = list.collect::<Result<_, _>>()?;
        let (kind, what) = (self.kind, self.says());
        list.try_into().map_err(|_| format!("`{kind}` is {what}"))
    }

    fn schedule(&self) -> Result<Schedule, String> {
        let mut made = self.made()?;
        for method in METHODS {
            if let Some(value) = self.get(method) {
                made = changed(made, method, value)?;
            }
        }
        Ok(made)
    }

    /// Without its methods.
    fn made(&self) -> Result<Schedule, String> {
        Ok(match self.kind {
            "constant" => schedule::constant(level(self.own(), "constant")?),
            "linear" => {
                let (from, to) = (self.level("from", 1.0)?, self.level("to", 0.0)?);
                schedule::linear(from, to, self.steps()?)
            }
            "warmup" => schedule::warmup(self.steps()?),
            "cosine" => schedule::cosine(self.steps()?),
            "polynomial" => schedule::polynomial(self.steps()?, self.number_needed("power")?),
            "exponential" => self.exponential()?,
            "step" => schedule::step(self.steps()?, self.number_needed("gamma")?),
            "multi_step" => {
                let milestones = self.list()?.iter().map(|value| count(value, self.kind));
                let milestones: Vec<u64> = milestones.collect::<Result<_, _>>()?;
                schedule::multi_step(milestones, self.number_needed("gamma")?)
            }
            "inverse_sqrt" => schedule::inverse_sqrt(self.steps()?),
            "inverse_power" => schedule::inverse_power(self.steps()?, self.number_needed("power")?),
            "noam" => {
                let [d_model, warmup] = self.counts()?;
                schedule::noam(d_model, warmup)
            }
            "one_cycle" => schedule::one_cycle(self.steps()?),
            "cyclic" => {
                let [up, down] = self.counts()?;
                let (low, high) = (self.level("low", 0.0)?, self.level("high", 1.0)?);
                swelling("cyclic", low, high, (up, down), self.swell()?)
            }
            "restarts" => restarting(
                "restarts",
                Restarts {
                    first: self.steps()?,
                    up: self.count("up", 0)?,
                    growth: self.number("growth", 1.0)?,
                    shrink: self.number("shrink", 1.0)?,
                    low: self.level("low", 0.0)?,
                    high: self.level("high", 1.0)?,
                },
            ),
            "warmup_stable_decay" => {
                let [warmup, stable, decay] = self.counts()?;
                schedule::warmup_stable_decay(warmup, stable, decay)
            }
            "piecewise" => self.piecewise()?,
            "table" => {
                let factors = self.list()?.iter().map(|value| number(value, "table"));
                schedule::table(factors.collect::<Result<Vec<_>, _>>()?)
            }
            PRODUCT => self.of_schedules(Schedule::on)?,
            _ => self.of_schedules(Schedule::then)?,
        })
    }

    fn exponential(&self) -> Result<Schedule, String> {
        let made = schedule::exponential(number(self.own(), "exponential")?);
        let every = self.number("every", 1.0)?;
        Ok(
            match (made.node, above_zero("exponential", "every", every)) {
                (Node::Exponential { gamma, .. }, fault) => {
                    Schedule::checked([fault], || Node::Exponential {
                        gamma,
                        every,
                        staircase: false,
                    })
                }
                // It has a fault of its own.
                (node, _) => Schedule { node, ..made },
            },
        )
    }

    fn swell(&self) -> Result<Swell, String> {
        Ok(match self.get("swell") {
            None => Swell::Same,
            Some(Value::Text(text)) if text == "halving" => Swell::Halving,
            Some(Value::Text(text)) => {
                return Err(format!(
                    "`swell` is \"halving\" or a factor for each step, not {text:?}"
                ));
            }
            Some(value) => Swell::PerStep(number(value, "swell")?),
        })
    }

    fn of_schedules(&self, join: fn(Schedule, Schedule) -> Schedule) -> Result<Schedule, String> {
        let kind = self.kind;
        let each = self.list()?.iter().map(schedule);
        let each: Vec<Schedule> = each.collect::<Result<_, _>>()?;
        let all = each.into_iter().reduce(join);
        all.ok_or_else(|| format!("`{kind}` is a list of at least one schedule"))
    }

    fn piecewise(&self) -> Result<Schedule, String> {
        let anneal = self
            .get("anneal")
            .map_or(Ok(Anneal::Linear), |value| anneal_of(value, "anneal"))?;
        let mut curve: Option<Curve> = None;
        let mut last = f64::NEG_INFINITY;
        for point in self.list()? {
            let (at, to, anneal) = point_of(point, anneal)?;
            let number = to.number();
            let fault =
                finite("piecewise", "step", at).or_else(|| finite("piecewise", "factor", number));
            if let Some(fault) = fault {
                return Err(fault.to_string());
            }
            if at < last {
                return Err(format!(
                    "`piecewise`: the steps must be in ascending order, and {at} stands behind {last}"
                ));
            }
            curve = Some(match curve {
                // The step before the first of a curve that has begun may be where its way began.
                None if at < 0.0 => {
                    return Err(format!(
                        "`piecewise`: the first step is 0 or more, not {at}"
                    ));
                }
                None if at == 0.0 => Curve::at_rest(to),
                None => Curve::at_rest(to).reach(at, to, Anneal::Hold),
                Some(curve) => {
                    last = at;
                    curve.reach(at, to, anneal)
                }
            });
        }
        let curve = curve.ok_or("`piecewise` is a list of at least one point")?;
        Ok(Schedule::new(Node::Curve(curve)))
    }
}

/// What to say of a table that is of no kind.
fn no_kind(entries: &[(String, Value)], kinds: &[&str]) -> String {
    let mut keys = entries.iter().map(|(key, _)| key.as_str());
    match keys.find(|key| !METHODS.contains(key)) {
        Some(key) => format!("`{key}` is no schedule; {}", instead(key, kinds)),
        None => format!("a schedule says what it is; {}", instead("", kinds)),
    }
}

fn changed(made: Schedule, method: &str, value: &Value) -> Result<Schedule, String> {
    let key = method;
    let flag = |value: &Value| match value {
        Value::Flag(flag) => Ok(*flag),
        other => Err(format!("`{key}` is true or false, not {other}")),
    };
    Ok(match method {
        "up_from" => made.up_from(level(value, key)?),
        "down_to" => made.down_to(level(value, key)?),
        "shaped" => made.shaped(anneal_of(value, key)?),
        "repeat" => made.repeat(count(value, key)?),
        "cycle" if flag(value)? => made.cycle(),
        "by_epoch" => made.by_epoch(count(value, key)?),
        "from_step" => made.from_step(count(value, key)?),
        "delayed" => made.delayed(count(value, key)?),
        "for_steps" => made.for_steps(count(value, key)?),
        "at_least" => made.at_least(level(value, key)?),
        "at_most" => made.at_most(level(value, key)?),
        "times" => made.times(schedule(value)?),
        "absolute" if flag(value)? => made.absolute(),
        "of" => made.of(number(value, key)?),
        "then" => made.then(schedule(value)?),
        // A flag that says no.
        _ => made,
    })
}
