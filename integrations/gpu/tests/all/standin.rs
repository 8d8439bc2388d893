//! A stand-in for libcuda and libnvrtc, compiled by a C++ compiler and loaded before the bindings look for them: they find
//! what is loaded by its name.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use libloading::Library;
use optim_gpu::CudaDevice;

/// What can be made to fail.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Call {
    Allocate = 0,
    Launch = 1,
    Copy = 2,
    Module = 3,
}

/// Both libraries.
pub(crate) struct StandIn {
    driver: Library,
    compiler: Library,
}

/// A device of one test: there is one stand-in, whose failures are asked for by all.
pub(crate) struct Held {
    pub(crate) device: CudaDevice,
    pub(crate) standin: Option<&'static StandIn>,
    _alone: MutexGuard<'static, ()>,
}

/// Whether tests run on a device.
fn is_real() -> bool {
    std::env::var_os("OPTIM_GPU_DEVICE").is_some_and(|value| value == "1")
}

/// The compiler's command, if there is one.
pub(crate) fn compiler() -> Option<&'static str> {
    let works = |name: &&str| {
        let asked = Command::new(name).arg("--version").output();
        asked.is_ok_and(|output| output.status.success())
    };
    ["g++", "clang++"].into_iter().find(works)
}

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("optim-gpu")
}

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/all/standin")
}

/// Compiles one of the libraries to a folder.
pub(crate) fn build(compiler: &str, source: &Path, soname: &str, to: &Path, more: &[String]) {
    std::fs::create_dir_all(to).expect("a folder");
    let beside = to.join(format!("{soname}.{}", std::process::id()));
    let output = Command::new(compiler)
        .args(["-std=c++17", "-O1", "-shared", "-fPIC", "-w"])
        .args(more)
        .arg(format!("-Wl,-soname,{soname}"))
        .arg(source)
        .arg("-o")
        .arg(&beside)
        .arg("-ldl")
        .output()
        .expect("a compiler that begins");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    std::fs::rename(&beside, to.join(soname)).expect("a file in its place");
}

/// A number that changes with the sources of the stand-in, so that code which was compiled behind others is not taken.
fn version() -> u32 {
    let shared = sources().join("../../../../../tests/support/src/cuda");
    let of_text = ["words.h", "threads.h"].map(|name| shared.join(name));
    let own = ["emulation.h", "nvrtc.cpp"].map(|name| sources().join(name));
    let files = of_text.into_iter().chain(own);
    let text: Vec<_> = files
        .map(|file| std::fs::read(file).expect("a source"))
        .collect();
    let bytes = text.iter().flatten();
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    });
    hash >> 1
}

fn load() -> Option<&'static StandIn> {
    static LOADED: OnceLock<Option<StandIn>> = OnceLock::new();
    let loaded = LOADED.get_or_init(|| {
        let Some(compiler) = compiler() else {
            println!(
                "!! SKIPPED: there is no C++ compiler (g++ or clang++) to stand in for a device"
            );
            return None;
        };
        let to = folder().join("libraries");
        build(
            compiler,
            &sources().join("driver.cpp"),
            "libcuda.so",
            &to,
            &[],
        );
        let more = [
            format!("-DFOLDER=\"{}\"", sources().display()),
            format!("-DCOMPILER=\"{compiler}\""),
            format!("-DVERSION={}", version()),
        ];
        build(
            compiler,
            &sources().join("nvrtc.cpp"),
            "libnvrtc.so",
            &to,
            &more,
        );
        #[allow(unsafe_code, reason = "what is loaded was compiled here")]
        // SAFETY: neither does anything when it is loaded.
        unsafe {
            Some(StandIn {
                driver: Library::new(to.join("libcuda.so")).expect("a library"),
                compiler: Library::new(to.join("libnvrtc.so")).expect("a library"),
            })
        }
    });
    loaded.as_ref()
}

/// A device, which the test has to itself; none where nothing can stand in for one.
pub(crate) fn device() -> Option<Held> {
    static ALONE: Mutex<()> = Mutex::new(());
    let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let standin = if is_real() { None } else { Some(load()?) };
    if let Some(standin) = standin {
        standin.heal();
    }
    let cache = folder().join("code");
    let device = CudaDevice::open(0)
        .expect("a device")
        .with_cache(Some(&cache));
    Some(Held {
        device,
        standin,
        _alone: alone,
    })
}

#[allow(
    unsafe_code,
    reason = "functions of the stand-in are called by their names"
)]
impl StandIn {
    /// The n-th call from now on fails, and for -n all behind it; none for 0.
    pub(crate) fn fail(&self, call: Call, nth: i64) {
        // SAFETY: that is its type in `driver.cpp`.
        unsafe {
            let fail = self
                .driver
                .get::<unsafe extern "C" fn(i32, i64) -> i32>(b"standin_fail");
            fail.expect("a function")(call as i32, nth);
        }
    }

    /// How often it was called.
    pub(crate) fn calls(&self, call: Call) -> i64 {
        // SAFETY: that is its type in `driver.cpp`.
        unsafe {
            let calls = self
                .driver
                .get::<unsafe extern "C" fn(i32) -> i64>(b"standin_calls");
            calls.expect("a function")(call as i32)
        }
    }

    pub(crate) fn live_bytes(&self) -> usize {
        // SAFETY: that is its type in `driver.cpp`.
        unsafe {
            let bytes = self
                .driver
                .get::<unsafe extern "C" fn() -> usize>(b"standin_live_bytes");
            bytes.expect("a function")()
        }
    }

    /// How many pieces of code are loaded.
    pub(crate) fn modules(&self) -> i64 {
        // SAFETY: that is its type in `driver.cpp`.
        unsafe {
            let modules = self
                .driver
                .get::<unsafe extern "C" fn() -> i64>(b"standin_modules");
            modules.expect("a function")()
        }
    }

    /// How many texts were compiled.
    pub(crate) fn compiled(&self) -> i64 {
        // SAFETY: that is its type in `nvrtc.cpp`.
        unsafe {
            let compiled = self
                .compiler
                .get::<unsafe extern "C" fn() -> i64>(b"standin_compiled");
            compiled.expect("a function")()
        }
    }

    pub(crate) fn fail_compile(&self, nth: i64) {
        // SAFETY: that is its type in `nvrtc.cpp`.
        unsafe {
            let fail = self
                .compiler
                .get::<unsafe extern "C" fn(i64) -> i32>(b"standin_fail_compile");
            fail.expect("a function")(nth);
        }
    }

    /// Whether products and sums are contracted, whatever is asked for.
    pub(crate) fn contract(&self, on: bool) {
        // SAFETY: that is its type in `nvrtc.cpp`.
        unsafe {
            let contract = self
                .compiler
                .get::<unsafe extern "C" fn(i32) -> i32>(b"standin_contract");
            contract.expect("a function")(i32::from(on));
        }
    }

    /// Whether what is asked for waits until its stream is waited for.
    pub(crate) fn defer(&self, on: bool) {
        // SAFETY: that is its type in `driver.cpp`.
        unsafe {
            let defer = self
                .driver
                .get::<unsafe extern "C" fn(i32) -> i32>(b"standin_defer");
            defer.expect("a function")(i32::from(on));
        }
    }

    fn heal(&self) {
        self.defer(false);
        for call in [Call::Allocate, Call::Launch, Call::Copy, Call::Module] {
            self.fail(call, 0);
        }
        self.fail_compile(0);
        self.contract(false);
    }
}
