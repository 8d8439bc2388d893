//! The loops: for each an empty struct whose `Kernel` implementation is the loop.
//!
//! ```text
//! struct Loop0;
//!
//! impl<T: Element> Kernel<T, 1, 3> for Loop0 {
//!     #[inline(always)]
//!     fn run(w: &mut [T], g: &[T], [m]: [&mut [T]; 1], scalars: [T; 3]) {
//!         #[inline(always)]
//!         fn each<T: Element>(w: &mut [T], g: &[T], m: &mut [T], [beta, k1, lr]: [T; 3]) {
//!             let n = w.len();
//!             let g = &g[..n];
//!             let m = &mut m[..n];
//!             for i in 0..n {
//!                 let w_i = w[i];
//!                 let g_i = g[i];
//!                 let m_i = m[i];
//!                 let m_new = beta * m_i + k1 * g_i;
//!                 m[i] = m_new;
//!                 w[i] = w_i - lr * m_new;
//!             }
//!         }
//!         each(w, g, m, scalars)
//!     }
//! }
//! ```
//!
//! Behind the states stand what a caller gives beside the gradient and random numbers, which the runtime has put
//! where the loop may read them.
//!
//! The slices are arguments of their own, for only then does the optimiser know that they do not
//! overlap. All loads stand before all stores.

use std::collections::HashMap;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};

use super::expressions::{Printer, Side, count_uses};
use super::names::Names;
use super::paths::Runtime;
use super::{Rule, cuda, eval, stages};
use crate::ir::{Axis, Body, Initial, NodeId, Op, Program, Staged};
use crate::language::ids::{StateId, Target};

/// The type that stands for a loop.
pub(super) fn loop_name(index: usize) -> Ident {
    format_ident!("Loop{index}", span = Span::call_site())
}

/// The number of the first kernel of a loop: each stage has one.
pub(super) fn first_kernel(program: &Program, index: usize) -> usize {
    let before = program.loops[..index].iter();
    before.map(|variant| variant.code.list.len()).sum()
}

/// The type that stands for the loop which fills a state.
pub(super) fn fill_name(state: StateId) -> Ident {
    format_ident!("Fill{state}", span = Span::call_site())
}

/// The module of all loops. None of the author's items is in scope there.
pub(super) fn kernels(runtime: &Runtime, rule: &Rule, module: &Ident) -> TokenStream {
    let program = &rule.program;
    let loops = program
        .loops
        .iter()
        .enumerate()
        .flat_map(|(index, variant)| {
            let first = first_kernel(program, index);
            let stages = variant.code.list.iter().enumerate();
            stages.map(move |(at, stage)| {
                let over = match stage.axis {
                    None => "weights",
                    Some(Axis::Row) => "rows",
                    Some(Axis::Column) => "columns",
                    Some(Axis::RowPair) => "pairs of rows",
                    Some(Axis::ColumnPair) => "pairs of columns",
                };
                let doc = match (variant.description.as_str(), variant.code.list.len()) {
                    ("", 1) => " The loop over the weights.".to_owned(),
                    ("", _) => format!(" Stage {at}, over the {over}."),
                    (description, 1) => format!(" The loop for {description}."),
                    (description, _) => format!(" Stage {at}, over the {over}, for {description}."),
                };
                let states = stages::states(program, variant, stage);
                let staged = stages::is_staged(variant);
                kernel(
                    runtime,
                    program,
                    &loop_name(first + at),
                    place(runtime, first + at),
                    &doc,
                    &stage.body,
                    Slices {
                        states: &states,
                        left: &stages::left(stage, &states),
                        staged,
                    },
                )
            })
        });
    let fills = program.states.iter().enumerate().filter_map(|(id, state)| {
        let Initial::Element(body) = &state.initial else {
            return None;
        };
        let doc = format!(" What `{}` starts at.", state.name);
        Some(kernel(
            runtime,
            program,
            &fill_name(id),
            place(runtime, cuda::fill_place(program, id)),
            &doc,
            body,
            Slices {
                states: &[id],
                left: &[],
                staged: false,
            },
        ))
    });
    let evals = eval::kernels(runtime, program);
    let device = cuda::item(runtime, rule);
    quote! {
        mod #module {
            use #runtime::__private::Kernel;
            use #runtime::Element;

            #(#loops)*
            #(#fills)*
            #evals
            #device
        }
    }
}

/// The position of a loop among those of the text for devices, if there is one.
pub(super) fn place(runtime: &Runtime, index: usize) -> Option<TokenStream> {
    let index = Literal::usize_unsuffixed(index);
    (runtime.has_devices()).then(|| quote!(const PLACE: ::core::primitive::usize = #index;))
}

/// What a loop is given beside weights and gradient.
#[derive(Clone, Copy)]
struct Slices<'a> {
    states: &'a [StateId],
    /// What it writes to rooms of its own.
    left: &'a [NodeId],
    /// Whether it is one stage of several.
    staged: bool,
}

fn kernel(
    runtime: &Runtime,
    program: &Program,
    name: &Ident,
    place: Option<TokenStream>,
    doc: &str,
    body: &Body<Staged>,
    slices: Slices<'_>,
) -> TokenStream {
    let Slices {
        states,
        left,
        staged,
    } = slices;
    let mut names = Names::reserving(&["i", "n", "each", "scalars"]);
    let w = names.fresh("w");
    let g = names.fresh("g");
    let slices: Vec<_> = states
        .iter()
        .map(|id| names.fresh(&program.states[*id].name))
        .collect();
    let arguments: Vec<_> = body
        .ends
        .scalars
        .iter()
        .enumerate()
        .map(|(index, node)| names.fresh(&argument_name(program, body, index, *node)))
        .collect();
    let kept = stages::kept(body);
    let kept_names: Vec<_> = kept
        .iter()
        .map(|index| names.fresh(&format!("kept{index}")))
        .collect();
    let named: HashMap<_, _> = kept.iter().copied().zip(&kept_names).collect();
    let given = stages::given(body);
    let inputs = stages::inputs(body);
    let read = given.iter().map(|(_, given)| given.name(program));
    let spread = inputs
        .iter()
        .map(|(_, axis, index)| format!("{}{index}", axis.word().replace(' ', "_")));
    let read: Vec<_> = read.chain(spread).map(|name| names.fresh(&name)).collect();
    let rooms: Vec<_> = (0..left.len())
        .map(|index| names.fresh(&format!("out{index}")))
        .collect();
    let streams = Streams {
        w: &w,
        g: &g,
        states: states.iter().copied().zip(&slices).collect(),
        read: {
            let kept = stages::read_of_kept(body).into_iter();
            let kept = kept.map(|(node, index)| (node, named[&index]));
            let given = given.iter().map(|(node, _)| *node);
            let inputs = given.chain(inputs.iter().map(|(node, ..)| *node));
            inputs.zip(&read).chain(kept).collect()
        },
        left: {
            let made = body.ends.kept.iter();
            let made = made.map(|(index, node)| (*node, named[index]));
            left.iter().copied().zip(&rooms).chain(made).collect()
        },
    };
    let inner = inner(runtime, program, body, &mut names, &streams, &arguments);
    let slices = slices.iter().chain(&kept_names);
    let slices: Vec<_> = slices.chain(&read).chain(&rooms).collect();
    let (state_count, scalar_count) = (slices.len(), arguments.len());
    let graph = &body.graph;
    // A stage of several need not use all that it is given.
    let unused = staged.then(|| quote!(#[allow(unused_variables)]));
    let reads_gradient = body
        .reachable()
        .iter()
        .any(|node| graph.op(*node) == Op::Grad);
    // A loop over rows or columns has none.
    let gradient = reads_gradient.then(|| quote!(let #g = &#g[..n];));
    quote! {
        #[doc = #doc]
        pub(super) struct #name;

        impl<T: Element> Kernel<T, #state_count, #scalar_count> for #name {
            #place

            #[inline(always)]
            fn run(
                #w: &mut [T],
                #g: &[T],
                [#(#slices),*]: [&mut [T]; #state_count],
                scalars: [T; #scalar_count],
            ) {
                #unused
                #[inline(always)]
                fn each<T: Element>(
                    #w: &mut [T],
                    #g: &[T],
                    #(#slices: &mut [T],)*
                    [#(#arguments),*]: [T; #scalar_count],
                ) {
                    let n = #w.len();
                    #gradient
                    #(let #slices = &mut #slices[..n];)*
                    for i in 0..n {
                        #inner
                    }
                }
                each(#w, #g, #(#slices,)* scalars)
            }
        }
    }
}

/// What the author would call an argument: a hyper-parameter's or intermediate's name.
pub(super) fn argument_name(
    program: &Program,
    body: &Body<Staged>,
    index: usize,
    node: NodeId,
) -> String {
    match (body.graph.op(node), body.graph.name_of(node)) {
        (Op::Param(id), _) => program.params[id].name.clone(),
        (_, Some(name)) => name.to_owned(),
        _ => format!("k{index}"),
    }
}

/// The slices of a loop.
pub(super) struct Streams<'a> {
    pub(super) w: &'a Ident,
    pub(super) g: &'a Ident,
    pub(super) states: HashMap<StateId, &'a Ident>,
    /// What it is given beside the gradient, and what it reads of rows and columns.
    pub(super) read: HashMap<NodeId, &'a Ident>,
    /// What it leaves.
    pub(super) left: Vec<(NodeId, &'a Ident)>,
}

impl<'a> Streams<'a> {
    /// What a node loads.
    fn source(&self, node: NodeId, op: Op<Staged>) -> Option<&'a Ident> {
        match op {
            Op::Weight => Some(self.w),
            Op::Grad => Some(self.g),
            Op::State(id) | Op::AxisState(_, id) => self.states.get(&id).copied(),
            _ => self.read.get(&node).copied(),
        }
    }

    fn target(&self, target: Target) -> &'a Ident {
        match target {
            Target::Weight => self.w,
            Target::State(id) => match self.states.get(&id) {
                Some(slice) => slice,
                None => panic!("a bug in optim: a loop stores state {id}, which it is not given"),
            },
        }
    }
}

/// The inside of the loop: loads, values, stores.
pub(super) fn inner(
    runtime: &Runtime,
    program: &Program,
    body: &Body<Staged>,
    names: &mut Names,
    streams: &Streams<'_>,
    arguments: &[Ident],
) -> TokenStream {
    let graph = &body.graph;
    let stored = body.stores.iter();
    let stored = stored.map(|(target, node)| (streams.target(*target), *node));
    let left = streams.left.iter().map(|(node, room)| (*room, *node));
    let stores: Vec<_> = left.chain(stored).collect();
    let mut printer = Printer {
        tracked: &program.tracked,
        runtime,
        graph,
        params: &program.params,
        side: Side::Loop,
        variables: HashMap::new(),
    };
    let mut lines = Vec::new();
    let nodes = body.reachable();
    for &node in &nodes {
        if let Op::Own(Staged::Scalar(index)) = graph.op(node) {
            printer.variables.insert(node, arguments[index].clone());
        }
        if let Some(slice) = streams.source(node, graph.op(node)) {
            let variable = names.fresh(&format!("{slice}_i"));
            lines.push(quote!(let #variable = #slice[i];));
            printer.variables.insert(node, variable);
        }
    }
    let uses = count_uses(graph, &nodes, stores.iter().map(|(_, node)| *node));
    for &node in &nodes {
        let leaf = graph.op(node).operands().next().is_none();
        if graph.scope(node).is_number() || leaf {
            continue;
        }
        // The last store needs no name: nothing is stored between its value and itself.
        let stored_early = stores
            .iter()
            .rev()
            .skip(1)
            .any(|(_, stored)| *stored == node);
        let named = graph.name_of(node);
        if uses[&node] > 1 || stored_early || named.is_some() {
            let variable = names.fresh(named.unwrap_or("x"));
            let value = printer.definition(node);
            lines.push(quote!(let #variable = #value;));
            printer.variables.insert(node, variable);
        }
    }
    for (slice, node) in stores {
        let value = printer.print(node);
        lines.push(quote!(#slice[i] = #value;));
    }
    quote!(#(#lines)*)
}
