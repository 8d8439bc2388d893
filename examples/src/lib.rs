//! What the example programs share. The programs themselves are in `src/bin`:
//!
//! * `train` trains a small network on pictures of clothes with every built-in rule and a new one;
//! * `digits` trains one on handwritten digits with an optimizer from a file;
//! * `canyon` draws the paths of several rules down a steep valley;
//! * `schedules` draws schedules, those given or a gallery;
//! * `custom_rule` is the shortest complete program with a rule of one's own.

pub mod canyon;
pub mod canyon_plot;
pub mod contest;
pub mod data;
pub mod digits;
pub mod fashion;
pub mod idx;
pub mod loss_plot;
pub mod network;
pub mod picture;
pub mod program;
mod progress;
pub mod schedule_plot;
pub mod table;
pub mod training;
