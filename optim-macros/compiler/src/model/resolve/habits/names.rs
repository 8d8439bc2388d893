//! What an undeclared name may mean, from how it is spelled alone.

use crate::language::ids::StateId;
use crate::model::resolve::Symbol;

/// What an undeclared name most likely means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::model::resolve) enum Guess {
    /// Something that is declared.
    Name { name: String, symbol: Symbol },
    /// `m_prev`: last step's value of a state.
    Last { name: String },
    /// `m_hat`: a state without its bias.
    Debiased { name: String, state: StateId },
}

impl Guess {
    /// What to write.
    pub(in crate::model::resolve) fn text(&self) -> String {
        match self {
            Self::Name { name, .. } => name.clone(),
            Self::Last { name } => format!("prev({name})"),
            Self::Debiased { name, .. } => format!("debias({name})"),
        }
    }

    pub(in crate::model::resolve) fn help(&self) -> String {
        let text = self.text();
        match self {
            Self::Name { symbol, .. } => match symbol {
                Symbol::Grad => format!("write `{text}`, the gradient"),
                Symbol::Weight => format!("write `{text}`, the weights"),
                Symbol::Step => format!("write `{text}`, the step number"),
                _ => format!("did you mean `{text}`?"),
            },
            Self::Last { .. } => format!("write `{text}` for last step's value"),
            Self::Debiased { .. } => format!("write `{text}` for the value without its bias"),
        }
    }
}

type Known = [(String, Symbol)];

/// Names of the step number.
pub(in crate::model::resolve) const STEPS: [&str; 7] =
    ["t", "step", "k", "iter", "iteration", "epoch", "step_count"];

const GRADIENTS: [&str; 11] = [
    "g",
    "grad",
    "grads",
    "gradient",
    "gradients",
    "dw",
    "dθ",
    "dx",
    "d_w",
    "d_p",
    "dparam",
];

const WEIGHTS: [&str; 12] = [
    "w",
    "W",
    "weight",
    "weights",
    "param",
    "params",
    "parameter",
    "parameters",
    "theta",
    "θ",
    "p",
    "p_data",
];

/// Names that papers and libraries give the same hyper-parameter.
const SYNONYMS: [&[&str]; 8] = [
    &[
        "lr",
        "learning_rate",
        "step_size",
        "rate",
        "alpha",
        "α",
        "eta",
        "η",
        "gamma",
        "γ",
    ],
    &["eps", "epsilon", "ε", "ϵ", "delta", "δ"],
    &["weight_decay", "decay", "wd", "lambda", "λ", "l2"],
    &["momentum", "mu", "μ", "beta", "β"],
    &["beta1", "b1", "β1", "momentum"],
    &["beta2", "b2", "β2"],
    &["beta3", "b3", "β3"],
    &["rho", "ρ", "alpha", "decay", "beta", "gamma"],
];

/// A spelling that differs in case, underscores or alphabet alone: `Beta_1` and `β1` for `beta1`.
pub(in crate::model::resolve) fn same(word: &str, known: &Known) -> Option<Guess> {
    let plain = plain(word);
    let found = known.iter().find(|(name, _)| self::plain(name) == plain);
    found.map(|(name, symbol)| Guess::Name {
        name: name.clone(),
        symbol: *symbol,
    })
}

/// What papers and programs put beside the name of this step's value.
const NOW: [&str; 6] = ["t", "new", "next", "now", "cur", "current"];

/// A name without that: `θ` of `θ_t`.
pub(in crate::model::resolve) fn of_this_step(word: &str) -> Option<&str> {
    let behind = |decoration| word.strip_suffix(decoration)?.strip_suffix('_');
    NOW.into_iter().find_map(behind)
}

/// A known name with what papers and programs put beside it: `m_t`, `m_prev`, `m_hat`.
pub(in crate::model::resolve) fn decorated(word: &str, known: &Known) -> Option<Guess> {
    const LAST: [&str; 9] = [
        "prev",
        "previous",
        "old",
        "last",
        "tm1",
        "t_1",
        "t1",
        "t_minus_1",
        "tminus1",
    ];
    const UNBIASED: [&str; 7] = [
        "hat",
        "corrected",
        "corr",
        "debiased",
        "unbiased",
        "bias_corrected",
        "bc",
    ];
    let base = |decorations: &[&str]| {
        decorations.iter().find_map(|decoration| {
            let behind = word
                .strip_suffix(decoration)
                .and_then(|w| w.strip_suffix('_'));
            let before = word
                .strip_prefix(decoration)
                .and_then(|w| w.strip_prefix('_'));
            let base = behind.or(before)?;
            same(base, known)
        })
    };
    // `mt` and `vhat` for names of one letter.
    let short = |decoration: &str| {
        let base = word.strip_suffix(decoration)?;
        (base.chars().count() == 1).then(|| same(base, known))?
    };
    // A hat of Unicode stands behind its letter.
    let hat = || same(word.strip_suffix('\u{302}')?, known);
    if let Some(found) = base(&UNBIASED).or_else(|| short("hat")).or_else(hat)
        && let Guess::Name {
            name,
            symbol: Symbol::State(state),
        } = found
    {
        return Some(Guess::Debiased { name, state });
    }
    match base(&LAST) {
        Some(Guess::Name {
            name,
            symbol: Symbol::State(_),
        }) => return Some(Guess::Last { name }),
        // The weights are last step's until they are assigned.
        Some(
            found @ Guess::Name {
                symbol: Symbol::Weight,
                ..
            },
        ) => return Some(found),
        _ => {}
    }
    // `m_hat_t` has both.
    let both = || decorated(of_this_step(word)?, known);
    base(&NOW).or_else(|| short("t")).or_else(both)
}

/// What the inputs of `update` are called elsewhere.
pub(in crate::model::resolve) fn role(word: &str, known: &Known) -> Option<Guess> {
    let symbol = if GRADIENTS.contains(&word) {
        Symbol::Grad
    } else if WEIGHTS.contains(&word) {
        Symbol::Weight
    } else if STEPS.contains(&word) {
        Symbol::Step
    } else {
        return None;
    };
    let (name, _) = known.iter().find(|(_, found)| *found == symbol)?;
    let name = name.clone();
    Some(Guess::Name { name, symbol })
}

/// Another name of a hyper-parameter, if one alone is declared that it can mean.
pub(in crate::model::resolve) fn synonym(word: &str, known: &Known) -> Option<Guess> {
    let groups = SYNONYMS.iter().filter(|group| group.contains(&word));
    let mut candidates: Vec<_> = groups
        .flat_map(|group| group.iter())
        .filter_map(|name| known.iter().find(|(known, _)| known == name))
        .filter(|(_, symbol)| matches!(symbol, Symbol::Param(_)))
        .collect();
    candidates.dedup();
    match candidates.as_slice() {
        [(name, symbol)] => Some(Guess::Name {
            name: name.clone(),
            symbol: *symbol,
        }),
        _ => None,
    }
}

/// A declaration as papers have it.
pub(in crate::model::resolve) fn typical(word: &str) -> Option<String> {
    let name = plain(word);
    let declared = |default: &str, domain: String| format!("{word} = {default} where {domain}");
    match name.as_str() {
        "lr" | "alpha" | "eta" | "learningrate" | "stepsize" => {
            Some(declared("1e-3", format!("{word} >= 0")))
        }
        "eps" | "epsilon" => Some(declared("1e-8", format!("{word} > 0"))),
        "lambda" | "wd" | "weightdecay" | "decay" | "l2" => {
            Some(declared("0.01", format!("{word} >= 0")))
        }
        "beta2" | "b2" => Some(declared("0.999", format!("0 <= {word} < 1"))),
        "beta" | "beta1" | "b1" | "beta3" | "rho" | "mu" | "gamma" | "momentum" | "nu" => {
            Some(declared("0.9", format!("0 <= {word} < 1")))
        }
        _ => None,
    }
}

/// A name without case and underscores, in Latin letters.
fn plain(name: &str) -> String {
    let mut plain = String::new();
    for letter in name.chars().filter(|letter| *letter != '_') {
        match latin(letter) {
            Some(latin) => plain.push_str(latin),
            None => plain.extend(letter.to_lowercase()),
        }
    }
    plain
}

fn latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'α' => "alpha",
        'β' => "beta",
        'γ' => "gamma",
        'δ' => "delta",
        'ε' | 'ϵ' => "epsilon",
        'η' => "eta",
        'θ' => "theta",
        'κ' => "kappa",
        'λ' => "lambda",
        'μ' | 'µ' => "mu",
        'ν' => "nu",
        'ρ' => "rho",
        'σ' => "sigma",
        'τ' => "tau",
        'ω' => "omega",
        _ => return None,
    })
}
