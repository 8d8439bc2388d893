//! The picture of Adam over the number of weights: ours, the stream of the same bytes, and others.

use std::fs;
use std::path::Path;

use plotters::coord::Shift;
use plotters::prelude::*;

/// What one of them takes, from size to size.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    /// Who.
    pub(crate) name: String,
    /// On how many threads.
    pub(crate) threads: usize,
    /// Number of weights, and nanoseconds a weight.
    pub(crate) points: Vec<(f64, f64)>,
}

/// Reads a table of `name,threads,weights,nanoseconds a weight`, whose first line names its columns.
///
/// # Errors
/// The file or the line that cannot be read.
pub(crate) fn read(path: &Path) -> Result<Vec<Series>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut all: Vec<Series> = Vec::new();
    for (number, line) in text.lines().enumerate().skip(1) {
        let wrong = || format!("{}: line {}: {line}", path.display(), number + 1);
        let cells: Vec<_> = line.split(',').map(str::trim).collect();
        let &[name, threads, weights, time] = cells.as_slice() else {
            return Err(wrong());
        };
        let threads = threads.parse().map_err(|_| wrong())?;
        let weights = weights.parse().map_err(|_| wrong())?;
        let time = time.parse().map_err(|_| wrong())?;
        add(&mut all, name, threads, (weights, time));
    }
    Ok(all)
}

/// Adds a point to the series it belongs to.
pub(crate) fn add(all: &mut Vec<Series>, name: &str, threads: usize, point: (f64, f64)) {
    let same = |series: &&mut Series| series.name == name && series.threads == threads;
    match all.iter_mut().find(same) {
        Some(series) => series.points.push(point),
        None => all.push(Series {
            name: name.to_owned(),
            threads,
            points: vec![point],
        }),
    }
}

const PANEL: (u32, u32) = (660, 440);

/// Draws one thread and two beside each other, as SVG.
///
/// # Errors
/// Those of the drawing library.
pub(crate) fn draw(all: &[Series]) -> Result<String, Box<dyn std::error::Error>> {
    let mut svg = String::new();
    {
        let size = (2 * PANEL.0, PANEL.1);
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        area.fill(&WHITE)?;
        let names = names(all);
        for (place, threads) in area.split_evenly((1, 2)).iter().zip([1, 2]) {
            panel(place, all, &names, threads)?;
        }
        area.present()?;
    }
    Ok(svg)
}

/// All names in the order in which they come, so that each has one colour in both panels.
fn names(all: &[Series]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for series in all {
        if !names.contains(&series.name.as_str()) {
            names.push(&series.name);
        }
    }
    names
}

/// The colours of others.
const OTHERS: [RGBColor; 8] = [
    RGBColor(0xb0, 0x30, 0x20),
    RGBColor(0x2e, 0x7d, 0x32),
    RGBColor(0x8e, 0x44, 0xad),
    RGBColor(0xe0, 0x7b, 0x00),
    RGBColor(0x00, 0x83, 0x8f),
    RGBColor(0x6d, 0x4c, 0x41),
    RGBColor(0xc2, 0x18, 0x5b),
    RGBColor(0x82, 0x7f, 0x17),
];

/// Ours is drawn bold, the first; the stream behind it is grey.
fn style(index: usize) -> ShapeStyle {
    match index {
        0 => RGBColor(0x1f, 0x5f, 0xa8).stroke_width(3),
        1 => RGBColor(0x90, 0x90, 0x90).stroke_width(2),
        _ => OTHERS[(index - 2) % OTHERS.len()].stroke_width(1),
    }
}

fn panel(
    place: &DrawingArea<SVGBackend<'_>, Shift>,
    all: &[Series],
    names: &[&str],
    threads: usize,
) -> Result<(), Box<dyn std::error::Error>> {
    let points = || all.iter().flat_map(|series| &series.points);
    let least = |of: fn(&(f64, f64)) -> f64| points().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&(f64, f64)) -> f64| points().map(of).fold(0.0, f64::max);
    let plural = if threads == 1 { "" } else { "s" };
    let x = least(|point| point.0)..most(|point| point.0);
    let y = 0.8 * least(|point| point.1)..1.25 * most(|point| point.1);
    let mut chart = ChartBuilder::on(place)
        .caption(
            format!("a step of Adam, f32, {threads} thread{plural}"),
            ("sans-serif", 18),
        )
        .margin(10)
        .x_label_area_size(40)
        .y_label_area_size(56)
        .build_cartesian_2d(x.log_scale(), y.log_scale())?;
    chart
        .configure_mesh()
        .x_desc("weights")
        .y_desc("nanoseconds a weight")
        .x_label_formatter(&|x| format!("{x:.0e}"))
        .label_style(("sans-serif", 13))
        .axis_desc_style(("sans-serif", 14))
        .light_line_style(TRANSPARENT)
        .bold_line_style(RGBColor(228, 228, 228))
        .draw()?;
    for series in all.iter().filter(|series| series.threads == threads) {
        let index = names.iter().position(|name| *name == series.name);
        let style = style(index.unwrap_or(0));
        let mut points = series.points.clone();
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        chart
            .draw_series(LineSeries::new(points, style).point_size(3))?
            .label(&series.name)
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 18, y)], style));
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperRight)
        .label_font(("sans-serif", 13))
        .background_style(WHITE.mix(0.85))
        .draw()?;
    Ok(())
}
