//! The procedural macro behind `optimizer! { … }`: an update rule written as its equations becomes one
//! fused loop. Use it through the crate `optim-runtime`, which its output needs; the compiler itself is the
//! library `optim-compiler`.

/// Compiles an update rule. `optimizer!` of the runtime says where the runtime is.
#[proc_macro]
pub fn optimizer(rule: proc_macro::TokenStream) -> proc_macro::TokenStream {
    optim_compiler::expand(rule.into()).into()
}
