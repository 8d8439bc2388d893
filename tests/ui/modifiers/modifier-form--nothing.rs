// A modifier has a name, hyper-parameters, and sections that assign what they change.
use optim_runtime::modifier;

modifier! {
    pub nothing { share = 0.5 where share > 0 }
}

fn main() {}
