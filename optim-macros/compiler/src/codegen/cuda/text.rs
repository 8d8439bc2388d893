//! The struct of a loop in C++: tables that kernels are compiled by, and the function of one weight.

use std::fmt::Write as _;

use super::loops::{Output, Printed, Slice};
use crate::codegen::stages::Given;
use crate::ir::Axis;
use crate::language::noise::Distribution;
use crate::language::reduction::Over;

/// What the prelude calls a fold.
fn fold_in_cuda(name: &str) -> &'static str {
    match name {
        "Mean" => "MEAN",
        "Norm" => "NORM",
        "MaxAbs" => "MAX_ABS",
        "Max" => "MAX",
        "Min" => "MIN",
        "Dot" => "DOT",
        "Squares" => "SQUARES",
        _ => "SUM",
    }
}

/// The struct of a loop with its kernels.
pub(super) fn text(
    printed: &Printed,
    doc: &str,
    rooms: usize,
    reads: &[bool],
    writes: &[bool],
    lines: &[String],
) -> String {
    let Printed {
        name,
        slices,
        outputs,
        numbers,
        axis,
        ..
    } = printed;
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "\n// {doc}\nstruct {name} : Plain {{");
    let _ = writeln!(
        text,
        "    enum {{ SLICES = {}, ROOMS = {rooms}, NUMBERS = {}, OUTPUTS = {}, READS_W = {}, READS_G = {}, WRITES_W = {}, STORES = {} }};",
        slices.len(),
        numbers.len(),
        outputs.len(),
        u8::from(printed.reads_weights),
        u8::from(printed.reads_gradient),
        u8::from(printed.writes_weights),
        u8::from(printed.stores),
    );
    for (what, which) in [("reads", reads), ("writes", writes)] {
        let which: Vec<_> = (0..which.len())
            .filter(|at| which[*at])
            .map(|at| format!("slice == {at}"))
            .collect();
        let body = match which.as_slice() {
            [] => "(int) { return false; }".to_owned(),
            which => format!("(int slice) {{ return {}; }}", which.join(" || ")),
        };
        let _ = writeln!(text, "    static __device__ constexpr bool {what}{body}");
    }
    let how = slices
        .iter()
        .enumerate()
        .filter_map(|(at, slice)| match slice {
            // In a loop over rows they are as states.
            Slice::Read(Axis::Row, _) if axis.is_none() => Some((at, "OF_ROW")),
            Slice::Read(Axis::Column, _) if axis.is_none() => Some((at, "OF_COLUMN")),
            Slice::Given(Given::Noise(noise)) => match noise.distribution {
                Distribution::Normal => Some((at, "NORMAL")),
                Distribution::Uniform => Some((at, "UNIFORM")),
            },
            _ => None,
        });
    table(
        &mut text,
        "int how(int slice)",
        "slice",
        how.map(|(at, how)| (at, how.to_owned())),
        "EACH",
    );
    let calls = slices
        .iter()
        .enumerate()
        .filter_map(|(at, slice)| match slice {
            Slice::Given(Given::Noise(noise)) => Some((at, format!("{}u", noise.call))),
            _ => None,
        });
    table(&mut text, "u32 call(int slice)", "slice", calls, "0u");
    let of_outputs = |print: &dyn Fn(&Output) -> String| {
        let each = outputs.iter().enumerate();
        each.map(|(at, output)| (at, print(output)))
            .collect::<Vec<_>>()
    };
    let folds = of_outputs(&|it| fold_in_cuda(it.fold).to_owned());
    table(&mut text, "Fold fold(int q)", "q", folds, "SUM");
    let over = of_outputs(&|it| {
        match it.over {
            Over::Row => "ROW",
            Over::Column => "COLUMN",
            Over::Tensor | Over::Model(_) => "TENSOR",
        }
        .to_owned()
    });
    table(&mut text, "int over(int q)", "q", over, "TENSOR");
    let first = of_outputs(&|it| it.values[0].to_string());
    table(&mut text, "int first(int q)", "q", first, "0");
    let second = of_outputs(&|it| it.values[1].to_string());
    table(&mut text, "int second(int q)", "q", second, "0");
    let left = of_outputs(&|it| it.left.to_string());
    table(&mut text, "int left(int q)", "q", left, "0");
    let _ = writeln!(
        text,
        "    template <class T> static __device__ __forceinline__ void each(Values<T, SLICES, ROOMS>& at, const T* k) {{"
    );
    for line in lines {
        let _ = writeln!(text, "        {line}");
    }
    text.push_str("    }\n};\n");
    if printed.sums() {
        let _ = writeln!(text, "SUMS_OF({name})");
    } else if printed.stores {
        let _ = writeln!(text, "EACH_OF({name})");
    }
    if printed.folds() {
        let _ = writeln!(text, "LINES_OF({name})");
    }
    text
}

/// A function from positions to what stands there; nothing where all is as for most loops.
fn table(
    text: &mut String,
    head: &str,
    argument: &str,
    entries: impl IntoIterator<Item = (usize, String)>,
    usual: &str,
) {
    let entries = entries.into_iter().filter(|(_, entry)| entry != usual);
    let choices: String = entries
        .map(|(at, entry)| format!("{argument} == {at} ? {entry} : "))
        .collect();
    if !choices.is_empty() {
        let _ = writeln!(
            text,
            "    static __device__ constexpr {head} {{ return {choices}{usual}; }}"
        );
    }
}
