//! The rule of Prodigy's authors.

use optim_runtime::Prodigy;
use serde_json::{Value, json};

use super::{Arguments, Kept, Trial, Visit, unknown};

type Outcome = Result<(), String>;

pub(super) fn translate(rule: &str, of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    match rule {
        "Prodigy" => prodigy(of, visit),
        _ => unknown(rule),
    }
}

fn prodigy(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    of.neutral(["growth_rate"], &Value::Null)?;
    of.neutral(["slice_p"], &json!(1))?;
    let [beta1, beta2] = of.numbers("betas");
    let rule = Prodigy {
        lr: of.number("lr"),
        beta1,
        beta2,
        beta3: of.number_or_none("beta3"),
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        d0: of.number("d0"),
        d_coef: of.number("d_coef"),
        decoupled_weight_decay: of.flag("decouple"),
        bias_correction: of.flag("use_bias_correction"),
        safeguard_warmup: of.flag("safeguard_warmup"),
        ..Prodigy::default()
    };
    of.finish();
    let states = [
        ("exp_avg", Kept::State("m")),
        ("exp_avg_sq", Kept::State("v")),
        ("s", Kept::State("s")),
        ("p0", Kept::State("start")),
        ("d", Kept::State("d")),
        ("d_numerator", Kept::State("gained")),
        ("step", Kept::Steps),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}
