// ---- What IEEE 754 rounds rightly, or exactly.

DEVICE float root(float x) { return __fsqrt_rn(x); }
DEVICE double root(double x) { return __dsqrt_rn(x); }
DEVICE float size(float x) { return fabsf(x); }
DEVICE double size(double x) { return fabs(x); }
DEVICE float with_sign(float x, float y) { return copysignf(x, y); }
DEVICE double with_sign(double x, double y) { return copysign(x, y); }
DEVICE float floor_of(float x) { return floorf(x); }
DEVICE double floor_of(double x) { return floor(x); }
DEVICE float round_of(float x) { return rintf(x); }
DEVICE double round_of(double x) { return rint(x); }
DEVICE float rem_of(float x, float y) { return fmodf(x, y); }
DEVICE double rem_of(double x, double y) { return fmod(x, y); }

// One comparison, for neither equal nor unordered; +0 for both zeros, NaN for NaN.
template <class T> DEVICE T sign_of(T x) { return x > T(0.0) || x < T(0.0) ? with_sign(T(1.0), x) : x + T(0.0); }
// A NaN in either comes through.
template <class T> DEVICE T min_of(T a, T b) {
    const T smaller = a < b ? a : b;
    return a != a ? a + a : smaller;
}
template <class T> DEVICE T max_of(T a, T b) {
    const T larger = a > b ? a : b;
    return a != a ? a + a : larger;
}

// ---- Functions of our own, as in the runtime's `value/functions`.

// Two numbers that add up to the one that is meant.
struct Wide {
    double high, low;
};

DEVICE Wide sum(double a, double b) {
    const double s = a + b;
    const double of_b = s - a;
    return Wide{s, (a - (s - of_b)) + (b - of_b)};
}

// Dekker's product, of halves of 26 bits.
DEVICE Wide product(double a, double b) {
    const double shifted_a = a * 134217729.0, shifted_b = b * 134217729.0;
    const double a1 = shifted_a - (shifted_a - a), b1 = shifted_b - (shifted_b - b);
    const double a2 = a - a1, b2 = b - b1;
    const double p = a * b;
    return Wide{p, ((a1 * b1 - p) + a1 * b2 + a2 * b1) + a2 * b2};
}

DEVICE Wide times(Wide a, Wide b) {
    const Wide p = product(a.high, b.high);
    const double low = p.low + (a.high * b.low + a.low * b.high);
    const double high = p.high + low;
    return Wide{high, low - (high - p.high)};
}

#define ROUNDS 6755399441055744.0  // 1.5 · 2^52
#define LN2_HIGH 6.931471803691238e-1
#define LN2_LOW 1.9082149292705877e-10

// x = k·ln 2 + r.
struct Reduced {
    double shifted, high, low, r, c;
};

DEVICE Reduced reduced(double x, double lowest, double highest) {
    double inside = x < lowest ? lowest : x;
    inside = inside > highest ? highest : inside;
    Reduced it;
    it.shifted = inside * 1.4426950408889634 + ROUNDS;
    const double k = it.shifted - ROUNDS;
    it.high = inside - k * LN2_HIGH;
    it.low = k * LN2_LOW;
    it.r = it.high - it.low;
    const double z = it.r * it.r;
    const double p = 1.6666666666666602e-1 + z * (-2.7777777777015593e-3 + z * (6.613756321437934e-5 + z * (-1.6533902205465252e-6 + z * 4.1381367970572385e-8)));
    it.c = it.r - z * p;
    return it;
}

// 2^k of k + ROUNDS, as two factors.
DEVICE Wide halves(double shifted) {
    const i64 k = i64(bits(shifted) << 12) >> 12;
    const i64 half = k >> 1;
    return Wide{of_bits(u64(half + 1023) << 52), of_bits(u64(k - half + 1023) << 52)};
}

DEVICE double exp64(double x) {
    const Reduced it = reduced(x, -745.2, 709.8);
    const double e = 1.0 - ((it.low - (it.r * it.c) / (2.0 - it.c)) - it.high);
    const Wide power = halves(it.shifted);
    const double value = e * power.high * power.low;
    return x < -745.2 ? 0.0 : x > 709.8 ? infinity() : x == 0.0 ? 1.0 : value;
}

// ln (x + x·rest), where `rest` is of the size of rounding.
DEVICE double ln_of_sum(double x, double rest) {
    const bool tiny = x < 2.2250738585072014e-308;
    const double scaled = tiny ? x * 18014398509481984.0 : x;
    const double offset = tiny ? -54.0 : 0.0;
    const u64 b = bits(scaled) + (0x3ff0000000000000ull - 0x3fe6a09e00000000ull);
    const double biased = of_bits((b >> 52) | 0x4330000000000000ull) - 4503599627370496.0;
    const double k = (biased - 1023.0) + offset;
    const double mantissa = of_bits((b & 0x000fffffffffffffull) + 0x3fe6a09e00000000ull);
    const double f = mantissa - 1.0;
    const double half_square = 0.5 * f * f;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double w = z * z;
    const double odd = 6.666666666666735e-1 + w * (2.857142874366239e-1 + w * (1.818357216161805e-1 + w * 1.4798198605116586e-1));
    const double even = 3.999999999940942e-1 + w * (2.2222198432149784e-1 + w * 1.5313837699209373e-1);
    const double r = z * odd + w * even;
    const double value = s * (half_square + r) + (k * LN2_LOW + rest) - half_square + f + k * LN2_HIGH;
    return x > 0.0 && x < infinity() ? value : x == 0.0 ? -infinity() : x > 0.0 ? x : nan();
}

DEVICE double ln64(double x) { return ln_of_sum(x, -0.0); }

DEVICE Wide expm1_wide(double x) {
    const Reduced it = reduced(x, -40.0, 709.8);
    const double rest = (it.high - it.r) - it.low;
    const Wide whole = sum(it.r, it.r * it.c / (2.0 - it.c));
    const double below = whole.low + rest * (1.0 + whole.high);
    const double k = it.shifted - ROUNDS;
    const Wide down = halves(ROUNDS - k), up = halves(it.shifted);
    const Wide one = sum(1.0, -(down.high * down.low));
    const Wide result = sum(one.high, whole.high);
    return Wide{result.high * up.high * up.low, (result.low + (below + one.low)) * up.high * up.low};
}

DEVICE double expm1_64(double x) {
    const Wide it = expm1_wide(x);
    return x == 0.0 ? x : x > 709.8 ? infinity() : it.high + it.low;
}

DEVICE double log1p64(double x) {
    const Wide it = sum(1.0, x);
    const double value = ln_of_sum(it.high, it.low / it.high);
    return x == 0.0 || x == infinity() ? x : value;
}

DEVICE double tanh64(double x) {
    const double magnitude = fabs(x);
    const double inside = magnitude > 22.0 ? 22.0 : magnitude;
    const Wide power = expm1_wide(2.0 * inside);
    const Wide below = sum(power.high, 2.0);
    const double quotient = power.high / below.high;
    const Wide back = product(quotient, below.high);
    const double rest = ((power.high - back.high) - back.low) + power.low - quotient * (below.low + power.low);
    const double value = quotient + rest / below.high;
    return x == 0.0 ? x : copysign(value, x);
}

DEVICE double cbrt64(double x) {
    const double magnitude = fabs(x);
    const double estimate = exp64(ln64(magnitude) / 3.0);
    const double t = of_bits((bits(estimate) + 0x80000000ull) & 0xffffffffc0000000ull);
    const double rest = magnitude / (t * t);
    const double value = t + t * ((rest - t) / (t + t + rest));
    return magnitude > 0.0 && magnitude < infinity() ? copysign(value, x) : x;
}

// sin 2πx and cos 2πx for x from 0 to 1.
DEVICE Wide sin_cos_of_turns(double x) {
    const double quarters = (4.0 * x + ROUNDS) - ROUNDS;
    const double angle = (x - 0.25 * quarters) * 6.283185307179586;
    const double z = angle * angle;
    double s = -1.6666666666666632e-1 + z * (8.33333333332249e-3 + z * (-1.984126982985795e-4 + z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10))));
    s = angle + angle * z * s;
    double c = 4.16666666666666e-2 + z * (-1.388888888887411e-3 + z * (2.480158728947673e-5 + z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11))));
    const double half = 0.5 * z;
    const double w = 1.0 - half;
    c = w + (((1.0 - w) - half) + z * z * c);
    const bool swaps = quarters == 1.0 || quarters == 3.0;
    const double first = swaps ? c : s, second = swaps ? s : c;
    return Wide{quarters == 2.0 || quarters == 3.0 ? -first : first, quarters == 1.0 || quarters == 2.0 ? -second : second};
}
