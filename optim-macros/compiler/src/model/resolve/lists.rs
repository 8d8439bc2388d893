//! Lists: which element is meant, and what is said where none is.

use proc_macro2::Ident;

use super::{Resolver, Symbol};
use crate::diag::{Unrolled, findings, nearest};
use crate::syntax::ast;
use crate::syntax::lists::{Index, IndexKind, Name, singular};

/// A list that is declared.
pub(super) struct List {
    pub(super) name: Ident,
    /// The hyper-parameters or the states.
    pub(super) elements: Vec<Symbol>,
    /// Whether it was written otherwise, and may not be meant as a list.
    doubtful: bool,
}

impl List {
    /// Takes another element of the list that a declaration is of, if it is of one.
    pub(super) fn note(lists: &mut Vec<Self>, name: &Name, symbol: Symbol) {
        let Some(element) = &name.element else {
            return;
        };
        if element.index == 0 {
            lists.push(Self {
                name: name.word.clone(),
                elements: Vec::new(),
                doubtful: element.doubtful,
            });
        }
        if let Some(list) = lists.last_mut() {
            list.elements.push(symbol);
        }
    }

    pub(super) fn is_of_states(&self) -> bool {
        matches!(self.elements.first(), Some(Symbol::State(_)))
    }
}

impl Resolver<'_> {
    /// The list that a name means.
    pub(super) fn list(&self, name: &Ident) -> Option<&List> {
        match self.lookup(&name.to_string()) {
            Some(Symbol::List(id)) => self.lists.get(id),
            _ => None,
        }
    }

    /// Whether how many elements a list has was not read.
    fn is_doubtful(&self, list: &List) -> bool {
        list.doubtful
            || matches!(list.elements.first(), Some(Symbol::State(id)) if self.def.states[*id].unclear)
    }

    /// How many elements the list of this name has.
    pub(super) fn length(&self, name: &Ident) -> Option<usize> {
        Some(self.list(name)?.elements.len())
    }

    /// The first element of a list.
    pub(super) fn first_of(&self, list: &Ident) -> Option<Symbol> {
        self.list(list)?.elements.first().copied()
    }

    /// Where a mistake is read once for each element, it is told once: of declarations.
    pub(super) fn tell_lists_once(&self) {
        let params = self.def.params.iter().map(|param| &param.name);
        let states = self.def.states.iter().map(|state| &state.name);
        for name in params.chain(states) {
            let Some(element) = name.element.as_ref().filter(|element| element.index == 0) else {
                continue;
            };
            let names = vec![(name.word.to_string(), name.declared())];
            self.errors
                .unrolled(Unrolled::of_all(name.into(), element.count, names));
        }
    }

    /// The element of a list; reports it if there is none.
    pub(super) fn element(&mut self, name: &Ident, index: &Index) -> Option<Symbol> {
        let Some(count) = self.length(name) else {
            // It is no list here: something else has its name, which was told.
            self.lose();
            return None;
        };
        let at = match &index.kind {
            IndexKind::Number(number) if *number < count => Ok(*number),
            IndexKind::Number(number) => Err((
                format!(
                    "`{name}` has no element {number}, for it has {}",
                    elements(count)
                ),
                match count {
                    1 => format!("its only element is `{name}[0]`"),
                    _ => format!(
                        "they are counted from 0: write `{name}[0]` to `{name}[{}]`",
                        count - 1
                    ),
                },
            )),
            IndexKind::Name(word) => self.position(name, word, count),
            IndexKind::Error => {
                self.lose();
                return None;
            }
        };
        let doubtful = self.list(name).is_some_and(|list| self.is_doubtful(list));
        let unclear = doubtful && self.list(name).is_some_and(List::is_of_states);
        match at {
            _ if unclear => {
                self.lose();
                None
            }
            Err(_) if doubtful => {
                self.lose();
                None
            }
            Ok(at) => self.list(name)?.elements.get(at).copied(),
            Err((fact, help)) => {
                let finding = match &index.kind {
                    IndexKind::Name(word)
                        if self.loops.iter().any(|it| it.over.names.contains(word)) =>
                    {
                        &findings::LIST_LENGTHS
                    }
                    _ => &findings::LIST_INDEX,
                };
                self.errors.report(finding, index.source, fact, help);
                self.lose();
                None
            }
        }
    }

    /// The position that a name in brackets stands for; what is wrong with it, and what to write, if it is none.
    fn position(
        &self,
        list: &Ident,
        word: &Ident,
        count: usize,
    ) -> Result<usize, (String, String)> {
        let around = self.loops.iter().rev();
        let mut around = around.filter(|it| it.over.names.contains(word));
        if let Some(found) = around.next() {
            if found.count == count {
                return Ok(found.at);
            }
            let of = found.over.names.iter().position(|name| name == word);
            let of = of.and_then(|of| found.over.lists.get(of));
            let of = of.map_or_else(String::new, |of| format!("`{of}`"));
            return Err((
                format!(
                    "`{list}` has {}, and {of}, whose element `{word}` is, has {}",
                    elements(count),
                    found.count
                ),
                "declare both with one length, or over the same list".to_owned(),
            ));
        }
        let names = self.loops.iter().flat_map(|it| &it.over.names);
        let names: Vec<_> = names.map(ToString::to_string).collect();
        let near = nearest(&word.to_string(), names.iter().map(String::as_str));
        let over = self.over_list(list, word);
        let help = match (near, over) {
            (Some(near), _) => format!("did you mean `{list}[{near}]`?"),
            (None, Some(over)) => {
                let one = singular(&over);
                format!(
                    "write `{list}[0]`, or go over the list: `for {one} in {over} {{ … {list}[{one}] … }}`"
                )
            }
            (None, None) => format!("write a number, as in `{list}[0]`"),
        };
        Err((
            format!("`{word}` is no element that a loop goes over here"),
            help,
        ))
    }

    /// The list of hyper-parameters that a loop over this list's elements would go over.
    pub(super) fn over_list(&self, list: &Ident, word: &Ident) -> Option<String> {
        let is_numbers = |name: &Ident| self.list(name).is_some_and(|list| !list.is_of_states());
        if is_numbers(word) {
            return Some(word.to_string());
        }
        if is_numbers(list) {
            return Some(list.to_string());
        }
        let mut states = self.def.states.iter();
        let state = states.find(|state| state.name.word == *list)?;
        let over = state.name.element.as_ref()?.over.as_ref()?;
        Some(over.to_string())
    }

    /// `betas` in the place of a number.
    pub(super) fn list_as_value(&mut self, name: &Ident) {
        let over = self.over_list(name, name);
        let told = self.list(name).is_some_and(|list| list.doubtful);
        let Some(over) = over.filter(|_| !told) else {
            self.lose();
            return;
        };
        let one = singular(&over);
        let word = name.to_string();
        let each = if word == over {
            one.to_owned()
        } else {
            format!("{word}[{one}]")
        };
        let what = if word == over {
            "a list of numbers"
        } else {
            "a list of states"
        };
        self.errors.report(
            &findings::LIST_AS_VALUE,
            name,
            format!("`{name}` is {what}"),
            match self.here_of(name) {
                Some(here) => format!("write `{here}` for the one that the loop has come to"),
                None => format!(
                    "write `{name}[0]` for one, or go over all: `sum({one} in {over}: {each})`"
                ),
            },
        );
        self.lose();
    }

    /// What a list's element is called that the loops here have come to.
    fn here_of(&self, name: &Ident) -> Option<String> {
        let around = self.loops.last()?;
        let of = around.over.lists.iter().position(|list| list == name);
        if let Some(of) = of {
            return around.over.names.get(of).map(ToString::to_string);
        }
        let first = around.over.names.first()?;
        (self.length(name)? == around.count).then(|| format!("{name}[{first}]"))
    }

    /// `m = …;` where `m` is a list.
    pub(super) fn list_assigned(&mut self, name: &Ident, op: &str) {
        let help = match self.over_list(name, name) {
            Some(over) if self.list(name).is_some_and(List::is_of_states) => {
                let one = singular(&over);
                format!("assign each: `for {one} in {over} {{ {name}[{one}] {op} …; }}`")
            }
            _ => "hyper-parameters stay as they are set: name the new value by `let`".to_owned(),
        };
        self.errors.report(
            &findings::LIST_AS_VALUE,
            name,
            format!("`{name}` is a list"),
            help,
        );
        self.lose();
    }

    /// Whether `len` is asked of a list, whose length is a number of the rule.
    pub(super) fn list_length(&self, argument: &ast::Expr) -> Option<f64> {
        match &argument.kind {
            ast::ExprKind::Name(name) => self.length(name).map(count_as_number),
            _ => None,
        }
    }
}

pub(super) fn elements(count: usize) -> String {
    match count {
        1 => "1 element".to_owned(),
        count => format!("{count} elements"),
    }
}

#[allow(clippy::cast_precision_loss, reason = "a list has few elements")]
pub(super) fn count_as_number(count: usize) -> f64 {
    count as f64
}
