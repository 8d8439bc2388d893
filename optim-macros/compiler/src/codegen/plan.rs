//! What happens once a step, before the loop: conditions, arithmetic in `f64`, choice of the loop.
//!
//! This code stands among the author's items, so its variables begin with `__` and its types are
//! absolute paths: see `names`.

use std::collections::HashMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::expressions::{Printer, Side, count_uses};
use super::kernel::{fill_name, first_kernel, loop_name};
use super::names::Names;
use super::paths::Runtime;
use super::stages;
use crate::ir::rounding::{self, Number};
use crate::ir::{Body, Graph, Initial, Loop, NodeId, Op, Phase, Program, Staged};
use crate::language::matrix::MOST_SETTINGS;
use crate::language::measure::Measure;

fn printer<'a, P>(
    runtime: &'a Runtime,
    program: &'a Program,
    graph: &'a Graph<P>,
) -> Printer<'a, P> {
    Printer {
        runtime,
        graph,
        params: &program.params,
        tracked: &program.tracked,
        side: Side::Host,
        variables: HashMap::new(),
    }
}

/// `broken_requirement`, `state_is_active` and `initial`.
pub(super) fn conditions(runtime: &Runtime, program: &Program) -> TokenStream {
    let printer = printer(runtime, program, &program.conditions);
    let requires = program.requires.iter().map(|(condition, message)| {
        let condition = printer.print(*condition);
        quote! {
            if !(#condition) {
                return ::core::option::Option::Some(#message);
            }
        }
    });
    let active = program.states.iter().enumerate().filter_map(|(id, state)| {
        let condition = printer.print(state.condition?);
        let id = Literal::usize_unsuffixed(id);
        Some(quote!(#id => #condition,))
    });
    let initial = program.states.iter().enumerate().map(|(id, state)| {
        let id = Literal::usize_unsuffixed(id);
        match &state.initial {
            Initial::Step(node) => {
                let value = printer.print(*node);
                quote!(#id => ::core::option::Option::Some(#value),)
            }
            Initial::Element(_) => quote!(#id => ::core::option::Option::None,),
        }
    });
    quote! {
        fn broken_requirement(&self) -> ::core::option::Option<&'static ::core::primitive::str> {
            #(#requires)*
            ::core::option::Option::None
        }

        fn state_is_active(
            &self,
            __index: ::core::primitive::usize,
            __tensor: #runtime::__private::Extent,
        ) -> ::core::primitive::bool {
            match __index {
                #(#active)*
                _ => true,
            }
        }

        fn initial(
            &self,
            __index: ::core::primitive::usize,
        ) -> ::core::option::Option<::core::primitive::f64> {
            match __index {
                #(#initial)*
                _ => ::core::option::Option::None,
            }
        }
    }
}

/// What arithmetic asks of the tensor.
fn measures_of<P: Phase>(graph: &Graph<P>) -> impl Iterator<Item = Measure> + '_ {
    graph.nodes().filter_map(|node| match graph.op(node) {
        Op::Measure(measure) => Some(measure),
        _ => None,
    })
}

/// What a rule wants to know of a tensor, so that the others need not be told.
pub(super) fn needs(program: &Program) -> TokenStream {
    let bodies = program.loops.iter().flat_map(|variant| {
        let stages = variant.code.list.iter().map(|stage| &stage.body);
        stages.chain(&variant.code.finish)
    });
    let measures = bodies.flat_map(|body| measures_of(&body.graph));
    let measures: Vec<_> = measures.chain(measures_of(&program.conditions)).collect();
    let extent = !measures.is_empty();
    let mut stages = program.loops.iter().flat_map(|variant| &variant.code.list);
    let axes =
        stages.any(stages::knows_axes) || measures.iter().any(|measure| measure.is_of_axes());
    let shape = axes || measures.contains(&Measure::Ndim);
    let mut loops = program.loops.iter();
    let reduces = loops.any(stages::is_staged);
    quote! {
        const USES_EXTENT: ::core::primitive::bool = #extent;
        const REDUCES: ::core::primitive::bool = #reduces;
        const USES_AXES: ::core::primitive::bool = #axes;
        const USES_SHAPE: ::core::primitive::bool = #shape;
    }
}

/// `plan_fill` and `plan_step`.
pub(super) fn plans(runtime: &Runtime, program: &Program, module: &Ident) -> TokenStream {
    let fills = program.states.iter().enumerate().filter_map(|(id, state)| {
        let Initial::Element(body) = &state.initial else {
            return None;
        };
        let numbers = rounding::numbers_of(body, &program.params);
        let plan = plan(runtime, program, body, module, &fill_name(id), 1, &numbers);
        let id = Literal::usize_unsuffixed(id);
        Some(quote!(#id => ::core::option::Option::Some({ #plan }),))
    });
    let choice = choice(runtime, program, module);
    quote! {
        fn plan_fill<T: #runtime::Element>(
            &self,
            __index: ::core::primitive::usize,
            __planner: #runtime::__private::Planner,
        ) -> ::core::option::Option<#runtime::__private::Plan<T>> {
            match __index {
                #(#fills)*
                _ => ::core::option::Option::None,
            }
        }

        fn plan_step<T: #runtime::Element>(
            &self,
            __stage: ::core::primitive::usize,
            __t: ::core::primitive::u64,
            __tensor: #runtime::__private::Extent,
            __numbers: &mut #runtime::__private::Numbers,
            __reduced: &[::core::primitive::f64],
            __planner: #runtime::__private::Planner,
        ) -> ::core::option::Option<#runtime::__private::Plan<T>> {
            let __t = __t as ::core::primitive::f64;
            #choice
        }
    }
}

/// The plan of each loop, chosen by the switches.
fn choice(runtime: &Runtime, program: &Program, module: &Ident) -> TokenStream {
    let plans = program.loops.iter().enumerate().map(|(index, variant)| {
        let first = first_kernel(program, index);
        staged(runtime, program, variant, module, first)
    });
    chosen(runtime, program, &program.switches, &program.loops, plans)
}

/// The one of these plans whose loop the switches, nodes of the conditions, select.
pub(super) fn chosen(
    runtime: &Runtime,
    program: &Program,
    switches: &[NodeId],
    loops: &[Loop],
    mut plans: impl Iterator<Item = TokenStream>,
) -> TokenStream {
    if switches.is_empty() {
        return match plans.next() {
            Some(plan) => plan,
            None => panic!("a bug in optim: a rule without a loop"),
        };
    }
    let graph = &program.conditions;
    let mut printer = printer(runtime, program, graph);
    let mut names = Names::among_items(&["t", "numbers", "planner", "index"]);
    let mut lines = Vec::new();
    for node in graph.below(switches.iter().copied()) {
        if let Op::ScalarState(id) = graph.op(node) {
            let variable = names.fresh(&format!("{}_old", program.states[id].name));
            let index = Literal::usize_unsuffixed(id);
            lines.push(quote!(let #variable = __numbers.scalars[#index];));
            printer.variables.insert(node, variable);
        }
    }
    let switches: Vec<_> = switches.iter().map(|node| printer.print(*node)).collect();
    let patterns = loops.iter().map(|variant| {
        let settings = variant
            .settings
            .iter()
            .map(|setting| quote!([#(#setting),*]));
        quote!(#(#settings)|*)
    });
    let covered: usize = loops.iter().map(|variant| variant.settings.len()).sum();
    let excluded = (covered < 1 << switches.len()).then(
        || quote!(_ => ::core::unreachable!("a `require` excludes this and was checked before"),),
    );
    quote! {
        #(#lines)*
        match [#(#switches),*] {
            #(#patterns => { #plans })*
            #excluded
        }
    }
}

/// The plan of each stage; after the last one none, but what is left to be stored is.
fn staged(
    runtime: &Runtime,
    program: &Program,
    variant: &Loop,
    module: &Ident,
    first: usize,
) -> TokenStream {
    let mut plans = Vec::new();
    let numbers = rounding::numbers(&variant.code, &program.params);
    for (index, stage) in variant.code.list.iter().enumerate() {
        let kernel = loop_name(first + index);
        let states = stages::states(program, variant, stage);
        let left = stages::left(stage, &states).len();
        let kept = stages::kept(&stage.body).len();
        let given = stages::given(&stage.body).len();
        let inputs = stages::inputs(&stage.body).len();
        let slices = states.len() + kept + given + inputs + left;
        let numbers = &numbers[index];
        let plan = plan(
            runtime,
            program,
            &stage.body,
            module,
            &kernel,
            slices,
            numbers,
        );
        let plan = match stages::shrinking(program, variant, stage).as_slice() {
            [] => plan,
            states => {
                let states = states.iter().map(|at| Literal::usize_unsuffixed(*at));
                quote!(#plan.settling(__t, &[#(#states),*]))
            }
        };
        let plan = match stages::told(runtime, program, &stage.body) {
            Some(given) => quote!(#plan.given(__t, #given)),
            None => plan,
        };
        plans.push(
            match stages::description(runtime, program, variant, index) {
                Some(stage) => quote!(::core::option::Option::Some({ #plan }.in_stage(#stage))),
                None => quote!(::core::option::Option::Some({ #plan })),
            },
        );
    }
    if let ([plan], None) = (plans.as_slice(), &variant.code.finish) {
        return plan.clone();
    }
    let indices = (0..plans.len()).map(Literal::usize_unsuffixed);
    let finish = variant
        .code
        .finish
        .as_ref()
        .map(|body| arithmetic(runtime, program, body, Side::Host).lines);
    quote! {
        match __stage {
            #(#indices => #plans,)*
            _ => {
                #finish
                ::core::option::Option::None
            }
        }
    }
}

/// Step arithmetic, scalar states, and the loop with its arguments.
fn plan(
    runtime: &Runtime,
    program: &Program,
    body: &Body<Staged>,
    module: &Ident,
    kernel: &Ident,
    slices: usize,
    numbers: &[Number],
) -> TokenStream {
    let Arithmetic {
        lines,
        arguments,
        iterations,
    } = arithmetic(runtime, program, body, Side::Host);
    let scalars = arguments.len();
    let iterations =
        (!iterations.is_empty()).then(|| quote!(.with_matrices(&[#([#(#iterations),*]),*])));
    let numbers = described(program, numbers);
    quote! {
        #lines
        __planner.plan::<#module::#kernel, T, #slices, #scalars>([#(#arguments),*], #numbers)#iterations
    }
}

/// What must not happen to the numbers that a loop is given, for the runtime.
pub(super) fn described(program: &Program, numbers: &[Number]) -> TokenStream {
    let numbers = numbers.iter().map(|number| {
        let Number {
            nonzero,
            below_infinity,
            above_infinity,
            never_zero,
            known,
            hypers,
        } = number;
        // The bits of the runtime's `value/number.rs`.
        let bits = [nonzero, below_infinity, above_infinity, never_zero, known];
        let bits = bits.iter().rev();
        let bits = bits.fold(0, |sum: u8, bit| 2 * sum + u8::from(**bit));
        let bits = Literal::u8_unsuffixed(bits);
        let hypers = hypers.iter().map(|id| &program.params[*id].name);
        quote!((#bits, &[#(#hypers),*]))
    });
    quote!(&[#(#numbers),*])
}

/// What is computed before a loop.
pub(super) struct Arithmetic {
    pub(super) lines: TokenStream,
    /// What the loop is given of it.
    pub(super) arguments: Vec<TokenStream>,
    /// What each function of matrices behind the loop is given of it.
    iterations: Vec<Vec<TokenStream>>,
}

pub(super) fn arithmetic(
    runtime: &Runtime,
    program: &Program,
    body: &Body<Staged>,
    side: Side,
) -> Arithmetic {
    let graph = &body.graph;
    let mut names = Names::among_items(&[
        "t", "tensor", "numbers", "reduced", "stage", "planner", "index",
    ]);
    let mut printer = Printer {
        side,
        ..printer(runtime, program, graph)
    };
    let mut lines = Vec::new();
    let roots: Vec<_> = body
        .ends
        .numbers
        .iter()
        .map(|(_, node)| *node)
        .chain(body.ends.scalars.iter().copied())
        .chain(body.recorded.iter().map(|(_, rate)| *rate))
        .chain(
            body.ends
                .matrices
                .iter()
                .flat_map(|it| it.settings.iter().copied()),
        )
        .collect();
    let nodes: Vec<_> = body
        .reachable()
        .into_iter()
        .filter(|node| graph.scope(*node).is_number())
        .collect();
    for &node in &nodes {
        if let Op::ScalarState(id) = graph.op(node) {
            let variable = names.fresh(&format!("{}_old", program.states[id].name));
            let index = Literal::usize_unsuffixed(id);
            lines.push(quote!(let #variable = __numbers.scalars[#index];));
            printer.variables.insert(node, variable);
        }
    }
    let uses = count_uses(graph, &nodes, roots.iter().copied());
    for &node in &nodes {
        let leaf = graph.op(node).operands().next().is_none();
        if leaf || printer.variables.contains_key(&node) {
            continue;
        }
        let named = graph.name_of(node);
        if uses[&node] > 1 || named.is_some() {
            let variable = names.fresh(named.unwrap_or("x"));
            let value = printer.definition(node);
            lines.push(quote!(let #variable = #value;));
            printer.variables.insert(node, variable);
        }
    }
    let stored: Vec<_> = body
        .ends
        .numbers
        .iter()
        .map(|(id, node)| {
            let index = Literal::usize_unsuffixed(*id);
            let value = printer.print(*node);
            quote!(__numbers.scalars[#index] = #value;)
        })
        .collect();
    let recorded = body.recorded.iter().map(|(id, rate)| {
        let (history, rate) = (printer.history(*id), printer.print(*rate));
        quote!(#history.record(__t, #rate);)
    });
    let recorded: TokenStream = recorded.collect();
    let arguments = body.ends.scalars.iter().map(|node| printer.print(*node));
    let matrices = body.ends.matrices.iter();
    let iterations = matrices.map(|made| {
        let settings = made.settings.iter().map(|node| printer.print(*node));
        // As many for each, whatever it takes.
        let none = std::iter::repeat(quote!(0.0));
        settings.chain(none).take(MOST_SETTINGS).collect()
    });
    Arithmetic {
        arguments: arguments.collect(),
        iterations: iterations.collect(),
        lines: quote!(#(#lines)* #(#stored)* #recorded),
    }
}
