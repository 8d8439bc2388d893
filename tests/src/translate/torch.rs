//! PyTorch's rules.

use optim_runtime::{AdaGrad, Adam, AdamW, GradientDescent, Momentum, RmsProp, Sgd};
use serde_json::{Value, json};

use super::{Arguments, Kept, Trial, averaging};

/// PyTorch's `SGD`.
pub fn sgd(mut of: Arguments<'_>) -> Trial<Sgd> {
    of.neutral(["fused"], &Value::Null);
    let rule = Sgd {
        lr: of.number("lr"),
        momentum: of.number("momentum"),
        dampening: of.number("dampening"),
        weight_decay: of.number("weight_decay"),
        nesterov: of.flag("nesterov"),
        maximize: of.flag("maximize"),
    };
    of.finish();
    Trial::new(rule, [("momentum_buffer", Kept::State("b"))])
}

/// PyTorch's `SGD` without any option.
pub fn plain_sgd(mut of: Arguments<'_>) -> Trial<GradientDescent> {
    of.neutral(["fused"], &Value::Null);
    of.neutral(["nesterov", "maximize"], &json!(false));
    of.neutral(["momentum", "dampening", "weight_decay"], &json!(0));
    let lr = of.number("lr");
    of.finish();
    Trial::new(GradientDescent { lr }, [])
}

/// PyTorch's `SGD` with momentum alone.
pub fn momentum(mut of: Arguments<'_>) -> Trial<Momentum> {
    of.neutral(["fused"], &Value::Null);
    of.neutral(["nesterov", "maximize"], &json!(false));
    of.neutral(["dampening", "weight_decay"], &json!(0));
    let trial = averaging(of.number("lr"), of.number("momentum"), "momentum_buffer");
    of.finish();
    trial
}

/// PyTorch's `Adagrad`.
pub fn adagrad(mut of: Arguments<'_>) -> Trial<AdaGrad> {
    of.neutral(["fused"], &Value::Null);
    of.neutral(["maximize"], &json!(false));
    let rule = AdaGrad {
        lr: of.number("lr"),
        lr_decay: of.number("lr_decay"),
        weight_decay: of.number("weight_decay"),
        initial_sum: of.number("initial_accumulator_value"),
        eps: of.number("eps"),
    };
    of.finish();
    Trial::new(rule, [("step", Kept::Steps), ("sum", Kept::State("s"))])
}

/// PyTorch's `RMSprop`.
pub fn rmsprop(mut of: Arguments<'_>) -> Trial<RmsProp> {
    of.neutral(["maximize"], &json!(false));
    let rule = RmsProp {
        lr: of.number("lr"),
        alpha: of.number("alpha"),
        eps: of.number("eps"),
        momentum: of.number("momentum"),
        weight_decay: of.number("weight_decay"),
        centered: of.flag("centered"),
        eps_in_root: false,
    };
    of.finish();
    // We keep the variance itself, they the mean square that it is the rest of.
    let square_avg = if rule.centered {
        Kept::PlusSquare("v", "g_avg")
    } else {
        Kept::State("v")
    };
    let states = [
        ("step", Kept::Steps),
        ("square_avg", square_avg),
        ("grad_avg", Kept::State("g_avg")),
        ("momentum_buffer", Kept::State("b")),
    ];
    Trial::new(rule, states)
}

const ADAM: [(&str, Kept); 4] = [
    ("step", Kept::Steps),
    ("exp_avg", Kept::State("m")),
    ("exp_avg_sq", Kept::State("v")),
    ("max_exp_avg_sq", Kept::State("v_max")),
];

/// PyTorch's `Adam`.
pub fn adam(mut of: Arguments<'_>) -> Trial<Adam> {
    of.neutral(["fused"], &Value::Null);
    of.neutral(["maximize", "decoupled_weight_decay"], &json!(false));
    let (beta1, beta2) = of.betas();
    let rule = Adam {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        amsgrad: of.flag("amsgrad"),
    };
    of.finish();
    Trial::new(rule, ADAM)
}

/// PyTorch's `AdamW`.
pub fn adamw(mut of: Arguments<'_>) -> Trial<AdamW> {
    of.neutral(["fused"], &Value::Null);
    of.neutral(["maximize"], &json!(false));
    of.neutral(["decoupled_weight_decay"], &json!(true));
    let (beta1, beta2) = of.betas();
    let rule = AdamW {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        amsgrad: of.flag("amsgrad"),
    };
    of.finish();
    Trial::new(rule, ADAM)
}
