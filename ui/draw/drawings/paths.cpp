// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/stretching.h"
#include "ui/draw/drawings/drawing.h"

namespace pushforward {

namespace {

class PathsDrawing : public Drawing {
public:
    explicit PathsDrawing(Index count) : count_(count) {}

    Drawn compute(const Scene& scene, const Cancelled& cancelled) const override {
        if (cancelled && cancelled()) return {};
        constexpr std::uint64_t seed = 1; // those of the samples
        Ways ways = sample_ways(scene.moment(), count_, seed);
        return {{}, std::move(ways.lines), {{std::move(ways.stops)}}};
    }

    void paint(Canvas& canvas, const Drawn& drawn, const Look& look) const override {
        canvas.lines(drawn.lines, {look.dots->samples, 1.3, 0.8});
        for (const ClassCloud& cloud : drawn.clouds)
            canvas.dots(cloud.points, look.ink(look.dots->samples), cloud.points.cols());
    }

private:
    Index count_;
};

} // namespace

DrawingKind paths_drawing() {
    DrawingKind kind;
    kind.key = "paths";
    kind.title = "Paths";
    kind.summary = "The ways of some samples from the base through all layers, a dot behind each.";
    kind.fields = {
        {"count", "Samples", "", "How many ways are drawn.", IntField{12, 1, 200, true}}};
    kind.menu_title = "Pat&hs";
    kind.shortcut = "Alt+8";
    kind.is_on = false;
    kind.height = 45;
    kind.needs.view = false;
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Drawing> {
        return std::make_unique<PathsDrawing>(spec.integer("count"));
    };
    return kind;
}

} // namespace pushforward
