//! The picture of schedules: one panel each, its factor or value at every step.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::loss_plot::DrawError;
use crate::picture::COLOURS;

const PANEL: (u32, u32) = (400, 250);
const COLUMNS: usize = 3;

/// The most points of a line: there are no more columns of dots on a screen.
const POINTS: u64 = 1_000;

/// A schedule and what stands above it.
#[derive(Clone, Debug)]
pub struct Panel {
    /// What it is called.
    pub title: String,
    /// A step, and the value there.
    pub points: Vec<(u64, f64)>,
}

impl Panel {
    /// A panel of the steps from 0 to the last.
    pub fn new(title: String, last: u64, at: impl Fn(u64) -> f64) -> Self {
        let points = last.min(POINTS);
        // In whole numbers, so that the last point is the last step.
        let step = |point: u64| {
            let step = u128::from(last) * u128::from(point) / u128::from(points.max(1));
            u64::try_from(step).unwrap_or(last)
        };
        let points = (0..=points).map(step).map(|step| (step, at(step)));
        Self {
            title,
            points: points.collect(),
        }
    }

    /// A little more than what the values span. Zero is on the picture.
    fn range(&self) -> (f64, f64) {
        let finite = self.points.iter().map(|(_, value)| *value);
        let finite = finite.filter(|value| value.is_finite());
        let (low, high) = finite.fold((0.0, 0.0), |(low, high), value| {
            (f64::min(low, value), f64::max(high, value))
        });
        let height = if high > low { high - low } else { 1.0 };
        let below = if low < 0.0 { 0.05 * height } else { 0.0 };
        (low - below, low + 1.05 * height)
    }
}

/// Draws the panels as SVG. Values that are not finite are left out.
///
/// # Errors
/// [`DrawError`] from the drawing library.
pub fn draw(panels: &[Panel]) -> Result<String, DrawError> {
    let columns = panels.len().clamp(1, COLUMNS);
    let rows = panels.len().div_ceil(columns).max(1);
    let size = (PANEL.0 * columns as u32, PANEL.1 * rows as u32);
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        area.fill(&WHITE)?;
        let cells = area.split_evenly((rows, columns));
        for (index, (panel, cell)) in panels.iter().zip(&cells).enumerate() {
            draw_panel(cell, panel, COLOURS[index % COLOURS.len()])?;
        }
        area.present()?;
    }
    Ok(svg)
}

fn draw_panel(
    cell: &DrawingArea<SVGBackend<'_>, plotters::coord::Shift>,
    panel: &Panel,
    colour: RGBColor,
) -> Result<(), DrawError> {
    // A long title is a small one.
    let letters = panel.title.chars().count().max(1) as f64;
    let height = (2.0 * f64::from(PANEL.0) / letters).clamp(7.0, 15.0);
    let centre = Pos::new(HPos::Center, VPos::Center);
    cell.draw(&Text::new(
        panel.title.as_str(),
        (PANEL.0 as i32 / 2, 16),
        ("sans-serif", height)
            .into_font()
            .color(&colour)
            .pos(centre),
    ))?;
    let last = panel.points.last().map_or(1, |(step, _)| (*step).max(1));
    let (low, high) = panel.range();
    let mut chart = ChartBuilder::on(cell)
        .margin_top(30)
        .margin_right(18)
        .margin_bottom(6)
        .x_label_area_size(28)
        .y_label_area_size(56)
        .build_cartesian_2d(0.0..last as f64, low..high)?;
    chart
        .configure_mesh()
        .x_labels(5)
        .y_labels(5)
        .x_max_light_lines(1)
        .y_max_light_lines(1)
        .x_label_formatter(&|step| format!("{step:.0}"))
        .y_label_formatter(&|value| label(*value))
        .label_style(("sans-serif", 12))
        .bold_line_style(RGBColor(222, 222, 222))
        .draw()?;
    let points = panel.points.iter().filter(|(_, value)| value.is_finite());
    let points = points.map(|(step, value)| (*step as f64, *value));
    chart.draw_series(LineSeries::new(points, colour.stroke_width(2)))?;
    Ok(())
}

/// Digits that one can read.
fn label(value: f64) -> String {
    if value == 0.0 || (1e-2..1e5).contains(&value.abs()) {
        format!("{value:.2}")
    } else {
        format!("{value:.1e}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Panel, draw};

    #[test]
    fn every_schedule_has_a_panel_with_a_line() {
        let panel = |title: &str, last| Panel::new(title.to_owned(), last, |step| step as f64);
        let svg = draw(&[panel("short", 7), panel("long", 1 << 40)]).expect("drawing to memory");
        assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
        for title in ["short", "long"] {
            assert!(svg.contains(title), "{title}");
        }
        // Grids and axes are lines of less.
        let long = |line: &&str| line.starts_with("<polyline") && line.matches(',').count() > 7;
        assert_eq!(svg.lines().filter(long).count(), 2, "{svg}");
    }

    #[test]
    fn a_panel_has_all_steps_of_a_short_schedule_and_the_ends_of_a_long_one() {
        let steps = |last| -> Vec<u64> {
            let panel = Panel::new(String::new(), last, |_| 1.0);
            panel.points.iter().map(|(step, _)| *step).collect()
        };
        assert_eq!(steps(3), [0, 1, 2, 3]);
        assert_eq!(steps(0), [0]);
        let long = steps(u64::MAX);
        assert_eq!((long[0], long[1_000], long.len()), (0, u64::MAX, 1_001));
    }

    #[test]
    fn nothing_finite_is_still_a_picture() {
        assert!(draw(&[]).is_ok());
        let of = |value: f64| Panel::new("n".to_owned(), 5, move |_| value);
        for value in [f64::NAN, f64::INFINITY, 0.0, -1.0, 1e-300, 1e300] {
            let svg = draw(&[of(value)]).expect("drawing to memory");
            assert!(!svg.contains("NaN"), "{value}");
        }
    }
}
