//! Random rules that are written as rules are: domains where they are needed, states that are assigned
//! and read, an ε in most divisors. Not all of them are sound; that is for the compiler to tell.

mod eval;
mod given;
mod lists;
mod modified;
mod reductions;

pub(super) use self::given::given_rule;
pub(super) use self::modified::{drawn, modified_rule, reducing_modified_rule};

use super::random::Random;
use crate::functions::POINTWISE;
use crate::language::domain::Bound;

/// What kind of value an expression is meant to have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Any,
    NotNegative,
    Positive,
}

pub(super) struct Generator<'r> {
    pub(super) random: &'r mut Random,
    /// Names that can be read, and what is meant to hold of them.
    pub(super) names: Vec<(String, Sign)>,
    /// Numbers of the step that can be read.
    pub(super) numbers: Vec<(String, Sign)>,
    pub(super) flags: Vec<String>,
    /// Position among all reductions of the next one, if there are any, so that each has its turn.
    pub(super) reducing: Option<usize>,
    /// Whether functions of matrices are called as well.
    pub(super) matrices: bool,
}

/// The text of a rule, as inside `optimizer! { … }`. Some have an `eval`.
pub(super) fn rule(name: &str, random: &mut Random) -> String {
    generate(name, random, None, false, &[])
}

/// The text of a rule with reductions, of which the first is the one at this position.
pub(super) fn reducing_rule(name: &str, first: usize, random: &mut Random) -> String {
    generate(name, random, Some(first), false, &[])
}

/// The same where functions of matrices are called as well.
pub(super) fn matrix_rule(name: &str, first: usize, random: &mut Random) -> String {
    generate(name, random, Some(first), true, &[])
}

fn generate(
    name: &str,
    random: &mut Random,
    reducing: Option<usize>,
    matrices: bool,
    given: &[(&str, Sign)],
) -> String {
    let mut generator = Generator {
        random,
        names: vec![("w".into(), Sign::Any), ("g".into(), Sign::Any)],
        numbers: vec![
            ("eps".into(), Sign::Positive),
            ("lr".into(), Sign::NotNegative),
        ],
        flags: Vec::new(),
        reducing,
        matrices,
    };
    if !given.is_empty() {
        let given = given.iter().map(|(name, sign)| ((*name).to_owned(), *sign));
        generator.names.extend(given);
        generator.add_given();
    }
    generator.rule(name)
}

impl Generator<'_> {
    fn rule(&mut self, name: &str) -> String {
        let mut params = vec![
            ("lr".to_owned(), self.number(1e-3, 0.5), "where lr >= 0"),
            ("eps".to_owned(), "1e-6".to_owned(), "where eps > 0"),
        ];
        for index in 0..self.random.below(3) {
            let name = format!("beta{index}");
            params.push((name.clone(), self.number(0.5, 0.99), "where 0 <= _ < 1"));
            self.numbers.push((name, Sign::NotNegative));
        }
        if self.random.chance(50) {
            let domain =
                self.random
                    .pick(&["", "where _ >= 0", "where -2 <= _ <= 2", "where _ >= 1"]);
            params.push(("c".to_owned(), self.number(1.0, 2.0), domain));
            let sign = match domain {
                "where _ >= 0" => Sign::NotNegative,
                "where _ >= 1" => Sign::Positive,
                _ => Sign::Any,
            };
            self.numbers.push(("c".into(), sign));
        }
        if self.random.chance(30) {
            params.push((
                "n".to_owned(),
                format!("{}u64", 1 + self.random.below(20)),
                "",
            ));
            self.numbers.push(("n".into(), Sign::NotNegative));
        }
        if self.random.chance(40) {
            let value = self.random.pick(&["true", "false"]).to_owned();
            params.push(("flag".to_owned(), value, ""));
            self.flags.push("flag".into());
        }
        let mut states = Vec::new();
        let mut body = Vec::new();
        let count = self.random.below(4);
        for index in 0..count {
            self.state(index, &mut states, &mut body);
            if self.random.chance(40) {
                let sign = self.sign();
                let value = self.expr(sign, 2);
                body.push(format!("let x{index} = {value};"));
                self.names.push((format!("x{index}"), sign));
            }
        }
        self.list(&mut params, &mut states, &mut body);
        let gradient = self
            .random
            .pick(&["g", "sign(g)", "g / (abs(g) + eps)", "clamp(g, -1, 1)"]);
        // What nothing has read yet is read here.
        let text = |body: &[String]| body.join("\n");
        let mut sum = vec![format!("lr * {gradient}")];
        for (name, _) in self.names.clone() {
            let is_own = !is_read(&text(&body), &name) && name != "w" && name != "g";
            // Of what is given something is read, and not all.
            let is_given = ["h", "normal", "uniform"]
                .iter()
                .any(|word| mentions(&name, word));
            if is_own && (!is_given || self.random.chance(40)) {
                let factor = self.random.pick(&["0.1", "lr", "0.5 * lr"]);
                sum.push(format!("{factor} * {name}"));
            }
        }
        sum.push(format!("lr * ({})", self.expr(Sign::Any, 3)));
        let step = sum.join(" + ");
        body.push(match self.random.below(3) {
            0 => format!("w = 0.99 * w - ({step});"),
            _ => format!("w -= {step};"),
        });
        self.lose_given();
        let eval = self.eval(states.len());
        let update = format!("{} {}", states.join(", "), text(&body));
        let whole = format!("{update} {eval}");
        let params: Vec<_> = params
            .into_iter()
            .filter(|(name, ..)| mentions(&whole, name))
            .map(|(name, default, domain)| {
                format!("{name} = {default} {},", domain.replace('_', &name))
            })
            .collect();
        let header = if mentions(&update, "t") {
            "w, g, t"
        } else {
            "w, g"
        };
        let section = if states.is_empty() {
            String::new()
        } else {
            format!("state {{ {} }}\n", states.join(", "))
        };
        let body: Vec<_> = body.iter().map(|line| format!("    {line}\n")).collect();
        format!(
            "struct {name} {{ {} }}\n{section}update({header}) {{\n{}}}{eval}",
            params.join(" "),
            body.concat()
        )
    }

    fn number(&mut self, low: f64, high: f64) -> String {
        let value = low + (high - low) * self.random.unit();
        format!("{}", (value * 1e4).round() / 1e4)
    }

    fn sign(&mut self) -> Sign {
        match self.random.below(3) {
            0 => Sign::NotNegative,
            1 => Sign::Positive,
            _ => Sign::Any,
        }
    }

    /// Declares a state and assigns it.
    fn state(&mut self, index: usize, states: &mut Vec<String>, body: &mut Vec<String>) {
        let name = format!("s{index}");
        if self.matrices && self.random.chance(25) {
            return self.square(&name, states, body);
        }
        if self.random.chance(12) {
            // One number per tensor.
            states.push(format!("{name}: scalar = 1"));
            let factor = self.random.pick(&["0.9", "1 - 0.5^t", "1 - 1 / (t + 1)"]);
            body.push(format!("{name} = prev({name}) * ({factor});"));
            self.numbers.push((name.clone(), Sign::NotNegative));
            self.names.push((name, Sign::NotNegative));
            return;
        }
        let rate = match self.random.below(4) {
            0 => "0.9".to_owned(),
            // Another one in each step.
            1 => "0.9 - 0.4 / t".to_owned(),
            2 => self.step_number(Sign::NotNegative, true),
            _ => "beta0".to_owned(),
        };
        let rate = if rate.starts_with("beta") && !self.numbers.iter().any(|(n, _)| *n == rate) {
            "0.75".to_owned()
        } else {
            rate
        };
        let sign = if self.random.chance(50) {
            Sign::NotNegative
        } else {
            Sign::Any
        };
        let initial = match (self.random.below(8), sign) {
            (0, _) => " = 0.1",
            (1, _) => " = g^2",
            (2, Sign::Any) => " = w",
            (3, _) => " = lr",
            _ => "",
        };
        states.push(format!("{name}{initial}"));
        let x = self.expr(sign, 2);
        let value = match self.random.below(8) {
            0 | 1 => format!("ema({rate}, {x})"),
            2 => format!("trace({rate}, {x})"),
            3 => format!("running_max({rate}, {x})"),
            4 if sign == Sign::NotNegative => format!("max(prev({name}), {x})"),
            5 => format!("({rate}) * prev({name}) + (1 - ({rate})) * ({x})"),
            6 => format!("min(running_part, {x})")
                .replace("running_part", &format!("prev({name}) + 1")),
            _ => format!("ema({rate}, {x})"),
        };
        // A wrapped rate such as `1 - beta0` is a mistake that the compiler finds.
        body.push(format!("{name} = {value};"));
        self.names.push((name.clone(), sign));
        if self.random.chance(40) {
            self.names.push((format!("prev({name})"), sign));
        }
        if initial.is_empty() && value.starts_with("ema(") && self.random.chance(40) {
            self.names.push((format!("debias({name})"), sign));
        }
        let forgets = ["ema(", "trace("]
            .iter()
            .any(|form| value.starts_with(form));
        if initial.is_empty() && forgets && self.random.chance(25) {
            self.numbers
                .push((format!("correction({name})"), Sign::Positive));
        }
        if self.random.chance(15) {
            let chosen = format!("(if new({name}) {{ 2 }} else {{ 3 }})");
            self.numbers.push((chosen, Sign::Positive));
        }
    }

    /// A number of the step; as a rate a plain one.
    fn step_number(&mut self, sign: Sign, plain: bool) -> String {
        let fits = |have: Sign| sign == Sign::Any || have == sign || have == Sign::Positive;
        let names: Vec<_> = self
            .numbers
            .iter()
            .filter(|(name, have)| fits(*have) && (!plain || name.starts_with("beta")))
            .map(|(name, _)| name.clone())
            .collect();
        if names.is_empty() || !plain && self.random.chance(25) {
            if plain {
                return "0.6".to_owned();
            }
            return self
                .random
                .pick(&["t", "(1 - 0.9^t)", "(t + 1)", "1 / t", "sqrt(t)"])
                .to_owned();
        }
        names[self.random.below(names.len())].clone()
    }

    fn leaf(&mut self, sign: Sign) -> String {
        if self.random.chance(15) {
            return match sign {
                Sign::Any => self.number(-2.0, 2.0),
                _ => self.number(0.1, 2.0),
            };
        }
        if self.random.chance(20) {
            return self.step_number(sign, false);
        }
        let fits = |have: Sign| sign == Sign::Any || have == sign || have == Sign::Positive;
        let names: Vec<_> = self.names.iter().filter(|(_, have)| fits(*have)).collect();
        if names.is_empty() {
            return "eps".to_owned();
        }
        names[self.random.below(names.len())].0.clone()
    }

    pub(super) fn expr(&mut self, sign: Sign, depth: usize) -> String {
        if depth == 0 || self.random.chance(15) {
            return self.leaf(sign);
        }
        // Now and then the sign is left to chance, which the compiler must notice.
        let sign = if sign != Sign::Any && self.random.chance(12) {
            Sign::Any
        } else {
            sign
        };
        if let Some(turn) = self.reducing
            && self.random.chance(12)
        {
            return self.reduction(turn, sign, depth - 1);
        }
        match sign {
            Sign::Any => self.any(depth - 1),
            Sign::NotNegative => self.not_negative(depth - 1),
            Sign::Positive => self.positive(depth - 1),
        }
    }

    fn any(&mut self, depth: usize) -> String {
        let a = self.expr(Sign::Any, depth);
        match self.random.below(16) {
            0 => format!("({a} + {})", self.expr(Sign::Any, depth)),
            1 => format!("({a} - {})", self.expr(Sign::Any, depth)),
            2 | 3 => format!("{a} * ({})", self.expr(Sign::Any, depth)),
            4 | 5 => format!("({a}) / ({})", self.expr(Sign::Positive, depth)),
            6 => self.pointwise(depth),
            7 => format!("-({a})"),
            8 => format!("min({a}, {})", self.expr(Sign::Any, depth)),
            9 => format!("clamp({a}, -1, 1)"),
            10 => format!("ln({})", self.expr(Sign::Positive, depth)),
            11 => format!("({a})^3"),
            12 => self.guarded(depth),
            13 => {
                let b = self.expr(Sign::Any, depth);
                let condition = self.condition(depth);
                format!("(if {condition} {{ {a} }} else {{ {b} }})")
            }
            14 => format!("({a}) / (abs({}) + eps)", self.expr(Sign::Any, depth)),
            _ => self.expr(Sign::NotNegative, depth),
        }
    }

    /// Any function of numbers, of arguments that it takes.
    fn pointwise(&mut self, depth: usize) -> String {
        let function = POINTWISE[self.random.below(POINTWISE.len())];
        let arguments: Vec<_> = (0..function.arguments())
            .map(|index| match function.domain().lower {
                _ if index == 1 && function.divides() => self.expr(Sign::Positive, depth),
                Bound::Inclusive(_) => self.expr(Sign::NotNegative, depth),
                Bound::Exclusive(_) => self.expr(Sign::Positive, depth),
                // What grows without measure is given a small number.
                Bound::Unbounded
                    if function.value(&[100.0, 100.0, 100.0][..function.arguments()]) > 1e9 =>
                {
                    format!("clamp({}, -3, 3)", self.expr(Sign::Any, depth))
                }
                Bound::Unbounded => self.expr(Sign::Any, depth),
            })
            .collect();
        format!("{}({})", function.name, arguments.join(", "))
    }

    /// What is only computed where it can be.
    fn guarded(&mut self, depth: usize) -> String {
        let x = self.leaf(Sign::Any);
        let a = self.expr(Sign::Any, depth);
        match self.random.below(4) {
            0 => format!("(if {x} > 0 {{ sqrt({x}) }} else {{ {a} }})"),
            1 => format!("(if {x} != 0 {{ 1 / ({x}) }} else {{ {a} }})"),
            2 => format!("(if {x} < -0.5 {{ ({a}) / ({x}) }} else {{ 0 }})"),
            _ => format!("(if {x} >= 1 && {x} <= 8 {{ ln({x}) }} else {{ {a} }})"),
        }
    }

    fn condition(&mut self, depth: usize) -> String {
        let (a, b) = (self.expr(Sign::Any, depth.min(1)), self.leaf(Sign::Any));
        let op = self.random.pick(&["<", "<=", ">", ">="]);
        match self.flags.first() {
            Some(flag) if self.random.chance(40) => match self.random.below(3) {
                0 => flag.clone(),
                1 => format!("!{flag}"),
                _ => format!("{flag} && {a} {op} {b}"),
            },
            _ => format!("{a} {op} {b}"),
        }
    }

    fn not_negative(&mut self, depth: usize) -> String {
        match self.random.below(13) {
            0 | 1 => format!("({})^2", self.expr(Sign::Any, depth)),
            2 | 3 => format!("abs({})", self.expr(Sign::Any, depth)),
            4 => format!("sqrt({})", self.expr(Sign::NotNegative, depth)),
            5 => format!("max({}, 0)", self.expr(Sign::Any, depth)),
            6 => {
                let a = self.expr(Sign::NotNegative, depth);
                format!("({a} + {})", self.expr(Sign::NotNegative, depth))
            }
            9 => format!("(1 - clamp({}, -1, 1)^2)", self.expr(Sign::Any, depth)),
            10 => format!("clamp({}, 0, 1)", self.expr(Sign::Any, depth)),
            11 => format!("(2 - sign({}))", self.expr(Sign::Any, depth)),
            7 => {
                let a = self.expr(Sign::NotNegative, depth);
                format!("{a} * ({})", self.expr(Sign::NotNegative, depth))
            }
            8 => format!(
                "({})^{}",
                self.expr(Sign::NotNegative, depth),
                self.random.pick(&["0.5", "1.5", "0.3"])
            ),
            _ => self.positive(depth),
        }
    }

    fn positive(&mut self, depth: usize) -> String {
        match self.random.below(10) {
            0 | 1 => format!("(sqrt({}) + eps)", self.expr(Sign::NotNegative, depth)),
            2 => format!("({} + eps)", self.expr(Sign::NotNegative, depth)),
            3 => format!("max({}, eps)", self.expr(Sign::Any, depth)),
            4 => format!("exp(clamp({}, -3, 3))", self.expr(Sign::Any, depth)),
            6 => format!("(2 - clamp({}, -1, 1))", self.expr(Sign::Any, depth)),
            7 => {
                let a = self.expr(Sign::Positive, depth);
                format!("{a} * ({})", self.expr(Sign::Positive, depth))
            }
            8 => format!("({} + 1 / (1 + t))", self.expr(Sign::NotNegative, depth)),
            5 => format!("(1 + ({})^2)", self.expr(Sign::Any, depth)),
            _ => format!("sqrt({} + eps)", self.expr(Sign::NotNegative, depth)),
        }
    }
}

/// Whether a word stands in a text by itself.
pub(super) fn mentions(text: &str, word: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !is_part(before) && !is_part(after)
    })
}

/// Whether a name is read anywhere but in its own assignment.
fn is_read(body: &str, name: &str) -> bool {
    body.lines().any(|line| {
        let own = [format!("{name} ="), format!("let {name} =")];
        let own = own.iter().any(|start| line.starts_with(start.as_str()));
        !own && mentions(line, name)
    })
}
