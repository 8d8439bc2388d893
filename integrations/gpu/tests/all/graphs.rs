//! Steps in a CUDA graph: captured once, launched again and again with the numbers of each step.
#![allow(unsafe_code, reason = "the program's part of a graph is the driver's")]

use std::ptr::null_mut;

use cudarc::driver::sys as cu;
use optim_gpu::optim_runtime::schedule::cosine;
use optim_gpu::optim_runtime::{AdamW, Average, Optimizer, names};
use optim_gpu::{CudaOptimizer, CudaParams, Error, GraphExec, Stream};

use crate::pair::{Pair, bits, written};
use crate::standin::device;

fn done(code: cu::CUresult) {
    assert_eq!(code, cu::CUresult::CUDA_SUCCESS);
}

/// A stream of this thread's device.
fn stream() -> cu::CUstream {
    let (mut context, mut stream) = (null_mut(), null_mut());
    // SAFETY: both pointers are to variables, and the context is kept.
    unsafe {
        done(cu::cuDevicePrimaryCtxRetain(&mut context, 0));
        done(cu::cuCtxSetCurrent(context));
        done(cu::cuStreamCreate(&mut stream, 1));
    }
    stream
}

#[test]
fn a_step_is_captured_once() {
    let Some(held) = device() else { return };
    let group = AdamW::default().with_weight_decay(0.0);
    let host = Optimizer::new(AdamW::default())
        .and_then(|it| it.with_group("bias", group, names(["*.bias"])))
        .and_then(|it| it.with_schedule("lr", cosine(100)));
    let mut pair = Pair::<f32>::new(&held.device, host.expect("a sound optimizer"));
    let stream = stream();
    // SAFETY: it is a stream, and is destroyed in the end.
    let own = unsafe { Stream::from_raw(stream.cast()) };
    let cuda = CudaOptimizer::from_host(&held.device, pair.host.clone());
    let mut cuda = cuda.expect("a move").with_stream(own);
    let gradients: Vec<_> = (0..pair.tensors.len())
        .map(|at| pair.gradient(at))
        .collect();
    let lie: Vec<_> = gradients
        .iter()
        .map(|g| held.device.buffer(g).expect("memory"))
        .collect();
    let weights = pair
        .tensors
        .iter()
        .map(|tensor| held.device.buffer(&tensor.w));
    let weights: Vec<_> = weights.map(|w| w.expect("memory")).collect();
    let mut params = CudaParams::new();
    for ((tensor, w), g) in pair.tensors.iter().zip(&weights).zip(&lie) {
        let name = tensor.name.as_str();
        params
            .push(name, &tensor.shape, w.tensor(), Some(g.tensor()))
            .expect("of one shape");
    }
    let refused = cuda.capture(&params);
    assert!(
        matches!(refused, Err(Error::NotCaptured)),
        "no step was taken"
    );
    cuda.step(&params).expect("a step");
    let refused = cuda.capture(&params);
    assert!(
        matches!(refused, Err(Error::NotCaptured)),
        "nothing is captured"
    );
    cuda.step(&params).expect("a step");
    let (mut graph, mut exec) = (null_mut(), null_mut());
    let mode = cu::CUstreamCaptureMode::CU_STREAM_CAPTURE_MODE_RELAXED;
    // SAFETY: the stream is there, and both pointers are to variables.
    let mut captured = unsafe {
        done(cu::cuStreamBeginCapture_v2(stream, mode));
        let captured = cuda.capture(&params).expect("a step in a graph");
        done(cu::cuStreamEndCapture(stream, &mut graph));
        done(cu::cuGraphInstantiateWithFlags(&mut exec, graph, 0));
        captured
    };
    assert_eq!(cuda.settings().steps(), 2, "a capture is no step");
    // SAFETY: it was made of the graph that the step was captured into, and is destroyed in the end.
    let instance = unsafe { GraphExec::from_raw(exec.cast()) };
    for t in 3..=70 {
        if t == 40 {
            // A step outside of the graph, and the graph again.
            cuda.step(&params).expect("a step");
            continue;
        }
        // SAFETY: as above; all tensors are there.
        unsafe {
            cuda.advance(&params, &mut captured, instance)
                .expect("a step in a graph");
            done(cu::cuGraphLaunch(exec, stream));
        }
    }
    for _ in 0..70 {
        pair.with_host(&gradients, |host, params| host.step(params))
            .expect("a step");
    }
    for (w, tensor) in weights.iter().zip(&pair.tensors) {
        assert_eq!(
            bits(&w.read::<f32>().expect("memory")),
            bits(&tensor.w),
            "{}",
            tensor.name
        );
    }
    assert_eq!(
        written(&cuda.to_host().expect("a copy")),
        written(&pair.host)
    );
    // More than was captured.
    cuda.step(&params).expect("a step");
    pair.with_host(&gradients, |host, params| host.step(params))
        .expect("a step");
    cuda.settings_mut().set_statistics(true);
    // SAFETY: as above.
    let refused = unsafe { cuda.advance(&params, &mut captured, instance) };
    assert!(matches!(refused, Err(Error::NotCaptured)));
    cuda.settings_mut().set_statistics(false);
    assert_eq!(
        written(&cuda.to_host().expect("a copy")),
        written(&pair.host),
        "nothing has changed"
    );
    let averaged = pair
        .host
        .clone()
        .with_average(Average::swa())
        .expect("a sound optimizer");
    let mut cuda = CudaOptimizer::from_host(&held.device, averaged).expect("a move");
    cuda.step(&params).expect("a step");
    let refused = cuda.capture(&params);
    assert!(
        matches!(refused, Err(Error::NotCaptured)),
        "averages are not in a graph"
    );
    // SAFETY: nothing uses them any more.
    unsafe {
        done(cu::cuGraphExecDestroy(exec));
        done(cu::cuGraphDestroy(graph));
        done(cu::cuStreamDestroy_v2(stream));
    }
}
