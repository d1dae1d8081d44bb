// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>

class QThreadPool;

namespace pushforward {

/// Work that would hold up the window: opening files, floors, figures. One after another, on a
/// thread of its own. Results come back on the window's thread, unless this or who asked for them
/// is gone by then.
class Background : public QObject {
    Q_OBJECT
public:
    using Deliver = std::function<void()>;
    using Work = std::function<Deliver()>;
    using Failed = std::function<void(const QString& sentence)>;

    explicit Background(QObject* parent = nullptr);

    /// Does not wait longer than a moment for the work under way: not all of it can be broken off.
    ~Background() override;

    /// `work` runs on the other thread and returns what is to be done with its result here; an
    /// exception out of it is handed to `failed` instead. Neither is done when `owner` is gone by
    /// then, and work that has not begun is left out.
    void run(QObject* owner, Work work, Failed failed);

    int waiting() const { return waiting_; } ///< how many have not come back

    /// True when some work was left running: then the program must end without tidying up.
    static bool wasAbandoned();

private:
    QThreadPool* pool_; // left alone when its work outlives this
    std::shared_ptr<std::atomic<bool>> gone_;
    int waiting_ = 0;
};

} // namespace pushforward
