"""Records further cases: options that the cases of the folder above do not have.

    python record.py            # in an environment with torch, optax, pytorch_optimizer and prodigyopt

writes `manifest.json`, `inputs.safetensors` and `results.safetensors` beside itself.
"""

import json
import pathlib
import struct
from importlib.metadata import version

import jax
import numpy as np
import optax
import prodigyopt
import torch
import pytorch_optimizer

STEPS, STORED, LEN = 50, [1, 2, 3, 10, 50], 37
SHAPE = (6, 7)
TYPES = {"f32": np.float32, "f64": np.float64}
# 32 machine epsilons.
TOLERANCE = {"f32": 4e-6, "f64": 8e-15}
HERE = pathlib.Path(__file__).parent


def write(path, tensors):
    """The format safetensors: the longer element types first, so that every tensor is aligned."""
    names = {"float64": "F64", "float32": "F32", "int64": "I64", "int32": "I32"}
    header, data, at = {}, [], 0
    for name, array in sorted(tensors.items(), key=lambda it: (-it[1].itemsize, it[0])):
        array = np.ascontiguousarray(array)
        header[name] = {"dtype": names[str(array.dtype)], "shape": list(array.shape), "data_offsets": [at, at + array.nbytes]}
        data.append(array.tobytes())
        at += array.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(data))


def gradients(profile, rng, dtype, length):
    """`wide`: every magnitude, some zeros of both signs, some denormals; `wide0`: without denormals;
    `smooth`: slowly turning, with noise."""
    shape = (STEPS, length)
    if profile == "smooth":
        t, phase = np.arange(STEPS)[:, None], rng.uniform(0, 6, length)
        g = np.sin(t / 9 + phase) + 0.3 * rng.standard_normal(shape)
    else:
        g = rng.standard_normal(shape) * 10 ** rng.uniform(-6, 3, shape)
        kind = rng.uniform(size=shape)
        g[kind < 0.03] = 0.0
        g[(0.03 <= kind) & (kind < 0.04)] = -0.0
        if profile == "wide":
            low = -39 if dtype == "f32" else -310
            denormal = (0.04 <= kind) & (kind < 0.06)
            g[denormal] = 3 * 10.0 ** (low + rng.uniform(-1, 1, denormal.sum()))
    return g.astype(TYPES[dtype])


def schedule(lr):
    """Warm-up over ten steps, then a cosine."""
    t = np.arange(1, STEPS + 1)
    return (lr * np.minimum(t / 10, 0.5 * (1 + np.cos(np.pi * (t - 10) / 45)) * (t > 10) + (t <= 10))).tolist()


def of_torch(rule, options, p0, grads, rates):
    """The weights after every step, and the state after the last."""
    torch.set_default_dtype(torch.float64 if p0.dtype == np.float64 else torch.float32)
    p = torch.nn.Parameter(torch.tensor(p0))
    optimizer = rule([p], **options)
    weights = []
    for step, g in enumerate(grads):
        if rates:
            optimizer.param_groups[0]["lr"] = rates[step]
        p.grad = torch.tensor(g)
        optimizer.step()
        weights.append(p.detach().numpy().copy().reshape(-1))
    state, group = dict(optimizer.state[p]), optimizer.param_groups[0]
    for name in ("lr_max", "weight_sum") + (("d", "d_numerator") if "d_numerator" in group else ()):
        if name in group:
            state[name] = group[name]
    kept = {}
    for name, value in state.items():
        if value is None or isinstance(value, bool) or torch.is_tensor(value) and value.numel() == 0:
            continue
        array = np.asarray(value.detach().numpy() if torch.is_tensor(value) else value)
        kept[name] = array.reshape(-1)
    evaluated = None
    if hasattr(optimizer, "train_mode"):
        optimizer.eval()
        evaluated = p.detach().numpy().copy()
    return np.stack(weights), kept, evaluated


def of_optax(rule, options, p0, grads, rates):
    options = dict(options)
    if rates:
        values = jax.numpy.asarray(rates)
        options["learning_rate"] = lambda count: values[count]
    optimizer = rule(**options)
    p = jax.numpy.asarray(p0)
    state = optimizer.init(p)
    weights = []
    for g in grads:
        updates, state = optimizer.update(jax.numpy.asarray(g), state, p)
        p = optax.apply_updates(p, updates)
        weights.append(np.asarray(p).copy())
    kept = {}
    for place, part in enumerate(state):
        for name, value in getattr(part, "_asdict", dict)().items():
            if hasattr(value, "dtype"):
                kept[f"[{place}].{name}"] = np.asarray(value).reshape(-1)
    return np.stack(weights), kept, None


jax.config.update("jax_enable_x64", True)

T, P, O = torch.optim, pytorch_optimizer, optax
CLIPPED = {"pre_norm": True, "max_grad_norm": 0.3}
WD, MAX = {"weight_decay": 0.03}, {"maximize": True}
BOTH = WD | MAX
DECOUPLED = BOTH | {"decoupled_weight_decay": True}
COUPLED, FIXED = {"weight_decay": 0.03, "weight_decouple": False}, {"weight_decay": 0.03, "weight_decouple": True, "fixed_decay": True}
# Package, rule, what is not said by its signature's defaults, whether the learning rate changes.
CASES = [
    ("torch", "SGD", {"lr": 0.02, "momentum": 0.8, "dampening": 0.3} | BOTH, True),
    ("torch", "SGD", {"lr": 0.02, "momentum": 0.8, "nesterov": True} | BOTH, True),
    ("torch", "SGD", {"lr": 0.02} | BOTH, False),
    ("torch", "Adagrad", {"lr": 0.02, "lr_decay": 0.1, "initial_accumulator_value": 0.2, "eps": 1e-6} | BOTH, True),
    ("torch", "RMSprop", {"momentum": 0.7, "centered": True, "alpha": 0.95, "eps": 1e-3} | BOTH, False),
    ("torch", "RMSprop", {"momentum": 0.7, "alpha": 0.9} | WD, True),
    ("torch", "Adam", {"amsgrad": True, "betas": [0.8, 0.95]} | BOTH, True),
    ("torch", "Adam", {"amsgrad": True} | DECOUPLED, True),
    ("torch", "AdamW", {"amsgrad": True, "eps": 1e-4} | BOTH, True),
    ("torch", "Adamax", {"betas": [0.8, 0.95], "eps": 1e-4} | BOTH, True),
    ("torch", "NAdam", {"momentum_decay": 0.1, "betas": [0.8, 0.95]} | BOTH, True),
    ("torch", "NAdam", DECOUPLED, True),
    ("torch", "RAdam", {"betas": [0.8, 0.95], "eps": 1e-4} | BOTH, True),
    ("torch", "RAdam", {"betas": [0.7, 0.7]} | DECOUPLED, True),
    ("torch", "Adadelta", {"lr": 0.5, "rho": 0.8, "eps": 1e-4} | BOTH, True),
    ("torch", "Rprop", {"lr": 0.02, "etas": [0.6, 1.3], "step_sizes": [1e-3, 0.5]} | MAX, True),
    ("torch", "ASGD", {"lr": 0.02, "lambd": 0.01, "alpha": 0.5, "t0": 20} | BOTH, True),
    ("pytorch_optimizer", "Lion", {"lr": 0.01} | COUPLED | MAX, True),
    ("pytorch_optimizer", "Lion", {"lr": 0.01, "betas": [0.8, 0.95]} | FIXED, True),
    ("pytorch_optimizer", "SignSGD", {"momentum": 0.8} | COUPLED | MAX, True),
    ("pytorch_optimizer", "SignSGD", {"momentum": 0.9} | WD, True),
    ("pytorch_optimizer", "SignSGD", {"momentum": 0.0} | BOTH, True),
    ("pytorch_optimizer", "AdaBelief", {"ams_bound": True, "eps": 1e-8} | COUPLED | MAX, True),
    ("pytorch_optimizer", "AdaBelief", {"rectify": True, "betas": [0.8, 0.95], "eps": 1e-8} | FIXED, True),
    ("pytorch_optimizer", "AdaBelief", {"rectify": True, "degenerated_to_sgd": False, "eps": 1e-8} | WD, True),
    ("pytorch_optimizer", "Adan", {"betas": [0.9, 0.8, 0.95]} | WD, True),
    ("pytorch_optimizer", "Adan", WD | {"weight_decouple": True}, True),
    ("pytorch_optimizer", "Adan", MAX, False),
    ("pytorch_optimizer", "ADOPT", {"betas": [0.8, 0.95]} | COUPLED | MAX, True),
    ("pytorch_optimizer", "ADOPT", {"clip_lambda": None, "eps": 1e-3} | FIXED, True),
    ("pytorch_optimizer", "ADOPT", {"weight_decay": 0.03, "weight_decouple": True}, True),
    ("pytorch_optimizer", "ScheduleFreeSGD", {"lr": 0.05, "momentum": 0.8, "r": 1.0, "warmup_steps": 7} | BOTH, False),
    ("pytorch_optimizer", "ScheduleFreeSGD", {"lr": 0.05, "weight_lr_power": 1.0}, True),
    ("pytorch_optimizer", "ScheduleFreeAdamW", {"r": 0.5, "warmup_steps": 7, "ams_bound": True} | BOTH, False),
    ("pytorch_optimizer", "ScheduleFreeAdamW", {"betas": [0.8, 0.95], "decoupling_c": 5} | WD, True),
    ("optax", "sgd", {"learning_rate": 0.02, "momentum": None}, True),
    ("optax", "sgd", {"learning_rate": 0.02, "momentum": 0.8, "nesterov": True}, True),
    ("optax", "sign_sgd", {"learning_rate": 0.02}, True),
    ("optax", "rmsprop", {"learning_rate": 0.02, "momentum": 0.8, "initial_scale": 0.5}, True),
    ("optax", "rmsprop", {"learning_rate": 0.02, "momentum": 0.8, "nesterov": True, "eps_in_sqrt": False}, True),
    ("optax", "rmsprop", {"learning_rate": 0.02, "centered": True, "eps": 1e-3}, True),
    ("optax", "rmsprop", {"learning_rate": 0.02, "bias_correction": True}, True),
    ("optax", "rmsprop", {"learning_rate": 0.02, "bias_correction": True, "centered": True, "eps": 1e-2, "momentum": 0.8}, True),
    ("optax", "adam", {"learning_rate": 0.02, "b1": 0.8, "b2": 0.95, "eps_root": 1e-4}, True),
    ("optax", "adam", {"learning_rate": 0.02, "nesterov": True}, True),
    ("optax", "nadam", {"learning_rate": 0.02, "eps_root": 1e-4}, False),
    ("optax", "adamw", {"learning_rate": 0.02, "weight_decay": 0.03, "eps_root": 1e-4}, True),
    ("optax", "nadamw", {"learning_rate": 0.02, "weight_decay": 0.03}, True),
    ("optax", "adagrad", {"learning_rate": 0.02}, True),
    ("optax", "adadelta", {"learning_rate": 0.5}, True),
    ("optax", "adamax", {"learning_rate": 0.02}, True),
    ("optax", "yogi", {"learning_rate": 0.02}, True),
    ("optax", "adabelief", {"learning_rate": 0.02}, True),
    ("pytorch_optimizer", "Yogi", COUPLED | MAX, True),
    ("pytorch_optimizer", "Yogi", {"initial_accumulator": 0.1} | WD, True),
    ("optax", "lion", {"learning_rate": 0.02, "b1": 0.8, "b2": 0.95, "weight_decay": 0.03}, True),
    ("pytorch_optimizer", "Lamb", {"lr": 0.02, "betas": [0.8, 0.95]} | COUPLED | MAX, True),
    ("pytorch_optimizer", "Lamb", {"lr": 0.02, "eps": 1e-3, "grad_averaging": False} | FIXED, True),
    ("pytorch_optimizer", "Lamb", {"lr": 0.02, "adam": True} | WD, True),
    ("pytorch_optimizer", "Lamb", {"lr": 0.02} | CLIPPED | WD, True),
    ("pytorch_optimizer", "Lamb", {"lr": 0.02, "rectify": True}, True),
]
# Prodigy's estimate grows without bound at larger rates: gradients that are recorded never turn.
# Of matrices: what has rows and columns, or treats vectors differently.
MATRICES = [
    ("pytorch_optimizer", "LARS", {"lr": 0.5, "trust_coefficient": 0.02, "dampening": 0.3} | BOTH, True),
    ("pytorch_optimizer", "LARS", {"lr": 0.5, "trust_coefficient": 0.02, "momentum": 0.8, "nesterov": True} | WD, True),
    ("pytorch_optimizer", "LARS", {"lr": 0.5, "momentum": 0.0} | BOTH, False),
    ("pytorch_optimizer", "Lamb", {"lr": 0.02} | WD, True),
    ("torch", "Adafactor", {"lr": 0.1} | BOTH, True),
    ("torch", "Adafactor", {"lr": 0.1, "beta2_decay": -0.5, "eps": [1e-8, 0.3], "d": 1.5}, True),
    ("prodigyopt", "Prodigy", {"lr": 0.1}, False),
    ("prodigyopt", "Prodigy", {"weight_decay": 0.03, "decouple": False, "use_bias_correction": True, "lr": 0.2, "d_coef": 2.0}, True),
    ("prodigyopt", "Prodigy", {"weight_decay": 0.03, "safeguard_warmup": True, "lr": 0.3, "beta3": 0.95, "d0": 1e-3}, True),
]
# And of vectors, what the others are matrices of.
CASES += [
    ("pytorch_optimizer", "LARS", {"lr": 0.05, "nesterov": True} | WD, True),
    ("torch", "Adafactor", {"lr": 0.1} | BOTH, True),
    ("torch", "Adafactor", {"lr": 0.1, "beta2_decay": -0.5, "eps": [1e-8, 0.3], "d": 1.5}, True),
]
# pytorch_optimizer takes these from keyword arguments or in another form.
ALSO = {
    "Lion": {"maximize": False}, "Yogi": {"maximize": False}, "SignSGD": {"maximize": False}, "AdaBelief": {"maximize": False, "n_sma_threshold": 5, "degenerated_to_sgd": True},
    "Adan": {"maximize": False}, "ADOPT": {"maximize": False, "clip_lambda": "step**0.25 (step counts from 1)"},
    "ScheduleFreeSGD": {"maximize": False}, "ScheduleFreeAdamW": {"maximize": False},
    "Lamb": {"maximize": False, "n_sma_threshold": 5, "degenerated_to_sgd": False, "clamp": 10.0}, "LARS": {"maximize": False},
}
NOT_RULES = {"params", "foreach", "capturable", "differentiable", "kwargs", "tag", "use_gc", "adanorm", "adam_debias", "cautious", "stable_adamw", "fsdp_in_use"}


def resolved(package, rule, function, options):
    import inspect

    known = {}
    for name, parameter in inspect.signature(function).parameters.items():
        if name not in NOT_RULES and parameter.default is not parameter.empty:
            known[name] = parameter.default
    known = known | (ALSO.get(rule, {}) if package == "pytorch_optimizer" else {})
    if package == "torch" and rule in ("Adam", "AdamW"):
        known["decoupled_weight_decay"] = known.get("decoupled_weight_decay", rule == "AdamW")
    known = {name: None if value == float("inf") else value for name, value in (known | options).items()}
    if rule == "ADOPT" and callable(known["clip_lambda"]):
        known["clip_lambda"] = ALSO["ADOPT"]["clip_lambda"]
    return json.loads(json.dumps(known, default=lambda it: None))


def quirk(rule, hyperparams, profile, dtype):
    if rule == "Lamb" and hyperparams["pre_norm"] and dtype == "f64":
        return "the norm of all gradients, and the factor from it, are f32 also for f64 weights"
    if rule == "rmsprop" and hyperparams["centered"] and hyperparams["bias_correction"] and profile != "smooth":
        return "at step 1 the corrected mean square less the squared corrected mean is 0 but for its rounding, up to 1e-7 of a step"
    return None


def tolerance(rule, hyperparams, dtype):
    if rule == "Lamb" and hyperparams["pre_norm"]:
        return 1e-5
    # The estimate feeds on itself, and with it the roundings of its sums.
    return {"f32": 1e-4, "f64": 1e-12}[dtype] if rule == "Prodigy" else TOLERANCE[dtype]


def main():
    inputs, results, cases, schedules = {}, {}, [], {}
    packages = {"prodigyopt": (prodigyopt, of_torch), "torch": (T, of_torch), "pytorch_optimizer": (P, of_torch), "optax": (O, of_optax)}
    for dtype in TYPES:
        for seed, profile in enumerate(["wide", "wide0", "smooth"]):
            rng = np.random.default_rng(1000 + seed)
            inputs[f"p0-{profile}-{dtype}"] = rng.standard_normal(LEN).astype(TYPES[dtype])
            inputs[f"g-{profile}-{dtype}"] = gradients(profile, rng, dtype, LEN)
        for seed, profile in enumerate(["wide", "smooth"]):
            rng = np.random.default_rng(2000 + seed)
            inputs[f"p0-matrix-{profile}-{dtype}"] = rng.standard_normal(SHAPE[0] * SHAPE[1]).astype(TYPES[dtype])
            inputs[f"g-matrix-{profile}-{dtype}"] = gradients(profile, rng, dtype, SHAPE[0] * SHAPE[1])
    vectors, matrices = ([(*case, shape) for case in cases] for cases, shape in ((CASES, (LEN,)), (MATRICES, SHAPE)))
    for number, (package, rule, options, changes, shape) in enumerate(vectors + matrices):
        module, run = packages[package]
        function = getattr(module, rule)
        hyperparams = resolved(package, rule, function, options)
        rate = hyperparams.get("lr", hyperparams.get("learning_rate"))
        rates = schedule(rate) if changes else None
        name = f"warmup_cosine@{rate}" if changes else None
        if changes:
            schedules[name] = rates
        for dtype in TYPES:
            # optax computes corrections of averages in the weights' type.
            if package == "optax" and dtype == "f32" and ("b2" in hyperparams and rule != "lion" or hyperparams.get("bias_correction")):
                continue
            for profile in ["wide0" if package == "optax" else "wide", "smooth"]:
                drawn = f"matrix-{profile}-{dtype}" if len(shape) > 1 else f"{profile}-{dtype}"
                p0, grads = inputs[f"p0-{drawn}"].reshape(shape), inputs[f"g-{drawn}"].reshape(STEPS, *shape)
                given = {key: tuple(value) if isinstance(value, list) else value for key, value in options.items()}
                weights, state, evaluated = run(function, given, p0, grads, rates)
                assert np.isfinite(weights).all(), (rule, options)
                case = f"{package}/{rule}/{number}/{dtype}/{profile}"
                stored = {"p": weights[[step - 1 for step in STORED]]} | {f"state.{key}": value for key, value in state.items()}
                if evaluated is not None:
                    stored["p_eval"] = evaluated
                results |= {f"{case}/{key}": value for key, value in stored.items()}
                cases.append({
                    "id": case, "framework": package, "version": version(package), "rule": rule, "kwargs": options, "hyperparams": hyperparams,
                    "lr_schedule": name, "dtype": dtype, "n": p0.size, "shape": shape, "profile": profile, "p0": f"p0-{drawn}",
                    "grads": f"g-{drawn}", "file": "results.safetensors", "p": f"{case}/p",
                    "state": {key: f"{case}/state.{key}" for key in state}, "p_eval": f"{case}/p_eval" if evaluated is not None else None,
                    "tol": tolerance(rule, hyperparams, dtype), "quirk": quirk(rule, hyperparams, profile, dtype),
                })
    write(HERE / "inputs.safetensors", inputs)
    write(HERE / "results.safetensors", results)
    lines = ",\n".join(json.dumps(case) for case in cases)
    head = {"steps": STEPS, "stored_steps": STORED, "inputs_file": "inputs.safetensors", "lr_schedules": schedules}
    (HERE / "manifest.json").write_text(json.dumps(head)[:-1] + ', "cases": [\n' + lines + "\n]}\n")


if __name__ == "__main__":
    main()
