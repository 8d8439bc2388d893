// At most 6 conditions select the loop.
use optim_runtime::optimizer;

optimizer! {
    struct Flags {
        a = false, b = false, c = false, d = false, e = false, f = false, h = false,
    }
    update(w, g) {
        let x = if a { -g } else { g };
        let y = if b || c { 2 * x } else { x };
        let z = if d && e && f { sign(y) } else { y };
        w -= if h { z } else { 2 * z };
    }
}

fn main() {}
