//! optax' rules.

use optim_runtime::{Adam, AdamW, Lion, Momentum, RmsProp, Sgd, SignDescent};
use serde_json::{Value, json};

use super::{Arguments, Kept, Trial, averaging};

/// optax' `sgd`.
pub fn sgd(mut of: Arguments<'_>) -> Trial<Sgd> {
    of.neutral(["accumulator_dtype"], &Value::Null);
    let rule = Sgd {
        lr: of.number("learning_rate"),
        momentum: of.number("momentum"),
        nesterov: of.flag("nesterov"),
        ..Sgd::default()
    };
    of.finish();
    Trial::new(rule, [("[0].trace", Kept::State("b"))])
}

/// optax' `sgd` with momentum alone.
pub fn momentum(mut of: Arguments<'_>) -> Trial<Momentum> {
    of.neutral(["accumulator_dtype"], &Value::Null);
    of.neutral(["nesterov"], &json!(false));
    let trial = averaging(
        of.number("learning_rate"),
        of.number("momentum"),
        "[0].trace",
    );
    of.finish();
    trial
}

const ADAM: [(&str, Kept); 3] = [
    ("[0].count", Kept::Steps),
    ("[0].mu", Kept::State("m")),
    ("[0].nu", Kept::State("v")),
];

/// optax' `adam`.
pub fn adam(mut of: Arguments<'_>) -> Trial<Adam> {
    of.neutral(["mu_dtype"], &Value::Null);
    of.neutral(["nesterov"], &json!(false));
    of.neutral(["eps_root"], &json!(0));
    let rule = Adam {
        lr: of.number("learning_rate"),
        beta1: of.number("b1"),
        beta2: of.number("b2"),
        eps: of.number("eps"),
        ..Adam::default()
    };
    of.finish();
    Trial::new(rule, ADAM)
}

/// optax' `adamw`.
pub fn adamw(mut of: Arguments<'_>) -> Trial<AdamW> {
    of.neutral(["mu_dtype", "mask"], &Value::Null);
    of.neutral(["nesterov"], &json!(false));
    of.neutral(["eps_root"], &json!(0));
    let rule = AdamW {
        lr: of.number("learning_rate"),
        beta1: of.number("b1"),
        beta2: of.number("b2"),
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        ..AdamW::default()
    };
    of.finish();
    Trial::new(rule, ADAM)
}

/// optax' `lion`.
pub fn lion(mut of: Arguments<'_>) -> Trial<Lion> {
    of.neutral(["mu_dtype", "mask"], &Value::Null);
    let rule = Lion {
        lr: of.number("learning_rate"),
        beta1: of.number("b1"),
        beta2: of.number("b2"),
        weight_decay: of.number("weight_decay"),
    };
    of.finish();
    Trial::new(
        rule,
        [("[0].count", Kept::Steps), ("[0].mu", Kept::State("m"))],
    )
}

/// optax' `rmsprop`.
pub fn rmsprop(mut of: Arguments<'_>) -> Trial<RmsProp> {
    of.neutral(["momentum"], &Value::Null);
    of.neutral(["bias_correction", "nesterov"], &json!(false));
    of.neutral(["initial_scale"], &json!(0));
    let rule = RmsProp {
        lr: of.number("learning_rate"),
        alpha: of.number("decay"),
        eps: of.number("eps"),
        centered: of.flag("centered"),
        eps_in_root: of.flag("eps_in_sqrt"),
        ..RmsProp::default()
    };
    of.finish();
    Trial::new(rule, [("[0].nu", Kept::State("v"))])
}

/// optax' `sign_sgd`.
pub fn sign_sgd(mut of: Arguments<'_>) -> Trial<SignDescent> {
    let lr = of.number("learning_rate");
    of.finish();
    Trial::new(SignDescent { lr }, [])
}
