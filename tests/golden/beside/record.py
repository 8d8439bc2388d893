"""Records cases of rules that are given more than a gradient.

    python record.py            # in an environment with torch and pytorch_optimizer

writes `manifest.json` and `tensors.safetensors` beside itself. With the folder of the optax cases as an argument, those of
`contrib.momo_adam`, which were recorded before, are taken over.
"""

import json
import pathlib
import struct
import sys
from importlib.metadata import version

import numpy as np
import torch
import pytorch_optimizer

STEPS, STORED, LEN = 50, [1, 2, 3, 10, 50], 37
TYPES = {"f32": np.float32, "f64": np.float64}
# 32 machine epsilons.
TOLERANCE = {"f32": 4e-6, "f64": 8e-15}
HERE = pathlib.Path(__file__).parent
CODES = {"float64": "F64", "float32": "F32"}


def write(path, tensors):
    """The format safetensors: the longer element types first, so that every tensor is aligned."""
    header, data, at = {}, [], 0
    for name, array in sorted(tensors.items(), key=lambda it: (-it[1].itemsize, it[0])):
        array = np.ascontiguousarray(array)
        header[name] = {"dtype": CODES[str(array.dtype)], "shape": list(array.shape), "data_offsets": [at, at + array.nbytes]}
        data.append(array.tobytes())
        at += array.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(data))


def read(path):
    bytes = path.read_bytes()
    end = 8 + struct.unpack("<Q", bytes[:8])[0]
    tensors = {}
    for name, it in json.loads(bytes[8:end]).items():
        if name != "__metadata__" and it["dtype"] in CODES.values():
            begin, stop = it["data_offsets"]
            dtype = np.float64 if it["dtype"] == "F64" else np.float32
            tensors[name] = np.frombuffer(bytes[end + begin:end + stop], dtype).reshape(it["shape"])
    return tensors


def inputs(seed, dtype):
    """Weights, and for each step a gradient and a curvature, some of which is negative, small or zero."""
    rng = np.random.default_rng(seed)
    shape = (STEPS, LEN)
    t, phase = np.arange(STEPS)[:, None], rng.uniform(0, 6, LEN)
    g = np.sin(t / 9 + phase) + 0.3 * rng.standard_normal(shape)
    h = np.abs(rng.standard_normal(shape)) * 10 ** rng.uniform(-3, 1, LEN)
    kind = rng.uniform(size=shape)
    h[kind < 0.15] *= -1
    h[kind > 0.97] = 0.0
    return [x.astype(TYPES[dtype]) for x in (rng.standard_normal(LEN), g, h)]


def run(rule, options, p0, grads, hessians):
    torch.set_default_dtype(torch.float64 if p0.dtype == np.float64 else torch.float32)
    p = torch.nn.Parameter(torch.tensor(p0))
    optimizer = rule([p], **options)
    period = optimizer.update_period
    weights = []
    for step, (g, h) in enumerate(zip(grads, hessians)):
        p.grad = torch.tensor(g)
        optimizer.step(hessian=[torch.tensor(h)] if step % period == 0 else None)
        weights.append(p.detach().numpy().copy())
    return np.stack([weights[step - 1] for step in STORED])


P = pytorch_optimizer
DECAY = {"weight_decay": 0.03, "weight_decouple": True}
CASES = [
    (P.SophiaH, {"lr": 0.06}),
    (P.SophiaH, {"lr": 0.02, "betas": [0.8, 0.9], "p": 0.5, "eps": 1e-3, "update_period": 3} | DECAY),
    (P.SophiaH, {"lr": 0.05, "p": 2.0, "update_period": 1}),
    (P.AdaHessian, {"lr": 0.1}),
    (P.AdaHessian, {"lr": 0.05, "betas": [0.8, 0.9], "hessian_power": 0.5, "eps": 1e-3} | DECAY),
    (P.AdaHessian, {"lr": 0.02, "eps": 1e-4, "update_period": 4}),
]

tensors, cases = {}, []
for dtype in TYPES:
    p0, g, h = inputs(11, dtype)
    tensors |= {f"p0.{dtype}": p0, f"g.{dtype}": g, f"h.{dtype}": h}
    for place, (rule, options) in enumerate(CASES):
        name = f"{rule.__name__}.{place}.{dtype}"
        tensors[f"{name}.p"] = run(rule, options, p0, g, h)
        cases.append({
            "id": name, "framework": "pytorch_optimizer", "version": version("pytorch_optimizer"), "rule": rule.__name__,
            "kwargs": options, "dtype": dtype, "p0": f"p0.{dtype}", "grads": f"g.{dtype}", "hessians": f"h.{dtype}",
            "losses": None, "p": f"{name}.p", "tol": TOLERANCE[dtype],
        })
for folder in map(pathlib.Path, sys.argv[1:]):
    manifest = json.loads((folder / "manifest.json").read_text())
    given = read(folder / manifest["inputs_file"])
    for case in manifest["cases"]:
        if case.get("rule") == "contrib.momo_adam":
            results = read(folder / case["file"])
            tensors |= {case[name]: given[case[name]] for name in ("p0", "grads")} | {case["p"]: results[case["p"]]}
            kept = ("id", "framework", "version", "rule", "dtype", "p0", "grads", "losses", "p", "tol")
            cases.append({name: case[name] for name in kept} | {"kwargs": case["hyperparams"], "hessians": None})

write(HERE / "tensors.safetensors", tensors)
lines = ",\n".join(json.dumps(case) for case in cases)
text = f'{{"stored_steps": {json.dumps(STORED)}, "cases": [\n{lines}\n]}}\n'
(HERE / "manifest.json").write_text(text)
