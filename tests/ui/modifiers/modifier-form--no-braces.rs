// A modifier has a name, hyper-parameters, and sections that assign what they change.
use optim_runtime::modifier;

modifier! {
    pub halved
    step(u) {
        u = u / 2;
    }
}

fn main() {}
