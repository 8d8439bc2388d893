//! The command, from outside: what it prints, what it says to what is wrong, and how it ends.

use std::path::PathBuf;
use std::process::{Command, Output};

/// Runs it with these arguments.
fn show(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_optim-show"));
    command.args(arguments).output().expect("it starts")
}

/// What it prints where all is well.
fn printed(arguments: &[&str]) -> String {
    let output = show(arguments);
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(
        output.status.success() && said.is_empty(),
        "{arguments:?}: {said}"
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// What it says where something is wrong.
fn refused(arguments: &[&str]) -> String {
    let output = show(arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    String::from_utf8(output.stderr).expect("UTF-8")
}

/// A file of this name with this text.
fn file(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).expect("a folder for it");
    path.to_str().expect("UTF-8").to_owned()
}

/// A whole file has what its loops call; a rule that no device can run says why.
#[test]
fn cuda_is_a_whole_file_or_says_why_not() {
    let text = printed(&["Lars", "--as", "cuda"]);
    for part in ["namespace optim", "struct lars_0", "optim_check"] {
        assert!(text.contains(part), "{part}");
    }
    let said = refused(&["Muon", "--as", "cuda"]);
    assert_eq!(said, "error: Muon: no device has `orthogonalize` yet\n");
}

#[test]
fn every_form_of_a_built_in_rule() {
    let forms = [
        ("equations", "mₜ = β·mₜ₋₁ + (1 − β)·gₜ"),
        ("latex", "\\begin{aligned}"),
        ("mathml", "<math display=\"block\""),
        ("numpy", "def momentum(\n    w, g, state, t,"),
        ("torch", "class Momentum(torch.optim.Optimizer):"),
        ("optax", "return optax.GradientTransformation(init, update)"),
        ("cuda", "struct momentum_0"),
        ("rust", "impl ::optim_runtime::Rule for Momentum {"),
    ];
    for (form, part) in forms {
        let text = printed(&["Momentum", "--as", form]);
        assert!(text.contains(part), "{part} in\n{text}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{form}");
    }
    // Equations need not be asked for.
    assert_eq!(
        printed(&["Momentum"]),
        printed(&["Momentum", "--as", "equations"])
    );
}

#[test]
fn names_of_other_styles() {
    let text = printed(&["schedule-free-adamw", "--as", "optax"]);
    assert!(text.contains("def schedule_free_adamw("), "{text}");
    assert!(text.contains("def schedule_free_adamw_eval("), "{text}");
}

#[test]
fn several_rules() {
    let text = printed(&["Lion", "adam", "--as", "torch"]);
    let (lion, adam) = (text.find("class Lion("), text.find("class Adam("));
    assert!(lion.is_some() && lion < adam, "{text}");
}

#[test]
fn without_a_name_all_are_listed() {
    let list = printed(&[]);
    let names: Vec<_> = list.lines().collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../optim-runtime/src/rules");
    let files = std::fs::read_dir(folder)
        .expect("the runtime lies beside")
        .count();
    // One of them is `mod.rs`.
    assert_eq!(names.len(), files - 1);
    assert!(
        names.contains(&"AdamW") && names.contains(&"Muon"),
        "{list}"
    );
    for name in names {
        assert!(printed(&[name, "--as", "torch"]).contains(&format!("class {name}(")));
    }
}

#[test]
fn generated_rust_is_rust_without_markup() {
    let text = printed(&["Adafactor", "--as", "rust"]);
    syn::parse_file(&text).expect("Rust");
    assert!(text.contains("pub struct Adafactor {"), "{text}");
    assert!(!text.contains("<math"), "what only a browser reads");
}

#[test]
fn an_unknown_name_gets_the_nearest() {
    let said = refused(&["Adm", "--as", "torch"]);
    assert_eq!(
        said,
        "error: there is no rule `Adm`\nhelp: did you mean `Adam`?\n"
    );
    let said = refused(&["Something"]);
    assert_eq!(
        said,
        "error: there is no rule `Something`\nhelp: without a name all are listed\n"
    );
}

const MADE_OF_OTHERS: &str = r#"
//! Rules of one's own.
mod inner {
    use optim_runtime::{Sgd, modifier, optimizer};

    modifier! {
        /// Takes a share of each step.
        pub half {
            /// The share.
            share = 0.5 where 0 <= share <= 1,
        }

        step(u) {
            u = share * u;
        }
    }

    optimizer! {
        /// Half of it.
        pub struct HalfSgd = optim_runtime::Sgd with half(share = 0.25);
    }

    fn inside() {
        optimizer! {
            /// Half of half of it.
            struct Careful = HalfSgd with cautious;
        }
    }
}
"#;

#[test]
fn rules_of_a_file_may_be_made_of_others() {
    let path = file("made_of_others.rs", MADE_OF_OTHERS);
    let all = printed(&["--file", &path, "--as", "numpy"]);
    assert!(
        all.contains("def half_sgd(") && all.contains("def careful("),
        "{all}"
    );
    let one = printed(&["--file", &path, "HalfSgd", "--as", "torch"]);
    assert!(
        one.contains("half_share=0.25") && one.contains("class HalfSgd("),
        "{one}"
    );
    // What is built in can be asked for beside.
    assert!(printed(&["--file", &path, "Lion"]).contains("sign"));
}

#[test]
fn errors_stand_at_their_tokens() {
    let text = "use optim_runtime::optimizer;\n\noptimizer! {\n    struct Descent { lr = 0.1 where lr >= 0 }\n\n    \
                update(w, g) {\n        w -= lrr * g;\n    }\n}\n";
    let path = file("misspelled.rs", text);
    let said = refused(&["--file", &path]);
    let lines: Vec<_> = said.lines().collect();
    assert!(lines[0].starts_with("error["), "{said}");
    assert!(lines[0].contains("`lrr`"), "{said}");
    assert_eq!(lines[1], format!(" --> {path}:7:14"));
    assert_eq!(lines[3], "7 |         w -= lrr * g;");
    assert_eq!(lines[4], "  |              ^^^");
    assert!(said.contains("= help: "), "{said}");
}

#[test]
fn all_that_is_wrong_is_told() {
    let rule = |name: &str, word: &str| {
        format!(
            "optimizer! {{ struct {name} {{ lr = 0.1 where lr >= 0 }} update(w, g) {{ w -= {word} * g; }} }}\n"
        )
    };
    let text = format!("{}{}", rule("One", "rate"), rule("Two", "pace"));
    let said = refused(&["--file", &file("two.rs", &text)]);
    assert!(said.contains("`rate`") && said.contains("`pace`"), "{said}");
    assert!(said.contains(":1:") && said.contains(":2:"), "{said}");
}

#[test]
fn a_base_that_is_nowhere_is_told_at_its_name() {
    let text = "optimizer! {\n    struct Own = other::Base with sign;\n}\n";
    let path = file("nowhere.rs", text);
    let said = refused(&["--file", &path, "Own"]);
    assert!(said.starts_with("error: there is no rule `Base`"), "{said}");
    assert!(said.contains(&format!("{path}:2:25")), "{said}");
}

#[test]
fn a_rule_that_is_made_of_itself_ends() {
    let text = "optimizer! { struct Own = Own with sign; }\n";
    let said = refused(&["--file", &file("itself.rs", text), "Own"]);
    assert!(said.contains("`Own` is made of itself"), "{said}");
}

#[test]
fn files_that_have_no_rule() {
    let path = file("syntax.rs", "fn main( {\n");
    let said = refused(&["--file", &path]);
    assert!(said.contains(&format!("--> {path}:1:")), "{said}");
    let path = file("empty.rs", "fn main() {}\n");
    assert!(refused(&["--file", &path]).contains("has no rule"));
    let said = refused(&["--file", "nowhere/to/be.rs"]);
    assert!(
        said.starts_with("error: `nowhere/to/be.rs` cannot be read"),
        "{said}"
    );
}

#[test]
fn a_form_that_there_is_not() {
    let output = show(&["Adam", "--as", "fortran"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(said.contains("torch") && said.contains("optax"), "{said}");
}

#[test]
fn rules_of_one_name_are_told_apart() {
    let text = "mod one { optimizer! { pub struct Own { lr = 0.1 where lr >= 0 } update(w, g) { w -= lr * g; } }\n\
                optimizer! { pub struct Low = Own with cautious; } }\n\
                mod two { optimizer! { pub struct Own { lr = 0.1 where lr >= 0 } update(w, g) { w -= 2 * lr * g; } }\n\
                optimizer! { pub struct High = Own with cautious; } }\n\
                optimizer! { struct Of = two::Own with cautious; }\n";
    let path = file("one_name.rs", text);
    let all = printed(&["--file", &path, "Own", "--as", "numpy"]);
    let (one, two) = (all.find("w = w - lr * g"), all.find("w = w - 2 * lr * g"));
    assert!(one.is_some() && one < two, "{all}");
    assert_eq!(all.matches("def own(").count(), 2, "{all}");
    let whole = printed(&["--file", &path]);
    assert!(
        whole.contains("η·gₜ") && whole.contains("2·η·gₜ"),
        "{whole}"
    );
    for (name, has) in [("Low", false), ("High", true), ("Of", true)] {
        let text = printed(&["--file", &path, name, "--as", "numpy"]);
        assert_eq!(text.contains("2 * lr"), has, "{name}: {text}");
    }
    let path = file(
        "which.rs",
        &format!("{text}optimizer! {{ struct Any = Own with cautious; }}"),
    );
    let said = refused(&["--file", &path, "Any"]);
    assert!(
        said.contains("`Own` is the name of 2 rules here: `one::Own`, `two::Own`"),
        "{said}"
    );
    assert!(said.contains("which.rs:6:27"), "{said}");
}

#[test]
fn a_rule_may_have_the_name_of_what_it_is_made_of() {
    let text = "optimizer! { pub struct Adam = optim_runtime::Adam with cautious; }\n";
    let said = printed(&["--file", &file("adam.rs", text), "--as", "torch"]);
    assert!(said.contains("class Adam("), "{said}");
    let text = "optimizer! { pub struct Adam = Adam with cautious; }\n";
    let said = refused(&["--file", &file("own_adam.rs", text)]);
    assert!(said.contains("`Adam` is made of itself"), "{said}");
    assert!(said.contains("own_adam.rs:1:32"), "{said}");
    assert!(said.contains("help: write `optim_runtime::Adam`"), "{said}");
}

#[test]
fn a_modifier_is_no_rule() {
    let half = "modifier! { pub half { share = 0.5 where 0 <= share <= 1, } step(u) { u = share * u; } }\n";
    let of = |last: &str, name: &str| refused(&["--file", &file(name, &format!("{half}{last}"))]);
    let said = of("optimizer! { struct B = half with cautious; }", "base.rs");
    assert!(
        said.starts_with("error: `half` is a modifier, and a rule is to stand here"),
        "{said}"
    );
    assert!(said.contains("base.rs:2:25"), "{said}");
    let said = of("optimizer! { struct B = Sgd with Lion; }", "with.rs");
    assert!(
        said.starts_with("error: `Lion` is a rule, and a modifier is to stand here"),
        "{said}"
    );
    assert!(said.contains("with.rs:2:34"), "{said}");
    // Each kind has names of its own.
    let text = format!(
        "{}optimizer! {{ struct A = Sgd with Sgd; }}",
        half.replace("half", "Sgd")
    );
    let text = printed(&["--file", &file("kinds.rs", &text), "--as", "numpy"]);
    assert!(text.contains("share=0.5"), "{text}");
}

#[test]
fn marks_stand_below_what_is_meant() {
    let text = "optimizer! {\n\tstruct A { lr = 0.1 where lr >= 0 }\n\tupdate(w, g) {\n\t\tw -= lrr\t* g;\n\t}\n}\n";
    let said = refused(&["--file", &file("tabs.rs", text)]);
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(lines[3], "4 |         w -= lrr    * g;", "{said}");
    assert_eq!(lines[4], "  |              ^^^", "{said}");
}

#[test]
fn a_bracket_without_its_other_is_told() {
    let text = "optimizer! {\n    struct A { lr = 0.1 }\n    update(w, g) { w -= lr * g;\n}\n";
    let said = refused(&["--file", &file("open.rs", text)]);
    assert!(said.starts_with("error: `{` is not closed"), "{said}");
    assert!(said.contains("open.rs:1:12"), "{said}");
}

#[test]
fn what_is_wrong_is_told_once() {
    let text = "optimizer! { struct Base { lr = 0.1 where lr >= 0 } update(w, g) { w -= lrr * g; } }\n\
                optimizer! { struct One = Base with cautious; }\n\
                optimizer! { struct Two = Base with sign; }\n";
    let said = refused(&["--file", &file("once.rs", text)]);
    assert_eq!(said.matches("`lrr` is not declared").count(), 1, "{said}");
}
