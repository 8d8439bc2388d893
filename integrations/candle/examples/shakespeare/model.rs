//! A small transformer that says which character comes next.

use candle_core::{D, DType, Device, Result, Tensor, Var};
use candle_nn::init::Init;
use candle_nn::{Linear, Module, VarBuilder, VarMap, linear, linear_no_bias, loss, ops};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use crate::text::{Batch, Text};

/// How large it is.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct Size {
    /// Characters that it sees.
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=4096))]
    context: u32,
    /// Numbers for each character: a multiple of the heads.
    #[arg(long, default_value_t = 96, value_parser = clap::value_parser!(u32).range(1..=4096))]
    width: u32,
    /// Heads of each attention.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=64))]
    heads: u32,
    /// Layers.
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=64))]
    layers: u32,
}

impl Size {
    pub(crate) fn context(&self) -> usize {
        self.context as usize
    }

    pub(crate) fn check(&self) -> anyhow::Result<()> {
        let whole = self.width.is_multiple_of(self.heads);
        anyhow::ensure!(
            whole,
            "--width {} is no multiple of --heads {}",
            self.width,
            self.heads
        );
        Ok(())
    }
}

pub(crate) struct Model {
    pub(crate) variables: VarMap,
    characters: Tensor,
    places: Tensor,
    blocks: Vec<Block>,
    norm: Norm,
    head: Linear,
    size: Size,
}

struct Block {
    before_attention: Norm,
    query_key_value: Linear,
    attended: Linear,
    before_hidden: Norm,
    hidden: Linear,
    out: Linear,
    heads: usize,
}

struct Norm {
    weight: Tensor,
    bias: Tensor,
}

impl Norm {
    fn new(width: usize, at: VarBuilder<'_>) -> Result<Self> {
        Ok(Self {
            weight: at.get_with_hints(width, "weight", Init::Const(1.0))?,
            bias: at.get_with_hints(width, "bias", Init::Const(0.0))?,
        })
    }
}

impl Module for Norm {
    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        // Candle's fused one has no gradient.
        ops::layer_norm_slow(x, &self.weight, &self.bias, 1e-5)
    }
}

impl Block {
    fn new(size: &Size, at: &VarBuilder<'_>) -> Result<Self> {
        let width = size.width as usize;
        Ok(Self {
            before_attention: Norm::new(width, at.pp("norm1"))?,
            query_key_value: linear_no_bias(width, 3 * width, at.pp("query_key_value"))?,
            attended: linear_no_bias(width, width, at.pp("attended"))?,
            before_hidden: Norm::new(width, at.pp("norm2"))?,
            hidden: linear(width, 4 * width, at.pp("hidden"))?,
            out: linear(4 * width, width, at.pp("out"))?,
            heads: size.heads as usize,
        })
    }

    /// Each character looks at itself and those before it.
    fn attend(&self, x: &Tensor, mask: &Tensor) -> Result<Tensor> {
        let (batch, context, width) = x.dims3()?;
        let each = width / self.heads;
        let all = self.query_key_value.forward(x)?;
        let all = all
            .reshape((batch, context, 3, self.heads, each))?
            .permute((2, 0, 3, 1, 4))?;
        let part = |index: usize| all.get(index)?.contiguous();
        let (query, key, value) = (part(0)?, part(1)?, part(2)?);
        let scores = (query.matmul(&key.t()?.contiguous()?)? / (each as f64).sqrt())?;
        let shares = ops::softmax(&scores.broadcast_add(mask)?, D::Minus1)?;
        let seen = shares.matmul(&value)?.transpose(1, 2)?;
        self.attended
            .forward(&seen.reshape((batch, context, width))?)
    }

    fn forward(&self, x: &Tensor, mask: &Tensor) -> Result<Tensor> {
        let x = (x + self.attend(&self.before_attention.forward(x)?, mask)?)?;
        let hidden = self
            .hidden
            .forward(&self.before_hidden.forward(&x)?)?
            .gelu()?;
        &x + self.out.forward(&hidden)?
    }
}

impl Model {
    /// One whose weights are the same for every run with this seed.
    pub(crate) fn new(text: &Text, size: Size, seed: u64) -> Result<Self> {
        let variables = VarMap::new();
        let root = VarBuilder::from_varmap(&variables, DType::F32, &Device::Cpu);
        let (width, characters) = (size.width as usize, text.characters());
        let any = Init::Const(0.0);
        let blocks =
            (0..size.layers).map(|layer| Block::new(&size, &root.pp(format!("layer{layer}"))));
        let model = Self {
            characters: root.get_with_hints((characters, width), "embed.characters", any)?,
            places: root.get_with_hints((size.context(), width), "embed.places", any)?,
            blocks: blocks.collect::<Result<_>>()?,
            norm: Norm::new(width, root.pp("norm"))?,
            head: linear_no_bias(width, characters, root.pp("head"))?,
            size,
            variables: variables.clone(),
        };
        begin(&variables, seed)?;
        Ok(model)
    }

    /// Number of weights.
    pub(crate) fn weights(&self) -> usize {
        self.variables
            .all_vars()
            .iter()
            .map(|var| var.elem_count())
            .sum()
    }

    fn forward(&self, inputs: &Tensor) -> Result<Tensor> {
        let (batch, context) = inputs.dims2()?;
        let width = self.size.width as usize;
        let known = self.characters.index_select(&inputs.flatten_all()?, 0)?;
        let known = known.reshape((batch, context, width))?;
        let mut x = known.broadcast_add(&self.places.narrow(0, 0, context)?)?;
        let later = |place: usize| (0..context).map(move |other| other > place);
        let mask = (0..context).flat_map(later);
        let mask = mask.map(|later| if later { f32::NEG_INFINITY } else { 0.0 });
        let mask = Tensor::from_vec(mask.collect(), (context, context), &Device::Cpu)?;
        for block in &self.blocks {
            x = block.forward(&x, &mask)?;
        }
        self.head.forward(&self.norm.forward(&x)?)
    }

    /// Mean cross-entropy in nats a character.
    pub(crate) fn loss(&self, batch: &Batch) -> Result<Tensor> {
        let logits = self.forward(&batch.inputs)?;
        loss::cross_entropy(&logits.flatten_to(1)?, &batch.targets)
    }

    /// Text as it would go on, by chance.
    pub(crate) fn sample(&self, text: &Text, length: usize, seed: u64) -> Result<String> {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut written = vec![text.line_break()];
        for _ in 0..length {
            let seen = &written[written.len().saturating_sub(self.size.context())..];
            let seen = Tensor::new(seen, &Device::Cpu)?.unsqueeze(0)?;
            let logits = self.forward(&seen)?.squeeze(0)?;
            let last = logits.get(logits.dim(0)? - 1)?;
            let shares = ops::softmax(&(last / 0.8)?, 0)?.to_vec1::<f32>()?;
            let mut left = random.random_range(0.0..1.0_f32);
            let chosen = shares.iter().position(|share| {
                left -= share;
                left < 0.0
            });
            written.push(chosen.unwrap_or(shares.len() - 1) as u32);
        }
        Ok(written[1..]
            .iter()
            .map(|&number| text.character(number))
            .collect())
    }
}

/// Matrices begin with a standard deviation of 0.02, by a generator of their own: candle's is not seeded on the processor.
fn begin(variables: &VarMap, seed: u64) -> Result<()> {
    let data = variables
        .data()
        .lock()
        .expect("nobody panicked with a new map");
    let mut all: Vec<(&String, &Var)> = data.iter().collect();
    all.sort_by_key(|(name, _)| *name);
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    for (name, var) in all {
        if var.rank() == 2 {
            // The sum of twelve uniform numbers has a variance of one, and nearly the normal distribution.
            let normal = |_| {
                (0..12)
                    .map(|_| random.random_range(-0.5..0.5_f32))
                    .sum::<f32>()
            };
            let values: Vec<_> = (0..var.elem_count())
                .map(normal)
                .map(|it| 0.02 * it)
                .collect();
            var.set(&Tensor::from_vec(values, var.shape(), &Device::Cpu)?)?;
        } else if name.ends_with("bias") {
            var.set(&var.zeros_like()?)?;
        }
    }
    Ok(())
}
