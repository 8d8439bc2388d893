//! A crate may have the runtime under any name: generated code finds it.
#![deny(warnings)]

optim::optimizer! {
    /// Descent, with a state, a reduction and a form for evaluation, so that all kinds of generated code
    /// stand here.
    pub struct Descent {
        /// Learning rate.
        lr = 0.5 where lr >= 0,
        /// Decay rate of the average.
        beta = 0.5 where 0 <= beta < 1,
    }

    state {
        /// Average of the gradient.
        m,
        /// How often a step was taken, counted by the rule.
        steps: scalar,
    }

    update(w, g) {
        m = ema(beta, g);
        steps = prev(steps) + 1;
        w -= lr * m / max(steps, max_abs(g));
    }

    eval(w) {
        w -= m;
    }
}

#[cfg(test)]
mod tests {
    use super::Descent;
    use optim::{Optimizer, Param};

    #[test]
    fn a_rule_runs_under_a_renamed_runtime() -> Result<(), optim::Error> {
        let mut optimizer = Optimizer::new(Descent::default())?;
        let mut w = [1.0, 1.0];
        optimizer.step(&mut [Param::new("w", &mut w, &[2.0, -1.0])?])?;
        assert_eq!(w, [0.75, 1.125]);
        Ok(())
    }

    #[test]
    fn serde_is_found_as_well() {
        let text = serde_json::to_string(&Descent::default()).expect("text");
        assert_eq!(text, r#"{"lr":0.5,"beta":0.5}"#);
        let read: Descent = serde_json::from_str(&text).expect("the same text");
        assert_eq!(read, Descent::default());
    }
}
