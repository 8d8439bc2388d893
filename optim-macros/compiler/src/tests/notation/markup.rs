//! MathML and LaTeX, as a browser and TeX need them.

use super::{built_in_files, rule_tokens, sound, value};

/// The text of each style that stands for a value.
fn styles(text: &str) -> [String; 3] {
    let notation = value(text);
    let strip = |page: &str, start: &str| {
        let mut lines = page.lines().filter_map(|line| line.split_once(start));
        let (_, value) = lines.next().unwrap_or_else(|| panic!("{start} in\n{page}"));
        value.trim_end_matches(r" \\").to_owned()
    };
    let mathml = "<msub><mi>x</mi><mrow><mi>t</mi></mrow></msub><mo>=</mo>";
    [
        strip(&notation.unicode, "xₜ = "),
        strip(&notation.latex, "x_{t} = "),
        strip(&notation.mathml, mathml)
            .trim_end_matches("</mtd></mtr>")
            .to_owned(),
    ]
}

/// One value in each style: what is a fraction, a root or a product in one is in all.
#[test]
fn styles_agree() {
    let [unicode, latex, mathml] = styles("lr * (g + 1) / sqrt(m) - rate * g^2");
    assert_eq!(unicode, "η·(gₜ + 1)/√mₜ − rate·gₜ²");
    assert_eq!(
        latex,
        r"\frac{\eta \cdot (g_{t} + 1)}{\sqrt{m_{t}}} - \mathrm{rate} \cdot g_{t}^{2}"
    );
    let plain = mathml
        .replace(r#" stretchy="false""#, "")
        .replace(r#" displaystyle="true""#, "");
    assert_eq!(
        plain,
        "<mfrac><mrow><mi>η</mi><mo>·</mo><mrow><mo form=\"prefix\">(</mo>\
         <msub><mi>g</mi><mrow><mi>t</mi></mrow></msub><mo>+</mo><mn>1</mn>\
         <mo form=\"postfix\">)</mo></mrow></mrow><mrow><msqrt>\
         <msub><mi>m</mi><mrow><mi>t</mi></mrow></msub></msqrt></mrow></mfrac><mo>−</mo>\
         <mi>rate</mi><mo>·</mo>\
         <msubsup><mi>g</mi><mrow><mi>t</mi></mrow><mrow><mn>2</mn></mrow></msubsup>"
    );
}

/// Parentheses grow around a fraction and nowhere else: browsers would make them grow with an
/// index.
#[test]
fn parentheses_grow_around_fractions_alone() {
    let [_, latex, mathml] = styles("(g + m)^2");
    assert!(!latex.contains(r"\left") && mathml.matches(r#"stretchy="false""#).count() == 2);
    let [_, latex, mathml] = styles("(g / m + 1)^2");
    assert!(latex.contains(r"\left(") && !mathml.contains("stretchy"));
}

/// MathML is well formed, each element has as many children as it must, and no line is empty:
/// Markdown would end the block there and show the rest as text.
#[test]
fn mathml_is_well_formed() {
    let mut pages: Vec<_> = built_in_files()
        .iter()
        .map(|(_, file)| sound(rule_tokens(file)).notation.mathml)
        .collect();
    pages.push(value("if g < 0 || !flag { abs(g) } else { max(g / t, 1e-9)^-t }").mathml);
    pages.push(value("if flag { let a = g; a } else { let a = m; a^2 }").mathml);
    for page in pages {
        assert!(
            page.starts_with("<math ") && page.ends_with("</math>\n"),
            "{page}"
        );
        assert!(page.lines().all(|line| !line.trim().is_empty()), "{page}");
        check_elements(&page);
    }
}

fn check_elements(page: &str) {
    // Open elements with the number of their children.
    let mut open: Vec<(String, usize)> = vec![(String::new(), 0)];
    let mut rest = page;
    while let Some((text, tag)) = rest.split_once('<') {
        let inside = open.last().expect("the page").0.clone();
        let is_token = matches!(inside.as_str(), "mi" | "mn" | "mo" | "mtext");
        assert!(
            is_token || text.trim().is_empty(),
            "{text:?} stands in <{inside}>"
        );
        assert!(!text.contains('>'), "{text:?} is not escaped");
        let (tag, after) = tag.split_once('>').expect("a tag ends");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let (opened, children) = open.pop().expect("an open element");
            assert_eq!(name, opened);
            let expected = match name {
                "mfrac" | "msub" | "msup" | "mover" => Some(2),
                "msubsup" => Some(3),
                _ => None,
            };
            assert!(
                expected.is_none_or(|expected| expected == children),
                "<{name}>: {children}"
            );
        } else {
            assert!(!tag.ends_with('/'), "HTML has no <{tag}>");
            open.last_mut().expect("the page").1 += 1;
            let name = tag.split(' ').next().expect("a name");
            open.push((name.to_owned(), 0));
        }
    }
    assert_eq!(open.len(), 1, "elements are left open");
}

/// Braces and environments of LaTeX are closed in their order.
#[test]
fn latex_is_balanced() {
    let mut pages: Vec<_> = built_in_files()
        .iter()
        .map(|(_, file)| sound(rule_tokens(file)).notation.latex)
        .collect();
    pages.push(value("if g < 0 || !flag { abs(g) } else { max(g / t, 1e-9)^-t }").latex);
    for page in pages {
        let mut depth = 0_i32;
        for c in page.chars() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            assert!(depth >= 0, "{page}");
        }
        assert_eq!(depth, 0, "{page}");
        assert_eq!(
            page.matches(r"\begin{").count(),
            page.matches(r"\end{").count()
        );
        assert_eq!(
            page.matches(r"\left").count(),
            page.matches(r"\right").count()
        );
        // A word with `_` would be an index, and a Greek letter needs a command.
        assert!(!page.contains("eps_in") && page.is_ascii(), "{page}");
    }
}
