// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "ui/session/document.h"
#include "ui/session/selection.h"

#include <QSignalSpy>
#include <QTest>

using namespace pushforward;

class DocumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_edit_can_be_undone_and_done_again_data() {
        QTest::addColumn<int>("which");
        for (int i = 0; i < 8; ++i) QTest::addRow("edit %d", i) << i;
    }

    void every_edit_can_be_undone_and_done_again() {
        QFETCH(int, which);
        Document document(example_experiment());
        const Experiment before = document.experiment();
        const auto change = [&](auto how) { document.change(QStringLiteral("edit"), how); };
        switch (which) {
        case 0:
            document.insertLayer(3, "actnorm");
            break;
        case 1:
            document.deleteLayer(before.layers[2].id);
            break;
        case 2:
            document.moveLayer(before.layers[0].id, 5);
            break;
        case 3:
            document.duplicateLayer(before.layers[4].id);
            break;
        case 4:
            change([](Experiment& e) { e.data = DataSource{{"rings", {}}, {}, {}}; });
            break;
        case 5:
            change([](Experiment& e) { e.batch = 64; });
            break;
        case 6:
            change([](Experiment& e) { e.optimizer.values["learning_rate"] = 1e-2; });
            break;
        case 7:
            change([](Experiment& e) { e.held_out = 0.5; });
            break;
        }
        const Experiment after = document.experiment();
        QVERIFY(!(after == before));
        QCOMPARE(document.undoStack().count(), 1);
        document.undoStack().undo();
        QVERIFY(document.experiment() == before);
        document.undoStack().redo();
        QVERIFY(document.experiment() == after);
    }

    void a_drag_is_one_entry() {
        Document document(example_experiment());
        const Experiment before = document.experiment();
        const auto drag = [&](std::int64_t batch) {
            document.change(
                QStringLiteral("batch"), [=](Experiment& e) { e.batch = batch; },
                QStringLiteral("training/batch"));
        };
        for (const std::int64_t batch : {500, 400, 300}) drag(batch);
        document.endDrag();
        QCOMPARE(document.undoStack().count(), 1);
        for (const std::int64_t batch : {200, 100}) drag(batch);
        document.endDrag();
        QCOMPARE(document.undoStack().count(), 2);
        document.undoStack().undo();
        QCOMPARE(document.experiment().batch, 300);
        document.undoStack().undo();
        QVERIFY(document.experiment() == before);
    }

    void a_drag_back_to_the_start_leaves_no_entry() {
        Document document(example_experiment());
        for (const std::int64_t batch : {500, 400, 512})
            document.change(
                QStringLiteral("batch"), [=](Experiment& e) { e.batch = batch; },
                QStringLiteral("training/batch"));
        QCOMPARE(document.undoStack().count(), 0);
    }

    void undo_and_redo_bring_a_moment_back_that_no_other_state_has() {
        Document document(example_experiment());
        std::vector<std::int64_t> moments{document.moment()};
        const auto note = [&] {
            for (const std::int64_t before : moments) QVERIFY(document.moment() != before);
            moments.push_back(document.moment());
        };
        document.insertLayer(3, "actnorm");
        note();
        document.beginAgain(QStringLiteral("reset"));
        note();
        document.applyPreset(find_preset("glow"));
        note();
        for (const std::int64_t moment : moments) QVERIFY(document.canReach(moment));
        for (std::size_t i = moments.size() - 1; i > 0; --i) {
            document.undoStack().undo();
            QCOMPARE(document.moment(), moments[i - 1]);
            QVERIFY(document.latestEdit().is_again);
        }
        for (std::size_t i = 1; i < moments.size(); ++i) {
            document.undoStack().redo();
            QCOMPARE(document.moment(), moments[i]);
        }
        document.undoStack().undo();
        document.undoStack().undo();
        document.insertLayer(0, "actnorm");
        document.endDrag();
        QVERIFY(document.canReach(moments[1]) && !document.canReach(moments[3]));
    }

    void a_drag_back_to_the_start_is_back_at_its_moment() {
        Document document(example_experiment());
        document.insertLayer(3, "actnorm");
        const std::int64_t before = document.moment();
        for (const std::int64_t batch : {500, 400, 512})
            document.change(
                QStringLiteral("batch"), [=](Experiment& e) { e.batch = batch; },
                QStringLiteral("training/batch"));
        QCOMPARE(document.moment(), before);
        QCOMPARE(document.undoStack().count(), 1);
        QVERIFY(!document.undoStack().canRedo());
    }

    void an_edit_that_changes_nothing_leaves_no_entry() {
        Document document(example_experiment());
        QSignalSpy changed(&document, &Document::changed);
        QVERIFY(document.change(QStringLiteral("nothing"), [](Experiment&) {}));
        QCOMPARE(document.undoStack().count(), 0);
        QCOMPARE(changed.count(), 0);
    }

    void an_edit_out_of_range_is_refused_with_a_sentence() {
        Document document(example_experiment());
        const Experiment before = document.experiment();
        QSignalSpy refused(&document, &Document::refused);
        QVERIFY(!document.change(QStringLiteral("bad"), [](Experiment& e) { e.batch = 0; }));
        QVERIFY(document.experiment() == before);
        QCOMPARE(document.undoStack().count(), 0);
        QCOMPARE(refused.count(), 1);
        QVERIFY(refused.front().front().toString().contains(QStringLiteral("batch")));
    }

    void the_id_of_a_deleted_layer_is_not_given_again() {
        Document document(example_experiment());
        const std::int64_t last = document.experiment().layers.back().id;
        document.deleteLayer(last);
        QVERIFY(document.insertLayer(7, "affine-coupling") != last);
    }

    void an_inserted_coupling_takes_turns_with_the_one_before() {
        Document document(example_experiment());
        const std::int64_t id = document.insertLayer(8, "affine-coupling");
        const std::string before = document.experiment().layers[7].spec.choice("moves");
        QVERIFY(document.layer(id)->spec.choice("moves") != before);
    }

    void the_selection_follows_its_layer_and_takes_the_one_before_when_it_goes() {
        Document document(example_experiment());
        Selection selection(document);
        const std::vector<Layer> layers = document.experiment().layers;
        QCOMPARE(selection.card(), layers.back().id);
        QCOMPARE(selection.layersBefore(), layers.size());
        selection.choose(layers[2].id);
        QCOMPARE(selection.layersBefore(), 3U);
        document.moveLayer(layers[2].id, 0);
        QCOMPARE(selection.layersBefore(), 1U);
        document.deleteLayer(layers[2].id);
        QCOMPARE(selection.card(), Selection::base_card);
        selection.choose(layers[1].id);
        document.deleteLayer(layers[1].id);
        QCOMPARE(selection.card(), layers[0].id);
        while (!document.experiment().layers.empty()) {
            selection.choose(document.experiment().layers.front().id);
            document.deleteLayer(selection.card());
        }
        QCOMPARE(selection.card(), Selection::data_card);
    }
};

static const InProgram<DocumentTest> document_test(__FILE__);
#include "tst_document.moc"
