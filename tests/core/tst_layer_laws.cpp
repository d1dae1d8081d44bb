// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/flow.h"
#include "core/layers/registry.h"
#include "tests/support/differences.h"
#include "tests/support/layer_case.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>

using namespace pushforward;
using namespace pushforward::test;

namespace {

constexpr bool in_double = sizeof(Real) == 8;

} // namespace

Q_DECLARE_METATYPE(pushforward::test::LayerCase)

/// The laws that hold in every precision; run once in double and once in float.
class LayerLaws : public QObject {
    Q_OBJECT

private:
    static void rows() {
        QTest::addColumn<LayerCase>("tested");
        for (const LayerCase& c : layer_cases()) QTest::newRow(c.name.c_str()) << c;
    }

private Q_SLOTS:
    void inverse_undoes_forward_data() { rows(); }
    void inverse_undoes_forward();
    void forward_undoes_inverse_data() { rows(); }
    void forward_undoes_inverse();
    void points_do_not_influence_each_other_data() { rows(); }
    void points_do_not_influence_each_other();
    void same_input_gives_the_same_bits_data() { rows(); }
    void same_input_gives_the_same_bits();
    void recording_changes_no_bit_where_nothing_is_solved_in_steps_data() { rows(); }
    void recording_changes_no_bit_where_nothing_is_solved_in_steps();
    void far_points_stay_finite_data() { rows(); }
    void far_points_stay_finite();
    void density_integrates_to_one_data() { rows(); }
    void density_integrates_to_one();
    void identity_at_the_start_where_the_kind_says_so_data() { rows(); }
    void identity_at_the_start_where_the_kind_says_so();
    void spec_survives_its_text_data() { rows(); }
    void spec_survives_its_text();
    void every_kind_and_field_is_documented();
    void a_few_steps_lower_the_loss_data();
    void a_few_steps_lower_the_loss();
};

namespace {

void round_trip(const LayerCase& c, TestedLayer::Direction there, TestedLayer::Direction back) {
    const TestedLayer layer(c);
    const Batch in = random_points(40, 1.5, c.seed);
    const Mapped out = layer.mapped(in, there);
    const Mapped again = layer.mapped(out.points, back);
    const std::vector<double> growth = growths(layer, back, out.points);
    for (Index i = 0; i < in.cols(); ++i) {
        const auto error = static_cast<double>((again.points.col(i) - in.col(i)).abs().maxCoeff());
        const double allowed = layer.layer().tolerance() * growth[static_cast<std::size_t>(i)];
        QVERIFY2(
            error <= allowed,
            qPrintable(QString("point %1: off by %2, allowed %3").arg(i).arg(error).arg(allowed)));
        const auto sum = static_cast<double>(out.log_abs_det(i) + again.log_abs_det(i));
        const double size = 1 + std::abs(static_cast<double>(out.log_abs_det(i)));
        QVERIFY2(std::abs(sum) <= allowed * size,
                 qPrintable(QString("point %1: the log |det| sum to %2").arg(i).arg(sum)));
    }
}

bool same_bits(const Mapped& a, const Mapped& b) {
    const auto equal = [](const auto& u, const auto& v) {
        return std::memcmp(u.data(), v.data(), sizeof(Real) * static_cast<std::size_t>(u.size())) ==
               0;
    };
    return equal(a.points, b.points) && equal(a.log_abs_det, b.log_abs_det);
}

} // namespace

void LayerLaws::inverse_undoes_forward() {
    QFETCH(LayerCase, tested);
    round_trip(tested, &Transform::forward, &Transform::inverse);
}

void LayerLaws::forward_undoes_inverse() {
    QFETCH(LayerCase, tested);
    round_trip(tested, &Transform::inverse, &Transform::forward);
}

void LayerLaws::points_do_not_influence_each_other() {
    QFETCH(LayerCase, tested);
    const TestedLayer layer(tested);
    const Batch points = random_points(37, 1.5, tested.seed + 20);
    for (const TestedLayer::Direction direction : {&Transform::forward, &Transform::inverse}) {
        const Mapped together = layer.mapped(points, direction);
        for (const Index i : {0, 5, 36}) {
            const Mapped alone = layer.mapped(points.col(i), direction);
            // Vector lanes may round otherwise than a lone point: a few units in the last place.
            const auto size = 1 + together.points.col(i).abs().maxCoeff();
            const auto off = (alone.points.col(0) - together.points.col(i)).abs().maxCoeff();
            QVERIFY(static_cast<double>(off / size) <= (in_double ? 1e-13 : 1e-5));
        }
        Batch changed = points;
        changed.col(3) += Real(1);
        const Mapped after = layer.mapped(changed, direction);
        QVERIFY((after.points.rightCols(30) == together.points.rightCols(30)).all());
        QVERIFY((after.log_abs_det.rightCols(30) == together.log_abs_det.rightCols(30)).all());
    }
}

void LayerLaws::same_input_gives_the_same_bits() {
    QFETCH(LayerCase, tested);
    const TestedLayer first(tested), second(tested);
    const Batch points = random_points(37, 1.5, tested.seed + 30);
    QVERIFY(same_bits(first.forward(points), second.forward(points)));
    QVERIFY(same_bits(first.inverse(points), second.inverse(points)));
}

void LayerLaws::recording_changes_no_bit_where_nothing_is_solved_in_steps() {
    QFETCH(LayerCase, tested);
    const TestedLayer evaluated(tested);
    TestedLayer recorded(tested);
    recorded.mode = Tape::Mode::record;
    const Batch points = random_points(37, 1.5, tested.seed + 35);
    for (const TestedLayer::Direction direction : {&Transform::forward, &Transform::inverse}) {
        const Mapped out = recorded.mapped(points, direction);
        if (evaluated.layer().closed_form() != ClosedForm::neither)
            QVERIFY(same_bits(evaluated.mapped(points, direction), out));
        QVERIFY(out.points.isFinite().all() && out.log_abs_det.isFinite().all());
    }
}

void LayerLaws::far_points_stay_finite() {
    QFETCH(LayerCase, tested);
    const TestedLayer layer(tested);
    Batch far(2, 8);
    for (Index i = 0; i < 8; ++i) {
        const double angle = 0.3 + static_cast<double>(i) * 0.7853981633974483;
        far(0, i) = static_cast<Real>(1e4 * std::cos(angle));
        far(1, i) = static_cast<Real>(1e4 * std::sin(angle));
    }
    for (const TestedLayer::Direction direction : {&Transform::forward, &Transform::inverse}) {
        const Mapped out = layer.mapped(far, direction);
        QVERIFY(out.points.isFinite().all());
        QVERIFY(out.log_abs_det.isFinite().all());
    }
}

namespace {

double integral_of_density(const TestedLayer& layer, const Eigen::Array2d& from,
                           const Eigen::Array2d& to, int cells) {
    const Eigen::Array2d step = (to - from) / cells;
    double sum = 0;
    Batch row(2, cells);
    for (int r = 0; r < cells; ++r) {
        for (int c = 0; c < cells; ++c) {
            row(0, c) = static_cast<Real>(from[0] + (c + 0.5) * step[0]);
            row(1, c) = static_cast<Real>(from[1] + (r + 0.5) * step[1]);
        }
        const Mapped z = layer.inverse(row);
        sum += (z.log_abs_det - z.points.square().colwise().sum() / 2).exp().cast<double>().sum();
    }
    return sum * step.prod() / (2 * 3.141592653589793);
}

} // namespace

void LayerLaws::density_integrates_to_one() {
    QFETCH(LayerCase, tested);
    // At scale 3 a layer folds the density finer than any grid that a test can afford.
    if (tested.scale > 1 || tested.seed > 1 || sanitized) return;
    const TestedLayer layer(tested);
    // Rows of cells whose width follows the spread of the image, from far below to far above it.
    const Mapped cloud = layer.forward(random_points(20000, 1.15, tested.seed + 40));
    const Eigen::Array<Real, 2, 1> low = cloud.points.rowwise().minCoeff(),
                                   high = cloud.points.rowwise().maxCoeff();
    const Eigen::Array2d room = (high - low).cast<double>() * 0.1 + 1;
    const Eigen::Array2d from = low.cast<double>() - room, to = high.cast<double>() + room;
    // Where each point is a way to solve, a grid as wide as the density is smooth; finer cells than
    // at first where a density has many kinks.
    const bool solved = layer.layer().closed_form() == ClosedForm::neither;
    double integral = 0;
    for (const int cells : {solved ? 96 : 320, solved ? 320 : 1600}) {
        integral = integral_of_density(layer, from, to, cells);
        if (std::abs(integral - 1) <= 1e-3) return;
    }
    QFAIL(qPrintable(QString("∫p = %1").arg(integral)));
}

void LayerLaws::identity_at_the_start_where_the_kind_says_so() {
    QFETCH(LayerCase, tested);
    const TestedLayer layer(tested);
    if (tested.scale > 0 || !layer.layer().starts_at_identity()) return;
    const Batch points = random_points(37, 2, 3);
    const double allowed = layer.layer().tolerance();
    for (const TestedLayer::Direction direction : {&Transform::forward, &Transform::inverse}) {
        const Mapped out = layer.mapped(points, direction);
        QVERIFY(static_cast<double>((out.points - points).abs().maxCoeff()) <= allowed);
        QVERIFY(static_cast<double>(out.log_abs_det.abs().maxCoeff()) <= allowed);
    }
}

void LayerLaws::spec_survives_its_text() {
    QFETCH(LayerCase, tested);
    const LayerKind& kind = find_kind(layer_kinds(), tested.spec.kind, "layer");
    const Spec spec = validate(kind, tested.spec);
    QCOMPARE(to_text(validate(kind, parse_spec(to_text(spec)))), to_text(spec));
    QVERIFY(validate(kind, parse_spec(to_text(spec))) == spec);
}

void LayerLaws::every_kind_and_field_is_documented() {
    for (const LayerKind& kind : layer_kinds()) {
        for (const std::string* text :
             {&kind.key, &kind.title, &kind.summary, &kind.formula, &kind.reference, &kind.group})
            QVERIFY2(!text->empty(), kind.key.c_str());
        for (const Field& field : kind.fields) {
            const std::string name = kind.key + "." + field.key;
            QVERIFY2(!field.title.empty() && !field.help.empty(), name.c_str());
            QVERIFY2(!range_text(field).empty(), name.c_str());
        }
    }
}

void LayerLaws::a_few_steps_lower_the_loss_data() {
    QTest::addColumn<QString>("kind");
    for (const LayerKind& kind : layer_kinds())
        QTest::newRow(kind.key.c_str()) << QString::fromStdString(kind.key);
}

void LayerLaws::a_few_steps_lower_the_loss() {
    QFETCH(QString, kind);
    // A leaning and bent Gaussian, from a base that is wide one way and narrow the other: every
    // layer can do something about that, a rotation too. Only the layer's own parameters move.
    Random random(5);
    Points points(2, 1000);
    for (Index i = 0; i < points.cols(); ++i) {
        const double z = random.normal();
        points.col(i) << z, 0.5 * random.normal() + 0.6 * z + 0.6 * z * z;
    }
    const Standardisation standardisation = Standardisation::from(points);
    const Batch inside = standardisation.to_inside(points);
    const Flow flow(make(base_kinds(), Spec{"gaussian", {}}, "base distribution"),
                    {make(layer_kinds(), Spec{"actnorm", {}}, "layer"),
                     make(layer_kinds(), Spec{kind.toStdString(), {}}, "layer")},
                    standardisation);
    const auto size = [](Index count) { return static_cast<std::size_t>(count); };
    std::vector<Real> parameters(size(flow.parameter_count())), gradient(parameters.size());
    flow.initialise(parameters, 1);
    const std::span<Real> stretch = std::span(parameters).subspan(size(flow.layer_offset(0)), 4);
    stretch[0] = Real(0.4);
    stretch[1] = Real(-0.4);
    const std::span<Real> own = std::span(parameters).subspan(size(flow.layer_offset(1)));
    for (Real& p : own) p += Real(0.05); // stand off from a start that may be the best there is

    Tape tape;
    const double before = flow.loss_and_gradient(tape, parameters, inside, gradient);
    const auto slope = std::span(gradient).subspan(size(flow.layer_offset(1)));
    for (int i = 0; i < 60; ++i) {
        double squares = 0;
        for (const Real g : slope) squares += static_cast<double>(g * g);
        const double rate = 0.01 / std::max(1.0, std::sqrt(squares));
        for (std::size_t k = 0; k < own.size(); ++k) own[k] -= static_cast<Real>(rate) * slope[k];
        flow.loss_and_gradient(tape, parameters, inside, gradient);
    }
    const double after = flow.loss_and_gradient(tape, parameters, inside, gradient);
    QVERIFY2(after < before - 1e-3, qPrintable(QString("%1 then %2").arg(before).arg(after)));
}

static const InProgram<LayerLaws> layer_laws(__FILE__);
#include "tst_layer_laws.moc"
