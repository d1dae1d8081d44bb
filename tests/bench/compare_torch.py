#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times Pushforward and PyTorch alternately on the same work, one thread each, and prints the ratios.

usage: tests/bench/compare_torch.py [--case CASE …] [--runs 5] [--seconds 2] [--build build/release]

Needs the Debian packages python3-torch and libopenblas0-pthread, and the built program bench_peer. Each run
starts both again, one after the other, so that a drift of the machine affects both; the medians over the runs
are printed. Refuses to compare with a PyTorch that uses the reference BLAS.
"""
import argparse
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


def run(command):
    environment = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", **KEEP_MEMORY)
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


def compare(case, ours, peer, options):
    ratios = {figure: [] for figure in FIGURES}
    values = {figure: ([], []) for figure in FIGURES}
    for _ in range(options.runs):
        theirs = run(["/usr/bin/python3", str(peer), "--case", case, "--threads", "1",
                      "--seconds", str(options.seconds)])
        mine = run([str(ours), case, str(options.seconds)])
        for figure in FIGURES:
            ratios[figure].append(mine[figure] / theirs[figure])
            values[figure][0].append(mine[figure])
            values[figure][1].append(theirs[figure])
    print(f"{case}, one thread each, medians of {options.runs} alternating runs")
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
    parser.add_argument("--build", type=pathlib.Path, default=here.parent.parent / "build" / "release")
    options = parser.parse_args()
    ours = options.build / "tests" / "bench" / "bench_peer"
    if not ours.exists():
        sys.exit(f"{ours} is not there; build it first: cmake --build {options.build} --target bench_peer")
    peer = here / "torch_peer.py"
    print(f"PyTorch with the BLAS: {checked_blas(peer)}")
    for case in options.case:
        compare(case, ours, peer, options)


if __name__ == "__main__":
    main()
