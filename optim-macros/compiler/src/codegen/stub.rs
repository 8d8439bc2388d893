//! What stands in for a rule that has errors: everything that other code could name, doing
//! nothing, so that one mistake gives one message and the editor keeps working.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::Runtime;
use super::{docs, items};
use crate::syntax::ast::RuleDef;

pub(crate) fn generate(def: &RuleDef, runtime: &Runtime) -> TokenStream {
    let items = items::items(runtime, def, &docs::stub(def));
    let name = &def.name;
    let rule_name = name.to_string();
    quote! {
        #items

        #[allow(deprecated)]
        impl #name {
            /// Not known: the rule has errors.
            pub const COST: #runtime::Cost = #runtime::Cost::__new(0, 0, 0, 0, 0, 0, [0, 0]);
        }

        #[allow(deprecated)]
        impl #runtime::Rule for #name {
            const META: #runtime::RuleMeta = #runtime::RuleMeta::__new(
                #rule_name,
                &[],
                &[],
                &[],
                &[],
                "",
                "",
                ::core::option::Option::None,
                #name::COST,
                0,
                false,
                &[],
                false,
                &[],
                &[],
            );

            fn hyper_at(
                &self,
                _index: ::core::primitive::usize,
            ) -> ::core::option::Option<#runtime::HyperValue> {
                ::core::option::Option::None
            }

            fn set_hyper_at(
                &mut self,
                _index: ::core::primitive::usize,
                _value: #runtime::HyperValue,
            ) -> ::core::primitive::bool {
                false
            }

            fn broken_requirement(&self) -> ::core::option::Option<&'static ::core::primitive::str> {
                ::core::option::Option::None
            }

            fn state_is_active(
                &self,
                _index: ::core::primitive::usize,
                _tensor: #runtime::__private::Extent,
            ) -> ::core::primitive::bool {
                false
            }

            fn initial(&self, _index: ::core::primitive::usize) -> ::core::option::Option<::core::primitive::f64> {
                ::core::option::Option::None
            }

            fn plan_fill<T: #runtime::Element>(
                &self,
                _index: ::core::primitive::usize,
                _planner: #runtime::__private::Planner,
            ) -> ::core::option::Option<#runtime::__private::Plan<T>> {
                ::core::option::Option::None
            }

            fn plan_step<T: #runtime::Element>(
                &self,
                _stage: ::core::primitive::usize,
                _t: ::core::primitive::u64,
                _tensor: #runtime::__private::Extent,
                _numbers: &mut #runtime::__private::Numbers,
                _reduced: &[::core::primitive::f64],
                _planner: #runtime::__private::Planner,
            ) -> ::core::option::Option<#runtime::__private::Plan<T>> {
                ::core::unreachable!("a rule with errors does not compile")
            }
        }
    }
}
