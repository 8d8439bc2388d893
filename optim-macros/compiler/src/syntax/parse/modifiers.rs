//! What stands inside `modifier! { … }`: a name with hyper-parameters, and sections with headers.

use proc_macro2::Ident;
use syn::{Visibility, token};

use super::headers::{Form, Header};
use super::inputs::Role;
use super::rule_attributes::exported;
use super::{Parsed, Parser};
use crate::diag::{findings, nearest};
use crate::functions;
use crate::syntax::ast::{ModifierDef, Part};

const SECTIONS: [&str; 8] = [
    "require", "state", "gradient", "penalty", "from", "step", "weights", "eval",
];

const GRADIENT: Form = Form {
    section: "gradient",
    written: "gradient(g, w, t)",
    names: "the gradient and, if used, the weights and the step number",
    broken: &findings::MODIFIER_FORM,
};

const PENALTY: Form = Form {
    section: "penalty",
    written: "penalty(d, w, t)",
    names: "the gradient that the rule's equations take and, if used, the weights and the step number",
    broken: &findings::MODIFIER_FORM,
};

const FROM: Form = Form {
    section: "from",
    written: "from(start, w, g, t)",
    names: "what the step is taken from and, if used, the weights, the gradient and the step number",
    broken: &findings::MODIFIER_FORM,
};

const STEP: Form = Form {
    section: "step",
    written: "step(u, w, g, t)",
    names: "the step and, if used, the weights, the gradient and the step number",
    broken: &findings::MODIFIER_FORM,
};

const WEIGHTS: Form = Form {
    section: "weights",
    written: "weights(w, old, g, t)",
    names: "the new weights and, if used, the old ones, the gradient and the step number",
    broken: &findings::MODIFIER_FORM,
};

const EVAL: Form = Form {
    section: "eval",
    written: "eval(w, t)",
    names: "the weights and, if used, the number of steps taken",
    broken: &findings::MODIFIER_FORM,
};

impl Header for Part {
    fn names(&self) -> Vec<Ident> {
        self.names.clone()
    }
}

impl Parser<'_> {
    pub(super) fn modifier_def(&self) -> Parsed<ModifierDef> {
        let mut attrs = self.rule_attributes();
        let exported = exported(&mut attrs);
        let vis = self.input.parse().unwrap_or(Visibility::Inherited);
        // Nothing is called in a list of modifiers, so one may have the name of a function.
        let function = self
            .peek_word()
            .filter(|word| functions::function(word).is_some());
        let name = match function.and_then(|_| self.any_word()) {
            Some(name) => name,
            None => self.name("the modifier")?,
        };
        let mut modifier = ModifierDef {
            attrs,
            vis,
            name,
            exported,
            params: Vec::new(),
            requires: Vec::new(),
            states: Vec::new(),
            gradient: None,
            penalty: None,
            from: None,
            step: None,
            weights: None,
            eval: None,
        };
        if !self.input.peek(token::Brace) {
            return Err(self.form_error(
                format!(
                    "expected the hyper-parameters of `{}` in braces, {}",
                    modifier.name,
                    self.found()
                ),
                format!("write `{} {{ }}` if it has none", modifier.name),
            ));
        }
        modifier.params = self.in_braces(|inner| inner.params());
        while !self.input.is_empty() {
            self.modifier_section(&mut modifier)?;
        }
        if modifier.parts().iter().all(|(_, part)| part.is_none()) {
            let name = modifier.name.clone();
            return Err(self.errors.report(
                &findings::MODIFIER_FORM,
                &name,
                format!("`{name}` changes nothing"),
                "add what it changes: `gradient(g) { … }`, `penalty(d) { … }`, `from(start) { … }`, \
                 `step(u) { … }`, `weights(w) { … }` or `eval(w) { … }`",
            ));
        }
        Ok(modifier)
    }

    fn modifier_section(&self, modifier: &mut ModifierDef) -> Parsed<()> {
        let at = self.here();
        let word = self.peek_word().unwrap_or_default();
        let near = nearest(&word, SECTIONS);
        if near != Some(word.as_str()) {
            self.form_error(
                format!("expected a section of a modifier, {}", self.found()),
                match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => {
                        "its sections are `require`, `state`, `gradient`, `penalty`, `from`, `step`, \
                             `weights` and `eval`"
                            .to_owned()
                    }
                },
            );
        }
        let Some(section) = near else {
            return Err(self.errors_seen());
        };
        self.skip_one();
        let form = match section {
            "require" => {
                modifier.requires.extend(self.require());
                return Ok(());
            }
            "state" => {
                let mut seen = !modifier.states.is_empty();
                self.first(&mut seen, "state", at);
                if self.opens_braces("state") {
                    modifier
                        .states
                        .extend(self.in_braces(|inner| inner.states()));
                    return Ok(());
                }
                return Err(self.errors_seen());
            }
            "gradient" => &GRADIENT,
            "penalty" => &PENALTY,
            "from" => &FROM,
            "step" => &STEP,
            "weights" => &WEIGHTS,
            _ => &EVAL,
        };
        let part = self.modifier_part(form, modifier)?;
        let place = match section {
            "gradient" => &mut modifier.gradient,
            "penalty" => &mut modifier.penalty,
            "from" => &mut modifier.from,
            "step" => &mut modifier.step,
            "weights" => &mut modifier.weights,
            _ => &mut modifier.eval,
        };
        self.first(&mut place.is_some(), section, at);
        *place = Some(part);
        Ok(())
    }

    fn modifier_part(&self, form: &Form, modifier: &ModifierDef) -> Parsed<Part> {
        let most = form.written.matches(',').count() + 1;
        let params = modifier.params.iter().map(|param| &param.name.word);
        let states = modifier.states.iter().map(|state| &state.name.word);
        let known: Vec<_> = params.chain(states).cloned().collect();
        let (part, body) = self.headed(&known, form, |parser, names, source| {
            let count = names.len();
            if count == 0 || count > most {
                return Err(parser.wrong_count(form, source, &format!("1 to {most}"), count));
            }
            for named in &names {
                if matches!(named.role, Role::Input { .. }) {
                    parser.errors.report(
                        &findings::MODIFIER_FORM,
                        &named.name,
                        "a caller gives inputs to rules, and not to modifiers",
                        format!("write `{}`", form.written),
                    );
                }
            }
            Ok(Part {
                names: names.into_iter().map(|named| named.name).collect(),
                body: Vec::new(),
            })
        })?;
        let names = part.names;
        for (index, name) in names.iter().enumerate() {
            let taken = names
                .iter()
                .take(index)
                .chain(&known)
                .any(|other| other == name);
            if taken {
                return Err(self.errors.report(
                    &findings::MODIFIER_FORM,
                    name,
                    format!("`{name}` names two things"),
                    format!("choose another name, such as `{name}_2`"),
                ));
            }
        }
        Ok(Part { names, body })
    }

    fn form_error(&self, fact: String, help: impl AsRef<str>) -> crate::diag::Reported {
        self.errors
            .report(&findings::MODIFIER_FORM, self.here(), fact, help)
    }
}
