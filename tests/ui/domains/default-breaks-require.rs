// The defaults fulfil every `require`.
use optim_runtime::optimizer;

optimizer! {
    struct Nesterov {
        lr = 1e-2 where lr >= 0,
        momentum = 0 where 0 <= momentum < 1,
        nesterov = true,
    }
    require !nesterov || momentum > 0, "nesterov needs momentum > 0";
    state { b }
    update(w, g) {
        b = trace(momentum, g);
        w -= lr * if nesterov { g + momentum * b } else { b };
    }
}

fn main() {}
