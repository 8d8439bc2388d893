//! Values of rows or columns, given to their weights.

use crate::value::element::Element;

/// What is spread over lines of memory, from somewhere within the first of them on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spread<'v, T> {
    /// A value for each line, or one for each weight of a line, in each of the matrices.
    pub(crate) values: &'v [T],
    pub(crate) by: By,
    /// Weights in a line.
    pub(crate) width: usize,
    /// Where the first weight stands: in its line if values are those of lines, else in its matrix.
    pub(crate) inside: usize,
}

/// What has a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// A line.
    Line,
    /// A weight of a line, in all lines of a matrix of this many weights.
    Column(usize),
}

/// Gives each weight its value. It is compiled for each instruction set, as kernels are.
#[inline(always)]
pub(crate) fn lines<T: Element>(room: &mut [T], of: Spread<'_, T>) {
    let Spread {
        values,
        by,
        width,
        inside,
    } = of;
    match by {
        By::Line => {
            let (first, rest) = room.split_at_mut((width - inside).min(room.len()));
            first.fill(values[0]);
            for (line, value) in rest.chunks_mut(width).zip(&values[1..]) {
                line.fill(*value);
            }
        }
        By::Column(matrix) => {
            let (mut rest, mut inside) = (room, inside);
            for values in values.chunks_exact(width) {
                let (of_matrix, others) = rest.split_at_mut((matrix - inside).min(rest.len()));
                let (first, lines) =
                    of_matrix.split_at_mut((width - inside % width).min(of_matrix.len()));
                copy(first, &values[inside % width..]);
                for line in lines.chunks_mut(width) {
                    copy(line, values);
                }
                (rest, inside) = (others, 0);
                if rest.is_empty() {
                    return;
                }
            }
        }
    }
}

/// Copies as many values as there is room for. For a few, entering the copying function would cost more than they do.
#[inline(always)]
fn copy<T: Element>(room: &mut [T], values: &[T]) {
    let values = &values[..room.len()];
    match (room, values) {
        ([], []) => {}
        ([a], [x]) => *a = *x,
        ([a, b], [x, y]) => (*a, *b) = (*x, *y),
        ([a, b, c], [x, y, z]) => (*a, *b, *c) = (*x, *y, *z),
        (room, values) => room.copy_from_slice(values),
    }
}

#[cfg(test)]
mod tests {
    use super::{By, Spread, lines};

    /// Matrices of all small forms, parts of them from every place on.
    #[test]
    fn each_weight_has_the_value_of_its_line_or_column() {
        for (outer, width) in [(1, 1), (3, 1), (1, 5), (2, 2), (4, 3), (3, 20)] {
            let matrix = outer * width;
            let of_lines: Vec<f32> = (0..3 * outer).map(|i| i as f32).collect();
            let of_columns: Vec<f32> = (0..3 * width).map(|i| i as f32).collect();
            for from in 0..3 * matrix {
                for to in from + 1..=3 * matrix {
                    let mut room = vec![f32::NAN; to - from];
                    let of = Spread {
                        values: &of_lines[from / width..],
                        by: By::Line,
                        width,
                        inside: from % width,
                    };
                    lines(&mut room, of);
                    for (at, value) in room.iter().enumerate() {
                        assert_eq!(*value, of_lines[(from + at) / width]);
                    }
                    let of = Spread {
                        values: &of_columns[from / matrix * width..],
                        by: By::Column(matrix),
                        width,
                        inside: from % matrix,
                    };
                    room.fill(f32::NAN);
                    lines(&mut room, of);
                    for (at, value) in room.iter().enumerate() {
                        let place = from + at;
                        assert_eq!(*value, of_columns[place / matrix * width + place % width]);
                    }
                }
            }
        }
    }
}
