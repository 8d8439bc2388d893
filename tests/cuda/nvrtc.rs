//! NVIDIA's own compiler takes the text, where it can be had, and contracts nothing.

use std::path::Path;
use std::process::Command;

use optim_runtime::{Adafactor, Adam, Lion, Prodigy, Rule, RuleMeta, Sgld};
use optim_tests::cuda::texts;
use optim_tests::{every_function, functions};

macro_rules! metas {
    ($($rule:ident)*) => { vec![$(<functions::$rule as Rule>::META),*] };
}

#[test]
fn nvrtc_compiles_the_text_and_contracts_nothing() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nvrtc");
    std::fs::create_dir_all(&folder).expect("a folder");
    let of = |name: &str, metas: &[RuleMeta]| {
        let file = folder.join(name);
        std::fs::write(&file, &texts(metas, 1)[0]).expect("a file");
        file
    };
    // The exact remainder of two numbers is CUDA's own, which is made of fused operations.
    let mut functions = every_function!(metas);
    functions.retain(|meta| meta.name != "OfRem");
    let files = [
        of("weights.cu", &[Adam::META, Lion::META, Sgld::META]),
        of("sums.cu", &[Prodigy::META]),
        of("axes.cu", &[Adafactor::META]),
        of("functions.cu", &functions),
    ];
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("cuda/nvrtc.py");
    let output = Command::new("python3").arg(script).args(&files).output();
    let Ok(output) = output else {
        println!("!! SKIPPED: there is no python3 to ask NVRTC by");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    let wrong = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{wrong}");
    if said.trim() == "no NVRTC" {
        println!("!! SKIPPED: there is no NVRTC (python3 -m pip install nvidia-cuda-nvrtc-cu12)");
        return;
    }
    assert_eq!(said.lines().count(), files.len(), "{said}");
    println!("{said}");
}
