//! A step takes all memory that grows with its tensors before anything is changed, no more than the bill says, and is refused
//! where there is not so much.
//!
//! Every large allocation of a step is refused once. One that came behind the begin of the step would end the program.
#![allow(
    unsafe_code,
    reason = "an allocator that counts and refuses, which only this program has"
)]

mod squares;

use std::alloc::{GlobalAlloc, Layout, System};
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use optim_runtime::{
    Adafactor, Element, Error, Exec, Muon, Optimizer, Param, Rule, TensorState, Update, optimizer,
};

use squares::Squares;

/// What is smaller does not grow with a tensor, or is a small part of it: rooms of blocks, lists of tasks.
const LARGE: usize = 64 << 10;
/// What no test may have at once.
const FAR_TOO_LARGE: usize = 1 << 30;

/// Whether large allocations are looked at.
static LOOKED_AT: AtomicBool = AtomicBool::new(false);
/// How many of them are granted yet, and how many there were.
static GRANTED: AtomicUsize = AtomicUsize::new(usize::MAX);
static ASKED: AtomicUsize = AtomicUsize::new(0);
/// Bytes of all allocations in use now, and the most since it was set.
static USED: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

struct Refuses;

#[global_allocator]
static ALLOCATOR: Refuses = Refuses;

/// Counts what is asked for, and tells whether it is granted.
fn grants(bytes: usize) -> bool {
    if LOOKED_AT.load(Ordering::SeqCst) && bytes >= LARGE {
        let before = ASKED.fetch_add(1, Ordering::SeqCst);
        if before >= GRANTED.load(Ordering::SeqCst) || bytes >= FAR_TOO_LARGE {
            return false;
        }
    }
    let used = USED.fetch_add(bytes, Ordering::SeqCst) + bytes;
    MOST.fetch_max(used, Ordering::SeqCst);
    true
}

// SAFETY: all is done by the system's allocator, or nothing is given.
unsafe impl GlobalAlloc for Refuses {
    // SAFETY: what the caller has to see to is the same.
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !grants(layout.size()) {
            return ptr::null_mut();
        }
        // SAFETY: the caller's layout.
        unsafe { System.alloc(layout) }
    }

    // SAFETY: what the caller has to see to is the same.
    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        USED.fetch_sub(layout.size(), Ordering::SeqCst);
        // SAFETY: the caller's place and layout.
        unsafe { System.dealloc(place, layout) }
    }
}

/// One test at a time: the allocator is the whole program's.
fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does something with so many large allocations granted, and tells how many were asked for, and how much was in use at most
/// beside what was before.
fn granting<A>(granted: usize, what: impl FnOnce() -> A) -> (A, usize, usize) {
    let before = USED.load(Ordering::SeqCst);
    MOST.store(before, Ordering::SeqCst);
    ASKED.store(0, Ordering::SeqCst);
    GRANTED.store(granted, Ordering::SeqCst);
    LOOKED_AT.store(true, Ordering::SeqCst);
    let result = what();
    LOOKED_AT.store(false, Ordering::SeqCst);
    let most = MOST.load(Ordering::SeqCst) - before;
    (result, ASKED.load(Ordering::SeqCst), most)
}

optimizer! {
    /// Products alone: no state is kept.
    struct Products {
        lr = 0.05 where lr >= 0,
    }

    update(w, g) {
        w -= lr * matmul(g, matmul(transpose(g), g));
    }
}

fn values<T: Element>(shape: &[usize], seed: usize) -> Vec<T> {
    let value = |index: usize| ((index * 7919 + seed * 31) % 1009) as f64 / 504.5 - 1.0;
    let len = shape.iter().product();
    (0..len).map(|index| T::from_f64(value(index))).collect()
}

/// Weights of one type and their gradients, of these shapes.
#[derive(Clone)]
struct Tensors<T> {
    shapes: &'static [&'static [usize]],
    w: Vec<Vec<T>>,
    g: Vec<Vec<T>>,
}

impl<T: Element> Tensors<T> {
    fn of(shapes: &'static [&'static [usize]]) -> Self {
        let all = |seed| shapes.iter().map(|shape| values(shape, seed)).collect();
        Self {
            shapes,
            w: all(1),
            g: all(2),
        }
    }

    fn params(&mut self) -> Vec<Param<'_>> {
        let both = self.w.iter_mut().zip(&self.g).zip(self.shapes);
        let params = both.enumerate().map(|(index, ((w, g), shape))| {
            let name = format!("{}{index}", T::DTYPE);
            let param = Param::new(name, &mut w[..], &g[..]).expect("equal lengths");
            param.with_shape(shape).expect("that many")
        });
        params.collect()
    }

    fn bits(&self) -> Vec<u64> {
        let all = self.w.iter().flatten();
        all.map(|w| w.to_f64().to_bits()).collect()
    }
}

/// A model and its optimizer.
#[derive(Clone)]
struct Training {
    optimizer: Optimizer,
    single: Tensors<f32>,
    double: Tensors<f64>,
}

impl Training {
    fn of<R: Rule + Default>(exec: Exec, shapes: &'static [&'static [usize]]) -> Self {
        let optimizer = Optimizer::new(R::default()).expect("a valid rule");
        Self {
            optimizer: optimizer.with_exec(exec),
            single: Tensors::of(shapes),
            double: Tensors::of(shapes),
        }
    }

    /// A step with so many large allocations granted; how many it asked for, and what was in use at most.
    fn step(&mut self, granted: usize) -> (Result<(), Error>, usize, usize) {
        let mut params = self.single.params();
        params.extend(self.double.params());
        let optimizer = &mut self.optimizer;
        granting(granted, || optimizer.step(&mut params).map(drop))
    }

    fn bill(&mut self) -> usize {
        let mut params = self.single.params();
        params.extend(self.double.params());
        let (bill, asked, _) = granting(0, || self.optimizer.bill(&params));
        assert_eq!(asked, 0, "a bill is not paid");
        usize::try_from(bill.groups[0].scratch_bytes).expect("of this machine")
    }

    /// All that a step may change.
    fn bits(&self) -> Vec<u64> {
        fn of<T: Element>(state: &TensorState<T>, bits: &mut Vec<u64>) {
            bits.push(state.step());
            for name in state.names() {
                let values = state.get(name).expect("it is kept").to_vec();
                bits.extend(values.iter().map(|value| value.to_bits()));
            }
        }
        let mut bits = [self.single.bits(), self.double.bits()].concat();
        for index in 0..self.single.shapes.len() {
            if let Ok(state) = self.optimizer.state(&format!("f32{index}")) {
                of(state.typed::<f32>().expect("its type"), &mut bits);
            }
            if let Ok(state) = self.optimizer.state(&format!("f64{index}")) {
                of(state.typed::<f64>().expect("its type"), &mut bits);
            }
        }
        bits
    }
}

/// One thread, and three that share every pass.
fn ways() -> Vec<Exec> {
    #[cfg_attr(not(feature = "rayon"), allow(unused_mut, reason = "there is one way"))]
    let mut all = vec![Exec::serial()];
    #[cfg(feature = "rayon")]
    {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build();
        let pool = std::sync::Arc::new(pool.expect("three threads can be started"));
        let exec = Exec::serial().with_pool(pool);
        all.push(exec.with_parallel_from(0));
    }
    all
}

/// Each large allocation of the first step and of a later one is refused; at least so many of the later one.
fn check<R: Rule + Default>(least: usize, shapes: &'static [&'static [usize]]) {
    let _alone = alone();
    for exec in ways() {
        let mut training = Training::of::<R>(exec, shapes);
        for step in 1..=2 {
            let bill = training.bill();
            let before = training.bits();
            let mut refused = 0;
            loop {
                let mut tried = training.clone();
                let (done, asked, most) = tried.step(refused);
                let Err(error) = done else {
                    assert_eq!(asked, refused, "as many as were granted");
                    if step == 2 {
                        // States are there; beside what is told there are lists and rooms of blocks.
                        assert!(most >= bill, "{most} bytes of {bill}");
                        assert!(most < bill + (512 << 10), "{most} bytes of {bill}");
                    }
                    training = tried;
                    break;
                };
                let of_rule = match &error {
                    Error::NoMemory { rule, .. } => step == 1 && *rule == R::META.name,
                    Error::NoMemoryForStep { rule, bytes } => *rule == R::META.name && *bytes > 0,
                    _ => false,
                };
                assert!(of_rule, "{error}");
                assert_eq!(tried.bits(), before, "nothing has changed");
                refused += 1;
            }
            assert!(
                step == 1 || refused >= least,
                "{refused} of {}",
                R::META.name
            );
            // It would have been the same if nothing had been refused in between.
            let mut again = training.clone();
            assert!(again.step(0).0.is_err());
            again.step(usize::MAX).0.expect("there is memory");
            let mut straight = training.clone();
            straight.step(usize::MAX).0.expect("there is memory");
            assert_eq!(again.bits(), straight.bits());
        }
    }
}

/// Large ones, of which each lies in another way, and a batch of small ones.
const MATRICES: &[&[usize]] = &[&[160, 150], &[150, 170], &[4, 110, 90]];

#[test]
fn square_matrices_take_their_memory_before_the_step() {
    check::<Squares>(60, MATRICES);
}

#[test]
fn products_take_their_memory_before_the_step() {
    check::<Products>(16, MATRICES);
}

#[test]
fn an_iteration_takes_its_memory_before_the_step() {
    check::<Muon>(8, MATRICES);
}

/// The sums of long columns, and what is kept of them.
#[test]
fn rows_and_columns_take_their_memory_before_the_step() {
    check::<Adafactor>(4, &[&[2, 40_000], &[40_000, 2]]);
}

/// Without an optimizer it is the same.
#[test]
fn one_tensor_takes_its_memory_before_the_step() {
    let _alone = alone();
    let rule = Products::default();
    for exec in ways() {
        let shape = [150, 160];
        let (before, g) = (values::<f64>(&shape, 1), values::<f64>(&shape, 2));
        let mut state = rule.init_shape::<f64>(&shape).expect("a valid rule");
        let mut refused = 0;
        loop {
            let mut w = before.clone();
            let (done, ..) = granting(refused, || rule.update_with(&exec, &mut w, &g, &mut state));
            let Err(error) = done else { break };
            assert!(matches!(error, Error::NoMemoryForStep { .. }), "{error}");
            assert_eq!((&w, state.step()), (&before, 0));
            refused += 1;
        }
        assert!(refused >= 4, "{refused}");
        assert_eq!(state.step(), 1);
    }
}

/// What stands beside a rank that says and has the same: whatever this one tells, and gradients of zero.
#[cfg(feature = "sharded")]
#[derive(Default)]
struct Echo {
    coming: std::collections::VecDeque<Vec<Vec<u8>>>,
}

#[cfg(feature = "sharded")]
impl optim_runtime::Collective for Echo {
    fn rank(&self) -> usize {
        0
    }
    fn ranks(&self) -> usize {
        2
    }
    fn gather(&mut self, own: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
        Ok(vec![own.to_vec(), own.to_vec()])
    }
    fn start(
        &mut self,
        _send: Vec<std::sync::Arc<Vec<u8>>>,
        mut receive: Vec<Vec<u8>>,
    ) -> Result<(), Error> {
        receive[1].fill(0);
        self.coming.push_back(receive);
        Ok(())
    }
    fn finish(&mut self) -> Result<Vec<Vec<u8>>, Error> {
        Ok(self.coming.pop_front().expect("something was started"))
    }
}

/// Each large allocation of a step of ranks, and of making evaluation weights, is refused once: what could not be told behind the
/// agreement of all comes before it.
#[cfg(feature = "sharded")]
#[test]
fn ranks_take_their_memory_before_they_agree() {
    use optim_runtime::{Adam, Average, ShardedOptimizer};

    let _alone = alone();
    let new = || {
        let optimizer = Optimizer::new(Adam::default()).expect("a valid rule");
        let optimizer = optimizer.with_average(Average::swa()).expect("a valid one");
        let sharded = ShardedOptimizer::new(optimizer, Echo::default());
        sharded.expect("two ranks").with_bucket(96 << 10)
    };
    let (before, g) = (values::<f32>(&[150_000], 1), values::<f32>(&[150_000], 2));
    let (mut sharded, mut w) = (new(), before.clone());
    for step in 1..=2 {
        let (before, mut refused, mut of_buckets) = (w.clone(), 0, 0);
        loop {
            // What it has kept from the step before is not asked for again.
            let mut params = [Param::new("w", &mut w[..], &g[..]).expect("equal lengths")];
            let (done, asked, _) = granting(refused, || sharded.step(&mut params).map(drop));
            let Err(error) = done else { break };
            match &error {
                Error::NoMemoryForBuckets { bytes } => {
                    assert_eq!(*bytes, 4 * (96 << 10));
                    of_buckets += 1;
                }
                Error::NoMemoryForGradients { parameter } => assert_eq!(parameter, "w"),
                Error::NoMemory { .. } | Error::NoMemoryForAverage { .. } => {}
                _ => panic!("{error}"),
            }
            assert!(asked > refused, "{asked} of {refused}");
            assert_eq!((&w, sharded.steps()), (&before, step - 1), "{error}");
            refused += 1;
        }
        assert_eq!(sharded.steps(), step);
        let least = if step == 1 { 4 } else { 0 };
        assert!(of_buckets >= least, "{of_buckets} of {refused}");
    }
    let (mut fresh, mut plain) = (new(), before);
    for _ in 0..2 {
        let mut params = [Param::new("w", &mut plain[..], &g[..]).expect("equal lengths")];
        fresh.step(&mut params).expect("there is memory");
    }
    assert_eq!(w, plain, "as if nothing had been refused");
    // Nothing is kept for other buckets.
    let (mut sharded, mut of_buckets) = (sharded.with_bucket(80 << 10), 0);
    for refused in 0.. {
        let mut params = [Param::weights("w", &mut w[..]).expect("a slice")];
        let (done, ..) = granting(refused, || sharded.eval_weights(&mut params));
        let Err(error) = done else { break };
        of_buckets += usize::from(matches!(error, Error::NoMemoryForBuckets { .. }));
        assert_eq!((&w, sharded.is_evaluating()), (&plain, false), "{error}");
    }
    assert!(sharded.is_evaluating() && of_buckets >= 4, "{of_buckets}");
}

/// A row of weights that there is memory for has products that there is none for.
#[test]
fn what_is_far_too_large_is_refused() {
    let _alone = alone();
    let shape = [1, 1 << 16];
    let (mut w, g) = (values::<f32>(&shape, 1), values::<f32>(&shape, 2));
    let before = w.clone();
    let mut optimizer = Optimizer::new(Products::default()).expect("a valid rule");
    let param = Param::new("w", &mut w[..], &g[..]).and_then(|param| param.with_shape(&shape));
    let mut params = [param.expect("that many")];
    let told = optimizer.bill(&params).groups[0].scratch_bytes;
    let (done, ..) = granting(usize::MAX, || optimizer.step(&mut params));
    let Err(Error::NoMemoryForStep { rule, bytes }) = done else {
        panic!("{done:?}");
    };
    assert_eq!(rule, "Products");
    assert!((1 << 34..=told).contains(&bytes), "{bytes} of {told}");
    assert_eq!(w, before);
    assert_eq!(optimizer.parameters().count(), 0);
}
