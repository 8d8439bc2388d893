"""Functions of matrices in NumPy and PyTorch, as `cargo bench -p optim-runtime --bench matrices` has them.
usage: python matrix_bench.py --threads 1|2
Give OMP_NUM_THREADS and OPENBLAS_NUM_THREADS the same value as --threads. The two take turns; of each the quickest counts."""
import argparse, os, time
ap = argparse.ArgumentParser()
ap.add_argument("--threads", type=int, default=1)
ap.add_argument("--sides", default="64,256,512")
ap.add_argument("--cases", default="gram,product,inverse_root,eigenvectors,Shampoo")
a = ap.parse_args()
for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"]:
    os.environ[name] = str(a.threads)
import numpy as np, torch
torch.set_num_threads(a.threads)
LR = 1e-3

def root(lib, x):
    """To the power of -1/4, by eigenvalues, in the matrix's own type."""
    values, vectors = lib.linalg.eigh(x)
    return (vectors * (values.clip(1e-30) ** -0.25)) @ vectors.T

class Case:
    def __init__(self, lib, name, w, g, eye):
        self.lib, self.step, self.w, self.g = lib, getattr(self, name), w, g
        self.l, self.r, self.unit = 1e-6 * eye, 1e-6 * eye, eye
    def gram(self):
        l = self.g @ self.g.T
        self.w -= LR * self.lib.linalg.norm(l) * self.g
    def product(self):
        self.w -= LR * (self.unit @ self.g)
    def inverse_root(self):
        self.l += self.g @ self.g.T
        self.w -= LR * self.lib.linalg.norm(root(self.lib, self.l)) * self.g
    def eigenvectors(self):
        self.l += self.g @ self.g.T
        self.w -= LR * self.lib.linalg.norm(self.lib.linalg.eigh(self.l)[1]) * self.g
    def Shampoo(self):
        self.l += self.g @ self.g.T
        self.r += self.g.T @ self.g
        self.w -= LR * (root(self.lib, self.l) @ self.g @ root(self.lib, self.r))

print("case,type,threads,side,numpy_ms,torch_ms")
for dtype in ["float32", "float64"]:
    for side in map(int, a.sides.split(",")):
        random = np.random.default_rng(1)
        w, g = (random.uniform(-1, 1, (side, side)).astype(dtype) for _ in range(2))
        eye = np.eye(side, dtype=dtype)
        for name in a.cases.split(","):
            peers = [Case(np, name, w.copy(), g, eye.copy()),
                     Case(torch, name, torch.tensor(w), torch.tensor(g), torch.tensor(eye))]
            best, spent, steps = [float("inf")] * 2, 0.0, 0
            while steps < 5 or (spent < 1 and steps < 200):
                for i, peer in enumerate(peers):
                    start = time.perf_counter()
                    peer.step()
                    taken = time.perf_counter() - start
                    spent += taken
                    if steps > 0:
                        best[i] = min(best[i], taken)
                steps += 1
            ms = [1e3 * x for x in best]
            kind = {"float32": "f32", "float64": "f64"}[dtype]
            print(f"{name},{kind},{a.threads},{side},{ms[0]:.3f},{ms[1]:.3f}", flush=True)
