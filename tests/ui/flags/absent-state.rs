// A state declared with `if` is used only where its condition holds.
use optim_runtime::optimizer;

optimizer! {
    struct Adam {
        lr = 1e-3 where lr >= 0,
        beta = 0.999 where 0 <= beta < 1,
        eps = 1e-8 where eps > 0,
        amsgrad = false,
    }
    state { v, v_max if amsgrad }
    update(w, g) {
        v = ema(beta, g^2);
        if amsgrad {
            v_max = running_max(v);
        }
        w -= lr * g / (sqrt(v_max) + eps);
    }
}

fn main() {}
