// The number of the step is called `t`, `k`, `n`, `step` or the like; what else is given is declared: `h: input`.
use optim_runtime::optimizer;

optimizer! {
    struct Averaged {
        lr = 0.1 where lr >= 0,
    }
    state { average }
    update(w, g) {
        w -= lr * g;
        average = ema(0.9, w);
    }
    eval(w, late) {
        w = average + (w - average) / (1 + late);
    }
}

fn main() {}
