// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/layer_sections.h"

#include "core/flow/tiles.h"

namespace pushforward {

LayerSections layer_sections(const Snapshot& snapshot, Index layer, const Eigen::Array2d& point,
                             double reach) {
    constexpr Index count = 161;
    constexpr double h = 1e-2; // far above the rounding of float
    Batch z(2, 2 * count + 5);
    LayerSections sections;
    for (Index i = 0; i < count; ++i) {
        const double at = reach * (2.0 * static_cast<double>(i) / (count - 1) - 1);
        sections.at.push_back(at);
        z.col(i) = Eigen::Array2d(at, point.y()).cast<Real>();
        z.col(count + i) = Eigen::Array2d(point.x(), at).cast<Real>();
    }
    Index last = 2 * count;
    for (const auto& [x, y] : {std::pair(0.0, 0.0), {h, 0.0}, {-h, 0.0}, {0.0, h}, {0.0, -h}})
        z.col(last++) = (point + Eigen::Array2d(x, y)).cast<Real>();

    const Flow& flow = *snapshot.flow;
    Tape tape;
    tape.begin(Tape::Mode::evaluate, snapshot.parameters);
    const Image image = flow.layer(layer).forward(
        tape, {flow.layer_offset(layer), flow.layer(layer).parameter_count()},
        load(tape, z, 0, z.cols()));
    const auto value = [](Var v, Index i) {
        return static_cast<double>(v.values()[static_cast<std::size_t>(i)]);
    };
    for (Index i = 0; i < 2 * count; ++i) {
        LayerSections::Curves& curves = sections.along[i < count ? 0 : 1];
        curves.first.push_back(value(image.plane.first, i));
        curves.second.push_back(value(image.plane.second, i));
        curves.log_det.push_back(value(image.log_abs_det, i));
    }
    const auto moved = [&](Index i) {
        return Eigen::Array2d(value(image.plane.first, 2 * count + i),
                              value(image.plane.second, 2 * count + i));
    };
    sections.point = point;
    sections.image = moved(0);
    sections.log_det = value(image.log_abs_det, 2 * count);
    sections.jacobian.col(0) = (moved(1) - moved(2)).matrix() / (2 * h);
    sections.jacobian.col(1) = (moved(3) - moved(4)).matrix() / (2 * h);
    return sections;
}

} // namespace pushforward
