//! The picture: losses by steps, and by seconds.

use anyhow::Result;
use plotters::prelude::*;

use crate::training::Run;

const SIZE: (u32, u32) = (1280, 560);
const COLOURS: [RGBColor; 3] = [
    RGBColor(227, 27, 35),
    RGBColor(0, 92, 171),
    RGBColor(0, 140, 70),
];

/// Draws the losses on what is held out as SVG.
pub(crate) fn draw(runs: &[Run]) -> Result<String> {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        area.fill(&WHITE)?;
        let (left, right) = area.split_horizontally(SIZE.0 / 2);
        side(&left, runs, "steps", |point| point.step as f64)?;
        side(&right, runs, "seconds of training", |point| point.seconds)?;
        area.present()?;
    }
    Ok(svg)
}

fn side(
    area: &DrawingArea<SVGBackend<'_>, plotters::coord::Shift>,
    runs: &[Run],
    title: &str,
    along: impl Fn(&crate::training::Point) -> f64,
) -> Result<()> {
    // All begin with the same loss, and falling from there takes more height than all that follows.
    let points = || {
        runs.iter()
            .flat_map(|run| run.points.get(1..).unwrap_or_default())
    };
    let losses = || {
        points()
            .map(|point| point.loss)
            .filter(|loss| loss.is_finite())
    };
    let end = points().map(&along).fold(1e-3, f64::max);
    let low = losses().fold(f64::INFINITY, f64::min);
    let high = losses().fold(0.0, f64::max);
    let (low, high) = if low < high {
        (low - 0.05, high + 0.05)
    } else {
        (0.0, high.max(1.0))
    };
    let mut chart = ChartBuilder::on(area)
        .margin(14)
        .x_label_area_size(46)
        .y_label_area_size(60)
        .build_cartesian_2d(0.0..end, low..high)?;
    chart
        .configure_mesh()
        .x_desc(title)
        .y_desc("loss on text that is held out, nats a character")
        .x_label_formatter(&|x| format!("{x:.0}"))
        .y_label_formatter(&|y| format!("{y:.2}"))
        .label_style(("sans-serif", 15))
        .axis_desc_style(("sans-serif", 17))
        .bold_line_style(RGBColor(222, 222, 222))
        .light_line_style(WHITE)
        .draw()?;
    for (run, colour) in runs.iter().zip(COLOURS) {
        let visible = run.points.iter().skip(1).filter(|it| it.loss.is_finite());
        let line = LineSeries::new(
            visible.map(|it| (along(it), it.loss)),
            colour.stroke_width(2),
        );
        let key = move |(x, y)| PathElement::new([(x, y), (x + 22, y)], colour.stroke_width(2));
        chart.draw_series(line)?.label(run.kind.title()).legend(key);
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperRight)
        .background_style(WHITE.mix(0.8))
        .label_font(("sans-serif", 16))
        .draw()?;
    Ok(())
}
