//! Arrays of other libraries are lent as they lie in memory: every version of `ndarray` that has a feature, all at
//! once, and `nalgebra`.

use optim_runtime::{Adafactor, Error, Optimizer, Param, StateValue};

const ROWS: usize = 3;
const COLUMNS: usize = 5;

fn number(row: usize, column: usize) -> f64 {
    (row as f64 - 0.7) * (column as f64 + 0.3) * 0.1
}

fn slope(row: usize, column: usize) -> f64 {
    0.5 - number(column, row)
}

/// What a slice of the same matrix has, one row after the other, after as many steps of a rule of rows and columns.
fn expected(steps: usize) -> Vec<f64> {
    let all = || (0..ROWS).flat_map(|row| (0..COLUMNS).map(move |column| (row, column)));
    let mut w: Vec<_> = all().map(|(row, column)| number(row, column)).collect();
    let g: Vec<_> = all().map(|(row, column)| slope(row, column)).collect();
    let mut optimizer = Optimizer::new(Adafactor::default()).expect("defaults are valid");
    for _ in 0..steps {
        let param = Param::new("w", &mut w, &g).and_then(|w| w.with_shape(&[ROWS, COLUMNS]));
        let mut params = [param.expect("its shape fits")];
        optimizer.step(&mut params).expect("a valid step");
    }
    w
}

/// Compares with the steps of a slice: sums of lines are taken in the order of memory, so the last digits may differ.
fn assert_stepped(way: &str, steps: usize, at: impl Fn(usize, usize) -> f64) {
    let expected = expected(steps);
    for row in 0..ROWS {
        for column in 0..COLUMNS {
            let (ours, slice) = (at(row, column), expected[row * COLUMNS + column]);
            let place = format!("{way}: {row}, {column}");
            assert!((ours - slice).abs() < 1e-14, "{place}: {ours} and {slice}");
            assert!((ours - number(row, column)).abs() > 1e-6, "{place}: moved");
        }
    }
}

/// Numbers that the rule keeps for rows and for columns.
fn lines(optimizer: &Optimizer) -> Result<(usize, usize), Error> {
    let state = optimizer.state("w")?.typed::<f64>()?;
    let (mut rows, mut columns) = (0, 0);
    for name in state.names() {
        match state.get(name)? {
            StateValue::PerRow(values) => rows += values.len(),
            StateValue::PerColumn(values) => columns += values.len(),
            _ => {}
        }
    }
    Ok((rows, columns))
}

/// The same tests for each version of `ndarray`, by the name that the crate has here.
macro_rules! of_ndarray {
    ($module:ident, $ndarray:ident) => {
        mod $module {
            use ::$ndarray::{Array0, Array1, Array2, ArrayViewMut2, ShapeBuilder as _, s};
            use optim_runtime::{Adafactor, Error, GradientDescent, Optimizer, Param};

            use super::{COLUMNS, ROWS, assert_stepped, lines, number, slope};

            fn gradient() -> Array2<f64> {
                Array2::from_shape_fn((ROWS, COLUMNS), |(row, column)| slope(row, column))
            }

            /// Rows first, columns first, and axes that run backwards: the rule sees the same rows and columns.
            #[test]
            fn a_rule_of_rows_and_columns_sees_them_in_every_order() -> Result<(), Error> {
                let by_rows = Array2::zeros((ROWS, COLUMNS));
                let by_columns = Array2::zeros((ROWS, COLUMNS).f());
                for (order, mut w) in [("rows", by_rows), ("columns", by_columns)] {
                    for back in [[false, false], [true, false], [false, true], [true, true]] {
                        let mut view: ArrayViewMut2<'_, f64> = w.view_mut();
                        for axis in (0..2).filter(|axis| back[*axis]) {
                            view.invert_axis(::$ndarray::Axis(axis));
                        }
                        for ((row, column), w) in view.indexed_iter_mut() {
                            *w = number(row, column);
                        }
                        let mut optimizer = Optimizer::new(Adafactor::default())?;
                        for _ in 0..3 {
                            let g = gradient();
                            optimizer.step(&mut [Param::new("w", view.view_mut(), &g)?])?;
                        }
                        assert_eq!(lines(&optimizer)?, (ROWS, COLUMNS));
                        assert_stepped(&format!("by {order}, {back:?}"), 3, |row, column| {
                            view[[row, column]]
                        });
                    }
                }
                Ok(())
            }

            /// A gradient is taken in the order of the weights, whatever its own is, and may have holes.
            #[test]
            fn a_gradient_may_lie_in_any_way() -> Result<(), Error> {
                let wide = Array2::from_shape_fn((ROWS, 2 * COLUMNS), |(row, column)| {
                    slope(row, column / 2)
                });
                let mut by_columns = Array2::zeros((ROWS, COLUMNS).f());
                by_columns.assign(&gradient());
                let by_rows = gradient();
                for of in 0..3 {
                    let mut w = Array2::from_shape_fn((ROWS, COLUMNS), |(row, column)| {
                        number(row, column)
                    });
                    let g = match of {
                        0 => by_rows.view(),
                        1 => by_columns.view(),
                        _ => wide.slice(s![.., ..;2]),
                    };
                    let mut optimizer = Optimizer::new(Adafactor::default())?;
                    optimizer.step(&mut [Param::new("w", &mut w, g)?])?;
                    assert_stepped("by rows", 1, |row, column| w[[row, column]]);
                }
                Ok(())
            }

            #[test]
            fn holes_and_other_shapes_are_errors() {
                let (mut whole, g) = (Array2::<f64>::zeros((ROWS, COLUMNS)), gradient());
                let error = Param::new("w", whole.slice_mut(s![.., ..2]), g.slice(s![.., ..2]));
                let error = error.expect_err("holes");
                let Error::NotContiguous { shape, strides, .. } = &error else {
                    panic!("{error}");
                };
                assert_eq!((&shape[..], &strides[..]), (&[ROWS, 2][..], &[5, 1][..]));
                let error = Param::new("w", &mut whole, g.slice(s![..2, ..])).expect_err("rows");
                assert!(matches!(error, Error::ShapeMismatch { .. }), "{error}");
                let error = Param::new("w", &mut whole, g.t()).expect_err("transposed");
                assert!(matches!(error, Error::ShapeMismatch { .. }), "{error}");
            }

            /// Arrays of any number of axes, also none.
            #[test]
            fn vectors_and_numbers_are_tensors() -> Result<(), Error> {
                let mut optimizer = Optimizer::new(GradientDescent::default().with_lr(1.0))?;
                let (mut w, g) = (Array1::from(vec![1.0_f32, 2.0]), Array1::from(vec![0.5, -1.0]));
                let (mut bias, slope) = (Array0::from_elem((), 1.0_f64), Array0::from_elem((), 3.0));
                optimizer.step(&mut [
                    Param::new("w", &mut w, &g)?,
                    Param::new("bias", &mut bias, &slope)?,
                ])?;
                assert_eq!((w.to_vec(), bias[()]), (vec![0.5, 3.0], -2.0));
                Ok(())
            }
        }
    };
}

of_ndarray!(version_0_17, ndarray);
of_ndarray!(version_0_16, ndarray_0_16);

/// A program may have both versions in one step: a library's parameters and its own.
#[test]
fn versions_of_ndarray_stand_side_by_side() -> Result<(), Error> {
    let mut old = ndarray_0_16::arr1(&[1.0_f32, 2.0]);
    let mut new = ndarray::arr1(&[1.0_f32, 2.0]);
    let (old_gradient, gradient) = (
        ndarray_0_16::arr1(&[0.5, 0.25]),
        ndarray::arr1(&[0.5, 0.25]),
    );
    let mut optimizer = Optimizer::new(optim_runtime::Adam::default())?;
    for _ in 0..3 {
        optimizer.step(&mut [
            Param::new("old", &mut old, &gradient)?,
            Param::new("new", &mut new, &old_gradient)?,
        ])?;
    }
    assert_eq!(old.to_vec(), new.to_vec());
    Ok(())
}

/// What functions of `ndarray` 0.17 take and give on.
#[test]
fn a_reference_to_an_array_is_a_tensor() -> Result<(), Error> {
    fn step(
        optimizer: &mut Optimizer,
        w: &mut ndarray::ArrayRef2<f64>,
        g: &ndarray::ArrayRef2<f64>,
    ) -> Result<(), Error> {
        optimizer.step(&mut [Param::new("w", w, g)?])?;
        Ok(())
    }
    let mut w = ndarray::Array2::from_shape_fn((ROWS, COLUMNS), |(i, j)| number(i, j));
    let g = ndarray::Array2::from_shape_fn((ROWS, COLUMNS), |(i, j)| slope(i, j));
    let mut optimizer = Optimizer::new(Adafactor::default())?;
    step(&mut optimizer, &mut w, &g)?;
    assert_stepped("by reference", 1, |row, column| w[[row, column]]);
    Ok(())
}

mod nalgebra {
    use ::nalgebra::{DMatrix, DVector, Matrix1, RowDVector, SMatrix, Vector3};
    use optim_runtime::{Adafactor, Error, GradientDescent, Optimizer, Param};

    use super::{COLUMNS, ROWS, assert_stepped, lines, number, slope};

    /// Lies one column after the other, of sizes known early or late, whole or a part of a larger one.
    #[test]
    fn a_rule_of_rows_and_columns_sees_them() -> Result<(), Error> {
        let late = DMatrix::from_fn(ROWS, COLUMNS, number);
        let early = SMatrix::<f64, ROWS, COLUMNS>::from_fn(number);
        let whole = DMatrix::from_fn(ROWS, COLUMNS + 4, |row, column| {
            number(row, column.saturating_sub(2))
        });
        let g = DMatrix::from_fn(ROWS, COLUMNS, slope);

        macro_rules! steps {
            ($way:literal, $w:ident, $lent:expr, $g:expr, $from:literal) => {{
                let mut $w = $w.clone();
                let mut optimizer = Optimizer::new(Adafactor::default())?;
                for _ in 0..3 {
                    optimizer.step(&mut [Param::new("w", $lent, $g)?])?;
                }
                assert_eq!(lines(&optimizer)?, (ROWS, COLUMNS), $way);
                assert_stepped($way, 3, |row, column| $w[(row, column + $from)]);
            }};
        }
        let early_gradient = SMatrix::<f64, ROWS, COLUMNS>::from_fn(slope);
        let by_rows = ndarray::Array2::from_shape_fn((ROWS, COLUMNS), |(i, j)| slope(i, j));
        let tall = DMatrix::from_fn(2 * ROWS, COLUMNS, |row, column| slope(row / 2, column));
        steps!("late", late, &mut late, &g, 0);
        steps!("early", early, &mut early, &g, 0);
        steps!(
            "a gradient of known size",
            late,
            &mut late,
            &early_gradient,
            0
        );
        steps!("a gradient by rows", late, &mut late, &by_rows, 0);
        steps!(
            "a gradient with holes",
            late,
            &mut late,
            &tall.rows_with_step(0, ROWS, 1),
            0
        );
        steps!(
            "a view's own gradient",
            late,
            &mut late,
            g.columns(0, COLUMNS),
            0
        );
        steps!("some columns", whole, whole.columns_mut(2, COLUMNS), &g, 2);
        Ok(())
    }

    /// Weights of another library that lie by rows, forwards and backwards, with a gradient that lies by columns.
    #[test]
    fn a_gradient_is_brought_into_the_order_of_the_weights() -> Result<(), Error> {
        let g = DMatrix::from_fn(ROWS, COLUMNS, slope);
        for back in [[false, false], [true, false], [false, true]] {
            let mut w = ndarray::Array2::zeros((ROWS, COLUMNS));
            let mut view = w.view_mut();
            for axis in (0..2).filter(|axis| back[*axis]) {
                view.invert_axis(ndarray::Axis(axis));
            }
            for ((row, column), w) in view.indexed_iter_mut() {
                *w = number(row, column);
            }
            let mut optimizer = Optimizer::new(Adafactor::default())?;
            optimizer.step(&mut [Param::new("w", view.view_mut(), &g)?])?;
            assert_stepped(&format!("{back:?}"), 1, |row, column| view[[row, column]]);
        }
        Ok(())
    }

    /// A vector by its type has one axis, so that a rule of rows and columns keeps a value for each weight.
    #[test]
    fn vectors_have_one_axis() -> Result<(), Error> {
        let mut optimizer = Optimizer::new(Adafactor::default())?;
        let mut down = DVector::from_element(COLUMNS, 1.0_f64);
        let mut right = RowDVector::from_element(COLUMNS, 1.0_f64);
        let mut fixed = Vector3::new(1.0_f32, 2.0, 3.0);
        let mut number = Matrix1::new(1.0_f32);
        let mut matrix = DMatrix::from_element(COLUMNS, 1, 1.0_f64);
        let (g, matrix_gradient) = (DVector::from_element(COLUMNS, 0.5), matrix.clone() * 0.5);
        let fixed_gradient = Vector3::new(0.5, 0.5, 0.5);
        let mut params = [
            Param::new("down", &mut down, &g)?,
            Param::new("right", &mut right, &[0.5; COLUMNS])?,
            Param::new("fixed", &mut fixed, &fixed_gradient)?,
            Param::new("number", &mut number, &[0.5])?,
            Param::new("matrix", &mut matrix, &matrix_gradient)?,
        ];
        let shapes: Vec<_> = params.iter().map(|param| param.shape().to_vec()).collect();
        optimizer.step(&mut params)?;
        assert_eq!(
            shapes,
            [
                vec![COLUMNS],
                vec![COLUMNS],
                vec![3],
                vec![1],
                vec![COLUMNS, 1]
            ]
        );
        assert!(
            down.iter()
                .zip(right.iter())
                .all(|(a, b)| a == b && *a < 1.0)
        );
        // A row with something between its weights is lent as little as a matrix of that kind.
        let mut whole = DMatrix::from_element(ROWS, COLUMNS, 1.0_f64);
        let error = Param::new("w", whole.row_mut(0), &[0.5; COLUMNS]).expect_err("holes");
        assert!(matches!(error, Error::NotContiguous { .. }), "{error}");
        Ok(())
    }

    /// A row of a matrix has other weights between its own; as a gradient it is copied, each value to its place.
    #[test]
    fn a_row_or_a_column_of_a_matrix_is_a_gradient() -> Result<(), Error> {
        let g = DMatrix::from_fn(ROWS, COLUMNS, slope);
        let mut optimizer = Optimizer::new(GradientDescent::default().with_lr(1.0))?;
        let (mut right, mut down) = (RowDVector::zeros(COLUMNS), DVector::zeros(ROWS));
        optimizer.step(&mut [
            Param::new("right", &mut right, &g.row(1))?,
            Param::new("down", &mut down, &g.column(2))?,
        ])?;
        assert!((0..COLUMNS).all(|column| right[column] == -slope(1, column)));
        assert!((0..ROWS).all(|row| down[row] == -slope(row, 2)));
        Ok(())
    }

    #[test]
    fn holes_and_other_shapes_are_errors() {
        let mut whole = DMatrix::from_fn(ROWS, COLUMNS, number);
        let g = whole.clone();
        let error = Param::new("w", whole.rows_mut(0, 2), g.rows(0, 2)).expect_err("holes");
        let Error::NotContiguous { shape, strides, .. } = &error else {
            panic!("{error}");
        };
        assert_eq!((&shape[..], &strides[..]), (&[2, COLUMNS][..], &[1, 3][..]));
        let error = Param::new("w", &mut whole.rows_mut(0, 2), &g.rows(0, 2)).expect_err("holes");
        assert!(matches!(error, Error::NotContiguous { .. }), "{error}");
        for other in [g.rows(0, 2).clone_owned(), g.transpose()] {
            let error = Param::new("w", &mut whole, &other).expect_err("another shape");
            assert!(matches!(error, Error::ShapeMismatch { .. }), "{error}");
        }
        let error = Param::new("w", &mut whole, &[0.5; ROWS * COLUMNS]).expect_err("no matrix");
        assert!(matches!(error, Error::ShapeMismatch { .. }), "{error}");
    }

    #[test]
    fn empty_matrices_are_fine() -> Result<(), Error> {
        let mut optimizer = Optimizer::new(GradientDescent::default())?;
        for (rows, columns) in [(0, 3), (3, 0), (0, 0)] {
            let mut w = DMatrix::<f32>::zeros(rows, columns);
            let g = w.clone();
            let name = format!("{rows} by {columns}");
            optimizer.step(&mut [Param::new(name, &mut w, &g)?])?;
        }
        Ok(())
    }
}
