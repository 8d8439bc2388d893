//! Whatever is written, the compiler does not panic: it gives code, or errors at tokens of the rule
//! beside a stub.
//!
//! The built-in rules and the examples of `tests/ui`, with their corrections, are changed at
//! random. `--nocapture` shows the counts.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use proc_macro2::TokenStream;

use super::mutate::mutate;
use super::random::Random;
use super::{built_in_files, ids_of, rule_tokens};
use crate::codegen::{self, Runtime};
use crate::compile::{Analysed, analyse};
use crate::diag::Diagnostic;

/// Changed rules for the built-in ones, and again for the examples.
const MUTANTS: usize = 5_000;

/// Compiles, and panics if the outcome is not what it must be. Gives the errors.
fn outcome(text: &str) -> Vec<Diagnostic> {
    // Read again, so that spans are places in this text.
    let tokens: TokenStream = text.parse().expect("tokens, printed");
    let (errors, code) = match analyse(tokens) {
        Analysed::Sound(rule) => {
            let code = codegen::generate(&rule.optimized(), &Runtime::default());
            (Vec::new(), code)
        }
        Analysed::Broken(errors, def) => {
            assert!(!errors.is_empty(), "broken without an error");
            let mut code: TokenStream = errors.iter().map(|error| error.to_tokens()).collect();
            code.extend(def.map(|def| codegen::stub::generate(&def, &Runtime::default())));
            (errors, code)
        }
    };
    let file = syn::parse2::<syn::File>(code.clone());
    file.unwrap_or_else(|error| panic!("{error}: {code}"));
    let mut said = Vec::new();
    for error in &errors {
        let place = place(error, text);
        let new = (error.rule.id, place, &error.message);
        assert!(!said.contains(&new), "said twice: {new:?}");
        said.push(new);
        assert!(error.message.contains("\nhelp: "), "{}", error.message);
    }
    errors
}

/// The first byte and the one behind the last of what an error points at.
fn place(error: &Diagnostic, text: &str) -> (usize, usize) {
    if text.trim().is_empty() {
        return (0, 0);
    }
    let [start, end] = [error.source.start, error.source.end].map(|span| {
        let range = span.byte_range();
        // A span of the macro itself has no text.
        let written = span.source_text().unwrap_or_default();
        assert!(!written.is_empty(), "nowhere: {}", error.message);
        assert_eq!(
            text.get(range.clone()),
            Some(&*written),
            "{}",
            error.message
        );
        range
    });
    assert!(start.start < end.end, "backwards: {}", error.message);
    (start.start, end.end)
}

fn examples() -> Vec<String> {
    let ui = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/ui");
    let list = |folder: PathBuf| {
        let entries = std::fs::read_dir(folder).expect("the examples lie beside the compiler");
        let mut paths: Vec<_> = entries
            .map(|e| e.expect("a readable folder").path())
            .collect();
        paths.sort();
        paths
    };
    let folders = list(ui)
        .into_iter()
        .filter(|folder| !folder.ends_with("pass"));
    folders
        .flat_map(list)
        // Not what rustc prints for them.
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension != "stderr")
        })
        .map(|path| std::fs::read_to_string(path).expect("a readable file"))
        .collect()
}

/// Gives how many of them are sound.
fn try_mutants(what: &str, files: &[String], seed: u64) -> usize {
    let mut random = Random::from_seed(seed);
    let (mut sound, mut broken) = (0, 0);
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    let rules: Vec<_> = files.iter().map(|file| rule_tokens(file)).collect();
    for _ in 0..MUTANTS {
        let mut tokens = rules[random.below(rules.len())].clone();
        for _ in 0..=random.below(3) {
            tokens = mutate(&tokens, &mut random);
        }
        // A change may bring `/` beside `/`, which printed without a gap would begin a comment.
        let text = tokens.to_string().replace("//", "/ /");
        match catch_unwind(AssertUnwindSafe(|| outcome(&text))) {
            Ok(errors) if errors.is_empty() => sound += 1,
            Ok(errors) => {
                broken += 1;
                for error in errors {
                    *met.entry(error.rule.id).or_default() += 1;
                }
            }
            Err(_) => panic!("the compiler is wrong about\n{text}"),
        }
    }
    println!("{what}, seed {seed}: {MUTANTS} changed, {sound} sound, {broken} broken; {met:?}");
    assert!(broken > 0, "nothing was broken");
    sound
}

#[test]
fn changed_built_in_rules() {
    let files = built_in_files().into_iter().map(|(_, text)| text);
    // Rules with many loops would take more time than all others together.
    let files: Vec<_> = files
        .filter(|text| text.matches(" if ").count() < 8)
        .collect();
    assert!(files.len() > 12, "most rules take part");
    // Both outcomes are met, so both are tried.
    assert!(try_mutants("built-in rules", &files, 1) > 0);
}

#[test]
fn changed_examples() {
    assert!(try_mutants("examples", &examples(), 2) > 0);
}

/// Rules with an `eval`, which are few among the examples.
#[test]
fn changed_evaluations() {
    let ui = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/ui/evaluation");
    let fixed = super::catalogue::files(&ui, "fixed");
    assert!(try_mutants("evaluations", &fixed.into_values().collect::<Vec<_>>(), 4) > 0);
}

/// What other languages write meets what is broken.
#[test]
fn changed_habits() {
    let wrapped = |rule| format!("optimizer! {{ {rule} }}");
    let files: Vec<_> = super::habits::rules().into_iter().map(wrapped).collect();
    try_mutants("habits", &files, 3);
}

/// The end of a rule has no token of its own; what is missing there is told at the last one.
#[test]
fn rules_that_end_early() {
    let (_, adam) = &built_in_files()[0];
    let tokens: Vec<_> = rule_tokens(adam).into_iter().collect();
    let eval: TokenStream = "eval(w, t)".parse().expect("tokens");
    let complete = tokens.len();
    let tokens: Vec<_> = tokens.into_iter().chain(eval).collect();
    let broken = (0..=tokens.len()).filter(|length| *length != complete);
    for length in broken {
        let tokens: TokenStream = tokens[..length].iter().cloned().collect();
        assert!(!outcome(&tokens.to_string()).is_empty());
    }
}

/// Neither reading nor a later stage runs out of stack.
#[test]
fn depth_without_end() {
    const DEEP: usize = 5_000;
    let nested = |open: &str, close: &str| format!("{}g{}", open.repeat(DEEP), close.repeat(DEEP));
    let values = [
        nested("(", ")"),
        nested("sqrt(", ")"),
        nested("-", ""),
        nested("- ", ""),
        nested("!", ""),
        nested("2^", ""),
        nested("2 ** ", ""),
        nested("g + ", ""),
        nested("g * ", ""),
        nested("g < ", ""),
        nested("a && ", ""),
        nested("a || ", ""),
        nested("if a { g } else ", ""),
        nested("if a { g } else { ", "}"),
        nested("if a { let x = ", "; x } else { g }"),
        nested("g[", "]"),
        nested("g.max(", ")"),
        nested("sqrt ", ""),
        nested("g ", ""),
        nested("a ? ", " : g"),
        nested("g if a else ", ""),
        nested("|", "|"),
        nested("+", ""),
        nested("not ", ""),
        nested("g and ", ""),
        nested("g::", ""),
        nested("{", "}"),
        format!("g{}", ".sqrt()".repeat(DEEP)),
        format!("g{}", "[t]".repeat(DEEP)),
        format!("g{}", "(g)".repeat(DEEP)),
    ];
    let statements = values.iter().map(|value| format!("w -= {value};"));
    let blocks = [
        format!("{}{}w -= g;", "if a {".repeat(DEEP), "}".repeat(DEEP)),
        format!("{} w -= g;", "if a { w = g; } else ".repeat(DEEP)),
        format!("{}{}w -= g;", "for a in b {".repeat(DEEP), "}".repeat(DEEP)),
        format!("{} w -= g;", "if a: ".repeat(DEEP)),
        format!("{} w -= g;", "if a: w = g; else: ".repeat(DEEP)),
        format!("{} w -= g;", "return ".repeat(DEEP)),
        format!("w -= g; {}", nested("[", "]")),
    ];
    for statement in statements.chain(blocks) {
        let texts = [
            format!("struct R {{ a = false }} update(w, g, t) {{ {statement} }}"),
            format!("struct R {{}} update(w, g) {{ w -= g; }} eval(w, t) {{ {statement} }}"),
        ];
        for text in texts {
            let errors = outcome(&text);
            let shown: String = statement.chars().take(60).collect();
            assert!(!errors.is_empty(), "{shown}");
            let deep = errors.iter().filter(|error| error.rule.id == "too-deep");
            assert!(deep.count() <= 1, "{shown}: {errors:#?}");
        }
    }
    let attribute = format!(
        "#[doc{}] struct R {{}} update(w, g) {{ w -= g; }}",
        nested("(", ")")
    );
    assert_eq!(ids_of(attribute.parse().expect("tokens")), ["too-deep"]);
}

/// The limits refuse nothing that anybody writes.
#[test]
fn what_is_deep_enough() {
    let depth = 20;
    let nested = format!("{}g{}", "(1 + ".repeat(depth), ")".repeat(depth));
    let long = format!("g{}", " + 2 * g".repeat(60));
    let text = format!("struct R {{}} update(w, g) {{ w -= {nested} * ({long}); }}");
    assert!(outcome(&text).is_empty());
    // Intermediates may rest on each other without end.
    let lets: String = (1..2_000)
        .map(|n| format!("let x{n} = x{} + 1;", n - 1))
        .collect();
    let text = format!("struct R {{}} update(w, g) {{ let x0 = g; {lets} w -= x1999; }}");
    assert!(outcome(&text).is_empty());
}
