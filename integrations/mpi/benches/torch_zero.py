"""A step of torch's ZeroRedundancyOptimizer over gloo on 1, 2 and 4 processes of this machine: the columns of `step.rs`.

A step is the mean of gradients over all processes (`all_reduce` in buckets of 4 MiB, all under way at once) and the optimizer's
step, which sends the weights; with `--fused` by torch's one loop for Adam. What is sent is read from the loopback device, with what TCP adds.
"""

import os
import statistics
import sys
import time

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch.distributed.optim import ZeroRedundancyOptimizer

SHAPES = [(1024, 1024)] * 9 + [(1024, 576), (1, 1024), (1, 1024), (1, 11264)]
WARM, STEPS = 3, 15
# Values of four bytes.
BUCKET = 1 << 20


def sent_bytes():
    for line in open("/proc/net/dev"):
        name, _, numbers = line.partition(":")
        if name.strip() == "lo":
            return int(numbers.split()[8])
    return 0


def tensors(scale):
    of = lambda count: ((torch.arange(count) % 1009).float() / 504.5 - 1.0) * scale
    return [of(a * b).reshape(a, b) for a, b in SHAPES]


def as_rank(rank, ranks, fused, port):
    os.environ["MASTER_ADDR"], os.environ["MASTER_PORT"] = "127.0.0.1", str(port)
    torch.set_num_threads(1)
    dist.init_process_group("gloo", rank=rank, world_size=ranks)
    params = [torch.nn.Parameter(w) for w in tensors(0.1)]
    flat = torch.cat([g.flatten() for g in tensors(0.01)])
    at = 0
    for param in params:
        param.grad = flat[at : at + param.numel()].view_as(param)
        at += param.numel()
    optimizer = ZeroRedundancyOptimizer(params, torch.optim.Adam, lr=1e-3, fused=fused)

    def step():
        if ranks > 1:
            works = [dist.all_reduce(part, async_op=True) for part in flat.split(BUCKET)]
            for work in works:
                work.wait()
            flat.div_(ranks)
        optimizer.step()

    times = []
    for index in range(WARM + STEPS):
        dist.barrier()
        if index == WARM:
            before = sent_bytes()
        begun = time.perf_counter()
        step()
        dist.barrier()
        times.append((time.perf_counter() - begun) * 1e3)
    sent = sent_bytes() - before
    states = sum(
        value.numel() * value.element_size()
        for state in optimizer.optim.state.values()
        for value in state.values()
        if torch.is_tensor(value)
    )
    all_states = [None] * ranks
    dist.all_gather_object(all_states, states)
    if rank == 0:
        name = f"{ranks}{', fused' if fused else ''}"
        most, sent = max(all_states) / 1e6, sent / STEPS / 1e6
        print(f"| {name} | {most:.1f} | {sent:.1f} | {statistics.median(times[WARM:]):.1f} |", flush=True)
    dist.destroy_process_group()


def main():
    print(f"torch {torch.__version__}, {sum(a * b for a, b in SHAPES)} weights, Adam, one thread a process")
    print("| ranks | MB of states a rank | MB sent a step, all ranks | ms a step |\n|---|---|---|---|")
    port = 29500 + os.getpid() % 1000
    fused = "--fused" in sys.argv
    for ranks in (1, 2, 4):
        mp.spawn(as_rank, (ranks, fused, port + ranks), nprocs=ranks)


if __name__ == "__main__":
    sys.exit(main())
