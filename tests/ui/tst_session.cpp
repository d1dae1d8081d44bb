// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/registry.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "ui/session/session.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pushforward;

namespace {

Experiment small_session() {
    Experiment e = example_experiment();
    e.data.generator.values["count"] = std::int64_t{1000};
    e.layers.resize(4);
    e.batch = 64;
    e.steps = 1000000;
    return validated(e);
}

std::vector<Real> parameters_of(const Snapshot& snapshot, Index layer) {
    const auto begin = snapshot.parameters.begin() + snapshot.flow->layer_offset(layer);
    return {begin, begin + snapshot.flow->layer(layer).parameter_count()};
}

} // namespace

class SessionTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Document> document_;
    std::unique_ptr<Background> background_;
    std::unique_ptr<Session> session_;
    Run& run() { return session_->run(); }
    DataOpener& opener() { return session_->opener(); }

    bool reached(std::int64_t step) {
        return test::soon([&] { return run().snapshot() && run().snapshot()->step >= step; });
    }
    void pauseHere() {
        run().pause();
        QVERIFY(test::soon([&] { return run().state() == TrainingState::paused; }));
    }
    static QString file(const QTemporaryDir& folder, const QByteArray& bytes) {
        const QString path = folder.filePath(QStringLiteral("points.csv"));
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size()) return {};
        return path;
    }

private Q_SLOTS:
    void init() {
        document_ = std::make_unique<Document>(small_session());
        background_ = std::make_unique<Background>();
        session_ = std::make_unique<Session>(*document_, *background_);
        session_->start();
    }

    void cleanup() {
        session_.reset();
        background_.reset();
        document_.reset();
    }

    void it_trains_by_itself() {
        QVERIFY(reached(20));
        QVERIFY(run().isRunning());
        QVERIFY(run().data());
        QTRY_VERIFY_WITH_TIMEOUT(run().floor(), test::patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(!run().history().empty(), test::patience_ms);
    }

    void pause_step_and_reset_do_what_they_say() {
        QVERIFY(reached(20));
        pauseHere();
        const std::int64_t at = run().snapshot()->step;
        run().step();
        QTRY_COMPARE_WITH_TIMEOUT(run().snapshot()->step, at + 1, test::patience_ms);
        run().reset();
        QTRY_COMPARE_WITH_TIMEOUT(run().snapshot()->step, 0, test::patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(run().history().size() <= 1,
                                 test::patience_ms); // the first is of step 0
        QCOMPARE(run().state(), TrainingState::paused);
    }

    void edits_of_the_stack_keep_the_other_layers_weights() {
        QVERIFY(reached(50));
        pauseHere();
        const auto before = run().snapshot();
        const std::vector<Layer> layers = document_->experiment().layers;

        document_->deleteLayer(layers[1].id);
        QTRY_COMPARE_WITH_TIMEOUT(run().snapshot()->flow->layer_count(), Index(3),
                                  test::patience_ms);
        QCOMPARE(parameters_of(*run().snapshot(), 0), parameters_of(*before, 0));
        QCOMPARE(parameters_of(*run().snapshot(), 1), parameters_of(*before, 2));

        document_->undoStack().undo();
        QTRY_COMPARE_WITH_TIMEOUT(run().snapshot()->flow->layer_count(), Index(4),
                                  test::patience_ms);
        QCOMPARE(run().snapshot()->parameters, before->parameters);

        document_->insertLayer(2, "affine-coupling");
        QTRY_COMPARE_WITH_TIMEOUT(run().snapshot()->flow->layer_count(), Index(5),
                                  test::patience_ms);
        QCOMPARE(parameters_of(*run().snapshot(), 1), parameters_of(*before, 1));
        QCOMPARE(parameters_of(*run().snapshot(), 3), parameters_of(*before, 2));
        QCOMPARE(run().snapshot()->step, before->step);

        const auto unmoved = run().snapshot();
        document_->moveLayer(layers[0].id, 4);
        QTRY_VERIFY_WITH_TIMEOUT(run().snapshot() != unmoved, test::patience_ms);
        QCOMPARE(parameters_of(*run().snapshot(), 4), parameters_of(*before, 0));
    }

    void choosing_data_trains_anew() {
        QVERIFY(reached(20));
        pauseHere();
        Spec rings;
        rings.kind = "rings";
        opener().chooseGenerator(rings);
        QTRY_COMPARE_WITH_TIMEOUT(run().data()->title, std::string("Rings"), test::patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(run().isRunning(), test::patience_ms);
        QVERIFY(reached(5));
        document_->undoStack().undo();
        QTRY_COMPARE_WITH_TIMEOUT(run().data()->title, std::string("Moons"), test::patience_ms);
    }

    void undo_brings_back_the_training_that_a_slip_ended_data() {
        QTest::addColumn<QString>("slip");
        for (const char* slip :
             {"data", "same data", "energy", "preset", "reset", "canvas", "slider"})
            QTest::newRow(slip) << QString::fromLatin1(slip);
    }

    void undo_brings_back_the_training_that_a_slip_ended() {
        QFETCH(QString, slip);
        QVERIFY(reached(200));
        pauseHere();
        const auto before = run().snapshot();
        const std::vector<MetricPoint> curve = run().history();
        const auto data = run().data();
        const std::optional<double> floor = run().floor();
        if (slip == QStringLiteral("data")) opener().chooseGenerator(Spec{"rings", {}});
        if (slip == QStringLiteral("same data"))
            opener().chooseGenerator(parse_spec("moons(count=900)"));
        if (slip == QStringLiteral("energy")) opener().chooseEnergy(Spec{"u1", {}});
        if (slip == QStringLiteral("preset")) document_->applyPreset(find_preset("planar"));
        if (slip == QStringLiteral("reset")) session_->beginAgain();
        if (slip == QStringLiteral("canvas")) opener().choosePainting(Painting());
        if (slip == QStringLiteral("slider"))
            for (const double noise : {0.2, 0.3, 0.4, 0.5, 0.6, 0.7})
                document_->change(
                    QStringLiteral("noise"),
                    [=](Experiment& e) { e.data.generator.values["noise"] = noise; },
                    QStringLiteral("data/noise"));
        QCOMPARE(document_->undoStack().count(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(!run().snapshot() || run().snapshot()->step < before->step ||
                                     run().data() != data,
                                 test::patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(run().history().size() < curve.size(), test::patience_ms);
        if (slip != QStringLiteral("canvas")) QVERIFY(run().ghost());

        document_->undoStack().undo();
        QTRY_VERIFY_WITH_TIMEOUT(run().isUpToDate() && run().snapshot()->step >= before->step,
                                 test::patience_ms);
        QCOMPARE(run().data(), data);
        QCOMPARE(run().floor(), floor);
        QCOMPARE(run().words(), loss_words(document_->experiment()));
        QVERIFY(run().history().size() >= curve.size());
        for (std::size_t i = 0; i < curve.size(); ++i)
            QCOMPARE(run().history()[i].train_loss, curve[i].train_loss);
        if (run().state() == TrainingState::paused)
            QCOMPARE(run().snapshot()->parameters, before->parameters);
    }

    void redo_brings_the_other_training_back_too() {
        QVERIFY(reached(200));
        document_->applyPreset(find_preset("real-nvp"));
        QTRY_VERIFY_WITH_TIMEOUT(run().isUpToDate(), test::patience_ms);
        QVERIFY(reached(50));
        const std::int64_t step = run().snapshot()->step;
        document_->undoStack().undo();
        QTRY_VERIFY_WITH_TIMEOUT(run().isUpToDate() && run().snapshot()->step >= 200,
                                 test::patience_ms);
        document_->undoStack().redo();
        QTRY_VERIFY_WITH_TIMEOUT(run().isUpToDate() && run().snapshot()->step >= step,
                                 test::patience_ms);
        QCOMPARE(run().snapshot()->flow->layer_count(), Index(8));
    }

    void undo_in_the_same_moment_loses_nothing() {
        QVERIFY(reached(200));
        pauseHere();
        const auto before = run().snapshot();
        for (int i = 0; i < 3; ++i) { // nothing comes out in between
            document_->applyPreset(find_preset("planar"));
            opener().chooseEnergy(Spec{"u2", {}});
            document_->undoStack().undo();
            document_->undoStack().undo();
        }
        document_->insertLayer(4, "actnorm");
        document_->undoStack().undo();
        QTRY_VERIFY_WITH_TIMEOUT(run().isUpToDate(), test::patience_ms);
        QTRY_COMPARE_WITH_TIMEOUT(run().snapshot()->layer_ids, before->layer_ids,
                                  test::patience_ms);
        QVERIFY(run().snapshot()->step >= before->step);
        for (int i = 0; i < 5; ++i) QTest::qWait(40); // and nothing late undoes it
        QVERIFY(run().isUpToDate() && run().snapshot()->step >= before->step);
    }

    void a_preset_is_a_new_run_and_an_edit_is_a_mark_on_the_old_one() {
        QVERIFY(reached(150));
        document_->insertLayer(4, "actnorm");
        QTRY_VERIFY_WITH_TIMEOUT(run().isUpToDate(), test::patience_ms);
        QVERIFY(run().snapshot()->step >= 150);
        QCOMPARE(run().marks().size(), std::size_t{1});
        QCOMPARE(run().marks()[0].what, QStringLiteral("insert actnorm"));
        QVERIFY(run().marks()[0].step >= 100 && run().marks()[0].step <= run().snapshot()->step);
        const std::int64_t step = run().snapshot()->step;

        pauseHere();
        document_->applyPreset(find_preset("real-nvp"));
        QTRY_VERIFY_WITH_TIMEOUT(run().isUpToDate(), test::patience_ms);
        QVERIFY(run().snapshot()->step < step && run().marks().empty());
        QVERIFY(run().ghost() && run().ghost()->history.back().step >= step);
        QTRY_VERIFY_WITH_TIMEOUT(run().isRunning(), test::patience_ms);
    }

    void back_to_the_best_halves_the_rate_and_can_be_undone() {
        QVERIFY(reached(350));
        document_->change(QStringLiteral("rate"),
                          [](Experiment& e) { e.optimizer.values["learning_rate"] = 1.0; });
        const std::int64_t later = run().snapshot()->step + 300;
        QVERIFY(test::soon([&] {
            return run().snapshot()->step >= later || run().state() == TrainingState::stopped;
        }));
        if (run().state() != TrainingState::stopped) pauseHere();
        const auto ruined = run().snapshot();
        session_->backToBest();
        QCOMPARE(document_->experiment().optimizer.real("learning_rate"), 0.5);
        QTRY_VERIFY_WITH_TIMEOUT(run().isUpToDate() && run().snapshot() != ruined,
                                 test::patience_ms);
        QVERIFY(!run().history().empty());
        QTRY_VERIFY_WITH_TIMEOUT(run().isRunning(), test::patience_ms);
        QCOMPARE(run().history().front().step, 0);
        for (std::size_t i = 1; i < run().history().size(); ++i)
            QVERIFY(run().history()[i - 1].step <= run().history()[i].step);
        document_->undoStack().undo();
        QTRY_VERIFY_WITH_TIMEOUT(run().isUpToDate() &&
                                     run().snapshot()->parameters == ruined->parameters,
                                 test::patience_ms);
    }

    void a_file_is_opened_and_named() {
        QVERIFY(reached(5));
        QTemporaryDir folder;
        QByteArray bytes("length,width\n");
        for (int i = 0; i < 200; ++i)
            bytes += QByteArray::number(i % 17) + ',' + QByteArray::number((i * 7) % 23) + '\n';
        opener().chooseFile({{}, file(folder, bytes).toStdString(), {}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(run().data()->first_title, std::string("length"),
                                  test::patience_ms);
        QVERIFY(document_->experiment().data.is_file());
        QVERIFY(reached(5));
    }

    void a_bad_file_leaves_everything_as_it_was_with_a_sentence_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one column") << QByteArray("x\n1\n2\n3\n4\n");
        QTest::newRow("text") << QByteArray("a,b\nred,blue\ngreen,white\n");
        QTest::newRow("constant") << QByteArray("a,b\n1,1\n1,2\n1,3\n1,4\n1,5\n1,6\n");
        QTest::newRow("binary") << QByteArray(2000, '\x01');
        QTest::newRow("missing") << QByteArray("-");
    }

    void a_bad_file_leaves_everything_as_it_was_with_a_sentence() {
        QFETCH(QByteArray, bytes);
        QVERIFY(reached(5));
        QTemporaryDir folder;
        const Experiment before = document_->experiment();
        const auto data = run().data();
        QSignalSpy messages(session_.get(), &Session::message);
        const QString path =
            bytes == "-" ? folder.filePath(QStringLiteral("points.csv")) : file(folder, bytes);
        opener().chooseFile({{}, path.toStdString(), {}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(messages.count(), 1, test::patience_ms);
        QVERIFY(messages[0][0].toString().contains(QStringLiteral("points.csv")));
        QVERIFY(messages[0][1].toBool());
        QVERIFY(document_->experiment() == before);
        QCOMPARE(document_->undoStack().count(), 0);
        QCOMPARE(run().data(), data);
        QVERIFY(run().isRunning());
    }

    void a_dragged_data_slider_ends_at_its_last_value() {
        QVERIFY(reached(5));
        for (const double noise : {0.11, 0.2, 0.3, 0.4}) {
            document_->change(
                QStringLiteral("noise"),
                [=](Experiment& e) { e.data.generator.values["noise"] = noise; },
                QStringLiteral("data/noise"));
            QTest::qWait(10);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!opener().isOpening(), test::patience_ms);
        // 0.4 of a radius of 2: the spread of the first coordinate tells it from 0.1.
        QTRY_VERIFY_WITH_TIMEOUT(run().data()->points.row(1).maxCoeff() > 3, test::patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(run().isRunning(), test::patience_ms);
    }
};

static const InProgram<SessionTest> session_test(__FILE__);
#include "tst_session.moc"
