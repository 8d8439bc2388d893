//! What can be wrong with a checkpoint: with the file, or between it and the optimizer that is to go on from it.

use std::fmt;
use std::io;

use super::Error;
use crate::value::dtype::Dtype;

/// What is wrong with a checkpoint. Whenever one is returned, nothing has been changed: neither the optimizer, nor
/// weights, nor a file that was there before, but where a new one is in place and only its folder could not be synced.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CheckpointFault {
    /// The system could not read or write the file.
    #[error("{doing}: {message}")]
    Io {
        /// What was being done.
        doing: &'static str,
        /// The system's kind of error.
        kind: io::ErrorKind,
        /// The system's words.
        message: String,
    },
    /// The file ends too early, or goes on behind its end.
    #[error("it has {given} bytes, and its header speaks of {expected}")]
    Length {
        /// Bytes that there should be.
        expected: u64,
        /// Bytes that there are.
        given: u64,
    },
    /// The header is no safetensors header.
    #[error("its header cannot be read: {what}")]
    Header {
        /// What is wrong with it.
        what: String,
    },
    /// A tensor's entry in the header is not as it must be.
    #[error("its tensor `{tensor}` {what}")]
    Tensor {
        /// The tensor's name in the file.
        tensor: String,
        /// What is wrong.
        what: &'static str,
    },
    /// It is a safetensors file without what a checkpoint says of itself.
    #[error("it is no checkpoint of an optimizer: its metadata has no `{missing}`")]
    NoCheckpoint {
        /// The first entry that is missing.
        missing: &'static str,
    },
    /// It has a version that this library does not read.
    #[error("it has version {given} of the format, and versions up to {known} are known")]
    Version {
        /// The version in the file.
        given: String,
        /// The newest version that is known.
        known: u32,
    },
    /// An entry of its metadata is not what it must be.
    #[error("its metadata cannot be read: {what}")]
    Metadata {
        /// What is wrong.
        what: String,
    },
    /// What it says of a parameter contradicts itself.
    #[error("what it says of parameter `{parameter}` cannot be: {what}")]
    Parameter {
        /// The parameter.
        parameter: String,
        /// What is wrong.
        what: &'static str,
    },
    /// There is no memory for a tensor of the file.
    #[error("there is no memory for its tensor `{tensor}` of {bytes} bytes")]
    NoMemory {
        /// The tensor's name in the file.
        tensor: String,
        /// Its size.
        bytes: u64,
    },
    /// In evaluation mode parameters do not have the weights that training goes on from.
    #[error("the weights are those for evaluation: call `train_weights` before saving and loading")]
    Evaluating,
    /// Ranks have accumulated gradients, each its own, which no file has a place for.
    #[cfg(feature = "sharded")]
    #[error("ranks have accumulated gradients: take the step before saving and loading")]
    Accumulated,
    /// It is no file of `torch.save` that has a state of an optimizer.
    #[error("its archive cannot be read: {what}")]
    Archive {
        /// What is wrong.
        what: String,
    },
    /// The optimizer refuses a parameter.
    #[error("{0}")]
    Refused(Box<Error>),
    /// The checkpoint is not one of this optimizer: all that differs.
    #[error("it does not fit this optimizer:{}", lines(.0))]
    Differs(Vec<Difference>),
}

/// One thing in which a checkpoint differs from the optimizer, or from the parameters, that it is to be loaded into.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Difference {
    /// The checkpoint has a group that the optimizer does not have.
    #[error("the optimizer has no group `{group}`")]
    UnknownGroup {
        /// The group.
        group: String,
    },
    /// The optimizer has a group that the checkpoint does not have.
    #[error("the checkpoint has no group `{group}`")]
    MissingGroup {
        /// The group.
        group: String,
    },
    /// A group has another rule; its fingerprint tells also rules of one name apart.
    #[error(
        "group `{group}` has the rule {optimizer} ({optimizer_fingerprint:016x}), in the checkpoint {checkpoint} \
         ({checkpoint_fingerprint:016x}){}",
        of_other_equations(optimizer, checkpoint)
    )]
    Rule {
        /// The group.
        group: String,
        /// The rule's name in the checkpoint.
        checkpoint: String,
        /// Hash of that rule's equations; 0 for `Frozen`.
        checkpoint_fingerprint: u64,
        /// The rule's name in the optimizer.
        optimizer: &'static str,
        /// Hash of that rule's equations; 0 for `Frozen`.
        optimizer_fingerprint: u64,
    },
    /// State of a parameter was made by another rule than that of the group it is in.
    #[error(
        "the state of parameter `{parameter}` was made by {checkpoint} ({checkpoint_fingerprint:016x}), and its \
         group `{group}` has the rule {optimizer}"
    )]
    StateOfOtherRule {
        /// The parameter.
        parameter: String,
        /// Its group.
        group: String,
        /// The rule that made the state.
        checkpoint: String,
        /// Hash of that rule's equations.
        checkpoint_fingerprint: u64,
        /// The rule of the group in the optimizer.
        optimizer: &'static str,
    },
    /// A group cannot have the hyper-parameters of the checkpoint.
    #[error("group `{group}`: {fault}")]
    Hyper {
        /// The group.
        group: String,
        /// Why not.
        fault: Box<Error>,
    },
    /// Only one of the two lets a hyper-parameter follow a plateau.
    #[error("group `{group}`: `{hyper}` follows a plateau {}", only(*in_checkpoint))]
    Plateau {
        /// The group.
        group: String,
        /// The hyper-parameter.
        hyper: String,
        /// Whether it is in the checkpoint, and not in the optimizer, that it does.
        in_checkpoint: bool,
    },
    /// A setting of the optimizer that states depend on is another.
    #[error("{what} is {optimizer}, in the checkpoint {checkpoint}")]
    Setting {
        /// What it is of: `the loss scale`, `the average of weights`, `the mean of accumulated gradients`.
        what: &'static str,
        /// In the checkpoint.
        checkpoint: String,
        /// In the optimizer.
        optimizer: String,
    },
    /// The checkpoint has a parameter that was not given, or that the optimizer has not.
    #[error("there is no parameter `{parameter}`, which the checkpoint has")]
    UnknownParameter {
        /// The parameter.
        parameter: String,
    },
    /// The checkpoint has no such parameter, which was given, or which the optimizer has.
    #[error("the checkpoint has no parameter `{parameter}`")]
    MissingParameter {
        /// The parameter.
        parameter: String,
    },
    /// The checkpoint has no weights of a parameter that was given to have its weights loaded.
    #[error("the checkpoint has no weights of parameter `{parameter}`")]
    MissingWeights {
        /// The parameter.
        parameter: String,
    },
    /// A parameter has another shape.
    #[error("parameter `{parameter}` has shape {given:?}, in the checkpoint {checkpoint:?}")]
    Shape {
        /// The parameter.
        parameter: String,
        /// Its shape in the checkpoint.
        checkpoint: Vec<usize>,
        /// Its shape here.
        given: Vec<usize>,
    },
    /// A parameter has its elements in another order in memory.
    #[error(
        "parameter `{parameter}` of shape {shape:?} has strides {given:?}, in the checkpoint {checkpoint:?}"
    )]
    Strides {
        /// The parameter.
        parameter: String,
        /// Its shape.
        shape: Vec<usize>,
        /// Its strides in the checkpoint, in elements.
        checkpoint: Vec<isize>,
        /// Its strides here, in elements.
        given: Vec<isize>,
    },
    /// A parameter has another element type.
    #[error("parameter `{parameter}` has elements of type {given}, in the checkpoint {checkpoint}")]
    Dtype {
        /// The parameter.
        parameter: String,
        /// Its element type in the checkpoint.
        checkpoint: Dtype,
        /// Its element type here.
        given: Dtype,
    },
}

fn only(in_checkpoint: bool) -> &'static str {
    if in_checkpoint {
        "in the checkpoint alone"
    } else {
        "in the optimizer alone"
    }
}

/// Each on a line of its own.
struct Lines<'a>(&'a [Difference]);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|it| write!(f, "\n  {it}"))
    }
}

fn lines(differences: &[Difference]) -> Lines<'_> {
    Lines(differences)
}

/// What is said of two rules with one name.
fn of_other_equations(optimizer: &str, checkpoint: &str) -> &'static str {
    if optimizer == checkpoint {
        ", whose equations are others; if they compute the same, the rule's author may name that fingerprint before it: `#[formerly(0x…)]`"
    } else {
        ""
    }
}
