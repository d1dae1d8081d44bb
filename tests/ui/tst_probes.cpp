// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/open_data.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "tests/support/window_by_hand.h"
#include "ui/draw/ticks.h"
#include "ui/look/actions.h"
#include "ui/panels/inspector/section_panel.h"
#include "ui/panels/status/status_line.h"
#include "ui/panels/strip/card.h"
#include "ui/stage/probe_card.h"
#include "ui/stage/probe_overlay.h"

#include <QStandardPaths>
#include <QTemporaryDir>

#include <cmath>

using namespace pushforward;

class ProbesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> settings_;
    std::unique_ptr<MainWindow> window_;

    StageView* stage() { return window_->findChild<StageView*>(); }
    ProbeOverlay* overlay() { return window_->findChild<ProbeOverlay*>(); }
    Probes& probes() { return window_->probes(); }
    QPoint at(double x, double y) { return stage()->fromPlane({x, y}).toPoint(); }
    bool known() {
        return test::soon([&] {
            for (const Probes::Pinned& one : probes().pinned())
                if (!one.reading || one.reading->moment.snapshot != window_->run().snapshot())
                    return false;
            return window_->pictures().isIdle();
        });
    }

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void init() {
        settings_ = std::make_unique<QTemporaryDir>();
        testing::keep_settings_in(settings_->path());
        window_ = testing::shown_window(example_experiment());
        window_->start();
        QVERIFY(test::soon(
            [&] { return window_->run().snapshot() && window_->run().snapshot()->step > 50; }));
        window_->run().pause();
    }
    void cleanup() { window_.reset(); }

    void the_bars_add_up_to_log_p_and_the_path_goes_from_z_to_x() {
        const Moment moment{window_->run().snapshot(), window_->run().data()};
        Tape tape;
        Random random(1);
        for (int i = 0; i < 20; ++i) {
            const Eigen::Array2d x(2 * random.normal(), random.normal());
            for (const Position position : {Position::data(), Position{3, 0}, Position{5, 0.4}}) {
                Moment there = moment;
                there.position = position;
                const std::optional<Probe> found = probe(there, x, BaseRanks(*there.snapshot));
                QVERIFY(found);
                const ProbeBars bars = probe_bars(*found, position.share > 0);
                QCOMPARE(bars.rows.front().from, 0.0);
                for (std::size_t k = 1; k < bars.rows.size(); ++k)
                    QCOMPARE(bars.rows[k].from, bars.rows[k - 1].to);
                QVERIFY(std::abs(bars.log_p - found->log_p) < 1e-9);
                const auto until = flow_at(there);
                double log_p = 0;
                until->log_prob(tape, moment.snapshot->parameters_of(*until), Points(x),
                                {&log_p, 1});
                QVERIFY(std::abs(log_p - found->log_p) < 1e-4);
                QCOMPARE(found->path.size(), 9U);
                if (position.share == 0 && position.layers <= 8)
                    QVERIFY((found->path[static_cast<std::size_t>(position.layers)] - x)
                                .abs()
                                .maxCoeff() < 1e-3);
            }
        }
    }

    void the_share_that_is_denser_is_that_of_a_gaussian() {
        const Moment moment{window_->run().snapshot(), window_->run().data(), {0, 0}};
        const Standardisation& units = moment.snapshot->flow->standardisation();
        for (const double radius : {0.2, 1.0, 2.0}) {
            Batch z(2, 1);
            z << static_cast<Real>(radius), 0;
            const std::optional<Probe> found =
                probe(moment, units.to_data(z).col(0), BaseRanks(*moment.snapshot));
            QVERIFY(std::abs(found->denser - (1 - std::exp(-radius * radius / 2))) < 0.02);
        }
    }

    void pointing_says_log_p_and_the_pointer_leaves_nothing_behind() {
        QTest::mouseMove(stage()->viewport(), at(0.5, 0.5));
        QVERIFY(test::soon([&] { return !overlay()->words().isEmpty(); }));
        QVERIFY(overlay()->words().contains(QStringLiteral("log p = ")));
        QVERIFY(stage()->accessibleDescription() == overlay()->words());
        QVERIFY(stage()->viewport()->rect().contains(overlay()->readOut()));
        QVERIFY(test::soon(
            [&] { return !window_->findChild<Card*>()->marks().empty(); })); // on the cards, too
        window_->actions().readOut->setChecked(false);
        QVERIFY(overlay()->readOut().isEmpty());
        window_->actions().readOut->setChecked(true);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(stage()->viewport(), &leave);
        QVERIFY(overlay()->words().isEmpty());
    }

    void a_click_pins_a_drag_moves_and_delete_takes_away() {
        QTest::mouseClick(stage()->viewport(), Qt::LeftButton, {}, at(0, 0));
        QTest::mouseClick(stage()->viewport(), Qt::LeftButton, {}, at(1, 1));
        QCOMPARE(probes().pinned().size(), 2U);
        QVERIFY(probes().pinned()[0].colour != probes().pinned()[1].colour);
        QVERIFY(known());
        const View view = stage()->currentView();
        testing::drag(*stage(), {at(1, 1), at(1.2, 0.9), at(1.5, 0.5)});
        QCOMPARE(stage()->currentView(), view); // the dot was dragged, and not the plane
        QVERIFY(std::abs(probes().pinned()[1].point.x() - 1.5) < 0.02);
        QVERIFY(known());
        const std::size_t layers = window_->document().experiment().layers.size();
        stage()->setFocus();
        QTest::keyClick(stage(), Qt::Key_Delete);
        QCOMPARE(probes().pinned().size(), 1U);
        QCOMPARE(window_->document().experiment().layers.size(), layers);
        testing::drag(*stage(), {at(-1, -1), at(-0.5, -0.8), at(0.2, -0.6)});
        QCOMPARE(probes().pinned().size(), 1U); // that was the plane
    }

    void a_pinned_probe_follows_training_and_the_playhead() {
        QVERIFY(probes().pin({0.5, 0.2}));
        QVERIFY(known());
        const double before = probes().pinned()[0].reading->probe->log_p;
        window_->playhead().moveTo(2);
        QVERIFY(test::soon([&] {
            return probes().pinned()[0].reading->moment.position == Position{2, 0};
        }));
        const Probes::Reading& there = *probes().pinned()[0].reading;
        QVERIFY((there.point - there.probe->path[2]).abs().maxCoeff() < 1e-3);
        QVERIFY((there.probe->path[8] - Eigen::Array2d(0.5, 0.2)).abs().maxCoeff() < 1e-3);
        window_->playhead().moveToData();
        window_->run().step();
        QVERIFY(test::soon([&] {
            const Probes::Reading& now = *probes().pinned()[0].reading;
            return now.moment.position == Position::data() && now.probe->log_p != before;
        }));
    }

    void a_place_between_layers_goes_with_its_layer_through_edits() {
        window_->playhead().moveTo(2.5);
        QVERIFY(probes().pin({0.1, 0.2}));
        window_->playhead().moveToData();
        QVERIFY(probes().pin({0.3, 0.4}));
        window_->document().insertLayer(0, "planar");
        QCOMPARE(probes().pinned()[0].position, (Position{3, 0.5}));
        QCOMPARE(probes().pinned()[1].position, Position::data());
        window_->document().deleteLayer(window_->document().experiment().layers[3].id);
        QCOMPARE(probes().pinned()[0].position, (Position{3, 0})); // where its layer began
    }

    void nothing_is_pinned_where_no_way_leads_to_the_base() {
        const std::int64_t id = window_->document().insertLayer(0, "linear");
        window_->document().change(QStringLiteral("swap"), [&](Experiment& e) {
            e.layers.front().spec.values["swap"] = true;
        });
        window_->run().step();
        QVERIFY(id > 0);
        window_->playhead().moveTo(0.5);
        QVERIFY(test::soon([&] { return !probes().isExactHere(); }));
        QVERIFY(!probes().pin({0, 0}));
        QVERIFY(window_->findChild<StatusLine*>()->currentMessage().contains(
            QStringLiteral("reflects")));
        window_->playhead().moveTo(1);
        QVERIFY(probes().pin({0, 0}));
    }

    void other_data_take_the_probes_away_and_the_playhead_to_the_data() {
        QVERIFY(probes().pin({0.1, 0.2}));
        window_->playhead().moveTo(1);
        window_->document().change(QStringLiteral("data"), [](Experiment& e) {
            e = with_data(std::move(e), parse_data_source("rings"));
        });
        QVERIFY(test::soon([&] { return window_->run().data()->title == "Rings"; }));
        QVERIFY(probes().pinned().empty());
        QVERIFY(window_->playhead().isAtData());
    }

    void the_inspector_says_what_the_layer_does_at_the_probe() {
        QVERIFY(probes().pin({0.5, 0.2}));
        QVERIFY(known());
        const auto* const panel = window_->findChild<SectionPanel*>();
        const auto& path = probes().pinned()[0].reading->probe->path;
        const Eigen::Array2d before =
            window_->run().snapshot()->flow->standardisation().point_to_inside(path[7]);
        QVERIFY(test::soon([&] {
            return panel->numbers().startsWith(
                QStringLiteral("(%1").arg(with_minus_sign(QString::number(before.x(), 'f', 2))));
        }));
        QVERIFY(panel->numbers().contains(QStringLiteral("log |det|")));
    }

    void there_are_at_most_eight() {
        for (std::size_t i = 0; i < Probes::most; ++i)
            QVERIFY(probes().pin({0.1 * static_cast<double>(i), 0}));
        QVERIFY(!probes().pin({1, 1}));
        QTest::mouseClick(stage()->viewport(), Qt::LeftButton, {}, at(2, 1.5));
        QCOMPARE(probes().pinned().size(), Probes::most);
        QVERIFY(window_->findChild<StatusLine*>()->currentMessage().contains(
            QStringLiteral("eight probes")));
        window_->actions().unpinProbes->trigger();
        QVERIFY(probes().pinned().empty());
    }
};

static const InProgram<ProbesTest> probes_test(__FILE__);
#include "tst_probes.moc"
