// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

namespace pushforward {

// Each in the file of its name.
DatasetKind moons();
DatasetKind circles();
DatasetKind rings();
DatasetKind four_circles();
DatasetKind two_spirals();
DatasetKind swiss_roll();
DatasetKind spiral_galaxy();
DatasetKind smiley_face();
DatasetKind eight_gaussians();
DatasetKind pinwheel();
DatasetKind gaussian_grid();
DatasetKind diamond();
DatasetKind bent_gaussian();
DatasetKind crescent();
DatasetKind sine_wave();
DatasetKind absolute_value();
DatasetKind sign_step();
DatasetKind checkerboard();
DatasetKind corners();
DatasetKind cylinder();
DatasetKind straight_line();
DatasetKind sine_curve();

std::span<const DatasetKind> dataset_kinds() {
    static const DatasetKind kinds[] = {
        moons(),          circles(),       rings(),         four_circles(),    two_spirals(),
        swiss_roll(),     spiral_galaxy(), smiley_face(),   eight_gaussians(), pinwheel(),
        gaussian_grid(),  diamond(),       bent_gaussian(), crescent(),        sine_wave(),
        absolute_value(), sign_step(),     checkerboard(),  corners(),         cylinder(),
        straight_line(),  sine_curve(),
    };
    return kinds;
}

} // namespace pushforward
