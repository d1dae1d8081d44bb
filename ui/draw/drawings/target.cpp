// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/drawings/drawing.h"
#include "ui/draw/drawings/shares.h"

#include <QCoreApplication>

namespace pushforward {

namespace {

class TargetDrawing : public Drawing {
public:
    explicit TargetDrawing(std::vector<double> shares) : shares_(std::move(shares)) {}

    // The levels are those of the whole, so that they stay when a part is looked at.
    Drawn compute(const Scene& scene, const Cancelled& cancelled) const override {
        constexpr int side = 192;
        constexpr double margin = 0.12;
        const TrainingData& data = *scene.moment().data;
        const DensityGrid whole =
            target_density(data, whole_view(data, margin), side, side, cancelled);
        const DensityGrid grid = target_density(data, scene.view(), scene.cells().width(),
                                                scene.cells().height(), cancelled);
        if (whole.density.empty() || grid.density.empty()) return {};
        return {{}, mass_lines(grid, whole, shares_), {}};
    }

    void paint(Canvas& canvas, const Drawn& drawn, const Look& look) const override {
        canvas.lines(drawn.lines, {look.over->floor, 1.6});
    }

    Legend legend(const Drawn& drawn, const Look& look) const override {
        if (drawn.lines.empty()) return {};
        return {{{look.over->floor, QCoreApplication::translate("Drawing", "target")}}, {}};
    }

private:
    std::vector<double> shares_;
};

} // namespace

DrawingKind target_drawing() {
    DrawingKind kind;
    kind.key = "target";
    kind.title = "Target";
    kind.summary = "Lines that hold 50 and 90 % of the density exp(−U).";
    kind.fields = {shares_field("50, 90")};
    kind.menu_title = "Tar&get";
    kind.shortcut = "Alt+3"; // the data's: one of them is there
    kind.height = 50;
    kind.sense.between = kind.sense.points = false;
    kind.needs = {.snapshot = false, .data = true, .view = true};
    kind.has_key = true;
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Drawing> {
        return std::make_unique<TargetDrawing>(shares_of(spec));
    };
    return kind;
}

} // namespace pushforward
