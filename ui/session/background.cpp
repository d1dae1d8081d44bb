// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/background.h"

#include "core/math/flush_subnormals.h"
#include "ui/draw/text.h"
#include "ui/session/step_back.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <exception>

namespace pushforward {

namespace {

// Code that sanitizers check is some ten times slower; tests run several at a time.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(NDEBUG)
constexpr int patience_ms = 20000;
#else
constexpr int patience_ms = 150;
#endif

std::atomic<bool> abandoned = false;

} // namespace

Background::Background(QObject* parent)
    : QObject(parent), pool_(new QThreadPool), gone_(std::make_shared<std::atomic<bool>>(false)) {
    pool_->setMaxThreadCount(1);
}

Background::~Background() {
    *gone_ = true;
    pool_->clear();
    if (pool_->waitForDone(patience_ms))
        delete pool_;
    else
        abandoned = true;
}

bool Background::wasAbandoned() { return abandoned; }

void Background::run(QObject* owner, Work work, Failed failed) {
    const auto unwanted = std::make_shared<std::atomic<bool>>(false);
    auto* const watcher = new QFutureWatcher<Deliver>(this);
    connect(owner, &QObject::destroyed, watcher, [unwanted] { *unwanted = true; });
    connect(watcher, &QFutureWatcher<Deliver>::finished, this, [this, watcher, unwanted] {
        --waiting_;
        watcher->deleteLater();
        if (!*unwanted && watcher->future().resultCount() > 0) watcher->result()();
    });
    ++waiting_;
    // The sentence of a failure travels as a delivery too.
    auto guarded = [work = std::move(work), failed = std::move(failed), unwanted,
                    gone = gone_]() -> Deliver {
        if (*unwanted || *gone) return [] {};
        step_back();
        const FlushSubnormals flush;
        try {
            return work();
        } catch (const std::exception& error) {
            return [failed, sentence = text_of(error.what())] { failed(sentence); };
        }
    };
    watcher->setFuture(QtConcurrent::run(pool_, std::move(guarded)));
}

} // namespace pushforward
