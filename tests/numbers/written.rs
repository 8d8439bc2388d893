//! Rules that are compiled when the test runs: their files for PyTorch and optax beside the function of NumPy.
//!
//! What is looked for here are names: whatever a file uses of its own may be a name of the rule. Without PyTorch or JAX and
//! optax tests say that they are skipped.

use std::collections::BTreeSet;

use optim_compiler::text::{self, Texts, Told};
use optim_tests::python;
use serde::Serialize;
use syn::visit::Visit as _;

/// A rule's texts.
#[derive(Serialize)]
struct Written {
    name: String,
    numpy: String,
    torch: String,
    optax: String,
    /// Whether each input is one number.
    scalars: Vec<bool>,
}

/// Runs steps of each, and says what differs.
const PROGRAM: &str = r#"
import inspect, json, re, sys, types, warnings
import numpy as np
import torch
import jax
jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import optax

warnings.simplefilter("ignore")
np.seterr(all="ignore")
torch.set_num_threads(1)
STEPS = 4
W = np.array([[0.5, -0.25, 1.0], [0.125, 2.0, -1.5]])

def given(seed):
    return np.sin(np.arange(6.0) * 1.7 + seed).reshape(2, 3) + 0.05

def functions(source, private=""):
    names = {"__name__": "text"}
    exec(source, names)
    # The step stands before the evaluation.
    own = [x for name, x in names.items() if isinstance(x, types.FunctionType) and x.__module__ == "text"
           and not (private and name.startswith(private))]
    return own[0], own[1] if len(own) > 1 else None

def beside(rule, t):
    # By the place of an input, for its name may be another one in each file.
    return [0.5 + t if scalar else given(10 * t + i) for i, scalar in enumerate(rule["scalars"])]

def of_numpy(rule):
    step, evaluate = functions(rule["numpy"])
    w, state = W, {}
    for t in range(1, STEPS + 1):
        w, kept = step(w, given(t), *beside(rule, t), state, t)
        state = {**state, **kept}
        yield w, evaluate and evaluate(w, state, t)

def of_torch(rule):
    names = {"__name__": "text"}
    exec(rule["torch"], names)
    Class, = [x for x in names.values() if isinstance(x, type) and issubclass(x, torch.optim.Optimizer)]
    p = torch.nn.Parameter(torch.tensor(W))
    optimizer = Class([p])
    words = [x for x in inspect.signature(Class.step).parameters if x not in ("self", "closure")]
    for t in range(1, STEPS + 1):
        p.grad = torch.tensor(given(t))
        values = [x if isinstance(x, float) else {p: torch.tensor(x)} for x in beside(rule, t)]
        optimizer.step(**dict(zip(words, values, strict=True)))
        w, evaluated = p.detach().numpy().copy(), None
        if hasattr(optimizer, "eval_weights"):
            optimizer.eval_weights()
            evaluated = p.detach().numpy().copy()
            optimizer.train_weights()
        yield w, evaluated

def of_optax(rule):
    made, evaluate = functions(rule["optax"], "_")
    transformation = made()
    params = {"p": jnp.asarray(W)}
    state = transformation.init(params)
    words = [x for x in inspect.signature(transformation.update).parameters if x not in ("updates", "state", "params", "_")]
    for t in range(1, STEPS + 1):
        values = [x if isinstance(x, float) else {"p": jnp.asarray(x)} for x in beside(rule, t)]
        changes, state = transformation.update({"p": jnp.asarray(given(t))}, state, params, **dict(zip(words, values, strict=True)))
        params = optax.apply_updates(params, changes)
        yield np.asarray(params["p"]), evaluate and np.asarray(evaluate(params, state)["p"])

def wrong(rule):
    try:
        expected = list(of_numpy(rule))
    except Exception as error:
        return [f"NumPy: {type(error).__name__}: {error}"]
    found = []
    for place, run in [("torch", of_torch), ("optax", of_optax)]:
        try:
            for t, (got, known) in enumerate(zip(run(rule), expected, strict=True), 1):
                for what, x, y in zip(["w", "eval"], got, known):
                    assert (x is None) == (y is None), f"{what} is not there"
                    same = x is None or np.allclose(x, y, rtol=1e-9, atol=1e-12, equal_nan=True)
                    assert same, f"{what} in step {t} is {np.ravel(x)[:3]} beside {np.ravel(y)[:3]}"
        except Exception as error:
            found.append(f"{place}: {type(error).__name__}: {error}")
    return found

json.dump([wrong(rule) for rule in json.load(sys.stdin)], sys.stdout)
"#;

/// Where a rule has a name, with one of its own there.
const PLACES: [&str; 9] = [
    "Named", "pull", "many", "kept", "lines", "told", "rate", "made", "weights",
];

/// A rule that goes its own way for each weight, and one with sums of the tensor and of the model. Their words in capitals
/// are the places.
const RULES: [&str; 2] = [
    "struct NAMED { lr = 0.1 where lr >= 0, PULL = 0.5 where 0 <= PULL < 1, MANY = [0.5, 0.25] where 0 < MANY < 1, flag = true }
     state { KEPT, LINES, scale: scalar = PULL }
     update(WEIGHTS, slope, count_of_steps, TOLD: input, RATE: input scalar) {
         let MADE = if slope > 0 < TOLD { slope + PULL * TOLD } else { slope * RATE };
         KEPT = ema(PULL, MADE);
         LINES = prev(LINES) + (if flag { TOLD } else { slope });
         scale = prev(scale) / 2 + MANY[0] * MANY[1]^count_of_steps;
         WEIGHTS -= lr * scale * (debias(KEPT) + LINES / count_of_steps);
     }
     eval(WEIGHTS) { WEIGHTS -= 0.5 * KEPT; }",
    "struct NAMED { lr = 0.1 where lr >= 0, PULL = 0.5 where 0 <= PULL < 1, MANY = [0.5, 0.25] where 0 < MANY < 1 }
     state { KEPT, LINES: row, scale: scalar }
     update(WEIGHTS, slope, count_of_steps, TOLD: input, RATE: input scalar) {
         let MADE = slope / (1 + norm(slope)) + PULL * TOLD * RATE;
         KEPT = ema(PULL, MADE);
         LINES = max(prev(LINES), row_mean(abs(TOLD)) * MANY[1]);
         scale = prev(scale) + model_sum(slope * slope);
         WEIGHTS -= lr * KEPT / (1 + LINES + scale * MANY[0] / count_of_steps);
     }
     eval(WEIGHTS) { WEIGHTS -= 0.5 * KEPT; }",
];

/// Their inputs.
const INPUTS: [bool; 2] = [false, true];

/// A rule with these words at the places, if they can stand there.
fn written(rule: &str, words: &[&str]) -> Option<Texts> {
    let mut source = rule.to_owned();
    for (place, word) in PLACES.iter().zip(words) {
        source = source.replace(&place.to_uppercase(), word);
    }
    let tokens = source.parse().ok()?;
    // A name of Rust's may be none here; what is no word at all ends the reading.
    match text::texts(tokens, &[]) {
        Told::Rule(texts) => Some(*texts),
        Told::Wants(_) | Told::Broken(_) => None,
    }
}

/// The words of a text that could be names.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let begins = |word: &str| word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    // `__name__` is Python's own.
    words.filter(move |word| begins(word) && !word.ends_with("__"))
}

fn check(test: &str, rules: &[Written]) {
    let needs = "import torch, jax, optax, numpy";
    let found: Vec<Vec<String>> = match python::computed(PROGRAM, needs, rules) {
        Ok(found) => found,
        Err(reason) => return python::say_skipped(test, &reason),
    };
    assert_eq!(found.len(), rules.len());
    let wrong: Vec<_> = rules
        .iter()
        .zip(found)
        .filter(|(_, found)| !found.is_empty())
        .map(|(rule, found)| format!("{}: {}", rule.name, found.join("; ")))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        rules.len(),
        wrong.join("\n")
    );
}

fn one(texts: Texts, name: String, scalars: &[bool]) -> Written {
    Written {
        name,
        scalars: scalars.to_vec(),
        numpy: texts.numpy,
        torch: texts.torch,
        optax: texts.optax,
    }
}

/// Every word that a file has, at every place where a rule has a name.
#[test]
fn whatever_a_file_uses_may_be_a_name() {
    let mut words = BTreeSet::new();
    // What Python has beside.
    let further = "print list dict set str object id iter next vars filter min max sum any all map type property T \
                   _m __m _ __ self_ w g t x i k d p m_prev kept_prev kept_hat kept_retained own_told Named NamedState named";
    words.extend(further.split(' ').map(str::to_owned));
    for rule in RULES {
        let texts = written(rule, &PLACES).expect("a rule");
        words.extend(words_of(&texts.torch).map(str::to_owned));
        words.extend(words_of(&texts.optax).map(str::to_owned));
    }
    let mut rules = Vec::new();
    for rule in RULES {
        let can = |word: &&String| {
            let others = rule.contains(&format!(" {word} ")) || PLACES.contains(&word.as_str());
            // At each place alone.
            !others
                && (0..PLACES.len()).all(|at| {
                    let mut words = PLACES;
                    words[at] = word.as_str();
                    written(rule, &words).is_some()
                })
        };
        let able: Vec<&str> = words.iter().filter(can).map(String::as_str).collect();
        assert!(able.len() > 200, "{able:?}");
        // Nine words a rule, each once at each place.
        for first in 0..able.len() {
            let places: Vec<_> = (0..PLACES.len())
                .map(|at| able[(first + at) % able.len()])
                .collect();
            let texts = written(rule, &places).unwrap_or_else(|| panic!("{places:?} in {rule}"));
            rules.push(one(texts, places.join(" "), &INPUTS));
        }
    }
    check("written::whatever_a_file_uses_may_be_a_name", &rules);
}

/// Names that Python reads as one, names that no class has, and rules called as what a file imports.
#[test]
fn names_that_python_reads_otherwise() {
    let mut rules = Vec::new();
    for rule in RULES {
        for places in [
            [
                "Named", "µ", "μ", "kept", "lines", "told", "ﬁ", "fi", "weights",
            ],
            ["ſ", "s", "ϵ", "ε", "_ε", "__ε", "Ω", "ſſ", "ĳ"],
            ["Größe", "_", "größe", "Kelvin", "重", "重量", "ж", "ª", "a"],
            [
                "Optax", "_pull", "__many", "_kept", "__lines", "_told", "_rate", "_made", "_w",
            ],
            [
                "Math",
                "math",
                "_math",
                "kept",
                "kept_retained",
                "told",
                "rate",
                "made",
                "weights",
            ],
            [
                "Torch",
                "torch",
                "Torch2",
                "TorchState",
                "lines",
                "told",
                "rate",
                "made",
                "weights",
            ],
            [
                "Zip", "pull", "zip", "kept", "lines", "told", "rate", "made", "weights",
            ],
            [
                "Any", "pull", "many", "any", "lines", "AnyState", "rate", "made", "weights",
            ],
            [
                "RuntimeError",
                "pull",
                "many",
                "kept",
                "lines",
                "told",
                "rate",
                "made",
                "weights",
            ],
            [
                "_Like", "pull", "many", "kept", "lines", "told", "rate", "made", "weights",
            ],
            [
                "NamedTuple",
                "pull",
                "many",
                "kept",
                "lines",
                "told",
                "rate",
                "made",
                "weights",
            ],
        ] {
            let texts = written(rule, &places).or_else(|| {
                // What may be no name here stands somewhere else.
                let mut places = places;
                places[1] = "pull";
                written(rule, &places)
            });
            rules.extend(texts.map(|texts| one(texts, places.join(" "), &INPUTS)));
        }
    }
    assert!(rules.len() >= 18, "{}", rules.len());
    check("written::names_that_python_reads_otherwise", &rules);
}

/// The rules in the macros of a file that draw no random numbers, are made of no others and are given nothing.
fn of_file(source: &str) -> Vec<Written> {
    struct Macros(Vec<proc_macro2::TokenStream>);
    impl<'ast> syn::visit::Visit<'ast> for Macros {
        fn visit_macro(&mut self, found: &'ast syn::Macro) {
            if found.path.is_ident("optimizer") {
                self.0.push(found.tokens.clone());
            }
        }
    }
    let mut macros = Macros(Vec::new());
    macros.visit_file(&syn::parse_file(source).expect("Rust"));
    let told = macros.0.into_iter().map(|tokens| text::texts(tokens, &[]));
    let rules = told.filter_map(|told| match told {
        Told::Rule(texts) => Some(*texts),
        Told::Wants(_) | Told::Broken(_) => None,
    });
    let alone = |texts: &Texts| {
        !texts.optax.contains("jax.random")
            && !texts.optax.contains("GradientTransformationExtraArgs")
    };
    rules
        .filter(alone)
        .map(|texts| {
            let name = texts.name.clone();
            one(texts, name, &[])
        })
        .collect()
}

/// Rules by chance.
#[test]
fn random_rules() {
    let mut rules = of_file(include_str!("../random/rules.rs"));
    rules.extend(of_file(include_str!("../support/src/reducing.rs")));
    rules.extend(of_file(include_str!("../support/src/folds.rs")));
    assert!(rules.len() > 100, "{}", rules.len());
    check("written::random_rules", &rules);
}
