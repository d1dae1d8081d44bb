// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "tests/support/test_program.h"
#include "ui/session/background.h"
#include "ui/session/picture_service.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

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
};

static const InProgram<BackgroundTest> in_program(__FILE__);
#include "tst_background.moc"
