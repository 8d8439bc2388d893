// Functions of whole matrices: settings by their names or in their order, one of the other's result, on one branch alone.
use optim_runtime::{Update, optimizer};

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
        n = 3u64 where n <= 9,
        tiny = 1e-6 where tiny >= 0,
        flag = false,
    }
    state {
        m,
        r: row if ndim(w) > 1,
    }
    update(w, g, t) {
        m = ema(0.9, g);
        let steps = orthogonalize(debias(m), 2, 2, -1.5, 0.5);
        if ndim(w) > 1 {
            r = row_mean(steps^2);
            let again = orthogonalize(steps / (sqrt(r) + 1e-3), eps = tiny, steps = if flag { n } else { n + t });
            w -= lr * norm(steps) * again;
        } else {
            w -= lr * m;
        }
    }
}

pub fn main() {
    let rule = Rule::default();
    let mut matrix = [1.0_f64, 2.0, 3.0, 4.0, 5.0, 6.0];
    let g = [0.5, -0.25, 0.125, 1.0, 0.0, 2.0];
    let mut state = rule.init_matrix(2, 3).unwrap();
    rule.update(&mut matrix, &g, &mut state).unwrap();
    assert!(matrix != [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    // The other branch has no matrix.
    let mut vector = [1.0_f64; 6];
    let mut state = rule.init_shape(&[6]).unwrap();
    rule.update(&mut vector, &g, &mut state).unwrap();
    assert!(vector[0] < 1.0 && vector[1] > 1.0);
}
