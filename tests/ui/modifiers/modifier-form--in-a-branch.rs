// A modifier has a name, hyper-parameters, and sections that assign what they change.
use optim_runtime::modifier;

modifier! {
    pub late { from = 100u64 where from > 0 }
    step(u, w, g, t) {
        if t < from {
            u = 0;
        }
    }
}

fn main() {}
