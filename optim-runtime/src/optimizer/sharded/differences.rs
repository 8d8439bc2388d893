//! Whether all ranks are about to take the same step: the same parameters, under the same rules and settings.
//!
//! A number tells that they are, and is all that is exchanged then. If not, all tell what they have, line by line, and the first
//! line that differs is the error.

use std::fmt::Write;

use super::super::Optimizer;
use super::homes::Home;
use super::meeting::Meeting;
use super::owners::Owners;
use super::wire::Wire;
use crate::error::Error;
use crate::tensor::param::Param;
use crate::value::fnv::Fnv;

/// What a rank is about to do.
pub(in crate::optimizer) struct Intent<'i, 'p> {
    pub(in crate::optimizer) optimizer: &'i Optimizer,
    pub(in crate::optimizer) params: &'i [Param<'p>],
    pub(in crate::optimizer) owners: &'i Owners,
    /// Of each parameter the gradients that this rank has for the step.
    pub(in crate::optimizer) gradients: &'i [u64],
    /// Micro-batches that this rank has for the step.
    pub(in crate::optimizer) rounds: u64,
    pub(in crate::optimizer) bucket: usize,
    /// As what gradients are sent.
    pub(in crate::optimizer) wire: Wire,
    /// What is to be done.
    pub(in crate::optimizer) what: &'static str,
}

impl Intent<'_, '_> {
    /// # Errors
    /// [`Error::RanksDiffer`], on all ranks alike.
    pub(in crate::optimizer) fn compare(&self, meeting: &mut Meeting<'_>) -> Result<(), Error> {
        let all = meeting.numbers(&[[self.digest()]])?;
        if all.windows(2).all(|two| two[0] == two[1]) {
            return Ok(());
        }
        let told = meeting.gather(self.lines().as_bytes())?;
        meeting.end();
        let first = String::from_utf8_lossy(&told[0]).into_owned();
        for (rank, theirs) in told.iter().enumerate() {
            let theirs = String::from_utf8_lossy(theirs);
            let (mut of_first, mut of_theirs) = (first.lines(), theirs.lines());
            loop {
                let both = (of_first.next(), of_theirs.next());
                if both == (None, None) {
                    break;
                }
                if both.0 != both.1 {
                    let text = |line: Option<&str>| line.unwrap_or("nothing").to_owned();
                    return Err(Error::RanksDiffer {
                        rank,
                        theirs: text(both.1),
                        first: text(both.0),
                    });
                }
            }
        }
        // What no line tells, but the number: of two programs, perhaps.
        let rank = all.iter().position(|it| *it != all[0]).unwrap_or(0);
        Err(Error::RanksDiffer {
            rank,
            theirs: "something else about to do".to_owned(),
            first: self.what.to_owned(),
        })
    }

    /// A hash of all that is told.
    fn digest(&self) -> u64 {
        let mut hash = Digest::default();
        hash.text(self.what);
        hash.text(&self.settings());
        hash.number(self.rounds);
        for (param, gradients) in self.params.iter().zip(self.gradients) {
            hash.text(param.name());
            hash.text(&self.home(param));
            // The order in which weights are written follows from it.
            let known = self.owners.get(param.name());
            hash.number(known.map_or(u64::MAX, |known| known.seat as u64));
            hash.number(param.dtype().size() as u64);
            hash.number(*gradients);
            for extent in param.shape() {
                hash.number(*extent as u64);
            }
            for stride in param.layout.strides() {
                hash.number((stride as i64).cast_unsigned());
            }
        }
        hash.0.hash()
    }

    /// Where a parameter is at home, and how it is stepped.
    fn home(&self, param: &Param<'_>) -> String {
        let Some(known) = self.owners.get(param.name()) else {
            return "at home nowhere".to_owned();
        };
        let groups = &self.optimizer.groups;
        let seat = &groups.seats[known.seat];
        let mut home = "at home with".to_owned();
        for (index, Home { rank, from, to }) in known.homes.iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            write!(home, "{comma} rank {rank}").expect("a string takes all");
            if known.homes.len() > 1 {
                write!(home, " from weight {from} to before {to}").expect("a string takes all");
            }
        }
        let group = &groups.list[seat.group].name;
        write!(home, ", in group `{group}`").expect("a string takes all");
        for (hyper, factor) in &seat.factors {
            write!(home, ", factor {factor} of its hyper-parameter {hyper}")
                .expect("a string takes all");
        }
        home
    }

    fn lines(&self) -> String {
        let mut text = format!("{}\n{}", self.what, self.settings());
        put(&mut text, format_args!("{} micro-batches", self.rounds));
        for (param, gradients) in self.params.iter().zip(self.gradients) {
            let gradients = match gradients {
                0 => "without a gradient".to_owned(),
                1 => "with a gradient".to_owned(),
                many => format!("with {many} gradients"),
            };
            let home = self.home(param);
            put(
                &mut text,
                format_args!(
                    "parameter `{}` of shape {:?}, strides {:?} and type {}, {home}, {gradients}",
                    param.name(),
                    param.shape(),
                    param.layout.strides(),
                    param.dtype(),
                ),
            );
        }
        text
    }

    /// What decides about a step beside its parameters.
    fn settings(&self) -> String {
        let Optimizer {
            groups,
            gradients,
            given,
            average,
            statistics,
            strict,
            steps,
            ..
        } = self.optimizer;
        let mut text = String::new();
        put(&mut text, format_args!("{steps} steps taken"));
        put(&mut text, format_args!("buckets of {} bytes", self.bucket));
        put(&mut text, format_args!("gradients sent as {:?}", self.wire));
        for group in &groups.list {
            let rule = &group.rule;
            let of = format!("group `{}` with {}", group.name, rule.name());
            let Some(meta) = rule.meta() else {
                put(&mut text, format_args!("{of}"));
                continue;
            };
            put(
                &mut text,
                format_args!("{of}, equations {:#018x}", meta.fingerprint),
            );
            for (index, hyper) in meta.hypers.iter().enumerate() {
                let name = hyper.name;
                if let Some(value) = group.value_at(index, *steps) {
                    put(&mut text, format_args!("{of}, {name} = {value}"));
                }
            }
        }
        put(&mut text, format_args!("{gradients:?}"));
        put(&mut text, format_args!("the seed {}", given.seed));
        for (name, number) in &given.numbers {
            put(&mut text, format_args!("the input `{name}` = {number:?}"));
        }
        put(&mut text, format_args!("average {average:?}"));
        put(&mut text, format_args!("statistics {statistics}"));
        put(&mut text, format_args!("strict groups {strict}"));
        text
    }
}

/// Puts a line.
fn put(text: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(text, "{line}").expect("a string takes all");
}

/// Numbers and texts, of which none is taken for another.
#[derive(Default)]
struct Digest(Fnv);

impl Digest {
    fn number(&mut self, number: u64) {
        self.0.bytes(&number.to_le_bytes());
    }
    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.bytes(text.as_bytes());
    }
}
