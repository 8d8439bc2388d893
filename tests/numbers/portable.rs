//! The same bits on every processor: a hash over many steps of many rules is a number that is written down
//! here, whatever machine computes it.
//!
//! The platform's functions are no part of it. glibc picks other variants of `exp`, `ln` and `pow` on processors with
//! fused multiply-add; where glibc is, everything is computed once more as on a processor without.

use optim_runtime::{Element, Exec, InstructionSet, Optimizer, Param, Rule, optimizer};
use optim_tests::builtins::Builtin;
use optim_tests::inputs::Knobs;

/// What all the steps below come to. It changes with what a rule computes, and with nothing else.
const HASH: u64 = 0xbbb8_efdf_0214_af90;

const ROWS: usize = 7;
const COLUMNS: usize = 11;
const STEPS: u64 = 4;

optimizer! {
    /// Every function that is not rounded correctly by the processor, for each weight and once a step.
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
        optimizer
            .step(&mut [param.expect("a matrix")])
            .expect("a step");
        w.iter().for_each(|w| hash.add(w.to_f64().to_bits()));
    }
}

fn rule<R: Rule>(rule: &R, set: InstructionSet, hash: &mut Hash) {
    steps::<R, f32>(rule, set, hash);
    steps::<R, f64>(rule, set, hash);
}

fn built_in<R: Builtin>(set: InstructionSet, hash: &mut Hash) {
    let knobs = Knobs {
        lr: 0.05,
        fast: 0.9,
        slow: 0.99,
        eps: 1e-6,
        decay: 0.01,
    };
    for variant in R::variants(&knobs) {
        rule(&variant, set, hash);
    }
}

macro_rules! every_rule {
    ([] $($name:ident: $rule:ident,)*) => {
        /// All rules, under this instruction set.
        fn hash(set: InstructionSet) -> u64 {
            let mut hash = Hash(0xcbf2_9ce4_8422_2325);
            $(built_in::<optim_runtime::$rule>(set, &mut hash);)*
            rule(&Functions::default(), set, &mut hash);
            hash.0
        }
    };
}
optim_runtime::built_in_rules! { every_rule }

#[test]
fn every_instruction_set_gives_the_bits_that_are_written_down() {
    for set in InstructionSet::available() {
        let found = hash(set);
        assert!(found == HASH, "under {set} the hash is {found:#018x}");
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
