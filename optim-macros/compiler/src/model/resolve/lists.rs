//! Lists: which element is meant, and loops and folds written out for each.
//!
//! What is read once for each element is told once, in the words of the author: see `diag/unrolled.rs`.

use proc_macro2::Ident;

use super::{Resolver, Symbol};
use crate::diag::{Source, Unrolled, findings, nearest};
use crate::functions::{max, min};
use crate::language::kind::Kind;
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;
use crate::model::{Expr, Node, Stmt};
use crate::syntax::ast;
use crate::syntax::lists::{Index, IndexKind, Name, Over, singular};

/// Loops and folds that stand inside each other: what is in them is written out for each element of each.
const MOST_INSIDE: usize = 2;

/// What a fold over a list may be.
const FOLDS: [&str; 5] = ["sum", "product", "mean", "min", "max"];

/// A list that is declared.
pub(super) struct List {
    name: Ident,
    /// The hyper-parameters or the states.
    elements: Vec<Symbol>,
    /// Whether it was written otherwise, and may not be meant as a list.
    doubtful: bool,
}

/// A loop or fold around the present place.
pub(super) struct Loop {
    over: Over,
    /// Which element it has come to.
    at: usize,
    /// How many elements it goes over.
    count: usize,
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
    fn list(&self, name: &Ident) -> Option<&List> {
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
    fn over_list(&self, list: &Ident, word: &Ident) -> Option<String> {
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

    /// `for beta in betas { … }`, written out.
    pub(super) fn unrolled(
        &mut self,
        over: &Over,
        body: &[ast::Stmt],
        source: Source,
        list: &mut Vec<Stmt>,
    ) {
        let text = body.iter().map(ToString::to_string).collect::<Vec<_>>();
        let Some(count) = self.goes_over(over, source, &text.join(" ")) else {
            return;
        };
        for at in 0..count {
            let body = self.for_element(over, at, count, |resolver| resolver.statements(body));
            list.extend(body);
        }
    }

    /// `sum(beta in betas: …)`, written out.
    pub(super) fn folded(
        &mut self,
        written: &ast::Expr,
        function: &Ident,
        over: &Over,
        value: &ast::Expr,
    ) -> Expr {
        let word = function.to_string();
        if !FOLDS.contains(&word.as_str()) {
            let help = match nearest(&word, FOLDS) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are `{}`", FOLDS.join("`, `")),
            };
            self.errors.report(
                &findings::LIST_LOOP,
                function,
                format!("`{function}` makes no number of a list"),
                help,
            );
        }
        let Some(count) = self.goes_over(over, written.source, &value.to_string()) else {
            return self.unknown(written);
        };
        let mut whole: Option<Expr> = None;
        for at in 0..count {
            let value = self.for_element(over, at, count, |resolver| resolver.expr(value));
            whole = Some(match whole {
                None => value,
                Some(before) => self.joined(written, &word, before, value),
            });
        }
        match whole {
            Some(whole) if word == "mean" => {
                let number = Node::Number(count_as_number(count));
                let number = self.made(number, Kind::Number, Scope::Step, written);
                let count = Expr {
                    text: count.to_string(),
                    ..number
                };
                self.joined(written, "/", whole, count)
            }
            Some(whole) if FOLDS.contains(&word.as_str()) => whole,
            _ => self.unknown(written),
        }
    }

    fn joined(&mut self, written: &ast::Expr, fold: &str, before: Expr, value: Expr) -> Expr {
        let scope = before.scope.join(value.scope);
        let binary = |op| Node::Binary(op, Box::new(before.clone()), Box::new(value.clone()));
        let call = |function| Node::Call(function, vec![before.clone(), value.clone()]);
        let node = match fold {
            "product" => binary(BinaryOp::Mul),
            "/" => binary(BinaryOp::Div),
            "min" => call(min::MIN),
            "max" => call(max::MAX),
            _ => binary(BinaryOp::Add),
        };
        self.made(node, Kind::Number, scope, written)
    }

    /// How many elements a loop goes over; reports it if it goes over none. `inside` is what it does with each.
    fn goes_over(&mut self, over: &Over, source: Source, inside: &str) -> Option<usize> {
        if self.loops.len() == MOST_INSIDE {
            self.errors.report(
                &findings::LIST_LOOP,
                source.start,
                format!("this loop stands in {MOST_INSIDE} others, and is written out for each element of each"),
                "compute what it needs of them before, by `let`",
            );
            self.lose();
            return None;
        }
        let mut first: Option<(&Ident, usize)> = None;
        for name in &over.lists {
            let list = self
                .list(name)
                .map(|list| (list.is_of_states(), list.elements.len()));
            match (list, first) {
                (Some((false, count)), None) => first = Some((name, count)),
                (Some((false, count)), Some((other, all))) if count != all => {
                    self.errors.report(
                        &findings::LIST_LENGTHS,
                        name,
                        format!("`{name}` has {}, and `{other}` has {all}", elements(count)),
                        "give both lists one length",
                    );
                    self.lose();
                    return None;
                }
                (Some((false, _)), Some(_)) => {}
                _ => {
                    self.no_list(name);
                    self.lose();
                    return None;
                }
            }
        }
        let (_, count) = first?;
        self.errors
            .unrolled(self.spoken(over, source, count, inside));
        Some(count)
    }

    fn no_list(&self, name: &Ident) {
        if let Some(Symbol::Param(id)) = self.lookup(&name.to_string())
            && self.def.params[id].default.is_none()
        {
            // What it is was not read.
            return;
        }
        let lists = self.lists.iter().filter(|list| !list.is_of_states());
        let lists: Vec<_> = lists.map(|list| list.name.to_string()).collect();
        let help = match (
            self.over_list(name, name),
            nearest(&name.to_string(), lists.iter().map(String::as_str)),
        ) {
            (Some(over), _) => {
                format!("go over `{over}`, and write `{name}[{}]`", singular(&over))
            }
            (None, Some(near)) => format!("did you mean `{near}`?"),
            (None, None) => match lists.first() {
                Some(list) => format!("go over a list, such as `{list}`"),
                None => format!("declare it: `{name} = [0.9, 0.99]`"),
            },
        };
        self.errors.report(
            &findings::LIST_LOOP,
            name,
            format!("`{name}` is no list of hyper-parameters"),
            help,
        );
    }

    /// What the author calls the elements that a loop goes over.
    fn spoken(&self, over: &Over, source: Source, count: usize, inside: &str) -> Unrolled {
        let pairs = || over.names.iter().zip(&over.lists);
        let mut names: Vec<_> = pairs()
            .map(|(name, list)| (list.to_string(), name.to_string()))
            .collect();
        for list in &self.lists {
            let called = over
                .names
                .iter()
                .map(|name| format!("{}[{name}]", list.name));
            let mut called = called.filter(|called| inside.contains(called.as_str()));
            names.extend(called.next().map(|called| (list.name.to_string(), called)));
        }
        // What the author numbers has its number.
        names.retain(|(list, _)| {
            (0..count).all(|index| !inside.contains(&format!("{list}[{index}]")))
        });
        Unrolled::of_each(source, names)
    }

    /// Reads something for one element, with the names that a loop gives it.
    fn for_element<T>(
        &mut self,
        over: &Over,
        at: usize,
        count: usize,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let elements: Vec<_> = over
            .lists
            .iter()
            .map(|list| {
                self.list(list)
                    .and_then(|list| list.elements.get(at).copied())
            })
            .collect();
        self.block(|resolver| {
            for (name, element) in over.names.iter().zip(elements) {
                if let Some(element) = element {
                    resolver.declare(name, element);
                }
            }
            resolver.loops.push(Loop {
                over: over.clone(),
                at,
                count,
            });
            let result = read(resolver);
            resolver.loops.pop();
            result
        })
    }

    /// Which element each loop around the present place has come to, from the outside.
    pub(super) fn iteration(&self) -> Vec<usize> {
        self.loops.iter().map(|it| it.at).collect()
    }

    /// The loops around the present place, as they are written.
    pub(super) fn loops_around(&self) -> Option<String> {
        Some(self.loops.last()?.over.to_string())
    }

    /// Whether `len` is asked of a list, whose length is a number of the rule.
    pub(super) fn list_length(&self, argument: &ast::Expr) -> Option<f64> {
        match &argument.kind {
            ast::ExprKind::Name(name) => self.length(name).map(count_as_number),
            _ => None,
        }
    }
}

fn elements(count: usize) -> String {
    match count {
        1 => "1 element".to_owned(),
        count => format!("{count} elements"),
    }
}

#[allow(clippy::cast_precision_loss, reason = "a list has few elements")]
fn count_as_number(count: usize) -> f64 {
    count as f64
}
