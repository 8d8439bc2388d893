// Whether values agree in sign is asked of their signs: a product of small ones is 0.
use optim_runtime::optimizer;

optimizer! {
    struct Resilient {
        low = 0.5 where 0 < low < 1,
        high = 1.2 where high > 1,
    }
    state {
        last,
        size = 0.01,
    }
    update(w, g) {
        last = g;
        let agree = g * prev(last) > 0;
        let differ = g * prev(last) < 0;
        size *= if agree { high } else { if differ { low } else { 1 } };
        w -= size * sign(g);
    }
}

fn main() {}
