// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/decimate.h"
#include "ui/draw/figure.h"
#include "ui/draw/loss_words.h"

#include <optional>

namespace pushforward {

/// The loss by step, nats per point.
struct CurvesFigure : FigureContent {
    std::vector<CurvePoint> train, held_out;
    std::optional<double> floor;
    LossWords words = loss_words("NLL", false);

    void draw(const FigurePage& page) const override;
};

} // namespace pushforward
