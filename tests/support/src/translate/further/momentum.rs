//! Sums and averages of gradients.

use optim_runtime::{Fromage, Ftrl, Madgrad, Qhm, Sgdw, Signum};
use serde_json::{Value, json};

use super::{M, Outcome, decay, descends};
use crate::translate::{Arguments, Kept, Trial, Visit};

pub(super) fn ftrl(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn madgrad(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn qhm(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn sgdw(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn tiger(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
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

pub(super) fn fromage(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    descends(&mut of)?;
    of.neutral(["p_bound"], &Value::Null)?;
    let lr = of.number("lr");
    of.finish();
    visit.trial(Trial::new(Fromage { lr }, []));
    Ok(())
}
