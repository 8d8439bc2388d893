//! Prints bodies, one operation a line: for snapshots and for comparing loops.

use std::fmt;

use super::body::{Body, Ends, Stages};
use super::op::{Axis, NodeId, Op, Unary};
use super::phase::{Phase, Staged, Whole};
use super::program::{Initial, Loop, Program};
use crate::language::ids::{StateId, Target};
use crate::language::number::write_number;
use crate::language::scope::Scope;

/// The parts of a body, in the order in which they are computed.
const SCOPES: [(&str, Scope); 7] = [
    ("step", Scope::Step),
    ("tensor", Scope::Tensor),
    ("row", Scope::Row),
    ("column", Scope::Column),
    ("pair of rows", Scope::RowPair),
    ("pair of columns", Scope::ColumnPair),
    ("element", Scope::Element),
];

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "%{}", self.index())
    }
}

impl<P: Phase> fmt::Display for Op<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(bits) => write_number(f, bits.get()),
            Self::Truth(value) => write!(f, "{value}"),
            Self::Param(id) => write!(f, "param {id}"),
            Self::Step => f.write_str("t"),
            Self::Measure(measure) => f.write_str(measure.name()),
            Self::Weight => f.write_str("w"),
            Self::Grad => f.write_str("g"),
            Self::Input(id) | Self::InputNumber(id) => write!(f, "input {id}"),
            Self::Noise(noise) => write!(f, "{} {}", noise.distribution.name(), noise.call),
            Self::State(id) => write!(f, "prev state {id}"),
            Self::ScalarState(id) => write!(f, "prev scalar {id}"),
            Self::AxisState(axis, id) => write!(f, "prev {} {id}", axis.word()),
            Self::Unary(op, a) => write!(f, "{}({a})", op.symbol()),
            Self::Binary(op, a, b) => write!(f, "{a} {} {b}", op.symbol()),
            Self::Compare(op, a, b) => write!(f, "{a} {} {b}", op.symbol()),
            Self::New(id) => write!(f, "new state {id}"),
            Self::BiasCorrection(id, rate) => write!(f, "bias_correction state {id} at {rate}"),
            Self::OneMinusPow(a, b) => write!(f, "one_minus_pow({a}, {b})"),
            Self::Call(function, _) => {
                let arguments: Vec<_> = self.operands().map(|node| node.to_string()).collect();
                write!(f, "{}({})", function.name, arguments.join(", "))
            }
            Self::Select(c, a, b) => write!(f, "if {c} then {a} else {b}"),
            Self::Own(own) => own.write(f),
        }
    }
}

impl Axis {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Column => "column",
            Self::RowPair => "pair of rows",
            Self::ColumnPair => "pair of columns",
        }
    }
}

impl Unary {
    pub(crate) fn symbol(self) -> &'static str {
        match self {
            Self::Neg => "-",
            Self::Not => "!",
        }
    }
}

/// The canonical form: what is computed and stored, without any names.
impl<P: Phase> fmt::Display for Body<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, None)
    }
}

/// The names of hyper-parameters and states.
pub(crate) struct Names<'p> {
    params: Vec<&'p str>,
    inputs: Vec<&'p str>,
    states: Vec<&'p str>,
}

impl<'p> Names<'p> {
    fn of<P: Phase>(program: &'p Program<P>) -> Self {
        Self {
            params: program
                .params
                .iter()
                .map(|param| param.name.as_str())
                .collect(),
            inputs: program
                .inputs
                .iter()
                .map(|input| input.name.as_str())
                .collect(),
            states: program
                .states
                .iter()
                .map(|state| state.name.as_str())
                .collect(),
        }
    }
}

/// An operation, hyper-parameters and states by their names if these are known.
fn operation<P: Phase>(op: Op<P>, names: Option<&Names<'_>>) -> String {
    match (op, names) {
        (Op::Param(id), Some(names)) => names.params[id].to_owned(),
        (Op::Input(id) | Op::InputNumber(id), Some(names)) => names.inputs[id].to_owned(),
        (Op::State(id) | Op::ScalarState(id) | Op::AxisState(_, id), Some(names)) => {
            format!("prev({})", names.states[id])
        }
        (Op::New(id), Some(names)) => format!("new({})", names.states[id]),
        (Op::BiasCorrection(id, rate), Some(names)) => {
            format!("bias_correction({}) at {rate}", names.states[id])
        }
        (op, _) => op.to_string(),
    }
}

impl<P: Phase> Body<P> {
    fn write(&self, f: &mut fmt::Formatter<'_>, names: Option<&Names<'_>>) -> fmt::Result {
        let state = |id: StateId| match names {
            Some(names) => names.states[id].to_owned(),
            None => format!("state {id}"),
        };
        let ends = self.ends.of_stage();
        let nodes = self.reachable();
        for (title, scope) in SCOPES {
            let mut members = nodes
                .iter()
                .filter(|node| self.graph.scope(**node) == scope)
                .peekable();
            if members.peek().is_some() {
                writeln!(f, "  {title}")?;
            }
            for node in members {
                let text = operation(self.graph.op(*node), names);
                writeln!(f, "    {node} = {text}")?;
            }
            if let (Scope::Tensor, Some(ends)) = (scope, ends) {
                for (index, scalar) in ends.scalars.iter().enumerate() {
                    writeln!(f, "    k{index} = {scalar}")?;
                }
            }
        }
        let numbers = ends.map_or(&[][..], |ends| &ends.numbers);
        if !numbers.is_empty() {
            writeln!(f, "  store once")?;
        }
        for (id, node) in numbers {
            writeln!(f, "    {} = {node}", state(*id))?;
        }
        for (id, node) in &self.recorded {
            writeln!(f, "  record {} at {node}", state(*id))?;
        }
        if !self.stores.is_empty() {
            writeln!(f, "  store")?;
        }
        for (target, node) in &self.stores {
            match target {
                Target::Weight => writeln!(f, "    w = {node}")?,
                Target::State(id) => writeln!(f, "    {} = {node}", state(*id))?,
            }
        }
        let Some(ends) = ends else {
            return Ok(());
        };
        if !ends.outputs.is_empty() {
            writeln!(f, "  reduce")?;
        }
        for output in &ends.outputs {
            writeln!(f, "    {output}")?;
        }
        for (place, node) in &ends.kept {
            writeln!(f, "  keep {place} = {node}")?;
        }
        for node in &ends.registers {
            writeln!(f, "  register {node}")?;
        }
        for made in &ends.matrices {
            writeln!(f, "  make {made}")?;
        }
        Ok(())
    }
}

/// What a loop does, printed.
pub(crate) trait Written: Phase {
    fn write_code(code: &Self::Code, f: &mut fmt::Formatter<'_>, names: &Names<'_>) -> fmt::Result;
}

impl Written for Whole {
    fn write_code(code: &Body<Self>, f: &mut fmt::Formatter<'_>, names: &Names<'_>) -> fmt::Result {
        code.write(f, Some(names))
    }
}

impl Written for Staged {
    fn write_code(code: &Stages, f: &mut fmt::Formatter<'_>, names: &Names<'_>) -> fmt::Result {
        match code.list.as_slice() {
            [stage] => stage.body.write(f, Some(names))?,
            stages => {
                for stage in stages {
                    writeln!(f, " over each {}", stage.axis.map_or("weight", Axis::word))?;
                    stage.body.write(f, Some(names))?;
                }
            }
        }
        if let Some(finish) = &code.finish {
            writeln!(f, " at the end")?;
            finish.write(f, Some(names))?;
        }
        Ok(())
    }
}

/// With `{:#}` it is also told in words when each loop runs.
impl<P: Written> fmt::Display for Program<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = &Names::of(self);
        for param in &self.params {
            writeln!(f, "param {}", param.name)?;
        }
        for input in &self.inputs {
            let kind = if input.scalar { " scalar" } else { "" };
            writeln!(f, "input {}{kind}", input.name)?;
        }
        for state in &self.states {
            let kind = state.storage.word();
            let kind = kind.map_or_else(String::new, |word| format!(" {word}"));
            write!(f, "state {}{kind}", state.name)?;
            if let Some(condition) = state.condition {
                write!(f, " if {condition}")?;
            }
            match &state.initial {
                Initial::Step(node) => writeln!(f, " = {node}")?,
                Initial::Element(body) => {
                    writeln!(f, " =")?;
                    body.write(f, Some(names))?;
                }
            }
        }
        let conditions = self.conditions.nodes().collect::<Vec<_>>();
        if !conditions.is_empty() {
            writeln!(f, "conditions and initial values")?;
            for node in conditions {
                let text = operation(self.conditions.op(node), Some(names));
                writeln!(f, "  {node} = {text}")?;
            }
        }
        let list = |nodes: &mut dyn Iterator<Item = NodeId>| {
            nodes
                .map(|node| node.to_string())
                .collect::<Vec<_>>()
                .join(", ")
        };
        if !self.switches.is_empty() {
            writeln!(f, "switches {}", list(&mut self.switches.iter().copied()))?;
        }
        if !self.requires.is_empty() {
            let nodes = &mut self.requires.iter().map(|(node, _)| *node);
            writeln!(f, "require {}", list(nodes))?;
        }
        for variant in &self.loops {
            variant.write(f, "loop", names)?;
        }
        if let Some(eval) = &self.eval {
            if !eval.switches.is_empty() {
                let switches = list(&mut eval.switches.iter().copied());
                writeln!(f, "switches of eval {switches}")?;
            }
            for variant in &eval.loops {
                variant.write(f, "eval", names)?;
            }
        }
        Ok(())
    }
}

impl<P: Written> Loop<P> {
    fn write(&self, f: &mut fmt::Formatter<'_>, kind: &str, names: &Names<'_>) -> fmt::Result {
        f.write_str(kind)?;
        for setting in &self.settings {
            let bits = setting.iter().map(|on| if *on { '1' } else { '0' });
            write!(f, " [{}]", bits.collect::<String>())?;
        }
        if f.alternate() && !self.description.is_empty() {
            write!(f, " for {}", self.description)?;
        }
        writeln!(f)?;
        P::write_code(&self.code, f, names)
    }
}
