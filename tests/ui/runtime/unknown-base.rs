// The base of a rule is a rule that is in scope.
use optim_runtime::optimizer;

optimizer! {
    struct Cautious = AdamQ with cautious;
}

optimizer! {
    struct Clipped = optim_runtime::AdamW with cautious, clip_steps;
}

fn main() {}
