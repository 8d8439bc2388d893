//! How gradients are clipped.

use crate::error::Error;
use crate::lens::units::UnitLayout;
use crate::machine::scale::Scaling;
use crate::machine::squares;
use crate::reduce::model_sums::ModelSum;
use crate::tensor::param::Param;
use crate::value::stage::Fold;

/// How the gradients of a step are clipped, before the rule sees them: see
/// [`Optimizer::with_clip`](crate::Optimizer::with_clip). Nothing is written to the gradients themselves.
///
/// ```
/// use optim_runtime::{Clip, GradientDescent, Norm, Optimizer, Param};
///
/// let mut optimizer = Optimizer::new(GradientDescent::default().with_lr(1.0))?
///     .with_clip(Clip::global_norm(1.0))?;
/// let (mut a, mut b) = ([0.0_f32], [0.0_f32]);
/// let report = optimizer.step(&mut [
///     Param::new("a", &mut a, &[3.0])?,
///     Param::new("b", &mut b, &[4.0])?,
/// ])?;
/// assert_eq!((report.gradient_norm, report.clipped), (Some(5.0), true));
/// assert_eq!((a, b), ([-0.6], [-0.8]));
/// # Ok::<(), optim_runtime::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clip {
    kind: Kind,
    limit: f64,
    eps: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Value,
    Global(Norm),
    Tensor(Norm),
    TensorRms,
    Adaptive(Units),
}

/// The weights whose norms an [adaptive clip](Clip::adaptive) compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Units {
    /// All weights with the same index in the first axis, as weights of torch have an output there; a tensor of fewer than
    /// two axes is one unit.
    FirstAxis,
    /// As pytorch_optimizer has it: a tensor of two or three axes is reduced over the second, of more over all but the
    /// first.
    PytorchOptimizer,
    /// As optax has it: a tensor of two or three axes is reduced over the first, of four or five over all but the last, and
    /// one with fewer than two axes longer than 1 over all.
    Optax,
}

impl Units {
    /// The axes that are reduced; all others tell units apart.
    fn reduced(self, shape: &[usize]) -> Vec<usize> {
        let ndim = shape.len();
        let long = shape.iter().filter(|extent| **extent > 1).count();
        match (self, ndim) {
            (Self::Optax, _) if long <= 1 => (0..ndim).collect(),
            (_, 0 | 1) => (0..ndim).collect(),
            (Self::PytorchOptimizer, 2 | 3) => vec![1],
            (Self::FirstAxis | Self::PytorchOptimizer, _) => (1..ndim).collect(),
            (Self::Optax, 2 | 3) => vec![0],
            (Self::Optax, _) => (0..ndim - 1).collect(),
        }
    }
}

/// A norm of a vector of gradients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Norm {
    /// The sum of magnitudes.
    L1,
    /// The root of the sum of squares.
    L2,
    /// The largest magnitude.
    Max,
}

impl Norm {
    fn fold(self) -> Fold {
        match self {
            Self::L1 => Fold::SumAbs,
            Self::L2 => Fold::Norm,
            Self::Max => Fold::MaxAbs,
        }
    }
}

impl Clip {
    fn new(kind: Kind, limit: f64) -> Self {
        Self {
            kind,
            limit,
            eps: 0.0,
        }
    }

    /// No value is above `limit` in magnitude: torch's `clip_grad_value_`, optax' `clip`.
    pub fn value(limit: f64) -> Self {
        Self::new(Kind::Value, limit)
    }

    /// The root of the sum of all squares of a step, over all parameters that move, is `limit` at most: all gradients are
    /// multiplied by limit / norm if the norm is above it. optax' `clip_by_global_norm`; torch's `clip_grad_norm_` is that
    /// [with eps](Self::with_eps) 1e-6.
    pub fn global_norm(limit: f64) -> Self {
        Self::global(Norm::L2, limit)
    }

    /// [`global_norm`](Self::global_norm) by another norm.
    pub fn global(norm: Norm, limit: f64) -> Self {
        Self::new(Kind::Global(norm), limit)
    }

    /// The norm of each tensor's gradient by itself is `limit` at most.
    pub fn tensor(norm: Norm, limit: f64) -> Self {
        Self::new(Kind::Tensor(norm), limit)
    }

    /// The root of the mean of squares of each tensor's gradient by itself is `limit` at most: optax'
    /// `clip_by_block_rms`.
    pub fn tensor_rms(limit: f64) -> Self {
        Self::new(Kind::TensorRms, limit)
    }

    /// The norm of the gradient of each unit is at most `limit` times that of its weights, which counts as `least` if it is
    /// less (Brock et al., 2021, <https://arxiv.org/abs/2102.06171>, where these are 0.01 and 0.001): optax'
    /// `adaptive_grad_clip`.
    pub fn adaptive(units: Units, limit: f64, least: f64) -> Self {
        Self {
            eps: least,
            ..Self::new(Kind::Adaptive(units), limit)
        }
    }

    /// Adds `eps` to a norm before it divides; 0 if nothing is said. torch has 1e-6.
    #[must_use]
    pub fn with_eps(self, eps: f64) -> Self {
        Self { eps, ..self }
    }

    /// Whether it has numbers that can be.
    pub(super) fn check(&self) -> Result<(), Error> {
        let positive = |value: f64| value.is_finite() && value > 0.0;
        let (what, value) = if !positive(self.limit) {
            ("limit", self.limit)
        } else if self.eps != 0.0 && !positive(self.eps) {
            ("eps", self.eps)
        } else {
            return Ok(());
        };
        Err(Error::InvalidSetting {
            of: "Clip",
            what,
            domain: if what == "eps" {
                "at least 0"
            } else {
                "above 0"
            },
            value,
        })
    }

    pub(super) fn is_adaptive(&self) -> bool {
        matches!(self.kind, Kind::Adaptive(_))
    }

    /// Whether it may stand behind these.
    pub(super) fn combines(&self, before: &[Self]) -> Result<(), Error> {
        let values = |clip: &Self| clip.kind == Kind::Value;
        let adaptive = |clip: &Self| matches!(clip.kind, Kind::Adaptive(_));
        let what = if values(self) && before.iter().any(values) {
            "they are clipped by value already"
        } else if adaptive(self) && before.iter().any(adaptive) {
            "they are clipped by unit already"
        } else if values(self) && before.iter().any(adaptive) {
            "a clip by value stands before one by unit"
        } else {
            return Ok(());
        };
        Err(Error::ClipsDoNotCombine { what })
    }

    /// The units whose norms it compares.
    pub(super) fn units(&self, param: &Param<'_>) -> Result<Option<UnitLayout>, Error> {
        let Kind::Adaptive(units) = self.kind else {
            return Ok(None);
        };
        let reduced = units.reduced(param.shape());
        let layout = UnitLayout::of(&param.layout, &reduced);
        layout.map(Some).ok_or_else(|| Error::NoUnits {
            parameter: param.name().to_owned(),
            shape: param.shape().to_vec(),
            strides: param.layout.strides(),
        })
    }

    /// The factor of a unit whose weights and gradient have these norms.
    pub(super) fn factor_of_unit(&self, w: f64, g: f64) -> f64 {
        let most = self.limit * w.max(self.eps);
        if g > most { most / g } else { 1.0 }
    }

    /// What must be measured of the gradients.
    pub(super) fn fold(&self) -> Option<Fold> {
        match self.kind {
            Kind::Value | Kind::Adaptive(_) => None,
            Kind::Global(norm) | Kind::Tensor(norm) => Some(norm.fold()),
            Kind::TensorRms => Some(Fold::Norm),
        }
    }

    /// The norm over all, from what was measured of each.
    pub(super) fn global_of(&self, measured: &[f64]) -> Option<f64> {
        let Kind::Global(norm) = self.kind else {
            return None;
        };
        let mut sum = ModelSum::new(norm.fold());
        measured.iter().for_each(|part| sum.add(*part));
        Some(sum.finish())
    }

    /// The factor of gradients with this norm.
    pub(super) fn factor(&self, norm: f64) -> f64 {
        (self.limit / (norm + self.eps)).min(1.0)
    }

    /// The factor of one tensor with so many weights, from what was measured of it.
    #[allow(
        clippy::cast_precision_loss,
        reason = "nobody has 2^53 weights in one tensor"
    )]
    pub(super) fn factor_of_tensor(&self, measured: f64, len: usize) -> f64 {
        match self.kind {
            Kind::Value | Kind::Global(_) | Kind::Adaptive(_) => 1.0,
            Kind::Tensor(Norm::L2) => self.factor(squares::root(measured)),
            Kind::Tensor(Norm::L1 | Norm::Max) => self.factor(measured),
            Kind::TensorRms => self.factor(squares::root(measured) / (len.max(1) as f64).sqrt()),
        }
    }

    /// Bounds values that were scaled so far.
    pub(super) fn bound(&self, scaling: &mut Scaling<f64>) {
        scaling.bound = self.limit;
    }
}
