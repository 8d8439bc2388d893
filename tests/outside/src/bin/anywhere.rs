//! Steps of every size at which something else is decided about threads. It needs no file, no clock and no second thread, so it
//! runs on any machine, also where asking for the time or for a thread would panic: `.ci/run` runs it as WebAssembly.

use optim_runtime::{Adam, Clip, Error, Exec, Lamb, Optimizer, Param, Rule, ScheduleFreeSgd};

/// Weights after some steps over two tensors, one that is small and one that is not, and an evaluation.
fn stepped(rule: impl Rule, exec: Exec, weights: usize) -> Result<Vec<f32>, Error> {
    let mut optimizer = Optimizer::new(rule)?
        .with_exec(exec)
        .with_clip(Clip::global_norm(1.0))?;
    let number = |i: usize| (i % 1013) as f32 / 1013.0 - 0.4;
    let (mut large, mut small): (Vec<_>, Vec<_>) = (
        (0..weights).map(number).collect(),
        (0..10).map(number).collect(),
    );
    for step in 0..3 {
        let g: Vec<_> = (0..weights).map(|i| number(i + 7 * step)).collect();
        optimizer.step(&mut [
            Param::new("large", &mut large, &g)?,
            Param::new("small", &mut small, &g[..10])?,
        ])?;
    }
    optimizer.eval_weights(&mut [
        Param::weights("large", &mut large)?,
        Param::weights("small", &mut small)?,
    ])?;
    large.extend(small);
    Ok(large)
}

/// The same bits however a step is run.
fn compare(rule: impl Rule) -> Result<(), Error> {
    // Some kilobytes, one megabyte and more, and as much as is shared without asking what was learnt.
    for weights in [1_000, 100_000, 1_000_000] {
        let plain = stepped(rule.clone(), Exec::serial(), weights)?;
        for exec in [
            Exec::default(),
            Exec::default().with_parallel_from(0),
            Exec::default().with_parallel_from(1_000),
            Exec::default().with_block(1_000)?,
        ] {
            let other = stepped(rule.clone(), exec, weights)?;
            let same = |(a, b): (&f32, &f32)| a.to_bits() == b.to_bits();
            assert!(plain.iter().zip(&other).all(same), "{weights} weights");
        }
    }
    Ok(())
}

fn main() {
    let all = [
        compare(Adam::default()),
        compare(Lamb::default()),
        compare(ScheduleFreeSgd::default()),
    ];
    for result in all {
        result.expect("a valid step");
    }
    println!("steps of every size, with the same bits");
}
