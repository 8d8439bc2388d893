//! Reading a checkpoint takes no more memory than a small multiple of the file, whoever wrote it.
//!
//! Files that make much of little are written by hand: many short entries, one long name beside many, numbers that promise
//! what is not there. That reading them ends with an error or an optimizer is looked at by the tests of training.
#![allow(
    unsafe_code,
    reason = "an allocator that counts, which only this program has"
)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};

use optim_runtime::{Adam, Average, LossScale, Optimizer, Param, names, schedule};

/// Bytes of memory for each byte of a file.
const MULTIPLE: usize = 16;
/// What any file may take: the buffer, and what the optimizer itself is made of.
const BESIDE: usize = (1 << 20) + (64 << 10);

/// Bytes in use now, and the most since it was set.
static USED: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

struct Counts;

#[global_allocator]
static ALLOCATOR: Counts = Counts;

fn took(bytes: usize) {
    let used = USED.fetch_add(bytes, Ordering::Relaxed) + bytes;
    MOST.fetch_max(used, Ordering::Relaxed);
}

// SAFETY: all is done by the system's allocator; this one counts beside it.
unsafe impl GlobalAlloc for Counts {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        took(layout.size());
        // SAFETY: what the caller has to see to is the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        took(layout.size());
        // SAFETY: what the caller has to see to is the same.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        USED.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: what the caller has to see to is the same.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // Both may be there for a moment.
        took(size);
        USED.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: what the caller has to see to is the same.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

/// An optimizer with all that a checkpoint has, and weights.
fn built() -> (Optimizer, Vec<f32>) {
    let plateau = schedule::Plateau::new(0.5);
    let optimizer = Optimizer::new(Adam::default())
        .and_then(|it| it.with_group("g", Adam::default(), names(["b*"])))
        .and_then(|it| it.with_average(Average::swa()))
        .and_then(|it| it.with_loss_scale(LossScale::dynamic()))
        .and_then(|it| it.with_plateau("weight_decay", plateau));
    (optimizer.expect("good settings"), vec![1.0; 8])
}

/// Its checkpoint after a step.
fn saved() -> Vec<u8> {
    let (mut optimizer, mut w) = built();
    let mut params = [Param::new("a", &mut w, &[1.0; 8]).expect("equal lengths")];
    optimizer.step(&mut params).expect("a good step");
    let mut bytes = Vec::new();
    let written = optimizer.write_to(&mut bytes, &params);
    written.expect("memory takes it");
    bytes
}

/// Header and data of a file.
fn parts(file: &[u8]) -> (String, &[u8]) {
    let length = u64::from_le_bytes(file[..8].try_into().expect("eight bytes"));
    let (header, data) = file[8..].split_at(usize::try_from(length).expect("a small file"));
    let header = String::from_utf8(header.to_vec()).expect("JSON");
    (header, data)
}

fn joined(header: &str, data: &[u8]) -> Vec<u8> {
    [
        &(header.len() as u64).to_le_bytes(),
        header.as_bytes(),
        data,
    ]
    .concat()
}

/// So many entries, each made of its number.
fn many(entries: usize, entry: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0..entries {
        write!(text, "{},", entry(number)).expect("memory takes it");
    }
    text
}

/// Puts this behind the first of that.
fn behind(header: &str, that: &str, this: &str) -> String {
    let place = header.find(that).expect(that) + that.len();
    format!("{}{this}{}", &header[..place], &header[place..])
}

/// Files that make much of little, with what they are.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let saved = saved();
    let (header, data) = parts(&saved);
    let metadata = "\"__metadata__\":{";
    let escaped = |text: String| text.replace('"', "\\\"");
    let put = |that: &str, this: String| joined(&behind(&header, that, &this), data);
    let parameter = &header[header.find("\"parameter.a\"").expect("it is there")..];
    let parameter = &parameter[..parameter.find("}\",").expect("it ends") + 2];
    let none = "{\\\"group\\\":\\\"g\\\",\\\"factors\\\":{},\\\"place\\\":{\\\"dtype\\\":\\\"F32\\\",\\\"shape\\\":[1],\
                \\\"strides\\\":[1],\\\"said\\\":false},\\\"accumulated\\\":0,\\\"averaged\\\":0}";
    let tensor = "{\"dtype\":\"\",\"shape\":[],\"data_offsets\":[0,0]}";
    vec![
        ("as it was saved", saved.clone()),
        ("an empty header", joined("{}", &[])),
        ("only a length", 99_999_999_u64.to_le_bytes().to_vec()),
        (
            "a length and little",
            [&u64::MAX.to_le_bytes()[..], b"{}"].concat(),
        ),
        (
            "many tensors",
            put("{", many(20_000, |i| format!("\"{i}\":{tensor}"))),
        ),
        (
            "many tensors with axes",
            put(
                "{",
                many(20_000, |i| {
                    format!("\"{i}\":{{\"dtype\":\"\",\"shape\":[1],\"data_offsets\":[0,0]}}")
                }),
            ),
        ),
        (
            "many entries",
            put(metadata, many(50_000, |i| format!("\"{i:x}\":\"\""))),
        ),
        (
            "entries that read backwards",
            put(
                metadata,
                many(50_000, |i| format!("\"{:x}\":\"\"", 0xf_ffff - i)),
            ),
        ),
        (
            "many states of a long name",
            put(metadata, {
                let states = escaped(many(2_000, |i| format!("\"{i}\":true")));
                let name = format!("\"parameter.{}\"", "n".repeat(20_000));
                let parameter = parameter.replace("\"parameter.a\"", &name);
                behind(&parameter, "\\\"rests\\\":{", &states) + ","
            }),
        ),
        (
            "many states",
            put(
                "\\\"rests\\\":{",
                escaped(many(20_000, |i| format!("\"{i:x}\":true"))),
            ),
        ),
        (
            "many numbers",
            put(
                "\\\"scalars\\\":{",
                escaped(many(20_000, |i| format!("\"{i:x}\":\"0\""))),
            ),
        ),
        (
            "many histories",
            put(
                "\\\"histories\\\":{",
                escaped(many(20_000, |i| format!("\"{i:x}\":[\"0\"]"))),
            ),
        ),
        (
            "many factors",
            put(
                "\\\"factors\\\":{",
                escaped(many(20_000, |i| format!("\"{i:x}\":\"0\""))),
            ),
        ),
        (
            "many hyper-parameters",
            put(
                "\\\"hypers\\\":{",
                escaped(many(20_000, |i| format!("\"{i:x}\":0"))),
            ),
        ),
        (
            "many patterns",
            put(
                "\\\"patterns\\\":{",
                escaped(many(20_000, |i| format!("\"{i:x}\":true"))),
            ),
        ),
        (
            "many parameters",
            put(
                metadata,
                many(10_000, |i| format!("\"parameter.{i}\":\"{none}\"")),
            ),
        ),
        (
            "many factors of their own",
            put(
                metadata,
                many(3_000, |i| {
                    let own = format!("\\\"factors\\\":{{\\\"lr\\\":\\\"{i}\\\"");
                    format!(
                        "\"parameter.{i}\":\"{}\"",
                        none.replace("\\\"factors\\\":{", &own)
                    )
                }),
            ),
        ),
        (
            "many groups",
            put(metadata, {
                let group = &header[header.find("\"group.g\":").expect("it is there") + 10..];
                let group = &group[..group.find("}\",").expect("it ends") + 2];
                many(5_000, |i| format!("\"group.{i}\":{group}"))
            }),
        ),
        ("a long list", put("\\\"shape\\\":[", "1,".repeat(100_000))),
        (
            "a long string",
            put("\\\"average\\\":\\\"", "x".repeat(1_000_000)),
        ),
        (
            "a long number",
            put("\\\"scale\\\":\\\"", "0".repeat(1_000_000)),
        ),
        (
            "a long hyper-parameter",
            put("\\\"hypers\\\":{\\\"", "x".repeat(1_000_000)),
        ),
        (
            "nested",
            put("{", format!("\"x\":{}", "[".repeat(1_000_000))),
        ),
        (
            "a huge shape",
            joined(
                &header.replace("\\\"shape\\\":[8]", "\\\"shape\\\":[4611686018427387904]"),
                data,
            ),
        ),
        (
            "a huge tensor",
            joined(
                &header.replace("\"shape\":[8]", "\"shape\":[1152921504606846976]"),
                data,
            ),
        ),
        (
            "a tensor that would go far",
            joined(
                &header
                    .replace(",32]", ",4611686018427387904]")
                    .replace("\"shape\":[8]", "\"shape\":[1152921504606846976]"),
                data,
            ),
        ),
    ]
}

/// The most memory that reading a file takes, and whether it was read.
fn memory(file: &[u8], matching: bool) -> (usize, bool) {
    let (mut optimizer, mut w) = built();
    let before = USED.load(Ordering::Relaxed);
    MOST.store(before, Ordering::Relaxed);
    let read = if matching {
        let mut params = [Param::weights("a", &mut w).expect("one")];
        optimizer.read_matching_from(file, &mut params).is_ok()
    } else {
        optimizer.read_from(file).is_ok()
    };
    (MOST.load(Ordering::Relaxed) - before, read)
}

#[test]
fn no_file_takes_much_more_memory_than_it_has_bytes() {
    let mut read = 0;
    let mut most: f64 = 0.0;
    for (what, file) in files() {
        for matching in [false, true] {
            let (bytes, is_read) = memory(&file, matching);
            let limit = MULTIPLE * file.len() + BESIDE;
            let multiple = bytes.saturating_sub(BESIDE) as f64 / file.len() as f64;
            println!(
                "{what}: {} bytes, {bytes} of memory, {multiple:.1}, {is_read}",
                file.len()
            );
            assert!(
                bytes <= limit,
                "{what}: {bytes} bytes of memory for {}",
                file.len()
            );
            read += usize::from(is_read);
            most = most.max(multiple);
        }
    }
    // Bits and digits anywhere.
    let saved = saved();
    for place in 0..saved.len() {
        for change in [1, 4, 0x10, 0x40, 0x80] {
            let mut file = saved.clone();
            file[place] ^= change;
            let (bytes, is_read) = memory(&file, place % 2 == 0);
            let limit = MULTIPLE * file.len() + BESIDE;
            assert!(
                bytes <= limit,
                "{place} ^ {change}: {bytes} bytes of memory"
            );
            read += usize::from(is_read);
        }
    }
    println!("at most {most:.1} times the file; {read} were read");
    assert!(read > 100, "no more than errors");
}
