//! Adam and what is near to it.

use optim_runtime::{
    AdEmaMix, AdaBound, AdaMax, AdaMod, AdaPnm, AdamC, DiffGrad, Focus, Grams, LaProp, QhAdam,
    RAdam,
};
use serde_json::{Value, json};

use super::{M, Outcome, V, corrected, decay, descends};
use crate::recorded::Case;
use crate::translate::{Arguments, Kept, Trial, Visit};

pub(super) fn ademamix(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn adabound(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn adamax(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn adamod(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn adapnm(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn adamc(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn diffgrad(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn focus(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn grams(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn laprop(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn qhadam(case: &Case, mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn radam(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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
