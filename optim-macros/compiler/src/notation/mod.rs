//! A rule's equations as a reader of papers would write them, and as a NumPy function.
//!
//! ```text
//! model ── equations ──▶ lines of formulas ──▶ print with a style ──▶ Unicode, MathML, LaTeX
//!                                          └─▶ python
//! ```
//!
//! The formulas say what the model says, with the recurrences written out and every quantity at
//! its time: `m = ema(beta1, g)` is mₜ = β₁·mₜ₋₁ + (1 − β₁)·gₜ.

mod equations;
mod formula;
mod latex;
mod letters;
mod mathml;
mod print;
mod python;
mod style;
mod unicode;

use self::equations::Equations;
use self::formula::{Formula, Line, Symbol, When};
use self::letters::Letters;
use self::style::Style;
use crate::language::domain::Domain;
use crate::model::Model;

/// All that is printed of a rule's equations.
pub(crate) struct Notation {
    /// For an editor's hover.
    pub(crate) unicode: String,
    /// For the browser.
    pub(crate) mathml: String,
    pub(crate) latex: String,
    /// A function of NumPy.
    pub(crate) python: String,
    /// The same of `eval`.
    pub(crate) eval: Option<Eval>,
    /// For each hyper-parameter its symbol and its domain, in Unicode.
    pub(crate) params: Vec<ParamNotation>,
    /// For each state its initial value as an equation in Unicode: m₀ = 0.
    pub(crate) initials: Vec<String>,
    /// For each state the condition under which it exists, in Unicode.
    pub(crate) conditions: Vec<Option<String>>,
}

/// What `eval` makes of the weights.
pub(crate) struct Eval {
    pub(crate) unicode: String,
    pub(crate) mathml: String,
    pub(crate) latex: String,
    pub(crate) python: String,
}

pub(crate) struct ParamNotation {
    pub(crate) symbol: String,
    /// `None` if any value of its kind is allowed.
    pub(crate) domain: Option<String>,
}

/// Prints a rule that passed every check.
pub(crate) fn write(model: &Model<'_>, domains: &[Option<Domain>]) -> Notation {
    let letters = Letters::of(model);
    let lines = Equations::new(model, &letters).lines(&model.body);
    let unicode = unicode::Unicode;
    let one = |formula: &Formula| print::formula(&unicode, &letters, formula);
    let params = domains.iter().enumerate();
    let params = params.map(|(id, domain)| ParamNotation {
        symbol: one(&Formula::Symbol(Symbol::Param(id))),
        domain: Formula::domain(Symbol::Param(id), *domain).map(|domain| one(&domain)),
    });
    let initials = (0..model.states.len()).map(|id| {
        let state = Formula::Symbol(Symbol::State(id, When::Start));
        let value = Equations::new(model, &letters).initial(id);
        format!("{} = {}", one(&state), one(&value))
    });
    let conditions = model.states.iter().map(|state| {
        let condition = state.condition.as_ref();
        condition.map(|condition| one(&Equations::new(model, &letters).condition(condition)))
    });
    let eval = model.eval.as_ref().map(|eval| {
        let lines = Equations::of_eval(model, &letters).lines(&eval.body);
        Eval {
            unicode: page(&unicode, &letters, &lines),
            mathml: page(&mathml::MathMl, &letters, &lines),
            latex: page(&latex::Latex, &letters, &lines),
            python: python::eval_function(model, &letters, domains, &lines),
        }
    });
    Notation {
        params: params.collect(),
        initials: initials.collect(),
        conditions: conditions.collect(),
        unicode: page(&unicode, &letters, &lines),
        mathml: page(&mathml::MathMl, &letters, &lines),
        latex: page(&latex::Latex, &letters, &lines),
        python: python::function(model, &letters, domains, &lines),
        eval,
    }
}

fn page(style: &impl Style, letters: &Letters, lines: &[Line]) -> String {
    style.page(print::rows(style, letters, lines))
}
