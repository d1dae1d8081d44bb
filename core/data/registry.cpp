// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

#include <vector>

namespace pushforward {

// Each in the file of its name.
DatasetKind moons(), circles(), rings(), four_circles(), two_spirals(), swiss_roll(),
    spiral_galaxy(), smiley_face();
DatasetKind eight_gaussians(), pinwheel(), gaussian_grid(), diamond();
DatasetKind bent_gaussian(), crescent(), sine_wave(), absolute_value(), sign_step();
DatasetKind checkerboard(), corners(), cylinder();
DatasetKind straight_line(), sine_curve();

std::span<const DatasetKind> dataset_kinds() {
    static const std::vector<DatasetKind> kinds = [] {
        std::vector<DatasetKind> made;
        for (auto* kind :
             {moons,          circles,       rings,         four_circles,    two_spirals,
              swiss_roll,     spiral_galaxy, smiley_face,   eight_gaussians, pinwheel,
              gaussian_grid,  diamond,       bent_gaussian, crescent,        sine_wave,
              absolute_value, sign_step,     checkerboard,  corners,         cylinder,
              straight_line,  sine_curve})
            made.push_back(kind());
        return made;
    }();
    return kinds;
}

} // namespace pushforward
