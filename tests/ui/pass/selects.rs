// A condition that differs from weight to weight selects values: chains, `&&`, `||`, `!`.
use optim_runtime::{Update, optimizer};

optimizer! {
    pub struct Selects {
        low = -1,
        high = 1,
        inside_only = false,
    }
    state { sign_changes }
    update(w, g, t) {
        let inside = low <= g < high;
        let kept = if inside && !(g == 0) { g } else { 0 };
        let outer = if g < low || g >= high { sign(g) } else { 0 };
        sign_changes = prev(sign_changes) + if t > 1 && sign(w) * sign(g) < 0 { 1 } else { 0 };
        let change = if inside_only || 0 < g <= 0.5 { kept } else { kept + outer };
        w -= clamp(change, -0.75, 0.75) + 0 * sign_changes;
    }
}

pub fn main() {
    let rule = Selects::default();
    let mut w = [0.0_f64; 6];
    let mut state = rule.init(6).unwrap();
    let g = [-2.0, -1.0, 0.0, 0.5, 1.0, 7.0];
    rule.update(&mut w, &g, &mut state).unwrap();
    assert_eq!(w, [0.75, 0.75, 0.0, -0.5, -0.75, -0.75]);
    rule.update(&mut w, &g, &mut state).unwrap();
    let changes = state.get("sign_changes").unwrap().to_vec();
    assert_eq!(changes, [1.0, 1.0, 0.0, 1.0, 1.0, 1.0]);
    let rule = rule.with_inside_only(true);
    let mut w = [0.0_f64; 6];
    rule.update(&mut w, &g, &mut rule.init(6).unwrap()).unwrap();
    assert_eq!(w, [0.0, 0.75, 0.0, -0.5, 0.0, 0.0]);
}
