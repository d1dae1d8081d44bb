// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"
#include "core/data/gaussian_lattice.h"

namespace pushforward {

DatasetKind gaussian_grid() {
    return {{.key = "gaussian-grid",
             .title = "Gaussian grid",
             .summary = "Blobs in rows and columns: count how many of them a flow finds, and how "
                        "many threads it leaves between them.",
             .formula = "x = spacing · (i − (side − 1)/2, j − (side − 1)/2) + noise · ξ,  "
                        "i, j ~ U{0, …, side − 1},  ξ ~ N(0, I)",
             .reference = "The grid of 25 Gaussians on which Dumoulin and others 2017, "
                          "Adversarially Learned Inference, count the modes that are found; wider "
                          "blobs",
             .fields = with_common_fields(
                 {{"side", "Blobs per side", "", "How many blobs stand along a side.",
                   IntField{5, 2, 20, false}},
                  {"spacing", "Spacing", "", "Distance from one centre to the next.",
                   RealField{2, 0.2, 5, false}},
                  noise_field(0.3, 0.02, 2, "Standard deviation of each blob.")}),
             .group = "Blobs"},
            [](const Spec& spec) {
                return std::make_unique<GaussianLattice>(spec.integer("side"), spec.real("spacing"),
                                                         spec.real("noise"), 0);
            }};
}

} // namespace pushforward
