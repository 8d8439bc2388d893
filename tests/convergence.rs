//! Every built-in rule solves three problems, at one learning rate.

use std::sync::LazyLock;

use optim_tests::builtins::Builtin;
use optim_tests::problems::{Digits, bowl, valley};

static DIGITS: LazyLock<Digits> = LazyLock::new(Digits::read);

fn reaches_the_goals<R: Builtin + Default>() {
    let mut rule = R::default();
    rule.set_hyper("lr", R::LR).expect("a valid learning rate");
    let name = R::META.name;
    let bowl = bowl(&rule, 4_000);
    let valley = valley(&rule, 60_000);
    // Ten times through the data, or 200 steps of all of it.
    let (steps, batch) = if R::BATCHES { (220, 64) } else { (60, 1_400) };
    let accuracy = DIGITS.accuracy(&rule, steps, batch);
    println!(
        "{name} at {}: bowl {bowl:.1e}, valley {valley:.1e}, digits {accuracy:.3}",
        R::LR
    );
    assert!(bowl < 1e-3, "{name}: the bowl is at {bowl:e}");
    assert!(valley < 1e-2, "{name}: the valley is at {valley:e}");
    assert!(accuracy > 0.88, "{name}: digits at {accuracy}");
}

macro_rules! tests {
    ([] $($name:ident: $rule:ident,)*) => {
        $(
            #[test]
            fn $name() {
                reaches_the_goals::<optim_runtime::$rule>();
            }
        )*
    };
}
optim_runtime::built_in_rules! { tests }
