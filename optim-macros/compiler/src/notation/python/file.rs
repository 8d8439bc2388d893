//! What files of Python share, whatever library they are for: documentation, checks, functions that the library does
//! not have.

use super::arguments::Argument;
use super::dialect::Dialect;
use super::{Python, quoted};
use crate::language::domain::{Bound, Domain};
use crate::language::ids::StateId;
use crate::language::literal::Literal;
use crate::language::scope::Scope;
use crate::model::Model;
use crate::notation::equations::Equations;
use crate::notation::formula::{Formula, Line, Symbol};
use crate::notation::letters::Letters;
use crate::syntax::ast::ParamDecl;
use crate::syntax::docs;

/// Every formula of the lines and of states.
pub(super) fn each_formula(
    model: &Model<'_>,
    letters: &Letters,
    lines: &[Line],
    visit: &mut impl FnMut(&Formula),
) {
    let mut look = |formula: &Formula| formula.each(&mut |part| visit(part));
    lines.iter().for_each(|line| line.each_formula(&mut look));
    for (id, state) in model.states.iter().enumerate() {
        look(&Equations::new(model, letters).initial(id));
        if let Some(condition) = &state.condition {
            look(&Equations::new(model, letters).condition(condition));
        }
    }
}

/// Whether values of whole tensors are asked for: reductions, functions of matrices, numbers of weights.
pub(super) fn asks_of_tensors(model: &Model<'_>, letters: &Letters, lines: &[Line]) -> bool {
    let mut asks = false;
    each_formula(model, letters, lines, &mut |part| {
        asks |= matches!(
            part,
            Formula::Reduce(..) | Formula::Matrix(..) | Formula::Measure(_)
        );
    });
    asks
}

impl<'m> Python<'m> {
    /// The lines of the evaluation weights, in a text of their own.
    pub(super) fn of_eval(&self, lines: &[Line]) -> Self {
        let mut python = Python::new(self.model, self.letters, self.dialect);
        python.domains.clone_from(&self.domains);
        python.evaluates = true;
        python.learn(lines);
        python.lines(lines, 2);
        python
    }
}

impl Python<'_> {
    /// The name by which a state is kept.
    pub(super) fn key(&self, id: StateId) -> String {
        quoted(&self.model.state_name(id))
    }

    /// The documentation of the rule, with its arguments.
    pub(super) fn docstring(&mut self, depth: usize, arguments: &[Argument], further: &[String]) {
        let def = self.model.def;
        let mut text = docs::text(&def.attrs);
        if text.is_empty() {
            text = format!("The update rule `{}`.", def.name);
        }
        let mut lines: Vec<String> = plain(&text).lines().map(str::to_owned).collect();
        let known = arguments.iter().filter(|it| self.is_static_argument(it));
        let known: Vec<_> = known.map(|it| format!("\"{}\"", it.name)).collect();
        if !known.is_empty() {
            let known = known.join(", ");
            lines.extend([
                String::new(),
                format!("For `optax.inject_hyperparams`: ``static_args=[{known}]``, which say what states there are."),
            ]);
        }
        lines.extend([String::new(), "Args:".to_owned()]);
        lines.extend(further.iter().map(|line| format!("    {line}")));
        for argument in arguments {
            let doc = plain(&docs::text(&self.model.def.params[argument.first].attrs));
            let doc = match doc.is_empty() {
                true => "Hyper-parameter.".to_owned(),
                false => doc,
            };
            let domain = match (&argument.domain, argument.count) {
                (None, _) => String::new(),
                (Some(domain), None) => format!(" ``{domain}``."),
                (Some(domain), Some(count)) => format!(" {count} of them, for each ``{domain}``."),
            };
            let doc = format!("{}: {doc}{domain}", argument.name);
            let indented = doc.lines().enumerate();
            lines.extend(indented.map(|(at, line)| match at {
                0 => format!("    {line}"),
                _ => format!("        {line}"),
            }));
        }
        self.doc(depth, &lines);
    }

    /// Lines as a docstring.
    pub(super) fn doc(&mut self, depth: usize, lines: &[String]) {
        let escaped = |line: &String| line.replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
        let lines: Vec<_> = lines.iter().map(escaped).collect();
        match lines.as_slice() {
            [line] => self.line(depth, &format!("\"\"\"{line}\"\"\"")),
            lines => {
                for (at, line) in lines.iter().enumerate() {
                    match (at, line.trim_end()) {
                        (0, line) => self.line(depth, &format!("\"\"\"{line}")),
                        (_, "") => self.line(0, ""),
                        (_, line) => self.line(depth, line),
                    }
                }
                self.line(depth, "\"\"\"");
            }
        }
    }

    /// The text above everything: what this is, and the equations as they were written.
    pub(super) fn top(&mut self, what: &str, notes: &[&str]) {
        let def = self.model.def;
        let mut lines = vec![format!("`{}` {what}.", def.name), String::new()];
        lines.push(format!(
            "Printed by optim {} from these equations:",
            env!("CARGO_PKG_VERSION")
        ));
        lines.push(String::new());
        let bodies = def.update.iter().map(|update| &update.body);
        let bodies = bodies.chain(def.eval.iter().map(|eval| &eval.body));
        for (at, body) in bodies.enumerate() {
            if at > 0 {
                lines.extend([
                    String::new(),
                    "and to evaluate with:".to_owned(),
                    String::new(),
                ]);
            }
            lines.extend(body.iter().map(|statement| format!("    {statement}")));
        }
        for note in notes {
            lines.push(String::new());
            lines.extend(note.lines().map(str::to_owned));
        }
        self.doc(0, &lines);
    }

    /// Checks of every argument, and of what is required of several. A value that JAX traces is not known.
    pub(super) fn checks(
        &mut self,
        depth: usize,
        arguments: &[Argument],
        domains: &[Option<Domain>],
    ) {
        for argument in arguments {
            self.check_known(depth, argument);
            self.check(depth, argument, domains[argument.first]);
        }
        for (condition, declared) in self.model.requires.iter().zip(&self.model.def.requires) {
            let condition = Equations::new(self.model, self.letters).condition(condition);
            let known = self.known(&condition, arguments);
            let broken = Formula::Not(Box::new(condition), Scope::Step);
            let broken = self.of_known(&broken);
            self.line(depth, &format!("if {known}{broken}:"));
            let message = quoted(&declared.message);
            self.line(depth + 1, &format!("raise ValueError({message})"));
        }
    }

    /// Whether it must be known, though it is no flag.
    fn is_static_argument(&self, argument: &Argument) -> bool {
        let last = argument.first + argument.count.unwrap_or(1);
        let default = self.model.def.params[argument.first].default;
        self.dialect == Dialect::Jax
            && !matches!(default, Some(Literal::Flag(_)))
            && (argument.first..last).any(|id| self.fixed.contains(&id))
    }

    fn check_known(&mut self, depth: usize, argument: &Argument) {
        if self.is_static_argument(argument) {
            let name = &argument.name;
            let text = format!("if not _is_known({name}):");
            let message = format!(
                "raise TypeError(\"`{name}` says which states there are: it belongs to `static_args` of `optax.inject_hyperparams`\")"
            );
            self.line(depth, &text);
            self.line(depth + 1, &message);
        }
    }

    /// `_is_known(x) and` for each argument that a condition reads.
    fn known(&mut self, condition: &Formula, arguments: &[Argument]) -> String {
        if self.dialect != Dialect::Jax {
            return String::new();
        }
        let mut read = Vec::new();
        condition.each(&mut |part| {
            if let Formula::Symbol(Symbol::Param(id)) = part {
                read.push(*id);
            }
        });
        let is_read = |argument: &&Argument| {
            let count = argument.count.unwrap_or(1);
            (argument.first..argument.first + count).any(|id| read.contains(&id))
        };
        let known = arguments.iter().filter(is_read);
        known
            .map(|argument| format!("_is_known({}) and ", argument.name))
            .collect()
    }

    fn check(&mut self, depth: usize, argument: &Argument, domain: Option<Domain>) {
        let param: &ParamDecl = &self.model.def.params[argument.first];
        let Argument { name, count, .. } = argument;
        if let Some(count) = count {
            self.line(depth, &format!("if len({name}) != {count}:"));
            let text = format!(
                "raise ValueError(f\"`{name}` has {{len({name})}} values: it must have {count}\")"
            );
            self.line(depth + 1, &text);
        }
        // A number is finite, and a count is whole.
        let value = if count.is_some() { "one" } else { name };
        let limited =
            domain.is_some_and(|it| it.lower != Bound::Unbounded || it.upper != Bound::Unbounded);
        let (holds, must) = match (param.default, &argument.domain) {
            (Some(Literal::Flag(_)), _) => return,
            (Some(Literal::Count(_)), must) => {
                let holds = match must {
                    Some(must) => format!(
                        "{value} == int({value}) >= 0 and {}",
                        replaced(must, name, value)
                    ),
                    None => format!("{value} == int({value}) >= 0"),
                };
                let must = must.as_ref().map(|must| format!(", {must}"));
                (
                    holds,
                    format!("be a whole number{}", must.unwrap_or_default()),
                )
            }
            (_, Some(must)) if limited => (finite(value, domain), format!("satisfy {must}")),
            _ => (format!("math.isfinite({value})"), "be finite".to_owned()),
        };
        let known = match self.dialect {
            Dialect::Jax => format!("_is_known({value}) and "),
            _ => String::new(),
        };
        let broken = match holds.contains(" and ") {
            true => format!("not ({holds})"),
            false => format!("not {holds}"),
        };
        let mut depth = depth;
        let what = match count {
            Some(_) => {
                self.line(depth, &format!("for {value} in {name}:"));
                depth += 1;
                format!("each of `{name}` must {must}, and one is {{{value}}}")
            }
            None => format!("`{name}` is {{{name}}}: it must {must}"),
        };
        self.line(depth, &format!("if {known}{broken}:"));
        self.line(depth + 1, &format!("raise ValueError(f\"{what}\")"));
    }
}

/// Documentation without links to items of Rust.
fn plain(text: &str) -> String {
    let mut text = docs::unlinked(text);
    while let Some(open) = text.find("[`") {
        let Some(close) = text[open..].find("`]").map(|at| open + at) else {
            break;
        };
        // What is behind it may say where it leads.
        let end = match text[close + 2..]
            .strip_prefix('(')
            .and_then(|link| link.find(')'))
        {
            Some(length) => close + 2 + length + 2,
            None => close + 2,
        };
        let words = text[open + 1..=close].to_owned();
        text.replace_range(open..end, &words);
    }
    text
}

/// A domain with another name in it.
fn replaced(domain: &str, name: &str, value: &str) -> String {
    let words = domain
        .split(' ')
        .map(|word| if word == name { value } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// A domain in which nothing is infinite: `0 <= lr < math.inf`.
fn finite(name: &str, domain: Option<Domain>) -> String {
    let Some(domain) = domain else {
        return format!("math.isfinite({name})");
    };
    let limit = |bound, infinite: &str| match bound {
        Bound::Unbounded => (infinite.to_owned(), "<"),
        Bound::Inclusive(limit) => (super::number(limit), "<="),
        Bound::Exclusive(limit) => (super::number(limit), "<"),
    };
    let ((low, above), (high, below)) = (
        limit(domain.lower, "-math.inf"),
        limit(domain.upper, "math.inf"),
    );
    format!("{low} {above} {name} {below} {high}")
}
