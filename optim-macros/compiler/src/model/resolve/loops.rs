//! Loops and folds over lists, written out for each element.
//!
//! What is read once for each element is told once, in the words of the author: see `diag/unrolled.rs`.

use proc_macro2::Ident;

use super::lists::{count_as_number, elements};
use super::{Resolver, Symbol};
use crate::diag::{Source, Unrolled, findings, nearest};
use crate::functions::{max, min};
use crate::language::kind::Kind;
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;
use crate::model::{Expr, Node, Stmt};
use crate::syntax::ast;
use crate::syntax::lists::{Over, singular};

/// Loops and folds that stand inside each other: what is in them is written out for each element of each.
const MOST_INSIDE: usize = 2;

/// What a fold over a list may be.
const FOLDS: [&str; 5] = ["sum", "product", "mean", "min", "max"];

/// A loop or fold around the present place.
pub(super) struct Loop {
    pub(super) over: Over,
    /// Which element it has come to.
    pub(super) at: usize,
    /// How many elements it goes over.
    pub(super) count: usize,
}

impl Resolver<'_> {
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
}
