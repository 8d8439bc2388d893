//! No loop, cut or placement reads or writes outside of what it was given.
//!
//! While a step runs, every allocation of the program has pages to itself, between pages that nobody may touch:
//! weights, gradients, states, sums, and what is copied. It lies at the end of its pages or at their begin, so one
//! side is fenced to the byte; the bytes that are left on the other hold a pattern, which is looked at when the
//! memory goes back. So do those that a state's buffer has to choose its place in. What was given back stays
//! fenced, so it cannot be used any more.
#![cfg(all(target_os = "linux", target_arch = "x86_64"))]
#![allow(
    unsafe_code,
    reason = "an allocator, which only this program has, and pages of the system"
)]

mod squares;

use std::alloc::{GlobalAlloc, Layout, System};
use std::ptr;
use std::slice;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use optim_runtime::{Element, Exec, HyperValue, Inputs, InstructionSet, Rule, TensorState, Update};

use squares::Squares;

const PAGE: usize = 4096;
/// Addresses set aside; of memory only what is in use.
const REGION: usize = 64 << 30;
/// What no loop writes.
const PATTERN: u8 = 0xa5;
/// A page of it.
static PATTERNED: [u8; PAGE] = [PATTERN; PAGE];

/// Whether what is asked for now is fenced.
static FENCED: AtomicBool = AtomicBool::new(false);
/// Whether it lies at the begin of its pages, and not at their end.
static AT_BEGIN: AtomicBool = AtomicBool::new(false);
static REGION_BEGIN: AtomicUsize = AtomicUsize::new(0);
/// Bytes of the region that were given out, each once.
static USED: AtomicUsize = AtomicUsize::new(0);

struct Fences;

#[global_allocator]
static ALLOCATOR: Fences = Fences;

/// Sets addresses aside before anything is fenced.
fn region() -> usize {
    static MADE: OnceLock<usize> = OnceLock::new();
    *MADE.get_or_init(|| {
        // What a panic tells, and finds out for it, is allocated beside the region.
        let tells = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            FENCED.store(false, Ordering::SeqCst);
            tells(panic);
        }));
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
        // SAFETY: new pages at a place of the system's choice, which nobody may touch.
        let begin = unsafe { libc::mmap(ptr::null_mut(), REGION, libc::PROT_NONE, flags, -1, 0) };
        assert_ne!(begin, libc::MAP_FAILED, "64 GiB of addresses");
        REGION_BEGIN.store(begin as usize, Ordering::SeqCst);
        begin as usize
    })
}

/// Ends the program: an allocator must not unwind.
fn fail(what: &str) -> ! {
    // What is said is allocated, too.
    FENCED.store(false, Ordering::SeqCst);
    let line = format_args!("fences: {what}\n").to_string();
    // SAFETY: the line's bytes.
    unsafe { libc::write(2, line.as_ptr().cast(), line.len()) };
    std::process::abort()
}

/// Whether an address is of memory that was fenced.
fn is_fenced(place: *mut u8) -> bool {
    let begin = REGION_BEGIN.load(Ordering::SeqCst);
    begin != 0 && (begin..begin + REGION).contains(&(place as usize))
}

/// The pages around an allocation.
fn pages(place: *mut u8, layout: Layout) -> (usize, usize) {
    let begin = place as usize / PAGE * PAGE;
    let end = (place as usize + layout.size()).next_multiple_of(PAGE);
    (begin, end)
}

// SAFETY: memory comes from the system's allocator, or is pages of the region that are given out once, as large
// and aligned as was asked for.
unsafe impl GlobalAlloc for Fences {
    // SAFETY: the caller's, which is `GlobalAlloc`'s: a layout that is not empty.
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !FENCED.load(Ordering::SeqCst) {
            // SAFETY: the caller's layout.
            return unsafe { System.alloc(layout) };
        }
        if layout.align() > PAGE {
            fail("nothing here is so large that it asks for huge pages");
        }
        let length = layout.size().next_multiple_of(PAGE);
        // A page that stays closed is behind each, and so before the next one.
        let used = USED.fetch_add(length + PAGE, Ordering::SeqCst);
        if used + length + 2 * PAGE > REGION {
            fail("the region is used up");
        }
        let begin = REGION_BEGIN.load(Ordering::SeqCst) + PAGE + used;
        let open = libc::PROT_READ | libc::PROT_WRITE;
        // SAFETY: pages of the region that nobody was given.
        if unsafe { libc::mprotect(begin as *mut _, length, open) } != 0 {
            fail("pages that do not open");
        }
        // SAFETY: they are open now.
        unsafe { ptr::write_bytes(begin as *mut u8, PATTERN, length) };
        let inside = if AT_BEGIN.load(Ordering::SeqCst) {
            0
        } else {
            (length - layout.size()) / layout.align() * layout.align()
        };
        (begin + inside) as *mut u8
    }

    // SAFETY: the caller's, which is `GlobalAlloc`'s: a place that `alloc` gave for this layout, and nobody uses.
    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        if !is_fenced(place) {
            // SAFETY: it came from there.
            return unsafe { System.dealloc(place, layout) };
        }
        let (begin, end) = pages(place, layout);
        let from = place as usize;
        let to = from + layout.size();
        // SAFETY: pages of this allocation, of which nobody uses these parts.
        let spoilt = unsafe { spoilt(begin, from).or_else(|| spoilt(to, end)) };
        if spoilt.is_some() {
            fail("somebody wrote beside an allocation");
        }
        // New pages, for the system has a limit of ranges, and used ones would not become one with those around.
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_FIXED;
        // SAFETY: as above; they are closed for good.
        let closed =
            unsafe { libc::mmap(begin as *mut _, end - begin, libc::PROT_NONE, flags, -1, 0) };
        if closed == libc::MAP_FAILED {
            fail("pages that do not close");
        }
    }
}

/// The first place, less than a page behind `from`, at which the pattern is not, if there is one before `to`.
///
/// # Safety
/// These bytes may be read, and nobody writes them now.
unsafe fn spoilt(from: usize, to: usize) -> Option<usize> {
    // SAFETY: the caller's bytes.
    let bytes = unsafe { slice::from_raw_parts(from as *const u8, to - from) };
    // All at once: a loop over bytes would take longer than the steps.
    if bytes == &PATTERNED[..bytes.len()] {
        return None;
    }
    let at = bytes.iter().position(|byte| *byte != PATTERN);
    at.map(|at| from + at)
}

/// One test at a time: fences stand for the whole program.
fn alone() -> std::sync::MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    region();
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does something with all allocations fenced.
fn fenced<A>(at_begin: bool, what: impl FnOnce() -> A) -> A {
    AT_BEGIN.store(at_begin, Ordering::SeqCst);
    FENCED.store(true, Ordering::SeqCst);
    let result = what();
    FENCED.store(false, Ordering::SeqCst);
    result
}

/// The bytes beside a state's values, up to its fences, hold the pattern: its buffer is larger than they are, and
/// nothing else is in it.
fn nothing_beside<T: Element>(state: &TensorState<T>) {
    for name in state.names() {
        let values = state.get(name).expect("a state that is kept");
        let Some(values) = values.as_slice().filter(|values| !values.is_empty()) else {
            continue;
        };
        let begin = values.as_ptr() as usize;
        let end = begin + size_of_val(values);
        assert!(is_fenced(begin as *mut u8), "`{name}` is not fenced");
        let (first, last) = (begin / PAGE * PAGE, end.next_multiple_of(PAGE));
        // SAFETY: the same pages as the values', which only this thread uses.
        let spoilt = unsafe { spoilt(first, begin).or_else(|| spoilt(end, last)) };
        if let Some(place) = spoilt {
            let from_values = place.wrapping_sub(begin).cast_signed();
            panic!("somebody wrote beside `{name}`, at {from_values}");
        }
    }
}

/// Of so many weights, a vector, a matrix or a batch.
fn any_shape(len: usize) -> Vec<usize> {
    let shape = matrix(len);
    if shape[0] == 1 { vec![len] } else { shape }
}

/// Of so many weights, a matrix or a batch.
fn matrix(len: usize) -> Vec<usize> {
    match len {
        0 => vec![3, 0],
        _ if len.is_multiple_of(6) => vec![2, len / 6, 3],
        _ if len.is_multiple_of(5) => vec![5, len / 5],
        _ if len.is_multiple_of(2) => vec![len / 2, 2],
        _ => vec![1, len],
    }
}

fn steps<T: Element, R: Rule>(rule: &R, exec: &Exec, len: usize, shape: fn(usize) -> Vec<usize>) {
    let number = |index: usize| T::from_f64((index * 37 % 101) as f64 / 64.0 - 0.75);
    // Collected at their exact lengths.
    let mut w: Box<[T]> = (0..len).map(number).collect();
    let g: Box<[T]> = (0..len).map(|index| number(index + 13)).collect();
    let mut out: Box<[T]> = w.clone();
    let mut state = rule.init_shape::<T>(&shape(len)).expect("a valid rule");
    let given = |g| {
        let inputs = R::META.inputs.iter();
        inputs.fold(Inputs::new(), |inputs, of| inputs.with(of.name, g))
    };
    for _ in 0..2 {
        rule.update_given(exec, &mut w, &g, &given(&g), &mut state)
            .expect("equal lengths");
    }
    rule.eval_weights_with(exec, &w, &state, &mut out)
        .expect("equal lengths");
    nothing_beside(&state);
    // A part of a larger slice, which begins at any element: what is around it stays.
    if len > 4 {
        let (from, to) = (1 + len % 3, len - 1);
        let mut state = rule
            .init_shape::<T>(&shape(to - from))
            .expect("a valid rule");
        let before = [w[from - 1], w[to]].map(|value| value.to_f64().to_bits());
        let g = &g[from..to];
        rule.update_given(exec, &mut w[from..to], g, &given(g), &mut state)
            .expect("equal lengths");
        let after = [w[from - 1], w[to]].map(|value| value.to_f64().to_bits());
        assert_eq!(before, after, "beside the weights");
        nothing_beside(&state);
    }
}

/// The rule as it is by default, and with each of its flags turned.
fn settings<R: Rule + Default>() -> Vec<R> {
    let mut all = vec![R::default()];
    for hyper in R::META.hypers {
        if let HyperValue::Flag(flag) = hyper.default {
            let mut rule = R::default();
            if rule.set_hyper(hyper.name, !flag).is_ok() {
                all.push(rule);
            }
        }
    }
    all
}

/// One thread, and three that share the smallest tensors in blocks of a few weights.
fn ways() -> Vec<Exec> {
    #[cfg_attr(not(feature = "rayon"), allow(unused_mut, reason = "there is one way"))]
    let mut all = vec![Exec::serial()];
    #[cfg(feature = "rayon")]
    {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build();
        let pool = std::sync::Arc::new(pool.expect("three threads can be started"));
        for block in [7, 64] {
            let exec = Exec::serial().with_pool(pool.clone()).with_parallel_from(0);
            all.push(exec.with_block(block).expect("not empty"));
        }
    }
    all
}

/// Every rest of a loop behind no, one and two of its widest bodies: four vectors of sixteen `f32`, which is also as far
/// as it fetches ahead. Then some that take longer.
fn lengths() -> impl Iterator<Item = usize> {
    (0..3 * 64).chain([255, 256, 257, 300])
}

fn check<R: Rule + Default>(shape: fn(usize) -> Vec<usize>) {
    let _alone = alone();
    let sets: Vec<_> = InstructionSet::available().collect();
    let ways = ways();
    let mut runs = 0;
    for (setting, rule) in settings::<R>().iter().enumerate() {
        for len in lengths() {
            // Flags choose among loops that go over their weights alike.
            if setting > 0 && (len + setting) % 17 != 0 {
                continue;
            }
            for (index, way) in ways.iter().enumerate() {
                // Threads, whose steps take far longer, have a part of the lengths, with one set each in turn.
                if index > 0 && len % 13 != index {
                    continue;
                }
                let all = sets.iter().enumerate();
                let taken = all.filter(|(set, _)| index == 0 || len % sets.len() == *set);
                for (turn, (_, set)) in taken.enumerate() {
                    let exec = way.clone().with_instruction_set(*set);
                    let exec = exec.expect("it is available");
                    let at_begin = (len + turn) % 3 == 2;
                    fenced(at_begin, || steps::<f32, R>(rule, &exec, len, shape));
                    fenced(at_begin, || steps::<f64, R>(rule, &exec, len, shape));
                    runs += 2;
                }
            }
        }
    }
    assert!(runs >= 2 * lengths().count(), "{runs} runs");
}

macro_rules! every_rule {
    ([$shape:ident] $($name:ident: $rule:ident,)*) => {$(
        #[test]
        fn $name() {
            check::<optim_runtime::$rule>($shape);
        }
    )*};
}
optim_runtime::any_shape_rules! { every_rule any_shape }
optim_runtime::matrix_rules! { every_rule matrix }

#[test]
fn square_matrices() {
    check::<Squares>(matrix);
}

/// What the program does that the next test starts: it errs, in one way after the other.
#[test]
fn errs() {
    let Ok(how) = std::env::var("OPTIM_ERRS") else {
        return;
    };
    let _alone = alone();
    let at_begin = how.contains("before");
    fenced(at_begin, || {
        let mut values: Box<[f32]> = (0..11).map(|index| index as f32).collect();
        let place = values.as_mut_ptr();
        // SAFETY: none, which is what is tried.
        unsafe {
            match &*how {
                "read behind" => _ = ptr::read_volatile(place.add(11)),
                "write behind" => place.add(11).write_volatile(1.0),
                "read before" => _ = ptr::read_volatile(place.sub(1)),
                "write before" => place.sub(1).write_volatile(1.0),
                // On the side that has no fence, the pattern is missed.
                "write before, unfenced" => {
                    AT_BEGIN.store(false, Ordering::SeqCst);
                    let mut values: Box<[f32]> = (0..11).map(|index| index as f32).collect();
                    values.as_mut_ptr().sub(1).write_volatile(1.0);
                }
                "use after" => {
                    drop(values);
                    _ = ptr::read_volatile(place);
                }
                _ => {}
            }
        }
    });
}

/// Fences stand: whoever crosses one ends the program.
#[test]
fn whoever_reaches_beyond_is_stopped() {
    use std::os::unix::process::ExitStatusExt as _;

    let program = std::env::current_exe().expect("this program");
    let run = |how: &str| {
        let output = std::process::Command::new(&program)
            .args(["--exact", "errs", "--test-threads", "1"])
            .env("OPTIM_ERRS", how)
            .output();
        output.expect("this program").status
    };
    assert!(run("nothing").success());
    for how in [
        "read behind",
        "write behind",
        "read before",
        "write before",
        "use after",
    ] {
        assert_eq!(run(how).signal(), Some(libc::SIGSEGV), "{how}");
    }
    let how = "write before, unfenced";
    assert_eq!(run(how).signal(), Some(libc::SIGABRT), "{how}");
}
