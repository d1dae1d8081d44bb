// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/figures/registry.h"

#include "core/math/error.h"
#include "core/picture/sample_cloud.h"
#include "ui/draw/figure_page.h"
#include "ui/draw/ticks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

constexpr int longer_side = 512;
constexpr Index most_points = 20000;
constexpr std::uint64_t sample_seed = 1;

QString tr(const char* text) { return QCoreApplication::translate("Figure", text); }

QString title_of(const FigureSource& source) {
    return tr("%1, step %2")
        .arg(QString::fromStdString(source.data.title), grouped(source.snapshot.step));
}

PlaneFigure plane_figure(const FigureSource& source, bool has_key) {
    const QRectF area = plane_area(page_room(source.size, true), true, has_key);
    PlaneFigure figure;
    figure.view =
        fitted(source.view.value_or(whole_view(source.data, 0.1)), area.width(), area.height());
    figure.first_title = QString::fromStdString(source.data.first_title);
    figure.second_title = QString::fromStdString(source.data.second_title);
    const double cells = longer_side / std::max(area.width(), area.height());
    auto density = std::make_shared<DensityGrid>(
        data_density(source.snapshot, figure.view, std::max(2, qRound(area.width() * cells)),
                     std::max(2, qRound(area.height() * cells))));
    for (const double level : mass_levels(*density, {0.1, 0.3, 0.5, 0.7, 0.9, 0.99}))
        for (Polyline& line : contour_lines(*density, level))
            figure.contours.push_back(std::move(line));
    figure.density = std::move(density);
    return figure;
}

LayersFigure layers_figure(const FigureSource& source) {
    // Inside coordinates, in which base and data both have deviation 1.
    const View view{-3.5, 3.5, -3.5, 3.5};
    LayersFigure figure;
    const Index count = source.snapshot.flow->layer_count();
    for (Index i = 0; i <= count; ++i) {
        QString title = i == 0 ? tr("base") : tr("layer %1").arg(i);
        if (i > 0 && static_cast<std::size_t>(i) <= source.layer_titles.size())
            title = source.layer_titles[static_cast<std::size_t>(i - 1)];
        figure.panels.push_back({title, std::make_shared<DensityGrid>(
                                            layer_density(source.snapshot, i, view, 256, 256))});
    }
    return figure;
}

CurvesFigure curves_figure(const FigureSource& source) {
    if (source.history.empty()) throw Error("There are no curves yet: train for some steps first.");
    CurvesFigure figure;
    for (const MetricPoint& point : source.history) {
        const auto step = static_cast<double>(point.step);
        figure.train.push_back({step, point.train_loss});
        if (point.held_out_loss) figure.held_out.push_back({step, *point.held_out_loss});
    }
    figure.floor = source.data.floor;
    figure.words = source.words;
    return figure;
}

} // namespace

const std::vector<std::string>& figure_kinds() {
    static const std::vector<std::string> kinds{"density", "samples", "layers", "curves"};
    return kinds;
}

Figure make_figure(const std::string& kind, const FigureSource& source) {
    Figure figure;
    figure.title = title_of(source);
    if (kind == "density") {
        figure.content = plane_figure(source, false);
    } else if (kind == "samples") {
        PlaneFigure plane = plane_figure(source, true);
        plane.contours.clear();
        plane.data = class_clouds(source.data.points, source.data.categories,
                                  std::min(most_points, source.sample_count));
        if (source.data.energy) {
            const DensityGrid target = target_density(source.data, plane.view, 256, 256);
            for (const double level : mass_levels(target, {0.5, 0.9}))
                std::ranges::move(contour_lines(target, level), std::back_inserter(plane.target));
        }
        plane.samples = sample_cloud(source.snapshot, source.sample_count, sample_seed);
        figure.content = std::move(plane);
    } else if (kind == "layers") {
        figure.content = layers_figure(source);
    } else if (kind == "curves") {
        figure.content = curves_figure(source);
    } else {
        std::string known;
        for (const std::string& name : figure_kinds()) known += (known.empty() ? "" : ", ") + name;
        throw Error("There is no figure \"" + kind + "\": choose one of " + known + ".");
    }
    return figure;
}

} // namespace pushforward
