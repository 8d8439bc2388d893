//! Whatever is written, the compiler does not panic: it gives code, or errors at tokens of the rule
//! beside a stub.
//!
//! The built-in rules, the programs of `tests/ui` with their corrections, and rules that people have
//! tripped over (`seeds/`) are changed at random. `--nocapture` shows the counts.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use proc_macro2::{TokenStream, TokenTree};

use super::mutate::mutate;
use super::random::Random;
use super::{analyse, built_in_files, ids_of, rule_tokens};
use crate::codegen::{self, Runtime};
use crate::compile::Analysed;
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
            // Of a rule that is made of another nothing is known here.
            let has_base = def.as_ref().is_some_and(|def| def.with.base.is_some());
            assert!(!errors.is_empty() || has_base, "broken without an error");
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
    // Of nothing, also behind the word that `modifier!` hands on, there is no token to point at.
    if ["", "modifier"].contains(&text.trim()) {
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

/// The rules of every program in `tests/ui`, also of those that compile, and of every correction.
fn examples() -> Vec<TokenStream> {
    let ui = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/ui");
    let folders = std::fs::read_dir(ui).expect("the examples lie beside the compiler");
    let mut folders: Vec<_> = folders
        .map(|folder| folder.expect("a readable folder").path())
        .collect();
    folders.sort();
    let texts = folders.iter().flat_map(|folder| {
        let all = ["rs", "fixed"].map(|extension| super::catalogue::files(folder, extension));
        all.into_iter().flat_map(BTreeMap::into_values)
    });
    let mut rules = Vec::new();
    for text in texts {
        let before = rules.len();
        invocations(text.parse().expect("tokens"), &mut rules);
        assert!(rules.len() > before, "no rule in\n{text}");
    }
    rules
}

/// What is given to every `optimizer!` and `modifier!` of a program, those inside of modules and macros included.
fn invocations(tokens: TokenStream, found: &mut Vec<TokenStream>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            continue;
        };
        match &tokens[..index] {
            [.., TokenTree::Ident(name), TokenTree::Punct(bang)]
                if name == "optimizer" && bang.as_char() == '!' =>
            {
                found.push(group.stream());
            }
            [.., TokenTree::Ident(name), TokenTree::Punct(bang)]
                if name == "modifier" && bang.as_char() == '!' =>
            {
                let text = group.stream();
                found.push(quote::quote!(modifier #text));
            }
            _ => invocations(group.stream(), found),
        }
    }
}

/// Rules that people have tripped over, one a line.
fn reported() -> Vec<TokenStream> {
    let lines = include_str!("seeds/rules.txt").lines();
    lines.map(|line| line.parse().expect("tokens")).collect()
}

/// Gives how many of them are sound.
fn try_mutants(what: &str, rules: &[TokenStream], seed: u64) -> usize {
    let mut random = Random::from_seed(seed);
    let (mut sound, mut broken) = (0, 0);
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
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
    let rules: Vec<_> = files.iter().map(|file| rule_tokens(file)).collect();
    // Both outcomes are met, so both are tried.
    assert!(try_mutants("built-in rules", &rules, 1) > 0);
}

#[test]
fn changed_examples() {
    let rules = examples();
    assert!(rules.len() > 300, "every program takes part");
    assert!(try_mutants("examples", &rules, 2) > 0);
}

/// As they are, and changed.
#[test]
fn reported_rules() {
    let rules = reported();
    for rule in &rules {
        outcome(&rule.to_string());
    }
    assert!(try_mutants("reported rules", &rules, 5) > 0);
}

/// Texts that led the fuzzer of `fuzz/` to code that it had not met, and any that the compiler was once wrong about: a
/// file each, as they were found.
#[test]
fn what_the_fuzzer_found() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/tests/seeds/found");
    let found = super::catalogue::files(&folder, "txt");
    assert!(!found.is_empty(), "the texts lie in {}", folder.display());
    for (name, text) in found {
        // What is no Rust tokens never reaches a macro.
        let Ok(tokens) = text.parse::<TokenStream>() else {
            panic!("{name} is no tokens");
        };
        let printed = tokens.to_string().replace("//", "/ /");
        if catch_unwind(AssertUnwindSafe(|| outcome(&printed))).is_err() {
            panic!("the compiler is wrong about {name}:\n{printed}");
        }
    }
}

/// Rules with an `eval`, which are few among the examples.
#[test]
fn changed_evaluations() {
    let ui = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/ui/evaluation");
    let fixed = super::catalogue::files(&ui, "fixed").into_values();
    let rules: Vec<_> = fixed.map(|file| rule_tokens(&file)).collect();
    assert!(try_mutants("evaluations", &rules, 4) > 0);
}

/// What other languages write meets what is broken.
#[test]
fn changed_habits() {
    let rules = super::habits::rules().into_iter();
    let rules: Vec<_> = rules.map(|rule| rule.parse().expect("tokens")).collect();
    try_mutants("habits", &rules, 3);
}

/// The end of a rule has no token of its own; what is missing there is told at the last one.
#[test]
fn rules_that_end_early() {
    let files = built_in_files();
    // It ends with its `update`: what ends with modifiers is whole without them.
    let (_, momentum) = files
        .iter()
        .find(|(name, _)| name == "momentum")
        .expect("a file");
    let tokens: Vec<_> = rule_tokens(momentum).into_iter().collect();
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
