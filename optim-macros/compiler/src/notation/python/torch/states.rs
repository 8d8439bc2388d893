//! What `_update` finds in the state of a tensor and leaves there.

use crate::language::precedence::Precedence;
use crate::language::storage::Storage;
use crate::model::averages;
use crate::notation::equations::Equations;
use crate::notation::formula::Formula;
use crate::notation::python::Python;

impl Python<'_> {
    /// Last step's values, or those that states begin with.
    pub(super) fn first_states(&mut self) {
        for id in 0..self.model.states.len() {
            if !self.read.contains(&id) {
                continue;
            }
            let mut depth = 2;
            if let Some(condition) = self.condition(id) {
                self.line(2, &format!("if {condition}:"));
                depth = 3;
            }
            let (key, begins) = (self.key(id), self.begins(id));
            self.ask_at_first(&key, &begins, depth);
            let initial = self.initial(id);
            let old = self.names.old[id].clone();
            let text = match self.model.states[id].storage {
                // What is computed is not computed again in every step.
                Storage::Scalar if matches!(begins, Formula::Number(_)) => {
                    format!("{old} = state.get({key}, {initial})")
                }
                _ => format!("{old} = state[{key}] if {key} in state else {initial}"),
            };
            self.line(depth, &text);
        }
    }

    /// What a state begins with.
    pub(in crate::notation::python) fn begins(&self, id: usize) -> Formula {
        Equations::new(self.model, self.letters).initial(id)
    }

    /// Asks for what a state begins with, where it begins.
    pub(in crate::notation::python) fn ask_at_first(
        &mut self,
        key: &str,
        begins: &Formula,
        depth: usize,
    ) {
        let of = if self.of_lists { "states[0]" } else { "state" };
        let start = self.out.len();
        self.line(depth, &format!("if {key} not in {of}:"));
        let (given, empty) = (self.given.clone(), self.out.len());
        self.ask_for(begins, depth + 1);
        self.given = given;
        if self.out.len() == empty {
            self.out.truncate(start);
        }
    }

    /// What a state begins with, of a shape of its own.
    pub(in crate::notation::python) fn initial(&mut self, id: usize) -> String {
        let w = self.names.weight.clone();
        let storage = self.model.states[id].storage;
        let initial = self.begins(id);
        let number = self.is_static(&initial);
        let text = self.expression(&initial);
        match (storage, &initial) {
            (Storage::Scalar, _) if number => text,
            (Storage::Scalar, _) => format!("float({text})"),
            (Storage::Weight, Formula::Number(0.0)) => format!("torch.zeros_like({w})"),
            // The caller changes their tensors.
            (Storage::Weight, begins) if self.is_callers(begins) => {
                format!("{text}.clone()")
            }
            (Storage::Weight, _) => self.full(&initial),
            (storage, Formula::Number(0.0)) => {
                format!("{w}.new_zeros({})", self.shape(storage.scope()))
            }
            // As many times one.
            (Storage::RowPair | Storage::ColumnPair, _) => {
                let (zeros, side) = (self.shape(storage.scope()), storage.side());
                let text = self.held(&initial, Precedence::Product);
                format!(
                    "{w}.new_zeros({zeros}) + {text} * torch.eye({w}.shape[{side}], dtype={w}.dtype, device={w}.device)"
                )
            }
            (storage, _) if number => {
                format!("{w}.new_full({}, {text})", self.shape(storage.scope()))
            }
            (storage, _) => self.spread(&text, storage.scope()),
        }
    }

    pub(super) fn kept_states(&mut self) {
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
            let key = self.retained_key(id);
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
}
