//! A device that is a process: the text of rules, compiled by a C++ compiler behind a header that has CUDA's words.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The compiler's command, if there is one.
pub fn compiler() -> Option<&'static str> {
    let works = |name: &&str| {
        let asked = Command::new(name).arg("--version").output();
        asked.is_ok_and(|output| output.status.success())
    };
    let found = ["g++", "clang++"].into_iter().find(works);
    if found.is_none() {
        println!("!! SKIPPED: there is no C++ compiler (g++ or clang++) to run the CUDA text with");
    }
    found
}

/// How a text is compiled.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The compiler's argument.
    pub optimised: &'static str,
    /// Whether products and sums may be contracted, which must not be.
    pub contracts: bool,
    /// What stands for `UNROLL`.
    pub unroll: u32,
    /// What stands for `LANES_EACH`.
    pub lanes_each: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            optimised: "-O1",
            contracts: false,
            unroll: 2,
            lanes_each: 1,
        }
    }
}

/// Compiles these texts, each in a file of its own, to a device's program of this name in a test program's folder.
///
/// # Panics
/// If they do not compile.
pub fn compile(
    compiler: &str,
    target: &Path,
    name: &str,
    texts: &[String],
    options: Options,
) -> PathBuf {
    let folder = target.join("cuda").join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cuda");
    let mut sources = vec![own.join("emulation.cpp")];
    for (index, text) in texts.iter().enumerate() {
        let source = folder.join(format!("{index}.cpp"));
        std::fs::write(&source, format!("#include \"emulation.h\"\n{text}")).expect("a file");
        sources.push(source);
    }
    let contract = match options.contracts {
        true => ["-ffp-contract=fast", "-mfma"].as_slice(),
        false => ["-ffp-contract=off"].as_slice(),
    };
    let arguments = |source: &Path, object: &Path| {
        let mut command = Command::new(compiler);
        command
            .args([
                "-std=c++17",
                options.optimised,
                "-fno-strict-aliasing",
                "-w",
                "-c",
            ])
            .args(["-U_FORTIFY_SOURCE", "-fno-fast-math"])
            .args(contract)
            .arg(format!("-DUNROLL={}", options.unroll))
            .arg(format!("-DLANES_EACH={}", options.lanes_each))
            .arg("-I")
            .arg(&own)
            .arg(source)
            .arg("-o")
            .arg(object);
        command
    };
    let object = |index: usize| folder.join(format!("{index}.o"));
    // As many at a time as there are processors.
    let next = std::sync::atomic::AtomicUsize::new(0);
    let most = std::thread::available_parallelism().map_or(1, |it| it.get());
    std::thread::scope(|scope| {
        for _ in 0..most {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    let Some(source) = sources.get(index) else {
                        return;
                    };
                    succeed(&mut arguments(source, &object(index)));
                }
            });
        }
    });
    let program = folder.join("device");
    let mut link = Command::new(compiler);
    link.args((0..sources.len()).map(object))
        .arg("-o")
        .arg(&program);
    succeed(&mut link);
    program
}

fn succeed(command: &mut Command) {
    let output = command.output().expect("a compiler that begins");
    assert!(
        output.status.success(),
        "{command:?}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A device that answers.
pub struct Device {
    process: Child,
    asked: ChildStdin,
    answers: ChildStdout,
}

/// Memory of a device: where it begins.
pub(super) type Address = u64;

impl Device {
    /// Begins it.
    pub fn new(program: &Path) -> Self {
        let mut process = Command::new(program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a program that begins");
        let asked = process.stdin.take().expect("its input");
        let answers = process.stdout.take().expect("its output");
        Self {
            process,
            asked,
            answers,
        }
    }

    fn ask(&mut self, bytes: &[u8]) {
        self.asked.write_all(bytes).expect("a device that listens");
    }

    fn answer(&mut self, bytes: &mut [u8]) {
        self.asked.flush().expect("a device that listens");
        self.answers
            .read_exact(bytes)
            .expect("a device that answers");
    }

    /// Asks for memory.
    pub fn allocate(&mut self, bytes: usize) -> Address {
        self.ask(&0_u32.to_le_bytes());
        self.ask(&(bytes as u64).to_le_bytes());
        let mut address = [0; 8];
        self.answer(&mut address);
        Address::from_le_bytes(address)
    }

    /// Gives memory back.
    pub fn free(&mut self, address: Address) {
        self.ask(&1_u32.to_le_bytes());
        self.ask(&address.to_le_bytes());
    }

    /// Copies to the device.
    pub fn write(&mut self, address: Address, bytes: &[u8]) {
        self.ask(&2_u32.to_le_bytes());
        self.ask(&address.to_le_bytes());
        self.ask(&(bytes.len() as u64).to_le_bytes());
        self.ask(bytes);
    }

    /// Copies from the device.
    pub fn read(&mut self, address: Address, bytes: usize) -> Vec<u8> {
        self.ask(&3_u32.to_le_bytes());
        self.ask(&address.to_le_bytes());
        self.ask(&(bytes as u64).to_le_bytes());
        let mut values = vec![0; bytes];
        self.answer(&mut values);
        values
    }

    /// Runs a kernel with these arguments.
    pub fn launch(&mut self, name: &str, blocks: u32, threads: u32, arguments: &[Vec<u8>]) {
        let waits = name == "optim_tree" || name.contains("_sums_") || name.contains("_lines_");
        let mut bytes = 4_u32.to_le_bytes().to_vec();
        let mut number = |number: usize| {
            let number = u32::try_from(number).expect("of 32 bits");
            bytes.extend(number.to_le_bytes());
        };
        number(name.len());
        bytes.extend(name.bytes());
        for part in [blocks, threads, u32::from(waits)] {
            bytes.extend(part.to_le_bytes());
        }
        bytes.extend((arguments.len() as u32).to_le_bytes());
        for argument in arguments {
            bytes.extend((argument.len() as u32).to_le_bytes());
            bytes.extend(argument);
        }
        self.ask(&bytes);
        let mut status = [0; 4];
        self.answer(&mut status);
        assert_eq!(u32::from_le_bytes(status), 0, "the device has no {name}");
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        // It ends with its input; nobody waits for what it may have to say.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
