use optim_runtime::*;
#[test]
fn print() {
    println!("{}", explain(&Adam::default(), &AdamW::default()));
    println!("{}", explain(&RmsProp::default(), &RmsProp::optax()));
    println!(
        "{}",
        explain(&Momentum::default(), &Sgd::default().with_momentum(0.9))
    );
    println!(
        "{}",
        explain(&Adam::default(), &Adam::keras().with_amsgrad(true))
    );
    println!("{}", explain(&AdaGrad::default(), &AdaGrad::keras()));
    println!("{}", explain(&Adam::default(), &Adam::default()));
}
