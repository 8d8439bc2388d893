//! A steep valley, and the path of a rule down to its lowest point.

use optim_runtime::{Error, Optimizer, Param, Rule};

/// A point: along the valley, across the valley.
pub type Point = [f64; 2];

/// The valley `½·(along·x² + across·y²)`, whose lowest point is the origin.
#[derive(Clone, Copy, Debug)]
pub struct Valley {
    /// Curvature of the bottom: small, so it hardly slopes.
    pub along: f64,
    /// Curvature of the walls: large, so they are steep.
    pub across: f64,
}

impl Valley {
    /// Height at a point.
    pub fn height(&self, [x, y]: Point) -> f64 {
        0.5 * (self.along * x * x + self.across * y * y)
    }

    /// Gradient at a point.
    pub fn gradient(&self, [x, y]: Point) -> Point {
        [self.along * x, self.across * y]
    }

    /// Where the contour of `level` lies above and below the valley's axis at `x`: ±y.
    pub fn contour(&self, level: f64, x: f64) -> Option<f64> {
        let rest = 2.0 * level - self.along * x * x;
        (rest >= 0.0).then(|| (rest / self.across).sqrt())
    }
}

/// Where a rule went.
#[derive(Clone, Debug)]
pub struct Path {
    /// The rule's name.
    pub rule: &'static str,
    /// Its learning rate.
    pub lr: f64,
    /// The start, and the point after each step.
    pub points: Vec<Point>,
}

/// Takes `steps` steps with a rule at a learning rate.
///
/// # Errors
/// Those of the optimizer: the rate lies outside the rule's domain.
pub fn follow<R: Rule>(
    mut rule: R,
    lr: f64,
    valley: Valley,
    start: Point,
    steps: usize,
) -> Result<Path, Error> {
    rule.set_hyper("lr", lr)?;
    let mut optimizer = Optimizer::new(rule)?;
    let mut at = start;
    let mut points = vec![start];
    for _ in 0..steps {
        let slope = valley.gradient(at);
        let position = Param::new("position", &mut at, &slope)?.with_shape(&[2])?;
        optimizer.step(&mut [position])?;
        points.push(at);
    }
    Ok(Path {
        rule: R::META.name,
        lr,
        points,
    })
}

impl Path {
    /// How often a step led from one wall of the valley to the other.
    pub fn crossings(&self) -> usize {
        crossings(&self.points)
    }

    /// Length of a step, counted from 1.
    pub fn step_length(&self, step: usize) -> Option<f64> {
        let (from, to) = (
            self.points.get(step.checked_sub(1)?)?,
            self.points.get(step)?,
        );
        Some((to[0] - from[0]).hypot(to[1] - from[1]))
    }

    /// Distance between the extreme points across the valley in the last `steps` steps; `None` if
    /// the bottom was not reached before them.
    pub fn bounce(&self, steps: usize) -> Option<f64> {
        let first = self.points.len().checked_sub(steps + 1)?;
        let (before, last) = (&self.points[..=first], &self.points[first..]);
        if crossings(before) == 0 {
            return None;
        }
        let across = last.iter().map(|point| point[1]);
        let (low, high) = across.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y| {
            (low.min(y), high.max(y))
        });
        Some(high - low)
    }

    /// Distance from the lowest point at the end.
    pub fn remaining(&self) -> f64 {
        self.points.last().map_or(f64::NAN, |[x, y]| x.hypot(*y))
    }
}

fn crossings(points: &[Point]) -> usize {
    let pairs = points.windows(2);
    pairs.filter(|pair| pair[0][1] * pair[1][1] < 0.0).count()
}

#[cfg(test)]
mod tests {
    use optim_runtime::rules::{GradientDescent, SignDescent};

    use super::{Path, Valley, follow};

    const VALLEY: Valley = Valley {
        along: 0.1,
        across: 4.0,
    };

    #[test]
    fn the_gradient_is_the_slope_of_the_height() {
        let [x, y] = [1.7, -0.6];
        let h = 1e-6;
        let slope_x = (VALLEY.height([x + h, y]) - VALLEY.height([x - h, y])) / (2.0 * h);
        let slope_y = (VALLEY.height([x, y + h]) - VALLEY.height([x, y - h])) / (2.0 * h);
        let [along, across] = VALLEY.gradient([x, y]);
        assert!((along - slope_x).abs() < 1e-8 && (across - slope_y).abs() < 1e-8);
    }

    #[test]
    fn contours_lie_at_their_level() {
        let y = VALLEY.contour(0.8, 2.0).expect("within the contour");
        assert!((VALLEY.height([2.0, y]) - 0.8).abs() < 1e-12);
        assert_eq!(VALLEY.contour(0.8, 100.0), None);
    }

    #[test]
    fn gradient_descent_overshoots_between_one_and_two_over_the_curvature() {
        let run = |lr| follow(GradientDescent::default(), lr, VALLEY, [-5.0, 1.0], 40);
        // Each step multiplies y by 1 − lr·across.
        let calm = run(0.2).expect("valid rate");
        assert_eq!(calm.crossings(), 0);
        let wild = run(0.45).expect("valid rate");
        assert_eq!(wild.crossings(), 40);
        assert!((wild.points[1][1] - (1.0 - 0.45 * 4.0)).abs() < 1e-12);
        assert!(wild.remaining() < 1.0);
    }

    #[test]
    fn sign_descent_bounces_by_its_rate() {
        let path = follow(SignDescent::default(), 0.3, VALLEY, [-5.0, 1.0], 60);
        let path = path.expect("valid rate");
        let bounce = path.bounce(20).expect("long at the bottom");
        assert!((bounce - 0.3).abs() < 1e-9);
        // The way down, from 1 by steps of 0.3, is no bouncing.
        assert_eq!(path.bounce(58), None);
        assert_eq!(path.bounce(61), None);
        assert!(follow(SignDescent::default(), -0.3, VALLEY, [-5.0, 1.0], 60).is_err());
    }

    #[test]
    fn steps_that_were_not_taken_have_no_length() {
        let path = Path {
            rule: "a walk",
            lr: 1.0,
            points: vec![[0.0, 0.0], [3.0, 4.0]],
        };
        assert_eq!(path.step_length(0), None);
        assert_eq!(path.step_length(1), Some(5.0));
        assert_eq!(path.step_length(2), None);
    }
}
