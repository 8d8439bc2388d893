// A stand-in for libcuda: memory of the process, and launches as loops over blocks and threads. It knows what is allocated,
// refuses what lies outside, and fails where a test asks for it.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

#define CALL extern "C" __attribute__((visibility("default"))) int

namespace {

std::mutex lock;
std::map<uint64_t, size_t> live;
size_t live_bytes;
long modules;
// The n-th call from now on of each kind fails, and for -n all that follow as well; 0 for none.
enum Kind { ALLOCATE, LAUNCH, COPY, MODULE, KINDS };
long fails[KINDS];
long calls[KINDS];
// Bytes that there are.
size_t room = size_t(1) << 40;
// Two devices, each with a context. All memory is one, so nothing fails by itself where one is taken for the other.
enum { DEVICES = 2 };
char contexts[DEVICES];
void* current;

bool failing(Kind kind) {
    calls[kind]++;
    if (fails[kind] == -1) return true;
    if (fails[kind] < 0) return fails[kind]++, false;
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
    unsigned (*sizes)(int, size_t*);
};
struct Function {
    Module* module;
    int kernel;
};
// A launch in a graph, with a copy of its arguments.
struct Node {
    Function* function;
    unsigned blocks, threads;
    std::vector<std::vector<char>> arguments;
    void take(void** given) {
        size_t sizes[16];
        arguments.resize(function->module->sizes(function->kernel, sizes));
        for (size_t i = 0; i < arguments.size(); i++) arguments[i].assign(static_cast<char*>(given[i]), static_cast<char*>(given[i]) + sizes[i]);
    }
    int run() {
        std::vector<void*> all;
        for (auto& argument : arguments) all.push_back(argument.data());
        return function->module->launch(function->kernel, blocks, threads, all.data());
    }
};
struct Graph {
    std::vector<Node*> nodes;
};
// Of an instance, launches by the nodes that they were made of.
struct Exec {
    std::vector<std::pair<Node*, Node>> nodes;
};
struct Params {
    void* function;
    unsigned gx, gy, gz, bx, by, bz, shared;
    void** arguments;
    void** extra;
};
void* captured;
Graph* graph;

// Where a test asks for it, what is asked for waits in its stream until somebody waits for that, as it may on a device: no order
// holds between streams, all of which are as those that the default one does not wait for.
bool defers;
std::map<void*, std::vector<std::function<void()>>> waiting;

int asked(void* stream, std::function<void()> what) {
    if (defers)
        waiting[stream].push_back(std::move(what));
    else
        what();
    return 0;
}
void finish(void* stream) {
    std::vector<std::function<void()>> all;
    std::swap(all, waiting[stream]);
    for (auto& what : all) what();
}
void finish_all() {
    // The default stream last.
    for (auto it = waiting.rbegin(); it != waiting.rend(); ++it) finish(it->first);
}

}  // namespace

// ---- What tests ask for.
CALL standin_fail(int kind, long nth) {
    std::lock_guard<std::mutex> guard(lock);
    fails[kind] = nth;
    return 0;
}
CALL standin_defer(int on) {
    std::lock_guard<std::mutex> guard(lock);
    finish_all();
    defers = on != 0;
    return 0;
}
extern "C" long standin_calls(int kind) { return calls[kind]; }
extern "C" long standin_modules() { return modules; }
extern "C" size_t standin_live_bytes() { return live_bytes; }
CALL standin_room(size_t bytes) {
    room = bytes;
    return 0;
}

// ---- The driver.
CALL cuInit(unsigned) { return 0; }
CALL cuDeviceGetCount(int* count) { return *count = DEVICES, 0; }
CALL cuDeviceGet(int* device, int ordinal) { return *device = ordinal, ordinal < DEVICES ? 0 : 101; }
CALL cuDeviceGetName(char* name, int length, int) { return snprintf(name, size_t(length), "a stand-in"), 0; }
CALL cuDeviceGetAttribute(int* value, int attribute, int) { return *value = attribute == 75 ? 9 : 0, 0; }
CALL cuDevicePrimaryCtxRetain(void** context, int device) { return *context = &contexts[device], 0; }
CALL cuDevicePrimaryCtxRelease_v2(int) { return 0; }
CALL cuCtxGetCurrent(void** context) { return *context = current, 0; }
CALL cuCtxSetCurrent(void* context) { return current = context, 0; }
CALL cuCtxSynchronize() {
    std::lock_guard<std::mutex> guard(lock);
    if (current == nullptr) return 201;
    return finish_all(), 0;
}
CALL cuStreamSynchronize(void* stream) {
    std::lock_guard<std::mutex> guard(lock);
    if (current == nullptr) return 201;
    return finish(stream), 0;
}

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
    finish_all();
    live_bytes -= found->second;
    live.erase(found);
    free(reinterpret_cast<void*>(at));
    return 0;
}
CALL cuMemcpyHtoDAsync_v2(uint64_t to, const void* from, size_t bytes, void* stream) {
    std::lock_guard<std::mutex> guard(lock);
    if (failing(COPY) || !lies(to, bytes)) return 700;
    const char* begin = static_cast<const char*>(from);
    const std::vector<char> values(begin, begin + bytes);
    return asked(stream, [=] { memcpy(reinterpret_cast<void*>(to), values.data(), bytes); });
}
CALL cuMemcpyDtoHAsync_v2(void* to, uint64_t from, size_t bytes, void* stream) {
    std::lock_guard<std::mutex> guard(lock);
    if (failing(COPY) || !lies(from, bytes)) return 700;
    return asked(stream, [=] { memcpy(to, reinterpret_cast<void*>(from), bytes); });
}
CALL cuMemcpyDtoDAsync_v2(uint64_t to, uint64_t from, size_t bytes, void* stream) {
    std::lock_guard<std::mutex> guard(lock);
    if (failing(COPY) || !lies(to, bytes) || !lies(from, bytes)) return 700;
    return asked(stream, [=] { memmove(reinterpret_cast<void*>(to), reinterpret_cast<void*>(from), bytes); });
}
CALL cuMemsetD32Async(uint64_t to, unsigned word, size_t count, void* stream) {
    std::lock_guard<std::mutex> guard(lock);
    if (!lies(to, 4 * count)) return 700;
    return asked(stream, [=] {
        for (size_t i = 0; i < count; i++) reinterpret_cast<unsigned*>(to)[i] = word;
    });
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
    made->sizes = reinterpret_cast<unsigned (*)(int, size_t*)>(dlsym(loaded, "standin_sizes"));
    made->launch = reinterpret_cast<int (*)(int, unsigned, unsigned, void**)>(dlsym(loaded, "standin_launch"));
    *module = made;
    modules++;
    return 0;
}
CALL cuModuleUnload(void*) { return modules--, 0; }
CALL cuModuleGetFunction(void** function, void* module, const char* name) {
    Module* of = static_cast<Module*>(module);
    const int kernel = of->has(name);
    if (kernel < 0) return 500;
    *function = new Function{of, kernel};
    return 0;
}
CALL cuLaunchKernel(void* function, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz, unsigned shared, void* stream, void** arguments, void** extra) {
    std::lock_guard<std::mutex> guard(lock);
    if (current == nullptr) return 201;
    if (gx == 0 || gx >= 1u << 31 || bx == 0 || bx > 1024 || gy != 1 || gz != 1 || by != 1 || bz != 1 || shared != 0 || extra != nullptr) return 1;
    if (failing(LAUNCH)) return 719;
    Function* of = static_cast<Function*>(function);
    Node node{of, gx, bx, {}};
    node.take(arguments);
    if (captured != nullptr && stream == captured) {
        graph->nodes.push_back(new Node(node));
        return 0;
    }
    return asked(stream, [node]() mutable { node.run(); });
}

// ---- Graphs.
CALL cuStreamCreate(void** stream, unsigned) { return *stream = new char, 0; }
CALL cuStreamDestroy_v2(void* stream) { return delete static_cast<char*>(stream), 0; }
CALL cuStreamIsCapturing(void* stream, int* status) { return *status = stream != nullptr && stream == captured ? 1 : 0, 0; }
CALL cuStreamBeginCapture_v2(void* stream, int) {
    if (stream == nullptr || captured != nullptr) return 900;
    captured = stream;
    graph = new Graph;
    return 0;
}
CALL cuStreamGetCaptureInfo_v3(void* stream, int* status, uint64_t* id, void** of, Node*** nodes, void** edges, size_t* count) {
    *status = stream == captured ? 1 : 0;
    *id = 1;
    *edges = nullptr;
    *count = *status == 1 && !graph->nodes.empty() ? 1 : 0;
    if (*count == 0) return 0;
    *of = graph;
    *nodes = &graph->nodes.back();
    return 0;
}
CALL cuStreamEndCapture(void* stream, void** made) {
    if (stream != captured) return 901;
    captured = nullptr;
    return *made = graph, 0;
}
CALL cuGraphInstantiateWithFlags(void** exec, void* of, unsigned long long) {
    Exec* made = new Exec;
    for (Node* node : static_cast<Graph*>(of)->nodes) made->nodes.push_back({node, *node});
    return *exec = made, 0;
}
CALL cuGraphDestroy(void*) { return 0; }
CALL cuGraphExecDestroy(void* exec) { return delete static_cast<Exec*>(exec), 0; }
CALL cuGraphExecKernelNodeSetParams_v2(void* exec, Node* node, const Params* params) {
    if (failing(LAUNCH)) return 1;
    for (auto& of : static_cast<Exec*>(exec)->nodes)
        if (of.first == node) {
            if (of.second.function->kernel != static_cast<Function*>(params->function)->kernel || of.second.blocks != params->gx || of.second.threads != params->bx) return 1;
            return of.second.take(params->arguments), 0;
        }
    return 1;
}
CALL cuGraphLaunch(void* exec, void* stream) {
    std::lock_guard<std::mutex> guard(lock);
    std::vector<Node> all;
    for (auto& of : static_cast<Exec*>(exec)->nodes) all.push_back(of.second);
    return asked(stream, [all]() mutable {
        for (Node& node : all) node.run();
    });
}
