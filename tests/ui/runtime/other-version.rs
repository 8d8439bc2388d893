// A compiler of one version and a runtime of another are one error.
use optim_runtime::Optimizer;

/// What `optimizer!` of another runtime hands on.
macro_rules! optimizer {
    ($($rule:tt)*) => {
        optim_runtime::__private::optimizer! { ($crate "0.0.9") $($rule)* }
    };
}

optimizer! {
    pub struct Descent {
        lr = 0.1 where lr >= 0,
    }

    update(w, g) {
        w -= lr * g;
    }
}

fn main() {
    let _ = Optimizer::new(Descent::default());
}
