//! A crate that depends on a framework alone writes rules by its re-exports and by its macro.
#![deny(warnings)]

framework::optimizer! {
    /// By the macro that the framework re-exports.
    pub struct ByMacro {
        /// Learning rate.
        lr = 0.5 where lr >= 0,
    }

    update(w, g) {
        w -= lr * g;
    }
}

framework::optim::optimizer! {
    /// Through the crate that the framework re-exports under another name.
    pub struct ByCrate {
        /// Learning rate.
        lr = 0.5 where lr >= 0,
    }

    update(w, g) {
        w -= lr * g;
    }
}

// By a macro of the framework's.
framework::stateless!(BySign(g) = sign(g));

#[cfg(test)]
mod tests {
    use super::{ByCrate, ByMacro, BySign};
    use framework::optim::{Error, Rule};
    use framework::{Optimizer, Param};

    fn after_a_step(rule: impl Rule) -> Result<[f64; 2], Error> {
        let mut w = [1.0, 1.0];
        Optimizer::new(rule)?.step(&mut [Param::new("w", &mut w, &[1.0, -4.0])?])?;
        Ok(w)
    }

    #[test]
    fn rules_run_however_the_macro_was_reached() -> Result<(), Error> {
        assert_eq!(after_a_step(ByMacro::default())?, [0.5, 3.0]);
        assert_eq!(after_a_step(ByCrate::default())?, [0.5, 3.0]);
        assert_eq!(after_a_step(BySign::default())?, [0.5, 1.5]);
        Ok(())
    }

    #[test]
    fn a_function_may_hold_a_rule() -> Result<(), Error> {
        framework::optimizer! {
            struct Local { lr = 0.5 where lr >= 0 }
            update(w, g) { w -= lr * g; }
        }
        assert_eq!(after_a_step(Local::default())?, [0.5, 3.0]);
        Ok(())
    }
}
