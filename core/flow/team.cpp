// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/team.h"

#include "core/flow/flow.h"

#include <algorithm>

namespace pushforward {

namespace {

constexpr std::size_t slice = 8192;

} // namespace

Team::Team(int threads) { set_threads(threads); }

int Team::useful_threads() {
    return static_cast<int>(
        std::clamp<Index>(static_cast<Index>(std::thread::hardware_concurrency()), 1, most_parts));
}

void Team::set_threads(int threads) {
    if (workers_ && threads == workers_->threads()) return;
    workers_ = std::make_unique<Workers>(threads);
    for (std::vector<Tape>* const tapes : {&tapes_, &evaluating_})
        tapes->resize(static_cast<std::size_t>(workers_->threads()));
}

// What the networks of a flow have prepared in its pass before is prepared again at the same time;
// in the first pass every part prepares for itself.
void Team::prepare(const Flow& flow, std::span<const Real> parameters, Index points) {
    if (flow_ != flow.id() || points_ != points) prepared_.clear();
    flow_ = flow.id();
    points_ = points;
    workers_->run(static_cast<Index>(prepared_.count()), [&](Index i, int thread) {
        prepared_[static_cast<std::size_t>(i)].prepare_again(
            parameters, parts_, tapes_[static_cast<std::size_t>(thread)].scratch());
    });
    others_.clear();
    for (std::size_t i = 0; i < prepared_.count(); ++i) {
        const Params gathered = prepared_[i].gathered();
        if (gathered.count > 0)
            others_.push_back({static_cast<std::size_t>(gathered.offset),
                               static_cast<std::size_t>(gathered.offset + gathered.count)});
    }
    std::ranges::sort(others_, {}, &Range::start);
    slices_.clear();
    std::size_t from = 0;
    const auto add_up_to = [&](std::size_t end) {
        for (; from < end; from += slice) slices_.push_back({from, std::min(end, from + slice)});
    };
    for (const Range& gathered : others_) {
        add_up_to(gathered.start);
        from = gathered.end;
    }
    add_up_to(parameters.size());
    if (gradients_.size() < static_cast<std::size_t>(parts_))
        gradients_.resize(static_cast<std::size_t>(parts_));
}

void Team::begin_part(Index part, int thread, std::span<const Real> parameters, Index points) {
    std::vector<Real>& gradient = gradients_[static_cast<std::size_t>(part)];
    gradient.resize(parameters.size());
    for (const Range& r : slices_)
        std::fill_n(gradient.begin() + static_cast<std::ptrdiff_t>(r.start), r.end - r.start,
                    Real(0));
    tapes_[static_cast<std::size_t>(thread)].begin_part(Tape::Mode::record, parameters, gradient,
                                                        points, prepared_, part);
    if (part == 0) first_thread_ = thread;
}

void Team::finish(std::span<const Real> parameters, std::span<Real> gradient) {
    const auto add_slice = [&](const Range& r) {
        std::copy_n(gradients_[0].data() + r.start, r.end - r.start, gradient.data() + r.start);
        for (std::size_t part = 1; part < static_cast<std::size_t>(parts_); ++part)
            for (std::size_t i = r.start; i < r.end; ++i) gradient[i] += gradients_[part][i];
    };
    const std::size_t made = prepared_.count();
    workers_->run(static_cast<Index>(made + slices_.size()), [&](Index task, int thread) {
        const auto i = static_cast<std::size_t>(task);
        if (i >= made) return add_slice(slices_[i - made]);
        const Params gathered = prepared_[i].gathered();
        std::fill_n(gradient.data() + gathered.offset, gathered.count, Real(0));
        prepared_[i].add_gradient(parameters, gradient,
                                  tapes_[static_cast<std::size_t>(thread)].scratch());
    });
    if (made == 0) prepared_ = tapes_[static_cast<std::size_t>(first_thread_)].take_prepared();
}

} // namespace pushforward
