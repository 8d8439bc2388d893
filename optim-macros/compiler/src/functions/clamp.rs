//! `clamp(x, low, high)`: the nearest number from `low` to `high`.

use super::max::MAX;
use super::min::MIN;
use super::{Definition, Meaning, Notation, Pointwise, Term, Torch};

pub(crate) const CLAMP: Pointwise = Pointwise(&Definition {
    name: "clamp",
    form: "clamp(x, low, high)",
    operator: None,
    meaning: Meaning::Composed {
        arguments: 3,
        term: Term::Call(
            MIN,
            &[
                Term::Call(MAX, &[Term::Argument(0), Term::Argument(1)]),
                Term::Argument(2),
            ],
        ),
    },
    numpy: "np.clip",
    torch: Torch {
        number: "_clip",
        tensor: "torch.clamp",
        list: None,
    },
    notation: Notation::Word,
});
