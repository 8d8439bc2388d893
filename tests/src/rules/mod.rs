//! What the tests know of each built-in rule, a file a rule: its settings, and its equations as the
//! paper has them.

mod adagrad;
mod adam;
mod adamw;
mod gradient_descent;
mod lion;
mod momentum;
mod rmsprop;
mod sgd;
mod sign_descent;
