//! The text of rules for CUDA without a device: a C++ compiler compiles it behind a header that has CUDA's words.

mod compare;
mod device;
mod host;
mod list;
mod values;

pub use self::compare::{Case, compare, texts, ways};
pub use self::device::{Device, Options, compile, compiler};
pub use self::host::{Tensor, Way};
pub use self::list::List;
pub use self::values::{gradient, weights};
