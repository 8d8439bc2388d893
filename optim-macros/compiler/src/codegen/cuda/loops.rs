//! One loop: what it is given, and the function of one weight, row or column.
//!
//! ```text
//! // The loop for `nesterov`.
//! struct momentum_0 : Plain {
//!     enum { SLICES = 1, ROOMS = 0, NUMBERS = 3, OUTPUTS = 0, READS_W = 1, READS_G = 1, WRITES_W = 1, STORES = 1 };
//!     static __device__ constexpr bool reads(int slice) { return slice == 0; }
//!     static __device__ constexpr bool writes(int slice) { return slice == 0; }
//!     template <class T> static __device__ __forceinline__ void each(Values<T, SLICES, ROOMS>& at, const T* k) {
//!         const T beta = k[0];
//!         …
//!         at.s[0] = m_new;
//!         at.w = w_i - lr * m_new;
//!     }
//! };
//! EACH_OF(momentum_0)
//! ```

use std::collections::HashMap;

use super::expressions::Printer;
use super::names::Names;
use super::text::text;
use crate::codegen::expressions::count_uses;
use crate::codegen::kernel::argument_name;
use crate::codegen::stages::{self, Given};
use crate::ir::{Axis, Body, NodeId, Op, Program, Staged};
use crate::language::ids::{StateId, Target};
use crate::language::reduction::{Fold, Over};

/// What a loop is given beside weights and gradient.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slice {
    State(StateId),
    /// A further input, or random numbers.
    Given(Given),
    /// What an earlier stage has left for each row or column: in a loop over weights for that of the weight.
    Read(Axis, usize),
    /// Where it leaves something for each row or column.
    Left(Axis, usize),
}

/// What a loop reduces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Output {
    pub(super) fold: &'static str,
    pub(super) over: Over,
    /// Positions among the values that it hands over.
    pub(super) values: [usize; 2],
    /// The slice that the result of rows or columns goes to.
    pub(super) left: usize,
}

/// A loop printed.
#[derive(Debug)]
pub(super) struct Printed {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) axis: Option<Axis>,
    pub(super) slices: Vec<Slice>,
    pub(super) outputs: Vec<Output>,
    /// What its numbers are called.
    pub(super) numbers: Vec<String>,
    pub(super) reads_weights: bool,
    pub(super) reads_gradient: bool,
    pub(super) writes_weights: bool,
    /// Whether it stores anything for each weight, row or column.
    pub(super) stores: bool,
}

impl Printed {
    /// Whether it reduces numbers of the tensor.
    pub(super) fn sums(&self) -> bool {
        self.outputs.iter().any(|it| !is_of_axis(it.over))
    }

    /// Whether it reduces rows or columns.
    pub(super) fn folds(&self) -> bool {
        self.outputs.iter().any(|it| is_of_axis(it.over))
    }
}

pub(super) fn is_of_axis(over: Over) -> bool {
    matches!(over, Over::Row | Over::Column)
}

/// A loop to print.
pub(super) struct Wanted<'a> {
    pub(super) name: String,
    pub(super) doc: String,
    pub(super) body: &'a Body<Staged>,
    pub(super) states: Vec<StateId>,
    pub(super) axis: Option<Axis>,
    /// How many values each row and each column has been left so far.
    pub(super) registers: [usize; 2],
}

/// What a fold of a loop is called there and here, of pairs that differ or not.
pub(super) fn fold_name(fold: Fold, pair: bool) -> &'static str {
    match fold {
        Fold::Sum => "Sum",
        Fold::Mean => "Mean",
        Fold::Norm => "Norm",
        Fold::MaxAbs => "MaxAbs",
        Fold::Max => "Max",
        Fold::Min => "Min",
        Fold::Dot if pair => "Dot",
        // With itself.
        Fold::Dot => "Squares",
    }
}

/// What the loop is given, in order, and the nodes that read it.
fn slices_of(wanted: &Wanted<'_>) -> (Vec<Slice>, HashMap<NodeId, usize>) {
    let Wanted {
        body, states, axis, ..
    } = wanted;
    let graph = &body.graph;
    let mut slices: Vec<Slice> = states.iter().map(|id| Slice::State(*id)).collect();
    let mut sources = HashMap::new();
    for node in body.reachable() {
        if let Op::State(id) | Op::AxisState(_, id) = graph.op(node)
            && let Some(at) = states.iter().position(|state| *state == id)
        {
            sources.insert(node, at);
        }
    }
    for (node, given) in stages::given(body) {
        sources.insert(node, slices.len());
        slices.push(Slice::Given(given));
    }
    for (node, of, index) in stages::inputs(body) {
        sources.insert(node, slices.len());
        slices.push(Slice::Read(of, index));
    }
    let mut registers = wanted.registers;
    let mut left = |of: Axis| {
        let count = &mut registers[usize::from(of == Axis::Column)];
        *count += 1;
        Slice::Left(of, *count - 1)
    };
    match axis {
        Some(axis) => slices.extend(body.ends.registers.iter().map(|_| left(*axis))),
        None => {
            slices.extend(body.ends.outputs.iter().filter_map(
                |output| match output.reduction.over {
                    Over::Row => Some(left(Axis::Row)),
                    Over::Column => Some(left(Axis::Column)),
                    Over::Tensor | Over::Model(_) => None,
                },
            ))
        }
    }
    (slices, sources)
}

/// What it reduces, and the values that it hands over for that.
fn outputs_of(body: &Body<Staged>, slices: &[Slice]) -> (Vec<Output>, Vec<NodeId>) {
    let mut rooms: Vec<NodeId> = Vec::new();
    let mut left = slices
        .iter()
        .enumerate()
        .filter(|(_, slice)| matches!(slice, Slice::Left(..)))
        .map(|(at, _)| at);
    let mut outputs = Vec::new();
    for output in &body.ends.outputs {
        let mut room = |node: NodeId| {
            let known = rooms.iter().position(|known| *known == node);
            known.unwrap_or_else(|| {
                rooms.push(node);
                rooms.len() - 1
            })
        };
        let values: Vec<_> = output.values().map(&mut room).collect();
        let over = output.reduction.over;
        outputs.push(Output {
            fold: fold_name(output.reduction.fold, values.len() == 2),
            over,
            values: [values[0], values[values.len() - 1]],
            left: match is_of_axis(over) {
                true => left.next().unwrap_or_default(),
                false => 0,
            },
        });
    }
    (outputs, rooms)
}

/// Prints one.
pub(super) fn print(program: &Program, wanted: &Wanted<'_>) -> Printed {
    let Wanted {
        name,
        doc,
        body,
        states,
        axis,
        ..
    } = wanted;
    let graph = &body.graph;
    let (slices, sources) = slices_of(wanted);
    let (outputs, rooms) = outputs_of(body, &slices);
    let mut names = Names::new();
    let mut printer = Printer {
        graph,
        variables: HashMap::new(),
    };
    let mut lines = Vec::new();
    let scalars = body.ends.scalars.iter().enumerate();
    let numbers: Vec<_> = scalars
        .map(|(index, node)| argument_name(program, body, index, *node))
        .collect();
    let arguments: Vec<_> = numbers.iter().map(|number| names.fresh(number)).collect();
    for (index, argument) in arguments.iter().enumerate() {
        lines.push(format!("const T {argument} = k[{index}];"));
    }
    let nodes = body.reachable();
    let mut reads = vec![false; slices.len()];
    let (mut reads_weights, mut reads_gradient) = (false, false);
    for &node in &nodes {
        let (called, source) = match (graph.op(node), sources.get(&node)) {
            (Op::Own(Staged::Scalar(index)), _) => {
                printer.variables.insert(node, arguments[index].clone());
                continue;
            }
            (Op::Weight, _) => {
                reads_weights = true;
                ("w".to_owned(), "at.w".to_owned())
            }
            (Op::Grad, _) => {
                reads_gradient = true;
                ("g".to_owned(), "at.g".to_owned())
            }
            (_, Some(&at)) => {
                reads[at] = true;
                (called(program, slices[at]), format!("at.s[{at}]"))
            }
            _ => continue,
        };
        let variable = names.fresh(&format!("{called}_i"));
        lines.push(format!("const T {variable} = {source};"));
        printer.variables.insert(node, variable);
    }
    let mut writes = vec![false; slices.len()];
    let mut stores: Vec<(String, NodeId)> = Vec::new();
    for (at, node) in rooms.iter().enumerate() {
        stores.push((format!("at.out[{at}]"), *node));
    }
    if axis.is_some() {
        let left = slices
            .iter()
            .enumerate()
            .filter(|(_, slice)| matches!(slice, Slice::Left(..)));
        for ((at, _), node) in left.zip(&body.ends.registers) {
            writes[at] = true;
            stores.push((format!("at.s[{at}]"), *node));
        }
    }
    let mut writes_weights = false;
    for (target, node) in &body.stores {
        let place = match target {
            Target::Weight => {
                writes_weights = true;
                "at.w".to_owned()
            }
            Target::State(id) => {
                let at = states.iter().position(|state| state == id);
                let at = at.expect("a bug in optim: a loop stores a state that it is not given");
                writes[at] = true;
                format!("at.s[{at}]")
            }
        };
        stores.push((place, *node));
    }
    let uses = count_uses(graph, &nodes, stores.iter().map(|(_, node)| *node));
    for &node in &nodes {
        let leaf = graph.op(node).operands().next().is_none();
        if graph.scope(node).is_number() || leaf || printer.variables.contains_key(&node) {
            continue;
        }
        let named = graph.name_of(node);
        if uses[&node] > 1 || named.is_some() {
            let variable = names.fresh(named.unwrap_or("x"));
            let value = printer.definition(node);
            let kind = if graph.is_condition(node) {
                "bool"
            } else {
                "T"
            };
            lines.push(format!("const {kind} {variable} = {value};"));
            printer.variables.insert(node, variable);
        }
    }
    for (place, node) in &stores {
        lines.push(format!("{place} = {};", printer.print(*node)));
    }
    let stored = writes_weights || writes.contains(&true);
    let mut printed = Printed {
        name: name.clone(),
        text: String::new(),
        axis: *axis,
        slices,
        outputs,
        numbers,
        reads_weights,
        reads_gradient,
        writes_weights,
        stores: stored,
    };
    printed.text = text(&printed, doc, rooms.len(), &reads, &writes, &lines);
    printed
}

/// What a slice is called.
pub(super) fn called(program: &Program, slice: Slice) -> String {
    match slice {
        Slice::State(id) => program.states[id].name.clone(),
        Slice::Given(given) => given.name(program),
        Slice::Read(axis, index) | Slice::Left(axis, index) => format!("{}{index}", axis.word()),
    }
}
