// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/layer_case.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pushforward;
using namespace pushforward::test;

namespace {

struct Limit {
    const char* name;
    const char* kind;
    std::vector<Real> parameters;
};

const std::vector<Limit>& limits() {
    static const std::vector<Limit> all = {
        {"planar, wᵀu = −20", "planar", {1, 0, -20, 3, Real(0.5)}},
        {"planar, wᵀu = −100", "planar", {1, 0, -100, -2, 0}},
        {"planar, wᵀu = −5000", "planar", {3, -4, -600, 800, Real(0.25)}},
        {"planar, wᵀu = 500", "planar", {3, -4, 60, -80, Real(0.25)}},
        {"planar, w = 0", "planar", {0, 0, 1, 1, 1}},
        {"planar, w next to 0", "planar", {Real(1e-6), Real(1e-6), 1, 1, 1}},
        {"radial, raw β = −20", "radial", {Real(0.25), Real(-0.5), Real(0.5), -20}},
        {"radial, raw β = −1000", "radial", {Real(0.25), Real(-0.5), Real(0.5), -1000}},
        {"radial, raw α = −20", "radial", {Real(0.25), Real(-0.5), -20, Real(0.5)}},
        {"radial, raw α and β = −1000", "radial", {Real(0.25), Real(-0.5), -1000, -1000}},
        {"radial, raw β = 100", "radial", {Real(0.25), Real(-0.5), Real(0.5), 100}},
        {"linear, next to singular", "linear", {-30, 0, 2, -3}},
        {"linear, both ways", "linear", {30, -30, 1, 1}},
        {"actnorm, next to singular", "actnorm", {-30, 30, 1, 1}},
        {"sylvester, saturated", "sylvester", {1, 50, 2, -50, -50, -1, 50, Real(0.5), 0}},
        {"sylvester, large", "sylvester", {1, 50, 300, 50, 50, -40, 50, 7, -9}},
    };
    return all;
}

// Near and far, on the ridges and at the centres of the layers above, and beside them.
Batch points() {
    Batch some = random_points(40, 2, 3);
    const double special[][2] = {{0, 0},       {-0.5, 0.3},    {0, 1},         {-0.25, -0.125},
                                 {0.25, -0.5}, {0.25, -0.501}, {0.2501, -0.5}, {-0.4999, 0},
                                 {1e4, -2e4},  {0.0001, 0},    {-1e4, 1e3},    {1e-7, 1e-7}};
    for (Index i = 0; i < static_cast<Index>(std::size(special)); ++i)
        some.col(i) << static_cast<Real>(special[i][0]), static_cast<Real>(special[i][1]);
    return some;
}

// The largest entry of the Jacobian at each point, exact: differences see no ridge as narrow as
// these.
Eigen::ArrayXd largest_slopes(const TestedLayer& layer, const Batch& in,
                              TestedLayer::Direction direction) {
    Eigen::ArrayXd largest = Eigen::ArrayXd::Zero(in.cols());
    for (const bool first : {true, false}) {
        Tape tape;
        tape.begin(Tape::Mode::record, layer.parameters);
        const Plane plane = TestedLayer::plane(tape, in, true);
        const Image image = (layer.layer().*direction)(tape, layer.params(), plane);
        tape.seed(first ? image.plane.first : image.plane.second, Real(1));
        tape.pull_back();
        for (const Var v : {plane.first, plane.second})
            for (Index i = 0; i < in.cols(); ++i)
                largest(i) = std::max(largest(i), std::abs(static_cast<double>(
                                                      v.gradient()[static_cast<std::size_t>(i)])));
    }
    return largest;
}

bool gradients_are_finite(const TestedLayer& layer, const Batch& in,
                          TestedLayer::Direction direction) {
    std::vector<Real> gradient(layer.parameters.size(), Real(0));
    Tape tape;
    tape.begin(Tape::Mode::record, layer.parameters, gradient);
    const Plane plane = TestedLayer::plane(tape, in, true);
    const Image image = (layer.layer().*direction)(tape, layer.params(), plane);
    tape.seed(image.plane.first, Real(1));
    tape.seed(image.plane.second, Real(-1));
    tape.seed(image.log_abs_det, Real(0.5));
    tape.pull_back();
    for (const Var v : {plane.first, plane.second})
        for (const Real g : v.gradient())
            if (!std::isfinite(g)) return false;
    return std::ranges::all_of(gradient, [](Real g) { return std::isfinite(g); });
}

} // namespace

/// Layers at the edge of what keeps them invertible: finite, and the inverse is still the inverse.
class LayerLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layers_at_their_limits_are_finite_and_invertible_data() {
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("direction");
        for (int i = 0; i < static_cast<int>(limits().size()); ++i)
            for (const char* direction : {"base-to-data", "data-to-base"})
                QTest::addRow("%s, %s", limits()[static_cast<std::size_t>(i)].name, direction)
                    << i << direction;
    }

    void layers_at_their_limits_are_finite_and_invertible() {
        QFETCH(int, index);
        QFETCH(QString, direction);
        const Limit& limit = limits()[static_cast<std::size_t>(index)];
        TestedLayer layer({limit.name, Spec{limit.kind, {{"direction", direction.toStdString()}}}});
        QCOMPARE(layer.parameters.size(), limit.parameters.size());
        layer.parameters = limit.parameters;
        // The direction of the formula: it contracts where the layer is next to singular, so that
        // an image can be told from another to rounding, and the point it came from cannot.
        const bool formula = direction == "base-to-data";
        const auto there = formula ? &Transform::forward : &Transform::inverse,
                   back = formula ? &Transform::inverse : &Transform::forward;
        for (const Batch& images : {points(), layer.mapped(points(), there).points}) {
            QVERIFY(images.isFinite().all());
            const Mapped found = layer.mapped(images, back);
            QVERIFY(found.points.isFinite().all() && found.log_abs_det.isFinite().all());
            const Mapped again = layer.mapped(found.points, there);
            QVERIFY(again.points.isFinite().all() && again.log_abs_det.isFinite().all());
            const Eigen::ArrayXd slopes = largest_slopes(layer, found.points, there);
            for (Index i = 0; i < images.cols(); ++i) {
                const double from = 1 + static_cast<double>(found.points.col(i).abs().maxCoeff()),
                             to = static_cast<double>(images.col(i).abs().maxCoeff());
                const double allowed = layer.layer().tolerance() * (from * (1 + slopes(i)) + to);
                const auto off =
                    static_cast<double>((again.points.col(i) - images.col(i)).abs().maxCoeff());
                QVERIFY2(off <= allowed, qPrintable(QString("point %1 of the image: off by %2, "
                                                            "allowed %3")
                                                        .arg(i)
                                                        .arg(off)
                                                        .arg(allowed)));
                // On a ridge as narrow as rounding, a rounding of the point shows in the slope.
                const auto sum = static_cast<double>(again.log_abs_det(i) + found.log_abs_det(i));
                QVERIFY2(std::abs(sum) <= 100 * allowed,
                         qPrintable(QString("point %1: the log |det| sum to %2, allowed %3")
                                        .arg(i)
                                        .arg(sum)
                                        .arg(100 * allowed)));
            }
            QVERIFY(gradients_are_finite(layer, images, back));
            QVERIFY(gradients_are_finite(layer, images, there));
        }
    }

    void a_constant_column_leaves_layers_that_start_from_data_finite() {
        int tested = 0;
        for (const LayerKind& kind : layer_kinds())
            for (const Side side : {Side::data, Side::base}) {
                TestedLayer layer({kind.key, Spec{kind.key, {}}});
                if (!layer.layer().starts_from_data()) continue;
                ++tested;
                Batch column = random_points(100, 2, 5);
                column.row(0).setConstant(Real(3));
                layer.layer().start_from_data(layer.parameters, column, side);
                const auto way = side == Side::data ? &Transform::inverse : &Transform::forward;
                const auto back = side == Side::data ? &Transform::forward : &Transform::inverse;
                const Mapped out = layer.mapped(column, way);
                QVERIFY2(out.points.isFinite().all() && out.log_abs_det.isFinite().all(),
                         kind.key.c_str());
                QVERIFY(static_cast<double>(out.points.row(0).abs().maxCoeff()) < 1e-3);
                const Batch again = layer.mapped(out.points, back).points;
                QVERIFY(static_cast<double>((again - column).abs().maxCoeff()) < 1e-5);
            }
        QVERIFY(tested >= 2);
    }

    /// The squares of these points overflow in single precision.
    void radial_layers_are_finite_at_points_far_away() {
        TestedLayer layer({"radial", Spec{"radial", {{"direction", std::string("base-to-data")}}}});
        layer.parameters = {Real(0.25), Real(-0.5), Real(0.5), 2};
        Batch far(2, 4);
        far << Real(1e20), Real(-1e25), 3, Real(1e19), Real(1e20), 3, Real(1e30), Real(-1e19);
        for (const auto direction : {&Transform::forward, &Transform::inverse}) {
            const Mapped mapped = layer.mapped(far, direction);
            QVERIFY(((mapped.points - far).abs() <= Real(1e-5) * far.abs() + 10).all());
            QVERIFY((mapped.log_abs_det.abs() < Real(1e-5)).all());
            QVERIFY(gradients_are_finite(layer, far, direction));
        }
    }
};

static const InProgram<LayerLimits> layer_limits(__FILE__);
#include "tst_layer_limits.moc"
