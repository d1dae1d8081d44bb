// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"

namespace pushforward {

std::vector<Field> with_common_fields(std::vector<Field> shape) {
    shape.push_back(
        {"count", "Points", "", "How many points are drawn.", IntField{10000, 100, 1000000, true}});
    shape.push_back(
        {"fresh", "Fresh batches", "",
         "Draw new points for every batch, so that the flow cannot memorise them. Without it, the "
         "set is fixed, like measured points.",
         BoolField{true}});
    return shape;
}

Field noise_field(double initial, double minimum, double maximum, const std::string& help) {
    return {"noise", "Noise", "", help, RealField{initial, minimum, maximum, true}};
}

std::string ffjord_reference(const std::string& source) {
    return source + (source.empty() ? "" : ", with the numbers of ") +
           "FFJORD's toy data (Grathwohl, Chen, Bettencourt, Sutskever and Duvenaud 2019)";
}

Eigen::Array2d gaussian_noise(Random& random, double sigma) {
    const double first = random.normal();
    const double second = random.normal();
    return {sigma * first, sigma * second};
}

} // namespace pushforward
