// ---- Many values made one, as in the runtime's `machine/sums.rs` and `machine/squares.rs`.

enum Fold { SUM, MEAN, NORM, SUM_ABS, SQUARES, MAX_ABS, MAX, MIN, DOT };
enum Over { TENSOR, ROW, COLUMN };

// A sum of squares that has left the range of `double` is kept as its scaled root with a minus before it.
enum Scale { UP, ONE, DOWN };

DEVICE Scale scale_of(double kept) { return kept >= 0.0 ? ONE : kept > -two_to(200) ? UP : DOWN; }

DEVICE double square(double x) { return x * x; }

// The sum that is kept so, scaled by the square of this.
DEVICE double squares_in(Scale scale, double kept) {
    const Scale own = scale_of(kept);
    if (own == ONE) return scale == ONE ? kept : scale == DOWN ? kept * two_to(-700) * two_to(-700) : kept * two_to(700) * two_to(700);
    if (own == UP) return scale == UP ? square(kept * two_to(200)) : scale == ONE ? square(kept * two_to(-500)) : 0.0;
    return scale == DOWN ? square(kept * two_to(-600)) : infinity();
}

// A scaled sum as it is kept.
DEVICE double kept_of(Scale scale, double squares) {
    if (scale == UP) {
        if (squares == 0.0) return 0.0;
        if (squares >= two_to(500)) return squares * two_to(-700) * two_to(-700);
        return -(__dsqrt_rn(squares) * two_to(-200));
    }
    if (scale == ONE) return squares <= two_to(1000) ? squares : -(__dsqrt_rn(squares) * two_to(-100));
    if (squares <= two_to(-400)) return squares * two_to(700) * two_to(700);
    return -(__dsqrt_rn(squares) * two_to(600));
}

DEVICE bool is_held(double sum) { return sum >= two_to(-900) && sum <= two_to(1000); }

OUT_OF_LINE double add_squares(double a, double b) {
    if (a >= 0.0 && b >= 0.0) return kept_of(ONE, a + b);
    if (a == 0.0 || b == 0.0 || a != a || b != b) return a + b;
    const Scale scale = scale_of(a) > scale_of(b) ? scale_of(a) : scale_of(b);
    return kept_of(scale, squares_in(scale, a) + squares_in(scale, b));
}

// The square of one value.
DEVICE double square_kept(double x) {
    const double once = x * x;
    if (is_held(once) || x == 0.0 || x != x) return once;
    return once < 1.0 ? kept_of(UP, square(x * two_to(700))) : kept_of(DOWN, square(x * two_to(-700)));
}

DEVICE double root_of_squares(double kept) {
    const Scale scale = scale_of(kept);
    return scale == ONE ? __dsqrt_rn(kept) : scale == UP ? -kept * two_to(-500) : -kept * two_to(100);
}

DEVICE double nothing(Fold fold) { return fold == MAX ? -infinity() : fold == MIN ? infinity() : 0.0; }

// What is added up.
DEVICE double term(Fold fold, double x, double y) {
    switch (fold) {
        case NORM:
        case SQUARES: return x * x;
        case MAX_ABS:
        case SUM_ABS: return fabs(x);
        case DOT: return x * y;
        default: return x;
    }
}

// A lane with one more term, or with another lane.
DEVICE double in_lane(Fold fold, double lane, double x) {
    return fold == MAX_ABS || fold == MAX ? max_of(lane, x) : fold == MIN ? min_of(lane, x) : lane + x;
}

// Two sums as one.
DEVICE double joined(Fold fold, double a, double b) { return fold == NORM ? add_squares(a, b) : in_lane(fold, a, b); }

// The sum of a column with one more value. Squares of `float` do not leave the range.
template <class T> DEVICE double down_column(Fold fold, double sum, double x, double y) {
    if (fold != NORM) return in_lane(fold, sum, term(fold, x, y));
    const double more = sum + x * x;
    if (sizeof(T) == 4 || (sum >= 0.0 && is_held(more)) || (sum == 0.0 && x == 0.0)) return more;
    return add_squares(sum, square_kept(x));
}

// The result, of so many values.
DEVICE double finished(Fold fold, double sum, double count) {
    return fold == MEAN ? sum / count : fold == NORM ? root_of_squares(sum) : fold == MAX || fold == MIN ? sum + 0.0 : sum;
}
