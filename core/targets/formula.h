// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/functions.h"
#include "core/targets/integrate_energy.h"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <memory>
#include <optional>

namespace pushforward {

// An energy's formula is written once and works for numbers and for nodes of a tape. It may use
// + − * /, the functions of core/autodiff/functions.h, and numbers as double.
namespace formula {

using std::abs, std::cos, std::exp, std::hypot, std::log, std::sin, std::sqrt;

inline double square(double a) { return a * a; }
inline double relu(double a) { return std::max(a, 0.0); }
inline double softplus(double a) { return std::max(a, 0.0) + std::log1p(std::exp(-std::abs(a))); }
inline double sigmoid(double a) { return 1 / (1 + std::exp(-a)); }

/// −log(exp(−a) + exp(−b)), without overflow.
template <class T>
T soft_minimum(T a, T b) {
    return a - softplus(a - b);
}

// If nodes hold floats, numbers combined with them are rounded to floats.
template <std::same_as<double> D>
Var operator+(Var a, D b) {
    return pushforward::operator+(a, static_cast<Real>(b));
}
template <std::same_as<double> D>
Var operator+(D a, Var b) {
    return pushforward::operator+(b, static_cast<Real>(a));
}
template <std::same_as<double> D>
Var operator-(Var a, D b) {
    return pushforward::operator-(a, static_cast<Real>(b));
}
template <std::same_as<double> D>
Var operator-(D a, Var b) {
    return pushforward::operator-(static_cast<Real>(a), b);
}
template <std::same_as<double> D>
Var operator*(Var a, D b) {
    return pushforward::operator*(a, static_cast<Real>(b));
}
template <std::same_as<double> D>
Var operator*(D a, Var b) {
    return pushforward::operator*(b, static_cast<Real>(a));
}
template <std::same_as<double> D>
Var operator/(Var a, D b) {
    return pushforward::operator/(a, static_cast<Real>(b));
}
template <std::same_as<double> D>
Var operator/(D a, Var b) {
    return pushforward::operator/(static_cast<Real>(a), b);
}

} // namespace formula

/// An energy made from a formula: a value type with
///
///     template <class T> T operator()(T x, T y) const;  // U, T is double or Var
///     EnergyDomain domain() const;
///     std::optional<EnergyFacts> known() const;         // nothing: by quadrature
template <class Formula>
class FormulaEnergy : public Energy {
public:
    explicit FormulaEnergy(Formula formula) : formula_(std::move(formula)) {}

    Var on_tape(Plane x) const override { return formula_(x.first, x.second); }
    double at(const Eigen::Array2d& x) const override { return formula_(x[0], x[1]); }
    EnergyDomain domain() const override { return formula_.domain(); }
    EnergyFacts facts() const override {
        const std::optional<EnergyFacts> known = formula_.known();
        return known ? *known : integrate_energy(*this);
    }

private:
    Formula formula_;
};

template <class Formula>
std::unique_ptr<const Energy> make_energy(Formula formula) {
    return std::make_unique<FormulaEnergy<Formula>>(std::move(formula));
}

} // namespace pushforward
