//! pytorch_optimizer's rules.

use optim_runtime::{Lion, SignDescent};
use serde_json::json;

use super::{Arguments, Kept, Trial};
use crate::own::Averaged;

/// pytorch_optimizer's `Lion`.
pub fn lion(mut of: Arguments<'_>) -> Trial<Lion> {
    of.neutral(["maximize", "fixed_decay"], &json!(false));
    of.neutral(["weight_decouple"], &json!(true));
    let (beta1, beta2) = of.betas();
    let rule = Lion {
        lr: of.number("lr"),
        beta1,
        beta2,
        weight_decay: of.number("weight_decay"),
    };
    of.finish();
    Trial::new(rule, [("exp_avg", Kept::State("m"))])
}

/// pytorch_optimizer's `SignSGD` without momentum.
pub fn sign_sgd(mut of: Arguments<'_>) -> Trial<SignDescent> {
    of.neutral(["maximize"], &json!(false));
    of.neutral(["momentum", "weight_decay"], &json!(0));
    // Says which kind of decay there would be.
    of.neutral(["weight_decouple"], &json!(true));
    let lr = of.number("lr");
    of.finish();
    Trial::new(SignDescent { lr }, [])
}

/// pytorch_optimizer's `ScheduleFreeSGD`.
pub fn schedule_free_sgd(mut of: Arguments<'_>) -> Trial<Averaged> {
    of.neutral(["maximize"], &json!(false));
    of.neutral(["weight_decay", "warmup_steps", "r"], &json!(0));
    of.neutral(["weight_lr_power"], &json!(2.0));
    // Named and not used.
    of.take("eps");
    let rule = Averaged {
        lr: of.number("lr"),
        beta: of.number("momentum"),
    };
    of.finish();
    Trial::new(
        rule,
        [
            ("z", Kept::State("z")),
            ("lr_max", Kept::Scalar("lr_max")),
            ("weight_sum", Kept::Scalar("weight_sum")),
        ],
    )
}
