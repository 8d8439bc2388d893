//! The picture of all rules under their ceiling: bytes a second against bytes a weight.

use plotters::prelude::*;

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
const CEILING: RGBColor = RGBColor(0xb0, 0x30, 0x20);
const OTHER: RGBColor = RGBColor(0xb0, 0xb0, 0xb0);

/// The rules that people look for; settings of them and other rules are grey.
const NAMED: [&str; 11] = [
    "GradientDescent",
    "Momentum",
    "AdaGrad",
    "RmsProp",
    "Adam",
    "AdamW",
    "Lion",
    "Adan",
    "Lamb",
    "Prodigy",
    "Adafactor",
];

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
            draw_panel(place, panel)?;
        }
        area.present()?;
    }
    Ok(svg)
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

fn draw_panel(
    place: &Area<'_>,
    Panel { title, points }: &Panel,
) -> Result<(), Box<dyn std::error::Error>> {
    let most = |value: fn(&Point) -> f64| points.iter().map(value).fold(0.0, f64::max);
    let height = 1.12 * most(|point| point.speed.max(point.ceiling)).max(1.0);
    let bytes = |point: &Point| point.bytes as f64;
    let least = points.iter().map(bytes).fold(f64::INFINITY, f64::min);
    // Room for the names on the right.
    let width = least + 2.0 * (most(bytes) - least).max(8.0);
    let mut chart = ChartBuilder::on(place)
        .caption(title, ("sans-serif", 18))
        .margin(10)
        .x_label_area_size(40)
        .y_label_area_size(56)
        .build_cartesian_2d(least - 2.0..width, 0.0..height)?;
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
    let ceiling = |bytes: usize| {
        let here = points.iter().filter(|point| point.bytes == bytes);
        let ceilings: Vec<_> = here.map(|point| point.ceiling).collect();
        ceilings.iter().sum::<f64>() / ceilings.len() as f64
    };
    let line = amounts.iter().map(|&bytes| (bytes as f64, ceiling(bytes)));
    let style = CEILING.stroke_width(2);
    chart
        .draw_series(LineSeries::new(line, style))?
        .label("ceiling: a stream of the same bytes")
        .legend(move |(x, y)| PathElement::new([(x, y), (x + 14, y)], style));

    let at = |point: &Point| (point.bytes as f64, point.speed);
    let is_named = |point: &&Point| NAMED.contains(&point.label.as_str());
    let others = points.iter().filter(|point| !is_named(point));
    let circle = |style: RGBColor| move |place| Circle::new(place, 3, style.filled());
    chart
        .draw_series(others.map(at).map(circle(OTHER)))?
        .label("other rules and settings")
        .legend(|(x, y)| Circle::new((x + 7, y), 3, OTHER.filled()));
    for (index, name) in NAMED.iter().enumerate() {
        let Some(point) = points.iter().find(|point| point.label == *name) else {
            continue;
        };
        let style = Palette99::pick(index).filled();
        chart
            .draw_series([Circle::new(at(point), 5, style)])?
            .label(*name)
            .legend(move |(x, y)| Circle::new((x + 7, y), 5, style));
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperRight)
        .label_font(("sans-serif", 13))
        .background_style(WHITE.mix(0.85))
        .draw()?;
    Ok(())
}
