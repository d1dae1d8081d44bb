// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "core/math/gaussian_fit.h"
#include "core/picture/density_grid.h"
#include "core/picture/flow_checks.h"
#include "core/targets/integrate_energy.h"
#include "core/train/experiment_flow.h"
#include "core/train/objectives/reverse_kl.h"
#include "core/train/shape_points.h"
#include "core/train/shapings/shaping.h"
#include "core/train/trainer.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace pushforward;

namespace {

/// Correlated Gaussians at a place of their own.
Points blob(Index count, std::uint64_t seed) {
    Random random(seed);
    Points points(2, count);
    for (Index i = 0; i < count; ++i) {
        const double u = random.normal(), v = random.normal();
        points.col(i) = Eigen::Array2d(100 + 20 * u, -3 + 0.9 * u + 0.3 * v);
    }
    return points;
}

Points rounded(Points points, double first, double second) {
    points.row(0) = (points.row(0) / first).round() * first;
    points.row(1) = (points.row(1) / second).round() * second;
    return points;
}

Spec shaping(const std::string& text) {
    const Spec spec = parse_spec(text);
    return validate(find_kind(shaping_kinds(), spec.kind, "shaping"), spec);
}

ShapedPoints shaped(const Points& points, const std::string& text, std::uint64_t seed = 1) {
    return shape_points({points}, shaping(text), {"length", "depth"}, seed);
}

Experiment experiment(const std::string& layers, const std::string& kind) {
    Experiment e = example_experiment();
    e.layers = layers.empty() ? std::vector<Layer>() : parse_layers(layers);
    e.shaping.kind = kind;
    return validated(e);
}

double integral(const Flow& flow, std::span<const Real> parameters, const Points& around) {
    Snapshot snapshot;
    snapshot.flow = std::make_shared<Flow>(flow);
    snapshot.parameters.assign(parameters.begin(), parameters.end());
    return integral_around(snapshot, view_of(around, 0.1));
}

} // namespace

class ShapingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whitened_points_have_the_identity_as_covariance() {
        const Points points = blob(5000, 1);
        const Standardisation s = Standardisation::whitening(points);
        const Batch inside = s.to_inside(points);
        const double n = 5000;
        QVERIFY(inside.rowwise().mean().abs().maxCoeff() < 1e-12);
        QVERIFY(std::abs(inside.row(0).square().sum() / n - 1) < 1e-12);
        QVERIFY(std::abs(inside.row(1).square().sum() / n - 1) < 1e-11);
        QVERIFY(std::abs((inside.row(0) * inside.row(1)).mean()) < 1e-11);
        QVERIFY(((s.to_data(inside) - points).abs() < 1e-11).all());
        const Eigen::Array2d one = s.point_to_inside(Eigen::Array2d(points.col(7)));
        QVERIFY(((one - inside.col(7)).abs() < 1e-12).all());
        // Back in data units the deviations are those of the points.
        const Standardisation plain = Standardisation::from(points);
        QVERIFY(((s.deviation() - plain.scale).abs() < 1e-12 * plain.scale).all());
    }

    // With the identity for a flow the NLL on whitened Gaussian data is that of one full Gaussian,
    // and its closed form is log 2πe + ½ log det of the covariance.
    void the_log_determinant_of_whitening_is_that_of_the_closed_form() {
        const Points points = blob(4000, 2);
        auto data = prepare_points({points}, 0.25, 1, "whiten");
        Trainer trainer(experiment("", "whiten"), data);
        const double nll = trainer.mean_nll(data->held_out);
        QVERIFY2(std::abs(nll - *data->gaussian_nll) < 1e-10,
                 qPrintable(QString::number(nll - *data->gaussian_nll)));
        const double of_train =
            std::log(2 * std::numbers::pi) + 1 - data->standardisation.log_abs_det();
        QVERIFY(std::abs(trainer.mean_nll(data->train) - of_train) < 1e-10);
        const double exact = std::log(2 * std::numbers::pi * std::numbers::e * 20 * 0.3);
        QVERIFY(std::abs(of_train - exact) < 5 / std::sqrt(3000));
    }

    void the_density_is_the_same_in_whatever_coordinates() {
        const Points points = blob(2000, 3);
        const auto white = prepare_points({points}, 0.2, 1, "whiten");
        const auto plain = prepare_points({points}, 0.2, 1, "standardise");
        QVERIFY(white->standardisation.shear != 0 && plain->standardisation.shear == 0);
        QVERIFY(*white->gaussian_nll == *plain->gaussian_nll);
        const Experiment e = experiment("3*affine-coupling(hidden=8)", "whiten");
        for (const auto& data : {white, plain}) {
            const auto flow = make_flow(e, data->standardisation);
            std::vector<Real> parameters(static_cast<std::size_t>(flow->parameter_count()));
            flow->initialise(parameters, 1);
            Random random(4);
            for (Real& p : parameters) p += static_cast<Real>(0.1 * random.normal());
            const double total = integral(*flow, parameters, points);
            QVERIFY2(std::abs(total - 1) < 2e-3, qPrintable(QString::number(total)));
        }
    }

    void what_is_left_as_loaded_is_not_touched() {
        const auto data = prepare_points({blob(100, 5)}, 0.2, 1, "leave");
        QVERIFY(data->standardisation == Standardisation{});
        const Points back = data->standardisation.to_data(data->train);
        QVERIFY((back == data->train.cast<double>()).all());
    }

    void generated_sets_keep_their_floor_and_their_fresh_batches() {
        const auto moons =
            prepare_dataset(parse_spec("moons(fresh=true, count=2000)"), 0.2, 1, "whiten");
        Trainer trainer(experiment("2*spline-coupling(hidden=16)", "whiten"), moons);
        for (int i = 0; i < 300; ++i) QVERIFY2(trainer.step(), trainer.message().c_str());
        Random random(9);
        const Points fresh = moons->generator->sample(20000, random);
        const double nll = trainer.mean_nll(moons->standardisation.to_inside(fresh));
        QVERIFY2(nll > *moons->generator->entropy() - 0.03 && nll < *moons->gaussian_nll - 0.3,
                 qPrintable(QString::number(nll)));
    }

    // The base itself, in the coordinates of the covariance, is the best Gaussian for the energy;
    // the loss of the identity is what a Gaussian of that covariance gets by quadrature.
    void energies_are_fitted_in_whitened_coordinates() {
        const Spec tilted = parse_spec("u4");
        const auto white = prepare_energy(tilted, "whiten"), plain = prepare_energy(tilted);
        QVERIFY(std::abs(white->standardisation.shear) > 0.1);
        QCOMPARE(*white->floor, *plain->floor);
        const EnergyFacts facts = integrate_energy(*white->energy);
        QVERIFY(std::abs(white->standardisation.shear * white->standardisation.scale[0] -
                         facts.covariance) < 1e-9);
        for (const auto& data : {white, plain}) {
            const Standardisation& s = data->standardisation;
            const auto flow = make_flow(experiment("", "whiten"), s);
            Random random(6);
            ObjectiveRoom room;
            const ReverseKl found =
                measure_reverse_kl(*flow, {}, *data->energy, 200000, random, room);
            // E[log q] + E[U] by hand: points drawn as x = mean + L z.
            Random other(7);
            double mean = 0;
            constexpr int count = 200000;
            for (int i = 0; i < count; ++i) {
                const double u = other.normal(), v = other.normal();
                mean += data->energy->at({s.mean[0] + s.scale[0] * u,
                                          s.mean[1] + s.shear * u + s.scale[1] * v}) /
                        count;
            }
            const double expected =
                mean - std::log(2 * std::numbers::pi * std::numbers::e) - std::log(s.scale.prod());
            QVERIFY2(std::abs(found.loss - expected) < 8 * found.standard_error,
                     qPrintable(QString("%1 %2").arg(found.loss).arg(expected)));
        }
    }

    void points_on_a_line_cannot_be_whitened() {
        QVERIFY_EXCEPTION_THROWN(prepare_dataset(parse_spec("line"), 0.2, 1, "whiten"), Error);
    }

    void a_subsample_is_drawn_from_the_seed_without_repetition() {
        const Points points = blob(1000, 8);
        const ShapedPoints some = shaped(points, "standardise(subsample=300)");
        QCOMPARE(some.points.cols(), 300);
        QVERIFY((some.points == shaped(points, "whiten(subsample=300)").points).all());
        QVERIFY((some.points != shaped(points, "standardise(subsample=300)", 2).points).any());
        QCOMPARE(QString::fromStdString(some.notes),
                 QString("300 of the 1,000 points were drawn."));
        Index at = 0; // in the order of the file, each once
        for (Index i = 0; i < 300; ++i) {
            while (at < 1000 && (points.col(at) != some.points.col(i)).any()) ++at;
            QVERIFY(at++ < 1000);
        }
        const ShapedPoints all = shaped(points, "standardise(subsample=1000)");
        QVERIFY((all.points == points).all() && all.notes.empty());
        // Each is as likely as any other: the mean index of many draws.
        double sum = 0;
        Points numbers(2, 100);
        for (Index i = 0; i < 100; ++i) numbers.col(i) = Eigen::Array2d(i, -i);
        for (std::uint64_t seed = 0; seed < 2000; ++seed)
            sum += shaped(numbers, "standardise(subsample=10)", seed).points.row(0).mean() / 2000;
        QVERIFY(std::abs(sum - 49.5) < 5 * 28.9 / std::sqrt(20000));
    }

    void repeated_values_are_told() {
        const Points points = rounded(blob(2000, 9), 5, 1e-9);
        const ShapedPoints told = shaped(points, "standardise");
        QVERIFY((told.points == points).all());
        const QString notes = QString::fromStdString(told.notes);
        QVERIFY2(notes.startsWith("Only ") &&
                     notes.contains("of the 2,000 values of length differ") &&
                     !notes.contains("depth"),
                 qPrintable(notes));
        QVERIFY(shaped(blob(2000, 9), "standardise").notes.empty());
    }

    void noise_of_one_step_undoes_the_rounding() {
        const Points whole = blob(20000, 10), points = rounded(whole, 2, 0.25);
        const ShapedPoints uniform = shaped(points, "standardise(tie_noise=1)");
        const Points moved = uniform.points - points;
        for (Index row = 0; row < 2; ++row) {
            const double step = row == 0 ? 2 : 0.25;
            QVERIFY(moved.row(row).abs().maxCoeff() <= step / 2 * (1 + 1e-9));
            QVERIFY(std::abs(moved.row(row).square().mean() * 12 / (step * step) - 1) < 0.03);
        }
        QVERIFY(std::abs((moved.row(0) * moved.row(1)).mean()) < 0.01);
        QCOMPARE(QString::fromStdString(uniform.notes),
                 QString("Uniform noise of the width 2 in length and 0.25 in depth was added to "
                         "break ties; the NLL is that of the values with the noise."));
        QVERIFY((uniform.points == shaped(points, "leave(tie_noise=1)").points).all());

        const ShapedPoints normal =
            shaped(points, "standardise(tie_noise=0.5, tie_shape=gaussian)");
        const Points away = normal.points - points;
        QVERIFY(std::abs(away.row(0).square().mean() - 1) < 0.05);
        QVERIFY(away.row(0).abs().maxCoeff() > 3);
        QVERIFY(normal.notes.starts_with("Gaussian noise of deviation 1 in length and 0.125 in "));
    }

    void what_is_for_files_is_refused_elsewhere() {
        Experiment e = example_experiment();
        e.shaping = parse_spec("whiten(subsample=100)");
        QVERIFY_EXCEPTION_THROWN(validated(e), Error);
        e.data.file = "points.csv";
        e = validated(e);
        QCOMPARE(e.shaping.integer("subsample"), 100);
        e = validated(with_data(e, example_experiment().data));
        QCOMPARE(e.shaping.kind, std::string("whiten"));
        QCOMPARE(e.shaping.integer("subsample"), 0);
    }
};

static const InProgram<ShapingTest> shaping_test(__FILE__);
#include "tst_shaping.moc"
