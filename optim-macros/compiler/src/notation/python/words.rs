//! Words that a name gives way to, and what Python makes of a name.

use super::dialect::Dialect;

/// What Python keeps for itself, and what the function of NumPy uses.
#[rustfmt::skip]
const RESERVED: [&str; 44] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "print", "exec", "np", "state",
    "ValueError", "__debug__", "_orthogonalize", "_inverse_root", "_eigenvectors",
];

/// What the texts for PyTorch and optax use where a rule's names can be seen. Functions of their own begin with `_`, which
/// no name does there.
#[rustfmt::skip]
const OF_FILES: [&str; 61] = [
    // Modules, functions and exceptions of Python.
    "torch", "math", "jax", "jnp", "optax", "tuple", "range", "zip", "float", "int", "min", "max", "abs", "round", "len",
    "sorted", "super", "enumerate", "isinstance", "any", "all", "map", "sum", "bool", "hasattr", "type", "Any",
    "NamedTuple", "RuntimeError", "TypeError", "StopIteration", "OverflowError",
    // Of a class, and keys of its groups that are PyTorch's.
    "self", "params", "param_names", "initial_lr", "group", "p", "closure", "result", "hypers", "states", "grads",
    "alike", "parameters", "one",
    // Of a transformation.
    "updates", "tree", "trees", "leaves", "count", "key", "keys", "seed", "own", "done", "init", "update",
    "begin_one", "step_one", "eval_one",
];

/// The words that no name of a rule is.
pub(super) fn reserved(dialect: Dialect) -> impl Iterator<Item = &'static str> {
    let further: &[&str] = match dialect {
        Dialect::Numpy => &[],
        Dialect::Torch | Dialect::Jax => &OF_FILES,
    };
    RESERVED.iter().chain(further).copied()
}

/// A name of the rule as one of Python. Files keep `_` before a name for their own: it would make a field of a state that
/// optax refuses, and in a class another name.
pub(super) fn identifier(name: &str, dialect: Dialect) -> String {
    let name = name.trim_start_matches("r#");
    let kept = match dialect {
        Dialect::Numpy => name,
        Dialect::Torch | Dialect::Jax => name.trim_start_matches('_'),
    };
    let mut word: String = kept.chars().map(normal).collect();
    if !word.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        word.insert(0, 'x');
    }
    word
}

/// A character as Python reads it, which brings names to the form NFKC: `µ`, the sign for a millionth, is the letter `μ`
/// there. What might change and is no common letter stands as its number, so that no two names become one.
fn normal(c: char) -> String {
    let letter = match c {
        'µ' => 'μ',
        'ϐ' => 'β',
        'ϑ' => 'θ',
        'ϒ' => 'Υ',
        'ϕ' => 'φ',
        'ϖ' => 'π',
        'ϰ' => 'κ',
        'ϱ' => 'ρ',
        'ϵ' => 'ε',
        c if is_kept(c) => c,
        c => return format!("u{:x}", u32::from(c)),
    };
    letter.to_string()
}

/// Letters that are what they are in every form of Unicode, and join with none before them.
fn is_kept(c: char) -> bool {
    match c {
        '_' => true,
        c if c.is_ascii() => true,
        // Latin, but for what is two letters or another one.
        '\u{c0}'..='\u{17e}' => {
            !matches!(c, '×' | '÷' | '\u{132}'..='\u{133}' | '\u{13f}'..='\u{140}' | '\u{149}')
        }
        // Greek.
        '\u{391}'..='\u{3a9}' | '\u{3b1}'..='\u{3c9}' => true,
        // Cyrillic.
        '\u{400}'..='\u{45f}' => true,
        // Kana and Han.
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' => true,
        _ => false,
    }
}

/// `GradientDescent` as `gradient_descent`; a last capital begins no word: `AdamW` is `adamw`.
pub(super) fn function(rule: &str, dialect: Dialect) -> String {
    let chars: Vec<char> = identifier(rule, dialect).chars().collect();
    let mut snake = String::new();
    for (index, c) in chars.iter().enumerate() {
        let after_small = index > 0 && !chars[index - 1].is_uppercase() && chars[index - 1] != '_';
        let is_last = index + 1 == chars.len();
        if c.is_uppercase() && after_small && !is_last {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    free(snake.chars().map(normal).collect(), dialect)
}

/// The rule's name as one of a class.
#[cfg(any(test, feature = "text"))]
pub(super) fn class(rule: &str, dialect: Dialect) -> String {
    free(identifier(rule, dialect), dialect)
}

/// A name of the file itself.
fn free(mut name: String, dialect: Dialect) -> String {
    while reserved(dialect).any(|word| word == name) {
        name.push('_');
    }
    name
}
