#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/tables: small tables as NumPy and pandas write them, and expected.json with the two
columns that they read back, told how the file is written. Numbers are hexadecimal, so that none is rounded.

usage: tests/data/make_tables.py (needs python3-numpy and python3-pandas)
"""
import json
import pathlib

import numpy
import pandas

FOLDER = pathlib.Path(__file__).resolve().parent / "tables"
ROWS = 12
expected = {}


def expect(name, table, titles=None):
    columns = list(table.columns)[:2]
    expected[name] = {"titles": titles or [str(c) for c in columns],
                      "columns": [[float(v).hex() for v in table[c]] for c in columns]}


def pandas_table(name, table, reading=None, titles=None, **writing):
    writing.setdefault("index", False)
    table.to_csv(FOLDER / name, **writing)
    reading = {"float_precision": "round_trip", **(reading or {})}
    expect(name, pandas.read_csv(FOLDER / name, **reading), titles)


def numpy_table(name, points, reading=None, titles=("column 1", "column 2"), **writing):
    numpy.savetxt(FOLDER / name, points, **writing)
    expect(name, pandas.DataFrame(numpy.loadtxt(FOLDER / name, **(reading or {}))), list(titles))


def as_text(table, form):
    return table.apply(lambda column: column.map(form))


def german(value):
    return f"{value:,.1f}".translate(str.maketrans(",.", ".,"))


def main():
    FOLDER.mkdir(exist_ok=True)
    random = numpy.random.default_rng(1)
    points = random.standard_normal((ROWS, 2))
    table = pandas.DataFrame(points, columns=["x", "y"])
    large = pandas.DataFrame(1e6 * random.standard_normal((ROWS, 2)), columns=["x", "y"])
    exact = {"float_precision": "round_trip"}

    pandas_table("index.csv", table, index=True, reading={"index_col": 0})
    pandas_table("thousands.csv", as_text(large, "{:,.1f}".format), reading={"thousands": ",", "float_precision": None})
    pandas_table("whole_thousands.tsv", as_text(large, "{:,.0f}".format), sep="\t",
                 reading={"sep": "\t", "thousands": ",", "float_precision": None})
    pandas_table("german.csv", as_text(large, german), sep=";",
                 reading={"sep": ";", "thousands": ".", "decimal": ",", "float_precision": None})
    for name, separator in (("semicolons.csv", ";"), ("decimal_commas.tsv", "\t")):
        pandas_table(name, table.round(6), sep=separator, decimal=",",
                     reading={"sep": separator, "decimal": ",", "float_precision": None})
    pandas_table("scientific.csv", large, float_format="%.12E", reading=exact)
    pandas_table("quoted.csv", table, quoting=1)
    pandas_table("carriage_returns.csv", table, lineterminator="\r")
    pandas_table("bars.txt", table, sep="|", reading={"sep": "|"})
    pandas_table("utf8_mark.csv", table, encoding="utf-8-sig", reading={"encoding": "utf-8-sig"})
    accented = table.rename(columns={"x": "Größe", "y": "Fläche"})
    pandas_table("utf16.csv", accented, encoding="utf-16", reading={"encoding": "utf-16"})
    text = (FOLDER / "utf16.csv").read_text(encoding="utf-16")
    (FOLDER / "utf16_big.csv").write_bytes(b"\xfe\xff" + text.encode("utf-16-be"))
    expected["utf16_big.csv"] = expected["utf16.csv"]
    pandas_table("latin1.csv", accented, encoding="latin-1", reading={"encoding": "latin-1"})
    (FOLDER / "aligned.txt").write_text(table.to_string(index=False) + "\n")
    expect("aligned.txt", pandas.read_csv(FOLDER / "aligned.txt", sep=r"\s+", **exact))

    numpy_table("savetxt.txt", points)
    numpy_table("savetxt_aligned.txt", points, fmt="%12.5f")
    numpy_table("savetxt_comments.csv", points, delimiter=",", header="made by NumPy\nx,y", footer="the end",
                reading={"delimiter": ","})
    (FOLDER / "expected.json").write_text(json.dumps(expected, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
