//! What is stepped: lists of tensors, and what is in them.

/// A list of tensors by their lengths.
#[derive(Clone, Debug)]
pub struct Case {
    /// How the table calls it.
    pub name: &'static str,
    /// Number of weights of each tensor.
    pub lens: Vec<usize>,
}

impl Case {
    /// All weights together.
    pub fn len(&self) -> usize {
        self.lens.iter().sum()
    }

    /// True without any weight.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The weights that all contenders start from: between −0.5 and 0.5.
    pub fn weights(&self) -> Vec<Vec<f32>> {
        self.tensors(wave)
    }

    /// The gradients at some scale; none of them is so small that ε would hide it.
    pub fn gradients(&self, scale: f32) -> Vec<Vec<f32>> {
        self.tensors(|i| scale * (0.1 * wave(i + 7) + 5e-5))
    }

    fn tensors(&self, value: impl Fn(usize) -> f32) -> Vec<Vec<f32>> {
        let tensor = |&len: &usize| (0..len).map(&value).collect();
        self.lens.iter().map(tensor).collect()
    }
}

fn wave(i: usize) -> f32 {
    (i % 1000) as f32 * 1e-3 - 0.5
}

/// From a tensor that lies in the first cache to a model of 124 million weights.
pub fn cases() -> Vec<Case> {
    let one = |name, len| Case {
        name,
        lens: vec![len],
    };
    vec![
        one("1e3", 1_000),
        one("1e4", 10_000),
        one("1e5", 100_000),
        one("1e6", 1_000_000),
        one("1e7", 10_000_000),
        Case {
            name: "200x1000",
            lens: vec![1_000; 200],
        },
        Case {
            name: "gpt2",
            lens: gpt2(),
        },
    ]
}

/// The 148 tensors of GPT-2 small in their order. Adam sees their lengths alone.
fn gpt2() -> Vec<usize> {
    const WIDTH: usize = 768;
    let mut lens = vec![50_257 * WIDTH, 1_024 * WIDTH];
    for _ in 0..12 {
        lens.extend([WIDTH, WIDTH]); // ln_1
        lens.extend([WIDTH * 3 * WIDTH, 3 * WIDTH]); // attn.c_attn
        lens.extend([WIDTH * WIDTH, WIDTH]); // attn.c_proj
        lens.extend([WIDTH, WIDTH]); // ln_2
        lens.extend([WIDTH * 4 * WIDTH, 4 * WIDTH]); // mlp.c_fc
        lens.extend([4 * WIDTH * WIDTH, WIDTH]); // mlp.c_proj
    }
    lens.extend([WIDTH, WIDTH]); // ln_f
    lens
}

#[cfg(test)]
mod tests {
    #[test]
    fn gpt2_is_the_published_list() {
        let lens = super::gpt2();
        assert_eq!(lens.len(), 148);
        assert_eq!(lens.iter().sum::<usize>(), 124_439_808);
    }
}
