// SPDX-License-Identifier: GPL-3.0-or-later
// A person who tries everything: whatever is done, no two numbers in the window contradict.
#include "core/layers/registry.h"
#include "core/math/random.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "tests/support/window_by_hand.h"
#include "ui/charts/likelihood_chart.h"
#include "ui/draw/ticks.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/field_form.h"
#include "ui/forms/number_box.h"
#include "ui/look/actions.h"
#include "ui/panels/status/readout.h"
#include "ui/panels/status/status_line.h"
#include "ui/panels/status/top_bar.h"
#include "ui/panels/training/training_panel.h"

#include <QChart>
#include <QLabel>
#include <QLineSeries>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace pushforward;

namespace {

constexpr int seeds = test::sanitized ? 2 : 20, actions = 200;

Experiment small_run() {
    Experiment e = example_experiment();
    e.data.generator = parse_spec("moons(count=400)");
    e.layers = parse_layers("3*affine-coupling(hidden=16)");
    e.batch = 64;
    return validated(e);
}

/// The held-out loss of a snapshot, computed afresh, as `evaluate` does.
double evaluated(const Snapshot& s, const TrainingData& data) {
    Tape tape;
    std::vector<double> log_probs(static_cast<std::size_t>(data.held_out.cols()));
    s.flow->log_prob_inside(tape, s.parameters, data.held_out, log_probs);
    double sum = 0;
    for (const double value : log_probs) sum += value;
    return -sum / static_cast<double>(log_probs.size()) - data.standardisation.log_abs_det();
}

} // namespace

class PersonTest : public QObject {
    Q_OBJECT

    QTemporaryDir settings_;
    std::unique_ptr<MainWindow> window_;
    Random random_{1};
    QStringList done_; ///< what the person has done

    Run& run() { return window_->run(); }
    Document& document() { return window_->document(); }
    const Experiment& experiment() { return document().experiment(); }
    template <class T>
    T& child() {
        return *window_->findChild<T*>();
    }
    std::size_t any(std::size_t count) { return random_.below(count); }
    template <class T>
    const T& one_of(const std::vector<T>& all) {
        return all[any(all.size())];
    }

    void open(const Experiment& experiment) {
        window_ = std::make_unique<MainWindow>(experiment);
        window_->setWindowState(Qt::WindowNoState);
        window_->resize(960, 620);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        QVERIFY(test::soon([&] { return run().snapshot() && run().isUpToDate(); }));
    }

    QString readout(const QString& title) {
        for (const Readout* one : window_->findChildren<Readout*>())
            if (one->accessibleName() == title) return one->text();
        return {};
    }

    /// Types into a box of the form, as a person does.
    void type(const std::string& key, const QString& text) {
        TrainingPanel& panel = child<TrainingPanel>();
        auto* const box = panel.form().editor(key)->findChild<NumberBox*>();
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, text);
        QTest::keyClick(box, Qt::Key_Return);
    }

    void stroke() {
        const StageView& stage = child<StageView>();
        const QRect area = stage.viewport()->rect().adjusted(100, 60, -60, -60);
        const auto place = [&] {
            return area.topLeft() + QPoint(int(any(std::size_t(area.width()))),
                                           int(any(std::size_t(area.height()))));
        };
        if (!window_->actions().paint->isChecked()) window_->actions().paint->trigger();
        testing::drag(stage, {place(), place(), place()});
    }

    QString act() {
        const std::vector<Layer>& layers = experiment().layers;
        const auto layer = [&] { return layers.empty() ? 0 : one_of(layers).id; };
        Actions& actions = window_->actions();
        switch (any(20)) {
        case 0: {
            const char* const kind =
                one_of<const char*>({"moons", "rings", "two-spirals", "pinwheel"});
            window_->opener().chooseGenerator(parse_spec(std::string(kind) + "(count=300)"));
            return QStringLiteral("data");
        }
        case 1:
            window_->opener().chooseEnergy(
                Spec{one_of<const char*>({"u1", "u2", "two-moons"}), {}});
            return QStringLiteral("energy");
        case 2: {
            const char* const preset =
                one_of<const char*>({"real-nvp", "maf", "planar", "radial", "neural-spline"});
            document().applyPreset(find_preset(preset));
            return QStringLiteral("preset");
        }
        case 3:
        case 4:
            type("optimizer/learning_rate",
                 one_of<QString>({QStringLiteral("10"), QStringLiteral("0"), QStringLiteral("0.1"),
                                  QStringLiteral("0.001"), QStringLiteral("0.00003")}));
            return QStringLiteral("rate");
        case 5:
            document().insertLayer(any(layers.size() + 1),
                                   one_of<const char*>({"actnorm", "affine-coupling", "planar"}));
            return QStringLiteral("insert");
        case 6:
            document().deleteLayer(layer());
            return QStringLiteral("delete");
        case 7:
            document().moveLayer(layer(), any(layers.size() + 1));
            return QStringLiteral("move");
        case 8:
            window_->selection().choose(any(3) == 0 ? Selection::base_card : layer());
            return QStringLiteral("card");
        case 9:
            stroke();
            return QStringLiteral("stroke");
        case 10:
            actions.newCanvas->trigger();
            return QStringLiteral("canvas");
        case 11:
        case 12:
        case 13:
            actions.undo->trigger();
            return QStringLiteral("undo");
        case 14:
            actions.redo->trigger();
            return QStringLiteral("redo");
        case 15:
            actions.reset->trigger();
            return QStringLiteral("reset");
        case 16:
            actions.play->trigger();
            return QStringLiteral("play");
        case 17:
            actions.step->trigger();
            return QStringLiteral("step");
        case 18:
            actions.backToBest->trigger();
            return QStringLiteral("best");
        default:
            document().change(QStringLiteral("steps"), [&](Experiment& e) {
                e.schedule = Spec{one_of<const char*>({"constant", "cosine"}), {}};
                e.steps = any(2) == 0 ? 500 : 20000;
            });
            return QStringLiteral("schedule");
        }
    }

    /// What holds at each moment, whatever is under way.
    QString contradiction() {
        static const QRegularExpression no_number(QStringLiteral("\\b(nan|inf)\\b"),
                                                  QRegularExpression::CaseInsensitiveOption);
        for (const Readout* one : window_->findChildren<Readout*>()) {
            const QString text = one->text().section(u'·', 0, 0);
            if (one->text().contains(no_number)) return one->text();
            if (text.count(QRegularExpression(QStringLiteral("\\d"))) > 6 &&
                one->accessibleName() != QStringLiteral("Step"))
                return QStringLiteral("too many digits: ") + text;
        }
        for (const QLabel* label : window_->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(no_number)) return label->text();
        const Snapshot* const s = run().snapshot().get();
        if (!s) return run().history().empty() ? QString() : QStringLiteral("a curve of nothing");
        if (readout(QStringLiteral("Step")) != grouped(s->step)) return QStringLiteral("step");
        const LossWords& words = run().words();
        if (readout(words.train) != steady_number(s->latest->train_loss))
            return QStringLiteral("training loss");
        if (readout(words.held_out) != steady_number(*s->latest->held_out_loss))
            return QStringLiteral("held-out loss");
        if (run().history().empty()) return QStringLiteral("no curve");
        const MetricPoint& last = run().history().back();
        if (last.step != s->latest->step ||
            steady_number(last.train_loss) != steady_number(s->latest->train_loss))
            return QStringLiteral("the curve ends at step %1 with %2, and not at %3 with %4")
                .arg(last.step)
                .arg(last.train_loss)
                .arg(s->latest->step)
                .arg(s->latest->train_loss);
        for (std::size_t i = 1; i < run().history().size(); ++i)
            if (run().history()[i - 1].step > run().history()[i].step)
                return QStringLiteral("the curve goes back");
        if (run().history().front().step != 0) return QStringLiteral("the curve does not begin");
        if (run().isUpToDate() && !window_->opener().isOpening() &&
            experiment().fits_energy() != (run().data()->energy != nullptr))
            return QStringLiteral("the data are not those of the document");
        return {};
    }

    /// What holds once all has come to rest.
    QString contradictionAtRest() {
        const Snapshot* const s = run().snapshot().get();
        if (!s) return {};
        if (s->layer_ids != ids_of(experiment().layers)) return QStringLiteral("another stack");
        const double shown = *s->latest->held_out_loss;
        if (!run().data()->energy && run().data()->held_out.cols() > 0) {
            const double nll = evaluated(*s, *run().data());
            const bool is_same = std::isfinite(shown) ? std::abs(nll - shown) <=
                                                            1e-4 * std::max(1.0, std::abs(shown))
                                                      : !std::isfinite(nll);
            if (!is_same) return QStringLiteral("evaluated %1, shown %2").arg(nll).arg(shown);
        }
        if (s->latest->step != s->step) return QStringLiteral("numbers of another step");
        for (const QAbstractSeries* series : child<LikelihoodChart>().chart()->series()) {
            const auto* const line = static_cast<const QLineSeries*>(series);
            for (const QPointF& point : line->points())
                if (!std::isfinite(point.x() + point.y())) return QStringLiteral("series");
        }
        const StatusLine& status = child<StatusLine>();
        const double rise = shown - *s->best->held_out_loss;
        if (rise >= 1 && status.verdict() == Verdict::healthy)
            return QStringLiteral("healthy, %1 nats above the best").arg(rise);
        if (!std::isfinite(shown) && status.verdict() == Verdict::healthy)
            return QStringLiteral("healthy, without a finite loss");
        const auto said =
            QRegularExpression(QStringLiteral("The parameters are those after step ([\\d,]+)"))
                .match(window_->sentence());
        if (run().state() == TrainingState::stopped && said.hasMatch() &&
            said.captured(1).remove(u',').toLongLong() != s->step)
            return QStringLiteral("the message is of step ") + said.captured(1);
        return {};
    }

    bool comesToRest() {
        return test::soon([&] {
            if (window_->opener().isOpening()) return false;
            if (run().isRunning()) run().pause();
            return !run().snapshot() ? run().state() == TrainingState::empty
                                     : run().isUpToDate() && !run().isRunning() &&
                                           run().snapshot()->latest->step == run().snapshot()->step;
        });
    }

    QString story() const {
        return done_.mid(std::max<qsizetype>(0, done_.size() - 12)).join(u' ');
    }

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        testing::keep_settings_in(settings_.path());
    }

    void cleanup() { window_.reset(); }

    void whatever_is_done_no_numbers_contradict_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= seeds; ++seed) QTest::addRow("seed %d", seed) << seed;
    }

    void whatever_is_done_no_numbers_contradict() {
        QFETCH(int, seed);
        random_ = Random(static_cast<std::uint64_t>(seed));
        done_.clear();
        open(small_run());
        for (int i = 0; i < actions; ++i) {
            done_ << act();
            QTest::qWait(2);
            const QString wrong = contradiction();
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong + QStringLiteral(" after ") + story()));
            if (i % 25 != 24) continue;
            const bool ran = run().isRunning();
            QVERIFY2(comesToRest(), qPrintable(story()));
            // Points of a moment ago may still be on their way to the flow.
            QString at_rest;
            const bool agrees = test::soon([&] {
                at_rest = contradiction() + contradictionAtRest();
                return at_rest.isEmpty();
            });
            QVERIFY2(agrees, qPrintable(at_rest + QStringLiteral(" after ") + story()));
            if (ran) run().play();
        }
    }
};

static const InProgram<PersonTest> person_test(__FILE__);
#include "tst_person.moc"
