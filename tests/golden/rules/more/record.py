"""Records cases of rules, and of options of them, that the folder above does not have.

    python record.py            # in an environment with torch, optax, pytorch_optimizer and prodigyopt

writes `manifest.json`, `inputs.safetensors` and `results.safetensors` beside itself. How cases are run is that of
`golden/more/record.py`.
"""

import importlib.util
import json
import operator
import pathlib
from importlib.metadata import version

import numpy as np

HERE = pathlib.Path(__file__).parent
SPEC = importlib.util.spec_from_file_location("record", HERE.parent.parent / "more" / "record.py")
record = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(record)

WD = {"weight_decay": 0.03}
COUPLED, DECOUPLED = WD | {"weight_decouple": False}, WD | {"weight_decouple": True}
P, O = "pytorch_optimizer", "optax"
# Package, rule, what is not said by its signature's defaults, whether the learning rate changes, whether it is of matrices.
CASES = [
    (P, "AdEMAMix", {}, False, False),
    (P, "AdEMAMix", {"betas": [0.8, 0.95, 0.99], "alpha": 3.0, "t_alpha_beta3": 20} | DECOUPLED, True, False),
    (P, "AdaBound", {"ams_bound": True} | DECOUPLED, True, False),
    (P, "AdaBound", {"final_lr": 0.05, "gamma": 0.1, "betas": [0.8, 0.95]} | COUPLED, False, False),
    (P, "AdaMod", {"betas": [0.8, 0.95, 0.99]} | DECOUPLED, True, False),
    (P, "AdaPNM", {"ams_bound": False, "betas": [0.8, 0.95, 0.5]} | DECOUPLED, True, False),
    (P, "AdamC", DECOUPLED, True, False),
    (P, "AdamP", {"nesterov": True} | DECOUPLED, True, True),
    (P, "AdamP", {"delta": 0.5, "wd_ratio": 0.3} | DECOUPLED, False, True),
    (P, "CAME", {"betas": [0.8, 0.95, 0.99], "lr": 0.01} | DECOUPLED, True, True),
    (P, "CAME", {"clip_threshold": 0.5, "lr": 0.01} | DECOUPLED, True, False),
    (P, "DAdaptAdam", {"d0": 1e-3, "bias_correction": True, "lr": 0.5} | DECOUPLED, True, False),
    (P, "DAdaptAdam", {"d0": 1e-3} | COUPLED, False, False),
    (P, "DiffGrad", {}, True, False),
    (P, "DiffGrad", {"betas": [0.8, 0.95]} | COUPLED, True, False),
    (P, "FTRL", {"lr": 0.1, "beta": 1.0}, False, False),
    (P, "FTRL", {"lr": 0.1, "beta": 0.5, "lambda_1": 0.3, "lambda_2": 0.1}, False, False),
    (P, "FOCUS", {"gamma": 0.4, "betas": [0.8, 0.95]} | WD, True, False),
    (P, "Fromage", {}, True, True),
    (P, "Grams", {"betas": [0.8, 0.95]} | DECOUPLED, True, False),
    (P, "LaProp", {}, False, False),
    (P, "LaProp", {"betas": [0.8, 0.95], "eps": 1e-3}, False, False),
    (P, "MADGRAD", {}, False, False),
    (P, "MADGRAD", {"momentum": 0.8, "eps": 1e-3} | COUPLED, True, False),
    (P, "MARS", {"gamma": 0.05, "betas": [0.8, 0.95]} | DECOUPLED, True, True),
    (P, "MARS", {"lr": 0.01, "lr_1d": 0.02, "betas_1d": [0.8, 0.9], "weight_decay_1d": 0.05}, False, False),
    (P, "NovoGrad", {"grad_averaging": True} | COUPLED, True, True),
    (P, "QHAdam", {"betas": [0.995, 0.999], "nus": [0.7, 1.0]}, True, False),
    (P, "QHAdam", {"betas": [0.8, 0.95], "nus": [0.6, 0.9]} | COUPLED, True, False),
    (P, "QHM", {"lr": 0.02, "momentum": 0.999, "nu": 0.7}, True, False),
    (P, "QHM", {"lr": 0.02, "momentum": 0.9, "nu": 0.4} | COUPLED, True, False),
    (P, "Ranger", {"degenerated_to_sgd": True} | DECOUPLED, True, True),
    (P, "Ranger", {"degenerated_to_sgd": True, "k": 4, "alpha": 0.8, "betas": [0.8, 0.95]}, True, False),
    (P, "SGDP", {"lr": 0.01, "momentum": 0.9, "nesterov": True, "dampening": 0.2} | DECOUPLED, True, True),
    (P, "SGDW", {"lr": 0.01, "momentum": 0.8, "nesterov": True} | DECOUPLED, True, False),
    (P, "SGDW", {"lr": 0.01, "momentum": 0.8, "dampening": 0.3} | DECOUPLED, True, False),
    (P, "SM3", {"lr": 0.01, "momentum": 0.9, "beta": 0.95}, True, True),
    (P, "SM3", {"lr": 0.01, "beta": 0.5}, True, False),
    (P, "StableAdamW", {"betas": [0.8, 0.95]} | DECOUPLED, True, True),
    (P, "Tiger", {}, True, False),
    (O, "contrib.ademamix", {"learning_rate": 0.02, "b3": 0.99, "alpha": 3.0, "weight_decay": 0.03}, True, False),
    (O, "contrib.simplified_ademamix", {"learning_rate": 0.002, "alpha": 2.0, "eps_root": 1e-4, "weight_decay": 0.03}, True, False),
    (O, "contrib.dog", {"init_step": ["heuristic", 1e-2], "weight_decay": 0.03}, False, True),
    (O, "novograd", {"learning_rate": 0.02, "weight_decay": 0.03}, True, True),
    (O, "sm3", {"learning_rate": 0.02}, False, True),
    (O, "fromage", {"learning_rate": 0.02}, False, True),
]
# Of keyword arguments.
ALSO = {
    "AdamC": {"max_lr": 1e-3},
    "Ranger": {"n_sma_threshold": 5},
    "DiffGrad": {"n_sma_threshold": 5, "degenerated_to_sgd": True},
    "LaProp": {"steps_before_using_centered": 10},
}
NOT_STATES = {"neg_grad_or_diff", "[0].is_init_step"}


def quirk(rule, dtype):
    if rule == "DAdaptAdam" and dtype == "f64":
        return "its scalars (d, numerators) are f32 tensors even for f64 weights"
    if rule == "LaProp" and dtype == "f64":
        return "its step size is an f32 tensor even for f64 weights"
    if rule == "QHAdam" and dtype == "f64":
        return "the lengths of its averages are f32 tensors even for f64 weights"
    return None


def tolerance(rule, dtype):
    # The estimate feeds on itself, and with it the roundings of its sums.
    if rule == "DAdaptAdam":
        return {"f32": 1e-4, "f64": 4e-6}[dtype]
    return 4e-6 if quirk(rule, dtype) else record.TOLERANCE[dtype]


def main():
    inputs, results, cases, schedules = {}, {}, [], {}
    for dtype, kind in record.TYPES.items():
        for seed, profile in enumerate(["wide0", "smooth"]):
            for name, length in (("", record.LEN), ("matrix-", record.SHAPE[0] * record.SHAPE[1])):
                rng = np.random.default_rng(3000 + 10 * seed + len(name))
                inputs[f"p0-{name}{profile}-{dtype}"] = rng.standard_normal(length).astype(kind)
                inputs[f"g-{name}{profile}-{dtype}"] = record.gradients(profile, rng, dtype, length)
    for number, (package, rule, options, changes, matrix) in enumerate(CASES):
        module, run = {P: (record.pytorch_optimizer, record.of_torch), O: (record.optax, record.of_optax)}[package]
        function = operator.attrgetter(rule)(module)
        hyperparams = ALSO.get(rule, {}) | record.resolved(package, rule, function, options)
        rate = hyperparams.get("lr", hyperparams.get("learning_rate"))
        name = f"warmup_cosine@{rate}" if changes else None
        rates = record.schedule(rate) if changes else None
        if changes:
            schedules[name] = rates
        shape = record.SHAPE if matrix else (record.LEN,)
        for dtype in record.TYPES:
            # optax computes corrections of averages in the weights' type.
            if package == O and dtype == "f32":
                continue
            for profile in ["wide0", "smooth"]:
                drawn = f"matrix-{profile}-{dtype}" if matrix else f"{profile}-{dtype}"
                p0, grads = inputs[f"p0-{drawn}"].reshape(shape), inputs[f"g-{drawn}"].reshape(record.STEPS, *shape)
                given = {key: tuple(value) if isinstance(value, list) else value for key, value in options.items()}
                weights, state, _ = run(function, given, p0, grads, rates)
                assert np.isfinite(weights).all(), (rule, options)
                case = f"{package}/{rule}/{number}/{dtype}/{profile}"
                state = {key: value for key, value in state.items() if key not in NOT_STATES and value.dtype.kind in "fi"}
                stored = {"p": weights[[step - 1 for step in record.STORED]]} | {f"state.{key}": value for key, value in state.items()}
                results |= {f"{case}/{key}": value for key, value in stored.items()}
                cases.append({
                    "id": case, "framework": package, "version": version(package), "rule": rule, "kwargs": options, "hyperparams": hyperparams,
                    "lr_schedule": name, "dtype": dtype, "n": p0.size, "shape": shape, "profile": profile, "p0": f"p0-{drawn}",
                    "grads": f"g-{drawn}", "file": "results.safetensors", "p": f"{case}/p",
                    "state": {key: f"{case}/state.{key}" for key in state}, "p_eval": None,
                    "tol": tolerance(rule, dtype), "quirk": quirk(rule, dtype),
                })
    record.write(HERE / "inputs.safetensors", inputs)
    record.write(HERE / "results.safetensors", results)
    lines = ",\n".join(json.dumps(case) for case in cases)
    head = {"steps": record.STEPS, "stored_steps": record.STORED, "inputs_file": "inputs.safetensors", "lr_schedules": schedules}
    (HERE / "manifest.json").write_text(json.dumps(head)[:-1] + ', "cases": [\n' + lines + "\n]}\n")


main()
