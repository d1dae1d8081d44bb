// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/base_distribution.h"
#include "core/train/optimizers/optimizer.h"
#include "core/train/schedules/schedule.h"
#include "tests/support/layer_case.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <set>
#include <span>
#include <utility>

using namespace pushforward;
using namespace pushforward::test;

namespace {

QString folder() { return QStringLiteral(SOURCE_FOLDER "/tests/golden/"); }

QJsonObject read_json(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

std::vector<Real> numbers(const QJsonValue& array) {
    std::vector<Real> all;
    for (const QJsonValue& v : array.toArray()) all.push_back(static_cast<Real>(v.toDouble()));
    return all;
}

/// 2 × points from two arrays.
Batch batch(const QJsonValue& rows) {
    const std::vector<Real> first = numbers(rows[0]), second = numbers(rows[1]);
    Batch points(2, static_cast<Index>(first.size()));
    for (Index i = 0; i < points.cols(); ++i)
        points.col(i) << first[static_cast<std::size_t>(i)], second[static_cast<std::size_t>(i)];
    return points;
}

std::string text(const QJsonValue& value) { return value.toString().toStdString(); }

/// Empty when each number is within tolerance · (1 + |expected|) of the expected one; else where
/// the first is that is not.
QString differs(std::span<const Real> got, std::span<const Real> expected, double tolerance) {
    if (got.size() != expected.size()) return QStringLiteral("the sizes differ");
    for (std::size_t i = 0; i < got.size(); ++i) {
        const auto is = static_cast<double>(got[i]), should = static_cast<double>(expected[i]);
        if (!(std::abs(is - should) <= tolerance * (1 + std::abs(should))))
            return QStringLiteral("number %1 is %2 and should be %3")
                .arg(i)
                .arg(is, 0, 'g', 17)
                .arg(should, 0, 'g', 17);
    }
    return {};
}

template <class Array>
std::span<const Real> all_of(const Array& array) {
    return {array.data(), static_cast<std::size_t>(array.size())};
}

/// Where two JSON values differ by more than 1e-12 of a number, or in anything else; empty for
/// nowhere.
QString json_differs(const QJsonValue& a, const QJsonValue& b, const QString& at) {
    if (a.isDouble() && b.isDouble()) {
        const double size = 1 + std::abs(b.toDouble());
        return std::abs(a.toDouble() - b.toDouble()) <= 1e-12 * size ? QString() : at;
    }
    if (a.type() != b.type()) return at;
    if (a.isArray()) {
        if (a.toArray().size() != b.toArray().size()) return at;
        for (qsizetype i = 0; i < a.toArray().size(); ++i) {
            const QString where =
                json_differs(a[i], b[i], QStringLiteral("%1[%2]").arg(at, QString::number(i)));
            if (!where.isEmpty()) return where;
        }
        return {};
    }
    if (a.isObject()) {
        if (a.toObject().keys() != b.toObject().keys()) return at;
        for (const QString& key : a.toObject().keys()) {
            const QString where = json_differs(a[key], b[key], at + '.' + key);
            if (!where.isEmpty()) return where;
        }
        return {};
    }
    return a == b ? QString() : at;
}

/// The layer of a case with its parameters, and which of its directions is the formula.
struct GoldenLayer {
    explicit GoldenLayer(const QJsonValue& golden)
        : layer({text(golden["layer"]), parse_spec(text(golden["layer"]))}) {
        layer.parameters = numbers(golden["parameters"]);
        if (golden["recorded"].toBool()) layer.mode = Tape::Mode::record;
        if (golden["direction"].toString() != QStringLiteral("base-to-data"))
            std::swap(there, back);
    }

    TestedLayer layer;
    TestedLayer::Direction there = &Transform::forward, back = &Transform::inverse;
};

} // namespace

/// Holds the program to numbers that plain NumPy found from the papers' formulas; see
/// tests/golden/make_golden.py.
class GoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        golden_ = read_json(folder() + QStringLiteral("golden.json"));
        QVERIFY2(!golden_.isEmpty(), "tests/golden/golden.json cannot be read");
        points_ = batch(part("points"));
        QVERIFY(points_.cols() >= 10);
    }

    void every_published_layer_has_numbers() {
        std::set<std::string> there;
        for (const QJsonValue& golden : part("layers").toArray())
            there.insert(parse_spec(text(golden["layer"])).kind);
        for (const char* kind :
             {"affine-coupling", "spline-coupling", "logistic-coupling", "affine-autoregressive",
              "inverse-autoregressive", "spline-autoregressive", "logistic-autoregressive",
              "spline", "logistic", "glow", "actnorm", "linear", "rotation", "planar", "radial",
              "sylvester", "residual", "continuous"})
            QVERIFY2(there.contains(kind), kind);
    }

    void layers_map_points_as_their_formula_does_data() { layer_rows(); }

    void layers_map_points_as_their_formula_does() {
        QFETCH(QJsonValue, golden);
        const GoldenLayer c(golden);
        const Batch image = batch(golden["image"]);
        const std::vector<Real> log_det = numbers(golden["log_abs_det"]);
        QCOMPARE(static_cast<Index>(c.layer.parameters.size()), c.layer.layer().parameter_count());

        const double held = golden["recorded"].toBool() ? 1e-9 : c.layer.layer().tolerance();
        const Mapped there = c.layer.mapped(points_, c.there);
        const auto hold = [&](const char* what, const auto& got, const auto& expected) {
            const QString off = differs(all_of(got), all_of(expected), held);
            QVERIFY2(off.isEmpty(), qPrintable(what + (": " + off)));
        };
        hold("image", there.points, image);
        hold("log |det|", there.log_abs_det, log_det);
        if (golden["one_way"].toBool()) return;

        std::vector<Real> minus = log_det;
        for (Real& v : minus) v = -v;
        const Mapped back = c.layer.mapped(image, c.back);
        hold("inverse", back.points, points_);
        hold("its log |det|", back.log_abs_det, minus);
    }

    void layers_have_the_gradients_of_their_formula_data() { layer_rows(true); }

    void layers_have_the_gradients_of_their_formula() {
        QFETCH(QJsonValue, golden);
        const GoldenLayer c(golden);
        const QJsonValue gradient = golden["gradient"];
        const QString there = gradient_differs(c.layer, points_, c.there, gradient, "there");
        QVERIFY2(there.isEmpty(), qPrintable("of the formula: " + there));
        if (golden["one_way"].toBool()) return;
        const QString back =
            gradient_differs(c.layer, batch(golden["image"]), c.back, gradient, "back");
        QVERIFY2(back.isEmpty(), qPrintable("of the inverse: " + back));
    }

    void base_distributions_have_the_density_of_their_formula_data() {
        rows(part("bases").toArray(), "base");
    }

    void base_distributions_have_the_density_of_their_formula() {
        QFETCH(QJsonValue, golden);
        const auto base = make(base_kinds(), parse_spec(text(golden["base"])), "base");
        const std::vector<Real> parameters = numbers(golden["parameters"]);
        QCOMPARE(base->parameter_count(), static_cast<Index>(parameters.size()));
        Tape tape;
        tape.begin(Tape::Mode::evaluate, parameters);
        const Var log_prob = base->log_prob(tape, {0, base->parameter_count()},
                                            TestedLayer::plane(tape, points_, false));
        const QString off = differs(log_prob.values(), numbers(golden["log_prob"]), 1e-9);
        QVERIFY2(off.isEmpty(), qPrintable(off));
    }

    void optimizers_take_the_steps_of_their_formula_data() {
        rows(part("optimizers")["cases"].toArray(), "optimizer");
    }

    void optimizers_take_the_steps_of_their_formula() {
        QFETCH(QJsonValue, golden);
        const auto rule = make(optimizer_kinds(), parse_spec(text(golden["optimizer"])), "rule");
        const QJsonArray gradients = part("optimizers")["gradients"].toArray();
        std::vector<Real> parameters = numbers(part("optimizers")["start"]);
        std::vector<Real> memory(parameters.size() * static_cast<std::size_t>(rule->memory_slots()),
                                 Real(0));
        QCOMPARE(gradients.size(), 20);
        for (int step = 0; step < gradients.size(); ++step) {
            rule->apply(parameters, numbers(gradients[step]), memory, step + 1,
                        golden["learning_rate"].toDouble());
            const QString off = differs(parameters, numbers(golden["path"][step]), 1e-9);
            QVERIFY2(off.isEmpty(), qPrintable(QStringLiteral("step %1: %2").arg(step).arg(off)));
        }
    }

    void schedules_have_the_rates_of_their_formula_data() {
        rows(part("schedules")["cases"].toArray(), "schedule");
    }

    void schedules_have_the_rates_of_their_formula() {
        QFETCH(QJsonValue, golden);
        const auto schedule =
            make(schedule_kinds(), parse_spec(text(golden["schedule"])), "schedule");
        const QJsonValue course = part("schedules");
        const std::vector<Real> losses = numbers(course["losses"]);
        const auto steps = static_cast<std::int64_t>(course["steps"].toInt());
        const std::int64_t every = course["every"].toInt();
        std::vector<double> memory(schedule->memory_size(), 0.0);
        std::vector<Real> factors;
        for (std::int64_t step = 0; step < steps; ++step) {
            if (step % every == 0)
                factors.push_back(static_cast<Real>(schedule->factor(step, steps, memory)));
            const auto loss = static_cast<double>(losses[static_cast<std::size_t>(step)]);
            schedule->observe(step, loss, memory);
        }
        const QString off = differs(factors, numbers(golden["factors"]), 1e-9);
        QVERIFY2(off.isEmpty(), qPrintable(off));
    }

    void the_script_makes_the_same_numbers() {
        const QTemporaryDir scratch;
        const QString made = scratch.filePath(QStringLiteral("golden.json"));
        QProcess script;
        script.start(folder() + QStringLiteral("make_golden.py"), {made});
        QVERIFY2(script.waitForFinished(300'000), qPrintable(script.errorString()));
        QVERIFY2(script.exitStatus() == QProcess::NormalExit && script.exitCode() == 0,
                 script.readAllStandardError().constData());
        const QString off = json_differs(QJsonValue(read_json(made)), QJsonValue(golden_), {});
        QVERIFY2(off.isEmpty(), qPrintable("golden.json" + off + " differs"));
    }

private:
    QJsonValue part(const char* key) const { return golden_.value(QLatin1String(key)); }

    static void rows(const QJsonArray& cases, const char* key) {
        QTest::addColumn<QJsonValue>("golden");
        for (qsizetype i = 0; i < cases.size(); ++i)
            QTest::addRow("%d %s", static_cast<int>(i), text(cases[i][QLatin1String(key)]).c_str())
                << QJsonValue(cases[i]);
    }

    void layer_rows(bool with_gradient = false) const {
        QJsonArray cases;
        for (const QJsonValue& golden : part("layers").toArray())
            if (!with_gradient || golden["gradient"].isObject()) cases.append(golden);
        rows(cases, "layer");
    }

    /// Holds the gradient of the weighted sum to the numbers under a key.
    QString gradient_differs(const TestedLayer& layer, const Batch& in,
                             TestedLayer::Direction direction, const QJsonValue& golden,
                             const char* key) const {
        std::vector<Real> all(layer.parameters.size(), Real(0)), some;
        Tape tape;
        tape.begin(Tape::Mode::record, layer.parameters, all);
        const Image image =
            (layer.layer().*direction)(tape, layer.params(), TestedLayer::plane(tape, in, false));
        const std::vector<Real> weights[] = {
            numbers(part("weights")[0]), numbers(part("weights")[1]), numbers(part("weights")[2])};
        tape.seed(image.plane.first, weights[0]);
        tape.seed(image.plane.second, weights[1]);
        tape.seed(image.log_abs_det, weights[2]);
        tape.pull_back();
        for (const QJsonValue& place : golden["at"].toArray())
            some.push_back(all[static_cast<std::size_t>(place.toInt())]);
        return differs(some, numbers(golden[QLatin1String(key)]), 1e-9);
    }

    QJsonObject golden_;
    Batch points_;
};

static const InProgram<GoldenTest> golden_test(__FILE__);
#include "tst_golden.moc"
