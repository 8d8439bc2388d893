//! Equations to arithmetic: one expression of the language after the other.

use std::collections::HashMap;

use crate::functions::{Meaning, Pointwise, max};
use crate::ir::{Axis, Draft, Graph, NodeId, Op, Origin, Reduce, Unary};
use crate::language::ids::{LetId, StateId, Target};
use crate::language::literal::Literal;
use crate::language::operators::BinaryOp;
use crate::language::reduction::Over;
use crate::language::scope::Scope;
use crate::language::storage::Storage;
use crate::model::switches::Switches;
use crate::model::{Assign, Average, Expr, Form, Model, Node, Stmt, Update, averages};

/// Builds one graph from what a rule says.
pub(super) struct Lower<'a> {
    model: &'a Model<'a>,
    switches: &'a Switches<'a>,
    /// How conditions that select the loop are decided; `None` where there is no loop.
    setting: Option<&'a [bool]>,
    pub(super) graph: Graph,
    /// What was assigned so far.
    pub(super) assigned: HashMap<Target, NodeId>,
    lets: HashMap<LetId, NodeId>,
    /// The states whose rates are being looked at.
    debiasing: Vec<StateId>,
    /// The rates of averages.
    pub(super) rates: Vec<(NodeId, Origin)>,
    /// Where each target is assigned.
    pub(super) assignments: HashMap<Target, Origin>,
}

impl<'a> Lower<'a> {
    pub(super) fn new(
        model: &'a Model<'a>,
        switches: &'a Switches<'a>,
        setting: Option<&'a [bool]>,
    ) -> Self {
        Self {
            model,
            switches,
            setting,
            graph: Graph::default(),
            assigned: HashMap::new(),
            lets: HashMap::new(),
            debiasing: Vec::new(),
            rates: Vec::new(),
            assignments: HashMap::new(),
        }
    }

    /// What the setting and every `require` say of conditions, after the equations.
    pub(super) fn facts(&mut self) -> Vec<(NodeId, bool)> {
        let setting = self.setting.take().unwrap_or_default();
        let (model, switches) = (self.model, self.switches);
        let mut facts = Vec::new();
        for (switch, holds) in switches.list.iter().zip(setting) {
            facts.push((self.expr(&switch.expr), *holds));
        }
        for require in &model.requires {
            facts.push((self.expr(require), true));
        }
        facts
    }

    fn decide(&self, condition: &Expr) -> Option<bool> {
        self.switches.decide(condition, self.setting?)
    }

    pub(super) fn statements(&mut self, body: &[Stmt]) {
        for statement in body {
            match statement {
                Stmt::Let(id, value) => self.define(*id, value),
                Stmt::Assign(assign) => self.assign(assign),
                Stmt::If {
                    condition,
                    then,
                    otherwise,
                } => match self.decide(condition) {
                    Some(true) => self.statements(then),
                    Some(false) => self.statements(otherwise),
                    None => self.undecided(condition, then, otherwise),
                },
            }
        }
    }

    /// Statements under a condition per weight, which is an error: each target becomes a choice, so
    /// that the rest is understood.
    fn undecided(&mut self, condition: &Expr, then: &[Stmt], otherwise: &[Stmt]) {
        let condition = self.condition(condition);
        let before = self.assigned.clone();
        self.statements(then);
        let then = std::mem::replace(&mut self.assigned, before);
        self.statements(otherwise);
        let targets: std::collections::BTreeSet<_> =
            then.keys().chain(self.assigned.keys()).copied().collect();
        for target in targets {
            let unknown = self.graph.add(Op::Own(Draft::Unknown));
            let [a, b] = [&then, &self.assigned].map(|side| side.get(&target).copied());
            let (a, b) = (a.unwrap_or(unknown), b.unwrap_or(unknown));
            let value = if a == b {
                a
            } else {
                self.graph.add(Op::Select(condition, a, b))
            };
            self.assigned.insert(target, value);
        }
    }

    fn define(&mut self, id: LetId, value: &Expr) {
        let node = self.expr(value);
        self.graph.name(node, &self.model.lets[id].name);
        self.lets.insert(id, node);
    }

    fn assign(&mut self, assign: &Assign) {
        let value = match (&assign.value, assign.target) {
            (Update::Plain(value), _) => self.expr(value),
            (Update::Average(average), Target::State(id)) => self.average(id, average),
            (Update::Average(average), Target::Weight) => self.expr(&average.x),
        };
        if let Target::State(id) = assign.target {
            let name = format!("{}_new", self.model.state_name(id));
            self.graph.name(value, &name);
        }
        let origin = || Origin {
            source: assign.source,
            place: assign.place,
            text: match (&assign.value, assign.target) {
                (Update::Plain(value), _) => value.text.clone(),
                (Update::Average(_), Target::State(id)) => self.model.state_name(id),
                (Update::Average(_), Target::Weight) => String::new(),
            },
        };
        self.assignments.insert(assign.target, origin());
        self.graph.originate(value, origin);
        self.assigned.insert(assign.target, value);
    }

    fn old(&mut self, id: StateId) -> NodeId {
        self.graph.add(match self.model.states[id].storage {
            Storage::Weight => Op::State(id),
            Storage::Scalar => Op::ScalarState(id),
            Storage::Row => Op::AxisState(Axis::Row, id),
            Storage::Column => Op::AxisState(Axis::Column, id),
            Storage::RowPair => Op::AxisState(Axis::RowPair, id),
            Storage::ColumnPair => Op::AxisState(Axis::ColumnPair, id),
        })
    }

    /// The rate of an average. One that differs from weight to weight is an error.
    fn rate(&mut self, rate: &Expr) -> NodeId {
        if rate.scope.is_number() {
            self.expr(rate)
        } else {
            self.graph.add(Op::Own(Draft::Unknown))
        }
    }

    /// The recurrences in arithmetic.
    fn average(&mut self, id: StateId, average: &Average) -> NodeId {
        let old = self.old(id);
        let rate = average.rate().map(|rate| self.rate(rate));
        if let (Some(node), Some(written)) = (rate, average.rate_of_mean()) {
            self.rates.push((node, written.into()));
        }
        let x = self.expr(&average.x);
        let mean = match average.form {
            Form::EmaVar { mean, .. } => self.old(mean),
            _ => x,
        };
        let graph = &mut self.graph;
        let decayed = match rate {
            Some(rate) => graph.binary(BinaryOp::Mul, rate, old),
            None => old,
        };
        match (&average.form, rate) {
            (Form::RunningMax { .. }, _) => graph.call(max::MAX, &[decayed, x]),
            (Form::RunningSum | Form::Trace { .. }, _) => graph.binary(BinaryOp::Add, decayed, x),
            (Form::Ema { .. }, Some(rate)) => {
                let share = one_minus(graph, rate);
                if let Op::Param(id) = graph.op(rate) {
                    let name = format!("one_minus_{}", self.model.def.params[id].name);
                    graph.name(share, &name);
                }
                let new = graph.binary(BinaryOp::Mul, share, x);
                graph.binary(BinaryOp::Add, decayed, new)
            }
            (Form::EmaVar { .. }, Some(rate)) => {
                // β·var + β·(1 − β)·(x − prev(mean))²: a sum of terms that are not negative.
                let distance = graph.binary(BinaryOp::Sub, x, mean);
                let two = graph.number(2.0);
                let square = graph.binary(BinaryOp::Pow, distance, two);
                let share = one_minus(graph, rate);
                let share = graph.binary(BinaryOp::Mul, rate, share);
                let new = graph.binary(BinaryOp::Mul, share, square);
                graph.binary(BinaryOp::Add, decayed, new)
            }
            (form @ (Form::Ema { .. } | Form::EmaVar { .. }), None) => {
                panic!("a bug in optim: {form:?} has no rate")
            }
        }
    }

    /// An expression as a node.
    pub(super) fn expr(&mut self, expr: &Expr) -> NodeId {
        let node = self.operation(expr);
        self.graph.originate(node, || expr.into());
        node
    }

    fn operation(&mut self, expr: &Expr) -> NodeId {
        match &expr.node {
            Node::Number(value) => self.graph.number(*value),
            Node::Flag(value) => self.graph.add(Op::Truth(*value)),
            Node::Param(id) => match self.model.def.params[*id].default {
                Some(Literal::Flag(_)) => self.graph.flag(*id),
                _ => self.graph.add(Op::Param(*id)),
            },
            Node::Step => self.graph.add(Op::Step),
            Node::Measure(measure) => self.graph.add(Op::Measure(*measure)),
            Node::Weight => match self.assigned.get(&Target::Weight) {
                Some(new) => *new,
                None => self.graph.add(Op::Weight),
            },
            Node::Grad => self.graph.add(Op::Grad),
            Node::Input(id) => self.graph.add(match expr.scope {
                Scope::Step => Op::InputNumber(*id),
                _ => Op::Input(*id),
            }),
            Node::Noise(noise) => self.graph.add(Op::Noise(*noise)),
            Node::State(id) => match self.assigned.get(&Target::State(*id)) {
                Some(new) => *new,
                None => self.old(*id),
            },
            Node::Prev(id) => self.old(*id),
            Node::Let(id) => self.intermediate(*id),
            Node::Neg(x) => {
                let x = self.expr(x);
                self.graph.unary(Unary::Neg, x)
            }
            Node::Not(x) => {
                let x = self.condition(x);
                self.graph.unary(Unary::Not, x)
            }
            Node::Binary(op @ (BinaryOp::And | BinaryOp::Or), a, b) => {
                let (a, b) = (self.condition(a), self.condition(b));
                self.graph.binary(*op, a, b)
            }
            Node::Binary(op, a, b) => {
                let (left, right) = (self.expr(a), self.expr(b));
                let node = self.graph.binary(*op, left, right);
                match op {
                    BinaryOp::Div => self.graph.operand_written(node, b),
                    BinaryOp::Pow => self.graph.operand_written(node, a),
                    _ => {}
                }
                node
            }
            Node::Compare(op, a, b) => {
                let (a, b) = (self.expr(a), self.expr(b));
                self.graph.compare(*op, a, b)
            }
            Node::Call(function, arguments) => {
                let nodes: Vec<_> = arguments.iter().map(|x| self.expr(x)).collect();
                let node = call(&mut self.graph, *function, &nodes);
                match arguments.as_slice() {
                    [argument] => self.graph.operand_written(node, argument),
                    [_, divisor] if function.divides() => self.graph.operand_written(node, divisor),
                    _ => {}
                }
                node
            }
            Node::Reduce(reduction, arguments) => {
                let nodes: Vec<_> = arguments.iter().map(|x| self.expr(x)).collect();
                let mut reduction = *reduction;
                if let Over::Model(_) = reduction.over {
                    reduction.over = Over::Model(expr.place);
                }
                let (a, b) = match nodes.as_slice() {
                    [a] => (*a, *a),
                    [a, b] => (*a, *b),
                    nodes => panic!("a bug in optim: {reduction:?} of {} values", nodes.len()),
                };
                let reduce = Reduce { reduction, a, b };
                self.graph.add(Op::Own(Draft::Reduce(reduce)))
            }
            Node::Matrix(function, arguments) => self.matrix(*function, arguments),
            Node::Debias(id) => self.debias(*id, expr),
            Node::BiasCorrection(id) => self.bias_correction(*id),
            Node::New(id) => self.graph.add(Op::New(*id)),
            Node::If {
                condition,
                then,
                otherwise,
            } => match self.decide(condition) {
                Some(taken) => self.branch(if taken { then } else { otherwise }),
                None => {
                    let condition = self.condition(condition);
                    let (a, b) = (self.branch(then), self.branch(otherwise));
                    self.graph.add(Op::Select(condition, a, b))
                }
            },
            Node::Error => self.graph.add(Op::Own(Draft::Unknown)),
        }
    }

    /// A condition, decided now where the switches decide it.
    fn condition(&mut self, expr: &Expr) -> NodeId {
        match self.decide(expr) {
            Some(value) => self.graph.add(Op::Truth(value)),
            None => self.expr(expr),
        }
    }

    fn branch(&mut self, branch: &crate::model::Branch) -> NodeId {
        for (id, value) in &branch.lets {
            self.define(*id, value);
        }
        self.expr(&branch.value)
    }

    fn intermediate(&mut self, id: LetId) -> NodeId {
        if let Some(node) = self.lets.get(&id) {
            return *node;
        }
        // Outside the equations, where switches are computed, definitions are put in.
        match self.switches.lets.get(&id) {
            Some(definition) => self.expr(definition),
            // An error: it is not defined on this path.
            None => self.graph.add(Op::Own(Draft::Unknown)),
        }
    }

    /// `m / (1 − βᵗ)`
    fn debias(&mut self, id: StateId, expr: &Expr) -> NodeId {
        let value = self.expr(&Expr {
            node: Node::State(id),
            ..expr.clone()
        });
        if averages::corrected(self.model, averages::origin(self.model, id)).is_none() {
            // An error: it is no average.
            return value;
        }
        let weight = self.bias_correction(id);
        match self.graph.op(weight) {
            Op::Own(Draft::Unknown) => weight,
            _ => self.graph.binary(BinaryOp::Div, value, weight),
        }
    }

    /// `1 − βᵗ`, or one minus the product of the rates where they change.
    fn bias_correction(&mut self, id: StateId) -> NodeId {
        let id = averages::origin(self.model, id);
        // A rate that debiases its own state is an error: that state is not updated yet.
        let rate = averages::rate(self.model, id).filter(|_| !self.debiasing.contains(&id));
        let Some(rate) = rate else {
            return self.graph.add(Op::Own(Draft::Unknown));
        };
        self.debiasing.push(id);
        let rate = self.rate(rate);
        self.debiasing.pop();
        self.graph.add(Op::BiasCorrection(id, rate))
    }

    /// The rates that the histories of the states take note of, which exist on this path.
    pub(super) fn recorded(&mut self, states: &[StateId]) -> Vec<(StateId, NodeId)> {
        let tracked = averages::tracked(self.model).into_iter();
        let tracked = tracked.filter(|(id, _)| states.contains(id));
        let rates = tracked.filter_map(|(id, rate)| Some((id, self.rate(rate?))));
        rates.collect()
    }
}

fn one_minus(graph: &mut Graph, rate: NodeId) -> NodeId {
    let one = graph.number(1.0);
    graph.binary(BinaryOp::Sub, one, rate)
}

fn call(graph: &mut Graph, function: Pointwise, arguments: &[NodeId]) -> NodeId {
    match &function.meaning {
        Meaning::Unary { .. } | Meaning::Binary { .. } => graph.call(function, arguments),
        Meaning::Composed { term, .. } => term.fold(arguments, &mut |function, arguments| {
            call(graph, function, arguments)
        }),
    }
}
