//! Loops of many tensors as few launches: those that differ in nothing but their tensor are one.

use std::sync::Arc;

use optim_runtime::device::{Addresses, Axis, Kernel, Slice};
use optim_runtime::{Dtype, Job};

use crate::driver::{read, write};
use crate::error::Error;
use crate::groups::{Group, first_of, numbers_of};
use crate::launches::{Last, Ready, small};
use crate::on_cuda::OnCuda;
use crate::rooms::Own;

/// Words of all lists of a run, each at a multiple of 32 bytes.
#[derive(Default)]
struct Words(Vec<u64>);

impl Words {
    fn begin(&mut self) -> usize {
        self.0.resize(self.0.len().next_multiple_of(4), 0);
        self.0.len()
    }
}

impl OnCuda {
    /// Runs loops over parameters of this list, and gives what their trees come to.
    pub(crate) fn run_jobs(
        &mut self,
        of_list: u64,
        jobs: &[Job],
        address: impl Fn(&Self, &Job, usize, Slice) -> Result<u64, Error>,
        own: impl Fn(&Self, &Job) -> Result<[u64; 2], Error>,
        began: &mut bool,
    ) -> Result<Vec<f64>, Error> {
        self.scratch.last = None;
        let context = Arc::clone(self.device.context());
        let _entered = context.enter()?;
        let shape = self.device.shape();
        let groups = self.groups(jobs)?;
        // Where sums lie: of blocks and columns for each job, then what trees come to.
        let mut at = 0_u64;
        let mut sums = Vec::with_capacity(jobs.len());
        for job in jobs {
            let begin = at;
            at += job.launch.sums_len();
            let columns = at;
            at += job.launch.columns_len();
            sums.push([begin, columns]);
        }
        let trees: usize = jobs.iter().map(|job| job.launch.trees().len()).sum();
        let out = at;
        at += trees as u64;
        let base = match at {
            0 => 0,
            _ => (self.scratch.sums).room(&context, bytes_of(at, 8)?, "sums")?,
        };
        // Numbers that are no argument.
        let (in_memory, numbers) = numbers_of(jobs, &groups);
        let numbers_base = match numbers.len() {
            0 => 0,
            len => (self.scratch.numbers).room(&context, len, "numbers of tensors")?,
        };
        let mut addresses = Vec::with_capacity(jobs.len());
        for (place, job) in jobs.iter().enumerate() {
            self.make_left(job)?;
            let mut slices = Vec::with_capacity(job.launch.meta().slices.len());
            for (at, slice) in job.launch.meta().slices.iter().enumerate() {
                slices.push(address(self, job, at, *slice)?);
            }
            let [weights, gradient] = own(self, job)?;
            addresses.push(Addresses {
                weights,
                gradient,
                slices,
                numbers: in_memory[place].map_or(0, |offset| numbers_base + offset as u64),
                sums: base + sums[place][0] * 8,
                columns: base + sums[place][1] * 8,
            });
        }
        let mut words = Words::default();
        let mut ready = Vec::new();
        for group in &groups {
            for kernel in [Kernel::Lines, Kernel::Columns, Kernel::Sums, Kernel::Each] {
                let list = words.begin();
                let (mut first, mut count) = (0_u64, 0_u32);
                for &job in &group.jobs {
                    let launch = &jobs[job].launch;
                    let Some(grid) = launch
                        .kernels(shape)
                        .into_iter()
                        .find(|it| it.kernel == kernel)
                    else {
                        continue;
                    };
                    let own_first = small(first, || launch.name(kernel))?;
                    words.0.extend(launch.record(&addresses[job], own_first));
                    first += grid.blocks;
                    count += 1;
                }
                if count > 0 {
                    let launch = &jobs[group.jobs[0]].launch;
                    let (name, meta) = (launch.name(kernel), launch.meta());
                    ready.push(Ready {
                        of: Some((meta, first_of(group, jobs))),
                        function: group.code.function(&name)?,
                        _code: Arc::clone(&group.code),
                        name,
                        blocks: first,
                        list,
                        count,
                        loop_arguments: Some((group.settles, group.step, group.numbers.clone())),
                        has_count: true,
                        stores: matches!(kernel, Kernel::Each | Kernel::Sums)
                            && (meta.stores || meta.writes_weights),
                    });
                }
            }
            self.ready_joins(group, jobs, &addresses, &mut words, &mut ready)?;
        }
        if trees > 0 {
            let list = words.begin();
            let mut place = 0_u64;
            for (job, at) in jobs.iter().zip(&addresses) {
                for tree in job.launch.trees() {
                    words
                        .0
                        .extend(tree.record(at.sums, base + (out + place) * 8));
                    place += 1;
                }
            }
            ready.push(Ready {
                of: None,
                function: groups[0].code.function("optim_tree")?,
                _code: Arc::clone(&groups[0].code),
                name: "optim_tree".to_owned(),
                blocks: trees as u64,
                list,
                count: 0,
                loop_arguments: None,
                has_count: false,
                stores: false,
            });
        }
        let lists = self.send(words.0)?;
        #[allow(unsafe_code, reason = "memory of a device is written")]
        // SAFETY: there is room for all of them.
        unsafe {
            write(numbers_base, &numbers, self.stream)?;
        }
        for it in &ready {
            it.check()?;
        }
        for it in &mut ready {
            let launched = it.launch(lists, shape.threads, self.stream)?;
            *began |= launched && it.stores;
        }
        let mut values = vec![0.0_f64; trees];
        #[allow(unsafe_code, reason = "memory of a device is read")]
        // SAFETY: as many `f64` stand there.
        unsafe {
            read(&mut values, base + out * 8, self.stream)?;
        }
        if at == 0 && numbers.is_empty() {
            self.scratch.last = Some(Last {
                of: of_list,
                ready,
                lists,
            });
        }
        Ok(values)
    }

    /// Has memory for what a loop leaves for rows and columns.
    fn make_left(&mut self, job: &Job) -> Result<(), Error> {
        for (at, slice) in job.launch.meta().slices.iter().enumerate() {
            if let Slice::Left(axis, index) = slice {
                let (len, dtype) = (job.launch.slice_len(at), job.launch.dtype());
                let own = Own::Left(*axis, *index);
                let context = self.device.context();
                self.rooms.make(context, job.parameter, own, len, dtype)?;
            }
        }
        Ok(())
    }

    fn ready_joins(
        &self,
        group: &Group,
        jobs: &[Job],
        addresses: &[Addresses],
        words: &mut Words,
        ready: &mut Vec<Ready>,
    ) -> Result<(), Error> {
        let name = match group.dtype {
            Dtype::F32 => "optim_columns_f32",
            _ => "optim_columns_f64",
        };
        let list = words.begin();
        let (mut first, mut count) = (0_u64, 0_u32);
        for &job in &group.jobs {
            for join in jobs[job].launch.joins() {
                let at = &addresses[job];
                let own_first = small(first, || name.to_owned())?;
                words
                    .0
                    .extend(join.record(at.columns, at.slices[join.slice], own_first));
                first += join.blocks(self.device.shape());
                count += 1;
            }
        }
        if count > 0 {
            ready.push(Ready {
                of: None,
                name: name.to_owned(),
                function: group.code.function(name)?,
                _code: Arc::clone(&group.code),
                blocks: first,
                list,
                count,
                loop_arguments: None,
                has_count: true,
                stores: false,
            });
        }
        Ok(())
    }
}

fn bytes_of(values: u64, size: u64) -> Result<usize, Error> {
    let bytes = values
        .checked_mul(size)
        .and_then(|bytes| usize::try_from(bytes).ok());
    bytes.ok_or_else(|| Error::OutOfMemory {
        what: "sums".to_owned(),
        bytes: usize::MAX,
        held: 0,
    })
}

/// What a loop leaves.
pub(crate) fn left(slice: Slice) -> Option<(Axis, usize)> {
    match slice {
        Slice::Left(axis, index) | Slice::Read(axis, index) => Some((axis, index)),
        _ => None,
    }
}
