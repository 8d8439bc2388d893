//! A run on the CPU, and the same on a device.

use optim_gpu::optim_runtime::{Optimizer, Param, Report};
use optim_gpu::{CudaBuffer, CudaDevice, CudaOptimizer, CudaParams, Error, Number};

use crate::values::values;

/// A parameter of both.
pub(crate) struct Tensor<T> {
    pub(crate) name: String,
    pub(crate) shape: Vec<usize>,
    pub(crate) w: Vec<T>,
    pub(crate) on_device: CudaBuffer,
}

/// Two runs that begin alike.
pub(crate) struct Pair<T> {
    pub(crate) device: CudaDevice,
    pub(crate) host: Optimizer,
    pub(crate) cuda: CudaOptimizer,
    pub(crate) tensors: Vec<Tensor<T>>,
    /// Steps so far, by which gradients differ.
    pub(crate) t: u64,
    /// What gradients are multiplied by.
    pub(crate) scale: f64,
    /// What each parameter is given beside the gradient.
    pub(crate) inputs: &'static [&'static str],
}

/// Shapes that loops have to do with: vectors of odd lengths, matrices both ways, a batch, none at all.
pub(crate) const SHAPES: &[(&str, &[usize])] = &[
    ("layers.0.bias", &[37]),
    ("layers.0.weight", &[37, 65]),
    ("layers.1.weight", &[130, 9]),
    ("layers.1.norm", &[1025]),
    ("empty", &[0]),
    ("heads", &[3, 17, 20]),
];

pub(crate) fn bits<T: Number>(values: &[T]) -> Vec<u64> {
    let canonical = |x: &T| {
        let x = x.to_f64();
        if x.is_nan() { u64::MAX } else { x.to_bits() }
    };
    values.iter().map(canonical).collect()
}

impl<T: Number> Pair<T>
where
    for<'a> &'a mut Vec<T>: optim_gpu::optim_runtime::IntoWeights<'a, Elem = T>,
    for<'a> &'a Vec<T>: optim_gpu::optim_runtime::IntoGradient<'a, Elem = T>,
{
    pub(crate) fn new(device: &CudaDevice, host: Optimizer) -> Self {
        Self::of(device, host, SHAPES)
    }

    pub(crate) fn of(device: &CudaDevice, host: Optimizer, shapes: &[(&str, &[usize])]) -> Self {
        let cuda = CudaOptimizer::from_host(device, &host).expect("a rule for devices");
        let tensors = shapes.iter().enumerate().map(|(at, (name, shape))| {
            let w = values::<T>(shape.iter().product(), 77 + at as u64);
            Tensor {
                name: (*name).to_owned(),
                shape: shape.to_vec(),
                on_device: device.buffer(&w).expect("memory"),
                w,
            }
        });
        Self {
            device: device.clone(),
            host,
            cuda,
            tensors: tensors.collect(),
            t: 0,
            scale: 1.0,
            inputs: &[],
        }
    }

    /// The gradient of the step at hand.
    pub(crate) fn gradient(&self, at: usize) -> Vec<T> {
        let g = values::<T>(self.tensors[at].w.len(), 1000 * (self.t + 1) + at as u64);
        g.into_iter()
            .map(|g| T::from_f64(g.to_f64() * self.scale))
            .collect()
    }

    /// What is given beside it.
    fn input(&self, at: usize) -> Vec<T> {
        let g = self.gradient(at);
        g.into_iter()
            .map(|g| T::from_f64(g.to_f64().abs().min(1e3) * 0.5))
            .collect()
    }

    /// One step of both with these gradients, which are the same in what they say.
    pub(crate) fn step_with(&mut self, gradients: &[Vec<T>]) -> Report {
        let reports = self.try_step_with(gradients);
        let [host, cuda] = reports.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(host, cuda);
        self.t += 1;
        host
    }

    /// The reports of both, or what the device finds wrong, which the CPU is not asked then.
    pub(crate) fn try_step_with(&mut self, gradients: &[Vec<T>]) -> Result<[Report; 2], Error> {
        let inputs: Vec<_> = (0..self.tensors.len()).map(|at| self.input(at)).collect();
        let names = self.inputs;
        let cuda = {
            let lie: Vec<_> = gradients
                .iter()
                .map(|g| self.device.buffer(g).expect("memory"))
                .collect();
            let given: Vec<_> = inputs
                .iter()
                .map(|g| self.device.buffer(g).expect("memory"))
                .collect();
            let mut params = CudaParams::new();
            for ((tensor, g), input) in self.tensors.iter().zip(&lie).zip(&given) {
                let inputs: Vec<_> = names.iter().map(|name| (*name, input.tensor())).collect();
                params.push_with(
                    tensor.name.as_str(),
                    &tensor.shape,
                    tensor.on_device.tensor(),
                    Some(g.tensor()),
                    &inputs,
                )?;
            }
            self.cuda.step(&params)?
        };
        let tensors = self.tensors.iter_mut().zip(gradients).zip(&inputs);
        let params = tensors.map(|((tensor, g), input)| {
            let Tensor { name, shape, w, .. } = tensor;
            let param = Param::new(name.as_str(), w, g).expect("of one shape");
            let param = param.with_shape(shape).expect("of that length");
            names.iter().fold(param, |param, name| {
                param.with_input(*name, input).expect("of one shape")
            })
        });
        let mut params: Vec<_> = params.collect();
        let host = self.host.step(&mut params).expect("a sound step");
        Ok([host, cuda])
    }

    pub(crate) fn step(&mut self) -> Report {
        let gradients: Vec<_> = (0..self.tensors.len())
            .map(|at| self.gradient(at))
            .collect();
        self.step_with(&gradients)
    }

    /// Whether weights, states and all else of both are the same.
    pub(crate) fn compare(&mut self, what: &str) {
        for tensor in &self.tensors {
            let found = tensor.on_device.read::<T>().expect("memory");
            let (found, wanted) = (bits(&found), bits(&tensor.w));
            let differ = found.iter().zip(&wanted).filter(|(a, b)| a != b).count();
            assert_eq!(
                differ,
                0,
                "{what}: weights of {}, of {}",
                tensor.name,
                found.len()
            );
        }
        let back = self.cuda.to_host().expect("a copy");
        assert_eq!(written(&back), written(&self.host), "{what}: states");
    }

    /// The run on the device goes on where that on the CPU is, and the other way round.
    pub(crate) fn swap(&mut self) {
        let host = self.cuda.to_host().expect("a copy");
        let moved = std::mem::replace(&mut self.host, host);
        self.cuda = CudaOptimizer::from_host(&self.device, &moved).expect("a rule for devices");
        for tensor in &mut self.tensors {
            let w = tensor.on_device.read::<T>().expect("memory");
            tensor.on_device.write(&tensor.w).expect("memory");
            tensor.w = w;
        }
    }

    /// Weights and gradients as parameters of the device.
    pub(crate) fn with_params<R>(
        &mut self,
        gradients: &[Vec<T>],
        then: impl FnOnce(&mut CudaOptimizer, &CudaParams<'_>) -> R,
    ) -> R {
        let lie: Vec<_> = gradients
            .iter()
            .map(|g| self.device.buffer(g).expect("memory"))
            .collect();
        let mut params = CudaParams::new();
        for (at, tensor) in self.tensors.iter().enumerate() {
            let gradient = lie.get(at).map(CudaBuffer::tensor);
            let (name, weights) = (tensor.name.as_str(), tensor.on_device.tensor());
            params
                .push(name, &tensor.shape, weights, gradient)
                .expect("of one shape");
        }
        then(&mut self.cuda, &params)
    }

    /// The same of the CPU.
    pub(crate) fn with_host<R>(
        &mut self,
        gradients: &[Vec<T>],
        then: impl FnOnce(&mut Optimizer, &mut [Param<'_>]) -> R,
    ) -> R {
        let tensors = self.tensors.iter_mut().enumerate();
        let params = tensors.map(|(at, tensor)| {
            let Tensor { name, shape, w, .. } = tensor;
            let param = match gradients.get(at) {
                Some(g) => Param::new(name.as_str(), w, g),
                None => Param::weights(name.as_str(), w),
            };
            param
                .expect("of one shape")
                .with_shape(shape)
                .expect("of that length")
        });
        let mut params: Vec<_> = params.collect();
        then(&mut self.host, &mut params)
    }
}

/// All that steps to come depend on.
pub(crate) fn written(optimizer: &Optimizer) -> Vec<u8> {
    let mut bytes = Vec::new();
    optimizer.write_to(&mut bytes, &[]).expect("memory");
    bytes
}
