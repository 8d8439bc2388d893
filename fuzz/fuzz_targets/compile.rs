//! Any text is a rule, or is refused: the compiler does not panic, and what it gives is Rust.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use optim_compiler::{Runtime, compile};
use proc_macro2::TokenStream;

/// Rules take time by their switches, and texts by their length; neither is looked for here.
const MOST_BYTES: usize = 4096;
const MOST_CONDITIONS: usize = 12;

fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(data) else {
        return Corpus::Reject;
    };
    if text.len() > MOST_BYTES || text.matches("if").count() > MOST_CONDITIONS {
        return Corpus::Reject;
    }
    let Ok(tokens) = text.parse::<TokenStream>() else {
        return Corpus::Reject;
    };
    let code = compile(tokens, &Runtime::default());
    let file = syn::parse2::<syn::File>(code.clone());
    if let Err(error) = file {
        panic!("{error}: {code}");
    }
    // Positions are kept for every text that was read.
    proc_macro2::extra::invalidate_current_thread_spans();
    Corpus::Keep
});
