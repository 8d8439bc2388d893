#!/usr/bin/env python3
"""Checks bits and measures, on a machine with a card: python3 integrations/gpu/benches/measure.py [--rounds 3] [--no-tests] [--dry]

The tests of optim-gpu on device 0; then its steps and a plain stream in turns with PyTorch and optax, where these are
installed; then the tables of docs/gpu.md. `--dry` goes through it on the stand-in of the tests; its times mean nothing.
"""
import datetime
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
MANIFEST = str(HERE.parent.parent / "Cargo.toml")
DRY = "--dry" in sys.argv
ROUNDS = 1 if DRY else int(sys.argv[sys.argv.index("--rounds") + 1]) if "--rounds" in sys.argv else 3
ENV = dict(os.environ)
PROFILE = ["--profile", "dev"] if DRY else []


def run(command, **more):
    print("$", " ".join(map(str, command)), file=sys.stderr, flush=True)
    return subprocess.run(command, check=True, env=ENV, **more)


def main():
    if "--no-tests" not in sys.argv:
        # One after the other: a device is shared by all of them.
        own = {} if DRY else {"OPTIM_GPU_DEVICE": "1"}
        ENV.update(own)
        release = [] if DRY else ["--release"]
        run(["cargo", "test", "--manifest-path", MANIFEST, "-p", "optim-gpu", *release, "--", "--test-threads", "1"])
    metadata = run(["cargo", "metadata", "--manifest-path", MANIFEST, "--format-version", "1", "--no-deps"], capture_output=True)
    target = pathlib.Path(json.loads(metadata.stdout)["target_directory"])
    if DRY:
        ENV["LD_LIBRARY_PATH"] = str(target / "tmp/optim-gpu/libraries")
        ENV["OPTIM_GPU_CACHE"] = str(target / "tmp/optim-gpu/code")
    small = ["--small"] if DRY else []
    built = run(
        ["cargo", "bench", "--manifest-path", MANIFEST, "-p", "optim-gpu", "--bench", "step", "--no-run", "--message-format", "json", *PROFILE],
        capture_output=True,
    )
    messages = [json.loads(line) for line in built.stdout.splitlines() if line.startswith(b"{")]
    program = [m["executable"] for m in messages if m.get("executable") and m["target"]["name"] == "step"][-1]
    sides = [[program, *small], [sys.executable, HERE / "peers.py", *small], [sys.executable, HERE / "peers.py", "--optax", *small]]
    found, facts = {}, {}
    for _ in range(ROUNDS):
        for command in sides:
            lines = run(command, stdout=subprocess.PIPE).stdout.splitlines()
            for line in filter(None, lines):
                row = json.loads(line)
                if "who" not in row:
                    facts.update(row)
                    continue
                found.setdefault((row["rule"], row["case"], row["who"]), []).append((row["us"], row["cpu"]))
    middle = {key: [statistics.median(values) for values in zip(*rows)] for key, rows in found.items()}
    print(f"\n{facts.get('device', '?')}, {datetime.date.today()}; " + ", ".join(f"{k} {v}" for k, v in facts.items() if k != "device"))
    print(f"µs a step, medians of {ROUNDS} rounds in turns\n")
    cases = list(dict.fromkeys(case for rule, case, _ in middle if rule == "Adam"))
    table(middle, "Adam, f32", [("Adam", case) for case in cases], cases, 0)
    table(middle, "Adam, µs of the CPU", [("Adam", case) for case in cases], cases, 1)
    rules = list(dict.fromkeys(rule for rule, case, _ in middle if case == "GPT-2"))
    table(middle, "GPT-2's list", [(rule, "GPT-2") for rule in rules], rules, 0)
    table(middle, "GPT-2's list, µs of the CPU", [(rule, "GPT-2") for rule in rules], rules, 1)


def table(middle, title, columns, heads, which):
    whos = list(dict.fromkeys(who for rule, case, who in middle if (rule, case) in columns))
    print(f"| {title} | " + " | ".join(heads) + " |")
    print("|---|" + "---|" * len(heads))
    for who in whos:
        cells = [middle.get((rule, case, who)) for rule, case in columns]
        print(f"| {who} | " + " | ".join(f"{cell[which]:.1f}" if cell else "" for cell in cells) + " |")
    print()


main()
