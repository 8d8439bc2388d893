//! The documentation of a rule as a whole.

use proc_macro2::TokenStream;
use quote::ToTokens as _;

use super::{built_in_files, optimized, rule_tokens, sound};
use crate::codegen::{self, Runtime};

/// The lines of the struct's documentation under `cfg(doc)` or without it.
fn documentation(rule: TokenStream, in_browser: bool) -> String {
    let code = codegen::generate(&optimized(rule), &Runtime::default());
    let file: syn::File = syn::parse2(code).expect("generated code is Rust");
    let Some(syn::Item::Struct(item)) = file.items.into_iter().next() else {
        panic!("the struct comes first");
    };
    let mut text = String::new();
    for attr in item.attrs {
        let pair: syn::MetaNameValue = match attr.meta {
            syn::Meta::NameValue(pair) => pair,
            syn::Meta::List(list) if list.path.is_ident("cfg_attr") => {
                let tokens = list.tokens.to_string();
                let chosen = if in_browser { "doc , " } else { "not (doc) , " };
                match tokens.strip_prefix(chosen) {
                    Some(pair) => syn::parse_str(pair).expect("a documentation attribute"),
                    None => continue,
                }
            }
            _ => continue,
        };
        let literal = pair.value.into_token_stream();
        let line: syn::LitStr = syn::parse2(literal).expect("a text");
        text.push_str(&line.value());
        text.push('\n');
    }
    text
}

fn built_in(name: &str) -> TokenStream {
    let files = built_in_files();
    let mut named = files.iter().filter(|(file, _)| file == name);
    rule_tokens(&named.next().expect("a built-in rule").1)
}

/// A page for the browser, text for an editor's hover: each medium has one form of the update, with the same options
/// in the same order, and after it the same tables.
#[test]
fn each_medium_has_one_form() {
    let in_browser = documentation(built_in("adam"), true);
    let in_editor = documentation(built_in("adam"), false);
    let options = in_editor.matches("\nWith `").count();
    assert!(options > 5, "{in_editor}");
    assert_eq!(
        in_browser.matches("<math ").count(),
        2 + options,
        "{in_browser}"
    );
    assert!(!in_browser.contains("```"), "{in_browser}");
    assert_eq!(
        in_editor.matches("```text\n").count(),
        2 + options,
        "{in_editor}"
    );
    assert!(
        !in_editor.contains("<m") && !in_editor.contains("<d"),
        "{in_editor}"
    );
    let titles = |text: &str| {
        let lines = text.lines().filter(|line| line.ends_with(':'));
        let titles = lines.filter(|line| line.starts_with("With `"));
        titles.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(titles(&in_browser), titles(&in_editor));
    let tables = |text: &str| {
        let start = text.find("# Hyper-parameters").expect("tables");
        text[start..].to_owned()
    };
    assert_eq!(tables(&in_browser), tables(&in_editor));
}

/// What stands behind MathML or within a fold stands after an empty line: before one it would be a part of the
/// block, and no Markdown. The whole update is folded, and the fold ends before the tables.
#[test]
fn blocks_of_mathml_end() {
    for (name, file) in built_in_files() {
        let text = documentation(rule_tokens(&file), true);
        assert!(text.contains("</math>\n"), "{name}");
        let parts: Vec<_> = text.split("</math>\n").collect();
        for behind in &parts[1..] {
            // rustdoc joins attributes by line ends and takes one away.
            assert!(behind.starts_with('\n'), "{name}: {behind:?}");
        }
        let folds = text.matches("\n<details>\n<summary>").count();
        assert_eq!(
            text.matches("</summary>\n\n<math ").count(),
            folds,
            "{name}"
        );
        assert_eq!(
            text.matches("</math>\n\n</details>\n").count(),
            folds,
            "{name}"
        );
        let whole = sound(rule_tokens(&file)).notation.parts.is_some();
        assert_eq!(folds > 0, whole, "{name}");
        let last = text
            .find("</details>\n")
            .map_or(0, |at| at + "</details>\n".len());
        assert!(
            !whole || text[last..].starts_with("\n\n"),
            "{name}: {}",
            &text[last..]
        );
    }
}

/// What the README shows is what the compiler writes.
#[test]
fn the_readme_shows_the_documentation_of_momentum() {
    let readme = include_str!("../../../../../README.md");
    let text = documentation(built_in("momentum"), false);
    let start = text.find("# Update").expect("an update");
    let mut shown = String::new();
    let mut lines = text[start..].trim_end().lines().peekable();
    while let Some(line) = lines.next() {
        // Empty lines do not count twice.
        if line.is_empty() && lines.peek().is_some_and(|next| next.is_empty()) {
            continue;
        }
        shown.push_str(&match line.strip_prefix("# ") {
            Some(heading) => format!("> **{heading}**\n"),
            None if line.is_empty() => ">\n".to_owned(),
            None => format!("> {line}\n"),
        });
    }
    // The README may break lines, and has plain spaces.
    let plain = |text: &str| text.replace('\u{a0}', " ");
    assert!(plain(readme).contains(&plain(&shown)), "{shown}");
}

/// The bill in the documentation is that of the constant: Adam in `f32` reads 16 bytes, writes 12
/// and keeps 8.
#[test]
fn the_bill_is_in_bytes() {
    let text = documentation(built_in("adam"), false);
    for row in [
        "| read in a step | 4 | 16 | 32 |",
        "| written in a step | 3 | 12 | 24 |",
        "| kept as state | 2 | 8 | 16 |",
    ] {
        assert!(text.contains(row), "{row} in\n{text}");
    }
}
