// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <functional>

namespace pushforward {

/// The graph of a function with Gaussian noise: s ~ N(0, spread²), t ~ N(curve(s), noise²). For
/// every function the entropy is 1 + log(2π spread noise).
class NoisyGraph : public Dataset {
public:
    enum class Runs { right, up }; ///< s is the first coordinate, or the second

    NoisyGraph(std::function<double(double)> curve, double spread, double noise,
               Runs runs = Runs::right);

    Eigen::Array2d draw(Random& random) const override;
    std::optional<double> log_density(const Eigen::Array2d& x) const override;
    std::optional<double> entropy() const override;

private:
    double log_volume() const;

    std::function<double(double)> curve_;
    double spread_, noise_;
    Runs runs_;
};

/// The fields of such a set, after those of its curve.
std::vector<Field> noisy_graph_fields(std::vector<Field> curve, double noise);

/// The reference for the curves of this form.
std::string plane_data_reference();

} // namespace pushforward
