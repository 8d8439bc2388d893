// Whether values agree in sign is asked of their signs: a product of small ones is 0.
use optim_runtime::optimizer;

optimizer! {
    struct Cautious {
        lr = 1e-3 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g) {
        m = ema(beta, g);
        let step = lr * m;
        let mask = step * g;
        w -= if mask > 0 { step } else { 0 };
    }
}

fn main() {}
