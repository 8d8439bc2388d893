// At most 6 conditions select the loop.
use optim_runtime::optimizer;

optimizer! {
    struct Sum {
        a = false, b = false, c = false, d = false, e = false, f = false, h = false,
    }
    update(w, g) {
        let x = if a { g } else { 0 };
        let y = if b || c { g } else { x };
        let z = if d && e && f { g } else { y };
        w -= if h { z } else { 2 * z };
    }
}

fn main() {}
