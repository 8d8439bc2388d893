//! `eval`: loops that read states and change the weights alone, and the choice among them.
//!
//! ```text
//! struct Eval0;
//!
//! impl<T: Element> EvalKernel<T, 1, 1> for Eval0 {
//!     #[inline(always)]
//!     fn run(w: &mut [T], [z]: [&[T]; 1], scalars: [T; 1]) {
//!         #[inline(always)]
//!         fn each<T: Element>(w: &mut [T], z: &[T], [k0]: [T; 1]) {
//!             let n = w.len();
//!             let z = &z[..n];
//!             for i in 0..n {
//!                 let w_i = w[i];
//!                 let z_i = z[i];
//!                 w[i] = w_i + k0 * (z_i - w_i);
//!             }
//!         }
//!         each(w, z, scalars)
//!     }
//! }
//! ```

use std::collections::HashMap;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};

use super::cuda;
use super::expressions::Side;
use super::kernel::{Streams, argument_name, inner, place};
use super::names::Names;
use super::paths::Runtime;
use super::plan::{Arithmetic, arithmetic, chosen, described};
use crate::ir::rounding;
use crate::ir::{Loop, Program};

fn name(index: usize) -> Ident {
    format_ident!("Eval{index}", span = Span::call_site())
}

/// The loops, inside the module of all loops.
pub(super) fn kernels(runtime: &Runtime, program: &Program) -> TokenStream {
    let Some(eval) = &program.eval else {
        return TokenStream::new();
    };
    let loops = eval.loops.iter().enumerate();
    let loops = loops.map(|(index, variant)| kernel(runtime, program, index, variant));
    quote! {
        use #runtime::__private::EvalKernel;

        #(#loops)*
    }
}

fn kernel(runtime: &Runtime, program: &Program, index: usize, variant: &Loop) -> TokenStream {
    let name = name(index);
    let place = place(runtime, cuda::eval_place(program, index));
    let Loop {
        description,
        states,
        ..
    } = variant;
    let body = variant.code.only();
    let doc = match description.as_str() {
        "" => " The weights to evaluate with.".to_owned(),
        description => format!(" The weights to evaluate with, for {description}."),
    };
    let mut names = Names::reserving(&["i", "n", "each", "scalars"]);
    let w = names.fresh("w");
    // Nothing reads a gradient here.
    let g = names.fresh("g");
    let slices: Vec<_> = states
        .iter()
        .map(|id| names.fresh(&program.states[*id].name))
        .collect();
    let scalars = body.ends.scalars.iter().enumerate();
    let arguments: Vec<_> = scalars
        .map(|(index, node)| names.fresh(&argument_name(program, body, index, *node)))
        .collect();
    let streams = Streams {
        w: &w,
        g: &g,
        states: states.iter().copied().zip(&slices).collect(),
        read: HashMap::new(),
        left: Vec::new(),
    };
    let inner = inner(runtime, program, body, &mut names, &streams, &arguments);
    let (state_count, scalar_count) = (states.len(), arguments.len());
    quote! {
        #[doc = #doc]
        pub(super) struct #name;

        impl<T: Element> EvalKernel<T, #state_count, #scalar_count> for #name {
            #place

            #[inline(always)]
            fn run(
                #w: &mut [T],
                [#(#slices),*]: [&[T]; #state_count],
                scalars: [T; #scalar_count],
            ) {
                #[inline(always)]
                fn each<T: Element>(
                    #w: &mut [T],
                    #(#slices: &[T],)*
                    [#(#arguments),*]: [T; #scalar_count],
                ) {
                    let n = #w.len();
                    #(let #slices = &#slices[..n];)*
                    for i in 0..n {
                        #inner
                    }
                }
                each(#w, #(#slices,)* scalars)
            }
        }
    }
}

/// `plan_eval`; nothing for a rule without `eval`, whose weights are evaluated as they are.
pub(super) fn plan(runtime: &Runtime, program: &Program, module: &Ident) -> TokenStream {
    let Some(eval) = &program.eval else {
        return TokenStream::new();
    };
    let plans = eval.loops.iter().enumerate().map(|(index, variant)| {
        let name = name(index);
        let Arithmetic {
            lines, arguments, ..
        } = arithmetic(runtime, program, variant.code.only(), Side::Behind);
        let numbers = rounding::numbers_of(variant.code.only(), &program.params);
        let numbers = described(program, &numbers);
        let (state_count, scalar_count) = (variant.states.len(), arguments.len());
        let states = variant
            .states
            .iter()
            .map(|id| Literal::usize_unsuffixed(*id));
        quote! {
            #lines
            __planner.plan_eval::<#module::#name, T, #state_count, #scalar_count>(
                &[#(#states),*],
                [#(#arguments),*],
                #numbers,
            )
        }
    });
    let chosen = chosen(runtime, program, &eval.switches, &eval.loops, plans);
    quote! {
        fn plan_eval<T: #runtime::Element>(
            &self,
            __t: ::core::primitive::u64,
            __numbers: &#runtime::__private::Numbers,
            __planner: #runtime::__private::Planner,
        ) -> ::core::option::Option<#runtime::__private::EvalPlan<T>> {
            let __t = __t as ::core::primitive::f64;
            ::core::option::Option::Some({ #chosen })
        }
    }
}
