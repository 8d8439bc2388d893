// A device that is a process: it reads from its input what a driver would be asked for, and answers on its output.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <utility>
#include <vector>

#define WITHIN extern
#include "words.h"

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
#define THREADS blockDim.x
#define REGISTER(name) static Registered registered_##name(#name, &Called<&name>::with);
