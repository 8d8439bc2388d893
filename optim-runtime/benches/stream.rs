//! The ceiling by itself: how fast this machine moves the bytes that the rules move.
//!
//! `cargo bench -p optim-runtime --bench stream`, some minutes; a case is called like
//! `r4w3 f32 1-thread 1e7`. Each count of arrays read and written that a built-in has is measured, with states on huge
//! pages as the library places them, and, where that could matter, in turns with all arrays on ordinary pages and all
//! on huge ones.

#![allow(missing_docs, reason = "a program")]

mod common;

use std::process::ExitCode;

use common::built_in::built_ins;
use common::memory::Pages;
use common::options::{Options, SIZES};
use common::stream::{Traffic, stream_on};
use common::turns::take;
use common::{Contender, table};
use optim_runtime::Element;

fn measure<T: Element>(options: &Options, dtype: &str, threads: usize, shapes: &[Traffic]) {
    let mut headed = false;
    for &traffic in shapes {
        for (size, len) in SIZES {
            let shape = format!("r{}w{}", traffic.reads, traffic.writes);
            if !options.select(&format!("{shape} {dtype} {threads}-thread {size}")) {
                continue;
            }
            if !headed {
                let plural = if threads == 1 { "" } else { "s" };
                table::head(
                    &format!("Stream, {dtype}, {threads} thread{plural}"),
                    &[
                        "read, written",
                        "weights",
                        "ns a weight",
                        "GB/s",
                        "all on ordinary pages takes times",
                        "all on huge pages takes times",
                    ],
                );
                headed = true;
            }
            let make = |states, rest| stream_on::<T>(traffic, len, threads, states, rest);
            let mut contenders: Vec<Box<dyn Contender>> = vec![make(Pages::Huge, Pages::Ordinary)];
            // Smaller arrays lie on ordinary pages in any case.
            let matters = len * size_of::<T>() >= 2 << 20;
            if matters {
                contenders.push(make(Pages::Ordinary, Pages::Ordinary));
                contenders.push(make(Pages::Huge, Pages::Huge));
            }
            let samples = take(&mut contenders, options.quick);
            let time = samples.time(0) / len as f64;
            let bytes = traffic.values() * size_of::<T>();
            let ratio = |who| match matters {
                true => table::spread(samples.ratio(who, 0)),
                false => String::new(),
            };
            table::row([
                format!("{}, {}", traffic.reads, traffic.writes),
                size.to_owned(),
                table::ns(time),
                format!("{:.0}", bytes as f64 / time),
                ratio(1),
                ratio(2),
            ]);
        }
    }
}

fn main() -> ExitCode {
    let Some(options) = Options::from_args() else {
        return ExitCode::SUCCESS;
    };
    let mut shapes: Vec<_> = built_ins().iter().map(|rule| rule.traffic).collect();
    shapes.sort_unstable();
    shapes.dedup();
    for threads in [1, 2] {
        measure::<f32>(&options, "f32", threads, &shapes);
        measure::<f64>(&options, "f64", threads, &shapes);
    }
    ExitCode::SUCCESS
}
