// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

#include <vector>

namespace pushforward {

// Each in the file of its name.
DatasetKind moons(), circles(), rings(), eight_gaussians(), pinwheel(), two_spirals(), swiss_roll(),
    checkerboard(), bent_gaussian();

std::span<const DatasetKind> dataset_kinds() {
    static const std::vector<DatasetKind> kinds = [] {
        std::vector<DatasetKind> made;
        for (auto* kind : {moons, circles, rings, eight_gaussians, pinwheel, two_spirals,
                           swiss_roll, checkerboard, bent_gaussian})
            made.push_back(kind());
        return made;
    }();
    return kinds;
}

} // namespace pushforward
