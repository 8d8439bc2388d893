// ---- Powers.

DEVICE bool power_by_squares(double rate, u64 exponent, Wide& power) {
    Wide base = Wide{rate, 0.0};
    power = Wide{1.0, 0.0};
    while (exponent > 0) {
        if ((exponent & 1) == 1) power = times(power, base);
        exponent >>= 1;
        if (exponent > 0) base = times(base, base);
        if (power.high < 1e-250 || base.high < 1e-250) return false;
    }
    return true;
}

// A rate, from above 0 to 1, to a whole power.
OUT_OF_LINE bool rate_to_whole(double rate, double exponent, Wide& power) {
    const bool whole = exponent >= 0.0 && exponent <= 9007199254740992.0 && floor(exponent) == exponent;
    if (!(rate > 0.0 && rate <= 1.0 && whole && (1.0 - rate) * exponent < 570.0)) return false;
    const u64 to = u64(exponent);
    u64 from = to - to % 16;
    if (!power_by_squares(rate, from, power)) return false;
    for (; from < to; from++) power = times(power, Wide{rate, 0.0});
    return power.high >= 1e-250;
}

DEVICE double pow64(double x, double y) {
    Wide power;
    return rate_to_whole(x, y, power) ? power.high : pow_of_libm(x, y);
}

DEVICE float pow32(float base, float exponent) {
    const double x = base, y = exponent;
    double magnitude = exp64(y * ln64(fabs(x)));
    const bool one = y == 0.0 || (fabs(x) == 1.0 && fabs(y) == infinity()) || x == 1.0;
    magnitude = one ? 1.0 : magnitude;
    const double limited = fabs(y) < 4294967296.0 ? y : 0.0;
    const double shifted = limited + ROUNDS;
    const bool whole = shifted - ROUNDS == limited;
    const bool odd = (bits(shifted) & 1) == 1 && whole;
    const double value = (bits(x) >> 63) != 0 && odd ? -magnitude : magnitude;
    const bool real = x >= 0.0 || whole || x == -infinity() || one;
    return float(real ? value : nan());
}

OUT_OF_LINE double one_minus_pow64(double x, double y) {
    if (x > 0.0 && (1.0 - x) * y > 40.0) return 1.0;
    Wide power;
    const bool known = rate_to_whole(x, y, power);
    if (!known) power = Wide{pow_of_libm(x, y), nan()};
    if (x <= 0.0 || fabs(power.high - 1.0) >= 1.0 / 1024.0) return 1.0 - power.high;
    if (power.low != power.low) return -expm1_of_libm(y * log_of_libm(x));
    return (1.0 - power.high) - power.low;
}

// As the language calls them. In single precision they are computed in double and rounded.
template <class T> DEVICE T exp_of(T x) { return T(exp64(double(x))); }
template <class T> DEVICE T ln_of(T x) { return T(ln64(double(x))); }
template <class T> DEVICE T expm1_of(T x) { return T(expm1_64(double(x))); }
template <class T> DEVICE T log1p_of(T x) { return T(log1p64(double(x))); }
template <class T> DEVICE T tanh_of(T x) { return T(tanh64(double(x))); }
template <class T> DEVICE T cbrt_of(T x) { return T(cbrt64(double(x))); }
template <class T> DEVICE T sin_of(T x) { return T(sin64(double(x))); }
template <class T> DEVICE T cos_of(T x) { return T(cos64(double(x))); }
template <class T> DEVICE T atan2_of(T y, T x) { return T(atan2_64(double(y), double(x))); }
template <class T> DEVICE T one_minus_pow_of(T x, T y) { return T(one_minus_pow64(double(x), double(y))); }
DEVICE double pow_of(double x, double y) { return pow64(x, y); }
DEVICE float pow_of(float x, float y) { return pow32(x, y); }

// What is smaller than the smallest normal number becomes 0.
DEVICE float settled(float x) { return fabsf(x) < 1.17549435e-38f && fabsf(x) > 0.0f ? 0.0f : x; }
DEVICE double settled(double x) { return fabs(x) < 2.2250738585072014e-308 && fabs(x) > 0.0 ? 0.0 : x; }

// ---- Random numbers: Philox4x32-10, as in the runtime's `machine/noise.rs`.

template <class T> DEVICE double unit(u32 low, u32 high) {
    const u64 kept = sizeof(T) == 4 ? 0x000ffffff0000000ull : 0x000fffffffffffffull;
    const u64 drawn = u64(high) << 20 | low >> 12;
    return of_bits(0x3ff0000000000000ull | (drawn & kept)) - 1.0;
}

template <class T> DEVICE T drawn(bool normal, u64 key, u64 step, u32 call, u64 place) {
    const u64 counter = place / 32 * 16 | (place % 16);
    u32 a = u32(counter), b = (u32(counter >> 32) & 0xffff) | call << 16, c = u32(step), d = u32(step >> 32);
    u32 k0 = u32(key), k1 = u32(key >> 32);
#pragma unroll
    for (int round = 0; round < 10; round++) {
        const u64 x = u64(a) * 0xd2511f53ull, y = u64(c) * 0xcd9e8d57ull;
        a = u32(y >> 32) ^ b ^ k0;
        b = u32(y);
        c = u32(x >> 32) ^ d ^ k1;
        d = u32(x);
        k0 += 0x9e3779b9u;
        k1 += 0xbb67ae85u;
    }
    const bool second = place % 32 >= 16;
    if (!normal) return T(second ? unit<T>(c, d) : unit<T>(a, b));
    const double radius = __dsqrt_rn(-2.0 * ln64(1.0 - unit<double>(a, b)));
    const Wide at = sin_cos_of_turns(unit<double>(c, d));
    return T(second ? radius * at.high : radius * at.low);
}
