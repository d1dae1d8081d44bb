// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/team.h"
#include "tests/bench/reference_work.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

// Ours beside torch_peer.py: the same work, the same figures, one JSON line.
// usage: bench_peer [CASE [SECONDS [THREADS [BATCH [HIDDEN [DEPTH [FIRST]]]]]]]
// FIRST steps are done before training is timed.

using namespace pushforward;

namespace {

// The median of five stretches, as torch_peer.py takes it.
template <class Work>
double median_rate(Work work, double count, double seconds) {
    std::vector<double> rates;
    for (int stretch = 0; stretch < 5; ++stretch) {
        const auto start = std::chrono::steady_clock::now();
        double done = 0, passed = 0;
        do {
            work();
            done += count;
            passed =
                std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        } while (passed < seconds / 5);
        rates.push_back(done / passed);
    }
    std::ranges::sort(rates);
    return rates[2];
}

} // namespace

int main(int argc, char** argv) {
    const std::string_view name = argc > 1 ? argv[1] : "realnvp8";
    const double seconds = argc > 2 ? std::atof(argv[2]) : 4;
    const auto number = [&](int place, int otherwise) {
        return argc > place ? std::atoi(argv[place]) : otherwise;
    };
    const int threads = number(3, 1), batch = number(4, 512), first = number(7, 30);
    const auto* found = std::ranges::find(bench::cases, name, &bench::Case::name);
    if (found == std::end(bench::cases)) {
        std::fprintf(stderr, "There is no case %s; use realnvp8, maf5 or nsf4.\n", argv[1]);
        return 2;
    }
    Trainer trainer = bench::reference_trainer(found->with(number(5, 64), number(6, 2)), batch);
    trainer.set_threads(threads);
    for (int i = 0; i < first; ++i) trainer.step();
    const double train = median_rate([&] { trainer.step(); }, 1, seconds);

    const auto snapshot = trainer.take_snapshot();
    Points grid(2, 65536);
    for (Index i = 0; i < 65536; ++i)
        grid.col(i) << -4 + 8 * static_cast<double>(i % 256) / 255,
            -4 + 8 * static_cast<double>(i / 256) / 255;
    std::vector<double> out(65536);
    Team team(threads);
    const double density = median_rate(
        [&] { snapshot->flow->log_prob(team, snapshot->parameters, grid, out); }, 65536, seconds);
    Random random(1);
    Batch z(2, 20000);
    const double draw = median_rate(
        [&] {
            snapshot->flow->draw_base(snapshot->parameters, random, z);
            snapshot->flow->to_data(team, snapshot->parameters, z);
        },
        20000, seconds);
    std::printf("{\"peer\": \"pushforward\", \"case\": \"%s\", \"threads\": %d, "
                "\"train_steps_per_s\": %.1f, \"log_prob_points_per_s\": %.1f, "
                "\"sample_points_per_s\": %.1f, \"nll\": %.4f}\n",
                found->name, threads, train, density, draw, trainer.mean_nll(trainer.data().train));
}
