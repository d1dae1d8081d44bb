// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/probe.h"

#include <algorithm>

namespace pushforward {

BaseRanks::BaseRanks(const Snapshot& snapshot) {
    constexpr Index draws = 10'000;
    constexpr std::uint64_t seed = 1;
    const auto base = snapshot.flow->until({0, 0}, snapshot.parameters);
    const Batch z = base_cloud(snapshot, draws, seed);
    sorted_.resize(static_cast<std::size_t>(draws));
    Tape tape;
    base->log_prob_inside(tape, snapshot.parameters_of(*base), z, sorted_);
    std::ranges::sort(sorted_);
}

double BaseRanks::share_above(double log_base) const {
    const auto above = sorted_.end() - std::ranges::upper_bound(sorted_, log_base);
    return static_cast<double>(above) / static_cast<double>(sorted_.size());
}

namespace {

Points one(const Eigen::Array2d& point) { return Points(point); }

} // namespace

std::optional<Probe> probe(const Moment& moment, const Eigen::Array2d& point,
                           const BaseRanks& ranks) {
    const std::shared_ptr<const Flow> flow = flow_at(moment);
    if (!flow) return std::nullopt;
    const Snapshot& snapshot = *moment.snapshot;
    Tape tape;
    const Flow::Account here = flow->account(tape, snapshot.parameters_of(*flow), one(point));
    const Batch z = here.path.front();
    Probe probe;
    probe.base = z.col(0).cast<double>();
    probe.log_base = here.log_base.front();
    probe.units = here.units;
    probe.log_p = probe.log_base + probe.units;
    for (const std::vector<double>& added : here.added) {
        probe.added.push_back(added.front());
        probe.log_p += added.front();
    }
    const Flow& whole = *snapshot.flow;
    const Flow::Account all =
        whole.account(tape, snapshot.parameters, whole.to_data(tape, snapshot.parameters, z));
    for (const Batch& stop : all.path)
        probe.path.push_back(whole.standardisation().to_data(stop).col(0));
    probe.denser = ranks.share_above(probe.log_base);
    return probe;
}

std::optional<Eigen::Array2d> moved_point(const Moment& moment, const Eigen::Array2d& point,
                                          const Position& to) {
    if (to == moment.position) return point;
    const std::shared_ptr<const Flow> flow = flow_at(moment);
    if (!flow) return std::nullopt;
    Tape tape;
    const Batch z = flow->to_base(tape, moment.snapshot->parameters_of(*flow), one(point));
    Moment there = moment;
    there.position = to;
    return carried(there, z).col(0);
}

} // namespace pushforward
