#![allow(missing_docs)]
use optim_runtime::*;
macro_rules! show { ([] $($m:ident: $r:ident,)*) => { fn main() { $(println!("{} {:x} {:?} {:?}", stringify!($r), $r::META.fingerprint, $r::COST, $r::META.hypers.iter().map(|h| h.name).collect::<Vec<_>>());)* } } }
optim_runtime::built_in_rules! { show }
