// A state is assigned on every path.
use optim_runtime::optimizer;

optimizer! {
    struct RmsProp {
        lr = 1e-2 where lr >= 0,
        alpha = 0.99 where 0 <= alpha < 1,
        eps = 1e-8 where eps > 0,
        frozen = false,
        maximize = false,
    }
    state { v }
    update(w, g) {
        let d = if maximize { -g } else { g };
        if !frozen {
            v = ema(alpha, d^2);
        }
        w -= lr * d / (sqrt(v) + eps);
    }
}

fn main() {}
