//! The built-in rules, each in a file of its own and written in the language alone.

mod adagrad;
mod adam;
mod adamw;
mod gradient_descent;
mod lion;
mod momentum;
mod rmsprop;
mod sgd;
mod sign_descent;

pub use adagrad::AdaGrad;
pub use adam::Adam;
pub use adamw::AdamW;
pub use gradient_descent::GradientDescent;
pub use lion::Lion;
pub use momentum::Momentum;
pub use rmsprop::RmsProp;
pub use sgd::Sgd;
pub use sign_descent::SignDescent;

/// Hands the list of built-in rules to a macro, so that whatever goes through all of them (tests,
/// benches, pages) has one list: `built_in_rules! { then given }` is
/// `then! { [given] adagrad: AdaGrad, … }`.
#[doc(hidden)]
#[macro_export]
macro_rules! built_in_rules {
    ($then:ident $($given:tt)*) => {
        $then! { [$($given)*]
            adagrad: AdaGrad,
            adam: Adam,
            adamw: AdamW,
            gradient_descent: GradientDescent,
            lion: Lion,
            momentum: Momentum,
            rmsprop: RmsProp,
            sgd: Sgd,
            sign_descent: SignDescent,
        }
    };
}
