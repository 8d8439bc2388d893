//! Names to meanings, kinds and scopes.

use quote::quote;

use super::{ids_of, modelled};
use crate::language::ids::Target;
use crate::language::kind::Kind;
use crate::language::scope::Scope;
use crate::model::{Node, Stmt, Update};

#[test]
fn scopes_and_kinds_come_from_below() {
    let rule = quote! {
        struct R { lr = 1, flag = false, n = 3u64 }
        state { m, s: scalar }
        update(w, g, t) {
            let step = lr * t / n;
            let element = step + g;
            let per_weight = w < 0;
            let per_step = flag && t > 1;
            let chosen = if per_step { lr } else { step };
            let mixed = if per_step { w } else { step };
            s = prev(s) + step;
            m = prev(m) + s;
            w -= element + m + chosen + mixed + if per_weight { 1 } else { 0 };
        }
    };
    modelled(rule, |model| {
        let found: Vec<_> = model
            .lets
            .iter()
            .map(|info| (info.name.as_str(), info.kind, info.scope))
            .collect();
        assert_eq!(
            found,
            [
                ("step", Kind::Number, Scope::Step),
                ("element", Kind::Number, Scope::Element),
                ("per_weight", Kind::Condition, Scope::Element),
                ("per_step", Kind::Condition, Scope::Step),
                ("chosen", Kind::Number, Scope::Step),
                ("mixed", Kind::Number, Scope::Element),
            ]
        );
        let scopes = |statement: &Stmt| match statement {
            Stmt::Assign(assign) => match &assign.value {
                Update::Plain(value) => Some((assign.target, value.scope)),
                Update::Average(_) => None,
            },
            _ => None,
        };
        let scopes: Vec<_> = model.body.iter().filter_map(scopes).collect();
        assert_eq!(scopes[0], (Target::State(1), Scope::Step));
        assert_eq!(scopes[1], (Target::State(0), Scope::Element));
        assert_eq!(scopes[2], (Target::Weight, Scope::Element));
    });
}

#[test]
fn compound_assignment_reads_last_steps_value() {
    let rule = quote! {
        struct R {}
        state { m }
        update(w, g) { m += g; w *= 1 - m; }
    };
    modelled(rule, |model| {
        let operands = |statement: &Stmt| {
            let Stmt::Assign(assign) = statement else {
                panic!("not an assignment")
            };
            let Update::Plain(value) = &assign.value else {
                panic!("not plain")
            };
            let Node::Binary(_, old, _) = &value.node else {
                panic!("not compound")
            };
            old.node.clone()
        };
        assert!(matches!(operands(&model.body[0]), Node::Prev(0)));
        assert!(matches!(operands(&model.body[1]), Node::Weight));
    });
}

#[test]
fn names_of_a_branch_end_with_it() {
    let rule = |last: proc_macro2::TokenStream| {
        quote! {
            struct R { flag = false }
            update(w, g) {
                let x = if flag { let y = g; y } else { let y = -g; y };
                w -= #last;
            }
        }
    };
    assert!(ids_of(rule(quote!(x))).is_empty());
    assert_eq!(ids_of(rule(quote!(x + y))), ["undeclared-name"]);
}

#[test]
fn a_definition_does_not_see_its_own_name() {
    let rule = quote!(struct R {} update(w, g) { let xx = xx + g; w -= xx; });
    assert_eq!(ids_of(rule), ["undeclared-name"]);
}

#[test]
fn reading_only_for_its_own_update_is_no_use_of_a_state() {
    let rule = quote! {
        struct R {}
        state { m }
        update(w, g) { m = 0.9 * prev(m) + g; w -= g; }
    };
    assert_eq!(ids_of(rule), ["unused-state"]);
}
