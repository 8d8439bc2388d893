//! Letters for names: `beta1` is β₁, `v_max` has an index, a word stays a word.

use std::collections::HashSet;

use super::formula::{Symbol, When};
use crate::language::ids::StateId;
use crate::language::literal::Literal;
use crate::language::noise::Distribution;
use crate::model::Model;
use crate::syntax::lists::Name;

/// How a name is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Glyph {
    /// A letter, or a word that is written upright.
    pub(super) base: String,
    pub(super) accent: Option<Accent>,
    /// What is written at its foot: `max` of `v_max`.
    pub(super) label: String,
    /// Strokes that tell it from others that would be written alike.
    pub(super) primes: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Accent {
    Hat,
    Bar,
    Tilde,
}

/// Greek letters by name, and in LaTeX. Those that look like Latin ones are left out.
pub(super) const GREEK: [(&str, char, &str); 34] = [
    ("alpha", 'α', r"\alpha"),
    ("beta", 'β', r"\beta"),
    ("gamma", 'γ', r"\gamma"),
    ("delta", 'δ', r"\delta"),
    ("epsilon", 'ε', r"\varepsilon"),
    ("zeta", 'ζ', r"\zeta"),
    ("eta", 'η', r"\eta"),
    ("theta", 'θ', r"\theta"),
    ("iota", 'ι', r"\iota"),
    ("kappa", 'κ', r"\kappa"),
    ("lambda", 'λ', r"\lambda"),
    ("mu", 'μ', r"\mu"),
    ("nu", 'ν', r"\nu"),
    ("xi", 'ξ', r"\xi"),
    ("pi", 'π', r"\pi"),
    ("rho", 'ρ', r"\rho"),
    ("sigma", 'σ', r"\sigma"),
    ("tau", 'τ', r"\tau"),
    ("upsilon", 'υ', r"\upsilon"),
    ("phi", 'φ', r"\varphi"),
    ("chi", 'χ', r"\chi"),
    ("psi", 'ψ', r"\psi"),
    ("omega", 'ω', r"\omega"),
    ("Gamma", 'Γ', r"\Gamma"),
    ("Delta", 'Δ', r"\Delta"),
    ("Theta", 'Θ', r"\Theta"),
    ("Lambda", 'Λ', r"\Lambda"),
    ("Xi", 'Ξ', r"\Xi"),
    ("Pi", 'Π', r"\Pi"),
    ("Sigma", 'Σ', r"\Sigma"),
    ("Upsilon", 'Υ', r"\Upsilon"),
    ("Phi", 'Φ', r"\Phi"),
    ("Psi", 'Ψ', r"\Psi"),
    ("Omega", 'Ω', r"\Omega"),
];

/// What papers call quantities that code calls by words.
const CUSTOMARY: [(&str, char); 7] = [
    ("lr", 'η'),
    ("learning_rate", 'η'),
    ("eps", 'ε'),
    ("lam", 'λ'),
    ("weight_decay", 'λ'),
    ("wd", 'λ'),
    ("momentum", 'μ'),
];

const ACCENTS: [(&str, Accent); 5] = [
    ("hat", Accent::Hat),
    ("bar", Accent::Bar),
    ("avg", Accent::Bar),
    ("mean", Accent::Bar),
    ("tilde", Accent::Tilde),
];

impl Glyph {
    /// A name as it is, upright if it is a word.
    pub(super) fn word(name: &str) -> Self {
        Self {
            base: name.to_owned(),
            ..Self::default()
        }
    }

    pub(super) fn is_word(&self) -> bool {
        self.base.chars().nth(1).is_some()
    }

    /// The glyph of a name, seen by itself.
    pub(super) fn of(name: &str) -> Self {
        if let Some(base) = letter(name) {
            return Self::word(&base.to_string());
        }
        let mut parts = name.split('_').filter(|part| !part.is_empty());
        let first = parts.next().unwrap_or_default();
        let stem = first.trim_end_matches(|c: char| c.is_ascii_digit());
        let Some(base) = letter(stem) else {
            return Self::word(name);
        };
        let mut glyph = Self::word(&base.to_string());
        let digits = &first[stem.len()..];
        let mut labels = Vec::from_iter((!digits.is_empty()).then(|| digits.to_owned()));
        for part in parts {
            let accent = ACCENTS.iter().find(|(word, _)| *word == part);
            match (accent, glyph.accent) {
                (Some((_, accent)), None) => glyph.accent = Some(*accent),
                _ => labels.push(match letter(part) {
                    Some(letter) => letter.to_string(),
                    None => part.to_owned(),
                }),
            }
        }
        glyph.label = labels.join(",");
        glyph
    }
}

/// The element of a list: `betas[0]` is β₁. What is defined in loops has the numbers of each.
fn of_element(list: &str, indices: &[usize]) -> Glyph {
    let one = list.strip_suffix('s').map(Glyph::of);
    let glyph = one.filter(|glyph| !glyph.is_word() && !glyph.base.is_empty());
    let glyph = glyph.unwrap_or_else(|| Glyph::of(list));
    let numbers = indices.iter().map(|index| (index + 1).to_string());
    let label = std::iter::once(glyph.label).chain(numbers);
    let label: Vec<_> = label.filter(|part| !part.is_empty()).collect();
    Glyph {
        label: label.join(","),
        ..glyph
    }
}

fn letter(word: &str) -> Option<char> {
    let mut chars = word.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return only.is_alphabetic().then_some(only);
    }
    let greek = GREEK.iter().find(|(name, ..)| *name == word);
    let customary = || CUSTOMARY.iter().find(|(name, _)| *name == word);
    match greek {
        Some((_, letter, _)) => Some(*letter),
        None => customary().map(|(_, letter)| *letter),
    }
}

/// The glyph of every name of a rule, no two alike.
#[derive(Debug)]
pub(super) struct Letters {
    params: Vec<Glyph>,
    states: Vec<Glyph>,
    corrected: Vec<Option<Glyph>>,
    lets: Vec<Glyph>,
    weight: Glyph,
    /// The weights with `eval` at their foot.
    evaluated: Glyph,
    grad: Glyph,
    inputs: Vec<Glyph>,
    /// For each call that asks for random numbers.
    noise: Vec<Glyph>,
    step: Glyph,
}

impl Letters {
    pub(super) fn of(model: &Model<'_>) -> Self {
        let def = model.def;
        let Some(update) = &def.update else {
            panic!("a bug in optim: a rule without `update` is drawn")
        };
        let [w, g] = [&update.w, &update.g].map(ToString::to_string);
        let declared = update.t.as_ref();
        let declared = declared.or(def.eval.as_ref().and_then(|eval| eval.t.as_ref()));
        let params: Vec<_> = def
            .params
            .iter()
            .map(|param| param.name.to_string())
            .collect();
        let states: Vec<_> = def
            .states
            .iter()
            .map(|state| state.name.to_string())
            .collect();

        let mut taken = Taken::default();
        let lets = model.lets.iter().map(|info| &info.name);
        let inputs = model.inputs().iter();
        let inputs: Vec<_> = inputs.map(|input| input.name.to_string()).collect();
        let all = params.iter().chain(&states).chain(lets).chain([&w, &g]);
        let all = all.chain(&inputs);
        taken.letters = all
            .filter(|name| !Glyph::word(name).is_word())
            .cloned()
            .collect();

        let (weight, grad) = (taken.claim(&w), taken.claim(&g));
        let inputs = inputs.iter().map(|name| taken.claim(name)).collect();
        let params = params
            .iter()
            .zip(&def.params)
            .map(|(name, param)| match param.default {
                // A flag is named in conditions and stands in no formula.
                Some(Literal::Flag(_)) => taken.unique(Glyph::word(name)),
                _ => taken.declared(&param.name),
            });
        let params = params.collect();
        let states = def.states.iter();
        let states: Vec<_> = states.map(|state| taken.declared(&state.name)).collect();
        let first_of_eval = model.eval.as_ref().map(|eval| eval.first_let);
        let (update, eval) = model
            .lets
            .split_at(first_of_eval.unwrap_or(model.lets.len()));
        let mut lets: Vec<_> = update
            .iter()
            .map(|info| match info.of_gradient {
                true => taken.renewed(&grad),
                false if !info.iteration.is_empty() => {
                    taken.unique(of_element(&info.name, &info.iteration))
                }
                false => taken.claim(&info.name),
            })
            .collect();
        // One of `eval` may be written like one of the update, under which it does not stand.
        let mut free: Vec<_> = (0..lets.len()).collect();
        for info in eval {
            let same = free.iter().position(|at| update[*at].name == info.name);
            let glyph = match same {
                Some(same) => lets[free.remove(same)].clone(),
                None => taken.claim(&info.name),
            };
            lets.push(glyph);
        }
        let evaluated = Glyph {
            label: "eval".to_owned(),
            ..weight.clone()
        };
        let evaluated = match model.eval {
            Some(_) => taken.unique(evaluated),
            None => evaluated,
        };
        let step = match declared {
            Some(name) => taken.claim(&name.to_string()),
            // The rule does not name it; its names may have the usual letters.
            None => {
                let free = ["t", "k", "n"].map(Glyph::word);
                let free = free.into_iter().find(|glyph| !taken.glyphs.contains(glyph));
                taken.unique(free.unwrap_or_else(|| Glyph::word("t")))
            }
        };
        // Letters that are the rule's own go first.
        let noise = noise(&model.noise, &mut taken);
        let hat = |glyph: &Glyph| {
            let hat = Glyph {
                accent: Some(Accent::Hat),
                ..glyph.clone()
            };
            let fits = !glyph.is_word() && glyph.accent.is_none();
            (fits && taken.glyphs.insert(hat.clone())).then_some(hat)
        };
        Self {
            corrected: states.iter().map(hat).collect(),
            params,
            states,
            lets,
            weight,
            evaluated,
            grad,
            inputs,
            noise,
            step,
        }
    }

    /// m̂, if m can have a hat.
    pub(super) fn corrected(&self, id: StateId) -> Option<&Glyph> {
        self.corrected[id].as_ref()
    }

    pub(super) fn step(&self) -> &Glyph {
        &self.step
    }

    /// How a symbol is written, and the step it belongs to, if it changes from step to step.
    pub(super) fn glyph(&self, symbol: Symbol) -> (&Glyph, Option<When>) {
        match symbol {
            Symbol::Param(id) => (&self.params[id], None),
            Symbol::State(id, when) => (&self.states[id], Some(when)),
            Symbol::Corrected(id) => {
                let Some(glyph) = self.corrected[id].as_ref() else {
                    panic!("a bug in optim: state {id} has no letter with a hat")
                };
                (glyph, Some(When::Now))
            }
            Symbol::Weight(when) => (&self.weight, Some(when)),
            Symbol::Tensor => (&self.weight, None),
            Symbol::Evaluated => (&self.evaluated, Some(When::Now)),
            Symbol::Grad(when) => (&self.grad, Some(when)),
            Symbol::Input(id) => (&self.inputs[id], Some(When::Now)),
            Symbol::Noise(noise) => (&self.noise[noise.call], Some(When::Now)),
            Symbol::Step => (&self.step, None),
            Symbol::Let(id, varies) => (&self.lets[id], varies.then_some(When::Now)),
        }
    }
}

/// A letter for what each call draws, with a number at its foot where there are several of a kind.
fn noise(calls: &[Distribution], taken: &mut Taken) -> Vec<Glyph> {
    let mut seen = Vec::new();
    let glyphs = calls.iter().map(|distribution| {
        seen.push(*distribution);
        let of_kind =
            |calls: &[Distribution]| calls.iter().filter(|it| *it == distribution).count();
        let base = match distribution {
            Distribution::Normal => "ξ",
            Distribution::Uniform => "υ",
        };
        let several = of_kind(calls) > 1;
        taken.unique(Glyph {
            label: if several {
                of_kind(&seen).to_string()
            } else {
                String::new()
            },
            ..Glyph::word(base)
        })
    });
    glyphs.collect()
}

/// The glyphs that are given away.
#[derive(Default)]
struct Taken {
    glyphs: HashSet<Glyph>,
    /// Names of one letter, which have the first claim to it.
    letters: HashSet<String>,
}

impl Taken {
    /// The glyph of a name; the name itself if the glyph is another's.
    fn claim(&mut self, name: &str) -> Glyph {
        let glyph = Glyph::of(name);
        let of_another = *name != glyph.base
            && glyph == Glyph::word(&glyph.base)
            && self.letters.contains(&glyph.base);
        if !of_another && self.glyphs.insert(glyph.clone()) {
            return glyph;
        }
        self.unique(Glyph::word(name))
    }

    /// The glyph of a declaration, which may be an element of a list.
    fn declared(&mut self, name: &Name) -> Glyph {
        match &name.element {
            Some(element) => self.unique(of_element(&name.word.to_string(), &[element.index])),
            None => self.claim(&name.to_string()),
        }
    }

    /// The glyph of a new value: g with a tilde, if it can have one.
    fn renewed(&mut self, glyph: &Glyph) -> Glyph {
        let accent = glyph.accent.or((!glyph.is_word()).then_some(Accent::Tilde));
        self.unique(Glyph {
            accent,
            ..glyph.clone()
        })
    }

    fn unique(&mut self, mut glyph: Glyph) -> Glyph {
        while !self.glyphs.insert(glyph.clone()) {
            glyph.primes += 1;
        }
        glyph
    }
}
