//! What is chosen by chance, and what from.

/// Numbers that are the same for the same seed.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// A number below this, or 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap()
    }

    pub(super) fn one_of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Whole numbers at the edges of what a reader might take.
pub(super) const COUNTS: [u64; 14] = [
    0,
    1,
    2,
    3,
    63,
    1 << 31,
    1 << 32,
    (1 << 53) - 1,
    1 << 53,
    (1 << 53) + 1,
    (1 << 62) + 1,
    1 << 63,
    u64::MAX - 7,
    u64::MAX,
];

/// Strings that are numbers, nearly numbers, types, names, and what means something elsewhere.
pub(super) const TEXTS: [&str; 26] = [
    "",
    "0.0",
    "-0.0",
    "1.0",
    "0.5",
    "-1.0",
    "1e308",
    "1e-320",
    "1e400",
    "inf",
    "-inf",
    "nan",
    "nan:7ff8000000000000",
    "nan:3ff0000000000000",
    "0x10",
    "1.0 ",
    "F16",
    "F32",
    "F64",
    "I64",
    "default",
    "optim checkpoint",
    "2",
    "lr",
    "0000000000000000",
    "\u{0}\u{feff}\u{10ffff}",
];
