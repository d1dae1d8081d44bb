// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/experiment_flow.h"
#include "tests/support/differences.h"
#include "tests/support/layer_case.h"
#include "tests/support/test_program.h"

#include <Eigen/LU>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pushforward;
using namespace pushforward::test;

namespace {

// Each layer stretches the error of a difference. These many leave enough of it.
constexpr std::size_t most_layers = 21;

/// One layer of every kind, or of as many kinds as there is room for, in an order and with
/// directions and parameters that are drawn from a seed.
class Stack {
public:
    explicit Stack(std::uint64_t seed, double scale = 0.3) {
        Random random(seed, 11);
        for (const LayerKind& kind : layer_kinds()) {
            Spec spec = initial_spec(kind);
            spec.values["direction"] =
                std::string(random.below(2) == 0 ? "base-to-data" : "data-to-base");
            layers_.push_back({static_cast<std::int64_t>(layers_.size()) + 1, spec});
        }
        for (std::size_t i = layers_.size() - 1; i > 0; --i)
            std::swap(layers_[i], layers_[random.below(i + 1)]);
        layers_.resize(std::min(layers_.size(), most_layers));
        Experiment experiment = example_experiment();
        experiment.layers = layers_;
        Standardisation units;
        units.mean << 3, -2;
        units.scale << 0.5, 4;
        flow = make_flow(validated(experiment), units);
        parameters.resize(static_cast<std::size_t>(flow->parameter_count()));
        flow->initialise(parameters, seed);
        for (Index i = 0; i < flow->layer_count(); ++i) {
            const std::span<Real> own = own_parameters(parameters, i);
            const double root = std::pow(static_cast<double>(own.size()), 0.25);
            for (Real& p : own) p += static_cast<Real>(scale * random.normal() / root);
        }
    }

    std::span<Real> own_parameters(std::vector<Real>& all, Index i) const {
        return std::span(all).subspan(static_cast<std::size_t>(flow->layer_offset(i)),
                                      static_cast<std::size_t>(flow->layer(i).parameter_count()));
    }

    // What the layers' identities hold to, one after the other.
    double tolerance() const {
        double sum = 0;
        for (Index i = 0; i < flow->layer_count(); ++i) sum += flow->layer(i).tolerance();
        return sum;
    }

    Batch to_base(const Batch& inside, std::vector<double>* log_abs_det = nullptr) const {
        Tape tape;
        const Points x = flow->standardisation().to_data(inside);
        if (!log_abs_det) return flow->to_base(tape, parameters, x);
        log_abs_det->resize(static_cast<std::size_t>(inside.cols()));
        const Batch z = flow->to_base(tape, parameters, x, *log_abs_det);
        std::vector<double> base(log_abs_det->size());
        flow->until({0, 0}, parameters)->log_prob_inside(tape, parameters, z, base);
        for (std::size_t i = 0; i < base.size(); ++i)
            (*log_abs_det)[i] -= base[i] + flow->standardisation().log_abs_det();
        return z;
    }

    Batch to_inside(const Batch& z) const {
        Tape tape;
        return flow->to_inside(tape, parameters, z);
    }

    // Of the way to the base, by central differences.
    Eigen::Matrix2d jacobian(const Batch& x, Index i, double h) const {
        Eigen::Matrix2d J;
        for (Index j = 0; j < 2; ++j)
            J.col(j) = central_difference(
                [&](double step) -> Eigen::Vector2d {
                    Batch moved = x.col(i);
                    moved(j, 0) += static_cast<Real>(step);
                    return to_base(moved).col(0).matrix().cast<double>();
                },
                h);
        return J;
    }

    std::string order() const {
        std::string text;
        for (const Layer& layer : layers_) text += to_text(layer.spec) + "\n";
        return text;
    }

    std::shared_ptr<const Flow> flow;
    std::vector<Real> parameters;

private:
    std::vector<Layer> layers_;
};

} // namespace

/// A stack of layers of different kinds, in random orders, keeps the laws as a whole.
class StackLaws : public QObject {
    Q_OBJECT

private:
    static void seeds() {
        QTest::addColumn<int>("seed");
        for (const int seed : {1, 2, 3})
            if (!sanitized || seed == 1) QTest::addRow("order %d", seed) << seed;
    }

private Q_SLOTS:
    void the_way_there_and_back_ends_where_it_began_data() { seeds(); }
    void the_way_there_and_back_ends_where_it_began() {
        QFETCH(int, seed);
        const Stack stack(static_cast<std::uint64_t>(seed));
        const Batch z = random_points(30, 1.2, 4);
        const Batch x = stack.to_inside(z);
        const Batch back = stack.to_base(x), again = stack.to_inside(back);
        for (Index i = 0; i < z.cols(); ++i) {
            const Eigen::Matrix2d J = stack.jacobian(x, i, 1e-5);
            const double size = 1 + x.col(i).abs().maxCoeff();
            const double allowed = stack.tolerance() * size * (1 + J.cwiseAbs().maxCoeff());
            const double off = (back.col(i) - z.col(i)).abs().maxCoeff();
            QVERIFY2(off <= allowed, qPrintable(QString("point %1: off by %2, allowed %3\n%4")
                                                    .arg(i)
                                                    .arg(off)
                                                    .arg(allowed)
                                                    .arg(stack.order().c_str())));
            const double there = (1 + back.col(i).abs().maxCoeff()) *
                                 (1 + J.inverse().cwiseAbs().maxCoeff()) * stack.tolerance();
            QVERIFY((again.col(i) - x.col(i)).abs().maxCoeff() <= there + allowed);
        }
    }

    void log_det_matches_central_differences_data() { seeds(); }
    void log_det_matches_central_differences() {
        QFETCH(int, seed);
        const Stack stack(static_cast<std::uint64_t>(seed));
        const Batch x = stack.to_inside(random_points(30, 1.2, 5));
        std::vector<double> log_abs_det;
        const Batch z = stack.to_base(x, &log_abs_det);
        for (Index i = 0; i < x.cols(); ++i) {
            const double expected = log_abs_det[static_cast<std::size_t>(i)];
            const double entry = stack.jacobian(x, i, 1e-4).cwiseAbs().maxCoeff();
            const double size =
                (1 + z.col(i).abs().maxCoeff()) * std::max(1.0, entry * entry / std::exp(expected));
            const auto difference = [&](double h) {
                return std::log(std::abs(stack.jacobian(x, i, h).determinant()));
            };
            QVERIFY2(difference_agrees(expected, 1e-6 * size, difference),
                     qPrintable(QString("point %1: log |det| is %2, differences say %3\n%4")
                                    .arg(i)
                                    .arg(expected)
                                    .arg(difference(1e-4))
                                    .arg(stack.order().c_str())));
        }
    }

    // Along a random direction of each layer's parameters.
    void gradient_matches_central_differences_data() { seeds(); }
    void gradient_matches_central_differences() {
        QFETCH(int, seed);
        Stack stack(static_cast<std::uint64_t>(seed));
        const Batch x = stack.to_inside(random_points(12, 1.2, 6));
        std::vector<Real> gradient(stack.parameters.size()), ignored(gradient.size());
        Tape tape;
        const double loss = stack.flow->loss_and_gradient(tape, stack.parameters, x, gradient);
        const std::vector<Real> at = stack.parameters;
        Random random(static_cast<std::uint64_t>(seed), 12);
        for (Index i = 0; i < stack.flow->layer_count(); ++i) {
            std::vector<Real> along(gradient.size(), Real(0));
            const std::span<Real> own = stack.own_parameters(along, i);
            double expected = 0;
            for (Real& a : own)
                a = static_cast<Real>(random.normal() / std::sqrt(static_cast<double>(own.size())));
            for (std::size_t k = 0; k < along.size(); ++k)
                expected += static_cast<double>(along[k] * gradient[k]);
            const auto difference = [&](double h) {
                return central_difference(
                    [&](double step) {
                        for (std::size_t k = 0; k < at.size(); ++k)
                            stack.parameters[k] = at[k] + static_cast<Real>(step) * along[k];
                        return stack.flow->loss_and_gradient(tape, stack.parameters, x, ignored);
                    },
                    h);
            };
            const double allowed = 1e-6 * (1 + std::abs(loss) + std::abs(expected));
            QVERIFY2(difference_agrees(expected, allowed, difference),
                     qPrintable(QString("layer %1: %2, differences say %3\n%4")
                                    .arg(i + 1)
                                    .arg(expected)
                                    .arg(difference(1e-5))
                                    .arg(stack.order().c_str())));
        }
    }

    void density_integrates_to_one_data() { seeds(); }
    void density_integrates_to_one() {
        QFETCH(int, seed);
        if (sanitized) return;
        // Of so many layers, larger parameters fold the density finer than any grid that a test can
        // afford.
        const Stack stack(static_cast<std::uint64_t>(seed), 0.1);
        const Batch cloud = stack.to_inside(random_points(5000, 1.25, 7));
        const Eigen::Array2d low = cloud.rowwise().minCoeff().cast<double>(),
                             high = cloud.rowwise().maxCoeff().cast<double>();
        const Eigen::Array2d from = low - 0.1 * (high - low), to = high + 0.1 * (high - low);
        constexpr Index cells = 256;
        const Eigen::Array2d step = (to - from) / static_cast<double>(cells);
        Batch grid(2, cells * cells);
        for (Index i = 0; i < grid.cols(); ++i) {
            grid(0, i) = from[0] + (static_cast<double>(i % cells) + 0.5) * step[0];
            grid(1, i) = from[1] + (static_cast<double>(i / cells) + 0.5) * step[1];
        }
        std::vector<double> log_prob(static_cast<std::size_t>(grid.cols()));
        Tape tape;
        stack.flow->log_prob_inside(tape, stack.parameters, grid, log_prob);
        double sum = 0;
        for (const double value : log_prob) sum += std::exp(value);
        const double integral = sum * step.prod();
        QVERIFY2(std::abs(integral - 1) <= 1e-3,
                 qPrintable(QString("∫p = %1\n%2").arg(integral).arg(stack.order().c_str())));
    }
};

static const InProgram<StackLaws> stack_laws(__FILE__);
#include "tst_stack_laws.moc"
