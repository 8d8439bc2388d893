//! Rules that look at whole tensors, or at all.

use optim_runtime::{
    AdamMini, AdamP, Came, DAdaptAdam, Mars, NovoGrad, Prodigy, Ranger, Sgdp, Sm3, StableAdamW,
};
use serde_json::{Value, json};

use super::{M, Outcome, V, corrected, decay, descends};
use crate::recorded::Case;
use crate::translate::{Arguments, Kept, Trial, Visit};

pub(super) fn adam_mini(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn adamp(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn came(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn dadapt_adam(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn mars(case: &Case, mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn novograd(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn prodigy(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn ranger(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn sgdp(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn sm3(case: &Case, mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn stable_adamw(case: &Case, mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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
