//! Mistakes that were made in other implementations, each as a change of a rule's text.

/// One mistake.
pub(super) struct Mistake {
    /// What is written wrong.
    pub(super) name: &'static str,
    /// Where it was made.
    pub(super) seen: &'static str,
    /// Every way to make it in the text of a rule.
    pub(super) make: fn(&Text) -> Vec<String>,
    /// Of what compiles, by the rule: why it is another rule and no mistake.
    pub(super) reasons: &'static [(&'static str, &'static str)],
}

/// The equations of a rule, and its averages.
pub(super) struct Text {
    pub(super) whole: String,
    /// State, rate and argument of each `state = ema(rate, argument);`.
    averages: Vec<(String, String, String)>,
}

impl Text {
    pub(super) fn new(whole: String) -> Self {
        let lines = whole.lines().map(str::trim);
        let averages = lines.filter_map(|line| {
            let (state, call) = line.split_once(" = ema(")?;
            let (rate, argument) = call.strip_suffix(");")?.split_once(", ")?;
            Some((state.to_owned(), rate.to_owned(), argument.to_owned()))
        });
        let averages = averages.collect();
        Self { whole, averages }
    }

    /// The text with one occurrence replaced, for each of them.
    fn each(&self, from: &str, to: &str) -> Vec<String> {
        let found = self.whole.match_indices(from);
        let changed = found.map(|(at, _)| {
            let (before, rest) = self.whole.split_at(at);
            format!("{before}{to}{}", &rest[from.len()..])
        });
        changed.map(|text| with_step(&text)).collect()
    }

    /// The text with the definition of an average replaced, for each of them.
    fn averages(&self, new: impl Fn(&str, &str, &str) -> String) -> Vec<String> {
        let made = self.averages.iter().flat_map(|(state, rate, x)| {
            let old = format!("{state} = ema({rate}, {x});");
            self.each(&old, &format!("{state} = {};", new(state, rate, x)))
        });
        made.collect()
    }

    /// The text with one use of `debias` replaced, for each of them; `of` knows state and rate.
    fn debiases(&self, new: impl Fn(&str, &str) -> String) -> Vec<String> {
        let made = self.averages.iter().flat_map(|(state, rate, _)| {
            self.each(
                &format!("debias({state})"),
                &format!("({})", new(state, rate)),
            )
        });
        made.collect()
    }

    /// The text with one call of a function replaced, for each of them.
    fn calls(&self, name: &str, new: impl Fn(&str) -> String) -> Vec<String> {
        let start = format!("{name}(");
        let found = self.whole.match_indices(&start);
        let made = found.map(|(at, _)| {
            let inside = at + start.len();
            let end = inside + closing(&self.whole[inside..]);
            let (before, argument) = (&self.whole[..at], &self.whole[inside..end]);
            format!("{before}{}{}", new(argument), &self.whole[end + 1..])
        });
        made.collect()
    }

    /// The text with the step of the weights replaced, on each line that has one: what is kept and what is taken away.
    fn steps(&self, new: impl Fn(&str, &str) -> String) -> Vec<String> {
        let lines: Vec<_> = self.whole.lines().collect();
        let made = lines.iter().enumerate().filter_map(|(index, line)| {
            let (kept, step) = step_of(line.trim())?;
            let mut lines: Vec<_> = lines.iter().map(|line| (*line).to_owned()).collect();
            lines[index] = format!("w = {};", new(kept, step));
            Some(with_step(&lines.join("\n")))
        });
        made.collect()
    }
}

/// Where the parenthesis closes that is open before this text.
fn closing(text: &str) -> usize {
    let mut depth = 1;
    let closes = |letter| match letter {
        '(' => {
            depth += 1;
            false
        }
        ')' => {
            depth -= 1;
            depth == 0
        }
        _ => false,
    };
    text.find(closes).expect("parentheses are closed")
}

/// What `w -= step;` and `w = kept - step;` keep and take away.
fn step_of(line: &str) -> Option<(&str, &str)> {
    let line = line.strip_suffix(';')?;
    if let Some(step) = line.strip_prefix("w -= ") {
        return Some(("w", step));
    }
    let value = line.strip_prefix("w = ")?;
    let depth = |at: usize| {
        let opened = value[..at].matches('(').count();
        opened - value[..at].matches(')').count()
    };
    let mut minus = value.match_indices(" - ").filter(|(at, _)| depth(*at) == 0);
    let (at, sign) = minus.next()?;
    Some((&value[..at], &value[at + sign.len()..]))
}

/// The header names the step number where the equations use it.
fn with_step(text: &str) -> String {
    let uses = text.contains("^t)");
    if uses {
        text.replace("update(w, g) {", "update(w, g, t) {")
    } else {
        text.to_owned()
    }
}

fn exchanged(text: &str, a: &str, b: &str) -> String {
    text.replace(a, "\u{1}").replace(b, a).replace('\u{1}', b)
}

const NOT_NEEDED: &[(&str, &str)] = &[];
/// Made often, and in no tracker that is cited here.
const UNKNOWN: &str = "—";

/// All of them.
pub(super) const MISTAKES: &[Mistake] = &[
    Mistake {
        name: "the step is added to the weights",
        seen: UNKNOWN,
        make: |rule| rule.steps(|kept, step| format!("{kept} + {step}")),
        reasons: &[
            (
                "AdaPnm",
                "not found: a share of one average is taken away from the other, and which way that goes is not known",
            ),
            (
                "Mars",
                "not found: the gradient's change is added to it, and which way that goes is not known",
            ),
        ],
    },
    Mistake {
        name: "`maximize` turns the sign where it is not set",
        seen: UNKNOWN,
        make: |rule| rule.each("maximize { -g } else { g }", "maximize { g } else { -g }"),
        reasons: &[(
            "Adan",
            "only `last` begins with the other sign: the first change is 2g, as pytorch_optimizer has it with `maximize`",
        )],
    },
    Mistake {
        name: "the decay is added",
        seen: UNKNOWN,
        make: |rule| {
            let decays = [
                ("1 - lr * weight_decay", "1 + lr * weight_decay"),
                ("1 - rate * weight_decay", "1 + rate * weight_decay"),
                ("(1 - share) * w", "(1 + share) * w"),
                ("+ weight_decay * w", "- weight_decay * w"),
                ("1 + lr * weight_decay", "1 - lr * weight_decay"),
            ];
            let made = decays.iter().flat_map(|(from, to)| rule.each(from, to));
            made.collect()
        },
        reasons: &[],
    },
    Mistake {
        name: "`1 - beta` where `1 - beta^t` is meant",
        seen: UNKNOWN,
        make: |rule| rule.debiases(|state, rate| format!("{state} / (1 - {rate})")),
        reasons: NOT_NEEDED,
    },
    Mistake {
        name: "the correction has the rate of the other average",
        seen: UNKNOWN,
        make: |rule| {
            let other = |rate: &str| match rate {
                "beta1" => "beta2",
                _ => "beta1",
            };
            rule.debiases(|state, rate| format!("{state} / (1 - {}^t)", other(rate)))
        },
        reasons: NOT_NEEDED,
    },
    Mistake {
        name: "the correction goes back into the average",
        seen: UNKNOWN,
        make: |rule| {
            rule.averages(|state, rate, x| {
                format!("({rate} * prev({state}) + (1 - {rate}) * ({x})) / (1 - ({rate})^t)")
            })
        },
        reasons: NOT_NEEDED,
    },
    Mistake {
        name: "an average is corrected twice",
        seen: UNKNOWN,
        make: |rule| rule.debiases(|state, rate| format!("debias({state}) / (1 - {rate}^t)")),
        reasons: NOT_NEEDED,
    },
    Mistake {
        name: "an average is multiplied by its correction",
        seen: "[convnetjs#107](https://github.com/karpathy/convnetjs/pull/107)",
        make: |rule| rule.debiases(|state, rate| format!("{state} * (1 - {rate}^t)")),
        reasons: NOT_NEEDED,
    },
    Mistake {
        name: "the correction is `1 - (1 - beta^t)`",
        seen: "[pytorch_optimizer#308](https://github.com/kozistr/pytorch_optimizer/pull/308)",
        make: |rule| rule.debiases(|state, rate| format!("{state} / (1 - (1 - {rate}^t))")),
        reasons: NOT_NEEDED,
    },
    Mistake {
        name: "of two averages one is corrected",
        seen: UNKNOWN,
        make: |rule| rule.debiases(|state, _| state.to_owned()),
        reasons: &[(
            "*",
            "which averages are corrected is a choice: AdamD corrects the mean square alone, AMSGrad neither",
        )],
    },
    Mistake {
        name: "the factor `1 - beta` of the new value is missing",
        seen: UNKNOWN,
        make: |rule| rule.averages(|state, rate, x| format!("{rate} * prev({state}) + ({x})")),
        reasons: &[(
            "*",
            "a decayed sum in place of an average is a rule of its own: heavy ball, AdaGrad that forgets; or the sign or a quotient takes its scale away",
        )],
    },
    Mistake {
        name: "the new value has the share of the other average",
        seen: UNKNOWN,
        make: |rule| {
            rule.averages(|state, rate, x| {
                let other = if rate == "beta1" { "beta2" } else { "beta1" };
                format!("{rate} * prev({state}) + (1 - {other}) * ({x})")
            })
        },
        reasons: &[(
            "AdEmaMix",
            "the slow average is a sum of another size, which α is there for",
        )],
    },
    Mistake {
        name: "the weights of old and new value are swapped",
        seen: "[blocks#1159](https://github.com/mila-iqia/blocks/issues/1159)",
        make: |rule| rule.averages(|_, rate, x| format!("ema(1 - {rate}, {x})")),
        reasons: NOT_NEEDED,
    },
    Mistake {
        name: "the rates of the two averages are swapped",
        seen: UNKNOWN,
        make: |rule| {
            let both = rule.whole.contains("ema(beta1,") && rule.whole.contains("ema(beta2,");
            let swapped = exchanged(&rule.whole, "ema(beta1,", "ema(beta2,");
            both.then_some(swapped).into_iter().collect()
        },
        reasons: &[
            (
                "Adan",
                "the mean forgets by 0.92 and the mean change by 0.98: two choices",
            ),
            (
                "Adopt",
                "what is averaged is normalised before, and any two rates do",
            ),
            (
                "AdaBound",
                "not found: the quotient of the two averages is bounded, has no sign, or is one of a row",
            ),
            (
                "AdaMod",
                "not found: the quotient of the two averages is bounded, has no sign, or is one of a row",
            ),
            (
                "AdamMini",
                "not found: the quotient of the two averages is bounded, has no sign, or is one of a row",
            ),
            (
                "Grams",
                "not found: the quotient of the two averages is bounded, has no sign, or is one of a row",
            ),
            (
                "Came",
                "what is averaged is normalised before, and any two rates do",
            ),
            (
                "LaProp",
                "what is averaged is normalised before, and any two rates do",
            ),
            (
                "Sophia",
                "the average of the curvature may forget before that of the gradient: two choices",
            ),
        ],
    },
    Mistake {
        name: "the root is forgotten",
        seen: UNKNOWN,
        make: |rule| rule.calls("sqrt", |x| format!("({x})")),
        reasons: &[
            (
                "AdaDelta",
                "not found: the state of steps is made of the steps themselves, and has no size of its own",
            ),
            (
                "AdaHessian",
                "not found: what a caller gives beside the gradient has no size that is known",
            ),
            (
                "Sgld",
                "not found: the root of a number of the step, by which noise is multiplied",
            ),
            (
                "Adam",
                "the root of the correction of ε: ε has another size in the first steps",
            ),
            (
                "AdamW",
                "the root of the correction of ε: ε has another size in the first steps",
            ),
            (
                "AdaBelief",
                "the root of a number of the step: another warm-up",
            ),
            ("RAdam", "the root of a number of the step: another warm-up"),
            (
                "Prodigy",
                "a root of numbers of the step: another rate, another warm-up",
            ),
            (
                "Adafactor",
                "a root of a length or of `t`: another schedule",
            ),
            (
                "AdaBound",
                "not found: the rate that the root makes is bounded on both sides; and a root of numbers of the step: another warm-up",
            ),
            (
                "AdaMod",
                "not found: the rate that the root makes is bounded by its average; and a root of numbers of the step: another warm-up",
            ),
            (
                "AdaPnm",
                "the root of the correction of ε, and that of the shares of the two averages: numbers of the step",
            ),
            (
                "AdamC",
                "the root of the correction of ε: ε has another size in the first steps",
            ),
            (
                "LaProp",
                "the root of the correction of ε: ε has another size in the first steps",
            ),
            (
                "Mars",
                "the root of the correction of ε: ε has another size in the first steps",
            ),
            ("AdamMini", "not found: the root is one of a row"),
            (
                "AdamP",
                "roots of a length and of the correction of ε: another threshold, another ε in the first steps",
            ),
            (
                "Came",
                "not found: the roots are those of rows and columns, which make one together",
            ),
            (
                "DAdaptAdam",
                "a root of numbers of the step, and not found where the estimate is made or the rate stands in the averages",
            ),
            (
                "DiffGrad",
                "not found beside the friction, which goes by the gradient too; and a root of numbers of the step: another warm-up",
            ),
            ("Dog", "not found: the root is that of a sum over the model"),
            (
                "Ftrl",
                "not found: the sum of gradients and what it is divided by have no size of their own",
            ),
            ("Madgrad", "the root of `t`: another schedule"),
            (
                "Muon",
                "the roots of ratios and lengths of the shape: another scale for each shape",
            ),
            ("NovoGrad", "not found: the root is one of the tensor"),
            (
                "Ranger",
                "a root of numbers of the step: another rate, another warm-up",
            ),
            ("Sgdp", "a root of a length: another threshold"),
            (
                "StableAdamW",
                "not found: the root of a mean clips the rate",
            ),
        ],
    },
    Mistake {
        name: "a step is divided twice by the root",
        seen: UNKNOWN,
        make: |rule| {
            let roots = [
                "(root + eps)",
                "(root + added)",
                "(sqrt(debias(v)) + eps)",
                "(sqrt(v) + eps)",
                "root;",
            ];
            let made = roots.iter().flat_map(|root| {
                let divided = format!("/ {root}");
                let alone = root.trim_end_matches(';');
                rule.each(&divided, &format!("/ {alone} / {root}"))
            });
            made.collect()
        },
        reasons: &[
            ("AdamMini", "not found: the root is one of a row"),
            ("DAdaptAdam", "not found: the rate stands in the averages"),
            ("NovoGrad", "not found: the root is one of the tensor"),
        ],
    },
    Mistake {
        name: "ε is added to the quotient",
        seen: UNKNOWN,
        make: |rule| {
            let roots = [
                ("(root + eps)", "root + eps"),
                ("(sqrt(debias(v)) + eps)", "sqrt(debias(v)) + eps"),
                ("(sqrt(v) + eps)", "sqrt(v) + eps"),
            ];
            let made = roots
                .iter()
                .flat_map(|(root, loose)| rule.each(&format!("/ {root}"), &format!("/ {loose}")));
            made.collect()
        },
        reasons: NOT_NEEDED,
    },
    Mistake {
        name: "ε stands in the root, and not beside it",
        seen: "[pytorch_optimizer#397](https://github.com/kozistr/pytorch_optimizer/issues/397)",
        make: |rule| {
            let roots = [
                ("sqrt(debias(v)) + eps", "sqrt(debias(v) + eps)"),
                ("sqrt(v) + eps", "sqrt(v + eps)"),
            ];
            let made = roots.iter().flat_map(|(from, to)| rule.each(from, to));
            made.collect()
        },
        reasons: &[(
            "*",
            "both places are published: ε stands in the root in AdaDelta and in TensorFlow's RMSProp",
        )],
    },
    Mistake {
        name: "the learning rate is applied twice",
        seen: UNKNOWN,
        make: |rule| rule.steps(|kept, step| format!("{kept} - lr * ({step})")),
        reasons: &[(
            "*",
            "not found: `lr` is an initial value, a bound or a weight there, and no factor of the step",
        )],
    },
    Mistake {
        name: "decoupled decay is scaled by the correction",
        seen: UNKNOWN,
        make: |rule| {
            let corrected = rule.averages.iter().any(|(_, rate, _)| rate == "beta1");
            let decays = ["1 - lr * weight_decay", "else { lr * weight_decay }"];
            let made = decays
                .iter()
                .filter(|_| corrected)
                .flat_map(|decay| rule.each(decay, &decay.replace("lr", "lr / (1 - beta1^t)")));
            made.collect()
        },
        reasons: &[("Adan", "not found: the decay is one choice of two numbers")],
    },
    Mistake {
        name: "the new weights decay",
        seen: "[transformers#14539](https://github.com/huggingface/transformers/issues/14539), \
               [bitsandbytes#2010](https://github.com/bitsandbytes-foundation/bitsandbytes/issues/2010)",
        make: |rule| {
            let decays = rule.whole.contains("weight_decay") && rule.whole.contains("lr = ");
            let made = rule.steps(|_, step| format!("(1 - lr * weight_decay) * (w - {step})"));
            if decays { made } else { Vec::new() }
        },
        reasons: NOT_NEEDED,
    },
    Mistake {
        name: "weights decay in the gradient and by themselves",
        seen: UNKNOWN,
        make: |rule| {
            let coupled = ["g", "downhill"]
                .iter()
                .any(|g| rule.whole.contains(&format!("= {g} + weight_decay * w;")));
            let made =
                rule.steps(|kept, step| format!("{kept} - lr * weight_decay * w - ({step})"));
            if coupled { made } else { Vec::new() }
        },
        reasons: NOT_NEEDED,
    },
    Mistake {
        name: "the average of the step before is used",
        seen: UNKNOWN,
        make: |rule| {
            let uses = [
                ("lr * m;", "lr * prev(m);"),
                ("outer * b }", "outer * prev(b) }"),
                ("sign(m)", "sign(prev(m))"),
            ];
            let plain = uses.iter().flat_map(|(from, to)| rule.each(from, to));
            let debiased = rule.debiases(|state, rate| format!("prev({state}) / (1 - {rate}^t)"));
            plain.chain(debiased).collect()
        },
        reasons: &[(
            "*",
            "the gradient of the step comes in beside it, or only the mean square is that of the step before, as in ADOPT",
        )],
    },
    Mistake {
        name: "the new average is used where that of the step before is meant",
        seen: "[pytorch_optimizer#347](https://github.com/kozistr/pytorch_optimizer/pull/347)",
        make: |rule| {
            let uses = [
                ("sqrt(prev(v))", "sqrt(v)"),
                ("sqrt(prev(u) + eps)", "sqrt(u + eps)"),
                ("let c = beta1 * prev(m)", "let c = beta1 * m"),
            ];
            let made = uses.iter().flat_map(|(from, to)| rule.each(from, to));
            made.collect()
        },
        reasons: NOT_NEEDED,
    },
    Mistake {
        name: "the average is squared, and not the gradient",
        seen: UNKNOWN,
        make: |rule| {
            let squares = ["d", "g", "downhill"].map(|d| (format!(", {d}^2)"), ", m^2)"));
            let has_mean = rule.whole.contains("m = ema(");
            let made = squares
                .iter()
                .filter(|_| has_mean)
                .flat_map(|(from, to)| rule.each(from, to));
            made.collect()
        },
        reasons: &[(
            "*",
            "AdaMomentum divides by the root of the average of `m^2`",
        )],
    },
    Mistake {
        name: "the gradient is forgotten",
        seen: UNKNOWN,
        make: |rule| rule.each("maximize { -g } else { g }", "maximize { -w } else { w }"),
        reasons: &[(
            "*",
            "not found: the gradient still gives the size of the step",
        )],
    },
];
