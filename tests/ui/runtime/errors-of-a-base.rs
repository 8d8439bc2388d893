// What is wrong with a rule or a modifier is told where it stands, and not where it is used.
use optim_runtime::{modifier, optimizer};

optimizer! {
    struct Root {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * sqrt(g);
    }
}

modifier! {
    rooted { }
    step(u) {
        u = sqrt(u);
    }
}

optimizer! {
    struct CautiousRoot = Root with cautious;
}

optimizer! {
    struct Rooted = optim_runtime::Adam with rooted;
}

optimizer! {
    struct Negative = optim_runtime::Adam with clip_update(rms = -1);
}

optimizer! {
    struct Many = optim_runtime::Lamb with lookahead;
}

fn main() {
    let _ = (CautiousRoot::default(), Rooted::default().with_lr(0.1));
}
