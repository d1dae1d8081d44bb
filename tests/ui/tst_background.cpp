// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "ui/session/background.h"
#include "ui/session/picture_service.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <utility>
#include <vector>

using namespace pushforward;

namespace {

bool idle(const Background& background) {
    return test::soon([&] { return background.waiting() == 0; });
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
            return [&, fails = ++tries != 4](
                       const Cancelled&, const PictureService::Early&) -> PictureService::Deliver {
                if (fails) throw Error("The flow has burst.");
                return [&] { ++pictures; };
            };
        });
        QTRY_VERIFY_WITH_TIMEOUT(tries == 6 && service.isIdle(), test::patience_ms);
        QCOMPARE(pictures, 1);
        QCOMPARE(sentences.count(), 2); // of the first three, and of the last two
        QVERIFY(sentences[0][0].toString().contains(QStringLiteral("The flow has burst.")));
    }

    void a_picture_that_fails_holds_up_no_other() {
        PictureService service;
        int pictures = 0;
        service.add(this, []() -> PictureService::Job {
            return [](const Cancelled&, const PictureService::Early&) -> PictureService::Deliver {
                throw Error("No.");
            };
        });
        service.add(this, [&]() -> PictureService::Job {
            return [&](const Cancelled&, const PictureService::Early&) -> PictureService::Deliver {
                return [&] { ++pictures; };
            };
        });
        QTRY_VERIFY_WITH_TIMEOUT(pictures >= 3, test::patience_ms);
    }

    void what_is_ready_before_the_rest_is_shown_before_it() {
        PictureService service;
        QSemaphore rest;
        bool has_part = false, has_all = false, began = false;
        service.add(this, [&]() -> PictureService::Job {
            if (std::exchange(began, true)) return {};
            return [&](const Cancelled&, const PictureService::Early& early) {
                early([&] { has_part = true; });
                rest.acquire();
                return [&] { has_all = true; };
            };
        });
        QTRY_VERIFY_WITH_TIMEOUT(has_part, test::patience_ms);
        QVERIFY(!has_all);
        rest.release();
        QTRY_VERIFY_WITH_TIMEOUT(has_all, test::patience_ms);
    }

    void pictures_take_turns_and_are_broken_off_at_the_end() {
        int first = 0, second = 0;
        std::atomic<bool> begun = false, broken_off = false;
        auto service = std::make_unique<PictureService>();
        const auto view = [](int& count) {
            return [&count]() -> PictureService::Job {
                return [&count](const Cancelled&,
                                const PictureService::Early&) -> PictureService::Deliver {
                    QThread::msleep(5);
                    return [&count] { ++count; };
                };
            };
        };
        service->add(this, view(first));
        service->add(this, view(second));
        QTRY_VERIFY_WITH_TIMEOUT(first >= 5 && second >= 5, test::patience_ms);
        QVERIFY(std::abs(first - second) <= 1);
        service->add(this, [&]() -> PictureService::Job {
            return [&](const Cancelled& cancelled,
                       const PictureService::Early&) -> PictureService::Deliver {
                begun = true;
                while (!cancelled()) QThread::msleep(1);
                broken_off = true;
                return {};
            };
        });
        QTRY_VERIFY_WITH_TIMEOUT(begun, test::patience_ms);
        service.reset(); // would wait for ever for a picture that is not broken off
        QVERIFY(broken_off);
    }

    void while_training_pictures_rest_as_long_as_they_work() {
        struct Picture {
            qint64 begun, done; // nanoseconds
        };
        std::vector<Picture> pictures;
        QElapsedTimer clock;
        clock.start();
        PictureService service;
        service.setSparing(true);
        service.add(this, [&]() -> PictureService::Job {
            return [&](const Cancelled&, const PictureService::Early&) -> PictureService::Deliver {
                const qint64 begun = clock.nsecsElapsed();
                QThread::msleep(20);
                const qint64 done = clock.nsecsElapsed();
                return [&pictures, begun, done] { pictures.push_back({begun, done}); };
            };
        });
        QTRY_VERIFY_WITH_TIMEOUT(pictures.size() >= 5, test::patience_ms);
        // However slow the machine is, a rest is at least as long, but for a timer's twentieth.
        for (std::size_t i = 1; i < pictures.size(); ++i) {
            const Picture &before = pictures[i - 1], &now = pictures[i];
            const qint64 rest = now.begun - before.done, work = before.done - before.begun;
            QVERIFY2(10 * rest >= 9 * work, qPrintable(QString::number(rest)));
        }
    }
};

static const InProgram<BackgroundTest> background_test(__FILE__);
#include "tst_background.moc"
