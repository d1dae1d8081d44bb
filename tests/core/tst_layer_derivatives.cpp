// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/differences.h"
#include "tests/support/layer_case.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pushforward;
using namespace pushforward::test;

namespace {

// What an extrapolated central difference in double can resolve, relative to what it is taken of.
constexpr double tolerance = 1e-6;

// The sum of the images and of log |det|, each with a random weight: one number with a gradient.
class WeightedSum {
public:
    WeightedSum(Index n, std::uint64_t seed) : weights_(random_points(n, 1, seed)), dets_(n) {
        Random random(seed, 9);
        for (Index i = 0; i < n; ++i) dets_(i) = static_cast<Real>(random.normal());
    }

    double of(const Mapped& m) const {
        return static_cast<double>((weights_ * m.points).sum() + (dets_ * m.log_abs_det).sum());
    }
    double size_of(const Mapped& m) const {
        return static_cast<double>((weights_ * m.points).abs().sum() +
                                   (dets_ * m.log_abs_det).abs().sum());
    }

    struct Gradient {
        Batch by_points;
        std::vector<Real> by_parameters;
    };

    Gradient gradient(const TestedLayer& layer, const Batch& in,
                      TestedLayer::Direction direction) const {
        Gradient g{Batch(2, in.cols()), std::vector<Real>(layer.parameters.size(), Real(0))};
        Tape tape;
        tape.begin(Tape::Mode::record, layer.parameters, g.by_parameters, layer.pass_points);
        const Plane plane = TestedLayer::plane(tape, in, true);
        const Image image = (layer.layer().*direction)(tape, layer.params(), plane);
        const auto n = static_cast<std::size_t>(in.cols());
        tape.seed(image.plane.first, {weights_.row(0).data(), n});
        tape.seed(image.plane.second, {weights_.row(1).data(), n});
        tape.seed(image.log_abs_det, {dets_.data(), n});
        tape.pull_back();
        for (Index i = 0; i < in.cols(); ++i) {
            g.by_points(0, i) = plane.first.gradient()[static_cast<std::size_t>(i)];
            g.by_points(1, i) = plane.second.gradient()[static_cast<std::size_t>(i)];
        }
        return g;
    }

private:
    Batch weights_;
    Eigen::Array<Real, 1, Eigen::Dynamic> dets_;
};

// Of the map as it is recorded, which is the one that gradients are taken of.
void check_log_det(const LayerCase& c, TestedLayer::Direction direction) {
    TestedLayer layer(c);
    layer.mode = Tape::Mode::record;
    const Batch points = random_points(20, 1.5, c.seed + 10);
    const Mapped out = layer.mapped(points, direction);
    const auto wide = jacobians(layer, direction, points, 1e-4),
               near = jacobians(layer, direction, points, 1e-6);
    for (Index i = 0; i < points.cols(); ++i) {
        const auto log_det = static_cast<double>(out.log_abs_det(i));
        // Entries are as good as the images are large, and a determinant of large entries that
        // cancel is worse by as much.
        const Eigen::Matrix2d& J = wide[static_cast<std::size_t>(i)];
        const double entry = std::max(1.0, J.cwiseAbs().maxCoeff());
        const double size = (1 + static_cast<double>(out.points.col(i).abs().maxCoeff())) *
                            std::max(1.0, entry / std::exp(log_det));
        const auto difference = [&](double h) {
            const auto& all = h > 1e-5 ? wide : near;
            return std::log(std::abs(all[static_cast<std::size_t>(i)].determinant()));
        };
        QVERIFY2(difference_agrees(log_det, tolerance * size, difference),
                 qPrintable(QString("point %1: log |det| is %2, differences say %3 and %4")
                                .arg(i)
                                .arg(log_det)
                                .arg(difference(1e-4))
                                .arg(difference(1e-6))));
    }
}

void check_gradients(const LayerCase& c, TestedLayer::Direction direction) {
    TestedLayer layer(c);
    layer.mode = Tape::Mode::record;
    const Batch points = random_points(8, 1.2, c.seed + 50);
    const WeightedSum sum(points.cols(), c.seed + 60);
    const WeightedSum::Gradient gradient = sum.gradient(layer, points, direction);
    const double size = 1 + sum.size_of(layer.mapped(points, direction));

    for (Index i = 0; i < points.cols(); ++i)
        for (Index j = 0; j < 2; ++j) {
            const auto difference = [&](double h) {
                return central_difference(
                    [&](double step) {
                        Batch moved = points;
                        moved(j, i) += static_cast<Real>(step);
                        return sum.of(layer.mapped(moved, direction));
                    },
                    h);
            };
            const auto expected = static_cast<double>(gradient.by_points(j, i));
            QVERIFY2(
                difference_agrees(expected, tolerance * (size + std::abs(expected)), difference),
                qPrintable(QString("by coordinate %1 of point %2: %3, differences say %4")
                               .arg(j + 1)
                               .arg(i)
                               .arg(expected)
                               .arg(difference(1e-5))));
        }

    const std::vector<Real> at = layer.parameters;
    for (std::uint64_t k = 0; k < 4 && !at.empty(); ++k) {
        Random random(c.seed + k, 10);
        std::vector<Real> along(at.size());
        const double length = std::sqrt(static_cast<double>(at.size()));
        double expected = 0;
        for (std::size_t i = 0; i < at.size(); ++i) {
            along[i] = static_cast<Real>(random.normal() / length);
            expected += static_cast<double>(gradient.by_parameters[i] * along[i]);
        }
        const auto difference = [&](double h) {
            return central_difference(
                [&](double step) {
                    for (std::size_t i = 0; i < at.size(); ++i)
                        layer.parameters[i] = at[i] + static_cast<Real>(step) * along[i];
                    return sum.of(layer.mapped(points, direction));
                },
                h);
        };
        const bool agrees =
            difference_agrees(expected, tolerance * (size + std::abs(expected)), difference);
        const double seen = difference(1e-5);
        layer.parameters = at;
        QVERIFY2(agrees, qPrintable(QString("along direction %1 of the parameters: %2, differences "
                                            "say %3")
                                        .arg(k)
                                        .arg(expected)
                                        .arg(seen)));
    }
}

} // namespace

Q_DECLARE_METATYPE(pushforward::test::LayerCase)

/// The laws of derivatives: held in double alone, where a difference can resolve them.
class LayerDerivatives : public QObject {
    Q_OBJECT

private:
    static void rows() {
        QTest::addColumn<LayerCase>("tested");
        for (const LayerCase& c : layer_cases()) QTest::newRow(c.name.c_str()) << c;
    }

private Q_SLOTS:
    void forward_log_det_matches_central_differences_data() { rows(); }
    void forward_log_det_matches_central_differences() {
        QFETCH(LayerCase, tested);
        check_log_det(tested, &Transform::forward);
    }
    void inverse_log_det_matches_central_differences_data() { rows(); }
    void inverse_log_det_matches_central_differences() {
        QFETCH(LayerCase, tested);
        check_log_det(tested, &Transform::inverse);
    }
    void forward_gradients_match_central_differences_data() { rows(); }
    void forward_gradients_match_central_differences() {
        QFETCH(LayerCase, tested);
        check_gradients(tested, &Transform::forward);
    }
    void inverse_gradients_match_central_differences_data() { rows(); }
    void inverse_gradients_match_central_differences() {
        QFETCH(LayerCase, tested);
        check_gradients(tested, &Transform::inverse);
    }
};

static const InProgram<LayerDerivatives> layer_derivatives(__FILE__);
#include "tst_layer_derivatives.moc"
