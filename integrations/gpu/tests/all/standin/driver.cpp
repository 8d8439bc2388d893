// A stand-in for libcuda: memory of the process, and launches as loops over blocks and threads. It knows what is allocated,
// refuses what lies outside, and fails where a test asks for it.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <map>
#include <mutex>
#include <string>
#include <unistd.h>

#define CALL extern "C" __attribute__((visibility("default"))) int

namespace {

std::mutex lock;
std::map<uint64_t, size_t> live;
size_t live_bytes;
// The n-th call from now on of each kind fails; 0 for none.
enum Kind { ALLOCATE, LAUNCH, COPY, MODULE, KINDS };
long fails[KINDS];
long calls[KINDS];
// Bytes that there are.
size_t room = size_t(1) << 40;
void* current;

bool failing(Kind kind) {
    calls[kind]++;
    return fails[kind] > 0 && --fails[kind] == 0;
}

// Whether these bytes lie within one allocation.
bool lies(uint64_t at, size_t bytes) {
    auto it = live.upper_bound(at);
    if (it == live.begin()) return false;
    --it;
    return at + bytes <= it->first + it->second;
}

struct Module {
    void* image;
    int (*has)(const char*);
    int (*launch)(int, unsigned, unsigned, void**);
};
struct Function {
    Module* module;
    int kernel;
};

}  // namespace

// ---- What tests ask for.
CALL standin_fail(int kind, long nth) {
    std::lock_guard<std::mutex> guard(lock);
    fails[kind] = nth;
    return 0;
}
extern "C" long standin_calls(int kind) { return calls[kind]; }
extern "C" size_t standin_live_bytes() { return live_bytes; }
CALL standin_room(size_t bytes) {
    room = bytes;
    return 0;
}

// ---- The driver.
CALL cuInit(unsigned) { return 0; }
CALL cuDeviceGetCount(int* count) { return *count = 1, 0; }
CALL cuDeviceGet(int* device, int ordinal) { return *device = 0, ordinal == 0 ? 0 : 101; }
CALL cuDeviceGetName(char* name, int length, int) { return snprintf(name, size_t(length), "a stand-in"), 0; }
CALL cuDeviceGetAttribute(int* value, int attribute, int) { return *value = attribute == 75 ? 9 : 0, 0; }
CALL cuDevicePrimaryCtxRetain(void** context, int) { return *context = &live, 0; }
CALL cuDevicePrimaryCtxRelease_v2(int) { return 0; }
CALL cuCtxGetCurrent(void** context) { return *context = current, 0; }
CALL cuCtxSetCurrent(void* context) { return current = context, 0; }
CALL cuCtxSynchronize() { return current == nullptr ? 201 : 0; }
CALL cuStreamSynchronize(void*) { return current == nullptr ? 201 : 0; }

CALL cuMemAlloc_v2(uint64_t* at, size_t bytes) {
    std::lock_guard<std::mutex> guard(lock);
    if (current == nullptr) return 201;
    if (bytes == 0) return 1;
    if (failing(ALLOCATE) || live_bytes + bytes > room) return 2;
    void* made = aligned_alloc(512, (bytes + 1023) / 512 * 512);
    memset(made, 0xa5, bytes);
    *at = reinterpret_cast<uint64_t>(made);
    live[*at] = bytes;
    live_bytes += bytes;
    return 0;
}
CALL cuMemFree_v2(uint64_t at) {
    std::lock_guard<std::mutex> guard(lock);
    auto found = live.find(at);
    if (found == live.end()) return 1;
    live_bytes -= found->second;
    live.erase(found);
    free(reinterpret_cast<void*>(at));
    return 0;
}
CALL cuMemcpyHtoDAsync_v2(uint64_t to, const void* from, size_t bytes, void*) {
    std::lock_guard<std::mutex> guard(lock);
    if (failing(COPY) || !lies(to, bytes)) return 700;
    return memcpy(reinterpret_cast<void*>(to), from, bytes), 0;
}
CALL cuMemcpyDtoHAsync_v2(void* to, uint64_t from, size_t bytes, void*) {
    std::lock_guard<std::mutex> guard(lock);
    if (failing(COPY) || !lies(from, bytes)) return 700;
    return memcpy(to, reinterpret_cast<void*>(from), bytes), 0;
}
CALL cuMemcpyDtoDAsync_v2(uint64_t to, uint64_t from, size_t bytes, void*) {
    std::lock_guard<std::mutex> guard(lock);
    if (failing(COPY) || !lies(to, bytes) || !lies(from, bytes)) return 700;
    return memmove(reinterpret_cast<void*>(to), reinterpret_cast<void*>(from), bytes), 0;
}
CALL cuMemsetD32Async(uint64_t to, unsigned word, size_t count, void*) {
    std::lock_guard<std::mutex> guard(lock);
    if (!lies(to, 4 * count)) return 700;
    for (size_t i = 0; i < count; i++) reinterpret_cast<unsigned*>(to)[i] = word;
    return 0;
}

// An image: a word, the length, and a shared object.
CALL cuModuleLoadData(void** module, const void* image) {
    std::lock_guard<std::mutex> guard(lock);
    const char* bytes = static_cast<const char*>(image);
    if (failing(MODULE) || memcmp(bytes, "STANDIN1", 8) != 0) return 200;
    uint64_t length;
    memcpy(&length, bytes + 8, 8);
    char path[] = "/tmp/standin-XXXXXX";
    const int file = mkstemp(path);
    if (file < 0 || write(file, bytes + 16, length) != ssize_t(length)) return 200;
    close(file);
    void* loaded = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    unlink(path);
    if (loaded == nullptr) return 200;
    Module* made = new Module;
    made->image = loaded;
    made->has = reinterpret_cast<int (*)(const char*)>(dlsym(loaded, "standin_has"));
    made->launch = reinterpret_cast<int (*)(int, unsigned, unsigned, void**)>(dlsym(loaded, "standin_launch"));
    *module = made;
    return 0;
}
CALL cuModuleUnload(void*) { return 0; }
CALL cuModuleGetFunction(void** function, void* module, const char* name) {
    Module* of = static_cast<Module*>(module);
    const int kernel = of->has(name);
    if (kernel < 0) return 500;
    *function = new Function{of, kernel};
    return 0;
}
CALL cuLaunchKernel(void* function, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz, unsigned shared, void*, void** arguments, void** extra) {
    std::lock_guard<std::mutex> guard(lock);
    if (current == nullptr) return 201;
    if (gx == 0 || gx >= 1u << 31 || gy != 1 || gz != 1 || by != 1 || bz != 1 || shared != 0 || extra != nullptr) return 1;
    if (failing(LAUNCH)) return 719;
    Function* of = static_cast<Function*>(function);
    return of->module->launch(of->kernel, gx, bx, arguments);
}
