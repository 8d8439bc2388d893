//! The random rules of `tests/random`: their text, and what the interpreter makes of them and of each function alone.
//! There they are compiled, and their loops compared with this on every instruction set.
//!
//! `UPDATE_RANDOM=1 cargo test -p optim-compiler random_rules` writes both files anew.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::interpreter::{Draws, Flaw, Interpreter};
use super::random::Random;
use super::soundness::understood;
use super::{functions as alone, generator};
use crate::functions::{self, Function};
use crate::ir::{Draft, Graph, Op};
use crate::language::literal::Literal;
use crate::lower::Lowered;
use crate::modify::built_in;

const RULES: usize = 104;
/// Rules that are given more than a gradient.
const GIVEN: usize = 24;
/// Rules with modifiers.
const MODIFIED: usize = 24;
/// More than one vector of the widest registers, and a rest.
const WEIGHTS: usize = 19;
const STEPS: usize = 4;
const SEED: u64 = 3;
/// Rules with reductions, which NumPy is asked about: each reduction begins two of them.
const REDUCING: usize = 46;
/// Rules that make something of matrices.
const MATRICES: usize = 16;
/// Rules with modifiers that reduce: each has four turns.
const REDUCING_MODIFIED: usize = 20;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/random")
}

/// Numbers that both element types have, around 1; every seventh a zero.
fn inputs(random: &mut Random) -> Vec<f32> {
    (0..WEIGHTS)
        .map(|index| {
            let number = (4.0 * random.unit() - 2.0) as f32;
            if index % 7 == 5 { 0.0 } else { number }
        })
        .collect()
}

/// The values of hyper-parameters: the defaults, or with every flag turned over.
fn hypers(lowered: &Lowered, flipped: bool) -> Vec<f64> {
    let params = lowered.params.iter().map(|param| match param.default {
        Literal::Number(value) => value,
        Literal::Count(value) => value as f64,
        Literal::Flag(value) => f64::from(u8::from(value != flipped)),
    });
    params.collect()
}

/// Value and bound of every weight after the first and after the last step, and of what it is evaluated
/// with then.
fn expected(lowered: &Lowered, flipped: bool, narrow: bool, w: &[f32], g: &[Vec<f32>]) -> String {
    let mut rows = [String::new(), String::new()];
    let mut eval = String::new();
    for weight in 0..WEIGHTS {
        let hypers = hypers(lowered, flipped);
        let mut interpreter = if narrow {
            Interpreter::in_f32(lowered, hypers, w[weight])
        } else {
            Interpreter::in_f64(lowered, hypers, f64::from(w[weight]))
        };
        let mut flaw = false;
        for (step, gradients) in g.iter().enumerate() {
            if !flaw {
                // As `optim_tests::beside` gives them.
                let g = f64::from(gradients[weight]);
                interpreter.inputs = [-g, (step + 1) as f64 / 2.0];
                interpreter.draws = Draws::At(weight);
                match interpreter.step(g) {
                    Ok(_) => {}
                    Err(Flaw::NotANumber) => panic!("an accepted rule makes a NaN"),
                    Err(_) => flaw = true,
                }
            }
            let row = match step {
                0 => 0,
                _ if step + 1 == STEPS => 1,
                _ => continue,
            };
            let (value, error) = (interpreter.w.value, interpreter.w.error);
            rows[row].push_str(&written((!flaw).then_some((value, error))));
        }
        // After a flawed step there may be no state to evaluate with.
        let evaluated = match (!flaw).then(|| interpreter.evaluated()) {
            Some(Ok((evaluated, _))) => Some((evaluated.value, evaluated.error)),
            Some(Err(Flaw::NotANumber)) => panic!("an accepted rule makes a NaN"),
            Some(Err(_)) | None => None,
        };
        eval.push_str(&written(evaluated));
    }
    let [first, last] = rows;
    let eval = match lowered.eval {
        Some(_) => format!("eval {STEPS}{eval}\n"),
        None => String::new(),
    };
    format!("after 1{first}\nafter {STEPS}{last}\n{eval}")
}

/// A value and its bound. Nothing is expected where rounding decides.
fn written(value: Option<(f64, f64)>) -> String {
    let known =
        |(value, error): &(f64, f64)| error.is_finite() && *error < 1e-2 * (1.0 + value.abs());
    match value.filter(known) {
        Some((value, error)) => format!(" {value:e} {error:.1e}"),
        None => " ? ?".to_owned(),
    }
}

fn line(name: &str, numbers: &[f32]) -> String {
    let numbers: Vec<_> = numbers
        .iter()
        .map(|x| format!("{:e}", f64::from(*x)))
        .collect();
    format!("{name} {}\n", numbers.join(" "))
}

/// The two files.
fn generate() -> (String, String) {
    let mut random = Random::from_seed(SEED);
    let mut rules = String::from(
        "//! Random rules, written by a test of the compiler.\n\
         // No line is by hand: see `optim-macros/compiler/src/tests/random_rules.rs`.\n\n\
         use optim_runtime::optimizer;\n",
    );
    let mut numbers = String::new();
    let w = inputs(&mut random);
    let g: Vec<_> = (0..STEPS).map(|_| inputs(&mut random)).collect();
    numbers.push_str(&line("w", &w));
    g.iter().for_each(|g| numbers.push_str(&line("g", g)));
    let mut cases = |name: &str, lowered: &Lowered| {
        let has_flag = |param: &crate::ir::Param| matches!(param.default, Literal::Flag(_));
        let flag = lowered.params.iter().any(has_flag);
        for flipped in [false, true] {
            for (dtype, narrow) in [("f64", false), ("f32", true)] {
                if flipped && !flag {
                    continue;
                }
                let flags = if flipped { "flipped" } else { "default" };
                let rows = expected(lowered, flipped, narrow, &w, &g);
                write!(numbers, "case {name} {flags} {dtype}\n{rows}").expect("a string");
            }
        }
    };
    for (name, text) in alone::rules() {
        let (lowered, _) = understood(&text).unwrap_or_else(|errors| panic!("{text}: {errors:?}"));
        cases(&name, &lowered);
    }
    let mut names = Vec::new();
    // New kinds come behind the others, so that these stay what they are.
    type Rules = fn(&str, &mut Random) -> String;
    let kinds: [(&str, usize, Rules); 3] = [
        ("Random", RULES, generator::rule),
        ("Given", GIVEN, generator::given_rule),
        ("Modified", MODIFIED, generator::modified_rule),
    ];
    for (word, count, rule) in kinds {
        let mut made = 0;
        while made < count {
            let name = format!("{word}{made}");
            let text = rule(&name, &mut random);
            let Ok((lowered, _)) = understood(&text) else {
                continue;
            };
            let text = text.replace('\n', "\n    ");
            write!(rules, "\noptimizer! {{\n    pub {text}\n}}\n").expect("a string");
            cases(&name, &lowered);
            names.push(name);
            made += 1;
        }
    }
    for word in ["h: input", "loss: input scalar", "normal()", "uniform()"] {
        assert!(rules.contains(word), "no rule has `{word}`");
    }
    write!(
        rules,
        "\n/// Calls a macro with the name of every rule.\n#[macro_export]\nmacro_rules! every_random_rule {{\n    ($call:ident) => {{\n        $call! {{ {} }}\n    }};\n}}\n",
        names.join(" ")
    )
    .expect("a string");
    (rules, numbers)
}

/// The rules with reductions. Whoever takes them compares their loops with their NumPy text.
fn generate_reducing() -> String {
    generate_list(
        (
            "Reducing",
            "every_reducing_rule",
            "Random rules with reductions",
        ),
        REDUCING,
        generator::reducing_rule,
        |own| matches!(own, Draft::Reduce(_)),
    )
}

/// The same of rules that make something of matrices, for matrices alone.
fn generate_matrices() -> String {
    generate_list(
        ("Matrix", "every_matrix_rule", "Random rules of matrices"),
        MATRICES,
        generator::matrix_rule,
        |own| matches!(own, Draft::Matrix(_)),
    )
}

/// The same of rules with modifiers that reduce.
fn generate_modified() -> String {
    generate_list(
        (
            "ReducingModified",
            "every_modified_rule",
            "Random rules with modifiers that reduce",
        ),
        REDUCING_MODIFIED,
        generator::reducing_modified_rule,
        |own| matches!(own, Draft::Reduce(_)),
    )
}

/// Rules that have something that `wanted` tells.
fn generate_list(
    (word, list, title): (&str, &str, &str),
    count: usize,
    rule: fn(&str, usize, &mut Random) -> String,
    wanted: fn(Draft) -> bool,
) -> String {
    let mut random = Random::from_seed(SEED);
    let mut rules = format!(
        "//! {title}, written by a test of the compiler.\n\
         // No line is by hand: see `optim-macros/compiler/src/tests/random_rules.rs`.\n\n\
         use optim_runtime::optimizer;\n",
    );
    let mut names = Vec::new();
    while names.len() < count {
        let name = format!("{word}{}", names.len());
        let text = rule(&name, names.len(), &mut random);
        let Ok((lowered, _)) = understood(&text) else {
            continue;
        };
        let has = |graph: &Graph| {
            graph
                .nodes()
                .any(|n| matches!(graph.op(n), Op::Own(own) if wanted(own)))
        };
        if !lowered.paths.iter().any(|path| has(&path.body.graph)) {
            continue;
        }
        let text = text.replace('\n', "\n    ");
        write!(rules, "\noptimizer! {{\n    pub {text}\n}}\n").expect("a string");
        names.push(name);
    }
    write!(
        rules,
        "\n/// Calls a macro with the name of every rule.\n#[macro_export]\nmacro_rules! {list} {{\n    ($call:ident) => {{\n        $call! {{ {} }}\n    }};\n}}\n",
        names.join(" ")
    )
    .expect("a string");
    rules
}

#[test]
fn the_random_rules_of_matrices_are_current() {
    let (rules, file) = (generate_matrices(), folder().join("matrices.rs"));
    if std::env::var_os("UPDATE_RANDOM").is_some() {
        std::fs::write(&file, &rules).expect("the folder is there");
    }
    for signature in functions::all() {
        let drawn = generator::mentions(&rules, signature.name);
        let whole = matches!(signature.function, Function::Matrix(_));
        assert!(drawn || !whole, "no rule has `{}`", signature.name);
    }
    assert!(
        std::fs::read_to_string(file).unwrap_or_default() == rules,
        "tests/random/matrices.rs is not current: run `UPDATE_RANDOM=1 cargo test -p optim-compiler \
         random_rules`"
    );
}

#[test]
fn the_random_rules_with_reductions_are_current() {
    let (rules, file) = (generate_reducing(), folder().join("reducing.rs"));
    if std::env::var_os("UPDATE_RANDOM").is_some() {
        std::fs::write(&file, &rules).expect("the folder is there");
    }
    for signature in functions::all() {
        let drawn = generator::mentions(&rules, signature.name);
        let whole = matches!(
            signature.function,
            Function::Reduction(_) | Function::Measure(_)
        );
        assert!(drawn || !whole, "no rule has `{}`", signature.name);
    }
    assert!(
        std::fs::read_to_string(file).unwrap_or_default() == rules,
        "tests/random/reducing.rs is not current: run `UPDATE_RANDOM=1 cargo test -p optim-compiler \
         random_rules`"
    );
}

#[test]
fn the_random_rules_with_modifiers_are_current() {
    let (rules, file) = (generate_modified(), folder().join("modified.rs"));
    if std::env::var_os("UPDATE_RANDOM").is_some() {
        std::fs::write(&file, &rules).expect("the folder is there");
    }
    let all = format!("{}{rules}", generate().0);
    for name in built_in::names() {
        assert!(
            generator::drawn().any(|drawn| drawn == name),
            "`{name}` is never drawn"
        );
        assert!(generator::mentions(&all, name), "no rule has `{name}`");
    }
    assert!(
        std::fs::read_to_string(file).unwrap_or_default() == rules,
        "tests/random/modified.rs is not current: run `UPDATE_RANDOM=1 cargo test -p optim-compiler \
         random_rules`"
    );
}

/// Equal but for what another machine's `exp` and `powf` may differ by.
fn is_like(a: &str, b: &str) -> bool {
    let (a, b): (Vec<_>, Vec<_>) = (
        a.split_whitespace().collect(),
        b.split_whitespace().collect(),
    );
    let number = |text: &str| text.parse::<f64>().ok();
    a.len() == b.len()
        && a.iter().zip(&b).all(|(a, b)| match (number(a), number(b)) {
            (Some(x), Some(y)) => (x - y).abs() <= 1e-9 * (1.0 + x.abs().max(y.abs())),
            _ => a == b,
        })
}

#[test]
fn the_random_rules_are_current() {
    let (rules, numbers) = generate();
    let (rules_file, numbers_file) = (folder().join("rules.rs"), folder().join("expected.txt"));
    if std::env::var_os("UPDATE_RANDOM").is_some() {
        std::fs::write(&rules_file, &rules).expect("the folder is there");
        std::fs::write(&numbers_file, &numbers).expect("the folder is there");
    }
    let read = |path| std::fs::read_to_string(path).unwrap_or_default();
    let command = "run `UPDATE_RANDOM=1 cargo test -p optim-compiler random_rules`";
    assert!(
        read(rules_file) == rules,
        "tests/random/rules.rs is not current: {command}"
    );
    assert!(
        is_like(&read(numbers_file), &numbers),
        "tests/random/expected.txt is not current: {command}"
    );
}
