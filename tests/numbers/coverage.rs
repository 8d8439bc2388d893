//! How many of the published optimizers are built in, or are rules that were checked: `docs/published.md`.
//!
//! `golden/published/README.md` says where the numbers are from.
//! `UPDATE_PAGES=1 cargo test -p optim-tests --test numbers coverage` writes the page anew.

use std::collections::{BTreeMap, BTreeSet};

use optim_runtime::Rule;
use optim_tests::coverage::{Entry, Lack, Package, Published, Standing, packages};
use optim_tests::page;

macro_rules! names {
    ([] $($name:ident: $rule:ident,)*) => {
        /// The built-in rules.
        fn built_in() -> BTreeSet<&'static str> {
            [$(optim_runtime::$rule::META.name),*].into()
        }
    };
}
optim_runtime::built_in_rules! { names }

/// By what an entry is had, now.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Had {
    BuiltIn,
    Expressible,
    Runtime,
    Making,
    Not,
}

impl Had {
    const ALL: [Self; 5] = [
        Self::BuiltIn,
        Self::Expressible,
        Self::Runtime,
        Self::Making,
        Self::Not,
    ];

    fn of(entry: &Entry) -> Self {
        match &entry.standing {
            Standing::Rule(ours) if ours.file.is_none() => Self::BuiltIn,
            Standing::Rule(_) => Self::Expressible,
            Standing::Coming(ours) if built_in().contains(ours) => Self::BuiltIn,
            Standing::Coming(_) => Self::Making,
            Standing::Runtime(_) => Self::Runtime,
            Standing::Not(_) => Self::Not,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::BuiltIn => "built in",
            Self::Expressible => "expressible",
            Self::Runtime => "by the runtime",
            Self::Making => "in the making",
            Self::Not => "not",
        }
    }
}

/// A package's line of the count: how many there are in all, and of each kind.
fn counted<'a>(entries: impl Iterator<Item = &'a Entry>) -> String {
    let mut kinds: BTreeMap<Had, usize> = Had::ALL.map(|had| (had, 0)).into();
    for entry in entries {
        *kinds.entry(Had::of(entry)).or_default() += 1;
    }
    let all: usize = kinds.values().sum();
    let had = kinds[&Had::BuiltIn] + kinds[&Had::Expressible] + kinds[&Had::Runtime];
    let share = |count: usize| 100.0 * count as f64 / all as f64;
    let numbers: String = kinds.values().map(|count| format!(" {count} |")).collect();
    format!(
        " {all} |{numbers} {had}: {:.1} % | {:.1} % |\n",
        share(had),
        share(had + kinds[&Had::Making])
    )
}

fn count(packages: &[Package], published: &Published) -> String {
    let mut table = String::from(
        "| package | optimizers | built in | expressible | by the runtime | in the making | not | had | with what is in the making |\n\
         |---|---|---|---|---|---|---|---|---|\n",
    );
    for package in packages {
        let version = published.version(package.name);
        let counts = counted(package.entries.iter());
        table.push_str(&format!("| {} {version} |{counts}", package.name));
    }
    let all = packages.iter().flat_map(|package| &package.entries);
    table.push_str(&format!("| all |{}", counted(all)));
    table
}

/// What is missing, most needed first.
fn lacks(packages: &[Package]) -> String {
    let mut needed: BTreeMap<Lack, Vec<&str>> = BTreeMap::new();
    for entry in packages.iter().flat_map(|package| &package.entries) {
        if let Standing::Not(lacks) = entry.standing {
            for lack in lacks {
                needed.entry(*lack).or_default().push(entry.name);
            }
        }
    }
    let mut ranked: Vec<_> = needed.into_iter().collect();
    ranked.sort_by_key(|(lack, names)| (std::cmp::Reverse(names.len()), *lack));
    let mut table = String::from("| missing | optimizers | which |\n|---|---|---|\n");
    for (lack, names) in ranked {
        let words = lack.words();
        table.push_str(&format!(
            "| {words} | {} | {} |\n",
            names.len(),
            names.join(", ")
        ));
    }
    table
}

fn line(package: &Package, entry: &Entry, published: &Published) -> String {
    let link = |name: &str| format!("[`{name}`](rules.md#{})", name.to_lowercase());
    let (by, mut note) = match &entry.standing {
        Standing::Rule(ours) => match ours.file {
            None => (link(ours.name), entry.note.to_owned()),
            Some(file) => {
                let file = file.replace("::", "/");
                let by = format!("[`{}`](../tests/support/src/{file}.rs)", ours.name);
                (by, entry.note.to_owned())
            }
        },
        Standing::Coming(ours) if built_in().contains(ours) => {
            let compared = "its numbers are compared in [parity.md](parity.md) alone";
            (
                link(ours),
                [entry.note, compared]
                    .join("; ")
                    .trim_start_matches("; ")
                    .to_owned(),
            )
        }
        Standing::Coming(ours) => (format!("`{ours}`"), entry.note.to_owned()),
        Standing::Runtime(by) => ((*by).to_owned(), entry.note.to_owned()),
        Standing::Not(lacks) => {
            let words: Vec<_> = lacks.iter().map(|lack| lack.words()).collect();
            (String::new(), format!("missing: {}", words.join("; ")))
        }
    };
    if matches!(entry.standing, Standing::Not(_)) && !entry.note.is_empty() {
        note = format!("{note}. {}", entry.note);
    }
    let runs = match &entry.standing {
        Standing::Rule(_) => {
            let cases = published.cases(package.name, entry.name);
            cases
                .map(|case| case.types.len())
                .sum::<usize>()
                .to_string()
        }
        _ => String::new(),
    };
    let had = Had::of(entry).words();
    format!("| {} | {had} | {by} | {runs} | {note} |\n", entry.name)
}

fn table(package: &Package, published: &Published) -> String {
    let mut entries: Vec<_> = package.entries.iter().collect();
    entries.sort_by_key(|entry| entry.name);
    let lines = entries.iter().map(|entry| line(package, entry, published));
    let head = "| optimizer | had | by | runs | |\n|---|---|---|---|---|\n";
    head.to_owned() + &lines.collect::<String>()
}

/// What the packages list is what is counted, each once.
#[test]
fn every_listed_optimizer_is_counted() {
    let published = Published::read();
    for package in packages() {
        let mut names: Vec<_> = package.entries.iter().map(|entry| entry.name).collect();
        names.sort_unstable();
        assert_eq!(names, published.listed(package.name), "{}", package.name);
    }
}

/// Each rule that an entry names gives the numbers of every recorded run of that optimizer, and the page tells so.
#[test]
fn every_entry_gives_the_recorded_numbers() {
    let published = Published::read();
    let packages = packages();
    let mut failures = Vec::new();
    for package in &packages {
        for entry in &package.entries {
            let Standing::Rule(ours) = &entry.standing else {
                continue;
            };
            let recorded: BTreeSet<_> = published
                .cases(package.name, entry.name)
                .map(|case| case.label.as_str())
                .collect();
            let named: BTreeSet<_> = ours.runs.iter().map(|(label, _)| *label).collect();
            assert!(!recorded.is_empty(), "{} was not recorded", entry.name);
            assert_eq!(named, recorded, "{}", entry.name);
            for case in published.cases(package.name, entry.name) {
                let run = ours.runs.iter().find(|(label, _)| *label == case.label);
                let (_, optimizer) = run.expect("compared above");
                if let Err(difference) = published.follow(case, optimizer, ours.tolerance) {
                    failures.push(difference);
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    let tables = packages
        .iter()
        .map(|package| (package.name, table(package, &published)));
    let mut parts = vec![
        ("count", count(&packages, &published)),
        ("lacks", lacks(&packages)),
    ];
    parts.extend(tables);
    page::holds("docs/published.md", &parts);
}
