//! A driver that is not there, and one that is too old: each in a process of its own, for what is loaded stays.

use std::process::Command;

use optim_gpu::{CudaDevice, Error, Library};

use crate::standin::{build, compiler, folder};

const VARIABLE: &str = "OPTIM_GPU_TEST_OF_MISSING";

/// What another process of this program does.
#[test]
fn in_another_process() {
    let Some(what) = std::env::var_os(VARIABLE) else {
        return;
    };
    let error = CudaDevice::open(0).expect_err("no driver");
    let fits = match what.to_str() {
        Some("nothing") => {
            // All that the bindings try, which would end the thread.
            let names = ["cuda", "nvcuda"].into_iter();
            let mut names = names.flat_map(cudarc::get_lib_name_candidates);
            matches!(&error, Error::NoLibrary { what: Library::Driver, tried }
                if tried.contains("libcuda.so") && names.all(|name| tried.contains(&format!("`{name}`"))))
        }
        _ => matches!(
            &error,
            Error::MissingSymbol {
                what: Library::Driver,
                symbol: "cuCtxGetCurrent"
            }
        ),
    };
    println!("found: {error}");
    assert!(fits);
}

fn another(what: &str, libraries: &std::path::Path) -> String {
    let own = std::env::current_exe().expect("a program");
    let output = Command::new(own)
        .args(["missing::in_another_process", "--exact", "--nocapture"])
        .env(VARIABLE, what)
        .env("LD_LIBRARY_PATH", libraries)
        .output()
        .expect("a program that begins");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    said
}

#[test]
fn no_driver() {
    if [
        "/usr/lib/x86_64-linux-gnu/libcuda.so.1",
        "/usr/lib64/libcuda.so.1",
        "/usr/lib/wsl/lib/libcuda.so.1",
    ]
    .iter()
    .any(|path| std::path::Path::new(path).exists())
    {
        println!("!! SKIPPED: this machine has a driver");
        return;
    }
    let empty = folder().join("nothing");
    std::fs::create_dir_all(&empty).expect("a folder");
    assert!(another("nothing", &empty).contains("there is no CUDA driver"));
}

#[test]
fn an_old_driver() {
    let Some(compiler) = compiler() else {
        println!("!! SKIPPED: there is no C++ compiler");
        return;
    };
    let to = folder().join("old");
    std::fs::create_dir_all(&to).expect("a folder");
    let source = to.join("old.cpp");
    std::fs::write(&source, "extern \"C\" int cuInit(unsigned) { return 0; }\n").expect("a file");
    build(compiler, &source, "libcuda.so", &to, &[]);
    assert!(another("old", &to).contains("no function `cuCtxGetCurrent`"));
}
