// A `scalar` state is one number for a tensor, such as the running product of NAdam.
use optim_runtime::{StateValue, Update, optimizer};

optimizer! {
    pub struct Product {
        lr = 0.5 where lr >= 0,
        beta = 0.8 where 0 <= beta < 1,
        decay = 0.5 where 0 < decay <= 1,
    }
    state {
        product: scalar = 1,
        weight_sum: scalar,
        m,
    }
    update(w, g, t) {
        let mu = beta * (1 - 0.5 * decay^t);
        product *= mu;
        weight_sum = running_sum(mu);
        m = ema(beta, g);
        w -= lr * (m / (1 - product) + weight_sum * g);
    }
}

pub fn main() {
    let rule = Product::default();
    let mut w = [1.0_f64, 2.0];
    let g = [0.5, -1.0];
    let mut state = rule.init(2).unwrap();
    let (mut expected, mut m) = (w, [0.0; 2]);
    let (mut product, mut sum) = (1.0, 0.0);
    for t in 1..=3 {
        rule.update(&mut w, &g, &mut state).unwrap();
        let mu = 0.8 * (1.0 - 0.5 * 0.5_f64.powi(t));
        product *= mu;
        sum += mu;
        for i in 0..2 {
            m[i] = 0.8 * m[i] + (1.0 - 0.8) * g[i];
            expected[i] -= 0.5 * (m[i] / (1.0 - product) + sum * g[i]);
            assert!((w[i] - expected[i]).abs() < 1e-14);
        }
    }
    let StateValue::Scalar(kept) = state.get("product").unwrap() else {
        panic!("a scalar is one number")
    };
    assert!((kept - product).abs() < 1e-15);
}
