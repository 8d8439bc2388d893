//! Calls: which function is meant, and what its arguments must be.

use proc_macro2::Ident;

use super::habits::names::Guess;
use super::habits::undeclared::Wanted;
use super::{Resolver, Section, Symbol};
use crate::diag::{did_you_mean, findings, near};
use crate::functions::{self, Function, Signature};
use crate::language::ids::StateId;
use crate::language::kind::Kind;
use crate::language::measure::Measure;
use crate::language::noise::Noise;
use crate::language::scope::Scope;
use crate::model::Node;
use crate::syntax::ast::{self, ExprKind};
use crate::syntax::libraries;

impl Resolver<'_> {
    /// The signature of the function called, if it exists and takes that many arguments.
    pub(super) fn signature(&self, name: &Ident, arguments: &[ast::Expr]) -> Option<Signature> {
        let word = name.to_string();
        let Some(signature) = functions::function(&word) else {
            self.unknown_function(name, arguments);
            return None;
        };
        let given = arguments.len();
        if !signature.arguments().any(|count| count == given) {
            let counts: Vec<_> = signature
                .arguments()
                .map(|count| count.to_string())
                .collect();
            let counts = counts.join(" or ");
            let noun = if counts == "1" {
                "argument"
            } else {
                "arguments"
            };
            let verb = if given == 1 { "is" } else { "are" };
            self.errors.report(
                &findings::ARGUMENT_COUNT,
                name,
                format!("`{word}` takes {counts} {noun}, here {verb} {given}"),
                match functions::of_many(&word).filter(|_| given == 1) {
                    Some(many) => format!("write `{}`, or `{many}` over all weights", forms(&word)),
                    None => format!("write `{}`", forms(&word)),
                },
            );
            return None;
        }
        Some(signature)
    }

    fn unknown_function(&self, name: &Ident, arguments: &[ast::Expr]) {
        let word = name.to_string();
        let names = functions::all().map(|signature| signature.name);
        let (fact, help) = if self.lookup(&word).is_some() {
            // A hyper-parameter may be called like the function of another library.
            let help = match (libraries::call(name, arguments, name.into()), arguments) {
                (Some(form), _) => format!("write `{form}`"),
                (None, [factor]) => format!("write `{word} * ({factor})` to multiply"),
                (None, _) => functions::list(),
            };
            (format!("`{word}` is no function"), help)
        } else {
            let meant = libraries::call(name, arguments, name.into());
            let help = match (meant, misspelled(name, arguments, names)) {
                (Some(form), _) => format!("write `{form}`"),
                (None, Some(question)) => question,
                (None, None) => functions::list(),
            };
            (format!("there is no function `{word}`"), help)
        };
        self.errors
            .report(&findings::UNKNOWN_FUNCTION, name, fact, help);
    }

    pub(super) fn call(
        &mut self,
        written: &ast::Expr,
        name: &Ident,
        arguments: &[ast::Expr],
    ) -> (Node, Kind, Scope) {
        let unknown = (Node::Error, Kind::Unknown, Scope::Step);
        let Some(signature) = self.signature(name, arguments) else {
            if self.lookup(&name.to_string()).is_some() {
                self.name(name);
            } else if let Some(meant) = libraries::call(name, arguments, written.source) {
                let meant = self.expr(&meant);
                return (meant.node, meant.kind, meant.scope);
            }
            // Their own mistakes are worth telling, and what they name is used.
            for argument in arguments {
                self.expr(argument);
            }
            return unknown;
        };
        match (signature.function, arguments) {
            (Function::Prev, [argument]) => match self.state_argument("prev", argument) {
                Some(id) if self.section == Section::Eval => {
                    self.errors.report(
                        &findings::EVAL_PREV,
                        written.source,
                        "no value is kept from before the last step",
                        format!("write `{argument}` for what the last step left"),
                    );
                    (Node::State(id), Kind::Number, self.state_scope(id))
                }
                Some(id) => (Node::Prev(id), Kind::Number, self.state_scope(id)),
                None => unknown,
            },
            (Function::Debias, [argument]) => match self.state_argument("debias", argument) {
                Some(id) => (Node::Debias(id), Kind::Number, self.new_scope(id)),
                None => unknown,
            },
            (Function::BiasCorrection, [argument]) => {
                match self.state_argument("correction", argument) {
                    Some(id) => (Node::BiasCorrection(id), Kind::Number, Scope::Step),
                    None => unknown,
                }
            }
            (Function::New, [argument]) => match self.state_argument("new", argument) {
                Some(id) if self.section == Section::Eval => {
                    self.errors.report(
                        &findings::EVAL_PREV,
                        written.source,
                        "no step is taken here that could make a state",
                        "leave it out: after a step no state is new",
                    );
                    self.use_state(id);
                    unknown
                }
                Some(id) => (Node::New(id), Kind::Condition, Scope::Step),
                None => unknown,
            },
            (Function::Recurrence(_), _) => {
                self.errors.report(
                    &findings::AVERAGE_INSIDE,
                    written.source,
                    format!("`{name}` stands inside an expression"),
                    self.average_home(written),
                );
                for argument in arguments {
                    self.expr(argument);
                }
                unknown
            }
            (Function::Measure(Measure::Len), [argument])
                if let Some(length) = self.list_length(argument) =>
            {
                (Node::Number(length), Kind::Number, Scope::Step)
            }
            (Function::Measure(measure), [argument]) => {
                if !self.weights_argument(name, argument) || !self.knows_tensor(written) {
                    return unknown;
                }
                (Node::Measure(measure), Kind::Number, Scope::Step)
            }
            (Function::Noise(distribution), []) => {
                if !self.may_draw(written) {
                    return unknown;
                }
                let call = self.noise.len();
                self.noise.push(distribution);
                let noise = Noise { distribution, call };
                (Node::Noise(noise), Kind::Number, Scope::Element)
            }
            (Function::Reduction(reduction), _) => {
                self.reduction(written, name, arguments, reduction)
            }
            (Function::Matrix(function), _) => self.matrix(written, arguments, function),
            (Function::Pointwise(function), _) => {
                let arguments: Vec<_> = arguments.iter().map(|x| self.expr(x)).collect();
                let scopes = arguments.iter().map(|x| x.scope);
                let scope = scopes.fold(Scope::Step, Scope::join);
                (Node::Call(function, arguments), Kind::Number, scope)
            }
            (
                function @ (Function::Prev
                | Function::Debias
                | Function::BiasCorrection
                | Function::New
                | Function::Measure(_)
                | Function::Noise(_)),
                _,
            ) => {
                panic!(
                    "a bug in optim: {function:?} of {} arguments",
                    arguments.len()
                )
            }
        }
    }

    /// Whether `len` and its like may stand at the present place, where a tensor is known; reports it if
    /// not.
    fn knows_tensor(&mut self, written: &ast::Expr) -> bool {
        let (rule, help) = match self.section {
            Section::Update | Section::Condition => return true,
            Section::Initial => (
                &findings::INITIAL_NAMES,
                "start from a number, a hyper-parameter or values per weight",
            ),
            Section::Require => (
                &findings::REQUIRE_NAMES,
                "`require` is checked once for all tensors: use hyper-parameters alone",
            ),
            Section::Eval => (
                &findings::EVAL_OF_TENSOR,
                "keep it in a state that `update` assigns, `state { s: scalar }`, and read that",
            ),
        };
        self.errors.report(
            rule,
            written.source,
            format!("`{written}`, of one tensor, cannot be used here"),
            help,
        );
        false
    }

    /// Whether random numbers may be drawn at the present place; reports it if not.
    fn may_draw(&mut self, written: &ast::Expr) -> bool {
        let (fact, help) = match self.section {
            Section::Update => return true,
            Section::Eval => (
                "evaluation draws no random numbers",
                format!(
                    "keep it in a state: declare `state {{ noise }}`, assign `noise = {written};` in \
                     `update` and use `noise`"
                ),
            ),
            Section::Initial => (
                "an initial value draws no random numbers",
                format!(
                    "start from a number, and draw in `update`, in the first step: `{written}`"
                ),
            ),
            Section::Require | Section::Condition => (
                "this is decided before any step, and random numbers are drawn in one",
                "use hyper-parameters alone".to_owned(),
            ),
        };
        self.errors
            .report(&findings::NOISE_PLACE, written.source, fact, help);
        false
    }

    /// Whether the argument of `len` or its like names the weights; reports it if not.
    fn weights_argument(&mut self, function: &Ident, argument: &ast::Expr) -> bool {
        if let ExprKind::Name(name) = &argument.kind {
            let symbol = self.lookup(&name.to_string());
            if matches!(symbol, Some(Symbol::Weight)) {
                return true;
            }
        }
        // Its own mistakes are worth telling, and what it names is used.
        let argument = self.expr(argument);
        if !matches!(argument.node, Node::Error) {
            let update = self.def.update.as_ref();
            let w = update.map_or_else(|| "w".to_owned(), |update| update.w.to_string());
            self.errors.report(
                &findings::NOT_THE_WEIGHTS,
                argument.source,
                format!(
                    "`{function}` takes the name of the weights, found `{}`",
                    argument.text
                ),
                format!("write `{function}({w})`"),
            );
        }
        false
    }

    /// An argument that must be the name of a state.
    pub(super) fn state_argument(
        &mut self,
        function: &str,
        argument: &ast::Expr,
    ) -> Option<StateId> {
        if let ExprKind::Name(name) = &argument.kind {
            let symbol = match self.lookup(&name.to_string()) {
                Some(symbol) => symbol,
                None => {
                    let fix = format!("declare it: `state {{ {name} }}`");
                    match self.undeclared(name, Wanted::State, &fix)? {
                        Guess::Name {
                            symbol: symbol @ Symbol::State(_),
                            ..
                        } => symbol,
                        // What else it may be was told.
                        _ => return None,
                    }
                }
            };
            if self.ambiguous.contains(&name.to_string()) {
                return None;
            }
            if let Symbol::State(id) = symbol {
                if !self.allowed(name, symbol) {
                    return None;
                }
                self.use_state(id);
                return Some(id).filter(|id| !self.def.states[*id].unclear);
            }
        }
        if let ExprKind::Element(list, index) = &argument.kind
            && let Some(Symbol::State(_)) = self.first_of(list)
        {
            let Symbol::State(id) = self.element(list, index)? else {
                return None;
            };
            if !self.allowed(list, Symbol::State(id)) {
                return None;
            }
            self.use_state(id);
            return Some(id).filter(|id| !self.def.states[*id].unclear);
        }
        // Its own mistakes are worth telling, and what it names is used.
        if self.expr(argument).has_error() {
            return None;
        }
        let states = self.def.states.iter().filter(|state| state.name.begins());
        let states: Vec<_> = states
            .map(|state| format!("`{}`", state.name.declared()))
            .collect();
        let help = match states.as_slice() {
            _ if function == "prev" && matches!(argument.kind, ExprKind::Name(_)) => format!(
                "keep it in a state: declare `state {{ {argument}_old }}`, assign \
                 `{argument}_old = {argument};`, and read `prev({argument}_old)`"
            ),
            [] => "the rule has none: declare `state { m }`".to_owned(),
            [state] => format!("the rule's state is {state}"),
            _ => format!("the rule's states are {}", states.join(", ")),
        };
        self.errors.report(
            &findings::NOT_A_STATE,
            argument.source,
            format!("`{function}` takes the name of a state, found `{argument}`"),
            help,
        );
        None
    }
}

/// What a function that there is not may be a misspelling of.
pub(super) fn misspelled<'a>(
    name: &Ident,
    arguments: &[ast::Expr],
    names: impl Iterator<Item = &'a str>,
) -> Option<String> {
    let question = did_you_mean(&near(&name.to_string(), names));
    match libraries::doubtful(name, arguments) {
        Some((form, what)) => {
            let rest = question.map_or_else(String::new, |question| format!(", or {question}"));
            Some(format!("write `{form}` for {what}{rest}"))
        }
        None => question,
    }
}

/// The ways to call a function: `running_max(x)` or `running_max(beta, x)`.
pub(super) fn forms(name: &str) -> String {
    functions::function(name).map_or_else(String::new, |signature| signature.forms.join("` or `"))
}
