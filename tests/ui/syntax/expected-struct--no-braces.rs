// A rule begins with `struct Name { … }`, its hyper-parameters.
use optim_runtime::optimizer;

optimizer! {
    pub struct Descent;
    update(w, g) {
        w -= g;
    }
}

fn main() {}
