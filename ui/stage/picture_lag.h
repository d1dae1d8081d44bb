// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/drawings/registry.h"

#include <QElapsedTimer>

#include <optional>
#include <vector>

namespace pushforward {

/// How far the pictures that are seen are behind the moment that they should show.
class PictureLag {
public:
    struct Lag {
        std::optional<Moment> late; ///< the oldest that is seen, where it is half a second old
        bool awaits = false;        ///< something of this flow is not there yet: others are dimmed
        bool operator==(const Lag&) const = default;
    };

    PictureLag();

    void setMoment(const Moment& moment);

    /// A picture of this kind and moment needs a flow, and has that of another run or stack.
    bool isOfAnotherFlow(const DrawingKind& kind, const Moment& of) const;

    struct Picture {
        const DrawingKind* kind;
        const Moment* of; ///< null: there is none yet
        qint64 begun_ms;  ///< when its computation began, see `now`
    };
    /// True when the lag is not what it was.
    bool measure(const std::vector<Picture>& seen);

    const Lag& lag() const { return lag_; }
    bool isCurrent() const { return is_current_; } ///< all that was measured was of the moment
    qint64 now() const { return clock_.elapsed(); }

private:
    Moment moment_;
    Lag lag_;
    QElapsedTimer clock_;
    qint64 flow_since_ms_ = 0; ///< since when the moment is of the flow of which it is
    bool is_current_ = true;
};

} // namespace pushforward
