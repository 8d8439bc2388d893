// Square matrices: products of every shape, states of them with and without a beginning, conditions, reductions.
use optim_runtime::{Update, optimizer};

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
        betas = [0.5, 0.75] where 0 <= betas < 1,
        every = 2u64 where every > 0,
        order = 2 where order >= 1,
        tiny = 1e-6 where tiny > 0,
    }
    state {
        l: row * row if ndim(w) > 1,
        p: row * row = tiny if ndim(w) > 1,
        r[betas]: col*col if ndim(w) > 1,
        q: col * col = 1 if ndim(w) > 1,
        size: scalar,
        v,
    }
    update(w, g, t) {
        size = ema(beta, norm(g));
        if ndim(w) > 1 {
            l = ema(beta, matmul(g, transpose(g)));
            p = inverse_root(debias(l) + prev(p), p = order, eps = tiny);
            for b in betas {
                r[b] = trace(b, matmul(transpose(g), g) / (1 + prev(size)));
            }
            if t % every == 0 {
                q = eigenvectors(r[0] + transpose(r[1]));
            } else {
                q = prev(q);
            }
        }
        let turned = if ndim(w) > 1 { matmul(g, q) } else { g };
        v = ema(beta, turned^2);
        let step = if ndim(w) > 1 {
            let whole = matmul(matmul(p, turned / (sqrt(v) + tiny)), transpose(q));
            whole / (1 + norm(l) + max_abs(r[1]))
        } else {
            g
        };
        w -= lr * step;
    }
}

pub fn main() {
    let rule = Rule::default();
    let mut matrix = [1.0_f64, 2.0, 3.0, 4.0, 5.0, 6.0];
    let g = [0.5, -0.25, 0.125, 1.0, 0.0, 2.0];
    let mut state = rule.init_matrix(2, 3).unwrap();
    for _ in 0..3 {
        rule.update(&mut matrix, &g, &mut state).unwrap();
    }
    assert!(matrix.iter().all(|w| w.is_finite()));
    assert!(matrix != [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    assert_eq!(state.get("l").unwrap().to_vec().len(), 4);
    assert_eq!(state.get("r[1]").unwrap().to_vec().len(), 9);
    // The other branch has no matrix.
    let mut vector = [1.0_f64; 6];
    let mut state = rule.init_shape(&[6]).unwrap();
    rule.update(&mut vector, &g, &mut state).unwrap();
    assert!(vector[0] < 1.0 && vector[1] > 1.0);
}
