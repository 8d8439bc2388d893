// Threads of a block, which take turns; where they wait for one another each has a stack of its own. For one file, behind words.h.
#pragma once
#include <csetjmp>
#include <ucontext.h>

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
void (*running)();
bool waiting = false;

void begin() {
    running();
    threads[threadIdx.x].ended = true;
    _longjmp(scheduler, 1);
}

void others() {
    if (_setjmp(threads[threadIdx.x].here) == 0) _longjmp(scheduler, 1);
}

// One block, in which some threads may stand still while others catch up.
void run_waiting(void (*what)()) {
    running = what;
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

// All blocks of a launch; `waits` says whether their threads wait for one another. Others run one after the other.
void run_blocks(unsigned blocks, unsigned size, bool waits, void (*what)()) {
    gridDim.x = blocks;
    blockDim.x = size;
    for (unsigned b = 0; b < blocks; b++) {
        blockIdx.x = b;
        if (waits) {
            run_waiting(what);
            continue;
        }
        for (unsigned t = 0; t < size; t++) {
            threadIdx.x = t;
            what();
        }
    }
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
