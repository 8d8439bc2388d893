//! What the README says in numbers and lists.

use crate::read;

macro_rules! names {
    ([] $($name:ident: $rule:ident,)*) => { [$(stringify!($rule)),*] };
}

/// How many rules there are, and which.
#[test]
fn the_readme_has_every_rule() {
    let names = optim_runtime::built_in_rules! { names };
    let text = read("README.md").replace('\n', " ");
    let count = format!("[{} rules](docs/rules.md)", names.len());
    assert!(text.contains(&count), "README.md does not say: {count}");
    let (_, list) = text.split_once("The rules are ").expect("a list of rules");
    let list = list.split(';').next().expect("never empty");
    let listed: Vec<_> = list.split('`').skip(1).step_by(2).collect();
    for name in names {
        assert!(listed.contains(&name), "README.md does not list {name}");
    }
    // The page of the list stands behind it, as a link's text.
    let rules = listed.iter().filter(|name| !name.contains('/')).count();
    assert_eq!(rules, names.len(), "{listed:?}");
}

/// The command that runs all tests is the one that is run for every change.
#[test]
fn the_test_command_is_the_one_that_is_run() {
    let command = "cargo test --workspace";
    let listed = |line: &str| line.starts_with(command) && line.ends_with("# all tests");
    assert!(read("README.md").lines().any(listed));
    let run = |line: &str| line == format!("step \"tests\" {command}");
    assert!(read(".ci/run").lines().any(run));
}
