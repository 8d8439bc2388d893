//! What generated code may name, and nothing else. No part of the public interface.

#[cfg(feature = "cuda")]
pub use crate::door::device::{DeviceMeta, LoopMeta, Slice};
pub use crate::machine::dispatch::{EvalKernel, EvalPlan};
pub use crate::machine::dispatch::{Given, Kernel, Plan, Planner};
pub use crate::value::extent::Extent;
pub use crate::value::history::Numbers;
pub use crate::value::stage::{Axis, Fold, Matrix, Over, Place, Slot, Stage};

pub use optim_macros::optimizer;

#[cfg(feature = "serde")]
pub use serde;

/// Gives a rule serde's traits, if this crate has its feature `serde`: the fields by name, those
/// that are missing at their defaults, unknown ones refused, all checked against their domains.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serde {
    ($rule:ident { $($field:ident: $kind:ty),* $(,)? }) => {
        // A deprecated rule is no use of itself.
        #[allow(deprecated)]
        const _: () = {
            use $crate::__private::serde as serde;

            // Apart, for what serde's derives write must not meet items of the rule's author.
            mod __fields {
                use $crate::__private::serde as serde;

                #[derive(serde::Serialize, serde::Deserialize)]
                #[serde(crate = "serde", default, deny_unknown_fields)]
                pub(super) struct Fields { $(pub(super) $field: $kind),* }
            }

            impl ::core::default::Default for __fields::Fields {
                fn default() -> Self {
                    let __rule = <$rule as ::core::default::Default>::default();
                    Self { $($field: __rule.$field),* }
                }
            }

            impl serde::Serialize for $rule {
                fn serialize<S: serde::Serializer>(
                    &self,
                    __serializer: S,
                ) -> ::core::result::Result<S::Ok, S::Error> {
                    let __fields = __fields::Fields { $($field: self.$field),* };
                    serde::Serialize::serialize(&__fields, __serializer)
                }
            }

            impl<'de> serde::Deserialize<'de> for $rule {
                fn deserialize<D: serde::Deserializer<'de>>(
                    __deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    let __fields = <__fields::Fields as serde::Deserialize>::deserialize(__deserializer)?;
                    let __rule = Self { $($field: __fields.$field),* };
                    $crate::Rule::validate(&__rule).map_err(serde::de::Error::custom)?;
                    ::core::result::Result::Ok(__rule)
                }
            }
        };
    };
}

/// Without its feature `serde` this crate gives rules nothing of serde's.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serde {
    ($($rule:tt)*) => {};
}

/// Gives what is known of a rule its texts, if this crate has its feature `text`.
#[cfg(feature = "text")]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_texts {
    ($meta:expr, $torch:literal, $optax:literal) => {
        $meta.__with_texts($torch, $optax)
    };
}

/// Without its feature `text` this crate keeps no texts.
#[cfg(not(feature = "text"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_texts {
    ($meta:expr, $torch:literal, $optax:literal) => {
        $meta
    };
}
