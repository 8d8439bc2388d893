//! What the tests know of each built-in rule, a file a rule: its settings, and its equations as the
//! paper has them.

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
