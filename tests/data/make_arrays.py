#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the arrays that the tests read, with NumPy itself (Debian's python3-numpy), and arrays.csv:
a line for each column, file,column,numbers as NumPy converts them to float64."""
import pathlib
import zipfile

import numpy as np

here = pathlib.Path(__file__).parent
folder = here / "arrays"
folder.mkdir(exist_ok=True)
expected = []


def expect(file, column, numbers):
    expected.append(",".join([file, column] + [repr(float(v)) for v in numbers]))


def save(file, array, version=None, columns=None):
    with open(folder / file, "wb") as out:
        np.lib.format.write_array(out, array, version=version, allow_pickle=True)
    if columns is None and array.ndim == 2:
        table = array.T if array.shape[0] == 2 else array
        columns = [(f"column {c + 1}", table[:, c]) for c in range(table.shape[1])]
    for name, numbers in columns or []:
        expect(file, name, numbers)


random = np.random.default_rng(1)
points = random.normal(size=(12, 2)) * [1, 1000]
whole = np.stack([np.arange(12), np.arange(12) ** 2 % 101], axis=1)

for code in ["f2", "f4", "f8"]:
    save(f"{code}.npy", points.astype("<" + code))
    save(f"big_{code}.npy", points.astype(">" + code))
for code in ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]:
    numbers = whole * (-1 if code[0] == "i" else 1)
    numbers = numbers.astype("<" + code)
    numbers[3] = [np.iinfo(code).max, np.iinfo(code).min]
    save(f"{code}.npy", numbers)
    save(f"big_{code}.npy", numbers.astype(">" + code))
save("b1.npy", np.stack([np.arange(12) % 2 == 0, np.arange(12) % 3 == 0], axis=1))
save("fortran.npy", np.asfortranarray(points))
save("fortran_i4.npy", np.asfortranarray(whole.astype(">i4")))
save("three.npy", np.column_stack([points, whole[:, 1]]))
save("fortran_three.npy", np.asfortranarray(np.column_stack([points, whole[:, 1]])))
save("lying.npy", np.ascontiguousarray(points.T))
save("lying_fortran.npy", np.asfortranarray(points.T))
save("version_2.npy", points, (2, 0))
save("version_3.npy", points, (3, 0))

fields = np.zeros(12, dtype=np.dtype([("größe", "<f8"), ("name", "<U3"), ("pair", "<i4", (2,)),
                                      ("flag", "?"), ("y", ">f4")], align=True))
fields["größe"], fields["y"], fields["name"] = points[:, 0], points[:, 1], "abc"
fields["flag"] = whole[:, 0] % 2
named = [("größe", fields["größe"]), ("flag", fields["flag"]), ("y", fields["y"])]
save("fields.npy", fields, (1, 0), named)
save("fields_3.npy", fields, (3, 0), named)

gaps = points.copy()
gaps[2, 0], gaps[5, 1], gaps[7, 0] = np.nan, np.inf, 1e31
save("gaps.npy", gaps, columns=[("column 1", gaps[[0, 1, 3, 4, 6, 8, 9, 10, 11], 0]),
                                ("column 2", gaps[[0, 1, 3, 4, 6, 8, 9, 10, 11], 1])])

# What cannot be read.
save("list.npy", points[:, 0], columns=[])
save("cube.npy", np.zeros((3, 4, 2)), columns=[])
save("scalar.npy", np.float64(3), columns=[])
save("complex.npy", points.astype(complex), columns=[])
save("text.npy", points.astype(str), columns=[])
save("dates.npy", whole.astype("M8[D]"), columns=[])
save("objects.npy", points.astype(object), columns=[])
save("none.npy", np.zeros((0, 2)), columns=[])

members = dict(matrix=points, x=points[:, 0], label=points[:, 0].astype(str), short=whole[:5, 0],
               y=points[:, 1].astype(">f4"), columns=np.asfortranarray(whole.astype("i2")))
for file, write in [("stored.npz", np.savez), ("deflated.npz", np.savez_compressed)]:
    write(folder / file, **members)
    for name in ["matrix", "columns"]:
        for c in range(2):
            expect(file, f"{name} {c + 1}", members[name][:, c])
    for name in ["x", "y"]:
        expect(file, name, members[name])
np.savez(folder / "objects.npz", things=points.astype(object))
np.savez(folder / "lengths.npz", a=points[:, 0], b=whole[:5, 0])
with zipfile.ZipFile(folder / "no_array.npz", "w") as archive:
    archive.writestr("readme.txt", "no array")

(here / "arrays.csv").write_text("\n".join(expected) + "\n", encoding="utf-8")
