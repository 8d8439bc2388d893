// The number of the step is called `t`, `k`, `n`, `step` or the like; what else is given is declared: `h: input`.
use optim_runtime::optimizer;

optimizer! {
    struct Newton {
        lr = 1e-3 where lr >= 0,
    }
    update(w, g, hessian) {
        w -= lr * g / max(hessian, 1);
    }
}

fn main() {}
