//! `eval` as a function of NumPy, beside that of a step.
//!
//! ```text
//! def schedule_free_eval(
//!     w, state, t,
//!     lr=0.1,  # lr >= 0
//!     beta=0.9,  # 0 < beta < 1
//! ):
//!     z = state["z"]
//!     w = w + (1 - 1 / beta) * (z - w)
//!     return w
//! ```

use super::dialect::Dialect;
use super::{Python, quoted, words};
use crate::language::domain::Domain;
use crate::model::Model;
use crate::notation::formula::Line;
use crate::notation::letters::Letters;

pub(in crate::notation) fn eval_function(
    model: &Model<'_>,
    letters: &Letters,
    domains: &[Option<Domain>],
    lines: &[Line],
) -> String {
    let mut python = Python::new(model, letters, Dialect::Numpy);
    python.evaluates = true;
    python.lines(lines, 1);
    let body = std::mem::take(&mut python.out);
    let rule = model.def.name.to_string();
    let (w, t) = (python.names.weight.clone(), python.names.step.clone());
    let function = format!("{}_eval", words::function(&rule, Dialect::Numpy));
    python.head(&function, &format!("{w}, state, {t}"), domains);
    let text =
        format!("\"\"\"The weights to evaluate {rule} with, after {t} steps, at least 1.\"\"\"");
    python.line(1, &text);
    python.requires();
    python.kept(1);
    python.out.push_str(&body);
    python.line(1, &format!("return {w}"));
    python.out
}

impl Python<'_> {
    /// The states that `eval` reads, out of those that a step has left.
    pub(super) fn kept(&mut self, depth: usize) {
        for id in 0..self.model.states.len() {
            if !self.read.contains(&id) {
                continue;
            }
            let mut depth = depth;
            if let Some(condition) = self.condition(id) {
                self.line(depth, &format!("if {condition}:"));
                depth += 1;
            }
            let key = quoted(&self.model.state_name(id));
            let text = format!("{} = state[{key}]", self.names.states[id]);
            self.line(depth, &text);
        }
    }
}
