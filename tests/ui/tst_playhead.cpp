// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "tests/support/window_by_hand.h"
#include "ui/look/actions.h"
#include "ui/panels/inspector/inspector.h"
#include "ui/panels/strip/card.h"
#include "ui/panels/strip/film_strip.h"
#include "ui/panels/strip/track.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cmath>

using namespace pushforward;

namespace {

struct Alone {
    Document document{example_experiment()};
    Selection selection{document};
    Playhead playhead{document, selection};

    const std::vector<Layer>& layers() const { return document.experiment().layers; }
};

} // namespace

class PlayheadTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> settings_;

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void init() {
        settings_ = std::make_unique<QTemporaryDir>();
        testing::keep_settings_in(settings_->path());
    }

    void it_begins_at_the_data_and_goes_where_a_card_is_chosen() {
        Alone a;
        QVERIFY(a.playhead.isAtData());
        QCOMPARE(a.playhead.position(), Position::data());
        a.selection.choose(a.layers()[2].id);
        QCOMPARE(a.playhead.position(), (Position{3, 0}));
        a.selection.choose(Selection::base_card);
        QCOMPARE(a.playhead.along(), 0.0);
        a.selection.choose(Selection::data_card);
        QVERIFY(a.playhead.isAtData());
        QCOMPARE(a.playhead.card(), Selection::data_card);
    }

    void it_chooses_its_card_only_where_it_comes_to_rest() {
        Alone a;
        const std::int64_t before = a.selection.card();
        a.playhead.moveTo(2.25);
        QCOMPARE(a.playhead.card(), a.layers()[2].id);
        QCOMPARE(a.selection.card(), before);
        a.playhead.settle();
        QCOMPARE(a.selection.card(), a.layers()[2].id);
        QCOMPARE(a.playhead.along(), 2.25); // choosing does not move it on
        a.playhead.stepTo(Playhead::Way::to_base);
        QCOMPARE(a.playhead.along(), 2.0);
        QCOMPARE(a.selection.card(), a.layers()[1].id);
        a.playhead.stepTo(Playhead::Way::to_data);
        QCOMPARE(a.playhead.along(), 3.0);
    }

    void it_plays_from_base_to_data_and_stops_there() {
        Alone a;
        a.playhead.setSpeed(200);
        QSignalSpy moved(&a.playhead, &Playhead::moved);
        a.playhead.play();
        QVERIFY(a.playhead.isPlaying());
        QCOMPARE(a.playhead.along(), 0.0);
        QVERIFY(test::soon([&] { return !a.playhead.isPlaying(); }));
        QVERIFY(a.playhead.isAtData() && moved.count() > 1);
        a.playhead.setWay(Playhead::Way::to_base);
        a.playhead.play();
        QVERIFY(test::soon([&] { return !a.playhead.isPlaying(); }));
        QCOMPARE(a.playhead.along(), 0.0);
        QCOMPARE(a.selection.card(), Selection::base_card);
    }

    void in_a_loop_it_turns_back_at_the_ends() {
        Alone a;
        a.playhead.setSpeed(200);
        a.playhead.setLoops(true);
        a.playhead.play();
        int turns = 0;
        double last = 0, before = 0;
        connect(&a.playhead, &Playhead::moved, this, [&] {
            const double now = a.playhead.along();
            turns += (now - last) * (last - before) < 0;
            before = last;
            last = now;
        });
        QVERIFY(test::soon([&] { return turns >= 3; }));
        QVERIFY(a.playhead.isPlaying());
        a.playhead.pause();
        QVERIFY(!a.playhead.isPlaying());
    }

    void it_follows_its_layer_through_edits() {
        Alone a;
        a.playhead.moveTo(4.5);
        const std::int64_t id = a.layers()[4].id;
        a.document.insertLayer(0, "planar");
        QCOMPARE(a.playhead.along(), 5.5);
        a.document.moveLayer(id, 0);
        QCOMPARE(a.playhead.along(), 0.5);
        a.document.deleteLayer(id);
        QCOMPARE(a.playhead.along(), 0.0); // where its layer began
        const std::vector<Layer> left = a.layers();
        a.selection.choose(left[3].id);
        a.document.deleteLayer(left[3].id);
        QCOMPARE(a.playhead.along(), 3.0);
        QCOMPARE(a.playhead.card(), left[2].id);
        QCOMPARE(a.selection.card(), left[2].id); // what the form and the playhead are of
        a.playhead.moveTo(a.playhead.length());
        a.document.insertLayer(a.layers().size(), "planar");
        QVERIFY(a.playhead.isAtData());
        while (!a.layers().empty()) a.document.deleteLayer(a.layers().back().id);
        QCOMPARE(a.playhead.along(), 0.0);
        a.playhead.play();
        QVERIFY(!a.playhead.isPlaying()); // there is no way
    }

    void the_track_is_dragged_clicked_and_moved_by_keys() {
        const auto window = testing::shown_window(example_experiment());
        auto* const track = window->findChild<Track*>();
        Playhead& playhead = window->playhead();
        QVERIFY(test::soon([&] { return track->place(1).x() > track->place(0).x() + 50; }));
        const QPoint middle = track->place(2.5).toPoint(), later = track->place(5.25).toPoint();
        QTest::mousePress(track, Qt::LeftButton, {}, middle);
        QVERIFY(std::abs(playhead.along() - 2.5) < 0.02);
        QCOMPARE(window->selection().card(), window->document().experiment().layers.back().id);
        QTest::mouseMove(track, later);
        QTest::mouseRelease(track, Qt::LeftButton, {}, later);
        QVERIFY(std::abs(playhead.along() - 5.25) < 0.02);
        QCOMPARE(window->selection().card(), window->document().experiment().layers[5].id);
        // A click beside a mark means the mark.
        QTest::mouseClick(track, Qt::LeftButton, {}, track->place(3).toPoint() + QPoint(2, 0));
        QCOMPARE(playhead.along(), 3.0);
        QTest::keyClick(track, Qt::Key_Right);
        QVERIFY(std::abs(playhead.along() - 3.05) < 1e-9);
        QTest::keyClick(track, Qt::Key_Home);
        QCOMPARE(playhead.along(), 0.0);
        QTest::keyClick(track, Qt::Key_End);
        QVERIFY(playhead.isAtData());
    }

    void the_stage_says_and_draws_where_it_stands() {
        const auto window = testing::shown_window(example_experiment());
        window->start();
        QVERIFY(test::soon([&] { return window->run().snapshot() != nullptr; }));
        window->run().pause();
        auto* const stage = window->findChild<StageView*>();
        const View view = stage->currentView();
        const auto samples = [&] { return stage->drawings().drawn("samples"); };
        QVERIFY(test::soon([&] { return samples() != nullptr && window->pictures().isIdle(); }));
        const Points at_data = samples()->clouds.front().points;
        window->playhead().moveTo(2.5);
        QVERIFY(test::soon(
            [&] { return samples() && (samples()->clouds.front().points != at_data).any(); }));
        const Moment moment{window->run().snapshot(), window->run().data(), {2, 0.5}};
        QVERIFY(test::soon([&] {
            return (samples()->clouds.front().points == sample_cloud(moment, at_data.cols(), 1))
                .all();
        }));
        QCOMPARE(stage->currentView(), view); // one view for every position
        window->actions().stepTowardsData->trigger();
        QCOMPARE(window->playhead().along(), 3.0);
        window->actions().playThrough->trigger();
        QVERIFY(window->playhead().isPlaying());
        window->actions().playThrough->trigger();
        QVERIFY(!window->playhead().isPlaying());
    }
};

static const InProgram<PlayheadTest> playhead_test(__FILE__);
#include "tst_playhead.moc"
