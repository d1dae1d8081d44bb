# SPDX-License-Identifier: GPL-3.0-or-later
"""The maps of the plane as their papers write them, in plain NumPy, each in the direction of its formula.

A map is a function of a flat array of parameters and of points (2 x n) that returns the images (2 x n)
and log |det| (n). Every function is analytic and takes complex numbers too, so that derivatives can be
found by a complex step: f'(x) = Im f(x + ih) / h for a tiny h, without cancellation. Where a formula
chooses (ReLU, a spline's bin, the largest of several numbers), it chooses by the real part.
"""
import numpy as np


def softplus(t):
    return np.where(t.real > 0, t, 0) + np.log1p(np.exp(np.where(t.real > 0, -t, t)))


def log_sum_exp(terms):
    largest = terms.real.max(axis=0)
    return largest + np.log(np.exp(terms - largest).sum(axis=0))


ACTIVATIONS = {
    "relu": lambda h: np.where(h.real > 0, h, 0),
    "tanh": np.tanh,
    "silu": lambda h: h / (1 + np.exp(-h)),
}


def network_sizes(inputs, outputs, hidden, depth):
    return [inputs] + depth * [hidden] + [outputs]


def network_count(sizes):
    return sum((before + 1) * after for before, after in zip(sizes, sizes[1:]))


def network_layers(p, sizes):
    """Weights (outputs x inputs, row by row) and biases of one layer after the other."""
    layers, at = [], 0
    for before, after in zip(sizes, sizes[1:]):
        weights = p[at : at + before * after].reshape(after, before)
        biases = p[at + before * after : at + (before + 1) * after].reshape(after, 1)
        layers.append((weights, biases))
        at += (before + 1) * after
    assert at == len(p)
    return layers


def network(p, x, sizes, activation):
    *hidden, (weights, biases) = network_layers(p, sizes)
    for w, b in hidden:
        x = ACTIVATIONS[activation](w @ x + b)
    return weights @ x + biases


def tanh_network(p, x, sizes):
    """The values of a tanh network, 2 x n, and their Jacobian by its first two inputs, 2 x 2 x n."""
    *hidden, (weights, biases) = network_layers(p, sizes)
    jacobian = np.repeat(np.eye(len(x), 2)[:, :, None], x.shape[1], axis=2)
    for w, b in hidden:
        x = np.tanh(w @ x + b)
        jacobian = (1 - x**2)[:, None] * np.einsum("ij,jkn->ikn", w, jacobian)
    return weights @ x + biases, np.einsum("ij,jkn->ikn", weights, jacobian)


def determinant(m):
    return m[0, 0] * m[1, 1] - m[0, 1] * m[1, 0]


# One-dimensional maps: the shape (rows x n) and the points (n) to the images and their log-slopes.


def affine(clamp):
    def apply(shape, x):
        s = clamp * np.tanh(shape[0] / clamp)
        return x * np.exp(s) + shape[1], s

    return 2, apply


def spline(bins, bound):
    """The rational-quadratic spline of Durkan et al. 2019: bins and slopes of at least 1/1000."""
    least = 1e-3
    shift = np.log(np.expm1(1 - least))

    def knots(logits):
        weights = np.exp(logits - logits.real.max(axis=0))
        shares = least + (1 - bins * least) * weights / weights.sum(axis=0)
        return np.concatenate([0 * shares[:1], np.cumsum(shares, axis=0)]) * 2 * bound - bound

    def apply(shape, x):
        inside = np.abs(x.real) < bound
        at = np.where(inside, x, 0)
        xs, ys = knots(shape[:bins]), knots(shape[bins : 2 * bins])
        inner = least + softplus(shape[2 * bins :] + shift)
        ends = np.ones((1, len(x)))
        slopes = np.concatenate([ends, inner, ends])
        k = (xs[1:-1].real <= at.real).sum(axis=0)
        pick = lambda table, index: np.take_along_axis(table, index[None], axis=0)[0]
        x0, y0, d0 = pick(xs, k), pick(ys, k), pick(slopes, k)
        width, height, d1 = pick(xs, k + 1) - x0, pick(ys, k + 1) - y0, pick(slopes, k + 1)
        s, xi = height / width, (at - x0) / width
        eta = xi * (1 - xi)
        below = s + (d0 + d1 - 2 * s) * eta
        y = y0 + height * (s * xi**2 + d0 * eta) / below
        slope = s**2 * (d1 * xi**2 + 2 * s * eta + d0 * (1 - xi) ** 2) / below**2
        return np.where(inside, y, x), np.where(inside, np.log(slope), 0)

    return 3 * bins - 1, apply


def logistic(components, clamp):
    """The logit of a mixture of logistics' distribution function (Ho et al. 2019), and 1/1000 of x."""
    straight = 1e-3
    gains = np.linspace(0.5, 1.5, components) if components > 1 else np.ones(1)

    def apply(shape, x):
        logits, means, scales = shape.reshape(3, components, -1)
        log_weights = logits - log_sum_exp(logits)
        log_scales = clamp * np.tanh(scales / clamp)
        u = (x - gains[:, None] * means) * np.exp(-log_scales)
        log_below = log_sum_exp(log_weights - softplus(-u))  # log F
        log_above = log_sum_exp(log_weights - softplus(u))  # log(1 - F)
        log_density = log_sum_exp(log_weights - softplus(-u) - softplus(u) - log_scales)
        y = (1 - straight) * (log_below - log_above) + straight * x
        slope = (1 - straight) * np.exp(log_density - log_below - log_above) + straight
        return y, np.log(slope)

    return 3 * components, apply


# Structures that use a one-dimensional map: the number of parameters and the map of the plane.


def in_order(moves, first, second):
    """Points from the steering and the steered coordinate."""
    return np.stack([second, first] if moves == "first" else [first, second])


def coupling(univariate, moves, hidden, depth, activation):
    rows, apply = univariate
    sizes = network_sizes(1, rows, hidden, depth)

    def plane(p, u):
        steering, steered = (u[1], u[0]) if moves == "first" else (u[0], u[1])
        image, log_slope = apply(network(p, steering[None], sizes, activation), steered)
        return in_order(moves, steering, image), log_slope

    return network_count(sizes), plane


def autoregressive(univariate, moves, hidden, depth, activation):
    rows, apply = univariate
    sizes = network_sizes(1, rows, hidden, depth)

    def plane(p, u):
        steering, steered = (u[1], u[0]) if moves == "first" else (u[0], u[1])
        constant = np.repeat(p[:rows, None], u.shape[1], axis=1)
        first, first_slope = apply(constant, steering)
        shape = network(p[rows:], steering[None], sizes, activation)
        second, second_slope = apply(shape, steered)
        return in_order(moves, first, second), first_slope + second_slope

    return rows + network_count(sizes), plane


def element_wise(univariate):
    rows, apply = univariate

    def plane(p, u):
        shapes = np.repeat(p.reshape(2, rows)[:, :, None], u.shape[1], axis=2)
        (first, slope_1), (second, slope_2) = apply(shapes[0], u[0]), apply(shapes[1], u[1])
        return np.stack([first, second]), slope_1 + slope_2

    return 2 * rows, plane


# Maps of the plane.


def actnorm():
    def plane(p, u):
        return np.exp(p[:2, None]) * u + p[2:, None], np.full(u.shape[1], p[0] + p[1])

    return 4, plane


def linear(swap=False):
    def plane(p, u):
        a, b, l, shear = p
        lower = np.array([[1, 0], [l, 1]])
        upper = np.array([[np.exp(a), shear], [0, np.exp(b)]])
        exchange = np.eye(2)[::-1] if swap else np.eye(2)
        return exchange @ lower @ upper @ u, np.full(u.shape[1], a + b)

    return 4, plane


def rotation():
    def plane(p, u):
        c, s = np.cos(p[0]), np.sin(p[0])
        return np.array([[c, -s], [s, c]]) @ u, np.zeros(u.shape[1])

    return 1, plane


def glow(hidden, depth, activation, clamp, moves):
    """Base to data: an affine coupling, a matrix, actnorm."""
    parts = [coupling(affine(clamp), moves, hidden, depth, activation), linear(), actnorm()]

    def plane(p, u):
        log_det, at = 0, 0
        for count, part in parts:
            u, more = part(p[at : at + count], u)
            log_det, at = log_det + more, at + count
        return u, log_det

    return sum(count for count, _ in parts), plane


def planar():
    """Rezende and Mohamed 2015, with their u-hat: the part of u along w moved so that w.u > -1."""

    def plane(p, z):
        w, u, b = p[:2], p[2:4], p[4]
        along = (w * u).sum()
        u_hat = u + (softplus(along) - 1 - along) * w / (w * w).sum()
        h = np.tanh(w @ z + b)
        return z + u_hat[:, None] * h, np.log(1 + (w * u_hat).sum() * (1 - h**2))

    return 5, plane


def radial():
    """Rezende and Mohamed 2015."""

    def plane(p, z):
        alpha = softplus(p[2])
        beta = -alpha + softplus(p[3])
        off = z - p[:2, None]
        r = np.sqrt((off**2).sum(axis=0))
        h = 1 / (alpha + r)
        log_det = np.log(1 + beta * h) + np.log(1 + beta * h - beta * r * h**2)
        return z + beta * h * off, log_det

    return 4, plane


def sylvester():
    """Van den Berg et al. 2018, Q a rotation, the diagonals 0.999 tanh of their parameters."""

    def plane(p, z):
        c, s = np.cos(p[0]), np.sin(p[0])
        q = np.array([[c, -s], [s, c]])
        bounded = lambda v: 0.999 * np.tanh(v)
        r = np.array([[bounded(p[1]), p[2]], [0, bounded(p[3])]])
        r_tilde = np.array([[bounded(p[4]), p[5]], [0, bounded(p[6])]])
        h = np.tanh(r_tilde @ q.T @ z + p[7:, None])
        diagonal = np.diag(r) * np.diag(r_tilde)
        return z + q @ r @ h, np.log(1 + diagonal[:, None] * (1 - h**2)).sum(axis=0)

    return 9, plane


def residual(hidden, depth, lipschitz):
    """z + g(z), g a tanh network scaled by L / sqrt(L^2 + N^2), N the product of the weights' Schatten
    norms of order 64: N(W) = (tr (W'W)^32)^(1/64)."""
    sizes = network_sizes(2, 2, hidden, depth)

    def plane(p, z):
        bound = 1
        for w, _ in network_layers(p, sizes):
            bound = bound * np.trace(np.linalg.matrix_power(w.T @ w, 32)) ** (1 / 64)
        scale = lipschitz / np.sqrt(lipschitz**2 + bound**2)
        value, jacobian = tanh_network(p, z, sizes)
        log_det = np.log(determinant(np.eye(2)[:, :, None] + scale * jacobian))
        return z + scale * value, log_det

    return network_count(sizes), plane


def continuous(hidden, depth, steps, start, end):
    """dx/dt = f(x, t) from time `start` to `end` in equal steps of Runge and Kutta's method of order 4;
    the Jacobian M of the whole way goes along by dM/dt = f'(x, t) M, which the method keeps exactly the
    Jacobian of its own steps."""
    sizes = network_sizes(3, 2, hidden, depth)

    def plane(p, x):
        def field(x, m, t):
            time = np.full((1, x.shape[1]), t)
            value, jacobian = tanh_network(p, np.concatenate([x, time]), sizes)
            return value, np.einsum("ijn,jkn->ikn", jacobian, m)

        m = np.repeat(np.eye(2)[:, :, None], x.shape[1], axis=2)
        h = (end - start) / steps
        for step in range(steps):
            t = start + step * h
            a, da = field(x, m, t)
            b, db = field(x + a * h / 2, m + da * h / 2, t + h / 2)
            c, dc = field(x + b * h / 2, m + db * h / 2, t + h / 2)
            d, dd = field(x + c * h, m + dc * h, t + h)
            x = x + h / 6 * (a + 2 * b + 2 * c + d)
            m = m + h / 6 * (da + 2 * db + 2 * dc + dd)
        return x, np.log(determinant(m) ** 2) / 2

    return network_count(sizes), plane
