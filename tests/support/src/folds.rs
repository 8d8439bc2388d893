//! A rule for each fold that keeps what the fold gives: of rows, of columns, of the tensor, and once more of the values of
//! rows and of columns.

use optim_runtime::optimizer;

/// The rule of a fold: what it gives of a row, of a column and of the tensor, and of what rows and columns gave.
macro_rules! rule_of {
    ($rule:ident: $of_row:expr, $of_column:expr, $whole:expr, $of_rows:expr, $of_columns:expr) => {
        optimizer! {
            /// Keeps what one fold gives.
            pub struct $rule {
                /// Learning rate.
                lr = 0 where lr >= 0,
            }

            state {
                /// Of each row.
                r: row,
                /// Of each column.
                c: col,
                /// Of the tensor.
                #[allow(unused_state)]
                whole: scalar,
                /// Of what the rows gave.
                #[allow(unused_state)]
                of_rows: scalar,
                /// Of what the columns gave.
                #[allow(unused_state)]
                of_columns: scalar,
            }

            update(w, g) {
                r = $of_row;
                c = $of_column;
                whole = $whole;
                of_rows = $of_rows;
                of_columns = $of_columns;
                w -= lr * g;
            }
        }
    };
    ($rule:ident, $of_row:ident, $of_column:ident, $of_all:ident) => {
        rule_of! { $rule: $of_row(g), $of_column(g), $of_all(g), $of_all(r), $of_all(c) }
    };
}

rule_of!(OfSum, row_sum, col_sum, sum);
rule_of!(OfMean, row_mean, col_mean, mean);
rule_of!(OfNorm, row_norm, col_norm, norm);
rule_of!(OfMaxAbs, row_max_abs, col_max_abs, max_abs);
rule_of!(OfMax, row_max, col_max, tensor_max);
rule_of!(OfMin, row_min, col_min, tensor_min);
// Of products of two values each: of rows with the rows' means, and of columns likewise.
rule_of! {
    OfDot: row_dot(g, w), col_dot(g, w), dot(g, w), dot(r, row_mean(g)), dot(c, col_mean(g))
}

optimizer! {
    /// Sums of what is a value per row on one path and per weight on the other, or is known before the step.
    pub struct OfChosen {
        /// Learning rate.
        lr = 0 where lr >= 0,
        /// Takes the means of rows for the values of weights.
        by_row = false,
    }

    state {
        /// Over the weights.
        #[allow(unused_state)]
        over_weights: scalar,
        /// Of each row, over its weights.
        #[allow(unused_state)]
        over_row: row,
        /// Over the rows.
        #[allow(unused_state)]
        over_rows: scalar,
        /// Numbers of the tensor, one digit each.
        #[allow(unused_state)]
        numbers: scalar,
    }

    update(w, g) {
        let x = if by_row { row_mean(g) } else { g };
        over_weights = sum(x);
        over_row = row_sum(x);
        over_rows = sum(if by_row { row_mean(g) } else { 1 });
        numbers = rows(w) + 1e4 * cols(w);
        w -= lr * g;
    }
}

optimizer! {
    /// Keeps the norm of the gradients of all tensors.
    pub struct OfModel {
        /// Learning rate.
        lr = 0 where lr >= 0,
    }

    state {
        /// Their norm.
        #[allow(unused_state)]
        size: scalar,
    }

    update(w, g) {
        size = model_norm(g);
        w -= lr * g;
    }
}
