// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/differences.h"
#include "tests/support/layer_case.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

using namespace pushforward;
using namespace pushforward::test;

namespace {

// What a sanitizer looks for does not hang on the share.
const std::vector<double> shares = sanitized ? std::vector{0.5} : std::vector{0.25, 0.5, 0.75};
constexpr bool in_double = sizeof(Real) == 8;

/// Both directions of every kind with its initial fields, and linear maps that reflect.
std::vector<LayerCase> cases() {
    std::vector<LayerCase> all = layer_cases();
    std::erase_if(all, [](const LayerCase& c) {
        const auto has = [&](const char* part) { return c.name.find(part) != std::string::npos; };
        return !(has(" initial ") || has(" direction=") || has(" swap=")) || c.scale == 0 ||
               c.scale > 1 || c.seed > 1;
    });
    return all;
}

/// Kinds with another way than the straight one.
bool goes_straight(const LayerCase& c) {
    static const std::set<std::string> others = {"linear", "rotation", "continuous", "glow"};
    return !others.contains(c.spec.kind);
}

double determinant(const TestedLayer& layer, const Batch& at) {
    return jacobians(layer, &Transform::forward, at, in_double ? 1e-5 : 1e-2).front().determinant();
}

} // namespace

Q_DECLARE_METATYPE(pushforward::test::LayerCase)

/// What holds part of the way through every layer; once in double and once in float.
class PartwayLaws : public QObject {
    Q_OBJECT

private:
    static void rows() {
        QTest::addColumn<LayerCase>("tested");
        for (const LayerCase& c : cases()) QTest::newRow(c.name.c_str()) << c;
    }

private Q_SLOTS:
    void every_map_that_does_not_reflect_has_a_way_data() { rows(); }
    void every_map_that_does_not_reflect_has_a_way() {
        QFETCH(LayerCase, tested);
        const TestedLayer whole(tested);
        const double det = determinant(whole, random_points(1, 1, 9));
        for (const double share : shares) QCOMPARE(TestedLayer(tested, share).has_way(), det > 0);
    }

    void it_begins_at_the_identity_and_ends_at_the_map_data() { rows(); }
    void it_begins_at_the_identity_and_ends_at_the_map() {
        QFETCH(LayerCase, tested);
        const TestedLayer whole(tested), first(tested, 1e-6), last(tested, 1 - 1e-6);
        if (!first.has_way()) return;
        const Batch z = random_points(40, 1.5, 3);
        const auto off = [&](const Batch& a, const Batch& b) {
            const Batch stretch = (whole.forward(z).points - z).abs() + Real(1);
            return static_cast<double>(((a - b).abs() / stretch).maxCoeff());
        };
        QVERIFY(off(first.forward(z).points, z) < 2e-5);
        QVERIFY(off(last.forward(z).points, whole.forward(z).points) < 1e-4);
    }

    void points_go_straight_and_at_even_speed_data() { rows(); }
    void points_go_straight_and_at_even_speed() {
        QFETCH(LayerCase, tested);
        if (!goes_straight(tested)) return;
        const TestedLayer whole(tested);
        const Batch z = random_points(40, 1.5, 4), x = whole.forward(z).points;
        for (const double share : shares) {
            const TestedLayer part(tested, share);
            const auto s = static_cast<Real>(share);
            const Batch expected = z * (1 - s) + x * s;
            const double size = 1 + static_cast<double>(expected.abs().maxCoeff());
            const Batch at = part.forward(z).points;
            QVERIFY(static_cast<double>((at - expected).abs().maxCoeff()) <=
                    10 * part.layer().tolerance() * size);
        }
    }

    void each_direction_undoes_the_other_data() { rows(); }
    void each_direction_undoes_the_other() {
        QFETCH(LayerCase, tested);
        for (const double share : shares) {
            const TestedLayer part(tested, share);
            if (!part.has_way()) continue;
            for (const auto& [there, back] :
                 {std::pair(&Transform::forward, &Transform::inverse),
                  std::pair(&Transform::inverse, &Transform::forward)}) {
                const Batch in = random_points(40, 1.5, 5);
                const Mapped out = part.mapped(in, there), again = part.mapped(out.points, back);
                const std::vector<double> growth = growths(part, back, out.points);
                for (Index i = 0; i < in.cols(); ++i) {
                    const auto error =
                        static_cast<double>((again.points.col(i) - in.col(i)).abs().maxCoeff());
                    // Turned layers go two ways, one after the other.
                    const double allowed =
                        4 * part.layer().tolerance() * growth[static_cast<std::size_t>(i)];
                    QVERIFY2(error <= allowed, qPrintable(QString("share %1, point %2: %3 > %4")
                                                              .arg(share)
                                                              .arg(i)
                                                              .arg(error)
                                                              .arg(allowed)));
                    const auto sum = static_cast<double>(out.log_abs_det(i) + again.log_abs_det(i));
                    const double size = 1 + std::abs(static_cast<double>(out.log_abs_det(i)));
                    QVERIFY(std::abs(sum) <= allowed * size);
                }
            }
        }
    }

    void log_det_matches_central_differences_data() { rows(); }
    void log_det_matches_central_differences() {
        QFETCH(LayerCase, tested);
        if (!in_double) return; // where a difference can resolve it
        for (const double share : shares) {
            const TestedLayer part(tested, share);
            if (!part.has_way()) continue;
            for (const auto direction : {&Transform::forward, &Transform::inverse}) {
                const Batch in = random_points(30, 1.5, 6);
                const Mapped out = part.mapped(in, direction);
                const double solved =
                    part.layer().closed_form() == ClosedForm::neither ? 2e-3 : 1e-5;
                const auto wide = jacobians(part, direction, in, 1e-4),
                           narrow = jacobians(part, direction, in, 1e-6);
                for (Index i = 0; i < in.cols(); ++i) {
                    const auto k = static_cast<std::size_t>(i);
                    const auto expected = static_cast<double>(out.log_abs_det(i));
                    const auto off = [&](const Eigen::Matrix2d& J) {
                        return std::abs(std::log(std::abs(J.determinant())) - expected);
                    };
                    QVERIFY2(std::min(off(wide[k]), off(narrow[k])) <=
                                 solved * (1 + std::abs(expected)),
                             qPrintable(QString("share %1, point %2: %3, %4 or %5")
                                            .arg(share)
                                            .arg(i)
                                            .arg(expected)
                                            .arg(off(wide[k]))
                                            .arg(off(narrow[k]))));
                }
            }
        }
    }

    void density_integrates_to_one_data() { rows(); }
    void density_integrates_to_one() {
        QFETCH(LayerCase, tested);
        if (tested.scale > 0.1 || sanitized) return;
        for (const double share : shares) {
            const TestedLayer part(tested, share);
            if (!part.has_way()) continue;
            double integral = 0;
            for (const int cells : {100, 400}) {
                integral = integral_of_density(part, cells);
                if (std::abs(integral - 1) <= 1e-3) break;
            }
            QVERIFY2(std::abs(integral - 1) <= 1e-3, qPrintable(QString::number(integral)));
        }
    }

private:
    // Over a square that holds what nearly all base points become, with cells at their middles.
    static double integral_of_density(const TestedLayer& part, int cells) {
        const Mapped cloud = part.forward(random_points(20000, 1.15, 7));
        const Eigen::Array2d low = cloud.points.rowwise().minCoeff().cast<double>() - 1.0,
                             high = cloud.points.rowwise().maxCoeff().cast<double>() + 1.0,
                             step = (high - low) / cells;
        double sum = 0;
        Batch row(2, cells);
        for (int r = 0; r < cells; ++r) {
            for (int c = 0; c < cells; ++c) {
                row(0, c) = static_cast<Real>(low[0] + (c + 0.5) * step[0]);
                row(1, c) = static_cast<Real>(low[1] + (r + 0.5) * step[1]);
            }
            const Mapped z = part.inverse(row);
            sum +=
                (z.log_abs_det - z.points.square().colwise().sum() / 2).exp().cast<double>().sum();
        }
        return sum * step.prod() / (2 * 3.141592653589793);
    }
};

static const InProgram<PartwayLaws> partway_laws(__FILE__);
#include "tst_partway_laws.moc"
