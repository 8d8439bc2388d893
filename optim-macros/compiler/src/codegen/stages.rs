//! What the kernel of a stage is given and what it leaves: the same order in the loop and in the plan.
//!
//! A kernel takes slices of equal length: the states of its axis, then what is kept for each weight between the
//! stages, then further inputs and random numbers, then what earlier stages have left for each row or column, then
//! room for what it reduces, then room for what it leaves to later ones.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::paths::Runtime;
use crate::ir::{Axis, Body, Loop, Made, NodeId, Op, Program, Slot, Stage, Staged, shrinks};
use crate::language::ids::{InputId, StateId, Target};
use crate::language::matrix::MatrixFunction;
use crate::language::noise::{Distribution, Noise};
use crate::language::reduction::{Fold, Over, Reduction};
use crate::language::storage::Storage;

/// The states that a stage's loop is given.
pub(super) fn states(program: &Program, variant: &Loop, stage: &Stage) -> Vec<StateId> {
    let storage = match stage.axis {
        None => Storage::Weight,
        Some(Axis::Row) => Storage::Row,
        Some(Axis::Column) => Storage::Column,
        Some(Axis::RowPair) => Storage::RowPair,
        Some(Axis::ColumnPair) => Storage::ColumnPair,
    };
    let states = variant.states.iter().copied();
    states
        .filter(|id| program.states[*id].storage == storage)
        .collect()
}

/// Positions among [`states`] of those that a stage stores and that shrink by a factor at every step; or at every step that
/// takes another loop, while this one keeps them as they are.
pub(super) fn shrinking(program: &Program, variant: &Loop, stage: &Stage) -> Vec<usize> {
    let states = states(program, variant, stage).into_iter().enumerate();
    let kept = |id: StateId| {
        let mut stores = stage.body.stores.iter();
        stores.any(|(target, node)| {
            *target == Target::State(id) && stage.body.graph.op(*node) == Op::State(id)
        })
    };
    let elsewhere = |id: StateId| {
        let mut all = program.loops.iter().flat_map(|other| &other.code.list);
        all.any(|other| shrinks(&other.body, id))
    };
    let shrinking =
        states.filter(|(_, id)| shrinks(&stage.body, *id) || kept(*id) && elsewhere(*id));
    shrinking.map(|(position, _)| position).collect()
}

/// What a loop is given for each weight beside gradient and states.
#[derive(Clone, Copy, Debug)]
pub(super) enum Given {
    Input(InputId),
    Noise(Noise),
}

impl Given {
    pub(super) fn name(self, program: &Program) -> String {
        match self {
            Self::Input(id) => program.inputs[id].name.clone(),
            Self::Noise(noise) => noise.distribution.name().to_owned(),
        }
    }

    fn print(self, runtime: &Runtime, program: &Program) -> TokenStream {
        let given = quote!(#runtime::__private::Given);
        match self {
            Self::Input(id) => {
                let name = &program.inputs[id].name;
                quote!(#given::Input(#name))
            }
            Self::Noise(Noise { distribution, call }) => {
                let call = Literal::usize_unsuffixed(call);
                match distribution {
                    Distribution::Normal => quote!(#given::Normal(#call)),
                    Distribution::Uniform => quote!(#given::Uniform(#call)),
                }
            }
        }
    }
}

/// What a loop reads of inputs and random numbers.
pub(super) fn given(body: &Body<Staged>) -> Vec<(NodeId, Given)> {
    let nodes = body.reachable().into_iter();
    let given = nodes.filter_map(|node| match body.graph.op(node) {
        Op::Input(id) => Some((node, Given::Input(id))),
        Op::Noise(noise) => Some((node, Given::Noise(noise))),
        _ => None,
    });
    given.collect()
}

/// The same as the plan tells it; `None` if there is nothing.
pub(super) fn told(
    runtime: &Runtime,
    program: &Program,
    body: &Body<Staged>,
) -> Option<TokenStream> {
    let given = given(body);
    if given.is_empty() {
        return None;
    }
    let given = given
        .into_iter()
        .map(|(_, given)| given.print(runtime, program));
    Some(quote!(&[#(#given),*]))
}

/// What a stage reads of rows and columns.
pub(super) fn inputs(body: &Body<Staged>) -> Vec<(NodeId, Axis, usize)> {
    let nodes = body.reachable().into_iter();
    let inputs = nodes.filter_map(|node| match body.graph.op(node) {
        Op::Own(Staged::Register(axis, index) | Staged::Spread(axis, index)) => {
            Some((node, axis, index))
        }
        _ => None,
    });
    let inputs: Vec<_> = inputs.collect();
    // To each weight there is one row and one column, and no pair of them.
    let meets_weights = |(node, axis, _): &(NodeId, Axis, usize)| {
        let spread = matches!(body.graph.op(*node), Op::Own(Staged::Spread(..)));
        spread && matches!(axis, Axis::RowPair | Axis::ColumnPair)
    };
    assert!(
        !inputs.iter().any(meets_weights),
        "a bug in optim: a square matrix meets weights"
    );
    inputs
}

/// Positions, in their order, among all that is kept for each weight, of what a stage reads or leaves.
pub(super) fn kept(body: &Body<Staged>) -> Vec<usize> {
    let read = read_of_kept(body);
    let read = read.iter().map(|(_, index)| *index);
    let left = body.ends.kept.iter().map(|(index, _)| *index);
    let mut kept: Vec<_> = read.chain(left).collect();
    kept.sort_unstable();
    kept
}

/// What a stage reads of it.
pub(super) fn read_of_kept(body: &Body<Staged>) -> Vec<(NodeId, usize)> {
    let nodes = body.reachable().into_iter();
    let read = nodes.filter_map(|node| match body.graph.op(node) {
        Op::Own(Staged::Kept(index)) => Some((node, index)),
        _ => None,
    });
    read.collect()
}

/// Positions among the reduced numbers of those that the step's arithmetic before a stage reads.
fn reads(body: &Body<Staged>) -> Vec<usize> {
    let nodes = body.reachable().into_iter();
    let reads = nodes.filter_map(|node| match body.graph.op(node) {
        Op::Own(Staged::Reduced(index)) => Some(index),
        _ => None,
    });
    let mut reads: Vec<_> = reads.collect();
    reads.sort_unstable();
    reads
}

/// The values that a loop with these states leaves in rooms of its own: to be reduced, then to be kept.
pub(super) fn left(stage: &Stage, states: &[StateId]) -> Vec<NodeId> {
    let (mut rooms, _) = places(stage, states);
    rooms.extend(&stage.body.ends.registers);
    rooms
}

/// What a loop writes for what is reduced, each value once, and where each of the values lies.
fn places(stage: &Stage, states: &[StateId]) -> (Vec<NodeId>, Vec<Place>) {
    let Stage { axis, body } = stage;
    let kept = kept(body);
    let is_stored = |target| body.stores.iter().any(|(stored, _)| *stored == target);
    let mut rooms: Vec<NodeId> = Vec::new();
    let reduced = body.ends.outputs.iter().flat_map(|output| output.values());
    let places = reduced.map(|node| match body.graph.op(node) {
        // What is read and stays is there already.
        Op::Weight if axis.is_none() && !is_stored(Target::Weight) => Place::Weights,
        Op::Grad if axis.is_none() => Place::Gradient,
        Op::State(id) if axis.is_none() && !is_stored(Target::State(id)) => {
            let position = states.iter().position(|state| *state == id);
            Place::State(
                position.expect("a bug in optim: a loop reads a state that it is not given"),
            )
        }
        Op::Own(Staged::Kept(index)) => {
            let position = kept.iter().position(|it| *it == index);
            let position =
                position.expect("a bug in optim: a loop reads what is kept and is not given it");
            Place::State(states.len() + position)
        }
        _ => {
            let room = rooms.iter().position(|known| *known == node);
            Place::Room(room.unwrap_or_else(|| {
                rooms.push(node);
                rooms.len() - 1
            }))
        }
    });
    let places = places.collect();
    (rooms, places)
}

/// Where a value lies that is reduced.
#[derive(Clone, Copy, Debug)]
enum Place {
    Room(usize),
    Weights,
    Gradient,
    State(usize),
}

impl Place {
    fn print(self, runtime: &Runtime) -> TokenStream {
        let place = quote!(#runtime::__private::Place);
        match self {
            Self::Room(index) => {
                let index = Literal::usize_unsuffixed(index);
                quote!(#place::Room(#index))
            }
            Self::Weights => quote!(#place::Weights),
            Self::Gradient => quote!(#place::Gradient),
            Self::State(index) => {
                let index = Literal::usize_unsuffixed(index);
                quote!(#place::State(#index))
            }
        }
    }
}

/// Whether a stage has to do with rows or columns.
pub(super) fn knows_axes(stage: &Stage) -> bool {
    let outputs = stage.body.ends.outputs.iter();
    let mut over = outputs.map(|output| output.reduction.over);
    stage.axis.is_some()
        || !stage.body.ends.matrices.is_empty()
        || !inputs(&stage.body).is_empty()
        || over.any(|over| matches!(over, Over::Row | Over::Column))
}

/// Whether a loop asks for random numbers.
pub(super) fn draws(variant: &Loop) -> bool {
    let stages = variant.code.list.iter();
    let mut given = stages.flat_map(|stage| given(&stage.body));
    given.any(|(_, given)| matches!(given, Given::Noise(_)))
}

/// Whether something in a loop is reduced over all tensors of a step.
pub(super) fn reduces_over_model(variant: &Loop) -> bool {
    let stages = variant.code.list.iter();
    let mut outputs = stages.flat_map(|stage| &stage.body.ends.outputs);
    outputs.any(|output| matches!(output.reduction.over, Over::Model(_)))
}

/// Whether a loop runs in stages that the runtime follows, as those with reductions do.
pub(super) fn is_staged(variant: &Loop) -> bool {
    variant.code.list.len() > 1 || variant.code.finish.is_some()
}

/// The description of a stage that the runtime follows. `None` for the one loop of a rule without
/// reductions.
pub(super) fn description(
    runtime: &Runtime,
    program: &Program,
    variant: &Loop,
    index: usize,
) -> Option<TokenStream> {
    if !is_staged(variant) {
        return None;
    }
    let stage = &variant.code.list[index];
    let (rooms, places) = places(stage, &states(program, variant, stage));
    let rooms = Literal::usize_unsuffixed(rooms.len());
    let places = places.into_iter().map(|place| place.print(runtime));
    let Stage { axis: own, body } = stage;
    let own = match own {
        None => quote!(::core::option::Option::None),
        Some(own) => {
            let own = axis(runtime, *own);
            quote!(::core::option::Option::Some(#own))
        }
    };
    let inputs = inputs(body).into_iter().map(|(_, of, index)| {
        let of = axis(runtime, of);
        let index = Literal::usize_unsuffixed(index);
        quote!((#of, #index))
    });
    let outputs = body.ends.outputs.iter().map(|output| {
        let Reduction { fold, over, of: _ } = output.reduction;
        let pair = output.values().count() == 2;
        let fold = match fold {
            Fold::Sum => quote!(Sum),
            Fold::Mean => quote!(Mean),
            Fold::Norm => quote!(Norm),
            Fold::MaxAbs => quote!(MaxAbs),
            Fold::Max => quote!(Max),
            Fold::Min => quote!(Min),
            Fold::Dot if pair => quote!(Dot),
            // With itself.
            Fold::Dot => quote!(Squares),
        };
        let over = match over {
            Over::Tensor => quote!(Tensor),
            Over::Row => quote!(Row),
            Over::Column => quote!(Column),
            Over::Model(place) => {
                let place = Literal::usize_unsuffixed(place);
                quote!(Model(#place))
            }
        };
        quote!((
            #runtime::__private::Fold::#fold,
            #runtime::__private::Over::#over
        ))
    });
    let kept = kept(body).into_iter().map(Literal::usize_unsuffixed);
    let matrices = body.ends.matrices.iter().map(|made| matrix(runtime, made));
    let reads = reads(body).into_iter().map(Literal::usize_unsuffixed);
    let registers = Literal::usize_unsuffixed(body.ends.registers.len());
    let last = index + 1 == variant.code.list.len() && variant.code.finish.is_none();
    Some(quote!(&#runtime::__private::Stage {
        axis: #own,
        reads: &[#(#reads),*],
        kept: &[#(#kept),*],
        matrices: &[#(#matrices),*],
        inputs: &[#(#inputs),*],
        outputs: &[#(#outputs),*],
        places: &[#(#places),*],
        rooms: #rooms,
        registers: #registers,
        last: #last,
    }))
}

fn axis(runtime: &Runtime, axis: Axis) -> TokenStream {
    match axis {
        Axis::Row => quote!(#runtime::__private::Axis::Row),
        Axis::Column => quote!(#runtime::__private::Axis::Column),
        Axis::RowPair => quote!(#runtime::__private::Axis::RowPair),
        Axis::ColumnPair => quote!(#runtime::__private::Axis::ColumnPair),
    }
}

/// What is made of matrices behind a loop.
fn matrix(runtime: &Runtime, made: &Made) -> TokenStream {
    let slot = |slot: Slot| match slot {
        Slot::Kept(index) => {
            let index = Literal::usize_unsuffixed(index);
            quote!(#runtime::__private::Slot::Kept(#index))
        }
        Slot::Register(of, index) => {
            let (of, index) = (axis(runtime, of), Literal::usize_unsuffixed(index));
            quote!(#runtime::__private::Slot::Register(#of, #index))
        }
    };
    let into = slot(made.into);
    let from: Vec<_> = made
        .from
        .iter()
        .map(|(from, turned)| (slot(*from), turned))
        .collect();
    let matrix = quote!(#runtime::__private::Matrix);
    match (made.function, from.as_slice(), made.into) {
        (MatrixFunction::Orthogonalize, _, Slot::Kept(index)) => {
            let index = Literal::usize_unsuffixed(index);
            quote!(#matrix::Orthogonalize(#index))
        }
        (MatrixFunction::Product, [(a, a_turned), (b, b_turned)], _) => {
            quote!(#matrix::Product([(#a, #a_turned), (#b, #b_turned)], #into))
        }
        (MatrixFunction::Transpose, [(x, _)], _) => quote!(#matrix::Transpose(#x, #into)),
        (MatrixFunction::InverseRoot, [(x, _)], _) => quote!(#matrix::InverseRoot(#x, #into)),
        (MatrixFunction::Eigenvectors, [(x, _)], _) => quote!(#matrix::Eigenvectors(#x, #into)),
        _ => panic!("a bug in optim: {made} cannot be done"),
    }
}
