//! The procedural macro behind `optimizer! { … }`: an update rule written as its equations becomes one
//! fused loop. Use it through the crate `optim-runtime`, which its output needs; the compiler itself is the
//! library `optim-compiler`.

/// Compiles an update rule. `optimizer!` of the runtime says where the runtime is.
#[proc_macro]
pub fn optimizer(rule: proc_macro::TokenStream) -> proc_macro::TokenStream {
    #[cfg(feature = "text")]
    use optim_compiler::expand_with_texts as expand;

    #[cfg(not(feature = "text"))]
    use optim_compiler::expand;

    expand(rule.into()).into()
}
