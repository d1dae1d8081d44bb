// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "tests/support/test_program.h"
#include "ui/session/background.h"
#include "ui/session/picture_service.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace pushforward;

namespace {

constexpr int soon_ms = 30000;

bool idle(const Background& background) {
    return QTest::qWaitFor([&] { return background.waiting() == 0; }, soon_ms);
}

} // namespace

/// What becomes of work that is done elsewhere, and of its failures.
class BackgroundTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void results_and_failures_come_back() {
        Background background;
        int result = 0;
        QString sentence;
        const auto failed = [&](const QString& why) { sentence = why; };
        background.run(
            this, [&]() -> Background::Deliver { return [&] { result = 7; }; }, failed);
        background.run(
            this, []() -> Background::Deliver { throw Error("It is broken."); }, failed);
        QVERIFY(idle(background));
        QCOMPARE(result, 7);
        QCOMPARE(sentence, QStringLiteral("It is broken."));
    }

    void nothing_comes_back_for_an_owner_that_is_gone() {
        Background background;
        QSemaphore begun, gate;
        std::atomic<int> worked = 0;
        int delivered = 0, failures = 0;
        const auto failed = [&](const QString&) { ++failures; };
        const auto work = [&](bool fails) {
            return [&, fails]() -> Background::Deliver {
                ++worked;
                begun.release();
                gate.acquire();
                if (fails) throw Error("It is broken.");
                return [&] { ++delivered; };
            };
        };
        for (const bool fails : {false, true}) {
            auto owner = std::make_unique<QObject>();
            background.run(owner.get(), work(fails), failed);
            background.run(owner.get(), work(fails), failed); // it has not begun by then
            begun.acquire();
            owner.reset();
            gate.release(2);
            QVERIFY(idle(background));
            gate.acquire(gate.available());
        }
        QCOMPARE(delivered, 0);
        QCOMPARE(failures, 0);
        QCOMPARE(worked.load(), 2);
    }

    void a_picture_that_fails_says_so_once_and_again_after_one_that_came() {
        PictureService service;
        QSignalSpy sentences(&service, &PictureService::failed);
        int tries = 0, pictures = 0;
        service.add(this, [&]() -> PictureService::Job {
            if (tries == 6) return {};
            return [&, fails = ++tries != 4](const Cancelled&) -> PictureService::Deliver {
                if (fails) throw Error("The flow has burst.");
                return [&] { ++pictures; };
            };
        });
        QTRY_VERIFY_WITH_TIMEOUT(tries == 6 && service.isIdle(), soon_ms);
        QCOMPARE(pictures, 1);
        QCOMPARE(sentences.count(), 2); // of the first three, and of the last two
        QVERIFY(sentences[0][0].toString().contains(QStringLiteral("The flow has burst.")));
    }

    void a_picture_that_fails_holds_up_no_other() {
        PictureService service;
        int pictures = 0;
        service.add(this, []() -> PictureService::Job {
            return [](const Cancelled&) -> PictureService::Deliver { throw Error("No."); };
        });
        service.add(this, [&]() -> PictureService::Job {
            return [&](const Cancelled&) -> PictureService::Deliver { return [&] { ++pictures; }; };
        });
        QTRY_VERIFY_WITH_TIMEOUT(pictures >= 3, soon_ms);
    }

    void pictures_take_turns_and_are_broken_off_at_the_end() {
        int first = 0, second = 0;
        auto service = std::make_unique<PictureService>();
        const auto view = [](int& count) {
            return [&count]() -> PictureService::Job {
                return [&count](const Cancelled&) -> PictureService::Deliver {
                    QThread::msleep(5);
                    return [&count] { ++count; };
                };
            };
        };
        service->add(this, view(first));
        service->add(this, view(second));
        QTRY_VERIFY_WITH_TIMEOUT(first >= 5 && second >= 5, 30000);
        QVERIFY(std::abs(first - second) <= 1);
        service->add(this, []() -> PictureService::Job {
            return [](const Cancelled& cancelled) -> PictureService::Deliver {
                while (!cancelled()) QThread::msleep(1);
                return {};
            };
        });
        QTest::qWait(50);
        QElapsedTimer timer;
        timer.start();
        service.reset();
        QVERIFY(timer.elapsed() < 200);
    }

    void while_training_pictures_rest_as_long_as_they_work() {
        PictureService service;
        service.setSparing(true);
        int count = 0;
        service.add(this, [&count]() -> PictureService::Job {
            return [&count](const Cancelled&) -> PictureService::Deliver {
                QThread::msleep(20);
                return [&count] { ++count; };
            };
        });
        QTest::qWait(400);
        QVERIFY2(count >= 3 && count <= 10, qPrintable(QString::number(count)));
    }
};

static const InProgram<BackgroundTest> in_program(__FILE__);
#include "tst_background.moc"
