// What is the same for all rules: the functions of the language, with the bits that they have on the CPU, and how
// threads find their weights.
//
// Compile it with -fmad=false: nothing may be contracted. Neither -use_fast_math nor -ftz=true may be set.
// `optim_check` tells a host whether that was done.

#ifdef __CUDACC__
// A rule need not call every function.
#pragma nv_diag_suppress 177
#endif

typedef unsigned int u32;
typedef unsigned long long u64;
typedef long long i64;

// Threads of a block, and vectors of 16 bytes of each stream that a thread has on their way at once.
#ifndef THREADS
#define THREADS 128
#endif
#ifndef UNROLL
#define UNROLL 2
#endif

#define DEVICE static __device__ __forceinline__
// What is long and seldom called.
#define OUT_OF_LINE static __device__ __noinline__
#define ENTRY extern "C" __global__ void __launch_bounds__(THREADS)

namespace optim {

DEVICE u64 bits(double x) { return u64(__double_as_longlong(x)); }
DEVICE double of_bits(u64 x) { return __longlong_as_double(i64(x)); }
DEVICE double nan() { return of_bits(0x7ff8000000000000ull); }
DEVICE double infinity() { return of_bits(0x7ff0000000000000ull); }
// A power of two that is a normal number.
DEVICE double two_to(int exponent) { return of_bits(u64(1023 + exponent) << 52); }
