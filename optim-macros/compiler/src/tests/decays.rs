//! Weight decays by modifiers are those that were written by hand, and take values of the rule by their names.

use super::{analyse, equations, sound, tokens};
use crate::compile::{Analysed, Outcome};
use crate::ir::fingerprint::fingerprint;

/// A rule with the hyper-parameters and the state that the tests need, and this update and list.
fn rule(update: &str, with: &str) -> String {
    let unused = "+ 0 * (lr + decay + (if apart { 1 } else { 0 }) + (if fixed { 1 } else { 0 }))";
    let update = update.replace("ema(0.9, ", &format!("ema(0.9 {unused}, "));
    format!(
        "struct R {{ lr = 0.1 where lr >= 0, decay = 0.01 where decay >= 0, apart = true, fixed = false }}
         state {{ m }} update(w, g) {{ {update} }} {with}"
    )
}

fn print_of(text: &str) -> u64 {
    match analyse(tokens(text)) {
        Analysed::Sound(sound) => fingerprint(&sound.program),
        Analysed::Broken(errors, _) => panic!("{text}: {errors:#?}"),
    }
}

#[test]
fn a_decay_by_a_modifier_is_the_one_that_was_written_by_hand() {
    let coupled = "with coupled_weight_decay(decay);";
    let decoupled = "with decoupled_weight_decay(decay);";
    let either = "with either_weight_decay(decay, decoupled = apart, fixed = fixed);";
    let by_rate = "with decoupled_weight_decay(decay, lr = rate);";
    let chosen = "let d = if apart { g } else { g + decay * w };
        let share = if fixed { decay } else { lr * decay };
        let kept = if apart { (1 - share) * w } else { w };";
    let cases = [
        (
            "m = ema(0.9, g); w -= lr * m;",
            coupled,
            "let d = g + decay * w; m = ema(0.9, d); w -= lr * m;".to_owned(),
        ),
        (
            "m = ema(0.9, g); w -= lr * m;",
            decoupled,
            "m = ema(0.9, g); w = (1 - lr * decay) * w - lr * m;".to_owned(),
        ),
        (
            "m = ema(0.9, g); w += -lr * m;",
            decoupled,
            "m = ema(0.9, g); w = (1 - lr * decay) * w + -lr * m;".to_owned(),
        ),
        (
            "m = ema(0.9, g); w = 0.5 * w - lr * m;",
            decoupled,
            "m = ema(0.9, g); w = (1 - lr * decay) * (0.5 * w) - lr * m;".to_owned(),
        ),
        (
            "m = ema(0.9, g); let rate = lr / (1 + lr); w -= rate * m;",
            by_rate,
            "m = ema(0.9, g); let rate = lr / (1 + lr); w = (1 - rate * decay) * w - rate * m;"
                .to_owned(),
        ),
        (
            "m = ema(0.9, g); w -= lr * m;",
            either,
            format!("{chosen} m = ema(0.9, d); w = kept - lr * m;"),
        ),
        (
            "m = ema(0.9, g); if fixed { w -= lr * m; } else { w -= lr * sign(g); }",
            either,
            format!(
                "{chosen} m = ema(0.9, d);
                 if fixed {{ w = kept - lr * m; }} else {{ w = kept - lr * sign(d); }}"
            ),
        ),
        (
            "m = ema(0.9, g); if fixed { w = 0.5 * w - lr * m; } else { w -= lr * m; }",
            decoupled,
            "m = ema(0.9, g); if fixed { w = (1 - lr * decay) * (0.5 * w) - lr * m; }
             else { w = (1 - lr * decay) * w - lr * m; }"
                .to_owned(),
        ),
    ];
    for (own, with, by_hand) in cases {
        assert_eq!(
            print_of(&rule(own, with)),
            print_of(&rule(&by_hand, "")),
            "{own} {with}"
        );
    }
}

/// What a later list does to the gradient is done before the decay, and what it does to the step does not see it.
#[test]
fn a_penalty_is_of_the_rule_alone() {
    let base = "struct R { lr = 0.1 where lr >= 0, decay = 0.01 where decay >= 0 } state { m }
        update(w, g) { m = ema(0.9, g); w -= lr * m; } with coupled_weight_decay(decay)";
    let flat = equations(&format!("{base}, maximize, cautious;"));
    assert_eq!(
        flat,
        "let g = if maximize { -g } else { g };\n\
         let d = g + decay * w;\n\
         m = ema(0.9, d);\n\
         let u = lr * m;\n\
         let agrees = if sign(u) * sign(g) > 0 { 1 } else { 0 };\n\
         let u_2 = u * agrees / max(mean(agrees), cautious_least);\n\
         w -= u_2;"
    );
    let outer = tokens("struct R = Base with maximize, cautious;");
    let nested = crate::compile::analyse(outer, &[tokens(&format!("{base};"))], false);
    let Outcome::Analysed(Analysed::Sound(nested)) = nested else {
        panic!("both lists are sound");
    };
    let update = nested.def.update.expect("a rule has an update");
    let lines = update.body.iter().map(ToString::to_string);
    assert_eq!(lines.collect::<Vec<_>>().join("\n"), flat);
}

/// What begins with the gradient begins with what the equations take for it.
#[test]
fn a_state_begins_with_the_penalized_gradient_of_all_lists() {
    let base = "struct R { lr = 0.1 where lr >= 0 } state { last = g }
        update(w, g) { last = g; w -= lr * (g + 0.5 * (g - prev(last))); }
        with coupled_weight_decay;";
    let outer = tokens("struct R = Base with maximize;");
    let nested = crate::compile::analyse(outer, &[tokens(base)], false);
    let Outcome::Analysed(Analysed::Sound(nested)) = nested else {
        panic!("both lists are sound");
    };
    let initial = nested.def.states[0].initial.as_ref().expect("it has one");
    assert_eq!(
        initial.to_string(),
        "(if maximize { -g } else { g }) + coupled_weight_decay * w"
    );
}

/// A rule that gives the gradient a new value under its name takes the penalized one there.
#[test]
fn a_penalty_goes_before_what_the_rule_makes_of_the_gradient() {
    let text = "struct R { lr = 0.1 where lr >= 0 }
        update(w, g) { let g = clamp(g, -1, 1); w -= lr * g; } with coupled_weight_decay;";
    assert_eq!(
        equations(text),
        "let g = g + coupled_weight_decay * w;\nlet g = clamp(g, -1, 1);\nw -= lr * g;"
    );
}

/// What a modifier takes from its rule is declared once, where the rule has it.
#[test]
fn a_rule_keeps_the_order_of_its_hyper_parameters() {
    let rule = rule(
        "m = ema(0.9, g); w -= lr * m;",
        "with maximize(maximize = false), either_weight_decay(decay, decoupled = apart, fixed = fixed);",
    );
    let def = sound(tokens(&rule)).def;
    let names = def.params.iter().map(|param| param.name.to_string());
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["lr", "decay", "apart", "fixed", "maximize"]
    );
}

/// The built-in rules whose lists name these decays say nothing of them in their own equations.
#[test]
fn built_in_rules_with_decays_by_modifiers_have_none_of_their_own() {
    let mut by_modifier = 0;
    for (name, file) in super::built_in_files() {
        let Some((own, list)) = file.split_once("\n    with ") else {
            continue;
        };
        let (list, _) = list.split_once(';').expect("the end of a list");
        if !list.contains("weight_decay(") {
            continue;
        }
        let (_, update) = own.split_once("\n    update(").expect("equations");
        let own = ["weight_decay * w", "weight_decay) * w", "decay) * w"];
        assert!(own.iter().all(|own| !update.contains(own)), "{name}");
        by_modifier += 1;
    }
    assert!(by_modifier >= 36, "{by_modifier}");
}
