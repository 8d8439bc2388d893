//! Functions that a rule calls and that the library does not have.

use super::Python;
use super::dialect::Dialect;

impl Python<'_> {
    /// The functions that were called and that the library does not have.
    pub(super) fn helpers(&mut self) {
        let names: Vec<_> = self.helpers.iter().copied().collect();
        for name in names {
            if let Some(text) = super::numbers::definition(name, self.dialect) {
                self.out.push_str("\n\n");
                self.out.push_str(&text);
                continue;
            }
            let text = match (name, self.dialect) {
                ("_sign", _) => SIGN,
                ("_cbrt", _) => CBRT,
                ("_orthogonalize", Dialect::Torch) => ORTHOGONALIZE_OF_TENSORS,
                ("_orthogonalize", _) => ORTHOGONALIZE,
                ("_inverse_root", Dialect::Torch) => INVERSE_ROOT_OF_TENSORS,
                ("_inverse_root", _) => INVERSE_ROOT,
                ("_eigenvectors", Dialect::Torch) => EIGENVECTORS_OF_TENSORS,
                ("_eigenvectors", _) => EIGENVECTORS,
                ("_of_columns", _) => OF_COLUMNS,
                ("_given", _) => GIVEN,
                ("_together", _) => TOGETHER,
                (name, dialect) => panic!("a bug in optim: {dialect:?} has no {name}"),
            };
            self.out.push_str("\n\n");
            self.out.push_str(text);
        }
    }
}

const SIGN: &str = "\
def _sign(x):
    return (x > 0) - (x < 0)
";

const CBRT: &str = "\
def _cbrt(x):
    if not isinstance(x, torch.Tensor):
        return math.copysign(abs(x) ** (1 / 3), x)
    return torch.copysign(torch.abs(x) ** (1 / 3), x)
";

const ORTHOGONALIZE_OF_TENSORS: &str = "\
def _orthogonalize(x, steps, a, b, c, eps, least):
    \"\"\"The Newton-Schulz iteration on each matrix of the last two axes.\"\"\"
    divisor = torch.clamp(torch.linalg.matrix_norm(x, keepdim=True), min=least) + eps
    x = x / torch.where(divisor == 0, torch.ones_like(divisor), divisor)
    wide = x.shape[-2] <= x.shape[-1]
    x = x if wide else x.mT
    for _ in range(int(steps)):
        gram = x @ x.mT
        x = a * x + (b * gram + c * (gram @ gram)) @ x
    return x if wide else x.mT
";

const ORTHOGONALIZE: &str = "\
def _orthogonalize(x, steps, a, b, c, eps, least):
    \"\"\"The Newton-Schulz iteration on each matrix of the last two axes.\"\"\"
    norm = jnp.sqrt(jnp.sum(jnp.square(x), axis=(-2, -1), keepdims=True))
    divisor = jnp.maximum(norm, least) + eps
    x = x / jnp.where(divisor == 0, 1, divisor)
    wide = x.shape[-2] <= x.shape[-1]
    x = x if wide else x.mT

    def iterated(_, x):
        gram = x @ x.mT
        return a * x + (b * gram + c * (gram @ gram)) @ x

    if _is_known(steps):
        for step in range(int(steps)):
            x = iterated(step, x)
    else:
        x = jax.lax.fori_loop(0, jnp.asarray(steps, int), iterated, x)
    return x if wide else x.mT
";

const INVERSE_ROOT_OF_TENSORS: &str = "\
def _inverse_root(x, p, eps, least):
    \"\"\"`x ** (-1 / p)` of each symmetric matrix of the last two axes; what is `least` or 0 or less counts as nothing.\"\"\"
    values, vectors = torch.linalg.eigh(x.double())
    values = values + eps * values.amax(dim=-1, keepdim=True)
    there = values > max(least, 0)
    values = torch.where(there, torch.where(there, values, 1) ** (-1 / p), 0)
    return ((vectors * values.unsqueeze(-2)) @ vectors.mT).to(x.dtype)
";

const INVERSE_ROOT: &str = "\
def _inverse_root(x, p, eps, least):
    \"\"\"`x ** (-1 / p)` of each symmetric matrix of the last two axes; what is `least` or 0 or less counts as nothing.\"\"\"
    values, vectors = jnp.linalg.eigh(x)
    values = values + eps * jnp.max(values, axis=-1, keepdims=True)
    there = values > jnp.maximum(least, 0)
    values = jnp.where(there, jnp.where(there, values, 1) ** (-1 / p), 0)
    return (vectors * values[..., None, :]) @ vectors.mT
";

const EIGENVECTORS_OF_TENSORS: &str = "\
def _eigenvectors(x):
    \"\"\"The eigenvectors of each symmetric matrix in its columns; the largest value of each is positive.\"\"\"
    _, vectors = torch.linalg.eigh(x.double())
    largest = vectors.abs().argmax(dim=-2, keepdim=True)
    return (vectors * vectors.gather(-2, largest).sign()).to(x.dtype)
";

const EIGENVECTORS: &str = "\
def _eigenvectors(x):
    \"\"\"The eigenvectors of each symmetric matrix in its columns; the largest value of each is positive.\"\"\"
    _, vectors = jnp.linalg.eigh(x)
    largest = jnp.argmax(jnp.abs(vectors), axis=-2, keepdims=True)
    return vectors * jnp.sign(jnp.take_along_axis(vectors, largest, axis=-2))
";

const OF_COLUMNS: &str = "\
def _of_columns(fold, x):
    \"\"\"`fold` of each column; a tensor of one axis is one row.\"\"\"
    return fold(x, dim=-2, keepdim=True) if x.ndim > 1 else fold(x.unsqueeze(0), dim=0)
";

const TOGETHER: &str = "\
def _together(updates):
    \"\"\"Runs updates side by side. One that yields a place and its part of a sum is sent the sum of all.\"\"\"
    results, waiting = {}, {}

    def resume(index, total):
        try:
            waiting[index] = updates[index].send(total)
        except StopIteration as end:
            waiting.pop(index, None)
            results[index] = end.value

    for index in range(len(updates)):
        resume(index, None)
    while waiting:
        first = min(place for place, _ in waiting.values())
        there = [index for index, (place, _) in waiting.items() if place == first]
        total = sum(waiting[index][1] for index in there)
        for index in there:
            resume(index, total)
    return [results[index] for index in range(len(updates))]
";

const GIVEN: &str = "\
def _given(name, values, weights):
    \"\"\"Asks for what a step reads beside the gradient.\"\"\"
    for x, w in zip(values, weights):
        if x is None:
            raise ValueError(f\"`{name}` has no tensor for a parameter of shape {tuple(w.shape)}, and this step reads it\")
        if x.shape != w.shape:
            raise ValueError(f\"`{name}` has the shape {tuple(x.shape)} for a parameter of shape {tuple(w.shape)}\")
";
