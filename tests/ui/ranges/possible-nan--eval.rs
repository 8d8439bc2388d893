// No root, logarithm or fractional power of a negative number, and no division by zero.
use optim_runtime::optimizer;

optimizer! {
    struct Averaged {
        lr = 0.1 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { average, count: scalar }
    update(w, g) {
        w -= lr * g;
        average = ema(beta, w);
        count = prev(count) + 1;
    }
    eval(w, t) {
        w = average / count + w / (count - t) + sqrt(average);
    }
}

fn main() {}
