// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_drawings.h"

#include "ui/draw/drawings/pixel_canvas.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pushforward {

namespace {

constexpr int lag_interval_ms = 100;
constexpr double dimmed = 0.3;

} // namespace

QSize density_cells(const QSizeF& area) {
    const double cells = 256 / std::sqrt(area.width() * area.height());
    return {std::max(2, qRound(area.width() * cells)), std::max(2, qRound(area.height() * cells))};
}

StageDrawings::StageDrawings(QObject* parent)
    : QObject(parent), look_(Look::over_map(colour_map(ColourMapKind::viridis))) {
    for (const DrawingKind& kind : drawing_kinds())
        entries_.push_back({chosen_drawing({kind.key, {}}), kind.is_on});
    order_.resize(entries_.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::ranges::stable_sort(order_, {},
                             [&](std::size_t i) { return entries_[i].chosen.kind->height; });
    lag_timer_.setInterval(lag_interval_ms);
    connect(&lag_timer_, &QTimer::timeout, this, &StageDrawings::measureLag);
}

const StageDrawings::Entry& StageDrawings::entry(const std::string& key) const {
    const DrawingKind& kind = find_drawing(key);
    return *std::ranges::find(entries_, &kind, [](const Entry& e) { return e.chosen.kind; });
}

StageDrawings::Entry& StageDrawings::entry(const std::string& key) {
    return const_cast<Entry&>(std::as_const(*this).entry(key));
}

void StageDrawings::setVisible(const std::string& key, bool visible) {
    entry(key).visible = visible;
    Q_EMIT changed();
    Q_EMIT wanted();
}

bool StageDrawings::isVisible(const std::string& key) const { return entry(key).visible; }

void StageDrawings::setFields(const Spec& spec) {
    Entry& one = entry(spec.kind);
    one.chosen = chosen_drawing(spec);
    one.wish.reset();
    Q_EMIT wanted();
}

void StageDrawings::setMoment(const Moment& moment) {
    if (moment == moment_) return;
    moment_ = moment;
    lag_.setMoment(moment);
    if (!lag_timer_.isActive()) lag_timer_.start();
    bool drops = false;
    for (Entry& one : entries_) {
        if (makes_sense(*one.chosen.kind, moment_)) continue;
        drops = drops || one.drawn;
        one = {one.chosen, one.visible};
    }
    if (drops) Q_EMIT changed();
    Q_EMIT wanted();
}

void StageDrawings::clear() {
    ++generation_;
    for (Entry& one : entries_) one = {one.chosen, one.visible};
    Q_EMIT changed();
    Q_EMIT wanted();
}

void StageDrawings::setPainting(std::optional<Painting> painting) {
    if (!painting && !painting_) return;
    painting_ = std::move(painting);
    Q_EMIT changed();
    if (!painting_) Q_EMIT wanted();
}

void StageDrawings::setLook(const Look& look) {
    if (look == look_) return;
    look_ = look;
    Q_EMIT changed();
    Q_EMIT wanted();
}

Look StageDrawings::look() const {
    const ColourMap* uppermost = nullptr; // of the pictures
    for (const std::size_t i : order_) {
        const Entry& one = entries_[i];
        if (!one.visible || !one.drawn || !one.drawn->grid) continue;
        const Legend legend = one.chosen.drawing->legend(*one.drawn, look_);
        if (legend.bar) uppermost = legend.bar->map;
    }
    return uppermost == look_.map ? Look::over_density(*look_.map) : look_;
}

void StageDrawings::setSurface(const Surface& surface) {
    if (surface == surface_) return;
    surface_ = surface;
    Q_EMIT wanted();
}

void StageDrawings::setDrawn(const std::string& key, Drawn drawn) {
    entry(key).drawn = std::make_shared<const Drawn>(std::move(drawn));
    Q_EMIT changed();
    Q_EMIT wanted();
}

const Drawn* StageDrawings::drawn(const std::string& key) const {
    const Drawn* const drawn = entry(key).drawn.get();
    return drawn && !drawn->is_empty() ? drawn : nullptr;
}

void StageDrawings::measureLag() {
    std::vector<PictureLag::Picture> seen;
    for (const Entry& one : entries_)
        if (one.visible && !one.failed && !isPainted(one))
            seen.push_back({one.chosen.kind, one.drawn ? &one.of : nullptr, one.begun_ms});
    const bool is_new = lag_.measure(seen);
    if (lag_.isCurrent()) lag_timer_.stop();
    if (is_new) Q_EMIT changed();
}

StageDrawings::Wish StageDrawings::wishOf(const DrawingKind& kind) const {
    Wish wish{what_matters(kind, moment_), {}, {}};
    if (kind.needs.view) {
        wish.view = surface_.view;
        wish.cells = surface_.cells;
    }
    return wish;
}

bool StageDrawings::isPainted(const Entry& entry) const {
    return painting_ && entry.chosen.kind->shows_painting;
}

std::pair<std::vector<StageDrawings::Task>, std::vector<StageDrawings::Task>>
StageDrawings::tasks() {
    std::vector<Task> quick, slow;
    if (surface_.pixels.isEmpty()) return {};
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        Entry& one = entries_[i];
        if (!one.visible || isPainted(one)) continue;
        const DrawingKind& kind = *one.chosen.kind;
        const bool is_stale = makes_sense(kind, moment_) && one.wish != wishOf(kind);
        if (is_stale && !needs_snapshot(kind, moment_))
            quick.push_back({i, one.chosen, nullptr, one.picture.isNull()});
        else if (one.drawn && !(one.paint == Paint{one.drawn, surface_, look()}))
            quick.push_back({i, one.chosen, one.drawn, one.picture.isNull()});
        if (is_stale && needs_snapshot(kind, moment_))
            slow.push_back({i, one.chosen, nullptr, one.picture.isNull()});
    }
    return {std::move(quick), std::move(slow)};
}

PictureService::Job StageDrawings::job() {
    auto [quick, slow] = tasks();
    return jobFor(quick.empty() ? std::move(slow) : std::move(quick));
}

PictureService::Job StageDrawings::jobWithoutFlow() { return jobFor(tasks().first); }

PictureService::Job StageDrawings::jobWithFlow() { return jobFor(tasks().second); }

PictureService::Job StageDrawings::jobFor(std::vector<Task> tasks) {
    if (tasks.empty()) return {};
    for (Task& task : tasks) {
        if (task.drawn) continue;
        Entry& one = entries_[task.entry];
        one.wish = wishOf(*task.chosen.kind);
        one.failed = false;
        task.of = moment_;
        task.begun_ms = lag_.now();
    }
    return [this, tasks = std::move(tasks), moment = moment_, surface = surface_, look = look(),
            generation = generation_](
               const Cancelled& cancelled,
               const PictureService::Early& early) mutable -> PictureService::Deliver {
        const auto taking = [&](std::vector<Task> made) {
            return [this, made = std::move(made), surface, look, generation] {
                if (generation == generation_) take(made, surface, look);
            };
        };
        const Scene scene(std::move(moment), surface.view, surface.cells);
        std::vector<Task> together;
        for (Task& task : tasks) {
            if (!task.drawn) {
                try {
                    task.drawn = std::make_shared<const Drawn>(
                        task.chosen.drawing->compute(scene, cancelled));
                } catch (...) {
                    if (early) early([this, entry = task.entry] { entries_[entry].failed = true; });
                    throw;
                }
            }
            if (cancelled && cancelled()) return {};
            task.picture = picture_of(task.chosen, *task.drawn, look, surface.pixels, surface.ratio,
                                      surface.view);
            if (task.is_first && early)
                early(taking({std::move(task)}));
            else
                together.push_back(std::move(task));
        }
        return taking(std::move(together));
    };
}

void StageDrawings::take(const std::vector<Task>& made, const Surface& surface, const Look& look) {
    if (made.empty()) return;
    for (const Task& task : made) {
        Entry& one = entries_[task.entry];
        if (task.drawn != one.drawn && !makes_sense(*one.chosen.kind, moment_)) continue;
        if (task.drawn != one.drawn) {
            one.of = task.of;
            one.begun_ms = task.begun_ms;
        }
        one.drawn = task.drawn;
        one.picture = task.picture;
        one.paint = {task.drawn, surface, look};
    }
    measureLag();
    Q_EMIT changed();
}

void StageDrawings::compose(QImage& image) {
    image.fill(look_.map->zero());
    const double ratio = image.devicePixelRatio();
    QPainter painter(&image);
    painter.scale(1 / ratio, 1 / ratio);
    const Look look = this->look();
    const DotInk painted = look.ink(look.dots->data);
    for (const std::size_t i : order_) {
        const Entry& one = entries_[i];
        if (!one.visible) continue;
        if (isPainted(one))
            painter.drawImage(
                QRect(QPoint(), image.size()),
                painted_.picture(*painting_, painted, image.size(), ratio, surface_.view));
        else if (!one.picture.isNull()) {
            const bool is_other = lag().awaits && lag_.isOfAnotherFlow(*one.chosen.kind, one.of);
            painter.setOpacity(is_other ? dimmed : 1);
            draw(painter, one);
            painter.setOpacity(1);
        }
    }
}

void StageDrawings::draw(QPainter& painter, const Entry& entry) const {
    const View &from = entry.paint.surface.view, &to = surface_.view;
    if (from == to && entry.picture.size() == surface_.pixels) {
        painter.drawImage(QRect(QPoint(), surface_.pixels), entry.picture);
        return;
    }
    const double scale_x = surface_.pixels.width() / to.width(),
                 scale_y = surface_.pixels.height() / to.height();
    painter.drawImage(QRectF((from.left - to.left) * scale_x, (to.top - from.top) * scale_y,
                             from.width() * scale_x, from.height() * scale_y),
                      entry.picture);
}

std::vector<Legend> StageDrawings::legends() const {
    std::vector<Legend> legends;
    for (const Entry& one : entries_) {
        if (!one.visible) continue;
        if (isPainted(one) && painting_->count() > 0)
            legends.push_back(one.chosen.drawing->legend({{}, {}, {ClassCloud{}}}, look()));
        else if (!isPainted(one) && one.drawn)
            legends.push_back(one.chosen.drawing->legend(*one.drawn, look()));
    }
    return legends;
}

} // namespace pushforward
