// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/drawings/drawing.h"

#include <QCoreApplication>

#include <algorithm>

namespace pushforward {

namespace {

constexpr Index most_usual = 2000;

class SamplesDrawing : public Drawing {
public:
    SamplesDrawing(Index count, double opacity) : count_(count), opacity_(opacity) {}

    Drawn compute(const Scene& scene, const Cancelled&) const override {
        constexpr std::uint64_t seed = 1;
        const Moment& moment = scene.moment();
        const Index points = moment.data->points.cols();
        const Index usual = points == 0 ? most_usual : std::min(points, most_usual);
        return {{}, {}, {{sample_cloud(moment, count_ == 0 ? usual : count_, seed)}}};
    }

    void paint(Canvas& canvas, const Drawn& drawn, const Look& look) const override {
        for (const ClassCloud& cloud : drawn.clouds)
            canvas.dots(cloud.points, look.ink(look.dots->samples, opacity_), cloud.points.cols());
    }

    Legend legend(const Drawn& drawn, const Look& look) const override {
        if (drawn.clouds.empty()) return {};
        return {
            {{look.dots->samples, QCoreApplication::translate("Drawing", "samples"), look.halo}},
            {}};
    }

private:
    Index count_;
    double opacity_;
};

} // namespace

DrawingKind samples_drawing() {
    DrawingKind kind;
    kind.key = "samples";
    kind.title = "Samples";
    kind.summary = "Points drawn from the flow.";
    kind.fields = {{"count", "Points", "",
                    "How many are drawn; usual are as many as there are data, at most 2,000.",
                    IntField{0, 0, 200'000, false}, "usual"},
                   {"opacity", "Opacity", "",
                    "1 for dots as dense as suits their number, less for fainter ones.",
                    RealField{1, 0.05, 1, false}}};
    kind.menu_title = "&Samples";
    kind.shortcut = "Alt+4";
    kind.height = 40;
    kind.needs = {.snapshot = true, .data = true, .view = false};
    kind.has_key = true;
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Drawing> {
        return std::make_unique<SamplesDrawing>(spec.integer("count"), spec.real("opacity"));
    };
    return kind;
}

} // namespace pushforward
