//! A rule's equations as a reader of papers would write them, and as a NumPy function.
//!
//! ```text
//! model ── equations ──▶ lines of formulas ──▶ print with a style ──▶ Unicode, MathML, LaTeX
//!                                          └─▶ python
//! ```
//!
//! `hoist` brings what several branches define before them, and `options` takes the lines apart: the update
//! at the defaults, and what each option changes.
//!
//! The formulas say what the model says, with the recurrences written out and every quantity at
//! its time: `m = ema(beta1, g)` is mₜ = β₁·mₜ₋₁ + (1 − β₁)·gₜ.

mod equations;
pub(crate) mod formula;
mod hoist;
mod latex;
mod letters;
mod mathml;
pub(crate) mod options;
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
    /// Whole files for other places, where they are asked for.
    #[cfg(any(test, feature = "text"))]
    pub(crate) files: Files,
    /// The update in parts, where it has options.
    pub(crate) parts: Option<Parts>,
    /// The same of `eval`.
    pub(crate) eval: Option<Eval>,
    /// For each hyper-parameter its symbol and its domain, in Unicode.
    pub(crate) params: Vec<ParamNotation>,
    /// For each state its initial value as an equation in Unicode: m₀ = 0.
    pub(crate) initials: Vec<String>,
    /// For each state the condition under which it exists, in Unicode.
    pub(crate) conditions: Vec<Option<String>>,
}

/// Whole files of Python.
#[cfg(any(test, feature = "text"))]
pub(crate) struct Files {
    /// An optimizer of PyTorch.
    pub(crate) torch: String,
    /// A gradient transformation of optax.
    pub(crate) optax: String,
}

/// What `eval` makes of the weights.
pub(crate) struct Eval {
    pub(crate) unicode: String,
    pub(crate) mathml: String,
    pub(crate) latex: String,
    pub(crate) python: String,
    pub(crate) parts: Option<Parts>,
}

/// The equations at the defaults, and what options change.
pub(crate) struct Parts {
    pub(crate) defaults: Drawn,
    /// Each option, or several together, with the lines that it changes.
    pub(crate) options: Vec<(String, Drawn)>,
}

/// Lines in the two forms that documentation has.
pub(crate) struct Drawn {
    pub(crate) unicode: String,
    pub(crate) mathml: String,
}

pub(crate) struct ParamNotation {
    pub(crate) symbol: String,
    /// `None` if any value of its kind is allowed.
    pub(crate) domain: Option<String>,
}

/// Prints a rule that passed every check.
pub(crate) fn write(model: &Model<'_>, domains: &[Option<Domain>]) -> Notation {
    let letters = Letters::of(model);
    let lines = lines(model, &letters);
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
        let value = match (model.states[id].storage.is_square(), value) {
            (true, Formula::Number(1.0)) => "I".to_owned(),
            (true, Formula::Number(value)) if value != 0.0 => {
                format!("{}·I", one(&Formula::Number(value)))
            }
            (true, value @ Formula::Symbol(_)) => format!("{}·I", one(&value)),
            (true, value) if value != Formula::Number(0.0) => format!("({})·I", one(&value)),
            (_, value) => one(&value),
        };
        format!("{} = {value}", one(&state))
    });
    let conditions = model.states.iter().map(|state| {
        let condition = state.condition.as_ref();
        condition.map(|condition| one(&Equations::new(model, &letters).condition(condition)))
    });
    let eval = model.eval.as_ref().map(|eval| {
        let lines = Equations::of_eval(model, &letters).lines(&eval.body);
        let lines = hoist::hoisted(lines, true);
        Eval {
            unicode: page(&unicode, &letters, &lines),
            mathml: page(&mathml::MathMl, &letters, &lines),
            latex: page(&latex::Latex, &letters, &lines),
            python: python::eval_function(model, &letters, domains, &lines),
            parts: parts(model, &letters, domains, &lines),
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
        #[cfg(any(test, feature = "text"))]
        files: files(model, &letters, domains, &lines),
        parts: parts(model, &letters, domains, &lines),
        eval,
    }
}

#[cfg(any(test, feature = "text"))]
fn files(
    model: &Model<'_>,
    letters: &Letters,
    domains: &[Option<Domain>],
    lines: &[Line],
) -> Files {
    let eval = model.eval.as_ref();
    let eval = eval.map(|eval| {
        let lines = Equations::of_eval(model, letters).lines(&eval.body);
        hoist::hoisted(lines, true)
    });
    Files {
        torch: python::torch(model, letters, domains, lines, eval.as_deref()),
        optax: python::optax(model, letters, domains, lines, eval.as_deref()),
    }
}

fn lines(model: &Model<'_>, letters: &Letters) -> Vec<Line> {
    let lines = Equations::new(model, letters).lines(&model.body);
    hoist::hoisted(lines, false)
}

fn parts(
    model: &Model<'_>,
    letters: &Letters,
    domains: &[Option<Domain>],
    lines: &[Line],
) -> Option<Parts> {
    let sheet = options::sheet(model, letters, domains, lines)?;
    let drawn = |lines: &[Line]| Drawn {
        unicode: page(&unicode::Unicode, letters, lines),
        mathml: page(&mathml::MathMl, letters, lines),
    };
    let options = sheet.options.iter();
    let options = options.map(|change| (change.title.clone(), drawn(&change.lines)));
    Some(Parts {
        defaults: drawn(&sheet.defaults),
        options: options.collect(),
    })
}

/// The lines of the update and of `eval`, whole and in parts, for tests that compute with them.
#[cfg(test)]
pub(crate) fn sheets(
    model: &Model<'_>,
    domains: &[Option<Domain>],
) -> Vec<(Vec<Line>, Option<options::Sheet>)> {
    let letters = Letters::of(model);
    let update = lines(model, &letters);
    let eval = model.eval.as_ref().map(|eval| {
        let lines = Equations::of_eval(model, &letters).lines(&eval.body);
        hoist::hoisted(lines, true)
    });
    let all = std::iter::once(update).chain(eval);
    all.map(|lines| {
        let sheet = options::sheet(model, &letters, domains, &lines);
        (lines, sheet)
    })
    .collect()
}

fn page(style: &impl Style, letters: &Letters, lines: &[Line]) -> String {
    style.page(print::rows(style, letters, lines))
}
