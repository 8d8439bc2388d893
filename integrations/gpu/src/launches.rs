//! Launches that are ready: asked for, asked for again with other numbers, or put into a graph.

use std::ffi::c_void;
use std::sync::Arc;

use optim_runtime::device::{AnyLaunch, LoopMeta};

use crate::device::{Code, launch_fault};
use crate::driver::{Capture, Function, GraphExec, Node, Stream};
use crate::error::{Error, Fault};
use crate::library;
use crate::on_cuda::OnCuda;
use crate::rooms::Arena;

/// A launch that is ready.
#[derive(Clone, Debug)]
pub(crate) struct Ready {
    /// The loop and the first parameter of its list, if it is one.
    pub(crate) of: Option<(&'static LoopMeta, usize)>,
    pub(crate) name: String,
    pub(crate) function: Function,
    /// What the function is of: it stays loaded as long as somebody may launch it.
    pub(crate) _code: Arc<Code>,
    pub(crate) blocks: u64,
    /// Where its list begins, in words.
    pub(crate) list: usize,
    pub(crate) count: u32,
    /// The arguments behind the list; of the others there are none.
    pub(crate) loop_arguments: Option<(u64, u64, Vec<u8>)>,
    pub(crate) has_count: bool,
    /// Whether it writes what stays behind the step.
    pub(crate) stores: bool,
}

impl Ready {
    /// Whether it has as many blocks of threads as a launch may have.
    pub(crate) fn check(&self) -> Result<(), Error> {
        small(self.blocks, || self.name.clone()).map(drop)
    }

    /// Asks for it. False, and nothing is asked for, if it has no blocks of threads.
    pub(crate) fn launch(
        &mut self,
        lists: u64,
        threads: u32,
        stream: Stream,
    ) -> Result<bool, Error> {
        let function = self.function;
        self.with_arguments(lists, |blocks, arguments| {
            #[allow(unsafe_code, reason = "a kernel is launched")]
            // SAFETY: these are the kernel's arguments.
            unsafe {
                function.launch(blocks, threads, stream, arguments)
            }
        })
    }

    /// Does something with the launch and its arguments, as the runtime describes them: a list, its length, the states that
    /// are settled, the step, the numbers; of trees and columns the list and its length alone.
    fn with_arguments(
        &mut self,
        lists: u64,
        launch: impl FnOnce(u32, &mut [*mut c_void]) -> Result<(), Fault>,
    ) -> Result<bool, Error> {
        let blocks = small(self.blocks, || self.name.clone())?;
        if blocks == 0 {
            return Ok(false);
        }
        let mut list = lists + self.list as u64 * 8;
        let mut arguments = [std::ptr::null_mut::<c_void>(); 5];
        let mut given = 0;
        let mut give = |argument: *mut c_void| {
            arguments[given] = argument;
            given += 1;
        };
        give(std::ptr::from_mut(&mut list).cast());
        if self.has_count {
            give(std::ptr::from_mut(&mut self.count).cast());
        }
        if let Some((settles, step, numbers)) = &mut self.loop_arguments {
            give(std::ptr::from_mut(settles).cast());
            give(std::ptr::from_mut(step).cast());
            give(numbers.as_mut_ptr().cast());
        }
        launch(blocks, &mut arguments[..given])
            .map_err(|fault| launch_fault(&self.name, self.blocks, fault))?;
        Ok(true)
    }
}

/// Whether these are one loop: rules of one name have loops of one name.
fn is_same(a: &'static LoopMeta, b: &'static LoopMeta) -> bool {
    std::ptr::eq(a, b) || (a.name, a.text) == (b.name, b.text)
}

/// A run that had neither sums nor numbers in memory.
#[derive(Clone, Debug)]
pub(crate) struct Last {
    /// The list of parameters that it was of, whose tensors its launches read.
    pub(crate) of: u64,
    pub(crate) ready: Vec<Ready>,
    pub(crate) lists: u64,
}

impl Last {
    /// Has the numbers of these launches; false if they are not those of the run.
    fn take(&mut self, launches: &[(usize, AnyLaunch)]) -> bool {
        for it in &mut self.ready {
            let mut launches = launches.iter();
            let found = launches.find(|(first, launch)| {
                it.of
                    .is_some_and(|(meta, own)| own == *first && is_same(meta, launch.meta()))
            });
            let Some((_, launch)) = found else {
                return false;
            };
            if let Some((settles, step, numbers)) = &mut it.loop_arguments {
                (*settles, *step) = (launch.settles(), launch.step());
                let given = launch.numbers();
                if launch.needs_numbers() || given.len() > numbers.len() {
                    return false;
                }
                numbers[..given.len()].copy_from_slice(&given);
            }
        }
        self.ready.len() == launches.len()
    }
}

/// What a captured step is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Of {
    /// What the optimizer has on its device.
    on: u64,
    /// Its states: another number where one lies elsewhere.
    states: u64,
    /// The list of parameters.
    list: u64,
}

/// A step that was put into a graph: see [`CudaOptimizer::capture`](crate::CudaOptimizer::capture).
#[derive(Debug)]
pub struct CapturedStep {
    of: Of,
    last: Last,
    nodes: Vec<Node>,
    threads: u32,
    /// The list that launches read.
    _list: Arena,
}

impl CapturedStep {
    /// Gives the launches of the graph these numbers, which are of a step of this list.
    pub(crate) fn set(
        &mut self,
        on: &OnCuda,
        list: u64,
        graph: GraphExec,
        launches: &[(usize, AnyLaunch)],
    ) -> Result<(), Error> {
        if self.of != on.captured_of(list) || !self.last.take(launches) {
            return Err(Error::NotCaptured);
        }
        let (lists, threads) = (self.last.lists, self.threads);
        for (it, node) in self.last.ready.iter_mut().zip(&self.nodes) {
            let function = it.function;
            it.with_arguments(lists, |blocks, arguments| {
                #[allow(unsafe_code, reason = "a launch of a graph is changed")]
                // SAFETY: these are the kernel's arguments; the node was found behind its launch, and whose graph that is
                // the caller of `advance` has promised.
                unsafe {
                    function.set((graph, *node), blocks, threads, arguments)
                }
            })?;
        }
        Ok(())
    }
}

impl OnCuda {
    /// Runs the last run of this list again, with these numbers.
    pub(crate) fn run_again(
        &mut self,
        list: u64,
        launches: &[(usize, AnyLaunch)],
        began: &mut bool,
    ) -> Result<bool, Error> {
        let Some(last) = &mut self.scratch.last else {
            return Ok(false);
        };
        if last.of != list || !last.take(launches) {
            return Ok(false);
        }
        let context = Arc::clone(self.device.context());
        let _entered = context.enter()?;
        let (threads, stream) = (self.device.shape().threads, self.stream);
        for (place, it) in last.ready.iter_mut().enumerate() {
            // With the first of several, or what it was asked for may be done in part.
            let launched = it.launch(last.lists, threads, stream)?;
            *began |= launched && place + 1 < launches.len();
        }
        *began = true;
        Ok(true)
    }

    fn captured_of(&self, list: u64) -> Of {
        Of {
            on: self.number,
            states: self.rooms.states_moved(),
            list,
        }
    }

    /// Puts the last run, which was of this list, into the graph that the stream is being captured into.
    pub(crate) fn capture(&mut self, list: u64) -> Result<CapturedStep, Error> {
        library::check_graphs()?;
        let context = Arc::clone(self.device.context());
        let _entered = context.enter()?;
        if self.stream.capture()? != Capture::Active {
            return Err(Error::NotCaptured);
        }
        let last = self.scratch.last.clone().filter(|last| last.of == list);
        let mut last = last.ok_or(Error::NotCaptured)?;
        let mut nodes = Vec::new();
        let threads = self.device.shape().threads;
        for it in &mut last.ready {
            it.launch(last.lists, threads, self.stream)?;
            nodes.push(self.stream.last_node()?.ok_or(Error::NotCaptured)?);
        }
        // The list is the graph's too from here on.
        let mut lists = self.scratch.lists.iter().map(|(_, arena)| arena);
        let kept = lists.find(|arena| arena.at() == Some(last.lists));
        let kept = kept.cloned().ok_or(Error::NotCaptured)?;
        Ok(CapturedStep {
            of: self.captured_of(list),
            last,
            nodes,
            threads,
            _list: kept,
        })
    }
}

/// The number of a block of threads, which has 31 bits.
pub(crate) fn small(blocks: u64, kernel: impl Fn() -> String) -> Result<u32, Error> {
    let number = u32::try_from(blocks).ok();
    let number = number.filter(|number| *number < 1 << 31);
    number.ok_or_else(|| launch_fault(&kernel(), blocks, Fault(1)))
}
