//! Which loops are one launch: those of one text and kernel, with numbers that agree or lie in memory.

use std::collections::HashMap;
use std::sync::Arc;

use optim_runtime::device::{AnyLaunch, Slice};
use optim_runtime::{Dtype, Job};

use crate::device::{Code, Place};
use crate::error::Error;
use crate::on_cuda::OnCuda;

/// So many lists of numbers are arguments.
const KINDS: usize = 4;

/// What tensors of one launch agree in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    source: Place,
    name: &'static str,
    settles: u64,
    step: u64,
}

pub(crate) struct Group {
    pub(crate) code: Arc<Code>,
    /// Positions of its jobs.
    pub(crate) jobs: Vec<usize>,
    /// Numbers that are an argument.
    pub(crate) numbers: Vec<u8>,
    pub(crate) settles: u64,
    pub(crate) step: u64,
    pub(crate) dtype: Dtype,
}

fn draws(launch: &AnyLaunch) -> bool {
    let mut slices = launch.meta().slices.iter();
    slices.any(|slice| matches!(slice, Slice::Normal(_) | Slice::Uniform(_)))
}

impl OnCuda {
    /// Those that are one launch.
    pub(crate) fn groups(&self, jobs: &[Job]) -> Result<Vec<Group>, Error> {
        let key_of = |job: &Job| {
            Ok::<_, Error>(Key {
                source: self.device.place(job.source, job.launch.dtype())?,
                name: job.launch.meta().name,
                settles: job.launch.settles(),
                step: if draws(&job.launch) {
                    job.launch.step()
                } else {
                    0
                },
            })
        };
        let keys: Vec<_> = jobs.iter().map(key_of).collect::<Result<_, _>>()?;
        // A few lists of numbers are arguments of as many launches; of more, they lie in memory for one launch.
        let mut kinds: HashMap<Key, Vec<Vec<u8>>> = HashMap::new();
        let jobs_and_keys = || jobs.iter().zip(&keys);
        for (job, key) in jobs_and_keys().filter(|(job, _)| !job.launch.needs_numbers()) {
            let kinds = kinds.entry(key.clone()).or_default();
            let numbers = job.launch.numbers();
            if kinds.len() <= KINDS && !kinds.contains(&numbers) {
                kinds.push(numbers);
            }
        }
        let mut groups: Vec<Group> = Vec::new();
        let mut places: HashMap<(Key, usize), usize> = HashMap::new();
        for (place, (job, key)) in jobs_and_keys().enumerate() {
            let launch = &job.launch;
            let kind = kinds.get(key).filter(|kinds| kinds.len() <= KINDS);
            let kind = kind.and_then(|kinds| {
                let numbers = launch.numbers();
                kinds.iter().position(|known| *known == numbers)
            });
            let key = (key.clone(), kind.unwrap_or(0));
            if let Some(known) = places.get(&key) {
                groups[*known].jobs.push(place);
                continue;
            }
            groups.push(Group {
                code: self.device.code(job.source, launch.dtype())?,
                jobs: vec![place],
                numbers: if launch.needs_numbers() {
                    Vec::new()
                } else {
                    launch.numbers()
                },
                settles: launch.settles(),
                step: launch.step(),
                dtype: launch.dtype(),
            });
            places.insert(key, groups.len() - 1);
        }
        // The kernel's argument has room for all of its numbers, and for one at least.
        for group in &mut groups {
            let launch = &jobs[group.jobs[0]].launch;
            let most = launch.meta().numbers.len().max(1) * group.dtype.size();
            let given = group.numbers.len();
            group.numbers.resize(most.max(given), 0);
        }
        Ok(groups)
    }
}

/// The first parameter of a launch.
pub(crate) fn first_of(group: &Group, jobs: &[Job]) -> usize {
    let jobs = group.jobs.iter().map(|job| &jobs[*job]);
    let some = jobs.filter(|job| !job.launch.is_empty());
    some.map(|job| job.parameter).min().unwrap_or(0)
}

/// For each job where its numbers lie, if they are not the argument, and these numbers.
pub(crate) fn numbers_of(jobs: &[Job], groups: &[Group]) -> (Vec<Option<usize>>, Vec<u8>) {
    let (mut places, mut all) = (vec![None; jobs.len()], Vec::new());
    for group in groups {
        for &job in &group.jobs {
            let launch = &jobs[job].launch;
            let numbers = launch.numbers();
            let same = !launch.needs_numbers() && group.numbers.starts_with(&numbers);
            if same || numbers.is_empty() {
                continue;
            }
            all.resize(usize::next_multiple_of(all.len(), 16), 0);
            places[job] = Some(all.len());
            all.extend(numbers);
        }
    }
    (places, all)
}
