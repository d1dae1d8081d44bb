// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/dense.h"
#include "core/picture/density_grid.h"
#include "core/picture/moment.h"
#include "tests/bench/reference_work.h"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

using namespace pushforward;

namespace {

using Matrix = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

void count_flops(benchmark::State& state, double flops) {
    state.counters["GFLOP/s"] =
        benchmark::Counter(flops * 1e-9, benchmark::Counter::kIsIterationInvariantRate);
}

// The machine's own limit for matrix products: a large one through Eigen.
void large_product(benchmark::State& state) {
    const Matrix a = Matrix::Random(768, 768), b = Matrix::Random(768, 768);
    Matrix c(768, 768);
    for (auto _ : state) {
        c.noalias() = a * b;
        benchmark::DoNotOptimize(c.data());
    }
    count_flops(state, 2.0 * 768 * 768 * 768);
}
BENCHMARK(large_product);

void small_product_with_eigen(benchmark::State& state) {
    const Matrix w = Matrix::Random(64, 64), x = Matrix::Random(64, 512);
    Matrix y(64, 512);
    for (auto _ : state) {
        y.noalias() = w * x;
        benchmark::DoNotOptimize(y.data());
    }
    count_flops(state, 2.0 * 64 * 64 * 512);
}
BENCHMARK(small_product_with_eigen);

void small_product(benchmark::State& state) {
    Arena arena;
    const Index stride = 512 + dense_lanes;
    const auto block = [&] {
        const DenseBlock b{arena.allocate_array<Real>(static_cast<std::size_t>(64 * stride)),
                           stride};
        std::fill_n(b.data, 64 * stride, Real(0.5));
        return b;
    };
    const DenseBlock x = block(), y = block();
    const std::vector<Real> w(64 * 64, Real(0.25)), bias(64);
    for (auto _ : state) {
        dense_affine({w.data(), 64, 64, 64}, bias.data(), x, y, 512);
        benchmark::DoNotOptimize(y.data);
    }
    count_flops(state, 2.0 * 64 * 64 * 512);
}
BENCHMARK(small_product);

void training_step(benchmark::State& state) {
    Trainer trainer = bench::reference_trainer(bench::realnvp8);
    for (auto _ : state) trainer.step();
}
BENCHMARK(training_step)->Unit(benchmark::kMicrosecond);

// What a layer takes of a training step, in a stack of sixteen of its kind.
void training_step_of_a_layer(benchmark::State& state, const char* layer) {
    constexpr int layers = 16;
    Trainer trainer = bench::reference_trainer(std::to_string(layers) + "*" + layer);
    for (auto _ : state) trainer.step();
    state.counters["s/layer"] = benchmark::Counter(
        layers, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK_CAPTURE(training_step_of_a_layer, affine_coupling, "affine-coupling")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(training_step_of_a_layer, planar, "planar")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(training_step_of_a_layer, planar_turned, "planar(direction=data-to-base)")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(training_step_of_a_layer, radial, "radial")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(training_step_of_a_layer, radial_turned, "radial(direction=data-to-base)")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(training_step_of_a_layer, sylvester, "sylvester")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(training_step_of_a_layer, linear, "linear")->Unit(benchmark::kMicrosecond);

void log_prob_of_65536_points(benchmark::State& state) {
    Trainer trainer = bench::reference_trainer(bench::realnvp8);
    const auto snapshot = trainer.take_snapshot();
    const Points points = Points::Random(2, 65536) * 4;
    std::vector<double> out(65536);
    Tape tape;
    for (auto _ : state) snapshot->flow->log_prob(tape, snapshot->parameters, points, out);
    state.SetItemsProcessed(state.iterations() * 65536);
}
BENCHMARK(log_prob_of_65536_points)->Unit(benchmark::kMillisecond);

void stage_density_256(benchmark::State& state) {
    const auto snapshot = bench::reference_trainer(bench::realnvp8).take_snapshot();
    for (auto _ : state)
        benchmark::DoNotOptimize(density_grid(*snapshot->flow, snapshot->parameters, {}, 256, 256));
}
BENCHMARK(stage_density_256)->Unit(benchmark::kMillisecond);

void samples_20000(benchmark::State& state) {
    const auto snapshot = bench::reference_trainer(bench::realnvp8).take_snapshot();
    for (auto _ : state) benchmark::DoNotOptimize(sample_cloud({.snapshot = snapshot}, 20000, 1));
}
BENCHMARK(samples_20000)->Unit(benchmark::kMillisecond);

void snapshot_of_training(benchmark::State& state) {
    const Trainer trainer = bench::reference_trainer(bench::realnvp8);
    for (auto _ : state) benchmark::DoNotOptimize(trainer.take_snapshot());
}
BENCHMARK(snapshot_of_training)->Unit(benchmark::kMicrosecond);

} // namespace

BENCHMARK_MAIN();
