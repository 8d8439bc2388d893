//! The keys that there are.

/// What a schedule can be: the key, what its value says, and the keys of further arguments.
pub(super) const KINDS: [(&str, &str, &[&str]); 18] = [
    ("constant", "a factor", &[]),
    ("linear", "a number of steps", &["from", "to"]),
    ("warmup", "a number of steps", &[]),
    ("cosine", "a number of steps", &[]),
    ("polynomial", "a number of steps", &["power"]),
    ("exponential", "a factor", &["every"]),
    ("step", "a number of steps", &["gamma"]),
    ("multi_step", "a list of steps", &["gamma"]),
    ("inverse_sqrt", "a number of steps", &[]),
    ("inverse_power", "a number of steps", &["power"]),
    (
        "noam",
        "a list of `d_model` and the steps of the warm-up",
        &[],
    ),
    ("one_cycle", "a number of steps", &[]),
    (
        "cyclic",
        "a list of the steps up and the steps down",
        &["low", "high", "swell"],
    ),
    (
        "restarts",
        "a number of steps",
        &["up", "growth", "shrink", "low", "high"],
    ),
    (
        "warmup_stable_decay",
        "a list of three numbers of steps",
        &[],
    ),
    (
        "piecewise",
        "a list of points, each a step and a factor",
        &["anneal"],
    ),
    ("table", "a list of factors", &[]),
    ("sequence", "a list of schedules", &[]),
];

/// The product of a list, which is no key of a single schedule.
pub(super) const PRODUCT: &str = "product";

/// Methods, in the order in which they act.
pub(super) const METHODS: [&str; 15] = [
    "up_from",
    "down_to",
    "shaped",
    "repeat",
    "cycle",
    "by_epoch",
    "from_step",
    "delayed",
    "for_steps",
    "at_least",
    "at_most",
    "times",
    "absolute",
    "of",
    "then",
];

/// Ways from level to level that are made of nothing else.
pub(super) const ANNEALS: [&str; 7] = [
    "hold",
    "linear",
    "cosine",
    "sqrt",
    "square",
    "rex",
    "geometric",
];

/// Those with a number.
pub(super) const ANNEALS_WITH: [&str; 3] = ["cosine_power", "waves", "polynomial"];
