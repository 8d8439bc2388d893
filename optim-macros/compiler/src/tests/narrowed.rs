//! Who says more of a hyper-parameter has no less proven: a rule that is accepted stays so with a narrower
//! domain.

use super::generator;
use super::random::Random;
use super::soundness::understood;
use crate::interval::{End, Range};
use crate::language::literal::Literal;

/// Accepted rules that are narrowed.
const RULES: usize = 200;

/// Parts of a domain that hold the default, as they are written.
fn parts(name: &str, range: &Range, default: f64) -> Vec<String> {
    let end = |end: End, infinite: &str| match (end.value.is_infinite(), end.open) {
        (true, _) => (infinite.to_owned(), "<"),
        (false, true) => (end.value.to_string(), "<"),
        (false, false) => (end.value.to_string(), "<="),
    };
    let (low, high) = (end(range.low, "-1e9"), end(range.high, "1e9"));
    let default = default.to_string();
    let mut lows = vec![low.clone(), (low.0, "<"), (default.clone(), "<=")];
    let mut highs = vec![high.clone(), (high.0, "<"), (default.clone(), "<=")];
    // Where a logarithm, a reciprocal and a sign change their behaviour.
    for limit in ["-1", "0", "0.5", "1"] {
        lows.push((limit.to_owned(), "<"));
        lows.push((limit.to_owned(), "<="));
        highs.push((limit.to_owned(), "<"));
        highs.push((limit.to_owned(), "<="));
    }
    let value: f64 = default.parse().expect("a number");
    let holds = |(limit, op): &(String, &str), below: bool| {
        let limit: f64 = limit.parse().expect("a number");
        let inside = if below {
            limit >= range.low.value && limit < value
        } else {
            limit <= range.high.value && limit > value
        };
        inside || limit == value && *op == "<="
    };
    lows.retain(|low| holds(low, true));
    highs.retain(|high| holds(high, false));
    // What is open stays open at its own end.
    lows.retain(|(limit, op)| {
        !(*op == "<=" && range.low.open && limit.parse() == Ok(range.low.value))
    });
    highs.retain(|(limit, op)| {
        !(*op == "<=" && range.high.open && limit.parse() == Ok(range.high.value))
    });
    let pairs = lows
        .iter()
        .flat_map(|low| highs.iter().map(move |high| (low, high)));
    pairs
        .map(|((low, first), (high, second))| format!("{low} {first} {name} {second} {high}"))
        .collect()
}

/// The rule with another domain of a hyper-parameter.
fn with_domain(text: &str, name: &str, domain: &str) -> String {
    let start = text.find(&format!("{name} = ")).expect("a declaration");
    let rest = &text[start..];
    let length = rest.find(',').expect("a comma");
    let declared = &rest[..length];
    let default = declared
        .split(" where ")
        .next()
        .unwrap_or(declared)
        .trim_end();
    format!(
        "{}{default} where {domain}{}",
        &text[..start],
        &rest[length..]
    )
}

#[test]
fn a_narrower_domain_never_proves_less() {
    let mut random = Random::from_seed(17);
    let (mut accepted, mut narrowed) = (0, 0);
    let mut refused = Vec::new();
    while accepted < RULES {
        let text = generator::rule("R", &mut random);
        let Ok((lowered, proofs)) = understood(&text) else {
            continue;
        };
        accepted += 1;
        for (param, range) in lowered.params.iter().zip(&proofs.params) {
            let Literal::Number(default) = param.default else {
                continue;
            };
            // The elements of a list have one domain, which holds all of their defaults.
            if param.name.contains('[') {
                continue;
            }
            let parts = parts(&param.name, range, default);
            for _ in 0..3 {
                let part = &parts[random.below(parts.len())];
                let narrower = with_domain(&text, &param.name, part);
                narrowed += 1;
                if let Err(ids) = understood(&narrower) {
                    refused.push(format!("{ids:?} with {part}:\n{text}"));
                }
            }
        }
    }
    for refusal in refused.iter().take(8) {
        println!("{refusal}\n");
    }
    println!("{narrowed} domains narrowed");
    assert!(refused.is_empty(), "{} of {narrowed}", refused.len());
}

/// Operations that do not take every number, of `x`.
const OUTER: &[&str] = &[
    "1 / (x)",
    "sqrt(x)",
    "ln(x)",
    "log1p(x)",
    "(x)^0.5",
    "(x)^-1.5",
    "g % (x)",
    "g / (sqrt(abs(x)) * x)",
    "ln(abs(x))",
];

/// Numbers of a step that are made of one hyper-parameter.
const INNER: &[&str] = &[
    "c",
    "-c",
    "ln(c)",
    "log1p(c)",
    "expm1(c)",
    "exp(c)",
    "exp(c) - 1",
    "sqrt(c)",
    "tanh(c)",
    "sign(c)",
    "floor(c)",
    "round(c)",
    "abs(c)",
    "cbrt(c)",
    "sin(c)",
    "cos(c)",
    "atan2(c, 1)",
    "c^2",
    "c^3",
    "c^0.5",
    "c^t",
    "1 - c",
    "c - 1",
    "1 - c^2",
    "1 - c^t",
    "1 / c",
    "1 / (1 - c)",
    "c / (1 - c)",
    "c * (1 - c)",
    "c - c^2",
    "2 * c - 1",
    "1 + c",
    "max(c, 0.5)",
    "min(c, 0.5)",
    "clamp(c, 0, 1)",
    "ln(1 - c)",
    "c * ln(c)",
    "if c > 0 { c } else { 1 }",
    "c + t",
    "t - c",
    "c * t",
];

/// An end of a domain: the limit, and whether it is left out.
type Limit = (f64, bool);

/// Domains whose ends are infinite or one of a few numbers, open or closed.
fn domains() -> Vec<(Limit, Limit)> {
    let limits = [-1.0, 0.0, 0.5, 1.0, 3.0];
    let mut ends = vec![(f64::INFINITY, true)];
    ends.extend(
        limits
            .iter()
            .flat_map(|limit| [(*limit, true), (*limit, false)]),
    );
    let lows = ends
        .iter()
        .map(|(limit, open)| (if limit.is_infinite() { -limit } else { *limit }, *open));
    let pairs = lows.flat_map(|low| ends.iter().map(move |high| (low, *high)));
    pairs.filter(|(low, high)| low.0 < high.0).collect()
}

/// The domain as it is written, behind a default that lies in it.
fn declared((low, high): (Limit, Limit)) -> String {
    let op = |open: bool| if open { "<" } else { "<=" };
    let default = match (low.0.is_infinite(), high.0.is_infinite()) {
        (true, true) => 0.25,
        (true, false) => high.0 - 0.25,
        (false, true) => low.0 + 0.25,
        (false, false) => (low.0 + high.0) / 2.0,
    };
    let mut domain = "c".to_owned();
    if !low.0.is_infinite() {
        domain = format!("{} {} {domain}", low.0, op(low.1));
    }
    if !high.0.is_infinite() {
        domain = format!("{domain} {} {}", op(high.1), high.0);
    }
    let has_domain = domain != "c";
    format!(
        "c = {default}{}",
        if has_domain {
            format!(" where {domain}")
        } else {
            String::new()
        }
    )
}

#[test]
fn what_is_proven_of_a_domain_is_proven_of_its_parts() {
    let contains = |(low, high): (Limit, Limit), (inner_low, inner_high): (Limit, Limit)| {
        let from = low.0 < inner_low.0 || low.0 == inner_low.0 && (!low.1 || inner_low.1);
        from && (high.0 > inner_high.0 || high.0 == inner_high.0 && (!high.1 || inner_high.1))
    };
    let domains = domains();
    let (mut proven, mut tried) = (0, 0);
    let mut less = Vec::new();
    for outer in OUTER {
        for inner in INNER {
            let expression = outer.replace('x', inner);
            let accepted: Vec<_> = domains
                .iter()
                .map(|domain| {
                    let text = format!(
                        "struct R {{ {} }} update(w, g, t) {{ let y = {expression}; w -= abs(y) * g * t; }}",
                        declared(*domain)
                    );
                    match understood(&text) {
                        Ok(_) => true,
                        Err(ids) => {
                            assert!(ids.iter().all(|id| *id == "possible-nan"), "{ids:?} in {text}");
                            false
                        }
                    }
                })
                .collect();
            tried += accepted.len();
            proven += accepted.iter().filter(|accepted| **accepted).count();
            for (wide, _) in domains
                .iter()
                .zip(&accepted)
                .filter(|(_, accepted)| **accepted)
            {
                for (narrow, _) in domains
                    .iter()
                    .zip(&accepted)
                    .filter(|(_, accepted)| !**accepted)
                {
                    if contains(*wide, *narrow) {
                        less.push(format!(
                            "{expression}: {} and not {}",
                            declared(*wide),
                            declared(*narrow)
                        ));
                    }
                }
            }
        }
    }
    for line in less.iter().take(60) {
        println!("{line}");
    }
    println!("{proven} of {tried} proven");
    assert!(proven * 5 > tried && proven < tried);
    assert!(less.is_empty(), "{} prove less", less.len());
}
