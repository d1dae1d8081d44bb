// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/paint_tool.h"

namespace pushforward {

namespace {

class RectangleStroke : public Stroke {
public:
    explicit RectangleStroke(const Eigen::Array2d& from) : from_(from), to_(from) {}
    void move(PaintSurface&, const PaintPlace& place) override { to_ = place.at; }
    void finish(PaintSurface& surface) override {
        surface.chosen = (to_ == from_).any() ? std::vector<Outline>{} : preview();
    }
    std::vector<Outline> preview() const override { return {rectangle_outline(from_, to_)}; }

private:
    Eigen::Array2d from_, to_;
};

class LassoStroke : public Stroke {
public:
    explicit LassoStroke(const Eigen::Array2d& from) : way_{from} {}
    void move(PaintSurface& surface, const PaintPlace& place) override {
        if ((place.at - way_.back()).matrix().norm() > surface.pixel) way_.push_back(place.at);
    }
    void finish(PaintSurface& surface) override {
        surface.chosen = way_.size() < 3 ? std::vector<Outline>{} : preview();
    }
    std::vector<Outline> preview() const override {
        std::vector<Outline> closed{way_};
        closed.front().push_back(way_.front());
        return closed;
    }

private:
    Outline way_;
};

template <class Made>
class SelectTool : public PaintTool {
public:
    std::unique_ptr<Stroke> begin(PaintSurface&, const PaintPlace& place) const override {
        return std::make_unique<Made>(place.at);
    }
    bool selects() const override { return true; }
};

} // namespace

PaintToolKind select_tool() {
    PaintToolKind kind;
    kind.key = "select";
    kind.title = "Select";
    kind.summary = "Chooses the points in a rectangle, to move, scale, turn, copy or delete them.";
    kind.key_letter = 'S';
    for (const double y : {-0.7, 0.7})
        for (const double x : {-0.95, -0.2, 0.55}) {
            kind.icon.moveTo(x, y);
            kind.icon.lineTo(x + 0.4, y);
        }
    for (const double x : {-0.95, 0.95})
        for (const double y : {-0.7, -0.05, 0.45}) {
            kind.icon.moveTo(x, y);
            kind.icon.lineTo(x, y + 0.25);
        }
    kind.make = [](const Spec&) -> std::unique_ptr<const PaintTool> {
        return std::make_unique<SelectTool<RectangleStroke>>();
    };
    return kind;
}

PaintToolKind lasso_tool() {
    PaintToolKind kind;
    kind.key = "lasso";
    kind.title = "Lasso";
    kind.summary = "Chooses the points in an outline drawn by hand.";
    kind.key_letter = 'Q';
    kind.icon.addEllipse(QPointF(0.05, -0.25), 0.9, 0.55);
    kind.icon.moveTo(-0.55, 0.2);
    kind.icon.quadTo(QPointF(-0.95, 0.55), QPointF(-0.4, 0.95));
    kind.make = [](const Spec&) -> std::unique_ptr<const PaintTool> {
        return std::make_unique<SelectTool<LassoStroke>>();
    };
    return kind;
}

} // namespace pushforward
