//! Rules that end with modifiers.

use super::{Random, generate};

/// Modifiers under which each weight goes its own way.
const WEIGHTWISE: [&str; 12] = [
    "coupled_weight_decay",
    "decoupled_weight_decay",
    "either_weight_decay",
    "ema_weights",
    "grokfast",
    "independent_weight_decay",
    "lookahead",
    "maximize",
    "nesterov",
    "schedule_free",
    "sign",
    "weight_decay",
];

/// Those that reduce.
const REDUCING: [&str; 5] = [
    "agc",
    "cautious",
    "centralize",
    "clip_update",
    "trust_ratio",
];

/// The text of a rule with up to three modifiers of which none reduces.
pub(in crate::tests) fn modified_rule(name: &str, random: &mut Random) -> String {
    let rule = generate(name, random, None, false, &[]);
    let count = 1 + random.below(3);
    let modifiers = (0..count).map(|_| random.pick(&WEIGHTWISE));
    with(&rule, modifiers.collect())
}

/// The same where each that reduces has its turn, at some place among others.
pub(in crate::tests) fn reducing_modified_rule(
    name: &str,
    turn: usize,
    random: &mut Random,
) -> String {
    let rule = generate(name, random, None, false, &[]);
    let count = random.below(3);
    let mut modifiers: Vec<_> = (0..count).map(|_| random.pick(&WEIGHTWISE)).collect();
    let place = random.below(count + 1);
    modifiers.insert(place, REDUCING[turn % REDUCING.len()]);
    if random.chance(25) {
        modifiers.push(random.pick(&REDUCING));
    }
    with(&rule, modifiers)
}

fn with(rule: &str, modifiers: Vec<&str>) -> String {
    format!("{rule}\nwith {};", modifiers.join(", "))
}

/// The modifiers that ship and are drawn.
pub(in crate::tests) fn drawn() -> impl Iterator<Item = &'static str> {
    WEIGHTWISE.into_iter().chain(REDUCING)
}
