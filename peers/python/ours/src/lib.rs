//! Ours among the Python peers: a step over NumPy arrays, which share their memory with PyTorch's tensors, so that
//! both take turns in one program.

use std::sync::Arc;

use numpy::{PyArray1, PyArrayMethods};
use optim_runtime::{Adam as Rule, Exec, Muon as MuonRule, Optimizer, Param};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// Adam in `f32` over a list of arrays. Arrays are taken anew at each step, as a user of Python would hand them in.
#[pyclass(unsendable)]
struct Adam {
    optimizer: Optimizer,
    names: Vec<String>,
}

fn wrong(error: impl ToString) -> PyErr {
    PyValueError::new_err(error.to_string())
}

fn exec(threads: usize) -> PyResult<Exec> {
    if threads == 1 {
        return Ok(Exec::serial());
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
    Ok(Exec::default().with_pool(Arc::new(pool.build().map_err(wrong)?)))
}

/// Muon in `f32` over a list of matrices, which are given as flat arrays.
#[pyclass(unsendable)]
struct Muon {
    optimizer: Optimizer,
    shapes: Vec<(usize, usize)>,
}

#[pymethods]
impl Muon {
    /// For matrices of these shapes, on one thread or on all.
    #[new]
    fn new(shapes: Vec<(usize, usize)>, lr: f64, threads: usize) -> PyResult<Self> {
        let optimizer = Optimizer::new(MuonRule::default().with_lr(lr)).map_err(wrong)?;
        Ok(Self {
            optimizer: optimizer.with_exec(exec(threads)?),
            shapes,
        })
    }

    /// One step of all weights.
    fn step(
        &mut self,
        weights: Vec<Bound<'_, PyArray1<f32>>>,
        gradients: Vec<Bound<'_, PyArray1<f32>>>,
    ) -> PyResult<()> {
        let weights = weights.iter().map(|w| w.try_readwrite());
        let mut weights = weights.collect::<Result<Vec<_>, _>>()?;
        let gradients = gradients.iter().map(|g| g.try_readonly());
        let gradients = gradients.collect::<Result<Vec<_>, _>>()?;
        let all = weights.iter_mut().zip(&gradients).zip(&self.shapes);
        let params = all.enumerate().map(|(i, ((w, g), (rows, columns)))| {
            let param = Param::slices(format!("{i}"), w.as_slice_mut()?, g.as_slice()?);
            let param = param.and_then(|param| param.with_shape(&[*rows, *columns]));
            param.map_err(wrong)
        });
        let mut params = params.collect::<PyResult<Vec<_>>>()?;
        self.optimizer.step(&mut params).map_err(wrong)?;
        Ok(())
    }
}

#[pymethods]
impl Adam {
    /// For so many arrays, on one thread or on all.
    #[new]
    fn new(arrays: usize, lr: f64, threads: usize) -> PyResult<Self> {
        let exec = exec(threads)?;
        let rule = Rule::default().with_lr(lr);
        Ok(Self {
            optimizer: Optimizer::new(rule).map_err(wrong)?.with_exec(exec),
            names: (0..arrays).map(|i| format!("parameter {i}")).collect(),
        })
    }

    /// One step of all weights.
    fn step(
        &mut self,
        weights: Vec<Bound<'_, PyArray1<f32>>>,
        gradients: Vec<Bound<'_, PyArray1<f32>>>,
    ) -> PyResult<()> {
        let weights = weights.iter().map(|w| w.try_readwrite());
        let mut weights = weights.collect::<Result<Vec<_>, _>>()?;
        let gradients = gradients.iter().map(|g| g.try_readonly());
        let gradients = gradients.collect::<Result<Vec<_>, _>>()?;
        let both = weights.iter_mut().zip(&gradients).zip(&self.names);
        let params = both.map(|((w, g), name)| {
            let (w, g) = (w.as_slice_mut()?, g.as_slice()?);
            Param::slices(name.as_str(), w, g).map_err(wrong)
        });
        let mut params = params.collect::<PyResult<Vec<_>>>()?;
        self.optimizer.step(&mut params).map_err(wrong)?;
        Ok(())
    }
}

/// The module as Python sees it.
#[pymodule]
fn optim_ours(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Adam>()?;
    module.add_class::<Muon>()
}
