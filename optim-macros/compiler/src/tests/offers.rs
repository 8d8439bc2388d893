//! What the help of an unproven root, logarithm, power or divisor offers is taken at its word: each offer
//! compiles, and gives the numbers of the rule as it was wherever those are numbers, or says that it does not.

use super::errors_of;
use super::generator::mentions;
use super::interpreter::Interpreter;
use super::random::Random;
use super::soundness::understood;
use crate::language::literal::Literal;

/// What can be anything, not negative, not positive, or zero but for rounding.
const VALUES: &[&str] = &[
    "m",
    "g",
    "v",
    "-v",
    "sqrt(v)",
    "-sqrt(v)",
    "abs(m)",
    "-abs(m) - v",
    "1 - u",
    "u - 1",
    "ln(beta) * v",
    "v - m^2",
    "m * v",
    "mean(v)",
    "-mean(v)",
    "floor(beta)",
    "-beta",
    "lr * beta",
    "lr",
    "max(m, 0)",
    "min(m, 0)",
    "eps0 - eps0 * u",
];

/// The operation in which `x` stands, and where it is right `y`.
const OPERATIONS: &[&str] = &[
    "g / (x)", "g % (x)", "sqrt(x)", "ln(x)", "(x)^0.5", "(x)^-1", "(x)^-0.5",
];

fn rule(params: &str, statement: &str) -> String {
    format!(
        "struct R {{ lr = 0.1 where lr >= 0, beta = 0.9 where 0 < beta < 1, eps0 = 0.5 where eps0 > 0{params} }} \
         state {{ m, v, u }} \
         update(w, g) {{ m = ema(beta, g); v = ema(beta, g^2); u = ema(beta, clamp(g, 0, 1)); {statement} \
         w -= sin(y) * (m + v + u + lr + eps0) + g; }}"
    )
}

/// The code in backticks.
fn quoted(help: &str) -> Vec<&str> {
    help.split('`').skip(1).step_by(2).collect()
}

/// The rules that a help offers, for an operation on `x`.
fn offers(help: &str, operation: &str, x: &str) -> Vec<String> {
    let codes = quoted(help);
    let declared = codes.iter().find(|code| code.contains(" where "));
    // A narrower domain is given to the hyper-parameter itself.
    if help.starts_with("narrow its domain") {
        let declaration = declared.expect("a declaration");
        let name = declaration.split(' ').next().expect("a name");
        let text = rule("", &format!("let y = {};", operation.replace('x', x)));
        let start = text.find(&format!("{name} = ")).expect("a hyper-parameter");
        let rest = &text[start..];
        let end = rest.find([',', '}']).expect("an end");
        return vec![format!("{}{declaration}{}", &text[..start], &rest[end..])];
    }
    let written = operation.replace('x', x);
    let mut offers = Vec::new();
    if help.contains("ema_var") {
        // Another state, with what follows from it: `corrections` has it.
        return offers;
    }
    for code in codes.iter().copied() {
        if code.contains(" where ")
            || code.starts_with("#[")
            || !code.contains(['(', '^', '{', ' '])
        {
            continue;
        }
        let value = if let Some(condition) = code.strip_prefix("if ") {
            let condition = condition.split(" {").next().expect("a condition");
            format!("if {condition} {{ {written} }} else {{ 0 }}")
        } else if help.contains(&format!("write `{code}`")) {
            code.to_owned()
        } else {
            operation.replace("(x)", code)
        };
        // What is declared is for the offers that name it.
        let declared = declared.filter(|declared| {
            let name = declared.split(' ').next().expect("a name");
            mentions(&value, name)
        });
        let params = declared.map_or_else(String::new, |declared| format!(", {declared}"));
        offers.push(rule(&params, &format!("let y = {value};")));
    }
    offers
}

/// The weights after each step, as long as they are numbers.
fn weights(text: &str, gradients: &[f64]) -> Vec<f64> {
    let (lowered, _) = understood(text).unwrap_or_else(|ids| panic!("{ids:?}: {text}"));
    let hypers = lowered.params.iter().map(|param| match param.default {
        Literal::Number(value) => value,
        other => panic!("{other:?}"),
    });
    let mut interpreter = Interpreter::in_f64(&lowered, hypers.collect(), 1.0);
    let steps = gradients
        .iter()
        .map(|g| interpreter.step(*g).ok().map(|_| interpreter.w.value));
    let steps: Vec<_> = steps.map_while(|w| w.filter(|w| w.is_finite())).collect();
    steps
}

#[test]
fn every_offer_compiles_and_tells_whether_it_keeps_the_numbers() {
    let mut random = Random::from_seed(5);
    let gradients: Vec<_> = (0..40)
        .map(|step| match step % 8 {
            5 => 0.0,
            6 => 1.0,
            _ => 2.0 * random.unit() - 0.5,
        })
        .collect();
    let (mut tried, mut keep, mut wrong) = (0, 0, Vec::new());
    for x in VALUES {
        for operation in OPERATIONS {
            let statement = format!("let y = {};", operation.replace('x', x));
            let errors = errors_of(rule("", &statement).parse().expect("tokens"));
            let [error] = errors.as_slice() else {
                assert!(errors.is_empty(), "{statement}: {errors:#?}");
                continue;
            };
            let (_, help) = error.message.split_once("\nhelp: ").expect("a help");
            let offers = offers(help, operation, x);
            if offers.is_empty() && !help.contains("ema_var") {
                wrong.push(format!("{statement}: nothing is offered in {help}"));
            }
            let allowed = rule("", &format!("#[allow(possible_nan)] {statement}"));
            let before = weights(&allowed, &gradients);
            for offer in offers {
                tried += 1;
                let refused = errors_of(offer.parse().expect("tokens"));
                if let Some(error) = refused.first() {
                    wrong.push(format!(
                        "{statement}: {help}\n   gives {}\n   {offer}",
                        error.message
                    ));
                    continue;
                }
                let after = weights(&offer, &gradients);
                let same = before
                    .iter()
                    .zip(&after)
                    .all(|(a, b)| (a - b).abs() <= 1e-12 * a.abs().max(1.0));
                keep += usize::from(same);
                if !same && !help.contains("changes") {
                    wrong.push(format!(
                        "{statement}: {help}\n   gives other numbers: {offer}"
                    ));
                }
            }
        }
    }
    println!("{tried} offers, {keep} keep the numbers");
    assert!(tried > 100 && keep > 50 && keep < tried);
    assert!(
        wrong.is_empty(),
        "{} of {tried}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
