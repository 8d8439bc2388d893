// CUDA's words for a C++ compiler, in front of a text that a processor is to run. Whoever includes it says by WITHIN where the
// place of a thread is known: `static` in one file, `extern` in several.
#pragma once
#include <cmath>
#include <cstdlib>
#include <cstring>

#define EMULATED 1
#define __device__
#define __forceinline__ inline
#define __noinline__ __attribute__((noinline))
#define __grid_constant__
#define __shared__ static

struct Place {
    unsigned x;
};
WITHIN Place threadIdx, blockIdx, blockDim, gridDim;
struct alignas(16) float4 {
    float x, y, z, w;
};
struct alignas(16) double2 {
    double x, y;
};

template <class To, class From> static inline To same_bits(From from) {
    To to;
    static_assert(sizeof(To) == sizeof(From), "of one size");
    memcpy(&to, &from, sizeof(To));
    return to;
}
static inline long long __double_as_longlong(double x) { return same_bits<long long>(x); }
static inline double __longlong_as_double(long long x) { return same_bits<double>(x); }
static inline unsigned __float_as_uint(float x) { return same_bits<unsigned>(x); }
static inline float __uint_as_float(unsigned x) { return same_bits<float>(x); }
static inline float __fsqrt_rn(float x) { return std::sqrt(x); }
static inline double __dsqrt_rn(double x) { return std::sqrt(x); }

// Where threads wait for one another (threads.h).
WITHIN void __syncthreads();
WITHIN double shuffled(unsigned mask, double value, unsigned from);
static inline double __shfl_down_sync(unsigned mask, double value, unsigned by, unsigned width) {
    const unsigned lane = threadIdx.x % width;
    return shuffled(mask, value, lane + by < width ? threadIdx.x + by : threadIdx.x);
}
static inline double __shfl_sync(unsigned mask, double value, unsigned lane, unsigned width) {
    return shuffled(mask, value, threadIdx.x - threadIdx.x % width + lane);
}

#define KERNEL(name, ...) static void name(__VA_ARGS__)
