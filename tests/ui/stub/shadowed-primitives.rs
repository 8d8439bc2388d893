// The stub of a rule with errors stands whatever types and values are in scope.
#![allow(non_camel_case_types, non_upper_case_globals, dead_code)]
use optim_runtime::optimizer;

struct f64;
struct u64;
struct bool;
struct str;
struct usize;
const lr: () = ();

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
        count = 1u64,
        flag = false,
    }
    update(w, g) {
        w -= lr * grad * count * if flag { 1 } else { 2 };
    }
}

fn main() {
    let _rule = Descent::default().with_lr(0.1).with_count(2).with_flag(true);
}
