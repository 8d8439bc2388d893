// The operators are `+ - * / ^`, comparisons, `&& || !`.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
        maximize = false,
        always = true,
    }
    update(w, g, t) {
        let up = maximize and not always or t > 100;
        w -= lr * if up { 2 * g } else { g };
    }
}

fn main() {}
