//! A tensor type that the runtime does not know lends itself: what a framework's crate would write.
#![deny(warnings, missing_docs)]

use std::borrow::Cow;

use optim_runtime::{Holes, IntoGradient, IntoWeights, Layout};

/// A matrix by columns, as Fortran and BLAS have it; a view may be of some of its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    rows: usize,
    columns: usize,
    /// Elements from the beginning of one column to that of the next.
    stride: usize,
    values: Vec<f64>,
}

impl Matrix {
    /// One column after the other.
    pub fn new(rows: usize, columns: usize, values: Vec<f64>) -> Self {
        assert_eq!(values.len(), rows * columns);
        Self {
            rows,
            columns,
            stride: rows,
            values,
        }
    }

    /// The first rows alone: there are holes between the columns then.
    #[must_use]
    pub fn first_rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// The element of a row and a column.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.values[column * self.stride + row]
    }

    fn strides(&self) -> [isize; 2] {
        [1, self.stride.cast_signed()]
    }
}

impl<'a> IntoWeights<'a> for &'a mut Matrix {
    type Elem = f64;

    fn into_weights(self) -> Result<(&'a mut [f64], Layout), Holes> {
        let (shape, strides) = ([self.rows, self.columns], self.strides());
        match Layout::strided(&shape, &strides) {
            Ok(layout) => Ok((&mut self.values, layout)),
            Err(_) => Err(Holes {
                shape: shape.to_vec(),
                strides: strides.to_vec(),
            }),
        }
    }
}

impl<'a> IntoGradient<'a> for &'a Matrix {
    type Elem = f64;

    fn in_order_of(self, weights: &Layout) -> Result<Cow<'a, [f64]>, Vec<usize>> {
        let shape = [self.rows, self.columns];
        if weights.shape() != shape {
            return Err(shape.to_vec());
        }
        if self.stride == self.rows && weights.strides() == self.strides() {
            return Ok(Cow::Borrowed(&self.values));
        }
        // In whatever order the weights lie: the axis with the larger stride runs slowest.
        let by_columns = weights.strides()[1].unsigned_abs() >= weights.strides()[0].unsigned_abs();
        let order: Vec<_> = if by_columns {
            let columns = 0..self.columns;
            columns
                .flat_map(|column| (0..self.rows).map(move |row| (row, column)))
                .collect()
        } else {
            (0..self.rows)
                .flat_map(|row| (0..self.columns).map(move |column| (row, column)))
                .collect()
        };
        Ok(order
            .into_iter()
            .map(|(row, column)| self.at(row, column))
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::Matrix;
    use optim_runtime::{
        Adafactor, Error, Holes, IntoGradient, IntoWeights, Layout, Optimizer, Param,
    };

    const ROWS: usize = 3;
    const COLUMNS: usize = 5;

    fn number(row: usize, column: usize) -> f64 {
        (row as f64 - 0.7) * (column as f64 + 0.3) * 0.1
    }

    fn by_columns() -> Matrix {
        let all = (0..COLUMNS).flat_map(|column| (0..ROWS).map(move |row| number(row, column)));
        Matrix::new(ROWS, COLUMNS, all.collect())
    }

    /// A rule of rows and columns sees those of the lent tensor, in whatever order it lies.
    #[test]
    fn a_tensor_of_ones_own_steps_as_a_slice_does() -> Result<(), Error> {
        let (mut ours, gradient) = (by_columns(), by_columns());
        let rows = || (0..ROWS).flat_map(|row| (0..COLUMNS).map(move |column| number(row, column)));
        let (mut slice, slice_gradient): (Vec<f64>, Vec<f64>) =
            (rows().collect(), rows().collect());
        let mut optimizer = Optimizer::new(Adafactor::default())?;
        for _ in 0..3 {
            optimizer.step(&mut [
                Param::new("ours", &mut ours, &gradient)?,
                Param::new("slice", &mut slice, &slice_gradient)?.with_shape(&[ROWS, COLUMNS])?,
            ])?;
        }
        for row in 0..ROWS {
            for column in 0..COLUMNS {
                let (a, b) = (ours.at(row, column), slice[row * COLUMNS + column]);
                assert!((a - b).abs() < 1e-14, "{row}, {column}: {a} and {b}");
                assert_ne!(a, number(row, column));
            }
        }
        Ok(())
    }

    #[test]
    fn holes_and_other_shapes_are_errors() {
        let (mut part, gradient) = (by_columns().first_rows(2), by_columns());
        let error = Param::new("w", &mut part, &gradient).expect_err("holes");
        assert!(matches!(error, Error::NotContiguous { .. }), "{error}");
        let (mut whole, part) = (by_columns(), by_columns().first_rows(2));
        let error = Param::new("w", &mut whole, &part).expect_err("another shape");
        assert!(matches!(error, Error::ShapeMismatch { .. }), "{error}");
    }

    /// A tensor that says other than it lends, as a faulty adapter may.
    struct Liar([f64; 4], usize);

    impl<'a> IntoWeights<'a> for &'a mut Liar {
        type Elem = f64;

        fn into_weights(self) -> Result<(&'a mut [f64], Layout), Holes> {
            let layout = Layout::contiguous(&[2, self.1]).expect("it is small");
            Ok((&mut self.0, layout))
        }
    }

    impl<'a> IntoGradient<'a> for &'a Liar {
        type Elem = f64;

        fn in_order_of(self, _weights: &Layout) -> Result<Cow<'a, [f64]>, Vec<usize>> {
            Ok(Cow::Borrowed(&self.0[..self.1]))
        }
    }

    #[test]
    fn what_is_lent_is_checked_against_what_is_said() {
        let (mut lying, short) = (Liar([1.0; 4], 3), Liar([1.0; 4], 2));
        let error = Param::weights("w", &mut lying).expect_err("six said, four lent");
        assert!(
            matches!(error, Error::ShapeOfOtherLength { len: 4, .. }),
            "{error}"
        );
        let error = Param::new("w", &mut lying, &short).expect_err("six said, four lent");
        assert!(
            matches!(error, Error::ShapeOfOtherLength { len: 4, .. }),
            "{error}"
        );
        let mut honest = Liar([1.0; 4], 2);
        let error = Param::new("w", &mut honest, &short).expect_err("a gradient of two");
        assert!(matches!(error, Error::ShapeMismatch { .. }), "{error}");
    }

    /// What an adapter says of its tensor is checked against what it lends.
    #[test]
    fn a_layout_is_one_that_can_be() {
        assert!(Layout::strided(&[3, 5], &[1, 3]).is_ok());
        assert!(Layout::strided(&[3, 5], &[-5, 1]).is_ok());
        for (shape, strides) in [
            (vec![3, 5], vec![1, 4]),
            (vec![3, 5], vec![1, 1]),
            (vec![3, 5], vec![1]),
            (vec![usize::MAX, 2], vec![2, 1]),
        ] {
            assert!(
                Layout::strided(&shape, &strides).is_err(),
                "{shape:?} {strides:?}"
            );
        }
        assert!(Layout::contiguous(&[usize::MAX, usize::MAX]).is_err());
        assert_eq!(
            Layout::contiguous(&[usize::MAX, 0]).map(|layout| layout.len()),
            Ok(0)
        );
    }
}
