// ---- What stands around a rule: gradients that are scaled, gathered and measured, averages of weights.

// `before` multiplies, the magnitude becomes `bound` at most, `after` multiplies; a factor of 1 and an infinite bound leave
// values what they are.
template <class T> DEVICE T through(T x, const T* k) { return max_of(-k[1], min_of(k[1], x * k[0])) * k[2]; }

// A loop with so many slices and numbers: which slice it writes and whether it reads that, what it reads beside, what it makes
// of a weight, what it reduces.
#define TOOL(name, slices, numbers, rooms, written, adds, reads_w, reads_g, body, folded)                            \
    struct name : Plain {                                                                                            \
        enum { SLICES = slices, ROOMS = rooms, NUMBERS = numbers, OUTPUTS = rooms, READS_W = reads_w, READS_G = reads_g, WRITES_W = 0, STORES = (written >= 0) }; \
        static __device__ constexpr bool reads(int slice) { return slice != written || adds; } \
        static __device__ constexpr bool writes(int slice) { return slice == written; }                              \
        static __device__ constexpr Fold fold(int) { return folded; }                                                \
        template <class T> static __device__ __forceinline__ void each(Values<T, SLICES, ROOMS>& at, const T* k) { body; } \
    };

// The gradient as rules see it; what was gathered is added first.
TOOL(tool_see, 1, 3, 0, 0, false, 0, 1, at.s[0] = through(at.g, k), SUM)
EACH_OF(tool_see)
TOOL(tool_see_gathered, 2, 3, 0, 0, false, 0, 1, at.s[0] = through(at.s[1] + at.g, k), SUM)
EACH_OF(tool_see_gathered)

// A gradient is gathered.
TOOL(tool_add, 1, 0, 0, 0, true, 0, 1, at.s[0] = at.s[0] + at.g, SUM)
EACH_OF(tool_add)

// An average goes a share of the way to the weights; the second number is what is left of the way.
TOOL(tool_average, 1, 2, 0, 0, true, 1, 0, at.s[0] = k[0] < T(0.5) ? at.s[0] + k[0] * (at.w - at.s[0]) : at.w - (at.w - at.s[0]) * k[1], SUM)
EACH_OF(tool_average)

// What gradients come to, as they are seen.
#define MEASURES(name, fold)                                                                \
    TOOL(name, 0, 3, 1, -1, false, 0, 1, at.out[0] = through(at.g, k), fold)                       \
    SUMS_OF(name)                                                                           \
    TOOL(name##_gathered, 1, 3, 1, -1, false, 0, 1, at.out[0] = through(at.s[0] + at.g, k), fold)  \
    SUMS_OF(name##_gathered)
MEASURES(tool_norm, NORM)
MEASURES(tool_sum_abs, SUM_ABS)
MEASURES(tool_max_abs, MAX_ABS)

// The norm of what was added to the weights that are kept.
TOOL(tool_change, 1, 0, 1, -1, false, 1, 0, at.out[0] = at.w - at.s[0], NORM)
SUMS_OF(tool_change)
