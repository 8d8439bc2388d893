//! The arguments of every bench: words that select cases, and how much time to spend.

use std::env;
use std::path::PathBuf;

/// What was asked for.
#[derive(Debug)]
pub(crate) struct Options {
    /// Words that a case's name must all contain.
    words: Vec<String>,
    /// Fewer samples: good for a look, not for a table.
    pub(crate) quick: bool,
    /// Where to write the picture of rules under their ceiling, if it is wanted.
    pub(crate) picture: Option<PathBuf>,
    /// Where to write the picture of Adam over sizes, if it is wanted.
    pub(crate) growth: Option<PathBuf>,
    /// A table of what others take, for that picture.
    pub(crate) peers: Option<PathBuf>,
}

impl Options {
    /// From the command line. `None` where a bench is not to run: `cargo test --benches` starts
    /// it without the argument of `cargo bench`.
    pub(crate) fn from_args() -> Option<Self> {
        let mut options = Self {
            words: Vec::new(),
            quick: false,
            picture: None,
            growth: None,
            peers: None,
        };
        let mut is_bench = false;
        let mut arguments = env::args().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--bench" => is_bench = true,
                "--quick" => options.quick = true,
                "--picture" => options.picture = arguments.next().map(PathBuf::from),
                "--growth" => options.growth = arguments.next().map(PathBuf::from),
                "--peers" => options.peers = arguments.next().map(PathBuf::from),
                word => options
                    .words
                    .extend(word.split_whitespace().map(str::to_owned)),
            }
        }
        if !is_bench {
            println!("skipped: times are taken by `cargo bench`");
        }
        is_bench.then_some(options)
    }

    /// Whether a case is asked for. Its name is a list of words, such as `Adam f32 1-thread 1e5`. A
    /// word selects words that it begins, and all that are given must; `1e4,1e5` is one or the other.
    pub(crate) fn select(&self, name: &str) -> bool {
        let begins = |word: &String| {
            let either = word.split(',');
            either
                .into_iter()
                .any(|word| name.split(' ').any(|part| part.starts_with(word)))
        };
        self.words.iter().all(begins)
    }

    /// Whether a rule is asked for by its name or its beginning.
    pub(crate) fn names(&self, rule: &str) -> bool {
        let mut words = self.words.iter().flat_map(|word| word.split(','));
        words.any(|word| rule.starts_with(word))
    }
}

/// The sizes that a bench goes through, with their names.
pub(crate) const SIZES: [(&str, usize); 6] = [
    ("1e3", 1_000),
    ("1e4", 10_000),
    ("1e5", 100_000),
    ("1e6", 1_000_000),
    ("1e7", 10_000_000),
    ("1e8", 100_000_000),
];
