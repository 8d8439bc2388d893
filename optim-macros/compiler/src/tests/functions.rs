//! Every function of numbers, each alone: its rule for the programs in `tests`, which compare it with NumPy, with
//! the interpreter and over instruction sets, and what can be held to be true of it here.
//!
//! `UPDATE_RANDOM=1 cargo test -p optim-compiler functions` writes the rules anew.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use super::random::Random;
use crate::functions::{self, POINTWISE, Pointwise};
use crate::interval::{End, Range};
use crate::language::domain::Bound;

/// The rules of all functions, in the order of the list: name and text.
pub(super) fn rules() -> Vec<(String, String)> {
    POINTWISE.iter().map(|function| rule(*function)).collect()
}

/// A rule that calls the function for each weight and once a step.
fn rule(function: Pointwise) -> (String, String) {
    let inside = |(index, argument): (usize, &&str)| match function.domain().lower {
        _ if index == 1 && function.divides() => format!("abs({argument}) + 0.5"),
        Bound::Unbounded => (*argument).to_owned(),
        Bound::Inclusive(least) => format!("abs({argument}) + {least}"),
        Bound::Exclusive(least) => format!("abs({argument}) + {}", least + 0.01),
    };
    let call = |arguments: [&str; 3]| {
        let arguments = &arguments[..function.arguments()];
        let arguments: Vec<_> = arguments.iter().enumerate().map(inside).collect();
        format!("{}({})", function.name, arguments.join(", "))
    };
    let words = function.name.split('_').map(|word| {
        let (first, rest) = word.split_at(1);
        format!("{}{rest}", first.to_uppercase())
    });
    let name = format!("Of{}", words.collect::<String>());
    let (of_step, of_weight) = (
        call(["c / t", "1 - c * t", "c"]),
        call(["8 * g", "w", "w + 1"]),
    );
    let text = format!(
        "struct {name} {{ lr = 0.1 where lr >= 0, c = 0.7 where 0.1 <= c <= 3, }}\n\
         state {{ total: scalar }}\n\
         update(w, g, t) {{\n    \
             total = prev(total) + {of_step};\n    \
             w -= lr * ({of_weight} + total);\n\
         }}"
    );
    (name, text)
}

#[test]
fn the_rules_of_functions_are_current() {
    let mut file = String::from(
        "//! A rule for each function of numbers, written by a test of the compiler.\n\
         // No line is by hand: see `optim-macros/compiler/src/tests/functions.rs`.\n\n\
         use optim_runtime::optimizer;\n",
    );
    let rules = rules();
    for (name, text) in &rules {
        let text = text.replace('\n', "\n    ");
        let comment = format!("/// One function, for each weight and once a step: {name}.");
        write!(file, "\noptimizer! {{\n    {comment}\n    pub {text}\n}}\n").expect("a string");
    }
    let names: Vec<_> = rules.iter().map(|(name, _)| name.as_str()).collect();
    write!(
        file,
        "\n/// Calls a macro with the name of every rule.\n#[macro_export]\nmacro_rules! every_function {{\n    ($call:ident) => {{\n        $call! {{ {} }}\n    }};\n}}\n",
        names.join(" ")
    )
    .expect("a string");
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/support/src/functions.rs");
    if std::env::var_os("UPDATE_RANDOM").is_some() {
        std::fs::write(&path, &file).expect("the folder is there");
    }
    assert!(
        std::fs::read_to_string(path).unwrap_or_default() == file,
        "tests/support/src/functions.rs is not current: run `UPDATE_RANDOM=1 cargo test -p optim-compiler \
         functions`"
    );
}

#[test]
fn a_name_is_one_function() {
    let names: HashSet<_> = functions::all().map(|signature| signature.name).collect();
    assert_eq!(names.len(), functions::all().count());
}

#[test]
fn a_function_takes_as_many_arguments_as_its_form_has() {
    for function in POINTWISE {
        let signature = functions::function(function.name).expect("it is in the list");
        let counts: Vec<_> = signature.arguments().collect();
        assert_eq!(counts, [function.arguments()], "{function:?}");
    }
}

#[test]
fn the_manual_has_every_form() {
    let manual = include_str!("../../../../optim-runtime/src/language.md");
    let rows: Vec<_> = manual
        .lines()
        .filter(|line| line.starts_with('|'))
        .collect();
    // Greek letters there are words here.
    let rows = rows.join("\n").replace('β', "beta").replace('μ', "mu");
    for signature in functions::all() {
        for form in signature.forms {
            assert!(
                rows.contains(&format!("`{form}`")),
                "`{form}` is in no table of the manual"
            );
        }
    }
}

/// A range, and numbers in it: few of them any, most at an end or near it.
fn arguments(function: Pointwise, random: &mut Random) -> (Range, Vec<f64>) {
    let number = |random: &mut Random| match random.below(6) {
        0 => 0.0,
        1 => (random.unit() - 0.5) * 1e-3,
        2 => (random.unit() - 0.5) * 2e3,
        3 => [-1.0, 1.0, -0.5, 0.5, 2.0, 3.0][random.below(6)],
        _ => (random.unit() - 0.5) * 12.0,
    };
    let (a, b) = (number(random), number(random));
    let (low, high) = (a.min(b), a.max(b));
    let end = |value, random: &mut Random| {
        if random.chance(30) && low < high {
            End::open(value)
        } else {
            End::closed(value)
        }
    };
    let range = Range::new(end(low, random), end(high, random));
    let inside = [
        low,
        high,
        low + (high - low) * random.unit(),
        low / 2.0 + high / 2.0,
        0.0,
    ];
    let domain = function.domain();
    let inside = inside
        .into_iter()
        .filter(|x| range.contains(*x) && domain.contains(*x));
    (range, inside.collect())
}

/// Ranges are of exact arithmetic, and what is computed follows an end but for rounding.
#[test]
fn no_value_lies_outside_of_its_range() {
    const SLACK: f64 = 1e-12;
    let mut random = Random::from_seed(20_261_126);
    for function in POINTWISE {
        let mut seen = 0;
        for _ in 0..20_000 {
            let (ranges, lists): (Vec<_>, Vec<_>) = (0..function.arguments())
                .map(|_| arguments(*function, &mut random))
                .unzip();
            let result = function.range(&ranges);
            let first: &[f64] = &lists[0];
            for x in first {
                let mut arguments = vec![*x];
                for list in &lists[1..] {
                    let Some(y) = list.get(random.below(list.len())) else {
                        continue;
                    };
                    arguments.push(*y);
                }
                let by_zero = function.divides() && arguments.last() == Some(&0.0);
                if arguments.len() < lists.len() || by_zero {
                    continue;
                }
                let value = function.value(&arguments);
                if value.is_infinite() {
                    continue;
                }
                let slack = SLACK * (1.0 + value.abs());
                let inside =
                    value >= result.low.value - slack && value <= result.high.value + slack;
                let zero = value != 0.0 || !result.excludes_zero();
                let sign = value >= 0.0 || !result.is_not_negative();
                let whole = value.fract() == 0.0 || !result.whole;
                assert!(
                    inside && zero && sign && whole,
                    "{function:?} of {arguments:?} is {value:e}, and of {ranges:?} it is {result:?}"
                );
                seen += 1;
            }
        }
        assert!(seen > 10_000, "{function:?}: {seen} values");
    }
}
