// Hyper-parameters, states and intermediates may have names that generated code might want.
#![allow(non_snake_case)]
use optim_runtime::{Update, optimizer};

optimizer! {
    pub struct Names {
        T = 1,
        n = 2,
        i = 3,
        w_i = 4,
        index = 5,
        value = 6,
        planner = 7,
        scalars = 8,
        each = 9,
        k0 = 10,
        x = 11,
        default = 12,
        rule = 13,
        fields = 14,
        one_minus_n = 15,
        new = 16,
        S = 17,
        deserializer = 18,
        flag = true,
    }
    require flag || index > value, "flag";
    state { state_, step, m: scalar, m_old: scalar, state__new, t_new, g_i, fill = Self_ }
    update(Self_, g, t) {
        let T_ = T * g;
        let k1 = T_ + n * i;
        let x_2 = k1 * w_i + x;
        let m_new = index * value;
        m += m_new;
        m_old = prev(m) + 1;
        state_ = ema(0.5, x_2);
        state__new = state_ + prev(state__new);
        t_new = planner * scalars * t;
        g_i = each * k0 + g;
        step = default + rule + fields + one_minus_n + new + S + deserializer;
        fill = prev(fill);
        let f32 = if flag { m } else { m_old };
        let clone = state_ + state__new + t_new + g_i + step + fill + f32 + m_old;
        Self_ -= clone;
    }
}

pub fn main() {
    let rule = Names::default().with_T(2.0).with_index(1.0);
    let mut w = [1.0_f64];
    let mut state = rule.init(1).unwrap();
    rule.update(&mut w, &[1.0], &mut state).unwrap();
    let state_ = 0.5 * ((2.0 + 2.0 * 3.0) * 4.0 + 11.0);
    let step = 12.0 + 13.0 + 14.0 + 15.0 + 16.0 + 17.0 + 18.0;
    let sum = state_ + state_ + 7.0 * 8.0 + (9.0 * 10.0 + 1.0) + step + 1.0 + 6.0 + 1.0;
    assert_eq!(w[0], 1.0 - sum);
}
