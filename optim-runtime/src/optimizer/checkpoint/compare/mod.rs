//! A checkpoint beside the optimizer that is to go on from it: what differs, and what is to be taken.

mod parameter;
mod weights;
mod whole;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::header::Header;
use super::record::Record;
use super::{Kind, Optimizer};
use crate::door::meta::RuleMeta;
use crate::error::{CheckpointFault, Difference};
use crate::optimizer::group::Groups;
use crate::optimizer::loss_scale::LossScale;
use crate::tensor::layout::Layout;
use crate::tensor::matrix::MatrixLayout;
use crate::tensor::param::Param;
use crate::value::dtype::Dtype;
use crate::value::history::Numbers;

/// What is to be taken, and what differs.
pub(super) struct Plan {
    pub(super) groups: Groups,
    pub(super) loss_scale: Option<LossScale>,
    pub(super) parameters: Vec<Planned>,
    /// Names of parameters whose weights are to be taken.
    pub(super) weights: BTreeSet<String>,
    pub(super) differences: Vec<Difference>,
}

/// A parameter that is to be taken. What it has in tensors is known to be there and of the right size.
pub(super) struct Planned {
    pub(super) name: String,
    pub(super) layout: Layout,
    /// The weights that are taken, if these are not all.
    pub(super) segment: Option<Range<usize>>,
    pub(super) dtype: Dtype,
    pub(super) seat: usize,
    /// Numbers of gradients that were accumulated, and of weights in the average.
    pub(super) accumulated: u64,
    pub(super) averaged: u64,
    pub(super) state: Option<PlannedState>,
}

pub(super) struct PlannedState {
    pub(super) meta: &'static RuleMeta,
    pub(super) step: u64,
    pub(super) matrix: MatrixLayout,
    /// Whether each state rests; none for one without values.
    pub(super) rests: Vec<Option<bool>>,
    pub(super) numbers: Numbers,
}

/// The two, and what was found so far.
pub(super) struct Comparison<'c> {
    optimizer: &'c Optimizer,
    record: &'c Record,
    header: &'c Header,
    /// The parameters that are given, if there are some.
    params: Option<&'c [Param<'c>]>,
    /// The same by their names.
    by_name: HashMap<&'c str, &'c Param<'c>>,
    differences: Vec<Difference>,
}

impl<'c> Comparison<'c> {
    pub(super) fn new(
        optimizer: &'c Optimizer,
        record: &'c Record,
        header: &'c Header,
        params: Option<&'c [Param<'c>]>,
    ) -> Self {
        Self {
            optimizer,
            record,
            header,
            params,
            by_name: params
                .into_iter()
                .flatten()
                .map(|param| (param.name(), param))
                .collect(),
            differences: Vec::new(),
        }
    }

    /// What is to be taken; parameters of the optimizer that the checkpoint does not have stay, if `others_stay`.
    ///
    /// # Errors
    /// A fault of the checkpoint itself. What differs is in the plan.
    pub(super) fn plan(mut self, others_stay: bool) -> Result<Plan, CheckpointFault> {
        self.claimed()?;
        let loss_scale = self.whole()?;
        let mut groups = self.groups(others_stay);
        let names: Vec<_> = self.record.parameters.keys().collect();
        let mut parameters = Vec::new();
        for name in names {
            let parameter = &self.record.parameters[name];
            parameters.extend(self.parameter(name, parameter, &mut groups)?);
        }
        let weights = self.weights()?;
        self.missing();
        Ok(Plan {
            groups,
            loss_scale,
            parameters,
            weights,
            differences: self.differences,
        })
    }

    fn differs(&mut self, difference: Difference) {
        self.differences.push(difference);
    }

    /// Whether every tensor of a kind that is known belongs to a parameter. Others are for what is to come.
    fn claimed(&self) -> Result<(), CheckpointFault> {
        let is_claimed = |tensor: &str| {
            Kind::ALL.into_iter().all(|kind| {
                let rest = tensor.strip_prefix(kind.begin());
                rest.is_none_or(|rest| self.record.claims(kind, rest))
            })
        };
        let mut tensors = self.header.tensors.keys();
        let unclaimed = tensors.find(|tensor| !is_claimed(tensor));
        unclaimed.map_or(Ok(()), |tensor| {
            Err(CheckpointFault::Tensor {
                tensor: tensor.clone(),
                what: "belongs to no parameter of its metadata",
            })
        })
    }

    /// Whether a tensor is there, of this type and so many values.
    fn tensor(&self, tensor: String, dtype: Dtype, values: usize) -> Result<(), CheckpointFault> {
        let fault = |what| CheckpointFault::Tensor {
            tensor: tensor.clone(),
            what,
        };
        let there = self.header.tensors.get(&tensor);
        let there = there.ok_or_else(|| fault("is missing"))?;
        if there.dtype() != Some(dtype) {
            return Err(fault("has another type than its parameter"));
        }
        // Both are products that were checked.
        if there.bytes() != values as u64 * dtype.size() as u64 {
            return Err(fault("has another number of values than its parameter has"));
        }
        Ok(())
    }

    /// The parameter that is given under this name.
    fn given(&self, name: &str) -> Option<&'c Param<'c>> {
        self.by_name.get(name).copied()
    }
}

/// How a parameter differs from what has its name.
fn unlike(
    name: &str,
    (layout, dtype): (&Layout, Dtype),
    (own, own_dtype): (&Layout, Dtype),
) -> Option<Difference> {
    let parameter = name.to_owned();
    if layout.shape != own.shape {
        return Some(Difference::Shape {
            parameter,
            checkpoint: layout.shape().to_vec(),
            given: own.shape().to_vec(),
        });
    }
    if dtype != own_dtype {
        return Some(Difference::Dtype {
            parameter,
            checkpoint: dtype,
            given: own_dtype,
        });
    }
    (layout != own).then(|| Difference::Strides {
        parameter,
        shape: layout.shape().to_vec(),
        checkpoint: layout.strides(),
        given: own.strides(),
    })
}
