//! One rule run in two ways, in turns: under two instruction sets, after its gradients have become zero and before.
//!
//! `cargo bench -p optim-runtime --bench ways`, a minute; a case is called like `sets Adam f32` or
//! `quiet Adam f32 1e4 avx2`. All rules can be asked for by name; without a word it is Adam alone.

#![allow(missing_docs, reason = "a program")]

mod common;

use std::process::ExitCode;

use common::built_in::{BuiltIn, built_ins};
use common::options::Options;
use common::table;
use common::turns::take;
use optim_runtime::{Dtype, Exec, InstructionSet};

const SIZES: [(&str, usize); 5] = [
    ("1e3", 1_000),
    ("1e4", 10_000),
    ("3e4", 30_000),
    ("6e4", 60_000),
    ("1e5", 100_000),
];

const DTYPES: [(&str, Dtype); 2] = [("f32", Dtype::F32), ("f64", Dtype::F64)];

fn sets(options: &Options, rules: &[BuiltIn]) {
    let sets: Vec<_> = InstructionSet::available().collect();
    let mut headed = false;
    for rule in rules {
        for (ty, dtype) in DTYPES {
            for (size, len) in SIZES {
                let name = rule.name();
                if !options.select(&format!("sets {name} {ty} {size}")) {
                    continue;
                }
                if !headed {
                    let head = ["rule", "type", "weights"].map(str::to_owned);
                    let times = sets.iter().map(|set| format!("{set}, ns a weight"));
                    let faster = sets
                        .windows(2)
                        .map(|two| format!("{} beside {}", two[1], two[0]));
                    let columns: Vec<_> = head.into_iter().chain(times).chain(faster).collect();
                    let columns: Vec<_> = columns.iter().map(String::as_str).collect();
                    table::head("Instruction sets, one thread; times as fast", &columns);
                    headed = true;
                }
                let under = |&set: &InstructionSet| {
                    let exec = Exec::serial().with_instruction_set(set);
                    rule.contender(dtype, exec.expect("it is available"), len)
                };
                let mut contenders: Vec<_> = sets.iter().map(under).collect();
                let samples = take(&mut contenders, options.quick);
                let times = (0..sets.len()).map(|i| table::ns(samples.time(i) / len as f64));
                let faster = (1..sets.len()).map(|i| table::spread(samples.ratio(i - 1, i)));
                let head = [name, ty.to_owned(), size.to_owned()];
                table::row(head.into_iter().chain(times).chain(faster));
            }
        }
    }
}

/// What a step costs when all averages have shrunk to their end, in multiples of an ordinary one.
fn quiet(options: &Options, rules: &[BuiltIn]) {
    let mut headed = false;
    for rule in rules {
        for (ty, dtype) in DTYPES {
            for (size, len) in [("1e4", 10_000), ("1e6", 1_000_000)] {
                for set in InstructionSet::available() {
                    let name = rule.name();
                    if !options.select(&format!("quiet {name} {ty} {size} {set}")) {
                        continue;
                    }
                    if !headed {
                        table::head(
                            "Zero gradients since 4,000 steps, one thread",
                            &[
                                "rule",
                                "type",
                                "weights",
                                "instructions",
                                "busy, ns a weight",
                                "gone quiet, ns a weight",
                                "quiet in multiples of busy",
                            ],
                        );
                        headed = true;
                    }
                    let exec = Exec::serial().with_instruction_set(set);
                    let exec = exec.expect("it is available");
                    let mut contenders = [
                        rule.contender(dtype, exec.clone(), len),
                        rule.gone_quiet(dtype, exec, len),
                    ];
                    let samples = take(&mut contenders, options.quick);
                    table::row([
                        name,
                        ty.to_owned(),
                        size.to_owned(),
                        set.to_string(),
                        table::ns(samples.time(0) / len as f64),
                        table::ns(samples.time(1) / len as f64),
                        table::spread(samples.ratio(1, 0)),
                    ]);
                }
            }
        }
    }
}

fn main() -> ExitCode {
    let Some(options) = Options::from_args() else {
        return ExitCode::SUCCESS;
    };
    let rules = built_ins();
    let is_named = |rule: &&BuiltIn| options.names(rule.rule);
    let chosen = if rules.iter().any(|rule| is_named(&rule)) {
        rules
    } else {
        rules
            .into_iter()
            .filter(|rule| rule.name() == "Adam")
            .collect()
    };
    sets(&options, &chosen);
    quiet(&options, &chosen);
    ExitCode::SUCCESS
}
