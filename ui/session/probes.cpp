// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/probes.h"

#include <algorithm>

namespace pushforward {

Probes::Probes(Run& run, Playhead& playhead, PictureService& pictures, QObject* parent)
    : QObject(parent), run_(run), playhead_(playhead), pictures_(pictures) {
    pictures.add(this, [this] { return offer(); });
    connect(&playhead, &Playhead::moved, this, [this] { pictures_.wake(); });
    connect(&run, &Run::snapshotChanged, this, [this] { pictures_.wake(); });
}

Moment Probes::moment() const { return {run_.snapshot(), run_.data(), playhead_.position()}; }

void Probes::pointAt(std::optional<Eigen::Array2d> point) {
    if (!point && !pointed_) return;
    pointed_ = point;
    if (!point) reading_.reset();
    ++generation_;
    Q_EMIT changed();
    pictures_.wake();
}

bool Probes::pin(const Eigen::Array2d& point) {
    if (pinned_.size() == most) return false;
    std::size_t colour = 0;
    while (std::ranges::any_of(pinned_, [&](const Pinned& p) { return p.colour == colour; }))
        ++colour;
    pinned_.push_back({colour, point, playhead_.position(), {}});
    ++generation_;
    Q_EMIT changed();
    pictures_.wake();
    return true;
}

void Probes::move(std::size_t index, const Eigen::Array2d& point) {
    Pinned& probe = pinned_[index];
    probe = {probe.colour, point, playhead_.position(), {}};
    ++generation_;
    Q_EMIT changed();
    pictures_.wake();
}

void Probes::unpin(std::size_t index) {
    pinned_.erase(pinned_.begin() + static_cast<std::ptrdiff_t>(index));
    ++generation_;
    Q_EMIT changed();
}

void Probes::clear() {
    pinned_.clear();
    ++generation_;
    Q_EMIT changed();
}

PictureService::Job Probes::offer() {
    if ((!pointed_ && pinned_.empty()) || !run_.snapshot()) return {};
    const Wish wish{moment(), generation_};
    if (wish == known_) return {};
    known_ = wish;
    return [this, wish, pointed = pointed_, pinned = pinned_](
               const Cancelled&, const PictureService::Early&) -> PictureService::Deliver {
        const Moment& now = wish.moment;
        const BaseRanks ranks(*now.snapshot);
        const auto read = [&](const Eigen::Array2d& point, const Position& position) {
            Moment there = now;
            there.position = position;
            Reading reading{moved_point(there, point, now.position), {}, now};
            reading.probe = probe(now, reading.point, ranks);
            return std::make_shared<const Reading>(std::move(reading));
        };
        std::shared_ptr<const Reading> at_pointer;
        if (pointed) at_pointer = read(*pointed, now.position);
        std::vector<std::shared_ptr<const Reading>> readings;
        for (const Pinned& one : pinned) readings.push_back(read(one.point, one.position));
        return [this, wish, at_pointer, readings] {
            if (pointed_ && at_pointer) reading_ = at_pointer;
            if (wish.generation == generation_)
                for (std::size_t i = 0; i < readings.size(); ++i) pinned_[i].reading = readings[i];
            Q_EMIT changed();
        };
    };
}

} // namespace pushforward
