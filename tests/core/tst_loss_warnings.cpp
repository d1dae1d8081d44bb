// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "core/train/loss_warnings.h"
#include "core/train/trainer.h"
#include "tests/support/test_program.h"
#include "tests/support/training_steps.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace pushforward;
using namespace pushforward::testing;

namespace {

Experiment experiment(const std::string& data, const std::string& layers, double rate) {
    Experiment e = example_experiment();
    e.data.generator = parse_spec(data);
    e.layers = parse_layers(layers);
    e.batch = 64;
    e.optimizer.values["learning_rate"] = rate;
    e.optimizer.values["clip"] = 0.0;
    return validated(e);
}

/// Points of a wave as a file would have them: nobody knows that they lie on a curve.
std::shared_ptr<const TrainingData> measured_wave() {
    const auto wave = make(dataset_kinds(), parse_spec("cos"), "data set");
    Random random(1);
    return prepare_points({wave->sample(1000, random)}, 0.2, 1);
}

/// What an NLL is not far below if there is a density.
double ordinary_nll(const TrainingData& data) {
    return std::min(*data.gaussian_nll, *data.copula_nll);
}

/// 1,000 points whose coordinates are drawn one by one, as a file would have them.
template <class Draw>
std::shared_ptr<const TrainingData> measured(Draw draw) {
    Points points(2, 1000);
    Random random(1);
    for (double& number : points.reshaped()) number = draw(random);
    return prepare_points({points}, 0.2, 1);
}

} // namespace

/// Points that have no density on the plane.
class LossWarningsTest : public QObject {
    Q_OBJECT
private slots:
    void they_are_trained_on_with_a_warning() {
        for (const char* text : {"line(count=1000)", "cos(count=1000)"}) {
            const auto data =
                data_of(experiment(text, "actnorm, 2*affine-coupling(hidden=8)", 1e-2));
            QVERIFY(data->notes.find("no density") != data->notes.npos);
            QVERIFY(!data->floor && data->gaussian_nll.has_value() == (text[0] == 'c'));
        }
    }

    void a_line_is_refused_where_it_was_not_asked_for() {
        const auto line = make(dataset_kinds(), parse_spec("line"), "data set");
        Random random(1);
        QVERIFY_EXCEPTION_THROWN(prepare_points({line->sample(100, random)}, 0.2, 1), Error);
    }

    void no_number_is_lost_however_far_it_runs() {
        for (const char* text : {"line(count=1000)", "cos(count=1000)"})
            for (const char* layers :
                 {"4*affine-coupling(hidden=16, clamp=10)", "2*spline-coupling(hidden=16)"})
                for (const double rate : {1e-2, 1.0}) {
                    const Experiment e = experiment(text, layers, rate);
                    Trainer trainer(e, data_of(e));
                    int steps = 0;
                    while (steps < 400 && trainer.step()) ++steps;
                    for (const MetricPoint& point : trainer.take_metrics())
                        QVERIFY(std::isfinite(point.train_loss) &&
                                std::isfinite(point.held_out_loss.value_or(0)));
                    QVERIFY(std::isfinite(trainer.held_out_loss()));
                    if (steps < 400)
                        QVERIFY2(trainer.message().find("no density") != std::string::npos,
                                 trainer.message().c_str());
                }
    }

    void what_broke_training_is_told_to_be_the_data() {
        const Experiment e = experiment("cos(count=1000)", "actnorm", 1e-3);
        Trainer sound(e, data_of(e));
        QVERIFY(sound.step());
        Snapshot broken = *sound.take_snapshot();
        broken.parameters.back() = std::numeric_limits<Real>::max();
        broken.parameters.front() = std::numeric_limits<Real>::max();
        Trainer known(e, data_of(e), &broken);
        QVERIFY(!known.step());
        QVERIFY2(known.message().find("no density") != std::string::npos, known.message().c_str());

        // Of measured points it is asked, and only where the NLL was far below a Gaussian's.
        Trainer measured(e, measured_wave(), &broken);
        QVERIFY(!measured.step());
        QVERIFY(measured.message().find("no density") == std::string::npos);
        broken.latest->train_loss = ordinary_nll(*measured_wave()) - 5.5;
        Trainer far(e, measured_wave(), &broken);
        QVERIFY(!far.step());
        QVERIFY2(far.message().find("lie on a curve") != std::string::npos, far.message().c_str());
    }

    void the_caution_is_for_points_whose_density_is_not_known() {
        const auto measured = measured_wave();
        const double ordinary = ordinary_nll(*measured);
        QVERIFY(implausible_nll_warning(*measured, ordinary - 4.9).empty());
        QVERIFY(!implausible_nll_warning(*measured, ordinary - 5.1).empty());
        QVERIFY(implausible_nll_warning(*measured, std::nan("")).empty());
        const auto moons = data_of(experiment("moons(count=1000)", "actnorm", 1e-3));
        QVERIFY(implausible_nll_warning(*moons, -100).empty());
    }

    // The NLL of the density itself: log 4π a coordinate (Cauchy), ½ log 2πe + log σ (log-normal).
    void heavy_tails_are_no_curve() {
        const auto cauchy =
            measured([](Random& random) { return std::tan(M_PI * (random.uniform() - 0.5)); });
        QVERIFY(*cauchy->gaussian_nll > 2 * std::log(4 * M_PI) + 6);
        QVERIFY(std::abs(*cauchy->copula_nll - 2 * std::log(4 * M_PI)) < 0.8); // of far spacings
        QVERIFY(implausible_nll_warning(*cauchy, 2 * std::log(4 * M_PI) - 0.5).empty());
        const auto log_normal =
            measured([](Random& random) { return std::exp(3 * random.normal()); });
        const double entropy = std::log(2 * M_PI * M_E) + 2 * std::log(3);
        QVERIFY(*log_normal->gaussian_nll > entropy + 6);
        QVERIFY(std::abs(*log_normal->copula_nll - entropy) < 0.8);
        QVERIFY(implausible_nll_warning(*log_normal, entropy - 0.5).empty());
        const auto uniform = measured([](Random& random) { return random.uniform(); });
        QVERIFY(std::abs(*uniform->copula_nll) < 0.1);
    }

    void measured_points_on_a_curve_come_to_it() {
        Experiment e = experiment("moons", "actnorm, 4*affine-coupling(hidden=16, clamp=8)", 2e-3);
        e.schedule = parse_spec("cosine");
        e.steps = 3000;
        Points parabola(2, 1000);
        Random random(1);
        for (Index i = 0; i < parabola.cols(); ++i) {
            const double x = random.uniform(-2, 2);
            parabola.col(i) = Eigen::Array2d(x, x * x);
        }
        Trainer trainer(validated(e), prepare_points({parabola}, 0.2, 1));
        while (!trainer.finished()) QVERIFY2(trainer.step(), trainer.message().c_str());
        const double nll = trainer.take_snapshot()->latest->train_loss;
        QVERIFY2(!implausible_nll_warning(trainer.data(), nll).empty(),
                 qPrintable(QString::number(nll)));
    }
};

static const InProgram<LossWarningsTest> loss_warnings_test(__FILE__);
#include "tst_loss_warnings.moc"
