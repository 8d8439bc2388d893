//! `docs/errors.md`: the language learned from its errors. The page is written from the catalogue,
//! its examples, what rustc prints for them, and their corrections, so it cannot drift.

use std::fmt::Write as _;
use std::path::Path;

use super::catalogue::{files, ui};
use super::diff::{self, Line};
use super::examples::{Example, examples};

/// Writes the page anew.
const COMMAND: &str = "UPDATE_PAGES=1 cargo test -p optim-compiler errors_page";

/// What stands above the sections.
const INTRODUCTION: &str = include_str!("errors_page_introduction.md");

/// Each topic of the catalogue: its title, and what its rules have in common.
const TITLES: &[(&str, &str, &str)] = &[
    (
        "syntax",
        "How a rule is written",
        "A rule has its hyper-parameters, its states and its equations, each in its own form.",
    ),
    (
        "names",
        "Names",
        "What is used is declared, and what is declared is used.",
    ),
    (
        "lists",
        "Lists",
        "A list has one length, and what goes over it is written out for each of its elements.",
    ),
    (
        "order",
        "The order of the equations",
        "Each path assigns the weights and every state once. What a name means depends on what stands above.",
    ),
    (
        "reductions",
        "Sums, norms and means",
        "Many values become one by a pass over the weights.",
    ),
    (
        "scopes",
        "What differs from weight to weight",
        "Some values are the same for all weights, others are not. The compiler infers which are which.",
    ),
    (
        "flags",
        "Conditions",
        "Conditions and numbers are two kinds. A condition that is the same for all weights selects the loop.",
    ),
    (
        "domains",
        "Domains and defaults",
        "`where` says which values a hyper-parameter may have, `require` which of them go together.",
    ),
    (
        "averages",
        "Averages",
        "`ema`, `ema_var`, `trace`, `running_sum` and `running_max` define a state.",
    ),
    (
        "evaluation",
        "The weights to evaluate with",
        "`eval` says what a model is evaluated with after any number of steps. It reads what they left \
         behind.",
    ),
    (
        "modifiers",
        "Modifiers",
        "`with` changes a rule's equations before they are checked. A modifier is one of the language's, or made by \
         `modifier!`.",
    ),
    (
        "ranges",
        "What is proven",
        "For finite gradients no value of a rule can be a NaN: the compiler works out what each \
         expression can be.",
    ),
    (
        "meaning",
        "What is most likely a mistake",
        "Equations that compute and mean something else. Who does mean it writes `#[allow(id)]` above \
         the statement.",
    ),
];

fn title(topic: &str) -> (&'static str, &'static str) {
    let found = TITLES.iter().find(|(known, ..)| *known == topic);
    let (_, title, about) = found.unwrap_or_else(|| {
        panic!("the topic `{topic}` has no title in optim-macros/compiler/src/tests/errors_page.rs")
    });
    (title, about)
}

/// What a heading is called in a link, as code hosts make it.
fn anchor(heading: &str) -> String {
    let letters = heading.to_lowercase();
    let kept = letters
        .chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.collect::<String>().replace(' ', "-")
}

/// Takes away the spaces that all lines begin with.
fn dedent<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let filled = lines.iter().filter(|line| !line.trim().is_empty());
    let common = filled.map(indent).min().unwrap_or(0);
    lines
        .iter()
        .map(|line| line.get(common..).unwrap_or_default())
        .collect()
}

/// What stands inside `optimizer! { … }` of a formatted program.
fn rule_of(program: &str) -> String {
    let inside = program
        .lines()
        .skip_while(|line| !["optimizer! {", "modifier! {"].contains(line));
    let lines: Vec<_> = inside.skip(1).take_while(|line| *line != "}").collect();
    assert!(!lines.is_empty(), "no rule over several lines in {program}");
    dedent(&lines).join("\n")
}

/// The message as rustc prints it, and the underlined line; without path and line numbers, which
/// mean nothing on a page, and without the note on the macro that every error could have.
fn message_of(printed: &str) -> String {
    let (message, place) = printed
        .split_once("--> ")
        .unwrap_or_else(|| panic!("no place in {printed}"));
    let shown = place.lines().skip(1);
    let shown = shown.take_while(|line| !line.is_empty() && !line.trim_start().starts_with('='));
    let shown: Vec<_> = shown
        .map(|line| line.split_once('|').map_or(line, |(_, code)| code))
        .collect();
    // Rustc separates the message from the line, and the line from notes, by an empty one.
    let code = shown.iter().copied().filter(|line| !line.trim().is_empty());
    let code: Vec<_> = code.collect();
    let mut text = message.trim_end().to_owned();
    for line in std::iter::once("").chain(dedent(&code)) {
        write!(text, "\n  | {line}").expect("a string");
    }
    text.lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
}

/// The changed lines with one line around them.
fn correction_of(wrong: &str, fixed: &str) -> String {
    let lines = diff::lines(wrong, fixed);
    let changed = |at: usize| {
        lines
            .get(at)
            .is_some_and(|line| !matches!(line, Line::Same(_)))
    };
    let mut text = Vec::new();
    let mut last = None;
    for (at, line) in lines.iter().enumerate() {
        let near = at.checked_sub(1).is_some_and(changed) || changed(at) || changed(at + 1);
        if !near {
            continue;
        }
        if last.is_some_and(|last| last + 1 < at) {
            text.push("  …".to_owned());
        }
        last = Some(at);
        text.push(match line {
            Line::Same(line) => format!("  {line}"),
            Line::Removed(line) => format!("- {line}"),
            Line::Added(line) => format!("+ {line}"),
        });
    }
    text.join("\n")
}

/// Links to the example and to the further ones of the same rule, from the folder of the page.
fn links(topic: &str, id: &str, names: impl Iterator<Item = String>) -> String {
    let link = |name: &str, text: &str| format!("[{text}](../tests/ui/{topic}/{name}.rs)");
    let variants = names.filter_map(|name| {
        let variant = name.strip_prefix(id)?.strip_prefix("--")?;
        Some(link(&name, &variant.replace('-', " ")))
    });
    let all: Vec<_> = std::iter::once(link(id, "this example"))
        .chain(variants)
        .collect();
    match all.len() {
        1 => format!("File: {}.", all[0]),
        _ => format!("Files: {}.", all.join(", ")),
    }
}

fn section(example: &Example) -> String {
    let (topic, id) = (example.rule.topic, example.rule.id);
    let folder = ui().join(topic);
    let printed = files(&folder, "stderr").remove(id);
    let printed = printed.unwrap_or_else(|| {
        panic!(
            "tests/ui/{topic}/{id}.stderr is missing: run \
             `TRYBUILD=overwrite cargo test -p optim-tests --test language`"
        )
    });
    let (wrong, fixed) = (rule_of(&example.wrong), rule_of(&example.fixed));
    format!(
        "### `{id}`\n\n{}\n\n```rust\n{wrong}\n```\n\n```text\n{}\n```\n\n```diff\n{}\n```\n\n{}\n",
        example.rule.sentence,
        message_of(&printed),
        correction_of(&wrong, &fixed),
        links(topic, id, files(&folder, "rs").into_keys()),
    )
}

fn page() -> String {
    let examples = examples();
    let topics = || examples.chunk_by(|a, b| a.rule.topic == b.rule.topic);
    let mut page = format!("<!-- Do not edit: `{COMMAND}` writes this page. -->\n\n{INTRODUCTION}");
    let mut add = |text: &str| page.push_str(text);

    add("\n## Contents\n");
    for topic in topics() {
        let (title, _) = title(topic[0].rule.topic);
        add(&format!("\n**[{title}](#{})**\n\n", anchor(title)));
        for Example { rule, .. } in topic {
            let (id, sentence) = (rule.id, rule.sentence);
            add(&format!("* [`{id}`](#{}): {sentence}\n", anchor(id)));
        }
    }
    for topic in topics() {
        let (title, about) = title(topic[0].rule.topic);
        add(&format!("\n## {title}\n\n{about}\n"));
        for example in topic {
            add(&format!("\n{}", section(example)));
        }
    }
    page
}

#[test]
fn the_page_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/errors.md");
    let page = page();
    if std::env::var_os("UPDATE_PAGES").is_some_and(|value| value == "1") {
        let folder = path.parent().expect("a folder");
        std::fs::create_dir_all(folder).expect("a folder for the page");
        std::fs::write(&path, &page).expect("the page can be written");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    if found != page {
        let mut lines = diff::lines(&found, &page).into_iter();
        let first = lines.find(|line| !matches!(line, Line::Same(_)));
        panic!("docs/errors.md is not current, at {first:?}: run `{COMMAND}`");
    }
}

#[test]
fn a_message_is_shown_as_it_is_printed() {
    let printed = "\
error: a fact
       note: a reason
       help: what to write
  --> ui/topic/id.rs:11:13
   |
11 |         m = ema(g);
   |             ^^^
   |
   = note: this error originates in the macro `optimizer`
";
    let shown = "\
error: a fact
       note: a reason
       help: what to write
  |
  | m = ema(g);
  |     ^^^";
    assert_eq!(message_of(printed), shown);
    // Over several lines rustc draws a bracket, which stays in its place.
    let printed = "\
error: a fact
       help: what to write
  --> ui/topic/id.rs:11:9
   |
11 | /         if c {
12 | |             m = 1;
13 | |         }
   | |_________^
";
    let shown = "\
error: a fact
       help: what to write
  |
  | /         if c {
  | |             m = 1;
  | |         }
  | |_________^";
    assert_eq!(message_of(printed), shown);
}

#[test]
fn a_correction_is_what_changes_and_one_line_around_it() {
    let wrong = "a\nb\nc\nd\ne\nf\ng";
    let fixed = "a\nb\nC\nd\ne\nf";
    let shown = "  b\n- c\n+ C\n  d\n  …\n  f\n- g";
    assert_eq!(correction_of(wrong, fixed), shown);
}

#[test]
fn links_lead_to_headings() {
    assert_eq!(anchor("read-before-update"), "read-before-update");
    assert_eq!(anchor("What: it's `x`"), "what-its-x");
    let page = page();
    let heading = |line: &str| line.trim_start_matches('#').trim().to_owned();
    let headings = page.lines().filter(|line| line.starts_with('#'));
    let anchors: Vec<_> = headings.map(|line| anchor(&heading(line))).collect();
    let mut unique = anchors.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), anchors.len(), "two headings have one anchor");
    for (at, _) in page.match_indices("](#") {
        let target = page[at + 3..].split(')').next().expect("a closed link");
        assert!(anchors.iter().any(|anchor| anchor == target), "#{target}");
    }
}
