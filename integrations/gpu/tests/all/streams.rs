//! Streams of the program's: no order holds between two of them but by waiting.
#![allow(unsafe_code, reason = "streams are the driver's")]

use std::ptr::null_mut;

use cudarc::driver::sys as cu;
use optim_gpu::optim_runtime::{Adam, Optimizer};
use optim_gpu::{CudaOptimizer, CudaParams, Stream};

use crate::pair::{Pair, bits, written};
use crate::standin::{device, folder};

pub(crate) fn done(code: cu::CUresult) {
    assert_eq!(code, cu::CUresult::CUDA_SUCCESS);
}

/// A stream of this thread's device.
pub(crate) fn stream() -> cu::CUstream {
    let (mut context, mut stream) = (null_mut(), null_mut());
    // SAFETY: both pointers are to variables, and the context is kept.
    unsafe {
        done(cu::cuDevicePrimaryCtxRetain(&mut context, 0));
        done(cu::cuCtxSetCurrent(context));
        done(cu::cuStreamCreate(&mut stream, 1));
    }
    stream
}

/// What an optimizer was moved with is there for whatever stream its steps are in, and a change of streams waits.
#[test]
fn moves_are_waited_for() {
    let Some(held) = device() else { return };
    let streams = [stream(), stream()];
    // SAFETY: these are streams, and are destroyed in the end.
    let [one, two] = streams.map(|stream| unsafe { Stream::from_raw(stream.cast()) });
    let host = Optimizer::new(Adam::default()).expect("a valid rule");
    let mut pair = Pair::<f32>::new(&held.device, host);
    // Whatever is compiled is looked at, which waits as well.
    (0..2).for_each(|_| drop(pair.step()));
    let file = folder().join(format!("streams-{}.safetensors", std::process::id()));
    let gradients: Vec<_> = (0..pair.tensors.len())
        .map(|at| pair.gradient(at))
        .collect();
    // Nothing is made or given back on the way, for that waits for everything.
    let buffer = |values: &Vec<f32>| held.device.buffer(values).expect("memory");
    let lie: Vec<_> = gradients.iter().map(buffer).collect();
    let weights: Vec<_> = pair.tensors.iter().map(|it| buffer(&it.w)).collect();
    let mut params = CudaParams::new();
    for ((tensor, w), g) in pair.tensors.iter().zip(&weights).zip(&lie) {
        let (name, shape) = (tensor.name.as_str(), &tensor.shape);
        params
            .push(name, shape, w.tensor(), Some(g.tensor()))
            .expect("of one shape");
    }
    if let Some(standin) = held.standin {
        standin.defer(true);
    }
    let step = |pair: &mut Pair<f32>, cuda: &mut CudaOptimizer| {
        cuda.step(&params).expect("a step");
        pair.with_host(&gradients, |host, params| host.step(params))
            .expect("a step");
    };
    // By its own stream alone: to look at weights waits for all.
    let check = |pair: &Pair<f32>, cuda: &mut CudaOptimizer, what: &str| {
        let back = written(&cuda.to_host().expect("a copy"));
        assert!(back == written(&pair.host), "{what}");
    };
    let cuda = CudaOptimizer::from_host(&held.device, &pair.host);
    let mut cuda = cuda.expect("a move").with_stream(one);
    step(&mut pair, &mut cuda);
    check(&pair, &mut cuda, "moved from the host");
    step(&mut pair, &mut cuda);
    let mut cuda = cuda.with_stream(two);
    step(&mut pair, &mut cuda);
    check(&pair, &mut cuda, "in another stream");
    cuda.save(&file).expect("a file");
    cuda.load(&file).expect("a checkpoint");
    step(&mut pair, &mut cuda);
    check(&pair, &mut cuda, "behind a checkpoint");
    for (w, tensor) in weights.iter().zip(&pair.tensors) {
        let found = w.read::<f32>().expect("memory");
        assert_eq!(bits(&found), bits(&tensor.w), "{}", tensor.name);
    }
    drop(cuda);
    if let Some(standin) = held.standin {
        standin.defer(false);
    }
    std::fs::remove_file(file).ok();
    for stream in streams {
        // SAFETY: nothing uses it any more.
        unsafe { done(cu::cuStreamDestroy_v2(stream)) };
    }
}
