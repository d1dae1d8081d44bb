// SPDX-License-Identifier: GPL-3.0-or-later
// Tools that draw a shape out from one corner to the other.
#include "core/painting/brush.h"
#include "ui/paint/paint_tool.h"

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

using MakeOutline = Outline (*)(const Eigen::Array2d& from, const Eigen::Array2d& to);

struct Shape {
    MakeOutline outline;
    Eigen::Array2d (*constrain)(const Eigen::Array2d& from, const Eigen::Array2d& to);
    bool filled;
    Index count;
    double width;
};

Eigen::Array2d to_square(const Eigen::Array2d& from, const Eigen::Array2d& to) {
    const Eigen::Array2d way = to - from;
    const double side = way.abs().maxCoeff();
    return from + side * Eigen::Array2d(way[0] < 0 ? -1 : 1, way[1] < 0 ? -1 : 1);
}

Eigen::Array2d to_eighth(const Eigen::Array2d& from, const Eigen::Array2d& to) {
    const Eigen::Array2d way = to - from;
    const double eighth = std::numbers::pi / 4;
    const double angle = std::round(std::atan2(way[1], way[0]) / eighth) * eighth;
    return from + way.matrix().norm() * Eigen::Array2d(std::cos(angle), std::sin(angle));
}

Outline line_outline(const Eigen::Array2d& from, const Eigen::Array2d& to) { return {from, to}; }

class ShapeStroke : public Stroke {
public:
    ShapeStroke(const Shape& shape, const Eigen::Array2d& from)
        : shape_(shape), from_(from), to_(from) {}

    void move(PaintSurface&, const PaintPlace& place) override {
        to_ = place.constrained ? shape_.constrain(from_, place.at) : place.at;
    }

    void finish(PaintSurface& surface) override {
        if ((to_ == from_).all()) return;
        const double width = shape_.width * surface.pixel;
        surface.add(shape_.filled ? inside(preview(), width, shape_.count, surface.random)
                                  : along(preview(), width, shape_.count, surface.random));
    }

    std::vector<Outline> preview() const override { return {shape_.outline(from_, to_)}; }

private:
    Shape shape_;
    Eigen::Array2d from_, to_;
};

class ShapeTool : public PaintTool {
public:
    explicit ShapeTool(const Shape& shape) : shape_(shape) {}
    std::unique_ptr<Stroke> begin(PaintSurface&, const PaintPlace& place) const override {
        return std::make_unique<ShapeStroke>(shape_, place.at);
    }

private:
    Shape shape_;
};

template <MakeOutline outline, auto constrain>
std::unique_ptr<const PaintTool> make_shape(const Spec& spec) {
    const bool filled = spec.values.contains("filled") && spec.flag("filled");
    return std::make_unique<ShapeTool>(
        Shape{outline, constrain, filled, spec.integer("count"), spec.real("width")});
}

PaintToolKind closed_shape(const std::string& key, const std::string& title, char letter) {
    PaintToolKind kind;
    kind.key = key;
    kind.title = title;
    kind.key_letter = letter;
    kind.fields = {
        count_field(1500),
        width_field(3),
        {"filled", "Filled", "", "All over the shape, not only along its edge.", BoolField{false}}};
    return kind;
}

} // namespace

PaintToolKind line_tool() {
    PaintToolKind kind;
    kind.key = "line";
    kind.title = "Line";
    kind.summary = "Draws a line of points; Shift keeps it at eighths of a turn.";
    kind.key_letter = 'L';
    kind.icon.moveTo(-0.85, 0.75);
    kind.icon.lineTo(0.85, -0.75);
    kind.fields = {count_field(500), width_field(3)};
    kind.make = make_shape<line_outline, to_eighth>;
    return kind;
}

PaintToolKind ellipse_tool() {
    PaintToolKind kind = closed_shape("ellipse", "Ellipse", 'O');
    kind.summary = "Draws an ellipse from corner to corner; Shift makes it a circle.";
    kind.icon.addEllipse(QPointF(0, 0), 1, 0.72);
    kind.make = make_shape<ellipse_outline, to_square>;
    return kind;
}

PaintToolKind rectangle_tool() {
    PaintToolKind kind = closed_shape("rectangle", "Rectangle", 'R');
    kind.summary = "Draws a rectangle from corner to corner; Shift makes it a square.";
    kind.icon.addRect(-0.95, -0.7, 1.9, 1.4);
    kind.make = make_shape<rectangle_outline, to_square>;
    return kind;
}

} // namespace pushforward
