//! What the files for PyTorch and optax do beside numbers: settings that a schedule changes, tensors without weights, what is
//! saved, and what they say to what is wrong.

use optim_tests::python;
use serde::Serialize;

#[derive(Serialize)]
struct File {
    name: &'static str,
    torch: &'static str,
    optax: &'static str,
}

macro_rules! of_all {
    ([] $($name:ident: $rule:ident,)*) => {
        vec![$(file::<optim_runtime::$rule>()),*]
    };
}

fn file<R: optim_runtime::Rule>() -> File {
    File {
        name: R::META.name,
        torch: R::META.torch(),
        optax: R::META.optax(),
    }
}

fn files() -> Vec<File> {
    let mut files = optim_runtime::any_shape_rules! { of_all };
    files.push(file::<optim_runtime::Muon>());
    files
}

/// Runs a program that gives a list of what is wrong.
fn check(test: &str, needs: &str, program: &str, files: &[File]) {
    let program = format!("{CHECKS}{program}");
    let wrong: Vec<String> = match python::computed(&program, needs, files) {
        Ok(wrong) => wrong,
        Err(reason) => return python::say_skipped(test, &reason),
    };
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What all programs have.
const CHECKS: &str = r#"wrong = []

def error_of(run):
    try:
        run()
    except Exception as error:
        return error

def expect(name, error, kind, *words):
    if type(error) is not kind or any(word not in str(error) for word in words):
        wrong.append(f"{name}: {error!r} is no {kind.__name__} with {words}")
"#;

const OF_TORCH: &str = r#"
import copy, inspect, io, json, sys, warnings
import torch
warnings.simplefilter("ignore")
torch.set_num_threads(1)

def class_of(source):
    names = {"__name__": "text"}
    exec(source, names)
    found, = [x for x in names.values() if isinstance(x, type) and issubclass(x, torch.optim.Optimizer)]
    return found

def inputs_of(Class):
    return [x for x in inspect.signature(Class.step).parameters if x not in ("self", "closure")]

def stepped(Class, params, steps=2):
    optimizer = Class(params)
    for t in range(steps):
        for p in params:
            p.grad = torch.sin(torch.arange(p.numel()) + 1.0 + t).reshape(p.shape).to(p.dtype)
        torch.manual_seed(t)
        optimizer.step(**{x: {p: p.grad**2 for p in params} for x in inputs_of(Class)})
    return optimizer
"#;

const OF_OPTAX: &str = r#"
import inspect, json, re, sys, types, warnings
import jax
jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import numpy as np
import optax
warnings.simplefilter("ignore")

def made_of(source):
    names = {"__name__": "text"}
    exec(source, names)
    own = [x for name, x in names.items()
           if isinstance(x, types.FunctionType) and x.__module__ == "text" and not name.startswith("_")]
    step, = [x for x in own if not x.__name__.endswith("_eval")]
    return step

def inputs_of(transformation):
    return [x for x in inspect.signature(transformation.update).parameters if x not in ("updates", "state", "params", "_")]
"#;

/// A tensor without weights rests, and leaves the others alone.
#[test]
fn tensors_without_weights() {
    let program = format!(
        "{OF_TORCH}{}",
        r#"
for file in json.load(sys.stdin):
    try:
        Class = class_of(file["torch"])
        shapes = [(0, 3), (3, 0), (2, 0, 3)] if file["name"] == "Muon" else [(0,), (0, 3), (3, 0), (2, 0, 3)]
        alone = torch.nn.Parameter(torch.ones(3, 4, dtype=torch.float64))
        stepped(Class, [alone])
        params = [torch.nn.Parameter(torch.ones(shape, dtype=torch.float64)) for shape in [(3, 4), *shapes]]
        optimizer = stepped(Class, params)
        if not torch.equal(params[0], alone):
            wrong.append(f"{file['name']}: other weights beside empty tensors")
        for p in params:
            for key, x in optimizer.state[p].items():
                if isinstance(x, torch.Tensor) and not x.isfinite().all():
                    wrong.append(f"{file['name']}: {key} of {tuple(p.shape)} is {x}")
            if optimizer.state[p]["step"] != 2:
                wrong.append(f"{file['name']}: steps of {tuple(p.shape)}")
        if hasattr(optimizer, "eval_weights"):
            optimizer.eval_weights()
            optimizer.train_weights()
        file_ = io.BytesIO()
        torch.save(optimizer.state_dict(), file_)
    except Exception as error:
        wrong.append(f"{file['name']}: {error!r}")
json.dump(wrong, sys.stdout)
"#
    );
    check(
        "files::tensors_without_weights in PyTorch",
        "import torch",
        &program,
        &files(),
    );
    let program = format!(
        "{OF_OPTAX}{}",
        r#"
def stepped(made, params):
    transformation = made()
    state = transformation.init(params)
    for t in range(2):
        g = jax.tree.map(lambda p: jnp.sin(jnp.arange(p.size) + 1.0 + t).reshape(p.shape), params)
        changes, state = transformation.update(g, state, params, **{x: g for x in inputs_of(transformation)})
        params = optax.apply_updates(params, changes)
    return params, state

for file in json.load(sys.stdin):
    # Random numbers of one tensor depend on its place, which is the first in both.
    try:
        made = made_of(file["optax"])
        alone, _ = stepped(made, {"a": jnp.ones((3, 4))})
        shapes = [(0, 3), (3, 0), (2, 0, 3)] if file["name"] == "Muon" else [(0,), (0, 3), (3, 0), (2, 0, 3)]
        beside, state = stepped(made, {"a": jnp.ones((3, 4)), **{f"e{i}": jnp.ones(shape) for i, shape in enumerate(shapes)}})
        if not jnp.array_equal(alone["a"], beside["a"]):
            wrong.append(f"{file['name']}: other weights beside empty tensors")
        if not all(jnp.isfinite(x).all() for x in jax.tree.leaves(state)):
            wrong.append(f"{file['name']}: {state}")
    except Exception as error:
        wrong.append(f"{file['name']}: {error!r}")
json.dump(wrong, sys.stdout)
"#
    );
    check(
        "files::tensors_without_weights in optax",
        "import jax, optax, numpy",
        &program,
        &files(),
    );
}

/// The weights of training are saved while a model is evaluated, copied with the optimizer, and given back where they are
/// loaded.
#[test]
fn saved_while_it_evaluates() {
    let program = format!(
        "{OF_TORCH}{}",
        r#"
seen = 0
for file in json.load(sys.stdin):
    Class = class_of(file["torch"])
    if not hasattr(Class, "eval_weights"):
        continue
    p = torch.nn.Parameter(torch.arange(12.0).reshape(3, 4))
    optimizer = stepped(Class, [p])
    trained = p.detach().clone()
    optimizer.eval_weights()
    optimizer.eval_weights()
    evaluated = p.detach().clone()
    # Some average from a later step on.
    seen += not torch.equal(trained, evaluated)
    q = torch.nn.Parameter(evaluated.clone())
    loaded = Class([q])
    saved = io.BytesIO()
    torch.save(optimizer.state_dict(), saved)
    saved.seek(0)
    loaded.load_state_dict(torch.load(saved))
    q.grad = torch.ones_like(q)
    expect(file["name"], error_of(loaded.step), RuntimeError, "train_weights")
    loaded.train_weights()
    if not torch.equal(q, trained):
        wrong.append(f"{file['name']}: {q} is not {trained}")
    loaded.step()
    copied = copy.deepcopy(optimizer)
    copied.train_weights()
    if not torch.equal(copied.param_groups[0]["params"][0], trained):
        wrong.append(f"{file['name']}: a copy has lost the weights of training")
    optimizer.train_weights()
    if not torch.equal(p, trained) or set(optimizer.state[p]) != set(loaded.state[q]):
        wrong.append(f"{file['name']}: {optimizer.state[p]}")
if seen < 2:
    wrong.append("nothing to tell apart")
json.dump(wrong, sys.stdout)
"#
    );
    check(
        "files::saved_while_it_evaluates",
        "import torch",
        &program,
        &files(),
    );
}

/// A rate that a schedule gives, in compiled steps.
#[test]
fn a_schedule_in_optax() {
    let program = format!(
        "{OF_OPTAX}{}",
        r#"
seen = 0
for file in json.load(sys.stdin):
    try:
        made = made_of(file["optax"])
        words = inspect.signature(made).parameters
        if "lr" not in words:
            continue
        seen += 1
        known = re.search(r"static_args=\[(.*?)\]", file["optax"])
        known = [x.strip(' "') for x in known.group(1).split(",")] if known else []
        rate = lambda count: words["lr"].default * (1 - 0.1 * count)
        transformation = optax.inject_hyperparams(made, static_args=known)(lr=rate)
        params = {"c": jnp.arange(1.0, 13.0).reshape(3, 4)}
        others = params
        state, other = transformation.init(params), made().init(params)
        update = jax.jit(lambda g, state, params, further: transformation.update(g, state, params, **further))
        for t in range(3):
            g = {"c": jnp.sin(params["c"] * 3 + t) + 0.1}
            further = {x: g for x in inputs_of(made())}
            changes, state = update(g, state, params, further)
            changed, other = made(lr=rate(t)).update(g, other, others, **further)
            params, others = optax.apply_updates(params, changes), optax.apply_updates(others, changed)
        if not np.allclose(params["c"], others["c"], rtol=1e-10, atol=0):
            wrong.append(f"{file['name']}: {params} {others}")
        # What must be known says so.
        if known:
            transformation = optax.inject_hyperparams(made)(lr=rate)
            state = transformation.init(params)
            update = jax.jit(lambda: transformation.update(g, state, params, **further))
            traced = jax.jit(lambda state: transformation.update(g, state, params, **further))
            expect(file["name"], error_of(lambda: traced(state)), TypeError, "static_args", known[0])
    except Exception as error:
        wrong.append(f"{file['name']}: {error!r}")
if seen < 50:
    wrong.append(f"{seen} rules have a rate")
json.dump(wrong, sys.stdout)
"#
    );
    check(
        "files::a_schedule_in_optax",
        "import jax, optax, numpy",
        &program,
        &files(),
    );
}

/// Errors name what was wrong, by the type that Python has for it.
#[test]
fn what_is_wrong_is_named() {
    let program = format!(
        "{OF_TORCH}{}",
        r#"
files = {file["name"]: file["torch"] for file in json.load(sys.stdin)}
for name, source in files.items():
    Class = class_of(source)
    p = torch.nn.Parameter(torch.ones(4, 3))
    p.grad = torch.sparse_coo_tensor([[1], [2]], [1.0], (4, 3))
    beside = {x: {} for x in inputs_of(Class)}
    before = p.detach().clone()
    expect(name, error_of(lambda: Class([p]).step(**beside)), RuntimeError, name, "sparse", "(4, 3)")
    c = torch.nn.Parameter(torch.ones(2, 2, dtype=torch.complex64))
    c.grad = torch.ones_like(c)
    expect(name, error_of(lambda: Class([c]).step(**beside)), RuntimeError, name, "complex")
    if not torch.equal(p, before):
        wrong.append(f"{name}: it stepped")
for name, input in [("Sophia", "hessian"), ("AdaHessian", "hessian")]:
    Class = class_of(files[name])
    p = torch.nn.Parameter(torch.ones(3))
    p.grad = torch.ones(3)
    step = lambda **given: error_of(lambda: Class([p]).step(**given))
    input, = inputs_of(Class)
    expect(name, step(), TypeError, input)
    expect(name, step(**{input: {}}), ValueError, f"`{input}`", "(3,)")
    expect(name, step(**{input: p.grad}), TypeError, f"`{input}`", "dictionary")
    expect(name, step(**{input: {p: torch.ones(4)}}), ValueError, f"`{input}`", "(4,)", "(3,)")
    # A step that does not read it does without.
    error = None
    optimizer = Class([p])
    optimizer.step(**{input: {p: torch.ones(3)}})
    if "_period" in files[name]:
        period, = [x for x in optimizer.defaults if x.endswith("_period")]
        optimizer = Class([p], **{period: 10})
        optimizer.step(**{input: {p: torch.ones(3)}})
        error = error_of(lambda: optimizer.step(**{input: {}}))
    if error:
        wrong.append(f"{name}: {error!r}")
json.dump(wrong, sys.stdout)
"#
    );
    check(
        "files::what_is_wrong_is_named in PyTorch",
        "import torch",
        &program,
        &files(),
    );
    let program = format!(
        "{OF_OPTAX}{}",
        r#"
files = {file["name"]: file["optax"] for file in json.load(sys.stdin)}
params = {"a": jnp.ones(3), "b": jnp.ones((2, 2))}
for name in ["Sophia", "AdaHessian", "Adam"]:
    transformation = made_of(files[name])()
    state = transformation.init(params)
    inputs = inputs_of(transformation)
    def step(g=params, params=params, **given):
        return error_of(lambda: transformation.update(g, state, params, **{**{x: params for x in inputs}, **given}))
    if step() is not None:
        wrong.append(f"{name}: {step()!r}")
    expect(name, step(params=None), ValueError, "params")
    for input in ["updates", *inputs]:
        given = lambda tree: {"g": tree} if input == "updates" else {input: tree}
        expect(name, step(**given({"a": jnp.ones(3)})), ValueError, f"`{input}`", "tree")
        expect(name, step(**given({"a": jnp.ones(4), "b": jnp.ones((2, 2))})), ValueError, f"`{input}`", "(4,)", "(3,)")
    for input in inputs:
        error = error_of(lambda: transformation.update(params, state, params))
        expect(name, error, TypeError, input)
    # Some parameters may be another's.
    labels = {"a": "ours", "b": "others"}
    both = optax.multi_transform({"ours": made_of(files[name])(), "others": optax.sgd(0.1)}, labels)
    changes, _ = both.update(params, both.init(params), params, **{x: params for x in inputs})
    alone, _ = transformation.update({"a": params["a"]}, transformation.init({"a": params["a"]}), {"a": params["a"]},
                                     **{x: {"a": params["a"]} for x in inputs})
    if not jnp.array_equal(changes["a"], alone["a"]):
        wrong.append(f"{name}: {changes} beside {alone}")
json.dump(wrong, sys.stdout)
"#
    );
    check(
        "files::what_is_wrong_is_named in optax",
        "import jax, optax, numpy",
        &program,
        &files(),
    );
}
