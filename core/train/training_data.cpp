// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/training_data.h"

#include "core/math/copula_entropy.h"
#include "core/math/error.h"
#include "core/math/gaussian_fit.h"
#include "core/math/random.h"
#include "core/math/random_streams.h"
#include "core/train/painted_split.h"
#include "core/train/shapings/shaping.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

/// In the order that the seed draws: Fisher and Yates, where the points lie.
void shuffle(Points& points, Categories& categories, std::uint64_t seed, const Reading* reading) {
    constexpr Index check_every = 1 << 16; // a few milliseconds
    Random random(seed, random_stream::split);
    for (Index i = points.cols() - 1; i > 0; --i) {
        const auto other = static_cast<Index>(random.below(static_cast<std::uint64_t>(i) + 1));
        points.col(i).swap(points.col(other));
        if (!categories.empty())
            std::swap(categories.of[static_cast<std::size_t>(i)],
                      categories.of[static_cast<std::size_t>(other)]);
        if (i % check_every == 0) stop_if_cancelled(reading);
    }
}

std::unique_ptr<const Shaping> shaping_of(const std::string& kind) {
    return make(shaping_kinds(), {kind.empty() ? shaping_kinds().front().key : kind, {}},
                "shaping");
}

/// Nothing for points on a line.
std::optional<double> gaussian_nll_of(const PointsView& train, const PointsView& held_out) {
    const double nll = one_gaussian_nll(train, held_out);
    return std::isfinite(nll) ? std::optional(nll) : std::nullopt;
}

/// The one place where points become training data. `train` and `held_out` may be views of the
/// source's points.
std::shared_ptr<TrainingData> made(SourcePoints&& source, const Standardisation& standardisation,
                                   const PointsView& train, const PointsView& held_out,
                                   std::optional<double> gaussian_nll) {
    auto data = std::make_shared<TrainingData>();
    data->standardisation = standardisation;
    data->train = standardisation.to_inside(train);
    data->held_out = standardisation.to_inside(held_out);
    data->gaussian_nll = gaussian_nll;
    data->points = std::move(source.points); // the views end here
    data->categories = std::move(source.categories);
    static_cast<DataDescription&>(*data) = std::move(source.about);
    data->generator = std::move(source.generator);
    data->fresh = source.fresh;
    data->floor = source.floor;
    return data;
}

/// Whether the density is that of the kind's table of entropies, so that the floor takes no time.
bool has_initial_density(const DatasetKind& kind, const Spec& spec) {
    const Spec initial = initial_spec(kind);
    return std::ranges::all_of(spec.values, [&](const auto& entry) {
        const auto& [key, value] = entry;
        return key == "count" || key == "fresh" || initial.values.at(key) == value;
    });
}

} // namespace

std::shared_ptr<const TrainingData> prepare_points(SourcePoints source, double held_out,
                                                   std::uint64_t seed, const std::string& shaping,
                                                   const Reading* reading) {
    Points& points = source.points;
    const Index n = points.cols();
    if (n < fewest_points)
        throw Error("There are only " + std::to_string(n) + " points; training needs at least " +
                    std::to_string(fewest_points) + ".");
    shuffle(points, source.categories, seed, reading);
    const auto wanted = static_cast<Index>(std::llround(held_out * static_cast<double>(n)));
    const Index kept_back = std::clamp<Index>(wanted, 1, n / 2 + n / 4);
    const PointsView held = points.leftCols(kept_back), train = points.rightCols(n - kept_back);

    const std::optional<double> gaussian_nll = gaussian_nll_of(train, held);
    const bool may_be_a_line = source.generator && !source.generator->has_density();
    if (!gaussian_nll && !may_be_a_line)
        throw Error("The points lie on a line, so they have no density on the plane; choose two "
                    "columns of which neither follows from the other.");
    stop_if_cancelled(reading);
    const Standardisation standardisation = shaping_of(shaping)->of(train);
    stop_if_cancelled(reading);
    const bool is_measured = !source.generator;
    const double copula_nll = is_measured ? copula_entropy(train) : 0;
    const auto data = made(std::move(source), standardisation, train, held, gaussian_nll);
    if (is_measured) data->copula_nll = copula_nll;
    return data;
}

SourcePoints drawn_points(std::shared_ptr<const Dataset> generator, Index count, bool fresh,
                          std::uint64_t seed) {
    Random random(seed, random_stream::drawn_points);
    SourcePoints source{generator->sample(count, random)};
    source.fresh = fresh;
    source.generator = std::move(generator);
    return source;
}

std::shared_ptr<const TrainingData> prepare_dataset(const Spec& generator, double held_out,
                                                    std::uint64_t seed, const std::string& shaping,
                                                    bool with_floor) {
    const DatasetKind& kind = find_kind(dataset_kinds(), generator.kind, "data set");
    const Spec spec = validate(kind, generator);
    SourcePoints source =
        drawn_points(kind.make(spec), spec.integer("count"), spec.flag("fresh"), seed);
    source.about.title = kind.title;
    source.about.notes = kind.caution;
    if (with_floor || has_initial_density(kind, spec)) source.floor = source.generator->entropy();
    return prepare_points(std::move(source), held_out, seed, shaping);
}

std::shared_ptr<const TrainingData> prepare_painting(const Painting& painting, double held_out,
                                                     std::uint64_t seed) {
    SourcePoints source{painting.points()};
    source.about.title = "Painting";
    const Points& points = source.points;
    const Index n = points.cols();
    if (n < fewest_points)
        return made(std::move(source), painting.frame(), Points(2, 0), Points(2, 0), {});
    const std::vector<bool> is_held = painted_split(points, held_out, seed);
    const Index held_count = std::ranges::count(is_held, true);
    Points train(2, n - held_count), held(2, held_count);
    Index train_at = 0, held_at = 0;
    for (Index i = 0; i < n; ++i) {
        if (is_held[static_cast<std::size_t>(i)])
            held.col(held_at++) = points.col(i);
        else
            train.col(train_at++) = points.col(i);
    }
    return made(std::move(source), painting.frame(), train, held, gaussian_nll_of(train, held));
}

std::shared_ptr<const TrainingData> prepare_energy(const Spec& target, const std::string& shaping) {
    auto data = std::make_shared<TrainingData>();
    data->energy = make(energy_kinds(), target, "energy");
    const EnergyFacts& facts = data->facts = data->energy->facts();
    data->title = find_kind(energy_kinds(), target.kind, "energy").title;
    data->standardisation = shaping_of(shaping)->of(*data->energy, facts);
    data->floor = -facts.log_normaliser;
    return data;
}

} // namespace pushforward
