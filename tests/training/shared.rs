//! Many tensors on several threads: small ones are made ready by the threads that compute them, and nothing of it shows.

use std::sync::Arc;

use optim_runtime::{
    Adam, AnyRule, Average, Clip, Exec, Frozen, Optimizer, Param, ScheduleFreeAdamW, Sgd, names,
};

/// Lengths of tensors, of which blocks are shorter, longer, and as long.
const LENS: [usize; 14] = [
    1_000, 3, 0, 8_192, 17, 8_193, 1, 40_000, 999, 1_000, 1_001, 5, 30_001, 2_048,
];

/// Both types of elements in turn, three times the lengths.
struct Model {
    names: Vec<String>,
    singles: Vec<Vec<f32>>,
    doubles: Vec<Vec<f64>>,
}

impl Model {
    fn new() -> Self {
        let lens: Vec<_> = LENS.iter().cycle().take(3 * LENS.len()).copied().collect();
        let value = |i: usize| ((i * 37 % 101) as f64 - 50.0) * 0.013;
        Self {
            names: (0..lens.len())
                .map(|i| format!("layer{i}.weight"))
                .collect(),
            singles: lens
                .iter()
                .map(|len| (0..*len).map(|i| value(i) as f32).collect())
                .collect(),
            doubles: lens
                .iter()
                .map(|len| (0..*len).map(|i| value(i + 5)).collect())
                .collect(),
        }
    }

    /// A step of every second tensor in each type; all its bits.
    fn step(&mut self, optimizer: &mut Optimizer, step: usize) -> Vec<u64> {
        let g = |i: usize| ((i * 53 % 97) as f64 - 40.0) * 0.01 * step as f64;
        let single: Vec<f32> = (0..40_000).map(|i| g(i) as f32).collect();
        let double: Vec<f64> = (0..40_000).map(g).collect();
        let mut params = Vec::new();
        let tensors = self.singles.iter_mut().zip(&mut self.doubles);
        for (at, (name, (s, d))) in self.names.iter().zip(tensors).enumerate() {
            let len = s.len();
            params.push(match at % 2 {
                0 => Param::new(name.as_str(), s, &single[..len]).unwrap(),
                _ => Param::new(name.as_str(), d, &double[..len]).unwrap(),
            });
        }
        let report = optimizer.step(&mut params).unwrap();
        let mut bits: Vec<_> = params
            .iter()
            .map(Param::len)
            .map(|len| len as u64)
            .collect();
        drop(params);
        for parameter in &report.statistics {
            bits.extend(
                [
                    parameter.weight_norm,
                    parameter.gradient_norm,
                    parameter.update_norm,
                ]
                .map(f64::to_bits),
            );
        }
        bits.extend(
            self.singles
                .iter()
                .flatten()
                .map(|w| u64::from(w.to_bits())),
        );
        bits.extend(self.doubles.iter().flatten().map(|w| w.to_bits()));
        bits
    }
}

fn built(rule: &AnyRule, around: usize, exec: Exec) -> Optimizer {
    let optimizer = Optimizer::new(rule.clone()).unwrap().with_exec(exec);
    let optimizer = optimizer
        .with_group("slow", Adam::default().with_lr(1e-4), names(["*3.weight"]))
        .and_then(|it| it.with_group("still", Frozen, names(["*7.weight"])))
        .unwrap();
    match around {
        0 => optimizer,
        1 => optimizer.with_clip(Clip::global_norm(0.5)).unwrap(),
        2 => optimizer.with_average(Average::ema(0.9)).unwrap(),
        _ => optimizer.with_statistics(true),
    }
}

#[test]
fn neither_threads_nor_runs_of_small_tensors_show() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build();
    let pool = Arc::new(pool.unwrap());
    let rules: [AnyRule; 3] = [
        Adam::default().into(),
        Sgd::default().with_momentum(0.9).into(),
        ScheduleFreeAdamW::default().into(),
    ];
    for rule in &rules {
        for around in 0..4 {
            let run = |exec: Exec| {
                let (mut model, mut optimizer) = (Model::new(), built(rule, around, exec));
                (1..4)
                    .map(|step| model.step(&mut optimizer, step))
                    .collect::<Vec<_>>()
            };
            let want = run(Exec::serial());
            for block in [1_000, 8_192, 20_000] {
                let exec = Exec::default().with_pool(Arc::clone(&pool));
                let exec = exec.with_parallel_from(0).with_block(block).unwrap();
                assert!(
                    want == run(exec),
                    "{rule:?} around {around}, blocks of {block}"
                );
            }
            // What is learnt decides here.
            let exec = Exec::default().with_pool(Arc::clone(&pool));
            assert!(want == run(exec), "{rule:?} around {around}");
        }
    }
}
