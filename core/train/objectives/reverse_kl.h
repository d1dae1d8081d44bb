// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/objectives/objective.h"

namespace pushforward {

/// How well a flow q fits an energy, by points drawn from q.
struct ReverseKl {
    double loss = 0;           ///< E[log q + U], nats in data units; no flow gets below −log Z
    double standard_error = 0; ///< of the loss

    /// (Σw)² / (n Σw²) of the importance weights w = exp(−U) / q: the share of n draws that a
    /// weighted sample of the energy is worth. It knows nothing of places that q never visits: a
    /// flow on one of two modes can have 1, while its loss is log 2 above the floor.
    double effective_share = 0;
};

ReverseKl measure_reverse_kl(const Flow& flow, std::span<const Real> parameters,
                             const Energy& energy, Index count, Random& random,
                             ObjectiveRoom& room);

} // namespace pushforward
