//! The same bits on every processor: of many steps of each of many rules a hash is written down in `portable.txt`,
//! whatever machine computes it. `UPDATE_PORTABLE=1 cargo test -p optim-tests --test numbers portable` writes it
//! anew.
//!
//! The platform's functions are no part of it. glibc picks other variants of `exp`, `ln` and `pow` on processors with
//! fused multiply-add; where glibc is, everything is computed once more as on a processor without.

use optim_runtime::{Element, Exec, InstructionSet, Optimizer, Param, Rule, Sgld, optimizer};
use optim_tests::beside;
use optim_tests::builtins::Builtin;
use optim_tests::every_function;
use optim_tests::inputs::Knobs;

const ROWS: usize = 7;
const COLUMNS: usize = 11;
const STEPS: u64 = 4;

optimizer! {
    /// Functions and powers in one rule, for each weight and once a step.
    pub struct Functions {
        lr = 0.1 where lr >= 0,
        rate = 0.75 where 0 < rate < 1,
        power = 0.3 where 0 < power < 1,
    }

    state {
        v,
        total: scalar,
    }

    update(w, g, t) {
        v = ema(rate, exp(-abs(g)) + ln(1 + g^2) + abs(g)^power);
        total = prev(total) + exp(-t) + ln(1 + t) + rate^t + t^power;
        w -= lr * debias(v) * sign(g) / total;
    }
}

/// FNV-1a.
struct Hash(u64);

impl Hash {
    fn add(&mut self, bits: u64) {
        for byte in bits.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Numbers of many magnitudes that are the same everywhere: made of whole ones, and rounded once.
fn numbers<T: Element>(seed: u64) -> Vec<T> {
    let mut state = seed;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let whole = (state >> 40) as f64 - 8_388_608.0;
        let scale = [1.0, 1024.0, 1_048_576.0][(state >> 35) as usize % 3];
        T::from_f64(whole / (4_194_304.0 * scale))
    };
    (0..ROWS * COLUMNS).map(|_| next()).collect()
}

fn steps<R: Rule, T: Element>(rule: &R, set: InstructionSet, hash: &mut Hash) {
    let exec = Exec::serial()
        .with_instruction_set(set)
        .expect("it is there");
    let mut optimizer = Optimizer::new(rule.clone()).expect("sound").with_exec(exec);
    let mut w = numbers::<T>(1);
    for step in 0..STEPS {
        let g = numbers::<T>(2 + step);
        let param =
            Param::new("w", &mut w, &g).and_then(|param| param.with_shape(&[ROWS, COLUMNS]));
        let param = param.and_then(|param| beside::param(&R::META, param, &g));
        optimizer
            .step(&mut [param.expect("a matrix")])
            .expect("a step");
        w.iter().for_each(|w| hash.add(w.to_f64().to_bits()));
    }
}

/// The line of a rule, in all its settings.
fn line<R: Rule>(name: &str, variants: &[R], set: InstructionSet) -> String {
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    for rule in variants {
        steps::<R, f32>(rule, set, &mut hash);
        steps::<R, f64>(rule, set, &mut hash);
    }
    format!("{name} {:016x}\n", hash.0)
}

fn built_in<R: Builtin>(set: InstructionSet) -> String {
    let knobs = Knobs {
        lr: 0.05,
        fast: 0.9,
        slow: 0.99,
        eps: 1e-6,
        decay: 0.01,
    };
    line(R::META.name, &R::variants(&knobs), set)
}

macro_rules! built_ins {
    ([] $($name:ident: $rule:ident,)*) => {
        fn built_ins(set: InstructionSet) -> Vec<String> {
            vec![$(built_in::<optim_runtime::$rule>(set)),*]
        }
    };
}
optim_runtime::built_in_rules! { built_ins }

macro_rules! functions {
    ($($rule:ident)*) => {
        fn functions(set: InstructionSet) -> Vec<String> {
            use optim_tests::functions as rules;
            vec![$(line(stringify!($rule), &[rules::$rule::default()], set)),*]
        }
    };
}
every_function!(functions);

/// A line a rule, under this instruction set. It changes with what that rule computes, and with nothing else.
fn lines(set: InstructionSet) -> String {
    let mut lines = built_ins(set);
    lines.push(line("Functions", &[Functions::default()], set));
    lines.push(line("Noise", &[Sgld::default()], set));
    lines.extend(functions(set));
    lines.concat()
}

#[test]
fn every_instruction_set_gives_the_bits_that_are_written_down() {
    if std::env::var_os("UPDATE_PORTABLE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/numbers/portable.txt");
        std::fs::write(path, lines(InstructionSet::Baseline)).expect("the folder is there");
        return;
    }
    for set in InstructionSet::available() {
        let found = lines(set);
        let expected = include_str!("portable.txt");
        assert_eq!(found.lines().count(), expected.lines().count());
        for (found, expected) in found.lines().zip(expected.lines()) {
            assert_eq!(found, expected, "under {set}");
        }
    }
}

/// Whether the platform's own functions would have given other bits there, the test says.
#[cfg(all(target_os = "linux", target_env = "gnu", target_arch = "x86_64"))]
#[test]
fn a_processor_without_fused_multiply_add_gives_the_same_bits() {
    const PLATFORM: &str = "bits of the platform's functions: ";
    let platform = || {
        let mut hash = Hash(0);
        (1..10_000).for_each(|i| hash.add(0.999_f64.powf(f64::from(i)).to_bits()));
        (1..10_000).for_each(|i| hash.add((f64::from(i) / 1e3).exp().to_bits()));
        hash.0
    };
    if std::env::var_os("OPTIM_CHILD").is_some() {
        println!("{PLATFORM}{:#018x}", platform());
        every_instruction_set_gives_the_bits_that_are_written_down();
        return;
    }
    let output = std::process::Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "--nocapture", "--test-threads", "1"])
        .arg("portable::a_processor_without_fused_multiply_add_gives_the_same_bits")
        .env("OPTIM_CHILD", "1")
        .env("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-FMA,-AVX2,-AVX512F")
        .output()
        .expect("this program runs");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && text.contains("1 passed"),
        "{text}"
    );
    let theirs = text
        .split(PLATFORM)
        .nth(1)
        .expect("it was printed")
        .lines()
        .next();
    println!(
        "{PLATFORM}{:#018x} here, {} there",
        platform(),
        theirs.unwrap_or_default()
    );
}
