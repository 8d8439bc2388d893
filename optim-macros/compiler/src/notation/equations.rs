//! From the model to lines of formulas.

use std::collections::HashSet;

use super::formula::{Formula, Line, Symbol, When};
use super::letters::Letters;
use crate::functions::max;
use crate::language::ids::{LetId, StateId, Target};
use crate::language::noise::Noise;
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;
use crate::model::{Average, Branch, Expr, Form, Model, Node, Stmt, Update, averages};

/// Walks the equations in their order, so that it knows which value a name has.
pub(super) struct Equations<'m> {
    model: &'m Model<'m>,
    letters: &'m Letters,
    /// The weights have their new value.
    moved: bool,
    /// States whose corrected value is on a line above.
    corrected: Vec<StateId>,
    /// Random numbers that are told of on a line above.
    drawn: Vec<Noise>,
    /// Intermediates that change from step to step.
    varying: HashSet<LetId>,
    /// Names mean what they are at the first step.
    at_start: bool,
    /// These are the equations of `eval`: names mean what they are after a step.
    evaluates: bool,
}

impl<'m> Equations<'m> {
    pub(super) fn new(model: &'m Model<'m>, letters: &'m Letters) -> Self {
        Self {
            model,
            letters,
            moved: false,
            corrected: Vec::new(),
            drawn: Vec::new(),
            varying: HashSet::new(),
            at_start: false,
            evaluates: false,
        }
    }

    /// For `eval`.
    pub(super) fn of_eval(model: &'m Model<'m>, letters: &'m Letters) -> Self {
        Self {
            evaluates: true,
            ..Self::new(model, letters)
        }
    }

    /// The initial value of a state.
    pub(super) fn initial(mut self, id: StateId) -> Formula {
        self.at_start = true;
        match &self.model.states[id].initial {
            Some(initial) => self.formula(initial, &mut Vec::new()),
            None => Formula::Number(0.0),
        }
    }

    /// A condition on hyper-parameters.
    pub(super) fn condition(mut self, condition: &Expr) -> Formula {
        self.formula(condition, &mut Vec::new())
    }

    pub(super) fn lines(&mut self, body: &[Stmt]) -> Vec<Line> {
        let mut lines = Vec::new();
        for statement in body {
            match statement {
                Stmt::Let(id, value) => self.define(*id, value, &mut lines),
                Stmt::Assign(assign) => self.assign(assign.target, &assign.value, &mut lines),
                Stmt::If {
                    condition,
                    then,
                    otherwise,
                } => {
                    let scope = condition.scope;
                    let condition = self.formula(condition, &mut lines);
                    let (then, otherwise) = self.apart(
                        |equations| equations.lines(then),
                        |equations| equations.lines(otherwise),
                    );
                    lines.extend(Line::choice(condition, scope, then, otherwise));
                }
            }
        }
        lines
    }

    /// Two branches, neither of which sees what the other has defined.
    fn apart<T>(
        &mut self,
        then: impl FnOnce(&mut Self) -> T,
        otherwise: impl FnOnce(&mut Self) -> T,
    ) -> (T, T) {
        let (moved, corrected) = (self.moved, self.corrected.clone());
        let then = then(self);
        let moved_then = std::mem::replace(&mut self.moved, moved);
        self.corrected.clone_from(&corrected);
        let otherwise = otherwise(self);
        self.moved |= moved_then;
        self.corrected = corrected;
        (then, otherwise)
    }

    fn define(&mut self, id: LetId, value: &Expr, lines: &mut Vec<Line>) {
        let mut varies = value.scope != Scope::Step;
        value.each(&mut |expr| {
            varies |= match expr.node {
                Node::Step
                | Node::State(_)
                | Node::Prev(_)
                | Node::Debias(_)
                | Node::BiasCorrection(_)
                | Node::Input(_)
                | Node::New(_) => true,
                Node::Let(id) => self.varying.contains(&id),
                _ => false,
            }
        });
        if varies {
            self.varying.insert(id);
        }
        self.equation(Symbol::Let(id, varies), value, lines);
    }

    fn assign(&mut self, target: Target, value: &Update, lines: &mut Vec<Line>) {
        match (value, target) {
            (Update::Plain(value), Target::State(id)) => {
                self.equation(Symbol::State(id, When::Now), value, lines);
            }
            (Update::Plain(value), Target::Weight) => {
                let symbol = if self.evaluates {
                    Symbol::Evaluated
                } else {
                    Symbol::Weight(When::Now)
                };
                self.equation(symbol, value, lines);
                self.moved = true;
            }
            (Update::Average(average), Target::State(id)) => {
                let value = self.average(id, average, lines);
                lines.push(Line::Equation(Symbol::State(id, When::Now), value));
            }
            (Update::Average(average), Target::Weight) => {
                panic!("a bug in optim: {average:?} of the weights is drawn")
            }
        }
    }

    /// `symbol = value`, by branches where these have intermediates of their own.
    fn equation(&mut self, symbol: Symbol, value: &Expr, lines: &mut Vec<Line>) {
        if let Node::If {
            condition,
            then,
            otherwise,
        } = &value.node
            && condition.scope == Scope::Step
            && (has_lets(then) || has_lets(otherwise))
        {
            let chosen = self.formula(condition, lines);
            let (then, otherwise) = self.apart(
                |equations| equations.branch_equation(symbol, then),
                |equations| equations.branch_equation(symbol, otherwise),
            );
            lines.extend(Line::choice(chosen, Scope::Step, then, otherwise));
        } else {
            let value = self.formula(value, lines);
            lines.push(Line::Equation(symbol, value));
        }
    }

    fn branch_equation(&mut self, symbol: Symbol, branch: &Branch) -> Vec<Line> {
        let mut lines = Vec::new();
        for (id, value) in &branch.lets {
            self.define(*id, value, &mut lines);
        }
        self.equation(symbol, &branch.value, &mut lines);
        lines
    }

    /// The recurrences, written out.
    fn average(&mut self, id: StateId, average: &Average, lines: &mut Vec<Line>) -> Formula {
        let old = Formula::Symbol(Symbol::State(id, When::Before));
        let rate = average.rate().map(|rate| self.formula(rate, lines));
        let x = self.formula(&average.x, lines);
        let mul = |a, b| Formula::binary(BinaryOp::Mul, a, b);
        let add = |a, b| Formula::binary(BinaryOp::Add, a, b);
        let decayed = match &rate {
            Some(rate) => mul(rate.clone(), old),
            None => old,
        };
        match (&average.form, rate) {
            (Form::RunningMax { .. }, _) => Formula::Call(max::MAX, vec![decayed, x]),
            (Form::RunningSum | Form::Trace { .. }, _) => add(decayed, x),
            (Form::Ema { .. }, Some(rate)) => add(decayed, mul(rate.complement(), x)),
            (Form::EmaVar { mean, .. }, Some(rate)) => {
                let mean = Formula::Symbol(Symbol::State(*mean, When::Before));
                let distance = Formula::binary(BinaryOp::Sub, x, mean);
                let square = Formula::binary(BinaryOp::Pow, distance, Formula::Number(2.0));
                add(decayed, mul(mul(rate.clone(), rate.complement()), square))
            }
            (form @ (Form::Ema { .. } | Form::EmaVar { .. }), None) => {
                panic!("a bug in optim: {form:?} has no rate")
            }
        }
    }

    /// An expression as a formula. What must be defined for it goes on lines before.
    fn formula(&mut self, expr: &Expr, before: &mut Vec<Line>) -> Formula {
        let scope = expr.scope;
        match &expr.node {
            Node::Number(value) => Formula::Number(*value),
            Node::Flag(value) => Formula::Truth(*value),
            Node::Param(id) => Formula::Symbol(Symbol::Param(*id)),
            Node::Weight if self.at_start => Formula::Symbol(Symbol::Weight(When::Start)),
            Node::Weight if self.evaluates && self.moved => Formula::Symbol(Symbol::Evaluated),
            Node::Weight if self.evaluates || self.moved => {
                Formula::Symbol(Symbol::Weight(When::Now))
            }
            Node::Weight => Formula::Symbol(Symbol::Weight(When::Before)),
            Node::Grad if self.at_start => Formula::Symbol(Symbol::Grad(When::First)),
            Node::Grad => Formula::Symbol(Symbol::Grad(When::Now)),
            Node::Input(id) => Formula::Symbol(Symbol::Input(*id)),
            Node::Noise(noise) => {
                if !self.drawn.contains(noise) {
                    before.push(Line::Drawn(*noise));
                    self.drawn.push(*noise);
                }
                Formula::Symbol(Symbol::Noise(*noise))
            }
            Node::Step => Formula::Symbol(Symbol::Step),
            Node::Measure(measure) => Formula::Measure(*measure),
            Node::State(id) => Formula::Symbol(Symbol::State(*id, When::Now)),
            Node::Prev(id) => Formula::Symbol(Symbol::State(*id, When::Before)),
            Node::Let(id) => Formula::Symbol(Symbol::Let(*id, self.varying.contains(id))),
            Node::Neg(x) => Formula::Neg(Box::new(self.formula(x, before))),
            Node::Not(x) => Formula::Not(Box::new(self.formula(x, before)), scope),
            Node::Binary(BinaryOp::And, a, b) if let Some(chain) = self.chain(a, b, before) => {
                chain
            }
            Node::Binary(op, a, b) => {
                let (a, b) = (self.formula(a, before), self.formula(b, before));
                // Arithmetic is written alike at every scope.
                let scope = match op {
                    BinaryOp::And | BinaryOp::Or => scope,
                    _ => Scope::Step,
                };
                Formula::Binary(*op, Box::new(a), Box::new(b), scope)
            }
            Node::Compare(op, a, b) => {
                let operands = vec![self.formula(a, before), self.formula(b, before)];
                Formula::Chain(operands, vec![*op], scope)
            }
            Node::Call(function, arguments) => {
                let arguments = arguments.iter().map(|x| self.formula(x, before)).collect();
                Formula::Call(*function, arguments)
            }
            Node::Reduce(reduction, arguments) => {
                let arguments = arguments.iter().map(|x| self.formula(x, before)).collect();
                Formula::Reduce(*reduction, arguments)
            }
            Node::Matrix(function, arguments) => {
                let of = arguments.iter().take(function.matrices());
                let of = of.map(|x| x.scope).collect();
                let arguments = arguments.iter().map(|x| self.formula(x, before)).collect();
                Formula::Matrix(*function, of, arguments)
            }
            Node::Debias(id) => self.debias(*id, before),
            Node::BiasCorrection(id) => self.bias_correction(*id, before),
            Node::New(id) => Formula::New(*id),
            Node::If {
                condition,
                then,
                otherwise,
            } => self.choice(condition, then, otherwise, before),
            Node::Error => panic!("a bug in optim: a rule with an error is drawn"),
        }
    }

    /// `a <= b && b < c` as the chain that it was written as.
    fn chain(&mut self, left: &Expr, right: &Expr, before: &mut Vec<Line>) -> Option<Formula> {
        let Node::Compare(op, middle, last) = &right.node else {
            return None;
        };
        // The links of a chain all have its text; two comparisons that are written out differ.
        let shared = match &left.node {
            Node::Compare(_, _, middle) => middle,
            Node::Binary(BinaryOp::And, _, link) => match &link.node {
                Node::Compare(_, _, middle) => middle,
                _ => return None,
            },
            _ => return None,
        };
        if left.text != right.text || shared.key() != middle.key() {
            return None;
        }
        let Formula::Chain(mut operands, mut ops, scope) = self.formula(left, before) else {
            return None;
        };
        operands.push(self.formula(last, before));
        ops.push(*op);
        Some(Formula::Chain(operands, ops, scope.join(right.scope)))
    }

    fn choice(
        &mut self,
        condition: &Expr,
        then: &Branch,
        otherwise: &Branch,
        before: &mut Vec<Line>,
    ) -> Formula {
        let scope = condition.scope;
        let condition = self.formula(condition, before);
        let (then, otherwise) = if scope.is_number() {
            // A branch that is not taken may use states that do not exist.
            let ((a, above_a), (b, above_b)) = self.apart(
                |equations| equations.branch(then),
                |equations| equations.branch(otherwise),
            );
            before.extend(Line::choice(condition.clone(), scope, above_a, above_b));
            (a, b)
        } else {
            let (a, above_a) = self.branch(then);
            let (b, above_b) = self.branch(otherwise);
            before.extend(above_a);
            before.extend(above_b);
            (a, b)
        };
        Formula::choice(condition, scope, then, otherwise)
    }

    fn branch(&mut self, branch: &Branch) -> (Formula, Vec<Line>) {
        let mut lines = Vec::new();
        for (id, value) in &branch.lets {
            self.define(*id, value, &mut lines);
        }
        let value = self.formula(&branch.value, &mut lines);
        (value, lines)
    }

    /// 1 − βᵗ, what it is while β stays the same; or one minus the product of all rates.
    fn bias_correction(&mut self, id: StateId, before: &mut Vec<Line>) -> Formula {
        let Some(rate) = averages::rate(self.model, averages::origin(self.model, id)) else {
            panic!("a bug in optim: state {id} is corrected and has no rate")
        };
        let changes = averages::changes(self.model, rate);
        let rate = self.formula(rate, before);
        let retained = if changes {
            Formula::Retained(averages::origin(self.model, id), Box::new(rate))
        } else {
            Formula::binary(BinaryOp::Pow, rate, Formula::Symbol(Symbol::Step))
        };
        retained.complement()
    }

    /// What a state is divided by where it is corrected; `None` for one without a rate of its own.
    pub(super) fn correction(mut self, id: StateId) -> Option<Formula> {
        averages::rate(self.model, averages::origin(self.model, id))?;
        Some(self.bias_correction(id, &mut Vec::new()))
    }

    /// A rate at which a state forgets.
    pub(super) fn rate(mut self, rate: &Expr) -> Formula {
        self.formula(rate, &mut Vec::new())
    }

    /// m̂ₜ, defined above as mₜ/(1 − βᵗ); written out where m cannot have a hat.
    fn debias(&mut self, id: StateId, before: &mut Vec<Line>) -> Formula {
        let symbol = Symbol::Corrected(id);
        if self.corrected.contains(&id) {
            return Formula::Symbol(symbol);
        }
        let correction = self.bias_correction(id, before);
        let state = Formula::Symbol(Symbol::State(id, When::Now));
        let value = Formula::binary(BinaryOp::Div, state, correction);
        if self.letters.corrected(id).is_none() {
            return value;
        }
        before.push(Line::Equation(symbol, value));
        self.corrected.push(id);
        Formula::Symbol(symbol)
    }
}

fn has_lets(branch: &Branch) -> bool {
    !branch.lets.is_empty()
        || matches!(&branch.value.node, Node::If { then, otherwise, .. }
            if has_lets(then) || has_lets(otherwise))
}
