//! The functions of recorded schedules: Python's arithmetic of one variable.

/// A function of one variable, as text.
pub(crate) struct Expression {
    tokens: Vec<String>,
    variable: &'static str,
}

/// Reads tokens from the left, and computes as it goes.
struct Reader<'a> {
    tokens: &'a [String],
    at: usize,
    variable: (&'a str, f64),
}

impl Expression {
    pub(crate) fn new(text: &str, variable: &'static str) -> Self {
        let mut tokens: Vec<String> = Vec::new();
        for c in text.chars() {
            let joins = tokens.last().is_some_and(|last| {
                let word = |c: char| c.is_alphanumeric() || c == '.' || c == '_';
                let of_word = last.chars().all(word);
                of_word && word(c) || matches!((last.as_str(), c), ("*", '*') | ("/", '/'))
            });
            match tokens.last_mut() {
                Some(last) if joins => last.push(c),
                _ => tokens.push(c.to_string()),
            }
        }
        tokens.retain(|token| token != " ");
        Self { tokens, variable }
    }

    pub(crate) fn at(&self, value: f64) -> f64 {
        let mut reader = Reader {
            tokens: &self.tokens,
            at: 0,
            variable: (self.variable, value),
        };
        let result = reader.sum();
        assert_eq!(reader.at, self.tokens.len(), "{:?}", self.tokens);
        result
    }
}

impl Reader<'_> {
    fn peek(&self) -> &str {
        self.tokens.get(self.at).map_or("", String::as_str)
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.peek() == token;
        self.at += usize::from(found);
        found
    }

    fn sum(&mut self) -> f64 {
        let mut value = self.product();
        loop {
            if self.eat("+") {
                value += self.product();
            } else if self.eat("-") {
                value -= self.product();
            } else {
                return value;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut value = self.power();
        loop {
            if self.eat("*") {
                value *= self.power();
            } else if self.eat("//") {
                value = (value / self.power()).floor();
            } else if self.eat("/") {
                value /= self.power();
            } else {
                return value;
            }
        }
    }

    fn power(&mut self) -> f64 {
        if self.eat("-") {
            return -self.power();
        }
        let base = self.atom();
        if self.eat("**") {
            base.powf(self.power())
        } else {
            base
        }
    }

    fn atom(&mut self) -> f64 {
        let token = self.peek().to_owned();
        self.at += 1;
        if token == "(" {
            return self.inside();
        }
        if token == self.variable.0 {
            return self.variable.1;
        }
        let of_numbers: fn(f64, f64) -> f64 = match token.as_str() {
            "min" => f64::min,
            "max" => f64::max,
            "math.sqrt" => |it, _| it.sqrt(),
            "math.cos" => |it, _| it.cos(),
            "math.exp" => |it, _| it.exp(),
            "math.pi" => return std::f64::consts::PI,
            number => {
                let number = number.parse();
                return number.unwrap_or_else(|_| panic!("{token} of {:?}", self.tokens));
            }
        };
        assert!(self.eat("("), "{:?}", self.tokens);
        let mut value = self.sum();
        let mut only = true;
        while self.eat(",") {
            only = false;
            value = of_numbers(value, self.sum());
        }
        assert!(self.eat(")"), "{:?}", self.tokens);
        if only {
            of_numbers(value, value)
        } else {
            value
        }
    }

    fn inside(&mut self) -> f64 {
        let value = self.sum();
        assert!(self.eat(")"), "{:?}", self.tokens);
        value
    }
}

#[test]
fn expressions_are_computed_as_python_does() {
    for (text, value, result) in [
        ("0.5 ** (e // 30)", 61.0, 0.25),
        (
            "2 ** -0.5 * min(e + 1, 4, 3 * 2)",
            1.0,
            2.0 * 0.5_f64.sqrt(),
        ),
        ("1 - 1 / (e + 10)", 0.0, 0.9),
        ("-2 ** 2 + math.sqrt(e)", 9.0, -1.0),
    ] {
        assert!(
            (Expression::new(text, "e").at(value) - result).abs() < 1e-15,
            "{text}"
        );
    }
}
