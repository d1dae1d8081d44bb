// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/density_grid.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace pushforward {

/// Draws pictures of snapshots on one thread beside the window's, so that the window never
/// evaluates a flow. Each view offers what it wants drawn when its turn comes, so the newest wish
/// wins, and a view has at most one picture under way. Turns go round by who has waited longest.
/// While training runs, pictures take about half of one core.
class PictureService : public QObject {
    Q_OBJECT
public:
    using Deliver = std::function<void()>; ///< done on the window's thread with the result
    /// For what is ready before the rest.
    using Early = std::function<void(Deliver)>;
    using Job = std::function<Deliver(const Cancelled&, const Early&)>;
    using Offer = std::function<Job()>; ///< on the window's thread; empty: nothing to draw

    explicit PictureService(QObject* parent = nullptr);
    ~PictureService() override; ///< breaks the picture under way off

    /// `owner` is not asked any more once it is gone. At least `rest_ms` pass between its pictures.
    void add(QObject* owner, Offer offer, int rest_ms = 0);

    void wake();                    ///< something new may be wanted
    void setSparing(bool training); ///< rest after each picture as long as it took

    bool isIdle() const { return !busy_; } ///< nothing under way

Q_SIGNALS:
    /// A job threw: once, until its view's picture comes or fails in another way. What the view
    /// shows stays.
    void failed(const QString& sentence);

private:
    struct View {
        QPointer<QObject> owner;
        Offer offer;
        qint64 rest_ms = 0, last_ms = -1; ///< when its last picture was begun
        /// Why its last picture failed; empty where it did not.
        std::shared_ptr<QString> failure = std::make_shared<QString>();
    };
    void next();
    void start(View& view, Job job);
    void finish(qint64 took_ms);

    std::vector<View> views_;
    QThreadPool pool_;
    QTimer timer_;
    QElapsedTimer clock_;
    std::shared_ptr<std::atomic<bool>> cancelled_;
    qint64 rest_until_ms_ = 0;
    bool busy_ = false, sparing_ = false;
};

} // namespace pushforward
