// In front of a text that is compiled for the stand-in driver: kernels by their names, and their launches. What stands for
// CUDA's words and for threads is that of the tests of the text itself.
#include <utility>

#define WITHIN static
#include "../../../../../tests/support/src/cuda/words.h"
#include "../../../../../tests/support/src/cuda/threads.h"

namespace standin {

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

static Entry running;
static void** given;
static void run() { running(given); }

}  // namespace standin

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
    if (size > MOST) return 1;
    standin::running = standin::kernels[kernel].entry;
    standin::given = arguments;
    run_blocks(blocks, size, waits, standin::run);
    return 0;
}
