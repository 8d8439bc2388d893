//! Containers of any element type: the one place that lists the types.
//!
//! A *family* is a kind of container that there is for each element type, such as the state of a tensor.
//! A new element type is a variant and an arm of each item of this file, its name in `dtype` and its
//! arithmetic in `element`; nothing else decides on types.

use std::fmt;

use super::dtype::Dtype;
use super::element::Element;

/// A kind of container that there is for each element type.
pub trait Family {
    /// The container for this type.
    type Of<T: Element>;
}

/// A container of some element type.
pub enum Erased<F: Family> {
    F32(F::Of<f32>),
    F64(F::Of<f64>),
}

/// One container for each element type.
pub struct ForEach<F: Family> {
    pub(crate) f32: F::Of<f32>,
    pub(crate) f64: F::Of<f64>,
}

/// Declares an enum that is [`Erased`] for containers with a lifetime, which may be shortened. That of a
/// family may not.
macro_rules! erased_for_a_lifetime {
    ($(#[$attribute:meta])* $visibility:vis enum $name:ident of $of:ident in $family:ident;) => {
        $(#[$attribute])*
        $visibility enum $name<'a> {
            F32($of<'a, f32>),
            F64($of<'a, f64>),
        }

        impl<'a> From<$crate::value::erased::Erased<$family<'a>>> for $name<'a> {
            fn from(erased: $crate::value::erased::Erased<$family<'a>>) -> Self {
                match erased {
                    $crate::value::erased::Erased::F32(of) => Self::F32(of),
                    $crate::value::erased::Erased::F64(of) => Self::F64(of),
                }
            }
        }
    };
}

/// Does the same with what is in a container of such an enum, whatever its type.
macro_rules! opened {
    ($enum:ident($erased:expr), $of:pat => $body:expr) => {
        match $erased {
            $enum::F32($of) => $body,
            $enum::F64($of) => $body,
        }
    };
}

/// Does the same with what is in two containers that are known to be of one type.
macro_rules! opened_alike {
    ($enum_a:ident($a:expr), $enum_b:ident($b:expr), ($of_a:pat, $of_b:pat) => $body:expr) => {
        match ($a, $b) {
            ($enum_a::F32($of_a), $enum_b::F32($of_b)) => $body,
            ($enum_a::F64($of_a), $enum_b::F64($of_b)) => $body,
            _ => $crate::value::erased::types_differ(),
        }
    };
}

/// Does the same with the containers of all types, one after the other.
macro_rules! for_each_dtype {
    ($each:expr, $of:ident => $body:expr) => {{
        {
            let $of = &mut $each.f32;
            $body;
        }
        {
            let $of = &mut $each.f64;
            $body;
        }
    }};
}

/// Where types were compared before, and an error was given if they differed.
#[cold]
pub(crate) fn types_differ() -> ! {
    panic!("a bug in optim: a tensor and what belongs to it have two element types")
}

impl<F: Family> Erased<F> {
    /// The element type.
    pub(crate) fn dtype(&self) -> Dtype {
        match self {
            Self::F32(_) => Dtype::F32,
            Self::F64(_) => Dtype::F64,
        }
    }
}

impl<F: Family> Clone for Erased<F>
where
    F::Of<f32>: Clone,
    F::Of<f64>: Clone,
{
    fn clone(&self) -> Self {
        match self {
            Self::F32(of) => Self::F32(of.clone()),
            Self::F64(of) => Self::F64(of.clone()),
        }
    }
}

impl<F: Family> fmt::Debug for Erased<F>
where
    F::Of<f32>: fmt::Debug,
    F::Of<f64>: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        opened!(Self(self), of => of.fmt(f))
    }
}

impl<F: Family> fmt::Debug for ForEach<F>
where
    F::Of<f32>: fmt::Debug,
    F::Of<f64>: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entry(&self.f32).entry(&self.f64).finish()
    }
}

impl<F: Family> Default for ForEach<F>
where
    F::Of<f32>: Default,
    F::Of<f64>: Default,
{
    fn default() -> Self {
        Self {
            f32: F::Of::<f32>::default(),
            f64: F::Of::<f64>::default(),
        }
    }
}

/// Vectors.
#[derive(Clone, Debug)]
pub(crate) struct VecFamily;

impl Family for VecFamily {
    type Of<T: Element> = Vec<T>;
}

/// What the runtime needs of an element type beside its arithmetic: its place in containers, and its bytes in files.
pub trait Sealed: Sized {
    /// Puts its bytes, the lowest first, where there is room for exactly these.
    #[cfg(any(feature = "checkpoint", feature = "sharded"))]
    #[doc(hidden)]
    fn put(self, bytes: &mut [u8]);
    /// What was put there.
    #[cfg(any(feature = "checkpoint", feature = "sharded"))]
    #[doc(hidden)]
    fn take(bytes: &[u8]) -> Self;
    #[doc(hidden)]
    fn erase<F: Family>(of: F::Of<Self>) -> Erased<F>
    where
        Self: Element;
    #[doc(hidden)]
    fn open<F: Family>(erased: &Erased<F>) -> Option<&F::Of<Self>>
    where
        Self: Element;
    #[doc(hidden)]
    fn open_mut<F: Family>(erased: &mut Erased<F>) -> Option<&mut F::Of<Self>>
    where
        Self: Element;
    #[doc(hidden)]
    fn of<F: Family>(each: &ForEach<F>) -> &F::Of<Self>
    where
        Self: Element;
    #[doc(hidden)]
    fn among<F: Family>(each: &mut ForEach<F>) -> &mut F::Of<Self>
    where
        Self: Element;
}

macro_rules! sealed {
    ($($float:ident $dtype:ident;)*) => {$(
        impl Sealed for $float {
            #[cfg(any(feature = "checkpoint", feature = "sharded"))]
            #[inline]
            fn put(self, bytes: &mut [u8]) {
                bytes.copy_from_slice(&self.to_le_bytes());
            }
            #[cfg(any(feature = "checkpoint", feature = "sharded"))]
            #[inline]
            fn take(bytes: &[u8]) -> Self {
                let mut own = [0; size_of::<Self>()];
                own.copy_from_slice(bytes);
                Self::from_le_bytes(own)
            }
            fn erase<F: Family>(of: F::Of<Self>) -> Erased<F> {
                Erased::$dtype(of)
            }
            fn open<F: Family>(erased: &Erased<F>) -> Option<&F::Of<Self>> {
                match erased {
                    Erased::$dtype(of) => Some(of),
                    _ => None,
                }
            }
            fn open_mut<F: Family>(erased: &mut Erased<F>) -> Option<&mut F::Of<Self>> {
                match erased {
                    Erased::$dtype(of) => Some(of),
                    _ => None,
                }
            }
            fn of<F: Family>(each: &ForEach<F>) -> &F::Of<Self> {
                &each.$float
            }
            fn among<F: Family>(each: &mut ForEach<F>) -> &mut F::Of<Self> {
                &mut each.$float
            }
        }
    )*};
}

sealed! {
    f32 F32;
    f64 F64;
}
