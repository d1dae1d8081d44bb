// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/structures/structure.h"

namespace pushforward {

Structure autoregressive();

/// The autoregressive structure in the other direction.
Structure inverse_autoregressive() {
    Structure structure = autoregressive();
    structure.key = "inverse-autoregressive";
    structure.key_ending = "-inverse-autoregressive";
    structure.title_ending = " inverse autoregressive";
    structure.summary =
        "Bends both coordinates towards the data by maps of the line: the first by one map for all "
        "points, the second by one whose numbers a small network computes from the first base "
        "coordinate. The autoregressive layer in the other direction: sampling takes one pass.";
    structure.formula = "x₁ = f(z₁; θ₁)\n"
                        "x₂ = f(z₂; θ(z₁))\n"
                        "log |det| = log f′(z₁; θ₁) + log f′(z₂; θ(z₁))";
    structure.reference =
        "Kingma et al. 2016, Improved Variational Inference with Inverse Autoregressive Flow";
    structure.formula_starts_from = Side::base;
    return structure;
}

} // namespace pushforward
