#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times Pushforward and pandas' C reader in turn on the same two-column CSV, and prints the ratio.

usage: tests/bench/compare_pandas.py [--rows 1000000] [--large 10000000] [--runs 7] [--build build/release]

Needs python3-pandas (a Debian package) and the built program bench_table. Each run starts both anew; only
the call that reads is timed. Two files: numbers with all their digits, and with six decimals. Then a large
file is opened whole, split and standardised, for its time, its memory and the wait after a Cancel.
"""
import argparse
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile

PEER = """
import pandas, sys, time
start = time.perf_counter()
table = pandas.read_csv(sys.argv[1])
print(time.perf_counter() - start)
"""


def write_table(path, rows, form):
    draw = random.Random(1).gauss
    with open(path, "w") as file:
        file.write("x,y\n")
        for start in range(0, rows, 100000):
            count = min(100000, rows - start)
            file.write("".join(f"{draw(0, 1):{form}},{draw(0, 1):{form}}\n" for _ in range(count)))


def ours(bench, path, what, *others):
    out = subprocess.run([str(bench), str(path), what, *map(str, others)], check=True, capture_output=True, text=True)
    return json.loads(out.stdout)


def compare(bench, path, rows, form, runs):
    write_table(path, rows, form)
    mine, theirs = [], []
    for _ in range(runs):
        out = subprocess.run(["/usr/bin/python3", "-c", PEER, str(path)], check=True, capture_output=True, text=True)
        theirs.append(float(out.stdout))
        mine.append(ours(bench, path, "read")["seconds"])
    ratios = sorted(t / m for t, m in zip(theirs, mine))
    print(f"{rows:,} rows like {1 / 3:{form}}, {path.stat().st_size / 1e6:.0f} MB, medians of {runs} alternating runs: "
          f"pushforward {statistics.median(mine):.3f} s, pandas {statistics.median(theirs):.3f} s, "
          f"ratio {statistics.median(ratios):.1f} ({ratios[0]:.1f} to {ratios[-1]:.1f})", flush=True)


def main():
    here = pathlib.Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1000000)
    parser.add_argument("--large", type=int, default=10000000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--build", type=pathlib.Path, default=here.parent.parent / "build" / "release")
    options = parser.parse_args()
    bench = options.build / "tests" / "bench" / "bench_table"
    if not bench.exists():
        sys.exit(f"{bench} is not there; build it first: cmake --build {options.build} --target bench_table")
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "table.csv"
        for form in (".17g", ".6f"):
            compare(bench, path, options.rows, form, options.runs)
        write_table(path, options.large, ".6f")
        small = pathlib.Path(folder) / "small.csv"
        write_table(small, 1000, ".6f")
        opened = ours(bench, path, "open", small)
        print(f"{options.large:,} rows, {path.stat().st_size / 1e6:.0f} MB, opened in {opened['seconds']:.2f} s with "
              f"{opened['peak_bytes_a_row']:.2f} bytes a row at the most; the longest wait after cancelling at 20 "
              f"moments: {ours(bench, path, 'cancel')['longest_wait_after_cancelling']:.3f} s")


if __name__ == "__main__":
    main()
