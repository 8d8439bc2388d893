//! pytorch_optimizer's rules, continued.

mod adam;
mod momentum;
mod tensorwise;

use serde_json::json;

use super::{Arguments, Kept, Visit, unknown};
use crate::recorded::Case;

type Outcome = Result<(), String>;

pub(super) fn translate(case: &Case, of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    match case.rule.as_str() {
        "AdEMAMix" => adam::ademamix(of, visit),
        "AdaBound" => adam::adabound(of, visit),
        "AdaMax" => adam::adamax(of, visit),
        "AdaMod" => adam::adamod(of, visit),
        "AdaPNM" => adam::adapnm(of, visit),
        "AdamC" => adam::adamc(of, visit),
        "AdamMini" => tensorwise::adam_mini(of, visit),
        "AdamP" => tensorwise::adamp(of, visit),
        "CAME" => tensorwise::came(of, visit),
        "DAdaptAdam" => tensorwise::dadapt_adam(of, visit),
        "DiffGrad" => adam::diffgrad(of, visit),
        "FOCUS" => adam::focus(of, visit),
        "Fromage" => momentum::fromage(of, visit),
        "FTRL" => momentum::ftrl(of, visit),
        "Grams" => adam::grams(of, visit),
        "LaProp" => adam::laprop(of, visit),
        "MADGRAD" => momentum::madgrad(of, visit),
        "MARS" => tensorwise::mars(case, of, visit),
        "NovoGrad" => tensorwise::novograd(of, visit),
        "Prodigy" => tensorwise::prodigy(of, visit),
        "QHAdam" => adam::qhadam(case, of, visit),
        "QHM" => momentum::qhm(of, visit),
        "RAdam" => adam::radam(of, visit),
        "Ranger" => tensorwise::ranger(of, visit),
        "SGDP" => tensorwise::sgdp(of, visit),
        "SGDW" => momentum::sgdw(of, visit),
        "SM3" => tensorwise::sm3(case, of, visit),
        "StableAdamW" => tensorwise::stable_adamw(case, of, visit),
        "Tiger" => momentum::tiger(of, visit),
        rule => unknown(rule),
    }
}

const M: (&str, Kept) = ("exp_avg", Kept::State("m"));
const V: (&str, Kept) = ("exp_avg_sq", Kept::State("v"));

/// What an average of theirs is that starts at the first gradient.
fn corrected(state: &'static [&'static str], beta: f64, case: &Case) -> Kept {
    let all = 1.0 - beta.powi(i32::try_from(case.steps).unwrap_or(i32::MAX));
    Kept::made(state, move |ours| ours[0] / all)
}

/// A weight decay of one kind, where ours has that alone.
fn decay(of: &mut Arguments<'_>, decoupled: bool) -> Result<f64, String> {
    if of.unused.contains_key("fixed_decay") {
        of.neutral(["fixed_decay"], &json!(false))?;
    }
    let (weight_decay, given) = (of.number("weight_decay"), of.flag("weight_decouple"));
    if weight_decay != 0.0 && given != decoupled {
        return Err(format!("nothing of ours is `weight_decouple = {given}`"));
    }
    Ok(weight_decay)
}

fn descends(of: &mut Arguments<'_>) -> Outcome {
    of.neutral(["maximize"], &json!(false))
}
