// A rule may come out of a `macro_rules`; what it hands on as one expression is one.
use optim_runtime::{Update, optimizer};

macro_rules! descent {
    ($name:ident, $lr:literal, $offset:literal, $direction:expr, $w:ident, $g:ident) => {
        optimizer! {
            struct $name {
                lr = $lr where $offset <= lr < 10,
            }
            update($w, $g) {
                $w -= lr * $direction;
            }
        }
    };
}

descent!(Twice, 0.5, -1, g + g, w, g);
descent!(Up, -0.5, -1, g, w, g);

pub fn main() {
    let mut w = [1.0_f32];
    let rule = Twice::default();
    rule.update(&mut w, &[1.0], &mut rule.init(1).unwrap())
        .unwrap();
    assert_eq!(w, [0.0]);
    let rule = Up::default();
    rule.update(&mut w, &[1.0], &mut rule.init(1).unwrap())
        .unwrap();
    assert_eq!(w, [0.5]);
}
