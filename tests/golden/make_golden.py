#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes golden.json: numbers of every published layer, of the base distributions, optimizers and
schedules, in float64, from the papers' formulas (Debian's python3-numpy). It shares no code with the
program and knows of it only what is documented: keys and fields, the order of parameters, the bounds.

    make_golden.py [FILE]     writes FILE, or golden.json beside this script

layers: `points` go through the layer's formula to `image`, whose log |det| is held here to the
determinant of the Jacobian, found by complex steps from the images alone. `direction` says which way
the formula goes; the other way has to lead from the images back. `gradient` is that of
sum(weights[0] * first + weights[1] * second + weights[2] * log |det|) by the parameters `at`, for the
formula (`there`, from `points`) and for its inverse (`back`, from `image`), the latter by the implicit
function. `recorded` is a map as it is in training, `one_way` one whose other direction is not its
inverse: a continuous layer takes fixed steps each way.
"""
import json
import math
import pathlib
import sys

import numpy as np

sys.dont_write_bytecode = True
import maps

random = np.random.default_rng(20240229)
tiny = 1e-30  # of a complex step


def drawn(shape, scale, decimals=3):
    """Random numbers that are short to write and exact in the file."""
    return np.round(scale * random.standard_normal(shape), decimals)


points = np.concatenate(
    [drawn((2, 8), 1.3), [[6, -6, 0.5, -5.875], [-6, 1.75, 6.125, -5.5]]], axis=1
)
weights = drawn((3, points.shape[1]), 1)


def jacobian(plane, p, u):
    """d image / d point, 2 x 2 x n, and d log |det| / d point, 2 x n."""
    columns, slopes = [], []
    for axis in range(2):
        step = np.zeros((2, 1), complex)
        step[axis] = 1j * tiny
        image, log_det = plane(p, u + step)
        columns.append(image.imag / tiny)
        slopes.append(np.imag(log_det) / tiny * np.ones(u.shape[1]))
    return np.stack(columns, axis=1), np.stack(slopes)


def gradients(plane, p, u, indices):
    """Of the weighted sum of images and log |det| by parameters: there, and back."""
    by_point, slope = jacobian(plane, p, u)
    inverse = np.linalg.inv(by_point.transpose(2, 0, 1)).transpose(1, 2, 0)
    there, back = [], []
    for k in indices:
        moved = p.astype(complex)
        moved[k] += 1j * tiny
        image, log_det = plane(moved, u)
        image, log_det = image.imag / tiny, np.imag(log_det) / tiny
        there.append(float((weights[:2] * image).sum() + (weights[2] * log_det).sum()))
        source = -np.einsum("ijn,jn->in", inverse, image)
        change = -(log_det + (slope * source).sum(axis=0))
        back.append(float((weights[:2] * source).sum() + (weights[2] * change).sum()))
    return there, back


def layer(spec, direction, made, scale, parameters=None, recorded=False, one_way=False, graded=True):
    count, plane = made
    p = np.array(parameters, float) if parameters is not None else drawn(count, scale)
    assert len(p) == count
    image, log_det = plane(p, points)
    by_point, _ = jacobian(plane, p, points)
    measured = np.log(np.abs(maps.determinant(by_point)))
    assert np.all(np.abs(log_det - measured) < 1e-11 * np.exp(np.abs(measured))), spec
    case = {
        "layer": spec,
        "direction": direction,
        "recorded": recorded,
        "one_way": one_way,
        "parameters": p.tolist(),
        "image": image.tolist(),
        "log_abs_det": log_det.tolist(),
    }
    if graded:
        indices = sorted({round(i) for i in np.linspace(0, count - 1, 12)})
        there, back = gradients(plane, p, points, indices)
        case["gradient"] = {"at": indices, "there": there}
        if not one_way:
            case["gradient"]["back"] = back
    return case


def layers():
    there, back = "base-to-data", "data-to-base"
    net = dict(hidden=6, depth=2)
    small = "hidden=6, depth=2"
    cases = []

    def add(*arguments, **settings):
        cases.append(layer(*arguments, **settings))

    add(f"affine-coupling({small}, moves=second)", there,
        maps.coupling(maps.affine(3), "second", activation="relu", **net), 0.6)
    add(f"affine-coupling({small}, moves=first, activation=silu, clamp=1.5, direction={back})", back,
        maps.coupling(maps.affine(1.5), "first", activation="silu", **net), 0.6)
    add("affine-coupling(hidden=40, depth=1, moves=second, activation=tanh)", there,
        maps.coupling(maps.affine(3), "second", 40, 1, "tanh"), 0.4)
    add(f"spline-coupling({small}, moves=second, bins=5)", back,
        maps.coupling(maps.spline(5, 4), "second", activation="relu", **net), 0.6)
    add(f"spline-coupling({small}, moves=first, activation=tanh, bound=7, direction={there})", there,
        maps.coupling(maps.spline(8, 7), "first", activation="tanh", **net), 0.8)
    add(f"logistic-coupling({small}, moves=second, components=4)", back,
        maps.coupling(maps.logistic(4, 3), "second", activation="relu", **net), 0.6)
    add(f"affine-autoregressive({small}, moves=second)", back,
        maps.autoregressive(maps.affine(3), "second", activation="relu", **net), 0.6)
    add(f"inverse-autoregressive({small}, moves=first, activation=tanh)", there,
        maps.autoregressive(maps.affine(3), "first", activation="tanh", **net), 0.6)
    add(f"spline-autoregressive({small}, moves=second, bins=4, bound=3)", back,
        maps.autoregressive(maps.spline(4, 3), "second", activation="relu", **net), 0.6)
    add(f"logistic-autoregressive({small}, moves=first, activation=silu, components=3, clamp=2)",
        back, maps.autoregressive(maps.logistic(3, 2), "first", activation="silu", **net), 0.6)
    add("spline", back, maps.element_wise(maps.spline(8, 4)), 1)
    add("logistic", back, maps.element_wise(maps.logistic(8, 3)), 1)
    add("logistic(components=1)", back, maps.element_wise(maps.logistic(1, 3)), 1)
    add(f"glow({small}, moves=second)", there,
        maps.glow(6, 2, "relu", 3, "second"), 0.6)
    add("actnorm", there, maps.actnorm(), 0.8)
    add("linear", there, maps.linear(), 0.8)
    add("linear(swap=true)", there, maps.linear(True), 0.8)
    add("rotation", there, maps.rotation(), 1, parameters=[2.2])
    add("planar", there, maps.planar(), 1)
    add("planar", there, maps.planar(), 1, parameters=[1.5, -1, -1.25, 1.5, 0.4])
    add("radial", there, maps.radial(), 1)
    add("radial", there, maps.radial(), 1, parameters=[0.3, -0.2, 0.5, -1.5])
    add("sylvester", there, maps.sylvester(), 0.8)
    add("residual(hidden=8, depth=2)", back, maps.residual(8, 2, 0.9), 0.8)
    add("residual(hidden=12, depth=1, lipschitz=0.99)", back, maps.residual(12, 1, 0.99), 1.2)
    field = "continuous(hidden=8, depth=2, steps=5, time=0.75)"
    solved = maps.continuous(8, 2, 800, 0, 0.75)
    add(field, there, solved, 0.6, graded=False)
    same = cases[-1]["parameters"]
    add(field, there, maps.continuous(8, 2, 5, 0, 0.75), 0.6, parameters=same,
        recorded=True, one_way=True)
    add(field, back, maps.continuous(8, 2, 5, 0.75, 0), 0.6, parameters=same,
        recorded=True, one_way=True)
    return cases


def log_normal(z, mean, deviation):
    """Of the plane, each coordinate with its deviation."""
    u = (z - np.reshape(mean, (2, 1))) / np.reshape(deviation, (2, 1))
    return -(u**2).sum(axis=0) / 2 - np.log(2 * np.pi * np.prod(deviation))


def mixture(p, stride):
    components = p.reshape(-1, stride)
    logits = components[:, 0]
    shares = np.exp(logits) / np.exp(logits).sum()
    densities = [
        share * np.exp(log_normal(points, c[1:3], np.exp([c[3], c[stride - 1]])))
        for share, c in zip(shares, components)
    ]
    return np.log(np.sum(densities, axis=0))


def ring(radius, width):
    """Points of a circle, evenly, blurred by a Gaussian: the mean over 4,096 of them, which for so
    smooth a function of the angle is the integral to rounding."""
    angles = 2 * np.pi * np.arange(4096) / 4096
    terms = [log_normal(points, radius * np.array([np.cos(a), np.sin(a)]), [width, width])
             for a in angles]
    return maps.log_sum_exp(np.array(terms)) - np.log(len(angles))


def student_t(nu):
    constant = math.lgamma((nu + 2) / 2) - math.lgamma(nu / 2) - math.log(nu * math.pi)
    return constant - (nu + 2) / 2 * np.log1p((points**2).sum(axis=0) / nu)


def bases():
    scaled, round_, long = drawn(4, 0.6), drawn(3 * 4, 0.6), drawn(2 * 5, 0.6)
    cases = [
        ("gaussian", [], log_normal(points, [0, 0], [1, 1])),
        ("scaled-gaussian", scaled, log_normal(points, scaled[:2], np.exp(scaled[2:]))),
        ("mixture(components=3)", round_, mixture(round_, 4)),
        ("mixture(components=2, scales=diagonal)", long, mixture(long, 5)),
        ("ring", [], ring(1.5, 0.3)),
        ("ring(radius=2.5, width=0.75)", [], ring(2.5, 0.75)),
        ("student-t", [], student_t(5)),
        ("student-t(freedom=1.5)", [], student_t(1.5)),
    ]
    return [{"base": spec, "parameters": list(p), "log_prob": log_prob.tolist()}
            for spec, p, log_prob in cases]


def adam(theta, gradients, rate, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=0.0):
    """Kingma and Ba 2015, Algorithm 1; with the decay Loshchilov and Hutter 2019, Algorithm 2."""
    mean, square = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        mean = beta1 * mean + (1 - beta1) * g
        square = beta2 * square + (1 - beta2) * g**2
        unbiased_mean, unbiased_square = mean / (1 - beta1**t), square / (1 - beta2**t)
        theta = theta - rate * (unbiased_mean / (np.sqrt(unbiased_square) + epsilon) + decay * theta)
        yield theta


def rmsprop(theta, gradients, rate, beta=0.99, momentum=0.0, epsilon=1e-8):
    square, velocity = np.zeros_like(theta), np.zeros_like(theta)
    for g in gradients:
        square = beta * square + (1 - beta) * g**2
        velocity = momentum * velocity + g / (np.sqrt(square) + epsilon)
        theta = theta - rate * velocity
        yield theta


def sgd(theta, gradients, rate, momentum=0.9, nesterov=False):
    velocity = np.zeros_like(theta)
    for g in gradients:
        velocity = momentum * velocity + g
        theta = theta - rate * (g + momentum * velocity if nesterov else velocity)
        yield theta


def optimizers():
    start, gradients = drawn(3, 1), drawn((20, 3), 0.7)
    cases = [
        ("adam", 0.05, adam(start, gradients, 0.05)),
        ("adam(beta1=0.5, beta2=0.9, epsilon=0.001)", 0.02,
         adam(start, gradients, 0.02, 0.5, 0.9, 1e-3)),
        ("adamw(decay=0.3)", 0.05, adam(start, gradients, 0.05, decay=0.3)),
        ("rmsprop", 0.01, rmsprop(start, gradients, 0.01)),
        ("rmsprop(beta=0.9, momentum=0.8)", 0.01, rmsprop(start, gradients, 0.01, 0.9, 0.8)),
        ("sgd", 0.1, sgd(start, gradients, 0.1)),
        ("sgd(momentum=0.6, nesterov=true)", 0.1, sgd(start, gradients, 0.1, 0.6, True)),
    ]
    return {
        "start": start.tolist(),
        "gradients": gradients.tolist(),
        "cases": [{"optimizer": spec, "learning_rate": rate, "path": [t.tolist() for t in path]}
                  for spec, rate, path in cases],
    }


def ease(a, b, along):
    """Half a cosine from a to b."""
    return b + (a - b) * (1 + math.cos(math.pi * along)) / 2


def one_cycle(along, start=0.04, peak=0.3, final=0.0):
    if along < peak:
        return ease(start, 1, along / peak)
    return ease(1, final, (along - peak) / (1 - peak))


def plateau(losses, patience, threshold, fall, least):
    """The factor of every step: the means of `patience` losses, each against the lowest before."""
    factors, lowest, falls = [], math.inf, 0
    for step in range(len(losses)):
        if step > 0 and step % patience == 0:
            mean = sum(losses[step - patience : step]) / patience
            falls += lowest < math.inf and lowest - mean <= threshold
            lowest = min(lowest, mean)
        factors.append(max(fall**falls, least))
    return factors


def schedules():
    steps = 120
    losses = np.round(2 + 3 * np.exp(-np.arange(steps) / 12) + 0.1 * random.standard_normal(steps), 3)
    every = range(steps)
    courses = [
        ("constant", [1.0 for _ in every]),
        ("cosine(final=0.1)", [ease(1, 0.1, t / steps) for t in every]),
        ("cosine(warm_up=20)",
         [(t + 1) / 21 if t < 20 else ease(1, 0, (t - 20) / (steps - 20)) for t in every]),
        ("step(every=25, fall=0.4)", [0.4 ** (t // 25) for t in every]),
        ("one-cycle", [one_cycle(t / steps) for t in every]),
        ("one-cycle(start=0.2, peak=0.5, final=0.01)",
         [one_cycle(t / steps, 0.2, 0.5, 0.01) for t in every]),
        ("plateau(patience=10, threshold=0.05, fall=0.5, least=0.1)",
         plateau(losses.tolist(), 10, 0.05, 0.5, 0.1)),
    ]
    return {
        "steps": steps,
        "losses": losses.tolist(),
        "cases": [{"schedule": spec, "factors": factors[::3]} for spec, factors in courses],
        "every": 3,
    }


def written(value, depth=0):
    """JSON with a line for each entry of the outer objects and lists."""
    inner = " " * (depth + 1)
    if isinstance(value, dict) and depth < 3:
        lines = [f"{inner}{json.dumps(k)}: {written(v, depth + 1)}" for k, v in value.items()]
        return "{\n" + ",\n".join(lines) + "\n" + " " * depth + "}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        lines = [inner + written(v, depth + 1) for v in value]
        return "[\n" + ",\n".join(lines) + "\n" + " " * depth + "]"
    return json.dumps(value)


golden = {
    "points": points.tolist(),
    "weights": weights.tolist(),
    "layers": layers(),
    "bases": bases(),
    "optimizers": optimizers(),
    "schedules": schedules(),
}
target = sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent / "golden.json"
pathlib.Path(target).write_text(written(golden) + "\n")
