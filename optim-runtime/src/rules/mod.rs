//! The built-in rules, each in a file of its own and written in the language alone.

mod adabelief;
mod adabound;
mod adadelta;
mod adafactor;
mod adagrad;
mod adahessian;
mod adam;
mod adam_mini;
mod adamax;
mod adamc;
mod adamod;
mod adamp;
mod adamw;
mod adan;
mod adapnm;
mod ademamix;
mod adopt;
mod aggmo;
mod asgd;
mod came;
mod dadapt_adam;
mod diffgrad;
mod dog;
mod focus;
mod fromage;
mod ftrl;
mod gradient_descent;
mod grams;
mod lamb;
mod laprop;
mod lars;
mod lion;
mod madgrad;
mod mars;
mod momentum;
mod muon;
mod nadam;
mod novograd;
mod prodigy;
mod qhadam;
mod qhm;
mod radam;
mod ranger;
mod rmsprop;
mod rprop;
mod schedule_free_adamw;
mod schedule_free_sgd;
mod sgd;
mod sgdp;
mod sgdw;
mod sgld;
mod sign_descent;
mod signum;
mod simplified_ademamix;
mod sm3;
mod sophia;
mod stable_adamw;
mod yogi;

pub use adabelief::AdaBelief;
pub use adabound::AdaBound;
pub use adadelta::AdaDelta;
pub use adafactor::Adafactor;
pub use adagrad::AdaGrad;
pub use adahessian::AdaHessian;
pub use adam::Adam;
pub use adam_mini::AdamMini;
pub use adamax::AdaMax;
pub use adamc::AdamC;
pub use adamod::AdaMod;
pub use adamp::AdamP;
pub use adamw::AdamW;
pub use adan::Adan;
pub use adapnm::AdaPnm;
pub use ademamix::AdEmaMix;
pub use adopt::Adopt;
pub use aggmo::AggMo;
pub use asgd::Asgd;
pub use came::Came;
pub use dadapt_adam::DAdaptAdam;
pub use diffgrad::DiffGrad;
pub use dog::Dog;
pub use focus::Focus;
pub use fromage::Fromage;
pub use ftrl::Ftrl;
pub use gradient_descent::GradientDescent;
pub use grams::Grams;
pub use lamb::Lamb;
pub use laprop::LaProp;
pub use lars::Lars;
pub use lion::Lion;
pub use madgrad::Madgrad;
pub use mars::Mars;
pub use momentum::Momentum;
pub use muon::Muon;
pub use nadam::NAdam;
pub use novograd::NovoGrad;
pub use prodigy::Prodigy;
pub use qhadam::QhAdam;
pub use qhm::Qhm;
pub use radam::RAdam;
pub use ranger::Ranger;
pub use rmsprop::RmsProp;
pub use rprop::Rprop;
pub use schedule_free_adamw::ScheduleFreeAdamW;
pub use schedule_free_sgd::ScheduleFreeSgd;
pub use sgd::Sgd;
pub use sgdp::Sgdp;
pub use sgdw::Sgdw;
pub use sgld::Sgld;
pub use sign_descent::SignDescent;
pub use signum::Signum;
pub use simplified_ademamix::SimplifiedAdEmaMix;
pub use sm3::Sm3;
pub use sophia::Sophia;
pub use stable_adamw::StableAdamW;
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
/// that reduce over tensors or the model, `matrix_rules!` those that are for matrices alone, and `any_shape_rules!` all but
/// these.
#[doc(hidden)]
#[macro_export]
macro_rules! built_in_rules {
    (@list $which:ident $then:ident [$($given:tt)*]) => {
        $crate::built_in_rules! { @$which $then [$($given)*]
            {
                adabelief: AdaBelief,
                adabound: AdaBound,
                adadelta: AdaDelta,
                adagrad: AdaGrad,
                adahessian: AdaHessian,
                adam: Adam,
                adamax: AdaMax,
                adamc: AdamC,
                adamod: AdaMod,
                adamw: AdamW,
                adan: Adan,
                adapnm: AdaPnm,
                ademamix: AdEmaMix,
                adopt: Adopt,
                aggmo: AggMo,
                asgd: Asgd,
                diffgrad: DiffGrad,
                focus: Focus,
                ftrl: Ftrl,
                gradient_descent: GradientDescent,
                grams: Grams,
                laprop: LaProp,
                lion: Lion,
                madgrad: Madgrad,
                momentum: Momentum,
                nadam: NAdam,
                qhadam: QhAdam,
                qhm: Qhm,
                radam: RAdam,
                rmsprop: RmsProp,
                rprop: Rprop,
                schedule_free_adamw: ScheduleFreeAdamW,
                schedule_free_sgd: ScheduleFreeSgd,
                sgd: Sgd,
                sgdw: Sgdw,
                sgld: Sgld,
                sign_descent: SignDescent,
                signum: Signum,
                simplified_ademamix: SimplifiedAdEmaMix,
                sophia: Sophia,
                yogi: Yogi,
            }
            {
                adafactor: Adafactor,
                adam_mini: AdamMini,
                adamp: AdamP,
                came: Came,
                dadapt_adam: DAdaptAdam,
                dog: Dog,
                fromage: Fromage,
                lamb: Lamb,
                lars: Lars,
                mars: Mars,
                novograd: NovoGrad,
                prodigy: Prodigy,
                ranger: Ranger,
                sgdp: Sgdp,
                sm3: Sm3,
                stable_adamw: StableAdamW,
            }
            {
                muon: Muon,
            }
        }
    };
    (@weightwise $then:ident $given:tt { $($weightwise:tt)* } $reducing:tt $matrix:tt) => {
        $then! { $given $($weightwise)* }
    };
    (@reducing $then:ident $given:tt $weightwise:tt { $($reducing:tt)* } $matrix:tt) => {
        $then! { $given $($reducing)* }
    };
    (@matrix $then:ident $given:tt $weightwise:tt $reducing:tt { $($matrix:tt)* }) => {
        $then! { $given $($matrix)* }
    };
    (@any_shape $then:ident $given:tt { $($weightwise:tt)* } { $($reducing:tt)* } $matrix:tt) => {
        $then! { $given $($weightwise)* $($reducing)* }
    };
    (@all $then:ident $given:tt { $($weightwise:tt)* } { $($reducing:tt)* } { $($matrix:tt)* }) => {
        $then! { $given $($weightwise)* $($reducing)* $($matrix)* }
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

/// See [`built_in_rules!`](crate::built_in_rules).
#[doc(hidden)]
#[macro_export]
macro_rules! matrix_rules {
    ($then:ident $($given:tt)*) => {
        $crate::built_in_rules! { @list matrix $then [$($given)*] }
    };
}

/// See [`built_in_rules!`](crate::built_in_rules).
#[doc(hidden)]
#[macro_export]
macro_rules! any_shape_rules {
    ($then:ident $($given:tt)*) => {
        $crate::built_in_rules! { @list any_shape $then [$($given)*] }
    };
}
