// A modifier has a name, hyper-parameters, and sections that assign what they change.
use optim_runtime::modifier;

modifier! {
    shrinking {
        shrinks = true,
    }

    from(start) {
        if shrinks {
            start = 0.99 * start;
        }
    }
}

fn main() {}
