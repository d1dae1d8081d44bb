// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/training_data.h"

#include "core/math/error.h"
#include "core/math/gaussian_fit.h"
#include "core/math/random.h"
#include "core/train/shaping.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

/// In the order that the seed draws: Fisher and Yates, where the points lie.
void shuffle(Points& points, Categories& categories, std::uint64_t seed, const Reading* reading) {
    constexpr Index often = 1 << 16; // a few milliseconds
    Random random(seed, 3);
    for (Index i = points.cols() - 1; i > 0; --i) {
        const auto other = static_cast<Index>(random.below(static_cast<std::uint64_t>(i) + 1));
        points.col(i).swap(points.col(other));
        if (!categories.empty())
            std::swap(categories.of[static_cast<std::size_t>(i)],
                      categories.of[static_cast<std::size_t>(other)]);
        if (i % often == 0) stop_if_cancelled(reading);
    }
}

std::unique_ptr<const Shaping> shaping_of(const std::string& kind) {
    return make(shaping_kinds(), {kind.empty() ? shaping_kinds().front().key : kind, {}},
                "shaping");
}

} // namespace

std::shared_ptr<TrainingData> prepare_points(Points points, double held_out, std::uint64_t seed,
                                             const std::string& shaping, bool may_be_a_line,
                                             const Reading* reading, Categories categories) {
    const Index n = points.cols();
    if (n < fewest_points)
        throw Error("There are only " + std::to_string(n) + " points; training needs at least " +
                    std::to_string(fewest_points) + ".");
    shuffle(points, categories, seed, reading);
    const auto wanted = static_cast<Index>(std::llround(held_out * static_cast<double>(n)));
    const Index kept_back = std::clamp<Index>(wanted, 1, n / 2 + n / 4);
    const PointsView held = points.leftCols(kept_back), train = points.rightCols(n - kept_back);

    auto data = std::make_shared<TrainingData>();
    data->gaussian_nll = one_gaussian_nll(train, held);
    if (!std::isfinite(*data->gaussian_nll)) data->gaussian_nll.reset();
    if (!data->gaussian_nll && !may_be_a_line)
        throw Error("The points lie on a line, so they have no density on the plane; choose two "
                    "columns of which neither follows from the other.");
    stop_if_cancelled(reading);
    data->standardisation = shaping_of(shaping)->of(train);
    stop_if_cancelled(reading);
    data->train = data->standardisation.to_inside(train);
    data->held_out = data->standardisation.to_inside(held);
    data->points = std::move(points);
    data->categories = std::move(categories);
    return data;
}

std::shared_ptr<TrainingData> prepare_dataset(const Spec& generator, double held_out,
                                              std::uint64_t seed, const std::string& shaping) {
    const DatasetKind& kind = find_kind(dataset_kinds(), generator.kind, "data set");
    const Spec spec = validate(kind, generator);
    auto data = prepare_density(kind.make(spec), spec.integer("count"), spec.flag("fresh"),
                                held_out, seed, shaping);
    data->title = kind.title;
    data->notes = kind.caution;
    return data;
}

std::shared_ptr<TrainingData> prepare_density(std::shared_ptr<const Dataset> source, Index count,
                                              bool fresh, double held_out, std::uint64_t seed,
                                              const std::string& shaping) {
    Random random(seed, 2);
    auto data = prepare_points(source->sample(count, random), held_out, seed, shaping,
                               !source->has_density());
    data->first_title = "x₁";
    data->second_title = "x₂";
    data->fresh = fresh;
    data->source = std::move(source);
    return data;
}

std::shared_ptr<TrainingData> prepare_energy(const Spec& target, const std::string& shaping) {
    auto data = std::make_shared<TrainingData>();
    data->energy = make(energy_kinds(), target, "energy");
    const EnergyFacts& facts = data->facts = data->energy->facts();
    data->title = find_kind(energy_kinds(), target.kind, "energy").title;
    data->first_title = "x₁";
    data->second_title = "x₂";
    data->standardisation = shaping_of(shaping)->of(*data->energy, facts);
    data->floor = -facts.log_normaliser;
    return data;
}

} // namespace pushforward
