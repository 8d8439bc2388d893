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
//! The slices are arguments of their own, for only then does the optimiser know that they do not
//! overlap. All loads stand before all stores.

use std::collections::HashMap;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::eval;
use super::expressions::{Printer, count_uses};
use super::names::Names;
use crate::ir::{Body, Initial, NodeId, Op, Program};
use crate::model::{Scope, StateId, Target};

/// The type that stands for a loop.
pub(super) fn loop_name(index: usize) -> Ident {
    format_ident!("Loop{index}", span = Span::call_site())
}

/// The type that stands for the loop which fills a state.
pub(super) fn fill_name(state: StateId) -> Ident {
    format_ident!("Fill{state}", span = Span::call_site())
}

/// The module of all loops. None of the author's items is in scope there.
pub(super) fn kernels(program: &Program, module: &Ident) -> TokenStream {
    let loops = program.loops.iter().enumerate().map(|(index, piece)| {
        let doc = match piece.description.as_str() {
            "" => " The loop over the weights.".to_owned(),
            description => format!(" The loop for {description}."),
        };
        kernel(program, &loop_name(index), &doc, &piece.states, &piece.body)
    });
    let fills = program.states.iter().enumerate().filter_map(|(id, state)| {
        let Initial::Element(body) = &state.initial else {
            return None;
        };
        let doc = format!(" What `{}` starts at.", state.name);
        Some(kernel(program, &fill_name(id), &doc, &[id], body))
    });
    let evals = eval::kernels(program);
    quote! {
        mod #module {
            use ::optim_runtime::__private::Kernel;
            use ::optim_runtime::Element;

            #(#loops)*
            #(#fills)*
            #evals
        }
    }
}

fn kernel(
    program: &Program,
    name: &Ident,
    doc: &str,
    states: &[StateId],
    body: &Body,
) -> TokenStream {
    let mut names = Names::reserving(&["i", "n", "each", "scalars"]);
    let w = names.fresh("w");
    let g = names.fresh("g");
    let slices: Vec<_> = states
        .iter()
        .map(|id| names.fresh(&program.states[*id].name))
        .collect();
    let arguments: Vec<_> = body
        .scalars
        .iter()
        .enumerate()
        .map(|(index, node)| names.fresh(&argument_name(program, body, index, *node)))
        .collect();
    let slice_of = |target: Target| match target {
        Target::Weight => Some(&w),
        Target::State(id) => states.iter().position(|s| *s == id).map(|at| &slices[at]),
    };
    let inner = inner(program, body, &mut names, &g, &slice_of, &arguments);
    let (state_count, scalar_count) = (states.len(), arguments.len());
    quote! {
        #[doc = #doc]
        pub(super) struct #name;

        impl<T: Element> Kernel<T, #state_count, #scalar_count> for #name {
            #[inline(always)]
            fn run(
                #w: &mut [T],
                #g: &[T],
                [#(#slices),*]: [&mut [T]; #state_count],
                scalars: [T; #scalar_count],
            ) {
                #[inline(always)]
                fn each<T: Element>(
                    #w: &mut [T],
                    #g: &[T],
                    #(#slices: &mut [T],)*
                    [#(#arguments),*]: [T; #scalar_count],
                ) {
                    let n = #w.len();
                    let #g = &#g[..n];
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
pub(super) fn argument_name(program: &Program, body: &Body, index: usize, node: NodeId) -> String {
    match (body.graph.op(node), body.graph.name_of(node)) {
        (Op::Param(id), _) => program.params[id].name.clone(),
        (_, Some(name)) => name.to_owned(),
        _ => format!("k{index}"),
    }
}

/// The inside of the loop: loads, values, stores.
pub(super) fn inner<'a>(
    program: &Program,
    body: &Body,
    names: &mut Names,
    g: &Ident,
    slice_of: &impl Fn(Target) -> Option<&'a Ident>,
    arguments: &[Ident],
) -> TokenStream {
    let graph = &body.graph;
    let stores: Vec<_> = body
        .stores
        .iter()
        .filter_map(|(target, node)| Some((slice_of(*target)?, *node)))
        .collect();
    let mut printer = Printer {
        graph,
        params: &program.params,
        scope: Scope::Element,
        variables: HashMap::new(),
    };
    let mut lines = Vec::new();
    let nodes = body.reachable();
    for &node in &nodes {
        let slice = match graph.op(node) {
            Op::Weight => slice_of(Target::Weight),
            Op::Grad => Some(g),
            Op::State(id) => slice_of(Target::State(id)),
            Op::Scalar(index) => {
                printer.variables.insert(node, arguments[index].clone());
                None
            }
            _ => None,
        };
        if let Some(slice) = slice {
            let variable = names.fresh(&format!("{slice}_i"));
            lines.push(quote!(let #variable = #slice[i];));
            printer.variables.insert(node, variable);
        }
    }
    let uses = count_uses(graph, &nodes, stores.iter().map(|(_, node)| *node));
    for &node in &nodes {
        let leaf = graph.op(node).operands().next().is_none();
        if graph.scope(node) == Scope::Step || leaf {
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
