//! Random lists: hyper-parameters, a state for each of them, a loop over both, and what is made of all.

use super::{Generator, Sign};

impl Generator<'_> {
    /// Declares a list now and then, and assigns its states.
    pub(super) fn list(
        &mut self,
        params: &mut Vec<(String, String, &'static str)>,
        states: &mut Vec<String>,
        body: &mut Vec<String>,
    ) {
        // Rules without it stay what they are, whatever is added here.
        let mut random = self.random.clone();
        for _ in 0..3 {
            random.unit();
        }
        let mut generator = Generator {
            random: &mut random,
            names: self.names.clone(),
            numbers: self.numbers.clone(),
            flags: self.flags.clone(),
            reducing: self.reducing,
            matrices: self.matrices,
        };
        if !generator.random.chance(30) {
            return;
        }
        let (count, state, line, sign) = generator.parts();
        let values: Vec<_> = (0..count).map(|_| generator.number(0.5, 0.99)).collect();
        let last = count - 1;
        let fold = generator
            .random
            .pick(&["sum", "mean", "min", "max"])
            .to_owned();
        let share = generator
            .random
            .pick(&["shares[b]", "(1 - b)", "shares[b] * shares[b]"]);
        let shares: Vec<_> = (0..count).map(|_| generator.number(0.1, 2.0)).collect();
        params.push((
            "betas".to_owned(),
            format!("[{}]", values.join(", ")),
            "where 0 <= _ < 1",
        ));
        params.push((
            "shares".to_owned(),
            format!("[{}]", shares.join(", ")),
            "where _ > 0",
        ));
        states.push(state);
        body.push(line);
        for (text, sign) in [
            (format!("{fold}(b in betas: m[b])"), sign),
            (
                "sum((b, x) in (betas, shares): x * m[b] / (1 + b))".to_owned(),
                sign,
            ),
            (format!("m[{last}]"), sign),
            (format!("prev(m[{last}])"), sign),
        ] {
            self.names.push((text, sign));
        }
        for (text, sign) in [
            (format!("product(b in betas: {share})"), Sign::Positive),
            (format!("betas[{last}]"), Sign::NotNegative),
            ("len(betas)".to_owned(), Sign::Positive),
        ] {
            self.numbers.push((text, sign));
        }
    }

    /// How many elements, the states' declaration, and the loop that assigns them.
    fn parts(&mut self) -> (usize, String, String, Sign) {
        let count = 1 + self.random.below(3);
        if self.random.chance(20) {
            let factor = self
                .random
                .pick(&["b", "(1 - b / t)", "shares[b] / (1 + shares[b])"]);
            let line = format!("for b in betas {{ m[b] = prev(m[b]) * {factor}; }}");
            let state = "m[betas]: scalar = 1".to_owned();
            return (count, state, line, Sign::NotNegative);
        }
        let sign = [Sign::Any, Sign::NotNegative][self.random.below(2)];
        let x = self.expr(sign, 2);
        let value = match self.random.below(5) {
            0 => "trace(b, d)",
            1 => "running_max(b, d)",
            2 => "b * prev(m[b]) + x * (1 - b) * d",
            3 => "if t == 1 { d } else { b * prev(m[b]) + (1 - b) * d }",
            _ => "ema(b, d)",
        };
        let line = if value.contains("x *") {
            format!("for (b, x) in (betas, shares) {{ let d = {x}; m[b] = {value}; }}")
        } else {
            format!("for b in betas {{ let d = ({x}) * shares[b]; m[b] = {value}; }}")
        };
        let initial = match self.random.below(4) {
            0 => " = g^2",
            1 => " = lr",
            _ => "",
        };
        (count, format!("m[betas]{initial}"), line, sign)
    }
}
