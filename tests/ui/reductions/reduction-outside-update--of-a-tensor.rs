// Only the equations of `update` reduce over the weights.
use optim_runtime::optimizer;

optimizer! {
    struct Normed {
        lr = 1e-2 where lr >= 0,
        parts = 2 where parts >= 1,
    }
    require len(w) > parts, "more weights than parts";
    state { s: scalar = ndim(w) }
    update(w, g) {
        s = prev(s);
        w -= lr * g / parts * s;
    }
}

fn main() {}
