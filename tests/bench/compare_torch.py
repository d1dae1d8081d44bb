#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times Pushforward and PyTorch alternately on the same work, with as many threads each, and prints the ratios.

usage: tests/bench/compare_torch.py [--case CASE …] [--runs 5] [--seconds 2] [--build build/release]
           [--threads 1] [--batch 512 …] [--hidden 64 …] [--depth 2 …] [--first 30 …]

Needs the Debian packages python3-torch and libopenblas0-pthread, and the built program bench_peer. Each run
starts both again, one after the other, so that a drift of the machine affects both; the medians over the runs
are printed. Every combination of batch size, width and depth of the conditioners, and number of steps before training
is timed has a table of its own. Refuses to compare with a PyTorch that uses the reference BLAS.
"""
import argparse
import itertools
import json
import os
import pathlib
import statistics
import subprocess
import sys

CASES = ["realnvp8", "maf5", "nsf4"]
# Memory that is freed stays with the process. Otherwise PyTorch, which allocates for every operation, gets its large
# arrays anew from the system each time, and where that is slow (a virtual machine) is up to five times slower.
KEEP_MEMORY = {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": "4000000000", "MALLOC_TOP_PAD_": "268435456"}
FIGURES = ["train_steps_per_s", "log_prob_points_per_s", "sample_points_per_s"]


def run(command, threads):
    environment = dict(os.environ, OMP_NUM_THREADS=str(threads), OPENBLAS_NUM_THREADS=str(threads), **KEEP_MEMORY)
    out = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return json.loads(out.stdout.splitlines()[-1])


def checked_blas(peer):
    """The BLAS that PyTorch uses; ends the script where it is the reference one."""
    blas = subprocess.run(["/usr/bin/python3", "-B", "-c", "import torch_blas; print(torch_blas.blas_of_torch())"],
                          check=True, capture_output=True, text=True, cwd=peer.parent).stdout.strip()
    if blas == "reference":
        sys.exit("PyTorch uses the reference BLAS, which makes it several times slower than it is elsewhere; "
                 "install the package libopenblas0-pthread first.")
    return blas


def compare(case, batch, hidden, depth, first, ours, peer, options):
    ratios = {figure: [] for figure in FIGURES}
    values = {figure: ([], []) for figure in FIGURES}
    for _ in range(options.runs):
        theirs = run(["/usr/bin/python3", str(peer), "--case", case, "--threads", str(options.threads),
                      "--seconds", str(options.seconds), "--batch", str(batch), "--hidden", str(hidden),
                      "--depth", str(depth), "--first", str(first)], options.threads)
        mine = run([str(ours), case] + [str(n) for n in (options.seconds, options.threads, batch, hidden, depth, first)],
                   options.threads)
        for figure in FIGURES:
            ratios[figure].append(mine[figure] / theirs[figure])
            values[figure][0].append(mine[figure])
            values[figure][1].append(theirs[figure])
    threads = "one thread" if options.threads == 1 else f"{options.threads} threads"
    print(f"{case}, batch {batch}, conditioners {depth} × {hidden}, after {first} steps, {threads} each, "
          f"medians of {options.runs} alternating runs")
    print(f"{'':24}{'pushforward':>14}{'torch':>14}{'ratio':>8}   lowest to highest")
    for figure in FIGURES:
        mine, theirs = (statistics.median(v) for v in values[figure])
        r = ratios[figure]
        print(f"{figure:24}{mine:14,.0f}{theirs:14,.0f}{statistics.median(r):8.1f}   "
              f"{min(r):.1f} to {max(r):.1f}", flush=True)


def main():
    here = pathlib.Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--case", choices=CASES, nargs="+", default=CASES)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--batch", type=int, nargs="+", default=[512])
    parser.add_argument("--hidden", type=int, nargs="+", default=[64])
    parser.add_argument("--depth", type=int, nargs="+", default=[2])
    parser.add_argument("--first", type=int, nargs="+", default=[30])
    parser.add_argument("--build", type=pathlib.Path, default=here.parent.parent / "build" / "release")
    options = parser.parse_args()
    ours = options.build / "tests" / "bench" / "bench_peer"
    if not ours.exists():
        sys.exit(f"{ours} is not there; build it first: cmake --build {options.build} --target bench_peer")
    peer = here / "torch_peer.py"
    print(f"PyTorch with the BLAS: {checked_blas(peer)}")
    for work in itertools.product(options.case, options.batch, options.hidden, options.depth, options.first):
        compare(*work, ours, peer, options)


if __name__ == "__main__":
    main()
