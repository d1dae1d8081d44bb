// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/flow.h"

#include "core/autodiff/functions.h"
#include "core/flow/team.h"
#include "core/flow/tiles.h"
#include "core/math/random_streams.h"
#include "core/math/sums.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace pushforward {

namespace {

std::uint64_t next_id() {
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
}

} // namespace

Flow::Flow(std::shared_ptr<const BaseDistribution> base,
           std::vector<std::shared_ptr<const Transform>> transforms,
           Standardisation standardisation)
    : id_(next_id()),
      base_(std::move(base)),
      transforms_(std::move(transforms)),
      standardisation_(standardisation) {
    offsets_.push_back(base_->parameter_count());
    for (const auto& t : transforms_) offsets_.push_back(offsets_.back() + t->parameter_count());
}

Params Flow::layer_params(Index i) const { return {layer_offset(i), layer(i).parameter_count()}; }

std::shared_ptr<const Flow> Flow::until(const Position& position,
                                        std::span<const Real> parameters) const {
    const Position at = position.in(layer_count());
    const auto done = static_cast<std::ptrdiff_t>(at.layers);
    std::vector<std::shared_ptr<const Transform>> transforms(transforms_.begin(),
                                                             transforms_.begin() + done);
    if (at.share > 0) {
        struct Part {
            std::shared_ptr<const Transform> of;
            std::unique_ptr<const Transform> part;
        };
        const Params own = layer_params(at.layers);
        auto part = std::make_shared<Part>();
        part->of = transforms_[static_cast<std::size_t>(at.layers)];
        part->part =
            part->of->partway(at.share, parameters.subspan(static_cast<std::size_t>(own.offset),
                                                           static_cast<std::size_t>(own.count)));
        if (!part->part) return nullptr;
        transforms.emplace_back(part, part->part.get());
    }
    return std::make_shared<const Flow>(base_, std::move(transforms), standardisation_);
}

void Flow::initialise(std::span<Real> parameters, std::uint64_t seed) const {
    Random random(seed, random_stream::start);
    base_->initialise(parameters.first(static_cast<std::size_t>(offsets_.front())), random);
    for (Index i = 0; i < layer_count(); ++i) {
        const Params p = layer_params(i);
        layer(i).initialise(parameters.subspan(static_cast<std::size_t>(p.offset),
                                               static_cast<std::size_t>(p.count)),
                            random);
    }
}

template <class Visit>
Plane Flow::walk_to_base(Tape& tape, Plane x, Visit visit) const {
    for (Index i = layer_count() - 1; i >= 0; --i) {
        const Image image = layer(i).inverse(tape, layer_params(i), x);
        x = image.plane;
        visit(i, image);
    }
    return x;
}

void Flow::log_prob_tile(Tape& tape, const Batch& x, Index start, Index count, double* log_prob,
                         Batch* base) const {
    const auto n = static_cast<std::size_t>(count);
    std::fill_n(log_prob, n, 0.0);
    const auto add = [&](Var v) {
        const std::span<const Real> values = v.values();
        for (std::size_t k = 0; k < n; ++k) log_prob[k] += static_cast<double>(values[k]);
    };
    const Plane z = walk_to_base(tape, load(tape, x, start, count),
                                 [&](Index, const Image& image) { add(image.log_abs_det); });
    add(base_->log_prob(tape, base_params(), z));
    if (base) store(z, *base, start);
}

template <class By>
void Flow::log_prob_inside(By& by, std::span<const Real> parameters, const Batch& x,
                           std::span<double> out) const {
    assert(out.size() == static_cast<std::size_t>(x.cols()));
    in_tiles(by, parameters, x.cols(), [&](Tape& tape, Index start, Index count) {
        log_prob_tile(tape, x, start, count, out.data() + start, nullptr);
    });
}

template <class By>
void Flow::log_prob(By& by, std::span<const Real> parameters, const Points& x,
                    std::span<double> out) const {
    log_prob_inside(by, parameters, standardisation_.to_inside(x), out);
    const double units = standardisation_.log_abs_det();
    for (double& value : out) value += units;
}

template <class By>
Batch Flow::to_base(By& by, std::span<const Real> parameters, const Points& x,
                    std::span<double> log_prob) const {
    const Batch inside = standardisation_.to_inside(x);
    Batch z(2, inside.cols());
    const double units = standardisation_.log_abs_det();
    in_tiles(by, parameters, inside.cols(), [&](Tape& tape, Index start, Index count) {
        double scratch[points_a_tile];
        double* out = log_prob.empty() ? scratch : log_prob.data() + start;
        log_prob_tile(tape, inside, start, count, out, &z);
        for (Index i = 0; i < count; ++i) out[i] += units;
    });
    return z;
}

template <class By>
Flow::Account Flow::account(By& by, std::span<const Real> parameters, const Points& x) const {
    const auto layers = static_cast<std::size_t>(layer_count());
    const auto points = static_cast<std::size_t>(x.cols());
    Account account;
    account.path.assign(layers + 1, Batch(2, x.cols()));
    account.path[layers] = standardisation_.to_inside(x);
    account.added.assign(layers, std::vector<double>(points));
    account.log_base.resize(points);
    account.units = standardisation_.log_abs_det();
    in_tiles(by, parameters, x.cols(), [&](Tape& tape, Index start, Index count) {
        const auto keep = [&](Var v, std::vector<double>& out) {
            std::ranges::copy(v.values(), out.begin() + start);
        };
        const Plane z = walk_to_base(tape, load(tape, account.path[layers], start, count),
                                     [&](Index i, const Image& image) {
                                         const auto at = static_cast<std::size_t>(i);
                                         store(image.plane, account.path[at], start);
                                         keep(image.log_abs_det, account.added[at]);
                                     });
        keep(base_->log_prob(tape, base_params(), z), account.log_base);
    });
    return account;
}

template <class By>
Points Flow::to_data(By& by, std::span<const Real> parameters, const Batch& z) const {
    return standardisation_.to_data(to_inside(by, parameters, z));
}

void Flow::draw_base(std::span<const Real> parameters, Random& random, Batch& out) const {
    const auto own = parameters.first(static_cast<std::size_t>(offsets_.front()));
    for (Index i = 0; i < out.cols(); ++i) out.col(i) = base_->draw(own, random).cast<Real>();
}

Points Flow::sample(Tape& tape, std::span<const Real> parameters, Index count,
                    Random& random) const {
    Batch z(2, count);
    draw_base(parameters, random, z);
    return to_data(tape, parameters, z);
}

Image Flow::forward(Tape& tape, Plane z) const {
    Var sum = tape.constant(0);
    for (Index i = 0; i < layer_count(); ++i) {
        const Image image = layer(i).forward(tape, layer_params(i), z);
        z = image.plane;
        sum = sum + image.log_abs_det;
    }
    return {z, sum.points() == z.points() ? sum : spread(sum, z.points())};
}

Image Flow::inverse(Tape& tape, Plane x) const {
    Var sum = tape.constant(0);
    const Plane z =
        walk_to_base(tape, x, [&](Index, const Image& image) { sum = sum + image.log_abs_det; });
    return {z, sum.points() == z.points() ? sum : spread(sum, z.points())};
}

Var Flow::base_log_prob(Tape& tape, Plane z) const {
    return base_->log_prob(tape, base_params(), z);
}

template <class By>
Batch Flow::to_inside(By& by, std::span<const Real> parameters, const Batch& z) const {
    Batch x(2, z.cols());
    in_tiles(by, parameters, z.cols(), [&](Tape& tape, Index start, Index n) {
        Plane points = load(tape, z, start, n);
        for (Index i = 0; i < layer_count(); ++i)
            points = layer(i).forward(tape, layer_params(i), points).plane;
        store(points, x, start);
    });
    return x;
}

/// Seeds the mean NLL of x through these of its points; returns the sum of their log p.
double Flow::seed_nll(Tape& tape, const Batch& x, Index start, Index count) const {
    const auto weight = static_cast<Real>(-1.0 / static_cast<double>(x.cols()));
    double sum = 0;
    const auto add = [&](Var v) {
        for (Real value : v.values()) sum += static_cast<double>(value);
        tape.seed(v, weight);
    };
    const Plane z = walk_to_base(tape, load(tape, x, start, count),
                                 [&](Index, const Image& image) { add(image.log_abs_det); });
    add(base_->log_prob(tape, base_params(), z));
    return sum;
}

double Flow::loss_and_gradient(Tape& tape, std::span<const Real> parameters, const Batch& x,
                               std::span<Real> gradient) const {
    std::ranges::fill(gradient, Real(0));
    double sum = 0;
    in_recorded_tiles(tape, parameters, gradient, x.cols(),
                      [&](Index start, Index count) { sum += seed_nll(tape, x, start, count); });
    return -sum / static_cast<double>(x.cols()) - standardisation_.log_abs_det();
}

double Flow::loss_and_gradient(Team& team, std::span<const Real> parameters, const Batch& x,
                               std::span<Real> gradient) const {
    const double sum = team.record(
        *this, parameters, gradient, x.cols(),
        [&](Tape& tape, Index start, Index count) { return seed_nll(tape, x, start, count); });
    return -sum / static_cast<double>(x.cols()) - standardisation_.log_abs_det();
}

void Flow::start_from_data(Tape& tape, std::span<Real> parameters, const Batch& from,
                           Side side) const {
    Batch points = from;
    for (Index k = 0; k < layer_count(); ++k) {
        const Index i = side == Side::base ? k : layer_count() - 1 - k;
        const Params p = layer_params(i);
        if (layer(i).starts_from_data())
            layer(i).start_from_data(parameters.subspan(static_cast<std::size_t>(p.offset),
                                                        static_cast<std::size_t>(p.count)),
                                     points, side);
        in_tiles(tape, parameters, points.cols(), [&](Tape&, Index start, Index count) {
            const Plane in = load(tape, points, start, count);
            const Image out =
                side == Side::base ? layer(i).forward(tape, p, in) : layer(i).inverse(tape, p, in);
            store(out.plane, points, start);
        });
    }
}

std::optional<Flow::NonFinite> Flow::first_non_finite(Tape& tape, std::span<const Real> parameters,
                                                      const Batch& points, Side side) const {
    std::optional<NonFinite> found;
    const auto look = [&](Index i, const Image& image) {
        if (found) return;
        if (!all_finite(image.log_abs_det.values()))
            found = NonFinite{i, "log |det|"};
        else if (!all_finite(image.plane.first.values()) ||
                 !all_finite(image.plane.second.values()))
            found = NonFinite{i, "a point"};
    };
    in_tiles(tape, parameters, points.cols(), [&](Tape&, Index start, Index count) {
        if (found) return;
        Plane z = load(tape, points, start, count);
        if (side == Side::data) z = walk_to_base(tape, z, look);
        if (!found && !all_finite(base_->log_prob(tape, base_params(), z).values()))
            found = NonFinite{-1, "log-density"};
        if (side == Side::data) return;
        for (Index i = 0; i < layer_count(); ++i) {
            const Image image = layer(i).forward(tape, layer_params(i), z);
            z = image.plane;
            look(i, image);
        }
    });
    return found;
}

template void Flow::log_prob(Tape&, std::span<const Real>, const Points&, std::span<double>) const;
template void Flow::log_prob_inside(Tape&, std::span<const Real>, const Batch&,
                                    std::span<double>) const;
template Batch Flow::to_base(Tape&, std::span<const Real>, const Points&, std::span<double>) const;
template Flow::Account Flow::account(Tape&, std::span<const Real>, const Points&) const;
template Points Flow::to_data(Tape&, std::span<const Real>, const Batch&) const;
template Batch Flow::to_inside(Tape&, std::span<const Real>, const Batch&) const;

template void Flow::log_prob(Team&, std::span<const Real>, const Points&, std::span<double>) const;
template void Flow::log_prob_inside(Team&, std::span<const Real>, const Batch&,
                                    std::span<double>) const;
template Batch Flow::to_base(Team&, std::span<const Real>, const Points&, std::span<double>) const;
template Flow::Account Flow::account(Team&, std::span<const Real>, const Points&) const;
template Points Flow::to_data(Team&, std::span<const Real>, const Batch&) const;
template Batch Flow::to_inside(Team&, std::span<const Real>, const Batch&) const;

} // namespace pushforward
