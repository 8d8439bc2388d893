//! Every fold of rows, columns, a tensor and its rows' and columns' values gives what it says, of values of any
//! magnitude, with the same bits in every way to run.

use ndarray::{Array2, ShapeBuilder as _};
use optim_runtime::{Element, Exec, Optimizer, Param, Rule};
use optim_tests::folds::{OfChosen, OfDot, OfMax, OfMaxAbs, OfMean, OfMin, OfModel, OfNorm, OfSum};
use optim_tests::inputs::scattered;
use optim_tests::real::Real;
use optim_tests::ways::every_way;

/// Around the ends of blocks and panels, square, wide, high, of one row, of one column.
const SHAPES: [[usize; 2]; 9] = [
    [1, 1],
    [1, 3000],
    [3000, 1],
    [7, 5],
    [33, 31],
    [5, 5000],
    [5000, 3],
    [300, 300],
    [131, 1025],
];

/// What a rule has kept after one step.
#[derive(Clone, Debug, PartialEq)]
struct Kept {
    rows: Vec<f64>,
    columns: Vec<f64>,
    whole: f64,
    of_rows: f64,
    of_columns: f64,
}

impl Kept {
    fn bits(&self) -> Vec<u64> {
        let numbers = [self.whole, self.of_rows, self.of_columns];
        let all = self.rows.iter().chain(&self.columns).chain(&numbers);
        all.map(|x| x.to_bits()).collect()
    }
}

/// Whether rows lie one after the other in memory, or columns.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Order {
    Rows,
    Columns,
}

fn array<T: Element>(shape: [usize; 2], order: Order, x: &[f64]) -> Array2<T> {
    let narrow = x.iter().map(|x| T::from_f64(*x)).collect();
    let plain = Array2::from_shape_vec(shape, narrow).expect("that many");
    if order == Order::Rows {
        return plain;
    }
    let mut turned = Array2::from_elem(shape.f(), T::ZERO);
    turned.assign(&plain);
    turned
}

fn kept<R: Rule + Default, T: Real>(
    exec: &Exec,
    shape: [usize; 2],
    order: Order,
    w: &[f64],
    g: &[f64],
) -> Kept {
    let optimizer = Optimizer::new(R::default()).expect("valid");
    let mut optimizer = optimizer.with_exec(exec.clone());
    let (mut w, g) = (array::<T>(shape, order, w), array::<T>(shape, order, g));
    let param = Param::new("w", &mut w, &g).expect("equal shapes");
    optimizer.step(&mut [param]).expect("valid");
    let state = optimizer.state("w").expect("it took a step");
    let of = |name: &str| state.get(name).expect("kept").to_vec();
    Kept {
        rows: of("r"),
        columns: of("c"),
        whole: of("whole")[0],
        of_rows: of("of_rows")[0],
        of_columns: of("of_columns")[0],
    }
}

/// A sum in twice the precision of `f64`.
fn exact_sum(terms: impl IntoIterator<Item = (f64, f64)>) -> f64 {
    let (mut high, mut low) = (0.0_f64, 0.0);
    for (x, rest) in terms {
        let sum = high + x;
        let part = sum - high;
        low += (high - (sum - part)) + (x - part) + rest;
        high = sum;
    }
    high + low
}

/// The product of two numbers, and what its rounding left.
fn product(x: f64, y: f64) -> (f64, f64) {
    (x * y, x.mul_add(y, -(x * y)))
}

fn largest(x: &[f64]) -> f64 {
    x.iter().fold(0.0, |most, x| x.abs().max(most))
}

/// A norm in twice the precision of `f64`, of values of any magnitude.
fn exact_norm(x: &[f64]) -> f64 {
    let most = largest(x);
    if most == 0.0 {
        return 0.0;
    }
    // The power of two next to it, in two parts of which each is a number.
    let exponent = most.log2().floor() as i32;
    let (half, rest) = (exponent / 2, exponent - exponent / 2);
    let scaled = x.iter().map(|x| x * 2_f64.powi(-half) * 2_f64.powi(-rest));
    let squares = scaled.map(|x| product(x, x));
    exact_sum(squares).sqrt() * 2_f64.powi(half) * 2_f64.powi(rest)
}

/// The values of one row or column.
type Line = fn([usize; 2], &[f64], usize) -> Vec<f64>;

/// What a fold is of a list, and the magnitude that its rounding is in proportion to.
type Folded = fn(&[f64], &[f64]) -> (f64, f64);

fn sum(x: &[f64], _: &[f64]) -> (f64, f64) {
    let size = x.iter().map(|x| x.abs()).sum();
    (exact_sum(x.iter().map(|x| (*x, 0.0))), size)
}

fn mean(x: &[f64], y: &[f64]) -> (f64, f64) {
    let ((sum, size), count) = (sum(x, y), x.len() as f64);
    (sum / count, size / count)
}

fn norm(x: &[f64], _: &[f64]) -> (f64, f64) {
    let norm = exact_norm(x);
    (norm, norm)
}

fn max_abs(x: &[f64], _: &[f64]) -> (f64, f64) {
    (largest(x), 0.0)
}

fn max(x: &[f64], _: &[f64]) -> (f64, f64) {
    (x.iter().copied().fold(f64::NEG_INFINITY, f64::max), 0.0)
}

fn min(x: &[f64], _: &[f64]) -> (f64, f64) {
    (x.iter().copied().fold(f64::INFINITY, f64::min), 0.0)
}

fn dot(x: &[f64], y: &[f64]) -> (f64, f64) {
    let products = x.iter().zip(y).map(|(x, y)| product(*x, *y));
    let size = x.iter().zip(y).map(|(x, y)| (x * y).abs()).sum();
    (exact_sum(products), size)
}

fn row(shape: [usize; 2], x: &[f64], row: usize) -> Vec<f64> {
    x[row * shape[1]..][..shape[1]].to_vec()
}

fn column(shape: [usize; 2], x: &[f64], column: usize) -> Vec<f64> {
    x[column..].iter().step_by(shape[1]).copied().collect()
}

/// Largest error of what is added up in `f64`, in proportion.
const ADDED: f64 = 1e-13;

/// Holds what was kept against the fold of the same values. `second` are the second factors, of pairs.
fn hold<T: Real>(
    kept: &Kept,
    fold: Folded,
    shape: [usize; 2],
    [g, second]: [&[f64]; 2],
    what: &str,
) {
    let check = |found: f64, (wanted, size): (f64, f64), tolerance: f64, place: &str| {
        let error = (found - wanted).abs();
        // What is one of the values is exact.
        let fine = error <= tolerance * size || error <= T::SMALLEST;
        assert!(
            fine,
            "{what}, {shape:?}, {place}: {found:e}, not {wanted:e}"
        );
    };
    let row_of: Line = row;
    let lines = [
        (shape[0], &kept.rows, row_of, kept.of_rows, "rows"),
        (shape[1], &kept.columns, column, kept.of_columns, "columns"),
    ];
    for (count, found, line, of_all, name) in lines {
        assert_eq!(found.len(), count);
        let mut means = Vec::new();
        for (index, found) in found.iter().enumerate() {
            let (x, y) = (line(shape, g, index), line(shape, second, index));
            let tolerance = ADDED + 1.01 * T::ROUNDING;
            check(*found, fold(&x, &y), tolerance, &format!("{name} {index}"));
            means.push(T::from_f64(mean(&x, &[]).0).to_f64());
        }
        // Of what was kept of the lines, however that was rounded; of the means another neighbour may have been taken.
        let tolerance = if std::ptr::fn_addr_eq(fold, dot as Folded) {
            ADDED + 4.0 * T::ROUNDING
        } else {
            ADDED
        };
        let wanted = fold(found, &means);
        check(of_all, wanted, tolerance, &format!("of {name}"));
    }
    check(kept.whole, fold(g, second), ADDED, "the tensor");
}

/// Runs a rule on every shape, in both orders of axes and in every way.
fn sweep<R: Rule + Default, T: Real>(
    fold: Folded,
    given: &dyn Fn(usize) -> Vec<f64>,
    magnitude: &str,
) {
    for shape in SHAPES {
        let len = shape[0] * shape[1];
        let narrow =
            |x: Vec<f64>| -> Vec<f64> { x.iter().map(|x| T::from_f64(*x).to_f64()).collect() };
        let (w, g) = (narrow(scattered(len, 3)), narrow(given(len)));
        for order in [Order::Rows, Order::Columns] {
            let what = format!("{} in {:?}, {magnitude}, {order:?}", R::META.name, T::DTYPE);
            let plain = kept::<R, T>(&Exec::serial(), shape, order, &w, &g);
            hold::<T>(&plain, fold, shape, [&g, &w], &what);
            for way in every_way(&[4096, 50_000]) {
                let ours = kept::<R, T>(&way.exec, shape, order, &w, &g);
                assert!(
                    ours.bits() == plain.bits(),
                    "{what}, {shape:?}, {}",
                    way.name
                );
            }
        }
    }
}

fn sweep_types<R: Rule + Default>(fold: Folded) {
    let given = |len: usize| scattered(len, 1);
    sweep::<R, f64>(fold, &given, "near 1");
    sweep::<R, f32>(fold, &given, "near 1");
}

#[test]
fn sums_and_means() {
    sweep_types::<OfSum>(sum);
    sweep_types::<OfMean>(mean);
}

#[test]
fn largest_and_smallest() {
    sweep_types::<OfMaxAbs>(max_abs);
    sweep_types::<OfMax>(max);
    sweep_types::<OfMin>(min);
}

#[test]
fn norms_and_products() {
    sweep_types::<OfNorm>(norm);
    sweep_types::<OfDot>(dot);
}

/// Squares leave the range of `f64`, and the norm does not.
#[test]
fn norms_of_any_magnitude() {
    // What differs within a row, along the rows, and along the columns.
    let spread = |len: usize, low: f64, high: f64| -> Vec<f64> {
        let exponents = scattered(len, 11);
        let of = |(x, e): (f64, f64)| x * 10_f64.powf(low + (high - low) * (e + 1.0) / 2.0);
        scattered(len, 1)
            .into_iter()
            .zip(exponents)
            .map(of)
            .collect()
    };
    for exponent in [
        -300, -200, -163, -160, -154, -150, 0, 150, 154, 160, 200, 300,
    ] {
        let scale = 10_f64.powi(exponent);
        let given = |len: usize| scattered(len, 1).into_iter().map(|x| x * scale).collect();
        sweep::<OfNorm, f64>(norm, &given, &format!("1e{exponent}"));
    }
    for (low, high) in [
        (-200.0, 200.0),
        (-200.0, -100.0),
        (100.0, 200.0),
        (-170.0, -130.0),
    ] {
        let given = |len: usize| spread(len, low, high);
        sweep::<OfNorm, f64>(norm, &given, &format!("1e{low} to 1e{high}"));
    }
    for exponent in [-38, -30, -20, 20, 30] {
        let scale = 10_f64.powi(exponent);
        let given = |len: usize| scattered(len, 1).into_iter().map(|x| x * scale).collect();
        sweep::<OfNorm, f32>(norm, &given, &format!("1e{exponent}"));
    }
    sweep::<OfNorm, f32>(norm, &|len| spread(len, -30.0, 30.0), "1e-30 to 1e30");
    // All of it zero, of both signs.
    let zeros = |len: usize| {
        (0..len)
            .map(|i| if i % 3 == 1 { -0.0 } else { 0.0 })
            .collect()
    };
    sweep::<OfNorm, f64>(norm, &zeros, "zeros");
}

/// Of all tensors of a step, whatever the magnitude of each and its type.
#[test]
fn norms_of_a_model_of_any_magnitude() {
    let lengths = [3, 5000, 1, 1025];
    for magnitudes in [
        [-200, -200, -200, -200],
        [-200, -160, -155, -300],
        [200, 180, 200, 154],
        [-200, 200, 0, -155],
        [-155, -154, -153, -152],
        [0, -200, 1, 200],
    ] {
        let given: Vec<Vec<f64>> = lengths
            .iter()
            .zip(magnitudes)
            .map(|(len, exponent)| {
                let scale = 10_f64.powi(exponent);
                scattered(*len, 5).into_iter().map(|x| x * scale).collect()
            })
            .collect();
        let narrow: Vec<f32> = scattered(300, 7)
            .into_iter()
            .map(|x| 1e-30 * x as f32)
            .collect();
        let widened = narrow.iter().map(|x| f64::from(*x));
        let all: Vec<f64> = given.iter().flatten().copied().chain(widened).collect();
        let wanted = exact_norm(&all);
        let mut first = None;
        for way in every_way(&[1, 4096]) {
            let optimizer = Optimizer::new(OfModel::default()).expect("valid");
            let mut optimizer = optimizer.with_exec(way.exec.clone());
            let mut weights: Vec<Vec<f64>> = given.iter().map(|g| vec![1.0; g.len()]).collect();
            let mut narrow_weights = vec![1.0_f32; 300];
            let parts = weights.iter_mut().zip(&given).enumerate();
            let mut params: Vec<_> = parts
                .map(|(i, (w, g))| Param::new(format!("{i}"), w, g).expect("equal lengths"))
                .collect();
            params.push(Param::new("narrow", &mut narrow_weights, &narrow).expect("equal lengths"));
            optimizer.step(&mut params).expect("valid");
            for name in ["0", "1", "2", "3", "narrow"] {
                let state = optimizer.state(name).expect("it took a step");
                let found = state.get("size").expect("kept").to_vec()[0];
                let error = (found - wanted).abs() / wanted;
                assert!(error < 1e-14, "{magnitudes:?}: {found:e}, not {wanted:e}");
                let bits = *first.get_or_insert(found.to_bits());
                assert_eq!(found.to_bits(), bits, "{magnitudes:?}, {}", way.name);
            }
        }
    }
}

/// A NaN makes the row, the column and the tensor NaN that it stands in, and no other.
#[test]
fn a_nan_does_not_vanish() {
    fn check<R: Rule + Default, T: Real>() {
        for shape in [[7, 5], [40, 70], [3, 3000]] {
            for order in [Order::Rows, Order::Columns] {
                for place in [0, 17 * shape[0] * shape[1] / 35, shape[0] * shape[1] - 1] {
                    let mut g = scattered(shape[0] * shape[1], 1);
                    g[place] = f64::NAN;
                    let w = scattered(g.len(), 3);
                    let kept = kept::<R, T>(&Exec::serial(), shape, order, &w, &g);
                    let name = R::META.name;
                    for (row, x) in kept.rows.iter().enumerate() {
                        assert_eq!(x.is_nan(), row == place / shape[1], "{name}, row {row}");
                    }
                    for (column, x) in kept.columns.iter().enumerate() {
                        let here = column == place % shape[1];
                        assert_eq!(x.is_nan(), here, "{name}, column {column}");
                    }
                    for x in [kept.whole, kept.of_rows, kept.of_columns] {
                        assert!(x.is_nan(), "{name}: {x}");
                    }
                }
            }
        }
    }
    fn both<R: Rule + Default>() {
        check::<R, f32>();
        check::<R, f64>();
    }
    both::<OfSum>();
    both::<OfMean>();
    both::<OfNorm>();
    both::<OfMaxAbs>();
    both::<OfMax>();
    both::<OfMin>();
    both::<OfDot>();
}

/// What a reduction goes over is decided by what is written, not by the path that is taken; and `rows(w)` and `cols(w)` are
/// those of the shape, in whichever order the axes lie.
#[test]
fn a_value_per_row_that_stands_for_one_per_weight_is_taken_as_often() {
    for shape @ [rows, columns] in [[7, 5], [33, 31], [1, 3000], [131, 1025]] {
        let g = scattered(rows * columns, 1);
        let lines: Vec<_> = (0..rows).map(|i| sum(&row(shape, &g, i), &[]).0).collect();
        let total: f64 = lines.iter().sum();
        for order in [Order::Rows, Order::Columns] {
            for by_row in [false, true] {
                let rule = OfChosen::default().with_by_row(by_row);
                let mut optimizer = Optimizer::new(rule).expect("valid");
                let mut w = array::<f64>(shape, order, &vec![1.0; g.len()]);
                let g = array::<f64>(shape, order, &g);
                let param = Param::new("w", &mut w, &g).expect("equal shapes");
                optimizer.step(&mut [param]).expect("valid");
                let state = optimizer.state("w").expect("it took a step");
                let of = |name: &str| state.get(name).expect("kept").to_vec();
                let near =
                    |a: f64, b: f64| assert!((a - b).abs() < 1e-10, "{shape:?}: {a}, not {b}");
                near(of("over_weights")[0], total);
                for (found, wanted) in of("over_row").iter().zip(&lines) {
                    near(*found, *wanted);
                }
                let of_rows = if by_row {
                    total / columns as f64
                } else {
                    rows as f64
                };
                near(of("over_rows")[0], of_rows);
                near(of("numbers")[0], rows as f64 + 1e4 * columns as f64);
            }
        }
    }
}
