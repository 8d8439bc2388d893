// CUDA's words for a C++ compiler, in front of a text that is compiled for the stand-in driver. Threads of a block take
// turns; where they wait for one another each has a stack of its own.
#include <csetjmp>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <ucontext.h>
#include <utility>

#define EMULATED 1
#define __device__
#define __forceinline__ inline
#define __noinline__ __attribute__((noinline))
#define __grid_constant__
#define __shared__ static

namespace standin {

struct Place {
    unsigned x;
};
static Place thread_index, block_index, block_size, grid_size;

// ---- Kernels by their names.

typedef void (*Entry)(void** arguments);
typedef unsigned (*Sizes)(size_t* sizes);
struct Kernel {
    const char* name;
    Entry entry;
    Sizes sizes;
};
static Kernel kernels[4096];
static unsigned count;
struct Registered {
    Registered(const char* name, Entry entry, Sizes sizes) {
        if (count == 4096) abort();
        kernels[count++] = {name, entry, sizes};
    }
};
template <class T> struct Plain {
    typedef T type;
};
template <class T> struct Plain<const T> {
    typedef T type;
};
template <class... A, size_t... I> static void call(void (*kernel)(A...), void** arguments, std::index_sequence<I...>) {
    kernel(*static_cast<typename Plain<A>::type*>(arguments[I])...);
}
template <auto kernel> struct Called;
template <class... A, void (*kernel)(A...)> struct Called<kernel> {
    static void with(void** arguments) { call(kernel, arguments, std::index_sequence_for<A...>()); }
    static unsigned sizes(size_t* sizes) {
        const size_t all[] = {sizeof(A)...};
        memcpy(sizes, all, sizeof all);
        return sizeof...(A);
    }
};

// ---- Threads that wait for one another.

static const unsigned MOST = 1024;
static const size_t STACK = 64 << 10;
struct Thread {
    ucontext_t context;
    jmp_buf here;
    bool begun, ended;
    unsigned long barriers, shuffles;
    double slots[2];
};
static Thread threads[MOST];
static char* stacks;
static jmp_buf scheduler;
static Entry running;
static void** given;
static bool waiting;

static void begin() {
    running(given);
    threads[thread_index.x].ended = true;
    _longjmp(scheduler, 1);
}
static void others() {
    if (_setjmp(threads[thread_index.x].here) == 0) _longjmp(scheduler, 1);
}
static void run_block() {
    if (stacks == nullptr) stacks = static_cast<char*>(malloc(MOST * STACK));
    for (unsigned t = 0; t < block_size.x; t++) {
        Thread& thread = threads[t];
        getcontext(&thread.context);
        thread.context.uc_stack.ss_sp = stacks + t * STACK;
        thread.context.uc_stack.ss_size = STACK;
        thread.context.uc_link = nullptr;
        makecontext(&thread.context, begin, 0);
        thread.begun = thread.ended = false;
        thread.barriers = thread.shuffles = 0;
    }
    waiting = true;
    for (volatile bool alive = true; alive;) {
        alive = false;
        for (volatile unsigned t = 0; t < block_size.x; t = t + 1) {
            Thread& thread = threads[t];
            if (thread.ended) continue;
            alive = true;
            thread_index.x = t;
            if (_setjmp(scheduler) == 0) {
                if (thread.begun) _longjmp(thread.here, 1);
                thread.begun = true;
                setcontext(&thread.context);
            }
        }
    }
    waiting = false;
}
static double shuffled(unsigned mask, double value, unsigned from) {
    if (!waiting) abort();
    const unsigned own = thread_index.x, warp = own - own % 32;
    const unsigned long mine = ++threads[own].shuffles;
    threads[own].slots[mine % 2] = value;
    for (;;) {
        bool all = true;
        for (unsigned lane = 0; lane < 32; lane++)
            if ((mask >> lane & 1) != 0) {
                const bool there = warp + lane < block_size.x && threads[warp + lane].shuffles >= mine;
                // Nobody will come.
                if (!there && (warp + lane >= block_size.x || threads[warp + lane].ended)) abort();
                all = all && there;
            }
        if (all) break;
        others();
    }
    if ((mask >> (from % 32) & 1) == 0) abort();
    return threads[from].slots[mine % 2];
}

template <class To, class From> static inline To same_bits(From from) {
    To to;
    static_assert(sizeof(To) == sizeof(From), "of one size");
    memcpy(&to, &from, sizeof(To));
    return to;
}

}  // namespace standin

#define threadIdx standin::thread_index
#define blockIdx standin::block_index
#define blockDim standin::block_size
#define gridDim standin::grid_size
struct alignas(16) float4 {
    float x, y, z, w;
};
struct alignas(16) double2 {
    double x, y;
};
static inline long long __double_as_longlong(double x) { return standin::same_bits<long long>(x); }
static inline double __longlong_as_double(long long x) { return standin::same_bits<double>(x); }
static inline unsigned __float_as_uint(float x) { return standin::same_bits<unsigned>(x); }
static inline float __uint_as_float(unsigned x) { return standin::same_bits<float>(x); }
static inline float __fsqrt_rn(float x) { return std::sqrt(x); }
static inline double __dsqrt_rn(double x) { return std::sqrt(x); }
static inline void __syncthreads() {
    if (!standin::waiting) abort();
    const unsigned long mine = ++standin::threads[threadIdx.x].barriers;
    for (;;) {
        bool all = true;
        for (unsigned t = 0; t < blockDim.x; t++) all = all && (standin::threads[t].ended || standin::threads[t].barriers >= mine);
        if (all) return;
        standin::others();
    }
}
static inline double __shfl_down_sync(unsigned mask, double value, unsigned by, unsigned width) {
    const unsigned lane = threadIdx.x % width;
    return standin::shuffled(mask, value, lane + by < width ? threadIdx.x + by : threadIdx.x);
}
static inline double __shfl_sync(unsigned mask, double value, unsigned lane, unsigned width) {
    return standin::shuffled(mask, value, threadIdx.x - threadIdx.x % width + lane);
}

#define KERNEL(name, ...) static void name(__VA_ARGS__)
#define REGISTER(name) static standin::Registered registered_##name(#name, &standin::Called<&name>::with, &standin::Called<&name>::sizes);

extern "C" int standin_has(const char* name) {
    for (unsigned i = 0; i < standin::count; i++)
        if (strcmp(standin::kernels[i].name, name) == 0) return int(i);
    return -1;
}
// How many arguments a kernel has, and their sizes.
extern "C" unsigned standin_sizes(int kernel, size_t* sizes) { return standin::kernels[kernel].sizes(sizes); }
extern "C" int standin_launch(int kernel, unsigned blocks, unsigned size, void** arguments) {
    const char* name = standin::kernels[kernel].name;
    const bool waits = strcmp(name, "optim_tree") == 0 || strstr(name, "_sums_") != nullptr || strstr(name, "_lines_") != nullptr;
    if (size > standin::MOST) return 1;
    standin::running = standin::kernels[kernel].entry;
    standin::given = arguments;
    gridDim.x = blocks;
    blockDim.x = size;
    for (unsigned b = 0; b < blocks; b++) {
        blockIdx.x = b;
        if (waits) {
            standin::run_block();
            continue;
        }
        for (unsigned t = 0; t < size; t++) {
            threadIdx.x = t;
            standin::running(arguments);
        }
    }
    return 0;
}
