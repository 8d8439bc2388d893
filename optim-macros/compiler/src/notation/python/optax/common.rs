//! Functions of the file that every step needs.

use super::File;
use crate::notation::python::Python;

const IS_KNOWN: &str = "\
def _is_known(x):
    \"\"\"Whether `x` is a number: inside of `optax.inject_hyperparams` it may be traced.\"\"\"
    return not isinstance(x, jax.core.Tracer)
";

const LEAVES: &str = "\
def _leaves(name, params, values):
    \"\"\"The tensors of a tree like the parameters, but for those that `optax.multi_transform` leaves to others.\"\"\"
    is_left = lambda x: isinstance(x, optax.MaskedNode)
    weights, tree = jax.tree.flatten(params, is_leaf=is_left)
    try:
        values = tree.flatten_up_to(values)
    except (ValueError, TypeError) as error:
        raise ValueError(f\"`{name}` is no tree like the parameters: {error}\") from None
    pairs = [(w, x) for w, x in zip(weights, values) if not is_left(w)]
    for w, x in pairs:
        if jnp.shape(x) != w.shape:
            raise ValueError(f\"`{name}` has the shape {jnp.shape(x)} for a parameter of shape {w.shape}\")
    return [x for _, x in pairs]
";

const RESTED: &str = "\
def _rested(w, own):
    \"\"\"A step without weights, which adds nothing to any sum.\"\"\"
    return w, own
    yield
";

impl Python<'_> {
    pub(super) fn common(&mut self, file: &File<'_>) {
        let asks = ["_number", "_orthogonalize"].map(|name| self.helpers.contains(name));
        if !file.arguments.is_empty() || asks.contains(&true) {
            self.out.push_str("\n\n");
            self.out.push_str(IS_KNOWN);
        }
        self.out.push_str("\n\n");
        self.out.push_str(LEAVES);
        if file.sums {
            self.out.push_str("\n\n");
            self.out.push_str(RESTED);
        }
        self.out.push_str("\n\ndef _like(x, other):\n");
        self.doc(1, &["`x` with the shape and type of `other`.".to_owned()]);
        self.line(1, "x = jnp.asarray(x, other.dtype)");
        // What is reduced of rows has as many axes as the weights.
        self.line(
            1,
            "return jnp.broadcast_to(x if other.ndim else x.reshape(()), other.shape)",
        );
        for (word, text) in [
            ("normal", "jax.random.normal(key, w.shape, w.dtype)"),
            ("uniform", "jax.random.uniform(key, w.shape, w.dtype)"),
        ] {
            if file.body.contains(&format!("_{word}(")) {
                self.out.push_str(&format!("\n\ndef _{word}(key, w):\n"));
                self.line(1, &format!("return {text}"));
            }
        }
    }
}
