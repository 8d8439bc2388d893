// CUDA's words for g++, and a device that is a process: it reads from its input what a driver would be asked for, and
// answers on its output. Threads of a block take turns; where they wait for one another each has a stack of its own.
#include <csetjmp>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <utility>
#include <vector>
#include <ucontext.h>

#define EMULATED 1
#define __device__
#define __forceinline__ inline
#define __noinline__ __attribute__((noinline))
#define __grid_constant__
#define __shared__ static

struct Place {
    unsigned x;
};
extern Place threadIdx, blockIdx, blockDim, gridDim;
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
static inline float __fsqrt_rn(float x) { return std::sqrt(x); }
static inline double __dsqrt_rn(double x) { return std::sqrt(x); }

// Where threads wait for one another.
void __syncthreads();
double shuffled(unsigned mask, double value, unsigned from);
static inline double __shfl_down_sync(unsigned mask, double value, unsigned by, unsigned width) {
    const unsigned lane = threadIdx.x % width;
    return shuffled(mask, value, lane + by < width ? threadIdx.x + by : threadIdx.x);
}
static inline double __shfl_sync(unsigned mask, double value, unsigned lane, unsigned width) {
    return shuffled(mask, value, threadIdx.x - threadIdx.x % width + lane);
}

// Kernels by their names.
typedef void (*Entry)(const std::vector<std::vector<char>>& arguments);
std::map<std::string, Entry>& kernels();
template <class... A, size_t... I>
static void call(void (*kernel)(A...), const std::vector<std::vector<char>>& arguments, std::index_sequence<I...>) {
    if (arguments.size() != sizeof...(A)) abort();
    kernel(*reinterpret_cast<const std::remove_const_t<A>*>(arguments[I].data())...);
}
template <auto kernel> struct Called;
template <class... A, void (*kernel)(A...)> struct Called<kernel> {
    static void with(const std::vector<std::vector<char>>& arguments) { call(kernel, arguments, std::index_sequence_for<A...>()); }
};
struct Registered {
    Registered(const char* name, Entry entry) { kernels()[name] = entry; }
};
#define KERNEL(name, ...) static void name(__VA_ARGS__)
#define THREADS blockDim.x
#define REGISTER(name) static Registered registered_##name(#name, &Called<&name>::with);
