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
//! nothing waits for a device but a `scalar` state that a reduction gives. A rule in which each weight goes its own way has
//! lists of tensors instead (`foreach.rs`).

use super::dialect::Dialect;
use super::file::Argument;
use super::{Python, foreach};
use crate::language::domain::Domain;
use crate::language::storage::Storage;
use crate::model::Model;
use crate::model::averages;
use crate::notation::equations::Equations;
use crate::notation::formula::{Formula, Line, Symbol};
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
    python.learn(lines);
    let arguments = python.arguments(domains);
    let lists = foreach::takes(model, letters, lines);
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
        eval: eval.map(|lines| evaluation(model, letters, lines, &mut python)),
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
    /// The body of `_eval`.
    eval: Option<String>,
}

/// The body of the function of the evaluation weights.
fn evaluation(
    model: &Model<'_>,
    letters: &Letters,
    lines: &[Line],
    main: &mut Python<'_>,
) -> String {
    let mut python = Python::new(model, letters, Dialect::Torch);
    python.evaluates = true;
    python.learn(lines);
    python.lines(lines, 2);
    let body = std::mem::take(&mut python.out);
    for id in 0..model.states.len() {
        if !python.read.contains(&id) {
            continue;
        }
        let (key, name) = (python.key(id), python.names.states[id].clone());
        match python.condition(id) {
            Some(condition) => {
                python.line(2, &format!("if {condition}:"));
                python.line(3, &format!("{name} = state[{key}]"));
            }
            None => python.line(2, &format!("{name} = state[{key}]")),
        }
    }
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
        self.top("as an optimizer of PyTorch", notes);
        self.out.push('\n');
        let mathematics = file.body.contains("math.")
            || file
                .eval
                .as_ref()
                .is_some_and(|eval| eval.contains("math."))
            || !file.arguments.is_empty();
        if mathematics {
            self.out.push_str("import math\n\n");
        }
        self.out.push_str("import torch\n");
        self.helpers();
        self.out.push_str("\n\n");
        self.class(file);
    }

    fn class(&mut self, file: &File<'_>) {
        let rule = self.model.def.name.to_string();
        let rule = rule.trim_start_matches("r#");
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

    fn step(&mut self, file: &File<'_>) {
        let inputs = self.model.inputs();
        let names = self.names.inputs.clone();
        self.line(0, "");
        self.line(1, "@torch.no_grad()");
        self.call_lines(
            1,
            "def step(self, closure=None",
            &match names.is_empty() {
                true => Vec::new(),
                false => std::iter::once("*".to_owned())
                    .chain(names.clone())
                    .collect(),
            },
            "):",
        );
        let mut doc =
            vec!["Takes a step; `closure` computes the loss again and returns it.".to_owned()];
        if !names.is_empty() {
            doc.push(String::new());
            for (input, name) in inputs.iter().zip(&names) {
                doc.push(match input.scalar {
                    true => format!("`{name}` is one number for the step."),
                    false => format!(
                        "`{name}` has a tensor for each parameter: a dictionary, which may be empty in a step that does not read it."
                    ),
                });
            }
        }
        self.doc(2, &doc);
        if file.eval.is_some() {
            self.line(2, "if self._training_weights:");
            self.line(
                3,
                "raise RuntimeError(\"`train_weights` must be called before a step\")",
            );
        }
        self.line(2, "result = None");
        self.line(2, "if closure is not None:");
        self.line(3, "with torch.enable_grad():");
        self.line(4, "result = closure()");
        match (file.lists, file.sums) {
            (true, _) => self.step_of_lists(),
            (false, true) => self.step_of_all(),
            (false, false) => self.step_of_each(),
        }
        self.line(2, "return result");
    }

    /// What `_update` is given behind the weights and the gradient.
    fn further(&self) -> String {
        let inputs = self.model.inputs().iter().zip(&self.names.inputs);
        let inputs = inputs.map(|(input, name)| match input.scalar {
            true => format!("{name}, "),
            false => format!("{name}.get(p), "),
        });
        inputs.collect()
    }

    fn step_of_each(&mut self) {
        self.each_parameter();
        let further = self.further();
        self.line(
            4,
            &format!("p.copy_(self._update(p, p.grad, {further}state, t, **hypers))"),
        );
        self.line(4, "state[\"step\"] = t");
    }

    fn step_of_all(&mut self) {
        self.line(2, "parameters, updates = [], []");
        self.each_parameter();
        let further = self.further();
        self.line(4, "state[\"step\"] = t");
        self.line(4, "parameters.append(p)");
        self.line(
            4,
            &format!("updates.append(self._update(p, p.grad, {further}state, t, **hypers))"),
        );
        self.line(2, "for p, w in zip(parameters, _together(updates)):");
        self.line(3, "p.copy_(w)");
    }

    fn each_parameter(&mut self) {
        self.line(2, "for group in self.param_groups:");
        self.line(3, "hypers = self._hypers(group)");
        self.line(3, "for p in group[\"params\"]:");
        self.line(4, "if p.grad is None:");
        self.line(5, "continue");
        self.line(4, "state = self.state[p]");
        self.line(4, "t = state.get(\"step\", 0) + 1");
    }

    fn step_of_lists(&mut self) {
        let inputs = self.model.inputs().iter().zip(self.names.inputs.clone());
        let further: String = inputs
            .map(|(input, name)| match input.scalar {
                true => format!("{name}, "),
                false => format!("[{name}.get(p) for p in params], "),
            })
            .collect();
        self.line(2, "for group in self.param_groups:");
        self.line(3, "hypers = self._hypers(group)");
        self.line(
            3,
            "# Those that have taken as many steps and have the same states go together.",
        );
        self.line(3, "alike = {}");
        self.line(3, "for p in group[\"params\"]:");
        self.line(4, "if p.grad is not None:");
        self.line(5, "state = self.state[p]");
        self.line(5, "key = (state.get(\"step\", 0) + 1, *sorted(state))");
        self.line(5, "alike.setdefault(key, []).append(p)");
        self.line(3, "for (t, *_), params in alike.items():");
        self.line(4, "grads = [p.grad for p in params]");
        self.line(4, "states = [self.state[p] for p in params]");
        self.line(
            4,
            &format!("torch._foreach_copy_(params, self._update(params, grads, {further}states, t, **hypers))"),
        );
        self.line(4, "for state in states:");
        self.line(5, "state[\"step\"] = t");
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

    /// Last step's values, or those that states begin with.
    fn first_states(&mut self) {
        for id in 0..self.model.states.len() {
            if !self.read.contains(&id) {
                continue;
            }
            let mut depth = 2;
            if let Some(condition) = self.condition(id) {
                self.line(2, &format!("if {condition}:"));
                depth = 3;
            }
            let initial = self.initial(id);
            let (key, old) = (self.key(id), self.names.old[id].clone());
            let text = match self.model.states[id].storage {
                Storage::Scalar => format!("{old} = state.get({key}, {initial})"),
                _ => format!("{old} = state[{key}] if {key} in state else {initial}"),
            };
            self.line(depth, &text);
        }
    }

    /// What a state begins with, of a shape of its own.
    pub(super) fn initial(&mut self, id: usize) -> String {
        let w = self.names.weight.clone();
        let storage = self.model.states[id].storage;
        let initial = Equations::new(self.model, self.letters).initial(id);
        let number = self.is_static(&initial);
        let text = self.expression(&initial);
        match (storage, &initial) {
            (Storage::Scalar, _) if number => text,
            (Storage::Scalar, _) => format!("float({text})"),
            (Storage::Weight, Formula::Number(0.0)) => format!("torch.zeros_like({w})"),
            // The caller changes their tensors.
            (Storage::Weight, Formula::Symbol(Symbol::Weight(_) | Symbol::Grad(_))) => {
                format!("{text}.clone()")
            }
            (Storage::Weight, _) => self.full(&initial),
            (storage, Formula::Number(0.0)) => {
                format!("{w}.new_zeros({})", self.shape(storage.scope()))
            }
            (storage, _) if number => {
                format!("{w}.new_full({}, {text})", self.shape(storage.scope()))
            }
            (storage, _) => self.spread(&text, storage.scope()),
        }
    }

    fn kept_states(&mut self) {
        for id in 0..self.model.states.len() {
            let (key, name) = (self.key(id), self.names.states[id].clone());
            match self.condition(id) {
                Some(condition) => {
                    self.line(2, &format!("if {condition}:"));
                    self.line(3, &format!("state[{key}] = {name}"));
                }
                None => self.line(2, &format!("state[{key}] = {name}")),
            }
        }
        for (id, rate) in averages::tracked(self.model) {
            let Some(rate) = rate.filter(|rate| averages::changes(self.model, rate)) else {
                continue;
            };
            let rate = Equations::new(self.model, self.letters).rate(rate);
            let number = self.is_static(&rate);
            let key = super::quoted(&format!("{}_retained", self.model.state_name(id)));
            let (product, _) = self.retained(id, &rate);
            let product = if number {
                product
            } else {
                format!("float({product})")
            };
            let text = format!("state[{key}] = {product}");
            // While the state rests nothing is forgotten.
            match self.condition(id) {
                Some(condition) => {
                    self.line(2, &format!("if {condition}:"));
                    self.line(3, &text);
                }
                None => self.line(2, &text),
            }
        }
    }

    /// The steps of a parameter are counted beside its states, so under a name that none of these has.
    fn with_step_key(&mut self, start: usize) {
        let mut key = "step".to_owned();
        while (0..self.model.states.len()).any(|id| self.model.state_name(id) == key) {
            key.push('_');
        }
        let text = self.out.split_off(start);
        self.out
            .push_str(&text.replace("\"step\"", &format!("\"{key}\"")));
    }

    fn eval_methods(&mut self, file: &File<'_>) {
        let (w, t) = (self.names.weight.clone(), self.names.step.clone());
        let lines = [
            (
                1,
                "# The weights of training, while the parameters have those to evaluate with.",
            ),
            (1, "_training_weights = {}"),
            (0, ""),
            (1, "@torch.no_grad()"),
            (1, "def eval_weights(self):"),
            (
                2,
                "\"\"\"Gives the parameters the weights to evaluate with, until `train_weights` is called.\"\"\"",
            ),
            (2, "if self._training_weights:"),
            (3, "return"),
            (2, "self._training_weights = {}"),
            (2, "for group in self.param_groups:"),
            (3, "hypers = self._hypers(group)"),
            (3, "for p in group[\"params\"]:"),
            (4, "state = self.state.get(p)"),
            (4, "if state:"),
            (5, "self._training_weights[p] = p.clone()"),
            (
                5,
                "p.copy_(self._eval(p, state, state[\"step\"], **hypers))",
            ),
            (0, ""),
            (1, "@torch.no_grad()"),
            (1, "def train_weights(self):"),
            (
                2,
                "\"\"\"Gives the parameters the weights of training back.\"\"\"",
            ),
            (2, "for p, w in self._training_weights.items():"),
            (3, "p.copy_(w)"),
            (2, "self._training_weights = {}"),
            (0, ""),
            (1, "@staticmethod"),
        ];
        self.line(0, "");
        for (depth, line) in lines {
            self.line(depth, line);
        }
        let mut given = vec![w.clone(), "state".to_owned(), t.clone()];
        if !file.arguments.is_empty() {
            given.push("*".to_owned());
        }
        given.extend(file.arguments.iter().map(|it| it.name.clone()));
        self.call_lines(1, "def _eval(", &given, "):");
        self.doc(
            2,
            &[format!("The weights to evaluate with, behind step `{t}`.")],
        );
    }

    /// What draws, for whoever wants other numbers.
    fn draws(&mut self) {
        for (word, function) in [("normal", "randn_like"), ("uniform", "rand_like")] {
            self.line(0, "");
            self.line(1, &format!("def {word}(self, w):"));
            self.doc(
                2,
                &[
                    "Random numbers like `w`; override it to draw from a generator of your own."
                        .to_owned(),
                ],
            );
            self.line(2, &format!("return torch.{function}(w)"));
        }
    }
}
