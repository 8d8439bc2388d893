//! Rules as their papers have them need no `allow`: no proof fails and no lint misfires.

use super::errors_of;

/// Rules as their papers have them: none needs an `allow`.
#[test]
fn published_rules_are_accepted() {
    let adam = "lr = 1e-3 where lr >= 0, beta1 = 0.9 where 0 <= beta1 < 1, \
                beta2 = 0.999 where 0 <= beta2 < 1, eps = 1e-8 where eps > 0,";
    for (name, more, state, body) in [
        (
            "AdaDelta",
            "rho = 0.9 where 0 <= rho < 1,",
            "v, u",
            "v = ema(rho, g^2); let d = sqrt(prev(u) + eps) / sqrt(v + eps) * g; u = ema(rho, d^2); w -= lr * d;",
        ),
        (
            "AdaMax",
            "",
            "m, u",
            "m = ema(beta1, g); u = max(beta2 * prev(u), abs(g) + eps); w -= lr * debias(m) / u;",
        ),
        (
            "NAdam",
            "psi = 0.004 where psi >= 0,",
            "m, v, product: scalar = 1",
            "let mu = beta1 * (1 - 0.5 * 0.96^(psi * t)); let next = beta1 * (1 - 0.5 * 0.96^(psi * (t + 1))); \
          product = prev(product) * mu; m = ema(beta1, g); v = ema(beta2, g^2); \
          let root = sqrt(debias(v)) + eps; \
          w -= lr * (1 - mu) / (1 - product) * g / root + lr * next / (1 - product * next) * m / root;",
        ),
        (
            "RAdam",
            "",
            "m, v",
            "m = ema(beta1, g); v = ema(beta2, g^2); let most = 2 / (1 - beta2) - 1; \
          let length = most - 2 * t * beta2^t / (1 - beta2^t); \
          let rest = (most - 4) * (most - 2) * length; \
          w -= lr * debias(m) * if length > 5 { sqrt(max((length - 4) * (length - 2) * most / if rest > 0 { rest } else { 1 }, 0)) \
            * sqrt(1 - beta2^t) / (sqrt(v) + eps) } else { 1 };",
        ),
        (
            "Rprop",
            "up = 1.2 where up > 1, down = 0.5 where 0 < down < 1,",
            "last, size = lr",
            "let same = g * prev(last); \
          size = clamp(prev(size) * if same > 0 { up } else { if same < 0 { down } else { 1 } }, 1e-6, 50); \
          let d = if same < 0 { 0 } else { g }; last = d; w -= size * sign(d);",
        ),
        (
            "AdaBelief",
            "",
            "m, s",
            "m = ema(beta1, g); s = beta2 * prev(s) + (1 - beta2) * (g - m)^2 + eps; \
          w -= lr * debias(m) / (sqrt(s / (1 - beta2^t)) + eps);",
        ),
        (
            "Adan",
            "beta3 = 0.99 where 0 <= beta3 < 1,",
            "m, d, n, last = g",
            "let change = g - prev(last); m = ema(beta1, g); d = ema(beta2, change); \
          n = ema(beta3, (g + beta2 * change)^2); last = g; \
          w -= lr * (debias(m) + beta2 * debias(d)) / (sqrt(debias(n)) + eps);",
        ),
        (
            "Adopt",
            "",
            "m, v = g^2",
            "let scaled = if t == 1 { 0 } else { g / max(sqrt(prev(v)), eps) }; \
          m = ema(beta1, scaled); v = if t == 1 { prev(v) } else { beta2 * prev(v) + (1 - beta2) * g^2 }; w -= lr * m;",
        ),
        (
            "Yogi",
            "",
            "m, v = 1e-6",
            "m = ema(beta1, g); v = max(prev(v) - (1 - beta2) * sign(prev(v) - g^2) * g^2, 0); \
          w -= lr * debias(m) / (sqrt(v / (1 - beta2^t)) + eps);",
        ),
        (
            "Asgd",
            "decay = 0 where decay >= 0, lambda = 1e-4 where lambda >= 0, alpha = 0.75 where alpha >= 0, start = 1e6 where start >= 0,",
            "average = w, eta: scalar = lr, mu: scalar = 1",
            "let d = g + decay * w; let shrunk = w * (1 - lambda * prev(eta)) - prev(eta) * d; \
          average = prev(average) + prev(mu) * (shrunk - prev(average)); \
          eta = lr / (1 + lambda * lr * t)^alpha; mu = 1 / max(1, t - start); w = shrunk + 0 * average;",
        ),
        (
            "Signum",
            "decay = 0 where decay >= 0,",
            "m",
            "m = ema(beta1, g); w = (1 - lr * decay) * w - lr * sign(m);",
        ),
        (
            "ScheduleFree",
            "",
            "z = w, v",
            "v = ema(beta2, g^2); z = prev(z) - lr * g / (sqrt(debias(v)) + eps); \
          let share = 1 / t; w = (1 - share) * w + share * (beta1 * w + (1 - beta1) * z);",
        ),
        (
            "AdafactorRate",
            "",
            "v",
            "let rate = 1 - t^-0.8; v = ema(1 - t^-0.8, g^2 + 1e-30); w -= lr * rate * g / sqrt(v + eps);",
        ),
    ] {
        let whole = format!("{state} {body}");
        let params: String = format!("{adam} {more}")
            .split(',')
            .filter(|param| {
                let name = param.split('=').next().unwrap_or_default().trim();
                !name.is_empty() && whole.contains(name)
            })
            .map(|param| format!("{}, ", param.trim_end_matches(',')))
            .collect();
        let text = format!(
            "struct {name} {{ {params} }} state {{ {state} }} update(w, g, t) {{ {body} }}"
        );
        let errors = errors_of(text.parse().expect("tokens"));
        let messages: Vec<_> = errors.iter().map(|error| &error.message).collect();
        assert!(messages.is_empty(), "{name}: {messages:#?}\n{text}");
    }
}
