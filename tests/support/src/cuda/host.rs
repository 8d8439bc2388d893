//! A host of such a device, as plain as it can be: a tensor and its steps.

use std::collections::BTreeMap;

use crate::beside;
use crate::outcome::Outcome;
use crate::real::Real;
use optim_runtime::device::{
    Addresses, Axis, DeviceState, Launch, ModelSums, Next, Shape, Slice, Start,
};
use optim_runtime::{Inputs, Rule, TensorState};

use super::device::{Address, Device};

/// A way to launch.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// How the text was compiled, and how many threads a block has.
    pub shape: Shape,
    /// Bytes by which arrays are moved from where vectors of 16 bytes may lie.
    pub off: usize,
    /// Whether numbers lie in memory though they need not.
    pub numbers_in_memory: bool,
}

/// A tensor on a device.
pub struct Tensor<'d, T: Real> {
    device: &'d mut Device,
    way: Way,
    len: usize,
    /// What stays with the host.
    pub state: DeviceState<T>,
    weights: Address,
    gradient: Address,
    given: Address,
    slots: BTreeMap<usize, Address>,
    /// What is left for rows and for columns in a step.
    registers: [Vec<Address>; 2],
    /// Memory of a step.
    scratch: Vec<Address>,
}

/// The bytes of values.
pub(super) fn bytes_of<T: Real>(values: &[T]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(values.len() * T::SIZE);
    for value in values {
        // NaN keeps its payload here, which nothing is promised of.
        let wide = value.raw();
        bytes.extend_from_slice(&wide.to_le_bytes()[..T::SIZE]);
    }
    bytes
}

/// Values of bytes.
pub(super) fn values_of<T: Real>(bytes: &[u8]) -> Vec<T> {
    bytes.chunks_exact(T::SIZE).map(T::of_bytes).collect()
}

/// The bytes of numbers of 64 bits.
pub(super) fn words(words: &[u64]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

impl<'d, T: Real> Tensor<'d, T> {
    /// One that has these weights, and this state on the host.
    pub fn new(device: &'d mut Device, way: Way, w: &[T], state: &TensorState<T>) -> Self {
        let mut tensor = Self {
            device,
            way,
            len: w.len(),
            state: DeviceState::from_host(state).expect("a rule for devices"),
            weights: 0,
            gradient: 0,
            given: 0,
            slots: BTreeMap::new(),
            registers: [Vec::new(), Vec::new()],
            scratch: Vec::new(),
        };
        tensor.weights = tensor.room(w.len());
        tensor.gradient = tensor.room(w.len());
        tensor.given = tensor.room(w.len());
        tensor.device.write(tensor.weights, &bytes_of(w));
        let slots: Vec<_> = tensor.state.slots().collect();
        for slot in slots {
            let name = tensor.state.meta().states[slot.state].name;
            let values = state.get(name).expect("a state that is kept");
            let values = values.as_slice().expect("no scalar");
            let address = tensor.room(slot.len);
            tensor.device.write(address, &bytes_of(values));
            tensor.slots.insert(slot.state, address);
        }
        tensor
    }

    /// Room for so many values, off by what the way says.
    fn room(&mut self, len: usize) -> Address {
        let off = self.way.off;
        self.device.allocate(len * T::SIZE + off) + off as u64
    }

    fn take_room(&mut self, len: usize) -> Address {
        let address = self.room(len);
        self.scratch.push(address - self.way.off as u64);
        address
    }

    fn take_bytes(&mut self, bytes: &[u8]) -> Address {
        let address = self.device.allocate(bytes.len());
        self.device.write(address, bytes);
        self.scratch.push(address);
        address
    }

    /// One step of the rule.
    pub fn step<R: Rule>(&mut self, rule: &R, g: &[T]) {
        self.device.write(self.gradient, &bytes_of(g));
        let values = beside::input(g);
        if R::META.inputs.iter().any(|input| !input.scalar) {
            self.device.write(self.given, &bytes_of(&values));
        }
        let mut inputs = Inputs::new();
        for input in R::META.inputs {
            inputs = match input.scalar {
                true => inputs.with_number(input.name, beside::number(self.state.step() + 1)),
                false => inputs.with(input.name, &[]),
            };
        }
        // The step borrows the state, and memory is asked for meanwhile.
        let mut state = self.state.clone();
        let mut step = state.begin(rule, &inputs).expect("a sound step");
        for made in step.made() {
            let address = self.room(made.len);
            self.slots.insert(made.state, address);
            match &made.start {
                Start::Value(value) => {
                    let values = vec![*value; made.len];
                    self.device.write(address, &bytes_of(&values));
                }
                Start::Launch(launch) => {
                    self.run(launch, self.weights);
                }
            }
        }
        loop {
            match step.next() {
                Next::Launch(launch) => {
                    let sums = self.run(&launch, self.weights);
                    step.give(&sums);
                }
                Next::Model => {
                    let mut sums = ModelSums::default();
                    step.contribute(&mut sums);
                    step.receive(&sums);
                }
                Next::Sums => panic!("what was reduced is given"),
                Next::Done => break,
            }
        }
        drop(step);
        self.state = state;
        self.registers = [Vec::new(), Vec::new()];
        for address in std::mem::take(&mut self.scratch) {
            self.device.free(address);
        }
    }

    /// Runs a loop over these weights, and gives what it reduces.
    fn run(&mut self, launch: &Launch<T>, weights: Address) -> Vec<f64> {
        let mut slices = Vec::new();
        for (at, slice) in launch.meta().slices.iter().enumerate() {
            slices.push(match slice {
                Slice::State(state) => self.slots[state],
                Slice::Input(_) => self.given,
                Slice::Read(axis, index) => {
                    self.registers[usize::from(*axis == Axis::Column)][*index]
                }
                Slice::Left(axis, index) => {
                    let address = self.take_room(launch.slice_len(at));
                    let registers = &mut self.registers[usize::from(*axis == Axis::Column)];
                    assert_eq!(registers.len(), *index, "one behind the other");
                    registers.push(address);
                    address
                }
                _ => 0,
            });
        }
        let in_memory = launch.needs_numbers() || self.way.numbers_in_memory;
        let numbers = bytes_of(launch.numbers());
        let count = launch.meta().numbers.len();
        let addresses = Addresses {
            weights,
            gradient: self.gradient,
            slices,
            numbers: if in_memory {
                self.take_bytes(&numbers)
            } else {
                0
            },
            sums: self.take_bytes(&vec![0; 8 * launch.sums_len() as usize]),
            columns: self.take_bytes(&vec![0; 8 * launch.columns_len() as usize]),
        };
        let list = self.take_bytes(&words(&launch.record(&addresses, 0)));
        // Where they lie in memory, those among the arguments are none.
        let argument = match in_memory {
            true => vec![0xff; count.max(1) * T::SIZE],
            false => [numbers, vec![0; usize::from(count == 0) * T::SIZE]].concat(),
        };
        let arguments = [
            words(&[list]),
            1_u32.to_le_bytes().to_vec(),
            words(&[launch.settles()]),
            words(&[launch.step()]),
            argument,
        ];
        let shape = self.way.shape;
        for grid in launch.kernels(shape) {
            let name = launch.name(grid.kernel);
            self.device
                .launch(&name, grid.blocks as u32, shape.threads, &arguments);
        }
        for join in launch.joins() {
            let out = addresses.slices[join.slice];
            let record = self.take_bytes(&words(&join.record(addresses.columns, out, 0)));
            let name = format!("optim_columns_f{}", 8 * T::SIZE);
            let arguments = [words(&[record]), 1_u32.to_le_bytes().to_vec()];
            self.device
                .launch(&name, join.blocks(shape) as u32, shape.threads, &arguments);
        }
        let trees = launch.trees();
        if trees.is_empty() {
            return Vec::new();
        }
        let out = self.take_bytes(&vec![0; 8 * trees.len()]);
        let records = trees
            .iter()
            .enumerate()
            .flat_map(|(at, tree)| words(&tree.record(addresses.sums, out + 8 * at as u64)));
        let records: Vec<_> = records.collect();
        let records = self.take_bytes(&records);
        self.device.launch(
            "optim_tree",
            trees.len() as u32,
            shape.threads,
            &[words(&[records])],
        );
        let bytes = self.device.read(out, 8 * trees.len());
        values_of::<f64>(&bytes)
    }

    /// The weights.
    pub fn weights(&mut self) -> Vec<T> {
        values_of(&self.device.read(self.weights, self.len * T::SIZE))
    }

    /// The weights to evaluate with.
    pub fn evaluated<R: Rule>(&mut self, rule: &R) -> Vec<T> {
        let launch = self.state.eval(rule).expect("a state of the rule");
        let Some(launch) = launch else {
            return self.weights();
        };
        let out = self.take_room(self.len);
        let now = self.device.read(self.weights, self.len * T::SIZE);
        self.device.write(out, &now);
        self.run(&launch, out);
        values_of(&self.device.read(out, self.len * T::SIZE))
    }

    /// The state, back on the host.
    pub fn to_host(&mut self) -> TensorState<T> {
        let slots: Vec<_> = self.state.slots().collect();
        let values = slots.iter().map(|slot| {
            let bytes = self
                .device
                .read(self.slots[&slot.state], slot.len * T::SIZE);
            (slot.state, values_of::<T>(&bytes))
        });
        let mut values: BTreeMap<_, _> = values.collect();
        let values = |state: usize| values.remove(&state).expect("a state of it");
        self.state.to_host(values).expect("as many values")
    }

    /// Gives all memory back.
    pub fn end(mut self) {
        let off = self.way.off as u64;
        let own = [self.weights, self.gradient, self.given].into_iter();
        let all = own.chain(self.slots.values().copied()).map(|at| at - off);
        for address in all.chain(std::mem::take(&mut self.scratch)) {
            self.device.free(address);
        }
    }

    /// What it has become.
    pub fn outcome(&mut self) -> Outcome {
        let state = self.to_host();
        Outcome::of(&self.weights(), &state)
    }
}
