//! Mistakes, and the places where they can be made.

use proc_macro2::Delimiter::{Brace, Bracket, Parenthesis};

use super::text::{Kind, Text, Token};
use crate::functions;

/// A mistake: its name, the rules that have it, each once, and the most errors it is.
pub(super) struct Mistake {
    pub(super) name: &'static str,
    pub(super) make: fn(&Text) -> Vec<String>,
    pub(super) most: usize,
}

const fn mistake(name: &'static str, make: fn(&Text) -> Vec<String>) -> Mistake {
    Mistake {
        name,
        make,
        most: 1,
    }
}

pub(super) const MISTAKES: &[Mistake] = &[
    mistake("an argument is missing", |text| {
        calls(text, |arguments| {
            (arguments.len() > 1).then(|| arguments[1..].join(", "))
        })
    }),
    mistake("the last argument is missing", |text| {
        calls(text, |arguments| {
            (arguments.len() > 1).then(|| arguments[..arguments.len() - 1].join(", "))
        })
    }),
    mistake("no argument", |text| calls(text, |_| Some(String::new()))),
    mistake("an argument too much", |text| {
        calls(text, |arguments| {
            Some(format!("{}, 1, 1, 1", arguments.join(", ")))
        })
    }),
    mistake("an argument is no expression", |text| {
        calls(text, |arguments| {
            Some(format!("{} +", arguments.join(", ")))
        })
    }),
    mistake("a function that there is not", |text| {
        at(text, is_function, |text, index| {
            text.with(index, index, "frobnicate")
        })
    }),
    mistake("a misspelled function", |text| {
        at(text, is_function, |text, index| {
            let word = &text.tokens[index].word;
            text.with(index, index, &format!("{word}q"))
        })
    }),
    mistake("a function without its argument", |text| {
        at(text, is_function, |text, index| {
            text.with(index, text.close(index + 1), &text.tokens[index].word)
        })
    }),
    mistake("a method", |text| {
        at(text, is_function, |text, index| {
            text.with(index, text.close(index + 1), "g.frobnicate()")
        })
    }),
    mistake("a name that there is not", |text| {
        at(text, is_use, |text, index| text.with(index, index, "zzyzx"))
    }),
    mistake("a function as a value", |text| {
        at(text, is_use, |text, index| text.with(index, index, "sqrt"))
    }),
    mistake("a name without its expression", |text| {
        at(text, is_use, |text, index| text.with(index, index, "( )"))
    }),
    mistake("prev of what is no state", |text| {
        at(text, is_use, |text, index| {
            text.with(index, index, "prev(2 * g)")
        })
    }),
    mistake("debias of what is no state", |text| {
        at(text, is_use, |text, index| {
            text.with(index, index, "debias(g)")
        })
    }),
    mistake("an average inside an expression", |text| {
        at(text, is_use, |text, index| {
            text.with(index, index, "ema(0.9, g)")
        })
    }),
    mistake("an operator that there is not", |text| {
        at(text, is_operator, |text, index| {
            text.with(index, index, "&")
        })
    }),
    mistake("an operator without its right side", |text| {
        at(text, is_operator, |text, index| {
            text.with(index, index + 1, "* * *")
        })
    }),
    mistake("a semicolon is missing", |text| {
        at(text, is_semicolon, |text, index| {
            text.with(index, index, "")
        })
    }),
    mistake("a comma is missing", |text| {
        at(text, is_comma, |text, index| text.with(index, index, ""))
    }),
    mistake("a semicolon for a comma", |text| {
        at(text, is_comma, |text, index| text.with(index, index, ";"))
    }),
    mistake("a state named like a function", |text| {
        renamed(text, "state", "sqrt")
    }),
    mistake("a state named like a word of Rust", |text| {
        renamed(text, "state", "loop")
    }),
    mistake("a hyper-parameter named like a function", |text| {
        renamed(text, "struct", "sqrt")
    }),
    mistake("a hyper-parameter named like a word of Rust", |text| {
        renamed(text, "struct", "type")
    }),
    mistake("an intermediate named like a function", |text| {
        renamed(text, "let", "sqrt")
    }),
    mistake("an intermediate named like a word of Rust", |text| {
        renamed(text, "let", "fn")
    }),
    mistake("an allow of no lint", |text| {
        at(text, begins, |text, index| {
            text.before(index, "#[allow(nonsense)]")
        })
    }),
    mistake("an allow of a misspelled lint", |text| {
        at(text, begins, |text, index| {
            text.before(index, "#[allow(posible_nan)]")
        })
    }),
    mistake("an attribute", |text| {
        at(text, begins, |text, index| text.before(index, "#[inline]"))
    }),
    mistake("a storage before the name", |text| {
        let swapped = ["scalar", "row", "col"].map(|word| {
            let places = declarations(text, "state").into_iter();
            let places = places.filter(move |(index, _)| is_word(text, index + 2, word));
            places.map(move |(index, _)| {
                let name = &text.tokens[index].word;
                text.with(index, index + 2, &format!("{word} {name}"))
            })
        });
        swapped.into_iter().flatten().collect()
    }),
    mistake("a type before the name", |text| {
        behind(text, "state", "f32 _")
    }),
    mistake("a storage that there is not", |text| {
        behind(text, "state", "_: q8")
    }),
    mistake("a type", |text| behind(text, "state", "_: Vec<f32>")),
    mistake("no initial value", |text| declared(text, "state", "_ =")),
    mistake("a wrong initial value", |text| {
        declared(text, "state", "_ = zzyzx")
    }),
    mistake("no condition", |text| declared(text, "state", "_ if")),
    mistake("a wrong condition", |text| {
        declared(text, "state", "_ if zzyzx")
    }),
    mistake("no default", |text| declared(text, "struct", "_")),
    mistake("a type for a default", |text| {
        declared(text, "struct", "_: f64")
    }),
    mistake("a text for a default", |text| {
        declared(text, "struct", "_ = \"0.1\"")
    }),
    mistake("a name for a default", |text| {
        declared(text, "struct", "_ = zzyzx")
    }),
    mistake("several defaults", |text| {
        declared(text, "struct", "_ = (0.1, 0.2)")
    }),
    mistake("a default with a suffix", |text| {
        numbers(text, |default| format!("{default}f32"))
    }),
    mistake("no domain", |text| domains(text, "where")),
    mistake("half a domain", |text| domains(text, "where _ >=")),
    mistake("a domain with another name", |text| {
        domains(text, "where 0 <= zzyzx < 1")
    }),
    mistake("a domain of no form", |text| domains(text, "where _")),
    mistake("an empty domain", |text| domains(text, "where 1 < _ < 0")),
    mistake("a default outside its domain", |text| {
        domains(text, "where 7 < _ < 8")
    }),
    mistake("no declaration", |text| declared(text, "struct", "")),
    mistake("no state", |text| declared(text, "state", "")),
    mistake("a name twice", |text| twice(text, "struct")),
    mistake("a state twice", |text| twice(text, "state")),
    mistake("a statement is missing", |text| statements(text, "")),
    mistake("a statement that cannot be read", |text| {
        statements(text, "return g * ;")
    }),
    mistake("a statement twice", |text| statements(text, "_ _")),
    mistake("an assignment without a value", |text| values(text, "")),
    mistake("an assignment to the gradient", |text| targets(text, "g")),
    mistake("an assignment to no name", |text| targets(text, "zzyzx")),
    mistake("an assignment to a number", |text| targets(text, "3")),
    mistake("a header without the gradient", |text| header(text, "w")),
    mistake("a header with too much", |text| {
        header(text, "w, g, t, more")
    }),
    mistake("a header that cannot be read", |text| header(text, "w, 3")),
];

/// The rule with something done at each token that fits.
fn at(
    text: &Text,
    fits: fn(&Text, usize) -> bool,
    make: impl Fn(&Text, usize) -> String,
) -> Vec<String> {
    let places = (0..text.tokens.len()).filter(|index| fits(text, *index));
    places.map(|index| make(text, index)).collect()
}

fn token(text: &Text, index: usize) -> Option<&Token> {
    text.tokens.get(index)
}

fn is(text: &Text, index: usize, kind: Kind) -> bool {
    token(text, index).is_some_and(|token| token.kind == kind)
}

fn is_word(text: &Text, index: usize, word: &str) -> bool {
    token(text, index).is_some_and(|token| token.word == word)
}

/// A function that is called in the equations.
fn is_function(text: &Text, index: usize) -> bool {
    let token = &text.tokens[index];
    let called = is(text, index + 1, Kind::Open(Parenthesis));
    token.section == "update" && called && functions::function(&token.word).is_some()
}

/// What a rule declares, of a section or by `let`.
fn names(text: &Text, section: &str) -> Vec<String> {
    let declares = |index: &usize| {
        let token = &text.tokens[*index];
        let first = token.kind == Kind::Word && token.depth == 1;
        if section == "let" {
            *index > 0 && token.kind == Kind::Word && is_word(text, index - 1, "let")
        } else {
            first && token.section == section && begins(text, *index)
        }
    };
    let places = (0..text.tokens.len()).filter(declares);
    places
        .map(|index| text.tokens[index].word.clone())
        .collect()
}

/// A name that an equation reads.
fn is_use(text: &Text, index: usize) -> bool {
    let token = &text.tokens[index];
    let known = ["struct", "state", "let"]
        .iter()
        .any(|section| names(text, section).contains(&token.word));
    token.section == "update"
        && token.depth > 0
        && token.kind == Kind::Word
        && (known || ["w", "g"].contains(&&*token.word))
        // Neither assigned, nor what a function of states takes.
        && !begins(text, index)
        && !is_word(text, index - 1, "let")
        && !is_word(text, index - 1, ",") 
        && !(is(text, index - 1, Kind::Open(Parenthesis))
            && ["update", "prev", "debias", "len", "ndim"].iter().any(|f| is_word(text, index - 2, f)))
}

fn is_operator(text: &Text, index: usize) -> bool {
    let token = &text.tokens[index];
    token.section == "update"
        && token.depth > 0
        && ["*", "/", "+"].contains(&&*token.word)
        && !is_word(text, index + 1, "=")
        && (is(text, index + 1, Kind::Word) && !is(text, index + 2, Kind::Open(Parenthesis))
            || is(text, index + 1, Kind::Number))
}

fn is_semicolon(text: &Text, index: usize) -> bool {
    text.tokens[index].section == "update" && is_word(text, index, ";")
}

/// A comma between declarations.
fn is_comma(text: &Text, index: usize) -> bool {
    let token = &text.tokens[index];
    ["struct", "state"].contains(&token.section)
        && token.depth == 1
        && token.word == ","
        && is_inner(text, index)
}

fn is_inner(text: &Text, index: usize) -> bool {
    !is(text, index + 1, Kind::Close(Brace))
}

/// The first token of a declaration or statement, documentation left aside.
fn begins(text: &Text, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| &text.tokens[before]) else {
        return false;
    };
    let token = &text.tokens[index];
    if token.kind != Kind::Word || token.depth == 0 {
        return false;
    }
    let documented = before.kind == Kind::Close(Bracket);
    match token.section {
        "struct" | "state" if token.depth == 1 => {
            documented || before.word == "," || before.kind == Kind::Open(Brace)
        }
        "update" => {
            let closed = before.kind == Kind::Close(Brace) && text.tokens[index].word != "else";
            let opened = before.kind == Kind::Open(Brace);
            let assigns = token.word == "let" || token.word == "if" || is_assignment(text, index);
            assigns && (before.word == ";" || opened || closed)
        }
        _ => false,
    }
}

fn is_assignment(text: &Text, index: usize) -> bool {
    let op = |index| {
        ["-", "+", "*", "/"]
            .iter()
            .any(|op| is_word(text, index, op))
    };
    let plain = is_word(text, index + 1, "=") && !is_word(text, index + 2, "=");
    plain || op(index + 1) && is_word(text, index + 2, "=")
}

/// The rule with the arguments of each call changed, where that is possible.
fn calls(text: &Text, change: fn(&[String]) -> Option<String>) -> Vec<String> {
    let places = (0..text.tokens.len()).filter(|index| is_function(text, *index));
    let changed = places.filter_map(|index| {
        let (open, close) = (index + 1, text.close(index + 1));
        let mut arguments = vec![String::new()];
        for token in &text.tokens[open + 1..close] {
            if token.word == "," && token.depth == text.tokens[open].depth + 1 {
                arguments.push(String::new());
            } else if let Some(last) = arguments.last_mut() {
                last.push_str(&token.word);
                last.push(' ');
            }
        }
        let arguments = change(&arguments)?;
        Some(text.with(open, close, &format!("({arguments})")))
    });
    changed.collect()
}

fn renamed(text: &Text, section: &str, new: &str) -> Vec<String> {
    let names = names(text, section).into_iter();
    names.map(|name| text.renamed(&name, new)).collect()
}

/// The rule with another declaration in the place of each; `_` is its name.
fn declared(text: &Text, section: &str, new: &str) -> Vec<String> {
    let is_declaration = |index: &usize| {
        let token = &text.tokens[*index];
        token.section == section && token.depth == 1 && begins(text, *index)
    };
    let places = (0..text.tokens.len()).filter(is_declaration);
    let ends = |token: &Token| token.depth == 1 && token.word == ",";
    places
        .map(|index| {
            let rest = text.tokens[index..].iter();
            let length = rest
                .take_while(|token| !ends(token) && token.depth >= 1)
                .count();
            let is_stored = is_word(text, index + 1, ":");
            let end = index + length - 1;
            let kept = if new.starts_with("_ if") {
                // The condition alone is another one.
                let before = (index..=end).take_while(|index| !is_word(text, *index, "if"));
                before.last().unwrap_or(index)
            } else if is_stored {
                index + 2
            } else {
                index
            };
            let name = text.slice(index, kept);
            if new.is_empty() {
                // With its documentation, of which there is one line or more.
                let mut start = index;
                while is(text, start - 1, Kind::Close(Bracket)) {
                    start -= 6;
                }
                let comma = usize::from(is_word(text, end + 1, ","));
                return text.with(start, end + comma, "");
            }
            text.with(index, end, &new.replace('_', name))
        })
        .collect()
}

/// Where the declarations of a section begin, and where each ends.
fn declarations(text: &Text, section: &str) -> Vec<(usize, usize)> {
    let is_declaration =
        |index: &usize| text.tokens[*index].section == section && begins(text, *index);
    let ends = |token: &Token| token.depth == 0 || token.depth == 1 && token.word == ",";
    let places = (0..text.tokens.len()).filter(is_declaration);
    places
        .map(|index| {
            let rest = text.tokens[index..].iter();
            (
                index,
                index + rest.take_while(|token| !ends(token)).count() - 1,
            )
        })
        .collect()
}

/// The rule with something else in the place of the name of each declaration, and of its storage.
fn behind(text: &Text, section: &str, new: &str) -> Vec<String> {
    let places = declarations(text, section).into_iter();
    places
        .map(|(index, _)| {
            let new = new.replace('_', &text.tokens[index].word);
            let storage = if is_word(text, index + 1, ":") { 2 } else { 0 };
            text.with(index, index + storage, &new)
        })
        .collect()
}

/// The rule with each number that is a default written differently.
fn numbers(text: &Text, new: fn(&str) -> String) -> Vec<String> {
    let places = declarations(text, "struct").into_iter();
    let numbers = places.filter(|(index, _)| is(text, index + 2, Kind::Number));
    numbers
        .filter(|(index, _)| !text.tokens[index + 2].word.ends_with("u64"))
        .map(|(index, _)| text.with(index + 2, index + 2, &new(&text.tokens[index + 2].word)))
        .collect()
}

/// The rule with another domain of each hyper-parameter that has one.
fn domains(text: &Text, new: &str) -> Vec<String> {
    let places = declarations(text, "struct").into_iter();
    places
        .filter_map(|(index, end)| {
            let domain = (index..end).find(|place| is_word(text, *place, "where"))?;
            Some(text.with(domain, end, &new.replace('_', &text.tokens[index].word)))
        })
        .collect()
}

/// The rule with each declaration twice.
fn twice(text: &Text, section: &str) -> Vec<String> {
    let places = declarations(text, section).into_iter();
    places
        .map(|(index, end)| {
            let declaration = text.slice(index, end);
            text.with(index, end, &format!("{declaration}, {declaration}"))
        })
        .collect()
}

/// The last token of the statement that begins here.
fn end(text: &Text, index: usize) -> usize {
    let depth = text.tokens[index].depth;
    let rest = text.tokens[index..].iter();
    index
        + rest
            .take_while(|token| !(token.depth == depth && token.word == ";"))
            .count()
}

/// Where assignments and `let` begin.
fn plain_statements(text: &Text) -> Vec<usize> {
    let places = (0..text.tokens.len()).filter(|index| {
        text.tokens[*index].section == "update"
            && begins(text, *index)
            && !is_word(text, *index, "if")
    });
    places.collect()
}

fn statements(text: &Text, new: &str) -> Vec<String> {
    let places = plain_statements(text).into_iter();
    places
        .map(|index| {
            let end = end(text, index);
            text.with(index, end, &new.replace('_', text.slice(index, end)))
        })
        .collect()
}

/// The rule with another value in each assignment.
fn values(text: &Text, new: &str) -> Vec<String> {
    let places = plain_statements(text).into_iter();
    places
        .map(|index| {
            let end = end(text, index);
            let mut assigns = index;
            while !is_word(text, assigns, "=") {
                assigns += 1;
            }
            text.with(assigns + 1, end - 1, new)
        })
        .collect()
}

/// The rule with another target of each assignment.
fn targets(text: &Text, new: &str) -> Vec<String> {
    let places = plain_statements(text)
        .into_iter()
        .filter(|index| !is_word(text, *index, "let"));
    places.map(|index| text.with(index, index, new)).collect()
}

/// The rule with other names in the header.
fn header(text: &Text, new: &str) -> Vec<String> {
    at(
        text,
        |text, index| is_word(text, index, "update") && text.tokens[index].depth == 0,
        |text, index| text.with(index + 1, text.close(index + 1), &format!("({new})")),
    )
}
