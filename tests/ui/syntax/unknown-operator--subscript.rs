// The operators are `+ - * / ^`, comparisons, `&& || !`.
#![allow(mixed_script_confusables)]
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(θ, g, t) {
        m = beta * m_{t-1} + (1 - beta) * g_{t};
        θ_{t} = θ_{t-1} - lr / t * m;
    }
}

fn main() {}
