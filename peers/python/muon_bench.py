"""Muon: ours beside torch.optim.Muon, which computes products in bf16, and beside the same with its products in f32.
usage: python muon_bench.py --threads 1|2 [--shapes 256x256,...] [--rounds 7]
Give OMP_NUM_THREADS the same value as --threads. The three take turns, a step each; of each the quickest step counts."""
import argparse, os, time
ap = argparse.ArgumentParser()
ap.add_argument("--threads", type=int, default=1)
ap.add_argument("--shapes", default="256x256,1024x1024,768x768,768x2304,768x3072,3072x768")
ap.add_argument("--rounds", type=int, default=7)
a = ap.parse_args()
os.environ["OMP_NUM_THREADS"] = str(a.threads)
import torch
from torch.optim import Muon, _muon
from optim_ours import Muon as Ours
torch.set_num_threads(a.threads)
LR = 1e-5

def in_f32(grad, coefficients, steps, eps):
    """What torch's function does, without its bf16."""
    a, b, c = coefficients
    x = grad.T if grad.size(0) > grad.size(1) else grad
    x = x / x.norm().clamp(min=eps)
    for _ in range(steps):
        gram = x @ x.T
        x = torch.addmm(x, torch.addmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return x.T if grad.size(0) > grad.size(1) else x

own = _muon._zeropower_via_newtonschulz

def stepped(function, optimizer):
    def step():
        _muon._zeropower_via_newtonschulz = function
        optimizer.step()
    return step

print("shape,threads,ours_ms,torch_bf16_ms,torch_f32_ms,bf16/ours,f32/ours")
for shape in a.shapes.split(","):
    rows, columns = map(int, shape.split("x"))
    torch.manual_seed(1)
    first, g = torch.randn(rows, columns), torch.randn(rows, columns)
    def param():
        p = torch.nn.Parameter(first.clone())
        p.grad = g.clone()
        return p
    p = param()
    w, grad = [p.detach().numpy().reshape(-1)], [p.grad.numpy().reshape(-1)]
    ours = Ours([(rows, columns)], LR, a.threads)
    peers = [lambda: ours.step(w, grad), stepped(own, Muon([param()], lr=LR)), stepped(in_f32, Muon([param()], lr=LR))]
    best = [float("inf")] * 3
    for _ in range(a.rounds):
        for i, peer in enumerate(peers):
            start = time.perf_counter()
            peer()
            best[i] = min(best[i], time.perf_counter() - start)
    ms = [1e3 * x for x in best]
    print(f"{shape},{a.threads},{ms[0]:.2f},{ms[1]:.2f},{ms[2]:.2f},{ms[1] / ms[0]:.2f},{ms[2] / ms[0]:.2f}", flush=True)
