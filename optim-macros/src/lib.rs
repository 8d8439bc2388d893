//! The compiler behind `optimizer! { … }`: an update rule written as its equations becomes one
//! fused loop. Use it through the crate `optim-runtime`, which its output needs.

mod check;
mod codegen;
mod compile;
mod diag;
mod evaluate;
mod invocation;
mod ir;
mod meaning;
mod model;
mod notation;
mod passes;
mod ranges;
mod resolve;
mod rules;
mod switches;
mod syntax;
#[cfg(test)]
mod tests;

/// Compiles an update rule. `optimizer!` of the runtime says where the runtime is.
#[proc_macro]
pub fn optimizer(rule: proc_macro::TokenStream) -> proc_macro::TokenStream {
    invocation::expand(rule.into()).into()
}
