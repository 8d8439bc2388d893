//! optax' rules.

use optim_runtime::{
    AdaBelief, AdaDelta, AdaGrad, AdaMax, Adam, AdamW, Lion, NAdam, RmsProp, Sgd, SignDescent, Yogi,
};
use serde_json::{Value, json};

use super::{Arguments, Kept, Trial, Visit, averaging, unknown};

type Outcome = Result<(), String>;

/// Whatever has a schedule or a correction counts its steps.
const COUNT: (&str, Kept) = ("count", Kept::Steps);

/// Whether the rule is one of this file.
pub(super) fn knows(rule: &str) -> bool {
    [
        "sgd",
        "sign_sgd",
        "rmsprop",
        "adam",
        "nadam",
        "adamw",
        "nadamw",
        "lion",
        "adagrad",
        "adadelta",
        "adamax",
        "yogi",
        "adabelief",
    ]
    .contains(&rule)
}

pub(super) fn translate(
    rule: &str,
    of: Arguments<'_>,
    steps: usize,
    visit: &mut impl Visit,
) -> Outcome {
    match rule {
        "sgd" => sgd(of, visit),
        "sign_sgd" => sign_sgd(of, visit),
        "rmsprop" => rmsprop(of, steps, visit),
        "adam" | "nadam" => adam(of, false, visit),
        "adamw" | "nadamw" => adam(of, true, visit),
        "lion" => lion(of, visit),
        "adagrad" => adagrad(of, visit),
        "adadelta" => adadelta(of, visit),
        "adamax" => adamax(of, visit),
        "yogi" => yogi(of, visit),
        "adabelief" => adabelief(of, visit),
        _ => unknown(rule),
    }
}

fn sgd(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    of.neutral(["accumulator_dtype"], &Value::Null)?;
    let rule = Sgd {
        lr: of.number("learning_rate"),
        momentum: of.number_or_none("momentum"),
        nesterov: of.flag("nesterov"),
        ..Sgd::default()
    };
    of.finish();
    let Sgd { lr, momentum, .. } = rule;
    if momentum > 0.0 && !rule.nesterov {
        visit.trial(averaging(lr, momentum, "trace"));
    }
    visit.trial(Trial::new(rule, [COUNT, ("trace", Kept::State("b"))]));
    Ok(())
}

fn sign_sgd(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let lr = of.number("learning_rate");
    of.finish();
    visit.trial(Trial::new(SignDescent { lr }, [COUNT]));
    Ok(())
}

fn rmsprop(mut of: Arguments<'_>, steps: usize, visit: &mut impl Visit) -> Outcome {
    let rule = RmsProp {
        lr: of.number("learning_rate"),
        alpha: of.number("decay"),
        eps: of.number("eps"),
        momentum: of.number_or_none("momentum"),
        initial_square: of.number("initial_scale"),
        centered: of.flag("centered"),
        eps_in_root: of.flag("eps_in_sqrt"),
        nesterov: of.flag("nesterov"),
        bias_correction: of.flag("bias_correction"),
        lr_in_momentum: true,
        ..RmsProp::default()
    };
    of.finish();
    if rule.bias_correction && rule.initial_square != 0.0 {
        return Err("nothing of ours corrects an average that does not start at 0".to_owned());
    }
    // Theirs lack their correction, and ours, if centred, is the variance itself.
    let all = if rule.bias_correction {
        1.0 - rule.alpha.powi(i32::try_from(steps).unwrap_or(i32::MAX))
    } else {
        1.0
    };
    let nu = if rule.centered {
        Kept::made(&["v", "g_avg"], move |ours| {
            all * (ours[0] + ours[1] * ours[1])
        })
    } else {
        Kept::made(&["v"], move |ours| all * ours[0])
    };
    let mu = Kept::made(&["g_avg"], move |ours| all * ours[0]);
    let states = [
        COUNT,
        ("nu", nu),
        ("mu", mu),
        // Their sum is of what is added to the weights.
        ("trace", Kept::made(&["b"], |ours| -ours[0])),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

/// `adam`, `adamw`, and both with Nesterov's look-ahead.
fn adam(mut of: Arguments<'_>, decoupled: bool, visit: &mut impl Visit) -> Outcome {
    of.neutral(["mu_dtype"], &Value::Null)?;
    if decoupled {
        of.neutral(["mask"], &Value::Null)?;
    }
    let weight_decay = if decoupled {
        of.number("weight_decay")
    } else {
        0.0
    };
    let (lr, beta1, beta2) = (of.number("learning_rate"), of.number("b1"), of.number("b2"));
    let (eps, eps_root) = (of.number("eps"), of.number("eps_root"));
    let nesterov = of.flag("nesterov");
    of.finish();
    let states = [COUNT, ("mu", Kept::State("m")), ("nu", Kept::State("v"))];
    if nesterov {
        let rule = NAdam {
            lr,
            beta1,
            beta2,
            eps,
            eps_root,
            weight_decay,
            decoupled_weight_decay: true,
            ..NAdam::optax()
        };
        let mut trial = Trial::new(rule, states);
        // They know it by the number of steps.
        trial.unrecorded.push("mu_product");
        visit.trial(trial);
    } else if decoupled {
        let rule = AdamW {
            lr,
            beta1,
            beta2,
            eps,
            eps_root,
            weight_decay,
            ..AdamW::default()
        };
        visit.trial(Trial::new(rule, states));
    } else {
        let rule = Adam {
            lr,
            beta1,
            beta2,
            eps,
            eps_root,
            ..Adam::default()
        };
        visit.trial(Trial::new(rule, states));
    }
    Ok(())
}

fn lion(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    of.neutral(["mu_dtype", "mask"], &Value::Null)?;
    let rule = Lion {
        lr: of.number("learning_rate"),
        beta1: of.number("b1"),
        beta2: of.number("b2"),
        weight_decay: of.number("weight_decay"),
        ..Lion::default()
    };
    of.finish();
    let states = [COUNT, ("mu", Kept::State("m"))];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn adagrad(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let rule = AdaGrad {
        lr: of.number("learning_rate"),
        initial_sum: of.number("initial_accumulator_value"),
        eps: of.number("eps"),
        ..AdaGrad::optax()
    };
    of.finish();
    visit.trial(Trial::new(
        rule,
        [COUNT, ("sum_of_squares", Kept::State("s"))],
    ));
    Ok(())
}

fn adadelta(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    of.neutral(["weight_decay_mask"], &Value::Null)?;
    let rule = AdaDelta {
        lr: of.number("learning_rate"),
        rho: of.number("rho"),
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        ..AdaDelta::default()
    };
    of.finish();
    let states = [COUNT, ("e_g", Kept::State("v")), ("e_x", Kept::State("u"))];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn adamax(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let rule = AdaMax {
        lr: of.number("learning_rate"),
        beta1: of.number("b1"),
        beta2: of.number("b2"),
        eps: of.number("eps"),
        ..AdaMax::default()
    };
    of.finish();
    let states = [COUNT, ("mu", Kept::State("m")), ("nu", Kept::State("u"))];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn yogi(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let rule = Yogi {
        lr: of.number("learning_rate"),
        beta1: of.number("b1"),
        beta2: of.number("b2"),
        eps: of.number("eps"),
        ..Yogi::default()
    };
    of.finish();
    let states = [COUNT, ("mu", Kept::State("m")), ("nu", Kept::State("v"))];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn adabelief(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    of.neutral(["nesterov"], &json!(false))?;
    let rule = AdaBelief {
        lr: of.number("learning_rate"),
        beta1: of.number("b1"),
        beta2: of.number("b2"),
        eps: of.number("eps"),
        ..AdaBelief::default()
    };
    // We have one for both places.
    of.neutral(["eps_root"], &json!(rule.eps))?;
    of.finish();
    let states = [COUNT, ("mu", Kept::State("m")), ("nu", Kept::State("s"))];
    visit.trial(Trial::new(rule, states));
    Ok(())
}
