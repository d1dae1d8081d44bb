// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/drawings/drawing.h"
#include "ui/draw/drawings/shares.h"

namespace pushforward {

namespace {

class ContoursDrawing : public Drawing {
public:
    explicit ContoursDrawing(std::vector<double> shares) : shares_(std::move(shares)) {}

    Drawn compute(const Scene& scene, const Cancelled& cancelled) const override {
        const auto grid = scene.density(cancelled);
        if (!grid) return {};
        return {{}, mass_lines(*grid, *grid, shares_), {}};
    }

    void paint(Canvas& canvas, const Drawn& drawn, const Look& look) const override {
        canvas.lines(drawn.lines, {look.over->contours, 1.1});
    }

private:
    std::vector<double> shares_;
};

} // namespace

DrawingKind contours_drawing() {
    DrawingKind kind;
    kind.key = "contours";
    kind.title = "Contours";
    kind.summary = "Lines that hold 10, 30, 50, 70, 90 and 99 % of the density in the view.";
    kind.fields = {shares_field("10, 30, 50, 70, 90, 99")};
    kind.menu_title = "&Contours";
    kind.shortcut = "Alt+2";
    kind.height = 10;
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Drawing> {
        return std::make_unique<ContoursDrawing>(shares_of(spec));
    };
    return kind;
}

} // namespace pushforward
