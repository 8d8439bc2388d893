//! The picture of the valley: one panel a rule over the same contours, because paths that share
//! their first steps would hide each other in a single one.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::canyon::{Path, Point, Valley};
use crate::loss_plot::DrawError;
use crate::picture::COLOURS;

const SIZE: (u32, u32) = (1200, 1010);
const COLUMNS: usize = 2;
const TITLE_HEIGHT: i32 = 56;
const LEGEND_HEIGHT: i32 = 44;
const ALONG: std::ops::Range<f64> = -10.0..3.0;
const ACROSS: std::ops::Range<f64> = -2.7..2.7;

/// Contours are this much higher than the next lower one.
const CONTOUR_RATIO: f64 = 2.0;
/// The lowest contour.
const LOWEST: f64 = 0.02;
const CONTOURS: i32 = 11;

/// Colour of a contour.
const LINE: RGBColor = RGBColor(158, 176, 198);

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// Draws the paths as SVG.
///
/// # Errors
/// [`DrawError`] from the drawing library.
pub fn draw(valley: Valley, paths: &[Path]) -> Result<String, DrawError> {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        area.fill(&WHITE)?;
        let (title, rest) = area.split_vertically(TITLE_HEIGHT);
        let (panels, legend) = rest.split_vertically(SIZE.1 as i32 - TITLE_HEIGHT - LEGEND_HEIGHT);
        let centre = Pos::new(HPos::Center, VPos::Center);
        let steps = paths.first().map_or(0, |path| path.points.len() - 1);
        title.draw(&Text::new(
            format!("{steps} steps in a steep valley"),
            (SIZE.0 as i32 / 2, TITLE_HEIGHT / 2 + 4),
            ("sans-serif", 28).into_font().color(&BLACK).pos(centre),
        ))?;
        let cells = panels.split_evenly((paths.len().div_ceil(COLUMNS).max(1), COLUMNS));
        for (index, (path, cell)) in paths.iter().zip(&cells).enumerate() {
            draw_panel(cell, valley, path, COLOURS[index % COLOURS.len()])?;
        }
        draw_legend(&legend)?;
        area.present()?;
    }
    Ok(svg)
}

fn draw_panel(
    cell: &Area<'_>,
    valley: Valley,
    path: &Path,
    colour: RGBColor,
) -> Result<(), DrawError> {
    let caption = format!("{}, learning rate {:?}", path.rule, path.lr);
    let mut chart = ChartBuilder::on(cell)
        .caption(caption, ("sans-serif", 19).into_font().color(&colour))
        .margin_left(8)
        .margin_right(16)
        .margin_bottom(4)
        .x_label_area_size(38)
        .y_label_area_size(46)
        .build_cartesian_2d(ALONG, ACROSS)?;

    // From the highest contour inwards, each a little lighter than the one around it.
    for rank in (0..CONTOURS).rev() {
        let level = LOWEST * CONTOUR_RATIO.powi(rank);
        let outline = contour(valley, level);
        let fill = shade(f64::from(rank) / f64::from(CONTOURS - 1));
        chart.draw_series([Polygon::new(outline.clone(), fill)])?;
        chart.draw_series([PathElement::new(outline, LINE)])?;
    }
    chart
        .configure_mesh()
        .disable_mesh()
        .x_desc("along the valley")
        .y_desc("across")
        .x_labels(8)
        .y_labels(5)
        .x_label_formatter(&|x| format!("{x:.0}"))
        .y_label_formatter(&|y| format!("{y:.0}"))
        .label_style(("sans-serif", 14))
        .axis_desc_style(("sans-serif", 15))
        .draw()?;

    let visible = |point: &&Point| ALONG.contains(&point[0]) && ACROSS.contains(&point[1]);
    let points = path.points.iter().take_while(visible).map(|&[x, y]| (x, y));
    chart.draw_series(LineSeries::new(points.clone(), colour.stroke_width(2)))?;
    chart.draw_series(points.clone().map(|at| Circle::new(at, 2, colour.filled())))?;
    chart.draw_series([Cross::new((0.0, 0.0), 6, BLACK.stroke_width(2))])?;
    let start = points.take(1);
    chart.draw_series(start.map(|at| Circle::new(at, 6, BLACK.stroke_width(2))))?;
    Ok(())
}

/// From white at the bottom (0) to blue on the wall (1).
fn shade(height: f64) -> RGBColor {
    let mix = |blue: f64| (255.0 + height * (blue - 255.0)).round() as u8;
    RGBColor(mix(190.0), mix(210.0), mix(232.0))
}

/// A contour cut off at the panel's edges, as one closed line.
fn contour(valley: Valley, level: f64) -> Vec<(f64, f64)> {
    const POINTS: i32 = 120;
    let reach = (2.0 * level / valley.along).sqrt();
    let (left, right) = (f64::max(ALONG.start, -reach), f64::min(ALONG.end, reach));
    let middle = 0.5 * (left + right);
    let upper: Vec<_> = (0..=POINTS)
        .map(|i| {
            // Points crowd at both ends, where an ellipse turns fastest.
            let turn = std::f64::consts::PI * f64::from(i) / f64::from(POINTS);
            let x = middle - 0.5 * (right - left) * turn.cos();
            let y = valley.contour(level, x).unwrap_or(0.0);
            (x, y.min(ACROSS.end))
        })
        .collect();
    let lower = upper.iter().rev().map(|&(x, y)| (x, -y));
    let mut closed: Vec<_> = upper.iter().copied().chain(lower).collect();
    closed.extend(upper.first().copied());
    closed
}

fn draw_legend(area: &Area<'_>) -> Result<(), DrawError> {
    let y = LEGEND_HEIGHT / 2;
    let font = ("sans-serif", 16).into_font();
    let text = font.color(&BLACK).pos(Pos::new(HPos::Left, VPos::Center));
    area.draw(&Circle::new((150, y), 6, BLACK.stroke_width(2)))?;
    area.draw(&Text::new("start", (164, y), text.clone()))?;
    area.draw(&Cross::new((250, y), 6, BLACK.stroke_width(2)))?;
    area.draw(&Text::new("lowest point", (264, y), text.clone()))?;
    let path = [(400, y), (425, y), (450, y)];
    area.draw(&PathElement::new(path, BLACK.stroke_width(2)))?;
    for at in path {
        area.draw(&Circle::new(at, 2, BLACK.filled()))?;
    }
    area.draw(&Text::new("path, a dot a step", (464, y), text.clone()))?;
    let line = PathElement::new([(640, y), (690, y)], LINE.stroke_width(2));
    area.draw(&line)?;
    let meaning = format!("contour; each is {CONTOUR_RATIO} times as high as the next inside it");
    area.draw(&Text::new(meaning, (704, y), text))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{ACROSS, ALONG, contour, draw};
    use crate::canyon::{Path, Valley};

    const VALLEY: Valley = Valley {
        along: 0.1,
        across: 4.0,
    };

    #[test]
    fn contours_are_closed_and_stay_in_the_panel() {
        for level in [0.01, 1.0, 100.0] {
            let line = contour(VALLEY, level);
            assert_eq!(line.first(), line.last());
            for (x, y) in line {
                assert!((ALONG.start..=ALONG.end).contains(&x));
                assert!((ACROSS.start..=ACROSS.end).contains(&y));
            }
        }
    }

    #[test]
    fn each_path_has_a_panel_also_one_that_leaves_it() {
        let path = |rule, points: &[[f64; 2]]| Path {
            rule,
            lr: 0.25,
            points: points.to_vec(),
        };
        let svg = draw(
            VALLEY,
            &[
                path("Calm", &[[-9.0, 2.0], [-5.0, 1.0], [0.0, 0.0]]),
                path("Wild", &[[-9.0, 2.0], [50.0, f64::NAN]]),
            ],
        )
        .expect("drawing to memory");
        assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
        for text in [
            "Calm, learning rate 0.25",
            "Wild",
            "along the valley",
            "2 steps",
        ] {
            assert!(svg.contains(text), "{text}");
        }
        assert!(!svg.contains("NaN"));
        assert!(draw(VALLEY, &[]).is_ok());
    }
}
