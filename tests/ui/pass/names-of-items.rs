// Names that are items in generated code or everywhere are names like any other.
#![allow(non_snake_case)]

use optim_runtime::{Update, optimizer};

optimizer! {
    /// States, a hyper-parameter and an intermediate called like variants and loops.
    pub struct Odd {
        Ok = 0.5 where Ok >= 0,
    }
    state { None, Loop0, Fill1 = g }
    update(w, g) {
        let Some = 2 * g;
        None = g;
        Loop0 = prev(Loop0) + Some;
        Fill1 = prev(Fill1);
        w -= Ok * (None + Loop0 + Fill1);
    }
}

pub fn main() -> Result<(), optim_runtime::Error> {
    let rule = Odd::default();
    let mut state = rule.init::<f64>(1)?;
    let mut w = [10.0];
    rule.update(&mut w, &[1.0], &mut state)?;
    assert_eq!(w, [8.0]);
    Ok(())
}
