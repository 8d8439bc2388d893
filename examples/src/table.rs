//! The table at the end of a contest.

use crate::training::Run;

const HEAD: [&str; 6] = [
    "rule",
    "learning rate",
    "train loss",
    "test accuracy",
    "step µs",
    "in optimizer",
];

/// One line a run, columns aligned, the rule's name on the left and numbers on the right.
pub fn render(runs: &[Run]) -> String {
    let rows: Vec<[String; 6]> = std::iter::once(HEAD.map(str::to_owned))
        .chain(runs.iter().map(cells))
        .collect();
    let width = |column: usize| {
        let widths = rows.iter().map(|row| row[column].chars().count());
        widths.max().unwrap_or(0)
    };
    let mut text = String::new();
    for (line, row) in rows.iter().enumerate() {
        text += &format!("{:<w$}", row[0], w = width(0));
        for (column, cell) in row.iter().enumerate().skip(1) {
            text += &format!("  {cell:>w$}", w = width(column));
        }
        text.push('\n');
        if line == 0 {
            let rule = (0..HEAD.len()).map(|column| "─".repeat(width(column)));
            text += &rule.collect::<Vec<_>>().join("──");
            text.push('\n');
        }
    }
    text
}

fn cells(run: &Run) -> [String; 6] {
    let loss = run.final_loss();
    [
        run.rule.clone(),
        format!("{:?}", run.lr),
        if loss.is_finite() {
            format!("{loss:.3}")
        } else {
            "diverged".to_owned()
        },
        format!("{:.3}", run.accuracy),
        format!("{:.1}", run.step_time.as_secs_f64() * 1e6),
        format!("{:.1} %", run.share * 100.0),
    ]
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::render;
    use crate::training::Run;

    #[test]
    fn columns_are_aligned_and_divergence_is_said() {
        let run = |rule: &str, losses: &[f64]| Run {
            rule: rule.to_owned(),
            lr: 1e-3,
            losses: losses.to_vec(),
            accuracy: 0.849,
            step_time: Duration::from_nanos(12_340),
            share: 0.0261,
        };
        let text = render(&[
            run("Adam", &[2.3, 0.3718]),
            run("GradientDescent", &[2.3, f64::NAN]),
        ]);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 4);
        let width = lines[0].chars().count();
        assert!(
            lines.iter().all(|line| line.chars().count() == width),
            "{text}"
        );
        for cell in ["0.001", "0.372", "0.849", "12.3", "2.6 %"] {
            assert!(lines[2].contains(cell), "{cell} in {}", lines[2]);
        }
        assert!(lines[3].contains("diverged"));
    }
}
