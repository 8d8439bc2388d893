//! The picture of a contest: every rule's loss curve on a logarithmic scale, with the final loss
//! beside the name.

use plotters::element::DashedPathElement;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::picture::COLOURS;
use crate::training::Run;

const SIZE: (u32, u32) = (1080, 640);
const LEGEND_WIDTH: i32 = 265;
const LEGEND_LINE: i32 = 26;

/// Length of a dash and of the gap behind it.
const DASH: (i32, i32) = (7, 5);

/// A drawing failed; there is no known way to bring that about.
pub type DrawError = Box<dyn std::error::Error + Send + Sync>;

/// Draws the curves as SVG. Points that are not finite, as after divergence, are left out.
///
/// # Errors
/// [`DrawError`] from the drawing library.
pub fn draw(runs: &[Run]) -> Result<String, DrawError> {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        area.fill(&WHITE)?;
        let (left, legend) = area.split_horizontally(SIZE.0 as i32 - LEGEND_WIDTH);

        let epochs = runs.iter().map(|run| run.losses.len()).max().unwrap_or(0);
        let epochs = epochs.saturating_sub(1).max(1);
        // All rules begin with the same loss, and falling from there takes more height than all
        // that follows: it is shown only if there is nothing else.
        let first = usize::from(epochs > 1);
        let (low, high) = range(runs, first);
        let mut chart = ChartBuilder::on(&left)
            .caption(
                "Fashion-MNIST: training loss by rule",
                ("sans-serif", 24).into_font(),
            )
            .margin(12)
            .x_label_area_size(48)
            .y_label_area_size(64)
            .build_cartesian_2d(
                first as f64..epochs as f64,
                (low..high).log_scale().with_key_points(ticks(low, high)),
            )?;
        chart
            .configure_mesh()
            .x_desc("epoch")
            .y_desc("mean cross-entropy (nats, logarithmic)")
            .x_labels(epochs.min(10) + 1)
            .x_max_light_lines(1)
            .y_max_light_lines(1)
            .x_label_formatter(&|x| format!("{x:.0}"))
            .y_label_formatter(&|y| format!("{y:.2}"))
            .label_style(("sans-serif", 15))
            .axis_desc_style(("sans-serif", 17))
            .bold_line_style(RGBColor(222, 222, 222))
            .draw()?;
        for (index, run) in runs.iter().enumerate() {
            let points = run.losses.iter().enumerate().skip(first);
            let points = points.map(|(x, &y)| (x as f64, y));
            let visible = points.filter(|(_, y)| y.is_finite() && (low..=high).contains(y));
            if is_dashed(index) {
                let (dash, gap) = DASH;
                let line = DashedLineSeries::new(visible.clone(), dash, gap, style(index));
                chart.draw_series(line)?;
            } else {
                chart.draw_series(LineSeries::new(visible.clone(), style(index)))?;
            }
            chart.draw_series(visible.map(|at| Circle::new(at, 3, style(index).filled())))?;
        }
        draw_legend(&legend, runs)?;
        area.present()?;
    }
    Ok(svg)
}

/// Names in the order in which the curves end, so that the eye can follow across.
fn draw_legend(
    area: &DrawingArea<SVGBackend<'_>, plotters::coord::Shift>,
    runs: &[Run],
) -> Result<(), DrawError> {
    let mut ranking: Vec<_> = runs.iter().enumerate().collect();
    // Divergence ranks last whatever the sign of its NaN.
    let rank = |run: &Run| {
        let loss = run.final_loss();
        if loss.is_nan() { f64::INFINITY } else { loss }
    };
    ranking.sort_by(|(_, a), (_, b)| rank(b).total_cmp(&rank(a)));

    let font = ("sans-serif", 16).into_font();
    let text = font.color(&BLACK).pos(Pos::new(HPos::Left, VPos::Center));
    let number = text.pos(Pos::new(HPos::Right, VPos::Center));
    let end = LEGEND_WIDTH - 20;
    let top = 90;
    area.draw(&Text::new("rule", (40, top - LEGEND_LINE), text.clone()))?;
    area.draw(&Text::new(
        "final loss",
        (end, top - LEGEND_LINE),
        number.clone(),
    ))?;
    for (line, (index, run)) in ranking.into_iter().enumerate() {
        let y = top + LEGEND_LINE * line as i32;
        if is_dashed(index) {
            let (dash, gap) = DASH;
            let line = DashedPathElement::new([(4, y), (32, y)], dash, gap, style(index));
            area.draw(&line)?;
        } else {
            area.draw(&PathElement::new([(4, y), (32, y)], style(index)))?;
        }
        area.draw(&Circle::new((18, y), 3, style(index).filled()))?;
        area.draw(&Text::new(run.rule.as_str(), (40, y), text.clone()))?;
        let loss = run.final_loss();
        let loss = if loss.is_finite() {
            format!("{loss:.3}")
        } else {
            "diverged".to_owned()
        };
        area.draw(&Text::new(loss, (end, y), number.clone()))?;
    }
    Ok(())
}

fn style(index: usize) -> ShapeStyle {
    COLOURS[index % COLOURS.len()].stroke_width(2)
}

/// Every third curve is dashed, so that of two that coincide, as Adam's and AdamW's, both are seen.
fn is_dashed(index: usize) -> bool {
    index % 3 == 1
}

/// A little more than what the curves span from this epoch on. A rule that diverges does not
/// squeeze the others: nothing above twice the loss at the start is shown.
fn range(runs: &[Run], first: usize) -> (f64, f64) {
    let starts = runs.iter().filter_map(|run| run.losses.first()).copied();
    let ceiling = 2.0 * starts.fold(1.0, f64::max);
    let shown = runs.iter().flat_map(|run| run.losses.iter().skip(first));
    let shown = shown
        .copied()
        .filter(|loss| *loss > 0.0 && *loss <= ceiling);
    let (low, high) = shown.fold((ceiling, 0.0), |(low, high), loss| {
        (f64::min(low, loss), f64::max(high, loss))
    });
    if low <= high {
        (low / 1.05, high * 1.05)
    } else {
        (ceiling / 10.0, ceiling)
    }
}

/// Round numbers of the range, closer together if the range is short.
fn ticks(low: f64, high: f64) -> Vec<f64> {
    let round: &[f64] = if high / low < 5.0 {
        &[1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 7.0, 8.0]
    } else {
        &[1.0, 2.0, 5.0]
    };
    let lowest = low.log10().floor() as i32;
    let highest = high.log10().ceil() as i32;
    (lowest..=highest)
        .flat_map(|power| round.iter().map(move |digit| digit * 10_f64.powi(power)))
        .filter(|tick| (low..=high).contains(tick))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{draw, range, ticks};
    use crate::training::Run;

    fn run(rule: &str, losses: &[f64]) -> Run {
        Run {
            rule: rule.to_owned(),
            lr: 0.1,
            losses: losses.to_vec(),
            accuracy: 0.5,
            step_time: Duration::from_micros(10),
            share: 0.1,
        }
    }

    #[test]
    fn every_rule_has_a_curve_and_a_name() {
        let svg = draw(&[run("Adam", &[2.3, 0.5, 0.4]), run("Lion", &[2.3, 0.6, 0.5])])
            .expect("drawing to memory");
        assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
        for text in ["Adam", "Lion", "0.400", "0.500", "epoch", "final loss"] {
            assert!(svg.contains(text), "{text}");
        }
        // A circle for each of two epochs and one in the legend, for each rule.
        assert_eq!(svg.matches("<circle").count(), 6);
    }

    #[test]
    fn divergence_neither_fails_nor_squeezes_the_rest() {
        let runs = [
            run("Adam", &[2.3, 0.4]),
            run("Sgd", &[2.3, 1e30]),
            run("Lion", &[2.3, f64::NAN]),
        ];
        let (low, high) = range(&runs, 0);
        assert!(low > 0.3 && high < 3.0);
        let svg = draw(&runs).expect("drawing to memory");
        assert!(svg.contains("diverged") && !svg.contains("NaN"));
    }

    #[test]
    fn ticks_are_round_and_within_the_range() {
        assert_eq!(ticks(0.24, 0.82).len(), 8);
        assert_eq!(ticks(0.015, 2.4).len(), 7);
        assert!(ticks(0.24, 0.82).iter().all(|t| (0.24..=0.82).contains(t)));
    }

    #[test]
    fn nothing_finite_is_still_a_picture() {
        for losses in [&[][..], &[f64::NAN, f64::INFINITY], &[2.0]] {
            assert!(draw(&[run("Adam", losses)]).is_ok());
        }
        assert!(draw(&[]).is_ok());
    }
}
