//! What `eval` makes of the weights, after a step.

use super::{Interpreter, Outcome, Trace, Value};

impl<'a> Interpreter<'a> {
    /// The weight to evaluate with; the stored one of a rule without `eval`.
    pub(in crate::tests) fn evaluated(&self) -> Outcome<(Value, Option<Trace<'a>>)> {
        let Some(eval) = &self.lowered.eval else {
            return Ok((self.w, None));
        };
        assert!(self.t > 0, "before the first step nothing is evaluated");
        let t = self.t as f64;
        // Nothing may read the gradient.
        let g = f64::NAN;
        let mut run = self.run(&self.lowered.conditions, &self.states, t, g);
        let path = run.selected(&eval.switches, &eval.paths)?;
        let mut run = self.run(&path.body.graph, &self.states, t, g);
        let (_, node) = path.body.stores[0];
        let value = run.stored(node)?;
        let values = run.values;
        Ok((value, Some(Trace { path, values })))
    }
}
