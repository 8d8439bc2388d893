// `require` states a condition on hyper-parameters alone.
use optim_runtime::optimizer;

optimizer! {
    struct Parted {
        lr = 1e-2 where lr >= 0,
        parts = 2 where parts >= 1,
    }
    require len(w) > parts, "more weights than parts";
    update(w, g) {
        w -= lr * g / parts;
    }
}

fn main() {}
