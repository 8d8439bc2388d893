//! pytorch_optimizer's rules, continued.

use optim_runtime::{
    AdEmaMix, AdaBound, AdaMax, AdaMod, AdaPnm, AdamC, AdamMini, AdamP, Came, DAdaptAdam, DiffGrad,
    Focus, Fromage, Ftrl, Grams, LaProp, Madgrad, Mars, NovoGrad, Prodigy, QhAdam, Qhm, RAdam,
    Ranger, Sgdp, Sgdw, Signum, Sm3, StableAdamW,
};
use serde_json::{Value, json};

use super::{Arguments, Kept, Trial, Visit, unknown};
use crate::recorded::Case;

type Outcome = Result<(), String>;

pub(super) fn translate(case: &Case, of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    match case.rule.as_str() {
        "AdEMAMix" => ademamix(of, visit),
        "AdaBound" => adabound(of, visit),
        "AdaMax" => adamax(of, visit),
        "AdaMod" => adamod(of, visit),
        "AdaPNM" => adapnm(of, visit),
        "AdamC" => adamc(of, visit),
        "AdamMini" => adam_mini(of, visit),
        "AdamP" => adamp(of, visit),
        "CAME" => came(of, visit),
        "DAdaptAdam" => dadapt_adam(of, visit),
        "DiffGrad" => diffgrad(of, visit),
        "FOCUS" => focus(of, visit),
        "Fromage" => fromage(of, visit),
        "FTRL" => ftrl(of, visit),
        "Grams" => grams(of, visit),
        "LaProp" => laprop(of, visit),
        "MADGRAD" => madgrad(of, visit),
        "MARS" => mars(case, of, visit),
        "NovoGrad" => novograd(of, visit),
        "Prodigy" => prodigy(of, visit),
        "QHAdam" => qhadam(case, of, visit),
        "QHM" => qhm(of, visit),
        "RAdam" => radam(of, visit),
        "Ranger" => ranger(of, visit),
        "SGDP" => sgdp(of, visit),
        "SGDW" => sgdw(of, visit),
        "SM3" => sm3(case, of, visit),
        "StableAdamW" => stable_adamw(case, of, visit),
        "Tiger" => tiger(of, visit),
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

fn ademamix(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    let [beta1, beta2, beta3] = of.numbers("betas");
    let warmup = match of.take("t_alpha_beta3") {
        Value::Null => 0,
        steps => steps.as_u64().ok_or("a count")?,
    };
    let rule = AdEmaMix {
        lr: of.number("lr"),
        beta1,
        beta2,
        beta3,
        alpha: of.number("alpha"),
        warmup,
        eps: of.number("eps"),
        weight_decay: decay(&mut of, true)?,
    };
    of.finish();
    visit.trial(Trial::new(
        rule,
        [M, V, ("exp_avg_slow", Kept::State("slow"))],
    ));
    Ok(())
}

fn adabound(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    of.neutral(["fixed_decay"], &json!(false))?;
    let [beta1, beta2] = of.numbers("betas");
    let lr = of.number("lr");
    let rule = AdaBound {
        lr,
        base_lr: lr,
        final_lr: of.number("final_lr"),
        gamma: of.number("gamma"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        decoupled_weight_decay: of.flag("weight_decouple"),
        amsgrad: of.flag("ams_bound"),
        ..AdaBound::pytorch_optimizer()
    };
    of.finish();
    visit.trial(Trial::new(
        rule,
        [M, V, ("max_exp_avg_sq", Kept::State("v_max"))],
    ));
    Ok(())
}

fn adamax(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    let [beta1, beta2] = of.numbers("betas");
    let rule = AdaMax {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: decay(&mut of, false)?,
        ..AdaMax::default()
    };
    of.finish();
    visit.trial(Trial::new(rule, [M, ("exp_inf", Kept::State("u"))]));
    Ok(())
}

fn adamod(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    let [beta1, beta2, beta3] = of.numbers("betas");
    let rule = AdaMod {
        lr: of.number("lr"),
        beta1,
        beta2,
        beta3,
        eps: of.number("eps"),
        weight_decay: decay(&mut of, true)?,
    };
    of.finish();
    visit.trial(Trial::new(rule, [M, V, ("exp_avg_lr", Kept::State("s"))]));
    Ok(())
}

fn adapnm(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    let [beta1, beta2, beta3] = of.numbers("betas");
    let rule = AdaPnm {
        lr: of.number("lr"),
        beta1,
        beta2,
        beta3,
        eps: of.number("eps"),
        weight_decay: decay(&mut of, true)?,
        amsgrad: of.flag("ams_bound"),
        ..AdaPnm::pytorch_optimizer()
    };
    of.finish();
    let states = [
        // The steps are an even number, of which the last went to the other average.
        ("neg_exp_avg", Kept::State("m")),
        ("exp_avg", Kept::made(&["n"], move |ours| ours[0] / beta1)),
        V,
        ("max_exp_avg_sq", Kept::State("v_max")),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn adamc(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    of.neutral(["ams_bound"], &json!(false))?;
    let [beta1, beta2] = of.numbers("betas");
    let rule = AdamC {
        lr: of.number("lr"),
        max_lr: of.number("max_lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: decay(&mut of, true)?,
        ..AdamC::pytorch_optimizer()
    };
    of.finish();
    visit.trial(Trial::new(rule, [M, V]));
    Ok(())
}

fn adam_mini(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    // What decides about blocks; the cases are of one block.
    for name in [
        "num_query_groups",
        "world_size",
        "model_sharding",
        "num_embeds",
        "num_heads",
        "name",
    ] {
        of.take(name);
    }
    let [beta1, beta2] = of.numbers("betas");
    let rule = AdamMini {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
    };
    of.finish();
    let states = [
        ("m", Kept::State("m")),
        ("v_mean", Kept::State("v")),
        ("dimension", Kept::Nothing),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn adamp(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    let [beta1, beta2] = of.numbers("betas");
    let rule = AdamP {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: decay(&mut of, true)?,
        delta: of.number("delta"),
        wd_ratio: of.number("wd_ratio"),
        nesterov: of.flag("nesterov"),
        ..AdamP::pytorch_optimizer()
    };
    of.finish();
    visit.trial(Trial::new(rule, [M, V]));
    Ok(())
}

fn came(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    of.neutral(["ams_bound"], &json!(false))?;
    let [beta1, beta2, beta3] = of.numbers("betas");
    let rule = Came {
        lr: of.number("lr"),
        beta1,
        beta2,
        beta3,
        eps1: of.number("eps1"),
        eps2: of.number("eps2"),
        clip: of.number("clip_threshold"),
        weight_decay: decay(&mut of, true)?,
    };
    of.finish();
    let states = [
        M,
        V,
        ("exp_avg_sq_row", Kept::State("r")),
        ("exp_avg_sq_col", Kept::State("c")),
        ("exp_avg_res_row", Kept::State("a")),
        ("exp_avg_res_col", Kept::State("b")),
        ("RMS", Kept::Nothing),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn dadapt_adam(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    of.neutral(["fixed_decay"], &json!(false))?;
    // No bound is written in either way.
    match of.take("growth_rate") {
        Value::Null => {}
        Value::String(text) if text == "inf" => {}
        other => return Err(format!("nothing of ours is `growth_rate = {other}`")),
    }
    let [beta1, beta2] = of.numbers("betas");
    let first = if of.unused.contains_key("d0") {
        "d0"
    } else {
        "d"
    };
    let rule = DAdaptAdam {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        decoupled_weight_decay: of.flag("weight_decouple"),
        d0: of.number(first),
        bias_correction: of.flag("bias_correction"),
    };
    of.finish();
    let share = 1.0 - rule.beta2.sqrt();
    let gained = Kept::made(&["gained"], move |ours| share * ours[0]);
    let states = [
        M,
        V,
        ("s", Kept::State("s")),
        ("group.d", Kept::State("d")),
        ("group.numerator_weighted", gained),
    ];
    let mut trial = Trial::new(rule, states);
    trial.unrecorded.extend(["d", "gained"]);
    visit.trial(trial);
    Ok(())
}

fn diffgrad(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    of.neutral(["rectify", "ams_bound"], &json!(false))?;
    // Of use with `rectify` alone.
    of.number("n_sma_threshold");
    of.flag("degenerated_to_sgd");
    let [beta1, beta2] = of.numbers("betas");
    let rule = DiffGrad {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: decay(&mut of, false)?,
        ..DiffGrad::pytorch_optimizer()
    };
    of.finish();
    visit.trial(Trial::new(
        rule,
        [M, V, ("previous_grad", Kept::State("last"))],
    ));
    Ok(())
}

fn focus(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    let [beta1, beta2] = of.numbers("betas");
    let rule = Focus {
        lr: of.number("lr"),
        beta1,
        beta2,
        gamma: of.number("gamma"),
        weight_decay: of.number("weight_decay"),
    };
    of.finish();
    visit.trial(Trial::new(rule, [M, ("pbar", Kept::State("p"))]));
    Ok(())
}

fn fromage(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    of.neutral(["p_bound"], &Value::Null)?;
    let lr = of.number("lr");
    of.finish();
    visit.trial(Trial::new(Fromage { lr }, []));
    Ok(())
}

fn ftrl(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    of.neutral(["lr_power"], &json!(-0.5))?;
    let rule = Ftrl {
        lr: of.number("lr"),
        beta: of.number("beta"),
        lambda1: of.number("lambda_1"),
        lambda2: of.number("lambda_2"),
        ..Ftrl::pytorch_optimizer()
    };
    of.finish();
    visit.trial(Trial::new(
        rule,
        [("z", Kept::State("z")), ("n", Kept::State("n"))],
    ));
    Ok(())
}

fn grams(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    let [beta1, beta2] = of.numbers("betas");
    let rule = Grams {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: decay(&mut of, true)?,
    };
    of.finish();
    visit.trial(Trial::new(rule, [M, V]));
    Ok(())
}

fn laprop(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    of.neutral(["centered", "ams_bound", "fixed_decay"], &json!(false))?;
    of.number("steps_before_using_centered");
    of.flag("weight_decouple");
    of.neutral(["weight_decay"], &json!(0))?;
    let [beta1, beta2] = of.numbers("betas");
    let lr = of.number("lr");
    let rule = LaProp {
        lr,
        beta1,
        beta2,
        eps: of.number("eps"),
        ..LaProp::pytorch_optimizer()
    };
    of.finish();
    let states = [
        // Their average is of steps.
        ("exp_avg", Kept::made(&["m"], move |ours| lr * ours[0])),
        V,
        ("exp_avg_lr_1", Kept::Nothing),
        ("exp_avg_lr_2", Kept::Nothing),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn madgrad(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    let rule = Madgrad {
        lr: of.number("lr"),
        momentum: of.number("momentum"),
        eps: of.number("eps"),
        weight_decay: decay(&mut of, false)?,
    };
    of.finish();
    let states = [
        ("grad_sum_sq", Kept::State("v")),
        ("s", Kept::State("s")),
        ("x0", Kept::State("start")),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn mars(case: &Case, mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    of.neutral(["optimize_1d", "ams_bound"], &json!(false))?;
    if of.unused.contains_key("cautious") {
        of.neutral(["cautious"], &json!(false))?;
    }
    let [beta1, beta2] = of.numbers("betas");
    let [beta1_1d, beta2_1d] = of.numbers("betas_1d");
    let (lr, lr_1d) = (of.number("lr"), of.number("lr_1d"));
    // Made of the other two.
    of.unused.remove("lr_1d_factor");
    let lion = match of.take("mars_type").as_str() {
        Some("adamw") => false,
        Some("lion") => true,
        other => return Err(format!("nothing of ours is `mars_type = {other:?}`")),
    };
    let rule = Mars {
        lr,
        beta1,
        beta2,
        gamma: of.number("gamma"),
        eps: of.number("eps"),
        weight_decay_1d: of.number("weight_decay_1d"),
        weight_decay: decay(&mut of, true)?,
        lion,
        lr_1d_factor: lr_1d / lr,
        beta1_1d,
        beta2_1d,
        ..Mars::pytorch_optimizer()
    };
    of.finish();
    let matrix = case.shape.len() > 1;
    let kept = |is_kept, name| {
        if is_kept {
            Kept::State(name)
        } else {
            Kept::Nothing
        }
    };
    let states = [
        M,
        ("exp_avg_sq", kept(!(lion && matrix), "v")),
        ("last_grad", kept(matrix, "last")),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn novograd(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    let [beta1, beta2] = of.numbers("betas");
    let rule = NovoGrad {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: decay(&mut of, false)?,
        averaging: of.flag("grad_averaging"),
    };
    of.finish();
    let states = [
        ("moments", Kept::State("m")),
        ("grads_ema", Kept::State("v")),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn prodigy(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    of.neutral(["growth_rate"], &json!("inf"))?;
    // Where they begin.
    of.number("d");
    of.number("d_max");
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
        decoupled_weight_decay: of.flag("weight_decouple"),
        fixed_decay: of.flag("fixed_decay"),
        bias_correction: of.flag("bias_correction"),
        safeguard_warmup: of.flag("safeguard_warmup"),
    };
    of.finish();
    let states = [
        M,
        V,
        ("s", Kept::State("s")),
        ("p0", Kept::State("start")),
        ("group.d", Kept::State("d")),
        ("group.d_numerator", Kept::State("gained")),
        ("group.d_max", Kept::Nothing),
        ("group.d_de_nom", Kept::Nothing),
        ("group.d_hat", Kept::Nothing),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn qhadam(case: &Case, mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    let [beta1, beta2] = of.numbers("betas");
    let [nu1, nu2] = of.numbers("nus");
    let rule = QhAdam {
        lr: of.number("lr"),
        beta1,
        beta2,
        nu1,
        nu2,
        eps: of.number("eps"),
        weight_decay: decay(&mut of, false)?,
    };
    of.finish();
    let states = [
        ("exp_avg", corrected(&["m"], beta1, case)),
        ("exp_avg_sq", corrected(&["v"], beta2, case)),
        ("beta1_weight", Kept::Nothing),
        ("beta2_weight", Kept::Nothing),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn qhm(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    let rule = Qhm {
        lr: of.number("lr"),
        momentum: of.number("momentum"),
        nu: of.number("nu"),
        weight_decay: decay(&mut of, false)?,
    };
    of.finish();
    visit.trial(Trial::new(rule, [("momentum_buffer", Kept::State("m"))]));
    Ok(())
}

fn radam(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    of.neutral(["n_sma_threshold"], &json!(5))?;
    of.neutral(["degenerated_to_sgd"], &json!(true))?;
    let [beta1, beta2] = of.numbers("betas");
    let rule = RAdam {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        decoupled_weight_decay: of.flag("weight_decouple"),
        fixed_decay: of.flag("fixed_decay"),
        ..RAdam::default()
    };
    of.finish();
    visit.trial(Trial::new(rule, [M, V]));
    Ok(())
}

fn ranger(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    of.neutral(["n_sma_threshold"], &json!(5))?;
    // Named where all arguments are listed.
    for (name, value) in [
        ("use_gc", json!(true)),
        ("gc_gradient_threshold", json!(1)),
        ("gc_conv_only", json!(false)),
        ("step_counter", json!(0)),
    ] {
        if of.unused.contains_key(name) {
            of.neutral([name], &value)?;
        }
    }
    if !of.flag("degenerated_to_sgd") {
        return Err(
            "theirs climbs while its second moment rests on too few gradients; ours takes \
             momentum steps, as its authors' code does"
                .to_owned(),
        );
    }
    let [beta1, beta2] = of.numbers("betas");
    let rule = Ranger {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        alpha: of.number("alpha"),
        k: of.count("k"),
        weight_decay: decay(&mut of, true)?,
    };
    of.finish();
    visit.trial(Trial::new(
        rule,
        [M, V, ("slow_buffer", Kept::State("slow"))],
    ));
    Ok(())
}

fn sgdp(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    let rule = Sgdp {
        lr: of.number("lr"),
        momentum: of.number("momentum"),
        dampening: of.number("dampening"),
        weight_decay: decay(&mut of, true)?,
        delta: of.number("delta"),
        wd_ratio: of.number("wd_ratio"),
        eps: of.number("eps"),
        nesterov: of.flag("nesterov"),
    };
    of.finish();
    visit.trial(Trial::new(rule, [("momentum", Kept::State("b"))]));
    Ok(())
}

fn sgdw(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    let rule = Sgdw {
        lr: of.number("lr"),
        momentum: of.number("momentum"),
        dampening: of.number("dampening"),
        weight_decay: decay(&mut of, true)?,
        nesterov: of.flag("nesterov"),
    };
    of.finish();
    visit.trial(Trial::new(rule, [("momentum_buffer", Kept::State("b"))]));
    Ok(())
}

fn sm3(case: &Case, mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    let rule = Sm3 {
        lr: of.number("lr"),
        momentum: of.number("momentum"),
        beta: of.number("beta"),
        eps: of.number("eps"),
    };
    of.finish();
    let momentum = if rule.momentum > 0.0 {
        Kept::State("m")
    } else {
        Kept::Nothing
    };
    let first = Kept::State(if case.shape.len() > 1 { "r" } else { "s" });
    let states = [
        ("momentum_buffer", momentum),
        ("accumulator_0", first),
        ("accumulator_1", Kept::State("c")),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn stable_adamw(case: &Case, mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    // Of use with weights of half precision alone.
    of.flag("kahan_sum");
    let [beta1, beta2] = of.numbers("betas");
    let rule = StableAdamW {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: decay(&mut of, true)?,
    };
    of.finish();
    let states = [
        ("exp_avg", corrected(&["m"], beta1, case)),
        ("exp_avg_sq", corrected(&["v"], beta2, case)),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn tiger(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let rule = Signum {
        lr: of.number("lr"),
        momentum: of.number("beta"),
        weight_decay: of.number("weight_decay"),
        decoupled_weight_decay: of.flag("weight_decouple"),
        fixed_decay: of.flag("fixed_decay"),
        maximize: of.flag("maximize"),
    };
    of.finish();
    visit.trial(Trial::new(rule, [M]));
    Ok(())
}
