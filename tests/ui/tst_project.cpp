// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/trainer.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "tests/support/window_by_hand.h"
#include "ui/look/actions.h"
#include "ui/window/file_actions.h"

#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace pushforward;

namespace {

Experiment kept_run() {
    Experiment e = example_experiment();
    e.data.generator = parse_spec("moons(count=500)");
    e.layers = parse_layers("2*affine-coupling(hidden=8), actnorm(frozen=true)");
    e.optimizer = parse_spec("adam(averaging=0.9)");
    e.batch = 32;
    e.steps = 1000000;
    return validated(e);
}

QByteArray bytes_of(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What a person made is kept in a file, and goes on from it.
class ProjectTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;

    Run& run() { return window_->run(); }
    Document& document() { return window_->document(); }
    const Project& project() { return window_->files().project(); }
    QString path(const char* name) { return folder_.filePath(QString::fromLatin1(name)); }

    /// The work that some window keeps beside its file; empty for none.
    static QString keptFile() {
        const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                          QStringLiteral("/recovery"));
        const QStringList files = folder.entryList({QStringLiteral("*.pushforward")}, QDir::Files);
        return files.isEmpty() ? QString() : folder.filePath(files.constFirst());
    }
    void open(const Experiment& experiment) {
        window_ = testing::shown_window(experiment);
        QVERIFY(window_);
        QVERIFY(test::soon([&] { return run().snapshot() && run().snapshot()->step >= 20; }));
    }
    bool rests() {
        return test::soon([&] { return !run().isRunning() && run().isUpToDate(); });
    }
    bool saves(const QString& file) {
        QSignalSpy saved(&project(), &Project::saved);
        window_->files().saveAs(file);
        return test::soon([&] { return saved.count() == 1; });
    }
    bool opens(const QString& file) {
        QSignalSpy begun(&run(), &Run::runChanged);
        window_->openFile(file);
        return test::soon([&] { return begun.count() > 0; }) && rests();
    }

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        testing::keep_settings_in(folder_.path());
    }

    void init() {
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
    }
    void cleanup() { window_.reset(); }

    void saved_opened_and_saved_gives_the_same_bytes() {
        open(kept_run());
        run().pause();
        QVERIFY(rests());
        QVERIFY(saves(path("one.pushforward")));
        open(example_experiment());
        QVERIFY(opens(path("one.pushforward")));
        QCOMPARE(project().name(), QStringLiteral("one"));
        QVERIFY(!project().isModified());
        QVERIFY(saves(path("two.pushforward")));
        QVERIFY(!bytes_of(path("one.pushforward")).isEmpty());
        QCOMPARE(bytes_of(path("two.pushforward")), bytes_of(path("one.pushforward")));
    }

    void it_goes_on_as_if_it_had_never_been_closed() {
        open(kept_run());
        QVERIFY(saves(path("on.pushforward"))); // while it trains
        const ModelFile kept = read_model(path("on.pushforward").toStdString());
        QVERIFY(kept.snapshot && kept.snapshot->step >= 20);
        open(example_experiment());
        QVERIFY(opens(path("on.pushforward")));
        QCOMPARE(run().snapshot()->step, kept.snapshot->step);
        QCOMPARE(run().snapshot()->parameters, kept.snapshot->parameters);
        QCOMPARE(run().history().size(), kept.metrics.size());
        run().play();
        QVERIFY(test::soon([&] { return run().snapshot()->step >= kept.snapshot->step + 50; }));
        run().pause();
        QVERIFY(rests());
        QVERIFY(project().isModified()); // training changes what the file does not hold
        Trainer never_closed(kept.experiment, run().loaded(), kept.snapshot.get());
        while (never_closed.steps_done() < run().snapshot()->step) QVERIFY(never_closed.step());
        const auto now = never_closed.take_snapshot();
        QCOMPARE(run().snapshot()->parameters, now->parameters);
        QCOMPARE(run().snapshot()->training_parameters, now->training_parameters);
        QCOMPARE(run().snapshot()->optimizer_state, now->optimizer_state);
        QCOMPARE(run().snapshot()->random_state, now->random_state);
    }

    void painted_points_and_energies_are_kept() {
        Experiment painted = kept_run();
        DataSource canvas;
        Points points(2, 40);
        for (Index i = 0; i < points.cols(); ++i)
            points.col(i) << std::cos(0.3 * double(i)), 0.1 * double(i);
        canvas.painting = Painting(Standardisation::from(points), points);
        painted = validated(with_data(painted, canvas));
        for (const Experiment& e : {painted, validated(with_target(kept_run(), Spec{"u1", {}}))}) {
            open(e);
            run().pause();
            QVERIFY(rests());
            QVERIFY(saves(path("kind.pushforward")));
            const std::int64_t step = run().snapshot()->step;
            open(example_experiment());
            QVERIFY(opens(path("kind.pushforward")));
            QCOMPARE(request_of(document().experiment()), request_of(e));
            QCOMPARE(run().snapshot()->step, step);
        }
    }

    void opening_is_undone_with_the_training_that_it_ended() {
        open(kept_run());
        QVERIFY(saves(path("undo.pushforward")));
        open(example_experiment());
        const Experiment before = document().experiment();
        const std::int64_t step = run().snapshot()->step;
        QVERIFY(opens(path("undo.pushforward")));
        QVERIFY(window_->windowTitle().contains(QStringLiteral("undo")));
        window_->actions().undo->trigger();
        QVERIFY(test::soon([&] { return run().isUpToDate() && run().snapshot()->step >= step; }));
        QCOMPARE(document().experiment(), before);
        QVERIFY(project().path().isEmpty()); // saving would not write over the other one's file
        window_->actions().redo->trigger();
        QCOMPARE(project().name(), QStringLiteral("undo"));
        QVERIFY(test::soon([&] { return run().isUpToDate(); }));
        QCOMPARE(run().snapshot()->flow->layer_count(), 3);
    }

    void a_new_project_has_no_file() {
        open(kept_run());
        QVERIFY(saves(path("new.pushforward")));
        QVERIFY(!project().path().isEmpty());
        run().pause();
        QVERIFY(rests());
        QVERIFY(saves(path("new.pushforward")));
        window_->actions().newProject->trigger();
        QVERIFY(project().path().isEmpty());
        QCOMPARE(document().experiment().layers.size(), example_experiment().layers.size());
        QVERIFY(!project().isWorthAsking());
        QVERIFY(test::soon([&] { return run().isUpToDate() && run().isRunning(); }));
    }

    void a_file_that_is_hurt_changes_nothing() {
        open(kept_run());
        run().pause(); // so that there is nothing to ask about
        QVERIFY(rests());
        QVERIFY(saves(path("hurt.pushforward")));
        QByteArray bytes = bytes_of(path("hurt.pushforward"));
        QFile file(path("hurt.pushforward"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes.left(bytes.size() / 2));
        file.close();
        const Experiment before = document().experiment();
        const QString name = project().path();
        window_->openFile(path("hurt.pushforward"));
        QVERIFY(
            test::soon([&] { return window_->sentence().contains(QStringLiteral("cut off")); }));
        QCOMPARE(document().experiment(), before);
        QCOMPARE(project().path(), name);
    }

    void a_project_whose_data_have_changed_says_so() {
        const auto write = [&](double shift) {
            QFile table(path("points.csv"));
            QVERIFY(table.open(QIODevice::WriteOnly));
            table.write("a,b\n");
            for (int i = 0; i < 60; ++i)
                table.write(QByteArray::number(std::sin(i) + shift) + ',' +
                            QByteArray::number(std::cos(2 * i)) + '\n');
        };
        write(0);
        Experiment e = kept_run();
        DataSource source;
        source.file = path("points.csv").toStdString();
        open(validated(with_data(e, source)));
        run().pause();
        QVERIFY(rests());
        QVERIFY(saves(path("data.pushforward")));
        write(3);
        open(example_experiment());
        window_->openFile(path("data.pushforward"));
        QVERIFY(test::soon(
            [&] { return window_->sentence().contains(QStringLiteral("data have changed")); }));
        QFile::remove(path("points.csv"));
        open(example_experiment());
        const Experiment before = document().experiment();
        window_->openFile(path("data.pushforward"));
        QVERIFY(
            test::soon([&] { return window_->sentence().contains(QStringLiteral("points.csv")); }));
        QCOMPARE(document().experiment(), before);
    }

    void an_edit_while_the_data_are_read_keeps_the_weights() {
        open(kept_run());
        run().pause();
        QVERIFY(rests());
        QVERIFY(saves(path("edit.pushforward")));
        const std::int64_t step = run().snapshot()->step;
        const std::vector<Real> parameters = run().snapshot()->parameters;
        open(example_experiment());
        QSignalSpy begun(&run(), &Run::runChanged), opened(&document(), &Document::changed);
        window_->openFile(path("edit.pushforward"));
        QVERIFY(test::soon([&] { return opened.count() > 0; }));
        document().change(QStringLiteral("rate"),
                          [](Experiment& e) { e.optimizer.values["learning_rate"] = 0.01; });
        QVERIFY(test::soon([&] { return begun.count() > 0; }) && rests());
        QCOMPARE(run().snapshot()->step, step);
        QCOMPARE(run().snapshot()->parameters, parameters);
        QVERIFY(saves(path("edit.pushforward")));
        const ModelFile saved = read_model(path("edit.pushforward").toStdString());
        QCOMPARE(saved.experiment.optimizer.real("learning_rate"), 0.01);
        QVERIFY(saved.snapshot && saved.snapshot->step == step);
    }

    void work_is_asked_about_before_another_project_takes_its_place() {
        open(kept_run());
        run().pause();
        QVERIFY(rests());
        QVERIFY(saves(path("other.pushforward")));
        open(kept_run());
        document().insertLayer(0, "planar");
        const Experiment mine = document().experiment();
        for (const bool discards : {false, true}) {
            window_->openFile(path("other.pushforward"));
            auto* const question = window_->findChild<QMessageBox*>();
            QVERIFY(question && question->isVisible());
            question->button(discards ? QMessageBox::Discard : QMessageBox::Cancel)->click();
            if (!discards) QCOMPARE(document().experiment(), mine);
            QVERIFY(test::soon([&] { return !window_->findChild<QMessageBox*>(); }));
        }
        QVERIFY(test::soon([&] { return project().name() == QStringLiteral("other"); }));
    }

    void what_a_crash_left_is_found_and_goes_on() {
        open(kept_run());
        document().insertLayer(0, "planar");
        QVERIFY(test::soon([&] { return run().isUpToDate(); }));
        run().pause();
        QVERIFY(rests());
        window_->files().recovery().keep();
        const std::int64_t step = run().snapshot()->step;
        const QString kept = keptFile();
        QVERIFY(!kept.isEmpty());
        { // a window that is there has nothing to be recovered
            const auto beside = testing::shown_window(kept_run());
            QVERIFY(!beside->files().recovery().left());
        }
        // Gone without a word: its lock is that of no process.
        QFile::remove(
            QString(kept).replace(QStringLiteral(".pushforward"), QStringLiteral(".lock")));
        auto crashed = std::move(window_);
        window_ = testing::shown_window(example_experiment());
        QVERIFY(
            test::soon([&] { return window_->sentence().contains(QStringLiteral("was kept")); }));
        QSignalSpy begun(&run(), &Run::runChanged);
        window_->actions().recoverWork->trigger();
        QVERIFY(test::soon([&] { return begun.count() > 0; }) && rests());
        QCOMPARE(run().snapshot()->step, step);
        QCOMPARE(document().experiment().layers.front().spec.kind, std::string("planar"));
        QVERIFY(project().path().isEmpty() && project().isWorthAsking());
        QVERIFY(window_->sentence().isEmpty());               // it is not offered any more
        QVERIFY(!keptFile().isEmpty() && keptFile() != kept); // but kept, now for this window
        window_->close();
        window_->findChild<QMessageBox*>()->button(QMessageBox::Discard)->click();
        QVERIFY(keptFile().isEmpty());
    }

    void a_clean_end_leaves_nothing_behind() {
        open(kept_run());
        document().insertLayer(0, "planar");
        QVERIFY(test::soon([&] { return run().isUpToDate(); }));
        window_->files().recovery().keep();
        QVERIFY(!keptFile().isEmpty());
        window_->close();
        window_->findChild<QMessageBox*>()->button(QMessageBox::Discard)->click();
        QVERIFY(!window_->isVisible());
        QVERIFY(keptFile().isEmpty());
    }

    void closing_asks_once_and_only_where_something_would_be_lost() {
        open(kept_run());
        window_->close();
        QVERIFY(!window_->isVisible()); // nobody has done anything
        open(kept_run());
        document().insertLayer(0, "planar");
        window_->close();
        QVERIFY(window_->isVisible());
        auto* question = window_->findChild<QMessageBox*>();
        QVERIFY(question && question->isVisible());
        question->button(QMessageBox::Cancel)->click();
        QVERIFY(window_->isVisible());
        QVERIFY(saves(path("close.pushforward")));
        run().pause();
        QVERIFY(rests());
        QVERIFY(saves(path("close.pushforward")));
        window_->close();
        QVERIFY(!window_->isVisible()); // the file holds everything

        open(kept_run());
        QVERIFY(saves(path("close.pushforward")));
        document().insertLayer(0, "planar");
        QVERIFY(test::soon([&] { return window_->isWindowModified(); }));
        window_->close();
        question = window_->findChild<QMessageBox*>();
        QVERIFY(question && window_->isVisible());
        question->button(QMessageBox::Save)->click();
        QVERIFY(test::soon([&] { return !window_->isVisible(); }));
        QCOMPARE(read_model(path("close.pushforward").toStdString()).experiment.layers.size(),
                 std::size_t{4});

        open(kept_run());
        document().insertLayer(0, "planar");
        window_->close();
        window_->findChild<QMessageBox*>()->button(QMessageBox::Discard)->click();
        QVERIFY(!window_->isVisible());
    }
};

static const InProgram<ProjectTest> project_test(__FILE__);
#include "tst_project.moc"
