// A rule may come out of a `macro_rules`; what it hands on as one fragment, of any kind, means what it would
// mean if it were written there.
use optim_runtime::{Update, optimizer};

macro_rules! descent {
    (
        $(#[$meta:meta])* $vis:vis $name:ident, $lr:literal, $offset:literal, $domain:expr,
        $direction:expr, $w:ident, $g:ident
    ) => {
        optimizer! {
            $(#[$meta])*
            $vis struct $name {
                lr = $lr where $offset <= lr < 10,
                decay = 0 where $domain,
            }
            update($w, $g) {
                $w -= lr * $direction + decay * $w;
            }
        }
    };
}

descent!(Twice, 0.5, -1, decay >= 0, g + g, w, g);
descent!(#[doc = "Goes up where the gradient points down."] #[derive(Copy)] pub Up, -0.5, -1, decay > -1, -g, w, g);
descent!(#[allow(clippy::pedantic)] pub(crate) Down, 0.5, -1, decay >= 0, g, w, g);

macro_rules! parts {
    ($name:path, $kind:ty, $body:block, $first:stmt, $target:pat, $value:expr, $condition:expr) => {
        optimizer! {
            struct $name {
                lr = 0.5 where lr >= 0,
                flag = true,
            }
            require $condition, "flag needs lr < 8";
            state { count: $kind }
            update(w, g) {
                $first;
                let $target = $value;
                count = prev(count) + 1;
                if $condition { w -= lr * step * 2; } else { w -= lr * step; }
            }
            eval(w) $body
        }
    };
}

parts!(
    Parts,
    scalar,
    { w += count; },
    let half = 0.5 * g,
    step,
    half + half,
    !flag || lr < 8
);

macro_rules! stepped {
    ($name:ident, $($step:stmt),+) => {
        optimizer! {
            struct $name { lr = 0.5 where lr >= 0 }
            update(w, g) { $($step;)+ }
        }
    };
}

stepped!(Steps, let d = g * 2, w -= lr * d);

fn after_one_step<R: Update>(rule: &R) -> f32 {
    let mut w = [1.0_f32];
    let mut state = rule.init(1).unwrap();
    rule.update(&mut w, &[1.0], &mut state).unwrap();
    w[0]
}

pub fn main() {
    assert_eq!(after_one_step(&Twice::default()), 0.0);
    let up = Up::default();
    let copied = up;
    assert_eq!(after_one_step(&up), 0.5);
    assert_eq!(after_one_step(&copied), 0.5);
    assert_eq!(after_one_step(&Down::default()), 0.5);
    assert_eq!(after_one_step(&Parts::default()), 0.0);
    assert_eq!(after_one_step(&Steps::default()), 0.0);
}
