// Generated code gives no warnings of its own, whatever of a rule is not used by a loop.
#![deny(warnings)]

use optim_runtime::optimizer;

optimizer! {
    /// The smallest rule.
    #[derive(Copy)]
    pub struct Still {}
    update(w, g) {
        #[allow(gradient_unused)]
        w = w;
    }
}

optimizer! {
    /// What some loops read, and others do not.
    pub struct Mixed {
        /// A rate.
        lr = 1e-2 where lr >= 0,
        /// A flag.
        flag = false,
        /// Another one.
        other = true,
        /// A count.
        count = 3u64 where count > 0,
    }
    require flag || other || lr < 1, "text";
    state { m, kept: scalar = 1 if flag, start = w, }
    update(w, g, t) {
        m = prev(m);
        let D = g;
        if flag { kept = prev(kept); }
        start = prev(start);
        let x = if flag { kept } else { -1 };
        let y = (((lr)));
        w = if other { start } else { w - y * (x) - D * m * t / count };
    }
}

pub fn main() {
    let _rules = (Still::default(), Mixed::default());
}
