// `with` lists a rule's modifiers at its end, separated by `,`: `with cautious, lookahead(k = 5);`.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * g;
    }
    with cautious
}

fn main() {}
