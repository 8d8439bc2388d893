"""Records short runs of the optimizers that pytorch_optimizer, optax and Keras have.

    python record.py            # in an environment with torch, pytorch_optimizer, jax, optax and keras

writes `manifest.json`, `inputs.safetensors` and `results.safetensors` beside itself.
"""

import copy
import json
import os
import pathlib
import struct
import warnings
from importlib.metadata import version

os.environ["KERAS_BACKEND"] = "jax"

import jax
import keras
import numpy as np
import optax
import torch
import pytorch_optimizer
from pytorch_optimizer.optimizer.utils.matrix import zero_power_via_newton_schulz_5

jax.config.update("jax_enable_x64", True)
warnings.filterwarnings("ignore")

STEPS, STORED = 16, [1, 2, 3, 8, 16]
SHAPES = {"w": (4, 6), "b": (5,)}
TYPES = {"f32": np.float32, "f64": np.float64}
HERE = pathlib.Path(__file__).parent


def write(path, tensors):
    """The format safetensors: the longer element types first, so that every tensor is aligned."""
    names = {"float64": "F64", "float32": "F32"}
    header, data, at = {}, [], 0
    for name, array in sorted(tensors.items(), key=lambda it: (-it[1].itemsize, it[0])):
        array = np.ascontiguousarray(array)
        header[name] = {"dtype": names[str(array.dtype)], "shape": list(array.shape), "data_offsets": [at, at + array.nbytes]}
        data.append(array.tobytes())
        at += array.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(data))


def inputs():
    """Numbers of `f32`, which runs in both types begin with: weights, gradients that turn slowly, have noise, grow and
    fall, and are zero here and there, and a loss that falls unevenly."""
    rng = np.random.default_rng(20)
    made = {}
    for name, shape in SHAPES.items():
        t, phase = np.arange(STEPS)[:, None], rng.uniform(0, 6, np.prod(shape))
        size = np.array([1.0, 0.3, 2.0, 0.7])[t % 4]
        g = size * (np.sin(t / 5 + phase) + 0.5 * rng.standard_normal((STEPS, phase.size)))
        g[rng.uniform(size=g.shape) < 0.03] = 0.0
        made[f"g.{name}"] = g.astype(np.float32)
        made[f"p0.{name}"] = rng.standard_normal(phase.size).astype(np.float32)
    made["loss"] = (3 * 0.8 ** np.arange(STEPS) * rng.uniform(0.5, 1.5, STEPS)).astype(np.float32)
    return made


INPUTS = inputs()


def given(dtype, tensors):
    kind = TYPES[dtype]
    weights = {name: INPUTS[f"p0.{name}"].astype(kind).reshape(SHAPES[name]) for name in tensors}
    steps = []
    for step in range(STEPS):
        steps.append({name: INPUTS[f"g.{name}"][step].astype(kind).reshape(SHAPES[name]) for name in tensors})
    return weights, steps


def of_torch(case, dtype, tensors):
    torch.set_default_dtype(torch.float64 if dtype == "f64" else torch.float32)
    # The package orthogonalizes in bf16, whatever the weights are, by this parameter's default; here in their type.
    *before, _ = zero_power_via_newton_schulz_5.__defaults__
    zero_power_via_newton_schulz_5.__defaults__ = (*before, torch.get_default_dtype())
    weights, steps = given(dtype, tensors)
    parameters = {name: torch.nn.Parameter(torch.tensor(it)) for name, it in weights.items()}
    rule = getattr(pytorch_optimizer, case["name"])
    optimizer = rule([{"params": list(parameters.values())} | case.get("group", {})], **case["options"])
    optimizer.zero_grad()
    after = []
    for step, gradients in enumerate(steps):
        for name, g in gradients.items():
            kept = parameters[name].grad if case.get("kept") else None
            parameters[name].grad = torch.tensor(g) if kept is None else kept + torch.tensor(g)
        if case.get("loss"):
            optimizer.step(lambda: float(INPUTS["loss"][step]))
        else:
            optimizer.step()
        after.append({name: it.detach().numpy().copy() for name, it in parameters.items()})
    return after


def of_hooks(case, dtype, tensors):
    """LOMO's rules step from within the backward pass; what they do there is called by itself here."""
    torch.set_default_dtype(torch.float64 if dtype == "f64" else torch.float32)
    weights, steps = given(dtype, tensors)
    model = torch.nn.Module()
    for name, it in weights.items():
        model.register_parameter(name, torch.nn.Parameter(torch.tensor(it)))
    optimizer = getattr(pytorch_optimizer, case["name"])(model, **case["options"])
    after = []
    for gradients in steps:
        for name, g in gradients.items():
            getattr(model, name).grad = torch.tensor(g)
        if hasattr(optimizer, "num_steps"):
            optimizer.num_steps += 1
        optimizer.grad_func(None)
        after.append({name: getattr(model, name).detach().numpy().copy() for name in tensors})
    return after


def of_optax(case, dtype, tensors):
    weights, steps = given(dtype, tensors)
    place = optax.contrib if hasattr(optax.contrib, case["name"]) else optax
    optimizer = getattr(place, case["name"])(**case["options"])
    weights = {name: jax.numpy.asarray(it) for name, it in weights.items()}
    state = optimizer.init(weights)
    after = []
    for step, gradients in enumerate(steps):
        gradients = {name: jax.numpy.asarray(g) for name, g in gradients.items()}
        more = {"value": jax.numpy.asarray(INPUTS["loss"][step], TYPES[dtype])} if case.get("loss") else {}
        updates, state = optimizer.update(gradients, state, weights, **more)
        weights = optax.apply_updates(weights, updates)
        after.append({name: np.asarray(it).copy() for name, it in weights.items()})
    return after


def of_keras(case, dtype, tensors):
    keras.config.set_floatx({"f32": "float32", "f64": "float64"}[dtype])
    weights, steps = given(dtype, tensors)
    optimizer = getattr(keras.optimizers, case["name"])(**case["options"])
    variables = {name: keras.Variable(it, name=name, dtype=keras.config.floatx()) for name, it in weights.items()}
    optimizer.build(list(variables.values()))
    after = []
    for gradients in steps:
        optimizer.apply([jax.numpy.asarray(gradients[name]) for name in tensors], list(variables.values()))
        after.append({name: np.asarray(it.value).copy() for name, it in variables.items()})
    return after


RUN = {"pytorch_optimizer": of_torch, "optax": of_optax, "keras": of_keras}
P, O, K = "pytorch_optimizer", "optax", "keras"
WD = {"weight_decay": 0.03}
COUPLED = WD | {"weight_decouple": False}
DECOUPLED = WD | {"weight_decouple": True}
LOSS, ONE, VECTOR = {"loss": True}, {"tensors": ["w"]}, {"tensors": ["b"]}
HOOKS, ONLY_F32 = {"hooks": True}, {"types": ["f32"]}
MATRIX, KEPT = ONE | {"group": {"use_muon": True}}, {"kept": True}
# By default small axes are taken together, which makes a vector of this matrix, and roots are right to 1e-3.
SVD = {"lr": 0.05, "use_svd": True, "shape_interpretation": False, "start_preconditioning_step": 4}
CASES = [
    # What is built in.
    (P, "SGD", "", {"lr": 0.05, "momentum": 0.9, "nesterov": True} | WD, {}),
    (P, "Adam", "", {"lr": 0.05, "amsgrad": True} | WD, {}),
    (P, "AdamW", "", {"lr": 0.05}, {}),
    (P, "NAdam", "", {"lr": 0.05} | WD, {}),
    (P, "RMSprop", "", {"lr": 0.05, "momentum": 0.5, "centered": True} | WD, {}),
    (P, "ADOPT", "", {"lr": 0.05} | DECOUPLED, {}),
    (P, "AdaBelief", "", {"lr": 0.05, "eps": 1e-8} | DECOUPLED, {}),
    (P, "AdaDelta", "", {"lr": 2.0} | COUPLED, {}),
    (P, "AdaFactor", "", {"lr": 0.05, "betas": (None, 0.999), "relative_step": False}, {}),
    (P, "AdaMax", "", {"lr": 0.05} | COUPLED, {}),
    (P, "Adan", "", {"lr": 0.05} | DECOUPLED, {}),
    (P, "LARS", "", {"lr": 0.05} | WD, {}),
    (P, "Lamb", "", {"lr": 0.05} | DECOUPLED, {}),
    (P, "Lion", "", {"lr": 0.05} | DECOUPLED, {}),
    (P, "Prodigy", "", {"lr": 1.0, "d0": 1e-4}, {}),
    (P, "RAdam", "", {"lr": 0.05, "degenerated_to_sgd": True}, {}),
    (P, "ScheduleFreeAdamW", "", {"lr": 0.05} | WD, {}),
    (P, "ScheduleFreeSGD", "", {"lr": 0.05} | WD, {}),
    (P, "SignSGD", "", {"lr": 0.05} | DECOUPLED, {}),
    (P, "Yogi", "", {"lr": 0.05, "initial_accumulator": 1e-6} | DECOUPLED, {}),
    (P, "LOMO", "", {"lr": 0.05}, HOOKS | ONLY_F32),
    # What others of this project build in.
    (P, "AdEMAMix", "", {"lr": 0.05}, {}),
    (P, "AdaBound", "", {"lr": 0.05}, {}),
    (P, "AdaMod", "", {"lr": 0.05}, {}),
    (P, "AdaPNM", "", {"lr": 0.05}, {}),
    (P, "AdamC", "", {"lr": 0.05}, {}),
    (P, "AdamP", "", {"lr": 0.05}, {}),
    (P, "AggMo", "", {"lr": 0.05}, {}),
    (P, "CAME", "", {"lr": 0.05}, {}),
    (P, "DAdaptAdam", "", {"lr": 1.0, "d0": 1e-4}, {}),
    (P, "DiffGrad", "", {"lr": 0.05}, {}),
    (P, "FOCUS", "", {"lr": 0.05}, {}),
    (P, "FTRL", "", {"lr": 0.05}, {}),
    (P, "Fromage", "", {"lr": 0.05}, {}),
    (P, "Grams", "", {"lr": 0.05}, {}),
    (P, "LaProp", "", {"lr": 0.05}, {}),
    (P, "MADGRAD", "", {"lr": 0.05}, {}),
    (P, "MARS", "", {"lr": 0.05}, {}),
    (P, "NovoGrad", "", {"lr": 0.05}, {}),
    (P, "QHAdam", "", {"lr": 0.05}, {}),
    (P, "QHM", "", {"lr": 0.05}, {}),
    (P, "SGDP", "", {"lr": 0.05}, {}),
    (P, "SGDW", "", {"lr": 0.05}, {}),
    (P, "SM3", "", {"lr": 0.05}, {}),
    (P, "SimplifiedAdEMAMix", "", {"lr": 0.05}, {}),
    (P, "StableAdamW", "", {"lr": 0.05}, {}),
    (P, "Tiger", "", {"lr": 0.05}, {}),
    # What a rule of one's own says.
    (P, "A2Grad", "", {}, {}),
    (P, "A2Grad", "inc", {"variant": "inc", "beta": 3.0, "lips": 4.0}, {}),
    (P, "A2Grad", "exp", {"variant": "exp", "rho": 0.7}, {}),
    (P, "ASGD", "", {"lr": 0.01} | WD, {}),
    (P, "AccSGD", "", {"lr": 0.05} | WD, {}),
    (P, "AdaGC", "", {"lr": 0.05, "warmup_steps": 6}, {}),
    (P, "AdaLOMO", "", {"lr": 0.05, "weight_decay": 0.03, "loss_scale": 0.0}, HOOKS | ONLY_F32),
    (P, "AdaNorm", "", {"lr": 0.05} | DECOUPLED, {}),
    (P, "AdaShift", "", {"lr": 0.05, "keep_num": 4}, {}),
    (P, "AdaSmooth", "", {"lr": 0.05} | COUPLED, {}),
    (P, "AdaTAM", "", {"lr": 0.05} | DECOUPLED, {}),
    (P, "Adai", "", {"lr": 0.05} | COUPLED, {}),
    (P, "Adai", "damped", {"lr": 0.05, "dampening": 0.5}, {}),
    (P, "Adalite", "", {"lr": 0.05}, {}),
    (P, "AdamG", "", {"lr": 0.05} | COUPLED, {}),
    (P, "AdamS", "", {"lr": 0.05} | DECOUPLED, {}),
    (P, "AdamWSN", "", {"lr": 0.05, "subset_size": 6, "weight_decay": 0.03}, ONE | {"group": {"sn": True}}),
    (P, "Aida", "", {"lr": 0.05} | COUPLED, {}),
    (P, "AliG", "", {"max_lr": 0.05}, LOSS),
    (P, "AliG", "momentum", {"momentum": 0.9}, LOSS),
    (P, "Amos", "", {"lr": 0.05}, {}),
    (P, "Amos", "momentum", {"lr": 0.05, "momentum": 0.9}, {}),
    (P, "Ano", "", {"lr": 0.05} | DECOUPLED, {}),
    (P, "Ano", "logarithmic", {"lr": 0.05, "logarithmic_schedule": True}, {}),
    (P, "ApolloDQN", "", {"lr": 0.05, "init_lr": 0.01, "warmup_steps": 5} | WD, {}),
    (P, "AvaGrad", "", {"lr": 0.05} | DECOUPLED, {}),
    (P, "BCOS", "", {"lr": 0.05}, {}),
    (P, "DAdaptAdaGrad", "", {"d0": 1e-2}, {}),
    (P, "DAdaptAdan", "", {"d0": 1e-2} | WD, {}),
    (P, "DAdaptLion", "", {"d0": 1e-2}, {}),
    (P, "DAdaptSGD", "", {"d0": 1e-1}, {}),
    (P, "DualAdam", "", {"lr": 0.05, "switch_rate": 0.1} | COUPLED, {}),
    (P, "EXAdam", "", {"lr": 0.05} | DECOUPLED, {}),
    (P, "EmoFact", "", {"lr": 0.05}, LOSS),
    (P, "EmoLynx", "", {"lr": 0.05}, LOSS),
    (P, "EmoNavi", "", {"lr": 0.05}, LOSS),
    (P, "EmoNavi", "shadow", {"lr": 0.05, "use_shadow": True}, LOSS),
    (P, "FAdam", "", {"lr": 0.05}, {"in_f64": {"momentum_dtype": torch.float64, "fim_dtype": torch.float64}}),
    (P, "Gravity", "", {"lr": 0.05, "alpha": 0.0}, {}),
    (P, "GrokFastAdamW", "", {"lr": 0.05, "grokfast_after_step": 3} | DECOUPLED, {}),
    (P, "Kate", "", {"lr": 0.05, "delta": 0.1} | DECOUPLED, {}),
    (P, "MSVAG", "", {"lr": 0.05}, {}),
    (P, "Nero", "", {"lr": 0.05}, {}),
    (P, "PAdam", "", {"lr": 0.05} | COUPLED, {}),
    (P, "PID", "", {"lr": 0.01, "momentum": 0.9} | COUPLED, {}),
    (P, "PNM", "", {"lr": 0.05} | DECOUPLED, {}),
    (P, "RACS", "", {"lr": 0.5} | DECOUPLED, {}),
    (P, "ROSE", "", {"lr": 0.05, "weight_decay": 0.03}, {}),
    (P, "Ranger", "", {"lr": 0.05, "degenerated_to_sgd": True} | DECOUPLED, {}),
    (P, "SGDSaI", "", {"lr": 0.05}, {}),
    (P, "SPAM", "", {"lr": 0.05, "warmup_epoch": 3, "update_proj_gap": 7, "grad_accu_steps": 2, "threshold": 2} | WD, {}),
    (P, "SRMM", "", {"lr": 0.05, "memory_length": 5}, {}),
    (P, "SWATS", "", {"lr": 0.05, "eps": 0.2}, ONE),
    (P, "SaRA", "", {"lr": 0.05, "threshold": 0.7}, {}),
    (P, "SaRA", "narrowed", {"lr": 0.05, "threshold": 0.7, "progressive_iter": 5, "ams_bound": True}, {}),
    (P, "ScheduleFreeRAdam", "", {"lr": 0.05} | WD, {}),
    (P, "StableSPAM", "", {"lr": 0.05, "update_proj_gap": 7} | WD, {}),
    (P, "TAM", "", {"lr": 0.05} | DECOUPLED, {}),
    (P, "VSGD", "", {"lr": 0.05} | DECOUPLED, {}),
    (P, "AdaGO", "", {"lr": 0.5} | DECOUPLED, MATRIX),
    (P, "AdaGO", "nesterov", {"lr": 0.5, "nesterov": True, "gamma": 3.0}, MATRIX),
    (P, "AdaMuon", "", {"lr": 0.05} | DECOUPLED, MATRIX),
    (P, "AdaMuon", "ratio", {"lr": 0.05, "use_adjusted_lr": False}, MATRIX),
    (P, "NorMuon", "", {"lr": 0.05} | DECOUPLED, MATRIX),
    (P, "NorMuon", "rms", {"lr": 0.05, "update_scale": "match_rms"}, MATRIX),
    (P, "SCION", "", {"lr": 0.05} | DECOUPLED, {}),
    (P, "SCION", "constraint", {"lr": 0.05, "scale": 3.0, "constraint": True}, {}),
    (P, "SCIONLight", "", {"lr": 0.05} | DECOUPLED, KEPT),
    (P, "SCIONLight", "constraint", {"lr": 0.05, "scale": 3.0, "constraint": True}, KEPT),
    (P, "Shampoo", "", {"lr": 0.5} | WD, ONE),
    (P, "Shampoo", "momentum", {"lr": 0.5, "momentum": 0.5, "preconditioning_compute_steps": 3}, ONE),
    (P, "ScalableShampoo", "", SVD | {"preconditioning_compute_steps": 2} | WD, {}),
    (P, "ScalableShampoo", "plain", SVD | {"preconditioning_compute_steps": 3, "nesterov": False}, {}),
    (P, "Conda", "", {"lr": 0.05} | WD, {}),
    (P, "Conda", "renewed", {"lr": 0.05, "update_proj_gap": 5, "scale": 0.5}, {}),
    # optax.
    (O, "adabelief", "", {"learning_rate": 0.05}, {}),
    (O, "adadelta", "", {"learning_rate": 2.0, "weight_decay": 0.03}, {}),
    (O, "adafactor", "", {"learning_rate": 0.05, "min_dim_size_to_factor": 4}, {}),
    (O, "adagrad", "", {"learning_rate": 0.05}, {}),
    (O, "adam", "", {"learning_rate": 0.05}, {}),
    (O, "adamw", "", {"learning_rate": 0.05}, {}),
    (O, "adamax", "", {"learning_rate": 0.05}, {}),
    (O, "adamaxw", "", {"learning_rate": 0.05, "weight_decay": 0.03}, {}),
    (O, "adan", "", {"learning_rate": 0.05}, {}),
    (O, "amsgrad", "", {"learning_rate": 0.05}, {}),
    (O, "lamb", "", {"learning_rate": 0.05, "weight_decay": 0.03}, {}),
    (O, "lars", "", {"learning_rate": 5.0}, ONE),
    (O, "lion", "", {"learning_rate": 0.05}, {}),
    (O, "nadam", "", {"learning_rate": 0.05}, {}),
    (O, "nadamw", "", {"learning_rate": 0.05}, {}),
    (O, "optimistic_adam", "", {"learning_rate": 0.05, "optimism": 0.03}, {}),
    (O, "optimistic_adam_v2", "", {"learning_rate": 0.05}, {}),
    (O, "optimistic_gradient_descent", "", {"learning_rate": 0.05, "alpha": 0.8, "beta": 1.2}, {}),
    (O, "polyak_sgd", "", {"max_learning_rate": 0.05, "f_min": 0.1}, LOSS),
    (O, "radam", "", {"learning_rate": 0.05}, {}),
    (O, "rmsprop", "", {"learning_rate": 0.05, "momentum": 0.9}, {}),
    (O, "rprop", "", {"learning_rate": 0.05}, {}),
    (O, "sgd", "", {"learning_rate": 0.05, "momentum": 0.9, "nesterov": True}, {}),
    (O, "sign_sgd", "", {"learning_rate": 0.05}, {}),
    (O, "signum", "", {"learning_rate": 0.05}, {}),
    (O, "yogi", "", {"learning_rate": 0.05}, {}),
    (O, "fromage", "", {"learning_rate": 0.05}, {}),
    (O, "novograd", "", {"learning_rate": 0.05}, {}),
    (O, "sm3", "", {"learning_rate": 0.05}, {}),
    (O, "acprop", "", {"learning_rate": 0.05, "weight_decay": 0.03}, {}),
    (O, "ademamix", "", {"learning_rate": 0.05}, {}),
    (O, "adopt", "", {"learning_rate": 0.05}, {}),
    (O, "cocob", "", {}, {}),
    (O, "dadapt_adamw", "", {"estim_lr0": 1e-2, "weight_decay": 0.03}, {}),
    (O, "dog", "", {"init_step": ("heuristic", 1e-2)}, {}),
    (O, "dowg", "", {}, {}),
    (O, "madgrad", "", {"learning_rate": 0.05}, {}),
    (O, "mechanize", "", {"base_optimizer": optax.sgd(0.05), "s_init": 1e-1}, {}),
    (O, "momo", "", {"learning_rate": 0.05, "weight_decay": 0.03}, LOSS),
    (O, "momo", "bound", {"learning_rate": 0.05, "adapt_lower_bound": True}, LOSS),
    (O, "momo_adam", "", {"learning_rate": 0.05, "weight_decay": 0.03}, LOSS),
    (O, "prodigy", "", {"estim_lr0": 1e-2}, {}),
    (O, "schedule_free_adamw", "", {"learning_rate": 0.05}, {}),
    (O, "schedule_free_sgd", "", {"learning_rate": 0.05}, {}),
    (O, "simplified_ademamix", "", {"learning_rate": 0.05}, {}),
    # Keras.
    (K, "Adadelta", "", {"learning_rate": 2.0}, {}),
    (K, "Adafactor", "", {"learning_rate": 0.05}, {}),
    (K, "Adagrad", "", {"learning_rate": 0.05}, {}),
    (K, "Adam", "", {"learning_rate": 0.05}, {}),
    (K, "AdamW", "", {"learning_rate": 0.05}, {}),
    (K, "Adamax", "", {"learning_rate": 0.05}, {}),
    (K, "Ftrl", "", {"learning_rate": 0.05}, {}),
    (K, "Lamb", "", {"learning_rate": 0.05}, {}),
    (K, "Lion", "", {"learning_rate": 0.05}, {}),
    (K, "Nadam", "", {"learning_rate": 0.05}, {}),
    (K, "RMSprop", "", {"learning_rate": 0.05, "momentum": 0.9}, {}),
    (K, "SGD", "", {"learning_rate": 0.05, "momentum": 0.9}, {}),
    (K, "ScheduleFreeAdamW", "", {"learning_rate": 0.05}, {}),
]


def listed():
    """All optimizers, by the packages' own lists."""
    contrib = [name for name in dir(optax.contrib) if getattr(optax.contrib, name) is not None]
    aliases = [name for name in dir(optax) if getattr(getattr(optax, name), "__module__", "") == "optax._src.alias"]
    functions = [name for name in contrib if name[0].islower() and callable(getattr(optax.contrib, name))]
    # What makes no optimizer: parts of one, and what reads its state.
    parts = {"differentially_private_aggregate", "hutchinson_estimator_diag_hessian", "normalize", "schedule_free_eval_params"}
    parts |= {"split_real_and_imaginary"} | {name for name in functions if name.startswith("scale_by_")}
    return {
        P: sorted(it.__name__ for it in pytorch_optimizer.optimizer.OPTIMIZER_LIST),
        O: sorted(aliases + ["nadam", "nadamw"] + [name for name in functions if name not in parts]),
        K: sorted(name for name in dir(keras.optimizers) if name[0].isupper() and name not in {"Optimizer", "OptimizerMap"}),
    }


def deviation(found, exact):
    """The largest difference, relative to the largest magnitude that a weight has had."""
    worst = 0.0
    for name in found[0]:
        a = np.stack([step[name] for step in found]).astype(np.float64)
        b = np.stack([step[name] for step in exact])
        scale = np.maximum(np.abs(b).max(axis=0), np.abs(INPUTS[f"p0.{name}"].reshape(b.shape[1:])))
        worst = max(worst, float((np.abs(a - b) / scale).max()))
    return worst


def main():
    tensors, cases, failed = {}, [], []
    for package, name, label, options, more in CASES:
        case = {"package": package, "name": name, "label": label, "options": options} | more
        run = of_hooks if more.get("hooks") else RUN[package]
        names = case.get("tensors", list(SHAPES))
        try:
            wide = case | {"options": options | case.pop("in_f64", {})}
            runs = {dtype: run(copy.deepcopy(it), dtype, names) for dtype, it in (("f32", case), ("f64", wide))}
        except Exception as error:
            failed.append(f"{package} {name} {label}: {type(error).__name__} {error}")
            continue
        off = deviation(runs["f32"], runs["f64"]) / np.finfo(np.float32).eps
        moved = max(float(np.abs(step[it] - INPUTS[f"p0.{it}"].reshape(SHAPES[it])).max()) for step in runs["f64"][-1:] for it in names)
        finite = all(np.isfinite(step[it]).all() for steps in runs.values() for step in steps for it in names)
        print(f"{package:18} {name:28} {label:12} off {off:10.1f} eps  moved {moved:.3g}{'' if finite else '  NOT FINITE'}")
        kinds = case.pop("types", list(TYPES) if off < 2000 and package == P else ["f64"])
        case |= {"tensors": names, "types": kinds, "off": round(float(off), 1)}
        case.pop("hooks", None)
        for kind in kinds:
            for it in names:
                rows = np.stack([runs[kind][step - 1][it].reshape(-1) for step in STORED])
                tensors[f"{package}/{name}/{label}/{kind}/{it}"] = rows.astype(TYPES[kind])
        cases.append(case)
    versions = {it: version(it) for it in ("torch", "pytorch_optimizer", "jax", "optax", "keras", "numpy")}
    shapes = {name: list(shape) for name, shape in SHAPES.items()}
    head = {"versions": versions, "steps": STEPS, "stored": STORED, "shapes": shapes, "listed": listed()}
    lines = ",\n".join("  " + json.dumps(case, default=lambda it: type(it).__name__) for case in cases)
    text = json.dumps(head)[:-1] + ', "cases": [\n' + lines + "\n]}\n"
    (HERE / "manifest.json").write_text(text)
    write(HERE / "inputs.safetensors", INPUTS)
    write(HERE / "results.safetensors", tensors)
    print("\n".join(failed))


if __name__ == "__main__":
    main()
