//! The built-in rules are written in the language and in nothing else.

use super::{built_in_files, optimized, rule_tokens, sound};

/// Whether this is `pub fn name() -> Self { Self { … } }`.
fn sets(item: &syn::ImplItem) -> bool {
    let syn::ImplItem::Fn(function) = item else {
        return false;
    };
    let [syn::Stmt::Expr(syn::Expr::Struct(_), None)] = function.block.stmts.as_slice() else {
        return false;
    };
    function.sig.inputs.is_empty()
}

/// A file of `optim-runtime/src/rules` is `use crate::optimizer;`, one rule, and settings of it: functions
/// that set hyper-parameters of the rule's own struct.
#[test]
fn a_built_in_is_its_rule_and_nothing_else() {
    let files = built_in_files();
    assert!(files.len() >= 9, "the family of the first release is there");
    for (name, text) in files {
        let items = syn::parse_file(&text)
            .expect("a built-in rule is Rust")
            .items;
        let plain = |item: &syn::Item| match item {
            syn::Item::Use(item) => quote::quote!(#item).to_string() == "use crate :: optimizer ;",
            syn::Item::Macro(item) => item.mac.path.is_ident("optimizer"),
            syn::Item::Impl(settings) => {
                settings.trait_.is_none() && settings.items.iter().all(sets)
            }
            _ => false,
        };
        assert!(
            items.iter().all(plain),
            "{name}.rs holds more than its rule"
        );
        assert!(items.len() <= 3, "{name}.rs holds its rule");
        rule_tokens(&text);
    }
}

/// What the runtime exports as rules are those files, every one of them.
#[test]
fn the_list_of_rules_is_complete() {
    let list = include_str!("../../../../optim-runtime/src/rules/mod.rs");
    for (name, text) in built_in_files() {
        let rule = sound(rule_tokens(&text)).def.name;
        for line in [
            format!("mod {name};"),
            format!("pub use {name}::{rule};"),
            format!("{name}: {rule},"),
        ] {
            assert!(
                list.lines().any(|it| it.trim_start() == line),
                "`{line}` is missing in rules/mod.rs"
            );
        }
    }
    let exports = list
        .lines()
        .filter(|line| line.starts_with("pub use"))
        .count();
    assert_eq!(exports, built_in_files().len());
}

/// Nowhere else in the runtime is a rule implemented by hand.
#[test]
fn no_rule_is_implemented_by_hand() {
    let mut folders = vec![concat!(env!("CARGO_MANIFEST_DIR"), "/../../optim-runtime/src").into()];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        let folder: std::path::PathBuf = folder;
        for entry in std::fs::read_dir(folder).expect("a folder of the runtime") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).expect("a readable file");
                let by_hand = [" Rule for ", "Kernel<T", "Kernel<f"].iter();
                let by_hand = by_hand.filter(|form| {
                    text.lines()
                        .any(|line| line.contains("impl") && line.contains(**form))
                });
                assert_eq!(by_hand.count(), 0, "{}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 20, "the runtime's files were found");
}

/// The fingerprint is of the equations: how they are spelled, what a rule or an intermediate is
/// called, and defaults do not matter; what is computed does.
#[test]
fn a_fingerprint_tells_equations_apart_and_not_spellings() {
    let fingerprint = |text: &str| optimized(text.parse().expect("tokens")).fingerprint;
    let rule = |name: &str, default: &str, body: &str| {
        fingerprint(&format!(
            "struct {name} {{ lr = {default}, beta = 0.9 where 0 <= beta < 1 }} \
             state {{ m }} update(w, g) {{ {body} }}"
        ))
    };
    let short = rule("A", "0.1", "m = ema(beta, g); w -= lr * m;");
    let long = rule(
        "B",
        "0.2",
        "let part = (1 - beta) * g; m = beta * prev(m) + part; w = w - lr * m;",
    );
    assert_eq!(short, long);
    let weightless = rule("A", "0.1", "m = beta * prev(m) + g; w -= lr * m;");
    assert_ne!(short, weightless);
    let old = rule(
        "A",
        "0.1",
        "m = ema(beta, g); #[allow(late_gradient)] w -= lr * prev(m);",
    );
    assert_ne!(short, old);
    let reordered = fingerprint(
        "struct A { beta = 0.9 where 0 <= beta < 1, lr = 0.1 } \
         state { m } update(x, d) { m = ema(beta, d); x -= lr * m; }",
    );
    assert_eq!(short, reordered);
    let other_start = fingerprint(
        "struct A { lr = 0.1, beta = 0.9 where 0 <= beta < 1 } \
         state { m = 1 } update(w, g) { m = ema(beta, g); w -= lr * m; }",
    );
    assert_ne!(short, other_start);
}
