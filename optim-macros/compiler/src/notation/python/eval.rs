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
use super::{Python, names, quoted};
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
    let function = format!("{}_eval", names::snake_case(&rule));
    python.head(&function, &format!("{w}, state, {t}"), domains);
    let text =
        format!("\"\"\"The weights to evaluate {rule} with, after {t} steps, at least 1.\"\"\"");
    python.line(1, &text);
    python.requires();
    for id in 0..model.states.len() {
        if !python.read.contains(&id) {
            continue;
        }
        let mut depth = 1;
        if let Some(condition) = python.condition(id) {
            python.line(1, &format!("if {condition}:"));
            depth = 2;
        }
        let key = quoted(&model.state_name(id));
        let text = format!("{} = state[{key}]", python.names.states[id]);
        python.line(depth, &text);
    }
    python.out.push_str(&body);
    python.line(1, &format!("return {w}"));
    python.out
}
