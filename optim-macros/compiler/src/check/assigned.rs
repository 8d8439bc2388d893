//! What a path has assigned, and how a second assignment of the same becomes one with the first.

use std::collections::HashMap;

use crate::diag::findings::{self, Finding};
use crate::language::ids::Target;
use crate::language::operators::AssignOp;
use crate::model::{Assign, Model, Update, Written};
use crate::syntax::ast::{Expr, ExprKind, ident};

/// What has been assigned on a path.
#[derive(Clone, Default)]
pub(super) struct Assigned<'m>(HashMap<Target, Last<'m>>);

/// The last assignment of a target.
#[derive(Clone)]
struct Last<'m> {
    assign: &'m Assign,
    /// The list of statements that it stands in.
    list: usize,
    /// How many of the target there are in that list up to this one.
    count: usize,
}

impl<'m> Assigned<'m> {
    pub(super) fn has(&self, target: Target) -> bool {
        self.0.contains_key(&target)
    }

    /// With what another path has assigned.
    pub(super) fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Takes note of an assignment in a list of statements. Gives what is said of it if it is not the first.
    pub(super) fn assign(
        &mut self,
        model: &Model<'_>,
        assign: &'m Assign,
        list: usize,
    ) -> Option<(&'static Finding, String, String)> {
        let before = self.0.remove(&assign.target);
        let before_here = before.as_ref().filter(|before| before.list == list);
        let count = before_here.map_or(0, |before| before.count) + 1;
        let told = before.is_some().then(|| {
            let joined = before_here.and_then(|before| joined(model, before, assign));
            let name = &assign.written.name;
            let target = assign.written.target();
            let looped = before
                .as_ref()
                .and_then(|before| looped(before.assign, assign));
            let joined = looped.or(joined);
            match assign.target {
                Target::Weight => (
                    &findings::WEIGHTS_ASSIGNED_TWICE,
                    "the weights are assigned a second time here".to_owned(),
                    joined.unwrap_or_else(|| {
                        "put both changes into one assignment, and name the first by `let`"
                            .to_owned()
                    }),
                ),
                Target::State(_) => (
                    &findings::ASSIGNED_TWICE,
                    format!("`{target}` is assigned a second time here"),
                    joined.unwrap_or_else(|| {
                        format!("name one of the two values: `let {name}_2 = …;`")
                    }),
                ),
            }
        });
        let last = Last {
            assign,
            list,
            count,
        };
        self.0.insert(assign.target, last);
        told
    }
}

/// What to write where a loop assigns something for each element.
fn looped(before: &Assign, assign: &Assign) -> Option<String> {
    let Written { op, value, .. } = &*assign.written;
    let target = assign.written.target();
    let around = assign.written.around.as_ref()?;
    let is_same = before.written.around.as_ref() == Some(around)
        && before.written.target() == target
        && before.written.value.to_string() == value.to_string();
    is_same.then(|| match (op, &assign.value) {
        (AssignOp::Add | AssignOp::Sub, Update::Plain(_)) => format!(
            "behind the loop, assign it once: `{target} {} sum({around}: {value});`",
            op.symbol()
        ),
        _ => "assign it once, behind the loop".to_owned(),
    })
}

/// The two assignments as one, with a name for what the first gives; none where that cannot be said in a line.
fn joined(model: &Model<'_>, before: &Last<'_>, assign: &Assign) -> Option<String> {
    let name = &assign.written.name;
    if assign.written.index.is_some() {
        return None;
    }
    let numbered = |count: usize| {
        let name = ident(&format!("{name}_{count}"), name.span());
        let free = !model.has_name(&name.to_string());
        free.then(|| Expr::new(ExprKind::Name(name.clone()), &name))
    };
    let read = Expr::new(ExprKind::Name(name.clone()), name);
    if !matches!(before.assign.value, Update::Plain(_)) {
        // `m = ema(β, g)` stays what it is, and what is made of it is no state.
        let (named, value) = (numbered(2)?, value_of(assign, &read, &read)?);
        return Some(format!(
            "name the new value: `let {named} = {value};`, and use `{named}` below"
        ));
    }
    let named = numbered(before.count)?;
    let first = match (before.count, assign.target) {
        (1, Target::Weight) => value_of(before.assign, &read, &read)?,
        (1, Target::State(_)) => {
            let prev = ident("prev", name.span());
            let old = Expr::new(ExprKind::Call(prev, vec![read.clone()]), name);
            value_of(before.assign, &old, &read)?
        }
        (count, _) => {
            let earlier = numbered(count - 1)?;
            value_of(before.assign, &earlier, &earlier)?
        }
    };
    let second = value_of(assign, &named, &named)?;
    let reads_first = assign.written.op != AssignOp::Set
        || second.to_string() != assign.written.value.to_string();
    reads_first.then(|| {
        format!("name the first value: `let {named} = {first};`, and write `{name} = {second};`")
    })
}

/// What an assignment of a plain value comes to: `old` is what its operator changes, and `read` what its name means on its
/// right side.
fn value_of(assign: &Assign, old: &Expr, read: &Expr) -> Option<Expr> {
    let Update::Plain(plain) = &assign.value else {
        return None;
    };
    let Written {
        name, op, value, ..
    } = &*assign.written;
    let value = value.replacing(name, read);
    let whole = match op.operation() {
        Some(operation) => Expr::binary(operation, old.clone(), value),
        None => value,
    };
    (!plain.has_error()).then_some(whole)
}
