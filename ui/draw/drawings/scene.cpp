// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/drawings/scene.h"

namespace pushforward {

Scene::Scene(Moment moment, const View& view, QSize cells)
    : moment_(std::move(moment)), view_(view), cells_(cells) {}

std::shared_ptr<const DensityGrid> Scene::density(const Cancelled& cancelled) const {
    if (density_) return density_;
    DensityGrid grid = flow_density(moment_, view_, cells_.width(), cells_.height(), cancelled);
    if (!grid.density.empty()) density_ = std::make_shared<const DensityGrid>(std::move(grid));
    return density_;
}

} // namespace pushforward
