// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/plane_layers.h"

#include "ui/draw/cloud_image.h"
#include "ui/draw/line_image.h"

#include <QPainter>

namespace pushforward {

namespace {

/// A transparent picture of the same size.
void lay_over(QImage& image, const QImage& picture) {
    QPainter painter(&image);
    painter.scale(1 / image.devicePixelRatio(), 1 / image.devicePixelRatio());
    painter.drawImage(QRect(QPoint(), image.size()), picture);
}

} // namespace

void DensityLayer::setDensity(std::shared_ptr<const DensityGrid> density) {
    density_ = std::move(density);
    colour();
}

void DensityLayer::setLook(const ColourMap& map, DensityScale scale) {
    if (map_ == &map && scale_ == scale) return;
    map_ = &map;
    scale_ = scale;
    colour();
}

void DensityLayer::colour() {
    coloured_ = density_ ? density_image(*density_, *map_, scale_) : QImage();
    drawn_ = QImage();
}

void DensityLayer::draw(QImage& image, const View& view) const {
    if (coloured_.isNull() || !shown) {
        image.fill(map_->zero());
        return;
    }
    if (drawn_.size() != image.size() || !(drawn_view_ == view)) {
        if (drawn_.size() != image.size()) drawn_ = QImage(image.size(), QImage::Format_RGB32);
        drawn_.fill(map_->zero());
        drawn_view_ = view;
        const double scale_x = image.width() / view.width(),
                     scale_y = image.height() / view.height();
        const View& whole = density_->view;
        QPainter painter(&drawn_);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(QRectF((whole.left - view.left) * scale_x,
                                 (view.top - whole.top) * scale_y, whole.width() * scale_x,
                                 whole.height() * scale_y),
                          coloured_);
    }
    for (int row = 0; row < image.height(); ++row)
        std::copy_n(drawn_.constScanLine(row), qsizetype{4} * image.width(), image.scanLine(row));
}

void ContourLayer::setLines(std::vector<Polyline> lines) {
    lines_ = std::move(lines);
    drawn_ = QImage();
}

void ContourLayer::setColour(const QColor& colour) {
    if (colour == colour_) return;
    colour_ = colour;
    drawn_ = QImage();
}

void ContourLayer::draw(QImage& image, const View& view) const {
    if (!shown || lines_.empty()) return;
    if (drawn_.size() != image.size() || !(drawn_view_ == view)) {
        drawn_ = QImage(image.size(), QImage::Format_ARGB32_Premultiplied);
        drawn_.setDevicePixelRatio(image.devicePixelRatio());
        drawn_.fill(Qt::transparent);
        drawn_view_ = view;
        stroke(drawn_, lines_, view, colour_, width_);
    }
    lay_over(image, drawn_);
}

void CloudLayer::setPoints(Points points) {
    points_ = std::move(points);
    painting_.reset();
    drawn_.reset();
    if (points_.cols() > CloudPicture::most_dots) setPainting(Painting({}, points_));
}

void CloudLayer::setPainting(const Painting& painting) {
    painting_ = painting;
    points_.resize(2, 0);
}

void CloudLayer::draw(QImage& image, const View& view) const {
    if (!shown) return;
    if (painting_)
        drawKept(image, view);
    else
        splat(image, points_, view, DotStyle::for_count(colour, points_.cols()));
}

void CloudLayer::drawKept(QImage& image, const View& view) const {
    const Painting& now = *painting_;
    const auto add = [&](Eigen::Ref<const Points> points) { picture_.add(points); };
    const auto remove = [&](Eigen::Ref<const Points> points) { picture_.remove(points); };
    const bool looks_the_same = drawn_ && picture_.suits(now.count()) &&
                                picture_.image().size() == image.size() && drawn_view_ == view &&
                                drawn_colour_ == colour;
    if (looks_the_same && now.begins_with(*drawn_)) {
        now.for_each_block(add, drawn_->count());
    } else if (looks_the_same && picture_.isDensity()) {
        now.for_each_difference(*drawn_, remove, add);
    } else {
        picture_.begin(image.size(), image.devicePixelRatio(), view, colour, now.count());
        now.for_each_block(add);
    }
    drawn_ = now;
    drawn_view_ = view;
    drawn_colour_ = colour;
    lay_over(image, picture_.image());
}

void DataLayer::setClouds(std::vector<ClassCloud> clouds) {
    drawn_ = {};
    classes_.clear();
    cloud_.setPainting(Painting());
    const bool has_classes = !clouds.empty() && clouds.front().place;
    if (has_classes)
        classes_ = std::move(clouds);
    else if (!clouds.empty())
        cloud_.setPainting(Painting({}, clouds.front().points)); // drawn once, and then kept
}

void DataLayer::setPainting(const Painting& painting) {
    classes_.clear();
    cloud_.setPainting(painting);
}

void DataLayer::setTheme(const Theme& theme) {
    theme_ = theme;
    cloud_.colour = theme.data;
    drawn_ = {};
}

Index DataLayer::count() const {
    Index count = cloud_.count();
    for (const ClassCloud& cloud : classes_) count += cloud.points.cols();
    return count;
}

std::vector<DataLayer::Entry> DataLayer::entries() const {
    std::vector<Entry> entries;
    if (cloud_.count() > 0) entries.push_back({cloud_.colour, {}});
    for (const ClassCloud& cloud : classes_)
        entries.push_back({colour_of(cloud, theme_), cloud.name});
    return entries;
}

void DataLayer::draw(QImage& image, const View& view) const {
    if (!shown) return;
    cloud_.draw(image, view);
    if (classes_.empty()) return;
    if (drawn_.size() != image.size() || !(drawn_view_ == view)) {
        drawn_ = picture_of(classes_, theme_, image.size(), image.devicePixelRatio(), view);
        drawn_view_ = view;
    }
    lay_over(image, drawn_);
}

} // namespace pushforward
