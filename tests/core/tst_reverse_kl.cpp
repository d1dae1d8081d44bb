// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/layers/registry.h"
#include "core/train/experiment.h"
#include "core/train/objectives/reverse_kl.h"
#include "tests/support/gaussian_energy.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pushforward;
using namespace pushforward::test;

namespace {

/// A Gaussian base whose deviation is learned: log s is its parameter.
class LearnedBase : public BaseDistribution {
public:
    Index parameter_count() const override { return 1; }
    void initialise(std::span<Real>, Random&) const override {}
    Var log_prob(Tape& tape, Params p, Plane z) const override {
        const Var s = tape.parameter(p);
        return (square(z.first) + square(z.second)) * exp(s * Real(-2)) * Real(-0.5) - s * Real(2) -
               static_cast<Real>(log_two_pi);
    }
    Eigen::Array2d draw(std::span<const Real> p, Random& random) const override {
        const double first = random.normal();
        return std::exp(static_cast<double>(p[0])) * Eigen::Array2d(first, random.normal());
    }
};

/// A flow with parameters, an energy and an objective, taken step by step.
struct Fit {
    std::shared_ptr<const Flow> flow;
    std::unique_ptr<const Energy> energy;
    std::unique_ptr<const Objective> objective;
    std::vector<Real> parameters, gradient;
    Random random{5};
    std::int64_t done = 0;
    ObjectiveRoom room;

    double step(Index batch) {
        gradient.resize(parameters.size());
        const Batch none(2, 0);
        return objective->loss_and_gradient({.flow = *flow,
                                             .parameters = parameters,
                                             .batch_size = batch,
                                             .batch = none,
                                             .energy = energy.get(),
                                             .step = done,
                                             .steps = 1000,
                                             .random = random,
                                             .room = room},
                                            gradient);
    }
};

Fit fit_of(const std::string& layers, const std::string& objective,
           std::unique_ptr<const Energy> energy,
           std::shared_ptr<const BaseDistribution> base = {}) {
    std::vector<std::shared_ptr<const Transform>> transforms;
    for (const Layer& layer : parse_layers(layers))
        transforms.push_back(make(layer_kinds(), layer.spec, "layer"));
    if (!base) base = make(base_kinds(), Spec{"gaussian", {}}, "base");
    Standardisation standardisation;
    standardisation.mean = {0.3, -0.2};
    standardisation.scale = {1.2, 0.7};
    Fit fit;
    fit.flow = std::make_shared<const Flow>(base, transforms, standardisation);
    fit.objective = make(objective_kinds(), parse_spec(objective), "objective");
    fit.energy = std::move(energy);
    fit.parameters.resize(static_cast<std::size_t>(fit.flow->parameter_count()));
    Random random(11);
    for (Real& p : fit.parameters) p = static_cast<Real>(0.3 * random.normal());
    return fit;
}

std::unique_ptr<const Energy> u1() { return make(energy_kinds(), Spec{"u1", {}}, "energy"); }

/// actnorm's parameters that make of the base this very Gaussian.
std::vector<Real> optimum(const Flow& flow) {
    const Standardisation& s = flow.standardisation();
    const Eigen::Array2d scale = (gaussian.deviation / s.scale).log();
    const Eigen::Array2d shift = (gaussian.mean - s.mean) / s.scale;
    return {static_cast<Real>(scale[0]), static_cast<Real>(scale[1]), static_cast<Real>(shift[0]),
            static_cast<Real>(shift[1])};
}

double norm(const std::vector<Real>& values) {
    double sum = 0;
    for (const Real v : values) sum += static_cast<double>(v) * static_cast<double>(v);
    return std::sqrt(sum);
}

} // namespace

class ReverseKlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void total_gradient_is_that_of_the_loss_with_its_draws_held();
    void annealing_weighs_the_energy_and_leaves_the_loss_as_it_is();
    void both_estimators_have_the_same_mean();
    void path_gradient_vanishes_at_the_optimum();
    void gradient_of_a_learned_base_has_the_right_mean();
    void effective_share_is_one_at_the_optimum_alone();
};

void ReverseKlTest::total_gradient_is_that_of_the_loss_with_its_draws_held() {
    for (const char* layers : {"actnorm, 2*affine-coupling(hidden=5, activation=tanh)",
                               "actnorm(direction=data-to-base)"}) {
        Fit fit = fit_of(layers, "reverse-kl", u1());
        const auto loss_at = [&](std::size_t i, double step) {
            Fit other = fit_of(layers, "reverse-kl", u1());
            other.parameters[i] += static_cast<Real>(step);
            return other.step(600);
        };
        fit.step(600);
        for (std::size_t i = 0; i < fit.parameters.size(); i += 7) {
            const auto slope = [&](double h) { return (loss_at(i, h) - loss_at(i, -h)) / (2 * h); };
            const double expected = (4 * slope(5e-5) - slope(1e-4)) / 3;
            QVERIFY2(std::abs(static_cast<double>(fit.gradient[i]) - expected) <
                         1e-7 * (1 + std::abs(expected)),
                     qPrintable(QString("%1: %2, not %3")
                                    .arg(i)
                                    .arg(static_cast<double>(fit.gradient[i]))
                                    .arg(expected)));
        }
    }
}

void ReverseKlTest::annealing_weighs_the_energy_and_leaves_the_loss_as_it_is() {
    const auto at = [](const char* objective, std::int64_t step) {
        Fit fit = fit_of("actnorm, affine-coupling(hidden=4)", objective, u1());
        fit.done = step;
        const double loss = fit.step(64);
        return std::pair(loss, fit.gradient);
    };
    const auto [loss, whole] = at("reverse-kl", 0);
    const auto [loss_half, half] = at("reverse-kl(anneal=100, beta_start=0.2)", 50); // β = 0.6
    const auto [loss_first, first] = at("reverse-kl(anneal=100, beta_start=0.2)", 0);
    const auto [loss_after, after] = at("reverse-kl(anneal=100, beta_start=0.2)", 100);
    QCOMPARE(loss_half, loss);
    QCOMPARE(loss_first, loss);
    QVERIFY(after == whole);
    double apart = 0;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        // Linear in β: from 0.2 to 0.6 it goes half the way from 0.2 to 1.
        QVERIFY(std::abs(static_cast<double>(half[i] - (first[i] + whole[i]) / 2)) < 1e-12);
        apart += std::abs(static_cast<double>(whole[i] - first[i]));
    }
    QVERIFY(apart > 0.1);
}

void ReverseKlTest::both_estimators_have_the_same_mean() {
    const char* layers = "actnorm, 2*affine-coupling(hidden=4, activation=tanh)";
    Fit total = fit_of(layers, "reverse-kl(gradient=total)", u1());
    Fit path = fit_of(layers, "reverse-kl(gradient=path)", u1());
    const auto n = static_cast<Index>(total.parameters.size());
    Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(n), squares = sum, slope = sum;
    constexpr int batches = 400;
    for (int i = 0; i < batches; ++i) {
        const double loss = total.step(64);
        QCOMPARE(path.step(64), loss);
        const auto as_array = [&](const Fit& fit) {
            return Eigen::Map<const Eigen::ArrayX<Real>>(fit.gradient.data(), n).cast<double>();
        };
        const Eigen::ArrayXd apart = as_array(total) - as_array(path);
        sum += apart;
        squares += apart.square();
        slope += as_array(total);
    }
    const Eigen::ArrayXd mean = sum / batches;
    const Eigen::ArrayXd error =
        ((squares / batches - mean.square()).max(0) / batches).sqrt() + 1e-12;
    QVERIFY2((mean.abs() < 4.5 * error).all(),
             qPrintable(QString::number((mean.abs() / error).maxCoeff())));
    // The test can tell: the slopes themselves are many of these errors long.
    QVERIFY((slope.abs() / batches / error).maxCoeff() > 30);
}

void ReverseKlTest::path_gradient_vanishes_at_the_optimum() {
    for (const char* objective : {"reverse-kl(gradient=path)", "reverse-kl(gradient=total)"}) {
        Fit fit = fit_of("actnorm", objective, make_energy(gaussian));
        fit.parameters = optimum(*fit.flow);
        const double loss = fit.step(700);
        QVERIFY(std::abs(loss + gaussian.known()->log_normaliser) < 1e-12);
        if (QString(objective).contains("path"))
            QVERIFY2(norm(fit.gradient) < 1e-13, qPrintable(QString::number(norm(fit.gradient))));
        else
            QVERIFY(norm(fit.gradient) > 1e-3);
    }
}

void ReverseKlTest::gradient_of_a_learned_base_has_the_right_mean() {
    // E[log q + U] of N(0, s² I) on N(0, σ² I), with data = base points: by log s its slope is
    // 2 (s²/σ² − 1).
    const double sigma = 0.8;
    Fit fit = fit_of("actnorm", "reverse-kl", make_energy(Gaussian{{0, 0}, {sigma, sigma}}),
                     std::make_shared<LearnedBase>());
    fit.flow = std::make_shared<const Flow>(std::make_shared<LearnedBase>(),
                                            std::vector<std::shared_ptr<const Transform>>{},
                                            Standardisation{});
    const auto check = [&](double s, Index batch, int batches) {
        fit.parameters = {static_cast<Real>(std::log(s))};
        double sum = 0, squares = 0;
        for (int i = 0; i < batches; ++i) {
            fit.step(batch);
            const auto g = static_cast<double>(fit.gradient[0]);
            sum += g;
            squares += g * g;
        }
        const double mean = sum / batches;
        const double error = std::sqrt((squares / batches - mean * mean) / batches);
        const double expected = 2 * (s * s / (sigma * sigma) - 1);
        if (s == sigma)
            QVERIFY2(std::abs(mean) < 1e-13, qPrintable(QString::number(mean)));
        else
            QVERIFY2(std::abs(mean - expected) < 4 * error && error < 0.02,
                     qPrintable(QString("%1 ± %2, not %3").arg(mean).arg(error).arg(expected)));
    };
    for (const double s : {0.5, sigma, 1.1}) {
        check(s, 513, 600);  // two tiles
        check(s, 8, 20'000); // where a mean over the other seven is not one over all eight
    }
}

void ReverseKlTest::effective_share_is_one_at_the_optimum_alone() {
    Fit fit = fit_of("actnorm", "reverse-kl", make_energy(gaussian));
    const auto measured = [&] {
        Random random(2);
        return measure_reverse_kl(*fit.flow, fit.parameters, *fit.energy, 20000, random, fit.room);
    };
    fit.parameters = optimum(*fit.flow);
    QVERIFY(std::abs(measured().effective_share - 1) < 1e-9);
    QVERIFY(measured().standard_error < 1e-8);
    // A deviation k times as large: the share of a Gaussian is √(2k² − 1)/k², by E[w]²/E[w²].
    fit.parameters[0] += static_cast<Real>(std::log(1.5));
    const double expected = std::sqrt(2 * 2.25 - 1) / 2.25;
    QVERIFY(std::abs(measured().effective_share - expected) < 0.01);
    // And KL = (k² − 1)/2 − log k.
    const double kl = -std::log(1.5) + (2.25 - 1) / 2;
    const ReverseKl now = measured();
    QVERIFY(std::abs(now.loss + gaussian.known()->log_normaliser - kl) < 4 * now.standard_error);
}

static const InProgram<ReverseKlTest> reverse_kl_test(__FILE__);
#include "tst_reverse_kl.moc"
