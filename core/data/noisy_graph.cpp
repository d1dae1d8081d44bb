// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/noisy_graph.h"

#include "core/data/common_fields.h"

#include <cmath>
#include <numbers>

namespace pushforward {

NoisyGraph::NoisyGraph(std::function<double(double)> curve, double spread, double noise, Runs runs)
    : curve_(std::move(curve)), spread_(spread), noise_(noise), runs_(runs) {}

Eigen::Array2d NoisyGraph::draw(Random& random) const {
    const double along = spread_ * random.normal();
    const double across = curve_(along) + noise_ * random.normal();
    return runs_ == Runs::right ? Eigen::Array2d(along, across) : Eigen::Array2d(across, along);
}

std::optional<double> NoisyGraph::log_density(const Eigen::Array2d& x) const {
    const double along = x[runs_ == Runs::right ? 0 : 1], across = x[runs_ == Runs::right ? 1 : 0];
    const double first = along / spread_, second = (across - curve_(along)) / noise_;
    return -(first * first + second * second) / 2 - log_volume();
}

std::optional<double> NoisyGraph::entropy() const { return 1 + log_volume(); }

double NoisyGraph::log_volume() const { return std::log(2 * std::numbers::pi * spread_ * noise_); }

std::vector<Field> noisy_graph_fields(std::vector<Field> curve, double noise) {
    curve.push_back({"spread", "Spread", "", "Standard deviation of the first coordinate.",
                     RealField{1, 0.2, 5, true}});
    curve.push_back(
        noise_field(noise, 0.02, 2, "Standard deviation of the second coordinate about its mean."));
    return with_common_fields(std::move(curve));
}

std::string plane_data_reference() {
    return "The plane data of Durkan, Bekasov, Murray and Papamakarios 2019, Neural Spline Flows";
}

} // namespace pushforward
