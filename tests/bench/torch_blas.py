#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which BLAS PyTorch computes its matrix products with.

Debian's python3-torch calls whatever libblas.so.3 stands for. Without libopenblas0-pthread that is the
reference BLAS, many times slower, and no comparison with it is fair.

usage: python3 -m doctest tests/bench/torch_blas.py
"""
import os


def blas_of(libraries, settings=""):
    """The name of the BLAS among the paths of loaded libraries, or else in torch.__config__.show().

    >>> blas_of(["/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0", "/usr/lib/x86_64-linux-gnu/libtorch_cpu.so.1.13"])
    'reference'
    >>> blas_of(["/usr/lib/x86_64-linux-gnu/libblas.so.3"])
    'reference'
    >>> blas_of(["/usr/lib/x86_64-linux-gnu/openblas-pthread/libblas.so.3"])
    'OpenBLAS'
    >>> blas_of(["/usr/lib/x86_64-linux-gnu/openblas-pthread/libopenblasp-r0.3.21.so"])
    'OpenBLAS'
    >>> blas_of(["/usr/lib/x86_64-linux-gnu/atlas/libblas.so.3.10.3"])
    'ATLAS'
    >>> blas_of(["/usr/lib/x86_64-linux-gnu/blis-pthread/libblas.so.4"])
    'BLIS'
    >>> blas_of(["/opt/torch/lib/libmkl_core.so.2"])
    'MKL'

    Where libblas.so is loaded, PyTorch calls that one, whatever else is loaded for others:

    >>> blas_of(["/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0", "/opt/numpy.libs/libopenblas64_p-r0.so"])
    'reference'

    Wheels from PyPI hold theirs inside libtorch_cpu.so and say so in their settings:

    >>> blas_of(["/opt/torch/lib/libtorch_cpu.so"], "Build settings: BLAS_INFO=mkl, BUILD_TYPE=Release")
    'MKL'
    >>> blas_of(["/opt/torch/lib/libtorch_cpu.so"])
    'unknown'
    """
    fast = {"openblas": "OpenBLAS", "atlas": "ATLAS", "blis": "BLIS", "libmkl_": "MKL"}
    called = [path for path in libraries if os.path.basename(path).startswith("libblas.so")]
    for path in called or libraries:
        for word, name in fast.items():
            if word in path:
                return name
    if called:
        return "reference"
    for word, name in {"BLAS_INFO=mkl": "MKL", "BLAS_INFO=open": "OpenBLAS"}.items():
        if word in settings:
            return name
    return "unknown"


def mapped_libraries():
    """The paths of the shared libraries that are mapped into this process."""
    with open("/proc/self/maps") as maps:
        fields = [line.split(maxsplit=5) for line in maps]
    return sorted({f[5].strip() for f in fields if len(f) == 6 and ".so" in f[5]})


def blas_of_torch():
    """Multiplies two matrices, so that the library is loaded, and names it."""
    import torch
    torch.mm(torch.ones(64, 64), torch.ones(64, 64))
    return blas_of(mapped_libraries(), torch.__config__.show())
