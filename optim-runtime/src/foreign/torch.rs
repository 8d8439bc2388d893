//! Optimizer states of PyTorch: what it calls the parts of our rules, and the doors.
//!
//! A rule is here if PyTorch has it and keeps the same states in the same form.

use std::io::Write;
use std::path::Path;

use crate::error::Error;
use crate::optimizer::Optimizer;
use crate::optimizer::checkpoint::torch::TorchLoaded;
use crate::optimizer::checkpoint::torch::names::Value::{All, Always, Of, Word};
use crate::optimizer::checkpoint::torch::names::{Names, corrected, state, variance};
use crate::tensor::param::Param;

/// PyTorch's names for the rule of this name.
fn names(rule: &str) -> Option<&'static Names> {
    Some(match rule {
        "Sgd" => &SGD,
        "Adam" => &ADAM,
        "AdamW" => &ADAMW,
        "RmsProp" => &RMSPROP,
        "AdaGrad" => &ADAGRAD,
        "AdaDelta" => &ADADELTA,
        "AdaMax" => &ADAMAX,
        "NAdam" => &NADAM,
        "RAdam" => &RADAM,
        "Rprop" => &RPROP,
        "Asgd" => &ASGD,
        "Adafactor" => &ADAFACTOR,
        "Muon" => &MUON,
        _ => return None,
    })
}

const SGD: Names = Names {
    states: &[state("b", "momentum_buffer")],
    step: false,
    options: &[
        ("lr", Of("lr")),
        ("momentum", Of("momentum")),
        ("dampening", Of("dampening")),
        ("nesterov", Of("nesterov")),
        ("weight_decay", Of("weight_decay")),
        ("maximize", Of("maximize")),
        ("foreach", Always("null")),
        ("differentiable", Always("false")),
        ("fused", Always("null")),
    ],
};

/// Its steps are not counted, which a corrected momentum would need; PyTorch has no such option.
const MUON: Names = Names {
    states: &[state("m", "momentum_buffer")],
    step: false,
    options: &[
        ("lr", Of("lr")),
        ("weight_decay", Of("weight_decay")),
        ("momentum", Of("momentum")),
        ("nesterov", Of("nesterov")),
        ("ns_coefficients", All(&["ns_a", "ns_b", "ns_c"])),
        ("eps", Of("eps")),
        ("ns_steps", Of("ns_steps")),
        ("adjust_lr_fn", Word("rms", &[("match_rms_adamw", 0.2)])),
    ],
};

const ADAM: Names = Names {
    states: &[
        corrected("m", "exp_avg", "beta1"),
        corrected("v", "exp_avg_sq", "beta2"),
        state("v_max", "max_exp_avg_sq"),
    ],
    step: true,
    options: &[
        ("lr", Of("lr")),
        ("betas", All(&["beta1", "beta2"])),
        ("eps", Of("eps")),
        ("weight_decay", Of("weight_decay")),
        ("amsgrad", Of("amsgrad")),
        ("maximize", Of("maximize")),
        ("foreach", Always("null")),
        ("capturable", Always("false")),
        ("differentiable", Always("false")),
        ("fused", Always("null")),
        ("decoupled_weight_decay", Always("false")),
    ],
};

const ADAMW: Names = Names {
    states: &[
        corrected("m", "exp_avg", "beta1"),
        corrected("v", "exp_avg_sq", "beta2"),
        state("v_max", "max_exp_avg_sq"),
    ],
    step: true,
    options: &[
        ("lr", Of("lr")),
        ("betas", All(&["beta1", "beta2"])),
        ("eps", Of("eps")),
        ("weight_decay", Of("weight_decay")),
        ("amsgrad", Of("amsgrad")),
        ("maximize", Of("maximize")),
        ("foreach", Always("null")),
        ("capturable", Always("false")),
        ("differentiable", Always("false")),
        ("fused", Always("null")),
        ("decoupled_weight_decay", Always("true")),
    ],
};

const RMSPROP: Names = Names {
    states: &[
        variance("v", "square_avg", "g_avg"),
        state("g_avg", "grad_avg"),
        state("b", "momentum_buffer"),
    ],
    step: true,
    options: &[
        ("lr", Of("lr")),
        ("alpha", Of("alpha")),
        ("eps", Of("eps")),
        ("momentum", Of("momentum")),
        ("centered", Of("centered")),
        ("weight_decay", Of("weight_decay")),
        ("maximize", Of("maximize")),
        ("foreach", Always("null")),
        ("capturable", Always("false")),
        ("differentiable", Always("false")),
    ],
};

const ADAGRAD: Names = Names {
    states: &[state("s", "sum")],
    step: true,
    options: &[
        ("lr", Of("lr")),
        ("lr_decay", Of("lr_decay")),
        ("eps", Of("eps")),
        ("initial_accumulator_value", Of("initial_sum")),
        ("weight_decay", Of("weight_decay")),
        ("maximize", Of("maximize")),
        ("foreach", Always("null")),
        ("differentiable", Always("false")),
        ("fused", Always("null")),
    ],
};

const ADADELTA: Names = Names {
    states: &[state("v", "square_avg"), state("u", "acc_delta")],
    step: true,
    options: &[
        ("lr", Of("lr")),
        ("rho", Of("rho")),
        ("eps", Of("eps")),
        ("weight_decay", Of("weight_decay")),
        ("maximize", Of("maximize")),
        ("foreach", Always("null")),
        ("capturable", Always("false")),
        ("differentiable", Always("false")),
    ],
};

const ADAMAX: Names = Names {
    states: &[corrected("m", "exp_avg", "beta1"), state("u", "exp_inf")],
    step: true,
    options: &[
        ("lr", Of("lr")),
        ("betas", All(&["beta1", "beta2"])),
        ("eps", Of("eps")),
        ("weight_decay", Of("weight_decay")),
        ("maximize", Of("maximize")),
        ("foreach", Always("null")),
        ("capturable", Always("false")),
        ("differentiable", Always("false")),
    ],
};

const NADAM: Names = Names {
    states: &[
        corrected("m", "exp_avg", "beta1"),
        corrected("v", "exp_avg_sq", "beta2"),
        state("mu_product", "mu_product"),
    ],
    step: true,
    options: &[
        ("lr", Of("lr")),
        ("betas", All(&["beta1", "beta2"])),
        ("eps", Of("eps")),
        ("weight_decay", Of("weight_decay")),
        ("momentum_decay", Of("momentum_decay")),
        ("decoupled_weight_decay", Of("decoupled_weight_decay")),
        ("maximize", Of("maximize")),
        ("foreach", Always("null")),
        ("capturable", Always("false")),
        ("differentiable", Always("false")),
    ],
};

const RADAM: Names = Names {
    states: &[
        corrected("m", "exp_avg", "beta1"),
        corrected("v", "exp_avg_sq", "beta2"),
    ],
    step: true,
    options: &[
        ("lr", Of("lr")),
        ("betas", All(&["beta1", "beta2"])),
        ("eps", Of("eps")),
        ("weight_decay", Of("weight_decay")),
        ("decoupled_weight_decay", Of("decoupled_weight_decay")),
        ("maximize", Of("maximize")),
        ("foreach", Always("null")),
        ("capturable", Always("false")),
        ("differentiable", Always("false")),
    ],
};

const RPROP: Names = Names {
    states: &[state("last", "prev"), state("step_size", "step_size")],
    step: true,
    options: &[
        ("lr", Of("lr")),
        ("etas", All(&["eta_minus", "eta_plus"])),
        ("step_sizes", All(&["step_min", "step_max"])),
        ("maximize", Of("maximize")),
        ("foreach", Always("null")),
        ("capturable", Always("false")),
        ("differentiable", Always("false")),
    ],
};

const ASGD: Names = Names {
    states: &[
        state("average", "ax"),
        state("eta", "eta"),
        state("mu", "mu"),
    ],
    step: true,
    options: &[
        ("lr", Of("lr")),
        ("lambd", Of("lambd")),
        ("alpha", Of("alpha")),
        ("t0", Of("t0")),
        ("weight_decay", Of("weight_decay")),
        ("maximize", Of("maximize")),
        ("foreach", Always("null")),
        ("capturable", Always("false")),
        ("differentiable", Always("false")),
    ],
};

const ADAFACTOR: Names = Names {
    states: &[
        state("r", "row_var"),
        state("c", "col_var"),
        state("v", "variance"),
    ],
    step: true,
    options: &[
        ("lr", Of("lr")),
        ("beta2_decay", Of("beta2_decay")),
        ("eps", All(&["eps1", "eps2"])),
        ("d", Of("clip")),
        ("weight_decay", Of("weight_decay")),
        ("maximize", Of("maximize")),
        ("foreach", Always("null")),
    ],
};

impl Optimizer {
    /// Goes on from a state of PyTorch's: a safetensors file with the tensors `state.PARAMETER.STATE`, as
    /// `torch.distributed.checkpoint` flattens the `state_dict` of an optimizer that knows its parameters' names. All
    /// parameters are given, for their names, shapes and types; neither their weights nor their gradients are looked at. The
    /// optimizer is built with the rules of PyTorch's, and keeps its hyper-parameters; where the options in the file differ,
    /// it is told.
    ///
    /// Values of the other type are converted. Each parameter's steps are its own; the optimizer's are the most of them,
    /// by which schedules go. PyTorch's SGD does not count steps.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] with what is wrong with the file, or between it and the parameters: a tensor of another shape,
    /// of no parameter, or of a state that the rule does not have; a state that is missing; a rule that PyTorch does not
    /// have. Nothing has changed then.
    pub fn load_torch(
        &mut self,
        path: impl AsRef<Path>,
        params: &[Param<'_>],
    ) -> Result<TorchLoaded, Error> {
        self.load_torch_named(path.as_ref(), params, names)
    }

    /// [`load_torch`](Self::load_torch) from bytes in memory.
    ///
    /// # Errors
    /// Those of [`load_torch`](Self::load_torch).
    pub fn read_torch_from(
        &mut self,
        bytes: &[u8],
        params: &[Param<'_>],
    ) -> Result<TorchLoaded, Error> {
        self.read_torch_named(bytes, params, names)
    }

    /// [`load_torch`](Self::load_torch) of a file that `torch.save(optimizer.state_dict(), …)` has written, or a dictionary with that
    /// as its `optimizer`. There parameters have numbers: `order` has their names in the order in which PyTorch's optimizer
    /// was given them, group by group; if it was given names, those in the file hold. Nothing in the file is executed,
    /// whatever its pickle says. The file is held in memory twice while it is read.
    ///
    /// # Errors
    /// Those of [`load_torch`](Self::load_torch), and what is wrong with the archive.
    pub fn load_torch_pickled(
        &mut self,
        path: impl AsRef<Path>,
        order: &[&str],
        params: &[Param<'_>],
    ) -> Result<TorchLoaded, Error> {
        self.load_torch_archive(path.as_ref(), order, params, names)
    }

    /// [`load_torch_pickled`](Self::load_torch_pickled) from bytes in memory.
    ///
    /// # Errors
    /// Those of [`load_torch_pickled`](Self::load_torch_pickled).
    pub fn read_torch_pickled_from(
        &mut self,
        bytes: &[u8],
        order: &[&str],
        params: &[Param<'_>],
    ) -> Result<TorchLoaded, Error> {
        self.read_torch_archive(bytes, order, params, names)
    }

    /// Writes the state as PyTorch has it, for [`load_torch`](Self::load_torch) or for
    /// `torch.distributed.checkpoint.state_dict`. The file is put in place as [`save`](Self::save) does it. Numbers of a
    /// tensor, such as its steps, are `f32`, as PyTorch's are, so steps above 2²⁴ are rounded.
    ///
    /// # Errors
    /// [`Error::Checkpoint`]: a rule that PyTorch does not have, a parameter whose axes do not lie in their order in
    /// memory, the system's errors.
    pub fn save_torch(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        self.save_torch_named(path.as_ref(), names)
    }

    /// Writes what [`save_torch`](Self::save_torch) writes to anything.
    ///
    /// # Errors
    /// Those of [`save_torch`](Self::save_torch). What was written by then is no such state.
    pub fn write_torch_to(&self, to: impl Write) -> Result<(), Error> {
        self.write_torch_named(to, names)
    }
}
