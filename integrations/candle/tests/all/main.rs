//! What holds for candle's variables under a rule of the runtime.

mod checkpoint;
mod common;
mod faults;
mod half;
mod numbers;
mod threads;
mod toolkit;
