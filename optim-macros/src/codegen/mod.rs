//! From the intermediate representation to Rust. Nothing here can fail.
//!
//! Generated code is safe and plain: a struct, its metadata, the arithmetic of a step in `f64`, and
//! one indexed loop over slices for each setting of the switches.

mod docs;
mod eval;
mod expressions;
mod items;
mod kernel;
mod names;
mod plan;
mod stages;
pub(crate) mod stub;

use proc_macro2::TokenStream;
use quote::quote;

use crate::compile::Rule;

/// The whole expansion of a rule without errors.
pub(crate) fn generate(rule: &Rule) -> TokenStream {
    let Rule { def, program, .. } = rule;
    let docs = docs::rule(rule);
    let items = items::items(def, &docs);
    let cost = items::cost(def, program);
    let name = &def.name;
    let meta = items::meta(rule);
    let hypers = items::hypers(def);
    let needs = plan::needs(program);
    let conditions = plan::conditions(program);
    let loops = names::module(name);
    let plans = plan::plans(program, &loops);
    let eval = eval::plan(program, &loops);
    let kernels = kernel::kernels(program, &loops);
    quote! {
        #items
        #cost

        // Lints are for code that its reader can change.
        #[allow(clippy::all, clippy::pedantic, clippy::nursery)]
        const _: () = {
            impl ::optim_runtime::Rule for #name {
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
