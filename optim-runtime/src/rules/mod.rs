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
