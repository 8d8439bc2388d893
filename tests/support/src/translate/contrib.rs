//! optax' rules, continued: what it calls contributed, and chains.

use optim_runtime::{
    AdEmaMix, Adam, AdamW, Dog, Fromage, NovoGrad, Prodigy, SimplifiedAdEmaMix, Sm3,
};
use serde_json::{Value, json};

use super::{Arguments, Kept, Trial, Visit, unknown};
use crate::recorded::Case;

type Outcome = Result<(), String>;

const COUNT: (&str, Kept) = ("count", Kept::Steps);

pub(super) fn translate(case: &Case, of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    match case.rule.as_str() {
        "contrib.ademamix" => ademamix(of, visit),
        "contrib.simplified_ademamix" => simplified_ademamix(of, visit),
        "contrib.dog" => dog(of, visit),
        "contrib.prodigy" => prodigy(of, visit),
        "novograd" => novograd(of, visit),
        "sm3" => sm3(case, of, visit),
        "fromage" => fromage(of, visit),
        "decay_coupled" | "decay_decoupled" | "decay_independent" => chain(of, visit),
        rule => unknown(rule),
    }
}

fn ademamix(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    of.neutral(["mu_dtype", "mask"], &Value::Null)?;
    of.neutral(["eps_root"], &json!(0))?;
    let rule = AdEmaMix {
        lr: of.number("learning_rate"),
        beta1: of.number("b1"),
        beta2: of.number("b2"),
        beta3: of.number("b3"),
        alpha: of.number("alpha"),
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        ..AdEmaMix::default()
    };
    of.finish();
    let states = [
        COUNT,
        ("count_m2", Kept::Steps),
        ("m1", Kept::State("m")),
        ("m2", Kept::State("slow")),
        ("nu", Kept::State("v")),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn simplified_ademamix(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    of.neutral(["mask"], &Value::Null)?;
    let rule = SimplifiedAdEmaMix {
        lr: of.number("learning_rate"),
        beta1: of.number("b1"),
        beta2: of.number("b2"),
        alpha: of.number("alpha"),
        eps: of.number("eps"),
        eps_root: of.number("eps_root"),
        weight_decay: of.number("weight_decay"),
    };
    of.finish();
    let states = [
        COUNT,
        ("t", Kept::Steps),
        ("m", Kept::State("m")),
        ("n", Kept::State("v")),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn dog(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    of.neutral(["mask"], &Value::Null)?;
    let (reps_rel, first_distance) = match of.take("init_step").as_array().map(Vec::as_slice) {
        Some([kind, value]) if kind == "heuristic" => (value.as_f64(), Some(0.0)),
        Some([kind, value]) if kind == "distance" => (Some(0.0), value.as_f64()),
        other => return Err(format!("nothing of ours is `init_step = {other:?}`")),
    };
    let rule = Dog {
        lr: of.number("learning_rate"),
        reps_rel: reps_rel.ok_or("a number")?,
        first_distance: first_distance.ok_or("a number")?,
        eps: of.number("eps"),
        weight_decay: of.number_or_none("weight_decay"),
        ..Dog::default()
    };
    of.finish();
    let states = [
        ("is_init_step", Kept::Nothing),
        ("init_params", Kept::State("start")),
        ("max_dist", Kept::State("far")),
        ("sum_sq_norm_grads", Kept::State("total")),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn prodigy(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let [beta1, beta2] = of.numbers("betas");
    let rule = Prodigy {
        lr: of.number("learning_rate"),
        beta1,
        beta2,
        beta3: of.number_or_none("beta3"),
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        d0: of.number("estim_lr0"),
        d_coef: of.number("estim_lr_coef"),
        bias_correction: true,
        safeguard_warmup: of.flag("safeguard_warmup"),
        ..Prodigy::default()
    };
    of.finish();
    let states = [
        COUNT,
        ("exp_avg", Kept::State("m")),
        ("exp_avg_sq", Kept::State("v")),
        ("grad_sum", Kept::State("s")),
        ("params0", Kept::State("start")),
        ("estim_lr", Kept::State("d")),
        ("numerator_weighted", Kept::State("gained")),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn novograd(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    of.neutral(["eps_root"], &json!(0))?;
    let rule = NovoGrad {
        lr: of.number("learning_rate"),
        beta1: of.number("b1"),
        beta2: of.number("b2"),
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        ..NovoGrad::optax()
    };
    of.finish();
    let states = [COUNT, ("mu", Kept::State("m")), ("nu", Kept::State("v"))];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn sm3(case: &Case, mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let rule = Sm3 {
        lr: of.number("learning_rate"),
        momentum: of.number("momentum"),
        ..Sm3::optax()
    };
    of.finish();
    let mut trial = Trial::new(rule, [COUNT, ("nu", Kept::State("m"))]);
    // They keep a list of bounds, which is not recorded.
    let bounds: &[_] = if case.shape.len() > 1 {
        &["r", "c"]
    } else {
        &["s"]
    };
    trial.unrecorded.extend(bounds);
    visit.trial(trial);
    Ok(())
}

fn fromage(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    // Norms of the cases are larger.
    of.number("min_norm");
    let lr = of.number("learning_rate");
    of.finish();
    visit.trial(Trial::new(Fromage { lr }, []));
    Ok(())
}

/// Adam with weight decay of some kind, as a chain.
fn chain(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let expression = of.take("expr").as_str().unwrap_or_default();
    let lr = of.number("learning_rate");
    of.finish();
    let states = [COUNT, ("mu", Kept::State("m")), ("nu", Kept::State("v"))];
    let (before, rest) = expression
        .split_once("add_decayed_weights(")
        .ok_or("a decay")?;
    let (amount, _) = rest.split_once(')').ok_or("an amount")?;
    let weight_decay: f64 = amount.parse::<f64>().map_err(|error| error.to_string())?;
    if !before.contains("scale_by_adam") {
        let rule = Adam::default().with_lr(lr).with_weight_decay(weight_decay);
        visit.trial(Trial::new(rule, states));
        return Ok(());
    }
    // Behind the rate it is of the weights' own and has the step's sign.
    let rule = AdamW::default()
        .with_lr(lr)
        .with_weight_decay(weight_decay.abs())
        .with_fixed_decay(before.contains("scale_by_learning_rate"));
    visit.trial(Trial::new(rule, states));
    Ok(())
}
