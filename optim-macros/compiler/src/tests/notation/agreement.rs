//! What is shown of a rule with options computes what the whole equations do, to the bit.

use std::collections::{HashMap, HashSet};

use super::{built_in_files, parsed};
use crate::check;
use crate::diag::Errors;
use crate::language::literal::Literal;
use crate::language::measure::Measure;
use crate::language::operators::{BinaryOp, CompareOp};
use crate::language::reduction::Fold;
use crate::model::Model;
use crate::model::defaults::compare;
use crate::model::resolve::resolve;
use crate::model::switches::Switches;
use crate::notation::formula::{Formula, Line, Symbol, When};
use crate::notation::options::{Change, Setting, Sheet, Value};
use crate::tests::generator;
use crate::tests::random::Random;
use crate::tests::written_out::written_out;

/// Equations, whole, and what is shown of them.
type Pages = Vec<(Vec<Line>, Option<Sheet>)>;

/// What is drawn of the update and of `eval`; `None` for what is no rule.
fn pages<T>(text: &str, look: impl FnOnce(&Model<'_>, &Pages) -> T) -> Option<T> {
    let def = parsed(text.parse().expect("tokens"));
    let errors = Errors::default();
    let model = resolve(&def, &errors);
    let (switches, eval) = (Switches::of(&model), Switches::of_eval(&model));
    let domains = check::check(&model, &switches, &eval, &errors);
    let refused = !errors.take().is_empty();
    (!refused).then(|| look(&model, &crate::notation::sheets(&model, &domains)))
}

fn built_ins() -> Vec<(String, String)> {
    let files = built_in_files().into_iter();
    files
        .map(|(name, file)| (name, written_out(&file)))
        .collect()
}

/// A point in training, at which equations are computed. Conditions are 1 or 0.
struct Point<'s> {
    params: &'s [f64],
    axes: f64,
    step: f64,
    new: bool,
    w: f64,
    g: f64,
    /// By position: before the step, and for `eval` also after it.
    states: &'s [f64],
    evaluates: bool,
    known: HashMap<Symbol, f64>,
    assigned: HashSet<Symbol>,
}

impl Point<'_> {
    fn lines(&mut self, lines: &[Line]) {
        for line in lines {
            match line {
                Line::Equation(symbol, value) => {
                    let value = self.value(value);
                    let symbol = same(*symbol);
                    self.known.insert(symbol, value);
                    if !matches!(symbol, Symbol::Let(..) | Symbol::Corrected(_)) {
                        assert!(self.assigned.insert(symbol), "{symbol:?} twice");
                    }
                }
                Line::Drawn(noise) => {
                    let symbol = Symbol::Noise(*noise);
                    assert!(self.known.insert(symbol, 0.61).is_none(), "drawn twice");
                }
                Line::If {
                    condition,
                    then,
                    otherwise,
                } => {
                    let holds = self.value(condition) != 0.0;
                    self.lines(if holds { then } else { otherwise });
                }
            }
        }
    }

    fn symbol(&self, symbol: Symbol) -> f64 {
        if let Some(value) = self.known.get(&same(symbol)) {
            return *value;
        }
        match symbol {
            Symbol::Param(id) => self.params[id],
            Symbol::State(id, When::Before) => self.states[id],
            Symbol::State(id, When::Now) if self.evaluates => self.states[id],
            Symbol::Weight(When::Before) => self.w,
            Symbol::Weight(When::Now) if self.evaluates => self.w,
            Symbol::Grad(When::Now) => self.g,
            Symbol::Step => self.step,
            Symbol::Input(id) => [0.37, -1.3][id % 2],
            other => panic!("{other:?} is read and is not on a line above"),
        }
    }

    fn value(&self, formula: &Formula) -> f64 {
        let truth = |holds: bool| f64::from(u8::from(holds));
        match formula {
            Formula::Number(value) => *value,
            Formula::Truth(value) => truth(*value),
            Formula::Symbol(symbol) => self.symbol(*symbol),
            Formula::Neg(x) => -self.value(x),
            Formula::Not(x, _) => truth(self.value(x) == 0.0),
            Formula::Binary(op, a, b, _) => {
                let (a, b) = (self.value(a), self.value(b));
                match op {
                    BinaryOp::Or => truth(a != 0.0 || b != 0.0),
                    BinaryOp::And => truth(a != 0.0 && b != 0.0),
                    BinaryOp::Add => a + b,
                    BinaryOp::Sub => a - b,
                    BinaryOp::Mul => a * b,
                    BinaryOp::Div => a / b,
                    BinaryOp::Pow => a.powf(b),
                }
            }
            Formula::Chain(operands, ops, _) => {
                let values: Vec<_> = operands.iter().map(|x| self.value(x)).collect();
                let link = |(pair, op): (&[f64], &CompareOp)| compare(*op, pair[0], pair[1]);
                truth(values.windows(2).zip(ops).all(link))
            }
            Formula::Call(function, arguments) => {
                let values: Vec<_> = arguments.iter().map(|x| self.value(x)).collect();
                function.value(&values)
            }
            Formula::Reduce(reduction, arguments) => {
                let values: Vec<_> = arguments.iter().map(|x| self.value(x)).collect();
                match reduction.fold {
                    Fold::Sum | Fold::Mean | Fold::Max | Fold::Min => values[0],
                    Fold::Norm | Fold::MaxAbs => values[0].abs(),
                    Fold::Dot => values[0] * values[1],
                }
            }
            // Of a matrix of one weight, near enough: another value for other values and settings.
            Formula::Matrix(.., arguments) => {
                let values = arguments.iter().map(|x| self.value(x));
                values.fold(0.0, |all, x| all / 2.0 + x.tanh())
            }
            Formula::New(_) => truth(self.new),
            // Of two steps at another rate before this one.
            Formula::Retained(_, rate) => 0.25 * self.value(rate),
            Formula::Measure(Measure::Ndim) => self.axes,
            Formula::Measure(_) => 1.0,
            Formula::Choice(condition, _, a, b) => {
                self.value(if self.value(condition) != 0.0 { a } else { b })
            }
        }
    }
}

/// A symbol whether or not it is written with its step.
fn same(symbol: Symbol) -> Symbol {
    match symbol {
        Symbol::Let(id, _) => Symbol::Let(id, true),
        symbol => symbol,
    }
}

/// Values that a setting allows.
fn values(setting: &Setting, random: &mut Random) -> Vec<f64> {
    let value = |value: &Value| match value {
        Value::Flag(flag) => f64::from(u8::from(*flag)),
        Value::Number(range) => {
            let other = random.unit();
            let (low, high) = (range.low.value, range.high.value);
            let tries = [other, 1.0 + 4.0 * other, -other, low, (low + high) / 2.0];
            let whole = tries.map(|x| if range.whole { x.ceil() } else { x });
            let mut fits = whole.into_iter().filter(|x| range.contains(*x));
            fits.next().unwrap_or(low)
        }
    };
    setting.iter().map(value).collect()
}

/// Computes both forms of some equations at random points; tells how many numbers were compared.
fn agree(name: &str, whole: &[Line], shown: &[Line], params: &[f64], evaluates: bool) -> usize {
    let mut random = Random::from_seed(7);
    let mut compared = 0;
    for turn in 0..24 {
        let states: Vec<f64> = (0..16).map(|_| 2.0 * random.unit()).collect();
        let (w, g) = (4.0 * random.unit() - 2.0, 4.0 * random.unit() - 2.0);
        let step = [1.0, 2.0, 5.0, 1e4][turn % 4];
        let run = |lines: &[Line]| {
            let mut point = Point {
                params,
                axes: [1.0, 2.0][turn / 4 % 2],
                step,
                new: turn % 3 == 0,
                w,
                g: if turn == 5 { 0.0 } else { g },
                states: &states,
                evaluates,
                known: HashMap::new(),
                assigned: HashSet::new(),
            };
            point.lines(lines);
            let Point {
                known, assigned, ..
            } = point;
            let mut stored: Vec<_> = assigned.into_iter().map(|it| (it, known[&it])).collect();
            stored.sort_by_key(|(symbol, _)| format!("{symbol:?}"));
            stored
        };
        let (expected, got) = (run(whole), run(shown));
        assert_eq!(expected.len(), got.len(), "{name}: {shown:#?}");
        for ((symbol, expected), (other, got)) in expected.into_iter().zip(got) {
            assert_eq!(symbol, other, "{name}");
            // No rounding is another one. What was 0 · ∞ may be 0.
            let alike = expected == got || expected.is_nan();
            assert!(
                alike,
                "{name}: {symbol:?} is {got:e} and not {expected:e} with {params:?}: {shown:#?}"
            );
            compared += usize::from(expected.is_finite());
        }
    }
    compared
}

/// All that is shown of a rule.
fn shown_is_whole(name: &str, text: &str) -> Option<(usize, usize)> {
    pages(text, |model, pages| {
        let (mut settings, mut compared) = (0, 0);
        for (index, (whole, sheet)) in pages.iter().enumerate() {
            let Some(sheet) = sheet else {
                continue;
            };
            let mut random = Random::from_seed(11);
            let defaults = model.def.params.iter().map(|param| match param.default {
                Some(Literal::Flag(flag)) => f64::from(u8::from(flag)),
                Some(Literal::Number(value)) => value,
                Some(Literal::Count(value)) => value as f64,
                None => panic!("a default"),
            });
            let defaults: Vec<_> = defaults.collect();
            compared += agree(name, whole, &sheet.defaults, &defaults, index > 0);
            settings += 1;
            for change in &sheet.options {
                for _ in 0..3 {
                    let params = values(&change.setting, &mut random);
                    let name = format!("{name}, {}", change.title);
                    compared += agree(&name, whole, &change.whole, &params, index > 0);
                }
                settings += 1;
            }
        }
        (settings, compared)
    })
}

/// What is shown of a built-in rule, at the defaults and with options, computes to the bit what the whole does.
#[test]
fn what_is_shown_is_the_update() {
    let (mut settings, mut compared) = (0, 0);
    for (name, text) in built_ins() {
        let counts = shown_is_whole(&name, &text).expect("a rule");
        settings += counts.0;
        compared += counts.1;
    }
    assert!(settings > 100, "{settings} settings");
    assert!(compared > 10_000, "{compared} numbers");
}

/// The same of random rules, some of whose numbers are zero by default.
#[test]
fn what_is_shown_of_random_rules_is_the_update() {
    let mut random = Random::from_seed(5);
    let (mut rules, mut settings, mut compared) = (0, 0, 0);
    let mut tried = 0;
    while rules < 600 {
        tried += 1;
        assert!(tried < 20_000, "too few rules have options");
        let text = match tried % 3 {
            0 => generator::reducing_rule("R", tried / 3, &mut random),
            _ => generator::rule("R", &mut random),
        };
        let text = with_zeros(&text, &mut random);
        let Some((of_rule, numbers)) = shown_is_whole(&text, &text) else {
            continue;
        };
        rules += usize::from(of_rule > 0);
        settings += of_rule;
        compared += numbers;
    }
    assert!(settings > 1_200, "{settings} settings of {rules} rules");
    assert!(compared > 50_000, "{compared} numbers");
}

/// A rule with other defaults: some of its numbers, which its domain may or may not allow, are zero.
fn with_zeros(text: &str, random: &mut Random) -> String {
    let (head, rest) = text.split_once('}').expect("hyper-parameters");
    let mut parts = Vec::new();
    for part in head.split(", ") {
        let value = part.split_once(" = ").filter(|(_, value)| {
            let first = value.bytes().next();
            first.is_some_and(|byte| byte.is_ascii_digit()) && !value.contains("u64")
        });
        parts.push(match value {
            Some((name, value)) if random.chance(30) => {
                let domain = value.split_once(' ').map_or("", |(_, domain)| domain);
                format!("{name} = 0 {domain}")
            }
            _ => part.to_owned(),
        });
    }
    format!("{}}}{rest}", parts.join(", "))
}

/// Whatever changes a number of a built-in rule when it is switched, alone or beside another, is told.
#[test]
fn no_option_is_forgotten() {
    let mut told = 0;
    for (name, text) in built_ins() {
        let count = pages(&text, |model, pages| {
            let (whole, Some(sheet)) = &pages[0] else {
                return 0;
            };
            let params = model.def.params.iter().enumerate();
            let mut defaults = Vec::new();
            let mut others = Vec::new();
            for (id, param) in params {
                let (value, other) = match param.default.expect("a default") {
                    Literal::Flag(flag) => {
                        let value = f64::from(u8::from(flag));
                        (value, Some(1.0 - value))
                    }
                    Literal::Number(value) => (value, (value == 0.0).then_some(0.5)),
                    Literal::Count(value) => (value as f64, (value == 0).then_some(7.0)),
                };
                defaults.push(value);
                others.extend(other.map(|other| (id, other)));
            }
            let mut told = 0;
            for (id, other) in &others {
                let differs = std::iter::once(None)
                    .chain(others.iter().map(Some))
                    .any(|beside| {
                        let mut before = defaults.clone();
                        if let Some((id, value)) = beside {
                            before[*id] = *value;
                        }
                        let mut after = before.clone();
                        after[*id] = *other;
                        numbers(whole, &before) != numbers(whole, &after)
                    });
                let param = &model.def.params[*id].name;
                let names = |change: &Change| {
                    ["`", " "]
                        .iter()
                        .any(|end| change.title.contains(&format!("`{param}{end}")))
                };
                let named = sheet.options.iter().any(names);
                assert!(named || !differs, "{name} does not tell of `{param}`");
                told += usize::from(named);
            }
            told
        });
        told += count.expect("a rule");
    }
    assert!(told > 80, "{told} options are told");
}

/// What equations store, as text.
fn numbers(lines: &[Line], params: &[f64]) -> String {
    let mut point = Point {
        params,
        axes: 2.0,
        step: 3.0,
        new: false,
        w: 0.75,
        g: -1.25,
        states: &[0.5; 16],
        evaluates: false,
        known: HashMap::new(),
        assigned: HashSet::new(),
    };
    point.lines(lines);
    let assigned = point
        .assigned
        .iter()
        .filter(|symbol| **symbol == Symbol::Weight(When::Now));
    assigned
        .map(|symbol| format!("{:e}", point.known[symbol]))
        .collect()
}
