// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/drawings/drawing.h"

#include <QCoreApplication>

namespace pushforward {

namespace {

class SamplesDrawing : public Drawing {
public:
    explicit SamplesDrawing(Index count) : count_(count) {}

    Drawn compute(const Scene& scene, const Cancelled&) const override {
        constexpr std::uint64_t seed = 1;
        return {{}, {}, {{sample_cloud(scene.moment(), count_, seed)}}};
    }

    void paint(Canvas& canvas, const Drawn& drawn, const Look& look) const override {
        for (const ClassCloud& cloud : drawn.clouds)
            canvas.dots(cloud.points, look.over->samples, cloud.points.cols());
    }

    Legend legend(const Drawn& drawn, const Look& look) const override {
        if (drawn.clouds.empty()) return {};
        return {{{look.over->samples, QCoreApplication::translate("Drawing", "samples")}}, {}};
    }

private:
    Index count_;
};

} // namespace

DrawingKind samples_drawing() {
    DrawingKind kind;
    kind.key = "samples";
    kind.title = "Samples";
    kind.summary = "Points drawn from the flow.";
    kind.fields = {
        {"count", "Points", "", "How many are drawn.", IntField{20'000, 1, 200'000, true}}};
    kind.menu_title = "&Samples";
    kind.shortcut = "Alt+4";
    kind.height = 40;
    kind.needs.view = false;
    kind.has_key = true;
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Drawing> {
        return std::make_unique<SamplesDrawing>(spec.integer("count"));
    };
    return kind;
}

} // namespace pushforward
