//! What a user of a rule sees: the struct, its defaults, its setters, its metadata.

use crate::ir::cost::Cost;
use crate::language::literal;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::Rule;
use super::cuda;
use super::docs::Docs;
use super::fields::{self, Field};
use super::hyper_names;
use super::paths::Runtime;
use super::stages;
use crate::ir::Program;
use crate::language::domain::{Bound, Domain};
use crate::language::storage::Storage;
use crate::notation::Notation;
use crate::syntax::ast::{ParamDecl, RuleDef};
use crate::syntax::docs::text;

/// The struct with its own methods: the same with and without errors.
pub(super) fn items(runtime: &Runtime, def: &RuleDef, docs: &Docs) -> TokenStream {
    let RuleDef {
        attrs, vis, name, ..
    } = def;
    let fields: Vec<_> = fields::fields(def).map(|field| field.name).collect();
    let types: Vec<_> = fields::fields(def).map(|field| kind(&field)).collect();
    let defaults = fields::fields(def).map(|field| field.each(default));
    let field_docs = &docs.params;
    let rule_docs = &docs.rule;
    let setters = fields::fields(def).map(|field| setter(runtime, &field));
    let names = hyper_names::constants(def);
    let default_doc = format!(" `{name}` with the default of each hyper-parameter.");
    quote! {
        #(#attrs)*
        #rule_docs
        #[derive(
            ::core::clone::Clone,
            ::core::fmt::Debug,
            ::core::cmp::PartialEq,
        )]
        #vis struct #name {
            #(#field_docs pub #fields: #types,)*
        }

        // A default that happens to look like a constant is still the rule's own.
        #[allow(clippy::approx_constant, deprecated)]
        impl ::core::default::Default for #name {
            #[doc = #default_doc]
            fn default() -> Self {
                Self { #(#fields: #defaults),* }
            }
        }

        // The rule may be deprecated, and what it is made of is no use of it.
        #[allow(deprecated)]
        impl #name {
            #(#names)*
            #(#setters)*
        }

        #runtime::__impl_serde! { #name { #(#fields: #types),* } }
    }
}

/// The type of a field. A type of the author's may be named like a primitive one.
fn kind(field: &Field<'_>) -> TokenStream {
    let default = field.params.first().and_then(|param| param.default);
    field.of(&match default {
        Some(literal::Literal::Flag(_)) => quote!(::core::primitive::bool),
        Some(literal::Literal::Count(_)) => quote!(::core::primitive::u64),
        _ => quote!(::core::primitive::f64),
    })
}

fn variant(param: &ParamDecl) -> TokenStream {
    match param.default {
        Some(literal::Literal::Flag(_)) => quote!(Flag),
        Some(literal::Literal::Count(_)) => quote!(Count),
        _ => quote!(Number),
    }
}

fn default(param: &ParamDecl) -> TokenStream {
    match param.default {
        Some(literal::Literal::Flag(value)) => quote!(#value),
        Some(literal::Literal::Count(value)) => Literal::u64_unsuffixed(value).into_token_stream(),
        Some(literal::Literal::Number(value)) => number(value),
        None => number(0.0),
    }
}

fn number(value: f64) -> TokenStream {
    let magnitude = Literal::f64_unsuffixed(value.abs());
    if value.is_sign_negative() {
        quote!(-#magnitude)
    } else {
        quote!(#magnitude)
    }
}

fn setter(runtime: &Runtime, field: &Field<'_>) -> TokenStream {
    let name = field.name;
    let default = field.params.first().and_then(|param| param.default);
    let domain = field.params.first().and_then(|param| param.domain.as_ref());
    // A count is taken as such: a literal would be an `i32` where any integer may stand, and a negative one has
    // no meaning here and no error.
    let (kind, value) = match default {
        Some(literal::Literal::Flag(_) | literal::Literal::Count(_)) => {
            (kind(field), quote!(__value))
        }
        _ if field.is_list => (
            field.of(&quote!(impl #runtime::HyperNumber)),
            quote!(__value.map(#runtime::HyperNumber::number)),
        ),
        _ => (
            quote!(impl #runtime::HyperNumber),
            quote!(#runtime::HyperNumber::number(__value)),
        ),
    };
    let method = format_ident!("with_{}", name, span = name.span());
    let what = if field.is_list { "Each" } else { "It" };
    let doc = match domain {
        Some(domain) => format!(
            " Sets `{name}`. {what} must satisfy `{domain}`, which is checked where the rule is used."
        ),
        None => format!(" Sets `{name}`."),
    };
    quote! {
        #[doc = #doc]
        #[must_use]
        #[inline]
        pub fn #method(mut self, __value: #kind) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// `META`.
pub(super) fn meta(runtime: &Runtime, rule: &Rule) -> TokenStream {
    let Rule {
        def,
        program,
        fingerprint,
        notation,
        ..
    } = rule;
    let (latex, python) = (&notation.latex, &notation.python);
    let (rule_type, name, former) = (&def.name, def.name.to_string(), &def.former);
    let hypers = def
        .params
        .iter()
        .zip(&program.params)
        .map(|(declared, param)| {
            let name = &param.name;
            let doc = text(&declared.attrs);
            let (variant, default) = (variant(declared), default(declared));
            let domain = domain(runtime, param.domain);
            quote! {
                #runtime::HyperMeta::__new(
                    #name,
                    #doc,
                    #runtime::HyperValue::#variant(#default),
                    #domain,
                )
            }
        });
    let requires = def.requires.iter().map(|require| {
        let (condition, message) = (require.condition.to_string(), &require.message);
        quote!(#runtime::RequireMeta::__new(#condition, #message))
    });
    let states = def.states.iter().map(|state| {
        let name = state.name.to_string();
        let doc = text(&state.attrs);
        let storage = match state.storage {
            Storage::Weight => quote!(PerWeight),
            Storage::Scalar => quote!(Scalar),
            Storage::Row => quote!(PerRow),
            Storage::Column => quote!(PerColumn),
            Storage::RowPair => quote!(PerRowPair),
            Storage::ColumnPair => quote!(PerColumnPair),
        };
        let initial = state
            .initial
            .as_ref()
            .map_or("0".to_owned(), ToString::to_string);
        let condition = match &state.condition {
            Some(condition) => {
                let condition = condition.to_string();
                quote!(::core::option::Option::Some(#condition))
            }
            None => quote!(::core::option::Option::None),
        };
        quote! {
            #runtime::StateMeta::__new(
                #name,
                #doc,
                #runtime::Storage::#storage,
                #initial,
                #condition,
            )
        }
    });
    let inputs = program.inputs.iter().map(|input| {
        let (name, scalar) = (&input.name, input.scalar);
        quote!(#runtime::InputMeta::__new(#name, #scalar))
    });
    let draws = program.loops.iter().any(stages::draws);
    let tracked = program
        .tracked
        .iter()
        .map(|id| Literal::usize_unsuffixed(*id));
    let over_model = program.loops.iter().any(stages::reduces_over_model);
    let devices = cuda::meta(runtime, rule);
    let body = def.update.iter().flat_map(|update| &update.body);
    let equations = body.map(ToString::to_string);
    let eval = match (&def.eval, &notation.eval) {
        (Some(written), Some(eval)) => {
            let equations = written.body.iter().map(ToString::to_string);
            let (latex, python) = (&eval.latex, &eval.python);
            quote! {
                ::core::option::Option::Some(#runtime::EvalMeta::__new(
                    &[#(#equations),*],
                    #latex,
                    #python,
                ))
            }
        }
        _ => quote!(::core::option::Option::None),
    };
    let known = quote! {
        #runtime::RuleMeta::__new(
            #name,
            &[#(#hypers),*],
            &[#(#requires),*],
            &[#(#states),*],
            &[#(#equations),*],
            #latex,
            #python,
            #eval,
            #rule_type::COST,
            #fingerprint,
            #over_model,
            &[#(#inputs),*],
            #draws,
            &[#(#tracked),*],
            &[#(#former),*],
        )#devices
    };
    let known = with_texts(runtime, notation, known);
    quote!(const META: #runtime::RuleMeta = #known;)
}

/// What is known with the files for other places, which the runtime keeps if it has its feature `text`.
#[cfg(feature = "text")]
fn with_texts(runtime: &Runtime, notation: &Notation, known: TokenStream) -> TokenStream {
    if !runtime.keeps_texts {
        return known;
    }
    let (torch, optax) = (&notation.files.torch, &notation.files.optax);
    quote!(#runtime::__with_texts! { #known, #torch, #optax })
}

#[cfg(not(feature = "text"))]
fn with_texts(_: &Runtime, _: &Notation, known: TokenStream) -> TokenStream {
    known
}

fn domain(runtime: &Runtime, domain: Domain) -> TokenStream {
    let bound = |bound| match bound {
        Bound::Unbounded => quote!(#runtime::Bound::Unbounded),
        Bound::Inclusive(limit) => {
            let limit = number(limit);
            quote!(#runtime::Bound::Inclusive(#limit))
        }
        Bound::Exclusive(limit) => {
            let limit = number(limit);
            quote!(#runtime::Bound::Exclusive(#limit))
        }
    };
    let (lower, upper) = (bound(domain.lower), bound(domain.upper));
    quote!(#runtime::Domain { lower: #lower, upper: #upper })
}

/// `hyper_at` and `set_hyper_at`.
pub(super) fn hypers(runtime: &Runtime, def: &RuleDef) -> TokenStream {
    let indexed = || {
        let params = def.params.iter().enumerate();
        params.map(|(index, param)| {
            (
                Literal::usize_unsuffixed(index),
                fields::place(&param.name.to_string()),
                variant(param),
            )
        })
    };
    let get = indexed().map(|(index, name, variant)| {
        quote!(#index => ::core::option::Option::Some(
            #runtime::HyperValue::#variant(self.#name)
        ),)
    });
    let set = indexed().map(|(index, name, variant)| {
        quote! {
            (#index, #runtime::HyperValue::#variant(__value)) => {
                self.#name = __value;
                true
            }
        }
    });
    quote! {
        fn hyper_at(
            &self,
            __index: ::core::primitive::usize,
        ) -> ::core::option::Option<#runtime::HyperValue> {
            match __index {
                #(#get)*
                _ => ::core::option::Option::None,
            }
        }

        fn set_hyper_at(
            &mut self,
            __index: ::core::primitive::usize,
            __value: #runtime::HyperValue,
        ) -> ::core::primitive::bool {
            match (__index, __value) {
                #(#set)*
                _ => false,
            }
        }
    }
}

/// `COST`.
pub(super) fn cost(runtime: &Runtime, def: &RuleDef, program: &Program) -> TokenStream {
    let name: &Ident = &def.name;
    let Cost {
        reads,
        writes,
        states,
        operations,
        passes,
        scratch,
        squares: [row_pairs, column_pairs],
    } = Cost::of(program);
    quote! {
        #[allow(deprecated)]
        impl #name {
            /// The bill of a step for each weight, under the default hyper-parameters, all passes together.
            pub const COST: #runtime::Cost = #runtime::Cost::__new(
                #reads,
                #writes,
                #states,
                #operations,
                #passes,
                #scratch,
                [#row_pairs, #column_pairs],
            );
        }
    }
}
