//! The built-in rules, each in a file of its own and written in the language alone.

mod adabelief;
mod adadelta;
mod adafactor;
mod adagrad;
mod adahessian;
mod adam;
mod adamax;
mod adamw;
mod adan;
mod adopt;
mod asgd;
mod gradient_descent;
mod lamb;
mod lars;
mod lion;
mod momentum;
mod nadam;
mod prodigy;
mod radam;
mod rmsprop;
mod rprop;
mod schedule_free_adamw;
mod schedule_free_sgd;
mod sgd;
mod sgld;
mod sign_descent;
mod signum;
mod sophia;
mod yogi;

pub use adabelief::AdaBelief;
pub use adadelta::AdaDelta;
pub use adafactor::Adafactor;
pub use adagrad::AdaGrad;
pub use adahessian::AdaHessian;
pub use adam::Adam;
pub use adamax::AdaMax;
pub use adamw::AdamW;
pub use adan::Adan;
pub use adopt::Adopt;
pub use asgd::Asgd;
pub use gradient_descent::GradientDescent;
pub use lamb::Lamb;
pub use lars::Lars;
pub use lion::Lion;
pub use momentum::Momentum;
pub use nadam::NAdam;
pub use prodigy::Prodigy;
pub use radam::RAdam;
pub use rmsprop::RmsProp;
pub use rprop::Rprop;
pub use schedule_free_adamw::ScheduleFreeAdamW;
pub use schedule_free_sgd::ScheduleFreeSgd;
pub use sgd::Sgd;
pub use sgld::Sgld;
pub use sign_descent::SignDescent;
pub use signum::Signum;
pub use sophia::Sophia;
pub use yogi::Yogi;

use crate::error::{Error, nearest};
use crate::optimizer::AnyRule;

/// A built-in rule with its defaults, by its name: `adamw`, `AdamW` and `adam_w` are one.
///
/// ```
/// use optim_runtime::{Optimizer, rules};
///
/// let mut rule = rules::by_name("schedule-free-adamw")?;
/// rule.set_hyper("lr", 2e-3)?;
/// assert_eq!(Optimizer::new(rule)?.group_rule("default")?.name(), "ScheduleFreeAdamW");
/// # Ok::<(), optim_runtime::Error>(())
/// ```
///
/// # Errors
/// [`Error::UnknownRule`], with the nearest name.
// Where it is not used, no loop is compiled for it.
#[inline]
pub fn by_name(name: &str) -> Result<AnyRule, Error> {
    macro_rules! find {
        ([] $($module:ident: $rule:ident,)*) => {{
            $(if alike(name, stringify!($rule)) {
                return Ok($rule::default().into());
            })*
            let known = [$(stringify!($rule)),*];
            Err(Error::UnknownRule {
                rule: name.to_owned(),
                nearest: nearest(&letters(name), known.map(letters).iter().map(String::as_str))
                    .and_then(|near| known.into_iter().find(|rule| alike(rule, &near)))
                    .map(str::to_owned),
            })
        }};
    }
    crate::built_in_rules! { find }
}

/// A name without what different styles put between its words.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn alike(a: &str, b: &str) -> bool {
    letters(a) == letters(b)
}

/// Hands the list of built-in rules to a macro, so that whatever goes through all of them (tests,
/// benches, pages) has one list: `built_in_rules! { then given }` is
/// `then! { [given] adabelief: AdaBelief, … }`.
///
/// `weightwise_rules!` hands on those in which each weight goes its own way, `reducing_rules!` those
/// that reduce over tensors or the model.
#[doc(hidden)]
#[macro_export]
macro_rules! built_in_rules {
    (@list $which:ident $then:ident [$($given:tt)*]) => {
        $crate::built_in_rules! { @$which $then [$($given)*]
            {
                adabelief: AdaBelief,
                adadelta: AdaDelta,
                adagrad: AdaGrad,
                adahessian: AdaHessian,
                adam: Adam,
                adamax: AdaMax,
                adamw: AdamW,
                adan: Adan,
                adopt: Adopt,
                asgd: Asgd,
                gradient_descent: GradientDescent,
                lion: Lion,
                momentum: Momentum,
                nadam: NAdam,
                radam: RAdam,
                rmsprop: RmsProp,
                rprop: Rprop,
                schedule_free_adamw: ScheduleFreeAdamW,
                schedule_free_sgd: ScheduleFreeSgd,
                sgd: Sgd,
                sgld: Sgld,
                sign_descent: SignDescent,
                signum: Signum,
                sophia: Sophia,
                yogi: Yogi,
            }
            {
                adafactor: Adafactor,
                lamb: Lamb,
                lars: Lars,
                prodigy: Prodigy,
            }
        }
    };
    (@weightwise $then:ident $given:tt { $($weightwise:tt)* } $reducing:tt) => {
        $then! { $given $($weightwise)* }
    };
    (@reducing $then:ident $given:tt $weightwise:tt { $($reducing:tt)* }) => {
        $then! { $given $($reducing)* }
    };
    (@all $then:ident $given:tt { $($weightwise:tt)* } { $($reducing:tt)* }) => {
        $then! { $given $($weightwise)* $($reducing)* }
    };
    ($then:ident $($given:tt)*) => {
        $crate::built_in_rules! { @list all $then [$($given)*] }
    };
}

/// See [`built_in_rules!`](crate::built_in_rules).
#[doc(hidden)]
#[macro_export]
macro_rules! weightwise_rules {
    ($then:ident $($given:tt)*) => {
        $crate::built_in_rules! { @list weightwise $then [$($given)*] }
    };
}

/// See [`built_in_rules!`](crate::built_in_rules).
#[doc(hidden)]
#[macro_export]
macro_rules! reducing_rules {
    ($then:ident $($given:tt)*) => {
        $crate::built_in_rules! { @list reducing $then [$($given)*] }
    };
}
