// A rule with an error stays usable: its mistake is the only message.
use optim_runtime::{Cost, Error, Optimizer, Param, Rule, RuleMeta, Update, optimizer};

optimizer! {
    /// Momentum with a forgotten `prev`.
    #[derive(Copy)]
    pub struct Momentum {
        /// Learning rate.
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
        maximize = false,
        warmup = 10u64 where warmup > 0,
    }
    state { m }
    update(w, g, t) {
        m = beta * m + (if maximize { -g } else { g });
        w -= lr * min(t / warmup, 1) * m;
    }
}

const COST: Cost = Momentum::COST;
const META: RuleMeta = <Momentum as Rule>::META;

fn train(w: &mut [f32], g: &[f32]) -> Result<(), Error> {
    let rule = Momentum {
        lr: 0.1,
        ..Momentum::default()
    };
    let rule = rule.with_beta(0.5).with_maximize(true).with_warmup(3);
    let copy = rule;
    assert!(
        rule == copy && rule.warmup == 3,
        "{rule:?} {COST:?} {META:?}"
    );
    let mut state = rule.init::<f32>(w.len())?;
    rule.update(w, g, &mut state)?;
    let mut optimizer = Optimizer::new(rule)?;
    optimizer.step(&mut [Param::new("w", w, g)?])?;
    Ok(())
}

fn main() {
    train(&mut [1.0], &[1.0]).unwrap();
}
