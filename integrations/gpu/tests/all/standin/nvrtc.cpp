// A stand-in for NVRTC: a C++ compiler behind a header that has CUDA's words. FOLDER is where that header is, COMPILER the
// compiler, VERSION a number that changes with both.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>

#define CALL extern "C" __attribute__((visibility("default"))) int

namespace {

struct Program {
    std::string text, log, code;
};
bool contracts;
long fails, compiled;

std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
}

}  // namespace

CALL standin_contract(int on) { return contracts = on != 0, 0; }
CALL standin_fail_compile(long nth) { return fails = nth, 0; }
extern "C" long standin_compiled() { return compiled; }

CALL nvrtcVersion(int* major, int* minor) { return *major = 99, *minor = VERSION, 0; }
CALL nvrtcCreateProgram(void** program, const char* text, const char*, int headers, const char* const*, const char* const*) {
    if (headers != 0) return 3;
    Program* made = new Program;
    made->text = text;
    *program = made;
    return 0;
}
CALL nvrtcDestroyProgram(void** program) {
    delete static_cast<Program*>(*program);
    *program = nullptr;
    return 0;
}
CALL nvrtcCompileProgram(void* program, int count, const char* const* options) {
    Program* own = static_cast<Program*>(program);
    compiled++;
    char folder[] = "/tmp/standin-nvrtc-XXXXXX";
    if (mkdtemp(folder) == nullptr) return 11;
    const std::string at = folder;
    // All that the same bits rest on must be asked for.
    bool same_bits = false;
    std::string defined;
    for (int i = 0; i < count; i++) {
        same_bits = same_bits || strcmp(options[i], "--fmad=false") == 0;
        if (strncmp(options[i], "-D", 2) == 0) defined += std::string(" ") + options[i];
    }
    std::ofstream(at + "/text.cpp") << "#include \"emulation.h\"\n" << (fails > 0 && --fails == 0 ? "asked to fail;\n" : "") << own->text;
    const std::string contract = same_bits && !contracts ? " -O1 -ffp-contract=off" : " -O2 -ffp-contract=fast -mfma";
    const std::string command = std::string(COMPILER) + " -std=c++17 -fno-strict-aliasing -w -U_FORTIFY_SOURCE -fno-fast-math -shared -fPIC" + contract + defined +
                                " -I" FOLDER " " + at + "/text.cpp -o " + at + "/code.so 2> " + at + "/log";
    const int status = system(command.c_str());
    own->log = contents(at + "/log");
    const std::string object = contents(at + "/code.so");
    const uint64_t length = object.size();
    own->code = "STANDIN1" + std::string(reinterpret_cast<const char*>(&length), 8) + object;
    for (const char* name : {"/text.cpp", "/code.so", "/log"}) unlink((at + name).c_str());
    rmdir(folder);
    return status == 0 ? 0 : 6;
}
CALL nvrtcGetProgramLogSize(void* program, size_t* size) { return *size = static_cast<Program*>(program)->log.size() + 1, 0; }
CALL nvrtcGetProgramLog(void* program, char* log) { return strcpy(log, static_cast<Program*>(program)->log.c_str()), 0; }
CALL nvrtcGetCUBINSize(void* program, size_t* size) { return *size = static_cast<Program*>(program)->code.size(), 0; }
CALL nvrtcGetCUBIN(void* program, char* code) {
    const std::string& all = static_cast<Program*>(program)->code;
    return memcpy(code, all.data(), all.size()), 0;
}
