// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/layer_case.h"
#include "ui/main_window.h"
#include "ui/panels/opening_progress.h"

#include <QProgressBar>
#include <QPushButton>
#include <QSemaphore>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pushforward;

namespace {

Experiment small() {
    Experiment e = example_experiment();
    e.data.generator.values["count"] = std::int64_t{500};
    e.layers.resize(2);
    e.batch = 64;
    e.steps = 1000000;
    return validated(e);
}

/// A table of 200 · `times` rows and four columns of numbers: a, b, c, d.
QByteArray rows(int times) {
    QByteArray piece, all = "a,b,name,c,d\n";
    for (int i = 0; i < 200; ++i)
        piece += QByteArray::number(i % 17) + ',' + QByteArray::number(0.25 * (i % 13)) + ",n," +
                 QByteArray::number(100 + i * i % 37) + ',' + QByteArray::number(-(i % 7)) + '\n';
    for (int i = 0; i < times; ++i) all += piece;
    return all;
}

} // namespace

class OpeningTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<Document> document_;
    std::unique_ptr<Background> background_;
    std::unique_ptr<Session> session_;
    QSemaphore gate_;

    /// Nothing is opened until the gate is released.
    void shutGate() {
        background_->run(
            [this]() -> Background::Deliver {
                gate_.acquire();
                return [] {};
            },
            [](const QString&) {});
    }
    DataSource file(const char* name, const QByteArray& bytes) const {
        const QString path = folder_.filePath(QLatin1String(name));
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size()) return {};
        return {{}, path.toStdString(), "a", "b"};
    }
    bool idle() {
        return QTest::qWaitFor([&] { return background_->waiting() == 0; }, 20000);
    }
    void holdOut(double share) {
        document_->change(QStringLiteral("held out"), [=](Experiment& e) { e.held_out = share; });
    }

private Q_SLOTS:
    void initTestCase() {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
        apply_theme(*qApp, ThemeMode::light);
    }

    void init() {
        document_ = std::make_unique<Document>(small());
        background_ = std::make_unique<Background>();
        session_ = std::make_unique<Session>(*document_, *background_);
        session_->start();
        QVERIFY(QTest::qWaitFor([&] { return session_->snapshot() != nullptr; }, 20000));
        QVERIFY(idle());
    }

    void cleanup() {
        session_.reset();
        background_.reset();
        document_.reset();
        QVERIFY(!Background::wasAbandoned());
    }

    void cancelling_midway_leaves_all_as_it_was() {
        const Experiment before = document_->experiment();
        const auto data = session_->data();
        QSignalSpy messages(session_.get(), &Session::message);
        session_->chooseFile(file("large.csv", rows(test::sanitized ? 2000 : 20000)));
        const auto reading = session_->fileBeingRead();
        QVERIFY(reading && session_->isOpening());
        QCOMPARE(reading->name, QStringLiteral("large.csv"));
        QVERIFY(QTest::qWaitFor([&] { return reading->progress->bytes_done > 0; }, 20000));
        QVERIFY(reading->progress->bytes_done < reading->progress->bytes_total);
        session_->cancelOpening();
        QVERIFY(!session_->isOpening() && !session_->fileBeingRead());
        QVERIFY(idle());
        QVERIFY(reading->progress->bytes_done < reading->progress->bytes_total);
        QCOMPARE(messages.count(), 1);
        QVERIFY(messages[0][0].toString().contains(QStringLiteral("large.csv was cancelled")));
        QVERIFY(!messages[0][1].toBool());
        QVERIFY(document_->experiment() == before);
        QCOMPARE(document_->undoStack().count(), 0);
        QCOMPARE(session_->data(), data);
        QVERIFY(session_->isRunning());
    }

    void the_newest_choice_wins_and_the_one_before_is_not_read_on() {
        shutGate();
        session_->chooseFile(file("first.csv", rows(2)));
        const auto first = session_->fileBeingRead();
        session_->chooseFile(file("second.csv", rows(1)));
        QVERIFY(first->progress->cancelled);
        QCOMPARE(session_->fileBeingRead()->name, QStringLiteral("second.csv"));
        gate_.release();
        QVERIFY(QTest::qWaitFor(
            [&] { return session_->data()->title == "second.csv" && !session_->isOpening(); }));
        QCOMPARE(document_->undoStack().count(), 1);
        QCOMPARE(session_->data()->first_title, std::string("a"));
    }

    void cancelling_what_an_edit_asks_for_takes_it_back() {
        session_->chooseFile(file("points.csv", rows(1)));
        QVERIFY(QTest::qWaitFor([&] { return session_->data()->title == "points.csv"; }));
        const Experiment before = document_->experiment();
        shutGate();
        holdOut(0.5);
        QVERIFY(session_->fileBeingRead());
        session_->cancelOpening();
        gate_.release();
        QVERIFY(idle());
        QVERIFY(document_->experiment() == before);
        QVERIFY(!session_->isOpening());
    }

    void cancelling_what_undo_asks_for_goes_forward_again() {
        session_->chooseFile(file("points.csv", rows(1)));
        QVERIFY(QTest::qWaitFor([&] { return session_->data()->title == "points.csv"; }));
        // More than are kept: the first has to be read again.
        for (const double share : {0.3, 0.4, 0.5, 0.6}) {
            holdOut(share);
            QVERIFY(idle());
        }
        shutGate();
        for (int i = 0; i < 3; ++i) document_->undoStack().undo();
        QVERIFY(session_->fileBeingRead());
        QCOMPARE(document_->experiment().held_out, 0.3);
        session_->cancelOpening();
        gate_.release();
        QVERIFY(idle());
        QCOMPARE(document_->experiment().held_out, 0.4);
        QVERIFY(!session_->isOpening());
        QCOMPARE(document_->undoStack().count(), 5);
    }

    void the_bar_shows_the_share_and_escape_cancels() {
        QWidget window;
        OpeningProgress progress(*session_, &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QVERIFY(!progress.isVisible());
        shutGate();
        session_->chooseFile(file("points.csv", rows(1)));
        QVERIFY(QTest::qWaitFor([&] { return progress.isVisible(); }));
        auto* const bar = progress.findChild<QProgressBar*>();
        auto* const cancel = progress.findChild<QPushButton*>();
        QVERIFY(bar->accessibleName().contains(QStringLiteral("points.csv")));
        QVERIFY(cancel->accessibleName().contains(QStringLiteral("points.csv")));
        QCOMPARE(bar->maximum(), 0); // nothing is known of it yet
        // As the reader tells it.
        const auto reading = std::const_pointer_cast<Reading>(session_->fileBeingRead()->progress);
        reading->bytes_total = 200;
        reading->bytes_done = 86;
        QVERIFY(QTest::qWaitFor([&] { return bar->value() == 43 && bar->maximum() == 100; }));
        QTest::keyClick(&window, Qt::Key_Escape);
        QVERIFY(QTest::qWaitFor([&] { return !progress.isVisible(); }));
        QVERIFY(reading->cancelled);
        gate_.release();
        QVERIFY(idle());
        QCOMPARE(document_->undoStack().count(), 0);
    }

    void closing_the_window_cancels() {
        auto window = std::make_unique<MainWindow>(small());
        window->show();
        QVERIFY(QTest::qWaitFor([&] { return window->session().snapshot() != nullptr; }, 20000));
        QVERIFY(window->findChild<OpeningProgress*>());
        window->session().chooseFile(file("large.csv", rows(test::sanitized ? 2000 : 20000)));
        const auto reading = window->session().fileBeingRead();
        QVERIFY(reading);
        QVERIFY(QTest::qWaitFor([&] { return reading->progress->bytes_done > 0; }, 20000));
        window->close();
        QVERIFY(reading->progress->cancelled);
        QVERIFY(!window->session().isOpening());
        window.reset(); // `cleanup` asks whether the reading went on
    }
};

QTEST_MAIN(OpeningTest)
#include "tst_opening.moc"
