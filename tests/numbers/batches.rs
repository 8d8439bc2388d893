//! Axes before the last two are a batch of matrices: each has rows and columns of its own, and what is reduced of
//! these is its own too. What is reduced of weights is the tensor's.

use ndarray::{Array3, Array4, ArrayD, Axis, IxDyn, ShapeBuilder as _};
use optim_runtime::{Adafactor, Error, Exec, Optimizer, Param, Rule, Update, optimizer};
use optim_tests::inputs::{random, random_gradients};
use optim_tests::reducing::{Centred, Factored, Gated};
use optim_tests::ways::every_way;

optimizer! {
    /// Numbers of matrices at every place: from rows and from columns, one from another, beside values of
    /// rows, columns and weights, below a number of the tensor.
    pub struct Across {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
        /// Added to divisors.
        least = 1e-3 where least > 0,
    }

    state {
        /// Means of magnitudes by rows.
        r: row,
        /// Means of magnitudes by columns.
        c: col,
    }

    update(w, g) {
        r = ema(0.5, row_mean(abs(g)));
        c = ema(0.5, col_mean(abs(g)));
        let height = mean(r);
        let width = mean(c^2) + mean(c);
        let share = r * width;
        let total = mean(share);
        let step = g / (least + height + total);
        let size = norm(step) / sqrt(len(w));
        w -= lr * (step / (1 + size) + 0.1 * share * c / (1 + width));
    }
}

optimizer! {
    /// Keeps a number of the rows, of which a tensor has one.
    pub struct Keeping {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
    }

    state {
        /// The largest mean so far.
        peak: scalar,
    }

    update(w, g) {
        let r = row_mean(abs(g));
        peak = max(prev(peak), mean(r));
        w -= lr * peak * g;
    }
}

const STEPS: usize = 4;

/// One matrix; few, many and very many small ones; ends of blocks within and between matrices; matrices that are
/// cut themselves; of one row, of one column, of one weight; several axes before the last two.
const SHAPES: [&[usize]; 15] = [
    &[1, 3, 4],
    &[2, 3, 4],
    &[5, 1, 1],
    &[3, 1, 7],
    &[3, 7, 1],
    &[2, 1, 2, 3, 4],
    &[4, 32, 32],
    &[3, 31, 33],
    &[40, 30, 20],
    &[70, 16, 17],
    &[3000, 3, 3],
    &[2, 131, 129],
    &[3, 200, 300],
    &[2, 3, 1, 20_000],
    &[2, 20_000, 1],
];

/// The weights after all gradients.
fn run<R: Rule>(rule: &R, exec: &Exec, shape: &[usize]) -> Vec<f64> {
    let len = shape.iter().product();
    let mut w = random(len, 1);
    let optimizer = Optimizer::new(rule.clone()).expect("valid");
    let mut optimizer = optimizer.with_exec(exec.clone());
    for g in random_gradients(len, STEPS) {
        let param = Param::new("w", &mut w, &g).expect("equal lengths");
        let param = param.with_shape(shape).expect("that many");
        optimizer.step(&mut [param]).expect("valid");
    }
    w
}

fn close(ours: &[f64], wanted: &[f64], what: &str) {
    for (index, (ours, wanted)) in ours.iter().zip(wanted).enumerate() {
        let error = (ours - wanted).abs() / wanted.abs().max(1e-3);
        assert!(
            error < 1e-11,
            "{what}: weight {index} is {ours}, not {wanted}"
        );
    }
    assert_eq!(ours.len(), wanted.len());
}

fn norm(x: &[f64]) -> f64 {
    x.iter().map(|x| x * x).sum::<f64>().sqrt()
}

fn mean(x: &[f64]) -> f64 {
    x.iter().sum::<f64>() / x.len() as f64
}

/// A batch as the references see it: what is kept of each matrix, and its part of the weights.
struct Matrices {
    rows: usize,
    columns: usize,
    r: Vec<Vec<f64>>,
    c: Vec<Vec<f64>>,
}

impl Matrices {
    fn new(shape: &[usize]) -> Self {
        let [others @ .., rows, columns] = shape else {
            panic!("a matrix at least");
        };
        let count = others.iter().product();
        Self {
            rows: *rows,
            columns: *columns,
            r: vec![vec![0.0; *rows]; count],
            c: vec![vec![0.0; *columns]; count],
        }
    }

    /// Takes the means of rows and columns into the averages of each matrix.
    fn blend(&mut self, beta: f64, x: &[f64]) {
        let size = self.rows * self.columns;
        let averages = self.r.iter_mut().zip(&mut self.c);
        for ((r, c), x) in averages.zip(x.chunks(size)) {
            for (row, old) in r.iter_mut().enumerate() {
                let line = &x[row * self.columns..][..self.columns];
                *old = beta * *old + (1.0 - beta) * mean(line);
            }
            for (column, old) in c.iter_mut().enumerate() {
                let line: Vec<_> = x[column..].iter().step_by(self.columns).copied().collect();
                *old = beta * *old + (1.0 - beta) * mean(&line);
            }
        }
    }

    /// A value for each weight, from its matrix, row and column.
    fn each(&self, of: impl Fn(usize, usize, usize) -> f64) -> Vec<f64> {
        let mut values = Vec::new();
        for matrix in 0..self.r.len() {
            for row in 0..self.rows {
                values.extend((0..self.columns).map(|column| of(matrix, row, column)));
            }
        }
        values
    }
}

fn across(shape: &[usize]) -> Vec<f64> {
    let len = shape.iter().product();
    let (mut w, mut kept) = (random(len, 1), Matrices::new(shape));
    for g in random_gradients(len, STEPS) {
        let magnitudes: Vec<_> = g.iter().map(|g| g.abs()).collect();
        kept.blend(0.5, &magnitudes);
        let of = |matrix: usize| {
            let (r, c) = (&kept.r[matrix], &kept.c[matrix]);
            let squares: Vec<_> = c.iter().map(|c| c * c).collect();
            let width = mean(&squares) + mean(c);
            let share: Vec<_> = r.iter().map(|r| r * width).collect();
            (mean(r) + mean(&share), width)
        };
        let numbers: Vec<_> = (0..kept.r.len()).map(of).collect();
        let below = kept.each(|matrix, _, _| 1e-3 + numbers[matrix].0);
        let beside = kept.each(|matrix, row, column| {
            let width = numbers[matrix].1;
            0.1 * kept.r[matrix][row] * width * kept.c[matrix][column] / (1.0 + width)
        });
        let step: Vec<_> = g.iter().zip(below).map(|(g, below)| g / below).collect();
        let size = norm(&step) / (len as f64).sqrt();
        for ((w, step), beside) in w.iter_mut().zip(step).zip(beside) {
            *w -= 0.1 * (step / (1.0 + size) + beside);
        }
    }
    w
}

fn factored(shape: &[usize]) -> Vec<f64> {
    let len = shape.iter().product();
    let (mut w, mut kept) = (random(len, 1), Matrices::new(shape));
    for g in random_gradients(len, STEPS) {
        let squares: Vec<_> = g.iter().map(|g| g * g).collect();
        kept.blend(0.9, &squares);
        let means: Vec<_> = kept.r.iter().map(|r| mean(r).max(1e-30)).collect();
        let square = kept.each(|matrix, row, column| {
            kept.r[matrix][row] * kept.c[matrix][column] / means[matrix]
        });
        let u: Vec<_> = g
            .iter()
            .zip(square)
            .map(|(g, v)| g / v.max(1e-30).sqrt())
            .collect();
        let root = (len as f64).sqrt();
        let scale = (norm(&w) / root).max(1e-3) / (norm(&u) / root).max(1.0);
        w.iter_mut()
            .zip(u)
            .for_each(|(w, u)| *w -= 0.05 * scale * u);
    }
    w
}

#[test]
fn each_matrix_has_its_rows_its_columns_and_its_numbers() {
    for shape in SHAPES {
        let what = format!("{shape:?}");
        let ours = run(&Across::default(), &Exec::serial(), shape);
        close(&ours, &across(shape), &what);
        let ours = run(&Factored::default(), &Exec::serial(), shape);
        close(&ours, &factored(shape), &what);
    }
}

/// A batch that is cut between its matrices and within them, and matrices with numbers of their own that threads
/// share out.
#[test]
fn every_way_to_run_a_batch_gives_the_same_bits() {
    fn check<R: Rule>(rule: &R, shape: &[usize]) {
        let wanted = run(rule, &Exec::serial(), shape);
        // Blocks of one weight ask for each cut there could be.
        let least = if wanted.len() > 10_000 { 1000 } else { 1 };
        for way in every_way(&[least, 4096, 50_000]) {
            let ours = run(rule, &way.exec, shape);
            let same = ours
                .iter()
                .zip(&wanted)
                .all(|(a, b)| a.to_bits() == b.to_bits());
            assert!(same, "{} of {shape:?}, {}", R::META.name, way.name);
        }
    }
    for shape in SHAPES {
        check(&Across::default(), shape);
        check(&Factored::default(), shape);
        check(&Centred::default(), shape);
        check(&Gated::default(), shape);
    }
}

/// A rule that takes no number of its rows steps each matrix of a batch as it would step it alone.
#[test]
fn matrices_of_a_batch_are_as_each_alone() {
    fn check<R: Rule>(rule: &R, shape: &[usize; 3]) {
        let [count, rows, columns] = *shape;
        let size = rows * columns;
        let mut batch = random(count * size, 1);
        let mut each = batch.clone();
        let mut whole = Optimizer::new(rule.clone()).expect("valid");
        let mut alone = Optimizer::new(rule.clone()).expect("valid");
        for g in random_gradients(count * size, STEPS) {
            let param = Param::new("w", &mut batch, &g).expect("equal lengths");
            let param = param.with_shape(shape).expect("that many");
            whole.step(&mut [param]).expect("valid");
            let parts = each.chunks_mut(size).zip(g.chunks(size)).enumerate();
            let mut params: Vec<_> = parts
                .map(|(index, (w, g))| {
                    let param = Param::new(index.to_string(), w, g).expect("equal lengths");
                    param.with_shape(&[rows, columns]).expect("that many")
                })
                .collect();
            alone.step(&mut params).expect("valid");
        }
        close(&batch, &each, &format!("{} of {shape:?}", R::META.name));
    }
    for shape in [[2, 3, 4], [3, 31, 33], [40, 30, 20], [3, 200, 300]] {
        check(&Smoothed::default(), &shape);
    }
}

optimizer! {
    /// Steps towards the averages of a weight's row and column.
    pub struct Smoothed {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
    }

    state {
        /// Averages by rows.
        r: row,
        /// Averages by columns.
        c: col,
    }

    update(w, g) {
        r = ema(0.5, row_mean(g));
        c = ema(0.5, col_mean(g));
        w -= lr * (g + r - c);
    }
}

/// PyTorch and Transformers keep rows and columns of each matrix: in the second of these, whose squares are
/// products of a row's and a column's, every weight takes the full step of 0.01. With one set of columns for both the
/// steps would be 0.0045, 0.007868, 0.010437 and 0.01244.
#[test]
fn adafactor_keeps_factors_of_each_matrix() -> Result<(), Error> {
    let g = Array3::from_shape_fn((2, 3, 4), |(i, j, k)| {
        if i == 0 {
            (1 + 4 * j + k) as f64
        } else {
            0.01 * ((j + 1) * (k + 1)) as f64
        }
    });
    let mut w = Array3::<f64>::ones((2, 3, 4));
    let mut optimizer = Optimizer::new(Adafactor::default())?;
    optimizer.step(&mut [Param::new("w", &mut w, &g)?])?;
    let steps: Vec<_> = w.index_axis(Axis(0), 1).iter().map(|w| 1.0 - w).collect();
    close(&steps, &[0.01; 12], "the second matrix");
    let state = optimizer.state("w")?;
    assert_eq!(state.get("r")?.to_vec().len(), 2 * 3);
    assert_eq!(state.get("c")?.to_vec().len(), 2 * 4);
    // The first column of the first matrix has 1, 5 and 9; that of the second 0.01, 0.02 and 0.03.
    let columns = state.get("c")?.to_vec();
    close(
        &[columns[0], columns[4]],
        &[107.0 / 3.0, 14e-4 / 3.0],
        "columns",
    );
    Ok(())
}

/// Whatever the order of the axes in memory is, as long as matrices lie one after the other.
#[test]
fn the_order_of_axes_of_a_batch_does_not_matter() -> Result<(), Error> {
    for shape in [[2, 3, 4, 5], [3, 2, 40, 33], [2, 1, 150, 160]] {
        let wanted = run(&Across::default(), &Exec::serial(), &shape);
        let len = shape.iter().product();
        let plain = Array4::from_shape_vec(shape, random(len, 1)).expect("that many");
        for order in [[0, 1, 2, 3], [0, 1, 3, 2], [1, 0, 2, 3], [1, 0, 3, 2]] {
            for turned in [None, Some(0), Some(1), Some(2), Some(3)] {
                // Memory in this order of axes, one of them backwards.
                let stored = order.map(|axis| shape[axis]);
                let memory = ArrayD::<f64>::zeros(IxDyn(&stored));
                let mut back = [0; 4];
                order
                    .iter()
                    .enumerate()
                    .for_each(|(at, axis)| back[*axis] = at);
                let mut w = memory.permuted_axes(IxDyn(&back));
                if let Some(axis) = turned {
                    w.invert_axis(Axis(axis));
                }
                w.assign(&plain);
                let mut optimizer = Optimizer::new(Across::default())?;
                for g in random_gradients(len, STEPS) {
                    let g = Array4::from_shape_vec(shape, g)
                        .expect("that many")
                        .into_dyn();
                    optimizer.step(&mut [Param::new("w", &mut w, &g)?])?;
                }
                let ours: Vec<_> = w.iter().copied().collect();
                close(
                    &ours,
                    &wanted,
                    &format!("{shape:?} as {order:?}, {turned:?}"),
                );
            }
        }
    }
    Ok(())
}

/// Matrices that lie between each other are refused where rows matter, and nowhere else.
#[test]
fn matrices_that_do_not_lie_one_after_the_other_are_an_error() -> Result<(), Error> {
    let mut w = Array3::<f64>::zeros((2, 3, 4).f());
    let g = Array3::ones((2, 3, 4));
    let error = Optimizer::new(Across::default())?.step(&mut [Param::new("w", &mut w, &g)?]);
    let Err(error @ Error::NoRows { .. }) = error else {
        panic!("{error:?}");
    };
    assert_eq!(
        error.to_string(),
        "Across needs rows: parameter `w` of shape [2, 3, 4] and strides [1, 2, 6] does not have its \
         matrices one after the other; give an array whose last two axes are the fastest"
    );
    assert!(w.iter().all(|w| *w == 0.0));
    let mut plain = Optimizer::new(optim_runtime::GradientDescent::default())?;
    plain.step(&mut [Param::new("w", &mut w, &g)?])?;
    assert!(w.iter().all(|w| *w < 0.0));
    // A batch of one is a matrix, of any order.
    let (mut w, g) = (Array3::<f64>::zeros((1, 3, 4).f()), Array3::ones((1, 3, 4)));
    let mut optimizer = Optimizer::new(Across::default())?;
    optimizer.step(&mut [Param::new("w", &mut w, &g)?])?;
    Ok(())
}

/// A tensor has one of each `scalar` state, and each matrix would make its own of it.
#[test]
fn a_number_of_rows_that_is_kept_is_that_of_one_matrix() -> Result<(), Error> {
    let (mut w, g) = ([0.0; 12], [1.0; 12]);
    let mut optimizer = Optimizer::new(Keeping::default())?;
    let param = Param::new("w", &mut w, &g)?.with_shape(&[2, 2, 3])?;
    let error = optimizer.step(&mut [param]);
    assert_eq!(
        error,
        Err(Error::BatchOfMatrices {
            rule: "Keeping",
            matrices: 2
        })
    );
    assert_eq!(w, [0.0; 12]);
    let mut state = Keeping::default().init_shape(&[2, 2, 3])?;
    let error = Keeping::default().update(&mut w, &g, &mut state);
    assert!(matches!(error, Err(Error::BatchOfMatrices { .. })));
    assert_eq!(state.step(), 0);
    // One matrix is fine, whatever axes of one index stand before it.
    for shape in [&[4, 3][..], &[1, 4, 3], &[1, 1, 4, 3], &[12]] {
        let mut w = [0.0; 12];
        let mut optimizer = Optimizer::new(Keeping::default())?;
        optimizer.step(&mut [Param::new("w", &mut w, &g)?.with_shape(shape)?])?;
        assert_eq!(w, [-0.1; 12]);
    }
    Ok(())
}
