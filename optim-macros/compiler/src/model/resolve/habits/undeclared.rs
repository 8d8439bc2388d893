//! Names that nothing has: what they most likely mean, and what to write instead.
//!
//! A guess must fit the place: where a state is expected none but states are suggested, and so on.
//! What has a plain meaning is read as that, so that a habit is one message and hides nothing.

use proc_macro2::Ident;

use super::names::{self, Guess};
use crate::diag::{did_you_mean, findings, near, nearest};
use crate::functions::reserved;
use crate::language::kind::Kind;
use crate::language::scope::Scope;
use crate::model::Node;
use crate::model::resolve::{Resolver, Section, Symbol};
use crate::syntax::ast::{Expr, ExprKind, ident};
use crate::syntax::libraries;

/// What kind of name a place takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::model::resolve) enum Wanted {
    Value,
    State,
    /// What an assignment changes: a state or the weights.
    Target,
}

impl Resolver<'_> {
    /// The names that may stand here, in one order.
    fn known(&self, wanted: Wanted) -> Vec<(String, Symbol)> {
        let fits = |symbol: Symbol| match (wanted, self.section) {
            (Wanted::State, _) => matches!(symbol, Symbol::State(_)),
            (Wanted::Target, Section::Eval) => symbol == Symbol::Weight,
            (Wanted::Target, _) => match symbol {
                Symbol::List(id) => self.lists[id].is_of_states(),
                symbol => matches!(symbol, Symbol::State(_) | Symbol::Weight),
            },
            (Wanted::Value, Section::Update) => true,
            (Wanted::Value, Section::Eval) => !matches!(symbol, Symbol::Grad | Symbol::Input(_)),
            (Wanted::Value, Section::Initial) => {
                matches!(symbol, Symbol::Param(_) | Symbol::Weight | Symbol::Grad)
            }
            (Wanted::Value, _) => matches!(symbol, Symbol::Param(_)),
        };
        let blocks = self.blocks.iter().flatten();
        let mut known: Vec<_> = blocks
            .filter(|(_, symbol)| fits(**symbol))
            .map(|(name, symbol)| (name.clone(), *symbol))
            .collect();
        // The order of a hash map must not show. Blocks come from outside: a new value of the gradient is
        // still the gradient.
        known.sort_by(|(a, _), (b, _)| a.cmp(b));
        known.dedup_by(|(a, _), (b, _)| a == b);
        known
    }

    /// What a name that nothing has most likely means. In the update of a state its own value can
    /// only be last step's.
    pub(in crate::model::resolve) fn guess(&self, word: &str, wanted: Wanted) -> Option<Guess> {
        let guess = self.nearest_meaning(word, wanted)?;
        Some(match guess {
            Guess::Name {
                name,
                symbol: Symbol::State(id),
            } if wanted == Wanted::Value && self.updating == Some(id) => Guess::Last { name },
            guess => guess,
        })
    }

    fn nearest_meaning(&self, word: &str, wanted: Wanted) -> Option<Guess> {
        let known = self.known(wanted);
        if let Some(found) = names::same(word, &known) {
            return Some(found);
        }
        match names::decorated(word, &known) {
            Some(found @ Guess::Name { .. }) => return Some(found),
            Some(found) if wanted == Wanted::Value && self.section == Section::Update => {
                return Some(found);
            }
            Some(found @ Guess::Debiased { .. })
                if wanted == Wanted::Value && self.section == Section::Eval =>
            {
                return Some(found);
            }
            // `prev(m_old)` is `prev(m)`, and in `eval` the last step's value is the state itself.
            Some(Guess::Last { name } | Guess::Debiased { name, .. })
                if wanted == Wanted::State
                    || wanted == Wanted::Value && self.section == Section::Eval =>
            {
                let symbol = self.lookup(&name)?;
                return Some(Guess::Name { name, symbol });
            }
            Some(_) => return None,
            None => {}
        }
        let elsewhere = |word| names::role(word, &known).or_else(|| names::synonym(word, &known));
        if let Some(found) = names::of_this_step(word).and_then(elsewhere) {
            return Some(found);
        }
        let names = known.iter().map(|(name, _)| name.as_str());
        if let Some(near) = nearest(word, names) {
            let name = near.to_owned();
            let symbol = self.lookup(near)?;
            return Some(Guess::Name { name, symbol });
        }
        elsewhere(word)
    }

    /// Reports a name that nothing has, and gives what it most likely means.
    pub(in crate::model::resolve) fn undeclared(
        &mut self,
        name: &Ident,
        wanted: Wanted,
        fallback: &str,
    ) -> Option<Guess> {
        let word = name.to_string();
        // What `update` defines has a meaning, and this would be another.
        let local = self.section == Section::Eval && self.locals.contains(&word);
        let guess = self.guess(&word, wanted).filter(|_| !local);
        // It may be declared where the rule could not be read; and one missing declaration is one
        // mistake, however often the name is used.
        let told = !self.told.insert(word.clone());
        let sure = |guess: &Guess| match guess {
            Guess::Name { name, .. } => self.is_sure(&word, name),
            Guess::Last { .. } | Guess::Debiased { .. } => true,
        };
        if self.def.gaps.names && !guess.as_ref().is_some_and(sure) {
            self.lose();
            return None;
        }
        if guess.is_none() {
            self.lose();
        }
        if told {
            return guess;
        }
        let help = match &guess {
            Some(guess) => guess.help(),
            None => self
                .declaration(&word)
                .or_else(|| self.nearest_names(&word, wanted))
                .unwrap_or_else(|| fallback.to_owned()),
        };
        self.errors.report(
            &findings::UNDECLARED_NAME,
            name,
            format!("`{word}` is not declared"),
            help,
        );
        guess
    }

    /// The question which of several names is meant that are as near.
    fn nearest_names(&self, word: &str, wanted: Wanted) -> Option<String> {
        let known = self.known(wanted);
        did_you_mean(&near(word, known.iter().map(|(name, _)| name.as_str())))
    }

    /// How to declare a name, if that is known of it.
    fn declaration(&self, word: &str) -> Option<String> {
        let update = self.def.update.as_ref();
        if self.section == Section::Eval {
            if self.locals.contains(word) {
                return Some(format!(
                    "it is defined in `update` alone: write `let {word} = …;` here as well"
                ));
            }
            if let Some(eval) = &self.def.eval
                && eval.t.is_none()
                && names::STEPS.contains(&word)
            {
                return Some(format!("name it in the header: `eval({}, {word})`", eval.w));
            }
        }
        if let Some(update) = update
            && update.t.is_none()
            && self.section == Section::Update
            && names::STEPS.contains(&word)
        {
            let (w, g) = (&update.w, &update.g);
            return Some(format!("name it in the header: `update({w}, {g}, {word})`"));
        }
        if let Some(constant) = libraries::constant(word) {
            return Some(match word {
                "e" | "E" => "write `exp(x)` for a power of e".to_owned(),
                _ => format!("write `{constant}`"),
            });
        }
        if let Some((left, right)) = word.split_once('·') {
            return Some(format!("write `{left} * {right}` to multiply"));
        }
        if matches!(word, "inf" | "infinity" | "Inf" | "nan" | "NaN") {
            return Some("numbers are finite: compare with a large one, such as `1e30`".to_owned());
        }
        if reserved::is_word_of_rust(word) {
            return Some(format!(
                "words of Rust are no names: declare another, such as `{word}_`"
            ));
        }
        names::typical(word).map(|typical| format!("declare it: `{typical}`"))
    }

    /// Whether an undeclared name is another one but for what is written beside it.
    fn is_sure(&self, word: &str, meant: &str) -> bool {
        let known = self.known(Wanted::Value);
        let found = names::same(word, &known).or_else(|| names::decorated(word, &known));
        matches!(found, Some(Guess::Name { name, .. }) if name == meant)
    }

    /// The value that an undeclared name most likely is.
    pub(in crate::model::resolve) fn guessed(
        &mut self,
        guess: Guess,
        name: &Ident,
    ) -> (Node, Kind, Scope) {
        let named = |function: &str, state: &str| {
            let state = Expr::new(ExprKind::Name(ident(state, name.span())), name);
            let function = ident(function, name.span());
            Expr::new(ExprKind::Call(function, vec![state]), name)
        };
        match guess {
            Guess::Name {
                symbol,
                name: meant,
            } => {
                let symbol = self.lookup(&meant).unwrap_or(symbol);
                if let Symbol::List(_) = symbol {
                    // Of a list something else is wrong, too.
                    self.lose();
                    return (Node::Error, Kind::Unknown, Scope::Step);
                }
                let value = self.symbol(name, &meant, symbol);
                if self.is_sure(&name.to_string(), &meant) {
                    value
                } else {
                    // What was meant may be something else, of another kind.
                    (Node::Error, Kind::Unknown, Scope::Step)
                }
            }
            Guess::Last { name: state } => {
                let meant = self.expr(&named("prev", &state));
                (meant.node, meant.kind, meant.scope)
            }
            Guess::Debiased { state, .. } => {
                // Whether `debias` fits its average is not asked of what was not written.
                self.use_state(state);
                (Node::Error, Kind::Unknown, self.state_scope(state))
            }
        }
    }
}
