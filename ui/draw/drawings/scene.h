// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/moment.h"

#include <QSize>

namespace pushforward {

/// A moment in a view: what drawings are computed from. What several of them need is found once.
/// For one thread.
class Scene {
public:
    /// `cells` are the columns and rows of densities.
    Scene(Moment moment, const View& view, QSize cells);

    const Moment& moment() const { return moment_; }
    const View& view() const { return view_; }
    QSize cells() const { return cells_; }

    /// The flow's density in this view; null when cancelled. The moment has a snapshot.
    std::shared_ptr<const DensityGrid> density(const Cancelled& cancelled) const;

private:
    Moment moment_;
    View view_;
    QSize cells_;
    mutable std::shared_ptr<const DensityGrid> density_;
};

} // namespace pushforward
