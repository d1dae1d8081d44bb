// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/playhead.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

constexpr int tick_ms = 16;

} // namespace

double followed(double along, const std::vector<Layer>& before, const std::vector<Layer>& now) {
    const auto length = static_cast<double>(now.size());
    if (along >= static_cast<double>(before.size())) return length;
    if (along <= 0) return 0;
    const double done = std::ceil(along) - 1; // behind which its layer begins
    const auto found =
        std::ranges::find(now, before[static_cast<std::size_t>(done)].id, &Layer::id);
    if (found == now.end()) return std::min(done, length);
    return static_cast<double>(found - now.begin()) + along - done;
}

Playhead::Playhead(Document& document, Selection& selection, QObject* parent)
    : QObject(parent), document_(document), selection_(selection) {
    along_ = static_cast<double>(selection.layersBefore());
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(tick_ms);
    connect(&timer_, &QTimer::timeout, this, &Playhead::tick);
    connect(&document, &Document::changed, this, &Playhead::follow);
    connect(&selection, &Selection::chosen, this, [this] {
        pause();
        setAlong(static_cast<double>(selection_.layersBefore()));
    });
}

double Playhead::length() const {
    return static_cast<double>(document_.experiment().layers.size());
}

Position Playhead::position() const { return isAtData() ? Position::data() : Position::at(along_); }

std::int64_t Playhead::card() const {
    if (isAtData() && selection_.card() == Selection::data_card) return Selection::data_card;
    // An edit that takes layers away may have come to others first.
    const std::vector<Layer>& layers = document_.experiment().layers;
    const auto layer = std::min(static_cast<std::size_t>(std::ceil(along_)), layers.size());
    return layer == 0 ? Selection::base_card : layers[layer - 1].id;
}

void Playhead::setAlong(double along) {
    along = std::clamp(along, 0.0, length());
    if (along == along_) return;
    along_ = along;
    Q_EMIT moved();
}

void Playhead::moveTo(double along) {
    if (isPlaying()) {
        timer_.stop();
        Q_EMIT playingChanged();
    }
    setAlong(along);
}

void Playhead::settle() { selection_.show(card()); }

void Playhead::stepTo(Way way) {
    moveTo(way == Way::to_data ? std::floor(along_) + 1 : std::ceil(along_) - 1);
    settle();
}

void Playhead::moveToData() {
    if (!isAtData() || isPlaying()) selection_.choose(Selection::data_card);
}

void Playhead::play() {
    if (isPlaying() || length() == 0) return;
    back_ = false;
    const bool to_data = way_ == Way::to_data;
    if (to_data && isAtData()) setAlong(0);
    if (!to_data && along_ == 0) setAlong(length());
    clock_.start();
    timer_.start();
    Q_EMIT playingChanged();
}

void Playhead::pause() {
    if (!isPlaying()) return;
    timer_.stop();
    settle();
    Q_EMIT playingChanged();
}

void Playhead::setWay(Way way) {
    if (way == way_) return;
    way_ = way;
    back_ = false;
    Q_EMIT wayChanged();
}

void Playhead::tick() {
    const double seconds = static_cast<double>(clock_.restart()) / 1000;
    const double sign = (way_ == Way::to_data) == back_ ? -1 : 1;
    const double next = along_ + sign * speed_ * seconds;
    setAlong(next);
    if (next > 0 && next < length()) return;
    if (loops_)
        back_ = !back_;
    else
        pause();
}

void Playhead::follow(const Experiment& before) {
    const std::vector<Layer>& now = document_.experiment().layers;
    if (now == before.layers) return;
    along_ = followed(along_, before.layers, now);
    if (now.empty()) pause();
    Q_EMIT moved(); // what is there may be another, even where it stands still
}

} // namespace pushforward
