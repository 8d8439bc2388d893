// `with` lists a rule's modifiers at its end, separated by `,`: `with cautious, lookahead(k = 5);`.
use optim_runtime::optimizer;

optimizer! {
    struct Cautious = optim_runtime::Adam;
}

fn main() {}
