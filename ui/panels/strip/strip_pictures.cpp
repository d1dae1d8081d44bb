// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/strip/strip_pictures.h"

#include "core/picture/flow_checks.h"
#include "core/picture/sample_cloud.h"
#include "ui/draw/density_image.h"

namespace pushforward {

namespace {

constexpr Index probed_points = 400;
constexpr double half_height = 3.4; // inside coordinates: standard deviations of the data

} // namespace

StripPictures stripPictures(const Snapshot& snapshot, const TrainingData& data, QSize size,
                            double device_pixel_ratio, const ColourMap& map,
                            const Cancelled& cancelled) {
    StripPictures made;
    const double aspect = static_cast<double>(size.width()) / size.height();
    const View view{-half_height * aspect, half_height * aspect, -half_height, half_height};
    // Half a cell a pixel: smooth enough when drawn up, and a quarter of the work.
    const int rows = static_cast<int>(size.height() * 0.7),
              columns = static_cast<int>(rows * aspect);
    const QSize pixels = size * device_pixel_ratio;
    for (Index layers = 0; layers <= snapshot.flow->layer_count(); ++layers) {
        const DensityGrid grid = layer_density(snapshot, layers, view, columns, rows, cancelled);
        if (grid.density.empty()) return {};
        QImage image = density_image(grid, map).scaled(pixels, Qt::IgnoreAspectRatio,
                                                       Qt::SmoothTransformation);
        image.setDevicePixelRatio(device_pixel_ratio);
        made.after.push_back(std::move(image));
    }
    made.log_dets = mean_log_abs_dets(snapshot, probe_points(snapshot, data, probed_points));
    return made;
}

} // namespace pushforward
