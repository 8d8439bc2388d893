//! Plays as numbers, and batches of them.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use candle_core::{Device, Tensor};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

/// One in so many characters at the end is kept to measure with.
const HELD_OUT: usize = 10;

/// A text, each character a number below [`Text::characters`].
pub(crate) struct Text {
    alphabet: Vec<char>,
    train: Vec<u32>,
    held_out: Vec<u32>,
}

/// Characters, and those that follow them.
pub(crate) struct Batch {
    pub(crate) inputs: Tensor,
    pub(crate) targets: Tensor,
}

impl Text {
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path);
        let text = text.with_context(|| format!("no text at {}", path.display()))?;
        let mut alphabet: Vec<_> = text.chars().collect();
        alphabet.sort_unstable();
        alphabet.dedup();
        let number = |c: char| alphabet.binary_search(&c).unwrap_or(0) as u32;
        let mut train: Vec<_> = text.chars().map(number).collect();
        let held_out = train.split_off(train.len() - train.len() / HELD_OUT);
        Ok(Self {
            alphabet,
            train,
            held_out,
        })
    }

    /// Number of different characters.
    pub(crate) fn characters(&self) -> usize {
        self.alphabet.len()
    }

    /// Checks that there are places of this length.
    pub(crate) fn check(&self, context: usize) -> Result<()> {
        let shortest = self.held_out.len();
        ensure!(
            context >= 1 && shortest > context + 1,
            "the text is too short for --context {context}"
        );
        Ok(())
    }

    /// The batch of this step: places by chance, which are the same in every run with this seed, also in one that goes
    /// on from here.
    pub(crate) fn batch(&self, seed: u64, step: u64, size: usize, context: usize) -> Result<Batch> {
        batch(&self.train, seed, step, size, context)
    }

    /// A batch of what is not trained with, the same whenever it is asked for.
    pub(crate) fn held_out(&self, part: u64, size: usize, context: usize) -> Result<Batch> {
        batch(&self.held_out, 0, part, size, context)
    }

    /// A character by its number.
    pub(crate) fn character(&self, number: u32) -> char {
        self.alphabet.get(number as usize).copied().unwrap_or(' ')
    }

    /// The number of a line break, behind which a text begins.
    pub(crate) fn line_break(&self) -> u32 {
        self.alphabet.binary_search(&'\n').unwrap_or(0) as u32
    }
}

fn batch(text: &[u32], seed: u64, step: u64, size: usize, context: usize) -> Result<Batch> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    random.set_stream(step);
    let (mut inputs, mut targets) = (Vec::new(), Vec::new());
    for _ in 0..size {
        let place = random.random_range(0..text.len() - context);
        inputs.extend_from_slice(&text[place..place + context]);
        targets.extend_from_slice(&text[place + 1..=place + context]);
    }
    Ok(Batch {
        inputs: Tensor::from_vec(inputs, (size, context), &Device::Cpu)?,
        targets: Tensor::from_vec(targets, size * context, &Device::Cpu)?,
    })
}
