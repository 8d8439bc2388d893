//! What stands in for a rule that has errors: everything that other code could name, doing
//! nothing, so that one mistake gives one message and the editor keeps working.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, items};
use crate::syntax::ast::RuleDef;

pub(crate) fn generate(def: &RuleDef) -> TokenStream {
    let items = items::items(def, &docs::stub(def));
    let name = &def.name;
    let rule_name = name.to_string();
    quote! {
        #items

        impl #name {
            /// Not known: the rule has errors.
            pub const COST: ::optim_runtime::Cost = ::optim_runtime::Cost {
                reads: 0,
                writes: 0,
                states: 0,
                operations: 0,
                passes: 0,
            };
        }

        impl ::optim_runtime::Rule for #name {
            const META: ::optim_runtime::RuleMeta = ::optim_runtime::RuleMeta {
                name: #rule_name,
                hypers: &[],
                states: &[],
                equations: &[],
                latex: "",
                python: "",
                eval: ::core::option::Option::None,
                fingerprint: 0,
            };

            fn hyper_at(
                &self,
                _index: ::core::primitive::usize,
            ) -> ::core::option::Option<::optim_runtime::HyperValue> {
                ::core::option::Option::None
            }

            fn set_hyper_at(
                &mut self,
                _index: ::core::primitive::usize,
                _value: ::optim_runtime::HyperValue,
            ) -> ::core::primitive::bool {
                false
            }

            fn broken_requirement(&self) -> ::core::option::Option<&'static ::core::primitive::str> {
                ::core::option::Option::None
            }

            fn state_is_active(
                &self,
                _index: ::core::primitive::usize,
                _tensor: ::optim_runtime::__private::Extent,
            ) -> ::core::primitive::bool {
                false
            }

            fn initial(&self, _index: ::core::primitive::usize) -> ::core::option::Option<::core::primitive::f64> {
                ::core::option::Option::None
            }

            fn plan_fill<T: ::optim_runtime::Element>(
                &self,
                _index: ::core::primitive::usize,
                _planner: ::optim_runtime::__private::Planner,
            ) -> ::core::option::Option<::optim_runtime::__private::Plan<T>> {
                ::core::option::Option::None
            }

            fn plan_step<T: ::optim_runtime::Element>(
                &self,
                _stage: ::core::primitive::usize,
                _t: ::core::primitive::u64,
                _tensor: ::optim_runtime::__private::Extent,
                _scalars: &mut [::core::primitive::f64],
                _reduced: &[::core::primitive::f64],
                _planner: ::optim_runtime::__private::Planner,
            ) -> ::core::option::Option<::optim_runtime::__private::Plan<T>> {
                ::core::unreachable!("a rule with errors does not compile")
            }
        }
    }
}
