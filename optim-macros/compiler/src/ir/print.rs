//! Prints bodies, one operation a line: for snapshots and for comparing loops.

use std::fmt;

use super::{Axis, Binary, Body, Initial, Loop, NodeId, Op, Program, Unary};
use crate::language::ids::{StateId, Target};
use crate::language::number::write_number;
use crate::language::reduction::Fold;
use crate::language::scope::Scope;

/// The parts of a body, in the order in which they are computed.
const SCOPES: [(&str, Scope); 5] = [
    ("step", Scope::Step),
    ("tensor", Scope::Tensor),
    ("row", Scope::Row),
    ("column", Scope::Column),
    ("element", Scope::Element),
];

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "%{}", self.index())
    }
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(bits) => write_number(f, bits.get()),
            Self::Truth(value) => write!(f, "{value}"),
            Self::Param(id) => write!(f, "param {id}"),
            Self::Step => f.write_str("t"),
            Self::Len => f.write_str("len"),
            Self::Ndim => f.write_str("ndim"),
            Self::Weight => f.write_str("w"),
            Self::Grad => f.write_str("g"),
            Self::State(id) => write!(f, "prev state {id}"),
            Self::ScalarState(id) => write!(f, "prev scalar {id}"),
            Self::AxisState(axis, id) => write!(f, "prev {} {id}", axis.word()),
            Self::Scalar(index) => write!(f, "k{index}"),
            Self::Reduce(reduction, a, b) if reduction.fold == Fold::Dot => {
                write!(f, "{}({a}, {b})", reduction.name())
            }
            Self::Reduce(reduction, a, _) => write!(f, "{}({a})", reduction.name()),
            Self::Reduced(index) => write!(f, "reduced {index}"),
            Self::Register(axis, index) => write!(f, "{} register {index}", axis.word()),
            Self::Spread(axis, index) => write!(f, "spread {} register {index}", axis.word()),
            Self::Unary(op, a) => write!(f, "{}({a})", op.symbol()),
            Self::Binary(op @ Binary::OneMinusPow, a, b) => {
                write!(f, "{}({a}, {b})", op.symbol())
            }
            Self::Binary(op, a, b) => write!(f, "{a} {} {b}", op.symbol()),
            Self::Call(function, _) => {
                let arguments: Vec<_> = self.operands().map(|node| node.to_string()).collect();
                write!(f, "{}({})", function.name, arguments.join(", "))
            }
            Self::Select(c, a, b) => write!(f, "if {c} then {a} else {b}"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

impl Axis {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Column => "column",
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

impl Binary {
    pub(crate) fn symbol(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Sub => "-",
            Self::Mul => "*",
            Self::Div => "/",
            Self::Pow => "^",
            Self::OneMinusPow => "one_minus_pow",
            Self::And => "&&",
            Self::Or => "||",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
            Self::Equal => "==",
            Self::NotEqual => "!=",
        }
    }
}

/// The canonical form: what is computed and stored, without any names.
impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, None)
    }
}

/// An operation, hyper-parameters and states by their names if these are known.
fn operation(op: Op, names: Option<&Program>) -> String {
    let Some(Program { params, states, .. }) = names else {
        return op.to_string();
    };
    match op {
        Op::Param(id) => params[id].name.clone(),
        Op::State(id) | Op::ScalarState(id) | Op::AxisState(_, id) => {
            format!("prev({})", states[id].name)
        }
        op => op.to_string(),
    }
}

impl Body {
    fn write(&self, f: &mut fmt::Formatter<'_>, names: Option<&Program>) -> fmt::Result {
        let state = |id: StateId| match names {
            Some(program) => program.states[id].name.clone(),
            None => format!("state {id}"),
        };
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
            if scope == Scope::Tensor {
                for (index, scalar) in self.scalars.iter().enumerate() {
                    writeln!(f, "    k{index} = {scalar}")?;
                }
            }
        }
        if !self.numbers.is_empty() {
            writeln!(f, "  store once")?;
        }
        for (id, node) in &self.numbers {
            writeln!(f, "    {} = {node}", state(*id))?;
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
        if !self.outputs.is_empty() {
            writeln!(f, "  reduce")?;
        }
        for output in &self.outputs {
            let op = Op::Reduce(output.reduction, output.a, output.b);
            writeln!(f, "    {op}")?;
        }
        for node in &self.registers {
            writeln!(f, "  register {node}")?;
        }
        Ok(())
    }
}

/// With `{:#}` it is also told in words when each loop runs.
impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for param in &self.params {
            writeln!(f, "param {}", param.name)?;
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
                    body.write(f, Some(self))?;
                }
            }
        }
        let conditions = self.conditions.nodes().collect::<Vec<_>>();
        if !conditions.is_empty() {
            writeln!(f, "conditions and initial values")?;
            for node in conditions {
                let text = operation(self.conditions.op(node), Some(self));
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
        for piece in &self.loops {
            self.write_loop(f, "loop", piece)?;
        }
        if let Some(eval) = &self.eval {
            if !eval.switches.is_empty() {
                let switches = list(&mut eval.switches.iter().copied());
                writeln!(f, "switches of eval {switches}")?;
            }
            for piece in &eval.loops {
                self.write_loop(f, "eval", piece)?;
            }
        }
        Ok(())
    }
}

impl Program {
    fn write_loop(&self, f: &mut fmt::Formatter<'_>, kind: &str, piece: &Loop) -> fmt::Result {
        f.write_str(kind)?;
        for setting in &piece.settings {
            let bits = setting.iter().map(|on| if *on { '1' } else { '0' });
            write!(f, " [{}]", bits.collect::<String>())?;
        }
        if f.alternate() && !piece.description.is_empty() {
            write!(f, " for {}", piece.description)?;
        }
        writeln!(f)?;
        match piece.stages.as_slice() {
            [] => piece.body.write(f, Some(self))?,
            [stage] => stage.body.write(f, Some(self))?,
            stages => {
                for stage in stages {
                    writeln!(f, " over each {}", stage.axis.map_or("weight", Axis::word))?;
                    stage.body.write(f, Some(self))?;
                }
            }
        }
        if let Some(finish) = &piece.finish {
            writeln!(f, " at the end")?;
            finish.write(f, Some(self))?;
        }
        Ok(())
    }
}
