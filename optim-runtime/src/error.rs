//! Everything that can be wrong with what a caller gives.

use std::path::PathBuf;

mod checkpoint;
mod inputs;
mod names;

pub use self::checkpoint::{CheckpointFault, Difference};
use self::inputs::of_parameter;
#[cfg(feature = "serde")]
pub(crate) use self::names::instead;
pub(crate) use self::names::{nearest, quoted};
use crate::value::dtype::Dtype;
use crate::value::hyper::HyperValue;
use crate::value::instruction_set::InstructionSet;
#[cfg(feature = "cuda")]
use crate::value::room::Room;

/// What was wrong with an input. Whenever one is returned, nothing has been changed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A hyper-parameter lies outside its `where` clause, or is not finite.
    #[error("{rule}: `{hyper}` must satisfy {domain}, but is {value}")]
    OutsideDomain {
        /// The rule.
        rule: &'static str,
        /// The hyper-parameter.
        hyper: &'static str,
        /// Its domain as a condition.
        domain: String,
        /// The value given.
        value: HyperValue,
    },
    /// A `require` condition across several hyper-parameters does not hold.
    #[error("{rule}: {message}")]
    Requirement {
        /// The rule.
        rule: &'static str,
        /// The message written with the condition.
        message: &'static str,
    },
    /// No hyper-parameter has that name.
    #[error("{rule} has no hyper-parameter `{hyper}`; it has {known}{}", suggest(.nearest))]
    UnknownHyper {
        /// The rule.
        rule: &'static str,
        /// The name given.
        hyper: String,
        /// The names there are.
        known: String,
        /// The nearest one.
        nearest: Option<String>,
    },
    /// A flag was given where a number is needed, or the like.
    #[error("{rule}: `{hyper}` is a {expected}, but a {given} was given")]
    HyperKind {
        /// The rule.
        rule: &'static str,
        /// The hyper-parameter.
        hyper: &'static str,
        /// Its kind.
        expected: &'static str,
        /// The kind given.
        given: &'static str,
    },
    /// A list of hyper-parameters was given another number of elements than it has.
    #[error("{rule}: `{list}` has {expected} elements, but {given} were given")]
    ListLength {
        /// The rule.
        rule: &'static str,
        /// The list.
        list: String,
        /// How many elements it has.
        expected: usize,
        /// How many were given.
        given: usize,
    },
    /// A number that a step needs cannot be held in the element type: the loop would divide by zero, or go
    /// to infinity, although the weights and gradients are finite. Other hyper-parameters, or `f64`, mend it.
    #[error("{rule}: {}", lost(hypers, *value, *rounded, *dtype, *step))]
    NumberOutOfRange {
        /// The rule.
        rule: &'static str,
        /// The hyper-parameters that the number is made of.
        hypers: &'static [&'static str],
        /// The element type.
        dtype: Dtype,
        /// The step that was to be taken, counted from 1; for `eval` the last one.
        step: u64,
        /// The number.
        value: f64,
        /// What it is in the element type.
        rounded: f64,
    },
    /// The iteration of `orthogonalize` makes more than 100 of a singular value that should come near to 1. With most such
    /// coefficients values grow without bound, and of none is the matrix orthogonal.
    #[error(
        "{rule}: `orthogonalize` with the coefficients {}, {} and {} makes {large:.3e} of a singular value of {singular} \
         within {steps} steps, where it should come near to 1",
        coefficients[0], coefficients[1], coefficients[2]
    )]
    Diverges {
        /// The rule.
        rule: &'static str,
        /// The coefficients a, b and c.
        coefficients: [f64; 3],
        /// Steps of the iteration.
        steps: usize,
        /// A singular value, of a matrix whose largest is 1.
        singular: f64,
        /// What it has become when it was too large.
        large: f64,
    },
    /// What a state starts at cannot be held in the element type.
    #[error("{rule}: state `{state}` starts at {value}, which is {rounded} in {dtype}")]
    InitialOutOfRange {
        /// The rule.
        rule: &'static str,
        /// The state.
        state: &'static str,
        /// The element type.
        dtype: Dtype,
        /// The initial value.
        value: f64,
        /// What it is in the element type.
        rounded: f64,
    },
    /// A number of a setting may not be so.
    #[error("{of}: `{what}` must be {domain}, but is {value}")]
    InvalidSetting {
        /// The setting, such as `Clip`.
        of: &'static str,
        /// Which of its numbers.
        what: &'static str,
        /// What it must be.
        domain: &'static str,
        /// The value given.
        value: f64,
    },
    /// A schedule that never ends was to be followed by another, or repeated.
    #[error(
        "`{method}` needs a schedule that ends, and this one never does: say how long by `for_steps`"
    )]
    EndlessSchedule {
        /// The method that needs an end.
        method: &'static str,
    },
    /// A method of schedules has no meaning for this one.
    #[error("`{method}` does nothing to `{schedule}`; there is `{instead}`")]
    NotOfSchedule {
        /// The method.
        method: &'static str,
        /// What the schedule was made by, or the part of it that the method is for.
        schedule: &'static str,
        /// What may be meant.
        instead: &'static str,
    },
    /// Two schedules of values were to be multiplied.
    #[error("two schedules of values have no product: one of them must be of factors")]
    ProductOfAbsoluteSchedules,
    /// Parts of a schedule stand in one another too deep.
    #[error("a schedule has more than {most} parts in one another")]
    ScheduleTooDeep {
        /// So many may be.
        most: usize,
    },
    /// A schedule gives a value that the hyper-parameter may not have.
    #[error("the schedule gives {value} at step {step}, counted from 0, but {domain} must hold")]
    ScheduleOutsideDomain {
        /// The step, counted from 0.
        step: u64,
        /// The value there.
        value: f64,
        /// The domain as a condition on `the value`.
        domain: String,
    },
    /// The norm of gradients that are finite is not: their type does not hold their sum.
    #[error("the norm of the gradients overflows")]
    NormOverflows,
    /// There is no memory for a sum of gradients.
    #[error("parameter `{parameter}`: there is no memory to accumulate its gradients in")]
    NoMemoryForGradients {
        /// The parameter.
        parameter: String,
    },
    /// There is no memory for an average of weights.
    #[error("parameter `{parameter}`: there is no memory for an average of its weights")]
    NoMemoryForAverage {
        /// The parameter.
        parameter: String,
    },
    /// There is no memory for the training weights of a parameter that is evaluated with others.
    #[error(
        "parameter `{parameter}`: there is no memory for a copy of its weights while it is evaluated"
    )]
    NoMemoryForEvaluation {
        /// The parameter.
        parameter: String,
    },
    /// A parameter of another name than those that were listed.
    #[error("no parameter `{parameter}` was listed{}", suggest(.nearest))]
    UnlistedParameter {
        /// The name given.
        parameter: String,
        /// The nearest listed name.
        nearest: Option<String>,
    },
    /// A parameter is to have a name that another one has.
    #[error("there is a parameter `{parameter}` already")]
    NameTaken {
        /// The name.
        parameter: String,
    },
    /// The first axis of a parameter is not the slowest in memory, so its rows do not lie one after the other.
    #[error(
        "parameter `{parameter}`: rows of shape {shape:?} and strides {strides:?} do not lie one after the other"
    )]
    RowsApart {
        /// The parameter.
        parameter: String,
        /// Its shape.
        shape: Vec<usize>,
        /// Its strides, in elements.
        strides: Vec<isize>,
    },
    /// A row is to come from one that there is not.
    #[error("parameter `{parameter}` has {rows} rows, and no row {row}")]
    UnknownRow {
        /// The parameter.
        parameter: String,
        /// Rows it has.
        rows: usize,
        /// The row asked for, counted from 0.
        row: usize,
    },
    /// A state of new rows starts at the weights or the gradient, which are not known here.
    #[error(
        "{rule}: state `{state}` of a new row starts at its weights; reset the parameter instead"
    )]
    RowsFromWeights {
        /// The rule.
        rule: &'static str,
        /// The state.
        state: &'static str,
    },
    /// What states of new rows start at is said by a rule, and its parameter rests.
    #[error(
        "parameter `{parameter}` rests in the frozen group `{group}`: give that its rule again before new rows, or reset the parameter"
    )]
    RowsWithoutRule {
        /// The parameter.
        parameter: String,
        /// Its group.
        group: String,
    },
    /// No rule has that name.
    #[error("there is no rule `{rule}`{}", suggest(.nearest))]
    UnknownRule {
        /// The name given.
        rule: String,
        /// The nearest name there is.
        nearest: Option<String>,
    },
    /// A hyper-parameter cannot follow a schedule.
    #[error("group `{group}`, `{hyper}` of {rule}: {fault}")]
    Schedule {
        /// The group.
        group: String,
        /// Its rule.
        rule: &'static str,
        /// The hyper-parameter.
        hyper: &'static str,
        /// Why not.
        fault: Box<Error>,
    },
    /// A hyper-parameter that is no number cannot follow a schedule.
    #[error("{rule}: `{hyper}` is a {kind}, and a schedule gives numbers")]
    NotScheduled {
        /// The rule.
        rule: &'static str,
        /// The hyper-parameter.
        hyper: &'static str,
        /// Its kind.
        kind: &'static str,
    },
    /// Gradients are to be clipped in ways that do not go together, or not in this order.
    #[error("these clips of gradients do not go together: {what}")]
    ClipsDoNotCombine {
        /// Why.
        what: &'static str,
    },
    /// The units of a tensor do not lie in memory so that their norms can be told: another axis lies between theirs.
    #[error(
        "parameter `{parameter}`: weights of shape {shape:?} and strides {strides:?} \
         have no units that lie together"
    )]
    NoUnits {
        /// The parameter.
        parameter: String,
        /// Its shape.
        shape: Vec<usize>,
        /// Its strides, in elements.
        strides: Vec<isize>,
    },
    /// Something is wrong with a group of a configuration.
    #[error("group `{group}`: {fault}")]
    InGroup {
        /// The group's name.
        group: String,
        /// What is wrong.
        fault: Box<Error>,
    },
    /// Two groups have the same name.
    #[error("there is a group `{group}` already")]
    DuplicateGroup {
        /// The name.
        group: String,
    },
    /// No group has that name.
    #[error("there is no group `{group}`{}", suggest(.nearest))]
    UnknownGroup {
        /// The name given.
        group: String,
        /// The nearest name there is.
        nearest: Option<String>,
    },
    /// A group's pattern of names is none.
    #[error("`{pattern}` is no pattern: {what}, at letter {place}")]
    InvalidPattern {
        /// What was given.
        pattern: String,
        /// The letter at which it fails, counted from 0.
        place: usize,
        /// What is wrong with it.
        what: &'static str,
    },
    /// A group's pattern matches no parameter, and such patterns were to be errors.
    #[error("no parameter matches `{pattern}` of the group `{group}`")]
    UnmatchedPattern {
        /// The group.
        group: String,
        /// The pattern.
        pattern: String,
    },
    /// A gradient or state has another length than the weights.
    #[error("the {what} has {given} elements, but there are {expected} weights")]
    LengthMismatch {
        /// What has the wrong length: `gradient`, `state` or `output`.
        what: &'static str,
        /// Number of weights.
        expected: usize,
        /// Length given.
        given: usize,
    },
    /// A parameter's gradient has another shape than its weights.
    #[error(
        "parameter `{parameter}`: the weights have shape {weights:?}, the gradient {gradient:?}"
    )]
    ShapeMismatch {
        /// The parameter.
        parameter: String,
        /// Shape of the weights.
        weights: Vec<usize>,
        /// Shape of the gradient.
        gradient: Vec<usize>,
    },
    /// A parameter's weights have holes between them, as a slice of a larger array has.
    #[error(
        "parameter `{parameter}`: weights of shape {shape:?} and strides {strides:?} \
         have holes; give a contiguous array"
    )]
    NotContiguous {
        /// The parameter.
        parameter: String,
        /// Shape of the weights.
        shape: Vec<usize>,
        /// Strides of the weights, in elements.
        strides: Vec<isize>,
    },
    /// A number of weights was said to have a shape that holds another number.
    #[error("parameter `{parameter}` has {len} weights, which have no shape {shape:?}")]
    ShapeOfOtherLength {
        /// The parameter.
        parameter: String,
        /// Number of weights.
        len: usize,
        /// The shape given.
        shape: Vec<usize>,
    },
    /// A shape has more weights than any memory could hold.
    #[error("no memory could hold a tensor of shape {shape:?}")]
    ShapeTooLarge {
        /// The shape given.
        shape: Vec<usize>,
    },
    /// The strides of a layout place no tensor of its shape.
    #[error("strides {strides:?} do not place a tensor of shape {shape:?} without holes")]
    InvalidStrides {
        /// The shape given.
        shape: Vec<usize>,
        /// The strides given, in elements.
        strides: Vec<isize>,
    },
    /// There is no memory for a state.
    #[error("{rule}: there is no memory for state `{state}` of {values} values")]
    NoMemory {
        /// The rule.
        rule: &'static str,
        /// The state.
        state: &'static str,
        /// Number of its values.
        values: usize,
    },
    /// There is no memory for what a step keeps of a tensor between its passes, or for what it computes matrices in.
    #[error("{rule}: there is no memory for {bytes} bytes that a step computes in")]
    NoMemoryForStep {
        /// The rule.
        rule: &'static str,
        /// As much as was asked for: of one tensor what is kept, or of all those so far what matrices are computed in.
        bytes: u64,
    },
    /// A rule looks at the axes of a parameter, and nobody has said what they are: it was given as a plain
    /// slice, or its state was made by [`Update::init`](crate::Update::init).
    #[error("{rule} looks at axes, {}", unsaid(parameter, *len))]
    ShapeUnsaid {
        /// The rule.
        rule: &'static str,
        /// The parameter; empty for a bare tensor.
        parameter: String,
        /// Number of weights.
        len: usize,
    },
    /// A rule calls functions of matrices, and this tensor is no matrix: it has fewer than two axes. Give such parameters
    /// (biases, gains) to a group with a rule of its own, as
    /// [`Optimizer::with_group`](crate::Optimizer::with_group) does.
    #[error(
        "{rule} is for matrices, and {} {}: give it to a group with another rule, such as AdamW",
        tensor(parameter),
        axes(*ndim)
    )]
    NotAMatrix {
        /// The rule.
        rule: &'static str,
        /// The parameter; empty for a bare tensor.
        parameter: String,
        /// Number of its axes.
        ndim: usize,
    },
    /// A rule reduces values of rows or columns to numbers, of which each matrix of a batch has its own, and keeps
    /// `scalar` states, of which a tensor has one.
    #[error(
        "{rule} keeps a number for each tensor, so its tensors are single matrices; this one is {matrices} of \
         them: give each as a parameter of its own, or all as one matrix"
    )]
    BatchOfMatrices {
        /// The rule.
        rule: &'static str,
        /// Number of matrices.
        matrices: usize,
    },
    /// A setting of an optimizer that no device has yet.
    #[cfg(feature = "cuda")]
    #[error("nothing on a device {what} yet: leave it out, or run on the host")]
    SettingNotOnDevice {
        /// What it does.
        what: &'static str,
    },
    /// A step on a device, or of several ranks, ended on its way, and weights and states are partly those of the step before.
    #[cfg(any(feature = "cuda", feature = "sharded"))]
    #[error(
        "a step ended on its way, and weights and states are of two steps; go on from a checkpoint"
    )]
    StepTorn,
    /// A device gives other values than were asked for: another number of them, or of another type.
    #[cfg(feature = "cuda")]
    #[error(
        "parameter `{parameter}`: the device gives {given} values of {given_dtype} for {expected} of {expected_dtype} ({room:?})"
    )]
    DeviceValues {
        /// The parameter.
        parameter: String,
        /// What they are of.
        room: Room,
        /// How many there are.
        expected: usize,
        /// Their type.
        expected_dtype: Dtype,
        /// How many were given.
        given: usize,
        /// The type of those.
        given_dtype: Dtype,
    },
    /// A shape of launches that no device has.
    #[cfg(feature = "cuda")]
    #[error("launches cannot have {given} as their `{what}`: it is {may_be}")]
    LaunchShape {
        /// The field of the shape.
        what: &'static str,
        /// What was given.
        given: u32,
        /// What it may be.
        may_be: &'static str,
    },
    /// Ranks that are to take a step together are not about to take the same one.
    #[cfg(feature = "sharded")]
    #[error("rank {rank} has {theirs}, where rank 0 has {first}")]
    RanksDiffer {
        /// The first rank that differs from rank 0.
        rank: usize,
        /// What it has.
        theirs: String,
        /// What rank 0 has.
        first: String,
    },
    /// Another rank could not take the step, so none has.
    #[cfg(feature = "sharded")]
    #[error("rank {rank} did not go on: {message}")]
    OnRank {
        /// The rank.
        rank: usize,
        /// Its error.
        message: String,
    },
    /// Ranks cannot speak with each other any more.
    #[cfg(feature = "sharded")]
    #[error("{}: {what}", match rank { Some(rank) => format!("rank {rank} is lost"), None => "ranks are lost".to_owned() })]
    RankLost {
        /// The rank that is not there, if it is known.
        rank: Option<usize>,
        /// What happened.
        what: String,
    },
    /// There is no memory for what ranks send each other at a time: see
    /// [`ShardedOptimizer::with_bucket`](crate::ShardedOptimizer::with_bucket).
    #[cfg(feature = "sharded")]
    #[error("there is no memory for {bytes} bytes that ranks send each other at a time")]
    NoMemoryForBuckets {
        /// As much as was asked for.
        bytes: u64,
    },
    /// A gradient that was sent ahead of a step ([`ShardedOptimizer::send_gradients`](crate::ShardedOptimizer::send_gradients)) which
    /// has not been taken.
    #[cfg(feature = "sharded")]
    #[error("the gradient of `{parameter}` was sent for a step, which comes first")]
    GradientSent {
        /// The first of such parameters by name, if several are concerned.
        parameter: String,
    },
    /// A rule that no device runs yet.
    #[cfg(feature = "cuda")]
    #[error("`{rule}` does not run on a device: nothing there does `{word}`")]
    NotOnDevice {
        /// The rule.
        rule: &'static str,
        /// What keeps it from a device: a word of the language.
        word: &'static str,
    },
    /// A rule speaks of rows or columns, and the axes of a parameter lie in an order in which the last
    /// two are not the fastest.
    #[error(
        "{rule} needs rows: parameter `{parameter}` of shape {shape:?} and strides {strides:?} does not have \
         its matrices one after the other; give an array whose last two axes are the fastest"
    )]
    NoRows {
        /// The rule.
        rule: &'static str,
        /// The parameter.
        parameter: String,
        /// Shape of the weights.
        shape: Vec<usize>,
        /// Strides of the weights, in elements.
        strides: Vec<isize>,
    },
    /// A parameter came back with another shape than at its first step.
    #[error("parameter `{parameter}` had shape {expected:?} at its first step, now {given:?}")]
    ShapeChanged {
        /// The parameter.
        parameter: String,
        /// Shape at the first step.
        expected: Vec<usize>,
        /// Shape given.
        given: Vec<usize>,
    },
    /// A parameter came back with its elements in another order in memory.
    #[error(
        "parameter `{parameter}` of shape {shape:?} had strides {expected:?} at its first step, \
         now {given:?}"
    )]
    LayoutChanged {
        /// The parameter.
        parameter: String,
        /// Its shape.
        shape: Vec<usize>,
        /// Strides at the first step, in elements.
        expected: Vec<isize>,
        /// Strides given, in elements.
        given: Vec<isize>,
    },
    /// A parameter or its state has another element type than asked for.
    #[error("`{name}` has elements of type {expected}, but {given} was given")]
    DtypeMismatch {
        /// The parameter or state.
        name: String,
        /// The type it has.
        expected: Dtype,
        /// The type given.
        given: Dtype,
    },
    /// Two parameters of one step have the same name.
    #[error("parameter `{parameter}` is given twice in one step")]
    DuplicateParameter {
        /// The parameter.
        parameter: String,
    },
    /// No parameter of that name has taken a step.
    #[error("no parameter `{parameter}` has taken a step{}", suggest(.nearest))]
    UnknownParameter {
        /// The name given.
        parameter: String,
        /// The known name that is most like it.
        nearest: Option<String>,
    },
    /// The rule has no such state, or it is switched off.
    #[error("{rule} keeps no state `{state}`; it keeps {known}")]
    UnknownState {
        /// The rule.
        rule: &'static str,
        /// The name given.
        state: String,
        /// The names there are.
        known: String,
    },
    /// State was made by one rule and given to another.
    #[error("this state was made by {given}, and {expected} has other equations or states")]
    StateOfOtherRule {
        /// The rule that was to use it.
        expected: &'static str,
        /// The rule that made it.
        given: &'static str,
    },
    /// What a state was to be put together of is not what one of this rule is made of.
    #[error("these are not the parts of a state of {rule}: {what}")]
    StateParts {
        /// The rule.
        rule: &'static str,
        /// What is wrong.
        what: String,
    },
    /// A step needs the gradient of each parameter.
    #[error("parameter `{parameter}` has no gradient, which a step needs")]
    NoGradient {
        /// The parameter.
        parameter: String,
    },
    /// A step was asked for in evaluation mode.
    #[error("the weights are those for evaluation: call `train_weights` before the next step")]
    StepWhileEvaluating,
    /// `eval_weights` was called in evaluation mode.
    #[error("the weights are those for evaluation already: call `train_weights` first")]
    AlreadyEvaluating,
    /// `train_weights` was called outside of evaluation mode.
    #[error("the weights are the training weights: `train_weights` undoes `eval_weights`")]
    NotEvaluating,
    /// A parameter was given to `train_weights` that was not given to `eval_weights`.
    #[error("parameter `{parameter}` was not given to `eval_weights`")]
    NotEvaluated {
        /// The parameter.
        parameter: String,
    },
    /// A parameter was given to `eval_weights` and not to `train_weights`.
    #[error("parameter `{parameter}` was given to `eval_weights`, and is missing here")]
    NotRestored {
        /// The first such parameter in alphabetical order.
        parameter: String,
    },
    /// The evaluation weights depend on a state that was switched on since the last step.
    #[error("{rule}: `eval` needs state `{state}`, which is kept from the next step on")]
    StateNotKeptYet {
        /// The rule.
        rule: &'static str,
        /// The state.
        state: &'static str,
    },
    /// The guard found a NaN or an infinity.
    #[error("parameter `{parameter}`: {what}[{index}] is {value}")]
    NonFinite {
        /// The parameter; empty for a bare tensor.
        parameter: String,
        /// `gradient`, `weights` or `input`.
        what: &'static str,
        /// Index into the elements in memory order.
        index: usize,
        /// The value found.
        value: f64,
    },
    /// The step of a parameter reads an input that it was not given.
    #[error(
        "{}step {step} of {rule} reads the input `{input}`, which was not given",
        of_parameter(parameter)
    )]
    MissingInput {
        /// The rule.
        rule: &'static str,
        /// The parameter; empty for a bare tensor.
        parameter: String,
        /// The input.
        input: &'static str,
        /// The step of the parameter that was to be taken, counted from 1.
        step: u64,
    },
    /// A rule declares a number for each step (`loss: input scalar`), and this one was given none.
    #[error("{rule} needs the number `{input}` in every step, and it was not given")]
    MissingNumber {
        /// The rule.
        rule: &'static str,
        /// The number.
        input: &'static str,
    },
    /// An input was given that no rule asks for.
    #[error(
        "{}no rule asks for the input `{input}`; there are {known}{}",
        of_parameter(parameter), suggest(.nearest)
    )]
    UnknownInput {
        /// The parameter; empty for a number of the step, and for a bare tensor.
        parameter: String,
        /// The name given.
        input: String,
        /// The names there are.
        known: String,
        /// The nearest one.
        nearest: Option<String>,
    },
    /// An input was given twice to one parameter.
    #[error("parameter `{parameter}`: the input `{input}` is given twice")]
    DuplicateInput {
        /// The parameter.
        parameter: String,
        /// The input.
        input: String,
    },
    /// An input has another shape than its weights.
    #[error(
        "parameter `{parameter}`: the weights have shape {weights:?}, the input `{input}` {given:?}"
    )]
    InputShape {
        /// The parameter.
        parameter: String,
        /// The input.
        input: String,
        /// Shape of the weights.
        weights: Vec<usize>,
        /// Shape of the input.
        given: Vec<usize>,
    },
    /// An input has another element type than its weights.
    #[error(
        "parameter `{parameter}`: the weights have elements of type {expected}, the input `{input}` of type \
         {given}"
    )]
    InputDtype {
        /// The parameter.
        parameter: String,
        /// The input.
        input: String,
        /// The weights' type.
        expected: Dtype,
        /// The input's.
        given: Dtype,
    },
    /// A number that a step is given is a NaN or an infinity.
    #[error("the number `{input}` must be finite, but is {value}")]
    InputNotFinite {
        /// The number.
        input: String,
        /// The value given.
        value: f64,
    },
    /// A checkpoint could not be written, read, or gone on from.
    #[error("checkpoint{}: {fault}", of_file(file))]
    Checkpoint {
        /// The file; `None` for bytes.
        file: Option<PathBuf>,
        /// What is wrong.
        fault: Box<CheckpointFault>,
    },
    /// This processor does not have the instruction set that was asked for.
    #[error("this processor has no {0}")]
    MissingInstructionSet(InstructionSet),
    /// A block length of zero was asked for.
    #[error("a block must hold at least one weight")]
    EmptyBlock,
}

fn of_file(file: &Option<PathBuf>) -> String {
    file.as_ref()
        .map_or_else(String::new, |file| format!(" {}", file.display()))
}

fn lost(hypers: &[&str], value: f64, rounded: f64, dtype: Dtype, step: u64) -> String {
    let made = if hypers.is_empty() {
        String::new()
    } else {
        format!(" of {}", quoted(hypers.iter().copied()))
    };
    // Ten digits and more zeros are not for reading.
    let shown = |value: f64| {
        if value == 0.0 || (1e-4..1e6).contains(&value.abs()) || !value.is_finite() {
            value.to_string()
        } else {
            format!("{value:e}")
        }
    };
    let (value, held) = (shown(value), shown(rounded));
    let held = if value == held {
        String::new()
    } else {
        format!(", which is {held} in {dtype}")
    };
    let why = if rounded == 0.0 {
        ", and something is divided by it"
    } else {
        ""
    };
    format!("step {step} makes a number{made} that is {value}{held}{why}")
}

fn unsaid(parameter: &str, len: usize) -> String {
    if parameter.is_empty() {
        return format!(
            "and this tensor's were never said: make its state by `init_shape(&[rows, columns])`, or by \
             `init_shape(&[{len}])` for a vector"
        );
    }
    format!(
        "and those of parameter `{parameter}` were never said: add `.with_shape(&[rows, columns])?`, or \
         `.with_shape(&[{len}])?` for a vector"
    )
}

fn tensor(parameter: &str) -> String {
    if parameter.is_empty() {
        return "this tensor".to_owned();
    }
    format!("parameter `{parameter}`")
}

fn axes(ndim: usize) -> &'static str {
    match ndim {
        0 => "has no axes",
        _ => "has one axis",
    }
}

fn suggest(nearest: &Option<String>) -> String {
    nearest
        .as_ref()
        .map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}
