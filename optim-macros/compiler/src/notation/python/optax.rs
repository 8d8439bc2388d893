//! The rule as a gradient transformation of optax: a whole file.
//!
//! ```text
//! class MomentumState(NamedTuple):
//!     count: Any
//!     m: Any
//!
//!
//! def momentum(lr=0.01, beta=0.9):
//!     def step_one(w, g, t, m_prev):
//!         m = beta * m_prev + (1 - beta) * g
//!         w = w - lr * m
//!         return w, m
//!
//!     def init(params): …
//!     def update(updates, state, params=None): …
//!     return optax.GradientTransformation(init, update)
//! ```
//!
//! Hyper-parameters and shapes are constants of a trace, so what depends on nothing else is decided by Python. The number
//! of the step is traced like everything else.

mod common;
mod tree;

use super::arguments::Argument;
use super::dialect::Dialect;
use super::{Python, file, words};
use crate::language::domain::Domain;
use crate::language::ids::StateId;
use crate::language::precedence::Precedence;
use crate::language::storage::Storage;
use crate::model::{Model, averages};
use crate::notation::equations::Equations;
use crate::notation::formula::{Formula, Line, Symbol};
use crate::notation::letters::Letters;
use crate::syntax::docs;

/// The whole file; `eval` has the lines of the evaluation weights.
pub(in crate::notation) fn file(
    model: &Model<'_>,
    letters: &Letters,
    domains: &[Option<Domain>],
    lines: &[Line],
    eval: Option<&[Line]>,
) -> String {
    let mut python = Python::new(model, letters, Dialect::Jax);
    python.domains = domains.to_vec();
    python.learn(lines);
    python.lines(lines, 2);
    let body = std::mem::take(&mut python.out);
    let retained = averages::tracked(model)
        .into_iter()
        .filter_map(|(id, rate)| {
            let rate = rate.filter(|rate| averages::changes(model, rate))?;
            Some((id, Equations::new(model, letters).rate(rate)))
        });
    let retained = retained.collect();
    let evaluated = eval;
    let eval = eval.map(|lines| evaluation(lines, &mut python));
    let file = File {
        function: words::function(&model.def.name.to_string(), Dialect::Jax),
        arguments: python.arguments(domains),
        domains,
        body,
        retained,
        draws: !model.noise.is_empty(),
        sums: python.helpers.contains("_together"),
        asks_of_tensors: file::asks_of_tensors(model, letters, lines)
            || evaluated.is_some_and(|lines| file::asks_of_tensors(model, letters, lines)),
        eval,
    };
    python.transformation(&file);
    python.out
}

struct File<'f> {
    function: String,
    arguments: Vec<Argument>,
    domains: &'f [Option<Domain>],
    body: String,
    /// States whose rate changes, for which the product of all is kept.
    retained: Vec<(StateId, Formula)>,
    draws: bool,
    sums: bool,
    /// Whether it reduces tensors or counts their weights, which needs some.
    asks_of_tensors: bool,
    /// The body of the function of one tensor's evaluation weights.
    eval: Option<String>,
}

fn evaluation(lines: &[Line], main: &mut Python<'_>) -> String {
    let python = main.of_eval(lines);
    main.helpers.extend(python.helpers);
    python.out
}

/// The class of the state.
pub(super) fn state_class(rule: &str) -> String {
    format!("{}State", words::class(rule, Dialect::Jax))
}

impl File<'_> {
    fn state(&self, python: &Python<'_>) -> String {
        state_class(&python.model.def.name.to_string())
    }
}

impl Python<'_> {
    fn transformation(&mut self, file: &File<'_>) {
        let notes: &[&str] = match (file.draws, file.sums) {
            (true, _) => &["Random numbers are JAX's: a run draws others than optim does."],
            (false, true) => &["Sums over the model go over all parameters."],
            (false, false) => &[],
        };
        // What it needs is known once it is written.
        self.maker(file);
        let function = std::mem::take(&mut self.out);
        self.helpers();
        self.common(file);
        let functions = std::mem::take(&mut self.out);
        self.top("as a gradient transformation of optax", notes);
        self.out.push('\n');
        self.out
            .push_str("import math\nfrom typing import Any, NamedTuple\n\n");
        let numpy = functions.contains("np.errstate");
        self.out.push_str("import jax\nimport jax.numpy as jnp\n");
        self.out.push_str(if numpy {
            "import numpy as np\nimport optax\n"
        } else {
            "import optax\n"
        });
        self.out.push_str(&functions);
        self.state_class(file);
        self.line(0, "");
        self.line(0, "");
        self.out.push_str(&function);
    }

    /// The function that makes the transformation, and that of the evaluation weights.
    fn maker(&mut self, file: &File<'_>) {
        self.head_of(&file.function, &[], file);
        let seed = "seed: Where random numbers begin.".to_owned();
        let further: &[String] = if file.draws { &[seed] } else { &[] };
        self.docstring(1, &file.arguments, further);
        self.checks(1, &file.arguments, file.domains);
        self.start(file);
        self.one(file);
        self.init(file);
        self.update_all(file);
        let kind = match self.model.inputs() {
            [] => "GradientTransformation",
            _ => "GradientTransformationExtraArgs",
        };
        self.line(0, "");
        self.line(1, &format!("return optax.{kind}(init, update)"));
        if let Some(body) = &file.eval {
            self.eval_of_tree(file, body);
        }
    }

    fn head_of(&mut self, function: &str, first: &[&str], file: &File<'_>) {
        let mut given: Vec<String> = first.iter().map(ToString::to_string).collect();
        let arguments = file.arguments.iter();
        given.extend(arguments.map(|it| format!("{}={}", it.name, it.default)));
        if file.draws && first.is_empty() {
            given.push("seed=0".to_owned());
        }
        self.call_lines(0, &format!("def {function}("), &given, "):");
    }

    /// The fields of the state that are trees, each with what is said of it.
    fn fields(&self, file: &File<'_>) -> Vec<(String, String)> {
        let states = (0..self.model.states.len()).map(|id| {
            let doc = docs::text(&self.model.def.states[id].attrs);
            let doc = doc.lines().next().unwrap_or_default().to_owned();
            (self.names.states[id].clone(), doc)
        });
        let retained = file.retained.iter().map(|(id, _)| {
            (
                self.names.retained[*id].clone(),
                "Product of the rates at which it has forgotten.".to_owned(),
            )
        });
        states.chain(retained).collect()
    }

    fn state_class(&mut self, file: &File<'_>) {
        let (class, function) = (file.state(self), &file.function);
        self.out
            .push_str(&format!("\n\nclass {class}(NamedTuple):\n"));
        let optional = self.model.states.iter().any(|it| it.condition.is_some());
        let what = match (
            file.retained.is_empty() && self.model.states.is_empty(),
            optional,
        ) {
            (true, _) => format!("What `{function}` keeps between steps."),
            (false, false) => {
                format!("What `{function}` keeps between steps: trees like the parameters.")
            }
            (false, true) => format!(
                "What `{function}` keeps between steps: trees like the parameters, of `None` where a state is off."
            ),
        };
        self.doc(1, &[what]);
        self.line(0, "");
        self.line(1, "count: Any  # Steps taken.");
        if file.draws {
            self.line(1, "key: Any  # Of the random numbers to come.");
        }
        for (name, doc) in self.fields(file) {
            let doc = if doc.is_empty() {
                doc
            } else {
                format!("  # {doc}")
            };
            self.line(1, &format!("{name}: Any{doc}"));
        }
    }

    /// What a state begins with before any gradient is known, and what it is told at the first step, if that needs one.
    fn beginning(&mut self, id: StateId) -> (String, Option<String>) {
        let initial = Equations::new(self.model, self.letters).initial(id);
        let mut late = false;
        initial.each(&mut |part| {
            late |= matches!(
                part,
                Formula::Symbol(Symbol::Grad(_) | Symbol::Input(_) | Symbol::Step)
            );
        });
        let storage = self.model.states[id].storage;
        let w = self.names.weight.clone();
        let zeros = match storage {
            Storage::Weight => format!("jnp.zeros_like({w})"),
            Storage::Scalar => "jnp.zeros([], float)".to_owned(),
            storage => format!("jnp.zeros({}, {w}.dtype)", self.shape(storage.scope())),
        };
        let text = self.expression(&initial);
        if late {
            return (zeros, Some(text));
        }
        let text = match (storage, &initial) {
            (_, Formula::Number(0.0)) => zeros,
            (Storage::Scalar, _) => format!("jnp.asarray({text}, float)"),
            // As many times one.
            (Storage::RowPair | Storage::ColumnPair, _) => {
                let text = self.held(&initial, Precedence::Product);
                let side = storage.side();
                format!("{zeros} + {text} * jnp.eye({w}.shape[{side}], dtype={w}.dtype)")
            }
            _ => format!("_like({text}, {zeros})"),
        };
        (text, None)
    }

    fn start(&mut self, file: &File<'_>) {
        let w = self.names.weight.clone();
        self.line(0, "");
        self.line(1, &format!("def begin_one({w}):"));
        self.doc(
            2,
            &["The states of a tensor before its first step.".to_owned()],
        );
        let mut names: Vec<_> = self.names.states.clone();
        for (id, name) in names.iter().enumerate() {
            self.beside += 1;
            let (begin, _) = self.beginning(id);
            self.beside -= 1;
            let condition = self.condition(id);
            let text = match condition {
                Some(condition) => format!("{name} = {begin} if {condition} else None"),
                None => format!("{name} = {begin}"),
            };
            self.line(2, &text);
        }
        for (id, _) in &file.retained {
            let name = self.names.retained[*id].clone();
            self.line(2, &format!("{name} = jnp.ones([], float)"));
            names.push(name);
        }
        self.line(2, &format!("return [{}]", names.join(", ")));
    }

    /// The step of one tensor.
    fn one(&mut self, file: &File<'_>) {
        let names = &self.names;
        let (w, t) = (names.weight.clone(), names.step.clone());
        let mut given = vec![w.clone(), names.grad.clone()];
        given.extend(names.inputs.iter().cloned());
        if file.draws {
            given.push("key".to_owned());
        }
        given.push(t.clone());
        given.extend(names.old.iter().cloned());
        let retained: Vec<_> = file
            .retained
            .iter()
            .map(|(id, _)| names.retained[*id].clone())
            .collect();
        given.extend(retained.iter().cloned());
        self.line(0, "");
        self.call_lines(1, "def step_one(", &given, "):");
        self.doc(
            2,
            &[format!(
                "The weights `{w}` of a tensor behind step `{t}`, and its states."
            )],
        );
        for id in 0..self.model.states.len() {
            let (_, Some(first)) = self.beginning(id) else {
                continue;
            };
            let old = self.names.old[id].clone();
            let text = format!("{old} = jnp.where({t} == 1, _like({first}, {old}), {old})");
            match self.condition(id) {
                Some(condition) => {
                    self.line(2, &format!("if {condition}:"));
                    self.line(3, &text);
                }
                None => self.line(2, &text),
            }
        }
        self.out.push_str(&file.body);
        let mut kept = Vec::new();
        for id in 0..self.model.states.len() {
            let name = self.names.states[id].clone();
            kept.push(match self.condition(id) {
                Some(condition) => format!("{name} if {condition} else None"),
                None => name,
            });
        }
        for ((id, rate), name) in file.retained.iter().zip(&retained) {
            let (product, _) = self.retained(*id, rate);
            let text = match self.condition(*id) {
                Some(condition) => format!("{name} = {product} if {condition} else {name}"),
                None => format!("{name} = {product}"),
            };
            self.line(2, &text);
            kept.push(name.clone());
        }
        self.line(2, &format!("return {w}, [{}]", kept.join(", ")));
    }
}
