//! pytorch_optimizer's rules.

use optim_runtime::{
    AdaBelief, Adan, Adopt, Lamb, Lars, Lion, ScheduleFreeAdamW, ScheduleFreeSgd, SignDescent,
    Signum, Yogi,
};
use serde_json::{Value, json};

use super::{Arguments, Kept, Trial, Visit, unknown};

type Outcome = Result<(), String>;

/// Whether the rule is one of this file.
pub(super) fn knows(rule: &str) -> bool {
    [
        "Lion",
        "SignSGD",
        "AdaBelief",
        "Adan",
        "ADOPT",
        "Yogi",
        "Lamb",
        "LARS",
        "ScheduleFreeSGD",
        "ScheduleFreeAdamW",
    ]
    .contains(&rule)
}

pub(super) fn translate(rule: &str, of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    match rule {
        "Lion" => lion(of, visit),
        "SignSGD" => sign_sgd(of, visit),
        "AdaBelief" => adabelief(of, visit),
        "Adan" => adan(of, visit),
        "ADOPT" => adopt(of, visit),
        "Yogi" => yogi(of, visit),
        "Lamb" => lamb(of, visit),
        "LARS" => lars(of, visit),
        "ScheduleFreeSGD" => schedule_free_sgd(of, visit),
        "ScheduleFreeAdamW" => schedule_free_adamw(of, visit),
        _ => unknown(rule),
    }
}

const M: (&str, Kept) = ("exp_avg", Kept::State("m"));
const V: (&str, Kept) = ("exp_avg_sq", Kept::State("v"));

fn lion(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let [beta1, beta2] = of.numbers("betas");
    let rule = Lion {
        lr: of.number("lr"),
        beta1,
        beta2,
        weight_decay: of.number("weight_decay"),
        decoupled_weight_decay: of.flag("weight_decouple"),
        fixed_decay: of.flag("fixed_decay"),
        maximize: of.flag("maximize"),
    };
    of.finish();
    visit.trial(Trial::new(rule, [M]));
    Ok(())
}

fn sign_sgd(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let rule = Signum {
        lr: of.number("lr"),
        momentum: of.number("momentum"),
        weight_decay: of.number("weight_decay"),
        decoupled_weight_decay: of.flag("weight_decouple"),
        maximize: of.flag("maximize"),
        ..Signum::default()
    };
    of.finish();
    let plain = rule.momentum == 0.0 && rule.weight_decay == 0.0 && !rule.maximize;
    if plain {
        visit.trial(Trial::new(SignDescent { lr: rule.lr }, []));
    }
    visit.trial(Trial::new(rule, [("momentum_buffer", Kept::State("m"))]));
    Ok(())
}

fn adabelief(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let [beta1, beta2] = of.numbers("betas");
    let rule = AdaBelief {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        decoupled_weight_decay: of.flag("weight_decouple"),
        fixed_decay: of.flag("fixed_decay"),
        amsgrad: of.flag("ams_bound"),
        rectify: of.flag("rectify"),
        min_length: of.number("n_sma_threshold"),
        degenerated_to_sgd: of.flag("degenerated_to_sgd"),
        maximize: of.flag("maximize"),
    };
    of.finish();
    let states = [
        M,
        ("exp_avg_var", Kept::State("s")),
        ("max_exp_avg_var", Kept::State("s_max")),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn adan(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    // Clipping by the norm of the whole model.
    of.neutral(["max_grad_norm"], &json!(0))?;
    let [beta1, beta2, beta3] = of.numbers("betas");
    let rule = Adan {
        lr: of.number("lr"),
        beta1,
        beta2,
        beta3,
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        decoupled_weight_decay: of.flag("weight_decouple"),
        maximize: of.flag("maximize"),
        ..Adan::default()
    };
    of.finish();
    if rule.maximize {
        return Err(
            "theirs takes the first change from the gradient before it turns its sign, so that \
             it is −2g; ours is 0"
                .to_owned(),
        );
    }
    let states = [
        M,
        ("exp_avg_diff", Kept::State("n")),
        V,
        ("previous_grad", Kept::made(&["last"], |ours| -ours[0])),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn adopt(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let [beta1, beta2] = of.numbers("betas");
    let clip = match of.take("clip_lambda") {
        Value::Null => false,
        Value::String(text) if text == "step**0.25 (step counts from 1)" => true,
        other => return Err(format!("nothing of ours is `clip_lambda = {other}`")),
    };
    let rule = Adopt {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        decoupled_weight_decay: of.flag("weight_decouple"),
        fixed_decay: of.flag("fixed_decay"),
        clip,
        maximize: of.flag("maximize"),
        ..Adopt::default()
    };
    of.finish();
    visit.trial(Trial::new(rule, [M, V]));
    Ok(())
}

const AVERAGED: [(&str, Kept); 3] = [
    ("z", Kept::State("z")),
    ("lr_max", Kept::State("lr_max")),
    ("weight_sum", Kept::State("weight_sum")),
];

fn schedule_free_sgd(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    // They do not use it.
    of.number("eps");
    let rule = ScheduleFreeSgd {
        lr: of.number("lr"),
        momentum: of.number("momentum"),
        weight_decay: of.number("weight_decay"),
        warmup_steps: of.count("warmup_steps"),
        r: of.number("r"),
        weight_lr_power: of.number("weight_lr_power"),
        maximize: of.flag("maximize"),
    };
    of.finish();
    let mut trial = Trial::new(rule, AVERAGED);
    trial.unrecorded.push("blend");
    visit.trial(trial);
    Ok(())
}

fn schedule_free_adamw(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let [beta1, beta2] = of.numbers("betas");
    let rule = ScheduleFreeAdamW {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        warmup_steps: of.count("warmup_steps"),
        r: of.number("r"),
        weight_lr_power: of.number("weight_lr_power"),
        decoupling: of.number("decoupling_c"),
        amsgrad: of.flag("ams_bound"),
        maximize: of.flag("maximize"),
        ..ScheduleFreeAdamW::pytorch_optimizer()
    };
    of.finish();
    let mut trial = Trial::new(rule, AVERAGED);
    trial
        .states
        .extend([V, ("max_exp_avg_sq", Kept::State("v_max"))]);
    trial.unrecorded.push("blend");
    visit.trial(trial);
    Ok(())
}

fn yogi(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let [beta1, beta2] = of.numbers("betas");
    let rule = Yogi {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        initial_accumulator: of.number("initial_accumulator"),
        weight_decay: of.number("weight_decay"),
        decoupled_weight_decay: of.flag("weight_decouple"),
        fixed_decay: of.flag("fixed_decay"),
        maximize: of.flag("maximize"),
    };
    of.finish();
    visit.trial(Trial::new(rule, [M, V]));
    Ok(())
}

fn lamb(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    of.neutral(["rectify"], &json!(false))?;
    // Of use with `rectify` alone.
    of.number("n_sma_threshold");
    of.flag("degenerated_to_sgd");
    let [beta1, beta2] = of.numbers("betas");
    let (clips, max_grad_norm) = (of.flag("pre_norm"), of.number("max_grad_norm"));
    let rule = Lamb {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        largest_norm: of.number("clamp"),
        max_grad_norm: if clips { max_grad_norm } else { 0.0 },
        decoupled_weight_decay: of.flag("weight_decouple"),
        fixed_decay: of.flag("fixed_decay"),
        averaging: of.flag("grad_averaging"),
        adam: of.flag("adam"),
        maximize: of.flag("maximize"),
        ..Lamb::pytorch_optimizer()
    };
    of.finish();
    let states = [
        M,
        V,
        ("weight_norm", Kept::Nothing),
        ("adam_norm", Kept::Nothing),
        ("trust_ratio", Kept::Nothing),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn lars(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let rule = Lars {
        lr: of.number("lr"),
        momentum: of.number("momentum"),
        dampening: of.number("dampening"),
        weight_decay: of.number("weight_decay"),
        trust_coefficient: of.number("trust_coefficient"),
        nesterov: of.flag("nesterov"),
        maximize: of.flag("maximize"),
        ..Lars::default()
    };
    of.finish();
    visit.trial(Trial::new(rule, [("momentum_buffer", Kept::State("b"))]));
    Ok(())
}
