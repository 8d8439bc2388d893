// ---- Kernels: what each loop below gives, in both types.

#ifndef EMULATED
#define KERNEL(name, ...) extern "C" __global__ void __launch_bounds__(THREADS) name(__VA_ARGS__)
#define REGISTER(name)
#endif

#define OF_LOOP(name, loop, T, body)                                                                                      \
    KERNEL(name, const Tensor<T, loop::SLICES>* list, u32 count, u64 settles, u64 step, const __grid_constant__ Numbers<T, loop::NUMBERS> k) { body; } \
    REGISTER(name)

// What a loop has in common with most.
struct Plain {
    static __device__ constexpr int how(int) { return EACH; }
    static __device__ constexpr u32 call(int) { return 0; }
    static __device__ constexpr Fold fold(int) { return SUM; }
    static __device__ constexpr int over(int) { return TENSOR; }
    static __device__ constexpr int first(int) { return 0; }
    static __device__ constexpr int second(int) { return 0; }
    static __device__ constexpr int left(int) { return 0; }
};

// A host that needs one type alone says so: it is compiled in half of the time.
#ifdef ONLY_F64
#define OF_FLOAT(name, loop, body)
#else
#define OF_FLOAT(name, loop, body) OF_LOOP(name##_f32, loop, float, body)
#endif
#ifdef ONLY_F32
#define OF_DOUBLE(name, loop, body)
#else
#define OF_DOUBLE(name, loop, body) OF_LOOP(name##_f64, loop, double, body)
#endif
#define OF_BOTH(name, loop, function) \
    OF_FLOAT(name, loop, (function<loop, float>(list, count, settles, step, k.k))) \
    OF_DOUBLE(name, loop, (function<loop, double>(list, count, settles, step, k.k)))

#define EACH_OF(loop) OF_BOTH(loop##_each, loop, each_weight)
#define SUMS_OF(loop) OF_BOTH(loop##_sums, loop, sum_blocks)
#define LINES_OF(loop) OF_BOTH(loop##_lines, loop, fold_lines) OF_BOTH(loop##_columns, loop, fold_columns)

KERNEL(optim_tree, const Tree* list) { join_blocks(list); }
REGISTER(optim_tree)
KERNEL(optim_columns_f32, const Columns<float>* list, u32 count) { join_columns<float>(list, count); }
REGISTER(optim_columns_f32)
KERNEL(optim_columns_f64, const Columns<double>* list, u32 count) { join_columns<double>(list, count); }
REGISTER(optim_columns_f64)

// Whether this was compiled as it must be: 0, or what is wrong: 1 if products and sums are contracted, 2 if subnormal
// numbers are lost. A host gives what no compiler may know: 1 + 2^-30 twice and -(1 + 2^-29), and 2^-148.
KERNEL(optim_check, const double* x, const float* tiny, u32* wrong) {
    const bool contracted = x[0] * x[1] + x[2] != 0.0;
    const bool flushed = !(tiny[0] * 0.5f > 0.0f);
    *wrong = (contracted ? 1u : 0u) | (flushed ? 2u : 0u);
}
REGISTER(optim_check)
