//! From the intermediate representation to Rust. Nothing here can fail.
//!
//! Generated code is safe and plain: a struct, its metadata, the arithmetic of a step in `f64`, and
//! one indexed loop over slices for each setting of the switches.

pub(crate) mod cuda;
mod docs;
mod eval;
mod expressions;
mod fields;
pub(crate) mod handed;
mod hyper_names;
mod items;
mod kernel;
mod names;
mod paths;
mod plan;
mod stages;
pub(crate) mod stub;

pub use self::paths::Runtime;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Program;
use crate::notation::Notation;
use crate::syntax::ast::RuleDef;

/// A rule as code is generated from it.
pub(crate) struct Rule {
    pub(crate) def: RuleDef,
    pub(crate) program: Program,
    pub(crate) fingerprint: u64,
    pub(crate) notation: Notation,
}

/// The whole expansion of a rule without errors.
pub(crate) fn generate(rule: &Rule, runtime: &Runtime) -> TokenStream {
    let Rule { def, program, .. } = rule;
    let docs = docs::rule(rule);
    let items = items::items(runtime, def, &docs);
    let cost = items::cost(runtime, def, program);
    let name = &def.name;
    let meta = items::meta(runtime, rule);
    let hypers = items::hypers(runtime, def);
    let needs = plan::needs(program);
    let conditions = plan::conditions(runtime, program);
    let loops = names::module(name);
    let plans = plan::plans(runtime, program, &loops);
    let eval = eval::plan(runtime, program, &loops);
    let kernels = kernel::kernels(runtime, rule, &loops);
    quote! {
        #items
        #cost

        // Lints are for code that its reader can change.
        #[allow(clippy::all, clippy::pedantic, clippy::nursery, deprecated)]
        const _: () = {
            impl #runtime::Rule for #name {
                #meta
                #needs
                #hypers
                #conditions
                #plans
                #eval
            }

            #kernels
        };
    }
}
