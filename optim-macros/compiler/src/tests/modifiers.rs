//! Modifiers: each of the language's is sound by itself and over every built-in rule that it can stand over, and
//! says the equations that its authors wrote.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;

use super::{analyse, built_in_files, equations, errors_of, rule_tokens, sound, tokens};
use crate::compile::{Analysed, Outcome, understand};
use crate::diag::Errors;
use crate::ir::fingerprint::fingerprint;
use crate::language::literal::Literal;
use crate::lower::Lowered;
use crate::modify::assemble::{self, Assembled};
use crate::modify::built_in;
use crate::tests::interpreter::Interpreter;

const DESCENT: &str = "struct R { lr = 0.1 where lr >= 0 } update(w, g) { w -= lr * g; }";

#[test]
fn each_of_the_language_is_sound_by_itself() {
    for name in built_in::names() {
        let text = built_in::text(name).expect("it has a text");
        let errors = errors_of(tokens(&format!("modifier {text}")));
        let messages: Vec<_> = errors.iter().map(|error| &error.message).collect();
        assert!(messages.is_empty(), "{name}: {messages:#?}");
        assert!(
            text.contains(&format!("\n{name} {{")),
            "the file {name} has {name}"
        );
        sound(tokens(&format!("{DESCENT} with {name};")));
    }
}

/// Which of the language's modifiers a rule refuses, and why.
#[test]
fn what_does_not_stand_over_a_built_in_rule_says_so_in_one_message() {
    let mut refused: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut accepted = 0;
    for (file, text) in built_in_files() {
        let rule = rule_tokens(&text);
        for modifier in built_in::names() {
            let with = tokens(&format!("struct R = Base with {modifier};"));
            let analysed = crate::compile::analyse(with, std::slice::from_ref(&rule), false);
            let Outcome::Analysed(analysed) = analysed else {
                panic!("nothing more is needed")
            };
            match analysed {
                Analysed::Sound(_) => accepted += 1,
                Analysed::Broken(errors, _) => {
                    assert!(
                        !errors.is_empty(),
                        "{modifier} over {file} is broken in silence"
                    );
                    let list = refused.entry(modifier.to_owned()).or_default();
                    let said = errors.iter().map(|error| error.message.replace('\n', " "));
                    list.push(format!("{file}: {}", said.collect::<Vec<_>>().join(" | ")));
                }
            }
        }
    }
    let list: Vec<_> = refused
        .iter()
        .map(|(modifier, list)| format!("{modifier}\n    {}\n", list.join("\n    ")))
        .collect();
    insta::assert_snapshot!("refused", format!("accepted {accepted}\n{}", list.concat()));
}

/// What a rule makes of these gradients, at its defaults but for `maximize` and a decay wherever it has one: the weight
/// after each step.
fn course(lowered: &Lowered, maximize: bool, gradients: &[f64]) -> Vec<Option<u64>> {
    let hypers = lowered.params.iter().map(|param| match param.default {
        Literal::Flag(_) if param.name == "maximize" => f64::from(u8::from(maximize)),
        Literal::Flag(flag) => f64::from(u8::from(flag)),
        Literal::Count(count) => count as f64,
        Literal::Number(_) if param.name.ends_with("weight_decay") => 0.1,
        Literal::Number(number) => number,
    });
    let mut interpreter = Interpreter::in_f64(lowered, hypers.collect(), 0.75);
    let steps = gradients.iter().map(|g| {
        let trace = interpreter.step(*g);
        trace.ok().map(|_| interpreter.w.value.to_bits())
    });
    steps.collect()
}

/// `maximize` turns the gradient's sign, for what a modifier sees of it too. A rule that turns it under another name
/// would leave the old one to `cautious`, which then drops the very steps that agree.
#[test]
fn to_maximize_is_to_turn_the_gradient_under_every_modifier() {
    let gradients = [0.5, 0.25, -1.0, 0.125, 2.0, -0.5, -0.25, 1.0];
    let turned = gradients.map(|g| -g);
    let (mut compared, mut moved) = (0, 0);
    for (file, text) in built_in_files() {
        let rule = rule_tokens(&text);
        for modifier in built_in::names().filter(|name| *name != "maximize") {
            let with = tokens(&format!("struct R = Base with {modifier};"));
            let errors = Errors::default();
            let read = assemble::read(with, std::slice::from_ref(&rule), false, &errors);
            let understood = match &read {
                Assembled::Rule { def, broken: false } => understand(def, &errors),
                _ => None,
            };
            errors.take();
            let Some((lowered, ..)) = understood else {
                continue;
            };
            if lowered.params.iter().all(|param| param.name != "maximize") {
                continue;
            }
            let up = course(&lowered, true, &gradients);
            assert_eq!(
                up,
                course(&lowered, false, &turned),
                "{modifier} over {file}"
            );
            compared += 1;
            moved += usize::from(up.windows(2).any(|pair| pair[0] != pair[1]));
        }
    }
    // Nothing is said of rules that stand still.
    assert_eq!(compared, moved);
    assert!(compared > 200, "{compared}");
}

#[test]
fn the_gradient_is_changed_above_the_equations() {
    let text = format!("{DESCENT} with maximize, centralize;");
    assert_eq!(
        equations(&text),
        "let g = if maximize { -g } else { g };\n\
         let middle = if ndim(w) > 1 { row_mean(g) } else { 0 };\n\
         let g = g - middle;\n\
         w -= lr * g;"
    );
}

#[test]
fn the_step_is_changed_where_the_weights_are_assigned() {
    let text = format!("{DESCENT} with sign, nesterov(momentum = 0.5);");
    assert_eq!(
        equations(&text),
        "let u = lr * g;\n\
         let u_2 = lr * sign(u);\n\
         nesterov_buffer = trace(nesterov_momentum, u_2);\n\
         let u_3 = u_2 + nesterov_momentum * nesterov_buffer;\n\
         w -= u_3;"
    );
}

#[test]
fn the_weights_are_changed_behind_the_step() {
    let text = format!("{DESCENT} with ema_weights, sign;");
    assert_eq!(
        equations(&text),
        "let u = lr * g;\n\
         let u_2 = lr * sign(u);\n\
         w -= u_2;\n\
         ema_weights_average = ema(ema_weights_decay, w);"
    );
    let text = format!("{DESCENT} with lookahead;");
    assert_eq!(
        equations(&text),
        "let w_2 = w - lr * g;\n\
         lookahead_slow = if t % lookahead_k == 0 { prev(lookahead_slow) + lookahead_alpha * \
         (w_2 - prev(lookahead_slow)) } else { prev(lookahead_slow) };\n\
         w = if t % lookahead_k == 0 { lookahead_slow } else { w_2 };"
    );
}

/// The step of `update(w, g) { … }`, with a state `m` and hyper-parameters `lr`, `decay`.
fn step_of(assignment: &str) -> String {
    let text = format!(
        "struct R {{ lr = 0.1 where lr >= 0, decay = 0.01 where decay >= 0 }} state {{ m }}
         update(w, g) {{ m = ema(0.9, g); let shrunk = (1 - lr * decay) * w; {assignment} }}
         with sign;"
    );
    let lines: Vec<_> = equations(&text).lines().map(str::to_owned).collect();
    let (first, last) = (&lines[2], &lines[lines.len() - 1]);
    format!("{first} {last}")
}

#[test]
fn what_the_weights_alone_make_stays_beside_the_step() {
    for (assignment, apart) in [
        ("w = shrunk - lr * m;", "let u = lr * m; w = shrunk - u_2;"),
        ("w = -lr * m + shrunk;", "let u = lr * m; w = shrunk - u_2;"),
        (
            "w -= lr * m + lr * decay * shrunk;",
            "let u = lr * m; w = w - lr * decay * shrunk - u_2;",
        ),
        (
            "w += shrunk - w - lr * m;",
            "let u = lr * m; w = w + shrunk - w - u_2;",
        ),
        (
            "w -= lr * (m + decay * shrunk);",
            "let u = lr * (m + decay * shrunk); w -= u_2;",
        ),
        (
            "w = (shrunk - lr * m) / (1 + decay);",
            "let u = w - (shrunk - lr * m) / (1 + decay); w -= u_2;",
        ),
    ] {
        assert_eq!(step_of(assignment), apart, "{assignment}");
    }
}

#[test]
fn names_of_a_modifier_take_none_of_its_rule() {
    let text = "struct R { lr = 0.1 where lr >= 0, u = 0.5 where u >= 0 } state { u_2 }
        update(θ, g) { u_2 = ema(0.9, g); let agrees = u_2 + u; θ -= lr * agrees; } with cautious;";
    assert_eq!(
        equations(text),
        "u_2 = ema(0.9, g);\n\
         let agrees = u_2 + u;\n\
         let u_3 = lr * agrees;\n\
         let agrees_2 = if sign(u_3) * sign(g) > 0 { 1 } else { 0 };\n\
         let u_4 = u_3 * agrees_2 / max(mean(agrees_2), cautious_least);\n\
         θ -= u_4;"
    );
}

#[test]
fn order_is_the_order_of_the_list() {
    let print =
        |list: &str| fingerprint(&sound(tokens(&format!("{DESCENT} with {list};"))).program);
    let (decayed, masked) = (
        print("cautious, weight_decay"),
        print("weight_decay, cautious"),
    );
    assert_ne!(decayed, masked);
    assert_ne!(decayed, print("cautious"));
    assert_ne!(
        print("cautious"),
        fingerprint(&sound(tokens(DESCENT)).program)
    );
    // A default is no equation.
    assert_eq!(print("cautious(least = 0.5)"), print("cautious"));
}

#[test]
fn what_begins_with_the_gradient_begins_with_the_changed_one() {
    let text = "struct R { lr = 0.1 where lr >= 0 } state { v = g^2 }
        update(w, g) { v = ema(0.9, g^2); w -= lr * g / (sqrt(v) + 1e-8); }";
    let def = sound(tokens(&format!("{text} with maximize;"))).def;
    let initial = def.states[0].initial.as_ref().expect("it has one");
    assert_eq!(initial.to_string(), "(if maximize { -g } else { g })^2");
    let errors = errors_of(tokens(&format!("{text} with centralize;")));
    let ids: Vec<_> = errors.iter().map(|error| error.rule.id).collect();
    assert_eq!(ids, ["modifier-conflict"]);
}

/// Who changes a rule that has modifiers has the rule with both lists, one behind the other. In one list weights are changed
/// behind all steps, so a list that changes them is left out.
#[test]
fn a_list_goes_on_where_that_of_the_base_ends() {
    let bases = [
        "struct R { lr = 0.1 where lr >= 0 } update(w, g) { w -= lr * g; }",
        "struct R { lr = 0.1 where lr >= 0 } state { last = g, v = g^2 } update(w, g) {
            last = g; v = ema(0.9, g^2); w -= lr * (g + 0.5 * (g - prev(last))) / (sqrt(v) + 1e-8); }",
    ];
    let (mut both, mut refused) = (0, 0);
    for base in bases {
        let changes_weights = |name: &&str| {
            let text = built_in::text(name).expect("it has a text");
            text.contains("\nweights(")
        };
        for first in built_in::names().filter(|name| !changes_weights(name)) {
            for second in built_in::names().filter(|second| *second != first) {
                let flat = tokens(&format!("{base} with {first}, {second};"));
                let inner = tokens(&format!("{base} with {first};"));
                let outer = tokens(&format!("struct R = Base with {second};"));
                let nested = crate::compile::analyse(outer, &[inner], false);
                let nested = match nested {
                    Outcome::Analysed(Analysed::Sound(sound)) => Some(fingerprint(&sound.program)),
                    _ => None,
                };
                let flat = match analyse(flat) {
                    Analysed::Sound(sound) => Some(fingerprint(&sound.program)),
                    Analysed::Broken(..) => None,
                };
                assert_eq!(nested, flat, "{first}, {second} over {base}");
                both += usize::from(flat.is_some());
                refused += usize::from(flat.is_none());
            }
        }
    }
    assert!(both > 100 && refused > 10, "{both} and {refused}");
}

/// What begins with the gradient begins with what all changes together make of it, in their order.
#[test]
fn a_state_begins_with_the_gradient_of_all_modifiers() {
    let text = "struct R { lr = 0.1 where lr >= 0 } state { last = g }
        update(w, g) { last = g; w -= lr * (g + 0.5 * (g - prev(last))); }
        with maximize, coupled_weight_decay;";
    let def = sound(tokens(text)).def;
    let initial = def.states[0].initial.as_ref().expect("it has one");
    assert_eq!(
        initial.to_string(),
        "(if maximize { -g } else { g }) + coupled_weight_decay * w"
    );
}

/// A rule that is made of one that is made of others.
#[test]
fn a_rule_of_a_rule_has_all_that_both_say() {
    let half: TokenStream = tokens("pub half { share = 0.5 } step(u) { u = share * u; }");
    let first = format!("{DESCENT} with half, sign;").replace("struct R", "struct First");
    let Outcome::Wants(path) = crate::compile::analyse(tokens(&first), &[], true) else {
        panic!("`half` is asked for")
    };
    assert_eq!(path.text, "half");
    let supply: TokenStream = tokens(&format!("[{half}] {first}"));
    let second = tokens("struct Second = First with lookahead, more::half2;");
    let half2: TokenStream = tokens("half2 { } step(u) { u = u / 2; }");
    let Outcome::Wants(path) =
        crate::compile::analyse(second.clone(), std::slice::from_ref(&supply), true)
    else {
        panic!("`more::half2` is asked for")
    };
    assert_eq!(path.text, "more::half2");
    let outcome = crate::compile::analyse(second, &[supply, half2], true);
    let Outcome::Analysed(Analysed::Sound(second)) = outcome else {
        panic!("nothing more is needed")
    };
    let lines: Vec<_> = second.def.update.iter().flat_map(|u| &u.body).collect();
    assert_eq!(lines[1].to_string(), "let u_2 = half_share * u;");
    assert_eq!(lines[3].to_string(), "let u_4 = u_3 / 2;");
}

/// What has errors hands on that it has, and what is made of it has none of its own.
#[test]
fn errors_of_a_base_are_told_once() {
    let supply = tokens("! struct First { lr = 0.1 } update(w, g) { w -= sqrt(g); }");
    let rule = tokens("struct Second = First with sign;");
    let outcome = crate::compile::analyse(rule, &[supply], true);
    let Outcome::Analysed(Analysed::Broken(errors, def)) = outcome else {
        panic!("it is broken")
    };
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(def.expect("a stub").params.len(), 1);
}

/// What is found in the equations of another rule is told at its name, with its name.
#[test]
fn errors_in_equations_of_others_say_whose_they_are() {
    let text = "struct R { lr = 0.1 where lr >= 0, beta = 0.9 where 0 <= beta < 1 } state { m, v }
        update(w, g) { m = ema(beta, g); v = ema(beta, g^2); w -= lr * m / (sqrt(v) + 1e-8) / (w^2 + 1); }
        with weight_decay(weight_decay = -1);";
    let analysed = analyse(tokens(text));
    let Analysed::Broken(errors, _) = analysed else {
        panic!("its default is outside of its domain")
    };
    assert_eq!(errors[0].rule.id, "default-outside-domain");
    assert_eq!(errors[0].source.start.source_text().as_deref(), Some("-"));

    let half = tokens("half { } step(u) { u = u / w_of_nobody; }");
    let rule = tokens(&format!("{DESCENT} with own_half;"));
    let outcome = crate::compile::analyse(rule, &[half], true);
    let Outcome::Analysed(Analysed::Broken(errors, _)) = outcome else {
        panic!("it is broken")
    };
    let message = &errors[0].message;
    assert!(
        message.starts_with("in the equations of `own_half`: "),
        "{message}"
    );
    assert_eq!(
        errors[0].source.start.source_text().as_deref(),
        Some("own_half")
    );
}
