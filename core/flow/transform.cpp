// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/transform.h"

#include "core/autodiff/functions.h"

namespace pushforward {

namespace {

[[maybe_unused]] bool fits(Params params, Index wanted, const Plane& in) {
    return params.count == wanted && in.first.rows() == 1 && in.second.rows() == 1 &&
           in.first.points() == in.second.points();
}

// A layer may return a scalar log |det|, the same for every point.
Image completed(Image image, Index points) {
    assert(image.plane.first.points() == points && image.plane.second.points() == points);
    if (image.log_abs_det.points() != points) image.log_abs_det = spread(image.log_abs_det, points);
    return image;
}

} // namespace

Image Transform::forward(Tape& tape, Params params, Plane z) const {
    assert(fits(params, parameter_count(), z));
    return completed(map_forward(tape, params, z), z.points());
}

Image Transform::inverse(Tape& tape, Params params, Plane x) const {
    assert(fits(params, parameter_count(), x));
    return completed(map_inverse(tape, params, x), x.points());
}

std::unique_ptr<const Transform> Transform::partway(double, std::span<const Real>) const {
    return nullptr;
}

void Transform::initialise(std::span<Real> parameters, Random& random) const {
    assert(static_cast<Index>(parameters.size()) == parameter_count());
    fill(parameters, random);
}

void Transform::start_from_data(std::span<Real> parameters, const Batch& points, Side side) const {
    assert(starts_from_data() && static_cast<Index>(parameters.size()) == parameter_count());
    fill_from_data(parameters, points, side);
}

} // namespace pushforward
