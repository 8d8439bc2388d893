//! What generated code may name, and nothing else. No part of the public interface.

pub use crate::dispatch::{Kernel, Plan, Planner};

#[cfg(feature = "serde")]
pub use serde;

/// Gives a rule serde's traits, if this crate has its feature `serde`: the fields by name, those
/// that are missing at their defaults, unknown ones refused, all checked against their domains.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serde {
    ($rule:ident { $($field:ident: $kind:ty),* $(,)? }) => {
        const _: () = {
            use $crate::__private::serde as serde;

            #[derive(serde::Serialize, serde::Deserialize)]
            #[serde(crate = "serde", default, deny_unknown_fields)]
            struct __Fields { $($field: $kind),* }

            impl ::core::default::Default for __Fields {
                fn default() -> Self {
                    let rule = <$rule as ::core::default::Default>::default();
                    Self { $($field: rule.$field),* }
                }
            }

            impl serde::Serialize for $rule {
                fn serialize<S: serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::core::result::Result<S::Ok, S::Error> {
                    serde::Serialize::serialize(&__Fields { $($field: self.$field),* }, serializer)
                }
            }

            impl<'de> serde::Deserialize<'de> for $rule {
                fn deserialize<D: serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    let fields = <__Fields as serde::Deserialize>::deserialize(deserializer)?;
                    let rule = Self { $($field: fields.$field),* };
                    $crate::Rule::validate(&rule).map_err(serde::de::Error::custom)?;
                    ::core::result::Result::Ok(rule)
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
