// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/probes.h"

#include <algorithm>

namespace pushforward {

Probes::Probes(Document& document, Run& run, Playhead& playhead, PictureService& pictures,
               QObject* parent)
    : QObject(parent), run_(run), playhead_(playhead), pictures_(pictures) {
    pictures.add(this, [this] { return offer(); });
    connect(&document, &Document::changed, this,
            [this, &document](const Experiment& before) { follow(before, document.experiment()); });
    connect(&playhead, &Playhead::moved, this, [this] { pictures_.wake(); });
    connect(&run, &Run::snapshotChanged, this, [this] { pictures_.wake(); });
}

Moment Probes::moment() const { return {run_.snapshot(), run_.data(), playhead_.position()}; }

void Probes::change() {
    ++generation_;
    Q_EMIT changed();
    pictures_.wake();
}

void Probes::follow(const Experiment& before, const Experiment& now) {
    if (before.layers == now.layers || pinned_.empty()) return;
    for (Pinned& one : pinned_) {
        if (one.position == Position::data()) continue;
        const double along = followed(one.position.along(), before.layers, now.layers);
        one.position = along >= static_cast<double>(now.layers.size()) ? Position::data()
                                                                       : Position::at(along);
    }
    change();
}

std::optional<Eigen::Array2d> Probes::placeOf(const Pinned& probe) const {
    if (probe.position == playhead_.position()) return probe.point;
    if (!probe.reading) return std::nullopt;
    return probe.reading->point;
}

void Probes::pointAt(std::optional<Eigen::Array2d> point) {
    if (!point && !pointed_) return;
    pointed_ = point;
    if (!point) reading_.reset();
    change();
}

bool Probes::isExactHere() const { return !run_.snapshot() || flow_at(moment()) != nullptr; }

bool Probes::pin(const Eigen::Array2d& point) {
    if (pinned_.size() == most) {
        Q_EMIT refused(
            tr("There are eight probes already. Click one and press Delete to make room."));
        return false;
    }
    if (!isExactHere()) {
        Q_EMIT refused(tr("This layer reflects the plane, so that points part of the way through "
                          "it cannot be traced to the base. Move the playhead to a mark first."));
        return false;
    }
    std::size_t colour = 0;
    while (std::ranges::any_of(pinned_, [&](const Pinned& p) { return p.colour == colour; }))
        ++colour;
    pinned_.push_back({colour, point, playhead_.position(), {}});
    change();
    return true;
}

void Probes::move(std::size_t index, const Eigen::Array2d& point) {
    if (!isExactHere()) return;
    Pinned& probe = pinned_[index];
    probe.point = point;
    probe.position = playhead_.position();
    change();
}

void Probes::unpin(std::size_t index) {
    pinned_.erase(pinned_.begin() + static_cast<std::ptrdiff_t>(index));
    change();
}

void Probes::clear() {
    if (pinned_.empty()) return;
    pinned_.clear();
    change();
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
            const auto here = moved_point(there, point, now.position);
            if (!here) return std::shared_ptr<const Reading>();
            return std::make_shared<const Reading>(Reading{*here, probe(now, *here, ranks), now});
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
