// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"
#include "core/data/gaussian_lattice.h"
#include "core/data/noisy_graph.h"

#include <numbers>

namespace pushforward {

namespace {

std::unique_ptr<const Dataset> make_diamond(const Spec& spec) {
    const std::int64_t side = spec.integer("side");
    const double spacing = 2 * spec.real("bound") / static_cast<double>(side - 1);
    return std::make_unique<GaussianLattice>(side, spacing, spec.real("noise"),
                                             std::numbers::pi / 4);
}

} // namespace

DatasetKind diamond() {
    return {{.key = "diamond",
             .title = "Diamond",
             .summary = "Four hundred small blobs in a square that stands on its corner: fine "
                        "detail, which splines learn far better than affine layers.",
             .formula = "x = R(45°) (bound · (2i/(side − 1) − 1), bound · (2j/(side − 1) − 1)) + "
                        "noise · ξ,  i, j ~ U{0, …, side − 1},  ξ ~ N(0, I)",
             .reference = plane_data_reference(),
             .fields = with_common_fields(
                 {{"side", "Blobs per side", "", "How many blobs stand along a side.",
                   IntField{20, 2, 40, false}},
                  {"bound", "Half side", "", "Half the side of the square of their centres.",
                   RealField{2.5, 0.5, 5, false}},
                  noise_field(0.04, 0.01, 0.5, "Standard deviation of each blob.")}),
             .group = "Blobs"},
            make_diamond};
}

} // namespace pushforward
