//! A modifier by itself is checked over gradient descent, so that its mistakes are told where it stands and not
//! where it is used.

use proc_macro2::{Ident, TokenStream};
use quote::quote_spanned;

use super::gradient;
use crate::diag::{Errors, findings};
use crate::syntax::ast::{ModifierDef, ModifierUse, Part, Path, RuleDef, Stmt};
use crate::syntax::parse;

/// What a modifier makes of gradient descent, whose names nobody else would choose. `None` if its outline is
/// wrong, which is reported.
pub(crate) fn check(modifier: ModifierDef, errors: &Errors) -> Option<RuleDef> {
    let mut sound = true;
    for (section, part) in modifier.parts() {
        if let Some(part) = part
            && section != "eval"
        {
            sound &= assigns_outside_of_branches(part, errors);
        }
    }
    if !sound {
        return None;
    }
    let name = modifier.name.clone();
    let probe = descent(&name);
    let rule = parse::parse(probe, errors)?;
    let used = ModifierUse {
        path: Path {
            text: name.to_string(),
            tokens: TokenStream::from(proc_macro2::TokenTree::from(name.clone())),
            source: (&name).into(),
        },
        arguments: Vec::new(),
    };
    let mut whole = super::compose(rule, vec![(used, modifier)], errors);
    gradient::named(&mut whole);
    Some(whole)
}

/// Gradient descent.
fn descent(name: &Ident) -> TokenStream {
    quote_spanned! {name.span()=>
        struct Descent {
            lr = 1e-3 where lr >= 0,
        }

        update(weights_of_descent, gradient_of_descent) {
            weights_of_descent -= lr * gradient_of_descent;
        }
    }
}

/// What a section changes has one value after the other, whatever the conditions.
fn assigns_outside_of_branches(part: &Part, errors: &Errors) -> bool {
    let Some(changed) = part.names.first() else {
        return false;
    };
    let mut sound = true;
    for statement in &part.body {
        if let Stmt::If {
            then, otherwise, ..
        } = statement.bare().1
        {
            assigned(then, changed, &mut |target| {
                sound = false;
                errors.report(
                    &findings::MODIFIER_FORM,
                    target,
                    format!("`{target}` is assigned in a branch"),
                    format!("above or below, write `{target} = if condition {{ … }} else {{ {target} }};`"),
                );
            });
            assigned(otherwise, changed, &mut |target| {
                sound = false;
                errors.report(
                    &findings::MODIFIER_FORM,
                    target,
                    format!("`{target}` is assigned in a branch"),
                    format!("above or below, write `{target} = if condition {{ {target} }} else {{ … }};`"),
                );
            });
        }
    }
    sound
}

fn assigned(body: &[Stmt], name: &Ident, visit: &mut impl FnMut(&Ident)) {
    for statement in body {
        match statement.bare().1 {
            Stmt::Assign { target, .. } if target == name => visit(target),
            Stmt::If {
                then, otherwise, ..
            } => {
                assigned(then, name, visit);
                assigned(otherwise, name, visit);
            }
            _ => {}
        }
    }
}
