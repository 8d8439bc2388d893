// A rule begins with `struct Name { … }`, its hyper-parameters.
use optim_runtime::optimizer;

optimizer! {}

fn main() {}
