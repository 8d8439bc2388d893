//! PyTorch's rules.

use optim_runtime::{
    AdaDelta, AdaGrad, AdaMax, Adafactor, Adam, AdamW, Asgd, Dtype, GradientDescent, Muon, NAdam,
    RAdam, RmsProp, Rprop, Sgd,
};
use serde_json::Value;

use super::{Arguments, Kept, Trial, Visit, averaging, unknown};

type Outcome = Result<(), String>;

pub(super) fn translate(
    rule: &str,
    of: Arguments<'_>,
    dtype: Dtype,
    visit: &mut impl Visit,
) -> Outcome {
    match rule {
        "SGD" => sgd(of, visit),
        "Adagrad" => adagrad(of, visit),
        "RMSprop" => rmsprop(of, visit),
        "Adam" | "AdamW" => adam(of, visit),
        "Adamax" => adamax(of, visit),
        "NAdam" => nadam(of, visit),
        "RAdam" => radam(of, visit),
        "Adadelta" => adadelta(of, visit),
        "Rprop" => rprop(of, visit),
        "ASGD" => asgd(of, visit),
        "Adafactor" => adafactor(of, dtype, visit),
        "Muon" => muon(of, visit),
        _ => unknown(rule),
    }
}

const STEP: (&str, Kept) = ("step", Kept::Steps);
const M: (&str, Kept) = ("exp_avg", Kept::State("m"));
const V: (&str, Kept) = ("exp_avg_sq", Kept::State("v"));

fn sgd(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    of.neutral(["fused"], &Value::Null)?;
    let rule = Sgd {
        lr: of.number("lr"),
        momentum: of.number("momentum"),
        dampening: of.number("dampening"),
        weight_decay: of.number("weight_decay"),
        nesterov: of.flag("nesterov"),
        maximize: of.flag("maximize"),
        ..Sgd::default()
    };
    of.finish();
    let Sgd { lr, momentum, .. } = rule;
    // Gradient descent is SGD without options, and momentum that averages is momentum that sums
    // at another rate.
    if rule == Sgd::default().with_lr(lr) {
        visit.trial(Trial::new(GradientDescent { lr }, []));
    } else if rule == Sgd::default().with_lr(lr).with_momentum(momentum) {
        visit.trial(averaging(lr, momentum, "momentum_buffer"));
    }
    visit.trial(Trial::new(rule, [("momentum_buffer", Kept::State("b"))]));
    Ok(())
}

fn adagrad(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    of.neutral(["fused"], &Value::Null)?;
    let rule = AdaGrad {
        lr: of.number("lr"),
        lr_decay: of.number("lr_decay"),
        weight_decay: of.number("weight_decay"),
        initial_sum: of.number("initial_accumulator_value"),
        eps: of.number("eps"),
        eps_in_root: false,
        maximize: of.flag("maximize"),
    };
    of.finish();
    visit.trial(Trial::new(rule, [STEP, ("sum", Kept::State("s"))]));
    Ok(())
}

fn rmsprop(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let rule = RmsProp {
        lr: of.number("lr"),
        alpha: of.number("alpha"),
        eps: of.number("eps"),
        momentum: of.number("momentum"),
        weight_decay: of.number("weight_decay"),
        centered: of.flag("centered"),
        maximize: of.flag("maximize"),
        ..RmsProp::default()
    };
    of.finish();
    // We keep the variance itself, they the mean square that it is the rest of.
    let square_avg = if rule.centered {
        Kept::made(&["v", "g_avg"], |ours| ours[0] + ours[1] * ours[1])
    } else {
        Kept::State("v")
    };
    let states = [
        STEP,
        ("square_avg", square_avg),
        ("grad_avg", Kept::State("g_avg")),
        ("momentum_buffer", Kept::State("b")),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn adam(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    of.neutral(["fused"], &Value::Null)?;
    let [beta1, beta2] = of.numbers("betas");
    let rule = Adam {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        amsgrad: of.flag("amsgrad"),
        maximize: of.flag("maximize"),
        ..Adam::default()
    };
    let decoupled = of.flag("decoupled_weight_decay");
    of.finish();
    let states = [STEP, M, V, ("max_exp_avg_sq", Kept::State("v_max"))];
    if decoupled {
        let rule = AdamW {
            lr: rule.lr,
            beta1,
            beta2,
            eps: rule.eps,
            weight_decay: rule.weight_decay,
            amsgrad: rule.amsgrad,
            maximize: rule.maximize,
            ..AdamW::default()
        };
        visit.trial(Trial::new(rule, states));
    } else {
        visit.trial(Trial::new(rule, states));
    }
    Ok(())
}

fn adamax(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let [beta1, beta2] = of.numbers("betas");
    let rule = AdaMax {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        maximize: of.flag("maximize"),
    };
    of.finish();
    visit.trial(Trial::new(rule, [STEP, M, ("exp_inf", Kept::State("u"))]));
    Ok(())
}

fn nadam(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let [beta1, beta2] = of.numbers("betas");
    let rule = NAdam {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        momentum_decay: of.number("momentum_decay"),
        weight_decay: of.number("weight_decay"),
        decoupled_weight_decay: of.flag("decoupled_weight_decay"),
        maximize: of.flag("maximize"),
        ..NAdam::default()
    };
    of.finish();
    let states = [STEP, M, V, ("mu_product", Kept::State("mu_product"))];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn radam(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let [beta1, beta2] = of.numbers("betas");
    let rule = RAdam {
        lr: of.number("lr"),
        beta1,
        beta2,
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        decoupled_weight_decay: of.flag("decoupled_weight_decay"),
        maximize: of.flag("maximize"),
        ..RAdam::default()
    };
    of.finish();
    visit.trial(Trial::new(rule, [STEP, M, V]));
    Ok(())
}

fn adadelta(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let rule = AdaDelta {
        lr: of.number("lr"),
        rho: of.number("rho"),
        eps: of.number("eps"),
        weight_decay: of.number("weight_decay"),
        maximize: of.flag("maximize"),
    };
    of.finish();
    let states = [
        STEP,
        ("square_avg", Kept::State("v")),
        ("acc_delta", Kept::State("u")),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn rprop(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let [eta_minus, eta_plus] = of.numbers("etas");
    let [step_min, step_max] = of.numbers("step_sizes");
    let rule = Rprop {
        lr: of.number("lr"),
        eta_minus,
        eta_plus,
        step_min,
        step_max,
        sign_of_product: true,
        maximize: of.flag("maximize"),
    };
    of.finish();
    let states = [
        STEP,
        ("prev", Kept::State("last")),
        ("step_size", Kept::State("step_size")),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn asgd(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    let rule = Asgd {
        lr: of.number("lr"),
        lambd: of.number("lambd"),
        alpha: of.number("alpha"),
        t0: of.number("t0"),
        weight_decay: of.number("weight_decay"),
        maximize: of.flag("maximize"),
    };
    of.finish();
    let states = [
        STEP,
        ("ax", Kept::State("average")),
        ("eta", Kept::State("eta")),
        ("mu", Kept::State("mu")),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn adafactor(mut of: Arguments<'_>, dtype: Dtype, visit: &mut impl Visit) -> Outcome {
    // What is not given is the epsilon of the weights' type.
    let [eps1, eps2] = of.numbers_or(
        "eps",
        match dtype {
            Dtype::F64 => f64::EPSILON,
            _ => f64::from(f32::EPSILON),
        },
    );
    let rule = Adafactor {
        lr: of.number("lr"),
        beta2_decay: of.number("beta2_decay"),
        eps1,
        eps2,
        clip: of.number("d"),
        weight_decay: of.number("weight_decay"),
        maximize: of.flag("maximize"),
        ..Adafactor::default()
    };
    of.finish();
    let states = [
        STEP,
        ("row_var", Kept::State("r")),
        ("col_var", Kept::State("c")),
        ("variance", Kept::State("v")),
    ];
    visit.trial(Trial::new(rule, states));
    Ok(())
}

fn muon(mut of: Arguments<'_>, visit: &mut impl Visit) -> Outcome {
    of.neutral(["adjust_lr_fn"], &Value::Null)?;
    let [ns_a, ns_b, ns_c] = of.numbers("ns_coefficients");
    let rule = Muon {
        lr: of.number("lr"),
        momentum: of.number("momentum"),
        weight_decay: of.number("weight_decay"),
        nesterov: of.flag("nesterov"),
        eps: of.number("eps"),
        ns_steps: of.count("ns_steps"),
        ns_a,
        ns_b,
        ns_c,
        ..Muon::default()
    };
    of.finish();
    visit.trial(Trial::new(rule, [("momentum_buffer", Kept::State("m"))]));
    Ok(())
}
