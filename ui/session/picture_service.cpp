// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/picture_service.h"

#include "ui/draw/text.h"
#include "ui/session/step_back.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <algorithm>
#include <exception>
#include <utility>

namespace pushforward {

PictureService::PictureService(QObject* parent)
    : QObject(parent), cancelled_(std::make_shared<std::atomic<bool>>(false)) {
    pool_.setMaxThreadCount(1);
    timer_.setSingleShot(true);
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, &PictureService::next);
    clock_.start();
}

PictureService::~PictureService() {
    *cancelled_ = true;
    pool_.waitForDone();
}

void PictureService::add(QObject* owner, Offer offer, int rest_ms) {
    views_.push_back({owner, std::move(offer), rest_ms});
    wake();
}

void PictureService::wake() {
    if (busy_) return;
    const qint64 wait = std::max<qint64>(0, rest_until_ms_ - clock_.elapsed());
    if (!timer_.isActive() || timer_.remainingTime() > wait) timer_.start(static_cast<int>(wait));
}

void PictureService::setSparing(bool training) {
    sparing_ = training;
    if (!training) rest_until_ms_ = 0;
    wake();
}

void PictureService::next() {
    if (busy_) return;
    std::erase_if(views_, [](const View& view) { return !view.owner; });
    std::ranges::stable_sort(views_, {}, &View::last_ms);
    const qint64 now = clock_.elapsed();
    qint64 soonest = -1;
    for (View& view : views_) {
        const qint64 due = view.last_ms < 0 ? 0 : view.last_ms + view.rest_ms;
        if (due > now) {
            soonest = soonest < 0 ? due : std::min(soonest, due);
        } else if (Job job = view.offer()) {
            start(view, std::move(job));
            return;
        }
    }
    if (soonest >= 0) timer_.start(static_cast<int>(soonest - now));
}

void PictureService::start(View& view, Job job) {
    struct Picture {
        Deliver deliver;
        QString failure;
        qint64 took_ms = 0;
    };
    busy_ = true;
    view.last_ms = clock_.elapsed();
    auto* const watcher = new QFutureWatcher<Picture>(this);
    connect(watcher, &QFutureWatcher<Picture>::finished, this,
            [this, watcher, owner = view.owner, failure = view.failure] {
                watcher->deleteLater();
                const Picture picture = watcher->result();
                if (owner && picture.deliver) picture.deliver();
                const bool is_new = std::exchange(*failure, picture.failure) != picture.failure;
                if (owner && is_new && !picture.failure.isEmpty())
                    Q_EMIT failed(tr("A picture could not be drawn. %1").arg(picture.failure));
                finish(picture.took_ms);
            });
    // This waits for its thread before it goes.
    const Early early = [this, owner = view.owner](Deliver deliver) {
        const auto done = [owner, deliver = std::move(deliver)] {
            if (owner) deliver();
        };
        QMetaObject::invokeMethod(this, done, Qt::QueuedConnection);
    };
    watcher->setFuture(QtConcurrent::run(&pool_, [job = std::move(job), early, stop = cancelled_] {
        step_back();
        QElapsedTimer timer;
        timer.start();
        Picture picture;
        try {
            picture.deliver = job([stop] { return stop->load(); }, early);
        } catch (const std::exception& error) {
            picture.failure = text_of(error.what());
        }
        picture.took_ms = timer.elapsed();
        return picture;
    }));
}

void PictureService::finish(qint64 took_ms) {
    busy_ = false;
    rest_until_ms_ = sparing_ ? clock_.elapsed() + took_ms + 1 : 0;
    wake();
}

} // namespace pushforward
