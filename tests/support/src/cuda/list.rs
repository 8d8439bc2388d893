//! Several tensors that share each launch.

use optim_runtime::device::{Addresses, DeviceState, Launch, Next, Shape, Slice, Start};
use optim_runtime::{Inputs, Rule};

use super::device::{Address, Device};
use super::host::{bytes_of, values_of, words};
use crate::real::Real;

/// A tensor of a list.
struct Member<T: Real> {
    len: usize,
    state: DeviceState<T>,
    weights: Address,
    gradient: Address,
    slots: Vec<Address>,
}

/// Tensors of one row that take their steps together, under a rule without rows, columns, inputs and random numbers.
pub struct List<'d, T: Real> {
    device: &'d mut Device,
    shape: Shape,
    members: Vec<Member<T>>,
}

impl<'d, T: Real> List<'d, T> {
    /// Those that have these weights.
    ///
    /// # Panics
    /// If the rule is not of that kind.
    pub fn new<R: Rule>(
        device: &'d mut Device,
        shape: Shape,
        rule: &R,
        tensors: &[Vec<T>],
    ) -> Self {
        let mut list = Self {
            device,
            shape,
            members: Vec::new(),
        };
        for w in tensors {
            let member = Member {
                len: w.len(),
                state: DeviceState::new(rule, &[1, w.len()]).expect("a rule for devices"),
                weights: list.device.allocate(w.len() * T::SIZE),
                gradient: list.device.allocate(w.len() * T::SIZE),
                slots: vec![0; R::META.states.len()],
            };
            list.device.write(member.weights, &bytes_of(w));
            list.members.push(member);
        }
        list
    }

    /// One step, with a gradient for each. Gives the number of launches.
    ///
    /// # Panics
    /// If the tensors' loops are not the same.
    pub fn step<R: Rule>(&mut self, rule: &R, gradients: &[Vec<T>]) -> usize {
        let mut states: Vec<_> = self.members.iter().map(|it| it.state.clone()).collect();
        let mut steps = Vec::new();
        for (state, (member, g)) in states
            .iter_mut()
            .zip(self.members.iter_mut().zip(gradients))
        {
            self.device.write(member.gradient, &bytes_of(g));
            let step = state.begin(rule, &Inputs::new()).expect("a sound step");
            for made in step.made() {
                let address = self.device.allocate(made.len * T::SIZE);
                let Start::Value(value) = made.start else {
                    panic!("a state that starts at one number");
                };
                self.device
                    .write(address, &bytes_of(&vec![value; made.len]));
                member.slots[made.state] = address;
            }
            steps.push(step);
        }
        let mut launches = 0;
        loop {
            let mut now = Vec::new();
            for (step, member) in steps.iter_mut().zip(&self.members) {
                if let Next::Launch(launch) = step.next() {
                    now.push((launch, member));
                }
            }
            if now.is_empty() {
                break;
            }
            let sums = run(self.device, self.shape, &now, &mut launches);
            for (step, sums) in steps.iter_mut().zip(sums) {
                step.give(&sums);
            }
        }
        drop(steps);
        for (member, state) in self.members.iter_mut().zip(states) {
            member.state = state;
        }
        launches
    }

    /// The weights of each.
    pub fn weights(&mut self) -> Vec<Vec<T>> {
        let device = &mut *self.device;
        let each = self.members.iter();
        each.map(|it| values_of(&device.read(it.weights, it.len * T::SIZE)))
            .collect()
    }
}

/// One loop of all, and what each reduces.
fn run<T: Real>(
    device: &mut Device,
    shape: Shape,
    now: &[(Launch<T>, &Member<T>)],
    launches: &mut usize,
) -> Vec<Vec<f64>> {
    let (leader, _) = &now[0];
    let mut places = Vec::new();
    for (launch, member) in now {
        assert_eq!(launch.meta().name, leader.meta().name, "one loop");
        assert_eq!(launch.settles(), leader.settles(), "one argument");
        let slices = launch.meta().slices.iter();
        let slices = slices.map(|slice| match slice {
            Slice::State(state) => member.slots[*state],
            other => panic!("{other:?}"),
        });
        let numbers = device.allocate(launch.numbers().len() * T::SIZE);
        device.write(numbers, &bytes_of(launch.numbers()));
        places.push(Addresses {
            weights: member.weights,
            gradient: member.gradient,
            slices: slices.collect(),
            numbers,
            sums: device.allocate(8 * launch.sums_len() as usize),
            columns: 0,
        });
    }
    for at in 0..leader.kernels(shape).len() {
        let (mut first, mut records) = (0, Vec::new());
        for ((launch, _), places) in now.iter().zip(&places) {
            records.extend(launch.record(places, first));
            first += launch.kernels(shape)[at].blocks as u32;
        }
        let list = device.allocate(8 * records.len());
        device.write(list, &words(&records));
        let arguments = [
            words(&[list]),
            (now.len() as u32).to_le_bytes().to_vec(),
            words(&[leader.settles()]),
            words(&[leader.step()]),
            vec![0xff; leader.numbers().len().max(1) * T::SIZE],
        ];
        let name = leader.name(leader.kernels(shape)[at].kernel);
        device.launch(&name, first, shape.threads, &arguments);
        *launches += 1;
    }
    let (mut records, mut of_each) = (Vec::new(), Vec::new());
    let trees: usize = now.iter().map(|(launch, _)| launch.trees().len()).sum();
    let out = device.allocate(8 * trees);
    for ((launch, _), places) in now.iter().zip(&places) {
        let trees = launch.trees();
        for tree in &trees {
            let at = (records.len() / 4) as u64;
            records.extend(tree.record(places.sums, out + 8 * at));
        }
        of_each.push(trees.len());
    }
    if records.is_empty() {
        return vec![Vec::new(); now.len()];
    }
    let list = device.allocate(8 * records.len());
    device.write(list, &words(&records));
    device.launch("optim_tree", trees as u32, shape.threads, &[words(&[list])]);
    *launches += 1;
    let mut sums = values_of::<f64>(&device.read(out, 8 * trees)).into_iter();
    let each = of_each
        .into_iter()
        .map(|count| sums.by_ref().take(count).collect());
    each.collect()
}
