// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/activation.h"

#include "core/math/error.h"

namespace pushforward {

namespace {

using Row = Eigen::Array<Real, 1, Eigen::Dynamic>;
using Values = Eigen::Map<Row, Eigen::Aligned16>;
using ConstValues = Eigen::Map<const Row, Eigen::Aligned16>;

} // namespace

Activation activation_named(const std::string& key) {
    if (key == "relu") return Activation::relu;
    if (key == "tanh") return Activation::tanh;
    if (key == "silu") return Activation::silu;
    throw Error("There is no activation called \"" + key + "\". Use relu, tanh or silu.");
}

void activate(Activation activation, Real* values, Real* before, Index count) {
    Values h(values, 1, count);
    switch (activation) {
    case Activation::relu:
        h = h.max(Real(0));
        break;
    case Activation::tanh:
        h = h.tanh();
        break;
    case Activation::silu:
        Values(before, 1, count) = h;
        h = h * h.logistic();
        break;
    }
}

void pull_activation(Activation activation, const Real* after, const Real* before, Real* gradient,
                     Index count) {
    const ConstValues h(after, 1, count);
    Values g(gradient, 1, count);
    switch (activation) {
    case Activation::relu:
        g = (h > Real(0)).select(g, Real(0));
        break;
    case Activation::tanh:
        g *= Real(1) - h.square();
        break;
    case Activation::silu: {
        const ConstValues a(before, 1, count);
        g *= a.logistic() * (Real(1) + a * (Real(1) - a.logistic()));
        break;
    }
    }
}

} // namespace pushforward
