//! A whole optimizer as it is written in a file.

mod parts;
mod rule;
mod table;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use self::rule::{RuleConfig, built_in};
use self::table::Table;
use crate::error::Error;
use crate::optimizer::average::Average;
use crate::optimizer::clip::Clip;
use crate::optimizer::filter::{Filter, names};
use crate::optimizer::loss_scale::LossScale;
use crate::optimizer::{AnyRule, Optimizer};
use crate::schedule::form::read;
use crate::schedule::{Plateau, Schedule};
use crate::tensor::param::Param;
use crate::value::document::Value;

/// What an optimizer is made of, as it is written in TOML, JSON or another format of serde that says what its values
/// are. It needs the feature `serde`.
///
/// ```
/// use optim_runtime::OptimizerConfig;
///
/// let config: OptimizerConfig = toml::from_str(r#"
///     rule = { name = "adamw", lr = 3e-4, weight_decay = 0.1 }
///     clip = { global_norm = 1.0 }
///
///     [schedules]
///     lr = { warmup = 1_000, then = { cosine = 99_000, down_to = 0.1 } }
///
///     [[groups]]
///     name = "no decay"
///     parameters = ["*.bias", "norm.*"]
///     rule = { weight_decay = 0 }
///
///     [[groups]]
///     name = "matrices"
///     ndim = 2
///     rule = "lion"
///     schedules = { weight_decay = { linear = 10_000, from = 0.0, to = 1.0 } }
/// "#)?;
/// let optimizer = config.build()?;
/// assert_eq!(optimizer.group_rule("no decay")?.hyper("lr"), Some(3e-4.into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// | key | what it says |
/// |---|---|
/// | `rule` | the rule of the default group: a name, or a table of `name` and hyper-parameters |
/// | `groups` | a list in the order in which they are asked: `name`, `parameters` (patterns of [`names`]), `ndim` (only tensors of so many axes), `rule` (without a `name` the default group's, changed; `"frozen"`), `schedules` |
/// | `schedules` | a [`Schedule`] for each hyper-parameter, in all groups |
/// | `plateaus` | a [`Plateau`] for each: `factor`, `patience`, `maximizing`, `relative_threshold`, `absolute_threshold`, `cooldown`, `at_least`, `least_change`, `averaging` |
/// | `factors` | a list: `hyper`, `factor`, and `parameters`, `ndim` of those it is for |
/// | `clip` | a table or a list of such, of one key of `value`, `global_norm`, `tensor_norm` (with `norm` = `"l1"`, `"l2"`, `"max"`, and `eps`), `tensor_rms`, `adaptive` (with `units`, `least`) |
/// | `loss_scale` | `"dynamic"`, a number, or a table: `start`, `growth`, `interval`, `backoff`, `floor` |
/// | `average` | `ema`, `debiased_ema` or `swa = true`; `first`, `every`, `from_initial_weights` |
/// | `mean_of_accumulated`, `guard`, `strict_groups` | flags |
/// | `strict_names` | the list of names that parameters may have |
///
/// An unknown key is an error with the nearest known one. Values are checked against their domains by
/// [`build`](Self::build). It is written as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct OptimizerConfig {
    source: Value,
    rule: RuleConfig,
    groups: Vec<GroupConfig>,
    schedules: Vec<(String, Schedule)>,
    plateaus: Vec<(String, Plateau)>,
    factors: Vec<FactorConfig>,
    clips: Vec<Clip>,
    loss_scale: Option<LossScale>,
    average: Option<Average>,
    mean_of_accumulated: bool,
    guard: bool,
    strict_groups: bool,
    strict_names: Option<Vec<String>>,
}

#[derive(Clone, Debug, PartialEq)]
struct GroupConfig {
    name: String,
    which: Which,
    rule: RuleConfig,
    schedules: Vec<(String, Schedule)>,
}

#[derive(Clone, Debug, PartialEq)]
struct FactorConfig {
    hyper: String,
    factor: f64,
    which: Which,
}

/// Which parameters are meant.
#[derive(Clone, Debug, PartialEq)]
struct Which {
    parameters: Option<Vec<String>>,
    ndim: Option<usize>,
}

impl OptimizerConfig {
    /// Builds the optimizer, with built-in rules.
    ///
    /// # Errors
    /// [`Error::UnknownRule`]; [`Error::InGroup`] with what is wrong in a group other than the default one; whatever
    /// [`Optimizer::new`] and its methods say of values.
    pub fn build(&self) -> Result<Optimizer, Error> {
        self.build_with(built_in)
    }

    /// Builds the optimizer, with rules from names by this function, which knows the program's own:
    ///
    /// ```
    /// use optim_runtime::{AnyRule, OptimizerConfig, optimizer, rules};
    ///
    /// optimizer! {
    ///     struct Halved { lr = 0.1 where lr >= 0 }
    ///     update(w, g) { w -= lr / 2 * g; }
    /// }
    ///
    /// let config: OptimizerConfig = serde_json::from_str(r#"{"rule": {"name": "halved", "lr": 0.2}}"#)?;
    /// let optimizer = config.build_with(|name| match name {
    ///     "halved" => Ok(Halved::default().into()),
    ///     other => rules::by_name(other),
    /// })?;
    /// assert_eq!(optimizer.rule::<Halved>(), Some(&Halved { lr: 0.2 }));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`build`](Self::build) and of the function.
    pub fn build_with(
        &self,
        mut rule: impl FnMut(&str) -> Result<AnyRule, Error>,
    ) -> Result<Optimizer, Error> {
        let default = self.rule.build(&mut rule, None)?;
        let mut optimizer = Optimizer::new(default.clone())?
            .with_guard(self.guard)
            .with_strict_groups(self.strict_groups)
            .with_mean_of_accumulated(self.mean_of_accumulated);
        for group in &self.groups {
            let in_group = |fault| Error::InGroup {
                group: group.name.clone(),
                fault: Box::new(fault),
            };
            let own = group.rule.build(&mut rule, Some(&default));
            let added =
                own.and_then(|own| optimizer.add_group(&group.name, own, group.which.filter()));
            added.map_err(in_group)?;
        }
        // Behind all groups, for what all follow is checked in each of them; a group's own takes its place there.
        for (hyper, schedule) in &self.schedules {
            optimizer = optimizer.with_schedule(hyper, schedule.clone())?;
        }
        for (hyper, plateau) in &self.plateaus {
            optimizer = optimizer.with_plateau(hyper, plateau.clone())?;
        }
        for group in &self.groups {
            for (hyper, schedule) in &group.schedules {
                let scheduled = optimizer.with_group_schedule(&group.name, hyper, schedule.clone());
                optimizer = scheduled.map_err(|fault| Error::InGroup {
                    group: group.name.clone(),
                    fault: Box::new(fault),
                })?;
            }
        }
        for FactorConfig {
            hyper,
            factor,
            which,
        } in &self.factors
        {
            let (factor, filter) = (*factor, which.filter());
            filter.check()?;
            let of = move |param: &Param<'_>| if filter.matches(param) { factor } else { 1.0 };
            optimizer = optimizer.with_factor(hyper, of)?;
        }
        for clip in &self.clips {
            optimizer = optimizer.with_clip(*clip)?;
        }
        if let Some(scale) = self.loss_scale {
            optimizer = optimizer.with_loss_scale(scale)?;
        }
        if let Some(average) = self.average {
            optimizer = optimizer.with_average(average)?;
        }
        if let Some(names) = &self.strict_names {
            optimizer = optimizer.with_strict_names(names);
        }
        Ok(optimizer)
    }

    fn read(source: Value) -> Result<Self, String> {
        const KEYS: [&str; 12] = [
            "rule",
            "groups",
            "schedules",
            "plateaus",
            "factors",
            "clip",
            "loss_scale",
            "average",
            "mean_of_accumulated",
            "guard",
            "strict_groups",
            "strict_names",
        ];
        let table = Table::of("an optimizer", &source, &KEYS)?;
        let rule = table.read("rule", |value, _| RuleConfig::read("`rule`", value))?;
        let rule = rule.filter(RuleConfig::has_name);
        Ok(Self {
            rule: rule.ok_or("an optimizer has a `rule` with a `name`")?,
            groups: list(&table, "groups", GroupConfig::read)?,
            schedules: schedules(&table, "schedules")?,
            plateaus: match table.get("plateaus") {
                Some(value) => {
                    let each = Table::new("`plateaus`", value)?;
                    let each = each.entries().iter();
                    let each =
                        each.map(|(hyper, it)| Ok((hyper.clone(), parts::plateau(hyper, it)?)));
                    each.collect::<Result<_, String>>()?
                }
                None => Vec::new(),
            },
            factors: list(&table, "factors", FactorConfig::read)?,
            clips: table.get("clip").map_or(Ok(Vec::new()), parts::clips)?,
            loss_scale: table.get("loss_scale").map(parts::loss_scale).transpose()?,
            average: table.get("average").map(parts::average).transpose()?,
            mean_of_accumulated: table.flag("mean_of_accumulated")?,
            guard: table.flag("guard")?,
            strict_groups: table.flag("strict_groups")?,
            strict_names: table.texts("strict_names")?,
            source,
        })
    }
}

/// A list of tables, each with what it is called.
fn list<T>(
    table: &Table<'_>,
    key: &str,
    read: fn(&str, &Value) -> Result<T, String>,
) -> Result<Vec<T>, String> {
    match table.get(key) {
        None => Ok(Vec::new()),
        Some(Value::List(list)) => {
            let each = list.iter().enumerate();
            each.map(|(index, value)| read(&format!("`{key}`, number {}", index + 1), value))
                .collect()
        }
        Some(other) => Err(format!("`{key}` is a list of tables, not {other}")),
    }
}

fn schedules(table: &Table<'_>, key: &str) -> Result<Vec<(String, Schedule)>, String> {
    let Some(value) = table.get(key) else {
        return Ok(Vec::new());
    };
    let each = Table::new(format!("`{key}`"), value)?;
    let each = each.entries().iter().map(|(hyper, value)| {
        let schedule = read::schedule(value);
        let schedule = schedule.map_err(|fault| format!("the schedule of `{hyper}`: {fault}"))?;
        Ok((hyper.clone(), schedule))
    });
    each.collect()
}

fn text(table: &Table<'_>, key: &str, place: &str) -> Result<String, String> {
    match table.get(key) {
        Some(Value::Text(text)) => Ok(text.clone()),
        Some(other) => Err(format!("{place}: `{key}` is a text, not {other}")),
        None => Err(format!("{place} has no `{key}`")),
    }
}

impl GroupConfig {
    fn read(place: &str, value: &Value) -> Result<Self, String> {
        let keys = ["name", "parameters", "ndim", "rule", "schedules"];
        let table = Table::of(place, value, &keys)?;
        let name = text(&table, "name", place)?;
        let in_group = |fault| format!("group `{name}`: {fault}");
        let rule = table.get("rule");
        let rule = rule.ok_or_else(|| in_group("it has no `rule`".to_owned()))?;
        Ok(Self {
            which: Which::read(&table, &format!("group `{name}`"))?,
            rule: RuleConfig::read("`rule`", rule).map_err(in_group)?,
            schedules: schedules(&table, "schedules").map_err(in_group)?,
            name,
        })
    }
}

impl FactorConfig {
    fn read(place: &str, value: &Value) -> Result<Self, String> {
        let table = Table::of(place, value, &["hyper", "factor", "parameters", "ndim"])?;
        let factor = table.number("factor")?;
        Ok(Self {
            hyper: text(&table, "hyper", place)?,
            factor: factor.ok_or_else(|| format!("{place} has no `factor`"))?,
            which: Which::read(&table, place)?,
        })
    }
}

impl Which {
    fn read(table: &Table<'_>, place: &str) -> Result<Self, String> {
        let (parameters, ndim) = (table.texts("parameters")?, table.count("ndim")?);
        if parameters.is_none() && ndim.is_none() {
            return Err(format!(
                "{place} says by `parameters` or `ndim` whom it has"
            ));
        }
        let ndim = ndim.map(|ndim| usize::try_from(ndim).unwrap_or(usize::MAX));
        Ok(Self { parameters, ndim })
    }

    fn filter(&self) -> Filter {
        let all = ["*".to_owned()];
        let filter = names(self.parameters.as_deref().unwrap_or(&all));
        match self.ndim {
            Some(ndim) => filter.of_ndim(ndim),
            None => filter,
        }
    }
}

impl<'de> Deserialize<'de> for OptimizerConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl Serialize for OptimizerConfig {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.source.serialize(serializer)
    }
}
