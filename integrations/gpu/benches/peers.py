"""The steps of benches/step.rs by PyTorch and optax, a line of JSON for each. What is not installed is left out."""
import gc
import json
import statistics
import sys
import time

SMALL = "--small" in sys.argv
H = 768
GPT2 = [(50257, H), (1024, H)]
for _ in range(12):
    GPT2 += [(H,), (H,), (H, 3 * H), (3 * H,), (H, H), (H,), (H,), (H,), (H, 4 * H), (4 * H,), (4 * H, H), (H,)]
GPT2 += [(H,), (H,)]
CASES = {name: [(int(float(name)),)] for name in ["1e3", "1e5", "1e6", "1e7", "1e8", "5e8"]}
CASES |= {"200 x 1000": [(1000,)] * 200, "GPT-2": GPT2}
if SMALL:
    CASES = {k: [tuple(max(3, d // (10_000 if len(s) == 1 else 100)) for d in s) for s in v] for k, v in CASES.items()}


def say(who, rule, case, times):
    print(json.dumps({"who": who, "rule": rule, "case": case, "us": times[0], "cpu": times[1]}), flush=True)


def measure(step, sync):
    """Microseconds a step: until all is done, and until all is asked for."""

    def many(count):
        sync()
        begin = time.perf_counter()
        for _ in range(count):
            step()
        asked = time.perf_counter() - begin
        sync()
        return (time.perf_counter() - begin) / count * 1e6, asked / count * 1e6

    many(3)
    one = many(2)[0]
    count = 2 if SMALL else max(1, min(200, int(20_000 / max(one, 0.1))))
    samples = [many(count) for _ in range(1 if SMALL else 15)]
    return [statistics.median(times) for times in zip(*samples)]


def attempt(who, rule, case, make, sync):
    try:
        say(who, rule, case, measure(make(), sync))
    except Exception as error:
        print(f"# {who}, {rule}, {case}: {type(error).__name__}: {str(error)[:200]}", file=sys.stderr, flush=True)
    gc.collect()


def by_torch():
    try:
        import torch
    except ImportError:
        print("# no torch", file=sys.stderr)
        return
    device = "cuda" if torch.cuda.is_available() else "cpu"
    if device == "cpu" and not SMALL:
        print("# torch has no device", file=sys.stderr)
        return
    sync = torch.cuda.synchronize if device == "cuda" else lambda: None
    print(json.dumps({"torch": torch.__version__}), flush=True)

    def params(case):
        made = [torch.nn.Parameter(torch.full(s, 0.5, device=device)) for s in CASES[case]]
        for p in made:
            p.grad = torch.full_like(p, 1e-3)
        return made

    def graphed(optimizer):
        side = torch.cuda.Stream()
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            for _ in range(3):
                optimizer.step()
        torch.cuda.current_stream().wait_stream(side)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            optimizer.step()
        return graph.replay

    def forms(rule, case, make, fused=True):
        if fused:
            attempt("torch fused", rule, case, lambda: make(params(case), fused=True).step, sync)
            if device == "cuda":
                attempt("torch fused, graph", rule, case, lambda: graphed(make(params(case), fused=True, **capturable)), sync)
        attempt("torch foreach", rule, case, lambda: make(params(case), foreach=True).step, sync)

    capturable = {"capturable": True}
    for case in CASES:
        forms("Adam", case, lambda ps, **how: torch.optim.Adam(ps, lr=1e-5, **how))
    if device == "cuda":
        for case in ["1e7", "GPT-2"]:
            attempt("torch compiled", "Adam", case, lambda: torch.compile(torch.optim.Adam(params(case), lr=torch.tensor(1e-5)).step), sync)
    forms("AdamW", "GPT-2", lambda ps, **how: torch.optim.AdamW(ps, lr=1e-5, **how))
    # SGD has no numbers that change, and no `capturable`.
    capturable = {}
    forms("Sgd", "GPT-2", lambda ps, **how: torch.optim.SGD(ps, lr=1e-5, momentum=0.9, **how))
    if hasattr(torch.optim, "Adafactor"):
        attempt("torch foreach", "Adafactor", "GPT-2", lambda: torch.optim.Adafactor(params("GPT-2"), foreach=True).step, sync)

    def lion():
        ps = [p.data for p in params("GPT-2")]
        gs, ms = [torch.full_like(p, 1e-3) for p in ps], [torch.zeros_like(p) for p in ps]

        def step():
            torch._foreach_mul_(ps, 1 - 1e-6)
            update = torch._foreach_mul(ms, 0.9)
            torch._foreach_add_(update, gs, alpha=0.1)
            update = torch._foreach_sign(update)
            torch._foreach_add_(ps, update, alpha=-1e-5)
            torch._foreach_lerp_(ms, gs, 0.01)

        return step

    def lamb():
        ps = [p.data for p in params("GPT-2")]
        gs = [torch.full_like(p, 1e-3) for p in ps]
        ms, vs = [torch.zeros_like(p) for p in ps], [torch.zeros_like(p) for p in ps]
        t = 0

        def step():
            nonlocal t
            t += 1
            torch._foreach_lerp_(ms, gs, 0.1)
            torch._foreach_mul_(vs, 0.999)
            torch._foreach_addcmul_(vs, gs, gs, value=0.001)
            below = torch._foreach_sqrt(vs)
            torch._foreach_div_(below, (1 - 0.999**t) ** 0.5)
            torch._foreach_add_(below, 1e-6)
            r = torch._foreach_div(ms, below)
            torch._foreach_div_(r, 1 - 0.9**t)
            torch._foreach_add_(r, ps, alpha=0.01)
            ratio = torch._foreach_div(torch._foreach_norm(ps), torch._foreach_norm(r))
            torch._foreach_mul_(ratio, 1e-5)
            torch._foreach_mul_(r, ratio)
            torch._foreach_sub_(ps, r)

        return step

    attempt("torch foreach", "Lion", "GPT-2", lion, sync)
    attempt("torch foreach", "Lamb", "GPT-2", lamb, sync)


def by_optax():
    import os

    os.environ.setdefault("XLA_PYTHON_CLIENT_PREALLOCATE", "false")
    try:
        import jax
        import jax.numpy as jnp
        import optax
    except ImportError:
        print("# no optax", file=sys.stderr)
        return
    print(json.dumps({"jax": jax.__version__, "optax": optax.__version__}), flush=True)

    def make(optimizer, case):
        held = {"ps": [jnp.full(s, 0.5, jnp.float32) for s in CASES[case]]}
        gs = [jnp.full(s, 1e-3, jnp.float32) for s in CASES[case]]
        held["state"] = optimizer.init(held["ps"])

        def step(ps, state, gs):
            updates, state = optimizer.update(gs, state, ps)
            return optax.apply_updates(ps, updates), state

        compiled = jax.jit(step, donate_argnums=(0, 1))

        def one():
            held["ps"], held["state"] = compiled(held["ps"], held["state"], gs)

        return one, lambda: jax.block_until_ready(held["ps"])

    rules = {
        "Adam": optax.adam(1e-5),
        "AdamW": optax.adamw(1e-5),
        "Lion": optax.lion(1e-5),
        "Sgd": optax.sgd(1e-5, momentum=0.9),
        "Lamb": optax.lamb(1e-5),
        "Adafactor": optax.adafactor(1e-5),
    }
    for case in CASES:
        for rule, optimizer in rules.items():
            if rule != "Adam" and case != "GPT-2":
                continue
            try:
                step, sync = make(optimizer, case)
                say("optax, jitted", rule, case, measure(step, sync))
            except Exception as error:
                print(f"# optax, {rule}, {case}: {type(error).__name__}: {str(error)[:200]}", file=sys.stderr, flush=True)
            gc.collect()


if __name__ == "__main__":
    by_optax() if "--optax" in sys.argv else by_torch()
