//! What the compiler accepts: each file under `ui/pass` is a program, which is compiled here and runs.

macro_rules! accepted {
    ($($name:ident $file:literal)*) => {
        $(
            // What authors write is theirs.
            #[allow(clippy::all, clippy::pedantic, unreachable_pub)]
            #[path = $file]
            mod $name;
        )*

        #[test]
        fn what_is_accepted_runs() {
            $(
                let code = std::process::Termination::report($name::main());
                assert_eq!(code, std::process::ExitCode::SUCCESS, stringify!($name));
            )*
        }

        #[test]
        fn every_file_is_in_the_list() {
            let files = std::fs::read_dir("ui/pass").expect("the folder is there");
            let mut files: Vec<_> = files
                .map(|file| format!("../{}", file.expect("a file").path().display()))
                .collect();
            files.sort();
            let mut list = [$($file),*];
            list.sort_unstable();
            assert_eq!(files, list);
        }
    };
}

accepted! {
    averages "../ui/pass/averages.rs"
    counts "../ui/pass/counts.rs"
    deprecated "../ui/pass/deprecated.rs"
    eval "../ui/pass/eval.rs"
    flags "../ui/pass/flags.rs"
    fragments "../ui/pass/fragments.rs"
    greek_letters "../ui/pass/greek-letters.rs"
    initial_values "../ui/pass/initial-values.rs"
    inputs "../ui/pass/inputs.rs"
    least "../ui/pass/least.rs"
    lets_in_branches "../ui/pass/lets-in-branches.rs"
    matrices "../ui/pass/matrices.rs"
    names_of_items "../ui/pass/names-of-items.rs"
    new_gradient "../ui/pass/new-gradient.rs"
    no_warnings "../ui/pass/no-warnings.rs"
    parameter_names "../ui/pass/parameter-names.rs"
    places "../ui/pass/places.rs"
    powers "../ui/pass/powers.rs"
    requirements "../ui/pass/requirements.rs"
    rule_names "../ui/pass/rule-names.rs"
    scalar_state "../ui/pass/scalar-state.rs"
    scalar_state_conditions "../ui/pass/scalar-state-conditions.rs"
    selects "../ui/pass/selects.rs"
    shadowed "../ui/pass/shadowed.rs"
    shadowing_values "../ui/pass/shadowing-values.rs"
    squares "../ui/pass/squares.rs"
    step_conditions "../ui/pass/step-conditions.rs"
    visibility "../ui/pass/visibility.rs"
}
