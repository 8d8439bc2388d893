//! The rule as a subclass of `torch.optim.Optimizer`: a whole file.
//!
//! ```text
//! class Momentum(torch.optim.Optimizer):
//!     def __init__(self, params, lr=0.01, beta=0.9): …
//!     def step(self, closure=None): …
//!
//!     @staticmethod
//!     def _update(w, g, state, t, *, lr, beta):
//!         m_prev = state["m"] if "m" in state else torch.zeros_like(w)
//!         m = beta * m_prev + (1 - beta) * g
//!         w = w - lr * m
//!         state["m"] = m
//!         return w
//! ```
//!
//! What depends on the weights is tensors, the rest numbers of Python; so an equation is written as it is in NumPy, and
//! nothing waits for a device but `scalar` states that reductions give. A rule in which each weight goes its own way has
//! lists of tensors instead (`foreach.rs`).

mod further;
mod states;
mod step;

use super::arguments::Argument;
use super::dialect::Dialect;
use super::{Python, file, foreach, words};
use crate::language::domain::Domain;
use crate::model::Model;
use crate::notation::formula::Line;
use crate::notation::letters::Letters;

/// The whole file; `eval` has the lines of the evaluation weights.
pub(in crate::notation) fn file(
    model: &Model<'_>,
    letters: &Letters,
    domains: &[Option<Domain>],
    lines: &[Line],
    eval: Option<&[Line]>,
) -> String {
    let mut python = Python::new(model, letters, Dialect::Torch);
    python.domains = domains.to_vec();
    python.learn(lines);
    let arguments = python.arguments(domains);
    let lists = foreach::takes(model, letters, lines);
    let asks_of_tensors = file::asks_of_tensors(model, letters, lines)
        || eval.is_some_and(|lines| file::asks_of_tensors(model, letters, lines));
    let body = match lists {
        true => foreach::body(&mut python, lines),
        false => {
            python.lines(lines, 2);
            std::mem::take(&mut python.out)
        }
    };
    let file = File {
        arguments,
        domains,
        body,
        draws: !model.noise.is_empty(),
        sums: python.helpers.contains("_together"),
        lists,
        asks_of_tensors,
        eval: eval.map(|lines| evaluation(lines, &mut python)),
    };
    python.write(&file);
    python.out
}

struct File<'f> {
    arguments: Vec<Argument>,
    domains: &'f [Option<Domain>],
    body: String,
    draws: bool,
    /// Whether it sums over the model.
    sums: bool,
    /// Whether it takes lists of tensors.
    lists: bool,
    /// Whether it reduces tensors or counts their weights, which needs some.
    asks_of_tensors: bool,
    /// The body of `_eval`.
    eval: Option<String>,
}

/// The body of the function of the evaluation weights.
fn evaluation(lines: &[Line], main: &mut Python<'_>) -> String {
    let mut python = main.of_eval(lines);
    let body = std::mem::take(&mut python.out);
    python.kept(2);
    python.out.push_str(&body);
    let w = python.names.weight.clone();
    python.line(2, &format!("return {w}"));
    main.helpers.extend(python.helpers);
    python.out
}

impl Python<'_> {
    fn write(&mut self, file: &File<'_>) {
        let notes: &[&str] = match (file.draws, file.sums) {
            (true, _) => &["Random numbers are PyTorch's: a run draws others than optim does."],
            (false, true) => &["Sums over the model go over all parameters that have a gradient."],
            (false, false) => &[],
        };
        // What it needs is known once it is written.
        self.class(file);
        let class = std::mem::take(&mut self.out);
        self.helpers();
        self.with_gradients();
        let functions = std::mem::take(&mut self.out);
        self.top("as an optimizer of PyTorch", notes);
        self.out.push('\n');
        if class.contains("math.") || functions.contains("math.") {
            self.out.push_str("import math\n\n");
        }
        self.out.push_str("import torch\n");
        self.out.push_str(&functions);
        self.out.push_str("\n\n");
        self.out.push_str(&class);
    }

    /// The function that finds the parameters that take part in a step.
    fn with_gradients(&mut self) {
        let rule = words::class(&self.model.def.name.to_string(), Dialect::Torch);
        let text = format!(
            "

def _with_gradients(params):
    \"\"\"Those of the parameters that have a gradient.\"\"\"
    for p in params:
        if p.grad is None:
            continue
        if p.grad.is_sparse:
            raise RuntimeError(f\"{rule} has no steps for sparse gradients: one of shape {{tuple(p.shape)}} is sparse\")
        if p.is_complex():
            raise RuntimeError(f\"{rule} has no steps for complex numbers: a parameter of shape {{tuple(p.shape)}} has them\")
        yield p
"
        );
        self.out.push_str(&text);
    }

    fn class(&mut self, file: &File<'_>) {
        let rule = words::class(&self.model.def.name.to_string(), Dialect::Torch);
        self.line(0, &format!("class {rule}(torch.optim.Optimizer):"));
        let params =
            "params: What is optimized: tensors, pairs of names and tensors, or groups of them.";
        self.docstring(1, &file.arguments, &[params.to_owned()]);
        self.line(0, "");
        self.constructor(file);
        let start = self.out.len();
        self.step(file);
        self.with_step_key(start);
        self.update(file);
        if let Some(body) = &file.eval {
            let start = self.out.len();
            self.eval_methods(file);
            self.with_step_key(start);
            self.out.push_str(body);
        }
        if file.draws {
            self.draws();
        }
    }

    fn constructor(&mut self, file: &File<'_>) {
        let arguments = file.arguments.iter();
        let given: Vec<_> = arguments
            .map(|argument| format!("{}={}", argument.name, argument.default))
            .collect();
        self.call_lines(1, "def __init__(self, params", &given, "):");
        let pairs = file.arguments.iter().map(|argument| {
            let name = &argument.name;
            format!("\"{name}\": {name}")
        });
        let pairs: Vec<_> = pairs.collect();
        self.call_lines(2, "super().__init__(params, {", &pairs, "})");
        let names = file.arguments.iter().map(|it| format!("\"{}\"", it.name));
        let names: Vec<_> = names.collect();
        self.line(0, "");
        self.line(1, "@staticmethod");
        self.line(1, "def _hypers(group):");
        self.call_lines(2, "names = [", &names, "]");
        self.line(2, "return {name: group[name] for name in names}");
        if file.arguments.is_empty() {
            return;
        }
        self.line(0, "");
        self.line(1, "def add_param_group(self, param_group):");
        self.doc(
            2,
            &["Adds parameters, with hyper-parameters of their own if they are given.".to_owned()],
        );
        self.line(
            2,
            "self._check(**self._hypers({**self.defaults, **param_group}))",
        );
        self.line(2, "super().add_param_group(param_group)");
        self.line(0, "");
        self.line(1, "@staticmethod");
        let names: Vec<_> = file.arguments.iter().map(|it| it.name.clone()).collect();
        self.call_lines(1, "def _check(*", &names, "):");
        let start = self.out.len();
        self.checks(2, &file.arguments, file.domains);
        if self.out.len() == start {
            self.line(2, "pass");
        }
    }

    /// A call, on one line if it is short.
    pub(super) fn call_lines(
        &mut self,
        depth: usize,
        head: &str,
        arguments: &[String],
        tail: &str,
    ) {
        let comma = match (arguments, head.ends_with(['{', '(', '['])) {
            ([], _) | (_, true) => "",
            _ => ", ",
        };
        let line = format!("{head}{comma}{}{tail}", arguments.join(", "));
        if line.len() + 4 * depth <= 100 {
            return self.line(depth, &line);
        }
        let (open, first) = match head.rfind('(') {
            Some(at) if !head.ends_with(['{', '[']) => head.split_at(at + 1),
            _ => (head, ""),
        };
        self.line(depth, open);
        if !first.is_empty() {
            self.line(depth + 1, &format!("{first},"));
        }
        let mut row = String::new();
        for argument in arguments {
            if !row.is_empty() && row.len() + argument.len() + 4 * depth > 90 {
                self.line(depth + 1, row.trim_end());
                row.clear();
            }
            row.push_str(argument);
            row.push_str(", ");
        }
        self.line(depth + 1, row.trim_end());
        self.line(depth, tail);
    }

    fn update(&mut self, file: &File<'_>) {
        self.line(0, "");
        let mut given = Vec::new();
        if file.draws {
            given.push("self".to_owned());
        } else {
            self.line(1, "@staticmethod");
        }
        given.extend([self.names.weight.clone(), self.names.grad.clone()]);
        given.extend(self.names.inputs.iter().cloned());
        let state = if file.lists { "states" } else { "state" };
        given.extend([state.to_owned(), self.names.step.clone()]);
        if !file.arguments.is_empty() {
            given.push("*".to_owned());
        }
        given.extend(file.arguments.iter().map(|it| it.name.clone()));
        self.call_lines(1, "def _update(", &given, "):");
        let (w, t) = (self.names.weight.clone(), self.names.step.clone());
        let what = match file.lists {
            true => format!("The weights `{w}` behind step `{t}`, of several parameters."),
            false => format!("The weights `{w}` behind step `{t}`."),
        };
        self.doc(2, &[what]);
        // An empty line between what is there before, the equations and what is kept.
        let start = self.out.len();
        match file.lists {
            true => foreach::old_states(self),
            false => self.first_states(),
        }
        if self.out.len() > start {
            self.out.push('\n');
        }
        self.out.push_str(&file.body);
        let start = self.out.len();
        match file.lists {
            true => foreach::new_states(self),
            false => self.kept_states(),
        }
        if self.out.len() > start {
            self.out.insert(start, '\n');
        }
        self.line(2, &format!("return {w}"));
    }
}
