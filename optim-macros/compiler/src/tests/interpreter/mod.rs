//! Runs the arithmetic of a rule as it was lowered, one weight and one operation at a time, in `f64`.
//! Reductions see a tensor of one weight.
//!
//! It is what the compiled loops are compared with, so it shares nothing with passes and code
//! generation. Beside each value it keeps a bound of what rounding in the element type may do to it:
//! every operation may be off by a few units in the last place, in whatever order a pass brings
//! factors.

mod evaluation;
mod noise;
mod operations;

use self::operations::{binary, call, compares, of_matrices, one_minus_pow, reduced};
use crate::ir::{Draft, Graph, Initial, NodeId, Op, Reduce, Unary};
use crate::language::ids::Target;
use crate::language::matrix::MOST_SETTINGS;
use crate::language::noise::{Distribution, Noise};
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;
use crate::language::storage::Storage;
use crate::lower::{Lowered, Path};

/// Units in the last place that each operation may be off by, the order of factors included.
pub(super) const ULPS: f64 = 1.0;

/// A number, and how far a computed one may be from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Value {
    pub(super) value: f64,
    pub(super) error: f64,
}

impl Value {
    pub(super) fn exact(value: f64) -> Self {
        Self { value, error: 0.0 }
    }
}

/// Why a step has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// A root of a negative number, a division by zero, or what else gives a NaN.
    NotANumber,
    /// Too large, or of the step and too small: what no proof speaks of.
    OutOfBounds,
    /// A condition that selects the loop is decided by rounding.
    Undecided,
}

type Outcome<T> = Result<T, Flaw>;

/// What is known when a step begins.
pub(super) struct Interpreter<'a> {
    lowered: &'a Lowered,
    /// Hyper-parameters; flags as 0 and 1.
    hypers: Vec<f64>,
    /// Rounding of the element type, relative and absolute.
    unit: f64,
    tiny: f64,
    /// Above this a loop may overflow.
    largest: f64,
    /// Whether each operation of a loop is rounded to `f32`, as that type's loop does it; otherwise
    /// the results are exact but for `f64`, and the bounds tell what rounding may do.
    narrow: bool,
    pub(super) t: u64,
    pub(super) w: Value,
    /// What it is given beside the gradient: for each weight, and as a number of the step.
    pub(super) inputs: [f64; 2],
    /// What it draws.
    pub(super) draws: Draws,
    /// Last step's values; none for a state that has not existed yet.
    pub(super) states: Vec<Option<Value>>,
    /// The product of the rates at which each state has forgotten.
    retained: Vec<Value>,
}

/// Random numbers of a weight.
#[derive(Clone, Copy, Debug)]
pub(super) enum Draws {
    /// Of the bare tensor, at this place.
    At(usize),
    /// These: a normal one, and one from 0 to 1.
    These([f64; 2]),
}

/// What a step computed.
pub(super) struct Trace<'a> {
    pub(super) path: &'a Path,
    /// By node; none of what was not asked for.
    pub(super) values: Vec<Option<Value>>,
}

impl<'a> Interpreter<'a> {
    pub(super) fn in_f64(lowered: &'a Lowered, hypers: Vec<f64>, w: f64) -> Self {
        Self {
            lowered,
            hypers,
            unit: f64::EPSILON,
            tiny: f64::MIN_POSITIVE,
            largest: f64::MAX,
            narrow: false,
            t: 0,
            w: Value::exact(w),
            inputs: [0.0; 2],
            draws: Draws::At(0),
            states: vec![None; lowered.states.len()],
            retained: vec![Value::exact(1.0); lowered.states.len()],
        }
    }

    pub(super) fn in_f32(lowered: &'a Lowered, hypers: Vec<f64>, w: f32) -> Self {
        Self {
            unit: f64::from(f32::EPSILON),
            tiny: f64::from(f32::MIN_POSITIVE),
            // Factors may be multiplied in another order.
            largest: 1e30,
            ..Self::in_f64(lowered, hypers, f64::from(w))
        }
    }

    /// The same, in the arithmetic of an `f32` loop.
    pub(super) fn narrowed(self) -> Self {
        Self {
            w: Value::exact(narrow(self.w.value)),
            unit: f64::from(f32::EPSILON),
            tiny: f64::from(f32::MIN_POSITIVE),
            narrow: true,
            largest: f64::from(f32::MAX),
            ..self
        }
    }

    /// One step with gradient `g`.
    pub(super) fn step(&mut self, g: f64) -> Outcome<Trace<'a>> {
        self.t += 1;
        let t = self.t as f64;
        let lowered = self.lowered;
        // States that exist now and did not before start at their initial value.
        let mut states = self.states.clone();
        for (id, state) in lowered.states.iter().enumerate() {
            let mut run = self.run(&lowered.conditions, &states, t, g);
            let exists = match state.condition {
                Some(condition) => decided(run.condition(condition)?)?,
                None => true,
            };
            let initial = match (&state.initial, exists, states[id]) {
                // One that rests keeps its value.
                (_, false, value) => value,
                (_, true, Some(value)) => Some(value),
                (Initial::Step(node), true, None) => {
                    let value = run.number(*node)?;
                    Some(if state.storage == Storage::Scalar {
                        value
                    } else {
                        run.rounded(value)?
                    })
                }
                (Initial::Element(body), true, None) => {
                    let node = body.stores[0].1;
                    let mut run = self.run(&body.graph, &states, t, g);
                    Some(run.stored(node)?)
                }
            };
            states[id] = initial;
        }
        let mut run = self.run(&lowered.conditions, &states, t, g);
        let path = run.selected(&lowered.switches, &lowered.paths)?;
        let mut run = self.run(&path.body.graph, &states, t, g);
        for (id, rate) in &path.body.recorded {
            let rate = run.number(*rate)?;
            self.retained[*id] = binary(BinaryOp::Mul, self.retained[*id], rate)?;
        }
        run.retained.clone_from(&self.retained);
        let mut new = states.clone();
        let mut w = self.w;
        for (target, node) in &path.body.stores {
            match target {
                Target::Weight => w = run.stored(*node)?,
                Target::State(id) if lowered.states[*id].storage == Storage::Scalar => {
                    new[*id] = Some(run.number(*node)?);
                }
                Target::State(id) => new[*id] = Some(run.stored(*node)?),
            }
        }
        let values = run.values;
        self.states = new;
        self.w = w;
        Ok(Trace { path, values })
    }

    fn run<'r>(&self, graph: &'r Graph, states: &[Option<Value>], t: f64, g: f64) -> Run<'r> {
        Run {
            graph,
            hypers: self.hypers.clone(),
            states: states.to_vec(),
            old: self.states.clone(),
            retained: self.retained.clone(),
            unit: self.unit,
            tiny: self.tiny,
            t,
            w: self.w,
            largest: self.largest,
            g: Value::exact(if self.narrow { narrow(g) } else { g }),
            inputs: [
                if self.narrow {
                    narrow(self.inputs[0])
                } else {
                    self.inputs[0]
                },
                self.inputs[1],
            ],
            draws: self.draws,
            step: self.t,
            narrow: self.narrow,
            values: vec![None; graph.len()],
        }
    }
}

/// A condition that rounding does not decide.
fn decided((holds, sure): (bool, bool)) -> Outcome<bool> {
    if sure {
        Ok(holds)
    } else {
        Err(Flaw::Undecided)
    }
}

/// One graph in one step.
struct Run<'a> {
    graph: &'a Graph,
    hypers: Vec<f64>,
    states: Vec<Option<Value>>,
    /// The states before those were made that this step makes.
    old: Vec<Option<Value>>,
    retained: Vec<Value>,
    unit: f64,
    tiny: f64,
    t: f64,
    w: Value,
    g: Value,
    inputs: [f64; 2],
    draws: Draws,
    step: u64,
    largest: f64,
    narrow: bool,
    values: Vec<Option<Value>>,
}

/// A number as `f32` has it.
fn narrow(value: f64) -> f64 {
    f64::from(value as f32)
}

/// Whether a node is not made of hyper-parameters alone.
fn changes(graph: &Graph, node: NodeId) -> bool {
    let op = graph.op(node);
    matches!(op, Op::Step | Op::ScalarState(_) | Op::InputNumber(_))
        || graph.scope(node) != Scope::Step
        || op.operands().any(|operand| changes(graph, operand))
}

impl Run<'_> {
    /// The path that the switches select.
    fn selected<'p>(&mut self, switches: &[NodeId], paths: &'p [Path]) -> Outcome<&'p Path> {
        let mut setting = Vec::new();
        for switch in switches {
            setting.push(decided(self.condition(*switch)?)?);
        }
        let mut paths = paths.iter();
        let path = paths.find(|path| path.setting == setting);
        Ok(path.expect("a path for each setting"))
    }

    /// What a loop stores.
    fn stored(&mut self, node: NodeId) -> Outcome<Value> {
        let value = self.number(node)?;
        if self.graph.scope(node).is_number() {
            self.rounded(value)
        } else {
            Ok(value)
        }
    }

    /// A number of the step, rounded to the element type.
    fn rounded(&self, value: Value) -> Outcome<Value> {
        let mut rounded = Value {
            error: value.error + value.value.abs() * self.unit + self.tiny,
            ..value
        };
        if self.narrow {
            rounded.value = narrow(value.value);
            if rounded.value == 0.0 && value.value != 0.0 || rounded.value.is_infinite() {
                return Err(Flaw::OutOfBounds);
            }
        }
        Ok(rounded)
    }

    fn operand(&mut self, node: NodeId, scope: Scope) -> Outcome<Value> {
        let value = self.number(node)?;
        let cast = !scope.is_number() && self.graph.scope(node).is_number();
        if cast { self.rounded(value) } else { Ok(value) }
    }

    fn number(&mut self, node: NodeId) -> Outcome<Value> {
        if let Some(value) = self.values[node.index()] {
            return Ok(value);
        }
        let mut value = self.compute(node)?;
        if self.narrow && !self.graph.scope(node).is_number() {
            value.value = narrow(value.value);
        }
        if value.value.is_nan() {
            return Err(Flaw::NotANumber);
        }
        if value.value.abs() > self.largest {
            return Err(Flaw::OutOfBounds);
        }
        if self.vanishes(node, value.value)? {
            return Err(Flaw::OutOfBounds);
        }
        if self.graph.op(node).operands().next().is_some() {
            let (unit, tiny) = match self.graph.scope(node) {
                Scope::Step | Scope::Tensor => (f64::EPSILON, f64::MIN_POSITIVE),
                _ => (self.unit, self.tiny),
            };
            value.error += ULPS * (value.value.abs() * unit + tiny);
        }
        if value.error.is_nan() {
            value.error = f64::INFINITY;
        }
        self.values[node.index()] = Some(value);
        Ok(value)
    }

    /// Whether a product, quotient or power of hyper-parameters is zero and none of its factors is. One
    /// of the step number or of a state vanishes after enough steps, and the proofs know it.
    fn vanishes(&mut self, node: NodeId, value: f64) -> Outcome<bool> {
        let (factor, other) = match self.graph.op(node) {
            _ if value != 0.0 || changes(self.graph, node) => return Ok(false),
            Op::Binary(BinaryOp::Mul, a, b) => (a, b),
            Op::Binary(BinaryOp::Div | BinaryOp::Pow, a, _) => (a, a),
            _ => return Ok(false),
        };
        Ok(self.number(factor)?.value != 0.0 && self.number(other)?.value != 0.0)
    }

    /// The exact result, and what the errors of the operands make of it.
    fn compute(&mut self, node: NodeId) -> Outcome<Value> {
        let scope = self.graph.scope(node);
        Ok(match self.graph.op(node) {
            Op::Number(bits) => Value::exact(bits.get()),
            Op::Param(id) => Value::exact(self.hypers[id]),
            Op::Step => Value::exact(self.t),
            Op::Weight => self.w,
            Op::Grad => self.g,
            Op::Input(_) => Value::exact(self.inputs[0]),
            Op::InputNumber(_) => Value::exact(self.inputs[1]),
            Op::Noise(noise) => self.drawn(noise),
            Op::State(id) | Op::ScalarState(id) | Op::AxisState(_, id) => {
                self.states[id].expect("a state that exists")
            }
            // The tensor is one weight: a vector of one element.
            Op::Measure(_) => Value::exact(1.0),
            Op::Own(Draft::Reduce(Reduce { reduction, a, b })) => {
                reduced(reduction, self.number(a)?, self.number(b)?)?
            }
            Op::Own(Draft::Matrix(matrix)) => {
                let of: Outcome<Vec<_>> = matrix
                    .matrices()
                    .map(|x| self.operand(x.node, scope))
                    .collect();
                let mut settings = [0.0; MOST_SETTINGS];
                for (value, node) in settings.iter_mut().zip(matrix.settings()) {
                    *value = self.number(node)?.value;
                }
                of_matrices(matrix.function, &of?, settings)?
            }
            Op::Unary(Unary::Neg, x) => {
                let x = self.operand(x, scope)?;
                Value {
                    value: -x.value,
                    ..x
                }
            }
            op @ Op::Call(function, _) => {
                let arguments: Outcome<Vec<_>> =
                    op.operands().map(|x| self.operand(x, scope)).collect();
                call(function, &arguments?)?
            }
            Op::Binary(op, a, b) => {
                let (a, b) = (self.operand(a, scope)?, self.operand(b, scope)?);
                binary(op, a, b)?
            }
            Op::BiasCorrection(id, _) => {
                let retained = self.retained[id];
                Value {
                    value: 1.0 - retained.value,
                    error: retained.error + self.t * f64::EPSILON,
                }
            }
            Op::OneMinusPow(a, b) => {
                one_minus_pow(self.operand(a, scope)?, self.operand(b, scope)?)?
            }
            Op::Select(condition, a, b) => {
                let (holds, sure) = self.condition(condition)?;
                let (taken, other) = if holds { (a, b) } else { (b, a) };
                let taken = self.operand(taken, scope)?;
                if sure {
                    taken
                } else {
                    // What the other branch gives may be taken as well.
                    let other = self.operand(other, scope);
                    let error = match other {
                        Ok(other) => (other.value - taken.value).abs() + other.error,
                        Err(_) => f64::INFINITY,
                    };
                    Value {
                        error: taken.error + error,
                        ..taken
                    }
                }
            }
            other => panic!("{other:?} is no number of a lowered rule"),
        })
    }

    fn drawn(&self, noise: Noise) -> Value {
        let value = match (self.draws, noise.distribution) {
            (Draws::At(place), _) => noise::drawn(noise, self.step, place),
            (Draws::These([normal, _]), Distribution::Normal) => normal,
            (Draws::These([_, uniform]), Distribution::Uniform) => uniform,
        };
        Value {
            value,
            // What the element type has of it, and the platform's functions.
            error: 8.0 * value.abs().max(1.0) * self.unit,
        }
    }

    /// Whether a condition holds, and whether that is sure.
    fn condition(&mut self, node: NodeId) -> Outcome<(bool, bool)> {
        let scope = self.graph.scope(node);
        Ok(match self.graph.op(node) {
            Op::Truth(value) => (value, true),
            Op::Param(id) => (self.hypers[id] != 0.0, true),
            Op::New(id) => (self.old[id].is_none(), true),
            Op::Unary(Unary::Not, x) => {
                let (holds, sure) = self.condition(x)?;
                (!holds, sure)
            }
            Op::Binary(op @ (BinaryOp::And | BinaryOp::Or), a, b) => {
                let (a, b) = (self.condition(a)?, self.condition(b)?);
                // One part may decide alone.
                let decisive = op == BinaryOp::Or;
                if a == (decisive, true) || b == (decisive, true) {
                    (decisive, true)
                } else {
                    let holds = if decisive { a.0 || b.0 } else { a.0 && b.0 };
                    (holds, a.1 && b.1)
                }
            }
            Op::Compare(op, a, b) => {
                let (a, b) = (self.operand(a, scope)?, self.operand(b, scope)?);
                let error = a.error + b.error;
                let sure = error == 0.0 || (a.value - b.value).abs() > error;
                (compares(op, a.value, b.value), sure)
            }
            Op::Select(condition, a, b) => {
                let (holds, sure) = self.condition(condition)?;
                let (value, also) = self.condition(if holds { a } else { b })?;
                (value, sure && also)
            }
            other => panic!("{other:?} is no condition of a lowered rule"),
        })
    }
}
