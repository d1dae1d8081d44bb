// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/drawings/drawing.h"

#include <QCoreApplication>

#include <algorithm>

namespace pushforward {

namespace {

class DataDrawing : public Drawing {
public:
    explicit DataDrawing(Index most) : most_(most) {}

    Drawn compute(const Scene& scene, const Cancelled&) const override {
        const TrainingData& data = *scene.moment().data;
        if (data.points.cols() == 0) return {};
        if (!is_between(scene.moment()))
            return {{}, {}, class_clouds(data.points, data.categories, most_)};
        constexpr Index most_moved = 20'000; // they go through the flow for every picture
        Drawn drawn{
            {}, {}, class_clouds(data.points, data.categories, std::min(most_, most_moved))};
        for (ClassCloud& cloud : drawn.clouds)
            cloud.points = pulled_back(scene.moment(), cloud.points);
        return drawn;
    }

    void paint(Canvas& canvas, const Drawn& drawn, const Look& look) const override {
        paint_clouds(canvas, drawn.clouds, look);
    }

    Legend legend(const Drawn& drawn, const Look& look) const override {
        Legend legend;
        for (const ClassCloud& cloud : drawn.clouds)
            legend.entries.push_back(
                {colour_of(cloud, *look.dots),
                 cloud.name.isEmpty() ? QCoreApplication::translate("Drawing", "data") : cloud.name,
                 look.halo});
        return legend;
    }

private:
    Index most_;
};

} // namespace

DrawingKind data_drawing() {
    DrawingKind kind;
    kind.key = "data";
    kind.title = "Data";
    kind.summary = "The points that are trained on, each class in its own colour; between layers, "
                   "where the flow has them there.";
    kind.fields = {{"count", "Points", "", "At most so many, evenly picked.",
                    IntField{500'000, 1, 1'000'000, true}}};
    kind.menu_title = "D&ata";
    kind.shortcut = "Alt+3";
    kind.height = 30;
    kind.sense.energies = false;
    kind.needs = {.snapshot = false, .snapshot_between = true, .data = true, .view = false};
    kind.has_key = kind.shows_painting = true;
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Drawing> {
        return std::make_unique<DataDrawing>(spec.integer("count"));
    };
    return kind;
}

} // namespace pushforward
