//! The vector instruction sets that loops are compiled for, and which of them this processor has.

use std::fmt;

/// A vector instruction set that loops are compiled for.
///
/// All give the same bits; they differ in speed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum InstructionSet {
    /// What every processor of the compilation target has: SSE2 on x86-64.
    Baseline,
    /// 128-bit vectors of AArch64.
    Neon,
    /// 256-bit vectors of x86-64.
    Avx2,
    /// 512-bit vectors of x86-64.
    Avx512,
}

impl fmt::Display for InstructionSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Baseline => "baseline instruction set",
            Self::Neon => "NEON",
            Self::Avx2 => "AVX2",
            Self::Avx512 => "AVX-512",
        })
    }
}

impl InstructionSet {
    const ALL: [Self; 4] = [Self::Baseline, Self::Neon, Self::Avx2, Self::Avx512];

    /// Whether this processor has it. Detection is done once and then remembered.
    pub fn is_available(self) -> bool {
        match self {
            Self::Baseline => true,
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => std::arch::is_x86_feature_detected!("avx2"),
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => {
                std::arch::is_x86_feature_detected!("avx512f")
                    && std::arch::is_x86_feature_detected!("avx512dq")
                    && std::arch::is_x86_feature_detected!("avx512vl")
            }
            #[cfg(target_arch = "aarch64")]
            Self::Neon => std::arch::is_aarch64_feature_detected!("neon"),
            #[allow(
                unreachable_patterns,
                reason = "which ones are left depends on the target"
            )]
            _ => false,
        }
    }

    /// All that this processor has, slowest first.
    pub fn available() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|set| set.is_available())
    }
}

/// An instruction set that was found on this processor: what makes calling into it sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Detected(InstructionSet);

impl Detected {
    /// `None` for a set that this processor does not have.
    pub(crate) fn new(set: InstructionSet) -> Option<Self> {
        set.is_available().then_some(Self(set))
    }

    pub(crate) fn best() -> Self {
        Self(
            InstructionSet::available()
                .last()
                .unwrap_or(InstructionSet::Baseline),
        )
    }

    pub(crate) fn get(self) -> InstructionSet {
        self.0
    }
}
