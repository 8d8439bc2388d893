"""Compiles CUDA texts, whose files are named, by NVRTC, and looks for contracted and flushed operations in what comes out.

Says `no NVRTC` where there is none: it comes with CUDA, and as the package nvidia-cuda-nvrtc-cu12.
"""

import ctypes
import ctypes.util
import glob
import os
import re
import sys


def library():
    places = []
    for folder in sys.path:
        places += sorted(glob.glob(os.path.join(folder, "nvidia", "cuda_nvrtc", "lib", "libnvrtc.so*")))
        places += sorted(glob.glob(os.path.join(folder, "nvidia", "cu13", "lib", "libnvrtc.so*")))
    found = ctypes.util.find_library("nvrtc")
    for place in places + ([found] if found else []):
        try:
            for builtins in glob.glob(os.path.join(os.path.dirname(place), "libnvrtc-builtins.so*")):
                ctypes.CDLL(builtins, ctypes.RTLD_GLOBAL)
            return ctypes.CDLL(place)
        except OSError:
            continue
    return None


def text_of(nvrtc, program, what):
    size = ctypes.c_size_t()
    getattr(nvrtc, f"nvrtcGet{what}Size")(program, ctypes.byref(size))
    text = ctypes.create_string_buffer(size.value)
    getattr(nvrtc, f"nvrtcGet{what}")(program, text)
    return text.value.decode()


def main():
    nvrtc = library()
    if nvrtc is None:
        print("no NVRTC")
        return
    for path in sys.argv[1:]:
        program = ctypes.c_void_p()
        with open(path, "rb") as file:
            text = file.read()
        nvrtc.nvrtcCreateProgram(ctypes.byref(program), text, b"rule.cu", 0, None, None)
        options = [b"--gpu-architecture=compute_80", b"-fmad=false"]
        status = nvrtc.nvrtcCompileProgram(program, len(options), (ctypes.c_char_p * len(options))(*options))
        if status != 0:
            sys.exit(f"{path}: {text_of(nvrtc, program, 'ProgramLog')}")
        ptx = text_of(nvrtc, program, "PTX")
        off = re.findall(r"\bfma\.\S+|\S+\.ftz\S*|\S+\.approx\S*", ptx)
        if off:
            sys.exit(f"{path}: {sorted(set(off))}")
        print(f"{os.path.basename(path)}: {len(re.findall(r'[.]entry', ptx))} kernels")


main()
