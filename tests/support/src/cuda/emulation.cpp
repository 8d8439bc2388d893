// The device of emulation.h: threads, and the loop that answers.
#include "emulation.h"

Place threadIdx, blockIdx, blockDim, gridDim;

std::map<std::string, Entry>& kernels() {
    static std::map<std::string, Entry> all;
    return all;
}

// ---- Threads that wait for one another.

namespace {

const unsigned MOST = 1024;
const size_t STACK = 64 << 10;

struct Thread {
    ucontext_t context;
    jmp_buf here;
    bool begun, ended;
    unsigned long barriers, shuffles;
    double slots[2];
};

Thread threads[MOST];
char* stacks;
jmp_buf scheduler;
Entry entry;
const std::vector<std::vector<char>>* arguments;
bool waiting = false;

void begin() {
    entry(*arguments);
    threads[threadIdx.x].ended = true;
    _longjmp(scheduler, 1);
}

void others() {
    if (_setjmp(threads[threadIdx.x].here) == 0) _longjmp(scheduler, 1);
}

// One block, in which some threads may stand still while others catch up.
void run_block() {
    if (stacks == nullptr) stacks = static_cast<char*>(malloc(MOST * STACK));
    for (unsigned t = 0; t < blockDim.x; t++) {
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
        for (volatile unsigned t = 0; t < blockDim.x; t = t + 1) {
            Thread& thread = threads[t];
            if (thread.ended) continue;
            alive = true;
            threadIdx.x = t;
            if (_setjmp(scheduler) == 0) {
                if (thread.begun) _longjmp(thread.here, 1);
                thread.begun = true;
                setcontext(&thread.context);
            }
        }
    }
    waiting = false;
}

}  // namespace

void __syncthreads() {
    if (!waiting) abort();
    const unsigned long mine = ++threads[threadIdx.x].barriers;
    for (;;) {
        bool all = true;
        for (unsigned t = 0; t < blockDim.x; t++) all = all && (threads[t].ended || threads[t].barriers >= mine);
        if (all) return;
        others();
    }
}

double shuffled(unsigned mask, double value, unsigned from) {
    if (!waiting) abort();
    const unsigned own = threadIdx.x, warp = own - own % 32;
    const unsigned long mine = ++threads[own].shuffles;
    threads[own].slots[mine % 2] = value;
    for (;;) {
        bool all = true;
        for (unsigned lane = 0; lane < 32; lane++)
            if ((mask >> lane & 1) != 0) {
                const bool there = warp + lane < blockDim.x && threads[warp + lane].shuffles >= mine;
                // Nobody will come.
                if (!there && (warp + lane >= blockDim.x || threads[warp + lane].ended)) abort();
                all = all && there;
            }
        if (all) break;
        others();
    }
    if ((mask >> (from % 32) & 1) == 0) abort();
    return threads[from].slots[mine % 2];
}

// ---- What a driver is asked for.

static void take(void* to, size_t bytes) {
    if (bytes > 0 && fread(to, 1, bytes, stdin) != bytes) exit(0);
}
template <class N> static N number() {
    N n;
    take(&n, sizeof n);
    return n;
}
static void give(const void* from, size_t bytes) {
    if (bytes > 0 && fwrite(from, 1, bytes, stdout) != bytes) exit(1);
    fflush(stdout);
}

int main() {
    for (;;) {
        switch (number<uint32_t>()) {
            case 0: {  // memory
                const uint64_t bytes = number<uint64_t>();
                const uint64_t address = reinterpret_cast<uint64_t>(aligned_alloc(512, (bytes + 1023) / 512 * 512));
                memset(reinterpret_cast<void*>(address), 0xa5, bytes);
                give(&address, sizeof address);
                break;
            }
            case 1:  // its end
                free(reinterpret_cast<void*>(number<uint64_t>()));
                break;
            case 2: {  // to the device
                const uint64_t address = number<uint64_t>();
                take(reinterpret_cast<void*>(address), number<uint64_t>());
                break;
            }
            case 3: {  // from the device
                const uint64_t address = number<uint64_t>();
                give(reinterpret_cast<void*>(address), number<uint64_t>());
                break;
            }
            case 4: {  // a launch
                std::string name(number<uint32_t>(), ' ');
                take(&name[0], name.size());
                gridDim.x = number<uint32_t>();
                blockDim.x = number<uint32_t>();
                const uint32_t waits = number<uint32_t>();
                std::vector<std::vector<char>> given(number<uint32_t>());
                for (auto& argument : given) {
                    argument.resize(number<uint32_t>());
                    take(argument.data(), argument.size());
                }
                const auto found = kernels().find(name);
                const uint32_t status = found == kernels().end() || blockDim.x > MOST ? 1 : 0;
                if (status == 0) {
                    entry = found->second;
                    arguments = &given;
                    for (unsigned b = 0; b < gridDim.x; b++) {
                        blockIdx.x = b;
                        if (waits != 0) {
                            run_block();
                            continue;
                        }
                        for (unsigned t = 0; t < blockDim.x; t++) {
                            threadIdx.x = t;
                            entry(given);
                        }
                    }
                }
                give(&status, sizeof status);
                break;
            }
            default:
                return 1;
        }
    }
}
