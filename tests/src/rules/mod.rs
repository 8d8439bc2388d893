//! What the tests know of each built-in rule, a file a rule: its settings, and its equations as the
//! paper has them.

mod adabelief;
mod adadelta;
mod adagrad;
mod adam;
mod adamax;
mod adamw;
mod adan;
mod adopt;
mod asgd;
mod gradient_descent;
mod lion;
mod momentum;
mod nadam;
mod radam;
mod rmsprop;
mod rprop;
mod schedule_free_adamw;
mod schedule_free_sgd;
mod sgd;
mod sign_descent;
mod signum;
mod yogi;
