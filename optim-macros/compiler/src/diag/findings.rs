//! The catalogue of everything the language forbids.
//!
//! Each rule has an example in `tests/ui/<topic>/<id>.rs`; a test holds the two against each
//! other.

/// One rule of the language.
#[derive(Debug)]
pub struct Finding {
    /// Its name, which is also the name of its example.
    pub id: &'static str,
    /// What it is about; the folder of its example.
    pub topic: &'static str,
    /// The rule in words; the first line of its example.
    pub sentence: &'static str,
}

impl Finding {
    /// What an `#[allow(…)]` calls it, if it is a lint.
    pub(crate) fn as_lint(&self) -> Option<String> {
        let is_lint = LINTS.iter().any(|lint| lint.id == self.id);
        is_lint.then(|| self.id.replace('-', "_"))
    }
}

macro_rules! catalogue {
    ($($topic:ident { $($name:ident $id:literal $sentence:literal)* })*) => {
        $($(
            #[doc = $sentence]
            pub(crate) const $name: Finding = Finding {
                id: $id,
                topic: stringify!($topic),
                sentence: $sentence,
            };
        )*)*

        /// Every rule, in the order of this page.
        pub const ALL: &[&Finding] = &[$($(&$name),*),*];
    };
}

catalogue! {
    syntax {
        EXPECTED_STRUCT "expected-struct"
            "A rule begins with `struct Name { … }`, its hyper-parameters."
        UNEXPECTED_SECTION "unexpected-section"
            "After the hyper-parameters come `require`, `state { … }`, `update(w, g, t) { … }` and `eval(w, t) { … }`, nothing else."
        DUPLICATE_SECTION "duplicate-section"
            "A rule has one `state`, one `update` and one `eval`."
        MISSING_UPDATE "missing-update"
            "A rule has an `update(w, g, t) { … }`."
        UPDATE_HEADER "update-header"
            "The header of `update` names the weights, the gradient and, if used, the step number."
        UNSUPPORTED_ATTRIBUTE "unsupported-attribute"
            "Declarations take documentation and `#[allow(…)]`; statements take `#[allow(…)]` alone."
        UNKNOWN_LINT "unknown-lint"
            "`#[allow(…)]` names lints."
        UNUSED_ALLOW "unused-allow"
            "An `#[allow(…)]` stands where its lint would speak."
        RESERVED_NAME "reserved-name"
            "Words of the language and of Rust are no names."
        EXPECTED_NAME "expected-name"
            "A declaration begins with a name."
        TYPE_ANNOTATION "type-annotation"
            "Names are given no types: these follow from defaults and equations."
        INPUT_FORM "input-form"
            "Behind the name of an input stands `input`, `input scalar`, or, of the number of the step, `step`."
        PARAMETER_DEFAULT "parameter-default"
            "Every hyper-parameter has a default: a number, `true`, `false`, or a count such as `10u64`."
        UNKNOWN_STORAGE "unknown-storage"
            "A state is kept per weight, once per tensor if marked `: scalar`, or per row or column of a matrix by `: row` or `: col`."
        MISSING_COMMA "missing-comma"
            "Declarations are separated by `,`."
        MISSING_SEMICOLON "missing-semicolon"
            "Statements end with `;`."
        EXPECTED_STATEMENT "expected-statement"
            "A statement is an assignment, a `let`, or an `if` or `for` around statements."
        EXPECTED_EXPRESSION "expected-expression"
            "An operator has an expression on each side."
        UNEXPECTED_TOKENS "unexpected-tokens"
            "Nothing follows a finished expression."
        UNKNOWN_OPERATOR "unknown-operator"
            "The operators are `+ - * / ^`, comparisons, `&& || !`."
        METHOD_CALL "method-call"
            "Functions are written before their argument: `sqrt(v)`."
        NUMBER_FORM "number-form"
            "Numbers are written `1`, `1.0` or `1e-3`, are finite and have no suffix."
        MISSING_ELSE "missing-else"
            "An `if` that is an expression has an `else`."
        BRANCH_VALUE "branch-value"
            "Each branch of an `if` expression ends with its value."
        UNKNOWN_FUNCTION "unknown-function"
            "Only the language's functions can be called."
        ARGUMENT_COUNT "argument-count"
            "Each function takes a fixed number of arguments."
        TOO_DEEP "too-deep"
            "Expressions and branches nest at most 64 levels deep, and an expression has at most 200 operators."
        CHOICE_FORM "choice-form"
            "A choice between two values is written `if condition { x } else { y }`."
        ARGUMENT_NAME "argument-name"
            "Arguments are told apart by their order; names have only the settings of `orthogonalize`."
        REQUIRE_FORM "require-form"
            "`require` states a condition and, after a comma, its message."
    }
    names {
        STEP_NAME "step-name"
            "The number of the step is called `t`, `k`, `n`, `step` or the like; what else is given is declared: `h: input`."
        UNDECLARED_NAME "undeclared-name"
            "A name is declared before it is used."
        DUPLICATE_NAME "duplicate-name"
            "Hyper-parameters, states, intermediates and the names in `update` are all different."
        FUNCTION_AS_VALUE "function-as-value"
            "A function is called, not used as a value."
        UNUSED_PARAMETER "unused-parameter"
            "Every hyper-parameter is used in the equations."
        UNUSED_STATE "unused-state"
            "Every state is read, not only kept up to date."
        UNUSED_INTERMEDIATE "unused-intermediate"
            "Every `let` is used."
        UNUSED_INPUT "unused-input"
            "Every input beside the gradient is used in the equations."
        ASSIGN_TO_INPUT "assign-to-input"
            "Only the weights and states are assigned."
        NOT_A_STATE "not-a-state"
            "`prev`, `debias` and the mean of `ema_var` take the name of a state."
        NOT_THE_WEIGHTS "not-the-weights"
            "`len` and `ndim` take the name of the weights."
    }
    lists {
        LIST_FORM "list-form"
            "A list of hyper-parameters is numbers in brackets, from 1 to 16: `betas = [0.9, 0.99]`."
        LIST_OF_STATES "list-of-states"
            "A list of states has one for each element of a list of hyper-parameters: `m[betas]`."
        LIST_INDEX "list-index"
            "An element of a list is named by its number, from 0, or by what a loop calls it."
        LIST_LOOP "list-loop"
            "A loop or a sum goes over lists of hyper-parameters: `for beta in betas { … }`, `sum(beta in betas: …)`."
        LIST_LENGTHS "list-lengths"
            "Lists that belong together have one length."
        LIST_AS_VALUE "list-as-value"
            "A list is no number: its elements are."
    }
    order {
        READ_BEFORE_UPDATE "read-before-update"
            "Before its update a state is read as `prev(m)`, last step's value."
        ASSIGNED_TWICE "assigned-twice"
            "A state is assigned once on every path."
        STATE_NOT_ASSIGNED "state-not-assigned"
            "A state is assigned on every path."
        WEIGHTS_ASSIGNED_TWICE "weights-assigned-twice"
            "The weights are assigned once on every path."
        WEIGHTS_NOT_ASSIGNED "weights-not-assigned"
            "The weights are assigned on every path."
    }
    scopes {
        ELEMENT_IN_SCALAR_STATE "element-in-scalar-state"
            "A state takes values that differ no more than it does: a `scalar` one numbers, one per row values of rows."
        ELEMENT_RATE "element-rate"
            "The rate of an average is the same for all weights."
        ELEMENT_BRANCH "element-branch"
            "An `if` around statements has a condition that is known before the first weight is read."
        INITIAL_NAMES "initial-names"
            "An initial value uses hyper-parameters, the weights and the gradient alone."
        SCALAR_INITIAL "scalar-initial"
            "The initial value of a state that is not kept per weight is the same for all weights."
        NOISE_PLACE "noise-place"
            "Only the equations of `update` draw random numbers."
        REQUIRE_NAMES "require-names"
            "`require` states a condition on hyper-parameters alone."
        STATE_CONDITION "state-condition"
            "Whether a state exists depends on hyper-parameters, `len(w)` and `ndim(w)` alone."
    }
    reductions {
        REDUCTION_OPERAND "reduction-operand"
            "A reduction takes values that differ from weight to weight."
        MATRIX_OPERAND "matrix-operand"
            "A function of matrices takes values that differ from weight to weight, and settings that are numbers of the step."
        MATRIX_SHAPES "matrix-shapes"
            "Matrices that are multiplied, and values that are computed together or kept, have shapes that fit."
        REDUCTION_OUTSIDE_UPDATE "reduction-outside-update"
            "Only the equations of `update` reduce over the weights."
        MODEL_REDUCTION_ORDER "model-reduction-order"
            "What is reduced over the whole model depends on no other reduction."
    }
    flags {
        FLAG_AS_NUMBER "flag-as-number"
            "A condition is not a number."
        NUMBER_AS_FLAG "number-as-flag"
            "A number is not a condition."
        BRANCH_KINDS "branch-kinds"
            "Both branches of an `if` give a number, or both a condition."
        ABSENT_STATE "absent-state"
            "A state declared with `if` is used only where its condition holds."
        CONDITION_OF_STATE "condition-of-state"
            "A condition that selects the loop reads a `scalar` state as `prev(s)`."
        TOO_MANY_LOOPS "too-many-loops"
            "At most 6 conditions select the loop."
    }
    domains {
        DOMAIN_FORM "domain-form"
            "A `where` clause compares its own hyper-parameter with numbers."
        DOMAIN_OF_FLAG "domain-of-flag"
            "A flag has no domain."
        EMPTY_DOMAIN "empty-domain"
            "A domain contains at least one number."
        DEFAULT_OUTSIDE_DOMAIN "default-outside-domain"
            "A default lies in its domain."
        DEFAULT_BREAKS_REQUIRE "default-breaks-require"
            "The defaults fulfil every `require`."
    }
    averages {
        AVERAGE_INSIDE "average-inside"
            "`ema` and its relatives are the whole right side of an assignment."
        AVERAGE_OF_NON_STATE "average-of-non-state"
            "`ema` and its relatives are assigned, with `=`, to a state."
        DEBIAS_NEEDS_EMA "debias-needs-ema"
            "`debias` corrects a state that `ema` or `ema_var` defines."
        DEBIAS_INITIAL "debias-initial"
            "`debias` corrects an average that starts at 0."
        EMA_VAR_MEAN "ema-var-mean"
            "The mean of `ema_var` is an `ema` of the same value at the same rate."
    }
    evaluation {
        EVAL_HEADER "eval-header"
            "The header of `eval` names the weights and, if used, the number of steps taken."
        EVAL_ORDER "eval-order"
            "`eval` stands below `update`."
        EVAL_ASSIGNS "eval-assigns"
            "`eval` assigns the weights alone."
        EVAL_GRADIENT "eval-gradient"
            "`eval` reads no gradient and no other input."
        EVAL_PREV "eval-prev"
            "`eval` reads a state by its name, as the last step left it."
        EVAL_OF_TENSOR "eval-of-tensor"
            "`eval` computes each weight from values per weight and numbers that are known before it."
    }
    modifiers {
        MODIFIER_LIST "modifier-list"
            "`with` lists a rule's modifiers at its end, separated by `,`: `with cautious, lookahead(k = 5);`."
        UNKNOWN_MODIFIER "unknown-modifier"
            "A modifier is one of the language's, or one that `modifier!` made."
        MODIFIER_ARGUMENT "modifier-argument"
            "In a modifier's parentheses stand new defaults of its hyper-parameters."
        MODIFIER_TWICE "modifier-twice"
            "What a modifier brings has names that its rule does not have yet."
        MODIFIER_CONFLICT "modifier-conflict"
            "A modifier fits its rule, and those before it."
        MODIFIER_FORM "modifier-form"
            "A modifier has a name, hyper-parameters, and sections that assign what they change."
    }
    ranges {
        POSSIBLE_NAN "possible-nan"
            "No root, logarithm or fractional power of a negative number, and no division by zero."
        RATE_OUTSIDE_UNIT "rate-outside-unit"
            "The rate of an average lies in `[0, 1)`."
    }
    meaning {
        REVERSED_EMA "reversed-ema"
            "In an average written out, the old value has the weight near 1."
        MISPLACED_EPS "misplaced-eps"
            "ε is added to the denominator, not to the quotient or to the numerator's root."
        LONELY_DEBIAS "lonely-debias"
            "Of two averages that are divided, both are debiased or neither."
        GRADIENT_UNUSED "gradient-unused"
            "The weights move along the gradient, or along states that follow it."
        DECAYED_TWICE "decayed-twice"
            "Weight decay is coupled or decoupled, not both."
        LOW_DECAY_RATE "low-decay-rate"
            "A decay rate is the weight of the old value, so its default is not below 0.5."
        CORRECTED_STATE "corrected-state"
            "A state keeps its average as it is; what corrects it stands where it is used."
        CONSTANT_CORRECTION "constant-correction"
            "An average is corrected by `1 - beta^t`, which changes from step to step, not by `1 - beta`."
        MULTIPLIED_CORRECTION "multiplied-correction"
            "An average is divided by its correction, not multiplied."
        FOREIGN_CORRECTION "foreign-correction"
            "An average is corrected by its own rate."
        CORRECTED_TWICE "corrected-twice"
            "An average is corrected once."
        CORRECTED_SUM "corrected-sum"
            "What is corrected is an average: what it adds has the factor `1 - beta`."
        MISMATCHED_SHARES "mismatched-shares"
            "The shares of the old and the new value of an average are `beta` and `1 - beta`, of one rate."
        SWAPPED_RATES "swapped-rates"
            "The average of squares forgets later than the average that is divided by its root."
        UNEVEN_AVERAGES "uneven-averages"
            "What an average is divided by is the root of an average, too."
        MISSING_ROOT "missing-root"
            "With the gradient the step grows, or stays as it is: squares stand under a root, and what is normalised is so once."
        RATE_TWICE "rate-twice"
            "The step goes with the learning rate, not with its square."
        SCALED_DECAY "scaled-decay"
            "Decoupled decay is scaled by the learning rate, not by the correction of an average."
        DECAY_AFTER_STEP "decay-after-step"
            "Decoupled decay is that of the weights before the step."
        GROWING_DECAY "growing-decay"
            "Weight decay makes weights smaller."
        CLIMBS "climbs"
            "Weights go against the gradient, unless a flag such as `maximize` says otherwise."
        LATE_GRADIENT "late-gradient"
            "The gradient of a step moves the weights in that step."
        VANISHING_PRODUCT "vanishing-product"
            "Whether values agree in sign is asked of their signs: a product of small ones is 0."
    }
}

/// What an `#[allow(…)]` on the statement or declaration silences: findings that a rule may mean.
///
/// There an id is written with underscores: `#[allow(possible_nan)]`.
pub(crate) const LINTS: &[&Finding] = &[
    &POSSIBLE_NAN,
    &RATE_OUTSIDE_UNIT,
    &REVERSED_EMA,
    &MISPLACED_EPS,
    &LONELY_DEBIAS,
    &GRADIENT_UNUSED,
    &DECAYED_TWICE,
    &LOW_DECAY_RATE,
    &CORRECTED_STATE,
    &CONSTANT_CORRECTION,
    &MULTIPLIED_CORRECTION,
    &FOREIGN_CORRECTION,
    &CORRECTED_TWICE,
    &CORRECTED_SUM,
    &MISMATCHED_SHARES,
    &SWAPPED_RATES,
    &UNEVEN_AVERAGES,
    &MISSING_ROOT,
    &RATE_TWICE,
    &SCALED_DECAY,
    &DECAY_AFTER_STEP,
    &GROWING_DECAY,
    &CLIMBS,
    &LATE_GRADIENT,
    &VANISHING_PRODUCT,
    &READ_BEFORE_UPDATE,
    &UNUSED_PARAMETER,
    &UNUSED_STATE,
    &UNUSED_INTERMEDIATE,
];
