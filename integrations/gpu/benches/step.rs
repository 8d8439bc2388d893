//! Steps of rules on a device, and a plain stream that moves as many bytes as Adam's: a line of JSON for each. `measure.py` runs
//! it, in turns with others, and makes tables of it. `--small` takes tensors a ten-thousandth as long.

use std::error::Error;
use std::ffi::{CString, c_void};
use std::ptr::null_mut;
use std::time::{Duration, Instant};

use cudarc::driver::sys as cu;
use cudarc::nvrtc::sys as rtc;
use optim_gpu::optim_runtime::{Adafactor, Adam, AdamW, AnyRule, Lamb, Lion, Optimizer, Sgd};
use optim_gpu::{CudaBuffer, CudaDevice, CudaOptimizer, CudaParams};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Tensors that are stepped together.
struct Case {
    name: &'static str,
    shapes: Vec<Vec<usize>>,
}

fn gpt2() -> Vec<Vec<usize>> {
    let h = 768;
    let mut shapes = vec![vec![50_257, h], vec![1024, h]];
    for _ in 0..12 {
        shapes.extend([
            vec![h],
            vec![h],
            vec![h, 3 * h],
            vec![3 * h],
            vec![h, h],
            vec![h],
        ]);
        shapes.extend([
            vec![h],
            vec![h],
            vec![h, 4 * h],
            vec![4 * h],
            vec![4 * h, h],
            vec![h],
        ]);
    }
    shapes.extend([vec![h], vec![h]]);
    shapes
}

fn cases(small: bool) -> Vec<Case> {
    let one = |name, len| Case {
        name,
        shapes: vec![vec![len]],
    };
    let mut cases = vec![
        one("1e3", 1_000),
        one("1e5", 100_000),
        one("1e6", 1_000_000),
        one("1e7", 10_000_000),
        one("1e8", 100_000_000),
        one("5e8", 500_000_000),
        Case {
            name: "200 x 1000",
            shapes: vec![vec![1_000]; 200],
        },
        Case {
            name: "GPT-2",
            shapes: gpt2(),
        },
    ];
    if small {
        for shape in cases.iter_mut().flat_map(|case| &mut case.shapes) {
            let part = if shape.len() == 1 { 10_000 } else { 100 };
            shape
                .iter_mut()
                .for_each(|extent| *extent = (*extent / part).max(3));
        }
    }
    cases
}

/// Microseconds a step: until all is done, and until all is asked for.
struct Times {
    done: f64,
    asked: f64,
}

fn measure(
    device: &CudaDevice,
    small: bool,
    mut step: impl FnMut() -> Outcome<()>,
) -> Outcome<Times> {
    let most = if small { 2 } else { 200 };
    let mut many = |count: u32| -> Outcome<[Duration; 2]> {
        device.synchronize()?;
        let begin = Instant::now();
        for _ in 0..count {
            step()?;
        }
        let asked = begin.elapsed();
        device.synchronize()?;
        Ok([begin.elapsed() / count, asked / count])
    };
    many(3)?;
    let [one, _] = many(2)?;
    let count = (0.02 / one.as_secs_f64().max(1e-7)).clamp(1.0, f64::from(most)) as u32;
    let samples = if small { 1 } else { 15 };
    let mut all = [Vec::new(), Vec::new()];
    for _ in 0..samples {
        for (all, time) in all.iter_mut().zip(many(count)?) {
            all.push(time.as_secs_f64() * 1e6);
        }
    }
    let [done, asked] = all.map(|mut all| {
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    });
    Ok(Times { done, asked })
}

fn say(who: &str, rule: &str, case: &Case, times: &Times) {
    let weights: usize = case
        .shapes
        .iter()
        .map(|shape| shape.iter().product::<usize>())
        .sum();
    println!(
        "{{\"who\": \"{who}\", \"rule\": \"{rule}\", \"case\": \"{}\", \"weights\": {weights}, \"us\": {:.3}, \"cpu\": {:.3}}}",
        case.name, times.done, times.asked
    );
}

fn buffers(device: &CudaDevice, case: &Case, value: f32) -> Outcome<Vec<CudaBuffer>> {
    let lens = case.shapes.iter().map(|shape| shape.iter().product());
    let buffers = lens.map(|len| device.buffer(&vec![value; len]));
    Ok(buffers.collect::<Result<_, _>>()?)
}

fn of_rule(device: &CudaDevice, rule: AnyRule, case: &Case, small: bool) -> Outcome<()> {
    let name = rule.name();
    let mut cuda = CudaOptimizer::from_host(device, &Optimizer::new(rule)?)?;
    let (w, g) = (buffers(device, case, 0.5)?, buffers(device, case, 1e-3)?);
    let mut params = CudaParams::new();
    for (at, ((w, g), shape)) in w.iter().zip(&g).zip(&case.shapes).enumerate() {
        params.push(format!("{at}"), shape, w.tensor(), Some(g.tensor()))?;
    }
    let times = measure(device, small, || Ok(cuda.step(&params).map(drop)?))?;
    say("ours", name, case, &times);
    Ok(())
}

/// Four reads and three writes, 16 bytes a thread.
const STREAM: &str = r#"
#ifndef EMULATED
#define KERNEL(name, ...) extern "C" __global__ void __launch_bounds__(128) name(__VA_ARGS__)
#define REGISTER(name)
#endif
KERNEL(stream, float4* w, const float4* g, float4* m, float4* v, unsigned long long n) {
    const unsigned long long i = (unsigned long long)(blockIdx.x) * 128 + threadIdx.x;
    if (i >= n) return;
    const float4 a = w[i], b = g[i], c = m[i], d = v[i];
    w[i] = {a.x + b.x, a.y + b.y, a.z + b.z, a.w + b.w};
    m[i] = {c.x + b.x, c.y + b.y, c.z + b.z, c.w + b.w};
    v[i] = {d.x + b.x, d.y + b.y, d.z + b.z, d.w + b.w};
}
REGISTER(stream)
"#;

fn driver(code: cu::CUresult) -> Outcome<()> {
    match code {
        cu::CUresult::CUDA_SUCCESS => Ok(()),
        other => Err(format!("the driver says {other:?}").into()),
    }
}

fn compiler(code: rtc::nvrtcResult) -> Outcome<()> {
    match code {
        rtc::nvrtcResult::NVRTC_SUCCESS => Ok(()),
        other => Err(format!("NVRTC says {other:?}").into()),
    }
}

#[allow(unsafe_code, reason = "driver and NVRTC are foreign code")]
fn of_stream(device: &CudaDevice, cases: &[Case], small: bool) -> Outcome<()> {
    let text = CString::new(STREAM)?;
    let name = CString::new("stream.cu")?;
    let options = [
        CString::new(format!(
            "--gpu-architecture=sm_{}",
            device.compute_capability()
        ))?,
        CString::new("--std=c++17")?,
    ];
    let pointers = options.each_ref().map(|option| option.as_ptr());
    // SAFETY: strings end with a zero, and live as long as they are used; sizes are what was asked for.
    let function = unsafe {
        let mut program = null_mut();
        let none = std::ptr::null();
        compiler(rtc::nvrtcCreateProgram(
            &mut program,
            text.as_ptr(),
            name.as_ptr(),
            0,
            none,
            none,
        ))?;
        compiler(rtc::nvrtcCompileProgram(program, 2, pointers.as_ptr()))?;
        let mut size = 0;
        compiler(rtc::nvrtcGetCUBINSize(program, &mut size))?;
        let mut code = vec![0_u8; size];
        compiler(rtc::nvrtcGetCUBIN(program, code.as_mut_ptr().cast()))?;
        let (mut context, mut module, mut function) = (null_mut(), null_mut(), null_mut());
        driver(cu::cuDevicePrimaryCtxRetain(&mut context, 0))?;
        driver(cu::cuCtxSetCurrent(context))?;
        driver(cu::cuModuleLoadData(&mut module, code.as_ptr().cast()))?;
        driver(cu::cuModuleGetFunction(
            &mut function,
            module,
            CString::new("stream")?.as_ptr(),
        ))?;
        function
    };
    for case in cases {
        // All of it as one.
        let weights: usize = case
            .shapes
            .iter()
            .map(|shape| shape.iter().product::<usize>())
            .sum();
        let vectors = weights / 4;
        if vectors == 0 {
            continue;
        }
        let mut at = Vec::new();
        for _ in 0..4 {
            let mut address = 0;
            // SAFETY: the pointer is to a variable.
            driver(unsafe { cu::cuMemAlloc_v2(&mut address, 16 * vectors) })?;
            // SAFETY: there are as many words.
            driver(unsafe { cu::cuMemsetD32Async(address, 0, 4 * vectors, null_mut()) })?;
            at.push(address);
        }
        let mut count = vectors as u64;
        let blocks = u32::try_from(vectors.div_ceil(128))?;
        let times = measure(device, small, || {
            let mut arguments: Vec<*mut c_void> = at
                .iter_mut()
                .map(|at| std::ptr::from_mut(at).cast())
                .collect();
            arguments.push(std::ptr::from_mut(&mut count).cast());
            // SAFETY: these are the kernel's arguments, and there is as much memory.
            driver(unsafe {
                let (stream, list) = (null_mut(), arguments.as_mut_ptr());
                cu::cuLaunchKernel(
                    function,
                    blocks,
                    1,
                    1,
                    128,
                    1,
                    1,
                    0,
                    stream,
                    list,
                    null_mut(),
                )
            })
        })?;
        say("stream", "Adam", case, &times);
        for address in at {
            // SAFETY: it was given once.
            driver(unsafe { cu::cuMemFree_v2(address) })?;
        }
    }
    Ok(())
}

fn main() -> Outcome<()> {
    let small = std::env::args().any(|argument| argument == "--small");
    let device = CudaDevice::open(0)?;
    println!(
        "{{\"device\": \"{}\", \"compute_capability\": {}}}",
        device.name(),
        device.compute_capability()
    );
    let cases = cases(small);
    of_stream(&device, &cases, small)?;
    for case in &cases {
        of_rule(&device, Adam::default().into(), case, small)?;
    }
    let rules: [AnyRule; 5] = [
        AdamW::default().into(),
        Lion::default().into(),
        Sgd::default().with_momentum(0.9).into(),
        Lamb::default().into(),
        Adafactor::default().into(),
    ];
    let gpt2 = cases.last().ok_or("no case")?;
    for rule in rules {
        of_rule(&device, rule, gpt2, small)?;
    }
    Ok(())
}
