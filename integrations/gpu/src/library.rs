//! Whether the driver and NVRTC are there, asked before the first of their functions is called: the bindings end the thread
//! otherwise.

use std::sync::OnceLock;

use libloading::Library as Loaded;

use crate::error::{Error, Library};

/// What is used of the driver.
const OF_DRIVER: &[&str] = &[
    "cuCtxGetCurrent",
    "cuCtxSetCurrent",
    "cuCtxSynchronize",
    "cuDeviceGet",
    "cuDeviceGetAttribute",
    "cuDeviceGetCount",
    "cuDeviceGetName",
    "cuDevicePrimaryCtxRelease_v2",
    "cuDevicePrimaryCtxRetain",
    "cuInit",
    "cuLaunchKernel",
    "cuMemAlloc_v2",
    "cuMemFree_v2",
    "cuMemcpyDtoDAsync_v2",
    "cuMemcpyDtoHAsync_v2",
    "cuMemcpyHtoDAsync_v2",
    "cuMemsetD32Async",
    "cuModuleGetFunction",
    "cuModuleLoadData",
    "cuModuleUnload",
    "cuStreamIsCapturing",
    "cuStreamSynchronize",
];

/// What is used of it for steps in a graph.
const OF_GRAPHS: &[&str] = &[
    "cuGraphExecKernelNodeSetParams_v2",
    "cuStreamGetCaptureInfo_v3",
];

/// What is used of NVRTC.
const OF_COMPILER: &[&str] = &[
    "nvrtcCompileProgram",
    "nvrtcCreateProgram",
    "nvrtcDestroyProgram",
    "nvrtcGetCUBIN",
    "nvrtcGetCUBINSize",
    "nvrtcGetProgramLog",
    "nvrtcGetProgramLogSize",
    "nvrtcVersion",
];

/// Whether it is there, with all that is used of it. What was found once stays.
///
/// # Errors
/// [`Error::NoLibrary`], [`Error::MissingSymbol`].
pub(crate) fn check(which: Library) -> Result<(), Error> {
    static FOUND: [OnceLock<()>; 2] = [OnceLock::new(), OnceLock::new()];
    let found = &FOUND[usize::from(which == Library::Compiler)];
    if found.get().is_none() {
        look(which)?;
        found.get_or_init(|| ());
    }
    Ok(())
}

/// The names that the bindings try, in their order.
fn names(which: Library) -> Vec<String> {
    let libraries: &[&str] = match which {
        Library::Driver => &["cuda", "nvcuda"],
        Library::Compiler => &["nvrtc"],
    };
    let all = libraries.iter();
    all.flat_map(|name| cudarc::get_lib_name_candidates(name))
        .collect()
}

/// Whether the driver has what steps in a graph need.
///
/// # Errors
/// As of [`check`].
pub(crate) fn check_graphs() -> Result<(), Error> {
    has(Library::Driver, OF_GRAPHS)
}

fn look(which: Library) -> Result<(), Error> {
    match which {
        Library::Driver => has(which, OF_DRIVER),
        Library::Compiler => has(which, OF_COMPILER),
    }
}

fn has(which: Library, symbols: &[&'static str]) -> Result<(), Error> {
    let names = names(which);
    #[allow(unsafe_code, reason = "a library runs code when it is loaded")]
    // SAFETY: these are the names of NVIDIA's libraries, which may be loaded at any time.
    let loaded = names
        .iter()
        .find_map(|name| unsafe { Loaded::new(name) }.ok());
    let Some(loaded) = loaded else {
        let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
        return Err(Error::NoLibrary {
            what: which,
            tried: names.join(", "),
        });
    };
    for symbol in symbols {
        #[allow(unsafe_code, reason = "it is asked whether the symbol is there")]
        // SAFETY: an address is taken, and nothing is called.
        let found = unsafe { loaded.get::<*const ()>(symbol.as_bytes()) };
        if found.is_err() {
            return Err(Error::MissingSymbol {
                what: which,
                symbol,
            });
        }
    }
    // It stays loaded as long as the program runs; the bindings load it once more.
    std::mem::forget(loaded);
    Ok(())
}
