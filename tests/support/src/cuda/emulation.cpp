// The device of emulation.h: threads, and the loop that answers.
#include "emulation.h"
#include "threads.h"

Place threadIdx, blockIdx, blockDim, gridDim;

std::map<std::string, Entry>& kernels() {
    static std::map<std::string, Entry> all;
    return all;
}

static Entry entry;
static const std::vector<std::vector<char>>* arguments;
static void run_entry() { entry(*arguments); }

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
                const uint32_t blocks = number<uint32_t>(), size = number<uint32_t>();
                const uint32_t waits = number<uint32_t>();
                std::vector<std::vector<char>> given(number<uint32_t>());
                for (auto& argument : given) {
                    argument.resize(number<uint32_t>());
                    take(argument.data(), argument.size());
                }
                const auto found = kernels().find(name);
                const uint32_t status = found == kernels().end() || size > MOST ? 1 : 0;
                if (status == 0) {
                    entry = found->second;
                    arguments = &given;
                    run_blocks(blocks, size, waits != 0, run_entry);
                }
                give(&status, sizeof status);
                break;
            }
            default:
                return 1;
        }
    }
}
