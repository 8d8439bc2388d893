//! Steps in a CUDA graph: captured once, launched again and again with the numbers of each step.
#![allow(unsafe_code, reason = "the program's part of a graph is the driver's")]

use std::ptr::null_mut;

use cudarc::driver::sys as cu;
use optim_gpu::optim_runtime::schedule::cosine;
use optim_gpu::optim_runtime::{AdamW, Average, Optimizer, Sgd, names};
use optim_gpu::{CapturedStep, CudaOptimizer, CudaParams, Error, GraphExec, Stream};

use crate::pair::{Pair, bits, written};
use crate::standin::{device, folder};
use crate::streams::{done, stream};

/// A graph with a step in it.
struct Captured {
    graph: cu::CUgraph,
    exec: cu::CUgraphExec,
    step: CapturedStep,
}

impl Captured {
    /// What this optimizer puts into a graph of the stream.
    fn new(stream: cu::CUstream, cuda: &mut CudaOptimizer, params: &CudaParams<'_>) -> Self {
        let (mut graph, mut exec) = (null_mut(), null_mut());
        let mode = cu::CUstreamCaptureMode::CU_STREAM_CAPTURE_MODE_RELAXED;
        // SAFETY: the stream is there, and both pointers are to variables.
        let step = unsafe {
            done(cu::cuStreamBeginCapture_v2(stream, mode));
            let step = cuda.capture(params).expect("a step in a graph");
            done(cu::cuStreamEndCapture(stream, &mut graph));
            done(cu::cuGraphInstantiateWithFlags(&mut exec, graph, 0));
            step
        };
        Self { graph, exec, step }
    }

    fn advance(&mut self, cuda: &mut CudaOptimizer, params: &CudaParams<'_>) -> Result<(), Error> {
        // SAFETY: it was made of the graph that the step was captured into, and is destroyed in the end.
        let instance = unsafe { GraphExec::from_raw(self.exec.cast()) };
        // SAFETY: as above.
        unsafe { cuda.advance(params, &mut self.step, instance) }.map(drop)
    }
}

impl Drop for Captured {
    fn drop(&mut self) {
        // SAFETY: nothing uses them any more.
        unsafe {
            done(cu::cuGraphExecDestroy(self.exec));
            done(cu::cuGraphDestroy(self.graph));
        }
    }
}

/// A captured step is of one optimizer, one list as it was, and the states that were there; code stays as long as it does.
#[test]
fn a_captured_step_is_of_one_optimizer_and_list() {
    let Some(held) = device() else { return };
    let stream = stream();
    // SAFETY: it is a stream, and is destroyed in the end.
    let own = unsafe { Stream::from_raw(stream.cast()) };
    // Nothing of another test is loaded there.
    let device = held.device.with_cache(Some(&folder().join("code")));
    let modules = held.standin.map(|it| it.modules());
    let optimizer = || {
        let host = Optimizer::new(AdamW::default()).expect("a valid rule");
        let cuda = CudaOptimizer::from_host(&device, &host);
        cuda.expect("a move").with_stream(own)
    };
    let buffer = |x: f32| held.device.buffer(&[x; 100]).expect("memory");
    let (w, g, other) = (buffer(0.5), buffer(0.1), buffer(-0.1));
    let list = || {
        let mut params = CudaParams::new();
        let pushed = params.push("w", &[100], w.tensor(), Some(g.tensor()));
        pushed.expect("of one shape");
        params
    };
    let (mut params, another) = (list(), list());
    let (mut a, mut b) = (optimizer(), optimizer());
    for cuda in [&mut a, &mut b] {
        cuda.step(&params).expect("a step");
    }
    let mut captured = Captured::new(stream, &mut a, &params);
    captured.advance(&mut a, &params).expect("its own step");
    let refused = |cuda: &mut CudaOptimizer, captured: &mut Captured, params: &CudaParams<'_>| {
        let steps = cuda.settings().steps();
        let before = written(&cuda.to_host().expect("a copy"));
        cuda.step(params).expect("a step");
        let found = captured.advance(cuda, params);
        assert!(matches!(found, Err(Error::NotCaptured)), "{found:?}");
        assert_eq!(cuda.settings().steps(), steps + 1);
        assert_ne!(written(&cuda.to_host().expect("a copy")), before);
    };
    // Another optimizer of the same rule over the same list.
    refused(&mut b, &mut captured, &params);
    // The same names in another list, and then the list with its own once more.
    refused(&mut a, &mut captured, &another);
    a.step(&params).expect("a step");
    captured.advance(&mut a, &params).expect("its own step");
    // The list with another gradient.
    let set = params.set(0, w.tensor(), Some(other.tensor()));
    set.expect("of one shape");
    refused(&mut a, &mut captured, &params);
    // States that a checkpoint has replaced.
    captured = Captured::new(stream, &mut a, &params);
    captured.advance(&mut a, &params).expect("its own step");
    let file = folder().join(format!("graph-{}.safetensors", std::process::id()));
    a.save(&file).expect("a file");
    a.load(&file).expect("a checkpoint");
    std::fs::remove_file(file).ok();
    refused(&mut a, &mut captured, &params);
    captured = Captured::new(stream, &mut a, &params);
    captured.advance(&mut a, &params).expect("its own step");
    drop((a, b, device));
    if let Some((standin, before)) = held.standin.zip(modules) {
        assert_eq!(standin.modules(), before + 1, "the graph launches it");
        drop(captured);
        assert_eq!(standin.modules(), before);
    }
    // SAFETY: nothing uses it any more.
    unsafe { done(cu::cuStreamDestroy_v2(stream)) };
}

/// Another setting may ask for another loop, which is the one that is run again then.
#[test]
fn a_list_stays_under_other_loops() {
    let Some(held) = device() else { return };
    let stream = stream();
    // SAFETY: it is a stream, and is destroyed in the end.
    let own = unsafe { Stream::from_raw(stream.cast()) };
    let buffer = |x: f32| held.device.buffer(&[x; 100]).expect("memory");
    let (w, g) = (buffer(0.5), buffer(0.1));
    let mut params = CudaParams::new();
    let pushed = params.push("w", &[100], w.tensor(), Some(g.tensor()));
    pushed.expect("of one shape");
    let host = Optimizer::new(Sgd::default().with_momentum(0.9)).expect("a valid rule");
    for before in [1, 3] {
        let cuda = CudaOptimizer::from_host(&held.device, &host);
        let mut cuda = cuda.expect("a move").with_stream(own);
        // Nor is a list another one whose launches were given back before they were run again.
        cuda.step(&params).expect("a step");
        cuda.free_scratch();
        cuda.step(&params).expect("a step");
        for nesterov in [false, true, false] {
            let set = cuda.settings_mut().set_hyper("nesterov", nesterov);
            set.expect("a hyper-parameter");
            (0..before).for_each(|_| drop(cuda.step(&params).expect("a step")));
        }
        cuda.step(&params).expect("a step");
        Captured::new(stream, &mut cuda, &params)
            .advance(&mut cuda, &params)
            .expect("a step in a graph");
    }
    // SAFETY: nothing uses it any more.
    unsafe { done(cu::cuStreamDestroy_v2(stream)) };
}

/// While the stream is being captured nothing but a capture is done, for it would be counted and not run; and behind it all goes on.
#[test]
fn nothing_else_is_done_in_a_capture() {
    let Some(held) = device() else { return };
    let stream = stream();
    // SAFETY: it is a stream, and is destroyed in the end.
    let own = unsafe { Stream::from_raw(stream.cast()) };
    let host = Optimizer::new(AdamW::default()).expect("a valid rule");
    let mut pair = Pair::<f32>::new(&held.device, host);
    let (device, host) = (held.device.clone(), pair.host.clone());
    pair.cuda = CudaOptimizer::from_host(&device, &host)
        .expect("a move")
        .with_stream(own);
    pair.step();
    let gradients: Vec<_> = (0..pair.tensors.len())
        .map(|at| pair.gradient(at))
        .collect();
    let file = folder().join(format!("captured-{}.safetensors", std::process::id()));
    pair.cuda.save(&file).expect("a file");
    let mode = cu::CUstreamCaptureMode::CU_STREAM_CAPTURE_MODE_RELAXED;
    pair.with_params(&gradients, |cuda, params| {
        cuda.step(params).expect("a step");
        let steps = cuda.settings().steps();
        let mut graph = null_mut();
        // SAFETY: the stream is there.
        unsafe { done(cu::cuStreamBeginCapture_v2(stream, mode)) };
        let answers = [
            cuda.step(params).map(drop),
            cuda.accumulate(params),
            cuda.eval_weights(params),
            cuda.to_host().map(drop),
            cuda.save(&file),
            cuda.save_with_weights(&file, params),
            cuda.load(&file),
            cuda.load_with_weights(&file, params),
        ];
        // SAFETY: the stream is being captured, and the pointer is to a variable.
        unsafe { done(cu::cuStreamEndCapture(stream, &mut graph)) };
        for (at, answer) in answers.into_iter().enumerate() {
            assert!(matches!(answer, Err(Error::Capturing)), "{at}: {answer:?}");
        }
        assert_eq!(cuda.settings().steps(), steps);
        // The mode of evaluation is not left either.
        cuda.eval_weights(params).expect("weights");
        // SAFETY: as above.
        unsafe { done(cu::cuStreamBeginCapture_v2(stream, mode)) };
        let answer = cuda.train_weights(params);
        // SAFETY: as above.
        unsafe { done(cu::cuStreamEndCapture(stream, &mut graph)) };
        assert!(matches!(answer, Err(Error::Capturing)), "{answer:?}");
        cuda.train_weights(params).expect("weights");
    });
    std::fs::remove_file(file).ok();
    pair.with_host(&gradients, |host, params| host.step(params))
        .expect("a step");
    pair.compare("behind a capture");
    pair.step();
    pair.compare("a step behind a capture");
    drop(pair);
    // SAFETY: nothing uses it any more.
    unsafe { done(cu::cuStreamDestroy_v2(stream)) };
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
    let cuda = CudaOptimizer::from_host(&held.device, &pair.host);
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
        match t {
            // Steps outside of the graph, and the graph again.
            40 => {
                cuda.step(&params).expect("a step");
                continue;
            }
            65 => {
                cuda.free_scratch();
                cuda.step(&params).expect("a step");
                continue;
            }
            // What changes nothing about where things lie leaves the graph as it is.
            50 => drop(cuda.to_host().expect("a copy")),
            60 => {
                let file = folder().join(format!("steady-{}.safetensors", std::process::id()));
                cuda.save(&file).expect("a file");
                std::fs::remove_file(file).ok();
                let set = cuda.settings_mut().set_hyper("beta1", 0.8);
                set.expect("a hyper-parameter");
            }
            _ => {}
        }
        // SAFETY: as above; all tensors are there.
        unsafe {
            cuda.advance(&params, &mut captured, instance)
                .expect("a step in a graph");
            done(cu::cuGraphLaunch(exec, stream));
        }
    }
    for t in 1..=70 {
        if t == 60 {
            pair.host
                .set_hyper("beta1", 0.8)
                .expect("a hyper-parameter");
        }
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
    let mut cuda = CudaOptimizer::from_host(&held.device, &averaged).expect("a move");
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
