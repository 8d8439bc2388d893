//! Random `eval` sections.

use super::{Generator, Sign, mentions};

impl Generator<'_> {
    /// Text behind the update: most often nothing, else an `eval`.
    pub(super) fn eval(&mut self, states: usize) -> String {
        // Rules without it stay what they are, whatever is added here.
        let mut random = self.random.clone();
        let own = |name: &str| !name.starts_with("prev(") && !name.starts_with('x') && name != "g";
        let names = self.names.iter().filter(|(name, _)| own(name));
        let mut generator = Generator {
            reducing: None,
            matrices: false,
            random: &mut random,
            names: names.cloned().collect(),
            numbers: self.numbers.clone(),
            flags: self.flags.clone(),
        };
        if generator.random.chance(if states > 0 { 45 } else { 15 }) {
            generator.section()
        } else {
            String::new()
        }
    }

    fn section(&mut self) -> String {
        let mut body = String::new();
        if self.random.chance(40) {
            let sign = [Sign::Any, Sign::NotNegative][self.random.below(2)];
            body.push_str(&format!("    let y = {};\n", self.expr(sign, 2)));
            self.names.push(("y".to_owned(), sign));
        }
        let one = self.weights();
        let condition = match (self.random.below(5), self.flags.first()) {
            (0, _) => Some("t > 2".to_owned()),
            (1, _) if self.scalar().is_some() => self.scalar().map(|s| format!("{s} < 0.9")),
            (2 | 3, Some(flag)) => Some(flag.clone()),
            _ => None,
        };
        match condition {
            Some(condition) => {
                let other = self.weights();
                body.push_str(&format!(
                    "    if {condition} {{\n        {one}\n    }} else {{\n        {other}\n    }}\n"
                ));
            }
            None => body.push_str(&format!("    {one}\n")),
        }
        // What nothing reads is an error of its own.
        if mentions(&body, "y") && body.matches('y').count() == 1 {
            body = body.replacen(
                "    let y",
                "    #[allow(unused_intermediate)]\n    let y",
                1,
            );
        }
        let header = if mentions(&body, "t") { "w, t" } else { "w" };
        format!("\neval({header}) {{\n{body}}}")
    }

    /// An assignment of the weights.
    fn weights(&mut self) -> String {
        match self.random.below(4) {
            0 => format!("w += 0.5 * ({} - w);", self.expr(Sign::Any, 2)),
            1 => format!("w *= {};", self.expr(Sign::Positive, 2)),
            2 => format!("w = w + lr * ({});", self.expr(Sign::Any, 3)),
            _ => format!("w = {};", self.expr(Sign::Any, 3)),
        }
    }

    /// A state that is one number.
    fn scalar(&self) -> Option<String> {
        let mut numbers = self.numbers.iter().map(|(name, _)| name);
        numbers
            .find(|name| name.starts_with('s') && name.len() == 2)
            .cloned()
    }
}
