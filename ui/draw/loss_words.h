// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/experiment.h"

#include <QString>

#include <string>

namespace pushforward {

/// What the numbers of a run are called: an NLL where that is what is lowered, and never where it
/// is not.
struct LossWords {
    QString train, held_out, floor;                ///< over a number: "NLL, training"
    QString train_help, held_out_help, floor_help; ///< what they are, in a sentence
    QString axis;                                  ///< of the curves: "NLL, nats per point"
    QString short_axis;     ///< under a heading that says the rest: "loss, nats per point"
    QString held_out_curve; ///< beside its line: "held out"
    QString curves;         ///< over the curves: "Likelihood"

    bool operator==(const LossWords&) const = default;
};

/// `loss` as the objective names it: "NLL", "reverse-KL loss".
LossWords loss_words(const std::string& loss, bool fits_energy);
LossWords loss_words(const Experiment& experiment);

} // namespace pushforward
