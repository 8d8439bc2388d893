//! The picture of all rules under their ceiling: bytes a second against bytes a weight.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// A rule as the picture sees it.
#[derive(Clone, Debug)]
pub(crate) struct Point {
    /// The rule.
    pub(crate) label: String,
    /// Bytes moved for each weight.
    pub(crate) bytes: usize,
    /// GB/s of the rule.
    pub(crate) speed: f64,
    /// GB/s of the stream that moves the same.
    pub(crate) ceiling: f64,
}

/// The rules at one size, on one number of threads.
#[derive(Clone, Debug)]
pub(crate) struct Panel {
    /// What is above it.
    pub(crate) title: String,
    /// The rules.
    pub(crate) points: Vec<Point>,
}

const PANEL: (u32, u32) = (660, 440);
const LABEL_HEIGHT: i32 = 12;
const RULE: RGBColor = RGBColor(0x1f, 0x5f, 0xa8);
const CEILING: RGBColor = RGBColor(0xb0, 0x30, 0x20);

/// Draws the panels as SVG, two in a row.
///
/// # Errors
/// Those of the drawing library.
pub(crate) fn draw(panels: &[Panel]) -> Result<String, Box<dyn std::error::Error>> {
    let mut svg = String::new();
    let rows = panels.len().div_ceil(2).max(1);
    {
        let size = (2 * PANEL.0, rows as u32 * PANEL.1);
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        area.fill(&WHITE)?;
        for (place, panel) in area.split_evenly((rows, 2)).iter().zip(panels) {
            draw_panel(&area, place, panel)?;
        }
        area.present()?;
    }
    Ok(svg)
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

fn draw_panel(
    whole: &Area<'_>,
    place: &Area<'_>,
    Panel { title, points }: &Panel,
) -> Result<(), Box<dyn std::error::Error>> {
    let most = |value: fn(&Point) -> f64| points.iter().map(value).fold(0.0, f64::max);
    let height = 1.12 * most(|point| point.speed.max(point.ceiling)).max(1.0);
    // Room for the labels of the last ones.
    let width = 1.0 + 1.25 * most(|point| point.bytes as f64);
    let least = points.iter().map(|point| point.bytes).min().unwrap_or(0);
    let mut chart = ChartBuilder::on(place)
        .caption(format!("{title}; red is the ceiling"), ("sans-serif", 18))
        .margin(10)
        .x_label_area_size(40)
        .y_label_area_size(56)
        .build_cartesian_2d(least as f64 - 2.0..width, 0.0..height)?;
    chart
        .configure_mesh()
        .x_desc("bytes read and written for each weight")
        .y_desc("GB/s")
        .x_label_formatter(&|x| format!("{x:.0}"))
        .y_label_formatter(&|y| format!("{y:.0}"))
        .label_style(("sans-serif", 13))
        .axis_desc_style(("sans-serif", 14))
        .light_line_style(TRANSPARENT)
        .bold_line_style(RGBColor(228, 228, 228))
        .draw()?;

    let mut amounts: Vec<_> = points.iter().map(|point| point.bytes).collect();
    amounts.sort_unstable();
    amounts.dedup();
    let group = |bytes: usize| points.iter().filter(move |point| point.bytes == bytes);
    let ceiling = |bytes: usize| {
        let ceilings: Vec<_> = group(bytes).map(|point| point.ceiling).collect();
        ceilings.iter().sum::<f64>() / ceilings.len() as f64
    };
    let line: Vec<_> = amounts
        .iter()
        .map(|&bytes| (bytes as f64, ceiling(bytes)))
        .collect();
    chart.draw_series(LineSeries::new(line.clone(), CEILING.stroke_width(2)))?;
    let cross = |at| Cross::new(at, 4, CEILING.stroke_width(2));
    chart.draw_series(line.iter().copied().map(cross))?;
    let point = |point: &Point| {
        let at = (point.bytes as f64, point.speed);
        Circle::new(at, 3, RULE.filled())
    };
    chart.draw_series(points.iter().map(point))?;

    let text = ("sans-serif", 12).into_font().color(&BLACK);
    let text = text.pos(Pos::new(HPos::Left, VPos::Center));
    for &bytes in &amounts {
        let mut labels: Vec<_> = group(bytes)
            .map(|point| {
                let at = chart.backend_coord(&(bytes as f64, point.speed));
                (at, point.label.as_str())
            })
            .collect();
        labels.sort_by_key(|((_, y), _)| *y);
        let heights = spread(labels.iter().map(|((_, y), _)| *y));
        for (((x, y), label), height) in labels.into_iter().zip(heights) {
            let hair = [(x + 4, y), (x + 14, height)];
            whole.draw(&PathElement::new(hair, RGBColor(190, 190, 190)))?;
            whole.draw(&Text::new(label, (x + 16, height), text.clone()))?;
        }
    }
    Ok(())
}

/// Heights, from the top, moved as little apart as labels need.
fn spread(heights: impl Iterator<Item = i32>) -> Vec<i32> {
    let heights: Vec<_> = heights.collect();
    let mut places = heights.clone();
    for i in 1..places.len() {
        places[i] = places[i].max(places[i - 1] + LABEL_HEIGHT);
    }
    // All went down; half of it back keeps them about where they belong.
    let moved: i32 = places
        .iter()
        .zip(&heights)
        .map(|(to, from)| to - from)
        .sum();
    let back = moved / (2 * places.len().max(1) as i32);
    places.iter().map(|place| place - back).collect()
}
