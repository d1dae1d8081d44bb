// SPDX-License-Identifier: GPL-3.0-or-later
// What a change of the stage costs the window's thread, repaint included.
#include "tests/support/stage_pictures.h"
#include "ui/charts/likelihood_chart.h"
#include "ui/draw/cloud_image.h"
#include "ui/look/theme_mode.h"

#include <QApplication>
#include <benchmark/benchmark.h>

#include <cmath>

using namespace pushforward;

namespace {

constexpr View whole{-4, 4, -2.4, 2.4};

Points sunflower(Index count) {
    Points points(2, count);
    for (Index i = 0; i < count; ++i) {
        const double turn = 2.39996 * double(i),
                     radius = 2.2 * std::sqrt(double(i) / double(count));
        points.col(i) << radius * std::cos(turn), radius * std::sin(turn);
    }
    return points;
}

std::shared_ptr<DensityGrid> gaussian(QSize size) {
    auto grid = std::make_shared<DensityGrid>();
    grid->view = whole;
    grid->columns = size.width();
    grid->rows = size.height();
    for (int row = 0; row < grid->rows; ++row) {
        for (int column = 0; column < grid->columns; ++column) {
            const double x = whole.left + (column + 0.5) / grid->columns * whole.width();
            const double y = whole.bottom + (row + 0.5) / grid->rows * whole.height();
            grid->density.push_back(static_cast<float>(std::exp(-(x * x + y * y) / 2)));
        }
    }
    grid->maximum = 1;
    return grid;
}

/// As large as in a window of 1440 × 900.
struct Stage {
    StageView view;
    Drawn samples{{}, {}, {{sunflower(20000)}}}, density, contours;

    Stage() {
        view.resize(950, 590);
        view.setHomeView(whole);
        view.show();
        density.grid = gaussian(density_cells(view.plotArea().size()));
        for (const double level : mass_levels(*density.grid, {0.1, 0.3, 0.5, 0.7, 0.9, 0.99}))
            for (Polyline& line : contour_lines(*density.grid, level))
                contours.lines.push_back(line);
        QApplication::processEvents();
    }

    void setSamples() { view.drawings().setDrawn("samples", samples); }
    void setAll() {
        setSamples();
        view.drawings().setDrawn("data", samples);
        view.drawings().setDrawn("density", density);
        view.drawings().setDrawn("contours", contours);
    }
};

void repaint_unchanged(benchmark::State& state) {
    Stage stage;
    for (auto _ : state) stage.view.viewport()->repaint();
}
BENCHMARK(repaint_unchanged)->Unit(benchmark::kMillisecond);

/// What the window's thread has to do when new pictures are there.
void copy_new_pictures(benchmark::State& state) {
    Stage stage;
    for (auto _ : state) {
        state.PauseTiming();
        stage.setAll();
        testing::make_pictures(stage.view);
        state.ResumeTiming();
        Q_EMIT stage.view.drawings().changed();
        stage.view.viewport()->repaint();
    }
}
BENCHMARK(copy_new_pictures)->Unit(benchmark::kMillisecond);

/// What the pictures' thread has to do for them when all is computed.
void paint_pictures(benchmark::State& state) {
    Stage stage;
    for (auto _ : state) {
        state.PauseTiming();
        stage.setAll();
        const PictureService::Job job = stage.view.drawings().job();
        state.ResumeTiming();
        const PictureService::Deliver deliver = job({}, {});
        state.PauseTiming();
        deliver();
        state.ResumeTiming();
    }
}
BENCHMARK(paint_pictures)->Unit(benchmark::kMillisecond);

void splat_20000_points(benchmark::State& state) {
    const Points cloud = sunflower(20000);
    QImage image(868, 530, QImage::Format_RGB32);
    for (auto _ : state) splat(image, cloud, whole, DotStyle::for_count({Qt::red}, 20000));
}
BENCHMARK(splat_20000_points)->Unit(benchmark::kMillisecond);

void new_curves(benchmark::State& state) {
    LikelihoodChart chart;
    chart.resize(244, 190);
    chart.show();
    std::vector<CurvePoint> train;
    for (int step = 0; step < 20000; ++step)
        train.push_back({double(step), 2.4 + std::exp(-step / 300.0) + 0.01 * std::sin(step)});
    for (auto _ : state) {
        chart.setCurves(train, train);
        chart.viewport()->repaint();
    }
}
BENCHMARK(new_curves)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    apply_theme(application, ThemeMode::light);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
